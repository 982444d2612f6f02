/*
 * Changes in place against a fresh load: after random changes of random facts of all kinds nothing may differ. Random tests
 * print their seed.
 */
#include "model.h"

static void
draw_want(bool want[ENTITIES_MOST][FIELDS_MOST], bool all)
{
	for (unsigned i = 0; i < ENTITIES_MOST; i++)
		for (unsigned f = 0; f < FIELDS_MOST; f++)
			want[i][f] = all || below(3) != 0;
}

/* A change of a fact that is there, or one more. Mostly where something hangs on it. */
static void
change_one(struct model *m, struct columns *c)
{
	static const char *const often[] = {"orders", "assignments", "untrue_forms", "shelvings", "units", "dated_values", "callbacks", "incidents"};
	unsigned n;
	const struct ventity *all = vocab_entities(&n);
	int e = below(4) != 0 ? entity_named(often[below(COUNT_OF(often))]) : (int)below(n);
	struct kind *k = &m->kinds[e];
	struct err err = {0};
	struct fact *fact;
	bool more = below(8) == 0;      /* brings columns that were not delivered */

	if (strcmp(all[e].name, "dated_values") == 0 && m->kinds[0].n == 0)
		return;
	if (k->n == 0 || below(4) == 0)
		fact = add_fact(m, e, draw_fact(m, e, more));
	else {
		unsigned fields = below(4) == 0 ? all[e].n : 1 + below(3);
		uint32_t row = below(k->n);
		struct str promised = m->promised;

		fact = &k->facts[row];
		if (strcmp(all[e].name, "dated_values") == 0)
			draw_dated(m, fact);
		else
			while (fields-- > 0) {
				unsigned f = below(all[e].n);

				if (is_given(&all[e].fields[f]) && (int)f != all[e].id && (more || k->delivered[f]))
					fact->v[f] = draw_value(m, e, (int)f, row);
			}
		m->promised = promised;
	}
	k->present = true;
	for (unsigned f = 0; f < all[e].n; f++)
		k->delivered[f] |= fact->v[f].known;
	if (columns_apply(c, e, fact->key, fact->v, &err) != RC_OK)
		fail_msg("%s " STR_F ": %s: %s", all[e].name, STR_A(fact->key), err.field, err.msg[LANG_EN]);
}

/* A unit that others may name as their parent before it comes. */
static void
keep_promise(struct model *m, struct columns *c, struct str id)
{
	struct fact fact = draw_fact(m, 0, false);
	struct err err = {0};

	m->promised = (struct str){"", 0};
	fact.v[0].text = fact.key = id;
	for (unsigned f = 1; f < FIELDS_MOST; f++)
		if (fact.v[f].known && str_eq(fact.v[f].text, id))
			fact.v[f] = (struct vvalue){.known = false};
	add_fact(m, 0, fact);
	if (columns_apply(c, 0, id, fact.v, &err) != RC_OK)
		fail_msg("units: %s", err.msg[LANG_EN]);
}

static void
changes_equal_fresh_loads(uint32_t n, unsigned batches, unsigned changes, bool whole)
{
	static bool want[ENTITIES_MOST][FIELDS_MOST];
	struct model *m = draw_model(n, whole);
	struct columns *c;

	draw_want(want, whole || below(2) == 0);
	c = columns_drawn(true, want);
	load_model(c, m, WAY_KEYED);
	for (unsigned batch = 0; batch < batches; batch++) {
		struct columns *fresh = columns_drawn(true, want);
		struct err err = {0};
		struct str promised = {"", 0};

		if (below(3) == 0 && m->kinds[0].delivered[field_named("units", "parent_id")])
			m->promised = promised = draw_name(m, "unit");
		for (unsigned i = 1 + below(changes); i > 0; i--)
			change_one(m, c);
		if (promised.n > 0)
			keep_promise(m, c, promised);
		if (columns_settle(c, &err) != RC_OK)
			fail_msg("settle: %s", err.msg[LANG_EN]);
		load_model(fresh, m, WAY_KEYED);
		same_columns(c, fresh);
		columns_free(fresh);
	}
	columns_free(c);
	free_model(m);
}

