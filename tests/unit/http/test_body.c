/*
 * Bodies: whole ones, uploads to a file, limits with and without a declared length, 100-continue, a full disk.
 */
#include "client.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

static atomic_int ran;

static void
count_body(struct request *q, struct reply *r)
{
	atomic_fetch_add(&ran, 1);
	buf_fmt(&r->body, "%zu %llu %016llx", q->body.n, (unsigned long long)q->body_bytes, (unsigned long long)str_hash(q->body));
}

static void
count_file(struct request *q, struct reply *r)
{
	int fd = open(q->body_file, O_RDONLY);
	char piece[65536];
	ssize_t n;
	unsigned long long all = 0, sum = 0;

	atomic_fetch_add(&ran, 1);
	while ((n = read(fd, piece, sizeof piece)) > 0) {
		all += (unsigned long long)n;
		for (ssize_t i = 0; i < n; i++)
			sum += (unsigned char)piece[i];
	}
	close(fd);
	buf_fmt(&r->body, "%llu %llu %llu", all, (unsigned long long)q->body_bytes, sum);
}

#define BODY_MAX 100000
#define UPLOAD_MAX (8 << 20)
static const struct route routes[] = {
	{.verb = POST, .path = "/api/body", .right = 1, .max_body = BODY_MAX, .fn = count_body},
	{.verb = POST, .path = "/api/upload", .right = 1, .max_body = UPLOAD_MAX, .flags = ROUTE_UPLOAD, .fn = count_file},
	{.verb = POST, .path = "/api/slow", .right = 1, .max_body = UPLOAD_MAX, .flags = ROUTE_UPLOAD | ROUTE_SLOW, .fn = count_file},
};
static char tmp[64];
static struct http_options options = {.routes = routes, .n_routes = COUNT_OF(routes), .tmp = tmp};

static int
setup(void **state)
{
	snprintf(tmp, sizeof tmp, "/tmp/jieban-http-XXXXXX");
	assert_non_null(mkdtemp(tmp));
	*state = server_start(&options);
	return 0;
}

static unsigned
files_left(void)
{
	DIR *d = opendir(tmp);
	unsigned n = 0;

	for (struct dirent *e; (e = readdir(d)) != NULL;)
		n += e->d_name[0] != '.';
	closedir(d);
	return n;
}

static unsigned
descriptors(void)
{
	DIR *d = opendir("/proc/self/fd");
	unsigned n = 0;

	while (readdir(d) != NULL)
		n++;
	closedir(d);
	return n;
}

static int
teardown(void **state)
{
	http_stop(*state, 5);
	assert_int_equal(files_left(), 0);
	rmdir(tmp);
	return 0;
}

static char *
bytes(size_t n)
{
	char *p = malloc(n);

	for (size_t i = 0; i < n; i++)
		p[i] = (char)(i * 7 + i / 251);
	return p;
}

static void
whole_bodies(void **state)
{
	static const size_t sizes[] = {0, 1, 4095, 16384, 65537, BODY_MAX, BODY_MAX + 1};
	char *p = bytes(BODY_MAX + 1), want[64];

	for (unsigned i = 0; i < COUNT_OF(sizes); i++) {
		struct got g = ask_n(*state, "POST /api/body", SAFE, p, sizes[i]);

		if (sizes[i] > BODY_MAX) {
			assert_true(g.closed || g.status == 413);
		} else {
			EXPECT(g, 200);
			snprintf(want, sizeof want, "%zu %zu %016llx", sizes[i], sizes[i], (unsigned long long)str_hash((struct str){p, sizes[i]}));
			assert_string_equal(g.body.p, want);
		}
		got_done(&g);
	}
	free(p);
}

