/*
 * Single facts: put, read, removed; versions, conflicts, links, personal values, keys of facts without an id. On both databases.
 */
#include "town.h"

static void
there_and_back(void **state)
{
	struct town t = town_new(state);
	struct put_done d;
	struct fact f;

	d = put(&t, "units", "u1", 0, "name=甲|kind=office|level=4|active_from=2024-01-01");
	assert_int_equal(d.version, 1);
	assert_true(d.changed);
	assert_true(str_eq_c(d.id, "u1"));
	put(&t, "units", "u2", 0, "name=乙|parent_id=u1");
	put(&t, "grids", "g1", 0, "unit_id=u2|residents=12");
	d = put(&t, "orders", "", 0, "order_id=o'1;|lon=121.5|received_at=2025-01-01T09:00:01|severity=serious|grid_id=g1|description=他说：“没水”");
	assert_true(str_eq_c(d.id, "o'1;"));
	CELL(&t, "orders", "o'1;", "lon", "121.5");
	CELL(&t, "orders", "o'1;", "received_at", "2025-01-01T09:00:01");
	CELL(&t, "orders", "o'1;", "severity", "serious");
	CELL(&t, "orders", "o'1;", "grid_id", "g1");
	CELL(&t, "orders", "o'1;", "difficult", "false");       /* the table's default */
	CELL(&t, "orders", "o'1;", "description", "他说：“没水”");
	CELL(&t, "orders", "o'1;", "closed_at", "");
	assert_int_equal(try_get(&t, "orders", "o1", false, &f), RC_NOT_FOUND);
	assert_int_equal(count_of(&t, "units"), 2);
	assert_int_equal(count_of(&t, "orders"), 1);
	town_free(&t);
}

static void
versions(void **state)
{
	struct town t = town_new(state);
	struct historying h;
	struct put_done d;

	put(&t, "units", "u1", 0, "name=甲");
	assert_int_equal(try_put(&t, "units", "u1", 0, "name=乙", NULL), RC_CONFLICT);         /* is there already */
	assert_int_equal(try_put(&t, "units", "u9", 1, "name=乙", NULL), RC_CONFLICT);         /* was removed, or never was */
	d = put(&t, "units", "u1", 1, "name=乙|level=2");
	assert_int_equal(d.version, 2);
	assert_int_equal(try_put(&t, "units", "u1", 1, "name=丙|level=2", NULL), RC_CONFLICT);
	assert_non_null(strstr(t.err.msg[LANG_EN], "version 2"));
	assert_non_null(strstr(t.err.msg[LANG_ZH], "name, level"));                     /* what changed */
	d = put(&t, "units", "u1", 2, "name=乙|level=2");                               /* nothing changes: nothing is written */
	assert_int_equal(d.version, 2);
	assert_false(d.changed);
	d = put(&t, "units", "u1", -1, "name=乙");
	assert_int_equal(d.version, 3);
	assert_int_equal(try_remove(&t, "units", "u1", 2), RC_CONFLICT);
	assert_int_equal(try_remove(&t, "units", "u1", 3), RC_OK);
	assert_int_equal(try_remove(&t, "units", "u1", -1), RC_NOT_FOUND);
	assert_int_equal(count_of(&t, "units"), 0);
	d = put(&t, "units", "u1", 0, "name=丁");
	assert_int_equal(d.version, 5);                                                 /* counts on through removal */
	h = history(&t, "units", "u1");
	assert_int_equal(h.n, 5);
	assert_true(str_eq_c(h.list[0].what, "{\"name\":\"丁\"}"));
	assert_true(str_eq_c(h.list[1].what, "null"));
	assert_true(str_eq_c(h.list[2].what, "{\"level\":null}"));
	assert_true(str_eq_c(h.list[3].what, "{\"name\":\"乙\",\"level\":\"2\"}"));
	for (unsigned i = 0; i < h.n; i++)
		assert_int_equal(h.list[i].change_no, 5 - i);
	assert_int_equal(h.list[0].by, 7);
	assert_int_equal(h.list[0].at_ms, NOW_MS);
	assert_int_equal(h.list[0].hash.n, 32);
	town_free(&t);
}

