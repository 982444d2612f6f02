/*
 * Work orders: the work list, one order with its clocks and what may be done now, actions, new orders, the same action on many. Every
 * decision is the order room's; here requests become questions and answers become JSON. Called through the route table.
 */
#include "api/internal.h"

#include <stdlib.h>

#define BULK_MOST 200

/* ---- pieces ------------------------------------------------------------------------------------------------------------------- */

static struct str
kept(const struct fact *f, const char *field)
{
	const struct vvalue *v = &f->values[vocab_field(f->entity, str_c(field))];

	return v->known ? v->text : STR("");
}

static int64_t
kept_at(const struct fact *f, const char *field)
{
	const struct vvalue *v = &f->values[vocab_field(f->entity, str_c(field))];

	return v->known ? v->i : INT64_MIN;
}

static void
json_at(struct jw *w, struct arena *a, int64_t at)
{
	if (at == INT64_MIN || at == 0)
		jw_null(w);
	else
		jw_text(w, instant_text(a, at));
}

static struct str
title_of(const struct decl *d)
{
	return d->title.n > 0 ? d->title : d->id;
}

/* A case as lists and pages show it. */
static void
json_case(struct jw *w, struct arena *a, const struct fact *file, struct names *names)
{
	int64_t overdue = kept_at(file, "overdue"), closed = kept_at(file, "closed");

	jw_open(w, '{');
	jw_key(w, "order_id"), jw_text(w, file->id);
	jw_key(w, "version"), jw_i64(w, file->version);
	jw_key(w, "process"), jw_text(w, kept(file, "process"));
	jw_key(w, "edition"), jw_text(w, kept(file, "edition"));
	jw_key(w, "state"), jw_text(w, kept(file, "state"));
	jw_key(w, "state_at"), json_at(w, a, kept_at(file, "state_at"));
	jw_key(w, "opened_at"), json_at(w, a, kept_at(file, "opened_at"));
	jw_key(w, "unit_id"), jw_or_null(w, kept(file, "unit_id"));
	jw_key(w, "unit"), jw_or_null(w, names_of(names, vocab_entity(STR("units")), kept(file, "unit_id")));
	jw_key(w, "next_due_at"), json_at(w, a, kept_at(file, "next_due_at"));
	jw_key(w, "next_limit"), jw_or_null(w, kept(file, "next_limit"));
	jw_key(w, "overdue"), jw_yes(w, overdue == 1);
	jw_key(w, "closed"), jw_yes(w, closed == 1);
	jw_close(w, '}');
}

static void
json_input(struct jw *w, const struct input *in)
{
	const struct ventity *e = vocab_at(in->entity);

	jw_open(w, '{');
	jw_key(w, "entity"), jw_text(w, str_c(e->name));
	jw_key(w, "field"), jw_text(w, str_c(e->fields[in->field].name));
	jw_key(w, "must"), jw_yes(w, in->must);
	jw_key(w, "preset"), jw_or_null(w, in->preset);
	jw_close(w, '}');
}

