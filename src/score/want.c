/*
 * Which columns a rulebook needs: every field that its expressions reach, and what the derived ones are made of. So that a
 * government's facts in memory are small.
 */
#include "rulebook/retention.h"
#include "score/internal.h"
#include "score/score.h"

#include <stdlib.h>
#include <string.h>

static void
want_field(struct columns_want *w, int entity, int field)
{
	/* what a derived field is made of (columns/derive.c) */
	static const struct { const char *entity, *field; const char *needs[8][2]; } made_of[] = {
		{"assignments", "effective_due_at", {{"assignments", "due_at"}, {"assignments", "extended_due_at"}}},
		{"assignments", "on_time", {{"assignments", "effective_due_at"}, {"assignments", "handled_at"}}},
		{"assignments", "overdue", {{"assignments", "effective_due_at"}, {"assignments", "handled_at"}}},
		{"orders", "finding_excluded", {{"assignments", "order_id"}, {"assignments", "fact_finding"}, {"assignments", "part"}}},
		{"orders", "shelved", {{"orders", "matter_key"}, {"orders", "received_at"}, {"shelvings", "matter_key"}, {"shelvings", "approved_at"}, {"shelvings", "decision"}}},
		{"orders", "closed_loop", {{"orders", "received_at"}, {"orders", "registered_at"}, {"orders", "checked_at"}, {"orders", "evaluated_at"},
		                           {"assignments", "order_id"}, {"assignments", "dispatched_at"}, {"assignments", "handled_at"}}},
		{"orders", "repeat_no", {{"orders", "caller_key"}, {"orders", "matter_key"}, {"orders", "received_at"}}},
		{"orders", "untrue_forms", {{"orders", "caller_key"}, {"orders", "matter_key"}, {"orders", "received_at"}, {"untrue_forms", "order_id"}, {"untrue_forms", "signed_at"}}},
	};
	const char *e = vocab_at(entity)->name, *f = vocab_at(entity)->fields[field].name;

	if (w->fields[entity][field])
		return;
	w->fields[entity][field] = true;
	for (unsigned i = 0; i < COUNT_OF(made_of); i++) {
		if (strcmp(made_of[i].entity, e) != 0 || strcmp(made_of[i].field, f) != 0)
			continue;
		for (unsigned k = 0; k < 8 && made_of[i].needs[k][0] != NULL; k++) {
			int ne = vocab_entity(str_c(made_of[i].needs[k][0]));

			want_field(w, ne, vocab_field(ne, str_c(made_of[i].needs[k][1])));
		}
	}
}

static void
want_named(struct columns_want *w, const char *entity, const char *field)
{
	int e = vocab_entity(str_c(entity));

	want_field(w, e, vocab_field(e, str_c(field)));
}

/* The way from a counted fact to each kind of subject. */
static void
want_attribution(struct columns_want *w, int entity)
{
	static const char *const kinds[] = {"units", "persons", "grids"};

	for (unsigned k = 0; k < COUNT_OF(kinds); k++) {
		struct vpath p = vocab_attribution(entity, vocab_entity(str_c(kinds[k])));
		int at = entity;

		for (unsigned i = 0; !p.none && i < p.n; i++) {
			want_field(w, at, p.steps[i]);
			at = vocab_field_entity(&vocab_at(at)->fields[p.steps[i]]);
		}
		if (p.fans_out) {
			want_named(w, "callbacks", "order_id");
			want_named(w, "assignments", "order_id");
			want_named(w, "assignments", "unit_id");
			want_named(w, "assignments", "returned");
		}
	}
}

static void
want_expr(struct columns_want *w, const struct expr *e, int entity)
{
	if (e == NULL)
		return;
	if (e->kind == E_NAME && (e->ref.kind == R_FIELD || e->ref.kind == R_DERIVE)) {
		int at = entity;

		for (unsigned i = 0; i < e->ref.n_steps; i++) {
			want_field(w, at, e->ref.steps[i]);
			at = vocab_field_entity(&vocab_at(at)->fields[e->ref.steps[i]]);
		}
		if (e->ref.kind == R_FIELD)
			want_field(w, e->ref.entity, e->ref.field);
	}
	if (e->kind == E_NAME && e->ref.kind == R_SUBJECT) {
		static const char *const kinds[] = {"units", "persons", "grids"};

		for (unsigned k = 0; k < COUNT_OF(kinds); k++) {
			int at = vocab_entity(str_c(kinds[k]));

			for (unsigned i = 1; i < e->n_path && at >= 0; i++) {
				int f = vocab_field(at, e->path[i]);

				if (f < 0)
					break;
				want_field(w, at, f);
				at = vocab_field_entity(&vocab_at(at)->fields[f]);
			}
		}
	}
	if (e->kind == E_AGG) {
		want_attribution(w, e->entity);
		entity = e->entity;
	}
	for (unsigned i = 0; i < e->n; i++)
		if (!(e->kind == E_AGG && i == SLOT_KEEP))
			want_expr(w, e->kids[i], entity);
}

/* Nothing but the fields that are wanted whatever the rulebook says. */
static void
want_start(struct columns_want *w, struct arena *a, bool ids, const char *const (*always)[2], unsigned n_always)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	*w = (struct columns_want){.fields = ARENA_NEW(a, bool *, n), .ids = ids};
	for (unsigned i = 0; i < n; i++)
		w->fields[i] = ARENA_NEW(a, bool, e[i].n);
	for (unsigned i = 0; i < n_always; i++)
		want_named(w, always[i][0], always[i][1]);
}

