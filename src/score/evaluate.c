/*
 * Exact evaluation of items, lets, parts and tests, lazily and each once per subject and period. A value that is not there says
 * why and carries its flags on. Never rounds but where the rulebook says so. Called by assess.c, calc.c and explain.c.
 */
#include "score/evaluate.h"

#include <stdlib.h>
#include <string.h>

struct value
none(enum vstate s, unsigned flags, const struct expr *like)
{
	return (struct value){.state = s, .flags = flags, .type = like == NULL ? T_NUM : like->type, .unit = like == NULL ? U_NONE : like->unit, .enumeration = -1};
}

struct value
number_value(struct num n, enum unit u, unsigned flags)
{
	return (struct value){.state = V_VALUE, .type = T_NUM, .unit = u, .num = n, .flags = flags, .enumeration = -1};
}

struct value
yesno_value(bool yes, unsigned flags)
{
	return (struct value){.state = V_VALUE, .type = T_YESNO, .i = yes, .flags = flags, .enumeration = -1};
}

bool
is_yes(const struct value *v)
{
	return v->state == V_VALUE && v->i == 1;
}

const struct clause *
clause_of_kind(const struct decl *d, enum ckind k)
{
	for (const struct clause *c = d->clauses; c != NULL; c = c->next)
		if (c->kind == k)
			return c;
	return NULL;
}

int
part_number(const struct decl *d, const char *name)
{
	for (unsigned i = 0; i < d->n_parts; i++)
		if (str_eq_c(d->parts[i]->name, name))
			return (int)i;
	return -1;
}

int64_t
period_end(const struct window *w)
{
	return instant_from_day(w->after, 0);
}

/* ---- contexts ------------------------------------------------------------------------------------------------------ */

/* A subject takes part when it is active on some day of the period and passes the assessment's filter. */
static void
choose_subjects(struct eval *e, struct ctx *c)
{
	int from = vocab_field(c->entity, STR("active_from")), to = vocab_field(c->entity, STR("active_to"));
	const struct clause *s = e->assessment == NULL ? NULL : clause_of_kind(e->assessment, C_SUBJECTS);
	static const char *const names[] = {"units", "persons", "grids"};
	bool own = s != NULL && strcmp(vocab_at(c->entity)->name, names[s->i == SK_UNIT ? 0 : s->i == SK_PERSON ? 1 : 2]) == 0;

	for (uint32_t r = 0; r < c->n; r++) {
		int64_t f = columns_value(e->cols, c->entity, from, r), t = columns_value(e->cols, c->entity, to, r);
		struct value v;

		c->in[r] = (f == UNKNOWN || f < c->w.after) && (t == UNKNOWN || t >= c->w.first);
		if (c->in[r] && own && s->n > 0) {
			v = row_value(e->m, e->a, s->args[0], c->entity, r, c->w.as_of);
			c->in[r] = is_yes(&v);
		}
	}
}

/* Room for the numbers of all declarations and their parts, given out in the order of use. */
static void
number_columns(struct eval *e)
{
	if (e->columns != NULL)
		return;
	e->columns = ARENA_NEW(e->a, unsigned, e->rb->n_decls);
	for (unsigned i = 0; i < e->rb->n_decls; i++)
		e->most_columns += 1 + e->rb->decls[i]->n_parts;
}

/* The note of a declaration (part -1) or of one of its parts. */
static struct note *
note_of(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, int part)
{
	unsigned column;
	struct note **wide;

	if (e->columns[d->index] == 0) {
		e->columns[d->index] = e->n_columns + 1;
		e->n_columns += 1 + d->n_parts;
	}
	column = e->columns[d->index] + (unsigned)part;         /* numbered from 1: the declaration itself is one less */
	wide = &c->notes[column / NOTE_WIDE];
	if (*wide == NULL)
		*wide = ARENA_NEW(e->a, struct note, (size_t)c->n * NOTE_WIDE);
	return &(*wide)[(size_t)row * NOTE_WIDE + column % NOTE_WIDE];
}

static void
note_set(struct note *m, const struct value *v)
{
	*m = (struct note){.stage = NOTE_DONE, .state = (uint8_t)v->state, .type = (uint8_t)v->type, .unit = (uint8_t)v->unit, .flags = (uint16_t)v->flags,
	                   .enumeration = (int16_t)v->enumeration};
	if (v->type == T_NUM) {
		m->of.num = v->num;
	} else if (v->type == T_TALLY) {
		m->of.tally.i = v->i;
		m->of.tally.list = v->tally;
		m->of.tally.n = v->n_tally;
	} else {
		m->of.coded.i = v->i;
		m->of.coded.text = v->text;
	}
}

