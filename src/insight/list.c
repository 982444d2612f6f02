/*
 * The documents of one word within a block, rising numbers below 65,536, as bytes. Which of three ways follows from how many they are, so that
 * nothing more is written down; each is read without guessing how long the next number is, for that is what questions spend their time on.
 * Never knows words or blocks. Called by block.c to write and find, by similar.c, search.c and texts.c to read.
 */
#include "insight/internal.h"

#include <string.h>

#define GAP_MORE 255u           /* so many documents further, none there */

uint32_t
list_gaps(const uint16_t *docs, uint32_t df)
{
	uint32_t n = df, next = 0;

	for (uint32_t i = 0; i < df; i++) {
		n += (docs[i] - next) / GAP_MORE;
		next = docs[i] + 1u;
	}
	return n;
}

void
list_write(enum list_kind kind, const uint16_t *docs, uint32_t df, uint32_t n_docs, uint8_t *p)
{
	uint32_t next = 0;

	if (kind == LIST_BITS)
		memset(p, 0, (n_docs + 7) / 8);
	for (uint32_t i = 0; i < df; i++)
		switch (kind) {
		case LIST_NUMBERS:
			*p++ = (uint8_t)docs[i];
			*p++ = (uint8_t)(docs[i] >> 8);
			break;
		case LIST_GAPS:
			for (; docs[i] - next >= GAP_MORE; next += GAP_MORE)
				*p++ = GAP_MORE;
			*p++ = (uint8_t)(docs[i] - next);
			next = docs[i] + 1u;
			break;
		case LIST_BITS:
			p[docs[i] >> 3] = (uint8_t)(p[docs[i] >> 3] | 1u << (docs[i] & 7));
			break;
		}
}

void
list_read(const struct list *list, uint16_t *to)
{
	const uint8_t *p = list->p;
	uint32_t next = 0;

	switch (list->kind) {
	case LIST_NUMBERS:
		for (; p < list->end; p += 2)
			*to++ = (uint16_t)(p[0] | p[1] << 8);
		break;
	case LIST_GAPS:
		for (; p < list->end; p++) {
			next += *p;
			if (*p != GAP_MORE)
				*to++ = (uint16_t)next++;
		}
		break;
	case LIST_BITS:
		for (; p < list->end; p++, next += 8)
			for (unsigned bits = *p; bits != 0; bits &= bits - 1)
				*to++ = (uint16_t)(next + (unsigned)__builtin_ctz(bits));
		break;
	}
}

void
list_add(const struct list *list, uint32_t weight, uint32_t *sums)
{
	const uint8_t *p = list->p, *end = list->end;

	switch (list->kind) {
	case LIST_NUMBERS:
		for (; p < end; p += 2)
			sums[p[0] | p[1] << 8] += weight;
		break;
	case LIST_GAPS:
		for (; p < end; p++) {
			sums += *p;
			if (*p != GAP_MORE)
				*sums++ += weight;
		}
		break;
	case LIST_BITS:
		for (; end - p >= 8; p += 8, sums += 64) {
			uint64_t bits;

			for (memcpy(&bits, p, sizeof bits); bits != 0; bits &= bits - 1)
				sums[__builtin_ctzll(bits)] += weight;
		}
		for (; p < end; p++, sums += 8)
			for (unsigned bits = *p; bits != 0; bits &= bits - 1)
				sums[__builtin_ctz(bits)] += weight;
		break;
	}
}
