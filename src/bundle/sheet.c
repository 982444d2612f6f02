/*
 * A sheet, row by row as it is unpacked: its cells as the text that a CSV would hold. A cell that has no such text makes its row bad,
 * with the reason. Never computes a formula; rows without anything in them are passed over. Called through the place (source.c).
 */
#include "bundle/workbook.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define ROWS_MAX 1048576
#define SHEET_COLUMNS_MAX 16384
#define ROW_BYTES_MAX ((size_t)4 << 20)         /* as for a row of CSV */

enum kind { NUMBER, SHARED, INLINE, FORMULA_TEXT, BOOLEAN, ERROR_VALUE, ISO_DATE, UNKNOWN };
struct cell { const char *p; size_t at, n; };   /* p NULL: in the row's own text */
struct sheet {
	struct xml xml;
	struct place *place;
	uint64_t row, header_row, last_row;     /* numbers as the spreadsheet shows them */
	unsigned col;                           /* 1-based */
	enum kind kind;
	int64_t style;
	bool in_data, in_row, in_cell, in_text, has_formula, has_value, too_long, ready;
	unsigned phonetic;
	struct buf value, text;                 /* of the cell; of the row */
	struct cell cells[COLUMNS_MAX];
	unsigned filled, n, width;              /* cells set; up to the last that holds something; of the header */
	enum rc trouble;                        /* the first one of the row */
	unsigned trouble_col;
	struct err err;
	uint64_t merge_row;                     /* merged cells among the facts: the first, and how many */
	unsigned merges;
	struct str merge, out[COLUMNS_MAX];
};

/* "BC23" is 55, 23; what is not there is 0. */
static const char *
reference(const char *p, unsigned *col, uint64_t *row)
{
	*col = 0;
	*row = 0;
	for (; *p >= 'A' && *p <= 'Z' && *col <= SHEET_COLUMNS_MAX; p++)
		*col = *col * 26 + (unsigned)(*p - 'A' + 1);
	for (; *p >= '0' && *p <= '9' && *row <= ROWS_MAX; p++)
		*row = *row * 10 + (unsigned)(*p - '0');
	return p;
}

static void
misplaced(struct sheet *s, const char *ref)
{
	struct err err;

	(void)err_set(&err, RC_INVALID, "", "第 %" PRIu64 " 行之后的行列号不对（" STR_F "），文件已损坏", "the numbers of rows or columns after row %" PRIu64 " are wrong (" STR_F "); the file is damaged", s->row,
	              STR_A(vocab_shown(str_c(ref))));
	xml_fail(&s->xml, &err);
}

static void
row_start(struct sheet *s, const char **atts)
{
	const char *number = xml_attribute(atts, "r");
	int64_t row = (int64_t)s->row + 1;

	if (number != NULL && !str_to_i64(str_c(number), &row))
		row = 0;
	if (row <= (int64_t)s->row || row > ROWS_MAX) {
		misplaced(s, number);
		return;
	}
	s->row = (uint64_t)row;
	s->in_row = true;
	s->col = s->filled = s->n = 0;
	s->trouble = RC_OK;
	s->text.n = 0;
}

static void
cell_start(struct sheet *s, const char **atts)
{
	static const struct { const char *t; enum kind kind; } kinds[] = {
		{"n", NUMBER}, {"s", SHARED}, {"inlineStr", INLINE}, {"str", FORMULA_TEXT}, {"b", BOOLEAN}, {"e", ERROR_VALUE}, {"d", ISO_DATE},
	};
	const char *ref = xml_attribute(atts, "r"), *t = xml_attribute(atts, "t"), *style = xml_attribute(atts, "s");
	unsigned col = s->col + 1;
	uint64_t row;

	if (ref != NULL)
		(void)reference(ref, &col, &row);
	if (col <= s->col || col > SHEET_COLUMNS_MAX) {
		misplaced(s, ref);
		return;
	}
	s->col = col;
	s->kind = t == NULL ? NUMBER : UNKNOWN;
	for (unsigned i = 0; t != NULL && i < COUNT_OF(kinds); i++)
		if (strcmp(t, kinds[i].t) == 0)
			s->kind = kinds[i].kind;
	if (style == NULL || !str_to_i64(str_c(style), &s->style))
		s->style = 0;
	s->in_cell = true;
	s->in_text = s->has_formula = s->has_value = s->too_long = false;
	s->phonetic = 0;
	s->value.n = 0;
}

