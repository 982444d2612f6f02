/*
 * Strings that carry their length, and the growing builder. Text is UTF-8; nothing here relies on a closing NUL. Called by all.
 */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>

struct str
str_c(const char *s)
{
	return (struct str){s == NULL ? "" : s, s == NULL ? 0 : strlen(s)};
}

bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool
str_eq_c(struct str a, const char *b)
{
	if (b == NULL)
		return a.n == 0;
	/* mostly they differ in the first byte: b is not looked at to its end before */
	for (size_t i = 0; i < a.n; i++)
		if (b[i] == '\0' || b[i] != a.p[i])
			return false;
	return b[a.n] == '\0';
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n == 0 ? 0 : memcmp(a.p, b.p, n);

	return c != 0 ? c : (a.n > b.n) - (a.n < b.n);
}

bool
str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

struct str
str_trim(struct str s)
{
	while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t' || s.p[0] == '\r' || s.p[0] == '\n'))
		s.p++, s.n--;
	while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t' || s.p[s.n - 1] == '\r' || s.p[s.n - 1] == '\n'))
		s.n--;
	return s;
}

struct str
str_copy(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n + 1, 1);

	if (p == NULL)
		return (struct str){"", 0};
	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return (struct str){p, s.n};
}

struct str
str_fmt(struct arena *a, const char *fmt, ...)
{
	char room[128], *p;     /* most are short: formatted once */
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(room, sizeof room, fmt, ap);
	va_end(ap);
	if (n < 0 || (p = arena_take(a, (size_t)n + 1, 1)) == NULL)
		return (struct str){"", 0};
	if ((size_t)n < sizeof room) {
		memcpy(p, room, (size_t)n + 1);
		return (struct str){p, (size_t)n};
	}
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return (struct str){p, (size_t)n};
}

/* FNV-1a, then mixed so that the low bits are good for tables. */
uint64_t
str_hash(struct str s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	h ^= h >> 32;
	return h * 0x9e3779b97f4a7c15u;
}

struct str
i64_text(char room[I64_CHARS], int64_t i)
{
	uint64_t rest = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
	size_t at = I64_CHARS;

	do
		room[--at] = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (i < 0)
		room[--at] = '-';
	return (struct str){room + at, I64_CHARS - at};
}

bool
str_to_i64(struct str s, int64_t *out)
{
	bool minus = false;
	int64_t v = 0;
	size_t i = 0;

	if (s.n > 0 && (s.p[0] == '-' || s.p[0] == '+'))
		minus = s.p[i++] == '-';
	if (i == s.n)
		return false;
	for (; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		if (__builtin_mul_overflow(v, (int64_t)10, &v) || __builtin_sub_overflow(v, (int64_t)(s.p[i] - '0'), &v))
			return false;           /* counted downwards, so that INT64_MIN fits */
	}
	if (!minus && v == INT64_MIN)
		return false;
	*out = minus ? v : -v;
	return true;
}

void
buf_init(struct buf *b, size_t cap)
{
	*b = (struct buf){.cap = cap};
}

void
buf_done(struct buf *b)
{
	free(b->p);
	*b = (struct buf){.cap = b->cap};
}

/* Room for n more bytes and a NUL; false (and `full`) past the cap. */
bool
buf_room(struct buf *b, size_t n)
{
	size_t need;

	if (b->full || __builtin_add_overflow(b->n, n, &need) || (b->cap != 0 && need > b->cap)) {
		b->full = true;
		return false;
	}
	if (need + 1 > b->room) {
		size_t room = b->room < 256 ? 256 : b->room;

		while (room < need + 1)
			room *= 2;
		char *p = realloc(b->p, room);

		if (p == NULL)
			abort();
		b->p = p;
		b->room = room;
	}
	return true;
}

void
buf_add(struct buf *b, struct str s)
{
	if (s.n == 0 || !buf_room(b, s.n))
		return;
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
	b->p[b->n] = '\0';
}

void
buf_add_c(struct buf *b, const char *s)
{
	buf_add(b, str_c(s));
}

void
buf_char(struct buf *b, char c)
{
	if (!buf_room(b, 1))
		return;
	b->p[b->n++] = c;
	b->p[b->n] = '\0';
}

