/*
 * The audit of a government, the newest first. Only reads. Called through the route table.
 */
#include "api/internal.h"

struct ask { struct request *r; int64_t before; unsigned limit; struct audit_line *list; unsigned n; };

static enum rc
audit_read(struct tx *tx, void *ctx, struct err *err)
{
	struct ask *a = ctx;

	return audit_list(api_of(a->r)->people, tx, session_of(a->r)->tenant_id, a->before, a->limit, a->r->arena, &a->list, &a->n, err);
}

void
audit_get(struct request *r, struct reply *to)
{
	struct ask a = {.r = r, .before = query_int(r, "before", 1, INT64_MAX, INT64_MAX), .limit = (unsigned)query_int(r, "limit", 1, 200, 50)};
	struct err err = {0};
	enum rc rc = store_read(api_of(r)->store, audit_read, &a, &err);
	struct jw w;

	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	w = reply_json(to);
	jw_open(&w, '{');
	jw_key(&w, "lines");
	jw_open(&w, '[');
	for (unsigned i = 0; i < a.n; i++) {
		const struct audit_line *l = &a.list[i];

		jw_open(&w, '{');
		jw_key(&w, "audit_no"), jw_id(&w, l->audit_no);
		jw_key(&w, "at"), jw_text(&w, instant_text(r->arena, l->at_ms / 1000));
		jw_key(&w, "by"), jw_or_null(&w, l->login);
		jw_key(&w, "what"), jw_text(&w, l->what);
		jw_key(&w, "subject"), jw_text(&w, l->subject);
		jw_key(&w, "detail");
		w.after_key = false;
		buf_add(w.to, l->detail.n == 0 ? STR("{}") : l->detail);        /* JSON of the program's own making */
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "next");
	if (a.n == a.limit)
		jw_id(&w, a.list[a.n - 1].audit_no);
	else
		jw_null(&w);
	jw_close(&w, '}');
}
