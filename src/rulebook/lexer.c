/*
 * Text of a block to tokens. Full-width and half-width punctuation and digits are the same; a run of Han is one name; an item
 * id, a day, an instant and a period are one token each. Never stops at a mistake: it is reported and stepped over.
 */
#include "rulebook/internal.h"

#include <string.h>

static const struct { const char *text; int punct; } signs[] = {
	{"->", P_ARROW}, {"→", P_ARROW}, {"<=", P_LE}, {"≤", P_LE}, {"≦", P_LE}, {">=", P_GE}, {"≥", P_GE}, {"≧", P_GE}, {"!=", P_NE}, {"≠", P_NE},
	{":", ':'}, {"：", ':'}, {",", ','}, {"，", ','}, {"、", ','}, {"(", '('}, {"（", '('}, {")", ')'}, {"）", ')'}, {";", ';'}, {"；", ';'},
	{"%", '%'}, {"％", '%'}, {"×", '*'}, {"*", '*'}, {"÷", '/'}, {"/", '/'}, {"+", '+'}, {"＋", '+'}, {"-", '-'}, {"－", '-'}, {"−", '-'},
	{"=", '='}, {"＝", '='}, {"<", '<'}, {"＜", '<'}, {">", '>'}, {"＞", '>'}, {".", '.'}, {"．", '.'},
};

static struct token *
add(struct rulebook *rb, enum tkind kind, size_t off, size_t len)
{
	struct tokens *t = rb->tokens;
	struct token *k;

	t->list = arena_append(&rb->arena, t->list, t->n, sizeof *t->list);
	k = &t->list[t->n++];
	*k = (struct token){.kind = kind, .at = {(uint32_t)off, (uint32_t)len}, .text = {rb->text.p + off, len}};
	return k;
}

static bool
is_name_start(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= 0x3400 && c <= 0x9fff) || (c >= 0x20000 && c <= 0x323af);
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* An ASCII or full-width digit's value, -1 otherwise; its length in bytes. */
static int
digit(struct str s, size_t *len)
{
	uint32_t c = 0;

	*len = s.n == 0 ? 0 : utf8_next(s, &c);
	if (*len > 0 && is_digit(c))
		return (int)(c - '0');
	if (*len > 0 && c >= 0xff10 && c <= 0xff19)
		return (int)(c - 0xff10);
	return -1;
}

/* NM-B2, DY-1.1u: capitals, a hyphen, letters and digits, and more of them after points. 0 when it is none. */
static size_t
item_id(struct str s)
{
	size_t i = 0;

	while (i < s.n && ((s.p[i] >= 'A' && s.p[i] <= 'Z') || (i > 0 && is_digit((unsigned char)s.p[i]))))
		i++;
	if (i == 0 || i >= s.n || s.p[i] != '-')
		return 0;
	size_t j = i + 1;

	for (;;) {
		size_t from = j;

		while (j < s.n && ((s.p[j] >= 'A' && s.p[j] <= 'Z') || (s.p[j] >= 'a' && s.p[j] <= 'z') || is_digit((unsigned char)s.p[j])))
			j++;
		if (j == from)
			return from == i + 1 ? 0 : from - 1;    /* a point that belongs to what follows */
		/* a point and a digit or capital goes on (DY-1.D1); a point and a name is a part (NM-L5r.on_time) */
		if (j + 1 < s.n && s.p[j] == '.' && (is_digit((unsigned char)s.p[j + 1]) || (s.p[j + 1] >= 'A' && s.p[j + 1] <= 'Z')))
			j++;
		else
			return j;
	}
}

/* 2024-11-04, 2024-11-04T09:00[:00], 2025-03, 2025-Q1, 2025-H1. */
static size_t
calendar_token(struct rulebook *rb, struct str s, size_t off)
{
	int32_t day;
	int64_t at;
	struct token *t;
	size_t n = 0;

	while (n < s.n && n < 25 && (is_digit((unsigned char)s.p[n]) || strchr("-:TQH", s.p[n]) != NULL) && s.p[n] != '\0')
		n++;
	if (n < 7 || s.p[4] != '-')
		return 0;
	while (n > 0 && s.p[n - 1] == ':')
		n--;
	if (n >= 16 && instant_parse((struct str){s.p, n}, &at)) {
		t = add(rb, TK_INSTANT, off, n);
		t->i = at;
		return n;
	}
	if (n >= 10 && day_parse((struct str){s.p, 10}, &day) && n == 10) {
		t = add(rb, TK_DAY, off, 10);
		t->i = day;
		return 10;
	}
	if (n == 7 && period_parse((struct str){s.p, 7}, &day)) {
		t = add(rb, TK_PERIOD, off, 7);
		t->i = day;
		return 7;
	}
	return 0;
}

