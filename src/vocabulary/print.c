/*
 * The vocabulary for people (Markdown, both languages) and for programs (JSON): `jieban vocabulary`. Only prints.
 */
#include "vocabulary/internal.h"

static const char *const type_names[VT__COUNT] = {
	[VT_ID] = "id", [VT_LINK] = "link", [VT_ENUM] = "enum", [VT_BOOL] = "bool", [VT_INT] = "int", [VT_NUM] = "num", [VT_DAY] = "day",
	[VT_INSTANT] = "instant", [VT_PERIOD] = "period", [VT_SET] = "set", [VT_TEXT] = "text",
};

static void
print_json(struct buf *to)
{
	struct jw w;

	jw_init(&w, to);
	jw_open(&w, '{');
	jw_key(&w, "entities");
	jw_open(&w, '[');
	for (unsigned i = 0; i < vocabulary_entities_n; i++) {
		const struct ventity *e = &vocabulary_entities[i];

		jw_open(&w, '{');
		jw_key(&w, "name"), jw_text(&w, str_c(e->name));
		jw_key(&w, "one"), jw_text(&w, str_c(e->one));
		jw_key(&w, "zh"), jw_text(&w, str_c(e->zh));
		jw_key(&w, "fields");
		jw_open(&w, '[');
		for (unsigned k = 0; k < e->n; k++) {
			const struct vfield *f = &e->fields[k];

			jw_open(&w, '{');
			jw_key(&w, "name"), jw_text(&w, str_c(f->name));
			jw_key(&w, "zh"), jw_text(&w, str_c(f->zh));
			jw_key(&w, "type"), jw_text(&w, str_c(type_names[f->type]));
			if (f->to != NULL)
				jw_key(&w, "to"), jw_text(&w, str_c(f->to));
			if (f->preset != NULL)
				jw_key(&w, "default"), jw_text(&w, str_c(f->preset));
			if (f->unit != U_NONE)
				jw_key(&w, "unit"), jw_text(&w, str_c(unit_word(f->unit, LANG_EN)));
			jw_key(&w, "derived"), jw_yes(&w, (f->flags & VF_DERIVED) != 0);
			jw_key(&w, "personal"), jw_yes(&w, (f->flags & VF_PERSONAL) != 0);
			jw_close(&w, '}');
		}
		jw_close(&w, ']');
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "enumerations");
	jw_open(&w, '[');
	for (unsigned i = 0; i < vocabulary_enums_n; i++) {
		const struct venum *e = &vocabulary_enums[i];

		jw_open(&w, '{');
		jw_key(&w, "name"), jw_text(&w, str_c(e->name));
		jw_key(&w, "zh"), jw_text(&w, str_c(e->zh));
		jw_key(&w, "codes");
		jw_open(&w, '[');
		for (unsigned k = 0; k < e->n; k++) {
			jw_open(&w, '{');
			jw_key(&w, "name"), jw_text(&w, str_c(e->codes[k].name));
			jw_key(&w, "zh"), jw_text(&w, str_c(e->codes[k].zh));
			jw_close(&w, '}');
		}
		jw_close(&w, ']');
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	buf_char(to, '\n');
}

void
vocab_print(struct buf *to, bool json)
{
	if (json) {
		print_json(to);
		return;
	}
	buf_add_c(to, "# 词汇 Vocabulary\n");
	for (unsigned i = 0; i < vocabulary_entities_n; i++) {
		const struct ventity *e = &vocabulary_entities[i];

		buf_fmt(to, "\n## %s.csv %s%s%s (%s)\n\n| 列 column | 中文 | 类型 type | 说明 note |\n|---|---|---|---|\n", e->name, e->zh, e->zh_also == NULL ? "" : "、",
		        e->zh_also == NULL ? "" : e->zh_also, e->one);
		for (unsigned k = 0; k < e->n; k++) {
			const struct vfield *f = &e->fields[k];

			buf_fmt(to, "| `%s` | %s | %s%s%s | %s%s%s%s%s |\n", f->name, f->zh, type_names[f->type], f->to == NULL ? "" : " → ", f->to == NULL ? "" : f->to,
			        f->unit == U_NONE ? "" : unit_word(f->unit, LANG_ZH), f->preset == NULL ? "" : " 缺省 default ", f->preset == NULL ? "" : f->preset,
			        (f->flags & VF_DERIVED) != 0 ? " 推算 derived" : "", (f->flags & VF_PERSONAL) != 0 ? " 个人信息 personal" : "");
		}
	}
	buf_add_c(to, "\n## 取值 Enumerations\n\n");
	for (unsigned i = 0; i < vocabulary_enums_n; i++) {
		const struct venum *e = &vocabulary_enums[i];

		buf_fmt(to, "- `%s` %s:", e->name, e->zh);
		for (unsigned k = 0; k < e->n; k++)
			buf_fmt(to, "%s `%s` %s", k == 0 ? "" : " ·", e->codes[k].name, e->codes[k].zh);
		buf_char(to, '\n');
	}
}
