/*
 * facts/internal: how a kind of fact lies in its tables, and what the files of the room share. Private.
 */
#ifndef JIEBAN_FACTS_INTERNAL_H
#define JIEBAN_FACTS_INTERNAL_H

#include "facts/facts.h"

#include <pthread.h>

#define FACT_KINDS 64
#define AT_ONCE 32                      /* rows that one statement inserts */
#define LOOK_UP 64                      /* ids that one statement asks for */
#define GROUP_MAX 5
#define TEXT_MOST ((size_t)1 << 20)     /* bytes of one text */
#define KEY_MOST 512u                   /* bytes of an id, a link, and what is indexed: PostgreSQL's index takes no more than 2,700 a row */
#define HASH 32
#define SALT 16

/* The columns that every statement reading whole rows begins with, then those of `main`, then salt and those of `personal`. */
enum { C_ROW_NO, C_BATCH, C_UNTIL, C_VERSION, C_ID, C_FIELDS };

struct words { struct str *list; unsigned n; };        /* identifiers of an enumeration by code */

/* A kind of fact as the tables have it. */
struct shape {
	int entity;
	const struct ventity *e;
	int main[FACT_FIELDS], personal[FACT_FIELDS];           /* fields with a column in fact_X and in personal_X */
	unsigned n_main, n_personal;
	int group[GROUP_MAX]; unsigned n_group;                 /* n_group > 0: facts without an own id get a key made of these (keys.c) */
	bool indexed[FACT_FIELDS];                              /* by field: stands in an index */
	struct words words[FACT_FIELDS];                        /* VT_ENUM */
	struct vvalue blank[FACT_FIELDS];                       /* what a new fact has before anything is said of it: the table's defaults */
	int64_t least[FACT_FIELDS], most[FACT_FIELDS];          /* numbers that a field may hold */
	int of_id, of_ids, get, get_personal, there, insert, insert_many, personal_insert, personal_insert_many, update, erase, erase_personal;
	int until_rows, rows_of_batch, made_ids, group_ids;
	int linked[FACT_FIELDS];                                /* by field: VT_LINK, the rows that lead to an id (facts_linked) */
	int all_in_order, all_by_id, personal_known;
	int drop_new[3], drop_old[2];                           /* sweeping (sweep.c) */
};
struct live;
struct facts {
	struct store *store;
	struct shape *shapes;           /* by entity */
	unsigned n;
	struct arena arena;             /* what shapes point to */
	int batch_line, batch_lines_many, last_versions;
	pthread_mutex_t lives_lock;
	struct live *lives;
};

/* ---- sql.c ---- */
void sql_shapes(struct facts *);
/* SELECT the fields named (and fact_id last) FROM … in the order of the rows. */
int sql_load(struct facts *, const struct shape *, const int *fields, unsigned n, bool key);
/* Is any standing fact of `from` linked to $2 by this field? */
int sql_linked(struct facts *, const struct shape *from, int field);
/* Facts whose link leads nowhere, the first twenty. */
int sql_dangling(struct facts *, const struct shape *, int field, const struct shape *target);
void sql_column(struct buf *, const char *prefix, const struct shape *, int field);
extern const char *const sql_seen;      /* the rows that are seen, of table f */

/* ---- row.c: values in and out of rows ---- */
struct stand { int64_t row_no, batch, until, version; struct str id; unsigned char salt[SALT]; bool has_twin; };
void row_blank(const struct shape *, struct vvalue *values);            /* copies shape.blank */
struct sval row_sval(const struct shape *, int field, const struct vvalue *);
enum rc row_field(const struct shape *, int field, const struct sval *cell, struct vvalue *, struct err *) MUSTCHECK;  /* text borrowed */
/* The same for a row of these fields. */
enum rc row_fields(const struct shape *, const int *fields, unsigned n, const struct sval *cells, struct vvalue *, struct err *) MUSTCHECK;
/* A whole row of of_id, of_ids …; texts on the arena. */
enum rc row_read(const struct shape *, const struct rows *, bool personal, struct arena *, struct stand *, struct vvalue *, struct err *) MUSTCHECK;
bool row_same(const struct shape *, int field, const struct vvalue *, const struct vvalue *);
/* Values of a foreign hand: within what the field may hold; defaults filled in, derived ones forgotten. */
enum rc row_check(const struct shape *, struct vvalue *values, struct err *) MUSTCHECK;
/* JSON of what changed from a to b; "" when nothing did. salt: of the personal ones, made new by the caller when they changed. */
void row_what(const struct shape *, const struct vvalue *a, const struct vvalue *b, const unsigned char salt[SALT], struct buf *);
bool row_personal_changed(const struct shape *, const struct vvalue *a, const struct vvalue *b);
bool row_personal_any(const struct shape *, const struct vvalue *);
struct str row_personal_hash(const struct vfield *, const unsigned char salt[SALT], struct str text, char hex[65]);
void row_salt(unsigned char salt[SALT]);
/* Arguments of insert: from args[0], returns how many. */
unsigned row_insert_args(const struct shape *, int64_t tenant_id, const struct stand *, const struct vvalue *, struct sval *);
unsigned row_personal_args(const struct shape *, int64_t tenant_id, const struct stand *, const struct vvalue *, struct sval *);

