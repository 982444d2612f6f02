/*
 * Declarations and their clauses: which words a head and a clause may hold stands in two tables; a mistake costs its clause and
 * the next one is read. Called by rulebook_parse with the tokens of every block.
 */
#include "rulebook/internal.h"

#include <string.h>

/* How a head goes on after its name: by kind. */
enum head { H_OPTION, H_COUNTING, H_ASSESSMENT, H_MEASURE, H_DERIVE, H_LIMIT, H_ITEM, H_BY, H_UNDEFINED, H_EXAMPLE, H_PROCESS, H_RETENTION, H_LATER };
static const struct { enum kw kw; enum dkind kind; enum head head; } decl_words[] = {
	{KW_OPTION, D_OPTION, H_OPTION}, {KW_PARAMETER, D_PARAMETER, H_OPTION}, {KW_COUNTING, D_COUNTING, H_COUNTING},
	{KW_ASSESSMENT, D_ASSESSMENT, H_ASSESSMENT}, {KW_MEASURE, D_MEASURE, H_MEASURE}, {KW_LET, D_LET, H_MEASURE}, {KW_DERIVE, D_DERIVE, H_DERIVE},
	{KW_LIMIT, D_LIMIT, H_LIMIT}, {KW_ITEM, D_ITEM, H_ITEM}, {KW_BONUS, D_BONUS, H_ITEM}, {KW_PENALTY, D_PENALTY, H_ITEM},
	{KW_FIGURE, D_FIGURE, H_ITEM}, {KW_TEST, D_TEST, H_ITEM}, {KW_VETO, D_VETO, H_ITEM}, {KW_MANUAL, D_MANUAL, H_ITEM}, {KW_TOTAL, D_TOTAL, H_ITEM},
	{KW_TIER, D_TIER, H_BY}, {KW_GRADES, D_GRADES, H_BY}, {KW_REWARD, D_REWARD, H_ITEM}, {KW_UNDEFINED, D_UNDEFINED, H_UNDEFINED},
	{KW_EXAMPLE, D_EXAMPLE, H_EXAMPLE}, {KW_PROCESS, D_PROCESS, H_PROCESS}, {KW_ACTION, D_ACTION, H_PROCESS}, {KW_TRIGGER, D_TRIGGER, H_PROCESS},
	{KW_FORM, D_FORM, H_PROCESS}, {KW_RETENTION, D_RETENTION, H_RETENTION}, {KW_REPORT, D_EXAMPLE, H_LATER},
};

#define IN(kind) (1u << (kind))
#define SCORED (IN(D_ITEM) | IN(D_BONUS) | IN(D_PENALTY) | IN(D_FIGURE) | IN(D_TEST) | IN(D_VETO) | IN(D_MANUAL) | IN(D_TOTAL) | IN(D_REWARD) | IN(D_UNDEFINED))
/* What stands behind a clause's word. */
enum form { F_EXPR, F_EXPRS, F_NAMED, F_POLICY, F_WORDS, F_OUT, F_GRADE, F_SUBJECTS, F_EACH, F_SINCE, F_TEXT, F_ROW, F_SET, F_GIVENS,
            F_PROCESS /* and an enum process_form */ };
