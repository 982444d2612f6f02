/*
 * Numbers of a spreadsheet as text, exactly, digit by digit: decimals, exponents, and the serial numbers that stand for days and
 * times. Never goes through a binary number, though the file's own digits may come from one. Called by sheet.c.
 */
#include "bundle/workbook.h"

#include <string.h>

#define DIGITS_MAX 400
#define SHOWN_DIGITS 15                 /* what a spreadsheet shows and keeps of what was typed */
#define DAY_S 86400

struct decimal { char digits[DIGITS_MAX]; unsigned n; int point; bool minus, exponent; };       /* 0.digits × 10^point; no zeros in front or behind */

static bool
decimal_parse(struct str s, struct decimal *d)
{
	bool any = false, dot = false;
	int64_t exponent = 0;
	size_t i = 0;

	*d = (struct decimal){.n = 0};
	if (s.n > 0 && (s.p[0] == '-' || s.p[0] == '+'))
		d->minus = s.p[i++] == '-';
	for (; i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] == '.' && !dot)); i++) {
		if (s.p[i] == '.') {
			dot = true;
			continue;
		}
		any = true;
		if (d->n == DIGITS_MAX)
			return false;
		if (d->n > 0 || s.p[i] != '0')
			d->digits[d->n++] = s.p[i];
		else if (dot)
			d->point--;
		if (!dot && d->n > 0)
			d->point++;
	}
	if (!any)
		return false;
	if (i < s.n && (s.p[i] == 'e' || s.p[i] == 'E')) {
		d->exponent = true;
		if (!str_to_i64((struct str){s.p + i + 1, s.n - i - 1}, &exponent) || exponent > DIGITS_MAX || exponent < -DIGITS_MAX)
			return false;
		i = s.n;
	}
	while (d->n > 0 && d->digits[d->n - 1] == '0')
		d->n--;
	d->point = d->n == 0 ? 0 : d->point + (int)exponent;
	if (d->n == 0)
		d->minus = false;
	return i == s.n && d->point <= DIGITS_MAX && d->point >= -DIGITS_MAX;
}

/* Half-up to the digits that are shown. */
static bool
rounded(struct decimal *d)
{
	if (d->n <= SHOWN_DIGITS || d->point >= (int)d->n)
		return false;
	bool up = d->digits[SHOWN_DIGITS] >= '5';

	d->n = SHOWN_DIGITS;
	while (up && d->n > 0) {
		up = d->digits[d->n - 1] == '9';
		if (up)
			d->n--;
		else
			d->digits[d->n - 1]++;
	}
	if (up) {                       /* all were nines */
		d->digits[0] = '1';
		d->n = 1;
		d->point++;
	}
	while (d->n > 0 && d->digits[d->n - 1] == '0')
		d->n--;
	return true;
}

bool
number_text(struct str s, struct buf *to)
{
	struct decimal d;
	struct str trimmed = str_trim(s);

	if (!decimal_parse(trimmed, &d))
		return false;
	if (!rounded(&d) && !d.exponent) {
		buf_add(to, trimmed.p[0] == '+' ? (struct str){trimmed.p + 1, trimmed.n - 1} : trimmed);
		return true;
	}
	if (d.minus)
		buf_char(to, '-');
	if (d.point <= 0)
		buf_char(to, '0');
	for (int i = 0; i < d.point; i++)
		buf_char(to, i < (int)d.n ? d.digits[i] : '0');
	if ((int)d.n > d.point) {
		buf_char(to, '.');
		for (int i = d.point; i < 0; i++)
			buf_char(to, '0');
		for (int i = d.point < 0 ? 0 : d.point; i < (int)d.n; i++)
			buf_char(to, d.digits[i]);
	}
	return true;
}

/* Whole days, and the seconds of what is left, rounded half-up. */
static bool
serial_split(struct str s, int64_t *days, int32_t *seconds)
{
	struct decimal d;
	i128 part = 0, of = 1;

	if (!decimal_parse(str_trim(s), &d) || d.minus || d.point > 8)
		return false;
	*days = 0;
	for (int i = 0; i < d.point; i++)
		*days = *days * 10 + (i < (int)d.n ? d.digits[i] - '0' : 0);
	for (int i = d.point; i < (int)d.n && i < d.point + 20; i++) {
		part = part * 10 + (i < 0 ? 0 : d.digits[i] - '0');
		of *= 10;
	}
	*seconds = (int32_t)((part * DAY_S * 2 + of) / (of * 2));
	if (*seconds == DAY_S) {
		*seconds = 0;
		++*days;
	}
	return true;
}

enum rc
serial_text(struct str s, bool date1904, struct buf *to, struct err *err)
{
	static const int32_t from1900 = -25569, from1904 = -24107;      /* serial 0 as a day since 1970; 1900 has a 29th of February there */
	int64_t days;
	int32_t seconds, day;
	int y, m, d;

	if (!serial_split(s, &days, &seconds))
		return err_set(err, RC_INVALID, "", "“" STR_F "”不是有效的日期或时间；1900 年以前的日期请写成文字", "“" STR_F "” is no valid day or time; write days before 1900 as text",
		               STR_A(vocab_shown(s)));
	if (days == 0 && (!date1904 || seconds > 0))
		return err_set(err, RC_INVALID, "", "只有时刻（%02d:%02d）没有日期；要写上是哪一天", "a time (%02d:%02d) without a day; write the day too", seconds / 3600, seconds / 60 % 60);
	if (!date1904 && days == 60)
		return err_set(err, RC_INVALID, "", "没有 1900 年 2 月 29 日这一天", "there was no 29 February 1900");
	if (days > 2958465)             /* 9999-12-31 */
		return err_set(err, RC_INVALID, "", "“" STR_F "”超出了日期的范围", "“" STR_F "” is past the last day there is", STR_A(vocab_shown(s)));
	day = (int32_t)days + (date1904 ? from1904 : days < 60 ? from1900 + 1 : from1900);
	day_to_ymd(day, &y, &m, &d);
	buf_fmt(to, "%04d-%02d-%02d", y, m, d);
	if (seconds > 0)
		buf_fmt(to, "T%02d:%02d", seconds / 3600, seconds / 60 % 60);
	if (seconds % 60 > 0)
		buf_fmt(to, ":%02d", seconds % 60);
	return RC_OK;
}
