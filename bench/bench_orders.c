/*
 * What an action on an order costs beside its bare statements: bench_orders run DATABASE FROM N has N actions done by the program's own function, one
 * transaction each; bench_orders bare RECORDED BARE FROM N GROUP [PIPELINED] has them done on RECORDED while every statement of the writer is written down
 * with its values, then runs just these statements on BARE, prepared once, GROUP actions a commit (and on PIPELINED, an address of PostgreSQL, with one round trip an
 * action). The databases are copies of one that holds orders b<FROM>, b<FROM+1> … in the first state and the town of bench/orders.py, which makes the
 * copies. Prints actions a second.
 */
#include "order/order.h"
#include "orders_postgres.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct err err;

void
must(bool good, const char *what, const char *why)
{
	if (good)
		return;
	fprintf(stderr, "bench_orders: %s: %s\n", what, why);
	exit(3);
}

int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* ---- the program's own function ------------------------------------------------------------------------------------------ */

struct bench { struct store *store; struct facts *facts; struct people *people; struct editions *editions; struct orders *orders; struct tenant tenant; int64_t number; struct arena names; };

static enum rc
tenant_fn(struct tx *tx, void *ctx, struct err *e)
{
	struct bench *b = ctx;

	return tenant_get(b->facts, tx, STR("town"), &b->names, &b->tenant, e);
}

/* The desk's first brief: a contact, an event, two clocks, the case. */
static enum rc
brief_fn(struct tx *tx, void *ctx, struct err *e)
{
	struct bench *b = ctx;
	struct arena a;
	struct act_done done;
	struct json *inputs;
	struct act_ask ask = {.tenant_id = b->tenant.tenant_id, .action = STR("简告"), .version = -1, .note = STR(""), .now_ms = 1772412000000 + b->number % 600 * 1000,
	                      .actor = {.login = STR("operator"), .person_id = STR("p-operator"), .unit_id = STR("centre"), .roles = 1u << vocab_code(vocab_enum("person_role"), STR("operator")), .every_unit = true}};
	enum rc rc;

	arena_init(&a, 0);
	ask.order_id = str_fmt(&a, "b%lld", (long long)b->number);
	rc = json_parse(&a, STR("{\"contacts.reached\":true}"), &inputs, e);
	ask.inputs = inputs;
	if (rc == RC_OK)
		rc = order_act(b->orders, tx, &ask, &a, &done, e);
	arena_done(&a);
	return rc;
}

static int64_t
act_all(const char *path, int64_t from, int64_t n)
{
	struct bench b = {.number = from};
	struct store_options o = {.readers = 1, .writers = 1};
	int64_t us;

	must(store_open(path, &o, &b.store, &err) == RC_OK, path, err.msg[LANG_EN]);
	b.facts = facts_new(b.store);
	b.people = people_new(b.facts, b.store);
	b.editions = editions_new(b.store, b.facts);
	b.orders = orders_new(b.store, b.facts, b.people, b.editions);
	arena_init(&b.names, 0);
	must(store_read(b.store, tenant_fn, &b, &err) == RC_OK, "town", err.msg[LANG_EN]);
	us = now_us();
	for (; b.number < from + n; b.number++)
		must(store_write(b.store, brief_fn, &b, &err) == RC_OK, "brief", err.msg[LANG_EN]);
	us = now_us() - us;
	orders_free(b.orders);
	editions_free(b.editions);
	people_free(b.people);
	facts_free(b.facts);
	store_close(b.store);
	arena_done(&b.names);
	return us;
}

/* ---- what it runs, written down ---------------------------------------------------------------------------------------------- */

struct literal { int parameter; char kind; int64_t i; char *p; size_t n; };     /* kind: n(ull) i(nteger) t(ext) b(lob) */
struct said { int sql; struct literal *values; unsigned n; bool ends; };        /* ends: a commit stood here */
static struct { char **sql; unsigned n_sql; struct said *said; size_t n, room; bool on; } tape;

