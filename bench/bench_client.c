/*
 * What the bench of the running program (bench/serve.py) cannot do in Python: clients, and the bare loops that the program is held against.
 *   bench_client ask PORT CLIENTS MS FILE FROM N       the request in FILE, {n} in it the next number from FROM on; N > 0: any of FROM..FROM+N-1
 *   bench_client hello CLIENTS MS                      libmicrohttpd's hello, on its own two threads
 *   bench_client puts DATABASE TENANT FROM N GROUP     N orders put by the statements that the program uses for each, in groups
 * Prints one JSON object.
 */
#include "load.h"

#include <microhttpd.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define BODY "{\"hello\":\"world\"}"

static void
must(bool good, const char *what, const char *why)
{
	if (!good) {
		fprintf(stderr, "bench_client: %s: %s\n", what, why);
		exit(1);
	}
}

static int64_t
whole(const char *text)
{
	int64_t n;

	must(str_to_i64(str_c(text), &n) && n >= 0, "not a whole number", text);
	return n;
}

static void
print(struct load r)
{
	printf("{\"per_second\": %lld, \"p99_us\": %lld, \"answers\": %lld, \"stalled\": %s}\n", (long long)r.per_second, (long long)r.p99_us, (long long)r.answers, r.stalled ? "true" : "false");
}

/* ---- ask -------------------------------------------------------------------------------------------------------------------------------- */

struct asking { struct str text; int64_t from, n; uint64_t seed; };

/* Numbers have nine digits where the text says {9}, so that a length can stand before them. */
static size_t
ask(void *ctx, char *to, size_t room)
{
	struct asking *a = ctx;
	int64_t number = a->from;
	size_t at = 0;

	a->seed ^= a->seed << 13;
	a->seed ^= a->seed >> 7;
	a->seed ^= a->seed << 17;
	if (a->n > 0)
		number += (int64_t)(a->seed % (uint64_t)a->n);
	else
		a->from++;
	for (size_t i = 0; i < a->text.n && at + 24 < room; i++) {
		if (a->text.n - i >= 3 && (memcmp(a->text.p + i, "{n}", 3) == 0 || memcmp(a->text.p + i, "{9}", 3) == 0)) {
			at += (size_t)snprintf(to + at, room - at, a->text.p[i + 1] == 'n' ? "%lld" : "%09lld", (long long)number);
			i += 2;
		} else {
			to[at++] = a->text.p[i];
		}
	}
	return at;
}

/* ---- hello ------------------------------------------------------------------------------------------------------------------------------ */

static struct MHD_Response *response;

static enum MHD_Result
answer(void *ctx, struct MHD_Connection *c, const char *url, const char *method, const char *version, const char *data, size_t *n, void **request)
{
	(void)ctx, (void)url, (void)method, (void)version, (void)data, (void)n;
	if (*request == NULL) {
		*request = response;
		return MHD_YES;
	}
	return MHD_queue_response(c, 200, response);
}

static struct load
hello(unsigned clients, int64_t ms)
{
	struct asking a = {.text = STR("GET /api/hello HTTP/1.1\r\nHost: localhost\r\n\r\n"), .seed = 1};
	struct MHD_Daemon *d;
	struct load r;

	response = MHD_create_response_from_buffer(sizeof BODY - 1, (void *)(uintptr_t)BODY, MHD_RESPMEM_PERSISTENT);
	MHD_add_response_header(response, "Content-Type", "application/json; charset=utf-8");
	d = MHD_start_daemon(MHD_USE_EPOLL | MHD_USE_INTERNAL_POLLING_THREAD, 0, NULL, NULL, answer, NULL, MHD_OPTION_THREAD_POOL_SIZE, 2u, MHD_OPTION_CONNECTION_LIMIT, 2000u, MHD_OPTION_END);
	must(d != NULL, "hello", "the server does not start");
	r = load_run(MHD_get_daemon_info(d, MHD_DAEMON_INFO_BIND_PORT)->port, clients, ms, ask, &a);
	MHD_stop_daemon(d);
	MHD_destroy_response(response);
	return r;
}

/* ---- puts ------------------------------------------------------------------------------------------------------------------------------- */

