/*
 * store: one database behind statements. SQLite in a file or PostgreSQL by URL, chosen at run time; one SQL text for both. Knows no
 * fact, no person, no rule. Stands on base only.
 *
 * SQL text stands in db/queries (named blocks, embedded as `enum query`) and, for the fact tables alone, in facts/sql.c, which
 * composes it from the vocabulary; nowhere else (a backup reads and writes whole tables by the names that it finds).
 *
 * A transaction is a function: it may run again after a conflict, so it must not send, write files or change anything outside the
 * transaction but its own ctx, which it fills anew each time. It runs on a thread of the store (writers) and must not call store_write
 * itself. After one of its statements failed the transaction is dead, on both databases: the rest is refused and nothing is kept,
 * whatever the function returns. What may collide is written with ON CONFLICT DO NOTHING and the count of changed rows.
 */
#ifndef JIEBAN_STORE_H
#define JIEBAN_STORE_H

#include "base/base.h"

struct store;
struct tx;                              /* an open transaction; only inside a store_fn */

enum query {
#define QUERY(name) Q_##name,
#include "store/queries.inc"            /* made from db/queries by tools/queries.py */
#undef QUERY
	QUERY__COUNT
};

/* URL: "postgresql://…", or a path to a file (also "sqlite:PATH"). */
struct store_options {
	bool create;                    /* SQLite: make the file when it is not there (init) */
	unsigned readers, writers;      /* connections; 0: 4 readers; PostgreSQL also 4 writers */
	int64_t (*now_ms)(void);        /* the clock that ids are made from; NULL: the machine's */
	const char *vfs;                /* SQLite: name of a registered VFS (tests); NULL: the default */
};
/* RC_NOT_FOUND no such file; RC_INVALID no database of ours or a newer one; RC_BUSY cannot be reached. Never migrates: an empty database
 * is opened, store_schema tells. */
enum rc store_open(const char *url, const struct store_options *, struct store **, struct err *) MUSTCHECK;
void store_close(struct store *);       /* waits for what was submitted */
const char *store_kind(const struct store *);   /* "sqlite" or "postgresql": for people and for choosing a peer in benches, never to branch in the domain */

/* Brings the schema up to date, one numbered step a transaction (db/migrations). *n_steps: how many were taken. Makes the server's
 * secrets (table `secret`: session_key, 32 bytes; read with Q_secret_get). */
enum rc store_migrate(struct store *, unsigned *n_steps, struct err *) MUSTCHECK;
/* RC_OK: this program's schema. RC_CONFLICT: older, run `jieban migrate`. RC_INVALID: newer, or not ours. */
enum rc store_schema(struct store *, struct err *) MUSTCHECK;
/* The schema as the database describes it, normalised, the same text for both databases (a golden file in the tests). */
enum rc store_schema_text(struct store *, struct buf *, struct err *) MUSTCHECK;
/* Prepares every query on a connection: what does not fit the schema is found at start and not at night. */
enum rc store_prepare_all(struct store *, struct err *) MUSTCHECK;

/* A new id: 63 bits, 41 of time (ms since 2020), 10 of node, 12 of sequence; rising within a process. A clock that steps back is
 * waited for or borrowed from: a program reserves an interval of time on a node number in the database (table `node`) and its ids stay inside it,
 * so two programs never share an id whatever their clocks say. Needs the schema. Inside a store_fn of store_write it never waits. */
enum rc store_new_id(struct store *, int64_t *, struct err *) MUSTCHECK;

/* ---- transactions -------------------------------------------------------------------------------------------- */

typedef enum rc store_fn(struct tx *, void *ctx, struct err *);
/* Runs fn in a transaction that may write; returns when its commit is on disk. Any rc but RC_OK rolls back. Conflicts (SQLITE_BUSY,
 * 40001, 40P01) run again up to 3 times. RC_BUSY: the database cannot be reached or stays locked (nothing was done). When a connection is lost
 * during the commit itself the outcome is not known: RC_BUSY whose message says so. */
