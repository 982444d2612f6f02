/*
 * The documents most similar to a question, exactly: the words that weigh most are counted block by block; what the others could still add
 * decides whether a document is looked at at all. Never leaves a document out that could be among the k. Called at intake for every pause in
 * typing, and by whoever links repeats.
 */
#include "insight/internal.h"

#include <stdlib.h>
#include <string.h>

const struct texts_weights TEXTS_REPEATS = {
	.threshold = 75000, .same_caller = 150000, .same_place = 250000, .same_m = 50, .near_m = 500, .far_m = 5000, .far = 600000,
	.unknown_place = TEXTS_ONE, .fresh_s = (int64_t)90 * 86400, .old_s = (int64_t)730 * 86400, .old = 700000,
};

struct word { uint32_t term, weight; };
struct found { int32_t score, words; int64_t received_s, id; const struct docs *docs; uint32_t at; };
struct ask {
	const struct texts_index *x;
	const struct texts_query *q;
	const struct texts_weights *w;
	const struct texts_filter *filter;
	struct word *words;             /* distinct, those that weigh anything, rising by term */
	uint32_t n_words;
	uint64_t weight;                /* of all of them */
	uint64_t caller, address;
	int32_t lon, lat, box;          /* box: same_m in units of latitude, rounded up */
	struct found *heap;             /* the worst on top */
	unsigned n, k;
	int32_t least;                  /* a score below this is not wanted */
	uint32_t bar;                   /* floor(64 * least / 1,000,000 * root(weight)) */
	uint64_t root;                  /* floor(256 * root(weight)) */
};

/* ---- the k best ------------------------------------------------------------------------------------------------------- */

static bool
worse(const struct found *a, const struct found *b)
{
	if (a->score != b->score)
		return a->score < b->score;
	if (a->received_s != b->received_s)
		return a->received_s < b->received_s;
	return a->id < b->id;
}

static void
sink(struct found *heap, unsigned n, unsigned i)
{
	for (;;) {
		unsigned kid = 2 * i + 1;
		struct found f;

		if (kid >= n)
			return;
		if (kid + 1 < n && worse(&heap[kid + 1], &heap[kid]))
			kid++;
		if (!worse(&heap[kid], &heap[i]))
			return;
		f = heap[i];
		heap[i] = heap[kid];
		heap[kid] = f;
		i = kid;
	}
}

static void
raise_bar(struct ask *a)
{
	a->least = a->w->threshold;
	if (a->n == a->k && a->heap[0].score > a->least)
		a->least = a->heap[0].score;
	a->bar = (uint32_t)((uint64_t)a->least * a->root / (4 * (uint64_t)TEXTS_ONE));
}

static void
offer(struct ask *a, const struct found *f)
{
	if (a->n < a->k) {
		unsigned i = a->n++;

		a->heap[i] = *f;
		while (i > 0 && worse(&a->heap[i], &a->heap[(i - 1) / 2])) {
			struct found up = a->heap[(i - 1) / 2];

			a->heap[(i - 1) / 2] = a->heap[i];
			a->heap[i] = up;
			i = (i - 1) / 2;
		}
		if (a->n < a->k)
			return;
	} else {
		a->heap[0] = *f;
		sink(a->heap, a->n, 0);
	}
	raise_bar(a);
}

/* ---- one document ---------------------------------------------------------------------------------------------------------- */

/* The share at `at`: ONE up to `from`, `low` from `to` on. */
static int64_t
share(int64_t at, int64_t from, int64_t to, int64_t low)
{
	if (at <= from)
		return TEXTS_ONE;
	if (at >= to)
		return low;
	return TEXTS_ONE - (int64_t)((i128)(TEXTS_ONE - low) * (at - from) / (to - from));
}

static int64_t
apart(const struct ask *a, const struct docs *d, uint32_t i)
{
	return a->lat == PLACE_NONE || d->lat[i] == PLACE_NONE ? -1 : place_metres(a->lon, a->lat, d->lon[i], d->lat[i]);
}

static bool
caller_same(const struct ask *a, const struct docs *d, uint32_t i)
{
	return a->caller != 0 && d->caller[i] == a->caller;
}

static bool
place_same(const struct ask *a, const struct docs *d, uint32_t i, int64_t metres)
{
	return (a->address != 0 && d->address[i] == a->address) || (metres >= 0 && metres <= a->w->same_m);
}

static int64_t
seconds_apart(int64_t a, int64_t b)
{
	i128 d = (i128)a - b;

	d = d < 0 ? -d : d;
	return d > INT64_MAX ? INT64_MAX : (int64_t)d;
}

