/*
 * Statements that nobody waits for, rows that are asked for ahead, and jobs that are committed together: a failure is always told, by the commit at the
 * latest, and leaves nothing; one job takes no other with it; a connection that ends in the middle is no half of anything. On both databases: what is
 * told later on one may be told at once on the other.
 */
#include "both.h"

#include <pthread.h>
#include <time.h>

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
#define FORTY "SELECT s FROM t WHERE k >= $1 AND k < $1 + 40"

/* How many whole rows of `x` are there from k on, below k + 40? */
static enum rc
whole_rows(struct both *b, struct tx *tx, int64_t k, unsigned *n, struct err *err)
{
	struct rows *r;
	enum rc rc;

	*n = 0;
	TRY(tx_rows(tx, text(b, FORTY), (struct sval[]){SV_I(k)}, 1, false, &r, err));
	while ((rc = rows_next(r, err)) == RC_OK)
		*n += row_text(r, 0).n == LARGE && memchr(row_text(r, 0).p, 'y', LARGE) == NULL;
	rows_end(r);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* 8 MB on their way there, 25 MB of rows asked for before, none of them looked at yet: neither side may wait for the other. */
static enum rc
much(struct tx *tx, void *ctx, struct err *err)
{
	struct both *b = ctx;
	char *p = malloc(LARGE);
	enum rc rc = RC_OK;
	unsigned whole;
	int64_t n = 0;

	assert_non_null(p);
	memset(p, 'x', LARGE);
	for (int64_t k = 1; k <= PIECES && rc == RC_OK; k++) {
		if (k % 100 == 50)
			for (int64_t i = 0; i < 8 && rc == RC_OK; i++)
				rc = tx_ahead(tx, text(b, FORTY), (struct sval[]){SV_I(k - 49 + i)}, 1, err);
		if (rc == RC_OK)
			rc = tx_run(tx, text(b, PUT), (struct sval[]){SV_I(k), SV_T(((struct str){p, LARGE}))}, 2, NULL, err);
	}
	memset(p, 'y', LARGE);          /* what was sent is no longer needed */
	free(p);
	TRY(rc);
	TRY(ask(b, tx, "SELECT count(*) FROM t WHERE k >= $1 AND length(s) = 20000 AND s NOT LIKE '%y%'", 1, &n, err));
	assert_int_equal(n, PIECES);
	for (int64_t k = 301; k > 0; k -= 100) {        /* one of each eight; the others nobody takes */
		TRY(whole_rows(b, tx, k, &whole, err));
		if (whole != 40)
			fail_msg("of the rows asked for ahead from %d on, %u came whole, not 40", (int)k, whole);
	}
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

/* A statement that a connection sees for the first time is prepared, and everything is heard then: only the second time it is merely sent. */
#define PLUS "SELECT $1 + 10"
#define TIMES "SELECT $1 * 10"
#define SAID "SELECT coalesce(CAST($1 AS TEXT), 'nothing') || '/' || coalesce(CAST($2 AS TEXT), 'nothing') || '/' || CAST(CAST($3 AS BIGINT) AS TEXT)"

struct said { const char *a, *b; int64_t i; };         /* NULL: NULL */

static void
said_args(struct sval args[3], const struct said *s)
{
	args[0] = s->a == NULL ? SV_N : SV_T(str_c(s->a));
	args[1] = s->b == NULL ? SV_N : SV_T(str_c(s->b));
	args[2] = SV_I(s->i);
}

static enum rc
hear_said(struct both *b, struct tx *tx, const struct said *s, struct err *err)
{
	char want[100];
	struct sval args[3];
	struct arena a;
	struct row1 row;
	enum rc rc;

	said_args(args, s);
	arena_init(&a, 0);
	rc = tx_one(tx, text(b, SAID), args, 3, &a, &row, err);
	snprintf(want, sizeof want, "%s/%s/%d", s->a == NULL ? "nothing" : s->a, s->b == NULL ? "nothing" : s->b, (int)s->i);
	if (rc == RC_OK && !str_eq_c(row.values[0].s, want))
		fail_msg("asked for %s, given " STR_F, want, STR_A(row.values[0].s));
	arena_done(&a);
	return rc;
}

/* What was asked ahead comes to who asks the same, and to nobody who asks anything else: taken in another order, and some of it never. */
static enum rc
asks_like(struct tx *tx, void *ctx, struct err *err)
{
	static const struct said asked[] = {{"a", "b", 1}, {"b", "a", 1}, {"a", "c", 1}, {"a", "b", 2}, {"ab", "", 1}, {"", "ab", 1}, {NULL, "b", 1}, {"", "b", 1}, {NULL, NULL, 1}, {"n", "n", 1}},
		other[] = {{"b", "b", 1}, {"c", "c", 1}, {"b", NULL, 1}, {NULL, "a", 1}, {"a", "", 1}, {"", "", 1}};
	struct both *b = ctx;
	struct sval args[3];
	char word[2] = "v";
	int64_t n;

	TRY(ask(b, tx, PLUS, 1, &n, err));
	TRY(ask(b, tx, TIMES, 1, &n, err));
	TRY(hear_said(b, tx, &(struct said){"", "", 0}, err));
	for (int64_t k = 1; k <= 5; k++)
		TRY(tx_ahead(tx, text(b, k % 2 == 0 ? PLUS : TIMES), (struct sval[]){SV_I(k)}, 1, err));
	for (int64_t k = 6; k > 0; k--)
		for (unsigned times = 0; times < 2; times++) {
			TRY(ask(b, tx, times ? TIMES : PLUS, k, &n, err));
			if (n != (times ? k * 10 : k + 10))
				fail_msg("asked for %d %s 10, given %d", (int)k, times ? "times" : "plus", (int)n);
		}
	for (unsigned i = 0; i < COUNT_OF(asked); i++) {
		said_args(args, &asked[i]);
		TRY(tx_ahead(tx, text(b, SAID), args, 3, err));
	}
	for (unsigned i = 0; i < COUNT_OF(other); i++)
		TRY(hear_said(b, tx, &other[i], err));
	for (unsigned i = COUNT_OF(asked) - 1; i > 0; i--)              /* not the first */
		TRY(hear_said(b, tx, &asked[i], err));
	for (; word[0] < 'z'; word[0]++) {                             /* the asker's memory is the asker's: it says something else now */
		said_args(args, &(struct said){word, "w", 1});
		TRY(tx_ahead(tx, text(b, SAID), args, 3, err));
	}
	return hear_said(b, tx, &(struct said){word, "w", 1}, err);
}

static void
what_was_asked_ahead_is_not_mixed_up(void **state)
{
	struct both *b = *state;

	make(b);
	GOOD(store_write(b->store, asks_like, b, &both_err));
}

static enum rc
asks_ahead(struct tx *tx, void *ctx, struct err *err)
{
	struct both *b = ctx;
	int64_t n;

	TRY(ask(b, tx, COUNT, 1, &n, err));
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

/* Rows that nobody takes: the server fails over them (it divides by nothing) after everything else went well. */
static enum rc
leaves_rows(struct tx *tx, void *ctx, struct err *err)
{
	const struct one *o = ctx;
	int64_t n;

	TRY(ask(o->b, tx, o->sql, 7, &n, err));
	TRY(put(o->b, tx, 1, err));
	return tx_ahead(tx, text(o->b, o->sql), (struct sval[]){SV_I(o->k)}, 1, err);
}

static void
rows_that_nobody_took(void **state)
{
	struct both *b = *state;
	struct one good = {b, "SELECT 14 / $1", 2}, bad = {b, "SELECT 14 / $1", 0};
	enum rc rc;

	make(b);
	GOOD(store_write(b->store, leaves_rows, &good, &both_err));
	assert_int_equal(both_int(b, "SELECT count(*) FROM t"), 1);
	GOOD(both_run(b, "DELETE FROM t", NULL, 0));
	rc = store_write(b->store, leaves_rows, &bad, &both_err);
	if (b->name[0] == '\0')
		assert_int_equal(rc, RC_OK);            /* nothing was asked there */
	else if (rc == RC_OK)
		fail_msg("called committed, and %d rows are there", (int)both_int(b, "SELECT count(*) FROM t"));
	else
		assert_non_null(strstr(both_err.msg[LANG_EN], "division by zero"));
	assert_int_equal(both_int(b, "SELECT count(*) FROM t"), b->name[0] == '\0');
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
#define LANES 2                         /* LANE and the next */
#define PATIENCE_S 30

enum part { GOES_WELL, REFUSES_FIRST, REFUSES_LAST, REFUSES_UNHEARD, COLLIDES, COLLIDES_LAST, LEAVES_ROWS, PART__COUNT };
static const struct { const char *name; enum rc rc; } parts_of[PART__COUNT] = {
	[GOES_WELL] = {"goes well", RC_OK}, [REFUSES_FIRST] = {"is refused before it did anything", RC_DENIED}, [REFUSES_LAST] = {"is refused at its end", RC_INVALID},
	[REFUSES_UNHEARD] = {"is refused when what it sent was not heard of", RC_INVALID}, [COLLIDES] = {"meets a row", RC_CONFLICT}, [COLLIDES_LAST] = {"meets a row with what it sent last", RC_CONFLICT},
	[LEAVES_ROWS] = {"leaves rows that it asked for ahead", RC_OK},
};
struct crowd;
struct member { struct crowd *crowd; int64_t k; unsigned lane; enum part part; enum rc rc; struct err err; };
struct gate { struct crowd *crowd; int64_t k; bool taken; };
struct crowd {
	struct both *b;
	pthread_mutex_t lock; pthread_cond_t more;
	unsigned done, runs, within[LANES], most_within;
	bool gates_open, beside;
	struct gate gates[LANES];
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
	m->crowd->runs++;
	if (++m->crowd->within[m->lane] > m->crowd->most_within)
		m->crowd->most_within = m->crowd->within[m->lane];
	pthread_mutex_unlock(&m->crowd->lock);
	if (m->part == REFUSES_FIRST)
		rc = err_set(err, RC_DENIED, "", "不许", "may not");
	if (m->part == LEAVES_ROWS) {           /* all of them ask the same: each must be told of the ones before */
		rc = ask(b, tx, COUNT, 100, &n, err);
		if (rc == RC_OK && n != m->k - 100)
			rc = err_set(err, RC_INTERNAL, "", "", "saw %d rows, not the %d of those before", (int)n, (int)m->k - 100);
		for (int64_t k = 100; k < 103 && rc == RC_OK; k++)
			rc = tx_ahead(tx, text(b, COUNT), (struct sval[]){SV_I(k)}, 1, err);
	}
	if (rc == RC_OK && m->part != COLLIDES)
		rc = tx_run(tx, text(b, b->name[0] == '\0' ? "INSERT INTO t (k, s) VALUES ($1, 'x')" : "INSERT INTO t (k, s) VALUES ($1, CAST(pg_current_xact_id() AS TEXT))"),
		    (struct sval[]){SV_I(m->k)}, 1, NULL, err);
	if (rc == RC_OK && m->part != REFUSES_UNHEARD && m->part != LEAVES_ROWS)
		rc = ask(b, tx, COUNT, m->k, &n, err);
	if (rc == RC_OK && (m->part == COLLIDES || m->part == COLLIDES_LAST))
		rc = put(b, tx, 1, err);        /* the gate's */
	if (rc == RC_OK && m->part == COLLIDES)
		rc = put(b, tx, m->k, err);
	if (rc == RC_OK && (m->part == REFUSES_LAST || m->part == REFUSES_UNHEARD))
		rc = err_set(err, RC_INVALID, "", "不行", "no");
	pthread_mutex_lock(&m->crowd->lock);
	m->crowd->within[m->lane]--;
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

/* Holds its lane until all others wait behind it. */
static enum rc
gate_run(struct tx *tx, void *ctx, struct err *err)
{
	struct gate *g = ctx;
	struct crowd *c = g->crowd;

	TRY(put(c->b, tx, g->k, err));
	pthread_mutex_lock(&c->lock);
	g->taken = true;
	pthread_cond_broadcast(&c->more);
	while (!c->gates_open)
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
	const struct crowd *c = ctx;

	return tx_run(tx, text(c->b, "UPDATE t SET s = 'beside' WHERE k = $1"), (struct sval[]){SV_I(5000)}, 1, NULL, err);
}

static void
beside_done(void *ctx, enum rc rc, const struct err *err)
{
	struct crowd *c = ctx;

	(void)err;
	assert_int_equal(rc, RC_OK);
	pthread_mutex_lock(&c->lock);
	c->beside = true;
	pthread_cond_broadcast(&c->more);
	pthread_mutex_unlock(&c->lock);
}

static void
gates_open(struct crowd *c)
{
	pthread_mutex_lock(&c->lock);
	c->gates_open = true;
	pthread_cond_broadcast(&c->more);
	pthread_mutex_unlock(&c->lock);
}

/* Who waits for ever would tell nobody why. */
static void
wait_for(struct crowd *c, const bool *what, const char *otherwise)
{
	struct timespec until;
	bool came;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += PATIENCE_S;
	pthread_mutex_lock(&c->lock);
	while (!*what && pthread_cond_timedwait(&c->more, &c->lock, &until) == 0)
		;
	came = *what;
	pthread_mutex_unlock(&c->lock);
	if (came)
		return;
	gates_open(c);
	fail_msg("%s", otherwise);
}

/* All of these jobs are in the queue before the first of them runs; in one lane, or by turns in as many. */
static struct crowd *
crowd_run(struct both *b, const enum part *parts, unsigned n, unsigned lanes)
{
	struct crowd *c = calloc(1, sizeof *c);
	unsigned early;

	assert_non_null(c);
	c->b = b;
	pthread_mutex_init(&c->lock, NULL);
	pthread_cond_init(&c->more, NULL);
	for (unsigned i = 0; i < lanes; i++) {
		c->gates[i] = (struct gate){.crowd = c, .k = i + 1};
		store_submit_in(b->store, LANE + i, gate_run, &c->gates[i], gate_done);
	}
	for (unsigned i = 0; i < lanes; i++)
		wait_for(c, &c->gates[i].taken, "two lanes are not side by side: one waits for the other");
	for (unsigned i = 0; i < JOBS; i++) {
		c->members[i] = (struct member){.crowd = c, .k = 100 + i, .lane = i % lanes, .part = parts[i % n]};
		store_submit_in(b->store, LANE + i % lanes, member_run, &c->members[i], member_done);
	}
	if (b->name[0] != '\0') {       /* another lane goes on meanwhile */
		store_submit_in(b->store, LANE + LANES, beside_run, c, beside_done);
		wait_for(c, &c->beside, "a job of another lane waits for this one");
	}
	pthread_mutex_lock(&c->lock);
	early = c->done;
	pthread_mutex_unlock(&c->lock);
	gates_open(c);
	pthread_mutex_lock(&c->lock);
	while (c->done < JOBS)
		pthread_cond_wait(&c->more, &c->lock);
	pthread_mutex_unlock(&c->lock);
	if (early > 0 || c->most_within != 1)
		fail_msg("%u jobs ran though their lane was taken, up to %u of one at a time", early, c->most_within);
	return c;
}

/* Each was answered as it deserved, left what it should, and ran twice at most. Of how many transactions the rows are may be up to `most`. */
static void
crowd_check(struct crowd *c, unsigned most)
{
	struct both *b = c->b;
	int64_t n;

	for (unsigned i = 0; i < JOBS; i++) {
		const struct member *m = &c->members[i];
		bool good = parts_of[m->part].rc == RC_OK, there;
		char sql[100];

		if (m->rc != parts_of[m->part].rc)
			fail_msg("job %u, which %s: %d, not %d: %s", i, parts_of[m->part].name, m->rc, parts_of[m->part].rc, m->err.msg[LANG_EN]);
		snprintf(sql, sizeof sql, "SELECT count(*) FROM t WHERE k = %d", (int)m->k);
		there = both_int(b, sql) == 1;
		if (there != good)
			fail_msg("job %u, which %s: its row is %s", i, parts_of[m->part].name, there ? "there" : "not there");
	}
	n = b->name[0] == '\0' ? 1 : both_int(b, "SELECT count(DISTINCT s) FROM t WHERE k >= 100");
	if (n < 1 || n > most)
		fail_msg("the rows are of %d transactions, not of %u at most", (int)n, most);
	if (c->runs > 2 * JOBS)         /* the first time without savepoints, again with them; the groups to come are careful from the start */
		fail_msg("%u runs of %u jobs", c->runs, JOBS);
}

#define FEW 8u                          /* a slow machine ends a group early */
#define TEN GOES_WELL, GOES_WELL, GOES_WELL, GOES_WELL, GOES_WELL, GOES_WELL, GOES_WELL, GOES_WELL, GOES_WELL, GOES_WELL
#define NINE GOES_WELL, GOES_WELL, GOES_WELL, GOES_WELL, GOES_WELL, GOES_WELL, GOES_WELL, GOES_WELL, GOES_WELL

static void
crowd_of(void **state, const enum part *parts, unsigned n, unsigned most)
{
	struct crowd *c;

	make(*state);
	c = crowd_run(*state, parts, n, 1);
	crowd_check(c, most);
	free(c);
}

static void
jobs_of_a_lane_are_committed_together(void **state)
{
	static const enum part parts[] = {GOES_WELL, GOES_WELL, REFUSES_FIRST};

	crowd_of(state, parts, COUNT_OF(parts), FEW);
}

static void
one_job_takes_no_other_with_it(void **state)
{
	static const enum part parts[] = {GOES_WELL, REFUSES_LAST, GOES_WELL, COLLIDES, REFUSES_FIRST, GOES_WELL, COLLIDES_LAST, REFUSES_UNHEARD};

	crowd_of(state, parts, COUNT_OF(parts), FEW);
}

/* The first that is refused after it changed something takes the group's transaction with it: all run again, each on its own savepoint, and stay together. */
static void
a_spoiled_group_runs_again_together(void **state)
{
	static const enum part parts[JOBS] = {TEN, TEN, TEN, NINE, REFUSES_LAST};

	crowd_of(state, parts, COUNT_OF(parts), FEW);
}

/* What was only sent is a change too. */
static void
what_was_not_heard_of_spoils_a_group(void **state)
{
	static const enum part parts[] = {GOES_WELL, REFUSES_UNHEARD, GOES_WELL};

	crowd_of(state, parts, COUNT_OF(parts), FEW);
}

/* It said that all was well, and the next one is told of its failure; without savepoints then. */
static void
a_failure_that_the_next_job_hears(void **state)
{
	static const enum part parts[JOBS] = {TEN, COLLIDES_LAST, TEN, NINE, TEN};

	crowd_of(state, parts, COUNT_OF(parts), FEW);
}

/* The common commit is told: each job runs alone. */
static void
a_failure_that_the_commit_hears(void **state)
{
	static const enum part parts[JOBS] = {TEN, TEN, TEN, NINE, COLLIDES_LAST};

	crowd_of(state, parts, COUNT_OF(parts), JOBS);
}

static void
what_a_job_asked_ahead_is_no_other_jobs(void **state)
{
	static const enum part parts[] = {LEAVES_ROWS};

	crowd_of(state, parts, COUNT_OF(parts), FEW);
}

static void
two_lanes_go_side_by_side(void **state)
{
	static const enum part parts[] = {GOES_WELL, GOES_WELL, GOES_WELL, GOES_WELL, REFUSES_LAST};
	struct both *b = *state;
	struct crowd *c;
	int64_t shared;

	make(b);
	c = crowd_run(b, parts, COUNT_OF(parts), LANES);
	crowd_check(c, LANES * FEW);
	shared = both_int(b, "SELECT count(*) FROM (SELECT s FROM t WHERE k >= 100 GROUP BY s HAVING count(DISTINCT k % 2) > 1) AS both_lanes");
	if (shared > 0)
		fail_msg("%d transactions hold jobs of both lanes", (int)shared);
	free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(a_failure_is_told_by_the_next_answer), BOTH(a_failure_is_told_by_the_commit), BOTH(a_forgotten_failure_keeps_nothing), BOTH(a_statement_that_must_change_one_row),
		BOTH(much_does_not_hang), BOTH(rows_asked_for_ahead), BOTH(what_was_asked_ahead_is_not_mixed_up), BOTH(rows_that_nobody_took), {"an_ended_connection_is_no_half/postgresql", an_ended_connection_is_no_half, both_postgres, both_teardown, NULL},
		BOTH(jobs_of_a_lane_are_committed_together), BOTH(one_job_takes_no_other_with_it), BOTH(a_spoiled_group_runs_again_together), BOTH(what_was_not_heard_of_spoils_a_group),
		BOTH(a_failure_that_the_next_job_hears), BOTH(a_failure_that_the_commit_hears), BOTH(what_a_job_asked_ahead_is_no_other_jobs),
		{"two_lanes_go_side_by_side/postgresql", two_lanes_go_side_by_side, both_postgres, both_teardown, NULL},
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
