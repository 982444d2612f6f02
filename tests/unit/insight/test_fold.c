/*
 * Folding, the weights of words and distances: by example, and against the ordinary floating-point formulas.
 */
#include "mirror.h"

#include <math.h>

static void
folds(const char *text, const char *want)
{
	struct arena a = {0};
	struct str got = folded(&a, str_c(text));

	if (!str_eq_c(got, want))
		fail_msg("%s folds to " STR_F ", not %s", text, STR_A(got), want);
	arena_done(&a);
}

static void
test_fold(void **state)
{
	(void)state;
	folds("", "");
	folds("停水。", "停水");
	folds("  停水，\n“停电”！ ", "停水 停电");
	folds("ＡＢＣ１２３", "abc123");
	folds("Ａ市A2区", "a市a2区");
	folds("①号楼 100㎡ Ⅲ期", "1号楼 100m2 iii期");
	folds("ÉCOLE ß", "ecole ss");
	folds("ｶﾞｽ", "カス");          /* half width and its voicing mark */
	folds("\xef\xa4\x80", "\xe8\xb1\x88");     /* U+F900, a compatibility ideograph */
	folds("𠮷野家", "𠮷野家");
	folds("一々〇", "一々〇");
	folds("停\xe2\x80\x8b水", "停水");      /* an invisible blank */
	folds("😀停水😀", "停水");
	folds("18.5万", "18 5万");
}

static void
test_refused(void **state)
{
	struct arena a = {0};
	struct err err;
	struct str to;
	struct buf b;

	(void)state;
	assert_int_equal(texts_fold((struct str){"\xff", 1}, &a, &to, &err), RC_INVALID);
	assert_int_equal(texts_fold((struct str){"a\0b", 3}, &a, &to, &err), RC_INVALID);
	buf_init(&b, 0);
	for (int i = 0; i < TEXTS_UNITS_MAX; i++)
		buf_add_c(&b, "水");
	assert_int_equal(texts_fold(buf_str(&b), &a, &to, &err), RC_OK);
	buf_add_c(&b, "水");
	assert_int_equal(texts_fold(buf_str(&b), &a, &to, &err), RC_TOO_BIG);
	assert_string_not_equal(err.msg[LANG_ZH], "");
	buf_done(&b);
	arena_done(&a);
}

static void
test_weight(void **state)
{
	(void)state;
	seed_chance(7);
	assert_int_equal(texts_weight(0, 100), 49);
	assert_int_equal(texts_weight(100, 100), 0);
	assert_int_equal(texts_weight(50, 100), 1);
	assert_int_equal(texts_weight(1, 128), 49);
	assert_int_equal(texts_weight(5, 4), 0);
	for (int i = 0; i < 100000; i++) {
		uint32_t n = 1 + below(2000000), df = 1 + below(n);
		double bits = fmin(log2((double)n / df), 7);

		/* the logarithm is cut to 64ths */
		assert_true(texts_weight(df, n) <= (uint32_t)floor(bits * bits + 0.5 + 1e-6));
		assert_true(texts_weight(df, n) + 1 >= (uint32_t)floor(bits * bits + 0.5));
		if (df > 1)
			assert_true(texts_weight(df, n) <= texts_weight(df - 1, n));
	}
}

static void
test_metres(void **state)
{
	const double degree = 3.14159265358979 / 180, scale = (double)VOCAB_NUM_SCALE;

	(void)state;
	assert_int_equal(texts_metres(TEXTS_PLACE_NONE, 0, 0, 0), -1);
	assert_int_equal(texts_metres(0, 91 * VOCAB_NUM_SCALE, 0, 0), -1);
	assert_int_equal(texts_metres(121 * VOCAB_NUM_SCALE, 31 * VOCAB_NUM_SCALE, 121 * VOCAB_NUM_SCALE, 31 * VOCAB_NUM_SCALE), 0);
	/* across the line of dates */
	assert_true(texts_metres(179999000000, 0, -179999000000, 0) < 300);
	for (int i = 0; i < 20000; i++) {
		double lon = below(3600000) / 10000.0 - 180, lat = below(1400000) / 10000.0 - 70, lon2 = lon + below(1000) / 2000.0, lat2 = lat + below(1000) / 2000.0 - 0.25, h, want, got;

		if (lon2 > 180)
			continue;
		h = pow(sin((lat2 - lat) / 2 * degree), 2) + cos(lat * degree) * cos(lat2 * degree) * pow(sin((lon2 - lon) / 2 * degree), 2);
		want = 2 * 6371000 * asin(sqrt(h));
		got = (double)texts_metres((int64_t)(lon * scale), (int64_t)(lat * scale), (int64_t)(lon2 * scale), (int64_t)(lat2 * scale));
		if (fabs(got - want) > want / 100 + 1)
			fail_msg("%f,%f to %f,%f: %f m, not %f", lon, lat, lon2, lat2, got, want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_fold), cmocka_unit_test(test_refused), cmocka_unit_test(test_weight), cmocka_unit_test(test_metres)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
