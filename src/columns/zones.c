/*
 * Zone maps: least and greatest known value of each block of an instant or day column, so that a pass skips blocks outside its
 * windows, and whether the column only rises. Never reads anything but the column. Called by the seal and by live.c.
 */
#include "columns/internal.h"

#include <stdlib.h>

static uint32_t
blocks_of(uint32_t n_rows)
{
	return (n_rows + COL_BLOCK - 1) / COL_BLOCK;
}

/* A block without any known value has INT64_MAX and INT64_MIN: it misses every window. */
void
columns_zone_block(const struct table *t, struct col *col, uint32_t b)
{
	int64_t low = INT64_MAX, high = INT64_MIN, last = INT64_MIN;
	uint32_t end = (b + 1) * COL_BLOCK < t->n_rows ? (b + 1) * COL_BLOCK : t->n_rows;
	bool rising = true;

	for (uint32_t r = b * COL_BLOCK; r < end; r++) {
		int64_t v = col->type == VT_DAY ? (((int32_t *)col->data)[r] == COL_I32_NONE ? COL_I64_NONE : ((int32_t *)col->data)[r])
		                                : ((int64_t *)col->data)[r];

		if (v == COL_I64_NONE)
			continue;
		rising &= v >= last;
		last = v;
		low = v < low ? v : low;
		high = v > high ? v : high;
	}
	col->zone_min[b] = low;
	col->zone_max[b] = high;
	col->zone_rising[b] = rising;
}

/* A column rises when each block does and none begins below the end of those before. */
void
columns_zones_rise(const struct table *t, struct col *col)
{
	int64_t last = INT64_MIN;

	col->rising = true;
	for (uint32_t b = 0; b < blocks_of(t->n_rows); b++) {
		if (col->zone_max[b] == INT64_MIN)
			continue;
		col->rising &= col->zone_rising[b] && col->zone_min[b] >= last;
		last = col->zone_max[b];
	}
}

size_t
columns_zones_bytes(uint32_t room)
{
	return ((size_t)blocks_of(room) + 1) * (2 * sizeof(int64_t) + sizeof(bool));
}

void
columns_zones_room(struct col *col, uint32_t room)
{
	size_t n = (size_t)blocks_of(room) + 1;

	col->zone_min = columns_grown(col->zone_min, n, sizeof *col->zone_min);
	col->zone_max = columns_grown(col->zone_max, n, sizeof *col->zone_max);
	col->zone_rising = columns_grown(col->zone_rising, n, sizeof *col->zone_rising);
}

void
columns_zones_make(const struct table *t, struct col *col, uint32_t room)
{
	columns_zones_room(col, room);
	for (uint32_t b = 0; b < blocks_of(t->n_rows); b++)
		columns_zone_block(t, col, b);
	columns_zones_rise(t, col);
}

void
columns_zones_free(struct col *col)
{
	free(col->zone_min);
	free(col->zone_max);
	free(col->zone_rising);
	col->zone_min = col->zone_max = NULL;
	col->zone_rising = NULL;
}
