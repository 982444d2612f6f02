/*
 * What happens to one order from the call to its handling: brief, dispatch, acceptance, first contact, site, reply, and what goes wrong on
 * the way; after.c tells the rest. How likely each step is stands in the file's odds (in a thousand, of a weak and of a strong unit); a step
 * that the file does not name does not happen, and nothing happens after the demo's today. Called by orders.c.
 */
#include "demo/life.h"

#include <string.h>

static struct str
roles_person(struct life *l, int *strength)
{
	int p = world_person(l->w, l->a->unit, l->a->grid, json_get(l->a->stream, "hand_to"), &l->rng);

	if (p < 0)
		return (struct str){"", 0};
	if (strength != NULL)
		*strength = l->w->persons[p].strength;
	return l->w->persons[p].id;
}

static void
caller(struct life *l)
{
	struct world *w = l->w;
	struct rng r = rng_at(w->seed, l->a->caller);
	struct str family = data_nth(json_get(w->words, "family"), rng_next(&r))->text;

	cell_text(l->order, "caller_key", str_fmt(&w->arena, "C%07llx", (unsigned long long)(rng_next(&r) & 0xfffffff)));
	cell_text(l->order, "caller_name", str_fmt(&w->arena, STR_F "%s", STR_A(family), rng_chance(&r, 540) ? "女士" : "先生"));
	/* numbers that no network gives out */
	cell_text(l->order, "caller_phone", str_fmt(&w->arena, "1990000%04lld", (long long)rng_between(&r, 0, 9999)));
	if (life_odd(l, "confidential"))
		cell_int(l->order, "confidential_requested", 1);
}

static struct str
joined(struct world *w, struct str a, struct str b)
{
	char *p = arena_take(&w->arena, a.n + b.n + 1, 1);

	memcpy(p, a.p, a.n);
	memcpy(p + a.n, b.p, b.n);
	return (struct str){p, a.n + b.n};
}

/* The words of the order; one place throughout. */
static void
texts(struct life *l)
{
	struct world *w = l->w;
	const struct json *t = l->a->theme;
	struct rng place = rng_at(w->seed, l->a->matter), words = rng_at(w->seed ^ 1, l->a->luck);
	struct str description, address = data_text(t, "address"), topic = data_text(l->story, "topic"), matter = data_text(l->story, "matter");

	/* who calls again speaks of the same place: the address is drawn from the matter's own luck */
	slots_init(&l->slots, w, &w->units[l->a->unit], place);
	for (const struct json *k = json_get(l->story, "slots") == NULL ? NULL : json_get(l->story, "slots")->kids; k != NULL; k = k->next)
		slots_keep(&l->slots, k->key, k->text);
	address = slots_fill(w, &l->slots, address.n > 0 ? address : data_text(w->words, "address"));
	/* the k-th title, text and reply of a theme belong together */
	l->variant = rng_next(&l->slots.rng);
	l->slots.rng = words;
	cell_text(l->order, "title", slots_nth(w, &l->slots, json_get(t, "titles"), l->variant));
	description = slots_nth(w, &l->slots, json_get(t, "texts"), l->variant);
	if (l->a->again > 0)
		description = joined(w, slots_pick(w, &l->slots, json_get(w->words, "again")), description);
	else if (rng_chance(&l->rng, 640))
		description = joined(w, slots_pick(w, &l->slots, json_get(w->words, "openings")), description);
	if (rng_chance(&l->rng, 520))
		description = joined(w, description, slots_pick(w, &l->slots, json_get(w->words, "wishes")));
	cell_text(l->order, "description", description);
	cell_text(l->order, "address", address);
	cell_text(l->order, "category", data_text(t, "category"));
	/* a key, not a place: an address is personal and may not stand in a field that everybody reads */
	cell_text(l->order, "topic_key", topic.n > 0 ? topic : str_fmt(&w->arena, STR_F "-%08x", STR_A(data_text(t, "id")), (unsigned)(str_hash(address) & 0xffffffff)));
	cell_text(l->order, "matter_key", matter.n > 0 ? matter : str_fmt(&w->arena, "M%08llx", (unsigned long long)(rng_next(&place) & 0xffffffff)));
}

