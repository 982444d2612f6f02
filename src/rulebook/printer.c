/*
 * fmt: the file again with keywords, vocabulary words and punctuation in one language; names, texts, comments, prose and the
 * shape of lines stay byte for byte. Works on tokens; the checked tree says which words are the vocabulary's. Called by main.
 */
#include "rulebook/internal.h"

#include <stdlib.h>
#include <string.h>

static struct token *
token_at(const struct rulebook *rb, uint32_t off)
{
	unsigned low = 0, high = rb->tokens->n;

	while (low < high) {
		unsigned mid = (low + high) / 2;

		if (rb->tokens->list[mid].at.off < off)
			low = mid + 1;
		else
			high = mid;
	}
	return low < rb->tokens->n && rb->tokens->list[low].at.off == off ? &rb->tokens->list[low] : NULL;
}

static void
role(const struct rulebook *rb, struct span at, enum trole r, int a, int b)
{
	struct token *t = token_at(rb, at.off);

	if (t != NULL && t->kind == TK_NAME) {
		t->role = r;
		t->a = a;
		t->b = b;
	}
}

/* The vocabulary's words in a path: links, then a field or a code. `from` is the first path element that is one. */
static void
path_roles(const struct rulebook *rb, const struct expr *e, int entity, unsigned from)
{
	for (unsigned i = from; i < e->n_path && entity >= 0; i++) {
		int f = vocab_field(entity, e->path[i]);

		if (f < 0)
			return;
		role(rb, e->path_at[i], ROLE_FIELD, entity, f);
		entity = vocab_field_entity(&vocab_at(entity)->fields[f]);
	}
}

static void
expr_roles(const struct rulebook *rb, const struct expr *e, int entity)
{
	if (e == NULL)
		return;
	if (e->kind == E_NAME) {
		switch ((int)e->ref.kind) {
		case R_FIELD: case R_DERIVE: path_roles(rb, e, entity, 0); break;
		case R_CODE:
			if (e->ref.enumeration >= 0)
				role(rb, e->path_at[0], ROLE_CODE, e->ref.enumeration, (int)e->ref.i);
			break;
		case R_TALLY_CODE: role(rb, e->path_at[1], ROLE_CODE, e->ref.enumeration, (int)e->ref.i); break;
		case R_BUILTIN: role(rb, e->path_at[0], ROLE_BUILTIN, (int)e->ref.builtin, 0); break;
		case R_SUBJECT: {
			static const char *const kinds[] = {"units", "persons", "grids"};

			role(rb, e->path_at[0], ROLE_KEYWORD, (int)KW_SUBJECT, 0);
			for (unsigned k = 0; k < COUNT_OF(kinds); k++) {
				int at = vocab_entity(str_c(kinds[k]));

				if (vocab_field(at, e->path[1]) >= 0) {
					path_roles(rb, e, at, 1);
					break;
				}
			}
			break;
		}
		default: break;
		}
	}
	if (e->kind == E_AGG)
		entity = e->entity;
	for (unsigned i = 0; i < e->n; i++)
		expr_roles(rb, e->kids[i], entity);
}

static void
all_roles(const struct rulebook *rb)
{
	for (unsigned i = 0; i < rb->n_decls; i++) {
		const struct decl *d = rb->decls[i], *target = d->kind == D_EXAMPLE ? rulebook_find(rb, d->id) : NULL;

		expr_roles(rb, d->value, d->entity);
		expr_roles(rb, d->full, d->entity);
		expr_roles(rb, d->each, d->entity);
		for (const struct clause *c = d->clauses; c != NULL; c = c->next) {
			int entity = d->entity;

			if (c->kind == C_SUBJECTS && d->kind == D_ASSESSMENT)
				entity = vocab_entity(c->i == SK_UNIT ? STR("units") : c->i == SK_PERSON ? STR("persons") : STR("grids"));
			if (c->kind == C_CLOCK && c->n > 0 && c->args[0]->ref.kind == R_DECL)
				entity = c->args[0]->ref.decl->entity;
			if (c->kind == C_INTO)
				entity = c->args[0]->ref.entity;
			if (c->kind == C_CONFIRM || c->kind == C_GOTO || ((c->kind == C_RECORD || c->kind == C_CHANGE) && c->when != NULL))
				for (const struct clause *r = d->clauses; r != NULL; r = r->next)
					if (r->kind == C_RECORD) {
						entity = (int)r->i;
						break;
					}
			if (c->kind == C_ROW || c->kind == C_ERASE)
				entity = (int)c->i;
			else if (target != NULL)
				entity = target->entity;
			expr_roles(rb, c->when, entity);
			entity = c->kind == C_RECORD || c->kind == C_CHANGE ? d->entity : entity;
			for (unsigned k = 0; k < c->n; k++)
				if (c->kind == C_RECORD || c->kind == C_CHANGE) {
					const struct expr *name = c->args[k]->kids[0];

					if (name->ref.kind == R_FIELD)
						role(rb, name->path_at[0], ROLE_FIELD, name->ref.entity, name->ref.field);
					if (c->args[k]->n > 1)
						expr_roles(rb, c->args[k]->kids[1], entity);
				} else {
					expr_roles(rb, c->args[k], entity);
				}
		}
	}
}