static void
json_form(struct jw *w, const struct decl *form)
{
	if (form == NULL) {
		jw_null(w);
		return;
	}
	jw_open(w, '{');
	jw_key(w, "id"), jw_text(w, form->id);
	jw_key(w, "title"), jw_text(w, title_of(form));
	jw_key(w, "fields");
	jw_open(w, '[');
	for (const struct clause *k = form->clauses; k != NULL; k = k->next) {
		if (k->kind != C_FIELD && k->kind != C_SIGN)
			continue;
		jw_open(w, '{');
		jw_key(w, "label"), jw_text(w, k->text);
		jw_key(w, "kind"), jw_text(w, k->kind == C_SIGN ? STR("sign") : k->n > 0 ? STR("given") : STR("fill"));
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_close(w, '}');
}

static void
json_offer(struct jw *w, const struct process *p, const struct offer *o)
{
	const struct paction *a = o->action;
	const struct venum *kinds = &vocab_enums(&(unsigned){0})[vocab_enum("attachment_kind")];

	jw_open(w, '{');
	jw_key(w, "action"), jw_text(w, a->decl->id);
	jw_key(w, "alias"), jw_text(w, a->decl->alias.n > 0 ? a->decl->alias : a->decl->id);
	jw_key(w, "title"), jw_text(w, title_of(a->decl));
	jw_key(w, "clause"), jw_or_null(w, a->decl->heading);
	jw_key(w, "to"), jw_or_null(w, a->to >= 0 ? p->states[a->to].name : STR(""));
	jw_key(w, "target"), jw_or_null(w, o->target);
	jw_key(w, "target_label"), jw_or_null(w, o->target_label);
	jw_key(w, "ready"), jw_yes(w, o->ready);
	jw_key(w, "why_not"), jw_or_null(w, o->why_not);
	jw_key(w, "say_why"), jw_yes(w, a->say_why);
	jw_key(w, "inputs");
	jw_open(w, '[');
	for (unsigned i = 0; i < o->n_inputs; i++)
		json_input(w, &o->inputs[i]);
	jw_close(w, ']');
	jw_key(w, "evidence");
	jw_open(w, '[');
	for (unsigned i = 0; i < o->n_evidence; i++) {
		jw_open(w, '{');
		jw_key(w, "kind"), jw_text(w, str_c(kinds->codes[o->evidence[i]->kind].name));
		jw_key(w, "label"), jw_text(w, o->evidence[i]->label);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_key(w, "checklist");
	jw_open(w, '[');
	for (unsigned i = 0; i < o->n_points; i++) {
		const struct vvalue *blocking = &o->points[i].values[vocab_field(o->points[i].entity, STR("blocking"))];

		jw_open(w, '{');
		jw_key(w, "point_id"), jw_text(w, o->points[i].id);
		jw_key(w, "text"), jw_text(w, kept(&o->points[i], "text"));
		jw_key(w, "blocking"), jw_yes(w, blocking->known && blocking->i == 1);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_key(w, "form"), json_form(w, a->form);
	jw_close(w, '}');
}

static void
json_offers(struct jw *w, const struct order_view *v)
{
	jw_open(w, '[');
	for (unsigned i = 0; i < v->n_offers; i++)
		json_offer(w, v->process, &v->offers[i]);
	jw_close(w, ']');
}

static void
json_clock(struct jw *w, struct arena *a, const struct clock_line *c)
{
	jw_open(w, '{');
	jw_key(w, "clock_id"), jw_text(w, c->clock_id);
	jw_key(w, "rule"), jw_text(w, c->rule);
	jw_key(w, "title"), jw_text(w, c->title);
	jw_key(w, "about"), jw_text(w, c->about);
	jw_key(w, "unit_id"), jw_or_null(w, c->unit_id);
	jw_key(w, "seq"), jw_i64(w, c->seq);
	jw_key(w, "started_at"), json_at(w, a, c->started_at);
	jw_key(w, "due_at"), json_at(w, a, c->due_at);
	jw_key(w, "exclusive"), jw_yes(w, c->exclusive);
	jw_key(w, "provisional"), jw_yes(w, c->provisional);
	jw_key(w, "running"), jw_yes(w, c->running);
	jw_key(w, "stopped_at"), json_at(w, a, c->stopped_at);
	jw_key(w, "overdue_at"), json_at(w, a, c->overdue_at);
	jw_key(w, "outcome"), jw_or_null(w, c->outcome);
	jw_key(w, "span"), jw_text(w, c->span);
	jw_key(w, "derivation"), jw_text(w, c->derivation);
	jw_key(w, "derivation_en"), jw_text(w, c->derivation_en);
	jw_close(w, '}');
}

/* ---- one order ------------------------------------------------------------------------------------------------------------------ */

struct looking { struct request *r; struct reply *to; struct work_ask ask; bool beginnings; };

static void
json_events(struct jw *w, struct request *r, const struct order_view *v, struct names *names)
{
	int events = vocab_entity(STR("order_events"));

	jw_key(w, "events");
	jw_open(w, '[');
	for (unsigned i = 0; i < v->n_of[events]; i++) {
		const struct fact *f = &v->of[events][i];
		struct str action = kept(f, "action");
		const struct paction *a = process_action(v->process, action);
		struct str title = a == NULL ? action : title_of(a->decl);

		for (unsigned t = 0; t < v->process->n_triggers && a == NULL; t++)
			if (str_eq(v->process->triggers[t].decl->id, action))
				title = title_of(v->process->triggers[t].decl);
		jw_open(w, '{');
		jw_key(w, "event_id"), jw_text(w, f->id);
		jw_key(w, "action"), jw_text(w, action);
		jw_key(w, "title"), jw_text(w, title);
		jw_key(w, "from"), jw_or_null(w, kept(f, "from_state"));
		jw_key(w, "to"), jw_or_null(w, kept(f, "to_state"));
		jw_key(w, "at"), json_at(w, r->arena, kept_at(f, "at"));
		jw_key(w, "actor"), jw_or_null(w, kept(f, "actor"));
		jw_key(w, "by"), jw_or_null(w, names_of(names, vocab_entity(STR("persons")), kept(f, "by")));
		jw_key(w, "unit"), jw_or_null(w, names_of(names, vocab_entity(STR("units")), kept(f, "unit_id")));
		jw_key(w, "note"), jw_or_null(w, kept(f, "note"));
		jw_close(w, '}');
	}
	jw_close(w, ']');
}

static enum rc
case_read(struct tx *tx, void *ctx, struct err *err)
{
	struct looking *l = ctx;
	struct request *r = l->r;
	struct api *api = api_of(r);
	struct names *names = names_new(r, tx);
	struct actor actor;
	struct order_view v;
	struct fact order;
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	int hidden[] = {vocab_entity(STR("orders")), vocab_entity(STR("cases")), vocab_entity(STR("order_events")), vocab_entity(STR("clocks"))};
	struct jw w;
	enum rc rc;

	TRY(actor_of(api->orders, tx, session_of(r), r->now_ms, r->arena, &actor, err));
	TRY(order_view(api->orders, tx, session_of(r)->tenant_id, r->params[1], &actor, r->now_ms, r->arena, &v, err));
	rc = facts_get(api->facts, tx, session_of(r)->tenant_id, vocab_entity(STR("orders")), r->params[1], true, r->arena, &order, err);
	if (rc != RC_OK) {
		order_view_done(api->orders, &v);
		return rc;
	}
	l->to->body.n = 0;
	w = reply_json(l->to);
	jw_open(&w, '{');
	jw_key(&w, "order"), json_fact(&w, r->arena, &order, names);
	jw_key(&w, "case"), json_case(&w, r->arena, &v.file, names);
	jw_key(&w, "process");
	jw_open(&w, '{');
	jw_key(&w, "id"), jw_text(&w, v.process->decl->id);
	jw_key(&w, "title"), jw_text(&w, title_of(v.process->decl));
	jw_key(&w, "states");
	jw_open(&w, '[');
	for (unsigned i = 0; i < v.process->n_states; i++) {
		jw_open(&w, '{');
		jw_key(&w, "name"), jw_text(&w, v.process->states[i].name);
		jw_key(&w, "final"), jw_yes(&w, v.process->states[i].final);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	jw_key(&w, "clocks");
	jw_open(&w, '[');
	for (unsigned i = 0; i < v.n_clocks; i++)
		json_clock(&w, r->arena, &v.clocks[i]);
	jw_close(&w, ']');
	json_events(&w, r, &v, names);
	jw_key(&w, "kinds");
	jw_open(&w, '[');
	for (unsigned i = 0; i < n; i++) {
		bool hide = v.n_of[i] == 0;

		for (unsigned k = 0; k < COUNT_OF(hidden); k++)
			hide |= hidden[k] == (int)i;
		if (hide)
			continue;
		jw_open(&w, '{');
		jw_key(&w, "entity"), jw_text(&w, str_c(e[i].name));
		jw_key(&w, "facts");
		jw_open(&w, '[');
		for (unsigned k = 0; k < v.n_of[i]; k++)
			json_fact(&w, r->arena, &v.of[i][k], names);
		jw_close(&w, ']');
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "offers"), json_offers(&w, &v);
	jw_close(&w, '}');
	order_view_done(api->orders, &v);
	return RC_OK;
}

void
case_get(struct request *r, struct reply *to)
{
	struct looking l = {.r = r, .to = to};
	struct err err = {0};
	enum rc rc = store_read(api_of(r)->store, case_read, &l, &err);

	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
}

static enum rc
beginnings_read(struct tx *tx, void *ctx, struct err *err)
{
	struct looking *l = ctx;
	struct request *r = l->r;
	struct actor actor;
	struct order_view v;
	struct jw w;

	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &actor, err));
	TRY(order_beginnings(api_of(r)->orders, tx, session_of(r)->tenant_id, &actor, r->now_ms, r->arena, &v, err));
	l->to->body.n = 0;
	w = reply_json(l->to);
	jw_open(&w, '{');
	jw_key(&w, "process"), jw_or_null(&w, v.process == NULL ? STR("") : v.process->decl->id);
	jw_key(&w, "offers"), json_offers(&w, &v);
	jw_close(&w, '}');
	order_view_done(api_of(r)->orders, &v);
	return RC_OK;
}

void
beginnings_get(struct request *r, struct reply *to)
{
	struct looking l = {.r = r, .to = to};
	struct err err = {0};
	enum rc rc = store_read(api_of(r)->store, beginnings_read, &l, &err);

	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
}

/* ---- the work list ---------------------------------------------------------------------------------------------------------------- */

static enum rc
work_read(struct tx *tx, void *ctx, struct err *err)
{
	struct looking *l = ctx;
	struct request *r = l->r;
	struct names *names = names_new(r, tx);
	struct actor actor;
	struct work_line *lines;
	struct str next;
	unsigned n;
	struct jw w;

	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &actor, err));
	TRY(work_list(api_of(r)->orders, tx, session_of(r)->tenant_id, &actor, &l->ask, r->arena, &lines, &n, &next, err));
	l->to->body.n = 0;
	w = reply_json(l->to);
	jw_open(&w, '{');
	jw_key(&w, "now"), jw_text(&w, instant_text(r->arena, r->now_ms / 1000));
	jw_key(&w, "work");
	jw_open(&w, '[');
	for (unsigned i = 0; i < n; i++) {
		jw_open(&w, '{');
		jw_key(&w, "case"), json_case(&w, r->arena, &lines[i].file, names);
		jw_key(&w, "order"), json_fact(&w, r->arena, &lines[i].order, NULL);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "next"), jw_or_null(&w, next);
	jw_close(&w, '}');
	return RC_OK;
}

