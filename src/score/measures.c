/*
 * Measures: what was asked is grouped by entity and period, counted block by block in one pass per entity, and kept. Blocks whose
 * instants lie outside all windows are skipped by zone maps. The same pass lists the facts behind a number. Called by the
 * evaluator.
 */
#include "score/internal.h"

#include <stdlib.h>
#include <string.h>

#define N_CODES 64

struct entry { uint32_t slot, row; int64_t key, value, also, code; };
struct job {
	const struct expr *agg;
	int subject;
	struct window *windows; unsigned n_windows;
	uint32_t n_subjects;            /* 1 when it counts for all */
	bool for_all, ran, no_data, imported, no_path, fans_out;
	unsigned n_codes;               /* 1, or of the tally */
	int64_t *counts;                /* rows: [window][subject][code] */
	i128 *sums; int64_t *best;      /* sum and mean; min and max */
	struct num *tally;              /* scratch of measures_value */
	/* compiled, while running */
	int where, of, split, owner, key, value, same[8]; unsigned n_same;
	enum { KEEP_ALL, KEEP_LATEST, KEEP_EARLIEST, KEEP_HIGHEST, KEEP_LOWEST } keep;
	uint32_t *stamp; uint32_t n_stamp;      /* keep latest by one scan: the slot (+1) of a key last seen */
	struct entry *entries; size_t n_entries, room;
};
struct batch { int entity; const struct expr *dated; struct program program; unsigned *jobs; unsigned n_jobs; };
struct listing { int job; uint32_t slot; int code; void (*row)(void *, uint32_t); void *ctx; };

static void *
zeroed(size_t n, size_t size)
{
	void *p = calloc(n == 0 ? 1 : n, size);

	if (p == NULL)
		abort();
	return p;
}

/* The options of the counting declaration. */
static void
counting_options(struct measures *m)
{
	for (unsigned i = 0; i < m->rb->n_decls; i++) {
		if (m->rb->decls[i]->kind != D_COUNTING)
			continue;
		for (const struct clause *k = m->rb->decls[i]->clauses; k != NULL; k = k->next) {
			const struct ovalue *o = k->n > 0 && k->args[0]->ref.kind == R_OPTION ? &m->options[k->args[0]->ref.decl->option] : NULL;
			int64_t h1, m1, h2, m2;

			if (o == NULL)
				continue;
			if (k->kind == C_START_DAY)
				m->counting.count_start_day = o->i == 1;
			else if (k->kind == C_DAY_END)
				m->counting.day_end = str_eq_c(o->text, "17:00") ? DAY_END_CLOSE : str_eq_c(o->text, "same_time") ? DAY_END_SAME_TIME : DAY_END_MIDNIGHT;
			else if (k->kind == C_OFFICE_HOURS && o->text.n == 11 && str_to_i64((struct str){o->text.p, 2}, &h1) && str_to_i64((struct str){o->text.p + 3, 2}, &m1) &&
			         str_to_i64((struct str){o->text.p + 6, 2}, &h2) && str_to_i64((struct str){o->text.p + 9, 2}, &m2)) {
				m->counting.office_open_s = (int32_t)(h1 * 3600 + m1 * 60);
				m->counting.office_close_s = (int32_t)(h2 * 3600 + m2 * 60);
			}
		}
	}
}

struct measures *
measures_new(const struct rulebook *rb, const struct ovalue *options, struct columns *cols, const struct calendar *calendar)
{
	struct measures *m = zeroed(1, sizeof *m);

	arena_init(&m->arena, 0);
	m->rb = rb;
	m->options = options;
	m->cols = cols;
	m->calendar = calendar;
	counting_options(m);
	return m;
}