static void
open_order(struct life *l)
{
	static const char *const flags[] = {"must_report", "channel_excluded", "mediated", "duplicate", "fake", "wrong_level", "returned_by_centre",
		"omission", "concealment", "late_report", "found_by_supervisor"};
	const struct json *t = l->a->theme, *s = l->a->stream;
	struct str level = data_text(l->story, "event_level");

	l->order = cell_new(l->w, "orders");
	cell_text(l->order, "order_id", l->id);
	cell_cell(l->order, STR("source"), data_text(s, "source"));
	cell_cell(l->order, STR("appeal_type"), data_text(t, "appeal"));
	cell_cell(l->order, STR("event_level"), level.n > 0 ? level : data_text(s, "event_level"));
	l->urgent = str_eq_c(data_text(t, "urgency"), "urgent") || life_odd(l, "urgent");
	cell_code(l->order, "urgency", l->urgent ? "urgent" : rng_chance(&l->rng, 60) ? "sub_urgent" : "normal");
	l->difficult = !l->urgent && life_odd(l, "difficult");
	cell_int(l->order, "difficult", l->difficult);
	if (l->a->grid >= 0)
		cell_text(l->order, "grid_id", l->w->grids[l->a->grid].id);
	if (!str_eq_c(data_text(s, "callers"), "none"))
		caller(l);
	texts(l);
	cell_int(l->order, "received_at", l->received);
	if (json_get(l->limits, "district_days") != NULL)
		cell_int(l->order, "district_due_at", life_limit(l, l->received, "district_days", 10));
	cell_cell(l->order, STR("has_site"), data_text(t, "site"));
	for (unsigned i = 0; i < COUNT_OF(flags); i++)
		if (life_odd(l, flags[i]) || data_yes(l->story, flags[i]))
			cell_int(l->order, flags[i], 1);
	if (life_odd(l, "serious") || data_yes(l->story, "serious"))
		cell_code(l->order, "severity", "serious");
	if (l->a->again > 0 && life_odd(l, "opinion_given"))
		cell_int(l->order, "repeated_after_opinion", 1);
}

static void
contact(struct life *l, const char *kind, int64_t at, bool reached, bool by_unit)
{
	struct row r;
	int by = by_unit ? world_person(l->w, l->a->unit, -1, json_get(l->a->stream, "hand_to"), &l->rng) : -1;

	if (!life_past(l, at))
		return;
	r = cell_new(l->w, "contacts");
	cell_text(r, "order_id", l->id);
	if (by_unit) {
		cell_text(r, "assignment_id", l->assignment);
		cell_text(r, "unit_id", l->w->units[l->a->unit].id);
	}
	cell_code(r, "kind", kind);
	cell_int(r, "at", at);
	cell_int(r, "reached", reached);
	if (!reached)
		cell_code(r, "reason", rng_chance(&l->rng, 720) ? "no_answer" : "off");
	if (by >= 0)
		cell_text(r, "by", l->w->persons[by].id);
}

/* Reached at once, or three calls an hour and more apart. */
static int64_t
contacts(struct life *l, const char *kind, int64_t at, bool by_unit)
{
	if (!life_odd(l, "unreachable")) {
		contact(l, kind, at, true, by_unit);
		return at;
	}
	for (int i = 0; i < 3; i++) {
		contact(l, kind, at, false, by_unit);
		at += 60 * rng_between(&l->rng, 62, 130);
	}
	return at;
}

static struct row
assign(struct life *l, unsigned unit, const char *part, const char *basis, int64_t at)
{
	struct row r = cell_new(l->w, "assignments");

	l->n_assignments++;
	cell_text(r, "assignment_id", str_fmt(&l->w->arena, STR_F "-%u", STR_A(l->id), l->n_assignments));
	cell_text(r, "order_id", l->id);
	cell_text(r, "unit_id", l->w->units[unit].id);
	cell_int(r, "seq", l->n_assignments);
	cell_code(r, "part", part);
	cell_code(r, "basis", basis);
	cell_int(r, "first_dispatch", l->n_assignments == 1);
	cell_int(r, "dispatched_at", at);
	return r;
}

static void
ask_return(struct life *l, struct str assignment, unsigned unit, int64_t at, bool agreed, bool improper)
{
	struct row r = cell_new(l->w, "returns");

	cell_text(r, "order_id", l->id);
	cell_text(r, "assignment_id", assignment);
	cell_text(r, "unit_id", l->w->units[unit].id);
	cell_int(r, "at", at);
	cell_text(r, "reason", slots_pick(l->w, &l->slots, json_get(l->w->words, "return_reasons")));
	if (agreed)
		cell_text(r, "suggested_unit", l->w->units[l->a->unit].id);
	cell_int(r, "head_signed", 1);
	cell_code(r, "decision", agreed ? "agreed" : improper ? "designated" : "refused");
	cell_int(r, "decided_at", at + 60 * rng_between(&l->rng, 40, 200));
	cell_int(r, "improper", improper);
}

