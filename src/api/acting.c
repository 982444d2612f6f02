/*
 * Acting: one action on an order, an order begun, the same action on many, each as one write that answers when it is on disk. What may be
 * done and what it changes is the order room's. Called through the route table.
 */
#include "api/internal.h"

#define BULK_MOST 200

struct acting { struct write_job job; struct act_ask ask; struct act_done done; };

static enum rc
act_run(struct tx *tx, struct write_job *job, struct err *err)
{
	struct acting *a = (struct acting *)job;
	struct request *r = job->r;

	TRY(order_act_ahead(api_of(r)->orders, tx, &a->ask, err));
	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &a->ask.actor, err));
	return order_act(api_of(r)->orders, tx, &a->ask, r->arena, &a->done, err);
}

static void
act_answer(struct write_job *job, struct reply *to)
{
	const struct acting *a = (const struct acting *)job;
	struct jw w = reply_json(to);

	jw_open(&w, '{');
	jw_key(&w, "order_id"), jw_text(&w, a->done.order_id);
	jw_key(&w, "event_id"), jw_text(&w, a->done.event_id);
	jw_key(&w, "state"), jw_text(&w, a->done.state);
	jw_key(&w, "version"), jw_i64(&w, a->done.version);
	jw_close(&w, '}');
}

static void
order_event(struct request *r, struct str order_id)
{
	struct buf b;

	buf_init(&b, 0);
	buf_add_c(&b, "{\"order_id\":");
	buf_json(&b, order_id);
	buf_char(&b, '}');
	http_publish(api_of(r)->http, r->params[0], "orders", buf_str(&b));
	buf_done(&b);
}

static void
act_event(struct write_job *job)
{
	const struct acting *a = (const struct acting *)job;

	order_event(job->r, a->done.order_id);
	if (a->ask.joins.n > 0)
		order_event(job->r, a->ask.joins);
	http_publish(api_of(job->r)->http, job->r->params[0], "facts", STR("{}"));
}

static enum rc
act_body(struct request *r, struct act_ask *ask, struct json **body, struct err *err)
{
	TRY(body_json(r, body, err));
	TRY(json_text(*body, "action", true, 200, &ask->action, err));
	TRY(json_text(*body, "target", false, 200, &ask->target, err));
	TRY(json_text(*body, "process", false, 200, &ask->process, err));
	TRY(json_text(*body, "note", false, 5000, &ask->note, err));
	TRY(json_int(*body, "version", false, &ask->version, err));
	ask->inputs = json_get(*body, "inputs");
	ask->attachments = json_get(*body, "attachments");
	ask->filled = json_get(*body, "form");
	ask->checked = json_get(*body, "checked");
	ask->tenant_id = session_of(r)->tenant_id;
	ask->now_ms = r->now_ms;
	return RC_OK;
}

static void
act(struct request *r, struct reply *to, bool fresh)
{
	struct acting *a = ARENA_NEW(r->arena, struct acting, 1);
	struct json *body;
	struct err err = {0};
	enum rc rc;

	*a = (struct acting){.job = {.r = r, .run = act_run, .answer = act_answer, .after = act_event, .lane = session_of(r)->tenant_id}};
	rc = act_body(r, &a->ask, &body, &err);
	if (!fresh)
		a->ask.order_id = r->params[1];
	else if (rc == RC_OK)
		rc = json_text(body, "joins", false, 200, &a->ask.joins, &err);
	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	write_later(&a->job);
}

void
action_post(struct request *r, struct reply *to)
{
	act(r, to, false);
}

void
order_post(struct request *r, struct reply *to)
{
	act(r, to, true);
}

/* The same action on many orders: each for itself, so that one that cannot does not hold the others. */
static enum rc
bulk_one(struct tx *tx, void *ctx, struct err *err)
{
	return act_run(tx, ctx, err);
}

void
bulk_post(struct request *r, struct reply *to)
{
	struct acting *a = ARENA_NEW(r->arena, struct acting, 1);
	struct json *body;
	const struct json *orders;
	struct err err = {0};
	unsigned n = 0;
	enum rc rc;
	struct jw w;

	*a = (struct acting){.job = {.r = r}};
	rc = act_body(r, &a->ask, &body, &err);
	orders = rc == RC_OK ? json_get(body, "orders") : NULL;
	if (rc == RC_OK && (orders == NULL || orders->kind != JSON_ARRAY || orders->n_kids == 0 || orders->n_kids > BULK_MOST))
		rc = err_set(&err, RC_INVALID, "orders", "orders 应是 1 到 %d 件工单", "orders must be 1 to %d orders", BULK_MOST);
	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	w = reply_json(to);
	jw_open(&w, '{');
	jw_key(&w, "results");
	jw_open(&w, '[');
	for (const struct json *j = orders->kids; j != NULL; j = j->next) {
		struct err one = {0};

		a->ask.version = -1;
		rc = json_text(j, "order_id", true, 200, &a->ask.order_id, &one);
		if (rc == RC_OK)
			rc = json_int(j, "version", false, &a->ask.version, &one);
		if (rc == RC_OK)
			rc = store_write_in(api_of(r)->store, a->ask.tenant_id, bulk_one, a, &one);
		n += rc == RC_OK;
		jw_open(&w, '{');
		jw_key(&w, "order_id"), jw_text(&w, a->ask.order_id);
		jw_key(&w, "done"), jw_yes(&w, rc == RC_OK);
		jw_key(&w, "state"), jw_or_null(&w, rc == RC_OK ? a->done.state : STR(""));
		jw_key(&w, "zh"), jw_or_null(&w, rc == RC_OK ? STR("") : str_c(one.msg[LANG_ZH]));
		jw_key(&w, "en"), jw_or_null(&w, rc == RC_OK ? STR("") : str_c(one.msg[LANG_EN]));
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	if (n > 0) {
		http_publish(api_of(r)->http, r->params[0], "orders", STR("{}"));
		http_publish(api_of(r)->http, r->params[0], "facts", STR("{}"));
	}
}
