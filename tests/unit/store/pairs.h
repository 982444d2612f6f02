/*
 * For tests that break off in the middle: a child process that writes numbered pairs of rows through store_submit, many in flight, and
 * says each number on a pipe once it is answered; and the look afterwards.
 */
#ifndef JIEBAN_TEST_PAIRS_H
#define JIEBAN_TEST_PAIRS_H

#include "both.h"

#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>

#define PAIRS_FLYING 16
#define PAIRS_MAX 400000

struct pairs {
	struct both *b;
	int pipe;
	int64_t next;                   /* first number that no child used */
	unsigned n_acked;
	bool acked[PAIRS_MAX];
	pthread_mutex_t lock;
	pthread_cond_t ready;
	unsigned flying;
	bool refused;
};
struct pair { struct pairs *p; int64_t k; };

static inline enum rc
pair_put(struct tx *tx, void *ctx, struct err *err)
{
	const struct pair *j = ctx;
	int statement = store_compose(j->p->b->store, STR("INSERT INTO pair (k, half) VALUES ($1, $2)"));

	TRY(tx_run(tx, statement, (struct sval[]){SV_I(j->k), SV_I(0)}, 2, NULL, err));
	return tx_run(tx, statement, (struct sval[]){SV_I(j->k), SV_I(1)}, 2, NULL, err);
}

static inline void
pair_done(void *ctx, enum rc rc, const struct err *err)
{
	struct pair *j = ctx;
	struct pairs *p = j->p;

	(void)err;
	if (rc == RC_OK && write(p->pipe, &j->k, sizeof j->k) != sizeof j->k)
		_exit(2);
	pthread_mutex_lock(&p->lock);
	p->flying--;
	p->refused |= rc != RC_OK;
	pthread_cond_signal(&p->ready);
	pthread_mutex_unlock(&p->lock);
	free(j);
}

/* The child: until it is killed, or the database refuses. */
static inline void
pairs_write(struct pairs *p)
{
	both_open(p->b);
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->ready, NULL);
	pthread_mutex_lock(&p->lock);
	for (int64_t k = p->next; k < PAIRS_MAX && !p->refused; k++) {
		struct pair *j = malloc(sizeof *j);

		if (j == NULL)
			_exit(3);
		*j = (struct pair){p, k};
		while (p->flying == PAIRS_FLYING)
			pthread_cond_wait(&p->ready, &p->lock);
		p->flying++;
		pthread_mutex_unlock(&p->lock);
		store_submit(p->b->store, pair_put, j, pair_done);
		pthread_mutex_lock(&p->lock);
	}
	pthread_mutex_unlock(&p->lock);
	_exit(0);
}

static inline struct pairs *
pairs_new(struct both *b)
{
	struct pairs *p = calloc(1, sizeof *p);

	assert_non_null(p);
	p->b = b;
	GOOD(both_run(b, b->name[0] == '\0' ? "CREATE TABLE pair (k INTEGER NOT NULL, half INTEGER NOT NULL, PRIMARY KEY (k, half)) STRICT, WITHOUT ROWID" :
	    "CREATE TABLE pair (k BIGINT NOT NULL, half BIGINT NOT NULL, PRIMARY KEY (k, half))", NULL, 0));
	both_close(b);                  /* no thread of ours when the child is made */
	return p;
}

/* Starts a child and, so many microseconds after its first answer, does `then`; reads all that it answered. */
static inline void
pairs_break(struct pairs *p, unsigned after_us, void (*then)(pid_t child))
{
	int ends[2], status;
	int64_t k, last = p->next;
	struct timespec nap = {after_us / 1000000, (long)(after_us % 1000000) * 1000};
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(ends[0]);
		p->pipe = ends[1];
		pairs_write(p);
	}
	close(ends[1]);
	for (unsigned n = 0; read(ends[0], &k, sizeof k) == sizeof k; n++) {
		assert_in_range(k, 0, PAIRS_MAX - 1);
		p->acked[k] = true;
		p->n_acked++;
		last = k > last ? k : last;
		if (n == 0) {
			nanosleep(&nap, NULL);
			then(child);
		}
	}
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	p->next = last + 2 * PAIRS_FLYING;
	assert_true(p->next < PAIRS_MAX);
}

static inline enum rc
pairs_look_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct pairs *p = ctx;
	struct rows *r;
	unsigned found = 0;
	enum rc rc;

	TRY(tx_rows(tx, store_compose(p->b->store, STR("SELECT k, count(*) FROM pair GROUP BY k")), NULL, 0, true, &r, err));
	while ((rc = rows_next(r, err)) == RC_OK) {
		assert_int_equal(row_int(r, 1), 2);
		found += p->acked[row_int(r, 0)];
	}
	assert_int_equal(rc, RC_NOT_FOUND);
	assert_int_equal(found, p->n_acked);
	return RC_OK;
}

/* Every answered pair is there; none is half there. */
static inline void
pairs_look(struct pairs *p)
{
	both_open(p->b);
	GOOD(store_read(p->b->store, pairs_look_fn, p, &both_err));
	both_close(p->b);
}

#endif
