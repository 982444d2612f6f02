/*
 * Signing in, and the session behind a token. Never tells whether a login exists, neither by words nor by time, and never keeps
 * a token, only its keyed hash. Called by the api for every request.
 */
#include "people/internal.h"

#include <stdlib.h>
#include <string.h>

#define SECRET_BYTES 32                 /* 256 random bits */
#define SECRET_CHARS 43                 /* in base64url without padding */

static struct sval
key_val(const unsigned char *key)
{
	return SV_B(((struct str){(const char *)key, KEY_BYTES}));
}

static enum rc
denied(struct err *err)
{
	return err_set(err, RC_DENIED, "", "登录名或密码不对", "login or password is wrong");
}

static enum rc
wait_please(unsigned wait_s, struct err *err)
{
	return err_set(err, RC_BUSY, "", "失败次数太多，请 %u 秒后再试", "too many failures; try again in %u seconds", wait_s);
}

static void
copied(char *to, size_t n, struct str s)
{
	size_t take = s.n < n - 1 ? s.n : n - 1;

	memcpy(to, s.p, take);
	to[take] = '\0';
}

/* ---- signing in -------------------------------------------------------------------------------------------------- */

struct attempt {
	struct people *people;
	struct str login;               /* lower case; empty: not the form of one */
	struct throttle_keys keys;
	int64_t now_ms;
	unsigned wait_s;
	struct arena arena;
	struct account_row row;         /* account_id 0: no such account */
};

