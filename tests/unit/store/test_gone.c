/*
 * PostgreSQL goes away and comes back: clear words while it is gone, recovery without opening anew, nothing answered lost. On a cluster
 * of its own (with_postgres.sh --own), because it is stopped.
 */
#include "pairs.h"

#include <fcntl.h>
#include <spawn.h>

extern char **environ;

/* stop, kill (no goodbye, no checkpoint) or start */
static void
cluster(const char *what)
{
	char *const ctl = getenv("JIEBAN_PG_CTL");
	char command[8];
	char *const args[] = {ctl, command, NULL};
	posix_spawn_file_actions_t quiet;
	pid_t child;
	int status;

	assert_non_null(ctl);
	snprintf(command, sizeof command, "%s", what);
	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
	assert_int_equal(posix_spawn(&child, ctl, &quiet, NULL, args, environ), 0);
	posix_spawn_file_actions_destroy(&quiet);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void
busy_with_words(enum rc rc)
{
	if (rc != RC_BUSY)
		fail_msg("%d: %s", rc, both_err.msg[LANG_EN]);
	assert_int_equal(both_err.rc, RC_BUSY);
	if (strstr(both_err.msg[LANG_EN], "database") == NULL || strstr(both_err.msg[LANG_ZH], "数据库") == NULL)
		fail_msg("%s", both_err.msg[LANG_EN]);
}

static enum rc
counts(struct tx *tx, void *ctx, struct err *err)
{
	struct arena a;
	struct row1 row;
	enum rc rc;

	arena_init(&a, 0);
	rc = tx_one(tx, store_compose(ctx, STR("SELECT count(*) FROM node")), NULL, 0, &a, &row, err);
	arena_done(&a);
	return rc;
}

static void
gone_and_back(void **state)
{
	static const char *const ways[] = {"stop", "kill"};
	struct both *b = *state;
	struct store *other;

	for (unsigned i = 0; i < COUNT_OF(ways); i++) {
		GOOD(both_run(b, "UPDATE node SET until_ms = until_ms + 1 WHERE n = 1000", NULL, 0));
		GOOD(store_read(b->store, counts, b->store, &both_err));
		cluster(ways[i]);
		busy_with_words(both_run(b, "UPDATE node SET until_ms = until_ms + 1 WHERE n = 1000", NULL, 0));
		busy_with_words(store_read(b->store, counts, b->store, &both_err));
		busy_with_words(store_open(b->url, &b->options, &other, &both_err));
		cluster("start");
		GOOD(both_run(b, "UPDATE node SET until_ms = until_ms + 1 WHERE n = 1000", NULL, 0));
		GOOD(store_read(b->store, counts, b->store, &both_err));
		/* stopped and started while nobody looked: the connections are dead, and nobody notices */
		cluster(ways[i]);
		cluster("start");
		GOOD(store_read(b->store, counts, b->store, &both_err));
		GOOD(both_run(b, "UPDATE node SET until_ms = until_ms + 1 WHERE n = 1000", NULL, 0));
	}
	assert_int_equal(both_int(b, "SELECT until_ms FROM node WHERE n = 1000"), 6);
}

/* The server is stopped in the middle of a transaction: it runs again when the server is back at once, or is refused. */
struct within { struct both *b; unsigned runs; };

static enum rc
stopped_within(struct tx *tx, void *ctx, struct err *err)
{
	struct within *w = ctx;
	struct both *b = w->b;

	TRY(tx_run(tx, store_compose(b->store, STR("UPDATE node SET until_ms = until_ms + 1 WHERE n = 1001")), NULL, 0, NULL, err));
	if (++w->runs == 1) {
		cluster("kill");
		cluster("start");
	}
	return tx_run(tx, store_compose(b->store, STR("UPDATE node SET until_ms = until_ms + 1 WHERE n = 1002")), NULL, 0, NULL, err);
}

static void
gone_within(void **state)
{
	struct both *b = *state;
	struct within ctx = {b, 0};

	GOOD(store_write(b->store, stopped_within, &ctx, &both_err));
	assert_int_equal(ctx.runs, 2);
	assert_int_equal(both_int(b, "SELECT sum(until_ms)::bigint FROM node WHERE n IN (1001, 1002)"), 2);
}

static void
kill_cluster(pid_t child)
{
	(void)child;
	cluster("kill");
}

static void
nothing_answered_is_lost(void **state)
{
	struct pairs *p = pairs_new(*state);

	for (unsigned i = 0; i < 3; i++) {
		pairs_break(p, 20000 * i, kill_cluster);        /* the child ends at the first refusal */
		cluster("start");
		pairs_look(p);
	}
	assert_true(p->n_acked >= 3);
	free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(gone_and_back, both_postgres, both_teardown), cmocka_unit_test_setup_teardown(gone_within, both_postgres, both_teardown),
		cmocka_unit_test_setup_teardown(nothing_answered_is_lost, both_postgres, both_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
