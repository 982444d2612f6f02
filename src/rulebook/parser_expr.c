/*
 * Expressions: precedence climbing over the tokens of one declaration. Depth is counted on the way down and kept in the tree, so
 * that no later walk is deeper than RB_TREE_MAX. A mistake is reported once; NULL travels up and the clause is skipped.
 */
#include "rulebook/internal.h"

#include <stdlib.h>

/* Nesting is limited on the way down; `depth_of` limits long chains (a + b + …) too. */
static unsigned
depth_of(const struct expr *e)
{
	return (unsigned)e->i_depth;
}

struct token *
peek(struct parser *p)
{
	return p->pos < p->end ? &p->t[p->pos] : &p->none;
}

static struct span
here(struct parser *p)
{
	if (p->pos < p->end)
		return p->t[p->pos].at;
	if (p->end > 0) {
		struct span s = p->t[p->end - 1].at;

		return (struct span){s.off + s.len, 1};
	}
	return (struct span){0, 0};
}

struct span
join(struct span a, struct span b)
{
	uint32_t from = a.off < b.off ? a.off : b.off, to = a.off + a.len > b.off + b.len ? a.off + a.len : b.off + b.len;

	return (struct span){from, to - from};
}

bool
at_kw(struct parser *p, enum kw k)
{
	return peek(p)->kind == TK_NAME && word_is(&kw_words[k], peek(p)->text);
}

bool
at_punct(struct parser *p, int c)
{
	return peek(p)->kind == TK_PUNCT && peek(p)->punct == c;
}

bool
accept_kw(struct parser *p, enum kw k)
{
	if (!at_kw(p, k))
		return false;
	p->t[p->pos].role = ROLE_KEYWORD;
	p->t[p->pos].a = (int)k;
	p->pos++;
	return true;
}

bool
accept_punct(struct parser *p, int c)
{
	if (!at_punct(p, c))
		return false;
	p->pos++;
	return true;
}

bool
expect_punct(struct parser *p, int c, const char *zh, const char *en)
{
	if (accept_punct(p, c))
		return true;
	diags_add_words(p->diags, "R101", here(p), "这里应有“%s”", "“%s” is expected here", WORDS({zh, en}));
	return false;
}

static bool
expect_kw(struct parser *p, enum kw k)
{
	if (accept_kw(p, k))
		return true;
	diags_add(p->diags, "R101", here(p), "这里应有“%s”（%s）", "“%s” (%s) is expected here", kw_words[k].zh, kw_words[k].en);
	return false;
}

struct expr *
new_expr(struct parser *p, enum ekind kind, struct span at)
{
	struct expr *e;

	if (++p->n_exprs > RB_EXPRS_MAX) {
		if (p->n_exprs == RB_EXPRS_MAX + 1)
			diags_add(p->diags, "R502", at, "式子太多，最多 %d 个", "too many expressions; at most %d", RB_EXPRS_MAX);
		return NULL;
	}
	e = ARENA_NEW(&p->rb->arena, struct expr, 1);
	e->kind = kind;
	e->at = at;
	e->entity = -1;
	e->enumeration = -1;
	e->measure = -1;
	e->i_depth = 1;
	return e;
}

bool
add_kid(struct parser *p, struct expr *e, struct expr *kid)
{
	if (e == NULL || kid == NULL)
		return false;
	e->kids = arena_append(&p->rb->arena, e->kids, e->n, sizeof *e->kids);
	e->kids[e->n++] = kid;
	e->at = join(e->at, kid->at);
	if (depth_of(kid) + 1 > depth_of(e))
		e->i_depth = depth_of(kid) + 1;
	if (depth_of(e) > RB_TREE_MAX) {
		diag_advise(p->diags, diags_add(p->diags, "R503", e->at, "式子太长，最多 %d 层", "the expression is too long; at most %d levels", RB_TREE_MAX),
		            "用 取值 把它拆开", "take it apart with let");
		return false;
	}
	return true;
}

static struct expr *
wanted(struct parser *p, const char *zh, const char *en)
{
	diags_add_words(p->diags, "R102", here(p), "这里应有%s", "%s is expected here", WORDS({zh, en}));
	return NULL;
}

static struct expr *parse_or(struct parser *);

