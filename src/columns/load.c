/*
 * Rows in: each cell or typed value checked, wanted ones stored, links settled against ids already there. A bad row leaves no trace.
 * Ids are held no longer than a later kind of fact can link to them. Called by whatever brings rows (bundle, calc's JSON, a
 * database), and by live.c for a row that changes.
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
static inline void
store(struct col *c, uint32_t row, const struct vvalue *v, int64_t resolved)
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
columns_store(struct col *c, uint32_t row, const struct vvalue *v, int64_t resolved)
{
	store(c, row, v, resolved);
}

void
columns_fill_unknown(struct col *c, uint32_t from, uint32_t to)
{
	struct vvalue unknown = {.known = false};

	for (uint32_t i = from; i < to; i++)
		store(c, i, &unknown, -1);
}

static void
set_room(struct columns *c, int entity, uint32_t room)
{
	struct loading *l = &c->loading[entity];

	l->room = room;
	for (unsigned i = 0; i < l->n_feeds; i++) {
		struct col *col = l->feeds[i].col;

		if (col->wanted)
			col->data = columns_grown(col->data, l->room, columns_width(col->type));
	}
	if (c->live != NULL)
		columns_live_room(c, entity, l->room);
}

/* Room for one row more in every column that is fed and kept. Growing by half: pages past the end are not touched and cost nothing. */
static void
make_room(struct columns *c, int entity)
{
	uint32_t room = c->loading[entity].room;

	if (c->tables[entity].n_rows >= room)
		set_room(c, entity, room < 512 ? 1024 : room + (c->sealed ? room / 8 + 1024 : room / 2));
}

void
columns_reserve(struct columns *c, int entity, uint32_t n_rows)
{
	struct loading *l = &c->loading[entity];
	uint32_t n_known = n_rows;

	if (c->live != NULL && n_rows < INT32_MAX / 2)
		n_rows += n_rows / 8;
	if (!l->opened || c->sealed || n_rows <= l->room || n_rows > INT32_MAX - 2)
		return;
	set_room(c, entity, n_rows);
	if (l->id_feed >= 0)
		texts_reserve(&l->ids, n_rows);
	if (c->live != NULL && c->live->of[entity].keyed)
		texts_reserve(&c->live->of[entity].keys, n_rows);
	/* all are there before any is filled: they lie side by side, and huge pages span their ends */
	for (unsigned i = 0; i < l->n_feeds; i++)
		if (l->feeds[i].col->data != NULL)
			columns_advise(l->feeds[i].col->data, n_rows * columns_width(l->feeds[i].col->type));
	for (unsigned i = 0; i < l->n_feeds; i++)
		if (l->feeds[i].col->data != NULL)
			columns_fault_in(l->feeds[i].col->data, n_known * columns_width(l->feeds[i].col->type));
}

/* Instants whose order is likely (facts.md: an unlikely one is a warning with a count, never an error). */
static const struct { const char *entity, *early, *late; } likely[] = {
	{"orders", "received_at", "closed_at"}, {"assignments", "dispatched_at", "accepted_at"}, {"assignments", "dispatched_at", "handled_at"},
	{"assignments", "dispatched_at", "due_at"}, {"supervisions", "opened_at", "closed_at"}, {"notices", "at", "replied_at"},
};

static void
find_pairs(struct loading *l, const struct ventity *e)
{
	l->n_pairs = 0;
	for (unsigned p = 0; p < COUNT_OF(likely); p++) {
		int early = -1, late = -1;

		if (strcmp(e->name, likely[p].entity) != 0)
			continue;
		for (unsigned i = 0; i < l->n_feeds; i++) {
			if (strcmp(l->feeds[i].f->name, likely[p].early) == 0)
				early = (int)i;
			else if (strcmp(l->feeds[i].f->name, likely[p].late) == 0)
				late = (int)i;
		}
		if (early >= 0 && late >= 0 && l->n_pairs < COUNT_OF(l->pairs)) {
			l->pairs[l->n_pairs].early = early;
			l->pairs[l->n_pairs++].late = late;
		}
	}
}

