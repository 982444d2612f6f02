/*
 * One request from its head to its reply: the order of checks, the body, the handler here or on a worker, and answers that come later
 * from any thread. Knows no libmicrohttpd: mhd.c calls in, and net_suspend and net_resume call back.
 *
 * An exchange has up to three owners, each with a reference: the connection, the worker that runs it, and whoever holds it after
 * request_later. `token` says who may write the reply: the one that moves it from TOKEN_OUT.
 */
#include "http/internal.h"

#include <stdlib.h>
#include <string.h>

#define ARENA_SPARE ((size_t)32 << 20)  /* of a handler, above the body */

static const char *const verb_names[] = {[GET] = "GET", [POST] = "POST", [PUT] = "PUT", [PATCH] = "PATCH", [DELETE] = "DELETE"};

/* ---- life ---------------------------------------------------------------------------------------------------------------------- */

struct exchange *
exchange_new(struct http *h, struct str uri)
{
	static const char digits[] = "0123456789abcdef";
	struct exchange *x = malloc(sizeof *x);
	const char *mark;
	uint64_t id;

	if (x == NULL)
		abort();
	memset(x, 0, offsetof(struct exchange, headers));
	atomic_init(&x->refs, 1);
	atomic_init(&x->token, TOKEN_NONE);
	x->http = h;
	x->upload = x->answer.fd = -1;
	x->began_ms = monotonic_ns() / 1000000;
	arena_init(&x->arena, ARENA_SPARE);
	x->req.inner = x;
	x->req.ctx = h->o.ctx;
	x->req.arena = &x->arena;
	x->req.now_ms = h->o.now_ms();
	random_id(&id);
	for (unsigned i = 0; i < 16; i++)
		x->req.id[i] = digits[id >> (60 - 4 * i) & 15];
	reply_init(&x->reply);
	if (uri.n > URL_MAX) {
		x->url_too_long = true;
		uri = STR("/");
	}
	uri = str_copy(&x->arena, uri);
	mark = uri.n == 0 ? NULL : memchr(uri.p, '?', uri.n);
	x->req.path = (struct str){uri.p, mark == NULL ? uri.n : (size_t)(mark - uri.p)};
	x->req.query = mark == NULL ? STR("") : (struct str){mark + 1, uri.n - x->req.path.n - 1};
	return x;
}

void
exchange_drop(struct exchange *x)
{
	if (atomic_fetch_sub(&x->refs, 1) != 1)
		return;
	if (x->stream != NULL)
		stream_close(x->stream);        /* opened, but the connection ended before it was used */
	buf_done(&x->reply.body);
	answer_done(&x->answer);
	body_done(x);
	arena_done(&x->arena);
	free(x);
}

/* Before another thread gets it: the library's memory of the head ends with the connection, this lives on. */
static void
keep_head(struct exchange *x)
{
	for (unsigned i = 0; i < x->n_headers; i++) {
		x->headers[i].name = str_copy(&x->arena, x->headers[i].name);
		x->headers[i].value = str_copy(&x->arena, x->headers[i].value);
	}
}

struct str
header_of(const struct exchange *x, const char *lower)
{
	for (unsigned i = 0; i < x->n_headers; i++)
		if (header_is(x->headers[i].name, lower))
			return x->headers[i].value;
	return STR("");
}

/* ---- the head: every check before the body ---------------------------------------------------------------------------------------- */

