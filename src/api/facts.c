/*
 * Facts as everybody reads and some write them: pages, one fact, its history, what links to it, a put and a removal, a reveal of one masked field,
 * the export. Personal fields leave this file masked, save through a reveal, which goes on record first. Called through the route table.
 */
#include "api/internal.h"

#include <stdlib.h>
#include <unistd.h>

#define FILTERS_MOST 12
#define HISTORY_MOST 50
#define REASON_LEAST 4          /* characters of a reveal's reason */

/* ---- what is shared with the order page ------------------------------------------------------------------------------ */

enum rc
scope_of(const struct request *r, struct str *unit_id, struct err *err)
{
	const struct session *s = session_of(r);

	*unit_id = (struct str){"", 0};
	if (session_may(s, RIGHT_FACTS))
		return RC_OK;
	*unit_id = str_c(s->unit_id);
	if (unit_id->n == 0)
		return err_set(err, RC_DENIED, "unit", "您的岗位没有指明单位，看不到事实；请管理员补上", "your post names no unit, so there are no facts to see; ask an administrator to add it");
	return RC_OK;
}

static enum rc
entity_param(const struct request *r, int *entity, struct err *err)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = 0; i < n; i++)
		if (str_eq_c(r->params[1], e[i].name)) {
			*entity = (int)i;
			return RC_OK;
		}
	return err_set(err, RC_NOT_FOUND, "entity", "没有“" STR_F "”这种事实", "there is no kind of fact “" STR_F "”", STR_A(vocab_shown(r->params[1])));
}

/* The field that is an entity's key: its id, or none. */
static int
field_named(int entity, struct str name)
{
	const struct ventity *e = vocab_at(entity);

	for (unsigned f = 0; f < e->n; f++)
		if (str_eq_c(name, e->fields[f].name))
			return (int)f;
	return -1;
}

/* Which units there are is no secret inside a government: a return names the unit that it suggests. */
static bool
everybodys(int entity)
{
	return entity == vocab_entity(STR("units"));
}

enum rc
fact_visible(struct request *r, struct tx *tx, int entity, struct str id, struct err *err)
{
	const struct ventity *e = vocab_at(entity);
	struct page page;
	struct filter only = {.field = e->id, .op = OP_EQ, .value = {.known = true, .text = id}};
	struct page_ask ask = {.entity = entity, .filters = &only, .n_filters = 1, .sort = -1, .limit = 1};

	TRY(scope_of(r, &ask.unit_id, err));
	if (ask.unit_id.n == 0 || everybodys(entity))
		return RC_OK;
	if (e->id < 0)
		return err_set(err, RC_DENIED, "entity", "这种事实按单位看不了", "this kind of fact cannot be seen by unit");
	TRY(facts_page(api_of(r)->facts, tx, session_of(r)->tenant_id, &ask, r->arena, &page, err));
	return page.n == 1 ? RC_OK : err_set(err, RC_NOT_FOUND, "id", "没有“" STR_F "”，或它不归您的单位", "there is no “" STR_F "”, or it is not your unit's", STR_A(vocab_shown(id)));
}

/* ---- names of what is linked to ------------------------------------------------------------------------------------------ */

#define NAMES_MOST 1024
struct name { int entity; struct str id, text; };
struct names { struct request *r; struct tx *tx; struct name *list; unsigned n, room; struct account *accounts; unsigned n_accounts; bool asked; };

struct names *
names_new(struct request *r, struct tx *tx)
{
	struct names *n = ARENA_NEW(r->arena, struct names, 1);

	*n = (struct names){.r = r, .tx = tx};
	return n;
}

