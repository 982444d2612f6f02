/*
 * Answers that come later: workers, other threads, clients that went away meanwhile, and the graceful stop.
 */
#include "client.h"

static atomic_int workers_at_once, most_at_once, runs;

static void
quick(struct request *q, struct reply *r)
{
	(void)q;
	buf_add_c(&r->body, "\"quick\"");
}

static void
slow(struct request *q, struct reply *r)
{
	int now = atomic_fetch_add(&workers_at_once, 1) + 1, most = atomic_load(&most_at_once);

	while (now > most && !atomic_compare_exchange_weak(&most_at_once, &most, now))
		;
	nap_ms(100);
	buf_fmt(&r->body, "slow " STR_F " " STR_F, STR_A(q->params[0]), STR_A(request_header(q, "X-Mark")));
	atomic_fetch_sub(&workers_at_once, 1);
	atomic_fetch_add(&runs, 1);
}

/* A thread like the database's writer: takes requests and answers them in groups. */
static struct { pthread_mutex_t lock; pthread_cond_t more; struct request *list[2048]; unsigned n; bool hold, end; pthread_t thread; unsigned answered; } writer;

/* What is left to the thread that serves the connection. */
struct making { pthread_t served_by; };
static atomic_int made;
static void made_where_sent(struct request *, struct reply *);

static void
make(void *ctx, struct reply *r)
{
	const struct making *m = ctx;

	atomic_fetch_add(&made, 1);
	r->status = 201;
	buf_add_c(&r->body, pthread_equal(m->served_by, pthread_self()) ? "made where it is sent" : "made elsewhere");
}

static void *
write_groups(void *ctx)
{
	(void)ctx;
	pthread_mutex_lock(&writer.lock);
	while (!writer.end || writer.n > 0) {
		struct request *mine[2048];
		unsigned n;

		if (writer.n == 0 || (writer.hold && !writer.end)) {
			pthread_cond_wait(&writer.more, &writer.lock);
			continue;
		}
		n = writer.n;
		memcpy(mine, writer.list, n * sizeof *mine);
		writer.n = 0;
		writer.answered += n;
		pthread_mutex_unlock(&writer.lock);
		for (unsigned i = 0; i < n; i++) {
			struct request *q = mine[i];
			struct reply r;

			if (q->route->fn == made_where_sent) {
				request_answer_by(q, make, q->gate);
				continue;
			}
			reply_init(&r);
			buf_fmt(&r.body, "later " STR_F " " STR_F " %zu " STR_F, STR_A(q->params[0]), STR_A(request_header(q, "X-Mark")), q->body.n, STR_A(request_cookie(q, "sid")));
			reply_header(&r, "X-Made", str_fmt(q->arena, "by-%u", i));
			request_answer(q, &r);
		}
		pthread_mutex_lock(&writer.lock);
	}
	pthread_mutex_unlock(&writer.lock);
	return NULL;
}

static void
hand_over(struct request *q)
{
	pthread_mutex_lock(&writer.lock);
	if (writer.n == COUNT_OF(writer.list))
		abort();
	writer.list[writer.n++] = q;
	pthread_cond_signal(&writer.more);
	pthread_mutex_unlock(&writer.lock);
}

static void
later(struct request *q, struct reply *r)
{
	buf_add_c(&r->body, "must not be seen");
	request_later(q);
	hand_over(q);
}

static void
made_where_sent(struct request *q, struct reply *r)
{
	struct making *m = ARENA_NEW(q->arena, struct making, 1);

	(void)r;
	m->served_by = pthread_self();
	q->gate = m;
	request_later(q);
	hand_over(q);
}

static void
at_once(struct request *q, struct reply *r)
{
	struct reply mine;

	(void)r;
	request_later(q);
	reply_init(&mine);
	buf_add_c(&mine.body, "at once");
	request_answer(q, &mine);
}

/* A brief one says in which thread it ran; «long» does not come to its end where others wait. */
static _Thread_local bool tried, too_long;
static atomic_int begun, ended;

static bool
briefly(void *ctx, bool begins)
{
	(void)ctx;
	tried = begins;
	if (begins) {
		too_long = false;
		atomic_fetch_add(&begun, 1);
		return true;
	}
	atomic_fetch_add(&ended, 1);
	return !too_long;
}

