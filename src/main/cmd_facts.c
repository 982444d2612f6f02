/*
 * import and export: a government's facts in and out of the database, with a progress bar.
 */
#include "main/main.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

static bool
progress(void *ctx, const char *phase, uint64_t done, uint64_t all)
{
	const struct args *a = ctx;
	unsigned now = all == 0 ? 0 : (unsigned)(done * 100 / all), filled = now / 4;
	static const char bar[] = "#########################";

	if (isatty(2))
		fprintf(stderr, "\r%s [%-25.*s] %3u%%", strcmp(phase, "check") == 0 ? MSG(a->lang, "检查", "checking") : MSG(a->lang, "写入", "writing"), (int)filled, bar, now > 100 ? 100 : now);
	return true;
}

int
cmd_import(const struct args *a)
{
	const char *skip = option(a, "skip-bad");
	struct db db;
	struct tenant tenant;
	struct bundle_report report;
	struct import_result result = {0};
	struct err err = {0};
	struct import_ask ask = {.skip_bad = skip != NULL, .progress = progress};
	int status;
	enum rc rc;

	if (a->n_words != 1)
		return EXIT_USAGE;
	status = db_open(a, false, false, &db);
	if (status == EXIT_DONE)
		status = db_tenant(a, &db, &tenant);
	if (status == EXIT_DONE && skip != NULL && (ask.bad_rows = fopen(skip, "wb")) == NULL) {
		fprintf(stderr, MSG(a->lang, "%s：写不了\n", "%s: cannot be written\n"), skip);
		status = EXIT_SYSTEM;
	}
	if (status != EXIT_DONE) {
		db_close(&db);
		return status;
	}
	if (ask.bad_rows != NULL)
		fputs("file,row,column,reason,cells\n", ask.bad_rows);
	ask.tenant_id = tenant.tenant_id;
	ask.path = a->words[0];
	ask.name = str_c(a->words[0]);
	ask.cause = (struct cause){.at_ms = clock_ms(), .why = STR("import")};
	memcpy(&ask.progress_ctx, &a, sizeof a);
	bundle_report_init(&report);
	rc = facts_import(db.facts, &ask, &report, &result, &err);
	if (isatty(2))
		fputs("\r                                              \r", stderr);
	if (ask.bad_rows != NULL && fclose(ask.bad_rows) != 0 && rc == RC_OK)
		fprintf(stderr, MSG(a->lang, "%s：写不完（磁盘满？）\n", "%s: cannot be written in full (disk full?)\n"), skip);
	if (report.n_all > 0 || report.unlikely > 0) {
		struct buf b;

		buf_init(&b, 0);
		bundle_report_print(&report, a->lang, &b);
		fwrite(b.p, 1, b.n, stderr);
		buf_done(&b);
	}
	if (rc == RC_OK)
		printf(MSG(a->lang, "导入 %" PRIu64 " 行：新增 %" PRIu64 "，改变 %" PRIu64 "，未变 %" PRIu64 "，移除 %" PRIu64 "，跳过 %" PRIu64 "\n",
		                    "%" PRIu64 " rows: %" PRIu64 " added, %" PRIu64 " changed, %" PRIu64 " as they were, %" PRIu64 " removed, %" PRIu64 " skipped\n"),
		       result.rows, result.added, result.changed, result.same, result.removed, result.skipped);
	else
		status = fail(a, rc, &err);
	bundle_report_done(&report);
	db_close(&db);
	return status;
}

int
cmd_export(const struct args *a)
{
	const char *personal = option(a, "personal"), *log = option(a, "log");
	struct db db;
	struct tenant tenant;
	struct err err = {0};
	int status;
	enum rc rc;

	if (a->n_words != 1)
		return EXIT_USAGE;
	status = db_open(a, false, false, &db);
	if (status == EXIT_DONE)
		status = db_tenant(a, &db, &tenant);
	if (status == EXIT_DONE) {
		/* whoever may run this reads the database anyhow: the whole is the default, so that import(export(x)) = x */
		rc = facts_export(db.facts, tenant.tenant_id, a->words[0], personal == NULL || strcmp(personal, "no") != 0, log != NULL && strcmp(log, "yes") == 0, &err);
		status = rc == RC_OK ? EXIT_DONE : fail(a, rc, &err);
	}
	db_close(&db);
	return status;
}
