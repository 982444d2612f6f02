/*
 * Links read backwards, and the units for which a call-back without a unit counts.
 */
#include "feed.h"

static void
rows_by_target_in_order(void **state)
{
	struct columns *c = columns_wanting("assignments.order_id units.parent_id", false);
	const struct reverse *r;

	(void)state;
	feed_good(c, "units", "unit_id,parent_id\nu1,\nu2,u1\n");
	feed_good(c, "orders", "order_id\no1\no2\no3\n");
	feed_good(c, "assignments", "assignment_id,order_id\na1,o3\na2,o1\na3,o3\na4,\n");
	seal_good(c);
	r = columns_reverse(c, entity_named("assignments"), field_named("assignments", "order_id"));
	assert_non_null(r);
	assert_int_equal(r->start[0], 0);
	assert_int_equal(r->start[1], 1);
	assert_int_equal(r->start[2], 1);
	assert_int_equal(r->start[3], 3);
	assert_int_equal(r->rows[0], 1);
	assert_int_equal(r->rows[1], 0);
	assert_int_equal(r->rows[2], 2);
	assert_true(r == columns_reverse(c, entity_named("assignments"), field_named("assignments", "order_id")));
	assert_null(columns_reverse(c, entity_named("assignments"), field_named("assignments", "unit_id")));
	r = columns_reverse(c, entity_named("units"), field_named("units", "parent_id"));
	assert_int_equal(r->start[1] - r->start[0], 1);
	columns_free(c);
}

/* facts.md: an empty unit_id means every unit with an assignment of the order that was not returned; each once. */
static void
callbacks_fan_out(void **state)
{
	struct columns *c = columns_wanting("callbacks.order_id callbacks.unit_id assignments.order_id assignments.unit_id assignments.returned", false);
	const struct reverse *r;

	(void)state;
	feed_good(c, "units", "unit_id\nu0\nu1\nu2\nu3\n");
	feed_good(c, "orders", "order_id\no0\no1\no2\n");
	feed_good(c, "assignments", "assignment_id,order_id,unit_id,returned\n1,o0,u1,\n2,o0,u2,true\n3,o0,u3,false\n4,o0,u1,\n5,o1,u2,true\n6,o0,,\n");
	feed_good(c, "callbacks", "order_id,unit_id\no0,\no0,u2\no1,\no2,\n,\no0,\n");
	seal_good(c);
	r = columns_callback_units(c);
	static const uint32_t start[] = {0, 2, 2, 2, 2, 2, 4}, rows[] = {1, 3, 1, 3};

	for (unsigned i = 0; i < COUNT_OF(start); i++)
		assert_int_equal(r->start[i], start[i]);
	for (unsigned i = 0; i < COUNT_OF(rows); i++)
		assert_int_equal(r->rows[i], rows[i]);
	columns_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(rows_by_target_in_order), cmocka_unit_test(callbacks_fan_out)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
