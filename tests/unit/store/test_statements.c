/*
 * Statements: values of every kind there and back, the numbers of arguments, rows that are left early, what failing does to a
 * transaction. On both databases.
 */
#include "both.h"
#include "store/internal.h"

static int
text(struct both *b, const char *sql)
{
	return store_compose(b->store, str_c(sql));
}

static void
make(struct both *b)
{
	const char *sql = b->name[0] == '\0' ? "CREATE TABLE t (k INTEGER NOT NULL PRIMARY KEY, i INTEGER, s TEXT, b BLOB) STRICT, WITHOUT ROWID" :
	    "CREATE TABLE t (k BIGINT PRIMARY KEY, i BIGINT, s TEXT COLLATE \"C\", b BYTEA)";

	GOOD(both_run(b, sql, NULL, 0));
}

#define INSERT "INSERT INTO t (k, i, s, b) VALUES ($1, $2, $3, $4)"

struct trip { struct both *b; struct sval in[4]; };

static enum rc
there_and_back(struct tx *tx, void *ctx, struct err *err)
{
	struct trip *t = ctx;
	struct arena a;
	struct row1 row;
	uint64_t changed;

	arena_init(&a, 0);
	TRY(tx_run(tx, text(t->b, INSERT), t->in, 4, &changed, err));
	assert_int_equal(changed, 1);
	TRY(tx_one(tx, text(t->b, "SELECT b, s, i, k FROM t WHERE k = $1"), t->in, 1, &a, &row, err));
	assert_int_equal(row.n, 4);
	for (unsigned i = 0; i < 4; i++) {
		assert_int_equal(row.values[3 - i].kind, t->in[i].kind);
		if (t->in[i].kind == SV_INT)
			assert_int_equal(row.values[3 - i].i, t->in[i].i);
		if (t->in[i].kind == SV_TEXT || t->in[i].kind == SV_BLOB)
			assert_true(str_eq(row.values[3 - i].s, t->in[i].s));
	}
	arena_done(&a);
	return RC_OK;
}

static void
values(void **state)
{
	static const char nul[] = "a\0b\xff";
	struct both *b = *state;
	size_t huge = (size_t)5 << 20;
	char *p = malloc(huge);
	const struct sval rows[][4] = {
		{SV_I(1), SV_I(INT64_MIN), SV_T(STR("中文'\"\\%_?$1\n\t")), SV_B(STR(""))},
		{SV_I(2), SV_I(INT64_MAX), SV_T(STR("")), SV_B(((struct str){nul, sizeof nul}))},
		{SV_I(3), SV_N, SV_N, SV_N},
		{SV_I(4), SV_I(0), SV_T(((struct str){p, huge})), SV_B(((struct str){p, huge}))},
		{SV_I(5), SV_I(-1), {SV_TEXT, 0, {NULL, 0}}, {SV_BLOB, 0, {NULL, 0}}},
	};

	assert_non_null(p);
	memset(p, 'x', huge);
	make(b);
	for (unsigned i = 0; i < COUNT_OF(rows); i++) {
		struct trip t = {.b = b};

		memcpy(t.in, rows[i], sizeof t.in);
		GOOD(store_write(b->store, there_and_back, &t, &both_err));
	}
	assert_int_equal(both_int(b, "SELECT count(*) FROM t"), COUNT_OF(rows));
	free(p);
}

