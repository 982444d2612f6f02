/*
 * The docket: an order with all its facts in memory, and the columns that expressions are read over. Rows change here first and are written
 * together at the end (docket_save). Called by everything else in the room.
 */
#include "order/internal.h"

#include <stdlib.h>
#include <string.h>

struct order_entities ent;
static int links[64];                   /* by entity: the field that leads to an order, or -1 */

int
field_of(int entity, const char *name)
{
	int f = vocab_field(entity, str_c(name));

	if (f < 0)
		abort();
	return f;
}

static unsigned
vocabulary_size(void)
{
	unsigned n;

	(void)vocab_entities(&n);
	return n;
}

static int
link_to_orders(int entity)
{
	const struct ventity *e = vocab_at(entity);

	for (unsigned i = 0; i < e->n; i++)
		if (e->fields[i].type == VT_LINK && strcmp(e->fields[i].to, "orders") == 0)
			return (int)i;
	return -1;
}

void
entities_find(void)
{
	const struct { const char *name; int *at; } all[] = {
		{"orders", &ent.orders}, {"assignments", &ent.assignments}, {"cases", &ent.cases}, {"order_events", &ent.order_events}, {"clocks", &ent.clocks},
		{"attachments", &ent.attachments}, {"filings", &ent.filings}, {"review_points", &ent.review_points}, {"units", &ent.units}, {"persons", &ent.persons}, {"grids", &ent.grids},
		{"untrue_forms", &ent.untrue_forms}, {"deputies", &ent.deputies}, {"incidents", &ent.incidents},
		{"dispatch_lines", &ent.dispatch_lines}, {"shift_notes", &ent.shift_notes}, {"supervisions", &ent.supervisions},
	};

	for (unsigned i = 0; i < COUNT_OF(all); i++)
		if ((*all[i].at = vocab_entity(str_c(all[i].name))) < 0)
			abort();
	for (unsigned e = 0, n = vocabulary_size(); e < n; e++)
		links[e] = link_to_orders((int)e);
}

struct vvalue
v_text(struct str s)
{
	return (struct vvalue){.known = s.n > 0, .text = s};
}

struct vvalue
v_int(int64_t i)
{
	return (struct vvalue){.known = true, .i = i};
}

struct vvalue *
docket_value(struct drow *r, const char *field)
{
	return &r->fact.values[field_of(r->fact.entity, field)];
}

const struct vvalue *
docket_known(const struct drow *r, const char *field)
{
	const struct vvalue *v = &r->fact.values[field_of(r->fact.entity, field)];

	return v->known ? v : NULL;
}

struct str
known_text(const struct fact *f, const char *field)
{
	const struct vvalue *v = &f->values[field_of(f->entity, field)];

	return v->known ? v->text : STR("");
}

int64_t
known_int(const struct fact *f, const char *field, int64_t unknown)
{
	const struct vvalue *v = &f->values[field_of(f->entity, field)];

	return v->known ? v->i : unknown;
}

static struct drow *
push(struct docket *d, int entity, const struct fact *f)
{
	unsigned n = d->n[entity];

	d->rows[entity] = arena_append(d->a, d->rows[entity], n, sizeof *d->rows[entity]);
	d->rows[entity][n] = (struct drow){.fact = *f};
	return &d->rows[entity][d->n[entity]++];
}

struct drow *
docket_add(struct docket *d, int entity, struct str id)
{
	const struct ventity *e = vocab_at(entity);
	struct fact f = {.entity = entity, .id = id, .personal = true, .values = ARENA_NEW(d->a, struct vvalue, e->n)};
	struct drow *r;

	for (unsigned i = 0; i < e->n; i++)
		if (e->fields[i].preset != NULL) {
			struct err unheard;

			if (vocab_cell(&e->fields[i], str_c(e->fields[i].preset), &f.values[i], &unheard) != RC_OK)
				abort();        /* the vocabulary's own default */
		}
	if (e->id >= 0)
		f.values[e->id] = v_text(id);
	r = push(d, entity, &f);
	r->fresh = true;
	return r;
}

