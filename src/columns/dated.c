/*
 * Dated values: what a unit, person or grid was on a day (headcount, peer group, unit of a person …). Rows of dated_values.csv in,
 * values on a day out; never changes the main row, which is the newest. Called while rows come in, and by the evaluator.
 */
#include "columns/internal.h"

#include <stdlib.h>
#include <string.h>

/* What was wrong with the value, as that column would say it, with the column in front. */
static enum rc
of_column(struct err *err, const char *entity, const char *field, const struct err *inner)
{
	enum rc rc = err_set(err, RC_INVALID, "value", "%s.%s：", "%s.%s: ", entity, field);

	for (int lang = 0; err != NULL && lang < LANG__COUNT; lang++) {
		size_t n = strlen(err->msg[lang]), more = strlen(inner->msg[lang]);

		if (n + more < sizeof err->msg[lang])
			memcpy(err->msg[lang] + n, inner->msg[lang], more + 1);
	}
	return rc;
}

enum rc
columns_dated_row(struct columns *c, const struct vvalue v[5], struct err *err)
{
	static const char *const names[] = {"file", "id", "column", "from"};
	const struct ventity *all = vocab_entities(&(unsigned){0});
	int entity = vocab_entity(v[0].text), field;
	int32_t row;
	const struct vfield *f;
	struct vvalue value;
	struct err inner;
	int64_t resolved = 0;
	bool was;

	for (unsigned i = 0; i < COUNT_OF(names); i++)
		if (!v[i].known)
			return err_set(err, RC_INVALID, names[i], "file、id、column、from 都要填", "file, id, column and from are all needed");
	if (entity < 0 || (entity != columns_entity("units") && entity != columns_entity("persons") && entity != columns_entity("grids")))
		return err_set(err, RC_INVALID, "file", "“" STR_F "”应是 units、persons 或 grids", "“" STR_F "” must be units, persons or grids", STR_A(vocab_shown(v[0].text)));
	field = vocab_field(entity, v[2].text);
	f = field < 0 ? NULL : &all[entity].fields[field];
	if (f == NULL || (f->flags & VF_DATED) == 0)
		return err_set(err, RC_INVALID, "column", "“" STR_F "”不能有历史值", "“" STR_F "” cannot have dated values", STR_A(vocab_shown(v[2].text)));
	row = columns_target_row(c, entity, v[1].text);
	if (row < 0)
		return err_set(err, RC_NOT_FOUND, "id", "“" STR_F "”在 %s.csv 里找不到", "“" STR_F "” is not in %s.csv", STR_A(vocab_shown(v[1].text)), all[entity].name);
	if (vocab_cell(f, v[4].text, &value, &inner) != RC_OK)
		return of_column(err, all[entity].name, f->name, &inner);
	if (f->type == VT_LINK && value.known && (resolved = columns_target_row(c, vocab_field_entity(f), value.text)) < 0)
		return err_set(err, RC_NOT_FOUND, "value", "“" STR_F "”在 %s.csv 里找不到", "“" STR_F "” is not in %s.csv", STR_A(vocab_shown(value.text)), f->to);
	if (!c->tables[entity].cols[field].wanted)
		return RC_OK;
	if (f->type == VT_TEXT && value.known) {
		uint32_t number = texts_add(&c->dicts[entity][field], value.text, &was);

		if (number == TEXTS_FULL)
			return err_set(err, RC_TOO_BIG, "value", "文字太多", "too much text");
		resolved = number;
	}
	struct dated_list *d = &c->dated[entity][field];

	if (d->n == d->room) {
		d->room = d->room == 0 ? 64 : d->room * 2;
		d->list = columns_grown(d->list, d->room, sizeof *d->list);
	}
	d->list[d->n] = (struct dated){(uint32_t)row, (int32_t)v[3].i,
		!value.known ? COL_I64_NONE : f->type == VT_LINK || f->type == VT_TEXT ? resolved : value.i, (uint32_t)d->n};
	d->n++;
	return RC_OK;
}

/* The later of two rows for one day stands behind, and wins. */
static int
by_row_and_day(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;

	if (x->row != y->row)
		return (x->row > y->row) - (x->row < y->row);
	if (x->day != y->day)
		return (x->day > y->day) - (x->day < y->day);
	return (x->seq > y->seq) - (x->seq < y->seq);
}

void
columns_dated_seal(struct columns *c)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = 0; i < n; i++)
		for (unsigned f = 0; f < e[i].n; f++) {
			struct dated_list *d = &c->dated[i][f];
			struct table *t = &c->tables[i];
			struct col *col = &t->cols[f];

			if (d->n == 0)
				continue;
			qsort(d->list, d->n, sizeof *d->list, by_row_and_day);
			if (col->data == NULL) {        /* the main file lacks the column, its history does not: known from then on */
				col->present = true;
				col->data = columns_zeroed(t->n_rows, columns_width(col->type));
				columns_fill_unknown(col, 0, t->n_rows);
			}
		}
}

bool
columns_has_dated(const struct columns *c, int entity, int field)
{
	return c->dated[entity][field].n > 0;
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
