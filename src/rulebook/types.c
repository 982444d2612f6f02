/*
 * Types and units: every expression gets one, or a diagnostic says why not. An expression whose mistake was reported has type
 * T_NONE and passes silently, so that one mistake is reported once. Recursion is bounded by RB_TREE_MAX.
 */
#include "rulebook/check.h"

#include <stdlib.h>
#include <string.h>

#define OVER_MAX 3

const char *
type_word(enum type t, enum unit u, enum lang lang)
{
	static const char *const words[][2] = {
		[T_NONE] = {"（未知）", "(unknown)"}, [T_NUM] = {"数", "a number"}, [T_TALLY] = {"分列度量", "a tally"}, [T_YESNO] = {"是否", "yes or no"},
		[T_CODE] = {"取值", "a code"}, [T_TEXT] = {"文本", "a text"}, [T_DAY] = {"日期", "a day"}, [T_INSTANT] = {"时刻", "an instant"},
		[T_PERIOD] = {"考核期", "a period"}, [T_SET] = {"标记集合", "a set of marks"}, [T_ROW] = {"另一条事实", "another fact"}, [T_LIST] = {"名单", "a list"},
		[T_ANY] = {"空", "nothing"},
	};

	return t == T_NUM && u != U_NONE ? unit_word(u, lang) : words[t][lang];
}

static bool
counts(enum unit u)
{
	return u == U_NONE || u == U_COUNT || u == U_PERSONS;
}

static bool
money(enum unit u)
{
	return u == U_POINTS || u == U_YUAN;
}

/* Do two types agree; bare numbers adapt, counts and persons are both numbers of things. */
static bool
agree(const struct expr *a, const struct expr *b)
{
	if (a->type == T_NONE || b->type == T_NONE || a->type == T_ANY || b->type == T_ANY)
		return true;
	if (a->type != b->type)
		return false;
	if (a->type == T_CODE)
		return a->enumeration == b->enumeration;
	return a->type != T_NUM || a->unit == b->unit || a->unit == U_NONE || b->unit == U_NONE || (counts(a->unit) && counts(b->unit));
}

static void
mismatch(struct checker *c, const char *code, struct span at, const struct expr *a, const struct expr *b, const char *zh, const char *en)
{
	struct diag *g = diags_add(c->diags, code, at, "“%s”和“%s”不能%s", "%s and %s cannot be %s", type_word(a->type, a->unit, LANG_ZH),
	                           type_word(b->type, b->unit, LANG_ZH), zh);

	if (g == NULL)
		return;
	g->msg[LANG_EN] = str_fmt(&c->diags->arena, "%s and %s cannot be %s", type_word(a->type, a->unit, LANG_EN), type_word(b->type, b->unit, LANG_EN), en);
	if ((a->type == T_INSTANT && b->type == T_DAY) || (a->type == T_DAY && b->type == T_INSTANT))
		diag_advise(c->diags, g, "用 日期部分（时刻） 把时刻变成日期", "day_of(instant) makes a day of an instant");
	else
		diag_advise(c->diags, g, "看看是不是少了一个换算，或者用错了度量", "a conversion may be missing, or another measure was meant");
}

static void
want(struct checker *c, const struct expr *e, enum type t, enum unit u)
{
	struct diag *g;

	if (e == NULL || e->type == T_NONE || e->type == T_ANY ||
	    (e->type == t && (t != T_NUM || u == U__COUNT || e->unit == u || e->unit == U_NONE || (counts(u) && counts(e->unit)))))
		return;
	g = diags_add(c->diags, "R301", e->at, "这里应是%s，不是%s", "%s is wanted here, not %s", type_word(t, u == U__COUNT ? U_NONE : u, LANG_ZH),
	              type_word(e->type, e->unit, LANG_ZH));
	if (g != NULL)
		g->msg[LANG_EN] = str_fmt(&c->diags->arena, "%s is wanted here, not %s", type_word(t, u == U__COUNT ? U_NONE : u, LANG_EN), type_word(e->type, e->unit, LANG_EN));
}

static void
same_as(struct expr *e, const struct expr *from)
{
	e->type = from->type;
	e->unit = from->unit;
	e->enumeration = from->enumeration;
}

