/*
 * The documents that hold all of some words and phrases, newest first: the lists of their bigrams leave few, the text decides. Never ranks by
 * likeness. Called by lists that are searched.
 */
#include "insight/internal.h"

#include <stdlib.h>
#include <string.h>

#define WORDS_MOST 16
#define UNITS_MOST 200

struct phrase { uint32_t at, n; };      /* in struct words' units */
struct words {
	struct folded folded;
	struct phrase phrases[WORDS_MOST];
	unsigned n_phrases;
	uint32_t terms[UNITS_MOST];     /* distinct; a document that has what is asked for has all of them */
	uint32_t n_terms;
	uint32_t firsts[WORDS_MOST];    /* first << 16 of phrases that are one character */
	unsigned n_firsts;
};
struct candidate { int64_t received_s, id; const struct docs *docs; uint32_t at; };
struct hunt {
	const struct texts_index *x;
	const struct words *words;
	struct texts_filter filter;     /* without the caller's own, which is asked last */
	bool has_after;
	struct texts_hit after;
	struct candidate *heap;         /* the newest so far, the oldest of them on top */
	uint32_t n, most;
	bool more;                      /* some did not fit */
	uint16_t *found, *part;
	uint8_t *bits;
};

/* ---- words -------------------------------------------------------------------------------------------------------------- */

/* The next word, its quotes taken off; false at the end. */
static bool
next_word(struct str *rest, struct str *word)
{
	static const char *const quotes[][2] = {{"\"", "\""}, {"“", "”"}, {"「", "」"}};
	static const char *const blanks[] = {" ", "\t", "\n", "\r", "　"};
	size_t n = 0;
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < COUNT_OF(blanks); i++)
			if (rest->n > 0 && str_starts(*rest, str_c(blanks[i]))) {
				rest->p += strlen(blanks[i]);
				rest->n -= strlen(blanks[i]);
				again = true;
			}
	}
	if (rest->n == 0)
		return false;
	for (size_t q = 0; q < COUNT_OF(quotes); q++) {
		struct str open = str_c(quotes[q][0]), close = str_c(quotes[q][1]);

		if (!str_starts(*rest, open))
			continue;
		rest->p += open.n;
		rest->n -= open.n;
		while (n < rest->n && !str_starts((struct str){rest->p + n, rest->n - n}, close))
			n++;
		*word = (struct str){rest->p, n};
		n += n < rest->n ? close.n : 0;
		rest->p += n;
		rest->n -= n;
		return true;
	}
	for (again = true; n < rest->n && again; n += again)
		for (size_t i = 0; i < COUNT_OF(blanks) && again; i++)
			again = !str_starts((struct str){rest->p + n, rest->n - n}, str_c(blanks[i]));
	*word = (struct str){rest->p, n};
	rest->p += n;
	rest->n -= n;
	return true;
}

static void
add_term(struct words *w, uint32_t term)
{
	for (uint32_t i = 0; i < w->n_terms; i++)
		if (w->terms[i] == term)
			return;
	w->terms[w->n_terms++] = term;
}

static enum rc
read_words(struct words *w, struct str text, struct err *err)
{
	size_t bad = utf8_bad(text);
	struct str word;

	if (bad < text.n)
		return err_set(err, RC_INVALID, "words", "文字不是有效的 UTF-8（第 %zu 字节）；请改用 UTF-8 编码", "the text is no valid UTF-8 (byte %zu); encode it as UTF-8", bad + 1);
	while (next_word(&text, &word)) {
		uint32_t terms[UNITS_MOST + 1], n, at = w->folded.n;
		bool exact = false;

		if (word.n <= 16 * UNITS_MOST)
			TRY(fold_field(&w->folded, word, "words", err));
		at += at < w->folded.n && w->folded.units[at] == UNIT_PART;
		n = w->folded.n - at;
		if (w->folded.n > UNITS_MOST || word.n > 16 * UNITS_MOST)
			return err_set(err, RC_TOO_BIG, "words", "查找的文字过长，最多 %d 个字", "too much text to look for, at most %d characters", UNITS_MOST);
		if (n == 0)
			continue;
		if (w->n_phrases == WORDS_MOST)
			return err_set(err, RC_TOO_BIG, "words", "查找的词过多，最多 %d 个", "too many words to look for, at most %d", WORDS_MOST);
		w->phrases[w->n_phrases++] = (struct phrase){at, n};
		n = fold_terms(w->folded.units + at, n, terms);
		for (uint32_t i = 0; i < n; i++)
			if (!term_is_end(terms[i])) {
				add_term(w, terms[i]);
				exact = true;
			}
		if (!exact)
			w->firsts[w->n_firsts++] = terms[0];
	}
	if (w->n_phrases == 0)
		return err_set(err, RC_INVALID, "words", "请输入要查找的词", "give a word to look for");
	return RC_OK;
}