int
docket_row(const struct docket *d, int entity, struct str id)
{
	for (unsigned i = 0; i < d->n[entity]; i++)
		if (str_eq(d->rows[entity][i].fact.id, id))
			return (int)i;
	return -1;
}

/* Every fact of a kind that leads to that order. */
static enum rc
load_linked(struct docket *d, int entity, struct str order_id, bool kin, struct err *err)
{
	struct fact *list;
	unsigned n;

	TRY(facts_linked(d->o->facts, d->tx, d->tenant_id, entity, links[entity], order_id, d->a, &list, &n, err));
	for (unsigned i = 0; i < n; i++)
		push(d, entity, &list[i])->kin = kin;
	return RC_OK;
}

/* The fields of each entity that expressions read; of what only links lead to, the id. */
static void
find_reads(struct wanted *w)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	bool led_to[64] = {false};

	for (unsigned i = 0; i < n; i++)
		for (unsigned f = 0; f < e[i].n; f++)
			if (w->want.fields[i][f] && e[i].fields[f].type == VT_LINK)
				led_to[vocab_field_entity(&e[i].fields[f])] = true;
	for (unsigned i = 0; i < n; i++) {
		struct reads *r = &w->of[i];
		bool any = led_to[i];

		for (unsigned f = 0; f < e[i].n; f++)
			any |= w->want.fields[i][f];
		for (unsigned f = 0; any && f < e[i].n; f++)
			if ((int)f == e[i].id || (w->want.fields[i][f] && (e[i].fields[f].flags & VF_DERIVED) == 0))
				r->fields[r->n++] = (int)f;
	}
}

/* In the order in which load_named looks. */
static void
find_named(struct arena *a, struct wanted *w)
{
	const int kinds[] = {ent.units, ent.persons, ent.grids};
	unsigned n;

	(void)vocab_entities(&n);
	for (unsigned k = 0; k < COUNT_OF(kinds); k++) {
		const struct ventity *to = vocab_at(kinds[k]);
		bool reads = false;

		for (unsigned f = 0; f < to->n; f++)
			reads |= (int)f != to->id && w->want.fields[kinds[k]][f];
		for (unsigned e = 0; e < n; e++)
			for (unsigned f = 0; f < vocab_at((int)e)->n; f++) {
				const struct vfield *vf = &vocab_at((int)e)->fields[f];

				if (vf->type != VT_LINK || !w->want.fields[e][f] || vocab_field_entity(vf) != kinds[k])
					continue;
				w->named = arena_append(a, w->named, w->n_named, sizeof *w->named);
				w->named[w->n_named++] = (struct named){(int)e, (int)f, kinds[k], reads};
			}
	}
}

/* What a rulebook's processes read, found once: it is the same for every action. By its text, since a book may be dropped and made again. */
static struct wanted *
want_of(struct orders *o, const struct rulebook *rb)
{
	struct wanted *w;

	pthread_mutex_lock(&o->wanted_lock);
	for (w = o->wanted; w != NULL && !str_eq(w->sha256, rb->sha256); w = w->next)
		;
	if (w == NULL) {
		w = ARENA_NEW(&o->wanted_arena, struct wanted, 1);
		w->sha256 = str_copy(&o->wanted_arena, rb->sha256);
		process_want(&o->wanted_arena, rb, &w->want);
		w->want.ids = true;     /* columns that are filled again keep ids */
		find_reads(w);
		find_named(&o->wanted_arena, w);
		w->next = o->wanted;
		o->wanted = w;
	}
	pthread_mutex_unlock(&o->wanted_lock);
	return w;
}

