/*
 * The clients of the HTTP benches. Answers of any length are read whole (Content-Length); whoever answers anything but 200, or closes, ends
 * the measurement: a quick refusal is no speed. Called by bench_http and bench_client.
 */
#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define SAMPLES_MAX 4000000
#define WARM_US 5000000
#define ROOM 4096u              /* of a head, and of a request */
#define STALL_US 1000000

/* Of an answer only the head is kept; its body is counted and dropped. */
struct client { int fd; int64_t asked; char head[ROOM]; size_t n, left; bool in_body; };

int64_t
load_now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

void
load_line(const char *name, int64_t rows, int64_t value, const char *unit, const char *against, int64_t other)
{
	printf("{\"name\":\"%s\",\"rows\":%lld,\"value\":%lld,\"unit\":\"%s\",\"against\":\"%s\",\"ratio\":%lld.%02lld}\n", name, (long long)rows, (long long)value, unit, against,
	       (long long)(other == 0 ? 0 : value / other), (long long)(other == 0 ? 0 : value * 100 / other % 100));
	fflush(stdout);
}

static _Noreturn void
give_up(const char *what, const char *why, size_t n)
{
	fprintf(stderr, "bench: %s: %.*s\n", what, (int)n, why);
	exit(1);
}

static int
dial(unsigned port)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;

	if (fd < 0 || connect(fd, (struct sockaddr *)&a, sizeof a) != 0)
		give_up("connect", strerror(errno), 200);
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
	return fd;
}

static int64_t
cpu_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int
by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

static void
ask_again(struct client *c, load_ask *ask, void *ctx)
{
	char request[ROOM];
	size_t n = ask(ctx, request, sizeof request);

	c->asked = load_now_us();
	c->n = c->left = 0;
	c->in_body = false;
	if (send(c->fd, request, n, MSG_NOSIGNAL) != (ssize_t)n)
		give_up("send", strerror(errno), 200);
}

/* Reads what is there. True: the answer is whole. */
static bool
take(struct client *c)
{
	static char body[1 << 17];
	char *end, *length;
	ssize_t got;

	if (c->in_body) {
		got = recv(c->fd, body, c->left < sizeof body ? c->left : sizeof body, MSG_DONTWAIT);
		if (got <= 0)
			return got < 0 && errno == EAGAIN ? false : (give_up("closed", "in a body", 20), false);
		c->left -= (size_t)got;
		return c->left == 0;
	}
	got = recv(c->fd, c->head + c->n, ROOM - 1 - c->n, MSG_DONTWAIT);
	if (got <= 0)
		return got < 0 && errno == EAGAIN ? false : (give_up("closed", "before an answer", 20), false);
	c->n += (size_t)got;
	c->head[c->n] = '\0';
	end = strstr(c->head, "\r\n\r\n");
	if (end == NULL) {
		if (c->n == ROOM - 1)
			give_up("a head without end", c->head, 200);
		return false;
	}
	if (memcmp(c->head, "HTTP/1.1 200", 12) != 0)
		give_up("a bad answer", c->head, c->n);
	length = strcasestr(c->head, "content-length:");
	if (length == NULL || length > end)
		give_up("an answer without its length", c->head, c->n);
	c->left = strtoul(length + 15, NULL, 10);
	got = c->head + c->n - (end + 4);
	c->left -= (size_t)got < c->left ? (size_t)got : c->left;
	c->in_body = true;
	return c->left == 0;
}

struct load
load_run(unsigned port, unsigned clients, int64_t ms, load_ask *ask, void *ctx)
{
	static uint32_t samples[SAMPLES_MAX];
	static struct client all[CLIENTS_MAX];
	int ep = epoll_create1(EPOLL_CLOEXEC);
	int64_t began, until, now, last;
	size_t n = 0, warm = 0;
	struct load r = {0};
	struct rlimit files;

	getrlimit(RLIMIT_NOFILE, &files);
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
	for (unsigned i = 0; i < clients; i++) {
		struct epoll_event e = {.events = EPOLLIN, .data.u32 = i};

		all[i].fd = dial(port);
		epoll_ctl(ep, EPOLL_CTL_ADD, all[i].fd, &e);
	}
	began = last = load_now_us();
	until = began + WARM_US;        /* a server that stalls never gets through: 0 requests/s */
	for (unsigned i = 0; i < clients; i++)
		ask_again(&all[i], ask, ctx);
	while ((now = load_now_us()) < until) {
		struct epoll_event events[256];
		int got = epoll_wait(ep, events, 256, 100);

		if (got == 0 && load_now_us() - last > STALL_US)
			r.stalled = true;
		for (int k = 0; k < got; k++) {
			struct client *c = &all[events[k].data.u32];

			if (!take(c))
				continue;
			last = load_now_us();
			if (n < SAMPLES_MAX)
				samples[n++] = (uint32_t)(last - c->asked);
			if (n == (size_t)clients * 4) {         /* every connection is accepted and warm: now it counts */
				warm = n;
				r.cpu_ns = cpu_ns();
				began = last;
				until = began + ms * 1000;
			}
			ask_again(c, ask, ctx);
		}
	}
	r.answers = warm == 0 ? 0 : (int64_t)(n - warm);
	r.stalled |= r.answers == 0;
	if (r.answers > 0) {
		r.per_second = r.answers * 1000000 / (now - began);
		r.cpu_ns = (cpu_ns() - r.cpu_ns) / r.answers;
		qsort(samples + warm, n - warm, sizeof samples[0], by_value);
		r.p99_us = samples[warm + (n - warm) * 99 / 100];
	}
	for (unsigned i = 0; i < clients; i++)
		close(all[i].fd);
	close(ep);
	usleep(100000);
	return r;
}
