/*
 * Random walks of legal and illegal actions by people of every role, with the clocks ticking in between, on both databases: what is refused
 * leaves no trace; after what is done the state is the last event's, the case's version has risen by one, the ledger of clocks is what the rules
 * say of the facts as they are, and the tables are what their log tells. JIEBAN_SEED, JIEBAN_STEPS.
 */
#include "desk.h"

#include <pthread.h>

#define ORDERS 6

struct walk { struct desk *d; uint64_t seed; struct str orders[ORDERS]; unsigned n_orders, done, refused[RC__COUNT + 1]; struct arena ids; };

static uint64_t
rnd(struct walk *w, uint64_t n)
{
	w->seed ^= w->seed << 13;
	w->seed ^= w->seed >> 7;
	w->seed ^= w->seed << 17;
	return w->seed % n;
}

static bool
chance(struct walk *w, unsigned percent)
{
	return rnd(w, 100) < percent;
}

/* ---- what stands ------------------------------------------------------------------------------------------------------ */

struct stood { struct walk *w; struct arena *a; struct str order, text, state; int64_t change_no, version, events;  };

static void
print_fact(struct buf *b, struct arena *a, const struct fact *f)
{
	const struct ventity *e = vocab_at(f->entity);

	buf_fmt(b, "%s " STR_F " %lld", e->name, STR_A(f->id), (long long)f->version);
	for (unsigned i = 0; i < e->n; i++)
		if (f->values[i].known)
			buf_fmt(b, "|%s=" STR_F, e->fields[i].name, STR_A(vocab_text(a, &e->fields[i], &f->values[i])));
	buf_char(b, '\n');
}

/* Everything of the order, and where the log stands. */
static enum rc
stood_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct stood *s = ctx;
	struct desk *d = s->w->d;
	struct tenant t;
	struct order_view v;
	struct fact order;
	struct buf b;
	unsigned n;

	TRY(tenant_get(d->f, tx, STR("town"), s->a, &t, err));
	s->change_no = t.change_no;
	if (s->order.n == 0)
		return RC_OK;
	TRY(facts_get(d->f, tx, d->tenant, ent.orders, s->order, true, s->a, &order, err));
	TRY(order_view(d->o, tx, d->tenant, s->order, &d->people[d->n_people - 1], d->now_ms, s->a, &v, err));
	buf_init(&b, 0);
	print_fact(&b, s->a, &order);
	(void)vocab_entities(&n);
	for (unsigned e = 0; e < n; e++)
		for (unsigned i = 0; i < v.n_of[e]; i++)
			print_fact(&b, s->a, v.of[e][i].entity == ent.orders ? &order : &v.of[e][i]);
	s->text = str_copy(s->a, buf_str(&b));
	buf_done(&b);
	s->version = v.file.version;
	s->state = v.file.values[field_of(ent.cases, "state")].text;
	s->events = v.n_of[ent.order_events];
	order_view_done(d->o, &v);
	return RC_OK;
}

static struct stood
stands(struct walk *w, struct str order, struct arena *a)
{
	struct stood s = {.w = w, .a = a, .order = order};

	GOOD(store_read(w->d->b->store, stood_fn, &s, &both_err));
	return s;
}

/* ---- what must hold ------------------------------------------------------------------------------------------------------- */

struct holding { struct walk *w; struct str order; const char *what; };

static const struct drow *
running_clock(struct docket *d, struct str rule, struct str about, unsigned *n, int64_t *most)
{
	const struct drow *running = NULL;
	int64_t seen = 0;

	*n = 0;
	*most = 0;
	for (unsigned i = 0; i < d->n[ent.clocks]; i++) {
		const struct drow *r = &d->rows[ent.clocks][i];

		if (r->kin || !str_eq(docket_known(r, "rule")->text, rule) || !str_eq(docket_known(r, "about")->text, about))
			continue;
		(*n)++;
		seen += docket_known(r, "seq")->i;
		*most = docket_known(r, "seq")->i > *most ? docket_known(r, "seq")->i : *most;
		if (docket_known(r, "stopped_at") == NULL) {
			if (running != NULL)
				fail_msg("two intervals of " STR_F " run at once", STR_A(rule));
			running = r;
		} else if (docket_known(r, "outcome") == NULL) {
			fail_msg("an interval of " STR_F " stopped without an outcome", STR_A(rule));
		}
	}
	if (*most != *n || seen != *most * (*most + 1) / 2)
		fail_msg("intervals of " STR_F ": %u, the last is number %lld", STR_A(rule), *n, (long long)*most);
	if (running != NULL && docket_known(running, "seq")->i != *most)
		fail_msg("an old interval of " STR_F " runs", STR_A(rule));
	return running;
}

