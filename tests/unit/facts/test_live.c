/*
 * Random facts of every kind: imported they load as the bundle does; exported and imported elsewhere they are the same; after
 * random single changes the columns that follow equal a fresh load, and the record verifies. On both databases. JIEBAN_SEED.
 */
#include "town.h"

/* model.h has a fact of its own. */
#define fact model_fact
#include "../columns/model.h"
#undef fact

static bool everything[ENTITIES_MOST][FIELDS_MOST];

static struct columns_want
want_all(bool live)
{
	static bool *fields[ENTITIES_MOST];
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = 0; i < n; i++) {
		fields[i] = everything[i];
		for (unsigned f = 0; f < e[i].n; f++)
			everything[i][f] = true;
	}
	return (struct columns_want){.fields = fields, .ids = true, .live = live};
}

static struct columns *
fresh(struct town *t, bool live)
{
	struct columns_want want = want_all(live);
	struct columns *c;

	if (facts_load(t->f, t->id, &want, &c, NULL, &t->err) != RC_OK)
		fail_msg("load: %s: %s", t->err.field, t->err.msg[LANG_EN]);
	return c;
}

/* A row without any value cannot be written where there is one column only. */
static void
two_columns(struct model *m)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = 0; i < n; i++) {
		struct kind *k = &m->kinds[i];
		unsigned n_fields = 0;

		for (unsigned f = 0; f < e[i].n; f++)
			n_fields += k->delivered[f];
		for (unsigned f = 0; f < e[i].n && k->present && n_fields < 2; f++)
			k->delivered[f] = is_given(&e[i].fields[f]);
	}
}

static void
write_bundle(const struct model *m, const char *path)
{
	struct bundle_writer *w;
	struct err err = {0};
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	GOOD(bundle_writer_open(&w, path, &both_err));
	for (unsigned i = 0; i < n; i++) {
		const struct kind *k = &m->kinds[i];
		int fields[FIELDS_MOST];
		unsigned n_fields = 0;

		for (unsigned f = 0; f < e[i].n; f++)
			if (k->delivered[f])
				fields[n_fields++] = (int)f;
		if (!k->present || n_fields == 0)
			continue;
		GOOD(bundle_writer_entity(w, (int)i, fields, n_fields, &both_err));
		for (uint32_t r = 0; r < k->n; r++) {
			struct vvalue values[FIELDS_MOST];

			for (unsigned f = 0; f < n_fields; f++)
				values[f] = k->facts[r].v[fields[f]];
			if (bundle_writer_row(w, values, &err) != RC_OK)
				fail_msg("%s: %s", e[i].name, err.msg[LANG_EN]);
		}
	}
	GOOD(bundle_writer_close(w, &both_err));
}

static struct columns *
read_bundle(const char *path)
{
	struct columns_want want = want_all(false);
	struct columns *c = columns_new(&want);
	struct bundle_report report;
	struct err err = {0};

	bundle_report_init(&report);
	if (bundle_read(path, NULL, c, &report, &err) != RC_OK) {
		struct buf b;

		buf_init(&b, 0);
		bundle_report_print(&report, LANG_EN, &b);
		fail_msg("%s " STR_F, err.msg[LANG_EN], STR_A(buf_str(&b)));
	}
	bundle_report_done(&report);
	return c;
}

static void
verified(struct town *t)
{
	struct verify_report r;

	GOOD(facts_verify(t->f, t->id, &r, &both_err));
	if (r.n_problems > 0)
		fail_msg(STR_F, STR_A(r.problems[0][LANG_EN]));
	arena_done(&r.arena);
}

static void
as_the_bundle(void **state)
{
	struct town t = town_new(state), other;
	struct model *m;
	struct box b = box_new();
	struct columns *x, *y;
	char path[400];

	model_start();
	m = draw_model(30, false);
	two_columns(m);
	box_path(&b, "in.zip", path, sizeof path);
	write_bundle(m, path);
	import(&t, path);
	x = fresh(&t, false);
	y = read_bundle(path);
	same_columns(x, y);
	columns_free(y);
	verified(&t);
	/* out, and in elsewhere */
	box_path(&b, "out.zip", path, sizeof path);
	GOOD(facts_export(t.f, t.id, path, true, true, &both_err));
	other = t;
	GOOD(store_write(t.b->store, town_add_fn, &(struct town_add){&other, "elsewhere"}, &both_err));
	import(&other, path);
	y = fresh(&other, false);
	same_columns(x, y);
	columns_free(y);
	columns_free(x);
	verified(&other);
	free_model(m);
	box_free(&b);
	town_free(&t);
}

