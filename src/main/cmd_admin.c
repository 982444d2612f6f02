/*
 * tenant, user, calendar, rulebook: what an operator adds from the command line.
 */
#include "main/main.h"

#include <string.h>

struct job {
	struct db *db;
	const struct args *a;
	struct tenant tenant, *tenants; unsigned n_tenants;
	struct account account, *accounts; unsigned n_accounts;
	struct post post;
	struct str text, name;
	struct edition edition;
	struct notice notice;
	struct diags *diags;
	bool in_force; int32_t from_day;
	struct credential secret;
	bool disabled;
};

static struct cause
now(const char *why)
{
	return (struct cause){.at_ms = clock_ms(), .why = str_c(why)};
}

/* ---- tenant ----------------------------------------------------------------------------------------------------- */

static enum rc
tenant_add_run(struct tx *tx, void *ctx, struct err *err)
{
	struct job *j = ctx;
	struct cause cause = now("tenant add");
	struct tenant parent = {0};

	if (option(j->a, "parent") != NULL)
		TRY(tenant_get(j->db->facts, tx, str_c(option(j->a, "parent")), &j->db->arena, &parent, err));
	j->tenant.parent_id = parent.tenant_id;
	return tenant_add(j->db->facts, tx, &j->tenant, &cause, err);
}

static enum rc
tenant_list_run(struct tx *tx, void *ctx, struct err *err)
{
	struct job *j = ctx;

	return tenant_list(j->db->facts, tx, &j->db->arena, &j->tenants, &j->n_tenants, err);
}

int
cmd_tenant(const struct args *a)
{
	const char *name = option(a, "name"), *level = option(a, "level");
	struct db db;
	struct job j = {.db = &db, .a = a};
	struct err err = {0};
	int64_t n = 3;
	bool list = a->n_words == 1 && strcmp(a->words[0], "list") == 0;
	int status;
	enum rc rc;

	if (!list && (a->n_words != 1 || strcmp(a->words[0], "add") != 0 || option(a, "tenant") == NULL || (level != NULL && (!str_to_i64(str_c(level), &n) || n < 1 || n > 3))))
		return EXIT_USAGE;
	status = db_open(a, false, false, &db);
	if (status != EXIT_DONE)
		return status;
	j.tenant = (struct tenant){.slug = str_c(option(a, "tenant")), .name = str_c(name == NULL ? option(a, "tenant") : name), .level = (int)n};
	rc = list ? store_read(db.store, tenant_list_run, &j, &err) : store_write(db.store, tenant_add_run, &j, &err);
	if (rc != RC_OK)
		status = fail(a, rc, &err);
	for (unsigned i = 0; rc == RC_OK && i < j.n_tenants; i++)
		printf(STR_F "\t" STR_F "\t%d\n", STR_A(j.tenants[i].slug), STR_A(j.tenants[i].name), j.tenants[i].level);
	db_close(&db);
	return status;
}

/* ---- user ------------------------------------------------------------------------------------------------------- */

static enum rc
user_add_run(struct tx *tx, void *ctx, struct err *err)
{
	struct job *j = ctx;
	struct cause cause = now("user add");

	j->account = (struct account){.login = str_c(option(j->a, "login")), .name = str_c(option(j->a, "name") == NULL ? option(j->a, "login") : option(j->a, "name"))};
	TRY(account_add(j->db->people, tx, &j->account, &j->secret, &cause, err));
	return account_posts(j->db->people, tx, j->account.account_id, j->tenant.tenant_id, &j->post, 1, &cause, err);
}

static enum rc
user_change_run(struct tx *tx, void *ctx, struct err *err)
{
	struct job *j = ctx;
	bool reset = strcmp(j->a->words[0], "reset") == 0;
	struct cause cause = now(reset ? "user reset" : "user disable");

	TRY(account_get(j->db->people, tx, str_c(option(j->a, "login")), &j->db->arena, &j->account, err));
	return reset ? account_reset(j->db->people, tx, j->account.account_id, &j->secret, &cause, err)
	             : account_disable(j->db->people, tx, j->account.account_id, j->disabled, &cause, err);
}

