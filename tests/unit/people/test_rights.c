/*
 * Every role × every right, as a table that people read: tests/golden/rights.txt. Every role of the vocabulary stands in it.
 */
#include "people/people.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static const struct venum *
roles(void)
{
	unsigned n;

	return &vocab_enums(&n)[vocab_enum("person_role")];
}

static void
the_table(void **state)
{
	char path[512];
	struct buf b;
	struct arena a;
	struct str golden;
	struct err err;

	(void)state;
	buf_init(&b, 0);
	for (unsigned r = 0; r < roles()->n; r++) {
		buf_fmt(&b, "%-20s", roles()->codes[r].name);
		for (int k = 0; k < RIGHT__COUNT; k++)
			if (role_may((int)r, (enum right)k))
				buf_fmt(&b, " %s", right_id((enum right)k));
		buf_char(&b, '\n');
	}
	snprintf(path, sizeof path, "%s/tests/golden/rights.txt", getenv("JIEBAN_SOURCE"));
	if (getenv("JIEBAN_RESET") != NULL) {
		FILE *f = fopen(path, "w");

		assert_non_null(f);
		assert_int_equal(fwrite(b.p, 1, b.n, f), b.n);
		fclose(f);
	}
	arena_init(&a, 0);
	assert_int_equal(file_read(&a, path, 1 << 16, &golden, &err), RC_OK);
	if (!str_eq(golden, buf_str(&b)))
		fail_msg("the rights are now:\n" STR_F, STR_A(buf_str(&b)));
	arena_done(&a);
	buf_done(&b);
}

static void
every_role_stands_in_it(void **state)
{
	(void)state;
	for (unsigned r = 0; r < roles()->n; r++) {
		if (!role_may((int)r, RIGHT_SCORES))
			fail_msg("%s may do nothing: it is missing from people/rights.c", roles()->codes[r].name);
		assert_true(!role_may((int)r, RIGHT_FACTS) || role_may((int)r, RIGHT_FACTS_OWN));
	}
}

static void
what_is_not_named_is_denied(void **state)
{
	struct session s = {.rights = ~0u};

	(void)state;
	for (int r = -1; r <= (int)roles()->n; r++) {
		assert_false(role_may(r, RIGHT__NONE));
		assert_false(role_may(r, RIGHT__COUNT));
	}
	assert_false(role_may(-1, RIGHT_PUBLIC));
	assert_false(role_may((int)roles()->n, RIGHT_SCORES));
	assert_false(session_may(&s, RIGHT__NONE));
	assert_false(session_may(&s, RIGHT__COUNT));
	assert_true(session_may(&s, RIGHT_AUDIT));
	assert_true(session_may(NULL, RIGHT_PUBLIC));
	for (int k = RIGHT_SESSION; k < RIGHT__COUNT; k++)
		assert_false(session_may(NULL, (enum right)k));
}

static void
each_has_a_name(void **state)
{
	(void)state;
	for (int k = RIGHT__NONE; k <= RIGHT__COUNT; k++) {
		assert_non_null(right_id((enum right)k));
		for (int l = 0; l < LANG__COUNT; l++)
			assert_true(strlen(right_name((enum right)k, (enum lang)l)) > 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table), cmocka_unit_test(every_role_stands_in_it), cmocka_unit_test(what_is_not_named_is_denied), cmocka_unit_test(each_has_a_name),
	};

	return cmocka_run_group_tests_name("people/rights", tests, NULL, NULL);
}