#define ACTS (IN(D_ACTION) | IN(D_TRIGGER))
static const struct { enum kw kw; enum ckind kind; int form; unsigned in; } clause_words[] = {
	{KW_PART, C_PART, F_NAMED, SCORED | IN(D_LIMIT)}, {KW_NO_SAMPLE, C_NO_SAMPLE, F_POLICY, SCORED}, {KW_NO_DUE, C_NO_DUE, F_POLICY, SCORED},
	{KW_ONLY, C_ONLY, F_EXPR, SCORED | IN(D_TIER) | IN(D_GRADES)}, {KW_CAP, C_CAP, F_EXPR, SCORED}, {KW_FLOOR, C_FLOOR, F_EXPR, SCORED},
	{KW_RANGE, C_RANGE, F_EXPRS, IN(D_MANUAL)}, {KW_BASE, C_BASE, F_EXPRS, IN(D_TOTAL)}, {KW_PLUS, C_PLUS, F_EXPRS, IN(D_TOTAL)},
	{KW_MINUS, C_MINUS, F_EXPRS, IN(D_TOTAL)}, {KW_LEAST, C_LEAST, F_EXPR, IN(D_TOTAL)}, {KW_PUBLISH, C_PUBLISH, F_EXPRS, IN(D_TOTAL)},
	{KW_OUT, C_OUT, F_OUT, IN(D_GRADES)}, {KW_TIES, C_TIES, F_EXPRS, IN(D_GRADES)}, {KW_EFFECT, C_EFFECT, F_WORDS, IN(D_VETO)},
	{KW_FIRST, C_LEVEL, F_GRADE, IN(D_GRADES)}, {KW_LAST, C_LEVEL, F_GRADE, IN(D_GRADES)}, {KW_REST, C_LEVEL, F_GRADE, IN(D_GRADES)},
	{KW_EACH, C_EACH, F_EACH, IN(D_ASSESSMENT)}, {KW_SUBJECTS, C_SUBJECTS, F_SUBJECTS, IN(D_ASSESSMENT)}, {KW_YEAR_STARTS, C_YEAR_STARTS, F_EXPR, IN(D_ASSESSMENT)},
	{KW_PEERS, C_PEERS, F_EXPR, IN(D_ASSESSMENT)}, {KW_ASSESSED, C_ASSESSED, F_EXPR, IN(D_ASSESSMENT)}, {KW_SCORE, C_TOTAL, F_EXPR, IN(D_ASSESSMENT)},
	{KW_TIERED, C_TIER, F_EXPR, IN(D_ASSESSMENT)}, {KW_GRADED, C_GRADE, F_EXPR, IN(D_ASSESSMENT)}, {KW_RANKED, C_RANK, F_EXPR, IN(D_ASSESSMENT)},
	{KW_REWARDED, C_REWARD, F_EXPRS, IN(D_ASSESSMENT)}, {KW_VETOED, C_VETO, F_EXPRS, IN(D_ASSESSMENT)}, {KW_ALSO, C_ALSO, F_EXPRS, IN(D_ASSESSMENT)},
	{KW_SINCE, C_SINCE, F_SINCE, IN(D_PARAMETER)}, {KW_NOTE, C_NOTE, F_TEXT, SCORED | IN(D_LIMIT) | IN(D_TIER) | IN(D_GRADES) | IN(D_ASSESSMENT) | IN(D_PROCESS) | ACTS | IN(D_FORM) | IN(D_RETENTION)},
	{KW_ROW, C_ROW, F_ROW, IN(D_EXAMPLE)}, {KW_SET, C_SET, F_SET, IN(D_EXAMPLE)}, {KW_SUBJECTS, C_SUBJECTS, F_GIVENS, IN(D_EXAMPLE)},
#define PROCESS(form) (F_PROCESS + (int)PF_##form)
	{KW_STATE, C_STATE, PROCESS(STATES), IN(D_PROCESS)}, {KW_FINAL, C_FINAL, PROCESS(NAMES), IN(D_PROCESS)}, {KW_CLOCK, C_CLOCK, PROCESS(CLOCK), IN(D_PROCESS)},
	{KW_RECORD, C_RECORD, PROCESS(RECORD), ACTS}, {KW_CHANGE, C_CHANGE, PROCESS(RECORD), ACTS}, {KW_GUARD, C_GUARD, PROCESS(GUARD), IN(D_ACTION)},
	{KW_CONFIRM, C_CONFIRM, PROCESS(GUARD), IN(D_ACTION)}, {KW_GOTO, C_GOTO, PROCESS(GOTO), IN(D_ACTION)}, {KW_EVIDENCE, C_EVIDENCE, PROCESS(EVIDENCE), IN(D_ACTION)},
	{KW_NOTIFY, C_NOTIFY, PROCESS(ROLES), ACTS}, {KW_SAY_WHY, C_SAY_WHY, PROCESS(ALONE), IN(D_ACTION)}, {KW_ONCE, C_ONCE, PROCESS(ALONE), IN(D_TRIGGER)},
	{KW_CHECKLIST, C_CHECKLIST, PROCESS(ALONE), IN(D_ACTION)}, {KW_WEEKLY, C_WEEKLY, PROCESS(WEEKLY), IN(D_TRIGGER)}, {KW_FILL, C_FILL, PROCESS(FILL), IN(D_ACTION)}, {KW_FIELD, C_FIELD, PROCESS(FIELD), IN(D_FORM)}, {KW_SIGN, C_SIGN, PROCESS(SIGN), IN(D_FORM)},
	{KW_ERASE, C_ERASE, PROCESS(ERASE), IN(D_RETENTION)}, {KW_HOLD, C_HOLD, PROCESS(HOLD), IN(D_RETENTION)},
#undef PROCESS
};

