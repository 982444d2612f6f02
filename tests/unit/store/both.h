/*
 * For tests that run on both databases: each gets a fresh SQLite file and, a second time, a fresh PostgreSQL database of the cluster at
 * $JIEBAN_PG (tests/pg/with_postgres.sh), its schema up to date.
 *
 *	static void a_test(void **state) { struct both *b = *state; … b->store … }
 *	const struct CMUnitTest tests[] = {BOTH(a_test), BOTH_EMPTY(another)};         BOTH_EMPTY: opened, not migrated
 *
 * both_reopen closes and opens again. The database's default collation is not C, so that a text column that forgot COLLATE "C" shows. On PostgreSQL a database
 * whose schema is up to date is a copy of one that the first test of the cluster made: the steps of the schema take three times as long.
 */
#ifndef JIEBAN_TEST_BOTH_H
#define JIEBAN_TEST_BOTH_H

#include "store/store.h"

#include <dirent.h>
#include <fcntl.h>
#include <libpq-fe.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <unistd.h>
#include <cmocka.h>

struct both {
	char folder[256];               /* for files of the test; removed with what is in it */
	char url[512];
	char name[24];                  /* the PostgreSQL database; "" on SQLite */
	struct store_options options;   /* of both_reopen */
	struct store *store;
};

#define GOOD(call) do { struct err *err_ = &both_err; if ((call) != RC_OK) fail_msg("%s: %s", #call, err_->msg[LANG_EN]); } while (0)
static struct err both_err;             /* `GOOD(store_write(s, fn, ctx, &both_err))` tells the message when it fails */

/* One statement on the cluster's own database. */
static inline void
both_admin(const char *sql)
{
	const char *url = getenv("JIEBAN_PG");
	PGconn *c;
	PGresult *r;

	if (url == NULL)
		fail_msg("no JIEBAN_PG: run this through tests/pg/with_postgres.sh");
	c = PQconnectdb(url);
	r = PQexec(c, sql);
	if (PQresultStatus(r) != PGRES_COMMAND_OK)
		fail_msg("%s: %s", sql, PQerrorMessage(c));
	PQclear(r);
	PQfinish(c);
}

static inline void
both_open(struct both *b)
{
	assert_null(b->store);
	GOOD(store_open(b->url, &b->options, &b->store, &both_err));
}

static inline void
both_close(struct both *b)
{
	store_close(b->store);
	b->store = NULL;
}

static inline void
both_reopen(struct both *b)
{
	both_close(b);
	both_open(b);
}

/* The address of another database of the cluster. */
static inline void
both_url(const char *name, char *to, size_t room)
{
	const char *url = getenv("JIEBAN_PG"), *at = url == NULL ? NULL : strstr(url, "/postgres?");

	if (at == NULL)
		fail_msg("no JIEBAN_PG: run this through tests/pg/with_postgres.sh");
	snprintf(to, room, "%.*s/%s%s", (int)(at - url), url, name, at + sizeof "/postgres" - 1);
}

static inline bool
both_there(const char *name)
{
	PGconn *c = PQconnectdb(getenv("JIEBAN_PG"));
	PGresult *r = PQexecParams(c, "SELECT 1 FROM pg_database WHERE datname = $1", 1, NULL, &name, NULL, NULL, 0);
	bool there = PQntuples(r) == 1;

	if (PQresultStatus(r) != PGRES_TUPLES_OK)
		fail_msg("%s", PQerrorMessage(c));
	PQclear(r);
	PQfinish(c);
	return there;
}

#define BOTH_FRESH "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C.UTF-8'"

/* `jt_template` is there, up to date, and nobody is connected to it. Several tests may come at once, and one may have died half way. */
static inline void
both_template(void)
{
	const char *host = strstr(getenv("JIEBAN_PG"), "host=");
	char path[300], url[512];
	struct store *s;
	unsigned n;
	int fd;

	assert_non_null(host);
	snprintf(path, sizeof path, "%.250s/template.lock", host + 5);
	fd = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
	assert_true(fd >= 0 && flock(fd, LOCK_EX) == 0);
	if (!both_there("jt_template")) {
		both_admin("DROP DATABASE IF EXISTS jt_making WITH (FORCE)");
		both_admin("CREATE DATABASE jt_making " BOTH_FRESH);
		both_url("jt_making", url, sizeof url);
		GOOD(store_open(url, NULL, &s, &both_err));
		GOOD(store_migrate(s, &n, &both_err));
		store_close(s);
		both_admin("ALTER DATABASE jt_making RENAME TO jt_template");
	}
	close(fd);
}

