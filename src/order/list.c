/*
 * The district's list (CSV, or a sheet of a workbook) taken in: each row that is new becomes an order through order_act, by the
 * action from `start` that the process gives to the program; an order that is there and open is brought up to date where the list says
 * something else; what is closed, or runs in no process, is left and said. All in one transaction: good as a whole or not at all, unless bad
 * rows may be left out. Called by the api and by `jieban take`.
 */
#include "order/internal.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ROWS_MOST 5000
#define NOTES_MOST 1000

struct taking {
	struct orders *o;
	const struct list_ask *ask;
	struct list_done *done;
	struct bundle_options options; struct bundle_skips skips;
	const char *path;               /* what the readers read: a folder with orders.csv in it, or the workbook */
	struct tx *tx;
	struct book *book; const struct process *process; const struct paction *begin;
	const int *fields; unsigned n_fields;
	uint64_t line, rows;
	bool bad;
};

static const struct vfield *
order_field(int f)
{
	return &vocab_at(ent.orders)->fields[f];
}

static void
note(struct list_note **list, unsigned *n, struct arena *a, uint64_t row, struct str column, struct str order_id, const struct err *e)
{
	if (*list == NULL)
		*list = ARENA_NEW(a, struct list_note, NOTES_MOST);
	if (*n < NOTES_MOST)
		(*list)[(*n)++] = (struct list_note){row, str_copy(a, vocab_shown(column)), str_copy(a, vocab_shown(order_id)), {str_copy(a, str_c(e->msg[LANG_ZH])), str_copy(a, str_c(e->msg[LANG_EN]))}};
}

static void
problem(struct taking *k, struct str column, struct str order_id, const struct err *e)
{
	k->bad = true;
	k->done->skipped++;
	note(&k->done->problems, &k->done->n_problems, k->done->arena, k->line, column, order_id, e);
}

static void
left(struct taking *k, struct str order_id, const char *zh, const char *en)
{
	struct err e = {0};

	(void)err_set(&e, RC_CONFLICT, "", zh, en);
	k->done->left++;
	note(&k->done->lefts, &k->done->n_lefts, k->done->arena, k->line, STR(""), order_id, &e);
}

/* ---- which action ------------------------------------------------------------------------------------------------------------------ */

/* Does the action ask for this field of the order? */
static bool
asks(const struct paction *a, int field)
{
	for (unsigned i = 0; i < a->n_records; i++)
		for (unsigned k = 0; a->records[i].entity == ent.orders && k < a->records[i].n; k++)
			if (a->records[i].assigns[k].field == field && a->records[i].assigns[k].how != PA_SET)
				return true;
	return false;
}

static enum rc
find_beginning(struct taking *k, struct arena *a, struct err *err)
{
	struct book **books;
	unsigned n;

	TRY(books_on(k->o->editions, k->tx, k->ask->tenant_id, instant_day(k->ask->now_ms / 1000), a, &books, &n, err));
	for (unsigned b = 0; b < n; b++) {
		for (unsigned i = 0; i < books[b]->rulebook->n_processes && k->begin == NULL; i++)
			for (unsigned x = 0; x < books[b]->rulebook->processes[i]->n_actions && k->begin == NULL; x++)
				if (books[b]->rulebook->processes[i]->actions[x].from_none && books[b]->rulebook->processes[i]->actions[x].system) {
					k->book = books[b];
					k->process = books[b]->rulebook->processes[i];
					k->begin = &k->process->actions[x];
				}
		if (books[b] != k->book)
			book_release(k->o->editions, books[b]);
	}
	if (k->begin == NULL)
		return err_set(err, RC_NOT_FOUND, "process", "施行的规则里没有由系统收单的流程", "no rulebook in force has a process that the program may begin");
	if (!actor_may(&k->ask->actor, k->begin))
		return err_set(err, RC_DENIED, "action", "您的角色不能“" STR_F "”", "your role may not “" STR_F "”", STR_A(decl_title(k->begin->decl)));
	return RC_OK;
}

/* ---- one row ------------------------------------------------------------------------------------------------------------------------- */

