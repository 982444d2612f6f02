/*
 * What a clerk is shown beside a similar order: the texts that both have, as they stand in the question. Never changes a score. Called by
 * similar.c for the answers only.
 */
#include "insight/internal.h"

#include <stdlib.h>
#include <string.h>

#define CELLS_MOST 4000000u             /* pairs of places that are looked at; what comes later in a long monotonous text is not shown */
#define LEAST (WEIGHT_MOST / 2)         /* what weighs less says nothing */

struct piece { uint32_t start, n, weight; };

/* What the words that end at each unit weigh. */
static void
weigh(const struct texts_index *x, const uint16_t *u, uint32_t n, uint32_t *to)
{
	for (uint32_t i = 0; i < n; i++) {
		enum unit_class c = unit_class(u[i]);

		to[i] = 0;
		if (c == CLASS_HAN && i > 0 && u[i - 1] >= UNIT_HAN) {
			to[i] = weights_of(&x->weights, (uint32_t)u[i - 1] << 16 | u[i]);
		} else if (c == CLASS_DIGIT || c == CLASS_LATIN) {
			uint32_t start = i, term;

			while (i + 1 < n && unit_class(u[i + 1]) == c)
				to[i++] = 0;
			(void)fold_terms(u + start, i + 1 - start, &term);
			to[i] = weights_of(&x->weights, term);
		}
	}
}

static bool
in_run(const uint16_t *u, uint32_t i)
{
	enum unit_class c = unit_class(u[i]);

	return (c == CLASS_DIGIT || c == CLASS_LATIN) && unit_class(u[i - 1]) == c;
}

/* Takes off what is only a part of a number, a Latin word or a character at either end. */
static void
trim(const uint16_t *q, uint32_t nq, const uint16_t *d, uint32_t nd, uint32_t *start, uint32_t *n, uint32_t at)
{
	if (*n > 0 && ((*start > 0 && in_run(q, *start)) || (at > 0 && in_run(d, at)))) {
		enum unit_class c = unit_class(q[*start]);

		while (*n > 0 && unit_class(q[*start]) == c) {
			++*start;
			++at;
			--*n;
		}
	}
	if (*n > 0 && ((*start + *n < nq && in_run(q, *start + *n)) || (at + *n < nd && in_run(d, at + *n)))) {
		enum unit_class c = unit_class(q[*start + *n - 1]);

		while (*n > 0 && unit_class(q[*start + *n - 1]) == c)
			--*n;
	}
	if (*n > 0 && (q[*start] & 0xfc00) == 0xdc00) {
		++*start;
		--*n;
	}
	if (*n > 0 && (q[*start + *n - 1] & 0xfc00) == 0xd800)
		--*n;
}

/* The longest common text from each unit of q on, as pieces at their starts. */
static void
common(const uint16_t *q, uint32_t nq, const uint16_t *d, uint32_t nd, struct piece *best)
{
	uint32_t mask = 255, left = CELLS_MOST;
	uint32_t *heads, *next;         /* places of q by their unit, the last first; counted from 1 */
	uint32_t *runs, *seen;          /* [i + 1]: how long what ends at i of q and at seen[i + 1] - 1 of d has been the same */

	while (mask < nq)
		mask = mask * 2 + 1;
	heads = insight_new((size_t)mask + 1, sizeof *heads);
	next = insight_new((size_t)nq + 1, sizeof *next);
	runs = insight_new((size_t)nq + 1, sizeof *runs);
	seen = insight_new((size_t)nq + 1, sizeof *seen);
	for (uint32_t i = 0; i < nq; i++) {
		next[i + 1] = heads[q[i] & mask];
		heads[q[i] & mask] = i + 1;
	}
	for (uint32_t j = 0; j < nd; j++) {
		if (d[j] <= UNIT_GAP)
			continue;
		for (uint32_t i1 = heads[d[j] & mask]; i1 != 0 && left > 0; i1 = next[i1], left--) {
			uint32_t i = i1 - 1, n, start;

			if (q[i] != d[j])
				continue;
			/* The place before was written by the unit before; this one is written after it was read, as places fall. */
			n = runs[i1] = (seen[i] == j && j > 0 ? runs[i] : 0) + 1;
			seen[i1] = j + 1;
			if (n < 2 || (i1 < nq && j + 1 < nd && q[i1] == d[j + 1] && q[i1] > UNIT_GAP))
				continue;
			start = i1 - n;
			trim(q, nq, d, nd, &start, &n, j + 1 - n);
			if (n > 1 && best[start].n < n)
				best[start] = (struct piece){.start = start, .n = n};
		}
	}
	free(heads);
	free(next);
	free(runs);
	free(seen);
}

static int
by_weight(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	return (x->start > y->start) - (x->start < y->start);
}

/* The bytes of a piece in the question's fields. */
static struct str
bytes_of(const struct folded *q, const struct str *fields, unsigned n_fields, const struct piece *p)
{
	uint32_t from = q->from[p->start], to = q->from[p->start + p->n - 1], before = 0;

	for (unsigned k = 0; k < n_fields; k++) {
		if (from - before < fields[k].n) {
			struct str last = {fields[k].p + (to - before), fields[k].n - (to - before)};
			uint32_t cp;

			return (struct str){fields[k].p + (from - before), to - from + utf8_next(last, &cp)};
		}
		before += (uint32_t)fields[k].n;
	}
	return STR("");
}

void
why_phrases(const struct texts_index *x, const struct folded *query, const struct str *fields, unsigned n_fields, const uint16_t *d, uint32_t nd,
    struct texts_match *m)
{
	const uint16_t *q = query->units;
	uint32_t nq = query->n, *weights, taken = 0, n = 0;
	struct piece *best, chosen[TEXTS_PHRASES];

	best = insight_new(nq, sizeof *best);
	weights = insight_new(nq, sizeof *weights);
	weigh(x, q, nq, weights);
	common(q, nq, d, nd, best);
	for (uint32_t i = 0; i < nq; i++) {
		struct piece p = best[i];

		for (uint32_t k = p.start + (p.n > 0 && q[p.start] >= UNIT_HAN); k < p.start + p.n; k++)
			p.weight += weights[k];
		if (p.n > 0 && p.weight >= LEAST)
			best[n++] = p;
	}
	qsort(best, n, sizeof *best, by_weight);
	for (uint32_t i = 0; i < n && taken < TEXTS_PHRASES; i++) {
		bool free_ = true;

		/* Neither a part of what is shown already nor the same text again. */
		for (uint32_t k = 0; k < taken && free_; k++)
			free_ = (best[i].start >= chosen[k].start + chosen[k].n || chosen[k].start >= best[i].start + best[i].n) &&
			    (best[i].n != chosen[k].n || memcmp(q + best[i].start, q + chosen[k].start, best[i].n * sizeof *q) != 0);
		if (free_)
			chosen[taken++] = best[i];
	}
	for (uint32_t k = 0; k < taken; k++)
		m->phrases[k] = bytes_of(query, fields, n_fields, &chosen[k]);
	m->n_phrases = taken;
	free(best);
	free(weights);
}
