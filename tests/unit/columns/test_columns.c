/* Rows in: refusals leave no trace, links, derived fields, dated values, fan-out of call-backs, zones. Small facts by hand. */
#include "columns/columns.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static struct columns *
everything(struct arena *a)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	struct columns_want want = {ARENA_NEW(a, bool *, n), true};

	for (unsigned i = 0; i < n; i++) {
		want.fields[i] = ARENA_NEW(a, bool, e[i].n);
		memset(want.fields[i], 1, e[i].n);
	}
	return columns_new(&want);
}

/* "order_id,unit_id" then rows "o1,u1;o2,u2". */
static enum rc
fill(struct columns *c, const char *entity, const char *header, const char *rows, struct err *err)
{
	int e = vocab_entity(str_c(entity)), fields[32];
	unsigned n = 0;
	struct str h = str_c(header), r = str_c(rows);

	while (h.n > 0) {
		const char *comma = memchr(h.p, ',', h.n);
		struct str one = {h.p, comma == NULL ? h.n : (size_t)(comma - h.p)};

		fields[n++] = vocab_field(e, one);
		assert_true(fields[n - 1] >= 0);
		h = comma == NULL ? (struct str){"", 0} : (struct str){comma + 1, h.n - one.n - 1};
	}
	TRY(columns_open(c, e, fields, n, err));
	while (r.n > 0) {
		const char *semi = memchr(r.p, '|', r.n);
		struct str line = {r.p, semi == NULL ? r.n : (size_t)(semi - r.p)}, cells[32];
		unsigned k = 0;

		r = semi == NULL ? (struct str){"", 0} : (struct str){semi + 1, r.n - line.n - 1};
		for (;;) {
			const char *comma = memchr(line.p, ',', line.n);

			cells[k++] = (struct str){line.p, comma == NULL ? line.n : (size_t)(comma - line.p)};
			if (comma == NULL)
				break;
			line = (struct str){comma + 1, line.n - cells[k - 1].n - 1};
		}
		TRY(columns_row(c, e, cells, k, err));
	}
	return RC_OK;
}

static int64_t
value(const struct columns *c, const char *entity, const char *field, uint32_t row)
{
	int e = vocab_entity(str_c(entity));

	return columns_value(c, e, vocab_field(e, str_c(field)), row);
}

static void
test_refusals(void **state)
{
	static const struct { const char *entity, *header, *rows; enum rc rc; const char *field; } cases[] = {
		{"units", "unit_id,kind", "u1,office|u1,office", RC_CONFLICT, "unit_id"}, {"units", "unit_id,kind", ",office", RC_INVALID, "unit_id"},
		{"units", "unit_id,kind", "u1,nonsense", RC_INVALID, "kind"}, {"units", "unit_id,level", "u1,x", RC_INVALID, "level"},
		{"persons", "person_id,unit_id", "p1,u9", RC_NOT_FOUND, "unit_id"}, {"orders", "order_id,received_at", "o1,2025-02-30", RC_INVALID, "received_at"},
		{"orders", "order_id,lon", "o1,1.12345678901", RC_INVALID, "lon"}, {"orders", "order_id,difficult", "o1,maybe", RC_INVALID, "difficult"},
		{"manual_scores", "item,period", "X,2025-13", RC_INVALID, "period"},
	};
	(void)state;

	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		struct arena a;
		struct err err = {0};
		struct columns *c;

		arena_init(&a, 0);
		c = everything(&a);
		assert_int_equal(fill(c, cases[i].entity, cases[i].header, cases[i].rows, &err), cases[i].rc);
		assert_string_equal(err.field, cases[i].field);
		assert_true(err.msg[0][0] != '\0' && err.msg[1][0] != '\0');
		columns_free(c);
		arena_done(&a);
	}
}

