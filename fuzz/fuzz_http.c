/*
 * Query, cookie, Accept-Encoding, Range, X-Forwarded-For and path matching: any bytes give answers that keep their promises; the tree
 * of routes finds what a plain walk over the table finds. Never crashes.
 */
#include "http/internal.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
never(struct request *q, struct reply *r)
{
	(void)q;
	(void)r;
}

static const struct route table[] = {
	{.verb = GET, .path = "/a", .fn = never}, {.verb = GET, .path = "/a/b", .fn = never}, {.verb = GET, .path = "/a/:x", .fn = never}, {.verb = POST, .path = "/a/:x", .fn = never},
	{.verb = GET, .path = "/a/:x/c", .fn = never}, {.verb = GET, .path = "/a/b/d", .fn = never}, {.verb = GET, .path = "/:x/:y/:z/d", .fn = never}, {.verb = GET, .path = "/", .fn = never},
};

static void
hold(bool promise)
{
	if (!promise)
		abort();
}

static struct str
segment(struct str path, unsigned k, bool *there)
{
	size_t from = 1;

	for (size_t i = 1; i <= path.n; i++)
		if (i == path.n || path.p[i] == '/') {
			if (k-- == 0) {
				*there = true;
				return (struct str){path.p + from, i - from};
			}
			from = i + 1;
		}
	*there = false;
	return STR("");
}

static bool
fits(const char *pattern, struct str path)
{
	if (path.n == 0 || path.p[0] != '/')
		return false;
	for (unsigned k = 0;; k++) {
		bool a, b;
		struct str want = segment(str_c(pattern), k, &a), have = segment(path, k, &b);

		if (a != b)
			return false;
		if (!a)
			return true;
		if (want.n > 1 && want.p[0] == ':' ? have.n == 0 : !str_eq(want, have))
			return false;
	}
}

static void
paths(struct str s)
{
	static struct routes *routes;
	struct str params[PARAMS_MAX];
	const struct route *const *found;
	unsigned n = 0;
	struct err err;
	bool any = false, right = false;

	if (routes == NULL && routes_new(table, COUNT_OF(table), &routes, &err) != RC_OK)
		abort();
	found = routes_find(routes, s, params, &n);
	for (unsigned i = 0; i < COUNT_OF(table); i++) {
		bool fit = fits(table[i].path, s);

		any = any || fit;
		right = right || (fit && found != NULL && found[table[i].verb] == &table[i]);
	}
	hold((found != NULL) == any && right == any);
	for (unsigned i = 0; i < n && found != NULL; i++)
		hold(params[i].n > 0 && params[i].p >= s.p && params[i].p + params[i].n <= s.p + s.n);
}

static bool
inside(struct str part, struct str all)
{
	return part.n == 0 || (part.p >= all.p && part.p + part.n <= all.p + all.n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const names[] = {"a", "id", "", "lang"};
	/* copied exactly, so that a byte too far is seen */
	char *p = malloc(n == 0 ? 1 : n), to[48];
	struct str s = {p, n}, out;
	struct arena a;
	uint64_t from = 0, last = 0;

	if (p == NULL || n > 4096) {
		free(p);
		return 0;
	}
	if (n > 0)
		memcpy(p, data, n);
	arena_init(&a, 1 << 20);
	for (int plus = 0; plus < 2; plus++)
		if (percent_decode(&a, s, plus == 1, &out))
			hold(out.n <= n && utf8_bad(out) == out.n && memchr(out.n == 0 ? "x" : out.p, '\0', out.n == 0 ? 1 : out.n) == NULL);
	for (unsigned i = 0; i < COUNT_OF(names); i++) {
		for (unsigned nth = 0; nth < 3; nth++)
			if (query_find(&a, s, names[i], nth, &out))
				hold(out.n <= n && utf8_bad(out) == out.n);
		hold(inside(cookie_find(s, names[i]), s));
	}
	(void)query_good(&a, s);
	for (unsigned offered = 0; offered < 8; offered += 2) {
		enum coding c = coding_choose(s, offered);

		hold(c == CODING_NONE || (offered & 1U << c) != 0);
	}
	(void)lang_choose(s, s);
	(void)etag_listed(s, STR("\"x\""));
	for (uint64_t size = 0; size < 1000; size = size * 3 + 1)
		if (range_parse(s, size, &from, &last) == RANGE_PART)
			hold(from <= last && last < size);
	(void)forwarded_address(s, to, sizeof to);
	paths(s);
	arena_done(&a);
	free(p);
	return 0;
}