/* ---- keys.c: keys of facts without an own id ---- */
void keys_shape(struct shape *);
bool key_made(const struct shape *, struct str id);     /* of this kind, made here? */
/* "~" and the group's values; the number is added by key_number. */
void key_group(const struct shape *, const struct vvalue *, struct buf *);
void key_add_number(struct buf *, uint64_t number);
bool key_split(struct str id, struct str *group, uint64_t *number);

/* ---- handled.c: orders that a process handles, against an import ---- */
struct handled;         /* NULL: the government handles none */
enum rc handled_load(struct facts *, int64_t tenant_id, struct handled **, struct err *) MUSTCHECK;
void handled_free(struct handled *);
enum rc handled_refuse(void *handled, int entity, const int *fields, const struct str *cells, unsigned n, struct err *);       /* for bundle_options */
/* Does the fact as it stands lead to an order that is open? */
bool handled_holds(const struct handled *, const struct shape *, const struct vvalue *values);

/* ---- log.c ---- */
struct head { int64_t change_no, last_row, last_batch, visible_batch; unsigned char hash[HASH]; };
enum rc head_take(struct tx *, int64_t tenant_id, struct head *, struct err *) MUSTCHECK;
enum rc head_get(struct tx *, int64_t tenant_id, struct head *, struct err *) MUSTCHECK;
enum rc head_set(struct tx *, int64_t tenant_id, const struct head *, struct err *) MUSTCHECK;
/* Appends a line: fills change_no and hash, moves the head on (not yet written). */
enum rc log_add(struct tx *, int64_t tenant_id, struct head *, struct str entity, struct str id, int64_t version, const struct cause *, struct str what, struct err *) MUSTCHECK;
/* hash = SHA-256(hash before, the line's parts); parts go in as netstrings, so no two lines are alike. */
void log_hash(unsigned char hash[HASH], int64_t change_no, struct str entity, struct str id, int64_t version, int64_t by, int64_t at_ms, struct str what, struct str why);
void log_batch_hash(unsigned char hash[HASH], int64_t batch, int64_t line_no, struct str entity, struct str id, int64_t version, struct str what);
void hex_of(const unsigned char *, size_t n, char *to);

struct kind { int64_t n_rows, n_removed; bool delivered[FACT_FIELDS]; bool there; };
enum rc kind_ahead(struct tx *, int64_t tenant_id, const struct shape *, struct err *) MUSTCHECK;        /* kind_get will be asked */
enum rc kind_get(struct tx *, int64_t tenant_id, const struct shape *, struct kind *, struct err *) MUSTCHECK;
enum rc kind_all(struct facts *, struct tx *, int64_t tenant_id, struct kind *by_entity, struct err *) MUSTCHECK;
enum rc kind_set(struct tx *, int64_t tenant_id, const struct shape *, const struct kind *, struct err *) MUSTCHECK;

/* ---- dated.c: dated_values point to their fact by text ---- */
struct dated_target { int entity; struct str id; const char *field; };  /* entity -1: none */
void dated_plain(const struct shape *, struct vvalue *values);          /* file and column by their identifiers, whatever the words */
enum rc dated_check(const struct shape *, const struct vvalue *values, struct dated_target targets[2], struct err *) MUSTCHECK;         /* facts that must be there */
enum rc dated_holds(struct facts *, struct tx *, int64_t tenant_id, int entity, struct str id, bool *holds, struct err *) MUSTCHECK;

/* ---- sweep.c ---- */
/* An import that has not ended, as its row tells: is somebody at it? Not when its lease ran out, nor when its claim is free: its program died.
 * Asked while holding the government's head, so that two who ask do not take each other for it. */
enum rc import_lives(struct facts *, int64_t tenant_id, int64_t import_id, int64_t lease_ms, int64_t now_ms, bool *lives, struct err *) MUSTCHECK;
enum rc import_busy(int64_t import_id, struct err *);   /* RC_CONFLICT: that one is running */
/* Undoes what died imports wrote and takes away what visible ones replaced. but: an import that is not looked at (one's own); 0 none.
 * RC_CONFLICT: one is running still. */
enum rc sweep_imports(struct facts *, int64_t tenant_id, int64_t now_ms, int64_t but, struct err *) MUSTCHECK;

/* ---- load.c ---- */
void lives_free(struct facts *);

#endif
