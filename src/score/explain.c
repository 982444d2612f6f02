/*
 * A trace as readable text or JSON for the command line. Only prints. Called by main.
 */
#include "score/assess.h"

#include <string.h>

static struct str
shown_of(struct arena *a, const struct value *v, unsigned decimals, enum lang lang)
{
	struct buf b;
	struct str s;

	buf_init(&b, 0);
	value_print(&b, v, decimals, lang);
	s = str_copy(a, buf_str(&b));
	buf_done(&b);
	return s;
}

static void
print_text(const struct trace *t, enum lang lang, struct arena *a, struct buf *to)
{
	struct buf why;

	buf_init(&why, 0);
	flags_print(&why, t->value.flags, lang);
	buf_fmt(to, STR_F " " STR_F "  " STR_F "\n", STR_A(t->item), STR_A(t->title), STR_A(shown_of(a, &t->value, item_decimals(t->item), lang)));
	if (t->value.state == V_VALUE && t->value.type == T_NUM)
		buf_fmt(to, MSG(lang, "精确值：" STR_F "\n", "exact: " STR_F "\n"), STR_A(num_exact(a, t->value.num)));
	if (t->value.flags != 0)
		buf_fmt(to, MSG(lang, "标记：" STR_F "\n", "flags: " STR_F "\n"), STR_A(buf_str(&why)));
	buf_fmt(to, MSG(lang, "条款：" STR_F "\n", "clause: " STR_F "\n"), STR_A(t->clause));
	if (t->prose.n > 0)
		buf_fmt(to, "  " STR_F "\n", STR_A(t->prose));
	buf_fmt(to, MSG(lang, "算法：" STR_F "\n", "formula: " STR_F "\n"), STR_A(t->formula));
	if (t->n_names > 0)
		buf_add_c(to, MSG(lang, "其中：\n", "where:\n"));
	for (unsigned i = 0; i < t->n_names; i++)
		buf_fmt(to, "  " STR_F " = " STR_F "\n", STR_A(t->names[i].name), STR_A(shown_of(a, &t->names[i].value, 2, lang)));
	if (t->n_items > 0)
		buf_add_c(to, MSG(lang, "由这些合成：\n", "made of:\n"));
	for (unsigned i = 0; i < t->n_items; i++)
		buf_fmt(to, "  %s " STR_F " " STR_F " = " STR_F "\n", t->items[i].sign, STR_A(t->items[i].decl->id), STR_A(t->items[i].decl->title),
		        STR_A(shown_of(a, &t->items[i].value, 2, lang)));
	if (t->n_measures > 0)
		buf_add_c(to, MSG(lang, "度量：\n", "measures:\n"));
	for (unsigned i = 0; i < t->n_measures; i++) {
		const struct trace_measure *m = &t->measures[i];

		buf_fmt(to, "  " STR_F " = " STR_F "\n      " STR_F "\n", STR_A(m->name), STR_A(shown_of(a, &m->value, 2, lang)), STR_A(m->source));
		for (unsigned k = 0; k < m->n_facts; k++)
			buf_fmt(to, "%s" STR_F, k == 0 ? "      " : " ", STR_A(m->facts[k]));
		if (m->facts_total > 0)
			buf_fmt(to, MSG(lang, "（共 %u 条）\n", " (%u in all)\n"), (unsigned)m->facts_total);
	}
	if (t->n_options > 0)
		buf_add_c(to, MSG(lang, "选项：\n", "options:\n"));
	for (unsigned i = 0; i < t->n_options; i++)
		buf_fmt(to, "  " STR_F " = " STR_F "    " STR_F "\n", STR_A(t->options[i].decl->id), STR_A(t->options[i].shown[lang]), STR_A(t->options[i].decl->why));
	buf_done(&why);
}

static void
json_number(struct jw *w, struct arena *a, const struct value *v)
{
	if (v->state == V_VALUE && v->type == T_NUM)
		jw_text(w, num_exact(a, v->num));
	else
		jw_null(w);
}

static void
print_json(const struct trace *t, enum lang lang, struct arena *a, struct buf *to)
{
	struct jw w;
	struct buf why;

	buf_init(&why, 0);
	flags_print(&why, t->value.flags, lang);
	jw_init(&w, to);
	jw_open(&w, '{');
	jw_key(&w, "item"), jw_text(&w, t->item);
	jw_key(&w, "title"), jw_text(&w, t->title);
	jw_key(&w, "subject"), jw_text(&w, t->subject);
	jw_key(&w, "clause"), jw_text(&w, t->clause);
	jw_key(&w, "prose"), jw_text(&w, t->prose);
	jw_key(&w, "formula"), jw_text(&w, t->formula);
	jw_key(&w, "exact"), json_number(&w, a, &t->value);
	jw_key(&w, "shown"), jw_text(&w, shown_of(a, &t->value, item_decimals(t->item), lang));
	jw_key(&w, "flags"), jw_text(&w, buf_str(&why));
	jw_key(&w, "names");
	jw_open(&w, '{');
	for (unsigned i = 0; i < t->n_names; i++)
		jw_key_str(&w, t->names[i].name), jw_text(&w, shown_of(a, &t->names[i].value, 2, lang));
	jw_close(&w, '}');
	jw_key(&w, "items");
	jw_open(&w, '[');
	for (unsigned i = 0; i < t->n_items; i++) {
		jw_open(&w, '{');
		jw_key(&w, "item"), jw_text(&w, t->items[i].decl->id);
		jw_key(&w, "sign"), jw_text(&w, str_c(t->items[i].sign));
		jw_key(&w, "exact"), json_number(&w, a, &t->items[i].value);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "measures");
	jw_open(&w, '[');
	for (unsigned i = 0; i < t->n_measures; i++) {
		const struct trace_measure *m = &t->measures[i];

		jw_open(&w, '{');
		jw_key(&w, "measure"), jw_text(&w, m->name);
		jw_key(&w, "source"), jw_text(&w, m->source);
		jw_key(&w, "value"), jw_text(&w, shown_of(a, &m->value, 2, lang));
		jw_key(&w, "entity"), jw_text(&w, str_c(vocab_at(m->entity)->name));
		jw_key(&w, "facts");
		jw_open(&w, '[');
		for (unsigned k = 0; k < m->n_facts; k++)
			jw_text(&w, m->facts[k]);
		jw_close(&w, ']');
		jw_key(&w, "facts_total"), jw_i64(&w, (int64_t)m->facts_total);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "options");
	jw_open(&w, '{');
	for (unsigned i = 0; i < t->n_options; i++)
		jw_key_str(&w, t->options[i].decl->id), jw_text(&w, t->options[i].shown[lang]);
	jw_close(&w, '}');
	jw_close(&w, '}');
	buf_char(to, '\n');
	buf_done(&why);
}

enum rc
score_explain(const struct score_ask *ask, struct str item, unsigned facts_max, bool json, enum lang lang, struct buf *to, struct err *err)
{
	struct trace t;
	struct arena a;
	enum rc rc = score_trace(ask, item, facts_max, &t, err);

	arena_init(&a, 0);
	if (rc == RC_OK)
		(json ? print_json : print_text)(&t, lang, &a, to);
	arena_done(&a);
	trace_done(&t);
	return rc;
}
