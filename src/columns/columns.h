/*
 * columns: the facts of one government in memory, a typed array per field that somebody asked for; text stays outside.
 * Filled from any source of rows (bundle, JSON of `calc`, a database), then sealed and read-only; live ones (a server's) take
 * single changes after the seal. Knows no rule and no database. Stands on vocabulary.
 *
 * Storage by type (unknown value in brackets):  VT_ENUM, VT_BOOL uint8 (255) · VT_DAY, VT_PERIOD int32 (INT32_MIN) ·
 * VT_LINK int32 row number (-1) · VT_INSTANT, VT_INT, VT_NUM int64 (INT64_MIN) · VT_TEXT, VT_ID int32 code of the column's
 * own dictionary (-1) · VT_SET uint64 bit mask over the column's own dictionary, first 64 values (0).
 */
#ifndef JIEBAN_COLUMNS_H
#define JIEBAN_COLUMNS_H

#include "vocabulary/vocabulary.h"

#define COL_U8_NONE 255
#define COL_I32_NONE INT32_MIN
#define COL_I64_NONE INT64_MIN
#define COL_LINK_NONE (-1)
#define COL_BLOCK 1024                  /* rows per block of the zone maps and of the evaluator */

struct col {
	bool wanted;                    /* kept in memory */
	bool present;                   /* the source delivered this column (absent: "not known" for every row → no_data) */
	bool imported;                  /* a VF_VERDICT column of which the source delivered at least one verdict; its empty cells are derived */
	enum vtype type;
	void *data;                     /* by type, n_rows long; NULL when not wanted or not present (derived ones: made at seal) */
	bool rising;                    /* VT_INSTANT, VT_DAY: known values never fall from row to row */
	int64_t *zone_min, *zone_max;   /* VT_INSTANT and VT_DAY: per block of COL_BLOCK rows, over known values (none known: INT64_MAX, INT64_MIN); else NULL */
	bool *zone_rising;              /* beside them: `rising` within the block */
};
struct table {
	int entity;
	bool present;                   /* the file was there; absent means "there are no such facts" */
	uint32_t n_rows;
	struct col *cols;               /* by vocabulary field index */
};
struct columns;                         /* one government's facts */

/* Which fields to keep: want[entity] is an array of bool per field. ids: keep the texts of ids (explain needs them). live: keep
 * what columns_apply needs, which are all ids, a key of every row, and the verdicts that were delivered beside those derived. */
struct columns_want { bool **fields; bool ids, live; };
struct columns *columns_new(const struct columns_want *);
void columns_free(struct columns *);

/* Before the first columns_open. A link to an id that is not in the columns, but that `knows` (a database that a bundle is brought
 * into), is no dangling one: it leads nowhere. Holds for links, self-links and dated values. */
void columns_outside(struct columns *, bool (*knows)(void *ctx, int entity, struct str id), void *ctx);

/* Declares that rows of `entity` will come with exactly these columns (field indices, in the order of the cells). */
enum rc columns_open(struct columns *, int entity, const int *fields, unsigned n, struct err *) MUSTCHECK;
/* Before the first columns_open, once for each entity that will come: lets ids go as soon as nothing that comes can link to them.
 * Without it every entity of the vocabulary is thought to come still. */
void columns_expect(struct columns *, int entity, const int *fields, unsigned n);
/* After columns_open and before the first row, by who knows it: about how many rows will come. Saves growing the arrays, which for
 * millions of rows is a third of the time; more or fewer may come. */
void columns_reserve(struct columns *, int entity, uint32_t n_rows);
/* One row; cells in the order of columns_open. All cells are checked, wanted or not. A bad row is not added: RC_INVALID,
 * err.field names the column; RC_CONFLICT: duplicate id; RC_NOT_FOUND: dangling link. Link targets come in earlier entities
 * (self-links are settled at seal). */
enum rc columns_row(struct columns *, int entity, const struct str *cells, unsigned n, struct err *) MUSTCHECK;
/* The same for values that are typed already, in the order of columns_open: text of VT_ID, VT_LINK, VT_TEXT and VT_SET (valid
 * UTF-8: the caller's word), `i` of all others. An unknown value gets the table's default as an empty cell does. */
enum rc columns_values(struct columns *, int entity, const struct vvalue *values, unsigned n, struct err *) MUSTCHECK;
/* The same with the row's key: a text by which columns_apply finds the row again, unique in its entity. Only live columns keep it, and
 * only of kinds of facts that may come without an id of their own (site_visits, callbacks …); the key of others is their id. */