static size_t
number(struct rulebook *rb, struct diags *d, struct str s, size_t off)
{
	char text[RB_DIGITS_MAX + 2];
	size_t used = 0, i = 0, len, digits = 0;
	bool point = false;
	struct token *t;

	for (;;) {
		int v = digit((struct str){s.p + i, s.n - i}, &len);

		if (v >= 0) {
			digits++;
			if (digits <= RB_DIGITS_MAX)
				text[used++] = (char)('0' + v);
			i += len;
			continue;
		}
		size_t after;

		if (!point && i < s.n && s.p[i] == '.' && digit((struct str){s.p + i + 1, s.n - i - 1}, &after) >= 0) {
			point = true;
			if (digits <= RB_DIGITS_MAX)
				text[used++] = '.';
			i++;
			continue;
		}
		break;
	}
	t = add(rb, TK_NUM, off, i);
	if (digits > RB_DIGITS_MAX) {
		diag_advise(d, diags_add(d, "R501", t->at, "数有 %zu 位，最多 %d 位", "a number of %zu digits; at most %d", digits, RB_DIGITS_MAX),
		            "换一个单位来写", "write it in another unit");
		used = 1;
		text[0] = '0';
	}
	if (text[used - 1] == '.')
		used--;
	t->text = str_copy(&rb->arena, (struct str){text, used});
	return i;
}

bool
lex_block(struct rulebook *rb, struct diags *d, struct span block)
{
	size_t i = block.off, end = block.off + block.len, line = i;
	bool first = true, good = true;
	unsigned n0;

	while (i < end) {
		struct str s = {rb->text.p + i, end - i};
		uint32_t c;
		size_t n = utf8_next(s, &c), id;

		if (c == '\n') {
			i++;
			line = i;
			first = true;
			continue;
		}
		if (c == ' ' || c == '\t' || c == '\r' || c == 0x3000) {
			i += n;
			continue;
		}
		if (c == '#') {
			while (i < end && rb->text.p[i] != '\n')
				i++;
			continue;
		}
		n0 = rb->tokens->n;
		if (c == '"' || c == 0x201c) {
			size_t j = i + n, close = 0;

			while (j < end && rb->text.p[j] != '\n') {
				uint32_t q;
				size_t k = utf8_next((struct str){rb->text.p + j, end - j}, &q);

				if ((c == '"' && q == '"') || (c == 0x201c && q == 0x201d)) {
					close = k;
					break;
				}
				j += k;
			}
			struct token *t = add(rb, TK_TEXT, i, j + close - i);

			t->text = (struct str){rb->text.p + i + n, j - i - n};
			if (close == 0) {
				diag_advise(d, diags_add(d, "R010", t->at, "引号没有结束", "a text that is never closed"), "文本写在一行里，用“…”或\"…\"括起来",
				            "keep a text on one line, in “…” or \"…\"");
				good = false;
			}
			i = j + close;
		} else if (digit(s, &id) >= 0) {
			size_t k = calendar_token(rb, s, i);

			i += k > 0 ? k : number(rb, d, s, i);
		} else if ((id = item_id(s)) > 0) {
			add(rb, TK_ID, i, id);
			i += id;
		} else if (is_name_start(c)) {
			size_t j = i;

			while (j < end) {
				uint32_t q;
				size_t k = utf8_next((struct str){rb->text.p + j, end - j}, &q);

				if (!is_name_start(q) && !is_digit(q))
					break;
				j += k;
			}
			add(rb, TK_NAME, i, j - i);
			i = j;
		} else {
			bool found = false;

			for (unsigned k = 0; k < COUNT_OF(signs) && !found; k++)
				if (str_starts(s, str_c(signs[k].text))) {
					size_t len = str_c(signs[k].text).n;
					struct token *t = add(rb, TK_PUNCT, i, len);

					t->punct = signs[k].punct;
					i += len;
					found = true;
				}
			if (!found) {
				diag_advise(d, diags_add(d, "R011", (struct span){(uint32_t)i, (uint32_t)n}, "不认识的符号“" STR_F "”", "an unknown sign “" STR_F "”", (int)n, s.p),
				            "去掉它；说明文字写在 # 后面或规则块外面", "remove it; remarks go after # or outside the block");
				good = false;
				i += n;
			}
		}
		if (rb->tokens->n > n0) {
			struct token *t = &rb->tokens->list[n0];

			t->first = first;
			t->indented = t->at.off != line;
			t->role = ROLE_NONE;
			first = false;
		}
	}
	return good;
}
