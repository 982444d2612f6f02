/*
 * The text index: foreign bytes as documents and questions, put, changed and removed in any order. What was put is found by its own words while it
 * is there and never after; scores stay in their range; reasons are pieces of the question. Never crashes.
 */
#include "insight/insight.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define IDS 16

static void
check(bool ok)
{
	if (!ok)
		abort();
}

/* Up to a zero byte. */
static struct str
take(const uint8_t **p, size_t *n)
{
	struct str s = {(const char *)*p, 0};

	while (s.n < *n && (*p)[s.n] != 0)
		s.n++;
	*p += s.n + (s.n < *n);
	*n -= s.n + (s.n < *n);
	return s;
}

static bool
inside(struct str piece, struct str field)
{
	return piece.p >= field.p && piece.p + piece.n <= field.p + field.n;
}

static void
ask(const struct texts_index *x, const struct texts_doc *d, const bool *there)
{
	struct texts_weights w = TEXTS_REPEATS;
	struct texts_query q = {.title = d->title, .description = d->description, .address = d->address, .caller = d->caller, .lon = d->lon, .lat = d->lat, .received_s = d->received_s};
	struct arena a = {0};
	struct texts_match *got;
	struct texts_hit *hits, after;
	unsigned k, pages = 0;
	bool more = true;
	struct err err;

	w.threshold = 0;
	if (texts_similar(x, &q, &w, NULL, 5, &a, &got, &k, &err) == RC_OK)
		for (unsigned i = 0; i < k; i++) {
			check(got[i].score >= 0 && got[i].score <= TEXTS_ONE && got[i].words >= 0 && got[i].words <= TEXTS_ONE && got[i].id < IDS && there[got[i].id]);
			check(i == 0 || got[i].score <= got[i - 1].score);
			for (unsigned f = 0; f < got[i].n_phrases; f++)
				check(inside(got[i].phrases[f], q.title) || inside(got[i].phrases[f], q.description) || inside(got[i].phrases[f], q.address));
		}
	while (more && texts_search(x, d->title, NULL, pages == 0 ? NULL : &after, 3, &a, &hits, &k, &more, &err) == RC_OK) {
		for (unsigned i = 0; i < k; i++) {
			check(hits[i].id < IDS && there[hits[i].id]);
			check(pages + i == 0 || hits[i].received_s < after.received_s || (hits[i].received_s == after.received_s && hits[i].id < after.id));
			after = hits[i];
		}
		check(++pages < IDS);
	}
	arena_done(&a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct texts_index *x = texts_new(NULL, NULL);
	bool there[IDS] = {0};
	struct err err;

	while (n >= 4) {
		uint8_t what = data[0], id = data[1] % IDS, at = data[2], place = data[3];
		struct texts_doc d = {.id = id, .received_s = at % 7, .open = at & 1, .unit = at, .lon = (int64_t)place * VOCAB_NUM_SCALE, .lat = (int64_t)(place % 100) * VOCAB_NUM_SCALE};

		data += 4;
		n -= 4;
		switch (what % 8) {
		case 0:
			check(texts_remove(x, id) == there[id]);
			there[id] = false;
			break;
		case 1:
			check(texts_mark(x, id, at & 1, at) == there[id]);
			break;
		case 2:
			texts_compact(x);
			break;
		default:
			d.title = take(&data, &n);
			d.description = take(&data, &n);
			d.address = take(&data, &n);
			d.caller = take(&data, &n);
			if (what % 8 == 3)
				ask(x, &d, there);
			else if (texts_put(x, &d, &err) == RC_OK)
				there[id] = true;
		}
		for (int64_t i = 0; i < IDS; i++)
			check(texts_has(x, i) == there[i]);
	}
	texts_free(x);
	return 0;
}
