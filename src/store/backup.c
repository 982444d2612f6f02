/*
 * A copy of the whole database in one file of our own, the same from either database and for either (restore.c puts it back). One
 * snapshot, while others write; a row is all that is in memory. Never overwrites a file. Called by `jieban backup`.
 *
 * The file: "jieban backup 1\n"; then items, each begun by a letter:
 *	S n, n times (name)                     steps of the schema
 *	T name, n, n times (kind, name)         a table and its columns; tables to which others lead stand before them
 *	R n times (cell)                        a row of it: 0 NULL; 1 whole number; 2 text; 3 bytes
 *	Z rows                                  the end, and how many rows there were
 * and the SHA-256 (32 bytes) of all before it. Counts, lengths and whole numbers (zigzag) are LEB128; names and texts have their length before them.
 */
#include "store/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct writer {
	struct store *store;
	const char *path;
	FILE *f;
	struct sha256_ctx digest;
	struct buf line;                /* the item that is being made */
	uint64_t rows;
	void (*progress)(void *, uint64_t);
	void *ctx;
};

static void
put_count(struct buf *b, uint64_t v)
{
	for (; v >= 128; v >>= 7)
		buf_char(b, (char)(v | 128));
	buf_char(b, (char)v);
}

static void
put_text(struct buf *b, struct str s)
{
	put_count(b, s.n);
	buf_add(b, s);
}

static enum rc
put_line(struct writer *w, struct err *err)
{
	struct str s = buf_str(&w->line);

	sha256_add(&w->digest, s);
	if (fwrite(s.p, 1, s.n, w->f) != s.n)
		return err_set(err, RC_BUSY, "", "备份文件写入失败：%s：%s", "the backup cannot be written: %s: %s", w->path, strerror(errno));
	w->line.n = 0;
	return RC_OK;
}

static enum rc
write_steps(struct writer *w, struct tx *tx, struct err *err)
{
	struct rows *r;
	struct buf names;
	uint64_t n = 0;
	enum rc rc;

	TRY(tx_rows(tx, Q_schema_steps, NULL, 0, false, &r, err));
	buf_init(&names, 0);
	while ((rc = rows_next(r, err)) == RC_OK) {
		put_text(&names, row_text(r, 1));
		n++;
	}
	rows_end(r);
	buf_add_c(&w->line, "S");
	put_count(&w->line, n);
	buf_add(&w->line, buf_str(&names));
	buf_done(&names);
	return rc == RC_NOT_FOUND ? put_line(w, err) : rc;
}

