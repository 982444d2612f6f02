/*
 * Fields that nobody types in: made from the facts at the seal, and of live columns again for the rows that a change may have touched
 * (one code for both), unless the source delivered its own verdict. What depends on as-of (on time, overdue) is the
 * evaluator's. Each rule cites where it comes from. Called by the seal and by live.c.
 */
#include "columns/internal.h"

#include <stdlib.h>
#include <string.h>

#define YEAR_S ((int64_t)365 * 86400)

struct view { const struct table *t; int entity; };

static struct view
view(const struct columns *c, const char *entity)
{
	int e = columns_entity(entity);

	return (struct view){&c->tables[e], e};
}

static const void *
data(struct view v, const char *field)
{
	return v.t->cols[columns_field(v.entity, field)].data;
}

static bool
in_scope(const uint8_t *marks, uint32_t row, uint8_t bit)
{
	return marks == NULL || (marks[row] & bit) != 0;
}

/* The column to derive into, made when it is wanted; NULL when nobody wants it. A column just made is derived whole: *marks goes. */
static void *
derived(struct columns *c, struct view v, const char *field, const uint8_t **marks)
{
	struct col *col = &c->tables[v.entity].cols[columns_field(v.entity, field)];
	uint32_t room = c->loading[v.entity].room > v.t->n_rows ? c->loading[v.entity].room : v.t->n_rows;

	if (!col->wanted || !v.t->present)
		return NULL;
	col->present = true;
	if (col->data == NULL) {
		col->data = columns_grown(NULL, (size_t)room, columns_width(col->type));
		columns_fill_unknown(col, 0, v.t->n_rows);
		*marks = NULL;
	}
	return col->data;
}

/* The same for a verdict: where the source delivered none it is unknown, until it is derived. */
static uint8_t *
verdict(struct columns *c, struct view v, const char *field, const uint8_t **marks)
{
	uint8_t *out = derived(c, v, field, marks);
	const uint8_t *given = out == NULL || c->live == NULL ? NULL : c->live->of[v.entity].given[columns_field(v.entity, field)];

	for (uint32_t r = 0; given != NULL && r < v.t->n_rows; r++)
		if (in_scope(*marks, r, DERIVE_OWN))
			out[r] = given[r];
	return out;
}

/* What it would be derived from was not delivered: the column is absent like any other that was not. */
static void
forget(struct columns *c, struct view v, const char *field)
{
	struct col *col = &c->tables[v.entity].cols[columns_field(v.entity, field)];

	free(col->data);
	col->data = NULL;
	col->present = false;
}

/* facts.md: the extended due time when there is one, else the first. */
static void
effective_due(struct columns *c, struct scope s)
{
	struct view a = view(c, "assignments");
	const int64_t *due, *extended;
	const uint8_t *marks = s.orders;
	int64_t *out = derived(c, a, "effective_due_at", &marks);
	size_t n = marks == NULL ? a.t->n_rows : s.assignments->n;

	if (out == NULL)
		return;
	due = data(a, "due_at");
	extended = data(a, "extended_due_at");
	if (due == NULL && extended == NULL) {  /* neither delivered: not known at all */
		forget(c, a, "effective_due_at");
		return;
	}
	for (size_t i = 0; i < n; i++) {
		size_t r = marks == NULL ? i : s.assignments->list[i];

		out[r] = extended != NULL && extended[r] != COL_I64_NONE ? extended[r] : due != NULL ? due[r] : COL_I64_NONE;
	}
}

/* The five findings of the Gumei text (五(一)2), on any assignment of the order with the lead. */
static void
finding_excluded(struct columns *c, struct scope s)
{
	static const char *const negative[] = {"untrue", "no_policy", "policy_rejected", "kept", "not_adopted"};
	struct view o = view(c, "orders"), a = view(c, "assignments");
	const int32_t *order;
	const uint8_t *finding, *part, *marks = s.orders;
	int e, lead;
	bool bad[256] = {false};
	uint8_t *out = verdict(c, o, "finding_excluded", &marks);

	if (out == NULL)
		return;
	order = data(a, "order_id");
	finding = data(a, "fact_finding");
	part = data(a, "part");
	e = vocab_enum("fact_finding");
	lead = vocab_code(vocab_enum("part"), STR("lead"));
	for (unsigned i = 0; i < COUNT_OF(negative); i++)
		bad[vocab_code(e, str_c(negative[i]))] = true;
	for (uint32_t r = 0; r < o.t->n_rows; r++)
		if (out[r] == COL_U8_NONE)
			out[r] = 2;             /* to be derived; settled below */
	for (uint32_t r = 0; r < a.t->n_rows && order != NULL && finding != NULL; r++)
		if (order[r] >= 0 && bad[finding[r]] && (part == NULL || part[r] == lead) && out[order[r]] == 2)
			out[order[r]] = 3;
	for (uint32_t r = 0; r < o.t->n_rows; r++)
		out[r] = out[r] >= 2 ? out[r] == 3 : out[r];
}

