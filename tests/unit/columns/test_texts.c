/*
 * The table of texts (ids, dictionaries) against a plain list, in order and out of order, through ids of orders.
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
ids_against_a_list(uint32_t n, uint32_t kinds, bool in_order)
{
	struct columns *c = columns_wanting("orders.title", true);
	int fields[] = {field_named("orders", "order_id"), field_named("orders", "title")}, e = entity_named("orders");
	int32_t *row_of = malloc(kinds * sizeof *row_of);
	uint32_t rows = 0;
	struct err err;

	assert_non_null(row_of);
	for (uint32_t i = 0; i < kinds; i++)
		row_of[i] = -1;
	assert_int_equal(columns_open(c, e, fields, 2, &err), RC_OK);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t k = in_order ? (uint32_t)(i * (uint64_t)kinds / n) : below(kinds);
		char id[16], title[16];
		struct str cells[2] = {{id, (size_t)snprintf(id, sizeof id, "id%u", k)}, {title, (size_t)snprintf(title, sizeof title, "%u", k % 7)}};
		enum rc rc = columns_row(c, e, cells, 2, &err);

		assert_int_equal(rc, row_of[k] < 0 ? RC_OK : RC_CONFLICT);
		if (row_of[k] < 0)
			row_of[k] = (int32_t)rows++;
	}
	seal_good(c);
	assert_int_equal(columns_table(c, e)->n_rows, rows);
	for (uint32_t k = 0; k < kinds; k++) {
		char id[16];
		struct str s = {id, (size_t)snprintf(id, sizeof id, "id%u", k)};

		assert_int_equal(columns_find(c, e, s), row_of[k]);
		if (row_of[k] >= 0)
			assert_true(str_eq(columns_id(c, e, (uint32_t)row_of[k]), s));
	}
	assert_int_equal(columns_find(c, e, STR("id")), -1);
	assert_int_equal(columns_find(c, e, STR("zzzzzzzzzzzzzz")), -1);
	free(row_of);
	columns_free(c);
}

static void
random_ids(void **state)
{
	(void)state;
	seed = getenv("JIEBAN_SEED") != NULL ? strtoull(getenv("JIEBAN_SEED"), NULL, 10) : 20241104;
	printf("JIEBAN_SEED=%llu\n", (unsigned long long)seed);
	for (uint32_t n = 1; n < 100000; n = n * 5 + below(7)) {
		ids_against_a_list(n, n + 1, true);
		ids_against_a_list(n, n / 2 + 1, true);
		ids_against_a_list(n, n / 2 + 1, false);
		ids_against_a_list(n, n * 4, false);
	}
}

/* Rows without an id take numbers but no slots: the ids among them must be found all the same, and be refused twice. */
static void
ids_among_rows_without(void **state)
{
	int id = field_named("callbacks", "callback_id"), e = entity_named("callbacks");

	(void)state;
	for (uint32_t gap = 1; gap < 3000; gap = gap * 3 + 1) {
		struct columns *c = columns_wanting("", true);
		struct err err;

		assert_int_equal(columns_open(c, e, &id, 1, &err), RC_OK);
		for (uint32_t i = 0; i < 4000; i++) {
			char name[16];
			struct str cell = {name, i % gap == 0 ? (size_t)snprintf(name, sizeof name, "c%u", i) : 0};

			assert_int_equal(columns_row(c, e, &cell, 1, &err), RC_OK);
			if (cell.n > 0)
				assert_int_equal(columns_row(c, e, &cell, 1, &err), RC_CONFLICT);
		}
		seal_good(c);
		for (uint32_t i = 0; i < 4000; i++) {
			char name[16];
			struct str s = {name, (size_t)snprintf(name, sizeof name, "c%u", i)};

			assert_int_equal(columns_find(c, e, s), i % gap == 0 ? (int)i : -1);
		}
		columns_free(c);
	}
}

/* Links to every third of so many ids, near the one before, far from it, and to ids that nobody has. */
static void
links_to(uint32_t n, bool in_order)
{
	struct columns *c = columns_wanting("callbacks.order_id", false);
	int id = field_named("orders", "order_id"), link = field_named("callbacks", "order_id"), orders = entity_named("orders"), e = entity_named("callbacks");
	uint32_t rows = 0, *expected = malloc(4000 * sizeof *expected), at = 0;
	const struct table *t = columns_table(c, e);
	char text[16];
	struct str cell = {text, 0};
	struct err err;

	assert_non_null(expected);
	assert_int_equal(columns_open(c, orders, &id, 1, &err), RC_OK);
	for (uint32_t i = 0; i < n; i++) {
		cell.n = (size_t)snprintf(text, sizeof text, "id%u", (in_order ? i : n - 1 - i) * 3);
		assert_int_equal(columns_row(c, orders, &cell, 1, &err), RC_OK);
	}
	assert_int_equal(columns_open(c, e, &link, 1, &err), RC_OK);
	for (uint32_t i = 0; i < 4000; i++) {
		bool there;

		at = below(10) == 0 ? below(n * 3 + 2) : at + below(121) < 60 ? 0 : at + below(121) - 60;
		cell.n = (size_t)snprintf(text, sizeof text, "id%u", at);
		there = at % 3 == 0 && at / 3 < n;
		assert_int_equal(columns_row(c, e, &cell, 1, &err), there ? RC_OK : RC_NOT_FOUND);
		if (there)
			expected[rows++] = in_order ? at / 3 : n - 1 - at / 3;
	}
	seal_good(c);
	assert_int_equal(t->n_rows, rows);
	for (uint32_t r = 0; r < rows; r++)
		assert_int_equal(((const int32_t *)t->cols[link].data)[r], expected[r]);
	free(expected);
	columns_free(c);
}

static void
links_near_and_far(void **state)
{
	(void)state;
	for (uint32_t n = 1; n < 50000; n = n * 3 + 1) {
		links_to(n, true);
		links_to(n, false);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(random_ids), cmocka_unit_test(ids_among_rows_without), cmocka_unit_test(links_near_and_far)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