/* What a PUT of a new order without personal fields runs, in its order (CASE: whether a process keeps it); the insert is made of the table's own columns. */
enum { CASE, TAKE, FIND, KIND, INSERT, COUNT, LINE, SET, STATEMENTS };
static const char *const texts[STATEMENTS] = {
	[CASE] = "SELECT f.* FROM fact_cases f WHERE f.tenant_id = ?1 AND f.batch <= (SELECT visible_batch FROM fact_head WHERE tenant_id = ?1)"
	         " AND (f.until_batch = 0 OR f.until_batch > (SELECT visible_batch FROM fact_head WHERE tenant_id = ?1)) AND f.fact_id = ?2",
	[TAKE] = "SELECT change_no, hash, last_row, last_batch, visible_batch FROM fact_head WHERE tenant_id = ?1",
	[FIND] = "SELECT f.*, p.* FROM fact_orders f LEFT JOIN personal_orders p ON p.tenant_id = f.tenant_id AND p.row_no = f.row_no AND p.batch = f.batch"
	         " WHERE f.tenant_id = ?1 AND f.fact_id = ?2 ORDER BY f.batch DESC",
	[KIND] = "SELECT n_rows, n_removed, delivered FROM fact_kind WHERE tenant_id = ?1 AND entity = 'orders'",
	[COUNT] = "INSERT INTO fact_kind (tenant_id, entity, n_rows, n_removed, delivered) VALUES (?1, 'orders', ?2, ?3, ?4)"
	          " ON CONFLICT (tenant_id, entity) DO UPDATE SET n_rows = excluded.n_rows, n_removed = excluded.n_removed, delivered = excluded.delivered",
	[LINE] = "INSERT INTO fact_change (tenant_id, change_no, entity, id, version, by_id, at_ms, what, why, hash) VALUES (?1, ?2, 'orders', ?3, 1, 7, ?4, ?5, '', ?6)",
	[SET] = "UPDATE fact_head SET change_no = ?2, hash = ?3, last_row = ?4, last_batch = ?5, visible_batch = ?6 WHERE tenant_id = ?1",
};
static const char what[] = "{\"source\":\"hotline\",\"received_at\":\"2025-03-01T09:00\",\"title\":\"路灯不亮，请尽快派人维修\",\"category\":\"市政设施\"}";
static const char title[] = "路灯不亮，请尽快派人维修", category[] = "市政设施";

struct puts { sqlite3 *db; sqlite3_stmt *s[STATEMENTS]; int64_t tenant; int source, received, title, category, columns; };

static void
step(struct puts *p, int statement, int wanted)
{
	must(sqlite3_step(p->s[statement]) == wanted, texts[statement] == NULL ? "insert" : texts[statement], sqlite3_errmsg(p->db));
}

static void
prepare(struct puts *p)
{
	sqlite3_stmt *info;
	char sql[8192];
	int at = snprintf(sql, sizeof sql, "INSERT INTO fact_orders VALUES (");

	sqlite3_prepare_v2(p->db, "SELECT name FROM pragma_table_info('fact_orders') ORDER BY cid", -1, &info, NULL);
	for (int i = 1; sqlite3_step(info) == SQLITE_ROW; i++) {
		const char *name = (const char *)sqlite3_column_text(info, 0);

		at += snprintf(sql + at, sizeof sql - (size_t)at, "%s?%d", i == 1 ? "" : ", ", i);
		p->source = strcmp(name, "source") == 0 ? i : p->source;
		p->received = strcmp(name, "received_at") == 0 ? i : p->received;
		p->title = strcmp(name, "title") == 0 ? i : p->title;
		p->category = strcmp(name, "category") == 0 ? i : p->category;
		p->columns = i;
	}
	sqlite3_finalize(info);
	snprintf(sql + at, sizeof sql - (size_t)at, ")");
	for (int i = 0; i < STATEMENTS; i++)
		must(sqlite3_prepare_v3(p->db, i == INSERT ? sql : texts[i], -1, SQLITE_PREPARE_PERSISTENT, &p->s[i], NULL) == SQLITE_OK, "prepare", sqlite3_errmsg(p->db));
}

