/*
 * A whole assessment: who takes part, which items there are, one result per subject and item, and the whole (total, tier, grade,
 * rank, reward). What will be needed is asked of the measures beforehand, so that each kind of fact is passed over once. Called by
 * main.
 */
#include "score/assess.h"

#include <stdlib.h>
#include <string.h>

static bool
scored(const struct decl *d)
{
	return d->kind >= D_ITEM && d->kind <= D_UNDEFINED;
}

/* ---- what an assessment reaches --------------------------------------------------------------------------------------- */

/* Either which items there are (items), or what to ask of the measures. Of a choice only the condition is asked at first: it waits
 * until that has been counted, and then only the branches that some subject takes are asked. */
struct waiting { struct waiting *next; struct ctx *c; const struct decl *d; const struct expr *x; };
struct reach { struct eval *e; struct ctx *c; bool *items; const struct decl *d; struct waiting **waiting; };

static void reach_decl(struct reach *, const struct decl *);

/* Over months and the like the same expression is reached once more, in the windows below; peers stay in this one. */
static void
reach_expr(struct reach *r, const struct expr *x)
{
	if (x == NULL)
		return;
	if (x->kind == E_NAME && (x->ref.kind == R_DECL || x->ref.kind == R_PART || x->ref.kind == R_TALLY_CODE))
		reach_decl(r, x->ref.decl);
	if (x->kind == E_AGG) {
		if (r->items == NULL && x->measure >= 0 && r->c->handles[x->measure] < 0)
			r->c->handles[x->measure] = measures_ask(r->e->m, x, r->c->entity, r->c->siblings, r->c->n_siblings);
		return;
	}
	if (x->kind == E_CALL && x->fn >= FN_SUM_OVER && x->fn <= FN_COUNT_OVER) {
		int32_t periods[12];
		struct window w[12];
		unsigned n;

		if (r->items != NULL || x->over == OVER_GRIDS || x->over == OVER_PERSONS)
			return;
		sub_periods(r->e, r->c->period, x->over, periods, &n);
		for (unsigned i = 0; i < n; i++) {
			int64_t end;

			period_days(periods[i], r->e->year_start, &w[i].first, &w[i].after);
			end = instant_from_day(w[i].after, 0);
			w[i].as_of = end < r->c->w.as_of ? end : r->c->w.as_of;
			w[i].period = periods[i];
		}
		for (unsigned i = 0; i < n; i++) {
			struct ctx *below = ctx_get(r->e, r->c->entity, periods[i], w[i].as_of, r->c, w, n, i);
			struct reach sub = {r->e, below, NULL, r->d, r->waiting};

			for (unsigned k = 0; k < x->n; k++)
				reach_expr(&sub, x->kids[k]);
		}
		return;
	}
	if (x->kind == E_CALL && x->fn == FN_LAST_YEAR)
		return;
	if (r->items == NULL && (x->kind == E_IF || x->kind == E_CASE || x->kind == E_BANDS)) {
		struct waiting *w = ARENA_NEW(r->e->a, struct waiting, 1);

		reach_expr(r, x->kids[0]);
		*w = (struct waiting){*r->waiting, r->c, r->d, x};
		*r->waiting = w;
		return;
	}
	for (unsigned i = 0; i < x->n; i++)
		reach_expr(r, x->kids[i]);
}

static void
reach_decl(struct reach *r, const struct decl *d)
{
	struct reach in = *r;
	bool *seen = r->items != NULL ? r->c->listed : r->c->reached;

	if (seen[d->index])
		return;
	seen[d->index] = true;
	in.d = d;
	r = &in;
	if (r->items != NULL && scored(d))
		r->items[d->index] = true;
	reach_expr(r, d->value);
	reach_expr(r, d->full);
	reach_expr(r, d->each);
	for (const struct clause *k = d->clauses; k != NULL; k = k->next)
		for (unsigned i = 0; i < k->n && d->kind != D_EXAMPLE; i++)
			reach_expr(r, k->args[i]);
}

/* Which branches of a choice do the subjects take? Those are asked now, all together. */
static void
reach_branches(struct reach *r, const struct waiting *w)
{
	bool *taken = ARENA_NEW(r->e->a, bool, w->x->n);

	for (uint32_t row = 0; row < w->c->n; row++) {
		unsigned k = w->c->in[row] ? branch_of(r->e, w->c, row, w->d, w->x) : 0;

		if (k > 0 && !taken[k]) {
			struct reach in = {r->e, w->c, NULL, w->d, r->waiting};

			taken[k] = true;
			reach_expr(&in, w->x->kids[k]);
		}
	}
}

