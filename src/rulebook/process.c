/*
 * Processes, second pass: resolves what their clauses name, builds rulebook.processes and proves each machine: every state can be
 * reached, every state that is not final has a way out and can come to an end, every clock can be stopped. Called by rules.c.
 */
#include "rulebook/check.h"
#include "rulebook/process.h"

#include <stdlib.h>
#include <string.h>

/* ---- clauses: names and types ---------------------------------------------------------------------------------------------- */

static uint32_t
role_bits(struct checker *c, struct clause *k)
{
	int roles = vocab_enum("person_role");
	uint32_t bits = 0;

	for (unsigned i = 0; i < k->n; i++)
		if (resolve_code(c, k->args[i], roles, NULL))
			bits |= 1u << k->args[i]->ref.i;
		else
			diag_advise(c->diags, diags_add(c->diags, "R701", k->args[i]->at, "没有“" STR_F "”这个角色", "there is no role “" STR_F "”", STR_A(k->args[i]->path[0])),
			            "角色见 jieban vocabulary 的 person_role；程序自己做的写 系统", "roles are person_role in jieban vocabulary; what the program does itself is system");
	return bits;
}

/* The link by which facts of an entity lead to an order: for those that have one. */
int
link_to(int entity, const char *target)
{
	const struct ventity *e = vocab_at(entity);

	for (unsigned i = 0; i < e->n; i++)
		if (e->fields[i].type == VT_LINK && strcmp(e->fields[i].to, target) == 0)
			return (int)i;
	return -1;
}

static bool
of_an_order(int entity)
{
	return entity == vocab_entity(STR("orders")) || link_to(entity, "orders") >= 0;
}

/* Does the row that a value leads to belong to the kind that the field leads to. */
static bool
leads_there(const struct expr *v, const struct vfield *f)
{
	const char *to = v->ref.kind == R_BUILTIN ? (v->ref.builtin == B_ME ? "persons" : "units") : v->ref.kind == R_FIELD ? ref_field(&v->ref)->to : f->to;

	return to != NULL && strcmp(to, f->to) == 0;
}

static bool
agrees(const struct expr *v, const struct vfield *f)
{
	switch (f->type) {
	case VT_ENUM: return v->type == T_CODE;
	case VT_BOOL: return v->type == T_YESNO;
	case VT_INT: case VT_NUM: return v->type == T_NUM;
	case VT_DAY: return v->type == T_DAY;
	case VT_INSTANT: return v->type == T_INSTANT;
	case VT_PERIOD: return v->type == T_PERIOD;
	case VT_TEXT: return v->type == T_TEXT || v->type == T_CODE;
	case VT_LINK: return v->type == T_ROW && leads_there(v, f);
	case VT_SET: case VT_ID: case VT__COUNT: break;
	}
	return false;
}

void
no_field(struct checker *c, int entity, const struct expr *name)
{
	const struct ventity *e = vocab_at(entity);
	const char *words[2 * 64], *near, *said = str_fmt(&c->diags->arena, STR_F, STR_A(name->path[0])).p;
	struct diag *g = diags_add_words(c->diags, "R702", name->at, "%s没有“%s”这一列", "%s has no field “%s”", WORDS({e->zh, e->one}, {said, said}));
	unsigned n = 0;

	for (unsigned i = 0; i < e->n && n + 2 <= COUNT_OF(words); i++) {
		words[n++] = e->fields[i].zh;
		words[n++] = e->fields[i].name;
	}
	near = nearest_word(name->path[0], words, n);
	if (near != NULL)
		diag_advise(c->diags, g, "是不是“%s”？", "did you mean “%s”?", near);
	else
		diag_advise(c->diags, g, "列见 jieban vocabulary", "fields are listed by jieban vocabulary");
}

