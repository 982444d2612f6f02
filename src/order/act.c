/*
 * The one function that changes an order. Checks first, then changes the docket in memory, then writes everything in the caller's
 * transaction: what is refused leaves no trace. Called by the api and by jobs.
 */
#include "order/internal.h"

#include <stdlib.h>
#include <string.h>

struct orders *
orders_new(struct store *store, struct facts *facts, struct people *people, struct editions *editions)
{
	struct orders *o = calloc(1, sizeof *o);

	if (o == NULL)
		abort();
	*o = (struct orders){.store = store, .facts = facts, .people = people, .editions = editions, .likenesses = likenesses_new()};
	pthread_mutex_init(&o->wanted_lock, NULL);
	arena_init(&o->wanted_arena, 0);
	entities_find();
	return o;
}

void
orders_free(struct orders *o)
{
	if (o == NULL)
		return;
	likenesses_free(o->likenesses);
	kept_forget(o);
	arena_done(&o->wanted_arena);
	pthread_mutex_destroy(&o->wanted_lock);
	free(o);
}

/* Somebody was faster: say what happened since. */
static enum rc
moved_on(const struct docket *d, struct err *err)
{
	const struct drow *last = d->n[ent.order_events] == 0 ? NULL : &d->rows[ent.order_events][d->n[ent.order_events] - 1];
	struct str action = last == NULL ? STR("") : docket_known(last, "action")->text;
	const struct paction *a = process_action(d->process, action);
	struct str who = last == NULL || docket_known(last, "actor") == NULL ? STR("系统") : docket_known(last, "actor")->text;

	if (a != NULL)
		action = decl_title(a->decl);
	return err_set(err, RC_CONFLICT, "version", "别人先办了一步：" STR_F " 做了“" STR_F "”，现在是“" STR_F "”；请看过最新情况再办", "somebody was faster: " STR_F " did “" STR_F "”, the order is now “" STR_F "”; look again before you act",
	               STR_A(who), STR_A(action), STR_A(docket_known(d->file, "state")->text));
}

/* The case moved on by nothing but marks of clocks that came due: nobody was faster. */
static bool
only_marked(const struct docket *d, int64_t seen)
{
	struct change *lines;
	unsigned n;
	struct err unheard;

	if (seen >= d->file->fact.version || d->file->fact.version - seen > 20 ||
	    facts_history(d->o->facts, d->tx, d->tenant_id, ent.cases, d->order_id, (unsigned)(d->file->fact.version - seen), d->a, &lines, &n, &unheard) != RC_OK)
		return false;
	for (unsigned i = 0; i < n; i++)
		if (lines[i].version > seen && (lines[i].by != 0 || !str_eq(lines[i].what, STR("{\"overdue\":\"true\"}"))))
			return false;
	return true;
}

static enum rc
check_state(const struct docket *d, const struct paction *a, struct err *err)
{
	int state = case_state(d);

	if (moves_from(a, state))
		return RC_OK;
	if (state < 0)
		return err_set(err, RC_CONFLICT, "state", "“" STR_F "”不能开始一件工单", "“" STR_F "” begins no order", STR_A(decl_title(a->decl)));
	return err_set(err, RC_CONFLICT, "state", "现在是“" STR_F "”，不能“" STR_F "”", "in “" STR_F "” nobody can “" STR_F "”", STR_A(d->process->states[state].name), STR_A(decl_title(a->decl)));
}

static enum rc
find_target(const struct docket *d, const struct paction *a, const struct act_ask *ask, unsigned *target, struct err *err)
{
	unsigned rows[64], n = action_targets(d, a, &ask->actor, rows, COUNT_OF(rows));

	if (ask->target.n > 0) {
		for (unsigned i = 0; i < n; i++)
			if (str_eq(d->rows[a->entity][rows[i]].fact.id, ask->target)) {
				*target = rows[i];
				return RC_OK;
			}
		return err_set(err, RC_NOT_FOUND, "target", "这件工单没有您可以办的这条" ZH_WORD, "the order has no such " EN_WORD " of yours", vocab_at(a->entity)->zh, vocab_at(a->entity)->one);
	}
	if (n == 0)
		return err_set(err, RC_CONFLICT, "target", "这件工单没有可以“" STR_F "”的" ZH_WORD, "the order has nothing to “" STR_F "”: no " EN_WORD, STR_A(decl_title(a->decl)), vocab_at(a->entity)->zh,
		               vocab_at(a->entity)->one);
	*target = rows[n - 1];
	return RC_OK;
}

