/*
 * What the program's writer sends to PostgreSQL, and the same again bare. bench_orders is linked so that four functions of libpq come by here first
 * (--wrap); they write down what a writing connection was given and pass it on. Called by bench_orders alone.
 */
#include "orders_postgres.h"

#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

int __real_PQsendQueryPrepared(PGconn *, const char *, int, const char *const *, const int *, const int *, int);
int __real_PQsendQueryParams(PGconn *, const char *, int, const Oid *, const char *const *, const int *, const int *, int);
PGresult *__real_PQprepare(PGconn *, const char *, const char *, int, const Oid *);
PGresult *__real_PQexec(PGconn *, const char *);
int __wrap_PQsendQueryPrepared(PGconn *, const char *, int, const char *const *, const int *, const int *, int);
int __wrap_PQsendQueryParams(PGconn *, const char *, int, const Oid *, const char *const *, const int *, const int *, int);
PGresult *__wrap_PQprepare(PGconn *, const char *, const char *, int, const Oid *);
PGresult *__wrap_PQexec(PGconn *, const char *);

/* Statements by text; which name a connection has for which; what was sent: a statement with its values, or (sql -1) a commit. */
struct named { const PGconn *conn; char name[16]; unsigned sql; };
struct said { int sql, n; char **values; int *lengths, *formats; };
static struct {
	bool on;
	const PGconn *writer;           /* whose transaction writes; NULL: none does */
	char **sql; unsigned n_sql;
	struct named *names; unsigned n_names;
	struct said *said; size_t n, room, statements;
} tape;

static void *
grown(void *list, size_t n, size_t size)
{
	void *p = realloc(list, n * size);

	must(p != NULL, "tape", "no memory");
	return p;
}

PGresult *
__wrap_PQprepare(PGconn *c, const char *name, const char *sql, int n, const Oid *types)
{
	unsigned at = 0;

	while (at < tape.n_sql && strcmp(tape.sql[at], sql) != 0)
		at++;
	if (at == tape.n_sql) {
		tape.sql = grown(tape.sql, tape.n_sql + 1, sizeof *tape.sql);
		must((tape.sql[tape.n_sql++] = strdup(sql)) != NULL, "tape", "no memory");
	}
	tape.names = grown(tape.names, tape.n_names + 1, sizeof *tape.names);
	tape.names[tape.n_names] = (struct named){.conn = c, .sql = at};
	snprintf(tape.names[tape.n_names++].name, sizeof tape.names->name, "%s", name);
	return __real_PQprepare(c, name, sql, n, types);
}

static struct said *
say(void)
{
	if (tape.n == tape.room) {
		tape.room = tape.room == 0 ? 1024 : tape.room * 2;
		tape.said = grown(tape.said, tape.room, sizeof *tape.said);
	}
	tape.said[tape.n] = (struct said){.sql = -1};
	return &tape.said[tape.n++];
}

/* The newest meaning of a name. */
static int
sql_of(const PGconn *c, const char *name)
{
	for (unsigned i = tape.n_names; i > 0; i--)
		if (tape.names[i - 1].conn == c && strcmp(tape.names[i - 1].name, name) == 0)
			return (int)tape.names[i - 1].sql;
	must(false, name, "was never prepared");
	return -1;
}

int
__wrap_PQsendQueryPrepared(PGconn *c, const char *name, int n, const char *const *values, const int *lengths, const int *formats, int format)
{
	if (tape.on && c == tape.writer) {
		struct said *s = say();
		size_t room = (size_t)n + 1;

		s->sql = sql_of(c, name);
		s->n = n;
		s->values = calloc(room, sizeof *s->values);
		s->lengths = calloc(room, sizeof *s->lengths);
		s->formats = calloc(room, sizeof *s->formats);
		must(s->values != NULL && s->lengths != NULL && s->formats != NULL, "tape", "no memory");
		for (int i = 0; i < n; i++) {
			s->formats[i] = formats[i];
			if (values[i] == NULL)
				continue;
			s->lengths[i] = lengths[i];
			s->values[i] = malloc((size_t)lengths[i] + 1);
			must(s->values[i] != NULL, "tape", "no memory");
			memcpy(s->values[i], values[i], (size_t)lengths[i]);
		}
		tape.statements++;
	}
	return __real_PQsendQueryPrepared(c, name, n, values, lengths, formats, format);
}

