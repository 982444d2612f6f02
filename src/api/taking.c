/*
 * The district's list over the interface: the upload goes to the order room, what it did and what was wrong comes back. Called through
 * the route table.
 */
#include "api/internal.h"

struct listing { struct request *r; struct list_ask ask; };

static enum rc
actor_read(struct tx *tx, void *ctx, struct err *err)
{
	struct listing *l = ctx;

	return actor_of(api_of(l->r)->orders, tx, session_of(l->r), l->r->now_ms, l->r->arena, &l->ask.actor, err);
}

static void
json_notes(struct jw *w, const char *key, const struct list_note *list, unsigned n)
{
	jw_key(w, key);
	jw_open(w, '[');
	for (unsigned i = 0; i < n; i++) {
		jw_open(w, '{');
		jw_key(w, "row"), jw_i64(w, (int64_t)list[i].row);
		jw_key(w, "column"), jw_or_null(w, list[i].column);
		jw_key(w, "order_id"), jw_or_null(w, list[i].order_id);
		jw_key(w, "zh"), jw_text(w, list[i].msg[LANG_ZH]);
		jw_key(w, "en"), jw_text(w, list[i].msg[LANG_EN]);
		jw_close(w, '}');
	}
	jw_close(w, ']');
}

void
list_post(struct request *r, struct reply *to)
{
	struct listing l = {.r = r, .ask = {.tenant_id = session_of(r)->tenant_id, .now_ms = r->now_ms, .path = r->body_file, .tmp = api_of(r)->tmp, .skip_bad = query_int(r, "skip_bad", 0, 1, 0) == 1}};
	struct list_done done = {.arena = r->arena};
	struct err err = {0};
	struct jw w;
	enum rc rc = RC_OK;

	if (r->body_file == NULL || r->body_bytes == 0)
		rc = err_set(&err, RC_INVALID, "file", "没有收到文件", "no file was received");
	if (rc == RC_OK && (!request_query(r, "name", 0, &l.ask.name) || l.ask.name.n == 0))
		l.ask.name = STR("list");
	if (rc == RC_OK)
		rc = store_read(api_of(r)->store, actor_read, &l, &err);
	if (rc == RC_OK)
		rc = orders_list(api_of(r)->orders, &l.ask, &done, &err);
	if (rc != RC_OK && strcmp(err.field, LIST_BAD) != 0) {
		reply_problem(to, r, rc, &err);
		return;
	}
	if (rc == RC_OK && done.taken + done.changed > 0) {
		http_publish(api_of(r)->http, r->params[0], "orders", STR("{}"));
		http_publish(api_of(r)->http, r->params[0], "facts", STR("{}"));
	}
	w = reply_json(to);
	jw_open(&w, '{');
	jw_key(&w, "done"), jw_yes(&w, rc == RC_OK);
	jw_key(&w, "taken"), jw_i64(&w, (int64_t)done.taken);
	jw_key(&w, "changed"), jw_i64(&w, (int64_t)done.changed);
	jw_key(&w, "same"), jw_i64(&w, (int64_t)done.same);
	jw_key(&w, "left"), jw_i64(&w, (int64_t)done.left);
	jw_key(&w, "skipped"), jw_i64(&w, (int64_t)done.skipped);
	json_notes(&w, "left_orders", done.lefts, done.n_lefts);
	json_notes(&w, "problems", done.problems, done.n_problems);
	jw_close(&w, '}');
}