/* What is refused, with the code that people are told by. */
static void
refusals(void **state)
{
	struct both *b = *state;
	static const char surrogate[] = "\xed\xa0\x80", nul[] = "a\0b";
	const struct { const char *sql; struct sval args[4]; unsigned n; enum rc want; } cases[] = {
		{INSERT, {SV_I(1), SV_N, SV_N, SV_N}, 4, RC_CONFLICT},                                          /* there already */
		{INSERT, {SV_I(2), SV_N, SV_T(((struct str){surrogate, 3})), SV_N}, 4, RC_INVALID},
		{INSERT, {SV_I(2), SV_N, SV_T(((struct str){nul, 3})), SV_N}, 4, RC_INVALID},
		{INSERT, {SV_I(2), SV_N, SV_N, SV_N}, 3, RC_INTERNAL},                                          /* an argument short */
		{"UPDATE t SET i = $1 WHERE k = $1 AND i = $3", {SV_I(1), SV_I(1), SV_I(1)}, 3, RC_INTERNAL},   /* no $2 */
		{"INSERT INTO t (k, i) VALUES ($1, $2)", {SV_I(2), SV_T(STR("x"))}, 2, RC_INVALID},
		{"INSERT INTO t (k) VALUES ($1)", {SV_N}, 1, RC_INVALID},
		{"INSERT INTO child (k, t) VALUES ($1, $2)", {SV_I(1), SV_I(77)}, 2, RC_CONFLICT},
		{"DELETE FROM t WHERE k = $1", {SV_I(1)}, 1, RC_CONFLICT},                                      /* child 1 leads to it */
		{"INSERT INTO child (k, t) VALUES ($1, $2)", {SV_I(-5), SV_I(1)}, 2, RC_INVALID},               /* CHECK */
		{"SELECT nosuch FROM t", {SV_N}, 0, RC_INTERNAL},
		{"", {SV_N}, 0, RC_INTERNAL},
		{"DELETE FROM child; DELETE FROM t", {SV_N}, 0, RC_INTERNAL},
		{"SELECT k FROM t", {SV_N}, 0, RC_INTERNAL},                                                    /* rows of a statement that gives none */
	};

	make(b);
	GOOD(both_run(b, b->name[0] == '\0' ? "CREATE TABLE child (k INTEGER NOT NULL PRIMARY KEY CHECK (k > 0), t INTEGER NOT NULL REFERENCES t (k)) STRICT, WITHOUT ROWID" :
	    "CREATE TABLE child (k BIGINT NOT NULL PRIMARY KEY CHECK (k > 0), t BIGINT NOT NULL REFERENCES t (k))", NULL, 0));
	GOOD(both_run(b, INSERT, (struct sval[]){SV_I(1), SV_I(10), SV_N, SV_N}, 4));
	GOOD(both_run(b, "INSERT INTO child (k, t) VALUES (1, 1)", NULL, 0));
	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		enum rc rc = both_run(b, cases[i].sql, cases[i].args, cases[i].n);

		if (rc != cases[i].want || both_err.rc != rc || both_err.msg[LANG_ZH][0] == '\0')
			fail_msg("%s: %d, not %d: %s", cases[i].sql, rc, cases[i].want, both_err.msg[LANG_EN]);
		assert_int_equal(both_int(b, "SELECT count(*) FROM t"), 1);
		assert_int_equal(both_int(b, "SELECT i FROM t"), 10);
		assert_int_equal(both_int(b, "SELECT count(*) FROM child"), 1);
	}
}

static enum rc
goes_on(struct tx *tx, void *ctx, struct err *err)
{
	struct both *b = ctx;
	struct sval args[] = {SV_I(1), SV_I(1), SV_N, SV_N};
	struct rows *r;
	uint64_t changed;

	TRY(tx_run(tx, text(b, INSERT), args, 4, NULL, err));
	assert_int_equal(tx_run(tx, text(b, INSERT), args, 4, &changed, err), RC_CONFLICT);
	args[0].i = 2;
	assert_int_equal(tx_run(tx, text(b, INSERT), args, 4, NULL, err), RC_INTERNAL);
	assert_int_equal(tx_rows(tx, text(b, "SELECT 1"), NULL, 0, false, &r, err), RC_INTERNAL);
	assert_null(r);
	return RC_OK;                   /* as if nothing were */
}

static void
a_failed_statement_ends_the_transaction(void **state)
{
	struct both *b = *state;

	make(b);
	assert_int_equal(store_write(b->store, goes_on, b, &both_err), RC_INTERNAL);
	assert_int_equal(both_int(b, "SELECT count(*) FROM t"), 0);
}

static enum rc
changes(struct tx *tx, void *ctx, struct err *err)
{
	static const struct { const char *sql; uint64_t want; } cases[] = {
		{"UPDATE t SET i = i + 1", 5}, {"UPDATE t SET i = i WHERE k > 3", 2}, {"UPDATE t SET i = 0 WHERE k = 99", 0},
		{"INSERT INTO t (k) VALUES (1) ON CONFLICT DO NOTHING", 0}, {"INSERT INTO t (k) VALUES (1) ON CONFLICT (k) DO UPDATE SET i = 7", 1},
		{"DELETE FROM t WHERE k <= 2", 2}, {"DELETE FROM t WHERE k <= 2", 0},
	};
	struct both *b = ctx;

	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		uint64_t n = 99;

		TRY(tx_run(tx, text(b, cases[i].sql), NULL, 0, &n, err));
		if (n != cases[i].want)
			fail_msg("%s: %d", cases[i].sql, (int)n);
	}
	return RC_OK;
}