static const struct json *
inputs_of(struct arena *a, const bool *wanted, const struct vvalue *values, bool with_id)
{
	struct json *object = ARENA_NEW(a, struct json, 1), **at = &object->kids;
	const struct ventity *e = vocab_at(ent.orders);

	object->kind = JSON_OBJECT;
	for (unsigned f = 0; f < e->n; f++) {
		if (!wanted[f] || !values[f].known || ((int)f == e->id && !with_id))
			continue;
		*at = ARENA_NEW(a, struct json, 1);
		(*at)->kind = JSON_STRING;
		(*at)->key = str_fmt(a, "orders.%s", e->fields[f].name);
		(*at)->text = str_copy(a, vocab_text(a, &e->fields[f], &values[f]));
		at = &(*at)->next;
		object->n_kids++;
	}
	return object;
}

/* An action of the program that corrects just these fields and leaves the state. */
static const struct paction *
correcting(const struct docket *d, const struct actor *actor, const bool *differs)
{
	const struct ventity *e = vocab_at(ent.orders);

	for (unsigned i = 0; i < d->process->n_actions; i++) {
		const struct paction *a = &d->process->actions[i];
		bool all = a->system && actor_may(actor, a) && !a->from_none && a->to == STATE_STAY && a->entity == ent.orders && moves_from(a, case_state(d));

		for (unsigned f = 0; all && f < e->n; f++)
			all = !differs[f] || asks(a, (int)f);
		if (all)
			return a;
	}
	return NULL;
}

/* Where the process has no such action: the fields, an event that says who brought them, the clocks that follow from them. */
static enum rc
write_changes(struct taking *k, struct docket *d, const bool *differs, const struct vvalue *values, struct err *err)
{
	const struct ventity *e = vocab_at(ent.orders);
	struct cause cause = {k->ask->actor.account_id, k->ask->now_ms, STR("收单清单")};
	struct drow *order = &d->rows[ent.orders][0], *event;
	int64_t now_s = k->ask->now_ms / 1000;
	struct str id;

	for (unsigned f = 0; f < e->n; f++)
		if (differs[f])
			order->fact.values[f] = values[f];
	order->changed = order->fact.personal = true;
	TRY(docket_new_id(d, &id, err));
	event = docket_add(d, ent.order_events, id);
	*docket_value(event, "order_id") = v_text(d->order_id);
	*docket_value(event, "action") = v_text(STR("list"));
	*docket_value(event, "from_state") = *docket_value(event, "to_state") = *docket_known(d->file, "state");
	*docket_value(event, "at") = v_int(now_s);
	*docket_value(event, "by") = v_text(k->ask->actor.person_id);
	*docket_value(event, "actor") = v_text(k->ask->actor.login);
	*docket_value(event, "note") = v_text(str_copy(d->a, k->ask->name));
	*docket_value(d->file, "urgency") = *docket_value(order, "urgency");
	*docket_value(d->file, "category") = *docket_value(order, "category");
	d->file->changed = true;
	TRY(docket_settle(d, now_s, err));
	TRY(clocks_follow(d, now_s, false, err));
	return docket_save(d, &cause, err);
}

static enum rc
bring_up(struct taking *k, struct docket *d, const bool *differs, const struct vvalue *values, struct arena *a, struct err *err)
{
	const struct paction *act = correcting(d, &k->ask->actor, differs);
	struct act_done done;
	struct act_ask ask = {.tenant_id = k->ask->tenant_id, .order_id = d->order_id, .version = -1, .note = k->ask->name, .now_ms = k->ask->now_ms, .actor = k->ask->actor};

	if (act == NULL)
		return write_changes(k, d, differs, values, err);
	ask.action = act->decl->id;
	ask.inputs = inputs_of(a, differs, values, false);
	return order_act(k->o, k->tx, &ask, a, &done, err);
}

static enum rc
known_order(struct taking *k, struct str order_id, const struct vvalue *values, struct arena *a, struct err *err)
{
	const struct ventity *e = vocab_at(ent.orders);
	bool *differs = ARENA_NEW(a, bool, e->n), any = false;
	struct docket d;
	struct fact file;
	enum rc rc = facts_get(k->o->facts, k->tx, k->ask->tenant_id, ent.cases, order_id, false, a, &file, err);

	if (rc == RC_NOT_FOUND) {
		left(k, order_id, "这件工单没有走流程（是导入的），没有动", "this order runs in no process (it was imported) and was left as it is");
		return RC_OK;
	}
	TRY(rc);
	if (file.values[field_of(ent.cases, "closed")].i == 1) {
		left(k, order_id, "这件工单已经了结，没有动", "this order is closed and was left as it is");
		return RC_OK;
	}
	TRY(docket_open(&d, k->o, k->tx, k->ask->tenant_id, order_id, true, a, err));
	for (unsigned f = 0; f < e->n; f++) {
		const struct vvalue *now = &d.rows[ent.orders][0].fact.values[f];
		bool text = e->fields[f].type == VT_TEXT || e->fields[f].type == VT_LINK || e->fields[f].type == VT_SET;

		/* an empty cell says nothing */
		differs[f] = (int)f != e->id && values[f].known && asks(k->begin, (int)f) && (!now->known || (text ? !str_eq(now->text, values[f].text) : now->i != values[f].i));
		any |= differs[f];
	}
	if (any)
		rc = bring_up(k, &d, differs, values, a, err);
	docket_close(&d);
	if (rc == RC_OK)
		any ? k->done->changed++ : k->done->same++;
	return rc;
}

