/*
 * The audit of a government: lines numbered without gaps and chained by SHA-256, so that a changed, lost or added line shows.
 * Never changes or removes a line. Called by the room and the api.
 */
#include "people/internal.h"

#include <string.h>

#define HASH_BYTES crypto_hash_sha256_BYTES

struct line { int64_t tenant_id, no, by, at_ms; struct str what, subject, detail; };

static void
hash_number(crypto_hash_sha256_state *h, uint64_t n)
{
	unsigned char b[8];

	for (int i = 0; i < 8; i++)
		b[i] = (unsigned char)(n >> (56 - 8 * i));
	crypto_hash_sha256_update(h, b, sizeof b);
}

/* Every text with its length before it, so that no two lines read the same. */
static void
hash_line(const unsigned char before[HASH_BYTES], const struct line *l, unsigned char hash[HASH_BYTES])
{
	const int64_t numbers[] = {l->tenant_id, l->no, l->by, l->at_ms};
	const struct str texts[] = {l->what, l->subject, l->detail};
	crypto_hash_sha256_state h;

	crypto_hash_sha256_init(&h);
	crypto_hash_sha256_update(&h, before, HASH_BYTES);
	for (unsigned i = 0; i < COUNT_OF(numbers); i++)
		hash_number(&h, (uint64_t)numbers[i]);
	for (unsigned i = 0; i < COUNT_OF(texts); i++) {
		hash_number(&h, texts[i].n);
		crypto_hash_sha256_update(&h, (const unsigned char *)texts[i].p, texts[i].n);
	}
	crypto_hash_sha256_final(&h, hash);
}

static struct sval
hash_val(const unsigned char *hash)
{
	return SV_B(((struct str){(const char *)hash, HASH_BYTES}));
}

enum rc
audit_add(struct people *p, struct tx *tx, int64_t tenant_id, int64_t by, int64_t at_ms, const char *what, struct str subject, struct str detail, struct err *err)
{
	static const unsigned char first[HASH_BYTES];
	unsigned char before[HASH_BYTES], hash[HASH_BYTES];
	struct line l = {tenant_id, 0, by, at_ms, str_c(what), subject, detail};
	struct rows *rows;
	enum rc rc;

	(void)p;
	TRY(tx_rows(tx, Q_audit_next, (struct sval[]){SV_I(tenant_id), hash_val(first)}, 2, false, &rows, err));
	rc = rows_next(rows, err);
	if (rc == RC_OK && row_text(rows, 1).n != HASH_BYTES)
		rc = err_set(err, RC_INTERNAL, "audit", "审计链损坏", "the audit's chain is damaged");
	if (rc == RC_OK) {
		l.no = row_int(rows, 0);
		memcpy(before, row_text(rows, 1).p, HASH_BYTES);
	}
	rows_end(rows);
	if (rc != RC_OK)
		return rc;
	hash_line(before, &l, hash);
	TRY(tx_run(tx, Q_audit_line_add, (struct sval[]){SV_I(tenant_id), SV_I(l.no), SV_I(by), SV_I(at_ms), SV_T(l.what), SV_T(subject), SV_T(detail), hash_val(hash)},
	           8, NULL, err));
	return tx_run(tx, Q_audit_head_set, (struct sval[]){SV_I(tenant_id), hash_val(hash)}, 2, NULL, err);
}

enum rc
audit_list(struct people *p, struct tx *tx, int64_t tenant_id, int64_t before_no, unsigned limit, struct arena *a, struct audit_line **list, unsigned *n, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	(void)p;
	limit = limit > 500 ? 500 : limit;
	*n = 0;
	*list = ARENA_NEW(a, struct audit_line, limit + 1);
	if (*list == NULL)
		return err_set(err, RC_TOO_BIG, "", "结果太大", "the answer is too big");
	TRY(tx_rows(tx, Q_audit_lines, (struct sval[]){SV_I(tenant_id), SV_I(before_no > 0 ? before_no : INT64_MAX), SV_I(limit)}, 3, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK && *n < limit)
		(*list)[(*n)++] = (struct audit_line){row_int(rows, 0), row_int(rows, 1), row_int(rows, 2), str_copy(a, row_text(rows, 3)),
		                                      str_copy(a, row_text(rows, 4)), str_copy(a, row_text(rows, 5)), str_copy(a, row_text(rows, 6))};
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

struct verify { int64_t tenant_id; uint64_t lines; };

static enum rc
verify(struct tx *tx, void *ctx, struct err *err)
{
	struct verify *v = ctx;
	unsigned char hash[HASH_BYTES] = {0};
	struct arena a;
	struct row1 head;
	struct rows *rows;
	enum rc rc;

	v->lines = 0;
	TRY(tx_rows(tx, Q_audit_lines_in_order, &SV_I(v->tenant_id), 1, true, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		struct line l = {v->tenant_id, row_int(rows, 0), row_int(rows, 1), row_int(rows, 2), row_text(rows, 3), row_text(rows, 4), row_text(rows, 5)};
		struct str kept = row_text(rows, 6);

		if (l.no != (int64_t)v->lines + 1) {
			rc = err_set(err, RC_INVALID, "audit", "审计缺第 %lld 行", "line %lld of the audit is missing", (long long)v->lines + 1);
			break;
		}
		hash_line(hash, &l, hash);
		if (kept.n != HASH_BYTES || memcmp(kept.p, hash, HASH_BYTES) != 0) {
			rc = err_set(err, RC_INVALID, "audit", "审计第 %lld 行被改动过", "line %lld of the audit was changed", (long long)l.no);
			break;
		}
		v->lines++;
	}
	rows_end(rows);
	if (rc != RC_NOT_FOUND)
		return rc;
	arena_init(&a, 0);
	rc = tx_one(tx, Q_audit_head_get, &SV_I(v->tenant_id), 1, &a, &head, err);
	if (rc == RC_NOT_FOUND && v->lines == 0)
		rc = RC_OK;
	else if (rc == RC_NOT_FOUND || (rc == RC_OK && (head.values[0].i != (int64_t)v->lines || head.values[1].s.n != HASH_BYTES ||
	                                                memcmp(head.values[1].s.p, hash, HASH_BYTES) != 0)))
		rc = err_set(err, RC_INVALID, "audit", "审计末尾缺行：只有 %lld 行", "the audit lost lines at its end: there are %lld", (long long)v->lines);
	arena_done(&a);
	return rc;
}

enum rc
audit_verify(struct people *p, int64_t tenant_id, uint64_t *lines, struct err *err)
{
	struct verify v = {tenant_id, 0};
	enum rc rc = store_read(p->store, verify, &v, err);

	*lines = v.lines;
	return rc;
}
