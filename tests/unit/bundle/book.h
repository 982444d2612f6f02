/*
 * For the tests of workbooks: an XLSX put together by hand, part by part, so that it can be as odd as a test needs.
 */
#ifndef JIEBAN_TEST_BOOK_H
#define JIEBAN_TEST_BOOK_H

#include "place.h"

#define MAIN_NS "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define RELATION_NS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

struct page { const char *name, *data, *after, *state; };       /* rows of sheetData; what comes after it; NULL: visible */
struct book {
	struct page pages[8];
	const char *shared;             /* content of sst, or NULL: no such part */
	const char *styles;             /* content of styleSheet, or NULL */
	const char *properties;         /* content of workbook before its sheets */
	const char *doctype;            /* before a sheet's root */
};

static inline void
book_write(const char *path, const struct book *b)
{
	struct entry e[16] = {
		{"[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>", 0},
		{"_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" "
		                "Type=\"" RELATION_NS "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>", 0},
	};
	char names[8][40];
	struct buf text[12];
	unsigned n = 2, n_text = 0;

	for (unsigned i = 0; i < COUNT_OF(text); i++)
		buf_init(&text[i], 0);
	struct buf *book = &text[n_text++], *relations = &text[n_text++];

	buf_fmt(book, "<workbook " MAIN_NS " xmlns:r=\"" RELATION_NS "\">%s<sheets>", b->properties == NULL ? "" : b->properties);
	buf_add_c(relations, "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
	for (unsigned i = 0; i < COUNT_OF(b->pages) && b->pages[i].name != NULL; i++) {
		const struct page *p = &b->pages[i];
		struct buf *sheet = &text[n_text++];

		buf_fmt(book, "<sheet name=\"%s\" sheetId=\"%u\" r:id=\"s%u\"%s%s%s/>", p->name, i + 1, i + 1, p->state == NULL ? "" : " state=\"",
		        p->state == NULL ? "" : p->state, p->state == NULL ? "" : "\"");
		buf_fmt(relations, "<Relationship Id=\"s%u\" Type=\"" RELATION_NS "/worksheet\" Target=\"worksheets/sheet%u.xml\"/>", i + 1, i + 1);
		snprintf(names[i], sizeof names[i], "xl/worksheets/sheet%u.xml", i + 1);
		buf_fmt(sheet, "%s<worksheet " MAIN_NS "><sheetData>", b->doctype == NULL ? "" : b->doctype);
		buf_add_c(sheet, p->data);
		buf_fmt(sheet, "</sheetData>%s</worksheet>", p->after == NULL ? "" : p->after);
		e[n++] = (struct entry){names[i], sheet->p, sheet->n};
	}
	if (b->shared != NULL) {
		struct buf *part = &text[n_text++];

		buf_add_c(relations, "<Relationship Id=\"t\" Type=\"" RELATION_NS "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>");
		buf_add_c(part, "<sst " MAIN_NS ">");
		buf_add_c(part, b->shared);
		buf_add_c(part, "</sst>");
		e[n++] = (struct entry){"xl/sharedStrings.xml", part->p, part->n};
	}
	if (b->styles != NULL) {
		struct buf *part = &text[n_text++];

		buf_add_c(relations, "<Relationship Id=\"f\" Type=\"" RELATION_NS "/styles\" Target=\"styles.xml\"/>");
		buf_fmt(part, "<styleSheet " MAIN_NS ">%s</styleSheet>", b->styles);
		e[n++] = (struct entry){"xl/styles.xml", part->p, part->n};
	}
	buf_add_c(book, "</sheets></workbook>");
	buf_add_c(relations, "</Relationships>");
	e[n++] = (struct entry){"xl/workbook.xml", book->p, book->n};
	e[n++] = (struct entry){"xl/_rels/workbook.xml.rels", relations->p, relations->n};
	zip_make(path, e, n);
	for (unsigned i = 0; i < COUNT_OF(text); i++)
		buf_done(&text[i]);
}

static inline struct seen
see_book_with(const struct book *b, const struct bundle_options *o)
{
	struct box box = box_new();
	char path[512];
	struct seen s;

	box_path(&box, "facts", path, sizeof path);     /* known by what it holds, not by its name */
	book_write(path, b);
	s = see_with(path, o, "*");
	box_free(&box);
	return s;
}

static inline struct seen
see_book(const struct book *b)
{
	return see_book_with(b, NULL);
}

/* Cells of a row: texts in place, or raw XML. */
#define T(ref, text) "<c r=\"" ref "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" text "</t></is></c>"
#define N(ref, number) "<c r=\"" ref "\"><v>" number "</v></c>"
#define D(ref, style, number) "<c r=\"" ref "\" s=\"" style "\"><v>" number "</v></c>"
#define ROW(n, cells) "<row r=\"" n "\">" cells "</row>"

#endif
