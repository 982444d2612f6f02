/*
 * Event streams: topics, limits, slow readers, readers that leave, the end at a stop.
 */
#include "client.h"

static void
listen_to(struct request *q, struct reply *r)
{
	struct err err;

	if (str_eq_c(q->params[0], "closed"))
		reply_problem(r, q, err_set(&err, RC_DENIED, "", "没有权限", "Not allowed"), &err);
	else
		buf_add(&r->body, q->params[0]);
}

static void
ping(struct request *q, struct reply *r)
{
	(void)q;
	buf_add_c(&r->body, "\"pong\"");
}

static const struct route routes[] = {
	{.verb = GET, .path = "/api/events/:topic", .right = 1, .flags = ROUTE_EVENTS, .fn = listen_to},
	{.verb = GET, .path = "/api/slowevents/:topic", .right = 1, .flags = ROUTE_EVENTS | ROUTE_SLOW, .fn = listen_to},
	{.verb = GET, .path = "/api/ping", .right = 1, .fn = ping},
};
static const struct http_options options = {.routes = routes, .n_routes = COUNT_OF(routes), .streams_max = 20};

static int
setup(void **state)
{
	*state = server_start(&options);
	return 0;
}

static int
teardown(void **state)
{
	http_stop(*state, 5);
	return 0;
}

/* A stream that is open: its head and `retry:` have come. */
static int
open_stream(const struct http *h, const char *kind, const char *topic, const char *headers, struct buf *seen)
{
	char line[256];
	int fd = dial(h);

	snprintf(line, sizeof line, "GET /api/%s/%s HTTP/1.1\r\nHost: h\r\n%s\r\n", kind, topic, headers);
	say(fd, line);
	buf_init(seen, 0);
	while ((seen->p == NULL || (strstr(seen->p, "retry: 3000\n\n") == NULL && strstr(seen->p, "\"request_id\"") == NULL)) && hear_more(fd, seen))
		;
	return fd;
}

static bool
wait_for(int fd, struct buf *seen, const char *text)
{
	while (strstr(seen->p, text) == NULL)
		if (!hear_more(fd, seen))
			return false;
	return true;
}

static void
events_reach_their_topic(void **state)
{
	struct buf a, b, c;
	int fa = open_stream(*state, "events", "one", "", &a), fb = open_stream(*state, "slowevents", "one", "", &b), fc = open_stream(*state, "events", "%E7%94%B2", "", &c);

	assert_non_null(strstr(a.p, "Content-Type: text/event-stream\r\n"));
	assert_non_null(strstr(a.p, "Cache-Control: no-store\r\n"));
	http_publish(*state, STR("one"), "changed", STR("{\"n\":1}"));
	http_publish(*state, STR("甲"), "x\r\nevil: 1", STR("a\nb\r\nc"));
	http_publish(*state, STR("nobody"), "changed", STR("never"));
	for (int i = 2; i <= 100; i++) {
		char text[32];

		snprintf(text, sizeof text, "{\"n\":%d}", i);
		http_publish(*state, STR("one"), "changed", str_c(text));
	}
	assert_true(wait_for(fa, &a, "event: changed\ndata: {\"n\":1}\n\n"));
	assert_true(wait_for(fa, &a, "data: {\"n\":100}\n\n"));
	assert_true(wait_for(fb, &b, "data: {\"n\":100}\n\n"));
	assert_true(wait_for(fc, &c, "event: x\ndata: a\ndata: b\ndata: c\n\n"));
	assert_null(strstr(a.p, "never"));
	assert_null(strstr(c.p, "evil"));
	close(fa);
	close(fb);
	close(fc);
	buf_done(&a);
	buf_done(&b);
	buf_done(&c);
}

static void
problems_instead_of_streams(void **state)
{
	char v[64];
	struct got g = ask(*state, "GET /api/events/closed", "", "");

	EXPECT(g, 403);
	got_done(&g);
	g = ask(*state, "HEAD /api/events/one", "", "");
	EXPECT(g, 200);
	assert_string_equal(got_header(&g, "Content-Type", v, sizeof v), "text/event-stream");
	got_done(&g);
}