/* Sends `n` bytes in chunks of `step`; stops when the server does. */
static struct got
chunked(const struct http *h, const char *path, const char *p, size_t n, size_t step)
{
	int fd = dial(h);
	char line[256];
	struct got g;
	bool open = true;

	snprintf(line, sizeof line, "POST %s HTTP/1.1\r\nHost: h\r\n" SAFE "Transfer-Encoding: chunked\r\n\r\n", path);
	say(fd, line);
	for (size_t at = 0; at < n && open; at += step) {
		size_t k = n - at < step ? n - at : step;

		snprintf(line, sizeof line, "%zx\r\n", k);
		open = say(fd, line) && say_n(fd, p + at, k) && say(fd, "\r\n");
	}
	if (open)
		say(fd, "0\r\n\r\n");
	g = hear(fd);
	close(fd);
	return g;
}

static void
chunked_bodies(void **state)
{
	static const struct { size_t n, step; unsigned status; } cases[] = {
		{0, 1, 200}, {1, 1, 200}, {1000, 7, 200}, {BODY_MAX, 5000, 200}, {BODY_MAX, BODY_MAX, 200}, {BODY_MAX + 1, 5000, 413}, {BODY_MAX + 50000, 5000, 413}, {BODY_MAX * 20, 5000, 0},
	};
	char *p = bytes(BODY_MAX * 20), want[64];
	int before;

	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		struct got g;

		before = atomic_load(&ran);
		g = chunked(*state, "/api/body", p, cases[i].n, cases[i].step);
		if (cases[i].status == 0)
			assert_true(g.closed);
		else
			EXPECT(g, cases[i].status);
		if (cases[i].status == 200) {
			snprintf(want, sizeof want, "%zu %zu %016llx", cases[i].n, cases[i].n, (unsigned long long)str_hash((struct str){p, cases[i].n}));
			assert_string_equal(g.body.p, want);
		}
		assert_int_equal(atomic_load(&ran), before + (cases[i].status == 200));
		got_done(&g);
	}
	free(p);
}

static void
uploads(void **state)
{
	static const char *const paths[] = {"/api/upload", "/api/slow"};
	char *p = bytes(UPLOAD_MAX), want[96], line[64];
	unsigned long long sum = 0;
	unsigned before = descriptors();

	for (size_t i = 0; i < UPLOAD_MAX; i++)
		sum += (unsigned char)p[i];
	snprintf(want, sizeof want, "%d %d %llu", UPLOAD_MAX, UPLOAD_MAX, sum);
	for (unsigned i = 0; i < COUNT_OF(paths); i++) {
		struct got g;

		snprintf(line, sizeof line, "POST %s", paths[i]);
		g = ask_n(*state, line, SAFE, p, UPLOAD_MAX);
		EXPECT(g, 200);
		assert_string_equal(g.body.p, want);
		got_done(&g);
		g = chunked(*state, paths[i], p, UPLOAD_MAX, 100000);
		EXPECT(g, 200);
		assert_string_equal(g.body.p, want);
		got_done(&g);
		g = ask_n(*state, line, SAFE, "", 0);
		EXPECT(g, 200);
		assert_string_equal(g.body.p, "0 0 0");
		got_done(&g);
	}
	free(p);
	nap_ms(100);
	assert_int_equal(files_left(), 0);
	assert_int_equal(descriptors(), before);
}

/* 2 GB announced: refused at once, with nothing of it read; without an announcement: when it passes the limit. */
static void
huge_uploads(void **state)
{
	char piece[65536] = {0};
	struct buf rest = {0};
	struct got g;
	int64_t began;
	int fd;
	size_t sent = 0;

	began = clock_ms();
	fd = dial(*state);
	say(fd, "POST /api/upload HTTP/1.1\r\nHost: h\r\n" SAFE "Content-Length: 2147483648\r\n\r\n");
	g = hear(fd);
	EXPECT(g, 413);
	assert_true(clock_ms() - began < 2000);
	got_done(&g);
	close(fd);
	/* a client that sends without waiting still reads why */
	fd = dial(*state);
	say(fd, "POST /api/upload HTTP/1.1\r\nHost: h\r\n" SAFE "Content-Length: 2147483648\r\n\r\n");
	for (int i = 0; i < 20 && say_n(fd, piece, sizeof piece); i++)
		;
	g = hear(fd);
	EXPECT(g, 413);
	got_done(&g);
	close(fd);
	fd = dial(*state);
	say(fd, "POST /api/upload HTTP/1.1\r\nHost: h\r\n" SAFE "Transfer-Encoding: chunked\r\n\r\n");
	while (sent < (size_t)UPLOAD_MAX * 10 && say(fd, "10000\r\n") && say_n(fd, piece, sizeof piece) && say(fd, "\r\n"))
		sent += sizeof piece;
	assert_true(sent < (size_t)UPLOAD_MAX * 3);
	g = hear_with(fd, false, &rest);
	assert_true(g.closed);
	got_done(&g);
	buf_done(&rest);
	close(fd);
	nap_ms(100);
	assert_int_equal(files_left(), 0);
}