static struct value
note_get(const struct note *m)
{
	struct value v = {.state = (enum vstate)m->state, .flags = m->flags, .type = (enum type)m->type, .unit = (enum unit)m->unit, .enumeration = m->enumeration};

	if (v.type == T_NUM) {
		v.num = m->of.num;
	} else if (v.type == T_TALLY) {
		v.i = m->of.tally.i;
		v.tally = m->of.tally.list;
		v.n_tally = m->of.tally.n;
	} else {
		v.i = m->of.coded.i;
		v.text = m->of.coded.text;
	}
	return v;
}

struct ctx *
ctx_get(struct eval *e, int entity, int32_t period, int64_t as_of, struct ctx *parent, const struct window *siblings, unsigned n, unsigned no)
{
	struct ctx *c;
	unsigned nd = e->rb->n_decls;

	for (c = e->all; c != NULL; c = c->next)
		if (c->entity == entity && c->period == period && c->w.as_of == as_of && !e->calc)
			return c;
	c = ARENA_NEW(e->a, struct ctx, 1);
	c->next = e->all;
	e->all = c;
	c->parent = parent;
	c->entity = entity;
	c->period = period;
	period_days(period, e->year_start, &c->w.first, &c->w.after);
	c->w.as_of = as_of;
	c->w.period = period;
	if (siblings != NULL) {
		c->siblings = ARENA_NEW(e->a, struct window, n);
		memcpy(c->siblings, siblings, n * sizeof *siblings);
		c->n_siblings = n;
		c->window_no = no;
	} else {
		c->siblings = &c->w;
		c->n_siblings = 1;
	}
	c->n = columns_table(e->cols, entity)->n_rows;
	c->in = ARENA_NEW(e->a, bool, c->n);
	number_columns(e);
	c->notes = ARENA_NEW(e->a, struct note *, e->most_columns / NOTE_WIDE + 1);
	c->handles = ARENA_NEW(e->a, int, e->rb->n_measures);
	c->listed = ARENA_NEW(e->a, bool, nd);
	c->reached = ARENA_NEW(e->a, bool, nd);
	for (unsigned i = 0; i < e->rb->n_measures; i++)
		c->handles[i] = -1;
	choose_subjects(e, c);
	return c;
}

/* Groups are numbered by their first subject, once per context. */
static void
make_groups(struct eval *e, struct ctx *c)
{
	const struct clause *k = e->assessment == NULL ? NULL : clause_of_kind(e->assessment, C_PEERS);
	struct value *values = ARENA_NEW(e->a, struct value, c->n);

	c->group = ARENA_NEW(e->a, uint32_t, c->n);
	for (uint32_t r = 0; k != NULL && r < c->n; r++) {
		values[r] = eval_expr(e, c, r, NULL, k->args[0]);
		c->group[r] = r;
		for (uint32_t q = 0; q < r; q++) {
			const struct value *x = &values[r], *y = &values[q];

			if (c->group[q] == q && x->state == y->state && (x->state != V_VALUE || (x->type == T_NUM ? num_cmp(x->num, y->num) == 0 :
			    x->text.n > 0 || y->text.n > 0 ? str_eq(x->text, y->text) : x->i == y->i))) {
				c->group[r] = q;
				break;
			}
		}
	}
}

bool
same_peers(struct eval *e, struct ctx *c, uint32_t a, uint32_t b)
{
	if (c->group == NULL)
		make_groups(e, c);
	return c->group[a] == c->group[b];
}

bool
takes_part(struct eval *e, struct ctx *c, uint32_t row)
{
	const struct clause *k = e->assessment == NULL ? NULL : clause_of_kind(e->assessment, C_ASSESSED);

	/* the condition itself may look at everybody */
	if (k == NULL || c->finding_assessed)
		return c->in[row];
	if (c->assessed == NULL) {
		bool *found = ARENA_NEW(e->a, bool, c->n);

		c->finding_assessed = true;
		for (uint32_t r = 0; r < c->n; r++) {
			struct value v = c->in[r] ? eval_expr(e, c, r, NULL, k->args[0]) : none(V_MISSING, 0, NULL);

			found[r] = is_yes(&v);
		}
		c->finding_assessed = false;
		c->assessed = found;
	}
	return c->assessed[row];
}

