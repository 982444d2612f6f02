/*
 * The chunks of an import: some rows of one kind, looked up, compared and written in one transaction that holds the writer for a few
 * hundredths of a second. The function of the transaction may run again; it leaves what it found in the chunk and the chain's next
 * state, which count once it is committed. Nothing written here is seen before the batch is. Called by import.c.
 */
#include "facts/import.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define CHUNK_LEAST 100u
#define CHUNK_MOST 4000u
#define CHUNK_BYTES ((size_t)32 << 20)
#define CHUNK_US 25000          /* what a chunk should take; the writer may be held for twice that */

/* ---- groups ----------------------------------------------------------------------------------------------------------- */

static size_t
group_slot(const struct groups *g, uint64_t hash)
{
	size_t at = (size_t)(hash * 0x9e3779b97f4a7c15u) & (g->room - 1);

	while (g->counts[at] != 0 && g->hashes[at] != hash)
		at = (at + 1) & (g->room - 1);
	return at;
}

static void
groups_grow(struct groups *g)
{
	struct groups more = {.room = g->room == 0 ? 1024 : g->room * 2, .n = g->n};

	more.hashes = calloc(more.room, sizeof *more.hashes);
	more.counts = calloc(more.room, sizeof *more.counts);
	if (more.hashes == NULL || more.counts == NULL)
		abort();
	for (size_t i = 0; i < g->room; i++)
		if (g->counts[i] != 0) {
			size_t at = group_slot(&more, g->hashes[i]);

			more.hashes[at] = g->hashes[i];
			more.counts[at] = g->counts[i];
		}
	groups_done(g);
	*g = more;
}

uint64_t
groups_next(struct groups *g, struct str group)
{
	uint64_t hash = str_hash(group);
	size_t at;

	if (g->n * 2 >= g->room)
		groups_grow(g);
	at = group_slot(g, hash);
	g->n += g->counts[at] == 0;
	g->hashes[at] = hash;
	return ++g->counts[at];
}

uint64_t
groups_count(const struct groups *g, struct str group)
{
	return g->room == 0 ? 0 : g->counts[group_slot(g, str_hash(group))];
}

void
groups_done(struct groups *g)
{
	free(g->hashes);
	free(g->counts);
	*g = (struct groups){0};
}

/* ---- a chunk fills ------------------------------------------------------------------------------------------------------ */

void
chunk_begin(struct import *im)
{
	arena_init(&im->arena, 0);
	im->most = 500;
}

void
chunk_end(struct import *im)
{
	arena_done(&im->arena);
	free(im->lines);
	im->lines = NULL;
}

static struct line *
next_line(struct import *im)
{
	if (im->n == im->room) {
		im->room = im->room == 0 ? 512 : im->room * 2;
		im->lines = realloc(im->lines, im->room * sizeof *im->lines);
		if (im->lines == NULL)
			abort();
	}
	im->lines[im->n] = (struct line){0};
	return &im->lines[im->n++];
}

static enum rc
full(struct import *im, struct err *err)
{
	return im->n >= im->most || im->arena.used > CHUNK_BYTES ? chunk_flush(im, err) : RC_OK;
}

static bool
texty(enum vtype t)
{
	return t == VT_ID || t == VT_LINK || t == VT_TEXT || t == VT_SET;
}

/* Its own id, or the key of its group and number. */
static enum rc
name_line(struct import *im, struct line *l, struct err *err)
{
	const struct shape *s = im->s;
	int own = s->e->id;
	struct buf key;

	if (own >= 0 && l->values[own].known) {
		l->id = l->values[own].text;
		if (key_made(s, l->id))
			return err_set(err, RC_INVALID, s->e->fields[own].name, "%s：编号“" STR_F "”以 ~ 开头，这样的编号只由系统给出", "%s: the id “" STR_F "” begins with ~; only the program gives such ids",
			               s->e->name, STR_A(vocab_shown(l->id)));
		return RC_OK;
	}
	buf_init(&key, 0);
	key_group(s, l->values, &key);
	key_add_number(&key, groups_next(&im->groups, buf_str(&key)));
	l->id = str_copy(&im->arena, buf_str(&key));
	buf_done(&key);
	return RC_OK;
}

