/*
 * Counting a block of rows: plain counts and counts of one of each key, whole loops without a branch where the rows decide nothing.
 * Marks say which job has counted a key already. Never looks at an expression: all is in registers. Called by pass.c.
 */
#include "score/job.h"

#include <stdlib.h>
#include <string.h>

/* ---- marks ------------------------------------------------------------------------------------------------------------------ */

bool
marks_share(struct marks **all, struct job *j, uint32_t n_keys)
{
	struct marks *g;
	unsigned bits = 1;

	while (bits < 32 && ((uint64_t)j->n_windows * j->n_subjects + 1) >> bits != 0)
		bits++;
	if (bits >= 32)
		return false;
	for (g = *all; g != NULL; g = g->next)
		if (g->key == j->key && g->owner == j->owner && g->for_all == j->for_all && g->fans_out == j->fans_out && g->n_subjects == j->n_subjects && g->n_jobs < g->room)
			break;
	if (g == NULL) {
		g = calloc(1, sizeof *g);
		if (g == NULL || (g->words = calloc((size_t)n_keys + 1, sizeof *g->words)) == NULL)
			abort();
		g->next = *all;
		g->key = j->key;
		g->owner = j->owner;
		g->for_all = j->for_all;
		g->fans_out = j->fans_out;
		g->n_subjects = j->n_subjects;
		g->room = 32 - bits;
		*all = g;
	}
	j->marks = g;
	j->bit = g->n_jobs++;
	return true;
}

void
marks_done(struct marks *all)
{
	for (struct marks *next; all != NULL; all = next) {
		next = all->next;
		free(all->words);
		free(all->seen.keys);
		free(all->seen.bits);
		free(all);
	}
}

/* The bits of a key and slot that are no key's last; made when there are none. */
static uint32_t *
seen_bits(struct seen *s, uint64_t key)
{
	if (s->keys == NULL || s->n * 2 > s->mask) {
		struct seen more = {.mask = s->keys == NULL ? 255 : s->mask * 2 + 1};

		more.keys = calloc(more.mask + 1, sizeof *more.keys);
		more.bits = calloc(more.mask + 1, sizeof *more.bits);
		if (more.keys == NULL || more.bits == NULL)
			abort();
		for (size_t i = 0; s->keys != NULL && i <= s->mask; i++)
			if (s->keys[i] != 0)
				*seen_bits(&more, s->keys[i]) = s->bits[i];
		free(s->keys);
		free(s->bits);
		*s = more;
	}
	size_t i = (size_t)(key * 0x9e3779b97f4a7c15u >> 20) & s->mask;

	while (s->keys[i] != 0 && s->keys[i] != key)
		i = (i + 1) & s->mask;
	s->n += s->keys[i] == 0;
	s->keys[i] = key;
	return &s->bits[i];
}

uint32_t
marks_take(struct marks *g, int64_t key, uint32_t base, uint32_t slot, uint32_t bits)
{
	uint32_t *word, before, done;

	if (key < 0)
		return bits;
	word = &g->words[key];
	before = *word >> g->n_jobs;
	if (before > base && before <= base + g->n_subjects && before != slot + 1) {
		/* another subject has the key's word in this window; in another window it would be free again */
		word = seen_bits(&g->seen, (uint64_t)key << 32 | (slot + 1));
		done = *word;
		*word = done | bits;
		return bits & ~done;
	}
	done = before == slot + 1 ? *word & ((1u << g->n_jobs) - 1) : 0;
	*word = (slot + 1) << g->n_jobs | done | bits;
	return bits & ~done;
}

/* ---- a block ---------------------------------------------------------------------------------------------------------------- */

bool
count_fits(const struct job *j)
{
	return j->agg->agg == AGG_COUNT && !j->for_all && !j->no_path && (j->keep == KEEP_ALL || j->marks != NULL);
}

/* 1 for the rows that the job would count for some subject, else 0. */
WIDE static void
fitting(const struct job *j, const struct program *p, uint32_t n, uint32_t *restrict fits)
{
	const int64_t *where = j->where < 0 ? NULL : p->regs[j->where], *split = j->split < 0 ? NULL : p->regs[j->split], *of = j->of < 0 ? NULL : p->regs[j->of];

	for (uint32_t i = 0; i < n; i++)
		fits[i] = where == NULL || where[i] == 1;
	for (uint32_t i = 0; i < n && split != NULL; i++)
		fits[i] &= split[i] != UNKNOWN;
	for (uint32_t i = 0; i < n && of != NULL; i++)
		fits[i] &= of[i] != UNKNOWN;
}

/* The slots of a block's rows; of those without an owner, that of some subject. True when there are such. */
WIDE static bool
slots_of(const int64_t *owner, uint32_t n_subjects, const struct chosen *c, uint32_t *restrict slot, uint32_t *restrict owned)
{
	uint32_t all = 1;

	for (uint32_t i = 0; i < c->n; i++) {
		owned[i] = owner[i] >= 0;
		slot[i] = (uint32_t)c->window[i] * n_subjects + (owner[i] < 0 ? 0 : (uint32_t)owner[i]);
		all &= owned[i];
	}
	return all == 0;
}