/* ---- expressions ----------------------------------------------------------------------------------------------------- */

static int
compare(const struct value *a, const struct value *b)
{
	if (a->type == T_NUM)
		return num_cmp(a->num, b->num);
	if (a->text.n > 0 || b->text.n > 0 || a->type == T_TEXT || a->type == T_CODE)
		return str_cmp(a->text, b->text);
	return (a->i > b->i) - (a->i < b->i);
}

static bool
holds(enum op op, int cmp)
{
	switch (op) {
	case BIN_EQ: return cmp == 0;
	case BIN_NE: return cmp != 0;
	case BIN_LT: return cmp < 0;
	case BIN_LE: return cmp <= 0;
	case BIN_GT: return cmp > 0;
	case BIN_GE: return cmp >= 0;
	case BIN_NONE: case BIN_ADD: case BIN_SUB: case BIN_MUL: case BIN_DIV: case BIN_AND: case BIN_OR: break;
	}
	return false;
}

/* A code beside something: an enumeration's identifier, an option's text. */
static struct value
code_value(const struct expr *x)
{
	struct value v = {.state = V_VALUE, .type = T_CODE, .enumeration = x->ref.enumeration, .i = x->ref.i, .text = x->text};

	if (x->ref.enumeration >= 0)
		v.text = str_c(vocab_enums(&(unsigned){0})[x->ref.enumeration].codes[x->ref.i].name);
	return v;
}

static struct value
option_value(struct eval *e, const struct expr *x)
{
	const struct ovalue *o = &e->options[x->ref.decl->option];

	if (o->none)
		return none(V_MISSING, 0, x);
	return (struct value){.state = V_VALUE, .type = o->type, .unit = o->unit, .num = o->num, .text = o->text, .i = o->i, .enumeration = -1};
}