/* Results of several branches: the first that says something; bare numbers take the unit of the others. */
static void
merge(struct checker *c, struct expr *e, const struct expr *branch)
{
	if (e->type == T_NONE || e->type == T_ANY) {
		same_as(e, branch);
	} else if (!agree(e, branch)) {
		mismatch(c, "R302", branch->at, e, branch, "作同一个式子的两种结果", "two outcomes of one expression");
	} else if (e->type == T_NUM && e->unit == U_NONE && branch->type == T_NUM) {
		e->unit = branch->unit;
	}
}

/* A word that is none of the codes that may stand here: which there are. */
void
not_a_code(struct checker *c, const struct expr *e, int enumeration, const struct decl *option)
{
	struct str w = e->kind == E_TEXT ? e->text : e->path[0];
	struct diag *g = diags_add(c->diags, "R204", e->at, "“" STR_F "”不在取值之内", "“" STR_F "” is not one of the codes", STR_A(w));
	char zh[400] = "", en[400] = "";
	size_t nz = 0, ne = 0;

	if (enumeration >= 0) {
		const struct venum *v = &vocab_enums(&(unsigned){0})[enumeration];

		for (unsigned i = 0; i < v->n && nz + 60 < sizeof zh && ne + 60 < sizeof en; i++) {
			nz += (size_t)snprintf(zh + nz, sizeof zh - nz, " %s", v->codes[i].zh);
			ne += (size_t)snprintf(en + ne, sizeof en - ne, " %s", v->codes[i].name);
		}
	} else if (option != NULL && option->choices != NULL) {
		const struct expr *ch = option->choices;

		for (unsigned i = 0; i < ch->n && nz + 60 < sizeof zh; i++) {
			struct str k = ch->kids[i]->kind == E_TEXT ? ch->kids[i]->text : ch->kids[i]->path[0];

			nz += (size_t)snprintf(zh + nz, sizeof zh - nz, " " STR_F, (int)(k.n > 50 ? 50 : k.n), k.p);
		}
		memcpy(en, zh, sizeof en);
	}
	diag_advise(c->diags, g, "可用：%s", "choose from:%s", zh);
	if (g != NULL)
		g->advice[LANG_EN] = str_fmt(&c->diags->arena, "choose from:%s", en);
}

/* `name = code`, in either order: the side that is a code of an enumeration or option tells what the other may be. */
static void
check_pair(struct checker *c, struct expr *a, struct expr *b)
{
	struct expr *first = a, *second = b;

	if (a->kind == E_NAME && a->n_path == 1 && b->kind == E_NAME && c->row >= 0 && vocab_field(c->row, a->path[0]) < 0 &&
	    rulebook_find(c->rb, a->path[0]) == NULL) {
		first = b;
		second = a;
	}
	check_expr(c, first);
	if (first->type == T_CODE && (second->kind == E_NAME || second->kind == E_TEXT || second->kind == E_NONE || (second->kind == E_YESNO && first->enumeration >= 0))) {
		if (resolve_code(c, second, first->enumeration, option_of(first)))
			return;
		if (second->kind == E_TEXT || (second->n_path == 1 && rulebook_find(c->rb, second->path[0]) == NULL && (c->row < 0 || vocab_field(c->row, second->path[0]) < 0))) {
			not_a_code(c, second, first->enumeration, option_of(first));
			second->type = T_NONE;
			return;
		}
	}
	check_expr(c, second);
}

