/*
 * Workbooks: the same facts as the folder, rows with the spreadsheet's numbers, every kind of cell, and nothing hostile gets far.
 */
#include "book.h"

#include <sys/resource.h>
#include <time.h>

static const char formats[] = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; hh:mm\"/>"
                              "<numFmt numFmtId=\"165\" formatCode=\"0.00&quot; days&quot;\"/></numFmts>"
                              "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
                              "<xf numFmtId=\"165\"/><xf numFmtId=\"17\"/></cellXfs>";

static struct str
text_at(const struct seen *s, const char *entity, const char *field, uint32_t row)
{
	int64_t code = value(s->cols, entity, field, row);

	return code < 0 ? STR("(none)") : columns_text(s->cols, entity_named(entity), field_named(entity, field), (int32_t)code);
}

static void
is_text(const struct seen *s, const char *field, uint32_t row, const char *expected)
{
	struct str got = text_at(s, "orders", field, row);

	if (!str_eq_c(got, expected))
		fail_msg("orders.%s[%u]: “" STR_F "”, not “%s”", field, row, STR_A(got), expected);
}

static void
good(const struct seen *s)
{
	if (s->rc != RC_OK)
		fail_msg("%s%s", s->text[LANG_EN].p, s->err.msg[LANG_EN]);
}

static int64_t
instant(const char *text)
{
	int64_t s;

	assert_true(instant_parse(str_c(text), &s));
	return s;
}

static void
a_workbook_is_its_folder(void **state)
{
	static const struct book book = {
		.pages = {
			{"assignments", ROW("1", T("A1", "assignment_id") T("B1", "order_id") T("C1", "unit_id")) ROW("2", T("A2", "a1") T("B2", "o1") T("C2", "u1")), NULL, NULL},
			{"工单", ROW("1", T("A1", "诉求编号") T("B1", "title") T("C1", "received_at") T("D1", "lon") T("E1", "difficult"))
			         ROW("2", "<c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>0</v></c>" D("C2", "1", "45600") N("D2", "116.5") "<c r=\"E2\" t=\"b\"><v>1</v></c>"), NULL, NULL},
			{"units.csv", ROW("1", T("A1", "unit_id") T("B1", "kind")) ROW("2", T("A2", "u1") T("B2", "职能科室")), NULL, NULL},
		},
		.shared = "<si><r><t>一,</t></r><r><rPr/><t xml:space=\"preserve\">\"二\"\n 三</t></r><rPh><t>yi</t></rPh></si><si><t>o1</t></si>",
		.styles = formats,
	};
	struct seen s = see_book(&book);

	(void)state;
	good(&s);
	assert_int_equal(s.report.rows, 3);
	is_text(&s, "title", 0, "一,\"二\"\n 三");
	is_text(&s, "order_id", 0, "o1");
	assert_true(value(s.cols, "orders", "received_at", 0) == instant("2024-11-04"));
	assert_true(value(s.cols, "orders", "lon", 0) == 116500000000);
	assert_true(value(s.cols, "orders", "difficult", 0) == 1);
	assert_int_equal(value(s.cols, "assignments", "unit_id", 0), 0);
	seen_free(&s);
}

static void
rows_keep_the_numbers_of_the_sheet(void **state)
{
	static const struct book book = {
		.pages = {{"orders", ROW("3", T("B3", "order_id") T("C3", "title") T("D3", "received_at")) ROW("4", "<c r=\"B4\" s=\"1\"/>") ROW("7", T("B7", "o1") T("C7", "two\nlines"))
		                     "<row/><row><c t=\"inlineStr\"><is><t/></is></c></row>" ROW("1048576", T("B1048576", "o2") T("D1048576", "never")), NULL, NULL}},
	};
	struct seen s = see_book(&book);

	(void)state;
	/* the first column is empty, so its name is: rows count on all the same */
	REFUSED(s, 2, "orders:3: ", "orders:1048576:received_at: ", "never");
}

