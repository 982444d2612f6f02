/*
 * Editions on both databases: added once, refused when broken, and the one that scores a period, also by eight threads at once.
 */
#include "shelf.h"

#include <pthread.h>

/* A rulebook with one item and one assessment a month. */
static struct str
book_text(struct shelf *s, const char *doc, const char *edition, const char *applies, const char *more)
{
	return str_fmt(&s->arena, "---\nid: %s\nedition: %s\ntitle: T %s\nlanguage: 1\n%s%s\n---\n# 一\n```rule\nitem A-1 \"a\", 5 points: 3 points\n%s\n"
	               "total A-T \"t\", 5 points\n  base A-1\nassessment month \"m\"\n  subjects unit\n  each month\n  score A-T\n```\n",
	               doc, edition, edition, applies[0] == '\0' ? "" : "applies_to: ", applies, more);
}

static int64_t
added(struct shelf *s, int64_t tenant_id, struct str text)
{
	struct call c = {.what = CALL_ADD, .tenant_id = tenant_id, .text = text};

	if (call(s, &c) != RC_OK) {
		struct buf b;

		buf_init(&b, 0);
		diags_print(&s->diags, STR("test.md"), text, LANG_EN, &b);
		fail_msg("%s\n" STR_F, s->err.msg[LANG_EN], STR_A(buf_str(&b)));
	}
	return c.edition.edition_id;
}

static void
forced(struct shelf *s, int64_t tenant_id, int64_t id, const char *day)
{
	struct call c = {.what = CALL_FORCE, .tenant_id = tenant_id, .edition_id = id};

	assert_true(day_parse(str_c(day), &c.day));
	assert_int_equal(call(s, &c), RC_OK);
}

/* The edition that scores a period, "" when there is none. */
static const char *
scores(struct shelf *s, int64_t tenant_id, const char *assessment, const char *period)
{
	struct call c = {.what = CALL_FOR, .tenant_id = tenant_id, .assessment = assessment};
	const char *edition;
	enum rc rc;

	assert_true(period_parse(str_c(period), &c.period));
	rc = call(s, &c);
	if (rc == RC_NOT_FOUND)
		return "";
	if (rc != RC_OK)
		fail_msg("%s", s->err.msg[LANG_EN]);
	assert_true(str_eq(c.book->rulebook->edition, c.book->edition.edition) && str_eq(c.book->rulebook->sha256, c.book->edition.sha256));
	edition = str_copy(&s->arena, c.book->edition.edition).p;
	book_release(s->editions, c.book);
	return edition;
}

static void
kept_once(void **state)
{
	struct shelf s = shelf_new(*state);
	struct str text = book_text(&s, "doc", "2024", "2024", "");
	struct call c = {.what = CALL_LIST, .tenant_id = 1};
	int64_t first = added(&s, 1, text), other;

	assert_int_equal(added(&s, 1, text), first);
	other = added(&s, 2, text);
	assert_int_not_equal(other, first);
	assert_int_equal(both_int(s.both, "SELECT count(*) FROM rulebook_edition"), 1);
	added(&s, 1, book_text(&s, "doc", "2025", "", ""));
	assert_int_equal(call(&s, &c), RC_OK);
	assert_int_equal(c.n, 2);
	assert_true(str_eq_c(c.editions[0].edition, "2025") && str_eq_c(c.editions[1].edition, "2024") && str_eq_c(c.editions[1].doc, "doc") && str_eq_c(c.editions[1].title, "T 2024"));
	assert_true(c.editions[1].edition_id == first && !c.editions[1].in_force && c.editions[1].added_by == 7 && c.editions[1].added_at_ms == 1234 && c.editions[1].sha256.n == 64);
	c = (struct call){.what = CALL_TEXT, .tenant_id = 1, .edition_id = first};
	assert_int_equal(call(&s, &c), RC_OK);
	assert_true(str_eq(c.text, text));
	/* another government's entry is none of ours */
	c = (struct call){.what = CALL_TEXT, .tenant_id = 1, .edition_id = other};
	assert_int_equal(call(&s, &c), RC_NOT_FOUND);
	c = (struct call){.what = CALL_BY_ID, .tenant_id = 1, .edition_id = other};
	assert_int_equal(call(&s, &c), RC_NOT_FOUND);
	c = (struct call){.what = CALL_FORCE, .tenant_id = 1, .edition_id = other, .day = 20000};
	assert_int_equal(call(&s, &c), RC_NOT_FOUND);
	c = (struct call){.what = CALL_BY_ID, .tenant_id = 1, .edition_id = first};
	assert_int_equal(call(&s, &c), RC_OK);
	assert_non_null(rulebook_find(c.book->rulebook, STR("A-1")));
	book_release(s.editions, c.book);
	shelf_free(&s);
}