struct span
parser_place(struct parser *p)
{
	if (p->pos < p->end)
		return p->t[p->pos].at;
	if (p->end > 0)
		return (struct span){p->t[p->end - 1].at.off + p->t[p->end - 1].at.len, 1};
	return (struct span){0, 0};
}

bool
parser_wanted(struct parser *p, const char *zh, const char *en)
{
	diags_add_words(p->diags, "R102", parser_place(p), "这里应有%s", "%s is expected here", WORDS({zh, en}));
	return false;
}

struct clause *
new_clause(struct parser *p, enum ckind kind, struct span at)
{
	struct clause *c = ARENA_NEW(&p->rb->arena, struct clause, 1), **end = &p->decl->clauses;

	c->kind = kind;
	c->at = at;
	while (*end != NULL)
		end = &(*end)->next;
	*end = c;
	return c;
}

bool
add_arg(struct parser *p, struct clause *c, struct expr *e)
{
	if (e == NULL)
		return false;
	c->args = arena_append(&p->rb->arena, c->args, c->n, sizeof *c->args);
	c->args[c->n++] = e;
	return true;
}

bool
accept_text(struct parser *p, struct str *out)
{
	if (peek(p)->kind != TK_TEXT)
		return false;
	*out = peek(p)->text;
	p->pos++;
	return true;
}

static bool
subject_kinds(struct parser *p, unsigned *mask)
{
	static const struct { enum kw kw; unsigned bit; } kinds[] = {{KW_UNIT, SK_UNIT}, {KW_PERSON, SK_PERSON}, {KW_GRID, SK_GRID}};

	*mask = 0;
	do {
		unsigned before = *mask;

		for (unsigned i = 0; i < COUNT_OF(kinds); i++)
			if (accept_kw(p, kinds[i].kw)) {
				*mask |= kinds[i].bit;
				break;
			}
		if (*mask == before)
			return parser_wanted(p, "单位、个人 或 网格", "unit, person or grid");
	} while (accept_kw(p, KW_OR));
	return true;
}

bool
entity_word(struct parser *p, int *entity)
{
	struct token *t = peek(p);

	*entity = t->kind == TK_NAME ? vocab_entity(t->text) : -1;
	if (*entity < 0) {
		diag_advise(p->diags, diags_add(p->diags, "R201", parser_place(p), "“" STR_F "”不是一种事实", "“" STR_F "” is no kind of fact", STR_A(t->text)),
		            "事实的名称见 jieban vocabulary", "the kinds are listed by jieban vocabulary");
		return false;
	}
	t->role = ROLE_ENTITY;
	t->a = *entity;
	p->pos++;
	return true;
}

/* name value, name (code value, …): for examples. */
static struct expr *
example_value(struct parser *p)
{
	struct expr *list;

	if (!at_punct(p, '('))
		return parse_arm_code(p);
	list = new_expr(p, E_LIST, parser_place(p));
	p->pos++;
	while (!at_punct(p, ')')) {
		struct expr *pair = new_expr(p, E_ARM, parser_place(p)), *name = parse_name(p), *value = name == NULL ? NULL : parse_arm_code(p);

		if (!add_kid(p, pair, value) || !add_kid(p, pair, name) || !add_kid(p, list, pair))
			return NULL;
		if (!accept_punct(p, ','))
			break;
	}
	return expect_punct(p, ')', "）", ")") ? list : NULL;
}

/* Pairs up to something that is no comma; names may be quoted. */
static bool
example_pairs(struct parser *p, struct clause *c)
{
	do {
		struct expr *name;

		if (peek(p)->kind == TK_TEXT) {
			name = new_expr(p, E_NAME, parser_place(p));
			if (name == NULL)
				return false;
			name->path[0] = peek(p)->text;
			name->path_at[0] = peek(p)->at;
			name->n_path = 1;
			p->pos++;
		} else {
			name = parse_name(p);
		}
		if (!add_arg(p, c, name) || !add_arg(p, c, example_value(p)))
			return false;
	} while (accept_punct(p, ',') && !at_kw(p, KW_SET));
	return true;
}

