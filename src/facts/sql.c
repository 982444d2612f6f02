/*
 * Statements over the fact tables, composed from the vocabulary: the one place beside db/queries where SQL stands, because thirty tables
 * would be thirty times the same text. Identifiers come from the vocabulary and from here only, values are always bound. Never runs
 * anything. Called by facts_new and by the files that read and write facts.
 */
#include "facts/internal.h"

#include <stdlib.h>
#include <string.h>

const char *const sql_seen = "f.tenant_id = $1 AND f.batch <= (SELECT visible_batch FROM fact_head WHERE tenant_id = $1)"
                             " AND (f.until_batch = 0 OR f.until_batch > (SELECT visible_batch FROM fact_head WHERE tenant_id = $1))";

/* The columns of indexes beyond links and fact_id, as db/migrations has them: what stands here may hold KEY_MOST bytes. */
static const struct { const char *entity, *field; } indexed_texts[] = {{"orders", "category"}, {"orders", "caller_key"}, {"orders", "matter_key"}, {"orders", "topic_key"}, {"cases", "state"}, {"cases", "category"}, {"cases", "next_limit"}};

void
sql_column(struct buf *b, const char *prefix, const struct shape *s, int field)
{
	if (field == s->e->id)
		buf_fmt(b, "%sfact_id", prefix);
	else
		buf_fmt(b, "%s\"%s\"", prefix, s->e->fields[field].name);
}

static int
compose(struct facts *f, struct buf *b)
{
	int statement = store_compose(f->store, buf_str(b));

	buf_done(b);
	return statement;
}

/* @ stands for the kind's name. */
static void
add_named(struct buf *b, const struct shape *s, const char *sql)
{
	for (const char *p = sql; *p != '\0'; p++)
		if (*p == '@')
			buf_add_c(b, s->e->name);
		else
			buf_char(b, *p);
}

static int
fixed(struct facts *f, const struct shape *s, const char *sql)
{
	struct buf b;

	buf_init(&b, 0);
	add_named(&b, s, sql);
	return compose(f, &b);
}

/* SELECT of whole rows: C_FIELDS columns, the fields of main, and when asked for the salt and the personal ones. */
static void
select_columns(struct buf *b, const struct shape *s, bool personal)
{
	buf_add_c(b, "SELECT f.row_no, f.batch, f.until_batch, f.version, f.fact_id");
	for (unsigned i = 0; i < s->n_main; i++) {
		buf_add_c(b, ", ");
		sql_column(b, "f.", s, s->main[i]);
	}
	if (!personal || s->n_personal == 0)
		return;
	buf_add_c(b, ", p.salt");
	for (unsigned i = 0; i < s->n_personal; i++) {
		buf_add_c(b, ", ");
		sql_column(b, "p.", s, s->personal[i]);
	}
}

static void
join_twin(struct buf *b, const struct shape *s, bool personal)
{
	if (personal)
		buf_fmt(b, " LEFT JOIN personal_%s p ON p.tenant_id = f.tenant_id AND p.row_no = f.row_no AND p.batch = f.batch", s->e->name);
}

static int
rows_where(struct facts *f, const struct shape *s, bool personal, const char *where)
{
	struct buf b;

	buf_init(&b, 0);
	select_columns(&b, s, personal);
	buf_fmt(&b, " FROM fact_%s f", s->e->name);
	join_twin(&b, s, personal && s->n_personal > 0);
	buf_fmt(&b, " WHERE %s", where);
	return compose(f, &b);
}

/* ($1, $2, …), ($k, …), … */
static void
tuples(struct buf *b, unsigned width, unsigned n)
{
	unsigned arg = 0;

	buf_add_c(b, " VALUES ");
	for (unsigned r = 0; r < n; r++) {
		buf_add_c(b, r == 0 ? "(" : ", (");
		for (unsigned i = 0; i < width; i++)
			buf_fmt(b, "%s$%u", i == 0 ? "" : ", ", ++arg);
		buf_char(b, ')');
	}
}

static int
insert(struct facts *f, const struct shape *s, bool personal, unsigned n)
{
	const int *fields = personal ? s->personal : s->main;
	unsigned n_fields = personal ? s->n_personal : s->n_main;
	struct buf b;

	buf_init(&b, 0);
	buf_fmt(&b, "INSERT INTO %s_%s (tenant_id, row_no, batch, %s", personal ? "personal" : "fact", s->e->name, personal ? "salt" : "until_batch, version, fact_id");
	for (unsigned i = 0; i < n_fields; i++) {
		buf_add_c(&b, ", ");
		sql_column(&b, "", s, fields[i]);
	}
	buf_char(&b, ')');
	tuples(&b, (personal ? 4 : 6) + n_fields, n);
	return compose(f, &b);
}

