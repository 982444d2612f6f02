/*
 * Fields that nobody types in, on small tables whose answers were worked out by hand.
 */
#include "feed.h"

static void
effective_due_is_the_extended_one_if_any(void **state)
{
	struct columns *c = columns_wanting("assignments.due_at assignments.extended_due_at assignments.effective_due_at assignments.on_time", false);

	(void)state;
	feed_good(c, "assignments", "assignment_id,due_at,extended_due_at\na,2025-01-01,\nb,2025-01-01,2025-02-01\nc,,2025-03-01\nd,,\n");
	seal_good(c);
	assert_true(value(c, "assignments", "effective_due_at", 0) == instant_from_day(day_from_ymd(2025, 1, 1), 0));
	assert_true(value(c, "assignments", "effective_due_at", 1) == instant_from_day(day_from_ymd(2025, 2, 1), 0));
	assert_true(value(c, "assignments", "effective_due_at", 2) == instant_from_day(day_from_ymd(2025, 3, 1), 0));
	assert_true(value(c, "assignments", "effective_due_at", 3) == COL_I64_NONE);
	assert_null(column(c, "assignments", "on_time")->data);         /* the evaluator's, by as-of */
	columns_free(c);

	c = columns_wanting("assignments.due_at assignments.extended_due_at assignments.effective_due_at", false);
	feed_good(c, "assignments", "assignment_id\na\n");
	seal_good(c);
	assert_false(column(c, "assignments", "effective_due_at")->present);    /* not known: no_data */
	columns_free(c);
}

static void
finding_excludes_by_the_lead_only(void **state)
{
	struct columns *c = columns_wanting("orders.finding_excluded assignments.order_id assignments.part assignments.fact_finding", false);

	(void)state;
	feed_good(c, "orders", "order_id\no1\no2\no3\no4\no5\no6\no7\n");
	feed_good(c, "assignments", "assignment_id,order_id,part,fact_finding\n"
	          "1,o1,lead,untrue\n2,o2,co,untrue\n3,o3,,no_policy\n4,o4,lead,partly_true\n5,o5,lead,true\n6,o5,lead,kept\n7,o6,lead,不予采纳\n");
	seal_good(c);
	static const int64_t want[] = {1, 0, 1, 0, 1, 1, 0};

	for (uint32_t r = 0; r < COUNT_OF(want); r++)
		assert_int_equal(value(c, "orders", "finding_excluded", r), want[r]);
	assert_false(column(c, "orders", "finding_excluded")->imported);
	columns_free(c);
}

/* A verdict that the source delivered stands and is flagged; empty cells are derived all the same. */
static void
delivered_verdicts_stand(void **state)
{
	struct columns *c = columns_wanting("orders.finding_excluded assignments.order_id assignments.part assignments.fact_finding", false);

	(void)state;
	feed_good(c, "orders", "order_id,finding_excluded\no1,false\no2,true\no3,\no4,\n");
	feed_good(c, "assignments", "assignment_id,order_id,fact_finding\n1,o1,untrue\n2,o2,true\n3,o3,untrue\n");
	seal_good(c);
	assert_int_equal(value(c, "orders", "finding_excluded", 0), 0);
	assert_int_equal(value(c, "orders", "finding_excluded", 1), 1);
	assert_int_equal(value(c, "orders", "finding_excluded", 2), 1);
	assert_int_equal(value(c, "orders", "finding_excluded", 3), 0);
	assert_true(column(c, "orders", "finding_excluded")->imported);
	columns_free(c);

	c = columns_wanting("orders.finding_excluded", false);
	feed_good(c, "orders", "order_id,finding_excluded\no1,\n");
	seal_good(c);
	assert_false(column(c, "orders", "finding_excluded")->imported);        /* delivered, but empty throughout */
	columns_free(c);
}

/* only orders received from the approval on. */
static void
shelving_is_not_retroactive(void **state)
{
	struct columns *c = columns_wanting("orders.shelved orders.matter_key orders.received_at shelvings.matter_key shelvings.approved_at shelvings.decision", false);

	(void)state;
	feed_good(c, "orders", "order_id,matter_key,received_at\no1,m1,2025-01-01\no2,m1,2025-02-01T09:00\no3,m1,2025-03-01\no4,m2,2025-03-01\no5,,2025-03-01\no6,m3,2025-03-01\no7,m1,\n");
	feed_good(c, "shelvings", "matter_key,approved_at,decision\nm9,2024-01-01,filed\nm1,2025-02-01T09:00,filed\nm1,2025-06-01,filed\nm2,2025-01-01,refused\nm3,,filed\n");
	seal_good(c);
	static const int64_t want[] = {0, 1, 1, 0, 0, 0, 0};

	for (uint32_t r = 0; r < COUNT_OF(want); r++)
		assert_int_equal(value(c, "orders", "shelved", r), want[r]);
	columns_free(c);
}