/* ---- attachments and review points ------------------------------------------------------------------------------------------------------ */

static struct str
member(const struct json *o, const char *key)
{
	const struct json *j = json_get(o, key);

	return j == NULL || j->kind != JSON_STRING ? STR("") : j->text;
}

void
about_row(struct docket *d, struct drow *r, int entity, unsigned target)
{
	const struct drow *t = &d->rows[entity][target];
	int assignment = vocab_field(entity, STR("assignment_id")), unit = vocab_field(entity, STR("unit_id"));

	*docket_value(r, "order_id") = v_text(d->order_id);
	if (entity == ent.assignments)
		*docket_value(r, "assignment_id") = v_text(t->fact.id);
	else if (assignment >= 0)
		*docket_value(r, "assignment_id") = t->fact.values[assignment];
	if (unit >= 0)
		*docket_value(r, "unit_id") = t->fact.values[unit];
}

static enum rc
attach(struct docket *d, const struct act_ask *ask, int entity, unsigned target, struct err *err)
{
	unsigned n = 0;

	for (const struct json *j = ask->attachments == NULL || ask->attachments->kind != JSON_ARRAY ? NULL : ask->attachments->kids; j != NULL; j = j->next) {
		struct str id, sha = member(j, "sha256"), kind = member(j, "kind");
		int code = vocab_code(vocab_enum("attachment_kind"), kind);
		struct content content;
		struct drow *r;

		if (++n > 30)
			return err_set(err, RC_INVALID, "attachments", "一次最多 30 个附件", "at most 30 attachments at once");
		if (sha.n != 64 || code < 0)
			return err_set(err, RC_INVALID, "attachments", "附件要写明摘要和种类", "an attachment needs its sha256 and kind");
		TRY(content_about(d->o, d->tx, d->tenant_id, sha, &content, err));
		/* what it is, how long, where and when: by its bytes, whatever the sender says */
		if (!str_eq_c(kind, content.is.kind))
			return err_set(err, RC_INVALID, "attachments", "附件的内容不是所写的种类（实际是 %s）", "the attachment is not of the kind that was given (it is: %s)", content.is.kind);
		TRY(docket_new_id(d, &id, err));
		r = docket_add(d, ent.attachments, id);
		about_row(d, r, entity, target);
		*docket_value(r, "kind") = v_int(code);
		*docket_value(r, "label") = v_text(str_copy(d->a, member(j, "label")));
		*docket_value(r, "name") = v_text(str_copy(d->a, member(j, "name")));
		*docket_value(r, "sha256") = v_text(str_copy(d->a, sha));
		*docket_value(r, "media") = v_text(str_c(content.is.media));
		*docket_value(r, "bytes") = v_int(content.bytes);
		if (content.lon != INT64_MIN) {
			*docket_value(r, "lon") = v_int(content.lon);
			*docket_value(r, "lat") = v_int(content.lat);
		}
		if (content.taken_at != INT64_MIN)
			*docket_value(r, "taken_at") = v_int(content.taken_at);
		*docket_value(r, "by") = v_text(ask->actor.person_id);
		*docket_value(r, "at") = v_int(ask->now_ms / 1000);
	}
	return RC_OK;
}

static bool
attached(const struct docket *d, const struct pevidence *e, int entity, unsigned target)
{
	const struct drow *t = &d->rows[entity][target];

	for (unsigned i = 0; i < d->n[ent.attachments]; i++) {
		const struct drow *r = &d->rows[ent.attachments][i];
		const struct vvalue *assignment = docket_known(r, "assignment_id");

		if (r->kin || docket_known(r, "kind")->i != e->kind || docket_known(r, "label") == NULL || !str_eq(docket_known(r, "label")->text, e->label))
			continue;
		if (entity == ent.assignments && assignment != NULL && !str_eq(assignment->text, t->fact.id))
			continue;       /* another unit's */
		return true;
	}
	return false;
}

