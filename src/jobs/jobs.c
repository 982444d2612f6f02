/*
 * One thread: each second it looks at the clocks of every government that it holds the lease of, each minute it sweeps, and forgets what another
 * program erased. Nothing is kept that another server would need. Called by main.
 */
#include "jobs/jobs.h"
#include "order/retention.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#define EVERY_MS 1000
#define LEASE_MS 2000                   /* a server that died is followed within this and a round: no clock waits five seconds for it */
#define GOVERNMENTS_EVERY_MS 10000
#define TIDY_EVERY_MS 60000
#define CLOCKS_AT_ONCE 100               /* then the next government has its turn, and what is marked later says so */

struct erased { int64_t tenant_id, at_ms; };    /* when callers' data of a government were last erased, as this server knows */
struct jobs {
	struct jobs_options o;
	pthread_t thread; pthread_mutex_t lock; pthread_cond_t wake; bool stop;
	int64_t holder;
	struct arena arena; struct tenant *list; unsigned n;
	int64_t listed_ms, tidied_ms, pushed_minute;
	struct erased *erased; unsigned n_erased;
};
struct lease { struct jobs *j; int64_t tenant_id, now_ms; bool ours; };

static enum rc
list(struct tx *tx, void *ctx, struct err *err)
{
	struct jobs *j = ctx;

	return tenant_list(j->o.facts, tx, &j->arena, &j->list, &j->n, err);
}

static enum rc
take(struct tx *tx, void *ctx, struct err *err)
{
	struct lease *l = ctx;
	uint64_t changed = 0;
	struct sval args[] = {SV_I(l->tenant_id), SV_T(STR("clocks")), SV_I(l->j->holder), SV_I(l->now_ms + LEASE_MS), SV_I(l->now_ms)};

	TRY(tx_run(tx, Q_lease_take, args, COUNT_OF(args), &changed, err));
	l->ours = changed == 1;
	return RC_OK;
}

/* Due work first: only then is a lease worth writing for. */
static enum rc
waiting(struct tx *tx, void *ctx, struct err *err)
{
	struct lease *l = ctx;
	const int queries[] = {Q_clocks_to_warn, Q_clocks_overdue};

	l->ours = false;
	for (unsigned i = 0; i < COUNT_OF(queries) && !l->ours; i++) {
		struct rows *rows;
		enum rc rc;

		TRY(tx_rows(tx, queries[i], (struct sval[]){SV_I(l->tenant_id), SV_I(l->now_ms / 1000), SV_I(1)}, 3, false, &rows, err));
		rc = rows_next(rows, err);
		rows_end(rows);
		if (rc != RC_OK && rc != RC_NOT_FOUND)
			return rc;
		l->ours = rc == RC_OK;
	}
	return RC_OK;
}

static enum rc
clocks(struct jobs *j, const struct tenant *t, int64_t now_ms, unsigned *done, struct err *err)
{
	struct lease l = {j, t->tenant_id, now_ms, false};
	int64_t next;

	*done = 0;
	TRY(store_read(j->o.store, waiting, &l, err));
	if (!l.ours)
		return RC_OK;
	TRY(store_write(j->o.store, take, &l, err));
	if (!l.ours)
		return RC_OK;
	TRY(clocks_tick(j->o.orders, t->tenant_id, now_ms, CLOCKS_AT_ONCE, done, &next, err));
	if (*done > 0 && j->o.did != NULL)
		j->o.did(j->o.ctx, t->slug);
	return RC_OK;
}

static bool
stopping(struct jobs *j)
{
	bool stop;

	pthread_mutex_lock(&j->lock);
	stop = j->stop;
	pthread_mutex_unlock(&j->lock);
	return stop;
}

/* All that is due, some of each government in turn, each by the clock as it is then: at midnight a city's orders come due together. */
static enum rc
all_clocks(struct jobs *j, struct err *err)
{
	bool more = true;

	while (more && !stopping(j)) {
		more = false;
		for (unsigned i = 0; i < j->n; i++) {
			unsigned done;

			TRY(clocks(j, &j->list[i], j->o.now_ms(), &done, err));
			more |= done == CLOCKS_AT_ONCE;
		}
	}
	return RC_OK;
}

struct last { struct jobs *j; int64_t tenant_id, at_ms; };

