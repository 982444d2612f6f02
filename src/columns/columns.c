/*
 * The columns of one government: made, sealed, asked. Read-only after the seal but for indexes made on first use. Never knows a
 * rule. Called by the score room and whatever brings rows.
 */
#include "columns/internal.h"

#include <stdlib.h>
#include <string.h>

static const struct ventity *
entities(unsigned *n)
{
	return vocab_entities(n);
}

int
columns_entity(const char *name)
{
	return vocab_entity(str_c(name));
}

int
columns_field(int entity, const char *name)
{
	return vocab_field(entity, str_c(name));
}

static void *
zeroed(size_t n, size_t size)
{
	void *p = calloc(n, size);

	if (p == NULL)
		abort();
	return p;
}

struct columns *
columns_new(const struct columns_want *want)
{
	unsigned n;
	const struct ventity *e = entities(&n);
	struct columns *c = zeroed(1, sizeof *c);
	static const char *const keep[] = {"units", "persons", "grids"};

	arena_init(&c->arena, 0);
	c->want_ids = want->ids;
	c->tables = zeroed(n, sizeof *c->tables);
	c->loading = zeroed(n, sizeof *c->loading);
	c->dicts = zeroed(n, sizeof *c->dicts);
	c->dated = zeroed(n, sizeof *c->dated);
	c->reverse = zeroed(n, sizeof *c->reverse);
	for (unsigned i = 0; i < n; i++) {
		c->tables[i] = (struct table){.entity = (int)i, .cols = zeroed(e[i].n, sizeof *c->tables[i].cols)};
		c->dicts[i] = zeroed(e[i].n, sizeof **c->dicts);
		c->dated[i] = zeroed(e[i].n, sizeof **c->dated);
		c->reverse[i] = zeroed(e[i].n, sizeof **c->reverse);
		c->loading[i].keeps_ids = want->ids;
		for (unsigned k = 0; k < COUNT_OF(keep); k++)
			c->loading[i].keeps_ids |= strcmp(e[i].name, keep[k]) == 0;
		for (unsigned f = 0; f < e[i].n; f++) {
			c->tables[i].cols[f].wanted = want->fields[i] != NULL && want->fields[i][f];
			c->tables[i].cols[f].type = e[i].fields[f].type;
		}
	}
	return c;
}

void
columns_free(struct columns *c)
{
	unsigned n;
	const struct ventity *e = entities(&n);

	if (c == NULL)
		return;
	for (unsigned i = 0; i < n; i++) {
		for (unsigned f = 0; f < e[i].n; f++) {
			free(c->tables[i].cols[f].data);
			free(c->tables[i].cols[f].zone_min);
			free(c->tables[i].cols[f].zone_max);
			texts_done(&c->dicts[i][f]);
			free(c->dated[i][f].list);
			free((void *)(uintptr_t)c->reverse[i][f].start);
			free((void *)(uintptr_t)c->reverse[i][f].rows);
		}
		free(c->tables[i].cols);
		free(c->dicts[i]);
		free(c->dated[i]);
		free(c->reverse[i]);
		texts_done(&c->loading[i].ids);
	}
	free((void *)(uintptr_t)c->callback_units.start);
	free((void *)(uintptr_t)c->callback_units.rows);
	free(c->tables);
	free(c->loading);
	free(c->dicts);
	free(c->dated);
	free(c->reverse);
	arena_done(&c->arena);
	free(c);
}

static int
by_row_and_day(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;

	return x->row != y->row ? (x->row > y->row) - (x->row < y->row) : (x->day > y->day) - (x->day < y->day);
}

/* Least and greatest known value of each block, so that a pass skips blocks outside its windows. */
static void
make_zones(struct table *t, struct col *col)
{
	uint32_t blocks = (t->n_rows + COL_BLOCK - 1) / COL_BLOCK;

	col->zone_min = zeroed(blocks + 1, sizeof *col->zone_min);
	col->zone_max = zeroed(blocks + 1, sizeof *col->zone_max);
	int64_t last = INT64_MIN;

	col->rising = true;
	for (uint32_t b = 0; b < blocks; b++) {
		int64_t low = INT64_MAX, high = INT64_MIN;
		uint32_t end = (b + 1) * COL_BLOCK < t->n_rows ? (b + 1) * COL_BLOCK : t->n_rows;

		for (uint32_t r = b * COL_BLOCK; r < end; r++) {
			int64_t v = col->type == VT_DAY ? (((int32_t *)col->data)[r] == COL_I32_NONE ? COL_I64_NONE : ((int32_t *)col->data)[r])
			                                : ((int64_t *)col->data)[r];

			if (v == COL_I64_NONE)
				continue;
			col->rising &= v >= last;
			last = v;
			low = v < low ? v : low;
			high = v > high ? v : high;
		}
		col->zone_min[b] = low;
		col->zone_max[b] = high;
	}
}