static enum rc
one_row(struct taking *k, const struct vvalue *values, struct arena *a, struct err *err)
{
	const struct ventity *e = vocab_at(ent.orders);
	struct str order_id = values[e->id].text;
	struct fact stands;
	struct act_done done;
	bool *all = ARENA_NEW(a, bool, e->n);
	struct act_ask ask = {.tenant_id = k->ask->tenant_id, .action = k->begin->decl->id, .version = -1, .note = k->ask->name, .now_ms = k->ask->now_ms, .actor = k->ask->actor};
	enum rc rc = facts_get(k->o->facts, k->tx, k->ask->tenant_id, ent.orders, order_id, false, a, &stands, err);

	if (rc == RC_OK)
		return known_order(k, order_id, values, a, err);
	if (rc != RC_NOT_FOUND)
		return rc;
	memset(all, true, e->n * sizeof *all);
	ask.inputs = inputs_of(a, all, values, true);
	rc = order_act(k->o, k->tx, &ask, a, &done, err);
	k->done->taken += rc == RC_OK;
	return rc;
}

/* ---- the rows ------------------------------------------------------------------------------------------------------------------------- */

static enum rc
take_open(void *ctx, int entity, const int *fields, unsigned n, struct err *err)
{
	struct taking *k = ctx;

	k->fields = fields;
	k->n_fields = n;
	k->line = 1;
	if (entity != ent.orders)
		return err_set(err, RC_INVALID, "file", "清单里只能有工单（orders）", "a list has nothing but orders in it");
	for (unsigned i = 0; i < n; i++) {
		struct err e = {0};

		if (fields[i] == vocab_at(ent.orders)->id || asks(k->begin, fields[i]))
			continue;
		(void)err_set(&e, RC_INVALID, "", "收单时不登记这一列，请从清单中删去", "this column is not registered when an order comes in; take it out of the list");
		problem(k, str_c(order_field(fields[i])->name), STR(""), &e);
	}
	return RC_OK;
}

/* What is wrong with one row is said of it, and the next is looked at; what is wrong with the database ends the whole. */
static enum rc
take_row(void *ctx, int entity, const struct vvalue *given, unsigned n, struct err *err)
{
	struct taking *k = ctx;
	struct vvalue values[64] = {{0}};
	struct arena a;
	struct err e = {0};
	enum rc rc;

	if (++k->rows > ROWS_MOST)
		return err_set(err, RC_TOO_BIG, "file", "一份清单最多 %d 件，请分开", "a list takes at most %d orders; take it apart", ROWS_MOST);
	for (unsigned i = 0; i < n; i++)
		values[k->fields[i]] = given[i];
	arena_init(&a, 0);
	rc = one_row(k, values, &a, &e);
	if (rc == RC_INVALID || rc == RC_NOT_FOUND || rc == RC_CONFLICT || rc == RC_TOO_BIG) {
		struct str column = str_starts(str_c(e.field), STR("orders.")) ? str_c(e.field + 7) : str_c(e.field);

		problem(k, column, values[vocab_at(entity)->id].text, &e);
		rc = RC_OK;
	} else if (rc != RC_OK) {
		*err = e;
	}
	arena_done(&a);
	return rc;
}