static void
test_derived(void **state)
{
	struct arena a;
	struct err err;
	struct columns *c;
	const struct reverse *fan;
	(void)state;

	arena_init(&a, 0);
	c = everything(&a);
	assert_int_equal(fill(c, "units", "unit_id,parent_id,headcount", "u1,u3,5|u2,,6|u3,,7", &err), RC_OK);
	assert_int_equal(fill(c, "dated_values", "file,id,column,from,value", "units,u1,headcount,2025-03-01,9|units,u1,headcount,2025-01-01,8", &err), RC_OK);
	assert_int_equal(fill(c, "orders", "order_id,caller_key,matter_key,received_at,shelved",
	                      "o1,c,m,2024-01-01,|o2,c,m,2024-06-01,|o3,c,m,2025-05-30,|o4,,m,2025-05-31,true|o5,c,n,2025-05-31,", &err), RC_OK);
	assert_int_equal(fill(c, "assignments", "assignment_id,order_id,unit_id,part,returned,due_at,extended_due_at,fact_finding",
	                      "a1,o1,u1,lead,,2025-01-01,2025-02-01,untrue|a2,o1,u2,co,,2025-01-01,,|a3,o1,u3,co,true,,,|a4,o2,u1,co,,,,untrue", &err), RC_OK);
	assert_int_equal(fill(c, "callbacks", "order_id,unit_id", "o1,|o1,u3|o2,", &err), RC_OK);
	assert_int_equal(fill(c, "shelvings", "matter_key,approved_at,decision", "m,2025-01-01,filed|n,2025-01-01,refused", &err), RC_OK);
	assert_int_equal(columns_seal(c, &err), RC_OK);
	assert_int_equal(value(c, "units", "parent_id", 0), 2);
	/* which call within the 365 days that end with it */
	assert_int_equal(value(c, "orders", "repeat_no", 0), 1);
	assert_int_equal(value(c, "orders", "repeat_no", 1), 2);
	assert_int_equal(value(c, "orders", "repeat_no", 2), 2);
	assert_int_equal(value(c, "orders", "repeat_no", 3), COL_I64_NONE);
	/* shelved from the approval on, never before; the source's verdict stays */
	assert_int_equal(value(c, "orders", "shelved", 1), 0);
	assert_int_equal(value(c, "orders", "shelved", 2), 1);
	assert_int_equal(value(c, "orders", "shelved", 3), 1);
	assert_int_equal(value(c, "orders", "shelved", 4), 0);
	/* the lead's finding alone excludes */
	assert_int_equal(value(c, "orders", "finding_excluded", 0), 1);
	assert_int_equal(value(c, "orders", "finding_excluded", 1), 0);
	assert_int_equal(value(c, "assignments", "effective_due_at", 0), instant_from_day(day_from_ymd(2025, 2, 1), 0));
	assert_int_equal(value(c, "assignments", "effective_due_at", 1), instant_from_day(day_from_ymd(2025, 1, 1), 0));
	/* a call-back without a unit counts for every unit that was not returned */
	fan = columns_callback_units(c);
	assert_int_equal(fan->start[1] - fan->start[0], 2);
	assert_int_equal(fan->start[2] - fan->start[1], 0);
	assert_int_equal(fan->start[3] - fan->start[2], 1);
	int units = vocab_entity(STR("units")), headcount = vocab_field(units, STR("headcount"));

	assert_int_equal(columns_on_day(c, units, headcount, 0, day_from_ymd(2024, 12, 31)), 5);
	assert_int_equal(columns_on_day(c, units, headcount, 0, day_from_ymd(2025, 1, 1)), 8);
	assert_int_equal(columns_on_day(c, units, headcount, 0, day_from_ymd(2025, 4, 1)), 9);
	assert_int_equal(columns_on_day(c, units, headcount, 1, day_from_ymd(2025, 4, 1)), 6);
	columns_free(c);
	arena_done(&a);
}

static void
test_vocabulary(void **state)
{
	unsigned n, ne;
	const struct ventity *e = vocab_entities(&n);
	const struct venum *en = vocab_enums(&ne);
	(void)state;

	for (unsigned i = 0; i < n; i++)
		for (unsigned f = 0; f < e[i].n; f++) {
			const struct vfield *vf = &e[i].fields[f];

			/* every name finds its own field, in both languages; links lead to something that stands before, or to itself */
			assert_int_equal(vocab_field((int)i, str_c(vf->name)), (int)f);
			assert_int_equal(vocab_field((int)i, str_c(vf->zh)), (int)f);
			if (vf->type == VT_LINK)
				assert_true(vocab_field_entity(vf) >= 0 && vocab_field_entity(vf) <= (int)i);
			if (vf->type == VT_ENUM)
				assert_true(vocab_field_enum(vf) >= 0);
		}
	for (unsigned i = 0; i < ne; i++)
		for (unsigned k = 0; k < en[i].n; k++)
			assert_true(vocab_code((int)i, str_c(en[i].codes[k].name)) == (int)k && vocab_code((int)i, str_c(en[i].codes[k].zh)) == (int)k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_refusals), cmocka_unit_test(test_derived), cmocka_unit_test(test_vocabulary)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
