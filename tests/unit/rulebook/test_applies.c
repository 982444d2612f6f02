/*
 * applies_to: which periods a front matter claims, and mistakes in it.
 */
#include "books.h"

static void
cases(void **state)
{
	static const struct { const char *applies; int starts; const char *period; bool want; } table[] = {
		{"2024", 1, "2024", true}, {"2024", 1, "2024-03", true}, {"2024", 1, "2024-Q4", true}, {"2024", 1, "2025-01", false}, {"2024", 1, "2023-12", false},
		{"2024-Q4", 1, "2024-10", true}, {"2024-Q4", 1, "2024", false}, {"2024-Q4", 1, "2024-H2", false},
		{"2024-Q4, 2025", 1, "2024-12", true}, {"2024-Q4, 2025", 1, "2025-H1", true}, {"2024-Q4，2025、2027", 1, "2027-02", true}, {"2024-Q4, 2025", 1, "2026", false},
		{"2024-07..2025-06", 1, "2024-07", true}, {"2024-07..2025-06", 1, "2025-Q1", true}, {"2024-07..2025-06", 1, "2025-07", false}, {"2024-07 .. 2025-06", 1, "2024-06", false},
		{"2025..", 1, "2025-01", true}, {"2025..", 1, "2099", true}, {"2025..", 1, "2024-12", false},
		/* a year from November to October, named by its end */
		{"2026", 11, "2025-11", true}, {"2026", 11, "2025-10", false}, {"2026", 11, "2026-10", true}, {"2026", 11, "2026-11", false}, {"2026", 11, "2026", true},
		{"2026", 1, "2025-11", false},
	};

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(table); i++) {
		struct rulebook rb = {.applies_to = str_c(table[i].applies)};
		int32_t period;

		assert_true(period_parse(str_c(table[i].period), &period));
		if (rulebook_applies(&rb, table[i].starts, period) != table[i].want)
			fail_msg("“%s” and %s from month %d", table[i].applies, table[i].period, table[i].starts);
	}
	assert_false(rulebook_applies(&(struct rulebook){0}, 1, 202440));
}

static void
mistakes(void **state)
{
	static const char *const bad[] = {"soon", "2024,", "2024;2025", "2024-13", "..2025", "2024..x", ",", "2024...2025"};

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(bad); i++) {
		char text[200];
		struct diags d;
		int n = snprintf(text, sizeof text, "---\nid: t\nedition: 1\nlanguage: 1\napplies_to: %s\n---\n", bad[i]);

		diags_init(&d);
		rulebook_free(rulebook_compile(STR("t.md"), (struct str){text, (size_t)n}, &d));
		if (d.n != 1 || strcmp(d.list[0].code, "R008") != 0)
			fail_msg("“%s” passed", bad[i]);
		diags_done(&d);
	}
}

static void
of_the_five(void **state)
{
	static const struct { const char *book, *assessment; int starts; const char *in, *out; } table[] = {
		{"dongying-2018", "year-unit", 1, "2018", "2019"}, {"gumei-2025", "month-unit", 11, "2025-11", "2025-10"}, {"nanmatou-2024", "month", 1, "2024-01", "2025-01"},
		{"xinyang-2019", "year-unit", 1, "2020", "2019"}, {"yangkou-2022", "quarter-person", 1, "2022-Q1", "2023-Q1"},
	};
	struct arena a;

	(void)state;
	arena_init(&a, 0);
	for (unsigned i = 0; i < COUNT_OF(table); i++) {
		struct str text;
		struct rulebook *rb = book_named(&a, table[i].book, &text);
		const struct decl *d = rulebook_assessment(rb, str_c(table[i].assessment));
		int32_t in = 0, out = 0;

		assert_non_null(d);
		assert_int_equal(rulebook_year_starts(d), table[i].starts);
		assert_true(period_parse(str_c(table[i].in), &in) && period_parse(str_c(table[i].out), &out));
		assert_true(rulebook_applies(rb, table[i].starts, in));
		assert_false(rulebook_applies(rb, table[i].starts, out));
		rulebook_free(rb);
	}
	arena_done(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(cases), cmocka_unit_test(mistakes), cmocka_unit_test(of_the_five)};

	return cmocka_run_group_tests_name("rulebook/applies", tests, NULL, NULL);
}