struct expr *
parse_expr(struct parser *p)
{
	struct expr *e;

	if (p->depth >= RB_DEPTH_MAX) {
		diag_advise(p->diags, diags_add(p->diags, "R504", here(p), "嵌套超过 %d 层", "nested deeper than %d", RB_DEPTH_MAX), "用 取值 把它拆开", "take it apart with let");
		return NULL;
	}
	p->depth++;
	e = parse_or(p);
	p->depth--;
	return e;
}

/* A path of names: a, a.b, ID, ID.part. */
struct expr *
parse_name(struct parser *p)
{
	struct expr *e;

	if (peek(p)->kind != TK_NAME && peek(p)->kind != TK_ID)
		return wanted(p, "名称", "a name");
	e = new_expr(p, E_NAME, peek(p)->at);
	if (e == NULL)
		return NULL;
	do {
		struct token *t = peek(p);

		if ((t->kind != TK_NAME && t->kind != TK_ID) || e->n_path == STEPS_MAX) {
			wanted(p, "名称", "a name");
			return NULL;
		}
		e->path[e->n_path] = t->text;
		e->path_at[e->n_path++] = t->at;
		e->at = join(e->at, t->at);
		p->pos++;
	} while (accept_punct(p, '.'));
	return e;
}

/* ( a, b, c ) */
struct expr *
parse_list(struct parser *p)
{
	struct expr *e = new_expr(p, E_LIST, here(p));

	if (e == NULL || !expect_punct(p, '(', "（", "("))
		return NULL;
	while (!at_punct(p, ')')) {
		if (!add_kid(p, e, parse_expr(p)))
			return NULL;
		if (!accept_punct(p, ','))
			break;
	}
	return expect_punct(p, ')', "）", ")") ? e : NULL;
}

/* code {or code} -> value, or else -> value. `bounds`: one comparison sign and a bound instead of codes. */
static struct expr *
parse_arm(struct parser *p, bool bounds)
{
	struct expr *arm, *value, *codes[64];
	unsigned n = 0;
	struct span at = here(p);

	if (accept_kw(p, KW_ELSE)) {
		arm = new_expr(p, E_ELSE, at);
		if (!expect_punct(p, P_ARROW, "→", "->"))
			return NULL;
		return add_kid(p, arm, parse_expr(p)) ? arm : NULL;
	}
	arm = new_expr(p, E_ARM, at);
	if (arm == NULL)
		return NULL;
	if (bounds) {
		static const struct { int punct; enum op op; } ops[] = {{P_GE, BIN_GE}, {'>', BIN_GT}, {P_LE, BIN_LE}, {'<', BIN_LT}, {'=', BIN_EQ}};

		for (unsigned i = 0; i < COUNT_OF(ops) && arm->op == BIN_NONE; i++)
			if (accept_punct(p, ops[i].punct))
				arm->op = ops[i].op;
		if (arm->op == BIN_NONE)
			return wanted(p, "比较符号 ≥ > ≤ < = 或“否则”", "a comparison ≥ > ≤ < = or “else”");
	}
	do {
		struct expr *code;

		if (n == COUNT_OF(codes))
			return wanted(p, "“→”（一支最多 64 个取值）", "“->” (64 codes an arm at most)");
		/* not a whole expression: `or` separates codes here */
		p->depth++;
		code = p->depth > RB_DEPTH_MAX ? NULL : parse_arm_code(p);
		p->depth--;
		if (code == NULL)
			return NULL;
		codes[n++] = code;
	} while (!bounds && accept_kw(p, KW_OR));
	if (!expect_punct(p, P_ARROW, "→", "->"))
		return NULL;
	value = parse_expr(p);
	if (!add_kid(p, arm, value))
		return NULL;
	for (unsigned i = 0; i < n; i++)
		if (!add_kid(p, arm, codes[i]))
			return NULL;
	return arm;
}

