/*
 * How long callers' data are kept, second pass: resolves what 保存 names, refuses what cannot be erased or what a score would miss, and builds
 * rulebook.retentions. Called by rules.c.
 */
#include "rulebook/check.h"
#include "rulebook/retention.h"

#include <string.h>

#define MONTHS_MOST 1200

/* The number that stands behind `kept`, an option's as it is shipped. */
static const struct expr *
literal_of(const struct expr *e)
{
	return e->kind == E_NAME && e->ref.kind == R_OPTION ? e->ref.decl->value : e;
}

static void
check_kept(struct checker *c, struct clause *k)
{
	struct expr *e = k->args[0];
	const struct expr *n;
	int64_t count;

	check_expr(c, e);
	if (e->type == T_NONE)
		return;
	n = literal_of(e);
	if (e->type != T_NUM || (e->unit != U_MONTHS && e->unit != U_YEARS) || (e->kind != E_NUM && e->ref.kind != R_OPTION)) {
		diag_advise(c->diags, diags_add(c->diags, "R739", e->at, "保存多久要写几个月或几年", "how long it is kept is a number of months or years"), "例如 满 3 年，或一个值是 3 年 的选项",
		            "for example kept 3 years, or an option whose value is 3 years");
		return;
	}
	if (n->kind == E_NUM && (!num_is_int(n->num) || !num_to_i64(n->num, &count) || count < 1 || count * (e->unit == U_YEARS ? 12 : 1) > MONTHS_MOST))
		diags_add(c->diags, "R740", e->at, "保存期是 1 个月到 %d 年的整数", "the time is a whole number from 1 month to %d years", MONTHS_MOST / 12);
}

static void
check_erase(struct checker *c, struct clause *k)
{
	int entity = (int)k->i, row = c->row;
	const struct ventity *e = vocab_at(entity);

	if (k->when != NULL) {
		c->row = entity;
		check_expr(c, k->when);
		c->row = row;
		want_type(c, k->when, T_YESNO, U_NONE, "条件", "the condition");
	}
	if (entity != vocab_entity(STR("orders")) && link_to(entity, "orders") < 0) {
		diag_advise(c->diags, diags_add_words(c->diags, "R741", k->at, "%s不属于某件工单，不随工单抹去", "%s belongs to no order and is not erased with one", WORDS({e->zh, e->one})),
		            "能抹去的是工单和表单的个人信息、附件的内容", "what can be erased: personal fields of orders and filings, contents of attachments");
		return;
	}
	if (k->n == 0 && strcmp(e->name, "attachments") != 0)
		diag_advise(c->diags, diags_add_words(c->diags, "R742", k->at, "要写明抹去%s的哪几列", "say which fields of %s are erased", WORDS({e->zh, e->one})), "只有附件可以不写列：抹去的是它的内容",
		            "only an attachment needs none: its content is erased");
	for (unsigned i = 0; i < k->n; i++) {
		struct expr *name = k->args[i];
		int f = vocab_field(entity, name->path[0]);

		if (f < 0) {
			no_field(c, entity, name);
			continue;
		}
		name->ref = (struct ref){.kind = R_FIELD, .entity = entity, .field = f};
		name->type = T_ANY;
		if ((e->fields[f].flags & VF_PERSONAL) == 0)
			diag_advise(c->diags, diags_add(c->diags, "R743", name->at, "“" STR_F "”不是个人信息，抹不去：它在变更链里", "“" STR_F "” is no personal field and cannot be erased: it stands in the change log", STR_A(name->path[0])),
			            "个人信息见 jieban vocabulary；其余的计分要用，照样保存", "jieban vocabulary shows which are; scores need the rest, which stays");
	}
}

void
check_retention_clause(struct checker *c, struct clause *k)
{
	switch ((int)k->kind) {
	case C_KEPT:
		check_kept(c, k);
		break;
	case C_HOLD:
		check_expr(c, k->args[0]);
		want_type(c, k->args[0], T_YESNO, U_NONE, "条件", "the condition");
		break;
	case C_ERASE:
		check_erase(c, k);
		break;
	default:
		break;
	}
}

/* ---- the whole ------------------------------------------------------------------------------------------------------------- */

static const struct expr *
reads(const struct expr *e, int entity, int field)
{
	const struct expr *found = NULL;

	if (e == NULL)
		return NULL;
	if (e->kind == E_NAME && e->ref.kind == R_FIELD && e->ref.entity == entity && e->ref.field == field)
		return e;
	for (unsigned i = 0; i < e->n && found == NULL; i++)
		found = reads(e->kids[i], entity, field);
	return found;
}

