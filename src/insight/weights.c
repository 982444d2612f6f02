/*
 * What a word weighs and how like two sets of words are, in whole numbers. Never looks at a text. Called by texts.c when it counts words and
 * by similar.c for every score.
 */
#include "insight/internal.h"

#include <stdlib.h>

/* floor(64 * log2(n / df)): the whole part by shifting, six bits more by squaring. */
static uint32_t
log2_64ths(uint64_t n, uint64_t df)
{
	uint64_t x = n << 24, whole = 0, m;
	uint32_t bits = 0;

	x /= df;                        /* n/df in 24 bits after the point, >= 1 */
	while (x >> 24 > 1) {
		x >>= 1;
		whole++;
	}
	m = x;
	for (int i = 0; i < 6; i++) {
		m = m * m >> 24;
		bits <<= 1;
		if (m >> 25 != 0) {
			m >>= 1;
			bits |= 1;
		}
	}
	return (uint32_t)whole * 64 + bits;
}

uint32_t
texts_weight(uint64_t df, uint64_t n)
{
	uint32_t log;

	if (df == 0 || n == 0 || df > n || n >> 32 != 0)
		return df > n && n != 0 ? 0 : WEIGHT_MOST;
	if (n / df >= 128)
		return WEIGHT_MOST;
	log = log2_64ths(n, df);
	return (log * log + 2048) / 4096;
}

void
weights_init(struct weights *w, uint32_t n)
{
	uint32_t size = 64;

	while (size < 4 * (uint64_t)n)
		size *= 2;
	weights_done(w);
	w->keys = insight_new(size, sizeof *w->keys);
	w->values = insight_new(size, sizeof *w->values);
	w->used = insight_new(size, sizeof *w->used);
	w->mask = size - 1;
}

void
weights_done(struct weights *w)
{
	free(w->keys);
	free(w->values);
	free(w->used);
	*w = (struct weights){0};
}

void
weights_add(struct weights *w, uint32_t term, uint32_t weight)
{
	uint32_t i = (term * 2654435769u >> 7) & w->mask;

	while (w->used[i])
		i = (i + 1) & w->mask;
	w->used[i] = true;
	w->keys[i] = term;
	w->values[i] = (uint8_t)weight;
	w->n++;
}

uint64_t
root_u64(uint64_t x)
{
	uint64_t r = 0;

	for (uint64_t bit = x == 0 ? 0 : (uint64_t)1 << ((63 - __builtin_clzll(x)) & ~1); bit != 0; bit >>= 2) {
		if (x >= r + bit) {
			x -= r + bit;
			r = (r >> 1) + bit;
		} else {
			r >>= 1;
		}
	}
	return r;
}

int32_t
weights_cosine(uint64_t shared, uint64_t query, uint64_t document)
{
	u128 top = (u128)shared * shared, below = (u128)query * document;

	if (below == 0 || shared == 0)
		return 0;
	if (top >= below)
		return TEXTS_ONE;
	return (int32_t)root_u64((uint64_t)(top * TEXTS_ONE * TEXTS_ONE / below));
}
