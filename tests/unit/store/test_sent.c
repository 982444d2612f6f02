/*
 * Statements that nobody waits for, rows that are asked for ahead, and jobs that are committed together: a failure is always told, by the commit at the
 * latest, and leaves nothing; one job takes no other with it; a connection that ends in the middle is no half of anything. On both databases: what is
 * told later on one may be told at once on the other.
 */
#include "both.h"

#include <pthread.h>

#define PUT "INSERT INTO t (k, s) VALUES ($1, $2)"
#define COUNT "SELECT count(*) FROM t WHERE k >= $1"

static int
text(struct both *b, const char *sql)
{
	return store_compose(b->store, str_c(sql));
}

static void
make(struct both *b)
{
	GOOD(both_run(b, b->name[0] == '\0' ? "CREATE TABLE t (k INTEGER NOT NULL PRIMARY KEY, s TEXT NOT NULL, CHECK (k > 0)) STRICT, WITHOUT ROWID" :
	    "CREATE TABLE t (k BIGINT NOT NULL PRIMARY KEY, s TEXT NOT NULL, CHECK (k > 0))", NULL, 0));
	alarm(120);                     /* nothing here may hang */
}

static enum rc
put(struct both *b, struct tx *tx, int64_t k, struct err *err)
{
	return tx_run(tx, text(b, PUT), (struct sval[]){SV_I(k), SV_T(STR("x"))}, 2, NULL, err);
}

static enum rc
ask(struct both *b, struct tx *tx, const char *sql, int64_t k, int64_t *v, struct err *err)
{
	struct arena a;
	struct row1 row;
	enum rc rc;

	arena_init(&a, 0);
	rc = tx_one(tx, text(b, sql), (struct sval[]){SV_I(k)}, 1, &a, &row, err);
	if (rc == RC_OK)
		*v = row.values[0].i;
	arena_done(&a);
	return rc;
}

/* ---- failures of what nobody waited for ---------------------------------------------------------------------------------- */

/* A unique key, then many good statements, then something that waits. */
struct failing { struct both *b; bool asks; enum rc told; };

static enum rc
then_fails(struct tx *tx, void *ctx, struct err *err)
{
	struct failing *f = ctx;
	enum rc rc = RC_OK;
	int64_t n;

	TRY(put(f->b, tx, 1, err));
	rc = put(f->b, tx, 1, err);
	for (int64_t k = 2; k < 10 && rc == RC_OK; k++)
		rc = put(f->b, tx, k, err);
	if (f->asks && rc == RC_OK)
		rc = ask(f->b, tx, COUNT, 0, &n, err);
	f->told = rc;
	return rc;
}

static void
a_failure_is_told_by_the_next_answer(void **state)
{
	struct failing f = {.b = *state, .asks = true};

	make(f.b);
	assert_int_equal(store_write(f.b->store, then_fails, &f, &both_err), RC_CONFLICT);
	assert_int_equal(f.told, RC_CONFLICT);
	assert_int_equal(both_err.rc, RC_CONFLICT);
	assert_non_null(strstr(both_err.msg[LANG_EN], "such a row is there already"));
	assert_int_equal(both_int(f.b, "SELECT count(*) FROM t"), 0);
}

static void
a_failure_is_told_by_the_commit(void **state)
{
	struct failing f = {.b = *state};

	make(f.b);
	assert_int_equal(store_write(f.b->store, then_fails, &f, &both_err), RC_CONFLICT);
	assert_int_equal(both_err.rc, RC_CONFLICT);
	assert_non_null(strstr(both_err.msg[LANG_EN], "such a row is there already"));
	assert_int_equal(both_int(f.b, "SELECT count(*) FROM t"), 0);
	GOOD(both_run(f.b, "INSERT INTO t (k, s) VALUES (1, 'x')", NULL, 0));           /* the connection is good again */
	assert_int_equal(both_int(f.b, "SELECT count(*) FROM t"), 1);
}

/* It says that all is well, whatever it was told. */
static enum rc
forgets(struct tx *tx, void *ctx, struct err *err)
{
	struct both *b = ctx;
	struct err unheard;
	int64_t n;

	TRY(put(b, tx, 1, err));
	(void)!tx_run(tx, text(b, PUT), (struct sval[]){SV_I(-1), SV_T(STR("x"))}, 2, NULL, &unheard);
	assert_int_not_equal(ask(b, tx, COUNT, 0, &n, &unheard), RC_OK);
	assert_int_not_equal(ask(b, tx, COUNT, 0, &n, &unheard), RC_OK);
	return RC_OK;
}

static void
a_forgotten_failure_keeps_nothing(void **state)
{
	struct both *b = *state;

	make(b);
	assert_int_equal(store_write(b->store, forgets, b, &both_err), RC_INTERNAL);
	assert_int_equal(both_int(b, "SELECT count(*) FROM t"), 0);
}

