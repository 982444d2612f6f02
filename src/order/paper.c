/*
 * Papers: the forms of the rulebook as they are filled in and signed. A signature is an act of the person who is signed in, never a name that somebody types: what stands
 * is who, when and for whom, taken from the session; steps are signed in the order of the form, each by its own roles. Called by act.c, view.c and the api.
 */
#include "order/internal.h"

#include <string.h>

#define SIGN_ZH "签署"
#define SIGN_EN "sign_"

static const struct json *
of_label(const struct json *o, struct str label)
{
	for (const struct json *m = o == NULL || o->kind != JSON_OBJECT ? NULL : o->kids; m != NULL; m = m->next)
		if (str_eq(m->key, label))
			return m;
	return NULL;
}

static struct str
member(const struct json *o, struct str key)
{
	const struct json *m = of_label(o, key);

	return m != NULL && m->kind == JSON_STRING ? m->text : STR("");
}

/* What the room wrote itself; NULL for what does not read. */
static struct json *
kept_json(struct arena *a, const struct fact *filing, const char *field)
{
	const struct vvalue *v = &filing->values[field_of(ent.filings, field)];
	struct json *j;
	struct err unheard;

	return v->known && json_parse(a, v->text, &j, &unheard) == RC_OK ? j : NULL;
}

static uint32_t
sign_roles(const struct clause *k)
{
	uint32_t bits = 0;

	for (unsigned i = 0; i < k->n; i++)
		bits |= 1u << k->args[i]->ref.i;
	return bits;
}

static struct str
sign_name(struct arena *a, const struct decl *form)
{
	return str_fmt(a, SIGN_ZH STR_F, STR_A(form->id));
}

/* ---- signing ----------------------------------------------------------------------------------------------------------------------------- */

static struct str
signer(struct docket *d, const struct actor *actor)
{
	struct fact person;
	struct err unheard;

	if (actor->person_id.n > 0 && facts_get(d->o->facts, d->tx, d->tenant_id, ent.persons, actor->person_id, false, d->a, &person, &unheard) == RC_OK &&
	    person.values[field_of(ent.persons, "name")].known)
		return person.values[field_of(ent.persons, "name")].text;
	return actor->login;
}

/* "label": {"name", "person_id", "login", "at", "for"} at the end of the object in `to`. */
static void
add_signature(struct docket *d, struct buf *to, const struct clause *step, const struct actor *actor, int64_t now_s)
{
	const struct stand *for_whom = actor_stand(actor, sign_roles(step));
	const struct { const char *key; struct str value; } members[] = {
		{"name", signer(d, actor)}, {"person_id", actor->person_id}, {"login", actor->login}, {"at", instant_text(d->a, now_s)}, {"for", for_whom == NULL ? STR("") : for_whom->name},
	};

	if (to->n > 1)
		buf_char(to, ',');
	buf_json(to, step->text);
	for (unsigned i = 0; i < COUNT_OF(members); i++) {
		buf_add_c(to, i == 0 ? ":{" : ",");
		buf_json(to, str_c(members[i].key));
		buf_char(to, ':');
		buf_json(to, members[i].value);
	}
	buf_char(to, '}');
}

/* The first step of a form that nobody has signed. */
static const struct clause *
next_step(const struct decl *form, const struct json *signatures)
{
	for (const struct clause *k = form == NULL ? NULL : form->clauses; k != NULL; k = k->next)
		if (k->kind == C_SIGN && of_label(signatures, k->text) == NULL)
			return k;
	return NULL;
}

const struct paction *
paper_step(struct docket *d, unsigned filing)
{
	const struct fact *f = &d->rows[ent.filings][filing].fact;
	const struct decl *form = rulebook_form(d->book->rulebook, f->values[field_of(ent.filings, "form")].text);
	const struct clause *step = next_step(form, kept_json(d->a, f, "signatures"));
	struct decl *decl;
	struct paction *a;

	if (step == NULL)
		return NULL;
	decl = ARENA_NEW(d->a, struct decl, 1);
	a = ARENA_NEW(d->a, struct paction, 1);
	*decl = (struct decl){.kind = D_ACTION, .id = sign_name(d->a, form), .alias = form->alias.n > 0 ? str_fmt(d->a, SIGN_EN STR_F, STR_A(form->alias)) : STR(""),
	                      .title = str_fmt(d->a, SIGN_ZH "“" STR_F "”：" STR_F, STR_A(decl_title(form)), STR_A(step->text)), .heading = form->heading, .entity = ent.filings};
	*a = (struct paction){.decl = decl, .entity = ent.filings, .roles = sign_roles(step), .from_any = true, .to = STATE_STAY};
	return a;
}

