/*
 * What an actor sees of an order, and what he may do with it now: the actions that his roles have in this state, each with what it asks for
 * and, where a guard does not hold, why not. The screen builds its buttons and forms from this alone. Called by the api.
 */
#include "order/internal.h"

#include <string.h>

/* ---- offers ------------------------------------------------------------------------------------------------------------------------------- */

static struct str
label_of(struct docket *d, int entity, const struct drow *r)
{
	int unit = vocab_field(entity, STR("unit_id"));
	struct fact f;
	struct err unheard;

	if (entity == ent.orders || unit < 0 || !r->fact.values[unit].known)
		return STR("");
	if (facts_get(d->o->facts, d->tx, d->tenant_id, ent.units, r->fact.values[unit].text, false, d->a, &f, &unheard) == RC_OK && f.values[field_of(ent.units, "name")].known)
		return f.values[field_of(ent.units, "name")].text;
	return r->fact.values[unit].text;
}

/* A new fact begins with what its order says under the same name (a line of the catalogue: its category). */
static struct str
same_of_order(struct docket *d, int entity, const struct vfield *vf)
{
	int f = entity == ent.orders ? -1 : vocab_field(ent.orders, str_c(vf->name));
	const struct vfield *of = f < 0 ? NULL : &vocab_at(ent.orders)->fields[f];

	if (of == NULL || of->type != vf->type || (of->flags & (VF_PERSONAL | VF_DERIVED)) != 0 || !d->rows[ent.orders][0].fact.values[f].known)
		return STR("");
	return vocab_text(d->a, of, &d->rows[ent.orders][0].fact.values[f]);
}

static void
fill_inputs(struct docket *d, const struct paction *a, unsigned target, bool has_target, struct offer *out)
{
	unsigned most = 0;

	for (unsigned i = 0; i < a->n_records; i++)
		most += a->records[i].n;
	out->inputs = ARENA_NEW(d->a, struct input, most + 1);
	for (unsigned i = 0; i < a->n_records; i++) {
		const struct precord *p = &a->records[i];
		const struct drow *r = NULL;

		if (p->change && has_target) {
			int row = p->via < 0 ? (int)target : d->rows[a->entity][target].fact.values[p->via].known ? docket_row(d, p->entity, d->rows[a->entity][target].fact.values[p->via].text) : -1;

			r = row < 0 ? NULL : &d->rows[p->entity][row];
		}
		for (unsigned k = 0; k < p->n; k++) {
			const struct passign *as = &p->assigns[k];
			bool twice = false;

			for (unsigned q = 0; q < out->n_inputs; q++)
				twice |= out->inputs[q].entity == p->entity && out->inputs[q].field == as->field;
			if (as->how == PA_SET || twice)
				continue;
			struct input in = {p->entity, as->field, as->how == PA_MUST, {"", 0}};
			const struct vfield *vf = &vocab_at(p->entity)->fields[as->field];

			if (r != NULL && r->fact.values[as->field].known && (vf->flags & VF_PERSONAL) == 0)
				in.preset = vocab_text(d->a, vf, &r->fact.values[as->field]);
			else if (!p->change && has_target)
				in.preset = same_of_order(d, p->entity, vf);
			out->inputs[out->n_inputs++] = in;
		}
	}
}

static struct offer
offer_on(struct docket *d, const struct paction *a, unsigned target, bool has_target, int64_t now_s)
{
	struct offer o = {.action = a, .ready = true};

	if (has_target && a->entity != ent.orders) {
		o.target = d->rows[a->entity][target].fact.id;
		o.target_label = label_of(d, a->entity, &d->rows[a->entity][target]);
	}
	for (unsigned i = 0; has_target && i < a->n_guards && o.ready; i++)
		if (!decide_yes(d->decider, a->guards[i].when, a->entity, target, now_s)) {
			o.ready = false;
			o.why_not = a->guards[i].message;
		}
	fill_inputs(d, a, target, has_target, &o);
	if (a->checklist) {
		struct fact *points;
		struct err unheard;

		if (points_on(d->o, d->tx, d->tenant_id, instant_day(now_s), d->a, &points, &o.n_points, &unheard) == RC_OK)
			o.points = points;
		else
			o.n_points = 0;
	}
	o.evidence = ARENA_NEW(d->a, const struct pevidence *, a->n_evidence + 1);
	for (unsigned i = 0; i < a->n_evidence; i++)
		if (a->evidence[i].when == NULL || (has_target && decide_yes(d->decider, a->evidence[i].when, a->entity, target, now_s)))
			o.evidence[o.n_evidence++] = &a->evidence[i];
	return o;
}

