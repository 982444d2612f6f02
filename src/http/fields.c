/*
 * Header fields that are lists or ranges: Accept-Encoding, Accept-Language, If-None-Match, Range, X-Forwarded-For (RFC 9110). Pure
 * functions over bytes of strangers; what cannot be understood means the plain answer, never an error. Called by exchange.c,
 * files.c and answer.c.
 */
#include "http/internal.h"

#include <arpa/inet.h>
#include <string.h>

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool
header_is(struct str name, const char *want)
{
	size_t i = 0;

	for (; i < name.n && want[i] != '\0'; i++)
		if (lower(name.p[i]) != want[i])
			return false;
	return i == name.n && want[i] == '\0';
}

/* The next member of a comma-separated list: its name and its weight in thousandths (";q=0.5"). False at the end. */
static bool
member(struct str *rest, struct str *name, unsigned *weight)
{
	const char *end;
	struct str all, q;
	unsigned digit = 1000;

	if (rest->n == 0)
		return false;
	end = memchr(rest->p, ',', rest->n);
	all = (struct str){rest->p, end == NULL ? rest->n : (size_t)(end - rest->p)};
	*rest = end == NULL ? STR("") : (struct str){end + 1, rest->n - all.n - 1};
	end = all.n == 0 ? NULL : memchr(all.p, ';', all.n);
	*name = str_trim((struct str){all.p, end == NULL ? all.n : (size_t)(end - all.p)});
	*weight = 1000;
	if (end == NULL)
		return true;
	q = str_trim((struct str){end + 1, (size_t)(all.p + all.n - end - 1)});
	if (q.n < 3 || lower(q.p[0]) != 'q' || q.p[1] != '=')
		return true;
	*weight = q.p[2] == '1' ? 1000 : 0;
	for (size_t i = 4; i < q.n && i < 7 && *weight < 1000 && q.p[i] >= '0' && q.p[i] <= '9'; i++) {
		digit /= 10;
		*weight += (unsigned)(q.p[i] - '0') * digit;
	}
	return true;
}

enum coding
coding_choose(struct str accept, unsigned offered)
{
	static const char *const names[] = {[CODING_GZIP] = "gzip", [CODING_BROTLI] = "br"};
	unsigned best = 0, weights[COUNT_OF(names)] = {0}, weight, any = 0;
	bool named[COUNT_OF(names)] = {false};
	enum coding chosen = CODING_NONE;
	struct str name;

	while (member(&accept, &name, &weight)) {
		for (unsigned c = CODING_GZIP; c < COUNT_OF(names); c++)
			if (header_is(name, names[c])) {
				weights[c] = weight;
				named[c] = true;
			}
		if (str_eq_c(name, "*"))
			any = weight;
	}
	/* the same weight: the later, which packs better */
	for (unsigned c = CODING_GZIP; c < COUNT_OF(names); c++) {
		unsigned w = named[c] ? weights[c] : any;

		if ((offered & 1U << c) != 0 && w > 0 && w >= best) {
			best = w;
			chosen = (enum coding)c;
		}
	}
	return chosen;
}

enum lang
lang_choose(struct str cookie_header, struct str accept)
{
	struct str wish = cookie_find(cookie_header, "lang"), name;
	unsigned weight, best = 0;
	enum lang lang = LANG_ZH;

	if (str_eq_c(wish, "zh") || str_eq_c(wish, "en"))
		return str_eq_c(wish, "en") ? LANG_EN : LANG_ZH;
	while (member(&accept, &name, &weight)) {
		struct str two = {name.p, name.n < 2 ? name.n : 2};

		if (weight > best && (header_is(two, "zh") || header_is(two, "en")) && (name.n == 2 || name.p[2] == '-')) {
			best = weight;
			lang = header_is(two, "en") ? LANG_EN : LANG_ZH;
		}
	}
	return lang;
}

bool
etag_listed(struct str list, struct str etag)
{
	struct str name;
	unsigned weight;

	while (member(&list, &name, &weight)) {
		if (str_starts(name, STR("W/")))
			name = (struct str){name.p + 2, name.n - 2};
		if (str_eq(name, etag) || str_eq_c(name, "*"))
			return true;
	}
	return false;
}

static bool
whole_number(struct str s, uint64_t *to)
{
	int64_t v;

	if (s.n == 0 || s.p[0] < '0' || s.p[0] > '9' || !str_to_i64(s, &v))
		return false;
	*to = (uint64_t)v;
	return true;
}

enum range
range_parse(struct str header, uint64_t size, uint64_t *from, uint64_t *to)
{
	const struct str unit = STR("bytes=");
	struct str part, first, last;
	const char *dash;
	uint64_t low = 0, high = UINT64_MAX;

	if (!str_starts(header, unit) || memchr(header.p, ',', header.n) != NULL)
		return RANGE_ALL;
	part = str_trim((struct str){header.p + unit.n, header.n - unit.n});
	dash = part.n == 0 ? NULL : memchr(part.p, '-', part.n);
	if (dash == NULL)
		return RANGE_ALL;
	first = (struct str){part.p, (size_t)(dash - part.p)};
	last = (struct str){dash + 1, part.n - first.n - 1};
	if ((first.n > 0 && !whole_number(first, &low)) || ((first.n == 0 || last.n > 0) && !whole_number(last, &high)))
		return RANGE_ALL;
	if (first.n == 0) {             /* the last `high` bytes */
		low = high < size ? size - high : 0;
		if (high == 0)
			return RANGE_BAD;
		high = UINT64_MAX;
	} else if (high < low) {
		return RANGE_ALL;
	}
	if (low >= size)
		return RANGE_BAD;
	*from = low;
	*to = high < size ? high : size - 1;
	return RANGE_PART;
}

bool
forwarded_address(struct str header, char *to, size_t room)
{
	struct str name, last = STR("");
	unsigned weight;
	unsigned char any[16];
	char text[48];

	while (member(&header, &name, &weight))
		last = name;
	if (last.n == 0 || last.n >= sizeof text || last.n >= room)
		return false;
	memcpy(text, last.p, last.n);
	text[last.n] = '\0';
	if (inet_pton(AF_INET, text, any) != 1 && inet_pton(AF_INET6, text, any) != 1)
		return false;
	memcpy(to, text, last.n + 1);
	return true;
}
