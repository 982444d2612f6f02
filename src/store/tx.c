/*
 * One transaction: begin, the caller's function, commit; again after a conflict. And the statements inside it, checked alike for
 * both databases before a back end sees them. After a statement failed the transaction is dead on both databases, as PostgreSQL has
 * it, so that code cannot come to depend on one of them. Called by the queue, by readers and by every room that keeps something.
 */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- statements ---------------------------------------------------------------------------------------------- */

static enum rc
ready(struct tx *tx, const struct sval *args, unsigned n, struct err *err)
{
	if (tx->dead)
		return err_set(err, RC_INTERNAL, "", "事务中已有语句失败，不能继续", "a statement of this transaction failed before; it cannot go on");
	tx->dead = true;                /* until the statement has gone well */
	if (n > ARGS_MAX)
		return err_set(err, RC_INTERNAL, "", "语句参数过多（%u）", "too many arguments of a statement (%u)", n);
	for (unsigned i = 0; i < n; i++)
		if (args[i].kind == SV_TEXT && utf8_bad(args[i].s) != args[i].s.n)
			return err_set(err, RC_INVALID, "", "文本不是有效的 UTF-8，或含有 NUL（第 %zu 字节）", "a text is not valid UTF-8 or holds a NUL (byte %zu)", utf8_bad(args[i].s));
	return RC_OK;
}

enum rc
not_one(struct err *err)
{
	return err_set(err, RC_INTERNAL, "", "要改的行不见了", "the row to change is gone");
}

static enum rc
run(struct tx *tx, int statement, const struct sval *args, unsigned n, bool one, uint64_t *changed, struct err *err)
{
	TRY(ready(tx, args, n, err));
	TRY(tx->conn->store->be->run(tx->conn, statement, args, n, one, changed, err));
	tx->dead = false;
	return RC_OK;
}

enum rc
tx_run(struct tx *tx, int statement, const struct sval *args, unsigned n, uint64_t *changed, struct err *err)
{
	return run(tx, statement, args, n, false, changed, err);
}

enum rc
tx_run_one(struct tx *tx, int statement, const struct sval *args, unsigned n, struct err *err)
{
	return run(tx, statement, args, n, true, NULL, err);
}

static enum rc
open_rows(struct tx *tx, int statement, const struct sval *args, unsigned n, bool many, struct rows **out, struct err *err)
{
	struct rows *r;

	TRY(ready(tx, args, n, err));
	TRY(tx->conn->store->be->rows(tx->conn, statement, args, n, many, &r, err));
	tx->dead = false;
	r->tx = tx;
	r->next = tx->open;
	r->at = &tx->open;
	if (r->next != NULL)
		r->next->at = &r->next;
	tx->open = r;
	*out = r;
	return RC_OK;
}

/* Where what was asked ahead hangs; *… NULL: nobody asked for it. */
static struct ahead **
find_ahead(struct tx *tx, int statement, const struct sval *args, unsigned n)
{
	struct ahead **at, *h;

	for (at = &tx->ahead; (h = *at) != NULL; at = &h->next) {
		bool same = h->statement == statement && h->n == n;

		for (unsigned i = 0; i < n && same; i++)
			same = h->args[i].kind == args[i].kind && h->args[i].i == args[i].i && str_eq(h->args[i].s, args[i].s);
		if (same)
			break;
	}
	return at;
}

static struct rows *
take_ahead(struct ahead **at)
{
	struct ahead *h = *at;
	struct rows *rows = h->rows;

	*at = h->next;
	free(h);
	return rows;
}

bool
tx_ahead_pays(const struct tx *tx)
{
	return tx->conn->store->be->ahead;
}

enum rc
tx_ahead(struct tx *tx, int statement, const struct sval *args, unsigned n, struct err *err)
{
	struct ahead *h, **end;
	size_t bytes = 0, at = 0;
	struct rows *rows;

	if (!tx_ahead_pays(tx) || n > AHEAD_ARGS || *(end = find_ahead(tx, statement, args, n)) != NULL)
		return RC_OK;
	TRY(open_rows(tx, statement, args, n, false, &rows, err));
	for (unsigned i = 0; i < n; i++)
		bytes += args[i].s.n;
	h = malloc(sizeof *h + bytes);
	if (h == NULL)
		abort();
	*h = (struct ahead){.rows = rows, .statement = statement, .n = n};
	for (unsigned i = 0; i < n; i++) {
		h->args[i] = args[i];
		h->args[i].s.p = h->texts + at;
		if (args[i].s.n > 0)
			memcpy(h->texts + at, args[i].s.p, args[i].s.n);
		at += args[i].s.n;
	}
	*end = h;
	return RC_OK;
}

void
tx_ahead_end(struct tx *tx)
{
	while (tx->ahead != NULL)
		rows_end(take_ahead(&tx->ahead));
}

