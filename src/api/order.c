/*
 * An order on one page: the order, every fact that belongs to it by kind, its moments in the order of time with what was late, and
 * other orders of the same matter. Only reads. Called through the route table.
 */
#include "api/internal.h"

#include <stdlib.h>

#define FACTS_MOST 200          /* of one kind for one order */
#define SAME_MATTER_MOST 50

/* Which instant answers which due time, by kind of fact. A due time of 00:00 ends the day before: exclusive. */
static const struct { const char *entity, *due, *done; } answers[] = {
	{"orders", "district_due_at", "closed_at"}, {"assignments", "extended_due_at", "handled_at"}, {"assignments", "due_at", "handled_at"},
	{"supervisions", "due_at", "closed_at"}, {"reminders", "correct_by", "corrected_at"}, {"rechecks", "extended_due_at", "replied_at"},
	{"rechecks", "due_at", "replied_at"},
};

struct moment { int64_t at; unsigned seq; int entity, field; struct str id, unit; bool plan, late; };
struct whole {
	struct request *r;
	struct reply *to;
	struct moment *moments; unsigned n_moments, room;
};

static bool
is_late(const struct fact *fact, int field, int64_t now_s)
{
	const struct ventity *e = vocab_at(fact->entity);

	for (unsigned i = 0; i < COUNT_OF(answers); i++) {
		int due, done;

		if (strcmp(e->name, answers[i].entity) != 0)
			continue;
		due = vocab_field(fact->entity, str_c(answers[i].due));
		done = vocab_field(fact->entity, str_c(answers[i].done));
		if ((field != due && field != done) || !fact->values[due].known)
			continue;
		return !due_met(fact->values[done].known ? fact->values[done].i : now_s, fact->values[due].i, instant_second_of_day(fact->values[due].i) == 0);
	}
	return false;
}

static void
add_moments(struct whole *o, const struct fact *fact, struct names *names)
{
	const struct ventity *e = vocab_at(fact->entity);
	int unit = -1;

	for (unsigned f = 0; f < e->n; f++)
		if (strcmp(e->fields[f].name, "unit_id") == 0)
			unit = (int)f;
	for (unsigned f = 0; f < e->n && o->n_moments < o->room; f++) {
		if (e->fields[f].type != VT_INSTANT || !fact->values[f].known)
			continue;
		o->moments[o->n_moments] = (struct moment){
			.at = fact->values[f].i, .seq = o->n_moments, .entity = fact->entity, .field = (int)f, .id = fact->id, .plan = (e->fields[f].flags & VF_PLAN) != 0,
			.late = is_late(fact, (int)f, o->r->now_ms / 1000),
			.unit = unit >= 0 && fact->values[unit].known ? names_of(names, vocab_entity(STR("units")), fact->values[unit].text) : (struct str){"", 0},
		};
		o->n_moments++;
	}
}

static int
by_time(const void *a, const void *b)
{
	const struct moment *x = a, *y = b;

	return x->at != y->at ? (x->at > y->at) - (x->at < y->at) : (x->seq > y->seq) - (x->seq < y->seq);
}

static void
json_moments(struct jw *w, struct whole *o)
{
	qsort(o->moments, o->n_moments, sizeof *o->moments, by_time);
	jw_key(w, "timeline");
	jw_open(w, '[');
	for (unsigned i = 0; i < o->n_moments; i++) {
		const struct moment *m = &o->moments[i];
		const struct ventity *e = vocab_at(m->entity);

		jw_open(w, '{');
		jw_key(w, "at"), jw_text(w, instant_text(o->r->arena, m->at));
		jw_key(w, "entity"), jw_text(w, str_c(e->name));
		jw_key(w, "id"), jw_text(w, m->id);
		jw_key(w, "field"), jw_text(w, str_c(e->fields[m->field].name));
		jw_key(w, "plan"), jw_yes(w, m->plan);
		jw_key(w, "late"), jw_yes(w, m->late);
		jw_key(w, "unit"), jw_or_null(w, m->unit);
		jw_close(w, '}');
	}
	jw_close(w, ']');
}

