/*
 * The messages of an account: listed, newest first, and marked as read. Called through the route table.
 */
#include "api/internal.h"

static enum rc
messages_read(struct tx *tx, void *ctx, struct err *err)
{
	struct looking *l = ctx;
	struct request *r = l->r;
	struct actor actor;
	struct message *list;
	unsigned n, unread;
	struct str before;
	int64_t before_id = 0;
	struct jw w;

	if (request_query(r, "before", 0, &before) && !str_to_i64(before, &before_id))
		return err_set(err, RC_INVALID, "before", "before 应是一条消息的编号", "before must be the number of a message");
	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &actor, err));
	TRY(message_list(api_of(r)->orders, tx, session_of(r)->tenant_id, &actor, before_id, (unsigned)query_int(r, "limit", 1, 100, 50), r->arena, &list, &n, &unread, err));
	l->to->body.n = 0;
	w = reply_json(l->to);
	jw_open(&w, '{');
	jw_key(&w, "messages");
	jw_open(&w, '[');
	for (unsigned i = 0; i < n; i++) {
		jw_open(&w, '{');
		jw_key(&w, "message_id"), jw_id(&w, list[i].message_id);
		jw_key(&w, "at"), jw_at_ms(&w, r->arena, list[i].at_ms);
		jw_key(&w, "kind"), jw_text(&w, list[i].kind);
		jw_key(&w, "order_id"), jw_or_null(&w, list[i].order_id);
		jw_key(&w, "zh"), jw_text(&w, list[i].text[LANG_ZH]);
		jw_key(&w, "en"), jw_text(&w, list[i].text[LANG_EN]);
		jw_key(&w, "read"), jw_yes(&w, list[i].read);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "unread"), jw_i64(&w, unread);
	jw_close(&w, '}');
	return RC_OK;
}

void
messages_get(struct request *r, struct reply *to)
{
	reply_read(r, to, messages_read);
}

struct reading { struct write_job job; int64_t id; };

static enum rc
read_run(struct tx *tx, struct write_job *job, struct err *err)
{
	return message_read(api_of(job->r)->orders, tx, session_of(job->r)->tenant_id, session_of(job->r)->account_id, ((struct reading *)job)->id, job->r->now_ms, err);
}

void
message_post(struct request *r, struct reply *to)
{
	struct reading *m = ARENA_NEW(r->arena, struct reading, 1);
	struct err err = {0};
	enum rc rc;

	*m = (struct reading){.job = {.r = r, .run = read_run}};
	rc = param_int(r->params[1], "message", &m->id, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		write_later(&m->job);
}
