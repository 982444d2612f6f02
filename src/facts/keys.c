/*
 * Keys of facts that have no id of their own: made of what tells them apart, so that the same bundle gives the same keys, and
 * what a bundle brings for a group replaces that group. A key is "~", the group's values joined by "!", "!" and a number among
 * equals: ~2024-001!2 is the second of order 2024-001. In a value ~ is ~0 and ! is ~1. Called by put, import and export.
 */
#include "facts/internal.h"

#include <stdlib.h>
#include <string.h>

/* What is replaced together. Facts of an order: all that the order has. Others: their natural key. */
static const struct { const char *entity; const char *fields[GROUP_MAX]; } groups[] = {
	{"grid_members", {"grid_id", "person_id"}},
	{"dated_values", {"file", "id", "column"}},     /* a series: a date taken out of the file is taken out here */
	{"contacts", {"order_id"}},
	{"site_visits", {"order_id"}},
	{"callbacks", {"order_id"}},
	{"returns", {"order_id"}},
	{"extensions", {"order_id"}},
	{"supervisions", {"order_id"}},
	{"reminders", {"order_id"}},
	{"rechecks", {"order_id"}},
	{"untrue_forms", {"order_id"}},
	{"shelvings", {"matter_key"}},
	{"patrols", {"person_id", "date", "half_day"}},
	{"sign_ins", {"person_id", "kind", "at"}},
	{"key_visits", {"person_id", "subject_key", "at"}},
	{"attendance", {"person_id", "date"}},
	{"surveys", {"kind", "unit_id", "grid_id", "person_id", "at"}},
	{"crimes", {"grid_id", "date"}},
	{"checklists", {"unit_id", "grid_id", "item", "part", "period"}},
	{"manual_scores", {"item", "unit_id", "person_id", "period", "rater"}},
	{"external_ranks", {"unit_id", "period"}},
	{"quotas", {"unit_id", "period", "grade"}},
	{"allocations", {"unit_id", "person_id", "period"}},
	{"deputies", {"person_id", "active_from"}},
	{"shift_notes", {"unit_id", "at"}},
};

void
keys_shape(struct shape *s)
{
	bool without = s->e->id < 0 || (s->e->fields[s->e->id].flags & VF_OPTIONAL_ID) != 0;

	for (unsigned i = 0; without && i < COUNT_OF(groups); i++) {
		if (!str_eq_c(str_c(groups[i].entity), s->e->name))
			continue;
		for (unsigned k = 0; k < GROUP_MAX && groups[i].fields[k] != NULL; k++) {
			int field = vocab_field(s->entity, str_c(groups[i].fields[k]));

			if (field < 0)
				abort();
			s->group[s->n_group++] = field;
			s->indexed[field] = true;
		}
	}
	if (without && s->n_group == 0)
		abort();                /* a new kind of fact: say above what is replaced together */
}

bool
key_made(const struct shape *s, struct str id)
{
	return s->n_group > 0 && id.n > 0 && id.p[0] == '~';
}

void
key_group(const struct shape *s, const struct vvalue *values, struct buf *to)
{
	struct arena a;

	arena_init(&a, 0);
	to->n = 0;
	buf_char(to, '~');
	for (unsigned i = 0; i < s->n_group; i++) {
		int field = s->group[i];
		struct str text = values[field].known ? vocab_text(&a, &s->e->fields[field], &values[field]) : (struct str){"", 0};

		if (i > 0)
			buf_char(to, '!');
		for (size_t k = 0; k < text.n; k++) {
			if (text.p[k] == '~' || text.p[k] == '!')
				buf_add_c(to, text.p[k] == '~' ? "~0" : "~1");
			else
				buf_char(to, text.p[k]);
		}
	}
	arena_done(&a);
}

void
key_add_number(struct buf *to, uint64_t number)
{
	buf_fmt(to, "!%llu", (unsigned long long)number);
}

bool
key_split(struct str id, struct str *group, uint64_t *number)
{
	int64_t n;

	for (size_t i = id.n; i > 0; i--)
		if (id.p[i - 1] == '!') {
			*group = (struct str){id.p, i - 1};
			if (!str_to_i64((struct str){id.p + i, id.n - i}, &n) || n < 1)
				return false;
			*number = (uint64_t)n;
			return true;
		}
	return false;
}
