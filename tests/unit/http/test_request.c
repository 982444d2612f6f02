/*
 * The order of checks, routes, parameters, problems, languages, headers of every answer.
 */
#include "client.h"

#include <sys/un.h>

static atomic_int gated, handled;

static void
say_hello(struct request *q, struct reply *r)
{
	(void)q;
	atomic_fetch_add(&handled, 1);
	buf_add_c(&r->body, "{\"hello\":true}");
}

static void
say_params(struct request *q, struct reply *r)
{
	struct str v = STR("-"), w = STR("-");

	request_query(q, "a", 0, &v);
	request_query(q, "a", 1, &w);
	buf_fmt(&r->body, STR_F "|" STR_F "|" STR_F "|" STR_F "|" STR_F, STR_A(q->params[0]), STR_A(q->params[1]), STR_A(v), STR_A(w), STR_A(request_cookie(q, "sid")));
	r->type = "text/plain; charset=utf-8";
}

static void
say_me(struct request *q, struct reply *r)
{
	buf_add_c(&r->body, "\"me\"");
	(void)q;
}

static void
say_body(struct request *q, struct reply *r)
{
	atomic_fetch_add(&handled, 1);
	buf_add(&r->body, q->body);
	r->type = "text/plain";
}

static void
say_trouble(struct request *q, struct reply *r)
{
	struct err err;

	reply_problem(r, q, err_set(&err, RC_INTERNAL, "x", "密：%s", "secret: %s", "s3cret"), &err);
}

static void
say_conflict(struct request *q, struct reply *r)
{
	struct err err;

	reply_problem(r, q, err_set(&err, RC_CONFLICT, "name", "已有“%s”", "\"%s\" exists", "甲"), &err);
}

static void
say_address(struct request *q, struct reply *r)
{
	buf_add_c(&r->body, q->address);
}

enum { OPEN = 1, CLOSED_RIGHT = 2 };
static const struct route routes[] = {
	{.verb = GET, .path = "/api/hello", .right = OPEN, .fn = say_hello},
	{.verb = GET, .path = "/api/:government/facts/:entity", .right = OPEN, .fn = say_params},
	{.verb = GET, .path = "/api/me/facts/mine", .right = OPEN, .fn = say_me},
	{.verb = POST, .path = "/api/echo", .right = OPEN, .max_body = 100, .fn = say_body},
	{.verb = DELETE, .path = "/api/echo", .right = OPEN, .fn = say_hello},
	{.verb = GET, .path = "/api/closed", .right = CLOSED_RIGHT, .fn = say_hello},
	{.verb = POST, .path = "/api/closed", .right = CLOSED_RIGHT, .max_body = 1000, .fn = say_hello},
	{.verb = GET, .path = "/api/norights", .right = 0, .fn = say_hello},
	{.verb = GET, .path = "/api/trouble", .right = OPEN, .fn = say_trouble},
	{.verb = GET, .path = "/api/conflict", .right = OPEN, .fn = say_conflict},
	{.verb = GET, .path = "/api/address", .right = OPEN, .fn = say_address},
	{.verb = GET, .path = "/api/rare", .right = OPEN, .per_minute = 3, .fn = say_hello},
};

static enum rc
gate(struct request *q, struct err *err)
{
	atomic_fetch_add(&gated, 1);
	if (q->route->right == OPEN)
		return RC_OK;
	if (str_eq_c(request_cookie(q, "sid"), "known"))
		return err_set(err, RC_DENIED, "right", "没有权限", "Not allowed");
	return err_set(err, RC_DENIED, "session", "请先登录", "Sign in first");
}

static struct http_options options = {.routes = routes, .n_routes = COUNT_OF(routes), .gate = gate};

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

