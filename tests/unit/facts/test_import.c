/*
 * Imports: what is new, changed, the same, gone; groups of facts without ids; what is seen when. On both databases.
 */
#include "town.h"

static void
first_and_again(void **state)
{
	struct town t = town_new(state);
	struct box b = box_new();
	struct import_result r;

	box_put(&b, "units.csv", "unit_id,name,kind\nu1,甲,office\nu2,乙,village\n");
	box_put(&b, "orders.csv", "order_id,title,received_at,caller_phone\no1,停水,2025-01-01,138\no2,路灯,2025-01-02,\n");
	box_put(&b, "assignments.csv", "assignment_id,order_id,unit_id\na1,o1,u1\n");
	box_put(&b, "callbacks.csv", "order_id,rating\no1,satisfied\no1,fair\no2,none\n");
	r = import(&t, b.path);
	assert_int_equal(r.rows, 8);
	assert_int_equal(r.added, 8);
	assert_int_equal(count_of(&t, "callbacks"), 3);
	CELL(&t, "callbacks", "~o1!2", "rating", "fair");
	CELL(&t, "orders", "o1", "caller_phone", "138");
	/* the same again: nothing changes */
	r = import(&t, b.path);
	assert_int_equal(r.same, 8);
	assert_int_equal(r.added + r.changed + r.removed, 0);
	assert_int_equal(history(&t, "orders", "o1").n, 1);
	assert_int_equal(both_int(t.b, "SELECT change_no FROM fact_head"), 1);
	/* some changed, one of a group gone, one new */
	box_put(&b, "orders.csv", "order_id,title,received_at,caller_phone\no1,停水,2025-01-01,139\no2,路灯坏,2025-01-02,\no3,噪音,2025-01-03,\n");
	box_put(&b, "callbacks.csv", "order_id,rating\no1,satisfied\no3,none\n");
	r = import(&t, b.path);
	assert_int_equal(r.added, 2);
	assert_int_equal(r.changed, 2);
	assert_int_equal(r.removed, 1);
	assert_int_equal(r.changed_by_entity[entity_named("orders")], 2);
	assert_int_equal(count_of(&t, "callbacks"), 3);
	CELL(&t, "orders", "o1", "caller_phone", "139");
	CELL(&t, "orders", "o2", "title", "路灯坏");
	CELL(&t, "callbacks", "~o2!1", "rating", "none");       /* its order was not in the file */
	assert_int_equal(history(&t, "callbacks", "~o1!2").n, 2);
	assert_int_equal(history(&t, "orders", "o2").list[0].version, 2);
	/* what was replaced is swept */
	assert_int_equal(both_int(t.b, "SELECT count(*) FROM fact_orders"), 3);
	assert_int_equal(both_int(t.b, "SELECT count(*) FROM personal_orders"), 1);
	assert_int_equal(both_int(t.b, "SELECT count(*) FROM import WHERE swept = 0"), 0);
	/* the removed one comes back and counts on */
	box_put(&b, "callbacks.csv", "order_id,rating\no1,satisfied\no1,mostly\no3,none\n");
	r = import(&t, b.path);
	assert_int_equal(r.added, 1);
	assert_int_equal(history(&t, "callbacks", "~o1!2").list[0].version, 3);
	box_free(&b);
	town_free(&t);
}

static int64_t
ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static void
boston(void **state)
{
	struct town t = town_new(state);
	char path[1024];
	struct import_result r;
	int64_t start = ms();

	data_path("boston-2011", path, sizeof path);
	if (path[0] == '\0') {
		town_free(&t);
		skip();
	}
	r = import(&t, path);
	printf("%s: boston imported in %lld ms\n", store_kind(t.b->store), (long long)(ms() - start));
	assert_int_equal(r.added, 116605);
	if (t.b->name[0] != '\0')       /* the planner was told, and need not wait for autovacuum */
		assert_true(both_int(t.b, "SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE relname = 'fact_orders'") > 1000);
	start = ms();
	r = import(&t, path);
	printf("%s: boston again in %lld ms\n", store_kind(t.b->store), (long long)(ms() - start));
	assert_int_equal(r.same, 116605);
	assert_int_equal(r.added + r.changed + r.removed, 0);
	town_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {BOTH(first_and_again), BOTH(boston)};

	cmocka_set_test_filter(getenv("JIEBAN_ONLY"));  /* one test alone: a pattern */
	return cmocka_run_group_tests(tests, NULL, NULL);
}
