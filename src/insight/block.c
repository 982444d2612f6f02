/*
 * A block: at most 65,536 documents whose words never change, with a dictionary in the order of the words and, in it, the documents
 * of each word as gaps or as bits. Made from a tail or from other blocks; only marks of its documents change. Never looks at a text's
 * characters. Called by texts.c; read by similar.c and search.c.
 *
 * The bytes, word after word, in groups of LIST_EVERY whose first word stands in heads: [gap to the word before, not for a head] [df]
 * [length, where df does not give it] and the documents (list.c).
 * [x] is a number in 7 bits a byte, the low ones first.
 */
#include "insight/internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- documents ----------------------------------------------------------------------------------------------------- */

void
docs_free(struct docs *d)
{
	free(d->id);
	free(d->received_s);
	free(d->caller);
	free(d->address);
	free(d->lon);
	free(d->lat);
	free(d->unit);
	free(d->flags);
	free(d->n_words);
	free(d->weight);
	free(d->root);
	free(d->units);
	free(d->units_at);
	*d = (struct docs){.kept = d->kept};
}

static void
docs_resize(struct docs *d, uint32_t n)
{
	d->room = n;
	d->id = insight_grow(d->id, n, sizeof *d->id);
	d->received_s = insight_grow(d->received_s, n, sizeof *d->received_s);
	d->caller = insight_grow(d->caller, n, sizeof *d->caller);
	d->address = insight_grow(d->address, n, sizeof *d->address);
	d->lon = insight_grow(d->lon, n, sizeof *d->lon);
	d->lat = insight_grow(d->lat, n, sizeof *d->lat);
	d->unit = insight_grow(d->unit, n, sizeof *d->unit);
	d->flags = insight_grow(d->flags, n, sizeof *d->flags);
	d->n_words = insight_grow(d->n_words, n, sizeof *d->n_words);
	d->weight = insight_grow(d->weight, n, sizeof *d->weight);
	d->root = insight_grow(d->root, n, sizeof *d->root);
	if (d->kept) {
		d->units_at = insight_grow(d->units_at, (size_t)n + 1, sizeof *d->units_at);
		if (d->n == 0)
			d->units_at[0] = 0;
	}
}

void
docs_room(struct docs *d)
{
	if (d->n == d->room)
		docs_resize(d, d->room < 64 ? 64 : d->room * 2);
}

void
docs_text(struct docs *d, const uint16_t *u, uint32_t n)
{
	if (!d->kept)
		return;
	if (d->units_room - d->n_units < n) {
		d->units_room = (d->n_units + n) + (d->n_units + n) / 4 + 1024;
		d->units = insight_grow(d->units, d->units_room, sizeof *d->units);
	}
	if (n > 0)
		memcpy(d->units + d->n_units, u, n * sizeof *u);
	d->n_units += n;
	d->units_at[d->n + 1] = d->n_units;
}

void
docs_weigh(struct docs *d, uint32_t i, uint32_t weight)
{
	d->weight[i] = weight;
	d->root[i] = (uint16_t)root_u64((uint64_t)weight << 8);        /* 65,535 words of 49: below 2^15 */
}

void
docs_copy(struct docs *to, const struct docs *d, uint32_t i)
{
	uint32_t n;

	docs_room(to);
	n = to->n;
	to->id[n] = d->id[i];
	to->received_s[n] = d->received_s[i];
	to->caller[n] = d->caller[i];
	to->address[n] = d->address[i];
	to->lon[n] = d->lon[i];
	to->lat[n] = d->lat[i];
	to->unit[n] = d->unit[i];
	to->flags[n] = d->flags[i];
	to->n_words[n] = d->n_words[i];
	to->weight[n] = d->weight[i];
	to->root[n] = d->root[i];
	if (to->kept)
		docs_text(to, d->units + d->units_at[i], (uint32_t)(d->units_at[i + 1] - d->units_at[i]));
	to->n++;
}

