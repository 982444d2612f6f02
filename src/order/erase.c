/*
 * Erasing what a plan shows: short transactions of some orders each, every fact through facts_put, so that the change log says of each what went,
 * by whom and under which rule; the audit says that an erasure began and how it ended. What changed since the plan was made is left for the
 * next. Killed at any instant it leaves whole orders erased and whole orders as they were. Called by the api and the command line.
 */
#include "order/erase.h"

#include <string.h>

#define ORDERS_A_STEP 50
#define CHANGES_MOST 20000              /* since the plan; beyond, look again */
#define ROWS_A_STEP 1000
#define JOB "retention"

struct erasing {
	struct orders *o; const struct erase_ask *ask; struct erase_done *done;
	struct arena *a;
	struct retention_plan plan;
	struct cause cause;
	int64_t seen, seen_next;                /* the change log was looked at up to this line */
	size_t from, to;                        /* the step's targets */
	uint64_t orders, fields; bool *gone;    /* what this run of the step erased; gone: by target */
	uint64_t n; const char *what;           /* the audit's line */
	int64_t n_rows;
};

static enum rc
tell(const struct erasing *e, const char *phase, uint64_t done, struct err *err)
{
	if (e->ask->progress == NULL || e->ask->progress(e->ask->progress_ctx, phase, done, e->plan.orders))
		return RC_OK;
	return err_set(err, RC_CONFLICT, "stopped", "抹去已停止；抹去了的不会回来，其余的可再试运行后继续", "the erasure was stopped; what is erased stays so, the rest goes on after another dry run");
}

/* ---- what changed meanwhile ---------------------------------------------------------------------------------------------------- */

static void
leave_content(struct erasing *e, struct str sha256)
{
	for (size_t i = e->from; sha256.n > 0 && i < e->plan.n_targets; i++)
		e->plan.targets[i].left |= str_eq(e->plan.targets[i].sha256, sha256);
}

