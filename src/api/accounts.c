/*
 * Accounts of a government: who may sign in here and as what. An administrator sees and changes only accounts that have a post in the own
 * government; the password of an account that also has posts elsewhere is for an administrator of all of them. Called through the route table.
 */
#include "api/internal.h"

#define POSTS_MOST 16

struct job {
	struct request *r;
	struct account account, *list; unsigned n;
	struct post posts[POSTS_MOST]; unsigned n_posts; bool has_posts;
	bool has_disabled, disabled;
	struct credential secret;
};

static void
json_account(struct jw *w, struct arena *a, const struct account *x, int64_t tenant_id)
{
	const struct venum *roles = &vocab_enums(&(unsigned){0})[vocab_enum("person_role")];

	jw_open(w, '{');
	jw_key(w, "account_id"), jw_id(w, x->account_id);
	jw_key(w, "login"), jw_text(w, x->login);
	jw_key(w, "name"), jw_text(w, x->name);
	jw_key(w, "disabled"), jw_yes(w, x->disabled);
	jw_key(w, "must_change"), jw_yes(w, x->must_change);
	jw_key(w, "last_sign_in"), jw_at_ms(w, a, x->last_sign_in_ms);
	jw_key(w, "posts");
	jw_open(w, '[');
	for (unsigned i = 0; i < x->n_posts; i++) {
		const struct post *p = &x->posts[i];

		if (p->tenant_id != tenant_id)
			continue;
		jw_open(w, '{');
		jw_key(w, "government"), jw_text(w, p->slug);
		jw_key(w, "government_name"), jw_text(w, p->government);
		jw_key(w, "role"), jw_text(w, str_c(roles->codes[p->role].name));
		jw_key(w, "unit_id"), jw_or_null(w, p->unit_id);
		jw_key(w, "person_id"), jw_or_null(w, p->person_id);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_close(w, '}');
}

static enum rc
list_read(struct tx *tx, void *ctx, struct err *err)
{
	struct job *j = ctx;

	return account_list(api_of(j->r)->people, tx, session_of(j->r)->tenant_id, j->r->arena, &j->list, &j->n, err);
}

static void
one_account(struct jw *w, void *ctx, unsigned i)
{
	struct job *j = ctx;

	json_account(w, j->r->arena, &j->list[i], session_of(j->r)->tenant_id);
}

void
accounts_get(struct request *r, struct reply *to)
{
	struct job j = {.r = r};

	reply_list(r, to, list_read, &j, "accounts", one_account, &j.n);
}

static enum rc
take_posts(struct job *j, const struct json *list, struct err *err)
{
	int roles = vocab_enum("person_role");

	if (list == NULL)
		return RC_OK;
	if (list->kind != JSON_ARRAY || list->n_kids > POSTS_MOST)
		return err_set(err, RC_INVALID, "posts", "岗位应是一个列表，最多 %d 个", "posts must be a list of at most %d", POSTS_MOST);
	j->has_posts = true;
	for (const struct json *p = list->kids; p != NULL; p = p->next) {
		struct post *out = &j->posts[j->n_posts++];
		struct str role;

		TRY(json_text(p, "role", true, 40, &role, err));
		TRY(json_text(p, "unit_id", false, 120, &out->unit_id, err));
		TRY(json_text(p, "person_id", false, 120, &out->person_id, err));
		out->tenant_id = session_of(j->r)->tenant_id;
		out->role = vocab_code(roles, role);
		if (out->role < 0)
			return err_set(err, RC_INVALID, "role", "没有“" STR_F "”这个角色", "there is no role “" STR_F "”", STR_A(vocab_shown(role)));
	}
	return RC_OK;
}

/* A post names a unit and a person that are there. */
static enum rc
posts_lead_somewhere(struct tx *tx, struct job *j, struct err *err)
{
	struct fact fact;

	for (unsigned i = 0; i < j->n_posts; i++) {
		if (j->posts[i].unit_id.n > 0 && facts_get(api_of(j->r)->facts, tx, j->posts[i].tenant_id, vocab_entity(STR("units")), j->posts[i].unit_id, false, j->r->arena, &fact, err) != RC_OK)
			return err_set(err, RC_INVALID, "unit_id", "没有单位“" STR_F "”", "there is no unit “" STR_F "”", STR_A(vocab_shown(j->posts[i].unit_id)));
		if (j->posts[i].person_id.n > 0 && facts_get(api_of(j->r)->facts, tx, j->posts[i].tenant_id, vocab_entity(STR("persons")), j->posts[i].person_id, false, j->r->arena, &fact, err) != RC_OK)
			return err_set(err, RC_INVALID, "person_id", "没有人员“" STR_F "”", "there is no person “" STR_F "”", STR_A(vocab_shown(j->posts[i].person_id)));
	}
	return RC_OK;
}

/* The account of the path, one with a post in this government. */
static enum rc
find_account(struct tx *tx, struct job *j, struct err *err)
{
	int64_t id;

	TRY(param_int(j->r->params[1], "account", &id, err));
	TRY(list_read(tx, j, err));
	for (unsigned i = 0; i < j->n; i++)
		if (j->list[i].account_id == id) {
			j->account = j->list[i];
			return RC_OK;
		}
	return err_set(err, RC_NOT_FOUND, "account", "这个政府里没有这个账号", "there is no such account in this government");
}

/* A password and being disabled are the account's everywhere: whoever changes them must be administrator wherever it has a post. */
static enum rc
ours_alone(struct tx *tx, struct job *j, struct err *err)
{
	int admin = vocab_code(vocab_enum("person_role"), STR("admin"));
	struct account whole, me;

	TRY(account_get(api_of(j->r)->people, tx, j->account.login, j->r->arena, &whole, err));
	TRY(account_get(api_of(j->r)->people, tx, str_c(session_of(j->r)->login), j->r->arena, &me, err));
	for (unsigned i = 0; i < whole.n_posts; i++) {
		bool mine = false;

		for (unsigned k = 0; k < me.n_posts; k++)
			mine |= me.posts[k].tenant_id == whole.posts[i].tenant_id && me.posts[k].role == admin;
		if (!mine)
			return err_set(err, RC_DENIED, "account", "这个账号在“" STR_F "”也有岗位，要由那里的管理员一起来做；您可以在本政府取消它的岗位",
			               "this account has a post in “" STR_F "” too, so it takes an administrator of both; you can take away its posts here", STR_A(whole.posts[i].government));
	}
	return RC_OK;
}

static enum rc
add_run(struct tx *tx, void *ctx, struct err *err)
{
	struct job *j = ctx;
	struct api *api = api_of(j->r);
	struct cause cause = cause_of(j->r, (struct str){"", 0});

	j->account.account_id = 0;
	TRY(posts_lead_somewhere(tx, j, err));
	TRY(account_add(api->people, tx, &j->account, &j->secret, &cause, err));
	TRY(account_posts(api->people, tx, j->account.account_id, session_of(j->r)->tenant_id, j->posts, j->n_posts, &cause, err));
	return account_get(api->people, tx, j->account.login, j->r->arena, &j->account, err);
}

static enum rc
patch_run(struct tx *tx, void *ctx, struct err *err)
{
	struct job *j = ctx;
	struct api *api = api_of(j->r);
	struct cause cause = cause_of(j->r, (struct str){"", 0});

	TRY(find_account(tx, j, err));
	if (j->account.account_id == session_of(j->r)->account_id)
		return err_set(err, RC_CONFLICT, "account", "不能停用自己，也不能改自己的岗位；请另一位管理员来做", "you cannot disable yourself or change your own posts; ask another administrator");
	TRY(posts_lead_somewhere(tx, j, err));
	if (j->has_disabled)
		TRY(ours_alone(tx, j, err));
	if (j->has_disabled)
		TRY(account_disable(api->people, tx, j->account.account_id, j->disabled, &cause, err));
	if (j->has_posts)
		TRY(account_posts(api->people, tx, j->account.account_id, session_of(j->r)->tenant_id, j->posts, j->n_posts, &cause, err));
	return account_get(api->people, tx, j->account.login, j->r->arena, &j->account, err);
}

static enum rc
reset_run(struct tx *tx, void *ctx, struct err *err)
{
	struct job *j = ctx;
	struct cause cause = cause_of(j->r, (struct str){"", 0});

	TRY(find_account(tx, j, err));
	TRY(ours_alone(tx, j, err));
	TRY(account_reset(api_of(j->r)->people, tx, j->account.account_id, &j->secret, &cause, err));
	return account_get(api_of(j->r)->people, tx, j->account.login, j->r->arena, &j->account, err);
}

static void
answer(struct request *r, struct reply *to, const struct job *j, bool made)
{
	struct jw w = reply_json(to);

	if (made) {
		jw_open(&w, '{');
		jw_key(&w, "account");
	}
	json_account(&w, r->arena, &j->account, session_of(r)->tenant_id);
	if (made) {
		jw_key(&w, "password"), jw_text(&w, str_c(j->secret.made));
		jw_close(&w, '}');
	}
}

void
account_post(struct request *r, struct reply *to)
{
	struct job j = {.r = r};
	struct err err = {0};
	struct json *body;
	enum rc rc = body_json(r, &body, &err);

	if (rc == RC_OK)
		rc = json_text(body, "login", true, 64, &j.account.login, &err);
	if (rc == RC_OK)
		rc = json_text(body, "name", true, 120, &j.account.name, &err);
	if (rc == RC_OK)
		rc = take_posts(&j, json_get(body, "posts"), &err);
	if (rc == RC_OK && j.n_posts == 0)
		rc = err_set(&err, RC_INVALID, "posts", "至少要有一个岗位", "give the account at least one post");
	if (rc == RC_OK)
		rc = account_credential(api_of(r)->people, j.account.login, NULL, &j.secret, &err);
	if (rc == RC_OK)
		rc = store_write(api_of(r)->store, add_run, &j, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		answer(r, to, &j, true);
}

void
account_patch(struct request *r, struct reply *to)
{
	struct job j = {.r = r};
	struct err err = {0};
	struct json *body;
	const struct json *disabled;
	enum rc rc = body_json(r, &body, &err);

	if (rc == RC_OK)
		rc = take_posts(&j, json_get(body, "posts"), &err);
	if (rc == RC_OK && (disabled = json_get(body, "disabled")) != NULL) {
		j.has_disabled = true;
		j.disabled = disabled->yes;
		if (disabled->kind != JSON_BOOL)
			rc = err_set(&err, RC_INVALID, "disabled", "disabled 应是 true 或 false", "disabled must be true or false");
	}
	if (rc == RC_OK)
		rc = store_write(api_of(r)->store, patch_run, &j, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		answer(r, to, &j, false);
}

void
account_reset_post(struct request *r, struct reply *to)
{
	struct job j = {.r = r};
	struct err err = {0};
	enum rc rc = account_credential(api_of(r)->people, STR(""), NULL, &j.secret, &err);

	if (rc == RC_OK)
		rc = store_write(api_of(r)->store, reset_run, &j, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		answer(r, to, &j, true);
}
