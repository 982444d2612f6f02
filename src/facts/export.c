/*
 * Out again: a government's facts as a bundle, and its change log beside as changes.csv. What is exported and imported elsewhere gives
 * the same facts and the same scores: columns that were never delivered are left out, keys that were made here too. Only reads.
 * Called by the command line and the API.
 */
#include "facts/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct export { struct facts *f; int64_t tenant_id; const char *path; bool personal, log; struct bundle_writer *writer; };

static enum rc
write_kind(struct export *x, struct tx *tx, const struct shape *s, const struct kind *k, struct err *err)
{
	int fields[FACT_FIELDS];
	struct vvalue all[FACT_FIELDS], values[FACT_FIELDS];
	unsigned n = 0;
	struct rows *rows;
	enum rc rc;

	for (unsigned i = 0; i < s->e->n; i++) {
		const struct vfield *f = &s->e->fields[i];
		bool derived = (f->flags & VF_DERIVED) != 0 && (f->flags & VF_VERDICT) == 0;

		if (!derived && (k->delivered[i] || f->preset != NULL) && ((f->flags & VF_PERSONAL) == 0 || x->personal))
			fields[n++] = (int)i;
	}
	TRY(bundle_writer_entity(x->writer, s->entity, fields, n, err));
	TRY(tx_rows(tx, s->all_in_order, (struct sval[]){SV_I(x->tenant_id)}, 1, true, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		struct stand at;
		struct arena a;

		arena_init(&a, 0);
		rc = row_read(s, rows, x->personal, &a, &at, all, err);
		for (unsigned i = 0; i < n; i++)
			values[i] = all[fields[i]];
		if (rc == RC_OK)
			rc = bundle_writer_row(x->writer, values, err);
		arena_done(&a);
		if (rc != RC_OK)
			break;
	}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* ---- the log ------------------------------------------------------------------------------------------------------------- */

static void
log_line(FILE *to, int64_t change_no, int64_t line_no, struct str entity, struct str id, int64_t version, int64_t by, int64_t at_ms, struct str what, struct str why, struct str hash)
{
	char hex[2 * HASH + 1];
	struct buf b;

	buf_init(&b, 0);
	buf_fmt(&b, "%lld,", (long long)change_no);
	if (line_no > 0)
		buf_fmt(&b, "%lld", (long long)line_no);
	buf_char(&b, ',');
	buf_csv(&b, entity);
	buf_char(&b, ',');
	buf_csv(&b, id);
	buf_fmt(&b, ",%lld,%lld,%lld,", (long long)version, (long long)by, (long long)at_ms);
	buf_csv(&b, what);
	buf_char(&b, ',');
	buf_csv(&b, why);
	hex_of((const unsigned char *)hash.p, hash.n == HASH ? HASH : 0, hex);
	buf_fmt(&b, ",%s\n", hex);
	(void)fwrite(b.p, 1, b.n, to);
	buf_done(&b);
}

static enum rc
batch_lines(struct export *x, struct tx *tx, FILE *to, int64_t change_no, struct str batch, int64_t by, int64_t at_ms, struct err *err)
{
	int64_t number;
	struct rows *rows;
	enum rc rc;

	if (!str_to_i64(batch, &number))
		return RC_OK;
	TRY(tx_rows(tx, Q_fact_batch_lines, (struct sval[]){SV_I(x->tenant_id), SV_I(number), SV_I(0)}, 3, true, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK)
		log_line(to, change_no, row_int(rows, 0), row_text(rows, 1), row_text(rows, 2), row_int(rows, 3), by, at_ms, row_text(rows, 4), STR(""), row_text(rows, 5));
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* Lines of a batch stand before the line that made it visible, with numbers of their own. */
static enum rc
write_log(struct export *x, struct tx *tx, FILE *to, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	fputs("change_no,line_no,entity,id,version,by,at_ms,what,why,hash\n", to);
	TRY(tx_rows(tx, Q_fact_changes_after, (struct sval[]){SV_I(x->tenant_id), SV_I(0)}, 2, true, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		if (row_text(rows, 1).n == 0)
			rc = batch_lines(x, tx, to, row_int(rows, 0), row_text(rows, 2), row_int(rows, 4), row_int(rows, 5), err);
		if (rc != RC_OK)
			break;
		log_line(to, row_int(rows, 0), 0, row_text(rows, 1), row_text(rows, 2), row_int(rows, 3), row_int(rows, 4), row_int(rows, 5), row_text(rows, 6), row_text(rows, 7),
		         row_text(rows, 8));
	}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* PATH.changes.csv: beside the bundle and not in it, because it is no file of a bundle. */
static enum rc
log_file(struct export *x, struct tx *tx, struct err *err)
{
	struct buf path;
	FILE *to;
	bool bad;
	enum rc rc;

	buf_init(&path, 0);
	buf_add_c(&path, x->path);
	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	buf_add_c(&path, ".changes.csv");
	buf_char(&path, '\0');
	to = fopen(path.p, "wb");
	if (to == NULL)
		rc = err_set(err, RC_BUSY, ERR_INSIDE, "%s 写不了：%s", "%s cannot be written: %s", path.p, strerror(errno));
	else {
		rc = write_log(x, tx, to, err);
		bad = ferror(to) != 0;
		bad |= fclose(to) != 0;
		if (bad && rc == RC_OK)
			rc = err_set(err, RC_BUSY, ERR_INSIDE, "%s 没有写完，可能磁盘已满", "%s was not written whole; the disk may be full", path.p);
		if (rc != RC_OK)
			remove(path.p);
	}
	buf_done(&path);
	return rc;
}

/* ---- both ---------------------------------------------------------------------------------------------------------------- */

static enum rc
write_all(struct export *x, struct tx *tx, struct err *err)
{
	struct kind kinds[FACT_KINDS];
	struct head head;

	TRY(head_get(tx, x->tenant_id, &head, err));
	TRY(kind_all(x->f, tx, x->tenant_id, kinds, err));
	for (unsigned i = 0; i < x->f->n; i++)
		if (kinds[i].there)
			TRY(write_kind(x, tx, &x->f->shapes[i], &kinds[i], err));
	return x->log ? log_file(x, tx, err) : RC_OK;
}

static enum rc
export_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct export *x = ctx;
	enum rc rc;

	TRY(bundle_writer_open(&x->writer, x->path, err));
	rc = write_all(x, tx, err);
	if (rc == RC_OK)
		return bundle_writer_close(x->writer, err);
	bundle_writer_drop(x->writer);
	return rc;
}

enum rc
facts_export(struct facts *f, int64_t tenant_id, const char *path, bool personal, bool log, struct err *err)
{
	struct export x = {.f = f, .tenant_id = tenant_id, .path = path, .personal = personal, .log = log};

	return store_read(f->store, export_fn, &x, err);
}
