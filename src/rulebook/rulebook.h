/*
 * rulebook: the language. Markdown in, a checked tree out; diagnostics; printing in both languages. It knows the vocabulary
 * and clocks, no facts and no database. The language itself is described in docs/language.md.
 *
 * Two passes: rulebook_parse (markdown.c, lexer.c, parser*.c) makes the tree; rulebook_check (names.c, types.c, rules.c)
 * resolves every name and gives every expression a type, or reports. After a check without errors every `ref`, `type` and
 * `unit` below is filled in, and the score room may rely on them.
 */
#ifndef JIEBAN_RULEBOOK_H
#define JIEBAN_RULEBOOK_H

#include "calendar/calendar.h"
#include "vocabulary/vocabulary.h"

/* ---- limits: each with a diagnostic of its own ------------------------------------------------------------------ */
#define RB_TEXT_MAX (4u << 20)          /* bytes of a file */
#define RB_DEPTH_MAX 64                 /* nesting of an expression */
#define RB_DECLS_MAX 4096
#define RB_EXPRS_MAX 200000
#define RB_DIGITS_MAX 40                /* digits of a number literal */
#define RB_DIAGS_MAX 200

struct span { uint32_t off, len; };     /* bytes in the file */

/* ---- types ------------------------------------------------------------------------------------------------------ */

enum type {
	T_NONE,         /* not typed (yet) */
	T_NUM,          /* exact number with `unit`; U_NONE is a bare ratio */
	T_TALLY,        /* numbers by code of an enumeration (a measure with `split`); unit of its numbers */
	T_YESNO,
	T_CODE,         /* a value of enumeration `enumeration`, or of an option (enumeration = -1, texts compared) */
	T_TEXT, T_DAY, T_INSTANT, T_PERIOD, T_SET,
	T_ROW,          /* a link: a row of entity */
	T_LIST,         /* of item ids or codes: the value of a list option */
	T_ANY           /* `missing`, `none`: fits everything */
};

/* ---- expressions ------------------------------------------------------------------------------------------------- */

enum ekind {
	E_NUM,          /* num, unit (80% is 4/5, U_NONE) */
	E_TEXT,         /* text */
	E_DAY, E_INSTANT, E_PERIOD,     /* i */
	E_YESNO,        /* i */
	E_NONE,         /* none 无: an option that is not set */
	E_MISSING,      /* missing 缺项: no value */
	E_NAME,         /* path[0..n_path): a, a.b, a.b.c, or an item id, or id.part */
	E_LIST,         /* kids */
	E_NEG, E_NOT,   /* kids[0] */
	E_BINARY,       /* op, kids[0], kids[1] */
	E_IN,           /* kids[0] in kids[1] (E_LIST or a list option) */
	E_HAS,          /* set kids[0] has kids[1] */
	E_KNOWN, E_UNKNOWN,             /* kids[0] known / unknown */
	E_IF,           /* kids: condition, then, else */
	E_CASE,         /* kids[0] looked at, kids[1..] E_ARM or E_ELSE */
	E_BANDS,        /* kids[0] looked at, kids[1..] E_ARM with op and one bound, or E_ELSE */
	E_WEIGHTED,     /* kids[0] a tally, kids[1..] E_ARM code -> weight, or E_ELSE; Σ weight×count ÷ Σ count */
	E_ARM,          /* kids[0] value, kids[1..] codes (E_CASE, E_WEIGHTED) or the one bound (E_BANDS, op) */
	E_ELSE,         /* kids[0] value */
	E_CALL,         /* fn, kids */
	E_AGG           /* agg, entity, kids by enum agg_slot (NULL where absent) */
};
enum op { BIN_NONE, BIN_ADD, BIN_SUB, BIN_MUL, BIN_DIV, BIN_EQ, BIN_NE, BIN_LT, BIN_LE, BIN_GT, BIN_GE, BIN_AND, BIN_OR };

