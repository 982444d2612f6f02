/*
 * What the order room asks of a few facts: rows beside a row (kin) and limits, over random rows, against a slow reference that is
 * written from the words of the language and shares no code with the program. JIEBAN_SEED chooses what is run.
 */
#include "feed.h"
#include "score/score.h"
#include "rulebook/process.h"

#include <stdio.h>

#define ROWS 120

static uint64_t seed_now;

static unsigned
rnd(unsigned n)
{
	seed_now ^= seed_now << 13;
	seed_now ^= seed_now >> 7;
	seed_now ^= seed_now << 17;
	return (unsigned)(seed_now >> 33) % n;
}

static void
begin_seed(void)
{
	const char *seed = getenv("JIEBAN_SEED");

	seed_now = (seed == NULL ? 20261126ull : strtoull(seed, NULL, 10)) * 0x9e3779b97f4a7c15ull | 1;
	printf("JIEBAN_SEED=%s\n", seed == NULL ? "20261126" : seed);
}

static const char book[] =
	"---\nid: t\nedition: 1\nlanguage: 1\n---\n\n# 同类\n\n```rule\n"
	"parameter window: number = 4 days \"a notice\"\n  since 2026-01-01 = 9 days \"another\"\n"
	"derive k0 of order: kin(order, dated received_at, same(matter_key, caller_key), within 7 days)\n"
	"derive k1 of order: kin(order, dated received_at, same(topic_key), within 3 days, of caller_key)\n"
	"derive k2 of order: kin(order, dated received_at, same(matter_key), where difficult)\n"
	"derive k3 of order: kin(order, dated received_at, same(topic_key), within window, of caller_key, where not difficult)\n"
	"limit l0 of assignment: from dispatched_at within 5 working_days until handled_at\n"
	"limit l1 of assignment: from dispatched_at within 4 hours until handled_at\n"
	"limit l2 of assignment: from dispatched_at within 3 days until handled_at\n"
	"limit l3 of assignment: from dispatched_at within 90 minutes\n"
	"limit l4 of assignment: from dispatched_at deadline order.district_due_at until first_known(replied_at, handled_at)\n"
	"limit l5 of assignment: from dispatched_at deadline due(dispatched_at, 5 working_days) until handled_at\n"
	"process p\n  state a, b\n  final b\n  clock l0, ahead 4 hours\n  clock l1, ahead 30 minutes\n  clock l2, ahead 2 days\n"
	"action begin: operator, start -> a\n  change order: must title\naction end of assignment: head, a -> b\n  change assignment: handled_at = as_of\n"
	"```\n";

static struct rulebook *
the_book(void)
{
	struct diags d;
	struct rulebook *rb;

	diags_init(&d);
	rb = rulebook_compile(STR("t.md"), (struct str){book, sizeof book - 1}, &d);
	if (d.errors > 0)
		fail_msg("%s: " STR_F, d.list[0].code, STR_A(d.list[0].msg[LANG_EN]));
	diags_done(&d);
	return rb;
}

static struct calendar *
notices(void)
{
	struct calendar *c = calendar_new();
	struct err err;

	assert_int_equal(calendar_add_builtin(c, &err), RC_OK);
	return c;
}

/* ---- kin ----------------------------------------------------------------------------------------------------------------------- */

struct order { int64_t at; int matter, caller, topic; bool difficult; };        /* -1, and at -1: unknown */

static void
cell_at(struct buf *b, int64_t at)
{
	struct arena a;

	arena_init(&a, 0);
	if (at >= 0)
		buf_add(b, instant_text(&a, at));
	arena_done(&a);
}

static void
cell_key(struct buf *b, int key)
{
	if (key >= 0)
		buf_fmt(b, ",%c", 'a' + key);
	else
		buf_char(b, ',');
}

/* Straight from the reference: rows like this one, in the window that ends with it; a row of the same instant is before it when it came before it. */
static int64_t
kin_of(const struct order *list, unsigned n, unsigned r, unsigned which, int64_t days, int64_t as_of)
{
	const struct order *x = &list[r];
	bool seen[8] = {false};
	int64_t count = 0;

	if (x->at < 0 || x->at > as_of || (which == 0 && (x->matter < 0 || x->caller < 0)) || (which == 2 && x->matter < 0) || ((which == 1 || which == 3) && x->topic < 0))
		return 0;
	for (unsigned j = 0; j < n; j++) {
		const struct order *y = &list[j];
		bool like = which == 0 ? y->matter == x->matter && y->caller == x->caller : which == 2 ? y->matter == x->matter : y->topic == x->topic;

		if (!like || y->at < 0 || y->at > as_of || y->at > x->at || (y->at == x->at && j > r) || (days > 0 && x->at - y->at >= days * 86400))
			continue;
		if ((which == 2 && !y->difficult) || (which == 3 && y->difficult))
			continue;
		if (which == 1 || which == 3) {
			if (y->caller < 0 || seen[y->caller])
				continue;
			seen[y->caller] = true;
		}
		count++;
	}
	return count;
}

