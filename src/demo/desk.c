/*
 * The desk on a given day: orders that are being handled, as a list of acts in order of time. The file says by which ways orders go (who does
 * what, how long after what came before) and how many go each; whether an act is allowed the rulebook's process decides when the list is
 * acted out, which is not done here. Everything lies before the day's first instant, so that the same day gives the same desk at any hour. Called by
 * the command line.
 */
#include "demo/internal.h"

#include <stdlib.h>
#include <string.h>

#define OFFICE_OPEN (8 * 3600 + 1800)
#define OFFICE_CLOSE (17 * 3600 + 1800)
#define RUNS_DEEP 10                    /* runs within runs */
#define LIMIT_DAYS 7                    /* a deadline from outside, where the way names none: so many days after the call */

struct demo_desk { struct arena arena; struct demo_step *steps; unsigned n, room; struct demo_note *notes; unsigned n_notes; };

/* One order on its way. */
struct turn {
	struct world *w;
	struct demo_desk *desk;
	const struct json *file, *way, *theme;
	struct rng rng;
	struct slots slots;
	uint64_t variant;
	unsigned unit, other;
	int32_t day;                    /* the desk's */
	int64_t at, due;
	struct str id, title, text, address, caller, name, phone, matter, topic;
	bool begun;
};

/* The k-th working day before the day. */
static int32_t
days_ago(const struct world *w, int32_t day, int64_t k)
{
	while (k > 0)
		k -= calendar_is_working(w->calendar, --day);
	return day;
}

/* The next instant at which somebody sits in the office; whole minutes. */
static int64_t
in_office(const struct world *w, int64_t at)
{
	int32_t day = instant_day(at), s = instant_second_of_day(at);

	if (s >= OFFICE_CLOSE) {
		day++;
		s = OFFICE_OPEN + s % 3600;
	} else if (s < OFFICE_OPEN) {
		s = OFFICE_OPEN + s % 3600;
	}
	while (!calendar_is_working(w->calendar, day))
		day++;
	return instant_from_day(day, s - s % 60);
}

/* [a, b]: so many minutes later; n: so many working days later, at an hour of its own. */
static void
move_on(struct turn *t, const struct json *after)
{
	int64_t low = 0, high = 0;

	if (after == NULL)
		return;
	if (after->kind == JSON_ARRAY && str_to_i64(data_nth(after, 0)->text, &low) && str_to_i64(data_nth(after, 1)->text, &high) && low > 0 && low <= high) {
		t->at = in_office(t->w, t->at + 60 * rng_between(&t->rng, low, high));
	} else if (after->kind == JSON_NUMBER && str_to_i64(after->text, &low) && low > 0) {
		int32_t day = instant_day(t->at);

		while (low > 0)
			low -= calendar_is_working(t->w->calendar, ++day);
		t->at = instant_from_day(day, 9 * 3600 + 60 * (int32_t)rng_between(&t->rng, 0, 300));
	} else {
		world_fail(t->w, "desk", "“" STR_F "”：时间应写成 [10, 30]（分钟）或 1（工作日）", "“" STR_F "”: a time is [10, 30] in minutes or 1 in working days", data_text(t->way, "name"));
	}
}

static struct str
reply(struct turn *t)
{
	struct str result = data_text(t->way, "result"), finding = data_text(t->way, "finding");
	char key[16];
	const struct json *own = json_get(t->theme, "replies"), *list;

	if (str_eq_c(finding, "untrue"))
		result = finding;
	else if (result.n == 0)
		result = STR("solved");
	snprintf(key, sizeof key, STR_F, STR_A(result));
	list = own == NULL ? NULL : json_get(own, key);
	return list != NULL ? slots_nth(t->w, &t->slots, list, t->variant) : slots_pick(t->w, &t->slots, json_get(json_get(t->w->words, "replies"), key));
}