void
columns_expect(struct columns *c, int entity, const int *fields, unsigned n)
{
	unsigned n_all;
	const struct ventity *e = vocab_entities(&n_all);

	if (!c->expecting)
		for (unsigned i = 0; i < n_all; i++)
			c->loading[i].last_linker = -1;
	c->expecting = true;
	for (unsigned i = 0; i < n; i++) {
		int target = vocab_field_entity(&e[entity].fields[fields[i]]);

		if (target >= 0 && c->loading[target].last_linker < entity)
			c->loading[target].last_linker = entity;
	}
}

/* Does the source say anything of that column of an opened kind? An absent one with a default in the table is the default for every row (facts.md). */
bool
columns_comes(const struct columns *c, int entity, unsigned field)
{
	const struct loading *l = &c->loading[entity];

	return l->delivered[field] ? !l->is_dated : vocab_at(entity)->fields[field].preset != NULL;
}

/* Settles all about one column that will be fed from now on. */
static enum rc
add_feed(struct columns *c, int entity, int field, struct err *err)
{
	const struct ventity *e = vocab_at(entity);
	struct loading *l = &c->loading[entity];
	struct feed *feed = &l->feeds[l->n_feeds];
	enum vtype type = e->fields[field].type;

	*feed = (struct feed){.field = field, .f = &e->fields[field], .col = &c->tables[entity].cols[field], .target = vocab_field_entity(&e->fields[field])};
	l->delivered[field] = true;
	if (l->is_dated)        /* these rows become values of other columns; as columns of their own nobody keeps them */
		feed->col->wanted = false;
	feed->col->present = columns_comes(c, entity, (unsigned)field);
	if (feed->target >= 0 && c->loading[feed->target].released)
		return err_set(err, RC_INTERNAL, feed->f->name, "%s 来得太晚，%s 的编号已放掉", "%s comes too late: the ids of %s are gone", e->name, feed->f->to);
	if (feed->col->wanted && (type == VT_TEXT || type == VT_ID || type == VT_SET))
		feed->dict = &c->dicts[entity][field];
	TRY(vocab_cell(feed->f, (struct str){"", 0}, &feed->empty, err));
	vocab_range(feed->f, &feed->least, &feed->most);
	if (field == e->id) {
		l->has_ids = true;
		l->id_feed = (int)l->n_feeds;
	}
	l->n_feeds++;
	return RC_OK;
}

enum rc
columns_add_feed(struct columns *c, int entity, int field, struct err *err)
{
	TRY(add_feed(c, entity, field, err));
	find_pairs(&c->loading[entity], vocab_at(entity));
	return RC_OK;
}

enum rc
columns_open(struct columns *c, int entity, const int *fields, unsigned n, struct err *err)
{
	const struct ventity *e = vocab_at(entity);
	struct loading *l = &c->loading[entity];
	struct table *t = &c->tables[entity];

	if (l->opened)
		return err_set(err, RC_CONFLICT, e->name, "%s：同一种事实给了两次", "%s: given twice", e->name);
	/* ids that no later fact can point to any more */
	for (int i = 0; i < entity; i++)
		if (c->loading[i].has_ids && !c->loading[i].keeps_ids && c->loading[i].last_linker < entity) {
			texts_done(&c->loading[i].ids);
			c->loading[i].released = true;
		}
	l->opened = true;
	l->is_dated = strcmp(e->name, "dated_values") == 0;
	l->id_feed = -1;
	/* live columns may get feeds later */
	l->feeds = ARENA_NEW(&c->arena, struct feed, c->live != NULL ? e->n : n + 1);
	t->present = true;
	for (unsigned f = 0; f < e->n; f++)
		t->cols[f].present = columns_comes(c, entity, f);
	for (unsigned i = 0; i < n; i++)
		TRY(add_feed(c, entity, fields[i], err));
	find_pairs(l, e);
	return RC_OK;
}

void
columns_reset(struct columns *c, int entity)
{
	struct loading *l = &c->loading[entity];

	c->tables[entity].n_rows = 0;
	texts_empty(&l->ids);
	texts_empty(&l->self_texts);
	if (c->live != NULL)
		texts_empty(&c->live->of[entity].keys);
	l->n_selfs = 0;
	l->unlikely = 0;
	for (unsigned i = 0; i < l->n_feeds; i++)
		if (l->feeds[i].dict != NULL)
			texts_empty(l->feeds[i].dict);
}

void
columns_outside(struct columns *c, bool (*knows)(void *ctx, int entity, struct str id), void *ctx)
{
	c->knows = knows;
	c->knows_ctx = ctx;
}

