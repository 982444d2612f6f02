/*
 * The store against bare loops on the same tables: rows written durably by 64 threads through the writers' queue against one C loop that
 * commits the same statements in groups of 64; rows read through tx_rows against a bare SQLite loop and, with JIEBAN_PG, against COPY in
 * binary form, the fastest way to read PostgreSQL. Prints one JSON object a line. Usage: bench_store DIR ROWS
 */
#include "store/store.h"

#include <libpq-fe.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define THREADS 64
#define JOBS 20000
#define RUNS 5
#define COLUMNS 12
#define INSERT_ORDER "INSERT INTO bench_order (k, a, b, s) VALUES ($1, $2, $3, $4)"
#define INSERT_CHANGE "INSERT INTO bench_change (k, what) VALUES ($1, $2)"
#define SELECT "SELECT k, a, b, c, d, e, f, g, h, i, s, u FROM bench_scan ORDER BY k"

static const char filling[] = "{\"received_at\":\"2025-03-01T09:00\",\"title\":\"路灯不亮，请尽快派人维修\",\"address\":\"幸福路 12 号\",\"source\":\"hotline\",\"category\":\"市政设施\"}";

static int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void
must(bool ok, const char *what, const char *why)
{
	if (!ok) {
		fprintf(stderr, "bench_store: %s: %s\n", what, why);
		exit(1);
	}
}

/* Lower is better for times: ratio is ours / theirs; for rates the same, and higher is better. */
static void
line(const char *name, int64_t rows, int64_t value, const char *unit, const char *against, int64_t other)
{
	printf("{\"name\":\"%s\",\"rows\":%lld,\"value\":%lld,\"unit\":\"%s\",\"against\":\"%s: %lld\",\"ratio\":%lld.%02lld}\n", name, (long long)rows, (long long)value, unit, against,
	       (long long)other, (long long)(other == 0 ? 0 : value / other), (long long)(other == 0 ? 0 : value * 100 / other % 100));
	fflush(stdout);
}

static struct store *
open_store(const char *url)
{
	struct store_options o = {.create = true};
	struct store *s;
	struct err err;
	unsigned n;

	must(store_open(url, &o, &s, &err) == RC_OK, url, err.msg[LANG_EN]);
	must(store_migrate(s, &n, &err) == RC_OK, url, err.msg[LANG_EN]);
	return s;
}

struct text { struct store *store; const char *sql; };

static enum rc
run_text(struct tx *tx, void *ctx, struct err *err)
{
	const struct text *t = ctx;

	return tx_run(tx, store_compose(t->store, str_c(t->sql)), NULL, 0, NULL, err);
}

static void
run(struct store *s, const char *sql)
{
	struct text t = {s, sql};
	struct err err;

	must(store_write(s, run_text, &t, &err) == RC_OK, sql, err.msg[LANG_EN]);
}

/* ---- writing -------------------------------------------------------------------------------------------------- */

struct client { struct store *store; int order, change; _Atomic int64_t *next; pthread_t thread; };       /* next: keys rise for all together, as ids do */
struct one { const struct client *c; int64_t k; };

static enum rc
write_one(struct tx *tx, void *ctx, struct err *err)
{
	const struct one *o = ctx;

	TRY(tx_run(tx, o->c->order, (struct sval[]){SV_I(o->k), SV_I(o->k * 7), SV_N, SV_T(((struct str){filling, sizeof filling - 1}))}, 4, NULL, err));
	return tx_run(tx, o->c->change, (struct sval[]){SV_I(o->k), SV_T(((struct str){filling, sizeof filling - 1}))}, 2, NULL, err);
}

static void *
client_work(void *arg)
{
	struct client *c = arg;
	struct err err;

	for (int64_t i = 0; i < JOBS / THREADS; i++) {
		struct one o = {c, (*c->next)++};

		must(store_write(c->store, write_one, &o, &err) == RC_OK, "write", err.msg[LANG_EN]);
	}
	return NULL;
}

static int64_t
ours_writes(struct store *s, int64_t from)
{
	static struct client clients[THREADS];
	_Atomic int64_t next = from;
	int64_t start = now_us();

	for (unsigned i = 0; i < THREADS; i++) {
		clients[i] = (struct client){s, store_compose(s, STR(INSERT_ORDER)), store_compose(s, STR(INSERT_CHANGE)), &next, 0};
		must(pthread_create(&clients[i].thread, NULL, client_work, &clients[i]) == 0, "thread", "");
	}
	for (unsigned i = 0; i < THREADS; i++)
		pthread_join(clients[i].thread, NULL);
	return now_us() - start;
}

