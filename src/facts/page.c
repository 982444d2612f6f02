/*
 * Pages of facts: filters, one sort, a cursor that says where the last page ended (sort value and row number, so that a page costs the
 * same wherever it lies). Rows whose sort value is unknown come last, in a statement of their own, because one condition with OR
 * would use no index. Identifiers come from the vocabulary, values are bound. Never writes. Called by the API.
 */
#include "facts/internal.h"

#include <stdlib.h>
#include <string.h>

#define FILTERS_MAX 12u
#define LIMIT_MAX 500u
#define COUNT_MOST 10000u
#define IN_MAX 32u              /* values of OP_IN */
#define HAS_MOST 100u           /* bytes of a searched text */
#define ARGS (FILTERS_MAX * IN_MAX + 8)

struct sql { struct buf text; struct sval args[ARGS]; unsigned n; };    /* args: 12 kB, so that only those in use are ever written */

struct pager {
	struct facts *f;
	const struct shape *s;
	const struct page_ask *ask;
	struct arena *a;
	int fields[FACT_FIELDS]; unsigned n_fields;             /* read, in this order */
	int *told; unsigned n_told;                             /* those and the id: what a fact of the page may say */
	bool join;                                              /* the twin is needed */
};

static void
begin(struct sql *q, int64_t tenant_id)
{
	buf_init(&q->text, 0);
	q->args[0] = SV_I(tenant_id);
	q->n = 1;
}

static void
arg(struct sql *q, struct sval v)
{
	q->args[q->n++] = v;
	if (q->n >= 10)
		buf_fmt(&q->text, "$%u", q->n);
	else
		buf_add(&q->text, (struct str){(char[]){'$', (char)('0' + q->n)}, 2});
}

static bool
is_personal(const struct shape *s, int field)
{
	return (s->e->fields[field].flags & VF_PERSONAL) != 0;
}

static bool
stored(const struct shape *s, int field)
{
	unsigned flags;

	if (field < 0 || (unsigned)field >= s->e->n)
		return false;
	flags = s->e->fields[field].flags;
	return (flags & VF_DERIVED) == 0 || (flags & VF_VERDICT) != 0;
}

static void
column(struct sql *q, const struct shape *s, int field)
{
	sql_column(&q->text, is_personal(s, field) ? "p." : "f.", s, field);
}

/* ---- filters --------------------------------------------------------------------------------------------------------- */

static bool
texty(enum vtype t)
{
	return t == VT_ID || t == VT_LINK || t == VT_TEXT || t == VT_SET;
}

/* %text% with what LIKE would read otherwise escaped. */
static struct str
pattern(struct arena *a, struct str s)
{
	struct buf b;
	struct str out;

	buf_init(&b, 0);
	buf_char(&b, '%');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '%' || s.p[i] == '_' || s.p[i] == '\\')
			buf_char(&b, '\\');
		buf_char(&b, s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i]);
	}
	buf_char(&b, '%');
	out = str_copy(a, buf_str(&b));
	buf_done(&b);
	return out;
}

static enum rc
has(struct pager *p, struct sql *q, const struct filter *x, struct err *err)
{
	const struct vfield *f = &p->s->e->fields[x->field];
	int target = vocab_field_entity(f), name;
	struct str like;

	if (!texty(f->type))
		return err_set(err, RC_INVALID, f->name, "%s 不是文字，不能按内容查找", "%s is no text and cannot be searched", f->name);
	if (x->value.text.n == 0 || x->value.text.n > HAS_MOST)
		return err_set(err, RC_INVALID, f->name, "查找的文字要有 1 到 %u 字节", "a searched text has 1 to %u bytes", HAS_MOST);
	like = pattern(p->a, x->value.text);
	buf_add_c(&q->text, "(lower(");
	column(q, p->s, x->field);
	buf_add_c(&q->text, ") LIKE ");
	arg(q, SV_T(like));
	buf_add_c(&q->text, " ESCAPE '\\'");
	name = target < 0 ? -1 : vocab_field(target, STR("name"));
	if (name >= 0) {                /* a unit is also found by its name */
		buf_add_c(&q->text, " OR ");
		column(q, p->s, x->field);
		buf_fmt(&q->text, " IN (SELECT n.fact_id FROM fact_%s n WHERE n.tenant_id = $1 AND lower(n.\"name\") LIKE ", p->f->shapes[target].e->name);
		arg(q, SV_T(like));
		buf_add_c(&q->text, " ESCAPE '\\')");
	}
	buf_char(&q->text, ')');
	return RC_OK;
}