/* A document with the weight of the words that it shares: scored, and offered when it could stay. */
static void
consider(struct ask *a, const struct docs *d, uint32_t i, uint64_t shared)
{
	struct found f = {.docs = d, .at = i, .id = d->id[i], .received_s = d->received_s[i]};
	int64_t metres, rest, score;
	bool caller, place;

	if ((d->flags[i] & DOC_DEAD) != 0 || (f.id == a->q->id && f.id != 0))
		return;
	caller = caller_same(a, d, i);
	metres = apart(a, d, i);
	place = place_same(a, d, i, metres);
	if (shared == 0 && !caller && !place)
		return;
	f.words = weights_cosine(shared, a->weight, d->weight[i]);
	rest = TEXTS_ONE - f.words;
	if (caller)
		rest = (rest * (TEXTS_ONE - a->w->same_caller) + TEXTS_ONE - 1) / TEXTS_ONE;
	if (place)
		rest = (rest * (TEXTS_ONE - a->w->same_place) + TEXTS_ONE - 1) / TEXTS_ONE;
	score = TEXTS_ONE - rest;
	score = score * (metres < 0 ? a->w->unknown_place : share(metres, a->w->near_m, a->w->far_m, a->w->far)) / TEXTS_ONE;
	score = score * share(seconds_apart(a->q->received_s, f.received_s), a->w->fresh_s, a->w->old_s, a->w->old) / TEXTS_ONE;
	f.score = (int32_t)score;
	if (f.score < a->least || (a->n == a->k && !worse(&a->heap[0], &f)) || !filter_passes(a->filter, d, i))
		return;
	offer(a, &f);
}

/* Whether a document may be wanted for its caller or place, whatever its words. */
static inline bool
besides(const struct ask *a, const struct docs *d, uint32_t i)
{
	return (d->caller[i] == a->caller && a->caller != 0) || (d->address[i] == a->address && a->address != 0) ||
	    (a->lat != PLACE_NONE && d->lat[i] != PLACE_NONE && llabs((int64_t)d->lat[i] - a->lat) <= a->box);
}

/* ---- a block ------------------------------------------------------------------------------------------------------------------ */

struct heavy { struct list list; uint32_t weight; };
/* heavy: places in ask.words, the heaviest first: the same for every block. */
struct scratch { uint32_t *sums; uint16_t *found; struct heavy *lists; uint64_t *rests; uint32_t *terms, *groups, *heavy; struct list *all; };

/* The same for some documents; others may get a sum that nobody asks for. */
static void
add_some(const struct list *list, uint32_t weight, uint32_t *sums, const uint16_t *some, uint32_t n)
{
	if (list->kind != LIST_BITS) {
		list_add(list, weight, sums);
		return;
	}
	for (uint32_t k = 0; k < n; k++)
		sums[some[k]] += weight & -(uint32_t)(list->p[some[k] >> 3] >> (some[k] & 7) & 1);
}

/*
 * Whether a document shares something and could reach the bar with `rest` more. What must be shared is at least least/1,000,000 * root(weight) *
 * root(document's): bar/64 and root/16 are below these, so that nothing is lost by rounding.
 */
static inline bool
reaches(uint32_t sum, uint32_t rest, uint32_t bar, uint32_t root)
{
	return (sum > 0) & (sum + rest >= bar * root >> 10);
}

/* The documents that could still reach the bar, rising. Few can: the branch is guessed right. */
static uint32_t
hopeful(const uint32_t *sums, const uint16_t *root, uint32_t n_docs, uint32_t bar, uint32_t rest, uint16_t *found)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < n_docs; i++)
		if (reaches(sums[i], rest, bar, root[i]))
			found[n++] = (uint16_t)i;
	return n;
}

