/*
 * Who stands in for whom: the own rows for everybody, all of them for who may change facts. What may be arranged is the order room's. Called through the route table.
 */
#include "api/internal.h"

static bool
for_everybody(const struct request *r)
{
	return session_may(session_of(r), RIGHT_FACTS_EDIT);
}

static enum rc
deputies_read(struct tx *tx, void *ctx, struct err *err)
{
	struct looking *l = ctx;
	struct request *r = l->r;
	struct names *names = names_new(r, tx);
	struct actor actor;
	struct fact *list;
	unsigned n;
	struct jw w;

	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &actor, err));
	TRY(deputy_list(api_of(r)->orders, tx, session_of(r)->tenant_id, &actor, for_everybody(r), r->arena, &list, &n, err));
	l->to->body.n = 0;
	w = reply_json(l->to);
	jw_open(&w, '{');
	jw_key(&w, "person_id"), jw_or_null(&w, actor.person_id);
	jw_key(&w, "today"), jw_text(&w, day_text(r->arena, instant_day(r->now_ms / 1000)));
	jw_key(&w, "deputies");
	jw_open(&w, '[');
	for (unsigned i = 0; i < n; i++)
		json_fact(&w, r->arena, &list[i], names);
	jw_close(&w, ']');
	jw_close(&w, '}');
	return RC_OK;
}

void
deputies_get(struct request *r, struct reply *to)
{
	reply_read(r, to, deputies_read);
}

struct arranging { struct write_job job; struct deputy_ask ask; struct fact made; int64_t version; };

static void
arranged(struct write_job *job)
{
	http_publish(api_of(job->r)->http, job->r->params[0], "facts", STR("{}"));
}

static enum rc
add_run(struct tx *tx, struct write_job *job, struct err *err)
{
	struct arranging *d = (struct arranging *)job;
	struct request *r = job->r;

	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &d->ask.actor, err));
	return deputy_add(api_of(r)->orders, tx, &d->ask, r->arena, &d->made, err);
}

static void
add_answer(struct write_job *job, struct reply *to)
{
	struct jw w = reply_json(to);

	json_fact(&w, job->r->arena, &((struct arranging *)job)->made, NULL);
}

static enum rc
day_of(const struct json *body, const char *key, bool required, int32_t *day, struct err *err)
{
	struct str text;

	TRY(json_text(body, key, required, 20, &text, err));
	if (text.n > 0 && !day_parse(text, day))
		return err_set(err, RC_INVALID, key, "%s 应是日期，例如 2026-03-02", "%s must be a day, such as 2026-03-02", key);
	return RC_OK;
}

void
deputy_post(struct request *r, struct reply *to)
{
	struct arranging *d = ARENA_NEW(r->arena, struct arranging, 1);
	struct err err = {0};
	struct json *body;
	enum rc rc;

	*d = (struct arranging){.job = {.r = r, .run = add_run, .answer = add_answer, .after = arranged},
	                        .ask = {.tenant_id = session_of(r)->tenant_id, .now_ms = r->now_ms, .to_day = INT32_MAX, .everybody = for_everybody(r)}};
	rc = body_json(r, &body, &err);
	if (rc == RC_OK)
		rc = json_text(body, "person_id", false, 200, &d->ask.person_id, &err);
	if (rc == RC_OK)
		rc = json_text(body, "deputy_id", true, 200, &d->ask.deputy_id, &err);
	if (rc == RC_OK)
		rc = json_text(body, "reason", true, 2000, &d->ask.reason, &err);
	if (rc == RC_OK)
		rc = day_of(body, "from", true, &d->ask.from_day, &err);
	if (rc == RC_OK)
		rc = day_of(body, "to", false, &d->ask.to_day, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		write_later(&d->job);
}

static enum rc
end_run(struct tx *tx, struct write_job *job, struct err *err)
{
	struct arranging *d = (struct arranging *)job;
	struct request *r = job->r;

	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &d->ask.actor, err));
	return deputy_end(api_of(r)->orders, tx, session_of(r)->tenant_id, r->params[1], d->version, &d->ask.actor, for_everybody(r), r->now_ms, r->arena, err);
}

void
deputy_end_post(struct request *r, struct reply *to)
{
	struct arranging *d = ARENA_NEW(r->arena, struct arranging, 1);
	struct err err = {0};
	struct json *body;
	enum rc rc;

	*d = (struct arranging){.job = {.r = r, .run = end_run, .after = arranged}};
	rc = body_json(r, &body, &err);
	if (rc == RC_OK)
		rc = json_int(body, "version", true, &d->version, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		write_later(&d->job);
}