static struct value
builtin_value(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, const struct expr *x)
{
	int y, m, day, y2, m2;

	switch (x->ref.builtin) {
	case B_ME: case B_MY_UNIT:
		return none(V_MISSING, 0, x);
	case B_FULL:
		return d == NULL || d->full == NULL ? none(V_MISSING, 0, x) : eval_expr(e, c, row, NULL, d->full);
	case B_AS_OF:
		return (struct value){.state = V_VALUE, .type = T_INSTANT, .i = c->w.as_of};
	case B_PERIOD_FIRST: case B_PERIOD_LAST:
		return (struct value){.state = V_VALUE, .type = T_DAY, .i = x->ref.builtin == B_PERIOD_FIRST ? c->w.first : c->w.after - 1};
	case B_MONTHS_IN_PERIOD: case B_ACTIVE_MONTHS: {
		int32_t first = c->w.first, after = c->w.after;

		if (x->ref.builtin == B_ACTIVE_MONTHS) {
			int64_t f = columns_value(e->cols, c->entity, vocab_field(c->entity, STR("active_from")), row);
			int64_t t = columns_value(e->cols, c->entity, vocab_field(c->entity, STR("active_to")), row);

			if (f != UNKNOWN && f > first)
				first = (int32_t)f;
			if (t != UNKNOWN && t + 1 < after)
				after = (int32_t)t + 1;
		}
		if (after <= first)
			return number_value(NUM_INT(0), U_MONTHS, 0);
		day_to_ymd(first, &y, &m, &day);
		day_to_ymd(after - 1, &y2, &m2, &day);
		return number_value(NUM_INT((y2 - y) * 12 + m2 - m + 1), U_MONTHS, 0);
	}
	case B_EXPECTED_HALF_DAYS: {
		/* facts.md: working calendar × in post − leave, two half days a day, up to as-of */
		int64_t f = columns_value(e->cols, c->entity, vocab_field(c->entity, STR("active_from")), row);
		int64_t t = columns_value(e->cols, c->entity, vocab_field(c->entity, STR("active_to")), row);
		int at = vocab_entity(STR("attendance")), person = vocab_field(at, STR("person_id")), date = vocab_field(at, STR("date"));
		int32_t first = c->w.first, after = c->w.after, last = instant_day(c->w.as_of - 1) + 1;
		int64_t leave = 0;

		if (c->entity != vocab_entity(STR("persons")))
			return none(V_NO_DATA, FLAG_NO_DATA, x);
		first = f != UNKNOWN && f > first ? (int32_t)f : first;
		after = t != UNKNOWN && t + 1 < after ? (int32_t)t + 1 : after;
		after = last < after ? last : after;
		for (int32_t k = first; k < after; k++)
			if (!calendar_covers(e->calendar, k)) {
				e->failed = true;
				err_set(&e->err, RC_NOT_FOUND, "calendar", "期间内有的日子没有节假日通知，不能推算应巡半日数", "no notice covers some days of the period, so expected patrols cannot be counted");
				return none(V_NO_DATA, FLAG_NO_DATA, x);
			}
		for (uint32_t r = 0; r < columns_table(e->cols, at)->n_rows; r++) {
			int64_t on = columns_value(e->cols, at, date, r), sick = columns_value(e->cols, at, vocab_field(at, STR("sick_days")), r);
			int64_t left = columns_value(e->cols, at, vocab_field(at, STR("leave_days")), r);

			if (columns_value(e->cols, at, person, r) == (int64_t)row && on >= first && on < after)
				leave += (sick == UNKNOWN ? 0 : sick) + (left == UNKNOWN ? 0 : left);
		}
		struct num n = num_sub(e->a, NUM_INT(2 * (first < after ? calendar_working_days_between(e->calendar, first, after) : 0)),
		                       num_frac(e->a, leave * 2, VOCAB_NUM_SCALE));

		return number_value(num_sign(n) < 0 ? NUM_INT(0) : num_round(e->a, n, 0, ROUND_CEIL), U_COUNT, 0);
	}
	case B_SUBJECT_KIND:
		return (struct value){.state = V_VALUE, .type = T_TEXT, .text = str_c(vocab_at(c->entity)->one)};
	case B_PLUS: case B_MINUS: case B_BASE:
		return d == NULL || d->kind != D_TOTAL ? none(V_MISSING, 0, x)
		       : eval_part(e, c, row, d, part_number(d, x->ref.builtin == B_PLUS ? "plus" : x->ref.builtin == B_MINUS ? "minus" : "base"));
	case B_ELIGIBLE:
		return d == NULL || d->kind != D_GRADES ? none(V_MISSING, 0, x) : eval_part(e, c, row, d, part_number(d, "eligible"));
	case B__COUNT:
		break;
	}
	return none(V_MISSING, 0, x);
}

static struct value
subject_value(struct eval *e, struct ctx *c, uint32_t row, const struct expr *x)
{
	int at = c->entity;
	uint32_t r = row;
	struct value v = none(V_NO_DATA, FLAG_NO_DATA, x);

	for (unsigned i = 1; i < x->n_path; i++) {
		int f = vocab_field(at, x->path[i]);

		if (f < 0)
			return none(V_NO_DATA, FLAG_NO_DATA, x);
		v = subject_field(e->m, e->a, at, f, r, c->w.after - 1);
		if (v.state != V_VALUE)
			return v;
		if (i + 1 < x->n_path) {
			at = vocab_field_entity(&vocab_at(at)->fields[f]);
			if (at < 0)
				return none(V_NO_DATA, FLAG_NO_DATA, x);
			r = (uint32_t)v.i;
		}
	}
	return v;
}

static struct value
measure_value(struct eval *e, struct ctx *c, uint32_t row, const struct expr *x)
{
	struct value v;

	if (c->given != NULL) {
		struct str name = e->rb->measure_names[x->measure];
		const struct decl *d = rulebook_find(e->rb, name);

		if (given_value(e, c, row, name, d == NULL ? NULL : &d->alias, x, &v))
			return v;
		if (!e->any_facts) {
			if (!e->failed)
				err_set(&e->err, RC_INVALID, "given", "没有给出度量“" STR_F "”，也没有给出事实", "neither the measure “" STR_F "” nor any facts were given", STR_A(name));
			e->failed = true;
			return none(V_NO_DATA, FLAG_NO_DATA, x);
		}
	}
	if (c->handles[x->measure] < 0) {
		/* not foreseen by assess.c: ask and count now */
		c->handles[x->measure] = measures_ask(e->m, x, c->entity, c->siblings, c->n_siblings);
	}
	struct err err;

	if (measures_run(e->m, &err) != RC_OK) {
		if (!e->failed)
			e->err = err;
		e->failed = true;
		return none(V_NO_DATA, FLAG_NO_DATA, x);
	}
	return measures_value(e->m, e->a, c->handles[x->measure], c->window_no, row);
}

