/*
 * Accounts and posts on both databases: what may be added, who is listed where, the last administrator, init.
 */
#include "office.h"
#include "people/internal.h"

#include <pthread.h>
#include <stdio.h>

static void
init_twice(void **state)
{
	struct office o = office_new(*state);
	struct change_of c = {.what = OF_INIT, .tenant_id = 1};
	struct session s;

	assert_int_equal(change(&o, &c), RC_OK);
	assert_int_equal(strlen(c.made), 24);
	assert_int_equal(change(&o, &(struct change_of){.what = OF_INIT, .tenant_id = 2}), RC_CONFLICT);
	/* its password opens, and is good for nothing but changing it */
	assert_int_equal(check(&o, "north", sign_in(&o, "root", c.made), &s), RC_OK);
	assert_true(s.must_change && session_may(&s, RIGHT_SESSION) && !session_may(&s, RIGHT_ACCOUNTS));
	assert_int_equal(account_password(o.people, &s, str_c(c.made), STR(GOOD_PASSWORD), o.now_ms, &o.err), RC_OK);
	assert_int_equal(check(&o, "north", sign_in(&o, "root", GOOD_PASSWORD), &s), RC_OK);
	assert_true(!s.must_change && session_may(&s, RIGHT_ACCOUNTS));
	office_free(&o);
}