static void
bad_values(void **state)
{
	struct town t = town_new(state);
	struct fact f = fact_of(&t, "units", "u1", "name=甲|kind=office");
	struct putting p = {&t, f, 0, {.version = 0}};
	char *big = malloc(600);

	f.values[field_named("units", "kind")].i = 99;
	assert_int_equal(store_write(t.b->store, put_fn, &p, &t.err), RC_INVALID);
	assert_string_equal(t.err.field, "kind");
	f.values[field_named("units", "kind")].i = 0;
	f.values[field_named("units", "name")].text = (struct str){"a\0b", 3};
	assert_int_equal(store_write(t.b->store, put_fn, &p, &t.err), RC_INVALID);
	assert_string_equal(t.err.field, "name");
	assert_int_equal(try_put(&t, "units", "", 0, "name=甲", NULL), RC_INVALID);
	assert_string_equal(t.err.field, "unit_id");
	assert_int_equal(try_put(&t, "units", "u1", 0, "unit_id=u2", NULL), RC_INVALID);
	memset(big, 'x', 599);
	big[599] = '\0';
	assert_int_equal(try_put(&t, "units", big, 0, "name=甲", NULL), RC_INVALID);
	free(big);
	assert_int_equal(count_of(&t, "units"), 0);
	town_free(&t);
}

static void
links(void **state)
{
	struct town t = town_new(state);

	assert_int_equal(try_put(&t, "persons", "p1", 0, "unit_id=u1", NULL), RC_NOT_FOUND);
	assert_string_equal(t.err.field, "unit_id");
	put(&t, "units", "u1", 0, "parent_id=u1");      /* its own: there when it is written */
	put(&t, "persons", "p1", 0, "unit_id=u1");
	assert_int_equal(try_remove(&t, "units", "u1", -1), RC_CONFLICT);
	assert_non_null(strstr(t.err.msg[LANG_EN], "p1"));
	put(&t, "persons", "p1", -1, "name=张");
	assert_int_equal(try_put(&t, "dated_values", "", 0, "file=units|id=u2|column=headcount|from=2025-01-01|value=3", NULL), RC_NOT_FOUND);
	assert_int_equal(try_put(&t, "dated_values", "", 0, "file=units|id=u1|column=name|from=2025-01-01|value=3", NULL), RC_INVALID);
	assert_int_equal(try_put(&t, "dated_values", "", 0, "file=units|id=u1|column=headcount|from=2025-01-01|value=x", NULL), RC_INVALID);
	assert_int_equal(try_put(&t, "dated_values", "", 0, "file=persons|id=p1|column=unit_id|from=2025-01-01|value=u7", NULL), RC_NOT_FOUND);
	put(&t, "dated_values", "", 0, "file=人员|id=p1|column=单位|from=2025-01-01|value=u1");
	CELL(&t, "dated_values", "~persons!p1!unit_id!1", "file", "persons");
	assert_int_equal(try_remove(&t, "units", "u1", -1), RC_CONFLICT);
	assert_int_equal(try_remove(&t, "persons", "p1", -1), RC_CONFLICT);
	assert_int_equal(try_remove(&t, "dated_values", "~persons!p1!unit_id!1", -1), RC_OK);
	assert_int_equal(try_remove(&t, "persons", "p1", -1), RC_OK);
	assert_int_equal(try_remove(&t, "units", "u1", -1), RC_OK);
	town_free(&t);
}

