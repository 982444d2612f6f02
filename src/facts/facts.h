/*
 * facts: the fact tables of every government, and the only writer of them. Each change of a fact goes through facts_put or
 * facts_remove in the transaction of its cause and leaves a line in the change log: numbered from the government's own counter
 * (commit order), chained by hash. Columns follow that log. Stands on vocabulary, columns, bundle, store.
 *
 * How a fact lies in its table: one row of fact_X. tenant_id, row_no, batch are its key (clustered): row_no counts a government's facts as they
 * come and stays with a fact for life, so reading in key order is reading in the order in which they came, in every load. fact_id is its id;
 * a fact that has none is given a key ("~" and what tells it apart, keys.c). Then version, until_batch, one column a field of the
 * vocabulary (enumerations by their identifier). Personal fields (VF_PERSONAL) stand in a twin table personal_X with a random salt and enter the
 * log only as salted hashes; when one changes the salt does, so erasing the twin row, or the values in it, erases them everywhere.
 *
 * A single change updates its row in place, holding the government's row of counters (fact_head) from its first statement to its commit.
 *
 * An import writes in chunks under a new batch number that nobody sees, then one small transaction makes the batch the
 * government's visible one: a row is seen when batch <= the visible batch and until_batch is 0 or > it. What the import replaces or removes gets
 * until_batch = its batch, and is swept in chunks afterwards; until then a single change of such a fact is refused (RC_CONFLICT). Its lines stand in
 * fact_batch_line with a chain of their own; the log gets one line that names the batch, the number of its lines and their last hash. An
 * import holds a claim (store_claim) and a lease of half a minute, so that one that died is ended and swept by the next (or by facts_tidy). One import a government at a time.
 *
 * fact_kind remembers which columns were ever delivered, by an import or a known value, so that "not known" and "no such column" mean in a
 * score what they mean with a bundle.
 */
#ifndef JIEBAN_FACTS_H
#define JIEBAN_FACTS_H

#include "bundle/bundle.h"
#include "columns/columns.h"
#include "store/store.h"

struct facts;                           /* statements over one store; thread-safe */
struct facts *facts_new(struct store *);
void facts_free(struct facts *);

/* Who changes and why. `by` is an account id, 0 the program itself. */
struct cause { int64_t by, at_ms; struct str why; };

/* ---- governments --------------------------------------------------------------------------------------------- */

struct tenant {
	int64_t tenant_id, parent_id;   /* parent 0: none */
	struct str slug, name;          /* slug: in addresses, [a-z0-9-]{2,40} */
	int level;                      /* 1 city, 2 district, 3 street or town */
	int64_t created_at_ms, change_no, visible_batch;
};
enum rc tenant_add(struct facts *, struct tx *, struct tenant *, const struct cause *, struct err *) MUSTCHECK;        /* fills tenant_id; RC_CONFLICT: the slug is taken */
enum rc tenant_change(struct facts *, struct tx *, const struct tenant *, const struct cause *, struct err *) MUSTCHECK;       /* name, parent, level */
enum rc tenant_get(struct facts *, struct tx *, struct str slug, struct arena *, struct tenant *, struct err *) MUSTCHECK;
enum rc tenant_list(struct facts *, struct tx *, struct arena *, struct tenant **, unsigned *n, struct err *) MUSTCHECK;

/* ---- one fact ------------------------------------------------------------------------------------------------ */

#define FACT_FIELDS 64                  /* of one kind at most; facts_new looks */
struct fact {
	int entity;
	struct str id;                  /* its own, or the key that a fact without one was given ("~" and what tells it apart) */
	int64_t version;                /* 1, 2, …; counts on through removal */
	bool personal;                  /* get: personal fields were read. put: they are written; false: they stay as they are */
	struct vvalue *values;          /* by vocabulary field index; derived fields unknown, save verdicts that were delivered */
	const int *fields; unsigned n_fields;   /* of a page: the fields that were read, in the vocabulary's order, no other is known; NULL: any may be */
};
struct put_done { struct str id; int64_t version; bool changed; struct vvalue *values; };    /* values: all as they stand now, personal ones too; on the arena */
/* expected: version that must stand (0: must not exist yet; -1: whatever). Links must lead to facts that are there. RC_CONFLICT: the version
 * is another, with what changed; or a running import is about to change this very fact. RC_INVALID/RC_NOT_FOUND with err.field: a value or link.
 * Unchanged values write nothing. id "": values name it, or a key is made; out (may be NULL) then says which, on the arena. Unknown personal
 * values with `personal` erase: the twin goes, the log keeps a hash whose salt is gone. Does not change *fact, so it may run again. */
