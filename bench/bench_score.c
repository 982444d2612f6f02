/*
 * The full Nanmatou score over the facts of bench_facts: one month, one year, against a hand-written C loop over the very same
 * arrays, whose numbers must agree unit by unit. Prints one JSON object a line. Usage: bench_score RULEBOOK DIR ROWS
 */
#include "bundle/bundle.h"
#include "score/score.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define UNITS 300
#define RUNS 9

static int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void
line(const char *name, int64_t rows, int64_t us, const char *against, int64_t other_us)
{
	printf("{\"name\":\"%s\",\"rows\":%lld,\"value\":%lld.%03lld,\"unit\":\"ms\",\"against\":\"%s\",\"ratio\":%lld.%02lld}\n", name, (long long)rows, (long long)(us / 1000),
	       (long long)(us % 1000), against, (long long)(other_us == 0 ? 0 : us / other_us), (long long)(other_us == 0 ? 0 : us * 100 / other_us % 100));
	fflush(stdout);
}

/* ---- the hand-written loop ----------------------------------------------------------------------------------------------- */

struct counts { int64_t volume, due[2], on_time[2], over_district, asked, contacted, solved[5], rated[5]; };
struct arrays {
	uint32_t n_a, n_c, n_o;
	const int32_t *a_order, *a_unit, *c_order, *c_unit;
	const int64_t *dispatched, *due, *handled, *district, *at;
	const uint8_t *part, *returned, *round, *contacted, *solved, *rating;
};

static const void *
column(const struct columns *c, const char *entity, const char *field)
{
	int e = vocab_entity(str_c(entity));

	return columns_table(c, e)->cols[vocab_field(e, str_c(field))].data;
}

static bool
met(int64_t at, int64_t due)
{
	return at < due || (at == due && (due + CIVIL_OFFSET_S) % 86400 != 0);
}

static int
month_of(const int64_t *ends, unsigned n, int64_t at)
{
	if (at < ends[0] || at >= ends[n])
		return -1;
	unsigned k = 0;

	while (at >= ends[k + 1])
		k++;
	return (int)k;
}

/* ends[k], ends[k+1]: month k; as-of is its end. */
static void
hand_loop(const struct arrays *x, const int64_t *ends, unsigned n, struct counts *out, uint32_t *stamps)
{
	memset(out, 0, (size_t)n * UNITS * sizeof *out);
	for (uint32_t i = 0; i < x->n_a; i++) {
		int k = month_of(ends, n, x->dispatched[i]);
		int32_t u = x->a_unit[i];

		if (k >= 0 && x->part[i] == 0)
			out[k * UNITS + u].volume++;
		k = month_of(ends, n, x->due[i]);
		if (k >= 0 && x->returned[i] != 1) {
			int64_t h = x->handled[i];
			struct counts *c = &out[k * UNITS + u];

			c->due[x->part[i]]++;
			c->on_time[x->part[i]] += h != COL_I64_NONE && h <= ends[k + 1] && met(h, x->due[i]);
		}
		int64_t limit = x->district[x->a_order[i]];

		k = month_of(ends, n, limit);
		if (k >= 0 && x->returned[i] != 1) {
			int64_t h = x->handled[i] <= ends[k + 1] ? x->handled[i] : COL_I64_NONE;

			out[k * UNITS + u].over_district += h != COL_I64_NONE ? !met(h, limit) : ends[k + 1] >= limit;
		}
	}
	memset(stamps, 0, (size_t)x->n_o * 3 * sizeof *stamps);
	for (uint32_t i = x->n_c; i-- > 0;) {
		int k = month_of(ends, n, x->at[i]);

		if (k < 0 || x->round[i] == 0)
			continue;
		struct counts *c = &out[k * UNITS + x->c_unit[i]];
		uint32_t slot = (uint32_t)(k * UNITS + x->c_unit[i]) + 1, *s = &stamps[(size_t)x->c_order[i] * 3];

		if (x->contacted[i] != COL_U8_NONE && s[0] != slot) {
			s[0] = slot;
			c->asked++;
		}
		if (x->solved[i] != COL_U8_NONE && s[1] != slot) {
			s[1] = slot;
			c->solved[x->solved[i]]++;
		}
		if (x->rating[i] != COL_U8_NONE && x->rating[i] != 4 && s[2] != slot) {
			s[2] = slot;
			c->rated[x->rating[i]]++;
		}
	}
}

