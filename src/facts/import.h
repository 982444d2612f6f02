/*
 * facts/import: what the files of an import share. An import checks everything, then writes rows in chunks under a batch that nobody
 * sees, then makes the batch visible in one small transaction. Private.
 */
#ifndef JIEBAN_FACTS_IMPORT_H
#define JIEBAN_FACTS_IMPORT_H

#include "facts/internal.h"

#define LEASE_MS 30000          /* an import that was not heard of for so long counts as dead, whatever holds its claim */

enum verdict { ROW_SAME, ROW_NEW, ROW_CHANGED, ROW_REMOVED };
struct line { struct str id; uint64_t number; struct vvalue *values; struct stand at; enum verdict verdict; struct str what; };

/* How many rows of each group came so far: by hash of the group's key. Two groups of one hash share a counter, which only leaves
 * numbers out. */
struct groups { uint64_t *hashes; uint64_t *counts; size_t n, room; };

struct import {
	struct facts *f;
	const struct import_ask *ask;
	struct import_result *result;
	int64_t batch, started_ms, began_change_no, all_rows;
	int64_t heard_ms, told_ms;              /* lease renewed, progress told; both by the clock since the start */
	bool stopped;
	struct handled *handled;                /* orders that a process handles, as they were before anything was checked; NULL: none */
	struct claim *claim;                    /* held while this runs: whoever finds the import unended and the claim free knows that it died */
	const char *state;
	/* the kind that is coming */
	const struct shape *s;
	int fields[FACT_FIELDS]; unsigned n_fields;
	struct vvalue blank[FACT_FIELDS];
	struct groups groups;
	bool open[FACT_KINDS], delivered[FACT_KINDS][FACT_FIELDS];
	int64_t removed_by_entity[FACT_KINDS];
	/* the chunk */
	struct arena arena;
	struct line *lines; unsigned n, room, most;
	bool removing;
	int64_t held_us;                        /* how long the last chunk held the writer */
	int64_t line_no, next_line_no;          /* the chain of the batch, as committed and as this run of the chunk leaves it */
	unsigned char hash[HASH], next_hash[HASH];
};

int64_t import_now_ms(const struct import *);
/* Is it still ours? Renews the lease and writes the counts. RC_CONFLICT: somebody ended it. */
enum rc import_hold(struct import *, struct tx *, struct err *) MUSTCHECK;

/* Progress, at most ten times a second, and the lease from time to time. RC_CONFLICT: whoever listens wants it stopped. */
enum rc import_tell(struct import *, const char *phase, uint64_t done, uint64_t all, struct err *) MUSTCHECK;

void chunk_begin(struct import *);
void chunk_end(struct import *);
/* A row of the kind that is coming, its values in the order of im->fields; written when the chunk is full. */
enum rc chunk_row(struct import *, const struct vvalue *values, struct err *) MUSTCHECK;
enum rc chunk_remove(struct import *, struct str id, struct err *) MUSTCHECK;
enum rc chunk_flush(struct import *, struct err *) MUSTCHECK;

uint64_t groups_next(struct groups *, struct str group);        /* counts one more and returns how many */
uint64_t groups_count(const struct groups *, struct str group); /* 0: did not come */
void groups_done(struct groups *);

#endif
