/*
 * What an action or trigger records and changes: its clauses 记 and 改, with what was filled in, applied to the docket's rows. Values that
 * the clause computes are read before anything changes. Called by act.c and trigger.c.
 */
#include "order/internal.h"

#include <string.h>

/* What was filled in for a field; NULL: nothing. */
static const struct json *
input_of(const struct json *inputs, int entity, int field)
{
	const char *e = vocab_at(entity)->name, *f = vocab_at(entity)->fields[field].name;

	for (const struct json *k = inputs == NULL || inputs->kind != JSON_OBJECT ? NULL : inputs->kids; k != NULL; k = k->next) {
		size_t n = strlen(e);

		if (k->key.n == n + 1 + strlen(f) && memcmp(k->key.p, e, n) == 0 && k->key.p[n] == '.' && memcmp(k->key.p + n + 1, f, strlen(f)) == 0)
			return k;
	}
	return NULL;
}

static enum rc
input_value(const struct json *j, int entity, int field, struct vvalue *out, struct err *err)
{
	const struct vfield *vf = &vocab_at(entity)->fields[field];
	struct str cell = j->kind == JSON_BOOL ? (j->yes ? STR("true") : STR("false")) : j->kind == JSON_NULL ? STR("") : j->text;
	char place[64];
	enum rc rc;

	(void)snprintf(place, sizeof place, "%s.%s", vocab_at(entity)->name, vf->name);
	if (j->kind == JSON_ARRAY || j->kind == JSON_OBJECT)
		return err_set(err, RC_INVALID, place, "“" ZH_WORD "”应是一个值", "“" EN_WORD "” must be one value", vf->zh, vf->name);
	cell = str_trim(cell);
	if (utf8_bad(cell) != cell.n)
		return err_set(err, RC_INVALID, place, "“" ZH_WORD "”不是合法的文本", "“" EN_WORD "” is not valid text", vf->zh, vf->name);
	if (cell.n > 20000)
		return err_set(err, RC_INVALID, place, "“" ZH_WORD "”太长", "“" EN_WORD "” is too long", vf->zh, vf->name);
	rc = vocab_cell(vf, cell, out, err);
	if (rc != RC_OK)
		(void)snprintf(err->field, sizeof err->field, "%s", place);
	return rc;
}

/* A value that an expression gave, as the field keeps it. */
static struct vvalue
computed(const struct docket *d, const struct vfield *vf, const struct value *v)
{
	if (v->state != V_VALUE)
		return (struct vvalue){0};
	switch (vf->type) {
	case VT_INT: {
		int64_t i = 0;

		return num_to_i64(v->num, &i) ? v_int(i) : (struct vvalue){0};
	}
	case VT_NUM: {
		struct arena none;
		int64_t i = 0;
		bool whole;

		arena_init(&none, 0);
		whole = num_to_i64(num_mul(&none, v->num, NUM_INT(VOCAB_NUM_SCALE)), &i);
		arena_done(&none);
		return whole ? v_int(i) : (struct vvalue){0};
	}
	case VT_ENUM: case VT_BOOL: case VT_DAY: case VT_INSTANT: case VT_PERIOD:
		return v_int(v->i);
	case VT_TEXT: case VT_SET: case VT_ID:
		return v_text(str_copy(d->a, v->text));
	case VT_LINK: {
		int to = vocab_field_entity(vf);

		return v->i < 0 || (uint64_t)v->i >= d->n[to] ? (struct vvalue){0} : v_text(d->rows[to][v->i].fact.id);
	}
	case VT__COUNT: break;
	}
	return (struct vvalue){0};
}

static enum rc
one_value(const struct docket *d, const struct passign *as, int to, int entity, unsigned target, const struct json *inputs, const struct actor *actor, int64_t now_s,
          bool *given, struct vvalue *out, struct err *err)
{
	const struct vfield *vf = &vocab_at(to)->fields[as->field];
	const struct json *j = input_of(inputs, to, as->field);
	char place[64];

	*given = true;
	*out = (struct vvalue){0};
	if (as->how == PA_SET) {
		if (as->actor == ACTOR_ME) {
			*out = v_text(actor->person_id);
		} else if (as->actor == ACTOR_UNIT) {
			*out = v_text(actor->unit_id);
		} else if (as->value->kind == E_NAME && as->value->ref.kind == R_CODE && as->value->ref.enumeration >= 0) {
			*out = v_int(as->value->ref.i);
		} else {
			struct value v = decide_value(d->decider, d->a, as->value, entity, target, now_s);

			*out = computed(d, vf, &v);
		}
		return RC_OK;
	}
	if (j != NULL)
		TRY(input_value(j, to, as->field, out, err));
	*given = j != NULL;
	if (as->how == PA_MUST && !out->known) {
		(void)snprintf(place, sizeof place, "%s.%s", vocab_at(to)->name, vf->name);
		return err_set(err, RC_INVALID, place, "请填“" ZH_WORD "”", "“" EN_WORD "” must be filled in", vf->zh, vf->name);
	}
	return RC_OK;
}

