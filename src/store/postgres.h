/*
 * store/postgres: a connection to a PostgreSQL server, shared by the files of that back end. Private to the room.
 */
#ifndef JIEBAN_STORE_POSTGRES_H
#define JIEBAN_STORE_POSTGRES_H

#include "store/internal.h"

#include <libpq-fe.h>

/* How a type of PostgreSQL travels in its binary form. */
struct pg_type { Oid oid; enum sval_kind kind; unsigned char bytes; };  /* bytes: of a whole number */

struct pg_statement {
	const struct pg_type **types, **columns;
	Oid *oids;                      /* of types */
	unsigned n, n_columns;
	int number;
	uint64_t used;                  /* by pg_conn.clock; composed ones that were not used longest are forgotten */
};
/* Something that was sent and whose answer was not heard yet. */
struct pg_row;
struct pg_sent {
	enum { SENT_COMMAND, SENT_RUN, SENT_ROWS } what;
	struct pg_row *row;             /* whose rows will come; NULL: nobody's any more */
	uint64_t *changed;              /* NULL: nobody waits for the number */
	bool one;                       /* any other number than one is a failure */
};
#define SENT_MOST 128u          /* at a time; an answer without rows has about 40 bytes */
struct pg_conn {
	struct conn conn;
	PGconn *db;
	struct pg_sent sent[SENT_MOST];         /* in order */
	unsigned n_sent;
	struct err failed;              /* the transaction's first failure; rc RC_OK: none is known */
	uint64_t changes;               /* rows that were changed, statements that may have changed some, failures */
	struct pg_statement **statements;       /* by number; NULL: not prepared */
	unsigned n_statements, n_composed;
	struct pg_row *stream;          /* rows that the server is still sending; NULL: the connection is free */
	bool streamed;                  /* the last that was sent; libpq would give the first rows of a pipeline one by one, too */
	bool untimed;                   /* no time-out in this transaction */
	uint64_t clock;
	/* arguments on their way, grown to the longest list so far */
	const char **values;
	int *lengths, *formats;
	unsigned char (*numbers)[8];
	unsigned args_room;
	struct buf copy;                /* rows of a COPY on their way */
};

/* Turns a failed result (or a lost connection) into ours: message, and what it means for the connection and the transaction. Clears the result. */
enum rc pg_fail(struct pg_conn *, PGresult *, struct err *);

/* Sends a prepared statement with the arguments that are bound; a failure may be told later. */
enum rc pg_send(struct pg_conn *, unsigned place, unsigned n, struct pg_sent, struct err *) MUSTCHECK;
enum rc pg_send_command(struct pg_conn *, const char *sql, struct err *) MUSTCHECK;
/* Hears all that was sent; the transaction's first failure, if there was one. Outside pipeline mode afterwards. */
enum rc pg_hear(struct pg_conn *, struct err *) MUSTCHECK;
void pg_forgive(struct pg_conn *);      /* hears all that was sent and forgets that something failed: what comes undoes it */
void pg_unsend_row(struct pg_conn *, const struct pg_row *);    /* its rows will not be looked at */
void pg_row_heard(struct pg_row *, PGresult *);

enum rc pg_prepare(struct conn *, int statement, struct err *) MUSTCHECK;
enum rc pg_run(struct conn *, int statement, const struct sval *, unsigned n, bool one, uint64_t *changed, struct err *) MUSTCHECK;
enum rc pg_rows(struct conn *, int statement, const struct sval *, unsigned n, bool many, struct rows **, struct err *) MUSTCHECK;
enum rc pg_next(struct rows *, struct err *) MUSTCHECK;
void pg_end(struct rows *);
unsigned pg_columns(const struct rows *);
enum sval_kind pg_kind_of(const struct rows *, unsigned column);
int64_t pg_integer(const struct rows *, unsigned column);
struct str pg_text(const struct rows *, unsigned column);
void pg_values(const struct rows *, struct sval *to, unsigned n);
/* Frees the connection for anything: what was sent is heard, what a stream still holds is taken into memory. */
enum rc pg_quiet(struct pg_conn *, struct err *) MUSTCHECK;
void pg_forget(struct pg_conn *);       /* frees what is known of statements; the server's go with the connection */

enum rc pg_load_begin(struct conn *, struct str copy, struct err *) MUSTCHECK;
enum rc pg_load_row(struct conn *, const struct sval *, unsigned n, struct err *) MUSTCHECK;
enum rc pg_load_end(struct conn *, struct err *) MUSTCHECK;

#endif