static struct value
arithmetic(struct eval *e, const struct expr *x, const struct value *a, const struct value *b)
{
	unsigned flags = a->flags | b->flags;
	struct num n;

	if (a->state != V_VALUE || b->state != V_VALUE)
		return none(a->state != V_VALUE ? a->state : b->state, flags, x);
	switch ((int)x->op) {
	case BIN_ADD: n = num_add(e->a, a->num, b->num); break;
	case BIN_SUB: n = num_sub(e->a, a->num, b->num); break;
	case BIN_MUL: n = num_mul(e->a, a->num, b->num); break;
	default:
		if (num_sign(b->num) == 0)
			return none(V_EMPTY, flags, x);
		n = num_div(e->a, a->num, b->num);
	}
	return number_value(n, x->unit, flags);
}

static struct value
binary(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, const struct expr *x)
{
	struct value a = eval_expr(e, c, row, d, x->kids[0]), b;

	/* the left decides where it can, so that the right is not asked for nothing */
	if (x->op == BIN_AND && !is_yes(&a) && a.state == V_VALUE)
		return yesno_value(false, a.flags);
	if (x->op == BIN_OR && is_yes(&a))
		return a;
	b = eval_expr(e, c, row, d, x->kids[1]);
	if (x->op == BIN_AND || x->op == BIN_OR) {
		bool yes = x->op == BIN_AND ? is_yes(&a) && is_yes(&b) : is_yes(&a) || is_yes(&b);

		if (!yes && (a.state == V_NO_DATA || b.state == V_NO_DATA || a.state == V_NOT_ENTERED || b.state == V_NOT_ENTERED))
			return none(a.state != V_VALUE ? a.state : b.state, a.flags | b.flags, x);
		return yesno_value(yes, a.flags | b.flags);
	}
	if (x->op >= BIN_EQ && x->op <= BIN_GE) {
		if (a.state == V_NO_DATA || b.state == V_NO_DATA || a.state == V_NOT_ENTERED || b.state == V_NOT_ENTERED || a.state == V_UNDEFINED || b.state == V_UNDEFINED)
			return none(a.state != V_VALUE ? a.state : b.state, a.flags | b.flags, x);
		if (a.state != V_VALUE || b.state != V_VALUE)
			return yesno_value(false, a.flags | b.flags);
		return yesno_value(holds(x->op, compare(&a, &b)), a.flags | b.flags);
	}
	return arithmetic(e, x, &a, &b);
}

static unsigned
arm_of(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, const struct expr *x, const struct value *on)
{
	for (unsigned i = 1; i < x->n; i++) {
		const struct expr *arm = x->kids[i];
		bool fits = arm->kind == E_ELSE;

		for (unsigned k = 1; k < arm->n && !fits && on->state == V_VALUE; k++) {
			struct value code = arm->kids[k]->ref.kind == R_CODE ? code_value(arm->kids[k]) : eval_expr(e, c, row, d, arm->kids[k]);

			fits = code.state == V_VALUE && holds(x->kind == E_BANDS ? arm->op : BIN_EQ, compare(on, &code));
		}
		if (fits)
			return i;
	}
	return 0;
}

unsigned
branch_of(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, const struct expr *x)
{
	struct value on = eval_expr(e, c, row, d, x->kids[0]);

	if (x->kind != E_IF)
		return on.state != V_VALUE && on.state != V_MISSING ? 0 : arm_of(e, c, row, d, x, &on);
	return on.state == V_NO_DATA || on.state == V_NOT_ENTERED || on.state == V_UNDEFINED ? 0 : is_yes(&on) ? 1 : 2;
}

static struct value
choose(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, const struct expr *x)
{
	struct value on = eval_expr(e, c, row, d, x->kids[0]), v;
	unsigned arm;

	if (on.state != V_VALUE && on.state != V_MISSING)
		return none(on.state, on.flags, x);
	arm = arm_of(e, c, row, d, x, &on);
	if (arm == 0)
		return none(V_MISSING, on.flags, x);
	v = eval_expr(e, c, row, d, x->kids[arm]->kids[0]);
	v.flags |= on.flags;
	return v;
}

