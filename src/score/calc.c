/*
 * calc: one item on given values; due: one limit with its derivation. The same evaluation as a score. Called by main, by the
 * examples of a rulebook and by the worked-example runner.
 */
#include "score/given.h"

#include <stdlib.h>
#include <string.h>

static void
start_eval(struct eval *e, const struct rulebook *rb, const struct calendar *cal, struct arena *a)
{
	*e = (struct eval){.rb = rb, .calendar = cal, .a = a, .year_start = 1, .decimals = -1, .calc = true};
	for (unsigned i = 0; i < rb->n_decls; i++) {
		const struct clause *k = rb->decls[i]->kind == D_ASSESSMENT ? clause_of_kind(rb->decls[i], C_YEAR_STARTS) : NULL;
		int64_t m;

		if (k != NULL && num_to_i64(k->args[0]->num, &m))
			e->year_start = (int)m;
	}
}

/* Who is scored by default: as the item says, else as the first assessment does. */
static int
subject_entity(const struct rulebook *rb, const struct decl *d, const struct json *given)
{
	const struct json *kind = json_get(given, "kind");
	unsigned mask = d->subjects;

	if (kind != NULL && kind->kind == JSON_STRING && vocab_entity(kind->text) >= 0)
		return vocab_entity(kind->text);
	for (unsigned i = 0; mask == 0 && i < rb->n_decls; i++)
		if (rb->decls[i]->kind == D_ASSESSMENT) {
			const struct clause *k = clause_of_kind(rb->decls[i], C_SUBJECTS);

			mask = k == NULL ? 0 : (unsigned)k->i;
		}
	return vocab_entity((mask & SK_UNIT) != 0 || mask == 0 ? STR("units") : (mask & SK_PERSON) != 0 ? STR("persons") : STR("grids"));
}

static enum rc
given_period(const struct json *given, int year_start, int32_t *period, int64_t *as_of, struct err *err)
{
	const struct json *p = json_get(given, "period"), *at = json_get(given, "as_of");
	int32_t first, after;

	*period = 202503;
	if (p != NULL && (p->kind != JSON_STRING || !period_parse(p->text, period)))
		return err_set(err, RC_INVALID, "given", "period 应写成 2025-03、2025-Q1、2025-H1 或 2025", "period must be 2025-03, 2025-Q1, 2025-H1 or 2025");
	period_days(*period, year_start, &first, &after);
	*as_of = p == NULL ? INT64_MAX / 4 : instant_from_day(after, 0);
	if (at != NULL && (at->kind != JSON_STRING || !instant_parse(at->text, as_of)))
		return err_set(err, RC_INVALID, "given", "as_of 应写成 2025-04-01T00:00", "as_of must be written 2025-04-01T00:00");
	return RC_OK;
}

static void
add_result(struct scores *s, struct eval *e, struct ctx *c, uint32_t row, struct str subject, const struct decl *d)
{
	struct result *r = &s->list[s->n++];
	bool by_row = d->kind == D_DERIVE || d->kind == D_LIMIT;

	*r = (struct result){.subject = subject, .subject_kind = vocab_at(c->entity)->one, .item = d->id, .decl = d};
	if (by_row) {
		r->value = d->value != NULL ? row_value(e->m, e->a, d->value, d->entity, row, c->w.as_of) : none(V_MISSING, 0, NULL);
		r->parts = ARENA_NEW(&s->arena, struct part, d->n_parts + 1);
		for (unsigned i = 0; i < d->n_parts; i++)
			if (d->parts[i]->n > 0)
				r->parts[r->n_parts++] = (struct part){d->parts[i]->name, row_value(e->m, e->a, d->parts[i]->args[0], d->entity, row, c->w.as_of)};
		return;
	}
	r->value = eval_decl(e, c, row, d);
	r->parts = ARENA_NEW(&s->arena, struct part, d->n_parts + 1);
	/* a part that what was given does not reach has no value; the item itself must */
	for (unsigned i = 0; i < d->n_parts && !e->failed; i++) {
		struct value v = eval_part(e, c, row, d, (int)i);

		r->parts[r->n_parts++] = (struct part){d->parts[i]->name, e->failed ? none(V_MISSING, 0, NULL) : v};
		e->failed = false;
	}
}

