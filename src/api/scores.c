/*
 * Score sheets and traces: the edition that holds for the period, the government's columns brought up to the newest change, one run
 * of the score room, written as JSON or as a file. Computes nothing itself. Called through the route table.
 */
#include "api/internal.h"

#include <stdlib.h>

#define FACTS_SHOWN 200
#define PERIODS_MOST 60

/* Names of subjects and the unit that persons and grids belong to come with the columns. */
static void
want_names(struct columns_want *want)
{
	static const struct { const char *entity, *field; } names[] = {{"units", "name"}, {"persons", "name"}, {"persons", "unit_id"}, {"grids", "name"}, {"grids", "unit_id"}};

	for (unsigned i = 0; i < COUNT_OF(names); i++) {
		int e = vocab_entity(str_c(names[i].entity));

		want->fields[e][vocab_field(e, str_c(names[i].field))] = true;
	}
	want->ids = true;
}

struct choose { struct request *r; struct scoring *s; struct columns_want want; };

static enum rc
choose_book(struct tx *tx, void *ctx, struct err *err)
{
	struct choose *c = ctx;
	struct request *r = c->r;
	struct api *api = api_of(r);
	int64_t tenant = session_of(r)->tenant_id, edition;
	struct str draft;

	if (request_query(r, "edition", 0, &draft) && draft.n > 0) {
		TRY(param_int(draft, "edition", &edition, err));
		TRY(book_by_id(api->editions, tx, tenant, edition, &c->s->book, err));
		measures_want(r->arena, c->s->book->rulebook, &c->want);
	} else {
		TRY(book_for(api->editions, tx, tenant, r->params[1], c->s->ask.period, &c->s->book, err));
		TRY(editions_want(api->editions, tx, tenant, r->arena, &c->want, err));
	}
	return calendar_take(api->editions, tx, &c->s->calendar, err);
}

enum rc
scoring_take(struct request *r, struct scoring *s, struct err *err)
{
	struct api *api = api_of(r);
	struct choose c = {.r = r, .s = s};
	struct str as_of;
	int64_t end;
	int32_t first, after;
	enum rc rc;

	*s = (struct scoring){0};
	if (!period_parse(r->params[2], &s->ask.period))
		return err_set(err, RC_INVALID, "period", "考核期“" STR_F "”应写成 2025-03、2025-Q1、2025-H1 或 2025", "the period “" STR_F "” must be 2025-03, 2025-Q1, 2025-H1 or 2025",
		               STR_A(vocab_shown(r->params[2])));
	if (request_query(r, "as_of", 0, &as_of) && as_of.n > 0) {
		if (!instant_parse(as_of, &s->ask.as_of))
			return err_set(err, RC_INVALID, "as_of", "as_of 应写成 2025-04-01T00:00", "as_of must be written 2025-04-01T00:00");
		s->ask.has_as_of = true;
	}
	rc = store_read(api->store, choose_book, &c, err);
	if (rc == RC_OK) {
		const struct decl *a = rulebook_assessment(s->book->rulebook, r->params[1]);

		want_names(&c.want);
		rc = live_take(api->facts, session_of(r)->tenant_id, &c.want, &s->columns, &s->change_no, &s->live, err);
		/* a period that still runs is looked at as of now */
		if (rc == RC_OK && a != NULL && !s->ask.has_as_of) {
			period_days(s->ask.period, assessment_info(a).year_start, &first, &after);
			end = instant_from_day(after, 0);
			s->ask.has_as_of = end > r->now_ms / 1000;
			s->ask.as_of = r->now_ms / 1000;
		}
	}
	if (rc != RC_OK) {
		scoring_release(r, s);
		return rc;
	}
	s->ask.rulebook = s->book->rulebook;
	s->ask.columns = s->columns;
	s->ask.calendar = s->calendar->calendar;
	s->ask.assessment = r->params[1];
	return RC_OK;
}

void
scoring_release(struct request *r, struct scoring *s)
{
	struct api *api = api_of(r);

	if (s->live != NULL)
		live_release(s->live);
	if (s->calendar != NULL)
		calendar_release(api->editions, s->calendar);
	if (s->book != NULL)
		book_release(api->editions, s->book);
	*s = (struct scoring){0};
}

/* ---- pieces ------------------------------------------------------------------------------------------------------- */

