/*
 * report: a table for people, rendered as a file to take away: CSV and XLSX. Stands on base only; knows nothing of what the table says.
 *
 * CSV begins with a byte-order mark (spreadsheets then take it for UTF-8) and is header and rows alone: title and notes are the
 * workbook's. A cell that a spreadsheet would run is defused as buf_csv does it. In XLSX a text is always a text, never a formula.
 */
#ifndef JIEBAN_REPORT_H
#define JIEBAN_REPORT_H

#include "base/base.h"

enum table_kind { TABLE_TEXT, TABLE_NUMBER };   /* a column of numbers stands to the right */
struct table_column {
	struct str title;
	enum table_kind kind;
	unsigned width;         /* in display columns; 0: as its cells need */
};
/* `decimal` is the value exactly ("9.975", "-3"), empty when the cell is only text; `text` is how it is shown ("9.98", "83.3%"). CSV
 * holds the decimal where there is one. XLSX holds a number shown as `text` shows it, when the decimal has at most the 15 digits
 * that a spreadsheet keeps; else the text. */
struct table_cell { struct str text, decimal; };
struct table_doc {
	struct str title;       /* may be empty */
	const struct table_column *columns;
	unsigned n_columns;
	const struct table_cell *cells;         /* row by row */
	size_t n_rows;
	const struct str *notes;                /* below the table, a line each */
	unsigned n_notes;
	int64_t made_at_s;      /* stands in the file's properties; 0: the library takes the clock */
};
/* Behind what the buffer holds already. RC_TOO_BIG: more than the buffer's cap, or than a sheet can hold (1,048,576 rows, 16,384
 * columns, 32,767 characters a cell); RC_INVALID: no columns, or a text that is not UTF-8. */
enum rc table_csv(const struct table_doc *, struct buf *, struct err *) MUSTCHECK;
enum rc table_xlsx(const struct table_doc *, struct buf *, struct err *) MUSTCHECK;

#endif