static void
check_row(struct docket *d, const struct pclock *p, unsigned row, int64_t now_s, bool final)
{
	const struct drow *r = &d->rows[p->limit->entity][row];
	int returned = vocab_field(p->limit->entity, STR("returned"));
	struct limit_run run;
	unsigned n;
	int64_t most;
	const struct drow *c = running_clock(d, p->limit->id, r->fact.id, &n, &most);
	bool wanted;

	GOOD(decide_limit(d->decider, d->a, p->limit, row, now_s, &run, &both_err));
	wanted = run.running && !run.stopped && !final && !(returned >= 0 && r->fact.values[returned].known && r->fact.values[returned].i == 1) &&
	         (p->when == NULL || decide_yes(d->decider, p->when, p->limit->entity, row, now_s));
	if (wanted != (c != NULL))
		fail_msg(STR_F " on " STR_F ": %s, though the rule says %s (%u intervals)", STR_A(p->limit->id), STR_A(r->fact.id), c != NULL ? "runs" : "does not run", wanted ? "it runs" : "it does not", n);
	if (c != NULL && (docket_known(c, "started_at")->i != run.start || !str_eq(docket_known(c, "span")->text, run.span)))
		fail_msg(STR_F " on " STR_F " runs from another instant or for another time than the rule says", STR_A(p->limit->id), STR_A(r->fact.id));
}

static enum rc
holds_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct holding *h = ctx;
	struct desk *desk = h->w->d;
	struct arena a;
	struct docket d;
	const struct drow *last;
	int64_t soonest = INT64_MAX, now_s = desk->now_ms / 1000;
	bool final;

	arena_init(&a, 0);
	TRY(docket_open(&d, desk->o, tx, desk->tenant, h->order, DOCKET_VIEW, &a, err));
	TRY(docket_settle(&d, now_s, err));
	assert_true(d.n[ent.order_events] > 0);
	last = &d.rows[ent.order_events][d.n[ent.order_events] - 1];
	if (!str_eq(docket_known(last, "to_state")->text, docket_known(d.file, "state")->text))
		fail_msg("the last event leads to " STR_F ", the case is in " STR_F, STR_A(docket_known(last, "to_state")->text), STR_A(docket_known(d.file, "state")->text));
	assert_true(case_state(&d) >= 0);
	final = d.process->states[case_state(&d)].final;
	assert_int_equal(docket_known(d.file, "closed")->i, final);
	for (unsigned i = 0; i < d.process->n_clocks; i++)
		for (unsigned row = 0; row < d.n[d.process->clocks[i].limit->entity]; row++)
			if (!d.rows[d.process->clocks[i].limit->entity][row].kin)
				check_row(&d, &d.process->clocks[i], row, now_s, final);
	for (unsigned i = 0; i < d.n[ent.clocks]; i++)
		if (docket_known(&d.rows[ent.clocks][i], "stopped_at") == NULL && docket_known(&d.rows[ent.clocks][i], "due_at")->i < soonest)
			soonest = docket_known(&d.rows[ent.clocks][i], "due_at")->i;
	if (soonest == INT64_MAX)
		assert_null(docket_known(d.file, "next_due_at"));
	else
		assert_int_equal(docket_known(d.file, "next_due_at")->i, soonest);
	docket_close(&d);
	arena_done(&a);
	return RC_OK;
}

static void
verified(struct walk *w)
{
	struct verify_report r;

	GOOD(facts_verify(w->d->f, w->d->tenant, &r, &both_err));
	if (r.n_problems > 0)
		fail_msg("verify: " STR_F, STR_A(r.problems[0][LANG_EN]));
	arena_done(&r.arena);
}

/* ---- what is asked --------------------------------------------------------------------------------------------------------- */

