/*
 * Rulebooks: the editions of a government, one as a document, its processes, the difference of two, a new one, and putting one in force. A text that does not
 * compile is refused with all its mistakes. Called through the route table.
 */
#include "api/internal.h"
#include "rulebook/process.h"

struct ask { struct request *r; int64_t id, other; struct edition *list; unsigned n; struct book *book, *against; struct str text; };

static enum rc
list_read(struct tx *tx, void *ctx, struct err *err)
{
	struct ask *a = ctx;

	return edition_list(api_of(a->r)->editions, tx, session_of(a->r)->tenant_id, a->r->arena, &a->list, &a->n, err);
}

static void
one_edition(struct jw *w, void *ctx, unsigned i)
{
	struct ask *a = ctx;

	json_edition(w, a->r->arena, &a->list[i]);
}

void
rulebooks_get(struct request *r, struct reply *to)
{
	struct ask a = {.r = r};

	reply_list(r, to, list_read, &a, "editions", one_edition, &a.n);
}

static enum rc
text_read(struct tx *tx, void *ctx, struct err *err)
{
	struct ask *a = ctx;

	return edition_text(api_of(a->r)->editions, tx, session_of(a->r)->tenant_id, a->id, a->r->arena, &a->text, err);
}

void
rulebook_source(struct request *r, struct reply *to)
{
	struct ask a = {.r = r};
	struct err err = {0};
	enum rc rc = param_int(r->params[1], "edition", &a.id, &err);

	if (rc == RC_OK)
		rc = store_read(api_of(r)->store, text_read, &a, &err);
	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
		return;
	}
	to->type = "text/markdown; charset=utf-8";
	reply_header(to, "Content-Disposition", str_fmt(r->arena, "attachment; filename=\"rulebook-" STR_F ".md\"", STR_A(r->params[1])));
	buf_add(&to->body, a.text);
}

static enum rc
books_read(struct tx *tx, void *ctx, struct err *err)
{
	struct ask *a = ctx;
	struct api *api = api_of(a->r);

	if (a->book == NULL)
		TRY(book_by_id(api->editions, tx, session_of(a->r)->tenant_id, a->id, &a->book, err));
	if (a->other != 0 && a->against == NULL)
		TRY(book_by_id(api->editions, tx, session_of(a->r)->tenant_id, a->other, &a->against, err));
	return RC_OK;
}

/* What `show` makes of the edition that the path names and, where the path names two, of the other: their books are held meanwhile. */
static void
show_books(struct request *r, struct reply *to, void (*show)(struct jw *, const struct ask *))
{
	struct ask a = {.r = r};
	struct err err = {0};
	enum rc rc = param_int(r->params[1], "edition", &a.id, &err);

	if (rc == RC_OK && r->params[2].n > 0)
		rc = param_int(r->params[2], "other", &a.other, &err);
	if (rc == RC_OK)
		rc = store_read(api_of(r)->store, books_read, &a, &err);
	if (rc == RC_OK) {
		struct jw w = reply_json(to);

		show(&w, &a);
	} else {
		reply_problem(to, r, rc, &err);
	}
	if (a.book != NULL)
		book_release(api_of(r)->editions, a.book);
	if (a.against != NULL)
		book_release(api_of(r)->editions, a.against);
}

/* ---- the document -------------------------------------------------------------------------------------------------------- */

static bool
carries_number(const struct decl *d)
{
	return d->kind >= D_ITEM && d->kind <= D_UNDEFINED;
}

/* The anchor of the heading that a block stands under, "" above the first. */
static struct str
anchor_of(const struct rb_part *blocks, const struct rb_part *b)
{
	return b->heading < 0 ? (struct str){"", 0} : blocks[b->heading].anchor;
}

