/*
 * The vocabulary for people (Markdown, both languages) and for programs (JSON): `jieban vocabulary`, GET /api/vocabulary. Only prints.
 */
#include "vocabulary/internal.h"

static const char *const type_names[VT__COUNT] = {
	[VT_ID] = "id", [VT_LINK] = "link", [VT_ENUM] = "enum", [VT_BOOL] = "bool", [VT_INT] = "int", [VT_NUM] = "num", [VT_DAY] = "day",
	[VT_INSTANT] = "instant", [VT_PERIOD] = "period", [VT_SET] = "set", [VT_TEXT] = "text",
};

void
vocab_json(struct jw *w)
{
	jw_key(w, "entities");
	jw_open(w, '[');
	for (unsigned i = 0; i < vocabulary_entities_n; i++) {
		const struct ventity *e = &vocabulary_entities[i];

		jw_open(w, '{');
		jw_key(w, "name"), jw_text(w, str_c(e->name));
		jw_key(w, "one"), jw_text(w, str_c(e->one));
		jw_key(w, "zh"), jw_text(w, str_c(e->zh));
		if (e->zh_also != NULL)
			jw_key(w, "zh_also"), jw_text(w, str_c(e->zh_also));
		if (e->id >= 0)
			jw_key(w, "id"), jw_text(w, str_c(e->fields[e->id].name));
		jw_key(w, "fields");
		jw_open(w, '[');
		for (unsigned k = 0; k < e->n; k++) {
			const struct vfield *f = &e->fields[k];

			jw_open(w, '{');
			jw_key(w, "name"), jw_text(w, str_c(f->name));
			jw_key(w, "zh"), jw_text(w, str_c(f->zh));
			jw_key(w, "type"), jw_text(w, str_c(type_names[f->type]));
			if (f->to != NULL)
				jw_key(w, "to"), jw_text(w, str_c(f->to));
			if (f->preset != NULL)
				jw_key(w, "default"), jw_text(w, str_c(f->preset));
			if (f->unit != U_NONE) {
				jw_key(w, "unit"), jw_text(w, str_c(unit_word(f->unit, LANG_EN)));
				jw_key(w, "unit_zh"), jw_text(w, str_c(unit_word(f->unit, LANG_ZH)));
			}
			if ((f->flags & VF_OPTIONAL_ID) != 0)
				jw_key(w, "optional"), jw_yes(w, true);
			if ((f->flags & VF_PLAN) != 0)
				jw_key(w, "plan"), jw_yes(w, true);
			if ((f->flags & VF_DATED) != 0)
				jw_key(w, "dated"), jw_yes(w, true);
			if ((f->flags & VF_VERDICT) != 0)
				jw_key(w, "verdict"), jw_yes(w, true);
			jw_key(w, "derived"), jw_yes(w, (f->flags & VF_DERIVED) != 0);
			jw_key(w, "personal"), jw_yes(w, (f->flags & VF_PERSONAL) != 0);
			jw_close(w, '}');
		}
		jw_close(w, ']');
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_key(w, "enumerations");
	jw_open(w, '[');
	for (unsigned i = 0; i < vocabulary_enums_n; i++) {
		const struct venum *e = &vocabulary_enums[i];

		jw_open(w, '{');
		jw_key(w, "name"), jw_text(w, str_c(e->name));
		jw_key(w, "zh"), jw_text(w, str_c(e->zh));
		jw_key(w, "codes");
		jw_open(w, '[');
		for (unsigned k = 0; k < e->n; k++) {
			jw_open(w, '{');
			jw_key(w, "name"), jw_text(w, str_c(e->codes[k].name));
			jw_key(w, "zh"), jw_text(w, str_c(e->codes[k].zh));
			if (e->codes[k].zh_also != NULL)
				jw_key(w, "zh_also"), jw_text(w, str_c(e->codes[k].zh_also));
			jw_close(w, '}');
		}
		jw_close(w, ']');
		jw_close(w, '}');
	}
	jw_close(w, ']');
}

static const struct { unsigned flag; const char *text; } notes[] = {
	{VF_PLAN, "计划时间 plan"}, {VF_VERDICT, "可给结论 may be given"}, {VF_DERIVED, "推算 derived"}, {VF_DATED, "有历史值 dated"},
	{VF_PERSONAL, "个人信息 personal"},
};

void
vocab_print(struct buf *to, bool json)
{
	if (json) {
		struct jw w;

		jw_init(&w, to);
		jw_open(&w, '{');
		vocab_json(&w);
		jw_close(&w, '}');
		buf_char(to, '\n');
		return;
	}
	buf_add_c(to, "# 词汇 Vocabulary\n");
	for (unsigned i = 0; i < vocabulary_entities_n; i++) {
		const struct ventity *e = &vocabulary_entities[i];

		buf_fmt(to, "\n## %s.csv %s%s%s (%s)\n\n| 列 column | 中文 | 类型 type | 说明 note |\n|---|---|---|---|\n", e->name, e->zh, e->zh_also == NULL ? "" : "、",
		        e->zh_also == NULL ? "" : e->zh_also, e->one);
		for (unsigned k = 0; k < e->n; k++) {
			const struct vfield *f = &e->fields[k];

			buf_fmt(to, "| `%s` | %s | %s%s%s%s |", f->name, f->zh, type_names[f->type], (f->flags & VF_OPTIONAL_ID) != 0 ? "?" : "",
			        f->to == NULL ? "" : " → ", f->to == NULL ? "" : f->to);
			if (f->unit != U_NONE)
				buf_fmt(to, " %s %s;", unit_word(f->unit, LANG_ZH), unit_word(f->unit, LANG_EN));
			if (f->preset != NULL)
				buf_fmt(to, " 缺省 default %s;", f->preset);
			for (unsigned w = 0; w < COUNT_OF(notes); w++)
				if ((f->flags & notes[w].flag) != 0)
					buf_fmt(to, " %s;", notes[w].text);
			if (to->n > 0 && to->p[to->n - 1] == ';')
				to->n--;
			buf_add_c(to, " |\n");
		}
	}
	buf_add_c(to, "\n## 取值 Enumerations\n\n");
	for (unsigned i = 0; i < vocabulary_enums_n; i++) {
		const struct venum *e = &vocabulary_enums[i];

		buf_fmt(to, "- `%s` %s:", e->name, e->zh);
		for (unsigned k = 0; k < e->n; k++)
			buf_fmt(to, "%s `%s` %s%s%s", k == 0 ? "" : " ·", e->codes[k].name, e->codes[k].zh, e->codes[k].zh_also == NULL ? "" : "、",
			        e->codes[k].zh_also == NULL ? "" : e->codes[k].zh_also);
		buf_char(to, '\n');
	}
}