void
work_query(const struct request *r, struct work_ask *ask)
{
	const struct { const char *name; struct str *at; } texts[] = {
		{"state", &ask->state}, {"unit", &ask->unit_id}, {"category", &ask->category}, {"urgency", &ask->urgency}, {"rule", &ask->limit_id}, {"after", &ask->after},
	};
	struct str s;

	for (unsigned i = 0; i < COUNT_OF(texts); i++)
		if (request_query(r, texts[i].name, 0, &s))
			*texts[i].at = s;
	ask->closed = query_int(r, "closed", 0, 1, 0) == 1;
	ask->overdue = query_int(r, "overdue", 0, 1, 0) == 1;
	ask->by_newest = query_int(r, "newest", 0, 1, 0) == 1;
	ask->limit = (unsigned)query_int(r, "limit", 1, 200, 50);
}

void
work_get(struct request *r, struct reply *to)
{
	struct looking l = {.r = r, .to = to};
	struct err err = {0};
	enum rc rc;

	work_query(r, &l.ask);
	rc = store_read(api_of(r)->store, work_read, &l, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
}

/* ---- acting ------------------------------------------------------------------------------------------------------------------------ */

struct acting { struct write_job job; struct act_ask ask; struct act_done done; };

static enum rc
act_run(struct tx *tx, struct write_job *job, struct err *err)
{
	struct acting *a = (struct acting *)job;
	struct request *r = job->r;

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
act_event(struct write_job *job)
{
	const struct acting *a = (const struct acting *)job;
	struct buf b;

	buf_init(&b, 0);
	buf_add_c(&b, "{\"order_id\":");
	buf_json(&b, a->done.order_id);
	buf_char(&b, '}');
	http_publish(api_of(job->r)->http, job->r->params[0], "orders", buf_str(&b));
	http_publish(api_of(job->r)->http, job->r->params[0], "facts", STR("{}"));
	buf_done(&b);
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

	*a = (struct acting){.job = {.r = r, .run = act_run, .answer = act_answer, .after = act_event}};
	rc = act_body(r, &a->ask, &body, &err);
	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	if (!fresh)
		a->ask.order_id = r->params[1];
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
			rc = store_write(api_of(r)->store, bulk_one, a, &one);
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

/* ---- attachments --------------------------------------------------------------------------------------------------------------------- */

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
	jw_key(&w, "taken_at"), json_at(&w, job->r->arena, s->content.taken_at);
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

	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &actor, err));
	TRY(facts_get(api_of(r)->facts, tx, session_of(r)->tenant_id, vocab_entity(STR("attachments")), r->params[1], false, r->arena, &f, err));
	TRY(order_visible(api_of(r)->orders, tx, session_of(r)->tenant_id, kept(&f, "order_id"), &actor, err));
	TRY(content_about(api_of(r)->orders, tx, session_of(r)->tenant_id, kept(&f, "sha256"), &content, err));
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
	TRY(content_get(api_of(r)->orders, tx, session_of(r)->tenant_id, kept(&f, "sha256"), (int64_t)from, (int64_t)(to - from) + 1, &l->to->body, err));
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
	else if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		reply_header(to, "Cache-Control", STR("private, max-age=3600"));
}