enum agg { AGG_COUNT, AGG_SUM, AGG_MEAN, AGG_MIN, AGG_MAX, AGG_DISTINCT, AGG_MOST, AGG_SPACED, AGG_KIN, AGG__COUNT };
enum agg_slot {
	SLOT_WHERE,     /* row condition */
	SLOT_DATED,     /* E_NAME of the field that puts a row in a period; E_NONE: `anytime` */
	SLOT_OF,        /* row number (sum, mean, min, max) or key (distinct, most) */
	SLOT_SPLIT,     /* E_NAME of an enumeration field: the measure is a tally */
	SLOT_FOR,       /* E_NAME path to the subject instead of the vocabulary's attribution; E_LIST without kids: `for all` */
	SLOT_VIA,       /* row context only: E_NAME link field of the counted entity that points to this row */
	SLOT_KEEP,      /* latest | first | all | highest | lowest: E_NAME code, or an option holding one */
	SLOT_KEEP_BY,   /* field that orders; default: the `dated` field */
	SLOT_PER,       /* field that groups: one row is kept per value (a row without the value stands alone) */
	SLOT_SAME,      /* most, kin: E_LIST of fields that must be equal */
	SLOT_WITHIN,    /* most, kin: days of the moving window; spaced: least gap (hours or minutes) */
	SLOT__COUNT
};

/* Functions: one table (functions.c) gives names in both languages, context, arity and types. */
enum fn {
	FN_MIN, FN_MAX, FN_ABS, FN_FLOOR, FN_CEIL, FN_ROUND, FN_CLAMP, FN_STEPS, FN_PUBLISHED,
	FN_TOTAL_OF,                                            /* of a tally */
	FN_PEER_MAX, FN_PEER_MIN, FN_PEER_SUM, FN_PEER_MEAN, FN_PEER_COUNT, FN_RANK, FN_WHOLE,
	FN_SUM_OVER, FN_MEAN_OVER, FN_MIN_OVER, FN_MAX_OVER, FN_COUNT_OVER,
	FN_LAST_YEAR, FN_ENTERED, FN_TICKED, FN_VALUE_OR,
	FN_DUE, FN_MET, FN_FIRST_KNOWN, FN_DAY_OF, FN_ASSESSMENT_YEAR, FN_HOURS_BETWEEN, FN_SECOND_OF_DAY,
	FN__COUNT
};
enum over { OVER_GRIDS, OVER_PERSONS, OVER_MONTHS, OVER_QUARTERS, OVER_HALVES };   /* first argument of *_over, kept in expr.i */

enum refkind {
	R_NONE,
	R_FIELD,        /* row context: steps[0..n_steps) links from the row's entity, then `field` of `entity` */
	R_CODE,         /* code `i` of `enumeration`; for an option's code: enumeration -1 and the text */
	R_OPTION,       /* decl */
	R_DECL,         /* decl: measure, let, item …, derive, limit */
	R_PART,         /* decl, part (index into decl->parts) */
	R_TALLY_CODE,   /* decl (a measure with split), code i */
	R_BUILTIN,      /* builtin */
	R_SUBJECT,      /* item context: field `field` of the subject's own row (entity: the subject's) */
	R_DERIVE        /* row context: a `derive` or `limit` of this entity reached over steps; decl */
};
enum builtin { B_FULL, B_AS_OF, B_PERIOD_FIRST, B_PERIOD_LAST, B_MONTHS_IN_PERIOD, B_ACTIVE_MONTHS, B_EXPECTED_HALF_DAYS,
               B_SUBJECT_KIND, B_PLUS, B_MINUS, B_BASE, B_ELIGIBLE,
               B_ME, B_MY_UNIT /* only as a value that an action records: who acts */, B__COUNT };

#define STEPS_MAX 4
struct ref {
	enum refkind kind;
	int entity, field;
	int steps[STEPS_MAX]; unsigned n_steps;         /* link fields, each of the entity reached so far */
	int enumeration; int64_t i;
	struct decl *decl; int part;
	enum builtin builtin;
};

struct expr {
	enum ekind kind;
	struct span at;
	enum op op;
	enum agg agg;
	enum fn fn;
	enum over over;
	int entity;                     /* E_AGG */
	struct num num;
	enum unit unit;                 /* E_NUM as written; after the check: of the value */
	int64_t i;
	struct str text;
	struct str path[STEPS_MAX]; struct span path_at[STEPS_MAX]; unsigned n_path;
	struct expr **kids; unsigned n;
	/* after the check */
	enum type type;
	int enumeration;                /* T_CODE, T_TALLY: -1 for an option's codes */
	struct ref ref;
	int measure;                    /* E_AGG in item context: index into rulebook.measures */
	unsigned i_depth;               /* height of the tree, at most RB_TREE_MAX */
};

