/*
 * The change log of a government: its counters, its lines and their chain, the counts by kind of fact. A line is numbered and hashed
 * while the government's row is held, so the numbers are the order of the commits. Called by put, import and verify.
 */
#include "facts/internal.h"

#include <stdlib.h>
#include <string.h>

static enum rc
head_read(struct tx *tx, int statement, int64_t tenant_id, struct head *h, struct err *err)
{
	struct rows *rows;
	struct str hash;
	enum rc rc;

	TRY(tx_rows(tx, statement, (struct sval[]){SV_I(tenant_id)}, 1, false, &rows, err));
	rc = rows_next(rows, err);
	if (rc == RC_OK) {
		h->change_no = row_int(rows, 0);
		hash = row_text(rows, 1);
		h->last_row = row_int(rows, 2);
		h->last_batch = row_int(rows, 3);
		h->visible_batch = row_int(rows, 4);
		if (hash.n == HASH)
			memcpy(h->hash, hash.p, HASH);
		else
			rc = err_set(err, RC_INTERNAL, "", "变更日志的首行损坏", "the head of the change log is damaged");
	} else if (rc == RC_NOT_FOUND) {
		rc = err_set(err, RC_NOT_FOUND, "", "没有这个政府", "there is no such government");
	}
	rows_end(rows);
	return rc;
}

enum rc
head_take(struct tx *tx, int64_t tenant_id, struct head *h, struct err *err)
{
	return head_read(tx, Q_fact_head_take, tenant_id, h, err);
}

enum rc
head_get(struct tx *tx, int64_t tenant_id, struct head *h, struct err *err)
{
	return head_read(tx, Q_fact_head_get, tenant_id, h, err);
}

enum rc
head_set(struct tx *tx, int64_t tenant_id, const struct head *h, struct err *err)
{
	struct sval args[] = {
		SV_I(tenant_id), SV_I(h->change_no), SV_B(((struct str){(const char *)h->hash, HASH})), SV_I(h->last_row), SV_I(h->last_batch), SV_I(h->visible_batch),
	};

	return tx_run(tx, Q_fact_head_set, args, COUNT_OF(args), NULL, err);
}

/* ---- the chain ------------------------------------------------------------------------------------------------------ */

static void
netstring(struct sha256_ctx *h, struct str s)
{
	char n[I64_CHARS];

	sha256_add(h, i64_text(n, (int64_t)s.n));
	sha256_add(h, STR(":"));
	sha256_add(h, s);
	sha256_add(h, STR(","));
}

static void
netnumber(struct sha256_ctx *h, int64_t v)
{
	char n[I64_CHARS];

	netstring(h, i64_text(n, v));
}

void
log_hash(unsigned char hash[HASH], int64_t change_no, struct str entity, struct str id, int64_t version, int64_t by, int64_t at_ms, struct str what, struct str why)
{
	struct sha256_ctx h;

	sha256_init(&h);
	sha256_add(&h, (struct str){(const char *)hash, HASH});
	netnumber(&h, change_no);
	netstring(&h, entity);
	netstring(&h, id);
	netnumber(&h, version);
	netnumber(&h, by);
	netnumber(&h, at_ms);
	netstring(&h, what);
	netstring(&h, why);
	sha256_done(&h, hash);
}

void
log_batch_hash(unsigned char hash[HASH], int64_t batch, int64_t line_no, struct str entity, struct str id, int64_t version, struct str what)
{
	struct sha256_ctx h;

	sha256_init(&h);
	sha256_add(&h, (struct str){(const char *)hash, HASH});
	netnumber(&h, batch);
	netnumber(&h, line_no);
	netstring(&h, entity);
	netstring(&h, id);
	netnumber(&h, version);
	netstring(&h, what);
	sha256_done(&h, hash);
}

enum rc
log_add(struct tx *tx, int64_t tenant_id, struct head *h, struct str entity, struct str id, int64_t version, const struct cause *c, struct str what, struct err *err)
{
	struct sval args[10] = {
		SV_I(tenant_id), SV_I(h->change_no + 1), SV_T(entity), SV_T(id), SV_I(version), SV_I(c->by), SV_I(c->at_ms), SV_T(what), SV_T(c->why),
	};

	h->change_no++;
	log_hash(h->hash, h->change_no, entity, id, version, c->by, c->at_ms, what, c->why);
	args[9] = SV_B(((struct str){(const char *)h->hash, HASH}));
	return tx_run(tx, Q_fact_change_add, args, COUNT_OF(args), NULL, err);
}