void
measures_free(struct measures *m)
{
	if (m == NULL)
		return;
	for (unsigned i = 0; i < m->n_jobs; i++) {
		free(m->jobs[i].counts);
		free(m->jobs[i].sums);
		free(m->jobs[i].best);
		free(m->jobs[i].windows);
		free(m->jobs[i].stamp);
		free(m->jobs[i].entries);
	}
	for (unsigned i = 0; i < m->n_subs; i++)
		free(m->subs[i].values);
	free(m->jobs);
	free(m->subs);
	arena_done(&m->arena);
	free(m);
}

int
measures_ask(struct measures *m, const struct expr *agg, int subject, const struct window *w, unsigned n)
{
	struct job *j;

	for (unsigned i = 0; i < m->n_jobs; i++) {
		j = &m->jobs[i];
		if (j->agg == agg && j->subject == subject && j->n_windows == n && memcmp(j->windows, w, n * sizeof *w) == 0)
			return (int)i;
	}
	if (m->n_jobs == 0 || (m->n_jobs & (m->n_jobs - 1)) == 0) {
		m->jobs = realloc(m->jobs, (m->n_jobs == 0 ? 8 : (size_t)m->n_jobs * 2) * sizeof *m->jobs);
		if (m->jobs == NULL)
			abort();
	}
	j = &m->jobs[m->n_jobs];
	*j = (struct job){.agg = agg, .subject = subject, .n_windows = n};
	j->windows = zeroed(n, sizeof *w);
	memcpy(j->windows, w, n * sizeof *w);
	j->for_all = agg->kids[SLOT_FOR] != NULL && agg->kids[SLOT_FOR]->kind == E_LIST;
	j->n_subjects = j->for_all ? 1 : columns_table(m->cols, subject)->n_rows;
	j->n_codes = agg->kids[SLOT_SPLIT] != NULL ? vocab_enums(&(unsigned){0})[agg->enumeration].n : 1;
	return (int)m->n_jobs++;
}

static bool
same_name(const struct expr *a, const struct expr *b)
{
	if (a == NULL || b == NULL || a->kind != b->kind)
		return a == b;
	return a->kind == E_NONE || (a->ref.entity == b->ref.entity && a->ref.field == b->ref.field && a->ref.n_steps == b->ref.n_steps &&
	                             memcmp(a->ref.steps, b->ref.steps, a->ref.n_steps * sizeof *a->ref.steps) == 0);
}

static struct str
keep_mode(const struct measures *m, const struct expr *agg)
{
	const struct expr *k = agg->kids[SLOT_KEEP];

	if (k == NULL)
		return STR("all");
	return k->kind == E_TEXT ? k->text : m->options[k->ref.decl->option].text;
}

