/*
 * The room's door: reads the built-in files, lists the governments, and makes one government's facts. Never reads a clock. Called by the
 * command line.
 */
#include "demo/internal.h"

extern const struct embedded demo_files[];
extern const unsigned demo_files_n;

struct demo {
	struct arena arena;
	const struct json *words, *themes, *list;
	struct demo_government *governments; unsigned n;
};

void
world_fail(struct world *w, const char *field, const char *zh, const char *en, struct str what)
{
	char zh_line[300], en_line[300];

	if (w->rc != RC_OK)
		return;
	snprintf(zh_line, sizeof zh_line, "demo/" STR_F "：%s", STR_A(w->gov->slug), zh);
	snprintf(en_line, sizeof en_line, "demo/" STR_F ": %s", STR_A(w->gov->slug), en);
	w->rc = err_set(&w->err, RC_INVALID, field, zh_line, en_line, STR_A(what));
}

struct memo *
world_memo(struct world *w, const void *a, const void *b, bool *known)
{
	struct memo *m = &w->memos[((uintptr_t)a * 31 + (uintptr_t)b) / 4 % MEMOS];

	*known = m->a == a && m->b == b;
	m->a = a;
	m->b = b;
	return m;
}

static enum rc
read_file(struct demo *d, struct str name, const struct json **out, struct err *err)
{
	for (unsigned i = 0; i < demo_files_n; i++)
		if (str_eq_c(name, demo_files[i].name)) {
			struct json *j;
			struct err why;
			enum rc rc = json_parse(&d->arena, demo_files[i].text, &j, &why);

			if (rc != RC_OK)
				return err_set(err, RC_INVALID, "demo", "demo/%s：%s", "demo/%s: %s", demo_files[i].name, why.msg[LANG_ZH]);
			*out = j;
			return RC_OK;
		}
	return err_set(err, RC_INVALID, "demo", "没有文件 demo/" STR_F, "there is no file demo/" STR_F, STR_A(name));
}

static void
accounts(struct demo *d, struct demo_government *g)
{
	const struct json *list = json_get(g->file, "accounts");
	struct demo_account *to;

	if (list == NULL)
		return;
	to = ARENA_NEW(&d->arena, struct demo_account, list->n_kids + 1);
	g->accounts = to;
	for (const struct json *j = list->kids; j != NULL; j = j->next) {
		struct demo_account *a = &to[g->n_accounts++];

		*a = (struct demo_account){data_text(j, "login"), data_text(j, "name"), data_text(j, "role"), data_text(j, "unit"), data_text(j, "person")};
		if (a->name.n == 0)
			a->name = person_name(&d->arena, d->words, rng_seed(g->slug), a->person_id);
	}
}

static enum rc
open_files(struct demo *d, struct err *err)
{
	const struct json *names;

	TRY(read_file(d, STR("demo.json"), &d->list, err));
	TRY(read_file(d, STR("words.json"), &d->words, err));
	TRY(read_file(d, STR("themes.json"), &d->themes, err));
	names = json_get(d->list, "governments");
	if (names == NULL)
		return err_set(err, RC_INVALID, "demo", "demo/demo.json 没有 governments", "demo/demo.json has no governments");
	d->governments = ARENA_NEW(&d->arena, struct demo_government, names->n_kids + 1);
	for (const struct json *j = names->kids; j != NULL; j = j->next) {
		struct demo_government *g = &d->governments[d->n++];

		TRY(read_file(d, j->text, &g->file, err));
		g->slug = data_text(g->file, "slug");
		g->name = data_text(g->file, "name");
		g->level = (int)data_int(g->file, "level", 3);
		g->parent = data_text(g->file, "parent");
		g->rulebook = data_text(g->file, "rulebook");
		if (!day_parse(data_text(g->file, "in_force"), &g->in_force))
			return err_set(err, RC_INVALID, "in_force", "demo/" STR_F "：in_force 应写成 2026-01-01", "demo/" STR_F ": in_force must be written 2026-01-01", STR_A(j->text));
		accounts(d, g);
	}
	return RC_OK;
}

enum rc
demo_new(struct demo **out, struct err *err)
{
	struct arena arena;
	struct demo *d;
	enum rc rc;

	arena_init(&arena, 0);
	d = ARENA_NEW(&arena, struct demo, 1);
	d->arena = arena;
	rc = open_files(d, err);
	*out = rc == RC_OK ? d : NULL;
	if (rc != RC_OK)
		demo_free(d);
	return rc;
}

void
demo_free(struct demo *d)
{
	if (d != NULL) {
		struct arena arena = d->arena;  /* the demo stands in it */

		arena_done(&arena);
	}
}

const struct demo_government *
demo_governments(const struct demo *d, unsigned *n)
{
	*n = d->n;
	return d->governments;
}

struct str
demo_password(const struct demo *d)
{
	return data_text(d->list, "password");
}

struct str
demo_today(const struct demo *d)
{
	return data_text(d->list, "today");
}

static enum rc
make(struct world *w, const struct demo_sink *sink, struct err *err)
{
	int32_t today;

	TRY(calendar_add_builtin(w->calendar, err));
	if (!day_parse(demo_today(w->demo), &today) || !day_parse(data_text(w->file, "from"), &w->first))
		return err_set(err, RC_INVALID, "demo", "demo：today 和 from 应写成 2026-01-01", "demo: today and from must be written 2026-01-01");
	w->now = instant_from_day(today, 9 * 3600);
	w->after = today;
	make_people(w);
	make_orders(w);
	make_sheets(w);
	if (w->rc != RC_OK) {
		*err = w->err;
		return w->rc;
	}
	return rows_send(w, sink, err);
}

static struct world
world_new(const struct demo *d, const struct demo_government *g)
{
	struct world w = {.demo = d, .gov = g, .file = g->file, .words = d->words, .themes = d->themes, .seed = rng_seed(g->slug)};
	unsigned n_entities;

	vocab_entities(&n_entities);
	arena_init(&w.arena, 0);
	w.tables = ARENA_NEW(&w.arena, struct rows, n_entities);
	w.memos = ARENA_NEW(&w.arena, struct memo, MEMOS);
	w.calendar = calendar_new();
	return w;
}

static void
world_done(struct world *w)
{
	rows_done(w);
	calendar_free(w->calendar);
	arena_done(&w->arena);
}

enum rc
demo_rows(const struct demo *d, const struct demo_government *g, const struct demo_sink *sink, struct err *err)
{
	struct world w = world_new(d, g);
	enum rc rc = RC_OK;

	if (json_get(g->file, "units") != NULL)
		rc = make(&w, sink, err);
	world_done(&w);
	return rc;
}

int32_t
demo_desk_day(const struct demo *d, int32_t day)
{
	int32_t today;

	return day_parse(demo_today(d), &today) && day < today ? today : day;
}

enum rc
demo_desk(const struct demo *d, const struct demo_government *g, int32_t day, struct demo_desk **out, struct err *err)
{
	const struct json *file = json_get(g->file, "desk");
	struct world w;
	enum rc rc;

	*out = NULL;
	if (file == NULL)
		return RC_OK;
	w = world_new(d, g);
	rc = calendar_add_builtin(w.calendar, err);
	if (rc == RC_OK) {
		make_people(&w);
		rc = desk_make(&w, file, demo_desk_day(d, day), out, err);
	}
	world_done(&w);
	return rc;
}
