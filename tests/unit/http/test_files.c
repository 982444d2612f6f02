/*
 * Static files, the index with its nonce, ranges of files, compression.
 */
#include "client.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <zlib.h>

#define PLAIN "console.log('plain')"
static const char index_text[] = "<!doctype html><script nonce=\"%NONCE%\"></script><style nonce=\"%NONCE%\"></style>";
static const struct http_file files[] = {
	{.path = "/assets/app-3f2a.js", .type = "text/javascript; charset=utf-8", .etag = "e1", .plain = {PLAIN, sizeof PLAIN - 1}, .gzip = {"GZIPPED", 7}, .brotli = {"BROTLI", 6}, .immutable = true},
	{.path = "/icon.svg", .type = "image/svg+xml", .etag = "\"e2\"", .plain = {"<svg/>", 6}},
	{.path = "/index.html", .type = "text/html; charset=utf-8", .etag = "e3", .plain = {index_text, sizeof index_text - 1}},
};
static char path[64];

static void
send_file(struct request *q, struct reply *r)
{
	(void)q;
	r->type = "audio/mpeg";
	r->file = path;
}

static void
send_gone(struct request *q, struct reply *r)
{
	(void)q;
	r->file = "/nonexistent/secret-name";
}

static void
send_once(struct request *q, struct reply *r)
{
	static char name[64];
	int fd;

	snprintf(name, sizeof name, "/tmp/jieban-once-XXXXXX");
	fd = mkstemp(name);
	if (write(fd, "once", 4) != 4)
		abort();
	close(fd);
	r->file = str_copy(q->arena, str_c(name)).p;
	r->file_delete = true;
	r->type = "text/plain";
	reply_header(r, "X-Name", str_copy(q->arena, str_c(name)));
}

static void
send_long(struct request *q, struct reply *r)
{
	struct str n;
	int64_t bytes = 0;

	if (request_query(q, "n", 0, &n))
		(void)str_to_i64(n, &bytes);
	for (int64_t i = 0; i < bytes; i++)
		buf_char(&r->body, (char)('a' + i % 20));
	if (request_query(q, "type", 0, &n))
		r->type = str_copy(q->arena, n).p;
}

static void
send_full(struct request *q, struct reply *r)
{
	(void)q;
	buf_init(&r->body, 10);
	buf_add_c(&r->body, "much more than ten");
}

static void
send_split(struct request *q, struct reply *r)
{
	(void)q;
	reply_header(r, "X-Good", STR("yes"));
	reply_header(r, "X-Bad", STR("a\r\nSet-Cookie: evil"));
	reply_header(r, "Cache-Control", STR("private, max-age=60"));
	buf_add_c(&r->body, "1");
}

static const struct route routes[] = {
	{.verb = GET, .path = "/api/file", .right = 1, .fn = send_file}, {.verb = GET, .path = "/api/gone", .right = 1, .fn = send_gone},
	{.verb = GET, .path = "/api/once", .right = 1, .fn = send_once}, {.verb = GET, .path = "/api/long", .right = 1, .fn = send_long},
	{.verb = GET, .path = "/api/longslow", .right = 1, .flags = ROUTE_SLOW, .fn = send_long}, {.verb = GET, .path = "/api/full", .right = 1, .fn = send_full},
	{.verb = GET, .path = "/api/split", .right = 1, .fn = send_split},
};
static const struct http_options options = {.routes = routes, .n_routes = COUNT_OF(routes), .files = files, .n_files = COUNT_OF(files), .index = "/index.html"};

static int
setup(void **state)
{
	int fd;

	snprintf(path, sizeof path, "/tmp/jieban-file-XXXXXX");
	fd = mkstemp(path);
	if (write(fd, "0123456789", 10) != 10)
		abort();
	close(fd);
	*state = server_start(&options);
	return 0;
}

static int
teardown(void **state)
{
	http_stop(*state, 5);
	unlink(path);
	return 0;
}