static struct expr *
parse_arms(struct parser *p, enum ekind kind, struct span at, bool head_in_brackets)
{
	struct expr *e = new_expr(p, kind, at), *head;

	if (e == NULL)
		return NULL;
	if (head_in_brackets) {
		if (!expect_punct(p, '(', "（", "("))
			return NULL;
		head = parse_expr(p);
		if (!add_kid(p, e, head) || !expect_punct(p, ',', "，", ","))
			return NULL;
	} else {
		/* a bare name before the bracket is looked at, not called */
		p->depth++;
		head = p->depth > RB_DEPTH_MAX ? NULL : peek(p)->kind == TK_ID || (peek(p)->kind == TK_NAME && fn_find(peek(p)->text) < 0) ? parse_name(p)
		                                                                                                                  : parse_arm_code(p);
		p->depth--;
		if (!add_kid(p, e, head) || !expect_punct(p, '(', "（", "("))
			return NULL;
	}
	do {
		if (at_punct(p, ')'))
			break;
		if (!add_kid(p, e, parse_arm(p, kind == E_BANDS)))
			return NULL;
	} while (accept_punct(p, ','));
	if (!expect_punct(p, ')', "）", ")"))
		return NULL;
	e->at = join(at, p->t[p->pos - 1].at);
	return e;
}

static const struct { enum kw kw; enum agg agg; } aggs[] = {
	{KW_COUNT, AGG_COUNT}, {KW_SUM, AGG_SUM}, {KW_MEAN, AGG_MEAN}, {KW_LEAST_OF, AGG_MIN}, {KW_MOST_OF, AGG_MAX}, {KW_DISTINCT, AGG_DISTINCT},
	{KW_MOST, AGG_MOST}, {KW_SPACED, AGG_SPACED}, {KW_KIN, AGG_KIN},
};

static bool
set_slot(struct parser *p, struct expr *e, enum agg_slot slot, struct expr *value)
{
	if (value == NULL)
		return false;
	if (e->kids[slot] != NULL) {
		diags_add(p->diags, "R103", value->at, "这一项写了两次", "this is given twice");
		return false;
	}
	e->kids[slot] = value;
	if (depth_of(value) + 1 > depth_of(e))
		e->i_depth = depth_of(value) + 1;
	return true;
}

static bool
parse_agg_clause(struct parser *p, struct expr *e)
{
	struct span at = here(p);

	if (accept_kw(p, KW_WHERE)) {
		bool row = p->in_row, good;

		p->in_row = true;
		good = set_slot(p, e, SLOT_WHERE, parse_expr(p));
		p->in_row = row;
		return good;
	}
	if (accept_kw(p, KW_DATED))
		return set_slot(p, e, SLOT_DATED, parse_name(p));
	if (accept_kw(p, KW_ANYTIME))
		return set_slot(p, e, SLOT_DATED, new_expr(p, E_NONE, at));
	if (accept_kw(p, KW_OF))
		return set_slot(p, e, SLOT_OF, parse_expr(p));
	if (accept_kw(p, KW_SPLIT))
		return set_slot(p, e, SLOT_SPLIT, parse_name(p));
	if (accept_kw(p, KW_FOR)) {
		if (accept_kw(p, KW_ALL))
			return set_slot(p, e, SLOT_FOR, new_expr(p, E_LIST, at));
		return set_slot(p, e, SLOT_FOR, parse_name(p));
	}
	if (accept_kw(p, KW_VIA))
		return set_slot(p, e, SLOT_VIA, parse_name(p));
	if (accept_kw(p, KW_KEEP)) {
		static const enum kw modes[] = {KW_LATEST, KW_EARLIEST, KW_ALL, KW_HIGHEST, KW_LOWEST};
		struct expr *mode = NULL;

		for (unsigned i = 0; i < COUNT_OF(modes) && mode == NULL; i++)
			if (accept_kw(p, modes[i])) {
				mode = new_expr(p, E_TEXT, at);
				if (mode != NULL)
					mode->text = str_c(kw_words[modes[i]].en);
			}
		if (!set_slot(p, e, SLOT_KEEP, mode != NULL ? mode : parse_name(p)))
			return false;
		if (accept_kw(p, KW_BY) && !set_slot(p, e, SLOT_KEEP_BY, parse_name(p)))
			return false;
		return expect_kw(p, KW_PER) && set_slot(p, e, SLOT_PER, parse_name(p));
	}
	if (accept_kw(p, KW_SAME))
		return set_slot(p, e, SLOT_SAME, parse_list(p));
	if (accept_kw(p, KW_WITHIN) || accept_kw(p, KW_GAP))
		return set_slot(p, e, SLOT_WITHIN, parse_expr(p));
	wanted(p, "其中、按、不限时、取、分列、归、经、只取、相同、限 或 间隔", "where, dated, anytime, of, split, for, via, keep, same, within or gap");
	return false;
}

