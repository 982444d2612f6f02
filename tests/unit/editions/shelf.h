/*
 * For the tests of the room: editions and notices in a line each.
 */
#ifndef JIEBAN_TEST_SHELF_H
#define JIEBAN_TEST_SHELF_H

#include "../store/both.h"
#include "editions/editions.h"

#include <stdio.h>

struct shelf {
	struct both *both;
	struct facts *facts;
	struct editions *editions;
	struct arena arena;
	struct diags diags;
	struct err err;
};

static inline struct shelf
shelf_new(struct both *b)
{
	struct shelf s = {.both = b, .facts = facts_new(b->store)};

	s.editions = editions_new(b->store, s.facts);
	arena_init(&s.arena, 0);
	diags_init(&s.diags);
	return s;
}

static inline void
shelf_free(struct shelf *s)
{
	editions_free(s->editions);
	facts_free(s->facts);
	arena_done(&s->arena);
	diags_done(&s->diags);
}

/* One call of the room in a transaction. */
struct call {
	struct shelf *shelf;
	enum { CALL_ADD, CALL_FORCE, CALL_LIST, CALL_TEXT, CALL_BY_ID, CALL_FOR, CALL_WANT, CALL_TAKE, CALL_NOTICES, CALL_NOTICE_ADD } what;
	int64_t tenant_id, edition_id;
	struct str text;
	int32_t day, period;
	const char *assessment;
	struct edition edition, *editions;
	struct notice notice, *notices;
	struct book *book;
	struct calendar_hold *hold;
	struct columns_want want;
	unsigned n;
	bool undo;                      /* ends with RC_DENIED after all went well */
};

static inline enum rc
call_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct call *c = ctx;
	struct shelf *s = c->shelf;
	struct editions *ed = s->editions;
	struct cause cause = {7, 1234, STR("test")};
	enum rc rc = RC_INTERNAL;

	switch (c->what) {
	case CALL_ADD: rc = edition_add(ed, tx, c->tenant_id, STR("test.md"), c->text, &cause, &s->diags, &c->edition, err); break;
	case CALL_FORCE: rc = edition_force(ed, tx, c->tenant_id, c->edition_id, c->day, &cause, err); break;
	case CALL_LIST: rc = edition_list(ed, tx, c->tenant_id, &s->arena, &c->editions, &c->n, err); break;
	case CALL_TEXT: rc = edition_text(ed, tx, c->tenant_id, c->edition_id, &s->arena, &c->text, err); break;
	case CALL_BY_ID: rc = book_by_id(ed, tx, c->tenant_id, c->edition_id, &c->book, err); break;
	case CALL_FOR: rc = book_for(ed, tx, c->tenant_id, str_c(c->assessment), c->period, &c->book, err); break;
	case CALL_WANT: rc = editions_want(ed, tx, c->tenant_id, &s->arena, &c->want, err); break;
	case CALL_TAKE: rc = calendar_take(ed, tx, &c->hold, err); break;
	case CALL_NOTICES: rc = calendar_notices(ed, tx, &s->arena, &c->notices, &c->n, err); break;
	case CALL_NOTICE_ADD: rc = calendar_notice_add(ed, tx, STR("notice.csv"), c->text, &cause, &c->notice, err); break;
	}
	if (rc == RC_OK && c->undo) {
		if (c->what == CALL_NOTICE_ADD) {
			TRY(calendar_take(ed, tx, &c->hold, err));
			calendar_release(ed, c->hold);
		}
		return err_set(err, RC_DENIED, "", "撤销", "undone");
	}
	return rc;
}

static inline enum rc
call(struct shelf *s, struct call *c)
{
	bool writes = c->what == CALL_ADD || c->what == CALL_FORCE || c->what == CALL_NOTICE_ADD;

	c->shelf = s;
	return writes ? store_write(s->both->store, call_fn, c, &s->err) : store_read(s->both->store, call_fn, c, &s->err);
}

#endif