static const char loop_fields[] = "orders.closed_loop orders.received_at orders.registered_at orders.checked_at orders.evaluated_at "
                                  "assignments.order_id assignments.dispatched_at assignments.handled_at";

static void
a_closed_loop_has_six_steps_in_order(void **state)
{
	struct columns *c = columns_wanting(loop_fields, false);

	(void)state;
	feed_good(c, "orders", "order_id,received_at,registered_at,checked_at,evaluated_at\n"
	          "o1,2025-01-01,2025-01-02,2025-01-05,2025-01-06\no2,2025-01-01,2025-01-02,2025-01-05,\no3,2025-01-01,2025-01-02,2025-01-03,2025-01-06\n"
	          "o4,2025-01-01,2025-01-02,2025-01-05,2025-01-06\no5,2025-01-01,2025-01-02,2025-01-05,2025-01-06\no6,2025-01-01,2025-01-01,2025-01-01,2025-01-01\n");
	/* o3 checked before handled; o4 handled never; o5's first dispatch stands second in the file; o6 all at once */
	feed_good(c, "assignments", "assignment_id,order_id,dispatched_at,handled_at\n1,o1,2025-01-03,2025-01-04\n2,o2,2025-01-03,2025-01-04\n"
	          "3,o3,2025-01-03,2025-01-04\n4,o4,2025-01-03,\n5,o5,2025-01-07,2025-01-08\n6,o5,2025-01-03,2025-01-04\n7,o6,2025-01-01,2025-01-01\n");
	seal_good(c);
	static const int64_t want[] = {1, 0, 0, 0, 1, 1};

	for (uint32_t r = 0; r < COUNT_OF(want); r++)
		if (value(c, "orders", "closed_loop", r) != want[r])
			fail_msg("order %u", r + 1);
	columns_free(c);

	c = columns_wanting(loop_fields, false);        /* a step that no source delivers: not known, never counted as open */
	feed_good(c, "orders", "order_id,received_at\no1,2025-01-01\n");
	seal_good(c);
	assert_false(column(c, "orders", "closed_loop")->present);
	columns_free(c);
}

/* within the 365 days that end with the call. */
static void
repeats_are_counted_within_a_year(void **state)
{
	struct columns *c = columns_wanting("orders.repeat_no orders.untrue_forms orders.caller_key orders.matter_key orders.received_at untrue_forms.order_id untrue_forms.signed_at", false);

	(void)state;
	feed_good(c, "orders", "order_id,caller_key,matter_key,received_at\n"
	          "o1,p,m,2025-03-01T10:00\no2,p,m,2024-03-01T10:00\no3,p,m,2024-03-02T10:00\no4,p,n,2025-03-01\no5,,m,2025-03-01\no6,p,m,\no7,q,m,2025-03-01\no8,p,m,2025-03-01T10:00\n");
	feed_good(c, "untrue_forms", "order_id,signed_at\no2,2024-04-01\no6,2024-04-01\no5,2024-04-01\no5,2024-04-02\no4,\n");
	seal_good(c);
	/* o2 is 365 days before o1: outside; o3 is inside */
	static const int64_t repeat[] = {2, 1, 2, 1, COL_I64_NONE, COL_I64_NONE, 1, 3}, forms[] = {2, 2, 2, 0, 2, 2, 0, 2};

	for (uint32_t r = 0; r < COUNT_OF(repeat); r++) {
		if (value(c, "orders", "repeat_no", r) != repeat[r])
			fail_msg("order %u: repeat_no %lld", r + 1, (long long)value(c, "orders", "repeat_no", r));
		if (value(c, "orders", "untrue_forms", r) != forms[r])
			fail_msg("order %u: untrue_forms %lld", r + 1, (long long)value(c, "orders", "untrue_forms", r));
	}
	columns_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(effective_due_is_the_extended_one_if_any), cmocka_unit_test(finding_excludes_by_the_lead_only),
		cmocka_unit_test(delivered_verdicts_stand), cmocka_unit_test(shelving_is_not_retroactive), cmocka_unit_test(a_closed_loop_has_six_steps_in_order),
		cmocka_unit_test(repeats_are_counted_within_a_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
