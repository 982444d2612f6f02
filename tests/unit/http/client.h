/*
 * A small HTTP client over real sockets, and a server of a few routes, for the tests of http.
 */
#ifndef TEST_HTTP_CLIENT_H
#define TEST_HTTP_CLIENT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "http/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE_S 10

struct got { unsigned status; struct buf head, body; bool closed; };    /* closed: the server ended the connection before a whole answer */

static inline int64_t
clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static inline void
nap_ms(int ms)
{
	const struct timespec t = {ms / 1000, ms % 1000 * 1000000L};

	nanosleep(&t, NULL);
}

static inline int
dial(const struct http *h)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)http_port(h)), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct timeval patience = {PATIENCE_S, 0};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_true(fd >= 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
	if (connect(fd, (struct sockaddr *)&a, sizeof a) != 0)
		fail_msg("connect: %s", strerror(errno));
	return fd;
}

/* False when the server no longer takes bytes. */
static inline bool
say_n(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t put = send(fd, p, n, MSG_NOSIGNAL);

		if (put <= 0)
			return false;
		p += put;
		n -= (size_t)put;
	}
	return true;
}

static inline bool
say(int fd, const char *text)
{
	return say_n(fd, text, strlen(text));
}

static inline void
got_done(struct got *g)
{
	buf_done(&g->head);
	buf_done(&g->body);
}

/* The value of a header of the answer into `to`; "" when absent. */
static inline const char *
got_header(const struct got *g, const char *name, char *to, size_t room)
{
	size_t n = strlen(name);

	to[0] = '\0';
	for (const char *p = g->head.p; p != NULL && (p = strstr(p, "\r\n")) != NULL;) {
		p += 2;
		if (strncasecmp(p, name, n) == 0 && p[n] == ':') {
			const char *end = strstr(p, "\r\n");

			p += n + 1;
			while (*p == ' ')
				p++;
			snprintf(to, room, "%.*s", (int)(end - p), p);
			return to;
		}
	}
	return to;
}

static inline bool
hear_more(int fd, struct buf *to)
{
	char piece[16384];
	ssize_t n = recv(fd, piece, sizeof piece, 0);

	if (n <= 0)
		return false;
	buf_add(to, (struct str){piece, (size_t)n});
	return true;
}

/* One answer; `bodyless` for HEAD. Bytes past it (of a next answer) stay in `rest`. */
static inline struct got
hear_with(int fd, bool bodyless, struct buf *rest)
{
	struct got g = {0};
	struct buf all = *rest;
	char value[128];
	char *end;
	size_t from;

	buf_init(&g.head, 0);
	buf_init(&g.body, 0);
	buf_init(rest, 0);
	while (all.p == NULL || (end = strstr(all.p, "\r\n\r\n")) == NULL)
		if (!hear_more(fd, &all)) {
			g.closed = true;
			buf_done(&all);
			return g;
		}
	from = (size_t)(end - all.p) + 4;
	buf_add(&g.head, (struct str){all.p, from});
	g.status = (unsigned)strtoul(all.p + 9, NULL, 10);
	if (g.status == 100) {          /* the caller sees it by its status */
		buf_add(rest, (struct str){all.p + from, all.n - from});
		buf_done(&all);
		return g;
	}
	if (strcmp(got_header(&g, "Transfer-Encoding", value, sizeof value), "chunked") == 0) {
		for (;;) {
			char *line;
			size_t n;

			while ((line = strstr(all.p + from, "\r\n")) == NULL && !g.closed)
				g.closed = !hear_more(fd, &all);
			if (g.closed)
				break;
			n = strtoul(all.p + from, NULL, 16);
			from = (size_t)(line - all.p) + 2;
			while (all.n < from + n + 2 && !g.closed)
				g.closed = !hear_more(fd, &all);
			if (g.closed || n == 0)
				break;
			buf_add(&g.body, (struct str){all.p + from, n});
			from += n + 2;
		}
		from += 2;
	} else if (!bodyless && g.status != 204 && g.status != 304) {
		bool told = got_header(&g, "Content-Length", value, sizeof value)[0] != '\0';
		size_t n = told ? strtoul(value, NULL, 10) : SIZE_MAX;

		while (all.n - from < n && hear_more(fd, &all))
			;
		g.closed = told && all.n - from < n;
		if (all.n - from < n)
			n = all.n - from;
		buf_add(&g.body, (struct str){all.p + from, n});
		from += n;
	}
	if (all.n > from)
		buf_add(rest, (struct str){all.p + from, all.n - from});
	buf_done(&all);
	return g;
}

static inline struct got
hear(int fd)
{
	struct buf rest = {0};
	struct got g = hear_with(fd, false, &rest);

	buf_done(&rest);
	return g;
}

/* One request on a connection of its own. `request` is everything up to the blank line but Host, the rest of the head and the body:
 * ASK(h, "GET /x", "Cookie: a=b\r\n", "") */
static inline struct got
ask_n(const struct http *h, const char *line, const char *headers, const char *body, size_t n)
{
	struct buf b, rest = {0};
	struct got g;
	int fd = dial(h);

	buf_init(&b, 0);
	buf_fmt(&b, "%s HTTP/1.1\r\nHost: localhost:%u\r\n%s", line, http_port(h), headers);
	if (n > 0)
		buf_fmt(&b, "Content-Length: %zu\r\n", n);
	buf_fmt(&b, "\r\n");
	buf_add(&b, (struct str){body, n});
	say_n(fd, b.p, b.n);
	buf_done(&b);
	g = hear_with(fd, strncmp(line, "HEAD", 4) == 0, &rest);
	buf_done(&rest);
	close(fd);
	return g;
}

static inline struct got
ask(const struct http *h, const char *line, const char *headers, const char *body)
{
	return ask_n(h, line, headers, body, strlen(body));
}

static inline bool
body_has(const struct got *g, const char *text)
{
	return g->body.p != NULL && strstr(g->body.p, text) != NULL;
}

#define EXPECT(got, want) do { if ((got).status != (want)) fail_msg("status %u, want %u: %s%s", (got).status, (unsigned)(want), (got).head.p == NULL ? "(closed)" : (got).head.p, (got).body.p == NULL ? "" : (got).body.p); } while (0)
#define SAFE "X-Jieban: 1\r\n"

static inline struct http *
server_start(const struct http_options *o)
{
	struct http *h = NULL;
	struct err err;
	struct http_options mine = *o;

	if (mine.listen == NULL)
		mine.listen = "127.0.0.1:0";
	if (http_start(&mine, &h, &err) != RC_OK)
		fail_msg("http_start: %s", err.msg[LANG_EN]);
	return h;
}

#endif
