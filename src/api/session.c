/*
 * Who is at the other end: the gate in front of every route, signing in and out, the own account, the event stream. Passwords pass
 * through here to people/ and nowhere else; nothing of them is logged. Called through the route table and as http's gate.
 */
#include "api/internal.h"

#define COOKIE "jieban"
#define COOKIE_DAYS 7

enum rc
api_gate(struct request *r, struct err *err)
{
	struct session *s;

	if (r->route->right == RIGHT_PUBLIC)
		return RC_OK;
	s = ARENA_NEW(r->arena, struct session, 1);
	if (s == NULL)
		return err_set(err, RC_TOO_BIG, "", "请求太大", "the request is too big");
	/* every other route begins with /api/:government */
	if (session_check(api_of(r)->people, r->params[0], request_cookie(r, COOKIE), r->now_ms, s, err) != RC_OK)
		return err->rc == RC_BUSY || err->rc == RC_INTERNAL ? err->rc
		                                                    : err_set(err, RC_DENIED, "session", "请先登录", "sign in first");
	r->gate = s;
	/* whoever holds a password that somebody else set may only change it */
	if (s->must_change && r->route->fn != password_post && r->route->fn != me_get && r->route->fn != sign_out_post)
		return err_set(err, RC_DENIED, "must_change", "请先修改初始密码", "change the initial password first");
	if (!session_may(s, (enum right)r->route->right)) {
		log_ev(LOG_WARN, "perm.denied", "account=%lld right=%s route=%s", (long long)s->account_id, right_id((enum right)r->route->right), r->route->path);
		return err_set(err, RC_DENIED, right_id((enum right)r->route->right), "您的岗位没有“%s”的权限", "your post has no right to “%s”",
		               right_name((enum right)r->route->right, r->lang));
	}
	return RC_OK;
}

/* Whatever a connection thread took up at once is read from one snapshot. */
void
api_turn(void *ctx, bool begins)
{
	if (begins)
		store_reads_begin(((struct api *)ctx)->store);
	else
		store_reads_end();
}

bool
api_brief(void *ctx, bool begins)
{
	return begins ? store_brief_begin(((struct api *)ctx)->store) : store_brief_end();
}

static void
json_post(struct jw *w, const struct post *p)
{
	jw_open(w, '{');
	jw_key(w, "government"), jw_text(w, p->slug);
	jw_key(w, "government_name"), jw_text(w, p->government);
	jw_key(w, "role"), jw_text(w, str_c(vocab_enums(&(unsigned){0})[vocab_enum("person_role")].codes[p->role].name));
	jw_key(w, "unit_id"), jw_or_null(w, p->unit_id);
	jw_key(w, "person_id"), jw_or_null(w, p->person_id);
	jw_close(w, '}');
}

static void
set_cookie(struct request *r, struct reply *to, struct str slug, struct str token, unsigned days)
{
	reply_header(to, "Set-Cookie", str_fmt(r->arena, COOKIE "=" STR_F "; Path=/api/" STR_F "; Max-Age=%u; HttpOnly; SameSite=Strict%s", STR_A(token), STR_A(slug),
	                                       days * 86400, api_of(r)->secure ? "; Secure" : ""));
}

void
sign_in_post(struct request *r, struct reply *to)
{
	struct err err = {0};
	struct json *body;
	struct str login, password;
	struct signed_in in = {0};
	unsigned wait_s = 0;
	struct jw w;
	enum rc rc = body_json(r, &body, &err);

	if (rc == RC_OK)
		rc = json_text(body, "login", true, 64, &login, &err);
	if (rc == RC_OK)
		rc = json_text(body, "password", true, 512, &password, &err);
	if (rc == RC_OK)
		rc = session_open(api_of(r)->people, login, password, str_c(r->address), r->now_ms, r->arena, &in, &wait_s, &err);
	if (rc != RC_OK) {
		if (wait_s > 0) {
			reply_header(to, "Retry-After", str_fmt(r->arena, "%u", wait_s));
			reply_problem_status(to, r, 429, &err);
		} else {
			reply_problem(to, r, rc, &err);
		}
		return;
	}
	for (unsigned i = 0; i < in.n; i++) {
		struct str token = str_c(in.tokens[i]);
		const char *dot = memchr(token.p, '.', token.n);

		set_cookie(r, to, (struct str){token.p, dot == NULL ? 0 : (size_t)(dot - token.p)}, token, COOKIE_DAYS);
	}
	w = reply_json(to);
	jw_open(&w, '{');
	jw_key(&w, "name"), jw_text(&w, in.account.name);
	jw_key(&w, "must_change"), jw_yes(&w, in.account.must_change);
	jw_key(&w, "posts");
	jw_open(&w, '[');
	for (unsigned i = 0; i < in.account.n_posts; i++)
		json_post(&w, &in.account.posts[i]);
	jw_close(&w, ']');
	jw_close(&w, '}');
}

