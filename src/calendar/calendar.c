/*
 * The working calendar: notices in, questions about days out. Never guesses a year without a notice and never reads a clock.
 * Called by due.c and, through calendar.h, by the rulebook and score rooms.
 */
#include "calendar/internal.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct calendar *
calendar_new(void)
{
	struct calendar *c = calloc(1, sizeof *c);

	if (c == NULL)
		abort();
	arena_init(&c->arena, 0);
	c->first = day_from_ymd(YEAR_FIRST, 1, 1);
	c->n_days = day_from_ymd(YEAR_LAST + 1, 1, 1) - c->first;
	c->days = calloc((size_t)c->n_days, sizeof *c->days);
	c->before = calloc((size_t)c->n_days + 1, sizeof *c->before);
	c->nth = calloc((size_t)c->n_days, sizeof *c->nth);
	if (c->days == NULL || c->before == NULL || c->nth == NULL)
		abort();
	return c;
}

void
calendar_free(struct calendar *c)
{
	if (c == NULL)
		return;
	arena_done(&c->arena);
	free(c->days);
	free(c->before);
	free(c->nth);
	free(c);
}

/* One line that is not data: `# key: value`. */
static struct str
comment_value(struct str line, const char *key)
{
	struct str k = str_c(key);

	line = str_trim((struct str){line.p + 1, line.n - 1});
	if (!str_starts(line, k) || line.n == k.n || line.p[k.n] != ':')
		return (struct str){"", 0};
	return str_trim((struct str){line.p + k.n + 1, line.n - k.n - 1});
}

struct str
calendar_notice_says(struct str text, const char *key)
{
	struct str found = {"", 0};

	while (text.n > 0) {
		const char *nl = memchr(text.p, '\n', text.n);
		struct str line = {text.p, nl == NULL ? text.n : (size_t)(nl - text.p)}, value;

		text = nl == NULL ? (struct str){"", 0} : (struct str){nl + 1, text.n - line.n - 1};
		line = str_trim(line);
		if (line.n == 0 || line.p[0] != '#')
			continue;
		value = comment_value(line, key);
		if (value.n > 0)
			found = value;
	}
	return found;
}

/* Prefix sums of working days, so that counting n of them is two look-ups. Uncovered days count by weekday (provisional only). */
static void
recount(struct calendar *c)
{
	c->n_working = 0;
	for (int32_t i = 0; i < c->n_days; i++) {
		c->before[i] = c->n_working;
		if (calendar_is_working(c, c->first + i))
			c->nth[c->n_working++] = c->first + i;
	}
	c->before[c->n_days] = c->n_working;
}

