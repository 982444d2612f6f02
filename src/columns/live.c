/*
 * Changes in place, for a server that keeps columns beside a database: one row becomes what it is now or comes at the end, and once
 * all are in, whatever follows from them (derived fields, zone maps, reverse links) is mended, by the same code that made it at the
 * seal. Afterwards everything reads as from a fresh load; a property test says so. Never takes rows out and never decides what a
 * fact is worth. Called by whoever follows a change log.
 */
#include "columns/internal.h"

#include <stdlib.h>
#include <string.h>

static struct reach
reaches(void)
{
	struct reach r = {.orders = columns_entity("orders"), .assignments = columns_entity("assignments"), .untrue_forms = columns_entity("untrue_forms"),
		.shelvings = columns_entity("shelvings")};

	r.caller = columns_field(r.orders, "caller_key");
	r.matter = columns_field(r.orders, "matter_key");
	r.of_assignment = columns_field(r.assignments, "order_id");
	r.of_form = columns_field(r.untrue_forms, "order_id");
	r.of_shelving = columns_field(r.shelvings, "matter_key");
	return r;
}

struct live *
columns_live_new(void)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	struct live *live = columns_zeroed(1, sizeof *live);

	live->reach = reaches();
	live->of = columns_zeroed(n, sizeof *live->of);
	for (unsigned i = 0; i < n; i++) {
		live->of[i].keyed = e[i].id < 0 || (e[i].fields[e[i].id].flags & VF_OPTIONAL_ID) != 0;
		live->of[i].given = columns_zeroed(e[i].n, sizeof *live->of[i].given);
		live->of[i].n_given = columns_zeroed(e[i].n, sizeof *live->of[i].n_given);
		live->of[i].changed = columns_zeroed(e[i].n, sizeof *live->of[i].changed);
	}
	return live;
}

void
columns_live_free(struct live *live)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	if (live == NULL)
		return;
	for (unsigned i = 0; i < n; i++) {
		for (unsigned f = 0; f < e[i].n; f++)
			free(live->of[i].given[f]);
		texts_done(&live->of[i].keys);
		free(live->of[i].given);
		free(live->of[i].n_given);
		free(live->of[i].unlikely);
		free(live->of[i].changed);
		free(live->of[i].touched.list);
	}
	free(live->of);
	free(live->dated_home);
	free(live->own.list);
	free(live->group.list);
	free(live->callers.list);
	free(live->matters.list);
	free(live);
}

static size_t
rows_bytes(const struct rows *r)
{
	return r->room * sizeof *r->list;
}

size_t
columns_live_bytes(const struct columns *c)
{
	const struct live *live = c->live;
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	size_t bytes;

	if (live == NULL)
		return 0;
	bytes = live->dated_room * sizeof *live->dated_home + rows_bytes(&live->own) + rows_bytes(&live->group) + rows_bytes(&live->callers) +
		rows_bytes(&live->matters);
	for (unsigned i = 0; i < n; i++) {
		bytes += texts_bytes(&live->of[i].keys) + rows_bytes(&live->of[i].touched);
		bytes += live->of[i].unlikely != NULL ? c->loading[i].room : 0;
		for (unsigned f = 0; f < e[i].n; f++)
			bytes += live->of[i].given[f] != NULL ? c->loading[i].room : 0;
	}
	return bytes;
}

static void
rows_add(struct rows *r, uint32_t row)
{
	if (r->n == r->room) {
		r->room = r->room == 0 ? 64 : r->room * 2;
		r->list = columns_grown(r->list, r->room, sizeof *r->list);
	}
	r->list[r->n++] = row;
}

/* Everything that lies by row beside what is fed. */
void
columns_live_room(struct columns *c, int entity, uint32_t room)
{
	const struct ventity *e = vocab_at(entity);
	struct loading *l = &c->loading[entity];
	struct live_entity *live = &c->live->of[entity];

	if (l->n_pairs > 0)
		live->unlikely = columns_grown(live->unlikely, room, sizeof *live->unlikely);
	if (l->is_dated) {
		c->live->dated_home = columns_grown(c->live->dated_home, room, sizeof *c->live->dated_home);
		for (uint32_t r = c->live->dated_room; r < room; r++)
			c->live->dated_home[r] = DATED_NOWHERE;
		c->live->dated_room = room;
	}
	for (unsigned f = 0; f < e->n && c->sealed; f++) {
		struct col *col = &c->tables[entity].cols[f];

		if (col->data != NULL && !l->delivered[f])
			col->data = columns_grown(col->data, room, columns_width(col->type));
		if (col->zone_min != NULL)
			columns_zones_room(col, room);
		if (live->given[f] != NULL)
			live->given[f] = columns_grown(live->given[f], room, 1);
	}
}

