/*
 * Days and instants as whole numbers, read and written in one civil time (UTC+8, no summer time). Never reads a clock.
 */
#include "base/base.h"

/* Days from civil and back, by the era arithmetic of the proleptic Gregorian calendar (400 years = 146,097 days). */
int32_t
day_from_ymd(int y, int m, int d)
{
	int era, doe;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	int yoe = y - era * 400, doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;

	doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

void
day_to_ymd(int32_t day, int *y, int *m, int *d)
{
	int z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097, doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*d = doy - (153 * mp + 2) / 5 + 1;
	*m = mp < 10 ? mp + 3 : mp - 9;
	*y = yoe + era * 400 + (*m <= 2);
}

int
day_weekday(int32_t day)
{
	return ((day + 3) % 7 + 7) % 7;         /* 1970-01-01 was a Thursday */
}

/* n digits at p as a number, or -1. */
static int
digits(const char *p, int n)
{
	int v = 0;

	for (int i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return -1;
		v = v * 10 + (p[i] - '0');
	}
	return v;
}

bool
day_parse(struct str s, int32_t *day)
{
	static const signed char length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int y, m, d;

	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
		return false;
	y = digits(s.p, 4);
	m = digits(s.p + 5, 2);
	d = digits(s.p + 8, 2);
	if (y < 1900 || y > 2199 || m < 1 || m > 12 || d < 1)
		return false;
	bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

	if (d > length[m - 1] + (m == 2 && leap))
		return false;
	*day = day_from_ymd(y, m, d);
	return true;
}

bool
instant_parse(struct str s, int64_t *out)
{
	int32_t day;
	int h = 0, mi = 0, sec = 0, offset = CIVIL_OFFSET_S;
	size_t i = 10;

	if (s.n < 10 || !day_parse((struct str){s.p, 10}, &day))
		return false;
	if (s.n > 10) {
		if (s.n < 16 || (s.p[10] != 'T' && s.p[10] != ' ') || s.p[13] != ':')
			return false;
		h = digits(s.p + 11, 2);
		mi = digits(s.p + 14, 2);
		i = 16;
		if (s.n >= i + 3 && s.p[i] == ':') {
			sec = digits(s.p + i + 1, 2);
			i += 3;
		}
		if (h < 0 || h > 23 || mi < 0 || mi > 59 || sec < 0 || sec > 59)
			return false;
		if (s.n == i + 1 && s.p[i] == 'Z') {
			offset = 0;
			i++;
		} else if (s.n == i + 6 && (s.p[i] == '+' || s.p[i] == '-') && s.p[i + 3] == ':') {
			int oh = digits(s.p + i + 1, 2), om = digits(s.p + i + 4, 2);

			if (oh < 0 || oh > 14 || om < 0 || om > 59)
				return false;
			offset = (oh * 3600 + om * 60) * (s.p[i] == '-' ? -1 : 1);
			i += 6;
		}
	}
	if (i != s.n)
		return false;
	*out = (int64_t)day * 86400 + h * 3600 + mi * 60 + sec - offset;
	return true;
}

int32_t
instant_day(int64_t s)
{
	int64_t civil = s + CIVIL_OFFSET_S;

	return (int32_t)((civil >= 0 ? civil : civil - 86399) / 86400);
}

int32_t
instant_second_of_day(int64_t s)
{
	return (int32_t)(s + CIVIL_OFFSET_S - (int64_t)instant_day(s) * 86400);
}

int64_t
instant_from_day(int32_t day, int32_t second_of_day)
{
	return (int64_t)day * 86400 + second_of_day - CIVIL_OFFSET_S;
}

/* Texts of days stand in every row of every page: no format is parsed for them. */
static void
put_digits(char *to, int n, int value)
{
	for (; n-- > 0; value /= 10)
		to[n] = (char)('0' + value % 10);
}

static void
put_day(char text[10], int y, int m, int d)
{
	put_digits(text, 4, y);
	text[4] = text[7] = '-';
	put_digits(text + 5, 2, m);
	put_digits(text + 8, 2, d);
}

struct str
day_text(struct arena *a, int32_t day)
{
	char text[10];
	int y, m, d;

	day_to_ymd(day, &y, &m, &d);
	if (y < 0 || y > 9999)
		return str_fmt(a, "%04d-%02d-%02d", y, m, d);
	put_day(text, y, m, d);
	return str_copy(a, (struct str){text, sizeof text});
}

struct str
instant_text(struct arena *a, int64_t s)
{
	int y, m, d, t = instant_second_of_day(s);

	day_to_ymd(instant_day(s), &y, &m, &d);
	if (y >= 0 && y <= 9999) {
		char text[19];

		put_day(text, y, m, d);
		text[10] = 'T';
		put_digits(text + 11, 2, t / 3600);
		text[13] = ':';
		put_digits(text + 14, 2, t / 60 % 60);
		text[16] = ':';
		put_digits(text + 17, 2, t % 60);
		return str_copy(a, (struct str){text, t % 60 == 0 ? 16 : 19});
	}
	if (t % 60 == 0)
		return str_fmt(a, "%04d-%02d-%02dT%02d:%02d", y, m, d, t / 3600, t / 60 % 60);
	return str_fmt(a, "%04d-%02d-%02dT%02d:%02d:%02d", y, m, d, t / 3600, t / 60 % 60, t % 60);
}