static void
check_binary(struct checker *c, struct expr *e)
{
	struct expr *a = e->kids[0], *b = e->kids[1];

	switch (e->op) {
	case BIN_AND: case BIN_OR:
		check_expr(c, a);
		check_expr(c, b);
		want(c, a, T_YESNO, U_NONE);
		want(c, b, T_YESNO, U_NONE);
		e->type = T_YESNO;
		return;
	case BIN_EQ: case BIN_NE: case BIN_LT: case BIN_LE: case BIN_GT: case BIN_GE:
		check_pair(c, a, b);
		e->type = T_YESNO;
		if (!agree(a, b)) {
			mismatch(c, "R303", e->at, a, b, "比较", "compared");
		} else if (e->op != BIN_EQ && e->op != BIN_NE && (a->type == T_TEXT || a->type == T_CODE || a->type == T_YESNO || a->type == T_SET || a->type == T_ROW || a->type == T_LIST)) {
			diags_add(c->diags, "R304", e->at, "这两样只能比相等不相等", "these two can only be compared for being equal");
		}
		return;
	case BIN_ADD: case BIN_SUB: case BIN_MUL: case BIN_DIV:
		break;
	case BIN_NONE:
		return;
	}
	check_expr(c, a);
	check_expr(c, b);
	if (a->type == T_NONE || b->type == T_NONE) {
		e->type = T_NONE;
		return;
	}
	e->type = T_NUM;
	if ((a->type != T_NUM && a->type != T_ANY) || (b->type != T_NUM && b->type != T_ANY)) {
		mismatch(c, "R305", e->at, a, b, "做算术", "used in arithmetic");
		e->type = T_NONE;
		return;
	}
	if (e->op == BIN_ADD || e->op == BIN_SUB) {
		e->unit = a->unit != U_NONE ? a->unit : b->unit;
		if (!agree(a, b))
			mismatch(c, "R306", e->at, a, b, e->op == BIN_ADD ? "相加" : "相减", e->op == BIN_ADD ? "added" : "subtracted");
	} else if (e->op == BIN_MUL) {
		bool fits = counts(a->unit) || counts(b->unit) || (money(a->unit) != money(b->unit));

		e->unit = counts(a->unit) ? (b->unit == U_NONE ? a->unit : b->unit) : counts(b->unit) ? a->unit : money(a->unit) ? a->unit : b->unit;
		if (!fits)
			mismatch(c, "R307", e->at, a, b, "相乘", "multiplied");
	} else {
		bool same = a->unit == b->unit || (counts(a->unit) && a->unit != U_NONE && counts(b->unit) && b->unit != U_NONE);

		e->unit = same ? U_NONE : a->unit;
		if (!same && !counts(b->unit) && a->unit != U_NONE)
			mismatch(c, "R308", e->at, a, b, "相除", "divided");
	}
	if (c->row >= 0 && e->op == BIN_DIV)
		diag_advise(c->diags, diags_add(c->diags, "R309", e->at, "逐条的式子里不能做除法", "no division in an expression over rows"), "先数出两个度量，再在指标里相除",
		            "count two measures and divide them in the item");
}

/* Bounds must fall (≥ >) or rise (≤ <) and the last arm must cover the rest. Only literal bounds can be compared here. */
static void
check_bands(struct checker *c, struct expr *e)
{
	int direction = 0;
	const struct expr *before = NULL;
	bool covered = false;

	check_expr(c, e->kids[0]);
	for (unsigned i = 1; i < e->n; i++) {
		struct expr *arm = e->kids[i];

		check_expr(c, arm->kids[0]);
		merge(c, e, arm->kids[0]);
		if (covered)
			diags_add(c->diags, "R402", arm->at, "前面的分段已经盖住了这一段", "the bands before cover this one already");
		if (arm->kind == E_ELSE) {
			covered = true;
			continue;
		}
		check_expr(c, arm->kids[1]);
		if (!agree(e->kids[0], arm->kids[1]))
			mismatch(c, "R303", arm->kids[1]->at, e->kids[0], arm->kids[1], "比较", "compared");
		if (arm->op == BIN_EQ)
			continue;
		int way = arm->op == BIN_GE || arm->op == BIN_GT ? -1 : 1;

		if (direction != 0 && way != direction) {
			/* the opposite sign at the same bound closes the gap: ≥ 60, < 60 */
			bool closes = before != NULL && before->kids[1]->kind == E_NUM && arm->kids[1]->kind == E_NUM &&
			              num_cmp(before->kids[1]->num, arm->kids[1]->num) == 0 && (before->op == BIN_GE) == (arm->op == BIN_LT);

			if (closes)
				covered = true;
			else
				diags_add(c->diags, "R403", arm->at, "分段的方向不一致", "the bands change direction");
		} else if (before != NULL && before->kids[1]->kind == E_NUM && arm->kids[1]->kind == E_NUM) {
			int cmp = num_cmp(arm->kids[1]->num, before->kids[1]->num) * way;

			if (cmp < 0 || (cmp == 0 && !((arm->op == BIN_GE && before->op == BIN_GT) || (arm->op == BIN_LE && before->op == BIN_LT))))
				diags_add(c->diags, "R404", arm->at, "分段重叠或次序颠倒", "the bands overlap or are out of order");
		}
		if (direction == 0)
			direction = way;
		before = arm;
	}
	if (!covered)
		diag_advise(c->diags, diags_add(c->diags, "R405", e->at, "分段没有盖住所有的数", "the bands leave a gap"), "最后加一支“否则 → …”", "end with “else -> …”");
}

