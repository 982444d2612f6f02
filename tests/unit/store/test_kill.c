/*
 * The program is killed (SIGKILL) at random instants while it writes: what it answered is there, nothing is half there. On both
 * databases; 20 times each, or JIEBAN_KILLS times.
 */
#include "pairs.h"

#include <time.h>

static void
kill_child(pid_t child)
{
	assert_int_equal(kill(child, SIGKILL), 0);
}

static void
killed_at_any_instant(void **state)
{
	struct both *b = *state;
	struct pairs *p = pairs_new(b);
	int64_t kills = 20;
	unsigned seed;

	if (getenv("JIEBAN_KILLS") != NULL)
		assert_true(str_to_i64(str_c(getenv("JIEBAN_KILLS")), &kills));
	seed = getenv("JIEBAN_SEED") != NULL ? (unsigned)strtoul(getenv("JIEBAN_SEED"), NULL, 10) : (unsigned)time(NULL);
	print_message("JIEBAN_SEED=%u\n", seed);
	for (int64_t i = 0; i < kills; i++) {
		seed = seed * 1103515245u + 12345u;
		pairs_break(p, seed / 65536 % 20000, kill_child);
		pairs_look(p);
	}
	assert_true(p->n_acked >= kills);
	free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {BOTH(killed_at_any_instant)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
