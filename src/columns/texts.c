/*
 * Texts by number, each kept once: ids and dictionaries. Bytes in one packed store. Texts that come in order are
 * found by halving; once one comes out of order, by open addressing at most four fifths full. Always compared by text. Tables grow
 * by half, not by two, because memory at the peak is what counts. Private to the room.
 */
#include "columns/internal.h"

#include <stdlib.h>
#include <string.h>

#define SPARE 1024u                     /* bytes that are not worth moving texts for: an order's few are filled again and again */

/* Shorter first, then by bytes: the order in which numbered ids (o1 … o9, o10) usually come. */
static int
order(struct str a, struct str b)
{
	return a.n != b.n ? (a.n > b.n) - (a.n < b.n) : a.n == 0 ? 0 : memcmp(a.p, b.p, a.n);
}

/* The slot of a text, or the free one where it would go. A slot holds number + 1 in its low bits and bits of the hash above, so
 * that a text is rarely looked at in vain; multiply and shift brings a hash into any number of slots. */
static uint32_t
slot_of(const struct texts *t, struct str s, uint32_t *tag)
{
	uint64_t h = str_hash(s);
	uint32_t i = (uint32_t)((h >> 32) * t->n_slots >> 32), numbers = ((uint32_t)1 << t->number_bits) - 1;

	*tag = (uint32_t)h & ~numbers;
	for (; t->slots[i] != 0; i = i + 1 == t->n_slots ? 0 : i + 1)
		if ((t->slots[i] & ~numbers) == *tag && str_eq(texts_get(t, (t->slots[i] & numbers) - 1), s))
			break;
	return i;
}

static void
rehash(struct texts *t, uint32_t n_slots)
{
	free(t->slots);
	t->slots = columns_zeroed(n_slots, sizeof *t->slots);
	t->n_slots = n_slots;
	for (t->number_bits = 1; t->number_bits < 31 && (uint32_t)1 << t->number_bits <= n_slots; t->number_bits++)
		;
	for (uint32_t i = 0; i < t->n; i++) {
		struct str s = texts_get(t, i);
		uint32_t tag;

		if (s.n > 0) {
			uint32_t at = slot_of(t, s, &tag);

			t->slots[at] = tag | (i + 1);
		}
	}
}

static int32_t
find_between(const struct texts *t, struct str s, uint32_t low, uint32_t high)
{
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		int c = order(texts_get(t, mid), s);

		if (c == 0)
			return (int32_t)mid;
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return -1;
}

static int32_t
find_indexed(const struct texts *t, struct str s)
{
	uint32_t tag;

	return (int32_t)(t->slots[slot_of(t, s, &tag)] & (((uint32_t)1 << t->number_bits) - 1)) - 1;
}

int32_t
texts_find(const struct texts *t, struct str s)
{
	if (t->n == 0 || s.n == 0)
		return -1;
	return t->indexed ? find_indexed(t, s) : find_between(t, s, 0, t->n);
}

/* From the guess outwards in steps that double, until the text is enclosed: what is near costs few looks, at memory just seen. */
int32_t
texts_find_near(const struct texts *t, struct str s, uint32_t guess)
{
	uint32_t low = guess, high = guess, step = 1;

	if (t->indexed || guess >= t->n || s.n == 0)
		return texts_find(t, s);
	if (order(texts_get(t, guess), s) > 0) {
		do {
			high = low;
			low = low > step ? low - step : 0;
			step *= 2;
		} while (low > 0 && order(texts_get(t, low), s) > 0);
		return find_between(t, s, low, high);
	}
	while (high < t->n && order(texts_get(t, high), s) < 0) {
		low = high + 1;
		high = t->n - low > step ? low + step : t->n;
		step *= 2;
	}
	return find_between(t, s, low, high < t->n ? high + 1 : high);
}

static void
make_index(struct texts *t)
{
	t->indexed = true;
	rehash(t, t->n < 64 ? 80 : t->n + t->n / 2);
}

