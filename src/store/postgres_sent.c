/*
 * What was sent to PostgreSQL and has not been heard of yet (libpq's pipeline mode). A statement whose answer nobody asks for, and rows
 * before the first of them is looked at, only go out; all answers are heard together when one of them is needed, so an action waits a few
 * times for the server and not at each statement. The first failure of a transaction is kept (pg_conn.failed) and told to whoever asks
 * next, at the latest to the commit: after it the server refuses the rest. Never lets a commit out before all that came before it is known to
 * have gone well. Called by the other files of this back end.
 *
 * Not much is on its way at a time: the server must never wait to be heard while it is spoken to. (libpq itself takes in what comes while it
 * cannot send on, so that rows cannot block either.)
 */
#include "store/postgres.h"

#include <stdlib.h>
#include <string.h>

static enum rc
told(const struct pg_conn *c, struct err *err)
{
	if (c->failed.rc != RC_OK && err != NULL)
		*err = c->failed;
	return c->failed.rc;
}

static bool
went_well(const struct pg_sent *s, PGresult *r)
{
	switch (s->what) {
	case SENT_COMMAND: return PQresultStatus(r) == PGRES_COMMAND_OK;
	case SENT_RUN: return PQresultStatus(r) == PGRES_COMMAND_OK;
	case SENT_ROWS: return PQresultStatus(r) == PGRES_TUPLES_OK;
	}
	return false;
}

/* The answer to one statement; what follows a failure was not run. */
static void
hear(struct pg_conn *c, struct pg_sent *s, PGresult *r)
{
	int64_t tuples = 0;

	if (c->failed.rc != RC_OK) {
		PQclear(r);
	} else if (PQresultStatus(r) == PGRES_EMPTY_QUERY) {
		PQclear(r);
		(void)err_set(&c->failed, RC_INTERNAL, "", "不是单条语句：%s", "not one statement: %s", "");
	} else if (!went_well(s, r)) {
		(void)pg_fail(c, r, NULL);
	} else if (s->what == SENT_ROWS && s->row != NULL) {
		pg_row_heard(s->row, r);
	} else {
		if (s->what == SENT_RUN && !str_to_i64(str_c(PQcmdTuples(r)), &tuples))
			tuples = 0;
		if (s->one && tuples != 1)
			(void)not_one(&c->failed);
		if (s->changed != NULL)
			*s->changed = (uint64_t)tuples;
		c->changes += (uint64_t)tuples;
		PQclear(r);
	}
}

static void
hear_all(struct pg_conn *c)
{
	bool whole = PQpipelineSync(c->db) == 1;
	PGresult *r;

	for (unsigned i = 0; i < c->n_sent && whole; i++) {
		r = PQgetResult(c->db);
		whole = r != NULL;
		if (r != NULL)
			hear(c, &c->sent[i], r);
		whole = whole && !c->conn.lost && (r = PQgetResult(c->db)) == NULL;     /* a statement has one answer */
	}
	c->n_sent = 0;
	if (whole) {
		r = PQgetResult(c->db);
		whole = PQresultStatus(r) == PGRES_PIPELINE_SYNC;
		PQclear(r);
	}
	if (whole)
		whole = PQexitPipelineMode(c->db) == 1;
	if (!whole && !c->conn.lost)
		(void)pg_fail(c, NULL, NULL);
}

enum rc
pg_hear(struct pg_conn *c, struct err *err)
{
	if (c->n_sent > 0)
		hear_all(c);
	return told(c, err);
}

void
pg_forgive(struct pg_conn *c)
{
	if (c->n_sent > 0)
		hear_all(c);
	c->failed.rc = RC_OK;
}

/* Ready to send one more. */
static enum rc
begin_sending(struct pg_conn *c, struct err *err)
{
	TRY(c->n_sent == SENT_MOST ? pg_hear(c, err) : told(c, err));
	if (c->streamed)
		PQclear(PQexec(c->db, ""));
	c->streamed = false;
	if (PQpipelineStatus(c->db) == PQ_PIPELINE_OFF && PQenterPipelineMode(c->db) != 1)
		return pg_fail(c, NULL, err);
	return RC_OK;
}

enum rc
pg_send(struct pg_conn *c, unsigned place, unsigned n, struct pg_sent s, struct err *err)
{
	char name[16];

	TRY(begin_sending(c, err));
	snprintf(name, sizeof name, "q%u", place);
	if (PQsendQueryPrepared(c->db, name, (int)n, c->values, c->lengths, c->formats, 1) != 1)
		return pg_fail(c, NULL, err);
	c->changes += s.what == SENT_RUN && s.changed == NULL;          /* it may have changed something */
	c->sent[c->n_sent++] = s;
	return RC_OK;
}

enum rc
pg_send_command(struct pg_conn *c, const char *sql, struct err *err)
{
	TRY(begin_sending(c, err));
	if (PQsendQueryParams(c->db, sql, 0, NULL, NULL, NULL, NULL, 0) != 1)
		return pg_fail(c, NULL, err);
	c->sent[c->n_sent++] = (struct pg_sent){.what = SENT_COMMAND};
	return RC_OK;
}

void
pg_unsend_row(struct pg_conn *c, const struct pg_row *row)
{
	for (unsigned i = 0; i < c->n_sent; i++)
		if (c->sent[i].row == row)
			c->sent[i].row = NULL;
}
