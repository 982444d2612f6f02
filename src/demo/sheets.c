/*
 * All other facts: what the file lists as sheets. A sheet names a fact, for whom (unit, person, grid, nobody), how often, and what stands
 * in each column; or gives whole rows. Nothing here knows what a fact means. Called by demo.c.
 */
#include "demo/internal.h"

#include <string.h>

/* What a row is made for. */
struct at {
	struct world *w;
	const struct json *sheet, *each;
	const char *file;
	struct rng rng;
	int unit, person, grid;         /* -1: none */
	int strength;
	int32_t day;
	int half;                       /* 0 morning, 1 afternoon */
	char period[24];
	struct row row;
};

static int64_t
minute_of(struct str s)
{
	int64_t h = 0, m = 0;

	return s.n == 5 && str_to_i64((struct str){s.p, 2}, &h) && str_to_i64((struct str){s.p + 3, 2}, &m) ? h * 60 + m : -1;
}

static struct vvalue
known_text(struct str s)
{
	return (struct vvalue){true, 0, s};
}

static struct vvalue
known_int(int64_t i)
{
	return (struct vvalue){true, i, {"", 0}};
}

/* Names that begin with @. */
static bool
named_cell(struct at *x, struct str field, struct str name)
{
	struct world *w = x->w;

	if (str_eq_c(name, "@unit") && x->unit >= 0)
		cell_put(x->row, field, known_text(w->units[x->unit].id));
	else if (str_eq_c(name, "@person") && x->person >= 0)
		cell_put(x->row, field, known_text(w->persons[x->person].id));
	else if (str_eq_c(name, "@grid") && x->grid >= 0)
		cell_put(x->row, field, known_text(w->grids[x->grid].id));
	else if (str_eq_c(name, "@head") && x->unit >= 0 && world_role(w, (unsigned)x->unit, "head") >= 0)
		cell_put(x->row, field, known_text(w->persons[world_role(w, (unsigned)x->unit, "head")].id));
	else if (str_eq_c(name, "@period"))
		cell_cell(x->row, field, str_c(x->period));
	else if (str_eq_c(name, "@day"))
		cell_put(x->row, field, known_int(x->day));
	else if (str_eq_c(name, "@half"))
		cell_cell(x->row, field, x->half == 0 ? STR("am") : STR("pm"));
	else if (str_eq_c(name, "@id"))
		cell_put(x->row, field, known_text(str_fmt(&w->arena, "S%06llu", (unsigned long long)++w->serial)));
	else if (str_eq_c(name, "@each") && x->each != NULL && x->each->kind == JSON_STRING)
		cell_cell(x->row, field, x->each->text);
	else
		return false;
	return true;
}

static int64_t
earlier(const struct at *x, const struct json *named)
{
	int f = named == NULL ? -1 : vocab_field(x->row.entity, named->text);

	return f < 0 || !x->row.v[f].known ? 0 : x->row.v[f].i;
}

/* {"score":[60,98],"jitter":4,"step":5,"of":"each"}: tenths of a point by strength. {"share_of":"sample","permille":[…],"all":…}. */
static void
drawn_cell(struct at *x, struct str field, const struct json *e)
{
	struct world *w = x->w;
	const struct json *score = json_get(e, "score"), *between = json_get(e, "between"), *pick = json_get(e, "pick"), *time = json_get(e, "time"), *share = json_get(e, "share_of");

	if (score != NULL) {
		int64_t jitter = data_int(e, "jitter", 20), step = data_int(e, "step", 5), full = x->each == NULL ? 1000 : data_int(x->each, "full", 100) * 10, tenths;

		tenths = data_by_strength(score, x->strength, 0) + rng_between(&x->rng, -jitter, jitter);
		if (json_get(e, "of_full") != NULL)
			tenths = full * tenths / 1000;
		tenths = (tenths + step / 2) / step * step;
		tenths = tenths < 0 ? 0 : tenths > full ? full : tenths;
		if (json_get(e, "most") != NULL && tenths > data_int(e, "most", 0))
			tenths = data_int(e, "most", 0);
		cell_cell(x->row, field, str_fmt(&w->arena, "%lld.%lld", (long long)tenths / 10, (long long)tenths % 10));
	} else if (between != NULL) {
		if (json_get(e, "seldom") != NULL && rng_chance(&x->rng, data_by_strength(json_get(e, "rarely"), x->strength, 0)))
			between = json_get(e, "seldom");
		cell_cell(x->row, field, str_fmt(&w->arena, "%lld", (long long)rng_between(&x->rng, data_by_strength(between, 0, 0), data_by_strength(between, STRENGTH_MOST, 0))));
	} else if (json_get(e, "by_strength") != NULL) {
		int64_t jitter = data_int(e, "jitter", 0), n = data_by_strength(json_get(e, "by_strength"), x->strength, 0) + rng_between(&x->rng, -jitter, jitter);
		int64_t step = data_int(e, "step", 1);

		cell_cell(x->row, field, str_fmt(&w->arena, "%lld", (long long)(n < 0 ? 0 : n / step * step)));
	} else if (pick != NULL) {
		struct slots s;

		slots_init(&s, w, x->unit < 0 ? NULL : &w->units[x->unit], x->rng);
		cell_cell(x->row, field, slots_pick(w, &s, pick));
		x->rng = s.rng;
	} else if (time != NULL) {
		int64_t from = minute_of(data_nth(time, 0)->text), to = minute_of(data_nth(time, 1)->text);

		if (json_get(e, "late") != NULL && rng_chance(&x->rng, data_by_strength(json_get(e, "late"), x->strength, 0)))
			from = to, to += 55;
		cell_put(x->row, field, known_int(instant_from_day(x->day, (int32_t)(60 * rng_between(&x->rng, from, to)))));
	} else if (json_get(e, "half") != NULL) {
		const struct json *h = data_nth(json_get(e, "half"), (uint64_t)x->half);

		cell_put(x->row, field, known_int(instant_from_day(x->day, (int32_t)(60 * rng_between(&x->rng, minute_of(data_nth(h, 0)->text), minute_of(data_nth(h, 1)->text))))));
	} else if (share != NULL) {
		int64_t of = earlier(x, share), permille = data_by_strength(json_get(e, "permille"), x->strength, 900) + rng_between(&x->rng, -30, 30);

		if (rng_chance(&x->rng, data_by_strength(json_get(e, "all"), x->strength, 0)))
			permille = 1000;
		cell_put(x->row, field, known_int(of * (permille > 1000 ? 1000 : permille) / 1000));
	} else if (json_get(e, "chance") != NULL) {
		cell_put(x->row, field, known_int(rng_chance(&x->rng, data_by_strength(json_get(e, "chance"), x->strength, 0))));
	} else {
		world_fail(w, "sheets", "“" STR_F "”的写法不认识", "the expression of “" STR_F "” is not known", field);
	}
}