/* "@day-1", "@day+2T18:00": a day beside the desk's. */
static struct str
day_beside(struct turn *t, struct str s)
{
	struct str rest = {s.p + 4, s.n - 4}, day;
	const char *hour = memchr(rest.p, 'T', rest.n);
	size_t n = hour == NULL ? rest.n : (size_t)(hour - rest.p);
	int64_t days = 0;

	if (n > 0 && !str_to_i64((struct str){rest.p, n}, &days))
		world_fail(t->w, "desk", "“" STR_F "”应写成 @day+2T18:00", "“" STR_F "” must be written @day+2T18:00", s);
	day = day_text(&t->w->arena, t->day + (int32_t)days);
	return str_fmt(&t->w->arena, STR_F STR_F, STR_A(day), (int)(rest.n - n), rest.p + n);
}

/* What a word with @ stands for; other texts are templates. */
static struct str
word(struct turn *t, struct str s)
{
	const struct { const char *name; struct str is; } known[] = {
		{"@id", t->id}, {"@title", t->title}, {"@text", t->text}, {"@address", t->address}, {"@caller", t->caller}, {"@name", t->name}, {"@phone", t->phone},
		{"@matter", t->matter}, {"@topic", t->topic}, {"@category", data_text(t->theme, "category")}, {"@appeal", data_text(t->theme, "appeal")},
		{"@unit", t->w->units[t->unit].id}, {"@other", t->w->units[t->other].id}, {"@urgency", data_text(t->way, "urgency").n > 0 ? data_text(t->way, "urgency") : STR("normal")},
		{"@site", data_text(t->way, "site").n > 0 ? data_text(t->way, "site") : STR("no")}, {"@result", data_text(t->way, "result").n > 0 ? data_text(t->way, "result") : STR("solved")},
		{"@finding", data_text(t->way, "finding").n > 0 ? data_text(t->way, "finding") : STR("true")},
	};
	int head;

	if (s.n == 0 || s.p[0] != '@')
		return slots_fill(t->w, &t->slots, s);
	for (unsigned i = 0; i < COUNT_OF(known); i++)
		if (str_eq_c(s, known[i].name))
			return known[i].is;
	if (str_eq_c(s, "@reply"))
		return reply(t);
	if (str_eq_c(s, "@due"))
		return instant_text(&t->w->arena, t->due);
	if (str_eq_c(s, "@return_reason"))
		return slots_pick(t->w, &t->slots, json_get(t->w->words, "return_reasons"));
	head = world_role(t->w, t->unit, "head");
	if (str_eq_c(s, "@head") && head >= 0)
		return t->w->persons[head].name;
	if (str_starts(s, STR("@day")))
		return day_beside(t, s);
	world_fail(t->w, "desk", "不认识“" STR_F "”", "“" STR_F "” is not known", s);
	return s;
}

/* The object with every word put in; `first` goes before and replaces what has the same name. */
static struct str
filled(struct turn *t, const struct json *first, const struct json *then)
{
	struct buf b;
	struct str s;

	buf_init(&b, 0);
	buf_char(&b, '{');
	for (int pass = 0; pass < 2; pass++)
		for (const struct json *j = (pass == 0 ? first : then) == NULL ? NULL : (pass == 0 ? first : then)->kids; j != NULL; j = j->next) {
			bool again = false;

			for (const struct json *k = pass == 0 || first == NULL ? NULL : first->kids; k != NULL; k = k->next)
				again |= str_eq(k->key, j->key);
			if (again)
				continue;
			if (b.n > 1)
				buf_char(&b, ',');
			buf_json(&b, j->key);
			buf_char(&b, ':');
			if (j->kind == JSON_BOOL)
				buf_add_c(&b, j->yes ? "true" : "false");
			else
				buf_json(&b, word(t, j->text));
		}
	buf_char(&b, '}');
	s = str_copy(&t->desk->arena, buf_str(&b));
	buf_done(&b);
	return s;
}

