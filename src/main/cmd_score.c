/*
 * score and explain over a bundle of facts: no server, no set-up, the same code as everything later.
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

static int
run(const struct args *a, bool explain)
{
	const char *book = option(a, "rulebook"), *facts = option(a, "facts"), *as_of = option(a, "as-of"), *format = option(a, "format"), *item = option(a, "item");
	const char *assessment = option(a, "assessment"), *period = option(a, "period"), *subject = option(a, "subject");
	int status = EXIT_DONE;
	struct score_ask ask = {0};
	struct rulebook *rb;
	struct calendar *cal = NULL;
	struct columns *cols = NULL;
	struct arena arena;
	struct err err = {0};
	struct buf b;
	enum rc rc;

	if (option(a, "db") != NULL) {
		fprintf(stderr, MSG(a->lang, "从数据库计分要等数据库的部分；现在请用 --rulebook 和 --facts\n", "scoring from a database comes with the store; use --rulebook and --facts for now\n"));
		return EXIT_USAGE;
	}
	if (a->n_words > 0 || book == NULL || facts == NULL || assessment == NULL || period == NULL || (explain && (item == NULL || subject == NULL)))
		return EXIT_USAGE;
	if (!period_parse(str_c(period), &ask.period)) {
		fprintf(stderr, MSG(a->lang, "--period “%s”应写成 2025-03、2025-Q1、2025-H1 或 2025\n", "--period “%s” must be 2025-03, 2025-Q1, 2025-H1 or 2025\n"), period);
		return EXIT_INPUT;
	}
	if (as_of != NULL && !instant_parse(str_c(as_of), &ask.as_of)) {
		fprintf(stderr, MSG(a->lang, "--as-of “%s”应写成 2025-04-01T00:00\n", "--as-of “%s” must be written 2025-04-01T00:00\n"), as_of);
		return EXIT_INPUT;
	}
	rb = load_rulebook(a, book, &status);
	arena_init(&arena, 0);
	if (rb != NULL)
		cal = load_calendar(a, &status);
	if (cal != NULL)
		cols = load_facts(a, rb, facts, explain, &status);
	if (cols != NULL) {
		ask.rulebook = rb;
		ask.columns = cols;
		ask.calendar = cal;
		ask.options = option_settings(a, &arena);
		ask.assessment = str_c(assessment);
		ask.has_as_of = as_of != NULL;
		ask.subject = str_c(subject);
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
	columns_free(cols);
	calendar_free(cal);
	rulebook_free(rb);
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