struct str
names_of(struct names *n, int entity, struct str id)
{
	const struct ventity *e = vocab_at(entity);
	int name = field_named(entity, STR("name")), title = field_named(entity, STR("title"));
	struct fact fact;
	struct err err;
	struct str text = {"", 0};

	name = name >= 0 ? name : title;
	if (name < 0 || e->id < 0 || id.n == 0)
		return text;
	for (unsigned i = n->n; i-- > 0;)
		if (n->list[i].entity == entity && str_eq(n->list[i].id, id))
			return n->list[i].text;
	if (facts_get(api_of(n->r)->facts, n->tx, session_of(n->r)->tenant_id, entity, id, false, n->r->arena, &fact, &err) == RC_OK && fact.values[name].known)
		text = fact.values[name].text;
	if (n->n == n->room && n->room < NAMES_MOST) {
		struct name *more = ARENA_NEW(n->r->arena, struct name, n->room = n->room == 0 ? 16 : n->room * 2);

		if (n->n > 0)
			memcpy(more, n->list, n->n * sizeof *more);
		n->list = more;
	}
	if (n->n < n->room)
		n->list[n->n++] = (struct name){entity, str_copy(n->r->arena, id), text};
	return text;
}

struct str
login_of(struct names *n, int64_t account_id)
{
	struct err err;

	if (account_id == 0)
		return (struct str){"", 0};
	if (!n->asked)
		(void)!account_list(api_of(n->r)->people, n->tx, session_of(n->r)->tenant_id, n->r->arena, &n->accounts, &n->n_accounts, &err);
	n->asked = true;
	for (unsigned i = 0; i < n->n_accounts; i++)
		if (n->accounts[i].account_id == account_id)
			return n->accounts[i].login;
	return STR("?");
}

void
json_fact(struct jw *w, struct arena *a, const struct fact *fact, struct names *names)
{
	const struct ventity *e = vocab_at(fact->entity);
	int known[FACT_FIELDS];
	unsigned n = 0;
	bool any = false;

	for (unsigned i = 0; i < (fact->fields == NULL ? e->n : fact->n_fields); i++) {
		int f = fact->fields == NULL ? (int)i : fact->fields[i];

		if (fact->values[f].known)
			known[n++] = f;
	}
	jw_open(w, '{');
	jw_key(w, "entity"), jw_text(w, str_c(e->name));
	jw_key(w, "id"), jw_text(w, fact->id);
	jw_key(w, "version"), jw_i64(w, fact->version);
	jw_key(w, "values");
	jw_open(w, '{');
	for (unsigned i = 0; i < n; i++) {
		const struct vfield *f = &e->fields[known[i]];
		const struct vvalue *v = &fact->values[known[i]];

		jw_key(w, f->name);
		jw_text(w, (f->flags & VF_PERSONAL) != 0 ? personal_masked(a, f, v->text) : vocab_text(a, f, v));
	}
	jw_close(w, '}');
	jw_key(w, "masked");
	jw_open(w, '[');
	for (unsigned i = 0; i < n; i++)
		if ((e->fields[known[i]].flags & VF_PERSONAL) != 0)
			jw_text(w, str_c(e->fields[known[i]].name));
	jw_close(w, ']');
	for (unsigned i = 0; names != NULL && i < n; i++) {
		const struct vfield *f = &e->fields[known[i]];
		struct str name;

		if (f->type != VT_LINK)
			continue;
		name = names_of(names, vocab_field_entity(f), fact->values[known[i]].text);
		if (name.n == 0)
			continue;
		if (!any) {
			jw_key(w, "names");
			jw_open(w, '{');
		}
		any = true;
		jw_key(w, f->name), jw_text(w, name);
	}
	if (any)
		jw_close(w, '}');
	jw_close(w, '}');
}

/* ---- reading --------------------------------------------------------------------------------------------------------------- */

struct counts { struct request *r; struct reply *to; };

static enum rc
counts_read(struct tx *tx, void *ctx, struct err *err)
{
	struct counts *c = ctx;
	struct api *api = api_of(c->r);
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	int64_t *counts = ARENA_NEW(c->r->arena, int64_t, n);
	struct tenant tenant;
	struct str unit;
	struct jw w;

	TRY(scope_of(c->r, &unit, err));
	TRY(tenant_get(api->facts, tx, c->r->params[0], c->r->arena, &tenant, err));
	TRY(facts_counts(api->facts, tx, session_of(c->r)->tenant_id, counts, err));
	c->to->body.n = 0;
	w = reply_json(c->to);
	jw_open(&w, '{');
	jw_key(&w, "counts");
	jw_open(&w, '[');
	for (unsigned i = 0; i < n; i++) {
		jw_open(&w, '{');
		jw_key(&w, "entity"), jw_text(&w, str_c(e[i].name));
		jw_key(&w, "count"), jw_i64(&w, counts[i]);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "change_no"), jw_id(&w, tenant.change_no);
	jw_close(&w, '}');
	return RC_OK;
}

