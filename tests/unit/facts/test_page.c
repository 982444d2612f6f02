/*
 * Pages of random orders and assignments against a slow and obvious reference: every filter, either way of sorting, cursors over all
 * pages, what concerns a unit, counts. On both databases. JIEBAN_SEED.
 */
#include "town.h"

static uint64_t seed;

static uint32_t
below(uint32_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((seed >> 33) % n);
}

#define ORDERS 160
#define UNITS 4

/* A box of random facts whose texts hold what LIKE would read otherwise. */
static void
fill(struct town *t)
{
	static const char *const titles[] = {"停水", "路灯坏了", "50%_off", "a\\b", "ABC 停", "", "it's"};
	static const char *const sources[] = {"hotline", "mailbox", "web", ""};
	struct box b = box_new();
	struct buf o, a;

	buf_init(&o, 0);
	buf_init(&a, 0);
	buf_add_c(&o, "order_id,title,source,category,received_at,lon,difficult,grid_id,caller_phone\n");
	buf_add_c(&a, "assignment_id,order_id,unit_id,handled_at\n");
	for (unsigned i = 0; i < ORDERS; i++) {
		unsigned k = (i * 37) % ORDERS;

		buf_fmt(&o, "o%u,%s,%s,c%u,", k, titles[below(COUNT_OF(titles))], sources[below(COUNT_OF(sources))], below(3));
		if (below(5) != 0)
			buf_fmt(&o, "2025-01-%02uT0%u:00", 1 + below(20), below(3));
		buf_fmt(&o, ",%s,%s,%s,%u\n", below(3) == 0 ? "1.5" : below(2) == 0 ? "-2" : "", below(2) == 0 ? "true" : "", below(3) == 0 ? "g1" : "", below(9));
		for (uint32_t n = below(3); n > 0; n--)
			buf_fmt(&a, "a%u-%u,o%u,u%u,%s\n", k, n, k, below(UNITS), below(2) == 0 ? "2025-01-05" : "");
	}
	buf_char(&o, '\0');
	buf_char(&a, '\0');
	box_put(&b, "units.csv", "unit_id,name\nu0,城管\nu1,水务\nu2,市政\nu3,城建\n");
	box_put(&b, "grids.csv", "grid_id,unit_id\ng1,u1\ng2,\n");
	box_put(&b, "orders.csv", o.p);
	box_put(&b, "assignments.csv", a.p);
	import(t, b.path);
	/* some were changed and some removed since: rows of several batches */
	box_put(&b, "orders.csv", "order_id,title,category\no1,新,c1\no2,新,c2\no3,,\n");
	box_put(&b, "assignments.csv", "assignment_id,order_id,unit_id\n");
	import(t, b.path);
	for (unsigned i = 0; i < ORDERS; i += 9) {
		char id[16];

		snprintf(id, sizeof id, "o%u", i);
		(void)try_remove(t, "orders", id, -1);
	}
	buf_done(&o);
	buf_done(&a);
	box_free(&b);
}

struct asking { struct town *t; struct page_ask ask; struct page page; };

static enum rc
page_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct asking *q = ctx;

	return facts_page(q->t->f, tx, q->t->id, &q->ask, &q->t->arena, &q->page, err);
}

/* All pages of an ask, one after the other. */
static struct fact *
all_pages(struct town *t, struct page_ask ask, unsigned *n)
{
	struct fact *all = ARENA_NEW(&t->arena, struct fact, 2000);

	*n = 0;
	for (;;) {
		struct asking q = {t, ask, {0}};

		if (store_read(t->b->store, page_fn, &q, &t->err) != RC_OK)
			fail_msg("page: %s: %s", t->err.field, t->err.msg[LANG_EN]);
		assert_true(q.page.n <= ask.limit);
		memcpy(all + *n, q.page.facts, q.page.n * sizeof *all);
		*n += q.page.n;
		if (q.page.next.n == 0)
			return all;
		assert_int_equal(q.page.n, ask.limit);
		ask.after = q.page.next;
	}
}

static const struct vfield *
field_of(int entity, int f)
{
	return &vocab_at(entity)->fields[f];
}

static bool
texty(const struct vfield *f)
{
	return f->type == VT_ID || f->type == VT_LINK || f->type == VT_TEXT || f->type == VT_SET;
}

static int
order_of(const struct vfield *f, const struct vvalue *a, const struct vvalue *b)
{
	if (texty(f))
		return str_cmp(a->text, b->text);
	if (f->type == VT_ENUM)
		return str_cmp(str_c(vocab_enums(&(unsigned){0})[vocab_field_enum(f)].codes[a->i].name), str_c(vocab_enums(&(unsigned){0})[vocab_field_enum(f)].codes[b->i].name));
	return (a->i > b->i) - (a->i < b->i);
}