/* After the arrow: one value, or pairs. */
static bool
example_expect(struct parser *p)
{
	struct clause *c = new_clause(p, C_EXPECT, parser_place(p));
	unsigned next = p->pos + 1;
	bool pairs = (peek(p)->kind == TK_NAME || peek(p)->kind == TK_ID) && next < p->end && !p->t[next].first &&
	             (p->t[next].kind != TK_PUNCT || p->t[next].punct == '-' || p->t[next].punct == '.') &&
	             !at_kw(p, KW_YES) && !at_kw(p, KW_NO) && !at_kw(p, KW_NONE) && !at_kw(p, KW_MISSING);

	c->i = pairs;
	return pairs ? example_pairs(p, c) : add_arg(p, c, example_value(p));
}

static bool
parse_clause(struct parser *p, enum kw kw, enum ckind kind, int form)
{
	struct clause *c = new_clause(p, kind, parser_place(p));
	static const struct { enum kw kw; int64_t i; } spans[] = {{KW_MONTH, 0}, {KW_QUARTER, 20}, {KW_HALF, 30}, {KW_YEAR, 40}};
	unsigned mask;
	int entity;

	p->t[p->pos].role = ROLE_KEYWORD;
	p->t[p->pos].a = (int)kw;
	p->pos++;
	if (form >= F_PROCESS)
		return process_clause(p, c, (enum process_form)(form - F_PROCESS));
	switch ((enum form)form) {
	case F_PROCESS:
		break;
	case F_EXPR:
		accept_punct(p, ':');
		return add_arg(p, c, parse_expr(p));
	case F_EXPRS:
		accept_punct(p, ':');
		do
			if (!add_arg(p, c, parse_expr(p)))
				return false;
		while (accept_punct(p, ','));
		return true;
	case F_NAMED:
		if (peek(p)->kind != TK_NAME)
			return parser_wanted(p, "名称", "a name");
		c->name = peek(p)->text;
		p->pos++;
		return expect_punct(p, ':', "：", ":") && add_arg(p, c, parse_expr(p));
	case F_POLICY:
		if (accept_kw(p, KW_P_FULL) || accept_kw(p, KW_P_ZERO) || accept_kw(p, KW_P_EXCLUDE) || accept_kw(p, KW_P_AVERAGE)) {
			struct expr *e = new_expr(p, E_TEXT, p->t[p->pos - 1].at);

			if (e != NULL)
				e->text = str_c(kw_words[p->t[p->pos - 1].a].en);
			if (!add_arg(p, c, e))
				return false;
		} else if (!add_arg(p, c, parse_name(p))) {
			return false;
		}
		accept_punct(p, ',');
		(void)accept_text(p, &c->text);
		return true;
	case F_WORDS:
		do {
			struct expr *e = new_expr(p, E_TEXT, parser_place(p));

			if (e == NULL)
				return false;
			if (accept_text(p, &e->text))
				;
			else if (peek(p)->kind == TK_NAME)
				e->text = peek(p)->text, p->pos++;
			else
				return parser_wanted(p, "效果", "an effect");
			if (!add_arg(p, c, e))
				return false;
		} while (accept_punct(p, ','));
		return true;
	case F_OUT:
		return add_arg(p, c, parse_expr(p)) && (accept_text(p, &c->text) || parser_wanted(p, "等次名称", "the name of a grade"));
	case F_GRADE:
		c->i = kw == KW_FIRST ? 0 : kw == KW_LAST ? 1 : 2;
		if (c->i < 2 && !add_arg(p, c, parse_expr(p)))
			return false;
		return accept_text(p, &c->text) || parser_wanted(p, "等次名称", "the name of a grade");
	case F_SUBJECTS:
		if (!subject_kinds(p, &mask))
			return false;
		c->i = mask;
		if (accept_kw(p, KW_WHERE)) {
			bool good;

			p->in_row = true;
			good = add_arg(p, c, parse_expr(p));
			p->in_row = false;
			return good;
		}
		return true;
	case F_EACH:
		for (unsigned i = 0; i < COUNT_OF(spans); i++)
			if (accept_kw(p, spans[i].kw)) {
				c->i = spans[i].i;
				return true;
			}
		return parser_wanted(p, "月、季、半年 或 年", "month, quarter, half or year");
	case F_SINCE:
		if (peek(p)->kind != TK_DAY)
			return parser_wanted(p, "日期", "a day");
		c->i = peek(p)->i;
		p->pos++;
		if (!expect_punct(p, '=', "=", "=") || !add_arg(p, c, parse_arm_code(p)))
			return false;
		return accept_text(p, &c->text) || parser_wanted(p, "依据（每个值都要写出处）", "its source (each value has one)");
	case F_TEXT:
		return accept_text(p, &c->text) || parser_wanted(p, "文本", "a text");
	case F_ROW:
		if (!entity_word(p, &entity))
			return false;
		c->i = entity;
		return expect_punct(p, ':', "：", ":") && example_pairs(p, c);
	case F_SET:
		return example_pairs(p, c);
	case F_GIVENS:
		if (peek(p)->kind != TK_NAME && peek(p)->kind != TK_TEXT)
			return parser_wanted(p, "对象的名称", "the name of a subject");
		c->name = peek(p)->text;
		p->pos++;
		return expect_punct(p, ':', "：", ":") && example_pairs(p, c);
	}
	return false;
}

