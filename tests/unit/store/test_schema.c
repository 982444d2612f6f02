/*
 * Migrations and what the database says of itself: from nothing and twice, the same schema on both, a newer or foreign database
 * refused, every query prepared. On both databases.
 */
#include "both.h"

static char *
slurp(const char *path)
{
	FILE *f = fopen(path, "rb");
	char *p = calloc(1, 1 << 20);

	assert_non_null(p);
	if (f != NULL) {
		assert_true(fread(p, 1, (1 << 20) - 1, f) < (1 << 20) - 1);
		fclose(f);
	}
	return p;
}

static void
from_nothing_and_twice(void **state)
{
	struct both *b = *state;
	unsigned n;

	assert_int_equal(store_schema(b->store, &both_err), RC_CONFLICT);
	GOOD(store_migrate(b->store, &n, &both_err));
	assert_true(n >= 1);
	GOOD(store_schema(b->store, &both_err));
	GOOD(store_migrate(b->store, &n, &both_err));
	assert_int_equal(n, 0);
	both_reopen(b);
	GOOD(store_schema(b->store, &both_err));
	assert_int_equal(both_int(b, "SELECT count(*) FROM schema_step"), both_int(b, "SELECT max(n) FROM schema_step"));
	assert_int_equal(both_int(b, "SELECT count(*) FROM secret WHERE length(value) = 32"), 1);
}

static void
every_query_fits(void **state)
{
	struct both *b = *state;

	GOOD(store_prepare_all(b->store, &both_err));
}

/* Tables written twice, once for each database, are the same tables. */
static void
the_same_schema(void **state)
{
	struct both *b = *state;
	struct buf text;
	char path[600], *want;

	buf_init(&text, 0);
	GOOD(store_schema_text(b->store, &text, &both_err));
	snprintf(path, sizeof path, "%s/tests/golden/schema.txt", getenv("JIEBAN_SOURCE"));
	if (getenv("JIEBAN_RESET") != NULL) {
		FILE *f = fopen(path, "wb");

		assert_non_null(f);
		assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
		fclose(f);
	}
	want = slurp(path);
	assert_string_equal(text.p, want);
	free(want);
	buf_done(&text);
}

static void
refused(struct both *b, const char *sql, enum rc want, const char *word)
{
	GOOD(both_run(b, sql, NULL, 0));
	assert_int_equal(store_schema(b->store, &both_err), want);
	both_close(b);
	assert_int_equal(store_open(b->url, &b->options, &b->store, &both_err), want);
	assert_null(b->store);
	if (strstr(both_err.msg[LANG_EN], word) == NULL || both_err.msg[LANG_ZH][0] == '\0')
		fail_msg("%s", both_err.msg[LANG_EN]);
}

static void
a_newer_schema(void **state)
{
	refused(*state, "INSERT INTO schema_step (n, name, sha256, at) VALUES (9999, 'x', 'x', 0)", RC_INVALID, "newer");
}

static void
another_schema(void **state)
{
	refused(*state, "UPDATE schema_step SET sha256 = 'x' WHERE n = 1", RC_INVALID, "not this program");
}

static void
a_gap_in_the_steps(void **state)
{
	refused(*state, "UPDATE schema_step SET n = n + 1 WHERE n = (SELECT max(n) FROM schema_step)", RC_INVALID, "step");
}

static void
a_foreign_database(void **state)
{
	refused(*state, "CREATE TABLE somebody (x INTEGER)", RC_INVALID, "other tables");
}

/* Numbers begin at 1, have no gap, and stand for one name on both databases; what lies in db/ is what was built in. */
static void
steps_of_the_source(void **state)
{
	char path[512];
	struct { bool kind[2]; char name[100]; } seen[100] = {{{false, false}, ""}};
	unsigned n = 0, most = 0;
	struct both *b = *state;
	DIR *d;

	snprintf(path, sizeof path, "%s/db/migrations", getenv("JIEBAN_SOURCE"));
	d = opendir(path);
	assert_non_null(d);
	for (struct dirent *e; (e = readdir(d)) != NULL;) {
		struct str name = str_c(e->d_name);
		int64_t at = 0;
		size_t end;
		bool postgres;

		if (e->d_name[0] == '.')
			continue;
		postgres = strstr(e->d_name, ".postgres.sql") != NULL;
		assert_true(postgres || strstr(e->d_name, ".sqlite.sql") != NULL);
		assert_true(name.n > 5 && str_to_i64((struct str){name.p, 4}, &at) && at >= 1 && at < (int64_t)COUNT_OF(seen) && name.p[4] == '-');
		end = name.n - (postgres ? sizeof ".postgres.sql" : sizeof ".sqlite.sql") + 1;
		if (seen[at].kind[postgres])
			fail_msg("two steps have the number of %s", e->d_name);
		if (seen[at].kind[!postgres])
			assert_true(str_eq_c((struct str){name.p, end}, seen[at].name));
		snprintf(seen[at].name, sizeof seen[at].name, "%.*s", (int)end, name.p);
		seen[at].kind[postgres] = true;
		most = (unsigned)at > most ? (unsigned)at : most;
		n++;
	}
	closedir(d);
	assert_int_equal(n, 2 * most);
	assert_int_equal(both_int(b, "SELECT max(n) FROM schema_step"), most);
}

/* The texts of db/queries are common; what PostgreSQL needs otherwise is counted. */
static void
alternatives_are_few(void **state)
{
	static const char *const kinds[] = {"-- @postgres\n", "-- name: "};
	unsigned n[2] = {0, 0};
	char path[512];
	DIR *d;

	(void)state;
	snprintf(path, sizeof path, "%s/db/queries", getenv("JIEBAN_SOURCE"));
	d = opendir(path);
	assert_non_null(d);
	for (struct dirent *e; (e = readdir(d)) != NULL;) {
		char file[800], *text;

		snprintf(file, sizeof file, "%s/%s", path, e->d_name);
		if (e->d_name[0] == '.')
			continue;
		text = slurp(file);
		for (unsigned k = 0; k < 2; k++)
			for (const char *at = text; (at = strstr(at, kinds[k])) != NULL; at++)
				n[k]++;
		free(text);
	}
	closedir(d);
	assert_in_range(n[0], 0, 9);
	assert_int_equal(n[1], QUERY__COUNT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH_EMPTY(from_nothing_and_twice), BOTH(every_query_fits), BOTH(the_same_schema), BOTH(a_newer_schema), BOTH(another_schema),
		BOTH(a_gap_in_the_steps), BOTH_EMPTY(a_foreign_database), BOTH(steps_of_the_source), cmocka_unit_test(alternatives_are_few),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
