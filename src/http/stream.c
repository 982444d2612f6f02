/*
 * Event streams (text/event-stream): who listens to which topic, and what waits to be sent. Each stream keeps at most QUEUE_MAX
 * bytes; a reader that falls further behind loses its stream and nobody waits for it. One lock for all; it is held while bytes are
 * copied, never while a socket is written. Called by exchange.c, mhd.c and http_publish.
 */
#include "http/internal.h"

#include <stdlib.h>
#include <string.h>

#define QUEUE_MAX ((size_t)256 * 1024)
#define BEAT_MS 20000

struct stream {
	struct streams *all;
	struct stream *next, *prev;
	struct str topic;               /* malloc'd */
	uint64_t client;
	struct buf queue;
	size_t sent;                    /* of the queue */
	int64_t said_ms;
	void *asleep;                   /* whom to wake, when it waits for bytes */
	bool slow, ended;
};
struct streams {
	pthread_mutex_t lock;
	struct stream *list;
	unsigned n, max, per_client;
	bool ending;
	void (*wake)(void *sleeper);
};

struct streams *
streams_new(unsigned max, unsigned per_client, void (*wake)(void *sleeper))
{
	struct streams *s = calloc(1, sizeof *s);

	if (s == NULL)
		abort();
	pthread_mutex_init(&s->lock, NULL);
	s->max = max;
	s->per_client = per_client;
	s->wake = wake;
	return s;
}

void
streams_free(struct streams *s)
{
	if (s == NULL)
		return;
	pthread_mutex_destroy(&s->lock);
	free(s);
}

enum rc
streams_open(struct streams *s, struct str topic, uint64_t client, struct stream **out, struct err *err)
{
	struct stream *st;
	unsigned same = 0;
	enum rc rc = RC_OK;

	pthread_mutex_lock(&s->lock);
	for (st = s->list; st != NULL; st = st->next)
		same += st->client == client;
	if (s->ending || s->n >= s->max || same >= s->per_client) {
		rc = err_set(err, RC_BUSY, "", "打开的事件流太多，请先关掉别的页面", "too many event streams are open; close other pages first");
	} else {
		st = calloc(1, sizeof *st);
		if (st == NULL)
			abort();
		*st = (struct stream){.all = s, .next = s->list, .client = client, .said_ms = monotonic_ns() / 1000000};
		st->topic = (struct str){malloc(topic.n + 1), topic.n};
		if (st->topic.p == NULL)
			abort();
		memcpy((char *)(uintptr_t)st->topic.p, topic.p, topic.n);
		buf_init(&st->queue, QUEUE_MAX);
		buf_add_c(&st->queue, "retry: 3000\n\n");
		if (s->list != NULL)
			s->list->prev = st;
		s->list = st;
		s->n++;
		*out = st;
	}
	pthread_mutex_unlock(&s->lock);
	return rc;
}

void
stream_close(struct stream *st)
{
	struct streams *s = st->all;

	pthread_mutex_lock(&s->lock);
	if (st->prev != NULL)
		st->prev->next = st->next;
	else
		s->list = st->next;
	if (st->next != NULL)
		st->next->prev = st->prev;
	s->n--;
	pthread_mutex_unlock(&s->lock);
	buf_done(&st->queue);
	free((void *)(uintptr_t)st->topic.p);
	free(st);
}

ptrdiff_t
stream_read(struct stream *st, char *to, size_t room, void *sleeper, void (*sleep)(void *sleeper))
{
	struct streams *s = st->all;
	size_t n;

	pthread_mutex_lock(&s->lock);
	n = st->queue.n - st->sent;
	if (n > room)
		n = room;
	if (st->slow || (n == 0 && st->ended)) {
		ptrdiff_t end = st->slow ? -2 : -1;

		pthread_mutex_unlock(&s->lock);
		return end;
	}
	if (n > 0) {
		memcpy(to, st->queue.p + st->sent, n);
		st->sent += n;
		if (st->sent == st->queue.n)
			st->sent = st->queue.n = 0;
	} else {
		/* under the lock, so that whoever adds bytes next finds it asleep */
		st->asleep = sleeper;
		sleep(sleeper);
	}
	pthread_mutex_unlock(&s->lock);
	return (ptrdiff_t)n;
}

/* Under the lock. */
static void
wake(struct stream *st)
{
	void *sleeper = st->asleep;

	st->asleep = NULL;
	if (sleeper != NULL)
		st->all->wake(sleeper);
}

/* Under the lock. */
static void
add(struct stream *st, struct str frame, int64_t now_ms)
{
	if (st->slow || st->ended)
		return;
	if (st->sent > QUEUE_MAX / 2) {
		memmove(st->queue.p, st->queue.p + st->sent, st->queue.n - st->sent);
		st->queue.n -= st->sent;
		st->sent = 0;
	}
	buf_add(&st->queue, frame);
	if (st->queue.full) {
		st->slow = true;
		buf_done(&st->queue);
		buf_init(&st->queue, QUEUE_MAX);
		st->sent = 0;
		log_ev(LOG_WARN, "limit.stream_slow", "topic=" STR_F, STR_A(st->topic));
	}
	st->said_ms = now_ms;
	wake(st);
}

void
http_publish(struct http *h, struct str topic, const char *event, struct str data)
{
	struct streams *s = h->streams;
	struct buf frame;
	int64_t now_ms = monotonic_ns() / 1000000;

	buf_init(&frame, 0);
	buf_fmt(&frame, "event: %.*s\ndata: ", (int)strcspn(event, "\r\n"), event);
	for (size_t i = 0; i < data.n; i++) {
		if (data.p[i] == '\n')
			buf_add_c(&frame, "\ndata: ");
		else if (data.p[i] != '\r')
			buf_char(&frame, data.p[i]);
	}
	buf_add_c(&frame, "\n\n");
	pthread_mutex_lock(&s->lock);
	for (struct stream *st = s->list; st != NULL; st = st->next)
		if (str_eq(st->topic, topic))
			add(st, buf_str(&frame), now_ms);
	pthread_mutex_unlock(&s->lock);
	buf_done(&frame);
}

void
streams_beat(struct streams *s, int64_t now_ms)
{
	pthread_mutex_lock(&s->lock);
	for (struct stream *st = s->list; st != NULL; st = st->next)
		if (now_ms - st->said_ms >= BEAT_MS)
			add(st, STR(": \n\n"), now_ms);
	pthread_mutex_unlock(&s->lock);
}

void
streams_end(struct streams *s)
{
	pthread_mutex_lock(&s->lock);
	s->ending = true;
	for (struct stream *st = s->list; st != NULL; st = st->next) {
		st->ended = true;
		wake(st);
	}
	pthread_mutex_unlock(&s->lock);
}

void
stream_end(struct stream *st)
{
	pthread_mutex_lock(&st->all->lock);
	st->ended = true;
	wake(st);
	pthread_mutex_unlock(&st->all->lock);
}

unsigned
streams_count(struct streams *s)
{
	unsigned n;

	pthread_mutex_lock(&s->lock);
	n = s->n;
	pthread_mutex_unlock(&s->lock);
	return n;
}
