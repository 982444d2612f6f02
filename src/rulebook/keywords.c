/*
 * The words of the language: keywords, functions, builtins and unit words in both languages. Only tables and look-ups; the
 * parser decides where a word may stand, the printer and the documentation read the same tables.
 */
#include "rulebook/internal.h"

#include <stdlib.h>
#include <string.h>

#define KW_ROW(name, en, zh, also) [KW_##name] = {en, zh, also},
const struct word kw_words[KW__COUNT] = { KEYWORDS(KW_ROW) };

static const struct fn_info functions[FN__COUNT] = {
	[FN_MIN] = {FN_MIN, {"min", "取小", NULL}, true, true, 1, 16, "其中最小的", "the least of them"},
	[FN_MAX] = {FN_MAX, {"max", "取大", NULL}, true, true, 1, 16, "其中最大的", "the greatest of them"},
	[FN_ABS] = {FN_ABS, {"abs", "绝对值", NULL}, true, true, 1, 1, "绝对值", "absolute value"},
	[FN_FLOOR] = {FN_FLOOR, {"floor", "舍去", NULL}, false, true, 1, 2, "向下取整（或取到几位小数）", "rounded down (to so many decimals)"},
	[FN_CEIL] = {FN_CEIL, {"ceil", "进位", NULL}, false, true, 1, 2, "向上取整", "rounded up"},
	[FN_ROUND] = {FN_ROUND, {"round", "四舍五入", NULL}, false, true, 1, 2, "四舍五入", "rounded half up"},
	[FN_CLAMP] = {FN_CLAMP, {"clamp", "限于", NULL}, false, true, 3, 3, "限制在两数之间", "kept between two numbers"},
	[FN_STEPS] = {FN_STEPS, {"steps", "档数", NULL}, false, true, 3, 3, "满多少算一档，共几档（floor 整档、proportional 按比例、ceil 不足一档算一档）",
	              "how many steps of that size (floor, proportional or ceil); none below zero"},
	[FN_PUBLISHED] = {FN_PUBLISHED, {"published", "公布值", NULL}, false, true, 1, 1, "按总分的公布位数舍入", "rounded as totals are published"},
	[FN_TOTAL_OF] = {FN_TOTAL_OF, {"total_of", "总数", NULL}, false, true, 1, 1, "分列度量各项之和", "sum of a tally"},
	[FN_PEER_MAX] = {FN_PEER_MAX, {"peer_max", "同组最大", NULL}, false, true, 1, 1, "同组各对象中最大的", "greatest among peers"},
	[FN_PEER_MIN] = {FN_PEER_MIN, {"peer_min", "同组最小", NULL}, false, true, 1, 1, "同组各对象中最小的", "least among peers"},
	[FN_PEER_SUM] = {FN_PEER_SUM, {"peer_sum", "同组合计", NULL}, false, true, 1, 1, "同组各对象之和", "sum over peers"},
	[FN_PEER_MEAN] = {FN_PEER_MEAN, {"peer_mean", "同组平均", NULL}, false, true, 1, 1, "同组各对象的平均", "mean over peers"},
	[FN_PEER_COUNT] = {FN_PEER_COUNT, {"peer_count", "同组个数", NULL}, false, true, 1, 1, "同组中有值的对象个数", "how many peers have a value"},
	[FN_RANK] = {FN_RANK, {"rank", "名次", NULL}, false, true, 1, 1, "同组中的名次，高者在前，并列同名次", "competition rank among peers, highest first"},
	[FN_WHOLE] = {FN_WHOLE, {"whole", "全体合计", NULL}, false, true, 1, 1, "全部对象之和，不分组", "sum over all subjects"},
	[FN_SUM_OVER] = {FN_SUM_OVER, {"sum_over", "逐项合计", NULL}, false, true, 2, 2, "对各网格、各人员、各月……求和", "sum over grids, persons, months …"},
	[FN_MEAN_OVER] = {FN_MEAN_OVER, {"mean_over", "逐项平均", NULL}, false, true, 2, 2, "对各网格……求平均，缺项不计", "mean over them, missing ones left out"},
	[FN_MIN_OVER] = {FN_MIN_OVER, {"min_over", "逐项最小", NULL}, false, true, 2, 2, "其中最小的", "least over them"},
	[FN_MAX_OVER] = {FN_MAX_OVER, {"max_over", "逐项最大", NULL}, false, true, 2, 2, "其中最大的", "greatest over them"},
	[FN_COUNT_OVER] = {FN_COUNT_OVER, {"count_over", "逐项个数", NULL}, false, true, 2, 2, "其中有值（或成立）的个数", "how many have a value (or hold)"},
	[FN_LAST_YEAR] = {FN_LAST_YEAR, {"last_year", "上年同期", NULL}, false, true, 1, 1, "上年同期的值", "the value of the same period last year"},
	[FN_ENTERED] = {FN_ENTERED, {"entered", "评定分", NULL}, false, true, 0, 1, "考核员录入的分", "points entered by an assessor"},
	[FN_TICKED] = {FN_TICKED, {"ticked", "达标", NULL}, false, true, 1, 1, "佐证清单中该分项是否达标", "whether that part of the checklist is satisfied"},
	[FN_VALUE_OR] = {FN_VALUE_OR, {"value_or", "缺则", NULL}, false, true, 2, 2, "没有值时改用第二个", "the second where the first has no value"},
	[FN_DUE] = {FN_DUE, {"due", "到期", NULL}, true, false, 2, 2, "从某时刻起算的期限届满时刻", "the instant at which a limit ends"},
	[FN_MET] = {FN_MET, {"met", "按期", NULL}, true, false, 2, 2, "是否在届满以前", "whether in time for it"},
	[FN_FIRST_KNOWN] = {FN_FIRST_KNOWN, {"first_known", "先有", NULL}, true, false, 1, 8, "第一个已知的", "the first that is known"},
	[FN_DAY_OF] = {FN_DAY_OF, {"day_of", "日期部分", NULL}, true, false, 1, 1, "时刻所在的日期", "the day of an instant"},
	[FN_ASSESSMENT_YEAR] = {FN_ASSESSMENT_YEAR, {"assessment_year", "考核年度", NULL}, true, false, 2, 2, "某日所属的考核年度（第二个数是年度起始月）",
	                        "the assessment year of a day (the second number is its first month)"},
	[FN_HOURS_BETWEEN] = {FN_HOURS_BETWEEN, {"hours_between", "相隔小时", NULL}, true, false, 2, 2, "两个时刻相隔的小时数（取整）", "whole hours between two instants"},
	[FN_SECOND_OF_DAY] = {FN_SECOND_OF_DAY, {"minute_of_day", "时刻分钟", NULL}, true, false, 1, 1, "当天的第几分钟", "minute of the day"},
};