static enum rc
json_kinds(struct jw *w, struct whole *o, struct tx *tx, struct names *names, struct err *err)
{
	struct request *r = o->r;
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	int orders = vocab_entity(STR("orders"));

	jw_key(w, "kinds");
	jw_open(w, '[');
	for (unsigned i = 0; i < n; i++) {
		struct filter here = {.op = OP_EQ, .value = {.known = true, .text = r->params[1]}};
		struct page_ask ask = {.entity = (int)i, .filters = &here, .n_filters = 1, .sort = -1, .limit = FACTS_MOST, .personal = true};
		struct page page;

		here.field = -1;
		for (unsigned f = 0; f < e[i].n; f++)
			if (e[i].fields[f].type == VT_LINK && vocab_field_entity(&e[i].fields[f]) == orders)
				here.field = (int)f;
		if (here.field < 0)
			continue;
		TRY(facts_page(api_of(r)->facts, tx, session_of(r)->tenant_id, &ask, r->arena, &page, err));
		if (page.n == 0)
			continue;
		jw_open(w, '{');
		jw_key(w, "entity"), jw_text(w, str_c(e[i].name));
		jw_key(w, "facts");
		jw_open(w, '[');
		for (unsigned k = 0; k < page.n; k++) {
			json_fact(w, r->arena, &page.facts[k], names);
			add_moments(o, &page.facts[k], names);
		}
		jw_close(w, ']');
		jw_close(w, '}');
	}
	jw_close(w, ']');
	return RC_OK;
}

static enum rc
json_same_matter(struct jw *w, struct request *r, struct tx *tx, const struct fact *order, struct names *names, struct err *err)
{
	int key = vocab_field(order->entity, STR("matter_key"));

	jw_key(w, "same_matter");
	jw_open(w, '[');
	if (order->values[key].known) {
		struct filter same = {.field = key, .op = OP_EQ, .value = order->values[key]};
		struct page_ask ask = {.entity = order->entity, .filters = &same, .n_filters = 1, .sort = vocab_field(order->entity, STR("received_at")), .limit = SAME_MATTER_MOST, .personal = true};
		struct page page;

		TRY(scope_of(r, &ask.unit_id, err));
		TRY(facts_page(api_of(r)->facts, tx, session_of(r)->tenant_id, &ask, r->arena, &page, err));
		for (unsigned i = 0; i < page.n; i++) {
			struct fact file;
			bool runs;
			enum rc rc;

			if (str_eq(page.facts[i].id, order->id))
				continue;
			rc = facts_get(api_of(r)->facts, tx, session_of(r)->tenant_id, vocab_entity(STR("cases")), page.facts[i].id, false, r->arena, &file, err);
			if (rc != RC_OK && rc != RC_NOT_FOUND)
				return rc;
			runs = rc == RC_OK;
			jw_open(w, '{');
			jw_key(w, "order"), json_fact(w, r->arena, &page.facts[i], names);
			jw_key(w, "state"), jw_or_null(w, runs ? fact_text(&file, "state") : STR(""));
			jw_key(w, "closed"), jw_yes(w, runs ? fact_whole(&file, "closed") == 1 : page.facts[i].values[vocab_field(order->entity, STR("closed_at"))].known);
			jw_close(w, '}');
		}
	}
	jw_close(w, ']');
	return RC_OK;
}

static enum rc
whole_read(struct tx *tx, void *ctx, struct err *err)
{
	struct whole *o = ctx;
	struct request *r = o->r;
	struct names *names = names_new(r, tx);
	int orders = vocab_entity(STR("orders"));
	struct fact order;
	struct jw w;

	TRY(fact_visible(r, tx, orders, r->params[1], err));
	TRY(facts_get(api_of(r)->facts, tx, session_of(r)->tenant_id, orders, r->params[1], true, r->arena, &order, err));
	o->room = 4096;
	o->n_moments = 0;
	o->moments = ARENA_NEW(r->arena, struct moment, o->room);
	if (o->moments == NULL)
		return err_set(err, RC_TOO_BIG, "", "这件工单的事实太多", "this order has too many facts");
	o->to->body.n = 0;
	w = reply_json(o->to);
	jw_open(&w, '{');
	jw_key(&w, "order"), json_fact(&w, r->arena, &order, names);
	add_moments(o, &order, names);
	TRY(json_kinds(&w, o, tx, names, err));
	json_moments(&w, o);
	TRY(json_same_matter(&w, r, tx, &order, names, err));
	jw_close(&w, '}');
	return RC_OK;
}

void
order_get(struct request *r, struct reply *to)
{
	struct whole o = {.r = r, .to = to};
	struct err err = {0};
	enum rc rc = store_read(api_of(r)->store, whole_read, &o, &err);

	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
}