static void
what_a_login_may_be(void **state)
{
	static const char *const bad[] = {"", "a", "a b", "张三", "a/b", "a\nb", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg"};
	struct office o = office_new(*state);
	struct account x = {.name = STR("名")};
	struct change_of c = {.what = OF_ADD, .account = &x, .password = GOOD_PASSWORD};

	for (unsigned i = 0; i < COUNT_OF(bad); i++) {
		x.login = str_c(bad[i]);
		assert_int_equal(change(&o, &c), RC_INVALID);
		assert_string_equal(o.err.field, "login");
	}
	x.login = STR("Ann.Lee_2-x");
	assert_int_equal(change(&o, &c), RC_OK);
	x.login = STR("ANN.LEE_2-X");
	assert_int_equal(change(&o, &c), RC_CONFLICT);
	x = (struct account){.login = STR("other"), .name = STR("")};
	assert_int_equal(change(&o, &c), RC_INVALID);
	assert_string_equal(o.err.field, "name");
	office_free(&o);
}

static void
what_a_password_may_be(void **state)
{
	static const char *const bad[] = {"", "short", "123456789", "1234567890", "QWERTYUIOP", "aaaaaaaaaaaaaaaaa", "woaini1314520", "Somebody-Else", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"};
	struct office o = office_new(*state);
	struct account x = {.login = STR("somebody-else"), .name = STR("名")};
	struct change_of c = {.what = OF_ADD, .account = &x};
	char long_one[200];

	for (unsigned i = 0; i < COUNT_OF(bad); i++) {
		c.password = bad[i];
		if (change(&o, &c) != RC_INVALID)
			fail_msg("“%s” was taken", bad[i]);
	}
	memset(long_one, 'x', sizeof long_one);
	long_one[0] = 'y';
	long_one[129] = '\0';
	c.password = long_one;
	assert_int_equal(change(&o, &c), RC_INVALID);
	long_one[128] = '\0';
	assert_int_equal(change(&o, &c), RC_OK);
	/* ten characters, not ten bytes */
	x.login = STR("third");
	c.password = "一二三四五六七八九";
	assert_int_equal(change(&o, &c), RC_INVALID);
	c.password = "一二三四五六七八九十";
	assert_int_equal(change(&o, &c), RC_OK);
	office_free(&o);
}

struct listing { struct office *office; int64_t tenant_id; struct account *list; unsigned n; struct account one; const char *login; };

static enum rc
list_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct listing *l = ctx;

	TRY(account_list(l->office->people, tx, l->tenant_id, &l->office->arena, &l->list, &l->n, err));
	return account_get(l->office->people, tx, str_c(l->login), &l->office->arena, &l->one, err);
}

static void
listed_where_they_have_a_post(void **state)
{
	struct office o = office_new(*state);
	struct post south[] = {
		{.role = role("head"), .unit_id = STR("U09"), .person_id = STR("P1")}, {.role = role("liaison"), .unit_id = STR("U09"), .person_id = STR("P1")},
		{.role = role("head"), .unit_id = STR("U09"), .person_id = STR("P1")} /* twice is once */,
	};
	struct listing l = {.office = &o, .tenant_id = 1, .login = "B.ob"};
	int64_t bob;

	person(&o, "zoe", 1, "auditor");
	bob = person(&o, "b.ob", 1, "assessor");
	person(&o, "ann", 2, "chief");
	person(&o, "b-ob", 1, "handler");
	assert_int_equal(change(&o, &(struct change_of){.what = OF_POSTS, .account_id = bob, .tenant_id = 2, .posts = south, .n_posts = 3}), RC_OK);
	assert_int_equal(store_read(o.both->store, list_fn, &l, &o.err), RC_OK);
	assert_int_equal(l.n, 3);
	assert_true(str_eq_c(l.list[0].login, "b-ob") && str_eq_c(l.list[1].login, "b.ob") && str_eq_c(l.list[2].login, "zoe"));
	assert_int_equal(l.list[1].n_posts, 1);
	assert_int_equal(l.list[1].posts[0].role, role("assessor"));
	assert_true(str_eq_c(l.list[1].posts[0].slug, "north") && str_eq_c(l.list[1].posts[0].unit_id, "U01"));
	assert_int_equal(l.one.account_id, bob);
	assert_int_equal(l.one.n_posts, 3);
	assert_int_equal(l.one.version, 2);
	assert_true(str_eq_c(l.one.posts[2].slug, "south") && str_eq_c(l.one.posts[2].person_id, "P1") && l.one.posts[2].tenant_id == 2);
	l.login = "nobody";
	assert_int_equal(store_read(o.both->store, list_fn, &l, &o.err), RC_NOT_FOUND);
	office_free(&o);
}

static void
the_last_administrator_stays(void **state)
{
	struct office o = office_new(*state);
	struct post auditor = {.role = role("auditor")}, bad = {.role = 99};
	int64_t one = person(&o, "one", 1, "admin"), two;
	struct change_of leave = {.what = OF_POSTS, .account_id = one, .tenant_id = 1, .posts = &auditor, .n_posts = 1}, go = {.what = OF_DISABLE, .account_id = one};

	person(&o, "elsewhere", 2, "admin");
	assert_int_equal(change(&o, &leave), RC_CONFLICT);
	assert_int_equal(change(&o, &go), RC_CONFLICT);
	two = person(&o, "two", 1, "admin");
	assert_int_equal(change(&o, &(struct change_of){.what = OF_DISABLE, .account_id = two}), RC_OK);
	assert_int_equal(change(&o, &go), RC_CONFLICT);
	assert_int_equal(change(&o, &(struct change_of){.what = OF_ENABLE, .account_id = two}), RC_OK);
	assert_int_equal(change(&o, &go), RC_OK);
	assert_int_equal(change(&o, &(struct change_of){.what = OF_POSTS, .account_id = two, .tenant_id = 1, .posts = &bad, .n_posts = 1}), RC_INVALID);
	assert_int_equal(change(&o, &(struct change_of){.what = OF_RESET, .account_id = 12345}), RC_NOT_FOUND);
	office_free(&o);
}

/* Argon2id costs 0.1 s and SQLite has one writer: with every place among those who hash taken, what is prepared is still written. */
static void
no_hash_within_a_transaction(void **state)
{
	struct office o = office_new(*state);
	int64_t id = person(&o, "one", 1, "head");
	struct post post = {.tenant_id = 1, .role = role("head"), .unit_id = STR(""), .person_id = STR("")};
	struct account x = {.login = STR("two"), .name = STR("名"), .posts = &post, .n_posts = 1};
	struct change_of add = {.office = &o, .what = OF_ADD, .account = &x}, reset = {.office = &o, .what = OF_RESET, .account_id = id};

	assert_int_equal(account_credential(o.people, x.login, NULL, &add.secret, &o.err), RC_OK);
	assert_int_equal(account_credential(o.people, STR(""), NULL, &reset.secret, &o.err), RC_OK);
	o.people->waiting = HASHES_WAITING;
	assert_int_equal(account_credential(o.people, x.login, NULL, &(struct credential){.made = ""}, &o.err), RC_BUSY);
	assert_int_equal(store_write(o.both->store, change_fn, &add, &o.err), RC_OK);
	assert_int_equal(store_write(o.both->store, change_fn, &reset, &o.err), RC_OK);
	o.people->waiting = 0;
	sign_in(&o, "two", add.secret.made);
	sign_in(&o, "one", reset.secret.made);
	office_free(&o);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(init_twice), BOTH(what_a_login_may_be), BOTH(what_a_password_may_be), BOTH(listed_where_they_have_a_post), BOTH(the_last_administrator_stays), BOTH(no_hash_within_a_transaction),
	};

	return cmocka_run_group_tests_name("people/accounts", tests, NULL, NULL);
}
