/*
 * One number explained: the clause, the formula as written, the options that decided, every measure with its value and the very
 * facts that counted. Taken from the evaluation itself. Called by main.
 */
#include "score/assess.h"

#include <stdlib.h>
#include <string.h>

struct explain { struct assess *s; uint32_t row; struct buf *to; enum lang lang; struct jw *w; unsigned facts_max; unsigned char *seen; bool *options; };
struct facts { struct explain *x; int entity; unsigned n; };

static void
one_fact(void *ctx, uint32_t row)
{
	struct facts *f = ctx;
	struct explain *x = f->x;
	struct str id = columns_id(x->s->e.cols, f->entity, row);
	char place[64];

	if (f->n++ >= x->facts_max)
		return;
	if (id.n == 0) {
		snprintf(place, sizeof place, "%s:%u", entity_info(f->entity)->name, row + 2);
		id = str_c(place);
	}
	if (x->w != NULL)
		jw_text(x->w, id);
	else
		buf_fmt(x->to, "%s" STR_F, f->n == 1 ? "      " : " ", STR_A(id));
}

static struct str
source(const struct rulebook *rb, struct span at)
{
	return (struct str){rb->text.p + at.off, at.len};
}

static void
one_measure(struct explain *x, const struct expr *m)
{
	struct eval *e = &x->s->e;
	struct value v = eval_expr(e, x->s->c, x->row, NULL, m);
	struct facts f = {x, m->entity, 0};
	struct buf shown;

	buf_init(&shown, 0);
	value_print(&shown, &v, 2, x->lang);
	if (x->w != NULL) {
		jw_open(x->w, '{');
		jw_key(x->w, "measure"), jw_text(x->w, e->rb->measure_names[m->measure]);
		jw_key(x->w, "source"), jw_text(x->w, source(e->rb, m->at));
		jw_key(x->w, "value"), jw_text(x->w, buf_str(&shown));
		jw_key(x->w, "entity"), jw_text(x->w, str_c(entity_info(m->entity)->name));
		jw_key(x->w, "facts");
		jw_open(x->w, '[');
	} else {
		buf_fmt(x->to, "  " STR_F " = " STR_F "\n      " STR_F "\n", STR_A(e->rb->measure_names[m->measure]), STR_A(buf_str(&shown)), STR_A(source(e->rb, m->at)));
	}
	if (v.state != V_NO_DATA)
		measures_facts(e->m, x->s->c->handles[m->measure], x->s->c->window_no, x->row, -1, one_fact, &f);
	if (x->w != NULL) {
		jw_close(x->w, ']');
		jw_key(x->w, "facts_total"), jw_i64(x->w, f.n);
		jw_close(x->w, '}');
	} else if (f.n > 0) {
		buf_fmt(x->to, MSG(x->lang, "（共 %u 条）\n", " (%u in all)\n"), f.n);
	}
	buf_done(&shown);
}

/* The measures that an expression stands on, each once; through lets, not through other items. */
static void
measures_of(struct explain *x, const struct expr *e)
{
	if (e == NULL)
		return;
	if (e->kind == E_NAME && e->ref.kind == R_OPTION)
		x->options[e->ref.decl->option] = true;
	if (e->kind == E_NAME && (e->ref.kind == R_DECL || e->ref.kind == R_TALLY_CODE) && (e->ref.decl->kind == D_MEASURE || e->ref.decl->kind == D_LET) && !x->seen[e->ref.decl->index]) {
		x->seen[e->ref.decl->index] = 1;
		measures_of(x, e->ref.decl->value);
	}
	if (e->kind == E_AGG && e->measure >= 0) {
		one_measure(x, e);
		return;
	}
	if (e->kind == E_CALL && e->fn >= FN_SUM_OVER && e->fn <= FN_LAST_YEAR)
		return;
	for (unsigned i = 0; i < e->n; i++)
		measures_of(x, e->kids[i]);
}