static int64_t
bare_writes(const char *path, int64_t from)
{
	sqlite3 *db;
	sqlite3_stmt *order, *change;
	int64_t start;

	must(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK, path, "open");
	sqlite3_busy_timeout(db, 5000);
	sqlite3_exec(db, "PRAGMA synchronous = FULL; PRAGMA cache_size = -8000; PRAGMA foreign_keys = ON", NULL, NULL, NULL);
	must(sqlite3_prepare_v2(db, INSERT_ORDER, -1, &order, NULL) == SQLITE_OK && sqlite3_prepare_v2(db, INSERT_CHANGE, -1, &change, NULL) == SQLITE_OK, "prepare", sqlite3_errmsg(db));
	start = now_us();
	for (int64_t k = 0; k < JOBS; k++) {
		if (k % THREADS == 0)
			sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
		sqlite3_bind_int64(order, 1, from + k);
		sqlite3_bind_int64(order, 2, k * 7);
		sqlite3_bind_text(order, 4, filling, sizeof filling - 1, SQLITE_STATIC);
		must(sqlite3_step(order) == SQLITE_DONE, "insert", sqlite3_errmsg(db));
		sqlite3_reset(order);
		sqlite3_bind_int64(change, 1, from + k);
		sqlite3_bind_text(change, 2, filling, sizeof filling - 1, SQLITE_STATIC);
		must(sqlite3_step(change) == SQLITE_DONE, "insert", sqlite3_errmsg(db));
		sqlite3_reset(change);
		if (k % THREADS == THREADS - 1 || k == JOBS - 1)
			must(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK, "commit", sqlite3_errmsg(db));
	}
	start = now_us() - start;
	sqlite3_finalize(order);
	sqlite3_finalize(change);
	sqlite3_close(db);
	return start;
}

static void
writing(struct store *s, const char *path)
{
	int64_t ours = INT64_MAX, bare = INT64_MAX, from = 0;

	for (unsigned i = 0; i < RUNS; i++, from += 2 * JOBS) {
		int64_t a = ours_writes(s, from), b = path == NULL ? 1 : bare_writes(path, from + JOBS);

		ours = a < ours ? a : ours;
		bare = b < bare ? b : bare;
	}
	if (path != NULL)
		line("durable writes, SQLite, 64 threads", JOBS, JOBS * INT64_C(1000000) / ours, "1/s", "bare loop in groups of 64", JOBS * INT64_C(1000000) / bare);
	else
		line("durable writes, PostgreSQL, 64 threads, 4 connections", JOBS, JOBS * INT64_C(1000000) / ours, "1/s", "none", 0);
}

/* ---- reading -------------------------------------------------------------------------------------------------- */

static int64_t expected;                /* sum of what a scan reads: every way must agree */

static void
agrees(int64_t sum)
{
	must(expected == 0 || expected == sum, "scan", "the ways of reading do not agree");
	expected = sum;
}

