/*
 * Results for people (aligned table, CSV) and programs (JSON objects as architecture.md states). Only prints.
 */
#include "score/assess.h"

#include <string.h>

static const struct { unsigned flag; const char *name, *zh; } flag_words[] = {
	{FLAG_NO_SAMPLE, "no_sample", "无样本"}, {FLAG_NO_DUE, "no_due", "无应办结"}, {FLAG_NO_DATA, "no_data", "无数据"}, {FLAG_NOT_ASSESSED, "not_assessed", "不参评"},
	{FLAG_UNDEFINED, "undefined", "原文未定"}, {FLAG_NOT_ENTERED, "not_entered", "未录入"}, {FLAG_RESCALED, "rescaled", "已折算"}, {FLAG_IMPORTED, "imported", "导入的结论"},
	{FLAG_PROVISIONAL, "provisional", "暂定"}, {FLAG_INCOMPLETE, "incomplete", "不完整"},
};

void
flags_print(struct buf *to, unsigned flags, enum lang lang)
{
	bool first = true;

	for (unsigned i = 0; i < COUNT_OF(flag_words); i++)
		if ((flags & flag_words[i].flag) != 0) {
			buf_fmt(to, "%s%s", first ? "" : MSG(lang, "、", ", "), MSG(lang, flag_words[i].zh, flag_words[i].name));
			first = false;
		}
}

const char *
flag_name(unsigned i)
{
	return i < COUNT_OF(flag_words) ? flag_words[i].name : NULL;
}

unsigned
item_decimals(struct str item)
{
	return str_eq_c(item, "rank") ? 0 : 2;
}

const char *
item_kind(struct str item, const struct decl *d)
{
	static const struct { const char *item, *kind; } wholes[] = {{"total", "total"}, {"tier", "tier"}, {"grade", "grade"}, {"rank", "rank"}, {"reward_yuan", "reward"}};
	static const char *const kinds[D__COUNT] = {
		[D_ITEM] = "item", [D_BONUS] = "bonus", [D_PENALTY] = "penalty", [D_FIGURE] = "figure", [D_TEST] = "figure", [D_VETO] = "veto", [D_MANUAL] = "item",
		[D_TOTAL] = "total", [D_TIER] = "tier", [D_GRADES] = "grade", [D_REWARD] = "reward", [D_UNDEFINED] = "undefined",
	};

	for (unsigned i = 0; i < COUNT_OF(wholes); i++)
		if (str_eq_c(item, wholes[i].item))
			return wholes[i].kind;
	return d == NULL || kinds[d->kind] == NULL ? "figure" : kinds[d->kind];
}

/* A value as people read it. */
void
value_print(struct buf *to, const struct value *v, unsigned decimals, enum lang lang)
{
	struct arena a;

	if (v->state != V_VALUE) {
		buf_add_c(to, "—");
		return;
	}
	arena_init(&a, 0);
	switch ((int)v->type) {
	case T_NUM:
		buf_add(to, v->unit == U_COUNT && num_is_int(v->num) ? num_exact(&a, v->num) : num_shown(&a, v->num, decimals));
		break;
	case T_YESNO: buf_add_c(to, v->i != 0 ? MSG(lang, "是", "yes") : MSG(lang, "否", "no")); break;
	case T_INSTANT: buf_add(to, instant_text(&a, v->i)); break;
	case T_DAY: buf_add(to, day_text(&a, (int32_t)v->i)); break;
	case T_PERIOD: buf_add(to, period_text(&a, (int32_t)v->i)); break;
	case T_TALLY:
		for (unsigned i = 0, n = 0; i < v->n_tally; i++)
			if (num_sign(v->tally[i]) != 0) {
				const struct vcode *code = &vocab_enums(&(unsigned){0})[v->enumeration].codes[i];

				buf_fmt(to, "%s%s " STR_F, n++ == 0 ? "" : MSG(lang, "，", ", "), MSG(lang, code->zh, code->name), STR_A(num_exact(&a, v->tally[i])));
			}
		break;
	default: buf_add(to, v->text); break;
	}
	arena_done(&a);
}