/* A column of texts: what the cell in the file is, and what the fact is. */
static void
cells_become_texts(void **state)
{
	static const struct { const char *cell, *text; } cases[] = {
		{"<c r=\"B2\"><v>1001</v></c>", "1001"},
		{"<c r=\"B2\" t=\"n\"><v>13800138000</v></c>", "13800138000"},
		{"<c r=\"B2\"><v>1.50</v></c>", "1.50"},
		{"<c r=\"B2\"><v>-0.25</v></c>", "-0.25"},
		{"<c r=\"B2\"><v>1.0E+3</v></c>", "1000"},
		{"<c r=\"B2\"><v>1.25E-2</v></c>", "0.0125"},
		{"<c r=\"B2\"><v>-1.2345E2</v></c>", "-123.45"},
		{"<c r=\"B2\"><v>1.2345678901234567E+18</v></c>", "1234567890123456700"},
		{"<c r=\"B2\"><v>12345678901234567890</v></c>", "12345678901234567890"},
		{"<c r=\"B2\"><v>1.1000000000000001</v></c>", "1.1"},
		{"<c r=\"B2\"><v>9.9749999999999996</v></c>", "9.975"},
		{"<c r=\"B2\"><v>9.9999999999999999</v></c>", "10"},
		{"<c r=\"B2\"><v>9.9999999999999999E-3</v></c>", "0.01"},
		{"<c r=\"B2\"><v>0E+5</v></c>", "0"},
		{"<c r=\"B2\" t=\"b\"><v>0</v></c>", "false"},
		{"<c r=\"B2\" t=\"str\"><f>A1</f><v>=cmd</v></c>", "=cmd"},
		{"<c r=\"B2\"><f>1+1</f><v>2</v></c>", "2"},
		{"<c r=\"B2\" t=\"inlineStr\"><is><t>'=cmd</t></is></c>", "'=cmd"},
		{"<c r=\"B2\" t=\"inlineStr\"><is><t>a_x000D_b_x005F_x000D_c</t></is></c>", "a\rb_x000D_c"},
		{"<c r=\"B2\" t=\"inlineStr\"><is><t>_x0000__xD800__x4e2D_</t></is></c>", "_x0000__xD800_中"},
		{"<c r=\"B2\" t=\"d\"><v>2024-11-04T00:00:00.000</v></c>", "2024-11-04"},
		{D("B2", "1", "45600"), "2024-11-04"},
		{D("B2", "2", "45600.375"), "2024-11-04T09:00"},
		{D("B2", "2", "45600.374999999999"), "2024-11-04T09:00"},
		{D("B2", "2", "45600.375011574077"), "2024-11-04T09:00:01"},
		{D("B2", "2", "45600.999999999"), "2024-11-05"},
		{D("B2", "2", "1"), "1900-01-01"},
		{D("B2", "2", "59"), "1900-02-28"},
		{D("B2", "2", "61"), "1900-03-01"},
		{D("B2", "2", "4.56E+4"), "2024-11-04"},
		{D("B2", "3", "45600"), "45600"},               /* "days" stands in quotes */
		{D("B2", "0", "45600"), "45600"},
		{D("B2", "99", "45600"), "45600"},
		{"<x:c xmlns:x=\"urn:other\" r=\"B2\"><x:v>1</x:v></x:c><c r=\"B2\"><v>2</v></c>", "2"},
	};

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		char data[1024];
		struct book book = {.pages = {{"orders", data, NULL, NULL}}, .styles = formats};
		struct seen s;

		snprintf(data, sizeof data, ROW("1", T("A1", "order_id") T("B1", "title")) "<row r=\"2\">" T("A2", "o1") "%s</row>", cases[i].cell);
		s = see_book(&book);
		good(&s);
		is_text(&s, "title", 0, cases[i].text);
		seen_free(&s);
	}
}

