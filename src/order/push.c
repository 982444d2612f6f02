/*
 * Weekly pushes: a trigger with a weekday is read over every order that is open or changed within the week, and each unit's people get one message
 * that names its own, the leaders one that names all. Sent once a week, whoever runs it: that it is done is written in the transaction of the
 * messages. Called by jobs.
 */
#include "order/internal.h"

#include <stdlib.h>
#include <string.h>

#define WEEK_S (7 * 86400)
#define NAMED 5                         /* orders that a message names */

struct hit { struct str order_id, unit_id, title; };
struct push { struct orders *o; int64_t tenant_id, now_ms, due_ms; struct book *book; const struct process *process; const struct ptrigger *trigger; struct arena arena; struct hit *hits; unsigned n, room; bool ours; };

/* The newest instant at or before now that is that weekday and minute in Shanghai. */
static int64_t
last_due_ms(const struct ptrigger *t, int64_t now_ms)
{
	int64_t now_s = now_ms / 1000;
	int32_t day = instant_day(now_s);
	int weekday = (int)((((int64_t)day + 3) % 7 + 7) % 7) + 1;      /* day 0, 1970-01-01, was a Thursday */
	int back = (weekday - t->weekday + 7) % 7;
	int64_t due_s = instant_from_day(day - back, t->minute * 60);

	return (due_s > now_s ? due_s - WEEK_S : due_s) * 1000;
}

static bool
has_kin(const struct ptrigger *t)
{
	return expr_has_kin(t->when);
}

static enum rc
look(struct push *p, struct tx *tx, struct str order_id, struct err *err)
{
	struct docket d;
	struct arena a;
	enum rc rc;

	arena_init(&a, 0);
	rc = docket_open(&d, p->o, tx, p->tenant_id, order_id, false, &a, err);
	if (rc == RC_OK) {
		if (has_kin(p->trigger))
			rc = docket_kin(&d, err);
		if (rc == RC_OK)
			rc = docket_settle(&d, p->now_ms / 1000, err);
		if (rc == RC_OK && decide_yes(d.decider, p->trigger->when, ent.orders, 0, p->now_ms / 1000)) {
			const struct vvalue *unit = docket_known(d.file, "unit_id"), *title = docket_known(&d.rows[ent.orders][0], "title");

			if (p->n == p->room) {
				p->room = p->room == 0 ? 64 : p->room * 2;
				p->hits = realloc(p->hits, p->room * sizeof *p->hits);
				if (p->hits == NULL)
					abort();
			}
			p->hits[p->n++] = (struct hit){str_copy(&p->arena, order_id), unit == NULL ? STR("") : str_copy(&p->arena, unit->text), title == NULL ? STR("") : str_copy(&p->arena, title->text)};
		}
		docket_close(&d);
	}
	arena_done(&a);
	return rc;
}

/* Open cases, and those closed within the week. */
static enum rc
gather(struct tx *tx, void *ctx, struct err *err)
{
	struct push *p = ctx;

	p->n = 0;
	for (int closed = 0; closed < 2; closed++) {
		struct filter by[3] = {{.field = field_of(ent.cases, "closed"), .op = OP_EQ, .value = v_int(closed)},
		                       {.field = field_of(ent.cases, "process"), .op = OP_EQ, .value = v_text(p->process->decl->id)},
		                       {.field = field_of(ent.cases, "state_at"), .op = OP_GE, .value = v_int(p->now_ms / 1000 - WEEK_S)}};
		struct page_ask ask = {.entity = ent.cases, .filters = by, .n_filters = closed == 1 ? 3 : 2, .sort = -1, .limit = 500};
		struct page page;

		do {
			TRY(facts_page(p->o->facts, tx, p->tenant_id, &ask, &p->arena, &page, err));
			for (unsigned i = 0; i < page.n; i++)
				TRY(look(p, tx, page.facts[i].id, err));
			ask.after = page.next;
		} while (page.next.n > 0);
	}
	return RC_OK;
}

static int
by_unit(const void *a, const void *b)
{
	return str_cmp(((const struct hit *)a)->unit_id, ((const struct hit *)b)->unit_id);
}

/* What the hits [from, to) are told as. */
static enum rc
tell(struct push *p, struct tx *tx, uint32_t roles, struct str unit, unsigned from, unsigned to, struct err *err)
{
	struct str title = decl_title(p->trigger->decl);
	struct buf zh, en;
	enum rc rc;

	if (from == to || roles == 0)
		return RC_OK;
	buf_init(&zh, 0);
	buf_init(&en, 0);
	buf_fmt(&zh, STR_F "：%u 件。", STR_A(title), to - from);
	buf_fmt(&en, STR_F ": %u orders. ", STR_A(title), to - from);
	for (unsigned i = from; i < to && i < from + NAMED; i++) {
		buf_fmt(&zh, "%s" STR_F "（" STR_F "）", i == from ? "" : "；", STR_A(vocab_shown(p->hits[i].title)), STR_A(p->hits[i].order_id));
		buf_fmt(&en, "%s" STR_F " (" STR_F ")", i == from ? "" : "; ", STR_A(vocab_shown(p->hits[i].title)), STR_A(p->hits[i].order_id));
	}
	if (to - from > NAMED) {
		buf_add_c(&zh, "……");
		buf_add_c(&en, " …");
	}
	rc = message_send(p->o, tx, p->tenant_id, roles, unit, "push", STR(""), buf_str(&zh), buf_str(&en), p->now_ms, err);
	buf_done(&zh);
	buf_done(&en);
	return rc;
}