void
facts_counts_get(struct request *r, struct reply *to)
{
	struct counts c = {r, to};
	struct err err = {0};
	enum rc rc = store_read(api_of(r)->store, counts_read, &c, &err);

	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
}

/* "field:op:value". Texts with colons are fine: only the first two count. */
static enum rc
parse_filter(struct request *r, int entity, struct str s, struct filter *out, struct err *err)
{
	static const struct { const char *word; enum filter_op op; bool valued; } ops[] = {
		{"eq", OP_EQ, true}, {"ne", OP_NE, true}, {"ge", OP_GE, true}, {"lt", OP_LT, true}, {"has", OP_HAS, true}, {"in", OP_IN, true}, {"known", OP_KNOWN, false},
		{"unknown", OP_UNKNOWN, false},
	};
	const struct ventity *e = vocab_at(entity);
	const char *a = s.n == 0 ? NULL : memchr(s.p, ':', s.n), *b = a == NULL ? NULL : memchr(a + 1, ':', s.n - (size_t)(a + 1 - s.p));
	struct str field = {s.p, a == NULL ? s.n : (size_t)(a - s.p)}, op, value = {"", 0};
	unsigned k;

	if (a == NULL)
		return err_set(err, RC_INVALID, "f", "筛选应写成 字段:运算:值", "write a filter as field:op:value");
	op = (struct str){a + 1, b == NULL ? s.n - field.n - 1 : (size_t)(b - a - 1)};
	if (b != NULL)
		value = (struct str){b + 1, s.n - (size_t)(b + 1 - s.p)};
	*out = (struct filter){.field = field_named(entity, field)};
	if (out->field < 0 || ((e->fields[out->field].flags & VF_DERIVED) != 0 && (e->fields[out->field].flags & VF_VERDICT) == 0))
		return err_set(err, RC_INVALID, "f", "%s 没有可筛选的字段“" STR_F "”", "%s has no field “" STR_F "” to filter by", e->name, STR_A(vocab_shown(field)));
	if ((e->fields[out->field].flags & VF_PERSONAL) != 0)
		return err_set(err, RC_DENIED, "f", "个人信息不能用来筛选", "personal fields cannot be filtered by");
	for (k = 0; k < COUNT_OF(ops) && !str_eq_c(op, ops[k].word); k++)
		;
	if (k == COUNT_OF(ops))
		return err_set(err, RC_INVALID, "f", "没有“" STR_F "”这种运算，可用 eq ne ge lt has in known unknown", "there is no op “" STR_F "”; use eq ne ge lt has in known unknown",
		               STR_A(vocab_shown(op)));
	out->op = ops[k].op;
	if (!ops[k].valued)
		return RC_OK;
	if (out->op == OP_IN || out->op == OP_HAS) {
		out->list = str_copy(r->arena, value);
		out->value = (struct vvalue){.known = true, .text = out->list};
		return RC_OK;
	}
	TRY(vocab_cell(&e->fields[out->field], value, &out->value, err));
	if (!out->value.known)
		return err_set(err, RC_INVALID, e->fields[out->field].name, "筛选的值不能空；找没有值的用 unknown", "a filter needs a value; use unknown for facts without one");
	out->value.text = str_copy(r->arena, out->value.text);
	return RC_OK;
}

