/*
 * The examples that a rulebook carries, each run through calc; one that fails is a diagnostic at its line. Called by check.
 */
#include "score/assess.h"

#include <string.h>

static void
json_value(struct jw *w, const struct expr *x)
{
	struct arena a;

	arena_init(&a, 0);
	switch ((int)x->kind) {
	case E_NUM: jw_text(w, num_exact(&a, x->num)); break;
	case E_NEG: jw_text(w, num_exact(&a, num_neg(&a, x->kids[0]->num))); break;
	case E_BINARY:          /* 25/3 */
		jw_text(w, num_exact(&a, x->op == BIN_DIV ? num_div(&a, x->kids[0]->num, x->kids[1]->num) : x->kids[0]->num));
		break;
	case E_YESNO: jw_yes(w, x->i != 0); break;
	case E_NONE: case E_MISSING: jw_null(w); break;
	case E_DAY: jw_text(w, day_text(&a, (int32_t)x->i)); break;
	case E_INSTANT: jw_text(w, instant_text(&a, x->i)); break;
	case E_PERIOD: jw_text(w, period_text(&a, (int32_t)x->i)); break;
	case E_LIST:
		jw_open(w, '{');
		for (unsigned i = 0; i < x->n; i++) {
			jw_key_str(w, x->kids[i]->kids[1]->kind == E_TEXT ? x->kids[i]->kids[1]->text : x->kids[i]->kids[1]->path[0]);
			json_value(w, x->kids[i]->kids[0]);
		}
		jw_close(w, '}');
		break;
	default: jw_text(w, x->kind == E_NAME ? x->path[0] : x->text); break;
	}
	arena_done(&a);
}

static struct str
joined(struct arena *a, const struct expr *name)
{
	struct str s = name->path[0];

	for (unsigned i = 1; i < name->n_path; i++)
		s = str_fmt(a, STR_F "." STR_F, STR_A(s), STR_A(name->path[i]));
	return s;
}

/* measures and items are one name space for an example; the item kinds among them are items. */
static void
givens(struct jw *w, struct arena *a, const struct clause *from, const char *only)
{
	for (unsigned i = 0; i + 1 < from->n; i += 2) {
		bool subject = from->args[i]->n_path > 1 && (str_eq_c(from->args[i]->path[0], "subject") || str_eq_c(from->args[i]->path[0], "对象"));

		if (subject != (strcmp(only, "subject") == 0))
			continue;
		jw_key_str(w, subject ? from->args[i]->path[1] : joined(a, from->args[i]));
		json_value(w, from->args[i + 1]);
	}
}

static void
write_given(struct buf *to, struct arena *a, const struct decl *ex, const struct decl *target)
{
	struct jw w;
	bool rows = target->kind == D_DERIVE || target->kind == D_LIMIT, any = false, subjects = false;

	jw_init(&w, to);
	jw_open(&w, '{');
	for (const struct clause *k = ex->clauses; k != NULL; k = k->next)
		subjects |= k->kind == C_SUBJECTS;
	for (int pass = 0; pass < 2; pass++) {
		if (rows && pass == 1)
			break;
		jw_key(&w, rows ? "row" : pass == 0 ? "measures" : "subject");
		jw_open(&w, '{');
		for (const struct clause *k = ex->clauses; k != NULL; k = k->next)
			if (k->kind == C_GIVEN)
				givens(&w, a, k, pass == 0 ? "measures" : "subject");
		jw_close(&w, '}');
	}
	if (subjects) {
		jw_key(&w, "subjects");
		jw_open(&w, '{');
		for (const struct clause *k = ex->clauses; k != NULL; k = k->next) {
			if (k->kind != C_SUBJECTS)
				continue;
			jw_key_str(&w, k->name);
			jw_open(&w, '{');
			for (int pass = 0; pass < 2; pass++) {
				jw_key(&w, pass == 0 ? "measures" : "subject");
				jw_open(&w, '{');
				givens(&w, a, k, pass == 0 ? "measures" : "subject");
				jw_close(&w, '}');
			}
			jw_close(&w, '}');
		}
		jw_close(&w, '}');
	}
	for (const struct clause *k = ex->clauses; k != NULL; k = k->next)
		any |= k->kind == C_ROW;
	if (any) {
		unsigned n;
		const struct ventity *e = vocab_entities(&n);

		jw_key(&w, "facts");
		jw_open(&w, '{');
		for (unsigned i = 0; i < n; i++) {
			bool here = false;

			for (const struct clause *k = ex->clauses; k != NULL; k = k->next)
				here |= k->kind == C_ROW && k->i == (int64_t)i;
			if (!here)
				continue;
			jw_key(&w, e[i].name);
			jw_open(&w, '[');
			for (const struct clause *k = ex->clauses; k != NULL; k = k->next)
				if (k->kind == C_ROW && k->i == (int64_t)i) {
					jw_open(&w, '{');
					givens(&w, a, k, "row");
					jw_close(&w, '}');
				}
			jw_close(&w, ']');
		}
		jw_close(&w, '}');
	}
	jw_close(&w, '}');
}