int
cmd_user(const struct args *a)
{
	const char *login = option(a, "login"), *role = option(a, "role");
	struct db db;
	struct job j = {.db = &db, .a = a};
	struct err err = {0};
	bool add, reset;
	int status;
	enum rc rc;

	if (a->n_words != 1 || login == NULL)
		return EXIT_USAGE;
	add = strcmp(a->words[0], "add") == 0;
	reset = strcmp(a->words[0], "reset") == 0;
	j.disabled = strcmp(a->words[0], "disable") == 0;
	if ((!add && !reset && !j.disabled && strcmp(a->words[0], "enable") != 0) || (add && role == NULL))
		return EXIT_USAGE;
	if (add) {
		j.post = (struct post){.role = vocab_code(vocab_enum("person_role"), str_c(role)), .unit_id = str_c(option(a, "unit")), .person_id = str_c(option(a, "person"))};
		if (j.post.role < 0) {
			fprintf(stderr, MSG(a->lang, "没有角色“%s”，可用的见 jieban vocabulary 的 person_role\n", "there is no role “%s”; see person_role in jieban vocabulary\n"), role);
			return EXIT_INPUT;
		}
	}
	status = db_open(a, false, false, &db);
	if (status == EXIT_DONE)
		status = db_tenant(a, &db, &j.tenant);
	if (status != EXIT_DONE) {
		db_close(&db);
		return status;
	}
	j.post.tenant_id = j.tenant.tenant_id;
	rc = add || reset ? account_credential(db.people, str_c(login), NULL, &j.secret, &err) : RC_OK;
	if (rc == RC_OK)
		rc = store_write(db.store, add ? user_add_run : user_change_run, &j, &err);
	if (rc != RC_OK)
		status = fail(a, rc, &err);
	else if (add || reset)
		printf(MSG(a->lang, "%s 的密码（只显示这一次）：%s\n", "password of %s (shown this once): %s\n"), login, j.secret.made);
	db_close(&db);
	return status;
}

/* ---- calendar, rulebook ------------------------------------------------------------------------------------------- */

static struct str
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return str_c(slash == NULL ? path : slash + 1);
}

static enum rc
calendar_run(struct tx *tx, void *ctx, struct err *err)
{
	struct job *j = ctx;
	struct cause cause = now("calendar add");

	return calendar_notice_add(j->db->editions, tx, j->name, j->text, &cause, &j->notice, err);
}

int
cmd_calendar(const struct args *a)
{
	struct db db;
	struct job j = {.db = &db, .a = a};
	struct err err = {0};
	int status;
	enum rc rc;

	if (a->n_words != 2 || strcmp(a->words[0], "add") != 0)
		return EXIT_USAGE;
	status = db_open(a, false, false, &db);
	if (status != EXIT_DONE)
		return status;
	j.name = base_name(a->words[1]);
	rc = file_read(&db.arena, a->words[1], (size_t)1 << 20, &j.text, &err);
	if (rc == RC_OK)
		rc = store_write(db.store, calendar_run, &j, &err);
	if (rc == RC_OK)
		printf(MSG(a->lang, "已加入 %d 年：" STR_F "\n", "added %d: " STR_F "\n"), j.notice.year, STR_A(j.notice.notice));
	else
		status = fail(a, rc, &err);
	db_close(&db);
	return status;
}

static enum rc
edition_run(struct tx *tx, void *ctx, struct err *err)
{
	struct job *j = ctx;
	struct cause cause = now("rulebook add");

	diags_done(j->diags);
	diags_init(j->diags);
	TRY(edition_add(j->db->editions, tx, j->tenant.tenant_id, j->name, j->text, &cause, j->diags, &j->edition, err));
	return j->in_force ? edition_force(j->db->editions, tx, j->tenant.tenant_id, j->edition.edition_id, j->from_day, &cause, err) : RC_OK;
}

int
add_edition(const struct args *a, struct db *db, int64_t tenant_id, struct str file_name, struct str text, bool in_force, int32_t from_day)
{
	struct diags diags;
	struct job j = {.db = db, .a = a, .tenant = {.tenant_id = tenant_id}, .name = file_name, .text = text, .diags = &diags, .in_force = in_force, .from_day = from_day};
	struct err err = {0};
	int status = EXIT_DONE;
	enum rc rc;

	diags_init(&diags);
	rc = store_write(db->store, edition_run, &j, &err);
	if (diags.n > 0) {
		struct buf b;

		buf_init(&b, 0);
		diags_print(&diags, file_name, text, a->lang, &b);
		fwrite(b.p, 1, b.n, stderr);
		buf_done(&b);
	}
	diags_done(&diags);
	if (rc != RC_OK)
		status = fail(a, rc, &err);
	return status;
}

int
cmd_rulebook_add(const struct args *a)
{
	const char *from = option(a, "in-force");
	struct db db;
	struct tenant tenant;
	struct err err = {0};
	struct str text;
	int32_t day = 0;
	int status;
	enum rc rc;

	if (a->n_words != 2 || strcmp(a->words[0], "add") != 0)
		return EXIT_USAGE;
	if (from != NULL && !day_parse(str_c(from), &day)) {
		fprintf(stderr, MSG(a->lang, "--in-force “%s”应写成 2024-11-06\n", "--in-force “%s” must be written 2024-11-06\n"), from);
		return EXIT_INPUT;
	}
	status = db_open(a, false, false, &db);
	if (status == EXIT_DONE)
		status = db_tenant(a, &db, &tenant);
	if (status == EXIT_DONE) {
		rc = file_read(&db.arena, a->words[1], RB_TEXT_MAX + 1, &text, &err);
		status = rc != RC_OK ? fail(a, rc, &err) : add_edition(a, &db, tenant.tenant_id, base_name(a->words[1]), text, from != NULL, day);
	}
	db_close(&db);
	return status;
}
