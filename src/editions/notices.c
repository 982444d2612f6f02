/*
 * The working calendar of the whole program: the built-in notices and those loaded since, made into one calendar that is shared and
 * swapped whole. Never changes a calendar that somebody may be reading. Called by the api, jobs and whoever scores.
 */
#include "editions/internal.h"

#include <stdlib.h>
#include <string.h>

#define YEARS_MAX 128

struct state { int64_t n, newest; };
/* The notice that counts for each year, by year. */
struct counting_notices { struct notice list[YEARS_MAX]; unsigned n; };

static enum rc
state_read(struct tx *tx, struct state *s, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	TRY(tx_rows(tx, Q_notices_state, NULL, 0, false, &rows, err));
	rc = rows_next(rows, err);
	if (rc == RC_OK)
		*s = (struct state){row_int(rows, 0), row_int(rows, 1)};
	rows_end(rows);
	return rc;
}

/* Puts a notice where its year belongs, unless a newer one is there. */
static bool
offer(struct counting_notices *c, struct notice one)
{
	unsigned at = c->n;

	while (at > 0 && c->list[at - 1].year >= one.year)
		at--;
	if ((at < c->n && c->list[at].year == one.year) || c->n == YEARS_MAX)
		return false;
	memmove(c->list + at + 1, c->list + at, (c->n - at) * sizeof *c->list);
	c->list[at] = one;
	c->n++;
	return true;
}