/* ---- declarations -------------------------------------------------------------------------------------------------- */

enum dkind {
	D_OPTION, D_PARAMETER, D_COUNTING, D_ASSESSMENT, D_MEASURE, D_LET, D_DERIVE, D_LIMIT,
	D_ITEM, D_BONUS, D_PENALTY, D_FIGURE, D_TEST, D_VETO, D_MANUAL, D_TOTAL, D_TIER, D_GRADES, D_REWARD, D_UNDEFINED,
	D_EXAMPLE, D_PROCESS, D_ACTION, D_TRIGGER, D_FORM, D_RETENTION, D__COUNT
};
enum subject_kind { SK_UNIT = 1, SK_PERSON = 2, SK_GRID = 4 };          /* a mask where several fit */

/* A clause is an indented line (or a comma part of the head) that says one more thing of its declaration. */
enum ckind {
	C_PART,         /* part NAME: expr */
	C_NO_SAMPLE,    /* no_sample: policy, when a rate has nothing to stand on */
	C_NO_DUE,       /* no_due: the same for 应办结 = 0 */
	C_ONLY,         /* only: yes/no; else the item does not exist for this subject */
	C_CAP, C_FLOOR, /* cap: expr; floor: expr */
	C_RANGE,        /* range: low, high (manual, entered points) */
	C_BASE, C_PLUS, C_MINUS,        /* total: lists of expr */
	C_LEAST,        /* total: least points that must be left to rescale (min_available_full) */
	C_PUBLISH,      /* total: decimals, mode */
	C_LEVEL,        /* tier, grades: an arm: op bound / first n / last n / rest, label text, optional yuan */
	C_OUT,          /* grades: condition, label */
	C_TIES,         /* grades, rank: list option or list of items */
	C_EFFECT,       /* veto: words */
	C_SUBJECTS,     /* assessment: kind, where */
	C_EACH,         /* assessment: month quarter half year (i = 0 20 30 40) */
	C_YEAR_STARTS,  /* assessment: month number */
	C_PEERS,        /* assessment: expr that must be equal among peers */
	C_ASSESSED,     /* assessment: condition */
	C_TOTAL, C_TIER, C_GRADE, C_RANK, C_REWARD, C_VETO, C_ALSO,     /* assessment: names */
	C_FROM, C_WITHIN, C_UNTIL,      /* limit */
	C_START_DAY, C_DAY_END, C_OFFICE_HOURS,         /* counting */
	C_SINCE,        /* parameter: value, day, source */
	C_NOTE,         /* a text shown beside the result */
	C_GIVEN, C_ROW, C_EXPECT, C_SET,                /* example */
	C_DEADLINE,     /* limit: an absolute instant instead of within */
	/* process (process.h): the tree as written; what it means stands in rulebook.processes after the check */
	C_STATE,        /* process: name, text = alias; the first is no more than the first */
	C_FINAL,        /* process: states (E_NAME) */
	C_CLOCK, C_INTO, C_AHEAD, C_REMIND, C_OVERDUE,  /* process: a limit that runs; what follows it: a field, duration, roles, roles */
	C_ROLES, C_FROM_STATES, C_TO_STATE,             /* action: roles; states, i = 1 any, 2 start; a state, i = 1 stay */
	C_RECORD, C_CHANGE,     /* i = entity; args: E_ARM of field[, value], i = enum assign_how */
	C_GUARD, C_CONFIRM,     /* expr, text */
	C_GOTO,         /* name = state; expr */
	C_EVIDENCE,     /* kind (code), text = label, optional expr */
	C_NOTIFY,       /* roles */
	C_SAY_WHY, C_ONCE,
	C_CHECKLIST,    /* action: the government's review points must be ticked */
	C_WEEKLY,       /* trigger: i = weekday (1 Monday) × 10,000 + minute of the day */
	C_FILL,         /* action: name of a form */
	C_FIELD,        /* form: text = label, optional expr */
	C_SIGN,         /* form: text = label, roles */
	C_KEPT,         /* retention: how long after `from` */
	C_ERASE,        /* retention: i = entity; its fields, or none: contents; only rows where `when` holds */
	C_HOLD,         /* retention: expr, text = why it is kept all the same */
	C__COUNT
};
struct clause {
	enum ckind kind;
	struct span at;
	struct str name, text;          /* part's name; label; source; note */
	struct expr **args; unsigned n;
	struct expr *when;              /* C_RECORD, C_CHANGE, C_CLOCK, C_ERASE: only if (如 改 派单 若 …) */
	enum op op;                     /* C_LEVEL by bound */
	int64_t i;                      /* C_EACH; C_LEVEL of grades: 0 first, 1 last, 2 rest; C_ROW: entity; C_SUBJECTS: kind */
	struct clause *next;
};
struct decl {
	enum dkind kind;
	struct span at, name_at;
	struct str id;                  /* item id or name */
	struct str alias;               /* second name, may be empty */
	struct str title;               /* "…" */
	struct str heading;             /* the clause: nearest heading above, text without # */
	struct str prose;               /* the paragraph under the heading before the block: what the clause asks */
	unsigned subjects;              /* mask of subject_kind, 0: as the assessment */
	int entity;                     /* derive, limit, and examples with rows; -1 */
	struct expr *full;              /* points, or NULL */
	struct expr *each;              /* bonus, penalty: points per piece, or NULL */
	struct expr *value;             /* the expression, or NULL */
	struct clause *clauses;         /* in order */
	struct clause **parts; unsigned n_parts;        /* the C_PART among them */
	/* options and parameters */
	enum type type; enum unit unit; bool may_be_none; struct expr *choices; /* E_LIST of codes, or NULL */
	int index;                      /* in rulebook.decls */
	int option;                     /* options and parameters: dense number, else -1 */
	struct str why;                 /* options: reason text; undefined: what is missing */
};