/* What a request must be to be understood one way only (RFC 9112: one Host, one framing). */
static bool
head_sound(struct exchange *x)
{
	unsigned hosts = 0, lengths = 0, codings = 0;
	struct str length = STR(""), coding = STR("");
	int64_t n = 0;

	for (unsigned i = 0; i < x->n_headers; i++) {
		const struct header *h = &x->headers[i];

		if (header_is(h->name, "host"))
			hosts++;
		else if (header_is(h->name, "content-length"))
			lengths++, length = h->value;
		else if (header_is(h->name, "transfer-encoding"))
			codings++, coding = h->value;
		else if (header_is(h->name, "expect"))
			x->expect = true;
	}
	x->chunked = codings > 0;
	if (lengths > 0 && (!str_to_i64(length, &n) || n < 0))
		lengths = 2;
	x->body_declared = lengths == 1 ? (uint64_t)n : 0;
	if (x->url_too_long || x->headers_too_many) {
		log_ev(LOG_WARN, x->url_too_long ? "limit.url" : "limit.headers", "address=%s", x->req.address);
		problem(x, x->url_too_long ? 414 : 431, RC_TOO_BIG, "", "请求的地址或请求头过长", "The address or the headers of the request are too long");
		return false;
	}
	if (lengths > 1 || codings > 1 || (codings == 1 && (lengths > 0 || !header_is(coding, "chunked"))) || hosts > 1 || (hosts == 0 && !x->http_1_0)) {
		problem(x, 400, RC_INVALID, "", "请求头有误", "The headers of the request are malformed");
		x->answer.close = true;
		return false;
	}
	if (x->unknown_verb) {
		problem(x, 501, RC_INVALID, "", "不认识这个动作", "This method is not known");
		return false;
	}
	if (atomic_load(&x->http->stopping)) {
		problem(x, 503, RC_BUSY, "", "服务器正在停止", "The server is stopping");
		x->answer.close = true;
		return false;
	}
	return true;
}

static void
allow(struct exchange *x)
{
	char list[64] = "OPTIONS";
	size_t n = strlen(list);

	for (unsigned v = 0; v < VERB__COUNT; v++) {
		bool can = x->by_verb != NULL ? x->by_verb[v] != NULL : v == GET;

		if (can)
			n += (size_t)snprintf(list + n, sizeof list - n, ", %s%s", verb_names[v], v == GET ? ", HEAD" : "");
	}
	reply_header(&x->reply, "Allow", str_copy(&x->arena, str_c(list)));
}

/* A path of the pages: not the API's and not a file's name. */
static bool
page_path(struct str path)
{
	size_t slash = path.n;

	if (str_eq(path, STR("/api")) || str_starts(path, STR("/api/")))
		return false;
	while (slash > 0 && path.p[slash - 1] != '/')
		slash--;
	return path.n > 0 && path.p[0] == '/' && memchr(path.p + slash, '.', path.n - slash) == NULL;
}

static bool
head_route(struct exchange *x)
{
	struct request *q = &x->req;
	struct str raw[PARAMS_MAX];
	unsigned n = 0;
	bool reads = q->verb == GET, known;

	x->by_verb = routes_find(x->http->routes, q->path, raw, &n);
	x->file_found = x->by_verb == NULL ? files_find(x->http->files, q->path) : NULL;
	x->index_wanted = x->by_verb == NULL && x->file_found == NULL && (reads || x->options) && files_index(x->http->files) && page_path(q->path);
	known = x->by_verb != NULL || x->file_found != NULL || x->index_wanted;
	for (unsigned i = 0; i < n; i++)
		if (!percent_decode(&x->arena, raw[i], false, &q->params[i]) || str_eq_c(q->params[i], ".") || str_eq_c(q->params[i], ".."))
			known = false;
	if (!known) {
		problem(x, 404, RC_NOT_FOUND, "", "没有这个地址", "There is no such address");
		return false;
	}
	if (x->options) {
		x->reply.status = 204;
		allow(x);
		return false;
	}
	q->route = x->by_verb != NULL ? x->by_verb[q->verb] : NULL;
	if (q->route == NULL && (x->by_verb != NULL || !reads)) {
		problem(x, 405, RC_INVALID, "", "这个地址不支持这个动作", "This address does not know this method");
		allow(x);
		return false;
	}
	return true;
}

