/*
 * Units, their people and their grids, from the file's list: names drawn from lists of syllables where the file gives none. Makes
 * the facts units, persons, grids, grid_members and dated_values. Called by demo.c before everything that links to them.
 */
#include "demo/internal.h"

struct str
person_name(struct arena *a, const struct json *words, uint64_t seed, struct str person_id)
{
	struct rng r = rng_at(seed ^ 3, rng_seed(person_id));
	struct str family = data_nth(json_get(words, "family"), rng_next(&r))->text, given = data_nth(json_get(words, "given"), rng_next(&r))->text;
	struct str more = rng_chance(&r, 620) ? data_nth(json_get(words, "given"), rng_next(&r))->text : (struct str){"", 0};

	return str_fmt(a, STR_F STR_F STR_F, STR_A(family), STR_A(given), STR_A(more));
}

/* ["head", 1, "civil"]: role, how many, staffing. A unit's own list, else that of its kind. */
static const struct json *
staff_of(const struct world *w, const struct agency *u)
{
	const struct json *own = json_get(u->file, "staff"), *kinds = json_get(w->file, "staff");

	if (own != NULL)
		return own;
	for (const struct json *j = kinds == NULL ? NULL : kinds->kids; j != NULL; j = j->next)
		if (str_eq(j->key, u->kind))
			return j;
	return NULL;
}

static int
on_grids(struct str role)
{
	return str_eq_c(role, "grid_leader") || str_eq_c(role, "fulltime_gridworker") || str_eq_c(role, "parttime_gridworker");
}

static void
add_persons(struct world *w, unsigned no)
{
	struct agency *u = &w->units[no];
	const struct json *staff = staff_of(w, u), *known = json_get(u->file, "people");

	u->first_person = w->n_persons;
	for (const struct json *j = staff == NULL ? NULL : staff->kids; j != NULL; j = j->next) {
		struct str role = data_nth(j, 0)->text;
		const struct json *third = j->n_kids > 2 ? data_nth(j, 2) : NULL;
		int64_t n = 0;

		str_to_i64(data_nth(j, 1)->text, &n);
		for (int64_t i = 0; i < n; i++) {
			struct person *p = &w->persons[w->n_persons++];
			struct rng r;
			const struct json *given = NULL;

			*p = (struct person){.role = role, .unit = no, .grid = -1};
			p->id = str_fmt(&w->arena, STR_F "-" STR_F "-%lld", STR_A(u->id), STR_A(role), (long long)i + 1);
			for (const struct json *k = known == NULL ? NULL : known->kids; k != NULL; k = k->next)
				if (str_eq(k->key, str_fmt(&w->arena, STR_F "-%lld", STR_A(role), (long long)i + 1)))
					given = k;
			r = rng_at(w->seed, rng_seed(p->id));
			p->name = person_name(&w->arena, w->words, w->seed, p->id);
			p->staffing = third == NULL ? (struct str){"", 0} : third->text;
			p->strength = (int)data_int(given, "strength", u->strength + rng_between(&r, -7, 7));
			p->strength = p->strength < 0 ? 0 : p->strength > STRENGTH_MOST ? STRENGTH_MOST : p->strength;
			if (on_grids(role) && u->n_grids > 0) {
				p->grid = (int)(u->first_grid + (unsigned)i % u->n_grids);
				if (str_eq_c(role, "grid_leader"))
					w->grids[p->grid].leader = (int)(w->n_persons - 1);
			}
		}
	}
	u->n_persons = w->n_persons - u->first_person;
}

static void
add_grids(struct world *w, unsigned no)
{
	struct agency *u = &w->units[no];
	int64_t n = data_int(u->file, "grids", 0);
	struct str type = data_text(u->file, "grid_type");

	u->first_grid = w->n_grids;
	u->n_grids = (unsigned)n;
	for (int64_t i = 0; i < n; i++) {
		struct grid *g = &w->grids[w->n_grids++];

		*g = (struct grid){.unit = no, .leader = -1};
		g->id = str_fmt(&w->arena, STR_F "-G%lld", STR_A(u->id), (long long)i + 1);
		g->name = str_fmt(&w->arena, STR_F "第%lld网格", STR_A(data_text(u->file, "short").n > 0 ? data_text(u->file, "short") : u->name), (long long)i + 1);
		g->type = str_copy(&w->arena, type.n > 0 ? type : data_text(w->file, "grid_type")).p;
	}
}

static void
unit_rows(struct world *w, const struct agency *u)
{
	struct row r = cell_new(w, "units");
	static const char *const plain[] = {"parent_id", "level", "peer_group", "closing_base", "headcount", "active_from", "active_to"};
	int64_t counted = 0;

	cell_text(r, "unit_id", u->id);
	cell_text(r, "name", u->name);
	cell_cell(r, STR("kind"), u->kind);
	for (unsigned p = u->first_person; p < u->first_person + u->n_persons; p++)
		counted += !str_eq_c(w->persons[p].staffing, "civil");
	cell_int(r, "headcount", counted);
	for (unsigned i = 0; i < COUNT_OF(plain); i++)
		cell_cell(r, str_c(plain[i]), data_text(u->file, plain[i]));
	for (const struct json *d = json_get(u->file, "dated") == NULL ? NULL : json_get(u->file, "dated")->kids; d != NULL; d = d->next) {
		r = cell_new(w, "dated_values");
		cell_text(r, "file", STR("units"));
		cell_text(r, "id", u->id);
		cell_cell(r, STR("column"), data_text(d, "column"));
		cell_cell(r, STR("from"), data_text(d, "from"));
		cell_cell(r, STR("value"), data_text(d, "value"));
	}
}

