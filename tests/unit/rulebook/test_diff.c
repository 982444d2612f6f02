/*
 * Two editions compared: what people are told, and that language and layout are no difference.
 */
#include "books.h"

#define FRONT "---\nid: t\nedition: 1\nlanguage: 1\n---\n"

static const char before[] = FRONT "# A\n```rule\nparameter p: number = 1 \"s\"\nparameter q: number = 2 \"s\" # two\nparameter r: number = 3 \"s\"\n```\n# B\n```rule\nparameter s: number = 4 \"s\"\n```\n";
static const char after[] = FRONT "# A\n```规则\n参数 p：数 = 1 “s”\nparameter   q  :  number  =\n  2 \"s\"\nparameter t: number = 5 \"新的\"\n```\n# C\n```rule\nparameter r: number = 3 \"s\"\nparameter s: number = 40 \"s\"\n```\n";

static void
what_is_told(void **state)
{
	static const struct { enum rb_how how; const char *id, *text[2], *heading[2]; } want[] = {
		{RB_MOVED, "r", {"parameter r: number = 3 \"s\"", "parameter r: number = 3 \"s\""}, {"A", "C"}},
		{RB_CHANGED, "s", {"parameter s: number = 4 \"s\"", "parameter s: number = 40 \"s\""}, {"B", "C"}},
		{RB_ADDED, "t", {"", "parameter t: number = 5 \"新的\""}, {"", "A"}},
	};
	struct rulebook *x = book_of(before, sizeof before - 1), *y = book_of(after, sizeof after - 1);
	struct rulebook_diff d;
	struct arena a;

	(void)state;
	arena_init(&a, 0);
	rulebook_diff(&a, x, y, &d);
	rulebook_free(y);       /* everything was copied */
	assert_int_equal(d.n, COUNT_OF(want));
	for (unsigned i = 0; i < d.n; i++) {
		assert_int_equal(d.list[i].how, want[i].how);
		assert_true(str_eq_c(d.list[i].id, want[i].id) && d.list[i].kind == D_PARAMETER);
		for (int k = 0; k < 2; k++)
			if (!str_eq_c(d.list[i].text[k], want[i].text[k]) || !str_eq_c(d.list[i].heading[k], want[i].heading[k]))
				fail_msg("%u: “" STR_F "” under “" STR_F "”", i, STR_A(d.list[i].text[k]), STR_A(d.list[i].heading[k]));
	}
		assert_true(d.n_headings_removed == 1 && str_eq_c(d.headings_removed[0], "B") && d.n_headings_added == 1 && str_eq_c(d.headings_added[0], "C"));
	y = book_of(after, sizeof after - 1);
	rulebook_diff(&a, y, x, &d);
	assert_int_equal(d.n, 3);
	assert_true(d.list[0].how == RB_REMOVED && str_eq_c(d.list[0].id, "t") && d.list[0].text[1].n == 0);
	rulebook_free(x);
	rulebook_free(y);
	arena_done(&a);
}

/* Each of the five in the other language is the same rulebook; any two of them differ. */
static void
language_is_no_difference(void **state)
{
	struct rulebook *rb[COUNT_OF(five)];
	struct arena a;
	struct rulebook_diff d;
	struct str text;

	(void)state;
	arena_init(&a, 0);
	for (unsigned i = 0; i < COUNT_OF(five); i++)
		rb[i] = book_named(&a, five[i], &text);
	for (unsigned i = 0; i < COUNT_OF(five); i++) {
		struct buf en;
		struct rulebook *other;

		buf_init(&en, 0);
		rulebook_fmt(rb[i], LANG_EN, &en);
		other = book_of(en.p, en.n);
		rulebook_diff(&a, rb[i], other, &d);
		assert_int_equal(d.n + d.n_headings_added + d.n_headings_removed, 0);
		rulebook_free(other);
		buf_done(&en);
		rulebook_diff(&a, rb[i], rb[(i + 1) % COUNT_OF(five)], &d);
		assert_true(d.n > 10);
	}
	for (unsigned i = 0; i < COUNT_OF(five); i++)
		rulebook_free(rb[i]);
	arena_done(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_told), cmocka_unit_test(language_is_no_difference)};

	return cmocka_run_group_tests_name("rulebook/diff", tests, NULL, NULL);
}