/* A word that the lexer reads back as one name, or the other language's. */
static const char *
readable(const char *word, const char *other)
{
	return strpbrk(word, " .-/()") == NULL ? word : other;
}

static void
print_word(const struct token *t, enum lang lang, struct buf *to)
{
	const struct ventity *e = vocab_entities(&(unsigned){0});

	switch (t->role) {
	case ROLE_KEYWORD:
		buf_add_c(to, MSG(lang, kw_words[t->a].zh, kw_words[t->a].en));
		return;
	case ROLE_FUNCTION: {
		const struct word *w = &rb_functions(&(unsigned){0})[t->a].word;

		buf_add_c(to, MSG(lang, w->zh, w->en));
		return;
	}
	case ROLE_BUILTIN: {
		const struct word *w = &rb_builtins(&(unsigned){0})[t->a];

		buf_add_c(to, MSG(lang, w->zh, w->en));
		return;
	}
	case ROLE_UNIT: {
		enum unit u;

		/* 件 and 次 are both cases: a Chinese word stays the one that was written */
		if (lang == LANG_ZH && (unsigned char)t->text.p[0] >= 0x80 && unit_find(t->text, &u))
			buf_add(to, t->text);
		else
			buf_add_c(to, unit_word((enum unit)t->a, lang));
		return;
	}
	case ROLE_ENTITY:
		buf_add_c(to, lang == LANG_ZH ? e[t->a].zh : e[t->a].one);
		return;
	case ROLE_FIELD: {
		const struct vfield *f = &e[t->a].fields[t->b];
		struct str name = str_c(f->name);

		if (lang == LANG_ZH)
			buf_add_c(to, readable(f->zh, f->name));
		else if (f->type == VT_LINK && name.n > 3 && str_eq_c((struct str){name.p + name.n - 3, 3}, "_id"))
			buf_add(to, (struct str){name.p, name.n - 3});
		else
			buf_add(to, name);
		return;
	}
	case ROLE_CODE: {
		const struct vcode *c = &vocab_enums(&(unsigned){0})[t->a].codes[t->b];

		buf_add_c(to, MSG(lang, readable(c->zh, c->name), c->name));
		return;
	}
	case ROLE_NONE: case ROLE_OVER:
		break;
	}
	buf_add(to, t->text);
}

static void
print_punct(const struct token *t, enum lang lang, struct buf *to)
{
	static const struct { int punct; const char *zh, *en; } signs[] = {
		{':', "：", ":"}, {',', "，", ","}, {'(', "（", "("}, {')', "）", ")"}, {';', "；", ";"}, {'%', "%", "%"}, {'*', "×", "×"}, {'/', "÷", "÷"},
		{'+', "+", "+"}, {'-', "-", "-"}, {'=', "=", "="}, {'<', "<", "<"}, {'>', ">", ">"}, {'.', ".", "."}, {P_NE, "≠", "≠"}, {P_LE, "≤", "≤"},
		{P_GE, "≥", "≥"}, {P_ARROW, "→", "→"},
	};

	for (unsigned i = 0; i < COUNT_OF(signs); i++)
		if (signs[i].punct == t->punct)
			buf_add_c(to, MSG(lang, signs[i].zh, signs[i].en));
}