static void
person_row(struct world *w, const struct person *p)
{
	struct row r = cell_new(w, "persons");

	cell_text(r, "person_id", p->id);
	cell_text(r, "name", p->name);
	cell_text(r, "unit_id", w->units[p->unit].id);
	cell_cell(r, STR("role"), p->role);
	cell_cell(r, STR("staffing"), p->staffing);
	cell_cell(r, STR("active_from"), data_text(w->file, "people_from"));
	if (p->grid < 0)
		return;
	r = cell_new(w, "grid_members");
	cell_text(r, "grid_id", w->grids[p->grid].id);
	cell_text(r, "person_id", p->id);
	cell_cell(r, STR("role"), p->role);
	cell_cell(r, STR("active_from"), data_text(w->file, "people_from"));
}

static void
grid_row(struct world *w, const struct grid *g)
{
	struct row r = cell_new(w, "grids");
	struct rng rng = rng_at(w->seed, rng_seed(g->id));
	const struct json *f = w->units[g->unit].file;
	int64_t residents = rng_between(&rng, data_int(w->file, "residents_least", 1800), data_int(w->file, "residents_most", 4200));

	cell_text(r, "grid_id", g->id);
	cell_text(r, "name", g->name);
	cell_text(r, "unit_id", w->units[g->unit].id);
	cell_code(r, "grid_type", g->type);
	if (g->leader >= 0)
		cell_text(r, "leader_id", w->persons[g->leader].id);
	cell_int(r, "residents", residents);
	cell_int(r, "participants", residents * data_int(f, "participation", rng_between(&rng, 104, 190)) / 1000);
	cell_cell(r, STR("active_from"), data_text(w->file, "grids_from"));
}

static unsigned
most(const struct world *w, const struct agency *u)
{
	const struct json *staff = staff_of(w, u);
	int64_t n = 0, one;

	for (const struct json *j = staff == NULL ? NULL : staff->kids; j != NULL; j = j->next)
		if (j->n_kids >= 2 && str_to_i64(data_nth(j, 1)->text, &one))
			n += one;
		else
			return 0;
	return (unsigned)n;
}

void
make_people(struct world *w)
{
	const struct json *list = json_get(w->file, "units");
	unsigned persons = 0, grids = 0, i = 0;

	if (list == NULL)
		return;
	w->units = ARENA_NEW(&w->arena, struct agency, list->n_kids + 1);
	for (const struct json *j = list->kids; j != NULL; j = j->next) {
		struct agency *u = &w->units[w->n_units++];

		*u = (struct agency){.id = data_text(j, "id"), .name = data_text(j, "name"), .kind = data_text(j, "kind"), .file = j, .tags = json_get(j, "tags"),
		                   .strength = (int)data_int(j, "strength", 85)};
		persons += most(w, u);
		grids += (unsigned)data_int(j, "grids", 0);
	}
	w->persons = ARENA_NEW(&w->arena, struct person, persons + 1);
	w->grids = ARENA_NEW(&w->arena, struct grid, grids + 1);
	for (i = 0; i < w->n_units; i++) {
		add_grids(w, i);
		add_persons(w, i);
		unit_rows(w, &w->units[i]);
	}
	for (i = 0; i < w->n_persons; i++)
		person_row(w, &w->persons[i]);
	for (i = 0; i < w->n_grids; i++)
		grid_row(w, &w->grids[i]);
}

int
world_unit(struct world *w, struct str id)
{
	for (unsigned i = 0; i < w->n_units; i++)
		if (str_eq(w->units[i].id, id))
			return (int)i;
	world_fail(w, "unit", "没有单位“" STR_F "”", "there is no unit “" STR_F "”", id);
	return -1;
}

const struct json *
world_month(const struct agency *u, int32_t day)
{
	const struct json *months = json_get(u->file, "months");
	char key[16];
	int y, m, d;

	day_to_ymd(day, &y, &m, &d);
	snprintf(key, sizeof key, "%04d-%02d", y % 10000, m % 100);
	return months == NULL ? NULL : json_get(months, key);
}

int
world_strength(const struct world *w, const struct agency *u, int32_t day)
{
	const struct json *month = world_month(u, day);
	int y, m, d, s;
	struct rng r;

	day_to_ymd(day, &y, &m, &d);
	r = rng_at(w->seed ^ rng_seed(u->id), (uint64_t)(y * 12 + m));
	s = (int)data_int(month, "strength", -1);
	if (s >= 0)             /* the file may ask for more than the strongest, so that nothing at all goes wrong */
		return s;
	s = u->strength + (int)rng_between(&r, -4, 4);
	return s < 0 ? 0 : s > STRENGTH_MOST ? STRENGTH_MOST : s;
}

int
world_person(const struct world *w, unsigned unit, int grid, const struct json *roles, struct rng *r)
{
	const struct agency *u = &w->units[unit];
	int found = -1;
	int64_t n = 0;

	for (unsigned p = u->first_person; p < u->first_person + u->n_persons; p++)
		if (data_has(roles, w->persons[p].role) && (grid < 0 || w->persons[p].grid < 0 || w->persons[p].grid == grid) && rng_between(r, 0, n++) == 0)
			found = (int)p;
	return found;
}

int
world_role(const struct world *w, unsigned unit, const char *role)
{
	const struct agency *u = &w->units[unit];

	for (unsigned p = u->first_person; p < u->first_person + u->n_persons; p++)
		if (str_eq_c(w->persons[p].role, role))
			return (int)p;
	return -1;
}
