/*
 * Folders: what is read, and that every mistake is told with its file, row, column and advice, together with the others.
 */
#include "place.h"

static const char units[] = "unit_id,name,kind\nu1,甲,office\n";

/* A folder with units and one file more. */
static struct seen
with(const char *name, const char *text, size_t n)
{
	struct box b = box_new();
	struct seen s;

	box_put(&b, "units.csv", units);
	box_put_bytes(&b, name, text, n == 0 ? strlen(text) : n);
	s = see(b.path);
	box_free(&b);
	return s;
}

static void
a_good_folder_is_read(void **state)
{
	struct box b = box_new();
	struct seen s;

	(void)state;
	/* links work whatever the order of names in the folder: assignments before orders before units */
	box_put(&b, "assignments.csv", "assignment_id,order_id,unit_id,handled_at\na1,o1,u1,2025-01-03\n");
	box_put(&b, "orders.csv", "\xef\xbb\xbforder_id,title,received_at\r\no1,\"一,\"\"二\"\"\n三\",2025-01-01T09:00\r\n");
	box_put(&b, "units.csv", "单位编号,name,kind\nu1,甲,职能科室\n");
	box_put(&b, ".hidden", "x");
	s = see(b.path);
	if (s.rc != RC_OK)
		fail_msg("%s%s", s.text[LANG_EN].p, s.err.msg[LANG_EN]);
	assert_int_equal(s.report.rows, 3);
	assert_int_equal(value(s.cols, "assignments", "unit_id", 0), 0);
	assert_true(str_eq_c(columns_text(s.cols, entity_named("orders"), field_named("orders", "title"), (int32_t)value(s.cols, "orders", "title", 0)), "一,\"二\"\n三"));
	assert_false(columns_table(s.cols, entity_named("callbacks"))->present);
	seen_free(&s);
	box_free(&b);
}

static void
headers(void **state)
{
	struct seen s;

	(void)state;
	s = with("orders.csv", "order_id,titel\no1,x\n", 0);
	REFUSED(s, 1, "orders.csv:1:titel: ", "title");
	s = with("orders.csv", "order_id,title,title\no1,x,y\n", 0);
	REFUSED(s, 1, "orders.csv:1:title: ");
	s = with("orders.csv", "title\nx\n", 0);
	REFUSED(s, 1, "orders.csv:1:order_id: ");
	s = with("orders.csv", "", 0);
	REFUSED(s, 1, "orders.csv: ");
	s = with("assignments.csv", "assignment_id,on_time\na1,true\n", 0);      /* derived, never typed in */
	REFUSED(s, 1, "assignments.csv:1:on_time: ");
	s = with("callbacks.csv", "rating\nsatisfied\n", 0);                     /* id? may be missing */
	assert_int_equal(s.rc, RC_OK);
	seen_free(&s);
	s = with("ordrs.csv", "order_id\n", 0);
	REFUSED(s, 1, "ordrs.csv: ", "orders.csv");
	s = with("readme.txt", "x", 0);
	REFUSED(s, 1, "readme.txt: ");
	/* columns that are not known do not hide what is wrong with the rows */
	s = with("orders.csv", "colour,order_id,received_at\nred,o1,never\n", 0);
	REFUSED(s, 2, "orders.csv:1:colour: ", "orders.csv:2:received_at: ");
}

static void
rows(void **state)
{
	static const char nul[] = "order_id,title\no1,a\0b\n";
	struct seen s;

	(void)state;
	s = with("orders.csv", "order_id,title,received_at\no1,\"two\nlines\",2025-01-01\no2,x,2025-13-01\n", 0);
	REFUSED(s, 1, "orders.csv:4:received_at: ", "2025-13-01", "2024-11-04T09:00");
	s = with("orders.csv", "order_id,source\no1,fax\n", 0);
	REFUSED(s, 1, "orders.csv:2:source: ", "fax");
	s = with("orders.csv", "order_id\no1\no1\n", 0);
	REFUSED(s, 1, "orders.csv:3:order_id: ", "o1");
	s = with("persons.csv", "person_id,unit_id\np1,u9\n", 0);
	REFUSED(s, 1, "persons.csv:2:unit_id: ", "u9");
	s = with("orders.csv", "order_id,title\no1\no2,x,y\n", 0);
	REFUSED(s, 2, "orders.csv:2: ", "orders.csv:3: ");
	s = with("orders.csv", "order_id,title\no1,\xff\xfe\n", 0);
	REFUSED(s, 1, "orders.csv:2:title: ", "UTF-8");
	s = with("orders.csv", nul, sizeof nul - 1);
	REFUSED(s, 1, "orders.csv:2:title: ", "NUL");
	s = with("orders.csv", "order_id,title\no1,\"never closed\no2,x\n", 0);
	REFUSED(s, 1, "orders.csv:2:title: ");
	s = with("orders.csv", "order_id,received_at\no1,\x1b[31mred\n", 0);     /* a terminal is not steered by foreign text */
	assert_null(strchr(s.text[LANG_ZH].p, '\x1b'));
	REFUSED(s, 1, "?[31mred");
	s = with("orders.csv", "order_id,received_at\n\n\no1,2025-01-01\n", 0);  /* blank lines are nothing */
	assert_int_equal(s.rc, RC_OK);
	seen_free(&s);
}