static void
ask_block(struct ask *a, const struct block *b, struct scratch *s)
{
	const struct docs *d = &b->docs;
	uint32_t n = 0, needed, n_found = 0;
	uint64_t rest;
	bool other = a->caller != 0 || a->address != 0 || a->lat != PLACE_NONE;

	block_find_all(b, s->terms, a->n_words, s->groups, s->all);
	for (uint32_t k = 0; k < a->n_words; k++) {
		uint32_t i = s->heavy[k];

		if (s->all[i].df > 0)
			s->lists[n++] = (struct heavy){s->all[i], a->words[i].weight};
	}
	s->rests[n] = 0;
	for (uint32_t i = n; i > 0; i--)
		s->rests[i - 1] = s->rests[i] + s->lists[i - 1].weight;
	/* A document that holds only words from `needed` on stays below the least score, and weighs at least what it shares. */
	for (needed = n; needed > 0; needed--) {
		uint64_t most = s->rests[needed - 1];

		if (weights_cosine(most, a->weight, most > b->weight_min ? most : b->weight_min) >= a->least)
			break;
	}
	rest = s->rests[needed];
	memset(s->sums, 0, d->n * sizeof *s->sums);
	for (uint32_t i = 0; i < needed; i++)
		list_add(&s->lists[i].list, s->lists[i].weight, s->sums);
	n_found = hopeful(s->sums, d->root, d->n, a->bar, (uint32_t)rest, s->found);
	if (other) {
		/* Both, rising. */
		uint32_t k = 0, m = 0;
		uint16_t *both = s->found + DOCS_MOST + 1;

		for (uint32_t i = 0; i < d->n; i++) {
			bool in = k < n_found && s->found[k] == i;

			k += in;
			if (in || besides(a, d, i))
				both[m++] = (uint16_t)i;
		}
		memcpy(s->found, both, m * sizeof *both);
		n_found = m;
	}
	for (uint32_t i = needed; i < n && n_found > 0; i++)
		add_some(&s->lists[i].list, s->lists[i].weight, s->sums, s->found, n_found);
	/* The bar rises as they are taken. */
	for (uint32_t k = 0; k < n_found; k++) {
		uint32_t i = s->found[k];

		if (reaches(s->sums[i], 0, a->bar, d->root[i]) || (other && besides(a, d, i)))
			consider(a, d, i, s->sums[i]);
	}
}

static void
ask_tail(struct ask *a)
{
	const struct tail *t = &a->x->tail;
	struct weights words = {0};

	weights_init(&words, a->n_words);
	for (uint32_t i = 0; i < a->n_words; i++)
		weights_add(&words, a->words[i].term, a->words[i].weight);
	for (uint32_t i = 0; i < t->docs.n; i++) {
		uint64_t shared = 0;

		if ((t->docs.flags[i] & DOC_DEAD) != 0)
			continue;
		for (size_t k = t->terms_at[i]; k < t->terms_at[i + 1]; k++)
			shared += weights_given(&words, t->terms[k]);
		consider(a, &t->docs, i, shared);
	}
	weights_done(&words);
}

/* ---- the question ---------------------------------------------------------------------------------------------------------------- */

static int
by_term(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	return (x->term > y->term) - (x->term < y->term);
}

static int
by_weight(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x < y) - (x > y);
}

/* Weight and place in one number, so that they sort without being looked up. */
static void
heaviest_first(const struct ask *a, uint32_t *heavy)
{
	uint64_t *keys = insight_new(a->n_words, sizeof *keys);

	for (uint32_t i = 0; i < a->n_words; i++)
		keys[i] = (uint64_t)a->words[i].weight << 32 | i;
	qsort(keys, a->n_words, sizeof *keys, by_weight);
	for (uint32_t i = 0; i < a->n_words; i++)
		heavy[i] = (uint32_t)keys[i];
	free(keys);
}

static int
by_size(const void *a, const void *b)
{
	const struct block *x = *(const struct block *const *)a, *y = *(const struct block *const *)b;

	return (x->docs.n > y->docs.n) - (x->docs.n < y->docs.n);
}

static void
ask_words(struct ask *a, const struct folded *f)
{
	uint32_t *terms = insight_new(f->n, sizeof *terms), n = fold_terms(f->units, f->n, terms);
	struct term_set seen = {0};

	terms_clear(&seen, n);
	a->words = insight_new(n, sizeof *a->words);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t weight;

		if (!terms_add(&seen, terms[i]) || (weight = weights_of(&a->x->weights, terms[i])) == 0)
			continue;
		a->words[a->n_words++] = (struct word){terms[i], weight};
		a->weight += weight;
	}
	qsort(a->words, a->n_words, sizeof *a->words, by_term);
	terms_done(&seen);
	free(terms);
}

static void
ask_all(struct ask *a)
{
	const struct texts_index *x = a->x;
	const struct block **blocks = insight_new(x->n_slots, sizeof(struct block *));
	struct scratch s;
	unsigned n = 0;

	s.sums = insight_grow(NULL, DOCS_MOST, sizeof *s.sums);
	s.found = insight_grow(NULL, 2 * ((size_t)DOCS_MOST + 1), sizeof *s.found);
	s.terms = insight_new(a->n_words, sizeof *s.terms);
	s.groups = insight_new(a->n_words, sizeof *s.groups);
	s.all = insight_new(a->n_words, sizeof *s.all);
	s.heavy = insight_new(a->n_words, sizeof *s.heavy);
	heaviest_first(a, s.heavy);
	for (uint32_t i = 0; i < a->n_words; i++)
		s.terms[i] = a->words[i].term;
	s.lists = insight_new(a->n_words, sizeof *s.lists);
	s.rests = insight_new((size_t)a->n_words + 1, sizeof *s.rests);
	ask_tail(a);
	for (unsigned i = 0; i < x->n_slots; i++)
		if (x->blocks[i] != NULL && (a->filter == NULL || !a->filter->open_only || x->blocks[i]->n_open > 0))
			blocks[n++] = x->blocks[i];
	/* Small ones first: the sooner the bar is high, the less is looked at. */
	qsort(blocks, n, sizeof(struct block *), by_size);
	for (unsigned i = 0; i < n; i++)
		ask_block(a, blocks[i], &s);
	free(s.sums);
	free(s.found);
	free(s.lists);
	free(s.rests);
	free(s.terms);
	free(s.groups);
	free(s.all);
	free(s.heavy);
	free(blocks);
}