static void
leave_order(struct erasing *e, struct str order_id)
{
	size_t low = e->from, high = e->plan.n_targets;

	while (low < high) {            /* they lie by order */
		size_t mid = (low + high) / 2;

		if (str_cmp(e->plan.targets[mid].order, order_id) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < e->plan.n_targets && str_eq(e->plan.targets[low].order, order_id); low++) {
		e->plan.targets[low].left = true;
		leave_content(e, e->plan.targets[low].sha256);
	}
}

/* A fact that was put since: its order is left. One that is gone leads nowhere any more. */
static enum rc
leave_changed(struct erasing *e, struct tx *tx, int entity, struct str id, struct arena *a, struct err *err)
{
	int to_orders = -1, to_assignments = -1;
	const struct ventity *v = vocab_at(entity);
	struct fact f, assignment;
	enum rc rc;

	if (entity == ent.orders || entity == ent.cases) {
		leave_order(e, id);
		return RC_OK;
	}
	for (unsigned i = 0; i < v->n; i++) {
		to_orders = vocab_field_entity(&v->fields[i]) == ent.orders ? (int)i : to_orders;
		to_assignments = vocab_field_entity(&v->fields[i]) == ent.assignments ? (int)i : to_assignments;
	}
	if (to_orders < 0 && to_assignments < 0)
		return RC_OK;
	rc = facts_get(e->o->facts, tx, e->ask->tenant_id, entity, id, false, a, &f, err);
	if (rc != RC_OK)
		return rc == RC_NOT_FOUND ? RC_OK : rc;
	if (to_orders >= 0 && f.values[to_orders].known)
		leave_order(e, f.values[to_orders].text);
	if (to_assignments >= 0 && f.values[to_assignments].known &&
	    facts_get(e->o->facts, tx, e->ask->tenant_id, ent.assignments, f.values[to_assignments].text, false, a, &assignment, err) == RC_OK && assignment.values[field_of(ent.assignments, "order_id")].known)
		leave_order(e, assignment.values[field_of(ent.assignments, "order_id")].text);
	if (entity == ent.attachments && f.values[field_of(entity, "sha256")].known)
		leave_content(e, f.values[field_of(entity, "sha256")].text);
	return RC_OK;
}

struct changed { int entity; struct str id; };

static enum rc
look_back(struct erasing *e, struct tx *tx, struct arena *a, struct err *err)
{
	struct changed *list = ARENA_NEW(a, struct changed, CHANGES_MOST);
	struct rows *rows;
	unsigned n = 0;
	enum rc rc;

	TRY(tx_rows(tx, Q_fact_changes_after, (struct sval[]){SV_I(e->ask->tenant_id), SV_I(e->seen)}, 2, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK && n < CHANGES_MOST) {
		int entity = vocab_entity(row_text(rows, 1));

		e->seen_next = row_int(rows, 0);
		if (entity < 0)
			break;
		list[n].entity = entity;
		list[n++].id = str_copy(a, row_text(rows, 2));
	}
	rows_end(rows);
	if (rc == RC_OK)
		return err_set(err, RC_CONFLICT, "confirm", "其间有导入，或改动太多；请再试运行一次后继续", "there was an import meanwhile, or too many changes; make another dry run and go on");
	if (rc != RC_NOT_FOUND)
		return rc;
	for (unsigned i = 0; i < n; i++)
		TRY(leave_changed(e, tx, list[i].entity, list[i].id, a, err));
	return RC_OK;
}

/* ---- a step ------------------------------------------------------------------------------------------------------------------------ */

static enum rc
erase_fact(struct erasing *e, struct tx *tx, const struct retention_target *t, struct arena *a, struct fact_put *put, struct err *err)
{
	struct fact *f = ARENA_NEW(a, struct fact, 1);

	TRY(facts_get(e->o->facts, tx, e->ask->tenant_id, t->entity, t->id, t->fields != 0, a, f, err));
	for (unsigned i = 0; i < vocab_at(t->entity)->n; i++)
		if ((t->fields >> i & 1) != 0)
			f->values[i] = (struct vvalue){.known = false};
	/* an attachment stays as it is; that its content went is a line of its own */
	*put = (struct fact_put){.fact = f, .expected = f->version, .always = t->sha256.n > 0};
	if (t->sha256.n > 0)
		TRY(tx_run(tx, Q_content_erase, (struct sval[]){SV_I(e->ask->tenant_id), SV_T(t->sha256)}, 2, NULL, err));
	return RC_OK;
}

static enum rc
step(struct erasing *e, struct tx *tx, struct arena *a, struct err *err)
{
	struct fact_put *list = ARENA_NEW(a, struct fact_put, e->to - e->from + 1);
	struct str last = {NULL, 0};
	struct row1 head;
	unsigned n = 0;
	enum rc rc;

	e->orders = e->fields = 0;
	e->seen_next = e->seen;
	TRY(facts_hold(e->o->facts, tx, e->ask->tenant_id, err));
	TRY(look_back(e, tx, a, err));
	for (size_t i = e->from; i < e->to; i++) {
		const struct retention_target *t = &e->plan.targets[i];

		e->gone[i] = !t->left;
		if (t->left)
			continue;
		rc = erase_fact(e, tx, t, a, &list[n], err);
		if (rc == RC_NOT_FOUND)
			continue;       /* removed since */
		TRY(rc);
		n++;
		e->orders += last.p == NULL || !str_eq(last, t->order);
		last = t->order;
		for (uint64_t bits = t->fields; bits != 0; bits &= bits - 1)
			e->fields++;
	}
	if (n == 0)
		return RC_OK;
	TRY(facts_put_many(e->o->facts, tx, e->ask->tenant_id, list, n, &e->cause, a, err));
	TRY(tx_one(tx, Q_changes_last, &SV_I(e->ask->tenant_id), 1, a, &head, err));
	e->seen_next = head.values[0].i;
	return RC_OK;
}

static enum rc
step_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct arena a;
	enum rc rc;

	arena_init(&a, 0);
	rc = step(ctx, tx, &a, err);
	arena_done(&a);
	return rc;
}

static enum rc
erase_all(struct erasing *e, struct err *err)
{
	struct retention_plan *p = &e->plan;

	for (e->from = 0; e->from < p->n_targets; e->from = e->to) {
		unsigned orders = 0;

		for (e->to = e->from; e->to < p->n_targets; e->to++) {
			bool another = e->to == e->from || !str_eq(p->targets[e->to].order, p->targets[e->to - 1].order);

			if (another && orders++ == ORDERS_A_STEP)
				break;
		}
		TRY(store_write(e->o->store, step_fn, e, err));
		e->seen = e->seen_next;
		e->done->orders += e->orders;
		e->done->fields += e->fields;
		TRY(tell(e, "erase", e->done->orders, err));
	}
	return RC_OK;
}

/* ---- beside facts ------------------------------------------------------------------------------------------------------------------- */

static enum rc
messages_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct erasing *e = ctx;
	struct sval args[] = {SV_I(e->ask->tenant_id), SV_I(instant_from_day(e->plan.before, 0) * 1000), SV_I(ROWS_A_STEP)};
	uint64_t changed;

	TRY(tx_run(tx, Q_messages_erase, args, 3, &changed, err));
	e->n_rows = (int64_t)changed;
	return RC_OK;
}

