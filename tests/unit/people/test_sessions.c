/*
 * Signing in and sessions on both databases, on a clock that the test moves: right, wrong, unknown, disabled, throttled; tokens of
 * another government; ends; changes that take effect.
 */
#include "office.h"

#include <pthread.h>
#include <time.h>

#define SECOND INT64_C(1000)
#define HOUR (3600 * SECOND)

static void
right_and_wrong(void **state)
{
	struct office o = office_new(*state);
	struct signed_in in;
	struct session s;
	const char *token;
	char unknown[512];
	int64_t id = person_with(&o, "ann", 1, "head", NULL);

	token = sign_in(&o, "ANN", GOOD_PASSWORD);
	assert_int_equal(strncmp(token, "north.", 6), 0);
	assert_int_equal(strlen(token), 6 + 43);
	assert_int_equal(check(&o, "north", token, &s), RC_OK);
	assert_int_equal(s.account_id, id);
	assert_int_equal(s.tenant_id, 1);
	assert_string_equal(s.login, "ann");
	assert_string_equal(s.name, "测试");
	assert_string_equal(s.unit_id, "U01");
	assert_int_equal(s.roles, 1u << role("head"));
	assert_true(session_may(&s, RIGHT_FACTS_OWN) && !session_may(&s, RIGHT_FACTS) && !session_may(&s, RIGHT_ACCOUNTS));
	assert_true(s.expires_at_ms == o.now_ms + 12 * HOUR);
	/* unknown and wrong are one answer */
	assert_int_equal(try_sign_in(&o, "nobody", GOOD_PASSWORD, &in), RC_DENIED);
	snprintf(unknown, sizeof unknown, "%s", o.err.msg[LANG_ZH]);
	assert_int_equal(try_sign_in(&o, "ann", GOOD_PASSWORD " ", &in), RC_DENIED);
	assert_string_equal(unknown, o.err.msg[LANG_ZH]);
	assert_int_equal(in.n, 0);
	assert_int_equal(try_sign_in(&o, "no such form! of login", "x", &in), RC_DENIED);
	assert_string_equal(unknown, o.err.msg[LANG_ZH]);
	assert_int_equal(change(&o, &(struct change_of){.what = OF_DISABLE, .account_id = id}), RC_OK);
	assert_int_equal(try_sign_in(&o, "ann", GOOD_PASSWORD, &in), RC_DENIED);
	assert_string_equal(unknown, o.err.msg[LANG_ZH]);
	assert_int_equal(check(&o, "north", token, &s), RC_DENIED);
	office_free(&o);
}

static void
no_session_of_another_government(void **state)
{
	struct office o = office_new(*state);
	char forged[200], half[200];
	struct signed_in in;
	struct session s;
	struct post south = {.role = role("chief")};
	int64_t id = person(&o, "ann", 1, "assessor");
	const char *token = sign_in(&o, "ann", GOOD_PASSWORD);
	static const char *const none[] = {"", "north", "north.", ".", "north.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "nowhere.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};

	assert_int_equal(check(&o, "north", token, &s), RC_OK);
	assert_int_equal(check(&o, "south", token, &s), RC_DENIED);
	snprintf(forged, sizeof forged, "south%s", token + 5);
	assert_int_equal(check(&o, "south", forged, &s), RC_DENIED);
	snprintf(half, sizeof half, "%.*s", (int)strlen(token) - 1, token);
	assert_int_equal(check(&o, "north", half, &s), RC_DENIED);
	for (unsigned i = 0; i < COUNT_OF(none); i++) {
		assert_int_equal(check(&o, "north", none[i], &s), RC_DENIED);
		assert_int_equal(check(&o, "nowhere", none[i], &s), RC_DENIED);
		assert_int_equal(check(&o, "", none[i], &s), RC_DENIED);
	}
	/* with a post in both there is a token for each, and each is good where it belongs */
	assert_int_equal(change(&o, &(struct change_of){.what = OF_POSTS, .account_id = id, .tenant_id = 2, .posts = &south, .n_posts = 1}), RC_OK);
	assert_int_equal(try_sign_in(&o, "ann", GOOD_PASSWORD, &in), RC_OK);
	assert_int_equal(in.n, 2);
	assert_int_equal(in.account.n_posts, 2);
	assert_int_equal(check(&o, "north", in.tokens[0], &s), RC_OK);
	assert_true(session_may(&s, RIGHT_IMPORT));
	assert_int_equal(check(&o, "south", in.tokens[1], &s), RC_OK);
	assert_true(!session_may(&s, RIGHT_IMPORT) && s.tenant_id == 2);
	assert_int_equal(check(&o, "south", in.tokens[0], &s), RC_DENIED);
	office_free(&o);
}

