/*
 * Rows into a table of PostgreSQL by COPY in its binary form, ten times as fast as INSERT and one statement for all, so that rows may
 * lead to rows that come later. Called by restore.c through struct backend only.
 */
#include "store/postgres.h"

#define FLUSH_BYTES 65536u

static void
put(struct buf *b, uint64_t v, unsigned bytes)
{
	while (bytes-- > 0)
		buf_char(b, (char)(v >> (8 * bytes)));
}

static enum rc
flush(struct pg_conn *c, struct err *err)
{
	if (c->copy.n > 0 && PQputCopyData(c->db, c->copy.p, (int)c->copy.n) != 1)
		return pg_fail(c, NULL, err);
	c->copy.n = 0;
	return RC_OK;
}

enum rc
pg_load_begin(struct conn *conn, struct str copy, struct err *err)
{
	struct pg_conn *c = (struct pg_conn *)conn;
	struct buf sql;
	PGresult *r;

	TRY(pg_quiet(c, err));
	buf_init(&sql, 0);
	buf_add(&sql, copy);
	buf_add_c(&sql, " FROM STDIN (FORMAT binary)");
	r = PQexec(c->db, sql.p);
	buf_done(&sql);
	if (PQresultStatus(r) != PGRES_COPY_IN)
		return pg_fail(c, r, err);
	PQclear(r);
	c->copy.n = 0;
	buf_add(&c->copy, STR("PGCOPY\n\377\r\n\0"));
	put(&c->copy, 0, 8);            /* no flags, no extension */
	return RC_OK;
}

enum rc
pg_load_row(struct conn *conn, const struct sval *cells, unsigned n, struct err *err)
{
	struct pg_conn *c = (struct pg_conn *)conn;

	put(&c->copy, n, 2);
	for (unsigned i = 0; i < n; i++) {
		if (cells[i].kind == SV_NULL) {
			put(&c->copy, UINT32_MAX, 4);
		} else if (cells[i].kind == SV_INT) {
			put(&c->copy, 8, 4);
			put(&c->copy, (uint64_t)cells[i].i, 8);
		} else {
			put(&c->copy, cells[i].s.n, 4);
			buf_add(&c->copy, cells[i].s);
		}
	}
	return c->copy.n < FLUSH_BYTES ? RC_OK : flush(c, err);
}

enum rc
pg_load_end(struct conn *conn, struct err *err)
{
	struct pg_conn *c = (struct pg_conn *)conn;
	enum rc rc = RC_OK;
	PGresult *r;

	put(&c->copy, UINT16_MAX, 2);
	TRY(flush(c, err));
	if (PQputCopyEnd(c->db, NULL) != 1)
		return pg_fail(c, NULL, err);
	while ((r = PQgetResult(c->db)) != NULL) {
		if (PQresultStatus(r) != PGRES_COMMAND_OK && rc == RC_OK)
			rc = pg_fail(c, r, err);
		else
			PQclear(r);
	}
	return rc;
}
