/*
 * Random facts of all kinds as plain lists of values, loaded into columns; and two columns compared to the last cell. What the
 * tests of typed values and of changes in place measure by.
 */
#ifndef JIEBAN_TEST_MODEL_H
#define JIEBAN_TEST_MODEL_H

#include "feed.h"

#define ENTITIES_MOST 40
#define FIELDS_MOST 64

struct fact { struct str key; struct vvalue v[FIELDS_MOST]; };
struct kind { struct fact *facts; uint32_t n, room; bool present, delivered[FIELDS_MOST]; };
struct model { struct kind kinds[ENTITIES_MOST]; struct arena a; uint32_t n_named; struct str promised; };

static uint64_t model_seed;

static inline void
model_start(void)
{
	model_seed = getenv("JIEBAN_SEED") != NULL ? strtoull(getenv("JIEBAN_SEED"), NULL, 10) : 20251126;
	printf("JIEBAN_SEED=%llu\n", (unsigned long long)model_seed);
}

static inline uint32_t
below(uint32_t n)
{
	model_seed = model_seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((model_seed >> 33) % n);
}

static inline bool
is_keyed(const struct ventity *e)
{
	return e->id < 0 || (e->fields[e->id].flags & VF_OPTIONAL_ID) != 0;
}

/* Fields that a source may bring. */
static inline bool
is_given(const struct vfield *f)
{
	return (f->flags & VF_DERIVED) == 0 || (f->flags & VF_VERDICT) != 0;
}

/* A link to a row that is there. */
static inline struct vvalue
draw_link(struct model *m, int target, bool self)
{
	const struct kind *k = &m->kinds[target];
	int id = vocab_at(target)->id;

	if (self && m->promised.n > 0 && below(3) == 0)
		return (struct vvalue){.known = true, .text = m->promised};
	return k->n == 0 ? (struct vvalue){.known = false} : k->facts[below(k->n)].v[id];
}

/* Any value of the field but an id. Few different ones, so that they meet. */
static inline struct vvalue
draw_value(struct model *m, int entity, int field, uint32_t row)
{
	static const char *const words[] = {"reminded", "report", "outstanding", "major_impact", "甲", "乙"};
	static const int32_t periods[] = {202501, 202512, 202521, 202532, 202540};
	const struct vfield *f = &vocab_at(entity)->fields[field];
	struct vvalue v = {.known = below(4) != 0, .text = {"", 0}};
	int64_t least, most;

	switch (f->type) {
	case VT_ID:
		return (struct vvalue){.known = false};
	case VT_LINK:
		return v.known ? draw_link(m, vocab_field_entity(f), vocab_field_entity(f) == entity) : v;
	case VT_TEXT:
		v.text = v.known ? str_fmt(&m->a, "文%u", below(6)) : v.text;
		break;
	case VT_SET:
		for (unsigned i = 0; i < COUNT_OF(words) && v.known; i++)
			if (below(3) == 0)
				v.text = str_fmt(&m->a, STR_F "%s;", STR_A(v.text), words[i]);
		v.known = v.text.n > 0;
		break;
	case VT_ENUM: case VT_BOOL:
		vocab_range(f, &least, &most);
		v.i = below((uint32_t)most + 1);
		break;
	case VT_INT:
		v.i = below(5);
		break;
	case VT_NUM:
		v.i = (int64_t)below(1000) * 1000000 - VOCAB_NUM_SCALE / 2;
		break;
	case VT_DAY:
		v.i = day_from_ymd(2025, 1, 1) + (int32_t)(row / 8) + (below(40) == 0 ? (int32_t)below(60) : 0);
		break;
	case VT_INSTANT:
		v.i = instant_from_day(day_from_ymd(2024, 6, 1), 0) + (int64_t)row * 3600 + (below(30) == 0 ? (int64_t)below(400) * 86400 : 0) + field * 60;
		break;
	case VT_PERIOD:
		v.i = periods[below(COUNT_OF(periods))];
		break;
	case VT__COUNT:
		break;
	}
	return v;
}

static inline struct str
draw_name(struct model *m, const char *before)
{
	return str_fmt(&m->a, "%s%u", before, (m->n_named++ * 7919) % 1000003);
}

