/*
 * The chained audit on both databases: lines in order, and a changed, lost, added or cut line found.
 */
#include "office.h"

struct line { struct office *office; int64_t tenant_id, before; const char *what; struct audit_line *list; unsigned n, limit; };

static enum rc
add_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct line *l = ctx;

	return audit_add(l->office->people, tx, l->tenant_id, 7, l->office->now_ms, l->what, STR("订单1"), STR("{\"reason\":\"核实\"}"), err);
}

static enum rc
list_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct line *l = ctx;

	return audit_list(l->office->people, tx, l->tenant_id, l->before, l->limit, &l->office->arena, &l->list, &l->n, err);
}

static void
add(struct office *o, int64_t tenant_id, const char *what)
{
	assert_int_equal(store_write(o->both->store, add_fn, &(struct line){.office = o, .tenant_id = tenant_id, .what = what}, &o->err), RC_OK);
}

static void
newest_first(void **state)
{
	struct office o = office_new(*state);
	struct line l = {.office = &o, .tenant_id = 1, .limit = 2};
	uint64_t lines;

	assert_int_equal(audit_verify(o.people, 1, &lines, &o.err), RC_OK);
	assert_int_equal(lines, 0);
	add(&o, 1, "reveal");
	add(&o, 2, "export");
	add(&o, 1, "edition.force");
	add(&o, 1, "export");
	assert_int_equal(store_read(o.both->store, list_fn, &l, &o.err), RC_OK);
	assert_int_equal(l.n, 2);
	assert_int_equal(l.list[0].audit_no, 3);
	assert_true(str_eq_c(l.list[0].what, "export") && str_eq_c(l.list[0].subject, "订单1") && l.list[0].by == 7 && l.list[0].at_ms == o.now_ms);
	l.before = l.list[1].audit_no;
	assert_int_equal(store_read(o.both->store, list_fn, &l, &o.err), RC_OK);
	assert_int_equal(l.n, 1);
	assert_true(str_eq_c(l.list[0].what, "reveal") && str_eq_c(l.list[0].detail, "{\"reason\":\"核实\"}"));
	assert_int_equal(audit_verify(o.people, 1, &lines, &o.err), RC_OK);
	assert_int_equal(lines, 3);
	assert_int_equal(audit_verify(o.people, 2, &lines, &o.err), RC_OK);
	assert_int_equal(lines, 1);
	office_free(&o);
}

static void
accounts_leave_lines(void **state)
{
	struct office o = office_new(*state);
	struct line l = {.office = &o, .tenant_id = 1, .limit = 50};
	struct post head = {.role = role("head"), .unit_id = STR("U\"2")};
	static const char *const want[] = {"account.enable", "account.disable", "account.reset", "account.posts", "account.add"};
	int64_t id = person(&o, "ann", 1, "chief");

	assert_int_equal(change(&o, &(struct change_of){.what = OF_POSTS, .account_id = id, .tenant_id = 1, .posts = &head, .n_posts = 1}), RC_OK);
	assert_int_equal(change(&o, &(struct change_of){.what = OF_RESET, .account_id = id}), RC_OK);
	assert_int_equal(change(&o, &(struct change_of){.what = OF_DISABLE, .account_id = id}), RC_OK);
	assert_int_equal(change(&o, &(struct change_of){.what = OF_DISABLE, .account_id = id}), RC_OK);
	assert_int_equal(change(&o, &(struct change_of){.what = OF_ENABLE, .account_id = id}), RC_OK);
	assert_int_equal(store_read(o.both->store, list_fn, &l, &o.err), RC_OK);
	assert_int_equal(l.n, COUNT_OF(want));
	for (unsigned i = 0; i < l.n; i++)
		assert_true(str_eq_c(l.list[i].what, want[i]) && str_eq_c(l.list[i].subject, "ann"));
	assert_true(str_eq_c(l.list[3].detail, "{\"posts\":[{\"role\":\"head\",\"unit_id\":\"U\\\"2\",\"person_id\":\"\"}]}"));
	office_free(&o);
}

/* Each is undone by hand in the tables as somebody with the database's password could. */
static void
a_forged_line_is_found(void **state)
{
	static const struct { const char *sql, *says; } forgeries[] = {
		{"UPDATE audit SET detail = '{}' WHERE tenant_id = 1 AND audit_no = 2", "line 2"},
		{"UPDATE audit SET by_id = 8 WHERE tenant_id = 1 AND audit_no = 2", "line 2"},
		{"UPDATE audit SET what = 'export订', subject = '单1' WHERE tenant_id = 1 AND audit_no = 2", "line 2"},
		{"UPDATE audit SET at_ms = at_ms + 1 WHERE tenant_id = 1 AND audit_no = 3", "line 3"},
		{"DELETE FROM audit WHERE tenant_id = 1 AND audit_no = 2", "line 2"},
		{"DELETE FROM audit WHERE tenant_id = 1 AND audit_no = 3", "lost lines"},
		{"DELETE FROM audit WHERE tenant_id = 1", "lost lines"},
		{"UPDATE audit_head SET audit_no = 2 WHERE tenant_id = 1", "lost lines"},
		{"INSERT INTO audit (tenant_id, audit_no, by_id, at_ms, what, subject, detail, hash) SELECT tenant_id, 4, by_id, at_ms, what, subject, detail, hash FROM audit WHERE audit_no = 3", "line 4"},
		{"UPDATE audit SET hash = (SELECT hash FROM audit WHERE tenant_id = 1 AND audit_no = 2) WHERE tenant_id = 1 AND audit_no = 1", "line 1"},
	};

	for (unsigned i = 0; i < COUNT_OF(forgeries); i++) {
		struct both *b = *state;
		struct office o;
		uint64_t lines;

		if (i > 0) {            /* each forgery begins with a sound chain */
			assert_int_equal(both_run(b, "DELETE FROM audit", NULL, 0), RC_OK);
			assert_int_equal(both_run(b, "DELETE FROM audit_head", NULL, 0), RC_OK);
			assert_int_equal(both_run(b, "DELETE FROM tenant", NULL, 0), RC_OK);
		}
		o = office_new(b);
		for (unsigned k = 0; k < 3; k++)
			add(&o, 1, "export");
		assert_int_equal(audit_verify(o.people, 1, &lines, &o.err), RC_OK);
		assert_int_equal(both_run(b, forgeries[i].sql, NULL, 0), RC_OK);
		assert_int_equal(audit_verify(o.people, 1, &lines, &o.err), RC_INVALID);
		if (strstr(o.err.msg[LANG_EN], forgeries[i].says) == NULL)
			fail_msg("%s: %s", forgeries[i].sql, o.err.msg[LANG_EN]);
		people_free(o.people);
		arena_done(&o.arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {BOTH(newest_first), BOTH(accounts_leave_lines), BOTH(a_forged_line_is_found)};

	return cmocka_run_group_tests_name("people/audit", tests, NULL, NULL);
}