static void
codings_and_etags(void **state)
{
	static const struct { const char *headers; unsigned status; const char *coding, *body, *etag; } cases[] = {
		{"", 200, "", PLAIN, "\"e1\""},
		{"Accept-Encoding: gzip, deflate, br\r\n", 200, "br", "BROTLI", "\"e1-br\""},
		{"Accept-Encoding: gzip\r\n", 200, "gzip", "GZIPPED", "\"e1-gz\""},
		{"Accept-Encoding: br;q=0.2, gzip;q=0.9\r\n", 200, "gzip", "GZIPPED", "\"e1-gz\""},
		{"Accept-Encoding: br;q=0, gzip;q=0\r\n", 200, "", PLAIN, "\"e1\""},
		{"Accept-Encoding: *\r\n", 200, "br", "BROTLI", "\"e1-br\""},
		{"Accept-Encoding: *;q=0\r\n", 200, "", PLAIN, "\"e1\""},
		{"If-None-Match: \"e1\"\r\n", 304, "", "", "\"e1\""},
		{"If-None-Match: \"x\", W/\"e1-br\"\r\nAccept-Encoding: br\r\n", 304, "", "", "\"e1-br\""},
		{"If-None-Match: *\r\n", 304, "", "", "\"e1\""},
		{"If-None-Match: \"e2\"\r\n", 200, "", PLAIN, "\"e1\""},
		{"If-None-Match: \"e1-gz\"\r\nAccept-Encoding: br\r\n", 200, "br", "BROTLI", "\"e1-br\""},
	};
	char v[256];

	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		struct got g = ask(*state, "GET /assets/app-3f2a.js", cases[i].headers, "");

		EXPECT(g, cases[i].status);
		assert_string_equal(got_header(&g, "Content-Encoding", v, sizeof v), cases[i].coding);
		assert_string_equal(got_header(&g, "ETag", v, sizeof v), cases[i].etag);
		assert_string_equal(got_header(&g, "Vary", v, sizeof v), "Accept-Encoding");
		assert_string_equal(got_header(&g, "Cache-Control", v, sizeof v), "public, max-age=31536000, immutable");
		assert_string_equal(got_header(&g, "X-Content-Type-Options", v, sizeof v), "nosniff");
		assert_true(str_eq_c(buf_str(&g.body), cases[i].body));
		got_done(&g);
	}
}

static void
paths_of_files(void **state)
{
	static const struct { const char *line; unsigned status; bool page; } cases[] = {
		{"GET /icon.svg", 200, false}, {"HEAD /icon.svg", 200, false}, {"POST /icon.svg", 405, false}, {"OPTIONS /icon.svg", 204, false},
		{"GET /icon.svg?x", 200, false}, {"GET /icon%2Esvg", 200, true}, {"GET /assets/../icon.svg", 404, false}, {"GET //icon.svg", 404, false}, {"GET /icon.svg/", 200, true},
		{"GET /assets/missing.js", 404, false}, {"GET /", 200, true}, {"GET /scores/2025-03?x=1", 200, true}, {"HEAD /scores", 200, false}, {"POST /scores", 404, false},
		{"GET /index.html", 200, true}, {"GET /api", 404, false}, {"GET /api/nothing", 404, false}, {"GET /apis", 200, true}, {"GET /..", 404, false}, {"GET /.env", 404, false},
		{"GET /etc/passwd", 200, true}, {"GET http://evil/x", 404, false}, {"GET *", 404, false},
	};

	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		struct got g = ask(*state, cases[i].line, SAFE, "");

		if (g.status != cases[i].status || (body_has(&g, "<!doctype html>")) != cases[i].page)
			fail_msg("%s: %u %s", cases[i].line, g.status, g.body.p == NULL ? "" : g.body.p);
		got_done(&g);
	}
}

static void
every_page_has_its_nonce(void **state)
{
	char csp[2][512], nonce[2][64], want[512];

	for (unsigned i = 0; i < 2; i++) {
		struct got g = ask(*state, "GET /facts/orders", "", "");
		const char *at = strstr(g.body.p, "nonce=\"");

		EXPECT(g, 200);
		assert_non_null(at);
		snprintf(nonce[i], sizeof nonce[i], "%.*s", (int)strcspn(at + 7, "\""), at + 7);
		got_header(&g, "Content-Security-Policy", csp[i], sizeof csp[i]);
		snprintf(want, sizeof want, "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-%s'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; "
		         "base-uri 'none'; frame-ancestors 'none'; form-action 'self'", nonce[i]);
		assert_string_equal(csp[i], want);
		assert_int_equal(strlen(nonce[i]), 24);
		snprintf(want, sizeof want, "<!doctype html><script nonce=\"%s\"></script><style nonce=\"%s\"></style>", nonce[i], nonce[i]);
		assert_string_equal(g.body.p, want);
		assert_string_equal(got_header(&g, "Cache-Control", want, sizeof want), "no-cache");
		got_done(&g);
	}
	assert_string_not_equal(nonce[0], nonce[1]);
}

