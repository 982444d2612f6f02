/*
 * The index: a tail that takes single documents, blocks in levels under it, the table of ids, and the count of words from which the
 * weights come. The only writer. Never looks for anything but an id. Called by whoever keeps the orders; see insight.h for threads.
 */
#include "insight/internal.h"

#include <stdlib.h>
#include <string.h>

#define COUNT_FIRST 32u

/* ---- the table of ids ------------------------------------------------------------------------------------------------ */

static size_t
home(const struct texts_index *x, int64_t id)
{
	return (size_t)((uint64_t)id * 0x9e3779b97f4a7c15u >> 20) & x->ids_mask;
}

/* The place of an id, or the free place where it belongs. */
static size_t
place(const struct texts_index *x, int64_t id)
{
	size_t i = home(x, id);

	while (x->ids[i] != 0 && x->ids[i] != id)
		i = (i + 1) & x->ids_mask;
	return i;
}

static void
ids_set(struct texts_index *x, int64_t id, uint32_t where)
{
	size_t i;

	if (x->n_ids * 3 >= x->ids_mask * 2) {
		size_t old = x->ids_mask + 1;
		int64_t *ids = x->ids;
		uint32_t *at = x->where;

		x->ids_mask = old * 2 - 1;
		x->ids = insight_new(old * 2, sizeof *x->ids);
		x->where = insight_new(old * 2, sizeof *x->where);
		for (size_t k = 0; k < old; k++)
			if (ids[k] != 0) {
				i = place(x, ids[k]);
				x->ids[i] = ids[k];
				x->where[i] = at[k];
			}
		free(ids);
		free(at);
	}
	i = place(x, id);
	x->n_ids += x->ids[i] == 0;
	x->ids[i] = id;
	x->where[i] = where;
}

/* Takes an id out; what stood behind it for want of room moves up. */
static void
ids_drop(struct texts_index *x, size_t i)
{
	for (size_t k = i;;) {
		x->ids[i] = 0;
		do {
			k = (k + 1) & x->ids_mask;
			if (x->ids[k] == 0) {
				x->n_ids--;
				return;
			}
		} while (((k - home(x, x->ids[k])) & x->ids_mask) < ((k - i) & x->ids_mask));
		x->ids[i] = x->ids[k];
		x->where[i] = x->where[k];
		i = k;
	}
}

/* ---- blocks ---------------------------------------------------------------------------------------------------------------- */

/* Gives a block a slot and tells the table of ids. */
static void
settle(struct texts_index *x, struct block *b)
{
	unsigned slot = 0;

	if (b->live > 0 && b->live < b->docs.n - b->docs.n / 4) {
		struct block *less = block_merge(&b, 1);

		less->level = b->level;
		block_free(b);
		b = less;
	}
	if (b->live == 0) {
		block_free(b);
		return;
	}
	while (slot < x->n_slots && x->blocks[slot] != NULL)
		slot++;
	if (slot == SLOT_TAIL)
		abort();                /* four thousand million documents */
	if (slot == x->n_slots) {
		x->blocks = insight_grow(x->blocks, (size_t)slot + 1, sizeof(struct block *));
		x->n_slots++;
	}
	x->blocks[slot] = b;
	for (uint32_t i = 0; i < b->docs.n; i++)
		if ((b->docs.flags[i] & DOC_DEAD) == 0)
			x->where[place(x, b->docs.id[i])] = slot << 16 | i;
}

/* Joins some blocks into one. */
static void
join(struct texts_index *x, const unsigned *slots, unsigned n, unsigned level)
{
	struct block **from = insight_new(n, sizeof(struct block *)), *b;

	for (unsigned k = 0; k < n; k++) {
		from[k] = x->blocks[slots[k]];
		x->blocks[slots[k]] = NULL;
	}
	b = block_merge(from, n);
	b->level = level;
	for (unsigned k = 0; k < n; k++)
		block_free(from[k]);
	free(from);
	settle(x, b);
}

static void
seal(struct texts_index *x)
{
	struct tail *t = &x->tail;
	struct block *b;
	uint64_t *pairs;
	uint32_t n = t->docs.n;

	if (n == 0)
		return;
	pairs = insight_new(t->n_terms, sizeof *pairs);
	for (uint32_t i = 0; i < n; i++)
		for (size_t k = t->terms_at[i]; k < t->terms_at[i + 1]; k++)
			pairs[k] = (uint64_t)t->terms[k] << 32 | i;
	b = block_seal(&t->docs, pairs, t->n_terms);
	free(pairs);
	for (uint32_t most = TAIL_MOST; most < n; most *= 4)
		b->level++;
	t->live = t->n_open = 0;
	t->n_terms = 0;
	settle(x, b);
	for (unsigned level = 0; level < LEVEL_MOST; level++) {
		unsigned slots[4], k = 0;

		for (unsigned slot = 0; slot < x->n_slots && k < 4; slot++)
			if (x->blocks[slot] != NULL && x->blocks[slot]->level == level)
				slots[k++] = slot;
		if (k == 4)
			join(x, slots, 4, level + 1);
	}
}

