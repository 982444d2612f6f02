/*
 * Many short documents: full blocks of 65,536, wide gaps, words as bits, a bulk load, joining, forgetting what was removed; and ids at the ends of
 * their range.
 */
#include "insight/internal.h"
#include "mirror.h"

#define MANY 90000u

/* Lists of every kind, with gaps around what one byte holds: read and added up as they were written. */
static void
test_lists(void **state)
{
	const uint32_t sizes[] = {1, 7, 256, 1000, 4096, DOCS_MOST};
	uint16_t *docs = insight_new(DOCS_MOST, sizeof *docs), *read = insight_new(DOCS_MOST, sizeof *read);
	uint32_t *sums = insight_new(DOCS_MOST, sizeof *sums);
	unsigned kinds[3] = {0}, wide = 0;

	(void)state;
	seed_chance(20260407);
	for (int round = 0; round < 600; round++) {
		uint32_t n_docs = sizes[below(COUNT_OF(sizes))], apart = 1u << below(12), df = 0, bytes, k = 0;
		enum list_kind kind;
		struct list list;
		uint8_t *p;

		for (uint32_t at = below(8) == 0 ? n_docs - 1 : 0; at < n_docs; at += 1 + (below(40) == 0 ? 252 + below(6) + 255 * below(2) : below(apart)))
			docs[df++] = (uint16_t)at;
		kind = list_kind(df, n_docs);
		bytes = kind == LIST_GAPS ? list_gaps(docs, df) : list_bytes(kind, df, n_docs);
		wide += kind == LIST_GAPS && bytes > df;
		kinds[kind]++;
		/* exactly as long as it said: a sanitizer sees what goes beyond */
		p = insight_new(bytes, 1);
		list_write(kind, docs, df, n_docs, p);
		list = (struct list){.p = p, .end = p + bytes, .df = df, .kind = kind};
		list_read(&list, read);
		assert_memory_equal(read, docs, df * sizeof *docs);
		memset(sums, 0, DOCS_MOST * sizeof *sums);
		list_add(&list, 3, sums);
		list_add(&list, 4, sums);
		for (uint32_t i = 0; i < DOCS_MOST; i++) {
			bool in = k < df && docs[k] == i;

			k += in;
			assert_int_equal(sums[i], in ? 7 : 0);
		}
		free(p);
	}
	assert_true(kinds[LIST_NUMBERS] > 50 && kinds[LIST_GAPS] > 50 && kinds[LIST_BITS] > 50 && wide > 50);
	free(docs);
	free(read);
	free(sums);
}

static void
test_many(void **state)
{
	struct texts_index *x = texts_new(NULL, NULL);
	struct mirror m = {0};
	struct err err;
	struct arena a = {0};
	unsigned asked = 0;

	(void)state;
	seed_chance(20260405);
	texts_bulk(x, true);
	for (uint32_t i = 1; i <= MANY; i++) {
		struct arena one = {0};
		struct texts_doc d = drawn_doc(&one, i, 6, 300);

		assert_int_equal(texts_put(x, &d, &err), RC_OK);
		mirror_put(&m, &d);
		arena_done(&one);
		if (i == 3 * MANY / 4)
			texts_bulk(x, false);
	}
	assert_true(texts_size(x).blocks < 16);
	for (int round = 0; round < 3; round++) {
		struct texts_size before = texts_size(x);

		for (int i = 0; i < 12; i++) {
			struct texts_doc like = drawn_doc(&a, 0, 12, 300);
			struct texts_query q = query_of(&like);
			struct texts_weights w = TEXTS_REPEATS;
			struct texts_filter f = drawn_filter(&a, MANY, &asked);
			struct str words[] = {drawn_text(&a, 2, 300), drawn_text(&a, 1, 300)};

			if (i % 3 == 0)
				w.threshold = 0;
			same_similar(x, &m, &q, &w, i % 2 == 0 ? NULL : &f, 10);
			same_search(x, &m, words, 1 + below(2), i % 4 == 0 ? NULL : &f, 1000);
		}
		if (round == 0) {
			/* most of one block, and some everywhere */
			for (int64_t id = 1; id <= MANY; id++)
				if (id < 50000 || id % 9 == 0) {
					assert_true(texts_remove(x, id));
					assert_false(texts_remove(x, id));
					assert_true(mirror_remove(&m, id));
				}
			assert_true(texts_size(x).bytes_words < before.bytes_words * 3 / 4);
		} else if (round == 1) {
			texts_compact(x);
			mirror_count(&m);
			assert_int_equal(texts_size(x).removed, 0);
			assert_true(texts_size(x).blocks <= (m.live + 65535) / 65536 + 1);
		}
	}
	for (int64_t id = 0; id <= MANY + 1; id++)
		assert_int_equal(texts_has(x, id), id <= MANY && m.docs[id].there);
	arena_done(&a);
	texts_free(x);
	mirror_free(&m);
}

/* Everything removed and put again, time and again: nothing stays. */
static void
test_turnover(void **state)
{
	struct texts_index *x = texts_new(NULL, NULL);
	struct err err;

	(void)state;
	seed_chance(20260406);
	for (int round = 0; round < 6; round++) {
		for (int64_t id = 1; id <= 900; id++) {
			struct arena a = {0};
			struct texts_doc d = drawn_doc(&a, id, 20, 50);

			assert_int_equal(texts_put(x, &d, &err), RC_OK);
			arena_done(&a);
		}
		assert_int_equal(texts_size(x).documents, 900);
		assert_true(texts_size(x).removed < 1200);
	}
	for (int64_t id = 1; id <= 900; id++)
		assert_true(texts_remove(x, id));
	texts_compact(x);
	assert_int_equal(texts_size(x).documents, 0);
	assert_int_equal(texts_size(x).removed, 0);
	assert_int_equal(texts_size(x).blocks, 0);
	texts_free(x);
}

static void
test_ids(void **state)
{
	struct texts_index *x = texts_new(NULL, NULL);
	struct texts_doc d = {.id = INT64_MAX, .title = STR("停水")};
	struct arena a = {0};
	struct err err;
	struct texts_hit *hits;
	unsigned n;
	bool more;

	(void)state;
	assert_int_equal(texts_put(x, &d, &err), RC_OK);
	d.id = 0;
	assert_int_equal(texts_put(x, &d, &err), RC_INVALID);
	d.id = -5;
	assert_int_equal(texts_put(x, &d, &err), RC_INVALID);
	assert_false(texts_remove(x, 0));
	assert_false(texts_remove(x, -5));
	assert_false(texts_mark(x, 0, true, 1));
	/* a put that is refused changes nothing */
	d = (struct texts_doc){.id = INT64_MAX, .title = STR("停电"), .address = {"\xff", 1}};
	assert_int_equal(texts_put(x, &d, &err), RC_INVALID);
	assert_string_equal(err.field, "address");
	assert_int_equal(texts_search(x, STR("停水"), NULL, NULL, 5, &a, &hits, &n, &more, &err), RC_OK);
	assert_int_equal(n, 1);
	assert_true(hits[0].id == INT64_MAX && !more);
	arena_done(&a);
	texts_free(x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_lists), cmocka_unit_test(test_ids), cmocka_unit_test(test_turnover), cmocka_unit_test(test_many)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
