/*
 * The form of a bundle that is a workbook: a sheet for each kind of fact, its header frozen. Numbers that a spreadsheet keeps exactly
 * are numbers, truth values are such, everything else is text in place, days too; never a formula. Written by hand because the numbers
 * must stay decimals. Called by writer.c.
 */
#include "bundle/writer.h"

#define ROWS_MAX 1048576
#define CHARACTERS_MAX 32767            /* of a cell, counted as UTF-16 */
#define DIGITS_MAX 15
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

enum { STYLE_PLAIN, STYLE_TEXT, STYLE_HEAD };   /* in the order of cellXfs below */

static void
xlsx_name(const struct ventity *e, unsigned n, char file[64], char part[80])
{
	(void)e;
	snprintf(file, 64, "sheet%u.xml", n);
	snprintf(part, 80, "xl/worksheets/sheet%u.xml", n);
}

static void
cell_begin(struct bundle_writer *w, unsigned column)
{
	buf_add_c(&w->out, "<c r=\"");
	if (column >= 26)
		buf_char(&w->out, (char)('A' + column / 26 - 1));
	buf_char(&w->out, (char)('A' + column % 26));
	buf_fmt(&w->out, "%llu\"", (unsigned long long)w->rows);
}

static void
text_cell(struct bundle_writer *w, unsigned column, struct str s, int style)
{
	struct buf escaped;

	buf_init(&escaped, 0);
	buf_sheet(&escaped, s);
	cell_begin(w, column);
	buf_fmt(&w->out, " s=\"%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">", style);
	buf_xml(&w->out, buf_str(&escaped));
	buf_add_c(&w->out, "</t></is></c>");
	buf_done(&escaped);
}

static void
xlsx_head(struct bundle_writer *w)
{
	const struct ventity *e = vocab_at(w->entity);

	buf_add_c(&w->out, XML "<worksheet xmlns=\"" MAIN "\"><sheetViews><sheetView workbookViewId=\"0\">"
	                   "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
	                   "<sheetFormatPr defaultColWidth=\"16\" defaultRowHeight=\"15\"/><sheetData>\n<row r=\"1\">");
	for (unsigned i = 0; i < w->n; i++)
		text_cell(w, i, str_c(e->fields[w->fields[i]].name), STYLE_HEAD);
	buf_add_c(&w->out, "</row>\n");
}

/* Characters beyond the first plane count twice. */
static size_t
utf16_length(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) == 0x80 ? 0 : (unsigned char)s.p[i] >= 0xf0 ? 2 : 1;
	return n;
}

static bool
kept_exactly(struct str s)
{
	unsigned digits = 0;

	for (size_t i = 0; i < s.n; i++)
		digits += s.p[i] >= '0' && s.p[i] <= '9';
	return digits <= DIGITS_MAX;
}

static enum rc
xlsx_row(struct bundle_writer *w, const struct str *cells, struct err *err)
{
	const struct ventity *e = vocab_at(w->entity);

	if (w->rows > ROWS_MAX)
		return err_set(err, RC_TOO_BIG, "", "%s 超过一张工作表的 %d 行；请写成 .zip", "%s has more than the %d rows of a sheet; write a .zip", e->name, ROWS_MAX);
	buf_fmt(&w->out, "<row r=\"%llu\">", (unsigned long long)w->rows);
	for (unsigned i = 0; i < w->n; i++) {
		const struct vfield *f = &e->fields[w->fields[i]];
		bool number = (f->type == VT_INT || f->type == VT_NUM) && kept_exactly(cells[i]);

		if (cells[i].n == 0)
			continue;
		if (number || f->type == VT_BOOL) {
			cell_begin(w, i);
			buf_add_c(&w->out, number ? "><v>" : " t=\"b\"><v>");
			buf_add(&w->out, number ? cells[i] : str_eq_c(cells[i], "true") ? STR("1") : STR("0"));
			buf_add_c(&w->out, "</v></c>");
			continue;
		}
		if (cells[i].n > CHARACTERS_MAX && utf16_length(cells[i]) > CHARACTERS_MAX)
			return err_set(err, RC_TOO_BIG, f->name, "%s 的 %s 超过一个单元格的 %d 个字；请写成 .zip", "%s.%s is longer than the %d characters of a cell; write a .zip", e->name,
			               f->name, CHARACTERS_MAX);
		text_cell(w, i, cells[i], STYLE_TEXT);
	}
	buf_add_c(&w->out, "</row>\n");
	return RC_OK;
}

static void
xlsx_foot(struct bundle_writer *w)
{
	buf_add_c(&w->out, "</sheetData></worksheet>\n");
}

static enum rc
fixed_part(struct bundle_writer *w, const char *file, const char *name, const char *text, struct err *err)
{
	TRY(writer_part(w, file, name, -1, err));
	buf_add_c(&w->out, text);
	return RC_OK;
}

/* The package around the sheets: which there are, and what a header and a text look like. */
static enum rc
xlsx_rest(struct bundle_writer *w, struct err *err)
{
	unsigned n = w->n_parts;
	const struct ventity *e = vocab_entities(&(unsigned){0});

	TRY(fixed_part(w, "types.xml", "[Content_Types].xml",
	               XML "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
	               "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	               "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	               "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
	               "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>", err));
	for (unsigned i = 0; i < n; i++)
		buf_fmt(&w->out, "<Override PartName=\"/%s\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>", w->parts[i].name);
	buf_add_c(&w->out, "</Types>\n");
	TRY(fixed_part(w, "package.rels", "_rels/.rels",
	               XML "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>\n", err));
	TRY(fixed_part(w, "workbook.xml", "xl/workbook.xml", XML "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>", err));
	for (unsigned i = 0; i < n; i++)
		buf_fmt(&w->out, "<sheet name=\"%s\" sheetId=\"%u\" r:id=\"rId%u\"/>", e[w->parts[i].entity].name, i + 1, i + 1);
	buf_add_c(&w->out, "</sheets></workbook>\n");
	TRY(fixed_part(w, "workbook.rels", "xl/_rels/workbook.xml.rels", XML "<Relationships xmlns=\"" RELATIONS "\">", err));
	for (unsigned i = 0; i < n; i++)
		buf_fmt(&w->out, "<Relationship Id=\"rId%u\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/%s\"/>", i + 1, w->parts[i].file);
	buf_fmt(&w->out, "<Relationship Id=\"rId%u\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/></Relationships>\n", n + 1);
	return fixed_part(w, "styles.xml", "xl/styles.xml",
	                  XML "<styleSheet xmlns=\"" MAIN "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
	                  "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
	                  "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
	                  "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
	                  "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
	                  "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
	                  "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
	                  "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs>"
	                  "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>\n", err);
}

const struct form form_xlsx = {".xlsx", xlsx_name, xlsx_head, xlsx_row, xlsx_foot, xlsx_rest, true};
