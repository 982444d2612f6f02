/*
 * The slow and obvious index: documents with their words as texts, everything counted anew for every question. What the tests of insight compare
 * with. It shares with the index only texts_fold, texts_weight and texts_metres, which test_fold.c checks by themselves.
 */
#ifndef JIEBAN_TEST_MIRROR_H
#define JIEBAN_TEST_MIRROR_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "insight/insight.h"

#include <stdlib.h>
#include <string.h>

/* ---- numbers by chance ------------------------------------------------------------------------------------------------ */

static uint64_t chance = 1;

static inline uint32_t
below(uint32_t n)
{
	chance ^= chance << 13;
	chance ^= chance >> 7;
	chance ^= chance << 17;
	return (uint32_t)(chance >> 11) % n;
}

static inline void
seed_chance(uint64_t usual)
{
	chance = getenv("JIEBAN_SEED") != NULL ? strtoull(getenv("JIEBAN_SEED"), NULL, 10) : usual;
	printf("JIEBAN_SEED=%llu\n", (unsigned long long)chance);
}

/* ---- words ------------------------------------------------------------------------------------------------------------------ */

struct word_table { struct str *texts; uint32_t *numbers, n, size; struct arena arena; };

static inline uint32_t
word_number(struct word_table *t, struct str word)
{
	uint32_t i;

	if (2 * (t->n + 1) > t->size) {
		uint32_t size = t->size == 0 ? 1024 : t->size * 2;
		struct str *texts = calloc(size, sizeof *texts);
		uint32_t *numbers = calloc(size, sizeof *numbers);

		for (uint32_t k = 0; k < t->size; k++)
			if (t->texts[k].p != NULL) {
				for (i = (uint32_t)str_hash(t->texts[k]) & (size - 1); texts[i].p != NULL; i = (i + 1) & (size - 1))
					;
				texts[i] = t->texts[k];
				numbers[i] = t->numbers[k];
			}
		free(t->texts);
		free(t->numbers);
		t->texts = texts;
		t->numbers = numbers;
		t->size = size;
	}
	for (i = (uint32_t)str_hash(word) & (t->size - 1); t->texts[i].p != NULL; i = (i + 1) & (t->size - 1))
		if (str_eq(t->texts[i], word))
			return t->numbers[i];
	t->texts[i] = str_copy(&t->arena, word);
	return t->numbers[i] = t->n++;
}

enum letter { L_GAP, L_DIGIT, L_LATIN, L_HAN };
static inline enum letter
letter(uint32_t cp)
{
	return cp == ' ' ? L_GAP : cp >= '0' && cp <= '9' ? L_DIGIT : cp >= 0x2e80 ? L_HAN : L_LATIN;
}

static inline int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The distinct words of some folded texts; Han beyond the basic plane are two characters. */
static inline uint32_t *
words_of(struct word_table *t, const struct str *texts, unsigned n_texts, uint32_t *n)
{
	size_t room = 1;
	uint32_t *to, k = 0, m = 0;

	for (unsigned f = 0; f < n_texts; f++)
		room += texts[f].n;
	to = malloc(room * sizeof *to);
	for (unsigned f = 0; f < n_texts; f++) {
		uint16_t *u = malloc((texts[f].n + 1) * sizeof *u);
		size_t n_u = 0;

		for (struct str s = texts[f]; s.n > 0;) {
			uint32_t cp;
			size_t one = utf8_next(s, &cp);

			if (cp >= 0x10000) {
				u[n_u++] = (uint16_t)(0xd800 + ((cp - 0x10000) >> 10));
				cp = 0xdc00 + (cp & 0x3ff);
			}
			u[n_u++] = (uint16_t)cp;
			s.p += one;
			s.n -= one;
		}
		for (size_t at = 0, end; at < n_u; at = end) {
			enum letter c = letter(u[at]);

			end = at + 1;
			if (c == L_HAN && end < n_u && letter(u[end]) == L_HAN) {
				to[k++] = word_number(t, (struct str){(const char *)(u + at), 4});
			} else if (c == L_DIGIT || c == L_LATIN) {
				while (end < n_u && letter(u[end]) == c)
					end++;
				to[k++] = word_number(t, (struct str){(const char *)(u + at), 2 * (end - at)});
			}
		}
		free(u);
	}
	qsort(to, k, sizeof *to, by_number);
	for (uint32_t i = 0; i < k; i++)
		if (i == 0 || to[i] != to[i - 1])
			to[m++] = to[i];
	*n = m;
	return to;
}

