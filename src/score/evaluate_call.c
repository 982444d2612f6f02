/*
 * Functions of item context: rounding and steps, peers and ranks, sums over grids and months, last year, what assessors entered.
 * Called by eval_expr only.
 */
#include "score/evaluate.h"

#include <stdlib.h>
#include <string.h>

/* The months, quarters or halves of a period, in order. */
void
sub_periods(const struct eval *e, int32_t period, enum over over, int32_t *out, unsigned *n)
{
	int32_t first, after, day;
	int y, m, d, k = period % 100;

	*n = 0;
	if (over == OVER_MONTHS) {
		period_days(period, e->year_start, &first, &after);
		for (day = first; day < after && *n < 12; day = day_from_ymd(m == 12 ? y + 1 : y, m == 12 ? 1 : m + 1, 1)) {
			day_to_ymd(day, &y, &m, &d);
			out[(*n)++] = y * 100 + m;
		}
		return;
	}
	if (over == OVER_QUARTERS) {
		int from = k == 40 ? 1 : k > 30 ? (k - 31) * 2 + 1 : k > 20 ? k - 20 : 0, to = k == 40 ? 4 : k > 30 ? from + 1 : from;

		for (int q = from; q >= 1 && q <= to; q++)
			out[(*n)++] = period - k + 20 + q;
		return;
	}
	for (int h = k == 40 ? 1 : k - 30; h >= 1 && h <= (k == 40 ? 2 : k - 30) && k > 30; h++)
		out[(*n)++] = period - k + 30 + h;
}

static const char *const over_keys[] = {"grids", "persons", "months", "quarters", "halves"};

static int64_t
sub_as_of(const struct ctx *c, int32_t after)
{
	int64_t end = instant_from_day(after, 0);

	return end < c->w.as_of ? end : c->w.as_of;
}

/* One value per child: what calc was given as a list, else the periods or the rows below. */
struct children { struct ctx *ctx[64]; unsigned n; bool rows; };

static void
period_children(struct eval *e, struct ctx *c, uint32_t row, enum over over, struct children *out)
{
	int32_t periods[12];
	struct window w[12];
	unsigned n;
	const struct json *list = c->given == NULL ? NULL : json_get(c->given[row], over_keys[over]);

	sub_periods(e, c->period, over, periods, &n);
	if (list != NULL && list->kind == JSON_ARRAY) {
		/* as many as were given, from the first period on; a quarter's list may be shorter than a year's */
		const struct json *k = list->kids;

		for (out->n = 0; k != NULL && out->n < COUNT_OF(out->ctx); k = k->next, out->n++) {
			int32_t p = n == 0 ? c->period : periods[out->n < n ? out->n : n - 1];
			struct ctx *child = ctx_get(e, c->entity, p, c->w.as_of, c, NULL, 0, 0);

			child->given = ARENA_NEW(e->a, const struct json *, c->n);
			memcpy(child->given, c->given, c->n * sizeof *c->given);
			child->given[row] = k;
			out->ctx[out->n] = child;
		}
		return;
	}
	for (unsigned i = 0; i < n; i++) {
		period_days(periods[i], e->year_start, &w[i].first, &w[i].after);
		w[i].as_of = sub_as_of(c, w[i].after);
		w[i].period = periods[i];
	}
	for (out->n = 0; out->n < n; out->n++) {
		out->ctx[out->n] = ctx_get(e, c->entity, periods[out->n], w[out->n].as_of, c, w, n, out->n);
		if (c->given != NULL)
			out->ctx[out->n]->given = c->given;
	}
}

