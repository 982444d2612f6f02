/*
 * Deadlines: a start, a number and a clock give an instant, its bound and the lines of its derivation. The one place where
 * A-01 (the day of the start is not counted), A-02 (hours run on) and A-37 (office hours) are arithmetic. Never reads a clock.
 */
#include "calendar/internal.h"

#include <stdlib.h>

#define OFFICE_OPEN (9 * 3600)
#define OFFICE_CLOSE (17 * 3600)
#define N_MAX 100000
#define STEPS_ROOM 32

static const char *const weekdays[2][7] = {
	{"周一", "周二", "周三", "周四", "周五", "周六", "周日"}, {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
};

struct derivation { struct arena *a; struct str (*lines)[2]; size_t n; };

static void
step(struct derivation *d, struct str zh, struct str en)
{
	if (d->a == NULL || d->n == STEPS_ROOM)
		return;
	d->lines[d->n][LANG_ZH] = zh;
	d->lines[d->n++][LANG_EN] = en;
}

bool
due_met(int64_t at, int64_t due, bool exclusive)
{
	return exclusive ? at < due : at <= due;
}

static enum rc
out_of_range(struct err *err)
{
	return err_set(err, RC_INVALID, "due", "期限算到了 1900—2199 年以外", "the limit ends outside 1900–2199");
}

/* Why a day is off or on, for people: the notice's name where a notice says so. */
static struct str
why(const struct calendar *c, struct arena *a, int32_t day, enum lang lang)
{
	const struct day_entry *e = &c->days[day - c->first];

	if (e->kind == DAY_BY_WEEKDAY)
		return str_fmt(a, "%s", weekdays[lang][day_weekday(day)]);
	if (lang == LANG_ZH)
		return str_fmt(a, "%s，" STR_F "%s，" STR_F, weekdays[lang][day_weekday(day)], STR_A(e->what), e->kind == DAY_WORK ? "调休上班" : "放假",
		               STR_A(c->notices[e->notice].name));
	return str_fmt(a, "%s, " STR_F " %s, " STR_F, weekdays[lang][day_weekday(day)], STR_A(e->what), e->kind == DAY_WORK ? "made a working day" : "off",
	               STR_A(c->notices[e->notice].name));
}

static enum rc
refuse_uncovered(const struct calendar *c, int32_t from, int32_t to, bool provisional, struct due *due, struct err *err)
{
	for (int32_t day = from; day <= to;) {
		int y, m, d;

		day_to_ymd(day, &y, &m, &d);
		if (!calendar_covers(c, day)) {
			if (provisional) {
				due->provisional = true;
				return RC_OK;
			}
			return err_set(err, RC_NOT_FOUND, "calendar", "%04d-%02d-%02d：%d年的节假日安排没有载入，不能推算工作日；请载入国务院办公厅的%d年通知（calendars/%d.csv）",
			               "%04d-%02d-%02d: no notice covers %d, so its working days cannot be counted; load the State Council's notice for %d (calendars/%d.csv)",
			               y, m, d, y, y, y);
		}
		day = day_from_ymd(y + 1, 1, 1);
	}
	return RC_OK;
}

/* The n-th day after the start's day (day 1 may be the start itself), by the clock; end says when that day ends. */
static enum rc
due_days(const struct calendar *c, struct derivation *dv, int64_t start, int64_t n, bool working, struct counting how,
         bool provisional, struct due *due, struct err *err)
{
	int32_t first = instant_day(start), last, at = first - c->first;
	int64_t k = how.count_start_day && n > 0 ? n - 1 : n;

	if (at < 0 || at >= c->n_days)
		return out_of_range(err);
	if (!working) {
		if (k > c->n_days - at - 2)
			return out_of_range(err);
		last = first + (int32_t)k;
	} else if (n == 0) {
		last = first;
	} else {
		/* counted: the working days after `first`, or from it when it is one and counts */
		bool from_today = how.count_start_day && calendar_is_working(c, first);
		int64_t nth = c->before[at + (from_today ? 0 : 1)] + (n - 1);

		if (nth >= c->n_working)
			return out_of_range(err);
		last = c->nth[nth];
		TRY(refuse_uncovered(c, first, last, provisional, due, err));
	}
	switch (how.day_end) {
	case DAY_END_MIDNIGHT:
		due->at = instant_from_day(last + 1, 0);
		due->exclusive = true;
		break;
	case DAY_END_CLOSE:
		due->at = instant_from_day(last, how.office_close_s);
		break;
	case DAY_END_SAME_TIME:
		due->at = instant_from_day(last, instant_second_of_day(start));
		break;
	}
	if (dv->a == NULL)
		return RC_OK;
	struct str t = instant_text(dv->a, start), l = day_text(dv->a, last), d = instant_text(dv->a, due->at);

	step(dv, str_fmt(dv->a, STR_F "（%s）起，当日%s（民法典第二百零一条）", STR_A(t), weekdays[0][day_weekday(first)], how.count_start_day ? "计入" : "不计入"),
	     str_fmt(dv->a, "from " STR_F " (%s), whose day %s (Civil Code art. 201)", STR_A(t), weekdays[1][day_weekday(first)],
	             how.count_start_day ? "counts" : "does not count"));
	if (working) {
		int64_t counted = 0;
		int32_t from = how.count_start_day ? first : first + 1;

		for (int32_t day = from; day <= last; day++) {
			bool on = calendar_is_working(c, day);
			struct str text = day_text(dv->a, day), wz = why(c, dv->a, day, LANG_ZH), we = why(c, dv->a, day, LANG_EN);

			counted += on;
			/* every off day and every day that a notice moved; of the plain ones the first and the last */
			if (on && c->days[day - c->first].kind == DAY_BY_WEEKDAY && counted != 1 && counted != n)
				continue;
			if (on)
				step(dv, str_fmt(dv->a, STR_F "（" STR_F "）：第 %lld 个工作日", STR_A(text), STR_A(wz), (long long)counted),
				     str_fmt(dv->a, STR_F " (" STR_F "): working day %lld", STR_A(text), STR_A(we), (long long)counted));
			else
				step(dv, str_fmt(dv->a, STR_F "（" STR_F "）：不计", STR_A(text), STR_A(wz)), str_fmt(dv->a, STR_F " (" STR_F "): not counted", STR_A(text), STR_A(we)));
		}
	}
	static const char *const ends[2][3] = {
		{"24:00 届满（不含次日零点，民法典第二百零三条）", "办公时间结束时届满", "同一时刻届满"},
		{"24:00 (00:00 of the next day is too late; Civil Code art. 203)", "the close of business", "the same time of day"},
	};
	step(dv, str_fmt(dv->a, "第 %lld 个%s " STR_F " %s，即 " STR_F, (long long)n, working ? "工作日" : "日", STR_A(l), ends[LANG_ZH][how.day_end], STR_A(d)),
	     str_fmt(dv->a, "%s %lld, " STR_F ", ends at %s: " STR_F, working ? "working day" : "day", (long long)n, STR_A(l), ends[LANG_EN][how.day_end], STR_A(d)));
	if (due->provisional)
		step(dv, str_copy(dv->a, STR("暂定：有的日子还没有节假日通知，只按双休日推算")), str_copy(dv->a, STR("provisional: no notice covers some of these days yet; weekends only")));
	return RC_OK;
}

/* Working hours run within office hours on working days; an end exactly at closing stays there. */
static enum rc
due_working_hours(const struct calendar *c, struct derivation *dv, int64_t start, int64_t seconds, struct counting how,
                  bool provisional, struct due *due, struct err *err)
{
	int32_t day = instant_day(start), at = day - c->first, now = instant_second_of_day(start);
	int64_t per_day = how.office_close_s - how.office_open_s, nth, left = seconds;

	if (at < 0 || at >= c->n_days)
		return out_of_range(err);
	if (!calendar_is_working(c, day) || now >= how.office_close_s) {
		nth = c->before[at + 1];
		now = how.office_open_s;
	} else {
		nth = c->before[at];
		now = now < how.office_open_s ? how.office_open_s : now;
	}
	if (left > how.office_close_s - now) {
		int64_t whole;

		left -= how.office_close_s - now;
		whole = (left - 1) / per_day;   /* full days after this one; an end at closing belongs to that day */
		left -= whole * per_day;
		nth += 1 + whole;
		now = how.office_open_s;
	}
	if (nth >= c->n_working)
		return out_of_range(err);
	TRY(refuse_uncovered(c, day, c->nth[nth], provisional, due, err));
	due->at = instant_from_day(c->nth[nth], now + (int32_t)left);
	if (dv->a != NULL) {
		struct str t = instant_text(dv->a, start), d = instant_text(dv->a, due->at);

		step(dv, str_fmt(dv->a, STR_F "（%s）起，只在工作日 %02d:%02d—%02d:%02d 内计时", STR_A(t), weekdays[0][day_weekday(day)], how.office_open_s / 3600,
		                 how.office_open_s / 60 % 60, how.office_close_s / 3600, how.office_close_s / 60 % 60),
		     str_fmt(dv->a, "from " STR_F " (%s), running on working days from %02d:%02d to %02d:%02d", STR_A(t), weekdays[1][day_weekday(day)],
		             how.office_open_s / 3600, how.office_open_s / 60 % 60, how.office_close_s / 3600, how.office_close_s / 60 % 60));
		step(dv, str_fmt(dv->a, "满 %lld 分钟，即 " STR_F "（含）", (long long)(seconds / 60), STR_A(d)),
		     str_fmt(dv->a, "%lld minutes later: " STR_F " (inclusive)", (long long)(seconds / 60), STR_A(d)));
	}
	return RC_OK;
}

enum rc
calendar_due(const struct calendar *c, struct arena *a, int64_t start, struct num n, enum clock clock, struct counting how,
             bool allow_provisional, struct due *due, struct err *err)
{
	struct derivation dv = {.a = a};
	int64_t whole = 0, seconds = 0;
	enum rc rc = RC_OK;
	struct arena scratch;
	bool hours = clock == CLOCK_HOUR || clock == CLOCK_WORKING_HOUR;

	*due = (struct due){0};
	if (how.office_open_s == 0 && how.office_close_s == 0) {
		how.office_open_s = OFFICE_OPEN;
		how.office_close_s = OFFICE_CLOSE;
	}
	if (how.office_open_s < 0 || how.office_close_s > 86400 || how.office_open_s >= how.office_close_s)
		return err_set(err, RC_INVALID, "office_hours", "办公时间应先开始后结束", "office hours must open before they close");
	if (num_sign(n) < 0 || num_cmp(n, NUM_INT(N_MAX)) > 0)
		return err_set(err, RC_INVALID, "due", "期限应在 0 到 %d 之间", "a limit must be from 0 to %d", N_MAX);
	arena_init(&scratch, 0);
	if (hours && !num_to_i64(num_round(&scratch, num_mul(&scratch, n, NUM_INT(3600)), 0, ROUND_HALF_UP), &seconds))
		rc = RC_INTERNAL;
	if (!hours && !num_to_i64(n, &whole))
		rc = err_set(err, RC_INVALID, "due", "天数应是整数", "a number of days must be whole");
	arena_done(&scratch);
	if (rc != RC_OK)
		return rc;
	if (a != NULL)
		dv.lines = arena_take(a, STEPS_ROOM, sizeof *dv.lines);
	switch (clock) {
	case CLOCK_HOUR:
		due->at = start + seconds;
		if (a != NULL) {
			struct str t = instant_text(a, start), d = instant_text(a, due->at);

			step(&dv, str_fmt(a, STR_F " 起连续计时 %lld 分钟（自然小时），即 " STR_F "（含）", STR_A(t), (long long)(seconds / 60), STR_A(d)),
			     str_fmt(a, "from " STR_F ", %lld minutes running on day and night: " STR_F " (inclusive)", STR_A(t), (long long)(seconds / 60), STR_A(d)));
		}
		break;
	case CLOCK_WORKING_HOUR:
		rc = due_working_hours(c, &dv, start, seconds, how, allow_provisional, due, err);
		break;
	case CLOCK_DAY:
	case CLOCK_WORKING_DAY:
		rc = due_days(c, &dv, start, whole, clock == CLOCK_WORKING_DAY, how, allow_provisional, due, err);
		break;
	case CLOCK__COUNT:
		rc = RC_INTERNAL;
	}
	if (rc == RC_OK && (instant_day(due->at) < c->first || instant_day(due->at) >= c->first + c->n_days))
		rc = out_of_range(err);
	due->steps = dv.lines;
	due->n_steps = dv.n;
	return rc;
}