/* Ten wrong passwords: five are answered, the sixth waits, and the right one waits too. */
static void
ten_wrong_passwords(void **state)
{
	struct office o = office_new(*state);
	struct signed_in in;
	static const unsigned waits[] = {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300};

	person(&o, "ann", 1, "chief");
	person(&o, "bob", 1, "chief");
	for (unsigned i = 0; i < 10; i++)
		assert_int_equal(try_sign_in(&o, "ann", "wrong password", &in), i < 5 ? RC_DENIED : RC_BUSY);
	assert_int_equal(o.wait_s, 1);
	assert_int_equal(try_sign_in(&o, "ann", GOOD_PASSWORD, &in), RC_BUSY);
	assert_non_null(strstr(o.err.msg[LANG_EN], "1 seconds"));
	/* others are not held up */
	sign_in(&o, "bob", GOOD_PASSWORD);
	for (unsigned i = 0; i < COUNT_OF(waits); i++) {
		assert_int_equal(try_sign_in(&o, "ann", "wrong password", &in), RC_BUSY);
		assert_int_equal(o.wait_s, waits[i]);
		o.now_ms += o.wait_s * SECOND - 1;
		assert_int_equal(try_sign_in(&o, "ann", "wrong password", &in), RC_BUSY);
		assert_int_equal(o.wait_s, 1);
		o.now_ms += 1;
		assert_int_equal(try_sign_in(&o, "ann", "wrong password", &in), RC_DENIED);
	}
	/* the right one clears it */
	assert_int_equal(try_sign_in(&o, "ann", GOOD_PASSWORD, &in), RC_BUSY);
	o.now_ms += o.wait_s * SECOND;
	sign_in(&o, "ann", GOOD_PASSWORD);
	for (unsigned i = 0; i < 5; i++)
		assert_int_equal(try_sign_in(&o, "ann", "wrong password", &in), RC_DENIED);
	assert_int_equal(try_sign_in(&o, "ann", "wrong password", &in), RC_BUSY);
	/* and half an hour forgets five */
	o.now_ms += 30 * 60 * SECOND;
	for (unsigned i = 0; i < 5; i++)
		assert_int_equal(try_sign_in(&o, "ann", "wrong password", &in), RC_DENIED);
	office_free(&o);
}

/* Many names from one address, some of which exist, each tried less often than it is held up for: were either sort not counted, the last try
 * would be answered. Another server counts along. */
static void
one_address_many_names(void **state)
{
	struct office o = office_new(*state);
	struct people *second = people_new(NULL, o.both->store);
	struct signed_in in;
	enum rc rc;

	person(&o, "ann", 1, "chief");
	for (unsigned i = 0; i < 6; i++)
		person(&o, ((const char *[]){"known0", "known1", "known2", "known3", "known4", "known5"})[i], 1, "chief");
	for (unsigned i = 0; i < 31; i++) {
		char name[16];

		snprintf(name, sizeof name, i % 5 == 0 ? "name%u" : "known%u", i % 5 == 0 ? i : i % 6);
		rc = session_open(i % 2 == 0 ? o.people : second, str_c(name), STR("x"), STR("10.0.0.1"), o.now_ms, &o.arena, &in, &o.wait_s, &o.err);
		assert_int_equal(rc, i < 30 ? RC_DENIED : RC_BUSY);
	}
	assert_int_equal(try_sign_in(&o, "ann", GOOD_PASSWORD, &in), RC_BUSY);
	assert_int_equal(session_open(o.people, STR("ann"), STR(GOOD_PASSWORD), STR("10.0.0.2"), o.now_ms, &o.arena, &in, &o.wait_s, &o.err), RC_OK);
	/* no name and no address stands in the table */
	assert_int_equal(both_int(o.both, "SELECT count(*) FROM sign_in_failure WHERE length(who) <> 32"), 0);
	people_free(second);
	office_free(&o);
}