static enum rc
write_rows(struct writer *w, struct tx *tx, const struct schema_table *t, struct err *err)
{
	struct rows *r;
	struct buf sql;
	int statement;
	enum rc rc;

	buf_init(&sql, 0);
	buf_add_c(&sql, "SELECT ");
	for (unsigned i = 0; i < t->n_columns; i++)
		buf_fmt(&sql, "%s\"" STR_F "\"", i > 0 ? ", " : "", STR_A(t->columns[i].name));
	/* in the order of the key, which is the order in which SQLite likes to get them back */
	buf_fmt(&sql, " FROM \"" STR_F "\"", STR_A(t->name));
	for (unsigned place = 1; place <= t->n_columns; place++)
		for (unsigned i = 0; i < t->n_columns; i++)
			if (t->columns[i].primary == place)
				buf_fmt(&sql, "%s\"" STR_F "\"", place == 1 ? " ORDER BY " : ", ", STR_A(t->columns[i].name));
	statement = store_compose(w->store, buf_str(&sql));
	buf_done(&sql);
	TRY(tx_rows(tx, statement, NULL, 0, true, &r, err));
	while ((rc = rows_next(r, err)) == RC_OK) {
		buf_char(&w->line, 'R');
		for (unsigned i = 0; i < t->n_columns; i++) {
			int64_t v;

			if (row_null(r, i)) {
				buf_char(&w->line, 0);
				continue;
			}
			buf_char(&w->line, (char)t->columns[i].kind);
			if (t->columns[i].kind == SV_INT) {
				v = row_int(r, i);
				put_count(&w->line, (uint64_t)v << 1 ^ (v < 0 ? UINT64_MAX : 0));
			} else {
				put_text(&w->line, row_text(r, i));
			}
		}
		rc = put_line(w, err);
		if (rc != RC_OK)
			break;
		if (++w->rows % BACKUP_PROGRESS == 0 && w->progress != NULL)
			w->progress(w->ctx, w->rows);
	}
	rows_end(r);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

static enum rc
write_table(struct writer *w, struct tx *tx, const struct schema_table *t, struct err *err)
{
	if (t->primary.n == 0)
		return err_set(err, RC_INTERNAL, "", "表没有主键：%.60s", "a table has no primary key: %.60s", t->name.p);
	buf_char(&w->line, 'T');
	put_text(&w->line, t->name);
	put_count(&w->line, t->n_columns);
	for (unsigned i = 0; i < t->n_columns; i++) {
		if (t->columns[i].kind == SV_NULL)
			return err_set(err, RC_INTERNAL, "", "表中有不认识的类型：%.60s", "a table has a type that is not used here: %.60s", t->columns[i].type.p);
		put_count(&w->line, (uint64_t)t->columns[i].kind);
		put_text(&w->line, t->columns[i].name);
	}
	TRY(put_line(w, err));
	return write_rows(w, tx, t, err);
}

/* May the table be written now: are those that it leads to behind us? */
static bool
parents_written(const struct schema *s, const struct schema_table *t, const bool *written)
{
	for (unsigned k = 0; k < t->n_links; k++)
		for (unsigned i = 0; i < s->n; i++)
			if (!written[i] && &s->tables[i] != t && str_eq(s->tables[i].name, t->links[k].table))
				return false;
	return true;
}

static enum rc
write_all(struct tx *tx, void *ctx, struct err *err)
{
	struct writer *w = ctx;
	struct arena a;
	struct schema s;
	bool *written, more = true;
	enum rc rc;

	arena_init(&a, 0);
	sha256_init(&w->digest);        /* a run after a lost connection begins anew */
	w->line.n = 0;
	w->rows = 0;
	rewind(w->f);
	if (ftruncate(fileno(w->f), 0) != 0)
		return err_set(err, RC_BUSY, "", "备份文件写入失败：%s：%s", "the backup cannot be written: %s: %s", w->path, strerror(errno));
	rc = schema_state(tx, err);
	if (rc == RC_CONFLICT)          /* an older database of ours is copied as it is */
		rc = RC_OK;
	if (rc == RC_OK)
		rc = schema_read(tx, &a, &s, err);
	if (rc == RC_OK) {
		buf_add_c(&w->line, BACKUP_MAGIC);
		rc = put_line(w, err);
	}
	if (rc == RC_OK)
		rc = write_steps(w, tx, err);
	written = rc == RC_OK ? ARENA_NEW(&a, bool, s.n + 1) : NULL;
	while (rc == RC_OK && more) {
		more = false;
		for (unsigned i = 0; rc == RC_OK && i < s.n; i++) {
			if (written[i] || !parents_written(&s, &s.tables[i], written))
				continue;
			written[i] = more = true;
			if (!str_eq_c(s.tables[i].name, "schema_step"))
				rc = write_table(w, tx, &s.tables[i], err);
		}
	}
	for (unsigned i = 0; rc == RC_OK && i < s.n; i++)
		if (!written[i])
			rc = err_set(err, RC_INTERNAL, "", "表之间循环引用", "tables lead to each other in a circle");
	arena_done(&a);
	return rc;
}

static enum rc
seal(struct writer *w, struct err *err)
{
	unsigned char digest[32];

	buf_char(&w->line, 'Z');
	put_count(&w->line, w->rows);
	TRY(put_line(w, err));
	sha256_done(&w->digest, digest);
	if (fwrite(digest, 1, sizeof digest, w->f) != sizeof digest || fflush(w->f) != 0 || fsync(fileno(w->f)) != 0)
		return err_set(err, RC_BUSY, "", "备份文件写入失败：%s：%s", "the backup cannot be written: %s: %s", w->path, strerror(errno));
	return RC_OK;
}

enum rc
store_backup(struct store *s, const char *path, void (*progress)(void *, uint64_t), void *ctx, struct err *err)
{
	struct writer w = {.store = s, .path = path, .progress = progress, .ctx = ctx};
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);     /* it holds personal data and the server's secrets */
	enum rc rc;

	if (fd < 0)
		return err_set(err, errno == EEXIST ? RC_CONFLICT : RC_INVALID, path, "备份文件不能新建：%s：%s", "the backup cannot be made: %s: %s", path, strerror(errno));
	w.f = fdopen(fd, "wb");
	if (w.f == NULL)
		abort();
	buf_init(&w.line, 0);
	rc = store_read(s, write_all, &w, err);
	if (rc == RC_OK)
		rc = seal(&w, err);
	if (fclose(w.f) != 0 && rc == RC_OK)
		rc = err_set(err, RC_BUSY, "", "备份文件写入失败：%s：%s", "the backup cannot be written: %s: %s", path, strerror(errno));
	if (rc != RC_OK)
		(void)unlink(path);
	else if (progress != NULL)
		progress(ctx, w.rows);
	buf_done(&w.line);
	return rc;
}
