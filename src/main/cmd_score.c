/*
 * score and explain, over a bundle of facts (no server, no set-up) or over a database: the same code.
 */
#include "main/main.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
progress(void *ctx, uint64_t done, uint64_t all)
{
	unsigned *last = ctx, now = all == 0 ? 0 : (unsigned)(done * 100 / all);

	if (now == *last)
		return;
	*last = now;
	fprintf(stderr, "\r%3u%%", now > 100 ? 100 : now);
}

/* The facts in memory, only the fields that the rulebook names. */
static struct columns *
load_facts(const struct args *a, const struct rulebook *rb, const char *path, bool ids, int *status)
{
	struct arena arena;
	struct columns_want want;
	struct columns *cols;
	struct bundle_report report;
	struct err err = {0};
	const char *skip = option(a, "skip-bad");
	struct bundle_options o = {.skip_bad = skip != NULL};
	unsigned last = UINT32_MAX;
	enum rc rc;

	arena_init(&arena, 0);
	measures_want(&arena, rb, &want);
	want.ids = ids;
	cols = columns_new(&want);
	bundle_report_init(&report);
	if (skip != NULL) {
		o.bad_rows = fopen(skip, "wb");
		if (o.bad_rows == NULL) {
			fprintf(stderr, MSG(a->lang, "%s：写不了\n", "%s: cannot be written\n"), skip);
			*status = EXIT_SYSTEM;
			columns_free(cols);
			bundle_report_done(&report);
			arena_done(&arena);
			return NULL;
		}
		fputs("file,row,column,reason,cells\n", o.bad_rows);
	}
	if (isatty(2)) {
		o.progress = progress;
		o.progress_ctx = &last;
	}
	rc = bundle_read(path, &o, cols, &report, &err);
	if (o.progress != NULL)
		fputs("\r    \r", stderr);
	if (o.bad_rows != NULL && fclose(o.bad_rows) != 0)
		rc = rc == RC_OK ? err_set(&err, RC_INTERNAL, skip, "%s：写不完（磁盘满？）", "%s: cannot be written in full (disk full?)", skip) : rc;
	if (report.n_all > 0 || report.unlikely > 0) {
		struct buf b;

		buf_init(&b, 0);
		bundle_report_print(&report, a->lang, &b);
		fwrite(b.p, 1, b.n, stderr);
		buf_done(&b);
	}
	if (rc != RC_OK) {
		*status = fail(a, rc, &err);
		columns_free(cols);
		cols = NULL;
	}
	bundle_report_done(&report);
	arena_done(&arena);
	return cols;
}

/* What a score stands on, from files or from a database. */
struct ground { struct db db; bool has_db; struct rulebook *rulebook; struct book *book; struct calendar *calendar; struct calendar_hold *hold; struct columns *columns; };

static void
ground_done(struct ground *g)
{
	columns_free(g->columns);
	calendar_free(g->calendar);
	rulebook_free(g->rulebook);
	if (g->hold != NULL)
		calendar_release(g->db.editions, g->hold);
	if (g->book != NULL)
		book_release(g->db.editions, g->book);
	if (g->has_db)
		db_close(&g->db);
}

static int
ground_files(const struct args *a, struct ground *g, struct score_ask *ask, bool explain)
{
	int status = EXIT_DONE;

	g->rulebook = load_rulebook(a, option(a, "rulebook"), &status);
	if (g->rulebook != NULL)
		g->calendar = load_calendar(a, &status);
	if (g->calendar != NULL)
		g->columns = load_facts(a, g->rulebook, option(a, "facts"), explain, &status);
	ask->rulebook = g->rulebook;
	ask->calendar = g->calendar;
	return status;
}

struct choose { struct ground *g; const struct args *a; struct score_ask *ask; int64_t tenant_id; };

static enum rc
choose_book(struct tx *tx, void *ctx, struct err *err)
{
	struct choose *c = ctx;
	struct ground *g = c->g;

	if (g->book == NULL && g->rulebook == NULL)
		TRY(book_for(g->db.editions, tx, c->tenant_id, c->ask->assessment, c->ask->period, &g->book, err));
	return g->hold != NULL ? RC_OK : calendar_take(g->db.editions, tx, &g->hold, err);
}

