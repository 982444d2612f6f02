/*
 * What the dispatch catalogue proposes for an order, for the form that dispatches it. Matching is the order room's. Called through the route table.
 */
#include "api/internal.h"

static enum rc
catalogue_read(struct tx *tx, void *ctx, struct err *err)
{
	struct looking *l = ctx;
	struct request *r = l->r;
	struct names *names = names_new(r, tx);
	struct catalogue_line *lines;
	struct str category;
	struct actor actor;
	unsigned n;
	struct jw w;

	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &actor, err));
	TRY(order_catalogue(api_of(r)->orders, tx, session_of(r)->tenant_id, r->params[1], &actor, r->now_ms, r->arena, &lines, &n, &category, err));
	l->to->body.n = 0;
	w = reply_json(l->to);
	jw_open(&w, '{');
	jw_key(&w, "category"), jw_or_null(&w, category);
	jw_key(&w, "lines");
	jw_open(&w, '[');
	for (unsigned i = 0; i < n; i++) {
		jw_open(&w, '{');
		jw_key(&w, "line"), json_fact(&w, r->arena, &lines[i].line, names);
		jw_key(&w, "depth"), jw_i64(&w, lines[i].depth);
		jw_key(&w, "placed"), jw_yes(&w, lines[i].placed);
		jw_key(&w, "sure"), jw_yes(&w, lines[i].sure);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	return RC_OK;
}

void
catalogue_get(struct request *r, struct reply *to)
{
	reply_read(r, to, catalogue_read);
}