static void
fill(struct both *b, unsigned n)
{
	for (unsigned i = 1; i <= n; i++)
		GOOD(both_run(b, INSERT, (struct sval[]){SV_I(i), SV_I(i * 10), SV_T(STR("row")), SV_N}, 4));
}

static void
counts_of_changed_rows(void **state)
{
	struct both *b = *state;

	make(b);
	fill(b, 5);
	GOOD(store_write(b->store, changes, b, &both_err));
}

/* The same statement open three times, others beside it, some left early or never ended; both ways of reading. */
static enum rc
nested(struct tx *tx, void *ctx, struct err *err)
{
	struct both *b = ctx;
	unsigned seen = 0;

	for (int many = 0; many < 2; many++) {
		struct rows *r, *inner, *again;
		unsigned n = 0;

		TRY(tx_rows(tx, text(b, "SELECT k, i, s, b FROM t WHERE k >= $1 ORDER BY k"), (struct sval[]){SV_I(1)}, 1, many, &r, err));
		while (rows_next(r, err) == RC_OK) {
			n++;
			assert_int_equal(row_int(r, 0), n);
			TRY(tx_rows(tx, text(b, "SELECT k, i, s, b FROM t WHERE k >= $1 ORDER BY k"), (struct sval[]){SV_I(n)}, 1, many, &inner, err));
			assert_int_equal(rows_next(inner, err), RC_OK);
			assert_int_equal(row_int(inner, 0), n);
			TRY(tx_rows(tx, text(b, "SELECT count(*) FROM t"), NULL, 0, false, &again, err));
			assert_int_equal(rows_next(again, err), RC_OK);
			assert_int_equal(row_int(again, 0), 5);
			assert_int_equal(rows_next(again, err), RC_NOT_FOUND);
			assert_int_equal(rows_next(again, err), RC_NOT_FOUND);
			rows_end(again);
			assert_int_equal(row_int(inner, 1), n * 10);    /* still this row */
			if (n % 2 == 0)
				rows_end(inner);
			assert_true(row_null(r, 3) && row_int(r, 3) == 0 && row_text(r, 3).n == 0 && str_eq_c(row_text(r, 2), "row"));
			seen++;
		}
		rows_end(r);
	}
	assert_int_equal(seen, 10);
	return RC_OK;
}

static void
rows_within_rows(void **state)
{
	struct both *b = *state;

	make(b);
	fill(b, 5);
	GOOD(store_read(b->store, nested, b, &both_err));
	GOOD(store_write(b->store, nested, b, &both_err));
	rows_end(NULL);
}

static enum rc
writes(struct tx *tx, void *ctx, struct err *err)
{
	return tx_run(tx, text(ctx, "DELETE FROM t"), NULL, 0, NULL, err);
}

static void
a_reader_cannot_write(void **state)
{
	struct both *b = *state;

	make(b);
	fill(b, 1);
	assert_int_equal(store_read(b->store, writes, b, &both_err), RC_INTERNAL);
	assert_int_equal(both_int(b, "SELECT count(*) FROM t"), 1);
}

/* More texts than a connection keeps prepared, used again afterwards. */
static void
many_texts(void **state)
{
	struct both *b = *state;
	int first = text(b, "SELECT 1000");

	for (unsigned round = 0; round < 2; round++)
		for (unsigned i = 0; i < 700; i++) {
			char sql[40];

			snprintf(sql, sizeof sql, "SELECT %u", 1000 + i);
			assert_int_equal(both_int(b, sql), 1000 + i);
		}
	assert_int_equal(text(b, "SELECT 1000"), first);
	assert_int_not_equal(text(b, "SELECT 1001"), first);
}

/* Both databases must say the same in the same order: bytes for texts, NULL where it is told. */
static enum rc
in_order(struct tx *tx, void *ctx, struct err *err)
{
	static const char *const want[] = {"B", "a", "a b", "ab", "é", "中", "文", "😀"};
	struct both *b = ctx;
	struct rows *r;

	TRY(tx_rows(tx, text(b, "SELECT s FROM t ORDER BY s NULLS LAST"), NULL, 0, false, &r, err));
	for (unsigned i = 0; i < COUNT_OF(want); i++) {
		TRY(rows_next(r, err));
		assert_true(str_eq_c(row_text(r, 0), want[i]));
	}
	TRY(rows_next(r, err));
	assert_true(row_null(r, 0));
	return RC_OK;
}

