/*
 * UTF-8: checked once at the door, then trusted. Display width by utf8proc. Called by csv, json, the lexer and the printers.
 */
#include "base/base.h"

#include <string.h>
#include <utf8proc.h>

size_t
utf8_bad(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0;

	while (i < s.n) {
		uint64_t eight;

		/* Eight ASCII bytes at a time, none of them NUL. */
		while (s.n - i >= 8) {
			memcpy(&eight, p + i, 8);
			if ((eight & 0x8080808080808080u) != 0 ||
			    ((eight - 0x0101010101010101u) & ~eight & 0x8080808080808080u) != 0)
				break;
			i += 8;
		}
		if (i == s.n)
			break;
		unsigned char c = p[i];

		if (c < 0x80) {
			if (c == 0)
				return i;
			i++;
			continue;
		}
		unsigned more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;

		if (c < 0xc2 || c > 0xf4 || s.n - i <= more)
			return i;
		if ((c == 0xe0 && p[i + 1] < 0xa0) || (c == 0xed && p[i + 1] > 0x9f) ||
		    (c == 0xf0 && p[i + 1] < 0x90) || (c == 0xf4 && p[i + 1] > 0x8f))
			return i;
		for (unsigned k = 1; k <= more; k++)
			if ((p[i + k] & 0xc0) != 0x80)
				return i;
		i += more + 1;
	}
	return s.n;
}

size_t
utf8_next(struct str s, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t n = s.n == 0 ? 0 : p[0] < 0x80 ? 1 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;

	if (n == 0 || n > s.n) {
		*cp = 0xfffd;
		return s.n == 0 ? 0 : 1;
	}
	*cp = n == 1 ? p[0] : n == 2 ? p[0] & 0x1fu : n == 3 ? p[0] & 0x0fu : p[0] & 0x07u;
	for (size_t i = 1; i < n; i++)
		*cp = *cp << 6 | (p[i] & 0x3fu);
	return n;
}

unsigned
utf8_width(struct str s)
{
	unsigned w = 0;

	while (s.n > 0) {
		uint32_t cp;
		size_t n = utf8_next(s, &cp);
		int one = utf8proc_charwidth((utf8proc_int32_t)cp);

		w += one > 0 ? (unsigned)one : 0;
		s.p += n;
		s.n -= n;
	}
	return w;
}
