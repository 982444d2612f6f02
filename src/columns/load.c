/*
 * Rows in: each cell checked, wanted ones stored, links settled against ids already there. A bad row leaves no trace. Called by
 * whatever brings rows (bundle, calc's JSON, later the store).
 */
#include "columns/internal.h"

#include <stdlib.h>
#include <string.h>

size_t
columns_width(enum vtype t)
{
	static const size_t width[VT__COUNT] = {
		[VT_ID] = 4, [VT_LINK] = 4, [VT_ENUM] = 1, [VT_BOOL] = 1, [VT_INT] = 8, [VT_NUM] = 8, [VT_DAY] = 4, [VT_INSTANT] = 8, [VT_PERIOD] = 4,
		[VT_SET] = 8, [VT_TEXT] = 4,
	};

	return width[t];
}

/* One place that knows how an unknown or known value lies in memory. */
void
columns_store(struct col *c, uint32_t row, const struct vvalue *v, int64_t resolved)
{
	switch (c->type) {
	case VT_ENUM: case VT_BOOL:
		((uint8_t *)c->data)[row] = v->known ? (uint8_t)v->i : COL_U8_NONE;
		break;
	case VT_LINK: case VT_TEXT: case VT_ID:
		((int32_t *)c->data)[row] = v->known ? (int32_t)resolved : -1;
		break;
	case VT_DAY: case VT_PERIOD:
		((int32_t *)c->data)[row] = v->known ? (int32_t)v->i : COL_I32_NONE;
		break;
	case VT_INT: case VT_NUM: case VT_INSTANT:
		((int64_t *)c->data)[row] = v->known ? v->i : COL_I64_NONE;
		break;
	case VT_SET:
		((uint64_t *)c->data)[row] = v->known ? (uint64_t)resolved : 0;
		break;
	case VT__COUNT:
		break;
	}
}

void
columns_fill_unknown(struct col *c, uint32_t from, uint32_t to)
{
	struct vvalue unknown = {.known = false};

	for (uint32_t i = from; i < to; i++)
		columns_store(c, i, &unknown, -1);
}

/* Room for `rows` rows in every stored column of the entity. */
void
columns_room(struct columns *c, int entity, uint32_t rows)
{
	const struct ventity *e = &vocab_entities(&(unsigned){0})[entity];
	struct table *t = &c->tables[entity];
	struct loading *l = &c->loading[entity];

	if (rows <= l->room)
		return;
	l->room = l->room < 512 ? 1024 : l->room + l->room / 8;        /* large arrays are remapped, not copied: little slack is cheap */
	if (l->room < rows)
		l->room = rows;
	for (unsigned f = 0; f < e->n; f++)
		if (t->cols[f].wanted && t->cols[f].present) {
			t->cols[f].data = realloc(t->cols[f].data, (size_t)l->room * columns_width(t->cols[f].type));
			if (t->cols[f].data == NULL)
				abort();
		}
}

/* Does any entity from `from` on link to `target`? */
static bool
still_linked(int target, int from)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = (unsigned)from; i < n; i++)
		for (unsigned f = 0; f < e[i].n; f++)
			if (e[i].fields[f].type == VT_LINK && vocab_field_entity(&e[i].fields[f]) == target)
				return true;
	return false;
}

enum rc
columns_open(struct columns *c, int entity, const int *fields, unsigned n, struct err *err)
{
	const struct ventity *e = &vocab_entities(&(unsigned){0})[entity];
	struct loading *l = &c->loading[entity];
	struct table *t = &c->tables[entity];

	if (l->opened)
		return err_set(err, RC_CONFLICT, e->name, "%s：同一种事实给了两次", "%s: given twice", e->name);
	/* ids that no later fact can point to any more */
	for (int i = 0; i < entity; i++)
		if (c->loading[i].has_ids && !c->loading[i].keeps_ids && !still_linked(i, entity))
			texts_done(&c->loading[i].ids);
	l->opened = true;
	l->fields = ARENA_NEW(&c->arena, int, n + 1);
	memcpy(l->fields, fields, n * sizeof *fields);
	l->n_fields = n;
	t->present = true;
	for (unsigned f = 0; f < e->n; f++) {
		struct col *col = &t->cols[f];

		col->type = e->fields[f].type;
		/* an absent column with a default in the table is the default for every row (facts.md) */
		col->present = e->fields[f].preset != NULL;
	}
	for (unsigned i = 0; i < n; i++) {
		struct col *col = &t->cols[fields[i]];

		col->present = true;
		col->imported = (e->fields[fields[i]].flags & VF_VERDICT) != 0;
		l->has_ids |= fields[i] == e->id;
	}
	return RC_OK;
}

