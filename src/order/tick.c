/*
 * Clocks that come due: every running clock is looked at by its instant, whoever has the order and whether anybody does. Each warns once and
 * escalates once: the mark is made on the clock by its version in the same transaction as the message, so two servers cannot both send it. Called by
 * jobs.
 */
#include "order/internal.h"

#include <string.h>

#define EACH_TIME 100                   /* clocks in one transaction */

struct tick { struct orders *o; int64_t tenant_id, now_ms; unsigned limit, done; bool overdue; int64_t next_ms; };

static const struct pclock *
clock_named(const struct process *p, struct str rule)
{
	for (unsigned i = 0; i < p->n_clocks; i++)
		if (str_eq(p->clocks[i].limit->id, rule))
			return &p->clocks[i];
	return NULL;
}

/* The process that the order runs in, as pinned. */
static enum rc
process_of(struct tick *t, struct tx *tx, const struct fact *file, struct book **book, const struct process **p, struct err *err)
{
	const struct vvalue *edition = &file->values[field_of(ent.cases, "edition")], *process = &file->values[field_of(ent.cases, "process")];

	TRY(book_pinned(t->o->editions, tx, edition->text, book, err));
	*p = process_find((*book)->rulebook, process->text);
	return RC_OK;
}

static enum rc
one(struct tick *t, struct tx *tx, struct str clock_id, struct arena *a, struct err *err)
{
	struct fact clock, file, order;
	struct book *book = NULL;
	const struct process *p = NULL;
	const struct pclock *declared;
	struct cause cause = {0, t->now_ms, t->overdue ? STR("超期") : STR("即将到期")};
	struct str rule, unit, about, title;
	enum rc rc;

	TRY(facts_get(t->o->facts, tx, t->tenant_id, ent.clocks, clock_id, false, a, &clock, err));
	/* another server may have done it since it was listed */
	if (clock.values[field_of(ent.clocks, "stopped_at")].known || clock.values[field_of(ent.clocks, t->overdue ? "overdue_at" : "warned_at")].known)
		return RC_OK;
	clock.values[field_of(ent.clocks, t->overdue ? "overdue_at" : "warned_at")] = v_int(t->now_ms / 1000);
	/* what is overdue is no longer about to be */
	if (t->overdue && clock.values[field_of(ent.clocks, "warn_at")].known && !clock.values[field_of(ent.clocks, "warned_at")].known)
		clock.values[field_of(ent.clocks, "warned_at")] = v_int(t->now_ms / 1000);
	TRY(facts_put(t->o->facts, tx, t->tenant_id, &clock, clock.version, &cause, a, NULL, err));
	rule = clock.values[field_of(ent.clocks, "rule")].text;
	about = clock.values[field_of(ent.clocks, "order_id")].text;
	unit = clock.values[field_of(ent.clocks, "unit_id")].text;
	TRY(facts_get(t->o->facts, tx, t->tenant_id, ent.cases, about, false, a, &file, err));
	if (unit.n == 0)
		unit = file.values[field_of(ent.cases, "unit_id")].text;
	if (t->overdue && file.values[field_of(ent.cases, "overdue")].i != 1) {
		file.values[field_of(ent.cases, "overdue")] = v_int(1);
		TRY(facts_put(t->o->facts, tx, t->tenant_id, &file, file.version, &cause, a, NULL, err));
	}
	TRY(facts_get(t->o->facts, tx, t->tenant_id, ent.orders, about, false, a, &order, err));
	title = order.values[field_of(ent.orders, "title")].text;
	rc = process_of(t, tx, &file, &book, &p, err);
	if (rc == RC_OK && p != NULL && (declared = clock_named(p, rule)) != NULL) {
		struct str what = declared->limit->title.n > 0 ? declared->limit->title : rule;

		rc = message_send(t->o, tx, t->tenant_id, t->overdue ? declared->overdue : declared->remind, unit, t->overdue ? "overdue" : "due", about,
		                  str_fmt(a, "%s：" STR_F "　" STR_F "（" STR_F "）", t->overdue ? "已超期" : "快到期", STR_A(what), STR_A(vocab_shown(title)), STR_A(about)),
		                  str_fmt(a, "%s: " STR_F " " STR_F " (" STR_F ")", t->overdue ? "overdue" : "due soon", STR_A(what), STR_A(vocab_shown(title)), STR_A(about)), t->now_ms, err);
	}
	book_release(t->o->editions, book);
	if (rc == RC_OK)
		t->done++;
	return rc;
}

static enum rc
some(struct tx *tx, void *ctx, struct err *err)
{
	struct tick *t = ctx;
	struct arena a;
	struct rows *rows;
	struct str ids[EACH_TIME];
	unsigned n = 0;
	enum rc rc;

	t->done = 0;
	/* held before they are listed: another server's marks are then seen, and nobody acts on these orders meanwhile */
	TRY(facts_hold(t->o->facts, tx, t->tenant_id, err));
	arena_init(&a, 0);
	rc = tx_rows(tx, t->overdue ? Q_clocks_overdue : Q_clocks_to_warn, (struct sval[]){SV_I(t->tenant_id), SV_I(t->now_ms / 1000), SV_I(t->limit < EACH_TIME ? t->limit : EACH_TIME)}, 3,
	             false, &rows, err);
	if (rc == RC_OK) {
		while ((rc = rows_next(rows, err)) == RC_OK && n < EACH_TIME)
			ids[n++] = str_copy(&a, row_text(rows, 0));
		rows_end(rows);
		if (rc == RC_NOT_FOUND)
			rc = RC_OK;
	}
	for (unsigned i = 0; i < n && rc == RC_OK; i++)
		rc = one(t, tx, ids[i], &a, err);
	arena_done(&a);
	return rc;
}

static enum rc
look_ahead(struct tx *tx, void *ctx, struct err *err)
{
	struct tick *t = ctx;
	const int queries[] = {Q_clocks_next_warn, Q_clocks_next_due};

	t->next_ms = INT64_MAX;
	for (unsigned i = 0; i < COUNT_OF(queries); i++) {
		struct rows *rows;
		enum rc rc;

		TRY(tx_rows(tx, queries[i], &SV_I(t->tenant_id), 1, false, &rows, err));
		rc = rows_next(rows, err);
		if (rc == RC_OK && row_int(rows, 0) * 1000 < t->next_ms)
			t->next_ms = row_int(rows, 0) * 1000;
		rows_end(rows);
		if (rc != RC_OK && rc != RC_NOT_FOUND)
			return rc;
	}
	return RC_OK;
}

enum rc
clocks_tick(struct orders *o, int64_t tenant_id, int64_t now_ms, unsigned limit, unsigned *done, int64_t *next_ms, struct err *err)
{
	struct tick t = {.o = o, .tenant_id = tenant_id, .now_ms = now_ms};

	*done = 0;
	for (int pass = 0; pass < 2; pass++) {
		t.overdue = pass == 0;
		while (*done < limit) {
			t.limit = limit - *done;
			TRY(store_write(o->store, some, &t, err));
			*done += t.done;
			if (t.done == 0)
				break;
		}
	}
	TRY(store_read(o->store, look_ahead, &t, err));
	*next_ms = t.next_ms;
	return RC_OK;
}