static void
random_value(struct walk *w, struct buf *b, const struct vfield *f)
{
	const struct venum *e;
	struct arena a;

	if (chance(w, 2)) {
		buf_add_c(b, (const char *const[]){"\"?\"", "null", "[1]", "\"\""}[rnd(w, 4)]);
		return;
	}
	switch (f->type) {
	case VT_ENUM:
		e = &vocab_enums(&(unsigned){0})[vocab_field_enum(f)];
		buf_fmt(b, "\"%s\"", strcmp(f->name, "source") == 0 && chance(w, 90) ? "hotline" : e->codes[rnd(w, e->n)].name);
		break;
	case VT_BOOL: buf_add_c(b, chance(w, 70) ? "true" : "false"); break;
	case VT_LINK:
		buf_fmt(b, "\"%s\"", chance(w, 2) ? "gone" : strcmp(f->to, "units") == 0 ? (const char *const[]){"u1", "u2"}[rnd(w, 2)] : strcmp(f->to, "grids") == 0 ? "g1" : "head1");
		break;
	case VT_INT: case VT_NUM: buf_fmt(b, "%u", (unsigned)rnd(w, 7)); break;
	case VT_DAY: case VT_PERIOD: buf_add_c(b, "\"2025-03\""); break;
	case VT_INSTANT:
		arena_init(&a, 0);
		buf_fmt(b, "\"" STR_F "\"", STR_A(instant_text(&a, w->d->now_ms / 1000 + ((int64_t)rnd(w, 400) - 40) * 3600)));
		arena_done(&a);
		break;
	case VT_ID: case VT_SET: case VT_TEXT: case VT__COUNT:
		buf_fmt(b, "\"%s%u\"", strstr(f->name, "_key") != NULL ? "k" : "某事", (unsigned)rnd(w, 3));
	}
}

static void
random_inputs(struct walk *w, const struct paction *a, struct buf *b)
{
	bool any = false;

	buf_char(b, '{');
	for (unsigned i = 0; i < a->n_records; i++)
		for (unsigned k = 0; k < a->records[i].n; k++) {
			const struct passign *as = &a->records[i].assigns[k];
			const struct ventity *e = vocab_at(a->records[i].entity);

			if (as->how == PA_SET || chance(w, as->how == PA_MUST ? 3 : 60))
				continue;
			buf_fmt(b, "%s\"%s.%s\":", any ? "," : "", e->name, e->fields[as->field].name);
			random_value(w, b, &e->fields[as->field]);
			any = true;
		}
	buf_char(b, '}');
}

static void
random_papers(struct walk *w, const struct paction *a, struct buf *b)
{
	const struct venum *kinds = &vocab_enums(&(unsigned){0})[vocab_enum("attachment_kind")];
	bool any = false;

	buf_char(b, '[');
	for (unsigned i = 0; i < a->n_evidence; i++) {
		const char *kind = kinds->codes[a->evidence[i].kind].name;

		if (chance(w, 15))
			continue;
		buf_fmt(b, "%s{\"kind\":\"%s\",\"sha256\":\"%s\",\"media\":\"image/jpeg\",\"bytes\":12,\"name\":\"a\",\"label\":", any ? "," : "", kind,
		        strcmp(kind, "photo") == 0 ? w->d->photo : strcmp(kind, "audio") == 0 ? w->d->audio : w->d->paper);
		buf_json(b, a->evidence[i].label);
		buf_char(b, '}');
		any = true;
	}
	buf_char(b, ']');
}

static void
random_form(struct walk *w, const struct paction *a, struct buf *b)
{
	bool any = false;

	buf_char(b, '{');
	for (const struct clause *k = a->form == NULL ? NULL : a->form->clauses; k != NULL; k = k->next) {
		/* a signature is mostly somebody else's */
		if ((k->kind != C_FIELD && k->kind != C_SIGN) || chance(w, k->kind == C_SIGN ? 60 : 4))
			continue;
		if (any)
			buf_char(b, ',');
		buf_json(b, k->text);
		buf_add_c(b, k->kind == C_SIGN && !chance(w, 10) ? ":true" : ":\"某人\"");
		any = true;
	}
	buf_char(b, '}');
}

/* An action that somebody might try: of all, or (more often) of those offered to that actor. */
struct choosing { struct walk *w; struct str order; const struct actor *actor; struct buf inputs, papers, form; struct str action, target; struct arena *a; };