static void
check_assign(struct checker *c, struct clause *k, struct expr *arm)
{
	struct expr *name = arm->kids[0], *value = arm->n > 1 ? arm->kids[1] : NULL;
	int entity = (int)k->i, f = vocab_field(entity, name->path[0]);
	const struct vfield *field;

	if (f < 0) {
		no_field(c, entity, name);
		return;
	}
	field = &vocab_at(entity)->fields[f];
	name->ref = (struct ref){.kind = R_FIELD, .entity = entity, .field = f};
	name->type = T_ANY;
	if ((field->flags & VF_DERIVED) != 0 || field->type == VT_ID) {
		diags_add(c->diags, "R703", name->at, "“" STR_F "”由系统给出，不能填", "“" STR_F "” is made by the program", STR_A(name->path[0]));
		return;
	}
	if (value == NULL)
		return;
	if (field->type == VT_ENUM && (value->kind == E_NAME || value->kind == E_TEXT || value->kind == E_NONE) && resolve_code(c, value, vocab_field_enum(field), NULL))
		return;
	if (field->type == VT_ENUM && value->kind == E_NAME && value->n_path == 1 && rulebook_find(c->rb, value->path[0]) == NULL && vocab_field(c->row, value->path[0]) < 0) {
		not_a_code(c, value, vocab_field_enum(field), NULL);
		return;
	}
	c->acting = value->kind == E_NAME;
	check_expr(c, value);
	c->acting = false;
	if (value->type == T_NONE || value->type == T_ANY)
		return;
	if (!agrees(value, field) || (value->type == T_CODE && field->type == VT_ENUM && value->enumeration != vocab_field_enum(field))) {
		diags_add_words(c->diags, "R704", value->at, "这个值不能记到“%s”里", "this value does not fit “%s”", WORDS({field->zh, field->name}));
	}
}

/* Expressions that are read after the action look at what it recorded first. */
static int
after_entity(const struct decl *d)
{
	for (const struct clause *k = d->clauses; k != NULL; k = k->next)
		if (k->kind == C_RECORD)
			return (int)k->i;
	return d->entity;
}

static void
check_record(struct checker *c, struct decl *d, struct clause *k)
{
	static const char *const kept[] = {"cases", "order_events", "clocks", "attachments", "filings"};
	int entity = (int)k->i;
	const struct ventity *e = vocab_at(entity), *own = vocab_at(d->entity);

	for (unsigned i = 0; i < COUNT_OF(kept); i++)
		if (strcmp(e->name, kept[i]) == 0) {
			diag_advise(c->diags, diags_add_words(c->diags, "R728", k->at, "%s由系统自己记，流程不能记，也不能改", "%s is kept by the program: no process records or changes it", WORDS({e->zh, e->one})),
			            "状态用 → 和 转，附件用 附件，表单用 填", "states change by -> and goto, attachments come with evidence, filings with fill");
			return;
		}
	if (k->kind == C_CHANGE && entity != d->entity && link_to(d->entity, vocab_at(entity)->name) < 0)
		diag_advise(c->diags, diags_add_words(c->diags, "R705", k->at, "从%s到不了%s，不能改它", "%s does not lead to %s", WORDS({own->zh, own->one}, {e->zh, e->one})),
		            "只能改动作所取的事实，或它直接关联的一条", "an action changes its target, or what the target links to");
	if (k->kind == C_RECORD && entity != vocab_entity(STR("incidents")) && entity != vocab_entity(STR("orders")) && !of_an_order(entity))
		diag_advise(c->diags, diags_add_words(c->diags, "R706", k->at, "%s不属于某件工单，不能在流程里记", "%s belongs to no order: a process cannot record it", WORDS({e->zh, e->one})),
		            "流程里记的事实要能关联到工单", "what a process records leads to its order");
	if (k->when != NULL) {
		int row = c->row;

		c->row = after_entity(d);
		check_expr(c, k->when);
		c->row = row;
		want_type(c, k->when, T_YESNO, U_NONE, "条件", "the condition");
		if (k->kind == C_RECORD)
			diags_add(c->diags, "R725", k->at, "有条件的只能是 改", "only a change can be conditional");
		else if (d->kind == D_TRIGGER)
			diag_advise(c->diags, diags_add(c->diags, "R736", k->at, "触发里的 改 不能带 若", "a change in a trigger has no if"), "条件写在触发的冒号后面，或写成两个触发", "put it in the trigger's own condition, or write two triggers");
	}
	for (unsigned i = 0; i < k->n; i++) {
		check_assign(c, k, k->args[i]);
		if (d->kind == D_TRIGGER && (k->args[i]->i != ASSIGN_SET || (k->args[i]->kids[1]->ref.kind == R_BUILTIN && k->args[i]->kids[1]->ref.builtin >= B_ME)))
			diag_advise(c->diags, diags_add(c->diags, "R729", k->args[i]->at, "触发没有人办，不能问人，也没有本人", "nobody acts in a trigger: there is nobody to ask, and no me"),
			            "写 = 和一个算得出的值", "write = and a value that can be computed");
		else if (k->when != NULL && k->args[i]->i != ASSIGN_SET)
			diags_add(c->diags, "R726", k->args[i]->at, "有条件的 改 里不能有要填的列", "a conditional change asks for nothing");
		for (unsigned j = 0; j < i; j++)
			if (k->args[i]->kids[0]->ref.kind == R_FIELD && k->args[j]->kids[0]->ref.kind == R_FIELD && k->args[i]->kids[0]->ref.field == k->args[j]->kids[0]->ref.field)
				diags_add(c->diags, "R707", k->args[i]->at, "这一列写了两次", "this field is given twice");
	}
}