/* A score that reads what is erased would be another afterwards. */
static void
check_scores(struct checker *c, int entity, int field)
{
	for (unsigned i = 0; i < c->rb->n_decls; i++) {
		const struct decl *d = c->rb->decls[i];
		const struct expr *found;

		if (d->kind >= D_PROCESS || d->kind == D_EXAMPLE)
			continue;
		found = reads(d->value, entity, field);
		for (const struct clause *k = d->clauses; k != NULL && found == NULL; k = k->next) {
			found = reads(k->when, entity, field);
			for (unsigned a = 0; a < k->n && found == NULL; a++)
				found = reads(k->args[a], entity, field);
		}
		if (found != NULL)
			diag_advise(c->diags, diags_add_words(c->diags, "R744", found->at, "“%s”到期要抹去，用它计的分抹去以后就变了", "“%s” is erased in time: what is counted by it would change then",
			                                      WORDS({vocab_at(entity)->fields[field].zh, vocab_at(entity)->fields[field].name})),
			            "同一诉求人用 诉求人标识，同一地方用 网格、经度、纬度", "the same caller is caller_key, the same place grid_id, lon and lat");
	}
}

/* Has another clause said the same already? */
static bool
said_before(const struct rulebook *rb, const struct clause *until, int entity, int field)
{
	for (unsigned i = 0; i < rb->n_decls; i++)
		for (const struct clause *k = rb->decls[i]->kind == D_RETENTION ? rb->decls[i]->clauses : NULL; k != NULL; k = k->next) {
			if (k == until)
				return false;
			for (unsigned a = 0; k->kind == C_ERASE && k->i == entity && a < k->n; a++)
				if (k->args[a]->ref.kind == R_FIELD && k->args[a]->ref.field == field)
					return true;
		}
	return false;
}

static void
build(struct checker *c, struct decl *d)
{
	struct arena *a = &c->rb->arena;
	struct retention *r;

	c->rb->retentions = arena_append(a, c->rb->retentions, c->rb->n_retentions, sizeof *r);
	r = &c->rb->retentions[c->rb->n_retentions++];
	*r = (struct retention){.decl = d};
	for (struct clause *k = d->clauses; k != NULL; k = k->next) {
		if (k->kind == C_FROM && k->n > 0) {
			r->from = k->args[0];
		} else if (k->kind == C_KEPT && k->n > 0) {
			r->kept = k->args[0];
		} else if (k->kind == C_HOLD && k->n > 0) {
			r->holds = arena_append(a, r->holds, r->n_holds, sizeof *r->holds);
			r->holds[r->n_holds++] = (struct rhold){k->args[0], k->text};
		} else if (k->kind == C_ERASE) {
			int *fields = ARENA_NEW(a, int, k->n + 1);

			for (unsigned i = 0; i < k->n; i++) {
				fields[i] = k->args[i]->ref.field;
				if (k->args[i]->ref.kind != R_FIELD)
					continue;
				if (said_before(c->rb, k, (int)k->i, fields[i]))
					diags_add(c->diags, "R745", k->args[i]->at, "“" STR_F "”抹去写了两次", "“" STR_F "” is erased twice", STR_A(k->args[i]->path[0]));
				else
					check_scores(c, (int)k->i, fields[i]);
			}
			r->erases = arena_append(a, r->erases, r->n_erases, sizeof *r->erases);
			r->erases[r->n_erases++] = (struct rerase){(int)k->i, link_to((int)k->i, "orders"), k->when, fields, k->n};
		}
	}
	if (r->n_erases == 0)
		diag_advise(c->diags, diags_add(c->diags, "R738", d->at, "保存没有写到期抹去什么", "the retention does not say what is erased"), "例如 抹去 工单：诉求人姓名，诉求人电话，地址",
		            "for example erase order: caller_name, caller_phone, address");
}

void
check_retentions(struct checker *c)
{
	for (unsigned i = 0; i < c->rb->n_decls; i++) {
		struct decl *d = c->rb->decls[i];

		if (d->kind != D_RETENTION)
			continue;
		if (d->entity >= 0 && d->entity != vocab_entity(STR("orders")))
			diags_add(c->diags, "R737", d->at, "保存只能取工单：时间从工单算起", "a retention is of order: its time runs from the order");
		build(c, d);
	}
	if (c->diags->errors > 0)
		c->rb->n_retentions = 0;
}
