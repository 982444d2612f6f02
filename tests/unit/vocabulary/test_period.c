/*
 * Periods: texts, order, and the days they cover in years that begin in January and in November.
 */
#include "vocabulary/vocabulary.h"

#include <setjmp.h>

#include <cmocka.h>

static void
texts_go_round(void **state)
{
	static const char *const texts[] = {"2025-01", "2025-12", "2025-Q1", "2025-Q4", "2025-H1", "2025-H2", "2025"};
	static const char *const wrong[] = {"2025-00", "2025-13", "2025-Q0", "2025-H3", "25", "2025-1", "2025-011", "1899", "2200-01", "+025", "", "2025Q1", "2025-+1"};
	struct arena a;
	int32_t p, last = 0;

	(void)state;
	arena_init(&a, 0);
	for (unsigned i = 0; i < COUNT_OF(texts); i++) {
		assert_true(period_parse(str_c(texts[i]), &p));
		assert_true(str_eq_c(period_text(&a, p), texts[i]));
		assert_true(p > last);
		last = p;
	}
	for (unsigned i = 0; i < COUNT_OF(wrong); i++)
		if (period_parse(str_c(wrong[i]), &p))
			fail_msg("%s is taken", wrong[i]);
	arena_done(&a);
}

static void
covers(const char *period, int start, int y1, int m1, int y2, int m2)
{
	int32_t p, first, after;

	assert_true(period_parse(str_c(period), &p));
	period_days(p, start, &first, &after);
	if (first != day_from_ymd(y1, m1, 1) || after != day_from_ymd(y2, m2, 1))
		fail_msg("%s from month %d", period, start);
}

static void
days(void **state)
{
	(void)state;
	covers("2025-03", 1, 2025, 3, 2025, 4);
	covers("2025-12", 1, 2025, 12, 2026, 1);
	covers("2025-Q1", 1, 2025, 1, 2025, 4);
	covers("2025-H2", 1, 2025, 7, 2026, 1);
	covers("2025", 1, 2025, 1, 2026, 1);
	covers("2025", 11, 2024, 11, 2025, 11);         /* named by the year in which it ends */
	covers("2025-Q1", 11, 2024, 11, 2025, 2);
	covers("2025-Q4", 11, 2025, 8, 2025, 11);
	covers("2025-H2", 11, 2025, 5, 2025, 11);
	covers("2025-11", 11, 2025, 11, 2025, 12);      /* a month is a calendar month */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(texts_go_round), cmocka_unit_test(days)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
