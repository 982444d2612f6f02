/*
 * Whatever writes waits here, and writer threads take it. Jobs of one lane that wait are committed together in one transaction, each
 * answered once the common commit is on disk; a lane has one writer at a time. On SQLite there is one writer and everything is in one lane; on
 * PostgreSQL there are several, and what has no lane goes alone: a group holds the locks of all its jobs until its commit, so two groups
 * that meet in two places would wait for each other. Never answers before the commit. Called by store_write and store_submit.
 *
 * A job of a group that fails must leave nothing. A savepoint for each job would see to that, but SQLite then copies every page that a job
 * touches (measured: a fifth of a group's time), PostgreSQL must be heard at the end of each, and most jobs go well. So a group begins
 * without: a job that fails before it changed anything is simply answered so; the first that fails later takes the transaction with it, and
 * the group's jobs run again (which a job must bear) as savepoints, as do those of the next groups, because who fails once often does again.
 */
#include "store/internal.h"

#include <semaphore.h>
#include <stdlib.h>
#include <time.h>

#define GROUP_MS 50             /* how long a group goes on taking jobs */
#define GUARDED 16u             /* groups with savepoints after one that was spoiled */

static int64_t
steady_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
push(struct store *s, struct job *j)
{
	if (s->be->writers == 1)
		j->lane = 1;
	j->next = NULL;
	pthread_mutex_lock(&s->queue_lock);
	*s->last = j;
	s->last = &j->next;
	pthread_cond_signal(&s->queue_more);
	pthread_mutex_unlock(&s->queue_lock);
}

static bool
lane_taken(const struct store *s, int64_t lane)
{
	for (unsigned i = 0; lane != 0 && i < s->n_workers; i++)
		if (s->workers[i].lane == lane)
			return true;
	return false;
}

/* The first job of the worker's lane, or if it has none, of any lane that nobody has; the queue's lock is held. */
static struct job *
take(struct worker *w)
{
	struct store *s = w->store;

	for (struct job **at = &s->first, *j; (j = *at) != NULL; at = &j->next)
		if (w->lane == 0 ? !lane_taken(s, j->lane) : j->lane == w->lane) {
			*at = j->next;
			if (j->next == NULL)
				s->last = at;
			w->lane = j->lane;
			return j;
		}
	return NULL;
}

/* A job of any lane, waiting for one. *more: others of its lane stand behind it. NULL: the store closes. */
static struct job *
pop_first(struct worker *w, bool *more)
{
	struct store *s = w->store;
	struct job *j;

	*more = false;
	pthread_mutex_lock(&s->queue_lock);
	w->lane = 0;
	while ((j = take(w)) == NULL && !s->stopping)
		pthread_cond_wait(&s->queue_more, &s->queue_lock);
	for (const struct job *k = s->first; k != NULL && w->lane != 0 && !*more; k = k->next)
		*more = k->lane == w->lane;
	if (j != NULL && s->first != NULL)
		pthread_cond_signal(&s->queue_more);    /* of the lane that was left */
	pthread_mutex_unlock(&s->queue_lock);
	return j;
}

static struct job *
pop_next(struct worker *w)
{
	struct job *j;

	pthread_mutex_lock(&w->store->queue_lock);
	j = take(w);
	pthread_mutex_unlock(&w->store->queue_lock);
	return j;
}

static void
answer(struct job *j)
{
	j->done(j->done_ctx, j->rc, &j->err);   /* a waiting caller's job is gone with this */
}

static void
alone(struct worker *w, struct job *j)
{
	j->rc = transact(w->store, &w->slot, true, j->fn, j->ctx, &j->err);
}

enum outcome { KEPT, SPOILED, BROKEN };         /* SPOILED: a failed job left changes in the transaction; BROKEN: the transaction is of no more use */

/* One job of the open transaction; guarded: as a savepoint, and never SPOILED. */
static enum outcome
within(struct worker *w, struct job *j, bool guarded)
{
	const struct backend *be = w->store->be;
	struct conn *c = w->slot.conn;
	struct err unheard;
	uint64_t before;

	j->rc = guarded ? be->control(c, SAVEPOINT, &j->err) : RC_OK;
	if (j->rc != RC_OK)
		return BROKEN;
	before = be->changes(c);
	j->rc = tx_body(c, j->fn, j->ctx, &j->err);
	if (j->rc == RC_OK && guarded)
		j->rc = be->control(c, RELEASE, &j->err);       /* what was only sent is known to have gone well now */
	if (c->lost || c->again || !be->open_tx(c))
		return BROKEN;
	if (j->rc == RC_OK || !guarded)
		return j->rc == RC_OK || be->changes(c) == before ? KEPT : SPOILED;
	return be->control(c, ROLLBACK_TO, &unheard) == RC_OK && be->control(c, RELEASE, &unheard) == RC_OK ? KEPT : BROKEN;
}

/* The transaction anew, its jobs as savepoints. */
static enum outcome
guard(struct worker *w, struct job *all)
{
	const struct backend *be = w->store->be;
	struct conn *c = w->slot.conn;
	enum outcome o = KEPT;
	struct err unheard;

	if (be->control(c, ROLLBACK, &unheard) != RC_OK || be->control(c, BEGIN, &unheard) != RC_OK)
		return BROKEN;
	for (struct job *j = all; j != NULL && o == KEPT; j = j->next)
		o = within(w, j, true);
	return o;
}

