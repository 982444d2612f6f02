/*
 * A table as CSV. Never writes a cell that a spreadsheet would run. Called by whatever offers a table to be taken away.
 */
#include "report/internal.h"

static enum rc
text_checked(struct str s, struct err *err)
{
	if (utf8_bad(s) == s.n)
		return RC_OK;
	return err_set(err, RC_INVALID, "", "表格里有不是 UTF-8 的文字", "the table holds a text that is not UTF-8");
}

enum rc
table_checked(const struct table_doc *t, struct err *err)
{
	if (t->n_columns == 0)
		return err_set(err, RC_INVALID, "", "表格没有列", "the table has no columns");
	TRY(text_checked(t->title, err));
	for (unsigned i = 0; i < t->n_columns; i++)
		TRY(text_checked(t->columns[i].title, err));
	for (size_t i = 0; i < t->n_rows * t->n_columns; i++) {
		TRY(text_checked(t->cells[i].text, err));
		TRY(text_checked(t->cells[i].decimal, err));
	}
	for (unsigned i = 0; i < t->n_notes; i++)
		TRY(text_checked(t->notes[i], err));
	return RC_OK;
}

enum rc
table_csv(const struct table_doc *t, struct buf *to, struct err *err)
{
	TRY(table_checked(t, err));
	buf_add_c(to, "\xef\xbb\xbf");
	for (unsigned i = 0; i < t->n_columns; i++) {
		buf_add_c(to, i == 0 ? "" : ",");
		buf_csv(to, t->columns[i].title);
	}
	buf_char(to, '\n');
	for (size_t r = 0; r < t->n_rows; r++) {
		for (unsigned i = 0; i < t->n_columns; i++) {
			const struct table_cell *c = &t->cells[r * t->n_columns + i];

			buf_add_c(to, i == 0 ? "" : ",");
			buf_csv(to, c->decimal.n > 0 ? c->decimal : c->text);
		}
		buf_char(to, '\n');
	}
	return to->full ? err_set(err, RC_TOO_BIG, "", "表格超过 %zu 字节的上限", "the table is longer than the limit of %zu bytes", to->cap) : RC_OK;
}