/* A fact of the model as it is put. */
static struct fact
to_put(struct town *t, int entity, const struct model_fact *x, struct str id)
{
	struct fact fact = {.entity = entity, .id = id, .personal = true, .values = ARENA_NEW(&t->arena, struct vvalue, FIELDS_MOST)};

	memcpy(fact.values, x->v, sizeof x->v);
	return fact;
}

static bool
put_drawn(struct town *t, struct model *m, int entity, struct model_fact *x, struct str id, int64_t expected)
{
	struct putting p = {t, to_put(t, entity, x, id), expected, {.version = 0}};
	enum rc rc = store_write(t->b->store, put_fn, &p, &t->err);

	if (rc == RC_INVALID && strstr(t->err.msg[LANG_EN], "tells this fact from others") != NULL)
		return false;
	if (rc != RC_OK)
		fail_msg("%s " STR_F ": %s: %s", vocab_at(entity)->name, STR_A(id), t->err.field, t->err.msg[LANG_EN]);
	x->key = str_copy(&m->a, p.done.id);
	return true;
}

static void
change_something(struct town *t, struct model *m)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	int entity = (int)below(n);
	struct kind *k = &m->kinds[entity];
	bool dated = strcmp(e[entity].name, "dated_values") == 0;
	struct model_fact x;
	uint32_t what = below(10), r;

	if (dated && m->kinds[0].n == 0)
		return;
	if (k->n == 0 || what < 3) {
		x = draw_fact(m, entity, true);
		if (put_drawn(t, m, entity, &x, (struct str){"", 0}, 0))
			add_fact(m, entity, x);
		return;
	}
	r = below(k->n);
	x = k->facts[r];
	if (what == 3) {
		struct removing gone = {t, entity, x.key, -1};
		enum rc rc = store_write(t->b->store, remove_fn, &gone, &t->err);

		if (rc == RC_OK)
			memmove(&k->facts[r], &k->facts[r + 1], (--k->n - r) * sizeof *k->facts);
		else if (rc != RC_CONFLICT)
			fail_msg("remove: %s", t->err.msg[LANG_EN]);
		return;
	}
	for (unsigned i = 0; i < 3 && !dated; i++) {
		unsigned f = below(e[entity].n);

		if (is_given(&e[entity].fields[f]) && (int)f != e[entity].id)
			x.v[f] = draw_value(m, entity, (int)f, k->n);
	}
	if (put_drawn(t, m, entity, &x, x.key, -1))
		k->facts[r] = x;
}

static void
follows(void **state)
{
	struct town t = town_new(state);
	struct columns_want want = want_all(true), few = want_all(true);
	bool *fields[ENTITIES_MOST] = {NULL};
	struct columns *c, *f;
	struct live *live;
	struct model *m;
	int64_t change_no;

	model_start();
	m = draw_model(0, true);
	few.fields = fields;            /* little wanted at first, then all: loaded anew */
	GOOD(live_take(t.f, t.id, &few, &c, &change_no, &live, &both_err));
	assert_int_equal(change_no, 0);
	live_release(live);
	for (unsigned round = 0; round < 25; round++) {
		uint32_t changes = 1 + below(25);

		for (uint32_t i = 0; i < changes; i++)
			change_something(&t, m);
		if (live_take(t.f, t.id, &want, &c, &change_no, &live, &t.err) != RC_OK)
			fail_msg("live: %s", t.err.msg[LANG_EN]);
		f = fresh(&t, true);
		same_columns(c, f);
		live_release(live);
		columns_free(f);
	}
	assert_true(live_bytes(t.f) > 0);
	verified(&t);
	free_model(m);
	town_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {BOTH(as_the_bundle), BOTH(follows)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
