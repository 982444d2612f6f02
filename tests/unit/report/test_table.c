/*
 * A table to take away: what is in the CSV and, read back with our own reader, in the workbook; hostile texts stay texts.
 */
#include "../bundle/place.h"
#include "bundle/internal.h"
#include "report/report.h"

#define CELL(t, d) {{t, sizeof(t) - 1}, {d, sizeof(d) - 1}}

static const struct table_column columns[] = {{{"单位", 6}, TABLE_TEXT, 0}, {{"得分", 6}, TABLE_NUMBER, 0}, {{"说明", 6}, TABLE_TEXT, 12}};
static const struct table_cell cells[] = {
	CELL("甲", ""), CELL("9.98", "9.975"), CELL("=cmd|' /C calc'!A0", ""),
	CELL("+乙", ""), CELL("83.3%", "0.8333"), CELL("-5", ""),
	CELL("@丙", ""), CELL("—", ""), CELL("'=x", ""),
	CELL("", ""), CELL("123456789012345.6", "123456789012345.6"), CELL("a\r\nb\x01_x0041_<&>\"", ""),
	CELL("丁", ""), CELL("48/5", "48/5"), CELL("1,000", "1000"),
	CELL("2024-11-04", ""), CELL("-3", "-3"), CELL("9.95", "9.95"),
};
static const struct str notes[] = {{"=draft", 6}};
#define TITLE "2024年 [11月]: 得分"
static const struct table_doc doc = {{TITLE, sizeof TITLE - 1}, columns, 3, cells, 6, notes, 1, 1730000000};

static void
as_csv(void **state)
{
	static const char expected[] = "\xef\xbb\xbf单位,得分,说明\n甲,9.975,\"'=cmd|' /C calc'!A0\"\n\"'+乙\",0.8333,-5\n\"'@丙\",—,\"''=x\"\n"
		",123456789012345.6,\"a\r\nb\x01_x0041_<&>\"\"\"\n丁,48/5,1000\n2024-11-04,-3,9.95\n";
	struct buf b, small;
	struct err err = {0};

	(void)state;
	buf_init(&b, 0);
	assert_int_equal(table_csv(&doc, &b, &err), RC_OK);
	assert_string_equal(b.p, expected);
	buf_done(&b);
	buf_init(&small, 40);
	assert_int_equal(table_csv(&doc, &small, &err), RC_TOO_BIG);
	buf_done(&small);
}

/* The rows of the first sheet as lines of cells in brackets, with their numbers. */
static void
sheet_rows(const struct box *b, const struct buf *book, struct buf *to)
{
	static const struct bundle_limits limits;
	struct meter meter;
	struct bundle_report report;
	struct place place;
	struct err err = {0};
	const struct str *row;
	char path[512];
	unsigned n, column;
	uint64_t line;
	enum rc rc;

	box_put_bytes(b, "table.xlsx", book->p, book->n);
	box_path(b, "table.xlsx", path, sizeof path);
	meter_init(&meter, &limits);
	bundle_report_init(&report);
	if (source_open(&place, path, &meter, &report, &err) != RC_OK)
		fail_msg("%s", err.msg[LANG_EN]);
	assert_int_equal(place.n, 1);
	buf_fmt(to, "%s\n", place.list[0].name);
	assert_int_equal(member_open(&place, &place.list[0], &err), RC_OK);
	while ((rc = member_next(&place, &row, &n, &line, &column, &err)) != RC_NOT_FOUND) {
		if (rc != RC_OK)
			fail_msg("%s", err.msg[LANG_EN]);
		buf_fmt(to, "%u", (unsigned)line);
		for (unsigned i = 0; i < n; i++)
			buf_fmt(to, "[" STR_F "]", STR_A(row[i]));
		buf_char(to, '\n');
	}
	member_close(&place);
	place.done(&place);
	bundle_report_done(&report);
}

/* A part of the package as it stands there. */
static void
part_of(const struct box *b, const char *name, struct buf *to)
{
	char path[512], piece[4096];
	zip_t *z;
	zip_file_t *f;
	zip_int64_t got;

	box_path(b, "table.xlsx", path, sizeof path);
	z = zip_open(path, ZIP_RDONLY, NULL);
	assert_non_null(z);
	f = zip_fopen(z, name, 0);
	assert_non_null(f);
	buf_init(to, 0);
	while ((got = zip_fread(f, piece, sizeof piece)) > 0)
		buf_add(to, (struct str){piece, (size_t)got});
	zip_fclose(f);
	zip_discard(z);
}

