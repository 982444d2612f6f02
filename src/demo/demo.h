/*
 * demo: governments to try the program on. Everything particular (names, people, texts, volumes, what happens when) stands in the
 * files under demo/ that are built into the program; this room turns them into facts, the same every time: own random numbers from
 * a seed in the file, no clock. Knows no town and no rule. Stands on base, calendar, vocabulary.
 */
#ifndef JIEBAN_DEMO_H
#define JIEBAN_DEMO_H

#include "vocabulary/vocabulary.h"

struct demo_account { struct str login, name, role, unit_id, person_id; };      /* role: an identifier of person_role; unit_id, person_id: facts, "" none */
struct demo_government {
	struct str slug, name;
	int level;                      /* 1 city, 2 district, 3 street or town */
	struct str parent;              /* slug of the government above, which comes before it; "" none */
	struct str rulebook;            /* file name in rulebooks/, "" none */
	int32_t in_force;               /* day from which the demo scores by it */
	const struct demo_account *accounts; unsigned n_accounts;
	const struct json *file;        /* the room's own */
};
struct demo;
/* Reads the files built in. RC_INVALID names the file and what is wrong. Everything borrowed lives until demo_free. */
enum rc demo_new(struct demo **, struct err *) MUSTCHECK;
void demo_free(struct demo *);
const struct demo_government *demo_governments(const struct demo *, unsigned *n);
struct str demo_password(const struct demo *);          /* one for all accounts */
struct str demo_today(const struct demo *);             /* the day on which the demo stands, 2026-11-25 */

/* The facts of one government: entity by entity in the vocabulary's order, links pointing back. `fields` are vocabulary field
 * indices; values come in their order. The values are borrowed for the call. */
struct demo_sink {
	void *ctx;
	enum rc (*open)(void *ctx, int entity, const int *fields, unsigned n, struct err *);
	enum rc (*row)(void *ctx, int entity, const struct vvalue *values, unsigned n, struct err *);
};
enum rc demo_rows(const struct demo *, const struct demo_government *, const struct demo_sink *, struct err *) MUSTCHECK;

/* The desk of a day: orders that people are handling, as acts in order of time, all of them before the day begins and within the weeks before it.
 * Whoever takes them acts them out by the rulebook's process; an act that the process refuses is a mistake of the demo's file. */
struct demo_paper { struct str label, name, bytes; const char *kind, *media; };
struct demo_step {
	int64_t at; unsigned no;
	struct str order_id; bool begins;       /* begins: the order is new, and the inputs name its id */
	struct str action, role, person_id, unit_id, note;
	struct str inputs, filled;              /* JSON objects */
	struct demo_paper *papers; unsigned n_papers;
};
struct demo_note { int entity; struct vvalue *values; };        /* a fact beside the orders that moves with the day, values by vocabulary field */
struct demo_desk;
/* day: the demo's today when it is earlier. *out NULL: the government has no desk. */
enum rc demo_desk(const struct demo *, const struct demo_government *, int32_t day, struct demo_desk **out, struct err *) MUSTCHECK;
const struct demo_step *demo_desk_steps(const struct demo_desk *, unsigned *n);
const struct demo_note *demo_desk_notes(const struct demo_desk *, unsigned *n);
int32_t demo_desk_day(const struct demo *, int32_t day);        /* the day on which the desk stands */
void demo_desk_free(struct demo_desk *);

#endif
