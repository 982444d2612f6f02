/*
 * order/internal: an order with everything that belongs to it, in memory while somebody acts on it. Private to the room.
 */
#ifndef JIEBAN_ORDER_INTERNAL_H
#define JIEBAN_ORDER_INTERNAL_H

#include "insight/insight.h"
#include "order/order.h"

#include <pthread.h>

#define KIN_MOST 300                    /* other orders of the same caller, matter or topic that are looked at */

struct likenesses *likenesses_new(void);
void likenesses_free(struct likenesses *);
void likeness_forget(struct orders *, int64_t tenant_id);
struct reads { unsigned n; int fields[64]; };      /* of an entity's rows: what is read, the id among it; none: not even that they are there */
/* Units, persons and grids that rows name: by which link, and whether more of them is read than that they are there. */
struct named { int entity, field, to; bool reads; };
/* Columns of what an edition's processes read, opened; filled anew for each docket that takes them. */
struct kept_columns { struct columns *cols; uint64_t forgets; struct kept_columns *next; };        /* forgets: the orders' when they were made */
struct wanted {
	struct str sha256; struct columns_want want; struct reads of[64];
	struct named *named; unsigned n_named;
	struct kept_columns *kept;                      /* those that no docket has now: as many as there ever were dockets at a time */
	struct wanted *next;
};
struct orders {
	struct store *store; struct facts *facts; struct people *people; struct editions *editions; struct likenesses *likenesses;
	pthread_mutex_t wanted_lock; struct wanted *wanted; struct arena wanted_arena;  /* what each edition's processes read (docket.c) */
	uint64_t forgets;                               /* how often what was erased was forgotten, by the same lock */
};

/* Entities that the room itself writes or reads, by index; filled once. */
extern struct order_entities {
	int orders, assignments, cases, order_events, clocks, attachments, filings, review_points, units, persons, grids, untrue_forms, deputies, incidents, dispatch_lines, shift_notes, supervisions;
} ent;
void entities_find(void);
void kept_forget(struct orders *);      /* the columns, and with them what the last order left there: at once those that no docket has now, the others once they are given back */
int field_of(int entity, const char *name);     /* aborts on a name that the vocabulary lacks: a mistake of ours */

struct drow { struct fact fact; bool fresh, changed; bool kin; };       /* kin: of another order, only looked at */
struct docket {
	struct orders *o; struct tx *tx; int64_t tenant_id;
	struct arena *a;
	struct book *book; const struct process *process;
	struct str order_id;
	struct drow *rows[64]; unsigned n[64];
	struct drow *file;                      /* the case; NULL: there is none (yet) */
	struct wanted *wanted;
	struct kept_columns *kept;                      /* the docket's columns until it is closed */
	struct decider *decider;
	struct settled { unsigned rows; struct vvalue *values; } settled[64];      /* what the columns were made of, by entity */
	struct calendar_hold *calendar;         /* while the decider lives */
	bool kin_loaded;
	int32_t day;
};
/* To view: all that belongs to the order, without its personal fields. To act: these too, and of the rest only the kinds that the process reads or changes. */
enum docket_for { DOCKET_VIEW, DOCKET_ACT };
/* Reads the order, its case and what belongs to it. RC_NOT_FOUND. */
enum rc docket_ahead(struct orders *, struct tx *, int64_t tenant_id, struct str order_id, enum docket_for, struct err *) MUSTCHECK;       /* docket_open will be asked */
enum rc docket_open(struct docket *, struct orders *, struct tx *, int64_t tenant_id, struct str order_id, enum docket_for, struct arena *, struct err *) MUSTCHECK;
/* An empty one for a new order of that process; takes over the book. */
void docket_blank(struct docket *, struct orders *, struct tx *, int64_t tenant_id, struct book *, const struct process *, struct arena *);
void docket_close(struct docket *);
/* Loads orders beside this one, once, for expressions with `kin`. */
enum rc docket_kin(struct docket *, struct err *) MUSTCHECK;
/* Makes the columns and the decider out of the rows as they are now; again only where a value that is read has changed since. */
enum rc docket_settle(struct docket *, int64_t now_s, struct err *) MUSTCHECK;
/* Loads a kind that the process does not read, once. */
enum rc docket_also(struct docket *, int entity, struct err *) MUSTCHECK;
struct drow *docket_add(struct docket *, int entity, struct str id);
struct vvalue *docket_value(struct drow *, const char *field);
const struct vvalue *docket_known(const struct drow *, const char *field);        /* NULL when unknown */
/* A field of a fact by its name, or "" and `unknown`. */
struct str known_text(const struct fact *, const char *field);
int64_t known_int(const struct fact *, const char *field, int64_t unknown);
int docket_row(const struct docket *, int entity, struct str id);       /* row number, or -1 */
bool expr_has_kin(const struct expr *);
/* Writes every row that is fresh or changed, through facts_put. */
enum rc docket_save(struct docket *, const struct cause *, struct err *) MUSTCHECK;
/* A new id as text. */
enum rc docket_new_id(struct docket *, struct str *, struct err *) MUSTCHECK;

