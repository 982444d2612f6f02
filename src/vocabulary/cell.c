/*
 * One cell of text becomes a typed value or an error that says what was expected, and a typed value its cell. Foreign bytes end
 * here. Called for every cell that enters or leaves.
 */
#include "vocabulary/internal.h"

#include <string.h>

#define SHOWN_MOST 60
#define INT_MOST ((int64_t)1 << 53)

/* A decimal with at most 9 places, scaled; no float on the way. */
static bool
scaled(struct str s, int64_t *out)
{
	const char *dot = s.n == 0 ? NULL : memchr(s.p, '.', s.n);
	struct str whole = {s.p, dot == NULL ? s.n : (size_t)(dot - s.p)}, frac = {"", 0};
	bool minus = s.n > 0 && s.p[0] == '-';
	int64_t w, f = 0;

	if (!str_to_i64(whole, &w))
		return false;
	if (dot != NULL) {
		frac = (struct str){dot + 1, s.n - whole.n - 1};
		if (frac.n == 0 || frac.n > 9 || frac.p[0] == '-' || frac.p[0] == '+' || !str_to_i64(frac, &f))
			return false;
		for (size_t i = frac.n; i < 9; i++)
			f *= 10;
	}
	return !__builtin_mul_overflow(w, (int64_t)VOCAB_NUM_SCALE, out) && !__builtin_add_overflow(*out, minus ? -f : f, out) && *out != INT64_MIN;
}

struct str
vocab_shown(struct str s)
{
	if (s.n <= SHOWN_MOST)
		return s;
	s.n = SHOWN_MOST;
	while (s.n > 0 && ((unsigned char)s.p[s.n] & 0xc0) == 0x80)
		s.n--;
	return s;
}

/* The codes of an enumeration for the message. */
static void
list_codes(const struct venum *e, enum lang lang, char *to, size_t n)
{
	size_t used = 0;

	to[0] = '\0';
	for (unsigned i = 0; i < e->n && used < n; i++)
		used += (size_t)snprintf(to + used, n - used, "%s%s", i == 0 ? "" : MSG(lang, "、", ", "), MSG(lang, e->codes[i].zh, e->codes[i].name));
}

enum rc
vocab_cell(const struct vfield *f, struct str cell, struct vvalue *v, struct err *err)
{
	int32_t day;
	int code;

	*v = (struct vvalue){.known = false, .text = cell};
	if (cell.n == 0) {
		if (f->preset == NULL || (f->flags & VF_VERDICT) != 0)
			return RC_OK;
		cell = str_c(f->preset);
	}
	v->known = true;
	switch (f->type) {
	case VT_ID: case VT_LINK: case VT_TEXT: case VT_SET:
		v->text = cell;
		return RC_OK;
	case VT_ENUM:
		code = vocab_code(vocab_field_enum(f), cell);
		v->i = code;
		if (code >= 0)
			return RC_OK;
		char zh[240], en[240];

		list_codes(&vocabulary_enums[vocab_field_enum(f)], LANG_ZH, zh, sizeof zh);
		list_codes(&vocabulary_enums[vocab_field_enum(f)], LANG_EN, en, sizeof en);
		v->known = false;
		enum rc rc = err_set(err, RC_INVALID, f->name, "“" STR_F "”不在 %s 的取值之内：", "“" STR_F "” is not a value of %s: ",
		                     STR_A(vocab_shown(cell)), f->to);

		if (err != NULL) {
			size_t nz = strlen(err->msg[0]), ne = strlen(err->msg[1]);

			snprintf(err->msg[0] + nz, sizeof err->msg[0] - nz, "%s", zh);
			snprintf(err->msg[1] + ne, sizeof err->msg[1] - ne, "%s", en);
		}
		return rc;
	case VT_BOOL: {
		static const struct { const char *word; int yes; } words[] = {
			{"true", 1}, {"false", 0}, {"1", 1}, {"0", 0}, {"是", 1}, {"否", 0}, {"yes", 1}, {"no", 0},
		};

		for (unsigned i = 0; i < COUNT_OF(words); i++)
			if (str_eq_c(cell, words[i].word)) {
				v->i = words[i].yes;
				return RC_OK;
			}
		v->known = false;
		return err_set(err, RC_INVALID, f->name, "“" STR_F "”应是 true 或 false", "“" STR_F "” must be true or false", STR_A(vocab_shown(cell)));
	}
	case VT_INT:
		if (str_to_i64(cell, &v->i) && v->i <= INT_MOST && v->i >= -INT_MOST)
			return RC_OK;
		v->known = false;
		return err_set(err, RC_INVALID, f->name, "“" STR_F "”应是整数", "“" STR_F "” must be a whole number", STR_A(vocab_shown(cell)));
	case VT_NUM:
		if (scaled(cell, &v->i))
			return RC_OK;
		v->known = false;
		return err_set(err, RC_INVALID, f->name, "“" STR_F "”应是小数（最多 9 位小数，绝对值不超过 92 亿）", "“" STR_F "” must be a decimal (at most 9 places, within ±9.2e9)",
		               STR_A(vocab_shown(cell)));
	case VT_DAY:
		if (day_parse(cell, &day)) {
			v->i = day;
			return RC_OK;
		}
		v->known = false;
		return err_set(err, RC_INVALID, f->name, "“" STR_F "”不是有效的日期，应写成 2024-11-04（1900—2199 年）", "“" STR_F "” is no valid day; write 2024-11-04 (1900–2199)",
		               STR_A(vocab_shown(cell)));
	case VT_INSTANT:
		if (instant_parse(cell, &v->i))
			return RC_OK;
		v->known = false;
		return err_set(err, RC_INVALID, f->name, "“" STR_F "”不是有效的时间，应写成 2024-11-04T09:00（1900—2199 年）",
		               "“" STR_F "” is no valid instant; write 2024-11-04T09:00 (1900–2199)", STR_A(vocab_shown(cell)));
	case VT_PERIOD:
		if (period_parse(cell, &day)) {
			v->i = day;
			return RC_OK;
		}
		v->known = false;
		return err_set(err, RC_INVALID, f->name, "“" STR_F "”不是考核期，应写成 2025-03、2025-Q1、2025-H1 或 2025", "“" STR_F "” is no period; write 2025-03, 2025-Q1, 2025-H1 or 2025",
		               STR_A(vocab_shown(cell)));
	case VT__COUNT:
		break;
	}
	return RC_INTERNAL;
}

