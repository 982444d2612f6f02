/*
 * Shifts: what is left to the next one, handing over with a remark, taking over, past notes. Called through the route table.
 */
#include "api/internal.h"

#define HOURS 8

static void
json_left(struct jw *w, struct arena *a, const struct work_line *line, struct names *names)
{
	jw_open(w, '{');
	jw_key(w, "order_id"), jw_text(w, line->order.id);
	jw_key(w, "title"), jw_or_null(w, fact_text(&line->order, "title"));
	jw_key(w, "state"), jw_text(w, fact_text(&line->file, "state"));
	jw_key(w, "unit"), jw_or_null(w, names_of(names, vocab_entity(STR("units")), fact_text(&line->file, "unit_id")));
	jw_key(w, "due_at"), jw_instant(w, a, fact_whole(&line->file, "next_due_at"));
	jw_key(w, "overdue"), jw_yes(w, fact_whole(&line->file, "overdue") == 1);
	jw_close(w, '}');
}

static enum rc
shifts_read(struct tx *tx, void *ctx, struct err *err)
{
	struct looking *l = ctx;
	struct request *r = l->r;
	struct names *names = names_new(r, tx);
	unsigned hours = (unsigned)query_int(r, "hours", 1, 72, HOURS);
	struct actor actor;
	struct shift s;
	struct jw w;

	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &actor, err));
	TRY(shift_view(api_of(r)->orders, tx, session_of(r)->tenant_id, &actor, r->now_ms, hours, r->arena, &s, err));
	l->to->body.n = 0;
	w = reply_json(l->to);
	jw_open(&w, '{');
	jw_key(&w, "now"), jw_text(&w, instant_text(r->arena, r->now_ms / 1000));
	jw_key(&w, "hours"), jw_i64(&w, hours);
	jw_key(&w, "person_id"), jw_or_null(&w, actor.person_id);
	jw_key(&w, "unread"), jw_i64(&w, s.unread);
	jw_key(&w, "parts");
	jw_open(&w, '[');
	for (unsigned h = 0; h < SHIFT__COUNT; h++) {
		jw_open(&w, '{');
		jw_key(&w, "heading"), jw_text(&w, str_c(shift_headings[h]));
		jw_key(&w, "more"), jw_yes(&w, s.parts[h].more);
		jw_key(&w, "orders");
		jw_open(&w, '[');
		for (unsigned i = 0; i < s.parts[h].n; i++)
			json_left(&w, r->arena, &s.parts[h].lines[i], names);
		jw_close(&w, ']');
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "notes");
	jw_open(&w, '[');
	for (unsigned i = 0; i < s.n_notes; i++)
		json_fact(&w, r->arena, &s.notes[i], names);
	jw_close(&w, ']');
	jw_close(&w, '}');
	return RC_OK;
}

void
shifts_get(struct request *r, struct reply *to)
{
	reply_read(r, to, shifts_read);
}

struct shifting { struct write_job job; struct str note; int64_t number; struct fact fact; };         /* number: hours, or the version */

static void
shift_answer(struct write_job *job, struct reply *to)
{
	struct jw w = reply_json(to);

	json_fact(&w, job->r->arena, &((struct shifting *)job)->fact, NULL);
}

static void
shift_event(struct write_job *job)
{
	http_publish(api_of(job->r)->http, job->r->params[0], "facts", STR("{}"));
}

static enum rc
hand_over_run(struct tx *tx, struct write_job *job, struct err *err)
{
	struct shifting *s = (struct shifting *)job;
	struct request *r = job->r;
	struct actor actor;

	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &actor, err));
	return shift_hand_over(api_of(r)->orders, tx, session_of(r)->tenant_id, &actor, r->now_ms, (unsigned)s->number, s->note, r->arena, &s->fact, err);
}

static enum rc
take_run(struct tx *tx, struct write_job *job, struct err *err)
{
	struct shifting *s = (struct shifting *)job;
	struct request *r = job->r;
	struct actor actor;

	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &actor, err));
	return shift_take(api_of(r)->orders, tx, session_of(r)->tenant_id, r->params[1], s->number, &actor, r->now_ms, r->arena, &s->fact, err);
}

void
shift_post(struct request *r, struct reply *to)
{
	struct shifting *s = ARENA_NEW(r->arena, struct shifting, 1);
	struct err err = {0};
	struct json *body;
	enum rc rc;

	*s = (struct shifting){.job = {.r = r, .run = hand_over_run, .answer = shift_answer, .after = shift_event}};
	rc = body_json(r, &body, &err);
	if (rc == RC_OK)
		rc = json_text(body, "note", false, 20000, &s->note, &err);
	if (rc == RC_OK)
		rc = json_int(body, "hours", false, &s->number, &err);
	if (rc == RC_OK && s->number < 0)
		s->number = HOURS;
	if (rc == RC_OK && (s->number < 1 || s->number > 72))
		rc = err_set(&err, RC_INVALID, "hours", "下一班应是 1 到 72 小时", "the next shift is 1 to 72 hours long");
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		write_later(&s->job);
}

void
shift_taken_post(struct request *r, struct reply *to)
{
	struct shifting *s = ARENA_NEW(r->arena, struct shifting, 1);
	struct err err = {0};
	struct json *body;
	enum rc rc;

	*s = (struct shifting){.job = {.r = r, .run = take_run, .answer = shift_answer, .after = shift_event}};
	rc = body_json(r, &body, &err);
	if (rc == RC_OK)
		rc = json_int(body, "version", true, &s->number, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		write_later(&s->job);
}