/*
 * Look-ups of many ids are joins with the list, the list first (CROSS JOIN holds SQLite to that order): of "tenant_id = … AND fact_id IN
 * (…)" SQLite without statistics takes the primary key and reads the whole government.
 */
static void
with_ids(struct buf *b, unsigned first)
{
	buf_add_c(b, "WITH k(id) AS (VALUES ");
	for (unsigned i = 0; i < LOOK_UP; i++)
		buf_fmt(b, "%s($%u)", i == 0 ? "" : ", ", first + i);
	buf_add_c(b, ") ");
}

static int
update(struct facts *f, const struct shape *s)
{
	struct buf b;

	buf_init(&b, 0);
	buf_fmt(&b, "UPDATE fact_%s SET version = $4", s->e->name);
	for (unsigned i = 0; i < s->n_main; i++) {
		buf_add_c(&b, ", ");
		sql_column(&b, "", s, s->main[i]);
		buf_fmt(&b, " = $%u", 5 + i);
	}
	buf_add_c(&b, " WHERE tenant_id = $1 AND row_no = $2 AND batch = $3");
	return compose(f, &b);
}

/* … AND row_no IN ($3, …): by the primary key on both databases. */
static int
rows_in(struct facts *f, const struct shape *s, const char *sql)
{
	struct buf b;

	buf_init(&b, 0);
	add_named(&b, s, sql);
	buf_add_c(&b, " AND row_no IN (");
	for (unsigned i = 0; i < LOOK_UP; i++)
		buf_fmt(&b, "%s$%u", i == 0 ? "" : ", ", 3 + i);
	buf_char(&b, ')');
	return compose(f, &b);
}

static void
compose_lists(struct facts *f, struct shape *s)
{
	struct buf b;

	buf_init(&b, 0);
	with_ids(&b, 2);
	select_columns(&b, s, true);
	buf_fmt(&b, " FROM k CROSS JOIN fact_%s f", s->e->name);
	join_twin(&b, s, s->n_personal > 0);
	buf_add_c(&b, " WHERE f.tenant_id = $1 AND f.fact_id = k.id AND f.until_batch = 0");
	s->of_ids = compose(f, &b);
	buf_init(&b, 0);
	with_ids(&b, 3);
	buf_fmt(&b, "SELECT f.row_no FROM k CROSS JOIN fact_%s f WHERE f.tenant_id = $1 AND f.fact_id = k.id AND (f.batch = $2 OR f.until_batch = $2)", s->e->name);
	s->rows_of_batch = compose(f, &b);
	s->until_rows = rows_in(f, s, "UPDATE fact_@ SET until_batch = $2 WHERE tenant_id = $1 AND until_batch = 0 AND batch < $2");
	/* of a died batch: its rows go, those that it would have replaced stand again; of a visible one: those that it replaced go */
	s->drop_new[1] = rows_in(f, s, "DELETE FROM fact_@ WHERE tenant_id = $1 AND batch = $2");
	s->drop_new[2] = rows_in(f, s, "UPDATE fact_@ SET until_batch = 0 WHERE tenant_id = $1 AND until_batch = $2");
	s->drop_old[1] = rows_in(f, s, "DELETE FROM fact_@ WHERE tenant_id = $1 AND until_batch = $2");
	if (s->n_personal == 0)
		return;
	s->drop_new[0] = rows_in(f, s, "DELETE FROM personal_@ WHERE tenant_id = $1 AND batch = $2");
	s->drop_old[0] = rows_in(f, s, "DELETE FROM personal_@ WHERE tenant_id = $1 AND batch < $2");
}

/* Which personal values are there, by row. */
static int
personal_known(struct facts *f, const struct shape *s)
{
	struct buf b;

	buf_init(&b, 0);
	buf_add_c(&b, "SELECT f.fact_id");
	for (unsigned i = 0; i < s->n_personal; i++) {
		buf_add_c(&b, ", CASE WHEN ");
		sql_column(&b, "p.", s, s->personal[i]);
		buf_add_c(&b, " IS NULL THEN 0 ELSE 1 END");
	}
	buf_fmt(&b, " FROM personal_%s p JOIN fact_%s f ON f.tenant_id = p.tenant_id AND f.row_no = p.row_no AND f.batch = p.batch WHERE p.tenant_id = $1 AND %s", s->e->name, s->e->name, sql_seen);
	return compose(f, &b);
}

