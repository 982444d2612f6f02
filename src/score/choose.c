/*
 * Which rows of a block are in which window of time. Zone maps let whole blocks go; most others lie in one window or on the bound of
 * two. What happens after as-of has not happened; a plan may lie ahead. Called by pass.c.
 */
#include "score/job.h"

#include <stdlib.h>

void
calendar_make(struct calendar_of *c, const struct job *j, enum type type)
{
	*c = (struct calendar_of){.type = type, .w = j->windows, .n = j->n_windows};
	int32_t low = INT32_MAX, high = INT32_MIN;

	for (unsigned i = 0; i < j->n_windows; i++) {
		low = j->windows[i].first < low ? j->windows[i].first : low;
		high = j->windows[i].after > high ? j->windows[i].after : high;
	}
	c->base = low;
	c->n_days = high > low ? (uint32_t)(high - low) : 0;
	c->window = malloc(((size_t)c->n_days + 1) * sizeof *c->window);
	if (c->window == NULL)
		abort();
	for (uint32_t d = 0; d < c->n_days; d++)
		c->window[d] = -1;
	for (unsigned i = 0; i < j->n_windows; i++)
		for (int32_t d = j->windows[i].first; d < j->windows[i].after; d++)
			c->window[d - low] = (int16_t)i;
}

static int
window_of(const struct calendar_of *c, int64_t v)
{
	int64_t day;

	if (v == UNKNOWN)
		return -1;
	if (c->type == T_PERIOD) {
		for (unsigned i = 0; i < c->n; i++)
			if (c->w[i].period == v)
				return (int)i;
		return -1;
	}
	day = c->type == T_INSTANT ? (v + CIVIL_OFFSET_S - (int64_t)c->base * 86400) : v - c->base;
	if (day < 0)
		return -1;
	if (c->type == T_INSTANT)
		day /= 86400;
	return day >= c->n_days ? -1 : c->window[day];
}

/* ---- zone maps -------------------------------------------------------------------------------------------------------------- */

/* The lowest and highest row that a block's links lead to; false when all lead nowhere. */
WIDE static bool
linked_rows(const int32_t *link, uint32_t n, uint32_t *low, uint32_t *high)
{
	uint32_t l = UINT32_MAX;
	int32_t h = -1;

	for (uint32_t i = 0; i < n; i++) {
		l = (uint32_t)link[i] < l ? (uint32_t)link[i] : l;      /* nowhere is -1, the highest */
		h = link[i] > h ? link[i] : h;
	}
	*low = l;
	*high = (uint32_t)h;
	return h >= 0;
}

bool
zone_misses(const struct measures *m, const struct batch *b, const struct calendar_of *c, uint32_t block)
{
	const struct table *t = columns_table(m->cols, b->entity);
	const struct ref *r = &b->dated->ref;
	const struct col *col;
	uint32_t from = block, to = block;
	int64_t low, high;

	if (b->dated->kind != E_NAME || r->kind != R_FIELD || r->n_steps > 1 || c->type == T_PERIOD)
		return false;
	col = &columns_table(m->cols, r->n_steps == 0 ? b->entity : r->entity)->cols[r->field];
	if (col->zone_min == NULL)
		return false;
	if (r->n_steps == 1) {
		/* facts lie near those that they belong to: then the zones of these speak for them */
		const int32_t *link = t->cols[r->steps[0]].data;
		uint32_t first = block * COL_BLOCK;

		if (link == NULL)
			return false;
		if (!linked_rows(link + first, t->n_rows - first < COL_BLOCK ? t->n_rows - first : COL_BLOCK, &from, &to))
			return true;
		from /= COL_BLOCK;
		to /= COL_BLOCK;
		if (to - from > 8)
			return false;
	}
	low = c->type == T_INSTANT ? instant_from_day(c->base, 0) : c->base;
	high = c->type == T_INSTANT ? instant_from_day(c->base + (int32_t)c->n_days, 0) : c->base + (int32_t)c->n_days;
	for (uint32_t k = from; k <= to; k++)
		if (col->zone_max[k] >= low && col->zone_min[k] < high)
			return false;
	return true;
}

/* ---- a block ---------------------------------------------------------------------------------------------------------------- */