/* Everything that a job needs, compiled into its batch's program. */
static void
compile_job(struct measures *m, struct job *j, struct program *p)
{
	const struct expr *agg = j->agg, *const *k = (const struct expr *const *)agg->kids;
	struct str mode = keep_mode(m, agg);
	int row = program_row(p), at = agg->entity;
	bool no_data = p->no_data, imported = p->imported;

	p->no_data = p->imported = false;
	j->where = k[SLOT_WHERE] == NULL ? -1 : program_compile(p, k[SLOT_WHERE], agg->entity, row);
	j->of = k[SLOT_OF] == NULL ? -1 : program_compile(p, k[SLOT_OF], agg->entity, row);
	j->split = k[SLOT_SPLIT] == NULL ? -1 : program_compile(p, k[SLOT_SPLIT], agg->entity, row);
	j->keep = str_eq_c(mode, "latest") ? KEEP_LATEST : str_eq_c(mode, "earliest") || str_eq_c(mode, "first") ? KEEP_EARLIEST :
	          str_eq_c(mode, "highest") ? KEEP_HIGHEST : str_eq_c(mode, "lowest") ? KEEP_LOWEST : KEEP_ALL;
	j->key = j->value = -1;
	if (j->keep != KEEP_ALL) {
		const struct expr *by = k[SLOT_KEEP_BY] != NULL ? k[SLOT_KEEP_BY] : k[SLOT_DATED];

		j->key = program_compile(p, k[SLOT_PER], agg->entity, row);
		j->value = by->kind == E_NONE ? program_row(p) : program_compile(p, by, agg->entity, row);
	}
	if (agg->agg == AGG_MOST) {
		j->n_same = k[SLOT_SAME]->n > 8 ? 8 : k[SLOT_SAME]->n;
		for (unsigned i = 0; i < j->n_same; i++)
			j->same[i] = program_compile(p, k[SLOT_SAME]->kids[i], agg->entity, row);
	}
	j->owner = -1;
	if (!j->for_all && k[SLOT_FOR] != NULL) {
		const struct ref *r = &k[SLOT_FOR]->ref;

		for (unsigned i = 0; i < r->n_steps; i++) {
			row = program_link(p, at, r->steps[i], row, true);
			at = vocab_field_entity(&entity_info(at)->fields[r->steps[i]]);
		}
		j->owner = program_link(p, at, r->field, row, true);
		j->no_path = vocab_field_entity(&entity_info(at)->fields[r->field]) != j->subject;
	} else if (!j->for_all) {
		struct vpath path = vocab_attribution(agg->entity, j->subject);

		j->no_path = path.none;
		j->fans_out = path.fans_out;
		for (unsigned i = 0; !path.none && i < path.n; i++) {
			const struct table *t = columns_table(m->cols, at);

			if (path.fans_out && t->cols[path.steps[i]].data == NULL) {
				row = program_op(p, (struct step){.code = OPC_CONST, .imm = -1});       /* no unit column: every row fans out */
				break;
			}
			row = program_link(p, at, path.steps[i], row, true);
			at = vocab_field_entity(&entity_info(at)->fields[path.steps[i]]);
		}
		j->owner = row;
	}
	j->no_data = p->no_data;
	j->imported = p->imported;
	p->no_data |= no_data;
	p->imported |= imported;
}

/* ---- one row counted -------------------------------------------------------------------------------------------- */

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

static void
take_row(struct job *j, const struct program *p, uint32_t i, uint32_t row, uint32_t slot, int64_t dated, const struct listing *l)
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
	if (j->keep != KEEP_ALL && j->stamp == NULL) {
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
	int64_t most = 0;

	for (size_t to = 0, from = 0; to < n; to++) {
		int64_t here = 0;

		while (e[to].value - e[from].value >= length)
			from++;
		if (!distinct) {
			here = (int64_t)(to - from + 1);
		} else {
			for (size_t k = from; k <= to; k++) {
				bool again = false;

				for (size_t q = from; q < k && !again; q++)
					again = e[q].also == e[k].also;
				here += !again;
			}
		}
		most = here > most ? here : most;
	}
	return most;
}

