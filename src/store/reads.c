/*
 * The readers' pool, and reads of one thread that share a transaction. A thread that has several requests in its hands at once (a loop of
 * connections) answers them from one snapshot: beginning and ending a transaction costs SQLite as much as two look-ups, and PostgreSQL two round
 * trips. Nobody is answered from a snapshot that is older than what this program was told is committed; and it is never kept while
 * the thread waits. Never writes. Called through store_read by every room above.
 */
#include "store/internal.h"

#define BRIEF_PORTIONS 20u      /* about a millisecond's work */

struct shared {
	struct store *store;            /* NULL: reads do not come together */
	struct slot slot;
	bool taken, open, busy;         /* busy: a read is running; one inside it has a transaction of its own */
	bool brief, cut;                /* only a little may be read; it was not enough */
	unsigned portions;              /* how much of that little is left, whatever read takes it */
	uint64_t commits;               /* when the snapshot was asked for */
};
static _Thread_local struct shared mine;

static struct slot
take(struct store *s)
{
	struct slot slot;

	pthread_mutex_lock(&s->readers_lock);
	while (s->n_free == 0)
		pthread_cond_wait(&s->readers_more, &s->readers_lock);
	slot = s->readers[--s->n_free];
	pthread_mutex_unlock(&s->readers_lock);
	return slot;
}

static void
give_back(struct store *s, struct slot slot)
{
	pthread_mutex_lock(&s->readers_lock);
	s->readers[s->n_free++] = slot;
	pthread_cond_signal(&s->readers_more);
	pthread_mutex_unlock(&s->readers_lock);
}

static enum rc
read_alone(struct store *s, store_fn *fn, void *ctx, struct err *err)
{
	struct slot slot = take(s);
	enum rc rc = transact(s, &slot, false, fn, ctx, err);

	give_back(s, slot);
	return rc;
}

static void
snapshot_end(struct shared *m)
{
	struct conn *c = m->slot.conn;
	struct err unheard;

	if (m->open && !c->lost && m->store->be->open_tx(c) && m->store->be->control(c, ROLLBACK, &unheard) != RC_OK)
		c->lost = true;
	m->open = false;
}

static bool
snapshot_begin(struct shared *m)
{
	struct err unheard;

	if (m->open && m->commits == atomic_load(&m->store->commits))
		return true;
	snapshot_end(m);
	if (!m->taken)
		m->slot = take(m->store);
	m->taken = true;
	m->commits = atomic_load(&m->store->commits);
	m->open = slot_ready(m->store, &m->slot, false, &unheard) == RC_OK && m->store->be->control(m->slot.conn, BEGIN, &unheard) == RC_OK;
	return m->open;
}

void
store_reads_begin(struct store *s)
{
	mine = (struct shared){.store = s};
}

void
store_reads_end(void)
{
	snapshot_end(&mine);
	if (mine.taken)
		give_back(mine.store, mine.slot);
	mine = (struct shared){.store = NULL};
}

bool
store_brief_begin(struct store *s)
{
	struct shared *m = &mine;

	m->brief = m->store == s && !m->busy && s->be->allow != NULL;
	m->cut = false;
	m->portions = BRIEF_PORTIONS;
	return m->brief;
}

bool
store_brief_end(void)
{
	bool whole = !mine.cut;

	mine.brief = mine.cut = false;
	return whole;
}

/* Nobody is told: who asked briefly looks at store_brief_end. */
static enum rc
cut_off(struct shared *m, struct err *err)
{
	m->cut = true;
	return err_set(err, RC_BUSY, "", "查询较大，要另行处理", "a large query, which is done apart");
}

enum rc
store_read(struct store *s, store_fn *fn, void *ctx, struct err *err)
{
	struct shared *m = &mine;
	bool again;
	enum rc rc = RC_OK;

	if (m->store == s && m->brief && (m->cut || m->busy))
		return cut_off(m, err);
	if (m->store != s || m->busy)
		return read_alone(s, fn, ctx, err);
	again = !snapshot_begin(m);
	if (!again) {
		m->busy = true;
		m->slot.conn->again = false;
		if (m->brief)
			s->be->allow(m->slot.conn, &m->portions);
		rc = tx_body(m->slot.conn, fn, ctx, err);
		m->busy = false;
		if (m->brief) {
			bool cut = m->slot.conn->cut;

			s->be->allow(m->slot.conn, NULL);
			if (cut) {      /* whatever fn made of the failure */
				snapshot_end(m);
				return cut_off(m, err);
			}
		}
		if (rc == RC_OK && s->be->heard != NULL)
			rc = s->be->heard(m->slot.conn, err);
		if (rc == RC_OK)
			return rc;
		again = m->slot.conn->again || m->slot.conn->lost;
	}
	snapshot_end(m);                /* a statement of it may have failed */
	if (!again)
		return rc;
	if (m->brief)                   /* whoever has time tries again */
		return cut_off(m, err);
	if (m->taken)                   /* others may wait for it, and this thread takes one again */
		give_back(s, m->slot);
	m->taken = false;
	return read_alone(s, fn, ctx, err);
}
