/*
 * Reads of one thread that come together: they share a snapshot, which is never older than what this program committed; one that fails disturbs
 * no other; one inside another has its own; nothing stays open or taken afterwards. On both databases.
 */
#include "both.h"

#include <time.h>

struct count { struct both *b; int64_t n; enum rc say; };

static enum rc
count_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct count *c = ctx;
	struct arena a;
	struct row1 row;
	enum rc rc;

	arena_init(&a, 0);
	rc = tx_one(tx, store_compose(c->b->store, STR("SELECT count(*) FROM t")), NULL, 0, &a, &row, err);
	if (rc == RC_OK)
		c->n = row.values[0].i;
	arena_done(&a);
	return rc == RC_OK && c->say != RC_OK ? err_set(err, c->say, "", "", "") : rc;
}

static int64_t
seen(struct both *b)
{
	struct count c = {.b = b};

	GOOD(store_read(b->store, count_fn, &c, &both_err));
	return c.n;
}

static enum rc
put_fn(struct tx *tx, void *ctx, struct err *err)
{
	return tx_run(tx, store_compose(ctx, STR("INSERT INTO t (k) SELECT coalesce(max(k), 0) + 1 FROM t")), NULL, 0, NULL, err);
}

/* Another program on the same database, which has one row in it. */
static struct store *
other_of(struct both *b)
{
	struct store *other;

	GOOD(both_run(b, b->name[0] == '\0' ? "CREATE TABLE t (k INTEGER NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID" : "CREATE TABLE t (k BIGINT NOT NULL PRIMARY KEY)", NULL, 0));
	GOOD(store_open(b->url, &b->options, &other, &both_err));
	GOOD(store_write(other, put_fn, other, &both_err));
	return other;
}

static void
they_share_a_snapshot(void **state)
{
	struct both *b = *state;
	struct store *other = other_of(b);

	store_reads_begin(b->store);
	assert_int_equal(seen(b), 1);
	GOOD(store_write(other, put_fn, other, &both_err));
	assert_int_equal(seen(b), 1);           /* one snapshot: that of the first */
	store_reads_end();
	assert_int_equal(seen(b), 2);
	store_reads_begin(b->store);
	assert_int_equal(seen(b), 2);
	store_reads_end();
	store_close(other);
}

static void
what_was_committed_here_is_seen(void **state)
{
	struct both *b = *state;
	struct store *other = other_of(b);

	store_reads_begin(b->store);
	assert_int_equal(seen(b), 1);
	GOOD(store_write(b->store, put_fn, b->store, &both_err));
	assert_int_equal(seen(b), 2);
	store_reads_end();
	store_close(other);
}

static enum rc
wrong_fn(struct tx *tx, void *ctx, struct err *err)
{
	return tx_run(tx, store_compose(ctx, STR("DELETE FROM t")), NULL, 0, NULL, err);
}

/* More often than there are readers: each would be missing afterwards. */
static void
one_that_fails_disturbs_no_other(void **state)
{
	struct both *b = *state;
	struct store *other = other_of(b);

	for (unsigned i = 0; i < 9; i++) {
		struct count c = {.b = b, .say = RC_NOT_FOUND};

		store_reads_begin(b->store);
		assert_int_equal(seen(b), 1 + i);
		assert_int_equal(store_read(b->store, count_fn, &c, &both_err), RC_NOT_FOUND);
		assert_int_equal(store_read(b->store, wrong_fn, b->store, &both_err), RC_INTERNAL);    /* a reader that writes */
		assert_int_equal(seen(b), 1 + i);
		store_reads_end();
		GOOD(store_write(other, put_fn, other, &both_err));
	}
	store_close(other);
}

static enum rc
inside_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct both *b = ctx;
	struct count outer = {.b = b}, after = {.b = b};

	TRY(count_fn(tx, &outer, err));
	GOOD(store_write(b->store, put_fn, b->store, &both_err));
	assert_int_equal(seen(b), outer.n + 1);         /* its own transaction, so a new snapshot */
	TRY(count_fn(tx, &after, err));
	assert_int_equal(after.n, outer.n);
	return RC_OK;
}

static void
one_inside_another_has_its_own(void **state)
{
	struct both *b = *state;
	struct store *other = other_of(b);

	store_reads_begin(b->store);
	GOOD(store_read(b->store, inside_fn, b, &both_err));
	assert_int_equal(seen(b), 2);
	store_reads_end();
	store_close(other);
}

