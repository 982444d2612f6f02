/*
 * One expression of a rulebook on one row of a few facts, and its limits: what the order room asks when somebody wants to act. The same
 * programs as the scores', over columns that hold one order and its kin.
 */
#include "score/evaluate.h"

#include <stdlib.h>

struct decider { struct arena arena; struct measures *m; const struct calendar *calendar; };

enum rc
decider_new(const struct rulebook *rb, const struct calendar *calendar, struct columns *cols, int32_t day, struct decider **out, struct err *err)
{
	struct decider *d = calloc(1, sizeof *d);
	struct ovalue *options;
	struct option_set none = {NULL, NULL, 0};
	enum rc rc;

	if (d == NULL)
		abort();
	arena_init(&d->arena, 0);
	options = ARENA_NEW(&d->arena, struct ovalue, rb->n_options + 1);
	rc = options_resolve(&d->arena, rb, &none, day, options, err);
	if (rc != RC_OK) {
		arena_done(&d->arena);
		free(d);
		return rc;
	}
	d->m = measures_new(rb, options, cols, calendar);
	d->m->provisional = true;
	d->calendar = calendar;
	*out = d;
	return RC_OK;
}

void
decider_free(struct decider *d)
{
	if (d == NULL)
		return;
	measures_free(d->m);
	arena_done(&d->arena);
	free(d);
}

struct value
decide_value(struct decider *d, struct arena *a, const struct expr *e, int entity, uint32_t row, int64_t as_of)
{
	return row_value(d->m, a, e, entity, row, as_of);
}

bool
decide_yes(struct decider *d, const struct expr *e, int entity, uint32_t row, int64_t as_of)
{
	struct arena a;
	struct value v;

	arena_init(&a, 0);
	v = row_value(d->m, &a, e, entity, row, as_of);
	arena_done(&a);
	return v.state == V_VALUE && v.i == 1;
}

static const struct expr *
clause_expr(const struct decl *d, enum ckind kind)
{
	const struct clause *k = clause_of_kind(d, kind);

	return k == NULL ? NULL : k->args[0];
}

enum rc
decide_limit(struct decider *d, struct arena *a, const struct decl *limit, uint32_t row, int64_t as_of, struct limit_run *out, struct err *err)
{
	const struct expr *within = clause_expr(limit, C_WITHIN), *deadline = clause_expr(limit, C_DEADLINE), *until = clause_expr(limit, C_UNTIL);
	struct value start = row_value(d->m, a, clause_expr(limit, C_FROM), limit->entity, row, as_of), n, done;

	*out = (struct limit_run){.limit = limit};
	if (start.state != V_VALUE)
		return RC_OK;
	n = row_value(d->m, a, deadline != NULL ? deadline : within, limit->entity, row, as_of);
	if (n.state != V_VALUE)
		return RC_OK;
	out->running = true;
	out->start = start.i;
	if (deadline != NULL) {
		out->due = (struct due){.at = n.i};
		out->span = instant_text(a, n.i);
	} else {
		struct num count = within->unit == U_MINUTES ? num_div(a, n.num, NUM_INT(60)) : n.num;
		struct buf b;

		TRY(calendar_due(d->calendar, a, start.i, count, clock_of(within->unit), d->m->counting, true, &out->due, err));
		buf_init(&b, 0);
		buf_add(&b, num_exact(a, n.num));
		buf_char(&b, ' ');
		buf_add_c(&b, unit_word(within->unit, LANG_EN));
		out->span = str_copy(a, buf_str(&b));
		buf_done(&b);
	}
	if (until == NULL)
		return RC_OK;
	done = row_value(d->m, a, until, limit->entity, row, as_of);
	if (done.state == V_VALUE) {
		out->stopped = true;
		out->stop = done.i;
	}
	return RC_OK;
}

bool
decide_ahead(struct decider *d, struct arena *a, const struct expr *ahead, int64_t due, int64_t *at)
{
	struct num n = ahead->kind == E_NUM ? ahead->num : ahead->ref.kind == R_OPTION ? d->m->options[ahead->ref.decl->option].num : NUM_INT(0);
	int64_t minutes, each = ahead->unit == U_DAYS ? 1440 : ahead->unit == U_MINUTES ? 1 : 60;

	if (!num_to_i64(num_mul(a, n, NUM_INT(each)), &minutes) || minutes < 0)
		return false;
	*at = due - minutes * 60;
	return true;
}
