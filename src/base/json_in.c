/*
 * JSON in, as a tree on an arena. Our own because a score is exact and the libraries make a double of 9.975 before anyone sees
 * its text. Strict RFC 8259: valid UTF-8, no NUL, no duplicate keys, nothing after the value, depth at most 64.
 */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX 64

struct reader { struct arena *a; struct str s; size_t i; unsigned depth; struct err *err; };

/* zh and en take the line and the byte in it. */
static enum rc
bad(struct reader *r, const char *zh, const char *en)
{
	size_t line = 1, column = 1;

	for (size_t i = 0; i < r->i && i < r->s.n; i++) {
		column++;
		if (r->s.p[i] == '\n')
			line++, column = 1;
	}
	return err_set(r->err, RC_INVALID, "json", zh, en, line, column);
}

static void
skip_blanks(struct reader *r)
{
	while (r->i < r->s.n && strchr(" \t\r\n", r->s.p[r->i]) != NULL && r->s.p[r->i] != '\0')
		r->i++;
}

static bool
take(struct reader *r, char c)
{
	if (r->i < r->s.n && r->s.p[r->i] == c) {
		r->i++;
		return true;
	}
	return false;
}

#define BAD(zh, en) bad(r, "JSON 第 %zu 行第 %zu 字节：" zh, "JSON line %zu byte %zu: " en)

static int
hex4(const char *p)
{
	int v = 0;

	for (int i = 0; i < 4; i++) {
		char c = p[i];

		v = v * 16 + (c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 :
		              c >= 'A' && c <= 'F' ? c - 'A' + 10 : -100000);
	}
	return v < 0 ? -1 : v;
}

static enum rc
read_string(struct reader *r, struct str *out)
{
	size_t end = r->i;
	char *to;
	size_t n = 0;

	while (end < r->s.n && r->s.p[end] != '"') {
		if ((unsigned char)r->s.p[end] < 0x20)
			return BAD("文本里有控制字符", "a control character in a text");
		end += r->s.p[end] == '\\' ? 2 : 1;
	}
	if (end >= r->s.n)
		return BAD("文本没有结束的引号", "a text without its closing quote");
	to = arena_take(r->a, end - r->i + 1, 1);
	if (to == NULL)
		return BAD("内容太大", "too large");
	while (r->i < end) {
		char c = r->s.p[r->i++];

		if (c != '\\') {
			to[n++] = c;
			continue;
		}
		c = r->s.p[r->i++];
		const char *plain = strchr("\"\"\\\\//b\bf\fn\nr\rt\t", c);

		if (c == 'u') {
			int32_t cp = r->s.n - r->i >= 4 ? hex4(r->s.p + r->i) : -1;

			if (cp >= 0xd800 && cp < 0xdc00 && r->s.n - r->i >= 10 && r->s.p[r->i + 4] == '\\' && r->s.p[r->i + 5] == 'u') {
				int low = hex4(r->s.p + r->i + 6);

				cp = low >= 0xdc00 && low < 0xe000 ? 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00) : -1;
				r->i += 6;
			}
			if (cp <= 0 || (cp >= 0xd800 && cp < 0xe000))
				return BAD("\\u 转义不对", "a bad \\u escape");
			r->i += 4;
			if (cp < 0x80) {
				to[n++] = (char)cp;
			} else if (cp < 0x800) {
				to[n++] = (char)(0xc0 | cp >> 6);
				to[n++] = (char)(0x80 | (cp & 0x3f));
			} else if (cp < 0x10000) {
				to[n++] = (char)(0xe0 | cp >> 12);
				to[n++] = (char)(0x80 | (cp >> 6 & 0x3f));
				to[n++] = (char)(0x80 | (cp & 0x3f));
			} else {
				to[n++] = (char)(0xf0 | cp >> 18);
				to[n++] = (char)(0x80 | (cp >> 12 & 0x3f));
				to[n++] = (char)(0x80 | (cp >> 6 & 0x3f));
				to[n++] = (char)(0x80 | (cp & 0x3f));
			}
		} else if (plain != NULL && c != '\0') {
			/* the table holds escape and meaning in turn; strchr may have met a meaning first */
			static const char table[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
			char meaning = '\0';

			for (size_t k = 0; k + 1 < sizeof table; k += 2)
				if (table[k] == c)
					meaning = table[k + 1];
			if (meaning == '\0')
				return BAD("不认识的转义", "an unknown escape");
			to[n++] = meaning;
		} else {
			return BAD("不认识的转义", "an unknown escape");
		}
	}
	if (r->i != end)
		return BAD("文本没有结束的引号", "a text without its closing quote");
	r->i = end + 1;
	to[n] = '\0';
	*out = (struct str){to, n};
	return RC_OK;
}

static enum rc
read_number(struct reader *r, struct str *out)
{
	size_t from = r->i, i = r->i;
	const char *p = r->s.p;
	size_t end = r->s.n;
#define DIGITS_FROM(at) do { if ((at) >= end || p[at] < '0' || p[at] > '9') return BAD("数写得不对", "a badly written number"); \
	while ((at) < end && p[at] >= '0' && p[at] <= '9') (at)++; } while (0)

	if (i < end && p[i] == '-')
		i++;
	if (i + 1 < end && p[i] == '0' && p[i + 1] >= '0' && p[i + 1] <= '9')
		return BAD("数不能以 0 开头", "a number may not begin with 0");
	DIGITS_FROM(i);
	if (i < end && p[i] == '.') {
		i++;
		DIGITS_FROM(i);
	}
	if (i < end && (p[i] == 'e' || p[i] == 'E')) {
		i++;
		if (i < end && (p[i] == '+' || p[i] == '-'))
			i++;
		DIGITS_FROM(i);
	}
