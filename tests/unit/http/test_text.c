/*
 * The pure parts: limits with a clock of their own, weights, query strings, cookies, addresses.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "http/internal.h"

#include <string.h>

#define S(lit) ((struct str){"" lit, sizeof(lit) - 1})
#define SECOND INT64_C(1000000000)

static void
a_bucket_refills(void **state)
{
	struct limits *l = limits_new();
	int64_t now = 1000 * SECOND;

	(void)state;
	for (int i = 0; i < 60; i++)
		assert_int_equal(limits_request(l, S("a"), 0, 60, now), 0);
	assert_int_equal(limits_request(l, S("a"), 0, 60, now), 1);
	assert_int_equal(limits_request(l, S("b"), 0, 60, now), 0);             /* another address */
	assert_int_equal(limits_request(l, S("a"), 7, 60, now), 0);             /* another route */
	assert_int_equal(limits_request(l, S("a"), 0, 60, now + SECOND), 0);    /* one a second comes back */
	assert_int_not_equal(limits_request(l, S("a"), 0, 60, now + SECOND), 0);
	for (int i = 0; i < 60; i++)
		assert_int_equal(limits_request(l, S("a"), 0, 60, now + 100 * SECOND), 0);
	assert_int_equal(limits_request(l, S("a"), 0, 60, now + 100 * SECOND), 1);
	assert_int_equal(limits_request(l, S("c"), 0, 1, now), 0);
	assert_int_equal(limits_request(l, S("c"), 0, 1, now), 60);
	limits_free(l);
}

/* A million strangers neither grow the table nor free the one that owes. */
static void
tables_stay_bounded(void **state)
{
	struct limits *l = limits_new();
	char who[32];

	(void)state;
	for (int i = 0; i < 100; i++)
		(void)limits_request(l, S("owes"), 0, 100, SECOND);
	assert_int_not_equal(limits_request(l, S("owes"), 0, 100, SECOND), 0);
	for (int i = 0; i < 1000000; i++) {
		int n = snprintf(who, sizeof who, "10.%d.%d.%d", i >> 16, i >> 8 & 255, i & 255);

		assert_int_equal(limits_request(l, (struct str){who, (size_t)n}, 0, 100, SECOND), 0);
		(void)limits_connection(l, (struct str){who, (size_t)n}, 1);
	}
	assert_int_not_equal(limits_request(l, S("owes"), 0, 100, SECOND), 0);
	limits_free(l);
}

static void
connections_are_counted(void **state)
{
	struct limits *l = limits_new();

	(void)state;
	assert_int_equal(limits_connection(l, S("a"), 0), 0);
	assert_int_equal(limits_connection(l, S("a"), 1), 1);
	assert_int_equal(limits_connection(l, S("a"), 1), 2);
	assert_int_equal(limits_connection(l, S("b"), 1), 1);
	assert_int_equal(limits_connection(l, S("a"), -1), 1);
	assert_int_equal(limits_connection(l, S("a"), -1), 0);
	assert_int_equal(limits_connection(l, S("a"), -1), 0);
	limits_free(l);
}

static void
addresses(void **state)
{
	static const struct { const char *address, *who; } cases[] = {
		{"10.1.2.3", "10.1.2.3"}, {"2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"}, {"2001:db8:1:2:ffff::", "2001:db8:1:2::"}, {"::1", "::"}, {"unix", "unix"},
	};
	static const struct { const char *header; const char *last; } headers[] = {
		{"1.2.3.4", "1.2.3.4"}, {"evil, 1.2.3.4", "1.2.3.4"}, {"1.2.3.4, ::1", "::1"}, {"1.2.3.4, ", NULL}, {"", NULL}, {"1.2.3.4:80", NULL},
		{"1111:2222:3333:4444:5555:6666:7777:8888:9999:1111:2222:3333:4444", NULL},
	};
	char room[48], to[48];

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(cases); i++)
		assert_true(str_eq_c(limits_who(cases[i].address, room), cases[i].who));
	for (unsigned i = 0; i < COUNT_OF(headers); i++) {
		snprintf(to, sizeof to, "before");
		assert_int_equal(forwarded_address(str_c(headers[i].header), to, sizeof to), headers[i].last != NULL);
		assert_string_equal(to, headers[i].last != NULL ? headers[i].last : "before");
	}
}