static void
check_case(struct checker *c, struct expr *e)
{
	struct expr *on = e->kids[0];
	bool covered = false, seen[256] = {false};
	unsigned n_codes = 0;
	const struct decl *option;

	check_expr(c, on);
	option = option_of(on);
	for (unsigned i = 1; i < e->n; i++) {
		struct expr *arm = e->kids[i];

		check_expr(c, arm->kids[0]);
		merge(c, e, arm->kids[0]);
		if (covered)
			diags_add(c->diags, "R402", arm->at, "“否则”后面的不会用到", "nothing after else is ever used");
		if (arm->kind == E_ELSE) {
			covered = true;
			continue;
		}
		for (unsigned k = 1; k < arm->n; k++) {
			struct expr *code = arm->kids[k];

			if (on->type == T_CODE && (code->kind == E_NAME || code->kind == E_TEXT || code->kind == E_NONE || (code->kind == E_YESNO && on->enumeration >= 0))) {
				if (!resolve_code(c, code, on->enumeration, option)) {
					diags_add(c->diags, "R204", code->at, "“" STR_F "”不在取值之内", "“" STR_F "” is not one of the codes", STR_A(code->kind == E_TEXT ? code->text : code->path[0]));
					continue;
				}
				n_codes++;
				if (on->enumeration >= 0 && code->ref.i >= 0 && code->ref.i < 256) {
					if (seen[code->ref.i])
						diags_add(c->diags, "R406", code->at, "这个取值写了两次", "this code is named twice");
					seen[code->ref.i] = true;
				}
				continue;
			}
			check_expr(c, code);
			n_codes++;
			if (!agree(on, code))
				mismatch(c, "R303", code->at, on, code, "比较", "compared");
		}
	}
	if (!covered && on->type == T_YESNO)
		covered = n_codes == 2;
	if (!covered && on->type == T_CODE) {
		unsigned all = on->enumeration >= 0 ? vocab_enums(&(unsigned){0})[on->enumeration].n : option != NULL && option->choices != NULL ? option->choices->n : UINT32_MAX;

		covered = n_codes == all;
	}
	if (!covered && on->type != T_NONE)
		diag_advise(c->diags, diags_add(c->diags, "R407", e->at, "不是每种取值都有结果", "not every code has an outcome"), "补上缺的取值，或者加一支“否则 → …”", "add the missing codes, or “else -> …”");
}

static void
check_weighted(struct checker *c, struct expr *e)
{
	struct expr *on = e->kids[0];
	bool seen[256] = {false};

	check_expr(c, on);
	want(c, on, T_TALLY, U_NONE);
	e->type = T_NUM;
	for (unsigned i = 1; i < e->n; i++) {
		struct expr *arm = e->kids[i];

		check_expr(c, arm->kids[0]);
		want(c, arm->kids[0], T_NUM, U_NONE);
		for (unsigned k = 1; k < arm->n; k++) {
			struct expr *code = arm->kids[k];

			if (on->type != T_TALLY)
				continue;
			if (!resolve_code(c, code, on->enumeration, NULL))
				diags_add(c->diags, "R204", code->at, "“" STR_F "”不在取值之内", "“" STR_F "” is not one of the codes", STR_A(code->kind == E_TEXT ? code->text : code->path[0]));
			else if (seen[code->ref.i])
				diags_add(c->diags, "R406", code->at, "这个取值写了两次", "this code is named twice");
			else
				seen[code->ref.i] = true;
		}
	}
}