bool
columns_known_outside(const struct columns *c, int entity, struct str id)
{
	return c->knows != NULL && c->knows(c->knows_ctx, entity, id);
}

bool
columns_self_dangling(const struct columns *c, int entity, uint32_t *row, int *field, struct str *id)
{
	const struct loading *l = &c->loading[entity];

	for (uint32_t i = 0; i < l->n_selfs; i++) {
		struct str text = texts_get(&l->self_texts, l->selfs[i].text);

		if (l->selfs[i].row < *row || texts_find(&l->ids, text) >= 0 || columns_known_outside(c, entity, text))
			continue;
		*row = l->selfs[i].row;
		*field = l->selfs[i].field;
		*id = text;
		return true;
	}
	return false;
}

/* A link's row in its target, -1 when nobody has that id. */
int32_t
columns_target_row(const struct columns *c, int target, struct str id)
{
	return texts_find(&c->loading[target].ids, id);
}

/* Ids differ at their end. An empty one is nobody's. */
static inline bool
is_id(const struct texts *ids, uint32_t row, struct str id)
{
	struct str there = texts_get(ids, row);

	return there.n == id.n && id.n > 0 && there.p[id.n - 1] == id.p[id.n - 1] && memcmp(there.p, id.p, id.n) == 0;
}

/* The last eight bytes of an id tell it apart from its like. */
static inline uint64_t
end_of(struct str id)
{
	uint64_t end = 0;
	uint32_t low, high;

	if (id.n >= 8) {
		memcpy(&end, id.p + id.n - 8, 8);
	} else if (id.n >= 4) {
		memcpy(&low, id.p, 4);
		memcpy(&high, id.p + id.n - 4, 4);
		end = (uint64_t)high << 32 | low;
	} else {
		for (size_t i = 0; i < id.n; i++)
			end = end << 8 | (unsigned char)id.p[i];
	}
	return end;
}
_Static_assert(RECENT == 1 << 10, "what follows takes 10 bits of a hash");

/* Rows of one file mostly link in the order of the other, to the same row as before or the next; or again and again to the same few. */
static int32_t
hinted_row(struct columns *c, struct feed *f, struct str id)
{
	const struct texts *ids = &c->loading[f->target].ids;
	struct recent *recent;
	uint64_t end;
	int32_t row;

	for (uint32_t i = f->hint == 0 ? 0 : f->hint - 1; i <= f->hint && i < ids->n; i++)
		if (is_id(ids, i, id)) {
			f->hint = i + 1;
			return (int32_t)i;
		}
	if (ids->n <= FEW) {            /* an order's own facts, a town's few units */
		row = texts_find(ids, id);
		f->hint = row < 0 ? f->hint : (uint32_t)row + 1;
		return row;
	}
	if (f->recent == NULL)          /* files in each other's order need none */
		f->recent = ARENA_NEW(&c->arena, struct recent, RECENT);
	end = end_of(id);
	recent = &f->recent[(end * 0x9e3779b97f4a7c15u + id.n) >> 54];
	if (recent->end == end && recent->row <= ids->n && recent->row > 0 && is_id(ids, recent->row - 1, id))
		row = (int32_t)recent->row - 1;
	else
		row = texts_find_near(ids, id, f->hint);
	if (row >= 0) {
		f->hint = (uint32_t)row + 1;
		*recent = (struct recent){end, (uint32_t)row + 1};
	}
	return row;
}

static int
two(const char *p)
{
	return p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9' ? -1 : (p[0] - '0') * 10 + p[1] - '0';
}

/* The usual form without an offset, on the day that this column had last. False: not so, look properly. */
static bool
same_day_instant(struct feed *f, struct str s, int64_t *out)
{
	int h, mi, sec = 0;

	if ((s.n != 16 && s.n != 19) || memcmp(s.p, f->day_text, 10) != 0 || (s.p[10] != 'T' && s.p[10] != ' ') || s.p[13] != ':')
		return false;
	h = two(s.p + 11);
	mi = two(s.p + 14);
	if (s.n == 19)
		sec = s.p[16] == ':' ? two(s.p + 17) : -1;
	if (h < 0 || h > 23 || mi < 0 || mi > 59 || sec < 0 || sec > 59)
		return false;
	*out = instant_from_day(f->day, h * 3600 + mi * 60 + sec);
	return true;
}

