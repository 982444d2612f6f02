/*
 * One pass over the facts of an entity: every aggregate of the batch is compiled into one program, which runs over the rows of each
 * block that are in a window; then each aggregate takes what its registers say. Called by measures.c.
 */
#include "score/job.h"

#include <stdlib.h>
#include <string.h>

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

static void *
zeroed(size_t n, size_t size)
{
	void *p = calloc(n == 0 ? 1 : n, size);

	if (p == NULL)
		abort();
	return p;
}

static void
make_room(struct job *j)
{
	size_t n = (size_t)j->n_windows * j->n_subjects * j->n_codes;

	j->counts = zeroed(n, sizeof *j->counts);
	if (j->agg->agg == AGG_SUM || j->agg->agg == AGG_MEAN)
		j->sums = zeroed(n, sizeof *j->sums);
	if (j->agg->agg == AGG_MIN || j->agg->agg == AGG_MAX)
		j->best = zeroed(n, sizeof *j->best);
}

/* Marks for what is kept per row of another entity, when the facts come in the order of time. */
static void
make_marks(const struct measures *m, const struct batch *b, struct job *j, struct marks **all)
{
	const struct expr *per = j->agg->kids[SLOT_PER];

	if ((j->keep != KEEP_LATEST && j->keep != KEEP_EARLIEST) || j->agg->kids[SLOT_KEEP_BY] != NULL || b->dated->kind == E_NONE ||
	    (j->agg->agg != AGG_COUNT && j->agg->agg != AGG_SUM) || per->type != T_ROW || per->ref.kind != R_FIELD || !rises(m, b))
		return;
	(void)marks_share(all, j, columns_table(m->cols, vocab_field_entity(&vocab_at(per->ref.entity)->fields[per->ref.field]))->n_rows);
}

struct pass {
	struct measures *m;
	struct job **jobs; unsigned n_jobs;
	struct program program;
	struct chosen chosen;
	const struct listing *l;
	const int64_t *direct; int dated;       /* the dated values: a column, or a register (-1: none) */
	bool backwards, needs_day;
	const struct reverse *fan;              /* made only when some call-back names no unit */
};

/* The rows of a block, one by one, for a job that is more than a count. */
static void
take_block(struct pass *s, struct job *j)
{
	int64_t *const *regs = s->program.regs;
	const int64_t *where = j->where < 0 ? NULL : regs[j->where], *owner = j->owner < 0 ? NULL : regs[j->owner];
	const struct chosen *c = &s->chosen;

	for (uint32_t i = 0; i < c->n; i++) {
		/* backwards inside the block too, where the latest is to be seen first */
		uint32_t q = s->backwards ? c->n - 1 - i : i, base = (uint32_t)c->window[q] * j->n_subjects, from = 0, to = 1;
		int64_t dated = s->direct != NULL ? s->direct[c->rows[q]] : s->dated < 0 ? 0 : regs[s->dated][q];
		bool owned = j->for_all || owner[q] >= 0;

		if (where != NULL && where[q] != 1)
			continue;
		/* what has nothing to count does not compete to be kept either */
		if ((j->split >= 0 && regs[j->split][q] == UNKNOWN) || (j->of >= 0 && regs[j->of][q] == UNKNOWN))
			continue;
		if (!owned) {
			if (!j->fans_out)
				continue;
			if (s->fan == NULL)
				s->fan = columns_callback_units(s->m->cols);
			from = s->fan->start[c->rows[q]];
			to = s->fan->start[c->rows[q] + 1];
		}
		for (uint32_t u = from; u < to; u++) {
			uint32_t slot = base + (j->for_all ? 0 : owned ? (uint32_t)owner[q] : s->fan->rows[u]);

			if (j->marks == NULL || marks_take(j->marks, regs[j->key][q], base, slot, 1u << j->bit) != 0)
				job_take(j, &s->program, q, c->rows[q], slot, dated, s->l);
		}
	}
}

static bool
lacks_owner(const int64_t *owner, uint32_t n)
{
	bool lacks = false;

	for (uint32_t i = 0; i < n; i++)
		lacks |= owner[i] < 0;
	return lacks;
}

/* What a block's registers say goes to every job of the batch: plain counts together, the others by themselves. */
static void
take_all(struct pass *s)
{
	for (unsigned k = 0; k < s->n_jobs; k++) {
		struct job *j = s->jobs[k];

		if (s->l == NULL && count_fits(j)) {
			if (j->fans_out && s->fan == NULL && lacks_owner(s->program.regs[j->owner], s->chosen.n))
				s->fan = columns_callback_units(s->m->cols);
		} else if (!j->no_path && (s->l == NULL || &s->m->jobs[s->l->job] == j)) {
			take_block(s, j);
		}
	}
	if (s->l == NULL)
		count_block(s->jobs, s->n_jobs, &s->program, s->fan, &s->chosen, s->backwards);
}

/* Does the dated value hang on nothing but the row? Then it is the same whatever as-of it is looked at. */
static bool
timeless(const struct program *p)
{
	for (unsigned k = 0; k < p->n; k++)
		switch ((int)p->ops[k].code) {
		case OPC_CONST: case OPC_LOAD8: case OPC_LOAD32: case OPC_LOAD64: case OPC_LOADINT: case OPC_LINK: break;
		default: return false;
		}
	return true;
}

