/*
 * What must hold beyond types: names once, no cycles, totals of the right things, grades with a rest, assessments that can be
 * run. Drives the second pass over all declarations. Called by rulebook_compile.
 */
#include "rulebook/check.h"

#include <stdlib.h>
#include <string.h>

static struct clause *
first_clause(const struct decl *d, enum ckind kind)
{
	for (struct clause *c = d->clauses; c != NULL; c = c->next)
		if (c->kind == kind)
			return c;
	return NULL;
}

void
decl_type(const struct decl *d, enum type *t, enum unit *u, int *enumeration)
{
	*enumeration = -1;
	*u = U_NONE;
	*t = T_NUM;
	switch (d->kind) {
	case D_MEASURE: case D_LET: case D_DERIVE: case D_FIGURE:
		if (d->value != NULL) {
			*t = d->value->type;
			*u = d->value->unit;
			*enumeration = d->value->enumeration;
		}
		break;
	case D_LIMIT: *t = T_INSTANT; break;
	case D_ITEM: case D_BONUS: case D_PENALTY: case D_MANUAL: case D_TOTAL: case D_UNDEFINED: *u = U_POINTS; break;
	case D_REWARD: *u = U_YUAN; break;
	case D_TEST: case D_VETO: *t = T_YESNO; break;
	case D_TIER: case D_GRADES: *t = T_TEXT; break;
	case D_OPTION: case D_PARAMETER: *t = d->type; *u = d->unit; break;
	case D_COUNTING: case D_ASSESSMENT: case D_EXAMPLE: case D_PROCESS: case D_ACTION: case D_TRIGGER: case D_FORM: case D_RETENTION: case D__COUNT: *t = T_NONE; break;
	}
}

/* Runs f with the declaration as the one being checked, then restores. */
static void
enter(struct checker *c, struct decl *d, struct decl **old, int *row)
{
	*old = c->decl;
	*row = c->row;
	c->decl = d;
	c->row = d->kind == D_DERIVE || d->kind == D_LIMIT || d->kind >= D_PROCESS ? d->entity : -1;
}

void
check_part(struct checker *c, struct decl *d, int part)
{
	struct clause *p = d->parts[part];
	struct decl *old;
	int row;

	if (p->n == 0 || p->i == 2)
		return;
	if (p->i == 1) {
		diags_add(c->diags, "R401", p->at, "“" STR_F "”绕一圈又用到自己", "“" STR_F "” depends on itself", STR_A(p->name));
		return;
	}
	p->i = 1;
	enter(c, d, &old, &row);
	check_expr(c, p->args[0]);
	c->decl = old;
	c->row = row;
	p->i = 2;
}