struct guess { struct office *office; unsigned denied, busy; };

static void *
guesses(void *ctx)
{
	struct guess *g = ctx;
	struct office o = *g->office;
	struct signed_in in;

	arena_init(&o.arena, 0);
	for (unsigned i = 0; i < 5; i++) {
		enum rc rc = try_sign_in(&o, "ann", "wrong password", &in);

		g->denied += rc == RC_DENIED;
		g->busy += rc == RC_BUSY;
	}
	arena_done(&o.arena);
	return NULL;
}

/* Guesses side by side count each other: five are answered, whoever asks. */
static void
side_by_side(void **state)
{
	struct office o = office_new(*state);
	struct guess g[6];
	pthread_t t[COUNT_OF(g)];
	unsigned denied = 0, busy = 0;

	person_with(&o, "ann", 1, "chief", NULL);
	for (unsigned i = 0; i < COUNT_OF(g); i++) {
		g[i] = (struct guess){&o, 0, 0};
		assert_int_equal(pthread_create(&t[i], NULL, guesses, &g[i]), 0);
	}
	for (unsigned i = 0; i < COUNT_OF(g); i++) {
		pthread_join(t[i], NULL);
		denied += g[i].denied;
		busy += g[i].busy;
	}
	assert_int_equal(denied, 5);
	assert_int_equal(busy, 25);
	office_free(&o);
}

static void
sessions_end(void **state)
{
	struct office o = office_new(*state);
	struct session s;
	const char *token;
	int64_t start = o.now_ms;

	person(&o, "ann", 1, "chief");
	token = sign_in(&o, "ann", GOOD_PASSWORD);
	/* idle: twelve hours to the millisecond */
	o.now_ms = start + 12 * HOUR;
	assert_int_equal(check(&o, "north", token, &s), RC_DENIED);
	o.now_ms = start + 12 * HOUR - 1;
	assert_int_equal(check(&o, "north", token, &s), RC_OK);
	/* in use, every eleven hours: seven days, no longer */
	for (o.now_ms = start + 20 * HOUR; o.now_ms < start + 7 * 24 * HOUR; o.now_ms += 11 * HOUR)
		assert_int_equal(check(&o, "north", token, &s), RC_OK);
	assert_true(s.expires_at_ms == start + 7 * 24 * HOUR);
	o.now_ms = start + 7 * 24 * HOUR - 1;
	assert_int_equal(check(&o, "north", token, &s), RC_OK);
	o.now_ms += 1;          /* the same answer within five seconds, from memory or not */
	assert_int_equal(check(&o, "north", token, &s), RC_DENIED);
	/* signed out at once */
	token = sign_in(&o, "ann", GOOD_PASSWORD);
	assert_int_equal(check(&o, "north", token, &s), RC_OK);
	assert_int_equal(session_close(o.people, str_c(token), o.now_ms, &o.err), RC_OK);
	assert_int_equal(check(&o, "north", token, &s), RC_DENIED);
	assert_int_equal(session_close(o.people, str_c(token), o.now_ms, &o.err), RC_OK);
	assert_int_equal(session_close(o.people, STR("rubbish"), o.now_ms, &o.err), RC_OK);
	/* what ended is swept when somebody signs in */
	o.now_ms += 13 * HOUR;
	sign_in(&o, "ann", GOOD_PASSWORD);
	assert_int_equal(both_int(o.both, "SELECT count(*) FROM session"), 1);
	office_free(&o);
}

