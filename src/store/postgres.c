/*
 * PostgreSQL's side of a connection: how it is made, transactions, what its results mean. Never keeps a connection whose state is not
 * known. Called through struct backend only.
 *
 * Isolation. Readers: REPEATABLE READ, READ ONLY, one snapshot for all they read. Writers: READ COMMITTED. Whoever changes a
 * government's facts takes that government's counter row first or last, and so waits for the one before; at READ COMMITTED it then
 * goes on with what that one committed, while at a higher level every waiter would fail and start anew, and 64 clients writing into
 * one government would mostly do that. `UPDATE … WHERE version = $n` is checked again after such a wait, so no change is lost.
 */
#include "store/postgres.h"

#include <stdlib.h>
#include <string.h>

/* What an SQLSTATE means to whoever asked; the longest prefix that fits stands first. `again`: another run may succeed. */
static const struct meaning { const char *state; enum rc rc; bool again; const char *zh, *en; } meanings[] = {
	{"23505", RC_CONFLICT, false, "已存在相同的记录", "such a row is there already"},
	{"23503", RC_CONFLICT, false, "关联的记录不存在，或仍被引用", "a linked row is not there, or this one is still linked to"},
	{"23", RC_INVALID, false, "数值不符合表的约束", "a value breaks a rule of the table"},
	{"22", RC_INVALID, false, "数值无效", "a value is not valid"},
	{"40001", RC_BUSY, true, "与其他事务冲突，请重试", "the transaction met another one; try again"},
	{"40P01", RC_BUSY, true, "与其他事务互相等待，请重试", "the transaction and another one waited for each other; try again"},
	{"57014", RC_BUSY, false, "语句超时", "the statement took too long"},
	{"55P03", RC_BUSY, false, "数据被锁定，请稍后再试", "the data stay locked; try again later"},
	{"53100", RC_BUSY, false, "数据库磁盘已满，未写入；腾出空间后可继续", "the database's disk is full; nothing was written; it goes on once there is space"},
	{"53", RC_BUSY, false, "数据库资源不足", "the database is out of resources"},
	{"54", RC_TOO_BIG, false, "超过数据库的上限", "past a limit of the database"},
	{"58", RC_BUSY, false, "数据库读写磁盘出错", "the database could not read or write its disk"},
	{"42501", RC_BUSY, false, "数据库用户没有所需的权限", "the database's role lacks a right"},
	{"XX001", RC_INTERNAL, false, "数据库已损坏，请从备份恢复", "the database is damaged; restore a backup"},
	{"XX002", RC_INTERNAL, false, "数据库索引已损坏，请从备份恢复", "an index of the database is damaged; restore a backup"},
};

/* libpq's message on one line. */
static void
one_line(const char *message, char *to, size_t n)
{
	size_t k = 0;

	for (; *message != '\0' && k + 1 < n; message++)
		to[k++] = (unsigned char)*message < ' ' ? ' ' : *message;
	while (k > 0 && to[k - 1] == ' ')
		k--;
	to[k] = '\0';
}

enum rc
pg_fail(struct pg_conn *c, PGresult *r, struct err *err)
{
	const char *state = PQresultErrorField(r, PG_DIAG_SQLSTATE), *primary = PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY);
	char told[300];
	enum rc rc = RC_INTERNAL;
	bool found = false;
	struct err own;

	err = err == NULL ? &own : err;
	one_line(primary != NULL ? primary : PQerrorMessage(c->db), told, sizeof told);
	/* no state: libpq itself says so, and what it says is that the connection is gone; 57P: the server's goodbye */
	if (PQstatus(c->db) == CONNECTION_BAD || state == NULL || str_starts(str_c(state), STR("57P")) || str_starts(str_c(state), STR("08"))) {
		c->conn.lost = c->conn.again = true;     /* on another connection it may go well; a commit is told apart below */
		rc = err_set(err, RC_BUSY, ERR_INSIDE, "与数据库的连接中断：%s", "the connection to the database was lost: %s", told);
		found = true;
	} else if (state != NULL && strcmp(state, "25006") == 0) {
		rc = c->conn.write ? err_set(err, RC_BUSY, ERR_INSIDE, "数据库只读：%s", "the database is read-only: %s", told) :
		    err_set(err, RC_INTERNAL, "", "只读事务中不能写入", "a reading transaction must not write");
		found = true;
	}
	for (unsigned i = 0; !found && i < COUNT_OF(meanings); i++) {
		const struct meaning *m = &meanings[i];

		if (!str_starts(str_c(state), str_c(m->state)))
			continue;
		c->conn.again |= m->again;
		rc = err_set(err, m->rc, str_eq_c(str_c(m->state), "53100") ? DISK_FULL : ERR_INSIDE, "%1$s%2$.0s（PostgreSQL %3$s：%4$s）", "%1$.0s%2$s (PostgreSQL %3$s: %4$s)", m->zh, m->en, state, told);
		found = true;
	}
	if (!found)
		rc = err_set(err, RC_INTERNAL, "", "数据库语句出错（PostgreSQL %s：%s）", "a database statement failed (PostgreSQL %s: %s)", state, told);
	PQclear(r);
	c->changes++;
	if (c->failed.rc == RC_OK)
		c->failed = *err;
	return rc;
}