static void
parents_may_come_later_but_must_come(void **state)
{
	struct box b = box_new();
	struct seen s;

	(void)state;
	box_put(&b, "units.csv", "unit_id,parent_id\nb,a\na,\nc,x\nd,nosuch\ne,c\n");
	box_put(&b, "persons.csv", "person_id,unit_id\np1,b\np2,c\n");
	s = see(b.path);
	REFUSED(s, 2, "units.csv:4:parent_id: ", "units.csv:5:parent_id: ");
	/* what links to a bad row is not wrong itself: one mistake, one problem */
	box_put(&b, "units.csv", "unit_id,level,kind\na,1,\nb,x,\nc,1,nosuch\nc,2,\nd,1\n");
	box_put(&b, "persons.csv", "person_id,unit_id\np1,b\np2,c\np3,d\np4,e\n");
	s = see(b.path);
	REFUSED(s, 5, "units.csv:3:level: ", "units.csv:4:kind: ", "units.csv:5:unit_id: ", "units.csv:6: ", "persons.csv:5:unit_id: ");
	box_free(&b);
}

static void
the_first_thousand_are_kept_and_all_counted(void **state)
{
	struct box b = box_new();
	struct buf text;
	struct seen s;

	(void)state;
	buf_init(&text, 0);
	buf_add_c(&text, "unit_id,kind\n");
	for (unsigned i = 0; i < 1500; i++)
		buf_fmt(&text, "u%u,nosuch\n", i);
	box_put_bytes(&b, "units.csv", text.p, text.n);
	s = see(b.path);
	assert_int_equal(s.report.n_problems, 1000);
	REFUSED(s, 1500, "units.csv:2:kind: ", "units.csv:1001:kind: ", "1500");
	buf_done(&text);
	box_free(&b);
}

/* The good rows, the bad ones with their reasons, and what linked to them. */
static void
bad_rows_may_be_left_out(void **state)
{
	struct box b = box_new();
	struct bundle_options o = {.skip_bad = true, .bad_rows = tmpfile()};
	struct seen s;
	char text[4096];
	size_t n;

	(void)state;
	assert_non_null(o.bad_rows);
	box_put(&b, "units.csv", "unit_id,parent_id\na,\nb,x\nc,b\nd,a\n");     /* c falls with b */
	box_put(&b, "orders.csv", "order_id,received_at\no1,2025-01-01\no2,\"ne,ver\"\n");
	box_put(&b, "assignments.csv", "assignment_id,order_id,unit_id\na1,o1,a\na2,o2,a\na3,o1,c\n");
	s = see_with(b.path, &o, "*");
	if (s.rc != RC_OK)
		fail_msg("%s%s", s.text[LANG_EN].p, s.err.msg[LANG_EN]);
	assert_int_equal(s.report.rows, 4);
	assert_int_equal(s.report.rows_skipped, 5);
	assert_int_equal(s.report.n_all, 5);
	assert_int_equal(columns_table(s.cols, entity_named("units"))->n_rows, 2);
	assert_int_equal(value(s.cols, "units", "parent_id", 1), 0);
	assert_int_equal(columns_table(s.cols, entity_named("assignments"))->n_rows, 1);
	rewind(o.bad_rows);
	n = fread(text, 1, sizeof text - 1, o.bad_rows);
	text[n] = '\0';
	assert_non_null(strstr(text, "units.csv,3,parent_id,"));
	assert_non_null(strstr(text, "units.csv,4,parent_id,"));
	assert_non_null(strstr(text, "orders.csv,3,received_at,"));
	assert_non_null(strstr(text, "\"o2,\"\"ne,ver\"\"\""));
	assert_non_null(strstr(text, "assignments.csv,3,order_id,"));
	assert_non_null(strstr(text, "assignments.csv,4,unit_id,"));
	seen_free(&s);
	/* a wrong header is no bad row */
	box_put(&b, "orders.csv", "order_id,nosuch\no1,1\n");
	s = see_with(b.path, &o, "*");
	assert_int_equal(s.rc, RC_INVALID);
	seen_free(&s);
	assert_int_equal(fclose(o.bad_rows), 0);
	box_free(&b);
}

static void
odd_places(void **state)
{
	struct box b = box_new();
	char path[512];
	struct seen s;

	(void)state;
	s = see("/nowhere/at/all");
	assert_int_equal(s.rc, RC_NOT_FOUND);
	assert_non_null(strstr(s.err.msg[LANG_ZH], "/nowhere/at/all"));
	seen_free(&s);
	box_path(&b, "units.csv", path, sizeof path);
	assert_int_equal(mkfifo(path, 0600), 0);        /* nobody writes to it: must not wait */
	s = see(b.path);
	REFUSED(s, 1, "units.csv: ");
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	s = see(b.path);
	REFUSED(s, 1, "units.csv: ");
	box_free(&b);
	b = box_new();                                  /* an empty folder has no facts and no mistakes */
	s = see(b.path);
	assert_int_equal(s.rc, RC_OK);
	assert_int_equal(s.report.rows, 0);
	seen_free(&s);
	box_free(&b);
}

static void
unlikely_orders_are_a_note(void **state)
{
	struct seen s = with("orders.csv", "order_id,received_at,closed_at\no1,2025-01-02,2025-01-01\n", 0);

	(void)state;
	assert_int_equal(s.rc, RC_OK);
	assert_int_equal(s.report.unlikely, 1);
	assert_non_null(strstr(s.text[LANG_EN].p, "1"));
	seen_free(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_folder_is_read), cmocka_unit_test(headers), cmocka_unit_test(rows), cmocka_unit_test(parents_may_come_later_but_must_come),
		cmocka_unit_test(the_first_thousand_are_kept_and_all_counted), cmocka_unit_test(bad_rows_may_be_left_out), cmocka_unit_test(odd_places),
		cmocka_unit_test(unlikely_orders_are_a_note),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