static enum rc
in_list(struct pager *p, struct sql *q, const struct filter *x, struct err *err)
{
	const struct vfield *f = &p->s->e->fields[x->field];
	struct str rest = x->list;
	struct sval values[IN_MAX];
	unsigned n = 0, up = 1;

	while (rest.n > 0) {
		const char *comma = memchr(rest.p, ',', rest.n);
		struct str one = {rest.p, comma == NULL ? rest.n : (size_t)(comma - rest.p)};
		struct vvalue v;

		rest = comma == NULL ? (struct str){"", 0} : (struct str){comma + 1, rest.n - one.n - 1};
		if (one.n == 0)
			continue;
		if (n == IN_MAX)
			return err_set(err, RC_INVALID, f->name, "最多列出 %u 个值", "at most %u values can be listed", IN_MAX);
		TRY(vocab_cell(f, one, &v, err));
		values[n++] = row_sval(p->s, x->field, &v);
	}
	if (n == 0)
		return err_set(err, RC_INVALID, f->name, "没有列出任何值", "no value is listed");
	while (up < n)
		up *= 2;                /* few lengths, so that few statements are composed */
	column(q, p->s, x->field);
	buf_add_c(&q->text, " IN (");
	for (unsigned i = 0; i < up; i++) {
		buf_add_c(&q->text, i == 0 ? "" : ", ");
		arg(q, values[i < n ? i : n - 1]);
	}
	buf_char(&q->text, ')');
	return RC_OK;
}

static enum rc
compare(struct pager *p, struct sql *q, const struct filter *x, struct err *err)
{
	static const char *const signs[] = {[OP_EQ] = " = ", [OP_NE] = " <> ", [OP_GE] = " >= ", [OP_LT] = " < "};
	const struct vfield *f = &p->s->e->fields[x->field];
	int64_t least, most;

	if (!x->value.known)
		return err_set(err, RC_INVALID, f->name, "%s：没有给出要比较的值", "%s: no value to compare with", f->name);
	if ((x->op == OP_GE || x->op == OP_LT) && (f->type == VT_ENUM || f->type == VT_BOOL || f->type == VT_SET))
		return err_set(err, RC_INVALID, f->name, "%s 的值没有大小之分", "values of %s have no order", f->name);
	if (!texty(f->type)) {
		vocab_range(f, &least, &most);
		if (f->type == VT_ENUM && (x->value.i < least || x->value.i > most))
			return err_set(err, RC_INVALID, f->name, "%s 没有这个取值", "%s has no such value", f->name);
	}
	buf_char(&q->text, '(');
	column(q, p->s, x->field);
	buf_add_c(&q->text, signs[x->op]);
	arg(q, row_sval(p->s, x->field, &x->value));
	if (x->op == OP_NE) {
		buf_add_c(&q->text, " OR ");
		column(q, p->s, x->field);
		buf_add_c(&q->text, " IS NULL");
	}
	buf_char(&q->text, ')');
	return RC_OK;
}

static enum rc
filter(struct pager *p, struct sql *q, const struct filter *x, struct err *err)
{
	if (!stored(p->s, x->field))
		return err_set(err, RC_INVALID, "", "不能按这个字段筛选", "this field cannot be filtered by");
	if (is_personal(p->s, x->field) && !p->ask->personal)
		return err_set(err, RC_DENIED, p->s->e->fields[x->field].name, "不能按个人信息筛选", "personal fields cannot be filtered by");
	buf_add_c(&q->text, " AND ");
	switch (x->op) {
	case OP_EQ: case OP_NE: case OP_GE: case OP_LT:
		return compare(p, q, x, err);
	case OP_KNOWN: case OP_UNKNOWN:
		column(q, p->s, x->field);
		buf_add_c(&q->text, x->op == OP_KNOWN ? " IS NOT NULL" : " IS NULL");
		return RC_OK;
	case OP_HAS:
		return has(p, q, x, err);
	case OP_IN:
		return in_list(p, q, x, err);
	}
	return err_set(err, RC_INTERNAL, "", "没有这种筛选", "no such filter");
}

