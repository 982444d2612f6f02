/*
 * Statements on PostgreSQL: prepared once a connection under their number, arguments and results in binary form. Whole rows come at
 * once, or through a cursor in pieces when many are expected. Never builds SQL beyond the name of a cursor. Called through struct
 * backend only.
 */
#include "store/postgres.h"

#include <stdlib.h>
#include <string.h>

#define PIECE 5000              /* rows that a cursor fetches at once */

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

/* Room for one composed statement more: the one that was not used longest goes. */
static enum rc
make_room(struct pg_conn *c, struct err *err)
{
	unsigned oldest = 0;
	char sql[40];
	PGresult *r;

	if (c->n_composed < STATEMENTS_KEPT)
		return RC_OK;
	for (unsigned i = QUERY__COUNT; i < c->n_statements; i++)
		if (c->statements[i] != NULL && (oldest == 0 || c->statements[i]->used < c->statements[oldest]->used))
			oldest = i;
	snprintf(sql, sizeof sql, "DEALLOCATE q%u", oldest);
	r = PQexec(c->db, sql);
	if (PQresultStatus(r) != PGRES_COMMAND_OK)
		return pg_fail(c, r, err);
	PQclear(r);
	forget(c, oldest);
	return RC_OK;
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
	unsigned i = (unsigned)statement;

	if (i >= c->n_statements) {
		unsigned room = i + 64;

		c->statements = realloc(c->statements, room * sizeof(void *));
		if (c->statements == NULL)
			abort();
		while (c->n_statements < room)
			c->statements[c->n_statements++] = NULL;
	}
	if (c->statements[i] == NULL) {
		struct str text = statement_text(c->conn.store, statement);
		struct pg_statement *p;
		char name[16];
		PGresult *r;
		enum rc rc;

		if (!statement_kept(statement))
			TRY(make_room(c, err));
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
	struct pg_statement *p;

	return find((struct pg_conn *)conn, statement, &p, err);
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

static enum rc
bind(struct pg_conn *c, int statement, const struct pg_statement *p, const struct sval *args, unsigned n, struct err *err)
{
	const char *text = statement_text(c->conn.store, statement).p;

	if (n != p->n)
		return err_set(err, RC_INTERNAL, "", "语句要 %u 个参数，给了 %u 个：%.200s", "the statement takes %u arguments, %u were given: %.200s", p->n, n, text);
	args_room(c, n);
	for (unsigned i = 0; i < n; i++) {
		const struct pg_type *t = p->types[i];

		if (args[i].kind == SV_NULL) {
			c->values[i] = NULL;
			c->lengths[i] = 0;
			continue;
		}
		if (args[i].kind != t->kind || args[i].s.n > INT32_MAX)
			return err_set(err, RC_INVALID, "", "语句参数 $%u 的类型不符：%.200s", "argument $%u of the statement is of the wrong type: %.200s", i + 1, text);
		if (t->kind == SV_INT) {
			if (!put_number(args[i].i, t->bytes, c->numbers[i]))
				return err_set(err, RC_INVALID, "", "语句参数 $%u 的数值过大：%.200s", "argument $%u of the statement is too large: %.200s", i + 1, text);
			c->values[i] = (const char *)c->numbers[i];
			c->lengths[i] = t->bytes;
		} else {
			c->values[i] = args[i].s.p == NULL ? "" : args[i].s.p;
			c->lengths[i] = (int)args[i].s.n;
		}
	}
	return RC_OK;
}

static PGresult *
execute(struct pg_conn *c, int statement, unsigned n)
{
	char name[16];

	snprintf(name, sizeof name, "q%d", statement);
	return PQexecPrepared(c->db, name, (int)n, c->values, c->lengths, c->formats, 1);
}

enum rc
pg_run(struct conn *conn, int statement, const struct sval *args, unsigned n, uint64_t *changed, struct err *err)
{
	struct pg_conn *c = (struct pg_conn *)conn;
	struct pg_statement *p;
	PGresult *r;
	int64_t tuples = 0;

	TRY(find(c, statement, &p, err));
	if (p->n_columns > 0)
		return err_set(err, RC_INTERNAL, "", "语句返回了数据行：%.200s", "the statement gives rows: %.200s", statement_text(conn->store, statement).p);
	TRY(bind(c, statement, p, args, n, err));
	r = execute(c, statement, n);
	if (PQresultStatus(r) == PGRES_EMPTY_QUERY) {
		PQclear(r);
		return err_set(err, RC_INTERNAL, "", "不是单条语句：%s", "not one statement: %s", "");
	}
	if (PQresultStatus(r) != PGRES_COMMAND_OK)
		return pg_fail(c, r, err);
	*changed = str_to_i64(str_c(PQcmdTuples(r)), &tuples) ? (uint64_t)tuples : 0;
	PQclear(r);
	return RC_OK;
}

/* ---- rows ---------------------------------------------------------------------------------------------------- */

struct pg_row {
	struct rows rows;
	PGresult *piece;
	const struct pg_type **columns;         /* own copy: a statement may be forgotten while its rows are open */
	int at, n;
	unsigned n_columns, cursor;             /* cursor 0: the piece is all there is */
	bool last;                              /* no piece after this one */
};

static enum rc
declare(struct pg_conn *c, int statement, const struct pg_statement *p, unsigned n, unsigned *cursor, struct err *err)
{
	struct str text = statement_text(c->conn.store, statement);
	struct buf sql;
	PGresult *r;

	*cursor = ++c->cursors;
	buf_init(&sql, 0);
	buf_fmt(&sql, "DECLARE c%u NO SCROLL CURSOR FOR ", *cursor);
	buf_add(&sql, text);
	r = PQexecParams(c->db, sql.p, (int)n, p->oids, c->values, c->lengths, c->formats, 1);
	buf_done(&sql);
	if (PQresultStatus(r) != PGRES_COMMAND_OK)
		return pg_fail(c, r, err);
	PQclear(r);
	return RC_OK;
}

enum rc
pg_rows(struct conn *conn, int statement, const struct sval *args, unsigned n, bool many, struct rows **out, struct err *err)
{
	struct pg_conn *c = (struct pg_conn *)conn;
	struct pg_statement *p;
	struct pg_row *r;
	PGresult *piece = NULL;
	unsigned cursor = 0;

	TRY(find(c, statement, &p, err));
	TRY(bind(c, statement, p, args, n, err));
	if (many) {
		TRY(declare(c, statement, p, n, &cursor, err));
	} else {
		piece = execute(c, statement, n);
		if (PQresultStatus(piece) != PGRES_TUPLES_OK && PQresultStatus(piece) != PGRES_COMMAND_OK)
			return pg_fail(c, piece, err);
	}
	r = calloc(1, sizeof *r);
	if (r == NULL)
		abort();
	r->n_columns = p->n_columns;
	r->columns = malloc((p->n_columns + 1) * sizeof(void *));
	if (r->columns == NULL)
		abort();
	memcpy(r->columns, p->columns, p->n_columns * sizeof(void *));
	r->piece = piece;
	r->n = piece == NULL ? 0 : PQntuples(piece);
	r->at = -1;
	r->cursor = cursor;
	r->last = !many;
	*out = &r->rows;
	return RC_OK;
}

enum rc
pg_next(struct rows *rows, struct err *err)
{
	struct pg_row *r = (struct pg_row *)rows;
	struct pg_conn *c = (struct pg_conn *)rows->tx->conn;
	char sql[60];

	if (r->at + 1 < r->n) {
		r->at++;
		return RC_OK;
	}
	if (r->last) {
		r->at = r->n;
		return RC_NOT_FOUND;
	}
	PQclear(r->piece);
	snprintf(sql, sizeof sql, "FETCH %d FROM c%u", PIECE, r->cursor);
	r->piece = PQexecParams(c->db, sql, 0, NULL, NULL, NULL, NULL, 1);
	r->n = 0;
	if (PQresultStatus(r->piece) != PGRES_TUPLES_OK) {
		PGresult *failed = r->piece;

		r->piece = NULL;
		r->last = true;
		return pg_fail(c, failed, err);
	}
	r->n = PQntuples(r->piece);
	r->last = r->n < PIECE;
	r->at = -1;
	return pg_next(rows, err);      /* a piece is not empty, or it was the last */
}

/* A cursor that was read to its end costs nothing more; it goes with the transaction. */
void
pg_end(struct rows *rows)
{
	struct pg_row *r = (struct pg_row *)rows;
	struct pg_conn *c = (struct pg_conn *)rows->tx->conn;

	if (r->cursor > 0 && !r->last && !rows->tx->dead) {
		char sql[30];

		snprintf(sql, sizeof sql, "CLOSE c%u", r->cursor);
		PQclear(PQexec(c->db, sql));
	}
	PQclear(r->piece);
	free(r->columns);
	free(r);
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

	return PQgetisnull(r->piece, r->at, (int)column) ? SV_NULL : r->columns[column]->kind;
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
	const char *p = PQgetvalue(r->piece, r->at, (int)column);

	if (r->columns[column]->kind != SV_INT || PQgetisnull(r->piece, r->at, (int)column))
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

	if (r->columns[column]->kind == SV_INT || PQgetisnull(r->piece, r->at, (int)column))
		return STR("");
	return (struct str){PQgetvalue(r->piece, r->at, (int)column), (size_t)PQgetlength(r->piece, r->at, (int)column)};
}
