/*
 * Totals with what is missing rescaled, tiers, and grades by quota with ties. The rules of as
 * the rulebook's clauses state them. Called by eval_decl and eval_part.
 */
#include "score/evaluate.h"

#include <string.h>

/* The base: items without a sample are left out and the rest carries their points while enough of it is left. */
static struct value
base_sum(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, struct num *available)
{
	struct num sum = NUM_INT(0), have = NUM_INT(0), lost = NUM_INT(0);
	unsigned flags = 0, held = 0, any = 0;
	enum vstate worst = V_VALUE;
	const struct clause *least = clause_of_kind(d, C_LEAST);

	for (const struct clause *k = d->clauses; k != NULL; k = k->next)
		for (unsigned i = 0; k->kind == C_BASE && i < k->n; i++) {
			const struct expr *x = k->args[i];
			const struct decl *item = x->kind == E_NAME && x->ref.kind == R_DECL ? x->ref.decl : NULL;
			struct value v = eval_expr(e, c, row, d, x), full = item == NULL || item->full == NULL ? none(V_MISSING, 0, NULL) : eval_expr(e, c, row, item, item->full);

			if (v.state == V_MISSING && item != NULL && clause_of_kind(item, C_ONLY) != NULL)
				continue;       /* does not exist for this subject */
			any++;
			if (v.state == V_VALUE) {
				held++;
				sum = num_add(e->a, sum, v.num);
				flags |= v.flags & (FLAG_IMPORTED | FLAG_PROVISIONAL | FLAG_INCOMPLETE | FLAG_NO_DUE);
				if (full.state == V_VALUE)
					have = num_add(e->a, have, full.num);
				continue;
			}
			flags |= v.flags;
			if (v.state == V_EMPTY && full.state == V_VALUE)
				lost = num_add(e->a, lost, full.num);
			else
				worst = worst == V_VALUE ? v.state : worst;
		}
	*available = have;
	if (worst != V_VALUE)
		return none(worst, flags | FLAG_INCOMPLETE, NULL);
	if (held == 0)
		return none(V_EMPTY, flags | FLAG_NOT_ASSESSED, NULL);
	if (num_sign(lost) > 0) {
		struct value floor = least == NULL ? none(V_MISSING, 0, NULL) : eval_expr(e, c, row, d, least->args[0]);

		if (num_sign(have) == 0 || (floor.state == V_VALUE && num_cmp(have, floor.num) < 0))
			return none(V_EMPTY, flags | FLAG_NOT_ASSESSED, NULL);
		sum = num_mul(e->a, sum, num_div(e->a, num_add(e->a, have, lost), have));
		flags |= FLAG_RESCALED;
	}
	return number_value(sum, U_POINTS, flags);
}

static struct value
adjustments(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, enum ckind kind)
{
	struct num sum = NUM_INT(0);
	unsigned flags = 0;

	for (const struct clause *k = d->clauses; k != NULL; k = k->next)
		for (unsigned i = 0; k->kind == kind && i < k->n; i++) {
			struct value v = eval_expr(e, c, row, d, k->args[i]);

			if (v.state == V_VALUE) {
				sum = num_add(e->a, sum, v.num);
				flags |= v.flags & (FLAG_IMPORTED | FLAG_PROVISIONAL | FLAG_INCOMPLETE);
			} else if (v.state == V_NO_DATA || v.state == V_NOT_ENTERED) {
				flags |= FLAG_INCOMPLETE;       /* nothing is invented; that it is unknown is said */
			}
		}
	return number_value(sum, U_POINTS, flags);
}

struct value
eval_total(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, int part)
{
	struct num available;
	struct value base, plus, minus;

	if (part >= 0) {
		struct str name = d->parts[part]->name;

		if (str_eq_c(name, "plus"))
			return adjustments(e, c, row, d, C_PLUS);
		if (str_eq_c(name, "minus"))
			return adjustments(e, c, row, d, C_MINUS);
		base = base_sum(e, c, row, d, &available);
		return str_eq_c(name, "base") ? base : number_value(available, U_POINTS, 0);
	}
	if (d->value != NULL)
		return eval_expr(e, c, row, d, d->value);
	base = eval_part(e, c, row, d, part_number(d, "base"));
	if (base.state != V_VALUE)
		return base.state == V_EMPTY ? none(V_MISSING, base.flags, NULL) : base;
	plus = eval_part(e, c, row, d, part_number(d, "plus"));
	minus = eval_part(e, c, row, d, part_number(d, "minus"));
	return number_value(num_add(e->a, num_add(e->a, base.num, plus.num), minus.num), U_POINTS, base.flags | plus.flags | minus.flags);
}