/* A cell typed; what was just seen in this column is not looked up again. */
static enum rc
typed(struct columns *c, struct feed *f, struct str cell, struct vvalue *v, struct err *err)
{
	struct word *w = NULL;

	if (cell.n == 0) {
		*v = f->empty;
		return RC_OK;
	}
	switch (f->f->type) {
	case VT_ID: case VT_LINK: case VT_TEXT: case VT_SET:
		*v = (struct vvalue){.known = true, .text = cell};
		return RC_OK;
	case VT_INSTANT:
		if (same_day_instant(f, cell, &v->i)) {
			v->known = true;
			return RC_OK;
		}
		TRY(vocab_cell(f->f, cell, v, err));
		if (v->known && day_parse((struct str){cell.p, 10}, &f->day))
			memcpy(f->day_text, cell.p, 10);
		return RC_OK;
	case VT_ENUM: case VT_BOOL:
		if (cell.n < sizeof w->text) {
			if (f->words == NULL)   /* typed values need none */
				f->words = ARENA_NEW(&c->arena, struct word, WORDS);
			w = &f->words[(cell.n * 7 + (unsigned char)cell.p[0] * 3 + (unsigned char)cell.p[cell.n - 1]) % WORDS];
			if (w->n == cell.n && memcmp(w->text, cell.p, cell.n) == 0) {
				*v = (struct vvalue){.known = true, .i = w->code, .text = cell};
				return RC_OK;
			}
		}
		TRY(vocab_cell(f->f, cell, v, err));
		if (w != NULL) {
			memcpy(w->text, cell.p, cell.n);
			w->n = (unsigned char)cell.n;
			w->code = (unsigned char)v->i;
		}
		return RC_OK;
	case VT_INT: case VT_NUM: case VT_DAY: case VT_PERIOD:
		return vocab_cell(f->f, cell, v, err);
	case VT__COUNT:
		break;
	}
	return RC_INTERNAL;
}

/* A value that came typed: the same as its cell, or refused. */
static enum rc
taken(const struct feed *f, const struct vvalue *in, struct vvalue *v, struct err *err)
{
	*v = in->known ? *in : f->empty;
	switch (f->f->type) {
	case VT_ID: case VT_LINK: case VT_TEXT: case VT_SET:
		v->known = v->known && v->text.n > 0;
		return RC_OK;
	case VT_ENUM: case VT_BOOL: case VT_INT: case VT_NUM: case VT_DAY: case VT_INSTANT: case VT_PERIOD: case VT__COUNT:
		break;
	}
	if (v->known && (v->i < f->least || v->i > f->most))
		return err_set(err, RC_INVALID, f->f->name, "%lld 不是这一列的取值", "%lld is no value of this column", (long long)v->i);
	return RC_OK;
}

/* The next value between semicolons; empty ones are skipped. False at the end. */
static bool
next_of_set(struct str *s, struct str *one)
{
	while (s->n > 0) {
		const char *semi = memchr(s->p, ';', s->n);

		*one = (struct str){s->p, semi == NULL ? s->n : (size_t)(semi - s->p)};
		*s = semi == NULL ? (struct str){"", 0} : (struct str){semi + 1, s->n - one->n - 1};
		*one = str_trim(*one);
		if (one->n > 0)
			return true;
	}
	return false;
}

/* *past: a value has no bit. */
static bool
set_bits(struct texts *dict, struct str s, bool *past, int64_t *out)
{
	uint64_t bits = 0;
	struct str one;
	bool was;

	while (next_of_set(&s, &one)) {
		uint32_t k = texts_add(dict, one, &was);

		if (k == TEXTS_FULL)
			return false;
		if (k < 64)
			bits |= (uint64_t)1 << k;
		else
			*past = true;
	}
	*out = (int64_t)bits;
	return true;
}

static enum rc
too_much_text(struct err *err, const char *name)
{
	return err_set(err, RC_TOO_BIG, name, "文字合计超过 4 GiB", "more than 4 GiB of texts");
}