static enum rc
ask_and_count(struct assess *s, struct err *err)
{
	struct waiting *waiting = NULL;
	struct reach r = {&s->e, s->c, NULL, NULL, &waiting};

	reach_decl(&r, s->e.assessment);
	TRY(measures_run(s->e.m, err));
	while (waiting != NULL && !s->e.failed) {
		struct waiting *now = waiting;

		waiting = NULL;
		for (; now != NULL; now = now->next)
			reach_branches(&r, now);
		TRY(measures_run(s->e.m, err));
	}
	return RC_OK;
}

static unsigned
kind_mask(int entity)
{
	return entity == vocab_entity(STR("units")) ? SK_UNIT : entity == vocab_entity(STR("persons")) ? SK_PERSON : SK_GRID;
}

struct assessment_info
assessment_info(const struct decl *d)
{
	const struct clause *subjects = clause_of_kind(d, C_SUBJECTS), *starts = clause_of_kind(d, C_YEAR_STARTS), *each = clause_of_kind(d, C_EACH);
	struct assessment_info info = {.each = each == NULL ? 0 : (int)each->i, .year_start = 1};
	int64_t month;

	if (starts != NULL && num_to_i64(starts->args[0]->num, &month))
		info.year_start = (int)month;
	info.entity = vocab_entity(subjects == NULL || subjects->i == SK_UNIT ? STR("units") : subjects->i == SK_PERSON ? STR("persons") : STR("grids"));
	info.subject_kind = vocab_at(info.entity)->one;
	return info;
}

/* ---- a run -------------------------------------------------------------------------------------------------------------- */

enum rc
assess_start(struct assess *s, const struct score_ask *ask, struct arena *a, struct err *err)
{
	struct eval *e = &s->e;
	struct assessment_info info;
	int32_t first, after;

	*s = (struct assess){.e = {.rb = ask->rulebook, .cols = ask->columns, .calendar = ask->calendar, .a = a, .year_start = 1, .decimals = -1}};
	e->assessment = rulebook_assessment(ask->rulebook, ask->assessment);
	if (e->assessment == NULL) {
		enum rc rc = err_set(err, RC_NOT_FOUND, "assessment", "规则里没有考核“" STR_F "”，可用：", "the rulebook has no assessment “" STR_F "”; choose from:", STR_A(ask->assessment));

		for (unsigned i = 0; i < ask->rulebook->n_decls; i++)
			for (int l = 0; l < LANG__COUNT && ask->rulebook->decls[i]->kind == D_ASSESSMENT; l++) {
				size_t n = strlen(err->msg[l]);

				snprintf(err->msg[l] + n, sizeof err->msg[l] - n, " " STR_F, STR_A(ask->rulebook->decls[i]->id));
			}
		return rc;
	}
	info = assessment_info(e->assessment);
	e->year_start = info.year_start;
	int32_t k = ask->period % 100;

	if (clause_of_kind(e->assessment, C_EACH) != NULL && (info.each == 0 ? k > 12 : k - k % 10 != info.each))
		return err_set(err, RC_INVALID, "period", "考核“" STR_F "”按%s计，考核期应写成 %s", "assessment “" STR_F "” is by %s; write the period as %s", STR_A(ask->assessment),
		               info.each == 0 ? "月/month" : info.each == 20 ? "季/quarter" : info.each == 30 ? "半年/half" : "年/year",
		               info.each == 0 ? "2025-03" : info.each == 20 ? "2025-Q1" : info.each == 30 ? "2025-H1" : "2025");
	period_days(ask->period, e->year_start, &first, &after);
	s->as_of = ask->has_as_of ? ask->as_of : instant_from_day(after, 0);
	e->options = ARENA_NEW(a, struct ovalue, ask->rulebook->n_options + 1);
	TRY(options_resolve(a, ask->rulebook, &ask->options, after - 1, e->options, err));
	e->m = measures_new(ask->rulebook, e->options, ask->columns, ask->calendar);
	s->entity = info.entity;
	s->c = ctx_get(e, s->entity, ask->period, s->as_of, NULL, NULL, 0, 0);
	s->items = ARENA_NEW(a, bool, ask->rulebook->n_decls);
	struct reach r = {e, s->c, s->items, NULL, NULL};

	reach_decl(&r, e->assessment);
	return ask_and_count(s, err);
}

void
assess_end(struct assess *s)
{
	measures_free(s->e.m);
}

static struct result *
new_result(struct scores *out, struct assess *s, uint32_t row, struct str item, const struct decl *d)
{
	struct result *r = &out->list[out->n++];

	*r = (struct result){.subject = str_copy(&out->arena, columns_id(s->e.cols, s->entity, row)), .subject_kind = vocab_at(s->entity)->one, .item = item, .decl = d};
	r->value = none(V_MISSING, 0, NULL);
	return r;
}

static void
parts_of(struct scores *out, struct assess *s, uint32_t row, const struct decl *d, struct result *r)
{
	r->parts = ARENA_NEW(&out->arena, struct part, d->n_parts + 1);
	for (unsigned i = 0; i < d->n_parts; i++)
		r->parts[r->n_parts++] = (struct part){d->parts[i]->name, eval_part(&s->e, s->c, row, d, (int)i)};
}