size_t
docs_bytes(const struct docs *d)
{
	return d->room * (2 * sizeof(int64_t) + 2 * sizeof(uint64_t) + 5 * sizeof(uint32_t) + sizeof(uint16_t) + 1);
}

/* ---- writing ----------------------------------------------------------------------------------------------------------- */

struct writer { struct block *block; size_t room; uint32_t heads_room, last; };

static uint8_t *
put_number(uint8_t *p, uint32_t x)
{
	for (; x >= 128; x >>= 7)
		*p++ = (uint8_t)(x | 128);
	*p++ = (uint8_t)x;
	return p;
}

static void
writer_entry(struct writer *w, uint32_t term, const uint16_t *docs, uint32_t df)
{
	struct block *b = w->block;
	enum list_kind kind = list_kind(df, b->docs.n);
	uint32_t n = kind == LIST_GAPS ? list_gaps(docs, df) : list_bytes(kind, df, b->docs.n);
	size_t most = 15 + (size_t)n;
	uint8_t *p;

	if (w->room - b->n_bytes < most) {
		w->room = (b->n_bytes + most) + (b->n_bytes + most) / 4 + 4096;
		b->bytes = insight_grow(b->bytes, w->room, 1);
	}
	p = b->bytes + b->n_bytes;
	if (b->n_terms % LIST_EVERY == 0) {
		uint32_t head = b->n_terms / LIST_EVERY;

		if (head == w->heads_room) {
			w->heads_room = w->heads_room < 64 ? 64 : w->heads_room * 2;
			b->heads = insight_grow(b->heads, w->heads_room, sizeof *b->heads);
			b->offsets = insight_grow(b->offsets, w->heads_room, sizeof *b->offsets);
		}
		b->heads[head] = term;
		b->offsets[head] = (uint32_t)b->n_bytes;
	} else {
		p = put_number(p, term - w->last);
	}
	w->last = term;
	b->n_terms++;
	p = put_number(p, df);
	if (kind == LIST_GAPS)
		p = put_number(p, n);
	list_write(kind, docs, df, b->docs.n, p);
	p += n;
	b->n_bytes = (size_t)(p - b->bytes);
}

static struct block *
writer_end(struct writer *w)
{
	struct block *b = w->block;
	uint32_t n_heads = (b->n_terms + LIST_EVERY - 1) / LIST_EVERY;

	b->bytes = insight_grow(b->bytes, b->n_bytes, 1);
	b->heads = insight_grow(b->heads, n_heads, sizeof *b->heads);
	b->offsets = insight_grow(b->offsets, n_heads, sizeof *b->offsets);
	if (b->docs.n > 0)
		docs_resize(&b->docs, b->docs.n);
	if (b->docs.kept) {
		b->docs.units_room = b->docs.n_units;
		b->docs.units = insight_grow(b->docs.units, b->docs.n_units, sizeof *b->docs.units);
	}
	block_note(b);
	return b;
}

void
block_note(struct block *b)
{
	b->live = b->n_open = 0;
	b->weight_min = UINT32_MAX;
	for (uint32_t i = 0; i < b->docs.n; i++) {
		if ((b->docs.flags[i] & DOC_DEAD) == 0) {
			b->live++;
			b->n_open += (b->docs.flags[i] & DOC_OPEN) != 0;
		}
		if (b->docs.weight[i] < b->weight_min)
			b->weight_min = b->docs.weight[i];
	}
}

void
block_free(struct block *b)
{
	if (b == NULL)
		return;
	docs_free(&b->docs);
	free(b->heads);
	free(b->offsets);
	free(b->bytes);
	free(b);
}