void
check_process_clause(struct checker *c, struct decl *d, struct clause *k)
{
	int row = c->row;

	switch ((int)k->kind) {
	case C_RECORD: case C_CHANGE:
		check_record(c, d, k);
		break;
	case C_CONFIRM: case C_GOTO:
		c->row = after_entity(d);
		check_expr(c, k->args[0]);
		c->row = row;
		want_type(c, k->args[0], T_YESNO, U_NONE, "条件", "the condition");
		break;
	case C_GUARD: case C_EVIDENCE:
		if (k->kind == C_EVIDENCE && !resolve_code(c, k->args[0], vocab_enum("attachment_kind"), NULL))
			diags_add(c->diags, "R708", k->args[0]->at, "附件是 照片、录音 或 文件", "an attachment is a photo, audio or a document");
		if (k->kind == C_GUARD || k->n > 1) {
			check_expr(c, k->args[k->n - 1]);
			want_type(c, k->args[k->n - 1], T_YESNO, U_NONE, "条件", "the condition");
		}
		break;
	case C_FIELD:
		check_expr(c, k->args[0]);
		break;
	case C_AHEAD:
		check_expr(c, k->args[0]);
		want_type(c, k->args[0], T_NUM, U__COUNT, "提前量", "the time ahead");
		if (k->args[0]->type == T_NUM && k->args[0]->unit != U_HOURS && k->args[0]->unit != U_MINUTES && k->args[0]->unit != U_DAYS)
			diags_add(c->diags, "R709", k->args[0]->at, "提前量用 分钟、小时 或 天", "the time ahead is in minutes, hours or days");
		break;
	case C_CLOCK: {
		struct decl *limit = rulebook_find(c->rb, k->args[0]->path[0]);

		if (limit == NULL || limit->kind != D_LIMIT) {
			diags_add(c->diags, "R710", k->args[0]->at, "“" STR_F "”不是时限", "“" STR_F "” is no limit", STR_A(k->args[0]->path[0]));
			break;
		}
		check_decl(c, limit);
		k->args[0]->ref = (struct ref){.kind = R_DECL, .decl = limit};
		k->args[0]->type = T_INSTANT;
		if (k->when != NULL) {
			c->row = limit->entity;
			check_expr(c, k->when);
			c->row = row;
			want_type(c, k->when, T_YESNO, U_NONE, "条件", "the condition");
		}
		break;
	}
	case C_INTO: {
		const struct decl *limit = NULL;
		int f = -1;

		for (const struct clause *q = d->clauses; q != k; q = q->next)
			if (q->kind == C_CLOCK)
				limit = q->n > 0 && q->args[0]->ref.kind == R_DECL ? q->args[0]->ref.decl : NULL;
		if (limit == NULL)
			break;                  /* said already */
		f = vocab_field(limit->entity, k->args[0]->path[0]);
		if (f < 0 || vocab_at(limit->entity)->fields[f].type != VT_INSTANT || (vocab_at(limit->entity)->fields[f].flags & VF_DERIVED) != 0) {
			diags_add(c->diags, "R727", k->args[0]->at, "“" STR_F "”不能存到期时刻", "“" STR_F "” cannot keep a due instant", STR_A(k->args[0]->path[0]));
			break;
		}
		k->args[0]->ref = (struct ref){.kind = R_FIELD, .entity = limit->entity, .field = f};
		k->args[0]->type = T_ANY;
		break;
	}
	case C_FILL: {
		const struct decl *form = rulebook_form(c->rb, k->args[0]->path[0]);

		if (form == NULL)
			diags_add(c->diags, "R711", k->args[0]->at, "没有叫“" STR_F "”的表", "there is no form “" STR_F "”", STR_A(k->args[0]->path[0]));
		else if (form->entity != d->entity && form->entity != vocab_entity(STR("orders")))
			diag_advise(c->diags, diags_add(c->diags, "R730", k->args[0]->at, "表“" STR_F "”取的事实和这个动作不同", "the form “" STR_F "” looks at another kind of fact than this action", STR_A(k->args[0]->path[0])),
			            "表取动作所取的事实，或者取工单", "a form is of the action's kind of fact, or of order");
		break;
	}
	case C_ROLES: case C_REMIND: case C_OVERDUE: case C_NOTIFY: case C_SIGN:
		(void)role_bits(c, k);
		break;
	default:
		break;
	}
}