/* ---- transactions -------------------------------------------------------------------------------------------- */

static enum rc
command(struct pg_conn *c, const char *sql, struct err *err)
{
	PGresult *r = PQexec(c->db, sql);

	c->streamed = false;
	if (PQresultStatus(r) != PGRES_COMMAND_OK && PQresultStatus(r) != PGRES_TUPLES_OK)
		return pg_fail(c, r, err);
	PQclear(r);
	return RC_OK;
}

/*
 * A beginning goes out with the first statement, a savepoint with the next. The commit goes out alone, when all before it is known to have
 * gone well: so a connection that is lost before has surely left nothing, and what a failure leaves of a transaction cannot be taken for it
 * (PostgreSQL answers a COMMIT of a failed transaction with "ROLLBACK" and calls that well).
 */
static enum rc
pg_control(struct conn *conn, enum control what, struct err *err)
{
	static const char *const texts[CONTROL__COUNT] = {"BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", "COMMIT", "ROLLBACK", "SAVEPOINT job", "RELEASE job", "ROLLBACK TO job"};
	struct pg_conn *c = (struct pg_conn *)conn;
	enum rc rc;

	switch (what) {
	case BEGIN:
		pg_forgive(c);
		c->untimed = false;
		return pg_send_command(c, conn->write ? texts[what] : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", err);
	case SAVEPOINT:
		return pg_send_command(c, texts[what], err);
	case RELEASE:
		TRY(pg_hear(c, err));
		return pg_send_command(c, texts[what], err);
	case ROLLBACK:
	case ROLLBACK_TO:
		pg_forgive(c);
		return command(c, texts[what], err);
	case COMMIT:
	case CONTROL__COUNT:
		TRY(pg_hear(c, err));
		rc = command(c, texts[COMMIT], err);
		conn->unknown = conn->lost;
		return conn->unknown ? err_set(err, RC_BUSY, "", "提交时与数据库的连接中断，不知是否已写入", "the connection was lost during the commit; whether it was written is not known") : rc;
	}
	return RC_INTERNAL;
}

static enum rc
pg_heard(struct conn *conn, struct err *err)
{
	return pg_hear((struct pg_conn *)conn, err);
}

static uint64_t
pg_changes(struct conn *conn)
{
	return ((struct pg_conn *)conn)->changes;
}

static bool
pg_open_tx(struct conn *conn)
{
	PGTransactionStatusType t = PQtransactionStatus(((struct pg_conn *)conn)->db);  /* active while something was sent and not heard */

	return t == PQTRANS_INTRANS || t == PQTRANS_INERROR || t == PQTRANS_ACTIVE;
}

static enum rc
pg_script(struct conn *conn, struct str sql, struct err *err)
{
	struct pg_conn *c = (struct pg_conn *)conn;

	TRY(pg_quiet(c, err));
	TRY(command(c, "SET LOCAL statement_timeout = 0", err));        /* an index of a large table takes its time */
	return command(c, sql.p, err);
}

/* The tables' files are written anew; each is locked meanwhile. */
static enum rc
pg_scrub(struct conn *conn, const char *const *tables, unsigned n, struct err *err)
{
	struct pg_conn *c = (struct pg_conn *)conn;

	TRY(command(c, "SET statement_timeout = 0", err));
	for (unsigned i = 0; i < n; i++) {
		char sql[120];

		(void)snprintf(sql, sizeof sql, "VACUUM (FULL) %s", tables[i]);
		TRY(command(c, sql, err));
	}
	return RC_OK;
}

/* ---- open and close ------------------------------------------------------------------------------------------ */

static void
pg_close(struct conn *conn)
{
	struct pg_conn *c = (struct pg_conn *)conn;

	pg_forget(c);
	PQfinish(c->db);
	buf_done(&c->copy);
	free(c->values);
	free(c->lengths);
	free(c->formats);
	free(c->numbers);
	free(c);
}

static void
unheard(void *ctx, const PGresult *r)
{
	(void)ctx, (void)r;
}

static enum rc
pg_open(struct store *s, bool write, struct conn **out, struct err *err)
{
	/* what stands before dbname is a default that the URL may change */
	const char *const names[] = {"connect_timeout", "tcp_user_timeout", "keepalives_idle", "application_name", "dbname", "client_encoding", NULL};
	const char *const values[] = {"5", "20000", "30", "jieban", s->url, "UTF8", NULL};
	struct pg_conn *c = calloc(1, sizeof *c);
	const char *encoding;
	char told[300];
	enum rc rc;

	if (c == NULL)
		abort();
	*out = NULL;
	c->conn = (struct conn){.store = s, .write = write};
	c->db = PQconnectdbParams(names, values, 1);
	if (c->db == NULL)
		abort();
	if (PQstatus(c->db) != CONNECTION_OK) {
		one_line(PQerrorMessage(c->db), told, sizeof told);
		pg_close(&c->conn);
		return err_set(err, RC_BUSY, ERR_INSIDE, "连接不上数据库：%s", "the database cannot be reached: %s", told);
	}
	PQsetNoticeReceiver(c->db, unheard, NULL);
	encoding = PQparameterStatus(c->db, "server_encoding");
	rc = encoding != NULL && strcmp(encoding, "UTF8") == 0 ? RC_OK :
	    err_set(err, RC_INVALID, "", "数据库的编码必须是 UTF8", "the database's encoding must be UTF8");
	/* An answer means that it is on disk, whatever the server's default. */
	if (rc == RC_OK)
		rc = command(c, "SET statement_timeout = '60s'; SET idle_in_transaction_session_timeout = '60s';"
		    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'", err);
	if (rc != RC_OK) {
		pg_close(&c->conn);
		return rc;
	}
	*out = &c->conn;
	return RC_OK;
}

/* ---- claims -------------------------------------------------------------------------------------------------- */

/* An advisory lock of a session that does nothing else: the server takes it back when the connection ends. A pair of 32-bit numbers: the
 * space of single ones is schema_lock's. */
static enum rc
pg_claim(struct store *s, uint64_t key, struct claim *claim, struct err *err)
{
	char sql[120];
	struct pg_conn *c;
	PGresult *r;
	bool held;

	TRY(s->be->open(s, false, &claim->conn, err));
	c = (struct pg_conn *)claim->conn;
	TRY(command(c, "SET idle_session_timeout = 0", err));
	snprintf(sql, sizeof sql, "SELECT pg_try_advisory_lock(%d, %d)", (int)(int32_t)(uint32_t)(key >> 32), (int)(int32_t)(uint32_t)key);
	r = PQexec(c->db, sql);
	if (PQresultStatus(r) != PGRES_TUPLES_OK)
		return pg_fail(c, r, err);
	held = PQgetvalue(r, 0, 0)[0] == 't';
	PQclear(r);
	return held ? RC_OK : err_set(err, RC_CONFLICT, "", "已被占用", "held by somebody");
}

static void
pg_unclaim(struct claim *claim)
{
	if (claim->conn != NULL)
		pg_close(claim->conn);
}

const struct backend backend_postgres = {
	.kind = "postgresql", .ahead = true, .group = 64, .writers = 4, .look_at = "ANALYZE", .schema_lock = "SELECT pg_advisory_xact_lock(781001234512345)",
	.open = pg_open, .close = pg_close, .control = pg_control, .heard = pg_heard, .open_tx = pg_open_tx, .changes = pg_changes,
	.prepare = pg_prepare, .run = pg_run, .rows = pg_rows, .next = pg_next, .end = pg_end,
	.columns = pg_columns, .kind_of = pg_kind_of, .integer = pg_integer, .text = pg_text, .values = pg_values,
	.script = pg_script, .claim = pg_claim, .unclaim = pg_unclaim, .scrub = pg_scrub, .load_first = "SET LOCAL statement_timeout = 0", .load_begin = pg_load_begin, .load_row = pg_load_row, .load_end = pg_load_end,
};
