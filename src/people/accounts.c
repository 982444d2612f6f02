/*
 * Accounts and their posts. Every change leaves an audit line in each government where the account has a post, and ends what the
 * account may no longer do. Never answers with a password's hash. Called by the api and main.
 */
#include "people/internal.h"

#include <string.h>

bool
login_lower(struct str s, char to[LOGIN_MAX + 1], size_t *n)
{
	if (s.n < 2 || s.n > LOGIN_MAX)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-'))
			return false;
		to[i] = c;
	}
	to[s.n] = '\0';
	*n = s.n;
	return true;
}

void
account_quiet(struct people *p, int64_t account_id, int64_t now_ms)
{
	int64_t *until = &p->quiet_until[(uint64_t)account_id % QUIET_N];

	pthread_mutex_lock(&p->lock);
	if (*until < now_ms + QUIET_MS)
		*until = now_ms + QUIET_MS;
	pthread_mutex_unlock(&p->lock);
}

bool
account_is_quiet(struct people *p, int64_t account_id, int64_t now_ms)
{
	return now_ms < p->quiet_until[(uint64_t)account_id % QUIET_N];
}

/* ---- reading --------------------------------------------------------------------------------------------------- */

static struct account
account_of_row(struct arena *a, const struct rows *r)
{
	return (struct account){.account_id = row_int(r, 0), .login = str_copy(a, row_text(r, 1)), .name = str_copy(a, row_text(r, 2)),
	                        .disabled = row_int(r, 3) != 0, .must_change = row_int(r, 4) != 0, .created_at_ms = row_int(r, 5),
	                        .last_sign_in_ms = row_int(r, 6), .version = row_int(r, 7)};
}

/* Room for one more post; the list doubles at powers of two. */
static struct post *
post_more(struct arena *a, struct account *to)
{
	if ((to->n_posts & (to->n_posts - 1)) == 0) {
		struct post *more = ARENA_NEW(a, struct post, to->n_posts == 0 ? 1 : to->n_posts * 2);

		if (more == NULL)
			return NULL;
		if (to->n_posts > 0)
			memcpy(more, to->posts, to->n_posts * sizeof *more);
		to->posts = more;
	}
	return &to->posts[to->n_posts++];
}

/* Column 0 is the caller's; slug, name, role, unit, person follow. A role that the vocabulary lost gives no post. */
static bool
post_of_row(struct arena *a, const struct rows *r, int64_t tenant_id, struct account *to)
{
	int role = role_code(row_text(r, 3));
	struct post *p;

	if (role < 0)
		return true;
	p = post_more(a, to);
	if (p == NULL)
		return false;
	*p = (struct post){tenant_id, str_copy(a, row_text(r, 1)), str_copy(a, row_text(r, 2)), role, str_copy(a, row_text(r, 4)), str_copy(a, row_text(r, 5))};
	return true;
}

static enum rc
too_big(struct err *err)
{
	return err_set(err, RC_TOO_BIG, "", "结果太大", "the answer is too big");
}

