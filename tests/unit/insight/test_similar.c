/*
 * The most similar against the slow mirror: random texts of a few characters (many likenesses) and of real length, every filter, while documents
 * come, change and go; and the reasons that a clerk is shown.
 */
#include "mirror.h"

static struct texts_weights
drawn_weights(void)
{
	struct texts_weights w = TEXTS_REPEATS;

	if (below(2) == 0)
		w.threshold = 0;
	if (below(3) == 0)
		w = (struct texts_weights){.threshold = (int32_t)below(200000), .same_caller = (int32_t)below(TEXTS_ONE), .same_place = (int32_t)below(TEXTS_ONE), .same_m = (int32_t)below(1500),
		    .near_m = 100, .far_m = 100 + (int32_t)below(3000), .far = (int32_t)below(TEXTS_ONE), .unknown_place = (int32_t)below(TEXTS_ONE), .fresh_s = 3600,
		    .old_s = 3600 + below(86400 * 300), .old = (int32_t)below(TEXTS_ONE)};
	return w;
}

static void
walk(uint32_t documents, uint32_t steps, uint32_t most, uint32_t alphabet, uint32_t ask_every)
{
	struct texts_index *x = texts_new(NULL, NULL);
	struct mirror m = {0};
	struct err err;
	unsigned asked = 0;

	for (uint32_t step = 0; step < steps; step++) {
		struct arena a = {0};
		int64_t id = 1 + below(documents);

		if (below(5) == 0) {
			assert_int_equal(texts_remove(x, id), mirror_remove(&m, id));
		} else {
			struct texts_doc d = drawn_doc(&a, id, most, alphabet);

			assert_int_equal(texts_put(x, &d, &err), RC_OK);
			mirror_put(&m, &d);
		}
		if (below(10) == 0 && m.n > (uint32_t)id && m.docs[id].there) {
			m.docs[id].doc.open = below(2) == 0;
			m.docs[id].doc.unit = below(6);
			assert_true(texts_mark(x, id, m.docs[id].doc.open, m.docs[id].doc.unit));
		}
		if (below(2000) == 0) {
			texts_compact(x);
			mirror_count(&m);
		}
		assert_int_equal(texts_size(x).documents, m.live);
		if (step % ask_every == 0) {
			struct texts_doc like = drawn_doc(&a, 0, below(3) == 0 ? 8 : most, alphabet);
			struct texts_weights w = drawn_weights();
			struct texts_filter f = drawn_filter(&a, documents, &asked);
			struct texts_query q;

			if (below(3) == 0 && m.n > (uint32_t)id && m.docs[id].there)
				like = m.docs[id].doc;
			q = query_of(&like);
			if (below(2) == 0)
				q.id = 0;
			same_similar(x, &m, &q, &w, below(2) == 0 ? NULL : &f, below(4) == 0 ? 1000 : 1 + below(12));
		}
		arena_done(&a);
	}
	texts_free(x);
	mirror_free(&m);
}

static void
test_small_alphabet(void **state)
{
	(void)state;
	seed_chance(20260401);
	walk(60, 1500, 12, 6, 1);
	walk(3000, 9000, 30, 40, 9);
}

static void
test_real_length(void **state)
{
	(void)state;
	seed_chance(20260402);
	walk(700, 2500, 400, 900, 25);
}

static struct texts_doc
doc(int64_t id, const char *title, const char *description, const char *address, const char *caller)
{
	return (struct texts_doc){.id = id, .title = str_c(title), .description = str_c(description), .address = str_c(address), .caller = str_c(caller), .lon = TEXTS_PLACE_NONE, .lat = TEXTS_PLACE_NONE, .open = true};
}