/* Of a unit, person or grid some dated column. All five cells are there. */
static inline void
draw_dated(struct model *m, struct fact *fact)
{
	static const char *const files[] = {"units", "persons", "grids"};
	const struct ventity *all = vocab_entities(&(unsigned){0});
	int e = entity_named(files[below(3)]), f;
	struct vvalue value;

	while (m->kinds[e].n == 0)
		e = entity_named("units");
	do
		f = (int)below(all[e].n);
	while ((all[e].fields[f].flags & VF_DATED) == 0);
	m->promised = (struct str){"", 0};      /* a dated value links at once */
	value = draw_value(m, e, f, 0);
	fact->v[0] = (struct vvalue){.known = true, .text = str_c(all[e].name)};
	fact->v[1] = (struct vvalue){.known = true, .text = m->kinds[e].facts[below(m->kinds[e].n)].v[0].text};
	fact->v[2] = (struct vvalue){.known = true, .text = str_c(all[e].fields[f].name)};
	fact->v[3] = (struct vvalue){.known = true, .i = day_from_ymd(2025, 1, 1) + (int32_t)below(50)};
	fact->v[4] = (struct vvalue){.known = value.known, .text = vocab_text(&m->a, &all[e].fields[f], &value)};
}

/* One fact more, not in the list yet. all: of columns that the source does not deliver too. */
static inline struct fact
draw_fact(struct model *m, int entity, bool all)
{
	const struct ventity *e = vocab_at(entity);
	const struct kind *k = &m->kinds[entity];
	struct fact fact = {.key = {"", 0}};

	if (strcmp(e->name, "dated_values") == 0)
		draw_dated(m, &fact);
	else
		for (unsigned f = 0; f < e->n; f++)
			if (is_given(&e->fields[f]) && (all || k->delivered[f]))
				fact.v[f] = draw_value(m, entity, (int)f, k->n);
	if (e->id >= 0 && (!is_keyed(e) || ((all || k->delivered[e->id]) && below(2) == 0)))
		fact.v[e->id] = (struct vvalue){.known = true, .text = draw_name(m, e->one)};
	if (!is_keyed(e) || (e->id >= 0 && fact.v[e->id].known && below(2) == 0))
		fact.key = fact.v[e->id].text;
	else
		fact.key = draw_name(m, "k");
	return fact;
}

static inline struct fact *
add_fact(struct model *m, int entity, struct fact fact)
{
	struct kind *k = &m->kinds[entity];

	if (k->n == k->room) {
		k->room = k->room == 0 ? 64 : k->room * 2;
		k->facts = realloc(k->facts, k->room * sizeof *k->facts);
		assert_non_null(k->facts);
	}
	k->facts[k->n] = fact;
	return &k->facts[k->n++];
}

/* Other facts for the same kinds and columns, about n of each. */
static inline void
draw_rows(struct model *m, uint32_t n)
{
	unsigned n_entities;
	const struct ventity *e = vocab_entities(&n_entities);

	for (unsigned i = 0; i < n_entities; i++)
		m->kinds[i].n = 0;
	for (unsigned i = 0; i < n_entities; i++)
		for (uint32_t r = m->kinds[i].present && (strcmp(e[i].name, "dated_values") != 0 || m->kinds[0].n > 0) ? below(n + 1) : 0; r > 0; r--)
			add_fact(m, (int)i, draw_fact(m, (int)i, false));
}

/* About n facts of a kind; some kinds and columns are not there at all. */
static inline struct model *
draw_model(uint32_t n, bool whole)
{
	unsigned n_entities;
	const struct ventity *e = vocab_entities(&n_entities);
	struct model *m = calloc(1, sizeof *m);

	assert_non_null(m);
	assert_true(n_entities <= ENTITIES_MOST);
	arena_init(&m->a, 0);
	for (unsigned i = 0; i < n_entities; i++) {
		struct kind *k = &m->kinds[i];
		bool dated = strcmp(e[i].name, "dated_values") == 0;

		assert_true(e[i].n <= FIELDS_MOST);
		k->present = i == 0 || (dated ? m->kinds[0].n > 0 : whole || below(8) != 0);
		for (unsigned f = 0; f < e[i].n; f++)
			k->delivered[f] = k->present && is_given(&e[i].fields[f]) && (whole || dated || below(5) != 0 || ((int)f == e[i].id && !is_keyed(&e[i])));
		for (uint32_t r = k->present ? below(n + 1) : 0; r > 0; r--)
			add_fact(m, (int)i, draw_fact(m, (int)i, false));
	}
	return m;
}