/* A link's row in its target, -1 when nobody has that id. */
static int32_t
target_row(struct columns *c, int target, struct str id)
{
	return c->loading[target].has_ids ? texts_find(&c->loading[target].ids, id) : -1;
}

static int64_t
set_bits(struct texts *dict, struct str s)
{
	uint64_t bits = 0;

	while (s.n > 0) {
		const char *semi = memchr(s.p, ';', s.n);
		struct str one = {s.p, semi == NULL ? s.n : (size_t)(semi - s.p)};
		bool was;

		s = semi == NULL ? (struct str){"", 0} : (struct str){semi + 1, s.n - one.n - 1};
		one = str_trim(one);
		if (one.n > 0) {
			uint32_t k = texts_add(dict, one, &was);

			if (k < 64)
				bits |= (uint64_t)1 << k;
		}
	}
	return (int64_t)bits;
}

/* A value of a unit, person or grid from a day on: file, id, column, from, value. */
static enum rc
dated_row(struct columns *c, const struct vvalue *v, struct err *err)
{
	int entity = vocab_entity(v[0].text), field;
	int32_t row;
	const struct vfield *f;
	struct vvalue value;
	int64_t resolved = 0;
	bool was;

	if (!v[0].known || !v[1].known || !v[2].known || !v[3].known)
		return err_set(err, RC_INVALID, "file", "file、id、column、from 都要填", "file, id, column and from are all needed");
	if (entity < 0 || (entity != columns_entity("units") && entity != columns_entity("persons") && entity != columns_entity("grids")))
		return err_set(err, RC_INVALID, "file", "file 应是 units、persons 或 grids", "file must be units, persons or grids");
	field = vocab_field(entity, v[2].text);
	f = field < 0 ? NULL : &vocab_entities(&(unsigned){0})[entity].fields[field];
	if (f == NULL || (f->flags & VF_DATED) == 0)
		return err_set(err, RC_INVALID, "column", "“" STR_F "”不能有历史值", "“" STR_F "” cannot have dated values", STR_A(v[2].text));
	row = target_row(c, entity, v[1].text);
	if (row < 0)
		return err_set(err, RC_NOT_FOUND, "id", "“" STR_F "”不在 %s 里", "“" STR_F "” is not in %s", STR_A(v[1].text), vocab_entities(&(unsigned){0})[entity].name);
	TRY(vocab_cell(f, v[4].text, &value, err));
	if (f->type == VT_LINK && value.known && (resolved = target_row(c, vocab_field_entity(f), value.text)) < 0)
		return err_set(err, RC_NOT_FOUND, "value", "“" STR_F "”不在 %s 里", "“" STR_F "” is not in %s", STR_A(value.text), f->to);
	if (!c->tables[entity].cols[field].wanted)
		return RC_OK;
	if (f->type == VT_TEXT && value.known)
		resolved = texts_add(&c->dicts[entity][field], value.text, &was);
	struct dated_list *d = &c->dated[entity][field];

	if (d->n == d->room) {
		d->room = d->room == 0 ? 64 : d->room * 2;
		d->list = realloc(d->list, d->room * sizeof *d->list);
		if (d->list == NULL)
			abort();
	}
	d->list[d->n++] = (struct dated){(uint32_t)row, (int32_t)v[3].i,
		!value.known ? COL_I64_NONE : f->type == VT_LINK || f->type == VT_TEXT ? resolved : value.i};
	return RC_OK;
}

/* Two instants of one row in an unlikely order (handled before dispatched …): counted for a warning, never refused. */
static void
count_unlikely(struct columns *c, int entity, const struct vvalue *v, const struct loading *l)
{
	static const struct { const char *entity, *earlier, *later; } pairs[] = {
		{"orders", "received_at", "closed_at"}, {"assignments", "dispatched_at", "accepted_at"}, {"assignments", "dispatched_at", "handled_at"},
		{"assignments", "dispatched_at", "due_at"}, {"supervisions", "opened_at", "closed_at"}, {"notices", "at", "replied_at"},
	};
	const struct ventity *e = &vocab_entities(&(unsigned){0})[entity];

	for (unsigned p = 0; p < COUNT_OF(pairs); p++) {
		int64_t early = COL_I64_NONE, late = COL_I64_NONE;

		if (e->name[0] != pairs[p].entity[0] || strcmp(e->name, pairs[p].entity) != 0)
			continue;
		for (unsigned i = 0; i < l->n_fields; i++) {
			const char *name = e->fields[l->fields[i]].name;

			if (v[i].known && strcmp(name, pairs[p].earlier) == 0)
				early = v[i].i;
			else if (v[i].known && strcmp(name, pairs[p].later) == 0)
				late = v[i].i;
		}
		if (early != COL_I64_NONE && late != COL_I64_NONE && late < early) {
			c->unlikely++;
			return;
		}
	}
}

