/*
 * The columns of one government: made, sealed, asked. Read-only after the seal but for indexes made on first use and what live.c
 * changes. Never knows a rule. Called by the score room and whatever brings rows.
 */
#include "columns/internal.h"

#include <stdlib.h>
#include <string.h>

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

/* Fields of the whole vocabulary: what stands per field is one array over all, since an order's own columns are made with every action. */
static unsigned
all_fields(const struct ventity *e, unsigned n)
{
	unsigned sum = 0;

	for (unsigned i = 0; i < n; i++)
		sum += e[i].n;
	return sum;
}

struct columns *
columns_new(const struct columns_want *want)
{
	unsigned n, fields, at = 0;
	const struct ventity *e = vocab_entities(&n);
	struct columns *c = columns_zeroed(1, sizeof *c);
	static const char *const keep[] = {"units", "persons", "grids"};
	struct col *cols;
	struct texts *dicts;
	struct dated_list *dated;
	struct reverse_kept *reverse;
	bool *delivered;

	arena_init(&c->arena, 0);
	fields = all_fields(e, n);
	cols = columns_zeroed(fields, sizeof *cols);
	dicts = columns_zeroed(fields, sizeof *dicts);
	dated = columns_zeroed(fields, sizeof *dated);
	reverse = columns_zeroed(fields, sizeof *reverse);
	delivered = columns_zeroed(fields, sizeof *delivered);
	c->tables = columns_zeroed(n, sizeof *c->tables);
	c->loading = columns_zeroed(n, sizeof *c->loading);
	c->dicts = columns_zeroed(n, sizeof *c->dicts);
	c->dated = columns_zeroed(n, sizeof *c->dated);
	c->reverse = columns_zeroed(n, sizeof *c->reverse);
	for (unsigned i = 0; i < n; i++) {
		c->tables[i] = (struct table){.entity = (int)i, .cols = cols + at};
		c->loading[i].delivered = delivered + at;
		c->dicts[i] = dicts + at;
		c->dated[i] = dated + at;
		c->reverse[i] = reverse + at;
		at += e[i].n;
		c->loading[i].keeps_ids = want->ids || want->live;
		for (unsigned k = 0; k < COUNT_OF(keep); k++)
			c->loading[i].keeps_ids |= strcmp(e[i].name, keep[k]) == 0;
		for (unsigned f = 0; f < e[i].n; f++) {
			c->tables[i].cols[f].wanted = want->fields[i] != NULL && want->fields[i][f];
			c->tables[i].cols[f].type = e[i].fields[f].type;
		}
	}
	for (unsigned i = 0; i < n; i++)
		c->loading[i].last_linker = -1;
	for (unsigned i = 0; i < n; i++)
		for (unsigned f = 0; f < e[i].n; f++) {
			int target = vocab_field_entity(&e[i].fields[f]);

			if (target >= 0)
				c->loading[target].last_linker = (int)i;        /* the greatest, since i climbs */
		}
	if (want->live)
		c->live = columns_live_new();
	return c;
}

void
columns_free(struct columns *c)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	if (c == NULL)
		return;
	for (unsigned i = 0; i < n; i++) {
		if (!c->loading[i].opened)      /* nothing came: nothing was made */
			continue;
		for (unsigned f = 0; f < e[i].n; f++) {
			free(c->tables[i].cols[f].data);
			columns_zones_free(&c->tables[i].cols[f]);
			texts_done(&c->dicts[i][f]);
			free(c->dated[i][f].list);
			columns_reverse_drop(&c->reverse[i][f]);
		}
		texts_done(&c->loading[i].ids);
		texts_done(&c->loading[i].self_texts);
		free(c->loading[i].selfs);
	}
	columns_reverse_drop(&c->callback_units);
	columns_live_free(c->live);
	free(c->tables[0].cols);        /* the first entity's stand where all begin */
	free(c->loading[0].delivered);
	free(c->dicts[0]);
	free(c->dated[0]);
	free(c->reverse[0]);
	free(c->tables);
	free(c->loading);
	free(c->dicts);
	free(c->dated);
	free(c->reverse);
	arena_done(&c->arena);
	free(c);
}

/* Links of an entity to itself, now that all its rows are in. */
enum rc
columns_settle_self_links(struct columns *c, int entity, struct err *err)
{
	const struct ventity *e = vocab_at(entity);
	struct loading *l = &c->loading[entity];
	uint32_t row = 0;
	int field;
	struct str id;

	if (columns_self_dangling(c, entity, &row, &field, &id))
		return err_set(err, RC_NOT_FOUND, e->fields[field].name, "%s.csv 第 %u 条的 %s“" STR_F "”找不到", "%s.csv record %u: %s “" STR_F "” is not there",
		               e->name, row + 1, e->fields[field].name, STR_A(vocab_shown(id)));
	for (uint32_t i = 0; i < l->n_selfs; i++) {
		struct col *col = &c->tables[entity].cols[l->selfs[i].field];

		if (col->data != NULL)
			((int32_t *)col->data)[l->selfs[i].row] = texts_find(&l->ids, texts_get(&l->self_texts, l->selfs[i].text));
	}
	texts_done(&l->self_texts);
	free(l->selfs);
	l->selfs = NULL;
	l->n_selfs = l->room_selfs = 0;
	return RC_OK;
}

