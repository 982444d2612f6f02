/*
 * Links read backwards, made on first use and kept: which rows point to a row, and for which units a call-back without a unit
 * counts. Called by the evaluator.
 */
#include "columns/internal.h"

#include <stdlib.h>

/* start/rows from a link array by counting sort: rows of one target stay in order. */
static void
invert(struct reverse *out, const int32_t *link, uint32_t n, uint32_t n_targets)
{
	uint32_t *start = calloc((size_t)n_targets + 2, sizeof *start), *rows = malloc(((size_t)n + 1) * sizeof *rows);

	if (start == NULL || rows == NULL)
		abort();
	for (uint32_t i = 0; i < n; i++)
		if (link[i] >= 0)
			start[link[i] + 2]++;
	for (uint32_t i = 2; i < n_targets + 2; i++)
		start[i] += start[i - 1];
	for (uint32_t i = 0; i < n; i++)
		if (link[i] >= 0)
			rows[start[link[i] + 1]++] = i;
	out->start = start;
	out->rows = rows;
}

const struct reverse *
columns_reverse(struct columns *c, int from, int field)
{
	const struct vfield *f = &vocab_at(from)->fields[field];
	struct reverse_kept *k = &c->reverse[from][field];

	if (k->r.start == NULL) {
		const struct table *t = &c->tables[from];

		if (t->cols[field].data == NULL)
			return NULL;
		invert(&k->r, t->cols[field].data, t->n_rows, c->tables[vocab_field_entity(f)].n_rows);
		k->n_bytes = ((size_t)t->n_rows + c->tables[vocab_field_entity(f)].n_rows + 3) * sizeof *k->r.rows;
	}
	return &k->r;
}

void
columns_reverse_drop(struct reverse_kept *k)
{
	free((void *)(uintptr_t)k->r.start);
	free((void *)(uintptr_t)k->r.rows);
	*k = (struct reverse_kept){0};
}

const struct reverse *
columns_callback_units(struct columns *c)
{
	int callbacks = columns_entity("callbacks"), assignments = columns_entity("assignments");
	const struct table *cb = &c->tables[callbacks], *as = &c->tables[assignments];
	const struct col *unit = &cb->cols[columns_field(callbacks, "unit_id")], *order = &cb->cols[columns_field(callbacks, "order_id")];
	const struct col *a_unit = &as->cols[columns_field(assignments, "unit_id")], *a_returned = &as->cols[columns_field(assignments, "returned")];
	const struct reverse *of_order;
	uint32_t *start, *rows = NULL, *stamp;   /* stamp: the last call-back + 1 for which the unit was taken */
	size_t n = 0, room = 0;

	if (c->callback_units.r.start != NULL)
		return &c->callback_units.r;
	start = columns_zeroed((size_t)cb->n_rows + 1, sizeof *start);
	stamp = columns_zeroed(c->tables[columns_entity("units")].n_rows, sizeof *stamp);
	of_order = as->n_rows > 0 ? columns_reverse(c, assignments, columns_field(assignments, "order_id")) : NULL;
	for (uint32_t r = 0; r < cb->n_rows; r++) {
		int32_t o = order->data == NULL ? -1 : ((int32_t *)order->data)[r];

		start[r] = (uint32_t)n;
		if (o < 0 || of_order == NULL || a_unit->data == NULL || (unit->data != NULL && ((int32_t *)unit->data)[r] >= 0))
			continue;
		for (uint32_t k = of_order->start[o]; k < of_order->start[o + 1]; k++) {
			uint32_t a = of_order->rows[k];
			int32_t u = ((int32_t *)a_unit->data)[a];

			if (u < 0 || (a_returned->data != NULL && ((uint8_t *)a_returned->data)[a] == 1))
				continue;
			if (stamp[u] == r + 1)
				continue;
			stamp[u] = r + 1;
			if (n == room) {
				room = room == 0 ? 1024 : room * 2;
				rows = columns_grown(rows, room, sizeof *rows);
			}
			rows[n++] = (uint32_t)u;
		}
	}
	free(stamp);
	start[cb->n_rows] = (uint32_t)n;
	c->callback_units = (struct reverse_kept){{start, rows}, ((size_t)cb->n_rows + 1 + room) * sizeof *rows};
	return &c->callback_units.r;
}