/* From the first token of an indented line to before the next one that begins a clause. */
static void
skip_clause(struct parser *p)
{
	for (; p->pos < p->end; p->pos++) {
		if (!p->t[p->pos].first)
			continue;
		if (p->t[p->pos].kind == TK_PUNCT && p->t[p->pos].punct != '-' && p->t[p->pos].punct != P_ARROW && p->decl->kind == D_TIER)
			return;
		for (unsigned i = 0; i < COUNT_OF(clause_words); i++)
			if ((clause_words[i].in & IN(p->decl->kind)) != 0 && at_kw(p, clause_words[i].kw))
				return;
	}
}

bool
parser_at_clause(struct parser *p)
{
	if (p->pos >= p->end || !peek(p)->first)
		return false;
	for (unsigned i = 0; i < COUNT_OF(clause_words); i++)
		if ((clause_words[i].in & IN(p->decl->kind)) != 0 && at_kw(p, clause_words[i].kw))
			return true;
	return false;
}

/* ≥ 91 → "优秀" 300 元 ;  否则 → "不合格" 0 元 */
static bool
tier_level(struct parser *p)
{
	static const struct { int punct; enum op op; } ops[] = {{P_GE, BIN_GE}, {'>', BIN_GT}};
	struct clause *c = new_clause(p, C_LEVEL, parser_place(p));
	bool rest = accept_kw(p, KW_ELSE);

	for (unsigned i = 0; i < COUNT_OF(ops) && !rest && c->op == BIN_NONE; i++)
		if (accept_punct(p, ops[i].punct))
			c->op = ops[i].op;
	if (!rest && c->op == BIN_NONE)
		return parser_wanted(p, "≥、> 或 否则", "≥, > or else");
	if (!rest && !add_arg(p, c, parse_arm_code(p)))
		return false;
	c->i = rest ? 2 : 0;
	if (!expect_punct(p, P_ARROW, "→", "->"))
		return false;
	if (!accept_text(p, &c->text))
		return parser_wanted(p, "档次名称", "the name of a tier");
	if (p->pos < p->end && !peek(p)->first) {
		struct expr *yuan = parse_arm_code(p);

		return add_arg(p, c, yuan);
	}
	return true;
}

static void
parse_clauses(struct parser *p)
{
	while (p->pos < p->end) {
		bool good = false, known = false;

		if (p->decl->kind == D_TIER && peek(p)->first && (peek(p)->kind == TK_PUNCT || at_kw(p, KW_ELSE))) {
			known = true;
			good = tier_level(p);
		} else if (p->decl->kind == D_EXAMPLE && accept_punct(p, P_ARROW)) {
			known = true;
			good = example_expect(p);
		} else if (peek(p)->first) {
			for (unsigned i = 0; i < COUNT_OF(clause_words) && !known; i++)
				if ((clause_words[i].in & IN(p->decl->kind)) != 0 && at_kw(p, clause_words[i].kw)) {
					known = true;
					good = parse_clause(p, clause_words[i].kw, clause_words[i].kind, clause_words[i].form);
				}
		}
		if (good)
			continue;
		if (!known) {
			const char *words[COUNT_OF(clause_words) * 2], *near;
			unsigned n = 0;
			struct diag *g;

			for (unsigned i = 0; i < COUNT_OF(clause_words); i++)
				if ((clause_words[i].in & IN(p->decl->kind)) != 0) {
					words[n++] = kw_words[clause_words[i].kw].zh;
					words[n++] = kw_words[clause_words[i].kw].en;
				}
			near = nearest_word(peek(p)->text, words, n);
			g = diags_add(p->diags, "R106", parser_place(p), "多出来的内容“" STR_F "”", "“" STR_F "” does not belong here", STR_A(peek(p)->text));
			if (near != NULL)
				diag_advise(p->diags, g, "是不是“%s”？", "did you mean “%s”?", near);
			else
				diag_advise(p->diags, g, "另起一行缩进写子句；式子里的词要用空格或标点隔开", "a clause begins on an indented line; words are set apart by blanks or punctuation");
			p->pos++;
		}
		skip_clause(p);
	}
}

