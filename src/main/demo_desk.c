/*
 * Acts out a demo government's desk: every act goes through order_act, as the account of the person who does it and at the instant at which it was
 * done, so that what is kept is what a real desk would have kept. Called by cmd_demo.c.
 */
#include "main/demo_desk.h"

#include <string.h>

#define TICK_MOST 100000                /* clocks that may come due at once: all of them */
#define READ_AT_ONCE 200
#define DAY_MS INT64_C(86400000)

struct acting {
	struct db *db;
	const struct demo_government *g;
	int64_t tenant_id;
	const struct demo_step *steps; unsigned from, to;
	const struct demo_note *notes; unsigned n_notes;
	int64_t note_ms;
};

/* The account of the person; a person without one acts under the own number. */
static enum rc
actor(struct acting *x, struct tx *tx, const struct demo_step *s, struct arena *a, struct actor *out, struct err *err)
{
	int role = vocab_code(vocab_enum("person_role"), s->role);

	*out = (struct actor){.login = s->person_id, .person_id = s->person_id, .unit_id = s->unit_id, .roles = 1u << role, .every_unit = role_may(role, RIGHT_FACTS)};
	for (unsigned i = 0; i < x->g->n_accounts; i++)
		if (str_eq(x->g->accounts[i].person_id, s->person_id)) {
			struct account account;

			TRY(account_get(x->db->people, tx, x->g->accounts[i].login, a, &account, err));
			out->account_id = account.account_id;
			out->login = account.login;
		}
	return RC_OK;
}

/* Uploads the papers; *out: how the act names them. */
static enum rc
upload(struct acting *x, struct tx *tx, const struct demo_step *s, struct arena *a, struct json **out, struct err *err)
{
	struct buf b;
	enum rc rc = RC_OK;

	*out = NULL;
	if (s->n_papers == 0)
		return RC_OK;
	buf_init(&b, 0);
	buf_char(&b, '[');
	for (unsigned i = 0; i < s->n_papers && rc == RC_OK; i++) {
		const struct demo_paper *p = &s->papers[i];
		struct content kept;

		rc = content_put(x->db->orders, tx, x->tenant_id, p->bytes, &kept, err);
		if (rc != RC_OK)
			break;
		buf_fmt(&b, "%s{\"sha256\":\"%s\",\"kind\":\"%s\",\"media\":\"%s\",\"bytes\":%zu,\"label\":", i > 0 ? "," : "", kept.sha256, p->kind, p->media, (size_t)kept.bytes);
		buf_json(&b, p->label);
		buf_add_c(&b, ",\"name\":");
		buf_json(&b, p->name);
		buf_char(&b, '}');
	}
	buf_char(&b, ']');
	if (rc == RC_OK)
		rc = json_parse(a, str_copy(a, buf_str(&b)), out, err);
	buf_done(&b);
	return rc;
}

static enum rc
one(struct acting *x, struct tx *tx, const struct demo_step *s, struct arena *a, struct err *err)
{
	struct act_ask ask = {.tenant_id = x->tenant_id, .order_id = s->begins ? STR("") : s->order_id, .action = s->action, .version = -1, .note = s->note, .now_ms = s->at * 1000};
	struct act_done done;
	struct json *inputs, *filled, *attachments;

	TRY(json_parse(a, s->inputs, &inputs, err));
	TRY(json_parse(a, s->filled, &filled, err));
	TRY(upload(x, tx, s, a, &attachments, err));
	TRY(actor(x, tx, s, a, &ask.actor, err));
	ask.inputs = inputs;
	ask.filled = filled;
	ask.attachments = attachments;
	return order_act(x->db->orders, tx, &ask, a, &done, err);
}

static enum rc
some(struct tx *tx, void *ctx, struct err *err)
{
	struct acting *x = ctx;
	enum rc rc = RC_OK;

	for (unsigned i = x->from; i < x->to && rc == RC_OK; i++) {
		struct arena a;

		arena_init(&a, 0);
		rc = one(x, tx, &x->steps[i], &a, err);
		if (rc == RC_INVALID || rc == RC_DENIED || rc == RC_NOT_FOUND) {        /* the file's mistake: say which act. A conflict may run again */
			struct err why = *err;

			err_set(err, rc, why.field, STR_F " “" STR_F "”：%s", STR_F " “" STR_F "”: %s", STR_A(x->steps[i].order_id), STR_A(x->steps[i].action), why.msg[LANG_ZH]);
		}
		arena_done(&a);
	}
	return rc;
}

