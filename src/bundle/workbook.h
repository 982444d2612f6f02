/*
 * bundle/workbook: the parts of a workbook (XLSX, ECMA-376) and their reader. Private to the files of this room that read one.
 */
#ifndef JIEBAN_BUNDLE_WORKBOOK_H
#define JIEBAN_BUNDLE_WORKBOOK_H

#include "bundle/internal.h"

#include <expat.h>

/* ---- one part, parsed (xml.c) ------------------------------------------------------------------------------------------ */

/* Handlers get local names; an element of a namespace that is none of the workbook's comes as "". */
struct xml_handlers {
	void (*start)(void *ctx, const char *name, const char **atts);
	void (*end)(void *ctx, const char *name);
	void (*text)(void *ctx, struct str);
};
struct xml {
	struct place *place;
	const struct xml_handlers *to;
	void *ctx;
	XML_Parser parser;
	const char *part;       /* its name in the package */
	char space[128];        /* the namespace of its names with the blank behind it, once known */
	size_t space_n;
	uint64_t fed;
	unsigned depth;
	bool last, suspended, failed;
	struct err err;
};
/* The part at `index` of the archive; place->file is it until xml_close. */
enum rc xml_open(struct xml *, struct place *, uint64_t index, const char *part, const struct xml_handlers *, void *ctx, struct err *) MUSTCHECK;
/* Parses on until the part ends (*more false) or a handler paused (*more true). */
enum rc xml_run(struct xml *, bool *more, struct err *) MUSTCHECK;
void xml_pause(struct xml *);
void xml_fail(struct xml *, const struct err *);        /* from a handler: parsing ends with this error */
void xml_close(struct xml *);
/* A whole part at once; the handlers may end it through the xml that the caller gives. */
enum rc xml_read(struct xml *, struct place *, const char *part, const struct xml_handlers *, void *ctx, struct err *) MUSTCHECK;
/* An attribute without a namespace, NULL when absent; r:id. */
const char *xml_attribute(const char **atts, const char *name);
const char *xml_relation_id(const char **atts);

/* ---- shared texts, number formats (shared.c) ------------------------------------------------------------------------------ */

struct texts_held { char *p; size_t n, room; uint64_t *ends; size_t count, ends_room; };
struct formats { unsigned char *is_date; size_t n, room; };     /* by number of a cell's style */

enum rc shared_texts_read(struct place *, const char *part, struct texts_held *, struct err *) MUSTCHECK;
void shared_texts_done(struct texts_held *);
enum rc formats_read(struct place *, const char *part, struct formats *, struct err *) MUSTCHECK;
void formats_done(struct formats *);
/* _xHHHH_ undone, in place; the new length. */
size_t sheet_text(char *p, size_t n);
/* A number format that shows a day or a time. */
bool format_is_date(struct str code);

/* ---- numbers (number.c) ------------------------------------------------------------------------------------------------------ */

/* The exact decimal of a number as the file has it: an exponent is written out; with a fraction and more than 15 digits it is
 * rounded to the 15 that the spreadsheet shows. False: no number. */
bool number_text(struct str, struct buf *to);
/* A day or an instant, from a serial number. RC_INVALID when there is no such day. */
enum rc serial_text(struct str, bool date1904, struct buf *to, struct err *) MUSTCHECK;

/* ---- the workbook ------------------------------------------------------------------------------------------------------------- */

struct sheet;
struct workbook {
	bool date1904;
	struct texts_held texts;
	struct formats formats;
	struct sheet *sheet;    /* the open one */
};
enum rc sheet_open(struct place *, const struct member *, struct err *) MUSTCHECK;
enum rc sheet_next(struct place *, const struct str **cells, unsigned *n, uint64_t *line, unsigned *column, struct err *) MUSTCHECK;
void sheet_close(struct place *);

#endif
