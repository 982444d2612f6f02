/*
 * Claims: one holder at a time, whether in one program or two; free again when it is ended, and at once when its program is killed.
 * On both databases.
 */
#include "both.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

static enum rc
claim(struct both *b, int64_t first, int64_t second, struct claim **c)
{
	return store_claim(b->store, first, second, c, &both_err);
}

static void
one_holder(void **state)
{
	struct both *b = *state;
	struct claim *a, *again, *other, *third;

	assert_int_equal(claim(b, 7, 1, &a), RC_OK);
	assert_int_equal(claim(b, 7, 1, &again), RC_CONFLICT);
	assert_null(again);
	assert_int_equal(claim(b, 7, 2, &other), RC_OK);
	assert_int_equal(claim(b, 1, 7, &third), RC_OK);
	store_claim_end(other);
	assert_int_equal(claim(b, 7, 1, &again), RC_CONFLICT);          /* another one's end frees nothing */
	store_claim_end(a);
	for (int i = 0; i < 500 && claim(b, 7, 1, &again) != RC_OK; i++) /* PostgreSQL takes its moment to see that a connection has ended */
		nanosleep(&(struct timespec){0, 10000000}, NULL);
	assert_non_null(again);
	store_claim_end(again);
	store_claim_end(third);
	store_claim_end(NULL);
}

/* Every pair of small numbers is a claim of its own. */
static void
no_two_meet(void **state)
{
	struct both *b = *state;
	struct claim *all[100];
	unsigned n = 0;

	for (int64_t i = 0; i < 10; i++)
		for (int64_t k = 0; k < 5; k++)
			GOOD(claim(b, INT64_C(0x123456789abcde) + i, k, &all[n++]));
	while (n > 0)
		store_claim_end(all[--n]);
}

static void
ends_with_its_program(void **state)
{
	struct both *b = *state;
	struct claim *c = NULL;
	int ready[2], waited = 0;
	char byte = 0;
	pid_t child;

	both_close(b);
	assert_int_equal(pipe(ready), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		if (store_open(b->url, &b->options, &b->store, &both_err) != RC_OK || claim(b, 7, 1, &c) != RC_OK || write(ready[1], "x", 1) != 1)
			_exit(1);
		pause();
	}
	close(ready[1]);
	assert_int_equal(read(ready[0], &byte, 1), 1);
	both_open(b);
	assert_int_equal(claim(b, 7, 1, &c), RC_CONFLICT);
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	for (; claim(b, 7, 1, &c) == RC_CONFLICT; waited++) {
		assert_true(waited < 200);      /* two seconds */
		nanosleep(&(struct timespec){0, 10000000}, NULL);
	}
	assert_non_null(c);
	store_claim_end(c);
	close(ready[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {BOTH(one_holder), BOTH(no_two_meet), BOTH(ends_with_its_program)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