static void
routes_and_verbs(void **state)
{
	static const struct { const char *line, *headers, *body; unsigned status; } cases[] = {
		{"GET /api/hello", "", "", 200}, {"HEAD /api/hello", "", "", 200}, {"GET /api/hello?x=1", "", "", 200},
		{"POST /api/hello", SAFE, "", 405}, {"OPTIONS /api/hello", "", "", 204}, {"BREW /api/hello", "", "", 501},
		{"GET /api/nothing", "", "", 404}, {"GET /", "", "", 404}, {"GET /api/hello/", "", "", 404},
		{"GET //api/hello", "", "", 404}, {"GET /api//hello", "", "", 404}, {"GET /api/./hello", "", "", 404}, {"GET /api/x/../hello", "", "", 404},
		{"GET /%61pi/hello", "", "", 404}, {"GET /api/%68ello", "", "", 404}, {"GET /api%2fhello", "", "", 404}, {"GET /api/hello%00", "", "", 404},
		{"GET api/hello", "", "", 404}, {"GET /api/g/facts/%2e%2e", "", "", 404}, {"GET /api/../facts/x", "", "", 404}, {"GET /api//facts/x", "", "", 404},
		{"GET /api/g/facts/%00", "", "", 404}, {"GET /api/g/facts/%ff", "", "", 404}, {"GET /api/g/facts/%c0%af", "", "", 404}, {"GET /api/g/facts/%4", "", "", 404},
		{"GET /api/g/facts/x?a=%zz", "", "", 400}, {"GET /api/g/facts/x?a=%ff", "", "", 400}, {"GET /api/g/facts/x?a=%00", "", "", 400},
		{"GET /api/norights", "", "", 403}, {"GET /api/closed", "", "", 401}, {"GET /api/closed", "Cookie: sid=known\r\n", "", 403},
		{"POST /api/echo", SAFE, "abc", 200}, {"DELETE /api/echo", SAFE, "", 200}, {"DELETE /api/echo", SAFE, "x", 413}, {"PATCH /api/echo", SAFE, "x", 405},
	};

	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		struct got g = ask(*state, cases[i].line, cases[i].headers, cases[i].body);

		if (g.status != cases[i].status)
			fail_msg("%s: %u, want %u: %s", cases[i].line, g.status, cases[i].status, g.body.p == NULL ? "" : g.body.p);
		got_done(&g);
	}
}

static void
parameters_are_decoded(void **state)
{
	static const struct { const char *line, *headers, *body; } cases[] = {
		{"GET /api/g%31/facts/%E7%94%B2?a=1&a=2", "Cookie: x=1; sid=s; sid=t\r\n", "g1|甲|1|2|s"},
		{"GET /api/g/facts/a%2Fb?b=1&a=%E4%B9%99+x%2By", "", "g|a/b|乙 x+y|-|"},
		{"GET /api/g/facts/a+b?a", "Cookie: sid=\"quoted\"\r\n", "g|a+b||-|quoted"},
		{"GET /api/me/facts/mine", "", "\"me\""},
		{"GET /api/me/facts/other?", "", "me|other|-|-|"},
		{"GET /api/me/facts/other?%61=3", "", "me|other|3|-|"},
	};

	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		struct got g = ask(*state, cases[i].line, cases[i].headers, "");

		EXPECT(g, 200);
		assert_string_equal(g.body.p, cases[i].body);
		got_done(&g);
	}
}

static void
allow_and_head(void **state)
{
	char v[128];
	struct got g = ask(*state, "PUT /api/echo", SAFE, ""), h = ask(*state, "OPTIONS /api/hello", "Origin: http://evil\r\nAccess-Control-Request-Method: GET\r\n", ""), get = ask(*state, "GET /api/hello", "", ""),
	           head = ask(*state, "HEAD /api/hello", "", "");

	EXPECT(g, 405);
	assert_string_equal(got_header(&g, "Allow", v, sizeof v), "OPTIONS, POST, DELETE");
	assert_string_equal(got_header(&h, "Allow", v, sizeof v), "OPTIONS, GET, HEAD");
	assert_string_equal(got_header(&h, "Access-Control-Allow-Origin", v, sizeof v), "");
	assert_int_equal(head.body.n, 0);
	assert_false(head.closed);
	assert_string_equal(got_header(&head, "Content-Length", v, sizeof v), "14");
	assert_string_equal(get.body.p, "{\"hello\":true}");
	got_done(&g);
	got_done(&h);
	got_done(&get);
	got_done(&head);
}

static void
headers_of_every_answer(void **state)
{
	static const char *const lines[] = {"GET /api/hello", "GET /nothing", "GET /api/closed", "GET /api/trouble"};
	char v[128], ids[COUNT_OF(lines)][64];

	for (unsigned i = 0; i < COUNT_OF(lines); i++) {
		struct got g = ask(*state, lines[i], "X-Request-Id: mine\r\n", "");

		assert_string_equal(got_header(&g, "X-Content-Type-Options", v, sizeof v), "nosniff");
		assert_string_equal(got_header(&g, "Referrer-Policy", v, sizeof v), "same-origin");
		assert_string_equal(got_header(&g, "Cross-Origin-Opener-Policy", v, sizeof v), "same-origin");
		assert_string_equal(got_header(&g, "Cache-Control", v, sizeof v), "no-store");
		assert_int_equal(strlen(got_header(&g, "X-Request-Id", ids[i], sizeof ids[i])), 16);
		for (unsigned k = 0; k < i; k++)
			assert_string_not_equal(ids[i], ids[k]);
		got_done(&g);
	}
}