static struct expr *
parse_agg(struct parser *p, enum agg agg, struct span at)
{
	struct expr *e = new_expr(p, E_AGG, at);
	struct token *t;
	bool row = p->in_row;

	if (e == NULL)
		return NULL;
	e->agg = agg;
	e->kids = ARENA_NEW(&p->rb->arena, struct expr *, SLOT__COUNT);
	e->n = SLOT__COUNT;
	if (!expect_punct(p, '(', "（", "("))
		return NULL;
	t = peek(p);
	e->entity = t->kind == TK_NAME ? vocab_entity(t->text) : -1;
	if (e->entity < 0) {
		diag_advise(p->diags, diags_add(p->diags, "R201", here(p), "“" STR_F "”不是一种事实", "“" STR_F "” is no kind of fact", STR_A(t->text)),
		            "事实的名称见 jieban vocabulary，例如 派单、回访、工单", "the kinds are listed by jieban vocabulary, for example assignment, callback, order");
		return NULL;
	}
	t->role = ROLE_ENTITY;
	t->a = e->entity;
	p->pos++;
	p->in_row = true;
	while (accept_punct(p, ','))
		if (!parse_agg_clause(p, e)) {
			p->in_row = row;
			return NULL;
		}
	p->in_row = row;
	if (!expect_punct(p, ')', "）", ")"))
		return NULL;
	e->at = join(at, p->t[p->pos - 1].at);
	return e;
}

static struct expr *
parse_call(struct parser *p, int fn)
{
	static const struct { enum kw kw; enum over over; } overs[] = {
		{KW_GRIDS, OVER_GRIDS}, {KW_PERSONS, OVER_PERSONS}, {KW_MONTHS, OVER_MONTHS}, {KW_QUARTERS, OVER_QUARTERS}, {KW_HALVES, OVER_HALVES},
	};
	struct expr *e = new_expr(p, E_CALL, peek(p)->at);
	unsigned n_info, given = 0;
	const struct fn_info *info = &rb_functions(&n_info)[fn];

	if (e == NULL)
		return NULL;
	e->fn = info->fn;
	p->t[p->pos].role = ROLE_FUNCTION;
	p->t[p->pos].a = fn;
	p->pos++;
	if (!expect_punct(p, '(', "（", "("))
		return NULL;
	if (e->fn >= FN_SUM_OVER && e->fn <= FN_COUNT_OVER) {
		bool found = false;

		for (unsigned i = 0; i < COUNT_OF(overs) && !found; i++)
			if (accept_kw(p, overs[i].kw)) {
				e->over = overs[i].over;
				found = true;
			}
		if (!found)
			return wanted(p, "各网格、各人员、各月、各季 或 各半年", "grids, persons, months, quarters or halves");
		given++;
		if (!expect_punct(p, ',', "，", ","))
			return NULL;
	}
	while (!at_punct(p, ')')) {
		if (!add_kid(p, e, parse_expr(p)))
			return NULL;
		given++;
		if (!accept_punct(p, ','))
			break;
	}
	if (!expect_punct(p, ')', "）", ")"))
		return NULL;
	e->at = join(e->at, p->t[p->pos - 1].at);
	if ((int)given < info->min_args || (int)given > info->max_args) {
		diags_add(p->diags, "R104", e->at, "函数参数应有 %d 到 %d 个，这里有 %u 个", "the function takes %d to %d arguments, not %u", info->min_args, info->max_args, given);
		return NULL;
	}
	return e;
}