/* ---- messages ------------------------------------------------------------------------------------------------------------------------- */

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
	struct looking l = {.r = r, .to = to};
	struct err err = {0};
	enum rc rc = store_read(api_of(r)->store, messages_read, &l, &err);

	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
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

/* ---- similar orders and search ------------------------------------------------------------------------------------------------------- */

struct found { struct request *r; struct reply *to; struct similar *list; unsigned n; bool more; const char *key; };

static enum rc
found_read(struct tx *tx, void *ctx, struct err *err)
{
	struct found *f = ctx;
	struct request *r = f->r;
	struct jw w;

	f->to->body.n = 0;
	w = reply_json(f->to);
	jw_open(&w, '{');
	jw_key(&w, f->key);
	jw_open(&w, '[');
	for (unsigned i = 0; i < f->n; i++) {
		const struct similar *s = &f->list[i];
		struct fact order, file;
		enum rc rc = facts_get(api_of(r)->facts, tx, session_of(r)->tenant_id, vocab_entity(STR("orders")), s->order_id, false, r->arena, &order, err);

		if (rc == RC_NOT_FOUND)
			continue;       /* removed a moment ago */
		TRY(rc);
		rc = facts_get(api_of(r)->facts, tx, session_of(r)->tenant_id, vocab_entity(STR("cases")), s->order_id, false, r->arena, &file, err);
		if (rc != RC_NOT_FOUND)
			TRY(rc);
		jw_open(&w, '{');
		jw_key(&w, "order_id"), jw_text(&w, s->order_id);
		jw_key(&w, "title"), jw_or_null(&w, kept(&order, "title"));
		jw_key(&w, "matter_key"), jw_or_null(&w, kept(&order, "matter_key"));
		jw_key(&w, "state"), jw_or_null(&w, rc == RC_OK ? kept(&file, "state") : STR(""));
		jw_key(&w, "received_at"), json_at(&w, r->arena, s->received_s);
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
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "more"), jw_yes(&w, f->more);
	jw_close(&w, '}');
	return RC_OK;
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
	ask.open_only = rc == RC_OK && json_get(body, "open") != NULL && json_get(body, "open")->kind == JSON_BOOL && json_get(body, "open")->yes;
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
	struct found f = {.r = r, .to = to, .key = "orders"};
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

/* ---- the caller, by phone --------------------------------------------------------------------------------------------------------------- */

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