/* Sums, means … over what is below the subject; missing ones are left out. */
static struct value
over(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, const struct expr *x)
{
	struct num sum = NUM_INT(0), best = NUM_INT(0);
	int64_t n = 0, held = 0;
	unsigned flags = 0;
	bool by_row = x->over == OVER_GRIDS || x->over == OVER_PERSONS, some_missing = false;
	struct children kids = {.n = 0};
	struct ctx *below = NULL;
	uint32_t rows = 0, link = 0;

	if (by_row) {
		int entity = vocab_entity(x->over == OVER_GRIDS ? STR("grids") : STR("persons"));

		if (c->entity != vocab_entity(STR("units")))
			return none(V_NO_DATA, FLAG_NO_DATA, x);
		for (below = e->all; below != NULL && !(below->entity == entity && below->parent == c && below->period == c->period); below = below->next)
			;
		if (below == NULL) {
			below = ctx_get(e, entity, c->period, c->w.as_of, c, c->siblings, c->n_siblings, c->window_no);
			below->parent = c;
			if (c->given != NULL && below->given == NULL) {
				/* rows below were made in the order of the lists, unit by unit */
				below->given = ARENA_NEW(e->a, const struct json *, below->n);
				for (uint32_t u = 0, k = 0; u < c->n; u++) {
					const struct json *list = json_get(c->given[u], over_keys[x->over]);

					for (const struct json *j = list == NULL ? NULL : list->kids; j != NULL && k < below->n; j = j->next)
						below->given[k++] = j;
				}
			}
		}
		rows = below->n;
		link = (uint32_t)vocab_field(entity, STR("unit_id"));
	} else {
		period_children(e, c, row, x->over, &kids);
		rows = kids.n;
	}
	for (uint32_t k = 0; k < rows; k++) {
		struct value v;

		if (by_row && (!below->in[k] || columns_on_day(e->cols, below->entity, (int)link, k, c->w.after - 1) != (int64_t)row))
			continue;
		v = by_row ? eval_expr(e, below, k, d, x->kids[0]) : kids.ctx[k]->in[row] ? eval_expr(e, kids.ctx[k], row, d, x->kids[0]) : none(V_MISSING, 0, x);
		if (v.state != V_VALUE) {
			some_missing = true;
			flags |= v.state == V_NO_DATA || v.state == V_UNDEFINED || v.state == V_NOT_ENTERED ? v.flags : 0;
			continue;
		}
		flags |= v.flags & (FLAG_IMPORTED | FLAG_PROVISIONAL);
		if (v.type == T_YESNO) {
			held += v.i == 1;
			v.num = NUM_INT(v.i == 1);
		} else {
			held++;
		}
		if (n == 0 || (x->fn == FN_MIN_OVER ? num_cmp(v.num, best) < 0 : num_cmp(v.num, best) > 0))
			best = v.num;
		sum = num_add(e->a, sum, v.num);
		n++;
	}
	if (x->fn == FN_COUNT_OVER)
		return number_value(NUM_INT(held), U_NONE, flags);
	if (n == 0)
		return x->fn == FN_SUM_OVER && rows == 0 ? number_value(NUM_INT(0), x->unit, flags) : none(flags & FLAG_NO_DATA ? V_NO_DATA : V_EMPTY, flags | FLAG_NO_SAMPLE, x);
	if (some_missing && flags != 0)
		flags |= FLAG_INCOMPLETE;
	switch ((int)x->fn) {
	case FN_SUM_OVER: return number_value(sum, x->unit, flags);
	case FN_MEAN_OVER: return number_value(num_div(e->a, sum, NUM_INT(n)), x->unit, flags);
	default: return number_value(best, x->unit, flags);
	}
}

static int
falling(const void *a, const void *b)
{
	return num_cmp(*(const struct num *)b, *(const struct num *)a);
}

const struct ranking *
ranking_of(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, const struct expr *x, bool whole)
{
	struct ranking *k;
	uint32_t group = whole || same_peers(e, c, row, row) ? (whole ? 0 : c->group[row]) : 0;

	for (k = c->rankings; k != NULL; k = k->next)
		if (k->x == x && k->group == group && k->whole == whole)
			return k;
	k = ARENA_NEW(e->a, struct ranking, 1);
	*k = (struct ranking){.next = c->rankings, .x = x, .group = group, .whole = whole, .sum = NUM_INT(0), .values = ARENA_NEW(e->a, struct num, c->n)};
	c->rankings = k;
	for (uint32_t r = 0; r < c->n; r++) {
		struct value v;

		if ((!whole && c->group[r] != group) || !(whole ? c->in[r] : takes_part(e, c, r)))
			continue;
		v = eval_expr(e, c, r, d, x);
		k->flags |= v.state == V_NO_DATA ? v.flags : 0;
		if (v.state != V_VALUE)
			continue;
		k->values[k->n++] = v.type == T_YESNO ? NUM_INT(v.i == 1) : v.num;
		k->sum = num_add(e->a, k->sum, k->values[k->n - 1]);
	}
	if (k->n > 0)
		qsort(k->values, k->n, sizeof *k->values, falling);
	return k;
}

/* Competition rank: one more than how many are greater. */
int64_t
rank_in(const struct ranking *k, struct num v)
{
	uint32_t low = 0, high = k->n;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (num_cmp(k->values[mid], v) > 0)
			low = mid + 1;
		else
			high = mid;
	}
	return (int64_t)low + 1;
}