/* ---- what concerns a unit ----------------------------------------------------------------------------------------------- */

/* Ids of `entity` whose unit_id is the unit; column tells which of its ids. */
static void
of_unit(struct sql *q, const char *entity, const char *ids, struct str unit)
{
	buf_fmt(&q->text, "(SELECT u.%s FROM fact_%s u WHERE u.tenant_id = $1 AND u.until_batch = 0 AND u.\"unit_id\" = ", ids, entity);
	arg(q, SV_T(unit));
	buf_char(&q->text, ')');
}

/* Orders: those with an assignment of the unit, and those in its grids. Others: by their own unit; where they name none, by
 * their order, person or grid. */
static void
concerns(struct pager *p, struct sql *q)
{
	static const struct { const char *field, *entity, *ids; } ways[] = {
		{"order_id", "assignments", "\"order_id\""}, {"person_id", "persons", "fact_id"}, {"grid_id", "grids", "fact_id"},
	};
	const struct ventity *e = p->s->e;
	struct str unit = p->ask->unit_id;
	int own = vocab_field(p->s->entity, STR("unit_id"));
	bool any = false, assignments = str_eq_c(str_c(e->name), "assignments");

	buf_add_c(&q->text, " AND (");
	if (str_eq_c(str_c(e->name), "units")) {
		buf_add_c(&q->text, "f.fact_id = ");
		arg(q, SV_T(unit));
		any = true;
	} else if (own >= 0) {
		buf_add_c(&q->text, "f.\"unit_id\" = ");
		arg(q, SV_T(unit));
		any = true;
	}
	for (unsigned i = 0; i < COUNT_OF(ways) && !assignments; i++) {
		int field = vocab_field(p->s->entity, str_c(ways[i].field));

		if (field < 0 || !stored(p->s, field) || str_eq_c(str_c(e->name), "persons") || str_eq_c(str_c(e->name), "grids"))
			continue;
		buf_add_c(&q->text, any ? " OR (" : "(");
		if (own >= 0)
			buf_add_c(&q->text, "f.\"unit_id\" IS NULL AND ");
		column(q, p->s, field);
		buf_add_c(&q->text, " IN ");
		of_unit(q, ways[i].entity, ways[i].ids, unit);
		buf_char(&q->text, ')');
		any = true;
	}
	if (!any)
		buf_add_c(&q->text, "1 = 0");
	buf_char(&q->text, ')');
}

/* ---- the page ------------------------------------------------------------------------------------------------------------ */

static enum rc
where(struct pager *p, struct sql *q, struct err *err)
{
	buf_fmt(&q->text, " FROM fact_%s f", p->s->e->name);
	if (p->join)
		buf_fmt(&q->text, " LEFT JOIN personal_%s p ON p.tenant_id = f.tenant_id AND p.row_no = f.row_no AND p.batch = f.batch", p->s->e->name);
	buf_fmt(&q->text, " WHERE %s", sql_seen);
	for (unsigned i = 0; i < p->ask->n_filters; i++)
		TRY(filter(p, q, &p->ask->filters[i], err));
	if (p->ask->unit_id.n > 0)
		concerns(p, q);
	return RC_OK;
}

/* "row_no", then ":" and the sort value when it was known. */
struct cursor { bool given, known; int64_t row_no; struct vvalue value; };

static enum rc
cursor_read(struct pager *p, struct cursor *c, struct err *err)
{
	struct str s = p->ask->after;
	const char *colon = s.n == 0 ? NULL : memchr(s.p, ':', s.n);
	const struct vfield *f = p->ask->sort < 0 ? NULL : &p->s->e->fields[p->ask->sort];
	struct str value = colon == NULL ? (struct str){"", 0} : (struct str){colon + 1, s.n - (size_t)(colon - s.p) - 1};
	bool good;

	*c = (struct cursor){.given = s.n > 0, .known = colon != NULL};
	if (!c->given)
		return RC_OK;
	good = str_to_i64((struct str){s.p, colon == NULL ? s.n : (size_t)(colon - s.p)}, &c->row_no) && (f != NULL || colon == NULL);
	if (good && c->known) {
		c->value = (struct vvalue){.known = true, .text = value};
		good = texty(f->type) || f->type == VT_ENUM || str_to_i64(value, &c->value.i);
	}
	return good ? RC_OK : err_set(err, RC_INVALID, "after", "翻页标记无效", "the cursor is not one of this list");
}