/* A self-link waits with its text. */
static bool
put_self(struct loading *l, uint32_t row, int field, struct str id)
{
	bool was;
	uint32_t number = texts_add(&l->self_texts, id, &was);

	if (number == TEXTS_FULL)
		return false;
	if (l->n_selfs == l->room_selfs) {
		l->room_selfs = l->room_selfs == 0 ? 64 : l->room_selfs * 2;
		l->selfs = columns_grown(l->selfs, l->room_selfs, sizeof *l->selfs);
	}
	l->selfs[l->n_selfs++] = (struct self){row, number, field};
	return true;
}

/* Texts are numbered after everything else of the row was found good. */
static enum rc
number_texts(struct columns *c, int entity, uint32_t row, const struct vvalue *v, int64_t *resolved, struct err *err)
{
	struct loading *l = &c->loading[entity];
	bool was;

	for (unsigned i = 0; i < l->n_feeds; i++) {
		struct feed *f = &l->feeds[i];

		if (!v[i].known)
			continue;
		if (f->dict != NULL && f->f->type == VT_SET) {
			bool past = false;

			if (!set_bits(f->dict, v[i].text, &past, &resolved[i]))
				return too_much_text(err, f->f->name);
			/* which 64 values have bits depends on the order of rows: only a fresh load knows */
			if (past && c->sealed)
				return err_set(err, RC_TOO_BIG, f->f->name, "%s 的不同取值超过 64 个", "%s has more than 64 values", f->f->name);
		} else if (f->dict != NULL) {
			uint32_t number = texts_add(f->dict, v[i].text, &was);

			if (number == TEXTS_FULL)
				return too_much_text(err, f->f->name);
			resolved[i] = number;
		} else if (f->target == entity && !put_self(l, row, f->field, v[i].text))
			return too_much_text(err, f->f->name);
	}
	return RC_OK;
}

/* Of a row its values typed, its links found. Cells or typed values, the other NULL. */
static inline enum rc
check_row(struct columns *c, int entity, const struct str *cells, const struct vvalue *values, unsigned n, struct vvalue *v, int64_t *resolved, struct err *err)
{
	static const struct vvalue unknown = {.known = false, .text = {"", 0}};
	struct loading *l = &c->loading[entity];

	if (n > l->n_feeds)
		return err_set(err, RC_INVALID, "", "有 %u 格，表头只有 %u 列", "%u cells, but the header has %u columns", n, l->n_feeds);
	for (unsigned i = 0; i < l->n_feeds; i++) {
		struct feed *f = &l->feeds[i];

		if (cells != NULL)
			TRY(typed(c, f, i < n ? cells[i] : (struct str){"", 0}, &v[i], err));
		else
			TRY(taken(f, i < n ? &values[i] : &unknown, &v[i], err));
		resolved[i] = -1;
		if (f->target >= 0 && f->target != entity && v[i].known) {      /* a self-link is settled at the seal */
			resolved[i] = hinted_row(c, f, v[i].text);
			if (resolved[i] < 0 && !columns_known_outside(c, f->target, v[i].text))
				return err_set(err, RC_NOT_FOUND, f->f->name, "“" STR_F "”在 %s.csv 里找不到；先在那里加上它，或改正编号",
				               "“" STR_F "” is not in %s.csv; add it there or mend the id", STR_A(vocab_shown(v[i].text)), f->f->to);
		} else if (f->f->type == VT_ID && !v[i].known && (f->f->flags & VF_OPTIONAL_ID) == 0)
			return err_set(err, RC_INVALID, f->f->name, "编号不能空", "the id may not be empty");
	}
	return RC_OK;
}

enum rc
columns_check_row(struct columns *c, int entity, const struct vvalue *values, unsigned n, struct vvalue *v, int64_t *resolved, struct err *err)
{
	return check_row(c, entity, NULL, values, n, v, resolved, err);
}

static enum rc
twice(struct err *err, const char *name, struct str id, uint32_t before)
{
	return err_set(err, RC_CONFLICT, name, "编号“" STR_F "”与前面第 %u 条重复", "the id “" STR_F "” is that of record %u already", STR_A(vocab_shown(id)), before + 1);
}

