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
	struct str place = str_trim(known_text(line, "place"));
	int depth = dated_on(line, l->day) ? depth_of(str_trim(known_text(line, "category")), l->category) : -1;

	if (depth < 0 || str_trim(known_text(line, "unit_id")).n == 0)
		return false;
	*out = (struct catalogue_line){.line = *line, .depth = (unsigned)depth};
	for (unsigned i = 0; i < COUNT_OF(l->texts) && place.n >= PLACE_LEAST; i++)
		out->placed |= text_holds(l->texts[i], place);
	out->sure = out->placed || place.n == 0;
	return true;
}

static int
most_specific(const void *p, const void *q)
{
	const struct catalogue_line *x = p, *y = q;
	/* by law, by agreement, by designation, at last: the order of the enumeration */
	int64_t by_x = known_int(&x->line, "basis", INT64_MAX), by_y = known_int(&y->line, "basis", INT64_MAX);
	int64_t from_x = known_int(&x->line, "active_from", INT64_MIN), from_y = known_int(&y->line, "active_from", INT64_MIN);

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
	struct arena all;               /* the whole catalogue passes by; the few that are told stand with the caller */
	unsigned have = 0;
	struct page page = {.n = 0};
	enum rc rc;

	arena_init(&all, 0);
	do {
		rc = facts_page(o->facts, tx, tenant_id, &ask, &all, &page, err);
		for (unsigned i = 0; rc == RC_OK && i < page.n; i++) {
			list = arena_append(&all, list, have, sizeof *list);
			have += fits(&page.facts[i], l, &list[have]);
		}
		ask.after = page.next;
	} while (rc == RC_OK && page.next.n > 0);
	if (have > 1)
		qsort(list, have, sizeof *list, most_specific);
	*n = have < CATALOGUE_MOST ? have : CATALOGUE_MOST;
	*out = ARENA_NEW(a, struct catalogue_line, *n + 1);
	for (unsigned i = 0; rc == RC_OK && i < *n; i++) {
		(*out)[i] = list[i];
		rc = facts_get(o->facts, tx, tenant_id, ent.dispatch_lines, list[i].line.id, false, a, &(*out)[i].line, err);
	}
	arena_done(&all);
	return rc;
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
	*category = l.category = str_trim(known_text(&order, "category"));
	l.texts[0] = str_trim(known_text(&order, "address"));
	l.texts[1] = str_trim(known_text(&order, "title"));
	l.texts[2] = str_trim(known_text(&order, "description"));
	if (str_trim(known_text(&order, "grid_id")).n > 0 && facts_get(o->facts, tx, tenant_id, ent.grids, str_trim(known_text(&order, "grid_id")), false, a, &grid, &unheard) == RC_OK)
		l.texts[3] = str_trim(known_text(&grid, "name"));
	return matching(o, tx, tenant_id, &l, a, out, n, err);
}
