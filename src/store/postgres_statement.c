/*
 * Statements on PostgreSQL: prepared once a connection under their number, arguments and results in binary form, rows as one result or
 * as a stream. Never builds SQL. Called through struct backend only.
 */
#include "store/postgres.h"

#include <stdlib.h>
#include <string.h>

/* Types that statements take and give; sums and quotients (numeric, float) are cast in the statement or not made at all. */
static const struct pg_type types[] = {
	{20, SV_INT, 8}, {23, SV_INT, 4}, {21, SV_INT, 2}, {16, SV_INT, 1},             /* bigint, integer, smallint, boolean */
	{25, SV_TEXT, 0}, {1043, SV_TEXT, 0}, {19, SV_TEXT, 0}, {17, SV_BLOB, 0},       /* text, varchar, name, bytea */
};

static const struct pg_type *
type_of(Oid oid)
{
	for (unsigned i = 0; i < COUNT_OF(types); i++)
		if (types[i].oid == oid)
			return &types[i];
	return NULL;
}

/* ---- prepared statements ------------------------------------------------------------------------------------- */

static void
statement_free(struct pg_statement *p)
{
	free(p->types);
	free(p->columns);
	free(p->oids);
	free(p);
}

static void
forget(struct pg_conn *c, unsigned i)
{
	struct pg_statement *p = c->statements[i];

	if (p == NULL)
		return;
	if (!statement_kept((int)i))
		c->n_composed--;
	statement_free(p);
	c->statements[i] = NULL;
}

void
pg_forget(struct pg_conn *c)
{
	for (unsigned i = 0; i < c->n_statements; i++)
		forget(c, i);
	free(c->statements);
}

static enum rc
let_go(struct pg_conn *c, unsigned i, struct err *err)
{
	char sql[40];
	PGresult *r;

	TRY(pg_quiet(c, err));
	snprintf(sql, sizeof sql, "DEALLOCATE q%u", i);
	r = PQexec(c->db, sql);
	if (PQresultStatus(r) != PGRES_COMMAND_OK)
		return pg_fail(c, r, err);
	PQclear(r);
	forget(c, i);
	return RC_OK;
}

/* Room for one composed statement more: the one that was not used longest goes. */
static enum rc
make_room(struct pg_conn *c, struct err *err)
{
	unsigned oldest = 0;

	if (c->n_composed < STATEMENTS_KEPT)
		return RC_OK;
	for (unsigned i = QUERY__COUNT; i < c->n_statements; i++)
		if (c->statements[i] != NULL && (oldest == 0 || c->statements[i]->used < c->statements[oldest]->used))
			oldest = i;
	return let_go(c, oldest, err);
}

static enum rc
describe(struct pg_conn *c, const char *name, struct str text, struct pg_statement **out, struct err *err)
{
	PGresult *r = PQdescribePrepared(c->db, name);
	struct pg_statement *p;

	if (PQresultStatus(r) != PGRES_COMMAND_OK)
		return pg_fail(c, r, err);
	p = calloc(1, sizeof *p);
	if (p == NULL)
		abort();
	p->n = (unsigned)PQnparams(r);
	p->n_columns = (unsigned)PQnfields(r);
	p->types = calloc(p->n + 1, sizeof(void *));
	p->oids = calloc(p->n + 1, sizeof *p->oids);
	p->columns = calloc(p->n_columns + 1, sizeof(void *));
	if (p->types == NULL || p->oids == NULL || p->columns == NULL)
		abort();
	for (unsigned i = 0; i < p->n; i++) {
		p->oids[i] = PQparamtype(r, (int)i);
		p->types[i] = type_of(p->oids[i]);
		if (p->types[i] == NULL) {
			(void)err_set(err, RC_INTERNAL, "", "语句参数 $%u 的类型（%u）不在约定之列，请加 CAST：%.200s", "argument $%u of the statement has a type (%u) that is not used here, cast it: %.200s",
			    i + 1, (unsigned)p->oids[i], text.p);
			goto bad;
		}
	}
	for (unsigned i = 0; i < p->n_columns; i++) {
		p->columns[i] = type_of(PQftype(r, (int)i));
		if (p->columns[i] == NULL) {
			(void)err_set(err, RC_INTERNAL, "", "语句第 %u 列的类型（%u）不在约定之列，请加 CAST：%.200s", "column %u of the statement has a type (%u) that is not used here, cast it: %.200s",
			    i + 1, (unsigned)PQftype(r, (int)i), text.p);
			goto bad;
		}
	}
	PQclear(r);
	*out = p;
	return RC_OK;
bad:
	statement_free(p);
	PQclear(r);
	return RC_INTERNAL;
}