struct one { struct both *b; const char *sql; int64_t k; };

static enum rc
changes_one(struct tx *tx, void *ctx, struct err *err)
{
	const struct one *o = ctx;

	TRY(put(o->b, tx, 100, err));
	return tx_run_one(tx, text(o->b, o->sql), (struct sval[]){SV_I(o->k)}, 1, err);
}

static void
a_statement_that_must_change_one_row(void **state)
{
	struct both *b = *state;
	struct one none = {b, "UPDATE t SET s = 'y' WHERE k = $1", 7}, two = {b, "UPDATE t SET s = 'y' WHERE k <= $1", 2}, just = {b, "UPDATE t SET s = 'y' WHERE k = $1", 2};

	make(b);
	GOOD(both_run(b, "INSERT INTO t (k, s) VALUES (1, 'x'), (2, 'x')", NULL, 0));
	assert_int_equal(store_write(b->store, changes_one, &none, &both_err), RC_INTERNAL);
	assert_non_null(strstr(both_err.msg[LANG_EN], "the row to change is gone"));
	assert_int_equal(store_write(b->store, changes_one, &two, &both_err), RC_INTERNAL);
	assert_int_equal(both_int(b, "SELECT count(*) FROM t WHERE s = 'y' OR k = 100"), 0);
	GOOD(store_write(b->store, changes_one, &just, &both_err));
	assert_int_equal(both_int(b, "SELECT count(*) FROM t WHERE s = 'y' OR k = 100"), 2);
}

/* ---- much of it ------------------------------------------------------------------------------------------------------------- */

#define LARGE 20000u
#define PIECES 400

/* 8 MB on their way there, 25 MB of rows asked for before, none of them looked at: neither side may wait for the other. */
static enum rc
much(struct tx *tx, void *ctx, struct err *err)
{
	struct both *b = ctx;
	char *p = malloc(LARGE);
	enum rc rc = RC_OK;
	int64_t n = 0;

	assert_non_null(p);
	memset(p, 'x', LARGE);
	for (int64_t k = 1; k <= PIECES && rc == RC_OK; k++) {
		if (k % 100 == 50)
			for (int64_t i = 0; i < 8 && rc == RC_OK; i++)
				rc = tx_ahead(tx, text(b, "SELECT s FROM t WHERE k >= $1 AND k < $1 + 40"), (struct sval[]){SV_I(i + 1)}, 1, err);
		if (rc == RC_OK)
			rc = tx_run(tx, text(b, PUT), (struct sval[]){SV_I(k), SV_T(((struct str){p, LARGE}))}, 2, NULL, err);
	}
	memset(p, 'y', LARGE);          /* what was sent is no longer needed */
	free(p);
	TRY(rc);
	TRY(ask(b, tx, "SELECT count(*) FROM t WHERE k >= $1 AND length(s) = 20000 AND s NOT LIKE '%y%'", 1, &n, err));
	assert_int_equal(n, PIECES);
	return RC_OK;
}

static void
much_does_not_hang(void **state)
{
	struct both *b = *state;

	make(b);
	GOOD(store_write(b->store, much, b, &both_err));
	assert_int_equal(both_int(b, "SELECT count(*) FROM t"), PIECES);
}

/* ---- rows asked for ahead ------------------------------------------------------------------------------------------------- */

static enum rc
asks_ahead(struct tx *tx, void *ctx, struct err *err)
{
	struct both *b = ctx;
	int64_t n;

	for (int64_t k = 1; k <= 5; k++)
		TRY(tx_ahead(tx, text(b, "SELECT $1 + 10"), (struct sval[]){SV_I(k)}, 1, err));
	for (int64_t k = 6; k > 0; k--) {
		TRY(ask(b, tx, "SELECT $1 + 10", k, &n, err));
		assert_int_equal(n, k + 10);
	}
	TRY(tx_ahead(tx, text(b, "SELECT count(*) FROM t WHERE k >= $1 AND s = $2"), (struct sval[]){SV_I(1), SV_T(STR("x"))}, 2, err));
	TRY(tx_ahead(tx, text(b, COUNT), (struct sval[]){SV_I(1)}, 1, err));
	TRY(put(b, tx, 1, err));
	tx_ahead_end(tx);               /* else the old number might be given */
	TRY(ask(b, tx, COUNT, 1, &n, err));
	assert_int_equal(n, 1);
	TRY(tx_ahead(tx, text(b, "SELECT nosuch FROM t WHERE k = $1"), (struct sval[]){SV_I(1)}, 1, err));
	return ask(b, tx, "SELECT nosuch FROM t WHERE k = $1", 1, &n, err);
}

