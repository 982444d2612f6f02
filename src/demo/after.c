/*
 * What follows the handling of an order: the street's call, the sending back, the district's call, rechecks, supervision, reminders, and
 * the steps of a grid event. Called by life.c.
 */
#include "demo/life.h"

static struct str
serial(struct life *l, const char *letter)
{
	return str_fmt(&l->w->arena, "%s%06llu", letter, (unsigned long long)++l->w->serial);
}

struct answer { bool reached, bad; int64_t at; };

static struct answer
call_back(struct life *l, const char *round, int64_t at)
{
	struct answer x = {true, false, at};
	struct str wish = data_text(l->story, "rating");
	/* who was not called says so, or takes another call for it */
	bool contacted = life_odd(l, "contacted") && (l->called || rng_chance(&l->rng, 300)), solved, declined = life_odd(l, "declines");
	struct str says;
	struct row r;

	if (!life_past(l, at)) {
		x.reached = false;
		return x;
	}
	x.reached = !life_odd(l, "misses_call");
	r = cell_new(l->w, "callbacks");
	cell_text(r, "callback_id", serial(l, "H"));
	cell_text(r, "order_id", l->id);
	cell_text(r, "assignment_id", l->assignment);
	if (!l->co)             /* empty: every unit of the order shares it */
		cell_text(r, "unit_id", l->w->units[l->a->unit].id);
	cell_code(r, "round", round);
	cell_int(r, "at", at);
	cell_int(r, "reached", x.reached);
	if (!x.reached || declined) {
		cell_int(r, "declined", x.reached && declined);
		return x;
	}
	solved = str_eq_c(l->result, "solved") ? life_odd(l, "confirms") : !str_eq_c(l->result, "unsolved") && life_odd(l, "accepts");
	says = solved ? l->result : rng_chance(&l->rng, 120) ? STR("filed") : STR("unsolved");
	cell_int(r, "contacted", contacted);
	cell_int(r, "answered", life_odd(l, "answered"));
	cell_cell(r, STR("solved"), says);
	if (wish.n > 0)
		cell_cell(r, STR("rating"), wish);
	else if (life_odd(l, "unrated"))
		cell_code(r, "rating", "none");
	else if (!solved)
		cell_code(r, "rating", life_odd(l, "patient") ? "fair" : "dissatisfied");
	else
		cell_code(r, "rating", life_odd(l, "satisfied") ? "satisfied" : life_odd(l, "mostly") ? "mostly" : life_odd(l, "fair") ? "fair" : "dissatisfied");
	x.bad = !contacted || !solved || str_eq_c(wish, "dissatisfied");
	return x;
}

static void
recheck(struct life *l, int64_t at)
{
	int64_t received = life_office(l, at + 60 * rng_between(&l->rng, 600, 2400)), due = life_limit(l, received, "recheck_days", 3), replied = life_days_later(l, received, rng_between(&l->rng, 0, 2));
	bool late = life_odd(l, "recheck_late");
	struct row r;

	if (!life_past(l, received))
		return;
	if (late)
		replied = life_days_later(l, due, 1);
	r = cell_new(l->w, "rechecks");
	cell_text(r, "order_id", l->id);
	cell_text(r, "unit_id", l->w->units[l->a->unit].id);
	cell_code(r, "level", rng_chance(&l->rng, 250) ? "city" : "district");
	cell_int(r, "received_at", received);
	cell_int(r, "due_at", due);
	if (life_past(l, replied))
		cell_int(r, "replied_at", replied > received ? replied : received + 3600);
	if (life_odd(l, "found_false"))
		cell_int(r, "verified_false", 1);
	call_back(l, "recheck", (replied > received ? replied : received + 3600) + 60 * rng_between(&l->rng, 60, 400));
}