static struct expr *
parse_number(struct parser *p)
{
	struct token *t = peek(p);
	struct expr *e = new_expr(p, E_NUM, t->at);

	if (e == NULL)
		return NULL;
	if (!num_parse(&p->rb->arena, t->text, &e->num))
		return wanted(p, "数", "a number");
	p->pos++;
	if (at_punct(p, '%')) {
		e->num = num_div(&p->rb->arena, e->num, NUM_INT(100));
		e->at = join(e->at, peek(p)->at);
		e->text = STR("%");
		p->pos++;
		return e;
	}
	/* a unit word right behind the number, or `working days` in two words */
	if (peek(p)->kind == TK_NAME && !peek(p)->first) {
		struct token *u = peek(p);
		struct token *v = p->pos + 1 < p->end ? &p->t[p->pos + 1] : NULL;

		if (str_eq_c(u->text, "working") && v != NULL && v->kind == TK_NAME && (str_starts(v->text, STR("day")) || str_starts(v->text, STR("hour")))) {
			e->unit = str_starts(v->text, STR("day")) ? U_WORKING_DAYS : U_WORKING_HOURS;
			u->role = v->role = ROLE_NONE;
			p->pos += 2;
			e->at = join(e->at, v->at);
		} else if (unit_find(u->text, &e->unit)) {
			u->role = ROLE_UNIT;
			u->a = (int)e->unit;
			p->pos++;
			e->at = join(e->at, u->at);
		}
	}
	return e;
}

static struct expr *
parse_primary(struct parser *p)
{
	static const struct { enum kw kw; enum ekind kind; int64_t i; } words[] = {
		{KW_YES, E_YESNO, 1}, {KW_NO, E_YESNO, 0}, {KW_NONE, E_NONE, 0}, {KW_MISSING, E_MISSING, 0},
	};
	struct token *t = peek(p);
	struct expr *e;
	struct span at = t->at;
	bool call = p->pos + 1 < p->end && p->t[p->pos + 1].kind == TK_PUNCT && p->t[p->pos + 1].punct == '(';

	switch (t->kind) {
	case TK_NUM:
		return parse_number(p);
	case TK_TEXT:
		e = new_expr(p, E_TEXT, at);
		if (e != NULL)
			e->text = t->text;
		p->pos++;
		return e;
	case TK_DAY: case TK_INSTANT: case TK_PERIOD:
		e = new_expr(p, t->kind == TK_DAY ? E_DAY : t->kind == TK_INSTANT ? E_INSTANT : E_PERIOD, at);
		if (e != NULL)
			e->i = t->i;
		p->pos++;
		return e;
	case TK_PUNCT:
		if (accept_punct(p, '(')) {
			e = parse_expr(p);
			return e != NULL && expect_punct(p, ')', "）", ")") ? e : NULL;
		}
		break;
	case TK_ID:
		return parse_name(p);
	case TK_NAME:
		if (accept_kw(p, KW_IF)) {
			struct expr *c, *a = NULL, *b = NULL;

			e = new_expr(p, E_IF, at);
			c = parse_expr(p);
			if (c == NULL || !expect_kw(p, KW_THEN) || (a = parse_expr(p)) == NULL || !expect_kw(p, KW_ELSE) || (b = parse_expr(p)) == NULL)
				return NULL;
			return add_kid(p, e, c) && add_kid(p, e, a) && add_kid(p, e, b) ? e : NULL;
		}
		if (accept_kw(p, KW_CASE))
			return parse_arms(p, E_CASE, at, false);
		if (call) {
			if (accept_kw(p, KW_BANDS))
				return parse_arms(p, E_BANDS, at, true);
			if (accept_kw(p, KW_WEIGHTED))
				return parse_arms(p, E_WEIGHTED, at, true);
			for (unsigned i = 0; i < COUNT_OF(aggs); i++)
				if (accept_kw(p, aggs[i].kw))
					return parse_agg(p, aggs[i].agg, at);
			int fn = fn_find(t->text);

			if (fn >= 0)
				return parse_call(p, fn);
			diag_advise(p->diags, diags_add(p->diags, "R105", at, "没有“" STR_F "”这个函数", "there is no function “" STR_F "”", STR_A(t->text)),
			            "函数一览见语言手册", "the functions are listed in the language reference");
			return NULL;
		}
		for (unsigned i = 0; i < COUNT_OF(words); i++)
			if (accept_kw(p, words[i].kw)) {
				e = new_expr(p, words[i].kind, at);
				if (e != NULL)
					e->i = words[i].i;
				return e;
			}
		return parse_name(p);
	case TK_END:
		break;
	}
	return wanted(p, "数、名称或式子", "a number, a name or an expression");
}

static struct expr *
parse_unary(struct parser *p)
{
	struct span at = here(p);
	struct expr *e, *kid;

	if (!at_punct(p, '-'))
		return parse_primary(p);
	p->pos++;
	if (p->depth >= RB_DEPTH_MAX) {
		diags_add(p->diags, "R504", at, "嵌套超过 %d 层", "nested deeper than %d", RB_DEPTH_MAX);
		return NULL;
	}
	p->depth++;
	kid = parse_unary(p);
	p->depth--;
	e = new_expr(p, E_NEG, at);
	return add_kid(p, e, kid) ? e : NULL;
}