enum rc
paper_sign(struct docket *d, struct act_ask *ask, const struct paction **act, struct err *err)
{
	const struct rulebook *rb = d->book->rulebook;
	const struct decl *form = NULL;
	const struct paction *a = NULL;
	const struct clause *step;
	struct json *signatures;
	struct drow *r = NULL;
	struct buf b;

	for (unsigned i = 0; i < rb->n_decls && form == NULL; i++)
		if (rb->decls[i]->kind == D_FORM && (str_eq(ask->action, sign_name(d->a, rb->decls[i])) ||
		                                     (rb->decls[i]->alias.n > 0 && str_eq(ask->action, str_fmt(d->a, SIGN_EN STR_F, STR_A(rb->decls[i]->alias))))))
			form = rb->decls[i];
	if (form == NULL)
		return RC_OK;
	TRY(docket_also(d, ent.filings, err));
	for (unsigned i = d->n[ent.filings]; i-- > 0 && a == NULL;) {
		r = &d->rows[ent.filings][i];
		if (r->kin || !str_eq(docket_value(r, "form")->text, form->id) || (ask->target.n > 0 && !str_eq(r->fact.id, ask->target)) || !actor_has_row(&ask->actor, d, ent.filings, r))
			continue;
		a = paper_step(d, i);
	}
	if (a == NULL)
		return err_set(err, RC_CONFLICT, "target", "没有等着签署的“" STR_F "”", "no “" STR_F "” waits for a signature", STR_A(decl_title(form)), STR_A(decl_title(form)));
	*act = a;
	ask->target = r->fact.id;
	signatures = kept_json(d->a, &r->fact, "signatures");
	step = next_step(form, signatures);
	if (str_trim(ask->note).n == 0)
		ask->note = step->text;
	/* on the docket alone: whoever may not is refused before anything is saved */
	buf_init(&b, 0);
	if (docket_known(r, "signatures") != NULL)
		buf_add(&b, (struct str){docket_value(r, "signatures")->text.p, docket_value(r, "signatures")->text.n - 1});
	else
		buf_char(&b, '{');
	add_signature(d, &b, step, &ask->actor, ask->now_ms / 1000);
	buf_char(&b, '}');
	*docket_value(r, "signatures") = v_text(str_copy(d->a, buf_str(&b)));
	r->changed = true;
	buf_done(&b);
	return RC_OK;
}

/* ---- filling in --------------------------------------------------------------------------------------------------------------------------- */

static enum rc
refused(struct err *err, struct str label, const char *zh, const char *en)
{
	char place[64];

	(void)snprintf(place, sizeof place, "form:%.*s", (int)(label.n < 50 ? label.n : 50), label.p);
	return err_set(err, RC_INVALID, place, zh, en, STR_A(label));
}

/* Does the filler sign this step now: true, or the own name. *open: an earlier step waits for somebody else. */
static enum rc
signs(struct docket *d, const struct clause *step, const struct json *given, const struct actor *actor, bool open, bool *yes, struct err *err)
{
	struct str typed = given != NULL && given->kind == JSON_STRING ? str_trim(given->text) : STR("");
	bool may = actor->system ? step->i == 1 : (actor->roles & sign_roles(step)) != 0;

	*yes = (given != NULL && given->kind == JSON_BOOL && given->yes) || typed.n > 0;
	if (typed.n > 0 && !str_eq(typed, signer(d, actor)) && !str_eq(typed, actor->login))
		return refused(err, step->text, "“" STR_F "”要由本人登录后签署，不能代写姓名", "“" STR_F "” is signed by the person who is signed in: no name can be written for somebody else");
	if (*yes && !may)
		return refused(err, step->text, "“" STR_F "”不归您签，由有这个角色的人登录后签署", "“" STR_F "” is not yours to sign: somebody of that role signs it");
	if (*yes && open)
		return refused(err, step->text, "“" STR_F "”前面还有一步没有签", "a step before “" STR_F "” is not signed yet");
	if (!*yes && may && !open)
		return refused(err, step->text, "表上还缺“" STR_F "”签字，请本人签署", "“" STR_F "” of the form is yours to sign, and is not signed");
	return RC_OK;
}