static enum rc
check_evidence(const struct docket *d, const struct paction *a, unsigned target, int64_t now_s, struct err *err)
{
	for (unsigned i = 0; i < a->n_evidence; i++) {
		const struct pevidence *e = &a->evidence[i];
		const struct venum *kinds = &vocab_enums(&(unsigned){0})[vocab_enum("attachment_kind")];
		char place[64];

		if ((e->when != NULL && !decide_yes(d->decider, e->when, a->entity, target, now_s)) || attached(d, e, a->entity, target))
			continue;
		(void)snprintf(place, sizeof place, "attachments:%.*s", (int)(e->label.n < 45 ? e->label.n : 45), e->label.p);
		return err_set(err, RC_INVALID, place, "还缺" ZH_WORD "“" STR_F "”，请先上传", "the " EN_WORD " “" STR_F "” is missing: attach it", kinds->codes[e->kind].zh, kinds->codes[e->kind].name,
		               STR_A(e->label));
	}
	return RC_OK;
}

/* Every blocking point of the government's list was ticked (A-44: the list is the government's own). */
static enum rc
check_points(struct docket *d, const struct paction *a, const struct act_ask *ask, struct err *err)
{
	struct fact *points;
	unsigned n;

	if (!a->checklist)
		return RC_OK;
	TRY(points_on(d->o, d->tx, d->tenant_id, instant_day(ask->now_ms / 1000), d->a, &points, &n, err));
	for (unsigned i = 0; i < n; i++) {
		const struct vvalue *blocking = &points[i].values[field_of(ent.review_points, "blocking")];
		bool ticked = !blocking->known || blocking->i == 0;

		for (const struct json *j = ask->checked == NULL || ask->checked->kind != JSON_ARRAY ? NULL : ask->checked->kids; j != NULL && !ticked; j = j->next)
			ticked = j->kind == JSON_STRING && str_eq(j->text, points[i].id);
		if (!ticked)
			return err_set(err, RC_INVALID, "checked", "审核要点还没有勾：" STR_F, "a review point is not ticked: " STR_F, STR_A(vocab_shown(points[i].values[field_of(ent.review_points, "text")].text)));
	}
	return RC_OK;
}

/* ---- the case and its events -------------------------------------------------------------------------------------------------------- */

static enum rc
add_event(struct docket *d, const struct paction *a, const struct act_ask *ask, unsigned target, int from, int to, struct str *id, struct err *err)
{
	struct drow *r;

	TRY(docket_new_id(d, id, err));
	r = docket_add(d, ent.order_events, *id);
	about_row(d, r, a->entity, target);
	*docket_value(r, "action") = v_text(a->decl->id);
	if (from >= 0)
		*docket_value(r, "from_state") = v_text(d->process->states[from].name);
	*docket_value(r, "to_state") = v_text(d->process->states[to].name);
	*docket_value(r, "at") = v_int(ask->now_ms / 1000);
	*docket_value(r, "by") = v_text(ask->actor.person_id);
	*docket_value(r, "actor") = v_text(ask->actor.login);
	*docket_value(r, "note") = v_text(str_copy(d->a, ask->note));
	if (actor_stand(&ask->actor, a->roles) != NULL)
		*docket_value(r, "on_behalf_of") = v_text(actor_stand(&ask->actor, a->roles)->person_id);
	return RC_OK;
}

/* Who handles it now: the newest lead that was not given back, else the newest assignment. */
static void
show_assignment(struct docket *d)
{
	const struct drow *best = NULL;

	for (unsigned i = 0; i < d->n[ent.assignments]; i++) {
		const struct drow *r = &d->rows[ent.assignments][i];
		const struct vvalue *returned = docket_known(r, "returned"), *part = docket_known(r, "part");

		if (!r->kin && (returned == NULL || returned->i == 0) && (part == NULL || part->i == vocab_code(vocab_enum("part"), STR("lead"))))
			best = r;
	}
	*docket_value(d->file, "assignment_id") = best == NULL ? (struct vvalue){0} : v_text(best->fact.id);
	*docket_value(d->file, "unit_id") = best == NULL || docket_known(best, "unit_id") == NULL ? (struct vvalue){0} : *docket_known(best, "unit_id");
}

