/*
 * New ids. A program reserves an interval of time on one of 1,024 node numbers in the database; its ids carry times of that interval
 * only. Intervals of one node never overlap, so two programs cannot make the same id whatever their clocks say; a clock that steps
 * back or more than 4,096 ids in a millisecond borrow from the time ahead. Never waits for the database inside a transaction: the
 * writers reserve before they begin one. Called by every room that makes rows.
 */
#include "store/internal.h"

#include <time.h>

#define EPOCH_MS INT64_C(1577836800000)         /* 2020-01-01T00:00Z */
#define LEASE_MS (60 * 60 * 1000)
#define RENEW_MS (LEASE_MS / 4)                 /* reserved anew when less than this is ahead */
#define SEQUENCE 4096u
#define TRIES 64u                               /* against other programs that reserve at the same moment */

int64_t
store_now_ms(const struct store *s)
{
	struct timespec t;

	if (s->options.now_ms != NULL)
		return s->options.now_ms();
	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int64_t
id_time(const struct store *s)
{
	int64_t t = store_now_ms(s) - EPOCH_MS;

	return t < 1 ? 1 : t;
}

static int64_t
larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* How much of the lease is ahead, seen from the clock or from what was borrowed. */
static int64_t
ahead(struct store *s)
{
	int64_t now = id_time(s), left;

	pthread_mutex_lock(&s->lease.lock);
	left = s->lease.held ? s->lease.hi_ms - larger(now, s->lease.last_ms) : 0;
	pthread_mutex_unlock(&s->lease.lock);
	return left;
}

struct reservation { int64_t least_ms, node, lo_ms, hi_ms; bool taken; };

static enum rc
reserve(struct tx *tx, void *ctx, struct err *err)
{
	struct reservation *want = ctx;
	struct arena a;
	struct row1 least;
	uint64_t changed = 0;
	enum rc rc;

	arena_init(&a, 0);
	rc = tx_one(tx, Q_node_least, NULL, 0, &a, &least, err);
	if (rc == RC_OK) {
		int64_t until = least.values[1].i;

		want->node = least.values[0].i;
		want->lo_ms = larger(until, want->least_ms);
		want->hi_ms = want->lo_ms + LEASE_MS;
		rc = tx_run(tx, Q_node_reserve, (struct sval[]){SV_I(want->node), SV_I(until), SV_I(want->hi_ms)}, 3, &changed, err);
	}
	want->taken = changed == 1;
	arena_done(&a);
	return rc;
}

enum rc
lease_ensure(struct store *s, struct slot *slot, struct err *err)
{
	struct lease *l = &s->lease;
	struct reservation want = {0};
	enum rc rc = RC_OK;

	if (!s->ready || ahead(s) > RENEW_MS)
		return RC_OK;
	pthread_mutex_lock(&l->renewal);
	for (unsigned i = 0; rc == RC_OK && ahead(s) <= RENEW_MS; i++) {
		pthread_mutex_lock(&l->lock);
		want.least_ms = larger(id_time(s), l->last_ms + 1);
		pthread_mutex_unlock(&l->lock);
		rc = i < TRIES ? transact(s, slot, true, reserve, &want, err) : err_set(err, RC_BUSY, "", "暂时取不到编号，请稍后再试", "no ids can be had at the moment; try again");
		if (rc != RC_OK || !want.taken)
			continue;
		pthread_mutex_lock(&l->lock);
		l->node = want.node;
		l->hi_ms = want.hi_ms;
		l->last_ms = larger(want.lo_ms, l->last_ms + 1) - 1;
		l->sequence = SEQUENCE - 1;     /* the next id takes the next millisecond */
		l->held = true;
		pthread_mutex_unlock(&l->lock);
	}
	pthread_mutex_unlock(&l->renewal);
	return rc;
}

static enum rc
give_back(struct tx *tx, void *ctx, struct err *err)
{
	const struct lease *l = ctx;

	return tx_run(tx, Q_node_reserve, (struct sval[]){SV_I(l->node), SV_I(l->hi_ms), SV_I(l->last_ms + 1)}, 3, NULL, err);
}

/* The rest of the interval is free again for whoever opens the database next; not being able to say so costs an hour of one node. */
void
lease_return(struct store *s, struct slot *slot)
{
	struct err unheard;

	if (s->lease.held && transact(s, slot, true, give_back, &s->lease, &unheard) != RC_OK)
		log_ev(LOG_WARN, "store.lease", "the rest of node %d's time stays reserved", (int)s->lease.node);
	s->lease.held = false;
}

/* The next id of the lease; false: none is left. */
static bool
next_id(struct store *s, int64_t *id)
{
	struct lease *l = &s->lease;
	int64_t now = id_time(s);
	bool given;

	pthread_mutex_lock(&l->lock);
	given = l->held;
	if (given) {
		int64_t time = l->last_ms;
		unsigned sequence = l->sequence + 1;

		if (now >= l->hi_ms)
			now = l->hi_ms - 1;
		if (now > time || sequence == SEQUENCE) {
			time = larger(now, time + 1);
			sequence = 0;
		}
		given = time < l->hi_ms;
		if (given) {
			l->last_ms = time;
			l->sequence = sequence;
			*id = (int64_t)((uint64_t)time << 22 | (uint64_t)l->node << 12 | sequence);
		}
	}
	pthread_mutex_unlock(&l->lock);
	return given;
}

static enum rc
nothing(struct tx *tx, void *ctx, struct err *err)
{
	(void)tx, (void)ctx, (void)err;
	return RC_OK;
}

enum rc
store_new_id(struct store *s, int64_t *id, struct err *err)
{
	if (next_id(s, id))
		return RC_OK;
	for (unsigned i = 0; i < s->n_started; i++)
		if (pthread_equal(s->workers[i].thread, pthread_self()))
			return err_set(err, RC_BUSY, "", "事务过长，编号已用尽", "the transaction is too long: its ids are used up");
	TRY(store_write(s, nothing, NULL, err));        /* a writer reserves before it begins */
	return next_id(s, id) ? RC_OK : err_set(err, RC_BUSY, "", "数据库结构尚未建立，不能编号", "no ids: the database's schema is not there yet");
}
