/*
 * Papers of an order as their readers may see them, and the order as a firm outside may see it. Whose eyes get what is decided in the order room; here answers become
 * JSON. Called through the route table.
 */
#include "api/internal.h"

static enum rc
paper_read_fn(struct tx *tx, void *ctx, struct err *err)
{
	static const char *const kinds[] = {[PAPER_FILL] = "fill", [PAPER_GIVEN] = "given", [PAPER_SIGN] = "sign"};
	struct looking *l = ctx;
	struct request *r = l->r;
	struct actor actor;
	struct paper p;
	struct jw w;

	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &actor, err));
	TRY(paper_read(api_of(r)->orders, tx, session_of(r)->tenant_id, r->params[1], r->params[2], &actor, r->arena, &p, err));
	l->to->body.n = 0;
	w = reply_json(l->to);
	jw_open(&w, '{');
	jw_key(&w, "filing"), json_fact(&w, r->arena, &p.filing, names_new(r, tx));
	jw_key(&w, "title"), jw_text(&w, p.title);
	jw_key(&w, "readable"), jw_yes(&w, p.readable);
	jw_key(&w, "lines");
	jw_open(&w, '[');
	for (unsigned i = 0; i < p.n; i++) {
		jw_open(&w, '{');
		jw_key(&w, "label"), jw_text(&w, p.lines[i].label);
		jw_key(&w, "kind"), jw_text(&w, str_c(kinds[p.lines[i].kind]));
		jw_key(&w, "text"), jw_or_null(&w, p.lines[i].text);
		jw_key(&w, "signer"), jw_or_null(&w, p.lines[i].signer);
		jw_key(&w, "behalf"), jw_or_null(&w, p.lines[i].behalf);
		jw_key(&w, "at"), jw_instant(&w, r->arena, p.lines[i].at);
		json_role_names(&w, "roles", p.lines[i].roles);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	return RC_OK;
}

void
paper_get(struct request *r, struct reply *to)
{
	reply_read(r, to, paper_read_fn);
}

static enum rc
outside_read(struct tx *tx, void *ctx, struct err *err)
{
	struct looking *l = ctx;
	struct request *r = l->r;
	struct actor actor;
	struct outside o;
	struct jw w;

	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &actor, err));
	TRY(order_outside(api_of(r)->orders, tx, session_of(r)->tenant_id, r->params[1], &actor, r->now_ms, r->arena, &o, err));
	const struct { const char *key; struct str value; } texts[] = {
		{"title", o.title}, {"description", o.description}, {"category", o.category}, {"urgency", o.urgency}, {"site", o.site}, {"grid", o.grid}, {"state", o.state}, {"unit", o.unit},
	};
	l->to->body.n = 0;
	w = reply_json(l->to);
	jw_open(&w, '{');
	jw_key(&w, "order_id"), jw_text(&w, o.order_id);
	for (unsigned i = 0; i < COUNT_OF(texts); i++)
		jw_key(&w, texts[i].key), jw_or_null(&w, texts[i].value);
	jw_key(&w, "dispatched_at"), jw_instant(&w, r->arena, o.dispatched_at);
	jw_key(&w, "due_at"), jw_instant(&w, r->arena, o.due_at);
	jw_key(&w, "visits");
	jw_open(&w, '[');
	for (unsigned i = 0; i < o.n_visits; i++) {
		jw_open(&w, '{');
		jw_key(&w, "at"), jw_instant(&w, r->arena, o.visits[i].at);
		jw_key(&w, "found"), jw_or_null(&w, o.visits[i].found);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "photos");
	jw_open(&w, '[');
	for (unsigned i = 0; i < o.n_photos; i++) {
		jw_open(&w, '{');
		jw_key(&w, "attachment_id"), jw_text(&w, o.photos[i].attachment_id);
		jw_key(&w, "label"), jw_or_null(&w, o.photos[i].label);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	return RC_OK;
}

void
outside_get(struct request *r, struct reply *to)
{
	reply_read(r, to, outside_read);
}
