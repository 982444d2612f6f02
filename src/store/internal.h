/*
 * store/internal: what the two databases have in common. A back end is the table of functions below; everything above it (queue,
 * transactions, migrations, ids, backup) is written once. Private to the room.
 */
#ifndef JIEBAN_STORE_INTERNAL_H
#define JIEBAN_STORE_INTERNAL_H

#include "store/store.h"

#include <pthread.h>
#include <stdatomic.h>

#define STATEMENTS_KEPT 512u    /* composed statements that a connection keeps prepared */
#define ARGS_MAX 60000u         /* of one statement: below the limit of either database */
#define AHEAD_ARGS 4u           /* of rows that are asked for ahead */
#define BUSY_MS 5000            /* how long a locked file is waited for */
#define BACKUP_MAGIC "jieban backup 1\n"
#define BACKUP_PROGRESS 1000u   /* rows between two reports */
#define RETRIES 3u              /* of a transaction after a conflict */

struct query_text { const char *name; struct str text, postgres; };     /* postgres.p NULL: the text is common */
extern const struct query_text query_texts[];                           /* QUERY__COUNT of them, made by tools/queries.py */

/* A connection: one thread at a time. Back ends put it first in their own struct. */
struct conn {
	struct store *store;
	bool write;             /* may write; the others refuse to */
	bool lost;              /* of no more use: close it, open another */
	bool again;             /* the transaction met a conflict and may be run again */
	bool unknown;           /* lost while committing: nobody knows whether it happened */
	bool cut;               /* a read did more than it was allowed */
};
struct rows { struct tx *tx; struct rows *next, **at; };                /* likewise first in the back end's own; chained by tx->open */
/* Rows that were asked for ahead, and the arguments by which they are found again. */
struct ahead { struct ahead *next; struct rows *rows; int statement; unsigned n; struct sval args[AHEAD_ARGS]; char texts[]; };
struct tx { struct conn *conn; struct rows *open; struct ahead *ahead; bool dead; };    /* dead: a statement failed, the rest is refused */

/* A schema as both databases can tell it. Lists of columns are in the order of the key. */
struct schema_column { struct str name; enum sval_kind kind; bool not_null; struct str type; unsigned primary; };     /* kind SV_NULL: a type that we do not use; primary: place in the key, 0 none */
struct schema_key { struct str name, columns, table, to; bool unique, partial; };       /* columns "a, b"; of a foreign key the table and columns it leads to */
struct schema_table {
	struct str name;
	struct schema_column *columns; unsigned n_columns;
	struct str primary;
	struct schema_key *keys; unsigned n_keys;               /* unique keys and indexes beside the primary one */
	struct schema_key *links; unsigned n_links;             /* foreign keys */
};
struct schema { struct schema_table *tables; unsigned n; };             /* in the order in which they were made */

enum control { BEGIN, COMMIT, ROLLBACK, SAVEPOINT, RELEASE, ROLLBACK_TO, CONTROL__COUNT };

struct backend {
	const char *kind;
	bool ahead;                             /* rows are worth asking for before they are needed */
	unsigned group, writers;                /* jobs committed together at most; writer connections unless told, 1: never more */
	enum rc (*open)(struct store *, bool write, struct conn **, struct err *);
	void (*close)(struct conn *);
	enum rc (*control)(struct conn *, enum control, struct err *);
	enum rc (*heard)(struct conn *, struct err *);  /* what was only sent has gone well, or why not; NULL: nothing is only sent */
	bool (*open_tx)(struct conn *);         /* a transaction is open, whatever failed since */
	void (*allow)(struct conn *, unsigned *portions);       /* how much work statements may do until the next call: as much as they like (NULL), or so many portions, of some 50 µs
	                                         * each, which are counted down; past them they fail and the connection is `cut`. No function: it cannot tell */
	uint64_t (*changes)(struct conn *);     /* another number than before: something was changed, or may have been, or the transaction is broken */
	enum rc (*prepare)(struct conn *, int statement, struct err *);
	/* one: changes just one row, or fails (not_one); changed NULL: nobody waits. Such a failure may be told later: by the next call whose answer is
	 * asked for, at the latest by the commit. Rows likewise fail when the first is asked for. */
	enum rc (*run)(struct conn *, int statement, const struct sval *, unsigned n, bool one, uint64_t *changed, struct err *);
	enum rc (*rows)(struct conn *, int statement, const struct sval *, unsigned n, bool many, struct rows **, struct err *);
	enum rc (*next)(struct rows *, struct err *);
	void (*end)(struct rows *);             /* frees it */
	unsigned (*columns)(const struct rows *);
	enum sval_kind (*kind_of)(const struct rows *, unsigned column);
	int64_t (*integer)(const struct rows *, unsigned column);
	struct str (*text)(const struct rows *, unsigned column);
	void (*values)(const struct rows *, struct sval *to, unsigned n);
	enum rc (*script)(struct conn *, struct str sql, struct err *);         /* several statements, no arguments, no rows; NUL-terminated */
	/* A restore: what is run first, and a faster way in than INSERT, or NULL. `copy` is `COPY "table" ("column", …)`. */
	const char *load_first;
	const char *look_at;                    /* what stands before a table's name for store_look_at; NULL: nothing is to do */
	enum rc (*load_begin)(struct conn *, struct str copy, struct err *);
	enum rc (*load_row)(struct conn *, const struct sval *, unsigned n, struct err *);
	enum rc (*load_end)(struct conn *, struct err *);
	/* A claim of a number, held until the handle is ended (claim.c). */
	enum rc (*claim)(struct store *, uint64_t key, struct claim *, struct err *);
	void (*unclaim)(struct claim *);
	enum rc (*scrub)(struct conn *, const char *const *tables, unsigned n, struct err *);   /* outside a transaction */
	const char *schema_lock;                /* taken by a migration; NULL: a transaction that writes is alone anyway */
};
extern const struct backend backend_sqlite, backend_postgres;