/* Before anything is derived: what is in a verdict's column now is what was delivered. */
void
columns_live_seal(struct columns *c)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = 0; i < n; i++) {
		struct live_entity *live = &c->live->of[i];
		uint32_t n_rows = c->tables[i].n_rows;

		/* to the room that the columns have from now on */
		columns_live_room(c, (int)i, c->loading[i].room);
		texts_shrink(&live->keys);
		for (unsigned f = 0; f < e[i].n; f++) {
			const struct col *col = &c->tables[i].cols[f];

			if ((e[i].fields[f].flags & VF_VERDICT) == 0 || !col->wanted)
				continue;
			live->given[f] = columns_grown(NULL, c->loading[i].room, 1);
			for (uint32_t r = 0; r < n_rows; r++) {
				live->given[f][r] = col->data == NULL ? COL_U8_NONE : ((uint8_t *)col->data)[r];
				live->n_given[f] += live->given[f][r] != COL_U8_NONE;
			}
		}
	}
}

static bool
is_derived_from(const struct reach *r, int entity)
{
	return entity == r->orders || entity == r->assignments || entity == r->untrue_forms || entity == r->shelvings;
}

static int32_t
value_i32(const struct columns *c, int entity, int field, uint32_t row)
{
	const int32_t *data = c->tables[entity].cols[field].data;

	return data == NULL ? -1 : data[row];
}

/* Whose derived fields hang on this row as it stands: called before a change and after. */
static void
touch(struct columns *c, int entity, uint32_t row)
{
	const struct reach r = c->live->reach;
	struct live *live = c->live;
	int32_t order = -1, caller = -1;

	if (entity == r.orders) {
		rows_add(&live->own, row);
		order = (int32_t)row;
	} else if (entity == r.untrue_forms)
		order = value_i32(c, entity, r.of_form, row);
	else if (entity == r.assignments && value_i32(c, entity, r.of_assignment, row) >= 0)
		rows_add(&live->own, (uint32_t)value_i32(c, entity, r.of_assignment, row));
	else if (entity == r.shelvings) {
		int32_t key = value_i32(c, entity, r.of_shelving, row);
		int32_t matter = key < 0 ? -1 : texts_find(&c->dicts[r.orders][r.matter], texts_get(&c->dicts[entity][r.of_shelving], (uint32_t)key));

		if (matter >= 0)
			rows_add(&live->matters, (uint32_t)matter);
	}
	if (order >= 0) {
		rows_add(&live->group, (uint32_t)order);
		caller = value_i32(c, r.orders, r.caller, (uint32_t)order);
	}
	if (caller >= 0)
		rows_add(&live->callers, (uint32_t)caller);
}

/* Self-links of the row that have waited since an earlier change are none any more. */
static void
forget_selfs(struct loading *l, uint32_t row, uint32_t n_before)
{
	uint32_t to = 0;

	for (uint32_t i = 0; i < l->n_selfs; i++)
		if (i >= n_before || l->selfs[i].row != row)
			l->selfs[to++] = l->selfs[i];
	l->n_selfs = to;
}

/* A column that nobody fed has its default, or nothing, in a new row. */
static enum rc
store_default(struct col *col, const struct vfield *f, uint32_t from, uint32_t to, struct err *err)
{
	struct vvalue v;

	TRY(vocab_cell(f, (struct str){"", 0}, &v, err));
	for (uint32_t r = from; r < to; r++)
		columns_store(col, r, &v, -1);
	return RC_OK;
}

enum rc
columns_live_store(struct columns *c, int entity, uint32_t row, uint32_t n_selfs, const struct vvalue *v, const int64_t *resolved, struct err *err)
{
	const struct ventity *e = vocab_at(entity);
	struct loading *l = &c->loading[entity];
	struct live_entity *live = &c->live->of[entity];
	bool fresh = row == c->tables[entity].n_rows;

	if (!fresh) {
		touch(c, entity, row);
		forget_selfs(l, row, n_selfs);
	}
	for (unsigned i = 0; i < l->n_feeds; i++) {
		int field = l->feeds[i].field;
		struct col *col = l->feeds[i].col;
		int64_t before = fresh || !col->wanted ? 0 : columns_value(c, entity, field, row);

		if (!col->wanted)
			continue;
		columns_store(col, row, &v[i], resolved[i]);
		live->changed[field] |= fresh || before != columns_value(c, entity, field, row);
		if (live->given[field] != NULL) {
			live->n_given[field] += (uint32_t)v[i].known - (uint32_t)(!fresh && live->given[field][row] != COL_U8_NONE);
			live->given[field][row] = v[i].known ? (uint8_t)v[i].i : COL_U8_NONE;
			col->imported = live->n_given[field] > 0;
		}
	}
	for (unsigned f = 0; f < e->n && fresh; f++) {
		struct col *col = &c->tables[entity].cols[f];

		if (col->data != NULL && !l->delivered[f])
			TRY(store_default(col, &e->fields[f], row, row + 1, err));
		if (live->given[f] != NULL && !l->delivered[f])
			live->given[f][row] = COL_U8_NONE;
	}
	live->grown |= fresh;
	/* the first fact of its kind: a kind that is not there is another thing than an empty one */
	c->live->derive_all |= fresh && row == 0 && is_derived_from(&c->live->reach, entity);
	rows_add(&live->touched, row);
	touch(c, entity, row);
	return RC_OK;
}

