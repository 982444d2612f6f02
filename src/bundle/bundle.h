/*
 * bundle: facts as a folder or zip of UTF-8 CSV files, or as a workbook (XLSX), one file or sheet per kind of fact (facts.md),
 * checked against the vocabulary, streamed into columns or to a sink; and written. Every bad row is reported as
 * file:row:column: message, together; nothing is half taken. Stands on columns.
 *
 * CSV and formulas: a cell that a spreadsheet would run (it begins with = + - @, a tab, a line end, or a full-width sign, and is no
 * plain number) is written with a ' before it; the reader takes one such ' off again, and the writer writes one more before a text
 * that has some itself. So every text comes back as it was (buf_csv, csv_undefused). In a workbook a text is a text.
 *
 * Workbooks: a sheet is named as the file (orders, or 工单), its first row that is not empty holds the names of the columns, rows keep
 * the numbers that the spreadsheet shows. Dates and times become 2024-11-04 and 2024-11-04T09:00; a number with a fraction and more
 * than 15 digits is what the spreadsheet shows, rounded to 15; a formula counts with the result that is stored with it.
 */
#ifndef JIEBAN_BUNDLE_H
#define JIEBAN_BUNDLE_H

#include "columns/columns.h"

struct bundle_limits {
	uint64_t file_max, total_max;   /* unpacked bytes; zeros: 8 GiB, 16 GiB */
	uint32_t zip_ratio_max;         /* unpacked : packed, judged past 16 MiB; 0: 200 */
	unsigned zip_files_max;         /* 0: 64; sheets of a workbook too */
	size_t cell_max;                /* 0: 1 MiB */
	uint64_t strings_max;           /* bytes of a workbook's shared texts, which are held in memory; 0: 512 MiB */
};
struct bundle_problem { const char *file; uint64_t row; struct str column; struct str msg[2]; };
struct bundle_report {
	struct arena arena;
	struct bundle_problem *problems;        /* the first thousand */
	size_t n_problems, n_all;               /* kept, and all */
	uint64_t rows, rows_skipped;
	uint32_t unlikely;                      /* warnings: unlikely order of two instants */
};
void bundle_report_init(struct bundle_report *);
void bundle_report_done(struct bundle_report *);
void bundle_report_print(const struct bundle_report *, enum lang, struct buf *);

/* What the first pass leaves out, all of it, by entity and line ascending; and what the bundle looked like then. */
struct bundle_skip { int entity; uint64_t line; };
struct bundle_skips { struct bundle_skip *list; size_t n, room; uint64_t stamp; };
void bundle_skips_init(struct bundle_skips *);
void bundle_skips_done(struct bundle_skips *);

/* Reads DIR, FILE.zip or FILE.xlsx into columns and seals them. An unknown file or column is a problem that names it and the
 * nearest known name. RC_INVALID when there was any problem (unless skip_bad: bad rows are left out and, when bad_rows is not NULL,
 * written there as CSV: file, row, column, reason, the row's own text; the caller writes the header line). progress may be NULL:
 * bytes read so far of bytes in all. skips may be NULL: filled for bundle_rows. */
struct bundle_options {
	struct bundle_limits limits;
	bool skip_bad;
	FILE *bad_rows;
	void (*progress)(void *ctx, uint64_t done, uint64_t all);
	void *progress_ctx;
	const bool *stop;       /* may be NULL; once progress leaves it true, either pass ends with RC_BUSY */
	struct bundle_skips *skips;
	/* First pass, before a row is taken, may be NULL: whoever brings the bundle somewhere says what may not come; err.field names the column. */
	enum rc (*refuse)(void *ctx, int entity, const int *fields, const struct str *cells, unsigned n, struct err *);
	void *refuse_ctx;
};
enum rc bundle_read(const char *path, const struct bundle_options *, struct columns *, struct bundle_report *, struct err *) MUSTCHECK;

/* The second pass: every good row of a bundle that bundle_read has taken, to a sink, in the vocabulary's order of entities and the
 * file's of rows. `open` comes once for each file, also for one without rows; values are in the order of its fields, and texts are
 * views that last until `row` returns. What the sink refuses ends the pass with the sink's error. `skips` is what bundle_read filled;
 * NULL when nothing was left out. RC_CONFLICT: the bundle is not what it was at the first pass; the sink undoes what it did. */
struct bundle_sink {
	void *ctx;
	enum rc (*open)(void *ctx, int entity, const int *fields, unsigned n, struct err *);
	enum rc (*row)(void *ctx, int entity, const struct vvalue *values, unsigned n, struct err *);
	uint64_t *line;                 /* may be NULL: where the row stands in its file, set before each row */
};
enum rc bundle_rows(const char *path, const struct bundle_options *, const struct bundle_skips *, const struct bundle_sink *, struct err *) MUSTCHECK;

/* Out: a folder of CSV files, or a file when the path ends in .zip or .xlsx; what is written bundle_read reads back identically.
 * Nothing may be at the path yet (RC_CONFLICT). It is written under another name beside it, synced and renamed by close, so that
 * there is a whole bundle or none. After a call failed the writer takes nothing more and close returns that error. Refused: a row
 * without any value where the form has no way to write it (one column, or a sheet), and what a spreadsheet cannot hold (RC_TOO_BIG:
 * 1,048,576 rows, 32,767 characters a cell). */
struct bundle_writer;
enum rc bundle_writer_open(struct bundle_writer **, const char *path, struct err *) MUSTCHECK;
enum rc bundle_writer_entity(struct bundle_writer *, int entity, const int *fields, unsigned n, struct err *) MUSTCHECK;
enum rc bundle_writer_row(struct bundle_writer *, const struct vvalue *values, struct err *) MUSTCHECK;      /* in the order of the fields */
enum rc bundle_writer_close(struct bundle_writer *, struct err *) MUSTCHECK;   /* frees it, whatever comes */
void bundle_writer_drop(struct bundle_writer *);                               /* gives up: leaves nothing behind */

#endif
