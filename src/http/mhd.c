/*
 * The one file that knows libmicrohttpd: sockets, connections, and how requests go in and answers out. Decides nothing about a request.
 *
 * Each thread has a daemon of its own in external epoll mode. The library's own polling thread blocks when exactly a full batch of 128
 * events was ready (measured: a stall); here poll() waits, and MHD_run never blocks. So a thread may hold any number of connections.
 * They are dealt out by us: whoever wakes first accepts, and gives a connection to the thread that has the fewest. Left to whoever wakes,
 * one thread took 56 of 64, and its clients waited for each other. Called by server.c and exchange.c.
 */
#include "http/internal.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#define MEMORY_OF_CONNECTION ((size_t)16384)    /* head and buffers: a longer head is 431 */
#define TICK_MS 1000
#define ACCEPTS 64u             /* at one go */
#define SLOW_GRACE_MS 5000      /* idle connections are the library's to close; who is left after this sends slowly */

struct conn {
	struct conn *next, *prev;
	char address[48];
	bool near;                      /* loopback or a unix socket */
	bool closing;                   /* shut down by us */
	int fd;
	int64_t since_ms;               /* of its opening or its last answer */
	struct exchange *x;             /* its request, once the head is there */
};
struct arrival { struct arrival *next; int fd; socklen_t n; struct sockaddr_storage address; };        /* a connection on its way to its thread */
struct loop {
	struct http *h;
	struct MHD_Daemon *daemon;
	pthread_t thread;
	int epoll_fd, wake_fd;
	unsigned index;
	bool deaf;                      /* accepts nobody until the next tick: descriptors or memory had run out */
	atomic_uint open;               /* connections, with those on their way */
	pthread_mutex_t lock;           /* of what others give it */
	struct arrival *arrivals;
	atomic_bool poked;
	int64_t tick_ms;
	struct conn *conns;
	struct exchange *exchanges;
};
struct net { atomic_uint n, wakers; atomic_bool quiet, abandon, end; struct loop loops[]; };

/* ---- connections --------------------------------------------------------------------------------------------------------------- */

static void
peer_text(const struct sockaddr *a, char *to, size_t room, bool *near)
{
	const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)(const void *)a;
	const struct sockaddr_in *four = (const struct sockaddr_in *)(const void *)a;

	snprintf(to, room, "unix");
	*near = true;
	if (a == NULL)
		return;
	if (a->sa_family == AF_INET) {
		inet_ntop(AF_INET, &four->sin_addr, to, (socklen_t)room);
		*near = (ntohl(four->sin_addr.s_addr) >> 24) == 127;
	} else if (a->sa_family == AF_INET6) {
		inet_ntop(AF_INET6, &six->sin6_addr, to, (socklen_t)room);
		*near = IN6_IS_ADDR_LOOPBACK(&six->sin6_addr);
	}
}

/* Connections that one address may have; 0: any number. */
static unsigned
per_address(const struct http *h, bool near)
{
	if (h->o.trust_proxy)
		return 0;
	return h->o.per_address_max != 0 ? h->o.per_address_max : near ? 0 : 64;
}

static enum MHD_Result
on_accept(void *ctx, const struct sockaddr *a, socklen_t n)
{
	struct loop *l = ctx;
	struct http *h = l->h;
	char address[48], room[48];
	bool near;
	unsigned most;

	(void)n;
	peer_text(a, address, sizeof address, &near);
	most = per_address(h, near);
	if (most != 0 && limits_connection(h->limits, limits_who(address, room), 0) >= most) {
		log_ev(LOG_WARN, "limit.address", "address=%s max=%u", address, most);
		return MHD_NO;
	}
	if (atomic_load(&h->connections) >= h->o.connections_max + streams_count(h->streams)) {
		log_ev(LOG_WARN, "limit.connections", "address=%s max=%u", address, h->o.connections_max);
		return MHD_NO;
	}
	return MHD_YES;
}

