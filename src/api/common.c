/*
 * What the resources share: the session, bodies, queries, and the one way in which a write is submitted and answered. Decides nothing
 * about any resource. Called by every file of the room.
 */
#include "api/internal.h"


struct api *
api_of(const struct request *r)
{
	return r->ctx;
}

const struct session *
session_of(const struct request *r)
{
	return r->gate;
}

struct cause
cause_of(const struct request *r, struct str why)
{
	return (struct cause){.by = session_of(r)->account_id, .at_ms = r->now_ms, .why = why};
}

enum rc
body_json(const struct request *r, struct json **out, struct err *err)
{
	TRY(json_parse(r->arena, r->body, out, err));
	if ((*out)->kind != JSON_OBJECT)
		return err_set(err, RC_INVALID, "", "请求体应是一个 JSON 对象", "the body must be a JSON object");
	return RC_OK;
}

enum rc
json_text(const struct json *object, const char *key, bool required, size_t most, struct str *out, struct err *err)
{
	const struct json *v = json_get(object, key);

	*out = (struct str){"", 0};
	if (v == NULL || v->kind == JSON_NULL)
		return required ? err_set(err, RC_INVALID, key, "缺少 %s", "%s is missing", key) : RC_OK;
	if (v->kind != JSON_STRING)
		return err_set(err, RC_INVALID, key, "%s 应是文字", "%s must be a text", key);
	if (v->text.n > most)
		return err_set(err, RC_INVALID, key, "%s 最多 %zu 字节", "%s: at most %zu bytes", key, most);
	*out = v->text;
	return required && v->text.n == 0 ? err_set(err, RC_INVALID, key, "%s 不能空", "%s may not be empty", key) : RC_OK;
}

enum rc
json_int(const struct json *object, const char *key, bool required, int64_t *out, struct err *err)
{
	const struct json *v = json_get(object, key);

	*out = -1;
	if (v == NULL || v->kind == JSON_NULL)
		return required ? err_set(err, RC_INVALID, key, "缺少 %s", "%s is missing", key) : RC_OK;
	if ((v->kind != JSON_NUMBER && v->kind != JSON_STRING) || !str_to_i64(v->text, out))
		return err_set(err, RC_INVALID, key, "%s 应是整数", "%s must be a whole number", key);
	return RC_OK;
}

enum rc
param_int(struct str s, const char *name, int64_t *out, struct err *err)
{
	if (str_to_i64(s, out) && *out >= 0)
		return RC_OK;
	return err_set(err, RC_NOT_FOUND, name, "没有编号为“" STR_F "”的", "there is none numbered “" STR_F "”", STR_A(vocab_shown(s)));
}

int64_t
query_int(const struct request *r, const char *name, int64_t least, int64_t most, int64_t preset)
{
	struct str s;
	int64_t v;

	if (!request_query(r, name, 0, &s) || !str_to_i64(s, &v))
		return preset;
	return v < least ? least : v > most ? most : v;
}

void
reply_done(struct reply *to)
{
	struct jw w = reply_json(to);

	jw_open(&w, '{');
	jw_key(&w, "done"), jw_yes(&w, true);
	jw_close(&w, '}');
}

/* ---- writes ------------------------------------------------------------------------------------------------------ */

static enum rc
write_run(struct tx *tx, void *ctx, struct err *err)
{
	struct write_job *job = ctx;

	return job->run(tx, job, err);
}

static void
write_answer(void *ctx, struct reply *to)
{
	struct write_job *job = ctx;

	if (job->answer != NULL)
		job->answer(job, to);
	else
		reply_done(to);
}

/* In the writer's thread, for which everybody waits: what was written is put into words where the answer is sent. */
static void
write_done(void *ctx, enum rc rc, const struct err *err)
{
	struct write_job *job = ctx;
	struct reply to;

	if (rc == RC_OK) {
		if (job->after != NULL)
			job->after(job);
		request_answer_by(job->r, write_answer, job);
		return;
	}
	reply_init(&to);
	reply_problem(&to, job->r, rc, err);
	request_answer(job->r, &to);
}

void
write_later(struct write_job *job)
{
	request_later(job->r);
	store_submit_in(api_of(job->r)->store, job->lane, write_run, job, write_done);
}

/* ---- pieces of JSON ---------------------------------------------------------------------------------------------- */

