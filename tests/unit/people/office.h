/*
 * For the tests of the room: governments, accounts and sign-ins in a line each, on a clock that the test moves.
 */
#ifndef JIEBAN_TEST_OFFICE_H
#define JIEBAN_TEST_OFFICE_H

#include "../store/both.h"
#include "people/people.h"

#define GOOD_PASSWORD "correct horse 12"
/* Its Argon2id at the least cost that there is. The program's own takes 0.1 s each time: for the tests that are about it. */
#define GOOD_HASH "$argon2id$v=19$m=8,t=1,p=1$OckIcKNsBCKiAS93HY0sTw$x6kO8LLm4HZ/bXNfUaD1ktbvxI9IKE/hSxcB2nAGeHU"

struct office {
	struct both *both;
	struct people *people;
	struct arena arena;
	int64_t now_ms;
	struct err err;
	unsigned wait_s;
};

static inline void
tenant_put(struct both *b, int64_t tenant_id, const char *slug)
{
	assert_int_equal(both_run(b, "INSERT INTO tenant (tenant_id, parent_id, slug, name, level, created_by, created_at_ms, changed_by, changed_at_ms) VALUES ($1, 0, $2, $2, 3, 0, 0, 0, 0)",
	                          (struct sval[]){SV_I(tenant_id), SV_T(str_c(slug))}, 2), RC_OK);
}

/* Two governments, north (1) and south (2). */
static inline struct office
office_new(struct both *b)
{
	struct office o = {.both = b, .people = people_new(NULL, b->store), .now_ms = 1700000000000};

	arena_init(&o.arena, 0);
	tenant_put(b, 1, "north");
	tenant_put(b, 2, "south");
	return o;
}

static inline void
office_free(struct office *o)
{
	/* what was submitted must be done before the room goes */
	both_close(o->both);
	people_free(o->people);
	arena_done(&o->arena);
}

static inline int
role(const char *name)
{
	return vocab_code(vocab_enum("person_role"), str_c(name));
}

struct change_of {
	struct office *office;
	enum { OF_ADD, OF_RESET, OF_DISABLE, OF_ENABLE, OF_POSTS, OF_INIT } what;
	struct account *account;
	const char *password, *hash;    /* hash: of an account added, instead of one made of the password */
	char made[32]; struct credential secret;
	int64_t account_id, tenant_id;
	const struct post *posts; unsigned n_posts;
};

static inline enum rc
change_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct change_of *c = ctx;
	struct people *p = c->office->people;
	struct cause cause = {7, c->office->now_ms, STR("test")};

	switch (c->what) {
	case OF_ADD: return account_add(p, tx, c->account, &c->secret, &cause, err);
	case OF_RESET: return account_reset(p, tx, c->account_id, &c->secret, &cause, err);
	case OF_DISABLE: return account_disable(p, tx, c->account_id, true, &cause, err);
	case OF_ENABLE: return account_disable(p, tx, c->account_id, false, &cause, err);
	case OF_POSTS: return account_posts(p, tx, c->account_id, c->tenant_id, c->posts, c->n_posts, &cause, err);
	case OF_INIT: break;
	}
	return people_init(p, tx, c->tenant_id, STR("root"), c->office->now_ms, &c->secret, err);
}

static inline enum rc
change(struct office *o, struct change_of *c)
{
	enum rc rc = RC_OK;

	c->office = o;
	if (c->hash != NULL)
		snprintf(c->secret.hash, sizeof c->secret.hash, "%s", c->hash);
	else if (c->what == OF_ADD || c->what == OF_RESET || c->what == OF_INIT)
		rc = account_credential(o->people, c->what == OF_ADD ? c->account->login : STR(""), c->password, &c->secret, &o->err);
	if (rc != RC_OK)
		return rc;
	memcpy(c->made, c->secret.made, sizeof c->made);
	return store_write(o->both->store, change_fn, c, &o->err);
}

/* An account with GOOD_PASSWORD and one post; its id. hash NULL: made by the program. */
static inline int64_t
person_with(struct office *o, const char *login, int64_t tenant_id, const char *role_name, const char *hash)
{
	struct post post = {.tenant_id = tenant_id, .role = role(role_name), .unit_id = STR("U01"), .person_id = STR("")};
	struct account x = {.login = str_c(login), .name = STR("测试"), .posts = &post, .n_posts = 1};
	struct change_of c = {.what = OF_ADD, .account = &x, .password = GOOD_PASSWORD, .hash = hash};

	if (change(o, &c) != RC_OK)
		fail_msg("%s", o->err.msg[LANG_EN]);
	return x.account_id;
}

static inline int64_t
person(struct office *o, const char *login, int64_t tenant_id, const char *role_name)
{
	return person_with(o, login, tenant_id, role_name, GOOD_HASH);
}

static inline enum rc
try_sign_in(struct office *o, const char *login, const char *password, struct signed_in *in)
{
	return session_open(o->people, str_c(login), str_c(password), STR("10.0.0.1"), o->now_ms, &o->arena, in, &o->wait_s, &o->err);
}

/* The one token of somebody who may enter. */
static inline const char *
sign_in(struct office *o, const char *login, const char *password)
{
	struct signed_in in;

	if (try_sign_in(o, login, password, &in) != RC_OK)
		fail_msg("%s", o->err.msg[LANG_EN]);
	assert_int_equal(in.n, 1);
	return in.tokens[0];
}

static inline enum rc
check(struct office *o, const char *slug, const char *token, struct session *s)
{
	return session_check(o->people, str_c(slug), str_c(token), o->now_ms, s, &o->err);
}

#endif
