/*
 * order: work orders, handled as the rulebook's process says. One function changes an order (order_act): the move is checked against the process
 * of the edition that the order began with, its facts are recorded, its clocks kept in an interval ledger, its event and its case
 * written, all in the caller's transaction. Knows no town: states, roles, forms, limits and triggers come from rulebook/process.h.
 *
 * What it keeps are facts like any others (cases, order_events, clocks, attachments, filings beside assignments, contacts …), so that they are
 * logged, chained, verified, exported and scored as facts are. Nobody else writes cases, order_events and clocks. Messages
 * and contents of attachments have tables of their own. Stands on rulebook, facts, people, editions.
 */
#ifndef JIEBAN_ORDER_H
#define JIEBAN_ORDER_H

#include "editions/editions.h"
#include "people/people.h"
#include "rulebook/process.h"

struct orders;                          /* thread-safe */
struct orders *orders_new(struct store *, struct facts *, struct people *, struct editions *);
void orders_free(struct orders *);

/* Who acts. An actor without every_unit sees and moves only orders that were assigned to the own unit (decided here, not at the door). */
struct actor {
	int64_t account_id;             /* 0: the program */
	struct str login, person_id, unit_id;
	uint32_t roles;                 /* bit = code of person_role; with those of whom he stands in for */
	bool every_unit, system;
	uint32_t lent;                  /* of them, those that he has only because he stands in for somebody */
	const struct stand *stands; unsigned n_stands;
};
/* Somebody who is away and for whom the actor stands in. until_day: the last day, INT32_MAX: open. */
struct stand { struct str person_id, name; uint32_t roles; int32_t until_day; };
/* From a session; with what it does for others while they are away (facts `deputies`, on the day of now_ms). */
enum rc actor_of(struct orders *, struct tx *, const struct session *, int64_t now_ms, struct arena *, struct actor *, struct err *) MUSTCHECK;

/* ---- acting ---------------------------------------------------------------------------------------------------------------- */

struct act_ask {
	int64_t tenant_id;
	struct str order_id;            /* "": a new order (an action from `start`); then inputs may name orders.order_id */
	struct str process;             /* new orders: "" the first process in force that applies */
	struct str joins;               /* new orders: the order whose matter it is of (matter.c); "" none */
	struct str action, target;      /* target "": the only or the current one */
	int64_t version;                /* of the case as the actor saw it; -1: whatever */
	const struct json *inputs;      /* {"assignments.unit_id": "u1", …}: texts as cells, numbers, yes or no; null clears */
	const struct json *attachments; /* [{"sha256","label","name","kind"}…]: contents uploaded before (content_put) */
	const struct json *filled;      /* the form's fields by label, where the action asks for one; signatures as {"label": person} */
	const struct json *checked;     /* ids of review points that were ticked, where the action has a checklist */
	struct str note;
	int64_t now_ms;
	struct actor actor;
};
struct act_done { struct str order_id, event_id, state; int64_t version; };
/* RC_NOT_FOUND: no such order, or not this actor's; or no such action. RC_DENIED: the role may not. RC_CONFLICT: the case moved on since (says what),
 * or the state does not allow it. err.field "joins": the order to join is not there, or cannot be put on a matter. RC_INVALID with err.field "entity.field", "note", "attachments:LABEL" or "guard": what is missing and how to mend it. */
enum rc order_act(struct orders *, struct tx *, const struct act_ask *, struct arena *, struct act_done *, struct err *) MUSTCHECK;
/* order_act will be asked in this transaction: its first questions go out (tx_ahead), the government's row before all others. For who has something else to
 * ask before (measured: one wait and a half less for each action); order_act itself does it for who comes straight to it, and where it was done sends nothing. */
enum rc order_act_ahead(struct orders *, struct tx *, const struct act_ask *, struct err *) MUSTCHECK;

/* ---- papers: forms as they were filled in, and who signed them (paper.c) ------------------------------------------------------------- */