static struct str
text_of(const struct columns *c, int entity, uint32_t row, const char *field)
{
	int f = vocab_field(entity, str_c(field));
	int64_t code = f < 0 ? COL_I64_NONE : columns_value(c, entity, f, row);

	return code == COL_I64_NONE || code < 0 ? (struct str){"", 0} : columns_text(c, entity, f, (int32_t)code);
}

struct subject { struct str id, name, unit; const char *kind; };

static struct subject
subject_of(const struct columns *c, const char *kind, struct str id)
{
	int entity = vocab_entity(str_c(kind)), units = vocab_entity(STR("units"));
	int32_t row = columns_find(c, entity, id);
	struct subject s = {.id = id, .kind = kind, .name = id};

	if (row < 0)
		return s;
	if (text_of(c, entity, (uint32_t)row, "name").n > 0)
		s.name = text_of(c, entity, (uint32_t)row, "name");
	if (entity != units) {
		int64_t unit = columns_value(c, entity, vocab_field(entity, STR("unit_id")), (uint32_t)row);

		if (unit != COL_I64_NONE && unit >= 0)
			s.unit = text_of(c, units, (uint32_t)unit, "name");
	}
	return s;
}

static void
json_subject(struct jw *w, const struct subject *s)
{
	jw_open(w, '{');
	jw_key(w, "id"), jw_text(w, s->id);
	jw_key(w, "name"), jw_text(w, s->name);
	jw_key(w, "kind"), jw_text(w, str_c(s->kind));
	jw_key(w, "unit"), jw_or_null(w, s->unit);
	jw_close(w, '}');
}

static const char *
each_word(int each)
{
	return each == 0 ? "month" : each == 20 ? "quarter" : each == 30 ? "half" : "year";
}

static void
json_assessment(struct jw *w, const struct decl *a)
{
	struct assessment_info info = assessment_info(a);

	jw_key(w, "id"), jw_text(w, a->id);
	jw_key(w, "title"), jw_text(w, a->title);
	jw_key(w, "subject_kind"), jw_text(w, str_c(info.subject_kind));
	jw_key(w, "each"), jw_text(w, str_c(each_word(info.each)));
}

static struct str
item_title(const struct result *r, enum lang lang)
{
	static const struct { const char *item, *zh, *en; } wholes[] = {
		{"total", "总分", "Total"}, {"tier", "档次", "Tier"}, {"grade", "等次", "Grade"}, {"rank", "名次", "Rank"}, {"reward_yuan", "奖励（元）", "Reward (yuan)"},
	};

	for (unsigned i = 0; i < COUNT_OF(wholes); i++)
		if (str_eq_c(r->item, wholes[i].item))
			return str_c(MSG(lang, wholes[i].zh, wholes[i].en));
	return r->decl == NULL ? r->item : decl_title(r->decl);
}

/* ---- the sheet ------------------------------------------------------------------------------------------------------ */

/* The total stands once: as the whole's "total"; the item of the same declaration is left out. */
static bool
shown_item(const struct scores *s, unsigned k, unsigned per)
{
	for (unsigned i = 0; i < per; i++)
		if (i != k && s->list[i].decl == s->list[k].decl && s->list[k].decl != NULL && str_eq(s->list[k].item, s->list[k].decl->id) &&
		    (str_eq_c(s->list[i].item, "total") || str_eq_c(s->list[i].item, "tier") || str_eq_c(s->list[i].item, "grade")))
			return false;
	return true;
}

