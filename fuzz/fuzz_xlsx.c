/*
 * Foreign bytes as a workbook. Input that begins with PK is the whole file. Other input is up to four parts, a NUL between them: the
 * sheet of orders, the shared texts, the styles, the workbook; they are put into a sound package, so that the fuzzer meets the XML and
 * not the check sums. Both passes run, and the second must give exactly the rows that the first has taken.
 */
#include "bundle/bundle.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define RELATION(id, type, target) "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type "\" Target=\"" target "\"/>"

static const char package[] = RELATIONS RELATION("r", "officeDocument", "xl/workbook.xml") "</Relationships>";
static const char relations[] = RELATIONS RELATION("s1", "worksheet", "worksheets/orders.xml") RELATION("s2", "worksheet", "worksheets/units.xml")
	RELATION("t", "sharedStrings", "sharedStrings.xml") RELATION("f", "styles", "styles.xml") "</Relationships>";
static const char workbook[] = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
	"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"工单\" r:id=\"s1\"/><sheet name=\"units\" r:id=\"s2\"/></sheets></workbook>";
static const char units[] = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"inlineStr\"><is><t>unit_id</t></is></c></row>"
	"<row><c><v>1</v></c></row></sheetData></worksheet>";
static const char nothing[] = "<x/>";
static char path[64];
static uint64_t rows;

static void
clean_up(void)
{
	(void)unlink(path);
}

static void
put(zip_t *z, const char *name, const void *p, size_t n)
{
	zip_source_t *s = zip_source_buffer(z, p, n, 0);
	zip_int64_t i = s == NULL ? -1 : zip_file_add(z, name, s, 0);

	if (i < 0 || zip_set_file_compression(z, (zip_uint64_t)i, ZIP_CM_STORE, 0) != 0)
		abort();
}

static void
put_package(const uint8_t *data, size_t n)
{
	static const char *const names[] = {"xl/worksheets/orders.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"};
	zip_t *z = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

	if (z == NULL)
		abort();
	put(z, "[Content_Types].xml", nothing, sizeof nothing - 1);
	put(z, "_rels/.rels", package, sizeof package - 1);
	put(z, "xl/_rels/workbook.xml.rels", relations, sizeof relations - 1);
	put(z, "xl/worksheets/units.xml", units, sizeof units - 1);
	for (unsigned i = 0; i < COUNT_OF(names); i++) {
		const uint8_t *end = n == 0 ? NULL : memchr(data, 0, n);
		size_t part = end == NULL ? n : (size_t)(end - data);

		if (part == 0)
			put(z, names[i], i == 3 ? workbook : nothing, i == 3 ? sizeof workbook - 1 : sizeof nothing - 1);
		else
			put(z, names[i], data, part);
		data += part;
		n -= part;
		if (n > 0)
			data++, n--;
	}
	if (zip_close(z) != 0)
		abort();
}

static enum rc
one_file(void *ctx, int entity, const int *fields, unsigned n, struct err *err)
{
	(void)ctx, (void)entity, (void)fields, (void)n, (void)err;
	return RC_OK;
}

static enum rc
one_row(void *ctx, int entity, const struct vvalue *values, unsigned n, struct err *err)
{
	(void)ctx, (void)entity, (void)values, (void)n, (void)err;
	rows++;
	return RC_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static bool *want[64], all[64];
	struct bundle_skips skips;
	struct bundle_options o = {.limits = {.file_max = (uint64_t)1 << 20, .total_max = (uint64_t)1 << 21, .cell_max = 4096, .strings_max = 1 << 16}, .skip_bad = true, .skips = &skips};
	struct bundle_report report;
	struct bundle_sink sink = {NULL, one_file, one_row, NULL};
	struct columns *c;
	struct buf b;
	struct err err;

	if (path[0] == '\0') {
		int fd;

		snprintf(path, sizeof path, "/tmp/jieban-fuzz-xlsx-XXXXXX");
		fd = mkstemp(path);
		if (fd < 0 || close(fd) != 0)
			abort();
		(void)atexit(clean_up);
		for (unsigned i = 0; i < 64; i++) {
			want[i] = all;
			all[i] = true;
		}
	}
	if (n >= 2 && data[0] == 'P' && data[1] == 'K') {
		FILE *f = fopen(path, "wb");

		if (f == NULL || fwrite(data, 1, n, f) != n || fclose(f) != 0)
			abort();
	} else {
		put_package(data, n);
	}
	c = columns_new(&(struct columns_want){.fields = want, .ids = true});
	bundle_report_init(&report);
	bundle_skips_init(&skips);
	rows = 0;
	if (bundle_read(path, &o, c, &report, &err) == RC_OK && (bundle_rows(path, &o, &skips, &sink, &err) != RC_OK || rows != report.rows))
		abort();
	buf_init(&b, 0);
	bundle_report_print(&report, LANG_EN, &b);
	buf_done(&b);
	bundle_skips_done(&skips);
	bundle_report_done(&report);
	columns_free(c);
	return 0;
}
