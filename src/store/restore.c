/*
 * Puts a backup (backup.c has its form) back into an empty database, of either kind: the schema's steps up to the backup's, then the
 * rows, all in one transaction, so that it is there whole or not at all. A foreign file: every count and length has a limit, and
 * memory grows with what is there, not with what is claimed. Called by `jieban restore`.
 */
#include "store/internal.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT_MAX 10000u                /* tables, columns, steps: what a file may claim */
#define TEXT_MAX ((uint64_t)1 << 30)

struct reader {
	struct store *store;
	const char *path;
	FILE *f;
	struct arena arena;             /* of the table that is being read */
	struct schema schema;           /* of the database, once the steps stand */
	struct schema_table table;      /* as the file has it */
	struct buf bytes;               /* texts of the row that is being read */
	struct sval *cells;
	size_t *at;
	int statement;                  /* puts a row of the table in; -1: the back end loads it */
	bool loading;
	uint64_t rows;
	void (*progress)(void *, uint64_t);
	void *ctx;
};

static enum rc
not_whole(const struct reader *r, struct err *err)
{
	return err_set(err, RC_INVALID, r->path, "不是完整的备份文件：%s", "not a whole backup: %s", r->path);
}

static enum rc
get_count(struct reader *r, uint64_t most, uint64_t *v, struct err *err)
{
	*v = 0;
	for (unsigned shift = 0;; shift += 7) {
		int c = getc(r->f);

		if (c == EOF || shift > 63 || (shift == 63 && (c & 0x7e) != 0))
			return not_whole(r, err);
		*v |= (uint64_t)(c & 127) << shift;
		if (c < 128)
			return *v <= most ? RC_OK : not_whole(r, err);
	}
}

/* Appends a text to the row's bytes, as much as there is and not as much as is claimed. */
static enum rc
get_bytes(struct reader *r, struct err *err)
{
	uint64_t left;
	char piece[65536];

	TRY(get_count(r, TEXT_MAX, &left, err));
	while (left > 0) {
		size_t n = left < sizeof piece ? (size_t)left : sizeof piece;

		if (fread(piece, 1, n, r->f) != n)
			return not_whole(r, err);
		buf_add(&r->bytes, (struct str){piece, n});
		left -= n;
	}
	return RC_OK;
}

static enum rc
get_name(struct reader *r, struct str *out, struct err *err)
{
	r->bytes.n = 0;
	TRY(get_bytes(r, err));
	*out = str_copy(&r->arena, buf_str(&r->bytes));
	return RC_OK;
}

static const struct schema_table *
table_named(const struct schema *s, struct str name)
{
	for (unsigned i = 0; i < s->n; i++)
		if (str_eq(s->tables[i].name, name))
			return &s->tables[i];
	return NULL;
}

/* Makes the tables as the backup's database had them; a later migration brings them up to date. */
static enum rc
read_steps(struct reader *r, struct tx *tx, struct arena *a, struct err *err)
{
	uint64_t n;
	unsigned taken;
	struct rows *steps;
	enum rc rc = RC_OK;

	TRY(get_count(r, COUNT_MAX, &n, err));
	if (n > schema_newest())
		return err_set(err, RC_INVALID, r->path, "备份比程序新（第 %u 步），请更新程序", "the backup is newer than this program (step %u): update the program", (unsigned)n);
	TRY(schema_steps(tx, (unsigned)n, (unsigned)n, &taken, err));
	TRY(tx_rows(tx, Q_schema_steps, NULL, 0, false, &steps, err));
	for (uint64_t i = 0; rc == RC_OK && i < n; i++) {
		struct str name;

		rc = get_name(r, &name, err);
		if (rc == RC_OK)
			rc = rows_next(steps, err);
		if (rc == RC_OK && !str_eq(row_text(steps, 1), name))
			rc = err_set(err, RC_INVALID, r->path, "备份的结构与本程序的不同", "the backup's schema is not this program's");
	}
	rows_end(steps);
	return rc == RC_OK ? schema_read(tx, a, &r->schema, err) : rc;
}

static enum rc
end_table(struct reader *r, struct tx *tx, struct err *err)
{
	bool loading = r->loading;

	r->loading = false;
	return loading ? tx->conn->store->be->load_end(tx->conn, err) : RC_OK;
}