/* Another unit that takes such orders and whose month the file does not count out; -1: the draw fell on none. */
static int
other_unit(struct life *l)
{
	unsigned other = (unsigned)rng_between(&l->rng, 0, (int64_t)l->w->n_units - 1);
	const struct agency *u = &l->w->units[other];

	return other == l->a->unit || !data_has(json_get(l->a->stream, "kinds"), u->kind) || json_get(world_month(u, instant_day(l->received)), "volume") != NULL ? -1 : (int)other;
}

/* First to a unit that says "not mine", then to the right one. */
static void
sent_astray(struct life *l)
{
	int other = other_unit(l);
	int64_t back = life_office(l, l->dispatched + 60 * rng_between(&l->rng, 60, 400));
	struct row r;

	if (other < 0 || !life_past(l, back + 4 * 3600))
		return;
	r = assign(l, (unsigned)other, "lead", "statutory", l->dispatched);
	cell_int(r, "returned", 1);
	cell_int(r, "accepted_at", l->dispatched + 60 * rng_between(&l->rng, 5, 50));
	ask_return(l, str_fmt(&l->w->arena, STR_F "-%u", STR_A(l->id), l->n_assignments), (unsigned)other, back, true, false);
	l->dispatched = life_office(l, back + 60 * rng_between(&l->rng, 210, 300));
}

static void
dispatch(struct life *l)
{
	struct str person;
	int64_t late;

	if (life_odd(l, "returned"))
		sent_astray(l);
	if (!life_past(l, l->dispatched)) {
		l->stopped = true;
		return;
	}
	l->lead = assign(l, l->a->unit, "lead", l->n_assignments > 0 ? "designated" : life_odd(l, "fallback") ? "fallback" : life_odd(l, "agreed") ? "agreed" : "statutory", l->dispatched);
	l->assignment = str_fmt(&l->w->arena, STR_F "-%u", STR_A(l->id), l->n_assignments);
	person = roles_person(l, data_yes(l->a->stream, "by_person") ? &l->strength : NULL);
	cell_text(l->lead, "person_id", person);
	late = life_odd(l, "accepts_late") ? 60 * rng_between(&l->rng, 1460, 2600) : life_span(l, "accept", 5, 95);
	l->accepted = late > 86400 ? l->dispatched + late : life_office(l, l->dispatched + late);
	if (str_eq_c(data_text(l->limits, "clock"), "natural") && late <= 86400)
		l->accepted = l->dispatched + late;
	l->due = life_limit(l, str_eq_c(data_text(l->limits, "from"), "dispatch") ? l->dispatched : l->accepted, l->urgent ? "urgent_days" : "days", 5);
	cell_int(l->lead, "due_at", l->due);
	if (!life_past(l, l->accepted))
		l->stopped = true;
	else
		cell_int(l->lead, "accepted_at", l->accepted);
}

static void
helper_unit(struct life *l)
{
	int other = other_unit(l);
	struct row r;

	if (other < 0 || !life_odd(l, "co_handled"))
		return;
	l->co = true;
	r = assign(l, (unsigned)other, "co", "agreed", l->dispatched);
	cell_int(r, "first_dispatch", 0);
	cell_int(r, "accepted_at", l->accepted);
	cell_int(r, "due_at", l->due);
	if (l->handled != 0 && life_past(l, l->handled)) {
		cell_int(r, "handled_at", l->handled);
		cell_int(r, "replied_at", l->handled);
	}
}

static void
extend(struct life *l)
{
	int64_t asked = life_office(l, l->accepted + 60 * rng_between(&l->rng, 60, 300)), approved = life_office(l, asked + 60 * rng_between(&l->rng, 60, 240));
	struct row r;

	if (!life_past(l, approved))
		return;
	l->due = life_limit(l, l->accepted, "difficult_days", 15);
	r = cell_new(l->w, "extensions");
	cell_text(r, "order_id", l->id);
	cell_text(r, "assignment_id", l->assignment);
	cell_text(r, "unit_id", l->w->units[l->a->unit].id);
	cell_int(r, "requested_at", asked);
	cell_int(r, "approved_at", approved);
	cell_int(r, "new_due_at", l->due);
	cell_int(l->lead, "extended_due_at", l->due);
}

