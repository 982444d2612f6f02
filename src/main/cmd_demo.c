/*
 * demo: the demo governments as folders of CSV files (--out), or whole in a database with their rulebooks, accounts and running orders (--db), or
 * just who may sign in (--who). What is imported goes the same way as anybody's bundle; what runs is acted out by demo_desk.c.
 */
#include "main/demo_desk.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern const struct embedded rulebooks_builtin[];
extern const unsigned rulebooks_builtin_n;

/* ---- a government's facts as a folder ------------------------------------------------------------------------------- */

struct folder { struct bundle_writer *writer; unsigned kinds; };

static enum rc
folder_open(void *ctx, int entity, const int *fields, unsigned n, struct err *err)
{
	struct folder *f = ctx;

	f->kinds++;
	return bundle_writer_entity(f->writer, entity, fields, n, err);
}

static enum rc
folder_row(void *ctx, int entity, const struct vvalue *values, unsigned n, struct err *err)
{
	struct folder *f = ctx;

	(void)entity, (void)n;
	return bundle_writer_row(f->writer, values, err);
}

/* *any: false for a government without facts of its own; then nothing is written. */
static enum rc
write_folder(const struct demo *d, const struct demo_government *g, const char *path, bool *any, struct err *err)
{
	struct folder f = {NULL, 0};
	struct demo_sink sink = {&f, folder_open, folder_row};
	enum rc rc;

	TRY(bundle_writer_open(&f.writer, path, err));
	rc = demo_rows(d, g, &sink, err);
	*any = f.kinds > 0;
	if (rc == RC_OK && *any)
		return bundle_writer_close(f.writer, err);
	bundle_writer_drop(f.writer);
	return rc;
}

static int
demo_out(const struct args *a, const struct demo *d, const char *out)
{
	unsigned n;
	const struct demo_government *g = demo_governments(d, &n);
	struct err err = {0};
	char path[1024];

	if (mkdir(out, 0777) != 0 && errno != EEXIST) {
		fprintf(stderr, MSG(a->lang, "%s：建不了文件夹\n", "%s: the folder cannot be made\n"), out);
		return EXIT_INPUT;
	}
	for (unsigned i = 0; i < n; i++) {
		if ((size_t)snprintf(path, sizeof path, "%s/" STR_F, out, STR_A(g[i].slug)) >= sizeof path)
			return EXIT_USAGE;
		bool any;
		enum rc rc = write_folder(d, &g[i], path, &any, &err);

		if (rc != RC_OK)
			return fail(a, rc, &err);
		if (any)
			printf("%s\n", path);
	}
	return EXIT_DONE;
}

/* ---- into a database ------------------------------------------------------------------------------------------------- */

struct set_up { struct db *db; const struct demo *demo; const struct demo_government *g; struct tenant tenant; bool exists; const struct credential *secret; };

/* The government, and its accounts: one account may have posts in several governments. */
static enum rc
set_up_run(struct tx *tx, void *ctx, struct err *err)
{
	struct set_up *s = ctx;
	struct db *db = s->db;
	struct cause cause = {.at_ms = clock_ms(), .why = STR("demo")};
	struct tenant parent = {0};
	const struct venum *roles = &vocab_enums(&(unsigned){0})[vocab_enum("person_role")];

	s->tenant = (struct tenant){.slug = s->g->slug, .name = s->g->name, .level = s->g->level};
	if (s->g->parent.n > 0)
		TRY(tenant_get(db->facts, tx, s->g->parent, &db->arena, &parent, err));
	s->tenant.parent_id = parent.tenant_id;
	TRY(tenant_add(db->facts, tx, &s->tenant, &cause, err));
	for (unsigned i = 0; i < s->g->n_accounts; i++) {
		const struct demo_account *x = &s->g->accounts[i];
		struct post post = {.tenant_id = s->tenant.tenant_id, .role = vocab_code(vocab_enum("person_role"), x->role), .unit_id = x->unit_id, .person_id = x->person_id};
		struct account account;

		if (account_get(db->people, tx, x->login, &db->arena, &account, err) != RC_OK) {
			account = (struct account){.login = x->login, .name = x->name.n > 0 ? x->name : str_c(roles->codes[post.role].zh)};
			TRY(account_add(db->people, tx, &account, s->secret, &cause, err));
		}
		TRY(account_posts(db->people, tx, account.account_id, s->tenant.tenant_id, &post, 1, &cause, err));
	}
	return RC_OK;
}

static int
put_rulebook(const struct args *a, struct set_up *s)
{
	if (s->g->rulebook.n == 0)
		return EXIT_DONE;
	for (unsigned i = 0; i < rulebooks_builtin_n; i++)
		if (str_eq_c(s->g->rulebook, rulebooks_builtin[i].name))
			return add_edition(a, s->db, s->tenant.tenant_id, s->g->rulebook, rulebooks_builtin[i].text, true, s->g->in_force);
	fprintf(stderr, "demo: no rulebook " STR_F "\n", STR_A(s->g->rulebook));
	return EXIT_SYSTEM;
}

