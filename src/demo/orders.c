/*
 * Who calls when about what: monthly volumes of every stream (hotline, patrol, assigned …) by unit or grid, the calls that come
 * again, and the stories that the file tells by hand; all in order of time, so that numbers rise. What then happens to an order is
 * life.c's. Called by demo.c.
 */
#include "demo/internal.h"

#include <stdlib.h>

struct arrivals { struct arrival *list; size_t n, room; };

static void
add(struct arrivals *all, struct arrival a)
{
	if (all->n == all->room) {
		all->room = all->room == 0 ? 4096 : all->room * 2;
		all->list = realloc(all->list, all->room * sizeof *all->list);
		if (all->list == NULL)
			abort();
	}
	all->list[all->n++] = a;
}

/* A theme that the unit deals with, by weight and season (twelve numbers in a hundred). */
const struct json *
theme_drawn(const struct world *w, const struct agency *u, const struct json *stream, int month, struct rng *r)
{
	const struct json *tags = json_get(stream, "tags") != NULL ? json_get(stream, "tags") : u->tags, *found = NULL;
	int64_t sum = 0;

	for (const struct json *t = w->themes->kids; t != NULL; t = t->next) {
		int64_t weight = data_int(t, "weight", 10), by_month = 100;
		const struct json *season = json_get(t, "season");
		bool fits = false;

		for (const struct json *tag = json_get(t, "tags")->kids; tag != NULL && !fits; tag = tag->next)
			fits = data_has(tags, tag->text);
		if (!fits)
			continue;
		if (season != NULL && data_nth(season, (uint64_t)month - 1) != NULL && !str_to_i64(data_nth(season, (uint64_t)month - 1)->text, &by_month))
			by_month = 100;
		weight = weight * by_month;
		sum += weight;
		if (weight > 0 && rng_between(r, 0, sum - 1) < weight)
			found = t;
	}
	return found;
}

/* An instant of the day: most by day, some in the evening, for what is heard at night at night. */
static int64_t
hour_drawn(const struct json *stream, const struct json *theme, int32_t day, struct rng *r)
{
	static const signed char hours[] = {7, 8, 8, 9, 9, 9, 9, 10, 10, 10, 10, 11, 11, 12, 13, 13, 14, 14, 14, 15, 15, 15, 16, 16, 17, 18, 19, 19, 20, 21, 22};
	bool night = str_eq_c(data_text(theme, "hours"), "night"), office = str_eq_c(data_text(stream, "hours"), "office");
	int64_t hour = office ? rng_between(r, 8, 16) : night && rng_chance(r, 650) ? rng_between(r, 21, 23) : hours[rng_between(r, 0, COUNT_OF(hours) - 1)];

	return instant_from_day(day, (int32_t)(hour * 3600 + rng_between(r, 0, 3599)));
}

/* How many in the month: the exception that the file names, else the mean moved by season, growth and luck. */
static int64_t
volume_of(const struct json *stream, const struct agency *u, const struct grid *g, int32_t first, struct rng *r)
{
	const struct json *month = world_month(u, first), *own = json_get(u->file, "volume"), *season = json_get(stream, "season");
	struct str name = data_text(stream, "name"), fixed = data_text(month, "volume");
	int64_t mean = -1, permille = 1000, n;
	int y, m, d;

	day_to_ymd(first, &y, &m, &d);
	if (fixed.n > 0)
		return data_int(month, "volume", 0);
	for (const struct json *j = own == NULL ? NULL : own->kids; j != NULL; j = j->next)
		if (str_eq(j->key, name))
			mean = data_by_strength(j, 0, 0);
	if (mean < 0 && g != NULL && json_get(stream, "by_type") != NULL)
		mean = data_int(json_get(stream, "by_type"), g->type, 0);
	if (mean < 0)
		mean = data_int(stream, "volume", 0);
	if (season != NULL && data_nth(season, (uint64_t)m - 1) != NULL && !str_to_i64(data_nth(season, (uint64_t)m - 1)->text, &permille))
		permille = 1000;
	permille = permille * data_by_strength(json_get(stream, "volume_by_strength"), u->strength, 1000) / 1000;
	if (y * 12 + m >= 2026 * 12 + 8)
		permille = permille * (1000 + data_int(u->file, "growth", rng_between(r, -120, 100))) / 1000;
	/* means are given in tenths, because a small village has 0.7 a month */
	n = mean * permille * rng_between(r, 830, 1170) / 1000;
	return n / 10000 + rng_chance(r, n % 10000 / 10);
}

static void
one(struct world *w, struct arrivals *all, const struct json *stream, unsigned unit, int grid, int32_t day, struct rng *r)
{
	const struct agency *u = &w->units[unit];
	const struct json *odds = json_get(stream, "odds");
	struct arrival a = {.unit = unit, .grid = grid, .stream = stream};
	int strength = world_strength(w, u, day), y, m, d;

	day_to_ymd(day, &y, &m, &d);
	a.theme = theme_drawn(w, u, stream, m, r);
	if (a.theme == NULL) {
		world_fail(w, "themes", "单位“" STR_F "”没有可用的题目", "there is no theme for unit “" STR_F "”", u->id);
		return;
	}
	if (a.grid < 0 && u->n_grids > 0)
		a.grid = (int)(u->first_grid + (unsigned)rng_between(r, 0, (int64_t)u->n_grids - 1));
	a.luck = rng_next(r);
	a.caller = rng_next(r);
	a.matter = rng_next(r);
	a.at = hour_drawn(stream, a.theme, day, r);
	add(all, a);
	while (a.again < 3 && rng_chance(r, data_by_strength(json_get(odds, "calls_again"), strength, 0))) {
		a.again++;
		a.luck = rng_next(r);
		a.at = hour_drawn(stream, a.theme, instant_day(a.at) + (int32_t)rng_between(r, 6, 24), r);
		add(all, a);
	}
}