static void
on_connection(void *ctx, struct MHD_Connection *c, void **socket_ctx, enum MHD_ConnectionNotificationCode code)
{
	struct loop *l = ctx;
	struct conn *k = *socket_ctx;
	char room[48];

	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		const union MHD_ConnectionInfo *peer = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS), *fd = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD);

		k = calloc(1, sizeof *k);
		if (k == NULL)
			abort();
		peer_text(peer == NULL ? NULL : peer->client_addr, k->address, sizeof k->address, &k->near);
		k->fd = fd == NULL ? -1 : fd->connect_fd;
		k->since_ms = monotonic_ns() / 1000000;
		k->next = l->conns;
		if (l->conns != NULL)
			l->conns->prev = k;
		l->conns = k;
		*socket_ctx = k;
		atomic_fetch_add(&l->h->connections, 1);
		atomic_fetch_add(&l->open, 1);
		if (per_address(l->h, k->near) != 0)
			limits_connection(l->h->limits, limits_who(k->address, room), 1);
		return;
	}
	if (k == NULL)
		return;
	if (k->prev != NULL)
		k->prev->next = k->next;
	else
		l->conns = k->next;
	if (k->next != NULL)
		k->next->prev = k->prev;
	atomic_fetch_sub(&l->h->connections, 1);
	atomic_fetch_sub(&l->open, 1);
	if (per_address(l->h, k->near) != 0)
		limits_connection(l->h->limits, limits_who(k->address, room), -1);
	free(k);
	*socket_ctx = NULL;
}

static struct conn *
conn_of(struct MHD_Connection *c)
{
	const union MHD_ConnectionInfo *i = MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

	return i == NULL ? NULL : i->socket_context;
}

/* ---- requests in ------------------------------------------------------------------------------------------------------------------- */

static void *
on_uri(void *ctx, const char *uri, struct MHD_Connection *c)
{
	struct loop *l = ctx;
	struct exchange *x = exchange_new(l->h, str_c(uri));

	x->loop = l;
	x->connection = c;
	return x;
}

/* The library must not change what we compare. */
static size_t
on_unescape(void *ctx, struct MHD_Connection *c, char *text)
{
	(void)ctx;
	(void)c;
	return strlen(text);
}

static enum MHD_Result
on_header(void *ctx, enum MHD_ValueKind kind, const char *name, size_t n_name, const char *value, size_t n_value)
{
	struct exchange *x = ctx;

	(void)kind;
	if (x->n_headers == HEADERS_MAX) {
		x->headers_too_many = true;
		return MHD_NO;
	}
	x->headers[x->n_headers++] = (struct header){{name, n_name}, value == NULL ? STR("") : (struct str){value, n_value}};
	return MHD_YES;
}

static void
head_fill(struct exchange *x, struct MHD_Connection *c, const char *method, const char *version)
{
	static const struct { const char *name; enum verb verb; } verbs[] = {
		{"GET", GET}, {"HEAD", GET}, {"OPTIONS", GET}, {"POST", POST}, {"PUT", PUT}, {"PATCH", PATCH}, {"DELETE", DELETE},
	};
	struct conn *k = conn_of(c);
	struct loop *l = x->loop;

	x->unknown_verb = true;
	for (unsigned i = 0; i < COUNT_OF(verbs) && x->unknown_verb; i++)
		if (strcmp(method, verbs[i].name) == 0) {
			x->req.verb = verbs[i].verb;
			x->unknown_verb = false;
		}
	x->head = strcmp(method, "HEAD") == 0;
	x->options = strcmp(method, "OPTIONS") == 0;
	x->http_1_0 = strcmp(version, "HTTP/1.1") != 0;
	MHD_get_connection_values_n(c, MHD_HEADER_KIND, on_header, x);
	if (k != NULL) {
		snprintf(x->req.address, sizeof x->req.address, "%s", k->address);
		x->near = k->near;
		k->x = x;
	}
	x->next = l->exchanges;
	if (l->exchanges != NULL)
		l->exchanges->prev = x;
	l->exchanges = x;
	atomic_fetch_add(&x->http->running, 1);
}