static void
cells_that_have_no_text(void **state)
{
	static const struct { const char *cell, *word; } cases[] = {
		{"<c r=\"B2\"><f>1+1</f></c>", "orders:2:title: "},
		{"<c r=\"B2\"><f>1+1</f><v/></c>", "orders:2:title: "},
		{"<c r=\"B2\" t=\"str\"><f>A1</f></c>", "orders:2:title: "},
		{"<c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "#DIV/0!"},
		{"<c r=\"B2\" t=\"s\"><v>1</v></c>", "orders:2:title: "},
		{"<c r=\"B2\" t=\"s\"><v>-1</v></c>", "-1"},
		{"<c r=\"B2\" t=\"s\"><v>x</v></c>", "orders:2:title: "},
		{"<c r=\"B2\" t=\"new\"><v>1</v></c>", "orders:2:title: "},
		{"<c r=\"B2\"><v>abc</v></c>", "abc"},
		{"<c r=\"B2\"><v>1E+999</v></c>", "1E+999"},
		{"<c r=\"B2\"><v>1E</v></c>", "1E"},
		{D("B2", "1", "60"), "1900"},
		{D("B2", "1", "-1"), "-1"},
		{D("B2", "1", "0.375"), "09:00"},
		{D("B2", "1", "2958466"), "2958466"},
		{D("B2", "1", "abc"), "abc"},
		{"<c r=\"ZZ2\"><v>1</v></c>", "256"},
		{"<c r=\"C2\"><v>1</v></c>", "orders:2: "},
	};

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		char data[1024];
		struct book book = {.pages = {{"orders", data, NULL, NULL}}, .styles = formats, .shared = "<si><t>x</t></si>"};
		struct bundle_options skip = {.skip_bad = true};
		struct seen s;

		snprintf(data, sizeof data, ROW("1", T("A1", "order_id") T("B1", "title")) "<row r=\"2\">" T("A2", "o1") "%s</row>" ROW("3", T("A3", "o2")), cases[i].cell);
		s = see_book_with(&book, &skip);
		good(&s);
		assert_int_equal(s.report.rows, 1);
		assert_int_equal(s.report.rows_skipped, 1);
		seen_free(&s);
		s = see_book(&book);
		REFUSED(s, 1, cases[i].word, "orders:2:");
	}
}

static void
dates_of_1904_and_months(void **state)
{
	static const struct book mac = {
		.properties = "<workbookPr date1904=\"1\"/>", .styles = formats,
		.pages = {{"orders", ROW("1", T("A1", "order_id") T("B1", "title") T("C1", "description")) ROW("2", T("A2", "o1") D("B2", "1", "44138.5") D("C2", "1", "0")), NULL, NULL}},
	}, months = {
		.styles = formats,
		.pages = {{"quotas", ROW("1", T("A1", "period") T("B1", "grade")) ROW("2", D("A2", "4", "45717") T("B2", "a")) ROW("3", N("A3", "2025")) ROW("4", T("A4", "2025-Q1")), NULL, NULL}},
	};
	struct seen s = see_book(&mac);

	(void)state;
	good(&s);
	is_text(&s, "title", 0, "2024-11-04T12:00");
	is_text(&s, "description", 0, "1904-01-01");
	seen_free(&s);
	s = see_book(&months);
	good(&s);
	assert_int_equal(value(s.cols, "quotas", "period", 0), 202503);
	assert_int_equal(value(s.cols, "quotas", "period", 1), 202540);
	assert_int_equal(value(s.cols, "quotas", "period", 2), 202521);
	seen_free(&s);
}

#define HEADER ROW("1", T("A1", "order_id") T("B1", "title"))

static void
sheets_that_are_not_meant(void **state)
{
	struct book twice = {.pages = {{"orders", HEADER, NULL, NULL}, {"工单", HEADER, NULL, NULL}}};
	struct book unknown = {.pages = {{"ordrs", HEADER, NULL, NULL}, {"工单1", HEADER, NULL, NULL}}};
	struct book hidden = {.pages = {{"orders", HEADER, NULL, "hidden"}, {"units", ROW("1", T("A1", "unit_id")), NULL, "veryHidden"}, {"lists", ROW("1", T("A1", "x")), NULL, "hidden"}}};
	struct book empty = {.pages = {{"orders", "<row r=\"1\"/>", NULL, NULL}}};
	struct bundle_options skip = {.skip_bad = true};
	struct seen s;

	(void)state;
	s = see_book(&twice);
	REFUSED(s, 1, "工单: ", "orders");
	s = see_book(&unknown);
	REFUSED(s, 2, "ordrs: ", "orders", "工单1: ", " 工单");
	s = see_book_with(&hidden, &skip);
	REFUSED(s, 2, "orders: ", "units: ");
	s = see_book(&empty);
	REFUSED(s, 1, "orders: ");
}

