/*
 * Imports that do not come to their end, and what goes on meanwhile: killed at random instants, stopped, two at once, facts changed
 * while one runs. Either the old or the whole new state is seen, and the record verifies. On both databases. JIEBAN_KILLS: how often (8).
 */
#include "town.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#define ORDERS 1300

static void
nap(int64_t us)
{
	struct timespec t = {us / 1000000, us % 1000000 * 1000};

	nanosleep(&t, NULL);
}

static int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* State k: every order says so; every third call-back comes and goes. */
static void
write_state(struct box *b, unsigned k)
{
	struct buf o, c;

	buf_init(&o, 0);
	buf_init(&c, 0);
	buf_add_c(&o, "order_id,title,caller_phone\n");
	buf_add_c(&c, "order_id,rating\n");
	for (unsigned i = 0; i < ORDERS; i++) {
		buf_fmt(&o, "o%u,state%u,%u\n", i, k, i);
		buf_fmt(&c, "o%u,fair\n", i);
		if ((i + k) % 3 == 0)
			buf_fmt(&c, "o%u,none\n", i);
	}
	buf_char(&o, '\0');
	buf_char(&c, '\0');
	box_put(b, "orders.csv", o.p);
	box_put(b, "callbacks.csv", c.p);
	buf_done(&o);
	buf_done(&c);
}

static int64_t
callbacks_of(unsigned k)
{
	int64_t n = 0;

	for (unsigned i = 0; i < ORDERS; i++)
		n += 1 + ((i + k) % 3 == 0);
	return n;
}

struct seeing { struct town *t; struct page page; };

static enum rc
page_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct seeing *s = ctx;
	struct page_ask ask = {.entity = entity_named("orders"), .sort = -1, .limit = 500};
	unsigned n = 0;
	struct fact *all = ARENA_NEW(&s->t->arena, struct fact, ORDERS + 500);

	do {
		TRY(facts_page(s->t->f, tx, s->t->id, &ask, &s->t->arena, &s->page, err));
		memcpy(all + n, s->page.facts, s->page.n * sizeof *all);
		n += s->page.n;
		ask.after = s->page.next;
	} while (s->page.next.n > 0 && n <= ORDERS);
	s->page.facts = all;
	s->page.n = n;
	return RC_OK;
}

/* Which state is seen, whole; 0: no orders yet. */
static unsigned
seen_state(struct town *t)
{
	struct seeing s = {t, {0}};
	int title = field_named("orders", "title");
	struct verify_report r;
	int64_t k;

	GOOD(store_read(t->b->store, page_fn, &s, &both_err));
	GOOD(facts_verify(t->f, t->id, &r, &both_err));
	if (r.n_problems > 0)
		fail_msg(STR_F, STR_A(r.problems[0][LANG_EN]));
	arena_done(&r.arena);
	assert_int_equal(s.page.n, count_of(t, "orders"));
	if (s.page.n == 0)
		return 0;
	assert_int_equal(s.page.n, ORDERS);
	for (unsigned i = 1; i < ORDERS; i++)
		assert_true(str_eq(s.page.facts[i].values[title].text, s.page.facts[0].values[title].text));
	assert_true(str_to_i64((struct str){s.page.facts[0].values[title].text.p + 5, s.page.facts[0].values[title].text.n - 5}, &k));
	assert_int_equal(count_of(t, "callbacks"), callbacks_of((unsigned)k));
	return (unsigned)k;
}

/* In a process of its own, whose end is not waited for. */
static pid_t
import_elsewhere(struct town *t, const char *path)
{
	pid_t child;
	struct town mine = *t;

	fflush(NULL);
	child = fork();
	assert_true(child >= 0);
	if (child > 0)
		return child;
	if (store_open(t->b->url, &t->b->options, &mine.b->store, &mine.err) == RC_OK) {
		struct bundle_report report;
		struct import_result r;

		mine.f = facts_new(mine.b->store);
		bundle_report_init(&report);
		_exit(try_import(&mine, path, &report, &r) == RC_OK ? 0 : 1);
	}
	_exit(2);
}