static void
test_reasons(void **state)
{
	struct texts_index *x = texts_new(NULL, NULL);
	struct arena a = {0};
	struct err err;
	struct texts_match *got;
	struct texts_weights w = TEXTS_REPEATS;
	unsigned n;
	struct texts_doc docs[] = {
		doc(1, "小区停水", "阳光花园3号楼昨天开始停水，物业没有通知。", "阳光花园3号楼", "c1"),
		doc(2, "路灯不亮", "人民路路灯坏了", "人民路12号", "c2"),
		doc(3, "噪音", "工地夜间施工", "", ""),
	};
	struct texts_query q = {.title = STR("又停水"), .description = STR("《阳光花园》3号楼又停水了！！物业没有通知，2019年。"), .address = STR("阳光花园 3号楼"), .caller = STR("c1"), .lon = TEXTS_PLACE_NONE, .lat = TEXTS_PLACE_NONE};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(docs); i++)
		assert_int_equal(texts_put(x, &docs[i], &err), RC_OK);
	assert_int_equal(texts_similar(x, &q, &w, NULL, 5, &a, &got, &n, &err), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(got[0].id, 1);
	assert_true(got[0].same_caller);
	assert_false(got[0].same_address);      /* a blank parts them */
	assert_int_equal(got[0].metres, -1);
	assert_true(got[0].n_phrases >= 2);
	assert_true(str_eq_c(got[0].phrases[0], "物业没有通知"));
	for (unsigned i = 0; i < got[0].n_phrases; i++) {
		bool in = false;

		/* views into the question */
		in |= got[0].phrases[i].p >= q.title.p && got[0].phrases[i].p + got[0].phrases[i].n <= q.title.p + q.title.n;
		in |= got[0].phrases[i].p >= q.description.p && got[0].phrases[i].p + got[0].phrases[i].n <= q.description.p + q.description.n;
		in |= got[0].phrases[i].p >= q.address.p && got[0].phrases[i].p + got[0].phrases[i].n <= q.address.p + q.address.n;
		assert_true(in && utf8_bad(got[0].phrases[i]) == got[0].phrases[i].n);
	}
	/* the caller alone is enough when nothing is asked of the score, and the same text is all of it */
	w.threshold = 0;
	q = (struct texts_query){.caller = STR("c2"), .lon = TEXTS_PLACE_NONE, .lat = TEXTS_PLACE_NONE};
	assert_int_equal(texts_similar(x, &q, &w, NULL, 5, &a, &got, &n, &err), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(got[0].id, 2);
	assert_int_equal(got[0].score, w.same_caller);
	q = query_of(&docs[0]);
	q.id = 0;
	assert_int_equal(texts_similar(x, &q, &w, NULL, 5, &a, &got, &n, &err), RC_OK);
	assert_int_equal(got[0].score, TEXTS_ONE);
	assert_true(got[0].same_address && got[0].same_place);
	/* what is asked about is left out */
	q.id = 1;
	assert_int_equal(texts_similar(x, &q, &w, NULL, 5, &a, &got, &n, &err), RC_OK);
	for (unsigned i = 0; i < n; i++)
		assert_true(got[i].id != 1);
	w.far = -1;
	assert_int_equal(texts_similar(x, &q, &w, NULL, 5, &a, &got, &n, &err), RC_INVALID);
	assert_int_equal(texts_similar(x, &q, &TEXTS_REPEATS, NULL, 1001, &a, &got, &n, &err), RC_TOO_BIG);
	q.description = (struct str){"\xe5\x81", 2};
	assert_int_equal(texts_similar(x, &q, &TEXTS_REPEATS, NULL, 5, &a, &got, &n, &err), RC_INVALID);
	arena_done(&a);
	texts_free(x);
}

/* A shared number or Latin word is shown whole or not at all, and a letter that folds to several is not cut. */
static void
test_whole_reasons(void **state)
{
	struct texts_index *x = texts_new(NULL, NULL);
	struct arena a = {0};
	struct err err;
	struct texts_match *got;
	unsigned n;
	struct texts_doc d = doc(1, "", "合同编号20190815房屋面积100㎡漏水严重", "", "");
	struct texts_query q = {.description = STR("面积100㎡漏水，编号20190816，编号201908"), .lon = TEXTS_PLACE_NONE, .lat = TEXTS_PLACE_NONE};

	(void)state;
	assert_int_equal(texts_put(x, &d, &err), RC_OK);
	assert_int_equal(texts_similar(x, &q, &TEXTS_REPEATS, NULL, 5, &a, &got, &n, &err), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(got[0].n_phrases, 2);
	assert_true(str_eq_c(got[0].phrases[0], "面积100㎡漏水"));
	assert_true(str_eq_c(got[0].phrases[1], "编号"));
	arena_done(&a);
	texts_free(x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_reasons), cmocka_unit_test(test_whole_reasons), cmocka_unit_test(test_small_alphabet), cmocka_unit_test(test_real_length)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
