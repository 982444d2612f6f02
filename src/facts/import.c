/*
 * Bringing in a bundle: begun under a number, checked whole, written in chunks that nobody sees, made visible at once; then what it
 * replaced is swept. One at a time for each government, held by a claim and a lease, so that one that died is ended by the next. Whatever
 * fails leaves the facts as they were. Called by the command line and the API.
 */
#include "facts/import.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LOOK_FROM 1000          /* facts of a kind in one import */
#define TELL_MS 100
#define RENEW_MS (LEASE_MS / 6)

static int64_t
steady_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t
import_now_ms(const struct import *im)
{
	return im->ask->cause.at_ms + steady_ms() - im->started_ms;
}

enum rc
import_hold(struct import *im, struct tx *tx, struct err *err)
{
	const struct import_result *r = im->result;
	struct sval args[] = {
		SV_I(im->ask->tenant_id), SV_I(im->batch), SV_T(str_c(im->state)), SV_I(import_now_ms(im) + LEASE_MS), SV_I((int64_t)r->rows), SV_I((int64_t)r->added),
		SV_I((int64_t)r->changed), SV_I((int64_t)r->same), SV_I((int64_t)r->removed),
	};
	uint64_t held;

	TRY(tx_run(tx, Q_import_hold, args, COUNT_OF(args), &held, err));
	return held == 1 ? RC_OK : err_set(err, RC_CONFLICT, "", "这次导入停顿太久，已被当作中断处理", "this import was silent for too long and has been ended as dead");
}

static enum rc
hold_fn(struct tx *tx, void *ctx, struct err *err)
{
	return import_hold(ctx, tx, err);
}

enum rc
import_tell(struct import *im, const char *phase, uint64_t done, uint64_t all, struct err *err)
{
	int64_t now = steady_ms() - im->started_ms;

	if (now - im->heard_ms > RENEW_MS) {
		im->heard_ms = now;
		TRY(store_write(im->f->store, hold_fn, im, err));
	}
	if (im->ask->progress != NULL && (now - im->told_ms >= TELL_MS || im->told_ms == 0)) {
		im->told_ms = now > 0 ? now : 1;
		im->stopped |= !im->ask->progress(im->ask->progress_ctx, phase, done, all);
	}
	return im->stopped ? err_set(err, RC_CONFLICT, "", "导入已停止，什么也没有改变", "the import was stopped; nothing has changed") : RC_OK;
}

/* ---- begin --------------------------------------------------------------------------------------------------------------- */

static enum rc
begin_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct import *im = ctx;
	struct head head;
	struct rows *rows;
	enum rc rc;

	store_claim_end(im->claim);             /* of a run of this transaction that came to nothing */
	im->claim = NULL;
	TRY(head_take(tx, im->ask->tenant_id, &head, err));
	TRY(tx_rows(tx, Q_import_unswept, (struct sval[]){SV_I(im->ask->tenant_id)}, 1, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		bool lives = false;

		if (str_eq_c(row_text(rows, 1), "checking") || str_eq_c(row_text(rows, 1), "writing"))
			rc = import_lives(im->f, im->ask->tenant_id, row_int(rows, 0), row_int(rows, 2), im->ask->cause.at_ms, &lives, err);
		if (rc == RC_OK && lives)
			rc = import_busy(row_int(rows, 0), err);
		if (rc != RC_OK)
			break;
	}
	rows_end(rows);
	if (rc != RC_NOT_FOUND)
		return rc;
	im->batch = ++head.last_batch;
	/* before anybody can see the row */
	rc = store_claim(im->f->store, im->ask->tenant_id, im->batch, &im->claim, err);
	if (rc != RC_OK)
		return rc == RC_CONFLICT ? import_busy(im->batch, err) : rc;
	im->began_change_no = head.change_no;
	struct sval args[] = {SV_I(im->ask->tenant_id), SV_I(im->batch), SV_T(im->ask->name), SV_I(im->ask->cause.by), SV_I(im->ask->cause.at_ms), SV_I(import_now_ms(im) + LEASE_MS)};

	TRY(tx_run(tx, Q_import_begin, args, COUNT_OF(args), NULL, err));
	return head_set(tx, im->ask->tenant_id, &head, err);
}

