/*
 * Shifts: what one shift leaves to the next is found by the program (overdue, urgent, due in the next hours, supervised, unread), kept as it was with the remark of who
 * hands over, and taken over by somebody of the next. Called by the api.
 */
#include "order/internal.h"

#include <string.h>

#define NOTES_SHOWN 30
#define NOTE_MOST 5000
#define MESSAGES_LOOKED_AT 100

const char *const shift_headings[SHIFT__COUNT] = {"overdue", "urgent", "due", "supervised"};

/* ---- what is open ------------------------------------------------------------------------------------------------------------------------ */

static enum rc
add_case(struct orders *o, struct tx *tx, int64_t tenant_id, const struct fact *file, struct shift *s, enum shift_heading h, struct arena *a, struct err *err)
{
	struct work_line *to = &s->parts[h].lines[s->parts[h].n];
	const struct vvalue *of = &file->values[field_of(ent.cases, "order_id")];
	enum rc rc;

	if (s->parts[h].n == SHIFT_MOST) {
		s->parts[h].more = true;
		return RC_OK;
	}
	rc = of->known ? facts_get(o->facts, tx, tenant_id, ent.orders, of->text, false, a, &to->order, err) : RC_NOT_FOUND;
	if (rc == RC_NOT_FOUND)
		return RC_OK;           /* a case that was imported and names no order */
	TRY(rc);
	to->file = *file;
	s->parts[h].n++;
	return RC_OK;
}

/* Open cases of the actor's that one more condition holds for, the soonest due first. */
static enum rc
open_cases(struct orders *o, struct tx *tx, int64_t tenant_id, const struct actor *actor, const struct filter *more, unsigned n_more, struct shift *s, enum shift_heading h, struct arena *a,
           struct err *err)
{
	struct filter by[5] = {{.field = field_of(ent.cases, "closed"), .op = OP_EQ, .value = v_int(0)}};
	struct page_ask ask = {.entity = ent.cases, .filters = by, .n_filters = 1, .sort = field_of(ent.cases, "next_due_at"), .limit = SHIFT_MOST + 1};
	struct page page;

	if (!actor->every_unit)
		by[ask.n_filters++] = (struct filter){.field = field_of(ent.cases, "unit_id"), .op = OP_EQ, .value = v_text(actor->unit_id)};
	for (unsigned i = 0; i < n_more; i++)
		by[ask.n_filters++] = more[i];
	TRY(facts_page(o->facts, tx, tenant_id, &ask, a, &page, err));
	for (unsigned i = 0; i < page.n; i++)
		TRY(add_case(o, tx, tenant_id, &page.facts[i], s, h, a, err));
	return RC_OK;
}

/* Orders whose supervision is not finished: what was escalated and waits for somebody. */
static enum rc
supervised(struct orders *o, struct tx *tx, int64_t tenant_id, const struct actor *actor, struct shift *s, struct arena *a, struct err *err)
{
	struct filter open = {.field = field_of(ent.supervisions, "closed_at"), .op = OP_UNKNOWN};
	struct page_ask ask = {.entity = ent.supervisions, .filters = &open, .n_filters = 1, .sort = -1, .limit = 500, .unit_id = actor->every_unit ? STR("") : actor->unit_id};
	struct page page;

	TRY(facts_page(o->facts, tx, tenant_id, &ask, a, &page, err));
	for (unsigned i = 0; i < page.n; i++) {
		const struct vvalue *order = &page.facts[i].values[field_of(ent.supervisions, "order_id")];
		bool known = false;
		struct fact file;
		enum rc rc;

		for (unsigned k = 0; k < s->parts[SHIFT_SUPERVISED].n && order->known; k++)
			known |= str_eq(s->parts[SHIFT_SUPERVISED].lines[k].order.id, order->text);
		if (!order->known || known)
			continue;
		rc = facts_get(o->facts, tx, tenant_id, ent.cases, order->text, false, a, &file, err);
		if (rc == RC_NOT_FOUND)
			continue;       /* an imported order: nobody handles it here */
		TRY(rc);
		if (file.values[field_of(ent.cases, "closed")].i != 1)
			TRY(add_case(o, tx, tenant_id, &file, s, SHIFT_SUPERVISED, a, err));
	}
	return RC_OK;
}

static enum rc
what_is_open(struct orders *o, struct tx *tx, int64_t tenant_id, const struct actor *actor, int64_t now_ms, unsigned hours, struct arena *a, struct shift *s, struct err *err)
{
	const struct filter overdue = {.field = field_of(ent.cases, "overdue"), .op = OP_EQ, .value = v_int(1)};
	const struct filter urgent = {.field = field_of(ent.cases, "urgency"), .op = OP_EQ, .value = v_int(vocab_code(vocab_enum("urgency"), STR("urgent")))};
	const struct filter due[] = {{.field = field_of(ent.cases, "next_due_at"), .op = OP_LT, .value = v_int(now_ms / 1000 + (int64_t)hours * 3600 + 1)},
	                             {.field = field_of(ent.cases, "overdue"), .op = OP_EQ, .value = v_int(0)}};
	struct message *messages;
	unsigned n;

	memset(s, 0, sizeof *s);
	for (unsigned h = 0; h < SHIFT__COUNT; h++)
		s->parts[h].lines = ARENA_NEW(a, struct work_line, SHIFT_MOST + 1);
	TRY(message_list(o, tx, tenant_id, actor, 0, MESSAGES_LOOKED_AT, a, &messages, &n, &s->unread, err));
	if (!actor->every_unit && actor->unit_id.n == 0)
		return RC_OK;
	TRY(open_cases(o, tx, tenant_id, actor, &overdue, 1, s, SHIFT_OVERDUE, a, err));
	TRY(open_cases(o, tx, tenant_id, actor, &urgent, 1, s, SHIFT_URGENT, a, err));
	TRY(open_cases(o, tx, tenant_id, actor, due, COUNT_OF(due), s, SHIFT_DUE, a, err));
	return supervised(o, tx, tenant_id, actor, s, a, err);
}

