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
struct pg_conn {
	struct conn conn;
	PGconn *db;
	struct pg_statement **statements;       /* by number; NULL: not prepared */
	unsigned n_statements, n_composed;
	struct pg_row *stream;          /* rows that the server is still sending; NULL: the connection is free */
	bool untimed;                   /* no time-out in this transaction */
	uint64_t clock;
	/* arguments on their way, grown to the longest list so far */
	const char **values;
	int *lengths, *formats;
	unsigned char (*numbers)[8];
	unsigned args_room;
	struct buf copy;                /* rows of a COPY on their way */
};

/* Turns a failed result (or a lost connection) into ours: message, and what it means for the connection. Clears the result. */
enum rc pg_fail(struct pg_conn *, PGresult *, struct err *);
enum rc pg_prepare(struct conn *, int statement, struct err *) MUSTCHECK;
enum rc pg_run(struct conn *, int statement, const struct sval *, unsigned n, uint64_t *changed, struct err *) MUSTCHECK;
enum rc pg_rows(struct conn *, int statement, const struct sval *, unsigned n, bool many, struct rows **, struct err *) MUSTCHECK;
enum rc pg_next(struct rows *, struct err *) MUSTCHECK;
void pg_end(struct rows *);
unsigned pg_columns(const struct rows *);
enum sval_kind pg_kind_of(const struct rows *, unsigned column);
int64_t pg_integer(const struct rows *, unsigned column);
struct str pg_text(const struct rows *, unsigned column);
void pg_values(const struct rows *, struct sval *to, unsigned n);
/* Frees the connection for another statement: what a stream still holds is taken into memory. */
enum rc pg_quiet(struct pg_conn *, struct err *) MUSTCHECK;
void pg_forget(struct pg_conn *);       /* frees what is known of statements; the server's go with the connection */

enum rc pg_load_begin(struct conn *, struct str copy, struct err *) MUSTCHECK;
enum rc pg_load_row(struct conn *, const struct sval *, unsigned n, struct err *) MUSTCHECK;
enum rc pg_load_end(struct conn *, struct err *) MUSTCHECK;

#endif