static void
ranges(void **state)
{
	static const struct { const char *headers; unsigned status; const char *body, *range; } cases[] = {
		{"", 200, "0123456789", ""}, {"Range: bytes=0-3\r\n", 206, "0123", "bytes 0-3/10"}, {"Range: bytes=4-\r\n", 206, "456789", "bytes 4-9/10"},
		{"Range: bytes=-3\r\n", 206, "789", "bytes 7-9/10"}, {"Range: bytes=-30\r\n", 206, "0123456789", "bytes 0-9/10"}, {"Range: bytes=8-100\r\n", 206, "89", "bytes 8-9/10"},
		{"Range: bytes=9-9\r\n", 206, "9", "bytes 9-9/10"}, {"Range: bytes=10-\r\n", 416, NULL, "bytes */10"}, {"Range: bytes=-0\r\n", 416, NULL, "bytes */10"},
		{"Range: bytes=5-3\r\n", 200, "0123456789", ""}, {"Range: bytes=0-1,3-4\r\n", 200, "0123456789", ""}, {"Range: lines=0-1\r\n", 200, "0123456789", ""},
		{"Range: bytes=x-y\r\n", 200, "0123456789", ""}, {"Range: bytes=99999999999999999999-\r\n", 200, "0123456789", ""},
	};
	char v[64];

	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		struct got g = ask(*state, "GET /api/file", cases[i].headers, "");

		if (g.status != cases[i].status)
			fail_msg("%s: %u", cases[i].headers, g.status);
		assert_string_equal(got_header(&g, "Content-Range", v, sizeof v), cases[i].range);
		assert_string_equal(got_header(&g, "Accept-Ranges", v, sizeof v), "bytes");
		if (cases[i].body != NULL)
			assert_string_equal(g.body.p, cases[i].body);
		got_done(&g);
	}
}

static void
files_of_replies(void **state)
{
	char v[64];
	struct stat st;
	struct got g = ask(*state, "GET /api/gone", "", "");

	EXPECT(g, 500);
	assert_false(body_has(&g, "secret-name"));
	got_done(&g);
	g = ask(*state, "GET /api/once", "", "");
	EXPECT(g, 200);
	assert_string_equal(g.body.p, "once");
	assert_int_not_equal(stat(got_header(&g, "X-Name", v, sizeof v), &st), 0);
	got_done(&g);
	g = ask(*state, "HEAD /api/file", "", "");
	EXPECT(g, 200);
	assert_string_equal(got_header(&g, "Content-Length", v, sizeof v), "10");
	got_done(&g);
	g = ask(*state, "GET /api/full", "", "");
	EXPECT(g, 500);
	got_done(&g);
	g = ask(*state, "GET /api/split", "", "");
	EXPECT(g, 200);
	assert_string_equal(got_header(&g, "X-Good", v, sizeof v), "yes");
	assert_null(strstr(g.head.p, "evil"));
	assert_string_equal(got_header(&g, "Cache-Control", v, sizeof v), "private, max-age=60");
	got_done(&g);
}

static void
compression(void **state)
{
	static const struct { const char *line, *headers; bool packed, varies; } cases[] = {
		{"GET /api/long?n=100000", "Accept-Encoding: gzip, br\r\n", true, true}, {"GET /api/longslow?n=100000", "Accept-Encoding: gzip\r\n", true, true},
		{"GET /api/long?n=100000", "", false, true}, {"GET /api/long?n=100000", "Accept-Encoding: br\r\n", false, true}, {"GET /api/long?n=1000", "Accept-Encoding: gzip\r\n", false, false},
		{"GET /api/long?n=5000&type=image/png", "Accept-Encoding: gzip\r\n", false, false}, {"GET /api/long?n=5000&type=text/csv", "Accept-Encoding: gzip\r\n", true, true},
		{"GET /api/long?n=5000&type=application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Accept-Encoding: gzip\r\n", false, false},
	};
	char v[64];

	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		struct got g = ask(*state, cases[i].line, cases[i].headers, "");
		char *plain = malloc(200000);
		size_t n = g.body.n;

		EXPECT(g, 200);
		assert_string_equal(got_header(&g, "Content-Encoding", v, sizeof v), cases[i].packed ? "gzip" : "");
		assert_string_equal(got_header(&g, "Vary", v, sizeof v), cases[i].varies ? "Accept-Encoding" : "");
		memcpy(plain, g.body.p, n);
		if (cases[i].packed) {
			z_stream z = {.next_in = (Bytef *)g.body.p, .avail_in = (uInt)g.body.n, .next_out = (Bytef *)plain, .avail_out = 200000};

			assert_int_equal(inflateInit2(&z, 15 + 16), Z_OK);
			assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
			n = z.total_out;
			inflateEnd(&z);
		}
		assert_int_equal(n, strtol(strstr(cases[i].line, "n=") + 2, NULL, 10));
		for (size_t k = 0; k < n; k++)
			assert_true(plain[k] == (char)('a' + k % 20));
		free(plain);
		got_done(&g);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codings_and_etags), cmocka_unit_test(paths_of_files), cmocka_unit_test(every_page_has_its_nonce), cmocka_unit_test(ranges),
		cmocka_unit_test(files_of_replies), cmocka_unit_test(compression),
	};

	return cmocka_run_group_tests_name("http/files", tests, setup, teardown);
}
