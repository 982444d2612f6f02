/*
 * From the tables into columns: a fresh load, and columns that are kept and follow the change log, single changes in place. Reads
 * in the order of the rows, only the columns that are wanted, in one snapshot. Never writes. Called by score sheets, simulations, tests.
 */
#include "facts/internal.h"

#include <stdlib.h>
#include <string.h>

#define FOLLOW_MOST 5000        /* changes; a fresh load is quicker beyond */

/* ---- a fresh load ------------------------------------------------------------------------------------------------------- */

struct plan { int fields[FACT_FIELDS]; unsigned n; bool read, keyed; int statement; };

static bool
wanted(const struct columns_want *want, int entity, unsigned field)
{
	return want->fields[entity] != NULL && want->fields[entity][field];
}

/* What is read of each kind: wanted columns that were ever delivered (or have a default), and ids where something leads to them. */
static void
make_plans(struct facts *f, const struct columns_want *want, const struct kind *kinds, struct plan *plans)
{
	bool needs_id[FACT_KINDS] = {false};

	for (unsigned i = 0; i < f->n; i++) {
		const struct shape *s = &f->shapes[i];

		/* dated values speak of these, and the columns keep their ids in any case */
		needs_id[i] |= want->ids || want->live || str_eq_c(str_c(s->e->name), "units") || str_eq_c(str_c(s->e->name), "persons") || str_eq_c(str_c(s->e->name), "grids");
		for (unsigned k = 0; kinds[i].there && k < s->e->n; k++) {
			int target = vocab_field_entity(&s->e->fields[k]);

			if (target >= 0 && kinds[i].delivered[k] && wanted(want, (int)i, k))
				needs_id[target] = true;
		}
	}
	for (unsigned i = 0; i < f->n; i++) {
		const struct shape *s = &f->shapes[i];
		struct plan *p = &plans[i];
		bool dated = str_eq_c(str_c(s->e->name), "dated_values");

		*p = (struct plan){.read = kinds[i].there, .keyed = want->live && s->n_group > 0};
		for (unsigned k = 0; p->read && k < s->e->n; k++) {
			const struct vfield *field = &s->e->fields[k];
			bool derived = (field->flags & VF_DERIVED) != 0 && (field->flags & VF_VERDICT) == 0;

			if ((int)k == s->e->id ? needs_id[i] && kinds[i].delivered[k] : !derived && (wanted(want, (int)i, k) || dated) && (kinds[i].delivered[k] || field->preset != NULL))
				p->fields[p->n++] = (int)k;
		}
		if (p->read)
			p->statement = sql_load(f, s, p->fields, p->n, p->keyed);
	}
}