/* A yes/no, number with unit, code, text, day or list: what an option's value says it is. */
static void
option_type(struct checker *c, struct decl *d)
{
	struct expr *v = d->value;

	if (v == NULL)
		return;
	d->may_be_none = d->type != T_NONE;
	if (d->choices != NULL && d->choices->n > 0 && (d->choices->kids[0]->kind == E_NAME || d->choices->kids[0]->kind == E_TEXT || d->choices->kids[0]->kind == E_NONE)) {
		d->type = T_CODE;
		d->may_be_none = false;
		for (unsigned i = 0; i < d->choices->n; i++) {
			struct expr *k = d->choices->kids[i];

			if (k->kind == E_NAME && k->n_path == 1)
				k->text = k->path[0];
			if (k->kind == E_NONE) {
				k->kind = E_TEXT;
				k->text = STR("none");
			}
			if (k->text.n == 0)
				diags_add(c->diags, "R408", k->at, "可选的取值应是一个词或文本", "a choice must be one word or a text");
			k->type = T_CODE;
			k->ref.kind = R_CODE;
			k->ref.enumeration = -1;
		}
		d->choices->type = T_LIST;
		if (!resolve_code(c, v, -1, d))
			diags_add(c->diags, "R409", v->at, "缺省值不在可选的取值之内", "the value is not one of the choices");
		return;
	}
	if (v->kind == E_NAME && v->n_path == 1 && rulebook_find(c->rb, v->path[0]) == NULL) {
		diag_advise(c->diags, diags_add(c->diags, "R410", v->at, "取值是一个词的选项要写“可选（…）”", "an option whose value is a word needs one_of(…)"),
		            "例如 = latest，可选（latest，first，all）", "for example = latest, one_of(latest, first, all)");
		return;
	}
	if (v->kind == E_NONE) {
		if (d->type == T_NONE)
			diag_advise(c->diags, diags_add(c->diags, "R411", v->at, "值是“无”的选项要写明类型", "an option that is none needs its type"), "例如 选项 total_cap：数 = 无", "for example option total_cap: number = none");
		v->type = T_ANY;
		return;
	}
	if (v->kind == E_LIST) {
		for (unsigned i = 0; i < v->n; i++) {
			struct expr *k = v->kids[i];

			k->text = k->kind == E_NAME ? k->path[0] : k->text;
			k->type = T_TEXT;
			if (k->kind == E_NAME)
				k->ref.kind = R_CODE, k->ref.enumeration = -1;
		}
		v->type = T_LIST;
		d->type = T_LIST;
		return;
	}
	check_expr(c, v);
	if (d->type == T_NONE) {
		d->type = v->type;
		d->unit = v->unit;
	} else if (v->type != T_NONE && v->type != d->type) {
		diags_add(c->diags, "R301", v->at, "值的类型不是写明的那种", "the value is not of the type given");
	}
	if (v->type == T_NUM)
		d->unit = v->unit;
	if (d->unit == U_NONE && d->choices != NULL)
		for (unsigned i = 0; i < d->choices->n; i++)
			check_expr(c, d->choices->kids[i]);
}

void
want_type(struct checker *c, const struct expr *e, enum type t, enum unit u, const char *zh, const char *en)
{
	if (e == NULL || e->type == T_NONE || e->type == T_ANY || (e->type == t && (t != T_NUM || e->unit == u || e->unit == U_NONE || u == U__COUNT)))
		return;
	struct diag *g = diags_add(c->diags, "R320", e->at, "%s应是%s，不是%s", "%s must be %s, not %s", zh, type_word(t, u == U__COUNT ? U_NONE : u, LANG_ZH), type_word(e->type, e->unit, LANG_ZH));

	if (g != NULL)
		g->msg[LANG_EN] = str_fmt(&c->diags->arena, "%s must be %s, not %s", en, type_word(t, u == U__COUNT ? U_NONE : u, LANG_EN), type_word(e->type, e->unit, LANG_EN));
}

static void
check_policy(struct checker *c, struct clause *k)
{
	static const char *const policies[] = {"full", "zero", "exclude_rescale", "unit_average"};
	struct expr *e = k->args[0];

	if (e->kind == E_TEXT) {
		e->type = T_CODE;
		return;
	}
	check_expr(c, e);
	if (e->ref.kind != R_OPTION) {
		if (e->type != T_NONE)
			diags_add(c->diags, "R412", e->at, "这里应是 满分、计零、折算、同组均值 或一个选项", "full, zero, exclude_rescale, unit_average or an option is wanted here");
		return;
	}
	for (unsigned i = 0; e->ref.decl->choices != NULL && i < e->ref.decl->choices->n; i++) {
		bool good = false;

		for (unsigned p = 0; p < COUNT_OF(policies); p++)
			good |= str_eq_c(e->ref.decl->choices->kids[i]->text, policies[p]);
		if (!good)
			diags_add(c->diags, "R412", e->at, "选项“" STR_F "”的取值不全是处置办法", "not every choice of “" STR_F "” is a policy", STR_A(e->ref.decl->id));
	}
}

static void
check_list_of(struct checker *c, struct clause *k, unsigned kinds, const char *zh, const char *en)
{
	for (unsigned i = 0; i < k->n; i++) {
		struct expr *e = k->args[i];

		check_expr(c, e);
		if (e->type != T_NONE && (e->ref.kind != R_DECL || (kinds >> e->ref.decl->kind & 1) == 0))
			diags_add_words(c->diags, "R413", e->at, "这里应是%s", "%s is wanted here", WORDS({zh, en}));
	}
}