static void
brief(struct request *q, struct reply *r)
{
	too_long = str_eq_c(q->params[0], "long");
	if (tried && too_long) {
		r->status = 500;
		reply_header(r, "X-Half", STR("made"));
		buf_add_c(&r->body, "half");
		return;
	}
	buf_fmt(&r->body, "%s " STR_F " " STR_F, tried ? "here" : "on a worker", STR_A(q->params[0]), STR_A(request_header(q, "X-Mark")));
}

static const struct route routes[] = {
	{.verb = GET, .path = "/api/brief/:n", .right = 1, .flags = ROUTE_SLOW | ROUTE_BRIEF, .fn = brief},
	{.verb = GET, .path = "/api/quick", .right = 1, .fn = quick},
	{.verb = GET, .path = "/api/slow/:n", .right = 1, .flags = ROUTE_SLOW, .fn = slow},
	{.verb = POST, .path = "/api/later/:n", .right = 1, .max_body = 1000, .fn = later},
	{.verb = GET, .path = "/api/made", .right = 1, .fn = made_where_sent},
	{.verb = POST, .path = "/api/slowlater/:n", .right = 1, .max_body = 1000, .flags = ROUTE_SLOW, .fn = later},
	{.verb = GET, .path = "/api/atonce", .right = 1, .fn = at_once},
};
static const struct http_options options = {.routes = routes, .n_routes = COUNT_OF(routes), .brief = briefly};

static void
writer_hold(bool hold)
{
	pthread_mutex_lock(&writer.lock);
	writer.hold = hold;
	pthread_cond_signal(&writer.more);
	pthread_mutex_unlock(&writer.lock);
}

static unsigned
writer_waiting(void)
{
	unsigned n;

	pthread_mutex_lock(&writer.lock);
	n = writer.n;
	pthread_mutex_unlock(&writer.lock);
	return n;
}

static int
setup(void **state)
{
	memset(&writer, 0, sizeof writer);
	pthread_mutex_init(&writer.lock, NULL);
	pthread_cond_init(&writer.more, NULL);
	pthread_create(&writer.thread, NULL, write_groups, NULL);
	*state = server_start(&options);
	return 0;
}

static void
writer_end(void)
{
	pthread_mutex_lock(&writer.lock);
	writer.end = true;
	pthread_cond_signal(&writer.more);
	pthread_mutex_unlock(&writer.lock);
	pthread_join(writer.thread, NULL);
}

static int
teardown(void **state)
{
	http_stop(*state, 5);
	writer_end();
	return 0;
}

static void
what_is_brief_is_done_here(void **state)
{
	struct got g = ask(*state, "GET /api/brief/short", "X-Mark: m\r\n", "");

	EXPECT(g, 200);
	assert_string_equal(g.body.p, "here short m");
	got_done(&g);
	g = ask(*state, "GET /api/brief/long", "X-Mark: m\r\n", "");
	EXPECT(g, 200);
	assert_string_equal(g.body.p, "on a worker long m");    /* and nothing of the try */
	assert_null(strstr(g.head.p, "X-Half"));
	got_done(&g);
	assert_int_equal(atomic_load(&begun), 2);
	assert_int_equal(atomic_load(&ended), 2);
}

/* The writer goes on; a client that has left meanwhile does no harm. */
static void
a_reply_is_made_where_it_is_sent(void **state)
{
	struct got g = ask(*state, "GET /api/made", "", "");
	int gone = dial(*state);

	EXPECT(g, 201);
	assert_string_equal(g.body.p, "made where it is sent");
	got_done(&g);
	assert_int_equal(atomic_load(&made), 1);
	writer_hold(true);
	say(gone, "GET /api/made HTTP/1.1\r\nHost: h\r\n\r\n");
	while (writer_waiting() == 0)
		nap_ms(5);
	close(gone);
	writer_hold(false);
	g = ask(*state, "GET /api/made", "", "");
	EXPECT(g, 201);
	got_done(&g);
}

