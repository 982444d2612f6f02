/*
 * The tables of a database as both of them can tell it: names, the three types, keys and links. Read from the catalogues by the
 * statements of db/queries/store.sql. Called by store_schema_text and by backup and restore.
 */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>

/* A list that doubles on the arena. */
#define GROW(a, list, n, T) do { \
	if (((n) & ((n) - 1)) == 0) { \
		T *more_ = ARENA_NEW((a), T, (n) == 0 ? 1 : 2 * (n)); \
		if ((n) > 0) \
			memcpy(more_, (list), (n) * sizeof *more_); \
		(list) = more_; \
	} \
} while (0)

static struct schema_table *
table_named(struct schema *s, struct str name)
{
	for (unsigned i = s->n; i-- > 0;)
		if (str_eq(s->tables[i].name, name))
			return &s->tables[i];
	return NULL;
}

static enum sval_kind
kind_of_type(struct str type)
{
	static const struct { const char *type; enum sval_kind kind; } types[] = {
		{"integer", SV_INT}, {"bigint", SV_INT}, {"text", SV_TEXT}, {"blob", SV_BLOB}, {"bytea", SV_BLOB},
	};

	for (unsigned i = 0; i < COUNT_OF(types); i++)
		if (str_eq_c(type, types[i].type))
			return types[i].kind;
	return SV_NULL;
}

static struct str
listed(struct arena *a, struct str list, struct str more)
{
	return list.n == 0 ? str_copy(a, more) : str_fmt(a, STR_F ", " STR_F, STR_A(list), STR_A(more));
}

static void
add_column(struct arena *a, struct schema *s, const struct rows *r)
{
	struct schema_table *t = s->n > 0 && str_eq(s->tables[s->n - 1].name, row_text(r, 0)) ? &s->tables[s->n - 1] : NULL;

	if (t == NULL) {
		GROW(a, s->tables, s->n, struct schema_table);
		t = &s->tables[s->n++];
		*t = (struct schema_table){.name = str_copy(a, row_text(r, 0))};
	}
	GROW(a, t->columns, t->n_columns, struct schema_column);
	t->columns[t->n_columns++] = (struct schema_column){str_copy(a, row_text(r, 1)), kind_of_type(row_text(r, 2)), row_int(r, 3) != 0, str_copy(a, row_text(r, 2)), (unsigned)row_int(r, 4)};
}

/* Columns of the primary key in its own order. */
static void
settle_primary(struct arena *a, struct schema_table *t)
{
	for (unsigned place = 1; place <= t->n_columns; place++)
		for (unsigned i = 0; i < t->n_columns; i++)
			if (t->columns[i].primary == place)
				t->primary = listed(a, t->primary, t->columns[i].name);
}

static void
add_key(struct arena *a, struct schema *s, const struct rows *r)
{
	struct schema_table *t = table_named(s, row_text(r, 0));
	struct str column = row_null(r, 4) ? STR("(expression)") : row_text(r, 4);
	struct schema_key *k;

	if (t == NULL)
		return;
	k = t->n_keys > 0 ? &t->keys[t->n_keys - 1] : NULL;
	if (k == NULL || !str_eq(k->name, row_text(r, 1))) {
		GROW(a, t->keys, t->n_keys, struct schema_key);
		k = &t->keys[t->n_keys++];
		*k = (struct schema_key){.name = str_copy(a, row_text(r, 1)), .unique = row_int(r, 2) != 0, .partial = row_int(r, 3) != 0};
	}
	k->columns = listed(a, k->columns, column);
}