/* Killed after so long, unless it is done before. */
static void
kill_after(pid_t child, int64_t us)
{
	int64_t until = now_us() + us;
	int status;

	while (now_us() < until) {
		pid_t over = waitpid(child, &status, WNOHANG);

		if (over == child)
			return;
		assert_int_equal(over, 0);
		nap(2000);
	}
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
}

static void
killed(void **state)
{
	struct town t = town_new(state);
	struct box b = box_new();
	uint64_t seed = getenv("JIEBAN_SEED") != NULL ? strtoull(getenv("JIEBAN_SEED"), NULL, 10) : 20251126;
	unsigned kills = getenv("JIEBAN_KILLS") != NULL ? (unsigned)strtoul(getenv("JIEBAN_KILLS"), NULL, 10) : 8, old = 1, done = 0, before = 0;
	int64_t whole = now_us();

	printf("JIEBAN_SEED=%llu\n", (unsigned long long)seed);
	write_state(&b, 1);
	import(&t, b.path);
	whole = now_us() - whole;
	for (unsigned i = 0; i < kills; i++) {
		unsigned state_now;
		pid_t child;

		write_state(&b, old + 1);
		t.now_ms += 100;                /* the lease of whoever died before runs on: that it died is seen by its claim */
		facts_free(t.f);
		both_close(t.b);
		child = import_elsewhere(&t, b.path);
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		kill_after(child, (int64_t)((seed >> 33) % (uint64_t)(whole * 4)));
		both_open(t.b);
		t.f = facts_new(t.b->store);
		state_now = seen_state(&t);
		assert_true(state_now == old || state_now == old + 1);
		done += state_now == old + 1;
		before += state_now == old;
		old = state_now;
	}
	printf("%s: %u seen new, %u old\n", store_kind(t.b->store), done, before);
	t.now_ms += 100;
	write_state(&b, old + 1);
	import(&t, b.path);
	assert_int_equal(seen_state(&t), old + 1);
	assert_int_equal(both_int(t.b, "SELECT count(*) FROM fact_orders"), ORDERS);
	assert_int_equal(both_int(t.b, "SELECT count(*) FROM personal_orders"), ORDERS);
	assert_int_equal(both_int(t.b, "SELECT count(*) FROM import WHERE swept = 0 OR state = 'checking' OR state = 'writing'"), 0);
	box_free(&b);
	town_free(&t);
}

/* What happens in the middle of an import. */
struct middle { struct town *t; const char *path; unsigned calls, writes; bool stop, tried; };

static bool
in_the_middle(void *ctx, const char *phase, uint64_t done, uint64_t all)
{
	struct middle *m = ctx;
	struct town *t = m->t;

	assert_true(all == 0 || done <= all);
	m->calls++;
	m->writes += strcmp(phase, "write") == 0;
	nap(110000);                    /* so that the next chunk tells too */
	if (strcmp(phase, "write") == 0 && !m->tried) {
		struct bundle_report report;
		struct import_result r;

		m->tried = true;
		CELL(t, "orders", "o5", "title", "state1");
		if (m->stop)
			return false;
		bundle_report_init(&report);
		assert_int_equal(try_import(t, m->path, &report, &r), RC_CONFLICT);     /* one at a time */
		assert_non_null(strstr(t->err.msg[LANG_EN], "another import"));
		bundle_report_done(&report);
		assert_int_equal(try_put(t, "orders", "o5", -1, "title=mine", NULL), RC_CONFLICT);      /* about to be changed */
		assert_int_equal(try_remove(t, "orders", "o5", -1), RC_CONFLICT);
		put(t, "orders", "mine", 0, "title=mine");                              /* nothing to do with it */
		put(t, "units", "u1", 0, "name=甲");
		put(t, "orders", "o1299", -1, "title=mine");                            /* not yet looked at: the import comes after */
	}
	return true;
}

