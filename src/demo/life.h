/*
 * demo/life: one order on its way, shared by life.c (up to the handling) and after.c (what follows it). Private.
 */
#ifndef JIEBAN_DEMO_LIFE_H
#define JIEBAN_DEMO_LIFE_H

#include "demo/internal.h"

struct life {
	struct world *w;
	const struct arrival *a;
	const struct json *odds, *spans, *limits, *story;
	struct rng rng;
	struct slots slots;
	int strength;
	struct str id, assignment;
	struct row order, lead;
	unsigned n_assignments;
	uint64_t variant;
	int64_t received, dispatched, accepted, due, handled, last;
	bool urgent, difficult, co, called, stopped;
	struct str result, finding;
	const char *appeal;
};

/* A chance of the file's odds; a step that the file does not name does not happen. */
bool life_odd(struct life *, const char *name);
int64_t life_span(struct life *, const char *name, int64_t low, int64_t high);  /* seconds, from the file's minutes */
bool life_past(const struct life *, int64_t at);
int64_t life_office(const struct life *, int64_t at);           /* the next instant at which somebody sits in the office */
int64_t life_days_later(struct life *, int64_t at, int64_t n);  /* n working days later, at an hour of its own */
int64_t life_limit(struct life *, int64_t from, const char *name, int64_t absent);
struct str life_reply(struct life *);

void life_supervise(struct life *, struct str level, int64_t at);
void life_remind(struct life *);
void life_after(struct life *);         /* the calls back and what they bring about */
void life_stamps(struct life *);        /* the steps of a grid event */

#endif
