/*
 * A table as a workbook of one sheet, through libxlsxwriter in constant memory. Texts go in as strings only. This is the one file that
 * makes binary numbers (tools/codecheck.py lets it): the library takes nothing else, and only decimals that a spreadsheet keeps whole
 * become one, at the very end; nothing is computed with it. Called by whatever offers a table to be taken away.
 */
#include "report/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define DIGITS_MAX 15
#define PLACES_MAX 9
#define NAME_MAX_CHARACTERS 31
#define WIDTH_LEAST 6
#define WIDTH_MOST 60

struct sheet {
	lxw_workbook *book;
	lxw_worksheet *ws;
	lxw_format *title, *head, *head_number, *text, *right;
	lxw_format *numbers[2][PLACES_MAX + 1]; /* percent or not, by places; made when needed */
	struct buf text_buf;            /* the library wants a closing NUL */
};

/* An optional minus, digits, perhaps a point and digits. Places behind the point, or -1. */
static int
places_of(struct str s)
{
	size_t i = s.n > 0 && s.p[0] == '-' ? 1 : 0, from = i, dot;

	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	if (i == from)
		return -1;
	if (i == s.n)
		return 0;
	dot = i;
	if (s.p[i++] != '.')
		return -1;
	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	return i == s.n && i > dot + 1 && i - dot - 1 <= INT32_MAX ? (int)(i - dot - 1) : -1;
}

static bool
kept_whole(struct str decimal)
{
	unsigned digits = 0;

	if (places_of(decimal) < 0)
		return false;
	for (size_t i = 0; i < decimal.n; i++)
		digits += decimal.p[i] >= '0' && decimal.p[i] <= '9' && (digits > 0 || decimal.p[i] != '0');
	return digits <= DIGITS_MAX && decimal.n <= DIGITS_MAX * 2;
}