static bool
option_head(struct parser *p)
{
	static const struct { enum kw kw; enum type type; } types[] = {
		{KW_T_NUMBER, T_NUM}, {KW_T_YES_NO, T_YESNO}, {KW_T_TEXT, T_TEXT}, {KW_T_DATE, T_DAY}, {KW_T_ITEMS, T_LIST},
	};
	struct decl *d = p->decl;

	if (accept_punct(p, ':')) {
		for (unsigned i = 0; i < COUNT_OF(types) && d->type == T_NONE; i++)
			if (accept_kw(p, types[i].kw))
				d->type = types[i].type;
		if (d->type == T_NONE)
			return parser_wanted(p, "数、是否、文本、日期 或 名单", "number, yes_no, text, date or items");
	}
	if (!expect_punct(p, '=', "=", "="))
		return false;
	d->value = at_punct(p, '(') ? parse_list(p) : parse_arm_code(p);
	if (d->value == NULL)
		return false;
	while (accept_punct(p, ',')) {
		if (!accept_kw(p, KW_ONE_OF))
			return parser_wanted(p, "可选", "one_of");
		d->choices = parse_list(p);
		if (d->choices == NULL)
			return false;
	}
	(void)accept_text(p, &d->why);
	return true;
}

static bool
counting_head(struct parser *p)
{
	static const struct { enum kw kw; enum ckind kind; } words[] = {
		{KW_START_DAY, C_START_DAY}, {KW_DAY_END, C_DAY_END}, {KW_OFFICE_HOURS, C_OFFICE_HOURS},
	};

	if (!expect_punct(p, ':', "：", ":"))
		return false;
	do {
		bool found = false;

		for (unsigned i = 0; i < COUNT_OF(words) && !found; i++)
			if (accept_kw(p, words[i].kw)) {
				found = true;
				if (!add_arg(p, new_clause(p, words[i].kind, parser_place(p)), parse_name(p)))
					return false;
			}
		if (!found)
			return parser_wanted(p, "当日计入、届满 或 办公时间", "start_day, day_end or office_hours");
	} while (accept_punct(p, ','));
	return true;
}

static bool
limit_head(struct parser *p)
{
	/* within a duration, or at an instant that somebody else set */
	struct { enum kw kw; enum ckind kind; bool must; } words[] = {{KW_FROM, C_FROM, true}, {KW_WITHIN, C_WITHIN, true}, {KW_UNTIL, C_UNTIL, false}};

	if (!(accept_kw(p, KW_OF) || parser_wanted(p, "“取”和事实", "“of” and a kind of fact")) || !entity_word(p, &p->decl->entity) || !expect_punct(p, ':', "：", ":"))
		return false;
	for (unsigned i = 0; i < COUNT_OF(words); i++) {
		if (words[i].kind == C_WITHIN && accept_kw(p, KW_DEADLINE)) {
			if (!add_arg(p, new_clause(p, C_DEADLINE, parser_place(p)), parse_expr(p)))
				return false;
			continue;
		}
		if (!accept_kw(p, words[i].kw)) {
			if (words[i].must)
				return parser_wanted(p, i == 0 ? "自 起算时刻" : "限 期限", i == 0 ? "from and an instant" : "within and a duration");
			continue;
		}
		if (!add_arg(p, new_clause(p, words[i].kind, parser_place(p)), parse_expr(p)))
			return false;
	}
	return true;
}