/* ---- documents --------------------------------------------------------------------------------------------------------------------- */

struct mirror_doc { struct texts_doc doc; struct arena arena; struct str folded[3]; uint32_t *words, n_words; bool there; };
struct mirror {
	struct mirror_doc *docs;        /* by id */
	uint32_t n, live, counted;
	struct word_table words;
	uint32_t *weights, n_weights;   /* by word; those after n_weights weigh 49 */
};

static inline struct str
folded(struct arena *a, struct str s)
{
	struct err err;
	struct str to = {0};

	assert_int_equal(texts_fold(s, a, &to, &err), RC_OK);
	return to;
}

static inline void
mirror_drop(struct mirror_doc *d)
{
	if (d->there) {
		free(d->words);
		arena_done(&d->arena);
	}
	*d = (struct mirror_doc){0};
}

static inline void
mirror_count(struct mirror *m)
{
	uint32_t *df = calloc(m->words.n + 1, sizeof *df);

	for (uint32_t i = 0; i < m->n; i++)
		for (uint32_t k = 0; m->docs[i].there && k < m->docs[i].n_words; k++)
			df[m->docs[i].words[k]]++;
	free(m->weights);
	m->weights = calloc(m->words.n + 1, sizeof *m->weights);
	for (uint32_t w = 0; w < m->words.n; w++)
		m->weights[w] = texts_weight(df[w], m->live);
	m->n_weights = m->words.n;
	m->counted = m->live;
	free(df);
}

static inline void
mirror_put(struct mirror *m, const struct texts_doc *doc)
{
	struct mirror_doc *d;

	if (doc->id >= m->n) {
		uint32_t n = ((uint32_t)doc->id + 1) * 2;

		m->docs = realloc(m->docs, n * sizeof *m->docs);
		memset(m->docs + m->n, 0, (n - m->n) * sizeof *m->docs);
		m->n = n;
	}
	d = &m->docs[doc->id];
	m->live += !d->there;
	mirror_drop(d);
	d->there = true;
	d->doc = *doc;
	d->doc.title = str_copy(&d->arena, doc->title);
	d->doc.description = str_copy(&d->arena, doc->description);
	d->doc.address = str_copy(&d->arena, doc->address);
	d->doc.caller = str_copy(&d->arena, doc->caller);
	d->folded[0] = folded(&d->arena, doc->title);
	d->folded[1] = folded(&d->arena, doc->description);
	d->folded[2] = folded(&d->arena, doc->address);
	d->words = words_of(&m->words, d->folded, 3, &d->n_words);
	if (m->live >= 32 && m->live >= 2 * m->counted)
		mirror_count(m);
}

static inline bool
mirror_remove(struct mirror *m, int64_t id)
{
	if (id < 0 || id >= m->n || !m->docs[id].there)
		return false;
	mirror_drop(&m->docs[id]);
	m->live--;
	return true;
}

static inline void
mirror_free(struct mirror *m)
{
	for (uint32_t i = 0; i < m->n; i++)
		mirror_drop(&m->docs[i]);
	free(m->docs);
	free(m->weights);
	free(m->words.texts);
	free(m->words.numbers);
	arena_done(&m->words.arena);
	*m = (struct mirror){0};
}