/* What holds a claim: a file of its own, or a connection of its own. */
struct claim { struct store *store; int fd; struct conn *conn; };

/* A connection that is opened when first needed and again when it was lost. */
struct slot { struct conn *conn; };
enum rc slot_ready(struct store *, struct slot *, bool write, struct err *) MUSTCHECK;
void slot_close(struct store *, struct slot *);

struct job {
	store_fn *fn;
	void *ctx;
	void (*done)(void *ctx, enum rc, const struct err *);
	void *done_ctx;
	int64_t lane;
	struct job *next;
	enum rc rc;
	struct err err;
};
struct worker {
	struct store *store;
	struct slot slot;
	pthread_t thread;
	int64_t lane;                   /* whose jobs it runs; by the queue's lock */
	unsigned guarded;               /* groups to come whose jobs are savepoints */
};

/* Texts that store_compose was given; the same text has the same number. Passing ones have a place among eight, by their hash; the one
 * that was not used longest goes, and its number is never given out again (or not for a billion others). */
#define PASSING 2048u
#define PASSING_WAYS 8u
#define PASSING_FIRST (1 << 20)         /* their numbers: PASSING_FIRST + PASSING * generation + place */
#define PASSING_TEXT 16384u
struct passing { struct str text; int number; uint64_t used; };
struct composed { struct str *texts; int *table; unsigned n, room, table_room; struct passing *passing; int generation; uint64_t clock; pthread_mutex_t lock; };
/* Id-time reserved in the database: [lo, hi) on one node. */
struct lease { pthread_mutex_t lock, renewal; int64_t node, hi_ms, last_ms; unsigned sequence; bool held; };

struct store {
	const struct backend *be;
	char *url;
	struct store_options options;

	pthread_mutex_t queue_lock;
	pthread_cond_t queue_more;
	struct job *first, **last;
	bool stopping;
	struct worker *workers;
	unsigned n_workers, n_started;

	pthread_mutex_t readers_lock;
	pthread_cond_t readers_more;
	struct slot *readers;           /* the first n_free are nobody's at the moment */
	unsigned n_readers, n_free;
	_Atomic uint64_t commits;       /* of this program; a snapshot is good while it stays the same */

	struct composed composed;
	struct lease lease;
	_Atomic bool ready;             /* the schema is this program's */
};

/* The text of a statement for this store's database, NUL-terminated; a number that nobody gave out aborts. */
struct str statement_text(struct store *, int statement);       /* of a passing one: until this thread asks again; p NULL: it has made room */
unsigned statement_place(int statement);        /* among what a connection has prepared; passing ones come to share a place */
bool statement_kept(int statement);     /* never forgotten by a connection: it is one of db/queries */
enum rc statement_gone(struct conn *, struct err *);    /* RC_BUSY: run again */

/* Runs fn in a transaction of the connection, again after a conflict or a loss before the commit. The slot's connection may be another afterwards. */
enum rc transact(struct store *, struct slot *, bool write, store_fn *, void *ctx, struct err *) MUSTCHECK;
void tx_close_rows(struct tx *);
enum rc tx_body(struct conn *, store_fn *, void *ctx, struct err *) MUSTCHECK;  /* fn in the open transaction; whatever it says, a dead one is no success */
enum rc tx_commit(struct conn *, struct err *) MUSTCHECK;
enum rc not_one(struct err *);          /* the failure of a statement that should have changed one row */

enum rc queue_start(struct store *, struct err *) MUSTCHECK;
void queue_stop(struct store *);

/* Id-time enough for the transactions to come; called by the writers between transactions. */
enum rc lease_ensure(struct store *, struct slot *, struct err *) MUSTCHECK;
void lease_return(struct store *, struct slot *);
int64_t store_now_ms(const struct store *);

/* What the database is, in an open transaction: as store_schema. */
enum rc schema_state(struct tx *, struct err *) MUSTCHECK;
/* The tables as the database has them. */
enum rc schema_read(struct tx *, struct arena *, struct schema *, struct err *) MUSTCHECK;
/* Takes the steps that are missing, up to number `last`, in the open transaction; at most `most` of them. */
enum rc schema_steps(struct tx *, unsigned last, unsigned most, unsigned *n, struct err *) MUSTCHECK;
unsigned schema_newest(void);           /* number of this program's last step */

#endif