#define KIND(k) (1u << (k))

static void
check_clause(struct checker *c, struct decl *d, struct clause *k)
{
	switch (k->kind) {
	case C_PART:
		for (unsigned i = 0; i < d->n_parts; i++)
			if (d->parts[i] == k)
				check_part(c, d, (int)i);
		break;
	case C_NO_SAMPLE: case C_NO_DUE:
		check_policy(c, k);
		break;
	case C_ONLY: case C_ASSESSED:
		check_expr(c, k->args[0]);
		want_type(c, k->args[0], T_YESNO, U_NONE, "条件", "the condition");
		break;
	case C_CAP: case C_FLOOR: case C_LEAST: case C_BASE:
		for (unsigned i = 0; i < k->n; i++) {
			check_expr(c, k->args[i]);
			want_type(c, k->args[i], T_NUM, U_POINTS, "分值", "points");
		}
		break;
	case C_RANGE:
		for (unsigned i = 0; i < k->n; i++)
			check_expr(c, k->args[i]);
		if (k->n != 2)
			diags_add(c->diags, "R414", k->at, "区间应有两个数", "a range has two numbers");
		break;
	case C_PLUS:
		check_list_of(c, k, KIND(D_BONUS) | KIND(D_FIGURE) | KIND(D_ITEM) | KIND(D_MANUAL) | KIND(D_UNDEFINED), "加分项", "a bonus");
		break;
	case C_MINUS:
		check_list_of(c, k, KIND(D_PENALTY) | KIND(D_UNDEFINED), "扣分项", "a penalty");
		break;
	case C_PUBLISH: case C_PEERS: case C_RANK: case C_TIES: case C_FROM: case C_WITHIN: case C_UNTIL: case C_DEADLINE:
		for (unsigned i = 0; i < k->n; i++)
			check_expr(c, k->args[i]);
		if (k->kind == C_FROM || k->kind == C_UNTIL || k->kind == C_DEADLINE)
			want_type(c, k->args[0], T_INSTANT, U_NONE, "期限的起止", "the start and end of a limit");
		break;
	case C_LEVEL:
		for (unsigned i = 0; i < k->n; i++)
			check_expr(c, k->args[i]);
		if (d->kind == D_TIER && k->n == 2)
			want_type(c, k->args[1], T_NUM, U_YUAN, "金额", "the amount");
		break;
	case C_OUT:
		check_expr(c, k->args[0]);
		want_type(c, k->args[0], T_YESNO, U_NONE, "条件", "the condition");
		break;
	case C_SUBJECTS:
		if (d->kind == D_ASSESSMENT && k->n > 0) {
			c->row = vocab_entity(k->i == SK_UNIT ? STR("units") : k->i == SK_PERSON ? STR("persons") : STR("grids"));
			check_expr(c, k->args[0]);
			want_type(c, k->args[0], T_YESNO, U_NONE, "条件", "the condition");
			c->row = -1;
		}
		break;
	case C_YEAR_STARTS:
		check_expr(c, k->args[0]);
		if (k->args[0]->kind != E_NUM || num_cmp(k->args[0]->num, NUM_INT(1)) < 0 || num_cmp(k->args[0]->num, NUM_INT(12)) > 0 || !num_is_int(k->args[0]->num))
			diags_add(c->diags, "R415", k->at, "年度起于应是 1 到 12 月", "year_starts must be a month from 1 to 12");
		break;
	case C_TOTAL: check_list_of(c, k, KIND(D_TOTAL), "总分", "a total"); break;
	case C_TIER: check_list_of(c, k, KIND(D_TIER), "分档", "a tier"); break;
	case C_GRADE: check_list_of(c, k, KIND(D_GRADES), "等次", "grades"); break;
	case C_REWARD: check_list_of(c, k, KIND(D_REWARD), "奖励", "a reward"); break;
	case C_VETO: check_list_of(c, k, KIND(D_VETO), "否决", "a veto"); break;
	case C_ALSO: check_list_of(c, k, ~(KIND(D_OPTION) | KIND(D_PARAMETER) | KIND(D_MEASURE) | KIND(D_DERIVE) | KIND(D_LIMIT)), "指标", "an item"); break;
	case C_START_DAY: case C_DAY_END: case C_OFFICE_HOURS:
		check_expr(c, k->args[0]);
		if (k->args[0]->type != T_NONE && k->args[0]->ref.kind != R_OPTION)
			diags_add(c->diags, "R416", k->at, "计法里应是选项", "counting needs options");
		break;
	case C_SINCE:
		check_expr(c, k->args[0]);
		break;
	case C_STATE: case C_FINAL: case C_CLOCK: case C_INTO: case C_AHEAD: case C_REMIND: case C_OVERDUE: case C_ROLES: case C_FROM_STATES: case C_TO_STATE: case C_RECORD:
	case C_CHANGE: case C_GUARD: case C_CONFIRM: case C_GOTO: case C_EVIDENCE: case C_NOTIFY: case C_SAY_WHY: case C_ONCE: case C_CHECKLIST: case C_WEEKLY: case C_FILL: case C_FIELD: case C_SIGN:
		check_process_clause(c, d, k);
		break;
	case C_KEPT: case C_HOLD: case C_ERASE:
		check_retention_clause(c, k);
		break;
	case C_EFFECT: case C_NOTE: case C_EACH: case C_GIVEN: case C_ROW: case C_EXPECT: case C_SET: case C__COUNT:
		break;
	}
}