/* ---- counting words ---------------------------------------------------------------------------------------------------- */

struct counter { const struct block *block; struct cursor cursor; uint16_t *list; };

static uint32_t
live_of(const struct block *b, const struct list *list, uint16_t *to)
{
	uint32_t n = 0;

	if (b->live == b->docs.n)
		return list->df;
	list_read(list, to);
	for (uint32_t i = 0; i < list->df; i++)
		n += (b->docs.flags[to[i]] & DOC_DEAD) == 0;
	return n;
}

/* Fills the table with all words that weigh less than the most. */
static void
count_words(struct texts_index *x, uint16_t *list)
{
	struct cursor *cursors = insight_new(x->n_slots, sizeof *cursors);
	uint64_t *found = NULL;
	uint32_t n_found = 0, room = 0;
	unsigned n = 0;

	for (unsigned slot = 0; slot < x->n_slots; slot++)
		if (x->blocks[slot] != NULL && cursor_start(&cursors[n], x->blocks[slot]))
			n++;
	while (n > 0) {
		uint32_t term = UINT32_MAX, weight;
		uint64_t df = 0;

		for (unsigned k = 0; k < n; k++)
			term = cursors[k].term < term ? cursors[k].term : term;
		for (unsigned k = 0; k < n;) {
			if (cursors[k].term == term) {
				df += live_of(cursors[k].block, &cursors[k].list, list);
				if (!cursor_next(&cursors[k])) {
					cursors[k] = cursors[--n];
					continue;
				}
			}
			k++;
		}
		if (df == 0 || term_is_end(term) || (weight = texts_weight(df, x->live)) == WEIGHT_MOST)
			continue;
		if (n_found == room) {
			room = room == 0 ? 1024 : room * 2;
			found = insight_grow(found, room, sizeof *found);
		}
		found[n_found++] = (uint64_t)term << 32 | weight;
	}
	weights_init(&x->weights, n_found);
	for (uint32_t i = 0; i < n_found; i++)
		weights_add(&x->weights, (uint32_t)(found[i] >> 32), (uint32_t)found[i]);
	free(found);
	free(cursors);
}

/* Counts the words of all live documents and weighs the documents anew. */
static void
count(struct texts_index *x)
{
	uint16_t *list = insight_new(DOCS_MOST, sizeof *list);

	seal(x);
	x->counted = x->live;
	count_words(x, list);
	for (unsigned slot = 0; slot < x->n_slots; slot++) {
		struct block *b = x->blocks[slot];

		if (b == NULL)
			continue;
		for (uint32_t i = 0; i < b->docs.n; i++)
			b->docs.weight[i] = b->docs.n_words[i] * WEIGHT_MOST;
		for (uint32_t w = 0; w <= x->weights.mask; w++) {
			struct list found;

			if (!x->weights.used[w] || !block_find(b, x->weights.keys[w], &found))
				continue;
			list_read(&found, list);
			for (uint32_t i = 0; i < found.df; i++)
				b->docs.weight[list[i]] -= WEIGHT_MOST - x->weights.values[w];
		}
		for (uint32_t i = 0; i < b->docs.n; i++)
			docs_weigh(&b->docs, i, b->docs.weight[i]);
		block_note(b);
	}
	free(list);
}

/* ---- documents ------------------------------------------------------------------------------------------------------------ */

struct texts_index *
texts_new(texts_given *given, void *ctx)
{
	struct texts_index *x = insight_new(1, sizeof *x);

	x->given = given;
	x->ctx = ctx;
	x->tail.docs.kept = given == NULL;
	x->ids_mask = 255;
	x->ids = insight_new(x->ids_mask + 1, sizeof *x->ids);
	x->where = insight_new(x->ids_mask + 1, sizeof *x->where);
	return x;
}

void
texts_free(struct texts_index *x)
{
	if (x == NULL)
		return;
	for (unsigned slot = 0; slot < x->n_slots; slot++)
		block_free(x->blocks[slot]);
	free(x->blocks);
	docs_free(&x->tail.docs);
	free(x->tail.terms);
	free(x->tail.terms_at);
	weights_done(&x->weights);
	free(x->ids);
	free(x->where);
	fold_done(&x->folded);
	terms_done(&x->seen);
	free(x->terms);
	free(x);
}