/* By word; documents of one word stay in their order. Eight bits a pass: 256 places to write to stay in the nearest cache. */
static void
sort_pairs(uint64_t *pairs, size_t n)
{
	uint64_t *other = insight_grow(NULL, n, sizeof *other), *from = pairs, *to = other;
	size_t counts[4][256] = {0};

	for (size_t i = 0; i < n; i++)
		for (unsigned pass = 0; pass < 4; pass++)
			counts[pass][pairs[i] >> (32 + 8 * pass) & 255]++;
	for (unsigned pass = 0; pass < 4; pass++) {
		size_t *at = counts[pass], sum = 0;
		uint64_t *swap = from;

		for (size_t i = 0; i < 256; i++) {
			size_t k = at[i];

			at[i] = sum;
			sum += k;
		}
		for (size_t i = 0; i < n; i++)
			to[at[from[i] >> (32 + 8 * pass) & 255]++] = from[i];
		from = to;
		to = swap;
	}
	free(other);            /* after four passes the last is where the first was */
}

struct block *
block_seal(struct docs *docs, uint64_t *pairs, size_t n_pairs)
{
	struct writer w = {.block = insight_new(1, sizeof(struct block))};
	uint16_t *list = insight_new(DOCS_MOST, sizeof *list);

	w.block->docs = *docs;
	*docs = (struct docs){.kept = docs->kept};
	if (n_pairs > 0)
		sort_pairs(pairs, n_pairs);
	for (size_t i = 0; i < n_pairs;) {
		uint32_t term = (uint32_t)(pairs[i] >> 32), df = 0;

		for (; i < n_pairs && (uint32_t)(pairs[i] >> 32) == term; i++)
			list[df++] = (uint16_t)pairs[i];
		writer_entry(&w, term, list, df);
	}
	free(list);
	return writer_end(&w);
}

/* ---- reading ----------------------------------------------------------------------------------------------------------- */

static inline uint32_t
get_number(const uint8_t **p)
{
	uint32_t x = *(*p)++;

	if (x >= 128) {
		x &= 127;
		for (unsigned shift = 7;; shift += 7) {
			uint32_t more = *(*p)++;

			x |= (more & 127) << shift;
			if (more < 128)
				break;
		}
	}
	return x;
}

/* From df on; returns where the next word begins. */
static const uint8_t *
read_entry(const struct block *b, const uint8_t *p, struct list *list)
{
	uint32_t n;

	list->df = get_number(&p);
	list->kind = list_kind(list->df, b->docs.n);
	n = list->kind == LIST_GAPS ? get_number(&p) : list_bytes(list->kind, list->df, b->docs.n);
	list->p = p;
	list->end = p + n;
	return list->end;
}

/* The last group from *group on whose head is <= term; false when the head there is larger. */
static bool
find_group(const struct block *b, uint32_t term, uint32_t *group)
{
	uint32_t lo = *group, n = (b->n_terms + LIST_EVERY - 1) / LIST_EVERY - lo;

	if (n == 0 || b->heads[lo] > term)
		return false;
	while (n > 1) {
		uint32_t half = n / 2;

		lo = b->heads[lo + half] <= term ? lo + half : lo;
		n -= half;
	}
	*group = lo;
	return true;
}

static bool
find_in_group(const struct block *b, uint32_t group, uint32_t term, struct list *list)
{
	uint32_t at = group * LIST_EVERY, end = at + LIST_EVERY < b->n_terms ? at + LIST_EVERY : b->n_terms, now = b->heads[group];
	const uint8_t *p = b->bytes + b->offsets[group];

	for (;;) {
		p = read_entry(b, p, list);
		if (now == term)
			return true;
		if (++at == end)
			return false;
		now += get_number(&p);
		if (now > term)
			return false;
	}
}

bool
block_find(const struct block *b, uint32_t term, struct list *list)
{
	uint32_t group = 0;

	return find_group(b, term, &group) && find_in_group(b, group, term, list);
}

