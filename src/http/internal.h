/*
 * What the files of http share. Only mhd.c knows libmicrohttpd; everything here can be tested without a socket.
 */
#ifndef JIEBAN_HTTP_INTERNAL_H
#define JIEBAN_HTTP_INTERNAL_H

#include "http/http.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sys/types.h>

#define URL_MAX 2048
#define HEADERS_MAX 64
#define PARAMS_MAX 6
#define SEGMENTS_MAX 16
#define DRAIN_MAX ((size_t)65536)       /* so much of a refused body is read and dropped to keep the connection */

/* ---- text of requests (query.c, fields.c) ---------------------------------------------------------------------------------- */

/* Undoes %XX (and '+' when `plus`). False: a broken escape, bytes that are not UTF-8, a NUL. */
bool percent_decode(struct arena *, struct str from, bool plus, struct str *to);
bool query_good(struct arena *, struct str query);
bool query_find(struct arena *, struct str query, const char *name, unsigned nth, struct str *value);
struct str cookie_find(struct str header, const char *name);

enum coding { CODING_NONE, CODING_GZIP, CODING_BROTLI };
/* The best coding among those offered (bits 1 << CODING_…) that an Accept-Encoding header takes. */
enum coding coding_choose(struct str accept, unsigned offered);
enum lang lang_choose(struct str cookie_header, struct str accept);
bool etag_listed(struct str if_none_match, struct str etag);
/* "bytes=a-b" of a body of `size` bytes: [*from, *to]. Several ranges or another unit are answered with the whole. */
enum range range_parse(struct str header, uint64_t size, uint64_t *from, uint64_t *to);
/* The last address of X-Forwarded-For, when it is one. */
bool forwarded_address(struct str header, char *to, size_t room);
bool header_is(struct str name, const char *lower);                     /* case-insensitive */

/* ---- routes (route.c) -------------------------------------------------------------------------------------------------------- */

struct routes;
enum rc routes_new(const struct route *, unsigned n, struct routes **, struct err *) MUSTCHECK;
void routes_free(struct routes *);
/* The routes of a path by verb, and the raw values of its parameters; NULL when no route has this path. */
const struct route *const *routes_find(const struct routes *, struct str path, struct str params[PARAMS_MAX], unsigned *n_params);

/* ---- limits (limit.c) -------------------------------------------------------------------------------------------------------- */

struct limits;
struct limits *limits_new(void);
void limits_free(struct limits *);
/* One more request of `who` for `what` (0: any) now; 0 when allowed, else the seconds to wait. */
unsigned limits_request(struct limits *, struct str who, unsigned what, unsigned per_minute, int64_t now_ns);
/* Counts of open connections by address. */
unsigned limits_connection(struct limits *, struct str who, int change);
/* The part of an address that limits look at: IPv4 whole, IPv6 its first 64 bits. */
struct str limits_who(const char *address, char room[48]);

/* ---- files (files.c) ----------------------------------------------------------------------------------------------------------- */

struct files;
enum rc files_new(const struct http_options *, struct files **, struct err *) MUSTCHECK;
void files_free(struct files *);

/* ---- one request ------------------------------------------------------------------------------------------------------------- */

struct header { struct str name, value; };
enum stage { STAGE_NEW, STAGE_BODY, STAGE_DROP, STAGE_WAIT, STAGE_SENT };
enum token { TOKEN_NONE, TOKEN_OUT, TOKEN_ANSWERED, TOKEN_ABANDONED };

/* What is sent: made from the reply once, in the thread that answered. */
struct answer {
	unsigned status;
	struct str body;                /* of the reply, of `packed`, or of a static file */
	struct buf packed;
	int fd;                         /* instead of the body, from..; -1 none */
	uint64_t fd_from, fd_bytes;
	struct { const char *name; struct str value; } headers[24];
	unsigned n_headers;
	char scratch[512];              /* of values made here: the arena may be another thread's by now */
	size_t scratch_used;
	bool close;                     /* the connection ends with this answer */
};

struct exchange {
	struct request req;
	struct http *http;
	struct exchange *next, *prev;   /* of the loop */
	atomic_uint refs;               /* the connection's, the token's, the worker's */
	atomic_int token;
	enum stage stage;
	struct arena arena;
	bool head, options, unknown_verb, url_too_long, headers_too_many, chunked, http_1_0, expect, near, later, asleep;       /* near: loopback or a unix socket */
	const struct route *const *by_verb;
	const struct http_file *file_found;
	bool index_wanted;
	uint64_t body_declared, body_seen;
	char *body; size_t body_room;
	int upload;                     /* ROUTE_UPLOAD's file; -1 none */
	unsigned refused;               /* status of a refusal found while the body came */
	char upload_name[40];
	struct reply reply;
	void (*make)(void *ctx, struct reply *);        /* request_answer_by: makes the reply; NULL: it is there */
	void *make_ctx;
	struct answer answer;
	struct stream *stream;
	int64_t began_ms;
	void *connection;               /* mhd.c's */
	void *loop;
	unsigned n_headers;
	struct header headers[HEADERS_MAX];     /* last: only those that came are ever written */
};

