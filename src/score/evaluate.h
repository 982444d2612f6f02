/*
 * score/evaluate: one run's state: contexts (a period looked at for one kind of subject), memoised values, overrides of calc.
 * Private to the upper half of the room.
 */
#ifndef JIEBAN_SCORE_EVALUATE_H
#define JIEBAN_SCORE_EVALUATE_H

#include "score/internal.h"
#include "score/score.h"

/* A value that was evaluated, small: a year keeps hundreds of thousands. A number holds num; all else i and its text or tally. */
enum { NOTE_NONE, NOTE_RUNNING, NOTE_DONE };
struct note {
	uint8_t stage, state, type, unit;
	uint16_t flags; int16_t enumeration;
	union {
		struct num num;
		struct { int64_t i; struct str text; } coded;
		struct { int64_t i; const struct num *list; unsigned n; } tally;
	} of;
};
#define NOTE_WIDE 16                    /* what is evaluated one after the other for a subject lies side by side */

struct ctx {
	struct ctx *next;
	struct ctx *parent;             /* the period that this is part of, or NULL */
	int entity;                     /* kind of subject */
	struct window w;
	int32_t period;
	unsigned window_no;             /* which window of its siblings' common question */
	struct window *siblings; unsigned n_siblings;
	uint32_t n;                     /* subjects: all rows of the entity */
	bool *in;                       /* active in the period and passes the assessment's filter */
	bool *assessed, finding_assessed;       /* among them those whose case the assessment's condition fits; NULL until used */
	struct note **notes;            /* [column / NOTE_WIDE][subject × NOTE_WIDE + column % NOTE_WIDE], NULL until first used */
	int *handles;                   /* [measure] -1 until asked */
	bool *listed, *reached;         /* [decl] by assess.c, looking ahead */
	const struct json **given;      /* [subject], calc only: what was given for it; else NULL */
	uint32_t *group;                /* first subject of the same peer group, NULL until used */
	struct ranking *rankings;       /* one per peer expression and group */
};
struct eval {
	const struct rulebook *rb;
	struct columns *cols;
	const struct calendar *calendar;
	struct ovalue *options;
	struct measures *m;
	struct arena *a;
	const struct decl *assessment;
	int year_start;
	unsigned *columns, n_columns, most_columns;     /* [decl] its note's column + 1, its parts' follow; 0 until first used */
	int decimals;                   /* of published totals, -1 until looked up */
	struct ctx *all;
	struct err err; bool failed;
	bool calc, any_facts;           /* calc: values are given; and facts too */
};
struct ctx *ctx_get(struct eval *, int entity, int32_t period, int64_t as_of, struct ctx *parent, const struct window *siblings, unsigned n, unsigned no);
struct value eval_expr(struct eval *, struct ctx *, uint32_t row, const struct decl *, const struct expr *);
struct value eval_decl(struct eval *, struct ctx *, uint32_t row, const struct decl *);
struct value eval_part(struct eval *, struct ctx *, uint32_t row, const struct decl *, int part);
struct value eval_call(struct eval *, struct ctx *, uint32_t row, const struct decl *, const struct expr *);
struct value eval_total(struct eval *, struct ctx *, uint32_t row, const struct decl *, int part);
struct value eval_tier(struct eval *, struct ctx *, uint32_t row, const struct decl *, int part);
struct value eval_grades(struct eval *, struct ctx *, uint32_t row, const struct decl *, int part);
struct value eval_entered(struct eval *, struct ctx *, uint32_t row, const struct decl *, const char *kind, struct str part);
bool given_value(struct eval *, struct ctx *, uint32_t row, struct str name, const struct str *alias, const struct expr *like, struct value *);
bool same_peers(struct eval *, struct ctx *, uint32_t a, uint32_t b);
/* who has no case at all is not assessed and no peer of anybody. */
bool takes_part(struct eval *, struct ctx *, uint32_t row);
/* An expression over all subjects of a peer group (or of all groups), evaluated once: values in falling order and their sum. */
struct ranking { struct ranking *next; const struct expr *x; uint32_t group; bool whole, running; struct num *values, sum; uint32_t n; unsigned flags; };
const struct ranking *ranking_of(struct eval *, struct ctx *, uint32_t row, const struct decl *, const struct expr *, bool whole);
int64_t rank_in(const struct ranking *, struct num);
struct num published(struct eval *, struct num);
/* Which kid of a choice (若, 依, 分档) a subject takes: 1 and up, or 0 when none fits or the condition has no value. */
unsigned branch_of(struct eval *, struct ctx *, uint32_t row, const struct decl *, const struct expr *);
struct value none(enum vstate, unsigned flags, const struct expr *like);
struct value number_value(struct num, enum unit, unsigned flags);
struct value yesno_value(bool, unsigned flags);
bool is_yes(const struct value *);
const struct clause *clause_of_kind(const struct decl *, enum ckind);
int part_number(const struct decl *, const char *);
int64_t period_end(const struct window *);
void sub_periods(const struct eval *, int32_t period, enum over, int32_t *out, unsigned *n);

#endif