enum rc
tx_rows(struct tx *tx, int statement, const struct sval *args, unsigned n, bool many, struct rows **out, struct err *err)
{
	struct ahead **at = many || tx->dead || tx->ahead == NULL ? NULL : find_ahead(tx, statement, args, n);

	*out = NULL;
	if (at == NULL || *at == NULL)
		return open_rows(tx, statement, args, n, many, out, err);
	*out = take_ahead(at);
	return RC_OK;
}

enum rc
rows_next(struct rows *r, struct err *err)
{
	enum rc rc = r->tx->conn->store->be->next(r, err);

	if (rc != RC_OK && rc != RC_NOT_FOUND)
		r->tx->dead = true;
	return rc;
}

void
rows_end(struct rows *r)
{
	if (r == NULL)
		return;
	*r->at = r->next;
	if (r->next != NULL)
		r->next->at = r->at;
	r->tx->conn->store->be->end(r);
}

void
tx_close_rows(struct tx *tx)
{
	tx_ahead_end(tx);
	while (tx->open != NULL)
		rows_end(tx->open);
}

bool
row_null(const struct rows *r, unsigned column)
{
	return r->tx->conn->store->be->kind_of(r, column) == SV_NULL;
}

int64_t
row_int(const struct rows *r, unsigned column)
{
	return r->tx->conn->store->be->integer(r, column);
}

struct str
row_text(const struct rows *r, unsigned column)
{
	return r->tx->conn->store->be->text(r, column);
}

void
row_values(const struct rows *r, struct sval *to, unsigned n)
{
	r->tx->conn->store->be->values(r, to, n);
}

enum rc
tx_one(struct tx *tx, int statement, const struct sval *args, unsigned n, struct arena *a, struct row1 *out, struct err *err)
{
	const struct backend *be = tx->conn->store->be;
	struct rows *r;
	enum rc rc;

	*out = (struct row1){NULL, 0};
	TRY(tx_rows(tx, statement, args, n, false, &r, err));
	rc = rows_next(r, err);
	if (rc == RC_OK) {
		out->n = be->columns(r);
		out->values = ARENA_NEW(a, struct sval, out->n);
		if (!a->full)
			be->values(r, out->values, out->n);
		for (unsigned i = 0; i < out->n && !a->full; i++)
			if (out->values[i].kind == SV_TEXT || out->values[i].kind == SV_BLOB)
				out->values[i].s = str_copy(a, out->values[i].s);
		if (a->full)
			rc = err_set(err, RC_TOO_BIG, "", "一行数据超过内存上限", "a row is larger than the memory allowed for it");
	}
	rows_end(r);
	return rc;
}

/* ---- the transaction ----------------------------------------------------------------------------------------- */

enum rc
tx_body(struct conn *c, store_fn *fn, void *ctx, struct err *err)
{
	struct tx tx = {.conn = c};
	enum rc rc = fn(&tx, ctx, err);

	if (rc == RC_OK && tx.dead)
		rc = err_set(err, RC_INTERNAL, "", "事务中有语句失败，未提交", "a statement of the transaction failed; it was not committed");
	tx.dead = rc != RC_OK;          /* what is left of a stream need not be kept */
	tx_close_rows(&tx);
	return rc;
}

enum rc
tx_commit(struct conn *c, struct err *err)
{
	enum rc rc = c->store->be->control(c, COMMIT, err);

	if (c->write)                   /* before anybody is told; also when it may have happened */
		atomic_fetch_add(&c->store->commits, 1);
	return rc;
}

/* One run. *again: it left no trace and is worth another run. */
static enum rc
once(struct store *s, struct slot *slot, bool write, store_fn *fn, void *ctx, bool *again, struct err *err)
{
	struct conn *c;
	enum rc rc;

	*again = false;
	TRY(slot_ready(s, slot, write, err));
	c = slot->conn;
	c->again = c->unknown = false;
	rc = s->be->control(c, BEGIN, err);
	if (rc != RC_OK) {
		*again = c->again;              /* a connection that slept while the server was started anew */
		return rc;
	}
	rc = tx_body(c, fn, ctx, err);
	if (rc == RC_OK)
		rc = tx_commit(c, err);
	if (rc != RC_OK && !c->lost) {
		struct err unheard;

		if (s->be->open_tx(c) && s->be->control(c, ROLLBACK, &unheard) != RC_OK)
			c->lost = true;
	}
	*again = rc != RC_OK && !c->unknown && c->again;
	return rc;
}

/* A moment for the other one to finish; of uneven length, so that two do not meet in step. */
static void
nap(unsigned run)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	t = (struct timespec){0, (run + 1) * 2000000L + t.tv_nsec % 3000000};
	nanosleep(&t, NULL);
}

enum rc
transact(struct store *s, struct slot *slot, bool write, store_fn *fn, void *ctx, struct err *err)
{
	bool again;
	enum rc rc;

	for (unsigned run = 0;; run++) {
		rc = once(s, slot, write, fn, ctx, &again, err);
		if (!again)
			return rc;
		if (run == RETRIES)
			break;
		nap(run);
	}
	if (err != NULL)
		err->rc = RC_BUSY;
	return RC_BUSY;
}