static const struct { enum agg agg; unsigned must, may; } agg_slots[] = {
#define S(x) (1u << SLOT_##x)
#define COMMON (S(WHERE) | S(DATED) | S(FOR) | S(VIA) | S(KEEP) | S(KEEP_BY) | S(PER))
	{AGG_COUNT, 0, COMMON | S(SPLIT)}, {AGG_SUM, S(OF), COMMON | S(OF) | S(SPLIT)}, {AGG_MEAN, S(OF), COMMON | S(OF)}, {AGG_MIN, S(OF), COMMON | S(OF)},
	{AGG_MAX, S(OF), COMMON | S(OF)}, {AGG_DISTINCT, S(OF), S(WHERE) | S(DATED) | S(FOR) | S(OF)},
	{AGG_MOST, S(SAME) | S(WITHIN), S(WHERE) | S(DATED) | S(FOR) | S(SAME) | S(WITHIN) | S(OF)},
	{AGG_KIN, S(SAME) | S(DATED), S(WHERE) | S(DATED) | S(SAME) | S(WITHIN) | S(OF)},
	{AGG_SPACED, S(WITHIN) | S(OF), S(WHERE) | S(DATED) | S(FOR) | S(VIA) | S(OF) | S(WITHIN)},
};

static void
check_agg(struct checker *c, struct expr *e)
{
	static const char *const slot_words[SLOT__COUNT][2] = {
		{"其中", "where"}, {"按", "dated"}, {"取", "of"}, {"分列", "split"}, {"归", "for"}, {"经", "via"}, {"只取", "keep"}, {"依据", "by"}, {"每个", "per"}, {"相同", "same"}, {"限/间隔", "within/gap"},
	};
	int row = c->row;
	struct expr **k = e->kids;
	const struct expr *of;

	for (unsigned i = 0; i < COUNT_OF(agg_slots); i++)
		for (unsigned s = 0; s < SLOT__COUNT; s++) {
			bool kin = e->agg == AGG_KIN;   /* rows beside this one, not rows that lead to it */
			bool must = (agg_slots[i].must >> s & 1) != 0 || (!kin && s == (row >= 0 ? SLOT_VIA : SLOT_DATED));
			bool may = (agg_slots[i].may >> s & 1) != 0 && (kin || s != (row >= 0 ? SLOT_DATED : SLOT_VIA));

			if (agg_slots[i].agg != e->agg)
				continue;
			if (must && k[s] == NULL)
				diag_advise(c->diags, diags_add_words(c->diags, "R310", e->at, "这个度量缺“%s”", "this measure lacks “%s”", WORDS({slot_words[s][0], slot_words[s][1]})),
				            s == SLOT_DATED ? "写明 按 哪一列计入考核期，或者 不限时" : "见语言手册的度量一节",
				            s == SLOT_DATED ? "say which field dates it into a period, or anytime" : "see measures in the language reference");
			else if (!may && k[s] != NULL && !must)
				diags_add_words(c->diags, "R311", k[s]->at, "这个度量不能用“%s”", "this measure cannot have “%s”", WORDS({slot_words[s][0], slot_words[s][1]}));
		}
	if (e->agg == AGG_KIN && row != e->entity)
		diag_advise(c->diags, diags_add(c->diags, "R321", e->at, "“同类”只能数与本条同一种的事实", "kin counts facts of the row's own kind"), "用在 取 同一种事实 的 判别、触发 里",
		            "use it in a derive or trigger of that kind of fact");
	if (row >= 0 && k[SLOT_VIA] != NULL) {
		const struct vfield *f;
		int field = k[SLOT_VIA]->n_path == 1 ? vocab_field(e->entity, k[SLOT_VIA]->path[0]) : -1;

		f = field < 0 ? NULL : &vocab_at(e->entity)->fields[field];
		if (f == NULL || f->type != VT_LINK || vocab_field_entity(f) != row)
			diags_add(c->diags, "R312", k[SLOT_VIA]->at, "“" STR_F "”不是指到这里的列", "“" STR_F "” is no field that leads here", STR_A(k[SLOT_VIA]->path[0]));
		else
			k[SLOT_VIA]->ref = (struct ref){.kind = R_FIELD, .entity = e->entity, .field = field};
		k[SLOT_VIA]->type = T_ROW;
	}
	c->row = e->entity;
	for (unsigned s = 0; s < SLOT__COUNT; s++) {
		if (k[s] == NULL || s == SLOT_VIA)
			continue;
		if (s == SLOT_KEEP && k[s]->kind == E_TEXT)
			k[s]->type = T_CODE;
		else if (s == SLOT_FOR && k[s]->kind == E_LIST)
			k[s]->type = T_ANY;
		else if (s == SLOT_SAME)
			for (unsigned i = 0; i < k[s]->n; i++)
				check_expr(c, k[s]->kids[i]);
		else if (!(s == SLOT_DATED && k[s]->kind == E_NONE))
			check_expr(c, k[s]);
	}
	c->row = row;
	want(c, k[SLOT_WHERE], T_YESNO, U_NONE);
	if (k[SLOT_DATED] != NULL && k[SLOT_DATED]->kind == E_NAME && k[SLOT_DATED]->type != T_NONE && k[SLOT_DATED]->type != T_DAY &&
	    k[SLOT_DATED]->type != T_INSTANT && k[SLOT_DATED]->type != T_PERIOD)
		diags_add(c->diags, "R313", k[SLOT_DATED]->at, "“按”后面应是日期、时刻或考核期的列", "dated needs a day, instant or period field");
	if (k[SLOT_SPLIT] != NULL && k[SLOT_SPLIT]->type != T_CODE && k[SLOT_SPLIT]->type != T_NONE)
		diags_add(c->diags, "R314", k[SLOT_SPLIT]->at, "“分列”后面应是有固定取值的列", "split needs a field with codes");
	if (k[SLOT_FOR] != NULL && k[SLOT_FOR]->kind == E_NAME && k[SLOT_FOR]->type != T_ROW && k[SLOT_FOR]->type != T_NONE)
		diags_add(c->diags, "R315", k[SLOT_FOR]->at, "“归”后面应是指到对象的列", "for needs a link to the subject");
	if (k[SLOT_KEEP] != NULL && k[SLOT_KEEP]->kind == E_NAME && k[SLOT_KEEP]->ref.kind != R_OPTION && k[SLOT_KEEP]->type != T_NONE)
		diags_add(c->diags, "R316", k[SLOT_KEEP]->at, "“只取”后面应是 最近、最早、全体、最高、最低 或选项", "keep needs latest, earliest, all, highest, lowest or an option");
	of = k[SLOT_OF];
	e->type = T_NUM;
	e->unit = U_COUNT;
	e->enumeration = -1;
	if ((e->agg == AGG_SUM || e->agg == AGG_MEAN || e->agg == AGG_MIN || e->agg == AGG_MAX) && of != NULL) {
		if ((e->agg == AGG_MIN || e->agg == AGG_MAX) && (of->type == T_INSTANT || of->type == T_DAY)) {
			e->type = of->type;
		} else {
			want(c, of, T_NUM, U__COUNT);
			e->unit = of->type == T_NUM ? of->unit : U_NONE;
		}
	}
	if (e->agg == AGG_SPACED)
		want(c, of, T_INSTANT, U_NONE);
	if (k[SLOT_SPLIT] != NULL) {
		e->type = k[SLOT_SPLIT]->enumeration >= 0 ? T_TALLY : T_NONE;
		e->enumeration = k[SLOT_SPLIT]->enumeration;
	}
	if (row < 0 && e->measure < 0) {
		struct rulebook *rb = c->rb;
		unsigned n = rb->n_measures;
		struct decl *d = c->decl;

		rb->measures = arena_append(&rb->arena, rb->measures, n, sizeof *rb->measures);
		rb->measure_names = arena_append(&rb->arena, rb->measure_names, n, sizeof *rb->measure_names);
		rb->measures[n] = e;
		e->measure = (int)n;
		if (d != NULL && d->kind == D_MEASURE && d->value == e) {
			rb->measure_names[n] = d->id;
		} else {
			unsigned same = 0;

			for (unsigned i = 0; i < n; i++)
				same += d != NULL && str_starts(rb->measure_names[i], d->id) &&
				        (rb->measure_names[i].n == d->id.n || rb->measure_names[i].p[d->id.n] == '#');
			rb->measure_names[n] = d == NULL ? STR("?") : same == 0 ? d->id : str_fmt(&rb->arena, STR_F "#%u", STR_A(d->id), same + 1);
		}
		rb->n_measures++;
	}
}