static void
broken_is_refused(void **state)
{
	static const struct { const char *more, *code; } bad[] = {
		{"  no_such 1", "R10"}, {"item A-2 \"b\", 5 points: nothing_known × full", "R20"}, {"example A-1: → 2 points", "R60"},
	};
	struct shelf s = shelf_new(*state);

	for (unsigned i = 0; i < COUNT_OF(bad); i++) {
		struct call c = {.what = CALL_ADD, .tenant_id = 1, .text = book_text(&s, "doc", "1", "", bad[i].more)};
		struct buf b;

		diags_done(&s.diags);
		diags_init(&s.diags);
		assert_int_equal(call(&s, &c), RC_INVALID);
		assert_true(s.diags.errors > 0 && s.diags.list[0].msg[LANG_ZH].n > 0);
		if (strncmp(s.diags.list[0].code, bad[i].code, 3) != 0)
			fail_msg("%s: %s", bad[i].more, s.diags.list[0].code);
		/* all can still be shown, though the rulebook is gone */
		buf_init(&b, 0);
		diags_print(&s.diags, STR("test.md"), c.text, LANG_ZH, &b);
		assert_non_null(strstr(b.p, "test.md:"));
		assert_true(str_eq_c(s.diags.list[0].heading, "一"));
		buf_done(&b);
	}
	assert_int_equal(both_int(s.both, "SELECT count(*) FROM rulebook_edition"), 0);
	shelf_free(&s);
}

/* a year's edition that was adopted late in its year scores the whole of it; what nobody claims is scored by what was in force at its end. */
static void
the_one_that_scores(void **state)
{
	struct shelf s = shelf_new(*state);
	int64_t draft, y2024, y2025;

	assert_string_equal(scores(&s, 1, "month", "2024-03"), "");
	draft = added(&s, 1, book_text(&s, "doc", "draft", "2020..", ""));
	assert_string_equal(scores(&s, 1, "month", "2024-03"), "");
	y2024 = added(&s, 1, book_text(&s, "doc", "2024", "2024", ""));
	forced(&s, 1, y2024, "2024-11-06");
	/* all of 2024 by its own word, 2025 because it is in force, 2023 not at all */
	assert_string_equal(scores(&s, 1, "month", "2024-01"), "2024");
	assert_string_equal(scores(&s, 1, "month", "2024-12"), "2024");
	assert_string_equal(scores(&s, 1, "month", "2025-03"), "2024");
	assert_string_equal(scores(&s, 1, "month", "2023-12"), "");
	assert_non_null(strstr(s.err.msg[LANG_EN], "no edition was in force"));
	assert_string_equal(scores(&s, 1, "year", "2024"), "");
	assert_non_null(strstr(s.err.msg[LANG_EN], "has the assessment"));
	assert_string_equal(scores(&s, 2, "month", "2024-01"), "");
	/* the next claims nothing: from the month at whose end it is in force, and 2024 stays with its own */
	y2025 = added(&s, 1, book_text(&s, "doc", "2025", "", ""));
	forced(&s, 1, y2025, "2025-03-31");
	assert_string_equal(scores(&s, 1, "month", "2025-02"), "2024");
	assert_string_equal(scores(&s, 1, "month", "2025-03"), "2025");
	assert_string_equal(scores(&s, 1, "month", "2024-12"), "2024");
	forced(&s, 1, y2025, "2025-04-01");
	assert_string_equal(scores(&s, 1, "month", "2025-03"), "2024");
	/* of two that claim a period the later one counts */
	forced(&s, 1, draft, "2025-06-01");
	assert_string_equal(scores(&s, 1, "month", "2024-05"), "draft");
	shelf_free(&s);
}

/* Every field that any edition in force needs; ids too. */
static void
wanted_together(void **state)
{
	struct shelf s = shelf_new(*state);
	struct call c = {.what = CALL_WANT, .tenant_id = 1};
	int orders = vocab_entity(STR("orders"));
	int handled = vocab_field(vocab_entity(STR("assignments")), STR("handled_at")), closed = vocab_field(orders, STR("closed_at"));
	int assignments = vocab_entity(STR("assignments"));
	int64_t a, b;

	assert_int_equal(call(&s, &c), RC_OK);
	assert_true(c.want.ids && !c.want.fields[orders][closed] && !c.want.fields[assignments][handled]);
	a = added(&s, 1, book_text(&s, "a", "1", "", "measure n: count(order, dated closed_at)"));
	b = added(&s, 1, book_text(&s, "b", "1", "", "measure n: count(assignment, dated handled_at)"));
	forced(&s, 1, a, "2024-01-01");
	assert_int_equal(call(&s, &c), RC_OK);
	assert_true(c.want.fields[orders][closed] && !c.want.fields[assignments][handled]);
	forced(&s, 1, b, "2024-01-01");
	assert_int_equal(call(&s, &c), RC_OK);
	assert_true(c.want.fields[orders][closed] && c.want.fields[assignments][handled] && c.want.ids);
	shelf_free(&s);
}

struct taker { struct shelf *shelf; unsigned good; };