/* ---- answers out ------------------------------------------------------------------------------------------------------------------- */

static void
sleep_stream(void *x)
{
	MHD_suspend_connection(((struct exchange *)x)->connection);
}

static ssize_t
on_stream(void *ctx, uint64_t at, char *to, size_t room)
{
	struct exchange *x = ctx;
	ptrdiff_t n = stream_read(x->stream, to, room, x, sleep_stream);

	(void)at;
	return n == -1 ? MHD_CONTENT_READER_END_OF_STREAM : n == -2 ? MHD_CONTENT_READER_END_WITH_ERROR : n;
}

/* The stream's reference to the exchange: the library may let go of the response after the request has ended. */
static void
on_stream_end(void *ctx)
{
	struct exchange *x = ctx;

	stream_close(x->stream);
	x->stream = NULL;
	exchange_drop(x);
}

static struct MHD_Response *
response_of(struct exchange *x)
{
	struct answer *a = &x->answer;
	struct MHD_Response *r;

	if (x->stream != NULL) {
		atomic_fetch_add(&x->refs, 1);
		r = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, on_stream, x, on_stream_end);
	} else if (a->fd >= 0 && a->fd_bytes > 0) {
		r = MHD_create_response_from_fd_at_offset64(a->fd_bytes, a->fd, a->fd_from);
		if (r != NULL)
			a->fd = -1;     /* the library closes it */
	} else {
		r = MHD_create_response_from_buffer(a->body.n, (void *)(uintptr_t)a->body.p, MHD_RESPMEM_PERSISTENT);
	}
	return r;
}

static enum MHD_Result
answer_send(struct exchange *x, struct MHD_Connection *c)
{
	struct answer *a = &x->answer;
	struct MHD_Response *r;
	char value[2048];
	enum MHD_Result done;

	x->stage = STAGE_SENT;
	if (a->status == 0) {
		log_request(x->req.id);
		answer_make(x);
		log_request(NULL);
	}
	r = response_of(x);
	if (r == NULL)
		return MHD_NO;
	for (unsigned i = 0; i < a->n_headers; i++) {
		struct str v = a->headers[i].value;

		if (v.n >= sizeof value)
			continue;
		memcpy(value, v.p, v.n);
		value[v.n] = '\0';
		MHD_add_response_header(r, a->headers[i].name, value);
	}
	if (a->close || atomic_load(&x->http->stopping))
		MHD_add_response_header(r, "Connection", "close");
	done = MHD_queue_response(c, a->status, r);
	MHD_destroy_response(r);
	return done;
}

static enum MHD_Result
on_request(void *ctx, struct MHD_Connection *c, const char *url, const char *method, const char *version, const char *data, size_t *n, void **request)
{
	struct exchange *x = *request;
	bool good;

	(void)ctx;
	(void)url;
	if (x == NULL)
		return MHD_NO;
	switch (x->stage) {
	case STAGE_NEW:
		head_fill(x, c, method, version);
		if (exchange_head(x)) {
			x->stage = STAGE_BODY;
			return MHD_YES;
		}
		if (exchange_has_body(x) && !x->chunked && x->body_declared <= DRAIN_MAX && !x->expect && !x->answer.close) {
			x->stage = STAGE_DROP;
			return MHD_YES;
		}
		return answer_send(x, c);
	case STAGE_BODY:
	case STAGE_DROP:
		if (*n > 0) {
			good = exchange_body(x, data, *n);
			*n = 0;
			return good ? MHD_YES : MHD_NO;
		}
		if (x->stage == STAGE_DROP)
			return answer_send(x, c);
		x->stage = STAGE_WAIT;
		return exchange_run(x) ? answer_send(x, c) : MHD_YES;
	case STAGE_WAIT:
		x->asleep = false;
		exchange_woken(x);
		return answer_send(x, c);
	case STAGE_SENT:
		return MHD_YES;
	}
	return MHD_NO;
}

