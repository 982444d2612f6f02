/*
 * Measures: what was asked is grouped by entity and period, counted block by block in one pass per entity, and kept. Blocks whose
 * instants lie outside all windows are skipped by zone maps. The same pass lists the facts behind a number. Called by the
 * evaluator.
 */
#include "score/job.h"

#include <stdlib.h>
#include <string.h>

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

struct str
job_keep(const struct measures *m, const struct expr *agg)
{
	const struct expr *k = agg->kids[SLOT_KEEP];

	if (k == NULL)
		return STR("all");
	return k->kind == E_TEXT ? k->text : m->options[k->ref.decl->option].text;
}

/* Everything that a job needs, compiled into its batch's program. */
void
job_compile(struct measures *m, struct job *j, struct program *p)
{
	const struct expr *agg = j->agg, *const *k = (const struct expr *const *)agg->kids;
	struct str mode = job_keep(m, agg);
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
			at = vocab_field_entity(&vocab_at(at)->fields[r->steps[i]]);
		}
		j->owner = program_link(p, at, r->field, row, true);
		j->no_path = vocab_field_entity(&vocab_at(at)->fields[r->field]) != j->subject;
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
			at = vocab_field_entity(&vocab_at(at)->fields[path.steps[i]]);
		}
		j->owner = row;
	}
	j->no_data = p->no_data;
	j->imported = p->imported;
	p->no_data |= no_data;
	p->imported |= imported;
}

enum rc
measures_run(struct measures *m, struct err *err)
{
	enum rc rc = RC_OK;

	for (unsigned i = m->n_ran; i < m->n_jobs && rc == RC_OK; i++) {
		struct job *j = &m->jobs[i];
		unsigned jobs[256];
		struct batch b = {.entity = j->agg->entity, .dated = j->agg->kids[SLOT_DATED], .jobs = jobs, .latest = str_eq_c(job_keep(m, j->agg), "latest")};
		
		if (j->ran)
			continue;
		/* all that counts the same facts over the same windows goes in one pass; a backward scan is a pass of its own */
		for (unsigned k = i; k < m->n_jobs && b.n_jobs < COUNT_OF(jobs); k++) {
			const struct job *o = &m->jobs[k];

			if (!o->ran && o->agg->entity == b.entity && same_name(o->agg->kids[SLOT_DATED], b.dated) && o->n_windows == j->n_windows &&
			    memcmp(o->windows, j->windows, j->n_windows * sizeof *j->windows) == 0 && str_eq_c(job_keep(m, o->agg), "latest") == b.latest)
				jobs[b.n_jobs++] = k;
		}
		rc = pass_run(m, &b, NULL, err);
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
	struct batch b = {.entity = j->agg->entity, .dated = j->agg->kids[SLOT_DATED], .jobs = &one, .n_jobs = 1,
	                  .latest = str_eq_c(job_keep(m, j->agg), "latest")};
	struct err err;

	if (pass_run(m, &b, &l, &err) == RC_OK) {
		if (rows.n > 0)
			qsort(rows.list, rows.n, sizeof *rows.list, rows_up);
		for (size_t i = 0; i < rows.n; i++)
			row(ctx, rows.list[i]);
	}
	free(rows.list);
}