static void
json_value(struct jw *w, const struct value *v)
{
	struct arena a;

	arena_init(&a, 0);
	if (v->state != V_VALUE)
		jw_null(w);
	else if (v->type == T_YESNO)
		jw_yes(w, v->i != 0);
	else if (v->type == T_NUM)
		jw_text(w, num_exact(&a, v->num));
	else if (v->type == T_INSTANT)
		jw_text(w, instant_text(&a, v->i));
	else if (v->type == T_DAY)
		jw_text(w, day_text(&a, (int32_t)v->i));
	else if (v->type == T_TALLY) {
		jw_open(w, '{');
		for (unsigned i = 0; i < v->n_tally; i++)
			if (num_sign(v->tally[i]) != 0) {
				jw_key(w, vocab_enums(&(unsigned){0})[v->enumeration].codes[i].name);
				jw_text(w, num_exact(&a, v->tally[i]));
			}
		jw_close(w, '}');
	} else
		jw_text(w, v->text);
	arena_done(&a);
}

static void
json_result(struct jw *w, const struct scores *s, const struct result *r)
{
	struct arena a;
	struct buf shown;

	arena_init(&a, 0);
	buf_init(&shown, 0);
	jw_open(w, '{');
	jw_key(w, "subject"), jw_text(w, r->subject);
	jw_key(w, "subject_kind"), jw_text(w, str_c(r->subject_kind));
	jw_key(w, "assessment"), jw_text(w, s->assessment == NULL ? STR("") : s->assessment->id);
	jw_key(w, "period"), jw_text(w, period_text(&a, s->period));
	jw_key(w, "as_of"), jw_text(w, s->as_of > INT64_MAX / 8 ? STR("") : instant_text(&a, s->as_of));
	jw_key(w, "item"), jw_text(w, r->item);
	jw_key(w, "exact");
	if (r->value.state == V_VALUE && r->value.type == T_NUM)
		jw_text(w, num_exact(&a, r->value.num));
	else
		jw_null(w);
	jw_key(w, "shown");
	if (r->value.state == V_VALUE) {
		value_print(&shown, &r->value, item_decimals(r->item), LANG_ZH);
		jw_text(w, buf_str(&shown));
	} else {
		jw_null(w);
	}
	jw_key(w, "flags");
	jw_open(w, '[');
	for (unsigned i = 0; i < COUNT_OF(flag_words); i++)
		if ((r->value.flags & flag_words[i].flag) != 0)
			jw_text(w, str_c(flag_words[i].name));
	jw_close(w, ']');
	jw_key(w, "parts");
	jw_open(w, '{');
	if (r->value.state == V_VALUE && r->value.type != T_NUM) {
		jw_key(w, "value");
		json_value(w, &r->value);
	}
	/* the points of the item, as the rulebook states them */
	if (r->decl != NULL && r->decl->full != NULL && r->decl->full->kind == E_NUM) {
		jw_key(w, "full");
		jw_text(w, num_exact(&a, r->decl->full->num));
	}
	for (unsigned i = 0; i < r->n_parts; i++) {
		jw_key_str(w, r->parts[i].name);
		json_value(w, &r->parts[i].value);
	}
	jw_close(w, '}');
	jw_key(w, "clause"), jw_text(w, r->decl == NULL ? STR("") : r->decl->heading);
	jw_key(w, "edition"), jw_text(w, s->edition);
	jw_close(w, '}');
	buf_done(&shown);
	arena_done(&a);
}

static void
pad(struct buf *to, struct str s, unsigned width, bool right)
{
	unsigned w = utf8_width(s);

	for (unsigned i = w; right && i < width; i++)
		buf_char(to, ' ');
	buf_add(to, s);
	for (unsigned i = w; !right && i < width; i++)
		buf_char(to, ' ');
}

