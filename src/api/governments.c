/*
 * Governments: the list, a new one, a change. Called through the route table.
 */
#include "api/internal.h"

struct all { struct request *r; struct tenant *list; unsigned n; struct account account; };

static enum rc
all_read(struct tx *tx, void *ctx, struct err *err)
{
	struct all *a = ctx;

	TRY(tenant_list(api_of(a->r)->facts, tx, a->r->arena, &a->list, &a->n, err));
	return account_get(api_of(a->r)->people, tx, str_c(session_of(a->r)->login), a->r->arena, &a->account, err);
}

static void
json_government(struct jw *w, const struct all *a, const struct tenant *t)
{
	struct str parent = {"", 0};
	bool mine = false;

	for (unsigned i = 0; i < a->n; i++)
		if (t->parent_id != 0 && a->list[i].tenant_id == t->parent_id)
			parent = a->list[i].slug;
	for (unsigned i = 0; i < a->account.n_posts; i++)
		mine |= a->account.posts[i].tenant_id == t->tenant_id;
	jw_open(w, '{');
	jw_key(w, "slug"), jw_text(w, t->slug);
	jw_key(w, "name"), jw_text(w, t->name);
	jw_key(w, "level"), jw_i64(w, t->level);
	jw_key(w, "parent"), jw_or_null(w, parent);
	jw_key(w, "mine"), jw_yes(w, mine);
	jw_close(w, '}');
}

static void
one_government(struct jw *w, void *ctx, unsigned i)
{
	struct all *a = ctx;

	json_government(w, a, &a->list[i]);
}

void
governments_get(struct request *r, struct reply *to)
{
	struct all a = {.r = r};

	reply_list(r, to, all_read, &a, "governments", one_government, &a.n);
}

struct put { struct write_job job; struct tenant tenant; struct str parent; bool add; struct all all; };

/* Whoever adds a government gets the administrator's post in it, so that somebody can sign in there. */
static enum rc
put_run(struct tx *tx, struct write_job *job, struct err *err)
{
	struct put *p = (struct put *)job;
	struct request *r = job->r;
	struct api *api = api_of(r);
	struct cause cause = cause_of(r, (struct str){"", 0});
	struct tenant parent = {0}, now;

	if (p->parent.n > 0)
		TRY(tenant_get(api->facts, tx, p->parent, r->arena, &parent, err));
	p->tenant.parent_id = parent.tenant_id;
	if (p->add) {
		struct post admin = {.role = vocab_code(vocab_enum("person_role"), STR("admin"))};

		TRY(tenant_add(api->facts, tx, &p->tenant, &cause, err));
		TRY(account_posts(api->people, tx, session_of(r)->account_id, p->tenant.tenant_id, &admin, 1, &cause, err));
	} else {
		TRY(tenant_get(api->facts, tx, p->tenant.slug, r->arena, &now, err));
		p->tenant.tenant_id = now.tenant_id;
		TRY(tenant_change(api->facts, tx, &p->tenant, &cause, err));
	}
	TRY(audit_add(api->people, tx, session_of(r)->tenant_id, cause.by, cause.at_ms, p->add ? "government_add" : "government_change", p->tenant.slug, STR("{}"), err));
	p->all.r = r;
	return all_read(tx, &p->all, err);
}

static void
put_answer(struct write_job *job, struct reply *to)
{
	struct put *p = (struct put *)job;
	struct jw w = reply_json(to);

	json_government(&w, &p->all, &p->tenant);
}

static void
put(struct request *r, struct reply *to, bool add)
{
	struct put *p = ARENA_NEW(r->arena, struct put, 1);
	struct err err = {0};
	struct json *body;
	int64_t level;
	enum rc rc = body_json(r, &body, &err);

	*p = (struct put){.job = {.r = r, .run = put_run, .answer = put_answer}, .add = add};
	if (rc == RC_OK)
		rc = json_text(body, "slug", true, 40, &p->tenant.slug, &err);
	if (rc == RC_OK)
		rc = json_text(body, "name", true, 120, &p->tenant.name, &err);
	if (rc == RC_OK)
		rc = json_int(body, "level", true, &level, &err);
	if (rc == RC_OK)
		rc = json_text(body, "parent", false, 40, &p->parent, &err);
	if (rc == RC_OK && (level < 1 || level > 3))
		rc = err_set(&err, RC_INVALID, "level", "层级应为 1（市）、2（区）、3（街道、镇）", "the level must be 1 (city), 2 (district) or 3 (street, town)");
	if (rc == RC_OK && !add && !str_eq(p->tenant.slug, r->params[1]))
		rc = err_set(&err, RC_INVALID, "slug", "政府的代号不能改", "a government's slug cannot be changed");
	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	p->tenant.level = (int)level;
	write_later(&p->job);
}

void
government_post(struct request *r, struct reply *to)
{
	put(r, to, true);
}

void
government_put(struct request *r, struct reply *to)
{
	put(r, to, false);
}