static struct str
cursor_write(struct pager *p, int64_t row_no, const struct rows *rows, unsigned sort_column)
{
	int sort = p->ask->sort;
	enum vtype t;

	if (sort < 0 || row_null(rows, sort_column))
		return str_fmt(p->a, "%lld", (long long)row_no);
	t = p->s->e->fields[sort].type;
	if (texty(t) || t == VT_ENUM)
		return str_fmt(p->a, "%lld:" STR_F, (long long)row_no, STR_A(row_text(rows, sort_column)));
	return str_fmt(p->a, "%lld:%lld", (long long)row_no, (long long)row_int(rows, sort_column));
}

static void
select_list(struct pager *p, struct sql *q)
{
	buf_add_c(&q->text, "SELECT f.row_no, f.version, f.fact_id");
	for (unsigned i = 0; i < p->n_fields; i++) {
		buf_add_c(&q->text, ", ");
		column(q, p->s, p->fields[i]);
	}
	if (p->ask->sort >= 0) {
		buf_add_c(&q->text, ", ");
		column(q, p->s, p->ask->sort);
	}
}

static enum rc
take(struct pager *p, const struct rows *rows, struct fact *fact, struct err *err)
{
	const struct shape *s = p->s;
	struct sval cells[3 + FACT_FIELDS];

	row_values(rows, cells, 3 + p->n_fields);
	*fact = (struct fact){.entity = s->entity, .version = cells[1].i, .personal = p->ask->personal, .values = ARENA_NEW(p->a, struct vvalue, s->e->n),
	                      .fields = p->told, .n_fields = p->n_told};
	fact->id = str_copy(p->a, cells[2].s);
	for (unsigned i = 0; i < p->n_fields; i++) {
		struct vvalue *v = &fact->values[p->fields[i]];

		TRY(row_field(s, p->fields[i], &cells[3 + i], v, err));
		if (v->known && texty(s->e->fields[p->fields[i]].type))
			v->text = str_copy(p->a, v->text);
	}
	if (s->e->id >= 0 && !key_made(s, fact->id))
		fact->values[s->e->id] = (struct vvalue){.known = true, .text = fact->id};
	return RC_OK;
}

