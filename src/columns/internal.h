/*
 * columns/internal: storage shared by the files of the room. Private.
 */
#ifndef JIEBAN_COLUMNS_INTERNAL_H
#define JIEBAN_COLUMNS_INTERNAL_H

#include "columns/columns.h"

/* Texts by number, each once: a byte store, offsets, and an open-addressing table of numbers (+1). */
struct texts { char *bytes; size_t n_bytes, room_bytes; uint32_t *at; uint32_t n, room; uint32_t *slots; uint32_t mask; };
uint32_t texts_add(struct texts *, struct str, bool *was_there);        /* number of the text, added when new */
int32_t texts_find(const struct texts *, struct str);
struct str texts_get(const struct texts *, uint32_t);
void texts_drop_index(struct texts *);
void texts_done(struct texts *);
size_t texts_bytes(const struct texts *);

struct dated { uint32_t row; int32_t day; int64_t value; };
struct dated_list { struct dated *list; size_t n, room; };

struct loading {                        /* what only loading and links need, per entity */
	int *fields; unsigned n_fields;
	bool opened, keeps_ids;
	struct texts ids; bool has_ids;
	uint32_t room;
};
struct columns {
	struct table *tables;           /* by entity */
	struct loading *loading;
	struct texts **dicts;           /* [entity][field], for VT_TEXT, VT_ID, VT_SET that are wanted */
	struct dated_list **dated;      /* [entity][field], VF_DATED */
	struct reverse **reverse;       /* [entity][field] */
	struct reverse callback_units; bool callback_units_made;
	bool want_ids, sealed;
	uint32_t unlikely;
	struct arena arena;
};

int columns_entity(const char *name);
int columns_field(int entity, const char *name);
void columns_store(struct col *, uint32_t row, const struct vvalue *, int64_t resolved);
void columns_room(struct columns *, int entity, uint32_t rows);
size_t columns_width(enum vtype);
void columns_fill_unknown(struct col *, uint32_t from, uint32_t to);
enum rc columns_derive(struct columns *, struct err *) MUSTCHECK;

#endif
