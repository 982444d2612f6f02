/*
 * Options and parameters of a rulebook for one run: defaults, dated values, and what --set says. Called before every score.
 */
#include "score/internal.h"

#include <string.h>

static void
from_expr(struct ovalue *o, const struct decl *d, const struct expr *e)
{
	o->type = d->type;
	o->unit = d->unit;
	switch ((int)e->kind) {
	case E_NONE: o->none = true; break;
	case E_NUM: o->num = e->num; break;
	case E_NEG: o->num = (struct num){-e->kids[0]->num.n, e->kids[0]->num.d, NULL}; break;
	case E_YESNO: case E_DAY: case E_INSTANT: case E_PERIOD: o->i = e->i; break;
	case E_LIST: o->list = e; break;
	default: o->text = e->kind == E_NAME ? e->path[0] : e->text; break;
	}
}

/* A value as it is written outside: true, 3, 1/2, none, a,b. */
static enum rc
from_text(struct arena *a, struct ovalue *o, const struct decl *d, struct str v, struct err *err)
{
	static const struct { const char *word; int yes; } words[] = {{"true", 1}, {"false", 0}, {"是", 1}, {"否", 0}, {"yes", 1}, {"no", 0}};
	int32_t day;

	*o = (struct ovalue){.type = d->type, .unit = d->unit};
	if (d->type != T_CODE && (str_eq_c(v, "none") || str_eq_c(v, "null") || str_eq_c(v, "无"))) {
		o->none = true;
		return d->may_be_none || d->type == T_DAY || d->type == T_NUM || d->type == T_TEXT ? RC_OK
		       : err_set(err, RC_INVALID, "set", "选项 " STR_F " 不能是“无”", "option " STR_F " cannot be none", STR_A(d->id));
	}
	switch (d->type) {
	case T_NUM:
		if (num_parse(a, v, &o->num))
			return RC_OK;
		return err_set(err, RC_INVALID, "set", "选项 " STR_F " 应是数，不是“" STR_F "”", "option " STR_F " must be a number, not “" STR_F "”", STR_A(d->id), STR_A(v));
	case T_YESNO:
		for (unsigned i = 0; i < COUNT_OF(words); i++)
			if (str_eq_c(v, words[i].word)) {
				o->i = words[i].yes;
				return RC_OK;
			}
		return err_set(err, RC_INVALID, "set", "选项 " STR_F " 应是 true 或 false", "option " STR_F " must be true or false", STR_A(d->id));
	case T_DAY:
		if (!day_parse(v, &day))
			return err_set(err, RC_INVALID, "set", "选项 " STR_F " 应是日期", "option " STR_F " must be a day", STR_A(d->id));
		o->i = day;
		return RC_OK;
	case T_CODE:
		for (unsigned i = 0; d->choices != NULL && i < d->choices->n; i++)
			if (str_eq(d->choices->kids[i]->text, v)) {
				o->text = str_copy(a, v);
				return RC_OK;
			}
		enum rc rc = err_set(err, RC_INVALID, "set", "选项 " STR_F " 没有“" STR_F "”，可用：", "option " STR_F " has no “" STR_F "”; choose from:", STR_A(d->id), STR_A(v));

		for (unsigned i = 0; err != NULL && d->choices != NULL && i < d->choices->n; i++)
			for (int l = 0; l < LANG__COUNT; l++) {
				size_t n = strlen(err->msg[l]);

				snprintf(err->msg[l] + n, sizeof err->msg[l] - n, " " STR_F, STR_A(d->choices->kids[i]->text));
			}
		return rc;
	case T_LIST: {
		struct expr *list = ARENA_NEW(a, struct expr, 1);

		list->kind = E_LIST;
		while (v.n > 0) {
			const char *comma = memchr(v.p, ',', v.n);
			struct str one = {v.p, comma == NULL ? v.n : (size_t)(comma - v.p)};
			struct expr *k = ARENA_NEW(a, struct expr, 1);

			v = comma == NULL ? (struct str){"", 0} : (struct str){comma + 1, v.n - one.n - 1};
			k->kind = E_TEXT;
			k->type = T_TEXT;
			k->text = str_copy(a, str_trim(one));
			struct expr **kids = ARENA_NEW(a, struct expr *, list->n + 1);

			if (list->n > 0)
				memcpy(kids, list->kids, list->n * sizeof *kids);
			kids[list->n++] = k;
			list->kids = kids;
		}
		o->list = list;
		return RC_OK;
	}
	case T_TEXT: case T_NONE: case T_TALLY: case T_INSTANT: case T_PERIOD: case T_SET: case T_ROW: case T_ANY:
		o->text = str_copy(a, v);
		return RC_OK;
	}
	return RC_OK;
}

enum rc
options_resolve(struct arena *a, const struct rulebook *rb, const struct option_set *set, int32_t day, struct ovalue *out, struct err *err)
{
	for (unsigned i = 0; i < rb->n_decls; i++) {
		const struct decl *d = rb->decls[i];

		if (d->option < 0)
			continue;
		out[d->option] = (struct ovalue){0};
		if (d->value != NULL)
			from_expr(&out[d->option], d, d->value);
		for (const struct clause *c = d->clauses; c != NULL; c = c->next)
			if (c->kind == C_SINCE && c->i <= day) {
				out[d->option] = (struct ovalue){0};
				from_expr(&out[d->option], d, c->args[0]);
			}
	}
	for (unsigned s = 0; set != NULL && s < set->n; s++) {
		const struct decl *d = rulebook_find(rb, set->names[s]);

		if (d == NULL || d->option < 0)
			return err_set(err, RC_INVALID, "set", "规则里没有选项“" STR_F "”", "the rulebook has no option “" STR_F "”", STR_A(set->names[s]));
		TRY(from_text(a, &out[d->option], d, set->values[s], err));
	}
	return RC_OK;
}
