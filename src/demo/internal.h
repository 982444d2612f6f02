/*
 * demo/internal: the world that one government's facts are made in. Private.
 */
#ifndef JIEBAN_DEMO_INTERNAL_H
#define JIEBAN_DEMO_INTERNAL_H

#include "calendar/calendar.h"
#include "demo/demo.h"

#define DAY_S 86400
#define ROLES_MAX 20
#define STRENGTH_MOST 100

/* ---- random numbers (random.c): splitmix64, so that a seed and a place give the same draw on every machine ---- */
struct rng { uint64_t s; };
struct rng rng_at(uint64_t seed, uint64_t place);       /* a stream of its own for a thing, so that one more thing elsewhere moves nothing */
uint64_t rng_next(struct rng *);
int64_t rng_between(struct rng *, int64_t low, int64_t high);   /* both included */
bool rng_chance(struct rng *, int64_t permille);
uint64_t rng_seed(struct str);                          /* a seed of a name */

/* ---- files (data.c) ---- */
struct str data_text(const struct json *, const char *key);             /* "" when absent */
int64_t data_int(const struct json *, const char *key, int64_t absent);
bool data_yes(const struct json *, const char *key);
bool data_has(const struct json *list, struct str word);                /* an array of strings that holds the word */
const struct json *data_nth(const struct json *list, uint64_t n);       /* n modulo the length; NULL of an empty list */
/* A pair [weak, strong]: between the two by strength. A single number stands for both. */
int64_t data_by_strength(const struct json *pair, int strength, int64_t absent);

/* ---- the world ---- */
struct person { struct str id, name, role, staffing; unsigned unit; int grid; int strength; };
struct grid { struct str id, name; unsigned unit; int leader; const char *type; };
struct agency {
	struct str id, name, kind;
	const struct json *file, *tags;
	unsigned first_person, n_persons, first_grid, n_grids;
	int strength;
};
struct rows { struct vvalue **list; size_t n, room; struct vvalue *presets; };
/* What was looked up last under two addresses: makers ask for the same columns, words and odds a million times. Both addresses must
 * live as long as the world (literals, texts of its arena or of the demo's files), so that one address is one text. */
#define MEMOS 4096                      /* a power of two */
struct memo { const void *a, *b; int no; const struct json *json; };

struct world {
	const struct demo *demo;
	const struct demo_government *gov;
	const struct json *file, *words, *themes;
	struct arena arena;
	struct calendar *calendar;
	uint64_t seed;
	int32_t first, after;           /* days of facts: [first, after) */
	int64_t now;                    /* what is not before it has not happened */
	struct agency *units; unsigned n_units;
	struct person *persons; unsigned n_persons;
	struct grid *grids; unsigned n_grids;
	struct rows *tables;            /* by entity */
	struct memo *memos;
	uint64_t serial;                /* of ids */
	enum rc rc; struct err err;     /* the first mistake in a file; sticky */
};
struct memo *world_memo(struct world *, const void *a, const void *b, bool *known);
void world_fail(struct world *, const char *field, const char *zh, const char *en, struct str what);
int world_unit(struct world *, struct str id);          /* index or -1 */
/* Strength of a unit in a month: its own, the file's exception for the month, a little luck. */
int world_strength(const struct world *, const struct agency *, int32_t day);
const struct json *world_month(const struct agency *, int32_t day);       /* the file's exception for the month, or NULL */
/* A person of the unit (and of the grid, when it is >= 0) with one of the roles; -1 none. */
int world_person(const struct world *, unsigned unit, int grid, const struct json *roles, struct rng *);
struct str person_name(struct arena *, const struct json *words, uint64_t seed, struct str person_id);   /* always the same of an id */
int world_role(const struct world *, unsigned unit, const char *role);

/* ---- rows (rows.c) ---- */
struct row { struct world *w; int entity; struct vvalue *v; };
struct row cell_new(struct world *, const char *entity);         /* the table's defaults filled in */
void cell_put(struct row, struct str field, struct vvalue);
void cell_text(struct row, const char *field, struct str);       /* text, id, link; "" leaves it unknown */
void cell_int(struct row, const char *field, int64_t);           /* int, bool, day, instant, period */
void cell_code(struct row, const char *field, const char *code);
void cell_cell(struct row, struct str field, struct str cell);   /* by the vocabulary's own check */
enum rc rows_send(struct world *, const struct demo_sink *, struct err *) MUSTCHECK;
void rows_done(struct world *);

/* ---- texts (texts.c): templates with {slot} and {slot:2-9}; a slot keeps its value within one order ---- */
struct slots { struct rng rng; struct { struct str name, value; } kept[16]; unsigned n, depth; const struct json *places[3]; };
void slots_init(struct slots *, const struct world *, const struct agency *, struct rng);
void slots_keep(struct slots *, struct str name, struct str value);
struct str slots_fill(struct world *, struct slots *, struct str template);
struct str slots_nth(struct world *, struct slots *, const struct json *templates, uint64_t n);       /* n modulo their number */
struct str slots_pick(struct world *, struct slots *, const struct json *templates);

/* ---- papers (papers.c) ---- */
struct str paper_photo(struct arena *, uint64_t seed, bool after);       /* a PNG; the same place before and after */
struct str paper_letter(struct arena *, struct str title, struct str text);     /* a PDF of one page */

/* ---- makers ---- */
enum rc desk_make(struct world *, const struct json *file, int32_t day, struct demo_desk **, struct err *) MUSTCHECK;   /* desk.c; people are there */
/* A theme that the unit deals with, by weight and season; stream NULL: whatever the unit takes (orders.c). */
const struct json *theme_drawn(const struct world *, const struct agency *, const struct json *stream, int month, struct rng *);
void make_people(struct world *);       /* people.c: units, persons, grids, grid members, dated values */
void make_orders(struct world *);       /* orders.c: who calls when about what */
void make_sheets(struct world *);       /* sheets.c: all other facts, as the file lists them */

/* One order's way (life.c). */
struct arrival {
	int64_t at;
	unsigned unit; int grid;
	const struct json *theme, *stream, *story;      /* story: what the file fixes for this order, or NULL */
	uint64_t luck, caller, matter;  /* seeds: equal callers are one person, equal matters one matter */
	unsigned again;                 /* how many calls came before it */
};
void life_of(struct world *, const struct arrival *, struct str order_id);

#endif