/* ---- the compiled machine -------------------------------------------------------------------------------------------------- */

const struct process *
process_find(const struct rulebook *rb, struct str name)
{
	for (unsigned i = 0; i < rb->n_processes; i++)
		if (str_eq(rb->processes[i]->decl->id, name) || (rb->processes[i]->decl->alias.n > 0 && str_eq(rb->processes[i]->decl->alias, name)))
			return rb->processes[i];
	return NULL;
}

const struct paction *
process_action(const struct process *p, struct str name)
{
	for (unsigned i = 0; i < p->n_actions; i++)
		if (str_eq(p->actions[i].decl->id, name) || (p->actions[i].decl->alias.n > 0 && str_eq(p->actions[i].decl->alias, name)))
			return &p->actions[i];
	return NULL;
}

int
process_state(const struct process *p, struct str name)
{
	for (unsigned i = 0; i < p->n_states; i++)
		if (str_eq(p->states[i].name, name) || (p->states[i].alias.n > 0 && str_eq(p->states[i].alias, name)))
			return (int)i;
	return -1;
}

const struct decl *
rulebook_form(const struct rulebook *rb, struct str name)
{
	for (unsigned i = 0; i < rb->n_decls; i++)
		if (rb->decls[i]->kind == D_FORM && (str_eq(rb->decls[i]->id, name) || (rb->decls[i]->alias.n > 0 && str_eq(rb->decls[i]->alias, name))))
			return rb->decls[i];
	return NULL;
}

static int
state_named(struct checker *c, const struct process *p, struct str name, struct span at)
{
	int s = process_state(p, name);

	if (s < 0)
		diag_advise(c->diags, diags_add(c->diags, "R712", at, "流程“" STR_F "”没有“" STR_F "”这个状态", "“" STR_F "” has no state “" STR_F "”", STR_A(p->decl->id), STR_A(name)),
		            "状态要在 流程 的 状态 里列出", "states are listed in the process");
	return s;
}

#define GROW(list, n) (list = arena_append(&c->rb->arena, list, n, sizeof *list), &list[n++])

static struct precord
build_record(struct checker *c, const struct decl *d, const struct clause *k)
{
	struct precord r = {.entity = (int)k->i, .via = -1, .change = k->kind == C_CHANGE, .when = k->when};

	if (r.change && r.entity != d->entity)
		r.via = link_to(d->entity, vocab_at(r.entity)->name);
	for (unsigned i = 0; i < k->n; i++) {
		const struct expr *arm = k->args[i], *value = arm->n > 1 ? arm->kids[1] : NULL;
		struct passign *a = GROW(r.assigns, r.n);
		bool builtin = value != NULL && value->kind == E_NAME && value->ref.kind == R_BUILTIN;

		*a = (struct passign){.field = arm->kids[0]->ref.field, .value = value};
		a->how = arm->i == ASSIGN_MUST ? PA_MUST : arm->i == ASSIGN_MAY ? PA_MAY : PA_SET;
		a->actor = builtin && value->ref.builtin == B_ME ? ACTOR_ME : builtin && value->ref.builtin == B_MY_UNIT ? ACTOR_UNIT : ACTOR_NO;
	}
	return r;
}

/* Two that one name would find. */
static bool
named_alike(struct checker *c, const struct decl *old, const struct decl *d)
{
	const struct str names[2] = {d->id, d->alias};

	for (unsigned i = 0; i < 2; i++)
		if (names[i].n > 0 && (str_eq(old->id, names[i]) || (old->alias.n > 0 && str_eq(old->alias, names[i])))) {
			struct diag *g = diags_add(c->diags, "R205", d->name_at, "“" STR_F "”声明了两次", "“" STR_F "” is declared twice", STR_A(names[i]));

			if (g != NULL)
				g->also = old->name_at;
			return true;
		}
	return false;
}