/* Fewer on days off. */
static int32_t
day_drawn(const struct world *w, int32_t first, int32_t after, struct rng *r)
{
	int32_t day = (int32_t)rng_between(r, first, after - 1);

	return calendar_is_working(w->calendar, day) || rng_chance(r, 450) ? day : (int32_t)rng_between(r, first, after - 1);
}

static void
stream_month(struct world *w, struct arrivals *all, const struct json *stream, int32_t first, int32_t after)
{
	bool per_grid = str_eq_c(data_text(stream, "per"), "grid");

	for (unsigned u = 0; u < w->n_units; u++) {
		unsigned times = per_grid ? w->units[u].n_grids : 1;

		if (!data_has(json_get(stream, "kinds"), w->units[u].kind))
			continue;
		for (unsigned g = 0; g < times; g++) {
			struct grid *grid = per_grid ? &w->grids[w->units[u].first_grid + g] : NULL;
			struct rng r = rng_at(w->seed ^ rng_seed(data_text(stream, "name")), rng_seed(grid != NULL ? grid->id : w->units[u].id) + (uint64_t)first);
			int64_t n = volume_of(stream, &w->units[u], grid, first, &r);

			for (int64_t i = 0; i < n; i++)
				one(w, all, stream, u, grid == NULL ? -1 : (int)(w->units[u].first_grid + g), day_drawn(w, first, after, &r), &r);
		}
	}
}

static const struct json *
named(const struct json *list, const char *key, struct str name)
{
	for (const struct json *j = list == NULL ? NULL : list->kids; j != NULL; j = j->next)
		if (str_eq(data_text(j, key), name))
			return j;
	return NULL;
}

/* What the file tells by hand: the same caller again and again, ten neighbours in a week, six untrue ones. */
static void
stories(struct world *w, struct arrivals *all)
{
	const struct json *list = json_get(w->file, "stories");

	for (const struct json *s = list == NULL ? NULL : list->kids; s != NULL; s = s->next) {
		const struct json *theme = named(w->themes, "id", data_text(s, "theme")), *stream = named(json_get(w->file, "streams"), "name", data_text(s, "stream"));
		int unit = world_unit(w, data_text(s, "unit"));
		uint64_t seed = rng_seed(data_text(s, "title"));
		bool same = data_yes(s, "same_caller");
		unsigned k = 0;

		if (unit < 0 || theme == NULL || stream == NULL) {
			world_fail(w, "stories", "“" STR_F "”：没有这个题目、来源或单位", "“" STR_F "”: no such theme, stream or unit", data_text(s, "title"));
			return;
		}
		for (const struct json *at = json_get(s, "at")->kids; at != NULL; at = at->next, k++) {
			struct arrival a = {.unit = (unsigned)unit, .grid = w->units[unit].n_grids > 0 ? (int)w->units[unit].first_grid : -1, .theme = theme, .stream = stream, .story = s};

			if (!instant_parse(at->text, &a.at))
				world_fail(w, "stories", "“" STR_F "”不是时间", "“" STR_F "” is no instant", at->text);
			a.luck = seed + k * 7919;
			a.caller = same ? seed : seed + k * 104729;
			a.matter = seed;
			a.again = same ? k : 0;
			add(all, a);
		}
	}
}

static int
by_time(const void *x, const void *y)
{
	const struct arrival *a = x, *b = y;

	if (a->at != b->at)
		return (a->at > b->at) - (a->at < b->at);
	return (a->luck > b->luck) - (a->luck < b->luck);
}

void
make_orders(struct world *w)
{
	struct arrivals all = {NULL, 0, 0};
	const struct json *streams = json_get(w->file, "streams");
	int32_t day_before = -1;
	unsigned in_day = 0;
	int y, m, d;

	for (const struct json *s = streams == NULL ? NULL : streams->kids; s != NULL; s = s->next)
		for (int32_t first = w->first, after; first < w->after; first = after) {
			day_to_ymd(first, &y, &m, &d);
			after = m == 12 ? day_from_ymd(y + 1, 1, 1) : day_from_ymd(y, m + 1, 1);
			stream_month(w, &all, s, first, after);
		}
	stories(w, &all);
	if (all.n > 0)
		qsort(all.list, all.n, sizeof *all.list, by_time);
	for (size_t i = 0; i < all.n && w->rc == RC_OK; i++) {
		int32_t day = instant_day(all.list[i].at);

		if (all.list[i].at >= w->now || day < w->first)
			continue;
		in_day = day == day_before ? in_day + 1 : 1;
		day_before = day;
		day_to_ymd(day, &y, &m, &d);
		life_of(w, &all.list[i], str_fmt(&w->arena, STR_F "%04d%02d%02d%04u", STR_A(data_text(w->file, "order_prefix")), y, m, d, in_day));
	}
	free(all.list);
}