static void
check_call(struct checker *c, struct expr *e)
{
	const struct fn_info *info = &rb_functions(&(unsigned){0})[e->fn];
	struct expr **k = e->kids;
	bool nests = e->fn >= FN_PEER_MAX && e->fn <= FN_LAST_YEAR;

	if (c->row >= 0 ? !info->row : !info->item) {
		diags_add_words(c->diags, "R317", e->at, c->row >= 0 ? "函数“%s”不能用在逐条的式子里" : "函数“%s”只能用在逐条的式子里",
		          c->row >= 0 ? "“%s” cannot be used over rows" : "“%s” can only be used over rows", WORDS({info->word.zh, info->word.en}));
		return;
	}
	if (nests && ++c->over > OVER_MAX)
		diags_add(c->diags, "R507", e->at, "同组、逐项、上年同期的嵌套超过 %d 层", "peers, over and last_year nested deeper than %d", OVER_MAX);
	for (unsigned i = 0; i < e->n; i++)
		check_expr(c, k[i]);
	if (nests)
		c->over--;
	for (unsigned i = 0; i < e->n; i++)
		if (k[i]->type == T_NONE)
			return;
	e->type = T_NUM;
	switch (e->fn) {
	case FN_MIN: case FN_MAX: case FN_FIRST_KNOWN: case FN_VALUE_OR:
		same_as(e, k[0]);
		for (unsigned i = 1; i < e->n; i++)
			merge(c, e, k[i]);
		break;
	case FN_CLAMP:
		same_as(e, k[0]);
		merge(c, e, k[1]);
		merge(c, e, k[2]);
		break;
	case FN_ABS: case FN_FLOOR: case FN_CEIL: case FN_ROUND: case FN_PUBLISHED:
		want(c, k[0], T_NUM, U__COUNT);
		same_as(e, k[0]);
		if (e->n > 1)
			want(c, k[1], T_NUM, U_NONE);
		break;
	case FN_STEPS:
		want(c, k[0], T_NUM, U__COUNT);
		if (!agree(k[0], k[1]))
			mismatch(c, "R308", e->at, k[0], k[1], "相除", "divided");
		if (k[2]->kind != E_NAME || k[2]->ref.kind != R_OPTION)
			diags_add(c->diags, "R318", k[2]->at, "档数 的第三个参数应是选项（floor、proportional、ceil）", "the third argument of steps must be an option (floor, proportional, ceil)");
		break;
	case FN_TOTAL_OF:
		want(c, k[0], T_TALLY, U_NONE);
		e->unit = k[0]->unit;
		break;
	case FN_PEER_MAX: case FN_PEER_MIN: case FN_PEER_MEAN: case FN_LAST_YEAR: case FN_MEAN_OVER: case FN_MIN_OVER: case FN_MAX_OVER:
		same_as(e, k[0]);
		break;
	case FN_PEER_SUM: case FN_WHOLE: case FN_SUM_OVER:
		if (k[0]->type == T_YESNO)
			e->unit = U_COUNT;
		else
			same_as(e, k[0]);
		break;
	case FN_PEER_COUNT: case FN_COUNT_OVER:
		e->unit = U_NONE;
		break;
	case FN_RANK:
		want(c, k[0], T_NUM, U__COUNT);
		break;
	case FN_ENTERED:
		if (e->n > 0)
			want(c, k[0], T_TEXT, U_NONE);
		e->unit = e->n > 0 ? U_COUNT : U_POINTS;
		break;
	case FN_TICKED:
		want(c, k[0], T_TEXT, U_NONE);
		e->type = T_YESNO;
		break;
	case FN_DUE:
		want(c, k[0], T_INSTANT, U_NONE);
		if (k[1]->type != T_NUM || (k[1]->unit != U_HOURS && k[1]->unit != U_WORKING_HOURS && k[1]->unit != U_DAYS && k[1]->unit != U_WORKING_DAYS && k[1]->unit != U_MINUTES))
			diag_advise(c->diags, diags_add(c->diags, "R319", k[1]->at, "期限应有单位：小时、工作小时、天 或 工作日", "a duration needs a unit: hours, working_hours, days or working_days"),
			            "例如 5 工作日", "for example 5 working_days");
		e->type = T_INSTANT;
		break;
	case FN_MET:
		want(c, k[0], T_INSTANT, U_NONE);
		want(c, k[1], T_INSTANT, U_NONE);
		e->type = T_YESNO;
		break;
	case FN_DAY_OF:
		want(c, k[0], T_INSTANT, U_NONE);
		e->type = T_DAY;
		break;
	case FN_ASSESSMENT_YEAR:
		want(c, k[0], T_DAY, U_NONE);
		break;
	case FN_HOURS_BETWEEN:
		want(c, k[0], T_INSTANT, U_NONE);
		want(c, k[1], T_INSTANT, U_NONE);
		e->unit = U_HOURS;
		break;
	case FN_SECOND_OF_DAY:
		want(c, k[0], T_INSTANT, U_NONE);
		e->unit = U_MINUTES;
		break;
	case FN__COUNT:
		break;
	}
}

