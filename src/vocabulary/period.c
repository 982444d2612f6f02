/*
 * Assessment periods as sortable numbers: year*100 + month, or 20+quarter, 30+half, 40. Never reads a clock.
 */
#include "vocabulary/internal.h"

bool
period_parse(struct str s, int32_t *out)
{
	int64_t y, k;

	if (s.n < 4 || !str_to_i64((struct str){s.p, 4}, &y) || y < 1900 || y > 2199)
		return false;
	if (s.n == 4) {
		*out = (int32_t)y * 100 + 40;
		return true;
	}
	if (s.n != 7 || s.p[4] != '-')
		return false;
	if (s.p[5] == 'Q' && s.p[6] >= '1' && s.p[6] <= '4') {
		*out = (int32_t)y * 100 + 20 + (s.p[6] - '0');
		return true;
	}
	if (s.p[5] == 'H' && (s.p[6] == '1' || s.p[6] == '2')) {
		*out = (int32_t)y * 100 + 30 + (s.p[6] - '0');
		return true;
	}
	if (s.p[5] < '0' || s.p[5] > '1' || !str_to_i64((struct str){s.p + 5, 2}, &k) || k < 1 || k > 12)
		return false;
	*out = (int32_t)(y * 100 + k);
	return true;
}

struct str
period_text(struct arena *a, int32_t p)
{
	int y = p / 100, k = p % 100;

	if (k == 40)
		return str_fmt(a, "%04d", y);
	if (k > 30)
		return str_fmt(a, "%04d-H%d", y, k - 30);
	if (k > 20)
		return str_fmt(a, "%04d-Q%d", y, k - 20);
	return str_fmt(a, "%04d-%02d", y, k);
}

/* Months are calendar months whatever the year; quarters, halves and the year begin with the year's first month, and a year
 * that begins after January is named by the year in which it ends. */
void
period_days(int32_t p, int start_month, int32_t *first, int32_t *after)
{
	int y = p / 100, k = p % 100, m, n;

	if (k <= 12) {
		m = k;
		n = 1;
	} else {
		m = start_month + (k == 40 ? 0 : k > 30 ? (k - 31) * 6 : (k - 21) * 3);
		n = k == 40 ? 12 : k > 30 ? 6 : 3;
		if (start_month > 1)
			y--;
	}
	int from = y * 12 + m - 1, to = from + n;

	*first = day_from_ymd(from / 12, from % 12 + 1, 1);
	*after = day_from_ymd(to / 12, to % 12 + 1, 1);
}