/* A step is signed by the action “签署” + the form's name on the filing: by whoever is signed in, in the order of the form, by its roles alone. */
struct paper_line {
	struct str label, text;
	enum { PAPER_FILL, PAPER_GIVEN, PAPER_SIGN } kind;
	struct str signer, behalf;      /* of a signature: who, and for whom; signer "": nobody yet */
	int64_t at;                     /* INT64_MIN: unknown (typed by hand, before signatures were acts) */
	uint32_t roles;                 /* who may sign it */
};
struct paper { struct fact filing; struct str title; bool readable; struct paper_line *lines; unsigned n; };
/* Readable for the unit whose paper it is, and for the roles that fill it in, sign it or are told of it by the process; what it says of the resident's name, phone and
 * address is masked all the same. For others the lines come without their texts. RC_NOT_FOUND: no such paper of an order that the actor sees. */
enum rc paper_read(struct orders *, struct tx *, int64_t tenant_id, struct str order_id, struct str filing_id, const struct actor *, struct arena *, struct paper *, struct err *) MUSTCHECK;

/* ---- the order without its reporter, for firms outside (outside.c) ----------------------------------------------------------------------- */

/* What somebody needs who is to mend the thing, and nothing of who reported it: no name, phone, key, call, recording, reply or note; texts without the reporter's data, the
 * address no closer than everybody sees it. Chosen field by field: what is new in an order stays inside until it is added here. */
struct outside_visit { int64_t at; struct str found; };
struct outside_photo { struct str attachment_id, label; };
struct outside {
	struct str order_id, title, description, category, urgency, site, grid, state, unit;
	int64_t dispatched_at, due_at;  /* INT64_MIN: unknown */
	struct outside_visit *visits; unsigned n_visits;
	struct outside_photo *photos; unsigned n_photos;
};
enum rc order_outside(struct orders *, struct tx *, int64_t tenant_id, struct str order_id, const struct actor *, int64_t now_ms, struct arena *, struct outside *, struct err *) MUSTCHECK;

/* ---- the dispatch catalogue (catalogue.c) ------------------------------------------------------------------------------------------------- */

/* A line that fits the order's category: depth: segments of the category that it names (0: any). placed: its place stands in the order's texts or grid; sure: that, or it names
 * no place. What is not sure is for a person to judge. */
struct catalogue_line { struct fact line; unsigned depth; bool placed, sure; };
/* Lines in force on the day of now_ms, the most specific first: the sure ones, then by depth, then with a place before without, then by basis as the law ranks them, the newest
 * first. At most CATALOGUE_MOST. *category: the order's, "" unknown (then only lines without one can fit). */
#define CATALOGUE_MOST 20
enum rc order_catalogue(struct orders *, struct tx *, int64_t tenant_id, struct str order_id, const struct actor *, int64_t now_ms, struct arena *, struct catalogue_line **, unsigned *n,
                        struct str *category, struct err *) MUSTCHECK;

/* ---- who stands in for whom (deputy.c) ---------------------------------------------------------------------------------------------------- */

/* Those of the actor, or all (everybody: who may change facts), the newest first; at most 500. */
enum rc deputy_list(struct orders *, struct tx *, int64_t tenant_id, const struct actor *, bool everybody, struct arena *, struct fact **, unsigned *n, struct err *) MUSTCHECK;
/* person_id "": the actor. to_day INT32_MAX: until it is ended. RC_DENIED: for somebody else, and not `everybody`. RC_INVALID with err.field person_id, deputy_id, from, to, reason. */
struct deputy_ask { int64_t tenant_id, now_ms; struct str person_id, deputy_id, reason; int32_t from_day, to_day; struct actor actor; bool everybody; };
enum rc deputy_add(struct orders *, struct tx *, const struct deputy_ask *, struct arena *, struct fact *, struct err *) MUSTCHECK;
/* At once: yesterday was the last day; one that began today or later is removed (its history stays). RC_CONFLICT: another version, or over already. */
enum rc deputy_end(struct orders *, struct tx *, int64_t tenant_id, struct str id, int64_t version, const struct actor *, bool everybody, int64_t now_ms, struct arena *, struct err *) MUSTCHECK;