enum rc store_write(struct store *, store_fn *, void *ctx, struct err *) MUSTCHECK;
/* The same without waiting: `done` is called on a thread of the store once the commit is on disk (or it failed). */
void store_submit(struct store *, store_fn *, void *ctx, void (*done)(void *ctx, enum rc, const struct err *));
/* The same in a lane, a number that is not 0: jobs of one lane that wait are committed together (group commit; when another job of the group
 * fails, this one may run again), one group at a time. On SQLite everything is in one lane, on PostgreSQL what has none is committed alone. A
 * lane is for jobs that would wait for each other anyway, for the same row that all of them take first (a government's; the lane is its id). */
enum rc store_write_in(struct store *, int64_t lane, store_fn *, void *ctx, struct err *err) MUSTCHECK;
void store_submit_in(struct store *, int64_t lane, store_fn *, void *ctx, void (*done)(void *ctx, enum rc, const struct err *));
/* A consistent read on one of the reader connections, in the calling thread. Writing in it fails. */
enum rc store_read(struct store *, store_fn *, void *ctx, struct err *) MUSTCHECK;
/* Between the two, reads of this thread that come one after the other share a snapshot where they can: one that is as new as the last commit of this
 * program, and as the beginning. For a thread that has several requests in its hands; it must not wait for anything meanwhile. */
void store_reads_begin(struct store *);
void store_reads_end(void);
/* Within those two: what a thread that others wait for may do itself. Between these, all reads together do about a millisecond's work at most; the one that would do more
 * is cut off, and so is every later one. begin: false where the database cannot tell how much it did, or reads do not come together. end: false if a read
 * was cut off: nothing that was made of it may be used, and somebody who has time does it again. */
bool store_brief_begin(struct store *);
bool store_brief_end(void);

/* ---- claims -------------------------------------------------------------------------------------------------- */

/* Two numbers that one program at a time may hold, for as long as it lives: a claim ends with store_claim_end, with the process whatever
 * killed it, and on PostgreSQL with its connection. So a claim says that somebody is alive, no more: who loses it must find that out in
 * the rows themselves before writing. Never waits. RC_CONFLICT: somebody holds it, this program or another on the same database. May be called
 * in a transaction: it is none of it. */
struct claim;
enum rc store_claim(struct store *, int64_t first, int64_t second, struct claim **, struct err *) MUSTCHECK;
void store_claim_end(struct claim *);   /* NULL: nothing */

/* ---- statements ---------------------------------------------------------------------------------------------- */

enum sval_kind { SV_NULL, SV_INT, SV_TEXT, SV_BLOB };
struct sval { enum sval_kind kind; int64_t i; struct str s; };
#define SV_I(x) ((struct sval){SV_INT, (x), {"", 0}})
#define SV_T(x) ((struct sval){SV_TEXT, 0, (x)})
#define SV_B(x) ((struct sval){SV_BLOB, 0, (x)})
#define SV_N ((struct sval){SV_NULL, 0, {"", 0}})

/* A statement is a number: an `enum query`, or what store_compose gave for a text (the same text, the same number; thread-safe;
 * prepared once a connection, kept). Arguments are $1..$n in order. */
int store_compose(struct store *, struct str sql);
/* The same for texts of which there may be any number (what people search for): only the last couple of thousand are kept. Use the number at once and
 * compose again for the next use; should the text have made room for others in between, the transaction runs again. At most 16 KiB. */
int store_compose_passing(struct store *, struct str sql);
/* Runs a statement that gives no rows. changed NULL: nobody waits for it; on PostgreSQL it is only sent, and its failure is told by the next
 * statement whose answer is asked for, at the latest by the commit. *changed: how many rows, without cascades. RC_CONFLICT: a unique or foreign key refuses; RC_INVALID:
 * a text that is not UTF-8 or holds a NUL, a value of the wrong type, NOT NULL or CHECK. */