/* Jobs that wait for all their rows: keep, distinct, most, spaced. */
static void
settle(const struct measures *m, struct job *j, const struct listing *l)
{
	const struct expr *within = j->agg->kids[SLOT_WITHIN];
	int64_t length = 0;

	if (j->n_entries > 0)
		qsort(j->entries, j->n_entries, sizeof *j->entries, by_slot_and_key);
	if (within != NULL) {
		struct num n = within->kind == E_NAME && within->ref.kind == R_OPTION ? m->options[within->ref.decl->option].num : within->num;

		(void)num_to_i64(n, &length);
		length *= within->unit == U_HOURS ? 3600 : within->unit == U_MINUTES ? 60 : 86400;
	}
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

/* ---- a pass ------------------------------------------------------------------------------------------------------- */

/* Which of the windows an instant, day or period falls in, or -1. Windows rise and do not overlap. */
struct calendar_of { int32_t base; uint32_t n_days; int16_t *window; enum type type; bool plan; const struct window *w; unsigned n; };

static void
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

static bool
zone_misses(const struct measures *m, const struct batch *b, const struct calendar_of *c, uint32_t block)
{
	const struct col *col;
	int64_t low, high;

	if (b->dated->kind != E_NAME || b->dated->ref.n_steps > 0)
		return false;
	col = &columns_table(m->cols, b->entity)->cols[b->dated->ref.field];
	if (col->zone_min == NULL)
		return false;
	low = c->type == T_INSTANT ? instant_from_day(c->base, 0) : c->base;
	high = c->type == T_INSTANT ? instant_from_day(c->base + (int32_t)c->n_days, 0) : c->base + (int32_t)c->n_days;
	return col->zone_max[block] < low || col->zone_min[block] >= high;
}

/* Do the dated values of a column rise with the rows? Then `keep latest` is one scan backwards, `keep earliest` one forwards. */
static bool
rises(const struct measures *m, const struct batch *b)
{
	const struct col *col;

	if (b->dated->kind != E_NAME || b->dated->ref.n_steps > 0)
		return false;
	col = &columns_table(m->cols, b->entity)->cols[b->dated->ref.field];
	return col->data != NULL && col->rising;
}

/* The instants themselves, when the facts are dated by a plain column of theirs. */
static const int64_t *
direct_instants(const struct measures *m, const struct batch *b)
{
	if (b->dated->kind != E_NAME || b->dated->ref.kind != R_FIELD || b->dated->ref.n_steps > 0 || b->dated->type != T_INSTANT)
		return NULL;
	return columns_table(m->cols, b->entity)->cols[b->dated->ref.field].data;
}

/* Seen before, in this window, for this subject? The stamp holds the first subject of a key; others go to a small table. */
struct seen { uint64_t *slots; size_t mask, n; };

static bool
seen_add(struct seen *s, uint64_t key)
{
	if (s->slots == NULL || s->n * 2 > s->mask) {
		struct seen more = {zeroed(s->slots == NULL ? 256 : (s->mask + 1) * 2, sizeof *s->slots), s->slots == NULL ? 255 : s->mask * 2 + 1, 0};

		for (size_t i = 0; s->slots != NULL && i <= s->mask; i++)
			if (s->slots[i] != 0)
				(void)seen_add(&more, s->slots[i]);
		free(s->slots);
		*s = more;
	}
	size_t i = (size_t)(key * 0x9e3779b97f4a7c15u >> 20) & s->mask;

	while (s->slots[i] != 0 && s->slots[i] != key)
		i = (i + 1) & s->mask;
	if (s->slots[i] == key)
		return true;
	s->slots[i] = key;
	s->n++;
	return false;
}

static bool
beaten(struct job *j, struct seen *seen, int64_t key, uint32_t base, uint32_t slot)
{
	uint32_t before;

	if (key < 0)
		return false;
	before = j->stamp[key];
	if (before == slot + 1)
		return true;
	if (before <= base || before > base + j->n_subjects) {       /* none yet, or in another window */
		j->stamp[key] = slot + 1;
		return false;
	}
	return seen_add(seen, (uint64_t)key * 0x100000001u ^ ((uint64_t)slot + 1) << 1);
}

/* Every row of a block, in the one window that is asked for. */
static uint32_t
choose_all(struct program *p, const struct window *w, uint32_t from, uint32_t end, uint32_t *rows, int16_t *window)
{
	uint32_t n = 0;

	for (uint32_t r = from; r < end; r++, n++) {
		rows[n] = r;
		window[n] = 0;
		p->regs[0][n] = r;
		p->regs[1][n] = w[0].as_of;
		p->regs[2][n] = UNKNOWN;
	}
	return n;
}

/* The rows of a block that fall in a window. What happens after as-of has not happened; a plan may lie ahead. Facts come mostly
 * in the order of time, so the bounds of the window last found are tried first. */
static uint32_t
choose(struct program *p, const struct calendar_of *c, const int64_t *values, bool needs_day, uint32_t from, uint32_t end, uint32_t *rows, int16_t *window)
{
	int64_t low = INT64_MAX, high = INT64_MIN;
	uint32_t n = 0;
	int w = -1;

	for (uint32_t i = 0; i < end - from; i++) {
		int64_t v = values[i];

		if (v < low || v >= high) {
			int found = window_of(c, v);

			if (found < 0)
				continue;
			const struct window *x = &c->w[found];

			w = found;
			int64_t last = c->plan ? INT64_MAX - 1 : c->type == T_INSTANT ? x->as_of : c->type == T_DAY ? instant_day(x->as_of - 1) : INT64_MAX - 1;

			low = c->type == T_INSTANT ? instant_from_day(x->first, 0) : c->type == T_DAY ? x->first : v;
			high = c->type == T_INSTANT ? instant_from_day(x->after, 0) : c->type == T_DAY ? x->after : v + 1;
			high = last + 1 < high ? last + 1 : high;
			if (v >= high)
				continue;
		}
		rows[n] = from + i;
		window[n] = (int16_t)w;
		p->regs[0][n] = from + i;
		p->regs[1][n] = c->w[w].as_of;
		if (needs_day)
			p->regs[2][n] = c->type == T_INSTANT ? instant_day(v) : c->type == T_DAY ? v : c->w[w].after - 1;
		n++;
	}
	return n;
}

static bool
lacks_owner(const int64_t *owner, uint32_t n)
{
	bool lacks = false;

	for (uint32_t i = 0; i < n; i++)
		lacks |= owner[i] < 0;
	return lacks;
}

/* A plain count, or one of what is kept (per key the first that the scan meets), of a whole block: the two loops that a year is made of. */
static void
count_block(struct job *j, const struct program *p, struct seen *seen, const struct reverse *fan, const uint32_t *rows, const int16_t *window, uint32_t n, bool backwards)
{
	const int64_t *where = j->where < 0 ? NULL : p->regs[j->where], *owner = p->regs[j->owner], *split = j->split < 0 ? NULL : p->regs[j->split];
	const int64_t *of = j->of < 0 ? NULL : p->regs[j->of], *key = j->stamp == NULL ? NULL : p->regs[j->key];
	size_t n_codes = j->n_codes;
	uint32_t n_subjects = j->n_subjects;
	int64_t *counts = j->counts;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t q = backwards ? n - 1 - i : i;

		if ((where != NULL && where[q] != 1) || (owner[q] < 0 && fan == NULL) || (split != NULL && split[q] == UNKNOWN) || (of != NULL && of[q] == UNKNOWN))
			continue;
		uint32_t base = (uint32_t)window[q] * n_subjects;
		size_t code = split != NULL ? (size_t)split[q] : 0;

		for (uint32_t u = owner[q] < 0 ? fan->start[rows[q]] : 0, to = owner[q] < 0 ? fan->start[rows[q] + 1] : 0; u < to; u++)
			if (key == NULL || !beaten(j, seen, key[q], base, base + fan->rows[u]))
				counts[(base + fan->rows[u]) * n_codes + code]++;
		if (owner[q] < 0)
			continue;
		uint32_t slot = base + (uint32_t)owner[q];

		if (key == NULL || !beaten(j, seen, key[q], base, slot))
			counts[slot * n_codes + code]++;
	}
}