static void
put(struct puts *p, int64_t number)
{
	sqlite3_stmt **s = p->s;
	int64_t change, last_row, last_batch, visible, rows, removed;
	char id[32], hash[32], delivered[4096];
	int n = snprintf(id, sizeof id, "bare-%09lld", (long long)number);

	for (int i = 0; i < STATEMENTS; i++) {
		sqlite3_reset(s[i]);
		sqlite3_bind_int64(s[i], 1, p->tenant);
	}
	sqlite3_bind_text(s[CASE], 2, id, n, SQLITE_STATIC);
	step(p, CASE, SQLITE_DONE);
	step(p, TAKE, SQLITE_ROW);
	change = sqlite3_column_int64(s[TAKE], 0) + 1;
	memcpy(hash, sqlite3_column_blob(s[TAKE], 1), sizeof hash);
	last_row = sqlite3_column_int64(s[TAKE], 2) + 1;
	last_batch = sqlite3_column_int64(s[TAKE], 3);
	visible = sqlite3_column_int64(s[TAKE], 4);
	step(p, TAKE, SQLITE_DONE);
	sqlite3_bind_text(s[FIND], 2, id, n, SQLITE_STATIC);
	step(p, FIND, SQLITE_DONE);
	step(p, KIND, SQLITE_ROW);
	rows = sqlite3_column_int64(s[KIND], 0) + 1;
	removed = sqlite3_column_int64(s[KIND], 1);
	snprintf(delivered, sizeof delivered, "%s", (const char *)sqlite3_column_text(s[KIND], 2));
	step(p, KIND, SQLITE_DONE);
	sqlite3_bind_int64(s[INSERT], 2, last_row);
	sqlite3_bind_int64(s[INSERT], 3, visible);
	sqlite3_bind_int64(s[INSERT], 4, 0);
	sqlite3_bind_int64(s[INSERT], 5, 1);
	sqlite3_bind_text(s[INSERT], 6, id, n, SQLITE_STATIC);
	sqlite3_bind_text(s[INSERT], p->source, "hotline", 7, SQLITE_STATIC);
	sqlite3_bind_int64(s[INSERT], p->received, 1740790800 + number);
	sqlite3_bind_text(s[INSERT], p->title, title, sizeof title - 1, SQLITE_STATIC);
	sqlite3_bind_text(s[INSERT], p->category, category, sizeof category - 1, SQLITE_STATIC);
	step(p, INSERT, SQLITE_DONE);
	sqlite3_bind_int64(s[COUNT], 2, rows);
	sqlite3_bind_int64(s[COUNT], 3, removed);
	sqlite3_bind_text(s[COUNT], 4, delivered, -1, SQLITE_STATIC);
	step(p, COUNT, SQLITE_DONE);
	sqlite3_bind_int64(s[LINE], 2, change);
	sqlite3_bind_text(s[LINE], 3, id, n, SQLITE_STATIC);
	sqlite3_bind_int64(s[LINE], 4, 1740790800000 + number);
	sqlite3_bind_text(s[LINE], 5, what, sizeof what - 1, SQLITE_STATIC);
	sqlite3_bind_blob(s[LINE], 6, hash, sizeof hash, SQLITE_STATIC);
	step(p, LINE, SQLITE_DONE);
	sqlite3_bind_int64(s[SET], 2, change);
	sqlite3_bind_blob(s[SET], 3, hash, sizeof hash, SQLITE_STATIC);
	sqlite3_bind_int64(s[SET], 4, last_row);
	sqlite3_bind_int64(s[SET], 5, last_batch);
	sqlite3_bind_int64(s[SET], 6, visible);
	step(p, SET, SQLITE_DONE);
}

static struct load
puts_bare(const char *path, int64_t tenant, int64_t from, int64_t n, int64_t group)
{
	struct puts p = {.tenant = tenant};
	int64_t start;

	must(sqlite3_open_v2(path, &p.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK, path, "open");
	sqlite3_busy_timeout(p.db, 5000);
	sqlite3_exec(p.db, "PRAGMA synchronous = FULL; PRAGMA cache_size = -8000; PRAGMA foreign_keys = ON", NULL, NULL, NULL);
	prepare(&p);
	start = load_now_us();
	for (int64_t k = 0; k < n; k++) {
		if (k % group == 0)
			must(sqlite3_exec(p.db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK, "begin", sqlite3_errmsg(p.db));
		put(&p, from + k);
		if (k % group != group - 1 && k != n - 1)
			continue;
		for (int i = 0; i < STATEMENTS; i++)
			sqlite3_reset(p.s[i]);
		must(sqlite3_exec(p.db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK, "commit", sqlite3_errmsg(p.db));
	}
	start = load_now_us() - start;
	for (int i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(p.s[i]);
	sqlite3_close(p.db);
	return (struct load){.per_second = n * 1000000 / (start > 0 ? start : 1), .answers = n};
}

int
main(int argc, char **argv)
{
	struct asking a = {.seed = 88172645463325252u};
	struct arena arena;
	struct err err;

	if (argc == 4 && strcmp(argv[1], "hello") == 0) {
		print(hello((unsigned)whole(argv[2]), whole(argv[3])));
	} else if (argc == 7 && strcmp(argv[1], "puts") == 0) {
		print(puts_bare(argv[2], whole(argv[3]), whole(argv[4]), whole(argv[5]), whole(argv[6])));
	} else if (argc == 8 && strcmp(argv[1], "ask") == 0) {
		arena_init(&arena, 0);
		must(file_read(&arena, argv[5], 4000, &a.text, &err) == RC_OK, argv[5], err.msg[LANG_EN]);
		a.from = whole(argv[6]);
		a.n = whole(argv[7]);
		must(whole(argv[3]) <= CLIENTS_MAX, "clients", "too many");
		print(load_run((unsigned)whole(argv[2]), (unsigned)whole(argv[3]), whole(argv[4]), ask, &a));
		arena_done(&arena);
	} else {
		return 2;
	}
	return 0;
}
