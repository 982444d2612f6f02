/*
 * Memory that is freed together: blocks that double up to a megabyte, pieces aligned to 16. Never returns memory that is not
 * zeroed; out of machine memory aborts (systemd restarts, nothing acknowledged is lost). Called by all rooms.
 */
#include "base/base.h"
#include "base/big.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK_FIRST ((size_t)4096)
#define BLOCK_MOST ((size_t)1 << 20)

struct arena_block {
	struct arena_block *next;
	size_t used, room;
	_Alignas(16) unsigned char data[];
};

void
arena_init(struct arena *a, size_t cap)
{
	*a = (struct arena){.cap = cap};
}

void
arena_done(struct arena *a)
{
	bigs_clear(a->bigs);
	for (struct arena_block *b = a->blocks, *next; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	*a = (struct arena){.cap = a->cap};
}

void *
arena_take(struct arena *a, size_t n, size_t size)
{
	size_t bytes;
	struct arena_block *b = a->blocks;

	if (__builtin_mul_overflow(n, size, &bytes) || __builtin_add_overflow(bytes, (size_t)15, &bytes)) {
		a->full = true;
		return NULL;
	}
	bytes &= ~(size_t)15;
	if (bytes == 0)
		bytes = 16;
	if (a->cap != 0 && (bytes > a->cap || a->used > a->cap - bytes)) {
		a->full = true;
		return NULL;
	}
	a->used += bytes;
	if (b == NULL || b->room - b->used < bytes) {
		size_t room = b == NULL ? BLOCK_FIRST : b->room * 2;

		if (room > BLOCK_MOST)
			room = BLOCK_MOST;
		if (room < bytes)
			room = bytes;
		b = calloc(1, sizeof *b + room);
		if (b == NULL)
			abort();
		b->room = room;
		b->next = a->blocks;
		a->blocks = b;
	}
	void *p = b->data + b->used;

	b->used += bytes;
	return p;
}

void *
arena_append(struct arena *a, void *list, size_t n, size_t size)
{
	void *more;

	if (n != 0 && (n & (n - 1)) != 0)
		return list;
	more = arena_take(a, n == 0 ? 1 : n * 2, size);
	if (more == NULL)
		abort();
	if (n > 0)
		memcpy(more, list, n * size);
	return more;
}