static enum rc
run_batch(struct measures *m, struct batch *b, const struct listing *l, struct err *err)
{
	struct program *p = &b->program;
	const struct table *t = columns_table(m->cols, b->entity);
	struct job *first = &m->jobs[b->jobs[0]];
	struct calendar_of c = {0};
	const struct reverse *fan = NULL;
	bool anytime = b->dated->kind == E_NONE, backwards = false;
	int dated_reg = -1;
	uint32_t blocks = (t->n_rows + COL_BLOCK - 1) / COL_BLOCK;
	uint32_t rows[COL_BLOCK];
	int16_t window[COL_BLOCK];
	struct seen seen = {0};
	enum rc rc = RC_OK;

	program_init(p, m);
	if (!anytime) {
		dated_reg = program_compile(p, b->dated, b->entity, program_row(p));
		calendar_make(&c, first, b->dated->type);
	}
	bool dated_absent = p->no_data;

	/* the ops so far make the dated value; they run before the rows are chosen */
	unsigned n_dated = p->n;
	const int64_t *direct = direct_instants(m, b);
	c.plan = !anytime && b->dated->ref.kind == R_FIELD && (entity_info(b->dated->ref.entity)->fields[b->dated->ref.field].flags & VF_PLAN) != 0;
	bool needs_day = false;

	for (unsigned k = 0; k < b->n_jobs; k++) {
		struct job *j = &m->jobs[b->jobs[k]];

		compile_job(m, j, p);
		j->no_data |= dated_absent;
		if (l == NULL && j->counts == NULL) {
			size_t n = (size_t)j->n_windows * j->n_subjects * j->n_codes;

			j->counts = zeroed(n, sizeof *j->counts);
			if (j->agg->agg == AGG_SUM || j->agg->agg == AGG_MEAN)
				j->sums = zeroed(n, sizeof *j->sums);
			if (j->agg->agg == AGG_MIN || j->agg->agg == AGG_MAX)
				j->best = zeroed(n, sizeof *j->best);
		}
		if ((j->keep == KEEP_LATEST || j->keep == KEEP_EARLIEST) && j->agg->kids[SLOT_KEEP_BY] == NULL && !anytime &&
		    (j->agg->agg == AGG_COUNT || j->agg->agg == AGG_SUM)) {
			const struct expr *per = j->agg->kids[SLOT_PER];

			if (rises(m, b) && per->type == T_ROW && per->ref.kind == R_FIELD) {
				int target = vocab_field_entity(&entity_info(per->ref.entity)->fields[per->ref.field]);

				j->n_stamp = columns_table(m->cols, target)->n_rows;
				j->stamp = zeroed((size_t)j->n_stamp + 1, sizeof *j->stamp);
				backwards = j->keep == KEEP_LATEST;     /* jobs of one batch are all latest, or none is */
			}
		}
	}
	for (unsigned k = 0; k < p->n; k++)
		needs_day |= p->ops[k].code == OPC_LINK_ON;
	program_ready(p, COL_BLOCK);
	for (uint32_t step = 0; step < blocks && rc == RC_OK; step++) {
		uint32_t block = backwards ? blocks - 1 - step : step, from = block * COL_BLOCK, n = 0;
		uint32_t end = from + COL_BLOCK < t->n_rows ? from + COL_BLOCK : t->n_rows;

		if (!anytime && c.type != T_PERIOD && zone_misses(m, b, &c, block))
			continue;
		/* first the dated value of the whole block, as of the far future: as-of is judged by the window it falls in */
		for (uint32_t r = from; r < end && !anytime && direct == NULL; r++) {
			p->regs[0][r - from] = r;
			p->regs[1][r - from] = INT64_MAX;
			p->regs[2][r - from] = UNKNOWN;
		}
		if (!anytime && direct == NULL) {
			unsigned all = p->n;

			p->n = n_dated;
			rc = program_run(p, end - from, err);
			p->n = all;
			if (rc != RC_OK)
				break;
		}
		n = anytime ? choose_all(p, first->windows, from, end, rows, window) :
		    choose(p, &c, direct != NULL ? direct + from : p->regs[dated_reg], needs_day, from, end, rows, window);
		if (n == 0)
			continue;
		rc = program_run(p, n, err);
		for (unsigned k = 0; k < b->n_jobs && rc == RC_OK; k++) {
			struct job *j = &m->jobs[b->jobs[k]];
			const int64_t *where = j->where < 0 ? NULL : p->regs[j->where], *owner = j->owner < 0 ? NULL : p->regs[j->owner];

			if (j->no_path || (l != NULL && l->job != (int)b->jobs[k]))
				continue;
			if (j->agg->agg == AGG_COUNT && !j->for_all && l == NULL && (j->keep == KEEP_ALL || j->stamp != NULL)) {
				if (j->fans_out && fan == NULL && lacks_owner(owner, n))
					fan = columns_callback_units(m->cols);
				count_block(j, p, &seen, j->fans_out ? fan : NULL, rows, window, n, backwards);
				continue;
			}
			for (uint32_t i = 0; i < n; i++) {
				/* backwards inside the block too, where the latest is to be seen first */
				uint32_t q = backwards ? n - 1 - i : i, base = (uint32_t)window[q] * j->n_subjects;
				int64_t dated = dated_reg < 0 ? 0 : direct != NULL ? direct[rows[q]] : p->regs[dated_reg][q];

				if (where != NULL && where[q] != 1)
					continue;
				/* what has nothing to count does not compete to be kept either */
				if ((j->split >= 0 && p->regs[j->split][q] == UNKNOWN) || (j->of >= 0 && p->regs[j->of][q] == UNKNOWN))
					continue;
				if (j->for_all || owner[q] >= 0) {
					uint32_t slot = base + (j->for_all ? 0 : (uint32_t)owner[q]);

					if (j->stamp != NULL && beaten(j, &seen, p->regs[j->key][q], base, slot))
						continue;
					take_row(j, p, q, rows[q], slot, dated, l);
				} else if (j->fans_out) {
					if (fan == NULL)        /* made only when some call-back names no unit */
						fan = columns_callback_units(m->cols);
					for (uint32_t u = fan->start[rows[q]]; u < fan->start[rows[q] + 1]; u++) {
						uint32_t slot = base + fan->rows[u];

						if (j->stamp != NULL && beaten(j, &seen, p->regs[j->key][q], base, slot))
							continue;
						take_row(j, p, q, rows[q], slot, dated, l);
					}
				}
			}
		}
	}
	for (unsigned k = 0; k < b->n_jobs; k++) {
		struct job *j = &m->jobs[b->jobs[k]];

		if (rc == RC_OK && (j->agg->agg == AGG_DISTINCT || j->agg->agg == AGG_MOST || j->agg->agg == AGG_SPACED || (j->keep != KEEP_ALL && j->stamp == NULL)) &&
		    (l == NULL || l->job == (int)b->jobs[k]))
			settle(m, j, l);
		free(j->stamp);
		j->stamp = NULL;
		j->ran = true;
		j->no_data |= p->no_data && b->n_jobs == 1;
	}
	free(seen.slots);
	free(c.window);
	program_done(p);
	return rc;
}

