/*
 * A new order on the matter of an earlier one, open or closed. The earlier one says which matter; where it has none yet it is put on one of its own,
 * called after it, by the action that its process has for that: the one that asks for a matter and leaves the order where it is. So a rulebook
 * decides in which states, and by whom. Called by act.c when an order begins.
 */
#include "order/internal.h"

/* Does the action ask for a matter? must: and for nothing else. */
static bool
asks_matter(const struct paction *a, bool must)
{
	bool asks = false;

	for (unsigned i = 0; i < a->n_records; i++)
		for (unsigned k = 0; k < a->records[i].n; k++) {
			const struct passign *as = &a->records[i].assigns[k];
			bool matter = a->records[i].entity == ent.orders && as->field == field_of(ent.orders, "matter_key") && as->how != PA_SET;

			if (must && as->how == PA_MUST && !matter)
				return false;
			asks |= matter && (!must || as->how == PA_MUST);
		}
	return asks;
}

static bool
puts_on_matter(const struct paction *a, int state, const struct actor *actor)
{
	return !a->from_none && a->entity == ent.orders && a->to == STATE_STAY && a->n_gotos == 0 && !a->say_why && moves_from(a, state) && actor_may(actor, a) && asks_matter(a, true);
}

/* The inputs with the matter among them. */
static struct json *
with_matter(struct arena *a, const struct json *inputs, struct str key)
{
	struct json *all = ARENA_NEW(a, struct json, 1), *one = ARENA_NEW(a, struct json, 1);

	*one = (struct json){.kind = JSON_STRING, .key = STR("orders.matter_key"), .text = key, .next = inputs == NULL ? NULL : inputs->kids};
	*all = (struct json){.kind = JSON_OBJECT, .kids = one, .n_kids = 1 + (inputs == NULL ? 0 : inputs->n_kids)};
	return all;
}

static enum rc
by_process(struct orders *o, struct tx *tx, const struct act_ask *ask, const struct fact *file, struct arena *a, struct err *err)
{
	struct act_ask link = {.tenant_id = ask->tenant_id, .order_id = ask->joins, .version = -1, .inputs = with_matter(a, NULL, ask->joins), .now_ms = ask->now_ms, .actor = ask->actor};
	struct act_done done;
	struct book *book;
	const struct process *p;
	int state;

	TRY(book_pinned(o->editions, tx, known_text(file, "edition"), &book, err));
	p = process_find(book->rulebook, known_text(file, "process"));
	state = p == NULL ? -1 : process_state(p, known_text(file, "state"));
	for (unsigned i = 0; state >= 0 && i < p->n_actions && link.action.n == 0; i++)
		if (puts_on_matter(&p->actions[i], state, &ask->actor))
			link.action = str_copy(a, p->actions[i].decl->id);
	book_release(o->editions, book);
	if (link.action.n == 0)
		return err_set(err, RC_CONFLICT, "joins", "那件工单是“" STR_F "”，还没有事项标识，按它的流程您现在也不能并单", "that order is in “" STR_F "” and on no matter yet, and its process lets you put it on none now",
		               STR_A(vocab_shown(known_text(file, "state"))));
	return order_act(o, tx, &link, a, &done, err);
}

/* No process handles it: whoever may change facts may say which matter it is. */
static enum rc
by_hand(struct orders *o, struct tx *tx, const struct act_ask *ask, struct fact *order, struct arena *a, struct err *err)
{
	struct cause cause = {ask->actor.account_id, ask->now_ms, STR("再次来电，并到同一事项")};
	struct put_done done;
	bool may = false;

	for (int r = 0; r < 32 && !may; r++)
		may = (ask->actor.roles >> r & 1) != 0 && role_may(r, RIGHT_FACTS_EDIT);
	if (!may)
		return err_set(err, RC_DENIED, "joins", "那件工单没有走流程，也没有事项标识；请能修改事实的人先给它填上", "no process handles that order and it is on no matter; somebody who may change facts must put it on one first");
	order->values[field_of(ent.orders, "matter_key")] = v_text(ask->joins);
	return facts_put(o->facts, tx, ask->tenant_id, order, order->version, &cause, a, &done, err);
}

enum rc
matter_join(struct orders *o, struct tx *tx, const struct act_ask *ask, const struct paction *begins, struct arena *a, const struct json **inputs, struct err *err)
{
	const struct json *typed = json_get(ask->inputs, "orders.matter_key");
	struct fact order, file;
	struct str key;
	enum rc rc;

	if (!asks_matter(begins, false))
		return err_set(err, RC_CONFLICT, "joins", "按施行的规则，“" STR_F "”时不能并单", "by the rulebook in force “" STR_F "” puts an order on no matter", STR_A(decl_title(begins->decl)));
	if (typed != NULL && typed->kind == JSON_STRING && str_trim(typed->text).n > 0)
		return err_set(err, RC_INVALID, "orders.matter_key", "并到那件工单，就不另填事项标识", "an order that joins another takes its matter; fill in none");
	rc = order_visible(o, tx, ask->tenant_id, ask->joins, &ask->actor, err);
	if (rc == RC_OK)
		rc = facts_get(o->facts, tx, ask->tenant_id, ent.orders, ask->joins, true, a, &order, err);
	if (rc == RC_NOT_FOUND)
		return err_set(err, rc, "joins", "没有要并到的“" STR_F "”", "there is no “" STR_F "” to join", STR_A(vocab_shown(ask->joins)));
	TRY(rc);
	key = known_text(&order, "matter_key");
	if (key.n == 0) {
		key = ask->joins;
		rc = facts_get(o->facts, tx, ask->tenant_id, ent.cases, ask->joins, false, a, &file, err);
		if (rc == RC_NOT_FOUND)
			rc = by_hand(o, tx, ask, &order, a, err);
		else if (rc == RC_OK)
			rc = by_process(o, tx, ask, &file, a, err);
		TRY(rc);
	}
	*inputs = with_matter(a, ask->inputs, key);
	return RC_OK;
}
