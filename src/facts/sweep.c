/*
 * What imports leave behind: the rows of one that died, and the rows that a visible one replaced. Taken away in small transactions,
 * so that nobody waits; each step can be repeated, so a sweep that dies itself is only begun again. What is swept nobody sees.
 * Called before an import, after it, and by the server from time to time (facts_tidy).
 */
#include "facts/internal.h"

#include <string.h>

#define LINES_A_STEP 300
#define LEFT_MAX 64

struct left { int64_t import_id; bool visible, replaced; };
struct sweep { struct facts *f; int64_t tenant_id, now_ms, but; struct left list[LEFT_MAX]; unsigned n; int64_t from, to; const struct left *now; };

enum rc
import_lives(struct facts *f, int64_t tenant_id, int64_t import_id, int64_t lease_ms, int64_t now_ms, bool *lives, struct err *err)
{
	struct claim *claim;
	struct err held;
	enum rc rc;

	*lives = false;
	if (lease_ms <= now_ms)
		return RC_OK;
	rc = store_claim(f->store, tenant_id, import_id, &claim, &held);
	store_claim_end(claim);
	*lives = rc == RC_CONFLICT;
	if (rc != RC_OK && rc != RC_CONFLICT)
		*err = held;
	return *lives ? RC_OK : rc;
}

enum rc
import_busy(int64_t import_id, struct err *err)
{
	return err_set(err, RC_CONFLICT, "", "另一次导入正在进行（第 %lld 次），请等它结束；若它所在的机器已断开，约半分钟后可再试",
	               "another import is running (number %lld); wait for its end, or for half a minute when its machine was cut off", (long long)import_id);
}

/* Ends those that died; lists what is to be swept. */
static enum rc
list_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct sweep *w = ctx;
	struct head head;
	int64_t dead[LEFT_MAX];
	unsigned n_dead = 0;
	struct rows *rows;
	enum rc rc = RC_OK;

	w->n = 0;
	TRY(head_take(tx, w->tenant_id, &head, err));
	TRY(tx_rows(tx, Q_import_unswept, (struct sval[]){SV_I(w->tenant_id)}, 1, false, &rows, err));
	while (w->n < LEFT_MAX && (rc = rows_next(rows, err)) == RC_OK) {
		struct str state = row_text(rows, 1);
		bool running = str_eq_c(state, "checking") || str_eq_c(state, "writing"), lives = false;

		if (row_int(rows, 0) == w->but)
			continue;
		if (running)
			rc = import_lives(w->f, w->tenant_id, row_int(rows, 0), row_int(rows, 2), w->now_ms, &lives, err);
		if (rc == RC_OK && lives)
			rc = import_busy(row_int(rows, 0), err);
		if (rc != RC_OK)
			break;
		if (running)
			dead[n_dead++] = row_int(rows, 0);
		w->list[w->n++] = (struct left){row_int(rows, 0), str_eq_c(state, "visible"), row_int(rows, 3) > 0};
	}
	rows_end(rows);
	if (rc != RC_NOT_FOUND && rc != RC_OK)
		return rc;
	for (unsigned i = 0; i < n_dead; i++) {
		struct sval args[] = {SV_I(w->tenant_id), SV_I(dead[i]), SV_I(w->now_ms), SV_T(STR("导入中断")), SV_T(STR("broke off")), SV_I(0), SV_I(0)};

		TRY(tx_run(tx, Q_import_fail, args, COUNT_OF(args), NULL, err));
	}
	return RC_OK;
}

static enum rc
last_line_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct sweep *w = ctx;
	struct rows *rows;
	enum rc rc;

	w->to = 0;
	TRY(tx_rows(tx, Q_fact_batch_last_line, (struct sval[]){SV_I(w->tenant_id), SV_I(w->now->import_id)}, 2, false, &rows, err));
	rc = rows_next(rows, err);
	if (rc == RC_OK)
		w->to = row_int(rows, 0);
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* The facts of some lines, kind by kind. */
struct touched { struct str ids[LINES_A_STEP]; int entities[LINES_A_STEP]; unsigned n; };

