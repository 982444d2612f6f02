/*
 * Similar orders and words in orders: an index of texts in memory for each government that was asked for, brought up to the newest change of
 * the log before each question. Numbers of the index are places in a list of order ids, because an order's number is the district's and
 * need not be a number. Called by the api.
 */
#include "order/internal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define GOVERNMENTS_KEPT 64
#define LINES_AT_ONCE 5000

struct known { int64_t number; bool open; };
struct likeness {
	struct likeness *next;
	int64_t tenant_id, change_no;
	pthread_rwlock_t lock;
	struct texts_index *index;
	char **ids; uint32_t n, room;           /* by number - 1 */
	uint32_t *table; uint32_t table_size;   /* open addressing over ids: number, 0 empty */
	uint64_t used;
	unsigned users;
};
struct likenesses { pthread_mutex_t lock; struct likeness *list; uint64_t clock; };

struct likenesses *
likenesses_new(void)
{
	struct likenesses *l = calloc(1, sizeof *l);

	if (l == NULL || pthread_mutex_init(&l->lock, NULL) != 0)
		abort();
	return l;
}

static void
one_free(struct likeness *k)
{
	for (uint32_t i = 0; i < k->n; i++)
		free(k->ids[i]);
	free(k->ids);
	free(k->table);
	texts_free(k->index);
	pthread_rwlock_destroy(&k->lock);
	free(k);
}

void
likenesses_free(struct likenesses *l)
{
	if (l == NULL)
		return;
	for (struct likeness *k = l->list, *next; k != NULL; k = next) {
		next = k->next;
		one_free(k);
	}
	pthread_mutex_destroy(&l->lock);
	free(l);
}

/* ---- numbers of ids ------------------------------------------------------------------------------------------------------------ */

static uint32_t *
slot(const struct likeness *k, struct str id)
{
	uint32_t at = (uint32_t)str_hash(id) & (k->table_size - 1);

	while (k->table[at] != 0 && !str_eq_c(id, k->ids[k->table[at] - 1]))
		at = (at + 1) & (k->table_size - 1);
	return &k->table[at];
}

static void
widen(struct likeness *k)
{
	uint32_t *old = k->table, size = k->table_size;

	k->table_size = size == 0 ? 1024 : size * 2;
	k->table = calloc(k->table_size, sizeof *k->table);
	if (k->table == NULL)
		abort();
	for (uint32_t i = 0; i < size; i++)
		if (old[i] != 0)
			*slot(k, str_c(k->ids[old[i] - 1])) = old[i];
	free(old);
}

static int64_t
number_of(struct likeness *k, struct str id)
{
	uint32_t *s;

	if ((k->n + 1) * 2 > k->table_size)
		widen(k);
	s = slot(k, id);
	if (*s != 0)
		return *s;
	if (k->n == k->room) {
		k->room = k->room == 0 ? 1024 : k->room * 2;
		k->ids = realloc(k->ids, k->room * sizeof *k->ids);
		if (k->ids == NULL)
			abort();
	}
	k->ids[k->n] = malloc(id.n + 1);
	if (k->ids[k->n] == NULL)
		abort();
	memcpy(k->ids[k->n], id.p, id.n);
	k->ids[k->n][id.n] = '\0';
	*s = ++k->n;
	return k->n;
}

/* ---- following --------------------------------------------------------------------------------------------------------------------- */

struct follow { struct orders *o; struct likeness *k; int64_t tenant_id; };

/* A text that is too long is left out of the index, not out of the program. */
static void
put(struct likeness *k, const struct fact *f, bool open)
{
	struct texts_doc doc = {
		.id = number_of(k, f->id), .title = known_text(f, "title"), .description = known_text(f, "description"), .address = known_text(f, "address"), .caller = known_text(f, "caller_key"),
		.lon = known_int(f, "lon", TEXTS_PLACE_NONE), .lat = known_int(f, "lat", TEXTS_PLACE_NONE), .received_s = known_int(f, "received_at", 0), .open = open,
	};
	struct err unheard;

	if (texts_put(k->index, &doc, &unheard) != RC_OK)
		(void)texts_remove(k->index, doc.id);
}

