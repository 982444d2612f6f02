/*
 * Statements on SQLite: prepared once a connection, bound by the name of each argument ($2 is $2 wherever it stands), stepped row by
 * row. Never builds SQL. Called through struct backend only.
 */
#include "store/sqlite.h"

#include <stdlib.h>

struct sqlite_row {
	struct rows rows;
	struct sqlite_statement *of;    /* NULL: `stmt` is this cursor's own */
	sqlite3_stmt *stmt;
	bool over;                      /* another step would begin anew */
};

static void
statement_free(struct sqlite_statement *p)
{
	sqlite3_finalize(p->stmt);
	free(p->at);
	free(p);
}

static void
forget(struct sqlite_conn *c, unsigned i)
{
	struct sqlite_statement *p = c->statements[i];

	if (p == NULL)
		return;
	if (!statement_kept((int)i))
		c->n_composed--;
	c->statements[i] = NULL;
	if (p->taken)
		p->orphan = true;
	else
		statement_free(p);
}

void
sqlite_forget(struct sqlite_conn *c)
{
	for (unsigned i = 0; i < c->n_statements; i++)
		forget(c, i);
}

/* Room for one composed statement more: the one that was not used longest goes. */
static void
make_room(struct sqlite_conn *c)
{
	unsigned oldest = 0;

	if (c->n_composed < STATEMENTS_KEPT)
		return;
	for (unsigned i = QUERY__COUNT; i < c->n_statements; i++) {
		const struct sqlite_statement *p = c->statements[i];

		if (p != NULL && !p->taken && (oldest == 0 || p->used < c->statements[oldest]->used))
			oldest = i;
	}
	if (oldest != 0)
		forget(c, oldest);
}

static enum rc
compile(struct sqlite_conn *c, int statement, unsigned flags, sqlite3_stmt **out, struct err *err)
{
	struct str text = statement_text(c->conn.store, statement);
	const char *rest;
	int code;

	if (text.p == NULL)
		return statement_gone(&c->conn, err);
	code = sqlite3_prepare_v3(c->db, text.p, (int)text.n + 1, flags, out, &rest);

	if (code != SQLITE_OK)
		return sqlite_fail(c, code, err);
	if (*out == NULL || str_trim(str_c(rest)).n > 0) {
		sqlite3_finalize(*out);
		*out = NULL;
		return err_set(err, RC_INTERNAL, "", "不是单条语句：%.200s", "not one statement: %.200s", text.p);
	}
	return RC_OK;
}

static enum rc
find(struct sqlite_conn *c, int statement, struct sqlite_statement **out, struct err *err)
{
	unsigned i = statement_place(statement);
	struct sqlite_statement *p;
	sqlite3_stmt *stmt;

	if (i >= c->n_statements) {
		unsigned room = i + 64;

		c->statements = realloc(c->statements, room * sizeof(void *));
		if (c->statements == NULL)
			abort();
		while (c->n_statements < room)
			c->statements[c->n_statements++] = NULL;
	}
	if (c->statements[i] != NULL && c->statements[i]->number != statement)
		forget(c, i);
	if (c->statements[i] == NULL) {
		if (!statement_kept(statement))
			make_room(c);
		TRY(compile(c, statement, SQLITE_PREPARE_PERSISTENT, &stmt, err));
		p = c->statements[i] = calloc(1, sizeof *p);
		if (p == NULL)
			abort();
		p->stmt = stmt;
		p->number = statement;
		p->n = (unsigned)sqlite3_bind_parameter_count(stmt);
		p->at = calloc(p->n + 1, sizeof *p->at);
		if (p->at == NULL)
			abort();
		for (unsigned k = 0; k < p->n; k++) {
			char name[16];

			snprintf(name, sizeof name, "$%u", k + 1);
			p->at[k] = sqlite3_bind_parameter_index(stmt, name);
		}
		if (!statement_kept(statement))
			c->n_composed++;
	}
	c->statements[i]->used = ++c->clock;
	*out = c->statements[i];
	return RC_OK;
}

static enum rc
bind(struct sqlite_conn *c, const struct sqlite_statement *p, sqlite3_stmt *s, const struct sval *args, unsigned n, sqlite3_destructor_type keep, struct err *err)
{
	if (n != p->n)
		return err_set(err, RC_INTERNAL, "", "语句要 %u 个参数，给了 %u 个：%.200s", "the statement takes %u arguments, %u were given: %.200s", p->n, n, sqlite3_sql(s));
	for (unsigned k = 0; k < n; k++) {
		int code = SQLITE_OK;

		if (p->at[k] == 0)
			return err_set(err, RC_INTERNAL, "", "语句没有用到 $%u：%.200s", "the statement does not use $%u: %.200s", k + 1, sqlite3_sql(s));
		switch (args[k].kind) {
		case SV_NULL: code = sqlite3_bind_null(s, p->at[k]); break;
		case SV_INT: code = sqlite3_bind_int64(s, p->at[k], args[k].i); break;
		case SV_TEXT: code = sqlite3_bind_text64(s, p->at[k], args[k].s.p == NULL ? "" : args[k].s.p, args[k].s.n, keep, SQLITE_UTF8); break;
		case SV_BLOB: code = sqlite3_bind_blob64(s, p->at[k], args[k].s.p == NULL ? "" : args[k].s.p, args[k].s.n, keep); break;
		}
		if (code != SQLITE_OK)
			return sqlite_fail(c, code, err);
	}
	return RC_OK;
}

enum rc
sqlite_prepare(struct conn *conn, int statement, struct err *err)
{
	struct sqlite_statement *p;

	return find((struct sqlite_conn *)conn, statement, &p, err);
}