/* Merged cells hold one value where the rows need one each; whoever merged them must say which. */
static void
merge_seen(struct sheet *s, const char **atts)
{
	const char *ref = xml_attribute(atts, "ref"), *second;
	unsigned col, col_to;
	uint64_t row, row_to;

	if (ref == NULL)
		return;
	second = reference(ref, &col, &row);
	if (*second != ':')
		return;
	(void)reference(second + 1, &col_to, &row_to);
	if (s->header_row == 0 || row_to <= s->header_row || row > s->last_row || col > s->width)
		return;
	if (s->merges++ > 0)
		return;
	s->merge_row = row;
	s->merge = str_copy(&s->place->arena, vocab_shown(str_c(ref)));
}

static void
on_start(void *ctx, const char *name, const char **atts)
{
	struct sheet *s = ctx;

	if (strcmp(name, "sheetData") == 0)
		s->in_data = true;
	else if (strcmp(name, "row") == 0 && s->in_data && !s->in_row)
		row_start(s, atts);
	else if (strcmp(name, "c") == 0 && s->in_row && !s->in_cell)
		cell_start(s, atts);
	else if (strcmp(name, "mergeCell") == 0 && !s->in_data)
		merge_seen(s, atts);
	else if (!s->in_cell)
		return;
	else if (strcmp(name, "f") == 0)
		s->has_formula = true;
	else if (strcmp(name, "rPh") == 0)
		s->phonetic++;
	else if (strcmp(name, "v") == 0)
		s->has_value = s->in_text = s->kind != INLINE;
	else if (strcmp(name, "t") == 0)
		s->in_text = s->kind == INLINE && s->phonetic == 0;
}

static void
on_text(void *ctx, struct str text)
{
	struct sheet *s = ctx;

	if (!s->in_cell || !s->in_text || s->too_long)
		return;
	s->too_long = s->value.n + text.n > s->place->meter->limits.cell_max;
	if (!s->too_long)
		buf_add(&s->value, text);
}

static enum rc
shared_text(struct sheet *s, struct cell *c, struct err *err)
{
	const struct texts_held *t = &s->place->book->texts;
	int64_t i;

	if (!str_to_i64(buf_str(&s->value), &i) || i < 0 || (uint64_t)i >= t->count)
		return err_set(err, RC_INVALID, "", "指向工作簿里没有的文字（第 " STR_F " 条），文件已损坏", "points to a text that the workbook does not hold (number " STR_F "); the file is damaged",
		               STR_A(vocab_shown(buf_str(&s->value))));
	c->at = i == 0 ? 0 : t->ends[i - 1];
	c->n = t->ends[i] - c->at;
	c->p = t->p == NULL ? "" : t->p + c->at;
	return RC_OK;
}

static enum rc
number(struct sheet *s, struct err *err)
{
	const struct workbook *book = s->place->book;
	struct str value = buf_str(&s->value);

	if (s->style >= 0 && (uint64_t)s->style < book->formats.n && book->formats.is_date[s->style])
		return serial_text(value, book->date1904, &s->text, err);
	return number_text(value, &s->text) ? RC_OK : err_set(err, RC_INVALID, "", "“" STR_F "”不是数", "“" STR_F "” is no number", STR_A(vocab_shown(value)));
}

/* 2024-11-04T09:00:00.000 without what is nothing. */
static struct str
iso_day(struct str v)
{
	const char *dot = v.n == 0 ? NULL : memchr(v.p, '.', v.n);

	if (dot != NULL)
		v.n = (size_t)(dot - v.p);
	if (v.n == 19 && memcmp(v.p + 10, "T00:00:00", 9) == 0)
		v.n = 10;
	return v;
}

/* What the cell says, behind the row's text or as a view of a shared text. */
static enum rc
cell_text(struct sheet *s, struct cell *c, struct err *err)
{
	struct str value = buf_str(&s->value);

	*c = (struct cell){NULL, s->text.n, 0};
	if (s->too_long || s->text.n + value.n > ROW_BYTES_MAX)
		return err_set(err, RC_TOO_BIG, "", "内容超过一格 %zu 字节、一行 %zu 字节的上限", "longer than the limit of %zu bytes a cell, %zu a row", s->place->meter->limits.cell_max,
		               ROW_BYTES_MAX);
	if (s->has_formula && (s->kind == FORMULA_TEXT ? !s->has_value : value.n == 0))
		return err_set(err, RC_INVALID, "", "公式没有存下结果；请用表格软件打开、保存一次，或改成值", "a formula without a stored result; open and save it in a spreadsheet program, or make it a value");
	if (value.n == 0)
		return RC_OK;
	if (s->col > COLUMNS_MAX)
		return err_set(err, RC_TOO_BIG, "", "超过 %u 列", "more than %u columns", COLUMNS_MAX);
	switch (s->kind) {
	case SHARED:
		return shared_text(s, c, err);
	case NUMBER:
		TRY(number(s, err));
		break;
	case INLINE: case FORMULA_TEXT:
		buf_add(&s->text, (struct str){s->value.p, sheet_text(s->value.p, s->value.n)});
		break;
	case BOOLEAN:
		buf_add_c(&s->text, str_eq_c(value, "1") ? "true" : "false");
		break;
	case ISO_DATE:
		buf_add(&s->text, iso_day(value));
		break;
	case ERROR_VALUE:
		return err_set(err, RC_INVALID, "", "“" STR_F "”是公式算错的结果，不是值", "“" STR_F "” is what a formula failed with, not a value", STR_A(vocab_shown(value)));
	case UNKNOWN:
		return err_set(err, RC_INVALID, "", "不认识这种单元格", "an unknown type of cell");
	}
	c->n = s->text.n - c->at;
	return RC_OK;
}