enum rc
shift_view(struct orders *o, struct tx *tx, int64_t tenant_id, const struct actor *actor, int64_t now_ms, unsigned hours, struct arena *a, struct shift *s, struct err *err)
{
	struct filter own = {.field = field_of(ent.shift_notes, "unit_id"), .op = OP_EQ, .value = v_text(actor->unit_id)};
	struct page_ask ask = {.entity = ent.shift_notes, .filters = &own, .n_filters = 1, .sort = field_of(ent.shift_notes, "at"), .falling = true, .limit = NOTES_SHOWN};
	struct page page;

	TRY(what_is_open(o, tx, tenant_id, actor, now_ms, hours, a, s, err));
	if (actor->unit_id.n == 0)
		return RC_OK;
	TRY(facts_page(o->facts, tx, tenant_id, &ask, a, &page, err));
	s->notes = page.facts;
	s->n_notes = page.n;
	return RC_OK;
}

/* ---- handing over, taking over ------------------------------------------------------------------------------------------------------------- */

/* {"hours", "unread", "overdue": [ids], …} */
static struct str
handed(const struct shift *s, unsigned hours, struct arena *a)
{
	struct buf b;
	struct jw w;
	struct str out;

	buf_init(&b, 0);
	jw_init(&w, &b);
	jw_open(&w, '{');
	jw_key(&w, "hours"), jw_i64(&w, hours);
	jw_key(&w, "unread"), jw_i64(&w, s->unread);
	for (unsigned h = 0; h < SHIFT__COUNT; h++) {
		jw_key(&w, shift_headings[h]);
		jw_open(&w, '[');
		for (unsigned i = 0; i < s->parts[h].n; i++)
			jw_text(&w, s->parts[h].lines[i].order.id);
		jw_close(&w, ']');
	}
	jw_close(&w, '}');
	out = str_copy(a, buf_str(&b));
	buf_done(&b);
	return out;
}

enum rc
shift_hand_over(struct orders *o, struct tx *tx, int64_t tenant_id, const struct actor *actor, int64_t now_ms, unsigned hours, struct str note, struct arena *a, struct fact *out, struct err *err)
{
	struct cause cause = {actor->account_id, now_ms, STR("交班")};
	struct put_done done;
	struct shift s;
	int64_t id;

	if (actor->unit_id.n == 0 || actor->person_id.n == 0)
		return err_set(err, RC_INVALID, "unit", "您的账号没有配单位和人员，不能交班；请管理员补上", "your account names no unit and person, so it hands nothing over; ask an administrator to add them");
	if (note.n > NOTE_MOST || utf8_bad(note) != note.n)
		return err_set(err, RC_INVALID, "note", "备注太长或不是合法的文本", "the remark is too long or not valid text");
	TRY(what_is_open(o, tx, tenant_id, actor, now_ms, hours, a, &s, err));
	TRY(store_new_id(o->store, &id, err));
	*out = (struct fact){.entity = ent.shift_notes, .id = str_fmt(a, "%lld", (long long)id), .values = ARENA_NEW(a, struct vvalue, vocab_at(ent.shift_notes)->n)};
	out->values[field_of(ent.shift_notes, "note_id")] = v_text(out->id);
	out->values[field_of(ent.shift_notes, "unit_id")] = v_text(actor->unit_id);
	out->values[field_of(ent.shift_notes, "by")] = v_text(actor->person_id);
	out->values[field_of(ent.shift_notes, "at")] = v_int(now_ms / 1000);
	out->values[field_of(ent.shift_notes, "note")] = v_text(str_copy(a, str_trim(note)));
	out->values[field_of(ent.shift_notes, "handed")] = v_text(handed(&s, hours, a));
	TRY(facts_put(o->facts, tx, tenant_id, out, 0, &cause, a, &done, err));
	out->version = done.version;
	return RC_OK;
}

enum rc
shift_take(struct orders *o, struct tx *tx, int64_t tenant_id, struct str note_id, int64_t version, const struct actor *actor, int64_t now_ms, struct arena *a, struct fact *out, struct err *err)
{
	struct cause cause = {actor->account_id, now_ms, STR("接班")};
	struct put_done done;

	TRY(facts_get(o->facts, tx, tenant_id, ent.shift_notes, note_id, false, a, out, err));
	if (actor->unit_id.n == 0 || !str_eq(out->values[field_of(ent.shift_notes, "unit_id")].text, actor->unit_id))
		return err_set(err, RC_NOT_FOUND, "", "没有“" STR_F "”", "there is no “" STR_F "”", STR_A(vocab_shown(note_id)));
	if (actor->person_id.n == 0)
		return err_set(err, RC_INVALID, "person", "您的账号没有配人员，不能接班；请管理员补上", "your account names no person, so it takes nothing over; ask an administrator to add it");
	if (out->values[field_of(ent.shift_notes, "taken_at")].known)
		return err_set(err, RC_CONFLICT, "version", "已经有人接班了", "somebody has taken it over already");
	if (str_eq(out->values[field_of(ent.shift_notes, "by")].text, actor->person_id))
		return err_set(err, RC_DENIED, "person", "交班的人不能自己接班", "who hands over does not take over");
	out->values[field_of(ent.shift_notes, "taken_by")] = v_text(actor->person_id);
	out->values[field_of(ent.shift_notes, "taken_at")] = v_int(now_ms / 1000);
	TRY(facts_put(o->facts, tx, tenant_id, out, version, &cause, a, &done, err));
	out->version = done.version;
	return RC_OK;
}
