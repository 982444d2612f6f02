/*
 * The room's handle and the governments: who there is, under whom. Never touches a fact. Called by main and the API.
 */
#include "facts/internal.h"

#include <stdlib.h>
#include <string.h>

#define LEVELS 4                /* of governments above one another; more is a circle */

struct facts *
facts_new(struct store *store)
{
	struct facts *f = calloc(1, sizeof *f);

	if (f == NULL)
		abort();
	f->store = store;
	pthread_mutex_init(&f->lives_lock, NULL);
	sql_shapes(f);
	return f;
}

void
facts_free(struct facts *f)
{
	if (f == NULL)
		return;
	lives_free(f);
	pthread_mutex_destroy(&f->lives_lock);
	arena_done(&f->arena);
	free(f->shapes);
	free(f);
}

static bool
slug_good(struct str s)
{
	bool good = s.n >= 2 && s.n <= 40 && s.p[0] != '-' && s.p[s.n - 1] != '-';

	for (size_t i = 0; good && i < s.n; i++)
		good = (s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '-';
	return good;
}

/* Name and level are good, and the parents end somewhere else than in this one. */
static enum rc
tenant_check(struct tx *tx, const struct tenant *t, struct err *err)
{
	int64_t at = t->parent_id;

	if (t->name.n == 0 || t->name.n > 200 || utf8_bad(t->name) != t->name.n)
		return err_set(err, RC_INVALID, "name", "名称要有 1 到 200 字节", "the name takes 1 to 200 bytes");
	if (t->level < 1 || t->level > 3)
		return err_set(err, RC_INVALID, "level", "层级是 1（市）、2（区）或 3（街镇）", "the level is 1 (city), 2 (district) or 3 (street or town)");
	for (unsigned i = 0; at != 0; i++) {
		struct rows *rows;
		int64_t next = 0;
		enum rc rc;

		if (at == t->tenant_id || i == LEVELS)
			return err_set(err, RC_INVALID, "parent_id", "上级不能绕回自己", "a government cannot be above itself");
		TRY(tx_rows(tx, Q_tenant_parent, (struct sval[]){SV_I(at)}, 1, false, &rows, err));
		rc = rows_next(rows, err);
		if (rc == RC_OK)
			next = row_int(rows, 0);
		rows_end(rows);
		if (rc == RC_NOT_FOUND)
			return err_set(err, RC_NOT_FOUND, "parent_id", "没有这个上级政府", "there is no such government above");
		TRY(rc);
		at = next;
	}
	return RC_OK;
}

enum rc
tenant_add(struct facts *f, struct tx *tx, struct tenant *t, const struct cause *c, struct err *err)
{
	static const char zeros[HASH];
	uint64_t added;

	t->tenant_id = 0;
	if (!slug_good(t->slug))
		return err_set(err, RC_INVALID, "slug", "短名是 2 到 40 个小写字母、数字或连字符，首尾不能是连字符", "the short name is 2 to 40 lower-case letters, digits or hyphens, none at its ends");
	TRY(tenant_check(tx, t, err));
	TRY(store_new_id(f->store, &t->tenant_id, err));
	struct sval args[] = {SV_I(t->tenant_id), SV_I(t->parent_id), SV_T(t->slug), SV_T(t->name), SV_I(t->level), SV_I(c->by), SV_I(c->at_ms)};

	TRY(tx_run(tx, Q_tenant_add, args, COUNT_OF(args), &added, err));
	if (added == 0)
		return err_set(err, RC_CONFLICT, "slug", "短名“" STR_F "”已被占用", "the short name “" STR_F "” is taken", STR_A(t->slug));
	TRY(tx_run(tx, Q_fact_head_add, (struct sval[]){SV_I(t->tenant_id), SV_B(((struct str){zeros, HASH}))}, 2, NULL, err));
	t->created_at_ms = c->at_ms;
	t->change_no = t->visible_batch = 0;
	return RC_OK;
}

enum rc
tenant_change(struct facts *f, struct tx *tx, const struct tenant *t, const struct cause *c, struct err *err)
{
	struct sval args[] = {SV_I(t->tenant_id), SV_I(t->parent_id), SV_T(t->name), SV_I(t->level), SV_I(c->by), SV_I(c->at_ms)};
	uint64_t changed;

	(void)f;
	TRY(tenant_check(tx, t, err));
	TRY(tx_run(tx, Q_tenant_change, args, COUNT_OF(args), &changed, err));
	return changed == 1 ? RC_OK : err_set(err, RC_NOT_FOUND, "", "没有这个政府", "there is no such government");
}

static void
tenant_read(const struct rows *rows, struct arena *a, struct tenant *t)
{
	*t = (struct tenant){
		.tenant_id = row_int(rows, 0), .parent_id = row_int(rows, 1), .slug = str_copy(a, row_text(rows, 2)), .name = str_copy(a, row_text(rows, 3)),
		.level = (int)row_int(rows, 4), .created_at_ms = row_int(rows, 5), .change_no = row_int(rows, 6), .visible_batch = row_int(rows, 7),
	};
}

enum rc
tenant_get(struct facts *f, struct tx *tx, struct str slug, struct arena *a, struct tenant *t, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	(void)f;
	TRY(tx_rows(tx, Q_tenant_by_slug, (struct sval[]){SV_T(slug)}, 1, false, &rows, err));
	rc = rows_next(rows, err);
	if (rc == RC_OK)
		tenant_read(rows, a, t);
	rows_end(rows);
	return rc == RC_NOT_FOUND ? err_set(err, rc, "", "没有“" STR_F "”这个政府", "there is no government “" STR_F "”", STR_A(vocab_shown(slug))) : rc;
}

enum rc
tenant_list(struct facts *f, struct tx *tx, struct arena *a, struct tenant **out, unsigned *n, struct err *err)
{
	struct rows *rows;
	unsigned room = 0;
	enum rc rc;

	(void)f;
	*out = NULL;
	*n = 0;
	TRY(tx_rows(tx, Q_tenant_all, NULL, 0, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		if (*n == room) {
			struct tenant *more = ARENA_NEW(a, struct tenant, room = room == 0 ? 64 : room * 2);

			if (*n > 0)
				memcpy(more, *out, *n * sizeof *more);
			*out = more;
		}
		tenant_read(rows, a, &(*out)[(*n)++]);
	}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}
