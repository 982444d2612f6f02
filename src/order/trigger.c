/*
 * Triggers: what the process says must follow when something holds (five calls on one matter, ten people on one topic). Looked at after an action
 * that touched what they read; each fires once an order, or while it holds anew. Called by act.c.
 */
#include "order/internal.h"

#include <string.h>

static void
reads(const struct expr *e, int entity, bool *found)
{
	if (e == NULL)
		return;
	if (e->kind == E_NAME && e->ref.kind == R_FIELD)
		found[e->ref.entity] = true;
	if (e->kind == E_NAME && e->ref.kind == R_DERIVE)
		reads(e->ref.decl->value, e->ref.decl->entity, found);
	if (e->kind == E_AGG)
		found[entity = e->entity] = true;
	for (unsigned i = 0; i < e->n; i++)
		reads(e->kids[i], entity, found);
}

static bool
concerns(const struct ptrigger *t, const bool *touched)
{
	bool found[64] = {false};

	reads(t->when, ent.orders, found);
	for (unsigned i = 0; i < COUNT_OF(found); i++)
		if (found[i] && touched[i])
			return true;
	return false;
}

/* `once` of a trigger over kin: once for all of them while it holds, else once for this order. */
static bool
fired(const struct docket *d, const struct ptrigger *t)
{
	for (unsigned i = 0; i < d->n[ent.order_events]; i++)
		if (docket_known(&d->rows[ent.order_events][i], "action") != NULL && str_eq(docket_known(&d->rows[ent.order_events][i], "action")->text, t->decl->id))
			return true;
	return false;
}

enum rc
triggers_fire(struct docket *d, const bool *touched, const struct actor *actor, int64_t now_s, struct err *err)
{
	bool settled = true;

	for (unsigned i = 0; i < d->process->n_triggers; i++) {
		const struct ptrigger *t = &d->process->triggers[i];
		bool also[64] = {false};
		struct applied first;
		struct drow *r;
		struct str id, title = decl_title(t->decl);

		if (t->weekday != 0 || !concerns(t, touched) || (t->once && fired(d, t)))
			continue;
		if (expr_has_kin(t->when) && !d->kin_loaded) {
			TRY(docket_kin(d, err));
			settled = false;
		}
		if (!settled)
			TRY(docket_settle(d, now_s, err));
		settled = true;
		if (!decide_yes(d->decider, t->when, ent.orders, 0, now_s) || (t->once && fired(d, t)))
			continue;
		TRY(records_apply(d, t->records, t->n_records, false, ent.orders, 0, NULL, actor, now_s, also, &first, err));
		TRY(docket_new_id(d, &id, err));
		r = docket_add(d, ent.order_events, id);
		*docket_value(r, "order_id") = v_text(d->order_id);
		*docket_value(r, "action") = v_text(t->decl->id);
		*docket_value(r, "from_state") = *docket_value(d->file, "state");
		*docket_value(r, "to_state") = *docket_value(d->file, "state");
		*docket_value(r, "at") = v_int(now_s);
		if (t->notify != 0) {
			const struct vvalue *unit = docket_known(d->file, "unit_id"), *called = docket_known(&d->rows[ent.orders][0], "title");
			struct str about = called == NULL ? d->order_id : vocab_shown(called->text);

			TRY(message_send(d->o, d->tx, d->tenant_id, t->notify, unit == NULL ? STR("") : unit->text, "trigger", d->order_id,
			                 str_fmt(d->a, STR_F "：" STR_F "（" STR_F "）", STR_A(title), STR_A(about), STR_A(d->order_id)),
			                 str_fmt(d->a, STR_F ": " STR_F " (" STR_F ")", STR_A(title), STR_A(about), STR_A(d->order_id)), now_s * 1000, err));
		}
		settled = false;
	}
	return settled ? RC_OK : docket_settle(d, now_s, err);
}