static void
build_action(struct checker *c, struct process *p, const struct decl *d)
{
	struct paction *a = GROW(p->actions, p->n_actions);

	*a = (struct paction){.decl = d, .entity = d->entity, .to = STATE_STAY};
	for (struct clause *k = d->clauses; k != NULL; k = k->next) {
		switch ((int)k->kind) {
		case C_ROLES: a->roles = role_bits(c, k); a->system = k->i == 1; break;
		case C_FROM_STATES:
			a->from_any = k->i == 1;
			a->from_none = k->i == 2;
			for (unsigned i = 0; i < k->n; i++) {
				int s = state_named(c, p, k->args[i]->path[0], k->args[i]->at);

				if (s >= 0)
					a->from |= 1ull << s;
			}
			break;
		case C_TO_STATE:
			if (k->i != 1)
				a->to = state_named(c, p, k->args[0]->path[0], k->args[0]->at);
			else if (a->from_none)
				diags_add(c->diags, "R713", k->at, "开始的动作要写明到哪个状态", "an action that begins says which state it leads to");
			break;
		case C_RECORD: case C_CHANGE: *GROW(a->records, a->n_records) = build_record(c, d, k); break;
		case C_GUARD: *GROW(a->guards, a->n_guards) = (struct pguard){k->args[0], k->text}; break;
		case C_CONFIRM: *GROW(a->confirms, a->n_confirms) = (struct pguard){k->args[0], k->text}; break;
		case C_GOTO: {
			struct pgoto g = {state_named(c, p, k->name, k->at), k->args[0]};

			*GROW(a->gotos, a->n_gotos) = g;
			break;
		}
		case C_EVIDENCE: *GROW(a->evidence, a->n_evidence) = (struct pevidence){(int)k->args[0]->ref.i, k->text, k->n > 1 ? k->args[1] : NULL}; break;
		case C_NOTIFY: a->notify |= role_bits(c, k); break;
		case C_SAY_WHY: a->say_why = true; break;
		case C_CHECKLIST: a->checklist = true; break;
		case C_FILL: a->form = rulebook_form(c->rb, k->args[0]->path[0]); break;
		default: break;
		}
	}
	if (a->from_none && a->entity != vocab_entity(STR("orders")))
		diags_add(c->diags, "R714", d->at, "开始的动作只能取工单", "an action that begins has an order for its target");
	if (!of_an_order(a->entity))
		diags_add_words(c->diags, "R706", d->at, "%s不属于某件工单，不能作动作的对象", "%s belongs to no order: no action has it for a target", WORDS({vocab_at(a->entity)->zh, vocab_at(a->entity)->one}));
	for (unsigned i = 0; i + 1 < p->n_actions; i++)
		if (named_alike(c, p->actions[i].decl, d))
			return;
	for (unsigned i = 0; i < p->n_triggers; i++)
		if (named_alike(c, p->triggers[i].decl, d))
			return;
}

static void
build_trigger(struct checker *c, struct process *p, const struct decl *d)
{
	struct ptrigger *t = GROW(p->triggers, p->n_triggers);

	*t = (struct ptrigger){.decl = d, .when = d->value};
	if (d->entity != vocab_entity(STR("orders")))
		diags_add(c->diags, "R715", d->at, "触发只能取工单", "a trigger looks at orders");
	for (struct clause *k = d->clauses; k != NULL; k = k->next)
		switch ((int)k->kind) {
		case C_RECORD: case C_CHANGE: *GROW(t->records, t->n_records) = build_record(c, d, k); break;
		case C_NOTIFY: t->notify |= role_bits(c, k); break;
		case C_ONCE: t->once = true; break;
		case C_WEEKLY:
			t->weekday = (int)(k->i / 10000);
			t->minute = (int)(k->i % 10000);
			break;
		default: break;
		}
	if (t->n_records == 0 && t->notify == 0)
		diag_advise(c->diags, diags_add(c->diags, "R731", d->at, "触发“" STR_F "”什么也不做", "the trigger “" STR_F "” does nothing", STR_A(d->id)), "写 记、改 或 通知", "let it record, change or notify");
	for (unsigned i = 0; i + 1 < p->n_triggers; i++)
		if (named_alike(c, p->triggers[i].decl, d))
			return;
	/* events of both stand under their names */
	for (unsigned i = 0; i < p->n_actions; i++)
		if (named_alike(c, p->actions[i].decl, d))
			return;
}