enum rc tx_run(struct tx *, int statement, const struct sval *args, unsigned n, uint64_t *changed, struct err *) MUSTCHECK;
/* The same without waiting, for a statement that must change just one row; another number is a failure (RC_INTERNAL). */
enum rc tx_run_one(struct tx *, int statement, const struct sval *args, unsigned n, struct err *) MUSTCHECK;
/* Rows, one at a time, streamed; on PostgreSQL the first rows_next waits for them, so ask for several before looking at the first. Values are borrowed until the next rows_next or rows_end. rows_end may come early. Several may be
 * open at once within a transaction. `many`: thousands of rows are expected: PostgreSQL streams them instead of holding all. Another statement in
 * the same transaction makes it hold what is left of the stream, so read large tables one after the other. */
struct rows;
enum rc tx_rows(struct tx *, int statement, const struct sval *args, unsigned n, bool many, struct rows **, struct err *) MUSTCHECK;
/* Rows that will be asked for soon with the same arguments (at most 4), and that nothing written in between changes: PostgreSQL is asked now and
 * waited for together with others; where asking costs no wait nothing is done. Rows that are not fetched are dropped at the end, or by
 * tx_ahead_end. */
enum rc tx_ahead(struct tx *, int statement, const struct sval *args, unsigned n, struct err *) MUSTCHECK;
void tx_ahead_end(struct tx *);
bool tx_ahead_pays(const struct tx *);  /* false: tx_ahead does nothing here; spare the work of finding out what to ask */
enum rc rows_next(struct rows *, struct err *) MUSTCHECK;               /* RC_NOT_FOUND after the last */
void rows_end(struct rows *);
bool row_null(const struct rows *, unsigned column);
int64_t row_int(const struct rows *, unsigned column);                  /* 0 when NULL */
struct str row_text(const struct rows *, unsigned column);              /* text or bytes; empty when NULL */
/* The first n values of the row, in one call: for loops over many rows. */
void row_values(const struct rows *, struct sval *to, unsigned n);
/* At most one row: calls rows_next once and copies the row to the arena. RC_NOT_FOUND: none. */
struct row1 { struct sval *values; unsigned n; };
enum rc tx_one(struct tx *, int statement, const struct sval *args, unsigned n, struct arena *, struct row1 *, struct err *) MUSTCHECK;

/* After much was written to these tables: the database looks at what they hold now, so that its planner need not guess until it would by
 * itself. PostgreSQL samples them; SQLite's planner is told by the migrations what holds for every size, and nothing is done. */
enum rc store_look_at(struct store *, const char *const *tables, unsigned n, struct err *err) MUSTCHECK;

/* What was deleted or overwritten leaves the files: SQLite writes the whole file anew (which takes its size again on the disk, and nobody writes
 * meanwhile) and empties its log; PostgreSQL writes these tables anew, each locked meanwhile. Not in a transaction. RC_BUSY: somebody writes, or reads an
 * old state; nothing is lost, ask again. What backups, write-ahead archives and replicas hold is not reached. */
enum rc store_scrub(struct store *, const char *const *tables, unsigned n, struct err *) MUSTCHECK;

/* A consistent copy of the whole database into one new file (mode 0600; RC_CONFLICT: it is there already), while it is in use, and back
 * into a database without tables: `jieban backup`, `restore`. A file made from either database can be restored into either; its form stands
 * in backup.c, with a digest at its end. A file that is cut or changed is refused (RC_INVALID) and the database stays empty; RC_CONFLICT: it is not
 * empty. The schema comes with it, as old as it was: migrate afterwards. progress may be NULL. */
enum rc store_backup(struct store *, const char *path, void (*progress)(void *ctx, uint64_t rows), void *ctx, struct err *err) MUSTCHECK;
enum rc store_restore(struct store *empty, const char *path, void (*progress)(void *ctx, uint64_t rows), void *ctx, struct err *err) MUSTCHECK;

#endif