static enum rc
import_with(struct town *t, const char *path, struct middle *m, struct import_result *r)
{
	struct import_ask ask = {.tenant_id = t->id, .path = path, .name = STR("bundle"), .cause = {7, t->now_ms, STR("test")}, .progress = in_the_middle, .progress_ctx = m};
	struct bundle_report report;
	enum rc rc;

	bundle_report_init(&report);
	rc = facts_import(t->f, &ask, &report, r, &t->err);
	bundle_report_done(&report);
	return rc;
}

static void
meanwhile(void **state)
{
	struct town t = town_new(state);
	struct box b = box_new();
	struct middle m = {&t, b.path, 0, 0, false, false};
	struct import_result r;
	struct verify_report v;

	write_state(&b, 1);
	import(&t, b.path);
	write_state(&b, 2);
	GOOD(import_with(&t, b.path, &m, &r));
	assert_true(m.tried && m.writes >= 1);
	assert_int_equal(r.changed, ORDERS);
	CELL(&t, "orders", "o5", "title", "state2");
	CELL(&t, "orders", "mine", "title", "mine");
	CELL(&t, "orders", "o1299", "title", "state2");
	assert_int_equal(history(&t, "orders", "o1299").list[0].version, 3);
	assert_int_equal(count_of(&t, "orders"), ORDERS + 1);
	GOOD(facts_verify(t.f, t.id, &v, &both_err));
	assert_int_equal(v.n_problems, 0);
	arena_done(&v.arena);
	box_free(&b);
	town_free(&t);
}

static void
stopped(void **state)
{
	struct town t = town_new(state);
	struct box b = box_new();
	struct middle m = {&t, b.path, 0, 0, true, false};
	struct import_result r;

	write_state(&b, 1);
	import(&t, b.path);
	write_state(&b, 2);
	assert_int_equal(import_with(&t, b.path, &m, &r), RC_CONFLICT);
	assert_non_null(strstr(t.err.msg[LANG_EN], "stopped"));
	assert_int_equal(seen_state(&t), 1);
	assert_int_equal(both_int(t.b, "SELECT count(*) FROM fact_orders"), ORDERS);            /* and nothing is left of it */
	assert_int_equal(both_int(t.b, "SELECT count(*) FROM fact_batch_line WHERE batch = 2"), 0);
	assert_int_equal(both_int(t.b, "SELECT count(*) FROM import WHERE state = 'failed'"), 1);
	import(&t, b.path);
	assert_int_equal(seen_state(&t), 2);
	box_free(&b);
	town_free(&t);
}

static void
bad_bundle(void **state)
{
	struct town t = town_new(state);
	struct box b = box_new();
	struct bundle_report report;
	struct import_result r;

	put(&t, "units", "u1", 0, "name=甲");
	box_put(&b, "persons.csv", "person_id,unit_id\np1,u1\np2,u9\np3,u1\n");         /* u1 stands in the database, u9 nowhere */
	bundle_report_init(&report);
	assert_int_equal(try_import(&t, b.path, &report, &r), RC_INVALID);
	assert_int_equal(report.n_all, 1);
	bundle_report_done(&report);
	assert_int_equal(count_of(&t, "persons"), 0);
	assert_int_equal(both_int(t.b, "SELECT count(*) FROM import_problem WHERE file = 'persons.csv' AND file_row = 3 AND file_column = 'unit_id'"), 1);
	assert_int_equal(both_int(t.b, "SELECT problems FROM import"), 1);
	box_put(&b, "persons.csv", "person_id,unit_id\np1,u1\np3,u1\n");
	r = import(&t, b.path);
	assert_int_equal(r.added, 2);
	assert_int_equal(try_remove(&t, "units", "u1", -1), RC_CONFLICT);
	/* an id that the program gives */
	box_put(&b, "contacts.csv", "contact_id,kind\n~x,first\n");
	bundle_report_init(&report);
	assert_int_equal(try_import(&t, b.path, &report, &r), RC_INVALID);
	bundle_report_done(&report);
	assert_int_equal(count_of(&t, "contacts"), 0);
	box_free(&b);
	town_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {BOTH(killed), BOTH(meanwhile), BOTH(stopped), BOTH(bad_bundle)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
