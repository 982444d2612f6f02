/*
 * Threads for handlers that take their time (ROUTE_SLOW). The queue is bounded: a full one is answered 503, never grown. A handler
 * that runs is never cut off. Called by exchange.c and server.c.
 */
#include "http/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define QUEUE_MAX 1024

struct workers {
	pthread_mutex_t lock;
	pthread_cond_t more;
	struct exchange *queue[QUEUE_MAX];      /* a ring */
	unsigned first, n, n_threads;
	bool ending;
	void (*run)(struct exchange *);
	pthread_t threads[];
};

static void *
work(void *ctx)
{
	struct workers *w = ctx;

	pthread_mutex_lock(&w->lock);
	for (;;) {
		struct exchange *x;

		while (w->n == 0 && !w->ending)
			pthread_cond_wait(&w->more, &w->lock);
		if (w->ending)
			break;
		x = w->queue[w->first];
		w->first = (w->first + 1) % QUEUE_MAX;
		w->n--;
		pthread_mutex_unlock(&w->lock);
		w->run(x);
		pthread_mutex_lock(&w->lock);
	}
	pthread_mutex_unlock(&w->lock);
	return NULL;
}

enum rc
workers_new(unsigned n, void (*run)(struct exchange *), struct workers **out, struct err *err)
{
	struct workers *w = calloc(1, sizeof *w + n * sizeof w->threads[0]);
	int failed = 0;

	if (w == NULL)
		abort();
	w->run = run;
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->more, NULL);
	while (w->n_threads < n && (failed = pthread_create(&w->threads[w->n_threads], NULL, work, w)) == 0)
		w->n_threads++;
	if (failed != 0) {
		workers_end(w, NULL);
		return err_set(err, RC_INTERNAL, "workers", "不能启动工作线程：%s", "a worker thread cannot start: %s", strerror(failed));
	}
	*out = w;
	return RC_OK;
}

bool
workers_add(struct workers *w, struct exchange *x)
{
	bool room;

	pthread_mutex_lock(&w->lock);
	room = w->n < QUEUE_MAX && !w->ending;
	if (room) {
		w->queue[(w->first + w->n) % QUEUE_MAX] = x;
		w->n++;
		pthread_cond_signal(&w->more);
	}
	pthread_mutex_unlock(&w->lock);
	return room;
}

void
workers_end(struct workers *w, void (*unrun)(struct exchange *))
{
	if (w == NULL)
		return;
	pthread_mutex_lock(&w->lock);
	w->ending = true;
	pthread_cond_broadcast(&w->more);
	pthread_mutex_unlock(&w->lock);
	for (unsigned i = 0; i < w->n_threads; i++)
		pthread_join(w->threads[i], NULL);
	for (; w->n > 0; w->n--) {
		unrun(w->queue[w->first]);
		w->first = (w->first + 1) % QUEUE_MAX;
	}
	pthread_cond_destroy(&w->more);
	pthread_mutex_destroy(&w->lock);
	free(w);
}
