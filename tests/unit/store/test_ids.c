/*
 * Ids: rising, never twice, whatever the clocks do: standing still, stepping back, two programs at once, a program that starts again in
 * the past. On both databases.
 */
#include "both.h"

#include <pthread.h>

#define SECOND INT64_C(1000)
#define DAY (86400 * SECOND)

static _Atomic int64_t clock_ms = INT64_C(1790000000000);
static int64_t told_time(void) { return clock_ms; }

#define SEEN_MAX 400000u
static int64_t seen[SEEN_MAX];
static _Atomic unsigned n_seen;

static int64_t
take(struct store *s)
{
	unsigned at = n_seen++;

	assert_true(at < SEEN_MAX);
	GOOD(store_new_id(s, &seen[at], &both_err));
	assert_true(seen[at] > 0);
	return seen[at];
}

static int
by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static void
none_twice(void)
{
	qsort(seen, n_seen, sizeof *seen, by_value);
	for (unsigned i = 1; i < n_seen; i++)
		assert_true(seen[i - 1] < seen[i]);
	n_seen = 0;
}

static void
rising(struct store *s, unsigned n)
{
	int64_t last = 0;

	for (unsigned i = 0; i < n; i++) {
		int64_t id = take(s);

		assert_true(id > last);
		last = id;
	}
}

static void
open_with_clock(struct both *b)
{
	b->options.now_ms = told_time;
	clock_ms = INT64_C(1790000000000);
	both_reopen(b);
}

static void
a_clock_that_stands_or_steps_back(void **state)
{
	struct both *b = *state;
	int64_t last, now;

	open_with_clock(b);
	rising(b->store, 10000);        /* in one millisecond */
	last = take(b->store);
	clock_ms -= 30 * DAY;
	for (unsigned i = 0; i < 5000; i++) {
		int64_t id = take(b->store);

		assert_true(id > last);
		last = id;
	}
	clock_ms += 90 * DAY;           /* and far ahead: the time in an id is the clock's again, once a writer has reserved it */
	(void)take(b->store);
	GOOD(both_run(b, "UPDATE node SET until_ms = until_ms", NULL, 0));
	now = take(b->store);
	assert_true(now > last);
	assert_in_range((now >> 22) + INT64_C(1577836800000), clock_ms, clock_ms + 10);
	none_twice();
}

/* The same database opened twice; one clock runs, they see different times. */
static void
two_programs(void **state)
{
	struct both *b = *state;
	struct store *other;
	struct store_options o;

	open_with_clock(b);
	o = b->options;
	GOOD(store_open(b->url, &o, &other, &both_err));
	for (unsigned i = 0; i < 5000; i++) {
		(void)take(b->store);
		(void)take(other);
		clock_ms += i % 7 == 0 ? 90 : i % 3 == 0 ? -80 : 0;
	}
	store_close(other);
	none_twice();
}

/* Opened again and again at the same moment, and at earlier ones; more often than there are nodes would be too slow here. */
static void
starting_again(void **state)
{
	struct both *b = *state;

	open_with_clock(b);
	for (unsigned i = 0; i < 20; i++) {
		rising(b->store, 5000);
		clock_ms -= i % 5 == 0 ? DAY : 0;
		both_reopen(b);
	}
	none_twice();
}

/* Every node is reserved far ahead: ids carry times to come and are still nobody else's. */
static void
all_nodes_taken(void **state)
{
	struct both *b = *state;
	int64_t ahead = INT64_C(1790000000000) - INT64_C(1577836800000) + 5 * DAY;

	open_with_clock(b);
	GOOD(both_run(b, "UPDATE node SET until_ms = $1", (struct sval[]){SV_I(ahead)}, 1));
	both_reopen(b);                 /* what was held is gone: its row says otherwise */
	assert_true(take(b->store) >> 22 >= ahead);
	rising(b->store, 1000);
	none_twice();
}

static enum rc
inside(struct tx *tx, void *ctx, struct err *err)
{
	struct both *b = ctx;

	(void)tx, (void)err;
	rising(b->store, 100);
	return RC_OK;
}

static void *
takes(void *arg)
{
	rising(arg, 3000);
	return NULL;
}

static void
threads_and_transactions(void **state)
{
	struct both *b = *state;
	pthread_t threads[8];

	both_reopen(b);                 /* nothing is reserved yet */
	GOOD(store_write(b->store, inside, b, &both_err));
	GOOD(store_read(b->store, inside, b, &both_err));
	for (unsigned i = 0; i < COUNT_OF(threads); i++)
		assert_int_equal(pthread_create(&threads[i], NULL, takes, b->store), 0);
	for (unsigned i = 0; i < COUNT_OF(threads); i++)
		pthread_join(threads[i], NULL);
	none_twice();
}

static void
without_a_schema(void **state)
{
	struct both *b = *state;
	int64_t id;

	assert_int_equal(store_new_id(b->store, &id, &both_err), RC_BUSY);
	both_migrate(b);
	GOOD(store_new_id(b->store, &id, &both_err));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(a_clock_that_stands_or_steps_back), BOTH(two_programs), BOTH(starting_again), BOTH(all_nodes_taken), BOTH(threads_and_transactions),
		BOTH_EMPTY(without_a_schema),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