/* From a database: the edition that holds for the period, unless --rulebook names a draft. */
static int
ground_db(const struct args *a, struct ground *g, struct score_ask *ask, bool explain)
{
	struct choose c = {.g = g, .a = a, .ask = ask};
	struct columns_want want;
	struct tenant tenant;
	struct err err = {0};
	int status = db_open(a, false, false, &g->db);
	enum rc rc;

	if (status != EXIT_DONE)
		return status;
	g->has_db = true;
	status = db_tenant(a, &g->db, &tenant);
	if (status == EXIT_DONE && option(a, "rulebook") != NULL)
		g->rulebook = load_rulebook(a, option(a, "rulebook"), &status);
	if (status != EXIT_DONE)
		return status;
	c.tenant_id = tenant.tenant_id;
	rc = store_read(g->db.store, choose_book, &c, &err);
	if (rc == RC_OK) {
		ask->rulebook = g->rulebook != NULL ? g->rulebook : g->book->rulebook;
		ask->calendar = g->hold->calendar;
		measures_want(&g->db.arena, ask->rulebook, &want);
		want.ids = explain;
		rc = facts_load(g->db.facts, tenant.tenant_id, &want, &g->columns, NULL, &err);
	}
	return rc == RC_OK ? EXIT_DONE : fail(a, rc, &err);
}

static int
run(const struct args *a, bool explain)
{
	const char *as_of = option(a, "as-of"), *format = option(a, "format"), *item = option(a, "item");
	const char *assessment = option(a, "assessment"), *period = option(a, "period"), *subject = option(a, "subject");
	bool db = option(a, "db") != NULL;
	struct ground g = {0};
	struct score_ask ask = {0};
	struct arena arena;
	struct err err = {0};
	struct buf b;
	int status;
	enum rc rc;

	if (a->n_words > 0 || (db ? option(a, "tenant") == NULL || option(a, "facts") != NULL : option(a, "rulebook") == NULL || option(a, "facts") == NULL) ||
	    assessment == NULL || period == NULL || (explain && (item == NULL || subject == NULL)))
		return EXIT_USAGE;
	if (!period_parse(str_c(period), &ask.period)) {
		fprintf(stderr, MSG(a->lang, "--period “%s”应写成 2025-03、2025-Q1、2025-H1 或 2025\n", "--period “%s” must be 2025-03, 2025-Q1, 2025-H1 or 2025\n"), period);
		return EXIT_INPUT;
	}
	if (as_of != NULL && !instant_parse(str_c(as_of), &ask.as_of)) {
		fprintf(stderr, MSG(a->lang, "--as-of “%s”应写成 2025-04-01T00:00\n", "--as-of “%s” must be written 2025-04-01T00:00\n"), as_of);
		return EXIT_INPUT;
	}
	arena_init(&arena, 0);
	ask.options = option_settings(a, &arena);
	ask.assessment = str_c(assessment);
	ask.has_as_of = as_of != NULL;
	ask.subject = str_c(subject);
	status = (db ? ground_db : ground_files)(a, &g, &ask, explain);
	if (status == EXIT_DONE) {
		ask.columns = g.columns;
		buf_init(&b, 0);
		if (explain) {
			rc = score_explain(&ask, str_c(item), 50, format != NULL && strcmp(format, "json") == 0, a->lang, &b, &err);
		} else {
			struct scores s;

			rc = score_run(&ask, &s, &err);
			if (rc == RC_OK)
				scores_print(&s, format == NULL ? "table" : format, a->lang, &b);
			scores_done(&s);
		}
		status = rc == RC_OK ? output(&b) : fail(a, rc, &err);
		buf_done(&b);
	}
	ground_done(&g);
	arena_done(&arena);
	return status;
}

int
cmd_score(const struct args *a)
{
	return run(a, false);
}

int
cmd_explain(const struct args *a)
{
	return run(a, true);
}