/* Marks the document at a place of the table dead; the id stays. */
static void
kill(struct texts_index *x, size_t i)
{
	uint32_t slot = x->where[i] >> 16, at = x->where[i] & 0xffff;
	struct docs *d = slot == SLOT_TAIL ? &x->tail.docs : &x->blocks[slot]->docs;
	bool open = (d->flags[at] & DOC_OPEN) != 0;

	d->flags[at] |= DOC_DEAD;
	x->live--;
	if (slot == SLOT_TAIL) {
		x->tail.live--;
		x->tail.n_open -= open;
	} else {
		x->blocks[slot]->live--;
		x->blocks[slot]->n_open -= open;
	}
}

/* A block of which a quarter is dead is written anew. */
static void
sweep(struct texts_index *x, uint32_t slot)
{
	if (slot != SLOT_TAIL && x->blocks[slot]->live < x->blocks[slot]->docs.n - x->blocks[slot]->docs.n / 4)
		join(x, &slot, 1, x->blocks[slot]->level);
}

enum rc
texts_put(struct texts_index *x, const struct texts_doc *doc, struct err *err)
{
	struct folded *f = &x->folded;
	struct tail *t = &x->tail;
	struct docs *d = &t->docs;
	uint32_t n_terms, weight = 0, n_words = 0, before, i, replaced = SLOT_TAIL;
	size_t old;

	if (doc->id < 1)
		return err_set(err, RC_INVALID, "id", "编号须大于 0", "the id must be above 0");
	f->n = f->n_bytes = 0;
	TRY(fold_field(f, doc->title, "title", err));
	TRY(fold_field(f, doc->description, "description", err));
	before = f->n;
	TRY(fold_field(f, doc->address, "address", err));
	old = place(x, doc->id);
	if (x->ids[old] == doc->id) {
		replaced = x->where[old] >> 16;
		kill(x, old);
	}
	docs_room(d);
	i = d->n;
	before += before < f->n && f->units[before] == UNIT_PART;
	d->id[i] = doc->id;
	d->received_s[i] = doc->received_s;
	d->caller[i] = doc->caller.n == 0 ? 0 : str_hash(doc->caller) | 1;
	d->address[i] = before < f->n ? fold_hash(f->units + before, f->n - before) : 0;
	d->lon[i] = place_of(doc->lon, 180);
	d->lat[i] = place_of(doc->lat, 90);
	if (d->lon[i] == PLACE_NONE || d->lat[i] == PLACE_NONE)
		d->lon[i] = d->lat[i] = PLACE_NONE;
	d->unit[i] = doc->unit;
	d->flags[i] = doc->open ? DOC_OPEN : 0;
	docs_text(d, f->units, f->n);
	if (x->terms_room < f->n) {
		x->terms_room = f->n * (size_t)2;
		x->terms = insight_grow(x->terms, x->terms_room, sizeof *x->terms);
	}
	n_terms = fold_terms(f->units, f->n, x->terms);
	if (t->terms_room - t->n_terms < n_terms) {
		t->terms_room = (t->n_terms + n_terms) * 2;
		t->terms = insight_grow(t->terms, t->terms_room, sizeof *t->terms);
	}
	if (t->terms_at == NULL)
		t->terms_at = insight_new((size_t)TAIL_BULK + 1, sizeof *t->terms_at);
	terms_clear(&x->seen, n_terms);
	for (uint32_t k = 0; k < n_terms; k++)
		if (terms_add(&x->seen, x->terms[k])) {
			t->terms[t->n_terms++] = x->terms[k];
			n_words += !term_is_end(x->terms[k]);
			weight += weights_of(&x->weights, x->terms[k]);
		}
	d->n_words[i] = n_words;
	docs_weigh(d, i, weight);
	d->n++;
	t->terms_at[i + 1] = t->n_terms;
	t->live++;
	t->n_open += doc->open;
	x->live++;
	ids_set(x, doc->id, SLOT_TAIL << 16 | i);
	sweep(x, replaced);
	if (x->live >= COUNT_FIRST && x->live >= 2 * x->counted)
		count(x);
	else if (d->n >= (x->bulk ? TAIL_BULK : TAIL_MOST))
		seal(x);
	return RC_OK;
}

bool
texts_remove(struct texts_index *x, int64_t id)
{
	size_t i = place(x, id);
	uint32_t slot;

	if (id < 1 || x->ids[i] != id)
		return false;
	slot = x->where[i] >> 16;
	kill(x, i);
	ids_drop(x, i);
	sweep(x, slot);
	return true;
}