static struct process *
build_process(struct checker *c, const struct decl *d)
{
	struct process *p = ARENA_NEW(&c->rb->arena, struct process, 1);

	p->decl = d;
	p->applies = d->value;
	if (d->entity != vocab_entity(STR("orders")))
		diags_add(c->diags, "R716", d->at, "流程办的是工单", "a process handles orders");
	for (struct clause *k = d->clauses; k != NULL; k = k->next) {
		if (k->kind == C_STATE) {
			if (p->n_states == STATES_MAX) {
				diags_add(c->diags, "R717", k->at, "状态最多 %d 个", "at most %d states", STATES_MAX);
				break;
			}
			if (process_state(p, k->name) >= 0 || (k->text.n > 0 && process_state(p, k->text) >= 0))
				diags_add(c->diags, "R205", k->at, "“" STR_F "”声明了两次", "“" STR_F "” is declared twice", STR_A(k->name));
			struct pstate s = {k->name, k->text, false};

			*GROW(p->states, p->n_states) = s;
		} else if (k->kind == C_CLOCK && k->args[0]->ref.kind == R_DECL) {
			struct pclock clock = {.limit = k->args[0]->ref.decl, .when = k->when, .into = -1};

			/* the ledger knows a clock by its limit */
			for (unsigned i = 0; i < p->n_clocks; i++)
				if (p->clocks[i].limit == clock.limit)
					diags_add(c->diags, "R732", k->at, "时限“" STR_F "”已经计时", "the limit “" STR_F "” has a clock already", STR_A(clock.limit->id));
			*GROW(p->clocks, p->n_clocks) = clock;
		} else if (p->n_clocks > 0) {
			struct pclock *last = &p->clocks[p->n_clocks - 1];

			if (k->kind == C_INTO)
				last->into = k->args[0]->ref.field;
			else if (k->kind == C_AHEAD)
				last->ahead = k->args[0];
			else if (k->kind == C_REMIND)
				last->remind = role_bits(c, k);
			else if (k->kind == C_OVERDUE)
				last->overdue = role_bits(c, k);
		}
	}
	for (const struct clause *k = d->clauses; k != NULL; k = k->next)
		for (unsigned i = 0; k->kind == C_FINAL && i < k->n; i++) {
			int s = state_named(c, p, k->args[i]->path[0], k->args[i]->at);

			if (s >= 0)
				p->states[s].final = true;
		}
	return p;
}

/* ---- the proof ------------------------------------------------------------------------------------------------------------- */

/* Which states an action may lead to from `state`. */
static uint64_t
ways(const struct paction *a, int state)
{
	uint64_t to = a->to >= 0 ? 1ull << a->to : state >= 0 ? 1ull << state : 0;

	for (unsigned i = 0; i < a->n_gotos; i++)
		if (a->gotos[i].state >= 0)
			to |= 1ull << a->gotos[i].state;
	return to;
}

static bool
records_field(const struct process *p, int entity, int field)
{
	for (unsigned i = 0; i < p->n_actions; i++)
		for (unsigned k = 0; k < p->actions[i].n_records; k++) {
			const struct precord *r = &p->actions[i].records[k];

			for (unsigned f = 0; r->entity == entity && f < r->n; f++)
				if (r->assigns[f].field == field)
					return true;
		}
	return false;
}

/* Does anything that the process records make this expression known? Any field that it reads and some action writes will do. */
static bool
can_come(const struct process *p, const struct expr *e, int entity)
{
	if (e == NULL)
		return false;
	if (e->kind == E_NAME && e->ref.kind == R_FIELD)
		return records_field(p, e->ref.entity, e->ref.field);
	if (e->kind == E_NAME && e->ref.kind == R_DERIVE)
		return can_come(p, e->ref.decl->value, e->ref.decl->entity);
	if (e->kind == E_AGG) {
		for (unsigned i = 0; i < p->n_actions; i++)
			for (unsigned k = 0; k < p->actions[i].n_records; k++)
				if (p->actions[i].records[k].entity == e->entity && !p->actions[i].records[k].change)
					return true;
		return false;
	}
	for (unsigned i = 0; i < e->n; i++)
		if (can_come(p, e->kids[i], entity))
			return true;
	return false;
}

