/*
 * SQLite on a disk that fails: the power is cut at any moment, the disk is full, does not write, does not read, is locked, is not ours
 * to use, or holds something else. What was answered is kept, nothing is half there, the words say what is wrong, and when the disk is
 * well again the store goes on without being opened anew.
 */
#include "both.h"
#include "disk.h"

#include <sys/stat.h>
#include <sys/wait.h>

#define IN_FLIGHT 16

struct feed { struct both *b; pthread_mutex_t lock; pthread_cond_t ready; unsigned flying, n_kept, n_refused; bool kept[20000]; struct err err; };
struct feed_job { struct feed *f; int64_t k; };

/* A pair of rows, as large as a fact with its change line. */
static enum rc
put_pair(struct tx *tx, void *ctx, struct err *err)
{
	const struct feed_job *j = ctx;
	char filling[300];

	memset(filling, 'x', sizeof filling);
	for (int64_t half = 0; half < 2; half++)
		TRY(tx_run(tx, store_compose(j->f->b->store, STR("INSERT INTO pair (k, half, s) VALUES ($1, $2, $3)")),
		    (struct sval[]){SV_I(j->k), SV_I(half), SV_T(((struct str){filling, sizeof filling}))}, 3, NULL, err));
	return RC_OK;
}

static void
put_done(void *ctx, enum rc rc, const struct err *err)
{
	struct feed_job *j = ctx;
	struct feed *f = j->f;

	pthread_mutex_lock(&f->lock);
	f->flying--;
	f->kept[j->k] = rc == RC_OK;
	f->n_kept += rc == RC_OK;
	f->n_refused += rc != RC_OK;
	if (rc != RC_OK)
		f->err = *err;
	pthread_cond_signal(&f->ready);
	pthread_mutex_unlock(&f->lock);
	free(j);
}

/* Submits pairs from number `from` on, until so many were refused or all are done; returns the number after the last. */
static int64_t
feed(struct feed *f, int64_t from, int64_t n, unsigned refused)
{
	pthread_mutex_lock(&f->lock);
	f->n_refused = 0;
	for (int64_t k = from; k < from + n; k++) {
		while (f->flying == IN_FLIGHT)
			pthread_cond_wait(&f->ready, &f->lock);
		if (refused > 0 && f->n_refused >= refused) {
			n = k - from;
			break;
		}
		f->flying++;
		pthread_mutex_unlock(&f->lock);
		struct feed_job *j = malloc(sizeof *j);

		assert_non_null(j);
		*j = (struct feed_job){f, k};
		store_submit(f->b->store, put_pair, j, put_done);
		pthread_mutex_lock(&f->lock);
	}
	while (f->flying > 0)
		pthread_cond_wait(&f->ready, &f->lock);
	pthread_mutex_unlock(&f->lock);
	return from + n;
}

/* How many of the pairs that were answered are not there; fails when a pair is half there. */
static enum rc
missing_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct feed *f = ctx;
	struct rows *r;
	bool *there = calloc(COUNT_OF(f->kept), sizeof *there);
	enum rc rc;

	assert_non_null(there);
	rc = tx_rows(tx, store_compose(f->b->store, STR("SELECT k, count(*), sum(length(s)) FROM pair GROUP BY k")), NULL, 0, true, &r, err);
	if (rc != RC_OK) {
		free(there);
		return rc;
	}
	while ((rc = rows_next(r, err)) == RC_OK) {
		assert_int_equal(row_int(r, 1), 2);
		assert_int_equal(row_int(r, 2), 600);
		there[row_int(r, 0)] = true;
	}
	f->n_refused = 0;
	for (unsigned k = 0; k < COUNT_OF(f->kept); k++)
		f->n_refused += f->kept[k] && !there[k];
	free(there);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

static unsigned
missing(struct feed *f)
{
	GOOD(store_read(f->b->store, missing_fn, f, &both_err));
	return f->n_refused;
}

static struct feed *
feed_new(void)
{
	struct feed *f = calloc(1, sizeof *f);

	assert_non_null(f);
	disk_mend();
	f->b = both_new(false);
	f->b->options.vfs = DISK;
	pthread_mutex_init(&f->lock, NULL);
	pthread_cond_init(&f->ready, NULL);
	both_open(f->b);
	both_migrate(f->b);
	GOOD(both_run(f->b, "CREATE TABLE pair (k INTEGER NOT NULL, half INTEGER NOT NULL, s TEXT NOT NULL, PRIMARY KEY (k, half)) STRICT, WITHOUT ROWID", NULL, 0));
	return f;
}

static void
feed_free(struct feed *f)
{
	both_close(f->b);
	disk_mend();
	both_free(f->b);
	free(f);
}

