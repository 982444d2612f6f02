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

static const struct route routes[] = {
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
	const struct CMUnitTest tests[] = {cmocka_unit_test(crowds), cmocka_unit_test(drips), cmocka_unit_test(idle_ones_are_closed)};

	return cmocka_run_group_tests_name("http/crowd", tests, NULL, NULL);
}