/* Over all subjects of the same peer group (or all): one walk serves max, min, sum, mean, count and rank. */
static struct value
peers(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, const struct expr *x)
{
	struct value own = x->fn == FN_RANK ? eval_expr(e, c, row, d, x->kids[0]) : none(V_MISSING, 0, x);
	const struct ranking *k;

	if (x->fn == FN_RANK && own.state != V_VALUE)
		return none(own.state, own.flags, x);
	k = ranking_of(e, c, row, d, x->kids[0], x->fn == FN_WHOLE);
	if (k->n == 0 && (k->flags & FLAG_NO_DATA) != 0)
		return none(V_NO_DATA, k->flags, x);
	switch ((int)x->fn) {
	case FN_PEER_COUNT: return number_value(NUM_INT(k->n), U_NONE, 0);
	case FN_PEER_SUM: case FN_WHOLE: return number_value(k->sum, x->unit, 0);
	case FN_RANK: return number_value(NUM_INT(rank_in(k, own.num)), U_NONE, own.flags);
	default: break;
	}
	if (k->n == 0)
		return none(V_EMPTY, FLAG_NO_SAMPLE, x);
	return number_value(x->fn == FN_PEER_MAX ? k->values[0] : x->fn == FN_PEER_MIN ? k->values[k->n - 1] : num_div(e->a, k->sum, NUM_INT(k->n)), x->unit, 0);
}

/* The publishing rule of the rulebook's totals: decimals and half-up. */
static unsigned
publish_decimals(struct eval *e)
{
	for (unsigned i = 0; i < e->rb->n_decls; i++) {
		const struct clause *k = clause_of_kind(e->rb->decls[i], C_PUBLISH);
		struct num n;
		int64_t v;

		if (k == NULL)
			continue;
		n = k->args[0]->ref.kind == R_OPTION ? e->options[k->args[0]->ref.decl->option].num : k->args[0]->num;
		if (num_to_i64(n, &v) && v >= 0 && v <= 9)
			return (unsigned)v;
	}
	return 2;
}

struct num
published(struct eval *e, struct num n)
{
	if (e->decimals < 0)
		e->decimals = (int)publish_decimals(e);
	return num_round(e->a, n, (unsigned)e->decimals, ROUND_HALF_UP);
}

static struct value
steps(struct eval *e, const struct expr *x, const struct value *amount, const struct value *size)
{
	struct str mode = e->options[x->kids[2]->ref.decl->option].text;
	struct num q;

	if (amount->state != V_VALUE || size->state != V_VALUE)
		return none(amount->state != V_VALUE ? amount->state : size->state, amount->flags | size->flags, x);
	if (num_sign(size->num) == 0)
		return none(V_EMPTY, amount->flags, x);
	if (num_sign(amount->num) <= 0)
		return number_value(NUM_INT(0), U_NONE, amount->flags);
	q = num_div(e->a, amount->num, size->num);
	if (!str_eq_c(mode, "proportional"))
		q = num_round(e->a, q, 0, str_eq_c(mode, "ceil") ? ROUND_CEIL : ROUND_FLOOR);
	return number_value(q, U_NONE, amount->flags | size->flags);
}

/* Points that people gave for an item (mean over raters), a checklist's tick or count; matched by item, period and subject. */
struct value
eval_entered(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, const char *kind, struct str part)
{
	bool tick = strcmp(kind, "ticked") == 0, list = part.n > 0;
	int table = vocab_entity(list ? STR("checklists") : STR("manual_scores"));
	const char *owner = c->entity == vocab_entity(STR("units")) ? "unit_id" : c->entity == vocab_entity(STR("persons")) ? "person_id" : "grid_id";
	int f_item = vocab_field(table, STR("item")), f_period = vocab_field(table, STR("period")), f_owner = vocab_field(table, str_c(owner));
	int f_part = list ? vocab_field(table, STR("part")) : -1, f_value = vocab_field(table, tick ? STR("satisfied") : list ? STR("count") : STR("points"));
	int32_t item = columns_code(e->cols, table, f_item, d->id), part_code = list ? columns_code(e->cols, table, f_part, part) : -1;
	const struct table *t = columns_table(e->cols, table);
	struct num sum = NUM_INT(0);
	int64_t n = 0, yes = 0;
	struct value v;

	if (c->given != NULL) {
		struct str name = list ? str_fmt(e->a, STR_F "." STR_F, STR_A(d->id), STR_A(part)) : str_fmt(e->a, STR_F ".entered", STR_A(d->id));

		if (given_value(e, c, row, name, NULL, NULL, &v))
			return v;
	}
	for (uint32_t r = 0; f_owner >= 0 && r < t->n_rows; r++) {
		int64_t value;

		if (columns_value(e->cols, table, f_item, r) != item || item < 0 || columns_value(e->cols, table, f_period, r) != c->period ||
		    columns_value(e->cols, table, f_owner, r) != (int64_t)row || (list && columns_value(e->cols, table, f_part, r) != part_code))
			continue;
		value = columns_value(e->cols, table, f_value, r);
		if (value == UNKNOWN)
			continue;
		n++;
		yes += value == 1;
		sum = num_add(e->a, sum, list ? NUM_INT(value) : num_frac(e->a, value, VOCAB_NUM_SCALE));
	}
	if (n == 0)
		return none(V_NOT_ENTERED, FLAG_NOT_ENTERED, NULL);
	if (tick)
		return yesno_value(yes == n, 0);
	return number_value(list ? sum : num_div(e->a, sum, NUM_INT(n)), list ? U_COUNT : U_POINTS, 0);
}