void
buf_fmt(struct buf *b, const char *fmt, ...)
{
	char room[128];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(room, sizeof room, fmt, ap);
	va_end(ap);
	if (n >= 0 && (size_t)n < sizeof room) {
		buf_add(b, (struct str){room, (size_t)n});
		return;
	}
	if (n < 0 || !buf_room(b, (size_t)n))
		return;
	va_start(ap, fmt);
	vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->n += (size_t)n;
}

/* How many bytes from the start JSON takes as they are. Eight at a time: most of what is answered is texts that end here. */
static size_t
json_plain(struct str s)
{
	const uint64_t ones = UINT64_MAX / 255, tops = ones << 7;
	size_t i = 0;

	for (uint64_t w; s.n - i >= sizeof w; i += sizeof w) {
		uint64_t quote, slash;

		memcpy(&w, s.p + i, sizeof w);
		quote = w ^ ones * '"';
		slash = w ^ ones * '\\';
		/* a byte below its bound borrows into its own top bit; bytes of Chinese have theirs set and stay out */
		if ((((w - ones * 0x20) | (quote - ones) | (slash - ones)) & ~w & tops) != 0)
			break;
	}
	while (i < s.n && (unsigned char)s.p[i] >= 0x20 && s.p[i] != '"' && s.p[i] != '\\')
		i++;
	return i;
}

void
buf_json(struct buf *b, struct str s)
{
	static const char hex[] = "0123456789abcdef";

	if (json_plain(s) == s.n) {     /* most texts */
		if (!buf_room(b, s.n + 2))
			return;
		b->p[b->n++] = '"';
		if (s.n > 0)
			memcpy(b->p + b->n, s.p, s.n);
		b->n += s.n;
		b->p[b->n++] = '"';
		b->p[b->n] = '\0';
		return;
	}
	buf_char(b, '"');
	for (;;) {
		size_t plain = json_plain(s);
		unsigned char c;

		buf_add(b, (struct str){s.p, plain});
		if (plain == s.n)
			break;
		c = (unsigned char)s.p[plain];
		s = (struct str){s.p + plain + 1, s.n - plain - 1};
		buf_char(b, '\\');
		switch (c) {
		case '"': case '\\': buf_char(b, (char)c); break;
		case '\n': buf_char(b, 'n'); break;
		case '\r': buf_char(b, 'r'); break;
		case '\t': buf_char(b, 't'); break;
		default:
			buf_add_c(b, "u00");
			buf_char(b, hex[c >> 4]);
			buf_char(b, hex[c & 15]);
		}
	}
	buf_char(b, '"');
}

/* What a spreadsheet runs as a formula, the full-width signs in a Chinese one too; quotes before it are ours to take off or to keep. */
static bool
begins_formula(struct str s)
{
	static const char *const starts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};

	if (s.n == 0 || memchr("'=+-@\t\r\n\xef", s.p[0], 9) == NULL)
		return false;
	while (s.n > 0 && s.p[0] == '\'')
		s.p++, s.n--;
	for (unsigned i = 0; i < COUNT_OF(starts); i++)
		if (str_starts(s, str_c(starts[i])))
			return true;
	return false;
}

struct str
csv_undefused(struct str cell)
{
	return cell.n > 1 && cell.p[0] == '\'' && begins_formula(cell) ? (struct str){cell.p + 1, cell.n - 1} : cell;
}

void
buf_csv(struct buf *b, struct str s)
{
	bool formula = begins_formula(s);
	bool quote = formula;
	int64_t whole;

	/* A plain number may begin with a minus; a spreadsheet runs everything else that begins so. */
	if (formula && s.p[0] == '-') {
		struct arena a;
		struct num x;

		arena_init(&a, 1 << 16);
		formula = !(str_to_i64(s, &whole) || num_parse(&a, s, &x));
		arena_done(&a);
		quote = formula;
	}
	for (size_t i = 0; i < s.n && !quote; i++)
		quote = s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r';
	if (!quote) {
		buf_add(b, s);
		return;
	}
	buf_char(b, '"');
	if (formula)
		buf_char(b, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buf_char(b, '"');
		buf_char(b, s.p[i]);
	}
	buf_char(b, '"');
}

struct str
buf_str(const struct buf *b)
{
	return (struct str){b->p == NULL ? "" : b->p, b->n};
}
