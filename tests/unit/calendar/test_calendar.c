/* The published calendar: every day that three sources agree on, the refusal past it, and deadlines as properties. */
#include "calendar/calendar.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static struct calendar *cal;

static void
test_all_days(void **state)
{
	struct arena a;
	struct str text;
	struct err err;
	char path[4096];
	const char *data = getenv("JIEBAN_DATA");
	unsigned n = 0;
	(void)state;

	if (data != NULL)
		snprintf(path, sizeof path, "%s/calendar/workdays_2018_2026.csv", data);
	else
		snprintf(path, sizeof path, "%s/../shared/data/calendar/workdays_2018_2026.csv", getenv("JIEBAN_SOURCE"));
	arena_init(&a, 0);
	if (file_read(&a, path, 1 << 20, &text, &err) != RC_OK) {
		printf("skipped: %s is not there\n", path);
		arena_done(&a);
		skip();
	}
	for (const char *p = text.p, *nl; (nl = memchr(p, '\n', text.n - (size_t)(p - text.p))) != NULL; p = nl + 1) {
		int32_t day;

		if (!day_parse((struct str){p, 10}, &day))
			continue;
		if (calendar_is_working(cal, day) != (p[11] == '1'))
			fail_msg("%.10s is judged wrongly", p);
		n++;
	}
	assert_int_equal(n, 3287);
	arena_done(&a);
}

static void
test_refuses_uncovered(void **state)
{
	struct due due;
	struct err err;
	int64_t start = 0;
	(void)state;

	assert_true(instant_parse(STR("2026-12-30T09:00"), &start));
	assert_int_equal(calendar_due(cal, NULL, start, NUM_INT(5), CLOCK_WORKING_DAY, (struct counting){0}, false, &due, &err), RC_NOT_FOUND);
	assert_non_null(strstr(err.msg[LANG_ZH], "2027"));
	assert_non_null(strstr(err.msg[LANG_EN], "2027"));
	assert_int_equal(calendar_due(cal, NULL, start, NUM_INT(5), CLOCK_WORKING_DAY, (struct counting){0}, true, &due, &err), RC_OK);
	assert_true(due.provisional);
	assert_int_equal(calendar_due(cal, NULL, start, NUM_INT(5), CLOCK_DAY, (struct counting){0}, false, &due, &err), RC_OK);
}

/* n working days on: the last day is a working day, n of them lie between, and more days never end sooner. */
static void
test_properties(void **state)
{
	uint64_t seed = 42;
	(void)state;

	for (int i = 0; i < 20000; i++) {
		struct due due, next;
		struct err err;
		int64_t start = 0;
		int64_t n;

		seed = seed * 6364136223846793005u + 1442695040888963407u;
		start = instant_from_day(day_from_ymd(2008, 1, 1) + (int32_t)((seed >> 33) % 6000), (int32_t)((seed >> 13) % 86400));
		n = 1 + (int64_t)((seed >> 50) % 30);
		assert_int_equal(calendar_due(cal, NULL, start, NUM_INT(n), CLOCK_WORKING_DAY, (struct counting){0}, false, &due, &err), RC_OK);
		assert_int_equal(calendar_due(cal, NULL, start, NUM_INT(n + 1), CLOCK_WORKING_DAY, (struct counting){0}, false, &next, &err), RC_OK);
		int32_t last = instant_day(due.at) - 1;

		assert_true(due.exclusive && calendar_is_working(cal, last) && next.at > due.at);
		assert_int_equal(calendar_working_days_between(cal, instant_day(start) + 1, last + 1), n);
	}
}

static void
test_working_hours(void **state)
{
	static const struct { const char *start, *hours, *due; } cases[] = {
		{"2025-03-10T10:00", "2", "2025-03-10T12:00"}, {"2025-03-07T16:30", "2", "2025-03-10T10:30"}, {"2025-03-10T15:00", "2", "2025-03-10T17:00"},
		{"2025-03-10T16:00", "9", "2025-03-11T17:00"}, {"2025-03-08T12:00", "1/2", "2025-03-10T09:30"}, {"2025-01-27T16:00", "2", "2025-02-05T10:00"},
	};
	struct arena a;
	(void)state;

	arena_init(&a, 0);
	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		int64_t start = 0;
		struct num n = NUM_INT(0);
		struct due due;
		struct err err;

		assert_true(instant_parse(str_c(cases[i].start), &start) && num_parse(&a, str_c(cases[i].hours), &n));
		assert_int_equal(calendar_due(cal, &a, start, n, CLOCK_WORKING_HOUR, (struct counting){0}, false, &due, &err), RC_OK);
		assert_string_equal(instant_text(&a, due.at).p, cases[i].due);
		assert_true(due.n_steps > 0 && !due.exclusive);
	}
	arena_done(&a);
}

static void
test_bad_notice(void **state)
{
	static const char *const bad[] = {
		"date,work,name\n2025-01-01,off,x\n", "# notice: n\n# year: 2025\ndate,work,name\n2025-02-30,off,x\n",
		"# notice: n\n# year: 2025\ndate,work,name\n2025-01-01,maybe,x\n", "# notice: n\n# year: 1700\ndate,work,name\n2025-01-01,off,x\n", "",
	};
	struct calendar *c = calendar_new();
	struct err err;
	(void)state;

	for (unsigned i = 0; i < COUNT_OF(bad); i++)
		assert_int_equal(calendar_add(c, STR("2025.csv"), str_c(bad[i]), &err), RC_INVALID);
	assert_false(calendar_covers(c, day_from_ymd(2025, 1, 1)));
	calendar_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_days), cmocka_unit_test(test_refuses_uncovered), cmocka_unit_test(test_properties), cmocka_unit_test(test_working_hours),
		cmocka_unit_test(test_bad_notice),
	};
	struct err err;
	int failed;

	cal = calendar_new();
	if (calendar_add_builtin(cal, &err) != RC_OK)
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	calendar_free(cal);
	return failed;
}