static void
answer(struct ask *a, const struct folded *f, struct texts_match *to)
{
	struct folded scratch = {0};
	const struct str fields[] = {a->q->title, a->q->description, a->q->address};

	for (unsigned left = a->n; left > 0; left--) {
		struct found best = a->heap[0];
		struct texts_match *m = &to[left - 1];
		const uint16_t *units;
		uint32_t n;

		a->heap[0] = a->heap[left - 1];
		sink(a->heap, left - 1, 0);
		*m = (struct texts_match){.id = best.id, .score = best.score, .words = best.words, .received_s = best.received_s};
		m->metres = apart(a, best.docs, best.at);
		m->same_caller = caller_same(a, best.docs, best.at);
		m->same_address = a->address != 0 && best.docs->address[best.at] == a->address;
		m->same_place = place_same(a, best.docs, best.at, m->metres);
		if (texts_units(a->x, best.docs, best.at, &scratch, &units, &n))
			why_phrases(a->x, f, fields, COUNT_OF(fields), units, n, m);
	}
	fold_done(&scratch);
}

static bool
shares_hold(const struct texts_weights *w)
{
	const int32_t shares[] = {w->threshold, w->same_caller, w->same_place, w->far, w->unknown_place, w->old};

	for (size_t i = 0; i < COUNT_OF(shares); i++)
		if (shares[i] < 0 || shares[i] > TEXTS_ONE)
			return false;
	return w->same_m >= 0 && w->near_m >= 0 && w->far_m >= w->near_m && w->fresh_s >= 0 && w->old_s >= w->fresh_s;
}

enum rc
texts_similar(const struct texts_index *x, const struct texts_query *q, const struct texts_weights *w, const struct texts_filter *filter, unsigned k,
    struct arena *arena, struct texts_match **to, unsigned *n, struct err *err)
{
	struct folded f = {.mapped = true};
	struct ask a = {.x = x, .q = q, .w = w, .filter = filter, .k = k};
	uint32_t before = 0;
	enum rc rc;

	*to = NULL;
	*n = 0;
	if (k > 1000)
		return err_set(err, RC_TOO_BIG, "k", "最多查 1,000 条相似工单", "at most 1,000 similar orders are given");
	if (!shares_hold(w))
		return err_set(err, RC_INVALID, "weights", "比重须在 0 到 %d 之间，距离和时间须由小到大", "shares must lie between 0 and %d, distances and times must rise", TEXTS_ONE);
	rc = fold_field(&f, q->title, "title", err);
	if (rc == RC_OK)
		rc = fold_field(&f, q->description, "description", err);
	before = f.n;
	if (rc == RC_OK)
		rc = fold_field(&f, q->address, "address", err);
	if (rc != RC_OK || k == 0) {
		fold_done(&f);
		return rc;
	}
	before += before < f.n && f.units[before] == UNIT_PART;
	a.address = before < f.n ? fold_hash(f.units + before, f.n - before) : 0;
	a.caller = q->caller.n == 0 ? 0 : str_hash(q->caller) | 1;
	a.lon = place_of(q->lon, 180);
	a.lat = a.lon == PLACE_NONE ? PLACE_NONE : place_of(q->lat, 90);
	a.box = w->same_m > 20000000 ? INT32_MAX : (int32_t)((int64_t)(w->same_m + 1) * 10000000 / 111195 + 1);
	a.heap = insight_new(k, sizeof *a.heap);
	ask_words(&a, &f);
	a.root = root_u64(a.weight << 16);
	raise_bar(&a);
	ask_all(&a);
	*to = ARENA_NEW(arena, struct texts_match, a.n);
	if (*to != NULL) {
		*n = a.n;
		answer(&a, &f, *to);
	} else {
		rc = err_set(err, RC_TOO_BIG, "", "答案放不下", "the answer does not fit");
	}
	free(a.heap);
	free(a.words);
	fold_done(&f);
	return rc;
}