static enum rc
read_kind(const struct shape *s, const struct plan *p, const struct kind *kind, struct tx *tx, int64_t tenant_id, struct columns *c, struct err *err)
{
	struct vvalue values[FACT_FIELDS];
	struct sval cells[FACT_FIELDS + 1];
	unsigned id = 0;                /* which cell is the id; p->n: none */
	struct rows *rows;
	enum rc rc;

	TRY(columns_open(c, s->entity, p->fields, p->n, err));
	if (kind->n_rows < INT32_MAX)
		columns_reserve(c, s->entity, (uint32_t)kind->n_rows);
	while (id < p->n && p->fields[id] != s->e->id)
		id++;
	TRY(tx_rows(tx, p->statement, (struct sval[]){SV_I(tenant_id)}, 1, true, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		row_values(rows, cells, p->n + p->keyed);
		rc = row_fields(s, p->fields, p->n, cells, values, err);
		if (id < p->n && key_made(s, values[id].text))
			values[id].known = false;
		if (rc == RC_OK)
			rc = p->keyed ? columns_keyed_values(c, s->entity, cells[p->n].s, values, p->n, err) : columns_values(c, s->entity, values, p->n, err);
		if (rc != RC_OK)
			break;
	}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* Makes the columns, whole or not at all. */
static enum rc
load(struct facts *f, struct tx *tx, int64_t tenant_id, const struct columns_want *want, struct columns **out, int64_t *change_no, struct err *err)
{
	struct plan plans[FACT_KINDS];
	struct kind kinds[FACT_KINDS];
	struct head head;
	struct columns *c;
	enum rc rc = RC_OK;

	*out = NULL;
	TRY(head_get(tx, tenant_id, &head, err));
	TRY(kind_all(f, tx, tenant_id, kinds, err));
	make_plans(f, want, kinds, plans);
	c = columns_new(want);
	for (unsigned i = 0; i < f->n; i++)
		if (plans[i].read)
			columns_expect(c, (int)i, plans[i].fields, plans[i].n);
	for (unsigned i = 0; i < f->n && rc == RC_OK; i++)
		if (plans[i].read)
			rc = read_kind(&f->shapes[i], &plans[i], &kinds[i], tx, tenant_id, c, err);
	if (rc == RC_OK)
		rc = columns_seal(c, err);
	if (rc != RC_OK) {
		columns_free(c);
		return rc;
	}
	*change_no = head.change_no;
	*out = c;
	return RC_OK;
}

struct loading { struct facts *f; int64_t tenant_id; const struct columns_want *want; struct columns *cols; int64_t change_no; };

static enum rc
load_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct loading *l = ctx;

	columns_free(l->cols);
	l->cols = NULL;
	return load(l->f, tx, l->tenant_id, l->want, &l->cols, &l->change_no, err);
}

enum rc
facts_load(struct facts *f, int64_t tenant_id, const struct columns_want *want, struct columns **out, int64_t *change_no, struct err *err)
{
	struct loading l = {.f = f, .tenant_id = tenant_id, .want = want};
	enum rc rc = store_read(f->store, load_fn, &l, err);

	*out = l.cols;
	if (rc == RC_OK && change_no != NULL)
		*change_no = l.change_no;
	return rc;
}

/* ---- columns that follow ------------------------------------------------------------------------------------------------- */

struct live {
	struct live *next;
	int64_t tenant_id;
	pthread_mutex_t lock;
	struct columns *cols;           /* NULL: to be loaded */
	int64_t change_no;
	bool *fields[FACT_KINDS];       /* what is kept: all that was ever wanted */
	bool ids;
};

static struct live *
live_of(struct facts *f, int64_t tenant_id)
{
	struct live *l;

	pthread_mutex_lock(&f->lives_lock);
	for (l = f->lives; l != NULL && l->tenant_id != tenant_id; l = l->next)
		;
	if (l == NULL) {
		l = calloc(1, sizeof *l);
		if (l == NULL)
			abort();
		l->tenant_id = tenant_id;
		pthread_mutex_init(&l->lock, NULL);
		for (unsigned i = 0; i < f->n; i++)
			if ((l->fields[i] = calloc(FACT_FIELDS, sizeof *l->fields[i])) == NULL)
				abort();
		l->next = f->lives;
		f->lives = l;
	}
	pthread_mutex_unlock(&f->lives_lock);
	return l;
}

/* Is more wanted than is kept? Then that is kept too. */
static bool
widen(struct facts *f, struct live *l, const struct columns_want *want)
{
	bool more = want->ids && !l->ids;

	l->ids |= want->ids;
	for (unsigned i = 0; i < f->n; i++)
		for (unsigned k = 0; want->fields[i] != NULL && k < f->shapes[i].e->n; k++)
			if (want->fields[i][k] && !l->fields[i][k])
				more = l->fields[i][k] = true;
	return more;
}

struct changed { int entity; struct str id; int64_t row_no; struct vvalue *values; };
struct following { struct facts *f; struct live *l; };

/* The facts that changed, each once. *whole: a load is needed. */
static enum rc
list_changes(struct facts *f, struct live *l, struct tx *tx, struct arena *a, struct changed **out, unsigned *n, bool *whole, struct err *err)
{
	struct changed *all = ARENA_NEW(a, struct changed, FOLLOW_MOST);
	unsigned all_n = 0, room = 4 * FOLLOW_MOST, *slots = ARENA_NEW(a, unsigned, room);
	struct rows *rows;
	enum rc rc;

	*whole = false;
	TRY(tx_rows(tx, Q_fact_changes_after, (struct sval[]){SV_I(l->tenant_id), SV_I(l->change_no)}, 2, true, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		int entity = vocab_entity(row_text(rows, 1));

		if (entity < 0 || all_n == FOLLOW_MOST || str_eq_c(row_text(rows, 6), "null")) {
			*whole = true;
			break;
		}
		all[all_n++] = (struct changed){.entity = entity, .id = str_copy(a, row_text(rows, 2))};
	}
	rows_end(rows);
	if (rc != RC_NOT_FOUND && rc != RC_OK)
		return rc;
	(void)f;
	*out = ARENA_NEW(a, struct changed, all_n + 1);
	*n = 0;
	for (unsigned i = all_n; i > 0; i--) {
		const struct changed *x = &all[i - 1];
		unsigned at = ((unsigned)str_hash(x->id) + (unsigned)x->entity * 31) % room;

		while (slots[at] != 0 && (all[slots[at] - 1].entity != x->entity || !str_eq(all[slots[at] - 1].id, x->id)))
			at = (at + 1) % room;
		if (slots[at] == 0) {
			slots[at] = i;
			(*out)[(*n)++] = *x;
		}
	}
	return RC_OK;
}

/* A column whose first value came and went between two looks is delivered all the same. */
static enum rc
all_delivered(struct following *w, struct tx *tx, bool *whole, struct err *err)
{
	struct kind kinds[FACT_KINDS];

	TRY(kind_all(w->f, tx, w->l->tenant_id, kinds, err));
	for (unsigned i = 0; i < w->f->n; i++)
		for (unsigned k = 0; k < w->f->shapes[i].e->n; k++)
			*whole |= kinds[i].delivered[k] && w->l->fields[i][k] && !columns_table(w->l->cols, (int)i)->cols[k].present &&
			          !str_eq_c(str_c(w->f->shapes[i].e->name), "dated_values");
	return RC_OK;
}

static enum rc
read_changed(const struct shape *s, struct tx *tx, int64_t tenant_id, struct arena *a, struct changed *x, struct err *err)
{
	struct stand at;
	struct rows *rows;
	enum rc rc;

	x->values = ARENA_NEW(a, struct vvalue, s->e->n);
	TRY(tx_rows(tx, s->get_personal, (struct sval[]){SV_I(tenant_id), SV_T(x->id)}, 2, false, &rows, err));
	rc = rows_next(rows, err);
	if (rc == RC_OK)
		rc = row_read(s, rows, true, a, &at, x->values, err);
	rows_end(rows);
	if (rc == RC_OK)
		x->row_no = at.row_no;
	return rc == RC_NOT_FOUND ? err_set(err, RC_INTERNAL, "", "日志里的“" STR_F "”不在表里", "“" STR_F "” is in the log and not in its table", STR_A(vocab_shown(x->id))) : rc;
}

static int
by_kind_and_row(const void *a, const void *b)
{
	const struct changed *x = a, *y = b;

	return x->entity != y->entity ? x->entity - y->entity : (x->row_no > y->row_no) - (x->row_no < y->row_no);
}

/* In the order of a fresh load: new rows come to stand where it would put them, and what they link to is there. */
static enum rc
apply(struct following *w, struct tx *tx, struct arena *a, struct changed *list, unsigned n, bool *whole, struct err *err)
{
	for (unsigned i = 0; i < n; i++)
		TRY(read_changed(&w->f->shapes[list[i].entity], tx, w->l->tenant_id, a, &list[i], err));
	qsort(list, n, sizeof *list, by_kind_and_row);
	for (unsigned i = 0; i < n && !*whole; i++)
		*whole = columns_apply(w->l->cols, list[i].entity, list[i].id, list[i].values, err) != RC_OK;
	if (!*whole)
		*whole = columns_settle(w->l->cols, err) != RC_OK;
	return *whole ? RC_OK : all_delivered(w, tx, whole, err);
}

static enum rc
follow(struct following *w, struct tx *tx, struct arena *a, struct err *err)
{
	struct live *l = w->l;
	struct columns_want want = {.fields = l->fields, .ids = l->ids, .live = true};
	struct changed *list;
	struct head head;
	unsigned n;
	bool whole = l->cols == NULL;

	TRY(head_get(tx, l->tenant_id, &head, err));
	if (!whole && head.change_no == l->change_no)
		return RC_OK;
	if (!whole)
		TRY(list_changes(w->f, l, tx, a, &list, &n, &whole, err));
	if (!whole)
		TRY(apply(w, tx, a, list, n, &whole, err));
	if (whole) {
		columns_free(l->cols);
		l->cols = NULL;
		return load(w->f, tx, l->tenant_id, &want, &l->cols, &l->change_no, err);
	}
	l->change_no = head.change_no;
	return RC_OK;
}

static enum rc
follow_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct arena a;
	enum rc rc;

	arena_init(&a, 0);
	rc = follow(ctx, tx, &a, err);
	arena_done(&a);
	return rc;
}

enum rc
live_take(struct facts *f, int64_t tenant_id, const struct columns_want *want, struct columns **cols, int64_t *change_no, struct live **out, struct err *err)
{
	struct live *l = live_of(f, tenant_id);
	enum rc rc;

	*out = NULL;
	*cols = NULL;
	pthread_mutex_lock(&l->lock);
	if (widen(f, l, want)) {
		columns_free(l->cols);
		l->cols = NULL;
	}
	rc = store_read(f->store, follow_fn, &(struct following){f, l}, err);
	if (rc != RC_OK) {              /* half followed: nobody may read them */
		columns_free(l->cols);
		l->cols = NULL;
		pthread_mutex_unlock(&l->lock);
		return rc;
	}
	*cols = l->cols;
	if (change_no != NULL)
		*change_no = l->change_no;
	*out = l;
	return RC_OK;
}

void
live_release(struct live *l)
{
	if (l != NULL)
		pthread_mutex_unlock(&l->lock);
}

void
live_forget(struct facts *f, int64_t tenant_id)
{
	struct live *l = live_of(f, tenant_id);

	pthread_mutex_lock(&l->lock);
	columns_free(l->cols);
	l->cols = NULL;
	pthread_mutex_unlock(&l->lock);
}

size_t
live_bytes(struct facts *f)
{
	size_t bytes = 0;

	pthread_mutex_lock(&f->lives_lock);
	for (struct live *l = f->lives; l != NULL; l = l->next) {
		pthread_mutex_lock(&l->lock);
		bytes += l->cols == NULL ? 0 : columns_bytes(l->cols);
		pthread_mutex_unlock(&l->lock);
	}
	pthread_mutex_unlock(&f->lives_lock);
	return bytes;
}

void
lives_free(struct facts *f)
{
	struct live *next;

	for (struct live *l = f->lives; l != NULL; l = next) {
		next = l->next;
		columns_free(l->cols);
		for (unsigned i = 0; i < f->n; i++)
			free(l->fields[i]);
		pthread_mutex_destroy(&l->lock);
		free(l);
	}
}