static inline void
free_model(struct model *m)
{
	for (unsigned i = 0; i < ENTITIES_MOST; i++)
		free(m->kinds[i].facts);
	arena_done(&m->a);
	free(m);
}

enum way { WAY_CELLS, WAY_VALUES, WAY_KEYED, WAY_AGAIN /* values, into columns that are open already */ };

/* All facts of the model, in their order. */
static inline void
load_model(struct columns *c, const struct model *m, enum way way)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	struct arena a;
	struct err err = {0};

	arena_init(&a, 0);
	for (unsigned i = 0; i < n; i++) {
		const struct kind *k = &m->kinds[i];
		int fields[FIELDS_MOST];
		unsigned n_fields = 0;

		if (!k->present)
			continue;
		for (unsigned f = e[i].n; f-- > 0;)     /* not in the order of the vocabulary */
			if (k->delivered[f])
				fields[n_fields++] = (int)f;
		if (way != WAY_AGAIN && columns_open(c, (int)i, fields, n_fields, &err) != RC_OK)
			fail_msg("%s: %s", e[i].name, err.msg[LANG_EN]);
		if (below(2) == 0)      /* known about, too few or too many */
			columns_reserve(c, (int)i, k->n / 2 + below(k->n + 2));
		for (uint32_t r = 0; r < k->n; r++) {
			struct vvalue values[FIELDS_MOST];
			struct str cells[FIELDS_MOST];
			enum rc rc;

			for (unsigned f = 0; f < n_fields; f++) {
				values[f] = k->facts[r].v[fields[f]];
				cells[f] = way == WAY_CELLS ? vocab_text(&a, &e[i].fields[fields[f]], &values[f]) : (struct str){"", 0};
			}
			rc = way == WAY_CELLS ? columns_row(c, (int)i, cells, n_fields, &err)
			   : way != WAY_KEYED ? columns_values(c, (int)i, values, n_fields, &err)
			                       : columns_keyed_values(c, (int)i, k->facts[r].key, values, n_fields, &err);
			if (rc != RC_OK)
				fail_msg("%s row %u: %s: %s", e[i].name, r, err.field, err.msg[LANG_EN]);
		}
	}
	seal_good(c);
	arena_done(&a);
}

/* Columns that keep what a list of fields says: every field, or about one in two. */
static inline struct columns *
columns_drawn(bool live, bool want[ENTITIES_MOST][FIELDS_MOST])
{
	bool *fields[ENTITIES_MOST];

	for (unsigned i = 0; i < ENTITIES_MOST; i++)
		fields[i] = want[i];
	return columns_new(&(struct columns_want){.fields = fields, .ids = true, .live = live});
}

static inline bool
same_set(const struct columns *a, const struct columns *b, int e, int f, int64_t x, int64_t y)
{
	unsigned n = 0;

	for (int bit = 0; bit < 64; bit++)
		if (((uint64_t)x >> bit & 1) != 0) {
			int32_t other = columns_code(b, e, f, columns_text(a, e, f, bit));

			if (other < 0 || ((uint64_t)y >> other & 1) == 0)
				return false;
			n++;
		}
	return n == (unsigned)__builtin_popcountll((unsigned long long)y);
}

/* Values of two columns whose dictionaries number differently. */
static inline bool
same_value(const struct columns *a, const struct columns *b, int e, int f, int64_t x, int64_t y)
{
	enum vtype type = vocab_at(e)->fields[f].type;

	if (type == VT_SET && x != COL_I64_NONE && y != COL_I64_NONE)
		return same_set(a, b, e, f, x, y);
	if (type != VT_TEXT && type != VT_ID)
		return x == y;
	if (x == COL_I64_NONE || y == COL_I64_NONE)
		return x == y;
	if (columns_code(a, e, f, columns_text(a, e, f, (int32_t)x)) != x)
		return false;
	return str_eq(columns_text(a, e, f, (int32_t)x), columns_text(b, e, f, (int32_t)y));
}

static inline void
same_reverse(const struct reverse *a, const struct reverse *b, uint32_t n_targets, const char *what)
{
	if ((a == NULL) != (b == NULL))
		fail_msg("reverse of %s is there only once", what);
	if (a == NULL)
		return;
	for (uint32_t r = 0; r <= n_targets; r++)
		if (a->start[r] != b->start[r])
			fail_msg("reverse of %s: start of %u is %u, not %u", what, r, a->start[r], b->start[r]);
	for (uint32_t i = 0; i < a->start[n_targets]; i++)
		if (a->rows[i] != b->rows[i])
			fail_msg("reverse of %s: %u is %u, not %u", what, i, a->rows[i], b->rows[i]);
}