static bool
as_expected(struct arena *a, const struct value *v, const struct expr *want)
{
	struct num n;

	switch ((int)want->kind) {
	case E_NUM: return v->state == V_VALUE && v->type == T_NUM && (num_cmp(v->num, want->num) == 0 || num_cmp(num_round(a, v->num, 2, ROUND_HALF_UP), want->num) == 0);
	case E_NEG:
		n = num_neg(a, want->kids[0]->num);
		return v->state == V_VALUE && v->type == T_NUM && (num_cmp(v->num, n) == 0 || num_cmp(num_round(a, v->num, 2, ROUND_HALF_UP), n) == 0);
	case E_BINARY:
		return v->state == V_VALUE && v->type == T_NUM && want->op == BIN_DIV && num_cmp(v->num, num_div(a, want->kids[0]->num, want->kids[1]->num)) == 0;
	case E_YESNO: return v->state == V_VALUE && v->type == T_YESNO && v->i == want->i;
	case E_NONE: case E_MISSING: return v->state != V_VALUE;
	case E_DAY: case E_INSTANT: return v->state == V_VALUE && v->i == want->i;
	default: return v->state == V_VALUE && str_eq(v->text, want->kind == E_NAME ? want->path[0] : want->text);
	}
}

static const struct value *
part_of(const struct result *r, struct str name)
{
	for (unsigned i = 0; i < r->n_parts; i++)
		if (str_eq(r->parts[i].name, name))
			return &r->parts[i].value;
	return NULL;
}

static bool
run_example(const struct rulebook *rb, const struct calendar *cal, const struct decl *ex, struct diags *d)
{
	const struct decl *target = rulebook_find(rb, ex->id);
	const struct clause *want = clause_of_kind(ex, C_EXPECT);
	struct arena a;
	struct buf text, got;
	struct json *given;
	struct scores s = {0};
	struct err err = {0};
	struct str names[64], values[64];
	struct option_set set = {names, values, 0};
	bool good = target != NULL && want != NULL;
	enum rc rc;

	if (!good)
		return false;
	arena_init(&a, 0);
	buf_init(&text, 0);
	buf_init(&got, 0);
	for (const struct clause *k = ex->clauses; k != NULL; k = k->next)
		for (unsigned i = 0; k->kind == C_SET && i + 1 < k->n && set.n < COUNT_OF(names); i += 2) {
			const struct expr *v = k->args[i + 1];

			names[set.n] = k->args[i]->path[0];
			values[set.n++] = v->kind == E_NUM ? num_exact(&a, v->num) : v->kind == E_YESNO ? (v->i != 0 ? STR("true") : STR("false")) :
			                  v->kind == E_NONE ? STR("none") : v->kind == E_NAME ? v->path[0] : v->kind == E_DAY ? day_text(&a, (int32_t)v->i) : v->text;
		}
	write_given(&text, &a, ex, target);
	rc = json_parse(&a, buf_str(&text), &given, &err);
	if (rc == RC_OK)
		rc = score_calc(rb, cal, ex->id, given, &set, &s, &err);
	if (rc != RC_OK) {
		diags_add(d, "R603", ex->at, "例子算不出来：%s", "the example cannot be computed: %s", err.msg[0]);
		if (d->n > 0)
			d->list[d->n - 1].msg[LANG_EN] = str_fmt(&d->arena, "the example cannot be computed: %s", err.msg[1]);
		good = false;
		goto out;
	}
	if (want->i == 0) {
		good = s.n > 0 && as_expected(&a, &s.list[0].value, want->args[0]);
		if (s.n > 0)
			value_print(&got, &s.list[0].value, 2, LANG_ZH);
	}
	for (unsigned i = 0; want->i != 0 && i + 1 < want->n; i += 2) {
		const struct value *v = s.n == 1 ? part_of(&s.list[0], joined(&a, want->args[i])) : NULL;

		for (unsigned k = 0; v == NULL && k < s.n; k++)
			if (str_eq(s.list[k].subject, want->args[i]->path[0]))
				v = want->args[i]->n_path > 1 ? part_of(&s.list[k], want->args[i]->path[1]) : &s.list[k].value;
		if (v == NULL || !as_expected(&a, v, want->args[i + 1])) {
			good = false;
			if (v != NULL)
				value_print(&got, v, 2, LANG_ZH);
			break;
		}
	}
	if (!good) {
		struct diag *g = diags_add(d, "R604", want->at, "例子不符：算出来是 " STR_F, "the example fails: computed " STR_F, STR_A(buf_str(&got)));

		diag_advise(d, g, "看看是规则写错了，还是例子写错了", "either the rule or the example is wrong");
	}
out:
	scores_done(&s);
	buf_done(&text);
	buf_done(&got);
	arena_done(&a);
	return good;
}

unsigned
score_examples(const struct rulebook *rb, const struct calendar *cal, struct diags *d)
{
	unsigned passed = 0;

	for (unsigned i = 0; i < rb->n_decls; i++)
		if (rb->decls[i]->kind == D_EXAMPLE)
			passed += run_example(rb, cal, rb->decls[i], d);
	diags_headings(d, rb);
	return passed;
}