static struct value
weighted(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, const struct expr *x)
{
	struct value t = eval_expr(e, c, row, d, x->kids[0]);
	struct num sum = NUM_INT(0), all = NUM_INT(0);

	if (t.state != V_VALUE)
		return none(t.state, t.flags, x);
	for (unsigned k = 0; k < t.n_tally; k++) {
		const struct expr *rest = NULL, *weight = NULL;

		all = num_add(e->a, all, t.tally[k]);
		if (num_sign(t.tally[k]) == 0)
			continue;
		for (unsigned i = 1; i < x->n && weight == NULL; i++) {
			const struct expr *arm = x->kids[i];

			if (arm->kind == E_ELSE)
				rest = arm->kids[0];
			for (unsigned j = 1; j < arm->n; j++)
				if (arm->kids[j]->ref.i == (int64_t)k && arm->kind == E_ARM)
					weight = arm->kids[0];
		}
		weight = weight != NULL ? weight : rest;
		if (weight != NULL) {
			struct value w = eval_expr(e, c, row, d, weight);

			if (w.state != V_VALUE)
				return none(w.state, w.flags | t.flags, x);
			sum = num_add(e->a, sum, num_mul(e->a, w.num, t.tally[k]));
		}
	}
	if (num_sign(all) == 0)
		return none(V_EMPTY, t.flags, x);
	return number_value(num_div(e->a, sum, all), U_NONE, t.flags);
}

static struct value
in_list(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, const struct expr *x)
{
	struct value a = eval_expr(e, c, row, d, x->kids[0]);
	const struct expr *list = x->kids[1];

	if (list->kind == E_NAME)
		list = e->options[list->ref.decl->option].list;
	if (a.state != V_VALUE)
		return a.state == V_MISSING || a.state == V_EMPTY ? yesno_value(false, a.flags) : none(a.state, a.flags, x);
	for (unsigned i = 0; list != NULL && i < list->n; i++) {
		struct value v = list->kids[i]->ref.kind == R_CODE ? code_value(list->kids[i]) : list->kids[i]->kind == E_NAME && list->kids[i]->ref.kind == R_NONE
		                 ? (struct value){.state = V_VALUE, .type = T_TEXT, .text = list->kids[i]->path[0]} : eval_expr(e, c, row, d, list->kids[i]);

		if (v.state == V_VALUE && compare(&a, &v) == 0)
			return yesno_value(true, a.flags);
	}
	return yesno_value(false, a.flags);
}

struct value
eval_expr(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, const struct expr *x)
{
	struct value v;

	if (e->failed)
		return none(V_NO_DATA, FLAG_NO_DATA, x);
	switch (x->kind) {
	case E_NUM: return number_value(x->num, x->unit, 0);
	case E_TEXT: return (struct value){.state = V_VALUE, .type = T_TEXT, .text = x->text, .enumeration = -1};
	case E_DAY: case E_INSTANT: case E_PERIOD: case E_YESNO: return (struct value){.state = V_VALUE, .type = x->type, .i = x->i, .enumeration = -1};
	case E_NONE: case E_MISSING: return none(V_MISSING, 0, x);
	case E_NAME:
		switch (x->ref.kind) {
		case R_CODE: return code_value(x);
		case R_OPTION: return option_value(e, x);
		case R_BUILTIN: return builtin_value(e, c, row, d, x);
		case R_SUBJECT: return subject_value(e, c, row, x);
		case R_DECL: return eval_decl(e, c, row, x->ref.decl);
		case R_PART: return eval_part(e, c, row, x->ref.decl, x->ref.part);
		case R_TALLY_CODE:
			v = eval_decl(e, c, row, x->ref.decl);
			return v.state != V_VALUE ? v : number_value(v.tally[x->ref.i], x->unit, v.flags);
		case R_NONE: case R_FIELD: case R_DERIVE: break;
		}
		return none(V_MISSING, 0, x);
	case E_NEG:
		v = eval_expr(e, c, row, d, x->kids[0]);
		v.num = num_neg(e->a, v.num);
		return v;
	case E_NOT:
		v = eval_expr(e, c, row, d, x->kids[0]);
		return v.state == V_NO_DATA || v.state == V_NOT_ENTERED ? v : yesno_value(!is_yes(&v), v.flags);
	case E_KNOWN: case E_UNKNOWN:
		v = eval_expr(e, c, row, d, x->kids[0]);
		return yesno_value((v.state == V_VALUE) == (x->kind == E_KNOWN), 0);
	case E_BINARY: return binary(e, c, row, d, x);
	case E_IN: return in_list(e, c, row, d, x);
	case E_IF:
		v = eval_expr(e, c, row, d, x->kids[0]);
		if (v.state == V_NO_DATA || v.state == V_NOT_ENTERED || v.state == V_UNDEFINED)
			return none(v.state, v.flags, x);
		return eval_expr(e, c, row, d, x->kids[is_yes(&v) ? 1 : 2]);
	case E_CASE: case E_BANDS: return choose(e, c, row, d, x);
	case E_WEIGHTED: return weighted(e, c, row, d, x);
	case E_CALL: return eval_call(e, c, row, d, x);
	case E_AGG: return measure_value(e, c, row, x);
	case E_LIST: case E_HAS: case E_ARM: case E_ELSE: break;
	}
	return none(V_MISSING, 0, x);
}

