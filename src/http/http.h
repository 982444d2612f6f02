/*
 * http: libmicrohttpd behind one file. A table of routes, limits, static files, an event stream; knows no fact and no right, only
 * that a route without one is refused. Stands on base only.
 *
 * Order of a request: method and path against the table (404, 405), limits of connection, address and route (429), the gate (401,
 * 403: the caller's hook, before a byte of body), Content-Length over the route's limit (413), then the body, then the handler.
 */
#ifndef JIEBAN_HTTP_H
#define JIEBAN_HTTP_H

#include "base/base.h"

enum verb { GET, POST, PUT, PATCH, DELETE, VERB__COUNT };

struct request {
	enum verb verb;
	struct str path, query;
	const struct route *route;
	struct str params[6];           /* of ":name" in the route's path, decoded */
	struct str body;                /* whole, when the route takes one */
	const char *body_file;          /* ROUTE_UPLOAD: open this to read the body. It has no name in any folder and is gone with the request, so copy what is to stay */
	uint64_t body_bytes;
	enum lang lang;                 /* cookie `lang`, else Accept-Language, else Chinese */
	char id[24];                    /* X-Request-Id */
	char address[48];               /* of the client: the connection's, or X-Forwarded-For's last when a proxy is trusted */
	int64_t now_ms;
	struct arena *arena;            /* ends with the request; capped by the route */
	void *gate;                     /* what the gate left (the session), taken from the arena */
	void *ctx;                      /* http_options.ctx */
	void *inner;                    /* http's own */
};
/* Decoded value of a query parameter; false when absent. Repeated: the nth, from 0. A query with broken escapes or bytes that are not UTF-8 was refused before the gate. */
bool request_query(const struct request *, const char *name, unsigned nth, struct str *value);
struct str request_header(const struct request *, const char *name);    /* "" when absent */
struct str request_cookie(const struct request *, const char *name);
/* What of so many bytes the caller wants (Range): all; from..to, both included; or nothing that is there (416). Files are cut by http itself. */
enum range { RANGE_ALL, RANGE_PART, RANGE_BAD };
enum range request_range(const struct request *, uint64_t size, uint64_t *from, uint64_t *to);

struct reply {
	unsigned status;                /* 0: 200 */
	struct buf body;                /* capped generously; http_done frees */
	const char *type;               /* NULL: application/json; charset=utf-8 */
	struct { const char *name; struct str value; } headers[24]; unsigned n_headers;   /* values from the request's arena */
	const char *file;               /* send this file instead of body */
	bool file_delete;               /* and remove it afterwards */
};
/* Adds a header whose value has no control characters. */
void reply_header(struct reply *, const char *name, struct str value);
/* RFC 9457 problem from an error: status by rc, title and detail in the request's language, both languages under "messages", the field, the request id. */
void reply_problem(struct reply *, const struct request *, enum rc, const struct err *);
void reply_problem_status(struct reply *, const struct request *, unsigned status, const struct err *);

/* A reply made outside a handler begins as reply_init(&r) and belongs to request_answer afterwards. */
void reply_init(struct reply *);

/* A handler fills the reply and returns, or takes the request over (request_later) and answers with request_answer later, from any thread. */
typedef void handler(struct request *, struct reply *);
enum { ROUTE_SLOW = 1,                  /* runs on a worker thread, not in the thread that serves connections */
       ROUTE_BRIEF = 16,                /* with ROUTE_SLOW: tried in the thread that serves connections, within http_options.brief; it only reads, so that it may run twice, and never asks for request_later */
       ROUTE_UPLOAD = 2,                /* the body goes to a temporary file */
       ROUTE_GOES_ON = 8,               /* answers 202: the work goes on after the answer; for openapi.json */
       ROUTE_EVENTS = 4 };              /* an event stream: the handler only says which topic (reply.body = topic text), or answers a problem */