static void
problems_in_both_languages(void **state)
{
	char v[128];
	struct got zh = ask(*state, "GET /api/conflict", "", ""), en = ask(*state, "GET /api/conflict", "Accept-Language: fr, en-GB;q=0.8, zh;q=0.5\r\n", ""),
	           cookie = ask(*state, "GET /api/conflict", "Cookie: lang=en\r\nAccept-Language: zh\r\n", ""), inside = ask(*state, "GET /api/trouble", "", "");
	struct arena a;
	struct json *j;
	struct err err;

	EXPECT(zh, 409);
	arena_init(&a, 0);
	assert_string_equal(got_header(&zh, "Content-Type", v, sizeof v), "application/problem+json");
	assert_int_equal(json_parse(&a, buf_str(&zh.body), &j, &err), RC_OK);
	assert_true(str_eq_c(json_get(j, "type")->text, "about:blank"));
	assert_true(str_eq_c(json_get(j, "title")->text, "有冲突"));
	assert_true(str_eq_c(json_get(j, "status")->text, "409"));
	assert_true(str_eq_c(json_get(j, "detail")->text, "已有“甲”"));
	assert_true(str_eq_c(json_get(j, "code")->text, "conflict"));
	assert_true(str_eq_c(json_get(j, "field")->text, "name"));
	assert_true(str_eq_c(json_get(json_get(j, "messages"), "en")->text, "\"甲\" exists"));
	assert_true(str_eq_c(json_get(j, "request_id")->text, got_header(&zh, "X-Request-Id", v, sizeof v)));
	assert_true(body_has(&en, "\"detail\":\"\\\"甲\\\" exists\""));
	assert_true(body_has(&cookie, "\"title\":\"Conflict\""));
	EXPECT(inside, 500);
	assert_false(body_has(&inside, "s3cret"));
	assert_true(body_has(&inside, got_header(&inside, "X-Request-Id", v, sizeof v)));
	arena_done(&a);
	got_done(&zh);
	got_done(&en);
	got_done(&cookie);
	got_done(&inside);
}

/* Nothing of a body is asked for, no gate and no handler run, when an earlier check refuses. */
static void
order_of_checks(void **state)
{
	struct got g;
	int before = atomic_load(&gated), ran = atomic_load(&handled);

	g = ask(*state, "POST /api/echo", "", "abc");                   /* no header of ours: before the gate */
	EXPECT(g, 403);
	got_done(&g);
	g = ask(*state, "POST /api/hello", SAFE, "abc");
	EXPECT(g, 405);
	got_done(&g);
	assert_int_equal(atomic_load(&gated), before);
	g = ask(*state, "POST /api/closed", SAFE "Content-Length: 5000000000\r\n", "");          /* the gate before the size */
	EXPECT(g, 401);
	got_done(&g);
	assert_int_equal(atomic_load(&gated), before + 1);
	g = ask(*state, "POST /api/echo", SAFE "Content-Length: 5000000000\r\n", "");
	EXPECT(g, 413);
	got_done(&g);
	assert_int_equal(atomic_load(&handled), ran);
}

static void
other_sites_are_refused(void **state)
{
	char own[64], tls[64];
	struct { const char *headers; unsigned status; } cases[] = {
		{"", 403}, {"X-Jieban: 2\r\n", 403}, {SAFE, 200}, {own, 200}, {tls, 403},
		{SAFE "Origin: http://evil.example\r\n", 403}, {SAFE "Origin: null\r\n", 403}, {SAFE "Origin: http://localhost\r\n", 403},
		{SAFE "Sec-Fetch-Site: cross-site\r\n", 403}, {SAFE "Sec-Fetch-Site: same-site\r\n", 403}, {SAFE "Sec-Fetch-Site: same-origin\r\n", 200}, {SAFE "Sec-Fetch-Site: none\r\n", 200},
	};

	snprintf(own, sizeof own, SAFE "Origin: http://localhost:%u\r\n", http_port(*state));
	snprintf(tls, sizeof tls, SAFE "Origin: https://localhost:%u\r\n", http_port(*state));
	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		struct got g = ask(*state, "POST /api/echo", cases[i].headers, "x");

		if (g.status != cases[i].status)
			fail_msg("%s: %u", cases[i].headers, g.status);
		got_done(&g);
	}
}