static struct value
last_year(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, const struct expr *x)
{
	struct ctx *before;
	int32_t first, after;

	period_days(c->period - 100, e->year_start, &first, &after);
	before = ctx_get(e, c->entity, c->period - 100, instant_from_day(after, 0), NULL, NULL, 0, 0);
	if (c->given != NULL) {
		before->given = ARENA_NEW(e->a, const struct json *, c->n);
		for (uint32_t r = 0; r < c->n; r++) {
			const struct json *j = json_get(c->given[r], "last_year");

			before->given[r] = j == NULL ? c->given[r] : j;
		}
	}
	return eval_expr(e, before, row, d, x->kids[0]);
}

struct value
eval_call(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, const struct expr *x)
{
	struct value v[16];
	int64_t decimals = 0;
	unsigned flags = 0;

	switch ((int)x->fn) {
	case FN_PEER_MAX: case FN_PEER_MIN: case FN_PEER_SUM: case FN_PEER_MEAN: case FN_PEER_COUNT: case FN_RANK: case FN_WHOLE:
		return peers(e, c, row, d, x);
	case FN_SUM_OVER: case FN_MEAN_OVER: case FN_MIN_OVER: case FN_MAX_OVER: case FN_COUNT_OVER:
		return over(e, c, row, d, x);
	case FN_LAST_YEAR:
		return last_year(e, c, row, d, x);
	case FN_ENTERED:
		return eval_entered(e, c, row, d, "entered", x->n > 0 ? x->kids[0]->text : (struct str){"", 0});
	case FN_TICKED:
		return eval_entered(e, c, row, d, "ticked", x->kids[0]->text);
	case FN_VALUE_OR:
		v[0] = eval_expr(e, c, row, d, x->kids[0]);
		return v[0].state == V_MISSING || v[0].state == V_EMPTY ? eval_expr(e, c, row, d, x->kids[1]) : v[0];
	default: break;
	}
	for (unsigned i = 0; i < x->n && i < COUNT_OF(v); i++) {
		if (x->fn == FN_STEPS && i == 2)
			break;
		v[i] = eval_expr(e, c, row, d, x->kids[i]);
		flags |= v[i].flags;
		if (v[i].state != V_VALUE)
			return none(v[i].state, flags, x);
	}
	switch ((int)x->fn) {
	case FN_STEPS: return steps(e, x, &v[0], &v[1]);
	case FN_MIN: case FN_MAX:
		for (unsigned i = 1; i < x->n; i++)
			if (v[0].type == T_NUM ? (num_cmp(v[i].num, v[0].num) < 0) == (x->fn == FN_MIN) : (v[i].i < v[0].i) == (x->fn == FN_MIN))
				v[0] = v[i];
		v[0].flags = flags;
		return v[0];
	case FN_ABS:
		return number_value(num_sign(v[0].num) < 0 ? num_neg(e->a, v[0].num) : v[0].num, x->unit, flags);
	case FN_FLOOR: case FN_CEIL: case FN_ROUND:
		if (x->n > 1 && (!num_to_i64(v[1].num, &decimals) || decimals < 0 || decimals > 9))
			return none(V_MISSING, flags, x);
		return number_value(num_round(e->a, v[0].num, (unsigned)decimals, x->fn == FN_FLOOR ? ROUND_FLOOR : x->fn == FN_CEIL ? ROUND_CEIL : ROUND_HALF_UP), x->unit, flags);
	case FN_CLAMP:
		return number_value(num_cmp(v[0].num, v[1].num) < 0 ? v[1].num : num_cmp(v[0].num, v[2].num) > 0 ? v[2].num : v[0].num, x->unit, flags);
	case FN_PUBLISHED:
		return number_value(published(e, v[0].num), x->unit, flags);
	case FN_TOTAL_OF: {
		struct num sum = NUM_INT(0);

		for (unsigned k = 0; k < v[0].n_tally; k++)
			sum = num_add(e->a, sum, v[0].tally[k]);
		return number_value(sum, x->unit, flags);
	}
	default: break;
	}
	return none(V_MISSING, flags, x);
}
