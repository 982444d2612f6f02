/*
 * One row at a time: a derive, a limit or a filter of subjects for a single fact; sub-aggregates (the rows that point to a row);
 * a subject's own fields. Runs the same programs as the measures. Called by the evaluator and by calc.
 */
#include "score/internal.h"

#include <stdlib.h>
#include <string.h>

static struct value
as_value(struct measures *m, struct arena *a, const struct expr *e, int64_t raw)
{
	struct value v = {.state = V_VALUE, .type = e->type, .unit = e->unit, .enumeration = e->enumeration, .i = raw};

	if (raw == UNKNOWN) {
		v.state = V_MISSING;
		return v;
	}
	if (e->type == T_NUM)
		v.num = num_frac(a, raw, VOCAB_NUM_SCALE);
	else if (e->type == T_CODE && e->enumeration >= 0)
		v.text = str_c(vocab_enums(&(unsigned){0})[e->enumeration].codes[raw].name);
	else if (e->type == T_CODE || (e->type == T_TEXT && e->ref.kind != R_FIELD))
		v.text = interned(m, raw);
	else if (e->type == T_TEXT)
		v.text = columns_text(m->cols, e->ref.entity, e->ref.field, (int32_t)raw);
	return v;
}

struct value
row_value(struct measures *m, struct arena *a, const struct expr *e, int entity, uint32_t row, int64_t as_of)
{
	struct program p;
	struct err err;
	struct value v;
	int reg;

	program_init(&p, m);
	reg = program_compile(&p, e, entity, program_row(&p));
	program_ready(&p, 1);
	p.regs[0][0] = row;
	p.regs[1][0] = as_of;
	p.regs[2][0] = instant_day(as_of);
	if (program_run(&p, 1, &err) != RC_OK)
		v = (struct value){.state = V_NO_DATA, .flags = FLAG_NO_DATA, .type = e->type};
	else
		v = as_value(m, a, e, p.regs[reg][0]);
	program_done(&p);
	return v;
}

struct value
subject_field(struct measures *m, struct arena *a, int entity, int field, uint32_t row, int32_t day)
{
	const struct vfield *f = &vocab_at(entity)->fields[field];
	const struct table *t = columns_table(m->cols, entity);
	int64_t raw;
	struct value v = {.state = V_VALUE, .unit = f->unit, .enumeration = -1};

	if (t->cols[field].data == NULL)
		return (struct value){.state = V_NO_DATA, .flags = FLAG_NO_DATA};
	raw = (f->flags & VF_DATED) != 0 ? columns_on_day(m->cols, entity, field, row, day) : columns_value(m->cols, entity, field, row);
	v.i = raw;
	if (raw == UNKNOWN) {
		v.state = V_NO_DATA;
		v.flags = FLAG_NO_DATA;
		return v;
	}
	switch (f->type) {
	case VT_INT: v.type = T_NUM; v.num = NUM_INT(raw); break;
	case VT_NUM: v.type = T_NUM; v.num = num_frac(a, raw, VOCAB_NUM_SCALE); break;
	case VT_BOOL: v.type = T_YESNO; break;
	case VT_ENUM:
		v.type = T_CODE;
		v.enumeration = vocab_field_enum(f);
		v.text = str_c(vocab_enums(&(unsigned){0})[v.enumeration].codes[raw].name);
		break;
	case VT_DAY: v.type = T_DAY; break;
	case VT_LINK: v.type = T_ROW; break;
	case VT_TEXT: case VT_ID: v.type = T_TEXT; v.text = columns_text(m->cols, entity, field, (int32_t)raw); break;
	case VT_INSTANT: v.type = T_INSTANT; break;
	case VT_PERIOD: v.type = T_PERIOD; break;
	case VT_SET: v.type = T_SET; break;
	case VT__COUNT: break;
	}
	return v;
}