static void
write_case(struct docket *d, const struct act_ask *ask, int from, int to)
{
	const struct drow *order = &d->rows[ent.orders][0];

	if (from != to) {
		*docket_value(d->file, "state") = v_text(d->process->states[to].name);
		*docket_value(d->file, "state_at") = v_int(ask->now_ms / 1000);
	}
	*docket_value(d->file, "closed") = v_int(d->process->states[to].final);
	*docket_value(d->file, "urgency") = *docket_value((struct drow *)(uintptr_t)order, "urgency");
	*docket_value(d->file, "category") = *docket_value((struct drow *)(uintptr_t)order, "category");
	show_assignment(d);
	d->file->changed = !d->file->fresh;
}

static enum rc
notify(struct docket *d, const struct paction *a, const struct act_ask *ask, struct err *err)
{
	const struct vvalue *unit = docket_known(d->file, "unit_id"), *title = docket_known(&d->rows[ent.orders][0], "title");
	struct str about = title == NULL ? d->order_id : title->text, what = decl_title(a->decl);

	if (a->notify == 0)
		return RC_OK;
	return message_send(d->o, d->tx, d->tenant_id, a->notify, unit == NULL ? STR("") : unit->text, "action", d->order_id,
	                    str_fmt(d->a, STR_F "：" STR_F "（" STR_F "）", STR_A(what), STR_A(vocab_shown(about)), STR_A(d->order_id)),
	                    str_fmt(d->a, STR_F ": " STR_F " (" STR_F ")", STR_A(what), STR_A(vocab_shown(about)), STR_A(d->order_id)), ask->now_ms, err);
}

/* ---- together -------------------------------------------------------------------------------------------------------------------------- */

static enum rc
check_guards(const struct docket *d, const struct pguard *g, unsigned n, int entity, unsigned row, int64_t now_s, struct err *err)
{
	for (unsigned i = 0; i < n; i++)
		if (!decide_yes(d->decider, g[i].when, entity, row, now_s))
			return err_set(err, RC_INVALID, "guard", STR_F, STR_F, STR_A(g[i].message));
	return RC_OK;
}

static bool
needs_kin(const struct paction *a)
{
	for (const struct clause *k = a->decl->clauses; k != NULL; k = k->next) {
		if (expr_has_kin(k->when))
			return true;
		for (unsigned i = 0; i < k->n; i++)
			if (expr_has_kin(k->args[i]))
				return true;
	}
	return false;
}

/* Does the action ask anything of the rows as it left them, before it is known where it leads? */
static bool
looks_back(const struct paction *a)
{
	bool looks = a->n_confirms > 0 || a->n_gotos > 0 || a->form != NULL;

	for (unsigned i = 0; i < a->n_records && !looks; i++)
		looks = a->records[i].when != NULL;
	for (unsigned i = 0; i < a->n_evidence && !looks; i++)
		looks = a->evidence[i].when != NULL;
	return looks;
}