static enum rc
choose_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct choosing *c = ctx;
	struct walk *w = c->w;
	struct desk *d = w->d;
	const struct actor *system = &d->people[d->n_people - 1];
	struct order_view v, all;
	const struct paction *a;

	TRY(c->order.n > 0 ? order_view(d->o, tx, d->tenant, c->order, system, d->now_ms, c->a, &all, err) : order_beginnings(d->o, tx, d->tenant, desk_actor(d, "operator"), d->now_ms, c->a, &all, err));
	a = &all.process->actions[rnd(w, all.process->n_actions)];
	for (unsigned i = 0; c->order.n == 0 && i < all.process->n_actions && !a->from_none; i++)
		a = &all.process->actions[i];
	/* mostly somebody who sees the order: among eleven few do */
	for (unsigned tries = 0; c->order.n > 0 && tries < 6 && chance(w, 85); tries++) {
		if (order_view(d->o, tx, d->tenant, c->order, c->actor, d->now_ms, c->a, &v, err) == RC_OK) {
			unsigned n = v.n_offers;

			order_view_done(d->o, &v);
			if (n > 0)
				break;
		}
		c->actor = &d->people[rnd(w, d->n_people)];
	}
	if (c->order.n > 0 && chance(w, 85) && order_view(d->o, tx, d->tenant, c->order, c->actor, d->now_ms, c->a, &v, err) == RC_OK) {
		if (v.n_offers > 0) {
			const struct offer *o = &v.offers[rnd(w, v.n_offers)];

			for (unsigned tries = 0; tries < 4 && !o->ready; tries++)
				o = &v.offers[rnd(w, v.n_offers)];
			a = o->action;
			c->target = str_copy(c->a, chance(w, 50) ? o->target : STR(""));
		}
		order_view_done(d->o, &v);
	}
	c->action = str_copy(c->a, a->decl->id);
	random_inputs(w, a, &c->inputs);
	random_papers(w, a, &c->papers);
	random_form(w, a, &c->form);
	order_view_done(d->o, &all);
	return RC_OK;
}

static void
step(struct walk *w)
{
	static const unsigned pace[] = {0, 1, 20, 61, 61, 300, 1440, 4320};
	struct desk *d = w->d;
	bool fresh = w->n_orders == 0 || (w->n_orders < ORDERS && chance(w, 10));
	struct arena a;
	struct choosing c = {.w = w, .a = &a, .order = fresh ? STR("") : w->orders[rnd(w, w->n_orders)], .actor = &d->people[fresh && chance(w, 80) ? 0 : rnd(w, d->n_people)]};
	struct desk_act x = {.d = d, .a = &a};
	struct json *inputs, *papers, *form;
	struct stood before, after;
	int64_t messages;
	enum rc rc;

	arena_init(&a, 0);
	buf_init(&c.inputs, 0);
	buf_init(&c.papers, 0);
	buf_init(&c.form, 0);
	d->now_ms += (int64_t)pace[rnd(w, COUNT_OF(pace))] * 60000;
	GOOD(store_read(d->b->store, choose_fn, &c, &both_err));
	GOOD(json_parse(&a, buf_str(&c.inputs), &inputs, &both_err));
	GOOD(json_parse(&a, buf_str(&c.papers), &papers, &both_err));
	GOOD(json_parse(&a, buf_str(&c.form), &form, &both_err));
	before = stands(w, c.order, &a);
	messages = both_int(d->b, "SELECT count(*) FROM message");
	x.ask = (struct act_ask){.tenant_id = d->tenant, .order_id = c.order, .action = c.action, .target = c.target, .version = fresh || chance(w, 30) ? -1 : chance(w, 5) ? before.version - 1 : before.version,
	                         .inputs = inputs, .attachments = papers, .filled = form, .note = chance(w, 5) ? STR("") : STR("因为"), .now_ms = d->now_ms, .actor = *c.actor};
	rc = store_write(d->b->store, desk_act_fn, &x, &d->err);
	if (rc == RC_OK) {
		after = stands(w, x.done.order_id, &a);
		if (!fresh && after.version != before.version + 1)
			fail_msg(STR_F " by " STR_F ": version %lld after %lld", STR_A(c.action), STR_A(c.actor->login), (long long)after.version, (long long)before.version);
		assert_int_equal(x.done.version, after.version);
		assert_true(str_eq(x.done.state, after.state));
		assert_true(after.events > before.events && after.change_no > before.change_no);
		GOOD(store_read(d->b->store, holds_fn, &(struct holding){w, x.done.order_id, ""}, &both_err));
		if (fresh)
			w->orders[w->n_orders++] = str_copy(&w->ids, x.done.order_id);
		w->done++;
	} else {
		after = stands(w, c.order, &a);
		if (after.change_no != before.change_no || !str_eq(after.text, before.text) || both_int(d->b, "SELECT count(*) FROM message") != messages)
			fail_msg(STR_F " by " STR_F " was refused (%s) and left a trace", STR_A(c.action), STR_A(c.actor->login), d->err.msg[LANG_EN]);
		if (rc != RC_NOT_FOUND && rc != RC_DENIED && rc != RC_CONFLICT && rc != RC_INVALID)
			fail_msg(STR_F ": %s", STR_A(c.action), d->err.msg[LANG_EN]);
		assert_true(d->err.msg[LANG_ZH][0] != '\0' && d->err.msg[LANG_EN][0] != '\0');
		w->refused[rc]++;
	}
	buf_done(&c.inputs);
	buf_done(&c.papers);
	buf_done(&c.form);
	arena_done(&a);
}