static void
keys(void **state)
{
	struct town t = town_new(state);
	struct put_done d;
	struct fact f;

	put(&t, "units", "u1", 0, "name=甲");
	put(&t, "persons", "p~!1", 0, "unit_id=u1");
	put(&t, "orders", "o1", 0, "");
	d = put(&t, "contacts", "", 0, "order_id=o1|kind=first");
	assert_true(str_eq_c(d.id, "~o1!1"));
	d = put(&t, "contacts", "", 0, "order_id=o1|kind=first");
	assert_true(str_eq_c(d.id, "~o1!2"));
	d = put(&t, "contacts", "c1", 0, "order_id=o1|kind=first");
	assert_true(str_eq_c(d.id, "c1"));
	d = put(&t, "attendance", "", 0, "person_id=p~!1|date=2025-01-02|late=1");
	assert_true(str_eq_c(d.id, "~p~0~11!2025-01-02!1"));
	put(&t, "attendance", "~p~0~11!2025-01-02!1", 1, "person_id=p~!1|date=2025-01-02|late=2");
	CELL(&t, "attendance", "~p~0~11!2025-01-02!1", "late", "2");
	/* what a key is made of stays */
	assert_int_equal(try_put(&t, "attendance", "~p~0~11!2025-01-02!1", 2, "person_id=p~!1|date=2025-01-03", NULL), RC_INVALID);
	assert_int_equal(try_put(&t, "contacts", "~mine", 0, "order_id=o1", NULL), RC_NOT_FOUND);
	assert_int_equal(try_get(&t, "contacts", "~o1!1", false, &f), RC_OK);
	assert_false(f.values[field_named("contacts", "contact_id")].known);
	assert_int_equal(try_get(&t, "contacts", "c1", false, &f), RC_OK);
	assert_true(f.values[field_named("contacts", "contact_id")].known);
	assert_int_equal(try_remove(&t, "contacts", "~o1!1", 1), RC_OK);
	d = put(&t, "contacts", "", 0, "order_id=o1|kind=brief");
	assert_true(str_eq_c(d.id, "~o1!3"));
	town_free(&t);
}

/* The hash of a personal value in the last line, or "". */
static struct str
personal_in_log(struct town *t, const char *id, const char *field)
{
	struct historying h = history(t, "orders", id);
	struct json *j, *v;
	struct err err;

	assert_true(h.n > 0);
	assert_int_equal(json_parse(&t->arena, h.list[0].what, &j, &err), RC_OK);
	v = json_get(j, field);
	return v == NULL ? (struct str){"", 0} : v->kind == JSON_NULL ? STR("null") : v->text;
}

static void
personal(void **state)
{
	struct town t = town_new(state);
	struct str first, second;
	struct fact f;

	put(&t, "orders", "o1", 0, "personal=|caller_name=王五|caller_phone=13800001111|title=停水");
	CELL(&t, "orders", "o1", "caller_name", "王五");
	assert_int_equal(try_get(&t, "orders", "o1", false, &f), RC_OK);
	assert_false(f.values[field_named("orders", "caller_name")].known);
	first = personal_in_log(&t, "o1", "caller_phone");
	assert_int_equal(first.n, 64);
	/* who cannot see them does not wipe them */
	put(&t, "orders", "o1", 1, "title=没水");
	CELL(&t, "orders", "o1", "caller_phone", "13800001111");
	assert_true(str_eq_c(personal_in_log(&t, "o1", "caller_phone"), ""));
	/* one changes: a new salt, so the hash of the other is another too */
	put(&t, "orders", "o1", 2, "personal=|caller_name=王六|caller_phone=13800001111|title=没水");
	second = personal_in_log(&t, "o1", "caller_phone");
	assert_int_equal(second.n, 64);
	assert_false(str_eq(first, second));
	/* erased: the twin goes, no clear text anywhere */
	put(&t, "orders", "o1", 3, "personal=|title=没水");
	assert_true(str_eq_c(personal_in_log(&t, "o1", "caller_phone"), "null"));
	CELL(&t, "orders", "o1", "caller_phone", "");
	assert_int_equal(both_int(t.b, "SELECT count(*) FROM personal_orders"), 0);
	assert_int_equal(both_int(t.b, "SELECT count(*) FROM fact_change WHERE what LIKE '%13800001111%' OR what LIKE '%王五%'"), 0);
	put(&t, "orders", "o2", 0, "personal=|caller_name=李");
	assert_int_equal(try_remove(&t, "orders", "o2", 1), RC_OK);
	assert_int_equal(both_int(t.b, "SELECT count(*) FROM personal_orders"), 0);
	town_free(&t);
}