struct rulebook {
	struct arena arena;
	struct str file, text;
	struct str id, title, edition, in_force, applies_to;    /* front matter, raw */
	int language_version;
	int32_t in_force_day;                                   /* or INT32_MIN */
	struct str sha256;                                      /* hex of the text (bytes as they are) */
	struct decl **decls; unsigned n_decls;
	struct expr **measures; unsigned n_measures;            /* every E_AGG of item context, named or not */
	struct str *measure_names;                              /* measure i: its declaration's id, or ITEM or ITEM#2 … of the item it stands in */
	unsigned n_options;
	struct process **processes; unsigned n_processes;       /* after a clean check (rulebook/process.h) */
	struct retention *retentions; unsigned n_retentions;    /* after a clean check (rulebook/retention.h) */
	struct tokens *tokens;                                  /* for the printer */
	const struct rb_head { struct span at; unsigned depth; struct str text; } *headings; unsigned n_headings;
	const struct rb_block { struct span at; } *blocks; unsigned n_blocks;   /* the fenced rule blocks, for rendering */
};

/* ---- diagnostics ---------------------------------------------------------------------------------------------------- */

struct diag {
	struct span at, also;           /* also.len 0: none */
	const char *code;               /* stable: "R012" */
	bool warning;
	struct str msg[2], advice[2];   /* by enum lang; advice may be empty */
	struct str heading;
};
struct diags { struct arena arena; struct diag *list; unsigned n, errors, all; };
void diags_init(struct diags *);
void diags_done(struct diags *);
/* Adds one (zh and en formats take the same arguments); keeps RB_DIAGS_MAX, counts all. Returns it for advice, or NULL. */
struct diag *diags_add(struct diags *, const char *code, struct span, const char *zh, const char *en, ...);
/* The same where the formats take words that differ by language: each format takes the %s of its own language, in this order. */
struct diag_words { const char *word[3][2]; };
#define WORDS(...) (&(const struct diag_words){{__VA_ARGS__}})          /* WORDS({zh, en}, …) */
struct diag *diags_add_words(struct diags *, const char *code, struct span, const char *zh, const char *en, const struct diag_words *);
void diag_advise(struct diags *, struct diag *, const char *zh, const char *en, ...);
/* Notes for each the heading it stands under; copied, so that the rulebook may go first. */
void diags_headings(struct diags *, const struct rulebook *);
/* file:line:column: error R012: message / source line / caret under the display column / clause / advice; in file order. */
void diags_print(const struct diags *, struct str file, struct str text, enum lang, struct buf *);

