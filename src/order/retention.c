/*
 * What is due to be erased: the retention of the rulebook in force on every order that has personal values or contents still. Orders are
 * judged on columns that hold what the retention reads and nothing personal; which personal values are there is asked of the tables, the values
 * are not read. Never writes. Called by the api, the command line and erase.c.
 */
#include "order/erase.h"
#include "rulebook/retention.h"

#include <stdlib.h>
#include <string.h>

#define RULES_MOST 16
enum { UNSEEN, EARLY, OPEN, DUE, HELD /* and the number of the hold */ };

struct look {
	struct orders *o; struct tx *tx; int64_t tenant_id, now_s;
	struct arena *a;
	struct retention_plan *plan;
	struct book *book; struct calendar_hold *calendar;
	const struct rulebook *rb;
	struct columns *cols; struct decider *decider;
	uint32_t n_orders;
	bool *running;                          /* by order: a process handles it */
	unsigned char *states[RULES_MOST];      /* by rule, by order */
	int16_t *years[RULES_MOST];
	bool *counted[RULES_MOST];              /* by rule, by order */
	bool *later;                            /* by order: has what is not due yet */
	unsigned char *of_order;                /* 0 nothing, 1 counted as due, 2 as held */
	const struct retention *rule; const struct rerase *erase; unsigned rule_no;      /* what is being gathered */
};

int32_t
retention_last_day(int64_t from_s, int64_t months)
{
	int y, m, d;
	int32_t first, after;
	int64_t month;

	day_to_ymd(instant_day(from_s), &y, &m, &d);
	month = (int64_t)y * 12 + (m - 1) + months;
	first = day_from_ymd((int)(month / 12), (int)(month % 12) + 1, 1);
	after = day_from_ymd((int)((month + 1) / 12), (int)((month + 1) % 12) + 1, 1);
	return first + d - 1 < after ? first + d - 1 : after - 1;
}

/* ---- which rulebook ------------------------------------------------------------------------------------------------------------- */

static enum rc
find_book(struct tx *tx, void *ctx, struct err *err)
{
	struct look *l = ctx;
	struct book **books;
	unsigned n;
	enum rc rc = RC_OK;

	book_release(l->o->editions, l->book);
	l->book = NULL;
	if (l->calendar != NULL)
		calendar_release(l->o->editions, l->calendar);
	l->calendar = NULL;
	TRY(calendar_take(l->o->editions, tx, &l->calendar, err));
	TRY(books_on(l->o->editions, tx, l->tenant_id, l->plan->day, l->a, &books, &n, err));
	for (unsigned i = 0; i < n; i++) {
		if (books[i]->rulebook->n_retentions == 0 || rc != RC_OK) {
			book_release(l->o->editions, books[i]);
		} else if (l->book == NULL) {
			l->book = books[i];
		} else {
			rc = err_set(err, RC_CONFLICT, "rulebook", "施行的“" STR_F "”和“" STR_F "”都写了保存多久；只能有一部写", "“" STR_F "” and “" STR_F "”, both in force, say how long data are kept; one alone may",
			             STR_A(l->book->rulebook->id), STR_A(books[i]->rulebook->id));
			book_release(l->o->editions, books[i]);
		}
	}
	return rc;
}

/* ---- an order ---------------------------------------------------------------------------------------------------------------------- */

static unsigned char
judge(struct look *l, unsigned rule, uint32_t order)
{
	const struct retention *r = &l->rb->retentions[rule];
	int64_t as_of = l->now_s < instant_from_day(l->plan->day + 1, 0) ? l->now_s : instant_from_day(l->plan->day + 1, 0) - 1;
	struct arena a;
	struct value from;
	unsigned char state = EARLY;
	int y, m, d;

	if (l->states[rule][order] != UNSEEN)
		return l->states[rule][order];
	if (as_of < instant_from_day(l->plan->day, 0))          /* a plan for a day to come */
		as_of = instant_from_day(l->plan->day, 0);
	arena_init(&a, 0);
	from = decide_value(l->decider, &a, r->from, ent.orders, order, as_of);
	if (from.state == V_VALUE && l->plan->rules[rule].months >= 0 && retention_last_day(from.i, l->plan->rules[rule].months) < l->plan->day) {
		day_to_ymd(instant_day(from.i), &y, &m, &d);
		l->years[rule][order] = (int16_t)y;
		state = l->running[order] ? OPEN : DUE;
		for (unsigned h = 0; state == DUE && h < r->n_holds; h++)
			if (decide_yes(l->decider, r->holds[h].when, ent.orders, order, as_of))
				state = (unsigned char)(HELD + h);
	}
	arena_done(&a);
	return l->states[rule][order] = state;
}