static enum rc
find(struct pg_conn *c, int statement, struct pg_statement **out, struct err *err)
{
	unsigned i = statement_place(statement);

	if (i >= c->n_statements) {
		unsigned room = i + 64;

		c->statements = realloc(c->statements, room * sizeof(void *));
		if (c->statements == NULL)
			abort();
		while (c->n_statements < room)
			c->statements[c->n_statements++] = NULL;
	}
	if (c->statements[i] != NULL && c->statements[i]->number != statement)
		TRY(let_go(c, i, err));
	if (c->statements[i] == NULL) {
		struct str text = statement_text(c->conn.store, statement);
		struct pg_statement *p = NULL;
		char name[16];
		PGresult *r;
		enum rc rc;

		if (text.p == NULL)
			return statement_gone(&c->conn, err);
		if (!statement_kept(statement))
			TRY(make_room(c, err));
		TRY(pg_quiet(c, err));
		snprintf(name, sizeof name, "q%u", i);
		r = PQprepare(c->db, name, text.p, 0, NULL);
		if (PQresultStatus(r) != PGRES_COMMAND_OK)
			return pg_fail(c, r, err);
		PQclear(r);
		rc = describe(c, name, text, &p, err);
		if (rc != RC_OK) {
			char sql[40];

			snprintf(sql, sizeof sql, "DEALLOCATE %s", name);
			PQclear(PQexec(c->db, sql));
			return rc;
		}
		p->number = statement;
		c->statements[i] = p;
		if (!statement_kept(statement))
			c->n_composed++;
	}
	c->statements[i]->used = ++c->clock;
	*out = c->statements[i];
	return RC_OK;
}

enum rc
pg_prepare(struct conn *conn, int statement, struct err *err)
{
	struct pg_conn *c = (struct pg_conn *)conn;
	struct pg_statement *p;

	TRY(pg_quiet(c, err));
	return find(c, statement, &p, err);
}

/* ---- arguments ----------------------------------------------------------------------------------------------- */

static void
args_room(struct pg_conn *c, unsigned n)
{
	if (n <= c->args_room)
		return;
	c->args_room = n < 64 ? 64 : n;
	c->values = realloc(c->values, c->args_room * sizeof(void *));
	c->lengths = realloc(c->lengths, c->args_room * sizeof *c->lengths);
	c->formats = realloc(c->formats, c->args_room * sizeof *c->formats);
	c->numbers = realloc(c->numbers, c->args_room * sizeof *c->numbers);
	if (c->values == NULL || c->lengths == NULL || c->formats == NULL || c->numbers == NULL)
		abort();
	for (unsigned i = 0; i < c->args_room; i++)
		c->formats[i] = 1;
}

/* The number in so many bytes, the highest first; false: it does not fit. */
static bool
put_number(int64_t v, unsigned bytes, unsigned char to[8])
{
	int64_t most = bytes == 8 ? INT64_MAX : bytes == 1 ? 1 : (INT64_C(1) << (8 * bytes - 1)) - 1;

	if (v > most || v < (bytes == 1 ? 0 : -most - 1))
		return false;
	for (unsigned i = 0; i < bytes; i++)
		to[i] = (unsigned char)((uint64_t)v >> (8 * (bytes - 1 - i)));
	return true;
}

static const char *
shown(struct pg_conn *c, int statement)
{
	struct str text = statement_text(c->conn.store, statement);

	return text.p == NULL ? "" : text.p;
}