static void
walk(struct both *b, struct str text)
{
	const char *seed = getenv("JIEBAN_SEED"), *steps = getenv("JIEBAN_STEPS");
	struct walk w = {.d = desk_new(b, text, 2025, 3, 3), .seed = seed != NULL ? strtoull(seed, NULL, 10) : 20251126};
	unsigned n = steps != NULL ? (unsigned)strtoul(steps, NULL, 10) : 150;

	printf("JIEBAN_SEED=%llu JIEBAN_STEPS=%u\n", (unsigned long long)w.seed, n);
	arena_init(&w.ids, 0);
	for (unsigned i = 0; i < n; i++) {
		step(&w);
		if (chance(&w, 15)) {
			unsigned done;
			int64_t next;

			GOOD(clocks_tick(w.d->o, w.d->tenant, w.d->now_ms, 1000, &done, &next, &both_err));
		}
		if (i % 100 == 99)
			verified(&w);
	}
	verified(&w);
	printf("%u done; refused: %u not found, %u denied, %u conflicts, %u invalid\n", w.done, w.refused[RC_NOT_FOUND], w.refused[RC_DENIED], w.refused[RC_CONFLICT], w.refused[RC_INVALID]);
	assert_true(w.done > n / 8 && w.refused[RC_INVALID] > 0 && w.refused[RC_DENIED] > 0 && w.refused[RC_CONFLICT] > 0);
	arena_done(&w.ids);
	desk_free(w.d);
}

