/*
 * rulebook/process: what a checked rulebook says of how orders are handled: states, actions, clocks, triggers, forms. The order room runs
 * it, the screen draws it; neither knows a town. Everything is borrowed from the rulebook. Empty unless the check was clean.
 *
 * An action is done on a row of `entity` (an order, or a fact that leads to one: an assignment, a return …). Expressions are read in two
 * places: `before` the action on its target row (guards, values that are recorded), and `after`: what must be attached on the target; confirmations,
 * conditions of changes and the ways that part (goto) on the row that the action recorded first (else the target).
 */
#ifndef JIEBAN_RULEBOOK_PROCESS_H
#define JIEBAN_RULEBOOK_PROCESS_H

#include "rulebook/rulebook.h"

#define STATES_MAX 60
enum { STATE_STAY = -1, STATE_NONE = -2 };      /* to: the state stays; from: there is no order yet */

struct pstate { struct str name, alias; bool final; };
struct passign { enum { PA_SET, PA_MUST, PA_MAY } how; int field; const struct expr *value; enum { ACTOR_NO, ACTOR_ME, ACTOR_UNIT } actor; };
/* A fact that an action makes (record), or a row that it changes: the target, or one that the target leads to over the link `via`. With `when`: done after
 * the others, if that holds of the row recorded first (else of the target). */
struct precord { int entity, via; bool change; struct passign *assigns; unsigned n; const struct expr *when; };
struct pguard { const struct expr *when; struct str message; };
struct pgoto { int state; const struct expr *when; };
struct pevidence { int kind; struct str label; const struct expr *when; };      /* kind: code of attachment_kind; when NULL: always */
struct pclock {
	const struct decl *limit;
	const struct expr *when;                /* of the limit's row: runs only then; NULL: always */
	int into;                               /* field of the limit's entity that keeps the due instant, or -1 */
	const struct expr *ahead;               /* duration before the due instant at which a reminder goes out; NULL: none */
	uint32_t remind, overdue;               /* roles, bit = code of person_role */
};
struct paction {
	const struct decl *decl;
	int entity;                             /* of the target */
	uint32_t roles; bool system;            /* who may; the program itself (jobs, triggers, intake of a feed) */
	bool from_any, from_none;
	uint64_t from;                          /* states, by bit */
	int to;                                 /* state, or STATE_STAY */
	struct precord *records; unsigned n_records;
	struct pguard *guards; unsigned n_guards;       /* before */
	struct pguard *confirms; unsigned n_confirms;   /* after */
	struct pgoto *gotos; unsigned n_gotos;          /* after: the first that holds, instead of `to` */
	struct pevidence *evidence; unsigned n_evidence;
	uint32_t notify;
	bool say_why, checklist;                /* checklist: what stands in review_points and is blocking must be ticked */
	const struct decl *form;                /* to be filled with it, or NULL */
};
struct ptrigger { const struct decl *decl; const struct expr *when; bool once; int weekday, minute; /* 0: after actions; else each week then, over all orders (order/push.c) */ struct precord *records; unsigned n_records; uint32_t notify; };
struct process {
	const struct decl *decl;
	const struct expr *applies;             /* on an order; NULL: every order */
	struct pstate *states; unsigned n_states;
	struct paction *actions; unsigned n_actions;
	struct pclock *clocks; unsigned n_clocks;
	struct ptrigger *triggers; unsigned n_triggers;
};
const struct process *process_find(const struct rulebook *, struct str id_or_alias);
const struct paction *process_action(const struct process *, struct str id_or_alias);
int process_state(const struct process *, struct str name_or_alias);    /* index, or -1 */
const struct decl *rulebook_form(const struct rulebook *, struct str id_or_alias);
/* The machine as a graph in the DOT language, for drawings; labels in that language where there are two. */
void process_draw(const struct process *, enum lang, struct buf *);

#endif
