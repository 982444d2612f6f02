/*
 * The working calendar on both databases: a notice loaded makes days countable that were refused, a newer one replaces it, and who
 * holds a calendar keeps it.
 */
#include "shelf.h"

#include <pthread.h>

static const char notice_2027[] = "# notice: 试〔2026〕1号\n# source: https://example.org/2027\n# year: 2027\ndate,work,name\n2027-01-01,off,元旦\n2027-01-04,off,元旦\n";
static const char again_2027[] = "# notice: 试〔2026〕2号\n# year: 2027\ndate,work,name\n2027-01-01,off,元旦\n";

static struct calendar_hold *
take(struct shelf *s)
{
	struct call c = {.what = CALL_TAKE};

	if (call(s, &c) != RC_OK)
		fail_msg("%s", s->err.msg[LANG_EN]);
	return c.hold;
}

/* Two working days from a day's noon; 0: refused, because no notice covers the days. */
static int32_t
two_days_after(const struct calendar *c, const char *day)
{
	struct due due;
	struct err err;
	int32_t from;
	enum rc rc;

	assert_true(day_parse(str_c(day), &from));
	rc = calendar_due(c, NULL, instant_from_day(from, 43200), NUM_INT(2), CLOCK_WORKING_DAY, (struct counting){0}, false, &due, &err);
	assert_true(rc == RC_OK || rc == RC_NOT_FOUND);
	return rc == RC_OK ? instant_day(due.at) - 1 : 0;       /* an exclusive 00:00 */
}

static int32_t
day(const char *text)
{
	int32_t d;

	assert_true(day_parse(str_c(text), &d));
	return d;
}

static void
next_year_becomes_countable(void **state)
{
	struct shelf s = shelf_new(*state);
	struct calendar_hold *before = take(&s), *same = take(&s), *after, *newest;
	struct call c = {.what = CALL_NOTICE_ADD, .text = STR("")};

	assert_ptr_equal(before, same);
	calendar_release(s.editions, same);
	assert_int_equal(two_days_after(before->calendar, "2026-11-02"), day("2026-11-04"));
	assert_int_equal(two_days_after(before->calendar, "2027-01-01"), 0);
	c.text = str_c(notice_2027);
	assert_int_equal(call(&s, &c), RC_OK);
	assert_true(c.notice.year == 2027 && str_eq_c(c.notice.notice, "试〔2026〕1号") && str_eq_c(c.notice.source, "https://example.org/2027") && c.notice.sha256.n == 64 && !c.notice.builtin);
	after = take(&s);
	/* Friday the 1st and Monday the 4th are off: the 5th and the 6th */
	assert_int_equal(two_days_after(after->calendar, "2027-01-01"), day("2027-01-06"));
	/* who took the old one keeps it */
	assert_int_equal(two_days_after(before->calendar, "2027-01-01"), 0);
	calendar_release(s.editions, before);
	/* a newer notice replaces the whole year: the 4th is worked */
	c.text = str_c(again_2027);
	assert_int_equal(call(&s, &c), RC_OK);
	newest = take(&s);
	assert_int_equal(two_days_after(newest->calendar, "2027-01-01"), day("2027-01-05"));
	assert_false(str_eq(calendar_edition(newest->calendar), calendar_edition(after->calendar)));
	calendar_release(s.editions, after);
	/* the same again is no new one, going back is */
	assert_int_equal(call(&s, &c), RC_OK);
	assert_int_equal(both_int(s.both, "SELECT count(*) FROM calendar_notice"), 2);
	c.text = str_c(notice_2027);
	assert_int_equal(call(&s, &c), RC_OK);
	assert_int_equal(both_int(s.both, "SELECT count(*) FROM calendar_notice"), 3);
	after = take(&s);
	assert_int_equal(two_days_after(after->calendar, "2027-01-01"), day("2027-01-06"));
	calendar_release(s.editions, newest);
	calendar_release(s.editions, after);
	shelf_free(&s);
}