struct exchange *exchange_new(struct http *, struct str uri);
void exchange_drop(struct exchange *);                                  /* one reference less */
/* All that is decided before the body. True: take the body and run; false: the reply is there. */
bool exchange_head(struct exchange *);
bool exchange_has_body(const struct exchange *);
/* False: the connection must end. */
bool exchange_body(struct exchange *, const char *, size_t);
/* Runs the handler. True: the reply is there; false: it comes later. */
bool exchange_run(struct exchange *);
void exchange_woken(struct exchange *);                                 /* the reply is there now */
void exchange_work(struct exchange *);                                  /* a worker's */
void exchange_unwork(struct exchange *);
void exchange_abandon(struct exchange *);                               /* answered 503 if nobody has answered it yet */
void problem(struct exchange *, unsigned status, enum rc, const char *field, const char *zh, const char *en);
struct str header_of(const struct exchange *, const char *lower);

/* ---- bodies kept or spooled (body.c) ------------------------------------------------------------------------------------------- */

void body_begin(struct exchange *);
bool body_add(struct exchange *, const char *, size_t);                 /* false: far too much, end the connection */
void body_end(struct exchange *);
void body_done(struct exchange *);

/* ---- answers (answer.c, compress.c) --------------------------------------------------------------------------------------------- */

void answer_make(struct exchange *);
void answer_done(struct answer *);
void answer_header(struct answer *, const char *name, struct str value);         /* the value lives as long as the exchange */
struct str answer_text(struct answer *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));    /* into the scratch */
const struct http_file *files_find(const struct files *, struct str path);
bool files_index(const struct files *);
/* A static file, or the index with its nonce, into the answer. */
void files_answer(const struct files *, struct exchange *);
bool gzip_pack(struct str from, struct buf *to);
const char *status_text(unsigned status, enum lang);
void random_bytes(void *, size_t);
void random_id(uint64_t *);                                             /* from a pool of this thread: cheap */

/* ---- event streams (stream.c) ----------------------------------------------------------------------------------------------------- */

struct streams;
struct stream;
struct streams *streams_new(unsigned max, unsigned per_client, void (*wake)(void *sleeper));
void streams_free(struct streams *);
/* RC_BUSY when there are too many in all or of this client. */
enum rc streams_open(struct streams *, struct str topic, uint64_t client, struct stream **, struct err *) MUSTCHECK;
void stream_close(struct stream *);
/* Bytes for the socket; 0: none now, `sleep` was called under the lock; -1: the end, -2: the reader was too slow. */
ptrdiff_t stream_read(struct stream *, char *to, size_t room, void *sleeper, void (*sleep)(void *sleeper));
void streams_beat(struct streams *, int64_t now_ms);                    /* heartbeats of those that said nothing for 20 s */
void stream_end(struct stream *);                                        /* its client has gone */
void streams_end(struct streams *);
unsigned streams_count(struct streams *);

/* ---- workers (workers.c) ------------------------------------------------------------------------------------------------------------ */

struct workers;
enum rc workers_new(unsigned n, void (*run)(struct exchange *), struct workers **, struct err *) MUSTCHECK;
bool workers_add(struct workers *, struct exchange *);                  /* false: the queue is full or ends */
void workers_end(struct workers *, void (*unrun)(struct exchange *));   /* waits for those that run */

/* ---- the server (server.c) and its connections (mhd.c) ----------------------------------------------------------------------------- */

struct http {
	struct http_options o;          /* defaults filled in */
	struct routes *routes;
	struct files *files;
	struct limits *limits;
	struct streams *streams;
	struct workers *workers;
	struct net *net;
	atomic_bool stopping;
	atomic_uint connections, running;       /* streams among the connections */
	int listen_fd;
	unsigned port;
	char socket_path[108];
};
int64_t monotonic_ns(void);
enum rc listen_open(struct http *, struct err *) MUSTCHECK;             /* listen.c */

enum rc net_start(struct http *, struct err *) MUSTCHECK;
void net_quiet(struct http *);                                          /* no new connections */
void net_abandon(struct http *);                                        /* late requests are answered 503 */
void net_stop(struct http *);
void net_suspend(struct exchange *);
void net_resume(struct exchange *);
void net_wake(void *exchange);                                          /* of a stream */

#endif