static void
one_subject(struct scores *out, struct assess *s, uint32_t row)
{
	struct eval *e = &s->e;
	const struct decl *as = e->assessment;
	bool in = takes_part(e, s->c, row);
	struct value away = none(V_MISSING, FLAG_NOT_ASSESSED, NULL);
	static const struct { enum ckind kind; const char *item; } wholes[] = {{C_TOTAL, "total"}, {C_TIER, "tier"}, {C_GRADE, "grade"}};

	for (unsigned i = 0; i < e->rb->n_decls; i++) {
		const struct decl *d = e->rb->decls[i];
		struct result *r;

		if (!s->items[i] || (d->subjects != 0 && (d->subjects & kind_mask(s->entity)) == 0))
			continue;
		r = new_result(out, s, row, d->id, d);
		r->value = in ? eval_decl(e, s->c, row, d) : away;
		if (in)
			parts_of(out, s, row, d, r);
	}
	for (unsigned w = 0; w < COUNT_OF(wholes); w++) {
		const struct clause *k = clause_of_kind(as, wholes[w].kind);
		struct result *r;

		if (k == NULL)
			continue;
		r = new_result(out, s, row, str_c(wholes[w].item), k->args[0]->ref.decl);
		r->value = in ? eval_decl(e, s->c, row, k->args[0]->ref.decl) : away;
		if (in && wholes[w].kind != C_GRADE)
			parts_of(out, s, row, k->args[0]->ref.decl, r);
	}
	const struct clause *rank = clause_of_kind(as, C_RANK), *reward = clause_of_kind(as, C_REWARD);

	if (rank != NULL) {
		struct result *r = new_result(out, s, row, STR("rank"), as);
		struct value own = in ? eval_expr(e, s->c, row, NULL, rank->args[0]) : away;

		r->value = own;
		if (own.state == V_VALUE)
			r->value = number_value(NUM_INT(rank_in(ranking_of(e, s->c, row, NULL, rank->args[0], false), own.num)), U_NONE, 0);
	}
	if (reward != NULL) {
		struct result *r = new_result(out, s, row, STR("reward_yuan"), as);
		struct num sum = NUM_INT(0);
		unsigned flags = 0, n = 0;

		for (unsigned i = 0; in && i < reward->n; i++) {
			const struct decl *d = reward->args[i]->ref.decl;
			struct value v = eval_decl(e, s->c, row, d);

			if (d->subjects != 0 && (d->subjects & kind_mask(s->entity)) == 0)
				continue;
			flags |= v.flags;
			if (v.state == V_VALUE) {
				sum = num_add(e->a, sum, v.num);
				n++;
			} else if (v.state != V_MISSING) {
				flags |= FLAG_INCOMPLETE;
			}
		}
		r->value = !in ? away : n > 0 ? number_value(sum, U_YUAN, flags) : none(V_MISSING, flags, NULL);
	}
}

enum rc
score_run(const struct score_ask *ask, struct scores *out, struct err *err)
{
	struct assess s;
	enum rc rc;
	int32_t only = -1;
	unsigned n = 0, per = 6;

	*out = (struct scores){.period = ask->period};
	arena_init(&out->arena, 0);
	rc = assess_start(&s, ask, &out->arena, err);
	if (rc != RC_OK) {
		assess_end(&s);
		return rc;
	}
	out->assessment = s.e.assessment;
	out->edition = str_fmt(&out->arena, STR_F " " STR_F, STR_A(ask->rulebook->id), STR_A(ask->rulebook->edition));
	out->as_of = s.as_of;
	if (ask->subject.n > 0 && (only = columns_find(ask->columns, s.entity, ask->subject)) < 0)
		rc = err_set(err, RC_NOT_FOUND, "subject", "没有对象“" STR_F "”", "there is no subject “" STR_F "”", STR_A(ask->subject));
	for (unsigned i = 0; i < ask->rulebook->n_decls; i++)
		per += s.items[i];
	for (uint32_t r = 0; r < s.c->n; r++)
		n += s.c->in[r];
	out->list = ARENA_NEW(&out->arena, struct result, (size_t)(n + 1) * per);
	for (uint32_t r = 0; rc == RC_OK && r < s.c->n; r++)
		if (s.c->in[r] && (only < 0 || (uint32_t)only == r)) {
			one_subject(out, &s, r);
			out->n_subjects++;
		}
	if (rc == RC_OK && s.e.failed) {
		*err = s.e.err;
		rc = s.e.err.rc == RC_OK ? RC_INTERNAL : s.e.err.rc;
	}
	assess_end(&s);
	return rc;
}

void
scores_done(struct scores *s)
{
	arena_done(&s->arena);
}