enum rc
calendar_add(struct calendar *c, struct str file, struct str text, struct err *err)
{
	struct notice *notice;
	struct str rest = text, name = {"", 0};
	int64_t year = 0;
	unsigned line_no = 0;
	bool header = false;
	struct { int32_t day; bool off; struct str what; } *moved;
	unsigned n = 0;

	if (c->n_notices == COUNT_OF(c->notices))
		return err_set(err, RC_TOO_BIG, "calendar", "节假日通知太多", "too many notices");
	if (utf8_bad(text) != text.n)
		return err_set(err, RC_INVALID, "calendar", STR_F "：不是 UTF-8 文本", STR_F ": not UTF-8 text", STR_A(file));
	moved = arena_take(&c->arena, 1 + text.n / 12, sizeof *moved);
	while (rest.n > 0) {
		const char *nl = memchr(rest.p, '\n', rest.n);
		struct str line = {rest.p, nl == NULL ? rest.n : (size_t)(nl - rest.p)}, cell[3];
		const char *c1, *c2;

		rest = nl == NULL ? (struct str){"", 0} : (struct str){nl + 1, rest.n - line.n - 1};
		line_no++;
		line = str_trim(line);
		if (line.n == 0)
			continue;
		if (line.p[0] == '#') {
			struct str v = comment_value(line, "notice");

			if (v.n > 0)
				name = v;
			v = comment_value(line, "year");
			if (v.n > 0 && (!str_to_i64(v, &year) || year < YEAR_FIRST || year > YEAR_LAST))
				return err_set(err, RC_INVALID, "calendar", STR_F ":%u：year 应是 %d 到 %d 的年份", STR_F ":%u: year must be from %d to %d",
				               STR_A(file), line_no, YEAR_FIRST, YEAR_LAST);
			continue;
		}
		if (!header) {
			header = true;
			if (str_eq_c(line, "date,work,name"))
				continue;
			return err_set(err, RC_INVALID, "calendar", STR_F ":%u：第一行应是 date,work,name", STR_F ":%u: the header must be date,work,name", STR_A(file), line_no);
		}
		c1 = memchr(line.p, ',', line.n);
		c2 = c1 == NULL ? NULL : memchr(c1 + 1, ',', line.n - (size_t)(c1 + 1 - line.p));
		if (c2 == NULL)
			return err_set(err, RC_INVALID, "calendar", STR_F ":%u：应有三列 date,work,name", STR_F ":%u: three cells expected: date,work,name", STR_A(file), line_no);
		cell[0] = (struct str){line.p, (size_t)(c1 - line.p)};
		cell[1] = (struct str){c1 + 1, (size_t)(c2 - c1 - 1)};
		cell[2] = (struct str){c2 + 1, line.n - (size_t)(c2 + 1 - line.p)};
		if (!day_parse(cell[0], &moved[n].day))
			return err_set(err, RC_INVALID, "calendar", STR_F ":%u：“" STR_F "”不是日期，应写成 2025-01-26", STR_F ":%u: “" STR_F "” is no date; write 2025-01-26",
			               STR_A(file), line_no, STR_A(cell[0]));
		if (!str_eq_c(cell[1], "off") && !str_eq_c(cell[1], "work"))
			return err_set(err, RC_INVALID, "calendar", STR_F ":%u：work 一列应是 off（放假）或 work（上班）", STR_F ":%u: the work cell must be off or work", STR_A(file), line_no);
		moved[n].off = str_eq_c(cell[1], "off");
		moved[n++].what = str_copy(&c->arena, cell[2]);
	}
	if (year == 0 || name.n == 0 || n == 0)
		return err_set(err, RC_INVALID, "calendar", STR_F "：缺 # notice:、# year: 或日期行", STR_F ": # notice:, # year: or the dates are missing", STR_A(file));
	/* Everything read: only now is anything changed. */
	notice = &c->notices[c->n_notices++];
	*notice = (struct notice){(int)year, str_copy(&c->arena, name)};
	c->covered[year - YEAR_FIRST] = true;
	for (unsigned i = 0; i < n; i++) {
		int32_t at = moved[i].day - c->first;

		if (at >= 0 && at < c->n_days)
			c->days[at] = (struct day_entry){moved[i].off ? DAY_OFF : DAY_WORK, (uint8_t)(c->n_notices - 1), moved[i].what};
	}
	c->hash = (c->hash ^ str_hash(text)) * 0x100000001b3u + (uint64_t)year;
	c->edition = str_fmt(&c->arena, "%016llx", (unsigned long long)c->hash);
	recount(c);
	return RC_OK;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

enum rc
calendar_add_folder(struct calendar *c, const char *dir, struct err *err)
{
	DIR *d = opendir(dir);
	char *names[YEAR_LAST - YEAR_FIRST + 1];
	unsigned n = 0;
	enum rc rc = RC_OK;

	if (d == NULL)
		return err_set(err, RC_NOT_FOUND, "calendar", "%s：打不开（%s）", "%s: cannot be opened (%s)", dir, strerror(errno));
	for (struct dirent *e; (e = readdir(d)) != NULL;) {
		size_t len = strlen(e->d_name);

		if (len == 8 && strcmp(e->d_name + 4, ".csv") == 0 && n < COUNT_OF(names))
			names[n++] = strdup(e->d_name);
	}
	closedir(d);
	qsort(names, n, sizeof *names, by_name);
	for (unsigned i = 0; i < n; i++) {
		char path[4096];
		struct str text;
		struct arena a;

		arena_init(&a, 0);
		snprintf(path, sizeof path, "%s/%s", dir, names[i]);
		if (rc == RC_OK)
			rc = file_read(&a, path, 1 << 20, &text, err);
		if (rc == RC_OK)
			rc = calendar_add(c, str_c(names[i]), text, err);
		arena_done(&a);
		free(names[i]);
	}
	if (rc == RC_OK && n == 0)
		rc = err_set(err, RC_NOT_FOUND, "calendar", "%s：没有 YYYY.csv", "%s: holds no YYYY.csv", dir);
	return rc;
}

extern const struct embedded calendars_builtin[];
extern const unsigned calendars_builtin_n;

const struct embedded *
calendar_builtin(unsigned *n)
{
	*n = calendars_builtin_n;
	return calendars_builtin;
}

enum rc
calendar_add_builtin(struct calendar *c, struct err *err)
{
	for (unsigned i = 0; i < calendars_builtin_n; i++)
		TRY(calendar_add(c, str_c(calendars_builtin[i].name), calendars_builtin[i].text, err));
	return RC_OK;
}

bool
calendar_covers(const struct calendar *c, int32_t day)
{
	int y, m, d;

	day_to_ymd(day, &y, &m, &d);
	return y >= YEAR_FIRST && y <= YEAR_LAST && c->covered[y - YEAR_FIRST];
}

bool
calendar_is_working(const struct calendar *c, int32_t day)
{
	int32_t at = day - c->first;

	if (at >= 0 && at < c->n_days && c->days[at].kind != DAY_BY_WEEKDAY)
		return c->days[at].kind == DAY_WORK;
	return day_weekday(day) < 5;
}

struct str
calendar_edition(const struct calendar *c)
{
	return c->edition.n == 0 ? STR("none") : c->edition;
}

int32_t
calendar_working_days_between(const struct calendar *c, int32_t from, int32_t to)
{
	int32_t a = from - c->first, b = to - c->first;

	a = a < 0 ? 0 : a > c->n_days ? c->n_days : a;
	b = b < 0 ? 0 : b > c->n_days ? c->n_days : b;
	return b > a ? c->before[b] - c->before[a] : 0;
}