/* Compiles every job of the batch and gives it room. */
static void
compile_all(struct pass *s, const struct batch *b, bool dated_absent, struct marks **marks)
{
	for (unsigned k = 0; k < s->n_jobs; k++) {
		struct job *j = s->jobs[k];

		job_compile(s->m, j, &s->program);
		j->no_data |= dated_absent;
		j->marks = NULL;
		if (s->l == NULL && j->counts == NULL)
			make_room(j);
		make_marks(s->m, b, j, marks);
		s->backwards |= j->marks != NULL && j->keep == KEEP_LATEST;     /* jobs of one batch are all latest, or none is */
	}
}

/* The dated values of the whole block, as of the far future: as-of is judged by the window that they fall in. */
static enum rc
run_dated(struct program *p, unsigned n_dated, uint32_t from, uint32_t end, struct err *err)
{
	unsigned all = p->n;
	enum rc rc;

	for (uint32_t r = from; r < end; r++) {
		p->regs[0][r - from] = r;
		p->regs[1][r - from] = INT64_MAX;
		p->regs[2][r - from] = UNKNOWN;
	}
	p->n = n_dated;
	rc = program_run(p, end - from, err);
	p->n = all;
	return rc;
}

/* Rows [from, end) of one block. c: NULL when the facts count whenever they were. */
static enum rc
run_block(struct pass *s, const struct calendar_of *c, unsigned n_dated, bool again, uint32_t from, uint32_t end, struct err *err)
{
	struct program *p = &s->program;
	enum rc rc;

	if (c != NULL && s->direct == NULL)
		TRY(run_dated(p, n_dated, from, end, err));
	if (c == NULL)
		choose_all(p, s->jobs[0]->windows, from, end, &s->chosen);
	else
		choose(p, c, s->direct != NULL ? s->direct + from : p->regs[s->dated], s->needs_day, from, end, &s->chosen);
	if (s->chosen.n == 0)
		return RC_OK;
	p->first = again || s->chosen.n < end - from ? 0 : n_dated;
	rc = program_run(p, s->chosen.n, err);
	p->first = 0;
	if (rc == RC_OK)
		take_all(s);
	return rc;
}

enum rc
pass_run(struct measures *m, struct batch *b, const struct listing *l, struct err *err)
{
	struct pass s = {.m = m, .jobs = zeroed(b->n_jobs, sizeof *s.jobs), .n_jobs = b->n_jobs, .l = l, .dated = -1};
	struct program *p = &s.program;
	const struct table *t = columns_table(m->cols, b->entity);
	struct calendar_of c = {0};
	struct marks *marks = NULL;
	bool anytime = b->dated->kind == E_NONE, again;
	uint32_t blocks = (t->n_rows + COL_BLOCK - 1) / COL_BLOCK;
	enum rc rc = RC_OK;

	for (unsigned k = 0; k < b->n_jobs; k++)
		s.jobs[k] = &m->jobs[b->jobs[k]];
	program_init(p, m);
	if (!anytime) {
		s.dated = program_compile(p, b->dated, b->entity, program_row(p));
		s.direct = direct_instants(m, b);
		calendar_make(&c, s.jobs[0], b->dated->type);
		c.plan = b->dated->ref.kind == R_FIELD && (vocab_at(b->dated->ref.entity)->fields[b->dated->ref.field].flags & VF_PLAN) != 0;
	}

	/* the ops so far make the dated value; they run before the rows are chosen, and again for the chosen ones if that matters */
	unsigned n_dated = p->n;

	again = anytime || s.direct != NULL || !timeless(p);
	compile_all(&s, b, p->no_data, &marks);
	for (unsigned k = 0; k < p->n; k++)
		s.needs_day |= p->ops[k].code == OPC_LINK_ON;
	program_ready(p, COL_BLOCK);
	for (uint32_t step = 0; step < blocks && rc == RC_OK; step++) {
		uint32_t block = s.backwards ? blocks - 1 - step : step, from = block * COL_BLOCK;

		if (anytime || !zone_misses(m, b, &c, block))
			rc = run_block(&s, anytime ? NULL : &c, n_dated, again, from, from + COL_BLOCK < t->n_rows ? from + COL_BLOCK : t->n_rows, err);
	}
	for (unsigned k = 0; k < b->n_jobs; k++) {
		struct job *j = s.jobs[k];

		if (rc == RC_OK && (j->agg->agg == AGG_DISTINCT || j->agg->agg == AGG_MOST || j->agg->agg == AGG_SPACED || (j->keep != KEEP_ALL && j->marks == NULL)) &&
		    (l == NULL || l->job == (int)b->jobs[k]))
			job_settle(m, j, l);
		j->marks = NULL;
		j->ran = true;
		j->no_data |= p->no_data && b->n_jobs == 1;
	}
	marks_done(marks);
	free(s.jobs);
	free(c.window);
	program_done(p);
	return rc;
}
