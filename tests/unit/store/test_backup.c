/*
 * Backup and restore: from each database into each; every cut and every changed byte refused, leaving the database empty; written to
 * while it is copied. Runs on a schema of its own: the store's step and one with tables that lead to each other (steps/).
 */
#define BOTH_OWN_STEPS
#include "both.h"

static void
fill(struct both *b, unsigned n)
{
	static const char nul[] = "\0\xff\x01";

	GOOD(both_run(b, "INSERT INTO tree (k, up) VALUES (2, 1), (-3, 2)", NULL, 0));
	GOOD(both_run(b, "UPDATE tree SET up = -3 WHERE k = 1", NULL, 0));      /* a circle: each leads to one that may come later */
	for (int64_t i = 0; i < (int64_t)n; i++)
		GOOD(both_run(b, "INSERT INTO leaf (k, tree, s, b) VALUES ($1, $2, $3, $4)", (struct sval[]){SV_I(i == 0 ? INT64_MIN : i == 1 ? INT64_MAX : -i * 1000),
		    SV_I(i % 2 + 1), i % 3 == 0 ? SV_N : SV_T(STR("中文, \"x\"\n")), i % 5 == 0 ? SV_N : SV_B(((struct str){nul, (size_t)i % 4}))}, 4));
}

static struct str
file_of(struct arena *a, const char *path)
{
	struct str s;

	GOOD(file_read(a, path, 1 << 24, &s, &both_err));
	return s;
}

static void
file_put(const char *path, struct str s)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(s.p, 1, s.n, f), s.n);
	assert_int_equal(fclose(f), 0);
}

static void
count_told(void *ctx, uint64_t rows)
{
	assert_true(rows > 0);
	++*(unsigned *)ctx;
}

static struct both *
filled(bool postgres)
{
	struct both *b = both_new(postgres);

	both_open(b);
	both_migrate(b);
	fill(b, 40);
	return b;
}

/* The backup of what was restored is the same file, whichever the database: nothing was lost, nothing came. */
static void
from_each_into_each(void **state)
{
	struct arena a;
	struct str one = STR(""), two;

	(void)state;
	arena_init(&a, 0);
	for (int from = 0; from < 2; from++)
		for (int to = 0; to < 2; to++) {
			struct both *b = filled(from == 1), *c = both_new(to == 1);
			char first[300], second[300];
			unsigned told = 0;

			both_open(c);
			both_reopen(b);         /* what the writers reserved is given back: the table of leases stands still */
			snprintf(first, sizeof first, "%s/1", b->folder);
			snprintf(second, sizeof second, "%s/2", c->folder);
			GOOD(store_backup(b->store, first, count_told, &told, &both_err));
			assert_int_equal(store_backup(b->store, first, NULL, NULL, &both_err), RC_CONFLICT);
			GOOD(store_restore(c->store, first, count_told, &told, &both_err));
			assert_int_equal(told, 4);      /* after the thousandth row and at the end, twice */
			GOOD(store_schema(c->store, &both_err));
			assert_int_equal(both_int(c, "SELECT count(*) FROM leaf"), 40);
			assert_int_equal(both_int(c, "SELECT up FROM tree WHERE k = 1"), -3);
			GOOD(store_backup(c->store, second, NULL, NULL, &both_err));
			one = file_of(&a, first);
			two = file_of(&a, second);
			assert_int_equal(one.n, two.n);
			assert_true(str_eq(one, two));
			assert_int_equal(store_restore(c->store, first, NULL, NULL, &both_err), RC_CONFLICT);
			GOOD(both_run(c, "INSERT INTO tree (k, up) VALUES (9, 2)", NULL, 0));          /* and it is of use */
			both_free(b);
			both_free(c);
		}
	arena_done(&a);
}

/* A file with a right digest over wrong bytes: the reader's own limits. */
static void
sealed(const char *path, struct str s)
{
	struct sha256_ctx digest;
	unsigned char d[32];
	struct buf b;

	buf_init(&b, 0);
	sha256_init(&digest);
	sha256_add(&digest, s);
	sha256_done(&digest, d);
	buf_add(&b, s);
	buf_add(&b, (struct str){(const char *)d, sizeof d});
	file_put(path, buf_str(&b));
	buf_done(&b);
}