void
block_find_all(const struct block *b, const uint32_t *terms, uint32_t n, uint32_t *groups, struct list *lists)
{
	uint32_t group = 0;

	/* Where they would stand, and the memory there on its way; then the words, which would otherwise each wait for it. */
	for (uint32_t i = 0; i < n; i++) {
		groups[i] = UINT32_MAX;
		if (!find_group(b, terms[i], &group))
			continue;
		groups[i] = group;
		__builtin_prefetch(b->bytes + b->offsets[group]);
		__builtin_prefetch(b->bytes + b->offsets[group] + 64);
	}
	for (uint32_t i = 0; i < n; i++)
		if (groups[i] == UINT32_MAX || !find_in_group(b, groups[i], terms[i], &lists[i]))
			lists[i].df = 0;
}

static void
cursor_read(struct cursor *c)
{
	const struct block *b = c->block;

	if (c->at % LIST_EVERY == 0) {
		c->term = b->heads[c->at / LIST_EVERY];
		c->p = b->bytes + b->offsets[c->at / LIST_EVERY];
	} else {
		c->term += get_number(&c->p);
	}
	c->p = read_entry(b, c->p, &c->list);
}

bool
cursor_start(struct cursor *c, const struct block *b)
{
	*c = (struct cursor){.block = b};
	if (b->n_terms == 0)
		return false;
	cursor_read(c);
	return true;
}

bool
cursor_next(struct cursor *c)
{
	if (++c->at >= c->block->n_terms)
		return false;
	cursor_read(c);
	return true;
}

bool
cursor_seek(struct cursor *c, const struct block *b, uint32_t term)
{
	uint32_t group = 0;

	*c = (struct cursor){.block = b};
	if (b->n_terms == 0)
		return false;
	if (find_group(b, term, &group))
		c->at = group * LIST_EVERY;
	cursor_read(c);
	while (c->term < term)
		if (!cursor_next(c))
			return false;
	return true;
}

/* ---- joining ----------------------------------------------------------------------------------------------------------- */

struct block *
block_merge(struct block *const *from, unsigned n)
{
	struct writer w = {.block = insight_new(1, sizeof(struct block))};
	struct cursor *cursors = insight_new(n, sizeof *cursors);
	bool *has = insight_new(n, sizeof *has);
	uint32_t **now = insight_new(n, sizeof *now);   /* the new number of each document; UINT32_MAX for dead ones */
	uint16_t *part = insight_new(DOCS_MOST, sizeof *part), *list = insight_new(DOCS_MOST, sizeof *list);

	w.block->docs.kept = n > 0 && from[0]->docs.kept;
	for (unsigned k = 0; k < n; k++) {
		now[k] = insight_new(from[k]->docs.n, sizeof **now);
		for (uint32_t i = 0; i < from[k]->docs.n; i++) {
			now[k][i] = UINT32_MAX;
			if ((from[k]->docs.flags[i] & DOC_DEAD) != 0)
				continue;
			now[k][i] = w.block->docs.n;
			docs_copy(&w.block->docs, &from[k]->docs, i);
		}
		has[k] = cursor_start(&cursors[k], from[k]);
	}
	for (;;) {
		uint32_t term = UINT32_MAX, df = 0;
		bool any = false;

		for (unsigned k = 0; k < n; k++)
			if (has[k]) {
				any = true;
				term = cursors[k].term < term ? cursors[k].term : term;
			}
		if (!any)
			break;
		for (unsigned k = 0; k < n; k++) {
			if (!has[k] || cursors[k].term != term)
				continue;
			list_read(&cursors[k].list, part);
			for (uint32_t i = 0; i < cursors[k].list.df; i++)
				if (now[k][part[i]] != UINT32_MAX)
					list[df++] = (uint16_t)now[k][part[i]];
			has[k] = cursor_next(&cursors[k]);
		}
		if (df > 0)
			writer_entry(&w, term, list, df);
	}
	for (unsigned k = 0; k < n; k++)
		free(now[k]);
	free(now);
	free(has);
	free(cursors);
	free(part);
	free(list);
	return writer_end(&w);
}
