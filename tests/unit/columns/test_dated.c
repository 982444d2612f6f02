/*
 * What a unit or person was on a day: dated values, and what is refused as one.
 */
#include "feed.h"

static const char units[] = "unit_id,peer_group,headcount,parent_id\nu1,新,12,\nu2,,7,u1\n";

static void
the_newest_at_or_before_the_day_counts(void **state)
{
	struct columns *c = columns_wanting("units.peer_group units.headcount units.parent_id persons.unit_id persons.role", false);
	int u = entity_named("units"), p = entity_named("persons"), heads = field_named("units", "headcount"), group = field_named("units", "peer_group");
	int32_t jan = day_from_ymd(2025, 1, 1), jun = day_from_ymd(2025, 6, 1);

	(void)state;
	feed_good(c, "units", units);
	feed_good(c, "persons", "person_id,unit_id\np1,u2\n");
	feed_good(c, "dated_values", "file,id,column,from,value\nunits,u1,headcount,2025-06-01,12\nunits,u1,headcount,2025-01-01,10\nunits,u2,headcount,2025-06-01,\n"
	          "units,u1,peer_group,2025-01-01,旧\npersons,p1,unit_id,2025-01-01,u1\nunits,u1,headcount,2025-06-01,13\npersons,p1,role,2025-01-01,承办人\n");
	seal_good(c);
	assert_true(columns_has_dated(c, u, heads));
	assert_false(columns_has_dated(c, u, field_named("units", "parent_id")));
	assert_int_equal(columns_on_day(c, u, heads, 0, jan - 1), 12);          /* before the first: the row's own */
	assert_int_equal(columns_on_day(c, u, heads, 0, jan), 10);
	assert_int_equal(columns_on_day(c, u, heads, 0, jun - 1), 10);
	assert_int_equal(columns_on_day(c, u, heads, 0, jun), 13);              /* of two for a day the later row */
	assert_int_equal(columns_on_day(c, u, heads, 1, jun - 1), 7);
	assert_true(columns_on_day(c, u, heads, 1, jun) == COL_I64_NONE);       /* not known from then on */
	assert_true(str_eq_c(columns_text(c, u, group, (int32_t)columns_on_day(c, u, group, 0, jan)), "旧"));
	assert_true(str_eq_c(columns_text(c, u, group, (int32_t)columns_on_day(c, u, group, 0, jan - 1)), "新"));
	assert_int_equal(columns_on_day(c, p, field_named("persons", "unit_id"), 0, jan), 0);
	assert_int_equal(columns_on_day(c, p, field_named("persons", "unit_id"), 0, jan - 1), 1);
	/* the main file has no role column: known from the dated value on */
	assert_true(column(c, "persons", "role")->present);
	assert_int_equal(columns_on_day(c, p, field_named("persons", "role"), 0, jan), vocab_code(vocab_enum("person_role"), STR("handler")));
	assert_true(columns_on_day(c, p, field_named("persons", "role"), 0, jan - 1) == COL_I64_NONE);
	columns_free(c);
}

static void
refused(const char *row, enum rc rc, const char *field, const char *word)
{
	struct columns *c = columns_wanting("*", false);
	struct err err = {0};
	char text[256];

	feed_good(c, "units", units);
	snprintf(text, sizeof text, "file,id,column,from,value\n%s\n", row);
	if (feed(c, "dated_values", text, &err) != rc || strcmp(err.field, field) != 0 || strstr(err.msg[LANG_EN], word) == NULL || strstr(err.msg[LANG_ZH], word) == NULL)
		fail_msg("%s: %d %s %s %s", row, err.rc, err.field, err.msg[LANG_EN], err.msg[LANG_ZH]);
	columns_free(c);
}

static void
bad_ones(void **state)
{
	(void)state;
	refused("orders,o1,title,2025-01-01,x", RC_INVALID, "file", "orders");
	refused("units,u1,name,2025-01-01,x", RC_INVALID, "column", "name");
	refused("units,u1,nothing,2025-01-01,x", RC_INVALID, "column", "nothing");
	refused("units,u9,headcount,2025-01-01,3", RC_NOT_FOUND, "id", "u9");
	refused("units,u1,headcount,2025-01-01,many", RC_INVALID, "value", "units.headcount");
	refused("units,u1,headcount,2025-01-01,many", RC_INVALID, "value", "many");
	refused("units,u1,parent_id,2025-01-01,u9", RC_NOT_FOUND, "value", "u9");
	refused("units,u1,headcount,,3", RC_INVALID, "from", "from");
	refused(",u1,headcount,2025-01-01,3", RC_INVALID, "file", "file");
	refused("units,u1,headcount,2025-02-30,3", RC_INVALID, "from", "2025-02-30");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_newest_at_or_before_the_day_counts), cmocka_unit_test(bad_ones)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