static void
papers(struct turn *t, struct demo_step *step, const struct json *list)
{
	if (list == NULL)
		return;
	step->papers = ARENA_NEW(&t->desk->arena, struct demo_paper, list->n_kids + 1);
	for (const struct json *j = list->kids; j != NULL; j = j->next) {
		struct demo_paper *p = &step->papers[step->n_papers++];
		bool letter = data_text(j, "letter").n > 0;

		p->kind = letter ? "document" : "photo";
		p->media = letter ? "application/pdf" : "image/png";
		p->label = data_text(j, "label");
		p->name = data_text(j, "name");
		p->bytes = letter ? paper_letter(&t->desk->arena, p->label, word(t, data_text(j, "letter"))) : paper_photo(&t->desk->arena, rng_seed(t->id), data_yes(j, "after"));
	}
}

static struct demo_step *
new_step(struct demo_desk *d)
{
	if (d->n == d->room) {
		struct demo_step *more = ARENA_NEW(&d->arena, struct demo_step, d->room == 0 ? 256 : d->room * 2);

		if (d->n > 0)
			memcpy(more, d->steps, d->n * sizeof *more);
		d->steps = more;
		d->room = d->room == 0 ? 256 : d->room * 2;
	}
	return &d->steps[d->n++];
}

static void
act(struct turn *t, const struct json *one)
{
	struct world *w = t->w;
	struct str name = data_nth(one, 0)->text;
	const struct json *step = NULL, *own = one->n_kids > 2 ? data_nth(one, 2) : NULL;
	struct demo_step *s;
	struct str of;
	char role[40];
	int unit, person;

	for (const struct json *j = json_get(t->file, "steps") == NULL ? NULL : json_get(t->file, "steps")->kids; j != NULL && step == NULL; j = j->next)
		if (str_eq(j->key, name))
			step = j;
	if (step == NULL) {
		world_fail(w, "desk", "没有步骤“" STR_F "”", "there is no step “" STR_F "”", name);
		return;
	}
	if (t->begun)
		move_on(t, one->n_kids > 1 ? data_nth(one, 1) : NULL);
	of = data_text(step, "of");
	unit = str_eq_c(of, "unit") ? (int)t->unit : str_eq_c(of, "other") ? (int)t->other : world_unit(w, data_text(t->file, "centre"));
	snprintf(role, sizeof role, STR_F, STR_A(data_text(step, "by")));
	person = unit < 0 ? -1 : world_role(w, (unsigned)unit, role);
	if (person < 0 || t->at >= instant_from_day(t->day, 0)) {
		world_fail(w, "desk", person < 0 ? "“" STR_F "”：没有这个角色的人" : "“" STR_F "”排到当天以后了", person < 0 ? "“" STR_F "”: nobody has the role" : "“" STR_F "” comes after the day", name);
		return;
	}
	s = new_step(t->desk);
	*s = (struct demo_step){.at = t->at, .order_id = str_copy(&t->desk->arena, t->id), .begins = !t->begun, .action = data_text(step, "do").n > 0 ? data_text(step, "do") : name,
	                        .role = w->persons[person].role, .person_id = str_copy(&t->desk->arena, w->persons[person].id), .unit_id = str_copy(&t->desk->arena, w->units[unit].id)};
	s->note = str_copy(&t->desk->arena, word(t, data_text(own, "note").n > 0 ? data_text(own, "note") : data_text(step, "note")));
	s->inputs = filled(t, json_get(own, "fill"), json_get(step, "fill"));
	s->filled = filled(t, NULL, json_get(step, "form"));
	papers(t, s, json_get(step, "attach"));
	t->begun = true;
}

/* A way is a list of acts and of names of runs, which are such lists. */
static void
go(struct turn *t, const struct json *list, int depth)
{
	for (const struct json *j = list == NULL ? NULL : list->kids; j != NULL && t->w->rc == RC_OK; j = j->next) {
		const struct json *run = NULL;

		if (j->kind == JSON_ARRAY) {
			act(t, j);
			continue;
		}
		for (const struct json *k = json_get(t->file, "runs") == NULL ? NULL : json_get(t->file, "runs")->kids; k != NULL; k = k->next)
			if (str_eq(k->key, j->text))
				run = k;
		if (run == NULL || depth == RUNS_DEEP)
			world_fail(t->w, "desk", "没有一串步骤叫“" STR_F "”", "there is no run of steps “" STR_F "”", j->text);
		else
			go(t, run, depth + 1);
	}
}

