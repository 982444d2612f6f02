/*
 * A number's trace, gathered from the evaluation itself: the values with a name that its formula uses, the measures with the very facts
 * that counted, the options that decided, the items that a total adds up. Of a choice only the branch that this subject takes is
 * followed. Never evaluates anything that the score does not. Called by explain.c and, through score.h, by the api.
 */
#include "score/assess.h"

#include <stdlib.h>
#include <string.h>

#define LIST_MOST 512           /* of each list of a trace; a rulebook's declarations are far fewer */

struct gather { struct assess *s; struct trace *t; uint32_t row; unsigned facts_max; unsigned char *seen; bool *options; unsigned depth; };
struct facts { struct gather *g; struct trace_measure *m; };

static void gather_expr(struct gather *, const struct decl *, const struct expr *, const char *sign);

static struct str
source(const struct rulebook *rb, struct span at)
{
	return (struct str){rb->text.p + at.off, at.len};
}

/* A declaration that is made of clauses, from its first word to its last clause. */
static struct str
whole_source(const struct rulebook *rb, const struct decl *d)
{
	uint32_t end = d->at.off + d->at.len;

	for (const struct clause *k = d->clauses; k != NULL; k = k->next)
		if (k->at.off + k->at.len > end)
			end = k->at.off + k->at.len;
	for (const struct clause *k = d->clauses; k != NULL; k = k->next)
		for (unsigned i = 0; i < k->n; i++)
			if (k->args[i] != NULL && k->args[i]->at.off + k->args[i]->at.len > end)
				end = k->args[i]->at.off + k->args[i]->at.len;
	return source(rb, (struct span){d->at.off, end - d->at.off});
}

static void
one_fact(void *ctx, uint32_t row)
{
	struct facts *f = ctx;
	struct eval *e = &f->g->s->e;
	struct str id;

	if (f->m->facts_total++ >= f->g->facts_max)
		return;
	id = columns_id(e->cols, f->m->entity, row);
	/* a fact without an id of its own is named by its place in the bundle: file:line */
	id = id.n > 0 ? str_copy(&f->g->t->arena, id) : str_fmt(&f->g->t->arena, "%s:%u", vocab_at(f->m->entity)->name, row + 2);
	f->m->facts[f->m->n_facts++] = id;
}

static void
gather_measure(struct gather *g, const struct expr *m)
{
	struct eval *e = &g->s->e;
	struct trace *t = g->t;
	struct trace_measure *out;
	struct facts f;

	for (unsigned i = 0; i < t->n_measures; i++)
		if (str_eq(t->measures[i].name, e->rb->measure_names[m->measure]))
			return;
	if (t->n_measures == LIST_MOST)
		return;
	out = &t->measures[t->n_measures++];
	*out = (struct trace_measure){.name = e->rb->measure_names[m->measure], .source = source(e->rb, m->at), .entity = m->entity};
	out->value = eval_expr(e, g->s->c, g->row, NULL, m);
	out->facts = ARENA_NEW(&t->arena, struct str, g->facts_max + 1);
	f = (struct facts){g, out};
	if (out->value.state != V_NO_DATA && g->s->c->handles[m->measure] >= 0)
		measures_facts(e->m, g->s->c->handles[m->measure], g->s->c->window_no, g->row, -1, one_fact, &f);
}

static bool
is_item(const struct decl *d)
{
	return (d->kind >= D_ITEM && d->kind <= D_UNDEFINED) && d->kind != D_FIGURE && d->kind != D_TEST;
}

static void
gather_name(struct gather *g, const struct decl *d, const struct expr *x, const char *sign)
{
	struct eval *e = &g->s->e;
	struct trace *t = g->t;
	const struct decl *to = x->ref.decl;
	struct str name = source(e->rb, x->at);

	if (x->ref.kind == R_OPTION) {
		g->options[to->option] = true;
		return;
	}
	if (x->ref.kind != R_DECL && x->ref.kind != R_PART && x->ref.kind != R_TALLY_CODE && x->ref.kind != R_BUILTIN && x->ref.kind != R_SUBJECT)
		return;
	if (x->ref.kind == R_DECL && is_item(to)) {
		for (unsigned i = 0; i < t->n_items; i++)
			if (t->items[i].decl == to)
				return;
		if (t->n_items < LIST_MOST)
			t->items[t->n_items++] = (struct trace_item){to, sign, eval_decl(e, g->s->c, g->row, to)};
		return;
	}
	for (unsigned i = 0; i < t->n_names; i++)
		if (str_eq(t->names[i].name, name))
			return;
	if (t->n_names == LIST_MOST)
		return;
	t->names[t->n_names++] = (struct trace_name){name, to != NULL && x->ref.kind == R_DECL && to->value != NULL ? source(e->rb, to->value->at) : (struct str){"", 0},
	                                             eval_expr(e, g->s->c, g->row, d, x)};
	if ((x->ref.kind == R_DECL || x->ref.kind == R_TALLY_CODE) && to->value != NULL && !g->seen[to->index]) {
		g->seen[to->index] = 1;
		gather_expr(g, to, to->value, "");
	}
}

