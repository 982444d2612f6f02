/*
 * Processes: heads and clauses of 流程, 动作, 触发 and 表, and the clauses of 保存. The clause table of parser.c says which words lead here.
 * What they mean is built by process.c and retention.c.
 */
#include "rulebook/internal.h"

static struct expr *
word(struct parser *p, const char *zh, const char *en)
{
	struct expr *e;

	if (peek(p)->kind != TK_NAME || parser_at_clause(p)) {
		parser_wanted(p, zh, en);
		return NULL;
	}
	e = new_expr(p, E_NAME, peek(p)->at);
	if (e == NULL)
		return NULL;
	e->path[0] = peek(p)->text;
	e->path_at[0] = peek(p)->at;
	e->n_path = 1;
	p->pos++;
	return e;
}

/* 联络员 或 负责人; 系统 is the program itself (clause.i). */
static bool
roles(struct parser *p, struct clause *c)
{
	do
		if (accept_kw(p, KW_SYSTEM))
			c->i = 1;
		else if (!add_arg(p, c, word(p, "角色", "a role")))
			return false;
	while (accept_kw(p, KW_OR));
	return true;
}

static bool
names(struct parser *p, struct clause *c, const char *zh, const char *en)
{
	do
		if (!add_arg(p, c, word(p, zh, en)))
			return false;
	while (accept_punct(p, ','));
	return true;
}

/* 已收单 received，已简告 briefed: a clause each. The first is `c`. */
static bool
states(struct parser *p, struct clause *c)
{
	for (;;) {
		if (peek(p)->kind != TK_NAME || parser_at_clause(p))
			return parser_wanted(p, "状态名称", "the name of a state");
		c->name = peek(p)->text;
		c->at = peek(p)->at;
		p->pos++;
		if (peek(p)->kind == TK_NAME && !peek(p)->first) {
			c->text = peek(p)->text;
			p->pos++;
		}
		if (!accept_punct(p, ','))
			return true;
		c = new_clause(p, C_STATE, parser_place(p));
	}
}

/* 若 …: the clause holds only then. */
static bool
only_if(struct parser *p, struct clause *c)
{
	if (!accept_kw(p, KW_IF))
		return true;
	c->when = parse_expr(p);
	return c->when != NULL;
}

/* 计时 NM-L5 若 …，入 应办结时间，提前 4 小时，提醒 联络员，逾期 督办员 */
static bool
clock_clause(struct parser *p, struct clause *c)
{
	static const struct { enum kw kw; enum ckind kind; } more[] = {{KW_INTO, C_INTO}, {KW_AHEAD, C_AHEAD}, {KW_REMIND, C_REMIND}, {KW_OVERDUE, C_OVERDUE}};

	if (parser_at_clause(p))
		return parser_wanted(p, "时限的名称", "the name of a limit");
	if (!add_arg(p, c, parse_name(p)) || !only_if(p, c))
		return false;
	while (accept_punct(p, ',')) {
		bool found = false;

		for (unsigned i = 0; i < COUNT_OF(more) && !found; i++) {
			if (!accept_kw(p, more[i].kw))
				continue;
			c = new_clause(p, more[i].kind, parser_place(p));
			found = more[i].kind == C_AHEAD ? add_arg(p, c, parse_arm_code(p)) : more[i].kind == C_INTO ? add_arg(p, c, word(p, "列", "a field")) : roles(p, c);
			if (!found)
				return false;
		}
		if (!found)
			return parser_wanted(p, "入、提前、提醒 或 逾期", "into, ahead, remind or overdue");
	}
	return true;
}

/* 派单：须 单位，可 依据，派单时间 = 时点 */
static bool
record(struct parser *p, struct clause *c)
{
	int entity;

	if (!entity_word(p, &entity) || !only_if(p, c) || !expect_punct(p, ':', "：", ":"))
		return false;
	c->i = entity;
	do {
		struct expr *arm = new_expr(p, E_ARM, parser_place(p));

		if (arm == NULL)
			return false;
		arm->i = accept_kw(p, KW_MUST) ? ASSIGN_MUST : accept_kw(p, KW_MAY) ? ASSIGN_MAY : ASSIGN_SET;
		if (!add_kid(p, arm, word(p, "列", "a field")))
			return false;
		if (arm->i == ASSIGN_SET && (!expect_punct(p, '=', "=", "=") || !add_kid(p, arm, parse_expr(p))))
			return false;
		if (!add_arg(p, c, arm))
			return false;
	} while (accept_punct(p, ','));
	return true;
}

/* 工单：地址，诉求人姓名   附件 若 种类 = 录音 */
static bool
erase(struct parser *p, struct clause *c)
{
	int entity;

	if (!entity_word(p, &entity))
		return false;
	c->i = entity;
	return only_if(p, c) && (!accept_punct(p, ':') || names(p, c, "列", "a field"));
}