/* Who calls, about what and where; a story's orders are one person's and one matter's. */
static void
call(struct turn *t, uint64_t seed)
{
	struct world *w = t->w;
	struct str story = data_text(t->way, "story"), theme = data_text(t->way, "theme"), opening, family;
	uint64_t matter = story.n > 0 ? rng_seed(story) : seed;
	struct rng r = rng_at(w->seed ^ 5, matter);
	int y, m, d;

	day_to_ymd(instant_day(t->at), &y, &m, &d);
	for (const struct json *j = w->themes->kids; j != NULL && theme.n > 0; j = j->next)
		if (str_eq(data_text(j, "id"), theme))
			t->theme = j;
	if (t->theme == NULL)
		t->theme = theme_drawn(w, &w->units[t->unit], NULL, m, &t->rng);
	if (t->theme == NULL) {
		world_fail(w, "desk", "单位“" STR_F "”没有可用的题目", "there is no theme for unit “" STR_F "”", w->units[t->unit].id);
		return;
	}
	slots_init(&t->slots, w, &w->units[t->unit], r);
	t->address = slots_fill(w, &t->slots, data_text(t->theme, "address").n > 0 ? data_text(t->theme, "address") : data_text(w->words, "address"));
	t->variant = rng_next(&t->slots.rng);
	t->slots.rng = rng_at(w->seed ^ 6, seed);
	t->title = slots_nth(w, &t->slots, json_get(t->theme, "titles"), t->variant);
	opening = slots_pick(w, &t->slots, json_get(w->words, story.n > 0 ? "again" : "openings"));
	t->text = slots_nth(w, &t->slots, json_get(t->theme, "texts"), t->variant);
	t->text = str_fmt(&w->arena, STR_F STR_F, STR_A(opening), STR_A(t->text));
	t->caller = str_fmt(&w->arena, "D%07llx", (unsigned long long)(rng_next(&r) & 0xfffffff));
	family = data_nth(json_get(w->words, "family"), rng_next(&r))->text;
	t->name = str_fmt(&w->arena, STR_F "%s", STR_A(family), rng_chance(&r, 540) ? "女士" : "先生");
	t->phone = str_fmt(&w->arena, "1990000%04lld", (long long)rng_between(&r, 0, 9999));   /* numbers that no network gives out */
	t->matter = str_fmt(&w->arena, "D%08llx", (unsigned long long)(rng_next(&r) & 0xffffffff));
	t->topic = str_fmt(&w->arena, STR_F "-%08x", STR_A(data_text(t->theme, "id")), (unsigned)(str_hash(t->address) & 0xffffffff));
}

static void
one_order(struct turn *t, unsigned no, unsigned of_way)
{
	struct world *w = t->w;
	const struct json *units = json_get(t->file, "units"), *ago = json_get(t->way, "ago"), *hour = json_get(t->way, "hour"), *due = json_get(t->way, "due");
	struct str own = data_text(t->way, "unit");
	int64_t days = 1, low = 9, high = 14, hours = 0;
	uint64_t seed = rng_seed(data_text(t->way, "name")) + of_way * 7919;
	int unit = world_unit(w, own.n > 0 ? own : data_nth(units, no)->text), other = world_unit(w, data_nth(units, no + 1)->text), y, m, d;

	if (unit == other)
		other = world_unit(w, data_nth(units, no + 2)->text);
	if (unit < 0 || other < 0)
		return;
	t->unit = (unsigned)unit;
	t->other = (unsigned)other;
	t->rng = rng_at(w->seed ^ 4, seed);
	if (ago != NULL)
		(void)str_to_i64(data_nth(ago, of_way)->text, &days);
	if (hour != NULL) {
		(void)str_to_i64(data_nth(hour, 0)->text, &low);
		(void)str_to_i64(data_nth(hour, 1)->text, &high);
	}
	t->at = instant_from_day(days_ago(w, t->day, days), (int32_t)(low * 3600 + 60 * rng_between(&t->rng, 0, (high - low) * 60)));
	/* "due": hours from the day's beginning, so that clocks are near and past whenever somebody looks; else so many days after the call */
	if (due != NULL && str_to_i64(data_nth(due, of_way)->text, &hours))
		t->due = instant_from_day(t->day, 0) + hours * 3600;
	else
		t->due = instant_from_day(instant_day(t->at) + (int32_t)data_int(t->way, "limit", LIMIT_DAYS), 18 * 3600);
	day_to_ymd(instant_day(t->at), &y, &m, &d);
	t->id = str_fmt(&w->arena, STR_F "%04d%02d%02d%u", STR_A(data_text(w->file, "order_prefix")), y, m, d, 9001 + no);
	call(t, seed);
	if (w->rc == RC_OK)
		go(t, json_get(t->way, "do"), 0);
}

