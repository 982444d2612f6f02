/*
 * The record holds, and a finger laid on it is found: a changed row, a changed line, a missing line, a link that leads nowhere. On
 * both databases.
 */
#include "town.h"

/* How many problems; every one is told in both languages, the first of them holds the word. */
static unsigned
problems(struct town *t, const char *word)
{
	struct verify_report r;
	unsigned n;

	GOOD(facts_verify(t->f, t->id, &r, &both_err));
	n = r.n_problems;
	for (unsigned i = 0; i < n && i < COUNT_OF(r.problems); i++)
		assert_true(r.problems[i][LANG_ZH].n > 0 && r.problems[i][LANG_EN].n > 0);
	if (word == NULL && n > 0)
		fail_msg(STR_F, STR_A(r.problems[0][LANG_EN]));
	if (word != NULL && n > 0 && strstr(r.problems[0][LANG_EN].p, word) == NULL)
		fail_msg("no “%s” in: " STR_F, word, STR_A(r.problems[0][LANG_EN]));
	arena_done(&r.arena);
	return n;
}

static void
fill(struct town *t)
{
	struct box b = box_new();

	put(t, "units", "u1", 0, "name=甲|kind=office");
	put(t, "units", "u2", 0, "parent_id=u1");
	put(t, "units", "u2", 1, "parent_id=u1|name=乙");
	put(t, "orders", "o9", 0, "personal=|caller_name=王|caller_phone=138|received_at=2025-01-05");
	put(t, "orders", "o9", 1, "title=x|received_at=2025-01-05");
	box_put(&b, "orders.csv", "order_id,title,received_at,caller_phone,lon\no1,停水,2025-01-01,138,121.000000001\no2,路灯,2025-01-02,,\no9,新,2025-01-05,139,\n");
	box_put(&b, "assignments.csv", "assignment_id,order_id,unit_id\na1,o1,u1\na2,o2,u2\n");
	box_put(&b, "callbacks.csv", "order_id,rating\no1,satisfied\no1,fair\n");
	import(t, b.path);
	box_put(&b, "callbacks.csv", "order_id,rating\no1,fair\n");
	import(t, b.path);
	put(t, "contacts", "", 0, "order_id=o1|kind=first");
	assert_int_equal(try_remove(t, "contacts", "~o1!1", -1), RC_OK);
	put(t, "contacts", "", 0, "order_id=o1|kind=first");
	box_free(&b);
}

static void
clean(void **state)
{
	struct town t = town_new(state);
	struct verify_report r;

	assert_int_equal(problems(&t, NULL), 0);
	put(&t, "units", "u1", 0, "name=甲");
	assert_int_equal(problems(&t, NULL), 0);
	town_free(&t);
	t = (struct town){0};
	t.b = *state;
	t.f = facts_new(t.b->store);
	arena_init(&t.arena, 0);
	t.now_ms = NOW_MS;
	GOOD(store_write(t.b->store, town_add_fn, &(struct town_add){&t, "other"}, &both_err));
	put(&t, "units", "u1", 0, "name=甲");
	put(&t, "orders", "o1", 0, "personal=|caller_name=王|caller_phone=138");
	GOOD(facts_verify(t.f, t.id, &r, &both_err));
	assert_int_equal(r.lines, 2);
	assert_int_equal(r.rows, 2);
	assert_int_equal(r.personal, 2);
	assert_int_equal(r.n_problems, 0);
	arena_done(&r.arena);
	/* erased from the twin: the chain holds, the hash stays, nothing is wrong */
	GOOD(both_run(t.b, "DELETE FROM personal_orders", NULL, 0));
	GOOD(facts_verify(t.f, t.id, &r, &both_err));
	assert_int_equal(r.personal, 0);
	assert_int_equal(r.n_problems, 0);
	arena_done(&r.arena);
	town_free(&t);
}

