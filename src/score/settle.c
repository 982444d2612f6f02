/*
 * Rows that cannot be counted as they come: a row is taken into its sum, mean or best, or kept as an entry until all were seen, for
 * keep without marks, distinct, most and spaced. Called by pass.c.
 */
#include "score/job.h"

#include <stdlib.h>

static void
add_entry(struct job *j, uint32_t slot, uint32_t row, int64_t key, int64_t value, int64_t also, int64_t code)
{
	if (j->n_entries == j->room) {
		j->room = j->room == 0 ? 1024 : j->room * 2;
		j->entries = realloc(j->entries, j->room * sizeof *j->entries);
		if (j->entries == NULL)
			abort();
	}
	j->entries[j->n_entries++] = (struct entry){slot, row, key, value, also, code};
}

/* The row counts: slot is window × subjects + subject. */
static void
count_row(struct job *j, uint32_t slot, int64_t of, int64_t code)
{
	size_t at = (size_t)slot * j->n_codes + (j->n_codes > 1 || j->split >= 0 ? (size_t)code : 0);

	switch (j->agg->agg) {
	case AGG_COUNT:
		j->counts[at]++;
		break;
	case AGG_SUM: case AGG_MEAN:
		j->counts[at]++;
		j->sums[at] += of;
		break;
	case AGG_MIN:
		if (j->counts[at]++ == 0 || of < j->best[at])
			j->best[at] = of;
		break;
	case AGG_MAX:
		if (j->counts[at]++ == 0 || of > j->best[at])
			j->best[at] = of;
		break;
	case AGG_DISTINCT: case AGG_MOST: case AGG_SPACED: case AGG_KIN: case AGG__COUNT:
		break;
	}
}

void
job_take(struct job *j, const struct program *p, uint32_t i, uint32_t row, uint32_t slot, int64_t dated, const struct listing *l)
{
	int64_t of = j->of < 0 ? 0 : p->regs[j->of][i], code = j->split < 0 ? 0 : p->regs[j->split][i];

	if (j->split >= 0 && code == UNKNOWN)
		return;
	switch (j->agg->agg) {
	case AGG_DISTINCT:
		if (of != UNKNOWN)
			add_entry(j, slot, row, of, 0, 0, 0);
		return;
	case AGG_MOST: {
		uint64_t h = 1469598103934665603u;

		for (unsigned k = 0; k < j->n_same; k++) {
			if (p->regs[j->same[k]][i] == UNKNOWN)
				return;
			h = (h ^ (uint64_t)p->regs[j->same[k]][i]) * 1099511628211u;
			h ^= h >> 29;
		}
		add_entry(j, slot, row, (int64_t)h, dated, j->of < 0 ? (int64_t)row : of, 0);
		return;
	}
	case AGG_SPACED:
		if (of != UNKNOWN)
			add_entry(j, slot, row, 0, of, 0, 0);
		return;
	case AGG_COUNT: case AGG_SUM: case AGG_MEAN: case AGG_MIN: case AGG_MAX: case AGG_KIN: case AGG__COUNT:
		break;
	}
	if (j->agg->agg != AGG_COUNT && of == UNKNOWN)
		return;
	if (j->keep != KEEP_ALL && j->marks == NULL) {
		int64_t key = p->regs[j->key][i], value = p->regs[j->value][i];

		/* a row without the key stands alone; rows of one key compete at the end. also: what to add up */
		add_entry(j, slot, row, key == UNKNOWN || key < 0 ? -1 - (int64_t)row : key, value, of, code);
		return;
	}
	if (l != NULL) {
		if (l->slot == slot && (l->code < 0 || j->split < 0 || l->code == code))
			l->row(l->ctx, row);
		return;
	}
	count_row(j, slot, of, code);
}

static int
by_slot_and_key(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;

	if (a->slot != b->slot)
		return (a->slot > b->slot) - (a->slot < b->slot);
	if (a->key != b->key)
		return (a->key > b->key) - (a->key < b->key);
	if (a->value != b->value)
		return (a->value > b->value) - (a->value < b->value);
	return (a->row > b->row) - (a->row < b->row);
}

/* How many entries of [from, to) with different `also` lie in any window of that length; times rise. */
static int64_t
most_in_window(const struct entry *e, size_t n, int64_t length, bool distinct)
{
	struct bag here;
	int64_t most = 0;

	bag_init(&here, distinct ? n : 0);
	for (size_t to = 0, from = 0; to < n; to++) {
		int64_t count;

		for (; from < to && e[to].value - e[from].value >= length; from++)
			if (distinct)
				bag_take(&here, e[from].also);
		if (distinct)
			bag_add(&here, e[to].also);
		count = distinct ? (int64_t)here.different : (int64_t)(to - from + 1);
		most = count > most ? count : most;
	}
	bag_done(&here);
	return most;
}

void
job_settle(const struct measures *m, struct job *j, const struct listing *l)
{
	int64_t length = window_seconds(m, j->agg->kids[SLOT_WITHIN]);

	if (j->n_entries > 0)
		qsort(j->entries, j->n_entries, sizeof *j->entries, by_slot_and_key);
	for (size_t i = 0, to; i < j->n_entries; i = to) {
		struct entry *e = &j->entries[i];
		size_t last;

		for (to = i + 1; to < j->n_entries && j->entries[to].slot == e->slot && j->entries[to].key == e->key; to++)
			;
		last = to - 1;
		switch (j->agg->agg) {
		case AGG_DISTINCT:
			if (l == NULL)
				j->counts[e->slot]++;
			else if (l->slot == e->slot)
				l->row(l->ctx, e->row);
			continue;
		case AGG_MOST: case AGG_SPACED: {
			int64_t n = 0, before = 0;

			if (j->agg->agg == AGG_MOST)
				n = most_in_window(e, to - i, length, j->of >= 0);
			for (size_t k = i; k < to && j->agg->agg == AGG_SPACED; k++)
				if (n == 0 || j->entries[k].value - before >= length) {
					before = j->entries[k].value;
					n++;
				}
			if (n > j->counts[e->slot])
				j->counts[e->slot] = n;
			for (size_t k = i; l != NULL && l->slot == e->slot && k < to; k++)
				l->row(l->ctx, j->entries[k].row);
			continue;
		}
		case AGG_COUNT: case AGG_SUM: case AGG_MEAN: case AGG_MIN: case AGG_MAX: case AGG_KIN: case AGG__COUNT:
			break;
		}
		/* the kept one of a key: the last (latest, highest; of equals the later row) or the first */
		if (j->keep == KEEP_LATEST || j->keep == KEEP_HIGHEST)
			e = &j->entries[last];
		if (l == NULL)
			count_row(j, e->slot, e->also, e->code);
		else if (l->slot == e->slot && (l->code < 0 || j->split < 0 || l->code == e->code))
			l->row(l->ctx, e->row);
	}
	free(j->entries);
	j->entries = NULL;
	j->n_entries = j->room = 0;
}
