/*
 * Texts by number, each kept once: ids and dictionaries. Open addressing at most half full, compared by text. Never sees more
 * than 2^31 texts. Private to the room.
 */
#include "columns/internal.h"

#include <stdlib.h>
#include <string.h>

static void *
grown(void *p, size_t n, size_t size)
{
	p = realloc(p, n * size);
	if (p == NULL)
		abort();
	return p;
}

struct str
texts_get(const struct texts *t, uint32_t i)
{
	return (struct str){t->bytes + t->at[i], t->at[i + 1] - t->at[i]};
}

static uint32_t
slot_of(const struct texts *t, struct str s)
{
	uint32_t i = (uint32_t)(str_hash(s) >> 32) & t->mask;

	while (t->slots[i] != 0 && !str_eq(texts_get(t, t->slots[i] - 1), s))
		i = (i + 1) & t->mask;
	return i;
}

static void
rehash(struct texts *t, uint32_t size)
{
	free(t->slots);
	t->slots = calloc(size, sizeof *t->slots);
	if (t->slots == NULL)
		abort();
	t->mask = size - 1;
	for (uint32_t i = 0; i < t->n; i++)
		t->slots[slot_of(t, texts_get(t, i))] = i + 1;
}

int32_t
texts_find(const struct texts *t, struct str s)
{
	uint32_t i;

	if (t->slots == NULL || t->n == 0)
		return -1;
	i = slot_of(t, s);
	return (int32_t)t->slots[i] - 1;
}

uint32_t
texts_add(struct texts *t, struct str s, bool *was_there)
{
	uint32_t i;

	if (t->slots == NULL || t->n >= t->mask / 4 * 3)
		rehash(t, t->slots == NULL ? 64 : (t->mask + 1) * 2);
	i = slot_of(t, s);
	*was_there = t->slots[i] != 0;
	if (*was_there)
		return t->slots[i] - 1;
	if (t->n + 2 > t->room) {
		t->room = t->room == 0 ? 64 : t->room + t->room / 4;
		t->at = grown(t->at, t->room, sizeof *t->at);
		t->at[0] = t->n == 0 ? 0 : t->at[0];
	}
	if (t->n_bytes + s.n > t->room_bytes) {
		t->room_bytes = (t->n_bytes + s.n) + (t->n_bytes + s.n) / 8 + 256;
		t->bytes = grown(t->bytes, t->room_bytes, 1);
	}
	if (t->n_bytes + s.n > UINT32_MAX)
		abort();                        /* four gigabytes of ids: past every limit of the bundle */
	memcpy(t->bytes + t->n_bytes, s.p, s.n);
	t->n_bytes += s.n;
	t->at[t->n + 1] = (uint32_t)t->n_bytes;
	t->slots[i] = ++t->n;
	return t->n - 1;
}

void
texts_drop_index(struct texts *t)
{
	free(t->slots);
	t->slots = NULL;
	t->mask = 0;
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
	return t->room_bytes + t->room * sizeof *t->at + (t->slots == NULL ? 0 : ((size_t)t->mask + 1) * sizeof *t->slots);
}