struct long_read { struct both *b; bool swallow, part; unsigned runs; int64_t n; };     /* part: of what a brief one may do */

#define COUNTS(n) "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < " n ") SELECT count(*) FROM c"

static enum rc
long_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct long_read *l = ctx;
	struct arena a;
	struct row1 row;
	enum rc rc;

	l->runs++;
	arena_init(&a, 0);
	rc = tx_one(tx, store_compose(l->b->store, l->part ? STR(COUNTS("300")) : STR(COUNTS("50000"))), NULL, 0, &a, &row, err);
	if (rc == RC_OK)
		l->n = row.values[0].i;
	arena_done(&a);
	return l->swallow ? RC_OK : rc;
}

/* A long one is cut off, whatever its reader makes of that, and so is all that follows; who does it again has all the time, on the same connection too. */
static void
brief_reads_are_cut_off(void **state)
{
	struct both *b = *state;
	struct store *other = other_of(b);
	struct count c = {.b = b};

	assert_false(store_brief_begin(b->store));      /* reads do not come together here */
	for (unsigned swallow = 0; swallow < 2; swallow++) {
		struct long_read l = {.b = b, .swallow = swallow == 1};

		store_reads_begin(b->store);
		if (!store_brief_begin(b->store)) {
			assert_string_not_equal(b->name, "");   /* SQLite can tell */
			store_reads_end();
			break;
		}
		for (unsigned i = 0; i < 4000; i++) {           /* many small ones, one after the other, are each within it */
			assert_int_equal(seen(b), 1);
			assert_true(store_brief_end());
			assert_true(store_brief_begin(b->store));
		}
		assert_int_equal(store_read(b->store, long_fn, &l, &both_err), RC_BUSY);
		assert_int_equal(store_read(b->store, count_fn, &c, &both_err), RC_BUSY);
		assert_int_equal(l.runs, 1);
		assert_false(store_brief_end());
		GOOD(store_read(b->store, long_fn, &l, &both_err));
		assert_int_equal(l.n, 50000);
		assert_int_equal(seen(b), 1);
		assert_true(store_brief_begin(b->store));       /* as if nothing had been */
		assert_int_equal(seen(b), 1);
		assert_true(store_brief_end());
		store_reads_end();
		l.n = 0;
		GOOD(store_read(b->store, long_fn, &l, &both_err));
		assert_int_equal(l.n, 50000);
	}
	store_close(other);
}

/* What may be done is for all reads of a request together: a few that are each well within it come to its end. */
static void
brief_reads_share_what_is_allowed(void **state)
{
	struct both *b = *state;
	struct store *other = other_of(b);
	struct long_read l = {.b = b, .part = true};
	unsigned n[3] = {0};

	store_reads_begin(b->store);
	for (unsigned request = 0; request < COUNT_OF(n) && store_brief_begin(b->store); request++) {
		while (n[request] < 50 && store_read(b->store, long_fn, &l, &both_err) == RC_OK)
			n[request]++;
		if (n[request] < 2 || n[request] > 20)
			fail_msg("request %u: %u reads of a part of what is allowed came to their end", request, n[request]);
		assert_int_equal(both_err.rc, RC_BUSY);
		assert_false(store_brief_end());
	}
	assert_int_equal(n[2] > 0, b->name[0] == '\0');
	store_reads_end();
	store_close(other);
}

/* PostgreSQL ends the connection while nobody reads: the next read opens another. */
static void
a_lost_connection_is_replaced(void **state)
{
	struct both *b = *state;
	struct store *other = other_of(b);
	char sql[200];

	store_reads_begin(b->store);
	assert_int_equal(seen(b), 1);
	snprintf(sql, sizeof sql, "DO $do$ BEGIN PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'; END $do$", b->name);
	both_admin(sql);
	nanosleep(&(struct timespec){0, 100000000}, NULL);
	assert_int_equal(seen(b), 1);
	assert_int_equal(seen(b), 1);
	store_reads_end();
	assert_int_equal(seen(b), 1);
	store_close(other);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(they_share_a_snapshot), BOTH(what_was_committed_here_is_seen), BOTH(one_that_fails_disturbs_no_other), BOTH(one_inside_another_has_its_own), BOTH(brief_reads_are_cut_off),
		BOTH(brief_reads_share_what_is_allowed),
		{"a_lost_connection_is_replaced/postgresql", a_lost_connection_is_replaced, both_postgres, both_teardown, NULL},
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
