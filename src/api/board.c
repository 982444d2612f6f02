/*
 * The supervision board as JSON. What is counted, and whose, is the order room's. Called through the route table.
 */
#include "api/internal.h"

static void
json_counts(struct jw *w, const char *key, const struct board_counts *c)
{
	jw_key(w, key);
	jw_open(w, '[');
	for (unsigned i = 0; i < c->n; i++) {
		jw_open(w, '{');
		jw_key(w, "value"), jw_text(w, c->list[i].value);
		jw_key(w, "n"), jw_i64(w, c->list[i].n);
		jw_close(w, '}');
	}
	jw_close(w, ']');
}

static void
json_units(struct jw *w, const struct board *b, struct names *names)
{
	static const char *const dues[DUE__COUNT] = {[DUE_OVERDUE] = "overdue", [DUE_SOON] = "soon", [DUE_LATER] = "later", [DUE_NONE] = "none"};

	jw_key(w, "units");
	jw_open(w, '[');
	for (unsigned i = 0; i < b->n_units; i++) {
		const struct board_unit *u = &b->units[i];

		jw_open(w, '{');
		jw_key(w, "unit_id"), jw_or_null(w, u->unit_id);
		jw_key(w, "unit"), jw_or_null(w, names_of(names, vocab_entity(STR("units")), u->unit_id));
		for (enum work_due due = DUE_OVERDUE; due < DUE__COUNT; due++)
			jw_key(w, dues[due]), jw_i64(w, u->due[due]);
		jw_key(w, "supervised"), jw_i64(w, u->supervised);
		jw_key(w, "returned"), jw_i64(w, u->returned);
		jw_key(w, "reworked"), jw_i64(w, u->reworked);
		jw_close(w, '}');
	}
	jw_close(w, ']');
}

static void
json_limits(struct jw *w, const struct board_counts *c)
{
	jw_key(w, "limits");
	jw_open(w, '[');
	for (unsigned i = 0; i < c->n; i++) {
		jw_open(w, '{');
		jw_key(w, "value"), jw_text(w, c->list[i].value);
		jw_key(w, "n"), jw_i64(w, c->list[i].n);
		jw_key(w, "title"), jw_or_null(w, c->list[i].limit.title);
		jw_key(w, "alias"), jw_or_null(w, c->list[i].limit.alias);
		jw_close(w, '}');
	}
	jw_close(w, ']');
}

static void
json_supervised(struct jw *w, const struct board_counts *c)
{
	jw_key(w, "supervised");
	jw_open(w, '[');
	for (unsigned i = 0; i < c->n; i++) {
		jw_open(w, '{');
		jw_key(w, "value"), jw_text(w, c->list[i].value);
		jw_key(w, "n"), jw_i64(w, c->list[i].n);
		jw_key(w, "late"), jw_i64(w, c->list[i].late);
		jw_close(w, '}');
	}
	jw_close(w, ']');
}

static void
json_matters(struct jw *w, struct arena *a, const struct board *b)
{
	jw_key(w, "matters");
	jw_open(w, '[');
	for (unsigned i = 0; i < b->n_matters; i++) {
		const struct board_matter *m = &b->matters[i];

		jw_open(w, '{');
		jw_key(w, "matter_key"), jw_text(w, m->matter_key);
		jw_key(w, "n"), jw_i64(w, m->n);
		jw_key(w, "open"), jw_i64(w, m->open);
		jw_key(w, "order_id"), jw_text(w, m->order_id);
		jw_key(w, "title"), jw_or_null(w, m->title);
		jw_key(w, "last_at"), jw_instant(w, a, m->last_s);
		jw_close(w, '}');
	}
	jw_close(w, ']');
}

static enum rc
board_read(struct tx *tx, void *ctx, struct err *err)
{
	struct looking *l = ctx;
	struct request *r = l->r;
	struct names *names = names_new(r, tx);
	struct actor actor;
	struct board b;
	struct jw w;

	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &actor, err));
	TRY(order_board(api_of(r)->orders, tx, session_of(r)->tenant_id, &actor, r->now_ms, r->arena, &b, err));
	l->to->body.n = 0;
	w = reply_json(l->to);
	jw_open(&w, '{');
	jw_key(&w, "now"), jw_text(&w, instant_text(r->arena, r->now_ms / 1000));
	jw_key(&w, "unit_id"), jw_or_null(&w, b.unit_id);
	jw_key(&w, "month"), jw_text(&w, day_text(r->arena, instant_day(b.month_s)));
	jw_key(&w, "matters_from"), jw_text(&w, day_text(r->arena, instant_day(b.matters_from_s)));
	json_units(&w, &b, names);
	json_counts(&w, "states", &b.states);
	json_counts(&w, "categories", &b.categories);
	json_counts(&w, "urgencies", &b.urgencies);
	json_limits(&w, &b.limits);
	json_supervised(&w, &b.supervised);
	json_matters(&w, r->arena, &b);
	jw_key(&w, "overdue");
	jw_open(&w, '[');
	for (unsigned i = 0; i < b.n_overdue; i++) {
		jw_open(&w, '{');
		json_line(&w, r->arena, &b.overdue[i], true, names);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	return RC_OK;
}

void
board_get(struct request *r, struct reply *to)
{
	reply_read(r, to, board_read);
}