struct value
eval_tier(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, int part)
{
	struct str name = d->parts[part]->name;
	int64_t at = 0, want = 0;
	struct value on, tier;

	if (str_eq_c(name, "tier")) {
		on = eval_expr(e, c, row, d, d->value);
		if (on.state != V_VALUE)
			return none(on.state, on.flags, NULL);
		for (const struct clause *k = d->clauses; k != NULL; k = k->next) {
			struct value bound;
			bool fits;

			if (k->kind != C_LEVEL)
				continue;
			at++;
			fits = k->i == 2;
			if (!fits) {
				bound = eval_expr(e, c, row, d, k->args[0]);
				fits = bound.state == V_VALUE && (k->op == BIN_GE ? num_cmp(on.num, bound.num) >= 0 : num_cmp(on.num, bound.num) > 0);
			}
			if (fits)
				return number_value(NUM_INT(at), U_NONE, on.flags);
		}
		return none(V_MISSING, on.flags, NULL);
	}
	tier = eval_part(e, c, row, d, part_number(d, "tier"));
	if (tier.state != V_VALUE || !num_to_i64(tier.num, &want))
		return none(tier.state == V_VALUE ? V_MISSING : tier.state, tier.flags, NULL);
	for (const struct clause *k = d->clauses; k != NULL; k = k->next) {
		unsigned money;

		if (k->kind != C_LEVEL || ++at != want)
			continue;
		money = k->i == 2 ? 0 : 1;
		if (str_eq_c(name, "label"))
			return (struct value){.state = V_VALUE, .type = T_TEXT, .text = k->text, .flags = tier.flags, .enumeration = -1};
		return k->n > money ? eval_expr(e, c, row, d, k->args[money]) : none(V_MISSING, tier.flags, NULL);
	}
	return none(V_MISSING, tier.flags, NULL);
}

/* Is b before a in the order of grades: by the value, then by the tie keys, higher first? */
static int
order(struct eval *e, struct ctx *c, const struct decl *d, uint32_t a, uint32_t b)
{
	struct value x = eval_expr(e, c, a, d, d->value), y = eval_expr(e, c, b, d, d->value);
	const struct clause *ties = clause_of_kind(d, C_TIES);
	int cmp = num_cmp(y.num, x.num);

	for (unsigned i = 0; cmp == 0 && ties != NULL && i < ties->n; i++) {
		const struct expr *list = ties->args[i];

		if (list->ref.kind == R_OPTION && list->type == T_LIST)
			list = e->options[list->ref.decl->option].list;
		unsigned n = list == NULL ? 0 : list->kind == E_LIST ? list->n : 1;

		for (unsigned k = 0; k < n && cmp == 0; k++) {
			const struct expr *key = list->kind == E_LIST ? list->kids[k] : list;
			const struct decl *item = rulebook_find(e->rb, key->kind == E_NAME ? key->path[0] : key->text);

			if (item == NULL)
				continue;
			x = eval_decl(e, c, a, item);
			y = eval_decl(e, c, b, item);
			if (x.state == V_VALUE && y.state == V_VALUE)
				cmp = num_cmp(y.num, x.num);
		}
	}
	return cmp;
}

static bool
out_of_grades(struct eval *e, struct ctx *c, const struct decl *d, uint32_t row, struct str *label)
{
	for (const struct clause *k = d->clauses; k != NULL; k = k->next)
		if (k->kind == C_OUT) {
			struct value v = eval_expr(e, c, row, d, k->args[0]);

			if (is_yes(&v)) {
				*label = k->text;
				return true;
			}
		}
	return false;
}

struct value
eval_grades(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, int part)
{
	struct str label = {"", 0}, found = {"", 0};
	int64_t n = 0, before = 0, equal = 0;
	struct value own;
	bool undecided = false;

	if (part < 0) {
		own = eval_expr(e, c, row, d, d->value);
		if (own.state != V_VALUE)
			return none(own.state, own.flags, NULL);
		if (out_of_grades(e, c, d, row, &label))
			return (struct value){.state = V_VALUE, .type = T_TEXT, .text = label, .enumeration = -1};
	}
	for (uint32_t r = 0; r < c->n; r++) {
		struct value v;
		int cmp;

		if (!takes_part(e, c, r) || !same_peers(e, c, row, r) || out_of_grades(e, c, d, r, &label))
			continue;
		v = eval_expr(e, c, r, d, d->value);
		if (v.state != V_VALUE)
			continue;
		n++;
		if (part >= 0)
			continue;
		cmp = r == row ? 0 : order(e, c, d, row, r);
		before += cmp > 0;
		equal += cmp == 0;
	}
	if (part >= 0)
		return number_value(NUM_INT(n), U_NONE, 0);
	/* the places that this subject and its equals share must all bear one label, else a person decides */
	for (int64_t place = before + 1; place <= before + equal; place++) {
		int64_t from_first = 0, from_last = 0;
		struct str here = {"", 0}, rest = {"", 0};

		for (const struct clause *k = d->clauses; k != NULL; k = k->next) {
			struct value q;
			int64_t size = 0;

			if (k->kind != C_LEVEL)
				continue;
			if (k->i == 2) {
				rest = k->text;
				continue;
			}
			q = eval_expr(e, c, row, d, k->args[0]);
			if (q.state != V_VALUE || !num_to_i64(num_round(e->a, q.num, 0, ROUND_HALF_UP), &size))
				return none(q.state == V_VALUE ? V_MISSING : q.state, q.flags, NULL);
			if (k->i == 0) {
				if (here.n == 0 && place > from_first && place <= from_first + size)
					here = k->text;
				from_first += size;
			} else {
				if (here.n == 0 && place <= n - from_last && place > n - from_last - size)
					here = k->text;
				from_last += size;
			}
		}
		if (here.n == 0)
			here = rest;
		if (found.n == 0)
			found = here;
		undecided |= !str_eq(found, here);
	}
	if (undecided)
		return none(V_MISSING, FLAG_INCOMPLETE, NULL);
	return (struct value){.state = V_VALUE, .type = T_TEXT, .text = found, .enumeration = -1};
}
