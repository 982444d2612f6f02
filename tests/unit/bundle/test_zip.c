/*
 * Zips: the same facts as the folder, one folder on top at most, no tricks with names, no bombs.
 */
#include "place.h"

static const char units[] = "unit_id,name\nu1,甲\n", orders[] = "order_id,received_at\no1,2025-01-01\no2,2025-01-02\n",
                  assignments[] = "assignment_id,order_id,unit_id\na1,o2,u1\n";

static struct seen
zipped(const struct entry *e, unsigned n, const struct bundle_options *o)
{
	struct box b = box_new();
	char path[512];
	struct seen s;

	box_path(&b, "facts.zip", path, sizeof path);
	zip_make(path, e, n);
	s = see_with(path, o, "*");
	box_free(&b);
	return s;
}
#define ZIPPED(o, ...) zipped((const struct entry[]){__VA_ARGS__}, COUNT_OF(((const struct entry[]){__VA_ARGS__})), (o))

static void
a_zip_is_its_folder(void **state)
{
	struct box b = box_new();
	struct seen folder, zip, top;
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	(void)state;
	box_put(&b, "units.csv", units);
	box_put(&b, "orders.csv", orders);
	box_put(&b, "assignments.csv", assignments);
	folder = see(b.path);
	zip = ZIPPED(NULL, {"assignments.csv", assignments, 0}, {"orders.csv", orders, 0}, {"units.csv", units, 0});
	top = ZIPPED(NULL, {"facts/", "", 0}, {"facts/units.csv", units, 0}, {"facts/orders.csv", orders, 0}, {"facts/assignments.csv", assignments, 0},
	             {"__MACOSX/facts/._units.csv", "x", 0}, {"facts/.DS_Store", "x", 0});
	if (folder.rc != RC_OK || zip.rc != RC_OK || top.rc != RC_OK)
		fail_msg("%s %s %s", folder.text[LANG_EN].p, zip.text[LANG_EN].p, top.text[LANG_EN].p);
	for (unsigned i = 0; i < n; i++) {
		const struct table *t = columns_table(folder.cols, (int)i);

		assert_int_equal(t->n_rows, columns_table(zip.cols, (int)i)->n_rows);
		assert_int_equal(t->n_rows, columns_table(top.cols, (int)i)->n_rows);
		assert_int_equal(t->present, columns_table(zip.cols, (int)i)->present);
		for (unsigned f = 0; f < e[i].n; f++)
			for (uint32_t r = 0; r < t->n_rows; r++) {
				assert_true(columns_value(folder.cols, (int)i, (int)f, r) == columns_value(zip.cols, (int)i, (int)f, r));
				assert_true(columns_value(folder.cols, (int)i, (int)f, r) == columns_value(top.cols, (int)i, (int)f, r));
			}
	}
	seen_free(&folder);
	seen_free(&zip);
	seen_free(&top);
	box_free(&b);
}

static void
names_play_no_tricks(void **state)
{
	static const char *const names[] = {
		"../../units.csv", "/units.csv", "a/b/units.csv", "a/../units.csv", "..\\units.csv", "C:\\units.csv", "./units.csv", "a//units.csv", "a/./units.csv",
	};
	struct bundle_options skip = {.skip_bad = true};
	struct seen s;

	(void)state;
	s = zipped(&(struct entry){names[0], units, 0}, 1, &skip);       /* not a row that could be left out */
	assert_int_equal(s.rc, RC_INVALID);
	seen_free(&s);
	for (unsigned i = 0; i < COUNT_OF(names); i++) {
		s = zipped(&(struct entry){names[i], units, 0}, 1, NULL);
		REFUSED(s, 1, names[i]);
	}
	s = ZIPPED(NULL, {"a/units.csv", units, 0}, {"b/orders.csv", orders, 0});
	REFUSED(s, 1, "b/orders.csv");
	s = ZIPPED(NULL, {"a/units.csv", units, 0}, {"units.csv", units, 0});
	REFUSED(s, 1, "units.csv: ");
	s = ZIPPED(NULL, {"units.csv", units, 0}, {"unitz.csv", units, 0});
	REFUSED(s, 1, "unitz.csv: ", "units.csv");
	s = ZIPPED(NULL, {"units.csv", units, 0}, {"orders.csv", "order_id\no1\no1\n", 0});
	REFUSED(s, 1, "orders.csv:3:order_id: ");
}