enum rc
account_read(struct tx *tx, int statement, struct sval key, struct arena *a, struct account_row *out, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	*out = (struct account_row){0};
	TRY(tx_rows(tx, statement, &key, 1, false, &rows, err));
	rc = rows_next(rows, err);
	if (rc == RC_OK) {
		out->account = account_of_row(a, rows);
		out->password = str_copy(a, row_text(rows, 8));
		out->era = row_int(rows, 9);
	}
	rows_end(rows);
	if (rc == RC_NOT_FOUND)
		return err_set(err, RC_NOT_FOUND, "account", "没有这个账号", "there is no such account");
	if (rc != RC_OK)
		return rc;
	TRY(tx_rows(tx, Q_posts_of_account, &SV_I(out->account.account_id), 1, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK)
		if (!post_of_row(a, rows, row_int(rows, 0), &out->account)) {
			rc = too_big(err);
			break;
		}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

enum rc
account_get(struct people *p, struct tx *tx, struct str login, struct arena *a, struct account *out, struct err *err)
{
	char lower[LOGIN_MAX + 1];
	struct account_row row;
	size_t n;

	(void)p;
	if (!login_lower(login, lower, &n))
		return err_set(err, RC_NOT_FOUND, "account", "没有这个账号", "there is no such account");
	TRY(account_read(tx, Q_account_by_login, SV_T(((struct str){lower, n})), a, &row, err));
	*out = row.account;
	return RC_OK;
}

enum rc
account_list(struct people *p, struct tx *tx, int64_t tenant_id, struct arena *a, struct account **list, unsigned *n, struct err *err)
{
	struct account *all = NULL;
	unsigned count = 0, at = 0;
	struct rows *rows;
	enum rc rc;

	(void)p;
	TRY(tx_rows(tx, Q_accounts_of_tenant, &SV_I(tenant_id), 1, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		if ((count & (count - 1)) == 0) {
			struct account *more = ARENA_NEW(a, struct account, count == 0 ? 1 : count * 2);

			if (more == NULL) {
				rc = too_big(err);
				break;
			}
			if (count > 0)
				memcpy(more, all, count * sizeof *more);
			all = more;
		}
		all[count++] = account_of_row(a, rows);
	}
	rows_end(rows);
	if (rc != RC_NOT_FOUND)
		return rc;
	/* both lists are in the order of the logins */
	TRY(tx_rows(tx, Q_posts_of_tenant, &SV_I(tenant_id), 1, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		while (at < count && all[at].account_id != row_int(rows, 0))
			at++;
		if (at == count)
			break;
		if (!post_of_row(a, rows, tenant_id, &all[at])) {
			rc = too_big(err);
			break;
		}
	}
	rows_end(rows);
	*list = all;
	*n = count;
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

int64_t *
account_tenants(struct arena *a, const struct account *of, unsigned *n)
{
	int64_t *ids = ARENA_NEW(a, int64_t, of->n_posts + 1);

	*n = 0;
	for (unsigned i = 0; ids != NULL && i < of->n_posts; i++) {
		int64_t id = of->posts[i].tenant_id;
		unsigned at = *n;

		while (at > 0 && ids[at - 1] >= id)
			at--;
		if (at < *n && ids[at] == id)
			continue;
		memmove(ids + at + 1, ids + at, (*n - at) * sizeof *ids);
		ids[at] = id;
		(*n)++;
	}
	return ids;
}

/* ---- changes ---------------------------------------------------------------------------------------------------- */

/* In the order of the governments' ids, so that two changes never wait for each other crosswise. */
static enum rc
audit_everywhere(struct people *p, struct tx *tx, const struct account *of, const char *what, struct str detail, const struct cause *cause, struct err *err)
{
	struct arena a;
	unsigned n;
	int64_t *ids;
	enum rc rc = RC_OK;

	arena_init(&a, 0);
	ids = account_tenants(&a, of, &n);
	for (unsigned i = 0; i < n && rc == RC_OK; i++)
		rc = audit_add(p, tx, ids[i], cause->by, cause->at_ms, what, of->login, detail, err);
	arena_done(&a);
	return rc;
}

static enum rc
post_write(struct tx *tx, int64_t account_id, int64_t tenant_id, const struct post *x, struct err *err)
{
	const char *role = role_name(x->role);

	if (role == NULL)
		return err_set(err, RC_INVALID, "role", "没有这个角色", "there is no such role");
	if (x->unit_id.n > ID_MAX || x->person_id.n > ID_MAX)
		return err_set(err, RC_INVALID, "unit_id", "单位或人员编号最长 %d 字节", "an id of a unit or person has at most %d bytes", ID_MAX);
	return tx_run(tx, Q_post_add, (struct sval[]){SV_I(tenant_id), SV_I(account_id), SV_T(str_c(role)), SV_T(x->unit_id), SV_T(x->person_id)}, 5, NULL, err);
}

static bool
is_admin(const struct account *of, int64_t tenant_id)
{
	for (unsigned i = 0; i < of->n_posts; i++)
		if (of->posts[i].tenant_id == tenant_id && role_may(of->posts[i].role, RIGHT_ACCOUNTS))
			return true;
	return false;
}

/* A government must not be left with nobody who can let others in. */
static enum rc
other_admin(struct tx *tx, int64_t tenant_id, int64_t account_id, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	TRY(tx_rows(tx, Q_admin_other, (struct sval[]){SV_I(tenant_id), SV_I(account_id)}, 2, false, &rows, err));
	rc = rows_next(rows, err);
	rows_end(rows);
	return rc == RC_NOT_FOUND ? err_set(err, RC_CONFLICT, "account", "这是该机构最后一个可用的管理员", "this is the government's last administrator") : rc;
}

static enum rc
taken(const char *login, struct err *err)
{
	return err_set(err, RC_CONFLICT, "login", "登录名“%s”已有人用", "the login “%s” is taken", login);
}

static enum rc
bad_login(struct err *err)
{
	return err_set(err, RC_INVALID, "login", "登录名是 2 到 %d 个字母、数字、点、横线或下划线", "a login has 2 to %d letters, digits, dots, hyphens or underscores", LOGIN_MAX);
}

enum rc
account_credential(struct people *p, struct str login, const char *password, struct credential *out, struct err *err)
{
	char lower[LOGIN_MAX + 1];
	size_t n;

	_Static_assert(sizeof out->hash == crypto_pwhash_STRBYTES, "the library's length");
	*out = (struct credential){.made = ""};
	if ((login.n > 0 || password != NULL) && !login_lower(login, lower, &n))
		return bad_login(err);
	if (password != NULL)
		TRY(password_check(str_c(password), (struct str){lower, n}, err));
	else
		password_make(out->made);
	return password_hash(p, str_c(password != NULL ? password : out->made), out->hash, err);
}

enum rc
account_add(struct people *p, struct tx *tx, struct account *x, const struct credential *secret, const struct cause *cause, struct err *err)
{
	char lower[LOGIN_MAX + 1];
	struct str login = {lower, 0};
	uint64_t added;
	struct rows *rows;
	enum rc rc;

	if (!login_lower(x->login, lower, &login.n))
		return bad_login(err);
	if (x->name.n == 0 || x->name.n > ID_MAX || utf8_bad(x->name) != x->name.n)
		return err_set(err, RC_INVALID, "name", "姓名不能空，最长 %d 字节", "a name is not empty and has at most %d bytes", ID_MAX);
	TRY(tx_rows(tx, Q_account_by_login, &SV_T(login), 1, false, &rows, err));
	rc = rows_next(rows, err);
	rows_end(rows);
	if (rc == RC_OK)
		return taken(lower, err);
	if (rc != RC_NOT_FOUND)
		return rc;
	TRY(store_new_id(p->store, &x->account_id, err));
	x->must_change = x->must_change || secret->made[0] != '\0';
	x->created_at_ms = cause->at_ms;
	x->version = 1;
	TRY(tx_run(tx, Q_account_add, (struct sval[]){SV_I(x->account_id), SV_T(login), SV_T(x->name), SV_T(str_c(secret->hash)), SV_I(x->must_change), SV_I(cause->at_ms)}, 6, &added, err));
	if (added == 0)
		return taken(lower, err);
	for (unsigned i = 0; i < x->n_posts; i++)
		TRY(post_write(tx, x->account_id, x->posts[i].tenant_id, &x->posts[i], err));
	return audit_everywhere(p, tx, x, "account.add", STR("{}"), cause, err);
}

enum rc
account_reset(struct people *p, struct tx *tx, int64_t account_id, const struct credential *secret, const struct cause *cause, struct err *err)
{
	struct account_row row;
	struct arena a;
	enum rc rc;

	arena_init(&a, 0);
	rc = account_read(tx, Q_account_by_id, SV_I(account_id), &a, &row, err);
	if (rc == RC_OK) {
		account_quiet(p, account_id, cause->at_ms);
		rc = tx_run(tx, Q_account_set_password, (struct sval[]){SV_I(account_id), SV_T(str_c(secret->hash)), SV_I(1)}, 3, NULL, err);
	}
	if (rc == RC_OK)
		rc = audit_everywhere(p, tx, &row.account, "account.reset", STR("{}"), cause, err);
	arena_done(&a);
	return rc;
}

enum rc
account_disable(struct people *p, struct tx *tx, int64_t account_id, bool disabled, const struct cause *cause, struct err *err)
{
	struct account_row row;
	struct arena a;
	int64_t *ids;
	unsigned n = 0;
	enum rc rc;

	arena_init(&a, 0);
	rc = account_read(tx, Q_account_by_id, SV_I(account_id), &a, &row, err);
	if (rc != RC_OK || row.account.disabled == disabled)
		goto out;
	account_quiet(p, account_id, cause->at_ms);
	ids = account_tenants(&a, &row.account, &n);
	for (unsigned i = 0; disabled && i < n && rc == RC_OK; i++)
		if (is_admin(&row.account, ids[i]))
			rc = other_admin(tx, ids[i], account_id, err);
	if (rc == RC_OK)
		rc = tx_run(tx, Q_account_set_disabled, (struct sval[]){SV_I(account_id), SV_I(disabled)}, 2, NULL, err);
	if (rc == RC_OK)
		rc = audit_everywhere(p, tx, &row.account, disabled ? "account.disable" : "account.enable", STR("{}"), cause, err);
out:
	arena_done(&a);
	return rc;
}

/* [{"role":"head","unit":"U01","person":""}] */
static void
posts_json(struct buf *to, const struct post *posts, unsigned n)
{
	struct jw w;

	jw_init(&w, to);
	jw_open(&w, '{');
	jw_key(&w, "posts");
	jw_open(&w, '[');
	for (unsigned i = 0; i < n; i++) {
		jw_open(&w, '{');
		jw_key(&w, "role");
		jw_text(&w, str_c(role_name(posts[i].role)));
		jw_key(&w, "unit_id");
		jw_text(&w, posts[i].unit_id);
		jw_key(&w, "person_id");
		jw_text(&w, posts[i].person_id);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
}

enum rc
account_posts(struct people *p, struct tx *tx, int64_t account_id, int64_t tenant_id, const struct post *posts, unsigned n, const struct cause *cause, struct err *err)
{
	struct account_row row;
	struct arena a;
	struct buf detail;
	bool admin = false;
	enum rc rc;

	arena_init(&a, 0);
	buf_init(&detail, 0);
	rc = account_read(tx, Q_account_by_id, SV_I(account_id), &a, &row, err);
	if (rc != RC_OK)
		goto out;
	account_quiet(p, account_id, cause->at_ms);
	rc = tx_run(tx, Q_posts_clear, (struct sval[]){SV_I(tenant_id), SV_I(account_id)}, 2, NULL, err);
	for (unsigned i = 0; i < n && rc == RC_OK; i++) {
		rc = post_write(tx, account_id, tenant_id, &posts[i], err);
		admin = admin || role_may(posts[i].role, RIGHT_ACCOUNTS);
	}
	if (rc == RC_OK && !admin && is_admin(&row.account, tenant_id))
		rc = other_admin(tx, tenant_id, account_id, err);
	if (rc == RC_OK)
		rc = tx_run(tx, Q_account_touch, &SV_I(account_id), 1, NULL, err);
	if (rc == RC_OK) {
		posts_json(&detail, posts, n);
		rc = audit_add(p, tx, tenant_id, cause->by, cause->at_ms, "account.posts", row.account.login, buf_str(&detail), err);
	}
out:
	buf_done(&detail);
	arena_done(&a);
	return rc;
}

enum rc
people_init(struct people *p, struct tx *tx, int64_t tenant_id, struct str login, int64_t now_ms, const struct credential *secret, struct err *err)
{
	struct post admin = {.tenant_id = tenant_id, .role = role_code(STR("admin"))};
	struct account x = {.login = login, .name = STR("管理员"), .posts = &admin, .n_posts = 1};
	struct cause cause = {0, now_ms, STR("init")};
	struct rows *rows;
	enum rc rc;

	TRY(tx_rows(tx, Q_admin_any, NULL, 0, false, &rows, err));
	rc = rows_next(rows, err);
	rows_end(rows);
	if (rc == RC_OK)
		return err_set(err, RC_CONFLICT, "", "已经有管理员了", "there is an administrator already");
	return rc == RC_NOT_FOUND ? account_add(p, tx, &x, secret, &cause, err) : rc;
}
