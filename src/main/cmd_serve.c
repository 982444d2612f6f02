/*
 * serve: the program that people open. Puts the rooms together, waits for a signal, stops in order. openapi: the interface's description.
 */
#include "main/main.h"

#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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

/* Sweeps what imports that broke off have left, at the start and then every minute: until then the facts that they had claimed refuse
 * changes. Safe with several servers: a government's sweep is its writer's. */
#define TIDY_EVERY_S 60
#define KEEP_BYTES (4 << 20)    /* of free memory at the end of each heap */
struct tidy { struct db *db; pthread_t thread; pthread_mutex_t lock; pthread_cond_t wake; bool stop; struct arena arena; struct tenant *list; unsigned n; };

static enum rc
tidy_list(struct tx *tx, void *ctx, struct err *err)
{
	struct tidy *t = ctx;

	return tenant_list(t->db->facts, tx, &t->arena, &t->list, &t->n, err);
}

static void *
tidy_thread(void *ctx)
{
	struct tidy *t = ctx;

	pthread_mutex_lock(&t->lock);
	while (!t->stop) {
		struct err err = {0};
		struct timespec until;
		enum rc rc;

		pthread_mutex_unlock(&t->lock);
		arena_init(&t->arena, 0);
		rc = store_read(t->db->store, tidy_list, t, &err);
		for (unsigned i = 0; rc == RC_OK && i < t->n; i++)
			rc = facts_tidy(t->db->facts, t->list[i].tenant_id, clock_ms(), &err);
		if (rc != RC_OK)
			log_ev(LOG_WARN, "serve.untidy", "%s", err.msg[LANG_EN]);
		arena_done(&t->arena);
		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_sec += TIDY_EVERY_S;
		pthread_mutex_lock(&t->lock);
		while (!t->stop && pthread_cond_timedwait(&t->wake, &t->lock, &until) == 0)
			;
	}
	pthread_mutex_unlock(&t->lock);
	return NULL;
}

static bool
tidy_start(struct tidy *t, struct db *db)
{
	*t = (struct tidy){.db = db};
	pthread_mutex_init(&t->lock, NULL);
	pthread_cond_init(&t->wake, NULL);
	return pthread_create(&t->thread, NULL, tidy_thread, t) == 0;
}

static void
tidy_stop(struct tidy *t)
{
	pthread_mutex_lock(&t->lock);
	t->stop = true;
	pthread_cond_signal(&t->wake);
	pthread_mutex_unlock(&t->lock);
	pthread_join(t->thread, NULL);
	pthread_cond_destroy(&t->wake);
	pthread_mutex_destroy(&t->lock);
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
	struct tidy tidy;
	bool tidies = false;
	struct err err = {0};
	sigset_t stop;
	int status, caught;
	enum rc rc;

	if (a->n_words > 0 || !whole_option(a, "threads", &o.threads) || !whole_option(a, "workers", &o.workers) || !whole_option(a, "connections", &o.connections_max) ||
	    !whole_option(a, "per-minute", &o.per_minute))
		return EXIT_USAGE;
	/* threads made from here on leave the signals to this one */
	sigemptyset(&stop);
	sigaddset(&stop, SIGINT);
	sigaddset(&stop, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &stop, NULL);
	signal(SIGPIPE, SIG_IGN);
	/* An answer's memory is taken again by the next: given back to the kernel each time, it cost a third of a page's time. */
	mallopt(M_TRIM_THRESHOLD, KEEP_BYTES);
	mallopt(M_MMAP_THRESHOLD, KEEP_BYTES);
	status = db_open(a, false, false, &db);
	if (status != EXIT_DONE)
		return status;
	rc = store_prepare_all(db.store, &err);
	if (tmp == NULL)
		tmp = getenv("TMPDIR") == NULL ? "/tmp" : getenv("TMPDIR");
	api = (struct api){.store = db.store, .facts = db.facts, .people = db.people, .editions = db.editions, .version = JIEBAN_VERSION, .tmp = tmp,
	                   .secure = origin != NULL && strncmp(origin, "https:", 6) == 0};
	api_start(&api);
	o.listen = listen == NULL ? "127.0.0.1:8080" : listen;
	o.routes = api_routes(&o.n_routes);
	o.files = web_files;
	o.n_files = web_files_n;
	o.index = web_files_n > 0 ? "/index.html" : NULL;
	o.gate = api_gate;
	o.ctx = &api;
	o.trust_proxy = proxy != NULL && strcmp(proxy, "yes") == 0;
	o.origin = origin;
	o.tmp = tmp;
	o.now_ms = clock_ms;
	if (rc == RC_OK)
		rc = http_start(&o, &http, &err);
	if (rc == RC_OK) {
		api.http = http;
		tidies = tidy_start(&tidy, &db);
		printf(MSG(a->lang, "接办已在 http://127.0.0.1:%u 运行\n", "Jieban runs at http://127.0.0.1:%u\n"), http_port(http));
		fflush(stdout);
		log_ev(LOG_INFO, "serve.start", "version=%s database=%s port=%u", JIEBAN_VERSION, store_kind(db.store), http_port(http));
		while (sigwait(&stop, &caught) != 0)
			;
		log_ev(LOG_INFO, "serve.stop", "signal=%d", caught);
		api_stop(&api);
		http_stop(http, 20);
		if (tidies)
			tidy_stop(&tidy);
	} else {
		api_stop(&api);
		status = fail(a, rc, &err);
	}
	db_close(&db);
	return status;
}