static bool
put(struct texts *t, struct str s)
{
	if (t->n_bytes + s.n > UINT32_MAX || t->n >= INT32_MAX - 2)
		return false;
	if (t->n + 2 > t->room) {
		t->room = t->room == 0 ? 64 : t->room + t->room / 2;
		t->at = columns_grown(t->at, t->room, sizeof *t->at);
		if (t->n == 0)
			t->at[0] = 0;
	}
	if (t->n_bytes + s.n > t->room_bytes) {
		size_t need = t->n_bytes + s.n, most = need + need / 2, all = t->n == 0 ? 0 : need * t->room / t->n;    /* where it is known how many come */

		t->room_bytes = (all > most && all < UINT32_MAX ? all : most) + 256;
		t->bytes = columns_grown(t->bytes, t->room_bytes, 1);
	}
	if (t->bytes == NULL)           /* the first text is empty: callers get a pointer all the same */
		t->bytes = columns_zeroed(t->room_bytes = 64, 1);
	if (s.n > 0)
		memcpy(t->bytes + t->n_bytes, s.p, s.n);
	t->n_bytes += s.n;
	t->at[++t->n] = (uint32_t)t->n_bytes;
	return true;
}

bool
texts_put_none(struct texts *t)
{
	if (!t->indexed)
		make_index(t);
	return put(t, (struct str){"", 0});
}

uint32_t
texts_add(struct texts *t, struct str s, bool *was_there)
{
	uint32_t i, tag, numbers;

	if (!t->indexed) {
		/* texts that come in order need no index: nothing can be twice, and halving finds them */
		bool last = t->n == 0 || order(texts_get(t, t->n - 1), s) < 0;
		int32_t at = last ? -1 : find_between(t, s, 0, t->n);

		*was_there = at >= 0;
		if (at >= 0)
			return (uint32_t)at;
		if (s.n > 0 && last) {
			if (!put(t, s))
				return TEXTS_FULL;
			return t->n - 1;
		}
		make_index(t);
	}
	/* numbers must stay below the slots; rows without an id take numbers only */
	if (t->n >= t->n_slots / 5 * 4)
		rehash(t, t->n > t->n_slots ? t->n + t->n / 2 : t->n_slots + t->n_slots / 2);
	i = slot_of(t, s, &tag);
	numbers = ((uint32_t)1 << t->number_bits) - 1;
	*was_there = t->slots[i] != 0;
	if (*was_there)
		return (t->slots[i] & numbers) - 1;
	if (!put(t, s))
		return TEXTS_FULL;
	t->slots[i] = tag | t->n;
	return t->n - 1;
}

/* Space for the offsets of n texts; their bytes come as they come. */
void
texts_reserve(struct texts *t, uint32_t n)
{
	if (t->n > 0 || n + 2 <= t->room)
		return;
	t->room = n + 2;
	t->at = columns_grown(t->at, t->room, sizeof *t->at);
	t->at[0] = 0;
	columns_advise(t->at, t->room * sizeof *t->at);
}

void
texts_shrink(struct texts *t)
{
	if (t->n == 0 || (t->room - t->n) * sizeof *t->at + (t->room_bytes - t->n_bytes) < SPARE)
		return;
	t->room = t->n + 1;
	t->at = columns_grown(t->at, t->room, sizeof *t->at);
	t->room_bytes = t->n_bytes == 0 ? 1 : t->n_bytes;
	t->bytes = columns_grown(t->bytes, t->room_bytes, 1);
}

void
texts_empty(struct texts *t)
{
	free(t->slots);
	*t = (struct texts){.bytes = t->bytes, .room_bytes = t->room_bytes, .at = t->at, .room = t->room};
}

void
texts_done(struct texts *t)
{
	free(t->bytes);
	free(t->at);
	free(t->slots);
	*t = (struct texts){0};
}

size_t
texts_bytes(const struct texts *t)
{
	return t->room_bytes + t->room * sizeof *t->at + t->n_slots * sizeof *t->slots;
}