/* "received_at,title": what a list shows; reading the rest is most of a page's cost. */
static enum rc
parse_fields(struct request *r, int entity, struct str s, struct page_ask *ask, struct err *err)
{
	bool *fields = ARENA_NEW(r->arena, bool, vocab_at(entity)->n);

	while (s.n > 0) {
		const char *comma = memchr(s.p, ',', s.n);
		struct str one = {s.p, comma == NULL ? s.n : (size_t)(comma - s.p)};
		int f = field_named(entity, one);

		if (f < 0)
			return err_set(err, RC_INVALID, "fields", "没有字段“" STR_F "”", "there is no field “" STR_F "”", STR_A(vocab_shown(one)));
		fields[f] = true;
		s = comma == NULL ? (struct str){"", 0} : (struct str){comma + 1, s.n - one.n - 1};
	}
	ask->fields = fields;
	return RC_OK;
}

static enum rc
parse_page(struct request *r, int entity, struct page_ask *ask, struct err *err)
{
	struct filter *filters = ARENA_NEW(r->arena, struct filter, FILTERS_MOST);
	struct str s;

	*ask = (struct page_ask){.entity = entity, .filters = filters, .sort = -1, .limit = (unsigned)query_int(r, "limit", 1, 500, 50), .personal = true};
	ask->count = query_int(r, "count", 0, 1, 0) == 1;
	if (request_query(r, "after", 0, &s))
		ask->after = s;
	if (request_query(r, "sort", 0, &s) && s.n > 0) {
		ask->falling = s.p[0] == '-';
		if (ask->falling)
			s = (struct str){s.p + 1, s.n - 1};
		ask->sort = field_named(entity, s);
		if (ask->sort < 0 || (vocab_at(entity)->fields[ask->sort].flags & (VF_PERSONAL | VF_DERIVED)) != 0)
			return err_set(err, RC_INVALID, "sort", "不能按“" STR_F "”排序", "cannot sort by “" STR_F "”", STR_A(vocab_shown(s)));
	}
	if (request_query(r, "fields", 0, &s) && s.n > 0)
		TRY(parse_fields(r, entity, s, ask, err));
	while (request_query(r, "f", ask->n_filters, &s)) {
		if (ask->n_filters == FILTERS_MOST)
			return err_set(err, RC_INVALID, "f", "最多 %d 个筛选条件", "at most %d filters", FILTERS_MOST);
		TRY(parse_filter(r, entity, s, &filters[ask->n_filters], err));
		ask->n_filters++;
	}
	TRY(scope_of(r, &ask->unit_id, err));
	if (everybodys(entity))
		ask->unit_id = STR("");
	return RC_OK;
}

struct pages { struct request *r; struct reply *to; struct page_ask ask; };

static enum rc
page_read(struct tx *tx, void *ctx, struct err *err)
{
	struct pages *p = ctx;
	struct page page;
	struct names *names = names_new(p->r, tx);
	struct jw w;

	TRY(facts_page(api_of(p->r)->facts, tx, session_of(p->r)->tenant_id, &p->ask, p->r->arena, &page, err));
	p->to->body.n = 0;
	w = reply_json(p->to);
	jw_open(&w, '{');
	jw_key(&w, "entity"), jw_text(&w, str_c(vocab_at(p->ask.entity)->name));
	jw_key(&w, "facts");
	jw_open(&w, '[');
	for (unsigned i = 0; i < page.n; i++)
		json_fact(&w, p->r->arena, &page.facts[i], names);
	jw_close(&w, ']');
	jw_key(&w, "next"), jw_or_null(&w, page.next);
	jw_key(&w, "total");
	if (p->ask.count)
		jw_i64(&w, page.total);
	else
		jw_null(&w);
	jw_key(&w, "total_capped"), jw_yes(&w, page.total_capped);
	jw_close(&w, '}');
	return RC_OK;
}