/* A new row's id and, of live columns, its key. */
static enum rc
name_row(struct columns *c, int entity, uint32_t row, struct str key, const struct vvalue *v, struct err *err)
{
	struct loading *l = &c->loading[entity];
	struct live_entity *live = c->live == NULL || !c->live->of[entity].keyed ? NULL : &c->live->of[entity];
	const struct vvalue *id = l->id_feed >= 0 ? &v[l->id_feed] : NULL;
	bool was;

	if (live != NULL && key.n == 0 && id != NULL && id->known)
		key = id->text;
	if (live != NULL && texts_find(&live->keys, key) >= 0)
		return twice(err, "", key, (uint32_t)texts_find(&live->keys, key));
	if (id != NULL) {
		const char *name = l->feeds[l->id_feed].f->name;
		uint32_t number = id->known ? texts_add(&l->ids, id->text, &was) : texts_put_none(&l->ids) ? row : TEXTS_FULL;

		if (number == TEXTS_FULL)
			return too_much_text(err, name);
		if (number != row)
			return twice(err, name, id->text, number);
	}
	if (live != NULL && (key.n > 0 ? texts_add(&live->keys, key, &was) == TEXTS_FULL : !texts_put_none(&live->keys)))
		return too_much_text(err, "");
	return RC_OK;
}

/* facts.md: an unlikely order is counted once a row. */
static bool
is_unlikely(const struct loading *l, const struct vvalue *v)
{
	for (unsigned p = 0; p < l->n_pairs; p++) {
		const struct vvalue *early = &v[l->pairs[p].early], *late = &v[l->pairs[p].late];

		if (early->known && late->known && late->i < early->i)
			return true;
	}
	return false;
}

enum rc
columns_put_row(struct columns *c, int entity, uint32_t row, struct str key, const struct vvalue *v, int64_t *resolved, struct err *err)
{
	struct loading *l = &c->loading[entity];
	struct table *t = &c->tables[entity];
	uint32_t n_selfs = l->n_selfs;
	bool fresh = row == t->n_rows;
	struct dated_place place = {0};
	enum rc rc;

	if (row >= INT32_MAX - 2)
		return err_set(err, RC_TOO_BIG, "", "行数太多", "too many rows");
	if (l->is_dated) {
		struct vvalue five[5] = {{0}};

		for (unsigned i = 0; i < l->n_feeds; i++)
			five[l->feeds[i].field] = v[i];
		TRY(columns_dated_look(c, five, &place, err));
	}
	rc = number_texts(c, entity, row, v, resolved, err);
	if (rc == RC_OK && fresh)
		rc = name_row(c, entity, row, key, v, err);
	if (rc != RC_OK) {
		l->n_selfs = n_selfs;
		return rc;
	}
	if (fresh)
		make_room(c, entity);
	if (l->is_dated)
		columns_dated_keep(c, row, &place);
	if (c->sealed)
		TRY(columns_live_store(c, entity, row, n_selfs, v, resolved, err));
	else
		for (unsigned i = 0; i < l->n_feeds; i++) {
			struct col *col = l->feeds[i].col;

			if (!col->wanted)
				continue;
			store(col, row, &v[i], resolved[i]);
			col->imported |= v[i].known && (l->feeds[i].f->flags & VF_VERDICT) != 0;
		}
	if (l->n_pairs > 0) {
		bool unlikely = is_unlikely(l, v), before = !fresh && c->live->of[entity].unlikely[row];

		l->unlikely += (uint32_t)unlikely - (uint32_t)before;
		if (c->live != NULL)
			c->live->of[entity].unlikely[row] = unlikely;
	}
	t->n_rows += fresh;
	return RC_OK;
}

static inline enum rc
add_row(struct columns *c, int entity, struct str key, const struct str *cells, const struct vvalue *values, unsigned n, struct err *err)
{
	struct vvalue v[FIELDS_MAX];
	int64_t resolved[FIELDS_MAX];

	TRY(check_row(c, entity, cells, values, n, v, resolved, err));
	return columns_put_row(c, entity, c->tables[entity].n_rows, key, v, resolved, err);
}

enum rc
columns_row(struct columns *c, int entity, const struct str *cells, unsigned n, struct err *err)
{
	return add_row(c, entity, (struct str){"", 0}, cells, NULL, n, err);
}

enum rc
columns_values(struct columns *c, int entity, const struct vvalue *values, unsigned n, struct err *err)
{
	return add_row(c, entity, (struct str){"", 0}, NULL, values, n, err);
}

enum rc
columns_keyed_values(struct columns *c, int entity, struct str key, const struct vvalue *values, unsigned n, struct err *err)
{
	return add_row(c, entity, key, NULL, values, n, err);
}