static void
continue_is_said_to_the_welcome_only(void **state)
{
	static const char ask_head[] = "POST /api/body HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n";
	struct buf rest = {0};
	int fd = dial(*state);
	struct got g;

	say(fd, ask_head);
	say(fd, SAFE "Content-Length: 3\r\n\r\n");
	g = hear_with(fd, false, &rest);
	EXPECT(g, 100);
	got_done(&g);
	say(fd, "abc");
	g = hear_with(fd, false, &rest);
	EXPECT(g, 200);
	got_done(&g);
	say(fd, ask_head);
	say(fd, "Content-Length: 3\r\n\r\n");
	g = hear_with(fd, false, &rest);
	EXPECT(g, 403);
	got_done(&g);
	buf_done(&rest);
	close(fd);
}

/* A file may not grow past 1 MiB here, as on a full disk. */
static void
full_disk(void **state)
{
	struct rlimit old, small;
	char *p = bytes(UPLOAD_MAX);
	struct got g;

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	small = (struct rlimit){1 << 20, old.rlim_max};
	setrlimit(RLIMIT_FSIZE, &small);
	g = ask_n(*state, "POST /api/upload", SAFE, p, 4 << 20);
	setrlimit(RLIMIT_FSIZE, &old);
	EXPECT(g, 507);
	assert_true(body_has(&g, "\"busy\""));
	got_done(&g);
	g = ask_n(*state, "POST /api/upload", SAFE, p, 4 << 20);
	EXPECT(g, 200);
	got_done(&g);
	free(p);
}

static void
no_folder_for_uploads(void **state)
{
	struct http_options o = options;
	struct http *h;
	struct got g;

	(void)state;
	o.tmp = "/nonexistent/folder";
	h = server_start(&o);
	g = ask(h, "POST /api/upload", SAFE, "abc");
	EXPECT(g, 500);
	assert_false(body_has(&g, "nonexistent"));
	got_done(&g);
	http_stop(h, 1);
}

/* The client goes in the middle of a body. */
static void
half_bodies(void **state)
{
	unsigned before = descriptors();
	int was = atomic_load(&ran);

	for (int i = 0; i < 20; i++) {
		int fd = dial(*state);

		say(fd, i % 2 == 0 ? "POST /api/upload HTTP/1.1\r\nHost: h\r\n" SAFE "Content-Length: 100000\r\n\r\nabc" :
		                     "POST /api/body HTTP/1.1\r\nHost: h\r\n" SAFE "Transfer-Encoding: chunked\r\n\r\n5\r\nab");
		if (i % 3 == 0)
			nap_ms(10);
		close(fd);
	}
	for (int i = 0; i < 250 && descriptors() != before; i++)
		nap_ms(20);
	assert_int_equal(descriptors(), before);
	assert_int_equal(files_left(), 0);
	assert_int_equal(atomic_load(&ran), was);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_bodies), cmocka_unit_test(chunked_bodies), cmocka_unit_test(uploads), cmocka_unit_test(huge_uploads),
		cmocka_unit_test(continue_is_said_to_the_welcome_only), cmocka_unit_test(full_disk), cmocka_unit_test(no_folder_for_uploads), cmocka_unit_test(half_bodies),
	};

	return cmocka_run_group_tests_name("http/body", tests, setup, teardown);
}