static void
count_held(struct look *l, const struct retention *r, unsigned char state)
{
	struct retention_plan *p = l->plan;
	struct str zh = state == OPEN ? STR("还在办理") : r->holds[state - HELD].reason, en = state == OPEN ? STR("still being handled") : zh;
	unsigned i;

	for (i = 0; i < p->n_held && !str_eq(p->held[i].reason[LANG_ZH], zh); i++)
		;
	if (i == p->n_held) {
		p->held = arena_append(l->a, p->held, p->n_held, sizeof *p->held);
		p->held[p->n_held++] = (struct retention_held){{zh, en}, 0};
	}
	p->held[i].orders++;
}

static struct retention_year *
year_of(struct look *l, int year)
{
	struct retention_plan *p = l->plan;
	unsigned i = p->n_years;

	for (unsigned k = 0; k < p->n_years; k++)
		if (p->years[k].year == year)
			return &p->years[k];
	p->years = arena_append(l->a, p->years, p->n_years, sizeof *p->years);
	for (p->n_years++; i > 0 && p->years[i - 1].year > year; i--)
		p->years[i] = p->years[i - 1];
	p->years[i] = (struct retention_year){.year = year};
	return &p->years[i];
}

/* An order that has something which this rule erases. True: it goes. */
static bool
goes(struct look *l, uint32_t order)
{
	unsigned char state = judge(l, l->rule_no, order);

	if (state == EARLY) {
		l->later[order] = true;
		return false;
	}
	if (state != DUE) {
		if (l->of_order[order] == 0)
			count_held(l, l->rule, state);
		l->of_order[order] = l->of_order[order] == 0 ? 2 : l->of_order[order];
		return false;
	}
	if (l->of_order[order] != 1) {
		l->plan->orders++;
		year_of(l, l->years[l->rule_no][order])->orders++;
	}
	l->plan->rules[l->rule_no].orders += !l->counted[l->rule_no][order];
	l->counted[l->rule_no][order] = true;
	l->of_order[order] = 1;
	return true;
}

/* ---- what there is ------------------------------------------------------------------------------------------------------------------- */

static struct retention_target *
add_target(struct look *l, int entity, struct str id, uint32_t order)
{
	struct retention_plan *p = l->plan;
	struct retention_target *t;

	p->targets = arena_append(l->a, p->targets, p->n_targets, sizeof *p->targets);
	t = &p->targets[p->n_targets++];
	*t = (struct retention_target){.entity = entity, .id = str_copy(l->a, id), .order = str_copy(l->a, columns_id(l->cols, ent.orders, order)), .rule = l->rule_no};
	return t;
}

/* The order that a row belongs to, or -1. */
static int64_t
order_of(const struct look *l, const struct rerase *e, uint32_t row)
{
	int64_t order = e->link < 0 ? row : columns_value(l->cols, e->entity, e->link, row);

	return order >= 0 && order < l->n_orders ? order : -1;
}

static bool
meant(struct look *l, const struct rerase *e, uint32_t row)
{
	return e->when == NULL || decide_yes(l->decider, e->when, e->entity, row, l->now_s);
}

static void
count_field(struct look *l, int entity, int field)
{
	struct retention_plan *p = l->plan;
	unsigned i;

	for (i = 0; i < p->n_counts && (p->counts[i].entity != entity || p->counts[i].field != field); i++)
		;
	if (i == p->n_counts) {
		p->counts = arena_append(l->a, p->counts, p->n_counts, sizeof *p->counts);
		p->counts[p->n_counts++] = (struct retention_field){entity, field, 0};
	}
	p->counts[i].n++;
	p->fields++;
}

static void
personal(void *ctx, struct str id, const bool *known)
{
	struct look *l = ctx;
	const struct rerase *e = l->erase;
	int32_t row = columns_find(l->cols, e->entity, id);
	int64_t order = row < 0 ? -1 : order_of(l, e, (uint32_t)row);
	struct retention_target *t;
	uint64_t fields = 0;

	for (unsigned i = 0; i < e->n_fields; i++)
		fields |= (uint64_t)known[e->fields[i]] << e->fields[i];
	if (fields == 0 || order < 0 || !meant(l, e, (uint32_t)row) || !goes(l, (uint32_t)order))
		return;
	t = add_target(l, e->entity, id, (uint32_t)order);
	t->fields = fields;
	for (unsigned i = 0; i < e->n_fields; i++)
		if (known[e->fields[i]]) {
			count_field(l, e->entity, e->fields[i]);
			year_of(l, l->years[l->rule_no][order])->fields++;
		}
}

