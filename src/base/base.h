/*
 * base: what every room stands on. Errors, arena memory, strings that carry their length, exact numbers, instants,
 * UTF-8, CSV and JSON. Knows nothing of government, rules or databases.
 *
 * Ownership: a pointer returned by a function here is borrowed from the arena that was given and lives until
 * arena_done(); nothing else is to be freed unless a comment says so.
 */
#ifndef JIEBAN_BASE_H
#define JIEBAN_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <nettle/sha2.h>

/* ---- errors ------------------------------------------------------------------------------------------------- */

enum rc { RC_OK, RC_INVALID, RC_NOT_FOUND, RC_DENIED, RC_CONFLICT, RC_TOO_BIG, RC_BUSY, RC_INTERNAL, RC__COUNT };

#define MUSTCHECK __attribute__((warn_unused_result))
#define TRY(x) do { enum rc rc_ = (x); if (rc_ != RC_OK) return rc_; } while (0)
#define COUNT_OF(a) (sizeof(a) / sizeof *(a))

/* The language of messages for people. Every message is written in both, side by side: MSG(lang, "中文", "English"). */
enum lang { LANG_ZH, LANG_EN, LANG__COUNT };
#define MSG(lang, zh, en) ((lang) == LANG_ZH ? (zh) : (en))

struct err {
	enum rc rc;
	char field[64];         /* what it is about: a file, column or option; "" when nothing */
	char msg[2][512];       /* by enum lang, UTF-8, cut at a character */
};
/* The field of an RC_BUSY that is for want of room on a disk: over HTTP it is 507 and not 503. Of the inside, too (below). */
#define DISK_FULL "disk"
/* Field of an error whose text speaks of the machine (paths, hosts, what a library said): for the log and the command line. */
#define ERR_INSIDE "(inside)"
/* Its text for somebody who is not at the machine: the message, or where that is of the inside (RC_INTERNAL, ERR_INSIDE) a plain one. */
const char *err_outside(const struct err *, enum lang);
bool err_is_inside(const struct err *);
/* Sets both messages from one pair of formats that take the same arguments. Returns rc. */
enum rc err_set(struct err *, enum rc, const char *field, const char *zh, const char *en, ...);

/* ---- arena -------------------------------------------------------------------------------------------------- */

/* Memory that is freed together. `cap` bounds it (0: none); past the cap arena_take returns NULL and sets `full`.
 * Out of machine memory aborts. Zeroed. Block-based; with JIEBAN_ARENA_SIMPLE each piece is a calloc of its own. */
struct arena { struct arena_block *blocks; struct big *bigs; size_t used, cap; bool full; };
void arena_init(struct arena *, size_t cap);
void arena_done(struct arena *);
void *arena_take(struct arena *, size_t n, size_t size);
#define ARENA_NEW(a, T, n) ((T *)arena_take((a), (size_t)(n), sizeof(T)))
/* A list of n pieces with room for one more: the list itself, or at powers of two a copy twice as long. Aborts past a cap: what grows without bound takes an arena without one. */
void *arena_append(struct arena *, void *list, size_t n, size_t size);

/* ---- strings ------------------------------------------------------------------------------------------------- */