/* May run again: everything that it counts begins anew. */
static enum rc
take_run(struct tx *tx, void *ctx, struct err *err)
{
	struct taking *k = ctx;
	struct bundle_sink sink = {k, take_open, take_row, &k->line};
	struct list_note *problems = k->done->problems;
	unsigned n_first = k->done->n_first;
	struct arena a;
	enum rc rc;

	*k->done = (struct list_done){.arena = k->done->arena, .problems = problems, .n_problems = n_first, .n_first = n_first, .skipped = n_first};
	k->bad = n_first > 0;
	k->tx = tx;
	k->rows = 0;
	k->book = NULL;
	k->begin = NULL;
	arena_init(&a, 0);
	rc = find_beginning(k, &a, err);
	if (rc == RC_OK)
		rc = bundle_rows(k->path, &k->options, &k->skips, &sink, err);
	if (k->book != NULL)
		book_release(k->o->editions, k->book);
	arena_done(&a);
	if (rc == RC_OK && k->bad && !k->ask->skip_bad) {
		k->done->taken = k->done->changed = k->done->same = k->done->left = 0;
		return err_set(err, RC_INVALID, LIST_BAD, "清单有 %u 处问题，什么也没有收", "%u problems in the list; nothing was taken", k->done->n_problems);
	}
	return rc;
}

static bool
anything(void *ctx, int entity, struct str id)
{
	(void)ctx;
	(void)entity;
	(void)id;
	return true;            /* links are looked at when the order is written */
}

/* The form of every row, before anything is written. */
static enum rc
look(struct taking *k, struct err *err)
{
	bool *none[64] = {NULL};
	struct columns *cols = columns_new(&(struct columns_want){.fields = none});
	struct bundle_report report;
	enum rc rc;

	bundle_report_init(&report);
	columns_outside(cols, anything, NULL);
	rc = bundle_read(k->path, &k->options, cols, &report, err);
	columns_free(cols);
	for (size_t i = 0; i < report.n_problems; i++) {
		struct err e = {0};

		(void)err_set(&e, RC_INVALID, "", STR_F, STR_F, STR_A(report.problems[i].msg[LANG_ZH]));
		(void)snprintf(e.msg[LANG_EN], sizeof e.msg[LANG_EN], STR_F, STR_A(report.problems[i].msg[LANG_EN]));
		note(&k->done->problems, &k->done->n_problems, k->done->arena, report.problems[i].row, report.problems[i].column, STR(""), &e);
	}
	k->done->n_first = k->done->n_problems;
	k->done->skipped = report.n_all;
	bundle_report_done(&report);
	if (rc == RC_INVALID && k->done->n_problems > 0)
		(void)snprintf(err->field, sizeof err->field, "%s", LIST_BAD);
	return rc;
}

enum rc
orders_list(struct orders *o, const struct list_ask *ask, struct list_done *done, struct err *err)
{
	struct taking k = {.o = o, .ask = ask, .done = done};
	char folder[PATH_MAX], link[PATH_MAX + 16], whole[2 * PATH_MAX], first[4] = {0};
	FILE *f = fopen(ask->path, "rb");
	size_t n = f == NULL ? 0 : fread(first, 1, sizeof first, f);
	enum rc rc = RC_OK;

	if (f == NULL)
		return err_set(err, RC_NOT_FOUND, "file", "没有这个文件，或打不开", "there is no such file, or it cannot be opened");
	fclose(f);
	bundle_skips_init(&k.skips);
	k.options = (struct bundle_options){.limits = {.file_max = 64u << 20, .total_max = 256u << 20}, .skip_bad = true, .skips = &k.skips};
	k.path = ask->path;
	folder[0] = '\0';
	if (n < 4 || memcmp(first, "PK\3\4", 4) != 0) {         /* not packed: one CSV, whatever it is called */
		if (ask->path[0] != '/' && getcwd(whole, PATH_MAX) != NULL) {
			(void)snprintf(whole + strlen(whole), sizeof whole - strlen(whole), "/%s", ask->path);
			k.path = whole;
		}
		(void)snprintf(folder, sizeof folder, "%s/jieban-list-XXXXXX", ask->tmp);
		if (mkdtemp(folder) == NULL) {
			bundle_skips_done(&k.skips);
			return err_set(err, RC_INTERNAL, "", "", "the temporary folder cannot be made");
		}
		(void)snprintf(link, sizeof link, "%s/orders.csv", folder);
		if (symlink(k.path, link) != 0)
			rc = err_set(err, RC_INTERNAL, "", "", "the list cannot be put into its folder");
		k.path = folder;
	}
	if (rc == RC_OK)
		rc = look(&k, err);
	if (rc == RC_OK)
		rc = store_write(o->store, take_run, &k, err);
	if (folder[0] != '\0') {
		(void)unlink(link);
		(void)rmdir(folder);
	}
	bundle_skips_done(&k.skips);
	return rc;
}