static enum rc
field_text(struct docket *d, const struct paction *a, const struct clause *k, const struct json *given, unsigned target, int64_t now_s, struct str *text, struct err *err)
{
	*text = given != NULL && given->kind == JSON_STRING ? str_trim(given->text) : STR("");
	if (text->n == 0 && k->n > 0) {
		struct value v = decide_value(d->decider, d->a, k->args[0], a->form->entity, a->form->entity == ent.orders ? 0 : target, now_s);
		struct buf shown;

		buf_init(&shown, 0);
		value_print(&shown, &v, 2, LANG_ZH);
		*text = str_copy(d->a, buf_str(&shown));
		buf_done(&shown);
	}
	if (text->n == 0 || text->n > 5000)
		return refused(err, k->text, "表上的“" STR_F "”还没填", "“" STR_F "” of the form is not filled in");
	return RC_OK;
}

/* What was signed with the filing is an event too, as if it had been signed by itself: rulebooks look for those. */
static enum rc
sign_event(struct docket *d, const struct paction *a, const struct act_ask *ask, unsigned target, const struct clause *step, struct err *err)
{
	const struct stand *for_whom = actor_stand(&ask->actor, sign_roles(step));
	struct drow *r;
	struct str id;

	TRY(docket_new_id(d, &id, err));
	r = docket_add(d, ent.order_events, id);
	about_row(d, r, a->entity, target);
	*docket_value(r, "action") = v_text(sign_name(d->a, a->form));
	if (docket_known(d->file, "state") != NULL)
		*docket_value(r, "from_state") = *docket_value(r, "to_state") = *docket_value(d->file, "state");
	*docket_value(r, "at") = v_int(ask->now_ms / 1000);
	*docket_value(r, "by") = v_text(ask->actor.person_id);
	*docket_value(r, "actor") = v_text(ask->actor.login);
	*docket_value(r, "note") = v_text(step->text);
	if (for_whom != NULL)
		*docket_value(r, "on_behalf_of") = v_text(for_whom->person_id);
	return RC_OK;
}

enum rc
paper_file(struct docket *d, const struct paction *a, const struct act_ask *ask, unsigned target, struct err *err)
{
	struct buf content, signatures;
	bool open = false;
	struct str id;
	struct drow *r;
	enum rc rc = RC_OK;

	if (a->form == NULL)
		return RC_OK;
	buf_init(&content, 0);
	buf_init(&signatures, 0);
	buf_char(&content, '{');
	buf_char(&signatures, '{');
	for (const struct clause *k = a->form->clauses; k != NULL && rc == RC_OK; k = k->next) {
		const struct json *given = of_label(ask->filled, k->text);
		bool yes = false;
		struct str text;

		if (k->kind == C_FIELD) {
			rc = field_text(d, a, k, given, target, ask->now_ms / 1000, &text, err);
			if (rc != RC_OK)
				break;
			if (content.n > 1)
				buf_char(&content, ',');
			buf_json(&content, k->text);
			buf_char(&content, ':');
			buf_json(&content, text);
		} else if (k->kind == C_SIGN) {
			rc = signs(d, k, given, &ask->actor, open, &yes, err);
			if (rc == RC_OK && yes) {
				add_signature(d, &signatures, k, &ask->actor, ask->now_ms / 1000);
				rc = sign_event(d, a, ask, target, k, err);
			}
			open |= !yes;
		}
	}
	buf_char(&content, '}');
	buf_char(&signatures, '}');
	if (rc == RC_OK)
		rc = docket_new_id(d, &id, err);
	if (rc == RC_OK) {
		r = docket_add(d, ent.filings, id);
		about_row(d, r, a->entity, target);
		*docket_value(r, "form") = v_text(a->form->id);
		*docket_value(r, "at") = v_int(ask->now_ms / 1000);
		*docket_value(r, "by") = v_text(ask->actor.person_id);
		*docket_value(r, "content") = v_text(str_copy(d->a, buf_str(&content)));
		*docket_value(r, "signatures") = v_text(str_copy(d->a, buf_str(&signatures)));
	}
	buf_done(&content);
	buf_done(&signatures);
	return rc;
}