static void
cell(struct at *x, struct str field, const struct json *e)
{
	switch (e->kind) {
	case JSON_STRING:
		if (e->text.n > 0 && e->text.p[0] == '@') {
			if (!named_cell(x, field, e->text))
				world_fail(x->w, "sheets", "“" STR_F "”在这里没有意义", "“" STR_F "” means nothing here", e->text);
		} else {
			struct slots s;

			slots_init(&s, x->w, x->unit < 0 ? NULL : &x->w->units[x->unit], x->rng);
			cell_cell(x->row, field, slots_fill(x->w, &s, e->text));
		}
		break;
	case JSON_NUMBER:
		cell_cell(x->row, field, e->text);
		break;
	case JSON_BOOL:
		cell_cell(x->row, field, e->yes ? STR("true") : STR("false"));
		break;
	case JSON_OBJECT:
		drawn_cell(x, field, e);
		break;
	case JSON_NULL: case JSON_ARRAY:
		world_fail(x->w, "sheets", "“" STR_F "”的写法不认识", "the expression of “" STR_F "” is not known", field);
		break;
	}
}

/* One row for one subject at one time, if chance will have it; once more for each of `each`. */
static void
row_for(struct at *x, uint64_t place)
{
	const struct json *each = json_get(x->sheet, "each"), *cells = json_get(x->sheet, "cells");
	const struct json *e = each == NULL ? NULL : each->kids;

	x->rng = rng_at(x->w->seed ^ rng_seed(data_text(x->sheet, "name")), place ^ rng_seed(str_c(x->period)) ^ (uint64_t)x->day << 20 ^ (uint64_t)x->half << 60);
	do {
		x->each = e;
		if (rng_chance(&x->rng, data_by_strength(json_get(x->sheet, "chance"), x->strength, 1000))) {
			x->row = cell_new(x->w, x->file);
			for (const struct json *c = e != NULL && e->kind == JSON_OBJECT ? e->kids : NULL; c != NULL; c = c->next)
				if (!str_eq_c(c->key, "full"))
					cell(x, c->key, c);
			for (const struct json *c = cells == NULL ? NULL : cells->kids; c != NULL; c = c->next)
				cell(x, c->key, c);
		}
		e = e == NULL ? NULL : e->next;
	} while (e != NULL);
}

static bool
wanted(const struct json *list, struct str word)
{
	return list == NULL || data_has(list, word);
}