/* The values from low to before high are in window w. */
struct stretch { int w; int64_t low, high; };

static bool
stretch_of(const struct calendar_of *c, int64_t v, struct stretch *s)
{
	int w = window_of(c, v);

	if (w < 0)
		return false;
	const struct window *x = &c->w[w];
	int64_t last = c->plan ? INT64_MAX - 1 : c->type == T_INSTANT ? x->as_of : c->type == T_DAY ? instant_day(x->as_of - 1) : INT64_MAX - 1;
	int64_t low = c->type == T_INSTANT ? instant_from_day(x->first, 0) : c->type == T_DAY ? x->first : v;
	int64_t high = c->type == T_INSTANT ? instant_from_day(x->after, 0) : c->type == T_DAY ? x->after : v + 1;

	*s = (struct stretch){w, low, last + 1 < high ? last + 1 : high};
	return v < s->high;
}

WIDE static void
bounds(const int64_t *values, uint32_t n, int64_t *low, int64_t *high)
{
	int64_t l = INT64_MAX, h = INT64_MIN;

	for (uint32_t i = 0; i < n; i++) {
		l = values[i] < l ? values[i] : l;
		h = values[i] > h ? values[i] : h;
	}
	*low = l;
	*high = h;
}

/* All n rows: those before `bound` are in window a, the others in b. */
WIDE static void
choose_run(struct program *p, const struct window *w, const int64_t *values, int64_t bound, int a, int b, uint32_t from, uint32_t n, struct chosen *out)
{
	int64_t *restrict row = p->regs[0], *restrict as_of = p->regs[1], first = w[a].as_of, second = w[b].as_of;

	for (uint32_t i = 0; i < n; i++) {
		out->rows[i] = from + i;
		row[i] = from + i;
	}
	for (uint32_t i = 0; i < n && a == b; i++) {
		out->window[i] = (int16_t)a;
		as_of[i] = first;
	}
	for (uint32_t i = 0; i < n && a != b; i++) {
		out->window[i] = (int16_t)(values[i] < bound ? a : b);
		as_of[i] = values[i] < bound ? first : second;
	}
	out->n = n;
}

void
choose_all(struct program *p, const struct window *w, uint32_t from, uint32_t end, struct chosen *out)
{
	choose_run(p, w, NULL, 0, 0, 0, from, end - from, out);
	for (uint32_t i = 0; i < out->n; i++)
		p->regs[2][i] = UNKNOWN;
}

static void
choose_some(struct program *p, const struct calendar_of *c, const int64_t *values, uint32_t from, uint32_t end, struct chosen *out)
{
	struct stretch here = {-1, INT64_MAX, INT64_MIN}, other = here, found;
	uint32_t n = 0;

	for (uint32_t i = 0; i < end - from; i++) {
		int64_t v = values[i];

		if (v < here.low || v >= here.high) {
			/* a plan that was put off lies a window ahead: the stretch before is the likeliest next */
			if (v >= other.low && v < other.high)
				found = other;
			else if (!stretch_of(c, v, &found))
				continue;
			other = here;
			here = found;
		}
		out->rows[n] = from + i;
		out->window[n] = (int16_t)here.w;
		p->regs[0][n] = from + i;
		p->regs[1][n] = c->w[here.w].as_of;
		n++;
	}
	out->n = n;
}

void
choose(struct program *p, const struct calendar_of *c, const int64_t *values, bool needs_day, uint32_t from, uint32_t end, struct chosen *out)
{
	struct stretch a, b;
	int64_t low, high;

	bounds(values, end - from, &low, &high);
	out->n = 0;
	if (high == UNKNOWN)
		return;
	if (low != UNKNOWN && stretch_of(c, low, &a) && (high < a.high || (stretch_of(c, high, &b) && b.low == a.high)))
		choose_run(p, c->w, values, a.high, a.w, high < a.high ? a.w : b.w, from, end - from, out);
	else
		choose_some(p, c, values, from, end, out);
	for (uint32_t i = 0; i < out->n && needs_day; i++) {
		int64_t v = values[out->rows[i] - from];

		p->regs[2][i] = c->type == T_INSTANT ? instant_day(v) : c->type == T_DAY ? v : c->w[out->window[i]].after - 1;
	}
}
