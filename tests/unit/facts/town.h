/*
 * For the tests of facts: a government on a fresh database, facts from a line of text, bundles from a folder made for the moment.
 */
#ifndef JIEBAN_TEST_TOWN_H
#define JIEBAN_TEST_TOWN_H

#include "../store/both.h"
#include "../bundle/place.h"
#include "facts/facts.h"

#define NOW_MS ((int64_t)1735700000000)         /* 2025-01-01 */

struct town { struct both *b; struct facts *f; int64_t id; int64_t now_ms; struct arena arena; struct err err; };

struct town_add { struct town *t; const char *slug; };

static inline enum rc
town_add_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct town_add *x = ctx;
	struct tenant t = {.slug = str_c(x->slug), .name = STR("某镇"), .level = 3};

	TRY(tenant_add(x->t->f, tx, &t, &(struct cause){7, x->t->now_ms, STR("test")}, err));
	x->t->id = t.tenant_id;
	return RC_OK;
}

static inline struct town
town_new(void **state)
{
	struct town t = {.b = *state, .now_ms = NOW_MS};

	t.f = facts_new(t.b->store);
	arena_init(&t.arena, 0);
	GOOD(store_write(t.b->store, town_add_fn, &(struct town_add){&t, "town"}, &both_err));
	return t;
}

static inline void
town_free(struct town *t)
{
	facts_free(t->f);
	arena_done(&t->arena);
}

/* "field=value|field=value"; a field "personal=" without value says that personal values are given. Values by vocab_cell. */
static inline struct fact
fact_of(struct town *t, const char *entity, const char *id, const char *text)
{
	int e = entity_named(entity);
	const struct ventity *v = vocab_at(e);
	struct fact fact = {.entity = e, .id = str_copy(&t->arena, str_c(id)), .values = ARENA_NEW(&t->arena, struct vvalue, v->n)};

	while (*text != '\0') {
		const char *eq = strchr(text, '='), *end = strchr(text, '|');
		struct str name, value;
		struct err err;
		int f;

		assert_non_null(eq);
		if (end == NULL)
			end = text + strlen(text);
		name = (struct str){text, (size_t)(eq - text)};
		value = str_copy(&t->arena, (struct str){eq + 1, (size_t)(end - eq - 1)});
		text = *end == '\0' ? end : end + 1;
		if (str_eq_c(name, "personal")) {
			fact.personal = true;
			continue;
		}
		f = vocab_field(e, name);
		if (f < 0)
			fail_msg("no field " STR_F, STR_A(name));
		if (vocab_cell(&v->fields[f], value, &fact.values[f], &err) != RC_OK)
			fail_msg("%s", err.msg[LANG_EN]);
	}
	return fact;
}

struct putting { struct town *t; struct fact fact; int64_t expected; struct put_done done; };

static inline enum rc
put_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct putting *p = ctx;

	return facts_put(p->t->f, tx, p->t->id, &p->fact, p->expected, &(struct cause){7, p->t->now_ms, STR("test")}, &p->t->arena, &p->done, err);
}

static inline enum rc
try_put(struct town *t, const char *entity, const char *id, int64_t expected, const char *text, struct put_done *done)
{
	struct putting p = {t, fact_of(t, entity, id, text), expected, {.version = 0}};
	enum rc rc = store_write(t->b->store, put_fn, &p, &t->err);

	if (done != NULL)
		*done = p.done;
	return rc;
}

static inline struct put_done
put(struct town *t, const char *entity, const char *id, int64_t expected, const char *text)
{
	struct put_done done;

	if (try_put(t, entity, id, expected, text, &done) != RC_OK)
		fail_msg("%s %s: %s: %s", entity, id, t->err.field, t->err.msg[LANG_EN]);
	return done;
}

struct removing { struct town *t; int entity; struct str id; int64_t expected; };

static inline enum rc
remove_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct removing *r = ctx;

	return facts_remove(r->t->f, tx, r->t->id, r->entity, r->id, r->expected, &(struct cause){7, r->t->now_ms, STR("test")}, err);
}

