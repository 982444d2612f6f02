/*
 * The Markdown around the rules: front matter, headings (the clauses), prose, fenced blocks. Never looks inside a block. Called
 * by rulebook_parse.
 */
#include "rulebook/internal.h"

#include <string.h>

struct lines { struct str text; size_t at; };

/* Next line without its end; false at the end of the text. */
static bool
next_line(struct lines *l, struct str *line)
{
	const char *nl;

	if (l->at >= l->text.n)
		return false;
	nl = memchr(l->text.p + l->at, '\n', l->text.n - l->at);
	*line = (struct str){l->text.p + l->at, nl == NULL ? l->text.n - l->at : (size_t)(nl - l->text.p) - l->at};
	l->at += line->n + 1;
	if (line->n > 0 && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

static struct span
span_of(const struct rulebook *rb, struct str s)
{
	return (struct span){(uint32_t)(s.p - rb->text.p), (uint32_t)s.n};
}

static void
front_matter(struct rulebook *rb, struct diags *d, struct lines *l)
{
	static const struct { const char *en, *zh; size_t field; } keys[] = {
		{"id", "编号", offsetof(struct rulebook, id)}, {"title", "名称", offsetof(struct rulebook, title)},
		{"edition", "版本", offsetof(struct rulebook, edition)}, {"in_force", "施行", offsetof(struct rulebook, in_force)},
		{"applies_to", "适用", offsetof(struct rulebook, applies_to)}, {"language", "语言", 0},
	};
	struct str line;

	while (next_line(l, &line)) {
		const char *colon;
		struct str key, value;
		bool known = false;

		if (str_eq_c(str_trim(line), "---"))
			break;
		if (str_trim(line).n == 0)
			continue;
		colon = memchr(line.p, ':', line.n);
		if (colon == NULL) {
			diag_advise(d, diags_add(d, "R001", span_of(rb, line), "文件头的一行应写成“键: 值”", "a line of the front matter must be “key: value”"),
			            "例如 edition: 2024", "for example edition: 2024");
			continue;
		}
		key = str_trim((struct str){line.p, (size_t)(colon - line.p)});
		value = str_trim((struct str){colon + 1, line.n - (size_t)(colon + 1 - line.p)});
		for (unsigned i = 0; i < COUNT_OF(keys); i++) {
			if (!str_eq_c(key, keys[i].en) && !str_eq_c(key, keys[i].zh))
				continue;
			known = true;
			if (keys[i].field != 0 || i == 0)
				memcpy((char *)rb + keys[i].field, &value, sizeof value);
			else if (str_eq_c(value, "1"))
				rb->language_version = 1;
			else
				diags_add(d, "R002", span_of(rb, value), "语言版本应是 1", "the language version must be 1");
		}
		if (!known)
			diag_advise(d, diags_add(d, "R003", span_of(rb, key), "文件头里不认识“" STR_F "”", "“" STR_F "” is not a key of the front matter", STR_A(key)),
			            "可用 id、title、edition、in_force、applies_to、language", "use id, title, edition, in_force, applies_to, language");
	}
	if (rb->id.n == 0 || rb->edition.n == 0 || rb->language_version == 0)
		diag_advise(d, diags_add(d, "R004", (struct span){0, 3}, "文件头缺 id、edition 或 language", "id, edition or language is missing from the front matter"),
		            "在两行 --- 之间写 id:、edition:、language: 1", "write id:, edition: and language: 1 between the two --- lines");
	if (rb->in_force.n > 0 && !day_parse(rb->in_force, &rb->in_force_day))
		diags_add(d, "R005", span_of(rb, rb->in_force), "施行日期应写成 2024-11-06", "the day in force must be written 2024-11-06");
	if (rb->applies_to.n > 0 && !applies_well_formed(rb->applies_to))
		diag_advise(d, diags_add(d, "R008", span_of(rb, rb->applies_to), "适用应是考核期", "applies_to must be periods"),
		            "例如 2024，2024-Q4, 2025，2024-07..2025-06，2025..（从那时起）", "for example 2024, or 2024-Q4, 2025, or 2024-07..2025-06, or 2025.. (from then on)");
}

/* One fence may be longer than three; a closing one is at least as long. */
static size_t
fence(struct str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == '`')
		n++;
	return n >= 3 ? n : 0;
}

void
markdown_read(struct rulebook *rb, struct diags *d)
{
	struct lines l = {rb->text, 0};
	struct str line;
	struct arena *a = &rb->arena;
	struct rb_head *heads = NULL;
	struct rb_block *blocks = NULL;

	rb->in_force_day = INT32_MIN;
	if (rb->text.n >= 3 && memcmp(rb->text.p, "\xef\xbb\xbf", 3) == 0)
		l.at = 3;
	if (!next_line(&l, &line) || !str_eq_c(str_trim(line), "---")) {
		diag_advise(d, diags_add(d, "R004", (struct span){0, 1}, "缺文件头", "the front matter is missing"),
		            "第一行写 ---，再写 id:、edition:、language: 1，再写 ---", "begin with ---, then id:, edition:, language: 1, then ---");
		l.at = 0;
	} else {
		front_matter(rb, d, &l);
	}
	while (next_line(&l, &line)) {
		size_t ticks = fence(line);

		if (ticks > 0) {
			struct str word = str_trim((struct str){line.p + ticks, line.n - ticks});
			bool rule = str_eq_c(word, "规则") || str_eq_c(word, "rule");
			size_t from = l.at, to = l.at;
			struct str open = line;
			bool closed = false;

			while (next_line(&l, &line)) {
				size_t n = fence(line);

				if (n >= ticks && str_trim((struct str){line.p + n, line.n - n}).n == 0) {
					to = (size_t)(line.p - rb->text.p);
					closed = true;
					break;
				}
			}
			if (!closed) {
				to = rb->text.n;
				diag_advise(d, diags_add(d, "R006", span_of(rb, open), "这一块没有结束的 ```", "this block is never closed"),
				            "在块的末尾另起一行写 ```", "write ``` on a line of its own at its end");
			}
			if (rule) {
				blocks = arena_append(a, blocks, rb->n_blocks, sizeof *blocks);
				blocks[rb->n_blocks++] = (struct rb_block){{(uint32_t)from, (uint32_t)(to - from)}};
			}
		} else if (line.n > 0 && line.p[0] == '#') {
			unsigned depth = 0;

			while (depth < line.n && line.p[depth] == '#')
				depth++;
			if (depth <= 6 && depth < line.n && line.p[depth] == ' ') {
				heads = arena_append(a, heads, rb->n_headings, sizeof *heads);
				heads[rb->n_headings++] = (struct rb_head){span_of(rb, line), depth, str_trim((struct str){line.p + depth, line.n - depth})};
			}
		}
	}
	rb->headings = heads;
	rb->blocks = blocks;
}
