/*
 * Rows into columns: how each type lies in memory, what is refused and leaves no trace, how long ids are kept.
 */
#include "feed.h"

static const char units[] = "unit_id,name,kind,parent_id\nu1,甲,office,\nu2,乙,committee,u1\n";

static void
types_lie_as_the_header_says(void **state)
{
	struct columns *c = columns_wanting("*", true);
	const struct table *t;

	(void)state;
	feed_good(c, "units", units);
	feed_good(c, "orders", "order_id,source,difficult,title,lon,received_at\no1,热线,,题,121.5,2024-11-04T09:00\no2,,true,,,\n");
	feed_good(c, "assignments", "assignment_id,order_id,unit_id,seq\na1,o2,u2,\na2,,,3\n");
	feed_good(c, "incidents", "incident_id,date,marks\ni1,2025-01-02,report;major_impact\ni2,,report\ni3,,\n");
	feed_good(c, "checklists", "unit_id,period\nu1,2025-Q1\n,\n");
	seal_good(c);
	t = columns_table(c, entity_named("orders"));
	assert_int_equal(t->n_rows, 2);
	assert_true(t->present);
	assert_int_equal(((uint8_t *)column(c, "orders", "source")->data)[0], 0);
	assert_int_equal(((uint8_t *)column(c, "orders", "source")->data)[1], COL_U8_NONE);
	assert_int_equal(((uint8_t *)column(c, "orders", "difficult")->data)[0], 0);    /* default false */
	assert_int_equal(((uint8_t *)column(c, "orders", "difficult")->data)[1], 1);
	assert_int_equal(((int64_t *)column(c, "orders", "received_at")->data)[0], 1730682000);
	assert_true(((int64_t *)column(c, "orders", "received_at")->data)[1] == COL_I64_NONE);
	assert_true(((int64_t *)column(c, "orders", "lon")->data)[0] == 121500000000);
	assert_true(str_eq_c(columns_text(c, entity_named("orders"), field_named("orders", "title"), (int32_t)value(c, "orders", "title", 0)), "题"));
	assert_int_equal(((int32_t *)column(c, "orders", "title")->data)[1], -1);
	assert_int_equal(((int32_t *)column(c, "assignments", "order_id")->data)[0], 1);
	assert_int_equal(((int32_t *)column(c, "assignments", "unit_id")->data)[1], COL_LINK_NONE);
	assert_int_equal(value(c, "assignments", "seq", 0), 1);
	assert_int_equal(value(c, "assignments", "part", 1), 0);                        /* column absent, default lead */
	assert_true(column(c, "assignments", "part")->present);
	assert_false(column(c, "assignments", "handled_at")->present);
	assert_null(column(c, "assignments", "handled_at")->data);
	assert_int_equal(value(c, "units", "parent_id", 1), 0);
	assert_true(value(c, "units", "parent_id", 0) == COL_I64_NONE);
	assert_int_equal(((int32_t *)column(c, "incidents", "date")->data)[1], COL_I32_NONE);
	assert_int_equal(value(c, "incidents", "marks", 0), 3);
	assert_int_equal(value(c, "incidents", "marks", 1), 1);
	assert_int_equal(value(c, "incidents", "marks", 2), 0);
	assert_int_equal(columns_code(c, entity_named("incidents"), field_named("incidents", "marks"), STR("major_impact")), 1);
	assert_int_equal(columns_code(c, entity_named("incidents"), field_named("incidents", "marks"), STR("nothing")), -1);
	assert_int_equal(value(c, "checklists", "period", 0), 202521);
	assert_false(columns_table(c, entity_named("callbacks"))->present);
	assert_int_equal(columns_find(c, entity_named("orders"), STR("o2")), 1);
	assert_int_equal(columns_find(c, entity_named("orders"), STR("o3")), -1);
	assert_true(str_eq_c(columns_id(c, entity_named("assignments"), 1), "a2"));
	assert_true(columns_bytes(c) > 0);
	columns_free(c);
}