static void
kin(void **state)
{
	struct rulebook *rb = the_book();
	struct calendar *calendar = notices();
	unsigned checked = 0, above_one = 0;

	(void)state;
	begin_seed();
	for (unsigned round = 0; round < 60; round++) {
		struct order list[ROWS];
		unsigned n = 1 + rnd(ROWS);
		struct columns *cols = columns_wanting("orders.received_at orders.matter_key orders.caller_key orders.topic_key orders.difficult", true);
		int64_t base, as_of;
		struct decider *d;
		struct err err;
		struct buf b;
		bool late = rnd(2) == 0;
		int32_t day;

		assert_true(day_parse(late ? STR("2026-03-02") : STR("2025-03-03"), &day));
		base = (int64_t)day * 86400;
		as_of = base + (int64_t)(10 + rnd(30)) * 86400;
		buf_init(&b, 0);
		buf_add_c(&b, "order_id,received_at,matter_key,caller_key,topic_key,difficult\n");
		for (unsigned i = 0; i < n; i++) {
			/* whole half-days, so that instants fall together and on the window's edge */
			list[i] = (struct order){rnd(12) == 0 ? -1 : base + (int64_t)rnd(60) * 43200, (int)rnd(4) - 1, (int)rnd(5) - 1, (int)rnd(3) - 1, rnd(3) == 0};
			buf_fmt(&b, "o%u,", i);
			cell_at(&b, list[i].at);
			cell_key(&b, list[i].matter);
			cell_key(&b, list[i].caller);
			cell_key(&b, list[i].topic);
			buf_fmt(&b, ",%s\n", list[i].difficult ? "true" : "false");
		}
		buf_char(&b, '\0');
		feed_good(cols, "orders", b.p);
		seal_good(cols);
		assert_int_equal(decider_new(rb, calendar, cols, day, &d, &err), RC_OK);
		for (unsigned which = 0; which < 4; which++) {
			static const char *const names[] = {"k0", "k1", "k2", "k3"};
			const int64_t days[] = {7, 3, 0, late ? 9 : 4};
			const struct expr *e = rulebook_find(rb, str_c(names[which]))->value;

			for (unsigned r = 0; r < n; r++) {
				struct arena a;
				struct value v;
				int64_t got = -1, want = kin_of(list, n, r, which, days[which], as_of);

				arena_init(&a, 0);
				v = decide_value(d, &a, e, vocab_entity(STR("orders")), r, as_of);
				assert_int_equal(v.state, V_VALUE);
				assert_true(num_to_i64(v.num, &got));
				if (got != want)
					fail_msg("round %u, %s of row %u: %lld, not %lld\n%s", round, names[which], r, (long long)got, (long long)want, b.p);
				arena_done(&a);
				checked++;
				above_one += want > 1;
			}
		}
		decider_free(d);
		columns_free(cols);
		buf_done(&b);
	}
	assert_true(above_one > checked / 10);
	calendar_free(calendar);
	rulebook_free(rb);
}

/* ---- limits ----------------------------------------------------------------------------------------------------------------------- */

/* Day by day: the start's own day does not count, a day that no notice covers counts by its weekday. */
static int64_t
working_days_later(const struct calendar *c, int64_t start, int n, bool *provisional)
{
	int32_t day = instant_day(start);

	*provisional = false;
	while (n > 0) {
		day++;
		*provisional |= !calendar_covers(c, day);
		if (calendar_covers(c, day) ? calendar_is_working(c, day) : day_weekday(day) < 5)
			n--;
	}
	return instant_from_day(day + 1, 0);
}

