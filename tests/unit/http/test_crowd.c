/*
 * Many connections at once, and clients that drip: nobody holds the others.
 */
#include "client.h"

#include <poll.h>
#include <sys/resource.h>

static void
hello(struct request *q, struct reply *r)
{
	(void)q;
	buf_add_c(&r->body, "\"hello\"");
}

static void
length(struct request *q, struct reply *r)
{
	buf_fmt(&r->body, "%zu", q->body.n);
}

/* Which thread holds the connection. */
static void
thread(struct request *q, struct reply *r)
{
	(void)q;
	buf_fmt(&r->body, "%llu", (unsigned long long)(uintptr_t)pthread_self());
}

static const struct route routes[] = {
	{.verb = GET, .path = "/api/thread", .right = 1, .fn = thread},
	{.verb = GET, .path = "/api/hello", .right = 1, .fn = hello},
	{.verb = POST, .path = "/api/length", .right = 1, .max_body = 100000, .fn = length},
};
static const char get[] = "GET /api/hello HTTP/1.1\r\nHost: h\r\n\r\n";

/* All ask at the same moment, again and again: the library's own loop fell to a few requests a second at exactly 128 and 256. */
static void
crowd(unsigned n, unsigned threads)
{
	const struct http_options o = {.routes = routes, .n_routes = COUNT_OF(routes), .threads = threads, .connections_max = 1200};
	struct http *h = server_start(&o);
	int *fds = calloc(n, sizeof *fds);
	int64_t began;

	for (unsigned i = 0; i < n; i++)
		fds[i] = dial(h);
	began = clock_ms();
	for (unsigned round = 0; round < 5; round++) {
		for (unsigned i = 0; i < n; i++)
			say(fds[i], get);
		for (unsigned i = 0; i < n; i++) {
			struct got g = hear(fds[i]);

			EXPECT(g, 200);
			got_done(&g);
		}
	}
	if (clock_ms() - began > 20000)
		fail_msg("%u connections: five rounds took %lld ms", n, (long long)(clock_ms() - began));
	for (unsigned i = 0; i < n; i++)
		close(fds[i]);
	free(fds);
	http_stop(h, 5);
}

static void
crowds(void **state)
{
	static const unsigned sizes[] = {127, 128, 129, 256, 300, 1000};
	struct rlimit r;

	(void)state;
	getrlimit(RLIMIT_NOFILE, &r);
	r.rlim_cur = r.rlim_max < 4000 ? r.rlim_max : 4000;
	setrlimit(RLIMIT_NOFILE, &r);
	for (unsigned i = 0; i < COUNT_OF(sizes); i++)
		for (unsigned threads = 1; threads <= 2; threads++)
			crowd(sizes[i], threads);
}

/* Whoever wakes first must not keep them all: a thread's clients wait for each other. */
static void
dealt_out_evenly(void **state)
{
	const struct http_options o = {.routes = routes, .n_routes = COUNT_OF(routes), .threads = 2};
	struct http *h = server_start(&o);
	struct buf first = {0};
	int fds[40];
	unsigned same = 0;

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(fds); i++)
		fds[i] = dial(h);
	for (unsigned i = 0; i < COUNT_OF(fds); i++) {
		struct got g;

		say(fds[i], "GET /api/thread HTTP/1.1\r\nHost: h\r\n\r\n");
		g = hear(fds[i]);
		EXPECT(g, 200);
		if (i == 0)
			buf_add(&first, buf_str(&g.body));
		same += str_eq(buf_str(&first), buf_str(&g.body));
		got_done(&g);
	}
	if (same < 16 || same > 24)
		fail_msg("%u of 40 connections are with one of two threads", same);
	buf_done(&first);
	for (unsigned i = 0; i < COUNT_OF(fds); i++)
		close(fds[i]);
	http_stop(h, 5);
}

