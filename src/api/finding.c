/*
 * Finding orders: those like the one being written, those that hold the words asked for, and the key under which a caller's earlier orders
 * stand. The order room finds; here the finds are shown. Called through the route table.
 */
#include "api/internal.h"

struct found { struct request *r; struct reply *to; struct similar *list; unsigned n; bool more; const char *key; bool lines; /* as a work list shows orders, with a cursor */ };

static enum rc
found_read(struct tx *tx, void *ctx, struct err *err)
{
	struct found *f = ctx;
	struct request *r = f->r;
	struct names *names = names_new(r, tx);
	struct jw w;

	f->to->body.n = 0;
	w = reply_json(f->to);
	jw_open(&w, '{');
	jw_key(&w, f->key);
	jw_open(&w, '[');
	for (unsigned i = 0; i < f->n; i++) {
		const struct similar *s = &f->list[i];
		struct work_line line;
		bool runs;
		enum rc rc = work_one(api_of(r)->orders, tx, session_of(r)->tenant_id, s->order_id, r->arena, &line, &runs, err);

		if (rc == RC_NOT_FOUND)
			continue;       /* removed a moment ago */
		TRY(rc);
		jw_open(&w, '{');
		jw_key(&w, "order_id"), jw_text(&w, s->order_id);
		jw_key(&w, "title"), jw_or_null(&w, fact_text(&line.order, "title"));
		jw_key(&w, "matter_key"), jw_or_null(&w, fact_text(&line.order, "matter_key"));
		jw_key(&w, "state"), jw_or_null(&w, runs ? fact_text(&line.file, "state") : STR(""));
		jw_key(&w, "received_at"), jw_instant(&w, r->arena, fact_whole(&line.order, "received_at"));
		jw_key(&w, "score"), jw_i64(&w, s->score / 10000);
		jw_key(&w, "same_caller"), jw_yes(&w, s->same_caller);
		jw_key(&w, "same_place"), jw_yes(&w, s->same_place);
		jw_key(&w, "metres");
		if (s->metres < 0)
			jw_null(&w);
		else
			jw_i64(&w, s->metres);
		jw_key(&w, "why");
		jw_open(&w, '[');
		for (unsigned p = 0; p < s->n_why; p++)
			jw_text(&w, s->why[p]);
		jw_close(&w, ']');
		if (f->lines)
			json_line(&w, r->arena, &line, runs, names);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "more"), jw_yes(&w, f->more);
	if (f->lines) {
		jw_key(&w, "now"), jw_text(&w, instant_text(r->arena, r->now_ms / 1000));
		jw_key(&w, "next"), jw_or_null(&w, f->more && f->n > 0 ? str_fmt(r->arena, "%lld:" STR_F, (long long)f->list[f->n - 1].received_s, STR_A(f->list[f->n - 1].order_id)) : STR(""));
	}
	jw_close(&w, '}');
	return RC_OK;
}

static bool
is_yes(const struct json *j)
{
	return j != NULL && j->kind == JSON_BOOL && j->yes;
}

void
similar_post(struct request *r, struct reply *to)
{
	struct similar_ask ask = {.lon = INT64_MIN, .lat = INT64_MIN, .at_s = r->now_ms / 1000, .limit = 10};
	struct found f = {.r = r, .to = to, .key = "similar"};
	struct json *body;
	struct err err = {0};
	enum rc rc = body_json(r, &body, &err);

	if (rc == RC_OK)
		rc = json_text(body, "order_id", false, 200, &ask.order_id, &err);
	if (rc == RC_OK)
		rc = json_text(body, "title", false, 2000, &ask.title, &err);
	if (rc == RC_OK)
		rc = json_text(body, "description", false, 20000, &ask.description, &err);
	if (rc == RC_OK)
		rc = json_text(body, "address", false, 2000, &ask.address, &err);
	if (rc == RC_OK)
		rc = json_text(body, "caller", false, 200, &ask.caller_key, &err);
	ask.open_only = rc == RC_OK && is_yes(json_get(body, "open"));
	ask.closed_only = rc == RC_OK && is_yes(json_get(body, "closed"));
	if (rc == RC_OK)
		rc = orders_similar(api_of(r)->orders, session_of(r)->tenant_id, &ask, r->arena, &f.list, &f.n, &err);
	if (rc == RC_OK)
		rc = store_read(api_of(r)->store, found_read, &f, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
}

struct asking { struct request *r; struct actor actor; };

static enum rc
actor_read(struct tx *tx, void *ctx, struct err *err)
{
	struct asking *a = ctx;

	return actor_of(api_of(a->r)->orders, tx, session_of(a->r), a->r->now_ms, a->r->arena, &a->actor, err);
}

void
search_get(struct request *r, struct reply *to)
{
	struct search_ask ask = {.limit = (unsigned)query_int(r, "limit", 1, 100, 50), .open_only = query_int(r, "open", 0, 1, 0) == 1};
	struct found f = {.r = r, .to = to, .key = "orders", .lines = true};
	struct asking who = {.r = r};
	struct str after;
	struct err err = {0};
	enum rc rc = RC_OK;

	if (!request_query(r, "q", 0, &ask.words))
		rc = err_set(&err, RC_INVALID, "q", "缺少要找的词 q", "q, what to look for, is missing");
	if (rc == RC_OK && request_query(r, "after", 0, &after) && after.n > 0) {
		const char *colon = memchr(after.p, ':', after.n);

		if (colon == NULL || !str_to_i64((struct str){after.p, (size_t)(colon - after.p)}, &ask.after_s))
			rc = err_set(&err, RC_INVALID, "after", "after 不是上一页给的", "after is not what the page before gave");
		else
			ask.after_id = (struct str){colon + 1, after.n - (size_t)(colon + 1 - after.p)};
	}
	if (rc == RC_OK)
		rc = store_read(api_of(r)->store, actor_read, &who, &err);
	if (rc == RC_OK)
		rc = orders_search(api_of(r)->orders, session_of(r)->tenant_id, &who.actor, &ask, r->arena, &f.list, &f.n, &f.more, &err);
	if (rc == RC_OK)
		rc = store_read(api_of(r)->store, found_read, &f, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
}

/* By phone: the number itself is neither kept nor shown. */
void
caller_post(struct request *r, struct reply *to)
{
	struct json *body;
	struct str phone;
	char key[24];
	struct err err = {0};
	enum rc rc = body_json(r, &body, &err);
	struct jw w;

	if (rc == RC_OK)
		rc = json_text(body, "phone", true, 60, &phone, &err);
	if (rc == RC_OK)
		rc = people_caller_key(api_of(r)->people, session_of(r)->tenant_id, phone, key, &err);
	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	w = reply_json(to);
	jw_open(&w, '{');
	jw_key(&w, "caller_key"), jw_text(&w, str_c(key));
	jw_close(&w, '}');
}