static enum rc
content_there(struct look *l, struct str sha256, bool *there, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	TRY(tx_rows(l->tx, Q_content_there, (struct sval[]){SV_I(l->tenant_id), SV_T(sha256)}, 2, false, &rows, err));
	rc = rows_next(rows, err);
	rows_end(rows);
	*there = rc == RC_OK;
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* Contents are kept once for all attachments of the same bytes: they go when all that lead to them go. */
static enum rc
contents(struct look *l, struct err *err)
{
	const struct rerase *e = l->erase;
	int sha = field_of(e->entity, "sha256"), bytes = field_of(e->entity, "bytes");
	uint32_t n = columns_table(l->cols, e->entity)->n_rows;
	bool *stays = ARENA_NEW(l->a, bool, (size_t)n + 1), *seen = ARENA_NEW(l->a, bool, (size_t)n + 1);

	for (uint32_t row = 0; row < n; row++) {
		int64_t order = order_of(l, e, row), code = columns_value(l->cols, e->entity, sha, row);

		if (code >= 0 && code < n)
			stays[code] |= order < 0 || !meant(l, e, row) || judge(l, l->rule_no, (uint32_t)order) != DUE;
	}
	for (uint32_t row = 0; row < n; row++) {
		int64_t order = order_of(l, e, row), code = columns_value(l->cols, e->entity, sha, row), size = columns_value(l->cols, e->entity, bytes, row);
		struct retention_target *target;
		struct retention_year *y;
		struct str sha256;
		bool there;

		if (code < 0 || code >= n || order < 0 || !meant(l, e, row))
			continue;
		sha256 = columns_text(l->cols, e->entity, sha, (int32_t)code);
		/* what is not due yet was not erased either: the database is asked only about the rest */
		if (judge(l, l->rule_no, (uint32_t)order) != EARLY) {
			TRY(content_there(l, sha256, &there, err));
			if (!there || (stays[code] && judge(l, l->rule_no, (uint32_t)order) == DUE))
				continue;
		}
		if (!goes(l, (uint32_t)order))
			continue;
		target = add_target(l, e->entity, columns_id(l->cols, e->entity, row), (uint32_t)order);
		target->sha256 = str_copy(l->a, sha256);
		if (seen[code])
			continue;
		seen[code] = target->first = true;
		target->bytes = size > 0 ? size : 0;
		y = year_of(l, l->years[l->rule_no][order]);
		y->contents++;
		y->bytes += target->bytes;
		l->plan->contents++;
		l->plan->bytes += target->bytes;
	}
	return RC_OK;
}

/* ---- together ------------------------------------------------------------------------------------------------------------------------- */

static void
start(struct look *l)
{
	int link = field_of(ent.cases, "order_id"), closed = field_of(ent.cases, "closed");
	const struct table *cases = columns_table(l->cols, ent.cases);

	l->n_orders = columns_table(l->cols, ent.orders)->n_rows;
	l->running = ARENA_NEW(l->a, bool, (size_t)l->n_orders + 1);
	l->later = ARENA_NEW(l->a, bool, (size_t)l->n_orders + 1);
	l->of_order = ARENA_NEW(l->a, unsigned char, (size_t)l->n_orders + 1);
	for (unsigned i = 0; i < l->rb->n_retentions; i++) {
		l->states[i] = ARENA_NEW(l->a, unsigned char, (size_t)l->n_orders + 1);
		l->years[i] = ARENA_NEW(l->a, int16_t, (size_t)l->n_orders + 1);
		l->counted[i] = ARENA_NEW(l->a, bool, (size_t)l->n_orders + 1);
	}
	for (uint32_t row = 0; row < cases->n_rows; row++) {
		int64_t order = columns_value(l->cols, ent.cases, link, row);

		if (order >= 0 && order < l->n_orders)
			l->running[order] = columns_value(l->cols, ent.cases, closed, row) != 1;
	}
}

static void
tell_rules(struct look *l)
{
	const struct rulebook *rb = l->rb;
	struct retention_plan *p = l->plan;
	int64_t longest = 0;

	p->book = str_fmt(l->a, STR_F " " STR_F, STR_A(rb->id), STR_A(rb->edition));
	p->title = str_copy(l->a, rb->title);
	p->sha256 = str_copy(l->a, rb->sha256);
	p->n_rules = rb->n_retentions;
	p->rules = ARENA_NEW(l->a, struct retention_rule, p->n_rules + 1);
	for (unsigned i = 0; i < p->n_rules; i++) {
		const struct retention *r = &rb->retentions[i];
		struct value kept = decide_value(l->decider, l->a, r->kept, ent.orders, 0, l->now_s);
		int64_t n = -1;

		if (kept.state == V_VALUE && num_to_i64(kept.num, &n))
			n *= r->kept->unit == U_YEARS ? 12 : 1;
		p->rules[i] = (struct retention_rule){str_copy(l->a, r->decl->id), str_copy(l->a, decl_title(r->decl)), str_copy(l->a, r->decl->heading), str_copy(l->a, decl_text(rb, r->decl)), n, 0};
		longest = n < 0 ? INT32_MAX : n > longest ? n : longest;
	}
	p->before = INT32_MIN;
	if (longest > 0 && longest < INT32_MAX)                 /* from then on nothing is over yet */
		p->before = retention_last_day(instant_from_day(p->day, 0), -longest);
}

static int
by_fact(const void *a, const void *b)
{
	const struct retention_target *x = a, *y = b;
	int c = str_cmp(x->order, y->order);

	c = c != 0 ? c : x->entity - y->entity;
	return c != 0 ? c : str_cmp(x->id, y->id);
}

/* Two rules may take fields of the same fact: one target. */
static void
sort_targets(struct retention_plan *p)
{
	size_t n = 0;

	if (p->n_targets > 1)
		qsort(p->targets, p->n_targets, sizeof *p->targets, by_fact);
	for (size_t i = 0; i < p->n_targets; i++) {
		struct retention_target *t = &p->targets[i], *last = n == 0 ? NULL : &p->targets[n - 1];

		if (last != NULL && by_fact(last, t) == 0) {
			last->fields |= t->fields;
			if (t->sha256.n > 0) {
				last->sha256 = t->sha256;
				last->bytes = t->bytes > last->bytes ? t->bytes : last->bytes;
				last->first |= t->first;
			}
		} else {
			p->targets[n++] = *t;
		}
	}
	p->n_targets = n;
}

static void
sign(struct retention_plan *p)
{
	struct sha256_ctx h;
	unsigned char digest[32];
	char text[64];

	sha256_init(&h);
	sha256_add(&h, p->sha256);
	for (size_t i = 0; i < p->n_targets; i++) {
		const struct retention_target *t = &p->targets[i];

		sha256_add(&h, t->order);
		sha256_add(&h, (struct str){text, (size_t)snprintf(text, sizeof text, "\n%d %llx %zu ", t->entity, (unsigned long long)t->fields, t->sha256.n)});
		sha256_add(&h, t->id);
	}
	sha256_done(&h, digest);
	(void)snprintf(p->confirm, sizeof p->confirm, "%llu-%02x%02x%02x%02x", (unsigned long long)p->orders, digest[0], digest[1], digest[2], digest[3]);
}

static enum rc
gather(struct tx *tx, void *ctx, struct err *err)
{
	struct look *l = ctx;
	struct retention_plan *p = l->plan;

	l->tx = tx;
	p->orders = p->fields = p->contents = p->kept = 0;
	p->bytes = 0;
	p->n_years = p->n_held = p->n_counts = 0;
	p->n_targets = 0;
	start(l);
	for (unsigned i = 0; i < l->rb->n_retentions; i++) {
		l->rule = &l->rb->retentions[i];
		l->rule_no = i;
		p->rules[i].orders = 0;
		for (unsigned k = 0; k < l->rule->n_erases; k++) {
			l->erase = &l->rule->erases[k];
			if (l->erase->n_fields > 0)
				TRY(facts_personal(l->o->facts, tx, l->tenant_id, l->erase->entity, personal, l, err));
			else
				TRY(contents(l, err));
		}
	}
	for (uint32_t i = 0; i < l->n_orders; i++)
		p->kept += l->later[i] && l->of_order[i] == 0;
	sort_targets(p);
	return RC_OK;
}

static enum rc
judge_all(struct look *l, struct err *err)
{
	struct columns_want want;

	l->rb = l->book->rulebook;
	if (l->rb->n_retentions > RULES_MOST)
		return err_set(err, RC_TOO_BIG, "rulebook", "保存最多 %d 条", "at most %d retentions", RULES_MOST);
	retention_want(l->a, l->rb, &want);
	TRY(facts_load(l->o->facts, l->tenant_id, &want, &l->cols, &l->plan->change_no, err));
	TRY(decider_new(l->rb, l->calendar->calendar, l->cols, l->plan->day, &l->decider, err));
	tell_rules(l);
	return store_read(l->o->store, gather, l, err);
}

enum rc
retention_look(struct orders *o, int64_t tenant_id, int32_t day, int64_t now_ms, struct arena *a, struct retention_plan *plan, struct err *err)
{
	struct look l = {.o = o, .tenant_id = tenant_id, .now_s = now_ms / 1000, .a = a, .plan = plan};
	enum rc rc;

	*plan = (struct retention_plan){.day = day, .book = {"", 0}, .title = {"", 0}, .sha256 = {"", 0}, .before = INT32_MIN};
	rc = store_read(o->store, find_book, &l, err);
	if (rc == RC_OK && l.book != NULL)
		rc = judge_all(&l, err);
	if (rc == RC_OK)
		sign(plan);
	decider_free(l.decider);
	columns_free(l.cols);
	if (l.calendar != NULL)
		calendar_release(o->editions, l.calendar);
	book_release(o->editions, l.book);
	return rc;
}

void
retention_json(struct jw *w, const struct retention_plan *p)
{
	struct arena a;

	arena_init(&a, 0);
	jw_open(w, '{');
	jw_key(w, "as_of"), jw_text(w, day_text(&a, p->day));
	jw_key(w, "rulebook"), jw_text(w, p->book);
	jw_key(w, "title"), jw_text(w, p->title);
	jw_key(w, "rules");
	jw_open(w, '[');
	for (unsigned i = 0; i < p->n_rules; i++) {
		jw_open(w, '{');
		jw_key(w, "id"), jw_text(w, p->rules[i].id);
		jw_key(w, "title"), jw_text(w, p->rules[i].title);
		jw_key(w, "clause"), jw_text(w, p->rules[i].clause);
		jw_key(w, "text"), jw_text(w, p->rules[i].text);
		jw_key(w, "months");
		if (p->rules[i].months < 0)
			jw_null(w);
		else
			jw_i64(w, p->rules[i].months);
		jw_key(w, "orders"), jw_i64(w, (int64_t)p->rules[i].orders);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_key(w, "orders"), jw_i64(w, (int64_t)p->orders);
	jw_key(w, "fields"), jw_i64(w, (int64_t)p->fields);
	jw_key(w, "contents"), jw_i64(w, (int64_t)p->contents);
	jw_key(w, "bytes"), jw_i64(w, p->bytes);
	jw_key(w, "kept"), jw_i64(w, (int64_t)p->kept);
	jw_key(w, "years");
	jw_open(w, '[');
	for (unsigned i = 0; i < p->n_years; i++) {
		jw_open(w, '{');
		jw_key(w, "year"), jw_i64(w, p->years[i].year);
		jw_key(w, "orders"), jw_i64(w, (int64_t)p->years[i].orders);
		jw_key(w, "fields"), jw_i64(w, (int64_t)p->years[i].fields);
		jw_key(w, "contents"), jw_i64(w, (int64_t)p->years[i].contents);
		jw_key(w, "bytes"), jw_i64(w, p->years[i].bytes);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_key(w, "by_field");
	jw_open(w, '[');
	for (unsigned i = 0; i < p->n_counts; i++) {
		const struct ventity *e = vocab_at(p->counts[i].entity);

		jw_open(w, '{');
		jw_key(w, "entity"), jw_text(w, str_c(e->name));
		jw_key(w, "field"), jw_text(w, str_c(e->fields[p->counts[i].field].name));
		jw_key(w, "values"), jw_i64(w, (int64_t)p->counts[i].n);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_key(w, "held");
	jw_open(w, '[');
	for (unsigned i = 0; i < p->n_held; i++) {
		jw_open(w, '{');
		jw_key(w, "zh"), jw_text(w, p->held[i].reason[LANG_ZH]);
		jw_key(w, "en"), jw_text(w, p->held[i].reason[LANG_EN]);
		jw_key(w, "orders"), jw_i64(w, (int64_t)p->held[i].orders);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_key(w, "confirm"), jw_text(w, str_c(p->confirm));
	jw_close(w, '}');
	arena_done(&a);
}