static void
gather_expr(struct gather *g, const struct decl *d, const struct expr *x, const char *sign)
{
	if (x == NULL || g->depth > RB_DEPTH_MAX)
		return;
	g->depth++;
	if (x->kind == E_NAME) {
		gather_name(g, d, x, sign);
	} else if (x->kind == E_AGG) {
		if (x->measure >= 0)
			gather_measure(g, x);
	} else if (x->kind == E_IF || x->kind == E_CASE || x->kind == E_BANDS) {
		unsigned taken = branch_of(&g->s->e, g->s->c, g->row, d, x);

		gather_expr(g, d, x->kids[0], "");
		if (taken > 0)
			gather_expr(g, d, x->kids[taken], sign);
	} else if (x->kind == E_CALL && x->fn >= FN_SUM_OVER && x->fn <= FN_LAST_YEAR) {
		;       /* months and grids have traces of their own */
	} else {
		for (unsigned i = 0; i < x->n; i++)
			gather_expr(g, d, x->kids[i], sign);
	}
	g->depth--;
}

static void
gather_decl(struct gather *g, const struct decl *d)
{
	gather_expr(g, d, d->full, "");
	gather_expr(g, d, d->each, "");
	gather_expr(g, d, d->value, "");
	for (const struct clause *k = d->clauses; k != NULL; k = k->next) {
		const char *sign = k->kind == C_BASE || k->kind == C_PLUS ? "+" : k->kind == C_MINUS ? "-" : "";

		if (k->kind == C_LEVEL || k->kind == C_NOTE)
			continue;       /* bounds of tiers are read in the formula; a reward's arms too */
		for (unsigned i = 0; i < k->n; i++)
			gather_expr(g, d, k->args[i], sign);
	}
}

static void
gather_options(struct gather *g)
{
	struct eval *e = &g->s->e;

	for (unsigned i = 0; i < e->rb->n_decls; i++) {
		const struct decl *o = e->rb->decls[i];
		struct trace_option *out;

		if (o->option < 0 || !g->options[o->option] || g->t->n_options == LIST_MOST)
			continue;
		const struct ovalue *ov = &e->options[o->option];
		struct value v = {.state = ov->none ? V_MISSING : V_VALUE, .type = ov->type, .num = ov->num, .text = ov->text, .i = ov->i, .unit = U_COUNT};

		out = &g->t->options[g->t->n_options++];
		out->decl = o;
		for (int l = 0; l < LANG__COUNT; l++) {
			struct buf b;

			buf_init(&b, 0);
			value_print(&b, &v, 2, (enum lang)l);
			out->shown[l] = str_copy(&g->t->arena, buf_str(&b));
			buf_done(&b);
		}
	}
}

/* One of the whole's numbers stands in a clause of the assessment, an item in a declaration. */
static enum rc
find_item(struct gather *g, struct str item, struct err *err)
{
	static const struct { const char *item; enum ckind kind; } wholes[] = {{"total", C_TOTAL}, {"tier", C_TIER}, {"grade", C_GRADE}, {"rank", C_RANK}, {"reward_yuan", C_REWARD}};
	struct eval *e = &g->s->e;
	struct trace *t = g->t;

	t->item = item;
	for (unsigned i = 0; i < COUNT_OF(wholes); i++) {
		const struct clause *k = str_eq_c(item, wholes[i].item) ? clause_of_kind(e->assessment, wholes[i].kind) : NULL;

		if (k == NULL)
			continue;
		t->item = str_c(wholes[i].item);
		if (wholes[i].kind == C_TOTAL || wholes[i].kind == C_TIER || wholes[i].kind == C_GRADE) {
			t->decl = k->args[0]->ref.decl;
		} else {
			t->decl = e->assessment;
			t->formula = source(e->rb, k->args[0]->at);
			for (unsigned a = 0; a < k->n; a++)
				gather_expr(g, e->assessment, k->args[a], wholes[i].kind == C_REWARD ? "+" : "");
		}
		return RC_OK;
	}
	t->decl = rulebook_find(e->rb, item);
	if (t->decl == NULL)
		return err_set(err, RC_NOT_FOUND, "item", "规则里没有“" STR_F "”", "the rulebook has no “" STR_F "”", STR_A(item));
	t->item = t->decl->id;
	return RC_OK;
}