enum rc
facts_history(struct facts *f, struct tx *tx, int64_t tenant_id, int entity, struct str id, unsigned limit, struct arena *a, struct change **out, unsigned *n, struct err *err)
{
	struct sval args[] = {SV_I(tenant_id), SV_T(entity < 0 ? STR("") : str_c(f->shapes[entity].e->name)), SV_T(id), SV_I(limit)};
	struct rows *rows;
	enum rc rc;

	*n = 0;
	*out = ARENA_NEW(a, struct change, limit);
	TRY(tx_rows(tx, Q_fact_history, args, COUNT_OF(args), false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK && *n < limit)
		(*out)[(*n)++] = (struct change){
			.change_no = row_int(rows, 0), .version = row_int(rows, 1), .by = row_int(rows, 2), .at_ms = row_int(rows, 3), .entity = entity,
			.id = str_copy(a, id), .what = str_copy(a, row_text(rows, 4)), .why = str_copy(a, row_text(rows, 5)), .hash = str_copy(a, row_text(rows, 6)),
		};
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* ---- counts by kind ------------------------------------------------------------------------------------------------- */

static void
kind_take(const struct shape *s, struct kind *k, int64_t n_rows, int64_t n_removed, struct str delivered)
{
	unsigned at = 0;

	*k = (struct kind){.n_rows = n_rows, .n_removed = n_removed, .there = true};
	while (delivered.n > 0) {
		const char *comma = memchr(delivered.p, ',', delivered.n);
		size_t n = comma == NULL ? delivered.n : (size_t)(comma - delivered.p);
		int field = -1;

		/* kind_set wrote them in the order of the vocabulary, so the next is mostly near */
		for (unsigned i = at; i < s->e->n && field < 0; i++)
			if (strncmp(s->e->fields[i].name, delivered.p, n) == 0 && s->e->fields[i].name[n] == '\0')
				field = (int)i;
		if (field < 0)
			field = vocab_field(s->entity, (struct str){delivered.p, n});
		if (field >= 0)
			k->delivered[field] = true;
		at = field >= 0 ? (unsigned)field + 1 : at;
		n += comma != NULL;
		delivered = (struct str){delivered.p + n, delivered.n - n};
	}
}

enum rc
kind_ahead(struct tx *tx, int64_t tenant_id, const struct shape *s, struct err *err)
{
	return tx_ahead(tx, Q_fact_kind_get, (struct sval[]){SV_I(tenant_id), SV_T(str_c(s->e->name))}, 2, err);
}

enum rc
kind_get(struct tx *tx, int64_t tenant_id, const struct shape *s, struct kind *k, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	*k = (struct kind){0};
	TRY(tx_rows(tx, Q_fact_kind_get, (struct sval[]){SV_I(tenant_id), SV_T(str_c(s->e->name))}, 2, false, &rows, err));
	rc = rows_next(rows, err);
	if (rc == RC_OK)
		kind_take(s, k, row_int(rows, 0), row_int(rows, 1), row_text(rows, 2));
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

enum rc
kind_all(struct facts *f, struct tx *tx, int64_t tenant_id, struct kind *by_entity, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	memset(by_entity, 0, f->n * sizeof *by_entity);
	TRY(tx_rows(tx, Q_fact_kind_all, (struct sval[]){SV_I(tenant_id)}, 1, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		int entity = vocab_entity(row_text(rows, 0));

		if (entity >= 0)
			kind_take(&f->shapes[entity], &by_entity[entity], row_int(rows, 1), row_int(rows, 2), row_text(rows, 3));
	}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

enum rc
kind_set(struct tx *tx, int64_t tenant_id, const struct shape *s, const struct kind *k, struct err *err)
{
	struct sval args[5] = {SV_I(tenant_id), SV_T(str_c(s->e->name)), SV_I(k->n_rows), SV_I(k->n_removed)};
	struct buf delivered;
	enum rc rc;

	buf_init(&delivered, 0);
	for (unsigned i = 0; i < s->e->n; i++)
		if (k->delivered[i]) {
			buf_add_c(&delivered, delivered.n == 0 ? "" : ",");
			buf_add_c(&delivered, s->e->fields[i].name);
		}
	args[4] = SV_T(buf_str(&delivered));
	rc = tx_run(tx, Q_fact_kind_set, args, COUNT_OF(args), NULL, err);
	buf_done(&delivered);
	return rc;
}

enum rc
facts_counts(struct facts *f, struct tx *tx, int64_t tenant_id, int64_t *counts, struct err *err)
{
	struct kind kinds[FACT_KINDS];

	TRY(kind_all(f, tx, tenant_id, kinds, err));
	for (unsigned i = 0; i < f->n; i++)
		counts[i] = kinds[i].n_rows;
	return RC_OK;
}
