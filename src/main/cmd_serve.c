/*
 * serve: the program that people open. Puts the rooms together, waits for a signal, stops in order. openapi: the interface's description.
 */
#include "jobs/jobs.h"
#include "main/main.h"

#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

extern const struct http_file web_files[];
extern const unsigned web_files_n;

int
cmd_openapi(const struct args *a)
{
	struct buf b;
	int status;

	if (a->n_words > 0)
		return EXIT_USAGE;
	buf_init(&b, 0);
	api_openapi(JIEBAN_VERSION, &b);
	buf_char(&b, '\n');
	status = output(&b);
	buf_done(&b);
	return status;
}

#define KEEP_BYTES (4 << 20)    /* of free memory at the end of each heap */

/* Jobs changed something: whoever looks at that government hears of it. */
static void
jobs_did(void *ctx, struct str slug)
{
	struct api *api = ctx;

	http_publish(api->http, slug, "orders", STR("{}"));
	http_publish(api->http, slug, "messages", STR("{}"));
}

static bool
whole_option(const struct args *a, const char *name, unsigned *out)
{
	int64_t n;

	if (option(a, name) == NULL)
		return true;
	if (!str_to_i64(str_c(option(a, name)), &n) || n < 1 || n > 100000)
		return false;
	*out = (unsigned)n;
	return true;
}

int
cmd_serve(const struct args *a)
{
	const char *listen = option(a, "listen"), *origin = option(a, "origin"), *proxy = option(a, "trust-proxy"), *tmp = option(a, "tmp");
	struct db db;
	struct api api;
	struct http_options o = {0};
	struct http *http;
	struct jobs *jobs = NULL;
	struct err err = {0};
	sigset_t stop;
	int status, caught;
	enum rc rc;

	if (a->n_words > 0 || !whole_option(a, "threads", &o.threads) || !whole_option(a, "workers", &o.workers) || !whole_option(a, "connections", &o.connections_max) ||
	    !whole_option(a, "per-minute", &o.per_minute) || !whole_option(a, "idle", &o.idle_s))
		return EXIT_USAGE;
	/* threads made from here on leave the signals to this one */
	sigemptyset(&stop);
	sigaddset(&stop, SIGINT);
	sigaddset(&stop, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &stop, NULL);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);       /* a write past `ulimit -f` is a full disk and no reason to die */
	/* An answer's memory is taken again by the next: given back to the kernel each time, it cost a third of a page's time. */
	mallopt(M_TRIM_THRESHOLD, KEEP_BYTES);
	mallopt(M_MMAP_THRESHOLD, KEEP_BYTES);
	status = db_open(a, false, false, &db);
	if (status != EXIT_DONE)
		return status;
	rc = store_prepare_all(db.store, &err);
	if (tmp == NULL)
		tmp = getenv("TMPDIR") == NULL ? "/tmp" : getenv("TMPDIR");
	api = (struct api){.store = db.store, .facts = db.facts, .people = db.people, .editions = db.editions, .orders = db.orders, .version = JIEBAN_VERSION, .tmp = tmp,
	                   .secure = origin != NULL && strncmp(origin, "https:", 6) == 0};
	api_start(&api);
	o.listen = listen == NULL ? "127.0.0.1:8080" : listen;
	o.routes = api_routes(&o.n_routes);
	o.files = web_files;
	o.n_files = web_files_n;
	o.index = web_files_n > 0 ? "/index.html" : NULL;
	o.gate = api_gate;
	o.turn = api_turn;
	o.brief = api_brief;
	o.ctx = &api;
	o.trust_proxy = proxy != NULL && strcmp(proxy, "yes") == 0;
	o.origin = origin;
	o.tmp = tmp;
	o.now_ms = clock_ms;
	if (rc == RC_OK)
		rc = http_start(&o, &http, &err);
	if (rc == RC_OK) {
		api.http = http;
		struct jobs_options jo = {.store = db.store, .facts = db.facts, .orders = db.orders, .now_ms = clock_ms, .did = jobs_did, .ctx = &api};

		if (jobs_start(&jo, &jobs, &err) != RC_OK)
			log_ev(LOG_ERROR, "jobs.none", "%s", err.msg[LANG_EN]);
		printf(MSG(a->lang, "接办已在 http://127.0.0.1:%u 运行\n", "Jieban runs at http://127.0.0.1:%u\n"), http_port(http));
		fflush(stdout);
		log_ev(LOG_INFO, "serve.start", "version=%s database=%s port=%u", JIEBAN_VERSION, store_kind(db.store), http_port(http));
		while (sigwait(&stop, &caught) != 0)
			;
		log_ev(LOG_INFO, "serve.stop", "signal=%d", caught);
		api_stop(&api);
		jobs_stop(jobs);
		http_stop(http, 20);
	} else {
		api_stop(&api);
		status = fail(a, rc, &err);
	}
	db_close(&db);
	return status;
}