static void
reset_and_disable_end_sessions(void **state)
{
	struct office o = office_new(*state);
	struct people *second = people_new(NULL, o.both->store);
	struct session s;
	struct signed_in in;
	int64_t id = person(&o, "ann", 1, "chief");
	struct change_of reset = {.what = OF_RESET, .account_id = id};
	const char *token = sign_in(&o, "ann", GOOD_PASSWORD);

	assert_int_equal(check(&o, "north", token, &s), RC_OK);
	assert_int_equal(session_check(second, STR("north"), str_c(token), o.now_ms, &s, &o.err), RC_OK);
	assert_int_equal(change(&o, &reset), RC_OK);
	assert_int_equal(check(&o, "north", token, &s), RC_DENIED);
	/* another server learns it within five seconds */
	o.now_ms += 5 * SECOND;
	assert_int_equal(session_check(second, STR("north"), str_c(token), o.now_ms, &s, &o.err), RC_DENIED);
	assert_int_equal(try_sign_in(&o, "ann", GOOD_PASSWORD, &in), RC_DENIED);
	token = sign_in(&o, "ann", reset.made);
	assert_int_equal(check(&o, "north", token, &s), RC_OK);
	assert_true(s.must_change);
	assert_int_equal(change(&o, &(struct change_of){.what = OF_DISABLE, .account_id = id}), RC_OK);
	assert_int_equal(check(&o, "north", token, &s), RC_DENIED);
	assert_int_equal(change(&o, &(struct change_of){.what = OF_ENABLE, .account_id = id}), RC_OK);
	assert_int_equal(check(&o, "north", token, &s), RC_DENIED);
	people_free(second);
	office_free(&o);
}

static void
posts_take_effect(void **state)
{
	struct office o = office_new(*state);
	struct people *second = people_new(NULL, o.both->store);
	struct session s;
	struct post assessor = {.role = role("assessor")};
	int64_t id = person(&o, "ann", 1, "chief");
	const char *token = sign_in(&o, "ann", GOOD_PASSWORD);

	assert_int_equal(session_check(second, STR("north"), str_c(token), o.now_ms, &s, &o.err), RC_OK);
	assert_int_equal(check(&o, "north", token, &s), RC_OK);
	assert_false(session_may(&s, RIGHT_IMPORT));
	assert_int_equal(change(&o, &(struct change_of){.what = OF_POSTS, .account_id = id, .tenant_id = 1, .posts = &assessor, .n_posts = 1}), RC_OK);
	assert_int_equal(check(&o, "north", token, &s), RC_OK);
	assert_true(session_may(&s, RIGHT_IMPORT));
	/* the other server still remembers, and asks again after five seconds */
	o.now_ms += 5 * SECOND - 1;
	assert_int_equal(session_check(second, STR("north"), str_c(token), o.now_ms, &s, &o.err), RC_OK);
	assert_false(session_may(&s, RIGHT_IMPORT));
	o.now_ms += 1;
	assert_int_equal(session_check(second, STR("north"), str_c(token), o.now_ms, &s, &o.err), RC_OK);
	assert_true(session_may(&s, RIGHT_IMPORT));
	/* without a post there is no session */
	assert_int_equal(change(&o, &(struct change_of){.what = OF_POSTS, .account_id = id, .tenant_id = 1}), RC_OK);
	assert_int_equal(check(&o, "north", token, &s), RC_DENIED);
	people_free(second);
	office_free(&o);
}