static void
order_of_texts(void **state)
{
	static const char *const texts[] = {"ab", "文", "a b", "😀", "é", "中", "a", "B"};
	struct both *b = *state;

	make(b);
	for (unsigned i = 0; i < COUNT_OF(texts); i++)
		GOOD(both_run(b, INSERT, (struct sval[]){SV_I(i), SV_N, SV_T(str_c(texts[i])), SV_N}, 4));
	GOOD(both_run(b, INSERT, (struct sval[]){SV_I(99), SV_N, SV_N, SV_N}, 4));
	GOOD(store_read(b->store, in_order, b, &both_err));
}

/* PostgreSQL knows nothing of a table until somebody looks; SQLite needs no look. */
static void
looked_at(void **state)
{
	static const char *const tables[] = {"t"};
	struct both *b = *state;

	make(b);
	for (int64_t k = 0; k < 100; k++)
		GOOD(both_run(b, INSERT, (struct sval[]){SV_I(k), SV_N, SV_N, SV_N}, 4));
	if (b->name[0] != '\0')
		assert_true(both_int(b, "SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE relname = 't'") < 1);
	GOOD(store_look_at(b->store, tables, 1, &both_err));
	if (b->name[0] != '\0')
		assert_int_equal(both_int(b, "SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE relname = 't'"), 100);
}

/* Texts of searches: any number, each right, the places of the first come to be others', rows that are open over that go on. */
struct passing_ask { struct both *b; int first; bool stale; };

static int
passing_text(struct both *b, unsigned n)
{
	char sql[80];

	snprintf(sql, sizeof sql, "SELECT k + %u FROM t WHERE k >= $1 ORDER BY k", n);
	return store_compose_passing(b->store, str_c(sql));
}

static enum rc
many_passing(struct tx *tx, void *ctx, struct err *err)
{
	struct passing_ask *p = ctx;
	const struct sval from = SV_I(1);
	struct rows *open;

	p->first = passing_text(p->b, 0);
	assert_int_equal(p->first, passing_text(p->b, 0));
	if (p->stale)
		return RC_OK;
	TRY(tx_rows(tx, p->first, &from, 1, false, &open, err));
	TRY(rows_next(open, err));
	for (unsigned i = 1; i <= 3 * PASSING; i++) {
		struct arena a;
		struct row1 row;
		int statement = passing_text(p->b, i);

		assert_true(statement_place(statement) < QUERY__COUNT + PASSING);
		arena_init(&a, 0);
		TRY(tx_one(tx, statement, &from, 1, &a, &row, err));
		assert_int_equal(row.values[0].i, 1 + (int64_t)i);
		arena_done(&a);
	}
	assert_int_equal(row_int(open, 0), 1);
	TRY(rows_next(open, err));
	assert_int_equal(row_int(open, 0), 2);
	rows_end(open);
	return RC_OK;
}

static enum rc
ask_stale(struct tx *tx, void *ctx, struct err *err)
{
	const struct passing_ask *p = ctx;
	const struct sval from = SV_I(1);
	struct rows *rows;

	return tx_rows(tx, p->first, &from, 1, false, &rows, err);
}

static void
many_passing_texts(void **state)
{
	struct passing_ask p = {.b = *state};

	make(p.b);
	for (int64_t k = 1; k <= 2; k++)
		GOOD(both_run(p.b, INSERT, (struct sval[]){SV_I(k), SV_N, SV_N, SV_N}, 4));
	GOOD(store_read(p.b->store, many_passing, &p, &both_err));
	/* its number is nobody's any more: the transaction is told to run again, never given another's text */
	assert_int_equal(store_read(p.b->store, ask_stale, &p, &both_err), RC_BUSY);
	p.stale = true;
	GOOD(store_read(p.b->store, many_passing, &p, &both_err));
	GOOD(store_read(p.b->store, ask_stale, &p, &both_err));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(values), BOTH(refusals), BOTH(a_failed_statement_ends_the_transaction), BOTH(counts_of_changed_rows), BOTH(rows_within_rows),
		BOTH(a_reader_cannot_write), BOTH(many_texts), BOTH(many_passing_texts), BOTH(looked_at), BOTH(order_of_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