static void
cell_end(struct sheet *s)
{
	struct cell c;
	struct err err;
	enum rc rc = cell_text(s, &c, &err);

	s->in_cell = false;
	if (rc != RC_OK && s->trouble == RC_OK) {
		s->trouble = rc;
		s->trouble_col = s->col;
		s->err = err;
	}
	if (s->col > COLUMNS_MAX)
		return;
	while (s->filled < s->col)
		s->cells[s->filled++] = (struct cell){"", 0, 0};
	s->cells[s->col - 1] = rc == RC_OK ? c : (struct cell){"", 0, 0};
	if (c.n > 0 || rc != RC_OK)
		s->n = s->col;
}

static void
on_end(void *ctx, const char *name)
{
	struct sheet *s = ctx;

	if (strcmp(name, "sheetData") == 0) {
		s->in_data = s->in_row = s->in_cell = false;
	} else if (strcmp(name, "c") == 0 && s->in_cell) {
		cell_end(s);
	} else if (strcmp(name, "row") == 0 && s->in_row && !s->in_cell) {
		s->in_row = false;
		if (s->n > 0 || s->trouble != RC_OK) {
			s->ready = true;
			xml_pause(&s->xml);
		}
	} else if (strcmp(name, "rPh") == 0 && s->phonetic > 0) {
		s->phonetic--;
	} else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
		s->in_text = false;
	}
}

enum rc
sheet_open(struct place *p, const struct member *m, struct err *err)
{
	static const struct xml_handlers handlers = {on_start, on_end, on_text};
	struct sheet *s = calloc(1, sizeof *s);

	if (s == NULL)
		abort();
	s->place = p;
	buf_init(&s->value, 0);
	buf_init(&s->text, 0);
	p->book->sheet = s;
	if (xml_open(&s->xml, p, m->index, m->name, &handlers, s, err) == RC_OK)
		return RC_OK;
	sheet_close(p);
	return RC_INVALID;
}

static enum rc
at_end(const struct sheet *s, uint64_t *line, struct err *err)
{
	if (s->merges == 0)
		return RC_NOT_FOUND;
	*line = s->merge_row;
	(void)err_set(err, RC_INVALID, "", "有 %u 处合并的单元格，第一处是 " STR_F "；请取消合并，每行都写上各自的值",
	              "%u merged cells, the first at " STR_F "; split them and write its value into every row", s->merges, STR_A(s->merge));
	return RC_INTERNAL;
}

enum rc
sheet_next(struct place *p, const struct str **cells, unsigned *n, uint64_t *line, unsigned *column, struct err *err)
{
	struct sheet *s = p->book->sheet;
	bool more;

	s->ready = false;
	while (!s->ready) {
		if (xml_run(&s->xml, &more, err) != RC_OK)
			return RC_INTERNAL;
		if (!more)
			return at_end(s, line, err);
	}
	*line = s->last_row = s->row;
	if (s->header_row == 0) {
		s->header_row = s->row;
		s->width = s->n;
	}
	if (s->n > COLUMNS_MAX)
		s->n = COLUMNS_MAX;
	for (unsigned i = 0; i < s->n || i < s->width; i++) {
		const struct cell *c = &s->cells[i];

		s->out[i] = i >= s->n ? (struct str){"", 0} : (struct str){c->p != NULL ? c->p : s->text.p + c->at, c->n};
	}
	*cells = s->out;
	*n = s->n > s->width ? s->n : s->width;
	*column = s->trouble == RC_OK ? 0 : s->trouble_col;
	if (s->trouble != RC_OK)
		*err = s->err;
	return s->trouble;
}

void
sheet_close(struct place *p)
{
	struct sheet *s = p->book->sheet;

	if (s == NULL)
		return;
	xml_close(&s->xml);
	buf_done(&s->value);
	buf_done(&s->text);
	free(s);
	p->book->sheet = NULL;
}
