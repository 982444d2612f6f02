/*
 * Who acts for whom while somebody is away (facts deputies): dated, within a unit, begun by the one who goes or by who may change facts, ended at once. An actor is
 * somebody signed in with what he may do for others on that day. Called by the api before every act.
 */
#include "order/internal.h"

#include <string.h>

#define STANDS_MOST 60
#define ROWS_MOST 500
#define REASON_MOST 500

/* ---- actors ---------------------------------------------------------------------------------------------------------------------------- */

/* Every row in which `field` is that person; a row ends long before its person does, so all are read. */
static enum rc
rows_of(struct orders *o, struct tx *tx, int64_t tenant_id, const char *field, struct str person_id, struct arena *a, struct fact **out, unsigned *n, struct err *err)
{
	struct filter by = {.field = field == NULL ? 0 : field_of(ent.deputies, field), .op = OP_EQ, .value = v_text(person_id)};
	struct page_ask ask = {.entity = ent.deputies, .filters = &by, .n_filters = field != NULL, .sort = field_of(ent.deputies, "active_from"), .falling = true, .limit = 20};
	struct page page;

	*out = NULL;
	*n = 0;
	do {
		TRY(facts_page(o->facts, tx, tenant_id, &ask, a, &page, err));
		for (unsigned i = 0; i < page.n && *n < ROWS_MOST; i++) {
			*out = arena_append(a, *out, *n, sizeof **out);
			(*out)[(*n)++] = page.facts[i];
		}
		ask.after = page.next;
	} while (page.next.n > 0 && *n < ROWS_MOST);
	return RC_OK;
}

enum rc
actor_of(struct orders *o, struct tx *tx, const struct session *s, int64_t now_ms, struct arena *a, struct actor *out, struct err *err)
{
	int32_t day = instant_day(now_ms / 1000);
	struct stand *stands;
	struct fact *rows;
	unsigned n;

	*out = (struct actor){.account_id = s->account_id, .login = str_copy(a, str_c(s->login)), .person_id = str_copy(a, str_c(s->person_id)), .unit_id = str_copy(a, str_c(s->unit_id)),
	                      .roles = s->roles, .every_unit = session_may(s, RIGHT_FACTS)};
	if (out->person_id.n == 0)
		return RC_OK;
	TRY(rows_of(o, tx, s->tenant_id, "deputy_id", out->person_id, a, &rows, &n, err));
	if (n == 0)
		return RC_OK;
	out->stands = stands = ARENA_NEW(a, struct stand, STANDS_MOST);
	for (unsigned i = 0; i < n && out->n_stands < STANDS_MOST; i++) {
		struct fact person;

		if (!dated_on(&rows[i], day) || facts_get(o->facts, tx, s->tenant_id, ent.persons, known_text(&rows[i], "person_id"), false, a, &person, err) != RC_OK)
			continue;
		/* within the own unit only: a deputy of another unit would see what is not his */
		const struct vvalue *role = &person.values[field_of(ent.persons, "role")], *unit = &person.values[field_of(ent.persons, "unit_id")];
		const struct vvalue *to = &rows[i].values[field_of(ent.deputies, "active_to")];

		if (!role->known || !unit->known || !str_eq(unit->text, out->unit_id))
			continue;
		out->roles |= 1u << role->i;
		stands[out->n_stands++] = (struct stand){person.id, known_text(&person, "name"), 1u << role->i, to->known ? (int32_t)to->i : INT32_MAX};
	}
	out->lent = out->roles & ~s->roles;
	return RC_OK;
}

const struct stand *
actor_stand(const struct actor *actor, uint32_t roles)
{
	if ((actor->roles & ~actor->lent & roles) != 0)
		return NULL;
	for (unsigned i = 0; i < actor->n_stands; i++)
		if ((actor->stands[i].roles & roles) != 0)
			return &actor->stands[i];
	return NULL;
}

/* ---- rows ------------------------------------------------------------------------------------------------------------------------------- */

enum rc
deputy_list(struct orders *o, struct tx *tx, int64_t tenant_id, const struct actor *actor, bool everybody, struct arena *a, struct fact **out, unsigned *n, struct err *err)
{
	struct fact *mine, *stood;
	unsigned n_mine = 0, n_stood = 0;

	*out = NULL;
	*n = 0;
	if (everybody)
		return rows_of(o, tx, tenant_id, NULL, STR(""), a, out, n, err);
	if (actor->person_id.n == 0)
		return RC_OK;
	TRY(rows_of(o, tx, tenant_id, "person_id", actor->person_id, a, &mine, &n_mine, err));
	TRY(rows_of(o, tx, tenant_id, "deputy_id", actor->person_id, a, &stood, &n_stood, err));
	*out = ARENA_NEW(a, struct fact, n_mine + n_stood + 1);
	for (unsigned i = 0; i < n_mine; i++)
		(*out)[(*n)++] = mine[i];
	for (unsigned i = 0; i < n_stood; i++)
		(*out)[(*n)++] = stood[i];
	return RC_OK;
}

static enum rc
person(struct orders *o, struct tx *tx, int64_t tenant_id, struct str id, const char *field, struct arena *a, struct fact *out, struct err *err)
{
	enum rc rc = id.n == 0 ? RC_NOT_FOUND : facts_get(o->facts, tx, tenant_id, ent.persons, id, false, a, out, err);

	return rc == RC_NOT_FOUND ? err_set(err, RC_INVALID, field, "没有“" STR_F "”这个人员", "there is no person “" STR_F "”", STR_A(vocab_shown(id))) : rc;
}

