/*
 * Rows as they are made, kept until every maker is done, then sent entity by entity in the vocabulary's order. A mistake in a demo
 * file (unknown field, bad cell) is kept as the world's first error and ends the demo. Never invents a value.
 */
#include "demo/internal.h"

#include <stdlib.h>
#include <string.h>

static const struct vfield *
field_of(struct row r, struct str name, int *no)
{
	unsigned n_entities;
	const struct ventity *e = &vocab_entities(&n_entities)[r.entity];
	bool known;
	struct memo *m = world_memo(r.w, name.p, e, &known);

	if (!known)
		m->no = vocab_field(r.entity, name);
	*no = m->no;
	if (*no >= 0)
		return &e->fields[*no];
	world_fail(r.w, e->name, "没有“" STR_F "”这一列", "has no column “" STR_F "”", name);
	return NULL;
}

static struct vvalue *
presets_of(struct world *w, const struct ventity *e)
{
	struct vvalue *v = ARENA_NEW(&w->arena, struct vvalue, e->n);

	for (unsigned f = 0; f < e->n; f++) {
		struct err err;

		if (e->fields[f].preset != NULL && (e->fields[f].flags & VF_DERIVED) == 0 && vocab_cell(&e->fields[f], str_c(e->fields[f].preset), &v[f], &err) != RC_OK)
			abort();                /* the vocabulary's own defaults are good */
	}
	return v;
}

struct row
cell_new(struct world *w, const char *entity)
{
	unsigned n_entities;
	const struct ventity *all = vocab_entities(&n_entities);
	bool known;
	struct memo *m = world_memo(w, entity, NULL, &known);
	int e = known ? m->no : vocab_entity(str_c(entity));
	struct row r = {w, e, NULL};
	struct rows *t;

	m->no = e;
	if (e < 0) {
		world_fail(w, "file", "没有“" STR_F "”这种事实", "there is no fact “" STR_F "”", str_c(entity));
		r.entity = 0;
		r.v = ARENA_NEW(&w->arena, struct vvalue, all[0].n);
		return r;
	}
	t = &w->tables[e];
	if (t->presets == NULL)
		t->presets = presets_of(w, &all[e]);
	r.v = ARENA_NEW(&w->arena, struct vvalue, all[e].n);
	memcpy(r.v, t->presets, all[e].n * sizeof *r.v);
	if (t->n == t->room) {
		t->room = t->room == 0 ? 256 : t->room * 2;
		t->list = realloc(t->list, t->room * sizeof *t->list);
		if (t->list == NULL)
			abort();
	}
	t->list[t->n++] = r.v;
	return r;
}

void
cell_put(struct row r, struct str field, struct vvalue v)
{
	int no;

	if (field_of(r, field, &no) != NULL)
		r.v[no] = v;
}

void
cell_text(struct row r, const char *field, struct str s)
{
	if (s.n > 0)
		cell_put(r, str_c(field), (struct vvalue){true, 0, s});
}

void
cell_int(struct row r, const char *field, int64_t i)
{
	cell_put(r, str_c(field), (struct vvalue){true, i, {"", 0}});
}

void
cell_code(struct row r, const char *field, const char *code)
{
	cell_cell(r, str_c(field), str_c(code));
}

void
cell_cell(struct row r, struct str field, struct str cell)
{
	int no;
	const struct vfield *f = field_of(r, field, &no);
	struct memo *m = NULL;
	bool known = false;
	struct err err;

	if (f == NULL || cell.n == 0)
		return;
	if (f->type == VT_ENUM)
		m = world_memo(r.w, cell.p, f, &known);
	if (known) {
		r.v[no] = (struct vvalue){true, m->no, cell};
		return;
	}
	if (vocab_cell(f, cell, &r.v[no], &err) == RC_OK) {
		if (m != NULL)
			m->no = (int)r.v[no].i;
	} else {
		if (m != NULL)
			m->a = NULL;
		if (r.w->rc == RC_OK) {
			r.w->rc = RC_INVALID;
			r.w->err = err;
		}
	}
}

/* Every column that somebody types in, and a verdict only where it was given: an empty verdict column would say "delivered". */
static unsigned
columns_of(const struct ventity *e, const struct rows *t, int *fields)
{
	unsigned n = 0;

	for (unsigned f = 0; f < e->n; f++) {
		bool used = (e->fields[f].flags & VF_DERIVED) == 0;

		for (size_t r = 0; r < t->n && !used; r++)
			used = t->list[r][f].known;
		if (used)
			fields[n++] = (int)f;
	}
	return n;
}

enum rc
rows_send(struct world *w, const struct demo_sink *sink, struct err *err)
{
	unsigned n_entities;
	const struct ventity *all = vocab_entities(&n_entities);

	for (unsigned e = 0; e < n_entities; e++) {
		const struct rows *t = &w->tables[e];
		int *fields = ARENA_NEW(&w->arena, int, all[e].n);
		struct vvalue *values = ARENA_NEW(&w->arena, struct vvalue, all[e].n);
		unsigned n;

		if (t->n == 0)
			continue;
		n = columns_of(&all[e], t, fields);
		TRY(sink->open(sink->ctx, (int)e, fields, n, err));
		for (size_t r = 0; r < t->n; r++) {
			for (unsigned f = 0; f < n; f++)
				values[f] = t->list[r][fields[f]];
			TRY(sink->row(sink->ctx, (int)e, values, n, err));
		}
	}
	return RC_OK;
}

void
rows_done(struct world *w)
{
	unsigned n_entities;

	vocab_entities(&n_entities);
	for (unsigned e = 0; e < n_entities; e++)
		free(w->tables[e].list);
}
