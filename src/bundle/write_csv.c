/*
 * The form of a bundle that is CSV files, in a folder or packed. No byte-order mark: programs read these; the form for spreadsheets is
 * the workbook. Called by writer.c.
 */
#include "bundle/writer.h"

static void
csv_name(const struct ventity *e, unsigned n, char file[64], char part[80])
{
	(void)n;
	snprintf(file, 64, "%s.csv", e->name);
	snprintf(part, 80, "%s.csv", e->name);
}

static void
csv_head(struct bundle_writer *w)
{
	const struct ventity *e = vocab_at(w->entity);

	for (unsigned i = 0; i < w->n; i++) {
		buf_add_c(&w->out, i == 0 ? "" : ",");
		buf_csv(&w->out, str_c(e->fields[w->fields[i]].name));
	}
	buf_char(&w->out, '\n');
}

static enum rc
csv_row(struct bundle_writer *w, const struct str *cells, struct err *err)
{
	(void)err;
	for (unsigned i = 0; i < w->n; i++) {
		buf_add_c(&w->out, i == 0 ? "" : ",");
		buf_csv(&w->out, cells[i]);
	}
	buf_char(&w->out, '\n');
	return RC_OK;
}

const struct form form_folder = {"", csv_name, csv_head, csv_row, NULL, NULL, false};
const struct form form_zip = {".zip", csv_name, csv_head, csv_row, NULL, NULL, true};