static void
json_sheet(struct jw *w, struct request *r, const struct scoring *c, const struct scores *s)
{
	unsigned per = s->n_subjects == 0 ? 0 : s->n / s->n_subjects;

	jw_open(w, '{');
	jw_key(w, "assessment");
	jw_open(w, '{');
	json_assessment(w, s->assessment);
	jw_close(w, '}');
	jw_key(w, "period"), jw_text(w, period_text(r->arena, s->period));
	jw_key(w, "as_of"), jw_text(w, instant_text(r->arena, s->as_of));
	jw_key(w, "change_no"), jw_id(w, c->change_no);
	jw_key(w, "edition"), json_edition(w, r->arena, &c->book->edition);
	jw_key(w, "draft"), jw_yes(w, true);    /* publishing comes later: until then every sheet is a draft */
	jw_key(w, "items");
	jw_open(w, '[');
	for (unsigned i = 0; i < per; i++) {
		if (!shown_item(s, i, per))
			continue;
		jw_open(w, '{');
		jw_key(w, "id"), jw_text(w, s->list[i].item);
		jw_key(w, "title"), jw_text(w, item_title(&s->list[i], r->lang));
		jw_key(w, "kind"), jw_text(w, str_c(item_kind(s->list[i].item, s->list[i].decl)));
		jw_key(w, "full"), json_points(w, r->arena, s->list[i].decl);
		jw_key(w, "clause"), jw_text(w, s->list[i].decl == NULL ? STR("") : s->list[i].decl->heading);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_key(w, "subjects");
	jw_open(w, '[');
	for (unsigned i = 0; i < s->n_subjects; i++) {
		struct subject who = subject_of(c->columns, s->list[i * per].subject_kind, s->list[i * per].subject);

		json_subject(w, &who);
	}
	jw_close(w, ']');
	jw_key(w, "rows");
	jw_open(w, '[');
	for (unsigned i = 0; i < s->n_subjects; i++) {
		jw_open(w, '[');
		for (unsigned k = 0; k < per; k++)
			if (shown_item(s, k, per))
				json_cell(w, r->arena, &s->list[i * per + k].value, item_decimals(s->list[i * per + k].item));
		jw_close(w, ']');
	}
	jw_close(w, ']');
	jw_close(w, '}');
}

void
scores_get(struct request *r, struct reply *to)
{
	struct scoring c;
	struct scores s;
	struct err err = {0};
	enum rc rc = scoring_take(r, &c, &err);

	if (rc == RC_OK) {
		rc = score_run(&c.ask, &s, &err);
		if (rc == RC_OK) {
			struct jw w = reply_json(to);

			json_sheet(&w, r, &c, &s);
		}
		scores_done(&s);
		scoring_release(r, &c);
	}
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
}

/* ---- the sheet as a file ---------------------------------------------------------------------------------------------- */

/* The decimal of an exact number, when it has a finite one: what a spreadsheet can go on computing with. */
static struct str
decimal_of(struct arena *a, const struct value *v)
{
	if (v->state != V_VALUE || v->type != T_NUM)
		return (struct str){"", 0};
	for (unsigned places = 0; places <= 12; places++) {
		struct num rounded = num_round(a, v->num, places, ROUND_HALF_UP);

		if (num_cmp(rounded, v->num) == 0)
			return num_shown(a, v->num, places);
	}
	return (struct str){"", 0};
}

static struct str
cell_text(struct arena *a, const struct value *v, unsigned decimals, enum lang lang)
{
	struct buf b;
	struct str s;

	buf_init(&b, 0);
	if (v->state != V_VALUE && v->flags != 0)
		flags_print(&b, v->flags, lang);
	else
		value_print(&b, v, decimals, lang);
	s = str_copy(a, buf_str(&b));
	buf_done(&b);
	return s;
}

static enum rc
sheet_file(struct request *r, const struct scoring *c, const struct scores *s, bool xlsx, struct buf *out, struct err *err)
{
	struct arena *a = r->arena;
	unsigned per = s->n_subjects == 0 ? 0 : s->n / s->n_subjects, n = 1;
	struct table_column *columns = ARENA_NEW(a, struct table_column, per + 1);
	struct table_cell *cells = ARENA_NEW(a, struct table_cell, (size_t)(per + 1) * (s->n_subjects + 1)), *cell = cells;
	struct str notes[2];
	struct table_doc doc = {.columns = columns, .cells = cells, .n_rows = s->n_subjects, .notes = notes, .n_notes = COUNT_OF(notes), .made_at_s = r->now_ms / 1000};

	if (columns == NULL || cells == NULL)
		return err_set(err, RC_TOO_BIG, "", "成绩表太大", "the sheet is too big");
	columns[0] = (struct table_column){str_c(MSG(r->lang, "对象", "Subject")), TABLE_TEXT, 0};
	for (unsigned k = 0; k < per; k++) {
		const struct result *x = &s->list[k];
		struct str title = item_title(x, r->lang);

		if (shown_item(s, k, per))
			columns[n++] = (struct table_column){x->decl != NULL && str_eq(x->item, x->decl->id) ? str_fmt(a, STR_F " " STR_F, STR_A(x->item), STR_A(title)) : title, TABLE_NUMBER, 0};
	}
	doc.n_columns = n;
	for (unsigned i = 0; i < s->n_subjects; i++) {
		(cell++)->text = subject_of(c->columns, s->list[i * per].subject_kind, s->list[i * per].subject).name;
		for (unsigned k = 0; k < per; k++) {
			const struct result *x = &s->list[i * per + k];

			if (shown_item(s, k, per))
				*cell++ = (struct table_cell){cell_text(a, &x->value, item_decimals(x->item), r->lang), decimal_of(a, &x->value)};
		}
	}
	doc.title = str_fmt(a, STR_F "  " STR_F "  " STR_F, STR_A(c->book->edition.title), STR_A(s->assessment->title), STR_A(period_text(a, s->period)));
	notes[0] = str_fmt(a, MSG(r->lang, "草稿，未公布。规则：" STR_F "；时点：" STR_F "；变更号：%lld", "Draft, not published. Rulebook: " STR_F "; as of " STR_F "; change %lld"), STR_A(s->edition),
	                   STR_A(instant_text(a, s->as_of)), (long long)c->change_no);
	notes[1] = str_fmt(a, MSG(r->lang, "导出：" STR_F "，" STR_F, "Exported by " STR_F ", " STR_F), STR_A(str_c(session_of(r)->name)), STR_A(instant_text(a, r->now_ms / 1000)));
	return (xlsx ? table_xlsx : table_csv)(&doc, out, err);
}

void
scores_export(struct request *r, struct reply *to)
{
	struct scoring c;
	struct scores s;
	struct str format;
	struct err err = {0};
	bool xlsx = request_query(r, "format", 0, &format) && str_eq_c(format, "xlsx");
	enum rc rc = scoring_take(r, &c, &err);

	if (rc == RC_OK) {
		rc = score_run(&c.ask, &s, &err);
		if (rc == RC_OK)
			rc = sheet_file(r, &c, &s, xlsx, &to->body, &err);
		scores_done(&s);
		scoring_release(r, &c);
	}
	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	to->type = xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
	reply_header(to, "Content-Disposition", str_fmt(r->arena, "attachment; filename=\"" STR_F "-" STR_F "-" STR_F ".%s\"", STR_A(r->params[0]), STR_A(r->params[1]), STR_A(r->params[2]),
	                                                xlsx ? "xlsx" : "csv"));
}

/* ---- the trace ------------------------------------------------------------------------------------------------------- */

static void
json_names(struct jw *w, struct arena *a, const char *key, const struct trace_name *list, unsigned n)
{
	jw_key(w, key);
	jw_open(w, '[');
	for (unsigned i = 0; i < n; i++) {
		jw_open(w, '{');
		jw_key(w, "name"), jw_text(w, list[i].name);
		jw_key(w, "source"), jw_text(w, list[i].source);
		jw_key(w, "value"), json_cell(w, a, &list[i].value, 2);
		jw_close(w, '}');
	}
	jw_close(w, ']');
}

static void
json_trace(struct jw *w, struct request *r, const struct scoring *c, const struct trace *t)
{
	struct arena *a = r->arena;
	struct assessment_info info = assessment_info(t->assessment);
	struct subject who = subject_of(c->columns, info.subject_kind, t->subject);
	struct trace_name *parts = ARENA_NEW(a, struct trace_name, t->n_parts + 1);
	struct result as_result = {.item = t->item, .decl = t->decl};

	for (unsigned i = 0; i < t->n_parts; i++)
		parts[i] = (struct trace_name){t->parts[i].name, {"", 0}, t->parts[i].value};
	jw_open(w, '{');
	jw_key(w, "item"), jw_text(w, t->item);
	jw_key(w, "title"), jw_text(w, item_title(&as_result, r->lang));
	jw_key(w, "kind"), jw_text(w, str_c(item_kind(t->item, t->decl)));
	jw_key(w, "subject"), json_subject(w, &who);
	jw_key(w, "assessment");
	jw_open(w, '{');
	json_assessment(w, t->assessment);
	jw_close(w, '}');
	jw_key(w, "period"), jw_text(w, period_text(a, t->period));
	jw_key(w, "as_of"), jw_text(w, instant_text(a, t->as_of));
	jw_key(w, "edition"), json_edition(w, a, &c->book->edition);
	jw_key(w, "clause"), jw_text(w, t->clause);
	jw_key(w, "prose"), jw_text(w, t->prose);
	jw_key(w, "formula"), jw_text(w, t->formula);
	jw_key(w, "value"), json_cell(w, a, &t->value, item_decimals(t->item));
	jw_key(w, "full"), json_points(w, a, t->decl);
	json_names(w, a, "names", t->names, t->n_names);
	jw_key(w, "measures");
	jw_open(w, '[');
	for (unsigned i = 0; i < t->n_measures; i++) {
		const struct trace_measure *m = &t->measures[i];

		jw_open(w, '{');
		jw_key(w, "name"), jw_text(w, m->name);
		jw_key(w, "source"), jw_text(w, m->source);
		jw_key(w, "value"), json_cell(w, a, &m->value, 2);
		jw_key(w, "entity"), jw_text(w, str_c(vocab_at(m->entity)->name));
		jw_key(w, "facts");
		jw_open(w, '[');
		for (unsigned k = 0; k < m->n_facts; k++)
			jw_text(w, m->facts[k]);
		jw_close(w, ']');
		jw_key(w, "facts_total"), jw_i64(w, (int64_t)m->facts_total);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_key(w, "options");
	jw_open(w, '[');
	for (unsigned i = 0; i < t->n_options; i++) {
		jw_open(w, '{');
		jw_key(w, "id"), jw_text(w, t->options[i].decl->id);
		jw_key(w, "value"), jw_text(w, t->options[i].shown[r->lang]);
		jw_key(w, "why"), jw_text(w, t->options[i].decl->why);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	json_names(w, a, "parts", parts, t->n_parts);
	jw_key(w, "items");
	jw_open(w, '[');
	for (unsigned i = 0; i < t->n_items; i++) {
		const struct decl *d = t->items[i].decl;

		jw_open(w, '{');
		jw_key(w, "id"), jw_text(w, d->id);
		jw_key(w, "title"), jw_text(w, decl_title(d));
		jw_key(w, "kind"), jw_text(w, str_c(item_kind(d->id, d)));
		jw_key(w, "sign"), jw_text(w, str_c(t->items[i].sign));
		jw_key(w, "value"), json_cell(w, a, &t->items[i].value, 2);
		jw_key(w, "full"), json_points(w, a, d);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_close(w, '}');
}

void
trace_get(struct request *r, struct reply *to)
{
	struct scoring c;
	struct trace t;
	struct err err = {0};
	enum rc rc = scoring_take(r, &c, &err);

	if (rc == RC_OK) {
		c.ask.subject = r->params[3];
		rc = score_trace(&c.ask, r->params[4], FACTS_SHOWN, &t, &err);
		if (rc == RC_OK) {
			struct jw w = reply_json(to);

			json_trace(&w, r, &c, &t);
		}
		trace_done(&t);
		scoring_release(r, &c);
	}
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
}

/* ---- which assessments and periods there are --------------------------------------------------------------------------- */

/* The days that the facts reach: over every instant and day that is no plan. */
static void
days_reached(const struct columns *c, int32_t *first, int32_t *last)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	*first = INT32_MAX;
	*last = INT32_MIN;
	for (unsigned i = 0; i < n; i++) {
		const struct table *t = columns_table(c, (int)i);

		for (unsigned f = 0; f < e[i].n && strcmp(e[i].name, "units") != 0 && strcmp(e[i].name, "persons") != 0 && strcmp(e[i].name, "grids") != 0 && strcmp(e[i].name, "grid_members") != 0; f++) {
			const struct col *col = &t->cols[f];

			if (col->zone_min == NULL || (e[i].fields[f].flags & VF_PLAN) != 0)
				continue;
			for (uint32_t b = 0; b * COL_BLOCK < t->n_rows; b++) {
				int64_t lo = col->zone_min[b], hi = col->zone_max[b];

				if (lo > hi)
					continue;
				int32_t a = col->type == VT_INSTANT ? instant_day(lo) : (int32_t)lo, z = col->type == VT_INSTANT ? instant_day(hi) : (int32_t)hi;

				*first = a < *first ? a : *first;
				*last = z > *last ? z : *last;
			}
		}
	}
}

/* Periods of an assessment that touch [first, last], the newest first. */
static unsigned
periods_of(struct assessment_info info, int32_t first, int32_t last, int32_t *out)
{
	static const struct { int each, n, base; } kinds[] = {{0, 12, 0}, {20, 4, 20}, {30, 2, 30}, {40, 1, 39}};
	unsigned n = 0;
	int y, m, d;

	day_to_ymd(last, &y, &m, &d);
	for (int year = y + 1; year >= y - PERIODS_MOST && n < PERIODS_MOST; year--)
		for (unsigned k = 0; k < COUNT_OF(kinds); k++)
			for (int i = kinds[k].n; kinds[k].each == info.each && i >= 1 && n < PERIODS_MOST; i--) {
				int32_t period = year * 100 + kinds[k].base + i, from, after;

				period_days(period, info.year_start, &from, &after);
				if (from <= last && after > first)
					out[n++] = period;
			}
	return n;
}

static int
newest_first(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x < y) - (x > y);
}

struct list { struct request *r; struct edition *editions; unsigned n; struct book **books; struct columns_want want; };

static enum rc
list_read(struct tx *tx, void *ctx, struct err *err)
{
	struct list *l = ctx;
	struct api *api = api_of(l->r);
	int64_t tenant = session_of(l->r)->tenant_id;

	TRY(edition_list(api->editions, tx, tenant, l->r->arena, &l->editions, &l->n, err));
	l->books = ARENA_NEW(l->r->arena, struct book *, l->n + 1);
	for (unsigned i = 0; i < l->n; i++)
		if (l->editions[i].in_force)
			TRY(book_by_id(api->editions, tx, tenant, l->editions[i].edition_id, &l->books[i], err));
	return editions_want(api->editions, tx, tenant, l->r->arena, &l->want, err);
}

void
assessments_get(struct request *r, struct reply *to)
{
	struct api *api = api_of(r);
	struct list l = {.r = r};
	struct columns *columns;
	struct live *live;
	struct err err = {0};
	int64_t change_no;
	int32_t first, last, today = instant_day(r->now_ms / 1000), periods[PERIODS_MOST];
	enum rc rc = store_read(api->store, list_read, &l, &err);

	if (rc == RC_OK) {
		want_names(&l.want);
		rc = live_take(api->facts, session_of(r)->tenant_id, &l.want, &columns, &change_no, &live, &err);
	}
	if (rc == RC_OK) {
		struct jw w = reply_json(to);

		days_reached(columns, &first, &last);
		live_release(live);
		/* what lies in the future is no period yet; without facts there is none at all */
		if (last > today)
			last = today;
		jw_open(&w, '{');
		jw_key(&w, "assessments");
		jw_open(&w, '[');
		for (unsigned i = 0; i < l.n; i++)
			for (unsigned k = 0; l.books[i] != NULL && k < l.books[i]->rulebook->n_decls; k++) {
				const struct decl *d = l.books[i]->rulebook->decls[k];
				bool newer = false;
				unsigned n;

				if (d->kind != D_ASSESSMENT)
					continue;
				/* an assessment is listed once, with its newest edition in force */
				for (unsigned o = 0; o < i; o++)
					newer |= l.books[o] != NULL && rulebook_assessment(l.books[o]->rulebook, d->id) != NULL;
				if (newer)
					continue;
				n = first > last ? 0 : periods_of(assessment_info(d), first, last, periods);
				qsort(periods, n, sizeof *periods, newest_first);
				jw_open(&w, '{');
				json_assessment(&w, d);
				jw_key(&w, "edition"), json_edition(&w, r->arena, &l.editions[i]);
				jw_key(&w, "periods");
				jw_open(&w, '[');
				for (unsigned p = 0; p < n; p++)
					jw_text(&w, period_text(r->arena, periods[p]));
				jw_close(&w, ']');
				jw_close(&w, '}');
			}
		jw_close(&w, ']');
		jw_close(&w, '}');
	} else {
		reply_problem(to, r, rc, &err);
	}
	for (unsigned i = 0; l.books != NULL && i < l.n; i++)
		if (l.books[i] != NULL)
			book_release(api->editions, l.books[i]);
}