static void
cut_and_changed(void **state)
{
	struct both *b = *state;        /* empty */
	struct both *from = filled(false);
	struct arena a;
	struct str whole;
	char path[300], bad[300];
	unsigned step;
	bool postgres = b->name[0] != '\0';

	arena_init(&a, 0);
	snprintf(path, sizeof path, "%s/1", from->folder);
	snprintf(bad, sizeof bad, "%s/bad", b->folder);
	GOOD(store_backup(from->store, path, NULL, NULL, &both_err));
	whole = file_of(&a, path);
	assert_int_equal(store_restore(b->store, bad, NULL, NULL, &both_err), RC_NOT_FOUND);
	assert_int_equal(store_restore(b->store, b->folder, NULL, NULL, &both_err), RC_INVALID);
	step = (unsigned)whole.n / 16 + 1;
	for (size_t at = 0; at < whole.n; at += step) {
		char *p = arena_take(&a, whole.n, 1);

		file_put(bad, (struct str){whole.p, at});
		assert_int_equal(store_restore(b->store, bad, NULL, NULL, &both_err), RC_INVALID);
		memcpy(p, whole.p, whole.n);
		p[at] = (char)(p[at] ^ 1);
		file_put(bad, (struct str){p, whole.n});
		assert_int_equal(store_restore(b->store, bad, NULL, NULL, &both_err), RC_INVALID);
		/* the same with digests that fit: nothing is believed and nothing stays */
		sealed(bad, (struct str){whole.p, at > whole.n - 32 ? whole.n - 32 : at});
		if (at < whole.n - 32)
			assert_int_equal(store_restore(b->store, bad, NULL, NULL, &both_err), RC_INVALID);
		sealed(bad, (struct str){p, whole.n - 32});
		if (at < whole.n - 32 && store_restore(b->store, bad, NULL, NULL, &both_err) == RC_OK) {
			GOOD(store_schema(b->store, &both_err));         /* another value in a cell is a backup too */
			both_free(b);
			*state = b = both_new(postgres);
			both_open(b);
			snprintf(bad, sizeof bad, "%s/bad", b->folder);
		}
		assert_int_equal(store_schema(b->store, &both_err), RC_CONFLICT);
	}
	GOOD(store_restore(b->store, path, NULL, NULL, &both_err));
	both_free(from);
	arena_done(&a);
}

static void
written(void *ctx, enum rc rc, const struct err *err)
{
	(void)ctx, (void)err;
	assert_int_equal(rc, RC_OK);
}

static enum rc
two_rows(struct tx *tx, void *ctx, struct err *err)
{
	struct both *b = ctx;

	/* always in pairs: a copy that holds an odd number has seen half a transaction */
	for (int i = 0; i < 2; i++) {
		int64_t k;

		TRY(store_new_id(b->store, &k, err));
		TRY(tx_run(tx, store_compose(b->store, STR("INSERT INTO leaf (k, tree) VALUES ($1, 1)")), (struct sval[]){SV_I(k)}, 1, NULL, err));
	}
	return RC_OK;
}

static void
write_more(void *ctx, uint64_t rows)
{
	struct both *b = ctx;

	(void)rows;
	for (unsigned i = 0; i < 20; i++)
		store_submit(b->store, two_rows, b, written);
}

static void
while_it_is_written(void **state)
{
	struct both *b = *state, *c = both_new(b->name[0] == '\0');
	char path[300];
	int64_t before, after;

	fill(b, 40);
	both_open(c);
	for (unsigned i = 0; i < 30; i++)
		GOOD(store_write(b->store, two_rows, b, &both_err));
	before = both_int(b, "SELECT count(*) FROM leaf");
	snprintf(path, sizeof path, "%s/1", b->folder);
	write_more(b, 0);
	GOOD(store_backup(b->store, path, write_more, b, &both_err));
	GOOD(store_restore(c->store, path, NULL, NULL, &both_err));
	after = both_int(c, "SELECT count(*) FROM leaf");
	assert_true(after >= before && after % 2 == 0);
	both_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(from_each_into_each), BOTH_EMPTY(cut_and_changed), BOTH(while_it_is_written)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