static lxw_format *
new_format(struct sheet *s, bool bold, bool right)
{
	lxw_format *f = workbook_add_format(s->book);

	if (bold)
		format_set_bold(f);
	format_set_align(f, right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
	return f;
}

/* Shown with as many places as the text has, and as per cent if the text is. */
static lxw_format *
number_format(struct sheet *s, struct str text)
{
	bool percent = text.n > 0 && text.p[text.n - 1] == '%';
	int places = places_of((struct str){text.p, text.n - percent});
	char code[PLACES_MAX + 8] = "0";
	lxw_format **f;

	if (places < 0 || places > PLACES_MAX)
		return s->right;
	f = &s->numbers[percent][places];
	if (*f != NULL)
		return *f;
	if (places > 0)
		snprintf(code + 1, sizeof code - 1, ".%.*s", places, "000000000");
	if (percent) {
		size_t n = strlen(code);

		code[n] = '%';
		code[n + 1] = '\0';
	}
	*f = new_format(s, false, true);
	format_set_num_format(*f, code);
	return *f;
}

static enum rc
wrote(lxw_error e, struct err *err)
{
	if (e == LXW_NO_ERROR)
		return RC_OK;
	if (e == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
		return err_set(err, RC_TOO_BIG, "", "有一格超过单元格的 32767 个字", "a cell is longer than the 32,767 characters of a spreadsheet");
	return err_set(err, RC_INTERNAL, "", "写不了工作簿：%s", "cannot write the workbook: %s", lxw_strerror(e));
}

static enum rc
put_text(struct sheet *s, size_t row, unsigned column, struct str text, lxw_format *f, struct err *err)
{
	s->text_buf.n = 0;
	buf_sheet(&s->text_buf, text);
	if (text.n == 0)
		return wrote(worksheet_write_blank(s->ws, (lxw_row_t)row, (lxw_col_t)column, f), err);
	return wrote(worksheet_write_string(s->ws, (lxw_row_t)row, (lxw_col_t)column, s->text_buf.p, f), err);
}

static enum rc
put_cell(struct sheet *s, size_t row, unsigned column, const struct table_cell *c, enum table_kind kind, struct err *err)
{
	char decimal[DIGITS_MAX * 2 + 1];

	if (!kept_whole(c->decimal))
		return put_text(s, row, column, c->text.n > 0 ? c->text : c->decimal, kind == TABLE_NUMBER ? s->right : s->text, err);
	memcpy(decimal, c->decimal.p, c->decimal.n);
	decimal[c->decimal.n] = '\0';
	return wrote(worksheet_write_number(s->ws, (lxw_row_t)row, (lxw_col_t)column, strtod(decimal, NULL), number_format(s, c->text)), err);
}

/* The title as far as a sheet's name allows it. */
static void
sheet_name(struct str title, struct buf *to)
{
	unsigned n = 0;

	while (title.n > 0 && n < NAME_MAX_CHARACTERS) {
		uint32_t cp;
		size_t step = utf8_next(title, &cp);

		n += cp > 0xffff ? 2 : 1;
		if (n <= NAME_MAX_CHARACTERS)
			buf_add(to, cp < 0x20 || cp == 0xfffe || cp == 0xffff || (cp < 0x80 && strchr("[]:*?/\\'", (int)cp) != NULL) ? STR(" ") : (struct str){title.p, step});
		title.p += step;
		title.n -= step;
	}
	buf_char(to, '\0');
}

static void
set_widths(struct sheet *s, const struct table_doc *t)
{
	for (unsigned i = 0; i < t->n_columns; i++) {
		unsigned width = t->columns[i].width;

		if (width == 0) {
			width = utf8_width(t->columns[i].title) + 2;    /* the filter's arrow */
			for (size_t r = 0; r < t->n_rows; r++) {
				unsigned w = utf8_width(t->cells[r * t->n_columns + i].text);

				width = w > width ? w : width;
			}
			width = width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width;
		}
		worksheet_set_column(s->ws, (lxw_col_t)i, (lxw_col_t)i, width + 1, NULL);
	}
}

static enum rc
fill_sheet(struct sheet *s, const struct table_doc *t, struct err *err)
{
	size_t row = 0, head;

	set_widths(s, t);
	if (t->title.n > 0)
		TRY(put_text(s, row++, 0, t->title, s->title, err));
	head = row++;
	for (unsigned i = 0; i < t->n_columns; i++)
		TRY(put_text(s, head, i, t->columns[i].title, t->columns[i].kind == TABLE_NUMBER ? s->head_number : s->head, err));
	for (size_t r = 0; r < t->n_rows; r++, row++)
		for (unsigned i = 0; i < t->n_columns; i++)
			TRY(put_cell(s, row, i, &t->cells[r * t->n_columns + i], t->columns[i].kind, err));
	worksheet_freeze_panes(s->ws, (lxw_row_t)head + 1, 0);
	if (t->n_rows > 0)
		TRY(wrote(worksheet_autofilter(s->ws, (lxw_row_t)head, 0, (lxw_row_t)(row - 1), (lxw_col_t)(t->n_columns - 1)), err));
	TRY(wrote(worksheet_repeat_rows(s->ws, (lxw_row_t)head, (lxw_row_t)head), err));
	for (unsigned i = 0; i < t->n_notes; i++)
		TRY(put_text(s, row + 1 + i, 0, t->notes[i], s->text, err));
	return RC_OK;
}

/* The workbook at `path`, written whole. */
static enum rc
write_book(const char *path, const struct table_doc *t, struct err *err)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	lxw_doc_properties properties = {.created = (time_t)t->made_at_s};
	struct sheet s = {.book = workbook_new_opt(path, &options)};
	struct buf name;
	lxw_error e;
	enum rc rc;

	if (s.book == NULL)
		return err_set(err, RC_INTERNAL, "", "写不了工作簿", "cannot write the workbook");
	buf_init(&name, 0);
	buf_init(&s.text_buf, 0);
	sheet_name(t->title, &name);
	s.ws = workbook_add_worksheet(s.book, workbook_validate_sheet_name(s.book, name.p) == LXW_NO_ERROR ? name.p : NULL);
	buf_done(&name);
	(void)workbook_set_properties(s.book, &properties);
	s.title = new_format(&s, true, false);
	format_set_font_size(s.title, 14);
	s.head = new_format(&s, true, false);
	s.head_number = new_format(&s, true, true);
	s.text = new_format(&s, false, false);
	s.right = new_format(&s, false, true);
	worksheet_set_landscape(s.ws);
	worksheet_set_paper(s.ws, 9);           /* A4 */
	worksheet_fit_to_pages(s.ws, 1, 0);
	rc = fill_sheet(&s, t, err);
	buf_done(&s.text_buf);
	e = workbook_close(s.book);
	return rc == RC_OK ? wrote(e, err) : rc;
}

static enum rc
read_back(int fd, struct buf *to, struct err *err)
{
	char piece[1 << 14];
	ssize_t got;

	while ((got = read(fd, piece, sizeof piece)) > 0 || (got < 0 && errno == EINTR))
		if (got > 0)
			buf_add(to, (struct str){piece, (size_t)got});
	if (got < 0)
		return err_set(err, RC_INTERNAL, "", "读不回工作簿：%s", "cannot read the workbook back: %s", strerror(errno));
	return to->full ? err_set(err, RC_TOO_BIG, "", "工作簿超过 %zu 字节的上限", "the workbook is longer than the limit of %zu bytes", to->cap) : RC_OK;
}

/* libxlsxwriter of Debian 12 writes to a path only. */
enum rc
table_xlsx(const struct table_doc *t, struct buf *to, struct err *err)
{
	const char *tmp = getenv("TMPDIR");
	char path[512];
	int fd;
	enum rc rc;

	TRY(table_checked(t, err));
	if (t->n_rows > LXW_ROW_MAX || t->n_rows + t->n_notes + 3 > LXW_ROW_MAX || t->n_columns > LXW_COL_MAX)
		return err_set(err, RC_TOO_BIG, "", "表格超过一张工作表的 %d 行、%d 列；请用 CSV", "the table has more than the %d rows or %d columns of a sheet; use CSV", LXW_ROW_MAX, LXW_COL_MAX);
	if (snprintf(path, sizeof path, "%s/jieban-table-XXXXXX", tmp == NULL || tmp[0] == '\0' ? "/tmp" : tmp) >= (int)sizeof path || (fd = mkstemp(path)) < 0)
		return err_set(err, RC_INTERNAL, "", "临时文件建不了：%s", "cannot make a temporary file: %s", strerror(errno));
	rc = write_book(path, t, err);
	close(fd);
	if (rc == RC_OK) {
		FILE *f = fopen(path, "rb");

		rc = f == NULL ? err_set(err, RC_INTERNAL, "", "读不回工作簿：%s", "cannot read the workbook back: %s", strerror(errno)) : read_back(fileno(f), to, err);
		if (f != NULL)
			fclose(f);
	}
	(void)unlink(path);
	return rc;
}
