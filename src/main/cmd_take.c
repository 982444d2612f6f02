/*
 * take: a list of orders from a file, as the program takes it: for a job that fetches the district's list.
 */
#include "main/main.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static void
print_notes(const struct args *a, const char *file, const struct list_note *list, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		fprintf(stderr, "%s:%" PRIu64 ":" STR_F ": " STR_F "%s" STR_F "\n", file, list[i].row, STR_A(list[i].column), STR_A(list[i].order_id), list[i].order_id.n > 0 ? ": " : "", STR_A(list[i].msg[a->lang]));
}

int
cmd_take(const struct args *a)
{
	const char *skip = option(a, "skip-bad"), *tmp = getenv("TMPDIR");
	struct db db;
	struct tenant tenant;
	struct list_done done = {0};
	struct err err = {0};
	int status;
	enum rc rc;

	if (a->n_words != 1)
		return EXIT_USAGE;
	status = db_open(a, false, false, &db);
	if (status == EXIT_DONE)
		status = db_tenant(a, &db, &tenant);
	if (status == EXIT_DONE) {
		struct list_ask ask = {.tenant_id = tenant.tenant_id, .now_ms = clock_ms(), .path = a->words[0], .tmp = tmp == NULL ? "/tmp" : tmp, .name = str_c(a->words[0]),
		                       .skip_bad = skip != NULL && strcmp(skip, "yes") == 0, .actor = {.every_unit = true, .system = true}};

		done.arena = &db.arena;
		rc = orders_list(db.orders, &ask, &done, &err);
		print_notes(a, a->words[0], done.problems, done.n_problems);
		print_notes(a, a->words[0], done.lefts, done.n_lefts);
		if (rc == RC_OK)
			printf(MSG(a->lang, "新收 %" PRIu64 "，更新 %" PRIu64 "，未变 %" PRIu64 "，未动 %" PRIu64 "，略过 %" PRIu64 "\n", "%" PRIu64 " taken, %" PRIu64 " changed, %" PRIu64 " as they were, %" PRIu64 " left, %" PRIu64 " skipped\n"),
			       done.taken, done.changed, done.same, done.left, done.skipped);
		else
			status = fail(a, rc, &err);
	}
	db_close(&db);
	return status;
}