/* ---- what is looked at ---------------------------------------------------------------------------------------------------- */

static bool
newer(int64_t received_a, int64_t a, int64_t received_b, int64_t b)
{
	return received_a != received_b ? received_a > received_b : a > b;
}

static bool
older(const struct candidate *a, const struct candidate *b)
{
	return newer(b->received_s, b->id, a->received_s, a->id);
}

static void
sink(struct candidate *heap, uint32_t n, uint32_t i)
{
	for (;;) {
		uint32_t kid = 2 * i + 1;
		struct candidate c;

		if (kid >= n)
			return;
		if (kid + 1 < n && older(&heap[kid + 1], &heap[kid]))
			kid++;
		if (!older(&heap[kid], &heap[i]))
			return;
		c = heap[i];
		heap[i] = heap[kid];
		heap[kid] = c;
		i = kid;
	}
}

/* A document that has all the terms; kept when it is among the newest. */
static void
keep(struct hunt *h, const struct docs *d, uint32_t i)
{
	struct candidate c = {d->received_s[i], d->id[i], d, i};

	if ((d->flags[i] & DOC_DEAD) != 0 || (h->has_after && !newer(h->after.received_s, h->after.id, c.received_s, c.id)))
		return;
	if (h->n == h->most && older(&c, &h->heap[0])) {
		/* Whether it would pass is asked when its turn comes. */
		h->more = true;
		return;
	}
	if (!filter_passes(&h->filter, d, i))
		return;
	if (h->n == h->most) {
		h->heap[0] = c;
		sink(h->heap, h->n, 0);
		h->more = true;
		return;
	}
	h->heap[h->n++] = c;
	for (uint32_t k = h->n - 1; k > 0 && older(&h->heap[k], &h->heap[(k - 1) / 2]); k = (k - 1) / 2) {
		struct candidate up = h->heap[(k - 1) / 2];

		h->heap[(k - 1) / 2] = h->heap[k];
		h->heap[k] = up;
	}
}

static int
by_df(const void *a, const void *b)
{
	const struct list *x = a, *y = b;

	return (x->df > y->df) - (x->df < y->df);
}

/* Leaves in found[] what the list has too. */
static uint32_t
both(struct hunt *h, uint32_t n, const struct list *list)
{
	uint32_t m = 0, k = 0;

	if (list->kind == LIST_BITS) {
		for (uint32_t i = 0; i < n; i++) {
			uint16_t at = h->found[i];

			h->found[m] = at;
			m += list->p[at >> 3] >> (at & 7) & 1;
		}
		return m;
	}
	list_read(list, h->part);
	for (uint32_t i = 0; i < n; i++) {
		while (k < list->df && h->part[k] < h->found[i])
			k++;
		if (k < list->df && h->part[k] == h->found[i])
			h->found[m++] = h->found[i];
	}
	return m;
}

/* The documents of a block with a character, as bits; `first` is the character << 16. */
static void
with_character(struct hunt *h, const struct block *b, uint32_t first)
{
	struct cursor c;

	memset(h->bits, 0, DOCS_MOST / 8);
	for (bool has = cursor_seek(&c, b, first); has && c.term >> 16 == first >> 16; has = cursor_next(&c)) {
		list_read(&c.list, h->part);
		for (uint32_t i = 0; i < c.list.df; i++)
			h->bits[h->part[i] >> 3] = (uint8_t)(h->bits[h->part[i] >> 3] | 1u << (h->part[i] & 7));
	}
}

static void
hunt_block(struct hunt *h, const struct block *b)
{
	struct list lists[UNITS_MOST];
	uint32_t n = 0;

	for (uint32_t i = 0; i < h->words->n_terms; i++)
		if (!block_find(b, h->words->terms[i], &lists[i]))
			return;
	qsort(lists, h->words->n_terms, sizeof *lists, by_df);
	if (h->words->n_terms > 0) {
		list_read(&lists[0], h->found);
		n = lists[0].df;
	} else {
		for (; n < b->docs.n; n++)
			h->found[n] = (uint16_t)n;
	}
	for (uint32_t i = 1; i < h->words->n_terms && n > 0; i++)
		n = both(h, n, &lists[i]);
	for (unsigned k = 0; k < h->words->n_firsts && n > 0; k++) {
		with_character(h, b, h->words->firsts[k]);
		n = both(h, n, &(struct list){.p = h->bits, .kind = LIST_BITS});
	}
	for (uint32_t i = 0; i < n; i++)
		keep(h, &b->docs, h->found[i]);
}