enum rc
columns_seal(struct columns *c, struct err *err)
{
	unsigned n;
	const struct ventity *e = entities(&n);

	for (unsigned i = 0; i < n; i++) {
		struct table *t = &c->tables[i];

		for (unsigned f = 0; f < e[i].n; f++) {
			struct col *col = &t->cols[f];
			const struct vfield *vf = &e[i].fields[f];
			bool delivered = false;

			if (!t->present || !col->wanted || !col->present)
				continue;
			for (unsigned k = 0; k < c->loading[i].n_fields; k++)
				delivered |= c->loading[i].fields[k] == (int)f;
			if (t->n_rows > 0) {
				void *p = realloc(col->data, (size_t)t->n_rows * columns_width(col->type));

				if (p == NULL)
					abort();
				col->data = p;
			}
			if (!delivered) {       /* absent, with a default */
				struct vvalue v;

				TRY(vocab_cell(vf, (struct str){"", 0}, &v, err));
				for (uint32_t r = 0; r < t->n_rows; r++)
					columns_store(col, r, &v, -1);
			}
			if (delivered && vf->type == VT_LINK && vocab_field_entity(vf) == (int)i) {
				for (uint32_t r = 0; r < t->n_rows; r++) {
					int32_t *at = &((int32_t *)col->data)[r];
					struct str id;

					if (*at < 0)
						continue;
					id = texts_get(&c->dicts[i][f], (uint32_t)*at);
					*at = texts_find(&c->loading[i].ids, id);
					if (*at < 0)
						return err_set(err, RC_NOT_FOUND, vf->name, "%s.csv 第 %u 条的 %s“" STR_F "”找不到", "%s.csv row %u: %s “" STR_F "” is not there",
						               e[i].name, r + 1, vf->name, STR_A(id));
				}
				texts_done(&c->dicts[i][f]);
			}
			if (c->dated[i][f].n > 0)
				qsort(c->dated[i][f].list, c->dated[i][f].n, sizeof *c->dated[i][f].list, by_row_and_day);
		}
	}
	TRY(columns_derive(c, err));
	for (unsigned i = 0; i < n; i++) {
		for (unsigned f = 0; f < e[i].n; f++) {
			struct col *col = &c->tables[i].cols[f];

			if (col->data != NULL && (col->type == VT_INSTANT || col->type == VT_DAY))
				make_zones(&c->tables[i], col);
		}
		if (!c->loading[i].keeps_ids)
			texts_done(&c->loading[i].ids);
	}
	c->sealed = true;
	return RC_OK;
}

const struct table *
columns_table(const struct columns *c, int entity)
{
	return &c->tables[entity];
}

size_t
columns_bytes(const struct columns *c)
{
	unsigned n;
	const struct ventity *e = entities(&n);
	size_t bytes = 0;

	for (unsigned i = 0; i < n; i++) {
		for (unsigned f = 0; f < e[i].n; f++) {
			if (c->tables[i].cols[f].data != NULL)
				bytes += (size_t)c->tables[i].n_rows * columns_width(c->tables[i].cols[f].type);
			bytes += texts_bytes(&c->dicts[i][f]);
		}
		bytes += texts_bytes(&c->loading[i].ids);
	}
	return bytes;
}

uint32_t
columns_unlikely(const struct columns *c)
{
	return c->unlikely;
}

int32_t
columns_code(const struct columns *c, int entity, int field, struct str s)
{
	int32_t code = texts_find(&c->dicts[entity][field], s);

	return c->tables[entity].cols[field].type == VT_SET && code >= 64 ? -1 : code;
}

struct str
columns_text(const struct columns *c, int entity, int field, int32_t code)
{
	const struct texts *t = &c->dicts[entity][field];

	return code < 0 || (uint32_t)code >= t->n ? (struct str){"", 0} : texts_get(t, (uint32_t)code);
}

int32_t
columns_find(const struct columns *c, int entity, struct str id)
{
	return texts_find(&c->loading[entity].ids, id);
}

struct str
columns_id(const struct columns *c, int entity, uint32_t row)
{
	const struct texts *t = &c->loading[entity].ids;

	if (row >= t->n)
		return (struct str){"", 0};
	struct str s = texts_get(t, row);

	return s.n > 0 && s.p[0] == '\x01' ? (struct str){"", 0} : s;
}

bool
columns_has_dated(const struct columns *c, int entity, int field)
{
	return c->dated[entity][field].n > 0;
}

int64_t
columns_value(const struct columns *c, int entity, int field, uint32_t row)
{
	const struct col *col = &c->tables[entity].cols[field];

	if (col->data == NULL)
		return COL_I64_NONE;
	switch (col->type) {
	case VT_ENUM: case VT_BOOL: {
		uint8_t v = ((uint8_t *)col->data)[row];

		return v == COL_U8_NONE ? COL_I64_NONE : v;
	}
	case VT_LINK: case VT_TEXT: case VT_ID: {
		int32_t v = ((int32_t *)col->data)[row];

		return v < 0 ? COL_I64_NONE : v;
	}
	case VT_DAY: case VT_PERIOD: {
		int32_t v = ((int32_t *)col->data)[row];

		return v == COL_I32_NONE ? COL_I64_NONE : v;
	}
	case VT_INT: case VT_NUM: case VT_INSTANT: case VT_SET:
		return ((int64_t *)col->data)[row];
	case VT__COUNT:
		break;
	}
	return COL_I64_NONE;
}

int64_t
columns_on_day(const struct columns *c, int entity, int field, uint32_t row, int32_t day)
{
	const struct dated_list *d = &c->dated[entity][field];
	size_t low = 0, high = d->n;

	/* the last entry that is not after (row, day) */
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (d->list[mid].row < row || (d->list[mid].row == row && d->list[mid].day <= day))
			low = mid + 1;
		else
			high = mid;
	}
	if (low > 0 && d->list[low - 1].row == row)
		return d->list[low - 1].value;
	return columns_value(c, entity, field, row);
}