/* Kinds that an action could read or change: what expressions name, what actions are done on, what clocks run on. */
static void
needed(const struct docket *d, bool *kinds)
{
	const struct process *p = d->process;
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = 0; i < n; i++)
		for (unsigned f = 0; f < e[i].n; f++)
			kinds[i] |= d->wanted->want.fields[i][f];
	for (unsigned i = 0; i < p->n_actions; i++) {
		kinds[p->actions[i].entity] = true;
		for (unsigned k = 0; k < p->actions[i].n_records; k++)
			kinds[p->actions[i].records[k].entity] |= p->actions[i].records[k].change;
	}
	for (unsigned i = 0; i < p->n_triggers; i++)
		for (unsigned k = 0; k < p->triggers[i].n_records; k++)
			kinds[p->triggers[i].records[k].entity] |= p->triggers[i].records[k].change;
	for (unsigned i = 0; i < p->n_clocks; i++)
		kinds[p->clocks[i].limit->entity] = true;
	kinds[ent.assignments] = kinds[ent.order_events] = kinds[ent.clocks] = kinds[ent.attachments] = true;
}

static enum rc
load_all(struct docket *d, struct str order_id, enum docket_for what_for, struct err *err)
{
	bool kinds[64] = {false};
	unsigned n;

	(void)vocab_entities(&n);
	needed(d, kinds);
	for (unsigned e = 0; e < n; e++) {
		kinds[e] = (int)e != ent.cases && (int)e != ent.incidents && links[e] >= 0 && (what_for == DOCKET_VIEW || kinds[e]);
		if (kinds[e])
			TRY(facts_linked_ahead(d->o->facts, d->tx, d->tenant_id, (int)e, links[e], order_id, err));
	}
	if (what_for == DOCKET_ACT)
		TRY(calendar_ahead(d->tx, err));
	for (unsigned e = 0; e < n; e++)
		if (kinds[e])
			TRY(load_linked(d, (int)e, order_id, false, err));
	return RC_OK;
}

enum rc
docket_also(struct docket *d, int entity, struct err *err)
{
	return d->n[entity] > 0 || links[entity] < 0 ? RC_OK : load_linked(d, entity, d->order_id, false, err);
}

enum rc
docket_ahead(struct orders *o, struct tx *tx, int64_t tenant_id, struct str order_id, enum docket_for what_for, struct err *err)
{
	TRY(facts_get_ahead(o->facts, tx, tenant_id, ent.orders, order_id, what_for == DOCKET_ACT, err));
	return facts_get_ahead(o->facts, tx, tenant_id, ent.cases, order_id, false, err);
}

enum rc
docket_open(struct docket *d, struct orders *o, struct tx *tx, int64_t tenant_id, struct str order_id, enum docket_for what_for, struct arena *a, struct err *err)
{
	struct fact order, file;
	enum rc rc;

	*d = (struct docket){.o = o, .tx = tx, .tenant_id = tenant_id, .a = a, .order_id = str_copy(a, order_id)};
	TRY(docket_ahead(o, tx, tenant_id, order_id, what_for, err));
	TRY(facts_get(o->facts, tx, tenant_id, ent.orders, order_id, what_for == DOCKET_ACT, a, &order, err));
	push(d, ent.orders, &order);
	rc = facts_get(o->facts, tx, tenant_id, ent.cases, order_id, false, a, &file, err);
	if (rc == RC_NOT_FOUND)
		return err_set(err, RC_NOT_FOUND, "", "这件工单没有走流程（是导入的），不能办理", "this order runs in no process (it was imported) and cannot be acted on");
	TRY(rc);
	d->file = push(d, ent.cases, &file);
	TRY(book_pinned(o->editions, tx, docket_known(d->file, "edition") == NULL ? STR("") : docket_known(d->file, "edition")->text, &d->book, err));
	d->process = process_find(d->book->rulebook, docket_known(d->file, "process") == NULL ? STR("") : docket_known(d->file, "process")->text);
	if (d->process == NULL) {
		docket_close(d);
		return err_set(err, RC_INTERNAL, "process", "规则里没有这件工单的流程了", "the edition lacks the process of this order");
	}
	d->wanted = want_of(o, d->book->rulebook);
	rc = load_all(d, order_id, what_for, err);
	if (rc != RC_OK)
		docket_close(d);
	return rc;
}

