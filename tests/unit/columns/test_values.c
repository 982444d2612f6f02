/*
 * Rows that come typed must lie as rows of cells lie, be refused as those are, and links may lead to what only a database knows.
 */
#include "model.h"

static void
values_lie_as_their_cells(void **state)
{
	static bool want[ENTITIES_MOST][FIELDS_MOST];

	(void)state;
	model_start();
	for (unsigned round = 0; round < 30; round++) {
		struct model *m = draw_model(round < 20 ? 20 : 200, below(2) == 0);
		struct columns *cells, *values;

		for (unsigned i = 0; i < ENTITIES_MOST; i++)
			for (unsigned f = 0; f < FIELDS_MOST; f++)
				want[i][f] = below(3) != 0;
		cells = columns_drawn(round % 2 == 0, want);
		values = columns_drawn(round % 2 == 0, want);
		load_model(cells, m, WAY_CELLS);
		load_model(values, m, WAY_VALUES);
		same_columns(values, cells);
		columns_free(cells);
		columns_free(values);
		free_model(m);
	}
}

/* Columns that are filled again and again, with more rows and fewer, after a filling that broke off and one that was refused at its seal. */
static void
filled_again_reads_as_made_fresh(void **state)
{
	static bool want[ENTITIES_MOST][FIELDS_MOST];
	int units = entity_named("units"), parent = field_named("units", "parent_id");

	(void)state;
	for (unsigned round = 0; round < 20; round++) {
		struct model *m = draw_model(12, round % 2 == 0);
		struct columns *kept;

		for (unsigned i = 0; i < ENTITIES_MOST; i++)
			for (unsigned f = 0; f < FIELDS_MOST; f++)
				want[i][f] = round < 4 || below(3) != 0;
		kept = columns_drawn(false, want);
		load_model(kept, m, WAY_VALUES);
		for (unsigned again = 0; again < 12; again++) {
			static const uint32_t sizes[] = {0, 1, 3, 20, 80, 1300};
			struct columns *fresh = columns_drawn(false, want);

			columns_again(kept);
			if (below(3) == 0 && m->kinds[units].delivered[parent]) {
				struct vvalue row[FIELDS_MOST] = {{0}};
				struct err err;
				unsigned at = 0, n = 0;

				for (unsigned f = vocab_at(units)->n; f-- > 0;)         /* load_model's order */
					if (m->kinds[units].delivered[f]) {
						row[n] = (struct vvalue){.known = (int)f == parent || (int)f == vocab_at(units)->id, .text = (int)f == parent ? STR("nobody") : STR("somebody")};
						at += row[n++].known;
					}
				if (at == 2 && columns_values(kept, units, row, n, &err) == RC_OK && below(2) == 0)
					assert_int_equal(columns_seal(kept, &err), RC_NOT_FOUND);
				columns_again(kept);
			}
			draw_rows(m, sizes[below(round < 18 ? 5 : 6)]);
			load_model(kept, m, WAY_AGAIN);
			load_model(fresh, m, WAY_VALUES);
			same_columns(kept, fresh);
			columns_free(fresh);
		}
		columns_free(kept);
		free_model(m);
	}
}

/* The default of the table stands for an unknown value, in a column that came and in one that did not. */
static void
unknown_values_are_the_default(void **state)
{
	struct columns *c = columns_wanting("*", false);
	int e = entity_named("assignments");
	int fields[] = {field_named("assignments", "part"), field_named("assignments", "assignment_id")};
	struct vvalue row[2] = {{.known = false}, {.known = true, .text = STR("a1")}};
	struct err err;

	(void)state;
	assert_int_equal(columns_open(c, e, fields, 2, &err), RC_OK);
	assert_int_equal(columns_values(c, e, row, 2, &err), RC_OK);
	row[0] = (struct vvalue){.known = true, .i = 1};
	row[1].text = STR("a2");
	assert_int_equal(columns_values(c, e, row, 2, &err), RC_OK);
	seal_good(c);
	assert_int_equal(value(c, "assignments", "part", 0), 0);
	assert_int_equal(value(c, "assignments", "part", 1), 1);
	assert_int_equal(value(c, "assignments", "seq", 1), 1);
	columns_free(c);
}

/* A value that no cell could have said; the row leaves no trace. */
static void
refused(const char *entity, const char *field, int64_t i, const char *text, enum rc rc, const char *about)
{
	struct columns *c = columns_wanting("*", false);
	int e = entity_named(entity), id = vocab_at(e)->id, fields[2] = {field_named(entity, field), id};
	struct vvalue row[2] = {{.known = true, .i = i, .text = str_c(text)}, {.known = true, .text = STR("x1")}};
	struct err err = {0};

	assert_int_equal(columns_open(c, e, fields, fields[0] == id ? 1 : 2, &err), RC_OK);
	if (columns_values(c, e, row, fields[0] == id ? 1 : 2, &err) != rc || strcmp(err.field, about) != 0 || err.msg[LANG_EN][0] == '\0' || err.msg[LANG_ZH][0] == '\0')
		fail_msg("%s.%s %lld: %d %s %s", entity, field, (long long)i, err.rc, err.field, err.msg[LANG_EN]);
	assert_int_equal(columns_table(c, e)->n_rows, 0);
	columns_free(c);
}