static inline enum rc
try_remove(struct town *t, const char *entity, const char *id, int64_t expected)
{
	return store_write(t->b->store, remove_fn, &(struct removing){t, entity_named(entity), str_c(id), expected}, &t->err);
}

struct getting { struct town *t; int entity; struct str id; bool personal; struct fact fact; };

static inline enum rc
get_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct getting *g = ctx;

	return facts_get(g->t->f, tx, g->t->id, g->entity, g->id, g->personal, &g->t->arena, &g->fact, err);
}

static inline enum rc
try_get(struct town *t, const char *entity, const char *id, bool personal, struct fact *out)
{
	struct getting g = {t, entity_named(entity), str_c(id), personal, {0}};
	enum rc rc = store_read(t->b->store, get_fn, &g, &t->err);

	*out = g.fact;
	return rc;
}

/* The cell of one field; "" unknown. */
static inline struct str
cell(struct town *t, const char *entity, const char *id, const char *field)
{
	struct fact fact;
	int f = field_named(entity, field);

	if (try_get(t, entity, id, true, &fact) != RC_OK)
		fail_msg("%s %s: %s", entity, id, t->err.msg[LANG_EN]);
	return vocab_text(&t->arena, &vocab_at(fact.entity)->fields[f], &fact.values[f]);
}

#define CELL(t, entity, id, field, text) do { \
	struct str cell_ = cell((t), (entity), (id), (field)); \
	if (!str_eq_c(cell_, (text))) fail_msg("%s %s %s is “" STR_F "”, not “%s”", (entity), (id), (field), STR_A(cell_), (text)); \
} while (0)

struct historying { struct town *t; int entity; struct str id; struct change *list; unsigned n; };

static inline enum rc
history_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct historying *h = ctx;

	return facts_history(h->t->f, tx, h->t->id, h->entity, h->id, 100, &h->t->arena, &h->list, &h->n, err);
}

static inline struct historying
history(struct town *t, const char *entity, const char *id)
{
	struct historying h = {t, entity[0] == '\0' ? -1 : entity_named(entity), str_c(id), NULL, 0};

	GOOD(store_read(t->b->store, history_fn, &h, &both_err));
	return h;
}

struct counting { struct town *t; int64_t counts[64]; };

static inline enum rc
counts_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct counting *c = ctx;

	return facts_counts(c->t->f, tx, c->t->id, c->counts, err);
}

static inline int64_t
count_of(struct town *t, const char *entity)
{
	struct counting c = {.t = t};

	GOOD(store_read(t->b->store, counts_fn, &c, &both_err));
	return c.counts[entity_named(entity)];
}

/* ---- imports ---------------------------------------------------------------------------------------------------- */

static inline enum rc
try_import(struct town *t, const char *path, struct bundle_report *report, struct import_result *result)
{
	struct import_ask ask = {.tenant_id = t->id, .path = path, .name = STR("bundle"), .cause = {7, t->now_ms, STR("test")}};

	return facts_import(t->f, &ask, report, result, &t->err);
}

static inline struct import_result
import(struct town *t, const char *path)
{
	struct bundle_report report;
	struct import_result r;

	bundle_report_init(&report);
	if (try_import(t, path, &report, &r) != RC_OK) {
		struct buf b;

		buf_init(&b, 0);
		bundle_report_print(&report, LANG_EN, &b);
		fail_msg("import: %s " STR_F, t->err.msg[LANG_EN], STR_A(buf_str(&b)));
	}
	bundle_report_done(&report);
	return r;
}

/* A real bundle, or "" with a reason told. */
static inline void
data_path(const char *name, char *to, size_t n)
{
	const char *data = getenv("JIEBAN_DATA"), *source = getenv("JIEBAN_SOURCE");

	if (data != NULL)
		snprintf(to, n, "%s/%s", data, name);
	else
		snprintf(to, n, "%s/../shared/data/%s", source == NULL ? "." : source, name);
	if (access(to, R_OK) != 0) {
		printf("skipped: %s is not at %s\n", name, to);
		to[0] = '\0';
	}
}

#endif