enum rc facts_put(struct facts *, struct tx *, int64_t tenant_id, const struct fact *, int64_t expected, const struct cause *, struct arena *, struct put_done *, struct err *) MUSTCHECK;
/* Several in their order, all or none (the transaction is the caller's): the counters are read and written once for all of them. A fact that a later one of
 * the list leads to stands before it. What `done` points to stands on the arena. always: a version is counted and a line written even if no value changed. */
struct fact_put { const struct fact *fact; int64_t expected; bool always; struct put_done done; };
enum rc facts_put_many(struct facts *, struct tx *, int64_t tenant_id, struct fact_put *, unsigned n, const struct cause *, struct arena *, struct err *) MUSTCHECK;
/* Holds the government's row of counters until the transaction ends: what is read after it is not changed by another until then. */
enum rc facts_hold(struct facts *, struct tx *, int64_t tenant_id, struct err *) MUSTCHECK;
/* These will be asked next, in whatever order (tx_ahead). What is asked ahead after the hold is as it is once the row is held. */
enum rc facts_hold_ahead(struct tx *, int64_t tenant_id, struct err *) MUSTCHECK;
enum rc facts_get_ahead(struct facts *, struct tx *, int64_t tenant_id, int entity, struct str id, bool personal, struct err *) MUSTCHECK;
enum rc facts_linked_ahead(struct facts *, struct tx *, int64_t tenant_id, int entity, int field, struct str id, struct err *) MUSTCHECK;
enum rc facts_remove(struct facts *, struct tx *, int64_t tenant_id, int entity, struct str id, int64_t expected, const struct cause *, struct err *) MUSTCHECK;   /* RC_CONFLICT: others link to it */
/* personal: read the twin too (false: those fields come unknown). */
enum rc facts_get(struct facts *, struct tx *, int64_t tenant_id, int entity, struct str id, bool personal, struct arena *, struct fact *, struct err *) MUSTCHECK;
/* Every standing fact whose link `field` leads to that id, in the order in which they came, without their personal fields. What an action on an order begins
 * with: one statement each, which is composed once, where facts_page composes one for what it is asked. */
enum rc facts_linked(struct facts *, struct tx *, int64_t tenant_id, int entity, int field, struct str id, struct arena *, struct fact **, unsigned *n, struct err *) MUSTCHECK;

/* ---- pages of facts ------------------------------------------------------------------------------------------ */

enum filter_op { OP_EQ, OP_NE /* unknown ones too */, OP_GE, OP_LT, OP_KNOWN, OP_UNKNOWN, OP_HAS /* text contains; ids and names too */, OP_IN /* enum codes, text "a,b" */ };
struct filter { int field; enum filter_op op; struct vvalue value; struct str list; };
struct page_ask {
	int entity;
	const bool *fields;             /* by vocabulary field: those wanted; NULL: all. A list shows few; reading all costs four times as much */
	const struct filter *filters; unsigned n_filters;       /* at most 12, and-ed */
	int sort; bool falling;         /* vocabulary field, or -1: the order in which they came. NULLs last. */
	struct str after;               /* cursor of the previous page, opaque; "" the first */
	unsigned limit;                 /* 1..500 */
	bool personal;
	struct str unit_id;             /* not "": only facts that concern this unit (orders with an assignment of it or in its grids; its own
	                                 * rows; rows that name no unit by their order, person or grid) */
	bool count;                     /* count the matches, up to 10,000 */
};
struct page {
	struct fact *facts; unsigned n;
	struct str next;                /* "": no more */
	int64_t total; bool total_capped;       /* -1: not counted */
};
enum rc facts_page(struct facts *, struct tx *, int64_t tenant_id, const struct page_ask *, struct arena *, struct page *, struct err *) MUSTCHECK;
/* How many facts each kind has: by entity index. */
enum rc facts_counts(struct facts *, struct tx *, int64_t tenant_id, int64_t *counts, struct err *) MUSTCHECK;

/* ---- the change log ------------------------------------------------------------------------------------------- */

struct change {
	int64_t change_no, version, by, at_ms;
	int entity;                     /* -1: a batch became visible (id = its number) */
	struct str id, what, why, hash; /* what: JSON of the changed fields by name (null: removed); hash: 32 bytes */
};
/* Lines of one fact, the newest first. */
enum rc facts_history(struct facts *, struct tx *, int64_t tenant_id, int entity, struct str id, unsigned limit, struct arena *, struct change **, unsigned *n, struct err *) MUSTCHECK;
/* Checks one government: the chain is whole, rows rebuilt from the log equal the tables, links lead somewhere, personal hashes fit. */
struct verify_report { uint64_t lines, rows, personal; unsigned n_problems; struct str problems[50][2]; struct arena arena; };       /* n_problems: all; the first 50 are kept; arena_done by the caller */
enum rc facts_verify(struct facts *, int64_t tenant_id, struct verify_report *, struct err *) MUSTCHECK;