/* The bytes that come out are counted, so an archive that lies about its sizes gains nothing. */
static void
bombs_are_not_read_to_the_end(void **state)
{
	struct buf b;
	struct seen s;
	struct bundle_options o = {.limits = {.file_max = 1000}}, total = {.limits = {.total_max = 1000}}, few = {.limits = {.zip_files_max = 1}};
	struct bundle_options lenient = {.limits = {.zip_ratio_max = 100000}}, skip = {.skip_bad = true};

	(void)state;
	buf_init(&b, 0);
	buf_add_c(&b, "order_id,title\n");
	for (unsigned i = 0; i < 60000; i++) {
		buf_fmt(&b, "o%u,", i);
		for (unsigned k = 0; k < 10; k++)
			buf_add_c(&b, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
		buf_char(&b, '\n');
	}
	s = zipped(&(struct entry){"orders.csv", b.p, b.n}, 1, NULL);
	assert_int_equal(s.rc, RC_TOO_BIG);
	assert_true(s.report.rows < 59000);
	REFUSED(s, 1, "orders.csv:", "200");
	/* a large file beside it, that does not pack, hides nothing */
	char *noise = malloc((size_t)1 << 20);
	uint64_t seed = 1;

	assert_non_null(noise);
	for (size_t i = 0; i < (size_t)1 << 20; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		noise[i] = (char)(seed >> 56);
	}
	s = ZIPPED(NULL, {"orders.csv", b.p, b.n}, {"__MACOSX/x", noise, (size_t)1 << 20});
	assert_int_equal(s.rc, RC_TOO_BIG);
	seen_free(&s);
	free(noise);
	s = zipped(&(struct entry){"orders.csv", b.p, b.n}, 1, &skip);   /* leaving out rows does not let a bomb in */
	assert_int_equal(s.rc, RC_TOO_BIG);
	seen_free(&s);
	char *header = malloc((size_t)60 << 20);                         /* one endless header */

	assert_non_null(header);
	memset(header, 'a', (size_t)60 << 20);
	s = ZIPPED(NULL, {"orders.csv", header, (size_t)60 << 20}, {"units.csv", units, 0});
	assert_int_equal(s.rc, RC_TOO_BIG);
	REFUSED(s, 1, "orders.csv:1: ", "200");
	free(header);
	s = zipped(&(struct entry){"orders.csv", b.p, b.n}, 1, &lenient);
	assert_int_equal(s.rc, RC_OK);
	assert_int_equal(s.report.rows, 60000);
	seen_free(&s);
	s = zipped(&(struct entry){"orders.csv", b.p, 2000}, 1, &o);
	assert_int_equal(s.rc, RC_TOO_BIG);
	REFUSED(s, 1, "orders.csv:", "1000");
	s = ZIPPED(&total, {"units.csv", units, 0}, {"orders.csv", b.p, 995});
	assert_int_equal(s.rc, RC_TOO_BIG);
	REFUSED(s, 1, "orders.csv:", "1000");
	s = ZIPPED(&few, {"units.csv", units, 0}, {"orders.csv", orders, 0});
	assert_int_equal(s.rc, RC_TOO_BIG);
	REFUSED(s, 0, "facts.zip", "2");
	buf_done(&b);
}

static void
what_is_no_zip(void **state)
{
	struct box b = box_new();
	char path[512];
	struct seen s;
	FILE *f;
	char bytes[4096];
	size_t n;

	(void)state;
	box_put(&b, "not.zip", "PK\x03\x04 this is no zip");
	box_path(&b, "not.zip", path, sizeof path);
	s = see(path);
	REFUSED(s, 0, "not.zip");
	box_put(&b, "empty.zip", "");
	box_path(&b, "empty.zip", path, sizeof path);
	s = see(path);
	seen_free(&s);          /* nothing in it: libzip may take it for an empty archive or refuse it; it must only not crash */
	/* a byte of the packed content turned over: the check sum tells */
	box_path(&b, "bent.zip", path, sizeof path);
	zip_make(path, &(struct entry){"orders.csv", orders, 0}, 1);
	f = fopen(path, "rb");
	assert_non_null(f);
	n = fread(bytes, 1, sizeof bytes, f);
	fclose(f);
	assert_true(n > 60);
	bytes[50] = (char)(bytes[50] ^ 0x20);
	box_put_bytes(&b, "bent.zip", bytes, n);
	s = see(path);
	assert_int_not_equal(s.rc, RC_OK);
	assert_non_null(strstr(s.text[LANG_ZH].p, "orders.csv"));
	seen_free(&s);
	box_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_zip_is_its_folder), cmocka_unit_test(names_play_no_tricks), cmocka_unit_test(bombs_are_not_read_to_the_end),
		cmocka_unit_test(what_is_no_zip),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
