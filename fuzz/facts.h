/*
 * A small rulebook and small facts for the fuzz targets. The columns want every field.
 */
#ifndef JIEBAN_FUZZ_FACTS_H
#define JIEBAN_FUZZ_FACTS_H

#include "columns/columns.h"

static inline struct columns *
all_columns(struct arena *a)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	struct columns_want want = {ARENA_NEW(a, bool *, n), true};

	for (unsigned i = 0; i < n; i++) {
		want.fields[i] = ARENA_NEW(a, bool, e[i].n);
		for (unsigned f = 0; f < e[i].n; f++)
			want.fields[i][f] = true;
	}
	return columns_new(&want);
}

#endif