/* Is it the table that the database has? */
static bool
same_columns(const struct schema_table *ours, const struct schema_table *t)
{
	unsigned same = 0;

	if (ours == NULL || ours->n_columns != t->n_columns)
		return false;
	for (unsigned i = 0; i < t->n_columns; i++)
		for (unsigned k = 0; k < t->n_columns; k++)
			same += str_eq(ours->columns[k].name, t->columns[i].name) && ours->columns[k].kind == t->columns[i].kind;
	return same == t->n_columns;
}

static enum rc
read_columns(struct reader *r, struct err *err)
{
	struct schema_table *t = &r->table;
	uint64_t n;

	TRY(get_name(r, &t->name, err));
	TRY(get_count(r, COUNT_MAX, &n, err));
	t->n_columns = (unsigned)n;
	t->columns = ARENA_NEW(&r->arena, struct schema_column, n);
	r->cells = ARENA_NEW(&r->arena, struct sval, n);
	r->at = ARENA_NEW(&r->arena, size_t, n);
	for (unsigned i = 0; i < t->n_columns; i++) {
		TRY(get_count(r, SV_BLOB, &n, err));
		t->columns[i].kind = (enum sval_kind)n;
		TRY(get_name(r, &t->columns[i].name, err));
	}
	if (!same_columns(table_named(&r->schema, t->name), t))
		return err_set(err, RC_INVALID, r->path, "备份的结构与本程序的不同", "the backup's schema is not this program's");
	return RC_OK;
}

/* A statement on the table, of its name and columns: both were found in the database, so they are names and nothing else. */
static int
compose(struct reader *r, const char *before, bool columns, bool values)
{
	const struct schema_table *t = &r->table;
	struct buf sql;
	int statement;

	buf_init(&sql, 0);
	buf_fmt(&sql, "%s \"" STR_F "\"", before, STR_A(t->name));
	for (unsigned i = 0; columns && i < t->n_columns; i++)
		buf_fmt(&sql, "%s\"" STR_F "\"", i > 0 ? ", " : " (", STR_A(t->columns[i].name));
	for (unsigned i = 0; values && i < t->n_columns; i++)
		buf_fmt(&sql, "%s$%u", i > 0 ? ", " : ") VALUES (", i + 1);
	buf_add_c(&sql, columns ? ")" : "");
	statement = store_compose(r->store, buf_str(&sql));
	buf_done(&sql);
	return statement;
}

/* A table begins: what the steps put into it goes, its rows come. */
static enum rc
read_table(struct reader *r, struct tx *tx, struct err *err)
{
	const struct backend *be = tx->conn->store->be;

	TRY(end_table(r, tx, err));
	arena_done(&r->arena);
	r->table = (struct schema_table){0};
	TRY(read_columns(r, err));
	TRY(tx_run(tx, compose(r, "DELETE FROM", false, false), NULL, 0, NULL, err));
	if (be->load_row == NULL) {
		r->statement = compose(r, "INSERT INTO", true, true);
		return RC_OK;
	}
	TRY(be->load_begin(tx->conn, statement_text(r->store, compose(r, "COPY", true, false)), err));
	r->loading = true;
	return RC_OK;
}

static enum rc
read_row(struct reader *r, struct tx *tx, struct err *err)
{
	const struct schema_table *t = &r->table;
	uint64_t v;

	if (t->n_columns == 0)
		return not_whole(r, err);
	r->bytes.n = 0;
	for (unsigned i = 0; i < t->n_columns; i++) {
		int kind = getc(r->f);

		if (kind != SV_NULL && kind != (int)t->columns[i].kind)
			return not_whole(r, err);
		r->cells[i] = (struct sval){(enum sval_kind)kind, 0, {"", 0}};
		if (kind == SV_INT) {
			TRY(get_count(r, UINT64_MAX, &v, err));
			r->cells[i].i = (int64_t)(v >> 1 ^ (v & 1 ? UINT64_MAX : 0));
		} else if (kind != SV_NULL) {
			r->at[i] = r->bytes.n;
			TRY(get_bytes(r, err));
			r->cells[i].s.n = r->bytes.n - r->at[i];
		}
	}
	for (unsigned i = 0; i < t->n_columns; i++)
		if (r->cells[i].s.n > 0)
			r->cells[i].s.p = r->bytes.p + r->at[i];
	if (r->loading)
		TRY(tx->conn->store->be->load_row(tx->conn, r->cells, t->n_columns, err));
	else
		TRY(tx_run(tx, r->statement, r->cells, t->n_columns, NULL, err));
	if (++r->rows % BACKUP_PROGRESS == 0 && r->progress != NULL)
		r->progress(r->ctx, r->rows);
	return RC_OK;
}

