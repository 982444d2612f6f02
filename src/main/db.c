/*
 * What the sub-commands over a database share: opening it with its rooms, the government that --tenant names, the clock. Called by the
 * cmd_*.c files.
 */
#include "main/main.h"

#include <string.h>
#include <stdlib.h>
#include <time.h>

int64_t
clock_ms(void)
{
	/* for tests of what takes days: a file that holds the milliseconds to be taken for now (HACKING.md) */
	const char *file = getenv("JIEBAN_CLOCK");
	struct timespec t;
	long long ms;

	if (file != NULL) {
		FILE *f = fopen(file, "r");
		bool read = f != NULL && fscanf(f, "%lld", &ms) == 1;

		if (f != NULL)
			fclose(f);
		if (read)
			return ms;
	}
	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int
db_open(const struct args *a, bool create, bool any_schema, struct db *db)
{
	const char *url = option(a, "db");
	struct store_options o = {.create = create};
	struct err err = {0};
	enum rc rc;

	*db = (struct db){0};
	if (url == NULL)
		return EXIT_USAGE;
	arena_init(&db->arena, 0);
	rc = store_open(url, &o, &db->store, &err);
	if (rc == RC_OK && !any_schema)
		rc = store_schema(db->store, &err);
	if (rc != RC_OK) {
		int status = fail(a, rc, &err);

		db_close(db);
		return status;
	}
	db->facts = facts_new(db->store);
	db->people = people_new(db->facts, db->store);
	db->editions = editions_new(db->store, db->facts);
	db->orders = orders_new(db->store, db->facts, db->people, db->editions);
	return EXIT_DONE;
}

void
db_close(struct db *db)
{
	if (db->orders != NULL)
		orders_free(db->orders);
	if (db->editions != NULL)
		editions_free(db->editions);
	if (db->people != NULL)
		people_free(db->people);
	if (db->facts != NULL)
		facts_free(db->facts);
	if (db->store != NULL)
		store_close(db->store);
	arena_done(&db->arena);
	*db = (struct db){0};
}

struct find { struct db *db; struct str slug; struct tenant *tenant; };

static enum rc
find_tenant(struct tx *tx, void *ctx, struct err *err)
{
	struct find *f = ctx;

	return tenant_get(f->db->facts, tx, f->slug, &f->db->arena, f->tenant, err);
}

int
db_tenant(const struct args *a, struct db *db, struct tenant *tenant)
{
	struct find f = {db, str_c(option(a, "tenant")), tenant};
	struct err err = {0};
	enum rc rc;

	if (option(a, "tenant") == NULL)
		return EXIT_USAGE;
	rc = store_read(db->store, find_tenant, &f, &err);
	return rc == RC_OK ? EXIT_DONE : fail(a, rc, &err);
}