static void *
takes(void *ctx)
{
	struct taker *t = ctx;
	static const struct { const char *period, *edition; } want[] = {{"2024-05", "2024"}, {"2025-05", "2025"}, {"2026-01", "2026"}};

	for (unsigned i = 0; i < 60; i++) {
		struct call c = {.what = CALL_FOR, .tenant_id = 1 + i % 3, .assessment = "month"};
		struct shelf mine = *t->shelf;

		if (!period_parse(str_c(want[i % 3].period), &c.period) || call(&mine, &c) != RC_OK)
			continue;
		/* read it while others release theirs */
		if (str_eq_c(c.book->rulebook->edition, want[i % 3].edition) && rulebook_find(c.book->rulebook, STR("A-1")) != NULL)
			t->good++;
		book_release(mine.editions, c.book);
	}
	return NULL;
}

static void
eight_threads(void **state)
{
	static const char *const years[] = {"2024", "2025", "2026"};
	struct shelf s = shelf_new(*state);
	struct taker takers[8];
	pthread_t t[COUNT_OF(takers)];
	struct call c = {.what = CALL_BY_ID, .tenant_id = 1};

	for (int64_t tenant = 1; tenant <= 3; tenant++)
		for (unsigned y = 0; y < COUNT_OF(years); y++) {
			char day[16];

			c.edition_id = added(&s, tenant, book_text(&s, "doc", years[y], years[y], ""));
			snprintf(day, sizeof day, "%s-01-01", years[y]);
			forced(&s, tenant, c.edition_id, day);
		}
	for (unsigned i = 0; i < COUNT_OF(takers); i++) {
		takers[i] = (struct taker){&s, 0};
		assert_int_equal(pthread_create(&t[i], NULL, takes, &takers[i]), 0);
	}
	for (unsigned i = 0; i < COUNT_OF(takers); i++) {
		pthread_join(t[i], NULL);
		assert_int_equal(takers[i].good, 60);
	}
	/* one text is one compiled rulebook, whichever government asks */
	c = (struct call){.what = CALL_FOR, .tenant_id = 1, .assessment = "month", .period = 202405};
	assert_int_equal(call(&s, &c), RC_OK);
	struct call d = {.what = CALL_FOR, .tenant_id = 2, .assessment = "month", .period = 202406};
	assert_int_equal(call(&s, &d), RC_OK);
	assert_ptr_equal(c.book->rulebook, d.book->rulebook);
	book_release(s.editions, c.book);
	book_release(s.editions, d.book);
	shelf_free(&s);
}

/* More editions than are kept compiled: those in use stay good, those gone are compiled again. */
static void
many_editions(void **state)
{
	struct shelf s = shelf_new(*state);
	int64_t ids[40];
	struct call held = {.what = CALL_BY_ID, .tenant_id = 1};

	for (unsigned i = 0; i < COUNT_OF(ids); i++) {
		char edition[16];

		snprintf(edition, sizeof edition, "e%u", i);
		ids[i] = added(&s, 1, book_text(&s, "doc", edition, "", ""));
	}
	held.edition_id = ids[0];
	assert_int_equal(call(&s, &held), RC_OK);
	for (unsigned round = 0; round < 2; round++)
		for (unsigned i = 0; i < COUNT_OF(ids); i++) {
			struct call c = {.what = CALL_BY_ID, .tenant_id = 1, .edition_id = ids[i]};
			char edition[16];

			snprintf(edition, sizeof edition, "e%u", i);
			assert_int_equal(call(&s, &c), RC_OK);
			assert_true(str_eq_c(c.book->rulebook->edition, edition));
			book_release(s.editions, c.book);
		}
	assert_true(str_eq_c(held.book->rulebook->edition, "e0"));
	book_release(s.editions, held.book);
	shelf_free(&s);
}

/* The five regulations go in whole and come out byte for byte. */
static void
the_five(void **state)
{
	static const char *const five[] = {"dongying-2018", "gumei-2025", "nanmatou-2024", "xinyang-2019", "yangkou-2022"};
	struct shelf s = shelf_new(*state);

	for (unsigned i = 0; i < COUNT_OF(five); i++) {
		char path[600];
		struct str text;
		struct call c = {.what = CALL_TEXT, .tenant_id = 1};

		snprintf(path, sizeof path, "%s/rulebooks/%s.md", getenv("JIEBAN_SOURCE"), five[i]);
		assert_int_equal(file_read(&s.arena, path, RB_TEXT_MAX, &text, &s.err), RC_OK);
		c.edition_id = added(&s, 1, text);
		assert_int_equal(call(&s, &c), RC_OK);
		assert_true(str_eq(c.text, text));
		forced(&s, 1, c.edition_id, "2025-01-01");
	}
	assert_string_equal(scores(&s, 1, "month", "2024-03"), "2024");
	assert_string_equal(scores(&s, 1, "quarter-person", "2022-Q3"), "2022");
	shelf_free(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(kept_once), BOTH(broken_is_refused), BOTH(the_one_that_scores), BOTH(wanted_together), BOTH(eight_threads), BOTH(many_editions), BOTH(the_five),
	};

	return cmocka_run_group_tests_name("editions/editions", tests, NULL, NULL);
}