static bool
holds(struct str text, struct str part)
{
	for (size_t i = 0; i + part.n <= text.n; i++) {
		size_t k = 0;

		while (k < part.n && (text.p[i + k] | (text.p[i + k] >= 'A' && text.p[i + k] <= 'Z' ? 32 : 0)) == (part.p[k] | (part.p[k] >= 'A' && part.p[k] <= 'Z' ? 32 : 0)))
			k++;
		if (k == part.n)
			return true;
	}
	return false;
}

static bool
passes(const struct fact *fact, const struct filter *x)
{
	static const char *const unit_names[] = {"城管", "水务", "市政", "城建"};
	const struct vfield *f = field_of(fact->entity, x->field);
	const struct vvalue *v = &fact->values[x->field];

	switch (x->op) {
	case OP_EQ: return v->known && order_of(f, v, &x->value) == 0;
	case OP_NE: return !v->known || order_of(f, v, &x->value) != 0;
	case OP_GE: return v->known && order_of(f, v, &x->value) >= 0;
	case OP_LT: return v->known && order_of(f, v, &x->value) < 0;
	case OP_KNOWN: return v->known;
	case OP_UNKNOWN: return !v->known;
	case OP_HAS:
		if (v->known && str_eq_c(str_c(f->name), "unit_id") && holds(str_c(unit_names[v->text.p[1] - '0']), x->value.text))
			return true;
		return v->known && holds(v->text, x->value.text);
	case OP_IN:
		return v->known && (str_eq_c(x->list, "hotline,web") ? v->i == vocab_code(vocab_enum("source"), STR("hotline")) || v->i == vocab_code(vocab_enum("source"), STR("web"))
		                                                     : str_eq_c(v->text, "c1") || str_eq_c(v->text, "c2") || str_eq_c(v->text, "c0"));
	}
	return false;
}

static struct filter
draw_filter(struct town *t, const char *entity)
{
	static const struct { const char *entity, *field; enum filter_op op; const char *value; } all[] = {
		{"orders", "title", OP_HAS, "停"}, {"orders", "title", OP_HAS, "%"}, {"orders", "title", OP_HAS, "_"}, {"orders", "title", OP_HAS, "\\"}, {"orders", "title", OP_HAS, "aBc"},
		{"orders", "title", OP_HAS, "'"}, {"orders", "source", OP_EQ, "web"}, {"orders", "source", OP_NE, "web"}, {"orders", "source", OP_IN, "hotline,web"},
		{"orders", "category", OP_IN, "c1,c2,c0"}, {"orders", "category", OP_EQ, "c1"}, {"orders", "category", OP_GE, "c1"}, {"orders", "received_at", OP_GE, "2025-01-07"},
		{"orders", "received_at", OP_LT, "2025-01-11T02:00"}, {"orders", "received_at", OP_UNKNOWN, ""}, {"orders", "lon", OP_LT, "0"}, {"orders", "lon", OP_KNOWN, ""},
		{"orders", "difficult", OP_EQ, "true"}, {"orders", "order_id", OP_LT, "o4"}, {"orders", "order_id", OP_HAS, "O1"}, {"orders", "grid_id", OP_EQ, "g1"},
		{"orders", "caller_phone", OP_EQ, "3"},
		{"assignments", "unit_id", OP_EQ, "u2"}, {"assignments", "unit_id", OP_HAS, "城"}, {"assignments", "unit_id", OP_HAS, "u"}, {"assignments", "order_id", OP_NE, "o5"},
		{"assignments", "handled_at", OP_UNKNOWN, ""},
	};

	for (;;) {
		unsigned i = below(COUNT_OF(all));
		struct filter x = {.op = all[i].op};
		int e = entity_named(entity);
		struct err err;

		if (strcmp(all[i].entity, entity) != 0)
			continue;
		x.field = field_named(entity, all[i].field);
		if (x.op == OP_IN)
			x.list = str_c(all[i].value);
		else if (x.op == OP_HAS)
			x.value = (struct vvalue){.known = true, .text = str_c(all[i].value)};
		else
			assert_int_equal(vocab_cell(field_of(e, x.field), str_copy(&t->arena, str_c(all[i].value)), &x.value, &err), RC_OK);
		return x;
	}
}

/* The facts that pass, sorted slowly: unknown ones last, equal ones in the order in which they came. */
static unsigned
reference(const struct fact *base, unsigned n, const struct page_ask *ask, const struct fact **out)
{
	unsigned k = 0;

	for (unsigned i = 0; i < n; i++) {
		const struct fact *x = &base[ask->falling ? n - 1 - i : i];
		bool good = true;
		unsigned at;

		for (unsigned f = 0; f < ask->n_filters && good; f++)
			good = passes(x, &ask->filters[f]);
		if (!good)
			continue;
		for (at = k; at > 0 && ask->sort >= 0; at--) {
			const struct vvalue *before = &out[at - 1]->values[ask->sort], *mine = &x->values[ask->sort];
			int c = !mine->known ? 1 : !before->known ? -1 : order_of(field_of(ask->entity, ask->sort), mine, before) * (ask->falling ? -1 : 1);

			if (c >= 0)
				break;
			out[at] = out[at - 1];
		}
		out[at] = x;
		k++;
	}
	return k;
}