static bool
head_rate(struct exchange *x)
{
	const struct http_options *o = &x->http->o;
	unsigned every = o->per_minute, own = x->req.route != NULL ? x->req.route->per_minute : 0, wait = 0;
	char room[48];
	struct str who;
	int64_t now_ns;

	if (every == 0)
		every = x->near ? UINT32_MAX : 1200;
	if (own == UINT32_MAX)
		own = 0;
	if (every == UINT32_MAX && own == 0)
		return true;
	who = limits_who(x->req.address, room);
	now_ns = monotonic_ns();
	if (own != 0)
		wait = limits_request(x->http->limits, who, 1 + (unsigned)(x->req.route - o->routes), own, now_ns);
	if (wait == 0 && every != UINT32_MAX)
		wait = limits_request(x->http->limits, who, 0, every, now_ns);
	if (wait == 0)
		return true;
	log_ev(LOG_WARN, "limit.rate", "address=%s route=%s wait_s=%u", x->req.address, x->req.route == NULL ? "-" : x->req.route->path, wait);
	problem(x, 429, RC_BUSY, "", "请求太频繁，请稍后再试", "Too many requests; try again later");
	reply_header(&x->reply, "Retry-After", str_fmt(&x->arena, "%u", wait));
	return false;
}

/* An unsafe verb must come from our own pages or from a program that knows our header; a form or a link of another site is neither. */
static bool
head_origin(struct exchange *x)
{
	struct str origin = header_of(x, "origin"), site = header_of(x, "sec-fetch-site"), host = header_of(x, "host");
	bool tls = x->http->o.trust_proxy && header_is(header_of(x, "x-forwarded-proto"), "https"), same = true;
	const char *why = NULL;

	if (x->req.route == NULL || x->req.verb == GET)
		return true;
	if (origin.n > 0) {
		struct str scheme = tls ? STR("https://") : STR("http://");

		same = x->http->o.origin != NULL ? str_eq_c(origin, x->http->o.origin) :
		       str_starts(origin, scheme) && str_eq((struct str){origin.p + scheme.n, origin.n - scheme.n}, host);
	}
	if (!str_eq_c(header_of(x, "x-jieban"), "1"))
		why = "header";
	else if (!same)
		why = "origin";
	else if (site.n > 0 && !str_eq_c(site, "same-origin") && !str_eq_c(site, "none"))
		why = "site";
	if (why == NULL)
		return true;
	log_ev(LOG_WARN, "csrf", "why=%s address=%s route=%s origin=" STR_F, why, x->req.address, x->req.route->path, (int)(origin.n < 200 ? origin.n : 200), origin.p);
	problem(x, 403, RC_DENIED, "origin", "请求不是从本站页面发出的", "The request does not come from this site's pages");
	return false;
}

static bool
head_gate(struct exchange *x)
{
	struct err err = {.rc = RC_OK};
	enum rc rc;

	if (x->req.route == NULL)
		return true;
	if (x->req.route->right == 0) {
		rc = err_set(&err, RC_DENIED, "", "没有权限", "Not allowed");
	} else {
		rc = x->http->o.gate == NULL ? RC_OK : x->http->o.gate(&x->req, &err);
	}
	if (rc != RC_OK)
		reply_problem(&x->reply, &x->req, rc, &err);
	return rc == RC_OK;
}

static bool
head_body(struct exchange *x)
{
	size_t max = x->req.route != NULL ? x->req.route->max_body : 0;

	if (x->body_declared > max || (x->chunked && max == 0)) {
		log_ev(LOG_WARN, "limit.body", "address=%s route=%s bytes=%llu max=%zu", x->req.address, x->req.route == NULL ? "-" : x->req.route->path,
		       (unsigned long long)x->body_declared, max);
		problem(x, 413, RC_TOO_BIG, "", "内容超过了大小限制", "The content is larger than allowed");
		return false;
	}
	x->arena.cap = x->arena.used + ARENA_SPARE + ((x->req.route != NULL ? x->req.route->flags : 0) & ROUTE_UPLOAD ? 0 : 3 * max);
	if (x->req.route != NULL)
		body_begin(x);
	return true;
}

static bool
head_query(struct exchange *x)
{
	if (x->req.query.n == 0 || query_good(&x->arena, x->req.query))
		return true;
	problem(x, 400, RC_INVALID, "query", "地址中的查询部分有误", "The query of the address is malformed");
	return false;
}

bool
exchange_has_body(const struct exchange *x)
{
	return x->chunked || x->body_declared > 0;
}

