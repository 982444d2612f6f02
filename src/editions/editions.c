/*
 * The editions that a government keeps: added after their examples passed, put in force, listed. A text is never changed. Called by
 * the api and main.
 */
#include "editions/internal.h"

#include <string.h>

struct edition
edition_of_row(struct arena *a, const struct rows *r)
{
	return (struct edition){.edition_id = row_int(r, 0), .doc = str_copy(a, row_text(r, 1)), .edition = str_copy(a, row_text(r, 2)),
	                        .title = str_copy(a, row_text(r, 3)), .sha256 = str_copy(a, row_text(r, 4)), .in_force = !row_null(r, 5),
	                        .from_day = (int32_t)row_int(r, 5), .added_at_ms = row_int(r, 6), .added_by = row_int(r, 7)};
}

static enum rc
list_of(struct tx *tx, int statement, int64_t tenant_id, struct arena *a, struct edition **list, unsigned *n, struct err *err)
{
	struct edition *all = NULL;
	unsigned count = 0;
	struct rows *rows;
	enum rc rc;

	TRY(tx_rows(tx, statement, &SV_I(tenant_id), 1, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		if ((count & (count - 1)) == 0) {
			struct edition *more = ARENA_NEW(a, struct edition, count == 0 ? 1 : count * 2);

			if (more == NULL) {
				rc = err_set(err, RC_TOO_BIG, "", "结果太大", "the answer is too big");
				break;
			}
			if (count > 0)
				memcpy(more, all, count * sizeof *more);
			all = more;
		}
		all[count++] = edition_of_row(a, rows);
	}
	rows_end(rows);
	*list = all;
	*n = count;
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

enum rc
editions_in_force(struct tx *tx, int64_t tenant_id, struct arena *a, struct edition **list, unsigned *n, struct err *err)
{
	return list_of(tx, Q_editions_in_force, tenant_id, a, list, n, err);
}

enum rc
edition_list(struct editions *ed, struct tx *tx, int64_t tenant_id, struct arena *a, struct edition **list, unsigned *n, struct err *err)
{
	(void)ed;
	return list_of(tx, Q_editions_newest_first, tenant_id, a, list, n, err);
}

static enum rc
one_edition(struct tx *tx, int statement, int64_t tenant_id, struct sval key, struct arena *a, struct edition *e, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	TRY(tx_rows(tx, statement, (struct sval[]){SV_I(tenant_id), key}, 2, false, &rows, err));
	rc = rows_next(rows, err);
	if (rc == RC_OK)
		*e = edition_of_row(a, rows);
	rows_end(rows);
	return rc == RC_NOT_FOUND ? err_set(err, rc, "edition", "没有这个规则版本", "there is no such edition") : rc;
}

enum rc
edition_text(struct editions *ed, struct tx *tx, int64_t tenant_id, int64_t edition_id, struct arena *a, struct str *text, struct err *err)
{
	struct edition e;
	struct row1 row;

	(void)ed;
	TRY(one_edition(tx, Q_edition_by_id, tenant_id, SV_I(edition_id), a, &e, err));
	TRY(tx_one(tx, Q_edition_text, &SV_T(e.sha256), 1, a, &row, err));
	*text = row.values[1].s;
	return RC_OK;
}

/* Compiled, and every example run under the calendar as it stands. */
static enum rc
checked(struct editions *ed, struct tx *tx, struct rulebook *rb, struct diags *d, struct err *err)
{
	struct calendar_hold *h;

	if (d->errors == 0) {
		TRY(calendar_take(ed, tx, &h, err));
		(void)score_examples(rb, h->calendar, d);
		calendar_release(ed, h);
	}
	return d->errors == 0 ? RC_OK : err_set(err, RC_INVALID, "text", "规则有 %u 处错误", "the rulebook has %u mistakes", d->errors);
}

static enum rc
write_edition(struct editions *ed, struct tx *tx, int64_t tenant_id, struct str file, const struct rulebook *rb, const struct cause *cause, struct err *err)
{
	int64_t id;

	TRY(store_new_id(ed->store, &id, err));
	TRY(tx_run(tx, Q_edition_text_add, (struct sval[]){SV_T(rb->sha256), SV_T(rb->id), SV_T(rb->edition), SV_T(rb->title), SV_T(file), SV_T(rb->text), SV_I(cause->at_ms)}, 7, NULL, err));
	return tx_run(tx, Q_edition_add, (struct sval[]){SV_I(tenant_id), SV_I(id), SV_T(rb->sha256), SV_I(cause->at_ms), SV_I(cause->by)}, 5, NULL, err);
}

enum rc
edition_add(struct editions *ed, struct tx *tx, int64_t tenant_id, struct str file, struct str text, const struct cause *cause, struct diags *d, struct edition *e, struct err *err)
{
	struct rulebook *rb = rulebook_compile(file, text, d);
	enum rc rc = checked(ed, tx, rb, d, err);

	if (rc == RC_OK)
		rc = write_edition(ed, tx, tenant_id, file, rb, cause, err);
	if (rc == RC_OK)
		rc = one_edition(tx, Q_edition_by_sha, tenant_id, SV_T(rb->sha256), &d->arena, e, err);
	rulebook_free(rb);
	return rc;
}

enum rc
edition_force(struct editions *ed, struct tx *tx, int64_t tenant_id, int64_t edition_id, int32_t from_day, const struct cause *cause, struct err *err)
{
	uint64_t changed;

	(void)ed;
	(void)cause;
	TRY(tx_run(tx, Q_edition_force, (struct sval[]){SV_I(tenant_id), SV_I(edition_id), SV_I(from_day)}, 3, &changed, err));
	return changed == 1 ? RC_OK : err_set(err, RC_NOT_FOUND, "edition", "没有这个规则版本", "there is no such edition");
}
