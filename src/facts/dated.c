/*
 * Dated values point to their fact by text: file, id, column, value. What makes such a row good, and which rows hold on to a fact. The
 * same rules as columns have for a bundle, so that what is put here can be loaded. Called by put and import.
 */
#include "facts/internal.h"

#include <string.h>

static bool
is_dated(const struct shape *s)
{
	return str_eq_c(str_c(s->e->name), "dated_values");
}

/* The parts of a row, by the names that facts.md gives them. */
struct parts { int file, id, column, from, value; };

static struct parts
parts_of(const struct shape *s)
{
	return (struct parts){vocab_field(s->entity, STR("file")), vocab_field(s->entity, STR("id")), vocab_field(s->entity, STR("column")),
		vocab_field(s->entity, STR("from")), vocab_field(s->entity, STR("value"))};
}

/* The dated column that a row speaks of; NULL: none. */
static const struct vfield *
column_of(struct str file, struct str column, int *entity)
{
	int field;

	*entity = vocab_entity(file);
	field = *entity < 0 ? -1 : vocab_field(*entity, column);
	if (field < 0 || (vocab_at(*entity)->fields[field].flags & VF_DATED) == 0)
		return NULL;
	return &vocab_at(*entity)->fields[field];
}

void
dated_plain(const struct shape *s, struct vvalue *values)
{
	struct parts p;
	const struct vfield *f;
	int entity;

	if (!is_dated(s))
		return;
	p = parts_of(s);
	f = column_of(values[p.file].text, values[p.column].text, &entity);
	if (f == NULL)
		return;
	values[p.file].text = str_c(vocab_at(entity)->name);
	values[p.column].text = str_c(f->name);
}

enum rc
dated_check(const struct shape *s, const struct vvalue *v, struct dated_target targets[2], struct err *err)
{
	struct parts p;
	const struct vfield *f;
	struct vvalue value;
	int needed[4];

	targets[0].entity = targets[1].entity = -1;
	if (!is_dated(s))
		return RC_OK;
	p = parts_of(s);
	needed[0] = p.file, needed[1] = p.id, needed[2] = p.column, needed[3] = p.from;
	for (unsigned i = 0; i < COUNT_OF(needed); i++)
		if (!v[needed[i]].known)
			return err_set(err, RC_INVALID, s->e->fields[needed[i]].name, "file、id、column、from 都要填", "file, id, column and from are all needed");
	f = column_of(v[p.file].text, v[p.column].text, &targets[0].entity);
	if (f == NULL)
		return err_set(err, RC_INVALID, "column", "“" STR_F "”的“" STR_F "”不能有历史值", "“" STR_F "” has no column “" STR_F "” with dated values",
		               STR_A(vocab_shown(v[p.file].text)), STR_A(vocab_shown(v[p.column].text)));
	targets[0].id = v[p.id].text;
	targets[0].field = "id";
	if (vocab_cell(f, v[p.value].known ? v[p.value].text : (struct str){"", 0}, &value, err) != RC_OK)
		return RC_INVALID;
	if (f->type == VT_LINK && value.known)
		targets[1] = (struct dated_target){vocab_field_entity(f), value.text, "value"};
	return RC_OK;
}

/* A row that speaks of this fact, or whose value is it. The table is small and read whole. */
enum rc
dated_holds(struct facts *f, struct tx *tx, int64_t tenant_id, int entity, struct str id, bool *holds, struct err *err)
{
	const struct shape *s = NULL;
	struct parts p;
	int fields[4];
	struct rows *rows;
	enum rc rc;

	*holds = false;
	for (unsigned i = 0; i < f->n; i++)
		if (is_dated(&f->shapes[i]))
			s = &f->shapes[i];
	if (s == NULL)
		return RC_OK;
	p = parts_of(s);
	fields[0] = p.file, fields[1] = p.id, fields[2] = p.column, fields[3] = p.value;
	TRY(tx_rows(tx, sql_load(f, s, fields, COUNT_OF(fields), false), (struct sval[]){SV_I(tenant_id)}, 1, true, &rows, err));
	while (!*holds && (rc = rows_next(rows, err)) == RC_OK) {
		int of;
		const struct vfield *column = column_of(row_text(rows, 0), row_text(rows, 2), &of);

		*holds = (of == entity && str_eq(row_text(rows, 1), id)) ||
		         (column != NULL && vocab_field_entity(column) == entity && str_eq(row_text(rows, 3), id));
	}
	rows_end(rows);
	return *holds || rc == RC_NOT_FOUND ? RC_OK : rc;
}