/* The standing rows that lead to $2, in the order in which they came. */
static int
linked(struct facts *f, const struct shape *s, int field)
{
	struct buf b;

	buf_init(&b, 0);
	select_columns(&b, s, false);
	buf_fmt(&b, " FROM fact_%s f WHERE %s AND ", s->e->name, sql_seen);
	sql_column(&b, "f.", s, field);
	buf_add_c(&b, " = $2 ORDER BY f.row_no");
	return compose(f, &b);
}

static void
compose_all(struct facts *f, struct shape *s)
{
	char seen[512];

	s->insert = insert(f, s, false, 1);
	s->insert_many = insert(f, s, false, AT_ONCE);
	if (s->n_personal > 0) {
		s->personal_insert = insert(f, s, true, 1);
		s->personal_insert_many = insert(f, s, true, AT_ONCE);
		s->erase_personal = fixed(f, s, "DELETE FROM personal_@ WHERE tenant_id = $1 AND row_no = $2 AND batch = $3");
	}
	s->update = update(f, s);
	s->erase = fixed(f, s, "DELETE FROM fact_@ WHERE tenant_id = $1 AND row_no = $2 AND batch = $3");
	s->there = fixed(f, s, "SELECT 1 FROM fact_@ f WHERE f.tenant_id = $1 AND f.fact_id = $2 AND f.until_batch = 0"
	                       " AND f.batch <= (SELECT visible_batch FROM fact_head WHERE tenant_id = $1)");
	s->of_id = rows_where(f, s, true, "f.tenant_id = $1 AND f.fact_id = $2 ORDER BY f.batch DESC");
	snprintf(seen, sizeof seen, "%s AND f.fact_id = $2", sql_seen);
	s->get = rows_where(f, s, false, seen);
	s->get_personal = rows_where(f, s, true, seen);
	snprintf(seen, sizeof seen, "%s ORDER BY f.row_no", sql_seen);
	s->all_in_order = rows_where(f, s, true, seen);
	snprintf(seen, sizeof seen, "%s ORDER BY f.fact_id", sql_seen);
	s->all_by_id = rows_where(f, s, true, seen);
	if (s->n_personal > 0)
		s->personal_known = personal_known(f, s);
	for (unsigned i = 0; i < s->n_main; i++)
		if (s->e->fields[s->main[i]].type == VT_LINK)
			s->linked[s->main[i]] = linked(f, s, s->main[i]);
	compose_lists(f, s);
	s->made_ids = fixed(f, s, "SELECT f.fact_id FROM fact_@ f WHERE f.tenant_id = $1 AND f.until_batch = 0 AND f.fact_id >= $2 AND f.fact_id < $3 ORDER BY f.fact_id");
	s->group_ids = fixed(f, s, "SELECT fact_id FROM fact_@ WHERE tenant_id = $1 AND fact_id >= $2 AND fact_id < $3");
}

static void
take_words(struct arena *a, struct words *w, const struct venum *e)
{
	w->n = e->n;
	w->list = ARENA_NEW(a, struct str, e->n);
	for (unsigned i = 0; i < e->n; i++)
		w->list[i] = str_c(e->codes[i].name);
}

/* The order of columns is that of the migration: only what reads rows in sequence cares, so it need not be the very same. */
static void
split_fields(struct shape *s, struct arena *arena)
{
	for (unsigned i = 0; i < s->e->n; i++) {
		const struct vfield *f = &s->e->fields[i];
		struct err never;

		if (vocab_cell(f, (struct str){"", 0}, &s->blank[i], &never) != RC_OK)
			abort();        /* a default that is no value of its field */
		if ((int)i == s->e->id || ((f->flags & VF_DERIVED) != 0 && (f->flags & VF_VERDICT) == 0))
			continue;
		if ((f->flags & VF_PERSONAL) != 0)
			s->personal[s->n_personal++] = (int)i;
		else
			s->main[s->n_main++] = (int)i;
		s->indexed[i] = f->type == VT_LINK;
		vocab_range(f, &s->least[i], &s->most[i]);
		if (f->type == VT_ENUM)
			take_words(arena, &s->words[i], &vocab_enums(&(unsigned){0})[vocab_field_enum(f)]);
		for (unsigned k = 0; k < COUNT_OF(indexed_texts); k++)
			s->indexed[i] |= str_eq_c(str_c(indexed_texts[k].entity), s->e->name) && str_eq_c(str_c(indexed_texts[k].field), f->name);
	}
}