static void
proxy_is_trusted_when_told(void **state)
{
	struct http_options o = options;
	struct http *h;
	char own[128];
	struct got g = ask(*state, "GET /api/address", "X-Forwarded-For: 203.0.113.9\r\n", "");

	assert_string_equal(g.body.p, "127.0.0.1");
	got_done(&g);
	o.trust_proxy = true;
	h = server_start(&o);
	g = ask(h, "GET /api/address", "X-Forwarded-For: 1.2.3.4, 203.0.113.9\r\n", "");
	assert_string_equal(g.body.p, "203.0.113.9");
	got_done(&g);
	g = ask(h, "GET /api/address", "X-Forwarded-For: nonsense\r\n", "");
	assert_string_equal(g.body.p, "127.0.0.1");
	got_done(&g);
	snprintf(own, sizeof own, SAFE "X-Forwarded-Proto: https\r\nOrigin: https://localhost:%u\r\n", http_port(h));
	g = ask(h, "POST /api/echo", own, "x");
	EXPECT(g, 200);
	got_done(&g);
	http_stop(h, 1);
	o.origin = "https://jieban.example";
	h = server_start(&o);
	g = ask(h, "POST /api/echo", own, "x");
	EXPECT(g, 403);
	got_done(&g);
	g = ask(h, "POST /api/echo", SAFE "Origin: https://jieban.example\r\n", "x");
	EXPECT(g, 200);
	got_done(&g);
	http_stop(h, 1);
}

