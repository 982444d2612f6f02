/*
 * What the first pass over a bundle leaves out, all of it, for the second pass. Never holds the rows themselves. Called by both passes
 * and by whoever runs them.
 */
#include "bundle/internal.h"

#include <stdlib.h>

void
bundle_skips_init(struct bundle_skips *s)
{
	*s = (struct bundle_skips){.list = NULL};
}

void
bundle_skips_done(struct bundle_skips *s)
{
	free(s->list);
	bundle_skips_init(s);
}

void
skips_add(struct bundle_skips *s, int entity, uint64_t line)
{
	if (s->n == s->room) {
		s->room = s->room == 0 ? 256 : s->room * 2;
		s->list = realloc(s->list, s->room * sizeof *s->list);
		if (s->list == NULL)
			abort();
	}
	s->list[s->n++] = (struct bundle_skip){entity, line};
}

static int
by_place(const void *a, const void *b)
{
	const struct bundle_skip *x = a, *y = b;

	return x->entity != y->entity ? (x->entity > y->entity) - (x->entity < y->entity) : (x->line > y->line) - (x->line < y->line);
}

void
skips_sort(struct bundle_skips *s)
{
	if (s->n > 1)
		qsort(s->list, s->n, sizeof *s->list, by_place);
}
