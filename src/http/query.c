/*
 * Percent-encoding, query strings and cookies. Pure functions over bytes of strangers: never read past the given length, never keep
 * state. Called by exchange.c and by handlers through request_query and request_cookie.
 */
#include "http/internal.h"

#include <string.h>

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool
percent_decode(struct arena *a, struct str from, bool plus, struct str *to)
{
	bool plain = true;
	char *out;
	size_t n = 0;

	for (size_t i = 0; i < from.n && plain; i++)
		plain = from.p[i] != '%' && !(plus && from.p[i] == '+');
	if (plain) {
		*to = from;
		return utf8_bad(from) == from.n;
	}
	out = ARENA_NEW(a, char, from.n);
	if (out == NULL)
		return false;
	for (size_t i = 0; i < from.n; i++) {
		if (from.p[i] == '%') {
			int high = i + 2 < from.n ? hex(from.p[i + 1]) : -1, low = high >= 0 ? hex(from.p[i + 2]) : -1;

			if (low < 0)
				return false;
			out[n++] = (char)(high * 16 + low);
			i += 2;
		} else {
			out[n++] = plus && from.p[i] == '+' ? ' ' : from.p[i];
		}
	}
	*to = (struct str){out, n};
	return utf8_bad(*to) == n;
}

/* The next piece up to `mark`, and the rest behind it. */
static struct str
piece(struct str *rest, char mark)
{
	const char *at = rest->n == 0 ? NULL : memchr(rest->p, mark, rest->n);
	struct str first = {rest->p, at == NULL ? rest->n : (size_t)(at - rest->p)};
	size_t used = at == NULL ? rest->n : first.n + 1;

	*rest = (struct str){rest->n == used ? "" : rest->p + used, rest->n - used};
	return first;
}

bool
query_good(struct arena *a, struct str query)
{
	struct str any;

	return percent_decode(a, query, true, &any);
}

bool
query_find(struct arena *a, struct str query, const char *name, unsigned nth, struct str *value)
{
	while (query.n > 0) {
		struct str pair = piece(&query, '&'), key;

		if (!percent_decode(a, piece(&pair, '='), true, &key) || !str_eq_c(key, name))
			continue;
		if (nth-- == 0)
			return percent_decode(a, pair, true, value);
	}
	return false;
}

struct str
cookie_find(struct str header, const char *name)
{
	while (header.n > 0) {
		struct str pair = str_trim(piece(&header, ';')), key = str_trim(piece(&pair, '='));

		if (!str_eq_c(key, name))
			continue;
		pair = str_trim(pair);
		if (pair.n >= 2 && pair.p[0] == '"' && pair.p[pair.n - 1] == '"')
			pair = (struct str){pair.p + 1, pair.n - 2};
		return pair;
	}
	return STR("");
}