/* An empty database; on PostgreSQL, when told so, a copy of the template. */
static inline struct both *
both_new_of(bool postgres, bool copy)
{
	struct both *b = calloc(1, sizeof *b);
	const char *tmp = getenv("TMPDIR");

	assert_non_null(b);
	snprintf(b->folder, sizeof b->folder, "%.200s/jieban-test-XXXXXX", tmp == NULL ? "/tmp" : tmp);
	assert_non_null(mkdtemp(b->folder));
	if (postgres) {
		uint64_t random;
		char sql[300];

		assert_int_equal(getrandom(&random, sizeof random, 0), sizeof random);
		snprintf(b->name, sizeof b->name, "jt_%016llx", (unsigned long long)random);
		both_url(b->name, b->url, sizeof b->url);
		if (copy)
			both_template();
		snprintf(sql, sizeof sql, "CREATE DATABASE %s %s", b->name, copy ? "TEMPLATE jt_template" : BOTH_FRESH);
		both_admin(sql);
	} else {
		snprintf(b->url, sizeof b->url, "%s/store.db", b->folder);
		b->options.create = true;
	}
	return b;
}

static inline struct both *
both_new(bool postgres)
{
	return both_new_of(postgres, false);
}

static inline void
both_free(struct both *b)
{
	DIR *d;

	both_close(b);
	if (b->name[0] != '\0') {
		char sql[100];

		snprintf(sql, sizeof sql, "DROP DATABASE %s WITH (FORCE)", b->name);
		both_admin(sql);
	}
	d = opendir(b->folder);
	assert_non_null(d);
	for (struct dirent *e; (e = readdir(d)) != NULL;) {
		char path[600];

		snprintf(path, sizeof path, "%s/%s", b->folder, e->d_name);
		if (e->d_name[0] != '.' && unlink(path) != 0)
			assert_int_equal(rmdir(path), 0);
	}
	closedir(d);
	assert_int_equal(rmdir(b->folder), 0);
	free(b);
}

static inline void
both_migrate(struct both *b)
{
	unsigned n;

	GOOD(store_migrate(b->store, &n, &both_err));
}

static inline int
both_setup(void **state, bool postgres, bool migrate)
{
#ifdef BOTH_OWN_STEPS                   /* a test with a schema of its own in place of the program's */
	struct both *b = both_new(postgres);
#else
	struct both *b = both_new_of(postgres, postgres && migrate);
#endif

	both_open(b);
	if (migrate)
		both_migrate(b);        /* of a copy: no step is missing */
	*state = b;
	return 0;
}

static inline int both_sqlite(void **state) { return both_setup(state, false, true); }
static inline int both_postgres(void **state) { return both_setup(state, true, true); }
static inline int both_sqlite_empty(void **state) { return both_setup(state, false, false); }
static inline int both_postgres_empty(void **state) { return both_setup(state, true, false); }
static inline int both_teardown(void **state) { both_free(*state); return 0; }

#define BOTH(fn) {#fn "/sqlite", fn, both_sqlite, both_teardown, NULL}, {#fn "/postgresql", fn, both_postgres, both_teardown, NULL}
#define BOTH_EMPTY(fn) {#fn "/sqlite", fn, both_sqlite_empty, both_teardown, NULL}, {#fn "/postgresql", fn, both_postgres_empty, both_teardown, NULL}

/* ---- one statement a transaction ------------------------------------------------------------------------------ */

struct both_call { struct store *store; const char *sql; const struct sval *args; unsigned n; uint64_t changed; };

static inline enum rc
both_run_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct both_call *c = ctx;

	return tx_run(tx, store_compose(c->store, str_c(c->sql)), c->args, c->n, &c->changed, err);
}

/* Runs a text as a transaction of its own; BLOB is written as BYTEA to PostgreSQL by whoever makes a table. */
static inline enum rc
both_run(struct both *b, const char *sql, const struct sval *args, unsigned n)
{
	struct both_call c = {b->store, sql, args, n, 0};

	return store_write(b->store, both_run_fn, &c, &both_err);
}

static inline enum rc
both_int_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct both_call *c = ctx;
	struct arena a;
	struct row1 row;
	enum rc rc;

	arena_init(&a, 0);
	rc = tx_one(tx, store_compose(c->store, str_c(c->sql)), c->args, c->n, &a, &row, err);
	c->changed = rc == RC_OK ? (uint64_t)row.values[0].i : 0;
	arena_done(&a);
	return rc;
}

/* The whole number that a text gives. */
static inline int64_t
both_int(struct both *b, const char *sql)
{
	struct both_call c = {b->store, sql, NULL, 0, 0};

	GOOD(store_read(b->store, both_int_fn, &c, &both_err));
	return (int64_t)c.changed;
}

#endif
