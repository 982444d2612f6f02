/*
 * For the tests of the room: a town with people of every role, a rulebook in force, a clock, one call for "this person does that".
 */
#ifndef JIEBAN_TEST_DESK_H
#define JIEBAN_TEST_DESK_H

#include "../store/both.h"
#include "order/internal.h"

#include <stdio.h>

struct desk {
	struct both *b;
	struct facts *f; struct people *p; struct editions *e; struct orders *o;
	int64_t tenant, now_ms;
	struct actor people[12]; unsigned n_people;
	char photo[65], paper[65], audio[65];
	struct err err;
};

static const struct { const char *login, *role, *unit; bool every; } desk_people[] = {
	{"operator", "operator", "centre", true}, {"dispatcher", "dispatcher", "centre", true}, {"reviewer", "reviewer", "centre", true},
	{"supervisor", "supervisor", "centre", true}, {"leader", "line_leader", "centre", true}, {"chief", "chief", "centre", true},
	{"liaison1", "liaison", "u1", false}, {"head1", "head", "u1", false}, {"liaison2", "liaison", "u2", false}, {"head2", "head", "u2", false},
	{"nobody", "liaison", "", false},
};

struct desk_start { struct desk *d; struct str text; int32_t from; struct diags diags; };

static inline enum rc
desk_put(struct desk *d, struct tx *tx, struct arena *a, int entity, const char *id, const char *const (*values)[2], unsigned n, struct err *err)
{
	const struct ventity *v = vocab_at(entity);
	struct fact f = {.entity = entity, .id = str_c(id), .values = ARENA_NEW(a, struct vvalue, v->n)};

	for (unsigned i = 0; i < n; i++) {
		int k = field_of(entity, values[i][0]);

		TRY(vocab_cell(&v->fields[k], str_c(values[i][1]), &f.values[k], err));
	}
	return facts_put(d->f, tx, d->tenant, &f, 0, &(struct cause){0, d->now_ms, STR("test")}, a, NULL, err);
}

static inline enum rc
desk_start_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct desk_start *s = ctx;
	struct desk *d = s->d;
	struct cause cause = {0, d->now_ms, STR("test")};
	struct tenant t = {.slug = STR("town"), .name = STR("某镇"), .level = 3};
	struct edition edition;
	struct arena a;
	enum rc rc;

	TRY(tenant_add(d->f, tx, &t, &cause, err));
	d->tenant = t.tenant_id;
	arena_init(&a, 0);
	rc = RC_OK;
	for (unsigned i = 0; i < 3 && rc == RC_OK; i++)
		rc = desk_put(d, tx, &a, ent.units, (const char *const[]){"centre", "u1", "u2"}[i], (const char *const[][2]){{"name", "某单位"}, {"kind", "office"}}, 2, err);
	if (rc == RC_OK)
		rc = desk_put(d, tx, &a, ent.grids, "g1", (const char *const[][2]){{"unit_id", "u1"}}, 1, err);
	for (unsigned i = 0; i < COUNT_OF(desk_people) && rc == RC_OK; i++)
		rc = desk_put(d, tx, &a, ent.persons, desk_people[i].login, (const char *const[][2]){{"name", desk_people[i].login}, {"role", desk_people[i].role}, {"unit_id", desk_people[i].unit}},
		              desk_people[i].unit[0] == '\0' ? 2 : 3, err);
	arena_done(&a);
	TRY(rc);
	TRY(edition_add(d->e, tx, d->tenant, STR("test.md"), s->text, &cause, &s->diags, &edition, err));
	TRY(edition_force(d->e, tx, d->tenant, edition.edition_id, s->from, &cause, err));
	const struct { struct str bytes; char *sha256; } papers[] = {{STR("\xff\xd8\xff\xe0 a photo"), d->photo}, {STR("RIFF....WAVEfmt a recording"), d->audio}, {STR("%PDF-1.4 a paper"), d->paper}};

	for (unsigned i = 0; i < COUNT_OF(papers); i++) {
		struct content c;

		TRY(content_put(d->o, tx, d->tenant, papers[i].bytes, &c, err));
		memcpy(papers[i].sha256, c.sha256, sizeof c.sha256);
	}
	return RC_OK;
}

