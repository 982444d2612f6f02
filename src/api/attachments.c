/*
 * Attachments: a file's bytes are sent once and named by their hash; whoever may see the order reads it, in whole or in part. Called
 * through the route table.
 */
#include "api/internal.h"

#define GONE "content"          /* err.field: the attachment is there, what it holds is not */

struct storing { struct write_job job; struct content content; };

static enum rc
content_run(struct tx *tx, struct write_job *job, struct err *err)
{
	struct storing *s = (struct storing *)job;

	return content_put(api_of(job->r)->orders, tx, session_of(job->r)->tenant_id, job->r->body, &s->content, err);
}

static void
content_answer(struct write_job *job, struct reply *to)
{
	const struct storing *s = (const struct storing *)job;
	struct jw w = reply_json(to);

	jw_open(&w, '{');
	jw_key(&w, "sha256"), jw_text(&w, str_c(s->content.sha256));
	jw_key(&w, "kind"), jw_text(&w, str_c(s->content.is.kind));
	jw_key(&w, "media"), jw_text(&w, str_c(s->content.is.media));
	jw_key(&w, "bytes"), jw_i64(&w, s->content.bytes);
	jw_key(&w, "placed"), jw_yes(&w, s->content.lon != INT64_MIN);
	jw_key(&w, "taken_at"), jw_instant(&w, job->r->arena, s->content.taken_at);
	jw_close(&w, '}');
}

void
content_post(struct request *r, struct reply *to)
{
	struct storing *s = ARENA_NEW(r->arena, struct storing, 1);
	struct err err = {0};
	enum rc rc;

	*s = (struct storing){.job = {.r = r, .run = content_run, .answer = content_answer}};
	rc = content_look(r->body, &s->content.is, &err);
	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	write_later(&s->job);
}

/* A whole or the part that a player asks for: only that much is read. */
static enum rc
attachment_read(struct tx *tx, void *ctx, struct err *err)
{
	struct looking *l = ctx;
	struct request *r = l->r;
	struct actor actor;
	struct content content;
	struct fact f;
	uint64_t from = 0, to;
	enum rc rc;

	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &actor, err));
	TRY(facts_get(api_of(r)->facts, tx, session_of(r)->tenant_id, vocab_entity(STR("attachments")), r->params[1], false, r->arena, &f, err));
	TRY(order_visible(api_of(r)->orders, tx, session_of(r)->tenant_id, fact_text(&f, "order_id"), &actor, err));
	rc = content_about(api_of(r)->orders, tx, session_of(r)->tenant_id, fact_text(&f, "sha256"), &content, err);
	if (rc == RC_NOT_FOUND)         /* nobody could attach what was not there */
		return err_set(err, rc, GONE, "附件的内容不在了：保存期满已抹去，或没有随导入带来", "the content is gone: erased when its time was over, or never brought by an import");
	TRY(rc);
	l->to->body.n = 0;
	l->to->n_headers = 0;
	l->to->status = 0;
	to = (uint64_t)content.bytes - 1;
	reply_header(l->to, "Accept-Ranges", STR("bytes"));
	switch (request_range(r, (uint64_t)content.bytes, &from, &to)) {
	case RANGE_BAD:
		reply_header(l->to, "Content-Range", str_fmt(r->arena, "bytes */%lld", (long long)content.bytes));
		return err_set(err, RC_INVALID, "range", "请求的范围超出了文件", "The range lies outside the file");
	case RANGE_PART:
		l->to->status = 206;
		reply_header(l->to, "Content-Range", str_fmt(r->arena, "bytes %llu-%llu/%lld", (unsigned long long)from, (unsigned long long)to, (long long)content.bytes));
		break;
	case RANGE_ALL:
		break;
	}
	TRY(content_get(api_of(r)->orders, tx, session_of(r)->tenant_id, fact_text(&f, "sha256"), (int64_t)from, (int64_t)(to - from) + 1, &l->to->body, err));
	l->to->type = content.is.media; /* by its bytes: never what somebody once said of it */
	return RC_OK;
}

void
attachment_get(struct request *r, struct reply *to)
{
	struct looking l = {.r = r, .to = to};
	struct err err = {0};
	enum rc rc = store_read(api_of(r)->store, attachment_read, &l, &err);

	if (rc != RC_OK && strcmp(err.field, "range") == 0)
		reply_problem_status(to, r, 416, &err);
	else if (rc == RC_NOT_FOUND && strcmp(err.field, GONE) == 0)
		reply_problem_status(to, r, 410, &err);
	else if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		reply_header(to, "Cache-Control", STR("private, max-age=3600"));
}