/* ---- shifts (shift.c) ------------------------------------------------------------------------------------------------------------------------ */

#define SHIFT_MOST 100                  /* orders under a heading */
enum shift_heading { SHIFT_OVERDUE, SHIFT_URGENT, SHIFT_DUE, SHIFT_SUPERVISED, SHIFT__COUNT };
extern const char *const shift_headings[SHIFT__COUNT];         /* identifiers: overdue urgent due supervised */
struct work_line;
struct shift {
	struct { struct work_line *lines; unsigned n; bool more; } parts[SHIFT__COUNT];         /* open orders that the actor sees; one may stand under several */
	unsigned unread;                /* of the actor's newest hundred messages */
	struct fact *notes; unsigned n_notes;   /* of the own unit, the newest first */
};
/* hours: how long the next shift is. */
enum rc shift_view(struct orders *, struct tx *, int64_t tenant_id, const struct actor *, int64_t now_ms, unsigned hours, struct arena *, struct shift *, struct err *) MUSTCHECK;
/* Keeps what is open now with the remark. RC_INVALID: the actor has no unit or person, or the remark is too long. */
enum rc shift_hand_over(struct orders *, struct tx *, int64_t tenant_id, const struct actor *, int64_t now_ms, unsigned hours, struct str note, struct arena *, struct fact *, struct err *) MUSTCHECK;
/* RC_CONFLICT: taken already, or the version is another; RC_DENIED: by who handed over; RC_NOT_FOUND: not of the own unit. */
enum rc shift_take(struct orders *, struct tx *, int64_t tenant_id, struct str note_id, int64_t version, const struct actor *, int64_t now_ms, struct arena *, struct fact *, struct err *) MUSTCHECK;

/* ---- the district's list (list.c) ---------------------------------------------------------------------------------------------- */

/* A CSV, or a workbook with a sheet of orders. Opens transactions of its own. actor: whose roles, or system (the command line). */
struct list_ask { int64_t tenant_id, now_ms; const char *path, *tmp; struct str name; bool skip_bad; struct actor actor; };
struct list_note { uint64_t row; struct str column, order_id, msg[LANG__COUNT]; };
struct list_done {
	struct arena *arena;                    /* the caller's; what follows lies there */
	uint64_t taken, changed, same, left, skipped;   /* left: closed, or in no process; skipped: bad rows */
	struct list_note *problems, *lefts; unsigned n_problems, n_lefts, n_first;      /* the first thousand; n_first: of the form, before anything was tried */
};
#define LIST_BAD "list"                 /* err.field when there were problems and nothing was taken: done says which */
enum rc orders_list(struct orders *, const struct list_ask *, struct list_done *, struct err *) MUSTCHECK;

/* ---- looking ---------------------------------------------------------------------------------------------------------------- */

struct input { int entity, field; bool must; struct str preset; };        /* what an action asks to be filled; preset: what stands now, as a cell */
struct offer {                          /* an action that this actor's roles have in this state */
	const struct paction *action;
	struct str target, target_label;        /* id; for people: unit and sequence */
	bool ready; struct str why_not;         /* the first guard that does not hold */
	struct input *inputs; unsigned n_inputs;
	const struct fact *points; unsigned n_points;               /* review points of its checklist, as they stand today */
	const struct pevidence **evidence; unsigned n_evidence;     /* must be attached now */
};
struct clock_line { struct str clock_id, rule, title, about, unit_id, outcome, span, derivation, derivation_en; int64_t seq, started_at, due_at, stopped_at, overdue_at; bool exclusive, provisional, running; };
struct order_view {
	struct fact order, file;                /* file: the case; personal fields of the order are not read */
	const struct rulebook *rulebook; const struct process *process;
	struct fact *of[64]; unsigned n_of[64]; /* every fact of the order by entity (assignments … filings), in the order they came */
	struct clock_line *clocks; unsigned n_clocks;
	struct offer *offers; unsigned n_offers;
	struct book *book;                      /* to be released */
};
enum rc order_view(struct orders *, struct tx *, int64_t tenant_id, struct str order_id, const struct actor *, int64_t now_ms, struct arena *, struct order_view *, struct err *) MUSTCHECK;
void order_view_done(struct orders *, struct order_view *);
/* What may begin: actions from `start` of the processes in force, as offers. */
enum rc order_beginnings(struct orders *, struct tx *, int64_t tenant_id, const struct actor *, int64_t now_ms, struct arena *, struct order_view *, struct err *) MUSTCHECK;
/* May this actor see the order at all. */
enum rc order_visible(struct orders *, struct tx *, int64_t tenant_id, struct str order_id, const struct actor *, struct err *) MUSTCHECK;