static enum rc
bind(struct pg_conn *c, int statement, const struct pg_statement *p, const struct sval *args, unsigned n, struct err *err)
{
	if (n != p->n)
		return err_set(err, RC_INTERNAL, "", "语句要 %u 个参数，给了 %u 个：%.200s", "the statement takes %u arguments, %u were given: %.200s", p->n, n, shown(c, statement));
	args_room(c, n);
	for (unsigned i = 0; i < n; i++) {
		const struct pg_type *t = p->types[i];

		if (args[i].kind == SV_NULL) {
			c->values[i] = NULL;
			c->lengths[i] = 0;
			continue;
		}
		if (args[i].kind != t->kind || args[i].s.n > INT32_MAX)
			return err_set(err, RC_INVALID, "", "语句参数 $%u 的类型不符：%.200s", "argument $%u of the statement is of the wrong type: %.200s", i + 1, shown(c, statement));
		if (t->kind == SV_INT) {
			if (!put_number(args[i].i, t->bytes, c->numbers[i]))
				return err_set(err, RC_INVALID, "", "语句参数 $%u 的数值过大：%.200s", "argument $%u of the statement is too large: %.200s", i + 1, shown(c, statement));
			c->values[i] = (const char *)c->numbers[i];
			c->lengths[i] = t->bytes;
		} else {
			c->values[i] = args[i].s.p == NULL ? "" : args[i].s.p;
			c->lengths[i] = (int)args[i].s.n;
		}
	}
	return RC_OK;
}

enum rc
pg_run(struct conn *conn, int statement, const struct sval *args, unsigned n, bool one, uint64_t *changed, struct err *err)
{
	struct pg_conn *c = (struct pg_conn *)conn;
	struct pg_statement *p;

	if (c->stream != NULL)
		TRY(pg_quiet(c, err));
	TRY(find(c, statement, &p, err));
	if (p->n_columns > 0)
		return err_set(err, RC_INTERNAL, "", "语句返回了数据行：%.200s", "the statement gives rows: %.200s", shown(c, statement));
	TRY(bind(c, statement, p, args, n, err));
	TRY(pg_send(c, statement_place(statement), n, (struct pg_sent){.what = SENT_RUN, .one = one, .changed = changed}, err));
	return changed == NULL ? RC_OK : pg_hear(c, err);
}

/* ---- rows ---------------------------------------------------------------------------------------------------- */

/*
 * Rows come as one result, asked for at once and heard of when the first is looked at; or one by one as the server sends them (measured against cursors and COPY: half the time of a cursor's, 1.2
 * times COPY's, and it takes arguments). A connection that streams can do nothing else: when another statement comes, what is left of
 * the stream is first taken into memory, packed.
 */
struct pg_cell { const char *p; int n; };       /* n -1: NULL */
struct pg_row {
	struct rows rows;
	PGresult *result;                       /* all rows, or the one that is being looked at */
	const struct pg_type **columns;         /* own copy: a statement may be forgotten while its rows are open */
	struct pg_cell *cells;
	unsigned n_columns;
	int at, n;                              /* of result, when it holds all rows */
	struct buf kept;                        /* rows taken into memory: length and bytes of each cell */
	size_t kept_at;
	enum { ROWS_SENT, ROWS_WHOLE, ROWS_STREAM, ROWS_KEPT } how;
};

static void
cells_of_result(struct pg_row *r, int at)
{
	for (unsigned i = 0; i < r->n_columns; i++)
		r->cells[i] = PQgetisnull(r->result, at, (int)i) ? (struct pg_cell){"", -1} :
		    (struct pg_cell){PQgetvalue(r->result, at, (int)i), PQgetlength(r->result, at, (int)i)};
}

static void
cells_of_kept(struct pg_row *r)
{
	for (unsigned i = 0; i < r->n_columns; i++) {
		int n;

		memcpy(&n, r->kept.p + r->kept_at, sizeof n);
		r->kept_at += sizeof n;
		r->cells[i] = (struct pg_cell){n < 0 ? "" : r->kept.p + r->kept_at, n};
		r->kept_at += n < 0 ? 0 : (size_t)n;
	}
}