/* 取 工单：自 结案时间 满 3 年 */
static bool
retention_head(struct parser *p)
{
	if (!(accept_kw(p, KW_OF) || parser_wanted(p, "“取”和事实", "“of” and a kind of fact")) || !entity_word(p, &p->decl->entity) || !expect_punct(p, ':', "：", ":"))
		return false;
	if (!accept_kw(p, KW_FROM))
		return parser_wanted(p, "自 起算时刻", "from and an instant");
	if (!add_arg(p, new_clause(p, C_FROM, parser_place(p)), parse_expr(p)))
		return false;
	if (!accept_kw(p, KW_KEPT))
		return parser_wanted(p, "满 保存多久", "kept and how long");
	return add_arg(p, new_clause(p, C_KEPT, parser_place(p)), parse_arm_code(p));
}

/* , 10 分   , 1 分 每件   , 取 单位 或 个人 */
static bool
item_commas(struct parser *p)
{
	struct decl *d = p->decl;

	while (accept_punct(p, ',')) {
		if (accept_kw(p, KW_OF)) {
			if (!subject_kinds(p, &d->subjects))
				return false;
			continue;
		}
		struct expr *e = parse_arm_code(p);

		if (e == NULL)
			return false;
		if (accept_kw(p, KW_APIECE))
			d->each = e;
		else
			d->full = e;
	}
	return true;
}

static bool
parse_head(struct parser *p, enum head head)
{
	struct decl *d = p->decl;
	struct token *t = peek(p);

	if (head == H_LATER) {
		diag_advise(p->diags, diags_add(p->diags, "R107", d->at, "报告 还不能用", "report cannot be used yet"),
		            "先用文字写在规则块外面", "write it as prose outside the block for now");
		p->pos = p->end;
		return true;
	}
	if (head == H_COUNTING)
		return counting_head(p);
	if (head == H_PROCESS)
		return process_head(p);
	if (t->kind != TK_NAME && t->kind != TK_ID)
		return parser_wanted(p, "名称或指标编号", "a name or an item id");
	d->id = t->text;
	d->name_at = t->at;
	p->pos++;
	if (head == H_ASSESSMENT || head == H_EXAMPLE)
		while (at_punct(p, '-') && p->t[p->pos].at.off == d->id.p + d->id.n - p->rb->text.p && p->pos + 1 < p->end && p->t[p->pos + 1].kind == TK_NAME) {
			d->id.n += p->t[p->pos].at.len + p->t[p->pos + 1].at.len;
			d->name_at.len = (uint32_t)d->id.n;
			p->pos += 2;
		}
	if (peek(p)->kind == TK_NAME && !peek(p)->first && !at_kw(p, KW_OF) && !at_kw(p, KW_BY)) {
		d->alias = peek(p)->text;
		p->pos++;
	}
	(void)accept_text(p, &d->title);
	switch (head) {
	case H_OPTION:
		return option_head(p);
	case H_ASSESSMENT:
		accept_punct(p, ':');
		return true;
	case H_MEASURE:
		if (!expect_punct(p, ':', "：", ":"))
			return false;
		d->value = parse_expr(p);
		return d->value != NULL;
	case H_DERIVE:
		if (!(accept_kw(p, KW_OF) || parser_wanted(p, "“取”和事实", "“of” and a kind of fact")) || !entity_word(p, &d->entity) || !expect_punct(p, ':', "：", ":"))
			return false;
		p->in_row = true;
		d->value = parse_expr(p);
		return d->value != NULL;
	case H_LIMIT:
		p->in_row = true;
		return limit_head(p);
	case H_RETENTION:
		p->in_row = true;
		return retention_head(p);
	case H_ITEM:
		if (!item_commas(p))
			return false;
		if (accept_punct(p, ':') && !(peek(p)->first && p->pos < p->end && d->kind == D_TOTAL)) {
			d->value = parse_expr(p);
			return d->value != NULL;
		}
		return true;
	case H_BY:
		if (!(accept_kw(p, KW_BY) || parser_wanted(p, "“依据”和式子", "“by” and an expression")))
			return false;
		d->value = parse_expr(p);
		accept_punct(p, ':');
		return d->value != NULL;
	case H_UNDEFINED:
		if (!item_commas(p))
			return false;
		accept_punct(p, ':');
		return accept_text(p, &d->why) || parser_wanted(p, "缺什么（文本）", "what is missing, as a text");
	case H_EXAMPLE:
		if (!expect_punct(p, ':', "：", ":"))
			return false;
		while (p->pos < p->end && !peek(p)->first && !at_punct(p, P_ARROW)) {
			struct clause *c = new_clause(p, accept_kw(p, KW_SET) ? C_SET : C_GIVEN, parser_place(p));

			if (!example_pairs(p, c))
				return false;
			accept_punct(p, ';');
		}
		return !accept_punct(p, P_ARROW) || example_expect(p);
	case H_COUNTING: case H_LATER: case H_PROCESS:
		break;
	}
	return true;
}