struct governing { struct town *t; struct tenant tenant; bool change; enum rc rc; };

static enum rc
governing_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct governing *g = ctx;
	struct cause c = {7, NOW_MS, STR("test")};

	return g->change ? tenant_change(g->t->f, tx, &g->tenant, &c, err) : tenant_add(g->t->f, tx, &g->tenant, &c, err);
}

static enum rc
listing_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct town *t = ctx;
	struct tenant one, *all;
	unsigned n;

	TRY(tenant_get(t->f, tx, STR("district"), &t->arena, &one, err));
	assert_true(str_eq_c(one.name, "某区"));
	TRY(tenant_list(t->f, tx, &t->arena, &all, &n, err));
	assert_int_equal(n, 2);
	assert_true(str_eq_c(all[0].slug, "district"));
	assert_true(str_eq_c(all[1].slug, "town"));
	assert_int_equal(all[1].parent_id, all[0].tenant_id);
	assert_int_equal(tenant_get(t->f, tx, STR("nowhere"), &t->arena, &one, err), RC_NOT_FOUND);
	return RC_OK;
}

static void
governments(void **state)
{
	struct town t = town_new(state);
	struct governing g = {&t, {.slug = STR("district"), .name = STR("某区"), .level = 2}, false, RC_OK};
	struct governing child = {&t, {.tenant_id = t.id, .name = STR("某镇"), .level = 3}, true, RC_OK};
	struct governing bad;

	GOOD(store_write(t.b->store, governing_fn, &g, &both_err));
	assert_true(g.tenant.tenant_id > 0);
	child.tenant.parent_id = g.tenant.tenant_id;
	GOOD(store_write(t.b->store, governing_fn, &child, &both_err));
	GOOD(store_read(t.b->store, listing_fn, &t, &both_err));
	bad = g;
	assert_int_equal(store_write(t.b->store, governing_fn, &bad, &t.err), RC_CONFLICT);     /* the slug is taken */
	bad = (struct governing){&t, {.tenant_id = g.tenant.tenant_id, .name = STR("某区"), .level = 2, .parent_id = t.id}, true, RC_OK};
	assert_int_equal(store_write(t.b->store, governing_fn, &bad, &t.err), RC_INVALID);      /* a circle */
	bad = (struct governing){&t, {.slug = STR("A b"), .name = STR("某区"), .level = 2}, false, RC_OK};
	assert_int_equal(store_write(t.b->store, governing_fn, &bad, &t.err), RC_INVALID);
	bad = (struct governing){&t, {.slug = STR("other"), .name = STR("某区"), .level = 2, .parent_id = 5}, false, RC_OK};
	assert_int_equal(store_write(t.b->store, governing_fn, &bad, &t.err), RC_NOT_FOUND);
	/* facts of one government are not those of another */
	put(&t, "units", "u1", 0, "name=甲");
	t.id = g.tenant.tenant_id;
	assert_int_equal(count_of(&t, "units"), 0);
	assert_int_equal(try_put(&t, "persons", "p1", 0, "unit_id=u1", NULL), RC_NOT_FOUND);
	assert_int_equal(put(&t, "units", "u1", 0, "name=乙").version, 1);
	t.id = 12345;
	assert_int_equal(try_put(&t, "units", "u1", 0, "name=乙", NULL), RC_NOT_FOUND);
	town_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(there_and_back), BOTH(versions), BOTH(bad_values), BOTH(links), BOTH(keys), BOTH(personal), BOTH(governments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
