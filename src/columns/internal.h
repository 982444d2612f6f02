/*
 * columns/internal: storage shared by the files of the room. Private.
 */
#ifndef JIEBAN_COLUMNS_INTERNAL_H
#define JIEBAN_COLUMNS_INTERNAL_H

#include "columns/columns.h"

#include <string.h>

#define FIELDS_MAX 64                   /* of one entity; a test compares */
#define TEXTS_FULL UINT32_MAX

/* Texts by number, each once: a byte store, offsets, and, once they come out of order, an open-addressing table of numbers (+1). */
struct texts { char *bytes; size_t n_bytes, room_bytes; uint32_t *at; uint32_t n, room; uint32_t *slots; uint32_t n_slots; unsigned number_bits; bool indexed; };
uint32_t texts_add(struct texts *, struct str, bool *was_there);        /* number of the text, added when new; TEXTS_FULL past 4 GiB */
int32_t texts_find(const struct texts *, struct str);
int32_t texts_find_near(const struct texts *, struct str, uint32_t guess);     /* the same, quicker where the guess is near */
static inline struct str
texts_get(const struct texts *t, uint32_t i)
{
	return (struct str){t->bytes + t->at[i], t->at[i + 1] - t->at[i]};
}
/* An empty text takes a number and is never found: rows without an id. False when full. */
bool texts_put_none(struct texts *);
void texts_reserve(struct texts *, uint32_t n);
void texts_shrink(struct texts *);
void texts_empty(struct texts *);        /* no texts; the memory stays for those to come */
void texts_done(struct texts *);
size_t texts_bytes(const struct texts *);

/* seq: the row of dated_values that says so */
struct dated { uint32_t row; int32_t day; int64_t value; uint32_t seq; };
struct dated_list { struct dated *list; size_t n, room; };

/* A self-link waits for the seal with the text of its id, whether its column is wanted or not. */
struct self { uint32_t row; uint32_t text; int field; };

/* Words of an enumeration seen in this column: the vocabulary is asked once per word, not once per cell. */
struct word { unsigned char n, code; char text[30]; };
#define WORDS 32
struct recent { uint64_t end; uint32_t row; };  /* row + 1; 0: none */
#define RECENT 1024
#define FEW 16                          /* ids among which a look-up costs less than what is remembered for it */

struct feed {                           /* one column as it comes, settled at columns_open */
	int field, target;              /* target: entity of a link, else -1 */
	const struct vfield *f;
	struct col *col;
	struct texts *dict;             /* VT_TEXT, VT_ID, VT_SET that are wanted, else NULL */
	uint32_t hint;                  /* links: the row after the one last found, because files follow each other's order */
	struct recent *recent;          /* links: rows found of late, by the end of their id, because the same units come again and again */
	struct word *words;             /* VT_ENUM and VT_BOOL */
	struct vvalue empty;            /* what an empty cell means: not known, or the table's default */
	int64_t least, most;            /* of a typed value */
	char day_text[10]; int32_t day; /* VT_INSTANT: the day last seen, because rows come by time */
};
struct loading {                        /* what only loading and links need, per entity */
	struct feed *feeds; unsigned n_feeds;
	bool *delivered;                /* by field: the source brought this column */
	bool opened, keeps_ids, has_ids, released, is_dated;
	int id_feed;                    /* which cell is the id, or -1 */
	int last_linker;                /* last entity that links here; its opening is the last use of the ids */
	struct texts ids;               /* number of a text = row */
	struct { int early, late; } pairs[4]; unsigned n_pairs;        /* feeds of two instants whose order is likely */
	struct texts self_texts; struct self *selfs; uint32_t n_selfs, room_selfs;
	uint32_t room, unlikely;        /* room: rows for which the columns have space */
};
/* Rows of one kind met since the last settling; may repeat. */
struct rows { uint32_t *list; size_t n, room; };
struct live_entity {
	bool keyed;                     /* rows may come without an id of their own: found by `keys` */
	struct texts keys;              /* number of a text = row */
	uint8_t **given;                /* by field: VF_VERDICT columns that are wanted, as they were delivered; COL_U8_NONE: derived */
	uint32_t *n_given;              /* by field: how many are not COL_U8_NONE */
	bool *unlikely;                 /* by row: counted as unlikely; NULL where no two instants are compared */
	bool *changed;                  /* by field: a value is another one since the last settling */
	bool grown;
	struct rows touched;
};
/* The fields over which a change of one row reaches derived fields of others. */
struct reach { int orders, assignments, untrue_forms, shelvings, caller, matter, of_assignment, of_form, of_shelving; };
struct live {                           /* what changes in place need */
	struct reach reach;
	struct live_entity *of;         /* by entity */
	uint16_t *dated_home;           /* by row of dated_values: entity * FIELDS_MAX + field where its value stands, or DATED_NOWHERE */
	uint32_t dated_room;
	bool derive_all;                /* a column came into being: what is derived from it may change for every row */
	struct rows own, group;         /* orders whose own derived fields, whose count among a caller's orders may be others now */
	struct rows callers, matters;   /* codes of orders.caller_key, orders.matter_key: the same for all orders with them */
};
#define DATED_NOWHERE UINT16_MAX
struct reverse_kept { struct reverse r; size_t n_bytes; };
struct columns {
	struct table *tables;           /* by entity */
	struct loading *loading;
	struct texts **dicts;           /* [entity][field], for VT_TEXT, VT_ID, VT_SET that are wanted */
	struct dated_list **dated;      /* [entity][field], VF_DATED */
	struct reverse_kept **reverse;  /* [entity][field] */
	struct reverse_kept callback_units;
	struct live *live;              /* NULL: read-only after the seal */
	bool (*knows)(void *ctx, int entity, struct str id); void *knows_ctx;
	bool sealed;
	bool expecting;                 /* columns_expect was called: last_linker of every entity counts only what will come */
	struct arena arena;
};