static void
a_new_password(void **state)
{
	struct office o = office_new(*state);
	struct post south = {.role = role("chief")};
	struct signed_in mine, other, in;
	struct session s, gone;
	int64_t id = person(&o, "ann", 1, "chief");

	assert_int_equal(change(&o, &(struct change_of){.what = OF_POSTS, .account_id = id, .tenant_id = 2, .posts = &south, .n_posts = 1}), RC_OK);
	assert_int_equal(try_sign_in(&o, "ann", GOOD_PASSWORD, &mine), RC_OK);
	assert_int_equal(try_sign_in(&o, "ann", GOOD_PASSWORD, &other), RC_OK);
	assert_int_equal(check(&o, "north", other.tokens[0], &gone), RC_OK);
	assert_int_equal(check(&o, "north", mine.tokens[0], &s), RC_OK);
	assert_int_equal(account_password(o.people, &s, STR("wrong password"), STR("another horse 34"), o.now_ms, &o.err), RC_DENIED);
	assert_int_equal(account_password(o.people, &s, STR(GOOD_PASSWORD), STR("1234567890"), o.now_ms, &o.err), RC_INVALID);
	assert_int_equal(account_password(o.people, &s, STR(GOOD_PASSWORD), STR(GOOD_PASSWORD), o.now_ms, &o.err), RC_INVALID);
	assert_int_equal(account_password(o.people, &s, STR(GOOD_PASSWORD), STR("another horse 34"), o.now_ms, &o.err), RC_OK);
	/* this sign-in goes on everywhere, the other ended everywhere */
	assert_int_equal(check(&o, "north", mine.tokens[0], &s), RC_OK);
	assert_int_equal(check(&o, "south", mine.tokens[1], &s), RC_OK);
	assert_int_equal(check(&o, "north", other.tokens[0], &gone), RC_DENIED);
	assert_int_equal(check(&o, "south", other.tokens[1], &gone), RC_DENIED);
	assert_int_equal(try_sign_in(&o, "ann", GOOD_PASSWORD, &in), RC_DENIED);
	assert_int_equal(try_sign_in(&o, "ann", "another horse 34", &in), RC_OK);
	/* guessing the old one is throttled too */
	for (unsigned i = 0; i < 6; i++)
		assert_int_equal(account_password(o.people, &s, STR("wrong password"), STR("third horse 5678"), o.now_ms, &o.err), i < 5 ? RC_DENIED : RC_BUSY);
	office_free(&o);
}

/* The processor's time of this program: what else the machine does is not in it. */
static int64_t
cpu_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static bool
within_a_third(int64_t a, int64_t b)
{
	return a * 3 <= b * 4 && b * 3 <= a * 4;
}

/* The work for a login that exists and for one that does not, the least of several each: within a third of each other.
 * The least of a few still carries the machine's noise, so it is asked again, up to twelve times: noise only adds, and what is missing stays missing. */
static void
the_same_time(void **state)
{
	struct office o = office_new(*state);
	int64_t least[2] = {INT64_MAX, INT64_MAX};
	struct signed_in in;

	person_with(&o, "ann", 1, "chief", NULL);
	for (unsigned round = 0; round < 12 && (round < 2 || !within_a_third(least[0], least[1])); round++) {
		for (unsigned i = 0; i < 2; i++) {
			int64_t from = cpu_us(), took;

			assert_int_equal(try_sign_in(&o, i == 0 ? "ann" : "nobody", "wrong password", &in), RC_DENIED);
			took = cpu_us() - from;
			least[i] = took < least[i] ? took : least[i];
		}
		o.now_ms += 86400000; /* nobody is throttled */
	}
	if (!within_a_third(least[0], least[1]))
		fail_msg("a login that exists takes %lld µs, one that does not %lld µs", (long long)least[0], (long long)least[1]);
	office_free(&o);
}

/* A refusal is on record in the account's government, soon. */
static void
refusals_are_on_record(void **state)
{
	struct office o = office_new(*state);
	struct signed_in in;
	uint64_t lines = 0;

	person(&o, "ann", 1, "chief");
	assert_int_equal(try_sign_in(&o, "ann", "wrong password", &in), RC_DENIED);
	both_reopen(o.both);    /* closing waits for what was submitted */
	people_free(o.people);
	o.people = people_new(NULL, o.both->store);
	assert_int_equal(both_int(o.both, "SELECT count(*) FROM audit WHERE what = 'sign_in.refused' AND tenant_id = 1"), 1);
	sign_in(&o, "ann", GOOD_PASSWORD);
	assert_int_equal(audit_verify(o.people, 1, &lines, &o.err), RC_OK);
	assert_int_equal(lines, 3);
	office_free(&o);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(right_and_wrong), BOTH(no_session_of_another_government), BOTH(ten_wrong_passwords), BOTH(one_address_many_names), BOTH(side_by_side),
		BOTH(sessions_end), BOTH(reset_and_disable_end_sessions), BOTH(posts_take_effect), BOTH(a_new_password), BOTH(the_same_time), BOTH(refusals_are_on_record),
	};

	return cmocka_run_group_tests_name("people/sessions", tests, NULL, NULL);
}