bool
exchange_head(struct exchange *x)
{
	static bool (*const checks[])(struct exchange *) = {head_sound, head_route, head_rate, head_query, head_origin, head_gate, head_body};
	bool good = true;

	log_request(x->req.id);
	x->req.lang = lang_choose(header_of(x, "cookie"), header_of(x, "accept-language"));
	if (x->http->o.trust_proxy && forwarded_address(header_of(x, "x-forwarded-for"), x->req.address, sizeof x->req.address))
		x->near = false;
	for (unsigned i = 0; i < COUNT_OF(checks) && good; i++)
		good = checks[i](x);
	log_request(NULL);
	return good;
}

bool
exchange_body(struct exchange *x, const char *p, size_t n)
{
	bool good = true;

	if (x->stage == STAGE_DROP) {   /* its length was declared and small */
		x->body_seen += n;
		return x->body_seen <= DRAIN_MAX;
	}
	log_request(x->req.id);
	good = body_add(x, p, n);
	log_request(NULL);
	return good;
}

/* ---- the handler --------------------------------------------------------------------------------------------------------------------- */

static void
exchange_reply(struct exchange *x, struct reply *r)
{
	buf_done(&x->reply.body);
	x->reply = *r;
	reply_init(r);
}

static uint64_t
client_of(const struct exchange *x)
{
	struct str cookie = header_of(x, "cookie");

	return str_hash(cookie.n > 0 ? cookie : str_c(x->req.address));
}

/* A reply of ROUTE_EVENTS names the topic; the stream takes its place. */
static void
open_stream(struct exchange *x)
{
	struct err err;
	enum rc rc;

	if ((x->req.route->flags & ROUTE_EVENTS) == 0 || x->reply.status >= 300)
		return;
	x->reply.type = "text/event-stream";
	if (x->head) {
		x->reply.body.n = 0;
		return;
	}
	rc = streams_open(x->http->streams, buf_str(&x->reply.body), client_of(x), &x->stream, &err);
	if (rc == RC_OK)
		return;
	log_ev(LOG_WARN, "limit.streams", "address=%s", x->req.address);
	reply_problem_status(&x->reply, &x->req, 429, &err);
}

/* Runs the handler in this thread. True: it filled x->reply. */
static bool
call(struct exchange *x)
{
	struct reply r;

	reply_init(&r);
	log_request(x->req.id);
	x->req.route->fn(&x->req, &r);
	/* after request_later the request may already be answered; only `later` may be looked at, which this thread wrote */
	if (x->later) {
		buf_done(&r.body);
	} else {
		exchange_reply(x, &r);
		open_stream(x);
	}
	log_request(NULL);
	return !x->later;
}

/* Most pages are read faster than a worker is woken; those that are not were worth the try. */
static bool
call_briefly(struct exchange *x)
{
	const struct http_options *o = &x->http->o;
	struct reply r;
	bool whole;

	if ((x->req.route->flags & ROUTE_BRIEF) == 0 || o->brief == NULL || !o->brief(o->ctx, true))
		return false;
	reply_init(&r);
	log_request(x->req.id);
	x->req.route->fn(&x->req, &r);
	log_request(NULL);
	whole = o->brief(o->ctx, false);
	if (whole)
		exchange_reply(x, &r);
	buf_done(&r.body);
	return whole;
}

/* The one that succeeds writes the reply and wakes the connection. */
static bool
claim(struct exchange *x, enum token how)
{
	int out = TOKEN_OUT;

	return atomic_compare_exchange_strong(&x->token, &out, (int)how);
}

/* On a worker thread. */
void
exchange_work(struct exchange *x)
{
	struct reply r;

	reply_init(&r);
	log_request(x->req.id);
	x->req.route->fn(&x->req, &r);
	if (!x->later && claim(x, TOKEN_ANSWERED)) {
		exchange_reply(x, &r);
		open_stream(x);
		answer_make(x);
		net_resume(x);
	}
	buf_done(&r.body);
	log_request(NULL);
	exchange_drop(x);
}

/* The server stops before a worker came to it. */
void
exchange_unwork(struct exchange *x)
{
	exchange_abandon(x);
	exchange_drop(x);
}