static enum rc
attempt_begin(struct tx *tx, void *ctx, struct err *err)
{
	struct attempt *t = ctx;
	enum rc rc;

	arena_done(&t->arena);
	t->row = (struct account_row){0};
	TRY(throttle_charge(tx, &t->keys, t->now_ms, &t->wait_s, err));
	if (t->wait_s > 0 || t->login.n == 0)
		return RC_OK;
	rc = account_read(tx, Q_account_by_login, SV_T(t->login), &t->arena, &t->row, err);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* What one government learns of a sign-in: its session and a line of its audit, in a transaction of its own. */
struct entry {
	struct attempt *attempt;
	int64_t tenant_id, sign_in_id;
	bool first;                     /* of the account's governments: the sign-in itself is noted with it */
	unsigned char token[KEY_BYTES];
};

static enum rc
entry_write(struct tx *tx, void *ctx, struct err *err)
{
	struct entry *e = ctx;
	struct attempt *t = e->attempt;
	const struct account *x = &t->row.account;

	if (e->first) {
		TRY(throttle_forgive(tx, &t->keys, err));
		TRY(tx_run(tx, Q_account_signed_in, (struct sval[]){SV_I(x->account_id), SV_I(t->now_ms)}, 2, NULL, err));
	}
	TRY(tx_run(tx, Q_sessions_sweep, (struct sval[]){SV_I(e->tenant_id), SV_I(t->now_ms - IDLE_MS), SV_I(t->now_ms - LIFE_MS)}, 3, NULL, err));
	TRY(tx_run(tx, Q_session_add, (struct sval[]){SV_I(e->tenant_id), key_val(e->token), SV_I(x->account_id), SV_I(e->sign_in_id), SV_I(t->row.era), SV_I(t->now_ms)},
	           6, NULL, err));
	return audit_add(t->people, tx, e->tenant_id, x->account_id, t->now_ms, "sign_in", x->login, STR("{}"), err);
}

static struct str
slug_of(const struct account *x, int64_t tenant_id)
{
	for (unsigned i = 0; i < x->n_posts; i++)
		if (x->posts[i].tenant_id == tenant_id)
			return x->posts[i].slug;
	return STR("");
}

static enum rc
enter(struct attempt *t, struct arena *a, struct signed_in *out, struct err *err)
{
	unsigned n;
	int64_t *ids = account_tenants(a, &t->row.account, &n), sign_in_id;

	if (n == 0)
		return err_set(err, RC_DENIED, "", "这个账号在任何机构都没有岗位", "this account has no post in any government");
	out->tokens = arena_take(a, n, sizeof *out->tokens);
	if (ids == NULL || out->tokens == NULL)
		return err_set(err, RC_TOO_BIG, "", "结果太大", "the answer is too big");
	TRY(store_new_id(t->people->store, &sign_in_id, err));
	for (unsigned i = 0; i < n; i++) {
		struct entry e = {t, ids[i], sign_in_id, i == 0, {0}};
		struct str slug = slug_of(&t->row.account, ids[i]);
		unsigned char secret[SECRET_BYTES];
		char text[SECRET_CHARS + 1];

		randombytes_buf(secret, sizeof secret);
		sodium_bin2base64(text, sizeof text, secret, sizeof secret, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
		if (snprintf(out->tokens[i], TOKEN_MAX, STR_F ".%s", STR_A(slug), text) >= TOKEN_MAX)
			return err_set(err, RC_INTERNAL, "", "机构的短名太长", "the government's slug is too long");
		TRY(people_key(t->people, "token", str_c(out->tokens[i]), e.token, err));
		TRY(store_write(t->people->store, entry_write, &e, err));
		out->n = i + 1;
	}
	return RC_OK;
}

/* The account's governments see that somebody failed: afterwards, so that an answer for a login that exists takes no longer. */
struct refusal { struct people *people; int64_t tenant_id, account_id, now_ms; char login[LOGIN_MAX + 1]; };

static enum rc
refusal_write(struct tx *tx, void *ctx, struct err *err)
{
	const struct refusal *r = ctx;

	return audit_add(r->people, tx, r->tenant_id, r->account_id, r->now_ms, "sign_in.refused", str_c(r->login), STR("{}"), err);
}

static void
refusal_done(void *ctx, enum rc rc, const struct err *err)
{
	(void)err;
	if (rc != RC_OK)
		log_ev(LOG_ERROR, "audit.lost", "tenant=%lld", (long long)((struct refusal *)ctx)->tenant_id);
	free(ctx);
}

static void
refused(struct attempt *t)
{
	const struct account *x = &t->row.account;
	unsigned n;
	int64_t *ids = account_tenants(&t->arena, x, &n);

	log_ev(LOG_WARN, "login.fail", "account=%lld", (long long)x->account_id);
	for (unsigned i = 0; i < n; i++) {
		struct refusal *r = calloc(1, sizeof *r);

		if (r == NULL)
			abort();
		*r = (struct refusal){.people = t->people, .tenant_id = ids[i], .account_id = x->account_id, .now_ms = t->now_ms};
		copied(r->login, sizeof r->login, x->login);
		store_submit(t->people->store, refusal_write, r, refusal_done);
	}
}

enum rc
session_open(struct people *p, struct str login, struct str password, struct str address, int64_t now_ms, struct arena *a, struct signed_in *out, unsigned *wait_s, struct err *err)
{
	char lower[LOGIN_MAX + 1];
	struct attempt t = {.people = p, .login = {lower, 0}, .now_ms = now_ms};
	bool fits = false;
	enum rc rc;

	*out = (struct signed_in){0};
	*wait_s = 0;
	if (!login_lower(login, lower, &t.login.n))
		t.login.n = 0;
	TRY(people_key(p, "login", t.login.n > 0 ? t.login : login, t.keys.of[THROTTLE_LOGIN], err));
	TRY(people_key(p, "address", address, t.keys.of[THROTTLE_ADDRESS], err));
	arena_init(&t.arena, 0);
	rc = store_write(p->store, attempt_begin, &t, err);
	if (rc != RC_OK)
		goto out;
	*wait_s = t.wait_s;
	if (t.wait_s > 0) {
		log_ev(LOG_WARN, "limit.login", "wait_s=%u", t.wait_s);
		rc = wait_please(t.wait_s, err);
		goto out;
	}
	rc = password_fits(p, password, t.row.password, &fits, err);
	if (rc == RC_BUSY)
		*wait_s = 1;
	if (rc != RC_OK)
		goto out;
	if (!fits || t.row.account.disabled) {
		refused(&t);
		rc = denied(err);
		goto out;
	}
	rc = enter(&t, a, out, err);
	if (rc == RC_OK) {
		struct account *x = &out->account, *from = &t.row.account;

		*x = *from;
		x->last_sign_in_ms = now_ms;
		x->login = str_copy(a, from->login);
		x->name = str_copy(a, from->name);
		x->posts = ARENA_NEW(a, struct post, from->n_posts);
		for (unsigned i = 0; x->posts != NULL && i < from->n_posts; i++) {
			const struct post *f = &from->posts[i];

			x->posts[i] = (struct post){f->tenant_id, str_copy(a, f->slug), str_copy(a, f->government), f->role, str_copy(a, f->unit_id), str_copy(a, f->person_id)};
		}
		if (a->full)
			rc = err_set(err, RC_TOO_BIG, "", "结果太大", "the answer is too big");
		log_ev(LOG_INFO, "login.ok", "account=%lld", (long long)x->account_id);
	}
out:
	arena_done(&t.arena);
	return rc;
}

/* ---- the session of a token ----------------------------------------------------------------------------------------- */

struct look {
	struct str slug;
	const unsigned char *key;
	struct session session;
	int64_t created_at_ms, seen_at_ms;
};

static enum rc
look_up(struct tx *tx, void *ctx, struct err *err)
{
	struct look *l = ctx;
	struct session *s = &l->session;
	struct rows *rows;
	enum rc rc;

	*s = (struct session){0};
	TRY(tx_rows(tx, Q_tenant_id_of_slug, &SV_T(l->slug), 1, false, &rows, err));
	rc = rows_next(rows, err);
	if (rc == RC_OK)
		s->tenant_id = row_int(rows, 0);
	rows_end(rows);
	if (rc != RC_OK)
		return rc;
	TRY(tx_rows(tx, Q_session_get, (struct sval[]){SV_I(s->tenant_id), key_val(l->key)}, 2, false, &rows, err));
	rc = rows_next(rows, err);
	if (rc == RC_OK) {
		s->account_id = row_int(rows, 0);
		s->sign_in_id = row_int(rows, 1);
		l->created_at_ms = row_int(rows, 2);
		l->seen_at_ms = row_int(rows, 3);
		copied(s->slug, sizeof s->slug, l->slug);
		copied(s->login, sizeof s->login, row_text(rows, 4));
		copied(s->name, sizeof s->name, row_text(rows, 5));
		s->must_change = row_int(rows, 6) != 0;
	}
	rows_end(rows);
	if (rc != RC_OK)
		return rc;
	TRY(tx_rows(tx, Q_posts_of_session, (struct sval[]){SV_I(s->tenant_id), SV_I(s->account_id)}, 2, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		int role = role_code(row_text(rows, 0));

		if (role < 0)
			continue;
		s->roles |= 1u << role;
		s->rights |= role_rights(role);
		if (s->unit_id[0] == '\0')
			copied(s->unit_id, sizeof s->unit_id, row_text(rows, 1));
		if (s->person_id[0] == '\0')
			copied(s->person_id, sizeof s->person_id, row_text(rows, 2));
	}
	rows_end(rows);
	if (rc == RC_NOT_FOUND && s->rights != 0)
		rc = RC_OK;
	if (s->must_change)
		s->rights &= 1u << RIGHT_PUBLIC | 1u << RIGHT_SESSION;
	return rc;
}

struct seen { int64_t tenant_id, now_ms; const unsigned char *key; };

static enum rc
seen_write(struct tx *tx, void *ctx, struct err *err)
{
	const struct seen *s = ctx;

	return tx_run(tx, Q_session_seen, (struct sval[]){SV_I(s->tenant_id), key_val(s->key), SV_I(s->now_ms)}, 3, NULL, err);
}

static struct cached *
place_of(struct people *p, const unsigned char *key)
{
	return &p->cache[((size_t)key[0] | (size_t)key[1] << 8) % CACHE_N];
}

static bool
cache_get(struct people *p, const unsigned char *key, int64_t now_ms, struct session *s)
{
	struct cached *c = place_of(p, key);
	bool hit;

	pthread_mutex_lock(&p->lock);
	hit = c->at_ms != 0 && memcmp(c->key, key, KEY_BYTES) == 0 && now_ms >= c->at_ms && now_ms < c->at_ms + CACHE_MS &&
	      !account_is_quiet(p, c->session.account_id, now_ms);
	if (hit)
		*s = c->session;
	pthread_mutex_unlock(&p->lock);
	return hit;
}

static void
cache_put(struct people *p, const unsigned char *key, int64_t now_ms, const struct session *s)
{
	struct cached *c = place_of(p, key);

	pthread_mutex_lock(&p->lock);
	if (!account_is_quiet(p, s->account_id, now_ms)) {
		memcpy(c->key, key, KEY_BYTES);
		c->at_ms = now_ms;
		c->session = *s;
	}
	pthread_mutex_unlock(&p->lock);
}

static enum rc
no_session(struct err *err)
{
	return err_set(err, RC_DENIED, "", "请登录", "sign in first");
}

/* "slug.secret": the slug, or nothing when it is not the form of a token. */
static struct str
token_slug(struct str token)
{
	size_t n = token.n > SECRET_CHARS && token.n < TOKEN_MAX ? token.n - SECRET_CHARS - 1 : 0;

	return n > 0 && token.p[n] == '.' ? (struct str){token.p, n} : STR("");
}

enum rc
session_check(struct people *p, struct str slug, struct str token, int64_t now_ms, struct session *s, struct err *err)
{
	unsigned char key[KEY_BYTES];
	struct look l = {.slug = slug, .key = key};
	int64_t idle_end, life_end;
	enum rc rc;

	if (slug.n == 0 || !str_eq(token_slug(token), slug))
		return no_session(err);
	TRY(people_key(p, "token", token, key, err));
	if (!cache_get(p, key, now_ms, s)) {
		rc = store_read(p->store, look_up, &l, err);
		if (rc == RC_NOT_FOUND)
			return no_session(err);
		if (rc != RC_OK)
			return rc;
		*s = l.session;
		idle_end = l.seen_at_ms + IDLE_MS;
		life_end = l.created_at_ms + LIFE_MS;
		s->expires_at_ms = idle_end < life_end ? idle_end : life_end;
		if (now_ms < s->expires_at_ms && now_ms - l.seen_at_ms >= SEEN_MS) {
			struct seen seen = {s->tenant_id, now_ms, key};
			struct err ignored;

			/* a busy database must not end a session that is in use */
			if (store_write(p->store, seen_write, &seen, &ignored) == RC_OK)
				s->expires_at_ms = now_ms + IDLE_MS < life_end ? now_ms + IDLE_MS : life_end;
		}
		cache_put(p, key, now_ms, s);
	}
	return now_ms < s->expires_at_ms ? RC_OK : no_session(err);
}

struct closing { struct people *people; struct look look; int64_t now_ms; };

static enum rc
close_write(struct tx *tx, void *ctx, struct err *err)
{
	struct closing *c = ctx;
	const struct session *s = &c->look.session;
	enum rc rc = look_up(tx, &c->look, err);

	if (rc == RC_NOT_FOUND)
		return RC_OK;
	if (rc != RC_OK)
		return rc;
	account_quiet(c->people, s->account_id, c->now_ms);
	TRY(tx_run(tx, Q_session_remove, (struct sval[]){SV_I(s->tenant_id), key_val(c->look.key)}, 2, NULL, err));
	return audit_add(c->people, tx, s->tenant_id, s->account_id, c->now_ms, "sign_out", str_c(s->login), STR("{}"), err);
}

enum rc
session_close(struct people *p, struct str token, int64_t now_ms, struct err *err)
{
	unsigned char key[KEY_BYTES];
	struct closing c = {p, {.slug = token_slug(token), .key = key}, now_ms};

	if (c.look.slug.n == 0)
		return RC_OK;
	TRY(people_key(p, "token", token, key, err));
	return store_write(p->store, close_write, &c, err);
}

/* ---- a password of one's own ------------------------------------------------------------------------------------------ */

struct fresh {
	struct attempt *attempt;
	const struct session *who;
	int64_t tenant_id;
	const char *hash;               /* NULL: set already, only the sessions of another government */
};

/* The account's sessions end by its new era; those of this sign-in go on into it. */
static enum rc
change_write(struct tx *tx, void *ctx, struct err *err)
{
	struct fresh *c = ctx;
	struct attempt *t = c->attempt;
	const struct account *x = &t->row.account;
	struct account_row now;
	struct arena a;
	enum rc rc;

	if (c->hash != NULL) {
		arena_init(&a, 0);
		rc = account_read(tx, Q_account_by_id, SV_I(x->account_id), &a, &now, err);
		arena_done(&a);
		if (rc != RC_OK)
			return rc;
		if (now.era != t->row.era)
			return err_set(err, RC_CONFLICT, "", "这个账号刚刚被改过，请重新登录", "this account was changed just now; sign in again");
		TRY(throttle_forgive(tx, &t->keys, err));
		TRY(tx_run(tx, Q_account_set_password, (struct sval[]){SV_I(x->account_id), SV_T(str_c(c->hash)), SV_I(0)}, 3, NULL, err));
	}
	TRY(tx_run(tx, Q_sessions_keep, (struct sval[]){SV_I(c->tenant_id), SV_I(x->account_id), SV_I(c->who->sign_in_id), SV_I(t->row.era + 1)}, 4, NULL, err));
	return audit_add(t->people, tx, c->tenant_id, x->account_id, t->now_ms, "account.password", x->login, STR("{}"), err);
}

static enum rc
changed(struct attempt *t, const struct session *who, const char *hash, struct err *err)
{
	struct fresh c = {t, who, who->tenant_id, hash};
	unsigned n;
	int64_t *ids = account_tenants(&t->arena, &t->row.account, &n);

	account_quiet(t->people, who->account_id, t->now_ms);
	TRY(store_write(t->people->store, change_write, &c, err));
	for (unsigned i = 0; i < n; i++) {
		c = (struct fresh){t, who, ids[i], NULL};
		if (ids[i] != who->tenant_id)
			TRY(store_write(t->people->store, change_write, &c, err));
	}
	return RC_OK;
}

enum rc
account_password(struct people *p, const struct session *who, struct str old, struct str fresh, int64_t now_ms, struct err *err)
{
	struct attempt t = {.people = p, .login = str_c(who->login), .now_ms = now_ms};
	char hash[crypto_pwhash_STRBYTES];
	bool fits = false;
	enum rc rc;

	TRY(password_check(fresh, t.login, err));
	if (str_eq(old, fresh))
		return err_set(err, RC_INVALID, "fresh", "新密码与旧密码相同", "the new password is the old one");
	TRY(people_key(p, "login", t.login, t.keys.of[THROTTLE_LOGIN], err));
	/* who is signed in is no stranger at an address: only the login counts */
	TRY(people_key(p, "own password", t.login, t.keys.of[THROTTLE_ADDRESS], err));
	arena_init(&t.arena, 0);
	rc = store_write(p->store, attempt_begin, &t, err);
	if (rc == RC_OK && t.wait_s > 0)
		rc = wait_please(t.wait_s, err);
	if (rc == RC_OK)
		rc = password_fits(p, old, t.row.password, &fits, err);
	if (rc == RC_OK && (!fits || t.row.account.disabled)) {
		refused(&t);
		rc = err_set(err, RC_DENIED, "old", "旧密码不对", "the old password is wrong");
	}
	if (rc == RC_OK)
		rc = password_hash(p, fresh, hash, err);
	if (rc == RC_OK)
		rc = changed(&t, who, hash, err);
	arena_done(&t.arena);
	return rc;
}
