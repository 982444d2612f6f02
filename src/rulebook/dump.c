/*
 * The tree as canonical text, without places and without language: two files mean the same when their dumps are equal. Called by
 * tests, by fmt's own check and by diff.c.
 */
#include "rulebook/internal.h"

static void dump_expr(struct buf *, const struct expr *);

static void
dump_name(struct buf *to, const struct expr *e)
{
	const struct ref *r = &e->ref;
	int at = r->kind == R_FIELD || r->kind == R_DERIVE ? -2 : -1;

	if (r->kind == R_CODE && r->enumeration >= 0) {
		buf_fmt(to, "#%s", vocab_enums(&(unsigned){0})[r->enumeration].codes[r->i].name);
	} else if (r->kind == R_BUILTIN) {
		buf_fmt(to, "@%s", rb_builtins(&(unsigned){0})[r->builtin].en);
	} else if (r->kind == R_TALLY_CODE) {
		buf_fmt(to, STR_F ".#%s", STR_A(r->decl->id), vocab_enums(&(unsigned){0})[r->enumeration].codes[r->i].name);
	} else if (r->kind == R_FIELD && at == -2) {
		buf_char(to, '.');
		for (unsigned i = 0; i < r->n_steps; i++)
			buf_fmt(to, "%d.", r->steps[i]);
		buf_add_c(to, vocab_at(r->entity)->fields[r->field].name);
	} else if (r->kind == R_SUBJECT) {
		buf_fmt(to, "subject.%s", vocab_at(r->entity)->fields[r->field].name);
	} else if (r->decl != NULL) {
		for (unsigned i = 0; i < r->n_steps; i++)
			buf_fmt(to, ".%d", r->steps[i]);
		buf_fmt(to, "$" STR_F, STR_A(r->decl->id));
		if (r->kind == R_PART)
			buf_fmt(to, "." STR_F, STR_A(r->decl->parts[r->part]->name));
	} else {
		for (unsigned i = 0; i < e->n_path; i++)
			buf_fmt(to, "%s" STR_F, i == 0 ? "" : ".", STR_A(e->path[i]));
	}
}

static void
dump_expr(struct buf *to, const struct expr *e)
{
	struct arena a;

	if (e == NULL) {
		buf_add_c(to, "_");
		return;
	}
	arena_init(&a, 0);
	buf_fmt(to, "(%d", (int)e->kind);
	switch ((int)e->kind) {
	case E_NUM: buf_fmt(to, " " STR_F " %d", STR_A(num_exact(&a, e->num)), (int)e->unit); break;
	case E_TEXT: buf_char(to, ' '), buf_json(to, e->text); break;
	case E_DAY: case E_INSTANT: case E_PERIOD: case E_YESNO: buf_fmt(to, " %lld", (long long)e->i); break;
	case E_NAME: buf_char(to, ' '), dump_name(to, e); break;
	case E_BINARY: case E_ARM: buf_fmt(to, " op%d", (int)e->op); break;
	case E_CALL: buf_fmt(to, " fn%d over%d", (int)e->fn, (int)e->over); break;
	case E_AGG: buf_fmt(to, " agg%d %s", (int)e->agg, vocab_at(e->entity)->name); break;
	default: break;
	}
	for (unsigned i = 0; i < e->n; i++) {
		buf_char(to, ' ');
		dump_expr(to, e->kids[i]);
	}
	buf_char(to, ')');
	arena_done(&a);
}

void
decl_dump(const struct decl *d, struct buf *to)
{
	buf_fmt(to, "decl %d " STR_F " " STR_F " ", (int)d->kind, STR_A(d->id), STR_A(d->alias));
	buf_json(to, d->title);
	buf_fmt(to, " s%u e%d ", d->subjects, d->entity);
	buf_json(to, d->why);
	dump_expr(to, d->full);
	dump_expr(to, d->each);
	dump_expr(to, d->value);
	dump_expr(to, d->choices);
	buf_char(to, '\n');
	for (const struct clause *c = d->clauses; c != NULL; c = c->next) {
		buf_fmt(to, "  clause %d " STR_F " ", (int)c->kind, STR_A(c->name));
		buf_json(to, c->text);
		/* a part's i is the checker's; everything else's is meaning */
		buf_fmt(to, " op%d i%lld", (int)c->op, c->kind == C_PART ? 0 : (long long)c->i);
		if (c->when != NULL) {
			buf_add_c(to, " if ");
			dump_expr(to, c->when);
		}
		for (unsigned k = 0; k < c->n; k++) {
			buf_char(to, ' ');
			dump_expr(to, c->args[k]);
		}
		buf_char(to, '\n');
	}
}

void
rulebook_dump(const struct rulebook *rb, struct buf *to)
{
	buf_fmt(to, "id " STR_F " edition " STR_F "\n", STR_A(rb->id), STR_A(rb->edition));
	for (unsigned i = 0; i < rb->n_decls; i++)
		decl_dump(rb->decls[i], to);
}