static void
small_ones(void **state)
{
	(void)state;
	model_start();
	for (unsigned round = 0; round < 60; round++)
		changes_equal_fresh_loads(round < 20 ? 2 : round < 40 ? 12 : 40, 8, 6, below(3) == 0);
}

/* Several blocks of the zone maps, arrays that grow, dictionaries with an index. */
static void
large_ones(void **state)
{
	(void)state;
	for (unsigned round = 0; round < 3; round++)
		changes_equal_fresh_loads(3000, 4, round == 0 ? 1 : 200, round < 2);
}

/* One unit, three orders, one assignment, of which the tests of refusals change something. */
static struct columns *
few(bool live)
{
	struct columns *c = live ? NULL : columns_wanting("*", true);
	static bool want[ENTITIES_MOST][FIELDS_MOST];

	draw_want(want, true);
	if (live)
		c = columns_drawn(true, want);
	feed_good(c, "units", "unit_id,parent_id\nu1,\n");
	feed_good(c, "orders", "order_id,title\no1,a\no2,b\n");
	feed_good(c, "assignments", "assignment_id,order_id\na1,o1\n");
	feed_good(c, "callbacks", "callback_id,order_id\nc1,o1\n,o2\n");
	seal_good(c);
	return c;
}

static void
refused_change(struct columns *c, const char *entity, const char *key, const char *id, const char *field, struct vvalue v, enum rc rc)
{
	int e = entity_named(entity);
	struct vvalue values[FIELDS_MOST] = {{.known = false}};
	struct err err = {0};

	if (id[0] != '\0')
		values[vocab_at(e)->id] = (struct vvalue){.known = true, .text = str_c(id)};
	values[field_named(entity, field)] = v;
	if (columns_apply(c, e, str_c(key), values, &err) != rc || err.msg[LANG_EN][0] == '\0' || err.msg[LANG_ZH][0] == '\0')
		fail_msg("%s %s: %d %s %s", entity, key, err.rc, err.field, err.msg[LANG_EN]);
}

#define A_TEXT(t) ((struct vvalue){.known = true, .text = STR(t)})

static void
refused_changes_leave_the_row(void **state)
{
	struct columns *c = few(true);
	struct err err;
	char many[64 * 4 + 8] = "";

	(void)state;
	refused_change(c, "assignments", "a1", "a1", "order_id", A_TEXT("o9"), RC_NOT_FOUND);
	refused_change(c, "assignments", "a1", "a1", "part", (struct vvalue){.known = true, .i = 7}, RC_INVALID);
	refused_change(c, "assignments", "a1", "a2", "order_id", A_TEXT("o1"), RC_CONFLICT);           /* an id is for good */
	refused_change(c, "assignments", "a1", "", "order_id", A_TEXT("o1"), RC_CONFLICT);
	refused_change(c, "assignments", "a9", "a8", "order_id", A_TEXT("o1"), RC_CONFLICT);
	refused_change(c, "callbacks", "c1", "c2", "order_id", A_TEXT("o1"), RC_CONFLICT);
	refused_change(c, "callbacks", "k", "c1", "order_id", A_TEXT("o1"), RC_CONFLICT);              /* a new row with an old one's id */
	refused_change(c, "callbacks", "", "c9", "order_id", A_TEXT("o1"), RC_INVALID);
	for (unsigned i = 0; i < 65; i++)
		snprintf(many + strlen(many), sizeof many - strlen(many), "m%02u;", i);
	refused_change(c, "incidents", "i1", "i1", "marks", (struct vvalue){.known = true, .text = str_c(many)}, RC_TOO_BIG);
	assert_int_equal(columns_settle(c, &err), RC_OK);
	assert_int_equal(value(c, "assignments", "order_id", 0), 0);
	assert_int_equal(value(c, "assignments", "part", 0), 0);
	assert_int_equal(columns_table(c, entity_named("assignments"))->n_rows, 1);
	assert_int_equal(columns_table(c, entity_named("callbacks"))->n_rows, 2);
	assert_int_equal(columns_table(c, entity_named("incidents"))->n_rows, 0);
	columns_free(c);

	c = few(true);                  /* a unit above that nobody is */
	struct vvalue unit[FIELDS_MOST] = {[0] = A_TEXT("u1"), [3] = A_TEXT("u7")};

	assert_int_equal(field_named("units", "parent_id"), 3);
	assert_int_equal(columns_apply(c, 0, STR("u1"), unit, &err), RC_OK);
	assert_int_equal(columns_settle(c, &err), RC_NOT_FOUND);
	unit[3] = (struct vvalue){.known = false};      /* thought better of */
	assert_int_equal(columns_apply(c, 0, STR("u1"), unit, &err), RC_OK);
	assert_int_equal(columns_settle(c, &err), RC_OK);
	assert_true(value(c, "units", "parent_id", 0) == COL_I64_NONE);
	columns_free(c);

	c = few(false);                 /* those of a bundle are read-only */
	unit[3] = (struct vvalue){.known = false};
	assert_int_equal(columns_apply(c, 0, STR("u1"), unit, &err), RC_INTERNAL);
	assert_int_equal(columns_settle(c, &err), RC_INTERNAL);
	assert_int_equal(columns_keyed(c, 0, STR("u1")), -1);
	columns_free(c);
}