/*
 * `first` and what comes while the group is open. A group that breaks (a full disk undoes all of it) has answered nobody: each of its
 * jobs then runs alone, so that one cannot take the others with it.
 */
static void
together(struct worker *w, struct job *first)
{
	struct store *s = w->store;
	struct conn *c = w->slot.conn;
	struct job *all = NULL, **end = &all, *next;
	int64_t until = steady_ms() + GROUP_MS;
	bool guarded = w->guarded > 0, whole;
	enum outcome o;
	unsigned n = 0;
	struct err err;
	enum rc rc;

	w->guarded -= guarded;
	c->again = c->unknown = false;
	o = s->be->control(c, BEGIN, &err) == RC_OK ? KEPT : BROKEN;
	for (struct job *j = first; j != NULL; j = o == KEPT && n < s->be->group && steady_ms() < until ? pop_next(w) : NULL) {
		j->next = NULL;
		*end = j;
		end = &j->next;
		n++;
		if (o == KEPT)
			o = within(w, j, guarded);
		if (o == SPOILED) {
			guarded = true;
			w->guarded = GUARDED;
			o = guard(w, all);
		}
	}
	whole = o == KEPT;
	if (whole) {
		rc = tx_commit(c, &err);
		for (struct job *j = all; j != NULL; j = j->next)
			if (j->rc == RC_OK && rc != RC_OK) {
				j->rc = rc;
				j->err = err;
			}
		whole = rc == RC_OK || c->unknown;
	}
	if (!c->lost && s->be->open_tx(c) && s->be->control(c, ROLLBACK, &err) != RC_OK)
		c->lost = true;
	for (struct job *j = all; j != NULL; j = next) {
		next = j->next;
		if (!whole)
			alone(w, j);
		answer(j);
	}
}

static void *
work(void *arg)
{
	struct worker *w = arg;
	struct store *s = w->store;
	struct job *j;
	bool more;

	while ((j = pop_first(w, &more)) != NULL) {
		struct err err;
		enum rc rc = lease_ensure(s, &w->slot, &err);

		if (rc == RC_OK)
			rc = slot_ready(s, &w->slot, true, &err);
		if (rc != RC_OK) {
			j->rc = rc;
			j->err = err;
			answer(j);
		} else if (more) {
			together(w, j);
		} else {
			alone(w, j);
			answer(j);
		}
	}
	return NULL;
}

enum rc
queue_start(struct store *s, struct err *err)
{
	for (; s->n_started < s->n_workers; s->n_started++) {
		struct worker *w = &s->workers[s->n_started];

		w->store = s;
		if (pthread_create(&w->thread, NULL, work, w) != 0)
			return err_set(err, RC_INTERNAL, "", "无法启动写入线程", "a writer thread cannot be started");
	}
	return RC_OK;
}

void
queue_stop(struct store *s)
{
	pthread_mutex_lock(&s->queue_lock);
	s->stopping = true;
	pthread_cond_broadcast(&s->queue_more);
	pthread_mutex_unlock(&s->queue_lock);
	for (unsigned i = 0; i < s->n_started; i++)
		pthread_join(s->workers[i].thread, NULL);
	if (s->n_started > 0)
		lease_return(s, &s->workers[0].slot);
	s->n_started = 0;
}

/* ---- the two doors ------------------------------------------------------------------------------------------- */

/* One wake-up a caller: a semaphore may be destroyed as soon as its waiter is through, and needs no lock to be taken twice. */
struct waiting { sem_t ready; enum rc rc; struct err *err; };

static void
wake(void *ctx, enum rc rc, const struct err *err)
{
	struct waiting *w = ctx;

	w->rc = rc;
	if (rc != RC_OK && w->err != NULL)
		*w->err = *err;
	sem_post(&w->ready);
}

enum rc
store_write_in(struct store *s, int64_t lane, store_fn *fn, void *ctx, struct err *err)
{
	struct waiting w = {.rc = RC_INTERNAL, .err = err};
	struct job j = {.fn = fn, .ctx = ctx, .done = wake, .done_ctx = &w, .lane = lane};

	sem_init(&w.ready, 0, 0);
	push(s, &j);
	while (sem_wait(&w.ready) != 0)
		;                       /* a signal came */
	sem_destroy(&w.ready);
	return w.rc;
}

enum rc
store_write(struct store *s, store_fn *fn, void *ctx, struct err *err)
{
	return store_write_in(s, 0, fn, ctx, err);
}

struct submitted { struct job job; void (*done)(void *, enum rc, const struct err *); void *ctx; };

static void
submitted_done(void *ctx, enum rc rc, const struct err *err)
{
	struct submitted *m = ctx;

	if (m->done != NULL)
		m->done(m->ctx, rc, err);
	free(m);
}

void
store_submit_in(struct store *s, int64_t lane, store_fn *fn, void *ctx, void (*done)(void *ctx, enum rc, const struct err *))
{
	struct submitted *m = calloc(1, sizeof *m);

	if (m == NULL)
		abort();
	m->done = done;
	m->ctx = ctx;
	m->job = (struct job){.fn = fn, .ctx = ctx, .done = submitted_done, .done_ctx = m, .lane = lane};
	push(s, &m->job);
}

void
store_submit(struct store *s, store_fn *fn, void *ctx, void (*done)(void *ctx, enum rc, const struct err *))
{
	store_submit_in(s, 0, fn, ctx, done);
}