void
docket_blank(struct docket *d, struct orders *o, struct tx *tx, int64_t tenant_id, struct book *book, const struct process *p, struct arena *a)
{
	*d = (struct docket){.o = o, .tx = tx, .tenant_id = tenant_id, .a = a, .book = book, .process = p, .order_id = {"", 0}};
	d->wanted = want_of(o, book->rulebook);
}

static void
kept_free(struct kept_columns *k)
{
	columns_free(k->cols);
	free(k);
}

static void
kept_return(struct docket *d)
{
	struct kept_columns *k = d->kept;

	if (k == NULL)
		return;
	d->kept = NULL;
	pthread_mutex_lock(&d->o->wanted_lock);
	if (k->forgets == d->o->forgets) {
		k->next = d->wanted->kept;
		d->wanted->kept = k;
		k = NULL;
	}
	pthread_mutex_unlock(&d->o->wanted_lock);
	if (k != NULL)                  /* what was erased meanwhile may be in them */
		kept_free(k);
}

void
docket_close(struct docket *d)
{
	decider_free(d->decider);
	kept_return(d);
	if (d->calendar != NULL)
		calendar_release(d->o->editions, d->calendar);
	d->calendar = NULL;
	book_release(d->o->editions, d->book);
	d->decider = NULL;
	d->book = NULL;
}

/* ---- kin ------------------------------------------------------------------------------------------------------------------------ */

bool
expr_has_kin(const struct expr *e)
{
	if (e == NULL)
		return false;
	if (e->kind == E_AGG && e->agg == AGG_KIN)
		return true;
	if (e->kind == E_NAME && e->ref.kind == R_DERIVE && e->ref.decl->kind == D_DERIVE && expr_has_kin(e->ref.decl->value))
		return true;
	for (unsigned i = 0; i < e->n; i++)
		if (expr_has_kin(e->kids[i]))
			return true;
	return false;
}

/* The facts that a kin expression looks at beside the orders themselves. */
static void
kin_entities(const struct expr *e, bool in_kin, bool *found)
{
	if (e == NULL)
		return;
	if (e->kind == E_AGG && in_kin)
		found[e->entity] = true;
	if (e->kind == E_NAME && e->ref.kind == R_DERIVE && e->ref.decl->kind == D_DERIVE)
		kin_entities(e->ref.decl->value, in_kin, found);
	in_kin = in_kin || (e->kind == E_AGG && e->agg == AGG_KIN);
	for (unsigned i = 0; i < e->n; i++)
		kin_entities(e->kids[i], in_kin, found);
}

enum rc
docket_kin(struct docket *d, struct err *err)
{
	static const char *const keys[] = {"matter_key", "topic_key", "caller_key"};
	bool found[64] = {false};
	unsigned n;
	const struct rulebook *rb = d->book->rulebook;
	ptrdiff_t file = d->file == NULL ? 0 : d->file - d->rows[ent.cases];

	if (d->kin_loaded || d->n[ent.orders] == 0)
		return RC_OK;
	d->kin_loaded = true;
	for (unsigned i = 0; i < rb->n_decls; i++) {
		if (rb->decls[i]->kind < D_PROCESS)
			continue;
		kin_entities(rb->decls[i]->value, false, found);
		for (const struct clause *c = rb->decls[i]->clauses; c != NULL; c = c->next) {
			kin_entities(c->when, false, found);
			for (unsigned k = 0; k < c->n; k++)
				kin_entities(c->args[k], false, found);
		}
	}
	(void)vocab_entities(&n);
	for (unsigned k = 0; k < COUNT_OF(keys); k++) {
		const struct vvalue *key = docket_known(&d->rows[ent.orders][0], keys[k]);
		struct filter by = {.field = field_of(ent.orders, keys[k]), .op = OP_EQ};
		struct page_ask ask = {.entity = ent.orders, .filters = &by, .n_filters = 1, .sort = field_of(ent.orders, "received_at"), .falling = true, .limit = KIN_MOST};
		struct page page;

		if (key == NULL)
			continue;
		by.value = *key;
		TRY(facts_page(d->o->facts, d->tx, d->tenant_id, &ask, d->a, &page, err));
		for (unsigned i = 0; i < page.n; i++) {
			if (docket_row(d, ent.orders, page.facts[i].id) >= 0)
				continue;
			push(d, ent.orders, &page.facts[i])->kin = true;
			for (unsigned e = 0; e < n; e++)
				if (found[e] && links[e] >= 0)
					TRY(load_linked(d, (int)e, page.facts[i].id, true, err));
		}
	}
	if (d->file != NULL)            /* cases of kin may have moved the rows */
		d->file = &d->rows[ent.cases][file];
	return RC_OK;
}