static void
refused(const char *entity, const char *text, enum rc rc, const char *field)
{
	struct columns *c = columns_wanting("", false);
	struct err err = {0};

	feed_good(c, "units", units);
	feed_good(c, "orders", "order_id,title\no1,x\n");
	if (feed(c, entity, text, &err) != rc || strcmp(err.field, field) != 0)
		fail_msg("%s %s: %d %s %s", entity, text, err.rc, err.field, err.msg[LANG_EN]);
	columns_free(c);
}

static void
bad_rows_are_refused_wanted_or_not(void **state)
{
	(void)state;
	refused("assignments", "assignment_id,order_id\na1,o1\na1,o1\n", RC_CONFLICT, "assignment_id");
	refused("assignments", "assignment_id,order_id\na1,o9\n", RC_NOT_FOUND, "order_id");
	refused("assignments", "assignment_id,order_id\n,o1\n", RC_INVALID, "assignment_id");
	refused("assignments", "assignment_id,handled_at\na1,2025-13-01\n", RC_INVALID, "handled_at");
	refused("assignments", "assignment_id,part\na1,lead,more\n", RC_INVALID, "");
	refused("callbacks", "callback_id,order_id\n,o1\n,o1\nc,o1\nc,o1\n", RC_CONFLICT, "callback_id");       /* without ids many, with an id one */
	refused("callbacks", "order_id,rating\no1,wonderful\n", RC_INVALID, "rating");
	refused("orders", "order_id\no2\n", RC_CONFLICT, "orders");     /* twice the same kind */
}

/* Looking first where the last link led must not look past the end: no targets at all, and a table of ids that is just full. */
static void
links_at_the_edges(void **state)
{
	struct columns *c = columns_wanting("persons.unit_id", false);
	int unit = field_named("units", "unit_id"), fields[] = {field_named("persons", "person_id"), field_named("persons", "unit_id")};
	struct err err;

	(void)state;
	assert_int_equal(feed(c, "persons", "person_id,unit_id\np1,u1\n", &err), RC_NOT_FOUND);
	columns_free(c);
	for (unsigned n = 1; n < 200; n++) {
		char id[16];
		struct str last = {id, (size_t)snprintf(id, sizeof id, "u%03u", n - 1)};

		c = columns_wanting("persons.unit_id", false);
		assert_int_equal(columns_open(c, entity_named("units"), &unit, 1, &err), RC_OK);
		for (unsigned i = 0; i < n; i++) {
			char one[16];

			assert_int_equal(columns_row(c, entity_named("units"), (struct str[]){{one, (size_t)snprintf(one, sizeof one, "u%03u", i)}}, 1, &err), RC_OK);
		}
		assert_int_equal(columns_open(c, entity_named("persons"), fields, 2, &err), RC_OK);
		assert_int_equal(columns_row(c, entity_named("persons"), (struct str[]){STR("p1"), last}, 2, &err), RC_OK);
		assert_int_equal(columns_row(c, entity_named("persons"), (struct str[]){STR("p2"), STR("u000")}, 2, &err), RC_OK);
		assert_int_equal(columns_row(c, entity_named("persons"), (struct str[]){STR("p3"), last}, 2, &err), RC_OK);
		assert_int_equal(columns_row(c, entity_named("persons"), (struct str[]){STR("p4"), STR("u999")}, 2, &err), RC_NOT_FOUND);
		seal_good(c);
		assert_int_equal(value(c, "persons", "unit_id", 0), n - 1);
		assert_int_equal(value(c, "persons", "unit_id", 1), 0);
		assert_int_equal(value(c, "persons", "unit_id", 2), n - 1);
		columns_free(c);
	}
}