/* The heading above an offset, and the prose between it and the block. */
static void
clause_of(const struct rulebook *rb, struct decl *d)
{
	const struct rb_head *h = NULL;
	size_t from, to = d->at.off;

	for (unsigned i = 0; i < rb->n_headings && rb->headings[i].at.off < d->at.off; i++)
		h = &rb->headings[i];
	if (h == NULL)
		return;
	d->heading = h->text;
	from = h->at.off + h->at.len;
	for (unsigned i = 0; i < rb->n_blocks; i++)
		if (rb->blocks[i].at.off > from && rb->blocks[i].at.off < to) {
			to = rb->blocks[i].at.off;
			break;
		}
	d->prose = (struct str){rb->text.p + from, to - from};
	const char *tick = d->prose.n > 0 ? memchr(d->prose.p, '`', d->prose.n) : NULL;

	/* prose ends where the fence begins */
	while (tick != NULL && !(tick[0] == '`' && (size_t)(tick - d->prose.p) + 2 < d->prose.n && tick[1] == '`' && tick[2] == '`'))
		tick = memchr(tick + 1, '`', d->prose.n - (size_t)(tick + 1 - d->prose.p));
	if (tick != NULL)
		d->prose.n = (size_t)(tick - d->prose.p);
	d->prose = str_trim(d->prose);
}

static void
parse_decl(struct parser *p)
{
	struct rulebook *rb = p->rb;
	struct decl *d = ARENA_NEW(&rb->arena, struct decl, 1);
	int word = -1;

	p->decl = d;
	p->depth = 0;
	p->in_row = false;
	d->at = parser_place(p);
	d->entity = -1;
	d->option = -1;
	d->index = (int)rb->n_decls;
	for (unsigned i = 0; i < COUNT_OF(decl_words) && word < 0; i++)
		if (accept_kw(p, decl_words[i].kw))
			word = (int)i;
	if (word < 0) {
		const char *words[COUNT_OF(decl_words) * 2], *near;
		struct diag *g = diags_add(p->diags, "R108", d->at, "不认识的声明“" STR_F "”", "“" STR_F "” begins no declaration", STR_A(peek(p)->text));

		for (unsigned i = 0; i < COUNT_OF(decl_words); i++) {
			words[i * 2] = kw_words[decl_words[i].kw].zh;
			words[i * 2 + 1] = kw_words[decl_words[i].kw].en;
		}
		near = nearest_word(peek(p)->text, words, COUNT_OF(words));
		if (near != NULL)
			diag_advise(p->diags, g, "是不是“%s”？", "did you mean “%s”?", near);
		else
			diag_advise(p->diags, g, "可用 选项、度量、取值、指标、加分、扣分、总分、考核、例……；续行要缩进", "use option, measure, let, item, bonus, penalty, total, assessment, example …; indent what continues a line");
		return;
	}
	if (rb->n_decls >= RB_DECLS_MAX) {
		diags_add(p->diags, "R505", d->at, "声明太多，最多 %d 个", "too many declarations; at most %d", RB_DECLS_MAX);
		return;
	}
	d->kind = decl_words[word].kind;
	clause_of(rb, d);
	if (!parse_head(p, decl_words[word].head))
		skip_clause(p);
	parse_clauses(p);
	if (decl_words[word].head == H_LATER)
		return;
	rb->decls = arena_append(&rb->arena, rb->decls, rb->n_decls, sizeof(struct decl *));
	rb->decls[rb->n_decls++] = d;
}

void
parse_all(struct rulebook *rb, struct diags *diags)
{
	struct tokens *t = rb->tokens;
	struct parser p = {.rb = rb, .diags = diags, .t = t->list};
	unsigned i = 0;

	while (i < t->n) {
		unsigned end = i + 1;

		while (end < t->n && !(t->list[end].first && !t->list[end].indented))
			end++;
		p.pos = i;
		p.end = end;
		if (t->list[i].indented)
			diag_advise(diags, diags_add(diags, "R109", t->list[i].at, "块的第一行缩进了", "the first line of a block is indented"), "声明从行首写起", "a declaration starts at column 1");
		parse_decl(&p);
		i = end;
	}
}