enum rc
chunk_row(struct import *im, const struct vvalue *values, struct err *err)
{
	const struct shape *s = im->s;
	struct line *l;

	TRY(full(im, err));
	l = next_line(im);
	l->values = ARENA_NEW(&im->arena, struct vvalue, s->e->n);
	memcpy(l->values, im->blank, s->e->n * sizeof *l->values);
	for (unsigned i = 0; i < im->n_fields; i++)
		if (values[i].known) {
			struct vvalue *v = &l->values[im->fields[i]];

			*v = values[i];
			v->text = texty(s->e->fields[im->fields[i]].type) ? str_copy(&im->arena, v->text) : (struct str){"", 0};
		}
	if (row_check(s, l->values, err) != RC_OK)
		return RC_INVALID;
	dated_plain(s, l->values);
	return name_line(im, l, err);
}

enum rc
chunk_remove(struct import *im, struct str id, struct err *err)
{
	struct line *l;

	TRY(full(im, err));
	l = next_line(im);
	l->id = str_copy(&im->arena, id);
	return RC_OK;
}

/* ---- a chunk is compared -------------------------------------------------------------------------------------------------- */

/* Ids of the chunk by hash: line number + 1. */
struct index { unsigned *slots, room; };

static void
index_make(struct index *x, const struct import *im, struct arena *a)
{
	for (x->room = 64; x->room < im->n * 2; x->room *= 2)
		;
	x->slots = ARENA_NEW(a, unsigned, x->room);
	for (unsigned i = 0; i < im->n; i++) {
		unsigned at = (unsigned)str_hash(im->lines[i].id) & (x->room - 1);

		while (x->slots[at] != 0)
			at = (at + 1) & (x->room - 1);
		x->slots[at] = i + 1;
	}
}

static struct line *
index_find(const struct index *x, const struct import *im, struct str id)
{
	unsigned at = (unsigned)str_hash(id) & (x->room - 1);

	for (; x->slots[at] != 0; at = (at + 1) & (x->room - 1))
		if (str_eq(im->lines[x->slots[at] - 1].id, id))
			return &im->lines[x->slots[at] - 1];
	return NULL;
}

/* LOOK_UP ids of the lines, the last one repeated. Returns the line after them. */
static unsigned
ids_from(const struct import *im, unsigned line, struct sval *args)
{
	for (unsigned i = 0; i < LOOK_UP; i++)
		args[i] = SV_T(im->lines[line + i < im->n ? line + i : im->n - 1].id);
	return line + LOOK_UP;
}

/* What stands of the line's id against what comes. */
static void
judge(struct import *im, struct line *l, const struct stand *at, const struct vvalue *old, struct arena *a)
{
	const struct shape *s = im->s;
	struct buf what;

	l->at = *at;
	l->at.batch = im->batch;
	l->at.version++;
	l->at.until = 0;
	l->at.id = l->id;
	if (im->removing) {
		l->verdict = ROW_REMOVED;
		l->what = STR("null");
		return;
	}
	if (row_personal_changed(s, old, l->values))
		row_salt(l->at.salt);
	buf_init(&what, 0);
	row_what(s, old, l->values, l->at.salt, &what);
	l->verdict = what.n == 0 ? ROW_SAME : ROW_CHANGED;
	l->what = str_copy(a, buf_str(&what));
	buf_done(&what);
}

static enum rc
look_up(struct import *im, struct tx *tx, const struct index *x, struct arena *a, struct err *err)
{
	const struct shape *s = im->s;
	struct sval args[1 + LOOK_UP] = {SV_I(im->ask->tenant_id)};
	struct vvalue old[FACT_FIELDS];
	struct stand at;
	struct rows *rows;
	enum rc rc;

	for (unsigned i = 0; i < im->n;) {
		i = ids_from(im, i, args + 1);
		TRY(tx_rows(tx, s->of_ids, args, COUNT_OF(args), false, &rows, err));
		while ((rc = rows_next(rows, err)) == RC_OK) {
			struct line *l;

			rc = row_read(s, rows, true, a, &at, old, err);
			if (rc != RC_OK)
				break;
			l = index_find(x, im, at.id);
			if (l == NULL || at.batch == im->batch) {
				rc = err_set(err, RC_CONFLICT, "", "%s：编号“" STR_F "”在文件中出现了两次", "%s: the id “" STR_F "” comes twice", s->e->name, STR_A(vocab_shown(at.id)));
				break;
			}
			judge(im, l, &at, old, a);
			if (l->verdict != ROW_SAME && handled_holds(im->handled, s, old)) {
				rc = err_set(err, RC_CONFLICT, "", "%s “" STR_F "”属于正在按流程办理的工单，导入不能改它", "%s “" STR_F "” belongs to an order that is being handled: an import does not change it",
				             s->e->name, STR_A(vocab_shown(l->id)));
				break;
			}
		}
		rows_end(rows);
		if (rc != RC_NOT_FOUND)
			return rc;
	}
	return RC_OK;
}