static void
workers_do_not_hold_others(void **state)
{
	int fds[16];
	int64_t began = clock_ms();

	for (unsigned i = 0; i < COUNT_OF(fds); i++) {
		char line[128];

		fds[i] = dial(*state);
		snprintf(line, sizeof line, "GET /api/slow/%u HTTP/1.1\r\nHost: h\r\nX-Mark: m%u\r\n\r\n", i, i);
		say(fds[i], line);
	}
	for (int i = 0; i < 10; i++) {
		struct got g = ask(*state, "GET /api/quick", "", "");

		EXPECT(g, 200);
		got_done(&g);
	}
	assert_true(clock_ms() - began < 300);
	for (unsigned i = 0; i < COUNT_OF(fds); i++) {
		struct got g = hear(fds[i]);
		char want[64];

		EXPECT(g, 200);
		snprintf(want, sizeof want, "slow %u m%u", i, i);
		assert_string_equal(g.body.p, want);
		got_done(&g);
		close(fds[i]);
	}
	assert_true(atomic_load(&most_at_once) > 1 && atomic_load(&most_at_once) <= 4);
}

static void
many_answers_from_another_thread(void **state)
{
	static const char *const paths[] = {"later", "slowlater"};
	int fds[64];
	int64_t began = clock_ms();

	for (unsigned round = 0; round < 20; round++)
		for (unsigned k = 0; k < COUNT_OF(paths); k++) {
			for (unsigned i = 0; i < COUNT_OF(fds); i++) {
				char line[256];

				if (round == 0 && k == 0)
					fds[i] = dial(*state);
				snprintf(line, sizeof line, "POST /api/%s/%u HTTP/1.1\r\nHost: h\r\n" SAFE "X-Mark: m%u\r\nCookie: sid=s%u\r\nContent-Length: 3\r\n\r\nabc", paths[k], i, i, i);
				say(fds[i], line);
			}
			for (unsigned i = 0; i < COUNT_OF(fds); i++) {
				struct got g = hear(fds[i]);
				char want[64], v[32];

				EXPECT(g, 200);
				snprintf(want, sizeof want, "later %u m%u 3 s%u", i, i, i);
				assert_string_equal(g.body.p, want);
				assert_int_equal(strncmp(got_header(&g, "X-Made", v, sizeof v), "by-", 3), 0);
				got_done(&g);
			}
		}
	for (unsigned i = 0; i < COUNT_OF(fds); i++)
		close(fds[i]);
	/* an answer wakes its connection at once: forty rounds that waited for the next tick would take longer */
	assert_true(clock_ms() - began < 15000);
}

static void
answered_before_the_handler_returns(void **state)
{
	for (int i = 0; i < 50; i++) {
		struct got g = ask(*state, "GET /api/atonce", "", "");

		EXPECT(g, 200);
		assert_string_equal(g.body.p, "at once");
		got_done(&g);
	}
}

/* The client leaves while its request waits; the request stays valid until it is answered. */
static void
clients_that_leave(void **state)
{
	struct got g;

	writer_hold(true);
	for (int i = 0; i < 50; i++) {
		int fd = dial(*state);
		char line[256];
		const struct linger reset = {1, 0};

		snprintf(line, sizeof line, "POST /api/%s/%d HTTP/1.1\r\nHost: h\r\n" SAFE "X-Mark: m\r\nContent-Length: 3\r\n\r\nabc", i % 2 == 0 ? "later" : "slowlater", i);
		say(fd, line);
		while (writer_waiting() <= (unsigned)i)
			nap_ms(1);
		if (i % 3 == 0)
			setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
		close(fd);
	}
	nap_ms(50);
	writer_hold(false);
	g = ask(*state, "GET /api/quick", "", "");
	EXPECT(g, 200);
	got_done(&g);
}

/* Clients ask all the time while the server stops: every answer is whole, 200 or 503, and what was accepted is answered. */
struct client { const struct http *h; pthread_t thread; int fd; unsigned good, refused, torn; };
static atomic_bool clients_end;

static void *
keep_asking(void *ctx)
{
	static const char *const lines[] = {
		"GET /api/quick HTTP/1.1\r\nHost: h\r\n\r\n", "GET /api/slow/1 HTTP/1.1\r\nHost: h\r\n\r\n", "POST /api/later/1 HTTP/1.1\r\nHost: h\r\n" SAFE "Content-Length: 1\r\n\r\nx",
	};
	struct client *c = ctx;

	for (unsigned i = 0; !atomic_load(&clients_end); i++) {
		struct got g;

		if (!say(c->fd, lines[i % COUNT_OF(lines)]))
			break;
		g = hear(c->fd);
		c->good += g.status == 200 && !g.closed;
		c->refused += g.status == 503 && !g.closed;
		c->torn += g.closed && g.head.n > 0;
		if (g.status != 200) {
			got_done(&g);
			break;
		}
		got_done(&g);
	}
	return NULL;
}