static const struct word builtins[B__COUNT] = {
	[B_FULL] = {"full", "满分", NULL}, [B_AS_OF] = {"as_of", "时点", NULL}, [B_PERIOD_FIRST] = {"period_first", "期初", NULL},
	[B_PERIOD_LAST] = {"period_last", "期末", NULL}, [B_MONTHS_IN_PERIOD] = {"months_in_period", "期内月数", NULL},
	[B_ACTIVE_MONTHS] = {"active_months", "在期月数", NULL}, [B_EXPECTED_HALF_DAYS] = {"expected_half_days", "应巡半日数", NULL},
	[B_SUBJECT_KIND] = {"subject_kind", "对象类别", NULL}, [B_PLUS] = {"plus_sum", "加分合计", NULL}, [B_MINUS] = {"minus_sum", "减分合计", NULL},
	[B_BASE] = {"base_sum", "基础合计", NULL}, [B_ELIGIBLE] = {"eligible", "参评数", NULL}, [B_ME] = {"me", "本人", NULL}, [B_MY_UNIT] = {"my_unit", "本单位", NULL},
};

static const struct { const char *word; enum unit unit; } units[] = {
	{"件", U_COUNT}, {"次", U_COUNT}, {"项", U_COUNT}, {"个", U_COUNT}, {"条", U_COUNT}, {"起", U_COUNT}, {"人次", U_COUNT}, {"cases", U_COUNT},
	{"分", U_POINTS}, {"points", U_POINTS}, {"元", U_YUAN}, {"yuan", U_YUAN}, {"人", U_PERSONS}, {"persons", U_PERSONS},
	{"小时", U_HOURS}, {"hours", U_HOURS}, {"hour", U_HOURS}, {"工作小时", U_WORKING_HOURS}, {"working_hours", U_WORKING_HOURS},
	{"天", U_DAYS}, {"日", U_DAYS}, {"days", U_DAYS}, {"day", U_DAYS}, {"工作日", U_WORKING_DAYS}, {"working_days", U_WORKING_DAYS},
	{"working_day", U_WORKING_DAYS}, {"分钟", U_MINUTES}, {"minutes", U_MINUTES}, {"个月", U_MONTHS}, {"months", U_MONTHS}, {"年", U_YEARS}, {"years", U_YEARS},
};