static void
hunt_tail(struct hunt *h)
{
	const struct tail *t = &h->x->tail;
	struct weights wanted = {0};

	weights_init(&wanted, h->words->n_terms);
	for (uint32_t i = 0; i < h->words->n_terms; i++)
		weights_add(&wanted, h->words->terms[i], 1);
	for (uint32_t i = 0; i < t->docs.n; i++) {
		uint32_t n = 0, firsts = 0;

		for (size_t k = t->terms_at[i]; k < t->terms_at[i + 1]; k++) {
			n += weights_given(&wanted, t->terms[k]);
			for (unsigned f = 0; f < h->words->n_firsts; f++)
				if (t->terms[k] >> 16 == h->words->firsts[f] >> 16)
					firsts |= 1u << f;
		}
		if (n == h->words->n_terms && firsts == (1u << h->words->n_firsts) - 1)
			keep(h, &t->docs, i);
	}
	weights_done(&wanted);
}

/* ---- the text decides ------------------------------------------------------------------------------------------------------- */

static bool
cut(const uint16_t *u, uint32_t i)
{
	enum unit_class c = unit_class(u[i]);

	return (c == CLASS_DIGIT || c == CLASS_LATIN) && unit_class(u[i - 1]) == c;
}

static bool
holds(const uint16_t *u, uint32_t n, const uint16_t *phrase, uint32_t k)
{
	for (uint32_t i = 0; i + k <= n; i++)
		if (u[i] == phrase[0] && memcmp(u + i, phrase, k * sizeof *u) == 0 && (i == 0 || !cut(u, i)) && (i + k == n || !cut(u, i + k)))
			return true;
	return false;
}

static bool
holds_all(const struct hunt *h, const struct candidate *c, struct folded *scratch)
{
	const uint16_t *units;
	uint32_t n;

	if (!texts_units(h->x, c->docs, c->at, scratch, &units, &n))
		return false;
	for (unsigned k = 0; k < h->words->n_phrases; k++)
		if (!holds(units, n, h->words->folded.units + h->words->phrases[k].at, h->words->phrases[k].n))
			return false;
	return true;
}

static int
newest_first(const void *a, const void *b)
{
	return older(a, b) ? 1 : -1;
}

/* One more than the limit, so that it is known whether there are more. */
static unsigned
hunt_page(struct hunt *h, const struct texts_filter *filter, struct texts_hit *hits, unsigned wanted)
{
	struct folded scratch = {0};
	unsigned n = 0;

	for (h->most = wanted * 2 < 128 ? 128 : wanted * 2; n < wanted; h->most *= 4) {
		h->heap = insight_grow(h->heap, h->most, sizeof *h->heap);
		h->n = 0;
		h->more = false;
		hunt_tail(h);
		for (unsigned slot = 0; slot < h->x->n_slots; slot++)
			if (h->x->blocks[slot] != NULL && (!h->filter.open_only || h->x->blocks[slot]->n_open > 0))
				hunt_block(h, h->x->blocks[slot]);
		if (h->n > 0)
			qsort(h->heap, h->n, sizeof *h->heap, newest_first);
		for (uint32_t i = 0; i < h->n && n < wanted; i++) {
			h->has_after = true;
			h->after = (struct texts_hit){h->heap[i].id, h->heap[i].received_s};
			if ((filter == NULL || filter->passes == NULL || filter->passes(filter->ctx, h->heap[i].id)) && holds_all(h, &h->heap[i], &scratch))
				hits[n++] = h->after;
		}
		if (!h->more)
			break;
	}
	fold_done(&scratch);
	return n;
}

enum rc
texts_search(const struct texts_index *x, struct str text, const struct texts_filter *filter, const struct texts_hit *after, unsigned limit,
    struct arena *a, struct texts_hit **hits, unsigned *n, bool *more, struct err *err)
{
	struct words *words = insight_new(1, sizeof *words);
	struct hunt h = {.x = x, .words = words};
	enum rc rc = RC_OK;

	*hits = NULL;
	*n = 0;
	*more = false;
	if (limit > 1000)
		rc = err_set(err, RC_TOO_BIG, "limit", "一页最多 1,000 条", "a page has at most 1,000 rows");
	if (rc == RC_OK)
		rc = read_words(words, text, err);
	if (rc == RC_OK && limit > 0) {
		if (filter != NULL)
			h.filter = *filter;
		h.filter.passes = NULL;
		h.has_after = after != NULL;
		h.after = after != NULL ? *after : (struct texts_hit){0};
		h.found = insight_new(DOCS_MOST, sizeof *h.found);
		h.part = insight_new(DOCS_MOST, sizeof *h.part);
		h.bits = insight_new(DOCS_MOST / 8, 1);
		*hits = ARENA_NEW(a, struct texts_hit, limit + 1);
		if (*hits == NULL)
			rc = err_set(err, RC_TOO_BIG, "", "答案放不下", "the answer does not fit");
		else
			*n = hunt_page(&h, filter, *hits, limit + 1);
		if (*n > limit) {
			*n = limit;
			*more = true;
		}
		free(h.found);
		free(h.part);
		free(h.bits);
		free(h.heap);
	}
	fold_done(&words->folded);
	free(words);
	return rc;
}
