/*
 * Compiled editions, shared by threads, and the choice of the one that scores a period. Never compiles a text twice while it
 * is kept, and never changes a compiled one. Called by the api, jobs and main.
 */
#include "editions/internal.h"

#include <stdlib.h>
#include <string.h>

struct editions *
editions_new(struct store *store, struct facts *facts)
{
	struct editions *ed = calloc(1, sizeof *ed);

	if (ed == NULL || pthread_mutex_init(&ed->lock, NULL) != 0)
		abort();
	ed->store = store;
	ed->facts = facts;
	arena_init(&ed->answers, 0);
	return ed;
}

static void
compiled_free(struct compiled *c)
{
	rulebook_free(c->rulebook);
	free(c);
}

void
editions_free(struct editions *ed)
{
	if (ed == NULL)
		return;
	for (struct compiled *c = ed->books, *next; c != NULL; c = next) {
		next = c->next;
		compiled_free(c);
	}
	if (ed->shared != NULL) {
		calendar_free(ed->shared->calendar);
		free(ed->shared);
	}
	arena_done(&ed->answers);
	pthread_mutex_destroy(&ed->lock);
	free(ed);
}

/* Under the lock. */
static struct compiled *
find(struct editions *ed, struct str sha256)
{
	for (struct compiled *c = ed->books; c != NULL; c = c->next)
		if (str_eq_c(sha256, c->sha256)) {
			c->users++;
			c->used = ++ed->clock;
			return c;
		}
	return NULL;
}

/* Under the lock: takes the one out that was longest without a user, when there are too many. */
static struct compiled *
too_many(struct editions *ed)
{
	struct compiled **oldest = NULL, *out;
	unsigned idle = 0;

	for (struct compiled **c = &ed->books; *c != NULL; c = &(*c)->next)
		if ((*c)->users == 0) {
			idle++;
			if (oldest == NULL || (*c)->used < (*oldest)->used)
				oldest = c;
		}
	if (idle <= IDLE_BOOKS)
		return NULL;
	out = *oldest;
	*oldest = out->next;
	return out;
}

static enum rc
compile(struct tx *tx, struct str sha256, struct rulebook **rb, struct err *err)
{
	struct arena a;
	struct row1 row;
	struct diags d;
	enum rc rc;

	*rb = NULL;
	arena_init(&a, 0);
	diags_init(&d);
	rc = tx_one(tx, Q_edition_text, &SV_T(sha256), 1, &a, &row, err);
	if (rc == RC_OK) {
		*rb = rulebook_compile(row.values[0].s, row.values[1].s, &d);
		if (d.errors > 0) {
			rc = err_set(err, RC_INVALID, "edition", "规则“" STR_F "”在本程序里编译不了（%u 处错误）", "the rulebook “" STR_F "” does not compile in this program (%u mistakes)",
			             STR_A((*rb)->id), d.errors);
			rulebook_free(*rb);
		}
	}
	diags_done(&d);
	arena_done(&a);
	return rc;
}

enum rc
compiled_take(struct editions *ed, struct tx *tx, struct str sha256, struct compiled **out, struct err *err)
{
	struct compiled *c;
	struct rulebook *rb;

	if (sha256.n != SHA_CHARS)
		return err_set(err, RC_NOT_FOUND, "edition", "版本的 SHA-256 不对，没有这样的版本", "an edition's SHA-256 is malformed: there is no such edition");
	pthread_mutex_lock(&ed->lock);
	*out = find(ed, sha256);
	pthread_mutex_unlock(&ed->lock);
	if (*out != NULL)
		return RC_OK;
	TRY(compile(tx, sha256, &rb, err));
	c = calloc(1, sizeof *c);
	if (c == NULL)
		abort();
	memcpy(c->sha256, sha256.p, SHA_CHARS);
	c->rulebook = rb;
	c->users = 1;
	pthread_mutex_lock(&ed->lock);
	*out = find(ed, sha256);        /* another thread may have been faster: then its copy is the one that is shared */
	if (*out == NULL) {
		c->used = ++ed->clock;
		c->next = ed->books;
		ed->books = *out = c;
		c = NULL;
	}
	pthread_mutex_unlock(&ed->lock);
	if (c != NULL)
		compiled_free(c);
	return RC_OK;
}

