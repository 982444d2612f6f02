/*
 * From a reply to what is sent: the headers that every answer has, compression, files and their ranges. Made once for each request.
 * Called by mhd.c, and by the worker that wrote the reply.
 */
#include "http/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PACK_FROM 1024

void
answer_header(struct answer *a, const char *name, struct str value)
{
	if (a->n_headers == COUNT_OF(a->headers))
		return;
	a->headers[a->n_headers].name = name;
	a->headers[a->n_headers++].value = value;
}

struct str
answer_text(struct answer *a, const char *fmt, ...)
{
	size_t room = sizeof a->scratch - a->scratch_used;
	char *p = a->scratch + a->scratch_used;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(p, room, fmt, ap);
	va_end(ap);
	if (n < 0 || (size_t)n >= room)
		return STR("");
	a->scratch_used += (size_t)n + 1;
	return (struct str){p, (size_t)n};
}

void
answer_done(struct answer *a)
{
	if (a->fd >= 0)
		close(a->fd);
	a->fd = -1;
	buf_done(&a->packed);
}

/* Text packs; archives, pictures and sound are packed already. */
static bool
packs(const char *type)
{
	struct str t = str_c(type);

	return str_starts(t, STR("text/")) || str_starts(t, STR("application/json")) || str_starts(t, STR("application/problem+json")) || str_starts(t, STR("application/xml")) ||
	       str_starts(t, STR("image/svg+xml"));
}

static void
file_failed(struct exchange *x, const char *what)
{
	log_ev(LOG_ERROR, "http.file", "%s: %s", what, strerror(errno));
	problem(x, 500, RC_INTERNAL, "", "", "a file to send cannot be read");
}

/* The reply's file, whole or a part of it. */
static void
file_answer(struct exchange *x)
{
	struct answer *a = &x->answer;
	struct stat st;
	uint64_t size, from = 0, to = 0;
	enum range range;

	a->fd = open(x->reply.file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (x->reply.file_delete)
		unlink(x->reply.file);
	if (a->fd < 0 || fstat(a->fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		answer_done(a);
		file_failed(x, "open");
		return;
	}
	size = (uint64_t)st.st_size;
	answer_header(a, "Accept-Ranges", STR("bytes"));
	range = x->req.verb == GET && (x->reply.status == 0 || x->reply.status == 200) ? range_parse(header_of(x, "range"), size, &from, &to) : RANGE_ALL;
	if (range == RANGE_BAD) {
		answer_done(a);
		problem(x, 416, RC_INVALID, "range", "请求的范围超出了文件", "The range lies outside the file");
		answer_header(a, "Content-Range", answer_text(a, "bytes */%llu", (unsigned long long)size));
		return;
	}
	if (range == RANGE_PART) {
		x->reply.status = 206;
		answer_header(a, "Content-Range", answer_text(a, "bytes %llu-%llu/%llu", (unsigned long long)from, (unsigned long long)to, (unsigned long long)size));
	}
	a->fd_from = from;
	a->fd_bytes = range == RANGE_PART ? to - from + 1 : size;
}

void
answer_make(struct exchange *x)
{
	struct answer *a = &x->answer;
	struct reply *r = &x->reply;
	bool cached = false, packed_by_handler = false;

	if (x->req.route == NULL && r->status == 0) {
		files_answer(x->http->files, x);
		cached = true;
	} else if (r->file != NULL) {
		file_answer(x);
	}
	if (r->body.full) {
		log_ev(LOG_ERROR, "http.internal", "the answer of route=%s passed its cap", x->req.route == NULL ? "-" : x->req.route->path);
		problem(x, 500, RC_INTERNAL, "", "", "the answer passed its cap");
	}
	a->status = r->status == 0 ? 200 : r->status;
	if (a->fd < 0 && a->body.n == 0)
		a->body = buf_str(&r->body);
	for (unsigned i = 0; i < r->n_headers; i++) {
		struct str name = str_c(r->headers[i].name);

		cached = cached || header_is(name, "cache-control");
		packed_by_handler = packed_by_handler || header_is(name, "content-encoding");
		answer_header(a, r->headers[i].name, r->headers[i].value);
	}
	if (r->type == NULL)
		r->type = "application/json; charset=utf-8";
	if (a->status != 204 && a->status != 304)
		answer_header(a, "Content-Type", str_c(r->type));
	/* what the table of files holds comes packed; here only what was just written */
	if (a->fd < 0 && a->body.n > PACK_FROM && a->body.p == r->body.p && !packed_by_handler && packs(r->type)) {
		answer_header(a, "Vary", STR("Accept-Encoding"));
		if (coding_choose(header_of(x, "accept-encoding"), 1U << CODING_GZIP) == CODING_GZIP && gzip_pack(a->body, &a->packed)) {
			a->body = buf_str(&a->packed);
			answer_header(a, "Content-Encoding", STR("gzip"));
		}
	}
	if (!cached)
		answer_header(a, "Cache-Control", STR("no-store"));
	answer_header(a, "X-Request-Id", str_c(x->req.id));
	answer_header(a, "X-Content-Type-Options", STR("nosniff"));
	answer_header(a, "Referrer-Policy", STR("same-origin"));
	answer_header(a, "Cross-Origin-Opener-Policy", STR("same-origin"));
	if (x->stream != NULL)
		answer_header(a, "X-Accel-Buffering", STR("no"));      /* a proxy in front must not hold events back */
}