enum rc
measures_run(struct measures *m, struct err *err)
{
	enum rc rc = RC_OK;

	for (unsigned i = m->n_ran; i < m->n_jobs && rc == RC_OK; i++) {
		struct job *j = &m->jobs[i];
		unsigned jobs[256];
		struct batch b = {.entity = j->agg->entity, .dated = j->agg->kids[SLOT_DATED], .jobs = jobs};
		bool latest = str_eq_c(keep_mode(m, j->agg), "latest");

		if (j->ran)
			continue;
		/* all that counts the same facts over the same windows goes in one pass; a backward scan is a pass of its own */
		for (unsigned k = i; k < m->n_jobs && b.n_jobs < COUNT_OF(jobs); k++) {
			const struct job *o = &m->jobs[k];

			if (!o->ran && o->agg->entity == b.entity && same_name(o->agg->kids[SLOT_DATED], b.dated) && o->n_windows == j->n_windows &&
			    memcmp(o->windows, j->windows, j->n_windows * sizeof *j->windows) == 0 && str_eq_c(keep_mode(m, o->agg), "latest") == latest)
				jobs[b.n_jobs++] = k;
		}
		rc = run_batch(m, &b, NULL, err);
	}
	if (rc == RC_OK)
		m->n_ran = m->n_jobs;
	return rc;
}

