/*
 * measures: the lower half of the score room. Aggregates of a checked rulebook become a small program over columns; everything
 * that is asked of one entity is computed in one pass (all measures, all windows), block by block, with zone maps. The same
 * predicate lists the facts behind a number. Nothing here knows of items, points or ranks. Called by evaluate.c and calc.c.
 */
#ifndef JIEBAN_SCORE_MEASURES_H
#define JIEBAN_SCORE_MEASURES_H

#include "columns/columns.h"
#include "rulebook/rulebook.h"

/* Values of the rulebook's options and parameters for one run: by decl.option. Parameters are dated: the value in force on
 * `day`. Overrides come from --set / params. */
struct ovalue { enum type type; bool none; struct num num; enum unit unit; struct str text; int64_t i; const struct expr *list; };
struct option_set { const struct str *names; const struct str *values; unsigned n; };       /* as written: "interpolation", "rank_linear" */
/* RC_INVALID: unknown option or a value that does not fit; err names it and lists what is possible. A list value is written "a,b" or "". */
enum rc options_resolve(struct arena *, const struct rulebook *, const struct option_set *, int32_t day, struct ovalue *out, struct err *) MUSTCHECK;

/* What columns a rulebook needs (its aggregates, derives, limits, subject fields). want is allocated on the arena. */
void measures_want(struct arena *, const struct rulebook *, struct columns_want *want);

enum vstate { V_VALUE, V_EMPTY /* no sample: nothing to divide by */, V_NO_DATA, V_UNDEFINED, V_NOT_ENTERED, V_MISSING };
enum { FLAG_NO_SAMPLE = 1, FLAG_NO_DUE = 2, FLAG_NO_DATA = 4, FLAG_NOT_ASSESSED = 8, FLAG_UNDEFINED = 16, FLAG_NOT_ENTERED = 32,
       FLAG_RESCALED = 64, FLAG_IMPORTED = 128, FLAG_PROVISIONAL = 256, FLAG_INCOMPLETE = 512, FLAG__ALL = 1023 };
struct value {
	enum vstate state; unsigned flags;
	enum type type; enum unit unit;
	struct num num;                         /* T_NUM */
	int64_t i;                              /* T_YESNO, T_CODE (code), T_DAY, T_INSTANT, T_PERIOD, T_ROW */
	struct str text;                        /* T_TEXT, option codes */
	const struct num *tally; unsigned n_tally; int enumeration;    /* T_TALLY: by code */
};

struct measures;
/* `cols` may still build reverse indexes (not const). `options` by decl.option. */
struct measures *measures_new(const struct rulebook *, const struct ovalue *options, struct columns *, const struct calendar *);
void measures_free(struct measures *);

/* A window of time in which rows count: civil days [first, after), looked at as of an instant. */
struct window { int32_t first, after; int64_t as_of; int32_t period; };  /* period: for facts dated by a period column */
/* Ask for an aggregate (E_AGG in item context) per subject row of entity `subject`, over n windows at once (a year asks for
 * its twelve months in one go). Returns a handle; the same question asked twice is one handle. */
int measures_ask(struct measures *, const struct expr *agg, int subject, const struct window *, unsigned n);        /* windows must not overlap */
/* One pass per entity over everything asked since the last run. */
enum rc measures_run(struct measures *, struct err *) MUSTCHECK;
/* The value for a subject row in window w. Tally memory lives as long as the measures. */
struct value measures_value(struct measures *, struct arena *, int handle, unsigned w, uint32_t subject_row);
/* The facts behind the number: calls back with each row that counted (after keep/per), in row order. For a tally `code` narrows
 * to one code (-1: all). Uses the measure's own compiled predicate. */
void measures_facts(struct measures *, int handle, unsigned w, uint32_t subject_row, int code,
                    void (*row)(void *ctx, uint32_t row), void *ctx);

/* A row-context expression (derive, limit's from/until, subjects' where) for one row, as of an instant. */
struct value row_value(struct measures *, struct arena *, const struct expr *, int entity, uint32_t row, int64_t as_of);
/* A subject's own field on a day (dated values considered). */
struct value subject_field(struct measures *, struct arena *, int entity, int field, uint32_t row, int32_t day);

#endif