/* ---- reading ------------------------------------------------------------------------------------------------------------------------------- */

/* Who handles it: the unit whose paper it is, and whom the process asks to fill it in, to sign it, or tells of it. */
static bool
handles(const struct docket *d, const struct actor *actor, const struct fact *filing, const struct decl *form)
{
	const struct vvalue *unit = &filing->values[field_of(ent.filings, "unit_id")];
	uint32_t roles = 0;

	if (actor->unit_id.n > 0 && unit->known && str_eq(unit->text, actor->unit_id))
		return true;
	for (unsigned i = 0; i < d->process->n_actions; i++)
		if (d->process->actions[i].form == form)
			roles |= d->process->actions[i].roles | d->process->actions[i].notify;
	for (const struct clause *k = form->clauses; k != NULL; k = k->next)
		roles |= k->kind == C_SIGN ? sign_roles(k) : 0;
	return actor->every_unit && (actor->roles & roles) != 0;
}

static void
fill_line(struct docket *d, const struct fact *order, const struct clause *k, const struct json *content, const struct json *signatures, bool readable, struct paper_line *to)
{
	const struct json *signature = of_label(signatures, k->text);

	*to = (struct paper_line){.label = k->text, .kind = k->kind == C_SIGN ? PAPER_SIGN : k->n > 0 ? PAPER_GIVEN : PAPER_FILL, .at = INT64_MIN};
	if (k->kind == C_FIELD) {
		to->text = readable ? scrubbed(d->a, member(content, k->text), order, STR("")) : STR("");
		return;
	}
	to->roles = sign_roles(k);
	if (signature == NULL)
		return;
	if (signature->kind == JSON_STRING) {
		to->signer = signature->text;
		return;
	}
	to->signer = member(signature, STR("name"));
	to->behalf = member(signature, STR("for"));
	if (!instant_parse(member(signature, STR("at")), &to->at))
		to->at = INT64_MIN;
}

enum rc
paper_read(struct orders *o, struct tx *tx, int64_t tenant_id, struct str order_id, struct str filing_id, const struct actor *actor, struct arena *a, struct paper *p, struct err *err)
{
	struct docket d;
	const struct decl *form = NULL;
	struct json *content, *signatures;
	struct fact order;
	unsigned n = 0;
	enum rc rc;

	memset(p, 0, sizeof *p);
	TRY(docket_open(&d, o, tx, tenant_id, order_id, DOCKET_VIEW, a, err));
	rc = facts_get(o->facts, tx, tenant_id, ent.filings, filing_id, true, a, &p->filing, err);
	if (rc == RC_OK)
		rc = facts_get(o->facts, tx, tenant_id, ent.orders, order_id, true, a, &order, err);
	if (rc == RC_OK)
		form = rulebook_form(d.book->rulebook, p->filing.values[field_of(ent.filings, "form")].text);
	if (rc == RC_OK && (!actor_sees(actor, &d) || form == NULL || !str_eq(p->filing.values[field_of(ent.filings, "order_id")].text, order_id)))
		rc = err_set(err, RC_NOT_FOUND, "", "没有“" STR_F "”", "there is no “" STR_F "”", STR_A(vocab_shown(filing_id)));
	if (rc != RC_OK) {
		docket_close(&d);
		return rc;
	}
	content = kept_json(a, &p->filing, "content");
	signatures = kept_json(a, &p->filing, "signatures");
	p->readable = handles(&d, actor, &p->filing, form);
	p->title = str_copy(a, decl_title(form));
	for (const struct clause *k = form->clauses; k != NULL; k = k->next)
		n += k->kind == C_FIELD || k->kind == C_SIGN;
	p->lines = ARENA_NEW(a, struct paper_line, n + 1);
	for (const struct clause *k = form->clauses; k != NULL; k = k->next)
		if (k->kind == C_FIELD || k->kind == C_SIGN) {
			fill_line(&d, &order, k, content, signatures, p->readable, &p->lines[p->n]);
			p->lines[p->n++].label = str_copy(a, k->text);
		}
	docket_close(&d);
	return RC_OK;
}