/* How a case's time stands: something is overdue, or the next limit ends within a day, later, or none runs. */
enum work_due { DUE_ANY, DUE_OVERDUE, DUE_SOON, DUE_LATER, DUE_NONE, DUE__COUNT };
#define DUE_SOON_S 86400
/* The work list: open (or closed) cases, the soonest due first. */
struct work_ask {
	struct str state, unit_id, category, urgency, limit_id;  /* "": any */
	bool closed, undispatched, by_newest;   /* undispatched: cases that no unit has, instead of unit_id */
	enum work_due due; int64_t now_s;       /* now_s: what a day is counted from */
	struct str after; unsigned limit;
};
struct limit_title { struct str title, alias; };        /* as the case's edition names its next limit; "" none, or not known */
struct work_line { struct fact file, order; struct limit_title limit; };   /* the order without personal fields */
enum rc work_list(struct orders *, struct tx *, int64_t tenant_id, const struct actor *, const struct work_ask *, struct arena *, struct work_line **, unsigned *n, struct str *next, struct err *) MUSTCHECK;
/* One order as a line of it, whoever asks: the caller knows that it may be seen. runs: false, no process runs it and there is no case. RC_NOT_FOUND. */
enum rc work_one(struct orders *, struct tx *, int64_t tenant_id, struct str order_id, struct arena *, struct work_line *, bool *runs, struct err *) MUSTCHECK;

/* ---- the supervision board (board.c) ------------------------------------------------------------------------------------------------ */

/* What is open now, and what came back since the month began. An actor without every_unit gets the own unit's numbers alone. */
struct board_unit { struct str unit_id; int64_t due[DUE__COUNT], supervised, returned, reworked; };       /* unit_id "": not dispatched, or no unit known */
struct board_count { struct str value; int64_t n, late; struct limit_title limit; };    /* late: of supervisions; limit: of limits */
struct board_counts { struct board_count *list; unsigned n; };                                       /* the most frequent first */
struct board_matter { struct str matter_key, order_id, title; int64_t n, open, last_s; };                  /* order_id, title: of its newest order */
struct board {
	struct str unit_id;                                     /* whose numbers alone; "": everybody's */
	int64_t month_s, matters_from_s;                        /* since when returns and reworks, and calls on a matter, are counted */
	struct board_unit *units; unsigned n_units; /* not dispatched first, then the most overdue */
	struct board_counts states, categories, urgencies, limits;      /* of open cases: what the work list can be narrowed by */
	struct board_counts supervised;                         /* open supervisions by level */
	struct board_matter *matters; unsigned n_matters;       /* called about twice or more, the most often first, at most ten */
	struct work_line *overdue; unsigned n_overdue;          /* the longest overdue, at most ten */
};
enum rc order_board(struct orders *, struct tx *, int64_t tenant_id, const struct actor *, int64_t now_ms, struct arena *, struct board *, struct err *) MUSTCHECK;

/* ---- similar orders, words in orders (likeness.c) ------------------------------------------------------------------------------------ */