/* ---- declarations ------------------------------------------------------------------------------------------------------ */

/* What an empty rate comes to: the item's own clause. The flag says which of the two it was. */
static struct value
apply_policy(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, struct value v)
{
	const struct clause *k = clause_of_kind(d, C_NO_DUE);
	unsigned flag = k != NULL ? FLAG_NO_DUE : FLAG_NO_SAMPLE;
	struct str policy;
	struct value full;

	if (k == NULL)
		k = clause_of_kind(d, C_NO_SAMPLE);
	v.flags |= flag;
	if (k == NULL)
		return v;
	policy = k->args[0]->kind == E_TEXT ? k->args[0]->text : e->options[k->args[0]->ref.decl->option].text;
	if (str_eq_c(policy, "zero"))
		return number_value(NUM_INT(0), U_POINTS, v.flags);
	if (str_eq_c(policy, "full") && d->full != NULL) {
		full = eval_expr(e, c, row, d, d->full);
		full.flags |= v.flags;
		return full;
	}
	if (str_eq_c(policy, "unit_average")) {
		struct num sum = NUM_INT(0);
		int64_t n = 0;

		for (uint32_t r = 0; r < c->n; r++) {
			struct value o;

			/* one being evaluated is as empty as this one: it has no value to give */
			if (r == row || !takes_part(e, c, r) || !same_peers(e, c, row, r) || note_of(e, c, r, d, -1)->stage == NOTE_RUNNING)
				continue;
			o = eval_decl(e, c, r, d);
			if (o.state == V_VALUE && (o.flags & flag) == 0) {
				sum = num_add(e->a, sum, o.num);
				n++;
			}
		}
		if (n > 0)
			return number_value(num_div(e->a, sum, NUM_INT(n)), U_POINTS, v.flags);
	}
	return v;
}

static struct value
bounded(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, struct value v)
{
	const struct clause *cap = clause_of_kind(d, C_CAP), *floor = clause_of_kind(d, C_FLOOR);

	if (v.state != V_VALUE || v.type != T_NUM)
		return v;
	if (floor != NULL) {
		struct value x = eval_expr(e, c, row, d, floor->args[0]);

		if (x.state == V_VALUE && num_cmp(v.num, x.num) < 0)
			v.num = x.num;
	}
	if (cap != NULL) {
		struct value x = eval_expr(e, c, row, d, cap->args[0]);

		if (x.state == V_VALUE && num_cmp(v.num, x.num) > 0)
			v.num = x.num;
	}
	return v;
}