static void
against_the_reference(void **state)
{
	static const char *const sorts[2][6] = {{"received_at", "lon", "title", "source", "order_id", NULL}, {"unit_id", "handled_at", "order_id", "assignment_id", "seq", NULL}};
	static const char *const entities[] = {"orders", "assignments"};
	struct town t = town_new(state);

	seed = getenv("JIEBAN_SEED") != NULL ? strtoull(getenv("JIEBAN_SEED"), NULL, 10) : 20251126;
	printf("JIEBAN_SEED=%llu\n", (unsigned long long)seed);
	fill(&t);
	for (unsigned kind = 0; kind < 2; kind++) {
		struct page_ask whole = {.entity = entity_named(entities[kind]), .sort = -1, .limit = 500, .personal = true};
		unsigned n_base, n;
		struct fact *base = all_pages(&t, whole, &n_base), *got;
		const struct fact **want = ARENA_NEW(&t.arena, const struct fact *, n_base + 1);

		assert_int_equal(n_base, count_of(&t, entities[kind]));
		assert_true(n_base > 50);
		for (unsigned round = 0; round < 60; round++) {
			struct filter filters[3];
			struct page_ask ask = {.entity = whole.entity, .filters = filters, .n_filters = below(4), .falling = below(2) == 0, .limit = 1 + below(30), .personal = true, .count = true};
			const char *sort = sorts[kind][below(6)];
			struct asking q = {&t, ask, {0}};
			unsigned n_want;

			ask.sort = sort == NULL ? -1 : field_named(entities[kind], sort);
			for (unsigned i = 0; i < ask.n_filters; i++)
				filters[i] = draw_filter(&t, entities[kind]);
			n_want = reference(base, n_base, &ask, want);
			got = all_pages(&t, ask, &n);
			assert_int_equal(n, n_want);
			for (unsigned i = 0; i < n; i++)
				if (!str_eq(got[i].id, want[i]->id))
					fail_msg("round %u: %u is " STR_F ", not " STR_F, round, i, STR_A(got[i].id), STR_A(want[i]->id));
			q.ask = ask;
			GOOD(store_read(t.b->store, page_fn, &q, &both_err));
			assert_int_equal(q.page.total, n_want);
		}
	}
	town_free(&t);
}

static bool
has_unit(const struct fact *assignments, unsigned n, struct str order, struct str unit)
{
	int o = field_named("assignments", "order_id"), u = field_named("assignments", "unit_id");

	for (unsigned i = 0; i < n; i++)
		if (str_eq(assignments[i].values[o].text, order) && str_eq(assignments[i].values[u].text, unit))
			return true;
	return false;
}

static void
of_a_unit(void **state)
{
	struct town t = town_new(state);
	unsigned n_orders, n_assignments, n, n_want = 0, n_kinds;
	struct page_ask ask = {.sort = -1, .limit = 500};
	struct fact *orders, *assignments, *got;

	seed = 7;
	fill(&t);
	ask.entity = entity_named("orders");
	orders = all_pages(&t, ask, &n_orders);
	ask.entity = entity_named("assignments");
	assignments = all_pages(&t, ask, &n_assignments);
	ask.unit_id = STR("u1");
	ask.entity = entity_named("orders");
	got = all_pages(&t, ask, &n);
	for (unsigned i = 0; i < n_orders; i++) {
		const struct vvalue *grid = &orders[i].values[field_named("orders", "grid_id")];

		if (!has_unit(assignments, n_assignments, orders[i].id, STR("u1")) && !(grid->known && str_eq_c(grid->text, "g1")))
			continue;
		assert_true(n_want < n && str_eq(got[n_want].id, orders[i].id));
		n_want++;
	}
	assert_int_equal(n, n_want);
	assert_true(n > 0 && n < n_orders);
	ask.entity = entity_named("assignments");
	got = all_pages(&t, ask, &n);
	assert_true(n > 0 && n < n_assignments);
	for (unsigned i = 0; i < n; i++)
		assert_true(str_eq_c(got[i].values[field_named("assignments", "unit_id")].text, "u1"));
	(void)vocab_entities(&n_kinds);
	for (unsigned i = 0; i < n_kinds; i++) {        /* every kind has an answer */
		ask.entity = (int)i;
		(void)all_pages(&t, ask, &n);
	}
	town_free(&t);
}

struct linking { struct town *t; int entity, field; struct str id; struct fact *list; unsigned n; };