static enum rc
send(struct tx *tx, void *ctx, struct err *err)
{
	struct push *p = ctx;
	uint32_t leaders = 0, people = 0;
	uint64_t changed = 0;
	struct str job = str_fmt(&p->arena, "push:" STR_F, STR_A(p->trigger->decl->id));
	struct sval args[] = {SV_I(p->tenant_id), SV_T(job), SV_I(p->due_ms)};

	p->ours = false;
	TRY(tx_run(tx, Q_job_did, args, COUNT_OF(args), &changed, err));
	if (changed != 1)
		return RC_OK;           /* another server has sent it */
	p->ours = true;
	for (unsigned r = 0; r < 32; r++)
		if ((p->trigger->notify >> r & 1) != 0)
			*(role_may((int)r, RIGHT_FACTS) ? &leaders : &people) |= 1u << r;
	TRY(tell(p, tx, leaders, STR(""), 0, p->n, err));
	for (unsigned from = 0, to; from < p->n; from = to) {
		for (to = from + 1; to < p->n && str_eq(p->hits[to].unit_id, p->hits[from].unit_id); to++)
			;
		if (p->hits[from].unit_id.n > 0)
			TRY(tell(p, tx, people, p->hits[from].unit_id, from, to, err));
	}
	return RC_OK;
}

struct due_pushes { struct orders *o; int64_t tenant_id, now_ms; struct arena arena; struct book **books; unsigned n; };

static enum rc
in_force(struct tx *tx, void *ctx, struct err *err)
{
	struct due_pushes *d = ctx;

	return books_on(d->o->editions, tx, d->tenant_id, instant_day(d->now_ms / 1000), &d->arena, &d->books, &d->n, err);
}

struct asked { int64_t tenant_id; struct str job; int64_t done_ms; };

static enum rc
when_done(struct tx *tx, void *ctx, struct err *err)
{
	struct asked *q = ctx;
	struct rows *rows;
	enum rc rc;

	q->done_ms = 0;
	TRY(tx_rows(tx, Q_job_done, (struct sval[]){SV_I(q->tenant_id), SV_T(q->job)}, 2, false, &rows, err));
	rc = rows_next(rows, err);
	if (rc == RC_OK)
		q->done_ms = row_int(rows, 0);
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

static enum rc
one(struct due_pushes *d, struct book *book, const struct process *process, const struct ptrigger *t, unsigned *done, struct err *err)
{
	struct push p = {.o = d->o, .tenant_id = d->tenant_id, .now_ms = d->now_ms, .due_ms = last_due_ms(t, d->now_ms), .book = book, .process = process, .trigger = t};
	struct asked q = {.tenant_id = d->tenant_id, .job = str_fmt(&d->arena, "push:" STR_F, STR_A(t->decl->id))};
	enum rc rc;

	TRY(store_read(d->o->store, when_done, &q, err));
	if (q.done_ms >= p.due_ms)
		return RC_OK;
	arena_init(&p.arena, 0);
	rc = store_read(d->o->store, gather, &p, err);
	if (rc == RC_OK) {
		if (p.n > 0)
			qsort(p.hits, p.n, sizeof *p.hits, by_unit);
		rc = store_write(d->o->store, send, &p, err);
	}
	*done += rc == RC_OK && p.ours && p.n > 0;
	free(p.hits);
	arena_done(&p.arena);
	return rc;
}

enum rc
pushes_tick(struct orders *o, int64_t tenant_id, int64_t now_ms, unsigned *done, struct err *err)
{
	struct due_pushes d = {.o = o, .tenant_id = tenant_id, .now_ms = now_ms};
	enum rc rc;

	*done = 0;
	arena_init(&d.arena, 0);
	rc = store_read(o->store, in_force, &d, err);
	for (unsigned b = 0; rc == RC_OK && b < d.n; b++)
		for (unsigned i = 0; rc == RC_OK && i < d.books[b]->rulebook->n_processes; i++) {
			const struct process *p = d.books[b]->rulebook->processes[i];

			for (unsigned k = 0; rc == RC_OK && k < p->n_triggers; k++)
				if (p->triggers[k].weekday != 0)
					rc = one(&d, d.books[b], p, &p->triggers[k], done, err);
		}
	for (unsigned b = 0; b < d.n; b++)
		book_release(o->editions, d.books[b]);
	arena_done(&d.arena);
	return rc;
}