/* Rows for which the columns keep space: those that are there; of live ones some more, so that the next fact does not move arrays. */
static uint32_t
sealed_room(const struct columns *c, uint32_t room, uint32_t n_rows)
{
	if (c->live == NULL)
		return n_rows;
	return room >= n_rows + n_rows / 16 && room <= n_rows + n_rows / 4 ? room : n_rows + n_rows / 8;
}

/* A wanted column that the source did not deliver but the table gives a default for. */
static enum rc
fill_preset(struct table *t, struct col *col, uint32_t room, const struct vfield *f, struct err *err)
{
	struct vvalue v;

	TRY(vocab_cell(f, (struct str){"", 0}, &v, err));
	col->data = columns_zeroed(room, columns_width(col->type));
	for (uint32_t r = 0; r < t->n_rows; r++)
		columns_store(col, r, &v, -1);
	return RC_OK;
}

enum rc
columns_seal(struct columns *c, struct err *err)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = 0; i < n; i++) {
		struct table *t = &c->tables[i];
		struct loading *l = &c->loading[i];
		uint32_t room = l->room;

		if (!l->opened) {
			l->released = !l->keeps_ids;
			continue;
		}
		TRY(columns_settle_self_links(c, (int)i, err));
		l->room = sealed_room(c, room, t->n_rows);
		if (!l->keeps_ids) {
			texts_done(&l->ids);
			l->released = true;
		} else
			texts_shrink(&l->ids);
		for (unsigned f = 0; f < e[i].n; f++) {
			struct col *col = &t->cols[f];

			texts_shrink(&c->dicts[i][f]);
			if (!t->present || !col->wanted || !col->present)
				continue;
			if (t->n_rows == 0) {           /* room was kept for rows that did not come */
				free(col->data);
				col->data = NULL;
			}
			if (col->data != NULL && l->room != room)
				col->data = columns_grown(col->data, l->room, columns_width(col->type));
			else if (col->data == NULL && e[i].fields[f].preset != NULL)
				TRY(fill_preset(t, col, l->room, &e[i].fields[f], err));
		}
	}
	columns_dated_seal(c);
	if (c->live != NULL)
		columns_live_seal(c);
	columns_derive(c, (struct scope){.whole = true});
	for (unsigned i = 0; i < n; i++)
		for (unsigned f = 0; c->loading[i].opened && f < e[i].n; f++) {
			struct col *col = &c->tables[i].cols[f];

			if (col->data != NULL && (col->type == VT_INSTANT || col->type == VT_DAY))
				columns_zones_make(&c->tables[i], col, c->loading[i].room);
		}
	c->sealed = true;
	return RC_OK;
}

void
columns_again(struct columns *c)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = 0; i < n; i++) {
		if (!c->loading[i].opened)
			continue;
		columns_reset(c, (int)i);
		for (unsigned f = 0; f < e[i].n; f++) {
			struct col *col = &c->tables[i].cols[f];

			if (!c->loading[i].delivered[f]) {      /* what the seal made: a default, a derived field, a history */
				free(col->data);
				col->data = NULL;
				texts_empty(&c->dicts[i][f]);
			}
			col->present = columns_comes(c, (int)i, f);
			col->imported = col->rising = false;
			if (col->zone_min != NULL)
				columns_zones_free(col);
			c->dated[i][f].n = 0;
			if (c->reverse[i][f].r.start != NULL)
				columns_reverse_drop(&c->reverse[i][f]);
		}
	}
	columns_reverse_drop(&c->callback_units);
	c->sealed = false;
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
	const struct ventity *e = vocab_entities(&n);
	size_t bytes = c->arena.used + c->callback_units.n_bytes + columns_live_bytes(c);

	for (unsigned i = 0; i < n; i++) {
		uint32_t room = c->loading[i].room;

		for (unsigned f = 0; f < e[i].n; f++) {
			const struct col *col = &c->tables[i].cols[f];

			if (col->data != NULL)
				bytes += (size_t)room * columns_width(col->type);
			if (col->zone_min != NULL)
				bytes += columns_zones_bytes(room);
			bytes += texts_bytes(&c->dicts[i][f]) + c->dated[i][f].room * sizeof *c->dated[i][f].list + c->reverse[i][f].n_bytes;
		}
		bytes += texts_bytes(&c->loading[i].ids) + texts_bytes(&c->loading[i].self_texts) + c->loading[i].room_selfs * sizeof(struct self);
	}
	return bytes;
}

uint32_t
columns_unlikely(const struct columns *c)
{
	unsigned n;
	uint32_t sum = 0;

	(void)vocab_entities(&n);
	for (unsigned i = 0; i < n; i++)
		sum += c->loading[i].unlikely;
	return sum;
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

	return row < t->n ? texts_get(t, row) : (struct str){"", 0};
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