bool
word_is(const struct word *w, struct str s)
{
	return str_eq_c(s, w->en) || str_eq_c(s, w->zh) || (w->zh_also != NULL && str_eq_c(s, w->zh_also));
}

int
fn_find(struct str s)
{
	for (int i = 0; i < FN__COUNT; i++)
		if (word_is(&functions[i].word, s))
			return i;
	return -1;
}

int
builtin_find(struct str s)
{
	for (int i = 0; i < B__COUNT; i++)
		if (word_is(&builtins[i], s))
			return i;
	return -1;
}

bool
unit_find(struct str s, enum unit *u)
{
	for (unsigned i = 0; i < COUNT_OF(units); i++)
		if (str_eq_c(s, units[i].word)) {
			*u = units[i].unit;
			return true;
		}
	return false;
}

const struct word *
rb_keywords(unsigned *n)
{
	*n = KW__COUNT;
	return kw_words;
}

const struct fn_info *
rb_functions(unsigned *n)
{
	*n = FN__COUNT;
	return functions;
}

const struct word *
rb_builtins(unsigned *n)
{
	*n = B__COUNT;
	return builtins;
}

/* Levenshtein over code points, given up past `most`; words longer than 40 are never near. */
unsigned
edit_distance(struct str a, struct str b, unsigned most)
{
	uint32_t x[40], y[40];
	unsigned nx = 0, ny = 0, row[41];

	while (a.n > 0 && nx < 40) {
		size_t k = utf8_next(a, &x[nx++]);

		a.p += k, a.n -= k;
	}
	while (b.n > 0 && ny < 40) {
		size_t k = utf8_next(b, &y[ny++]);

		b.p += k, b.n -= k;
	}
	if (a.n > 0 || b.n > 0)
		return most + 1;
	for (unsigned j = 0; j <= ny; j++)
		row[j] = j;
	for (unsigned i = 1; i <= nx; i++) {
		unsigned diagonal = row[0];

		row[0] = i;
		for (unsigned j = 1; j <= ny; j++) {
			unsigned change = diagonal + (x[i - 1] != y[j - 1]), up = row[j] + 1, left = row[j - 1] + 1;

			diagonal = row[j];
			row[j] = change < up ? (change < left ? change : left) : (up < left ? up : left);
		}
	}
	return row[ny];
}

const char *
nearest_word(struct str s, const char *const *words, unsigned n)
{
	const char *best = NULL;
	unsigned least = 3;

	for (unsigned i = 0; i < n; i++) {
		struct str w = str_c(words[i]);
		unsigned d = edit_distance(s, w, least);

		if (d < least && d * 2 <= s.n) {
			least = d;
			best = words[i];
		}
	}
	return best;
}