/* The value is the score's own result, so that a trace can never disagree with the sheet. */
static enum rc
take_value(const struct score_ask *ask, struct gather *g, struct err *err)
{
	struct trace *t = g->t;
	struct scores all;
	bool found = false;
	enum rc rc = score_run(ask, &all, err);

	for (unsigned i = 0; rc == RC_OK && i < all.n && !found; i++)
		if (str_eq(all.list[i].item, t->item) && str_eq(all.list[i].subject, t->subject)) {
			t->value = all.list[i].value;
			if (t->value.type == T_NUM && t->value.num.big != NULL && t->value.state == V_VALUE)
				(void)num_parse(&t->arena, num_exact(&t->arena, t->value.num), &t->value.num);
			t->value.text = str_copy(&t->arena, t->value.text);
			t->parts = ARENA_NEW(&t->arena, struct part, all.list[i].n_parts + 1);
			for (unsigned p = 0; p < all.list[i].n_parts; p++) {
				struct part *part = &t->parts[t->n_parts++];

				*part = all.list[i].parts[p];
				part->value.text = str_copy(&t->arena, part->value.text);
				if (part->value.type == T_NUM && part->value.num.big != NULL && part->value.state == V_VALUE)
					(void)num_parse(&t->arena, num_exact(&t->arena, part->value.num), &part->value.num);
				if (part->value.type == T_TALLY)
					part->value = eval_part(&g->s->e, g->s->c, g->row, t->decl, (int)p);
			}
			found = true;
		}
	scores_done(&all);
	/* measures, lets and items that the assessment does not list are still values of this subject */
	if (rc == RC_OK && !found && t->decl != NULL && t->decl->kind != D_ASSESSMENT)
		t->value = eval_decl(&g->s->e, g->s->c, g->row, t->decl);
	return rc;
}

enum rc
score_trace(const struct score_ask *ask, struct str item, unsigned facts_max, struct trace *t, struct err *err)
{
	struct assess s;
	struct gather g = {.s = &s, .t = t, .facts_max = facts_max};
	int32_t row;
	enum rc rc;

	*t = (struct trace){.period = ask->period};
	arena_init(&t->arena, 0);
	rc = assess_start(&s, ask, &t->arena, err);
	if (rc != RC_OK)
		goto out;
	t->as_of = s.as_of;
	t->assessment = s.e.assessment;
	t->edition = str_fmt(&t->arena, STR_F " " STR_F, STR_A(ask->rulebook->id), STR_A(ask->rulebook->edition));
	row = columns_find(ask->columns, s.entity, ask->subject);
	if (row < 0) {
		rc = err_set(err, RC_NOT_FOUND, "subject", "没有对象“" STR_F "”，请用 --subject 指明", "there is no subject “" STR_F "”; name one with --subject", STR_A(ask->subject));
		goto out;
	}
	g.row = (uint32_t)row;
	t->subject = str_copy(&t->arena, ask->subject);
	t->names = ARENA_NEW(&t->arena, struct trace_name, LIST_MOST);
	t->measures = ARENA_NEW(&t->arena, struct trace_measure, LIST_MOST);
	t->options = ARENA_NEW(&t->arena, struct trace_option, LIST_MOST);
	t->items = ARENA_NEW(&t->arena, struct trace_item, LIST_MOST);
	g.seen = ARENA_NEW(&t->arena, unsigned char, ask->rulebook->n_decls + 1);
	g.options = ARENA_NEW(&t->arena, bool, ask->rulebook->n_options + 1);
	rc = find_item(&g, item, err);
	if (rc == RC_OK)
		rc = take_value(ask, &g, err);
	if (rc != RC_OK)
		goto out;
	t->title = t->decl->title;
	t->clause = t->decl->heading;
	t->prose = t->decl->prose;
	if (t->formula.n == 0)
		t->formula = t->decl->value == NULL ? whole_source(ask->rulebook, t->decl) : source(ask->rulebook, t->decl->value->at);
	if (t->decl != s.e.assessment)
		gather_decl(&g, t->decl);
	gather_options(&g);
	if (s.e.failed) {
		*err = s.e.err;
		rc = RC_INVALID;
	}
out:
	assess_end(&s);
	return rc;
}

void
trace_done(struct trace *t)
{
	arena_done(&t->arena);
}