/* ---- import and export ------------------------------------------------------------------------------------------ */

struct import_ask {
	int64_t tenant_id;
	const char *path;               /* folder, zip or xlsx */
	struct str name;                /* for people: the file's own name */
	bool skip_bad; FILE *bad_rows;
	struct cause cause;
	struct bundle_limits limits;
	void (*started)(void *ctx, int64_t import_id);  /* once its line stands in the table of imports; may be NULL */
	/* phase: "check" then "write"; called at most ten times a second; returning false stops the import (nothing becomes visible) */
	bool (*progress)(void *ctx, const char *phase, uint64_t done, uint64_t all);
	void *progress_ctx;
};
struct import_result {
	int64_t import_id;
	uint64_t rows, added, changed, same, removed, skipped;          /* removed: rows without own id, replaced per order */
	int64_t added_by_entity[64], changed_by_entity[64];
};
/* Everything is checked, then written, then visible at once, or nothing is. The report holds every bad row (the first thousand kept). Once a government
 * handles orders in a process, rows of the kinds that only its actions write, and rows that lead to an order still open there, are bad rows. */
enum rc facts_import(struct facts *, const struct import_ask *, struct bundle_report *, struct import_result *, struct err *) MUSTCHECK;
/* Ends imports that died and sweeps what imports left behind. An import does it by itself before and after; a server calls it at its
 * start and every few minutes, because facts that a dead import was about to change cannot be changed until then. */
enum rc facts_tidy(struct facts *, int64_t tenant_id, int64_t now_ms, struct err *) MUSTCHECK;
enum rc facts_export(struct facts *, int64_t tenant_id, const char *path, bool personal, bool log, struct err *) MUSTCHECK;    /* log: PATH.changes.csv beside */

/* Who writes a kind of fact once a process handles the order that it leads to: the order's actions alone, whatever order it is (cases, order_events …); they
 * and nobody else while there is a process; anybody still, since it is said about the order from outside (incidents) or goes on without it (dispatch_lines). */
enum kept { KEPT_WITH_ORDER, KEPT_BY_PROCESS, KEPT_OUTSIDE };
enum kept fact_kept(int entity);

/* A past or running import as people see it. */
struct import_line { int64_t import_id, by, started_at_ms, ended_at_ms, rows, added, changed, same, removed, skipped, problems; struct str name, state /* checking writing visible failed */, message[LANG__COUNT]; };
enum rc import_list(struct facts *, struct tx *, int64_t tenant_id, unsigned limit, struct arena *, struct import_line **, unsigned *n, struct err *) MUSTCHECK;
/* The kept bad rows of an import, in order. */
struct import_problem { struct str file, column, msg[2]; int64_t row; };
enum rc import_problems(struct facts *, struct tx *, int64_t tenant_id, int64_t import_id, unsigned from, unsigned limit, struct arena *, struct import_problem **, unsigned *n, struct err *) MUSTCHECK;

/* ---- columns that follow -------------------------------------------------------------------------------------- */

/* A government's facts in memory, kept current from the change log. One lock each: whoever holds it sees one state. */
struct live;
/* The columns of a government, brought up to the newest change, locked until live_release. want: fields needed now; when they are
 * more than were kept, the columns are loaded anew with all of them. Holding is for milliseconds. */
enum rc live_take(struct facts *, int64_t tenant_id, const struct columns_want *, struct columns **, int64_t *change_no, struct live **, struct err *) MUSTCHECK;
void live_release(struct live *);
/* Straight from the tables, without any keeping: tests and the command line. */
enum rc facts_load(struct facts *, int64_t tenant_id, const struct columns_want *, struct columns **, int64_t *change_no, struct err *) MUSTCHECK;
size_t live_bytes(struct facts *);
/* What is kept in memory of that government goes; it is loaded again when it is asked for. */
void live_forget(struct facts *, int64_t tenant_id);

/* ---- personal values that are there still ------------------------------------------------------------------------ */

/* Of every fact of a kind that has some: its id and, by vocabulary field, which are known. The values are not read. `id` is borrowed. */
enum rc facts_personal(struct facts *, struct tx *, int64_t tenant_id, int entity, void (*each)(void *ctx, struct str id, const bool *known), void *ctx, struct err *) MUSTCHECK;

#endif