static enum rc
is_open(struct follow *w, struct tx *tx, const struct fact *order, struct arena *a, bool *open, struct err *err)
{
	struct fact file;
	enum rc rc = facts_get(w->o->facts, tx, w->tenant_id, ent.cases, order->id, false, a, &file, err);

	if (rc == RC_NOT_FOUND) {
		*open = !order->values[field_of(ent.orders, "closed_at")].known;
		return RC_OK;
	}
	*open = rc == RC_OK && file.values[field_of(ent.cases, "closed")].i != 1;
	return rc;
}

static enum rc
load(struct follow *w, struct tx *tx, struct err *err)
{
	bool fields[64] = {false};
	const char *const read[] = {"title", "description", "address", "caller_key", "lon", "lat", "received_at", "closed_at"};
	struct page_ask ask = {.entity = ent.orders, .fields = fields, .sort = -1, .limit = 500, .personal = true};
	struct page page;
	struct arena a;
	enum rc rc = RC_OK;

	for (unsigned i = 0; i < COUNT_OF(read); i++)
		fields[field_of(ent.orders, read[i])] = true;
	texts_bulk(w->k->index, true);
	do {
		arena_init(&a, 0);
		ask.after = str_copy(&a, ask.after);
		rc = facts_page(w->o->facts, tx, w->tenant_id, &ask, &a, &page, err);
		for (unsigned i = 0; rc == RC_OK && i < page.n; i++) {
			bool open = true;

			rc = is_open(w, tx, &page.facts[i], &a, &open, err);
			put(w->k, &page.facts[i], open);
		}
		static _Thread_local char cursor[1024];
		struct str next = rc == RC_OK ? page.next : STR("");

		if (next.n >= sizeof cursor)
			next.n = 0;
		memcpy(cursor, next.p, next.n);
		ask.after = (struct str){cursor, next.n};
		arena_done(&a);
	} while (rc == RC_OK && ask.after.n > 0);
	texts_bulk(w->k->index, false);
	return rc;
}

static enum rc
follow(struct tx *tx, void *ctx, struct err *err)
{
	struct follow *w = ctx;
	struct arena a;
	struct rows *rows;
	struct str *ids;
	unsigned n = 0;
	int64_t last = w->k->change_no;
	bool anew = w->k->change_no == 0;
	enum rc rc;

	arena_init(&a, 0);
	ids = ARENA_NEW(&a, struct str, LINES_AT_ONCE);
	if (anew) {
		struct row1 row;

		rc = tx_one(tx, Q_changes_last, &SV_I(w->tenant_id), 1, &a, &row, err);
		last = rc == RC_OK ? row.values[0].i : 0;
		rc = rc == RC_NOT_FOUND ? RC_OK : rc;
	} else {
		rc = tx_rows(tx, Q_changes_of_orders, (struct sval[]){SV_I(w->tenant_id), SV_I(w->k->change_no), SV_I(LINES_AT_ONCE)}, 3, false, &rows, err);
		if (rc == RC_OK) {
			while ((rc = rows_next(rows, err)) == RC_OK) {
				last = row_int(rows, 0);
				if (row_text(rows, 1).n == 0)
					anew = true;    /* an import */
				ids[n++] = str_copy(&a, row_text(rows, 2));
			}
			rows_end(rows);
			anew = anew || n == LINES_AT_ONCE;
			rc = rc == RC_NOT_FOUND ? RC_OK : rc;
		}
	}
	if (rc == RC_OK && anew) {
		rc = load(w, tx, err);
	} else {
		for (unsigned i = 0; rc == RC_OK && i < n; i++) {
			struct fact order;
			bool open;

			rc = facts_get(w->o->facts, tx, w->tenant_id, ent.orders, ids[i], true, &a, &order, err);
			if (rc == RC_NOT_FOUND) {
				(void)texts_remove(w->k->index, number_of(w->k, ids[i]));
				rc = RC_OK;
				continue;
			}
			if (rc == RC_OK)
				rc = is_open(w, tx, &order, &a, &open, err);
			if (rc == RC_OK)
				put(w->k, &order, open);
		}
	}
	if (rc == RC_OK)
		w->k->change_no = last;
	arena_done(&a);
	return rc;
}

