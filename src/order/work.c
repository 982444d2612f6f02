/*
 * The work list: cases of the process, narrowed, the soonest due first; and what a case's next limit is called in the edition that it runs in.
 * Whoever does not see every unit gets the own unit's cases, whatever was asked for. Never writes. Called by the api and by board.c.
 */
#include "order/internal.h"

#include <string.h>

/* ---- names of limits ------------------------------------------------------------------------------------------------------------------ */

enum rc
limit_name(struct namer *k, struct str edition, struct str limit, struct arena *a, struct limit_title *out, struct err *err)
{
	const struct decl *d;

	*out = (struct limit_title){{"", 0}, {"", 0}};
	if (edition.n == 0 || limit.n == 0)
		return RC_OK;
	if (k->book == NULL || !str_eq(k->edition, edition)) {
		enum rc rc;

		namer_done(k);
		rc = book_pinned(k->o->editions, k->tx, edition, &k->book, err);
		if (rc == RC_NOT_FOUND)
			return RC_OK;           /* a case that was imported may name an edition that is not kept here */
		TRY(rc);
		k->edition = str_copy(a, edition);
	}
	d = rulebook_find(k->book->rulebook, limit);
	if (d != NULL)
		*out = (struct limit_title){str_copy(a, decl_title(d)), str_copy(a, d->alias)};
	return RC_OK;
}

void
namer_done(struct namer *k)
{
	if (k->book != NULL)
		book_release(k->o->editions, k->book);
	k->book = NULL;
}

/* ---- the list --------------------------------------------------------------------------------------------------------------------------- */

struct narrowing { struct filter by[12]; unsigned n; };

static void
narrow(struct narrowing *w, const char *field, enum filter_op op, struct vvalue value)
{
	w->by[w->n++] = (struct filter){.field = field_of(ent.cases, field), .op = op, .value = value};
}

/* As the board counts them (db/queries/order.sql, board_cases). */
static void
narrow_due(struct narrowing *w, enum work_due due, int64_t now_s)
{
	if (due == DUE_ANY)
		return;
	if (due == DUE_OVERDUE) {
		narrow(w, "overdue", OP_EQ, v_int(1));
		return;
	}
	narrow(w, "overdue", OP_NE, v_int(1));
	if (due == DUE_NONE)
		narrow(w, "next_due_at", OP_UNKNOWN, (struct vvalue){0});
	else
		narrow(w, "next_due_at", due == DUE_SOON ? OP_LT : OP_GE, v_int(now_s + DUE_SOON_S));
}

static enum rc
narrowing_of(const struct actor *actor, const struct work_ask *ask, struct narrowing *w, struct err *err)
{
	const struct { const char *field; struct str value; } texts[] = {{"state", ask->state}, {"category", ask->category}, {"next_limit", ask->limit_id}};

	w->n = 0;
	narrow(w, "closed", OP_EQ, v_int(ask->closed));
	if (!actor->every_unit)
		narrow(w, "unit_id", OP_EQ, v_text(actor->unit_id));
	else if (ask->undispatched)
		narrow(w, "unit_id", OP_UNKNOWN, (struct vvalue){0});
	else if (ask->unit_id.n > 0)
		narrow(w, "unit_id", OP_EQ, v_text(ask->unit_id));
	for (unsigned i = 0; i < COUNT_OF(texts); i++)
		if (texts[i].value.n > 0)
			narrow(w, texts[i].field, OP_EQ, v_text(texts[i].value));
	if (ask->urgency.n > 0) {
		int code = vocab_code(vocab_enum("urgency"), ask->urgency);

		if (code < 0)
			return err_set(err, RC_INVALID, "urgency", "没有这个紧急程度", "there is no such urgency");
		narrow(w, "urgency", OP_EQ, v_int(code));
	}
	narrow_due(w, ask->due, ask->now_s);
	return RC_OK;
}

/* RC_NOT_FOUND: a case that was imported names no order, or one that is not there. */
static enum rc
line_of(struct orders *o, struct tx *tx, int64_t tenant_id, const struct fact *file, struct namer *k, struct arena *a, struct work_line *out, struct err *err)
{
	const struct vvalue *edition = &file->values[field_of(ent.cases, "edition")], *limit = &file->values[field_of(ent.cases, "next_limit")],
	                    *order = &file->values[field_of(ent.cases, "order_id")];

	if (!order->known)
		return RC_NOT_FOUND;
	TRY(facts_get(o->facts, tx, tenant_id, ent.orders, order->text, false, a, &out->order, err));
	out->file = *file;
	return limit_name(k, edition->known ? edition->text : STR(""), limit->known ? limit->text : STR(""), a, &out->limit, err);
}

enum rc
work_list(struct orders *o, struct tx *tx, int64_t tenant_id, const struct actor *actor, const struct work_ask *w, struct arena *a, struct work_line **out, unsigned *n, struct str *next,
          struct err *err)
{
	struct narrowing narrowed;
	struct page_ask ask = {.entity = ent.cases, .filters = narrowed.by, .sort = field_of(ent.cases, w->by_newest ? "opened_at" : "next_due_at"), .falling = w->by_newest, .after = w->after, .limit = w->limit};
	struct namer names = {.o = o, .tx = tx};
	struct page page;
	enum rc rc = RC_OK;

	*n = 0;
	*out = NULL;
	*next = STR("");
	if (!actor->every_unit && actor->unit_id.n == 0)
		return RC_OK;
	TRY(narrowing_of(actor, w, &narrowed, err));
	ask.n_filters = narrowed.n;
	TRY(facts_page(o->facts, tx, tenant_id, &ask, a, &page, err));
	*out = ARENA_NEW(a, struct work_line, page.n + 1);
	for (unsigned i = 0; i < page.n && rc == RC_OK; i++) {
		rc = line_of(o, tx, tenant_id, &page.facts[i], &names, a, &(*out)[*n], err);
		if (rc == RC_NOT_FOUND)
			rc = RC_OK;
		else
			(*n)++;
	}
	namer_done(&names);
	*next = page.next;
	return rc;
}

enum rc
work_one(struct orders *o, struct tx *tx, int64_t tenant_id, struct str order_id, struct arena *a, struct work_line *out, bool *runs, struct err *err)
{
	struct namer names = {.o = o, .tx = tx};
	struct fact file;
	enum rc rc = facts_get(o->facts, tx, tenant_id, ent.cases, order_id, false, a, &file, err);

	memset(out, 0, sizeof *out);
	*runs = rc == RC_OK;
	if (rc == RC_NOT_FOUND)
		return facts_get(o->facts, tx, tenant_id, ent.orders, order_id, false, a, &out->order, err);
	TRY(rc);
	rc = line_of(o, tx, tenant_id, &file, &names, a, out, err);
	namer_done(&names);
	return rc;
}