static void
rows_asked_for_ahead(void **state)
{
	struct both *b = *state;

	make(b);
	assert_int_equal(store_write(b->store, asks_ahead, b, &both_err), RC_INTERNAL);         /* the last one */
	assert_non_null(strstr(both_err.msg[LANG_EN], "nosuch"));
	assert_int_equal(both_int(b, "SELECT count(*) FROM t"), 0);
}

/* ---- a connection that ends ------------------------------------------------------------------------------------------------- */

/* The server ends the writer's connection while statements are on their way, in the first run. */
struct ended { struct both *b; unsigned runs; bool before; };

static enum rc
ended_within(struct tx *tx, void *ctx, struct err *err)
{
	struct ended *e = ctx;
	int64_t pid;

	TRY(put(e->b, tx, 1, err));
	TRY(ask(e->b, tx, "SELECT pg_backend_pid() + $1", 0, &pid, err));
	TRY(put(e->b, tx, 2, err));
	if (++e->runs == 1) {
		char sql[100];

		snprintf(sql, sizeof sql, "DO $do$ BEGIN PERFORM pg_terminate_backend(%d); PERFORM pg_sleep(0.2); END $do$", (int)pid);
		both_admin(sql);
	}
	TRY(put(e->b, tx, 3, err));
	return e->before ? ask(e->b, tx, COUNT, 0, &pid, err) : RC_OK;
}

static void
an_ended_connection_is_no_half(void **state)
{
	struct ended e = {.b = *state};

	make(e.b);
	for (e.before = false;; e.before = true) {
		e.runs = 0;
		GOOD(store_write(e.b->store, ended_within, &e, &both_err));
		assert_int_equal(e.runs, 2);
		assert_int_equal(both_int(e.b, "SELECT count(*) FROM t"), 3);
		GOOD(both_run(e.b, "DELETE FROM t", NULL, 0));
		if (e.before)
			break;
	}
}

/* ---- together ----------------------------------------------------------------------------------------------------------------- */

#define JOBS 40
#define LANE 77

enum part { GOES_WELL, REFUSES_FIRST, REFUSES_LAST, COLLIDES, COLLIDES_LAST, PART__COUNT };
struct crowd;
struct member { struct crowd *crowd; int64_t k; enum part part; enum rc rc; struct err err; };
struct crowd {
	struct both *b;
	pthread_mutex_t lock; pthread_cond_t more;
	unsigned done, within, most_within;
	bool gate_open, gate_taken;
	struct member members[JOBS];
};

static enum rc
member_run(struct tx *tx, void *ctx, struct err *err)
{
	struct member *m = ctx;
	struct both *b = m->crowd->b;
	enum rc rc = RC_OK;
	int64_t n = m->k;

	pthread_mutex_lock(&m->crowd->lock);
	if (++m->crowd->within > m->crowd->most_within)
		m->crowd->most_within = m->crowd->within;
	pthread_mutex_unlock(&m->crowd->lock);
	if (m->part == REFUSES_FIRST)
		rc = err_set(err, RC_DENIED, "", "不许", "may not");
	if (rc == RC_OK && m->part != COLLIDES)
		rc = tx_run(tx, text(b, b->name[0] == '\0' ? "INSERT INTO t (k, s) VALUES ($1, 'x')" : "INSERT INTO t (k, s) VALUES ($1, CAST(pg_current_xact_id() AS TEXT))"),
		    (struct sval[]){SV_I(m->k)}, 1, NULL, err);
	if (rc == RC_OK)
		rc = ask(b, tx, COUNT, m->k, &n, err);
	if (rc == RC_OK && (m->part == COLLIDES || m->part == COLLIDES_LAST))
		rc = put(b, tx, 1, err);        /* the gate's */
	if (rc == RC_OK && m->part == COLLIDES)
		rc = put(b, tx, m->k, err);
	if (rc == RC_OK && m->part == REFUSES_LAST)
		rc = err_set(err, RC_INVALID, "", "不行", "no");
	pthread_mutex_lock(&m->crowd->lock);
	m->crowd->within--;
	pthread_mutex_unlock(&m->crowd->lock);
	return rc;
}

static void
member_done(void *ctx, enum rc rc, const struct err *err)
{
	struct member *m = ctx;

	m->rc = rc;
	if (rc != RC_OK)
		m->err = *err;
	pthread_mutex_lock(&m->crowd->lock);
	m->crowd->done++;
	pthread_cond_broadcast(&m->crowd->more);
	pthread_mutex_unlock(&m->crowd->lock);
}

/* Holds the lane until all others wait behind it. */
static enum rc
gate_run(struct tx *tx, void *ctx, struct err *err)
{
	struct crowd *c = ctx;

	TRY(put(c->b, tx, 1, err));
	pthread_mutex_lock(&c->lock);
	c->gate_taken = true;
	pthread_cond_broadcast(&c->more);
	while (!c->gate_open)
		pthread_cond_wait(&c->more, &c->lock);
	pthread_mutex_unlock(&c->lock);
	return RC_OK;
}