enum rc columns_keyed_values(struct columns *, int entity, struct str key, const struct vvalue *values, unsigned n, struct err *) MUSTCHECK;
/* After the last row of an entity: its next self-link that leads nowhere, from *row on. False when there is none. */
bool columns_self_dangling(const struct columns *, int entity, uint32_t *row, int *field, struct str *id);
/* Forgets the rows of an entity, not its columns, so that they can be given again without the bad ones. Only before later ones. */
void columns_reset(struct columns *, int entity);
/* Everything is in: settle self-links (dangling ones: RC_NOT_FOUND), apply dated values, derive wanted derived fields, make
 * zone maps and release what only loading needed. */
enum rc columns_seal(struct columns *, struct err *) MUSTCHECK;

/* Of columns that keep ids and are not live: every row goes; what was opened stays open for the same fields, and rows may come and be sealed anew, as often as
 * one likes, whatever became of the last time. Afterwards everything reads as from columns just made and opened so; only the memory is there already, which
 * for an order's few facts is most of the work. What columns_reverse and columns_callback_units gave is gone. */
void columns_again(struct columns *);

/* One fact of live columns as it is now, after the seal: values by vocabulary field index, all fields of the entity; derived ones are
 * not looked at save verdicts. The row of that key (columns_keyed_values) gets these values; when there is none, it is appended, which
 * is where a fresh load puts it. Links lead to rows that are there (self-links: that are there when it is settled). A column
 * that the source did not deliver is delivered from its first known value on. On any failure the row is as it was and the columns
 * are to be loaded again: RC_CONFLICT for another id of the same row, RC_TOO_BIG for a set value past the 64th, as well as what
 * columns_row refuses. Dictionaries only grow: a text that no row has any more may stay. Rows are never taken out: load again. */
enum rc columns_apply(struct columns *, int entity, struct str key, const struct vvalue *values, struct err *) MUSTCHECK;
/* Once after any number of columns_apply: afterwards everything reads as from a fresh load of the same facts in the same order. In
 * between nobody may read, and what columns_reverse and columns_callback_units gave may be gone. RC_NOT_FOUND: a self-link leads
 * nowhere; load again. */
enum rc columns_settle(struct columns *, struct err *) MUSTCHECK;
/* Live columns: the row of a key, or -1; the key of a row, empty when it came without one. */
int32_t columns_keyed(const struct columns *, int entity, struct str key);
struct str columns_key(const struct columns *, int entity, uint32_t row);

const struct table *columns_table(const struct columns *, int entity);
size_t columns_bytes(const struct columns *);                           /* memory held now */
uint32_t columns_unlikely(const struct columns *);                      /* rows with an unlikely order of two instants */

/* Dictionary of a VT_TEXT, VT_ID or VT_SET column: the code (bit) of a text, or -1. */
int32_t columns_code(const struct columns *, int entity, int field, struct str);
struct str columns_text(const struct columns *, int entity, int field, int32_t code);
/* Row number of an id, or -1; and the id of a row (empty when ids were not kept or the row has none: use "file:row"). */
int32_t columns_find(const struct columns *, int entity, struct str id);
struct str columns_id(const struct columns *, int entity, uint32_t row);
/* A dated field's value on a day as storage value (int64): the newest of dated_values at or before that day, else the row's
 * own. Only for VF_DATED fields of units, persons, grids. *has tells whether any row of this column has dated values. */
int64_t columns_on_day(const struct columns *, int entity, int field, uint32_t row, int32_t day);
bool columns_has_dated(const struct columns *, int entity, int field);
/* Reverse links: the rows of `from` whose link field `field` is row r of its target: rows[start[r] .. start[r+1]), ascending.
 * Made on first use (not thread-safe until made), kept. NULL when the column is not wanted or absent. */
struct reverse { const uint32_t *start, *rows; };
const struct reverse *columns_reverse(struct columns *, int from, int field);
/* callbacks with an empty unit_id count for every unit with an assignment of the order that was not returned (facts.md).
 * Units of callback row r when its unit_id is unknown. Same form and life as columns_reverse. */
const struct reverse *columns_callback_units(struct columns *);
/* Number of decimals etc. never matter here: VT_NUM is scaled by VOCAB_NUM_SCALE. */
int64_t columns_value(const struct columns *, int entity, int field, uint32_t row);    /* any type widened to int64, unknown = COL_I64_NONE */

#endif
