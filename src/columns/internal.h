/*
 * columns/internal: storage shared by the files of the room. Private.
 */
#ifndef JIEBAN_COLUMNS_INTERNAL_H
#define JIEBAN_COLUMNS_INTERNAL_H

#include "columns/columns.h"

#define FIELDS_MAX 64                   /* of one entity; a test compares */
#define TEXTS_FULL UINT32_MAX

/* Texts by number, each once: a byte store, offsets, and, once they come out of order, an open-addressing table of numbers (+1). */
struct texts { char *bytes; size_t n_bytes, room_bytes; uint32_t *at; uint32_t n, room; uint32_t *slots; uint32_t n_slots; unsigned number_bits; bool indexed; };
uint32_t texts_add(struct texts *, struct str, bool *was_there);        /* number of the text, added when new; TEXTS_FULL past 4 GiB */
int32_t texts_find(const struct texts *, struct str);
struct str texts_get(const struct texts *, uint32_t);
/* An empty text takes a number and is never found: rows without an id. False when full. */
bool texts_put_none(struct texts *);
void texts_shrink(struct texts *);
void texts_done(struct texts *);
size_t texts_bytes(const struct texts *);

struct dated { uint32_t row; int32_t day; int64_t value; uint32_t seq; };
struct dated_list { struct dated *list; size_t n, room; };

/* A self-link waits for the seal with the text of its id, whether its column is wanted or not. */
struct self { uint32_t row; uint32_t text; int field; };

/* Words of an enumeration seen in this column: the vocabulary is asked once per word, not once per cell. */
struct word { unsigned char n, code; char text[30]; };
#define WORDS 32

struct feed {                           /* one column as it comes, settled at columns_open */
	int field, target;              /* target: entity of a link, else -1 */
	const struct vfield *f;
	struct col *col;
	struct texts *dict;             /* VT_TEXT, VT_ID, VT_SET that are wanted, else NULL */
	uint32_t hint;                  /* links: the row after the one last found, because files follow each other's order */
	struct word *words;             /* VT_ENUM and VT_BOOL */
	char day_text[10]; int32_t day; /* VT_INSTANT: the day last seen, because rows come by time */
};
struct loading {                        /* what only loading and links need, per entity */
	struct feed *feeds; unsigned n_feeds;
	bool opened, keeps_ids, has_ids, released, is_dated;
	int id_feed;                    /* which cell is the id, or -1 */
	int last_linker;                /* last entity that links here; its opening is the last use of the ids */
	struct texts ids;               /* number of a text = row */
	struct { int early, late; } pairs[4]; unsigned n_pairs;        /* feeds of two instants whose order is likely */
	struct texts self_texts; struct self *selfs; uint32_t n_selfs, room_selfs;
	uint32_t room, unlikely;
};
struct columns {
	struct table *tables;           /* by entity */
	struct loading *loading;
	struct texts **dicts;           /* [entity][field], for VT_TEXT, VT_ID, VT_SET that are wanted */
	struct dated_list **dated;      /* [entity][field], VF_DATED */
	struct reverse **reverse;       /* [entity][field] */
	struct reverse callback_units; bool callback_units_made;
	size_t reverse_bytes;
	bool want_ids, sealed;
	bool expecting;                 /* columns_expect was called: last_linker of every entity counts only what will come */
	struct arena arena;
};

int columns_entity(const char *name);
int columns_field(int entity, const char *name);
void columns_store(struct col *, uint32_t row, const struct vvalue *, int64_t resolved);
size_t columns_width(enum vtype);
void columns_fill_unknown(struct col *, uint32_t from, uint32_t to);
void *columns_zeroed(size_t n, size_t size);
void *columns_grown(void *, size_t n, size_t size);
/* A value of a unit, person or grid from a day on: file, id, column, from, value (dated.c). */
enum rc columns_dated_row(struct columns *, const struct vvalue five[5], struct err *) MUSTCHECK;
void columns_dated_seal(struct columns *);
int32_t columns_target_row(const struct columns *, int target, struct str id);
enum rc columns_derive(struct columns *, struct err *) MUSTCHECK;

#endif