void
facts_page_get(struct request *r, struct reply *to)
{
	struct pages p = {.r = r, .to = to};
	struct err err = {0};
	int entity = 0;
	enum rc rc = entity_param(r, &entity, &err);

	if (rc == RC_OK)
		rc = parse_page(r, entity, &p.ask, &err);
	if (rc == RC_OK)
		rc = store_read(api_of(r)->store, page_read, &p, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
}

struct one { struct request *r; struct reply *to; int entity; bool names; };

/* The fact of the path, read by `fn`. */
static void
one_fact(struct request *r, struct reply *to, store_fn *fn)
{
	struct one o = {.r = r, .to = to, .names = query_int(r, "names", 0, 1, 0) == 1};
	struct err err = {0};
	enum rc rc = entity_param(r, &o.entity, &err);

	if (rc == RC_OK)
		rc = store_read(api_of(r)->store, fn, &o, &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
}

/* One point read, for whoever may see everything. */
static enum rc
fact_read(struct tx *tx, void *ctx, struct err *err)
{
	struct one *o = ctx;
	struct request *r = o->r;
	struct fact fact;
	struct jw w;

	TRY(fact_visible(r, tx, o->entity, r->params[2], err));
	TRY(facts_get(api_of(r)->facts, tx, session_of(r)->tenant_id, o->entity, r->params[2], true, r->arena, &fact, err));
	o->to->body.n = 0;
	w = reply_json(o->to);
	json_fact(&w, r->arena, &fact, o->names ? names_new(r, tx) : NULL);
	return RC_OK;
}

void
fact_get(struct request *r, struct reply *to)
{
	one_fact(r, to, fact_read);
}

static void
json_hex(struct jw *w, struct str bytes)
{
	char hex[65];

	for (size_t i = 0; i < bytes.n && i < 32; i++)
		snprintf(hex + 2 * i, 3, "%02x", (unsigned char)bytes.p[i]);
	jw_text(w, (struct str){hex, 2 * (bytes.n < 32 ? bytes.n : 32)});
}

/* `what` is JSON of the program's own making: it goes in as it is. */
static void
json_change(struct jw *w, struct arena *a, const struct change *c, struct names *names)
{
	jw_open(w, '{');
	jw_key(w, "change_no"), jw_id(w, c->change_no);
	jw_key(w, "version"), jw_i64(w, c->version);
	jw_key(w, "at"), jw_text(w, instant_text(a, c->at_ms / 1000));
	jw_key(w, "by"), jw_or_null(w, login_of(names, c->by));
	jw_key(w, "why"), jw_text(w, c->why);
	jw_key(w, "what");
	w->after_key = false;
	buf_add(w->to, c->what.n == 0 ? STR("null") : c->what);
	jw_key(w, "hash"), json_hex(w, c->hash);
	jw_close(w, '}');
}

static enum rc
history_read(struct tx *tx, void *ctx, struct err *err)
{
	struct one *o = ctx;
	struct request *r = o->r;
	struct names *names = names_new(r, tx);
	struct change *changes;
	struct fact fact;
	unsigned n;
	struct jw w;

	TRY(fact_visible(r, tx, o->entity, r->params[2], err));
	TRY(facts_get(api_of(r)->facts, tx, session_of(r)->tenant_id, o->entity, r->params[2], false, r->arena, &fact, err));
	TRY(facts_history(api_of(r)->facts, tx, session_of(r)->tenant_id, o->entity, r->params[2], HISTORY_MOST, r->arena, &changes, &n, err));
	o->to->body.n = 0;
	w = reply_json(o->to);
	jw_open(&w, '{');
	jw_key(&w, "history");
	jw_open(&w, '[');
	for (unsigned i = 0; i < n; i++)
		json_change(&w, r->arena, &changes[i], names);
	jw_close(&w, ']');
	jw_close(&w, '}');
	return RC_OK;
}

void
fact_history_get(struct request *r, struct reply *to)
{
	one_fact(r, to, history_read);
}

/* How many facts link here, by kind. */
static enum rc
links_read(struct tx *tx, void *ctx, struct err *err)
{
	struct one *o = ctx;
	struct request *r = o->r;
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	struct fact fact;
	struct str unit;
	struct jw w;

	TRY(scope_of(r, &unit, err));
	TRY(fact_visible(r, tx, o->entity, r->params[2], err));
	TRY(facts_get(api_of(r)->facts, tx, session_of(r)->tenant_id, o->entity, r->params[2], false, r->arena, &fact, err));
	o->to->body.n = 0;
	w = reply_json(o->to);
	jw_open(&w, '{');
	jw_key(&w, "linked");
	jw_open(&w, '[');
	for (unsigned i = 0; i < n; i++)
		for (unsigned f = 0; f < e[i].n; f++) {
			struct filter here = {.field = (int)f, .op = OP_EQ, .value = {.known = true, .text = r->params[2]}};
			struct page_ask ask = {.entity = (int)i, .filters = &here, .n_filters = 1, .sort = -1, .limit = 1, .count = true, .unit_id = unit};
			struct page page;

			if (e[i].fields[f].type != VT_LINK || vocab_field_entity(&e[i].fields[f]) != o->entity || (strstr(e[i].fields[f].name, "_id") == NULL))
				continue;
			TRY(facts_page(api_of(r)->facts, tx, session_of(r)->tenant_id, &ask, r->arena, &page, err));
			if (page.total == 0)
				continue;
			jw_open(&w, '{');
			jw_key(&w, "entity"), jw_text(&w, str_c(e[i].name));
			jw_key(&w, "count"), jw_i64(&w, page.total);
			jw_close(&w, '}');
		}
	jw_close(&w, ']');
	jw_close(&w, '}');
	return RC_OK;
}

void
fact_links_get(struct request *r, struct reply *to)
{
	one_fact(r, to, links_read);
}

/* ---- writing ---------------------------------------------------------------------------------------------------------------- */

struct put { struct write_job job; struct fact fact, stands; int64_t expected; struct str why; bool *given; };

/* Masked fields that the caller did not send stay as they are: nobody can send what nobody was shown. */
static enum rc
put_run(struct tx *tx, struct write_job *job, struct err *err)
{
	struct put *p = (struct put *)job;
	struct request *r = job->r;
	const struct ventity *e = vocab_at(p->fact.entity);
	struct cause cause = cause_of(r, p->why);
	bool some = false, all = true;
	struct put_done done;
	struct fact now;

	for (unsigned f = 0; f < e->n; f++)
		if ((e->fields[f].flags & VF_PERSONAL) != 0) {
			some |= p->given[f];
			all &= p->given[f];
		}
	TRY(kept_check(r, tx, p->fact.entity, p->fact.id, p->fact.values, err));
	p->fact.personal = some;
	if (some && !all && p->expected != 0 &&
	    facts_get(api_of(r)->facts, tx, session_of(r)->tenant_id, p->fact.entity, p->fact.id, true, r->arena, &now, err) == RC_OK)
		for (unsigned f = 0; f < e->n; f++)
			if ((e->fields[f].flags & VF_PERSONAL) != 0 && !p->given[f])
				p->fact.values[f] = now.values[f];
	TRY(facts_put(api_of(r)->facts, tx, session_of(r)->tenant_id, &p->fact, p->expected, &cause, r->arena, &done, err));
	p->stands = (struct fact){.entity = p->fact.entity, .id = done.id, .version = done.version, .personal = true, .values = done.values};
	return RC_OK;
}

static void
facts_event(struct write_job *job)
{
	http_publish(api_of(job->r)->http, job->r->params[0], "facts", STR("{}"));
}

static void
put_answer(struct write_job *job, struct reply *to)
{
	struct jw w = reply_json(to);

	json_fact(&w, job->r->arena, &((struct put *)job)->stands, NULL);
}

static enum rc
put_values(struct request *r, struct put *p, const struct json *values, struct err *err)
{
	const struct ventity *e = vocab_at(p->fact.entity);

	p->fact.values = ARENA_NEW(r->arena, struct vvalue, e->n);
	p->given = ARENA_NEW(r->arena, bool, e->n);
	if (values == NULL || values->kind != JSON_OBJECT)
		return err_set(err, RC_INVALID, "values", "缺少 values", "values is missing");
	for (const struct json *v = values->kids; v != NULL; v = v->next) {
		int f = field_named(p->fact.entity, v->key);

		if (f < 0 || ((e->fields[f].flags & VF_DERIVED) != 0 && (e->fields[f].flags & VF_VERDICT) == 0))
			return err_set(err, RC_INVALID, "values", "%s 没有字段“" STR_F "”", "%s has no field “" STR_F "”", e->name, STR_A(vocab_shown(v->key)));
		if (v->kind != JSON_STRING && v->kind != JSON_NULL)
			return err_set(err, RC_INVALID, e->fields[f].name, "%s 应是文字或 null", "%s must be a text or null", e->fields[f].name);
		p->given[f] = true;
		TRY(vocab_cell(&e->fields[f], v->kind == JSON_NULL ? (struct str){"", 0} : v->text, &p->fact.values[f], err));
	}
	if (e->id >= 0 && p->fact.id.n > 0)
		p->fact.values[e->id] = (struct vvalue){.known = true, .text = p->fact.id};
	return RC_OK;
}

/* id "": a new fact, named by its values or, where it has no id of its own, by the program. */
static void
write_fact(struct request *r, struct reply *to, struct str id)
{
	struct put *p = ARENA_NEW(r->arena, struct put, 1);
	struct err err = {0};
	struct json *body;
	enum rc rc;

	*p = (struct put){.job = {.r = r, .run = put_run, .answer = put_answer, .after = facts_event, .lane = session_of(r)->tenant_id}, .fact = {.id = id}};
	rc = entity_param(r, &p->fact.entity, &err);
	if (rc == RC_OK)
		rc = body_json(r, &body, &err);
	if (rc == RC_OK)
		rc = json_int(body, "version", true, &p->expected, &err);
	if (rc == RC_OK && id.n == 0 && p->expected != 0)
		rc = err_set(&err, RC_INVALID, "version", "新的事实 version 是 0", "the version of a new fact is 0");
	if (rc == RC_OK)
		rc = json_text(body, "why", false, 500, &p->why, &err);
	if (rc == RC_OK)
		rc = put_values(r, p, json_get(body, "values"), &err);
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		write_later(&p->job);
}

void
fact_put(struct request *r, struct reply *to)
{
	write_fact(r, to, r->params[2]);
}

void
fact_post(struct request *r, struct reply *to)
{
	write_fact(r, to, (struct str){"", 0});
}

static enum rc
delete_run(struct tx *tx, struct write_job *job, struct err *err)
{
	struct put *p = (struct put *)job;
	struct cause cause = cause_of(job->r, p->why);

	TRY(kept_check(job->r, tx, p->fact.entity, p->fact.id, NULL, err));
	return facts_remove(api_of(job->r)->facts, tx, session_of(job->r)->tenant_id, p->fact.entity, p->fact.id, p->expected, &cause, err);
}

void
fact_delete(struct request *r, struct reply *to)
{
	struct put *p = ARENA_NEW(r->arena, struct put, 1);
	struct err err = {0};
	enum rc rc;

	*p = (struct put){.job = {.r = r, .run = delete_run, .after = facts_event, .lane = session_of(r)->tenant_id}, .fact = {.id = r->params[2]}, .expected = query_int(r, "version", 1, INT64_MAX, -1)};
	(void)request_query(r, "why", 0, &p->why);
	rc = entity_param(r, &p->fact.entity, &err);
	if (rc == RC_OK && p->expected < 1)
		rc = err_set(&err, RC_INVALID, "version", "要说明看到的是哪一版（version）", "say which version was seen (version)");
	if (rc != RC_OK)
		reply_problem(to, r, rc, &err);
	else
		write_later(&p->job);
}

/* ---- one masked field, on record ------------------------------------------------------------------------------------------------ */

struct reveal { struct request *r; struct str entity, id, field, reason, value; };

/* The audit line and the reading are one transaction: what is not on record is not shown. */
static enum rc
reveal_run(struct tx *tx, void *ctx, struct err *err)
{
	struct reveal *v = ctx;
	struct request *r = v->r;
	struct api *api = api_of(r);
	int entity = vocab_entity(v->entity), f = entity < 0 ? -1 : field_named(entity, v->field);
	struct fact fact;
	struct buf detail;
	struct jw w;
	enum rc rc;

	if (f < 0 || (vocab_at(entity)->fields[f].flags & VF_PERSONAL) == 0)
		return err_set(err, RC_INVALID, "field", "“" STR_F "”不是被遮盖的字段", "“" STR_F "” is no masked field", STR_A(vocab_shown(v->field)));
	TRY(fact_visible(r, tx, entity, v->id, err));
	TRY(facts_get(api->facts, tx, session_of(r)->tenant_id, entity, v->id, true, r->arena, &fact, err));
	v->value = fact.values[f].known ? fact.values[f].text : (struct str){"", 0};
	buf_init(&detail, 0);
	jw_init(&w, &detail);
	jw_open(&w, '{');
	jw_key(&w, "entity"), jw_text(&w, v->entity);
	jw_key(&w, "field"), jw_text(&w, v->field);
	jw_key(&w, "reason"), jw_text(&w, v->reason);
	jw_close(&w, '}');
	rc = audit_add(api->people, tx, session_of(r)->tenant_id, session_of(r)->account_id, r->now_ms, "reveal", v->id, buf_str(&detail), err);
	buf_done(&detail);
	return rc;
}

void
reveal_post(struct request *r, struct reply *to)
{
	struct reveal v = {.r = r};
	struct err err = {0};
	struct json *body;
	struct jw w;
	enum rc rc = body_json(r, &body, &err);

	if (rc == RC_OK)
		rc = json_text(body, "entity", true, 40, &v.entity, &err);
	if (rc == RC_OK)
		rc = json_text(body, "id", true, 400, &v.id, &err);
	if (rc == RC_OK)
		rc = json_text(body, "field", true, 60, &v.field, &err);
	if (rc == RC_OK)
		rc = json_text(body, "reason", true, 500, &v.reason, &err);
	if (rc == RC_OK) {
		size_t n = 0;

		for (size_t i = 0; i < v.reason.n; i++)
			n += ((unsigned char)v.reason.p[i] & 0xc0) != 0x80;
		if (n < REASON_LEAST)
			rc = err_set(&err, RC_INVALID, "reason", "请写明理由（至少 %d 个字）", "give a reason of at least %d characters", REASON_LEAST);
	}
	if (rc == RC_OK)
		rc = store_write(api_of(r)->store, reveal_run, &v, &err);
	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	w = reply_json(to);
	jw_open(&w, '{');
	jw_key(&w, "value"), jw_or_null(&w, v.value);
	jw_close(&w, '}');
}

/* ---- the whole as a bundle --------------------------------------------------------------------------------------------------------- */

static enum rc
export_audit(struct tx *tx, void *ctx, struct err *err)
{
	struct request *r = ctx;

	return audit_add(api_of(r)->people, tx, session_of(r)->tenant_id, session_of(r)->account_id, r->now_ms, "export", STR("facts"), STR("{}"), err);
}

void
export_get(struct request *r, struct reply *to)
{
	struct api *api = api_of(r);
	struct str format = {"", 0}, path;
	struct err err = {0};
	bool xlsx = request_query(r, "format", 0, &format) && str_eq_c(format, "xlsx");
	enum rc rc;

	path = str_fmt(r->arena, "%s/jieban-export-%s.%s", api->tmp, r->id, xlsx ? "xlsx" : "zip");
	rc = store_write(api->store, export_audit, r, &err);
	if (rc == RC_OK)
		rc = facts_export(api->facts, session_of(r)->tenant_id, path.p, false, false, &err);
	if (rc != RC_OK) {
		(void)unlink(path.p);
		reply_problem(to, r, rc, &err);
		return;
	}
	to->file = path.p;
	to->file_delete = true;
	to->type = xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "application/zip";
	reply_header(to, "Content-Disposition", str_fmt(r->arena, "attachment; filename=\"" STR_F "-facts.%s\"", STR_A(r->params[0]), xlsx ? "xlsx" : "zip"));
}