/* A column comes into being with its first known value. */
static enum rc
deliver(struct columns *c, int entity, int field, struct err *err)
{
	const struct ventity *e = vocab_at(entity);
	struct loading *l = &c->loading[entity];
	struct live_entity *live = &c->live->of[entity];

	TRY(columns_add_feed(c, entity, field, err));
	if (l->n_pairs > 0 && live->unlikely == NULL)
		live->unlikely = columns_zeroed(l->room, sizeof *live->unlikely);
	for (uint32_t r = l->ids.n; field == e->id && r < c->tables[entity].n_rows; r++)         /* those before have none */
		if (!texts_put_none(&l->ids))
			return err_set(err, RC_TOO_BIG, e->fields[field].name, "行数太多", "too many rows");
	c->live->derive_all |= is_derived_from(&c->live->reach, entity);
	return RC_OK;
}

static enum rc
deliver_known(struct columns *c, int entity, const struct vvalue *values, struct err *err)
{
	const struct ventity *e = vocab_at(entity);
	struct loading *l = &c->loading[entity];
	struct table *t = &c->tables[entity];

	if (!l->opened)
		TRY(columns_open(c, entity, NULL, 0, err));
	for (unsigned f = 0; f < e->n; f++)
		if (values[f].known && !l->delivered[f] && ((e->fields[f].flags & VF_DERIVED) == 0 || (e->fields[f].flags & VF_VERDICT) != 0))
			TRY(deliver(c, entity, (int)f, err));
	for (unsigned f = 0; f < e->n; f++) {
		struct col *col = &t->cols[f];

		if (!col->wanted || !col->present || col->data != NULL)
			continue;
		col->data = columns_zeroed(l->room, columns_width(col->type));
		TRY(store_default(col, &e->fields[f], 0, t->n_rows, err));
	}
	return RC_OK;
}

enum rc
columns_apply(struct columns *c, int entity, struct str key, const struct vvalue *values, struct err *err)
{
	const struct ventity *e = vocab_at(entity);
	struct loading *l = &c->loading[entity];
	struct vvalue in[FIELDS_MAX], v[FIELDS_MAX];
	int64_t resolved[FIELDS_MAX];
	int32_t row;

	if (c->live == NULL || !c->sealed)
		return err_set(err, RC_INTERNAL, e->name, "这些列不能就地更新", "these columns take no changes");
	if (key.n == 0)
		return err_set(err, RC_INVALID, e->name, "缺少行的键", "the key of the row is missing");
	row = columns_keyed(c, entity, key);
	/* an id is for good: whatever links to it, and the order of rows, hang on it */
	if (e->id >= 0) {
		struct str now = values[e->id].known ? values[e->id].text : (struct str){"", 0};

		if (row >= 0 ? !str_eq(now, columns_id(c, entity, (uint32_t)row)) : !c->live->of[entity].keyed && !str_eq(now, key))
			return err_set(err, RC_CONFLICT, e->fields[e->id].name, "编号“" STR_F "”不能就地改变", "the id “" STR_F "” cannot change in place", STR_A(vocab_shown(key)));
	}
	TRY(deliver_known(c, entity, values, err));
	for (unsigned i = 0; i < l->n_feeds; i++)
		in[i] = values[l->feeds[i].field];
	TRY(columns_check_row(c, entity, in, l->n_feeds, v, resolved, err));
	return columns_put_row(c, entity, row >= 0 ? (uint32_t)row : c->tables[entity].n_rows, key, v, resolved, err);
}

static bool
has_bit(const uint64_t *bits, uint32_t i)
{
	return (bits[i / 64] >> i % 64 & 1) != 0;
}

/* Marks all orders whose code in `field` was touched. */
static void
mark_same(const struct columns *c, int orders, int field, const struct rows *codes, uint8_t *marks, uint8_t bit)
{
	const struct table *t = &c->tables[orders];
	const int32_t *code = t->cols[field].data;
	uint64_t *bits;

	if (codes->n == 0 || code == NULL)
		return;
	bits = columns_zeroed((size_t)c->dicts[orders][field].n / 64 + 1, sizeof *bits);
	for (size_t i = 0; i < codes->n; i++)
		bits[codes->list[i] / 64] |= (uint64_t)1 << codes->list[i] % 64;
	for (uint32_t r = 0; r < t->n_rows; r++)
		if (code[r] >= 0 && has_bit(bits, (uint32_t)code[r]))
			marks[r] |= bit;
	free(bits);
}