static void
heard(const PGconn *c, const char *sql)
{
	if (strncmp(sql, "BEGIN", 5) == 0)
		tape.writer = strstr(sql, "READ WRITE") != NULL ? c : tape.writer == c ? NULL : tape.writer;
	else if (tape.on && c == tape.writer && strcmp(sql, "COMMIT") == 0)
		(void)say();
}

int
__wrap_PQsendQueryParams(PGconn *c, const char *sql, int n, const Oid *types, const char *const *values, const int *lengths, const int *formats, int format)
{
	heard(c, sql);
	return __real_PQsendQueryParams(c, sql, n, types, values, lengths, formats, format);
}

PGresult *
__wrap_PQexec(PGconn *c, const char *sql)
{
	heard(c, sql);
	return __real_PQexec(c, sql);
}

void
pg_tape(bool on)
{
	tape.on = on;
}

size_t
pg_tape_statements(void)
{
	return tape.statements;
}

/* ---- just these statements ------------------------------------------------------------------------------------------------------ */

static void
good(PGconn *db, PGresult *r, const char *what)
{
	ExecStatusType s = PQresultStatus(r);

	must(s == PGRES_COMMAND_OK || s == PGRES_TUPLES_OK, what, PQerrorMessage(db));
	PQclear(r);
}

/* The answers to the n statements before `end`. */
static void
hear(PGconn *db, size_t end, size_t n)
{
	must(PQpipelineSync(db) == 1, "sync", PQerrorMessage(db));
	for (size_t k = end - n; k < end; k++) {
		good(db, PQgetResult(db), tape.sql[tape.said[k].sql]);
		must(PQgetResult(db) == NULL, "pipeline", "another answer");
	}
	PQclear(PQgetResult(db));
	must(PQexitPipelineMode(db) == 1, "pipeline", PQerrorMessage(db));
}

int64_t
pg_play(const char *url, int64_t group, bool pipelined)
{
	PGconn *db = PQconnectdb(url);
	int64_t us, actions = 0;
	size_t sent = 0;
	bool open = false;

	must(PQstatus(db) == CONNECTION_OK, url, PQerrorMessage(db));
	for (unsigned i = 0; i < tape.n_sql; i++) {
		char name[16];

		snprintf(name, sizeof name, "q%u", i);
		good(db, __real_PQprepare(db, name, tape.sql[i], 0, NULL), tape.sql[i]);
	}
	us = now_us();
	for (size_t k = 0; k < tape.n; k++) {
		const struct said *x = &tape.said[k];
		char name[16];

		if (!open)
			good(db, __real_PQexec(db, "BEGIN"), "begin");
		open = true;
		if (x->sql < 0) {
			if (pipelined && sent > 0)
				hear(db, k, sent);
			sent = 0;
			if (++actions % group == 0 || k == tape.n - 1) {
				good(db, __real_PQexec(db, "COMMIT"), "commit");
				open = false;
			}
			continue;
		}
		snprintf(name, sizeof name, "q%d", x->sql);
		if (pipelined && sent++ == 0)
			must(PQenterPipelineMode(db) == 1, "pipeline", PQerrorMessage(db));
		if (pipelined)
			must(__real_PQsendQueryPrepared(db, name, x->n, (const char *const *)x->values, x->lengths, x->formats, 1) == 1, tape.sql[x->sql], PQerrorMessage(db));
		else
			good(db, PQexecPrepared(db, name, x->n, (const char *const *)x->values, x->lengths, x->formats, 1), tape.sql[x->sql]);
	}
	if (open)
		good(db, __real_PQexec(db, "COMMIT"), "commit");
	us = now_us() - us;
	PQfinish(db);
	return us;
}
