/*
 * One compiled rulebook and one calendar under many threads: every example of the five regulations, all at once. What writes into a
 * shared rulebook shows here under the thread sanitizer, and as a wrong result without it.
 */
#include "score/score.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdlib.h>
#include <cmocka.h>

struct runner { const struct rulebook *rulebook; const struct calendar *calendar; unsigned passed, failed; };

static void *
runs(void *ctx)
{
	struct runner *r = ctx;
	struct diags d;

	diags_init(&d);
	r->passed = score_examples(r->rulebook, r->calendar, &d);
	r->failed = d.errors;
	diags_done(&d);
	return NULL;
}

static void
examples_side_by_side(void **state)
{
	static const char *const five[] = {"dongying-2018", "gumei-2025", "nanmatou-2024", "xinyang-2019", "yangkou-2022"};
	struct calendar *cal = calendar_new();
	struct err err;

	(void)state;
	assert_int_equal(calendar_add_builtin(cal, &err), RC_OK);
	for (unsigned i = 0; i < COUNT_OF(five); i++) {
		struct runner r[4], alone;
		pthread_t t[COUNT_OF(r)];
		struct rulebook *rb;
		struct arena a;
		struct diags d;
		struct str text;
		char path[600];

		arena_init(&a, 0);
		diags_init(&d);
		snprintf(path, sizeof path, "%s/rulebooks/%s.md", getenv("JIEBAN_SOURCE"), five[i]);
		assert_int_equal(file_read(&a, path, RB_TEXT_MAX, &text, &err), RC_OK);
		rb = rulebook_compile(str_c(path), text, &d);
		assert_int_equal(d.errors, 0);
		alone = (struct runner){rb, cal, 0, 0};
		(void)runs(&alone);
		assert_true(alone.passed > 0);
		for (unsigned k = 0; k < COUNT_OF(r); k++) {
			r[k] = (struct runner){rb, cal, 0, 0};
			assert_int_equal(pthread_create(&t[k], NULL, runs, &r[k]), 0);
		}
		for (unsigned k = 0; k < COUNT_OF(r); k++) {
			pthread_join(t[k], NULL);
			assert_int_equal(r[k].passed, alone.passed);
			assert_int_equal(r[k].failed, 0);
		}
		rulebook_free(rb);
		diags_done(&d);
		arena_done(&a);
	}
	calendar_free(cal);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(examples_side_by_side)};

	return cmocka_run_group_tests_name("editions/threads", tests, NULL, NULL);
}