static void
prove(struct checker *c, const struct process *p)
{
	uint64_t reached = 0, ends = 0, before;
	bool begins = false;

	for (unsigned i = 0; i < p->n_actions; i++)
		if (p->actions[i].from_none) {
			begins = true;
			reached |= ways(&p->actions[i], -1);
		}
	if (p->n_states == 0) {
		diags_add(c->diags, "R718", p->decl->at, "流程“" STR_F "”没有状态", "“" STR_F "” has no states", STR_A(p->decl->id));
		return;
	}
	if (!begins) {
		diag_advise(c->diags, diags_add(c->diags, "R719", p->decl->at, "流程“" STR_F "”没有开始的动作", "nothing begins “" STR_F "”", STR_A(p->decl->id)),
		            "写一个 始 → … 的动作", "declare an action start -> …");
		return;
	}
	do {
		before = reached;
		for (unsigned i = 0; i < p->n_actions; i++)
			for (unsigned s = 0; s < p->n_states; s++)
				if ((reached >> s & 1) != 0 && (p->actions[i].from_any || (p->actions[i].from >> s & 1) != 0))
					reached |= ways(&p->actions[i], (int)s);
	} while (reached != before);
	for (unsigned s = 0; s < p->n_states; s++)
		if (p->states[s].final)
			ends |= 1ull << s;
	do {
		before = ends;
		for (unsigned i = 0; i < p->n_actions; i++)
			for (unsigned s = 0; s < p->n_states; s++)
				if ((p->actions[i].from_any || (p->actions[i].from >> s & 1) != 0) && (ways(&p->actions[i], (int)s) & ends) != 0)
					ends |= 1ull << s;
	} while (ends != before);
	for (const struct clause *k = p->decl->clauses; k != NULL; k = k->next) {
		int s = k->kind == C_STATE ? process_state(p, k->name) : -1;
		bool out = false;

		if (s < 0)
			continue;
		if ((reached >> s & 1) == 0)
			diag_advise(c->diags, diags_add(c->diags, "R720", k->at, "状态“" STR_F "”永远到不了", "the state “" STR_F "” can never be reached", STR_A(k->name)), "加一个到它的动作，或删去它", "lead an action to it, or remove it");
		for (unsigned i = 0; i < p->n_actions && !out; i++)
			out = (p->actions[i].from_any || (p->actions[i].from >> s & 1) != 0) && (ways(&p->actions[i], s) & ~(1ull << s)) != 0;
		if (!p->states[s].final && !out)
			diag_advise(c->diags, diags_add(c->diags, "R721", k->at, "状态“" STR_F "”没有出路", "there is no way out of the state “" STR_F "”", STR_A(k->name)), "加一个离开它的动作，或写进 终止", "declare an action that leaves it, or make it final");
		else if (!p->states[s].final && (reached >> s & 1) != 0 && (ends >> s & 1) == 0)
			diag_advise(c->diags, diags_add(c->diags, "R733", k->at, "从状态“" STR_F "”永远办不完", "from the state “" STR_F "” no final state can be reached", STR_A(k->name)), "加一条通往 终止 状态的路", "declare a way that leads to a final state");
	}
	for (const struct clause *k = p->decl->clauses; k != NULL; k = k->next) {
		const struct decl *limit = k->kind == C_CLOCK && k->args[0]->ref.kind == R_DECL ? k->args[0]->ref.decl : NULL;
		const struct clause *until = NULL;

		for (const struct clause *l = limit == NULL ? NULL : limit->clauses; l != NULL; l = l->next)
			if (l->kind == C_UNTIL)
				until = l;
		if (limit == NULL)
			continue;
		if (!of_an_order(limit->entity))
			diags_add(c->diags, "R722", k->at, "时限“" STR_F "”不是工单上的", "the limit “" STR_F "” is not of orders", STR_A(limit->id));
		else if (until == NULL || !can_come(p, until->args[0], limit->entity))
			diag_advise(c->diags, diags_add(c->diags, "R723", k->at, "时限“" STR_F "”停不下来", "nothing stops the clock of “" STR_F "”", STR_A(limit->id)), "时限要写 至 …，而且有动作记下它", "give the limit an until that some action records");
	}
}

static void
check_form(struct checker *c, const struct decl *d)
{
	unsigned n = 0;

	for (const struct clause *k = d->clauses; k != NULL; k = k->next) {
		if (k->kind != C_FIELD && k->kind != C_SIGN)
			continue;
		n++;
		for (const struct clause *q = d->clauses; q != k; q = q->next)
			if ((q->kind == C_FIELD || q->kind == C_SIGN) && str_eq(q->text, k->text)) {
				diags_add(c->diags, "R735", k->at, "表上有两个“" STR_F "”", "the form has “" STR_F "” twice", STR_A(k->text));
				break;
			}
	}
	if (n == 0)
		diag_advise(c->diags, diags_add(c->diags, "R734", d->at, "表“" STR_F "”没有栏目", "the form “" STR_F "” has no fields", STR_A(d->id)), "写 栏 \"…\"，要签字的写 签 \"…\"：角色",
		            "give it field \"…\", and sign \"…\": ROLE where somebody signs");
}