static void
merged_cells_are_refused(void **state)
{
	struct book among = {.pages = {{"orders", HEADER ROW("2", T("A2", "o1") T("B2", "x")) ROW("3", T("A3", "o2")), "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>", NULL}}};
	struct book beside = {.pages = {{"orders", HEADER ROW("2", T("A2", "o1")) ROW("9", "<c r=\"A9\"/>"),
	                                 "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"D2:E3\"/><mergeCell ref=\"A9:B9\"/></mergeCells>", NULL}}};
	struct bundle_options skip = {.skip_bad = true};
	struct seen s;

	(void)state;
	s = see_book_with(&among, &skip);
	assert_int_equal(s.rc, RC_INVALID);
	seen_free(&s);
	s = see_book(&among);
	REFUSED(s, 1, "orders:2: ", "B2:B3");
	s = see_book(&beside);
	good(&s);
	seen_free(&s);
}

static void
a_million_empty_rows(void **state)
{
	struct book book = {.pages = {{"orders", NULL, NULL, NULL}}};
	struct buf data;
	struct seen s;
	struct timespec from, to;

	(void)state;
	buf_init(&data, 0);
	buf_add_c(&data, HEADER ROW("2", T("A2", "o1")));
	for (unsigned i = 3; i <= 1048576; i++)
		buf_fmt(&data, "<row r=\"%u\" spans=\"1:2\"><c r=\"A%u\" s=\"1\"/></row>", i, i);
	book.pages[0].data = data.p;
	clock_gettime(CLOCK_MONOTONIC, &from);
	s = see_book(&book);
	clock_gettime(CLOCK_MONOTONIC, &to);
	good(&s);
	assert_int_equal(s.report.rows, 1);
	print_message("a million empty rows: %ld ms with the making of the file\n", (to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000);
	seen_free(&s);
	buf_done(&data);
}

/* Bombs of bytes, of texts, of entities, of depth, of one endless tag. */
static void
bombs(void **state)
{
	struct bundle_options small = {.limits = {.file_max = 4000}}, few_texts = {.limits = {.strings_max = 4000}}, few_sheets = {.limits = {.zip_files_max = 1}};
	struct book book = {.pages = {{"orders", HEADER, NULL, NULL}}};
	struct buf b;
	struct seen s;

	(void)state;
	buf_init(&b, 0);
	buf_add_c(&b, HEADER);
	for (unsigned i = 2; i < 200000; i++)
		buf_fmt(&b, "<row>" "<c t=\"inlineStr\"><is><t>                                                                                            </t></is></c>" "</row>");
	book.pages[0].data = b.p;
	s = see_book(&book);
	assert_int_equal(s.rc, RC_TOO_BIG);
	assert_true(s.report.rows + s.report.rows_skipped < 199000);    /* not read to the end */
	seen_free(&s);
	s = see_book_with(&book, &small);
	assert_int_equal(s.rc, RC_TOO_BIG);
	assert_non_null(strstr(s.text[LANG_EN].p, "limit of 4000 bytes"));
	seen_free(&s);
	book.pages[0].data = HEADER;
	book.shared = b.p;              /* rows are no texts, but they are bytes */
	s = see_book_with(&book, &small);
	assert_int_equal(s.rc, RC_TOO_BIG);
	REFUSED(s, 0, "4000");
	b.n = 0;
	for (unsigned i = 0; i < 1000; i++)
		buf_add_c(&b, "<si/>");
	book.shared = b.p;
	s = see_book_with(&book, &few_texts);
	assert_int_equal(s.rc, RC_TOO_BIG);
	REFUSED(s, 0, "4000");
	book.shared = NULL;
	book.pages[1] = (struct page){"units", HEADER, NULL, NULL};
	s = see_book_with(&book, &few_sheets);
	assert_int_equal(s.rc, RC_TOO_BIG);
	REFUSED(s, 0, "1");
	book.pages[1].name = NULL;
	book.doctype = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
	book.pages[0].data = HEADER "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&b;</t></is></c></row>";
	s = see_book(&book);
	REFUSED(s, 1, "orders:", "DTD");
	book.doctype = NULL;
	s = see_book(&book);
	REFUSED(s, 1, "orders:", "entity");
	b.n = 0;
	buf_add_c(&b, HEADER);
	for (unsigned i = 0; i < 100; i++)
		buf_add_c(&b, "<row>");
	for (unsigned i = 0; i < 100; i++)
		buf_add_c(&b, "</row>");
	book.pages[0].data = b.p;
	s = see_book(&book);
	REFUSED(s, 1, "orders:", "nesting");
	b.n = 0;
	buf_add_c(&b, HEADER "<row ");
	for (unsigned i = 0; i < 3 << 20; i++)
		buf_char(&b, (char)('a' + i * 2654435761u % 26));
	buf_add_c(&b, "=\"1\"></row>");
	book.pages[0].data = b.p;
	s = see_book(&book);
	REFUSED(s, 1, "orders:", "tag too long");
	buf_done(&b);
}

static void
long_cells(void **state)
{
	struct bundle_options o = {.limits = {.cell_max = 10}};
	struct book book = {.pages = {{"orders", HEADER ROW("2", T("A2", "o1") T("B2", "12345678901")) ROW("3", T("A3", "o2") T("B3", "1234567890")), NULL, NULL}}};
	struct seen s = see_book_with(&book, &o);

	(void)state;
	REFUSED(s, 1, "orders:2:title: ");
}

static void
what_is_no_sound_workbook(void **state)
{
	static const char types[] = "<Types/>", ole[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on";
	static const char document[] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"" RELATION_NS
	                               "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
	const struct { struct entry e[3]; unsigned n; const char *word; } cases[] = {
		{{{"[Content_Types].xml", types, 0}}, 1, "_rels/.rels"},
		{{{"[Content_Types].xml", types, 0}, {"_rels/.rels", "<Relationships", 0}}, 2, "_rels/.rels"},
		{{{"[Content_Types].xml", types, 0}, {"_rels/.rels", "<a/>", 0}}, 2, "odd.xlsx"},
		{{{"[Content_Types].xml", types, 0}, {"_rels/.rels", document, 0}}, 2, "xl/workbook.xml"},
		{{{"[Content_Types].xml", types, 0}, {"_rels/.rels", document, 0}, {"xl/workbook.xml", "<document/>", 0}}, 3, "odd.xlsx"},
		{{{"[Content_Types].xml", types, 0}, {"_rels/.rels", document, 0}, {"xl/workbook.xml", "<workbook " MAIN_NS "/>", 0}}, 3, "workbook.xml.rels"},
	};
	static const char *const damage[] = {"<row r=\"2\"/><row r=\"2\"/>", "<row r=\"1048577\"/>", "<row r=\"0\"/>", "<row r=\"x\"/>", "<row r=\"-1\"/>",
		"<row r=\"2\"><c r=\"B2\"/><c r=\"A2\"/></row>", "<row r=\"2\"><c r=\"XFE2\"/></row>", "<row r=\"2\"><c r=\"2\"/></row>"};
	struct box b = box_new();
	char path[512];
	struct seen s;

	(void)state;
	box_path(&b, "odd.xlsx", path, sizeof path);
	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		zip_make(path, cases[i].e, cases[i].n);
		s = see(path);
		REFUSED(s, 0, cases[i].word);
	}
	box_put_bytes(&b, "odd.xlsx", ole, sizeof ole - 1);
	s = see(path);
	REFUSED(s, 0, ".xls");
	for (unsigned i = 0; i < COUNT_OF(damage); i++) {
		char data[512];
		struct book book = {.pages = {{"orders", data, NULL, NULL}}};

		snprintf(data, sizeof data, "%s%s", HEADER, damage[i]);
		s = see_book(&book);
		REFUSED(s, 1, "orders");
	}
	box_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_workbook_is_its_folder), cmocka_unit_test(rows_keep_the_numbers_of_the_sheet), cmocka_unit_test(cells_become_texts),
		cmocka_unit_test(cells_that_have_no_text), cmocka_unit_test(dates_of_1904_and_months), cmocka_unit_test(sheets_that_are_not_meant),
		cmocka_unit_test(merged_cells_are_refused), cmocka_unit_test(a_million_empty_rows), cmocka_unit_test(bombs), cmocka_unit_test(long_cells),
		cmocka_unit_test(what_is_no_sound_workbook),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
