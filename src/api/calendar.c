/*
 * The working calendar: the notices, a year day by day, and a new year's notice. Called through the route table.
 */
#include "api/internal.h"

#define YEAR_LEAST 2000
#define YEAR_MOST 2100

struct ask { struct request *r; struct notice *list; unsigned n; struct calendar_hold *hold; };

static enum rc
notices_read(struct tx *tx, void *ctx, struct err *err)
{
	struct ask *a = ctx;

	return calendar_notices(api_of(a->r)->editions, tx, a->r->arena, &a->list, &a->n, err);
}

static enum rc
year_read(struct tx *tx, void *ctx, struct err *err)
{
	struct ask *a = ctx;

	TRY(notices_read(tx, ctx, err));
	return calendar_take(api_of(a->r)->editions, tx, &a->hold, err);
}

static void
json_notice(struct jw *w, struct arena *a, const struct notice *n)
{
	jw_open(w, '{');
	jw_key(w, "year"), jw_i64(w, n->year);
	jw_key(w, "notice"), jw_text(w, n->notice);
	jw_key(w, "source"), jw_text(w, n->source);
	jw_key(w, "builtin"), jw_yes(w, n->builtin);
	jw_key(w, "added_at"), jw_at_ms(w, a, n->added_at_ms);
	jw_close(w, '}');
}

static void
one_notice(struct jw *w, void *ctx, unsigned i)
{
	struct ask *a = ctx;

	json_notice(w, a->r->arena, &a->list[i]);
}

void
calendar_get(struct request *r, struct reply *to)
{
	struct ask a = {.r = r};

	reply_list(r, to, notices_read, &a, "notices", one_notice, &a.n);
}

/* The name that a notice gives a day, "" when it does not name it: its file is date,work,name lines (calendar.h). */
static struct str
name_of_day(const struct ask *a, struct str day)
{
	for (unsigned i = 0; i < a->n; i++) {
		struct str rest = a->list[i].text;

		while (rest.n > 0) {
			const char *end = memchr(rest.p, '\n', rest.n), *comma;
			struct str line = {rest.p, end == NULL ? rest.n : (size_t)(end - rest.p)};

			rest = end == NULL ? (struct str){"", 0} : (struct str){end + 1, rest.n - line.n - 1};
			if (!str_starts(line, day) || line.n <= day.n + 1)
				continue;
			line = (struct str){line.p + day.n + 1, line.n - day.n - 1};
			comma = memchr(line.p, ',', line.n);
			if (comma != NULL)
				return str_trim((struct str){comma + 1, line.n - (size_t)(comma + 1 - line.p)});
		}
	}
	return (struct str){"", 0};
}

void
calendar_year_get(struct request *r, struct reply *to)
{
	struct ask a = {.r = r};
	struct err err = {0};
	int64_t year = 0;
	int32_t first, after;
	const struct notice *notice = NULL;
	struct jw w;
	enum rc rc = param_int(r->params[1], "year", &year, &err);

	if (rc == RC_OK && (year < YEAR_LEAST || year > YEAR_MOST))
		rc = err_set(&err, RC_NOT_FOUND, "year", "年份应在 %d 到 %d 之间", "the year must be between %d and %d", YEAR_LEAST, YEAR_MOST);
	if (rc == RC_OK)
		rc = store_read(api_of(r)->store, year_read, &a, &err);
	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	for (unsigned i = 0; i < a.n; i++)
		if (a.list[i].year == (int)year)
			notice = &a.list[i];
	first = day_from_ymd((int)year, 1, 1);
	after = day_from_ymd((int)year + 1, 1, 1);
	w = reply_json(to);
	jw_open(&w, '{');
	jw_key(&w, "year"), jw_i64(&w, year);
	jw_key(&w, "covered"), jw_yes(&w, calendar_covers(a.hold->calendar, first));
	jw_key(&w, "notice"), jw_or_null(&w, notice == NULL ? STR("") : notice->notice);
	jw_key(&w, "source"), jw_or_null(&w, notice == NULL ? STR("") : notice->source);
	jw_key(&w, "working_days"), jw_i64(&w, calendar_working_days_between(a.hold->calendar, first, after));
	jw_key(&w, "days");
	jw_open(&w, '[');
	for (int32_t d = first; d < after; d++) {
		bool working = calendar_is_working(a.hold->calendar, d), moved = working != (day_weekday(d) < 5);
		struct str day = day_text(r->arena, d);

		jw_open(&w, '{');
		jw_key(&w, "day"), jw_text(&w, day);
		jw_key(&w, "working"), jw_yes(&w, working);
		jw_key(&w, "moved"), jw_yes(&w, moved);
		jw_key(&w, "name"), jw_or_null(&w, name_of_day(&a, day));
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	calendar_release(api_of(r)->editions, a.hold);
}

struct add { struct request *r; struct str name; struct notice notice; };

static enum rc
add_run(struct tx *tx, void *ctx, struct err *err)
{
	struct add *a = ctx;
	struct api *api = api_of(a->r);
	struct cause cause = cause_of(a->r, (struct str){"", 0});

	TRY(calendar_notice_add(api->editions, tx, a->name, a->r->body, &cause, &a->notice, err));
	return audit_add(api->people, tx, session_of(a->r)->tenant_id, cause.by, cause.at_ms, "calendar_add", a->notice.notice, STR("{}"), err);
}

void
calendar_post(struct request *r, struct reply *to)
{
	struct add a = {.r = r};
	struct err err = {0};
	struct jw w;
	enum rc rc;

	if (!request_query(r, "name", 0, &a.name) || a.name.n == 0)
		a.name = STR("calendar.csv");
	rc = store_write(api_of(r)->store, add_run, &a, &err);
	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	http_publish(api_of(r)->http, r->params[0], "calendar", STR("{}"));
	w = reply_json(to);
	json_notice(&w, r->arena, &a.notice);
}