/* ITEM.entered and ITEM.part-of-a-checklist: what a person would have recorded. */
static bool
entered_name(const struct rulebook *rb, const struct expr *name)
{
	const struct decl *d = rulebook_find(rb, name->path[0]);

	if (d == NULL || d->kind < D_ITEM || d->kind > D_UNDEFINED)
		return false;
	for (unsigned i = 0; i < d->n_parts; i++)
		if (str_eq(d->parts[i]->name, name->path[1]))
			return false;
	return true;
}

/* Names and codes in an example are resolved for the printer; whether they fit is seen when it runs. */
static void
check_example(struct checker *c, struct decl *d)
{
	struct decl *target = rulebook_find(c->rb, d->id);
	bool quiet;

	if (target == NULL) {
		diags_add(c->diags, "R601", d->name_at, "没有“" STR_F "”可以举例", "there is no “" STR_F "” to give an example of", STR_A(d->id));
		return;
	}
	if (first_clause(d, C_EXPECT) == NULL)
		diag_advise(c->diags, diags_add(c->diags, "R602", d->at, "例子没有结果", "the example has no result"), "写 → 结果", "write -> and the result");
	for (struct clause *k = d->clauses; k != NULL; k = k->next) {
		bool rows = k->kind == C_ROW || (k->kind == C_GIVEN && (target->kind == D_DERIVE || target->kind == D_LIMIT));

		quiet = k->kind != C_ROW && k->kind != C_GIVEN && k->kind != C_SUBJECTS;
		for (unsigned i = 0; !quiet && i + 1 < k->n; i += 2) {
			struct expr *name = k->args[i], *value = k->args[i + 1];

			if (rows) {
				c->row = k->kind == C_ROW ? (int)k->i : target->entity;
				if (!(name->n_path == 1 && rulebook_find(c->rb, name->path[0]) != NULL && vocab_field(c->row, name->path[0]) < 0))
					check_expr(c, name);
				if (name->type == T_CODE)
					(void)resolve_code(c, value, name->enumeration, NULL);
				c->row = -1;
			} else if (name->n_path == 2 && entered_name(c->rb, name)) {
				continue;
			} else if (name->n_path <= 2 && rulebook_find(c->rb, name->path[0]) != NULL) {
				check_expr(c, name);
				if (name->type == T_CODE)
					(void)resolve_code(c, value, name->enumeration, NULL);
				for (unsigned j = 0; name->type == T_TALLY && value->kind == E_LIST && j < value->n; j++)
					if (!resolve_code(c, value->kids[j]->kids[1], name->enumeration, NULL))
						diags_add(c->diags, "R204", value->kids[j]->at, "不在取值之内", "is not one of the codes");
			} else if (!word_is(&kw_words[KW_SUBJECT], name->path[0])) {
				diags_add(c->diags, "R202", name->at, "不认识“" STR_F "”", "unknown name “" STR_F "”", STR_A(name->path[0]));
			}
		}
	}
}