/* shelved are orders of the matter received from the approval on, never those before it. Text numbers of the two
 * matter_key columns differ, so the approval is looked up by text. */
static void
shelved(struct columns *c, struct scope scope)
{
	struct view o = view(c, "orders"), s = view(c, "shelvings");
	const int64_t *received, *approved;
	const int32_t *o_key, *s_key;
	const uint8_t *decision, *marks = scope.orders;
	int filed, o_field, s_field;
	uint32_t n_keys;
	uint8_t *out = verdict(c, o, "shelved", &marks);
	int64_t *from;

	if (out == NULL)
		return;
	received = data(o, "received_at");
	approved = data(s, "approved_at");
	o_key = data(o, "matter_key");
	s_key = data(s, "matter_key");
	decision = data(s, "decision");
	filed = vocab_code(vocab_enum("shelving_decision"), STR("filed"));
	o_field = columns_field(o.entity, "matter_key");
	s_field = columns_field(s.entity, "matter_key");
	n_keys = c->dicts[o.entity][o_field].n;
	from = columns_grown(NULL, (size_t)n_keys + 1, sizeof *from);
	for (uint32_t k = 0; k < n_keys; k++)
		from[k] = INT64_MAX;
	for (uint32_t r = 0; r < s.t->n_rows && s_key != NULL && approved != NULL; r++) {
		int32_t k;

		if (s_key[r] < 0 || approved[r] == COL_I64_NONE || decision == NULL || decision[r] != filed)
			continue;
		k = texts_find(&c->dicts[o.entity][o_field], texts_get(&c->dicts[s.entity][s_field], (uint32_t)s_key[r]));
		if (k >= 0 && approved[r] < from[k])
			from[k] = approved[r];
	}
	for (uint32_t r = 0; r < o.t->n_rows; r++)
		if (out[r] == COL_U8_NONE)
			out[r] = o_key != NULL && o_key[r] >= 0 && received != NULL && received[r] != COL_I64_NONE && received[r] >= from[o_key[r]];
	free(from);
}

/* all six steps stamped, in order: 采集上报, 立案, 派遣, 处置, 核查, 评价. Dispatch and handling are those of the assignment that
 * was dispatched first. A step whose column nobody delivers is not known, and then neither is the loop (facts.md: never counted
 * as zero). */
static void
closed_loop(struct columns *c, struct scope s)
{
	struct view o = view(c, "orders"), a = view(c, "assignments");
	const uint8_t *marks = s.orders;
	uint8_t *out = verdict(c, o, "closed_loop", &marks);
	const int64_t *steps[6] = {NULL}, *dispatched, *handled;
	const int32_t *order;
	bool known;
	uint32_t *first;                /* of an order: its assignment dispatched first, + 1 */

	if (out == NULL)
		return;
	steps[0] = data(o, "received_at");
	steps[1] = data(o, "registered_at");
	steps[4] = data(o, "checked_at");
	steps[5] = data(o, "evaluated_at");
	dispatched = data(a, "dispatched_at");
	handled = data(a, "handled_at");
	order = data(a, "order_id");
	known = (o.t->n_rows == 0 || (steps[0] != NULL && steps[1] != NULL && steps[4] != NULL && steps[5] != NULL)) &&
	        (a.t->n_rows == 0 || (order != NULL && dispatched != NULL && handled != NULL));
	if (!known) {
		if (!c->loading[o.entity].delivered[columns_field(o.entity, "closed_loop")])
			forget(c, o, "closed_loop");
		return;
	}
	first = columns_zeroed((size_t)o.t->n_rows + 1, sizeof *first);
	for (uint32_t r = 0; r < a.t->n_rows; r++)
		if (order[r] >= 0 && in_scope(marks, (uint32_t)order[r], DERIVE_OWN) && dispatched[r] != COL_I64_NONE &&
		    (first[order[r]] == 0 || dispatched[r] < dispatched[first[order[r]] - 1]))
			first[order[r]] = r + 1;
	for (uint32_t r = 0; r < o.t->n_rows; r++) {
		int64_t last = INT64_MIN;
		bool good;

		if (out[r] != COL_U8_NONE)
			continue;
		good = first[r] != 0;
		for (unsigned i = 0; i < 6 && good; i++) {
			int64_t at = i == 2 ? dispatched[first[r] - 1] : i == 3 ? handled[first[r] - 1] : steps[i][r];

			good = at != COL_I64_NONE && at >= last;
			last = at;
		}
		out[r] = good;
	}
	free(first);
}

