/*
 * The body of a request: whole in the request's arena, or spooled to a file that has no name (so that nothing is left behind, whatever
 * happens). Never takes more than the route's limit. Called by exchange.c.
 */
#include "http/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *
folder(const struct http_options *o)
{
	const char *tmp = o->tmp != NULL ? o->tmp : getenv("TMPDIR");

	return tmp != NULL && tmp[0] != '\0' ? tmp : "/tmp";
}

/* A disk that is full is the caller's to know, everything else is ours. */
static void
failed(struct exchange *x, const char *what)
{
	bool full = errno == ENOSPC || errno == EFBIG || errno == EDQUOT;

	log_ev(LOG_ERROR, full ? "limit.disk" : "http.upload", "%s: %s", what, strerror(errno));
	x->refused = full ? 507 : 500;
}

static void
spool_open(struct exchange *x)
{
	char name[512];
	int n = snprintf(name, sizeof name, "%s/jieban-upload-XXXXXX", folder(&x->http->o));

	if (n < 0 || (size_t)n >= sizeof name) {
		errno = ENAMETOOLONG;
		failed(x, "tmp");
		return;
	}
	x->upload = mkostemp(name, O_CLOEXEC);
	if (x->upload < 0) {
		failed(x, "mkostemp");
		return;
	}
	unlink(name);
	snprintf(x->upload_name, sizeof x->upload_name, "/proc/self/fd/%d", x->upload);
	x->req.body_file = x->upload_name;
}

void
body_begin(struct exchange *x)
{
	if ((x->req.route->flags & ROUTE_UPLOAD) != 0)
		spool_open(x);
}

static void
spool(struct exchange *x, const char *p, size_t n)
{
	while (n > 0 && x->refused == 0) {
		ssize_t put = write(x->upload, p, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0) {
			failed(x, "write");
			return;
		}
		p += put;
		n -= (size_t)put;
	}
}

static void
keep(struct exchange *x, const char *p, size_t n)
{
	size_t have = (size_t)x->body_seen;

	if (have + n > x->body_room) {
		size_t room = x->body_declared > 0 ? (size_t)x->body_declared : x->body_room * 2;
		char *more;

		if (room < have + n)
			room = have + n < 16384 ? 16384 : have + n;
		more = ARENA_NEW(&x->arena, char, room);
		if (more == NULL) {     /* the arena's cap is well above the route's limit, so the handler's gate took it */
			x->refused = 413;
			return;
		}
		if (have > 0)
			memcpy(more, x->body, have);
		x->body = more;
		x->body_room = room;
	}
	memcpy(x->body + have, p, n);
}

bool
body_add(struct exchange *x, const char *p, size_t n)
{
	size_t max = x->req.route->max_body;

	/* only a chunked body comes here with too much: a declared length was refused before */
	if (x->body_seen + n > max && x->refused == 0) {
		log_ev(LOG_WARN, "limit.body", "route=%s chunked=%d max=%zu", x->req.route->path, x->chunked, max);
		x->refused = 413;
	}
	if (x->refused == 0)
		(x->upload >= 0 ? spool : keep)(x, p, n);
	x->body_seen += n;
	return x->body_seen <= max + DRAIN_MAX;
}

void
body_end(struct exchange *x)
{
	x->req.body_bytes = x->body_seen;
	if (x->upload < 0)
		x->req.body = (struct str){x->body_seen == 0 ? "" : x->body, (size_t)x->body_seen};
}

void
body_done(struct exchange *x)
{
	if (x->upload >= 0)
		close(x->upload);
	x->upload = -1;
}