static enum rc
rest_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct erasing *e = ctx;
	struct sval args[] = {SV_I(e->ask->tenant_id), SV_I(instant_from_day(e->plan.before, 0) * 1000)};

	TRY(tx_run(tx, Q_messages_erase_read, args, COUNT_OF(args), NULL, err));
	return tx_run(tx, Q_import_problems_erase, args, COUNT_OF(args), NULL, err);
}

static enum rc
erase_beside(struct erasing *e, struct err *err)
{
	if (e->plan.before == INT32_MIN)
		return RC_OK;
	do {
		TRY(store_write(e->o->store, messages_fn, e, err));
		e->done->messages += (uint64_t)e->n_rows;
	} while (e->n_rows == ROWS_A_STEP);
	return store_write(e->o->store, rest_fn, e, err);
}

/* ---- the whole ------------------------------------------------------------------------------------------------------------------------ */

static enum rc
audit_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct erasing *e = ctx;
	const struct erase_done *d = e->done;
	bool ended = strcmp(e->what, "retention.end") == 0;
	struct arena a;
	struct buf detail;
	struct jw w;
	enum rc rc;

	arena_init(&a, 0);
	buf_init(&detail, 0);
	jw_init(&w, &detail);
	jw_open(&w, '{');
	jw_key(&w, "as_of"), jw_text(&w, day_text(&a, e->ask->day));
	jw_key(&w, "rulebook"), jw_text(&w, e->plan.book);
	jw_key(&w, "sha256"), jw_text(&w, e->plan.sha256);
	jw_key(&w, "orders"), jw_i64(&w, (int64_t)(ended ? d->orders : e->plan.orders));
	jw_key(&w, "fields"), jw_i64(&w, (int64_t)(ended ? d->fields : e->plan.fields));
	jw_key(&w, "contents"), jw_i64(&w, (int64_t)(ended ? d->contents : e->plan.contents));
	if (ended) {
		jw_key(&w, "left"), jw_i64(&w, (int64_t)d->left);
		jw_key(&w, "messages"), jw_i64(&w, (int64_t)d->messages);
	}
	jw_close(&w, '}');
	rc = ended ? tx_run(tx, Q_job_did, (struct sval[]){SV_I(e->ask->tenant_id), SV_T(STR(JOB)), SV_I(e->ask->now_ms)}, 3, NULL, err) : RC_OK;
	if (rc == RC_OK)
		rc = audit_add(e->o->people, tx, e->ask->tenant_id, e->ask->by, e->ask->now_ms, e->what, str_c(e->plan.confirm), buf_str(&detail), err);
	buf_done(&detail);
	arena_done(&a);
	return rc;
}