struct route {
	enum verb verb;
	const char *path;               /* "/api/:government/facts/:entity/:id" */
	unsigned right;                 /* 0: refused */
	size_t max_body;                /* bytes; 0: none is taken */
	unsigned flags;
	unsigned per_minute;            /* requests per address and minute; 0: the server's default */
	handler *fn;
	const char *what_zh, *what_en;  /* one line for openapi.json */
	const char *in, *out;           /* names of JSON schemas; NULL none. "@type" for other media types */
	const char *query;              /* "name:type:description; …" for openapi.json */
};
struct http_file { const char *path, *type, *etag; struct str plain, gzip, brotli; bool immutable; };   /* gzip, brotli: empty when there is none */

struct http_options {
	const char *listen;             /* "127.0.0.1:8080", "[::1]:0" (any free port) or "unix:/run/jieban.sock" */
	const struct route *routes; unsigned n_routes;
	const struct http_file *files; unsigned n_files;
	const char *index;              /* path of the file that answers every other GET outside /api (the pages' deep links); "%NONCE%" in it is replaced by a fresh nonce, also in the CSP */
	/* Decides who may come in, before the body; leaves request.gate. Not called for routes whose right is 0 (refused). Anything but RC_OK is answered
	 * as a problem: RC_DENIED with err.field "session" as 401, else 403. */
	enum rc (*gate)(struct request *, struct err *);
	void (*turn)(void *ctx, bool begins);   /* a connection thread takes up what is ready, and has done so: handlers without ROUTE_SLOW and gates run between; NULL: nobody wants to know */
	/* A handler with ROUTE_BRIEF is tried between: begins, whether it may be; ends, whether it came to its end within what is allowed there, or else its reply is
	 * worth nothing and a worker runs it. NULL: never. */
	bool (*brief)(void *ctx, bool begins);
	void *ctx;
	unsigned threads, workers;      /* connection threads (0: 2) and worker threads (0: 4) */
	unsigned connections_max;       /* 0: 1,000; event streams counted apart */
	unsigned per_address_max;       /* connections of one address (IPv6: one /64); 0: 64, and none for loopback and unix sockets. Not used with trust_proxy: every connection is the proxy's */
	unsigned per_minute;            /* requests per address; 0: 1,200, and none for loopback and unix sockets; UINT_MAX none */
	unsigned streams_max;           /* event streams in all; 0: 500 */
	unsigned streams_per_client;    /* event streams of one session cookie, else of one address; 0: 8 */
	bool trust_proxy;               /* X-Forwarded-For, X-Forwarded-Proto of the reverse proxy in front */
	const char *origin;             /* public origin "https://…"; NULL: the Host header's. Unsafe verbs need this Origin (or none with Sec-Fetch-Site: same-origin/none absent) and the header X-Jieban: 1 */
	const char *tmp;                /* folder for uploads; NULL: TMPDIR or /tmp */
	unsigned idle_s;                /* a connection that sends nothing for so long is closed; 0: 30 */
	int64_t (*now_ms)(void);
};
struct http;
enum rc http_start(const struct http_options *, struct http **, struct err *) MUSTCHECK;
unsigned http_port(const struct http *);
/* Takes no new connection, answers 503 to what still comes, ends streams, waits for running requests (at most `seconds` for those taken over by request_later,
 * which are answered 503 then; a handler that runs is always waited for), frees. A late request_answer after that is harmless. */
void http_stop(struct http *, unsigned seconds);

/* Inside a handler: keeps the request open; the reply given to the handler is ignored, and request_answer must be called once, by whoever holds the request then.
 * It stays valid until that call even when the client has gone or the server has stopped. request_answer takes the reply's body. */
void request_later(struct request *);
void request_answer(struct request *, struct reply *);
/* The same, but `make` fills the reply in the thread that serves the connection, for the caller has more to do; not at all
 * if the request was answered meanwhile (503, when the server stops). ctx lives as long as the request (in its arena). */
void request_answer_by(struct request *, void (*make)(void *ctx, struct reply *), void *ctx);
/* To every open event stream of the topic: "event: NAME\ndata: …". A slow reader loses its stream, never holds others. Thread-safe. */
void http_publish(struct http *, struct str topic, const char *event, struct str data);

#endif