static enum rc
check_days(const struct deputy_ask *ask, struct err *err)
{
	if (ask->from_day < instant_day(ask->now_ms / 1000))
		return err_set(err, RC_INVALID, "from", "起始日不能早于今天", "it cannot begin before today");
	if (ask->to_day < ask->from_day)
		return err_set(err, RC_INVALID, "to", "截止日不能早于起始日", "it cannot end before it begins");
	if (str_trim(ask->reason).n == 0)
		return err_set(err, RC_INVALID, "reason", "请写明理由", "say why");
	if (ask->reason.n > REASON_MOST || utf8_bad(ask->reason) != ask->reason.n)
		return err_set(err, RC_INVALID, "reason", "理由太长或不是合法的文本", "the reason is too long or not valid text");
	return RC_OK;
}

enum rc
deputy_add(struct orders *o, struct tx *tx, const struct deputy_ask *ask, struct arena *a, struct fact *out, struct err *err)
{
	struct str who = ask->person_id.n > 0 ? ask->person_id : ask->actor.person_id;
	struct fact away, deputy, *rows;
	struct cause cause = {ask->actor.account_id, ask->now_ms, STR("代岗")};
	struct put_done done;
	unsigned n;

	if (ask->person_id.n == 0 && who.n == 0)
		return err_set(err, RC_INVALID, "person_id", "您的账号没有配人员，请指明是谁请假", "your account names no person: say who is away");
	if (!ask->everybody && !str_eq(who, ask->actor.person_id))
		return err_set(err, RC_DENIED, "person_id", "只能为本人安排代岗", "you can name a deputy for yourself only");
	TRY(check_days(ask, err));
	TRY(person(o, tx, ask->tenant_id, who, "person_id", a, &away, err));
	TRY(person(o, tx, ask->tenant_id, ask->deputy_id, "deputy_id", a, &deputy, err));
	if (str_eq(away.id, deputy.id))
		return err_set(err, RC_INVALID, "deputy_id", "不能由本人代本人", "nobody stands in for himself");
	if (known_text(&away, "unit_id").n == 0 || !str_eq(known_text(&away, "unit_id"), known_text(&deputy, "unit_id")))
		return err_set(err, RC_INVALID, "deputy_id", "代岗人要在同一个单位", "a deputy is of the same unit");
	TRY(rows_of(o, tx, ask->tenant_id, "person_id", away.id, a, &rows, &n, err));
	for (unsigned i = 0; i < n; i++) {
		const struct vvalue *from = &rows[i].values[field_of(ent.deputies, "active_from")], *to = &rows[i].values[field_of(ent.deputies, "active_to")];

		if (str_eq(known_text(&rows[i], "deputy_id"), deputy.id) && (!from->known || from->i <= ask->to_day) && (!to->known || to->i >= ask->from_day))
			return err_set(err, RC_CONFLICT, "deputy_id", "这几天已经由他代岗", "this deputy stands in on these days already");
	}
	*out = (struct fact){.entity = ent.deputies, .id = STR(""), .values = ARENA_NEW(a, struct vvalue, vocab_at(ent.deputies)->n)};
	out->values[field_of(ent.deputies, "person_id")] = v_text(away.id);
	out->values[field_of(ent.deputies, "deputy_id")] = v_text(deputy.id);
	out->values[field_of(ent.deputies, "active_from")] = v_int(ask->from_day);
	if (ask->to_day != INT32_MAX)
		out->values[field_of(ent.deputies, "active_to")] = v_int(ask->to_day);
	out->values[field_of(ent.deputies, "reason")] = v_text(str_copy(a, str_trim(ask->reason)));
	TRY(facts_put(o->facts, tx, ask->tenant_id, out, 0, &cause, a, &done, err));
	out->id = done.id;
	out->version = done.version;
	return RC_OK;
}

enum rc
deputy_end(struct orders *o, struct tx *tx, int64_t tenant_id, struct str id, int64_t version, const struct actor *actor, bool everybody, int64_t now_ms, struct arena *a, struct err *err)
{
	int32_t day = instant_day(now_ms / 1000);
	struct cause cause = {actor->account_id, now_ms, STR("代岗结束")};
	const struct vvalue *from;
	struct fact f;

	TRY(facts_get(o->facts, tx, tenant_id, ent.deputies, id, false, a, &f, err));
	if (!everybody && (actor->person_id.n == 0 || !str_eq(known_text(&f, "person_id"), actor->person_id)))
		return err_set(err, RC_NOT_FOUND, "", "没有“" STR_F "”", "there is no “" STR_F "”", STR_A(vocab_shown(id)));
	if (f.values[field_of(ent.deputies, "active_to")].known && f.values[field_of(ent.deputies, "active_to")].i < day)
		return err_set(err, RC_CONFLICT, "", "已经结束了", "it is over already");
	from = &f.values[field_of(ent.deputies, "active_from")];
	if (from->known && from->i >= day)
		return facts_remove(o->facts, tx, tenant_id, ent.deputies, id, version, &cause, err);
	f.values[field_of(ent.deputies, "active_to")] = v_int(day - 1);
	return facts_put(o->facts, tx, tenant_id, &f, version, &cause, a, NULL, err);
}