static int
sql_number(const char *sql)
{
	for (unsigned i = 0; i < tape.n_sql; i++)
		if (strcmp(tape.sql[i], sql) == 0)
			return (int)i;
	tape.sql = realloc(tape.sql, (tape.n_sql + 1) * sizeof *tape.sql);
	must(tape.sql != NULL && (tape.sql[tape.n_sql] = strdup(sql)) != NULL, "tape", "no memory");
	return (int)tape.n_sql++;
}

/* A value as SQLite writes it into an expanded statement; returns where it ends. */
static const char *
literal(const char *at, struct literal *l)
{
	if (strncmp(at, "NULL", 4) == 0) {
		l->kind = 'n';
		return at + 4;
	}
	if (at[0] == 'x' && at[1] == '\'') {
		const char *end = strchr(at + 2, '\'');

		l->kind = 'b';
		l->n = (size_t)(end - at - 2) / 2;
		l->p = malloc(l->n + 1);
		must(l->p != NULL, "tape", "no memory");
		for (size_t i = 0; i < l->n; i++) {
			char hex[3] = {at[2 + 2 * i], at[3 + 2 * i], '\0'};

			l->p[i] = (char)strtoul(hex, NULL, 16);
		}
		return end + 1;
	}
	if (at[0] == '\'') {
		l->kind = 't';
		l->p = malloc(strlen(at));
		must(l->p != NULL, "tape", "no memory");
		for (at++; *at != '\0' && (at[0] != '\'' || at[1] == '\''); at++) {
			at += at[0] == '\'';
			l->p[l->n++] = *at;
		}
		return at + 1;
	}
	l->kind = 'i';
	{
		char *end;

		l->i = strtoll(at, &end, 10);
		must(end != at, "a value of a kind that the tape does not know", at);
		return end;
	}
}

static int
heard(unsigned what, void *ctx, void *statement, void *unexpanded)
{
	const char *sql = sqlite3_sql(statement), *at;
	char *full;
	struct said *s;

	(void)what, (void)ctx, (void)unexpanded;
	if (!tape.on || sql == NULL || strncmp(sql, "BEGIN", 5) == 0 || strncmp(sql, "SAVEPOINT", 9) == 0 || strncmp(sql, "RELEASE", 7) == 0 || strncmp(sql, "PRAGMA", 6) == 0)
		return 0;
	if (tape.n == tape.room) {
		tape.room = tape.room == 0 ? 1024 : tape.room * 2;
		tape.said = realloc(tape.said, tape.room * sizeof *tape.said);
		must(tape.said != NULL, "tape", "no memory");
	}
	s = &tape.said[tape.n++];
	*s = (struct said){.sql = -1, .ends = strncmp(sql, "COMMIT", 6) == 0};
	if (s->ends)
		return 0;
	s->sql = sql_number(sql);
	s->values = calloc((size_t)sqlite3_bind_parameter_count(statement) * 4 + 1, sizeof *s->values);
	must(s->values != NULL && (full = sqlite3_expanded_sql(statement)) != NULL, "tape", "no memory");
	at = full;
	for (const char *p = sql; *p != '\0';) {
		if (*p == '\'') {               /* a text of the statement's own */
			do
				p++, at++;
			while (*p != '\'');
			p++, at++;
		} else if ((*p == '?' || *p == '$') && p[1] >= '0' && p[1] <= '9') {
			struct literal *l = &s->values[s->n++];
			char name[16];
			size_t n = 1 + strspn(p + 1, "0123456789");

			must(n < sizeof name, "a parameter", p);
			memcpy(name, p, n);
			name[n] = '\0';
			l->parameter = sqlite3_bind_parameter_index(statement, name);
			at = literal(at, l);
			p += n;
		} else {
			must(*p == *at, "an expanded statement is another", p);
			p++, at++;
		}
	}
	sqlite3_free(full);
	return 0;
}

static int
listen_in(sqlite3 *db, const char **message, const struct sqlite3_api_routines *api)
{
	(void)message, (void)api;
	return sqlite3_trace_v2(db, SQLITE_TRACE_STMT, heard, NULL);
}

/* ---- just these statements ------------------------------------------------------------------------------------------------------ */