struct str { const char *p; size_t n; };        /* a view; never owns; not NUL-terminated */
#define STR(lit) ((struct str){"" lit, sizeof(lit) - 1})
#define STR_F "%.*s"
#define STR_A(s) (int)(s).n, (s).p
/* A word that differs by language, in the two formats of one message: it takes two arguments, the Chinese word, then the English one. */
#define ZH_WORD "%s%.0s"
#define EN_WORD "%.0s%s"
struct str str_c(const char *);                 /* of a C string; NULL gives the empty str */
bool str_eq(struct str, struct str);
bool str_eq_c(struct str, const char *);
int str_cmp(struct str, struct str);            /* bytes, shorter first */
bool str_starts(struct str, struct str prefix);
struct str str_trim(struct str);                /* ASCII blanks */
struct str str_copy(struct arena *, struct str); /* NUL-terminated copy */
struct str str_fmt(struct arena *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
uint64_t str_hash(struct str);                  /* not keyed; for tables of trusted size */
#define I64_CHARS 24
struct str i64_text(char room[I64_CHARS], int64_t);       /* its decimal digits, in the room */
bool str_to_i64(struct str, int64_t *);         /* whole string, optional sign; refuses rest and overflow */

/* A growing builder on malloc; one sticky `full` flag past `cap` (0: none). buf_str borrows until the next change. */
struct buf { char *p; size_t n, room, cap; bool full; };
void buf_init(struct buf *, size_t cap);
void buf_done(struct buf *);
bool buf_room(struct buf *, size_t n);           /* for writers that fill it by hand: n bytes more and a NUL; false: the buf is full */
void buf_add(struct buf *, struct str);
void buf_add_c(struct buf *, const char *);
void buf_char(struct buf *, char);
void buf_fmt(struct buf *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_json(struct buf *, struct str);        /* quoted and escaped */
void buf_csv(struct buf *, struct str);         /* one cell, quoted when needed; = + - @ at the start defused with ', see csv_undefused */
void buf_xml(struct buf *, struct str);         /* text or the value of an attribute */
void buf_sheet(struct buf *, struct str);       /* a text as spreadsheets keep it: _xHHHH_ for what XML cannot carry; not yet escaped for XML */
struct str buf_str(const struct buf *);

/* ---- UTF-8 --------------------------------------------------------------------------------------------------- */

/* Offset of the first byte that is not valid UTF-8 (surrogates, overlong, > U+10FFFF) or is NUL; s.n when all is good. */
size_t utf8_bad(struct str);
/* Decodes one code point at p (valid text); returns its byte length 1..4. */
size_t utf8_next(struct str, uint32_t *cp);
unsigned utf8_width(struct str);                /* display columns, East Asian wide = 2 (utf8proc) */

/* ---- exact numbers ------------------------------------------------------------------------------------------- */

/* A rational, immutable, passed by value. Small ones are n/d (d > 0, lowest terms) without allocation; larger ones are
 * a GMP rational held by the arena (big != NULL, n and d unused). Never a float. */
struct num { int64_t n, d; const struct big *big; };
#define NUM_INT(i) ((struct num){(i), 1, NULL})
struct num num_frac(struct arena *, int64_t n, int64_t d);              /* d != 0 */
struct num num_add(struct arena *, struct num, struct num);
struct num num_sub(struct arena *, struct num, struct num);
struct num num_mul(struct arena *, struct num, struct num);
struct num num_div(struct arena *, struct num, struct num);             /* divisor != 0: the caller checked */
struct num num_neg(struct arena *, struct num);
int num_cmp(struct num, struct num);                                    /* <0, 0, >0 */
int num_sign(struct num);
bool num_is_int(struct num);
bool num_to_i64(struct num, int64_t *);                                 /* only when whole and fitting */
enum num_round { ROUND_FLOOR, ROUND_CEIL, ROUND_HALF_UP };              /* half-up: away from zero on the half */
struct num num_round(struct arena *, struct num, unsigned decimals, enum num_round);
/* "48/5", "9.975", "-3", "80%" (percent divides by 100). At most 10,000 digits; refuses rest. */
bool num_parse(struct arena *, struct str, struct num *);
struct str num_exact(struct arena *, struct num);                       /* "48/5", "-3" */
struct str num_shown(struct arena *, struct num, unsigned decimals);    /* "9.60", half-up */
__extension__ typedef __int128 i128;                                     /* sums of scaled columns need it */
struct num num_from_i128(struct arena *, i128 n, int64_t d);

/* ---- days and instants --------------------------------------------------------------------------------------- */

/* A day is a number of days since 1970-01-01 (proleptic Gregorian). An instant is UTC seconds since 1970.
 * Civil time is Asia/Shanghai = UTC+8 without summer time everywhere here (1986-1991's is ignored; documented). */
#define CIVIL_OFFSET_S (8 * 3600)
int32_t day_from_ymd(int y, int m, int d);
void day_to_ymd(int32_t day, int *y, int *m, int *d);
bool day_parse(struct str, int32_t *day);               /* 2024-11-04, 1900..2199, real days only */
int day_weekday(int32_t day);                           /* 0 Monday .. 6 Sunday */
bool instant_parse(struct str, int64_t *s);             /* 2024-11-04T09:00[:00][Z|+08:00]; blank for T accepted; day alone = 00:00 */
int32_t instant_day(int64_t s);                         /* civil day */
int32_t instant_second_of_day(int64_t s);               /* civil, 0..86399 */
int64_t instant_from_day(int32_t day, int32_t second_of_day);
struct str day_text(struct arena *, int32_t day);       /* 2024-11-04 */
struct str instant_text(struct arena *, int64_t s);     /* 2024-11-04T09:00, seconds only when not 0; civil, no offset */

/* ---- files --------------------------------------------------------------------------------------------------- */

/* A file built into the program by tools/embed.py. */
struct embedded { const char *name; struct str text; };
/* Whole file into the arena, refused past `max` bytes. */
enum rc file_read(struct arena *, const char *path, size_t max, struct str *, struct err *) MUSTCHECK;

/* ---- SHA-256 --------------------------------------------------------------------------------------------------- */

/* By nettle: sha256_init(&c) begins. */
void sha256_add(struct sha256_ctx *, struct str);
void sha256_done(struct sha256_ctx *, unsigned char digest[SHA256_DIGEST_SIZE]);
struct str sha256_hex(struct arena *, struct str);      /* 64 lower-case digits of a text at once */

/* ---- CSV (RFC 4180, UTF-8, BOM accepted, LF or CRLF) ----------------------------------------------------------- */

/* Streaming reader over a byte source. A source returns bytes read, 0 at the end, -1 on failure. */
struct csv_source { ptrdiff_t (*read)(void *ctx, char *to, size_t n); void *ctx; };
struct csv_limits { size_t cell_max, row_max; unsigned columns_max; };   /* zeros: 1 MiB, 4 MiB, 256 */
struct csv;
struct csv *csv_new(struct csv_source, struct csv_limits);
void csv_free(struct csv *);
/* Next row: cells[0..*n) are views valid until the next call. `line` is the 1-based physical line on which the row began.
 * RC_NOT_FOUND at the end. RC_INVALID: this row is bad (broken quoting, broken UTF-8, NUL: err says which and `bad_column`
 * is set, 1-based); the reader has skipped to the next row and may go on. RC_TOO_BIG: a cell or row past the limits, skipped
 * the same way without buffering it. RC_INTERNAL: the source failed. */
enum rc csv_next(struct csv *, const struct str **cells, unsigned *n, uint64_t *line, unsigned *bad_column, struct err *) MUSTCHECK;

/* The inverse of buf_csv's defusing: takes one ' off before what a spreadsheet would run, so `'=cmd` is `=cmd` and `''=cmd` is `'=cmd`;
 * every other text is itself. What buf_csv writes and this reads is the same text again, whatever it was. */
struct str csv_undefused(struct str cell);

/* ---- JSON in: a tree on the arena ------------------------------------------------------------------------------ */

/* Numbers keep their source text, because scores are exact and a double is not. Depth at most 64, duplicate keys and
 * trailing bytes refused, text must be valid UTF-8 without NUL. */
enum json_kind { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };
struct json {
	enum json_kind kind;
	bool yes;                       /* JSON_BOOL */
	struct str text;                /* JSON_NUMBER: source text; JSON_STRING: decoded */
	struct str key;                 /* when member of an object */
	struct json *kids;              /* array elements or object members, in order: a linked list by `next` */
	struct json *next;
	size_t n_kids;
};
enum rc json_parse(struct arena *, struct str, struct json **, struct err *) MUSTCHECK;
struct json *json_get(const struct json *object, const char *key);      /* NULL when absent or not an object */
bool json_num(struct arena *, const struct json *, struct num *);       /* number, or string holding a decimal or a fraction */

/* ---- JSON out -------------------------------------------------------------------------------------------------- */

struct jw { struct buf *to; uint64_t comma; unsigned depth; bool after_key; };   /* commas are the writer's business */
void jw_init(struct jw *, struct buf *);
void jw_open(struct jw *, char bracket);        /* '{' or '[' */
void jw_close(struct jw *, char bracket);       /* '}' or ']' */
void jw_key(struct jw *, const char *);          /* a name of the program's own: no quote, no control character */
void jw_key_str(struct jw *, struct str);        /* any text */
void jw_text(struct jw *, struct str);
void jw_i64(struct jw *, int64_t);
void jw_yes(struct jw *, bool);
void jw_null(struct jw *);

/* ---- log --------------------------------------------------------------------------------------------------------- */

enum log_level { LOG_ERROR = 3, LOG_WARN = 4, LOG_INFO = 6, LOG_DEBUG = 7 };
/* One line on stderr: "<4>req=ID ev=NAME key=value…"; control characters become '?'. Never personal data. */
void log_ev(enum log_level, const char *event, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* Lines of this thread carry req=ID until the next call; NULL: none. The text must last until then. */
void log_request(const char *id);
/* The least urgent level that is written; LOG_INFO at the start. */
void log_up_to(enum log_level);

#endif
