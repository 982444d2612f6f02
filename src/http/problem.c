/*
 * Errors as RFC 9457 problems in both languages. What went wrong inside goes to the log; the client gets a fixed text and the
 * request's id. Called by handlers, exchange.c and answer.c.
 */
#include "http/internal.h"

static const struct { unsigned status; const char *code; } by_rc[] = {
	[RC_OK] = {500, "internal"}, [RC_INVALID] = {400, "invalid"}, [RC_NOT_FOUND] = {404, "not_found"}, [RC_DENIED] = {403, "denied"},
	[RC_CONFLICT] = {409, "conflict"}, [RC_TOO_BIG] = {413, "too_big"}, [RC_BUSY] = {503, "busy"}, [RC_INTERNAL] = {500, "internal"},
};
_Static_assert(COUNT_OF(by_rc) == RC__COUNT, "every rc has an HTTP status");

static const struct { unsigned status; const char *text[LANG__COUNT]; } titles[] = {
	{400, {"请求有误", "Bad request"}}, {401, {"请先登录", "Sign in first"}}, {403, {"没有权限", "Not allowed"}}, {404, {"没有找到", "Not found"}},
	{405, {"不支持这个动作", "Method not allowed"}}, {409, {"有冲突", "Conflict"}}, {412, {"已被改动", "Changed meanwhile"}}, {413, {"内容过大", "Too large"}},
	{414, {"地址过长", "Address too long"}}, {415, {"不支持这种格式", "Unsupported format"}}, {416, {"范围不对", "Range not satisfiable"}},
	{422, {"内容有误", "Invalid content"}}, {429, {"请求太频繁", "Too many requests"}}, {431, {"请求头过大", "Header too large"}}, {500, {"服务器出错", "Server error"}},
	{501, {"没有这个动作", "Not implemented"}}, {503, {"暂时繁忙", "Busy"}}, {507, {"磁盘空间不足", "No space left"}},
};

const char *
status_text(unsigned status, enum lang lang)
{
	for (unsigned i = 0; i < COUNT_OF(titles); i++)
		if (titles[i].status == status)
			return titles[i].text[lang];
	return MSG(lang, "出错了", "Error");
}

void
reply_problem_status(struct reply *r, const struct request *q, unsigned status, const struct err *err)
{
	bool inside = err_is_inside(err);
	const char *text[LANG__COUNT] = {err_outside(err, LANG_ZH), err_outside(err, LANG_EN)};
	struct jw w;

	if (inside)
		log_ev(LOG_ERROR, "http.internal", "status=%u route=%s field=%s what=%s", status, q->route == NULL ? "-" : q->route->path, err->field, err->msg[LANG_EN]);
	buf_done(&r->body);
	buf_init(&r->body, 0);
	r->status = status;
	r->type = "application/problem+json";
	r->file = NULL;
	jw_init(&w, &r->body);
	jw_open(&w, '{');
	jw_key(&w, "type"), jw_text(&w, STR("about:blank"));
	jw_key(&w, "title"), jw_text(&w, str_c(status_text(status, q->lang)));
	jw_key(&w, "status"), jw_i64(&w, status);
	jw_key(&w, "detail"), jw_text(&w, str_c(text[q->lang]));
	jw_key(&w, "code"), jw_text(&w, str_c(by_rc[err->rc].code));
	if (err->field[0] != '\0' && !inside)
		jw_key(&w, "field"), jw_text(&w, str_c(err->field));
	jw_key(&w, "request_id"), jw_text(&w, str_c(q->id));
	jw_key(&w, "messages");
	jw_open(&w, '{');
	jw_key(&w, "zh"), jw_text(&w, str_c(text[LANG_ZH]));
	jw_key(&w, "en"), jw_text(&w, str_c(text[LANG_EN]));
	jw_close(&w, '}');
	jw_close(&w, '}');
}

void
reply_problem(struct reply *r, const struct request *q, enum rc rc, const struct err *err)
{
	struct err given = *err;
	bool session = rc == RC_DENIED && str_eq_c(str_c(err->field), "session"), full = rc == RC_BUSY && str_eq_c(str_c(err->field), DISK_FULL);

	given.rc = (unsigned)rc < RC__COUNT ? rc : RC_INTERNAL;
	reply_problem_status(r, q, session ? 401 : full ? 507 : by_rc[given.rc].status, &given);
}

void
problem(struct exchange *x, unsigned status, enum rc rc, const char *field, const char *zh, const char *en)
{
	struct err err;

	(void)err_set(&err, rc, field, zh, en);
	reply_problem_status(&x->reply, &x->req, status, &err);
}