/* A-79 is known while no assignment can be missing a step, and not known from the first on whose columns nobody delivers. */
static void
the_first_of_its_kind(void **state)
{
	static bool want[ENTITIES_MOST][FIELDS_MOST];
	struct vvalue assignment[FIELDS_MOST] = {[0] = A_TEXT("a1")};
	struct columns *c;
	struct err err;

	(void)state;
	draw_want(want, true);
	c = columns_drawn(true, want);
	feed_good(c, "orders", "order_id,received_at,registered_at,checked_at,evaluated_at\no1,,,,\n");
	feed_good(c, "assignments", "assignment_id\n");
	seal_good(c);
	assert_true(column(c, "orders", "closed_loop")->present);
	assert_int_equal(value(c, "orders", "closed_loop", 0), 0);
	assert_int_equal(columns_apply(c, entity_named("assignments"), STR("a1"), assignment, &err), RC_OK);
	assert_int_equal(columns_settle(c, &err), RC_OK);
	assert_false(column(c, "orders", "closed_loop")->present);
	columns_free(c);
}

/* Bytes are those of the arrays: growing by one row is seen, and nothing is lost when reverse links go. */
static void
bytes_follow(void **state)
{
	struct columns *c = few(true);
	struct vvalue order[FIELDS_MOST] = {[0] = A_TEXT("o3")}, assignment[FIELDS_MOST] = {[0] = A_TEXT("a1"), [1] = A_TEXT("o2")};
	int e = entity_named("assignments"), f = field_named("assignments", "order_id");
	size_t before = columns_bytes(c), with, grown;
	struct err err;

	(void)state;
	assert_int_equal(f, 1);
	assert_non_null(columns_reverse(c, e, f));
	with = columns_bytes(c);
	assert_true(with > before);
	assert_int_equal(columns_apply(c, e, STR("a1"), assignment, &err), RC_OK);
	assert_int_equal(columns_settle(c, &err), RC_OK);
	assert_true(columns_bytes(c) < with + 4096);
	assert_int_equal(columns_reverse(c, e, f)->start[1], 0);
	assert_int_equal(columns_reverse(c, e, f)->start[2], 1);
	grown = columns_bytes(c);
	assert_int_equal(columns_apply(c, entity_named("orders"), STR("o3"), order, &err), RC_OK);
	assert_int_equal(columns_settle(c, &err), RC_OK);
	assert_true(columns_bytes(c) > grown);
	columns_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_ones), cmocka_unit_test(large_ones), cmocka_unit_test(refused_changes_leave_the_row),
		cmocka_unit_test(the_first_of_its_kind), cmocka_unit_test(bytes_follow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
