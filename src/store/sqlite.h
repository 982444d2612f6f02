/*
 * store/sqlite: a connection to an SQLite file, shared by the files of that back end. Private to the room.
 */
#ifndef JIEBAN_STORE_SQLITE_H
#define JIEBAN_STORE_SQLITE_H

#include "store/internal.h"

#include <sqlite3.h>

struct sqlite_statement {
	sqlite3_stmt *stmt;
	int *at;                        /* at[k - 1]: SQLite's number of $k, which goes by first appearance */
	unsigned n;
	int number;
	bool taken;                     /* rows of it are open */
	bool orphan;                    /* its place is another's: finalized with its rows */
	uint64_t used;                  /* by sqlite_conn.clock; composed ones that were not used longest are forgotten */
};
struct sqlite_conn {
	struct conn conn;
	sqlite3 *db;
	struct sqlite_statement **statements;   /* by number; NULL: not prepared */
	unsigned n_statements, n_composed;      /* n_composed: how many composed ones are prepared */
	uint64_t clock;
	sqlite3_stmt *controls[CONTROL__COUNT];
	unsigned *portions;             /* of work that are left to a brief read, its caller's */
};

/* Turns a result of SQLite into ours: message, and what it means for the connection. */
enum rc sqlite_fail(struct sqlite_conn *, int code, struct err *);
enum rc sqlite_prepare(struct conn *, int statement, struct err *) MUSTCHECK;
enum rc sqlite_run(struct conn *, int statement, const struct sval *, unsigned n, bool one, uint64_t *changed, struct err *) MUSTCHECK;
enum rc sqlite_rows(struct conn *, int statement, const struct sval *, unsigned n, bool many, struct rows **, struct err *) MUSTCHECK;
enum rc sqlite_next(struct rows *, struct err *) MUSTCHECK;
void sqlite_end(struct rows *);
unsigned sqlite_columns(const struct rows *);
enum sval_kind sqlite_kind_of(const struct rows *, unsigned column);
int64_t sqlite_integer(const struct rows *, unsigned column);
struct str sqlite_text(const struct rows *, unsigned column);
void sqlite_values(const struct rows *, struct sval *to, unsigned n);
enum rc sqlite_claim(struct store *, uint64_t key, struct claim *, struct err *) MUSTCHECK;
void sqlite_unclaim(struct claim *);
void sqlite_forget(struct sqlite_conn *);       /* finalizes every statement */

#endif
