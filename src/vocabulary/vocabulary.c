/*
 * Look-ups in the tables of the vocabulary: entities, fields, enumerations, codes, and how a fact counts for a subject. Never
 * holds state but an index of the names, made once. Called by the columns, the checker of rulebooks and the printers.
 */
#include "vocabulary/internal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

const struct ventity *
vocab_entities(unsigned *n)
{
	*n = vocabulary_entities_n;
	return vocabulary_entities;
}

const struct ventity *
vocab_at(int entity)
{
	return &vocabulary_entities[entity];
}

const struct venum *
vocab_enums(unsigned *n)
{
	*n = vocabulary_enums_n;
	return vocabulary_enums;
}

/* ---- the index of names: rooms ask for fields by name with every action on an order, and a kind has dozens ---------------- */

#define SLOTS 8192u
#define OF_ENTITIES (-1)                /* the scope of the entities' own names; a field's is its entity */
static struct slot { struct str name; int scope, at; } slots[SLOTS];
static pthread_once_t indexed = PTHREAD_ONCE_INIT;

/* The slot of a name, or the free one where it would stand. */
static struct slot *
slot_of(int scope, struct str name)
{
	uint64_t h = str_hash(name) + (uint64_t)scope * 0x9e3779b97f4a7c15u;
	struct slot *s = &slots[h >> 32 & (SLOTS - 1)];

	while (s->name.p != NULL && (s->scope != scope || !str_eq(s->name, name)))
		s = s == &slots[SLOTS - 1] ? slots : s + 1;
	return s;
}

/* The first of two alike is the one that is meant. */
static void
add_name(int scope, struct str name, int at)
{
	static unsigned n;
	struct slot *s = slot_of(scope, name);

	if (s->name.p != NULL)
		return;
	if (++n > SLOTS / 4 * 3)
		abort();                /* the tables have outgrown the index */
	*s = (struct slot){name, scope, at};
}

static void
index_names(void)
{
	for (unsigned i = 0; i < vocabulary_entities_n; i++) {
		const struct ventity *e = &vocabulary_entities[i];
		const char *const names[] = {e->name, e->one, e->zh, e->zh_also};

		for (unsigned k = 0; k < COUNT_OF(names); k++)
			if (names[k] != NULL)
				add_name(OF_ENTITIES, str_c(names[k]), (int)i);
		for (unsigned f = 0; f < e->n; f++) {
			struct str name = str_c(e->fields[f].name);

			add_name((int)i, name, (int)f);
			add_name((int)i, str_c(e->fields[f].zh), (int)f);
			/* a link may be written without its _id */
			if (e->fields[f].type == VT_LINK && name.n > 3 && str_eq_c((struct str){name.p + name.n - 3, 3}, "_id"))
				add_name((int)i, (struct str){name.p, name.n - 3}, (int)f);
		}
	}
}

static int
named(int scope, struct str name)
{
	const struct slot *s;

	pthread_once(&indexed, index_names);
	s = slot_of(scope, name);
	return s->name.p == NULL ? -1 : s->at;
}

int
vocab_entity(struct str s)
{
	return named(OF_ENTITIES, s);
}

int
vocab_field(int entity, struct str s)
{
	return named(entity, s);
}

int
vocab_enum(const char *name)
{
	for (unsigned i = 0; i < vocabulary_enums_n; i++)
		if (str_eq(str_c(name), str_c(vocabulary_enums[i].name)))
			return (int)i;
	return -1;
}

int
vocab_code(int enumeration, struct str s)
{
	const struct venum *e = &vocabulary_enums[enumeration];

	for (unsigned i = 0; i < e->n; i++)
		if (str_eq_c(s, e->codes[i].name) || str_eq_c(s, e->codes[i].zh) || (e->codes[i].zh_also != NULL && str_eq_c(s, e->codes[i].zh_also)))
			return (int)i;
	return -1;
}

int
vocab_field_entity(const struct vfield *f)
{
	/* the same word in the tables is mostly the same place in memory */
	for (unsigned i = 0; f->type == VT_LINK && i < vocabulary_entities_n; i++)
		if (f->to == vocabulary_entities[i].name)
			return (int)i;
	return f->type == VT_LINK ? vocab_entity(str_c(f->to)) : -1;
}

int
vocab_field_enum(const struct vfield *f)
{
	for (unsigned i = 0; f->type == VT_ENUM && i < vocabulary_enums_n; i++)
		if (f->to == vocabulary_enums[i].name)
			return (int)i;
	return f->type == VT_ENUM ? vocab_enum(f->to) : -1;
}

/* Ways to a subject in order of preference: the fact's own link, else over one or two others. A fact that names its unit,
 * person or grid itself (incidents, surveys, checklists, scores) counts only for the kind of subject that it names. */
struct vpath
vocab_attribution(int entity, int subject)
{
	static const struct { const char *subject; const char *steps[3]; const char *only; } ways[] = {
		{"units", {"unit_id", NULL, NULL}, NULL},
		{"persons", {"person_id", NULL, NULL}, NULL},
		{"grids", {"grid_id", NULL, NULL}, NULL},
		{"units", {"grid_id", "unit_id", NULL}, "grid_members"},        /* a member of a grid counts where the grid lies */
		{"units", {"person_id", "unit_id", NULL}, NULL},        /* a patrol is its walker's, whoever's grid it leads through */
		{"units", {"grid_id", "unit_id", NULL}, NULL},
		{"grids", {"order_id", "grid_id", NULL}, NULL},
		{"units", {"order_id", "grid_id", "unit_id"}, NULL},
	};
	struct vpath path = {{0}, 0, false, entity == subject, false};

	if (path.self)
		return path;
	for (unsigned w = 0; w < COUNT_OF(ways); w++) {
		int at = entity;
		unsigned n = 0;

		if (!str_eq_c(str_c(ways[w].subject), vocabulary_entities[subject].name) ||
		    (ways[w].only != NULL && !str_eq_c(str_c(ways[w].only), vocabulary_entities[entity].name)))
			continue;
		while (n < 3 && ways[w].steps[n] != NULL && at >= 0) {
			int f = vocab_field(at, str_c(ways[w].steps[n]));

			if (f < 0)
				break;
			path.steps[n++] = f;
			at = vocab_field_entity(&vocabulary_entities[at].fields[f]);
		}
		if ((n == 3 || ways[w].steps[n] == NULL) && at == subject) {
			path.n = n;
			path.fans_out = n == 1 && str_eq_c(str_c(vocabulary_entities[entity].name), "callbacks") && str_eq_c(str_c(ways[w].subject), "units");
			return path;
		}
	}
	path.none = true;
	return path;
}

const char *
unit_word(enum unit u, enum lang lang)
{
	static const char *const words[U__COUNT][2] = {
		[U_NONE] = {"", ""}, [U_COUNT] = {"件", "cases"}, [U_POINTS] = {"分", "points"}, [U_YUAN] = {"元", "yuan"}, [U_PERSONS] = {"人", "persons"},
		[U_HOURS] = {"小时", "hours"}, [U_WORKING_HOURS] = {"工作小时", "working_hours"}, [U_DAYS] = {"天", "days"},
		[U_WORKING_DAYS] = {"工作日", "working_days"}, [U_MINUTES] = {"分钟", "minutes"}, [U_MONTHS] = {"个月", "months"}, [U_YEARS] = {"年", "years"},
	};

	return words[u][lang];
}