struct value
measures_value(struct measures *m, struct arena *a, int handle, unsigned w, uint32_t subject)
{
	const struct job *j = &m->jobs[handle];
	size_t at = ((size_t)w * j->n_subjects + (j->for_all ? 0 : subject)) * j->n_codes;
	struct value v = {.state = V_VALUE, .type = j->agg->type, .unit = j->agg->unit, .enumeration = j->agg->enumeration, .flags = j->imported ? FLAG_IMPORTED : 0};

	if (j->no_data || j->no_path)
		return (struct value){.state = V_NO_DATA, .flags = FLAG_NO_DATA, .type = j->agg->type, .unit = j->agg->unit, .enumeration = j->agg->enumeration};
	if (j->split >= 0) {
		struct num *t = ARENA_NEW(a, struct num, j->n_codes);

		for (unsigned c = 0; c < j->n_codes; c++)
			t[c] = j->agg->agg == AGG_SUM ? num_from_i128(a, j->sums[at + c], VOCAB_NUM_SCALE) : NUM_INT(j->counts[at + c]);
		v.tally = t;
		v.n_tally = j->n_codes;
		return v;
	}
	switch (j->agg->agg) {
	case AGG_COUNT: case AGG_DISTINCT: case AGG_MOST: case AGG_SPACED: case AGG_KIN: case AGG__COUNT:
		v.num = NUM_INT(j->counts[at]);
		break;
	case AGG_SUM:
		v.num = num_from_i128(a, j->sums[at], VOCAB_NUM_SCALE);
		break;
	case AGG_MEAN:
		if (j->counts[at] == 0)
			return (struct value){.state = V_EMPTY, .flags = FLAG_NO_SAMPLE, .type = T_NUM, .unit = v.unit};
		v.num = num_div(a, num_from_i128(a, j->sums[at], VOCAB_NUM_SCALE), NUM_INT(j->counts[at]));
		break;
	case AGG_MIN: case AGG_MAX:
		if (j->counts[at] == 0)
			return (struct value){.state = V_EMPTY, .flags = FLAG_NO_SAMPLE, .type = v.type, .unit = v.unit};
		if (v.type == T_NUM)
			v.num = num_from_i128(a, j->best[at], VOCAB_NUM_SCALE);
		else
			v.i = j->best[at];
		break;
	}
	return v;
}