static void
a_bad_row_leaves_no_trace(void **state)
{
	struct columns *c = columns_wanting("*", true);
	struct err err;
	struct str cells[2] = {STR("a2"), STR("nowhere")};
	int e = entity_named("assignments");

	(void)state;
	feed_good(c, "units", units);
	feed_good(c, "orders", "order_id\no1\n");
	feed_good(c, "assignments", "assignment_id,order_id\na1,o1\n");
	assert_int_equal(columns_row(c, e, cells, 2, &err), RC_NOT_FOUND);
	cells[1] = STR("o1");
	assert_int_equal(columns_row(c, e, cells, 2, &err), RC_OK);
	assert_int_equal(columns_row(c, e, cells, 2, &err), RC_CONFLICT);
	cells[0] = STR("a0");           /* out of order from here on */
	assert_int_equal(columns_row(c, e, cells, 2, &err), RC_OK);
	assert_int_equal(columns_row(c, e, cells, 2, &err), RC_CONFLICT);
	cells[0] = STR("a1");
	assert_int_equal(columns_row(c, e, cells, 2, &err), RC_CONFLICT);
	seal_good(c);
	assert_int_equal(columns_table(c, e)->n_rows, 3);
	assert_int_equal(columns_find(c, e, STR("a2")), 1);
	assert_int_equal(columns_find(c, e, STR("a0")), 2);
	columns_free(c);

	c = columns_wanting("", false);         /* nor does its self-link stay behind */
	feed_good(c, "units", "unit_id,parent_id\nu1,\nu2,u1\n");
	assert_int_equal(columns_row(c, 0, (struct str[]){STR("u2"), STR("nowhere")}, 2, &err), RC_CONFLICT);
	seal_good(c);
	columns_free(c);
}

static void
self_links_are_settled_last(void **state)
{
	struct columns *c = columns_wanting("units.parent_id", false);
	struct err err;
	uint32_t row = 0;
	int field;
	struct str id;

	(void)state;
	feed_good(c, "units", "unit_id,parent_id\nb,a\na,\nc,x\nd,y\n");
	assert_true(columns_self_dangling(c, 0, &row, &field, &id));
	assert_int_equal(row, 2);
	assert_int_equal(field, field_named("units", "parent_id"));
	assert_true(str_eq_c(id, "x"));
	row++;
	assert_true(columns_self_dangling(c, 0, &row, &field, &id));
	assert_int_equal(row, 3);
	row++;
	assert_false(columns_self_dangling(c, 0, &row, &field, &id));
	assert_int_equal(columns_seal(c, &err), RC_NOT_FOUND);
	columns_free(c);

	c = columns_wanting("units.parent_id", false);
	feed_good(c, "units", "unit_id,parent_id\nb,a\na,x\n");
	columns_reset(c, 0);
	assert_int_equal(columns_row(c, 0, (struct str[]){STR("b"), STR("a")}, 2, &err), RC_OK);
	assert_int_equal(columns_row(c, 0, (struct str[]){STR("a"), {"", 0}}, 2, &err), RC_OK);
	seal_good(c);
	assert_int_equal(columns_table(c, 0)->n_rows, 2);
	assert_int_equal(value(c, "units", "parent_id", 0), 1);
	columns_free(c);

	c = columns_wanting("", false);         /* checked though nobody wants the column */
	feed_good(c, "units", "unit_id,parent_id\nb,a\n");
	assert_int_equal(columns_seal(c, &err), RC_NOT_FOUND);
	columns_free(c);
}

/* What is promised to come decides when ids go; who breaks the promise is told, not misled. */
static void
ids_go_when_nothing_links_any_more(void **state)
{
	struct columns *c = columns_wanting("", false);
	struct err err;
	int order = field_named("callbacks", "order_id"), assignment = field_named("extensions", "assignment_id");
	size_t with, without;

	(void)state;
	columns_expect(c, entity_named("callbacks"), &order, 1);
	feed_good(c, "orders", "order_id\no1\no2\n");
	feed_good(c, "assignments", "assignment_id\na1\na2\n");
	with = columns_bytes(c);
	assert_int_equal(columns_open(c, entity_named("callbacks"), &order, 1, &err), RC_OK);
	without = columns_bytes(c);
	assert_true(without < with);            /* those of assignments; those of orders are still there */
	assert_int_equal(columns_row(c, entity_named("callbacks"), (struct str[]){STR("o2")}, 1, &err), RC_OK);
	assert_int_equal(columns_open(c, entity_named("extensions"), &assignment, 1, &err), RC_INTERNAL);
	seal_good(c);
	assert_int_equal(columns_find(c, entity_named("orders"), STR("o1")), -1);
	columns_free(c);
}

