/*
 * score/internal: the program that a row expression is compiled to. Shared by program.c, row.c and those that share job.h. Private.
 */
#ifndef JIEBAN_SCORE_INTERNAL_H
#define JIEBAN_SCORE_INTERNAL_H

#include "score/measures.h"

/* The loops over blocks are what a score's time goes into. Where the processor can, 64-bit values are compared four at a time. */
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

/* Registers hold COL_BLOCK values as int64: numbers scaled by VOCAB_NUM_SCALE, instants, days, codes, row numbers, 0/1. Unknown
 * is COL_I64_NONE (a row number that leads nowhere: -1). */
#define UNKNOWN COL_I64_NONE

enum opcode {
	OPC_ROW, OPC_ASOF, OPC_DATED, OPC_CONST, OPC_LOAD8, OPC_LOAD32, OPC_LOAD64, OPC_LOADINT, OPC_LINK, OPC_LINK_ON, OPC_EVENT,
	OPC_EQ, OPC_NE, OPC_LT, OPC_LE, OPC_GT, OPC_GE, OPC_AND, OPC_OR, OPC_NOT, OPC_KNOWN, OPC_UNKNOWN, OPC_IN, OPC_HAS, OPC_IF,
	OPC_ADD, OPC_SUB, OPC_MUL, OPC_NEG, OPC_ABS, OPC_MIN, OPC_MAX, OPC_FIRST, OPC_DUE, OPC_MET, OPC_DAY, OPC_YEAR, OPC_HOURS, OPC_MINUTE, OPC_SUB_ARRAY,
	OPC_TRUE
};
struct step {
	enum opcode code;
	int dst, a, b, c;               /* registers */
	int entity, field;
	const void *data; uint32_t n_rows;
	int64_t imm;
	const int64_t *list; unsigned n_list;
	const struct expr *agg;         /* OPC_SUB_ARRAY */
};
struct program {
	struct measures *m;
	struct step *ops; unsigned n, first;    /* ops [first, n) are run */
	int n_regs;
	int64_t **regs, *room;
	bool no_data, imported;
	struct err err; bool failed;    /* something that cannot be compiled, or a calendar that does not reach */
	bool provisional;
};
struct block { uint32_t n; int64_t as_of; const int64_t *as_of_rows; };

void program_init(struct program *, struct measures *);
void program_done(struct program *);
/* The register that holds e for the rows of `entity` whose numbers are in register `row`. */
int program_compile(struct program *, const struct expr *e, int entity, int row);
int program_op(struct program *, struct step);
int program_row(struct program *);                              /* register of the row numbers */
int program_link(struct program *, int entity, int field, int row, bool on_day);
int64_t intern(struct measures *, struct str);                  /* texts of the rulebook as numbers */
struct str interned(const struct measures *, int64_t);
/* Registers of n values for the ops compiled so far; constants are filled in. */
void program_ready(struct program *, uint32_t n);
/* Runs every op for n rows: register 0 holds their numbers, 1 as-of, 2 the dated value. */
enum rc program_run(struct program *, uint32_t n, struct err *) MUSTCHECK;
/* The same for the rows from … end-1, at most COL_BLOCK, all as of one instant and with no dated value. */
enum rc program_rows(struct program *, uint32_t from, uint32_t end, int64_t as_of, struct err *) MUSTCHECK;
enum clock clock_of(enum unit);                                 /* what a limit in this unit counts in; minutes are parts of hours */
/* The length of a window (限) in seconds; days when the number has no unit. 0: without end. */
int64_t window_seconds(const struct measures *, const struct expr *);

struct sub { const struct expr *agg; int64_t as_of; int64_t *values; uint32_t n; };
struct measures {
	const struct rulebook *rb;
	const struct ovalue *options;
	struct columns *cols;
	const struct calendar *calendar;
	struct counting counting;
	bool provisional;               /* deadlines over days that no notice covers are counted by weekday */
	struct arena arena;
	struct str *texts; unsigned n_texts;
	struct job *jobs; unsigned n_jobs, n_ran;       /* all before n_ran have been counted */
	struct sub *subs; unsigned n_subs;
};
const int64_t *sub_values(struct measures *, const struct expr *agg, int64_t as_of, uint32_t *n, bool *no_data, struct err *);
/* How many different numbers are in; `most`: no more different ones ever come. A number is taken only after it was added. */
struct bag { size_t mask, different; struct bagged { int64_t v; uint32_t n; bool seen; } *in; unsigned shift; };
void bag_init(struct bag *, size_t most);
void bag_done(struct bag *);
void bag_add(struct bag *, int64_t);
void bag_take(struct bag *, int64_t);
/* AGG_KIN: how many rows stand beside each row; values[n_rows], scaled. */
enum rc kin_values(struct measures *, const struct expr *agg, int64_t as_of, int64_t *values, bool *no_data, struct err *);

#endif