/* The government's index, current and locked for reading. */
static enum rc
take(struct orders *o, int64_t tenant_id, struct likeness **out, struct err *err)
{
	struct likenesses *l = o->likenesses;
	struct likeness *k, **oldest = NULL, *gone = NULL;
	unsigned n = 0;
	enum rc rc;

	pthread_mutex_lock(&l->lock);
	for (k = l->list; k != NULL && k->tenant_id != tenant_id; k = k->next)
		;
	if (k == NULL) {
		k = calloc(1, sizeof *k);
		if (k == NULL || pthread_rwlock_init(&k->lock, NULL) != 0)
			abort();
		k->tenant_id = tenant_id;
		k->index = texts_new(NULL, NULL);
		k->next = l->list;
		l->list = k;
	}
	k->users++;
	k->used = ++l->clock;
	for (struct likeness **p = &l->list; *p != NULL; p = &(*p)->next) {
		n++;
		if ((*p)->users == 0 && (oldest == NULL || (*p)->used < (*oldest)->used))
			oldest = p;
	}
	if (n > GOVERNMENTS_KEPT && oldest != NULL) {
		gone = *oldest;
		*oldest = gone->next;
	}
	pthread_mutex_unlock(&l->lock);
	if (gone != NULL)
		one_free(gone);
	struct follow w = {o, k, tenant_id};

	pthread_rwlock_wrlock(&k->lock);
	rc = store_read(o->store, follow, &w, err);
	pthread_rwlock_unlock(&k->lock);
	pthread_rwlock_rdlock(&k->lock);
	*out = k;
	return rc;
}

static void
release(struct orders *o, struct likeness *k)
{
	pthread_rwlock_unlock(&k->lock);
	pthread_mutex_lock(&o->likenesses->lock);
	k->users--;
	pthread_mutex_unlock(&o->likenesses->lock);
}

/* The texts of one government: those that hold the list now answer their question first. */
void
likeness_forget(struct orders *o, int64_t tenant_id)
{
	struct likeness *k;

	pthread_mutex_lock(&o->likenesses->lock);
	for (k = o->likenesses->list; k != NULL && k->tenant_id != tenant_id; k = k->next)
		;
	if (k != NULL)
		k->users++;
	pthread_mutex_unlock(&o->likenesses->lock);
	if (k == NULL)
		return;
	pthread_rwlock_wrlock(&k->lock);
	texts_free(k->index);
	k->index = texts_new(NULL, NULL);
	k->change_no = 0;
	release(o, k);
}

/* ---- questions ------------------------------------------------------------------------------------------------------------------------ */