void
check_expr(struct checker *c, struct expr *e)
{
	if (e == NULL || e->type != T_NONE)
		return;
	switch (e->kind) {
	case E_NUM: e->type = T_NUM; break;
	case E_TEXT: e->type = T_TEXT; break;
	case E_DAY: e->type = T_DAY; break;
	case E_INSTANT: e->type = T_INSTANT; break;
	case E_PERIOD: e->type = T_PERIOD; break;
	case E_YESNO: e->type = T_YESNO; break;
	case E_NONE: case E_MISSING: e->type = T_ANY; break;
	case E_NAME: resolve_name(c, e); break;
	case E_LIST:
		for (unsigned i = 0; i < e->n; i++)
			check_expr(c, e->kids[i]);
		e->type = T_LIST;
		break;
	case E_NEG:
		check_expr(c, e->kids[0]);
		want(c, e->kids[0], T_NUM, U__COUNT);
		same_as(e, e->kids[0]);
		break;
	case E_NOT:
		check_expr(c, e->kids[0]);
		want(c, e->kids[0], T_YESNO, U_NONE);
		e->type = T_YESNO;
		break;
	case E_BINARY: check_binary(c, e); break;
	case E_IN:
		check_expr(c, e->kids[0]);
		if (e->kids[1]->kind == E_LIST)
			for (unsigned i = 0; i < e->kids[1]->n; i++) {
				struct expr *item = e->kids[1]->kids[i];

				if (e->kids[0]->type == T_CODE && (item->kind == E_NAME || item->kind == E_TEXT || item->kind == E_NONE || item->kind == E_YESNO)) {
					if (!resolve_code(c, item, e->kids[0]->enumeration, option_of(e->kids[0])))
						diags_add(c->diags, "R204", item->at, "“" STR_F "”不在取值之内", "“" STR_F "” is not one of the codes", STR_A(item->kind == E_TEXT ? item->text : item->path[0]));
					continue;
				}
				check_expr(c, item);
				if (!agree(e->kids[0], item))
					mismatch(c, "R303", item->at, e->kids[0], item, "比较", "compared");
			}
		else {
			check_expr(c, e->kids[1]);
			want(c, e->kids[1], T_LIST, U_NONE);
		}
		e->kids[1]->type = T_LIST;
		e->type = T_YESNO;
		break;
	case E_HAS:
		check_expr(c, e->kids[0]);
		check_expr(c, e->kids[1]);
		want(c, e->kids[0], T_SET, U_NONE);
		want(c, e->kids[1], T_TEXT, U_NONE);
		e->type = T_YESNO;
		break;
	case E_KNOWN: case E_UNKNOWN:
		check_expr(c, e->kids[0]);
		e->type = T_YESNO;
		break;
	case E_IF:
		check_expr(c, e->kids[0]);
		want(c, e->kids[0], T_YESNO, U_NONE);
		check_expr(c, e->kids[1]);
		check_expr(c, e->kids[2]);
		same_as(e, e->kids[1]);
		merge(c, e, e->kids[2]);
		break;
	case E_CASE: check_case(c, e); break;
	case E_BANDS: check_bands(c, e); break;
	case E_WEIGHTED: check_weighted(c, e); break;
	case E_ARM: case E_ELSE: break;
	case E_CALL: check_call(c, e); break;
	case E_AGG: check_agg(c, e); break;
	}
}