/* The state's index; -1 when the case names one that the process has not. */
int case_state(const struct docket *);
struct vvalue v_text(struct str);
struct vvalue v_int(int64_t);

/* Does the actor see the order: every_unit, or the own unit has an assignment of it. */
bool actor_sees(const struct actor *, const struct docket *);
bool actor_has_row(const struct actor *, const struct docket *, int entity, const struct drow *);
bool actor_may(const struct actor *, const struct paction *);
bool moves_from(const struct paction *, int state);
/* Rows on which the action can be done by this actor, the likeliest last. */
unsigned action_targets(const struct docket *, const struct paction *, const struct actor *, unsigned *rows, unsigned room);

/* Names limits by the edition that a case runs in; holds the last edition until namer_done. */
struct namer { struct orders *o; struct tx *tx; struct str edition; struct book *book; };
enum rc limit_name(struct namer *, struct str edition, struct str limit, struct arena *, struct limit_title *, struct err *) MUSTCHECK;
void namer_done(struct namer *);

/* For whom the actor does what needs one of these roles; NULL: in the own right. */
const struct stand *actor_stand(const struct actor *, uint32_t roles);
/* Is a dated fact (active_from, active_to) in force on that day. */
bool dated_on(const struct fact *, int32_t day);

/* The review points in force on that day. */
enum rc points_on(struct orders *, struct tx *, int64_t tenant_id, int32_t day, struct arena *, struct fact **, unsigned *n, struct err *) MUSTCHECK;

/* The row leads to its order and, with the target, to an assignment and a unit. */
void about_row(struct docket *, struct drow *, int entity, unsigned target);
/* Files the form that the action asks for: every field filled; the steps of the filler signed, the others open. */
enum rc paper_file(struct docket *, const struct paction *, const struct act_ask *, unsigned target, struct err *) MUSTCHECK;
/* The action that signs the next open step of a filing; NULL: all are signed. */
const struct paction *paper_step(struct docket *, unsigned filing);
/* Is “action” the signing of a form? Then the step, signed on the docket already, and ask.target names the filing. RC_NOT_FOUND: it is not. */
enum rc paper_sign(struct docket *, struct act_ask *, const struct paction **, struct err *) MUSTCHECK;

/* A text without what the order says of its reporter's name, phone and address, nor anything like a mobile number. instead "": each is masked as everybody may see it. */
struct str scrubbed(struct arena *, struct str, const struct fact *order, struct str instead);
bool text_holds(struct str, struct str part);

/* The inputs of a new order with the matter of the order that it joins; that one is put on a matter of its own where it has none. */
enum rc matter_join(struct orders *, struct tx *, const struct act_ask *, const struct paction *begins, struct arena *, const struct json **inputs, struct err *) MUSTCHECK;

/* Keeps the ledger: what runs, what stopped, what changed since. */
enum rc clocks_follow(struct docket *, int64_t now_s, bool final, struct err *) MUSTCHECK;
enum rc triggers_fire(struct docket *, const bool *touched, const struct actor *, int64_t now_s, struct err *) MUSTCHECK;
/* Records and changes of an action or trigger. `inputs` NULL: there are none. *first: the row recorded first (or the target). */
struct applied { int entity; unsigned row; };
/* after: only the conditional ones, read of *first; else the others, and *first is set. */
enum rc records_apply(struct docket *, const struct precord *, unsigned n, bool after, int entity, unsigned target, const struct json *inputs, const struct actor *, int64_t now_s,
                      bool *touched, struct applied *first, struct err *) MUSTCHECK;
/* roles: bits; unit "" for roles that see every unit. */
enum rc message_send(struct orders *, struct tx *, int64_t tenant_id, uint32_t roles, struct str unit_id, const char *kind, struct str order_id, struct str zh, struct str en,
                     int64_t now_ms, struct err *) MUSTCHECK;

#endif