/* ---- columns --------------------------------------------------------------------------------------------------------------------- */

static bool
anything(void *ctx, int entity, struct str id)
{
	(void)ctx;
	(void)entity;
	(void)id;
	return true;
}

/* Units, persons and grids that the rows name: read once where the process reads more of them than that they are there. */
static enum rc
load_named(struct docket *d, struct err *err)
{
	for (unsigned i = 0; i < d->wanted->n_named; i++) {
		const struct named *k = &d->wanted->named[i];
		const struct ventity *to = vocab_at(k->to);

		for (unsigned r = 0; r < d->n[k->entity]; r++) {
			const struct vvalue *v = &d->rows[k->entity][r].fact.values[k->field];
			struct fact fact;

			if (!v->known || docket_row(d, k->to, v->text) >= 0)
				continue;
			if (k->reads && facts_get(d->o->facts, d->tx, d->tenant_id, k->to, v->text, false, d->a, &fact, err) == RC_OK) {
				push(d, k->to, &fact)->kin = true;
				continue;
			}
			fact = (struct fact){.entity = k->to, .id = v->text, .values = ARENA_NEW(d->a, struct vvalue, to->n)};
			fact.values[to->id] = v_text(v->text);
			push(d, k->to, &fact)->kin = true;
		}
	}
	return RC_OK;
}

/* Columns for the docket, from those that no other has: made and opened when there are none. */
static enum rc
kept_take(struct docket *d, struct err *err)
{
	enum rc rc = RC_OK;
	uint64_t forgets;
	unsigned n;

	if (d->kept != NULL)
		return RC_OK;
	pthread_mutex_lock(&d->o->wanted_lock);
	forgets = d->o->forgets;
	d->kept = d->wanted->kept;
	if (d->kept != NULL)
		d->wanted->kept = d->kept->next;
	pthread_mutex_unlock(&d->o->wanted_lock);
	if (d->kept != NULL)
		return RC_OK;
	if ((d->kept = calloc(1, sizeof *d->kept)) == NULL)
		abort();
	d->kept->forgets = forgets;
	d->kept->cols = columns_new(&d->wanted->want);
	columns_outside(d->kept->cols, anything, NULL);
	(void)vocab_entities(&n);
	for (unsigned e = 0; e < n && rc == RC_OK; e++)
		if (d->wanted->of[e].n > 0)
			rc = columns_open(d->kept->cols, (int)e, d->wanted->of[e].fields, d->wanted->of[e].n, err);
	if (rc != RC_OK) {              /* half opened ones are nobody's */
		kept_free(d->kept);
		d->kept = NULL;
	}
	return rc;
}

void
kept_forget(struct orders *o)
{
	pthread_mutex_lock(&o->wanted_lock);
	o->forgets++;
	for (struct wanted *w = o->wanted; w != NULL; w = w->next)
		for (struct kept_columns *k; (k = w->kept) != NULL;) {
			w->kept = k->next;
			kept_free(k);
		}
	pthread_mutex_unlock(&o->wanted_lock);
}

static bool
same_value(const struct vvalue *a, const struct vvalue *b)
{
	return a->known == b->known && (!a->known || (a->i == b->i && str_eq(a->text, b->text)));
}