static enum rc limit_result(struct eval *, const struct decl *, uint32_t row, int64_t as_of, struct scores *, struct due_result *, struct err *);

enum rc
score_calc(const struct rulebook *rb, const struct calendar *cal, struct str item, const struct json *given, const struct option_set *set,
           struct scores *out, struct err *err)
{
	struct decl *d = rulebook_find(rb, item);
	struct eval e;
	struct ctx *c;
	const struct json **by_subject;
	unsigned n;
	int subject, about;
	enum rc rc;
	int32_t first, after;

	*out = (struct scores){0};
	arena_init(&out->arena, 0);
	if (d == NULL || d->kind == D_OPTION || d->kind == D_PARAMETER)
		return err_set(err, RC_NOT_FOUND, "item", "规则里没有“" STR_F "”", "the rulebook has no “" STR_F "”", STR_A(item));
	out->edition = str_fmt(&out->arena, STR_F " " STR_F, STR_A(rb->id), STR_A(rb->edition));
	start_eval(&e, rb, cal, &out->arena);
	subject = subject_entity(rb, d, given);
	about = d->kind == D_DERIVE || d->kind == D_LIMIT ? d->entity : -1;
	e.any_facts = json_get(given, "facts") != NULL || about >= 0;
	TRY(given_period(given, e.year_start, &out->period, &out->as_of, err));
	period_days(out->period, e.year_start, &first, &after);
	e.options = ARENA_NEW(&out->arena, struct ovalue, rb->n_options + 1);
	TRY(options_resolve(&out->arena, rb, set, after - 1, e.options, err));
	TRY(given_columns(&out->arena, rb, given, subject, about, &e.cols, &by_subject, &n, err));
	e.m = measures_new(rb, e.options, e.cols, cal);
	c = ctx_get(&e, subject, out->period, out->as_of, NULL, NULL, 0, 0);
	c->given = ARENA_NEW(&out->arena, const struct json *, c->n + 1);
	for (unsigned i = 0; i < n && i < c->n; i++)
		c->given[i] = by_subject[i];
	out->list = ARENA_NEW(&out->arena, struct result, n);
	out->n_subjects = n;
	out->n_items = 1;
	rc = RC_OK;
	for (unsigned i = 0; i < n; i++) {
		struct str id = json_get(given, "subjects") == NULL ? STR("_") : by_subject[i]->key;

		add_result(out, &e, c, i, str_copy(&out->arena, id), d);
		if (d->kind == D_LIMIT && rc == RC_OK) {
			struct due_result due;

			rc = limit_result(&e, d, 0, c->w.as_of, out, &due, err);
		}
		/* texts of results live in columns that end here */
		for (unsigned k = 0; k <= out->list[out->n - 1].n_parts; k++) {
			struct value *v = k == 0 ? &out->list[out->n - 1].value : &out->list[out->n - 1].parts[k - 1].value;

			v->text = str_copy(&out->arena, v->text);
		}
	}
	if (e.failed && rc == RC_OK) {
		*err = e.err;
		rc = e.err.rc;
	}
	measures_free(e.m);
	columns_free(e.cols);
	return rc;
}