enum rc
score_explain(const struct score_ask *ask, struct str item, unsigned facts_max, bool json, enum lang lang, struct buf *to, struct err *err)
{
	struct arena a;
	struct assess s;
	struct jw w;
	const struct decl *d = rulebook_find(ask->rulebook, item);
	struct explain x = {.s = &s, .to = to, .lang = lang, .facts_max = facts_max};
	struct value v;
	struct buf shown, why;
	int32_t row;
	enum rc rc;

	if (d == NULL)
		return err_set(err, RC_NOT_FOUND, "item", "规则里没有“" STR_F "”", "the rulebook has no “" STR_F "”", STR_A(item));
	arena_init(&a, 0);
	rc = assess_start(&s, ask, &a, err);
	if (rc != RC_OK)
		goto out;
	row = columns_find(ask->columns, s.entity, ask->subject);
	if (row < 0) {
		rc = err_set(err, RC_NOT_FOUND, "subject", "没有对象“" STR_F "”，请用 --subject 指明", "there is no subject “" STR_F "”; name one with --subject", STR_A(ask->subject));
		goto out;
	}
	x.row = (uint32_t)row;
	x.seen = calloc((size_t)ask->rulebook->n_decls + 1, 1);
	x.options = calloc((size_t)ask->rulebook->n_options + 1, sizeof *x.options);
	v = eval_decl(&s.e, s.c, x.row, d);
	buf_init(&shown, 0);
	buf_init(&why, 0);
	value_print(&shown, &v, 2, lang);
	flags_print(&why, v.flags, lang);
	if (json) {
		jw_init(&w, to);
		x.w = &w;
		jw_open(&w, '{');
		jw_key(&w, "item"), jw_text(&w, d->id);
		jw_key(&w, "title"), jw_text(&w, d->title);
		jw_key(&w, "subject"), jw_text(&w, ask->subject);
		jw_key(&w, "clause"), jw_text(&w, d->heading);
		jw_key(&w, "prose"), jw_text(&w, d->prose);
		jw_key(&w, "formula"), jw_text(&w, source(ask->rulebook, d->value == NULL ? d->name_at : d->value->at));
		jw_key(&w, "exact");
		if (v.state == V_VALUE && v.type == T_NUM)
			jw_text(&w, num_exact(&a, v.num));
		else
			jw_null(&w);
		jw_key(&w, "shown"), jw_text(&w, buf_str(&shown));
		jw_key(&w, "flags"), jw_text(&w, buf_str(&why));
		jw_key(&w, "measures");
		jw_open(&w, '[');
	} else {
		buf_fmt(to, STR_F " " STR_F "  " STR_F "\n", STR_A(d->id), STR_A(d->title), STR_A(buf_str(&shown)));
		if (v.state == V_VALUE && v.type == T_NUM)
			buf_fmt(to, MSG(lang, "精确值：" STR_F "\n", "exact: " STR_F "\n"), STR_A(num_exact(&a, v.num)));
		if (v.flags != 0)
			buf_fmt(to, MSG(lang, "标记：" STR_F "\n", "flags: " STR_F "\n"), STR_A(buf_str(&why)));
		buf_fmt(to, MSG(lang, "条款：" STR_F "\n", "clause: " STR_F "\n"), STR_A(d->heading));
		if (d->prose.n > 0)
			buf_fmt(to, "  " STR_F "\n", STR_A(d->prose));
		if (d->value != NULL)
			buf_fmt(to, MSG(lang, "算法：" STR_F "\n", "formula: " STR_F "\n"), STR_A(source(ask->rulebook, d->value->at)));
		buf_add_c(to, MSG(lang, "度量：\n", "measures:\n"));
	}
	measures_of(&x, d->value);
	for (const struct clause *k = d->clauses; k != NULL; k = k->next)
		for (unsigned i = 0; i < k->n; i++)
			measures_of(&x, k->args[i]);
	if (json) {
		jw_close(&w, ']');
		jw_key(&w, "options");
		jw_open(&w, '{');
	} else {
		buf_add_c(to, MSG(lang, "选项：\n", "options:\n"));
	}
	for (unsigned i = 0; i < ask->rulebook->n_decls; i++) {
		const struct decl *o = ask->rulebook->decls[i];

		if (o->option < 0 || !x.options[o->option])
			continue;
		const struct ovalue *ov = &s.e.options[o->option];
		struct value val = {.state = ov->none ? V_MISSING : V_VALUE, .type = ov->type, .num = ov->num, .text = ov->text, .i = ov->i, .unit = U_COUNT};

		shown.n = 0;
		value_print(&shown, &val, 2, lang);
		if (json) {
			jw_key_str(&w, o->id);
			jw_text(&w, buf_str(&shown));
		} else {
			buf_fmt(to, "  " STR_F " = " STR_F "    " STR_F "\n", STR_A(o->id), STR_A(buf_str(&shown)), STR_A(o->why));
		}
	}
	if (json) {
		jw_close(&w, '}');
		jw_close(&w, '}');
		buf_char(to, '\n');
	}
	buf_done(&shown);
	buf_done(&why);
	free(x.seen);
	free(x.options);
	if (s.e.failed) {
		*err = s.e.err;
		rc = RC_INVALID;
	}
out:
	assess_end(&s);
	arena_done(&a);
	return rc;
}