#undef DIGITS_FROM
	r->i = i;
	*out = (struct str){p + from, i - from};
	return RC_OK;
}

/* Are two members of one object named alike? Sorted copy of the keys: cost n log n, whatever the sender wrote. */
static int
by_key(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

static enum rc
no_twins(struct reader *r, const struct json *o)
{
	struct str *keys;
	size_t n = 0;
	enum rc rc = RC_OK;

	if (o->n_kids < 2)
		return RC_OK;
	keys = calloc(o->n_kids, sizeof *keys);
	if (keys == NULL)
		abort();
	for (const struct json *k = o->kids; k != NULL; k = k->next)
		keys[n++] = k->key;
	qsort(keys, n, sizeof *keys, by_key);
	for (size_t i = 1; i < n && rc == RC_OK; i++)
		if (str_eq(keys[i - 1], keys[i]))
			rc = BAD("同一个键出现两次", "the same key twice");
	free(keys);
	return rc;
}

/* Recursion is bounded by DEPTH_MAX. */
static enum rc
read_value(struct reader *r, struct json *v)
{
	static const struct { const char *word; enum json_kind kind; bool yes; } words[] = {
		{"null", JSON_NULL, false}, {"true", JSON_BOOL, true}, {"false", JSON_BOOL, false},
	};
	struct json **tail = &v->kids;
	char close;

	skip_blanks(r);
	if (r->i >= r->s.n)
		return BAD("缺一个值", "a value is missing");
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		struct str w = str_c(words[i].word);

		if (str_starts((struct str){r->s.p + r->i, r->s.n - r->i}, w)) {
			v->kind = words[i].kind;
			v->yes = words[i].yes;
			r->i += w.n;
			return RC_OK;
		}
	}
	if (take(r, '"')) {
		v->kind = JSON_STRING;
		return read_string(r, &v->text);
	}
	if (!take(r, '{') && !take(r, '[')) {
		v->kind = JSON_NUMBER;
		return read_number(r, &v->text);
	}
	v->kind = r->s.p[r->i - 1] == '{' ? JSON_OBJECT : JSON_ARRAY;
	close = v->kind == JSON_OBJECT ? '}' : ']';
	if (++r->depth > DEPTH_MAX)
		return BAD("嵌套超过 64 层", "nested deeper than 64");
	skip_blanks(r);
	if (take(r, close)) {
		r->depth--;
		return RC_OK;
	}
	do {
		struct json *kid = ARENA_NEW(r->a, struct json, 1);

		if (kid == NULL)
			return BAD("内容太大", "too large");
		if (v->kind == JSON_OBJECT) {
			skip_blanks(r);
			if (!take(r, '"'))
				return BAD("缺键名", "a key is missing");
			TRY(read_string(r, &kid->key));
			skip_blanks(r);
			if (!take(r, ':'))
				return BAD("键后面缺冒号", "a colon is missing after a key");
		}
		TRY(read_value(r, kid));
		*tail = kid;
		tail = &kid->next;
		v->n_kids++;
		skip_blanks(r);
	} while (take(r, ','));
	if (!take(r, close))
		return BAD("缺逗号或结束括号", "a comma or closing bracket is missing");
	r->depth--;
	return v->kind == JSON_OBJECT ? no_twins(r, v) : RC_OK;
}

enum rc
json_parse(struct arena *a, struct str s, struct json **out, struct err *err)
{
	struct reader reader = {.a = a, .s = s, .err = err}, *r = &reader;
	size_t bad_at = utf8_bad(s);

	*out = ARENA_NEW(a, struct json, 1);
	if (bad_at != s.n) {
		r->i = bad_at;
		return BAD("不是 UTF-8 文本", "not UTF-8 text");
	}
	if (*out == NULL)
		return BAD("内容太大", "too large");
	TRY(read_value(r, *out));
	skip_blanks(r);
	return r->i == s.n ? RC_OK : BAD("值后面还有别的内容", "something follows the value");
}

struct json *
json_get(const struct json *object, const char *key)
{
	if (object == NULL || object->kind != JSON_OBJECT)
		return NULL;
	for (struct json *k = object->kids; k != NULL; k = k->next)
		if (str_eq_c(k->key, key))
			return k;
	return NULL;
}

/* Exponents (1e-3) are exact too, within reason. */
bool
json_num(struct arena *a, const struct json *v, struct num *out)
{
	const char *e;
	int64_t exponent;

	if (v == NULL || (v->kind != JSON_NUMBER && v->kind != JSON_STRING))
		return false;
	e = v->kind == JSON_NUMBER ? memchr(v->text.p, 'e', v->text.n) : NULL;
	if (e == NULL && v->kind == JSON_NUMBER)
		e = memchr(v->text.p, 'E', v->text.n);
	if (e == NULL)
		return num_parse(a, v->text, out);
	if (!num_parse(a, (struct str){v->text.p, (size_t)(e - v->text.p)}, out) ||
	    !str_to_i64((struct str){e + 1, v->text.n - (size_t)(e - v->text.p) - 1}, &exponent) || exponent > 18 || exponent < -18)
		return false;
	for (; exponent > 0; exponent--)
		*out = num_mul(a, *out, NUM_INT(10));
	for (; exponent < 0; exponent++)
		*out = num_div(a, *out, NUM_INT(10));
	return true;
}
