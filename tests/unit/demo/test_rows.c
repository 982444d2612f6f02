/*
 * The demo's rows as a sink sees them: entities and columns in the vocabulary's order, links that lead back, the same twice, and a
 * refusal of the sink that ends the making.
 */
#include "demo/demo.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define ENTITIES 64
struct ids { struct str *list; size_t n, room; };
struct seen {
	int entity, fields[64];
	unsigned n;
	uint64_t rows, hash, left;      /* left: rows until the sink refuses */
	struct ids ids[ENTITIES];
	struct arena arena;
};

static int
by_text(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

static bool
is_there(struct ids *t, struct str s)
{
	return t->n > 0 && bsearch(&s, t->list, t->n, sizeof s, by_text) != NULL;
}

static enum rc
seen_open(void *ctx, int entity, const int *fields, unsigned n, struct err *err)
{
	struct seen *s = ctx;

	(void)err;
	assert_true(entity > s->entity);
	if (s->entity >= 0 && s->ids[s->entity].n > 0)
		qsort(s->ids[s->entity].list, s->ids[s->entity].n, sizeof(struct str), by_text);
	s->entity = entity;
	s->n = n;
	assert_true(n > 0 && n <= COUNT_OF(s->fields));
	for (unsigned i = 0; i < n; i++) {
		assert_true(i == 0 || fields[i] > fields[i - 1]);
		s->fields[i] = fields[i];
	}
	return RC_OK;
}

static void
keep_id(struct seen *s, int entity, struct str id)
{
	struct ids *t = &s->ids[entity];

	if (t->n == t->room) {
		t->room = t->room == 0 ? 1024 : t->room * 2;
		t->list = realloc(t->list, t->room * sizeof *t->list);
		assert_non_null(t->list);
	}
	t->list[t->n++] = str_copy(&s->arena, id);
}

static enum rc
seen_row(void *ctx, int entity, const struct vvalue *values, unsigned n, struct err *err)
{
	struct seen *s = ctx;
	unsigned n_entities;
	const struct ventity *e = &vocab_entities(&n_entities)[entity];

	assert_int_equal(entity, s->entity);
	assert_int_equal(n, s->n);
	if (s->left-- == 0)
		return err_set(err, RC_BUSY, "sink", "满了", "full");
	s->rows++;
	for (unsigned i = 0; i < n; i++) {
		const struct vfield *f = &e->fields[s->fields[i]];
		int to;

		s->hash = (s->hash ^ (values[i].known ? str_hash(values[i].text) + (uint64_t)values[i].i : 7)) * 0x100000001b3u;
		if (!values[i].known)
			continue;
		if (s->fields[i] == e->id)
			keep_id(s, entity, values[i].text);
		to = f->type == VT_LINK ? vocab_field_entity(f) : -1;
		if (to >= 0 && to != entity && !is_there(&s->ids[to], values[i].text))
			fail_msg("%s.%s: " STR_F " is not there", e->name, f->name, STR_A(values[i].text));
		if (f->type == VT_TEXT && utf8_bad(values[i].text) != values[i].text.n)
			fail_msg("%s.%s is not UTF-8", e->name, f->name);
	}
	return RC_OK;
}

static enum rc
made(const struct demo *d, const struct demo_government *g, uint64_t left, struct seen *s, struct err *err)
{
	struct demo_sink sink = {s, seen_open, seen_row};
	enum rc rc;

	*s = (struct seen){.entity = -1, .left = left};
	arena_init(&s->arena, 0);
	rc = demo_rows(d, g, &sink, err);
	for (unsigned i = 0; i < ENTITIES; i++)
		free(s->ids[i].list);
	arena_done(&s->arena);
	return rc;
}

static void
links_lead_back(void **state)
{
	struct demo *d;
	const struct demo_government *g;
	struct err err;
	struct seen once, again;
	unsigned n, with_rules = 0;

	(void)state;
	assert_int_equal(demo_new(&d, &err), RC_OK);
	g = demo_governments(d, &n);
	assert_int_equal(n, 6);
	for (unsigned i = 0; i < n; i++) {
		assert_int_equal(made(d, &g[i], UINT64_MAX, &once, &err), RC_OK);
		with_rules += g[i].rulebook.n > 0;
		assert_true(g[i].rulebook.n > 0 ? once.rows > 20000 : once.rows == 0);
		assert_int_equal(made(d, &g[i], UINT64_MAX, &again, &err), RC_OK);
		assert_true(once.rows == again.rows && once.hash == again.hash);
	}
	assert_int_equal(with_rules, 5);
	demo_free(d);
}

static void
accounts_are_whole(void **state)
{
	struct demo *d;
	const struct demo_government *g;
	struct err err;
	unsigned n;
	int32_t day;

	(void)state;
	assert_int_equal(demo_new(&d, &err), RC_OK);
	assert_true(day_parse(demo_today(d), &day));
	assert_true(demo_password(d).n >= 10);
	g = demo_governments(d, &n);
	for (unsigned i = 0; i < n; i++) {
		bool above = g[i].parent.n == 0;

		for (unsigned k = 0; k < i; k++)
			above = above || str_eq(g[k].slug, g[i].parent);
		assert_true(above);
		assert_true(g[i].level >= 1 && g[i].level <= 3 && g[i].n_accounts >= 4 && g[i].in_force < day);
		for (unsigned k = 0; k < g[i].n_accounts; k++) {
			assert_true(g[i].accounts[k].name.n > 0);
			assert_true(vocab_code(vocab_enum("person_role"), g[i].accounts[k].role) >= 0);
		}
	}
	demo_free(d);
}

static void
a_sink_may_refuse(void **state)
{
	struct demo *d;
	const struct demo_government *g;
	struct err err = {0};
	struct seen s;
	unsigned n;

	(void)state;
	assert_int_equal(demo_new(&d, &err), RC_OK);
	g = demo_governments(d, &n);
	assert_int_equal(made(d, &g[n - 1], 1000, &s, &err), RC_BUSY);
	assert_int_equal(s.rows, 1000);
	assert_string_equal(err.msg[LANG_EN], "full");
	demo_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(links_lead_back), cmocka_unit_test(accounts_are_whole), cmocka_unit_test(a_sink_may_refuse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