static bool
bar(void *ctx, const char *phase, uint64_t done, uint64_t all)
{
	const struct set_up *s = ctx;

	if (isatty(2))
		fprintf(stderr, "\r" STR_F " %s %3u%%   ", STR_A(s->g->slug), phase, all == 0 ? 0 : (unsigned)(done * 100 / all));
	return true;
}

static enum rc
put_facts(struct set_up *s, struct import_result *result, struct err *err)
{
	const char *tmp = getenv("TMPDIR");
	char path[1024];
	struct bundle_report report;
	struct import_ask ask = {.tenant_id = s->tenant.tenant_id, .path = path, .name = STR("demo"), .progress = bar, .progress_ctx = s};
	bool any;
	enum rc rc;

	if ((size_t)snprintf(path, sizeof path, "%.900s/jieban-demo-%ld-" STR_F ".zip", tmp == NULL ? "/tmp" : tmp, (long)getpid(), STR_A(s->g->slug)) >= sizeof path)
		return err_set(err, RC_INVALID, "", "TMPDIR 太长", "TMPDIR is too long");
	ask.cause = (struct cause){.at_ms = clock_ms(), .why = STR("demo")};
	TRY(write_folder(s->demo, s->g, path, &any, err));
	if (!any)
		return RC_OK;
	bundle_report_init(&report);
	rc = facts_import(s->db->facts, &ask, &report, result, err);
	bundle_report_done(&report);
	(void)unlink(path);
	if (isatty(2))
		fputs("\r                                        \r", stderr);
	return rc;
}

static void
print_who(const struct args *a, const struct demo *d)
{
	const struct venum *roles = &vocab_enums(&(unsigned){0})[vocab_enum("person_role")];
	unsigned n;
	const struct demo_government *g = demo_governments(d, &n);

	printf(MSG(a->lang, "演示账号（密码都是 " STR_F "）：\n", "demo accounts (the password of all is " STR_F "):\n"), STR_A(demo_password(d)));
	for (unsigned i = 0; i < n; i++) {
		printf("  " STR_F "\n", STR_A(g[i].name));
		for (unsigned role = 0; role < roles->n; role++) {      /* a line a role: whoever looks for one finds it */
			bool any = false;

			for (unsigned k = 0; k < g[i].n_accounts; k++)
				if (vocab_code(vocab_enum("person_role"), g[i].accounts[k].role) == (int)role) {
					if (!any)
						printf("    %s%s", MSG(a->lang, roles->codes[role].zh, roles->codes[role].name), MSG(a->lang, "：", ":"));
					printf(" " STR_F, STR_A(g[i].accounts[k].login));
					any = true;
				}
			if (any)
				printf("\n");
		}
	}
}

static int
demo_db(const struct args *a, const struct demo *d)
{
	unsigned n, steps;
	const struct demo_government *g = demo_governments(d, &n);
	struct db db;
	struct credential secret;
	struct err err = {0};
	char password[132];
	int status = db_open(a, true, true, &db);
	enum rc rc;

	if (status != EXIT_DONE)
		return status;
	rc = store_migrate(db.store, &steps, &err);
	snprintf(password, sizeof password, STR_F, STR_A(demo_password(d)));
	if (rc == RC_OK)                /* everybody's, and printed below: one hash will do */
		rc = account_credential(db.people, STR("demo"), password, &secret, &err);
	for (unsigned i = 0; rc == RC_OK && status == EXIT_DONE && i < n; i++) {
		struct set_up s = {.db = &db, .demo = d, .g = &g[i], .secret = &secret};
		struct import_result result = {0};
		unsigned acts = 0;

		rc = store_write(db.store, set_up_run, &s, &err);
		if (rc == RC_OK)
			status = put_rulebook(a, &s);
		if (rc == RC_OK && status == EXIT_DONE)
			rc = put_facts(&s, &result, &err);
		if (rc == RC_OK && status == EXIT_DONE)
			rc = demo_desk_run(&db, d, &g[i], s.tenant.tenant_id, &acts, &err);
		if (rc == RC_OK && status == EXIT_DONE)
			printf(MSG(a->lang, STR_F "：%" PRIu64 " 条事实，%u 步经办\n", STR_F ": %" PRIu64 " facts, %u acts on orders\n"), STR_A(g[i].name), result.rows, acts);
	}
	if (rc != RC_OK)
		status = fail(a, rc, &err);
	if (status == EXIT_DONE)
		print_who(a, d);
	db_close(&db);
	return status;
}

int
cmd_demo(const struct args *a)
{
	const char *out = option(a, "out"), *who = option(a, "who");
	struct demo *d;
	struct err err = {0};
	int status = EXIT_DONE;
	enum rc rc;

	if (a->n_words > 0 || (out != NULL) + (who != NULL) + (option(a, "db") != NULL) != 1)
		return EXIT_USAGE;
	rc = demo_new(&d, &err);
	if (rc != RC_OK)
		return fail(a, rc, &err);
	if (who != NULL)
		print_who(a, d);
	else
		status = out != NULL ? demo_out(a, d, out) : demo_db(a, d);
	demo_free(d);
	return status;
}