static enum rc
linked_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct linking *q = ctx;

	return facts_linked(q->t->f, tx, q->t->id, q->entity, q->field, q->id, &q->t->arena, &q->list, &q->n, err);
}

/* What leads to a fact is what the pages of all whose link is its id hold, of every link, of facts that are there and that are gone. */
static void
linked_as_the_pages_say(void **state)
{
	struct town t = town_new(state);
	unsigned n_kinds, n_seen = 0;
	const struct ventity *e = vocab_entities(&n_kinds);

	seed = 11;
	fill(&t);
	for (unsigned k = 0; k < n_kinds; k++)
		for (unsigned f = 0; f < e[k].n; f++)
			for (unsigned i = 0; i < 24 && e[k].fields[f].type == VT_LINK; i++) {
				const char *to = e[k].fields[f].to;
				struct linking q = {&t, (int)k, (int)f, str_fmt(&t.arena, "%c%u", to[0], i), NULL, 0};
				struct filter by = {.field = (int)f, .op = OP_EQ, .value = {.known = true, .text = q.id}};
				unsigned n;
				struct fact *want = all_pages(&t, (struct page_ask){.entity = (int)k, .filters = &by, .n_filters = 1, .sort = -1, .limit = 2}, &n);

				if (store_read(t.b->store, linked_fn, &q, &t.err) != RC_OK)
					fail_msg("%s.%s: %s", e[k].name, e[k].fields[f].name, t.err.msg[LANG_EN]);
				assert_int_equal(q.n, n);
				n_seen += n;
				for (unsigned r = 0; r < n; r++) {
					assert_true(str_eq(q.list[r].id, want[r].id) && q.list[r].version == want[r].version && q.list[r].personal == want[r].personal && q.list[r].entity == want[r].entity);
					for (unsigned v = 0; v < e[k].n; v++)
						assert_true(q.list[r].values[v].known == want[r].values[v].known && q.list[r].values[v].i == want[r].values[v].i && str_eq(q.list[r].values[v].text, want[r].values[v].text));
				}
			}
	assert_true(n_seen > 100);
	town_free(&t);
}

static void
refused(struct town *t, struct page_ask ask, enum rc want)
{
	struct asking q = {t, ask, {0}};

	assert_int_equal(store_read(t->b->store, page_fn, &q, &t->err), want);
	assert_true(t->err.msg[LANG_ZH][0] != '\0' && t->err.msg[LANG_EN][0] != '\0');
}

static void
bad_asks(void **state)
{
	struct town t = town_new(state);
	int e = entity_named("orders");
	struct filter secret = {field_named("orders", "caller_phone"), OP_EQ, {.known = true, .text = STR("1")}, {"", 0}};
	struct filter derived = {field_named("orders", "repeat_no"), OP_EQ, {.known = true, .i = 1}, {"", 0}};
	struct filter empty = {field_named("orders", "title"), OP_HAS, {.known = true, .text = {"", 0}}, {"", 0}};
	struct filter word = {field_named("orders", "source"), OP_IN, {0}, STR("hotline,fax")};
	struct filter order = {field_named("orders", "source"), OP_GE, {.known = true, .i = 1}, {"", 0}};

	refused(&t, (struct page_ask){.entity = e, .sort = -1, .limit = 0}, RC_INVALID);
	refused(&t, (struct page_ask){.entity = e, .sort = -1, .limit = 501}, RC_INVALID);
	refused(&t, (struct page_ask){.entity = e, .sort = -1, .limit = 5, .after = STR("x")}, RC_INVALID);
	refused(&t, (struct page_ask){.entity = e, .sort = field_named("orders", "received_at"), .limit = 5, .after = STR("1:x")}, RC_INVALID);
	refused(&t, (struct page_ask){.entity = e, .sort = field_named("orders", "caller_phone"), .limit = 5, .personal = true}, RC_INVALID);
	refused(&t, (struct page_ask){.entity = e, .sort = -1, .limit = 5, .filters = &secret, .n_filters = 1}, RC_DENIED);
	refused(&t, (struct page_ask){.entity = e, .sort = -1, .limit = 5, .filters = &derived, .n_filters = 1}, RC_INVALID);
	refused(&t, (struct page_ask){.entity = e, .sort = -1, .limit = 5, .filters = &empty, .n_filters = 1}, RC_INVALID);
	refused(&t, (struct page_ask){.entity = e, .sort = -1, .limit = 5, .filters = &word, .n_filters = 1}, RC_INVALID);
	refused(&t, (struct page_ask){.entity = e, .sort = -1, .limit = 5, .filters = &order, .n_filters = 1}, RC_INVALID);
	town_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {BOTH(against_the_reference), BOTH(of_a_unit), BOTH(linked_as_the_pages_say), BOTH(bad_asks)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
