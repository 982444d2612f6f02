/*
 * vocabulary: every fact that the system knows, declared once (design: facts.md). The rulebook language, the bundle, the
 * columns, and later the tables, the API and the screen all read this declaration. Stands on base only.
 */
#ifndef JIEBAN_VOCABULARY_H
#define JIEBAN_VOCABULARY_H

#include "base/base.h"

enum vtype {
	VT_ID, VT_LINK, VT_ENUM, VT_BOOL, VT_INT, VT_NUM, VT_DAY, VT_INSTANT, VT_PERIOD, VT_SET, VT_TEXT, VT__COUNT
};

struct vcode { const char *name, *zh, *zh_also; };              /* a value of an enumeration; zh_also may be NULL */
struct venum { const char *name, *zh; const struct vcode *codes; unsigned n; };

enum { VF_PLAN = 1,             /* an instant in the future is a plan (due, correct_by); others later than as-of have not happened yet */
       VF_DERIVED = 2,          /* never typed in: the program derives it */
       VF_VERDICT = 4,          /* derived, but a source system may deliver the verdict as a column: then flagged `imported` */
       VF_PERSONAL = 8,         /* a resident's name, phone, address: masked everywhere */
       VF_DATED = 16,           /* may have dated values (dated_values.csv) */
       VF_OPTIONAL_ID = 32 };   /* id? : rows may come without it */

/* Units of numbers, shared with the language: what a value counts. */
enum unit { U_NONE, U_COUNT, U_POINTS, U_YUAN, U_PERSONS, U_HOURS, U_WORKING_HOURS, U_DAYS, U_WORKING_DAYS, U_MINUTES, U_MONTHS, U_YEARS, U__COUNT };

struct vfield {
	const char *name, *zh;          /* zh: one Chinese word without blanks, unique in its entity */
	enum vtype type;
	const char *to;                 /* VT_LINK: entity file name ("orders"); VT_ENUM: enumeration name ("rating"); else NULL */
	const char *preset;             /* the table's default as cell text ("false", "1", "lead"), or NULL */
	unsigned flags;
	enum unit unit;                 /* of VT_INT and VT_NUM */
};
struct ventity {
	const char *name;               /* file name without .csv: "callbacks" */
	const char *one;                /* singular, as the language writes it: "callback" */
	const char *zh;                 /* 回访测评 */
	const char *zh_also;            /* a shorter word that the language also takes (回访), or NULL */
	const struct vfield *fields;
	unsigned n;
	int id;                         /* index of the VT_ID field, or -1 */
};
const struct ventity *vocab_entities(unsigned *n);              /* in an order in which links point back, save self-links */
const struct ventity *vocab_at(int entity);                     /* one of them, by its index: 0 … n-1 */
const struct venum *vocab_enums(unsigned *n);
int vocab_entity(struct str name_one_or_zh);                    /* index or -1 */
int vocab_field(int entity, struct str name_or_zh);             /* index or -1; derived fields too */
int vocab_enum(const char *name);                               /* index or -1 */
int vocab_code(int enumeration, struct str name_or_zh);         /* index or -1 */
int vocab_field_entity(const struct vfield *);                  /* VT_LINK: index of the target entity */
int vocab_field_enum(const struct vfield *);                    /* VT_ENUM: index of the enumeration */

/* The link by which a fact of `entity` counts for a subject of kind entity `subject` ("units","persons","grids"): a path of
 * up to 3 field indices, e.g. orders → grid_id, unit_id for units; 0 steps: none. callbacks → units is `fans_out`: an empty
 * unit_id means every unit with an assignment of the order that was not returned. */
struct vpath { int steps[3]; unsigned n; bool fans_out, self, none; };    /* self: the row is the subject; none: no way */
struct vpath vocab_attribution(int entity, int subject);

/* Periods: encoded so that they sort and fit an int32. year*100 + month | 20+quarter | 30+half | 40. */
bool period_parse(struct str, int32_t *);                       /* 2025-03, 2025-Q1, 2025-H1, 2025 */
struct str period_text(struct arena *, int32_t);
/* First day and the day after the last, for an assessment year that starts in `year_start_month` (1 = calendar year; 11 =
 * November to October, named by the year in which it ends; quarters and halves count from that month). */
void period_days(int32_t period, int year_start_month, int32_t *first, int32_t *after);

/* One cell of text, typed. Known only when not empty. Numbers (VT_NUM) are scaled by 10^9 and fit ±9.2e9 with at most 9
 * decimals; VT_INT is within ±2^53. Texts stay text. Errors name what was expected in both languages. */
#define VOCAB_NUM_SCALE 1000000000LL
struct vvalue { bool known; int64_t i; struct str text; };      /* i: enum code, bool 0/1, int, scaled num, day, instant, period */
enum rc vocab_cell(const struct vfield *, struct str cell, struct vvalue *, struct err *) MUSTCHECK;
/* The cell of a typed value, as a bundle writes it: vocab_cell of it is the value again. Empty when not known. Texts are those of
 * the value, everything else stands on the arena. */
struct str vocab_text(struct arena *, const struct vfield *, const struct vvalue *);
/* What a typed value of this field may be: the numbers that vocab_cell can give. Of texts: anything. */
void vocab_range(const struct vfield *, int64_t *least, int64_t *most);

/* The beginning of a foreign text for a message: at most 60 bytes, cut at a character. */
struct str vocab_shown(struct str);

const char *unit_word(enum unit, enum lang);                    /* 件/cases, 分/points … */
/* `jieban vocabulary`: Markdown (both languages) or JSON of all the above. */
void vocab_print(struct buf *, bool json);
/* Into an open object: "entities" and "enumerations" as in architecture.md; what a field has not is left out. */
void vocab_json(struct jw *);

#endif