/* Every kind of clause that a process has, in little. */
static const char small[] =
	"---\n"
	"id: walk\n"
	"title: 走一走\n"
	"edition: 1\n"
	"in_force: 2025-01-01\n"
	"applies_to: 2025\n"
	"language: 1\n"
	"---\n"
	"\n"
	"# 走一走\n"
	"\n"
	"```规则\n"
	"时限 接单时限 \"接单\" 取 派单：自 派单时间 限 30 分钟 至 接单时间\n"
	"时限 办结时限 \"办结\" 取 派单：自 派单时间 限 1 工作日 至 办结时间\n"
	"时限 急办时限 \"急办\" 取 派单：自 派单时间 限 4 小时 至 办结时间\n"
	"时限 整件时限 \"整件\" 取 工单：自 受理时间 限 3 工作日 至 结案时间\n"
	"流程 小流程 small \"小流程\" 取 工单：来源 已知\n"
	"  状态 已收，已派，办理中，待核，已结\n"
	"  终止 已结\n"
	"  计时 接单时限，提前 10 分钟，提醒 联络员，逾期 督办员\n"
	"  计时 办结时限 若 工单.紧急程度 ≠ 紧急，入 应办结时间，提前 1 小时，提醒 联络员，逾期 督办员 或 负责人\n"
	"  计时 急办时限 若 工单.紧急程度 = 紧急，入 应办结时间，提前 1 小时，提醒 联络员，逾期 督办员 或 负责人\n"
	"  计时 整件时限，逾期 督办员\n"
	"判别 几派 取 工单：件数（派单，经 工单）\n"
	"判别 同事 取 工单：同类（工单，按 受理时间，相同（事项标识），限 30 天）\n"
	"动作 收 \"收\"：坐席 或 系统，始 → 已收\n"
	"  改 工单：须 来源，须 标题，可 事项标识，可 紧急程度\n"
	"  通知 派单员\n"
	"动作 派 \"派\"：派单员，已收 → 已派\n"
	"  条件 几派 < 5 \"派得太多了\"\n"
	"  记 派单：须 单位，派单时间 = 时点，第几派 = 几派 + 1，首派 = 几派 = 0，主协办 = 主办\n"
	"  通知 联络员\n"
	"动作 接 \"接\" 取 派单：联络员 或 负责人，已派 → 办理中\n"
	"  条件 接单时间 未知 \"接过了\"\n"
	"  改 派单：接单时间 = 时点，人员 = 本人\n"
	"动作 联系 \"联系\" 取 派单：联络员，办理中 → 原状\n"
	"  记 联系：种类 = 先行联系，联系时间 = 时点，须 接通，可 未联原因，经办人 = 本人\n"
	"动作 退 \"退\" 取 派单：联络员，已派 或 办理中 → 已收\n"
	"  改 派单：已退单 = 是\n"
	"  须说明\n"
	"动作 报 \"报\" 取 派单：联络员 或 负责人，办理中 → 待核\n"
	"  条件 件数（联系，其中 接通，经 派单） > 0 \"先联系\"\n"
	"  改 派单：须 答复，办结时间 = 时点\n"
	"  附件 照片 \"处置后照片\"：工单.紧急程度 = 紧急\n"
	"  通知 审核员\n"
	"动作 核 \"核\" 取 派单：审核员，待核 → 已结\n"
	"  记 回访测评：轮次 = 街道回访，回访时间 = 时点，须 接通，可 评价\n"
	"  改 派单 若 评价 = 不满意：退回重办时间 = 时点，办结时间 = 缺项\n"
	"  改 工单 若 非 评价 = 不满意：结案时间 = 时点\n"
	"  转 办理中：评价 = 不满意\n"
	"  填 小表\n"
	"动作 重开 \"重开\" 取 派单：审核员 或 督办员，已结 → 办理中\n"
	"  改 派单：办结时间 = 缺项\n"
	"  改 工单：结案时间 = 缺项\n"
	"  须说明\n"
	"动作 批注 \"批注\"：坐席 或 督办员 或 分管领导，任意 → 原状\n"
	"  须说明\n"
	"动作 更正 \"更正\"：坐席 或 派单员，任意 → 原状\n"
	"  改 工单：可 标题，可 紧急程度，可 事项标识\n"
	"触发 三件 \"同一事三件\" 取 工单：同事 ≥ 3\n"
	"  记 督办：级别 = 街道，督办时间 = 时点，事由 = \"同一事三件\"\n"
	"  通知 督办员\n"
	"  一次\n"
	"表 小表 \"小表\" 取 派单\n"
	"  栏 \"标题\"：工单.标题\n"
	"  栏 \"意见\"\n"
	"  签 \"审核\"：审核员\n"
	"```\n";

static void
a_small_process(void **state)
{
	walk(*state, str_c(small));
}

static void
the_shipped_process(void **state)
{
	struct arena a;

	arena_init(&a, 0);
	walk(*state, desk_shipped(&a, "nanmatou-2024"));
	arena_done(&a);
}

/* ---- two at once ---------------------------------------------------------------------------------------------------------- */

struct rival { struct desk *d; const struct actor *who; struct str order; const char *action, *inputs; int64_t version; pthread_barrier_t *start; enum rc rc; struct err err; struct arena a; };

static void *
rival_runs(void *ctx)
{
	struct rival *r = ctx;
	struct desk_act x = {.d = r->d, .a = &r->a};
	struct json *inputs;

	r->rc = json_parse(&r->a, str_c(r->inputs), &inputs, &r->err);
	x.ask = (struct act_ask){.tenant_id = r->d->tenant, .order_id = r->order, .action = str_c(r->action), .version = r->version, .inputs = inputs, .note = STR("因为"), .now_ms = r->d->now_ms, .actor = *r->who};
	pthread_barrier_wait(r->start);
	if (r->rc == RC_OK)
		r->rc = store_write(r->d->b->store, desk_act_fn, &x, &r->err);
	return NULL;
}

