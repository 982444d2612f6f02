/*
 * Zone maps against brute force: a block may be skipped only if no row of it lies in the window, and is skipped when its least and
 * greatest say so.
 */
#include "feed.h"

static uint64_t seed;

static uint32_t
below(uint32_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((seed >> 33) % n);
}

static void
zones_equal_brute_force(void **state)
{
	(void)state;
	seed = getenv("JIEBAN_SEED") != NULL ? strtoull(getenv("JIEBAN_SEED"), NULL, 10) : 20250301;
	printf("JIEBAN_SEED=%llu\n", (unsigned long long)seed);
	for (unsigned round = 0; round < 8; round++) {
		struct columns *c = columns_wanting("assignments.handled_at attendance.date", false);
		int a = entity_named("assignments"), d = entity_named("attendance");
		int af[] = {field_named("assignments", "assignment_id"), field_named("assignments", "handled_at")}, df[] = {field_named("attendance", "date")};
		uint32_t n = round == 0 ? 0 : round == 1 ? COL_BLOCK : below(5 * COL_BLOCK), empty_block = below(3);
		struct err err;

		assert_int_equal(columns_open(c, a, af, 2, &err), RC_OK);
		for (uint32_t i = 0; i < n; i++) {
			char id[16], at[32];
			size_t k = i / COL_BLOCK == empty_block || below(9) == 0 ? 0 : (size_t)snprintf(at, sizeof at, "20%02u-0%u-1%uT1%u:00", below(90) + 10, below(9) + 1, below(10), below(10));

			assert_int_equal(columns_row(c, a, (struct str[]){{id, (size_t)snprintf(id, sizeof id, "%u", i)}, {at, k}}, 2, &err), RC_OK);
		}
		assert_int_equal(columns_open(c, d, df, 1, &err), RC_OK);
		for (uint32_t i = 0; i < n; i++) {
			char on[16];
			size_t k = below(9) == 0 ? 0 : (size_t)snprintf(on, sizeof on, "20%02u-0%u-1%u", below(90) + 10, below(9) + 1, below(10));

			assert_int_equal(columns_row(c, d, (struct str[]){{on, k}}, 1, &err), RC_OK);
		}
		seal_good(c);
		for (unsigned which = 0; which < 2; which++) {
			int e = which == 0 ? a : d, f = which == 0 ? af[1] : df[0];
			const struct col *col = &columns_table(c, e)->cols[f];

			if (n > 0)
				assert_non_null(col->zone_min);
			for (uint32_t from = 0; from < n; from += COL_BLOCK) {
				int64_t low = INT64_MAX, high = INT64_MIN;

				for (uint32_t r = from; r < n && r < from + COL_BLOCK; r++) {
					int64_t v = columns_value(c, e, f, r);

					if (v == COL_I64_NONE)
						continue;
					low = v < low ? v : low;
					high = v > high ? v : high;
				}
				assert_true(col->zone_min[from / COL_BLOCK] == low);
				assert_true(col->zone_max[from / COL_BLOCK] == high);
			}
		}
		columns_free(c);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(zones_equal_brute_force)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