static int
rows_up(const void *a, const void *b)
{
	return (*(const uint32_t *)a > *(const uint32_t *)b) - (*(const uint32_t *)a < *(const uint32_t *)b);
}

struct rows { uint32_t *list; size_t n, room; };

static void
collect(void *ctx, uint32_t row)
{
	struct rows *r = ctx;

	if (r->n == r->room) {
		r->room = r->room == 0 ? 64 : r->room * 2;
		r->list = realloc(r->list, r->room * sizeof *r->list);
		if (r->list == NULL)
			abort();
	}
	r->list[r->n++] = row;
}

void
measures_facts(struct measures *m, int handle, unsigned w, uint32_t subject, int code, void (*row)(void *, uint32_t), void *ctx)
{
	struct job *j = &m->jobs[handle];
	unsigned one = (unsigned)handle;
	struct rows rows = {0};
	struct listing l = {handle, w * j->n_subjects + (j->for_all ? 0 : subject), code, collect, &rows};
	struct batch b = {.entity = j->agg->entity, .dated = j->agg->kids[SLOT_DATED], .jobs = &one, .n_jobs = 1};
	struct err err;

	if (run_batch(m, &b, &l, &err) == RC_OK) {
		if (rows.n > 0)
			qsort(rows.list, rows.n, sizeof *rows.list, rows_up);
		for (size_t i = 0; i < rows.n; i++)
			row(ctx, rows.list[i]);
	}
	free(rows.list);
}