/* Each hurts the record in its own way; undo it and it holds again. */
static const struct { const char *hurt, *heal, *word; } hurts[] = {
	{"UPDATE fact_units SET name = '丙' WHERE fact_id = 'u1'", "UPDATE fact_units SET name = '甲' WHERE fact_id = 'u1'", "name is not what the log says"},
	{"UPDATE fact_orders SET lon = lon + 1 WHERE fact_id = 'o1'", "UPDATE fact_orders SET lon = lon - 1 WHERE fact_id = 'o1'", "lon is not"},
	{"UPDATE fact_orders SET version = version + 1 WHERE fact_id = 'o2'", "UPDATE fact_orders SET version = version - 1 WHERE fact_id = 'o2'", "version"},
	{"UPDATE fact_assignments SET fact_id = 'a7' WHERE fact_id = 'a1'", "UPDATE fact_assignments SET fact_id = 'a1' WHERE fact_id = 'a7'", "not in the table"},
	{"UPDATE fact_assignments SET unit_id = 'u3' WHERE fact_id = 'a1'", "UPDATE fact_assignments SET unit_id = 'u1' WHERE fact_id = 'a1'", "unit_id"},
	{"UPDATE fact_change SET what = '{\"name\":\"丁\"}' WHERE change_no = 3", "UPDATE fact_change SET what = '{\"name\":\"乙\"}' WHERE change_no = 3", "line 3"},
	{"UPDATE fact_change SET at_ms = at_ms + 1 WHERE change_no = 2", "UPDATE fact_change SET at_ms = at_ms - 1 WHERE change_no = 2", "line 2"},
	{"UPDATE fact_change SET why = 'y' WHERE change_no = 1", "UPDATE fact_change SET why = 'test' WHERE change_no = 1", "line 1"},
	{"UPDATE fact_change SET change_no = 777 WHERE change_no = 4", "UPDATE fact_change SET change_no = 4 WHERE change_no = 777", "lacks line 4"},
	{"UPDATE fact_batch_line SET version = 9 WHERE line_no = 2 AND batch = 1", "UPDATE fact_batch_line SET version = 1 WHERE line_no = 2 AND batch = 1", "batch 1: line 2"},
	{"UPDATE fact_batch_line SET line_no = 50 WHERE line_no = 7 AND batch = 1", "UPDATE fact_batch_line SET line_no = 7 WHERE line_no = 50 AND batch = 1", "batch 1: line 7 is missing"},
	{"UPDATE import SET change_no = 2 WHERE import_id = 1", "UPDATE import SET change_no = 6 WHERE import_id = 1", "import 1"},
	{"UPDATE personal_orders SET caller_phone = '137' WHERE caller_phone = '139'", "UPDATE personal_orders SET caller_phone = '139' WHERE caller_phone = '137'", "caller_phone"},
	{"UPDATE fact_head SET change_no = change_no + 1", "UPDATE fact_head SET change_no = change_no - 1", "which is not its end"},
	{"UPDATE fact_kind SET n_rows = n_rows + 1 WHERE entity = 'units'", "UPDATE fact_kind SET n_rows = n_rows - 1 WHERE entity = 'units'", "counted as 3"},
};

static void
found(void **state)
{
	struct town t = town_new(state);

	fill(&t);
	assert_int_equal(problems(&t, NULL), 0);
	for (unsigned i = 0; i < COUNT_OF(hurts); i++) {
		GOOD(both_run(t.b, hurts[i].hurt, NULL, 0));
		if (problems(&t, hurts[i].word) == 0)
			fail_msg("not found: %s", hurts[i].hurt);
		GOOD(both_run(t.b, hurts[i].heal, NULL, 0));
		assert_int_equal(problems(&t, NULL), 0);
	}
	town_free(&t);
}

/* The last line cut off, and the head set back with it: its fact's row gives it away; without a row nothing could. */
static void
cut_off(void **state)
{
	struct town t = town_new(state);

	put(&t, "units", "u1", 0, "name=甲");
	put(&t, "units", "u1", 1, "name=乙");
	GOOD(both_run(t.b, "DELETE FROM fact_change WHERE change_no = 2", NULL, 0));
	assert_true(problems(&t, "which is not its end") > 0);
	town_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {BOTH(clean), BOTH(found), BOTH(cut_off)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