static void
all_offers(struct docket *d, const struct actor *actor, int64_t now_s, struct order_view *v)
{
	int state = case_state(d);
	unsigned most = 0;

	for (unsigned i = 0; i < d->process->n_actions; i++)
		most += d->process->actions[i].from_none ? 0 : d->n[d->process->actions[i].entity] + 1;
	most += d->n[ent.filings];
	v->offers = ARENA_NEW(d->a, struct offer, most + 1);
	for (unsigned i = 0; i < d->process->n_actions; i++) {
		const struct paction *a = &d->process->actions[i];
		unsigned rows[64], n;

		if (a->from_none || !actor_may(actor, a) || !moves_from(a, state))
			continue;
		n = action_targets(d, a, actor, rows, COUNT_OF(rows));
		for (unsigned k = n; k-- > 0;)
			v->offers[v->n_offers++] = offer_on(d, a, rows[k], true, now_s);
	}
	/* papers that wait for this actor's signature */
	for (unsigned i = 0; i < d->n[ent.filings]; i++) {
		const struct paction *a = d->rows[ent.filings][i].kin || !actor_has_row(actor, d, ent.filings, &d->rows[ent.filings][i]) ? NULL : paper_step(d, i);

		if (a != NULL && actor_may(actor, a))
			v->offers[v->n_offers++] = offer_on(d, a, i, true, now_s);
	}
}

/* ---- the order ------------------------------------------------------------------------------------------------------------------------------ */

static int64_t
number(const struct drow *r, const char *field, int64_t unknown)
{
	const struct vvalue *v = docket_known(r, field);

	return v == NULL ? unknown : v->i;
}

static struct str
words(const struct drow *r, const char *field)
{
	const struct vvalue *v = docket_known(r, field);

	return v == NULL ? STR("") : v->text;
}

static void
all_clocks(struct docket *d, struct order_view *v)
{
	v->clocks = ARENA_NEW(d->a, struct clock_line, d->n[ent.clocks] + 1);
	for (unsigned i = 0; i < d->n[ent.clocks]; i++) {
		const struct drow *r = &d->rows[ent.clocks][i];
		const struct decl *limit = rulebook_find(d->book->rulebook, words(r, "rule"));

		v->clocks[v->n_clocks++] = (struct clock_line){
			.clock_id = r->fact.id, .rule = words(r, "rule"), .title = limit == NULL || limit->title.n == 0 ? words(r, "rule") : limit->title, .about = words(r, "about"),
			.unit_id = words(r, "unit_id"), .outcome = words(r, "outcome"), .span = words(r, "span"), .derivation = words(r, "derivation"), .derivation_en = words(r, "derivation_en"), .seq = number(r, "seq", 1),
			.started_at = number(r, "started_at", 0), .due_at = number(r, "due_at", 0), .stopped_at = number(r, "stopped_at", 0), .overdue_at = number(r, "overdue_at", 0),
			.exclusive = number(r, "exclusive", 0) == 1, .provisional = number(r, "provisional", 0) == 1, .running = docket_known(r, "stopped_at") == NULL,
		};
	}
}

static bool
any_kin(const struct rulebook *rb)
{
	for (unsigned i = 0; i < rb->n_decls; i++)
		for (const struct clause *k = rb->decls[i]->kind == D_ACTION ? rb->decls[i]->clauses : NULL; k != NULL; k = k->next)
			for (unsigned n = 0; n < k->n; n++)
				if (expr_has_kin(k->args[n]))
					return true;
	return false;
}

