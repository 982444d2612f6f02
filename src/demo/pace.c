/*
 * Chance and time of an order's steps: odds and spans of the file, office hours, working days, limits by the calendar. Called by life.c
 * and after.c.
 */
#include "demo/life.h"

#define OFFICE_OPEN (8 * 3600 + 1800)
#define OFFICE_CLOSE (17 * 3600 + 1800)

bool
life_odd(struct life *l, const char *name)
{
	bool known;
	struct memo *m = world_memo(l->w, name, l->odds, &known);

	if (!known)
		m->json = json_get(l->odds, name);
	return rng_chance(&l->rng, data_by_strength(m->json, l->strength, 0));
}

int64_t
life_span(struct life *l, const char *name, int64_t low, int64_t high)
{
	const struct json *j = json_get(l->spans, name);

	return 60 * rng_between(&l->rng, j == NULL ? low : data_by_strength(j, 0, low), j == NULL ? high : data_by_strength(j, STRENGTH_MOST, high));
}

bool
life_past(const struct life *l, int64_t at)
{
	return at < l->w->now;
}

/* The next instant at which somebody sits in the office. */
int64_t
life_office(const struct life *l, int64_t at)
{
	int32_t day = instant_day(at), s = instant_second_of_day(at);

	if (s >= OFFICE_CLOSE) {
		day++;
		s = OFFICE_OPEN + s % 3600;
	} else if (s < OFFICE_OPEN) {
		s = OFFICE_OPEN + s % 3600;
	}
	while (!calendar_is_working(l->w->calendar, day)) {
		day++;
		s = OFFICE_OPEN + s % 5400;
	}
	return instant_from_day(day, s - s % 60);
}

/* The same, n working days later, at an hour of its own. */
int64_t
life_days_later(struct life *l, int64_t at, int64_t n)
{
	int32_t day = instant_day(at);

	while (n > 0)
		n -= calendar_is_working(l->w->calendar, ++day);
	while (!calendar_is_working(l->w->calendar, day))
		day++;
	return instant_from_day(day, OFFICE_OPEN + 1800 + 60 * (int32_t)rng_between(&l->rng, 0, 470));
}

int64_t
life_limit(struct life *l, int64_t from, const char *name, int64_t absent)
{
	bool natural = str_eq_c(data_text(l->limits, "clock"), "natural");
	struct due due;
	struct err err;

	if (calendar_due(l->w->calendar, NULL, from, NUM_INT(data_int(l->limits, name, absent)), natural ? CLOCK_DAY : CLOCK_WORKING_DAY, (struct counting){0}, true, &due,
	                 &err) != RC_OK) {
		world_fail(l->w, "limits", "“" STR_F "”：期限算不出来", "“" STR_F "”: the limit cannot be counted", l->id);
		return from;
	}
	return due.at;
}