static void
limits(void **state)
{
	struct rulebook *rb = the_book();
	struct calendar *calendar = notices();
	int32_t first;
	unsigned n_provisional = 0, n_stopped = 0, n_still = 0;

	(void)state;
	begin_seed();
	assert_true(day_parse(STR("2025-11-01"), &first));
	for (unsigned round = 0; round < 40; round++) {
		struct columns *cols = columns_wanting("orders.district_due_at assignments.order_id assignments.dispatched_at assignments.handled_at assignments.replied_at", true);
		struct { int64_t sent, handled, replied, district; } rows[20];
		int64_t as_of = ((int64_t)first + 100 + rnd(700)) * 86400 + rnd(86400);
		struct decider *d;
		struct buf orders, b;
		struct err err;

		buf_init(&b, 0);
		buf_init(&orders, 0);
		buf_add_c(&orders, "order_id,district_due_at\n");
		buf_add_c(&b, "assignment_id,order_id,dispatched_at,handled_at,replied_at\n");
		for (unsigned i = 0; i < COUNT_OF(rows); i++) {
			int64_t sent = ((int64_t)first + rnd(780)) * 86400 + rnd(86400);

			rows[i].sent = rnd(8) == 0 ? -1 : sent;
			rows[i].handled = rnd(3) == 0 ? -1 : sent + rnd(20 * 86400);
			rows[i].replied = rnd(3) == 0 ? -1 : sent + rnd(20 * 86400);
			rows[i].district = rnd(4) == 0 ? -1 : sent + rnd(20 * 86400);
			buf_fmt(&orders, "o%u,", i);
			cell_at(&orders, rows[i].district);
			buf_fmt(&b, "a%u,o%u,", i, i);
			cell_at(&b, rows[i].sent);
			buf_char(&b, ',');
			cell_at(&b, rows[i].handled);
			buf_char(&b, ',');
			cell_at(&b, rows[i].replied);
			buf_char(&b, '\n');
			buf_char(&orders, '\n');
		}
		buf_char(&b, '\0');
		buf_char(&orders, '\0');
		feed_good(cols, "orders", orders.p);
		feed_good(cols, "assignments", b.p);
		seal_good(cols);
		assert_int_equal(decider_new(rb, calendar, cols, instant_day(as_of), &d, &err), RC_OK);
		for (unsigned i = 0; i < COUNT_OF(rows); i++)
			for (unsigned l = 0; l < 6; l++) {
				static const char *const names[] = {"l0", "l1", "l2", "l3", "l4", "l5"};
				static const char *const spans[] = {"5 working_days", "4 hours", "3 days", "90 minutes", NULL, NULL};
				bool begun = rows[i].sent >= 0 && rows[i].sent <= as_of, provisional = false;
				int64_t due = 0, done = l == 3 ? -1 : rows[i].handled;
				struct arena a;
				struct limit_run run;

				if (l == 4 && rows[i].replied >= 0 && rows[i].replied <= as_of)
					done = rows[i].replied;         /* the first that is known */
				if ((l == 0 || l == 5) && begun)
					due = working_days_later(calendar, rows[i].sent, 5, &provisional);
				else if (l == 4)
					due = rows[i].district;         /* a plan: it may lie after as-of */
				else
					due = l == 1 ? rows[i].sent + 4 * 3600 : l == 2 ? instant_from_day(instant_day(rows[i].sent) + 4, 0) : rows[i].sent + 90 * 60;
				arena_init(&a, 0);
				assert_int_equal(decide_limit(d, &a, rulebook_find(rb, str_c(names[l])), i, as_of, &run, &err), RC_OK);
				if (run.running != (begun && due >= 0))
					fail_msg("%s of row %u runs: %d", names[l], i, run.running);
				if (run.running) {
					assert_int_equal(run.start, rows[i].sent);
					if (run.due.at != due)
						fail_msg("%s of row %u: due %lld, not %lld", names[l], i, (long long)run.due.at, (long long)due);
					assert_int_equal(run.due.exclusive, l == 0 || l == 2);
					assert_int_equal(run.due.provisional, l == 0 && provisional);  /* an instant set elsewhere says nothing of itself */
					assert_int_equal(run.stopped, done >= 0 && done <= as_of);
					if (run.stopped)
						assert_int_equal(run.stop, done);
					if (spans[l] != NULL)
						assert_true(str_eq_c(run.span, spans[l]));
					else
						assert_true(str_eq(run.span, instant_text(&a, due)));
					n_provisional += provisional;
					n_stopped += run.stopped;
					n_still += !run.stopped;
				}
				arena_done(&a);
			}
		decider_free(d);
		columns_free(cols);
		buf_done(&b);
		buf_done(&orders);
	}
	assert_true(n_provisional > 5 && n_stopped > 100 && n_still > 100);
	calendar_free(calendar);
	rulebook_free(rb);
}

/* ---- what stands beside --------------------------------------------------------------------------------------------------------------- */

static void
reminders_and_answers(void **state)
{
	struct rulebook *rb = the_book();
	struct calendar *calendar = notices();
	struct columns *cols = columns_wanting("orders.difficult orders.received_at orders.topic_key orders.caller_key", true);
	const struct process *p = process_find(rb, STR("p"));
	static const int64_t before[] = {4 * 3600, 30 * 60, 2 * 86400};
	struct decider *d;
	struct arena a;
	struct err err;
	int32_t day;

	(void)state;
	assert_true(day_parse(STR("2026-03-02"), &day));
	feed_good(cols, "orders", "order_id,difficult,received_at,topic_key,caller_key\no1,true,,,\n");
	seal_good(cols);
	assert_int_equal(decider_new(rb, calendar, cols, day, &d, &err), RC_OK);
	arena_init(&a, 0);
	assert_int_equal(p->n_clocks, 3);
	for (unsigned i = 0; i < 3; i++) {
		int64_t at = 0;

		assert_true(decide_ahead(d, &a, p->clocks[i].ahead, 1000000000, &at));
		assert_int_equal(at, 1000000000 - before[i]);
	}
	/* a number is no yes; who has no instant has nobody beside */
	assert_false(decide_yes(d, rulebook_find(rb, STR("k1"))->value, vocab_entity(STR("orders")), 0, (int64_t)day * 86400));
	arena_done(&a);
	decider_free(d);
	columns_free(cols);
	calendar_free(calendar);
	rulebook_free(rb);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(kin), cmocka_unit_test(limits), cmocka_unit_test(reminders_and_answers)};

	return cmocka_run_group_tests_name("score/decide", tests, NULL, NULL);
}
