/*
 * The schema: which step the database stands at, the steps that are missing, and a description that reads the same on both
 * databases. A step that the database records must be the step that this program has, to the byte. Called by store_open, migrate and
 * backup.
 */
#include "store/internal.h"

#include <string.h>
#include <sys/random.h>

extern const struct embedded migrations[];
extern const unsigned migrations_n;

#define SECRET_BYTES 32u

/* Secrets of the server, made once: whoever reads a copy of the database has them too, so they guard sessions, not facts. */
static const char *const secrets[] = {"session_key"};

/* ---- steps --------------------------------------------------------------------------------------------------- */

struct step { unsigned n; struct str name, sql; };

/* The step number n (from 1) for this kind of database; false: there is none. Files are "0001-name.sqlite.sql", "0001-name.postgres.sql". */
static bool
step_get(const struct store *s, unsigned n, struct step *out)
{
	const char *ending = s->be == &backend_sqlite ? ".sqlite.sql" : ".postgres.sql";
	char begin[8];

	snprintf(begin, sizeof begin, "%04u-", n);
	for (unsigned i = 0; i < migrations_n; i++) {
		struct str name = str_c(migrations[i].name), end = str_c(ending);

		if (!str_starts(name, str_c(begin)) || name.n < end.n + 5 || memcmp(name.p + name.n - end.n, end.p, end.n) != 0)
			continue;
		*out = (struct step){n, {name.p + 5, name.n - end.n - 5}, migrations[i].text};
		return true;
	}
	return false;
}

unsigned
schema_newest(void)
{
	unsigned most = 0;

	for (unsigned i = 0; i < migrations_n; i++) {
		int64_t n;

		if (str_to_i64((struct str){migrations[i].name, 4}, &n) && (unsigned)n > most)
			most = (unsigned)n;
	}
	return most;
}

/* How many steps stand, each checked against ours. RC_INVALID: the database is not ours, or newer. */
static enum rc
steps_standing(struct tx *tx, unsigned *standing, struct err *err)
{
	struct store *s = tx->conn->store;
	struct arena a;
	struct row1 look;
	struct rows *r;
	enum rc rc;

	*standing = 0;
	arena_init(&a, 0);
	rc = tx_one(tx, Q_schema_look, NULL, 0, &a, &look, err);
	if (rc == RC_OK && look.values[0].i == 0) {
		if (look.values[1].i > 0)
			rc = err_set(err, RC_INVALID, "", "不是本程序的数据库（已有其他表）", "not a database of this program: it holds other tables");
		arena_done(&a);
		return rc;
	}
	if (rc == RC_OK)
		rc = tx_rows(tx, Q_schema_steps, NULL, 0, false, &r, err);
	if (rc != RC_OK) {
		arena_done(&a);
		return rc;
	}
	while ((rc = rows_next(r, err)) == RC_OK) {
		int64_t n = row_int(r, 0);
		struct step step;

		if (n > (int64_t)schema_newest()) {
			rc = err_set(err, RC_INVALID, "", "数据库比程序新（第 %d 步，本程序到第 %u 步），请更新程序", "the database is newer than this program (step %d; the program knows %u): update the program",
			    (int)n, schema_newest());
			break;
		}
		if (n != (int64_t)*standing + 1 || !step_get(s, (unsigned)n, &step) || !str_eq(row_text(r, 2), sha256_hex(&a, step.sql))) {
			rc = err_set(err, RC_INVALID, "", "数据库结构第 %d 步与本程序的不同，不是本程序建立的", "step %d of the schema is not this program's: the database was made by another one", (int)n);
			break;
		}
		++*standing;
	}
	rows_end(r);
	arena_done(&a);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

enum rc
schema_state(struct tx *tx, struct err *err)
{
	unsigned standing;

	TRY(steps_standing(tx, &standing, err));
	if (standing < schema_newest())
		return err_set(err, RC_CONFLICT, "", "数据库结构较旧（第 %u 步，共 %u 步），请运行 jieban migrate", "the database's schema is older (step %u of %u): run jieban migrate",
		    standing, schema_newest());
	return RC_OK;
}

enum rc
schema_steps(struct tx *tx, unsigned last, unsigned most, unsigned *n, struct err *err)
{
	struct conn *c = tx->conn;
	struct step step;
	unsigned standing;

	*n = 0;
	if (c->store->be->schema_lock != NULL)
		TRY(c->store->be->script(c, str_c(c->store->be->schema_lock), err));
	TRY(steps_standing(tx, &standing, err));
	for (; standing < last && *n < most; ++*n) {
		struct arena a;
		enum rc rc;

		standing++;
		if (!step_get(c->store, standing, &step))
			return err_set(err, RC_INTERNAL, "", "缺少数据库结构第 %u 步", "step %u of the schema is missing", standing);
		arena_init(&a, 0);
		rc = c->store->be->script(c, str_copy(&a, step.sql), err);
		tx->dead = rc != RC_OK;
		if (rc == RC_OK)
			rc = tx_run(tx, Q_schema_step_add, (struct sval[]){SV_I(step.n), SV_T(step.name), SV_T(sha256_hex(&a, step.sql)), SV_I(store_now_ms(c->store))}, 4, NULL, err);
		arena_done(&a);
		TRY(rc);
	}
	return RC_OK;
}

static enum rc
one_step(struct tx *tx, void *ctx, struct err *err)
{
	return schema_steps(tx, schema_newest(), 1, ctx, err);
}

static enum rc
make_secrets(struct tx *tx, void *ctx, struct err *err)
{
	(void)ctx;
	for (unsigned i = 0; i < COUNT_OF(secrets); i++) {
		char value[SECRET_BYTES];

		if (getrandom(value, sizeof value, 0) != (ssize_t)sizeof value)
			return err_set(err, RC_INTERNAL, "", "系统没有给出随机数", "the system gave no random bytes");
		TRY(tx_run(tx, Q_secret_add, (struct sval[]){SV_T(str_c(secrets[i])), SV_B(((struct str){value, sizeof value}))}, 2, NULL, err));
	}
	return RC_OK;
}

enum rc
store_migrate(struct store *s, unsigned *n_steps, struct err *err)
{
	unsigned n;

	*n_steps = 0;
	do {
		TRY(store_write(s, one_step, &n, err));
		*n_steps += n;
	} while (n > 0);
	if (*n_steps > 0)
		TRY(store_write(s, make_secrets, NULL, err));
	s->ready = true;
	return RC_OK;
}

static enum rc
state(struct tx *tx, void *ctx, struct err *err)
{
	(void)ctx;
	return schema_state(tx, err);
}

enum rc
store_schema(struct store *s, struct err *err)
{
	return store_read(s, state, NULL, err);
}

static enum rc
prepare_all(struct tx *tx, void *ctx, struct err *err)
{
	struct str name;

	(void)ctx;
	for (int i = 0; i < QUERY__COUNT; i++)
		if (tx->conn->store->be->prepare(tx->conn, i, err) != RC_OK) {
			struct err why = *err;

			name = str_c(query_texts[i].name);
			tx->dead = true;
			for (int lang = 0; lang < LANG__COUNT; lang++)
				snprintf(err->msg[lang], sizeof err->msg[lang], STR_F ": %.400s", STR_A(name), why.msg[lang]);
			return why.rc;
		}
	return RC_OK;
}

enum rc
store_prepare_all(struct store *s, struct err *err)
{
	return store_read(s, prepare_all, NULL, err);
}