static int
by_time(const void *x, const void *y)
{
	const struct demo_step *a = x, *b = y;

	if (a->at != b->at)
		return (a->at > b->at) - (a->at < b->at);
	return a->no < b->no ? -1 : a->no > b->no;
}

/* Facts that stand beside the orders and move with the day. */
static void
notes(struct turn *t)
{
	const struct json *list = json_get(t->file, "facts");

	if (list == NULL)
		return;
	t->desk->notes = ARENA_NEW(&t->desk->arena, struct demo_note, list->n_kids + 1);
	for (const struct json *j = list->kids; j != NULL && t->w->rc == RC_OK; j = j->next) {
		struct demo_note *note = &t->desk->notes[t->desk->n_notes++];
		const struct json *cells = json_get(j, "cells");
		const struct ventity *e;

		note->entity = vocab_entity(data_text(j, "file"));
		if (note->entity < 0 || cells == NULL) {
			world_fail(t->w, "desk", "没有“" STR_F "”这种事实", "there is no kind of fact “" STR_F "”", data_text(j, "file"));
			return;
		}
		e = vocab_at(note->entity);
		note->values = ARENA_NEW(&t->desk->arena, struct vvalue, e->n);
		for (const struct json *c = cells->kids; c != NULL; c = c->next) {
			int field = vocab_field(note->entity, c->key);
			struct err why;

			if (field < 0 || vocab_cell(&e->fields[field], str_copy(&t->desk->arena, word(t, c->text)), &note->values[field], &why) != RC_OK)
				world_fail(t->w, "desk", "“" STR_F "”填得不对", "“" STR_F "” is filled in wrongly", c->key);
		}
	}
}

enum rc
desk_make(struct world *w, const struct json *file, int32_t day, struct demo_desk **out, struct err *err)
{
	struct arena arena;
	struct demo_desk *d;
	unsigned no = 0;

	arena_init(&arena, 0);
	d = ARENA_NEW(&arena, struct demo_desk, 1);
	d->arena = arena;
	for (const struct json *way = json_get(file, "ways") == NULL ? NULL : json_get(file, "ways")->kids; way != NULL; way = way->next)
		for (unsigned i = 0; i < (unsigned)data_int(way, "n", 1) && w->rc == RC_OK; i++) {
			struct turn t = {.w = w, .desk = d, .file = file, .way = way, .day = day};

			one_order(&t, no++, i);
		}
	if (w->rc == RC_OK)
		notes(&(struct turn){.w = w, .desk = d, .file = file, .day = day});
	if (w->rc != RC_OK) {
		*err = w->err;
		demo_desk_free(d);
		return w->rc;
	}
	for (unsigned i = 0; i < d->n; i++)
		d->steps[i].no = i;
	if (d->n > 0)
		qsort(d->steps, d->n, sizeof *d->steps, by_time);
	*out = d;
	return RC_OK;
}

const struct demo_step *
demo_desk_steps(const struct demo_desk *d, unsigned *n)
{
	*n = d->n;
	return d->steps;
}

const struct demo_note *
demo_desk_notes(const struct demo_desk *d, unsigned *n)
{
	*n = d->n_notes;
	return d->notes;
}

void
demo_desk_free(struct demo_desk *d)
{
	if (d != NULL) {
		struct arena arena = d->arena;  /* the desk stands in it */

		arena_done(&arena);
	}
}