/* ---- check --------------------------------------------------------------------------------------------------------------- */

/* Ids that stand in the database, of a kind that a bundle links to without bringing it; read when first asked for. */
struct outside { struct import *im; struct columns *of[FACT_KINDS]; struct err err; enum rc rc; int now; };

static enum rc
outside_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct outside *o = ctx;
	const struct shape *s = &o->im->f->shapes[o->now];
	bool *none[FACT_KINDS] = {NULL};
	struct columns *c = columns_new(&(struct columns_want){.fields = none, .ids = true});
	struct rows *rows;
	enum rc rc = columns_open(c, o->now, &s->e->id, 1, err);

	columns_free(o->of[o->now]);
	o->of[o->now] = c;
	TRY(rc);
	TRY(tx_rows(tx, sql_load(o->im->f, s, &s->e->id, 1, false), (struct sval[]){SV_I(o->im->ask->tenant_id)}, 1, true, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		struct str id = row_text(rows, 0);

		if (key_made(s, id))
			continue;
		rc = columns_row(c, o->now, &id, 1, err);
		if (rc != RC_OK)
			break;
	}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

static bool
outside_knows(void *ctx, int entity, struct str id)
{
	struct outside *o = ctx;

	if (o->im->f->shapes[entity].e->id < 0)
		return false;
	if (o->of[entity] == NULL && o->rc == RC_OK) {
		o->now = entity;
		o->rc = store_read(o->im->f->store, outside_fn, o, &o->err);
	}
	return o->rc == RC_OK && columns_find(o->of[entity], entity, id) >= 0;
}

struct checking { struct import *im; struct err err; enum rc rc; };

static void
check_progress(void *ctx, uint64_t done, uint64_t all)
{
	struct checking *k = ctx;

	if (k->rc == RC_OK)
		k->rc = import_tell(k->im, "check", done, all, &k->err);
}

static enum rc
check(struct import *im, struct bundle_options *o, struct bundle_report *report, struct err *err)
{
	bool *none[FACT_KINDS] = {NULL};
	struct columns *c = columns_new(&(struct columns_want){.fields = none});
	struct outside out = {.im = im};
	struct checking k = {.im = im};
	enum rc rc;

	TRY(handled_load(im->f, im->ask->tenant_id, &im->handled, err));
	o->refuse = im->handled == NULL ? NULL : handled_refuse;
	o->refuse_ctx = im->handled;
	o->progress = check_progress;
	o->progress_ctx = &k;
	columns_outside(c, outside_knows, &out);
	rc = bundle_read(im->ask->path, o, c, report, err);
	columns_free(c);
	for (unsigned i = 0; i < im->f->n; i++)
		columns_free(out.of[i]);
	if (out.rc != RC_OK) {
		*err = out.err;
		return out.rc;
	}
	if (k.rc != RC_OK) {
		*err = k.err;
		return k.rc;
	}
	return rc;
}

/* ---- write --------------------------------------------------------------------------------------------------------------- */

struct gone { struct import *im; struct arena arena; struct str *ids; size_t n, room; };

/* Rows of groups that came, numbered past what came. */
static enum rc
gone_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct gone *g = ctx;
	struct import *im = g->im;
	struct str group;
	uint64_t number;
	struct rows *rows;
	enum rc rc;

	g->n = 0;
	TRY(tx_rows(tx, im->s->made_ids, (struct sval[]){SV_I(im->ask->tenant_id), SV_T(STR("~")), SV_T(STR("\x7f"))}, 3, true, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		uint64_t came = key_split(row_text(rows, 0), &group, &number) ? groups_count(&im->groups, group) : 0;

		if (came == 0 || number <= came)
			continue;
		if (g->n == g->room) {
			g->room = g->room == 0 ? 256 : g->room * 2;
			g->ids = realloc(g->ids, g->room * sizeof *g->ids);
			if (g->ids == NULL)
				abort();
		}
		g->ids[g->n++] = str_copy(&g->arena, row_text(rows, 0));
	}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* The kind that came is written whole; of its groups, what is no longer there goes. */
static enum rc
kind_end(struct import *im, struct err *err)
{
	struct gone g = {.im = im};
	enum rc rc;

	if (im->s == NULL)
		return RC_OK;
	TRY(chunk_flush(im, err));
	if (im->s->n_group == 0 || im->groups.n == 0)
		return RC_OK;
	arena_init(&g.arena, 0);
	rc = store_read(im->f->store, gone_fn, &g, err);
	im->removing = true;
	for (size_t i = 0; rc == RC_OK && i < g.n; i++)
		rc = chunk_remove(im, g.ids[i], err);
	if (rc == RC_OK)
		rc = chunk_flush(im, err);
	im->removing = false;
	groups_done(&im->groups);
	free(g.ids);
	arena_done(&g.arena);
	return rc;
}

static enum rc
sink_open(void *ctx, int entity, const int *fields, unsigned n, struct err *err)
{
	struct import *im = ctx;

	TRY(kind_end(im, err));
	im->s = &im->f->shapes[entity];
	im->n_fields = n;
	im->open[entity] = true;
	row_blank(im->s, im->blank);
	for (unsigned i = 0; i < n; i++) {
		im->fields[i] = fields[i];
		im->delivered[entity][fields[i]] = true;
	}
	return RC_OK;
}

static enum rc
sink_row(void *ctx, int entity, const struct vvalue *values, unsigned n, struct err *err)
{
	(void)entity;
	(void)n;
	return chunk_row(ctx, values, err);
}

static enum rc
write_all(struct import *im, const struct bundle_options *o, const struct bundle_skips *skips, struct err *err)
{
	struct bundle_sink sink = {.ctx = im, .open = sink_open, .row = sink_row};
	struct bundle_options quiet = *o;
	enum rc rc;

	quiet.progress = NULL;
	quiet.bad_rows = NULL;
	im->state = "writing";
	rc = store_write(im->f->store, hold_fn, im, err);
	if (rc == RC_OK)
		rc = bundle_rows(im->ask->path, &quiet, skips, &sink, err);
	return rc == RC_OK ? kind_end(im, err) : rc;
}

/* ---- visible ------------------------------------------------------------------------------------------------------------- */

struct ending { struct import *im; struct bundle_report *report; struct err *why; };

/* An order that a process began to handle while this was written, and that this would change. */
static enum rc
check_begun(struct import *im, struct tx *tx, struct str order_id, struct err *err)
{
	struct sval args[] = {SV_I(im->ask->tenant_id), SV_T(order_id), SV_I(im->batch)};
	struct rows *rows;
	enum rc rc;

	TRY(tx_rows(tx, Q_handled_brought, args, COUNT_OF(args), false, &rows, err));
	rc = rows_next(rows, err);
	rows_end(rows);
	if (rc != RC_OK)
		return rc == RC_NOT_FOUND ? RC_OK : rc;
	return err_set(err, RC_CONFLICT, "", "导入期间工单“" STR_F "”开始按流程办理，而导入要改它；请重新导入", "the order “" STR_F "” began to be handled during the import, which would change it; import again",
	               STR_A(vocab_shown(order_id)));
}

/* What was removed, or began to be handled, while this was written, and what was written leads to. */
static enum rc
check_since(struct import *im, struct tx *tx, struct err *err)
{
	struct facts *f = im->f;
	struct rows *rows, *held;
	enum rc rc;

	TRY(tx_rows(tx, Q_fact_changes_after, (struct sval[]){SV_I(im->ask->tenant_id), SV_I(im->began_change_no)}, 2, true, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		int entity = vocab_entity(row_text(rows, 1));

		if (row_int(rows, 3) == 1 && str_eq_c(row_text(rows, 1), "cases"))
			rc = check_begun(im, tx, row_text(rows, 2), err);
		if (rc != RC_OK)
			break;
		if (entity < 0 || !str_eq_c(row_text(rows, 6), "null"))
			continue;
		for (unsigned i = 0; rc == RC_OK && i < f->n; i++)
			for (unsigned k = 0; rc == RC_OK && k < f->shapes[i].e->n; k++) {
				if (vocab_field_entity(&f->shapes[i].e->fields[k]) != entity)
					continue;
				rc = tx_rows(tx, sql_linked(f, &f->shapes[i], (int)k), (struct sval[]){SV_I(im->ask->tenant_id), SV_T(row_text(rows, 2))}, 2, false, &held, err);
				if (rc != RC_OK)
					break;
				rc = rows_next(held, err);
				rows_end(held);
				if (rc == RC_OK)
					rc = err_set(err, RC_CONFLICT, "", "导入期间“" STR_F "”被删除，而导入的%s关联着它；请重新导入", "“" STR_F "” was removed during the import and %s that came are linked to it; import again",
					             STR_A(vocab_shown(row_text(rows, 2))), f->shapes[i].e->name);
				else if (rc == RC_NOT_FOUND)
					rc = RC_OK;
			}
		if (rc != RC_OK)
			break;
	}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* Counts and delivered columns by kind; those that are new go into the line of the log. */
static enum rc
settle_kinds(struct import *im, struct tx *tx, struct jw *w, bool *more, struct err *err)
{
	struct facts *f = im->f;
	struct kind kinds[FACT_KINDS];

	TRY(kind_all(f, tx, im->ask->tenant_id, kinds, err));
	jw_key(w, "delivered");
	jw_open(w, '{');
	for (unsigned i = 0; i < f->n; i++) {
		struct kind *k = &kinds[i];
		bool fresh = !k->there;

		if (!im->open[i])
			continue;
		for (unsigned field = 0; field < f->shapes[i].e->n; field++)
			fresh |= im->delivered[i][field] && !k->delivered[field];
		if (fresh) {
			*more = true;
			jw_key(w, f->shapes[i].e->name);
			jw_open(w, '[');
			for (unsigned field = 0; field < f->shapes[i].e->n; field++)
				if (im->delivered[i][field] && !k->delivered[field]) {
					jw_text(w, str_c(f->shapes[i].e->fields[field].name));
					k->delivered[field] = true;
				}
			jw_close(w, ']');
		}
		k->n_rows += im->result->added_by_entity[i] - im->removed_by_entity[i];
		k->n_removed += im->removed_by_entity[i];
		TRY(kind_set(tx, im->ask->tenant_id, &f->shapes[i], k, err));
	}
	jw_close(w, '}');
	return RC_OK;
}

static enum rc
make_visible(struct ending *e, struct tx *tx, struct buf *what, struct err *err)
{
	struct import *im = e->im;
	const struct import_result *r = im->result;
	bool more = im->line_no > 0;
	char hex[2 * HASH + 1], id[24];
	struct head head;
	struct jw w;
	uint64_t ours;

	TRY(head_take(tx, im->ask->tenant_id, &head, err));
	TRY(check_since(im, tx, err));
	jw_init(&w, what);
	jw_open(&w, '{');
	jw_key(&w, "import"), jw_i64(&w, im->batch);
	jw_key(&w, "lines"), jw_i64(&w, im->line_no);
	hex_of(im->hash, HASH, hex);
	jw_key(&w, "hash"), jw_text(&w, str_c(hex));
	TRY(settle_kinds(im, tx, &w, &more, err));
	jw_close(&w, '}');
	head.visible_batch = im->batch;
	if (more)                       /* the same bundle again is no change */
		TRY(log_add(tx, im->ask->tenant_id, &head, STR(""), (struct str){id, (size_t)snprintf(id, sizeof id, "%lld", (long long)im->batch)}, 1, &im->ask->cause,
		            buf_str(what), err));
	TRY(head_set(tx, im->ask->tenant_id, &head, err));
	struct sval args[] = {
		SV_I(im->ask->tenant_id), SV_I(im->batch), SV_I(import_now_ms(im)), SV_I(more ? head.change_no : 0), SV_I((int64_t)r->rows), SV_I((int64_t)r->added),
		SV_I((int64_t)r->changed), SV_I((int64_t)r->same), SV_I((int64_t)r->removed), SV_I((int64_t)e->report->rows_skipped), SV_I((int64_t)e->report->n_all),
	};

	TRY(tx_run(tx, Q_import_visible, args, COUNT_OF(args), &ours, err));
	return ours == 1 ? RC_OK : err_set(err, RC_CONFLICT, "", "这次导入停顿太久，已被当作中断处理", "this import was silent for too long and has been ended as dead");
}

static enum rc
visible_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct buf what;
	enum rc rc;

	buf_init(&what, 0);
	rc = make_visible(ctx, tx, &what, err);
	buf_done(&what);
	return rc;
}

/* ---- the end ------------------------------------------------------------------------------------------------------------- */

static enum rc
problems_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct ending *e = ctx;

	for (size_t i = 0; i < e->report->n_problems; i++) {
		const struct bundle_problem *p = &e->report->problems[i];
		struct sval args[] = {
			SV_I(e->im->ask->tenant_id), SV_I(e->im->batch), SV_I((int64_t)i), SV_T(str_c(p->file)), SV_I((int64_t)p->row), SV_T(p->column), SV_T(p->msg[LANG_ZH]),
			SV_T(p->msg[LANG_EN]),
		};

		TRY(tx_run(tx, Q_import_problem_add, args, COUNT_OF(args), NULL, err));
	}
	return RC_OK;
}

static enum rc
failed_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct ending *e = ctx;
	struct sval args[] = {
		SV_I(e->im->ask->tenant_id), SV_I(e->im->batch), SV_I(import_now_ms(e->im)), SV_T(str_c(err_outside(e->why, LANG_ZH))), SV_T(str_c(err_outside(e->why, LANG_EN))),
		SV_I((int64_t)e->report->n_all), SV_I((int64_t)e->report->rows_skipped),
	};

	return tx_run(tx, Q_import_fail, args, COUNT_OF(args), NULL, err);
}

static enum rc
run(struct import *im, struct bundle_report *report, struct err *err)
{
	struct bundle_skips skips;
	struct bundle_options o = {.limits = im->ask->limits, .skip_bad = im->ask->skip_bad, .bad_rows = im->ask->bad_rows, .skips = &skips};
	struct ending e = {.im = im, .report = report};
	enum rc rc = sweep_imports(im->f, im->ask->tenant_id, im->ask->cause.at_ms, im->batch, err);

	bundle_skips_init(&skips);
	if (rc == RC_OK)
		rc = check(im, &o, report, err);
	if (report->n_problems > 0) {
		struct err unheard;
		enum rc kept = store_write(im->f->store, problems_fn, &e, rc == RC_OK ? err : &unheard);

		rc = rc == RC_OK ? kept : rc;
	}
	im->all_rows = (int64_t)report->rows;
	im->result->skipped = report->rows_skipped;
	if (rc == RC_OK)
		rc = write_all(im, &o, &skips, err);
	bundle_skips_done(&skips);
	return rc == RC_OK ? store_write(im->f->store, visible_fn, &e, err) : rc;
}

static void
by_name(struct err *err, const struct import_ask *ask)
{
	char whole[LANG__COUNT][2 * sizeof err->msg[0]], field[sizeof err->field];
	size_t n = strlen(ask->path);

	if (n == 0 || (strstr(err->msg[LANG_ZH], ask->path) == NULL && strstr(err->msg[LANG_EN], ask->path) == NULL))
		return;
	for (int lang = 0; lang < LANG__COUNT; lang++) {
		const char *msg = err->msg[lang], *at = strstr(msg, ask->path);

		if (at == NULL)
			snprintf(whole[lang], sizeof whole[lang], "%s", msg);
		else
			snprintf(whole[lang], sizeof whole[lang], "%.*s" STR_F "%s", (int)(at - msg), msg, STR_A(vocab_shown(ask->name)), at + n);
	}
	memcpy(field, err->field, sizeof field);
	(void)err_set(err, err->rc, field, "%1$s%2$.0s", "%1$.0s%2$s", whole[LANG_ZH], whole[LANG_EN]);
}

/* Tables of which this import made a good part: their planner would otherwise go by what they held before. */
static void
look_at(struct import *im)
{
	const struct facts *f = im->f;
	const char *tables[2 * FACT_KINDS + 1];
	struct arena a;
	struct err err = {0};
	unsigned n = 0;

	arena_init(&a, 0);
	for (unsigned i = 0; i < f->n; i++) {
		if (im->result->added_by_entity[i] + im->result->changed_by_entity[i] < LOOK_FROM)
			continue;
		tables[n++] = str_fmt(&a, "fact_%s", f->shapes[i].e->name).p;
		if (f->shapes[i].n_personal > 0)
			tables[n++] = str_fmt(&a, "personal_%s", f->shapes[i].e->name).p;
	}
	if (n > 0)
		tables[n++] = "fact_batch_line";
	if (store_look_at(f->store, tables, n, &err) != RC_OK)
		log_ev(LOG_WARN, "import.unlooked", "import=%lld %s", (long long)im->batch, err.msg[LANG_EN]);
	arena_done(&a);
}

enum rc
facts_import(struct facts *f, const struct import_ask *ask, struct bundle_report *report, struct import_result *result, struct err *err)
{
	struct import im = {.f = f, .ask = ask, .result = result, .started_ms = steady_ms(), .state = "checking"};
	struct ending e = {.im = &im, .report = report, .why = err};
	struct err unheard;
	enum rc rc;

	memset(result, 0, sizeof *result);
	rc = store_write(f->store, begin_fn, &im, err);
	if (rc != RC_OK) {
		store_claim_end(im.claim);
		return rc;
	}
	result->import_id = im.batch;
	if (ask->started != NULL)
		ask->started(ask->progress_ctx, im.batch);
	chunk_begin(&im);
	rc = run(&im, report, err);
	/* people know the file by its own name, not by where the program keeps it */
	if (rc != RC_OK)
		by_name(err, ask);
	if ((rc == RC_INVALID || rc == RC_TOO_BIG) && report->n_all > 0)
		rc = err_set(err, rc, "", "“" STR_F "”有 %zu 处问题，什么也没有导入", "“" STR_F "” has %zu problems; nothing was taken", STR_A(vocab_shown(ask->name)), report->n_all);
	/* what fails here is made good before the next import: nobody holds the claim any more, and it sweeps */
	if ((rc != RC_OK && store_write(f->store, failed_fn, &e, &unheard) != RC_OK) || facts_tidy(f, ask->tenant_id, import_now_ms(&im), &unheard) != RC_OK)
		log_ev(LOG_WARN, "import.untidy", "import=%lld %s", (long long)im.batch, unheard.msg[LANG_EN]);
	store_claim_end(im.claim);
	if (rc == RC_OK)
		look_at(&im);
	handled_free(im.handled);
	groups_done(&im.groups);
	chunk_end(&im);
	return rc;
}