/* The stream is over, well or badly: whatever the server still says is heard, and the connection is free again. */
static void
stream_over(struct pg_conn *c)
{
	for (PGresult *rest; (rest = PQgetResult(c->db)) != NULL;)
		PQclear(rest);
	c->stream = NULL;
	c->streamed = true;
}

/* One row more from the server. RC_NOT_FOUND: that was all. */
static enum rc
stream_next(struct pg_conn *c, PGresult **out, struct err *err)
{
	PGresult *r = PQgetResult(c->db);
	enum rc rc;

	*out = NULL;
	if (PQresultStatus(r) == PGRES_SINGLE_TUPLE) {
		*out = r;
		return RC_OK;
	}
	if (PQresultStatus(r) == PGRES_TUPLES_OK) {
		PQclear(r);
		rc = RC_NOT_FOUND;
	} else {
		rc = pg_fail(c, r, err);
	}
	stream_over(c);
	return rc;
}

enum rc
pg_quiet(struct pg_conn *c, struct err *err)
{
	struct pg_row *r = c->stream;
	enum rc rc;

	if (r == NULL)
		return pg_hear(c, err);
	/* the row that is being looked at stays where it is; what follows is packed */
	r->how = ROWS_KEPT;
	for (PGresult *one; (rc = stream_next(c, &one, err)) == RC_OK; PQclear(one))
		for (unsigned i = 0; i < r->n_columns; i++) {
			int n = PQgetisnull(one, 0, (int)i) ? -1 : PQgetlength(one, 0, (int)i);

			buf_add(&r->kept, (struct str){(const char *)&n, sizeof n});
			if (n > 0)
				buf_add(&r->kept, (struct str){PQgetvalue(one, 0, (int)i), (size_t)n});
		}
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* A stream may last as long as its reader takes: no time-out for the rest of this transaction. */
static enum rc
stream_begin(struct pg_conn *c, int statement, unsigned n, struct err *err)
{
	char name[16];

	if (!c->untimed) {
		PGresult *r = PQexec(c->db, "SET LOCAL statement_timeout = 0");

		if (PQresultStatus(r) != PGRES_COMMAND_OK)
			return pg_fail(c, r, err);
		PQclear(r);
		c->untimed = true;
	}
	snprintf(name, sizeof name, "q%u", statement_place(statement));
	if (PQsendQueryPrepared(c->db, name, (int)n, c->values, c->lengths, c->formats, 1) != 1 || PQsetSingleRowMode(c->db) != 1)
		return pg_fail(c, NULL, err);
	return RC_OK;
}

static void
row_free(struct pg_row *r)
{
	PQclear(r->result);
	buf_done(&r->kept);
	free(r->cells);
	free(r->columns);
	free(r);
}

enum rc
pg_rows(struct conn *conn, int statement, const struct sval *args, unsigned n, bool many, struct rows **out, struct err *err)
{
	struct pg_conn *c = (struct pg_conn *)conn;
	struct pg_statement *p;
	struct pg_row *r;
	enum rc rc;

	if (c->stream != NULL || many)
		TRY(pg_quiet(c, err));
	TRY(find(c, statement, &p, err));
	TRY(bind(c, statement, p, args, n, err));
	if (p->n_columns == 0)
		return err_set(err, RC_INTERNAL, "", "语句不返回数据行：%.200s", "the statement gives no rows: %.200s", shown(c, statement));
	r = calloc(1, sizeof *r);
	if (r == NULL)
		abort();
	r->n_columns = p->n_columns;
	r->columns = malloc(p->n_columns * sizeof(void *));
	r->cells = calloc(p->n_columns, sizeof *r->cells);
	if (r->columns == NULL || r->cells == NULL)
		abort();
	memcpy(r->columns, p->columns, p->n_columns * sizeof(void *));
	buf_init(&r->kept, 0);
	r->how = many ? ROWS_STREAM : ROWS_SENT;
	rc = many ? stream_begin(c, statement, n, err) : pg_send(c, statement_place(statement), n, (struct pg_sent){.what = SENT_ROWS, .row = r}, err);
	if (rc != RC_OK) {
		row_free(r);
		return rc;
	}
	if (many)
		c->stream = r;
	*out = &r->rows;
	return RC_OK;
}

void
pg_row_heard(struct pg_row *r, PGresult *result)
{
	r->result = result;
	r->n = PQntuples(result);
	r->how = ROWS_WHOLE;
}

enum rc
pg_next(struct rows *rows, struct err *err)
{
	struct pg_row *r = (struct pg_row *)rows;

	switch (r->how) {
	case ROWS_SENT:
		TRY(pg_hear((struct pg_conn *)rows->tx->conn, err));
		/* fallthrough */
	case ROWS_WHOLE:
		if (r->at == r->n)
			return RC_NOT_FOUND;
		cells_of_result(r, r->at++);
		return RC_OK;
	case ROWS_KEPT:
		if (r->kept_at == r->kept.n)
			return RC_NOT_FOUND;
		cells_of_kept(r);
		return RC_OK;
	case ROWS_STREAM:
		PQclear(r->result);
		r->result = NULL;
		enum rc rc = stream_next((struct pg_conn *)rows->tx->conn, &r->result, err);

		if (rc == RC_OK)
			cells_of_result(r, 0);
		else
			r->how = ROWS_KEPT;     /* of which there are none */
		return rc;
	}
	return RC_NOT_FOUND;
}

/* Ending a stream early: the rest is heard and dropped, for a cancelled statement would end the transaction; when that is over
 * anyway, it is cancelled. */
void
pg_end(struct rows *rows)
{
	struct pg_row *r = (struct pg_row *)rows;
	struct pg_conn *c = (struct pg_conn *)rows->tx->conn;

	if (c->stream == r) {
		if (rows->tx->dead) {
			PGcancel *cancel = PQgetCancel(c->db);
			char why[256];

			if (cancel != NULL)
				(void)PQcancel(cancel, why, sizeof why);
			PQfreeCancel(cancel);
		}
		stream_over(c);
	}
	if (r->how == ROWS_SENT)
		pg_unsend_row(c, r);
	row_free(r);
}

unsigned
pg_columns(const struct rows *rows)
{
	return ((const struct pg_row *)rows)->n_columns;
}

enum sval_kind
pg_kind_of(const struct rows *rows, unsigned column)
{
	const struct pg_row *r = (const struct pg_row *)rows;

	return r->cells[column].n < 0 ? SV_NULL : r->columns[column]->kind;
}

/* A whole number of so many bytes, the highest first. */
static uint64_t
get_number(const char *p, unsigned bytes)
{
	uint64_t v = 0;

	for (unsigned i = 0; i < bytes; i++)
		v = v << 8 | (unsigned char)p[i];
	return v;
}

int64_t
pg_integer(const struct rows *rows, unsigned column)
{
	const struct pg_row *r = (const struct pg_row *)rows;
	const char *p = r->cells[column].p;

	if (r->columns[column]->kind != SV_INT || r->cells[column].n < 0)
		return 0;
	switch (r->columns[column]->bytes) {
	case 8: return (int64_t)get_number(p, 8);
	case 4: return (int32_t)get_number(p, 4);
	case 2: return (int16_t)get_number(p, 2);
	default: return p[0] != 0;
	}
}

struct str
pg_text(const struct rows *rows, unsigned column)
{
	const struct pg_row *r = (const struct pg_row *)rows;

	if (r->columns[column]->kind == SV_INT || r->cells[column].n < 0)
		return STR("");
	return (struct str){r->cells[column].p, (size_t)r->cells[column].n};
}

void
pg_values(const struct rows *rows, struct sval *to, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		to[i] = (struct sval){pg_kind_of(rows, i), pg_integer(rows, i), pg_text(rows, i)};
}