static inline void
same_column(const struct columns *a, const struct columns *b, int e, int f, const char *what)
{
	const struct table *t = columns_table(a, e);
	const struct col *x = &t->cols[f], *y = &columns_table(b, e)->cols[f];

	if (x->present != y->present || x->imported != y->imported || (x->data == NULL) != (y->data == NULL))
		fail_msg("%s: present %d %d, imported %d %d, data %d %d", what, x->present, y->present, x->imported, y->imported, x->data != NULL, y->data != NULL);
	for (uint32_t r = 0; r < t->n_rows; r++)
		if (!same_value(a, b, e, f, columns_value(a, e, f, r), columns_value(b, e, f, r)))
			fail_msg("%s row %u: %lld, not %lld", what, r, (long long)columns_value(a, e, f, r), (long long)columns_value(b, e, f, r));
	if ((x->zone_min == NULL) != (y->zone_min == NULL) || x->rising != y->rising)
		fail_msg("%s: zones %d %d, rising %d %d", what, x->zone_min != NULL, y->zone_min != NULL, x->rising, y->rising);
	for (uint32_t z = 0; x->zone_min != NULL && z * COL_BLOCK < t->n_rows; z++)
		if (x->zone_min[z] != y->zone_min[z] || x->zone_max[z] != y->zone_max[z])
			fail_msg("%s: zone %u", what, z);
	if (columns_has_dated(a, e, f) != columns_has_dated(b, e, f))
		fail_msg("%s: dated values only once", what);
	for (uint32_t r = 0; r < t->n_rows && columns_has_dated(a, e, f); r++) {
		int32_t day = day_from_ymd(2024, 12, 30) + (int32_t)below(60);

		if (!same_value(a, b, e, f, columns_on_day(a, e, f, r, day), columns_on_day(b, e, f, r, day)))
			fail_msg("%s row %u on day %d", what, r, day);
	}
}

/* To the last cell: `a` is as good as `b`, though its dictionaries may know more. */
static inline void
same_columns(struct columns *a, struct columns *b)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = 0; i < n; i++) {
		const struct table *t = columns_table(a, (int)i), *u = columns_table(b, (int)i);

		if (t->n_rows != u->n_rows || t->present != u->present)
			fail_msg("%s: %u rows %u, present %d %d", e[i].name, t->n_rows, u->n_rows, t->present, u->present);
		for (unsigned f = 0; f < e[i].n; f++) {
			char what[96];

			snprintf(what, sizeof what, "%s.%s", e[i].name, e[i].fields[f].name);
			same_column(a, b, (int)i, (int)f, what);
			if (e[i].fields[f].type == VT_LINK)
				same_reverse(columns_reverse(a, (int)i, (int)f), columns_reverse(b, (int)i, (int)f),
				             columns_table(a, vocab_field_entity(&e[i].fields[f]))->n_rows, what);
		}
		for (uint32_t r = 0; r < t->n_rows; r++) {
			struct str id = columns_id(b, (int)i, r), key = columns_key(b, (int)i, r);

			if (!str_eq(columns_id(a, (int)i, r), id) || columns_find(a, (int)i, id) != (id.n == 0 ? -1 : (int)r))
				fail_msg("%s row %u: id " STR_F ", not " STR_F ", found in %d", e[i].name, r, STR_A(columns_id(a, (int)i, r)), STR_A(id), columns_find(a, (int)i, id));
			if (!str_eq(columns_key(a, (int)i, r), key) || columns_keyed(a, (int)i, key) != (key.n == 0 ? -1 : (int)r))
				fail_msg("%s row %u: key " STR_F ", not " STR_F, e[i].name, r, STR_A(columns_key(a, (int)i, r)), STR_A(key));
		}
	}
	same_reverse(columns_callback_units(a), columns_callback_units(b), columns_table(a, entity_named("callbacks"))->n_rows, "callback units");
	if (columns_unlikely(a) != columns_unlikely(b))
		fail_msg("%u unlikely, not %u", columns_unlikely(a), columns_unlikely(b));
}

#endif