/* When the unit is done: within the limit, a day or three late, or much too late. */
static void
when_handled(struct life *l)
{
	int64_t days = l->urgent ? data_int(l->limits, "urgent_days", 1) : l->difficult ? data_int(l->limits, "difficult_days", 15) : data_int(l->limits, "days", 5);
	int64_t near;

	if (data_yes(l->story, "late") || !life_odd(l, "on_time")) {
		l->handled = life_days_later(l, l->due, life_odd(l, "very_late") ? rng_between(&l->rng, 5, 9) : rng_between(&l->rng, 0, 2));
		if (l->handled < l->due)
			l->handled = life_days_later(l, l->due, 1);
		return;
	}
	near = str_eq_c(data_text(l->limits, "clock"), "natural") ? days * 2 / 3 : days;
	l->handled = life_days_later(l, l->accepted, near <= 1 ? 0 : rng_between(&l->rng, 0, rng_between(&l->rng, 0, near - 1)));
	if (l->handled <= l->accepted)
		l->handled = l->accepted + 60 * rng_between(&l->rng, 45, 200);
	if (l->handled >= l->due)
		l->handled = l->accepted + (l->due - l->accepted) / 2;
}

static void
decide(struct life *l)
{
	struct str fixed = data_text(l->story, "result"), finding = data_text(l->story, "finding"), appeal = data_text(l->a->theme, "appeal");

	l->result = fixed.n > 0 ? fixed : life_odd(l, "solves") ? STR("solved") : life_odd(l, "explains") ? STR("explained") : life_odd(l, "excessive") ? STR("excessive")
	            : life_odd(l, "files") ? STR("filed") : STR("unsolved");
	if (finding.n > 0)
		l->finding = finding;
	else if (str_eq_c(appeal, "consult"))
		l->finding = life_odd(l, "negative") ? (rng_chance(&l->rng, 600) ? STR("no_policy") : STR("policy_rejected")) : STR("policy");
	else if (str_eq_c(appeal, "suggestion"))
		l->finding = life_odd(l, "negative") ? STR("not_adopted") : rng_chance(&l->rng, 300) ? STR("kept") : rng_chance(&l->rng, 550) ? STR("adopted") : STR("partly_adopted");
	else if (!str_eq_c(appeal, "praise"))
		l->finding = life_odd(l, "negative") ? STR("untrue") : rng_chance(&l->rng, 180) ? STR("partly_true") : STR("true");
	l->appeal = str_eq_c(l->result, "excessive") ? "excessive" : str_eq_c(l->finding, "no_policy") ? "no_basis" : rng_chance(&l->rng, 940) ? "lawful" : "other";
}

static void
untrue_form(struct life *l)
{
	int head = world_role(l->w, l->a->unit, "head");
	struct row r;

	if (!str_eq_c(l->finding, "untrue") || !life_past(l, l->handled + 7200) || (!life_odd(l, "untrue_form") && !data_yes(l->story, "form")))
		return;
	r = cell_new(l->w, "untrue_forms");
	cell_text(r, "order_id", l->id);
	cell_text(r, "unit_id", l->w->units[l->a->unit].id);
	cell_int(r, "signed_at", l->handled + 60 * rng_between(&l->rng, 20, 110));
	if (head >= 0)
		cell_text(r, "signed_by", l->w->persons[head].id);
}

struct str
life_reply(struct life *l)
{
	const struct json *own = json_get(l->a->theme, "replies"), *common = json_get(l->w->words, "replies");
	const char *key = str_eq_c(l->finding, "untrue") ? "untrue" : str_eq_c(l->result, "solved") ? "solved" : str_eq_c(l->result, "explained") ? "explained"
	                  : str_eq_c(l->result, "excessive") ? "excessive" : str_eq_c(l->result, "filed") ? "filed" : "unsolved";
	const struct json *list = own == NULL ? NULL : json_get(own, key);

	return list != NULL ? slots_nth(l->w, &l->slots, list, l->variant) : slots_pick(l->w, &l->slots, json_get(common, key));
}