/* The score's own items against the counts: B1's volume, B2, B4, B5, M4, exactly. */
static unsigned
differences(const struct scores *s, const struct counts *c)
{
	struct arena a;
	unsigned bad = 0, unit = 0;
	struct str last = {"", 0};

	arena_init(&a, 0);
	for (unsigned i = 0; i < s->n; i++) {
		const struct result *r = &s->list[i];
		struct num want = NUM_INT(0);

		if (!str_eq(last, r->subject)) {
			unit += last.n > 0;
			last = r->subject;
		}
		const struct counts *u = &c[unit];

		if (str_eq_c(r->item, "NM-B2"))
			want = num_frac(&a, 10 * (u->on_time[0] + u->on_time[1]), u->due[0] + u->due[1]);
		else if (str_eq_c(r->item, "NM-B4"))
			want = num_frac(&a, 30 * (100 * (u->solved[0] + u->solved[1]) + 70 * u->solved[3]), 100 * (u->solved[0] + u->solved[1] + u->solved[2] + u->solved[3] + u->solved[4]));
		else if (str_eq_c(r->item, "NM-B5"))
			want = num_frac(&a, 30 * (100 * u->rated[0] + 80 * u->rated[1] + 60 * u->rated[2]), 100 * (u->rated[0] + u->rated[1] + u->rated[2] + u->rated[3]));
		else if (str_eq_c(r->item, "NM-M4"))
			want = NUM_INT(-2 * u->over_district);
		else if (str_eq_c(r->item, "NM-B1"))
			want = NUM_INT(u->volume);
		else
			continue;
		struct num got = str_eq_c(r->item, "NM-B1") ? r->parts[0].value.num : r->value.num;

		bad += r->value.state != V_VALUE || num_cmp(got, want) != 0;
	}
	arena_done(&a);
	return bad;
}

/* The best of several runs stays in *best; the last one's scores are kept. */
static void
time_score(struct score_ask *ask, const char *assessment, int32_t period, struct scores *keep, int64_t *best)
{
	struct err err;
	int64_t t;

	scores_done(keep);
	ask->assessment = str_c(assessment);
	ask->period = period;
	t = now_us();
	if (score_run(ask, keep, &err) != RC_OK) {
		fprintf(stderr, "%s\n", err.msg[LANG_EN]);
		exit(1);
	}
	t = now_us() - t;
	*best = t < *best ? t : *best;
}

static void
time_hand(const struct arrays *x, const int64_t *ends, unsigned n, struct counts *out, uint32_t *stamps, int64_t *best)
{
	int64_t t = now_us();

	hand_loop(x, ends, n, out, stamps);
	t = now_us() - t;
	*best = t < *best ? t : *best;
}