static void
add_link(struct arena *a, struct schema *s, const struct rows *r)
{
	struct schema_table *t = table_named(s, row_text(r, 0));
	struct schema_key *k;

	if (t == NULL)
		return;
	k = t->n_links > 0 ? &t->links[t->n_links - 1] : NULL;
	if (k == NULL || !str_eq(k->name, row_text(r, 1))) {
		GROW(a, t->links, t->n_links, struct schema_key);
		k = &t->links[t->n_links++];
		*k = (struct schema_key){.name = str_copy(a, row_text(r, 1)), .table = str_copy(a, row_text(r, 3))};
	}
	k->columns = listed(a, k->columns, row_text(r, 2));
	k->to = listed(a, k->to, row_text(r, 4));
}

enum rc
schema_read(struct tx *tx, struct arena *a, struct schema *out, struct err *err)
{
	static const struct { int query; void (*add)(struct arena *, struct schema *, const struct rows *); } parts[] = {
		{Q_schema_columns, add_column}, {Q_schema_keys, add_key}, {Q_schema_links, add_link},
	};

	*out = (struct schema){NULL, 0};
	for (unsigned i = 0; i < COUNT_OF(parts); i++) {
		struct rows *r;
		enum rc rc;

		TRY(tx_rows(tx, parts[i].query, NULL, 0, false, &r, err));
		while ((rc = rows_next(r, err)) == RC_OK)
			parts[i].add(a, out, r);
		rows_end(r);
		if (rc != RC_NOT_FOUND)
			return rc;
	}
	for (unsigned i = 0; i < out->n; i++)
		settle_primary(a, &out->tables[i]);
	return RC_OK;
}

/* ---- as text ------------------------------------------------------------------------------------------------- */

static int
by_table(const void *a, const void *b)
{
	return str_cmp(((const struct schema_table *)a)->name, ((const struct schema_table *)b)->name);
}

static int
by_columns(const void *a, const void *b)
{
	const struct schema_key *x = a, *y = b;
	int c = str_cmp(x->columns, y->columns);

	return c != 0 ? c : str_cmp(x->table, y->table);
}

static enum rc
write_text(struct tx *tx, void *ctx, struct err *err)
{
	static const char *const kinds[] = {[SV_INT] = "int", [SV_TEXT] = "text", [SV_BLOB] = "blob"};
	struct buf *to = ctx;
	struct schema s;
	struct arena a;
	enum rc rc;

	arena_init(&a, 0);
	to->n = 0;
	rc = schema_read(tx, &a, &s, err);
	if (rc == RC_OK && s.n > 0)
		qsort(s.tables, s.n, sizeof *s.tables, by_table);
	for (unsigned i = 0; rc == RC_OK && i < s.n; i++) {
		struct schema_table *t = &s.tables[i];

		buf_fmt(to, "table " STR_F "\n", STR_A(t->name));
		for (unsigned k = 0; k < t->n_columns; k++) {
			const struct schema_column *c = &t->columns[k];
			struct str kind = c->kind == SV_NULL ? c->type : str_c(kinds[c->kind]);

			buf_fmt(to, "\t" STR_F " " STR_F "%s\n", STR_A(c->name), STR_A(kind), c->not_null ? " not null" : "");
		}
		buf_fmt(to, "\tprimary " STR_F "\n", STR_A(t->primary));
		if (t->n_keys > 0)
			qsort(t->keys, t->n_keys, sizeof *t->keys, by_columns);
		for (unsigned k = 0; k < t->n_keys; k++)
			buf_fmt(to, "\t%s " STR_F "%s\n", t->keys[k].unique ? "unique" : "index", STR_A(t->keys[k].columns), t->keys[k].partial ? " (some rows)" : "");
		if (t->n_links > 0)
			qsort(t->links, t->n_links, sizeof *t->links, by_columns);
		for (unsigned k = 0; k < t->n_links; k++)
			buf_fmt(to, "\tlink " STR_F " -> " STR_F " (" STR_F ")\n", STR_A(t->links[k].columns), STR_A(t->links[k].table), STR_A(t->links[k].to));
	}
	arena_done(&a);
	return rc;
}

enum rc
store_schema_text(struct store *s, struct buf *to, struct err *err)
{
	return store_read(s, write_text, to, err);
}