/* Both saw the same version: one does it, the other is told who did what. Remarks too, which change nothing but the chain. */
static void
two_at_once(void **state)
{
	static const struct { const char *first, *one, *one_inputs, *second, *other, *other_inputs; } pairs[] = {
		{"operator", "批注", "{}", "supervisor", "批注", "{}"},
		{"dispatcher", "派", "{\"assignments.unit_id\":\"u1\"}", "dispatcher", "派", "{\"assignments.unit_id\":\"u2\"}"},
		{"dispatcher", "更正", "{\"orders.title\":\"甲\"}", "operator", "更正", "{\"orders.title\":\"乙\"}"},
	};
	struct desk *d = desk_new(*state, str_c(small), 2025, 3, 3);

	for (unsigned round = 0; round < 30; round++) {
		unsigned k = round % COUNT_OF(pairs);
		struct arena a;
		struct act_done began;
		struct rival r[2];
		pthread_barrier_t start;
		pthread_t t[2];

		arena_init(&a, 0);
		began = desk_do(d, "operator", STR(""), "收", "{\"orders.source\":\"hotline\",\"orders.title\":\"路灯不亮\"}", &a);
		pthread_barrier_init(&start, NULL, 2);
		for (unsigned i = 0; i < 2; i++) {
			r[i] = (struct rival){.d = d, .who = desk_actor(d, i == 0 ? pairs[k].first : pairs[k].second), .order = began.order_id, .action = i == 0 ? pairs[k].one : pairs[k].other,
			                      .inputs = i == 0 ? pairs[k].one_inputs : pairs[k].other_inputs, .version = began.version, .start = &start};
			arena_init(&r[i].a, 0);
			assert_int_equal(pthread_create(&t[i], NULL, rival_runs, &r[i]), 0);
		}
		for (unsigned i = 0; i < 2; i++)
			pthread_join(t[i], NULL);
		pthread_barrier_destroy(&start);
		if ((r[0].rc == RC_OK) == (r[1].rc == RC_OK))
			fail_msg("%s and %s at once: %d (%s) and %d (%s)", pairs[k].one, pairs[k].other, (int)r[0].rc, r[0].err.msg[LANG_EN], (int)r[1].rc, r[1].err.msg[LANG_EN]);
		for (unsigned i = 0; i < 2; i++) {
			const struct rival *winner = &r[1 - i];

			if (r[i].rc == RC_OK)
				continue;
			assert_int_equal(r[i].rc, RC_CONFLICT);
			for (unsigned lang = 0; lang < LANG__COUNT; lang++)
				if (strstr(r[i].err.msg[lang], winner->who->login.p) == NULL || strstr(r[i].err.msg[lang], winner->action) == NULL)
					fail_msg("the other is told: %s", r[i].err.msg[lang]);
		}
		arena_done(&r[0].a);
		arena_done(&r[1].a);
		arena_done(&a);
	}
	desk_free(d);
}

/* A clock that came due while somebody filled a form in does not take the form from him; what people did does. */
static void
a_clock_is_no_rival(void **state)
{
	struct desk *d = desk_new(*state, str_c(small), 2025, 3, 3);
	struct arena a;
	struct act_done order, done = {{"", 0}, {"", 0}, {"", 0}, 0};
	unsigned ticked;
	int64_t next;

	arena_init(&a, 0);
	order = desk_do(d, "operator", STR(""), "收", "{\"orders.source\":\"hotline\",\"orders.title\":\"路灯不亮\"}", &a);
	order = desk_do(d, "dispatcher", order.order_id, "派", "{\"assignments.unit_id\":\"u1\"}", &a);
	d->now_ms += 31 * 60000;
	GOOD(clocks_tick(d->o, d->tenant, d->now_ms, 100, &ticked, &next, &both_err));
	assert_int_equal(ticked, 1);
	if (desk_try(d, desk_actor(d, "liaison1"), order.order_id, "接", "{}", order.version, &a, &done) != RC_OK)
		fail_msg("%s", d->err.msg[LANG_EN]);
	assert_int_equal(desk_try(d, desk_actor(d, "liaison1"), order.order_id, "联系", "{\"contacts.reached\":true}", order.version, &a, &done), RC_CONFLICT);
	assert_non_null(strstr(d->err.msg[LANG_EN], "liaison1"));
	arena_done(&a);
	desk_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {BOTH(a_small_process), BOTH(the_shipped_process), BOTH(two_at_once), BOTH(a_clock_is_no_rival)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