static void
print_table(const struct scores *s, bool csv, enum lang lang, struct buf *to)
{
	unsigned per = s->n_subjects == 0 ? 0 : s->n / s->n_subjects;
	static const struct { const char *item, *zh, *en; } wholes[] = {
		{"total", "总分", "total"}, {"tier", "档次", "tier"}, {"grade", "等次", "grade"}, {"rank", "名次", "rank"}, {"reward_yuan", "奖励（元）", "reward (yuan)"},
	};
	unsigned widths[256] = {0}, subject = utf8_width(str_c(MSG(lang, "对象", "subject")));
	struct buf cell;

	buf_init(&cell, 0);
	for (unsigned pass = csv ? 1 : 0; pass < 2; pass++) {
		for (unsigned line = 0; line <= s->n_subjects; line++) {
			for (unsigned k = 0; k <= per && k < COUNT_OF(widths); k++) {
				const struct result *r = per == 0 ? NULL : &s->list[(line == 0 ? 0 : line - 1) * per + (k == 0 ? 0 : k - 1)];
				struct str text;

				cell.n = 0;
				if (k == 0) {
					text = line == 0 ? str_c(MSG(lang, "对象", "subject")) : r->subject;
				} else if (line == 0) {
					text = r->item;
					for (unsigned w = 0; w < COUNT_OF(wholes); w++)
						if (str_eq_c(r->item, wholes[w].item))
							text = str_c(MSG(lang, wholes[w].zh, wholes[w].en));
				} else {
					value_print(&cell, &r->value, item_decimals(r->item), lang);
					if (r->value.state != V_VALUE && r->value.flags != 0) {
						cell.n = 0;
						flags_print(&cell, r->value.flags, lang);
					} else if (r->value.flags != 0) {
						buf_add_c(&cell, "*");
					}
					text = buf_str(&cell);
				}
				if (pass == 0) {
					unsigned w = utf8_width(text);

					if (k == 0)
						subject = w > subject ? w : subject;
					else
						widths[k] = w > widths[k] ? w : widths[k];
					continue;
				}
				if (csv) {
					if (k > 0)
						buf_char(to, ',');
					buf_csv(to, text);
				} else {
					if (k > 0)
						buf_add_c(to, "  ");
					pad(to, text, k == 0 ? subject : widths[k], k > 0);
				}
			}
			if (pass == 1)
				buf_char(to, '\n');
		}
	}
	buf_done(&cell);
	if (!csv)
		buf_add_c(to, MSG(lang, "* 有标记，细节见 --format json 或 jieban explain\n", "* flagged; see --format json or jieban explain\n"));
}

void
scores_print(const struct scores *s, const char *format, enum lang lang, struct buf *to)
{
	struct jw w;

	if (strcmp(format, "json") != 0) {
		print_table(s, strcmp(format, "csv") == 0, lang, to);
		return;
	}
	buf_add_c(to, "[");
	for (unsigned i = 0; i < s->n; i++) {
		buf_add_c(to, i == 0 ? "\n" : ",\n");
		jw_init(&w, to);
		json_result(&w, s, &s->list[i]);
	}
	buf_add_c(to, "\n]\n");
}

void
due_print(const struct due_result *r, const struct rulebook *rb, bool json, enum lang lang, struct buf *to)
{
	struct arena a;
	struct jw w;

	arena_init(&a, 0);
	if (!json) {
		for (size_t i = 0; i < r->due.n_steps; i++)
			buf_fmt(to, "%zu. " STR_F "\n", i + 1, STR_A(r->due.steps[i][lang]));
		buf_fmt(to, MSG(lang, "到期：" STR_F "（%s）\n", "due: " STR_F " (%s)\n"), STR_A(instant_text(&a, r->due.at)),
		        r->due.exclusive ? MSG(lang, "不含该时刻", "exclusive") : MSG(lang, "含该时刻", "inclusive"));
		arena_done(&a);
		return;
	}
	jw_init(&w, to);
	jw_open(&w, '{');
	jw_key(&w, "limit"), jw_text(&w, r->limit);
	jw_key(&w, "due_at"), jw_text(&w, instant_text(&a, r->due.at));
	jw_key(&w, "bound"), jw_text(&w, str_c(r->due.exclusive ? "exclusive" : "inclusive"));
	jw_key(&w, "steps");
	jw_open(&w, '[');
	for (size_t i = 0; i < r->due.n_steps; i++)
		jw_text(&w, r->due.steps[i][lang]);
	jw_close(&w, ']');
	jw_key(&w, "edition"), jw_text(&w, str_fmt(&a, STR_F " " STR_F, STR_A(rb->id), STR_A(rb->edition)));
	jw_close(&w, '}');
	buf_char(to, '\n');
	arena_done(&a);
}