enum rc
order_view(struct orders *o, struct tx *tx, int64_t tenant_id, struct str order_id, const struct actor *actor, int64_t now_ms, struct arena *a, struct order_view *v, struct err *err)
{
	struct docket d;
	unsigned n;
	enum rc rc;

	memset(v, 0, sizeof *v);
	TRY(docket_open(&d, o, tx, tenant_id, order_id, DOCKET_VIEW, a, err));
	rc = actor_sees(actor, &d) ? RC_OK : err_set(err, RC_NOT_FOUND, "", "没有“" STR_F "”", "there is no “" STR_F "”", STR_A(vocab_shown(order_id)));
	(void)vocab_entities(&n);
	for (unsigned e = 0; e < n; e++) {
		v->of[e] = ARENA_NEW(a, struct fact, d.n[e] + 1);
		for (unsigned i = 0; i < d.n[e]; i++)
			v->of[e][v->n_of[e]++] = d.rows[e][i].fact;
	}
	if (rc == RC_OK && any_kin(d.book->rulebook))
		rc = docket_kin(&d, err);
	if (rc == RC_OK)
		rc = docket_settle(&d, now_ms / 1000, err);
	if (rc == RC_OK) {
		v->order = d.rows[ent.orders][0].fact;
		v->file = d.file->fact;
		v->rulebook = d.book->rulebook;
		v->process = d.process;
		all_clocks(&d, v);
		all_offers(&d, actor, now_ms / 1000, v);
		v->book = d.book;
		d.book = NULL;          /* the view holds it on */
	}
	docket_close(&d);
	return rc;
}

void
order_view_done(struct orders *o, struct order_view *v)
{
	book_release(o->editions, v->book);
	v->book = NULL;
}

enum rc
order_beginnings(struct orders *o, struct tx *tx, int64_t tenant_id, const struct actor *actor, int64_t now_ms, struct arena *a, struct order_view *v, struct err *err)
{
	struct book **books;
	unsigned n;

	memset(v, 0, sizeof *v);
	TRY(books_on(o->editions, tx, tenant_id, instant_day(now_ms / 1000), a, &books, &n, err));
	for (unsigned b = 0; b < n && v->book == NULL; b++)
		for (unsigned i = 0; v->book == NULL && i < books[b]->rulebook->n_processes; i++) {
			const struct process *p = books[b]->rulebook->processes[i];
			struct docket d;

			docket_blank(&d, o, tx, tenant_id, books[b], p, a);
			v->offers = ARENA_NEW(a, struct offer, p->n_actions + 1);
			for (unsigned k = 0; k < p->n_actions; k++)
				if (p->actions[k].from_none && actor_may(actor, &p->actions[k]))
					v->offers[v->n_offers++] = offer_on(&d, &p->actions[k], 0, false, now_ms / 1000);
			if (v->n_offers > 0) {
				v->rulebook = books[b]->rulebook;
				v->process = p;
				v->book = books[b];
				books[b] = NULL;
			}
		}
	for (unsigned b = 0; b < n; b++)
		book_release(o->editions, books[b]);
	return RC_OK;
}

enum rc
order_visible(struct orders *o, struct tx *tx, int64_t tenant_id, struct str order_id, const struct actor *actor, struct err *err)
{
	struct filter by[2] = {{.field = field_of(ent.assignments, "order_id"), .op = OP_EQ}, {.field = field_of(ent.assignments, "unit_id"), .op = OP_EQ}};
	struct page_ask ask = {.entity = ent.assignments, .filters = by, .n_filters = 2, .sort = -1, .limit = 1};
	struct arena a;
	struct page page = {0};
	enum rc rc;

	if (actor->every_unit || actor->system)
		return RC_OK;
	arena_init(&a, 0);
	by[0].value = v_text(order_id);
	by[1].value = v_text(actor->unit_id);
	rc = facts_page(o->facts, tx, tenant_id, &ask, &a, &page, err);
	if (rc == RC_OK && (page.n == 0 || actor->unit_id.n == 0))
		rc = err_set(err, RC_NOT_FOUND, "", "没有“" STR_F "”", "there is no “" STR_F "”", STR_A(vocab_shown(order_id)));
	arena_done(&a);
	return rc;
}
