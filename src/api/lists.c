/*
 * What people keep and take away of the work list: saved filters, and the list as a file. An export names who made it and when, holds no
 * personal field, and is written in the audit. Called through the route table.
 */
#include "api/internal.h"

#define EXPORT_MOST 20000
#define FILTERS_MOST 50

/* ---- saved filters ------------------------------------------------------------------------------------------------------------- */

struct filters { struct request *r; struct reply *to; };

static enum rc
filters_read(struct tx *tx, void *ctx, struct err *err)
{
	struct filters *f = ctx;
	const struct session *s = session_of(f->r);
	struct rows *rows;
	struct jw w;
	enum rc rc;

	TRY(tx_rows(tx, Q_filters_list, (struct sval[]){SV_I(s->tenant_id), SV_I(s->account_id)}, 2, false, &rows, err));
	f->to->body.n = 0;
	w = reply_json(f->to);
	jw_open(&w, '{');
	jw_key(&w, "filters");
	jw_open(&w, '[');
	while ((rc = rows_next(rows, err)) == RC_OK) {
		jw_open(&w, '{');
		jw_key(&w, "filter_id"), jw_id(&w, row_int(rows, 0));
		jw_key(&w, "page"), jw_text(&w, row_text(rows, 1));
		jw_key(&w, "name"), jw_text(&w, row_text(rows, 2));
		jw_key(&w, "query"), jw_text(&w, row_text(rows, 3));
		jw_close(&w, '}');
	}
	rows_end(rows);
	jw_close(&w, ']');
	jw_close(&w, '}');
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

void
filters_get(struct request *r, struct reply *to)
{
	struct filters f = {r, to};
	struct err err = {0};
	enum rc rc = store_read(api_of(r)->store, filters_read, &f, &err);

	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
}

struct keeping { struct write_job job; struct str page, name, query; int64_t id; };

static enum rc
filter_add(struct tx *tx, struct write_job *job, struct err *err)
{
	struct keeping *k = (struct keeping *)job;
	const struct session *s = session_of(job->r);
	struct row1 row, named;
	enum rc rc;

	TRY(tx_one(tx, Q_filters_count, (struct sval[]){SV_I(s->tenant_id), SV_I(s->account_id)}, 2, job->r->arena, &row, err));
	rc = tx_one(tx, Q_filter_named, (struct sval[]){SV_I(s->tenant_id), SV_I(s->account_id), SV_T(k->page), SV_T(k->name)}, 4, job->r->arena, &named, err);
	if (rc == RC_OK)
		return err_set(err, RC_CONFLICT, "name", "已经有叫“" STR_F "”的筛选，换个名字，或先删掉它", "there is a filter named “" STR_F "”; give another name, or remove it first", STR_A(vocab_shown(k->name)));
	if (rc != RC_NOT_FOUND)
		return rc;
	if (row.values[0].i >= FILTERS_MOST)
		return err_set(err, RC_INVALID, "name", "最多存 %d 个筛选，先删几个", "at most %d filters are kept; remove some first", FILTERS_MOST);
	TRY(store_new_id(api_of(job->r)->store, &k->id, err));
	struct sval args[] = {SV_I(s->tenant_id), SV_I(s->account_id), SV_I(k->id), SV_T(k->page), SV_T(k->name), SV_T(k->query)};

	return tx_run(tx, Q_filter_add, args, COUNT_OF(args), NULL, err);
}

static void
filter_added(struct write_job *job, struct reply *to)
{
	const struct keeping *k = (const struct keeping *)job;
	struct jw w = reply_json(to);

	jw_open(&w, '{');
	jw_key(&w, "filter_id"), jw_id(&w, k->id);
	jw_key(&w, "page"), jw_text(&w, k->page);
	jw_key(&w, "name"), jw_text(&w, k->name);
	jw_key(&w, "query"), jw_text(&w, k->query);
	jw_close(&w, '}');
}

void
filter_post(struct request *r, struct reply *to)
{
	struct keeping *k = ARENA_NEW(r->arena, struct keeping, 1);
	struct json *body;
	struct err err = {0};
	enum rc rc;

	*k = (struct keeping){.job = {.r = r, .run = filter_add, .answer = filter_added}};
	rc = body_json(r, &body, &err);
	if (rc == RC_OK)
		rc = json_text(body, "page", true, 40, &k->page, &err);
	if (rc == RC_OK)
		rc = json_text(body, "name", true, 120, &k->name, &err);
	if (rc == RC_OK)
		rc = json_text(body, "query", true, 2000, &k->query, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		write_later(&k->job);
}

static enum rc
filter_remove(struct tx *tx, struct write_job *job, struct err *err)
{
	const struct session *s = session_of(job->r);

	return tx_run(tx, Q_filter_remove, (struct sval[]){SV_I(s->tenant_id), SV_I(s->account_id), SV_I(((struct keeping *)job)->id)}, 3, NULL, err);
}

void
filter_delete(struct request *r, struct reply *to)
{
	struct keeping *k = ARENA_NEW(r->arena, struct keeping, 1);
	struct err err = {0};
	enum rc rc;

	*k = (struct keeping){.job = {.r = r, .run = filter_remove}};
	rc = param_int(r->params[1], "filter", &k->id, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		write_later(&k->job);
}

/* ---- the work list as a file ----------------------------------------------------------------------------------------------------- */

static const struct { const char *zh, *en, *from, *field; } columns[] = {
	{"诉求编号", "number", "orders", "order_id"}, {"标题", "title", "orders", "title"}, {"类别", "category", "orders", "category"}, {"来源", "source", "orders", "source"},
	{"紧急程度", "urgency", "orders", "urgency"}, {"受理时间", "received", "orders", "received_at"}, {"状态", "state", "cases", "state"}, {"承办单位", "unit", "cases", "unit_id"},
	{"最近到期", "next due", "cases", "next_due_at"}, {"时限", "limit", "cases", "next_limit"}, {"有超期", "overdue", "cases", "overdue"},
	/* of no fact: who took it away and when, on every row, because rows are cut out and passed on */
	{"导出人和时间", "exported by, at", NULL, NULL},
};

struct taking { struct request *r; struct work_ask ask; struct str mark; struct table_cell *cells; size_t n; struct actor actor; };

static struct str
cell(struct taking *t, const struct work_line *line, unsigned c, struct names *names)
{
	const struct fact *f = columns[c].from != NULL && strcmp(columns[c].from, "orders") == 0 ? &line->order : &line->file;
	int field = columns[c].from == NULL ? -1 : vocab_field(f->entity, str_c(columns[c].field));
	const struct vfield *vf = &vocab_at(f->entity)->fields[field < 0 ? 0 : field];
	const struct vvalue *v = &f->values[field < 0 ? 0 : field];

	if (field < 0)
		return t->mark;
	if (strcmp(columns[c].field, "next_limit") == 0 && line->limit.title.n > 0)
		return line->limit.title;
	if (!v->known)
		return STR("");
	if (vf->type == VT_LINK) {
		struct str name = names_of(names, vocab_field_entity(vf), v->text);

		return name.n > 0 ? name : v->text;
	}
	if (vf->type == VT_ENUM) {
		const struct vcode *code = &vocab_enums(&(unsigned){0})[vocab_field_enum(vf)].codes[v->i];

		return str_c(MSG(t->r->lang, code->zh, code->name));
	}
	if (vf->type == VT_BOOL)
		return str_c(v->i == 1 ? MSG(t->r->lang, "是", "yes") : MSG(t->r->lang, "否", "no"));
	return vocab_text(t->r->arena, vf, v);
}

static enum rc
take(struct tx *tx, void *ctx, struct err *err)
{
	struct taking *t = ctx;
	struct request *r = t->r;
	struct names *names = names_new(r, tx);
	struct work_line *lines;
	struct str next;
	unsigned n;

	t->n = 0;
	t->ask.after = STR("");
	TRY(actor_of(api_of(r)->orders, tx, session_of(r), r->now_ms, r->arena, &t->actor, err));
	t->cells = ARENA_NEW(r->arena, struct table_cell, (size_t)EXPORT_MOST * COUNT_OF(columns));
	if (t->cells == NULL)
		return err_set(err, RC_TOO_BIG, "", "内存额度不够", "past the memory allowed");
	do {
		TRY(work_list(api_of(r)->orders, tx, session_of(r)->tenant_id, &t->actor, &t->ask, r->arena, &lines, &n, &next, err));
		for (unsigned i = 0; i < n && t->n < EXPORT_MOST; i++, t->n++)
			for (unsigned c = 0; c < COUNT_OF(columns); c++)
				t->cells[t->n * COUNT_OF(columns) + c].text = cell(t, &lines[i], c, names);
		t->ask.after = next;
	} while (next.n > 0 && t->n < EXPORT_MOST);
	if (next.n > 0)
		return err_set(err, RC_TOO_BIG, "limit", "一次最多导出 %d 件，请先缩小范围", "at most %d orders are exported at once; narrow the list first", EXPORT_MOST);
	return RC_OK;
}

static enum rc
on_record(struct tx *tx, void *ctx, struct err *err)
{
	struct taking *t = ctx;
	const struct session *s = session_of(t->r);

	return audit_add(api_of(t->r)->people, tx, s->tenant_id, s->account_id, t->r->now_ms, "work.export", STR("work"), str_fmt(t->r->arena, "{\"rows\":%zu}", t->n), err);
}

void
work_export(struct request *r, struct reply *to)
{
	struct taking *t = ARENA_NEW(r->arena, struct taking, 1);
	struct table_column heads[COUNT_OF(columns)] = {0};
	struct err err = {0};
	struct str format = STR("xlsx");
	bool csv;
	enum rc rc;

	*t = (struct taking){.r = r};
	(void)request_query(r, "format", 0, &format);
	csv = str_eq_c(format, "csv");
	rc = csv || str_eq_c(format, "xlsx") ? work_query(r, &t->ask, &err) : err_set(&err, RC_INVALID, "format", "format 应是 csv 或 xlsx", "format must be csv or xlsx");
	t->ask.limit = 200;
	t->mark = str_fmt(r->arena, "%s " STR_F, session_of(r)->login, STR_A(instant_text(r->arena, r->now_ms / 1000)));
	if (rc == RC_OK)
		rc = store_read(api_of(r)->store, take, t, &err);
	if (rc == RC_OK)
		rc = store_write(api_of(r)->store, on_record, t, &err);
	for (unsigned c = 0; c < COUNT_OF(columns); c++)
		heads[c].title = str_c(MSG(r->lang, columns[c].zh, columns[c].en));
	struct table_doc doc = {.title = str_c(MSG(r->lang, "待办工单", "work list")), .columns = heads, .n_columns = COUNT_OF(columns), .cells = t->cells, .n_rows = t->n, .made_at_s = r->now_ms / 1000};

	if (rc == RC_OK)
		rc = csv ? table_csv(&doc, &to->body, &err) : table_xlsx(&doc, &to->body, &err);
	if (rc != RC_OK) {
		to->body.n = 0;
		reply_problem(to, r, rc, &err);
		return;
	}
	to->type = csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
	reply_header(to, "Content-Disposition", csv ? STR("attachment; filename=\"work.csv\"") : STR("attachment; filename=\"work.xlsx\""));
}