static enum rc
touched_by(const struct sweep *w, struct tx *tx, struct arena *a, struct touched *t, struct err *err)
{
	struct sval args[] = {SV_I(w->tenant_id), SV_I(w->now->import_id), SV_I(w->from), SV_I(w->to)};
	struct rows *rows;
	enum rc rc;

	t->n = 0;
	TRY(tx_rows(tx, Q_fact_batch_ids, args, COUNT_OF(args), false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK && t->n < LINES_A_STEP) {
		t->entities[t->n] = vocab_entity(row_text(rows, 0));
		t->ids[t->n] = str_copy(a, row_text(rows, 1));
		t->n += t->entities[t->n] >= 0;
	}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* Some facts of one kind, at most LOOK_UP: their rows in the batch, and those that the batch ends. */
static enum rc
sweep_some(const struct sweep *w, struct tx *tx, const struct shape *s, const struct str *ids, unsigned n, struct err *err)
{
	struct sval args[2 + LOOK_UP] = {SV_I(w->tenant_id), SV_I(w->now->import_id)};
	const int *steps = w->now->visible ? s->drop_old : s->drop_new;
	unsigned n_steps = w->now->visible ? COUNT_OF(s->drop_old) : COUNT_OF(s->drop_new), n_rows = 0;
	int64_t row_nos[2 * LOOK_UP];
	struct rows *rows;
	enum rc rc;

	for (unsigned i = 0; i < LOOK_UP; i++)
		args[2 + i] = SV_T(ids[i < n ? i : n - 1]);
	TRY(tx_rows(tx, s->rows_of_batch, args, COUNT_OF(args), false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		int64_t row_no = row_int(rows, 0);
		bool known = false;

		for (unsigned i = 0; i < n_rows; i++)
			known |= row_nos[i] == row_no;
		if (!known && n_rows < COUNT_OF(row_nos))
			row_nos[n_rows++] = row_no;
	}
	rows_end(rows);
	if (rc != RC_NOT_FOUND)
		return rc;
	for (unsigned from = 0; from < n_rows; from += LOOK_UP) {
		for (unsigned i = 0; i < LOOK_UP; i++)
			args[2 + i] = SV_I(row_nos[from + i < n_rows ? from + i : n_rows - 1]);
		for (unsigned k = s->n_personal > 0 ? 0 : 1; k < n_steps; k++)
			TRY(tx_run(tx, steps[k], args, COUNT_OF(args), NULL, err));
	}
	return RC_OK;
}

static enum rc
step(struct sweep *w, struct tx *tx, struct arena *a, struct err *err)
{
	struct sval args[] = {SV_I(w->tenant_id), SV_I(w->now->import_id), SV_I(w->from), SV_I(w->to)};
	struct touched *t = ARENA_NEW(a, struct touched, 1);
	struct head head;

	TRY(head_take(tx, w->tenant_id, &head, err));
	TRY(touched_by(w, tx, a, t, err));
	for (unsigned i = 0, n; i < t->n; i += n) {
		for (n = 1; n < LOOK_UP && i + n < t->n && t->entities[i + n] == t->entities[i]; n++)
			;
		TRY(sweep_some(w, tx, &w->f->shapes[t->entities[i]], t->ids + i, n, err));
	}
	return w->now->visible ? RC_OK : tx_run(tx, Q_fact_batch_lines_drop, args, COUNT_OF(args), NULL, err);
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
swept_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct sweep *w = ctx;

	return tx_run(tx, Q_import_swept, (struct sval[]){SV_I(w->tenant_id), SV_I(w->now->import_id)}, 2, NULL, err);
}

enum rc
sweep_imports(struct facts *f, int64_t tenant_id, int64_t now_ms, int64_t but, struct err *err)
{
	struct sweep w = {.f = f, .tenant_id = tenant_id, .now_ms = now_ms, .but = but};

	do {
		TRY(store_write(f->store, list_fn, &w, err));
		for (unsigned i = 0; i < w.n; i++) {
			w.now = &w.list[i];
			w.to = 0;
			if (!w.now->visible || w.now->replaced)
				TRY(store_read(f->store, last_line_fn, &w, err));
			for (; w.to > 0; w.to = w.from - 1) {
				w.from = w.to > LINES_A_STEP ? w.to - LINES_A_STEP + 1 : 1;
				TRY(store_write(f->store, step_fn, &w, err));
			}
			TRY(store_write(f->store, swept_fn, &w, err));
		}
	} while (w.n == LEFT_MAX);
	return RC_OK;
}

enum rc
facts_tidy(struct facts *f, int64_t tenant_id, int64_t now_ms, struct err *err)
{
	enum rc rc = sweep_imports(f, tenant_id, now_ms, 0, err);

	return rc == RC_CONFLICT ? RC_OK : rc;         /* one is running: it sweeps itself */
}
