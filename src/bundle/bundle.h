/*
 * bundle: facts as a folder or zip of UTF-8 CSV files (facts.md), checked against the vocabulary, streamed into columns.
 * Every bad row is reported as file:row:column: message, together; nothing is half taken. Stands on columns.
 */
#ifndef JIEBAN_BUNDLE_H
#define JIEBAN_BUNDLE_H

#include "columns/columns.h"

struct bundle_limits {
	uint64_t file_max, total_max;   /* unpacked bytes; zeros: 8 GiB, 16 GiB */
	uint32_t zip_ratio_max;         /* unpacked : packed, judged past 16 MiB; 0: 200 */
	unsigned zip_files_max;         /* 0: 64 */
	size_t cell_max;                /* 0: 1 MiB */
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

/* Reads DIR or FILE.zip into columns and seals them. An unknown file or column is a problem that names it and the nearest
 * known name. RC_INVALID when there was any problem (unless skip_bad: bad rows are left out and, when bad_rows is not NULL,
 * written there as CSV: file, row, column, reason, the row's own text; the caller writes the header line). progress may be NULL: bytes read so far of bytes in all. */
struct bundle_options {
	struct bundle_limits limits;
	bool skip_bad;
	FILE *bad_rows;
	void (*progress)(void *ctx, uint64_t done, uint64_t all);
	void *progress_ctx;
};
enum rc bundle_read(const char *path, const struct bundle_options *, struct columns *, struct bundle_report *, struct err *) MUSTCHECK;

#endif