/* What is compared while it is typed; order_id: the order itself, which is left out. lon, lat: as in facts, INT64_MIN unknown. Opens transactions of its own. */
struct similar_ask { struct str order_id, title, description, address, caller_key; int64_t lon, lat, at_s; bool open_only, closed_only; unsigned limit; };
/* score: millionths. why: the longest texts that both have, as they stand in the question. metres: -1 unknown. */
struct similar { struct str order_id; int32_t score; bool same_caller, same_place; int64_t metres, received_s; struct str why[6]; unsigned n_why; };
enum rc orders_similar(struct orders *, int64_t tenant_id, const struct similar_ask *, struct arena *, struct similar **, unsigned *n, struct err *) MUSTCHECK;
/* Orders that hold every word (two-character words, "phrases"), the newest first; before them the one whose number the words are, open or not. after: the
 * last of the page before. Only what the actor may see. */
struct search_ask { struct str words, after_id; int64_t after_s; bool open_only; unsigned limit; };
enum rc orders_search(struct orders *, int64_t tenant_id, const struct actor *, const struct search_ask *, struct arena *, struct similar **, unsigned *n, bool *more, struct err *) MUSTCHECK;

/* ---- clocks that come due (jobs) ------------------------------------------------------------------------------------------------ */

/* Warns and escalates what has come due by now_ms, at most `limit` clocks, each once whoever runs it: overdue instant on the clock, mark on the
 * case, message to the roles that the process names. *done: how many. *next_ms: when the next one comes (INT64_MAX: none). */
enum rc clocks_tick(struct orders *, int64_t tenant_id, int64_t now_ms, unsigned limit, unsigned *done, int64_t *next_ms, struct err *) MUSTCHECK;

/* The weekly pushes that are due by now_ms and not sent yet (rulebook triggers with a weekday): one message to each unit's people and leaders,
 * of the orders that the condition holds for; once whoever runs it. */
enum rc pushes_tick(struct orders *, int64_t tenant_id, int64_t now_ms, unsigned *done, struct err *) MUSTCHECK;

/* ---- contents of attachments ------------------------------------------------------------------------------------------------------ */

#define CONTENT_MAX (20u << 20)
/* What the first bytes say: photo (JPEG, PNG, WebP), audio (WAV, MP3, OGG, M4A), document (PDF). RC_INVALID: none of these. */
struct content_kind { const char *kind, *media; };
enum rc content_look(struct str bytes, struct content_kind *, struct err *) MUSTCHECK;
struct content { char sha256[65]; struct content_kind is; int64_t bytes, lon, lat, taken_at; };      /* lon, lat as in facts; INT64_MIN: the picture says nothing */
/* Looks and keeps. What a JPEG says of place and time is told here and is not in the bytes that are kept. */
enum rc content_put(struct orders *, struct tx *, int64_t tenant_id, struct str bytes, struct content *, struct err *) MUSTCHECK;
/* What was told of it then. RC_NOT_FOUND: it was never uploaded. */
enum rc content_about(struct orders *, struct tx *, int64_t tenant_id, struct str sha256, struct content *, struct err *) MUSTCHECK;
enum rc content_get(struct orders *, struct tx *, int64_t tenant_id, struct str sha256, int64_t from, int64_t n, struct buf *, struct err *) MUSTCHECK;

/* A JPEG: what it says (photo.c), and in `clean` the picture without it; empty: it has nothing to be taken out. Pure. */
struct photo { int64_t lon, lat, taken_at; unsigned turned; };
void photo_read(struct str jpeg, struct photo *, struct buf *clean);

/* ---- messages in the program -------------------------------------------------------------------------------------------------------- */

struct message { int64_t message_id, at_ms; struct str kind, order_id, text[LANG__COUNT]; bool read; };
enum rc message_list(struct orders *, struct tx *, int64_t tenant_id, const struct actor *, int64_t before_id, unsigned limit, struct arena *, struct message **, unsigned *n, unsigned *unread, struct err *) MUSTCHECK;
enum rc message_read(struct orders *, struct tx *, int64_t tenant_id, int64_t account_id, int64_t message_id, int64_t now_ms, struct err *) MUSTCHECK;

#endif
