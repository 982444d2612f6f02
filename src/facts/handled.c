/*
 * Orders that a process handles, against a bundle: what only actions write does not come in by an import, and nothing of an order that is still
 * open does, because the next action would read what nobody decided. A government that handles none takes everything (a restore). Closed
 * orders take what is said of them afterwards, the call-backs of the district above all. Called by import.c.
 */
#include "facts/internal.h"

#include <stdlib.h>
#include <string.h>

struct handled {
	int orders, assignments;
	struct columns *open;           /* ids of orders that are open, and of their assignments */
};

enum kept
fact_kept(int entity)
{
	static const struct { const char *entity; enum kept kept; } kinds[] = {
		{"cases", KEPT_BY_PROCESS}, {"order_events", KEPT_BY_PROCESS}, {"clocks", KEPT_BY_PROCESS}, {"attachments", KEPT_BY_PROCESS}, {"filings", KEPT_BY_PROCESS},
		{"incidents", KEPT_OUTSIDE}, {"dispatch_lines", KEPT_OUTSIDE},
	};

	for (unsigned i = 0; i < COUNT_OF(kinds); i++)
		if (strcmp(vocab_at(entity)->name, kinds[i].entity) == 0)
			return kinds[i].kept;
	return KEPT_WITH_ORDER;
}

struct loading { struct facts *f; int64_t tenant_id; struct handled *h; };

static enum rc
ids_of(struct loading *l, struct tx *tx, int entity, int statement, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	TRY(columns_open(l->h->open, entity, &l->f->shapes[entity].e->id, 1, err));
	TRY(tx_rows(tx, statement, &SV_I(l->tenant_id), 1, true, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		struct str id = row_text(rows, 0);

		rc = columns_row(l->h->open, entity, &id, 1, err);
		if (rc != RC_OK)
			break;
	}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

static enum rc
load_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct loading *l = ctx;
	bool *none[FACT_KINDS] = {NULL};
	struct rows *rows;
	enum rc rc;

	handled_free(l->h);
	l->h = NULL;
	TRY(tx_rows(tx, Q_handled_any, &SV_I(l->tenant_id), 1, false, &rows, err));
	rc = rows_next(rows, err);
	rows_end(rows);
	if (rc != RC_OK)
		return rc == RC_NOT_FOUND ? RC_OK : rc;
	l->h = calloc(1, sizeof *l->h);
	if (l->h == NULL)
		abort();
	l->h->orders = vocab_entity(STR("orders"));
	l->h->assignments = vocab_entity(STR("assignments"));
	l->h->open = columns_new(&(struct columns_want){.fields = none, .ids = true});
	TRY(ids_of(l, tx, l->h->orders, Q_handled_open, err));
	return ids_of(l, tx, l->h->assignments, Q_handled_assignments, err);
}

enum rc
handled_load(struct facts *f, int64_t tenant_id, struct handled **out, struct err *err)
{
	struct loading l = {.f = f, .tenant_id = tenant_id};
	enum rc rc = store_read(f->store, load_fn, &l, err);

	*out = l.h;
	return rc;
}

void
handled_free(struct handled *h)
{
	if (h != NULL)
		columns_free(h->open);
	free(h);
}

/* Does this field of a fact lead to what is open: the order or assignment itself, or a link to one? */
static bool
leads(const struct handled *h, int entity, int field, struct str text)
{
	const struct ventity *e = vocab_at(entity);
	int to = field == e->id ? entity : vocab_field_entity(&e->fields[field]);

	return text.n > 0 && (to == h->orders || to == h->assignments) && columns_find(h->open, to, text) >= 0;
}

enum rc
handled_refuse(void *handled, int entity, const int *fields, const struct str *cells, unsigned n, struct err *err)
{
	const struct handled *h = handled;
	const struct ventity *e = vocab_at(entity);

	if (fact_kept(entity) == KEPT_BY_PROCESS)
		return err_set(err, RC_CONFLICT, "", "%s 由办理流程记录；这个政府已在办理工单，导入不能改它们（整个政府的导出可以导入到还没有办理工单的政府）",
		               "%s are kept by the process; this government handles orders, and an import does not change them (the export of a government goes into one that handles none yet)", e->name);
	for (unsigned i = 0; i < n && fact_kept(entity) != KEPT_OUTSIDE; i++)
		if (leads(h, entity, fields[i], cells[i]))
			return err_set(err, RC_CONFLICT, e->fields[fields[i]].name, "“" STR_F "”正在按流程办理，导入不能改它和它的事实；请在工单上办理，或等它办结",
			               "“" STR_F "” is being handled in a process: an import changes neither it nor its facts; act on the order, or wait until it is closed", STR_A(vocab_shown(cells[i])));
	return RC_OK;
}

bool
handled_holds(const struct handled *h, const struct shape *s, const struct vvalue *values)
{
	for (unsigned i = 0; h != NULL && fact_kept(s->entity) != KEPT_OUTSIDE && i < s->e->n; i++)
		if (values[i].known && leads(h, s->entity, (int)i, values[i].text))
			return true;
	return false;
}
