/*
 * The supervision board: what is open, by unit and by how its time stands, by state and by the other things that the work list can be narrowed
 * by; what is supervised, came back or was sent back; matters that people call about again and again. Counts are made by the database over
 * indexes that hold open cases only, so that a million closed ones cost nothing. Whoever does not see every unit gets the own unit's numbers.
 * Never writes. Called by the api.
 */
#include "order/internal.h"

#include <stdlib.h>
#include <string.h>

#define OVERDUE_SHOWN 10
#define MATTERS_SHOWN 10
#define MATTERS_S (30 * 86400)

struct making { struct orders *o; struct tx *tx; int64_t tenant_id, now_s; struct str unit; struct arena *a; struct board *b; };

/* ---- tallies ------------------------------------------------------------------------------------------------------------------------- */

static struct board_count *
counted(struct making *m, struct board_counts *c, struct str value)
{
	for (unsigned i = 0; i < c->n; i++)
		if (str_eq(c->list[i].value, value))
			return &c->list[i];
	c->list = arena_append(m->a, c->list, c->n, sizeof *c->list);
	c->list[c->n] = (struct board_count){.value = str_copy(m->a, value)};
	return &c->list[c->n++];
}

/* What is not known cannot be chosen. */
static void
count(struct making *m, struct board_counts *c, struct str value, int64_t n)
{
	if (value.n > 0)
		counted(m, c, value)->n += n;
}

static struct board_unit *
unit_of(struct making *m, struct str unit_id)
{
	struct board *b = m->b;

	for (unsigned i = 0; i < b->n_units; i++)
		if (str_eq(b->units[i].unit_id, unit_id))
			return &b->units[i];
	b->units = arena_append(m->a, b->units, b->n_units, sizeof *b->units);
	b->units[b->n_units] = (struct board_unit){.unit_id = str_copy(m->a, unit_id)};
	return &b->units[b->n_units++];
}

/* ---- what the database counts ---------------------------------------------------------------------------------------------------------- */

