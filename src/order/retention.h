/*
 * order/retention: callers' data whose time is over: what the rulebook in force would erase, shown first, then erased. What is shown has a code; only
 * that very set is erased. An erasure is made of puts like any other (facts_put: the twin's values go, the log gets its line, the chain stays
 * whole), in short transactions, so that one that was killed is gone on with by looking and erasing again. Order, category, times and points stay: no score changes.
 */
#ifndef JIEBAN_ORDER_RETENTION_H
#define JIEBAN_ORDER_RETENTION_H

#include "order/order.h"

struct retention_rule { struct str id, title, clause, text; int64_t months; uint64_t orders; };        /* months -1: for good; text: as the rulebook has it */
struct retention_year { int year; uint64_t orders, fields, contents; int64_t bytes; };                 /* of the instant from which the time runs */
struct retention_held { struct str reason[LANG__COUNT]; uint64_t orders; };                            /* time over, kept all the same */
struct retention_field { int entity, field; uint64_t n; };
struct retention_target;                /* private */
struct retention_plan {
	int32_t day;                            /* looked at as of the end of this civil day */
	struct str book, title, sha256;         /* the rulebook in force on that day; "" : none says how long */
	struct retention_rule *rules; unsigned n_rules;
	uint64_t orders, fields, contents, kept;        /* to be erased; kept: orders with personal data whose time is not over */
	int64_t bytes;
	struct retention_year *years; unsigned n_years;         /* rising */
	struct retention_held *held; unsigned n_held;
	struct retention_field *counts; unsigned n_counts;
	char confirm[40];                       /* orders, and the beginning of the hash of what is to be erased: "120-3fa9c01b" */
	struct retention_target *targets; size_t n_targets;
	int64_t change_no;                      /* the facts as of this change */
	int32_t before;                         /* messages and bad rows of imports from before this day go too; INT32_MIN: none */
};
/* The last day of a time of so many months that runs from an instant: the day itself does not count (civil code, article 201), so that it
 * ends with the same day of the month, or with the month's last where there is none. The data go from the day after it on. */
int32_t retention_last_day(int64_t from_s, int64_t months);
/* Opens transactions of its own; everything stands on the arena. RC_CONFLICT: two rulebooks in force say how long. */
enum rc retention_look(struct orders *, int64_t tenant_id, int32_t day, int64_t now_ms, struct arena *, struct retention_plan *, struct err *) MUSTCHECK;

/* The plan as the command line and the interface give it; without its targets. */
void retention_json(struct jw *, const struct retention_plan *);

struct erase_ask {
	int64_t tenant_id, by, now_ms;
	int32_t day;                            /* not after today */
	struct str confirm;                     /* of the plan that was seen */
	bool (*progress)(void *ctx, const char *phase /* "look" "erase" "scrub" */, uint64_t done, uint64_t all);       /* false: stop here; may be NULL */
	void *progress_ctx;
};
struct erase_done { uint64_t orders, fields, contents, left, messages; int64_t bytes; };        /* left: orders that changed meanwhile, for the next time */
/* RC_CONFLICT, field "confirm": something else would be erased than was seen; or an import ran meanwhile, or progress stopped it (what is done is done).
 * RC_INVALID: a day to come. RC_BUSY, field "scrub": everything is erased, but the files could not be written anew; ask again. */
enum rc retention_erase(struct orders *, const struct erase_ask *, struct erase_done *, struct err *) MUSTCHECK;
/* This program forgets what it keeps in memory of a government. After an erasure here; and where another program erased (jobs). */
void orders_forget(struct orders *, int64_t tenant_id);
/* When an erasure last ended, 0 never: told by the database, so that other servers forget too. */
enum rc retention_last_ms(struct orders *, struct tx *, int64_t tenant_id, int64_t *at_ms, struct err *) MUSTCHECK;

#endif