/* due_at, start_at and met of a limit: exact in the kind of its bound, with the derivation. */
static enum rc
limit_result(struct eval *e, const struct decl *d, uint32_t row, int64_t as_of, struct scores *s, struct due_result *due, struct err *err)
{
	const struct clause *until = clause_of_kind(d, C_UNTIL), *within = clause_of_kind(d, C_WITHIN), *deadline = clause_of_kind(d, C_DEADLINE);

	if (within == NULL)
		within = deadline;
	struct value start = row_value(e->m, e->a, clause_of_kind(d, C_FROM)->args[0], d->entity, row, as_of), n = row_value(e->m, e->a, within->args[0], d->entity, row, as_of), done;
	struct num count;

	if (start.state != V_VALUE || n.state != V_VALUE)
		return err_set(err, RC_INVALID, "given", "起算时刻不知道：请给出 --from 或 row", "the start is not known: give --from or row");
	due->limit = d->id;
	due->start = start.i;
	count = within->args[0]->unit == U_MINUTES ? num_div(e->a, n.num, NUM_INT(60)) : n.num;
	if (deadline != NULL)
		due->due = (struct due){.at = n.i};
	else
		TRY(calendar_due(e->calendar, e->a, start.i, count, clock_of(within->args[0]->unit), e->m->counting, false, &due->due, err));
	if (s == NULL)
		return RC_OK;
	struct result *r = &s->list[s->n - 1];
	struct part *parts = ARENA_NEW(&s->arena, struct part, r->n_parts + 3);

	parts[0] = (struct part){STR("due_at"), {.state = V_VALUE, .type = T_INSTANT, .i = due->due.at}};
	parts[1] = (struct part){STR("start_at"), {.state = V_VALUE, .type = T_INSTANT, .i = start.i}};
	unsigned k = 2;

	if (until != NULL) {
		done = row_value(e->m, e->a, until->args[0], d->entity, row, as_of);
		parts[k++] = (struct part){STR("met"), done.state != V_VALUE ? none(V_MISSING, 0, NULL) : yesno_value(due_met(done.i, due->due.at, due->due.exclusive), 0)};
	}
	for (unsigned i = 0; i < r->n_parts; i++)
		parts[k++] = r->parts[i];
	r->parts = parts;
	r->n_parts = k;
	r->value = parts[0].value;
	return RC_OK;
}

/* The first field that a limit starts from: what --from stands for. */
static const struct expr *
from_field(const struct expr *x)
{
	const struct expr *found = NULL;

	if (x == NULL)
		return NULL;
	if (x->kind == E_NAME && x->ref.kind == R_FIELD && x->ref.n_steps == 0 && x->type == T_INSTANT)
		return x;
	for (unsigned i = x->n; i-- > 0 && found == NULL;)
		found = from_field(x->kids[i]);
	return found;
}

enum rc
score_due(const struct rulebook *rb, const struct calendar *cal, struct str limit, bool has_from, int64_t from, const struct json *given,
          const struct option_set *set, struct arena *a, struct due_result *out, struct err *err)
{
	struct decl *d = rulebook_find(rb, limit);
	struct eval e;
	const struct json **by_subject;
	unsigned n;
	enum rc rc;
	struct json whole = {.kind = JSON_OBJECT}, row = {.kind = JSON_OBJECT, .key = STR("row")}, field = {.kind = JSON_STRING};
	int32_t period;
	int64_t as_of;

	if (d == NULL || d->kind != D_LIMIT)
		return err_set(err, RC_NOT_FOUND, "limit", "规则里没有时限“" STR_F "”", "the rulebook has no limit “" STR_F "”", STR_A(limit));
	start_eval(&e, rb, cal, a);
	TRY(given_period(given, 1, &period, &as_of, err));
	e.options = ARENA_NEW(a, struct ovalue, rb->n_options + 1);
	TRY(options_resolve(a, rb, set, has_from ? instant_day(from) : INT32_MAX, e.options, err));
	if (has_from) {
		const struct expr *x = from_field(clause_of_kind(d, C_FROM)->args[0]);
		const struct json *old = json_get(given, "row"), *facts = json_get(given, "facts");

		if (x == NULL)
			return err_set(err, RC_INVALID, "from", "这个时限的起点不是一列，请用 --given", "this limit does not start from a field; use --given");
		field.key = str_c(vocab_at(d->entity)->fields[x->ref.field].name);
		field.text = instant_text(a, from);
		row.kids = &field;
		if (old != NULL)
			field.next = old->kids;
		whole.kids = &row;
		if (facts != NULL) {
			struct json *copy = ARENA_NEW(a, struct json, 1);

			*copy = *facts;
			copy->next = NULL;
			row.next = copy;
		}
		given = &whole;
	}
	TRY(given_columns(a, rb, given, vocab_entity(STR("units")), d->entity, &e.cols, &by_subject, &n, err));
	e.m = measures_new(rb, e.options, e.cols, cal);
	rc = limit_result(&e, d, 0, as_of, NULL, out, err);
	measures_free(e.m);
	columns_free(e.cols);
	return rc;
}