static void
json_document(struct jw *w, const struct ask *a)
{
	struct request *r = a->r;
	const struct book *book = a->book;
	static const char *const kinds[] = {[RB_FRONT] = "front", [RB_HEADING] = "heading", [RB_PROSE] = "prose", [RB_RULES] = "rule"};
	struct rb_part *blocks;
	unsigned n;

	rulebook_blocks(r->arena, book->rulebook, &blocks, &n);
	jw_open(w, '{');
	jw_key(w, "edition"), json_edition(w, r->arena, &book->edition);
	jw_key(w, "blocks");
	jw_open(w, '[');
	for (unsigned i = 0; i < n; i++) {
		jw_open(w, '{');
		jw_key(w, "kind"), jw_text(w, str_c(kinds[blocks[i].kind]));
		if (blocks[i].kind == RB_HEADING)
			jw_key(w, "level"), jw_i64(w, blocks[i].level);
		jw_key(w, "text"), jw_text(w, blocks[i].text);
		jw_key(w, "anchor"), jw_text(w, anchor_of(blocks, &blocks[i]));
		if (blocks[i].kind == RB_RULES) {
			jw_key(w, "declares");
			jw_open(w, '[');
			for (unsigned k = 0; k < blocks[i].n_decls; k++)
				if (carries_number(blocks[i].decls[k].decl))
					jw_text(w, blocks[i].decls[k].decl->id);
			jw_close(w, ']');
		}
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_key(w, "items");
	jw_open(w, '[');
	for (unsigned i = 0; i < n; i++)
		for (unsigned k = 0; blocks[i].kind == RB_RULES && k < blocks[i].n_decls; k++) {
			const struct decl *d = blocks[i].decls[k].decl;

			if (!carries_number(d))
				continue;
			jw_open(w, '{');
			jw_key(w, "id"), jw_text(w, d->id);
			jw_key(w, "title"), jw_text(w, decl_title(d));
			jw_key(w, "kind"), jw_text(w, str_c(item_kind(d->id, d)));
			jw_key(w, "full"), json_points(w, r->arena, d);
			jw_key(w, "anchor"), jw_text(w, anchor_of(blocks, &blocks[i]));
			jw_close(w, '}');
		}
	jw_close(w, ']');
	jw_close(w, '}');
}

void
rulebook_get(struct request *r, struct reply *to)
{
	show_books(r, to, json_document);
}

/* ---- the processes ----------------------------------------------------------------------------------------------------------- */

static void
json_roles(struct jw *w, uint32_t roles, bool system)
{
	const struct venum *v = &vocab_enums(&(unsigned){0})[vocab_enum("person_role")];

	jw_open(w, '[');
	for (unsigned i = 0; i < v->n; i++)
		if ((roles >> i & 1) != 0)
			jw_text(w, str_c(v->codes[i].name));
	if (system)
		jw_text(w, STR("system"));
	jw_close(w, ']');
}

/* What every declaration of a process tells of itself; the anchor leads into the document (rulebook_get). */
static void
json_declared(struct jw *w, const struct decl *d, const struct rb_part *blocks, unsigned n)
{
	struct str anchor = {"", 0};

	for (unsigned i = 0; i < n; i++)
		for (unsigned k = 0; blocks[i].kind == RB_RULES && k < blocks[i].n_decls; k++)
			if (blocks[i].decls[k].decl == d)
				anchor = anchor_of(blocks, &blocks[i]);
	jw_key(w, "id"), jw_text(w, d->id);
	jw_key(w, "alias"), jw_or_null(w, d->alias);
	jw_key(w, "title"), jw_text(w, decl_title(d));
	jw_key(w, "clause"), jw_or_null(w, d->heading);
	jw_key(w, "anchor"), jw_text(w, anchor);
}

static void
json_action(struct jw *w, const struct process *p, const struct paction *a, const struct rb_part *blocks, unsigned n)
{
	const struct ventity *entities = vocab_entities(&(unsigned){0});
	const struct venum *kinds = &vocab_enums(&(unsigned){0})[vocab_enum("attachment_kind")];

	jw_open(w, '{');
	json_declared(w, a->decl, blocks, n);
	jw_key(w, "target"), jw_text(w, str_c(entities[a->entity].name));
	jw_key(w, "roles"), json_roles(w, a->roles, a->system);
	jw_key(w, "begins"), jw_yes(w, a->from_none);
	jw_key(w, "any"), jw_yes(w, a->from_any);
	jw_key(w, "from");
	jw_open(w, '[');
	for (unsigned s = 0; s < p->n_states; s++)
		if ((a->from >> s & 1) != 0)
			jw_text(w, p->states[s].name);
	jw_close(w, ']');
	jw_key(w, "to"), jw_or_null(w, a->to >= 0 ? p->states[a->to].name : STR(""));
	jw_key(w, "goto");
	jw_open(w, '[');
	for (unsigned i = 0; i < a->n_gotos; i++)
		jw_text(w, p->states[a->gotos[i].state].name);
	jw_close(w, ']');
	jw_key(w, "guards");
	jw_open(w, '[');
	for (unsigned i = 0; i < a->n_guards; i++)
		jw_text(w, a->guards[i].message);
	for (unsigned i = 0; i < a->n_confirms; i++)
		jw_text(w, a->confirms[i].message);
	jw_close(w, ']');
	jw_key(w, "inputs");
	jw_open(w, '[');
	for (unsigned i = 0; i < a->n_records; i++)
		for (unsigned k = 0; k < a->records[i].n; k++) {
			if (a->records[i].assigns[k].how == PA_SET)
				continue;
			jw_open(w, '{');
			jw_key(w, "entity"), jw_text(w, str_c(entities[a->records[i].entity].name));
			jw_key(w, "field"), jw_text(w, str_c(entities[a->records[i].entity].fields[a->records[i].assigns[k].field].name));
			jw_key(w, "must"), jw_yes(w, a->records[i].assigns[k].how == PA_MUST);
			jw_close(w, '}');
		}
	jw_close(w, ']');
	jw_key(w, "evidence");
	jw_open(w, '[');
	for (unsigned i = 0; i < a->n_evidence; i++) {
		jw_open(w, '{');
		jw_key(w, "kind"), jw_text(w, str_c(kinds->codes[a->evidence[i].kind].name));
		jw_key(w, "label"), jw_text(w, a->evidence[i].label);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_key(w, "say_why"), jw_yes(w, a->say_why);
	jw_key(w, "form"), jw_or_null(w, a->form == NULL ? STR("") : decl_title(a->form));
	jw_key(w, "notify"), json_roles(w, a->notify, false);
	jw_close(w, '}');
}

static void
json_process(struct jw *w, const struct process *p, const struct rb_part *blocks, unsigned n)
{
	const struct ventity *entities = vocab_entities(&(unsigned){0});

	jw_open(w, '{');
	json_declared(w, p->decl, blocks, n);
	jw_key(w, "states");
	jw_open(w, '[');
	for (unsigned s = 0; s < p->n_states; s++) {
		jw_open(w, '{');
		jw_key(w, "name"), jw_text(w, p->states[s].name);
		jw_key(w, "alias"), jw_or_null(w, p->states[s].alias);
		jw_key(w, "final"), jw_yes(w, p->states[s].final);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_key(w, "actions");
	jw_open(w, '[');
	for (unsigned i = 0; i < p->n_actions; i++)
		json_action(w, p, &p->actions[i], blocks, n);
	jw_close(w, ']');
	jw_key(w, "clocks");
	jw_open(w, '[');
	for (unsigned i = 0; i < p->n_clocks; i++) {
		const struct pclock *k = &p->clocks[i];

		jw_open(w, '{');
		json_declared(w, k->limit, blocks, n);
		jw_key(w, "target"), jw_text(w, str_c(entities[k->limit->entity].name));
		jw_key(w, "into"), jw_or_null(w, k->into < 0 ? STR("") : str_c(entities[k->limit->entity].fields[k->into].name));
		jw_key(w, "remind"), json_roles(w, k->remind, false);
		jw_key(w, "overdue"), json_roles(w, k->overdue, false);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_key(w, "triggers");
	jw_open(w, '[');
	for (unsigned i = 0; i < p->n_triggers; i++) {
		const struct ptrigger *t = &p->triggers[i];

		jw_open(w, '{');
		json_declared(w, t->decl, blocks, n);
		jw_key(w, "once"), jw_yes(w, t->once);
		jw_key(w, "records");
		jw_open(w, '[');
		for (unsigned k = 0; k < t->n_records; k++)
			jw_text(w, str_c(entities[t->records[k].entity].name));
		jw_close(w, ']');
		jw_key(w, "notify"), json_roles(w, t->notify, false);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_close(w, '}');
}

static void
json_processes(struct jw *w, const struct ask *a)
{
	struct rb_part *blocks;
	unsigned n;

	rulebook_blocks(a->r->arena, a->book->rulebook, &blocks, &n);
	jw_open(w, '{');
	jw_key(w, "edition"), json_edition(w, a->r->arena, &a->book->edition);
	jw_key(w, "processes");
	jw_open(w, '[');
	for (unsigned i = 0; i < a->book->rulebook->n_processes; i++)
		json_process(w, a->book->rulebook->processes[i], blocks, n);
	jw_close(w, ']');
	jw_close(w, '}');
}

void
rulebook_processes(struct request *r, struct reply *to)
{
	show_books(r, to, json_processes);
}

/* ---- the difference of two -------------------------------------------------------------------------------------------------- */

static const char *const decl_words[D__COUNT] = {
	[D_OPTION] = "option", [D_PARAMETER] = "parameter", [D_COUNTING] = "counting", [D_ASSESSMENT] = "assessment", [D_MEASURE] = "measure", [D_LET] = "let", [D_DERIVE] = "derive",
	[D_LIMIT] = "limit", [D_ITEM] = "item", [D_BONUS] = "bonus", [D_PENALTY] = "penalty", [D_FIGURE] = "figure", [D_TEST] = "test", [D_VETO] = "veto", [D_MANUAL] = "manual",
	[D_TOTAL] = "total", [D_TIER] = "tier", [D_GRADES] = "grades", [D_REWARD] = "reward", [D_UNDEFINED] = "undefined", [D_EXAMPLE] = "example",
	[D_PROCESS] = "process", [D_ACTION] = "action", [D_TRIGGER] = "trigger", [D_FORM] = "form", [D_RETENTION] = "retention",
};

static void
json_change(struct jw *w, const char *change, const char *what, struct str id, struct str title, struct str before, struct str after, struct str clause)
{
	jw_open(w, '{');
	jw_key(w, "change"), jw_text(w, str_c(change));
	jw_key(w, "what"), jw_text(w, str_c(what));
	jw_key(w, "id"), jw_text(w, id);
	jw_key(w, "title"), jw_text(w, title);
	jw_key(w, "before"), jw_text(w, before);
	jw_key(w, "after"), jw_text(w, after);
	jw_key(w, "clause"), jw_text(w, clause);
	jw_close(w, '}');
}

static void
json_diff(struct jw *w, const struct ask *a)
{
	struct request *r = a->r;
	const struct book *from = a->book, *to = a->against;
	static const char *const words[] = {[RB_ADDED] = "added", [RB_REMOVED] = "removed", [RB_CHANGED] = "changed", [RB_MOVED] = "changed"};
	static const struct str none = {"", 0};
	struct rulebook_diff diff;

	rulebook_diff(r->arena, from->rulebook, to->rulebook, &diff);
	jw_open(w, '{');
	jw_key(w, "from"), json_edition(w, r->arena, &from->edition);
	jw_key(w, "to"), json_edition(w, r->arena, &to->edition);
	jw_key(w, "changes");
	jw_open(w, '[');
	for (unsigned i = 0; i < diff.n_headings_removed; i++)
		json_change(w, "removed", "heading", diff.headings_removed[i], diff.headings_removed[i], diff.headings_removed[i], none, diff.headings_removed[i]);
	for (unsigned i = 0; i < diff.n_headings_added; i++)
		json_change(w, "added", "heading", diff.headings_added[i], diff.headings_added[i], none, diff.headings_added[i], diff.headings_added[i]);
	for (unsigned i = 0; i < diff.n; i++) {
		const struct rb_change *c = &diff.list[i];

		json_change(w, words[c->how], decl_words[c->kind], c->id, c->title, c->text[0], c->text[1], c->heading[c->how == RB_REMOVED ? 0 : 1]);
	}
	jw_close(w, ']');
	jw_close(w, '}');
}

void
rulebook_diff_get(struct request *r, struct reply *to)
{
	show_books(r, to, json_diff);
}

/* ---- a new one, and in force --------------------------------------------------------------------------------------------------- */

struct edit { struct request *r; struct str name; struct edition edition; struct diags *diags; int64_t id; int32_t from; struct str why; };

/* Which edition, for people; with the day and the reason where it comes into force. */
static enum rc
record(struct tx *tx, struct edit *c, const char *what, bool force, struct err *err)
{
	struct buf detail;
	struct jw w;
	enum rc rc;

	buf_init(&detail, 0);
	jw_init(&w, &detail);
	jw_open(&w, '{');
	jw_key(&w, "title"), jw_text(&w, c->edition.title);
	jw_key(&w, "edition"), jw_text(&w, c->edition.edition);
	if (force) {
		jw_key(&w, "from"), jw_text(&w, day_text(c->r->arena, c->from));
		jw_key(&w, "reason"), jw_text(&w, c->why);
	}
	jw_close(&w, '}');
	rc = audit_add(api_of(c->r)->people, tx, session_of(c->r)->tenant_id, session_of(c->r)->account_id, c->r->now_ms, what, c->edition.sha256, buf_str(&detail), err);
	buf_done(&detail);
	return rc;
}

static enum rc
add_run(struct tx *tx, void *ctx, struct err *err)
{
	struct edit *c = ctx;
	struct cause cause = cause_of(c->r, STR("rulebook"));

	diags_done(c->diags);
	diags_init(c->diags);
	TRY(edition_add(api_of(c->r)->editions, tx, session_of(c->r)->tenant_id, c->name, c->r->body, &cause, c->diags, &c->edition, err));
	return record(tx, c, "rulebook_add", false, err);
}

/* Line, column and the line's text of a place in the body: columns as a terminal counts them, Han two wide. */
static void
json_place(struct jw *w, struct str text, struct span at)
{
	size_t begin = 0, end;
	int64_t line = 1;

	for (size_t i = 0; i < at.off && i < text.n; i++)
		if (text.p[i] == '\n') {
			line++;
			begin = i + 1;
		}
	for (end = begin; end < text.n && text.p[end] != '\n'; end++)
		;
	jw_key(w, "line"), jw_i64(w, line);
	jw_key(w, "column"), jw_i64(w, 1 + (int64_t)utf8_width((struct str){text.p + begin, at.off > begin ? at.off - begin : 0}));
	jw_key(w, "source"), jw_text(w, (struct str){text.p + begin, end - begin});
}

/* The problem of a text that does not compile: the usual one, with every mistake beside it. */
static void
reply_mistakes(struct request *r, struct reply *to, const struct err *err, const struct diags *d)
{
	struct jw w;

	reply_problem(to, r, RC_INVALID, err);
	if (d->n == 0 || to->body.n == 0 || to->body.p[to->body.n - 1] != '}')
		return;
	to->body.n--;
	buf_add_c(&to->body, ",\"diagnostics\":");
	w = reply_json(to);
	jw_open(&w, '[');
	for (unsigned i = 0; i < d->n; i++) {
		const struct diag *x = &d->list[i];

		jw_open(&w, '{');
		jw_key(&w, "code"), jw_text(&w, str_c(x->code));
		json_place(&w, r->body, x->at);
		jw_key(&w, "zh"), jw_text(&w, x->msg[LANG_ZH]);
		jw_key(&w, "en"), jw_text(&w, x->msg[LANG_EN]);
		jw_key(&w, "advice_zh"), jw_text(&w, x->advice[LANG_ZH]);
		jw_key(&w, "advice_en"), jw_text(&w, x->advice[LANG_EN]);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	buf_char(&to->body, '}');
}

void
rulebook_post(struct request *r, struct reply *to)
{
	struct diags diags;
	struct edit c = {.r = r, .diags = &diags};
	struct err err = {0};
	enum rc rc;

	if (!request_query(r, "name", 0, &c.name) || c.name.n == 0)
		c.name = STR("rulebook.md");
	diags_init(&diags);
	rc = store_write(api_of(r)->store, add_run, &c, &err);
	if (rc == RC_INVALID && diags.errors > 0) {
		reply_mistakes(r, to, &err, &diags);
	} else if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
	} else {
		struct jw w = reply_json(to);

		http_publish(api_of(r)->http, r->params[0], "rulebooks", STR("{}"));
		json_edition(&w, r->arena, &c.edition);
	}
	diags_done(&diags);
}

static enum rc
force_run(struct tx *tx, void *ctx, struct err *err)
{
	struct edit *c = ctx;
	struct api *api = api_of(c->r);
	struct cause cause = cause_of(c->r, c->why);
	struct edition *list;
	unsigned n;

	TRY(edition_force(api->editions, tx, session_of(c->r)->tenant_id, c->id, c->from, &cause, err));
	TRY(edition_list(api->editions, tx, session_of(c->r)->tenant_id, c->r->arena, &list, &n, err));
	for (unsigned i = 0; i < n; i++)
		if (list[i].edition_id == c->id)
			c->edition = list[i];
	return record(tx, c, "rulebook_force", true, err);
}

void
rulebook_force(struct request *r, struct reply *to)
{
	struct edit c = {.r = r};
	struct err err = {0};
	struct json *body;
	struct str from;
	enum rc rc = param_int(r->params[1], "edition", &c.id, &err);

	if (rc == RC_OK)
		rc = body_json(r, &body, &err);
	if (rc == RC_OK)
		rc = json_text(body, "from", true, 10, &from, &err);
	if (rc == RC_OK)
		rc = json_text(body, "why", false, 500, &c.why, &err);
	if (rc == RC_OK && !day_parse(from, &c.from))
		rc = err_set(&err, RC_INVALID, "from", "日期应写成 2024-11-06", "write the day as 2024-11-06");
	if (rc == RC_OK)
		rc = store_write(api_of(r)->store, force_run, &c, &err);
	if (rc != RC_OK) {
		reply_problem(to, r, rc, &err);
	} else {
		struct jw w = reply_json(to);

		http_publish(api_of(r)->http, r->params[0], "rulebooks", STR("{}"));
		json_edition(&w, r->arena, &c.edition);
	}
}