static void
unlikely_orders_are_counted_once_a_row(void **state)
{
	struct columns *c = columns_wanting("", false);

	(void)state;
	feed_good(c, "orders", "order_id,received_at,closed_at\no1,2025-01-02,2025-01-01\no2,2025-01-01,2025-01-01\no3,2025-01-01,\n");
	feed_good(c, "assignments", "assignment_id,dispatched_at,accepted_at,handled_at\na1,2025-01-02,2025-01-01,2025-01-01\na2,2025-01-02,2025-01-03,2025-01-04\n");
	seal_good(c);
	assert_int_equal(columns_unlikely(c), 2);
	columns_free(c);
}

/* The fast ways (same day as before, same word as before) must read what the slow ones read. */
static void
fast_ways_read_the_same(void **state)
{
	static const char *const instants[] = {
		"2024-11-04T09:00", "2024-11-04T09:00:59", "2024-11-04 23:59", "2024-11-04T00:00+00:00", "2024-11-04", "2024-11-04T00:00Z", "2024-11-05T10:00",
		"2024-11-04T24:00", "2024-11-04T09:60", "2024-11-04T09:00:60", "2024-11-04T0a:00", "2024-11-04T09-00", "2024-11-04x09:00", "2024-11-04T09:00.30",
		"1899-12-31T09:00", "2024-11-04T09:0", "2024-11-04T-1:00", "0000-00-00T09:00",
	};
	static const char *const words[] = {"true", "false", "是", "否", "1", "0", "yes", "no", "treu", "tRue", "eurt", "a long word that is none at all, none"};
	struct columns *c = columns_wanting("orders.received_at orders.difficult", false);
	const struct vfield *at = &vocab_at(entity_named("orders"))->fields[field_named("orders", "received_at")];
	const struct vfield *yes = &vocab_at(entity_named("orders"))->fields[field_named("orders", "difficult")];
	int fields[] = {field_named("orders", "order_id"), field_named("orders", "received_at"), field_named("orders", "difficult")};
	uint32_t row = 0;
	struct err err;

	(void)state;
	assert_int_equal(columns_open(c, entity_named("orders"), fields, 3, &err), RC_OK);
	for (unsigned i = 0; i < 2000; i++) {
		char id[16];
		struct str cells[3] = {{id, (size_t)snprintf(id, sizeof id, "o%u", i)}, str_c(instants[i * 7 % COUNT_OF(instants)]), str_c(words[i * 5 % COUNT_OF(words)])};
		struct vvalue a, b;
		bool good = vocab_cell(at, cells[1], &a, &err) == RC_OK;

		good = vocab_cell(yes, cells[2], &b, &err) == RC_OK && good;
		if ((columns_row(c, entity_named("orders"), cells, 3, &err) == RC_OK) != good)
			fail_msg(STR_F " " STR_F, STR_A(cells[1]), STR_A(cells[2]));
		if (!good)
			continue;
		assert_true(value(c, "orders", "received_at", row) == a.i);
		assert_true(value(c, "orders", "difficult", row++) == b.i);
	}
	assert_true(row > 100);
	columns_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types_lie_as_the_header_says), cmocka_unit_test(bad_rows_are_refused_wanted_or_not), cmocka_unit_test(a_bad_row_leaves_no_trace),
		cmocka_unit_test(links_at_the_edges),
		cmocka_unit_test(self_links_are_settled_last), cmocka_unit_test(ids_go_when_nothing_links_any_more),
		cmocka_unit_test(unlikely_orders_are_counted_once_a_row), cmocka_unit_test(fast_ways_read_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
