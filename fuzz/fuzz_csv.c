/*
 * CSV: any bytes, read whole and in odd pieces, give the same rows and the same refusals. Never crashes.
 */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct piece { const uint8_t *p; size_t n, at, step; };

static ptrdiff_t
read_piece(void *ctx, char *to, size_t n)
{
	struct piece *p = ctx;
	size_t k = p->n - p->at;

	k = k > p->step ? p->step : k;
	k = k > n ? n : k;
	memcpy(to, p->p + p->at, k);
	p->at += k;
	return (ptrdiff_t)k;
}

/* A digest of everything that the reader said. */
static uint64_t
digest(const uint8_t *data, size_t n, size_t step)
{
	struct piece p = {data, n, 0, step};
	struct csv *c = csv_new((struct csv_source){read_piece, &p}, (struct csv_limits){.cell_max = 1000, .row_max = 5000, .columns_max = 20});
	uint64_t h = 0, line;
	const struct str *cells;
	unsigned k, bad;
	struct err err;
	enum rc rc;

	while ((rc = csv_next(c, &cells, &k, &line, &bad, &err)) != RC_NOT_FOUND && rc != RC_INTERNAL) {
		h = h * 31 + (uint64_t)rc;
		for (unsigned i = 0; rc == RC_OK && i < k; i++)
			h = h * 31 + str_hash(cells[i]);
	}
	csv_free(c);
	return h;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	if (digest(data, n, SIZE_MAX) != digest(data, n, 1 + (n > 0 ? data[0] % 7 : 0)))
		abort();
	return 0;
}