void
sign_out_post(struct request *r, struct reply *to)
{
	struct err err = {0};
	enum rc rc = session_close(api_of(r)->people, request_cookie(r, COOKIE), r->now_ms, &err);

	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	set_cookie(r, to, r->params[0], STR(""), 0);
	reply_done(to);
}

void
password_post(struct request *r, struct reply *to)
{
	struct err err = {0};
	struct json *body;
	struct str old, fresh;
	enum rc rc = body_json(r, &body, &err);

	if (rc == RC_OK)
		rc = json_text(body, "old", true, 512, &old, &err);
	if (rc == RC_OK)
		rc = json_text(body, "fresh", true, 512, &fresh, &err);
	if (rc == RC_OK)
		rc = account_password(api_of(r)->people, session_of(r), old, fresh, r->now_ms, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		reply_done(to);
}

struct me { struct request *r; struct tenant tenant; struct account account; unsigned in_force; struct actor actor; };

static enum rc
me_read(struct tx *tx, void *ctx, struct err *err)
{
	struct me *m = ctx;
	struct api *api = api_of(m->r);
	struct edition *editions;
	unsigned n;

	TRY(tenant_get(api->facts, tx, m->r->params[0], m->r->arena, &m->tenant, err));
	TRY(actor_of(api->orders, tx, session_of(m->r), m->r->now_ms, m->r->arena, &m->actor, err));
	TRY(account_get(api->people, tx, str_c(session_of(m->r)->login), m->r->arena, &m->account, err));
	TRY(edition_list(api->editions, tx, m->tenant.tenant_id, m->r->arena, &editions, &n, err));
	m->in_force = 0;
	for (unsigned i = 0; i < n; i++)
		m->in_force += editions[i].in_force;
	return RC_OK;
}

static void
json_stands(struct jw *w, struct arena *a, const struct actor *actor)
{
	jw_key(w, "stands_for");
	jw_open(w, '[');
	for (unsigned i = 0; i < actor->n_stands; i++) {
		const struct stand *s = &actor->stands[i];

		jw_open(w, '{');
		jw_key(w, "person_id"), jw_text(w, s->person_id);
		jw_key(w, "name"), jw_text(w, s->name.n > 0 ? s->name : s->person_id);
		json_role_names(w, "roles", s->roles);
		jw_key(w, "until"), jw_or_null(w, s->until_day == INT32_MAX ? STR("") : day_text(a, s->until_day));
		jw_close(w, '}');
	}
	jw_close(w, ']');
}

void
me_get(struct request *r, struct reply *to)
{
	const struct session *s = session_of(r);
	struct me m = {.r = r};
	struct err err = {0};
	enum rc rc = store_read(api_of(r)->store, me_read, &m, &err);
	struct jw w;

	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	w = reply_json(to);
	jw_open(&w, '{');
	jw_key(&w, "account_id"), jw_id(&w, s->account_id);
	jw_key(&w, "login"), jw_text(&w, str_c(s->login));
	jw_key(&w, "name"), jw_text(&w, str_c(s->name));
	jw_key(&w, "must_change"), jw_yes(&w, s->must_change);
	jw_key(&w, "government"), jw_text(&w, m.tenant.slug);
	jw_key(&w, "government_name"), jw_text(&w, m.tenant.name);
	json_role_names(&w, "roles", s->roles);
	jw_key(&w, "rights");
	jw_open(&w, '[');
	for (unsigned i = RIGHT_SESSION; i < RIGHT__COUNT; i++)
		if (session_may(s, (enum right)i))
			jw_text(&w, str_c(right_id((enum right)i)));
	jw_close(&w, ']');
	jw_key(&w, "unit_id"), jw_or_null(&w, str_c(s->unit_id));
	jw_key(&w, "person_id"), jw_or_null(&w, str_c(s->person_id));
	json_stands(&w, r->arena, &m.actor);
	jw_key(&w, "posts");
	jw_open(&w, '[');
	for (unsigned i = 0; i < m.account.n_posts; i++)
		json_post(&w, &m.account.posts[i]);
	jw_close(&w, ']');
	jw_key(&w, "today"), jw_text(&w, day_text(r->arena, instant_day(r->now_ms / 1000)));
	jw_key(&w, "version"), jw_text(&w, str_c(api_of(r)->version));
	jw_key(&w, "rulebooks"), jw_i64(&w, m.in_force);
	jw_close(&w, '}');
}

/* The stream of a government's events; http does the rest. */
void
events_get(struct request *r, struct reply *to)
{
	buf_add(&to->body, r->params[0]);
}
