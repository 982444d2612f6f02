/*
 * Cells of text into typed values: what is taken, what is refused, and that a message names the text without breaking a character.
 */
#include "vocabulary/vocabulary.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct vfield *
field(const char *entity, const char *name)
{
	int e = vocab_entity(str_c(entity)), f = e < 0 ? -1 : vocab_field(e, str_c(name));

	if (f < 0)
		fail_msg("no %s.%s", entity, name);
	return &vocab_at(e)->fields[f];
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

static uint64_t seed;

static uint64_t
drawn(void)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return seed >> 16 ^ seed << 31;
}

/* A value of the field's type, often at an edge. Of instants and periods those that a cell can say without an offset. */
static struct vvalue
drawn_value(const struct vfield *f, struct arena *a)
{
	struct vvalue v = {.known = drawn() % 16 != 0};
	int64_t least, most;

	vocab_range(f, &least, &most);
	if (f->type == VT_INSTANT) {
		least = instant_from_day(day_from_ymd(1900, 1, 1), 0);
		most = instant_from_day(day_from_ymd(2200, 1, 1), 0) - 1;
	}
	switch (f->type) {
	case VT_ID: case VT_LINK: case VT_TEXT: case VT_SET:
		v.text = str_fmt(a, "文%llu", (unsigned long long)drawn());
		break;
	case VT_PERIOD: {
		static const int part[] = {1, 9, 10, 12, 21, 24, 31, 32, 40};

		v.i = (1900 + (int64_t)(drawn() % 300)) * 100 + part[drawn() % COUNT_OF(part)];
		break;
	}
	case VT_NUM: case VT_INT: case VT_ENUM: case VT_BOOL: case VT_DAY: case VT_INSTANT:
		switch (drawn() % 5) {
		case 0: v.i = least; break;
		case 1: v.i = most; break;
		case 2: v.i = least > 0 ? least : most < 100 ? most : (int64_t)(drawn() % 100); break;
		case 3: v.i = f->type == VT_NUM ? (int64_t)(drawn() % 3000) * 1000000 - VOCAB_NUM_SCALE : least; break;
		default: v.i = (int64_t)((uint64_t)least + drawn() % ((uint64_t)most - (uint64_t)least + 1)); break;
		}
		break;
	case VT__COUNT:
		break;
	}
	return v;
}

static void
cells_of_values_are_the_values_again(void **state)
{
	unsigned n, met[VT__COUNT] = {0};
	const struct ventity *e = vocab_entities(&n);
	struct arena a;

	(void)state;
	seed = getenv("JIEBAN_SEED") != NULL ? strtoull(getenv("JIEBAN_SEED"), NULL, 10) : 20251104;
	printf("JIEBAN_SEED=%llu\n", (unsigned long long)seed);
	arena_init(&a, 0);
	for (unsigned round = 0; round < 40; round++)
		for (unsigned i = 0; i < n; i++)
			for (unsigned k = 0; k < e[i].n; k++) {
				const struct vfield *f = &e[i].fields[k];
				struct vvalue v = drawn_value(f, &a), again;
				struct str cell = vocab_text(&a, f, &v);
				struct err err = {0};
				int64_t least, most;

				vocab_range(f, &least, &most);
				if (!v.known) {
					assert_int_equal(cell.n, 0);
					continue;
				}
				if (vocab_cell(f, cell, &again, &err) != RC_OK)
					fail_msg("%s.%s: %lld gives " STR_F ": %s", e[i].name, f->name, (long long)v.i, STR_A(cell), err.msg[LANG_EN]);
				if (!again.known || again.i != v.i || (v.text.n > 0 && !str_eq(again.text, v.text)))
					fail_msg("%s.%s: %lld gives " STR_F ", and that %lld", e[i].name, f->name, (long long)v.i, STR_A(cell), (long long)again.i);
				if (v.i < least || v.i > most)
					fail_msg("%s.%s: %lld is out of range", e[i].name, f->name, (long long)v.i);
				met[f->type]++;
			}
	for (unsigned t = 0; t < VT__COUNT; t++)
		assert_true(met[t] > 0);
	arena_done(&a);
}

static void
text_is(const char *entity, const char *name, int64_t i, const char *want)
{
	struct arena a;
	struct str got;

	arena_init(&a, 0);
	got = vocab_text(&a, field(entity, name), &(struct vvalue){.known = true, .i = i});
	if (!str_eq_c(got, want))
		fail_msg("%s.%s: %lld gives " STR_F, entity, name, (long long)i, STR_A(got));
	arena_done(&a);
}

/* As a person would write them. */
static void
texts(void **state)
{
	(void)state;
	text_is("incidents", "points", -500000000, "-0.5");
	text_is("incidents", "points", 1, "0.000000001");
	text_is("incidents", "points", 12 * VOCAB_NUM_SCALE, "12");
	text_is("incidents", "points", 0, "0");
	text_is("incidents", "points", 9975000000, "9.975");
	text_is("assignments", "part", 1, "co");
	text_is("orders", "difficult", 1, "true");
	text_is("orders", "difficult", 0, "false");
	text_is("patrols", "date", 1, "1970-01-02");
	text_is("orders", "received_at", 1730682000, "2024-11-04T09:00");
	text_is("orders", "received_at", 1730682059, "2024-11-04T09:00:59");
	text_is("checklists", "period", 202521, "2025-Q1");
	text_is("units", "headcount", -3, "-3");
	text_is("assignments", "part", 99, "");         /* no such code: nothing is read past the table */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values), cmocka_unit_test(refusals), cmocka_unit_test(long_texts_are_cut_at_a_character),
		cmocka_unit_test(cells_of_values_are_the_values_again), cmocka_unit_test(texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