static void
derive(struct columns *c)
{
	struct live *live = c->live;
	const struct reach r = live->reach;
	uint8_t *marks;

	if (live->derive_all) {
		columns_derive(c, (struct scope){.whole = true});
		return;
	}
	marks = columns_zeroed(c->tables[r.orders].n_rows, 1);
	for (size_t i = 0; i < live->own.n; i++)
		marks[live->own.list[i]] |= DERIVE_OWN;
	for (size_t i = 0; i < live->group.n; i++)
		marks[live->group.list[i]] |= DERIVE_GROUP;
	mark_same(c, r.orders, r.caller, &live->callers, marks, DERIVE_GROUP);
	mark_same(c, r.orders, r.matter, &live->matters, marks, DERIVE_OWN);
	columns_derive(c, (struct scope){.orders = marks, .own = live->own.n + live->matters.n > 0, .group = live->group.n > 0, .assignments = &live->of[r.assignments].touched});
	free(marks);
}

static void
mend_zones(struct columns *c, int entity)
{
	const struct ventity *e = vocab_at(entity);
	struct table *t = &c->tables[entity];
	const struct rows *touched = &c->live->of[entity].touched;
	bool *block = columns_zeroed(t->n_rows / COL_BLOCK + 1, sizeof *block);

	for (size_t i = 0; i < touched->n; i++)
		block[touched->list[i] / COL_BLOCK] = true;
	for (unsigned f = 0; f < e->n; f++) {
		struct col *col = &t->cols[f];

		if (col->data == NULL || (col->type != VT_INSTANT && col->type != VT_DAY))
			continue;
		if (col->zone_min == NULL) {
			columns_zones_make(t, col, c->loading[entity].room);
			continue;
		}
		for (uint32_t b = 0; b * COL_BLOCK < t->n_rows && touched->n > 0; b++)
			if (block[b])
				columns_zone_block(t, col, b);
		if (touched->n > 0)
			columns_zones_rise(t, col);
	}
	free(block);
}

/* Reverse links are made again when somebody asks. */
static void
drop_reverse(struct columns *c)
{
	static const struct { const char *entity, *field; } fan[] = {
		{"callbacks", "order_id"}, {"callbacks", "unit_id"}, {"assignments", "order_id"}, {"assignments", "unit_id"}, {"assignments", "returned"},
	};
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = 0; i < n; i++)
		for (unsigned f = 0; f < e[i].n; f++) {
			int target = vocab_field_entity(&e[i].fields[f]);

			if (c->reverse[i][f].r.start != NULL && (c->live->of[i].changed[f] || c->live->of[i].grown || c->live->of[target].grown))
				columns_reverse_drop(&c->reverse[i][f]);
		}
	for (unsigned k = 0; k < COUNT_OF(fan); k++) {
		const struct live_entity *of = &c->live->of[columns_entity(fan[k].entity)];

		if (of->grown || of->changed[columns_field(columns_entity(fan[k].entity), fan[k].field)])
			columns_reverse_drop(&c->callback_units);
	}
}

enum rc
columns_settle(struct columns *c, struct err *err)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	struct live *live = c->live;

	if (live == NULL || !c->sealed)
		return err_set(err, RC_INTERNAL, "", "这些列不能就地更新", "these columns take no changes");
	for (unsigned i = 0; i < n; i++) {
		for (uint32_t k = 0; k < c->loading[i].n_selfs; k++)
			live->of[i].changed[c->loading[i].selfs[k].field] = true;
		TRY(columns_settle_self_links(c, (int)i, err));
	}
	columns_dated_settle(c);
	derive(c);
	drop_reverse(c);
	for (unsigned i = 0; i < n; i++) {
		mend_zones(c, (int)i);
		live->of[i].touched.n = 0;
		live->of[i].grown = false;
		memset(live->of[i].changed, 0, e[i].n * sizeof *live->of[i].changed);
	}
	live->own.n = live->group.n = live->callers.n = live->matters.n = 0;
	live->derive_all = false;
	return RC_OK;
}

int32_t
columns_keyed(const struct columns *c, int entity, struct str key)
{
	if (c->live == NULL)
		return -1;
	return texts_find(c->live->of[entity].keyed ? &c->live->of[entity].keys : &c->loading[entity].ids, key);
}

struct str
columns_key(const struct columns *c, int entity, uint32_t row)
{
	const struct texts *t = c->live == NULL ? NULL : c->live->of[entity].keyed ? &c->live->of[entity].keys : &c->loading[entity].ids;

	return t != NULL && row < t->n ? texts_get(t, row) : (struct str){"", 0};
}