static enum rc
notices_read(struct tx *tx, struct arena *a, struct counting_notices *c, struct err *err)
{
	unsigned n;
	const struct embedded *builtin = calendar_builtin(&n);
	struct rows *rows;
	enum rc rc;

	c->n = 0;
	TRY(tx_rows(tx, Q_notices_newest_first, NULL, 0, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK)
		offer(c, (struct notice){(int)row_int(rows, 1), str_copy(a, row_text(rows, 2)), str_copy(a, row_text(rows, 3)), str_copy(a, row_text(rows, 6)),
		                         str_copy(a, row_text(rows, 5)), false, row_int(rows, 7), row_int(rows, 8)});
	rows_end(rows);
	if (rc != RC_NOT_FOUND)
		return rc;
	for (unsigned i = 0; i < n; i++) {
		int64_t year;

		if (str_to_i64(calendar_notice_says(builtin[i].text, "year"), &year))
			offer(c, (struct notice){(int)year, calendar_notice_says(builtin[i].text, "notice"), calendar_notice_says(builtin[i].text, "source"), builtin[i].text,
			                         sha256_hex(a, builtin[i].text), true, 0, 0});
	}
	return RC_OK;
}

static enum rc
calendar_make(struct tx *tx, struct calendar **out, struct err *err)
{
	struct counting_notices *all;
	struct arena a;
	enum rc rc;

	*out = NULL;
	arena_init(&a, 0);
	all = ARENA_NEW(&a, struct counting_notices, 1);
	rc = notices_read(tx, &a, all, err);
	if (rc == RC_OK) {
		*out = calendar_new();
		for (unsigned i = 0; i < all->n && rc == RC_OK; i++)
			rc = calendar_add(*out, str_fmt(&a, "%d.csv", all->list[i].year), all->list[i].text, err);
	}
	arena_done(&a);
	if (rc != RC_OK) {
		calendar_free(*out);
		*out = NULL;
	}
	return rc;
}

/* Under the lock: the shared one, if it is of this state. */
static struct shared *
shared_of(struct editions *ed, const struct state *s)
{
	if (ed->shared == NULL || ed->shared->n != s->n || ed->shared->newest != s->newest)
		return NULL;
	ed->shared->users++;
	return ed->shared;
}

static void
shared_free(struct shared *s)
{
	if (s == NULL)
		return;
	calendar_free(s->calendar);
	free(s);
}

enum rc
calendar_ahead(struct tx *tx, struct err *err)
{
	return tx_ahead(tx, Q_notices_state, NULL, 0, err);
}

enum rc
calendar_take(struct editions *ed, struct tx *tx, struct calendar_hold **out, struct err *err)
{
	struct state now;
	struct shared *s, *gone = NULL, *mine;
	struct calendar *c;

	*out = NULL;
	TRY(state_read(tx, &now, err));
	pthread_mutex_lock(&ed->lock);
	s = shared_of(ed, &now);
	pthread_mutex_unlock(&ed->lock);
	if (s == NULL) {
		TRY(calendar_make(tx, &c, err));
		mine = calloc(1, sizeof *mine);
		if (mine == NULL)
			abort();
		*mine = (struct shared){{c}, c, 1, now.n, now.newest};
		pthread_mutex_lock(&ed->lock);
		s = shared_of(ed, &now);
		if (s == NULL) {
			gone = ed->shared != NULL && ed->shared->users == 0 ? ed->shared : NULL;
			ed->shared = s = mine;
		} else {
			gone = mine;
		}
		pthread_mutex_unlock(&ed->lock);
		shared_free(gone);
	}
	*out = &s->hold;
	return RC_OK;
}

void
calendar_release(struct editions *ed, struct calendar_hold *h)
{
	struct shared *s = (struct shared *)h;  /* its first member */
	bool last;

	if (h == NULL)
		return;
	pthread_mutex_lock(&ed->lock);
	last = --s->users == 0 && s != ed->shared;
	pthread_mutex_unlock(&ed->lock);
	if (last)
		shared_free(s);
}

enum rc
calendar_notices(struct editions *ed, struct tx *tx, struct arena *a, struct notice **list, unsigned *n, struct err *err)
{
	struct counting_notices *all = ARENA_NEW(a, struct counting_notices, 1);

	(void)ed;
	if (all == NULL)
		return err_set(err, RC_TOO_BIG, "", "结果太大", "the answer is too big");
	TRY(notices_read(tx, a, all, err));
	*list = all->list;
	*n = all->n;
	return RC_OK;
}

/* The one of its year that counts now has this text. */
static bool
counts_already(const struct counting_notices *all, struct notice *one)
{
	for (unsigned i = 0; i < all->n; i++)
		if (all->list[i].year == one->year && str_eq(all->list[i].sha256, one->sha256)) {
			one->builtin = all->list[i].builtin;
			one->added_at_ms = all->list[i].added_at_ms;
			one->added_by = all->list[i].added_by;
			return true;
		}
	return false;
}

enum rc
calendar_notice_add(struct editions *ed, struct tx *tx, struct str file, struct str text, const struct cause *cause, struct notice *out, struct err *err)
{
	struct counting_notices *all;
	struct calendar *try;
	struct arena a;
	int64_t id, year = 0;
	enum rc rc;

	if (text.n > NOTICE_MAX)
		return err_set(err, RC_TOO_BIG, "text", "通知文件最大 %u 字节", "a notice file has at most %u bytes", NOTICE_MAX);
	try = calendar_new();
	rc = calendar_add(try, file, text, err);
	calendar_free(try);
	if (rc != RC_OK)
		return rc;
	if (!str_to_i64(calendar_notice_says(text, "year"), &year))
		return err_set(err, RC_INVALID, "text", "缺 # year:", "# year: is missing");
	arena_init(&a, 0);
	all = ARENA_NEW(&a, struct counting_notices, 1);
	pthread_mutex_lock(&ed->lock);
	*out = (struct notice){(int)year, calendar_notice_says(text, "notice"), calendar_notice_says(text, "source"), text, sha256_hex(&ed->answers, text), false, cause->at_ms, cause->by};
	pthread_mutex_unlock(&ed->lock);
	rc = notices_read(tx, &a, all, err);
	if (rc == RC_OK && !counts_already(all, out)) {
		rc = store_new_id(ed->store, &id, err);
		if (rc == RC_OK)
			rc = tx_run(tx, Q_notice_add, (struct sval[]){SV_I(id), SV_I(year), SV_T(out->notice), SV_T(out->source), SV_T(file), SV_T(out->sha256), SV_T(text),
			                                              SV_I(cause->at_ms), SV_I(cause->by)}, 9, NULL, err);
	}
	arena_done(&a);
	return rc;
}
