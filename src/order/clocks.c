/*
 * The interval ledger. A limit of the process runs on a row from the instant that its `from` is known to the instant that its `until` is; both
 * are read from facts, so a comment moves no clock. A deadline is derived once and kept: only another start or another span ends an
 * interval (outcome "replaced") and begins the next. Never deletes. Called by act.c after the facts have changed, and by tick.c.
 */
#include "order/internal.h"

#include <string.h>

/* The newest interval of a limit on a row. */
static struct drow *
newest(struct docket *d, struct str rule, struct str about)
{
	struct drow *best = NULL;

	for (unsigned i = 0; i < d->n[ent.clocks]; i++) {
		struct drow *r = &d->rows[ent.clocks][i];

		if (!r->kin && str_eq(docket_value(r, "rule")->text, rule) && str_eq(docket_value(r, "about")->text, about) &&
		    (best == NULL || docket_value(r, "seq")->i > docket_value(best, "seq")->i))
			best = r;
	}
	return best;
}

static void
stop(struct drow *r, int64_t at, const char *outcome)
{
	*docket_value(r, "stopped_at") = v_int(at);
	*docket_value(r, "outcome") = v_text(str_c(outcome));
	r->changed = true;
}

static struct str
derivation(struct docket *d, const struct limit_run *run, enum lang lang)
{
	struct buf b;
	struct str s;

	buf_init(&b, 0);
	for (size_t i = 0; i < run->due.n_steps; i++) {
		if (i > 0)
			buf_char(&b, '\n');
		buf_add(&b, run->due.steps[i][lang]);
	}
	s = str_copy(d->a, buf_str(&b));
	buf_done(&b);
	return s;
}

static enum rc
begin(struct docket *d, const struct pclock *p, const struct limit_run *run, const struct drow *row, int64_t seq, const struct drow *like, struct err *err)
{
	struct str id;
	struct drow *r;
	int unit = vocab_field(row->fact.entity, STR("unit_id")), assignment = vocab_field(row->fact.entity, STR("assignment_id"));
	int64_t warn;

	TRY(docket_new_id(d, &id, err));
	r = docket_add(d, ent.clocks, id);
	*docket_value(r, "order_id") = v_text(d->order_id);
	*docket_value(r, "rule") = v_text(run->limit->id);
	*docket_value(r, "about") = v_text(row->fact.id);
	*docket_value(r, "seq") = v_int(seq);
	*docket_value(r, "started_at") = v_int(run->start);
	*docket_value(r, "span") = v_text(run->span);
	/* the same start and span again (reopened): the deadline that was derived stays */
	*docket_value(r, "due_at") = like != NULL ? *docket_value((struct drow *)(uintptr_t)like, "due_at") : v_int(run->due.at);
	*docket_value(r, "exclusive") = v_int(run->due.exclusive);
	*docket_value(r, "provisional") = v_int(run->due.provisional);
	*docket_value(r, "derivation") = v_text(derivation(d, run, LANG_ZH));
	*docket_value(r, "derivation_en") = v_text(derivation(d, run, LANG_EN));
	if (row->fact.entity == ent.assignments)
		*docket_value(r, "assignment_id") = v_text(row->fact.id);
	else if (assignment >= 0)
		*docket_value(r, "assignment_id") = row->fact.values[assignment];
	if (unit >= 0)
		*docket_value(r, "unit_id") = row->fact.values[unit];
	if (p->ahead != NULL && decide_ahead(d->decider, d->a, p->ahead, docket_value(r, "due_at")->i, &warn))
		*docket_value(r, "warn_at") = v_int(warn);
	if (p->into >= 0) {
		struct drow *keeper = &d->rows[row->fact.entity][docket_row(d, row->fact.entity, row->fact.id)];

		keeper->fact.values[p->into] = *docket_value(r, "due_at");
		keeper->changed = true;
	}
	if (run->stopped)
		stop(r, run->stop, due_met(run->stop, docket_value(r, "due_at")->i, run->due.exclusive) ? "met" : "late");
	return RC_OK;
}

static enum rc
follow_row(struct docket *d, const struct pclock *p, unsigned row, int64_t now_s, bool final, struct err *err)
{
	const struct drow *r = &d->rows[p->limit->entity][row];
	int returned = vocab_field(p->limit->entity, STR("returned"));
	struct drow *old = newest(d, p->limit->id, r->fact.id);
	bool open = old != NULL && docket_known(old, "stopped_at") == NULL, given_back = returned >= 0 && r->fact.values[returned].known && r->fact.values[returned].i == 1;
	struct limit_run run;

	TRY(decide_limit(d->decider, d->a, p->limit, row, now_s, &run, err));
	if (p->when != NULL && !decide_yes(d->decider, p->when, p->limit->entity, row, now_s))
		run.running = false;
	if (!run.running || given_back) {
		if (open)
			stop(old, now_s, "void");
		return RC_OK;
	}
	if (old != NULL && docket_value(old, "started_at")->i == run.start && str_eq(docket_value(old, "span")->text, run.span)) {
		if (open && run.stopped)
			stop(old, run.stop, due_met(run.stop, docket_value(old, "due_at")->i, docket_value(old, "exclusive")->i == 1) ? "met" : "late");
		else if (open && final)
			stop(old, now_s, "void");
		else if (!open && !run.stopped && !final)
			return begin(d, p, &run, r, docket_value(old, "seq")->i + 1, old, err);        /* it runs on: sent back, reopened, or its condition holds again */
		return RC_OK;
	}
	if (open)
		stop(old, now_s, "replaced");
	if (final && !run.stopped)
		return RC_OK;
	return begin(d, p, &run, r, old == NULL ? 1 : docket_value(old, "seq")->i + 1, NULL, err);
}

/* The case shows the soonest that still runs. */
static void
show_soonest(struct docket *d, int64_t now_s)
{
	const struct drow *best = NULL;
	bool overdue = false;
	struct vvalue due = {0}, rule = {0};

	for (unsigned i = 0; i < d->n[ent.clocks]; i++) {
		const struct drow *r = &d->rows[ent.clocks][i];

		if (r->kin || docket_known(r, "stopped_at") != NULL)
			continue;
		if (best == NULL || docket_known(r, "due_at")->i < docket_known(best, "due_at")->i)
			best = r;
		overdue |= !due_met(now_s, docket_known(r, "due_at")->i, docket_known(r, "exclusive") != NULL && docket_known(r, "exclusive")->i == 1);
	}
	if (best != NULL) {
		due = *docket_known(best, "due_at");
		rule = *docket_known(best, "rule");
	}
	*docket_value(d->file, "next_due_at") = due;
	*docket_value(d->file, "next_limit") = rule;
	*docket_value(d->file, "overdue") = v_int(overdue);
	d->file->changed = true;
}

enum rc
clocks_follow(struct docket *d, int64_t now_s, bool final, struct err *err)
{
	for (unsigned i = 0; i < d->process->n_clocks; i++) {
		const struct pclock *p = &d->process->clocks[i];
		unsigned n = d->n[p->limit->entity];

		for (unsigned row = 0; row < n; row++)
			if (!d->rows[p->limit->entity][row].kin)
				TRY(follow_row(d, p, row, now_s, final, err));
	}
	show_soonest(d, now_s);
	return RC_OK;
}