/* Scaled by 10^9, without zeros at the end. */
static struct str
decimal_text(struct arena *a, int64_t v)
{
	uint64_t most = v < 0 ? -(uint64_t)v : (uint64_t)v, whole = most / VOCAB_NUM_SCALE, rest = most % VOCAB_NUM_SCALE;
	int places = 9;

	if (rest == 0)
		return str_fmt(a, "%s%llu", v < 0 ? "-" : "", (unsigned long long)whole);
	for (; rest % 10 == 0; rest /= 10)
		places--;
	return str_fmt(a, "%s%llu.%0*llu", v < 0 ? "-" : "", (unsigned long long)whole, places, (unsigned long long)rest);
}

struct str
vocab_text(struct arena *a, const struct vfield *f, const struct vvalue *v)
{
	if (!v->known)
		return (struct str){"", 0};
	switch (f->type) {
	case VT_ID: case VT_LINK: case VT_TEXT: case VT_SET:
		return v->text;
	case VT_ENUM: {
		const struct venum *e = &vocabulary_enums[vocab_field_enum(f)];

		return v->i < 0 || v->i >= e->n ? (struct str){"", 0} : str_c(e->codes[v->i].name);
	}
	case VT_BOOL:
		return str_c(v->i != 0 ? "true" : "false");
	case VT_INT:
		return str_fmt(a, "%lld", (long long)v->i);
	case VT_NUM:
		return decimal_text(a, v->i);
	case VT_DAY:
		return day_text(a, (int32_t)v->i);
	case VT_INSTANT:
		return instant_text(a, v->i);
	case VT_PERIOD:
		return period_text(a, (int32_t)v->i);
	case VT__COUNT:
		break;
	}
	return (struct str){"", 0};
}

void
vocab_range(const struct vfield *f, int64_t *least, int64_t *most)
{
	*least = INT64_MIN;
	*most = INT64_MAX;
	switch (f->type) {
	case VT_ENUM:
		*least = 0;
		*most = (int64_t)vocabulary_enums[vocab_field_enum(f)].n - 1;
		break;
	case VT_BOOL:
		*least = 0;
		*most = 1;
		break;
	case VT_INT:
		*least = -INT_MOST;
		*most = INT_MOST;
		break;
	case VT_NUM:
		*least = INT64_MIN + 1;
		break;
	case VT_DAY:
		*least = day_from_ymd(1900, 1, 1);
		*most = day_from_ymd(2199, 12, 31);
		break;
	case VT_INSTANT:        /* an offset may lead beyond the first and the last day */
		*least = instant_from_day(day_from_ymd(1899, 12, 31), 0);
		*most = instant_from_day(day_from_ymd(2200, 1, 2), 0);
		break;
	case VT_PERIOD:
		*least = 190001;
		*most = 219940;
		break;
	case VT_ID: case VT_LINK: case VT_TEXT: case VT_SET: case VT__COUNT:
		break;
	}
}
