/*
 * editions: what a government's facts are judged by: the rulebook editions it keeps, which is in force from when, and the working
 * calendar's notices. Editions and notices are kept whole under their SHA-256, compiled once and shared; an old period is scored
 * with the edition that holds for it, so it stays recomputable. Stands on rulebook, calendar, score (examples), store, facts.
 */
#ifndef JIEBAN_EDITIONS_H
#define JIEBAN_EDITIONS_H

#include "facts/facts.h"
#include "score/score.h"

struct editions;
struct editions *editions_new(struct store *, struct facts *);
void editions_free(struct editions *);

struct edition {
	int64_t edition_id;             /* of this government's entry */
	struct str doc, edition, title, sha256; /* from the front matter; sha256 in hex */
	bool in_force; int32_t from_day;        /* in force from; false: a draft */
	int64_t added_at_ms, added_by;
};
/* Compiles and runs the examples; any mistake refuses (RC_INVALID) with all diagnostics in `d`. The same text twice is one edition. The
 * answer's texts live as long as `d`. */
enum rc edition_add(struct editions *, struct tx *, int64_t tenant_id, struct str file_name, struct str text, const struct cause *, struct diags *d, struct edition *, struct err *) MUSTCHECK;
/* Puts an edition in force from a day on. Others of the same document stay for their own time. */
enum rc edition_force(struct editions *, struct tx *, int64_t tenant_id, int64_t edition_id, int32_t from_day, const struct cause *, struct err *) MUSTCHECK;
/* Newest first; text: the Markdown. */
enum rc edition_list(struct editions *, struct tx *, int64_t tenant_id, struct arena *, struct edition **, unsigned *n, struct err *) MUSTCHECK;
enum rc edition_text(struct editions *, struct tx *, int64_t tenant_id, int64_t edition_id, struct arena *, struct str *text, struct err *) MUSTCHECK;

/* A compiled edition, kept while used; shared between threads, read-only. */
struct book { const struct rulebook *rulebook; struct edition edition; };
void book_release(struct editions *, struct book *);
enum rc book_by_id(struct editions *, struct tx *, int64_t tenant_id, int64_t edition_id, struct book **, struct err *) MUSTCHECK;
/* The edition that scores a period of an assessment: among those in force, the one whose applies_to contains it, else the one in force at the
 * period's end. RC_NOT_FOUND: none knows the assessment, or none is in force yet. */
enum rc book_for(struct editions *, struct tx *, int64_t tenant_id, struct str assessment, int32_t period, struct book **, struct err *) MUSTCHECK;
/* The very edition of that text, whatever is in force: what a running order is pinned to. Of `edition` only sha256 is filled in. */
enum rc book_pinned(struct editions *, struct tx *, struct str sha256, struct book **, struct err *) MUSTCHECK;
/* The editions in force on a day: the latest of each document, the latest adopted first. Each to be released. */
enum rc books_on(struct editions *, struct tx *, int64_t tenant_id, int32_t day, struct arena *, struct book ***, unsigned *n, struct err *) MUSTCHECK;
/* What all editions in force of a government want of the columns, together (on the arena). */
enum rc editions_want(struct editions *, struct tx *, int64_t tenant_id, struct arena *, struct columns_want *, struct err *) MUSTCHECK;

/* ---- the working calendar -------------------------------------------------------------------------------------- */

/* The built-in notices and those loaded since, one set for the whole program (a reference table); swapped whole when one is added. */
struct calendar_hold { const struct calendar *calendar; };
enum rc calendar_ahead(struct tx *, struct err *) MUSTCHECK;   /* it will be taken (tx_ahead) */
enum rc calendar_take(struct editions *, struct tx *, struct calendar_hold **, struct err *) MUSTCHECK;        /* share, then release */
void calendar_release(struct editions *, struct calendar_hold *);
struct notice { int year; struct str notice, source, text, sha256; bool builtin; int64_t added_at_ms, added_by; };
enum rc calendar_notices(struct editions *, struct tx *, struct arena *, struct notice **, unsigned *n, struct err *) MUSTCHECK;        /* by year, the newest of each */
/* The answer's notice, source and text are views of `text`. Checks and adds a notice file (the form of rulebooks/calendars/YYYY.csv). A year that is there
 * already is replaced by a newer edition; old ones are kept; what counts already is answered as it stands. */
enum rc calendar_notice_add(struct editions *, struct tx *, struct str file_name, struct str text, const struct cause *, struct notice *, struct err *) MUSTCHECK;

#endif