static void
handle(struct life *l)
{
	int64_t replied = l->handled;
	bool explained = false;

	if (life_odd(l, "replies_late") && life_past(l, l->due + 86400)) {
		replied = life_days_later(l, l->due, rng_between(&l->rng, 0, 3));
		explained = life_odd(l, "explains_delay");
	} else if (l->handled >= l->due) {
		explained = life_odd(l, "explains_delay");
	}
	cell_int(l->lead, "handled_at", l->handled);
	if (life_past(l, replied) && !life_odd(l, "never_replies"))
		cell_int(l->lead, "replied_at", replied);
	if (explained)
		cell_int(l->lead, "delay_explained_at", l->due - 60 * rng_between(&l->rng, 500, 900));
	cell_cell(l->lead, STR("result_claimed"), l->result);
	cell_cell(l->lead, STR("fact_finding"), l->finding);
	cell_code(l->lead, "appeal_finding", l->appeal);
	cell_text(l->lead, "reply", life_reply(l));
	untrue_form(l);
	if (life_odd(l, "feedback"))
		contact(l, "feedback", l->handled - 60 * rng_between(&l->rng, 5, 40), true, true);
}

/* First contact and site visit come before the handling, a return is asked for before it too. */
static void
before_handling(struct life *l)
{
	int64_t at = life_office(l, l->accepted + life_span(l, "first", 10, 400)), there = life_office(l, l->accepted + life_span(l, "site", 30, 480)), back = life_office(l, l->accepted + 60 * rng_between(&l->rng, 60, 240));

	l->called = json_get(l->odds, "first_contact") == NULL || life_odd(l, "first_contact");
	if (l->called && json_get(l->odds, "first_contact") != NULL)
		contacts(l, "first", at < l->handled ? at : l->accepted + (l->handled - l->accepted) / 180 * 60, true);
	if (str_eq_c(data_text(l->a->theme, "site"), "yes") && life_odd(l, "site_visit")) {
		there = there < l->handled ? there : l->accepted + (l->handled - l->accepted) / 90 * 60;
		if (life_past(l, there)) {
			struct row r = cell_new(l->w, "site_visits");

			cell_text(r, "order_id", l->id);
			cell_text(r, "unit_id", l->w->units[l->a->unit].id);
			cell_int(r, "arrived_at", there);
			cell_text(r, "by", roles_person(l, NULL));
		}
	}
	if (back < l->handled && life_odd(l, "return_refused") && life_past(l, back + 4 * 3600))
		ask_return(l, l->assignment, l->a->unit, back, false, life_odd(l, "improper"));
}

void
life_of(struct world *w, const struct arrival *a, struct str order_id)
{
	struct life l = {.w = w, .a = a, .story = a->story, .id = order_id, .received = a->at, .rng = rng_at(w->seed ^ 2, a->luck)};
	struct str level = data_text(a->story, "supervised");
	bool never;

	l.odds = json_get(a->stream, "odds");
	l.spans = json_get(a->stream, "spans");
	l.limits = json_get(a->stream, "limits");
	l.strength = world_strength(w, &w->units[a->unit], instant_day(a->at));
	l.received -= l.received % 60;
	open_order(&l);
	l.dispatched = l.received + life_span(&l, "dispatch", 25, 150);
	if (life_odd(&l, "brief")) {
		int64_t told = contacts(&l, "brief", l.received + life_span(&l, "brief", 4, 52), false);

		l.dispatched = told >= l.dispatched ? told + 60 * rng_between(&l.rng, 5, 30) : l.dispatched;
	}
	if (json_get(l.odds, "assigned") == NULL) {
		/* settled on the spot by who found it */
		l.last = l.received + life_span(&l, "handle", 20, 1500);
		life_stamps(&l);
		if (life_past(&l, l.last))
			cell_int(l.order, "closed_at", l.last);
		return;
	}
	dispatch(&l);
	if (l.stopped)
		return;
	if (l.difficult)
		extend(&l);
	never = life_odd(&l, "never_handled");
	if (never)
		l.handled = w->now;
	else
		when_handled(&l);
	before_handling(&l);
	if (never) {
		life_remind(&l);
		return;
	}
	helper_unit(&l);
	if (level.n > 0 && life_past(&l, life_office(&l, l.accepted + 2 * 3600)))
		life_supervise(&l, level, life_office(&l, l.accepted + 2 * 3600));
	if (l.handled >= l.due || life_odd(&l, "reminded"))
		life_remind(&l);
	if (!life_past(&l, l.handled))
		return;
	decide(&l);
	handle(&l);
	life_after(&l);
	life_stamps(&l);
	if (life_past(&l, l.last))
		cell_int(l.order, "closed_at", l.last);
}