/* Runs a statement whose arguments are the government, the unit ("": all) and, unless it is 0, an instant, row by row. */
static enum rc
each(struct making *m, int query, int64_t at, void (*row)(struct making *, const struct rows *), struct err *err)
{
	struct sval args[] = {SV_I(m->tenant_id), SV_T(m->unit), SV_I(at)};
	struct rows *rows;
	enum rc rc;

	TRY(tx_rows(m->tx, query, args, at == 0 ? 2 : 3, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK)
		row(m, rows);
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

static void
case_row(struct making *m, const struct rows *rows)
{
	unit_of(m, row_text(rows, 0))->due[row_int(rows, 2)] += row_int(rows, 3);
	count(m, &m->b->states, row_text(rows, 1), row_int(rows, 3));
}

static void
facet_row(struct making *m, const struct rows *rows)
{
	count(m, &m->b->categories, row_text(rows, 0), row_int(rows, 3));
	count(m, &m->b->urgencies, row_text(rows, 1), row_int(rows, 3));
	count(m, &m->b->limits, row_text(rows, 2), row_int(rows, 3));
}

static void
supervision_row(struct making *m, const struct rows *rows)
{
	struct board_count *level = counted(m, &m->b->supervised, row_text(rows, 1));

	unit_of(m, row_text(rows, 0))->supervised += row_int(rows, 3);
	level->n += row_int(rows, 3);
	level->late += row_int(rows, 2) == 1 ? row_int(rows, 3) : 0;
}

static void
returned_row(struct making *m, const struct rows *rows)
{
	unit_of(m, row_text(rows, 0))->returned += row_int(rows, 1);
}

static void
reworked_row(struct making *m, const struct rows *rows)
{
	unit_of(m, row_text(rows, 0))->reworked += row_int(rows, 1);
}

static void
matter_row(struct making *m, const struct rows *rows)
{
	struct board *b = m->b;

	if (b->n_matters < MATTERS_SHOWN)
		b->matters[b->n_matters++] = (struct board_matter){.matter_key = str_copy(m->a, row_text(rows, 0)), .n = row_int(rows, 1)};
}

/* The newest of a matter's orders says what it is about. */
static enum rc
matter_about(struct making *m, struct board_matter *matter, struct err *err)
{
	struct sval args[] = {SV_I(m->tenant_id), SV_T(m->unit), SV_I(m->b->matters_from_s), SV_T(matter->matter_key)};
	struct rows *rows;
	enum rc rc;

	TRY(tx_rows(m->tx, Q_board_matter, args, COUNT_OF(args), false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		if (matter->order_id.n == 0) {
			matter->order_id = str_copy(m->a, row_text(rows, 0));
			matter->title = str_copy(m->a, row_text(rows, 1));
			matter->last_s = row_int(rows, 2);
		}
		matter->open += row_int(rows, 3);
	}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* A limit is called what the edition of the soonest due of its cases calls it. */
static enum rc
limit_about(struct making *m, struct board_count *limit, struct err *err)
{
	struct filter by[] = {{.field = field_of(ent.cases, "closed"), .op = OP_EQ, .value = v_int(0)}, {.field = field_of(ent.cases, "next_limit"), .op = OP_EQ, .value = v_text(limit->value)}};
	struct page_ask ask = {.entity = ent.cases, .filters = by, .n_filters = COUNT_OF(by), .sort = field_of(ent.cases, "next_due_at"), .limit = 1};
	struct namer names = {.o = m->o, .tx = m->tx};
	struct page page;
	enum rc rc;

	TRY(facts_page(m->o->facts, m->tx, m->tenant_id, &ask, m->a, &page, err));
	if (page.n == 0 || !page.facts[0].values[field_of(ent.cases, "edition")].known)
		return RC_OK;
	rc = limit_name(&names, page.facts[0].values[field_of(ent.cases, "edition")].text, limit->value, m->a, &limit->limit, err);
	namer_done(&names);
	return rc;
}

/* ---- the board --------------------------------------------------------------------------------------------------------------------------- */

/* The most overdue first, then the soonest; what nobody has yet before all. */
static int
by_need(const void *a, const void *b)
{
	const struct board_unit *x = a, *y = b;

	if ((x->unit_id.n == 0) != (y->unit_id.n == 0))
		return x->unit_id.n == 0 ? -1 : 1;
	for (int due = DUE_OVERDUE; due <= DUE_NONE; due++)
		if (x->due[due] != y->due[due])
			return x->due[due] > y->due[due] ? -1 : 1;
	return str_cmp(x->unit_id, y->unit_id);
}

static int
by_number(const void *a, const void *b)
{
	const struct board_count *x = a, *y = b;

	return x->n != y->n ? (x->n > y->n ? -1 : 1) : str_cmp(x->value, y->value);
}

static enum rc
fill(struct making *m, const struct actor *actor, struct err *err)
{
	struct board *b = m->b;
	struct work_ask overdue = {.due = DUE_OVERDUE, .now_s = m->now_s, .limit = OVERDUE_SHOWN};
	struct board_counts *sorted[] = {&b->states, &b->categories, &b->urgencies, &b->limits, &b->supervised};
	struct str next;

	TRY(each(m, Q_board_cases, m->now_s + DUE_SOON_S, case_row, err));
	TRY(each(m, Q_board_facets, 0, facet_row, err));
	TRY(each(m, Q_board_supervisions, m->now_s, supervision_row, err));
	TRY(each(m, Q_board_returns, b->month_s, returned_row, err));
	TRY(each(m, Q_board_reworked, b->month_s, reworked_row, err));
	TRY(each(m, Q_board_matters, b->matters_from_s, matter_row, err));
	for (unsigned i = 0; i < b->n_matters; i++)
		TRY(matter_about(m, &b->matters[i], err));
	for (unsigned i = 0; i < b->limits.n; i++)
		TRY(limit_about(m, &b->limits.list[i], err));
	for (unsigned i = 0; i < COUNT_OF(sorted); i++)
		if (sorted[i]->n > 0)
			qsort(sorted[i]->list, sorted[i]->n, sizeof *sorted[i]->list, by_number);
	if (b->n_units > 0)
		qsort(b->units, b->n_units, sizeof *b->units, by_need);
	return work_list(m->o, m->tx, m->tenant_id, actor, &overdue, m->a, &b->overdue, &b->n_overdue, &next, err);
}

enum rc
order_board(struct orders *o, struct tx *tx, int64_t tenant_id, const struct actor *actor, int64_t now_ms, struct arena *a, struct board *b, struct err *err)
{
	struct making m = {o, tx, tenant_id, now_ms / 1000, actor->every_unit ? STR("") : actor->unit_id, a, b};
	int year, month, day;

	*b = (struct board){.matters = ARENA_NEW(a, struct board_matter, MATTERS_SHOWN), .unit_id = m.unit};
	day_to_ymd(instant_day(m.now_s), &year, &month, &day);
	b->month_s = instant_from_day(day_from_ymd(year, month, 1), 0);
	b->matters_from_s = instant_from_day(instant_day(m.now_s - MATTERS_S), 0);
	if (!actor->every_unit && actor->unit_id.n == 0)
		return RC_OK;           /* a post without a unit has no orders */
	return fill(&m, actor, err);
}