static void
codings(void **state)
{
	static const struct { const char *accept; enum coding both, gzip; } cases[] = {
		{"", CODING_NONE, CODING_NONE}, {"gzip", CODING_GZIP, CODING_GZIP}, {"br", CODING_BROTLI, CODING_NONE}, {"gzip,br", CODING_BROTLI, CODING_GZIP},
		{"GZIP ; q=1.0 , br;q=0.999", CODING_GZIP, CODING_GZIP}, {"gzip;q=0.001", CODING_GZIP, CODING_GZIP}, {"gzip;q=0.0009", CODING_NONE, CODING_NONE},
		{"identity, *;q=0.1", CODING_BROTLI, CODING_GZIP}, {"*, gzip;q=0", CODING_BROTLI, CODING_NONE}, {"gzipped", CODING_NONE, CODING_NONE}, {",,;q=;,", CODING_NONE, CODING_NONE},
		{"gzip;q=.", CODING_NONE, CODING_NONE}, {"gzip;level=1", CODING_GZIP, CODING_GZIP},
	};

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		assert_int_equal(coding_choose(str_c(cases[i].accept), 1U << CODING_GZIP | 1U << CODING_BROTLI), cases[i].both);
		assert_int_equal(coding_choose(str_c(cases[i].accept), 1U << CODING_GZIP), cases[i].gzip);
		assert_int_equal(coding_choose(str_c(cases[i].accept), 0), CODING_NONE);
	}
}

static void
languages(void **state)
{
	static const struct { const char *cookie, *accept; enum lang lang; } cases[] = {
		{"", "", LANG_ZH}, {"", "en", LANG_EN}, {"", "en-US,en;q=0.9", LANG_EN}, {"", "zh-CN,zh;q=0.9,en;q=0.8", LANG_ZH}, {"", "fr, de", LANG_ZH},
		{"", "en;q=0.3, zh;q=0.4", LANG_ZH}, {"", "english", LANG_ZH}, {"lang=en", "zh", LANG_EN}, {"lang=zh", "en", LANG_ZH}, {"lang=fr", "en", LANG_EN},
		{"xlang=zh; lang=en", "", LANG_EN}, {"", "en;q=0", LANG_ZH},
	};

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(cases); i++)
		assert_int_equal(lang_choose(str_c(cases[i].cookie), str_c(cases[i].accept)), cases[i].lang);
}

static void
cookies_and_queries(void **state)
{
	static const struct { const char *header; const char *name, *value; } cookies[] = {
		{"a=1", "a", "1"}, {"a=1; b=2", "b", "2"}, {"a=1;b=2", "b", "2"}, {" a = 1 ", "a", "1"}, {"a=\"x y\"", "a", "x y"}, {"a=b=c", "a", "b=c"}, {"a", "a", ""},
		{"aa=1", "a", ""}, {"a=\"", "a", "\""}, {";;=;", "a", ""}, {"", "a", ""},
	};
	static const struct { const char *query; const char *name; unsigned nth; const char *value; } queries[] = {
		{"a=1&b=2", "b", 0, "2"}, {"a=1&a=2", "a", 1, "2"}, {"a=1", "a", 1, NULL}, {"a", "a", 0, ""}, {"&&a=1", "a", 0, "1"}, {"a=1%26b=2", "a", 0, "1&b=2"},
		{"a=%", "a", 0, NULL}, {"%=1&a=2", "a", 0, "2"}, {"a=x+y%2B", "a", 0, "x y+"}, {"", "", 0, NULL}, {"=1", "", 0, "1"}, {"a=%e7%94%b2", "a", 0, "甲"},
		{"a=%ed%a0%80", "a", 0, NULL}, {"a=%00", "a", 0, NULL},
	};
	struct arena a;

	(void)state;
	arena_init(&a, 0);
	for (unsigned i = 0; i < COUNT_OF(cookies); i++)
		assert_true(str_eq_c(cookie_find(str_c(cookies[i].header), cookies[i].name), cookies[i].value));
	for (unsigned i = 0; i < COUNT_OF(queries); i++) {
		struct str v = S("?");
		bool found = query_find(&a, str_c(queries[i].query), queries[i].name, queries[i].nth, &v);

		if (found != (queries[i].value != NULL) || (found && !str_eq_c(v, queries[i].value)))
			fail_msg("query %u: " STR_F, i, STR_A(v));
	}
	arena_done(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bucket_refills), cmocka_unit_test(tables_stay_bounded), cmocka_unit_test(connections_are_counted), cmocka_unit_test(addresses), cmocka_unit_test(codings),
		cmocka_unit_test(languages), cmocka_unit_test(cookies_and_queries),
	};

	return cmocka_run_group_tests_name("http/text", tests, NULL, NULL);
}