enum rc
sqlite_run(struct conn *conn, int statement, const struct sval *args, unsigned n, bool one, uint64_t *changed, struct err *err)
{
	struct sqlite_conn *c = (struct sqlite_conn *)conn;
	struct sqlite_statement *p;
	int64_t before = sqlite3_total_changes64(c->db);
	uint64_t mine = 0;
	enum rc rc;
	int code;

	TRY(find(c, statement, &p, err));
	if (p->taken)
		return err_set(err, RC_INTERNAL, "", "语句的结果尚未读完", "rows of the same statement are still open");
	rc = bind(c, p, p->stmt, args, n, SQLITE_STATIC, err);
	if (rc == RC_OK) {
		code = sqlite3_step(p->stmt);
		if (code == SQLITE_ROW)
			rc = err_set(err, RC_INTERNAL, "", "语句返回了数据行：%.200s", "the statement gives rows: %.200s", sqlite3_sql(p->stmt));
		else if (code != SQLITE_DONE)
			rc = sqlite_fail(c, code, err);
		else
			mine = sqlite3_total_changes64(c->db) == before ? 0 : (uint64_t)sqlite3_changes64(c->db);       /* without cascades */
		if (rc == RC_OK && one && mine != 1)
			rc = not_one(err);
		if (changed != NULL)
			*changed = mine;
	}
	sqlite3_reset(p->stmt);
	sqlite3_clear_bindings(p->stmt);
	return rc;
}

enum rc
sqlite_rows(struct conn *conn, int statement, const struct sval *args, unsigned n, bool many, struct rows **out, struct err *err)
{
	struct sqlite_conn *c = (struct sqlite_conn *)conn;
	struct sqlite_row *r = calloc(1, sizeof *r);
	struct sqlite_statement *p;
	enum rc rc;

	(void)many;             /* every row is streamed */
	if (r == NULL)
		abort();
	rc = find(c, statement, &p, err);
	if (rc == RC_OK && p->taken) {
		rc = compile(c, statement, 0, &r->stmt, err);
	} else if (rc == RC_OK) {
		r->of = p;
		r->stmt = p->stmt;
	}
	if (rc == RC_OK)
		rc = bind(c, p, r->stmt, args, n, SQLITE_TRANSIENT, err);
	if (rc == RC_OK) {
		if (r->of != NULL)
			p->taken = true;
		*out = &r->rows;
		return RC_OK;
	}
	if (r->of != NULL)
		sqlite3_clear_bindings(r->stmt);
	else
		sqlite3_finalize(r->stmt);
	free(r);
	return rc;
}

enum rc
sqlite_next(struct rows *rows, struct err *err)
{
	struct sqlite_row *r = (struct sqlite_row *)rows;
	int code = r->over ? SQLITE_DONE : sqlite3_step(r->stmt);

	r->over = code != SQLITE_ROW;
	return code == SQLITE_ROW ? RC_OK : code == SQLITE_DONE ? RC_NOT_FOUND : sqlite_fail((struct sqlite_conn *)rows->tx->conn, code, err);
}

void
sqlite_end(struct rows *rows)
{
	struct sqlite_row *r = (struct sqlite_row *)rows;

	if (r->of != NULL) {
		sqlite3_reset(r->stmt);
		sqlite3_clear_bindings(r->stmt);
		r->of->taken = false;
		if (r->of->orphan)
			statement_free(r->of);
	} else {
		sqlite3_finalize(r->stmt);
	}
	free(r);
}

unsigned
sqlite_columns(const struct rows *rows)
{
	return (unsigned)sqlite3_column_count(((const struct sqlite_row *)rows)->stmt);
}

enum sval_kind
sqlite_kind_of(const struct rows *rows, unsigned column)
{
	switch (sqlite3_column_type(((const struct sqlite_row *)rows)->stmt, (int)column)) {
	case SQLITE_INTEGER: return SV_INT;
	case SQLITE_TEXT: return SV_TEXT;
	case SQLITE_BLOB: return SV_BLOB;
	default: return SV_NULL;
	}
}

int64_t
sqlite_integer(const struct rows *rows, unsigned column)
{
	return sqlite3_column_int64(((const struct sqlite_row *)rows)->stmt, (int)column);
}

/* The bytes of a text are those of its blob: the file is UTF-8. */
struct str
sqlite_text(const struct rows *rows, unsigned column)
{
	sqlite3_stmt *s = ((const struct sqlite_row *)rows)->stmt;
	const char *p = sqlite3_column_blob(s, (int)column);

	return p == NULL ? STR("") : (struct str){p, (size_t)sqlite3_column_bytes(s, (int)column)};
}

/* A connection is one thread's at a time, so values may be looked at where they lie: sqlite3_value_* take no lock and look for no error. */
void
sqlite_values(const struct rows *rows, struct sval *to, unsigned n)
{
	sqlite3_stmt *s = ((const struct sqlite_row *)rows)->stmt;

	for (unsigned i = 0; i < n; i++) {
		sqlite3_value *v = sqlite3_column_value(s, (int)i);
		int type = sqlite3_value_type(v);

		to[i] = SV_N;
		if (type == SQLITE_INTEGER) {
			to[i].kind = SV_INT;
			to[i].i = sqlite3_value_int64(v);
		} else if (type == SQLITE_TEXT || type == SQLITE_BLOB) {
			const char *p = sqlite3_value_blob(v);

			to[i].kind = type == SQLITE_TEXT ? SV_TEXT : SV_BLOB;
			if (p != NULL)
				to[i].s = (struct str){p, (size_t)sqlite3_value_bytes(v)};
		}
	}
}
