/*
 * Who may act where: roles of an action, the unit's own orders, the rows that an action can be done on. Decided here so that no door
 * can forget it. Called by act.c and view.c.
 */
#include "order/internal.h"

#include <string.h>

static bool
own_unit(const struct actor *actor, const struct drow *assignment)
{
	const struct vvalue *unit = docket_known(assignment, "unit_id");

	return actor->unit_id.n > 0 && unit != NULL && str_eq(unit->text, actor->unit_id);
}

bool
actor_sees(const struct actor *actor, const struct docket *d)
{
	if (actor->system || actor->every_unit)
		return true;
	for (unsigned i = 0; i < d->n[ent.assignments]; i++)
		if (!d->rows[ent.assignments][i].kin && own_unit(actor, &d->rows[ent.assignments][i]))
			return true;
	return false;
}

/* A unit's people act on what is theirs: the unit's own rows, or the order while an assignment of theirs stands. */
bool
actor_has_row(const struct actor *actor, const struct docket *d, int entity, const struct drow *row)
{
	int unit = vocab_field(entity, STR("unit_id")), assignment = vocab_field(entity, STR("assignment_id"));

	if (actor->system || actor->every_unit)
		return true;
	if (entity != ent.orders && unit >= 0 && row->fact.values[unit].known)
		return str_eq(row->fact.values[unit].text, actor->unit_id);
	if (entity != ent.assignments && assignment >= 0 && row->fact.values[assignment].known) {
		int at = docket_row(d, ent.assignments, row->fact.values[assignment].text);

		return at >= 0 && own_unit(actor, &d->rows[ent.assignments][at]);
	}
	for (unsigned i = 0; i < d->n[ent.assignments]; i++) {
		const struct drow *a = &d->rows[ent.assignments][i];
		const struct vvalue *returned = docket_known(a, "returned");

		if (!a->kin && own_unit(actor, a) && (returned == NULL || returned->i == 0))
			return true;
	}
	return false;
}

bool
actor_may(const struct actor *actor, const struct paction *a)
{
	return actor->system ? a->system : (actor->roles & a->roles) != 0;
}

bool
moves_from(const struct paction *a, int state)
{
	if (state < 0)
		return a->from_none;
	return a->from_any || (a->from >> state & 1) != 0;
}

int
case_state(const struct docket *d)
{
	const struct vvalue *v = d->file == NULL ? NULL : docket_known(d->file, "state");

	return v == NULL ? -1 : process_state(d->process, v->text);
}

unsigned
action_targets(const struct docket *d, const struct paction *a, const struct actor *actor, unsigned *rows, unsigned room)
{
	unsigned n = 0;

	for (unsigned i = 0; i < d->n[a->entity] && n < room; i++) {
		const struct drow *r = &d->rows[a->entity][i];
		int returned = vocab_field(a->entity, STR("returned"));

		if (r->kin || (a->entity == ent.orders && i > 0))
			continue;
		if (returned >= 0 && r->fact.values[returned].known && r->fact.values[returned].i == 1)
			continue;       /* what was given back is nobody's to act on */
		if (actor_has_row(actor, d, a->entity, r))
			rows[n++] = i;
	}
	return n;
}

bool
dated_on(const struct fact *f, int32_t day)
{
	const struct vvalue *from = &f->values[field_of(f->entity, "active_from")], *to = &f->values[field_of(f->entity, "active_to")];

	return (!from->known || from->i <= day) && (!to->known || to->i >= day);
}

enum rc
points_on(struct orders *o, struct tx *tx, int64_t tenant_id, int32_t day, struct arena *a, struct fact **out, unsigned *n, struct err *err)
{
	struct page_ask ask = {.entity = ent.review_points, .sort = -1, .limit = 200};
	struct page page;

	TRY(facts_page(o->facts, tx, tenant_id, &ask, a, &page, err));
	*out = ARENA_NEW(a, struct fact, page.n + 1);
	*n = 0;
	for (unsigned i = 0; i < page.n; i++)
		if (dated_on(&page.facts[i], day))
			(*out)[(*n)++] = page.facts[i];
	return RC_OK;
}