/* The power goes at the nth write or sync from now; then it comes again. */
static int64_t
power_cut(struct feed *f, int64_t from, int64_t n, bool torn, bool lies)
{
	pthread_mutex_lock(&disk.lock);
	disk.torn = torn;
	disk.lies = lies;
	disk.until_cut = n;
	pthread_mutex_unlock(&disk.lock);
	from = feed(f, from, 800, 1);
	both_close(f->b);
	disk_mend();
	both_open(f->b);
	assert_int_equal(both_int(f->b, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
	return from;
}

static void
power_cuts(void **state)
{
	struct feed *f = feed_new();
	int64_t at = 0;

	(void)state;
	for (unsigned round = 0; round < 24; round++) {
		/* some within the first commit, some in the middle of a checkpoint */
		at = power_cut(f, at, 1 + (int64_t)(disk_random() % (round % 2 == 0 ? 20 : 4000)), round % 3 == 0, false);
		assert_int_equal(missing(f), 0);
	}
	assert_true(f->n_kept > 500);
	feed_free(f);
}

/* The test above can fail: where syncing does nothing (as with synchronous=OFF), answered rows are lost. */
static void
a_disk_that_lies_loses(void **state)
{
	struct feed *f = feed_new();
	unsigned lost = 0;
	int64_t at = 0;

	(void)state;
	for (unsigned round = 0; round < 4; round++) {
		at = power_cut(f, at, 300, false, true);
		lost += missing(f);
	}
	assert_true(lost > 0);
	feed_free(f);
}

static void
said(const struct err *err, enum rc rc, const char *zh, const char *en)
{
	if (err->rc != rc || strstr(err->msg[LANG_ZH], zh) == NULL || strstr(err->msg[LANG_EN], en) == NULL)
		fail_msg("%d: %s / %s", err->rc, err->msg[LANG_ZH], err->msg[LANG_EN]);
}

static void
set(bool *what, bool to)
{
	pthread_mutex_lock(&disk.lock);
	*what = to;
	pthread_mutex_unlock(&disk.lock);
}

static void
a_full_disk(void **state)
{
	struct feed *f = feed_new();
	int64_t at = feed(f, 0, 200, 0);
	unsigned kept;

	(void)state;
	assert_int_equal(f->n_kept, 200);
	for (unsigned round = 0; round < 3; round++) {
		sqlite3_int64 all = 0;

		pthread_mutex_lock(&disk.lock);
		for (unsigned i = 0; i < DISK_FILES; i++)
			all += disk.files[i].n;
		disk.quota = all + 200000;
		pthread_mutex_unlock(&disk.lock);
		at = feed(f, at, 4000, 20);
		assert_true(f->n_refused >= 20);
		said(&f->err, RC_BUSY, "磁盘已满", "disk is full");
		assert_int_equal(missing(f), 0);                /* reading goes on */
		kept = f->n_kept;
		pthread_mutex_lock(&disk.lock);
		disk.quota = 0;
		pthread_mutex_unlock(&disk.lock);
		at = feed(f, at, 100, 0);
		assert_int_equal(f->n_kept, kept + 100);
		assert_int_equal(missing(f), 0);
	}
	both_reopen(f->b);
	assert_int_equal(missing(f), 0);
	feed_free(f);
}

static void
a_disk_that_does_not_write(void **state)
{
	struct feed *f = feed_new();
	int64_t at = feed(f, 0, 50, 0);

	(void)state;
	set(&disk.no_writing, true);
	at = feed(f, at, 100, 20);
	assert_true(f->n_refused >= 20);
	said(&f->err, RC_BUSY, "磁盘", "disk");
	assert_int_equal(missing(f), 0);
	set(&disk.no_writing, false);
	at = feed(f, at, 50, 0);
	assert_int_equal(f->n_refused, 0);
	assert_int_equal(missing(f), 0);
	both_reopen(f->b);
	assert_int_equal(missing(f), 0);
	feed_free(f);
}

static void
a_disk_that_does_not_read(void **state)
{
	struct feed *f = feed_new();

	(void)state;
	(void)feed(f, 0, 1000, 0);
	both_reopen(f->b);              /* nothing is in a cache */
	set(&disk.no_reading, true);
	assert_int_equal(store_read(f->b->store, missing_fn, f, &both_err), RC_BUSY);
	said(&both_err, RC_BUSY, "磁盘", "disk");
	set(&disk.no_reading, false);
	assert_int_equal(missing(f), 0);
	feed_free(f);
}

/* ---- files ---------------------------------------------------------------------------------------------------- */

static void
locked_by_another(void **state)
{
	struct both *b = *state;
	sqlite3 *other;

	assert_int_equal(sqlite3_open(b->url, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(both_run(b, "UPDATE node SET until_ms = 1 WHERE n = 0", NULL, 0), RC_BUSY);
	said(&both_err, RC_BUSY, "锁定", "locked");
	assert_int_equal(both_int(b, "SELECT count(*) FROM node"), 1024);
	assert_int_equal(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
	GOOD(both_run(b, "UPDATE node SET until_ms = 1 WHERE n = 0", NULL, 0));
	sqlite3_close(other);
}

static enum rc
open_rc(struct both *b, const char *path, bool create)
{
	struct store_options o = {.create = create};
	struct store *s;
	enum rc rc;

	(void)b;
	rc = store_open(path, &o, &s, &both_err);
	store_close(s);
	return rc;
}

static void
no_database(void **state)
{
	struct both *b = *state;
	char path[400];
	FILE *f;

	snprintf(path, sizeof path, "%s/none.db", b->folder);
	assert_int_equal(open_rc(b, path, false), RC_NOT_FOUND);
	said(&both_err, RC_NOT_FOUND, "没有", "no such");
	assert_int_not_equal(access(path, F_OK), 0);            /* and none was made */
	f = fopen(path, "wb");
	for (unsigned i = 0; i < 4096; i++)
		fputs("not a database ", f);
	fclose(f);
	assert_int_equal(open_rc(b, path, false), RC_INVALID);
	said(&both_err, RC_INVALID, "不是数据库", "not a database");
	assert_int_equal(open_rc(b, path, true), RC_INVALID);
	assert_int_equal(open_rc(b, b->folder, true), RC_BUSY);
	said(&both_err, RC_BUSY, "打不开", "cannot be opened");
	snprintf(path, sizeof path, "%s/no/such/folder.db", b->folder);
	assert_int_equal(open_rc(b, path, true), RC_BUSY);
}

/* Pages overwritten by something else. */
static void
a_damaged_file(void **state)
{
	struct both *b = *state;
	FILE *f;
	struct stat st;

	both_close(b);
	assert_int_equal(stat(b->url, &st), 0);
	f = fopen(b->url, "r+b");
	fseek(f, 8192, SEEK_SET);
	for (off_t at = 8192; at < st.st_size; at++)
		fputc('#', f);
	fclose(f);
	assert_int_equal(store_open(b->url, &b->options, &b->store, &both_err), RC_INTERNAL);
	said(&both_err, RC_INTERNAL, "损坏", "damaged");
}

/* Somebody else's file: tried in a process that is nobody. */
static void
not_permitted(void **state)
{
	struct both *b = *state;
	int status;
	pid_t child;

	both_close(b);
	assert_int_equal(chmod(b->folder, 0755), 0);
	assert_int_equal(chmod(b->url, 0444), 0);
	child = fork();
	if (child == 0) {
		enum rc rc;
		bool told;

		if (geteuid() == 0 && setuid(65534) != 0)
			_exit(3);
		rc = open_rc(b, b->url, false);
		told = strstr(both_err.msg[LANG_EN], "permission") != NULL && strstr(both_err.msg[LANG_ZH], "权限") != NULL;
		if (rc != RC_BUSY || !told)
			fprintf(stderr, "%d: %s\n", rc, both_err.msg[LANG_EN]);
		_exit(rc == RC_BUSY && told ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void
settings_of_the_file(void **state)
{
	struct both *b = *state;

	assert_int_equal(both_int(b, "SELECT page_size FROM pragma_page_size"), 8192);
	assert_int_equal(both_int(b, "SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'"), 1);
	assert_int_equal(both_int(b, "SELECT synchronous FROM pragma_synchronous"), 2);
	assert_int_equal(both_int(b, "SELECT foreign_keys FROM pragma_foreign_keys"), 1);
	assert_int_equal(both_int(b, "SELECT trusted_schema FROM pragma_trusted_schema"), 0);
	assert_int_equal(both_run(b, "UPDATE sqlite_schema SET name = 'x'", NULL, 0), RC_INTERNAL);
	assert_int_equal(both_run(b, "DELETE FROM node WHERE n = \"nosuch\"", NULL, 0), RC_INTERNAL);    /* a name in double quotes is a name */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(power_cuts), cmocka_unit_test(a_disk_that_lies_loses), cmocka_unit_test(a_full_disk), cmocka_unit_test(a_disk_that_does_not_write),
		cmocka_unit_test(a_disk_that_does_not_read),
		cmocka_unit_test_setup_teardown(locked_by_another, both_sqlite, both_teardown), cmocka_unit_test_setup_teardown(no_database, both_sqlite, both_teardown),
		cmocka_unit_test_setup_teardown(a_damaged_file, both_sqlite, both_teardown), cmocka_unit_test_setup_teardown(not_permitted, both_sqlite, both_teardown),
		cmocka_unit_test_setup_teardown(settings_of_the_file, both_sqlite, both_teardown),
	};

	disk_register();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
