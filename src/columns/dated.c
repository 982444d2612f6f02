/*
 * Dated values: what a unit, person or grid was on a day (headcount, peer group, unit of a person …). Rows of dated_values.csv in,
 * values on a day out; never changes the main row, which is the newest. Called while rows come in or change, and by the evaluator.
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
columns_dated_look(struct columns *c, const struct vvalue v[5], struct dated_place *place, struct err *err)
{
	static const char *const names[] = {"file", "id", "column", "from"};
	const struct ventity *all = vocab_entities(&(unsigned){0});
	int entity = vocab_entity(v[0].text), field;
	int32_t row, linked = 0;
	const struct vfield *f;
	struct vvalue value;
	struct err inner;
	bool was;

	*place = (struct dated_place){.kept = false};
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
	if (row < 0 && !columns_known_outside(c, entity, v[1].text))
		return err_set(err, RC_NOT_FOUND, "id", "“" STR_F "”在 %s.csv 里找不到", "“" STR_F "” is not in %s.csv", STR_A(vocab_shown(v[1].text)), all[entity].name);
	if (vocab_cell(f, v[4].text, &value, &inner) != RC_OK)
		return of_column(err, all[entity].name, f->name, &inner);
	if (f->type == VT_LINK && value.known) {
		int target = vocab_field_entity(f);

		linked = columns_target_row(c, target, value.text);
		if (linked < 0 && !columns_known_outside(c, target, value.text))
			return err_set(err, RC_NOT_FOUND, "value", "“" STR_F "”在 %s.csv 里找不到", "“" STR_F "” is not in %s.csv", STR_A(vocab_shown(value.text)), f->to);
	}
	if (row < 0 || !c->tables[entity].cols[field].wanted)
		return RC_OK;
	*place = (struct dated_place){.kept = true, .entity = entity, .field = field, .row = (uint32_t)row, .day = (int32_t)v[3].i, .value = COL_I64_NONE};
	if (!value.known || linked < 0)
		return RC_OK;
	place->value = f->type == VT_LINK ? linked : value.i;
	if (f->type == VT_TEXT) {
		uint32_t number = texts_add(&c->dicts[entity][field], value.text, &was);

		if (number == TEXTS_FULL)
			return err_set(err, RC_TOO_BIG, "value", "文字太多", "too much text");
		place->value = number;
	}
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

/* The main file lacks the column, its history does not: known from then on. */
static void
make_column(struct columns *c, int entity, int field)
{
	struct table *t = &c->tables[entity];
	struct col *col = &t->cols[field];
	uint32_t room = c->loading[entity].room > t->n_rows ? c->loading[entity].room : t->n_rows;

	if (col->data != NULL)
		return;
	col->present = true;
	col->data = columns_zeroed(room, columns_width(col->type));
	columns_fill_unknown(col, 0, t->n_rows);
}

/* What row `number` said before goes. */
static void
take_out(struct columns *c, uint32_t number)
{
	uint16_t home = c->live->dated_home[number];
	struct dated_list *d = &c->dated[home / FIELDS_MAX][home % FIELDS_MAX];

	for (size_t i = 0; i < d->n; i++)
		if (d->list[i].seq == number) {
			memmove(&d->list[i], &d->list[i + 1], (d->n - i - 1) * sizeof *d->list);
			d->n--;
			return;
		}
}

void
columns_dated_keep(struct columns *c, uint32_t number, const struct dated_place *place)
{
	struct dated_list *d = &c->dated[place->entity][place->field];
	struct dated one = {place->row, place->day, place->value, number};
	size_t at = d->n;

	if (c->live != NULL) {
		if (c->live->dated_home[number] != DATED_NOWHERE)
			take_out(c, number);
		at = d->n;
		c->live->dated_home[number] = place->kept ? (uint16_t)(place->entity * FIELDS_MAX + place->field) : DATED_NOWHERE;
	}
	if (!place->kept)
		return;
	if (d->n == d->room) {
		d->room = d->room == 0 ? 64 : d->room * 2;
		d->list = columns_grown(d->list, d->room, sizeof *d->list);
	}
	if (c->sealed) {                /* sorted already, and stays so */
		make_column(c, place->entity, place->field);
		while (at > 0 && by_row_and_day(&d->list[at - 1], &one) > 0)
			at--;
		memmove(&d->list[at + 1], &d->list[at], (d->n - at) * sizeof *d->list);
	}
	d->list[at] = one;
	d->n++;
}

void
columns_dated_seal(struct columns *c)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = 0; i < n; i++)
		for (unsigned f = 0; f < e[i].n; f++) {
			struct dated_list *d = &c->dated[i][f];

			if (d->n == 0)
				continue;
			qsort(d->list, d->n, sizeof *d->list, by_row_and_day);
			make_column(c, (int)i, (int)f);
		}
}

/* A column that only its history made is not there when the last of it went. */
void
columns_dated_settle(struct columns *c)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = 0; i < n; i++)
		for (unsigned f = 0; f < e[i].n; f++) {
			struct col *col = &c->tables[i].cols[f];

			if ((e[i].fields[f].flags & VF_DATED) == 0 || c->dated[i][f].n > 0 || c->loading[i].delivered[f] || col->data == NULL)
				continue;
			free(col->data);
			col->data = NULL;
			col->present = false;
			columns_reverse_drop(&c->reverse[i][f]);
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