/* What stands between two tokens of a line. Full-width signs bring their own room. */
static bool
blank_between(const struct token *a, const struct token *b, enum lang lang, bool unary, bool joined)
{
	int x = a->kind == TK_PUNCT ? a->punct : 0, y = b->kind == TK_PUNCT ? b->punct : 0;

	if (joined || x == '.' || y == '.' || y == '%' || unary)
		return false;
	if (x == '(' || y == ')')
		return false;
	if (lang == LANG_ZH && (x == ',' || x == ':' || x == ';' || x == ')' || y == ',' || y == ':' || y == ';' || y == '(' || y == ')'))
		return x == ')' && y != ',' && y != ':' && y != ';' && y != '(' && y != 0 ? true : false;
	if (y == ',' || y == ':' || y == ';')
		return false;
	if (y == '(')
		return !(a->kind == TK_NAME || a->kind == TK_ID) || (a->role == ROLE_KEYWORD && !(a->a >= KW_BANDS && a->a <= KW_SPACED) && a->a != KW_KIN);
	return true;
}

static void
print_block(const struct rulebook *rb, struct span block, enum lang lang, struct buf *to)
{
	const struct tokens *t = rb->tokens;
	size_t at = block.off, end = block.off + block.len;
	unsigned k = 0;

	while (k < t->n && t->list[k].at.off < at)
		k++;
	while (at < end) {
		const char *nl = memchr(rb->text.p + at, '\n', end - at);
		size_t line_end = nl == NULL ? end : (size_t)(nl - rb->text.p), last = at;
		bool any = false;

		for (; k < t->n && t->list[k].at.off < line_end; k++) {
			const struct token *a = &t->list[k], *before = any ? &t->list[k - 1] : NULL, *two = any && k >= 2 && !before->first ? &t->list[k - 2] : NULL;

			if (!any) {
				buf_add(to, (struct str){rb->text.p + at, a->at.off - at});     /* the indentation */
			} else {
				bool minus = before->kind == TK_PUNCT && before->punct == '-';
				bool unary = minus && (before->first || two == NULL || (two->kind == TK_PUNCT && two->punct != ')' && two->punct != '%') || two->role == ROLE_KEYWORD) && last == a->at.off;
				/* year-unit: an assessment's id is written without blanks */
				bool joined = last == a->at.off && ((minus && two != NULL && two->kind == TK_NAME) || (a->kind == TK_PUNCT && a->punct == '-' && k + 1 < t->n &&
				              t->list[k + 1].kind == TK_NAME && t->list[k + 1].at.off == a->at.off + a->at.len));

				if (blank_between(before, a, lang, unary, joined))
					buf_char(to, ' ');
			}
			any = true;
			if (a->kind == TK_NAME)
				print_word(a, lang, to);
			else if (a->kind == TK_PUNCT)
				print_punct(a, lang, to);
			else
				buf_add(to, (struct str){rb->text.p + a->at.off, a->at.len});
			last = a->at.off + a->at.len;
		}
		/* a comment, or an empty line */
		struct str rest = {rb->text.p + last, line_end - last};

		if (any && rest.n > 0 && memchr(rest.p, '#', rest.n) == NULL)
			rest.n = 0;
		buf_add(to, rest);
		if (nl != NULL)
			buf_char(to, '\n');
		at = line_end + (nl != NULL);
	}
}

void
rulebook_fmt(const struct rulebook *rb, enum lang lang, struct buf *to)
{
	size_t at = 0;

	all_roles(rb);
	for (unsigned i = 0; i < rb->n_blocks; i++) {
		struct span b = rb->blocks[i].at;
		size_t fence = b.off;

		/* the word after the opening fence changes with the language */
		while (fence > at && rb->text.p[fence - 1] == '\n')
			fence--;
		while (fence > at && rb->text.p[fence - 1] != '`')
			fence--;
		buf_add(to, (struct str){rb->text.p + at, fence - at});
		buf_add_c(to, MSG(lang, "规则\n", "rule\n"));
		print_block(rb, b, lang, to);
		at = b.off + b.len;
	}
	buf_add(to, (struct str){rb->text.p + at, rb->text.n - at});
}
