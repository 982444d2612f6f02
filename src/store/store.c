/*
 * Opens a database by its address and holds what all its connections share: the texts of statements. Never
 * speaks to a database itself; that is the back ends' (sqlite*.c, postgres*.c). Called by main and by the rooms above.
 */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>

#define READERS 4u

/* ---- texts of statements ------------------------------------------------------------------------------------- */

static void
composed_grow(struct composed *c)
{
	unsigned room = c->room == 0 ? 64 : c->room * 2;
	struct str *texts = realloc(c->texts, room * sizeof *texts);
	int *table = malloc(2 * room * sizeof *table);

	if (texts == NULL || table == NULL)
		abort();
	free(c->table);
	c->texts = texts;
	c->room = room;
	c->table = table;
	c->table_room = 2 * room;
	memset(table, 0xff, c->table_room * sizeof *table);
	for (unsigned i = 0; i < c->n; i++) {
		unsigned at = (unsigned)str_hash(texts[i]) & (c->table_room - 1);

		while (table[at] >= 0)
			at = (at + 1) & (c->table_room - 1);
		table[at] = (int)i;
	}
}

int
store_compose(struct store *s, struct str sql)
{
	struct composed *c = &s->composed;
	unsigned at;

	pthread_mutex_lock(&c->lock);
	if (c->n == c->room)
		composed_grow(c);
	at = (unsigned)str_hash(sql) & (c->table_room - 1);
	while (c->table[at] >= 0 && !str_eq(c->texts[c->table[at]], sql))
		at = (at + 1) & (c->table_room - 1);
	if (c->table[at] < 0) {
		char *p = malloc(sql.n + 1);

		if (p == NULL)
			abort();
		memcpy(p, sql.p, sql.n);
		p[sql.n] = '\0';
		c->texts[c->n] = (struct str){p, sql.n};
		c->table[at] = (int)c->n++;
	}
	at = (unsigned)c->table[at];
	pthread_mutex_unlock(&c->lock);
	return QUERY__COUNT + (int)at;
}

int
store_compose_passing(struct store *s, struct str sql)
{
	struct composed *c = &s->composed;
	struct passing *set, *mine = NULL;
	int number;

	if (sql.n >= PASSING_TEXT)
		abort();                /* only the program makes texts */
	pthread_mutex_lock(&c->lock);
	if (c->passing == NULL && (c->passing = calloc(PASSING, sizeof *c->passing)) == NULL)
		abort();
	set = &c->passing[str_hash(sql) % (PASSING / PASSING_WAYS) * PASSING_WAYS];
	for (unsigned i = 0; i < PASSING_WAYS && mine == NULL; i++)
		if (set[i].text.p != NULL && str_eq(set[i].text, sql))
			mine = &set[i];
	if (mine == NULL) {
		char *p = malloc(sql.n + 1);

		if (p == NULL)
			abort();
		mine = set;
		for (unsigned i = 1; i < PASSING_WAYS; i++)
			if (set[i].used < mine->used)
				mine = &set[i];
		free((void *)(uintptr_t)mine->text.p);
		memcpy(p, sql.p, sql.n);
		p[sql.n] = '\0';
		mine->text = (struct str){p, sql.n};
		c->generation = (c->generation + 1) % 1000000;
		mine->number = PASSING_FIRST + c->generation * (int)PASSING + (int)(mine - c->passing);
	}
	mine->used = ++c->clock;
	number = mine->number;
	pthread_mutex_unlock(&c->lock);
	return number;
}

static struct str
passing_text(struct composed *c, int statement)
{
	static _Thread_local char copy[PASSING_TEXT];   /* another thread may let go of the text */
	const struct passing *p;
	struct str text = {NULL, 0};

	pthread_mutex_lock(&c->lock);
	p = c->passing == NULL ? NULL : &c->passing[(unsigned)(statement - PASSING_FIRST) % PASSING];
	if (p != NULL && p->number == statement) {
		memcpy(copy, p->text.p, p->text.n + 1);
		text = (struct str){copy, p->text.n};
	}
	pthread_mutex_unlock(&c->lock);
	return text;
}

unsigned
statement_place(int statement)
{
	if (statement >= PASSING_FIRST)
		return QUERY__COUNT + (unsigned)(statement - PASSING_FIRST) % PASSING;
	return statement < QUERY__COUNT ? (unsigned)statement : (unsigned)statement + PASSING;
}

enum rc
statement_gone(struct conn *c, struct err *err)
{
	c->again = true;
	return err_set(err, RC_BUSY, "", "请求太多，请稍后再试", "too much is asked at once; try again later");
}

struct str
statement_text(struct store *s, int statement)
{
	struct str text;

	if (statement >= PASSING_FIRST)
		return passing_text(&s->composed, statement);

	if (statement >= 0 && statement < QUERY__COUNT) {
		const struct query_text *q = &query_texts[statement];

		return s->be == &backend_postgres && q->postgres.p != NULL ? q->postgres : q->text;
	}
	pthread_mutex_lock(&s->composed.lock);
	if (statement < 0 || (unsigned)(statement - QUERY__COUNT) >= s->composed.n)
		abort();
	text = s->composed.texts[statement - QUERY__COUNT];
	pthread_mutex_unlock(&s->composed.lock);
	return text;
}

bool
statement_kept(int statement)
{
	return statement < QUERY__COUNT;
}

/* ---- connections --------------------------------------------------------------------------------------------- */