/* What to derive anew: all; or of the orders those with a bit (own, group: there are any), of the assignments these rows. */
enum { DERIVE_OWN = 1, DERIVE_GROUP = 2 };
struct scope { bool whole, own, group; const uint8_t *orders; const struct rows *assignments; };

int columns_entity(const char *name);
int columns_field(int entity, const char *name);
void columns_store(struct col *, uint32_t row, const struct vvalue *, int64_t resolved);
size_t columns_width(enum vtype);
void columns_fill_unknown(struct col *, uint32_t from, uint32_t to);
void *columns_zeroed(size_t n, size_t size);
void *columns_grown(void *, size_t n, size_t size);
void columns_advise(void *, size_t n_bytes);
void columns_fault_in(void *, size_t n_bytes);
int32_t columns_target_row(const struct columns *, int target, struct str id);
bool columns_comes(const struct columns *, int entity, unsigned field);
bool columns_known_outside(const struct columns *, int entity, struct str id);
enum rc columns_settle_self_links(struct columns *, int entity, struct err *) MUSTCHECK;

/* load.c, for live.c: a feed more; a row checked (`v` and `resolved` by feed); put at the end, or over an old one. */
enum rc columns_add_feed(struct columns *, int entity, int field, struct err *) MUSTCHECK;
enum rc columns_check_row(struct columns *, int entity, const struct vvalue *values, unsigned n, struct vvalue *v, int64_t *resolved, struct err *) MUSTCHECK;
enum rc columns_put_row(struct columns *, int entity, uint32_t row, struct str key, const struct vvalue *v, int64_t *resolved, struct err *) MUSTCHECK;

/* A row of dated_values (file, id, column, from, value): checked, then kept as what row `number` of dated_values says (dated.c). */
struct dated_place { bool kept; int entity, field; uint32_t row; int32_t day; int64_t value; };
enum rc columns_dated_look(struct columns *, const struct vvalue five[5], struct dated_place *, struct err *) MUSTCHECK;
void columns_dated_keep(struct columns *, uint32_t number, const struct dated_place *);
void columns_dated_seal(struct columns *);
void columns_dated_settle(struct columns *);

void columns_derive(struct columns *, struct scope);

/* zones.c. One block; the whole column with space for `room` rows; more space; `rising` from the blocks. */
void columns_zone_block(const struct table *, struct col *, uint32_t block);
void columns_zones_make(const struct table *, struct col *, uint32_t room);
void columns_zones_room(struct col *, uint32_t room);
void columns_zones_rise(const struct table *, struct col *);
size_t columns_zones_bytes(uint32_t room);
void columns_zones_free(struct col *);

void columns_reverse_drop(struct reverse_kept *);

/* live.c. What a server's columns keep beside; space for more rows; a row stored after the seal, `n_selfs` self-links having waited
 * before. */
struct live *columns_live_new(void);
void columns_live_free(struct live *);
size_t columns_live_bytes(const struct columns *);
void columns_live_room(struct columns *, int entity, uint32_t room);
void columns_live_seal(struct columns *);
enum rc columns_live_store(struct columns *, int entity, uint32_t row, uint32_t n_selfs, const struct vvalue *v, const int64_t *resolved, struct err *) MUSTCHECK;

#endif