static void
bad_values_are_refused(void **state)
{
	(void)state;
	refused("assignments", "part", 2, "", RC_INVALID, "part");
	refused("assignments", "part", -1, "", RC_INVALID, "part");
	refused("assignments", "returned", 2, "", RC_INVALID, "returned");
	refused("assignments", "seq", ((int64_t)1 << 53) + 1, "", RC_INVALID, "seq");
	refused("assignments", "handled_at", INT64_MIN, "", RC_INVALID, "handled_at");
	refused("assignments", "handled_at", INT64_MAX, "", RC_INVALID, "handled_at");
	refused("incidents", "points", INT64_MIN, "", RC_INVALID, "points");
	refused("incidents", "date", INT32_MAX, "", RC_INVALID, "date");
	refused("assignments", "order_id", 0, "o9", RC_NOT_FOUND, "order_id");
	refused("assignments", "assignment_id", 0, "", RC_INVALID, "assignment_id");

	struct columns *c = columns_wanting("", false);
	int e = entity_named("orders"), id = field_named("orders", "order_id");
	struct vvalue row[2] = {{.known = true, .text = STR("o1")}, {.known = false}};
	struct err err;

	assert_int_equal(columns_open(c, e, &id, 1, &err), RC_OK);
	assert_int_equal(columns_values(c, e, row, 1, &err), RC_OK);
	assert_int_equal(columns_values(c, e, row, 1, &err), RC_CONFLICT);
	assert_int_equal(columns_values(c, e, row, 2, &err), RC_INVALID);       /* more than the header */
	assert_int_equal(columns_values(c, e, NULL, 0, &err), RC_INVALID);      /* no id */
	columns_free(c);
}

struct outside { int entity; const char *id; unsigned asked; };

static bool
knows(void *ctx, int entity, struct str id)
{
	struct outside *o = ctx;

	o->asked++;
	return entity == o->entity && str_eq_c(id, o->id);
}

/* A bundle of orders and people whose units stand in the database already. */
static void
links_lead_outside(void **state)
{
	struct outside o = {entity_named("units"), "far", 0};
	struct columns *c = columns_wanting("units.parent_id units.headcount persons.unit_id", false);
	uint32_t row = 0;
	int field;
	struct str id;
	struct err err;

	(void)state;
	columns_outside(c, knows, &o);
	feed_good(c, "units", "unit_id,parent_id\nu1,far\nu2,u1\n");
	assert_false(columns_self_dangling(c, entity_named("units"), &row, &field, &id));
	feed_good(c, "persons", "person_id,unit_id\np1,u2\np2,far\n");
	assert_int_equal(columns_row(c, entity_named("persons"), (struct str[]){STR("p3"), STR("farther")}, 2, &err), RC_NOT_FOUND);
	feed_good(c, "dated_values", "file,id,column,from,value\nunits,far,headcount,2025-01-01,3\npersons,p1,unit_id,2025-01-01,far\npersons,p2,unit_id,2025-01-01,u1\n");
	assert_int_equal(columns_row(c, entity_named("dated_values"), (struct str[]){STR("units"), STR("farther"), STR("headcount"), STR("2025-01-01"), STR("3")}, 5, &err),
	                 RC_NOT_FOUND);
	assert_int_equal(columns_row(c, entity_named("dated_values"), (struct str[]){STR("persons"), STR("p1"), STR("unit_id"), STR("2025-01-01"), STR("farther")}, 5, &err),
	                 RC_NOT_FOUND);
	seal_good(c);
	assert_true(value(c, "units", "parent_id", 0) == COL_I64_NONE);
	assert_int_equal(value(c, "units", "parent_id", 1), 0);
	assert_int_equal(value(c, "persons", "unit_id", 0), 1);
	assert_true(value(c, "persons", "unit_id", 1) == COL_I64_NONE);
	assert_true(columns_on_day(c, entity_named("persons"), field_named("persons", "unit_id"), 0, day_from_ymd(2025, 2, 1)) == COL_I64_NONE);
	assert_int_equal(columns_on_day(c, entity_named("persons"), field_named("persons", "unit_id"), 1, day_from_ymd(2025, 2, 1)), 0);
	assert_false(columns_has_dated(c, entity_named("units"), field_named("units", "headcount")));
	assert_true(o.asked > 0);
	columns_free(c);

	c = columns_wanting("", false);         /* those that it does not know dangle as ever */
	columns_outside(c, knows, &o);
	feed_good(c, "units", "unit_id,parent_id\nu1,farther\n");
	row = 0;
	assert_true(columns_self_dangling(c, entity_named("units"), &row, &field, &id));
	assert_int_equal(columns_seal(c, &err), RC_NOT_FOUND);
	columns_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_lie_as_their_cells), cmocka_unit_test(filled_again_reads_as_made_fresh), cmocka_unit_test(unknown_values_are_the_default), cmocka_unit_test(bad_values_are_refused),
		cmocka_unit_test(links_lead_outside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
