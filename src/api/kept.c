/*
 * What a process keeps is not changed by hand: cases, events, clocks, attachments and forms never, and no fact of an order that runs in
 * a process, because the next action would read what nobody decided. Whoever is to correct it acts on the order. Called by facts.c before
 * a put and a removal,
 * in their transaction.
 */
#include "api/internal.h"

static enum rc
has_case(struct request *r, struct tx *tx, struct str order_id, bool *yes, struct err *err)
{
	struct fact file;
	enum rc rc = facts_get(api_of(r)->facts, tx, session_of(r)->tenant_id, vocab_entity(STR("cases")), order_id, false, r->arena, &file, err);

	*yes = rc == RC_OK;
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

static enum rc
not_by_hand(struct str order_id, struct err *err)
{
	return err_set(err, RC_CONFLICT, "process", "工单“" STR_F "”正在按流程办理，它和它的事实都不能直接改；请在工单上办理：登记错了的用“更正”，录重了的用“作废”",
	               "the order “" STR_F "” runs in a process: neither it nor its facts are changed by hand; act on the order instead: correct it (更正) or void it (作废)", STR_A(vocab_shown(order_id)));
}

/* An order that the fact leads to, itself or over its assignment, and that runs in a process. */
static enum rc
check_links(struct request *r, struct tx *tx, int entity, const struct vvalue *values, struct err *err)
{
	const struct ventity *e = vocab_at(entity);
	int orders = vocab_entity(STR("orders")), assignments = vocab_entity(STR("assignments"));

	for (unsigned f = 0; f < e->n; f++) {
		struct str order_id = {"", 0};
		int to = e->fields[f].type == VT_LINK ? vocab_field_entity(&e->fields[f]) : -1;
		struct fact assignment;
		bool runs;
		enum rc rc;

		if (!values[f].known || (to != orders && to != assignments))
			continue;
		if (to == orders) {
			order_id = values[f].text;
		} else {
			int link = vocab_field(assignments, STR("order_id"));

			rc = facts_get(api_of(r)->facts, tx, session_of(r)->tenant_id, assignments, values[f].text, false, r->arena, &assignment, err);
			if (rc == RC_NOT_FOUND)
				continue;       /* the put itself will say so */
			TRY(rc);
			if (!assignment.values[link].known)
				continue;
			order_id = assignment.values[link].text;
		}
		TRY(has_case(r, tx, order_id, &runs, err));
		if (runs)
			return not_by_hand(order_id, err);
	}
	return RC_OK;
}

enum rc
kept_check(struct request *r, struct tx *tx, int entity, struct str id, const struct vvalue *values, struct err *err)
{
	const struct ventity *e = vocab_at(entity);
	struct str named = id;
	struct fact stands;
	bool runs = false;
	enum rc rc;

	if (fact_kept(entity) == KEPT_OUTSIDE)
		return RC_OK;
	if (fact_kept(entity) == KEPT_BY_PROCESS)
		return err_set(err, RC_CONFLICT, "entity", "%s 由办理流程记录，不能直接改；请在工单上办理", "%s is kept by the process and not changed by hand; act on the order instead", e->name);
	if (named.n == 0 && values != NULL && e->id >= 0 && values[e->id].known)
		named = values[e->id].text;
	if (entity == vocab_entity(STR("orders"))) {
		TRY(has_case(r, tx, named, &runs, err));
		return runs ? not_by_hand(named, err) : RC_OK;
	}
	if (values != NULL)
		TRY(check_links(r, tx, entity, values, err));
	if (named.n == 0)
		return RC_OK;
	rc = facts_get(api_of(r)->facts, tx, session_of(r)->tenant_id, entity, named, false, r->arena, &stands, err);
	if (rc == RC_NOT_FOUND)
		return RC_OK;
	TRY(rc);
	return check_links(r, tx, entity, stands.values, err);
}