void
measures_want(struct arena *a, const struct rulebook *rb, struct columns_want *w)
{
	static const char *const always[][2] = {
		{"units", "active_from"}, {"units", "active_to"}, {"units", "name"}, {"units", "kind"}, {"persons", "name"}, {"persons", "unit_id"},
		{"persons", "active_from"}, {"persons", "active_to"}, {"persons", "role"}, {"grids", "name"}, {"grids", "unit_id"}, {"grids", "active_from"}, {"grids", "active_to"},
		{"manual_scores", "item"}, {"manual_scores", "unit_id"}, {"manual_scores", "person_id"}, {"manual_scores", "period"}, {"manual_scores", "points"},
		{"checklists", "item"}, {"checklists", "part"}, {"checklists", "unit_id"}, {"checklists", "grid_id"}, {"checklists", "period"}, {"checklists", "satisfied"},
		{"checklists", "count"}, {"checklists", "points"},
		{"attendance", "person_id"}, {"attendance", "date"}, {"attendance", "sick_days"}, {"attendance", "leave_days"}, {"attendance", "absent_half_days"},
	};
	want_start(w, a, false, always, COUNT_OF(always));
	for (unsigned i = 0; i < rb->n_decls; i++) {
		const struct decl *d = rb->decls[i];
		int entity = d->entity;

		if (d->kind == D_EXAMPLE || d->kind >= D_PROCESS)
			continue;               /* what a process reads of an order is not what scores read of a government (score/decide.c) */
		want_expr(w, d->value, entity);
		want_expr(w, d->full, entity);
		want_expr(w, d->each, entity);
		for (const struct clause *c = d->clauses; c != NULL; c = c->next)
			for (unsigned k = 0; k < c->n; k++)
				want_expr(w, c->args[k], c->kind == C_SUBJECTS ? vocab_entity(c->i == SK_UNIT ? STR("units") : c->i == SK_PERSON ? STR("persons") : STR("grids")) : entity);
	}
}

void
process_want(struct arena *a, const struct rulebook *rb, struct columns_want *w)
{
	static const char *const always[][2] = {
		{"orders", "matter_key"}, {"orders", "caller_key"}, {"orders", "topic_key"}, {"orders", "received_at"}, {"assignments", "order_id"}, {"assignments", "unit_id"},
		{"assignments", "returned"}, {"assignments", "seq"}, {"assignments", "part"},
	};
	want_start(w, a, true, always, COUNT_OF(always));
	for (unsigned i = 0; i < rb->n_decls; i++) {
		const struct decl *d = rb->decls[i];
		int after = d->entity;

		if ((d->kind < D_PROCESS && d->kind != D_DERIVE && d->kind != D_LIMIT) || d->kind == D_RETENTION)
			continue;
		want_expr(w, d->value, d->entity);
		for (const struct clause *c = d->clauses; c != NULL; c = c->next)
			if (c->kind == C_RECORD) {
				after = (int)c->i;
				break;
			}
		for (const struct clause *c = d->clauses; c != NULL; c = c->next) {
			want_expr(w, c->when, c->kind == C_CLOCK && c->args[0]->ref.kind == R_DECL ? c->args[0]->ref.decl->entity : after);
			for (unsigned k = 0; k < c->n; k++)
				if (c->kind == C_RECORD || c->kind == C_CHANGE) {
					if (c->args[k]->n > 1)
						want_expr(w, c->args[k]->kids[1], d->entity);
				} else {
					want_expr(w, c->args[k], c->kind == C_CONFIRM || c->kind == C_GOTO ? after : d->entity);
				}
		}
	}
}

void
retention_want(struct arena *a, const struct rulebook *rb, struct columns_want *w)
{
	static const char *const always[][2] = {
		{"orders", "received_at"}, {"cases", "order_id"}, {"cases", "closed"}, {"attachments", "order_id"}, {"attachments", "sha256"}, {"attachments", "bytes"},
	};

	want_start(w, a, true, always, COUNT_OF(always));
	for (unsigned i = 0; i < rb->n_retentions; i++) {
		const struct retention *r = &rb->retentions[i];
		int orders = r->decl->entity;

		want_expr(w, r->from, orders);
		want_expr(w, r->kept, orders);
		for (unsigned k = 0; k < r->n_holds; k++)
			want_expr(w, r->holds[k].when, orders);
		for (unsigned k = 0; k < r->n_erases; k++) {
			want_expr(w, r->erases[k].when, r->erases[k].entity);
			if (r->erases[k].link >= 0)
				want_field(w, r->erases[k].entity, r->erases[k].link);
		}
	}
	/* what they name is read as its own declaration says */
	for (unsigned i = 0; i < rb->n_decls && rb->n_retentions > 0; i++) {
		const struct decl *d = rb->decls[i];

		if (d->kind != D_DERIVE && d->kind != D_LIMIT)
			continue;
		want_expr(w, d->value, d->entity);
		for (const struct clause *c = d->clauses; c != NULL; c = c->next)
			for (unsigned k = 0; k < c->n; k++)
				want_expr(w, c->args[k], d->entity);
	}
}