static enum rc
last_erased(struct tx *tx, void *ctx, struct err *err)
{
	struct last *l = ctx;

	return retention_last_ms(l->j->o.orders, tx, l->tenant_id, &l->at_ms, err);
}

static enum rc
forget_erased(struct jobs *j, int64_t tenant_id, struct err *err)
{
	struct last l = {j, tenant_id, 0};
	unsigned i;

	TRY(store_read(j->o.store, last_erased, &l, err));
	for (i = 0; i < j->n_erased && j->erased[i].tenant_id != tenant_id; i++)
		;
	if (i == j->n_erased) {
		j->erased = realloc(j->erased, (j->n_erased + 1) * sizeof *j->erased);
		if (j->erased == NULL)
			abort();
		j->erased[j->n_erased++] = (struct erased){tenant_id, l.at_ms};
	}
	if (j->erased[i].at_ms != l.at_ms) {
		orders_forget(j->o.orders, tenant_id);
		log_ev(LOG_INFO, "jobs.forgot", "tenant=%lld", (long long)tenant_id);
	}
	j->erased[i].at_ms = l.at_ms;
	return RC_OK;
}

static void
round_of(struct jobs *j)
{
	int64_t now_ms = j->o.now_ms();
	struct err err = {0};
	enum rc rc = RC_OK;

	if (j->listed_ms == 0 || now_ms - j->listed_ms >= GOVERNMENTS_EVERY_MS || now_ms < j->listed_ms) {
		arena_done(&j->arena);
		arena_init(&j->arena, 0);
		j->n = 0;
		rc = store_read(j->o.store, list, j, &err);
		j->listed_ms = now_ms;
	}
	if (rc == RC_OK)
		rc = all_clocks(j, &err);
	for (unsigned i = 0; rc == RC_OK && i < j->n && now_ms / 60000 != j->pushed_minute; i++) {
		unsigned done = 0;

		rc = pushes_tick(j->o.orders, j->list[i].tenant_id, now_ms, &done, &err);
		if (done > 0 && j->o.did != NULL)
			j->o.did(j->o.ctx, j->list[i].slug);
	}
	j->pushed_minute = now_ms / 60000;
	if (j->tidied_ms == 0 || now_ms - j->tidied_ms >= TIDY_EVERY_MS || now_ms < j->tidied_ms) {
		for (unsigned i = 0; rc == RC_OK && i < j->n; i++) {
			rc = facts_tidy(j->o.facts, j->list[i].tenant_id, now_ms, &err);
			if (rc == RC_OK)
				rc = forget_erased(j, j->list[i].tenant_id, &err);
		}
		j->tidied_ms = now_ms;
	}
	/* the database may be away: the next round tries again */
	if (rc != RC_OK)
		log_ev(LOG_WARN, "jobs.failed", "%s", err.msg[LANG_EN]);
}

static void *
run(void *ctx)
{
	struct jobs *j = ctx;

	pthread_mutex_lock(&j->lock);
	while (!j->stop) {
		struct timespec until;

		pthread_mutex_unlock(&j->lock);
		round_of(j);
		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_sec += EVERY_MS / 1000;
		pthread_mutex_lock(&j->lock);
		while (!j->stop && pthread_cond_timedwait(&j->wake, &j->lock, &until) == 0)
			;
	}
	pthread_mutex_unlock(&j->lock);
	return NULL;
}

enum rc
jobs_start(const struct jobs_options *o, struct jobs **out, struct err *err)
{
	struct jobs *j = calloc(1, sizeof *j);

	if (j == NULL)
		abort();
	j->o = *o;
	arena_init(&j->arena, 0);
	TRY(store_new_id(o->store, &j->holder, err));
	pthread_mutex_init(&j->lock, NULL);
	pthread_cond_init(&j->wake, NULL);
	if (pthread_create(&j->thread, NULL, run, j) != 0)
		return err_set(err, RC_INTERNAL, "", "开不了线程", "cannot make a thread");
	*out = j;
	return RC_OK;
}

void
jobs_stop(struct jobs *j)
{
	if (j == NULL)
		return;
	pthread_mutex_lock(&j->lock);
	j->stop = true;
	pthread_cond_signal(&j->wake);
	pthread_mutex_unlock(&j->lock);
	pthread_join(j->thread, NULL);
	pthread_cond_destroy(&j->wake);
	pthread_mutex_destroy(&j->lock);
	arena_done(&j->arena);
	free(j->erased);
	free(j);
}
