/*
 * Start and graceful stop of the server, and its defaults. Called by main.
 */
#include "http/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define FDS_SPARE 200           /* of files, databases and the program's own */

int64_t
monotonic_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int64_t
real_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
random_bytes(void *to, size_t n)
{
	if (getrandom(to, n, 0) != (ssize_t)n)
		abort();
}

void
random_id(uint64_t *to)
{
	static _Thread_local uint64_t pool[32];
	static _Thread_local unsigned left;

	if (left == 0) {
		random_bytes(pool, sizeof pool);
		left = COUNT_OF(pool);
	}
	*to = pool[--left];
}

static unsigned
or_else(unsigned given, unsigned otherwise)
{
	return given != 0 ? given : otherwise;
}

/* Descriptors for all connections: the soft limit is raised as far as the hard one lets us. */
static void
raise_limit(const struct http *h)
{
	struct rlimit r;
	rlim_t want = (rlim_t)h->o.connections_max + h->o.streams_max + FDS_SPARE;

	if (getrlimit(RLIMIT_NOFILE, &r) != 0 || r.rlim_cur >= want)
		return;
	r.rlim_cur = r.rlim_max < want ? r.rlim_max : want;
	if (setrlimit(RLIMIT_NOFILE, &r) != 0 || r.rlim_cur < want)
		log_ev(LOG_WARN, "http.descriptors", "have=%llu want=%llu", (unsigned long long)r.rlim_cur, (unsigned long long)want);
}

static void
http_free(struct http *h)
{
	if (h->listen_fd >= 0)
		close(h->listen_fd);
	if (h->socket_path[0] != '\0')
		unlink(h->socket_path);
	streams_free(h->streams);
	limits_free(h->limits);
	files_free(h->files);
	routes_free(h->routes);
	free(h);
}

enum rc
http_start(const struct http_options *o, struct http **out, struct err *err)
{
	struct http *h = calloc(1, sizeof *h);
	enum rc rc;

	if (h == NULL)
		abort();
	h->o = *o;
	h->o.threads = or_else(o->threads, 2);
	h->o.workers = or_else(o->workers, 4);
	h->o.connections_max = or_else(o->connections_max, 1000);
	h->o.streams_max = or_else(o->streams_max, 500);
	h->o.streams_per_client = or_else(o->streams_per_client, 8);
	h->o.idle_s = or_else(o->idle_s, 30);
	h->o.now_ms = o->now_ms != NULL ? o->now_ms : real_ms;
	h->listen_fd = -1;
	h->limits = limits_new();
	h->streams = streams_new(h->o.streams_max, h->o.streams_per_client, net_wake);
	raise_limit(h);
	rc = routes_new(h->o.routes, h->o.n_routes, &h->routes, err);
	if (rc == RC_OK)
		rc = files_new(&h->o, &h->files, err);
	if (rc == RC_OK)
		rc = listen_open(h, err);
	if (rc == RC_OK)
		rc = workers_new(h->o.workers, exchange_work, &h->workers, err);
	if (rc == RC_OK)
		rc = net_start(h, err);
	if (rc != RC_OK) {
		workers_end(h->workers, exchange_unwork);
		http_free(h);
		return rc;
	}
	log_ev(LOG_INFO, "http.start", "listen=%s port=%u threads=%u workers=%u", h->o.listen, h->port, h->o.threads, h->o.workers);
	*out = h;
	return RC_OK;
}

unsigned
http_port(const struct http *h)
{
	return h->port;
}

static bool
wait_idle(struct http *h, int64_t until_ns)
{
	const struct timespec moment = {0, 2000000};

	while (atomic_load(&h->running) > 0) {
		if (monotonic_ns() >= until_ns)
			return false;
		nanosleep(&moment, NULL);
	}
	return true;
}

void
http_stop(struct http *h, unsigned seconds)
{
	int64_t now_ns = monotonic_ns();
	bool idle;

	if (h == NULL)
		return;
	atomic_store(&h->stopping, true);
	net_quiet(h);
	streams_end(h->streams);
	idle = wait_idle(h, now_ns + (int64_t)seconds * 1000000000);
	if (!idle)
		net_abandon(h);
	workers_end(h->workers, exchange_unwork);
	/* what was abandoned must still be woken: no connection may be asleep when the library ends */
	net_abandon(h);
	(void)wait_idle(h, monotonic_ns() + 1000000000);
	log_ev(LOG_INFO, "http.stop", "after_ms=%lld all_answered=%d", (long long)((monotonic_ns() - now_ns) / 1000000), idle);
	net_stop(h);
	http_free(h);
}