/* New ones: numbered on after what was removed once. */
static enum rc
number_new(struct import *im, struct tx *tx, const struct index *x, bool removals, struct head *head, struct arena *a, struct err *err)
{
	struct sval args[2 + LOOK_UP] = {SV_I(im->ask->tenant_id), SV_T(str_c(im->s->e->name))};
	struct buf what;
	struct rows *rows;
	enum rc rc;

	buf_init(&what, 0);
	for (unsigned i = 0; i < im->n; i++) {
		struct line *l = &im->lines[i];

		if (l->verdict != ROW_NEW)
			continue;
		l->at = (struct stand){.row_no = ++head->last_row, .batch = im->batch, .version = 1, .id = l->id};
		if (row_personal_any(im->s, l->values))
			row_salt(l->at.salt);
		row_what(im->s, im->blank, l->values, l->at.salt, &what);
		l->what = what.n == 0 ? STR("{}") : str_copy(a, buf_str(&what));
	}
	buf_done(&what);
	for (unsigned i = 0; removals && i < im->n;) {
		i = ids_from(im, i, args + 2);
		TRY(tx_rows(tx, im->f->last_versions, args, COUNT_OF(args), false, &rows, err));
		while ((rc = rows_next(rows, err)) == RC_OK) {
			struct line *l = index_find(x, im, row_text(rows, 0));

			if (l != NULL && l->verdict == ROW_NEW && l->at.version <= row_int(rows, 1))
				l->at.version = row_int(rows, 1) + 1;
		}
		rows_end(rows);
		if (rc != RC_NOT_FOUND)
			return rc;
	}
	return RC_OK;
}

/* ---- a chunk is written ---------------------------------------------------------------------------------------------------- */

/* Rows go in AT_ONCE a statement, the rest one by one. */
struct batched { struct tx *tx; int many, one; unsigned width, n; struct sval *args; };

static enum rc
batched_flush(struct batched *b, struct err *err)
{
	unsigned n = b->n;

	b->n = 0;
	if (n == AT_ONCE)
		return tx_run(b->tx, b->many, b->args, n * b->width, NULL, err);
	for (unsigned i = 0; i < n; i++)
		TRY(tx_run(b->tx, b->one, b->args + i * b->width, b->width, NULL, err));
	return RC_OK;
}

static enum rc
batched_next(struct batched *b, struct sval **args, struct err *err)
{
	if (b->n == AT_ONCE)
		TRY(batched_flush(b, err));
	*args = b->args + b->n++ * b->width;
	return RC_OK;
}

static struct batched
batched_new(struct tx *tx, struct arena *a, int many, int one, unsigned width)
{
	return (struct batched){tx, many, one, width, 0, ARENA_NEW(a, struct sval, AT_ONCE * width)};
}

static enum rc
end_old(struct import *im, struct tx *tx, struct err *err)
{
	struct sval args[2 + LOOK_UP] = {SV_I(im->ask->tenant_id), SV_I(im->batch)};
	unsigned n = 0;

	for (unsigned i = 0; i <= im->n; i++) {
		if (i < im->n && (im->lines[i].verdict == ROW_CHANGED || im->lines[i].verdict == ROW_REMOVED))
			args[2 + n++] = SV_I(im->lines[i].at.row_no);
		if (n == 0 || (n < LOOK_UP && i < im->n))
			continue;
		for (; n < LOOK_UP; n++)
			args[2 + n] = args[1 + n];
		TRY(tx_run(tx, im->s->until_rows, args, COUNT_OF(args), NULL, err));
		n = 0;
	}
	return RC_OK;
}

static enum rc
write_rows(struct import *im, struct tx *tx, struct arena *a, struct err *err)
{
	const struct shape *s = im->s;
	struct batched rows = batched_new(tx, a, s->insert_many, s->insert, 6 + s->n_main);
	struct batched twins = batched_new(tx, a, s->personal_insert_many, s->personal_insert, 4 + s->n_personal);
	struct sval *args;

	for (unsigned i = 0; i < im->n; i++) {
		const struct line *l = &im->lines[i];

		if (l->verdict != ROW_NEW && l->verdict != ROW_CHANGED)
			continue;
		TRY(batched_next(&rows, &args, err));
		(void)row_insert_args(s, im->ask->tenant_id, &l->at, l->values, args);
		if (!row_personal_any(s, l->values))
			continue;
		TRY(batched_next(&twins, &args, err));
		(void)row_personal_args(s, im->ask->tenant_id, &l->at, l->values, args);
	}
	TRY(batched_flush(&rows, err));
	return batched_flush(&twins, err);
}

