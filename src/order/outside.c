/*
 * An order for a firm outside that is to do the work: field by field what it needs, and nothing of who reported it. A whitelist, so that what orders learn to keep
 * stays inside. Called by the api.
 */
#include "order/internal.h"

#include <string.h>

#define LEFT_OUT STR("***")

static struct str
told(struct arena *a, const struct fact *f, const char *field, const struct fact *order)
{
	return scrubbed(a, known_text(f, field), order, LEFT_OUT);
}

static struct str
name_of(struct orders *o, struct tx *tx, int64_t tenant_id, int entity, const struct vvalue *link, struct arena *a)
{
	struct fact f;
	struct err unheard;
	int name = vocab_field(entity, STR("name"));

	if (!link->known || facts_get(o->facts, tx, tenant_id, entity, link->text, false, a, &f, &unheard) != RC_OK || !f.values[name].known)
		return link->known ? link->text : STR("");
	return f.values[name].text;
}

static void
fill(struct orders *o, struct tx *tx, int64_t tenant_id, const struct fact *order, const struct order_view *v, struct arena *a, struct outside *out)
{
	const struct vvalue *urgency = &order->values[field_of(ent.orders, "urgency")], *address = &order->values[field_of(ent.orders, "address")];
	const struct vvalue *current = &v->file.values[field_of(ent.cases, "assignment_id")];
	int visits = vocab_entity(STR("site_visits")), photo = vocab_code(vocab_enum("attachment_kind"), STR("photo"));

	*out = (struct outside){
		.order_id = order->id, .title = told(a, order, "title", order), .description = told(a, order, "description", order), .category = told(a, order, "category", order),
		.urgency = urgency->known ? vocab_text(a, &vocab_at(ent.orders)->fields[field_of(ent.orders, "urgency")], urgency) : STR(""),
		.site = address->known ? personal_masked(a, &vocab_at(ent.orders)->fields[field_of(ent.orders, "address")], address->text) : STR(""),
		.grid = name_of(o, tx, tenant_id, ent.grids, &order->values[field_of(ent.orders, "grid_id")], a),
		.state = str_copy(a, v->file.values[field_of(ent.cases, "state")].text), .unit = name_of(o, tx, tenant_id, ent.units, &v->file.values[field_of(ent.cases, "unit_id")], a),
		.dispatched_at = INT64_MIN, .due_at = INT64_MIN,
	};
	for (unsigned i = 0; i < v->n_of[ent.assignments]; i++) {
		const struct fact *f = &v->of[ent.assignments][i];

		if (!current->known || !str_eq(f->id, current->text))
			continue;
		out->dispatched_at = known_int(f, "dispatched_at", INT64_MIN);
		out->due_at = known_int(f, "extended_due_at", known_int(f, "due_at", INT64_MIN));
	}
	out->visits = ARENA_NEW(a, struct outside_visit, v->n_of[visits] + 1);
	for (unsigned i = 0; i < v->n_of[visits]; i++)
		out->visits[out->n_visits++] = (struct outside_visit){known_int(&v->of[visits][i], "arrived_at", INT64_MIN), told(a, &v->of[visits][i], "found", order)};
	out->photos = ARENA_NEW(a, struct outside_photo, v->n_of[ent.attachments] + 1);
	for (unsigned i = 0; i < v->n_of[ent.attachments]; i++)
		if (v->of[ent.attachments][i].values[field_of(ent.attachments, "kind")].i == photo)
			out->photos[out->n_photos++] = (struct outside_photo){v->of[ent.attachments][i].id, told(a, &v->of[ent.attachments][i], "label", order)};
}

enum rc
order_outside(struct orders *o, struct tx *tx, int64_t tenant_id, struct str order_id, const struct actor *actor, int64_t now_ms, struct arena *a, struct outside *out, struct err *err)
{
	struct order_view v;
	struct fact order;
	enum rc rc;

	TRY(order_view(o, tx, tenant_id, order_id, actor, now_ms, a, &v, err));
	rc = facts_get(o->facts, tx, tenant_id, ent.orders, order_id, true, a, &order, err);
	if (rc == RC_OK)
		fill(o, tx, tenant_id, &order, &v, a, out);
	order_view_done(o, &v);
	return rc;
}