static struct value
compute(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d)
{
	const struct clause *only = clause_of_kind(d, C_ONLY);
	struct value v, given;
	bool scored = d->kind == D_ITEM || d->kind == D_BONUS || d->kind == D_PENALTY || d->kind == D_FIGURE || d->kind == D_MANUAL || d->kind == D_TOTAL || d->kind == D_UNDEFINED;

	if (c->given != NULL && d->kind != D_MEASURE && given_value(e, c, row, d->id, &d->alias, d->value, &given)) {
		if (given.state == V_EMPTY && scored)
			return apply_policy(e, c, row, d, given);
		return given;
	}
	if (only != NULL) {
		v = eval_expr(e, c, row, d, only->args[0]);
		if (!is_yes(&v))
			return none(V_MISSING, v.flags, d->value);
	}
	switch ((int)d->kind) {
	case D_TOTAL: v = eval_total(e, c, row, d, -1); break;
	case D_TIER: return eval_tier(e, c, row, d, part_number(d, "label"));
	case D_GRADES: return eval_grades(e, c, row, d, -1);
	case D_MANUAL: return eval_part(e, c, row, d, part_number(d, "score"));
	case D_UNDEFINED:
		v = eval_entered(e, c, row, d, "entered", (struct str){"", 0});
		if (v.state != V_VALUE)
			v = none(V_UNDEFINED, FLAG_UNDEFINED, NULL);
		break;
	case D_BONUS: case D_PENALTY:
		v = eval_expr(e, c, row, d, d->value);
		if (v.state == V_VALUE && d->each != NULL) {
			struct value each = eval_expr(e, c, row, d, d->each);

			v.num = num_mul(e->a, v.num, each.num);
		}
		v.unit = U_POINTS;
		if (v.state == V_VALUE && d->kind == D_PENALTY)
			v.num = num_neg(e->a, v.num);
		break;
	default:
		v = d->value == NULL ? none(V_MISSING, 0, NULL) : eval_expr(e, c, row, d, d->value);
		break;
	}
	if (v.state == V_EMPTY && scored)
		v = apply_policy(e, c, row, d, v);
	return bounded(e, c, row, d, v);
}

struct value
eval_decl(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d)
{
	struct note *m;
	struct value v;

	if (row >= c->n)
		return none(V_NO_DATA, FLAG_NO_DATA, NULL);
	m = note_of(e, c, row, d, -1);
	if (m->stage == NOTE_DONE)
		return note_get(m);
	if (m->stage == NOTE_RUNNING)
		return none(V_EMPTY, FLAG_NO_SAMPLE, d->value);
	m->stage = NOTE_RUNNING;
	v = compute(e, c, row, d);
	note_set(m, &v);
	return v;
}

/* Points entered by a person: 0 to full unless a range says otherwise; outside it the entry is not valid. */
static struct value
manual_part(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, bool score)
{
	const struct clause *range = clause_of_kind(d, C_RANGE);
	struct value v = eval_entered(e, c, row, d, "entered", (struct str){"", 0}), low = number_value(NUM_INT(0), U_POINTS, 0), high;
	bool valid;

	high = eval_expr(e, c, row, d, d->full);
	if (range != NULL) {
		low = eval_expr(e, c, row, d, range->args[0]);
		high = eval_expr(e, c, row, d, range->args[1]);
	}
	if (v.state != V_VALUE)
		return score ? v : none(V_NOT_ENTERED, FLAG_NOT_ENTERED, NULL);
	valid = num_cmp(v.num, low.num) >= 0 && num_cmp(v.num, high.num) <= 0;
	if (!score)
		return yesno_value(valid, v.flags);
	return valid ? v : none(V_NOT_ENTERED, v.flags | FLAG_NOT_ENTERED, NULL);
}

static struct value
compute_part(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, int part)
{
	const struct clause *p = d->parts[part];
	struct value v;
	struct str name;

	if (c->given != NULL) {
		name = str_fmt(e->a, STR_F "." STR_F, STR_A(d->id), STR_A(p->name));
		if (given_value(e, c, row, name, NULL, p->n > 0 ? p->args[0] : NULL, &v))
			return v;
	}
	if (p->n > 0)
		return eval_expr(e, c, row, d, p->args[0]);
	switch ((int)d->kind) {
	case D_TOTAL: return eval_total(e, c, row, d, part);
	case D_TIER: return eval_tier(e, c, row, d, part);
	case D_GRADES: return eval_grades(e, c, row, d, part);
	case D_MANUAL: return manual_part(e, c, row, d, str_eq_c(p->name, "score"));
	default: return none(V_MISSING, 0, NULL);
	}
}

struct value
eval_part(struct eval *e, struct ctx *c, uint32_t row, const struct decl *d, int part)
{
	struct note *m;
	struct value v;

	if (part < 0 || row >= c->n)
		return none(V_MISSING, 0, NULL);
	m = note_of(e, c, row, d, part);
	if (m->stage != NOTE_NONE)
		return note_get(m);
	m->stage = NOTE_RUNNING;
	v = compute_part(e, c, row, d, part);
	note_set(m, &v);
	return v;
}