bool
exchange_run(struct exchange *x)
{
	if (x->req.route == NULL)
		return true;            /* a static file: answer.c */
	if (x->refused != 0) {
		problem(x, x->refused, x->refused == 413 ? RC_TOO_BIG : x->refused == 507 ? RC_BUSY : RC_INTERNAL, x->refused == 507 ? DISK_FULL : "",
		        x->refused == 413 ? "内容超过了大小限制" : "服务器的磁盘空间不足", x->refused == 413 ? "The content is larger than allowed" : "The server has no disk space left");
		return true;
	}
	body_end(x);
	if ((x->req.route->flags & ROUTE_SLOW) == 0)
		return call(x);
	if (call_briefly(x))
		return true;
	keep_head(x);
	atomic_fetch_add(&x->refs, 1);
	atomic_store(&x->token, TOKEN_OUT);
	net_suspend(x);
	if (!workers_add(x->http->workers, x)) {
		log_request(x->req.id);
		log_ev(LOG_WARN, "limit.workers", "route=%s", x->req.route->path);
		log_request(NULL);
		exchange_unwork(x);
	}
	return false;
}

void
request_later(struct request *q)
{
	struct exchange *x = q->inner;

	x->later = true;
	atomic_fetch_add(&x->refs, 1);
	if ((q->route->flags & ROUTE_SLOW) != 0)
		return;                 /* suspended already, and the token is out */
	keep_head(x);
	atomic_store(&x->token, TOKEN_OUT);
	net_suspend(x);
}

void
request_answer(struct request *q, struct reply *r)
{
	struct exchange *x = q->inner;

	if (claim(x, TOKEN_ANSWERED)) {
		exchange_reply(x, r);
		open_stream(x);
		net_resume(x);
	}
	buf_done(&r->body);
	exchange_drop(x);
}

void
request_answer_by(struct request *q, void (*make)(void *ctx, struct reply *), void *ctx)
{
	struct exchange *x = q->inner;

	if (claim(x, TOKEN_ANSWERED)) {
		x->make = make;
		x->make_ctx = ctx;
		net_resume(x);
	}
	exchange_drop(x);
}

void
exchange_woken(struct exchange *x)
{
	struct reply r;

	if (x->make == NULL)
		return;
	reply_init(&r);
	log_request(x->req.id);
	x->make(x->make_ctx, &r);
	exchange_reply(x, &r);
	open_stream(x);
	log_request(NULL);
}

void
exchange_abandon(struct exchange *x)
{
	if (!claim(x, TOKEN_ABANDONED))
		return;
	problem(x, 503, RC_BUSY, "", "服务器正忙或正在停止，请稍后再试", "The server is busy or stopping; try again later");
	net_resume(x);
}

/* ---- what handlers ask ------------------------------------------------------------------------------------------------------------------ */

bool
request_query(const struct request *q, const char *name, unsigned nth, struct str *value)
{
	return query_find(q->arena, q->query, name, nth, value);
}

struct str
request_header(const struct request *q, const char *name)
{
	char lower[64];
	size_t n = 0;

	for (; name[n] != '\0' && n + 1 < sizeof lower; n++)
		lower[n] = name[n] >= 'A' && name[n] <= 'Z' ? (char)(name[n] + 32) : name[n];
	lower[n] = '\0';
	return header_of(q->inner, lower);
}

enum range
request_range(const struct request *q, uint64_t size, uint64_t *from, uint64_t *to)
{
	return range_parse(header_of(q->inner, "range"), size, from, to);
}

struct str
request_cookie(const struct request *q, const char *name)
{
	return cookie_find(header_of(q->inner, "cookie"), name);
}

void
reply_init(struct reply *r)
{
	*r = (struct reply){.status = 0};
}

void
reply_header(struct reply *r, const char *name, struct str value)
{
	bool good = r->n_headers < COUNT_OF(r->headers) && value.n < 2048;

	for (size_t i = 0; i < value.n && good; i++)
		good = (unsigned char)value.p[i] >= 0x20 && value.p[i] != 0x7f;
	if (!good) {
		log_ev(LOG_ERROR, "http.header", "name=%s refused", name);
		return;
	}
	r->headers[r->n_headers].name = name;
	r->headers[r->n_headers++].value = value;
}