bool
process_clause(struct parser *p, struct clause *c, enum process_form form)
{
	p->in_row = true;
	switch (form) {
	case PF_STATES:
		return states(p, c);
	case PF_NAMES:
		return names(p, c, "状态名称", "the name of a state");
	case PF_CLOCK:
		return clock_clause(p, c);
	case PF_RECORD:
		return record(p, c);
	case PF_GUARD:
		return add_arg(p, c, parse_expr(p)) && (accept_text(p, &c->text) || parser_wanted(p, "不满足时给人看的话（文本）", "what people are told when it does not hold, as a text"));
	case PF_GOTO:
		if (peek(p)->kind != TK_NAME || parser_at_clause(p))
			return parser_wanted(p, "状态名称", "the name of a state");
		c->name = peek(p)->text;
		p->pos++;
		return expect_punct(p, ':', "：", ":") && add_arg(p, c, parse_expr(p));
	case PF_EVIDENCE:
		if (!add_arg(p, c, word(p, "照片、录音 或 文件", "photo, audio or document")) ||
		    !(accept_text(p, &c->text) || parser_wanted(p, "用途（文本）", "what it shows, as a text")))
			return false;
		return !accept_punct(p, ':') || add_arg(p, c, parse_expr(p));
	case PF_ROLES:
		return roles(p, c);
	case PF_WEEKLY: {
		/* 每周 1 "8:00" */
		int64_t day;
		int hour, minute;
		struct token *t = peek(p);

		if (t->kind != TK_NUM || !str_to_i64(t->text, &day) || day < 1 || day > 7)
			return parser_wanted(p, "星期几（1 至 7，1 是星期一）", "a weekday (1 to 7, 1 is Monday)");
		p->pos++;
		if (!accept_text(p, &c->text) || sscanf(str_copy(&p->rb->arena, c->text).p, "%d:%d", &hour, &minute) != 2 || hour < 0 || hour > 23 || minute < 0 || minute > 59)
			return parser_wanted(p, "时刻，例如 \"8:00\"", "a time of day, for example \"8:00\"");
		c->i = day * 10000 + hour * 60 + minute;
		return true;
	}
	case PF_ALONE:
		return true;
	case PF_FILL:
		return add_arg(p, c, word(p, "表的名称", "the name of a form"));
	case PF_FIELD:
		if (!(accept_text(p, &c->text) || parser_wanted(p, "栏目（文本）", "the label, as a text")))
			return false;
		return !accept_punct(p, ':') || add_arg(p, c, parse_expr(p));
	case PF_ERASE:
		return erase(p, c);
	case PF_HOLD:
		return add_arg(p, c, parse_expr(p)) && (accept_text(p, &c->text) || parser_wanted(p, "暂留的缘由（文本）", "why it is held back, as a text"));
	case PF_SIGN:
		return (accept_text(p, &c->text) || parser_wanted(p, "签署栏（文本）", "who signs, as a text")) && expect_punct(p, ':', "：", ":") && roles(p, c);
	}
	return false;
}

/* 取 派单：联络员，已派单 或 已接单 → 已接单 */
static bool
action_head(struct parser *p)
{
	struct clause *c;

	if (!expect_punct(p, ':', "：", ":") || !roles(p, new_clause(p, C_ROLES, parser_place(p))) || !expect_punct(p, ',', "，", ","))
		return false;
	c = new_clause(p, C_FROM_STATES, parser_place(p));
	if (accept_kw(p, KW_ANY))
		c->i = 1;
	else if (accept_kw(p, KW_START))
		c->i = 2;
	else
		do
			if (!add_arg(p, c, word(p, "状态名称", "the name of a state")))
				return false;
		while (accept_kw(p, KW_OR));
	if (!expect_punct(p, P_ARROW, "→", "->"))
		return false;
	c = new_clause(p, C_TO_STATE, parser_place(p));
	if (accept_kw(p, KW_STAY)) {
		c->i = 1;
		return true;
	}
	return add_arg(p, c, word(p, "状态名称 或 原状", "the name of a state, or stay"));
}

bool
process_head(struct parser *p)
{
	struct decl *d = p->decl;

	d->entity = vocab_entity(STR("orders"));
	p->in_row = true;
	if ((peek(p)->kind != TK_NAME && peek(p)->kind != TK_ID) || peek(p)->first)
		return parser_wanted(p, "名称", "a name");
	d->id = peek(p)->text;
	d->name_at = peek(p)->at;
	p->pos++;
	if (peek(p)->kind == TK_NAME && !peek(p)->first && !at_kw(p, KW_OF)) {
		d->alias = peek(p)->text;
		p->pos++;
	}
	(void)accept_text(p, &d->title);
	if (accept_kw(p, KW_OF) && !entity_word(p, &d->entity))
		return false;
	switch ((int)d->kind) {
	case D_ACTION:
		return action_head(p);
	case D_TRIGGER:
		if (!expect_punct(p, ':', "：", ":"))
			return false;
		break;
	case D_PROCESS:
		if (!accept_punct(p, ':'))
			return true;
		break;
	default:
		return true;
	}
	d->value = parse_expr(p);
	return d->value != NULL;
}