struct jw
reply_json(struct reply *to)
{
	struct jw w;

	jw_init(&w, &to->body);
	return w;
}

void
jw_id(struct jw *w, int64_t id)
{
	char room[I64_CHARS];

	jw_text(w, i64_text(room, id));
}

void
jw_at_ms(struct jw *w, struct arena *a, int64_t ms)
{
	if (ms == 0)
		jw_null(w);
	else
		jw_text(w, instant_text(a, ms / 1000));
}

void
jw_or_null(struct jw *w, struct str s)
{
	if (s.n == 0)
		jw_null(w);
	else
		jw_text(w, s);
}

void
json_edition(struct jw *w, struct arena *a, const struct edition *e)
{
	jw_open(w, '{');
	jw_key(w, "edition_id"), jw_id(w, e->edition_id);
	jw_key(w, "doc"), jw_text(w, e->doc);
	jw_key(w, "edition"), jw_text(w, e->edition);
	jw_key(w, "title"), jw_text(w, e->title);
	jw_key(w, "sha256"), jw_text(w, e->sha256);
	jw_key(w, "in_force"), jw_yes(w, e->in_force);
	jw_key(w, "from");
	if (e->in_force)
		jw_text(w, day_text(a, e->from_day));
	else
		jw_null(w);
	jw_key(w, "added_at"), jw_at_ms(w, a, e->added_at_ms);
	jw_close(w, '}');
}

void
json_cell(struct jw *w, struct arena *a, const struct value *v, unsigned decimals)
{
	struct buf shown;

	jw_open(w, '{');
	jw_key(w, "exact");
	if (v->state == V_VALUE && v->type == T_NUM)
		jw_text(w, num_exact(a, v->num));
	else
		jw_null(w);
	jw_key(w, "shown");
	if (v->state == V_VALUE) {
		buf_init(&shown, 0);
		value_print(&shown, v, decimals, LANG_ZH);
		jw_text(w, buf_str(&shown));
		buf_done(&shown);
	} else {
		jw_null(w);
	}
	jw_key(w, "flags");
	jw_open(w, '[');
	for (unsigned i = 0; flag_name(i) != NULL; i++)
		if ((v->flags & (1u << i)) != 0)
			jw_text(w, str_c(flag_name(i)));
	jw_close(w, ']');
	jw_close(w, '}');
}

void
json_points(struct jw *w, struct arena *a, const struct decl *d)
{
	if (d != NULL && d->full != NULL && d->full->kind == E_NUM)
		jw_text(w, num_exact(a, d->full->num));
	else
		jw_null(w);
}

void
json_role_names(struct jw *w, const char *key, uint32_t roles)
{
	const struct venum *all = &vocab_enums(&(unsigned){0})[vocab_enum("person_role")];

	jw_key(w, key);
	jw_open(w, '[');
	for (unsigned i = 0; i < all->n; i++)
		if ((roles >> i & 1) != 0)
			jw_text(w, str_c(all->codes[i].name));
	jw_close(w, ']');
}

struct str
fact_text(const struct fact *f, const char *field)
{
	const struct vvalue *v = &f->values[vocab_field(f->entity, str_c(field))];

	return v->known ? v->text : STR("");
}

int64_t
fact_whole(const struct fact *f, const char *field)
{
	const struct vvalue *v = &f->values[vocab_field(f->entity, str_c(field))];

	return v->known ? v->i : INT64_MIN;
}

void
jw_instant(struct jw *w, struct arena *a, int64_t at)
{
	if (at == INT64_MIN || at == 0)
		jw_null(w);
	else
		jw_text(w, instant_text(a, at));
}

void
reply_read(struct request *r, struct reply *to, store_fn *read)
{
	struct looking l = {r, to};
	struct err err = {0};
	enum rc rc = store_read(api_of(r)->store, read, &l, &err);

	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
}

void
reply_list(struct request *r, struct reply *to, store_fn *read, void *ctx, const char *key, void (*one)(struct jw *, void *ctx, unsigned i), const unsigned *n)
{
	struct err err = {0};
	enum rc rc = store_read(api_of(r)->store, read, ctx, &err);
	struct jw w;

	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	w = reply_json(to);
	jw_open(&w, '{');
	jw_key(&w, key);
	jw_open(&w, '[');
	for (unsigned i = 0; i < *n; i++)
		one(&w, ctx, i);
	jw_close(&w, ']');
	jw_close(&w, '}');
}