struct call { int32_t caller, matter; int64_t at; uint32_t row; };

static int
by_matter(const void *x, const void *y)
{
	const struct call *a = x, *b = y;

	if (a->caller != b->caller)
		return (a->caller > b->caller) - (a->caller < b->caller);
	if (a->matter != b->matter)
		return (a->matter > b->matter) - (a->matter < b->matter);
	if (a->at != b->at)
		return (a->at > b->at) - (a->at < b->at);
	return (a->row > b->row) - (a->row < b->row);
}

/* which call of the same caller on the same matter this is, within the 365 days that end with it; the first is 1. And how
 * many signed untrue forms the same caller and matter have, else the order alone. */
static void
repeats(struct columns *c, struct scope s)
{
	struct view o = view(c, "orders"), u = view(c, "untrue_forms");
	const int32_t *caller, *matter, *form;
	const int64_t *received, *signed_at;
	const uint8_t *marks = s.orders;
	int64_t *repeat = derived(c, o, "repeat_no", &marks), *forms = derived(c, o, "untrue_forms", &marks);
	struct call *calls;
	uint32_t *own;
	size_t n = 0;

	if (repeat == NULL && forms == NULL)
		return;
	caller = data(o, "caller_key");
	matter = data(o, "matter_key");
	form = data(u, "order_id");
	received = data(o, "received_at");
	signed_at = data(u, "signed_at");
	calls = columns_grown(NULL, (size_t)o.t->n_rows + 1, sizeof *calls);
	own = columns_zeroed((size_t)o.t->n_rows + 1, sizeof *own);
	for (uint32_t r = 0; r < u.t->n_rows && form != NULL; r++)
		if (form[r] >= 0 && (signed_at == NULL || signed_at[r] != COL_I64_NONE))
			own[form[r]]++;
	for (uint32_t r = 0; r < o.t->n_rows; r++) {
		if (!in_scope(marks, r, DERIVE_GROUP))
			continue;
		if (repeat != NULL)
			repeat[r] = COL_I64_NONE;
		if (forms != NULL)
			forms[r] = own[r];
		if (caller != NULL && matter != NULL && caller[r] >= 0 && matter[r] >= 0)
			calls[n++] = (struct call){caller[r], matter[r], received == NULL ? COL_I64_NONE : received[r], r};
	}
	qsort(calls, n, sizeof *calls, by_matter);
	for (size_t i = 0, from = 0, group = 0; i < n; i++) {
		bool same = i > 0 && calls[i].caller == calls[i - 1].caller && calls[i].matter == calls[i - 1].matter;

		if (!same)
			from = group = i;
		/* calls of unknown time stand first in their group and are nobody's predecessors */
		if (calls[i].at != COL_I64_NONE) {
			while (calls[from].at == COL_I64_NONE || calls[from].at <= calls[i].at - YEAR_S)
				from++;
			if (repeat != NULL)
				repeat[calls[i].row] = (int64_t)(i - from + 1);
		}
		if (forms != NULL && (i + 1 == n || calls[i + 1].caller != calls[i].caller || calls[i + 1].matter != calls[i].matter)) {
			int64_t sum = 0;

			for (size_t k = group; k <= i; k++)
				sum += own[calls[k].row];
			for (size_t k = group; k <= i; k++)
				forms[calls[k].row] = sum;
		}
	}
	free(calls);
	free(own);
}

void
columns_derive(struct columns *c, struct scope s)
{
	effective_due(c, s);
	if (s.whole || s.own) {
		finding_excluded(c, s);
		shelved(c, s);
		closed_loop(c, s);
	}
	if (s.whole || s.group)
		repeats(c, s);
}
