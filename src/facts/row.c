/*
 * Values in and out of rows: what a field is in SQL, what may come from a foreign hand, what changed between two states as the
 * log writes it. Personal values enter the log only as salted hashes. Never runs a statement. Called by whatever reads or writes facts.
 */
#include "facts/internal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

static bool
is_text(enum vtype t)
{
	return t == VT_ID || t == VT_LINK || t == VT_TEXT || t == VT_SET;
}

void
row_blank(const struct shape *s, struct vvalue *values)
{
	memcpy(values, s->blank, s->e->n * sizeof *values);
}

struct sval
row_sval(const struct shape *s, int field, const struct vvalue *v)
{
	const struct vfield *f = &s->e->fields[field];

	if (!v->known)
		return SV_N;
	if (is_text(f->type))
		return SV_T(v->text);
	if (f->type == VT_ENUM)         /* by its name, which stays right when the enumeration grows in the middle */
		return SV_T(s->words[field].list[v->i]);
	return SV_I(v->i);
}

static enum rc
unheard_of(const struct shape *s, int field, struct str word, struct err *err)
{
	const char *name = s->e->fields[field].name;

	return err_set(err, RC_INTERNAL, name, "数据库里 %s.%s 的值“" STR_F "”这个版本不认识", "%s.%s: this version does not know “" STR_F "”, which stands in the database",
	               s->e->name, name, STR_A(vocab_shown(word)));
}

/* Of an enumeration the code of the word; -1: none. */
static int64_t
code_of(const struct words *w, struct str word)
{
	for (unsigned i = 0; i < w->n; i++)
		if (w->list[i].n == word.n && w->list[i].p[0] == word.p[0] && memcmp(w->list[i].p, word.p, word.n) == 0)
			return i;
	return -1;
}

/* Only enumerations have words. */
static inline enum rc
take(const struct shape *s, int field, const struct sval *cell, struct vvalue *v, struct err *err)
{
	const struct words *w = &s->words[field];

	*v = (struct vvalue){.known = cell->kind != SV_NULL, .i = cell->i, .text = cell->s};
	if (v->known && w->n > 0) {
		v->i = code_of(w, cell->s);
		v->text = (struct str){"", 0};
		if (v->i < 0)
			return unheard_of(s, field, cell->s, err);
	}
	return RC_OK;
}

enum rc
row_field(const struct shape *s, int field, const struct sval *cell, struct vvalue *v, struct err *err)
{
	return take(s, field, cell, v, err);
}

enum rc
row_fields(const struct shape *s, const int *fields, unsigned n, const struct sval *cells, struct vvalue *values, struct err *err)
{
	for (unsigned i = 0; i < n; i++)
		TRY(take(s, fields[i], &cells[i], &values[i], err));
	return RC_OK;
}

enum rc
row_read(const struct shape *s, const struct rows *rows, bool personal, struct arena *a, struct stand *at, struct vvalue *values, struct err *err)
{
	struct sval cells[C_FIELDS + FACT_FIELDS + 1];
	const struct sval *cell = cells + C_FIELDS;

	row_values(rows, cells, C_FIELDS + s->n_main + (personal && s->n_personal > 0 ? 1 + s->n_personal : 0));
	memset(values, 0, s->e->n * sizeof *values);
	*at = (struct stand){.row_no = cells[C_ROW_NO].i, .batch = cells[C_BATCH].i, .until = cells[C_UNTIL].i, .version = cells[C_VERSION].i};
	at->id = str_copy(a, cells[C_ID].s);
	for (unsigned i = 0; i < s->n_main; i++)
		TRY(row_field(s, s->main[i], cell++, &values[s->main[i]], err));
	if (personal && s->n_personal > 0) {
		at->has_twin = cell->kind != SV_NULL;
		if (at->has_twin && cell->s.n == SALT)
			memcpy(at->salt, cell->s.p, SALT);
		cell++;
		for (unsigned i = 0; i < s->n_personal; i++)
			TRY(row_field(s, s->personal[i], cell++, &values[s->personal[i]], err));
	}
	for (unsigned i = 0; i < s->e->n; i++)
		if (values[i].known && is_text(s->e->fields[i].type))
			values[i].text = str_copy(a, values[i].text);
	if (s->e->id >= 0 && !key_made(s, at->id))
		values[s->e->id] = (struct vvalue){.known = true, .text = at->id};
	return RC_OK;
}

bool
row_same(const struct shape *s, int field, const struct vvalue *a, const struct vvalue *b)
{
	if (a->known != b->known)
		return false;
	return !a->known || (is_text(s->e->fields[field].type) ? str_eq(a->text, b->text) : a->i == b->i);
}

static enum rc
text_check(const struct shape *s, int field, struct str text, struct err *err)
{
	const struct vfield *f = &s->e->fields[field];
	size_t most = f->type == VT_ID || s->indexed[field] ? KEY_MOST : TEXT_MOST;

	if (text.n > most)
		return err_set(err, RC_INVALID, f->name, "%s 最多 %zu 字节，现有 %zu 字节", "%s takes at most %zu bytes, this has %zu", f->name, most, text.n);
	if (utf8_bad(text) != text.n)
		return err_set(err, RC_INVALID, f->name, "%s 不是有效的 UTF-8，或含有 NUL", "%s is not valid UTF-8 or holds a NUL", f->name);
	return RC_OK;
}