/* One of the two runs: over rows whose sort value is known, then over the others. */
static enum rc
run(struct pager *p, struct tx *tx, int64_t tenant_id, const struct cursor *c, bool known, struct page *page, struct err *err)
{
	const struct page_ask *ask = p->ask;
	const char *way = ask->falling ? "DESC" : "ASC", *sign = ask->falling ? "<" : ">";
	struct sql q;
	struct rows *rows;
	enum rc rc;

	begin(&q, tenant_id);
	select_list(p, &q);
	rc = where(p, &q, err);
	if (rc == RC_OK && ask->sort >= 0) {
		buf_add_c(&q.text, " AND ");
		column(&q, p->s, ask->sort);
		buf_add_c(&q.text, known ? " IS NOT NULL" : " IS NULL");
	}
	if (rc == RC_OK && c->given && ask->sort >= 0 && known) {
		buf_add_c(&q.text, " AND (");
		column(&q, p->s, ask->sort);
		buf_fmt(&q.text, ", f.row_no) %s (", sign);
		arg(&q, p->s->e->fields[ask->sort].type == VT_ENUM ? SV_T(c->value.text) : row_sval(p->s, ask->sort, &c->value));
		buf_add_c(&q.text, ", ");
		arg(&q, SV_I(c->row_no));
		buf_char(&q.text, ')');
	} else if (rc == RC_OK && c->given && !c->known) {
		buf_fmt(&q.text, " AND f.row_no %s ", sign);
		arg(&q, SV_I(c->row_no));
	}
	buf_add_c(&q.text, " ORDER BY ");
	if (ask->sort >= 0 && known) {
		column(&q, p->s, ask->sort);
		buf_fmt(&q.text, " %s, ", way);
	}
	buf_fmt(&q.text, "f.row_no %s LIMIT ", way);
	arg(&q, SV_I((int64_t)ask->limit + 1 - page->n));
	if (rc == RC_OK)
		rc = tx_rows(tx, store_compose_passing(p->f->store, buf_str(&q.text)), q.args, q.n, false, &rows, err);
	buf_done(&q.text);
	TRY(rc);
	while ((rc = rows_next(rows, err)) == RC_OK) {
		if (page->n == ask->limit) {    /* there is more: the last one taken is where the next page begins */
			page->n++;
			rc = RC_NOT_FOUND;
			break;
		}
		rc = take(p, rows, &page->facts[page->n], err);
		if (rc != RC_OK)
			break;
		page->n++;
		if (page->n == ask->limit)
			page->next = cursor_write(p, row_int(rows, 0), rows, 3 + p->n_fields);
	}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

static enum rc
count(struct pager *p, struct tx *tx, int64_t tenant_id, struct page *page, struct err *err)
{
	struct sql q;
	struct row1 row;
	enum rc rc;

	begin(&q, tenant_id);
	buf_add_c(&q.text, "SELECT count(*) FROM (SELECT 1 AS one");
	rc = where(p, &q, err);
	buf_fmt(&q.text, " LIMIT %u) k", COUNT_MOST + 1);
	if (rc == RC_OK)
		rc = tx_one(tx, store_compose_passing(p->f->store, buf_str(&q.text)), q.args, q.n, p->a, &row, err);
	buf_done(&q.text);
	TRY(rc);
	page->total = row.values[0].i;
	page->total_capped = page->total > COUNT_MOST;
	if (page->total_capped)
		page->total = COUNT_MOST;
	return RC_OK;
}

static enum rc
check(struct pager *p, struct err *err)
{
	const struct page_ask *ask = p->ask;

	if (ask->limit < 1 || ask->limit > LIMIT_MAX)
		return err_set(err, RC_INVALID, "limit", "每页 1 到 %u 条", "a page has 1 to %u facts", LIMIT_MAX);
	if (ask->n_filters > FILTERS_MAX)
		return err_set(err, RC_INVALID, "", "最多 %u 个筛选条件", "at most %u filters", FILTERS_MAX);
	if (ask->sort >= 0 && (!stored(p->s, ask->sort) || is_personal(p->s, ask->sort)))
		return err_set(err, RC_INVALID, "sort", "不能按这个字段排序", "this field cannot be sorted by");
	p->told = ARENA_NEW(p->a, int, p->s->e->n);
	for (unsigned i = 0; i < p->s->e->n; i++) {
		if ((int)i == p->s->e->id)
			p->told[p->n_told++] = (int)i;
		if ((int)i == p->s->e->id || !stored(p->s, (int)i) || (ask->fields != NULL && !ask->fields[i]) || (is_personal(p->s, (int)i) && !ask->personal))
			continue;
		p->fields[p->n_fields++] = p->told[p->n_told++] = (int)i;
		p->join |= is_personal(p->s, (int)i);
	}
	for (unsigned i = 0; i < ask->n_filters; i++)
		p->join |= stored(p->s, ask->filters[i].field) && is_personal(p->s, ask->filters[i].field);
	return RC_OK;
}

enum rc
facts_page(struct facts *f, struct tx *tx, int64_t tenant_id, const struct page_ask *ask, struct arena *a, struct page *page, struct err *err)
{
	struct pager p = {.f = f, .s = &f->shapes[ask->entity], .ask = ask, .a = a};
	struct cursor c;

	*page = (struct page){.total = -1, .next = {"", 0}};
	TRY(check(&p, err));
	TRY(cursor_read(&p, &c, err));
	page->facts = ARENA_NEW(a, struct fact, ask->limit);
	if (ask->sort < 0)
		c.known = false;
	if (ask->sort < 0 || !c.given || c.known)
		TRY(run(&p, tx, tenant_id, &c, true, page, err));
	if (ask->sort >= 0 && page->n <= ask->limit) {
		if (c.known)
			c = (struct cursor){.given = false};
		TRY(run(&p, tx, tenant_id, &c, false, page, err));
	}
	if (page->n <= ask->limit)
		page->next = (struct str){"", 0};
	else
		page->n = ask->limit;
	return ask->count ? count(&p, tx, tenant_id, page, err) : RC_OK;
}
