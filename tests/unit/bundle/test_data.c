/*
 * The real bundles that the project may look at but does not hold: they are read whole and without a problem.
 */
#include "place.h"

static void
reads(const char *name, uint32_t orders, uint32_t n_units)
{
	const char *data = getenv("JIEBAN_DATA"), *source = getenv("JIEBAN_SOURCE");
	char path[1024];
	struct seen s;

	if (data != NULL)
		snprintf(path, sizeof path, "%s/%s", data, name);
	else
		snprintf(path, sizeof path, "%s/../shared/data/%s", source == NULL ? "." : source, name);
	if (access(path, R_OK) != 0) {
		printf("skipped: %s is not at %s\n", name, path);
		skip();
	}
	s = see(path);
	if (s.rc != RC_OK)
		fail_msg("%s: %zu problems %s", path, s.report.n_all, s.err.msg[LANG_EN]);
	assert_int_equal(columns_table(s.cols, entity_named("orders"))->n_rows, orders);
	assert_int_equal(columns_table(s.cols, entity_named("units"))->n_rows, n_units);
	assert_int_equal(s.report.n_all, 0);
	seen_free(&s);
}

static void
boston(void **state)
{
	(void)state;
	reads("boston-2011", 58251, 103);
}

static void
messages(void **state)
{
	(void)state;
	reads("messages", 2816, 116);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(boston), cmocka_unit_test(messages)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