static int
by_time(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Kept last: counting may have asked for other aggregates, which are kept too. */
static const int64_t *
keep_sub(struct measures *m, const struct expr *agg, int64_t as_of, int64_t *values, uint32_t n, uint32_t *n_out)
{
	m->subs = realloc(m->subs, ((size_t)m->n_subs + 1) * sizeof *m->subs);
	if (m->subs == NULL)
		abort();
	m->subs[m->n_subs++] = (struct sub){agg, as_of, values, n};
	*n_out = n;
	return values;
}

/* For every row of the aggregate's target: what its rows count to, as of an instant. Kept by (aggregate, as-of). */
const int64_t *
sub_values(struct measures *m, const struct expr *agg, int64_t as_of, uint32_t *n_out, bool *no_data, struct err *err)
{
	const struct expr *const *k = (const struct expr *const *)agg->kids;
	bool kin = agg->agg == AGG_KIN;
	const struct table *t = columns_table(m->cols, agg->entity);
	uint32_t n = kin ? t->n_rows : columns_table(m->cols, vocab_field_entity(&vocab_at(agg->entity)->fields[k[SLOT_VIA]->ref.field]))->n_rows;
	const int32_t *link = kin ? NULL : t->cols[k[SLOT_VIA]->ref.field].data;
	struct program p;
	int64_t *result;
	int where, of;
	int64_t gap = 0;
	enum rc rc = RC_OK;
	int64_t *times = NULL; uint32_t *counts;

	for (unsigned i = 0; i < m->n_subs; i++)
		if (m->subs[i].agg == agg && m->subs[i].as_of == as_of) {
			*n_out = m->subs[i].n;
			return m->subs[i].values;
		}
	result = malloc(((size_t)n + 1) * sizeof *result);
	counts = calloc((size_t)n + 1, sizeof *counts);
	if (result == NULL || counts == NULL)
		abort();
	if (kin) {
		free(counts);
		if (kin_values(m, agg, as_of, result, no_data, err) != RC_OK) {
			free(result);
			return NULL;
		}
		return keep_sub(m, agg, as_of, result, n, n_out);
	}
	bool counting = agg->agg == AGG_COUNT || agg->agg == AGG_SUM || agg->agg == AGG_SPACED;

	for (uint32_t r = 0; r < n; r++)
		result[r] = counting ? 0 : UNKNOWN;
	if (link == NULL && t->n_rows > 0)
		*no_data = true;
	program_init(&p, m);
	where = k[SLOT_WHERE] == NULL ? -1 : program_compile(&p, k[SLOT_WHERE], agg->entity, program_row(&p));
	of = k[SLOT_OF] == NULL ? -1 : program_compile(&p, k[SLOT_OF], agg->entity, program_row(&p));
	*no_data |= p.no_data;
	program_ready(&p, t->n_rows < COL_BLOCK ? t->n_rows : COL_BLOCK);
	gap = window_seconds(m, k[SLOT_WITHIN]);
	/* spaced needs each target's times together: two values a row, sorted by target and time */
	if (agg->agg == AGG_SPACED)
		times = malloc(((size_t)t->n_rows + 1) * sizeof *times);
	uint32_t *owner = agg->agg == AGG_SPACED ? malloc(((size_t)t->n_rows + 1) * sizeof *owner) : NULL;
	uint32_t n_times = 0;

	for (uint32_t from = 0; from < t->n_rows && link != NULL && rc == RC_OK; from += COL_BLOCK) {
		uint32_t end = from + COL_BLOCK < t->n_rows ? from + COL_BLOCK : t->n_rows;

		rc = program_rows(&p, from, end, as_of, err);
		for (uint32_t r = from; r < end && rc == RC_OK; r++) {
			int32_t to = link[r];
			int64_t v = of < 0 ? 0 : p.regs[of][r - from];

			if (to < 0 || (where >= 0 && p.regs[where][r - from] != 1) || (of >= 0 && v == UNKNOWN))
				continue;
			switch (agg->agg) {
			case AGG_COUNT: result[to] += VOCAB_NUM_SCALE; break;
			case AGG_SUM: result[to] += v; break;
			case AGG_MIN: result[to] = result[to] == UNKNOWN || v < result[to] ? v : result[to]; break;
			case AGG_MAX: result[to] = result[to] == UNKNOWN || v > result[to] ? v : result[to]; break;
			case AGG_SPACED:
				times[n_times] = v;
				owner[n_times++] = (uint32_t)to;
				break;
			case AGG_MEAN: case AGG_DISTINCT: case AGG_MOST: case AGG_KIN: case AGG__COUNT: break;
			}
		}
	}
	if (agg->agg == AGG_SPACED) {
		/* gather by target: counting sort, then each target's times in order */
		int64_t *sorted = malloc(((size_t)n_times + 1) * sizeof *sorted);
		uint32_t *start = calloc((size_t)n + 2, sizeof *start);

		for (uint32_t i = 0; i < n_times; i++)
			start[owner[i] + 1]++;
		for (uint32_t r = 0; r < n; r++)
			start[r + 1] += start[r];
		for (uint32_t i = 0; i < n_times; i++)
			sorted[start[owner[i]] + counts[owner[i]]++] = times[i];
		for (uint32_t r = 0; r < n; r++) {
			int64_t last = 0;

			qsort(sorted + start[r], counts[r], sizeof *sorted, by_time);
			for (uint32_t i = 0; i < counts[r]; i++)
				if (result[r] == 0 || sorted[start[r] + i] - last >= gap) {
					result[r] += VOCAB_NUM_SCALE;
					last = sorted[start[r] + i];
				}
		}
		free(sorted);
		free(start);
	}
	free(times);
	free(owner);
	free(counts);
	program_done(&p);
	if (rc != RC_OK) {
		free(result);
		return NULL;
	}
	return keep_sub(m, agg, as_of, result, n, n_out);
}