static void
check_value(struct checker *c, struct decl *d)
{
	struct expr *v = d->value;

	check_expr(c, d->full);
	check_expr(c, d->each);
	want_type(c, d->full, T_NUM, U_POINTS, "满分", "the points");
	if (d->kind != D_REWARD)
		want_type(c, d->each, T_NUM, U_POINTS, "每件的分", "the points apiece");
	check_expr(c, v);
	switch (d->kind) {
	case D_ITEM: case D_TOTAL:
		want_type(c, v, T_NUM, U_POINTS, "得分", "the score");
		break;
	case D_BONUS: case D_PENALTY:
		want_type(c, v, T_NUM, d->each != NULL ? U__COUNT : U_POINTS, "加扣分", "the points");
		if (v == NULL && d->kind != D_FIGURE)
			diags_add(c->diags, "R417", d->at, "缺式子", "the expression is missing");
		break;
	case D_REWARD:
		want_type(c, v, T_NUM, U_YUAN, "奖励", "a reward");
		break;
	case D_TEST: case D_VETO:
		want_type(c, v, T_YESNO, U_NONE, "判定", "a test");
		break;
	case D_TIER: case D_GRADES:
		want_type(c, v, T_NUM, U__COUNT, "依据", "what it goes by");
		break;
	case D_MANUAL:
		if (d->full == NULL)
			diags_add(c->diags, "R418", d->at, "评定要写满分，例如“，10 分”", "manual needs its points, for example “, 10 points”");
		break;
	case D_MEASURE:
		if (v != NULL && v->kind != E_AGG)
			diag_advise(c->diags, diags_add(c->diags, "R419", v->at, "度量应是 件数、合计、平均……", "a measure must be count, sum, mean …"), "用 取值 声明算出来的数", "use let for computed numbers");
		break;
	case D_PROCESS: case D_TRIGGER:
		want_type(c, v, T_YESNO, U_NONE, "条件", "the condition");
		break;
	case D_ACTION: case D_FORM: case D_RETENTION: case D_DERIVE: case D_LET: case D_FIGURE: case D_LIMIT: case D_OPTION: case D_PARAMETER: case D_COUNTING: case D_ASSESSMENT: case D_UNDEFINED:
	case D_EXAMPLE: case D__COUNT:
		break;
	}
}

void
check_decl(struct checker *c, struct decl *d)
{
	struct decl *old;
	int row;
	unsigned rest = 0;

	if (c->state[d->index] == 2)
		return;
	if (c->state[d->index] == 1) {
		diag_advise(c->diags, diags_add(c->diags, "R401", d->name_at, "“" STR_F "”绕一圈又用到自己", "“" STR_F "” depends on itself", STR_A(d->id)), "断开这个圈", "break the circle");
		return;
	}
	c->state[d->index] = 1;
	enter(c, d, &old, &row);
	if (d->kind == D_OPTION || d->kind == D_PARAMETER) {
		int keep = c->row;

		c->row = -1;
		option_type(c, d);
		c->row = keep;
	} else if (d->kind == D_EXAMPLE) {
		check_example(c, d);
	} else {
		check_value(c, d);
	}
	for (struct clause *k = d->clauses; k != NULL && d->kind != D_EXAMPLE; k = k->next) {
		rest += k->kind == C_LEVEL && k->i == 2;
		if (k->n > 0 || k->kind == C_LEVEL || k->kind == C_SUBJECTS || k->kind == C_ERASE)
			check_clause(c, d, k);
	}
	if (d->kind == D_GRADES && rest != 1)
		diags_add(c->diags, "R420", d->at, "等次要有一个“其余”", "grades need exactly one rest");
	if (d->kind == D_TIER && rest != 1)
		diags_add(c->diags, "R405", d->at, "分档没有盖住所有的分：最后要有一行“否则 → …”", "the tiers leave a gap: end with “else -> …”");
	c->decl = old;
	c->row = row;
	c->state[d->index] = 2;
}