int
main(int argc, char **argv)
{
	struct arena a;
	struct str text;
	struct err err;
	struct diags d;
	struct columns_want want;
	struct bundle_report report;
	struct bundle_options o = {0};
	int64_t rows, load, month = INT64_MAX, year = INT64_MAX, hand_month = INT64_MAX, hand_year = INT64_MAX, ends[13];
	struct rusage use;

	if (argc != 4 || !str_to_i64(str_c(argv[3]), &rows))
		return 2;
	arena_init(&a, 0);
	diags_init(&d);
	if (file_read(&a, argv[1], RB_TEXT_MAX, &text, &err) != RC_OK)
		return 1;
	struct rulebook *rb = rulebook_compile(str_c(argv[1]), text, &d);
	struct calendar *cal = calendar_new();

	if (d.errors > 0 || calendar_add_builtin(cal, &err) != RC_OK)
		return 1;
	measures_want(&a, rb, &want);
	struct columns *cols = columns_new(&want);
	char path[4096];

	snprintf(path, sizeof path, "%s/facts", argv[2]);
	bundle_report_init(&report);
	load = now_us();
	if (bundle_read(path, &o, cols, &report, &err) != RC_OK) {
		fprintf(stderr, "%s\n", err.msg[LANG_EN]);
		return 1;
	}
	load = now_us() - load;
	struct score_ask ask = {.rulebook = rb, .columns = cols, .calendar = cal};
	struct scores m = {0}, y = {0};

	struct arrays x = {
		.n_a = columns_table(cols, vocab_entity(STR("assignments")))->n_rows, .n_c = columns_table(cols, vocab_entity(STR("callbacks")))->n_rows,
		.n_o = columns_table(cols, vocab_entity(STR("orders")))->n_rows,
		.a_order = column(cols, "assignments", "order_id"), .a_unit = column(cols, "assignments", "unit_id"), .c_order = column(cols, "callbacks", "order_id"),
		.c_unit = column(cols, "callbacks", "unit_id"), .dispatched = column(cols, "assignments", "dispatched_at"), .due = column(cols, "assignments", "effective_due_at"),
		.handled = column(cols, "assignments", "handled_at"), .district = column(cols, "orders", "district_due_at"), .at = column(cols, "callbacks", "at"),
		.part = column(cols, "assignments", "part"), .returned = column(cols, "assignments", "returned"), .round = column(cols, "callbacks", "round"),
		.contacted = column(cols, "callbacks", "contacted"), .solved = column(cols, "callbacks", "solved"), .rating = column(cols, "callbacks", "rating"),
	};
	uint32_t *stamps = calloc((size_t)x.n_o * 3 + 1, sizeof *stamps);
	struct counts *counts = calloc((size_t)12 * UNITS, sizeof *counts);

	for (int k = 0; k < 13; k++)
		ends[k] = instant_from_day(day_from_ymd(k < 12 ? 2025 : 2026, k < 12 ? k + 1 : 1, 1), 0);
	/* by turns, so that what else runs on the machine disturbs all of them alike */
	for (int i = 0; i < RUNS; i++) {
		time_score(&ask, "year", 202540, &y, &year);
		if (i == 0)
			getrusage(RUSAGE_SELF, &use);
		time_hand(&x, ends, 12, counts, stamps, &hand_year);
		time_score(&ask, "month", 202506, &m, &month);
		time_hand(&x, ends + 5, 1, counts, stamps, &hand_month);
	}
	unsigned bad = differences(&m, counts);

	line("score month", rows, month, "hand-written C loop", hand_month);
	line("score year", rows, year, "hand-written C loop", hand_year);
	line("C loop month", rows, hand_month, "itself", hand_month);
	line("C loop year", rows, hand_year, "itself", hand_year);
	line("bundle load", rows, load, "none", 0);
	printf("{\"name\":\"bundle rows/s\",\"rows\":%lld,\"value\":%lld,\"unit\":\"rows/s\",\"against\":\"none\",\"ratio\":0}\n", (long long)rows,
	       (long long)((int64_t)report.rows * 1000000 / (load == 0 ? 1 : load)));
	printf("{\"name\":\"peak memory\",\"rows\":%lld,\"value\":%ld,\"unit\":\"MB\",\"against\":\"300 MB\",\"ratio\":%ld.%02ld}\n", (long long)rows, use.ru_maxrss / 1024,
	       use.ru_maxrss / 1024 / 300, use.ru_maxrss / 1024 * 100 / 300 % 100);
	printf("{\"name\":\"differences from the C loop\",\"rows\":%lld,\"value\":%u,\"unit\":\"items\",\"against\":\"0\",\"ratio\":0}\n", (long long)rows, bad);
	free(stamps);
	free(counts);
	scores_done(&m);
	scores_done(&y);
	bundle_report_done(&report);
	columns_free(cols);
	calendar_free(cal);
	rulebook_free(rb);
	diags_done(&d);
	arena_done(&a);
	return bad != 0;
}