static void
on_completed(void *ctx, struct MHD_Connection *c, void **request, enum MHD_RequestTerminationCode how)
{
	struct loop *l = ctx;
	struct exchange *x = *request;
	struct conn *k = conn_of(c);
	int64_t now_ms = monotonic_ns() / 1000000;

	if (x == NULL)
		return;
	*request = NULL;
	if (k != NULL) {
		k->x = NULL;
		k->since_ms = now_ms;
	}
	if (x->stage != STAGE_NEW) {
		if (x->prev != NULL)
			x->prev->next = x->next;
		else
			l->exchanges = x->next;
		if (x->next != NULL)
			x->next->prev = x->prev;
		atomic_fetch_sub(&l->h->running, 1);
		log_request(x->req.id);
		log_ev(x->answer.status >= 500 ? LOG_INFO : LOG_DEBUG, "http.request", "status=%u path=" STR_F " route=%s bytes=%zu ms=%lld end=%d", x->answer.status,
		       STR_A(x->req.path), x->req.route == NULL ? "-" : x->req.route->path, x->answer.body.n, (long long)(now_ms - x->began_ms), (int)how);
		log_request(NULL);
	}
	exchange_drop(x);
}

static void
poke(struct loop *l)
{
	const uint64_t one = 1;

	if (write(l->wake_fd, &one, sizeof one) < 0)
		log_ev(LOG_ERROR, "http.loop", "%s", strerror(errno));
}

void
net_suspend(struct exchange *x)
{
	x->asleep = true;
	MHD_suspend_connection(x->connection);
}

/* The library in this mode has no channel of its own to wake its thread. `wakers` keeps the loop's memory until we are done with it:
 * once the connection is resumed, the request may end and the server stop at any moment. */
void
net_resume(struct exchange *x)
{
	struct loop *l = x->loop;
	struct net *net = x->http->net;

	atomic_fetch_add(&net->wakers, 1);
	MHD_resume_connection(x->connection);
	if (!atomic_exchange(&l->poked, true))
		poke(l);
	atomic_fetch_sub(&net->wakers, 1);
}

void
net_wake(void *x)
{
	net_resume(x);
}

/* ---- connections in ---------------------------------------------------------------------------------------------------------------- */

static void
give(struct loop *from, struct arrival *a)
{
	struct net *net = from->h->net;
	struct loop *to = from;

	for (unsigned i = 0; i < net->n; i++)
		if (atomic_load(&net->loops[i].open) < atomic_load(&to->open))
			to = &net->loops[i];
	atomic_fetch_add(&to->open, 1);
	pthread_mutex_lock(&to->lock);
	a->next = to->arrivals;
	to->arrivals = a;
	pthread_mutex_unlock(&to->lock);
	if (to != from && !atomic_exchange(&to->poked, true))
		poke(to);
}

static void
accept_some(struct loop *l)
{
	for (unsigned i = 0; i < ACCEPTS; i++) {
		struct arrival *a = calloc(1, sizeof *a);

		if (a == NULL)
			abort();
		a->n = sizeof a->address;
		a->fd = accept4(l->h->listen_fd, (struct sockaddr *)&a->address, &a->n, SOCK_CLOEXEC | SOCK_NONBLOCK);
		if (a->fd < 0) {
			free(a);
			l->deaf = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
			if (l->deaf)
				log_ev(LOG_WARN, "limit.descriptors", "%s", strerror(errno));
			return;
		}
		give(l, a);
	}
}

static struct arrival *
arrivals_take(struct loop *l)
{
	struct arrival *all;

	pthread_mutex_lock(&l->lock);
	all = l->arrivals;
	l->arrivals = NULL;
	pthread_mutex_unlock(&l->lock);
	return all;
}

static void
welcome(struct loop *l)
{
	for (struct arrival *a = arrivals_take(l), *next; a != NULL; a = next) {
		next = a->next;
		(void)MHD_add_connection(l->daemon, a->fd, (const struct sockaddr *)&a->address, a->n);         /* or the library closes it */
		atomic_fetch_sub(&l->open, 1);          /* no more on its way; on_connection counts it now */
		free(a);
	}
}