void
compiled_release(struct editions *ed, struct compiled *c)
{
	struct compiled *out;

	pthread_mutex_lock(&ed->lock);
	c->users--;
	out = too_many(ed);
	pthread_mutex_unlock(&ed->lock);
	if (out != NULL)
		compiled_free(out);
}

/* Takes over the caller's use of c. */
static struct book *
hold(struct compiled *c, const struct edition *e)
{
	struct held *h = calloc(1, sizeof *h);

	if (h == NULL)
		abort();
	arena_init(&h->arena, 0);
	h->compiled = c;
	h->book.rulebook = c->rulebook;
	h->book.edition = *e;
	h->book.edition.doc = str_copy(&h->arena, e->doc);
	h->book.edition.edition = str_copy(&h->arena, e->edition);
	h->book.edition.title = str_copy(&h->arena, e->title);
	h->book.edition.sha256 = str_copy(&h->arena, e->sha256);
	return &h->book;
}

void
book_release(struct editions *ed, struct book *b)
{
	struct held *h = (struct held *)b;      /* its first member */

	if (b == NULL)
		return;
	compiled_release(ed, h->compiled);
	arena_done(&h->arena);
	free(h);
}

enum rc
book_by_id(struct editions *ed, struct tx *tx, int64_t tenant_id, int64_t edition_id, struct book **out, struct err *err)
{
	struct arena a;
	struct rows *rows;
	struct edition e;
	struct compiled *c;
	enum rc rc;

	*out = NULL;
	arena_init(&a, 0);
	rc = tx_rows(tx, Q_edition_by_id, (struct sval[]){SV_I(tenant_id), SV_I(edition_id)}, 2, false, &rows, err);
	if (rc == RC_OK) {
		rc = rows_next(rows, err);
		if (rc == RC_OK)
			e = edition_of_row(&a, rows);
		else if (rc == RC_NOT_FOUND)
			err_set(err, rc, "edition", "没有这个规则版本", "there is no such edition");
		rows_end(rows);
	}
	if (rc == RC_OK)
		rc = compiled_take(ed, tx, e.sha256, &c, err);
	if (rc == RC_OK)
		*out = hold(c, &e);
	arena_done(&a);
	return rc;
}

enum rc
book_pinned(struct editions *ed, struct tx *tx, struct str sha256, struct book **out, struct err *err)
{
	struct edition e = {.sha256 = sha256};
	struct compiled *c;

	*out = NULL;
	TRY(compiled_take(ed, tx, sha256, &c, err));
	*out = hold(c, &e);
	return RC_OK;
}

enum rc
books_on(struct editions *ed, struct tx *tx, int64_t tenant_id, int32_t day, struct arena *a, struct book ***out, unsigned *n, struct err *err)
{
	struct edition *list;
	unsigned all;
	enum rc rc;

	*n = 0;
	TRY(editions_in_force(tx, tenant_id, a, &list, &all, err));
	*out = ARENA_NEW(a, struct book *, all + 1);
	for (unsigned i = 0; i < all; i++) {
		bool later = list[i].from_day > day;
		struct compiled *c;

		for (unsigned k = 0; k < i && !later; k++)
			later = str_eq(list[k].doc, list[i].doc) && list[k].from_day <= day;
		if (later)
			continue;
		rc = compiled_take(ed, tx, list[i].sha256, &c, err);
		if (rc != RC_OK) {
			for (unsigned k = 0; k < *n; k++)
				book_release(ed, (*out)[k]);
			*n = 0;
			return rc;
		}
		(*out)[(*n)++] = hold(c, &list[i]);
	}
	return RC_OK;
}