static enum rc
beside(struct tx *tx, void *ctx, struct err *err)
{
	struct acting *x = ctx;
	struct cause cause = {.at_ms = x->note_ms, .why = STR("demo")};
	enum rc rc = RC_OK;

	for (unsigned i = 0; i < x->n_notes && rc == RC_OK; i++) {
		struct fact fact = {.entity = x->notes[i].entity, .values = x->notes[i].values};
		struct arena a;

		arena_init(&a, 0);
		rc = facts_put(x->db->facts, tx, x->tenant_id, &fact, 0, &cause, &a, NULL, err);
		arena_done(&a);
	}
	return rc;
}

/* People look at their messages every day: what was told before the last day has been read. */
static enum rc
read_up(struct tx *tx, void *ctx, struct err *err)
{
	struct acting *x = ctx;
	enum rc rc = RC_OK;

	for (unsigned i = 0; i < x->g->n_accounts && rc == RC_OK; i++) {
		const struct demo_account *who = &x->g->accounts[i];
		struct arena a;
		struct account account;
		struct message *list;
		int64_t before = 0;
		unsigned n = 1, unread;

		arena_init(&a, 0);
		rc = account_get(x->db->people, tx, who->login, &a, &account, err);
		while (rc == RC_OK && n > 0) {
			struct actor reader = {.account_id = account.account_id, .unit_id = who->unit_id, .roles = 1u << vocab_code(vocab_enum("person_role"), who->role)};

			rc = message_list(x->db->orders, tx, x->tenant_id, &reader, before, READ_AT_ONCE, &a, &list, &n, &unread, err);
			for (unsigned k = 0; k < n && rc == RC_OK; k++) {
				before = list[k].message_id;
				if (!list[k].read && list[k].at_ms < x->note_ms - DAY_MS)
					rc = message_read(x->db->orders, tx, x->tenant_id, account.account_id, before, list[k].at_ms + DAY_MS / 24, err);
			}
		}
		arena_done(&a);
	}
	return rc;
}

/* In order of time, a day's acts in one transaction; after it what came due in the day is marked, as a running server would have done by the minute. */
enum rc
demo_desk_run(struct db *db, const struct demo *demo, const struct demo_government *g, int64_t tenant_id, unsigned *acts, struct err *err)
{
	struct acting x = {.db = db, .g = g, .tenant_id = tenant_id};
	int32_t day = demo_desk_day(demo, instant_day(clock_ms() / 1000));
	int64_t end = instant_from_day(day, 0), until, next_ms;
	struct demo_desk *desk;
	unsigned n, ticked;
	enum rc rc;

	*acts = 0;
	TRY(demo_desk(demo, g, day, &desk, err));
	if (desk == NULL)
		return RC_OK;
	x.steps = demo_desk_steps(desk, &n);
	x.notes = demo_desk_notes(desk, &x.n_notes);
	x.note_ms = end * 1000;
	until = n == 0 ? end : instant_from_day(instant_day(x.steps[0].at), 0);
	rc = RC_OK;
	while (rc == RC_OK && until < end) {
		until += 86400;
		for (x.to = x.from; x.to < n && x.steps[x.to].at < until;)
			x.to++;
		if (x.to > x.from)
			rc = store_write(db->store, some, &x, err);
		x.from = x.to;
		if (rc == RC_OK)
			rc = clocks_tick(db->orders, tenant_id, until * 1000, TICK_MOST, &ticked, &next_ms, err);
	}
	if (rc == RC_OK && x.n_notes > 0)
		rc = store_write(db->store, beside, &x, err);
	if (rc == RC_OK)
		rc = store_write(db->store, read_up, &x, err);
	*acts = x.to;
	demo_desk_free(desk);
	return rc;
}