static struct expr *
binary(struct parser *p, enum op op, struct expr *l, struct expr *r)
{
	struct expr *e;

	if (l == NULL || r == NULL)
		return NULL;
	e = new_expr(p, E_BINARY, l->at);
	if (e == NULL)
		return NULL;
	e->op = op;
	return add_kid(p, e, l) && add_kid(p, e, r) ? e : NULL;
}

static struct expr *
parse_mul(struct parser *p)
{
	struct expr *l = parse_unary(p);

	while (l != NULL && (at_punct(p, '*') || at_punct(p, '/'))) {
		enum op op = at_punct(p, '*') ? BIN_MUL : BIN_DIV;

		p->pos++;
		l = binary(p, op, l, parse_unary(p));
	}
	return l;
}

static struct expr *
parse_add(struct parser *p)
{
	struct expr *l = parse_mul(p);

	while (l != NULL && (at_punct(p, '+') || at_punct(p, '-'))) {
		enum op op = at_punct(p, '+') ? BIN_ADD : BIN_SUB;

		p->pos++;
		l = binary(p, op, l, parse_mul(p));
	}
	return l;
}

struct expr *
parse_arm_code(struct parser *p)
{
	return parse_add(p);
}

static struct expr *
parse_cmp(struct parser *p)
{
	static const struct { int punct; enum op op; } ops[] = {
		{'=', BIN_EQ}, {P_NE, BIN_NE}, {'<', BIN_LT}, {P_LE, BIN_LE}, {'>', BIN_GT}, {P_GE, BIN_GE},
	};
	struct expr *l = parse_add(p), *e;

	if (l == NULL)
		return NULL;
	/* a tier's levels begin with a comparison on a line of their own */
	if (peek(p)->first && p->decl->kind == D_TIER)
		return l;
	for (unsigned i = 0; i < COUNT_OF(ops); i++)
		if (accept_punct(p, ops[i].punct))
			return binary(p, ops[i].op, l, parse_add(p));
	/* a clause keyword at the start of a line is never an operator */
	if (peek(p)->first)
		return l;
	if (accept_kw(p, KW_IN)) {
		e = new_expr(p, E_IN, l->at);
		return add_kid(p, e, l) && add_kid(p, e, at_punct(p, '(') ? parse_list(p) : parse_name(p)) ? e : NULL;
	}
	if (accept_kw(p, KW_HAS)) {
		e = new_expr(p, E_HAS, l->at);
		return add_kid(p, e, l) && add_kid(p, e, parse_add(p)) ? e : NULL;
	}
	if (accept_kw(p, KW_KNOWN)) {
		e = new_expr(p, E_KNOWN, l->at);
		return add_kid(p, e, l) ? e : NULL;
	}
	if (accept_kw(p, KW_UNKNOWN)) {
		e = new_expr(p, E_UNKNOWN, l->at);
		return add_kid(p, e, l) ? e : NULL;
	}
	return l;
}

static struct expr *
parse_not(struct parser *p)
{
	struct span at = here(p);
	struct expr *e, *kid;

	if (!accept_kw(p, KW_NOT))
		return parse_cmp(p);
	if (p->depth >= RB_DEPTH_MAX) {
		diags_add(p->diags, "R504", at, "嵌套超过 %d 层", "nested deeper than %d", RB_DEPTH_MAX);
		return NULL;
	}
	p->depth++;
	kid = parse_not(p);
	p->depth--;
	e = new_expr(p, E_NOT, at);
	return add_kid(p, e, kid) ? e : NULL;
}

static struct expr *
parse_and(struct parser *p)
{
	struct expr *l = parse_not(p);

	while (l != NULL && accept_kw(p, KW_AND))
		l = binary(p, BIN_AND, l, parse_not(p));
	return l;
}

static struct expr *
parse_or(struct parser *p)
{
	struct expr *l = parse_and(p);

	while (l != NULL && accept_kw(p, KW_OR))
		l = binary(p, BIN_OR, l, parse_and(p));
	return l;
}