/* The items of the file, one after the other. */
static enum rc
read_items(struct reader *r, struct tx *tx, struct arena *a, struct err *err)
{
	char magic[sizeof BACKUP_MAGIC - 1];
	uint64_t rows;

	if (fread(magic, 1, sizeof magic, r->f) != sizeof magic || memcmp(magic, BACKUP_MAGIC, sizeof magic) != 0 || getc(r->f) != 'S')
		return not_whole(r, err);
	TRY(read_steps(r, tx, a, err));
	for (;;)
		switch (getc(r->f)) {
		case 'T': TRY(read_table(r, tx, err)); break;
		case 'R': TRY(read_row(r, tx, err)); break;
		case 'Z':
			TRY(end_table(r, tx, err));
			TRY(get_count(r, UINT64_MAX, &rows, err));
			return rows == r->rows ? RC_OK : not_whole(r, err);
		default: return not_whole(r, err);
		}
}

static enum rc
read_all(struct tx *tx, void *ctx, struct err *err)
{
	struct reader *r = ctx;
	struct conn *c = tx->conn;
	struct arena a;
	struct row1 look;
	enum rc rc;

	arena_init(&a, 0);
	arena_init(&r->arena, 0);
	rewind(r->f);
	r->rows = 0;
	r->loading = false;
	r->table = (struct schema_table){0};
	rc = c->store->be->script(c, str_c(c->store->be->load_first), err);
	if (rc == RC_OK)
		rc = tx_one(tx, Q_schema_look, NULL, 0, &a, &look, err);
	if (rc == RC_OK && look.values[1].i > 0)
		rc = err_set(err, RC_CONFLICT, "", "数据库不是空的，不能恢复到其中", "the database is not empty; a backup is restored into an empty one");
	if (rc == RC_OK)
		rc = read_items(r, tx, &a, err);
	if (rc != RC_OK && r->loading && !c->lost) {
		struct err unheard;

		(void)c->store->be->load_end(c, &unheard);
	}
	arena_done(&r->arena);
	arena_done(&a);
	return rc;
}

/* The digest at the end is that of all before it. */
static enum rc
check_digest(struct reader *r, struct err *err)
{
	struct sha256_ctx digest;
	unsigned char want[32], have[32];
	char piece[65536];
	struct stat st;
	off_t left;

	if (fstat(fileno(r->f), &st) != 0 || !S_ISREG(st.st_mode) || st.st_size < (off_t)sizeof want)
		return not_whole(r, err);
	sha256_init(&digest);
	for (left = st.st_size - (off_t)sizeof want; left > 0;) {
		size_t n = left < (off_t)sizeof piece ? (size_t)left : sizeof piece;

		if (fread(piece, 1, n, r->f) != n)
			return not_whole(r, err);
		sha256_add(&digest, (struct str){piece, n});
		left -= (off_t)n;
	}
	sha256_done(&digest, want);
	if (fread(have, 1, sizeof have, r->f) != sizeof have || memcmp(have, want, sizeof have) != 0)
		return err_set(err, RC_INVALID, r->path, "备份文件不完整或被改动：%s", "the backup is cut or was changed: %s", r->path);
	return RC_OK;
}

enum rc
store_restore(struct store *s, const char *path, void (*progress)(void *, uint64_t), void *ctx, struct err *err)
{
	struct reader r = {.store = s, .path = path, .progress = progress, .ctx = ctx};
	enum rc rc;

	r.f = fopen(path, "rb");
	if (r.f == NULL)
		return err_set(err, errno == ENOENT ? RC_NOT_FOUND : RC_INVALID, path, "备份文件打不开：%s：%s", "the backup cannot be opened: %s: %s", path, strerror(errno));
	buf_init(&r.bytes, 0);
	rc = check_digest(&r, err);
	if (rc == RC_OK)
		rc = store_write(s, read_all, &r, err);
	if (rc == RC_OK) {
		struct err older;

		s->ready = store_schema(s, &older) == RC_OK;
		if (progress != NULL)
			progress(ctx, r.rows);
	}
	buf_done(&r.bytes);
	fclose(r.f);
	return rc;
}
