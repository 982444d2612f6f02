/*
 * The dispatch catalogue: which of its dated lines fit an order on a day, the most specific first. A line names a category (a path: 环境保护/噪声 covers what lies under it)
 * and perhaps a place; a place that the order's own texts do not name is for a person to judge, so such lines come last and say so. Only reads. Called by the api.
 */
#include "order/internal.h"

#include <stdlib.h>
#include <string.h>

#define PLACE_LEAST 6           /* bytes: two characters */

struct looking_for { struct str category, texts[4]; int32_t day; };

static struct str
text_of(const struct fact *f, const char *field)
{
	const struct vvalue *v = &f->values[field_of(f->entity, field)];

	return v->known ? str_trim(v->text) : STR("");
}

static struct str
segment(struct str *rest)
{
	const char *slash = rest->n == 0 ? NULL : memchr(rest->p, '/', rest->n);
	struct str one = {rest->p, slash == NULL ? rest->n : (size_t)(slash - rest->p)};

	*rest = slash == NULL ? (struct str){"", 0} : (struct str){slash + 1, rest->n - one.n - 1};
	return str_trim(one);
}

/* Segments of the line's category, when the order's lies at it or under it; -1: it does not. */
static int
depth_of(struct str line, struct str order)
{
	int depth = 0;

	while (line.n > 0) {
		struct str want = segment(&line);

		if (want.n == 0)
			continue;
		if (order.n == 0 || !str_eq(want, segment(&order)))
			return -1;
		depth++;
	}
	return depth;
}

static bool
fits(const struct fact *line, const struct looking_for *l, struct catalogue_line *out)
{
	struct str place = text_of(line, "place");
	int depth = dated_on(line, l->day) ? depth_of(text_of(line, "category"), l->category) : -1;

	if (depth < 0 || text_of(line, "unit_id").n == 0)
		return false;
	*out = (struct catalogue_line){.line = *line, .depth = (unsigned)depth};
	for (unsigned i = 0; i < COUNT_OF(l->texts) && place.n >= PLACE_LEAST; i++)
		out->placed |= text_holds(l->texts[i], place);
	out->sure = out->placed || place.n == 0;
	return true;
}

static int64_t
number_of(const struct fact *f, const char *field, int64_t unknown)
{
	const struct vvalue *v = &f->values[field_of(f->entity, field)];

	return v->known ? v->i : unknown;
}

static int
most_specific(const void *p, const void *q)
{
	const struct catalogue_line *x = p, *y = q;
	/* by law, by agreement, by designation, at last: the order of the enumeration */
	int64_t by_x = number_of(&x->line, "basis", INT64_MAX), by_y = number_of(&y->line, "basis", INT64_MAX);
	int64_t from_x = number_of(&x->line, "active_from", INT64_MIN), from_y = number_of(&y->line, "active_from", INT64_MIN);

	if (x->sure != y->sure)
		return x->sure ? -1 : 1;
	if (x->depth != y->depth)
		return x->depth > y->depth ? -1 : 1;
	if (x->placed != y->placed)
		return x->placed ? -1 : 1;
	if (by_x != by_y)
		return by_x < by_y ? -1 : 1;
	if (from_x != from_y)
		return from_x > from_y ? -1 : 1;
	return str_cmp(x->line.id, y->line.id);
}

static enum rc
matching(struct orders *o, struct tx *tx, int64_t tenant_id, const struct looking_for *l, struct arena *a, struct catalogue_line **out, unsigned *n, struct err *err)
{
	struct page_ask ask = {.entity = ent.dispatch_lines, .sort = -1, .limit = 500};
	struct catalogue_line *list = NULL;
	unsigned have = 0, room = 0;
	struct page page;

	do {
		TRY(facts_page(o->facts, tx, tenant_id, &ask, a, &page, err));
		for (unsigned i = 0; i < page.n; i++) {
			if (have == room) {
				struct catalogue_line *more = ARENA_NEW(a, struct catalogue_line, room = room == 0 ? 32 : room * 2);

				if (have > 0)
					memcpy(more, list, have * sizeof *more);
				list = more;
			}
			have += fits(&page.facts[i], l, &list[have]);
		}
		ask.after = page.next;
	} while (page.next.n > 0);
	if (have > 1)
		qsort(list, have, sizeof *list, most_specific);
	*out = list;
	*n = have < CATALOGUE_MOST ? have : CATALOGUE_MOST;
	return RC_OK;
}

enum rc
order_catalogue(struct orders *o, struct tx *tx, int64_t tenant_id, struct str order_id, const struct actor *actor, int64_t now_ms, struct arena *a, struct catalogue_line **out, unsigned *n,
                struct str *category, struct err *err)
{
	struct looking_for l = {.day = instant_day(now_ms / 1000)};
	struct fact order, grid;
	struct err unheard;

	TRY(order_visible(o, tx, tenant_id, order_id, actor, err));
	TRY(facts_get(o->facts, tx, tenant_id, ent.orders, order_id, true, a, &order, err));
	*category = l.category = text_of(&order, "category");
	l.texts[0] = text_of(&order, "address");
	l.texts[1] = text_of(&order, "title");
	l.texts[2] = text_of(&order, "description");
	if (text_of(&order, "grid_id").n > 0 && facts_get(o->facts, tx, tenant_id, ent.grids, text_of(&order, "grid_id"), false, a, &grid, &unheard) == RC_OK)
		l.texts[3] = text_of(&grid, "name");
	return matching(o, tx, tenant_id, &l, a, out, n, err);
}