/* ---- loops ---------------------------------------------------------------------------------------------------------------------------- */

static void
on_log(void *ctx, const char *fmt, va_list ap)
{
	char text[512], *html;

	(void)ctx;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	vsnprintf(text, sizeof text, fmt, ap);
#pragma GCC diagnostic pop
	/* what the library refuses by itself: a head that is too large or malformed; the page that it shows is left out */
	html = strstr(text, " ('");
	if (html != NULL)
		*html = '\0';
	if (str_starts(str_c(text), STR("Error processing request")))
		log_ev(LOG_WARN, "limit.head", "%s", text);
	else
		log_ev(LOG_DEBUG, "http.library", "%s", text);
}

/* The library reads by edges and takes a short read for the last one, so an end that came together with data is not seen until the
 * connection times out. */
static bool
peer_gone(const struct conn *k)
{
	char any;

	return recv(k->fd, &any, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

/* Once a second: connections whose client has gone while something of it was awaited, streams that nobody reads, and who drips: a
 * head that is not there long after the library would have closed an idle connection, or a body slower than a byte a millisecond. */
static void
sweep(struct loop *l, int64_t now_ms)
{
	int64_t idle_ms = (int64_t)l->h->o.idle_s * 1000;

	for (struct conn *k = l->conns; k != NULL; k = k->next) {
		const struct exchange *x = k->x;
		bool receives = x == NULL || x->stage == STAGE_BODY || x->stage == STAGE_DROP, streams = x != NULL && x->stage == STAGE_SENT && x->stream != NULL;
		int64_t by_ms = x == NULL ? k->since_ms + idle_ms + SLOW_GRACE_MS : x->began_ms + 2 * idle_ms + (int64_t)x->body_seen;

		if (k->fd < 0 || k->closing || (!receives && !streams))
			continue;
		if (peer_gone(k)) {
			k->closing = true;
			shutdown(k->fd, SHUT_RDWR);
			if (streams)
				stream_end(x->stream);
		} else if (receives && now_ms >= by_ms) {
			log_ev(LOG_WARN, "limit.slow", "address=%s part=%s", k->address, x == NULL ? "head" : "body");
			k->closing = true;
			shutdown(k->fd, SHUT_RDWR);
		}
	}
}

static bool
any_asleep(const struct loop *l)
{
	for (const struct exchange *x = l->exchanges; x != NULL; x = x->next)
		if (x->asleep)
			return true;
	return false;
}

static void
turn(struct loop *l)
{
	bool hears = !l->deaf && !atomic_load(&l->h->net->quiet);
	struct pollfd fds[3] = {{.fd = l->epoll_fd, .events = POLLIN}, {.fd = l->wake_fd, .events = POLLIN}, {.fd = hears ? l->h->listen_fd : -1, .events = POLLIN}};
	MHD_UNSIGNED_LONG_LONG wait_ms;
	uint64_t any;
	int64_t now_ms;

	if (MHD_get_timeout(l->daemon, &wait_ms) != MHD_YES || wait_ms > TICK_MS)
		wait_ms = TICK_MS;
	(void)poll(fds, COUNT_OF(fds), (int)wait_ms);
	if ((fds[1].revents & POLLIN) != 0) {
		if (read(l->wake_fd, &any, sizeof any) < 0)
			log_ev(LOG_ERROR, "http.loop", "%s", strerror(errno));
		atomic_store(&l->poked, false);         /* before looking for what was given to us, and before MHD_run, which looks for those that were resumed */
	}
	if ((fds[2].revents & POLLIN) != 0)
		accept_some(l);
	welcome(l);
	if (l->h->o.turn != NULL)
		l->h->o.turn(l->h->o.ctx, true);
	MHD_run(l->daemon);
	if (l->h->o.turn != NULL)
		l->h->o.turn(l->h->o.ctx, false);
	now_ms = monotonic_ns() / 1000000;
	if (now_ms - l->tick_ms < TICK_MS)
		return;
	l->tick_ms = now_ms;
	l->deaf = false;
	sweep(l, now_ms);
	if (l->index == 0)
		streams_beat(l->h->streams, now_ms);
}

static void *
serve(void *ctx)
{
	struct loop *l = ctx;
	struct net *net = l->h->net;

	while (!atomic_load(&net->end) || any_asleep(l)) {
		if (atomic_load(&net->abandon))
			for (struct exchange *x = l->exchanges; x != NULL; x = x->next)
				exchange_abandon(x);
		turn(l);
	}
	return NULL;
}

static void
poke_all(struct net *net)
{
	for (unsigned i = 0; i < net->n; i++)
		poke(&net->loops[i]);
}

void
net_quiet(struct http *h)
{
	atomic_store(&h->net->quiet, true);
	poke_all(h->net);
}

void
net_abandon(struct http *h)
{
	atomic_store(&h->net->abandon, true);
	poke_all(h->net);
}

static void
loop_end(struct loop *l)
{
	for (struct arrival *a = arrivals_take(l), *next; a != NULL; a = next) {
		next = a->next;
		close(a->fd);
		free(a);
	}
	MHD_stop_daemon(l->daemon);
	close(l->wake_fd);
	pthread_mutex_destroy(&l->lock);
}

void
net_stop(struct http *h)
{
	struct net *net = h->net;

	atomic_store(&net->end, true);
	poke_all(net);
	for (unsigned i = 0; i < net->n; i++)
		pthread_join(net->loops[i].thread, NULL);
	for (unsigned i = 0; i < net->n; i++)
		loop_end(&net->loops[i]);
	while (atomic_load(&net->wakers) > 0)
		sched_yield();
	free(net);
}

static bool
loop_start(struct loop *l)
{
	const union MHD_DaemonInfo *info;

	pthread_mutex_init(&l->lock, NULL);
	l->wake_fd = eventfd(0, EFD_CLOEXEC);
	l->daemon = MHD_start_daemon(
		MHD_USE_EPOLL | MHD_USE_NO_LISTEN_SOCKET | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, on_accept, l, on_request, l,
		MHD_OPTION_EXTERNAL_LOGGER, on_log, NULL,
		MHD_OPTION_CONNECTION_LIMIT, l->h->o.connections_max + l->h->o.streams_max,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, MEMORY_OF_CONNECTION,
		MHD_OPTION_CONNECTION_TIMEOUT, l->h->o.idle_s,
		MHD_OPTION_URI_LOG_CALLBACK, on_uri, l,
		MHD_OPTION_UNESCAPE_CALLBACK, on_unescape, NULL,
		MHD_OPTION_NOTIFY_COMPLETED, on_completed, l,
		MHD_OPTION_NOTIFY_CONNECTION, on_connection, l,
		MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_END);
	if (l->daemon == NULL) {
		loop_end(l);
		return false;
	}
	info = MHD_get_daemon_info(l->daemon, MHD_DAEMON_INFO_EPOLL_FD);
	l->epoll_fd = info->epoll_fd;
	if (pthread_create(&l->thread, NULL, serve, l) == 0)
		return true;
	loop_end(l);
	return false;
}

enum rc
net_start(struct http *h, struct err *err)
{
	h->net = calloc(1, sizeof *h->net + h->o.threads * sizeof h->net->loops[0]);
	if (h->net == NULL)
		abort();
	for (; h->net->n < h->o.threads; h->net->n++) {
		struct loop *l = &h->net->loops[h->net->n];

		l->h = h;
		l->index = h->net->n;
		if (!loop_start(l)) {
			net_stop(h);
			h->net = NULL;
			return err_set(err, RC_INTERNAL, "listen", "不能启动网络线程", "a network thread cannot start");
		}
	}
	return RC_OK;
}