static enum rc
run(struct docket *d, const struct paction *a, const struct act_ask *ask, struct act_done *done, struct err *err)
{
	int64_t now_s = ask->now_ms / 1000;
	int from = case_state(d), to;
	bool touched[64] = {false}, fresh = d->file == NULL;
	unsigned target = 0;
	struct applied first;
	struct cause cause = {ask->actor.account_id, ask->now_ms, str_fmt(d->a, STR_F, STR_A(decl_title(a->decl)))};

	TRY(check_state(d, a, err));
	if (a->say_why && str_trim(ask->note).n == 0)
		return err_set(err, RC_INVALID, "note", "请写明理由", "say why");
	if (ask->note.n > 5000 || utf8_bad(ask->note) != ask->note.n)
		return err_set(err, RC_INVALID, "note", "说明太长或不是合法的文本", "the note is too long or not valid text");
	if (!fresh)
		TRY(find_target(d, a, ask, &target, err));
	TRY(check_points(d, a, ask, err));
	if (needs_kin(a))
		TRY(docket_kin(d, err));
	TRY(docket_settle(d, now_s, err));
	if (!fresh)
		TRY(check_guards(d, a->guards, a->n_guards, a->entity, target, now_s, err));
	TRY(records_apply(d, a->records, a->n_records, false, a->entity, target, ask->inputs, &ask->actor, now_s, touched, &first, err));
	if (fresh) {
		struct drow *file;

		struct drow *order = &d->rows[ent.orders][0];
		const struct vvalue *phone = docket_known(order, "caller_phone");
		char key[24];
		struct err unheard;

		/* the same telephone is the same caller, unless the desk knows better */
		if (phone != NULL && docket_known(order, "caller_key") == NULL && people_caller_key(d->o->people, d->tenant_id, phone->text, key, &unheard) == RC_OK)
			*docket_value(order, "caller_key") = v_text(str_copy(d->a, str_c(key)));
		if (ask->order_id.n == 0 && docket_known(&d->rows[ent.orders][0], "received_at") == NULL)
			*docket_value(&d->rows[ent.orders][0], "received_at") = v_int(now_s);
		file = docket_add(d, ent.cases, d->order_id);
		d->file = file;
		*docket_value(file, "order_id") = v_text(d->order_id);
		*docket_value(file, "process") = v_text(d->process->decl->id);
		*docket_value(file, "edition") = v_text(d->book->rulebook->sha256);
		*docket_value(file, "opened_at") = v_int(now_s);
		touched[ent.orders] = true;
	}
	TRY(attach(d, ask, a->entity, target, err));
	if (fresh || looks_back(a))
		TRY(docket_settle(d, now_s, err));
	if (fresh && d->process->applies != NULL && !decide_yes(d->decider, d->process->applies, ent.orders, 0, now_s))
		return err_set(err, RC_INVALID, "process", "流程“" STR_F "”不适用于这件工单", "the process “" STR_F "” does not apply to this order", STR_A(decl_title(d->process->decl)));
	if (fresh)
		TRY(check_guards(d, a->guards, a->n_guards, a->entity, target, now_s, err));
	TRY(check_evidence(d, a, target, now_s, err));
	TRY(check_guards(d, a->confirms, a->n_confirms, first.entity, first.row, now_s, err));
	TRY(paper_file(d, a, ask, target, err));
	to = a->to >= 0 ? a->to : from;
	for (unsigned i = 0; i < a->n_gotos; i++)
		if (decide_yes(d->decider, a->gotos[i].when, first.entity, first.row, now_s)) {
			to = a->gotos[i].state;
			break;
		}
	TRY(records_apply(d, a->records, a->n_records, true, a->entity, target, NULL, &ask->actor, now_s, touched, &first, err));
	TRY(add_event(d, a, ask, target, from, to, &done->event_id, err));
	write_case(d, ask, from, to);
	TRY(docket_settle(d, now_s, err));
	TRY(triggers_fire(d, touched, &ask->actor, now_s, err));
	TRY(clocks_follow(d, now_s, d->process->states[to].final, err));
	TRY(docket_save(d, &cause, err));
	TRY(notify(d, a, ask, err));
	done->order_id = d->order_id;
	done->state = d->process->states[to].name;
	done->version = d->file->fact.version;
	return RC_OK;
}

