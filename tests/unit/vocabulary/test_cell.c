/*
 * Cells of text into typed values: what is taken, what is refused, and that a message names the text without breaking a character.
 */
#include "vocabulary/vocabulary.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static const struct vfield *
field(const char *entity, const char *name)
{
	int e = vocab_entity(str_c(entity)), f = e < 0 ? -1 : vocab_field(e, str_c(name));

	if (f < 0)
		fail_msg("no %s.%s", entity, name);
	return &vocab_entities(&(unsigned){0})[e].fields[f];
}

static int64_t
good(const char *entity, const char *name, const char *cell)
{
	struct vvalue v;
	struct err err;

	if (vocab_cell(field(entity, name), str_c(cell), &v, &err) != RC_OK || !v.known)
		fail_msg("%s.%s refuses %s", entity, name, cell);
	return v.i;
}

static void
bad(const char *entity, const char *name, const char *cell)
{
	struct vvalue v;
	struct err err = {0};

	if (vocab_cell(field(entity, name), str_c(cell), &v, &err) != RC_INVALID)
		fail_msg("%s.%s takes %s", entity, name, cell);
	assert_false(v.known);
	assert_string_equal(err.field, name);
	for (int lang = 0; lang < LANG__COUNT; lang++) {
		assert_true(strlen(err.msg[lang]) > 0);
		assert_int_equal(utf8_bad(str_c(err.msg[lang])), strlen(err.msg[lang]));
	}
}

static void
values(void **state)
{
	struct vvalue v;
	struct err err;

	(void)state;
	assert_int_equal(good("orders", "received_at", "2024-11-04T09:00"), 1730682000);
	assert_int_equal(good("orders", "received_at", "2024-11-04T01:00:00Z"), 1730682000);
	assert_int_equal(good("patrols", "date", "1970-01-02"), 1);
	assert_int_equal(good("checklists", "period", "2025-Q1"), 202521);
	assert_int_equal(good("assignments", "part", "协办"), 1);
	assert_int_equal(good("assignments", "part", "co"), 1);
	assert_int_equal(good("assignments", "fact_finding", "不予采纳"), good("assignments", "fact_finding", "not_adopted"));
	assert_int_equal(good("units", "kind", "居民区"), good("units", "kind", "committee"));
	assert_int_equal(good("orders", "difficult", "true"), 1);
	assert_int_equal(good("orders", "difficult", ""), 0);           /* the table's default */
	assert_int_equal(good("assignments", "seq", ""), 1);
	assert_int_equal(good("units", "headcount", "9007199254740992"), (int64_t)1 << 53);
	assert_int_equal(good("incidents", "points", "-0.5"), -500000000);
	assert_int_equal(good("incidents", "points", "9.975"), 9975000000);
	assert_int_equal(good("incidents", "points", "0.000000001"), 1);
	assert_int_equal(vocab_cell(field("assignments", "due_at"), (struct str){"", 0}, &v, &err), RC_OK);
	assert_false(v.known);
	assert_int_equal(vocab_cell(field("orders", "shelved"), (struct str){"", 0}, &v, &err), RC_OK);
	assert_false(v.known);
}

static void
refusals(void **state)
{
	(void)state;
	bad("orders", "received_at", "2025-13-01");
	bad("orders", "received_at", "2025-01-01T24:00");
	bad("orders", "received_at", "1899-12-31T23:59");
	bad("orders", "received_at", "2025-01-01T09:00 ");
	bad("patrols", "date", "2023-02-29");
	bad("patrols", "date", "04/11/2024");
	bad("checklists", "period", "2025-13");
	bad("checklists", "period", "2025-Q5");
	bad("assignments", "part", "主");
	bad("orders", "difficult", "maybe");
	bad("units", "headcount", "1.5");
	bad("units", "headcount", "9007199254740993");
	bad("incidents", "points", "1e5");
	bad("incidents", "points", "9223372037");
	bad("incidents", "points", "0.0000000001");
	bad("incidents", "points", ".5");
	bad("incidents", "points", "5.");
	bad("incidents", "points", "1.-5");
}

/* Twenty-one Chinese characters are 63 bytes: the message must cut after twenty and keep its end. */
static void
long_texts_are_cut_at_a_character(void **state)
{
	const char *text = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";
	struct vvalue v;
	struct err err;

	(void)state;
	assert_int_equal(vocab_shown(str_c(text)).n, 60);
	assert_int_equal(vocab_shown(STR("x")).n, 1);
	assert_int_equal(vocab_shown((struct str){"x一二三四五六七八九十一二三四五六七八九十", 61}).n, 58);
	assert_int_equal(vocab_cell(field("orders", "received_at"), (struct str){"x一二三四五六七八九十一二三四五六七八九十", 61}, &v, &err), RC_INVALID);
	assert_non_null(strstr(err.msg[LANG_ZH], "不是有效的时间"));
	assert_non_null(strstr(err.msg[LANG_EN], "2024-11-04T09:00"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values), cmocka_unit_test(refusals), cmocka_unit_test(long_texts_are_cut_at_a_character),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
