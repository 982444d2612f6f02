/*
 * Kin: rows beside a row, that agree with it in some fields and fell within a window that ends with it (同类: five calls of one person on one
 * matter in twelve months; ten people on one topic in seven days). The first counts as one. Called by row.c.
 */
#include "score/internal.h"

#include <stdlib.h>

#define KEYS_MAX 4
struct kin { int64_t key[KEYS_MAX], at, of; uint32_t row; bool counts; };

static int
by_key_and_time(const void *a, const void *b)
{
	const struct kin *x = a, *y = b;

	for (unsigned i = 0; i < KEYS_MAX; i++)
		if (x->key[i] != y->key[i])
			return x->key[i] < y->key[i] ? -1 : 1;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

static bool
same_key(const struct kin *x, const struct kin *y)
{
	for (unsigned i = 0; i < KEYS_MAX; i++)
		if (x->key[i] != y->key[i])
			return false;
	return true;
}

enum rc
kin_values(struct measures *m, const struct expr *agg, int64_t as_of, int64_t *values, bool *no_data, struct err *err)
{
	struct expr *const *k = agg->kids;
	const struct table *t = columns_table(m->cols, agg->entity);
	int64_t span = window_seconds(m, k[SLOT_WITHIN]);
	struct kin *list = malloc(((size_t)t->n_rows + 1) * sizeof *list);
	uint32_t n = 0;
	struct program p;
	struct bag beside;
	int where, at, of, keys[KEYS_MAX];
	unsigned n_keys = k[SLOT_SAME]->n;
	enum rc rc = RC_OK;

	if (list == NULL)
		abort();
	if (n_keys > KEYS_MAX) {
		free(list);
		return err_set(err, RC_INVALID, "", "同类 最多比 %d 列", "kin compares at most %d fields", KEYS_MAX);
	}
	program_init(&p, m);
	where = k[SLOT_WHERE] == NULL ? -1 : program_compile(&p, k[SLOT_WHERE], agg->entity, program_row(&p));
	of = k[SLOT_OF] == NULL ? -1 : program_compile(&p, k[SLOT_OF], agg->entity, program_row(&p));
	at = program_compile(&p, k[SLOT_DATED], agg->entity, program_row(&p));
	for (unsigned i = 0; i < n_keys; i++)
		keys[i] = program_compile(&p, k[SLOT_SAME]->kids[i], agg->entity, program_row(&p));
	*no_data |= p.no_data;
	program_ready(&p, t->n_rows < COL_BLOCK ? t->n_rows : COL_BLOCK);
	for (uint32_t from = 0; from < t->n_rows && rc == RC_OK; from += COL_BLOCK) {
		uint32_t end = from + COL_BLOCK < t->n_rows ? from + COL_BLOCK : t->n_rows;

		rc = program_rows(&p, from, end, as_of, err);
		for (uint32_t r = from; r < end && rc == RC_OK; r++) {
			struct kin x = {.at = p.regs[at][r - from], .of = of < 0 ? r : p.regs[of][r - from], .row = r};
			bool known = x.at != UNKNOWN;

			/* a row that does not count itself is told how many beside it do */
			x.counts = x.of != UNKNOWN && (where < 0 || p.regs[where][r - from] == 1);
			values[r] = 0;
			for (unsigned i = 0; i < n_keys && known; i++) {
				x.key[i] = p.regs[keys[i]][r - from];
				known = x.key[i] != UNKNOWN;
			}
			if (known)
				list[n++] = x;
		}
	}
	program_done(&p);
	qsort(list, n, sizeof *list, by_key_and_time);
	bag_init(&beside, n);
	for (uint32_t i = 0, first = 0; i < n && rc == RC_OK; i++) {
		for (; first < i && (!same_key(&list[first], &list[i]) || (span > 0 && list[i].at - list[first].at >= span)); first++)
			if (list[first].counts)
				bag_take(&beside, list[first].of);
		if (list[i].counts)
			bag_add(&beside, list[i].of);
		values[list[i].row] = (int64_t)beside.different * VOCAB_NUM_SCALE;
	}
	bag_done(&beside);
	free(list);
	return rc;
}