/* A new order: the process is the one asked for, or the first in force whose condition it meets. */
static enum rc
begin(struct orders *o, struct tx *tx, const struct act_ask *ask, struct arena *a, struct act_done *done, struct err *err)
{
	struct book **books;
	unsigned n;
	enum rc rc = RC_NOT_FOUND;

	err_set(err, RC_NOT_FOUND, "process", "施行的规则里没有可以开始的流程", "no rulebook in force has a process to begin");
	TRY(books_on(o->editions, tx, ask->tenant_id, instant_day(ask->now_ms / 1000), a, &books, &n, err));
	for (unsigned b = 0; b < n; b++) {
		for (unsigned i = 0; i < books[b]->rulebook->n_processes && rc != RC_OK; i++) {
			const struct process *p = books[b]->rulebook->processes[i];
			const struct paction *act = process_action(p, ask->action);
			const struct json *own = json_get(ask->inputs, "orders.order_id");
			struct act_ask asked = *ask;
			struct docket d;
			struct str id;

			if ((ask->process.n > 0 && process_find(books[b]->rulebook, ask->process) != p) || act == NULL || !act->from_none)
				continue;
			if (!actor_may(&ask->actor, act)) {
				rc = err_set(err, RC_DENIED, "action", "您的角色不能“" STR_F "”", "your role may not “" STR_F "”", STR_A(decl_title(act->decl)));
				continue;
			}
			docket_blank(&d, o, tx, ask->tenant_id, books[b], p, a);
			rc = ask->joins.n > 0 ? matter_join(o, tx, ask, act, a, &asked.inputs, err) : RC_OK;
			if (ask->order_id.n > 0)
				id = ask->order_id;
			else if (own != NULL && own->kind == JSON_STRING && str_trim(own->text).n > 0)
				id = str_copy(a, str_trim(own->text));
			else if (rc == RC_OK)
				rc = docket_new_id(&d, &id, err);
			if (rc == RC_OK) {
				d.order_id = id;
				(void)docket_add(&d, ent.orders, id);
				rc = run(&d, act, &asked, done, err);
			}
			d.book = NULL;          /* it is released below */
			docket_close(&d);
			if (rc == RC_INVALID && strcmp(err->field, "process") == 0) {
				rc = RC_NOT_FOUND;      /* not this one; perhaps the next */
				continue;
			}
			if (rc != RC_OK)
				goto out;
		}
		if (rc == RC_OK)
			break;
	}
out:
	for (unsigned b = 0; b < n; b++)
		book_release(o->editions, books[b]);
	return rc;
}

enum rc
order_act_ahead(struct orders *o, struct tx *tx, const struct act_ask *ask, struct err *err)
{
	TRY(facts_hold_ahead(tx, ask->tenant_id, err));
	return ask->order_id.n == 0 ? RC_OK : docket_ahead(o, tx, ask->tenant_id, ask->order_id, DOCKET_ACT, err);
}

enum rc
order_act(struct orders *o, struct tx *tx, const struct act_ask *ask, struct arena *a, struct act_done *done, struct err *err)
{
	struct docket d;
	struct act_ask asked = *ask;    /* a signature's target is found here */
	const struct paction *act;
	enum rc rc;

	memset(done, 0, sizeof *done);
	/* held before anything is read: who acts next, on whatever of the government's orders, sees what this one did (kin are counted exactly) */
	TRY(order_act_ahead(o, tx, ask, err));
	TRY(facts_hold(o->facts, tx, ask->tenant_id, err));
	if (ask->order_id.n == 0)
		return begin(o, tx, ask, a, done, err);
	rc = docket_open(&d, o, tx, ask->tenant_id, ask->order_id, DOCKET_ACT, a, err);
	if (rc != RC_OK)
		return rc;
	act = process_action(d.process, ask->action);
	if (!actor_sees(&ask->actor, &d))
		rc = err_set(err, RC_NOT_FOUND, "", "没有“" STR_F "”", "there is no “" STR_F "”", STR_A(vocab_shown(ask->order_id)));
	else if (act == NULL && (rc = paper_sign(&d, &asked, &act, err)) != RC_OK)
		goto out;
	else if (act == NULL || act->from_none)
		rc = err_set(err, RC_NOT_FOUND, "action", "流程里没有“" STR_F "”这个动作", "the process has no action “" STR_F "”", STR_A(vocab_shown(ask->action)));
	else if (!actor_may(&ask->actor, act))
		rc = err_set(err, RC_DENIED, "action", "您的角色不能“" STR_F "”", "your role may not “" STR_F "”", STR_A(decl_title(act->decl)));
	else if (ask->version >= 0 && ask->version != d.file->fact.version && !only_marked(&d, ask->version))
		rc = moved_on(&d, err);
	else
		rc = run(&d, act, &asked, done, err);
out:
	docket_close(&d);
	return rc;
}
