/*
 * score: a pure function of rulebook, facts, options, period and as-of. Exact, and every number explained by the evaluation
 * itself. Knows no database, no clock and no network. Public header of the room.
 */
#ifndef JIEBAN_SCORE_H
#define JIEBAN_SCORE_H

#include "score/measures.h"

/* One printed object (architecture.md, "The command line"). Items and the whole: total, tier, grade, rank, reward_yuan. */
struct part { struct str name; struct value value; };
struct result {
	struct str subject;             /* the bundle's id */
	const char *subject_kind;       /* "unit" "person" "grid" */
	struct str item;
	struct value value;             /* with flags */
	struct part *parts; unsigned n_parts;
	const struct decl *decl;        /* clause, title; NULL for rank */
};
struct scores {
	struct arena arena;
	const struct decl *assessment;
	int32_t period; int64_t as_of;
	struct result *list; unsigned n;        /* by subject (bundle order), then item */
	unsigned n_subjects, n_items;
	struct str edition;                     /* of the rulebook: "id edition" */
};
struct score_ask {
	const struct rulebook *rulebook;
	struct columns *columns;
	const struct calendar *calendar;
	struct option_set options;
	struct str assessment; int32_t period;
	bool has_as_of; int64_t as_of;          /* default: the period's end */
	struct str subject;                     /* empty: all; peers are always computed over all */
};
/* What an assessment scores and how often: entity of its subjects, each 0 month, 20 quarter, 30 half, 40 year (as periods are written),
 * the month in which its year starts. */
struct assessment_info { int entity; const char *subject_kind; int each, year_start; };
struct assessment_info assessment_info(const struct decl *);
enum rc score_run(const struct score_ask *, struct scores *, struct err *) MUSTCHECK;
void scores_done(struct scores *);
void scores_print(const struct scores *, const char *format /* table json csv */, enum lang, struct buf *);

/* One number explained, gathered by the evaluation itself: clause and prose, formula as written, every value with a name that the
 * formula uses (only of the branches that this subject takes), the measures with the very facts that counted, the options that
 * decided, the items that a total adds up. `item` is an item's id or total, tier, grade, rank, reward_yuan. */
struct trace_name { struct str name, source; struct value value; };
struct trace_measure { struct str name, source; struct value value; int entity; struct str *facts; unsigned n_facts; uint64_t facts_total; };
struct trace_option { const struct decl *decl; struct str shown[LANG__COUNT]; };
struct trace_item { const struct decl *decl; const char *sign; /* "+" "-" "" */ struct value value; };
struct trace {
	struct arena arena;
	struct str item, title, clause, prose, formula, subject, edition;
	const struct decl *decl, *assessment;
	int32_t period; int64_t as_of;
	struct value value;
	struct trace_name *names; unsigned n_names;
	struct trace_measure *measures; unsigned n_measures;
	struct trace_option *options; unsigned n_options;
	struct part *parts; unsigned n_parts;
	struct trace_item *items; unsigned n_items;
};
enum rc score_trace(const struct score_ask *, struct str item, unsigned facts_max, struct trace *, struct err *) MUSTCHECK;
void trace_done(struct trace *);
/* The same as readable text or JSON, for the command line. */
enum rc score_explain(const struct score_ask *, struct str item, unsigned facts_max, bool json, enum lang lang, struct buf *, struct err *) MUSTCHECK;

/* A value as people read it ("—" where there is none), and the flags: bit i is called flag_name(i) ("no_sample"), NULL past the last. */
void value_print(struct buf *, const struct value *, unsigned decimals, enum lang);
const char *flag_name(unsigned i);
void flags_print(struct buf *, unsigned flags, enum lang);               /* their words, for people */
/* Decimals of a result's item: ranks are whole. */
unsigned item_decimals(struct str item);
/* What an item is, for people and the sheet: item bonus penalty figure veto manual undefined total tier grade rank reward. */
const char *item_kind(struct str item, const struct decl *);

/* calc: one item on given values (docs/language-spec.md, `given`). Results as score prints them; several when `subjects` are given. */
enum rc score_calc(const struct rulebook *, const struct calendar *, struct str item, const struct json *given,
                   const struct option_set *, struct scores *, struct err *) MUSTCHECK;
/* due: instant and derivation of a limit. from replaces the limit's `from` expression's field; given as in calc (row, facts). */
struct due_result { struct str limit; struct due due; int64_t start; };
enum rc score_due(const struct rulebook *, const struct calendar *, struct str limit, bool has_from, int64_t from, const struct json *given,
                  const struct option_set *, struct arena *, struct due_result *, struct err *) MUSTCHECK;
void due_print(const struct due_result *, const struct rulebook *, bool json, enum lang, struct buf *);
/* ---- deciding: what the order room asks of a few facts (decide.c) -------------------------------------------------------------- */

/* Expressions of a rulebook over sealed columns that hold one order and its kin, as of an instant. Days that no notice covers yet count by
 * weekday: deadlines say so (due.provisional). Options as they stand on `day`. Not thread-safe; the columns outlive it. */
struct decider;
enum rc decider_new(const struct rulebook *, const struct calendar *, struct columns *, int32_t day, struct decider **, struct err *) MUSTCHECK;
void decider_free(struct decider *);
struct value decide_value(struct decider *, struct arena *, const struct expr *, int entity, uint32_t row, int64_t as_of);
bool decide_yes(struct decider *, const struct expr *, int entity, uint32_t row, int64_t as_of);        /* unknown is no */
/* A limit on one row: does it run, since when, until when, has it been stopped. span: "5 working_days", or the instant of a deadline set elsewhere. */
struct limit_run { const struct decl *limit; bool running, stopped; int64_t start, stop; struct due due; struct str span; };
enum rc decide_limit(struct decider *, struct arena *, const struct decl *limit, uint32_t row, int64_t as_of, struct limit_run *, struct err *) MUSTCHECK;
/* The instant at which a reminder goes out: the duration `ahead` before `due`. */
bool decide_ahead(struct decider *, struct arena *, const struct expr *ahead, int64_t due, int64_t *at);
/* The columns that the processes of a rulebook read (its actions, clocks, triggers, forms); all fields of what they record. */
void process_want(struct arena *, const struct rulebook *, struct columns_want *);

/* The columns that its retentions read, and what tells which facts belong to which order. */
void retention_want(struct arena *, const struct rulebook *, struct columns_want *);

/* The examples of a rulebook: each run through calc; failures become diagnostics R6xx. Returns how many passed. */
unsigned score_examples(const struct rulebook *, const struct calendar *, struct diags *);

#endif
