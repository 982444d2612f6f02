/*
 * Numbers: two texts are read, or refused; sums and products keep the laws of arithmetic whatever their size. Never crashes.
 */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const uint8_t *bar = n == 0 ? NULL : memchr(data, '|', n);
	struct str s = {(const char *)data, bar == NULL ? n : (size_t)(bar - data)}, t = {(const char *)bar + 1, bar == NULL ? 0 : n - s.n - 1};
	struct arena a;
	struct num x, y, z;

	if (n > 2000)
		return 0;
	arena_init(&a, 0);
	if (num_parse(&a, s, &x)) {
		if (!num_parse(&a, num_exact(&a, x), &y) || num_cmp(x, y) != 0)
			abort();
		(void)num_shown(&a, x, 2);
		if (bar != NULL && num_parse(&a, t, &y)) {
			z = num_add(&a, x, y);
			if (num_cmp(num_sub(&a, z, y), x) != 0 || num_cmp(num_mul(&a, x, y), num_mul(&a, y, x)) != 0)
				abort();
			if (num_sign(y) != 0 && num_cmp(num_mul(&a, num_div(&a, x, y), y), x) != 0)
				abort();
			z = num_round(&a, x, 2, ROUND_HALF_UP);
			z = num_sub(&a, z, x);
			if (num_cmp(z, num_frac(&a, 1, 200)) > 0 || num_cmp(z, num_frac(&a, -1, 200)) < 0)
				abort();
		}
	}
	arena_done(&a);
	return 0;
}
