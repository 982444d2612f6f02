/*
 * Work orders as people see them: the work list, one order with its clocks and what may be done now, and what may be begun. Every decision
 * is the order room's; here answers become JSON. Called through the route table.
 */
#include "api/internal.h"

/* ---- pieces ------------------------------------------------------------------------------------------------------------------- */

void
json_case(struct jw *w, struct arena *a, const struct fact *file, const struct limit_title *limit, struct names *names)
{
	int64_t overdue = fact_whole(file, "overdue"), closed = fact_whole(file, "closed");

	jw_open(w, '{');
	jw_key(w, "order_id"), jw_text(w, file->id);
	jw_key(w, "version"), jw_i64(w, file->version);
	jw_key(w, "process"), jw_text(w, fact_text(file, "process"));
	jw_key(w, "edition"), jw_text(w, fact_text(file, "edition"));
	jw_key(w, "state"), jw_text(w, fact_text(file, "state"));
	jw_key(w, "state_at"), jw_instant(w, a, fact_whole(file, "state_at"));
	jw_key(w, "opened_at"), jw_instant(w, a, fact_whole(file, "opened_at"));
	jw_key(w, "unit_id"), jw_or_null(w, fact_text(file, "unit_id"));
	jw_key(w, "unit"), jw_or_null(w, names_of(names, vocab_entity(STR("units")), fact_text(file, "unit_id")));
	jw_key(w, "next_due_at"), jw_instant(w, a, fact_whole(file, "next_due_at"));
	jw_key(w, "next_limit"), jw_or_null(w, fact_text(file, "next_limit"));
	jw_key(w, "next_limit_title"), jw_or_null(w, limit->title);
	jw_key(w, "next_limit_alias"), jw_or_null(w, limit->alias);
	jw_key(w, "overdue"), jw_yes(w, overdue == 1);
	jw_key(w, "closed"), jw_yes(w, closed == 1);
	jw_close(w, '}');
}

