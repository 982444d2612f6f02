/*
 * Rows: the first byte chooses a kind of fact, the rest are its cells separated by commas and lines. Never crashes; a refused row
 * leaves no trace in the count.
 */
#include "facts.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena a;
	struct columns *c;
	struct err err;
	unsigned n_entities, good = 0;
	const struct ventity *e = vocab_entities(&n_entities);
	int fields[64], entity;
	struct str rest, units[1] = {STR("u1")};
	int unit_id = 0;

	if (n < 2)
		return 0;
	arena_init(&a, 0);
	c = all_columns(&a);
	entity = data[0] % (int)n_entities;
	if (entity != 0 && (columns_open(c, 0, &unit_id, 1, &err) != RC_OK || columns_row(c, 0, units, 1, &err) != RC_OK))
		abort();
	unsigned nf = 0;

	for (unsigned f = 0; f < e[entity].n && nf < 64; f++)
		if ((e[entity].fields[f].flags & VF_DERIVED) == 0)
			fields[nf++] = (int)f;
	if (columns_open(c, entity, fields, nf, &err) != RC_OK)
		abort();
	rest = (struct str){(const char *)data + 1, n - 1};
	while (rest.n > 0) {
		const char *nl = memchr(rest.p, '\n', rest.n);
		struct str line = {rest.p, nl == NULL ? rest.n : (size_t)(nl - rest.p)}, cells[64];
		unsigned k = 0;

		rest = nl == NULL ? (struct str){"", 0} : (struct str){nl + 1, rest.n - line.n - 1};
		if (utf8_bad(line) != line.n)
			continue;               /* the CSV reader would have refused it */
		while (k < 64) {
			const char *comma = line.n == 0 ? NULL : memchr(line.p, ',', line.n);

			cells[k++] = (struct str){line.p, comma == NULL ? line.n : (size_t)(comma - line.p)};
			if (comma == NULL)
				break;
			line = (struct str){comma + 1, line.n - cells[k - 1].n - 1};
		}
		good += columns_row(c, entity, cells, k, &err) == RC_OK;
	}
	if (columns_table(c, entity)->n_rows != good)
		abort();
	if (columns_seal(c, &err) != RC_OK && err.msg[0][0] == 0)
		abort();
	columns_free(c);
	arena_done(&a);
	return 0;
}