static enum rc
scan(struct tx *tx, void *ctx, struct err *err)
{
	struct store *s = ctx;
	struct rows *r;
	int64_t sum = 0;
	enum rc rc;

	TRY(tx_rows(tx, store_compose(s, STR(SELECT)), NULL, 0, true, &r, err));
	while ((rc = rows_next(r, err)) == RC_OK) {
		for (unsigned i = 0; i < COLUMNS - 2; i++)
			sum += row_null(r, i) ? 1 : row_int(r, i);
		sum += (int64_t)(row_text(r, COLUMNS - 2).n + row_text(r, COLUMNS - 1).n);
	}
	rows_end(r);
	agrees(sum);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

static void
scan_bare_sqlite(const char *path)
{
	sqlite3 *db;
	sqlite3_stmt *s;
	int64_t sum = 0;

	must(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK, path, "open");
	sqlite3_exec(db, "PRAGMA cache_size = -8000", NULL, NULL, NULL);
	must(sqlite3_prepare_v2(db, SELECT, -1, &s, NULL) == SQLITE_OK, "prepare", sqlite3_errmsg(db));
	while (sqlite3_step(s) == SQLITE_ROW) {
		for (int i = 0; i < COLUMNS - 2; i++)
			sum += sqlite3_column_type(s, i) == SQLITE_NULL ? 1 : sqlite3_column_int64(s, i);
		for (int i = COLUMNS - 2; i < COLUMNS; i++)
			sum += sqlite3_column_text(s, i) == NULL ? 0 : sqlite3_column_bytes(s, i);
	}
	sqlite3_finalize(s);
	sqlite3_close(db);
	agrees(sum);
}

static int64_t
big_endian(const char *p, unsigned n)
{
	uint64_t v = 0;

	for (unsigned i = 0; i < n; i++)
		v = v << 8 | (unsigned char)p[i];
	return (int64_t)v;
}

static void
scan_bare_postgres(const char *url)
{
	PGconn *db = PQconnectdb(url);
	char *row;
	int64_t sum = 0;
	bool first = true;
	int n;

	PQclear(PQexec(db, "COPY (" SELECT ") TO STDOUT (FORMAT binary)"));
	while ((n = PQgetCopyData(db, &row, 0)) > 0) {
		const char *p = row + (first ? 19 : 0);

		first = false;
		if (p < row + n && (int16_t)big_endian(p, 2) == COLUMNS) {
			p += 2;
			for (int i = 0; i < COLUMNS; i++) {
				int32_t bytes = (int32_t)big_endian(p, 4);

				p += 4;
				sum += i >= COLUMNS - 2 ? (bytes < 0 ? 0 : bytes) : bytes < 0 ? 1 : big_endian(p, 8);
				p += bytes < 0 ? 0 : bytes;
			}
		}
		PQfreemem(row);
	}
	PQfinish(db);
	agrees(sum);
}

static void
reading(struct store *s, const char *path, const char *url, int64_t rows)
{
	int64_t ours = INT64_MAX, bare = INT64_MAX;
	struct err err;

	for (unsigned i = 0; i < RUNS; i++) {
		int64_t start = now_us(), a, b;

		must(store_read(s, scan, s, &err) == RC_OK, "scan", err.msg[LANG_EN]);
		a = now_us() - start;
		start = now_us();
		if (path != NULL)
			scan_bare_sqlite(path);
		else
			scan_bare_postgres(url);
		b = now_us() - start;
		ours = a < ours ? a : ours;
		bare = b < bare ? b : bare;
	}
	line(path != NULL ? "scan of 12 columns, SQLite" : "scan of 12 columns, PostgreSQL", rows, ours / 1000, "ms", path != NULL ? "bare sqlite3_step" : "bare COPY, binary", bare / 1000);
}

/* ---- both ----------------------------------------------------------------------------------------------------- */

static void
measure(const char *url, const char *path, int64_t rows)
{
	static const char *const tables[] = {
		"CREATE TABLE bench_order (k BIGINT NOT NULL PRIMARY KEY, a BIGINT, b BIGINT, s TEXT)%s", "CREATE TABLE bench_change (k BIGINT NOT NULL PRIMARY KEY, what TEXT)%s",
		"CREATE TABLE bench_scan (k BIGINT NOT NULL PRIMARY KEY, a BIGINT, b BIGINT, c BIGINT, d BIGINT, e BIGINT, f BIGINT, g BIGINT, h BIGINT, i BIGINT, s TEXT, u TEXT)%s",
	};
	struct store *s = open_store(url);
	char sql[600];

	for (unsigned i = 0; i < COUNT_OF(tables); i++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		snprintf(sql, sizeof sql, tables[i], path == NULL ? "" : " WITHOUT ROWID");
#pragma GCC diagnostic pop
		run(s, sql);
	}
	snprintf(sql, sizeof sql, "INSERT INTO bench_scan WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < %lld) "
	    "SELECT x, x * 7, x %% 300, 1700000000 + x, x %% 5, CASE WHEN x %% 3 = 0 THEN NULL ELSE x END, x %% 11, x * 13, 1600000000 + x * 3, x %% 2, "
	    "'order-' || CAST(x AS TEXT), 'unit-' || CAST(x %% 300 AS TEXT) FROM n", (long long)rows);
	run(s, sql);
	writing(s, path);
	reading(s, path, url, rows);
	store_close(s);
}

int
main(int argc, char **argv)
{
	const char *url = getenv("JIEBAN_PG");
	char path[600];
	int64_t rows;

	must(argc == 3 && str_to_i64(str_c(argv[2]), &rows) && rows > 0, "usage", "bench_store DIR ROWS");
	snprintf(path, sizeof path, "%s/bench_store.db", argv[1]);
	measure(path, path, rows);
	(void)unlink(path);
	if (url != NULL)
		measure(url, NULL, rows);
	return 0;
}
