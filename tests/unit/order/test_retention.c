/*
 * The last day of a time that runs by months and years: the corresponding day, or the month's last where there is none (civil code, articles 201 to 203).
 */
#include "order/retention.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

static void
last_days(void **state)
{
	static const struct { const char *from; int64_t months; const char *last; } cases[] = {
		{"2026-03-14T00:00", 36, "2029-03-14"}, {"2026-03-14T23:59", 36, "2029-03-14"}, {"2024-02-29T10:00", 12, "2025-02-28"}, {"2024-02-29T10:00", 48, "2028-02-29"},
		{"2026-01-31T10:00", 1, "2026-02-28"}, {"2027-12-31T10:00", 2, "2028-02-29"}, {"2026-12-31T10:00", 12, "2027-12-31"}, {"2026-11-30T10:00", 3, "2027-02-28"},
		{"2029-03-31T00:00", -1, "2029-02-28"}, {"2029-01-15T00:00", -36, "2026-01-15"}, {"2026-03-13T16:00Z", 1, "2026-04-14"},
	};

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		int64_t from;
		int32_t last;

		assert_true(instant_parse(str_c(cases[i].from), &from));
		assert_true(day_parse(str_c(cases[i].last), &last));
		if (retention_last_day(from, cases[i].months) != last)
			fail_msg("%s and %lld months: not %s", cases[i].from, (long long)cases[i].months, cases[i].last);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(last_days)};

	return cmocka_run_group_tests_name("order/retention", tests, NULL, NULL);
}