enum rc
slot_ready(struct store *s, struct slot *slot, bool write, struct err *err)
{
	if (slot->conn != NULL && slot->conn->lost)
		slot_close(s, slot);
	return slot->conn != NULL ? RC_OK : s->be->open(s, write, &slot->conn, err);
}

void
slot_close(struct store *s, struct slot *slot)
{
	if (slot->conn != NULL)
		s->be->close(slot->conn);
	slot->conn = NULL;
}

struct looking { const char *const *tables; unsigned n; };

static enum rc
look_at(struct tx *tx, void *ctx, struct err *err)
{
	const struct looking *l = ctx;
	const struct backend *be = tx->conn->store->be;

	for (unsigned i = 0; i < l->n; i++) {
		struct buf sql;
		enum rc rc;

		buf_init(&sql, 0);
		buf_fmt(&sql, "%s %s", be->look_at, l->tables[i]);
		rc = be->script(tx->conn, buf_str(&sql), err);
		buf_done(&sql);
		TRY(rc);
	}
	return RC_OK;
}

enum rc
store_look_at(struct store *s, const char *const *tables, unsigned n, struct err *err)
{
	struct looking l = {tables, n};

	return s->be->look_at == NULL || n == 0 ? RC_OK : store_write(s, look_at, &l, err);
}

enum rc
store_scrub(struct store *s, const char *const *tables, unsigned n, struct err *err)
{
	struct conn *conn;
	enum rc rc;

	TRY(s->be->open(s, true, &conn, err));         /* one of its own: the writers go on until they meet its lock */
	rc = s->be->scrub(conn, tables, n, err);
	s->be->close(conn);
	return rc;
}

/* ---- open and close ------------------------------------------------------------------------------------------ */

const char *
store_kind(const struct store *s)
{
	return s->be->kind;
}

static enum rc
ours(struct tx *tx, void *ctx, struct err *err)
{
	struct store *s = ctx;
	enum rc rc = schema_state(tx, err);

	s->ready = rc == RC_OK;
	return rc == RC_CONFLICT ? RC_OK : rc;  /* older, or empty: to be migrated */
}

static struct store *
store_new(const char *url, const struct store_options *o)
{
	static const char *const pg[] = {"postgresql://", "postgres://"};
	struct store *s = calloc(1, sizeof *s);
	struct str u = str_c(url);

	if (s == NULL)
		abort();
	s->be = str_starts(u, str_c(pg[0])) || str_starts(u, str_c(pg[1])) ? &backend_postgres : &backend_sqlite;
	if (str_starts(u, STR("sqlite:")))
		url += sizeof "sqlite:" - 1;
	s->options = o == NULL ? (struct store_options){0} : *o;
	s->n_readers = s->n_free = s->options.readers > 0 ? s->options.readers : READERS;
	s->n_workers = s->be->writers > 1 && s->options.writers > 0 ? s->options.writers : s->be->writers;
	s->url = strdup(url);
	s->readers = calloc(s->n_readers, sizeof *s->readers);
	s->workers = calloc(s->n_workers, sizeof *s->workers);
	if (s->url == NULL || s->readers == NULL || s->workers == NULL)
		abort();
	s->last = &s->first;
	pthread_mutex_init(&s->queue_lock, NULL);
	pthread_cond_init(&s->queue_more, NULL);
	pthread_mutex_init(&s->readers_lock, NULL);
	pthread_cond_init(&s->readers_more, NULL);
	pthread_mutex_init(&s->composed.lock, NULL);
	pthread_mutex_init(&s->lease.lock, NULL);
	pthread_mutex_init(&s->lease.renewal, NULL);
	return s;
}

enum rc
store_open(const char *url, const struct store_options *o, struct store **out, struct err *err)
{
	struct store *s = store_new(url, o);
	enum rc rc = RC_OK;

	*out = NULL;
	if (s->options.create)          /* the writer makes the file; a reader could not */
		rc = slot_ready(s, &s->workers[0].slot, true, err);
	if (rc == RC_OK)
		rc = store_read(s, ours, s, err);
	if (rc == RC_OK)
		rc = queue_start(s, err);
	if (rc != RC_OK) {
		store_close(s);
		return rc;
	}
	*out = s;
	return RC_OK;
}

void
store_close(struct store *s)
{
	if (s == NULL)
		return;
	queue_stop(s);
	/* readers first: the last connection to leave an SQLite file, the writer's, folds its log away */
	for (unsigned i = 0; i < s->n_readers; i++)
		slot_close(s, &s->readers[i]);
	for (unsigned i = 0; i < s->n_workers; i++)
		slot_close(s, &s->workers[i].slot);
	for (unsigned i = 0; i < s->composed.n; i++)
		free((void *)(uintptr_t)s->composed.texts[i].p);
	for (unsigned i = 0; s->composed.passing != NULL && i < PASSING; i++)
		free((void *)(uintptr_t)s->composed.passing[i].text.p);
	free(s->composed.passing);
	free(s->composed.texts);
	free(s->composed.table);
	pthread_mutex_destroy(&s->queue_lock);
	pthread_cond_destroy(&s->queue_more);
	pthread_mutex_destroy(&s->readers_lock);
	pthread_cond_destroy(&s->readers_more);
	pthread_mutex_destroy(&s->composed.lock);
	pthread_mutex_destroy(&s->lease.lock);
	pthread_mutex_destroy(&s->lease.renewal);
	free(s->readers);
	free(s->workers);
	free(s->url);
	free(s);
}