/* Is all that is read as it was when the columns were made? Most of what an action writes (its event, the case) no expression reads. */
static bool
still_settled(const struct docket *d)
{
	unsigned n;

	(void)vocab_entities(&n);
	for (unsigned e = 0; e < n; e++) {
		const struct reads *read = &d->wanted->of[e];
		const struct vvalue *v = d->settled[e].values;

		if (read->n > 0 && d->n[e] != d->settled[e].rows)
			return false;
		for (unsigned r = 0; read->n > 0 && r < d->n[e]; r++)
			for (unsigned f = 0; f < read->n; f++)
				if (!same_value(v++, &d->rows[e][r].fact.values[read->fields[f]]))
					return false;
	}
	return true;
}

/* The rows of an entity into the columns; what they were is remembered. */
static enum rc
settle_entity(struct docket *d, int entity, struct err *err)
{
	const struct reads *read = &d->wanted->of[entity];
	struct settled *s = &d->settled[entity];
	struct columns *cols = d->kept->cols;

	*s = (struct settled){d->n[entity], NULL};
	if (read->n == 0)
		return RC_OK;
	s->values = ARENA_NEW(d->a, struct vvalue, (size_t)read->n * s->rows + 1);
	columns_reserve(cols, entity, s->rows);
	for (unsigned r = 0; r < s->rows; r++) {
		struct vvalue *values = s->values + (size_t)r * read->n;

		for (unsigned f = 0; f < read->n; f++)
			values[f] = d->rows[entity][r].fact.values[read->fields[f]];
		TRY(columns_values(cols, entity, values, read->n, err));
	}
	return RC_OK;
}

enum rc
docket_settle(struct docket *d, int64_t now_s, struct err *err)
{
	unsigned n;

	(void)vocab_entities(&n);
	TRY(load_named(d, err));
	if (d->decider != NULL && still_settled(d))
		return RC_OK;
	decider_free(d->decider);
	d->decider = NULL;
	TRY(kept_take(d, err));
	columns_again(d->kept->cols);
	for (unsigned e = 0; e < n; e++)
		TRY(settle_entity(d, (int)e, err));
	TRY(columns_seal(d->kept->cols, err));
	d->day = instant_day(now_s);
	if (d->calendar == NULL)
		TRY(calendar_take(d->o->editions, d->tx, &d->calendar, err));
	return decider_new(d->book->rulebook, d->calendar->calendar, d->kept->cols, d->day, &d->decider, err);
}

/* ---- writing ------------------------------------------------------------------------------------------------------------------------ */

enum rc
docket_new_id(struct docket *d, struct str *id, struct err *err)
{
	int64_t n;

	TRY(store_new_id(d->o->store, &n, err));
	*id = str_fmt(d->a, "%lld", (long long)n);
	return RC_OK;
}

/* The case counts a version with every action, whether or not it looks different: whoever saw an older one learns of it. */
enum rc
docket_save(struct docket *d, const struct cause *cause, struct err *err)
{
	unsigned n, all = 0;
	struct fact_put *list;
	struct drow **rows;

	(void)vocab_entities(&n);
	for (unsigned e = 0; e < n; e++)
		all += d->n[e];
	list = ARENA_NEW(d->a, struct fact_put, all + 1);
	rows = ARENA_NEW(d->a, struct drow *, all + 1);
	all = 0;
	for (unsigned e = 0; e < n; e++)
		for (unsigned i = 0; i < d->n[e]; i++) {
			struct drow *r = &d->rows[e][i];

			if (r->kin || (!r->fresh && !r->changed))
				continue;
			rows[all] = r;
			list[all++] = (struct fact_put){.fact = &r->fact, .expected = r->fresh ? 0 : r->fact.version, .always = r == d->file};
		}
	TRY(facts_put_many(d->o->facts, d->tx, d->tenant_id, list, all, cause, d->a, err));
	for (unsigned i = 0; i < all; i++) {
		rows[i]->fact.id = list[i].done.id;
		rows[i]->fact.version = list[i].done.version;
		rows[i]->fresh = rows[i]->changed = false;
	}
	return RC_OK;
}