/* What a new fact of an order leads to without being told: its order, the assignment and unit of the action's target. */
static void
link_up(struct docket *d, struct drow *r, int entity, unsigned target)
{
	const struct ventity *e = vocab_at(r->fact.entity), *from = vocab_at(entity);
	const struct drow *t = &d->rows[entity][target];

	for (unsigned i = 0; i < e->n; i++) {
		struct vvalue *v = &r->fact.values[i];
		int same;

		if (e->fields[i].type != VT_LINK || v->known)
			continue;
		if (strcmp(e->fields[i].to, from->name) == 0 && strcmp(e->fields[i].to, "units") != 0 && strcmp(e->fields[i].name, "suggested_unit") != 0) {
			*v = v_text(t->fact.id);
		} else if (strcmp(e->fields[i].name, "order_id") == 0) {
			*v = v_text(d->order_id);
		} else if (strcmp(e->fields[i].name, "assignment_id") == 0 || (strcmp(e->fields[i].name, "unit_id") == 0 && r->fact.entity != ent.assignments)) {
			same = vocab_field(entity, str_c(e->fields[i].name));
			if (same >= 0)
				*v = t->fact.values[same];
		}
	}
}

/* Two-step: all values first, from the world as it was; then the rows. */
enum rc
records_apply(struct docket *d, const struct precord *list, unsigned n, bool after, int entity, unsigned target, const struct json *inputs, const struct actor *actor, int64_t now_s,
              bool *touched, struct applied *first, struct err *err)
{
	struct vvalue **values = ARENA_NEW(d->a, struct vvalue *, n + 1);
	bool **given = ARENA_NEW(d->a, bool *, n + 1);
	bool recorded = false;

	if (!after)
		*first = (struct applied){entity, target};
	for (unsigned i = 0; i < n; i++) {
		if ((list[i].when != NULL) != after)
			continue;
		if (after && !decide_yes(d->decider, list[i].when, first->entity, first->row, now_s))
			continue;
		values[i] = ARENA_NEW(d->a, struct vvalue, list[i].n + 1);
		given[i] = ARENA_NEW(d->a, bool, list[i].n + 1);
		for (unsigned k = 0; k < list[i].n; k++)
			TRY(one_value(d, &list[i].assigns[k], list[i].entity, entity, target, inputs, actor, now_s, &given[i][k], &values[i][k], err));
	}
	for (unsigned i = 0; i < n; i++) {
		const struct precord *p = &list[i];
		const struct ventity *e = vocab_at(p->entity);
		struct drow *r;

		if (values[i] == NULL)
			continue;
		touched[p->entity] = true;
		if (p->change) {
			int row = p->via < 0 ? (int)target : -1;

			if (p->via >= 0 && d->rows[entity][target].fact.values[p->via].known)
				row = docket_row(d, p->entity, d->rows[entity][target].fact.values[p->via].text);
			if (row < 0)
				return err_set(err, RC_CONFLICT, "", "要改的" ZH_WORD "不在了", "the " EN_WORD " to change is gone", e->zh, e->one);
			r = &d->rows[p->entity][row];
			r->changed = true;
			if (p->entity == ent.orders)
				r->fact.personal = true;
		} else {
			struct str id = {"", 0};

			if (e->id >= 0)
				TRY(docket_new_id(d, &id, err));
			r = docket_add(d, p->entity, id);
			if (!recorded)
				*first = (struct applied){p->entity, d->n[p->entity] - 1};
			recorded = true;
		}
		for (unsigned k = 0; k < p->n; k++)
			if (given[i][k])
				r->fact.values[p->assigns[k].field] = values[i][k];
		if (!p->change)
			link_up(d, r, entity, target);
	}
	return RC_OK;
}
