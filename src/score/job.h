/*
 * score/job: one aggregate that was asked, while it is counted: what it is compiled to, what it counts into, and the pass over the
 * rows that it shares with others. Shared by measures.c, pass.c, choose.c, count.c and settle.c. Private.
 */
#ifndef JIEBAN_SCORE_JOB_H
#define JIEBAN_SCORE_JOB_H

#include "score/internal.h"

struct entry { uint32_t slot, row; int64_t key, value, also, code; };
struct job {
	const struct expr *agg;
	int subject;
	struct window *windows; unsigned n_windows;
	uint32_t n_subjects;            /* 1 when it counts for all */
	bool for_all, ran, no_data, imported, no_path, fans_out;
	unsigned n_codes;               /* 1, or of the tally */
	int64_t *counts;                /* rows: [window][subject][code] */
	i128 *sums; int64_t *best;      /* sum and mean; min and max */
	/* compiled, while running */
	int where, of, split, owner, key, value, same[8]; unsigned n_same;
	enum { KEEP_ALL, KEEP_LATEST, KEEP_EARLIEST, KEEP_HIGHEST, KEEP_LOWEST } keep;
	struct marks *marks; unsigned bit;      /* keep by one scan: where its keys are marked, and with which bit; NULL: by entries */
	struct entry *entries; size_t n_entries, room;
};
struct listing { int job; uint32_t slot; int code; void (*row)(void *, uint32_t); void *ctx; };

/* All that counts facts of one entity by one instant over the same windows, in one pass. With a listing nothing is counted: the rows
 * of that one job are called back. */
struct batch { int entity; const struct expr *dated; unsigned *jobs; unsigned n_jobs; bool latest; };
enum rc pass_run(struct measures *, struct batch *, const struct listing *, struct err *) MUSTCHECK;
void job_compile(struct measures *, struct job *, struct program *);
/* One row of a job goes into its slot (window × subjects + subject): counted, listed, or kept as an entry until all rows were seen. */
void job_take(struct job *, const struct program *, uint32_t i, uint32_t row, uint32_t slot, int64_t dated, const struct listing *);
/* After the last row: jobs that wait for all their rows (keep, distinct, most, spaced). */
void job_settle(const struct measures *, struct job *, const struct listing *);
struct str job_keep(const struct measures *, const struct expr *agg);

/* ---- which rows of a block are in a window ------------------------------------------------------------------------------- */

/* Windows rise and do not overlap. */
struct calendar_of { int32_t base; uint32_t n_days; int16_t *window; enum type type; bool plan; const struct window *w; unsigned n; };
struct chosen { uint32_t n, rows[COL_BLOCK]; int16_t window[COL_BLOCK]; };
void calendar_make(struct calendar_of *, const struct job *, enum type);
/* Do the zone maps say that no row of the block is in any window? */
bool zone_misses(const struct measures *, const struct batch *, const struct calendar_of *, uint32_t block);
/* Rows [from, end), all in the first window. */
void choose_all(struct program *, const struct window *, uint32_t from, uint32_t end, struct chosen *);
/* Those of rows [from, end) whose values fall in a window; fills the registers of row, as-of and, if needed, the day. */
void choose(struct program *, const struct calendar_of *, const int64_t *values, bool needs_day, uint32_t from, uint32_t end, struct chosen *);

/* ---- one of each key ------------------------------------------------------------------------------------------------------- */

/* Of rows that come in the order of time, `keep latest` (backwards) and `keep earliest` keep the first that the scan meets, per key,
 * window and subject. Jobs with the same key and the same subjects share one array of marks: a key's word holds the slot that it was
 * last seen in (+1) above one bit for each job that has counted it there. Another subject of the same key in the same window is
 * rare and goes to a small table. */
struct seen { uint64_t *keys; uint32_t *bits; size_t mask, n; };
struct marks { struct marks *next; int key, owner; bool for_all, fans_out; uint32_t n_subjects; unsigned n_jobs, room; uint32_t *words; struct seen seen; };
/* The marks of a job in this pass, made or shared; n_keys: rows of the key's entity. False: too many slots for a word. */
bool marks_share(struct marks **all, struct job *, uint32_t n_keys);
void marks_done(struct marks *all);
/* Which of the jobs' bits are new for the key in this slot? They are marked. A negative key stands alone. */
uint32_t marks_take(struct marks *, int64_t key, uint32_t base, uint32_t slot, uint32_t bits);

/* Plain counts of a whole block, and counts of one of each key: the loops that a year is made of. `fan`: the subjects of rows that
 * name none, or NULL. `counted` are the jobs of the pass that these loops can count. */
bool count_fits(const struct job *);
void count_block(struct job *const *jobs, unsigned n_jobs, const struct program *, const struct reverse *fan, const struct chosen *, bool backwards);

#endif
