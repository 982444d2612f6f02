/*
 * Personal texts as everybody may see them. Never shows more than the first character of a name, seven digits of a phone or six
 * characters of an address, and nothing of what is as short as that. Called by the api for every answer.
 */
#include "people/internal.h"

#include <string.h>

static bool
ends_with(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);

	return n >= m && strcmp(name + n - m, end) == 0;
}

/* The first `keep` characters, when there are more than that; else none. */
static struct str
beginning(struct str s, unsigned keep)
{
	size_t at = 0;
	uint32_t cp;

	for (unsigned i = 0; i < keep && at < s.n; i++)
		at += utf8_next((struct str){s.p + at, s.n - at}, &cp);
	return (struct str){s.p, at < s.n ? at : 0};
}

static struct str
phone(struct arena *a, struct str s)
{
	char first[3] = {0}, last[4] = {0};
	unsigned n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			continue;
		if (n < sizeof first)
			first[n] = s.p[i];
		memmove(last, last + 1, sizeof last - 1);
		last[sizeof last - 1] = s.p[i];
		n++;
	}
	return n > sizeof first + sizeof last ? str_fmt(a, "%.3s****%.4s", first, last) : STR("****");
}

struct str
personal_masked(struct arena *a, const struct vfield *f, struct str s)
{
	static const struct { const char *end; unsigned keep; const char *stars; } rules[] = {{"name", 1, "**"}, {"address", 6, "***"}};

	s = str_trim(s);
	if (s.n == 0)
		return STR("");
	if (utf8_bad(s) != s.n)
		return STR("***");
	if (ends_with(f->name, "phone"))
		return phone(a, s);
	for (unsigned i = 0; i < COUNT_OF(rules); i++)
		if (ends_with(f->name, rules[i].end))
			return str_fmt(a, STR_F "%s", STR_A(beginning(s, rules[i].keep)), rules[i].stars);
	return STR("***");
}