static void
add(struct job *j, const struct program *p, uint32_t n, const uint32_t *slot, const uint32_t *times)
{
	const int64_t *split = j->split < 0 ? NULL : p->regs[j->split];
	int64_t *counts = j->counts;
	size_t n_codes = j->n_codes;

	if (split == NULL)
		for (uint32_t i = 0; i < n; i++)
			counts[slot[i] * n_codes] += times[i];
	else
		for (uint32_t i = 0; i < n; i++)
			counts[slot[i] * n_codes + ((size_t)split[i] & (0 - (size_t)times[i]))] += times[i];     /* times: 0 or 1 */
}

/* The rows of one pass over a block that lack an owner count for each subject of `fan`. */
static void
add_fan(struct job *j, const struct program *p, const struct reverse *fan, const struct chosen *c, const uint32_t *owned, const uint32_t *fits)
{
	for (uint32_t i = 0; i < c->n; i++)
		for (uint32_t u = owned[i] || !fits[i] ? 0 : fan->start[c->rows[i]], to = owned[i] || !fits[i] ? 0 : fan->start[c->rows[i] + 1]; u < to; u++)
			j->counts[((size_t)(uint32_t)c->window[i] * j->n_subjects + fan->rows[u]) * j->n_codes + (j->split < 0 ? 0 : (size_t)p->regs[j->split][i])]++;
}

struct block_rows { uint32_t slot[COL_BLOCK], owned[COL_BLOCK], fits[COL_BLOCK], bits[COL_BLOCK], which[COL_BLOCK]; };

static uint32_t
mark_fan(struct marks *g, struct job *const *jobs, unsigned n_jobs, const struct program *p, const struct reverse *fan, const struct chosen *c, uint32_t i, uint32_t bits)
{
	uint32_t base = (uint32_t)c->window[i] * g->n_subjects;

	for (uint32_t u = fan->start[c->rows[i]]; u < fan->start[c->rows[i] + 1]; u++) {
		uint32_t slot = base + fan->rows[u], won = marks_take(g, p->regs[g->key][i], base, slot, bits);

		for (unsigned k = 0; k < n_jobs; k++)
			if (jobs[k]->marks == g && (won >> jobs[k]->bit & 1) != 0)
				jobs[k]->counts[(size_t)slot * jobs[k]->n_codes + (jobs[k]->split < 0 ? 0 : (size_t)p->regs[jobs[k]->split][i])]++;
	}
	return 0;
}

/* All jobs of one array of marks: which of them each row would count for, then, in the order of the scan, for which it is the first. */
WIDE static void
count_marked(struct marks *g, struct job *const *jobs, unsigned n_jobs, const struct program *p, const struct reverse *fan, const struct chosen *c, bool backwards,
             struct block_rows *b)
{
	const int64_t *key = p->regs[g->key];
	uint32_t n = 0, *restrict bits = b->bits;

	for (uint32_t i = 0; i < c->n; i++)
		bits[i] = 0;
	for (unsigned k = 0; k < n_jobs; k++) {
		if (jobs[k]->marks != g || !count_fits(jobs[k]))
			continue;
		fitting(jobs[k], p, c->n, b->fits);
		for (uint32_t i = 0; i < c->n; i++)
			bits[i] |= b->fits[i] << jobs[k]->bit;
	}
	for (uint32_t i = 0; i < c->n && fan == NULL; i++)
		bits[i] = b->owned[i] != 0 ? bits[i] : 0;
	for (uint32_t i = 0; i < c->n; i++) {
		uint32_t q = backwards ? c->n - 1 - i : i;

		b->which[n] = q;
		n += bits[q] != 0;
	}
	for (uint32_t i = 0; i < n; i++) {
		uint32_t q = b->which[i];

		bits[q] = b->owned[q] == 0 ? mark_fan(g, jobs, n_jobs, p, fan, c, q, bits[q]) :
		          marks_take(g, key[q], (uint32_t)c->window[q] * g->n_subjects, b->slot[q], bits[q]);
	}
	for (unsigned k = 0; k < n_jobs; k++) {
		if (jobs[k]->marks != g || !count_fits(jobs[k]))
			continue;
		for (uint32_t i = 0; i < c->n; i++)
			b->fits[i] = bits[i] >> jobs[k]->bit & 1;
		add(jobs[k], p, c->n, b->slot, b->fits);
	}
}

void
count_block(struct job *const *jobs, unsigned n_jobs, const struct program *p, const struct reverse *fan, const struct chosen *c, bool backwards)
{
	struct block_rows b;
	int owner = -1;
	uint32_t n_subjects = 0;
	bool lacks = false;

	for (unsigned k = 0; k < n_jobs; k++) {
		struct job *j = jobs[k];

		if (!count_fits(j))
			continue;
		if (j->owner != owner || j->n_subjects != n_subjects) {
			owner = j->owner;
			n_subjects = j->n_subjects;
			lacks = slots_of(p->regs[owner], n_subjects, c, b.slot, b.owned);
		}
		if (j->marks != NULL) {
			bool first = true;

			for (unsigned i = 0; i < k && first; i++)
				first = jobs[i]->marks != j->marks || !count_fits(jobs[i]);
			if (first)
				count_marked(j->marks, jobs, n_jobs, p, j->fans_out && lacks ? fan : NULL, c, backwards, &b);
			continue;
		}
		fitting(j, p, c->n, b.fits);
		if (lacks && j->fans_out && fan != NULL)
			add_fan(j, p, fan, c, b.owned, b.fits);
		for (uint32_t i = 0; i < c->n && lacks; i++)
			b.fits[i] &= b.owned[i];
		add(j, p, c->n, b.slot, b.fits);
	}
}
