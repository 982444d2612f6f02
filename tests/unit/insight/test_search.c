/*
 * Words in a list against a walk over everything: words of one and two characters, phrases with numbers and punctuation, several at once, every
 * filter, page by page, with kept and with given texts.
 */
#include "mirror.h"

/* A piece of some document, so that there is something to find; else anything. */
static struct str
drawn_word(struct arena *a, const struct mirror *m, uint32_t alphabet)
{
	const struct mirror_doc *d = &m->docs[below(m->n)];
	struct str s, from;
	size_t at = 0, end;
	uint32_t cp, n = 1 + below(5);

	if (!d->there || below(6) == 0)
		return drawn_text(a, 3, alphabet);
	from = below(3) == 0 ? d->doc.title : d->doc.description;
	for (uint32_t skip = below(1 + (uint32_t)from.n / 3); skip > 0 && at < from.n; skip--)
		at += utf8_next((struct str){from.p + at, from.n - at}, &cp);
	for (end = at; n > 0 && end < from.n; n--)
		end += utf8_next((struct str){from.p + end, from.n - end}, &cp);
	s = (struct str){from.p + at, end - at};
	/* quotes would end the phrase */
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '"' || str_starts((struct str){s.p + i, s.n - i}, STR("“")))
			return STR("水");
	return s;
}

static bool
given(void *ctx, int64_t id, struct arena *a, struct str *title, struct str *description, struct str *address)
{
	const struct mirror *m = ctx;

	if (id >= m->n || !m->docs[id].there)
		return false;
	*title = str_copy(a, m->docs[id].doc.title);
	*description = str_copy(a, m->docs[id].doc.description);
	*address = str_copy(a, m->docs[id].doc.address);
	return true;
}

static void
walk(bool keep, uint32_t documents, uint32_t steps, uint32_t most, uint32_t alphabet, uint32_t ask_every)
{
	struct mirror m = {0};
	struct texts_index *x = texts_new(keep ? NULL : given, &m);
	struct err err;
	unsigned asked = 0, found = 0;

	for (uint32_t step = 0; step < steps; step++) {
		struct arena a = {0};
		int64_t id = 1 + below(documents);
		struct texts_doc d = drawn_doc(&a, id, most, alphabet);

		if (below(6) == 0) {
			assert_int_equal(texts_remove(x, id), mirror_remove(&m, id));
		} else {
			assert_int_equal(texts_put(x, &d, &err), RC_OK);
			mirror_put(&m, &d);
		}
		if (step % ask_every == 0 && m.n > 0) {
			struct str words[3];
			unsigned n = 1 + below(below(2) == 0 ? 1 : 3);
			struct texts_filter f = drawn_filter(&a, documents, &asked);

			for (unsigned i = 0; i < n; i++)
				words[i] = drawn_word(&a, &m, alphabet);
			found += same_search(x, &m, words, n, below(2) == 0 ? NULL : &f, 1 + below(60));
		}
		arena_done(&a);
	}
	assert_true(found > 100);
	texts_free(x);
	mirror_free(&m);
}

static void
test_kept(void **state)
{
	(void)state;
	seed_chance(20260403);
	walk(true, 40, 800, 10, 5, 1);
	walk(true, 2500, 8000, 30, 60, 8);
	walk(true, 500, 1500, 400, 900, 10);
}

static void
test_given(void **state)
{
	(void)state;
	seed_chance(20260404);
	walk(false, 1500, 4000, 40, 60, 8);
}

static unsigned
count_of(const struct texts_index *x, const char *words)
{
	struct arena a = {0};
	struct err err;
	struct texts_hit *hits;
	unsigned n;
	bool more;
	enum rc rc = texts_search(x, str_c(words), NULL, NULL, 50, &a, &hits, &n, &more, &err);

	arena_done(&a);
	return rc == RC_OK ? n : 1000 + (unsigned)rc;
}

static void
test_words(void **state)
{
	struct texts_index *x = texts_new(NULL, NULL);
	struct texts_doc docs[] = {
		{.id = 1, .title = STR("停水"), .description = STR("丽发新城附近搅拌站，噪音大"), .address = STR("Ａ２区暮云街道")},
		{.id = 2, .title = STR("停电"), .description = STR("12345打过了，编号1234；水停了"), .address = STR("人民路")},
		{.id = 3, .title = STR("标题末字水"), .description = STR("停在水边"), .address = STR("")},
	};
	struct err err;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(docs); i++)
		assert_int_equal(texts_put(x, &docs[i], &err), RC_OK);
	assert_int_equal(count_of(x, "停水"), 1);
	assert_int_equal(count_of(x, "水"), 3);
	assert_int_equal(count_of(x, "站"), 1);
	assert_int_equal(count_of(x, "路"), 1);
	assert_int_equal(count_of(x, "丽发新城 搅拌"), 1);
	assert_int_equal(count_of(x, "丽发新城　停电"), 0);
	assert_int_equal(count_of(x, "1234"), 1);
	assert_int_equal(count_of(x, "123"), 0);
	assert_int_equal(count_of(x, "a2区"), 1);
	assert_int_equal(count_of(x, "A2"), 1);
	assert_int_equal(count_of(x, "\"搅拌站 噪音\""), 1);
	assert_int_equal(count_of(x, "搅拌站噪音"), 0);
	assert_int_equal(count_of(x, "“编号1234 水停”"), 1);
	/* fields are no text of one piece */
	assert_int_equal(count_of(x, "停水丽发"), 0);
	assert_int_equal(count_of(x, "\"停水 丽发\""), 0);
	assert_int_equal(count_of(x, ""), 1000 + RC_INVALID);
	assert_int_equal(count_of(x, "，。"), 1000 + RC_INVALID);
	assert_int_equal(count_of(x, "\xe5\x81"), 1000 + RC_INVALID);
	assert_int_equal(count_of(x, "一 二 三 四 五 六 七 八 九 十 百 千 万 亿 水 电 火"), 1000 + RC_TOO_BIG);
	texts_free(x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_words), cmocka_unit_test(test_kept), cmocka_unit_test(test_given)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
