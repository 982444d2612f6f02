/*
 * How many different numbers lie in a window that slides over a list: each number enters once and leaves once, so that the cost grows with
 * the list and not with the window (a hot topic has thousands of calls in seven days). Called by kin.c and settle.c.
 */
#include "score/internal.h"

#include <stdlib.h>

void
bag_init(struct bag *b, size_t most)
{
	unsigned bits = 4;

	while (((size_t)1 << bits) < most * 2)
		bits++;
	*b = (struct bag){.shift = 64 - bits, .mask = ((size_t)1 << bits) - 1, .in = calloc((size_t)1 << bits, sizeof *b->in)};
	if (b->in == NULL)
		abort();
}

void
bag_done(struct bag *b)
{
	free(b->in);
}

/* Where v is or would be; a number that left keeps its place, so a probe never breaks off. */
static struct bagged *
place(struct bag *b, int64_t v)
{
	size_t at = (size_t)((uint64_t)v * 0x9E3779B97F4A7C15u >> b->shift);

	while (b->in[at].seen && b->in[at].v != v)
		at = (at + 1) & b->mask;
	b->in[at].seen = true;
	b->in[at].v = v;
	return &b->in[at];
}

void
bag_add(struct bag *b, int64_t v)
{
	b->different += place(b, v)->n++ == 0;
}

void
bag_take(struct bag *b, int64_t v)
{
	b->different -= --place(b, v)->n == 0;
}