static void
gate_done(void *ctx, enum rc rc, const struct err *err)
{
	(void)ctx;
	(void)err;
	assert_int_equal(rc, RC_OK);
}

static enum rc
beside_run(struct tx *tx, void *ctx, struct err *err)
{
	return tx_run(tx, text(ctx, PUT), (struct sval[]){SV_I(5000), SV_T(STR("beside"))}, 2, NULL, err);
}

/* All of these jobs are in the queue before the first of them runs. */
static struct crowd *
crowd_run(struct both *b, const enum part *parts, unsigned n)
{
	struct crowd *c = calloc(1, sizeof *c);

	assert_non_null(c);
	c->b = b;
	pthread_mutex_init(&c->lock, NULL);
	pthread_cond_init(&c->more, NULL);
	store_submit_in(b->store, LANE, gate_run, c, gate_done);
	pthread_mutex_lock(&c->lock);
	while (!c->gate_taken)
		pthread_cond_wait(&c->more, &c->lock);
	pthread_mutex_unlock(&c->lock);
	for (unsigned i = 0; i < JOBS; i++) {
		c->members[i] = (struct member){.crowd = c, .k = 100 + i, .part = parts[i % n]};
		store_submit_in(b->store, LANE, member_run, &c->members[i], member_done);
	}
	if (b->name[0] != '\0') {       /* another lane, and none, go on meanwhile */
		GOOD(store_write_in(b->store, LANE + 1, beside_run, b, &both_err));
		assert_int_equal(c->done, 0);
		GOOD(both_run(b, "DELETE FROM t WHERE k = 5000", NULL, 0));
	}
	pthread_mutex_lock(&c->lock);
	c->gate_open = true;
	pthread_cond_broadcast(&c->more);
	while (c->done < JOBS)
		pthread_cond_wait(&c->more, &c->lock);
	pthread_mutex_unlock(&c->lock);
	assert_int_equal(c->most_within, 1);
	return c;
}

/* Of how many transactions are the rows? */
static int64_t
transactions(struct both *b)
{
	return both_int(b, "SELECT count(DISTINCT s) FROM t WHERE k >= 100");
}

static void
jobs_of_a_lane_are_committed_together(void **state)
{
	static const enum part well[] = {GOES_WELL, GOES_WELL, REFUSES_FIRST};
	struct both *b = *state;
	struct crowd *c;

	make(b);
	c = crowd_run(b, well, COUNT_OF(well));
	for (unsigned i = 0; i < JOBS; i++)
		assert_int_equal(c->members[i].rc, well[i % 3] == GOES_WELL ? RC_OK : RC_DENIED);
	assert_int_equal(both_int(b, "SELECT count(*) FROM t WHERE k >= 100"), JOBS - JOBS / 3);
	if (b->name[0] != '\0')
		assert_in_range(transactions(b), 1, 4);         /* a slow machine ends a group early */
	free(c);
}

static void
one_job_takes_no_other_with_it(void **state)
{
	static const enum part mixed[] = {GOES_WELL, REFUSES_LAST, GOES_WELL, COLLIDES, REFUSES_FIRST, GOES_WELL, COLLIDES_LAST};
	static const enum rc want[PART__COUNT] = {RC_OK, RC_DENIED, RC_INVALID, RC_CONFLICT, RC_CONFLICT};
	struct both *b = *state;
	struct crowd *c;
	int64_t good = 0;

	make(b);
	c = crowd_run(b, mixed, COUNT_OF(mixed));
	for (unsigned i = 0; i < JOBS; i++) {
		const struct member *m = &c->members[i];
		char sql[100];

		if (m->rc != want[m->part])
			fail_msg("job %u: %d, not %d: %s", i, m->rc, want[m->part], m->err.msg[LANG_EN]);
		snprintf(sql, sizeof sql, "SELECT count(*) FROM t WHERE k = %d", (int)m->k);
		assert_int_equal(both_int(b, sql), m->part == GOES_WELL);
		good += m->part == GOES_WELL;
	}
	assert_int_equal(both_int(b, "SELECT count(*) FROM t WHERE k >= 100"), good);
	if (b->name[0] != '\0')
		assert_in_range(transactions(b), 1, 4);
	free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(a_failure_is_told_by_the_next_answer), BOTH(a_failure_is_told_by_the_commit), BOTH(a_forgotten_failure_keeps_nothing), BOTH(a_statement_that_must_change_one_row),
		BOTH(much_does_not_hang), BOTH(rows_asked_for_ahead), {"an_ended_connection_is_no_half/postgresql", an_ended_connection_is_no_half, both_postgres, both_teardown, NULL},
		BOTH(jobs_of_a_lane_are_committed_together), BOTH(one_job_takes_no_other_with_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
