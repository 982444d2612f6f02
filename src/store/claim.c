/*
 * Claims: numbers that a living program holds, so that another can tell at once whether it died. What they are held by ends with the
 * process, however it ends: on SQLite a lock on a byte of a file beside the database, on PostgreSQL an advisory lock of a connection
 * that does nothing else. Never guards data: that is the rows' own. Called by imports.
 */
#include "store/internal.h"

#include <stdlib.h>

/* Two numbers as one; that two claims meet by chance makes one of them wait for no reason, once in 2^62. */
static uint64_t
key_of(int64_t first, int64_t second)
{
	uint64_t h = (uint64_t)first * UINT64_C(0x9e3779b97f4a7c15) ^ (uint64_t)second;

	h = (h ^ (h >> 32)) * UINT64_C(0xd6e8feb86659fd93);
	return h ^ (h >> 29);
}

enum rc
store_claim(struct store *s, int64_t first, int64_t second, struct claim **out, struct err *err)
{
	struct claim *c = calloc(1, sizeof *c);
	enum rc rc;

	if (c == NULL)
		abort();
	*c = (struct claim){.store = s, .fd = -1};
	rc = s->be->claim(s, key_of(first, second), c, err);
	if (rc != RC_OK) {
		store_claim_end(c);
		c = NULL;
	}
	*out = c;
	return rc;
}

void
store_claim_end(struct claim *c)
{
	if (c == NULL)
		return;
	c->store->be->unclaim(c);
	free(c);
}