void
check_processes(struct checker *c)
{
	struct rulebook *rb = c->rb;
	struct process *p = NULL;

	if (c->diags->errors > 0) {
		/* what the clauses name is not resolved: a machine built of it would say more than is known */
		return;
	}
	for (unsigned i = 0; i < rb->n_decls; i++) {
		const struct decl *d = rb->decls[i];

		if (d->kind == D_PROCESS) {
			p = build_process(c, d);
			rb->processes = arena_append(&rb->arena, rb->processes, rb->n_processes, sizeof(struct process *));
			rb->processes[rb->n_processes++] = p;
		} else if ((d->kind == D_ACTION || d->kind == D_TRIGGER) && p == NULL) {
			diag_advise(c->diags, diags_add(c->diags, "R724", d->at, "动作和触发属于它前面的流程，这里还没有流程", "an action belongs to the process above it, and there is none"),
			            "先写 流程", "declare the process first");
		} else if (d->kind == D_ACTION) {
			build_action(c, p, d);
		} else if (d->kind == D_TRIGGER) {
			build_trigger(c, p, d);
		} else if (d->kind == D_FORM) {
			check_form(c, d);
		}
	}
	if (c->diags->errors > 0)
		return;
	for (unsigned i = 0; i < rb->n_processes; i++)
		prove(c, rb->processes[i]);
}

/* ---- the drawing ------------------------------------------------------------------------------------------------------------- */

static void
draw_text(struct buf *to, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			buf_char(to, '\\');
		buf_char(to, s.p[i]);
	}
}

static bool
ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/* Of two names the one of the language, where one is English and the other is not. */
static struct str
name_in(struct str name, struct str alias, enum lang lang)
{
	return alias.n > 0 && ascii(name) != ascii(alias) && ascii(name) != (lang == LANG_EN) ? alias : name;
}

/* What people call an action: its title in Chinese; in English its name, read as words. */
static void
draw_action(struct buf *to, const struct decl *d, enum lang lang)
{
	struct str name = name_in(d->id, d->alias, lang);

	if (d->title.n > 0 && (lang == LANG_ZH || !ascii(name) || ascii(d->title))) {
		draw_text(to, d->title);
		return;
	}
	for (size_t i = 0; i < name.n; i++)
		draw_text(to, name.p[i] == '_' && lang == LANG_EN ? STR(" ") : (struct str){name.p + i, 1});
}

static void
draw_state(struct buf *to, struct str name, const char *shape)
{
	buf_add_c(to, "\t\"");
	draw_text(to, name);
	buf_add_c(to, "\"");
	buf_add_c(to, shape);
}

static void
draw_edge(struct buf *to, const struct process *p, const struct paction *a, struct str from, int state, bool parts, enum lang lang)
{
	draw_state(to, from, " -> \"");
	draw_text(to, p->states[state].name);
	buf_add_c(to, "\" [label=\"");
	draw_action(to, a->decl, lang);
	buf_add_c(to, parts ? "\", style=dashed];\n" : "\"];\n");
}

void
process_draw(const struct process *p, enum lang lang, struct buf *to)
{
	bool any = false;

	/* no state is called as these two nodes are: a name is one word */
	buf_add_c(to, "digraph process {\n\trankdir=LR; node [shape=box, style=rounded, fontname=\"sans-serif\"]; edge [fontname=\"sans-serif\", fontsize=11];\n\t\" start\" [shape=point];\n");
	for (unsigned i = 0; i < p->n_actions; i++)
		any |= p->actions[i].from_any && (p->actions[i].to >= 0 || p->actions[i].n_gotos > 0);
	if (any)
		buf_fmt(to, "\t\" any\" [label=\"%s\", style=dotted];\n", MSG(lang, "任意", "any"));
	for (unsigned s = 0; s < p->n_states; s++) {
		draw_state(to, p->states[s].name, " [label=\"");
		draw_text(to, name_in(p->states[s].name, p->states[s].alias, lang));
		buf_add_c(to, p->states[s].final ? "\", peripheries=2];\n" : "\"];\n");
	}
	for (unsigned i = 0; i < p->n_actions; i++) {
		const struct paction *a = &p->actions[i];

		for (int s = a->from_any ? -2 : -1; s < (int)p->n_states; s++) {
			if (s == -1 ? !a->from_none : s >= 0 && (a->from >> s & 1) == 0)
				continue;
			struct str from = s == -2 ? STR(" any") : s == -1 ? STR(" start") : p->states[s].name;

			if (a->to >= 0 && a->to != s)
				draw_edge(to, p, a, from, a->to, false, lang);
			for (unsigned g = 0; g < a->n_gotos; g++)
				if (a->gotos[g].state != s)
					draw_edge(to, p, a, from, a->gotos[g].state, true, lang);
		}
	}
	buf_add_c(to, "}\n");
}