static void
as_workbook(void **state)
{
	static const char expected[] = "2024年  11月   得分\n1[2024年 [11月]: 得分]\n2[单位][得分][说明]\n3[甲][9.975][=cmd|' /C calc'!A0]\n4[+乙][0.8333][-5]\n5[@丙][—]['=x]\n"
		"6[][123456789012345.6][a\r\nb\x01_x0041_<&>\"]\n7[丁][48/5][1000]\n8[2024-11-04][-3][9.95]\n10[=draft]\n";
	struct box b = box_new();
	struct buf book, rows, sheet, styles;
	struct err err = {0};

	(void)state;
	buf_init(&book, 0);
	buf_init(&rows, 0);
	if (table_xlsx(&doc, &book, &err) != RC_OK)
		fail_msg("%s", err.msg[LANG_EN]);
	sheet_rows(&b, &book, &rows);
	assert_string_equal(rows.p, expected);
	part_of(&b, "xl/worksheets/sheet1.xml", &sheet);
	part_of(&b, "xl/styles.xml", &styles);
	assert_null(strstr(sheet.p, "<f>"));                    /* no formula, whatever the texts say */
	assert_non_null(strstr(sheet.p, "ySplit=\"2\""));       /* title and header stay in sight */
	assert_non_null(strstr(sheet.p, "width=\"13"));         /* the column whose width was given */
	assert_non_null(strstr(sheet.p, "<v>9.975</v>"));       /* a number is one, shown as it should be */
	assert_non_null(strstr(styles.p, "formatCode=\"0.0%\""));
	assert_non_null(strstr(sheet.p, "123456789012345.6</t>"));      /* what would lose a digit is a text */
	assert_non_null(strstr(styles.p, "<b/>"));
	buf_done(&sheet);
	buf_done(&styles);
	buf_done(&book);
	buf_done(&rows);
	box_free(&b);
}

static void
odd_tables(void **state)
{
	static const char *const titles[] = {"", "History", "'x'", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十", "[]:*?/\\", "\xf0\x9f\x98\x80"};
	struct box b = box_new();
	struct buf book, rows;
	struct err err = {0};
	struct table_doc odd = doc;
	struct table_cell bad = CELL("\xff", "");
	char *text = malloc(40000);

	(void)state;
	assert_non_null(text);
	for (unsigned i = 0; i < COUNT_OF(titles); i++) {
		odd.title = str_c(titles[i]);
		buf_init(&book, 0);
		buf_init(&rows, 0);
		if (table_xlsx(&odd, &book, &err) != RC_OK)
			fail_msg("%s: %s", titles[i], err.msg[LANG_EN]);
		sheet_rows(&b, &book, &rows);
		assert_non_null(strstr(rows.p, "[单位][得分][说明]"));
		buf_done(&book);
		buf_done(&rows);
	}
	odd = doc;
	buf_init(&book, 0);
	odd.n_rows = 0;
	assert_int_equal(table_xlsx(&odd, &book, &err), RC_OK);
	buf_done(&book);
	odd.n_columns = 0;
	assert_int_equal(table_xlsx(&odd, &book, &err), RC_INVALID);
	assert_int_equal(table_csv(&odd, &book, &err), RC_INVALID);
	odd = (struct table_doc){.columns = columns, .n_columns = 1, .cells = &bad, .n_rows = 1};
	assert_int_equal(table_xlsx(&odd, &book, &err), RC_INVALID);
	assert_int_equal(table_csv(&odd, &book, &err), RC_INVALID);
	memset(text, 'x', 40000);
	bad.text = (struct str){text, 32767};
	assert_int_equal(table_xlsx(&odd, &book, &err), RC_OK);
	bad.text.n++;
	assert_int_equal(table_xlsx(&odd, &book, &err), RC_TOO_BIG);
	bad.text.n = 5;
	buf_done(&book);
	buf_init(&book, 1000);
	assert_int_equal(table_xlsx(&odd, &book, &err), RC_TOO_BIG);
	buf_done(&book);
	free(text);
	box_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(as_csv), cmocka_unit_test(as_workbook), cmocka_unit_test(odd_tables)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