/* ---- the room's services ---------------------------------------------------------------------------------------------- */

/* Parse and check. Never NULL; usable for score only when diags->errors == 0. rulebook_free releases everything. */
struct rulebook *rulebook_compile(struct str file_name, struct str text, struct diags *);
struct rulebook *rulebook_parse(struct str file_name, struct str text, struct diags *);        /* first pass alone */
void rulebook_check(struct rulebook *, struct diags *);                                         /* second pass */
void rulebook_free(struct rulebook *);
struct decl *rulebook_find(const struct rulebook *, struct str id_or_alias);                    /* any named declaration but those of processes, or NULL */
struct decl *rulebook_assessment(const struct rulebook *, struct str id);

/* The file with keywords, vocabulary words and punctuation in that language; names and prose stay. Needs a clean check. */
void rulebook_fmt(const struct rulebook *, enum lang, struct buf *);
/* The tree as canonical text, without places: two files mean the same when their dumps are equal. */
void rulebook_dump(const struct rulebook *, struct buf *);

/* ---- editions ------------------------------------------------------------------------------------------------------------ */

/* Does the edition say that it applies to this whole period (front matter applies_to; A-14)? false when it says nothing. */
bool rulebook_applies(const struct rulebook *, int year_starts, int32_t period);
struct str decl_text(const struct rulebook *, const struct decl *);     /* its source, from its word to its last token */
struct str decl_title(const struct decl *);              /* its title as the rulebook has it, else its id */
int rulebook_year_starts(const struct decl *assessment);        /* month, 1 = the calendar year */

/* What differs between two compiled rulebooks, for people: what is gone or changed in the order of the old one, then what is new in the order of
 * the new one. A declaration is the same by kind and id; it changed when it means something else (not when only its layout or language does).
 * Everything is copied to the arena. Examples are left out: they say nothing that the rules do not. */
enum rb_how { RB_REMOVED, RB_CHANGED, RB_MOVED /* under another heading only */, RB_ADDED };
struct rb_change { enum rb_how how; enum dkind kind; struct str id, title, text[2], heading[2]; };       /* [0] the old one, [1] the new one; empty where it is not */
struct rulebook_diff {
	struct rb_change *list; unsigned n;
	struct str *headings_removed, *headings_added; unsigned n_headings_removed, n_headings_added;
};
void rulebook_diff(struct arena *, const struct rulebook *before, const struct rulebook *after, struct rulebook_diff *);

/* The document as a list of blocks, in order, for a page. Texts are borrowed from the rulebook. */
enum rb_part_kind { RB_FRONT, RB_HEADING, RB_PROSE, RB_RULES };
struct rb_declared { const struct decl *decl; struct span at; };         /* its whole source, in the file */
struct rb_part {
	enum rb_part_kind kind;
	struct span at;                 /* in the file */
	struct str text;                /* RB_FRONT: the lines between ---; RB_HEADING: without #; RB_PROSE: Markdown; RB_RULES: the rules between the fences */
	int heading;                    /* the block of the heading that it stands under (RB_HEADING: itself); -1: above the first */
	unsigned level; struct str anchor;      /* RB_HEADING: 1..6, and a name unique in the document, for links */
	struct str (*fields)[2]; unsigned n_fields;     /* RB_FRONT: key and value */
	struct rb_declared *decls; unsigned n_decls;    /* RB_RULES; examples too */
};
void rulebook_blocks(struct arena *, const struct rulebook *, struct rb_part **, unsigned *n);

/* Tables shared by parser, printer and documentation. */
struct word { const char *en, *zh, *zh_also; };                 /* zh_also: a second accepted spelling, or NULL */
const struct word *rb_keywords(unsigned *n);
struct fn_info { enum fn fn; struct word word; bool row, item; int min_args, max_args; const char *doc_zh, *doc_en; };
const struct fn_info *rb_functions(unsigned *n);
const struct word *rb_builtins(unsigned *n);                    /* by enum builtin */

#endif