bool
texts_mark(struct texts_index *x, int64_t id, bool open, uint32_t unit)
{
	size_t i = place(x, id);
	uint32_t slot, at;
	struct docs *d;
	uint32_t *n_open;

	if (id < 1 || x->ids[i] != id)
		return false;
	slot = x->where[i] >> 16;
	at = x->where[i] & 0xffff;
	d = slot == SLOT_TAIL ? &x->tail.docs : &x->blocks[slot]->docs;
	n_open = slot == SLOT_TAIL ? &x->tail.n_open : &x->blocks[slot]->n_open;
	*n_open -= (d->flags[at] & DOC_OPEN) != 0;
	*n_open += open;
	d->flags[at] = open ? DOC_OPEN : 0;
	d->unit[at] = unit;
	return true;
}

bool
texts_has(const struct texts_index *x, int64_t id)
{
	return id >= 1 && x->ids[place(x, id)] == id;
}

void
texts_bulk(struct texts_index *x, bool on)
{
	x->bulk = on;
	if (on)
		return;
	if (x->tail.docs.n >= TAIL_MOST)
		seal(x);
	/* What the tail took for so many is given back. */
	x->tail.terms_room = x->tail.n_terms;
	x->tail.terms = insight_grow(x->tail.terms, x->tail.terms_room, sizeof *x->tail.terms);
}

void
texts_compact(struct texts_index *x)
{
	unsigned *slots = insight_new((size_t)x->n_slots + 1, sizeof *slots), n_old = 0, n = 0;
	uint32_t live = 0;

	seal(x);
	free(slots);
	slots = insight_new((size_t)x->n_slots + 1, sizeof *slots);
	/* Those that are full and whole stay; the others are joined in the order of their slots, as many as fit. */
	for (unsigned slot = 0; slot < x->n_slots; slot++)
		if (x->blocks[slot] != NULL && x->blocks[slot]->live < DOCS_MOST)
			slots[n_old++] = slot;
	for (unsigned k = 0; k <= n_old; k++) {
		uint32_t more = k < n_old ? x->blocks[slots[k]]->live : DOCS_MOST;

		if (n > 0 && live + more > DOCS_MOST) {
			join(x, slots + k - n, n, LEVEL_MOST);
			n = 0;
			live = 0;
		}
		live += more;
		n++;
	}
	free(slots);
	count(x);
}

struct texts_size
texts_size(const struct texts_index *x)
{
	const struct tail *t = &x->tail;
	struct texts_size s = {.documents = x->live};

	s.removed = t->docs.n - t->live;
	s.bytes_words = t->terms_room * sizeof *t->terms + (t->terms_at == NULL ? 0 : (TAIL_BULK + 1) * sizeof *t->terms_at) +
	    (x->weights.n == 0 ? 0 : ((size_t)x->weights.mask + 1) * (sizeof *x->weights.keys + 2)) + x->terms_room * sizeof *x->terms;
	s.bytes_documents = docs_bytes(&t->docs) + (x->ids_mask + 1) * (sizeof *x->ids + sizeof *x->where);
	s.bytes_texts = t->docs.units_room * sizeof *t->docs.units;
	for (unsigned slot = 0; slot < x->n_slots; slot++) {
		const struct block *b = x->blocks[slot];

		if (b == NULL)
			continue;
		s.blocks++;
		s.removed += b->docs.n - b->live;
		s.bytes_words += b->n_bytes + (b->n_terms + LIST_EVERY - 1) / LIST_EVERY * (sizeof *b->heads + sizeof *b->offsets);
		s.bytes_documents += sizeof *b + docs_bytes(&b->docs);
		s.bytes_texts += b->docs.kept ? b->docs.units_room * sizeof *b->docs.units + ((size_t)b->docs.n + 1) * sizeof *b->docs.units_at : 0;
	}
	return s;
}

bool
texts_units(const struct texts_index *x, const struct docs *d, uint32_t i, struct folded *scratch, const uint16_t **units, uint32_t *n)
{
	struct arena a;
	struct str title = STR(""), description = STR(""), address = STR("");
	struct err err;
	bool ok;

	if (d->kept) {
		*units = d->units + d->units_at[i];
		*n = (uint32_t)(d->units_at[i + 1] - d->units_at[i]);
		return true;
	}
	arena_init(&a, 0);
	scratch->n = scratch->n_bytes = 0;
	ok = x->given(x->ctx, d->id[i], &a, &title, &description, &address) &&
	    fold_field(scratch, title, "title", &err) == RC_OK && fold_field(scratch, description, "description", &err) == RC_OK &&
	    fold_field(scratch, address, "address", &err) == RC_OK;
	arena_done(&a);
	*units = scratch->units;
	*n = scratch->n;
	return ok;
}
