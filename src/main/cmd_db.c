/*
 * init, migrate, backup, restore, verify: the database as a whole.
 */
#include "main/main.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

struct first { struct db *db; struct tenant tenant; struct str login; struct credential secret; };

static enum rc
first_run(struct tx *tx, void *ctx, struct err *err)
{
	struct first *f = ctx;
	struct cause cause = {.at_ms = clock_ms(), .why = STR("init")};

	f->tenant.tenant_id = 0;
	TRY(tenant_add(f->db->facts, tx, &f->tenant, &cause, err));
	return people_init(f->db->people, tx, f->tenant.tenant_id, f->login, cause.at_ms, &f->secret, err);
}

int
cmd_init(const struct args *a)
{
	const char *slug = option(a, "tenant"), *name = option(a, "name"), *level = option(a, "level"), *login = option(a, "login");
	struct db db;
	struct err err = {0};
	struct first f = {.db = &db, .login = str_c(login == NULL ? "admin" : login)};
	unsigned steps;
	int64_t n = 3;
	int status;
	enum rc rc;

	if (a->n_words > 0 || (level != NULL && (!str_to_i64(str_c(level), &n) || n < 1 || n > 3)))
		return EXIT_USAGE;
	status = db_open(a, true, true, &db);
	if (status != EXIT_DONE)
		return status;
	f.tenant = (struct tenant){.slug = str_c(slug == NULL ? "main" : slug), .name = str_c(name == NULL ? slug == NULL ? "本街道" : slug : name), .level = (int)n};
	rc = store_migrate(db.store, &steps, &err);
	if (rc == RC_OK)
		rc = account_credential(db.people, f.login, NULL, &f.secret, &err);
	if (rc == RC_OK)
		rc = store_write(db.store, first_run, &f, &err);
	if (rc == RC_OK)
		printf(MSG(a->lang, "数据库已建好。政府 " STR_F "，管理员 " STR_F "，初始密码（只显示这一次）：%s\n", "The database is ready. Government " STR_F ", administrator " STR_F ", first password (shown this once): %s\n"),
		       STR_A(f.tenant.slug), STR_A(f.login), f.secret.made);
	else
		status = fail(a, rc, &err);
	db_close(&db);
	return status;
}

int
cmd_migrate(const struct args *a)
{
	struct db db;
	struct err err = {0};
	unsigned steps = 0;
	int status;
	enum rc rc;

	if (a->n_words > 0)
		return EXIT_USAGE;
	status = db_open(a, false, true, &db);
	if (status != EXIT_DONE)
		return status;
	rc = store_migrate(db.store, &steps, &err);
	if (rc == RC_OK)
		printf(MSG(a->lang, "数据库结构已是最新（这次 %u 步）\n", "the schema is up to date (%u steps now)\n"), steps);
	else
		status = fail(a, rc, &err);
	db_close(&db);
	return status;
}

static void
tell_rows(void *ctx, uint64_t rows)
{
	(void)ctx;
	if (isatty(2))
		fprintf(stderr, "\r%" PRIu64 " ", rows);
}

int
cmd_backup(const struct args *a)
{
	struct db db;
	struct err err = {0};
	int status;
	enum rc rc;

	if (a->n_words != 1)
		return EXIT_USAGE;
	status = db_open(a, false, false, &db);
	if (status != EXIT_DONE)
		return status;
	rc = store_backup(db.store, a->words[0], tell_rows, NULL, &err);
	if (isatty(2))
		fputs("\r", stderr);
	if (rc == RC_OK)
		printf(MSG(a->lang, "已备份到 %s\n", "backed up to %s\n"), a->words[0]);
	else
		status = fail(a, rc, &err);
	db_close(&db);
	return status;
}

int
cmd_restore(const struct args *a)
{
	struct db db;
	struct err err = {0};
	unsigned steps;
	int status;
	enum rc rc;

	if (a->n_words != 1)
		return EXIT_USAGE;
	status = db_open(a, true, true, &db);
	if (status != EXIT_DONE)
		return status;
	/* the schema comes with the backup, as old as it was */
	rc = store_restore(db.store, a->words[0], tell_rows, NULL, &err);
	if (rc == RC_OK)
		rc = store_migrate(db.store, &steps, &err);
	if (isatty(2))
		fputs("\r", stderr);
	if (rc == RC_OK)
		printf(MSG(a->lang, "已从 %s 恢复\n", "restored from %s\n"), a->words[0]);
	else
		status = fail(a, rc, &err);
	db_close(&db);
	return status;
}

struct list { struct db *db; struct tenant *list; unsigned n; };

static enum rc
list_tenants(struct tx *tx, void *ctx, struct err *err)
{
	struct list *l = ctx;

	return tenant_list(l->db->facts, tx, &l->db->arena, &l->list, &l->n, err);
}

int
cmd_verify(const struct args *a)
{
	struct db db;
	struct list l = {.db = &db};
	struct err err = {0};
	int status;
	enum rc rc;

	if (a->n_words > 0)
		return EXIT_USAGE;
	status = db_open(a, false, false, &db);
	if (status != EXIT_DONE)
		return status;
	rc = store_read(db.store, list_tenants, &l, &err);
	if (rc != RC_OK)
		status = fail(a, rc, &err);
	for (unsigned i = 0; rc == RC_OK && i < l.n; i++) {
		struct verify_report report;
		uint64_t audit = 0;

		if (option(a, "tenant") != NULL && !str_eq_c(l.list[i].slug, option(a, "tenant")))
			continue;
		memset(&report, 0, sizeof report);
		arena_init(&report.arena, 0);
		rc = facts_verify(db.facts, l.list[i].tenant_id, &report, &err);
		if (rc == RC_OK)
			rc = audit_verify(db.people, l.list[i].tenant_id, &audit, &err);
		if (rc != RC_OK) {
			status = fail(a, rc, &err);
		} else {
			printf(MSG(a->lang, STR_F "：变更 %" PRIu64 " 行、事实 %" PRIu64 " 条、个人信息 %" PRIu64 " 条、审计 %" PRIu64 " 行，%u 处不符\n",
			                    STR_F ": %" PRIu64 " change lines, %" PRIu64 " facts, %" PRIu64 " personal rows, %" PRIu64 " audit lines, %u problems\n"),
			       STR_A(l.list[i].slug), report.lines, report.rows, report.personal, audit, report.n_problems);
			for (unsigned p = 0; p < report.n_problems && p < COUNT_OF(report.problems); p++)
				fprintf(stderr, "  " STR_F "\n", STR_A(report.problems[p][a->lang]));
			if (report.n_problems > 0)
				status = EXIT_INPUT;
		}
		arena_done(&report.arena);
	}
	db_close(&db);
	return status;
}