enum rc
orders_similar(struct orders *o, int64_t tenant_id, const struct similar_ask *ask, struct arena *a, struct similar **out, unsigned *n, struct err *err)
{
	struct likeness *k;
	struct texts_match *matches;
	struct texts_filter which = {.open_only = ask->open_only, .closed_only = ask->closed_only};
	struct texts_query q = {.title = ask->title, .description = ask->description, .address = ask->address, .caller = ask->caller_key, .lon = ask->lon, .lat = ask->lat, .received_s = ask->at_s};
	enum rc rc;

	*n = 0;
	rc = take(o, tenant_id, &k, err);
	if (rc == RC_OK) {
		if (ask->order_id.n > 0 && k->table_size > 0 && *slot(k, ask->order_id) != 0)
			q.id = *slot(k, ask->order_id);
		rc = texts_similar(k->index, &q, &TEXTS_REPEATS, &which, ask->limit, a, &matches, n, err);
	}
	if (rc == RC_OK) {
		*out = ARENA_NEW(a, struct similar, *n + 1);
		for (unsigned i = 0; i < *n; i++) {
			const struct texts_match *m = &matches[i];
			struct similar *s = &(*out)[i];

			*s = (struct similar){.order_id = str_copy(a, str_c(k->ids[m->id - 1])), .score = m->score, .same_caller = m->same_caller, .same_place = m->same_place, .metres = m->metres,
			                      .received_s = m->received_s, .n_why = m->n_phrases};
			for (unsigned p = 0; p < m->n_phrases && p < COUNT_OF(s->why); p++)
				s->why[p] = str_copy(a, m->phrases[p]);
		}
	}
	release(o, k);
	return rc;
}

struct visible { struct orders *o; struct likeness *k; struct tx *tx; int64_t tenant_id; const struct actor *actor; };

static bool
visible(void *ctx, int64_t number)
{
	struct visible *v = ctx;
	struct err unheard;

	return order_visible(v->o, v->tx, v->tenant_id, str_c(v->k->ids[number - 1]), v->actor, &unheard) == RC_OK;
}

struct searching { struct visible v; const struct search_ask *ask; struct arena *a; struct texts_hit *hits; unsigned n; bool more; uint32_t named; /* the order whose number was asked for, 0 none */ };

static enum rc
search(struct tx *tx, void *ctx, struct err *err)
{
	struct searching *s = ctx;
	struct texts_filter filter = {.open_only = s->ask->open_only};
	struct texts_hit after = {.received_s = s->ask->after_s};
	bool from = s->ask->after_id.n > 0 && s->v.k->table_size > 0 && *slot(s->v.k, s->ask->after_id) != 0;

	s->v.tx = tx;
	s->named = s->ask->after_id.n == 0 && s->v.k->table_size > 0 ? *slot(s->v.k, str_trim(s->ask->words)) : 0;
	if (s->named != 0 && !visible(&s->v, s->named))
		s->named = 0;
	if (from)
		after.id = *slot(s->v.k, s->ask->after_id);
	if (!s->v.actor->every_unit) {
		filter.passes = visible;
		filter.ctx = &s->v;
	}
	return texts_search(s->v.k->index, s->ask->words, &filter, from ? &after : NULL, s->ask->limit, s->a, &s->hits, &s->n, &s->more, err);
}

enum rc
orders_search(struct orders *o, int64_t tenant_id, const struct actor *actor, const struct search_ask *ask, struct arena *a, struct similar **out, unsigned *n, bool *more, struct err *err)
{
	struct searching s = {.v = {.o = o, .tenant_id = tenant_id, .actor = actor}, .ask = ask, .a = a};
	enum rc rc;

	*n = 0;
	*more = false;
	rc = take(o, tenant_id, &s.v.k, err);
	if (rc == RC_OK)
		rc = store_read(o->store, search, &s, err);
	if (rc == RC_OK) {
		*out = ARENA_NEW(a, struct similar, s.n + 1);
		if (s.named != 0)
			(*out)[(*n)++] = (struct similar){.order_id = str_copy(a, str_c(s.v.k->ids[s.named - 1])), .metres = -1};
		for (unsigned i = 0; i < s.n; i++) {
			if (s.hits[i].id == s.named)
				(*out)[0].received_s = s.hits[i].received_s;
			else
				(*out)[(*n)++] = (struct similar){.order_id = str_copy(a, str_c(s.v.k->ids[s.hits[i].id - 1])), .received_s = s.hits[i].received_s, .metres = -1};
		}
		*more = s.more;
	}
	release(o, s.v.k);
	return rc;
}