static enum rc
write_lines(struct import *im, struct tx *tx, struct arena *a, struct err *err)
{
	struct batched lines = batched_new(tx, a, im->f->batch_lines_many, im->f->batch_line, 8);
	struct str name = str_c(im->s->e->name);
	struct sval *args;

	for (unsigned i = 0; i < im->n; i++) {
		const struct line *l = &im->lines[i];
		char *hash;

		if (l->verdict == ROW_SAME)
			continue;
		im->next_line_no++;
		log_batch_hash(im->next_hash, im->batch, im->next_line_no, name, l->id, l->at.version, l->what);
		hash = ARENA_NEW(a, char, HASH);
		memcpy(hash, im->next_hash, HASH);
		TRY(batched_next(&lines, &args, err));
		args[0] = SV_I(im->ask->tenant_id);
		args[1] = SV_I(im->batch);
		args[2] = SV_I(im->next_line_no);
		args[3] = SV_T(name);
		args[4] = SV_T(l->id);
		args[5] = SV_I(l->at.version);
		args[6] = SV_T(l->what);
		args[7] = SV_B(((struct str){hash, HASH}));
	}
	return batched_flush(&lines, err);
}

static enum rc
compare_and_write(struct import *im, struct tx *tx, struct arena *a, struct err *err)
{
	struct head head;
	struct kind kind;
	struct index x;

	TRY(head_take(tx, im->ask->tenant_id, &head, err));
	TRY(import_hold(im, tx, err));
	TRY(kind_get(tx, im->ask->tenant_id, im->s, &kind, err));
	im->next_line_no = im->line_no;
	memcpy(im->next_hash, im->hash, HASH);
	for (unsigned i = 0; i < im->n; i++)
		im->lines[i].verdict = im->removing ? ROW_SAME : ROW_NEW;
	index_make(&x, im, a);
	if (kind.n_rows > 0)
		TRY(look_up(im, tx, &x, a, err));
	if (!im->removing)
		TRY(number_new(im, tx, &x, kind.n_removed > 0, &head, a, err));
	if (kind.n_rows > 0)
		TRY(end_old(im, tx, err));
	TRY(write_rows(im, tx, a, err));
	TRY(write_lines(im, tx, a, err));
	return head_set(tx, im->ask->tenant_id, &head, err);
}

static int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static enum rc
chunk_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct import *im = ctx;
	struct arena a;
	enum rc rc;

	arena_init(&a, 0);
	im->held_us = now_us();
	rc = compare_and_write(im, tx, &a, err);
	im->held_us = now_us() - im->held_us;
	arena_done(&a);
	return rc;
}

static void
count_lines(struct import *im)
{
	struct import_result *r = im->result;

	for (unsigned i = 0; i < im->n; i++)
		switch (im->lines[i].verdict) {
		case ROW_SAME:
			r->same += !im->removing;
			break;
		case ROW_NEW:
			r->added++;
			r->added_by_entity[im->s->entity]++;
			break;
		case ROW_CHANGED:
			r->changed++;
			r->changed_by_entity[im->s->entity]++;
			break;
		case ROW_REMOVED:
			r->removed++;
			im->removed_by_entity[im->s->entity]++;
			break;
		}
	if (!im->removing)
		r->rows += im->n;
}

enum rc
chunk_flush(struct import *im, struct err *err)
{
	uint64_t done;

	if (im->n == 0)
		return RC_OK;
	TRY(store_write(im->f->store, chunk_fn, im, err));
	im->line_no = im->next_line_no;
	memcpy(im->hash, im->next_hash, HASH);
	count_lines(im);
	done = im->result->rows;
	/* as many rows as the time allows, step by step: one slow moment of the machine says little */
	if (im->held_us > CHUNK_US)
		im->most = im->most / 3 * 2 < CHUNK_LEAST ? CHUNK_LEAST : im->most / 3 * 2;
	else if (im->held_us < CHUNK_US / 2 && im->n >= im->most && im->most < CHUNK_MOST)
		im->most += im->most / 2;
	im->n = 0;
	arena_done(&im->arena);
	arena_init(&im->arena, 0);
	return import_tell(im, "write", done, (uint64_t)im->all_rows, err);
}