static void
listed_by_year(void **state)
{
	struct shelf s = shelf_new(*state);
	struct call list = {.what = CALL_NOTICES}, c = {.what = CALL_NOTICE_ADD, .text = str_c(notice_2027)};
	unsigned builtin;

	assert_int_equal(call(&s, &list), RC_OK);
	builtin = list.n;
	assert_true(builtin >= 20);
	for (unsigned i = 0; i < list.n; i++)
		assert_true(list.notices[i].builtin && list.notices[i].notice.n > 0 && list.notices[i].sha256.n == 64 && (i == 0 || list.notices[i].year > list.notices[i - 1].year));
	/* a built-in one again is no news */
	c.text = list.notices[builtin - 1].text;
	assert_int_equal(call(&s, &c), RC_OK);
	assert_true(c.notice.builtin);
	assert_int_equal(both_int(s.both, "SELECT count(*) FROM calendar_notice"), 0);
	c.text = str_c(again_2027);
	assert_int_equal(call(&s, &c), RC_OK);
	assert_int_equal(call(&s, &list), RC_OK);
	assert_int_equal(list.n, builtin + 1);
	assert_true(list.notices[builtin].year == 2027 && !list.notices[builtin].builtin && str_eq_c(list.notices[builtin].text, again_2027) && list.notices[builtin].added_by == 7);
	shelf_free(&s);
}

static void
bad_ones_are_refused(void **state)
{
	static const char *const bad[] = {
		"", "date,work,name\n2027-01-01,off,元旦\n", "# notice: x\n# year: 2027\ndate,work,name\n", "# notice: x\n# year: 27\ndate,work,name\n2027-01-01,off,y\n",
		"# notice: x\n# year: 2027\ndate,work,name\n2027-02-30,off,y\n", "# notice: x\n# year: 2027\ndate,work,name\n2027-01-01,maybe,y\n", "# notice: \xff\n",
	};
	struct shelf s = shelf_new(*state);
	struct call c = {.what = CALL_NOTICE_ADD};

	for (unsigned i = 0; i < COUNT_OF(bad); i++) {
		c.text = str_c(bad[i]);
		assert_int_equal(call(&s, &c), RC_INVALID);
	}
	c.text = (struct str){arena_take(&s.arena, (1 << 20) + 1, 1), (1 << 20) + 1};
	assert_int_equal(call(&s, &c), RC_TOO_BIG);
	shelf_free(&s);
}

/* A notice whose transaction came to nothing leaves no calendar behind, even when one was made of it meanwhile. */
static void
undone_is_undone(void **state)
{
	struct shelf s = shelf_new(*state);
	struct call c = {.what = CALL_NOTICE_ADD, .text = str_c(notice_2027), .undo = true};
	struct calendar_hold *h;

	assert_int_equal(call(&s, &c), RC_DENIED);
	h = take(&s);
	assert_int_equal(two_days_after(h->calendar, "2027-01-01"), 0);
	calendar_release(s.editions, h);
	shelf_free(&s);
}

static void *
reads(void *ctx)
{
	struct shelf s = *(struct shelf *)ctx;
	uintptr_t bad = 0;

	for (unsigned i = 0; i < 20; i++) {
		struct calendar_hold *h = take(&s);
		int32_t due = two_days_after(h->calendar, "2027-01-01");

		bad += due != 0 && due != day("2027-01-05") && due != day("2027-01-06");
		calendar_release(s.editions, h);
	}
	return (void *)bad;
}

static void
swapped_under_readers(void **state)
{
	struct shelf s = shelf_new(*state);
	pthread_t t[4];

	for (unsigned i = 0; i < COUNT_OF(t); i++)
		assert_int_equal(pthread_create(&t[i], NULL, reads, &s), 0);
	for (unsigned i = 0; i < 6; i++) {
		struct shelf mine = s;
		struct call c = {.what = CALL_NOTICE_ADD, .text = str_c(i % 2 == 0 ? notice_2027 : again_2027)};

		assert_int_equal(call(&mine, &c), RC_OK);
	}
	for (unsigned i = 0; i < COUNT_OF(t); i++) {
		void *bad;

		pthread_join(t[i], &bad);
		assert_null(bad);
	}
	shelf_free(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(next_year_becomes_countable), BOTH(listed_by_year), BOTH(bad_ones_are_refused), BOTH(undone_is_undone), BOTH(swapped_under_readers),
	};

	return cmocka_run_group_tests_name("editions/notices", tests, NULL, NULL);
}