/* How well an edition fits a period: by its own word, by the day it came into force, or not. */
enum fit { FIT_NONE, FIT_IN_FORCE, FIT_APPLIES };

static enum fit
fit_of(const struct rulebook *rb, const struct decl *assessment, int32_t from_day, int32_t period)
{
	int starts = rulebook_year_starts(assessment);
	int32_t first, after;

	if (rulebook_applies(rb, starts, period))
		return FIT_APPLIES;
	period_days(period, starts, &first, &after);
	return from_day < after ? FIT_IN_FORCE : FIT_NONE;
}

enum rc
book_for(struct editions *ed, struct tx *tx, int64_t tenant_id, struct str assessment, int32_t period, struct book **out, struct err *err)
{
	struct arena a;
	struct edition *list;
	struct compiled *best = NULL;
	unsigned n, best_at = 0;
	enum fit best_fit = FIT_NONE;
	bool known = false;
	enum rc rc;

	*out = NULL;
	arena_init(&a, 0);
	rc = editions_in_force(tx, tenant_id, &a, &list, &n, err);
	/* the latest adopted first: of two that fit alike the later one counts */
	for (unsigned i = 0; rc == RC_OK && best_fit != FIT_APPLIES && i < n; i++) {
		const struct decl *d;
		struct compiled *c;
		enum fit fit = FIT_NONE;

		rc = compiled_take(ed, tx, list[i].sha256, &c, err);
		if (rc != RC_OK)
			break;
		d = rulebook_assessment(c->rulebook, assessment);
		known = known || d != NULL;
		if (d != NULL)
			fit = fit_of(c->rulebook, d, list[i].from_day, period);
		if (fit > best_fit) {
			struct compiled *was = best;

			best = c;
			best_fit = fit;
			best_at = i;
			c = was;
		}
		if (c != NULL)
			compiled_release(ed, c);
	}
	if (rc == RC_OK && best != NULL)
		*out = hold(best, &list[best_at]);
	else if (best != NULL)
		compiled_release(ed, best);
	if (rc == RC_OK && best == NULL)
		rc = known ? err_set(err, RC_NOT_FOUND, "period", "考核“" STR_F "”在这个考核期还没有施行的规则", "no edition was in force for this period of “" STR_F "”", STR_A(assessment))
		           : err_set(err, RC_NOT_FOUND, "assessment", "施行的规则里没有考核“" STR_F "”", "no edition in force has the assessment “" STR_F "”", STR_A(assessment));
	arena_done(&a);
	return rc;
}

enum rc
editions_want(struct editions *ed, struct tx *tx, int64_t tenant_id, struct arena *a, struct columns_want *want, struct err *err)
{
	struct edition *list;
	unsigned n, n_entities;
	const struct ventity *entities = vocab_entities(&n_entities);

	TRY(editions_in_force(tx, tenant_id, a, &list, &n, err));
	*want = (struct columns_want){.fields = ARENA_NEW(a, bool *, n_entities), .ids = true};
	for (unsigned e = 0; want->fields != NULL && e < n_entities; e++)
		want->fields[e] = ARENA_NEW(a, bool, entities[e].n);
	for (unsigned i = 0; !a->full && i < n; i++) {
		struct columns_want one;
		struct compiled *c;

		TRY(compiled_take(ed, tx, list[i].sha256, &c, err));
		measures_want(a, c->rulebook, &one);
		compiled_release(ed, c);
		for (unsigned e = 0; e < n_entities; e++)
			for (unsigned f = 0; f < entities[e].n; f++)
				want->fields[e][f] = want->fields[e][f] || one.fields[e][f];
	}
	return a->full ? err_set(err, RC_TOO_BIG, "", "内存额度不够", "past the memory allowed") : RC_OK;
}