enum rc
columns_row(struct columns *c, int entity, const struct str *cells, unsigned n, struct err *err)
{
	const struct ventity *e = &vocab_entities(&(unsigned){0})[entity];
	struct loading *l = &c->loading[entity];
	struct table *t = &c->tables[entity];
	struct vvalue v[64];
	int64_t resolved[64];
	struct str id = {"", 0};
	uint32_t row = t->n_rows;
	bool was;

	if (n > l->n_fields)
		return err_set(err, RC_INVALID, "", "有 %u 格，表头只有 %u 列", "%u cells, but the header has %u columns", n, l->n_fields);
	for (unsigned i = 0; i < l->n_fields; i++) {
		const struct vfield *f = &e->fields[l->fields[i]];
		struct str cell = i < n ? cells[i] : (struct str){"", 0};

		TRY(vocab_cell(f, cell, &v[i], err));
		resolved[i] = -1;
		if (f->type == VT_LINK && v[i].known) {
			int target = vocab_field_entity(f);

			if (target == entity)
				continue;       /* a self-link is settled at the seal */
			resolved[i] = target_row(c, target, v[i].text);
			if (resolved[i] < 0)
				return err_set(err, RC_NOT_FOUND, f->name, "“" STR_F "”在 %s.csv 里找不到", "“" STR_F "” is not in %s.csv",
				               (int)(cell.n > 60 ? 60 : cell.n), cell.p, f->to);
		} else if (f->type == VT_ID) {
			id = cell;
			if (!v[i].known && (f->flags & VF_OPTIONAL_ID) == 0)
				return err_set(err, RC_INVALID, f->name, "编号不能空", "the id may not be empty");
		}
	}
	if (strcmp(e->name, "dated_values") == 0) {
		struct vvalue five[5] = {{0}};

		for (unsigned i = 0; i < l->n_fields; i++)
			five[l->fields[i]] = v[i];
		TRY(dated_row(c, five, err));
		t->n_rows++;
		return RC_OK;
	}
	if (row >= INT32_MAX - 1)
		return err_set(err, RC_TOO_BIG, "", "行数太多", "too many rows");
	if (l->has_ids) {
		/* rows without an id still take a number, so that text number = row number; \x01 cannot be typed in a CSV by hand */
		char none[16];
		struct str key = id.n > 0 ? id : (struct str){none, (size_t)snprintf(none, sizeof none, "\x01%u", row)};
		uint32_t number = texts_add(&l->ids, key, &was);

		if (was)
			return err_set(err, RC_CONFLICT, e->fields[e->id].name, "编号“" STR_F "”与第 %u 条重复", "the id “" STR_F "” is that of row %u already",
			               (int)(id.n > 60 ? 60 : id.n), id.p, number + 1);
	}
	columns_room(c, entity, row + 1);
	for (unsigned i = 0; i < l->n_fields; i++) {
		struct col *col = &t->cols[l->fields[i]];

		if (!col->wanted)
			continue;
		if (v[i].known && (col->type == VT_TEXT || col->type == VT_ID))
			resolved[i] = texts_add(&c->dicts[entity][l->fields[i]], v[i].text, &was);
		else if (v[i].known && col->type == VT_SET)
			resolved[i] = set_bits(&c->dicts[entity][l->fields[i]], v[i].text);
		else if (v[i].known && col->type == VT_LINK && vocab_field_entity(&e->fields[l->fields[i]]) == entity)
			/* the id's text waits in the column's own dictionary until the seal */
			resolved[i] = texts_add(&c->dicts[entity][l->fields[i]], v[i].text, &was);
		columns_store(col, row, &v[i], resolved[i]);
	}
	count_unlikely(c, entity, v, l);
	t->n_rows++;
	return RC_OK;
}