static void
stops_under_load(void **state)
{
	struct client clients[16];
	unsigned good = 0;
	int64_t began;
	struct http *h = server_start(&options);

	(void)state;
	atomic_store(&clients_end, false);
	for (unsigned i = 0; i < COUNT_OF(clients); i++) {
		clients[i] = (struct client){.h = h, .fd = dial(h)};
		pthread_create(&clients[i].thread, NULL, keep_asking, &clients[i]);
	}
	nap_ms(500);
	began = clock_ms();
	http_stop(h, 10);
	assert_true(clock_ms() - began < 5000);
	atomic_store(&clients_end, true);
	for (unsigned i = 0; i < COUNT_OF(clients); i++) {
		pthread_join(clients[i].thread, NULL);
		good += clients[i].good;
		assert_int_equal(clients[i].torn, 0);
		close(clients[i].fd);
	}
	assert_true(good > COUNT_OF(clients));
}

/* A request that nobody answers in time gets 503 and the server stops; the late answer harms nothing. */
static void
stops_although_an_answer_is_missing(void **state)
{
	struct http *h = server_start(&options);
	int fd = dial(h), idle = dial(h), half = dial(h);
	int64_t began = clock_ms();
	struct got g;

	(void)state;
	writer_hold(true);
	say(half, "GET /api/quick HTT");
	say(fd, "POST /api/later/9 HTTP/1.1\r\nHost: h\r\n" SAFE "X-Mark: m\r\nContent-Length: 3\r\n\r\nabc");
	while (writer_waiting() == 0)
		nap_ms(1);
	http_stop(h, 1);
	assert_true(clock_ms() - began >= 1000 && clock_ms() - began < 4000);
	g = hear(fd);
	EXPECT(g, 503);
	got_done(&g);
	writer_hold(false);
	while (writer_waiting() > 0)
		nap_ms(1);
	close(fd);
	close(idle);
	close(half);
}

static void *
stop_it(void *h)
{
	http_stop(h, 10);
	return NULL;
}

static void
kept_connections_hear_503(void **state)
{
	struct http *h = server_start(&options);
	pthread_t stopper;
	int fd = dial(h), slow_fd = dial(h);
	struct got g;
	char v[32];

	(void)state;
	say(fd, "GET /api/quick HTTP/1.1\r\nHost: h\r\n\r\n");
	g = hear(fd);
	EXPECT(g, 200);
	got_done(&g);
	writer_hold(true);
	say(slow_fd, "POST /api/later/9 HTTP/1.1\r\nHost: h\r\n" SAFE "X-Mark: m\r\nContent-Length: 3\r\n\r\nabc");
	while (writer_waiting() == 0)
		nap_ms(1);
	pthread_create(&stopper, NULL, stop_it, h);
	nap_ms(200);
	say(fd, "GET /api/quick HTTP/1.1\r\nHost: h\r\n\r\n");
	g = hear(fd);
	EXPECT(g, 503);
	assert_string_equal(got_header(&g, "Connection", v, sizeof v), "close");
	got_done(&g);
	writer_hold(false);
	g = hear(slow_fd);
	EXPECT(g, 200);
	got_done(&g);
	pthread_join(stopper, NULL);
	close(fd);
	close(slow_fd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_brief_is_done_here), cmocka_unit_test(a_reply_is_made_where_it_is_sent), cmocka_unit_test(workers_do_not_hold_others), cmocka_unit_test(many_answers_from_another_thread), cmocka_unit_test(answered_before_the_handler_returns),
		cmocka_unit_test(clients_that_leave), cmocka_unit_test(stops_under_load), cmocka_unit_test(stops_although_an_answer_is_missing), cmocka_unit_test(kept_connections_hear_503),
	};

	return cmocka_run_group_tests_name("http/later", tests, setup, teardown);
}