static void
for_everybody(struct at *x)
{
	struct world *w = x->w;
	struct str whom = data_text(x->sheet, "for");
	const struct json *kinds = json_get(x->sheet, "kinds"), *roles = json_get(x->sheet, "roles"), *units = json_get(x->sheet, "units"), *but = json_get(x->sheet, "but");
	const struct json *staffings = json_get(x->sheet, "staffings");

	x->unit = x->person = x->grid = -1;
	x->strength = 80;
	if (whom.n == 0) {
		row_for(x, 0);
		return;
	}
	for (unsigned u = 0; u < w->n_units && str_eq_c(whom, "unit"); u++) {
		if (!wanted(kinds, w->units[u].kind) || !wanted(units, w->units[u].id) || (but != NULL && data_has(but, w->units[u].id)))
			continue;
		x->unit = (int)u;
		x->strength = world_strength(w, &w->units[u], x->day);
		row_for(x, rng_seed(w->units[u].id));
	}
	for (unsigned g = 0; g < w->n_grids && str_eq_c(whom, "grid"); g++) {
		if (!wanted(units, w->units[w->grids[g].unit].id))
			continue;
		x->grid = (int)g;
		x->unit = (int)w->grids[g].unit;
		x->strength = world_strength(w, &w->units[x->unit], x->day);
		row_for(x, rng_seed(w->grids[g].id));
	}
	for (unsigned p = 0; p < w->n_persons && str_eq_c(whom, "person"); p++) {
		const struct person *one = &w->persons[p];

		if (!wanted(roles, one->role) || !wanted(kinds, w->units[one->unit].kind) || !wanted(staffings, one->staffing) || (but != NULL && data_has(but, one->id)))
			continue;
		x->person = (int)p;
		x->unit = (int)one->unit;
		x->grid = one->grid;
		x->strength = one->strength;
		row_for(x, rng_seed(one->id));
	}
}

static int
months_of(struct str every)
{
	static const struct { const char *word; int months; } list[] = {{"month", 1}, {"quarter", 3}, {"half", 6}, {"year", 12}};

	for (unsigned i = 0; i < COUNT_OF(list); i++)
		if (str_eq_c(every, list[i].word))
			return list[i].months;
	return 0;
}

/* Calendar periods whose first day lies in the sheet's time; a day inside each. `year_start` moves the years' name only. */
static void
by_period(struct at *x, int months, int32_t from, int32_t until)
{
	int start = (int)data_int(x->sheet, "year_start", 1), y, m, d;
	struct rng r = rng_at(x->w->seed, rng_seed(data_text(x->sheet, "name")));

	day_to_ymd(from, &y, &m, &d);
	m = (m - 1) / months * months + 1;
	for (;; m += months) {
		int32_t first, after;
		int year, no;

		if (m > 12) {
			m -= 12;
			y++;
		}
		first = day_from_ymd(y, m, 1);
		after = m + months > 12 ? day_from_ymd(y + 1, m + months - 12, 1) : day_from_ymd(y, m + months, 1);
		if (first >= until)
			return;
		year = months > 1 && start > 1 && m >= start ? y + 1 : y;
		no = (m - 1) / months + 1;
		if (months == 1)
			snprintf(x->period, sizeof x->period, "%d-%02d", y, m);
		else if (months == 12)
			snprintf(x->period, sizeof x->period, "%d", year);
		else
			snprintf(x->period, sizeof x->period, "%d-%c%d", y, months == 3 ? 'Q' : 'H', no);
		x->day = (int32_t)rng_between(&r, first > from ? first : from, (after < until ? after : until) - 1);
		for (int k = 0; k < 20 && !calendar_is_working(x->w->calendar, x->day) && x->day + 1 < after && x->day + 1 < until; k++)
			x->day++;
		for_everybody(x);
	}
}

static void
by_day(struct at *x, int32_t from, int32_t until, unsigned halves)
{
	int y, m, d;

	for (x->day = from; x->day < until; x->day++) {
		if (!calendar_is_working(x->w->calendar, x->day))
			continue;
		day_to_ymd(x->day, &y, &m, &d);
		snprintf(x->period, sizeof x->period, "%d-%02d", y, m);
		for (x->half = 0; x->half < (int)halves; x->half++)
			for_everybody(x);
		x->half = 0;
	}
}

static int32_t
day_or(const struct json *sheet, const char *key, int32_t absent)
{
	int32_t day = absent;
	struct str s = data_text(sheet, key);

	return s.n > 0 && day_parse(s, &day) ? day : absent;
}

void
make_sheets(struct world *w)
{
	const struct json *sheets = json_get(w->file, "sheets");

	for (const struct json *s = sheets == NULL ? NULL : sheets->kids; s != NULL && w->rc == RC_OK; s = s->next) {
		struct at x = {.w = w, .sheet = s, .file = str_copy(&w->arena, data_text(s, "file")).p, .unit = -1, .person = -1, .grid = -1};
		struct str every = data_text(s, "every");
		int32_t from = day_or(s, "from", w->first), until = day_or(s, "until", instant_day(w->now));

		x.day = from;
		for (const struct json *r = json_get(s, "rows") == NULL ? NULL : json_get(s, "rows")->kids; r != NULL; r = r->next) {
			x.rng = rng_at(w->seed, rng_seed(data_text(s, "name")));
			x.row = cell_new(w, x.file);
			for (const struct json *c = r->kids; c != NULL; c = c->next)
				cell(&x, c->key, c);
		}
		if (json_get(s, "cells") == NULL && json_get(s, "each") == NULL)
			continue;
		if (months_of(every) > 0)
			by_period(&x, months_of(every), from, until);
		else if (str_eq_c(every, "day") || str_eq_c(every, "half_day"))
			by_day(&x, from, until, str_eq_c(every, "day") ? 1 : 2);
		else
			for_everybody(&x);
	}
}