static void
one_meaning_only(void **state)
{
	static const struct { const char *text; unsigned status; } cases[] = {
		{"GET /api/hello HTTP/1.1\r\n\r\n", 400}, {"GET /api/hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400}, {"GET /api/hello HTTP/1.0\r\n\r\n", 200},
		{"POST /api/echo HTTP/1.1\r\nHost: a\r\n" SAFE "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
		{"POST /api/echo HTTP/1.1\r\nHost: a\r\n" SAFE "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400},
		{"POST /api/echo HTTP/1.1\r\nHost: a\r\n" SAFE "Transfer-Encoding: gzip\r\n\r\n", 400},
		{"POST /api/echo HTTP/1.1\r\nHost: a\r\n" SAFE "Content-Length: -3\r\n\r\nabc", 400},
		{"POST /api/echo HTTP/1.1\r\nHost: a\r\n" SAFE "Content-Length: 99999999999999999999\r\n\r\nabc", 413},
	};

	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		int fd = dial(*state);
		struct got g;

		say(fd, cases[i].text);
		g = hear(fd);
		/* what the library refuses by itself may have its own status: never a success */
		if (cases[i].status == 200 ? g.status != 200 : g.status != cases[i].status && g.status != 400)
			fail_msg("%s: %u", cases[i].text, g.status);
		got_done(&g);
		close(fd);
	}
}

static void
a_connection_is_kept(void **state)
{
	struct buf rest = {0};
	int fd = dial(*state);

	for (int i = 0; i < 5; i++) {
		struct got g;

		/* a small refused body is dropped, so that the connection can go on */
		say(fd, i % 2 == 0 ? "POST /api/hello HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nabcde" : "GET /api/hello HTTP/1.1\r\nHost: h\r\n\r\n");
		g = hear_with(fd, false, &rest);
		EXPECT(g, i % 2 == 0 ? 405 : 200);
		got_done(&g);
	}
	say(fd, "GET /api/hello HTTP/1.1\r\nHost: h\r\n\r\nGET /api/closed HTTP/1.1\r\nHost: h\r\n\r\n");      /* two at once */
	for (int i = 0; i < 2; i++) {
		struct got g = hear_with(fd, false, &rest);

		EXPECT(g, i == 0 ? 200 : 401);
		got_done(&g);
	}
	buf_done(&rest);
	close(fd);
}

static void
rates(void **state)
{
	struct http_options o = options;
	struct http *h;
	char v[32];
	struct got g;

	for (int i = 0; i < 4; i++) {
		g = ask(*state, "GET /api/rare", "", "");
		EXPECT(g, i < 3 ? 200 : 429);
		if (i == 3) {
			long wait = strtol(got_header(&g, "Retry-After", v, sizeof v), NULL, 10);

			assert_true(wait >= 15 && wait <= 21);
			assert_true(body_has(&g, "\"busy\""));
		}
		got_done(&g);
	}
	o.per_minute = 5;
	h = server_start(&o);
	for (int i = 0; i < 6; i++) {
		g = ask(h, "GET /api/hello", "", "");
		EXPECT(g, i < 5 ? 200 : 429);
		got_done(&g);
	}
	http_stop(h, 1);
}

static void
connections_of_one_address(void **state)
{
	struct http_options o = options;
	struct http *h;
	int fds[4];
	struct got g;

	(void)state;
	o.per_address_max = 3;
	h = server_start(&o);
	for (int i = 0; i < 4; i++) {
		fds[i] = dial(h);
		say(fds[i], "GET /api/hello HTTP/1.1\r\nHost: h\r\n\r\n");
		g = hear(fds[i]);
		assert_int_equal(g.closed, i == 3);
		got_done(&g);
	}
	close(fds[0]);
	nap_ms(200);
	g = ask(h, "GET /api/hello", "", "");
	EXPECT(g, 200);
	got_done(&g);
	for (int i = 1; i < 4; i++)
		close(fds[i]);
	http_stop(h, 1);
	o.per_address_max = 0;
	o.connections_max = 2;
	h = server_start(&o);
	for (int i = 0; i < 3; i++) {
		fds[i] = dial(h);
		say(fds[i], "GET /api/hello HTTP/1.1\r\nHost: h\r\n\r\n");
		g = hear(fds[i]);
		assert_int_equal(g.closed, i == 2);
		got_done(&g);
	}
	for (int i = 0; i < 3; i++)
		close(fds[i]);
	http_stop(h, 1);
}

static void
long_heads(void **state)
{
	struct buf b;
	struct got g;
	int fd;

	buf_init(&b, 0);
	buf_add_c(&b, "GET /api/hello?");
	while (b.n < 2040)
		buf_char(&b, 'a');
	g = ask(*state, b.p, "", "");
	EXPECT(g, 200);
	got_done(&g);
	while (b.n < 2100)
		buf_char(&b, 'a');
	g = ask(*state, b.p, "", "");
	EXPECT(g, 414);
	got_done(&g);
	while (b.n < 40000)
		buf_char(&b, 'a');
	g = ask(*state, b.p, "", "");
	EXPECT(g, 414);
	got_done(&g);
	b.n = 0;
	for (int i = 0; i < 100; i++)
		buf_fmt(&b, "X-%d: y\r\n", i);
	g = ask(*state, "GET /api/hello", b.p, "");
	EXPECT(g, 431);
	got_done(&g);
	b.n = 0;
	buf_add_c(&b, "X-Long: ");
	while (b.n < 30000)
		buf_char(&b, 'a');
	buf_add_c(&b, "\r\n");
	g = ask(*state, "GET /api/hello", b.p, "");
	EXPECT(g, 431);
	got_done(&g);
	/* headers without an end */
	fd = dial(*state);
	say(fd, "GET /api/hello HTTP/1.1\r\nHost: h\r\n");
	for (int i = 0; i < 100000 && say(fd, "A: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\r\n"); i++)
		;
	g = hear(fd);
	assert_true(g.closed || g.status == 431);
	got_done(&g);
	close(fd);
	buf_done(&b);
}

/* One line a request at debug level, with its id and without its query; a line break of a stranger stays in its line. */
static void
log_lines(void **state)
{
	char name[] = "/tmp/jieban-log-XXXXXX", text[8192], v[64], want[64];
	int file = mkstemp(name), old = dup(STDERR_FILENO);
	struct got g, refused;
	ssize_t n;

	fflush(stderr);
	dup2(file, STDERR_FILENO);
	log_up_to(LOG_DEBUG);
	g = ask(*state, "GET /api/hello?secret=1", "", "");
	refused = ask(*state, "POST /api/echo", "Origin: http://x\x01<3>ev=forged\r\n", "body-text");
	got_done(&refused);
	for (int i = 0; i < 100; i++) {         /* the line comes after the answer */
		n = pread(file, text, sizeof text - 1, 0);
		text[n < 0 ? 0 : n] = '\0';
		if (strstr(text, "path=/api/echo") != NULL)
			break;
		nap_ms(10);
	}
	log_up_to(LOG_INFO);
	dup2(old, STDERR_FILENO);
	close(old);
	close(file);
	unlink(name);
	snprintf(want, sizeof want, "<7>req=%s ev=http.request", got_header(&g, "X-Request-Id", v, sizeof v));
	assert_non_null(strstr(text, want));
	assert_non_null(strstr(text, "ev=csrf why=header"));
	assert_null(strstr(text, "secret"));
	assert_null(strstr(text, "body-text"));
	assert_null(strstr(text, "\x01"));
	got_done(&g);
}

static int
dial_unix(const char *path)
{
	struct sockaddr_un a = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(a.sun_path, sizeof a.sun_path, "%s", path);
	if (connect(fd, (struct sockaddr *)&a, sizeof a) == 0)
		return fd;
	close(fd);
	return -1;
}

static void
unix_sockets(void **state)
{
	char folder[] = "/tmp/jieban-unix-XXXXXX", path[64], listen_on[80];
	struct http_options o = options;
	struct http *h, *second = NULL;
	struct sockaddr_un a = {.sun_family = AF_UNIX};
	struct err err;
	struct got g;
	int fd, stale = socket(AF_UNIX, SOCK_STREAM, 0);

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/s", folder);
	snprintf(listen_on, sizeof listen_on, "unix:%s", path);
	snprintf(a.sun_path, sizeof a.sun_path, "%s", path);
	assert_int_equal(bind(stale, (struct sockaddr *)&a, sizeof a), 0);      /* left by a server that was killed */
	close(stale);
	o.listen = listen_on;
	h = server_start(&o);
	assert_int_equal(http_port(h), 0);
	fd = dial_unix(path);
	say(fd, "GET /api/address HTTP/1.1\r\nHost: h\r\n\r\n");
	g = hear(fd);
	EXPECT(g, 200);
	assert_string_equal(g.body.p, "unix");
	got_done(&g);
	close(fd);
	assert_int_equal(http_start(&o, &second, &err), RC_CONFLICT);           /* one that lives is not pushed aside */
	fd = dial_unix(path);
	assert_true(fd >= 0);
	close(fd);
	http_stop(h, 1);
	assert_int_equal(dial_unix(path), -1);
	assert_int_equal(rmdir(folder), 0);
}

static void
bad_tables_do_not_start(void **state)
{
	static const struct route twice[] = {{.verb = GET, .path = "/a/:x", .right = 1, .fn = say_hello}, {.verb = GET, .path = "/a/:y", .right = 1, .fn = say_hello}},
	                          loose[] = {{.verb = GET, .path = "a", .right = 1, .fn = say_hello}}, none[] = {{.verb = GET, .path = "/a", .right = 1}},
	                          many[] = {{.verb = GET, .path = "/:a/:b/:c/:d/:e/:f/:g", .right = 1, .fn = say_hello}};
	const struct http_options bad[] = {
		{.listen = "127.0.0.1:0", .routes = twice, .n_routes = 2}, {.listen = "127.0.0.1:0", .routes = loose, .n_routes = 1}, {.listen = "127.0.0.1:0", .routes = none, .n_routes = 1},
		{.listen = "127.0.0.1:0", .routes = many, .n_routes = 1}, {.listen = "nowhere"}, {.listen = "127.0.0.1:99999"}, {.listen = "127.0.0.1:0", .index = "/index.html"}, {.listen = NULL},
	};

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(bad); i++) {
		struct http *h = NULL;
		struct err err = {0};

		assert_int_not_equal(http_start(&bad[i], &h, &err), RC_OK);
		assert_true(err.msg[LANG_ZH][0] != '\0' && err.msg[LANG_EN][0] != '\0');
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(routes_and_verbs), cmocka_unit_test(parameters_are_decoded), cmocka_unit_test(allow_and_head), cmocka_unit_test(headers_of_every_answer),
		cmocka_unit_test(problems_in_both_languages), cmocka_unit_test(order_of_checks), cmocka_unit_test(other_sites_are_refused), cmocka_unit_test(proxy_is_trusted_when_told),
		cmocka_unit_test(one_meaning_only), cmocka_unit_test(a_connection_is_kept), cmocka_unit_test(rates), cmocka_unit_test(connections_of_one_address),
		cmocka_unit_test(long_heads), cmocka_unit_test(bad_tables_do_not_start), cmocka_unit_test(log_lines), cmocka_unit_test(unix_sockets),
	};

	return cmocka_run_group_tests_name("http/request", tests, setup, teardown);
}