static void
count(struct erasing *e)
{
	const struct retention_plan *p = &e->plan;
	struct str last_left = {NULL, 0};

	for (size_t i = 0; i < p->n_targets; i++) {
		if (p->targets[i].left && (last_left.p == NULL || !str_eq(last_left, p->targets[i].order))) {
			e->done->left++;
			last_left = p->targets[i].order;
		}
		e->done->contents += e->gone[i] && p->targets[i].sha256.n > 0 && p->targets[i].first;
		e->done->bytes += e->gone[i] && p->targets[i].first ? p->targets[i].bytes : 0;
	}
}

static enum rc
run(struct erasing *e, struct err *err)
{
	static const char *const tables[] = {"personal_orders", "personal_filings", "content", "message", "import_problem"};
	const struct erase_ask *ask = e->ask;
	enum rc rc;

	if (ask->day > instant_day(ask->now_ms / 1000))
		return err_set(err, RC_INVALID, "as_of", "这一天还没有到，只能试运行", "that day is yet to come: a dry run alone can be made for it");
	TRY(tell(e, "look", 0, err));
	TRY(facts_tidy(e->o->facts, ask->tenant_id, ask->now_ms, err));        /* rows that imports replaced hold values too */
	TRY(retention_look(e->o, ask->tenant_id, ask->day, ask->now_ms, e->a, &e->plan, err));
	if (e->plan.book.n == 0)
		return err_set(err, RC_NOT_FOUND, "rulebook", "施行的规则里没有写保存多久，什么也不抹去", "no rulebook in force says how long data are kept; nothing is erased");
	if (!str_eq_c(ask->confirm, e->plan.confirm))
		return err_set(err, RC_CONFLICT, "confirm", "要抹去的与试运行时看到的不同（现在的确认码是 %s）；请先看过再抹去", "what would be erased is not what was seen (the code is %s now); look at it first", e->plan.confirm);
	e->seen = e->plan.change_no;
	e->gone = ARENA_NEW(e->a, bool, e->plan.n_targets + 1);
	e->cause = (struct cause){ask->by, ask->now_ms, str_fmt(e->a, "保存期满抹去 " STR_F, STR_A(e->plan.book))};
	e->what = "retention.begin";
	if (e->plan.n_targets > 0)
		TRY(store_write(e->o->store, audit_fn, e, err));
	rc = erase_all(e, err);
	count(e);
	orders_forget(e->o, ask->tenant_id);
	TRY(rc);
	TRY(erase_beside(e, err));
	e->what = "retention.end";
	TRY(store_write(e->o->store, audit_fn, e, err));
	TRY(tell(e, "scrub", e->done->orders, err));
	rc = store_scrub(e->o->store, tables, COUNT_OF(tables), err);
	return rc == RC_BUSY ? err_set(err, RC_BUSY, "scrub", "已抹去；但数据库文件正被使用，还没能重写，请再运行一次", "everything is erased, but the database files are in use and could not be written anew; run it again") : rc;
}

enum rc
retention_erase(struct orders *o, const struct erase_ask *ask, struct erase_done *done, struct err *err)
{
	struct arena a;
	struct erasing e = {.o = o, .ask = ask, .done = done, .a = &a};
	enum rc rc;

	*done = (struct erase_done){0};
	arena_init(&a, 0);
	rc = run(&e, err);
	arena_done(&a);
	return rc;
}

void
orders_forget(struct orders *o, int64_t tenant_id)
{
	live_forget(o->facts, tenant_id);
	likeness_forget(o, tenant_id);
	kept_forget(o);
}

enum rc
retention_last_ms(struct orders *o, struct tx *tx, int64_t tenant_id, int64_t *at_ms, struct err *err)
{
	struct arena a;
	struct row1 row;
	enum rc rc;

	(void)o;
	*at_ms = 0;
	arena_init(&a, 0);
	rc = tx_one(tx, Q_job_done, (struct sval[]){SV_I(tenant_id), SV_T(STR(JOB))}, 2, &a, &row, err);
	if (rc == RC_OK)
		*at_ms = row.values[0].i;
	arena_done(&a);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}