static inline int
by_id(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static inline bool
mirror_passes(const struct texts_filter *f, const struct texts_doc *d)
{
	bool in = true;

	if (f == NULL)
		return true;
	in = in && (!f->open_only || d->open);
	in = in && (!f->in_time || (f->from_s <= d->received_s && d->received_s < f->to_s));
	if (f->units != NULL) {
		bool one = false;

		for (size_t i = 0; i < f->n_units; i++)
			one |= f->units[i] == d->unit;
		in = in && one;
	}
	if (f->ids != NULL)
		in = in && bsearch(&d->id, f->ids, f->n_ids, sizeof d->id, by_id) != NULL;
	return in && (f->passes == NULL || f->passes(f->ctx, d->id));
}

/* ---- the most similar --------------------------------------------------------------------------------------------------------------- */

static inline int32_t
mirror_cosine(uint64_t shared, uint64_t a, uint64_t b)
{
	int32_t low = 0, high = TEXTS_ONE;

	if (a == 0 || b == 0)
		return 0;
	/* The largest s with s * root(a b) <= 1,000,000 * shared. */
	while (low < high) {
		int32_t mid = low + (high - low + 1) / 2;

		if ((i128)mid * mid * (i128)a * (i128)b <= (i128)TEXTS_ONE * TEXTS_ONE * (i128)shared * (i128)shared)
			low = mid;
		else
			high = mid - 1;
	}
	return low;
}

static inline int64_t
mirror_share(int64_t at, int64_t from, int64_t to, int64_t low)
{
	return at <= from ? TEXTS_ONE : at >= to ? low : TEXTS_ONE - (TEXTS_ONE - low) * (at - from) / (to - from);
}

static inline uint32_t
mirror_weight(const struct mirror *m, uint32_t word)
{
	return word < m->n_weights ? m->weights[word] : 49;
}

static inline int
better_first(const void *a, const void *b)
{
	const struct texts_match *x = a, *y = b;

	return x->score != y->score ? (x->score < y->score) - (x->score > y->score) :
	    x->received_s != y->received_s ? (x->received_s < y->received_s) - (x->received_s > y->received_s) : (x->id < y->id) - (x->id > y->id);
}

/* All that reach the threshold, best first; the caller frees. */
static inline struct texts_match *
mirror_similar(struct mirror *m, const struct texts_query *q, const struct texts_weights *w, const struct texts_filter *filter, unsigned *n)
{
	struct arena a = {0};
	struct str fields[] = {folded(&a, q->title), folded(&a, q->description), folded(&a, q->address)};
	uint32_t n_words, *words = words_of(&m->words, fields, 3, &n_words);
	struct texts_match *to = calloc(m->live + 1, sizeof *to);
	uint64_t weight = 0;

	*n = 0;
	for (uint32_t i = 0; i < n_words; i++)
		weight += mirror_weight(m, words[i]);
	for (uint32_t i = 0; i < m->n; i++) {
		const struct mirror_doc *d = &m->docs[i];
		struct texts_match x = {.id = i, .received_s = d->doc.received_s};
		uint64_t shared = 0, other = 0;
		int64_t rest, score, age;

		if (!d->there || (int64_t)i == q->id || !mirror_passes(filter, &d->doc))
			continue;
		for (uint32_t k = 0, j = 0; k < d->n_words; k++) {
			other += mirror_weight(m, d->words[k]);
			while (j < n_words && words[j] < d->words[k])
				j++;
			if (j < n_words && words[j] == d->words[k])
				shared += mirror_weight(m, words[j]);
		}
		x.words = mirror_cosine(shared, weight, other);
		x.metres = texts_metres(q->lon, q->lat, d->doc.lon, d->doc.lat);
		x.same_caller = q->caller.n > 0 && str_eq(q->caller, d->doc.caller);
		x.same_address = fields[2].n > 0 && str_eq(fields[2], d->folded[2]);
		x.same_place = x.same_address || (x.metres >= 0 && x.metres <= w->same_m);
		if (shared == 0 && !x.same_caller && !x.same_place)
			continue;
		rest = TEXTS_ONE - x.words;
		/* 1 - rest is rounded down, so rest is rounded up */
		if (x.same_caller)
			rest = (rest * (TEXTS_ONE - w->same_caller) + TEXTS_ONE - 1) / TEXTS_ONE;
		if (x.same_place)
			rest = (rest * (TEXTS_ONE - w->same_place) + TEXTS_ONE - 1) / TEXTS_ONE;
		score = TEXTS_ONE - rest;
		score = score * (x.metres < 0 ? w->unknown_place : mirror_share(x.metres, w->near_m, w->far_m, w->far)) / TEXTS_ONE;
		age = q->received_s - d->doc.received_s;
		score = score * mirror_share(age < 0 ? -age : age, w->fresh_s, w->old_s, w->old) / TEXTS_ONE;
		x.score = (int32_t)score;
		if (x.score >= w->threshold)
			to[(*n)++] = x;
	}
	qsort(to, *n, sizeof *to, better_first);
	free(words);
	arena_done(&a);
	return to;
}

/* The index and the mirror say the same of one question. */
static inline void
same_similar(const struct texts_index *x, struct mirror *m, const struct texts_query *q, const struct texts_weights *w, const struct texts_filter *filter, unsigned k)
{
	struct arena a = {0};
	struct err err = {0};
	struct texts_match *got, *want;
	unsigned n_got, n_want;

	if (texts_similar(x, q, w, filter, k, &a, &got, &n_got, &err) != RC_OK)
		fail_msg("%s: %s", err.field, err.msg[LANG_EN]);
	want = mirror_similar(m, q, w, filter, &n_want);
	n_want = n_want < k ? n_want : k;
	for (unsigned i = 0; i < n_want && i < n_got; i++) {
		if (got[i].id != want[i].id || got[i].score != want[i].score || got[i].words != want[i].words || got[i].metres != want[i].metres ||
		    got[i].same_caller != want[i].same_caller || got[i].same_place != want[i].same_place || got[i].same_address != want[i].same_address ||
		    got[i].received_s != want[i].received_s)
			fail_msg("%u of %u: document %lld score %d words %d metres %lld, not %lld %d %d %lld", i + 1, n_want, (long long)got[i].id, got[i].score, got[i].words,
			    (long long)got[i].metres, (long long)want[i].id, want[i].score, want[i].words, (long long)want[i].metres);
	}
	assert_int_equal(n_got, n_want);
	free(want);
	arena_done(&a);
}

/* ---- words in a list ------------------------------------------------------------------------------------------------------------------- */

/* A phrase stands in a folded text and cuts no number and no Latin word. */
static inline bool
mirror_holds(struct str s, struct str phrase)
{
	for (size_t i = 0; phrase.n > 0 && i + phrase.n <= s.n; i++) {
		uint32_t before = ' ', first, last = ' ', after = ' ';
		size_t k;

		if (memcmp(s.p + i, phrase.p, phrase.n) != 0)
			continue;
		for (k = i; k > 0 && ((unsigned char)s.p[k - 1] & 0xc0) == 0x80; k--)
			;
		if (k > 0)
			utf8_next((struct str){s.p + k - 1, s.n - k + 1}, &before);
		for (size_t at = 0; at < phrase.n;)
			at += utf8_next((struct str){phrase.p + at, phrase.n - at}, &last);
		utf8_next(phrase, &first);
		if (i + phrase.n < s.n)
			utf8_next((struct str){s.p + i + phrase.n, s.n - i - phrase.n}, &after);
		if ((letter(first) == L_DIGIT || letter(first) == L_LATIN) && letter(before) == letter(first))
			continue;
		if ((letter(last) == L_DIGIT || letter(last) == L_LATIN) && letter(after) == letter(last))
			continue;
		return true;
	}
	return false;
}

static inline int
newest_hit_first(const void *a, const void *b)
{
	const struct texts_hit *x = a, *y = b;

	return x->received_s != y->received_s ? (x->received_s < y->received_s) - (x->received_s > y->received_s) : (x->id < y->id) - (x->id > y->id);
}

/* All pages of the index against one walk over everything. words: already parted; their texts are joined with blanks, in quotes. */
static inline unsigned
same_search(const struct texts_index *x, struct mirror *m, const struct str *words, unsigned n_words, const struct texts_filter *filter, unsigned limit)
{
	struct arena a = {0};
	struct texts_hit *want = calloc(m->live + 1, sizeof *want), *hits, after;
	struct buf text;
	struct str *phrases = ARENA_NEW(&a, struct str, n_words);
	unsigned n_want = 0, n, at = 0;
	bool more = true, any = false;
	struct err err = {0};

	buf_init(&text, 0);
	for (unsigned i = 0; i < n_words; i++) {
		buf_add_c(&text, below(2) != 0 ? " \"" : " “");
		if (text.p[text.n - 1] == '"') {
			buf_add(&text, words[i]);
			buf_add_c(&text, "\"");
		} else {
			buf_add(&text, words[i]);
			buf_add_c(&text, "”");
		}
		phrases[i] = folded(&a, words[i]);
		any |= phrases[i].n > 0;
	}
	for (uint32_t i = 0; i < m->n && any; i++) {
		const struct mirror_doc *d = &m->docs[i];
		bool all = d->there && mirror_passes(filter, &d->doc);

		for (unsigned k = 0; k < n_words && all; k++)
			all = phrases[k].n == 0 || mirror_holds(d->folded[0], phrases[k]) || mirror_holds(d->folded[1], phrases[k]) || mirror_holds(d->folded[2], phrases[k]);
		if (all)
			want[n_want++] = (struct texts_hit){i, d->doc.received_s};
	}
	qsort(want, n_want, sizeof *want, newest_hit_first);
	for (bool first = true; more; first = false) {
		enum rc rc = texts_search(x, buf_str(&text), filter, first ? NULL : &after, limit, &a, &hits, &n, &more, &err);

		assert_int_equal(rc, any ? RC_OK : RC_INVALID);
		if (rc != RC_OK)
			break;
		for (unsigned i = 0; i < n; i++, at++) {
			assert_true(at < n_want);
			if (hits[i].id != want[at].id || hits[i].received_s != want[at].received_s)
				fail_msg(STR_F ": hit %u is %lld, not %lld", STR_A(buf_str(&text)), at, (long long)hits[i].id, (long long)want[at].id);
			after = hits[i];
		}
		assert_true(n == limit || !more);
	}
	if (at != n_want)
		fail_msg(STR_F ": %u found, not %u", STR_A(buf_str(&text)), at, n_want);
	free(want);
	buf_done(&text);
	arena_done(&a);
	return n_want;
}

/* ---- texts by chance ---------------------------------------------------------------------------------------------------------------------- */

/* Han of which the first are frequent, as they are in real texts, with numbers, words and punctuation of both widths. */
static inline void
draw_text(struct buf *to, uint32_t characters, uint32_t alphabet)
{
	static const char *const rest[] = {"，", "。", " ", "1", "12", "123", "A", "ab", "ＡＢ", "１２３", "、", "“", "㎡", "é", "𠮷", "区", ",", "12345"};

	for (uint32_t i = 0; i < characters; i++) {
		if (below(7) == 0) {
			buf_add_c(to, rest[below(COUNT_OF(rest))]);
		} else {
			uint32_t r = below(alphabet) * (1 + below(alphabet)) / alphabet, cp = 0x4e00 + r;
			char u[] = {(char)(0xe0 | cp >> 12), (char)(0x80 | (cp >> 6 & 63)), (char)(0x80 | (cp & 63))};

			buf_add(to, (struct str){u, 3});
		}
	}
}

static inline struct str
drawn_text(struct arena *a, uint32_t most, uint32_t alphabet)
{
	struct buf b;
	struct str s;

	buf_init(&b, 0);
	draw_text(&b, below(most + 1), alphabet);
	s = str_copy(a, buf_str(&b));
	buf_done(&b);
	return s;
}

static inline struct texts_doc
drawn_doc(struct arena *a, int64_t id, uint32_t most, uint32_t alphabet)
{
	struct texts_doc d = {.id = id, .lon = TEXTS_PLACE_NONE, .lat = TEXTS_PLACE_NONE, .received_s = 1700000000 + below(5) * 3600 + below(4) * 86400 * 200, .open = below(3) == 0, .unit = below(6)};

	d.title = drawn_text(a, most / 10 + 3, alphabet);
	d.description = drawn_text(a, most, alphabet);
	if (below(2) == 0)
		d.address = drawn_text(a, 3, 8);
	if (below(2) == 0)
		d.caller = str_fmt(a, "caller %u", below(40));
	if (below(2) == 0) {
		d.lon = (int64_t)121 * VOCAB_NUM_SCALE + below(4000) * (VOCAB_NUM_SCALE / 100000);
		d.lat = (int64_t)31 * VOCAB_NUM_SCALE + below(4000) * (VOCAB_NUM_SCALE / 100000);
	}
	return d;
}

static inline struct texts_query
query_of(const struct texts_doc *d)
{
	return (struct texts_query){.id = d->id, .title = d->title, .description = d->description, .address = d->address, .caller = d->caller, .lon = d->lon, .lat = d->lat, .received_s = d->received_s};
}

static inline bool
passes_odd(void *ctx, int64_t id)
{
	++*(unsigned *)ctx;
	return id % 3 != 0;
}

/* Any filter; ids and units must outlive it. */
static inline struct texts_filter
drawn_filter(struct arena *a, uint32_t ids, unsigned *asked)
{
	struct texts_filter f = {.open_only = below(4) == 0, .in_time = below(4) == 0, .from_s = 1700000000 + below(3) * 86400 * 200, .to_s = 1700000000 + 86400 * 200 * (1 + (int64_t)below(4))};

	if (below(4) == 0) {
		uint32_t *units = ARENA_NEW(a, uint32_t, 3);

		units[0] = below(2);
		units[1] = 2 + below(2);
		units[2] = 5;
		f.units = units;
		f.n_units = below(4);
	}
	if (below(4) == 0) {
		int64_t *list = ARENA_NEW(a, int64_t, ids);

		for (uint32_t i = 0; i < ids; i++)
			if (below(2) == 0)
				list[f.n_ids++] = i;
		f.ids = list;
	}
	if (below(4) == 0) {
		f.passes = passes_odd;
		f.ctx = asked;
	}
	return f;
}

#endif