enum rc
row_check(const struct shape *s, struct vvalue *values, struct err *err)
{
	for (unsigned i = 0; i < s->e->n; i++) {
		const struct vfield *f = &s->e->fields[i];
		struct vvalue *v = &values[i];

		if ((f->flags & VF_DERIVED) != 0 && (f->flags & VF_VERDICT) == 0) {
			*v = (struct vvalue){.known = false};
			continue;
		}
		if (v->known && is_text(f->type) && v->text.n == 0)
			v->known = false;       /* an empty text is none, as in a bundle */
		if (!v->known) {
			*v = s->blank[i];
			continue;
		}
		if (is_text(f->type)) {
			TRY(text_check(s, (int)i, v->text, err));
			continue;
		}
		if (v->i < s->least[i] || v->i > s->most[i])
			return err_set(err, RC_INVALID, f->name, "%s 的值超出范围", "%s: the value is out of range", f->name);
	}
	return RC_OK;
}

/* ---- what changed -------------------------------------------------------------------------------------------------- */

void
hex_of(const unsigned char *p, size_t n, char *to)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		to[2 * i] = digits[p[i] >> 4];
		to[2 * i + 1] = digits[p[i] & 15];
	}
	to[2 * n] = '\0';
}

void
row_salt(unsigned char salt[SALT])
{
	if (getrandom(salt, SALT, 0) != SALT)
		abort();                /* the kernel gives 16 bytes at once or has none at all */
}

struct str
row_personal_hash(const struct vfield *f, const unsigned char salt[SALT], struct str text, char hex[65])
{
	struct sha256_ctx h;
	unsigned char digest[HASH];

	sha256_init(&h);
	sha256_add(&h, (struct str){(const char *)salt, SALT});
	sha256_add(&h, str_c(f->name));
	sha256_add(&h, (struct str){"", 1});
	sha256_add(&h, text);
	sha256_done(&h, digest);
	hex_of(digest, HASH, hex);
	return (struct str){hex, 64};
}

bool
row_personal_changed(const struct shape *s, const struct vvalue *a, const struct vvalue *b)
{
	for (unsigned i = 0; i < s->n_personal; i++)
		if (!row_same(s, s->personal[i], &a[s->personal[i]], &b[s->personal[i]]))
			return true;
	return false;
}

bool
row_personal_any(const struct shape *s, const struct vvalue *values)
{
	for (unsigned i = 0; i < s->n_personal; i++)
		if (values[s->personal[i]].known)
			return true;
	return false;
}

static void
what_key(struct buf *to, const struct vfield *f)
{
	buf_char(to, to->n == 0 ? '{' : ',');
	buf_json(to, str_c(f->name));
	buf_char(to, ':');
}

/* When one personal value changes the salt does, so all of them are written: the hashes before can then be matched by nobody. */
void
row_what(const struct shape *s, const struct vvalue *a, const struct vvalue *b, const unsigned char salt[SALT], struct buf *to)
{
	bool personal = row_personal_changed(s, a, b);
	struct arena texts;

	to->n = 0;
	arena_init(&texts, 0);
	for (unsigned i = 0; i < s->e->n; i++) {
		const struct vfield *f = &s->e->fields[i];
		bool secret = (f->flags & VF_PERSONAL) != 0;
		char hex[65];

		if ((int)i == s->e->id || (secret ? !personal || (!a[i].known && !b[i].known) : row_same(s, (int)i, &a[i], &b[i])))
			continue;
		what_key(to, f);
		if (!b[i].known)
			buf_add_c(to, "null");
		else if (secret)
			buf_json(to, row_personal_hash(f, salt, b[i].text, hex));
		else
			buf_json(to, vocab_text(&texts, f, &b[i]));
	}
	if (to->n > 0)
		buf_char(to, '}');
	arena_done(&texts);
}

/* ---- arguments ----------------------------------------------------------------------------------------------------- */

unsigned
row_insert_args(const struct shape *s, int64_t tenant_id, const struct stand *at, const struct vvalue *values, struct sval *args)
{
	unsigned n = 0;

	args[n++] = SV_I(tenant_id);
	args[n++] = SV_I(at->row_no);
	args[n++] = SV_I(at->batch);
	args[n++] = SV_I(at->until);
	args[n++] = SV_I(at->version);
	args[n++] = SV_T(at->id);
	for (unsigned i = 0; i < s->n_main; i++)
		args[n++] = row_sval(s, s->main[i], &values[s->main[i]]);
	return n;
}

unsigned
row_personal_args(const struct shape *s, int64_t tenant_id, const struct stand *at, const struct vvalue *values, struct sval *args)
{
	unsigned n = 0;

	args[n++] = SV_I(tenant_id);
	args[n++] = SV_I(at->row_no);
	args[n++] = SV_I(at->batch);
	args[n++] = SV_B(((struct str){(const char *)at->salt, SALT}));
	for (unsigned i = 0; i < s->n_personal; i++)
		args[n++] = row_sval(s, s->personal[i], &values[s->personal[i]]);
	return n;
}