void
sql_shapes(struct facts *f)
{
	const struct ventity *e = vocab_entities(&f->n);
	struct buf b;

	if (f->n > FACT_KINDS)
		abort();
	arena_init(&f->arena, 0);
	f->shapes = calloc(f->n, sizeof *f->shapes);
	if (f->shapes == NULL)
		abort();
	for (unsigned i = 0; i < f->n; i++) {
		struct shape *s = &f->shapes[i];

		if (e[i].n > FACT_FIELDS)
			abort();
		s->entity = (int)i;
		s->e = &e[i];
		split_fields(s, &f->arena);
		keys_shape(s);
		compose_all(f, s);
	}
	buf_init(&b, 0);
	buf_add_c(&b, "INSERT INTO fact_batch_line (tenant_id, batch, line_no, entity, id, version, what, hash)");
	tuples(&b, 8, AT_ONCE);
	f->batch_lines_many = compose(f, &b);
	buf_init(&b, 0);
	buf_add_c(&b, "INSERT INTO fact_batch_line (tenant_id, batch, line_no, entity, id, version, what, hash)");
	tuples(&b, 8, 1);
	f->batch_line = compose(f, &b);
	buf_init(&b, 0);
	with_ids(&b, 3);
	buf_add_c(&b, "SELECT k.id, max(c.version) FROM k CROSS JOIN fact_change c WHERE c.tenant_id = $1 AND c.entity = $2 AND c.id = k.id GROUP BY k.id"
	              " UNION ALL SELECT k.id, max(l.version) FROM k CROSS JOIN fact_batch_line l WHERE l.tenant_id = $1 AND l.entity = $2 AND l.id = k.id GROUP BY k.id");
	f->last_versions = compose(f, &b);
}

int
sql_load(struct facts *f, const struct shape *s, const int *fields, unsigned n, bool key)
{
	bool twin = false;
	int statement;
	struct buf b;

	buf_init(&b, 0);
	buf_add_c(&b, "SELECT ");
	for (unsigned i = 0; i < n; i++) {
		bool personal = (s->e->fields[fields[i]].flags & VF_PERSONAL) != 0;

		twin |= personal;
		buf_add_c(&b, i == 0 ? "" : ", ");
		sql_column(&b, personal ? "p." : "f.", s, fields[i]);
	}
	if (key || n == 0)
		buf_fmt(&b, "%sf.%s", n == 0 ? "" : ", ", key ? "fact_id" : "version");
	buf_fmt(&b, " FROM fact_%s f", s->e->name);
	join_twin(&b, s, twin);
	buf_fmt(&b, " WHERE %s ORDER BY f.row_no", sql_seen);
	statement = store_compose_passing(f->store, buf_str(&b));        /* what rulebooks want differs */
	buf_done(&b);
	return statement;
}

int
sql_linked(struct facts *f, const struct shape *from, int field)
{
	struct buf b;

	buf_init(&b, 0);
	buf_fmt(&b, "SELECT f.fact_id FROM fact_%s f WHERE f.tenant_id = $1 AND ", from->e->name);
	sql_column(&b, "f.", from, field);
	buf_add_c(&b, " = $2 AND f.until_batch = 0");
	/* a unit that is its own parent holds nobody */
	if (vocab_field_entity(&from->e->fields[field]) == from->entity)
		buf_add_c(&b, " AND f.fact_id <> $2");
	buf_add_c(&b, " LIMIT 1");
	return compose(f, &b);
}

int
sql_dangling(struct facts *f, const struct shape *s, int field, const struct shape *target)
{
	struct buf b;

	buf_init(&b, 0);
	buf_add_c(&b, "SELECT f.fact_id, ");
	sql_column(&b, "f.", s, field);
	buf_fmt(&b, " FROM fact_%s f WHERE %s AND ", s->e->name, sql_seen);
	sql_column(&b, "f.", s, field);
	buf_fmt(&b, " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM fact_%s t WHERE t.tenant_id = $1 AND t.fact_id = ", target->e->name);
	sql_column(&b, "f.", s, field);
	buf_add_c(&b, " AND t.batch <= (SELECT visible_batch FROM fact_head WHERE tenant_id = $1)"
	              " AND (t.until_batch = 0 OR t.until_batch > (SELECT visible_batch FROM fact_head WHERE tenant_id = $1))) LIMIT 20");
	return compose(f, &b);
}
