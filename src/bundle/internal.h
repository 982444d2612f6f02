/*
 * bundle/internal: what a folder, a zip and a workbook have in common, the limits, the headers, and the report's pen. Private to
 * the room.
 */
#ifndef JIEBAN_BUNDLE_INTERNAL_H
#define JIEBAN_BUNDLE_INTERNAL_H

#include "bundle/bundle.h"

#define PROBLEMS_KEPT 1000
#define FILES_SEEN_MAX 10000    /* names of a folder that are looked at; a bundle has thirty */
#define COLUMNS_MAX 256

struct member {                 /* one file of a bundle, or one sheet */
	const char *name;       /* as the bundle has it; for people */
	int entity;             /* -1: not one that facts.md knows */
	uint64_t size;          /* bytes as claimed; for progress only */
	uint64_t packed;        /* bytes packed; 0 where nothing is */
	uint64_t index;         /* in the zip */
};

/* ---- limits (meter.c): bytes are counted as they really come, whatever a bundle says of itself --------------------- */

struct meter {
	struct bundle_limits limits;
	uint64_t file_bytes, total_bytes;
	uint64_t packed_now, packed_all;        /* bytes packed of the open file and of the archive; 0: nothing is packed */
	bool stopped;                           /* `stop` says why reading ended early */
	struct err stop;
};
void meter_init(struct meter *, const struct bundle_limits *);
void meter_begin(struct meter *, uint64_t packed);              /* another file */
/* What a read returned (-1: it failed). False: reading ends here, and `stop` is set. */
bool meter_took(struct meter *, ptrdiff_t got);
bool meter_past_limits(const struct meter *);                   /* or told to stop: nothing of the bundle is looked at any further */

/* ---- places: where rows come from ----------------------------------------------------------------------------------- */

struct workbook;
/* One member is open at a time. A folder and a zip give bytes of CSV (`read`), a workbook gives rows (`next`). */
struct place {
	struct arena arena;
	struct meter *meter;
	struct member *list;
	unsigned n;
	uint64_t packed_all;    /* bytes of the archive on disk; 0 for a folder */
	enum rc (*open)(struct place *, const struct member *, struct err *);
	ptrdiff_t (*read)(struct place *, char *to, size_t n);  /* 0 at the end, -1 on failure */
	enum rc (*next)(struct place *, const struct str **cells, unsigned *n, uint64_t *line, unsigned *column, struct err *);
	void (*close)(struct place *);
	void (*done)(struct place *);
	const char *path;
	void *archive, *file;   /* zip_t and zip_file_t */
	struct workbook *book;
	int dir, fd;
	struct csv *csv;        /* of the open member */
	struct str plain[COLUMNS_MAX];
};
enum rc place_folder(struct place *, const char *path, struct err *) MUSTCHECK;
/* A zip of CSV files, or a workbook, told by what it holds. Entries that are no plain file of the bundle (nested, path tricks) are
 * reported; too many of them refused. */
enum rc place_zip(struct place *, const char *path, struct bundle_report *, struct err *) MUSTCHECK;
/* An open archive that is a workbook: its sheets become the members. Hidden sheets of facts are reported. */
enum rc place_workbook(struct place *, struct bundle_report *, struct err *) MUSTCHECK;
/* The entity of a file's name ("orders.csv"), or -1; of a sheet's ("orders", "工单", "orders.csv"). */
int entity_of_file(struct str name);
int entity_of_sheet(struct str name);

/* Any of them by its path (source.c). Sets path, arena, meter; on failure nothing is left to be released. */
enum rc source_open(struct place *, const char *path, struct meter *, struct bundle_report *, struct err *) MUSTCHECK;
/* What the files look like from outside: names, sizes, times. Another number means that something has changed. */
uint64_t source_stamp(const struct place *);

/* The rows of one member, whatever it is. member_next answers as csv_next does, and after RC_INVALID and RC_TOO_BIG gives as many
 * cells as are good to be shown; RC_INTERNAL ends the member, err says why. */
enum rc member_open(struct place *, const struct member *, struct err *) MUSTCHECK;
enum rc member_next(struct place *, const struct str **cells, unsigned *n, uint64_t *line, unsigned *column, struct err *) MUSTCHECK;
void member_close(struct place *);

/* ---- headers (header.c), common to both passes ----------------------------------------------------------------------- */

struct plan {                   /* one file whose header has been read */
	const struct member *m;
	int fields[COLUMNS_MAX];        /* by cell of the header: field, or -1 for a column that is left out */
	bool period[COLUMNS_MAX];       /* by cell: a spreadsheet may have made a day of a month here */
	struct str names[COLUMNS_MAX];
	unsigned n_cells;
	int id_cell;                    /* which cell of the header is the id, or -1 */
	int good[COLUMNS_MAX];          /* the fields that are left, in the order of their cells */
	unsigned n_good;
	bool straight;                  /* every cell is taken as it is */
};
struct reader {                 /* one pass over a bundle */
	struct place place;
	const struct bundle_options *o;
	struct meter meter;
	struct columns *cols;
	struct bundle_report *report;
	struct plan **plans;    /* by entity */
	uint64_t all_claimed, told;
	bool fatal;             /* a problem that leaving out rows does not mend */
};
/* Opens the bundle and reads the header of every member. `reader` holds the options and the report already. */
enum rc reader_open(struct reader *, const char *path, struct err *) MUSTCHECK;
void reader_fatal(struct reader *, const char *file, uint64_t row, struct str column, const struct err *);
/* Tells how far it is. False: whoever listens wants no more, and the meter is stopped. */
bool reader_progress(struct reader *, bool end);
/* A row's cells in the order of plan->good; `kept` is room for them. */
const struct str *plan_cells(const struct plan *, const struct str *cells, unsigned n, struct str kept[COLUMNS_MAX]);

/* ---- the report -------------------------------------------------------------------------------------------------------- */

/* Takes both messages of err; `column` may be empty, row 0 means the file as a whole. Control characters become '?'. */
void report_add(struct bundle_report *, const char *file, uint64_t row, struct str column, const struct err *);
/* The known name that is nearest to `s` by edit distance; `names` is asked for i = 0.. until NULL. */
const char *nearest(struct str s, const char *(*names)(const void *ctx, unsigned i), const void *ctx);
const char *file_name_at(const void *ctx, unsigned i);          /* "units", "persons" … */
const char *sheet_name_at(const void *ctx, unsigned i);         /* "units", "单位", "persons" … */

void skips_add(struct bundle_skips *, int entity, uint64_t line);
void skips_sort(struct bundle_skips *);

#endif