/* Assessments, and processes with what belongs to them, have names of their own: they stand where no other may. */
static int
name_space(const struct decl *d)
{
	return d->kind == D_ASSESSMENT ? 1 : d->kind == D_FORM ? 2 : d->kind >= D_PROCESS ? 3 + (int)d->kind : 0;
}

static void
check_names_once(struct checker *c)
{
	struct rulebook *rb = c->rb;

	for (unsigned i = 0; i < rb->n_decls; i++) {
		struct decl *d = rb->decls[i];
		struct str names[2] = {d->id, d->alias};

		if (d->kind == D_EXAMPLE || d->kind == D_COUNTING || d->kind == D_ACTION || d->kind == D_TRIGGER)
			continue;               /* actions are named within their process (process.c) */
		for (unsigned k = 0; k < 2; k++) {
			if (names[k].n == 0)
				continue;
			if ((d->kind == D_DERIVE || d->kind == D_LIMIT) && vocab_field(d->entity, names[k]) >= 0)
				diag_advise(c->diags, diags_add(c->diags, "R208", d->name_at, "“" STR_F "”是事实本来就有的列，这样写永远用不到", "“" STR_F "” is a field of the fact: this would never be used", STR_A(names[k])), "换一个名称", "choose another name");
			for (unsigned j = 0; j < i; j++) {
				struct decl *o = rb->decls[j];

				if (o->kind == D_EXAMPLE || o->kind == D_COUNTING || name_space(o) != name_space(d) ||
				    (!str_eq(o->id, names[k]) && !(o->alias.n > 0 && str_eq(o->alias, names[k]))))
					continue;
				struct diag *g = diags_add(c->diags, "R205", d->name_at, "“" STR_F "”声明了两次", "“" STR_F "” is declared twice", STR_A(names[k]));

				if (g != NULL)
					g->also = o->name_at;
				break;
			}
			for (int w = 0; w < KW__COUNT && name_space(d) == 0; w++)
				if (word_is(&kw_words[w], names[k]) && (w <= KW_REPORT || (w >= KW_AND && w <= KW_SPACED)))
					diag_advise(c->diags, diags_add(c->diags, "R206", d->name_at, "“" STR_F "”是语言里的词，不能作名称", "“" STR_F "” is a word of the language", STR_A(names[k])), "换一个名称", "choose another name");
		}
	}
}

static void
check_assessments(struct checker *c)
{
	for (unsigned i = 0; i < c->rb->n_decls; i++) {
		struct decl *d = c->rb->decls[i];

		if (d->kind != D_ASSESSMENT)
			continue;
		if (first_clause(d, C_SUBJECTS) == NULL || first_clause(d, C_EACH) == NULL)
			diag_advise(c->diags, diags_add(c->diags, "R421", d->at, "考核要写“对象”和“每”", "an assessment needs subjects and each"), "例如 对象 单位，另一行 每 月", "for example subjects unit, and on its own line each month");
		if (first_clause(d, C_TOTAL) == NULL && first_clause(d, C_ALSO) == NULL && first_clause(d, C_REWARD) == NULL)
			diags_add(c->diags, "R422", d->at, "考核没有总计也没有另列的指标", "the assessment has neither a total nor other items");
	}
}

void
rulebook_check(struct rulebook *rb, struct diags *diags)
{
	struct checker c = {.rb = rb, .diags = diags, .row = -1};

	for (unsigned i = 0; i < rb->n_decls; i++) {
		rb->decls[i]->index = (int)i;
		if (rb->decls[i]->kind == D_OPTION || rb->decls[i]->kind == D_PARAMETER)
			rb->decls[i]->option = (int)rb->n_options++;
	}
	c.state = calloc((size_t)rb->n_decls + 1, 1);
	if (c.state == NULL)
		abort();
	make_parts(rb);
	check_names_once(&c);
	for (unsigned i = 0; i < rb->n_decls; i++)
		check_decl(&c, rb->decls[i]);
	check_assessments(&c);
	check_processes(&c);
	check_retentions(&c);
	free(c.state);
}