static void
streams_are_counted(void **state)
{
	struct buf seen;
	int fds[20];
	char cookie[64];
	struct got g;

	nap_ms(2500);           /* the streams of the tests before are swept */
	for (int i = 0; i < 8; i++) {
		fds[i] = open_stream(*state, "events", "count", "Cookie: sid=a\r\n", &seen);
		buf_done(&seen);
	}
	g = ask(*state, "GET /api/events/count", "Cookie: sid=a\r\n", "");
	EXPECT(g, 429);
	got_done(&g);
	for (int i = 8; i < 20; i++) {
		snprintf(cookie, sizeof cookie, "Cookie: sid=b%d\r\n", i);
		fds[i] = open_stream(*state, "events", "count", cookie, &seen);
		assert_non_null(strstr(seen.p, "retry"));
		buf_done(&seen);
	}
	g = ask(*state, "GET /api/events/count", "Cookie: sid=c\r\n", "");
	EXPECT(g, 429);
	got_done(&g);
	/* those that leave make room within two sweeps */
	for (int i = 0; i < 20; i++)
		close(fds[i]);
	for (int i = 0; i < 100; i++) {
		g = ask(*state, "HEAD /api/ping", "", "");
		got_done(&g);
		fds[0] = open_stream(*state, "events", "count", "Cookie: sid=a\r\n", &seen);
		close(fds[0]);
		if (strstr(seen.p, "HTTP/1.1 200") != NULL) {
			buf_done(&seen);
			return;
		}
		buf_done(&seen);
		nap_ms(50);
	}
	fail_msg("no room after five seconds");
}

/* One reader takes nothing: it loses its stream, the others get everything, and nobody waits. */
static void
slow_reader(void **state)
{
	struct buf fast, slow, big;
	int f, s;
	int64_t longest = 0;
	size_t seen = 0;
	ssize_t n = 1;
	bool ended;
	char piece[65536];

	nap_ms(2500);
	f = open_stream(*state, "events", "flood", "Cookie: sid=f\r\n", &fast);
	s = open_stream(*state, "events", "flood", "Cookie: sid=s\r\n", &slow);
	buf_init(&big, 0);
	for (int i = 0; i < 100000; i++)
		buf_char(&big, 'x');
	for (int i = 0; i < 100; i++) {
		int64_t began = clock_ms();

		http_publish(*state, STR("flood"), "e", buf_str(&big));
		if (clock_ms() - began > longest)
			longest = clock_ms() - began;
		/* the fast one reads along */
		while (seen < (size_t)(i + 1) * big.n && (n = recv(f, piece, sizeof piece, 0)) > 0)
			seen += (size_t)n;
		assert_true(n > 0);
	}
	http_publish(*state, STR("flood"), "last", STR("end"));
	assert_true(longest < 1000);
	fast.n = 0;
	buf_add_c(&fast, " ");
	assert_true(wait_for(f, &fast, "event: last"));
	while ((n = recv(s, piece, sizeof piece, 0)) > 0)
		;
	ended = n == 0 || errno == ECONNRESET;  /* not merely silent */
	assert_true(ended);
	close(f);
	close(s);
	buf_done(&fast);
	buf_done(&slow);
	buf_done(&big);
}

static void
stop_ends_streams(void **state)
{
	struct http *h = server_start(&options);
	struct buf seen, other;
	int fd = open_stream(h, "events", "one", "", &seen), gone = open_stream(h, "events", "one", "", &other);
	int64_t began = clock_ms();

	(void)state;
	close(gone);
	http_publish(h, STR("one"), "e", STR("last words"));
	http_stop(h, 5);
	assert_true(clock_ms() - began < 2000);
	assert_true(wait_for(fd, &seen, "last words"));
	while (hear_more(fd, &seen))
		;
	assert_non_null(strstr(seen.p, "0\r\n\r\n"));
	buf_done(&seen);
	buf_done(&other);
	close(fd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(events_reach_their_topic), cmocka_unit_test(problems_instead_of_streams), cmocka_unit_test(streams_are_counted),
		cmocka_unit_test(slow_reader), cmocka_unit_test(stop_ends_streams),
	};

	return cmocka_run_group_tests_name("http/stream", tests, setup, teardown);
}