void
life_supervise(struct life *l, struct str level, int64_t at)
{
	int64_t due = life_limit(l, at, "supervision_days", 3), closed = life_days_later(l, at, rng_between(&l->rng, 1, 2));
	struct row r = cell_new(l->w, "supervisions");

	if (life_odd(l, "supervision_late"))
		closed = life_days_later(l, due, rng_between(&l->rng, 1, 4));
	cell_text(r, "order_id", l->id);
	cell_text(r, "unit_id", l->w->units[l->a->unit].id);
	cell_cell(r, STR("level"), level);
	cell_int(r, "opened_at", at);
	cell_int(r, "due_at", due);
	if (life_past(l, closed))
		cell_int(r, "closed_at", closed);
}

void
life_remind(struct life *l)
{
	int64_t at = life_office(l, l->due - 86400 * 2), by = l->due;
	struct row r;

	if (at <= l->accepted || !life_past(l, at))
		return;
	r = cell_new(l->w, "reminders");
	cell_text(r, "order_id", l->id);
	cell_text(r, "unit_id", l->w->units[l->a->unit].id);
	cell_text(r, "kind", STR("临期催办"));
	cell_int(r, "at", at);
	cell_int(r, "correct_by", by);
	if (life_past(l, l->handled) && l->handled > at)
		cell_int(r, "corrected_at", l->handled);
}

/* The street's own call, perhaps the sending back, the district's call, perhaps a recheck or a supervision. */
void
life_after(struct life *l)
{
	int64_t at = life_office(l, l->handled + life_span(l, "callback", 30, 900)), again;
	struct answer x = {true, false, at};

	if (life_odd(l, "street_call"))
		x = call_back(l, "street", at);
	again = life_days_later(l, x.at, rng_between(&l->rng, 1, 3));
	if (x.bad && life_odd(l, "sent_back") && life_past(l, again)) {
		cell_int(l->lead, "first_handled_at", l->handled);
		cell_int(l->lead, "sent_back_at", x.at + 60 * rng_between(&l->rng, 5, 60));
		l->handled = again;
		cell_int(l->lead, "handled_at", again);
		cell_int(l->lead, "replied_at", again);
		if (str_eq_c(l->result, "unsolved") || rng_chance(&l->rng, 500)) {
			l->result = rng_chance(&l->rng, 700) ? STR("solved") : STR("explained");
			cell_cell(l->lead, STR("result_claimed"), l->result);
			cell_text(l->lead, "reply", life_reply(l));
		}
		at = life_office(l, again + life_span(l, "callback", 30, 900));
		call_back(l, "street", at);
	}
	l->last = at + 60 * rng_between(&l->rng, 5, 90);
	if (!life_past(l, l->last))
		return;
	if (life_odd(l, "vote"))
		call_back(l, "vote", l->last + 60 * rng_between(&l->rng, 600, 9000));
	if (life_odd(l, "district_call")) {
		int64_t later = life_office(l, l->last + 60 * rng_between(&l->rng, 900, 6000));

		x = call_back(l, rng_chance(&l->rng, 180) ? "municipal" : "district", later);
		if (x.reached && x.bad && life_odd(l, "rechecked"))
			recheck(l, later);
		if (x.reached && x.bad && life_odd(l, "supervised") && life_past(l, life_office(l, later + DAY_S)))
			life_supervise(l, rng_chance(&l->rng, 300) ? STR("district") : rng_chance(&l->rng, 150) ? STR("city") : STR("street"), life_office(l, later + DAY_S));
	}
}

/* The six steps of a grid event (odds closed_loop): one of them is missing when the loop is not closed. */
void
life_stamps(struct life *l)
{
	bool closed = life_odd(l, "closed_loop");
	int64_t registered = l->received + 60 * rng_between(&l->rng, 2, 25);

	if (json_get(l->odds, "closed_loop") == NULL)
		return;
	if (life_past(l, registered))
		cell_int(l->order, "registered_at", registered);
	if (life_past(l, l->last))
		cell_int(l->order, "checked_at", l->last - 60);
	if (life_past(l, l->last) && closed)
		cell_int(l->order, "evaluated_at", l->last);
}