void
json_line(struct jw *w, struct arena *a, const struct work_line *line, bool runs, struct names *names)
{
	if (runs)
		jw_key(w, "case"), json_case(w, a, &line->file, &line->limit, names);
	jw_key(w, "order"), json_fact(w, a, &line->order, NULL);
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
	jw_key(w, "title"), jw_text(w, decl_title(form));
	jw_key(w, "fields");
	jw_open(w, '[');
	for (const struct clause *k = form->clauses; k != NULL; k = k->next) {
		uint32_t roles = 0;

		if (k->kind != C_FIELD && k->kind != C_SIGN)
			continue;
		for (unsigned i = 0; k->kind == C_SIGN && i < k->n; i++)
			roles |= 1u << k->args[i]->ref.i;
		jw_open(w, '{');
		jw_key(w, "label"), jw_text(w, k->text);
		jw_key(w, "kind"), jw_text(w, k->kind == C_SIGN ? STR("sign") : k->n > 0 ? STR("given") : STR("fill"));
		json_role_names(w, "roles", roles);
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
	jw_key(w, "title"), jw_text(w, decl_title(a->decl));
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
		jw_key(w, "text"), jw_text(w, fact_text(&o->points[i], "text"));
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
	jw_key(w, "started_at"), jw_instant(w, a, c->started_at);
	jw_key(w, "due_at"), jw_instant(w, a, c->due_at);
	jw_key(w, "exclusive"), jw_yes(w, c->exclusive);
	jw_key(w, "provisional"), jw_yes(w, c->provisional);
	jw_key(w, "running"), jw_yes(w, c->running);
	jw_key(w, "stopped_at"), jw_instant(w, a, c->stopped_at);
	jw_key(w, "overdue_at"), jw_instant(w, a, c->overdue_at);
	jw_key(w, "outcome"), jw_or_null(w, c->outcome);
	jw_key(w, "span"), jw_text(w, c->span);
	jw_key(w, "derivation"), jw_text(w, c->derivation);
	jw_key(w, "derivation_en"), jw_text(w, c->derivation_en);
	jw_close(w, '}');
}

/* ---- one order ------------------------------------------------------------------------------------------------------------------ */

static void
json_events(struct jw *w, struct request *r, const struct order_view *v, struct names *names)
{
	int events = vocab_entity(STR("order_events"));

	jw_key(w, "events");
	jw_open(w, '[');
	for (unsigned i = 0; i < v->n_of[events]; i++) {
		const struct fact *f = &v->of[events][i];
		struct str action = fact_text(f, "action");
		const struct paction *a = process_action(v->process, action);
		struct str title = a == NULL ? action : decl_title(a->decl);

		for (unsigned t = 0; t < v->process->n_triggers && a == NULL; t++)
			if (str_eq(v->process->triggers[t].decl->id, action))
				title = decl_title(v->process->triggers[t].decl);
		jw_open(w, '{');
		jw_key(w, "event_id"), jw_text(w, f->id);
		jw_key(w, "action"), jw_text(w, action);
		jw_key(w, "title"), jw_text(w, title);
		jw_key(w, "from"), jw_or_null(w, fact_text(f, "from_state"));
		jw_key(w, "to"), jw_or_null(w, fact_text(f, "to_state"));
		jw_key(w, "at"), jw_instant(w, r->arena, fact_whole(f, "at"));
		jw_key(w, "actor"), jw_or_null(w, fact_text(f, "actor"));
		jw_key(w, "by"), jw_or_null(w, names_of(names, vocab_entity(STR("persons")), fact_text(f, "by")));
		jw_key(w, "behalf"), jw_or_null(w, names_of(names, vocab_entity(STR("persons")), fact_text(f, "on_behalf_of")));
		jw_key(w, "unit"), jw_or_null(w, names_of(names, vocab_entity(STR("units")), fact_text(f, "unit_id")));
		jw_key(w, "note"), jw_or_null(w, fact_text(f, "note"));
		jw_close(w, '}');
	}
	jw_close(w, ']');
}

/* Attachments whose content is not there: erased when its time was over, or never brought by an import. */
static enum rc
json_gone(struct jw *w, struct request *r, struct tx *tx, const struct order_view *v, struct err *err)
{
	int attachments = vocab_entity(STR("attachments"));
	struct content content;

	jw_key(w, "gone");
	jw_open(w, '[');
	for (unsigned i = 0; i < v->n_of[attachments]; i++) {
		const struct fact *f = &v->of[attachments][i];
		enum rc rc = content_about(api_of(r)->orders, tx, session_of(r)->tenant_id, fact_text(f, "sha256"), &content, err);

		if (rc == RC_NOT_FOUND)
			jw_text(w, f->id);
		else
			TRY(rc);
	}
	jw_close(w, ']');
	return RC_OK;
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
	struct limit_title next = {{"", 0}, {"", 0}};
	const struct decl *limit;
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
	limit = rulebook_find(v.rulebook, fact_text(&v.file, "next_limit"));
	if (limit != NULL)
		next = (struct limit_title){decl_title(limit), limit->alias};
	jw_key(&w, "case"), json_case(&w, r->arena, &v.file, &next, names);
	jw_key(&w, "process");
	jw_open(&w, '{');
	jw_key(&w, "id"), jw_text(&w, v.process->decl->id);
	jw_key(&w, "title"), jw_text(&w, decl_title(v.process->decl));
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
	rc = json_gone(&w, r, tx, &v, err);
	jw_key(&w, "offers"), json_offers(&w, &v);
	jw_close(&w, '}');
	order_view_done(api->orders, &v);
	return rc;
}

void
case_get(struct request *r, struct reply *to)
{
	reply_read(r, to, case_read);
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
	reply_read(r, to, beginnings_read);
}

/* ---- the work list ---------------------------------------------------------------------------------------------------------------- */

static enum rc
work_read(struct tx *tx, void *ctx, struct err *err)
{
	struct looking *l = ctx;
	struct request *r = l->r;
	struct names *names = names_new(r, tx);
	struct actor actor;
	struct work_ask ask = {0};
	struct work_line *lines;
	struct str next;
	unsigned n;
	struct jw w;

	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &actor, err));
	TRY(work_query(r, &ask, err));
	TRY(work_list(api_of(r)->orders, tx, session_of(r)->tenant_id, &actor, &ask, r->arena, &lines, &n, &next, err));
	l->to->body.n = 0;
	w = reply_json(l->to);
	jw_open(&w, '{');
	jw_key(&w, "now"), jw_text(&w, instant_text(r->arena, r->now_ms / 1000));
	jw_key(&w, "work");
	jw_open(&w, '[');
	for (unsigned i = 0; i < n; i++) {
		jw_open(&w, '{');
		json_line(&w, r->arena, &lines[i], true, names);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "next"), jw_or_null(&w, next);
	jw_close(&w, '}');
	return RC_OK;
}

enum rc
work_query(const struct request *r, struct work_ask *ask, struct err *err)
{
	static const char *const dues[DUE__COUNT] = {[DUE_OVERDUE] = "overdue", [DUE_SOON] = "soon", [DUE_LATER] = "later", [DUE_NONE] = "none"};
	const struct { const char *name; struct str *at; } texts[] = {
		{"state", &ask->state}, {"unit", &ask->unit_id}, {"category", &ask->category}, {"urgency", &ask->urgency}, {"rule", &ask->limit_id}, {"after", &ask->after},
	};
	struct str s;

	for (unsigned i = 0; i < COUNT_OF(texts); i++)
		if (request_query(r, texts[i].name, 0, &s))
			*texts[i].at = s;
	ask->closed = query_int(r, "closed", 0, 1, 0) == 1;
	ask->undispatched = query_int(r, "undispatched", 0, 1, 0) == 1;
	ask->by_newest = query_int(r, "newest", 0, 1, 0) == 1;
	ask->limit = (unsigned)query_int(r, "limit", 1, 200, 50);
	ask->now_s = r->now_ms / 1000;
	ask->due = query_int(r, "overdue", 0, 1, 0) == 1 ? DUE_OVERDUE : DUE_ANY;
	if (!request_query(r, "due", 0, &s) || s.n == 0)
		return RC_OK;
	for (enum work_due due = DUE_OVERDUE; due < DUE__COUNT; due++)
		if (str_eq_c(s, dues[due])) {
			ask->due = due;
			return RC_OK;
		}
	return err_set(err, RC_INVALID, "due", "due 应是 overdue、soon、later 或 none", "due must be overdue, soon, later or none");
}

void
work_get(struct request *r, struct reply *to)
{
	reply_read(r, to, work_read);
}