/* text: a rulebook in force from that day on. */
static inline struct desk *
desk_new(struct both *b, struct str text, int year, int month, int day)
{
	struct desk *d = calloc(1, sizeof *d);
	struct desk_start s = {.d = d, .text = text, .from = day_from_ymd(2024, 12, 1)};

	assert_non_null(d);
	*d = (struct desk){.b = b, .f = facts_new(b->store), .now_ms = instant_from_day(day_from_ymd(year, month, day), 9 * 3600) * 1000};
	d->p = people_new(d->f, b->store);
	d->e = editions_new(b->store, d->f);
	d->o = orders_new(b->store, d->f, d->p, d->e);
	for (unsigned i = 0; i < COUNT_OF(desk_people); i++) {
		int role = vocab_code(vocab_enum("person_role"), str_c(desk_people[i].role));

		assert_true(role >= 0);
		d->people[d->n_people++] = (struct actor){.account_id = 100 + i, .login = str_c(desk_people[i].login), .person_id = str_c(desk_people[i].login), .unit_id = str_c(desk_people[i].unit),
		                                          .roles = 1u << role, .every_unit = desk_people[i].every};
	}
	d->people[d->n_people++] = (struct actor){.system = true, .every_unit = true, .login = STR(""), .person_id = STR(""), .unit_id = STR("")};
	diags_init(&s.diags);
	if (store_write(b->store, desk_start_fn, &s, &d->err) != RC_OK) {
		struct buf said;

		buf_init(&said, 0);
		for (unsigned i = 0; i < s.diags.n; i++)
			buf_fmt(&said, STR_F "\n", STR_A(s.diags.list[i].msg[LANG_EN]));
		fail_msg("%s: %.*s", d->err.msg[LANG_EN], (int)said.n, said.p);
	}
	diags_done(&s.diags);
	return d;
}

static inline void
desk_free(struct desk *d)
{
	orders_free(d->o);
	editions_free(d->e);
	people_free(d->p);
	facts_free(d->f);
	free(d);
}

static inline const struct actor *
desk_actor(const struct desk *d, const char *login)
{
	for (unsigned i = 0; i < d->n_people; i++)
		if (str_eq_c(d->people[i].login, login))
			return &d->people[i];
	fail_msg("nobody is called %s", login);
	return NULL;
}

/* ---- acting -------------------------------------------------------------------------------------------------------- */

struct desk_act { struct desk *d; struct act_ask ask; struct act_done done; struct arena *a; };

static inline enum rc
desk_act_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct desk_act *x = ctx;

	return order_act(x->d->o, tx, &x->ask, x->a, &x->done, err);
}

/* inputs: JSON text. version -1: whatever. order "": begins one. */
static inline enum rc
desk_try(struct desk *d, const struct actor *who, struct str order, const char *action, const char *inputs, int64_t version, struct arena *a, struct act_done *done)
{
	struct json *json;
	struct desk_act x = {.d = d, .a = a};

	GOOD(json_parse(a, str_copy(a, str_c(inputs)), &json, &both_err));
	x.ask = (struct act_ask){.tenant_id = d->tenant, .order_id = order, .action = str_c(action), .version = version, .inputs = json, .note = STR("因为"), .now_ms = d->now_ms, .actor = *who};
	TRY(store_write(d->b->store, desk_act_fn, &x, &d->err));
	*done = x.done;
	return RC_OK;
}

static inline struct act_done
desk_do(struct desk *d, const char *who, struct str order, const char *action, const char *inputs, struct arena *a)
{
	struct act_done done = {{"", 0}, {"", 0}, {"", 0}, 0};

	if (desk_try(d, desk_actor(d, who), order, action, inputs, -1, a, &done) != RC_OK)
		fail_msg("%s %s: %s: %s", who, action, d->err.field, d->err.msg[LANG_EN]);
	return done;
}

/* A rulebook's text as it is shipped. */
static inline struct str
desk_shipped(struct arena *a, const char *name)
{
	char path[600];
	struct str text;

	snprintf(path, sizeof path, "%s/rulebooks/%s.md", getenv("JIEBAN_SOURCE"), name);
	GOOD(file_read(a, path, RB_TEXT_MAX, &text, &both_err));
	return text;
}

#endif
