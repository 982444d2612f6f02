/*
 * A field of a gigabyte is refused with its place and without holding it; the rows after it are still looked at.
 */
#include "place.h"

#include <sys/resource.h>

#define GIB ((off_t)1 << 30)

static void
a_field_of_a_gigabyte(void **state)
{
	struct box b = box_new();
	char path[512];
	struct rusage before, after;
	struct seen s;
	FILE *f;

	(void)state;
	box_put(&b, "units.csv", "unit_id\nu1\n");
	box_path(&b, "orders.csv", path, sizeof path);
	f = fopen(path, "wb");
	assert_non_null(f);
	assert_true(fputs("order_id,title\no1,\"", f) >= 0);
	assert_int_equal(fseeko(f, GIB, SEEK_SET), 0);          /* a hole: no disk is used */
	assert_true(fputs("\"\no2,never,more\n", f) >= 0);
	assert_int_equal(fclose(f), 0);
	getrusage(RUSAGE_SELF, &before);
	s = see(b.path);
	getrusage(RUSAGE_SELF, &after);
	assert_true(after.ru_maxrss - before.ru_maxrss < 64 * 1024);
	REFUSED(s, 2, "orders.csv:2:title: ", "orders.csv:3: ");
	box_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(a_field_of_a_gigabyte)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