static int64_t
play(const char *path, int64_t group)
{
	sqlite3 *db;
	sqlite3_stmt **s = calloc(tape.n_sql, sizeof *s);
	int64_t us, actions = 0;
	bool open = false;

	must(s != NULL && sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK, path, "open");
	sqlite3_exec(db, "PRAGMA synchronous = FULL; PRAGMA cache_size = -8000; PRAGMA foreign_keys = ON", NULL, NULL, NULL);
	for (unsigned i = 0; i < tape.n_sql; i++)
		must(sqlite3_prepare_v3(db, tape.sql[i], -1, SQLITE_PREPARE_PERSISTENT, &s[i], NULL) == SQLITE_OK, tape.sql[i], sqlite3_errmsg(db));
	us = now_us();
	for (size_t k = 0; k < tape.n; k++) {
		const struct said *x = &tape.said[k];
		int rc;

		if (!open)
			must(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK, "begin", sqlite3_errmsg(db));
		open = true;
		if (x->ends) {
			if (++actions % group == 0 || k == tape.n - 1) {
				must(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK, "commit", sqlite3_errmsg(db));
				open = false;
			}
			continue;
		}
		for (unsigned i = 0; i < x->n; i++) {
			const struct literal *l = &x->values[i];

			if (l->kind == 'i')
				sqlite3_bind_int64(s[x->sql], l->parameter, l->i);
			else if (l->kind == 't')
				sqlite3_bind_text(s[x->sql], l->parameter, l->p, (int)l->n, SQLITE_STATIC);
			else if (l->kind == 'b')
				sqlite3_bind_blob(s[x->sql], l->parameter, l->p, (int)l->n, SQLITE_STATIC);
			else
				sqlite3_bind_null(s[x->sql], l->parameter);
		}
		while ((rc = sqlite3_step(s[x->sql])) == SQLITE_ROW)
			;
		must(rc == SQLITE_DONE, tape.sql[x->sql], sqlite3_errmsg(db));
		sqlite3_reset(s[x->sql]);
	}
	if (open)
		sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
	us = now_us() - us;
	for (unsigned i = 0; i < tape.n_sql; i++)
		sqlite3_finalize(s[i]);
	sqlite3_close(db);
	free(s);
	return us;
}

static int
bare(char **argv, int argc, int64_t from, int64_t n, int64_t group)
{
	const char *recorded = argv[2], *copy = argv[3];
	bool postgres = strncmp(recorded, "postgres", 8) == 0;
	int64_t us, piped = 0, statements;

	if (!postgres)
		must(sqlite3_auto_extension((void (*)(void))(uintptr_t)listen_in) == SQLITE_OK, "trace", "refused");
	tape.on = !postgres;
	pg_tape(postgres);
	(void)act_all(recorded, from, n);
	tape.on = false;
	pg_tape(false);
	us = postgres ? pg_play(copy, group, false) : play(copy, group);
	if (postgres && argc == 8)
		piped = pg_play(argv[7], group, true);
	statements = postgres ? (int64_t)pg_tape_statements() : (int64_t)tape.n;
	printf("{\"per_second\":%lld,\"pipelined\":%lld,\"statements\":%lld}\n", (long long)(n * 1000000 / us), (long long)(piped == 0 ? 0 : n * 1000000 / piped), (long long)(statements / n));
	return 0;
}

int
main(int argc, char **argv)
{
	int64_t from, n, group, us;

	if (argc == 5 && strcmp(argv[1], "run") == 0 && str_to_i64(str_c(argv[3]), &from) && str_to_i64(str_c(argv[4]), &n) && n > 0) {
		us = act_all(argv[2], from, n);
		printf("{\"per_second\":%lld}\n", (long long)(n * 1000000 / us));
		return 0;
	}
	if (argc < 7 || argc > 8 || strcmp(argv[1], "bare") != 0 || !str_to_i64(str_c(argv[4]), &from) || !str_to_i64(str_c(argv[5]), &n) || n < 1 || !str_to_i64(str_c(argv[6]), &group) || group < 1)
		return 2;
	return bare(argv, argc, from, n, group);
}