static int64_t
processor_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Nobody more can be let in: the threads do not spin upon those who knock, and let them in once there is room. */
static void
no_descriptors_left(void **state)
{
	const struct http_options o = {.routes = routes, .n_routes = COUNT_OF(routes), .threads = 2};
	struct http *h = server_start(&o);
	struct rlimit were, r;
	int inside = dial(h), knocks = -1, plugs[64];
	unsigned n = 0;
	struct got g;
	int64_t spent;

	(void)state;
	say(inside, get);
	g = hear(inside);
	EXPECT(g, 200);
	got_done(&g);
	getrlimit(RLIMIT_NOFILE, &were);
	r = were;
	r.rlim_cur = 64;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &r), 0);
	while (n < COUNT_OF(plugs) && (plugs[n] = dup(inside)) >= 0)
		n++;
	assert_true(n > 0 && n < COUNT_OF(plugs));
	close(plugs[--n]);
	knocks = dial(h);               /* takes the last */
	say(knocks, get);
	spent = processor_ms();
	nap_ms(600);
	spent = processor_ms() - spent;
	for (unsigned i = 0; i < n; i++)
		close(plugs[i]);
	g = hear(knocks);
	EXPECT(g, 200);
	got_done(&g);
	setrlimit(RLIMIT_NOFILE, &were);
	if (spent > 300)
		fail_msg("%lld ms of processor while nobody could be let in", (long long)spent);
	close(knocks);
	close(inside);
	http_stop(h, 5);
}

/* Bytes come one at a time, in heads and in bodies; they are cut off in the end, and nobody notices them meanwhile. */
static void
drips(void **state)
{
	const struct http_options o = {.routes = routes, .n_routes = COUNT_OF(routes), .idle_s = 1};
	static const char post[] = "POST /api/length HTTP/1.1\r\nHost: h\r\n" SAFE "Content-Length: 1000\r\n\r\n";
	struct http *h = server_start(&o);
	int fds[60];
	bool open[60];
	unsigned left = COUNT_OF(fds), drip = 0;
	int64_t began, worst = 0;

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(fds); i++) {
		fds[i] = dial(h);
		open[i] = true;
		if (i % 2 == 1)
			say(fds[i], post);
	}
	for (began = clock_ms(); left > 0 && clock_ms() - began < 15000; nap_ms(100), drip++) {
		int64_t asked;
		struct got g;

		for (unsigned i = 0; i < COUNT_OF(fds); i++) {
			struct pollfd p = {.fd = fds[i], .events = POLLIN};

			if (!open[i])
				continue;
			if (poll(&p, 1, 0) > 0 || !say_n(fds[i], i % 2 == 1 ? "x" : &get[drip % 20], 1)) {
				open[i] = false;
				left--;
			}
		}
		asked = clock_ms();
		g = ask(h, "GET /api/hello", "", "");
		EXPECT(g, 200);
		got_done(&g);
		if (clock_ms() - asked > worst)
			worst = clock_ms() - asked;
	}
	assert_int_equal(left, 0);
	assert_true(clock_ms() - began > 1500);
	assert_true(worst < 1000);
	for (unsigned i = 0; i < COUNT_OF(fds); i++)
		close(fds[i]);
	http_stop(h, 5);
}

/* Connections that say nothing are closed after the idle time, whether they ever asked or not. */
static void
idle_ones_are_closed(void **state)
{
	const struct http_options o = {.routes = routes, .n_routes = COUNT_OF(routes), .idle_s = 1};
	struct http *h = server_start(&o);
	int silent = dial(h), once = dial(h);
	int64_t began = clock_ms();
	struct got g;
	char any;

	(void)state;
	say(once, get);
	g = hear(once);
	EXPECT(g, 200);
	got_done(&g);
	assert_int_equal(recv(silent, &any, 1, 0), 0);
	assert_int_equal(recv(once, &any, 1, 0), 0);
	assert_true(clock_ms() - began < 5000);
	close(silent);
	close(once);
	http_stop(h, 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(crowds), cmocka_unit_test(dealt_out_evenly), cmocka_unit_test(no_descriptors_left), cmocka_unit_test(drips), cmocka_unit_test(idle_ones_are_closed)};

	return cmocka_run_group_tests_name("http/crowd", tests, NULL, NULL);
}
