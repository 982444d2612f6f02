/*
 * The room's front door: text in, checked tree out, and look-ups by name. Never reads a file. Called by main and the tests.
 */
#include "rulebook/internal.h"

#include <stdlib.h>

struct rulebook *
rulebook_parse(struct str file, struct str text, struct diags *d)
{
	struct rulebook *rb = calloc(1, sizeof *rb);
	size_t bad;

	if (rb == NULL)
		abort();
	arena_init(&rb->arena, 0);
	rb->file = str_copy(&rb->arena, file);
	rb->text = str_copy(&rb->arena, text);
	rb->sha256 = sha256_hex(&rb->arena, text);
	rb->tokens = ARENA_NEW(&rb->arena, struct tokens, 1);
	bad = utf8_bad(rb->text);
	if (text.n > RB_TEXT_MAX) {
		diags_add(d, "R506", (struct span){0, 1}, "文件有 %zu 字节，最多 %u", "the file has %zu bytes; at most %u", text.n, RB_TEXT_MAX);
	} else if (bad != rb->text.n) {
		diag_advise(d, diags_add(d, "R007", (struct span){(uint32_t)bad, 1}, "第 %zu 字节不是 UTF-8 文本", "byte %zu is not UTF-8 text", bad + 1),
		            "把文件另存为 UTF-8", "save the file as UTF-8");
		rb->text.n = bad;       /* what is shown beside the message must be text */
	} else {
		markdown_read(rb, d);
		for (unsigned i = 0; i < rb->n_blocks; i++)
			(void)lex_block(rb, d, rb->blocks[i].at);
		parse_all(rb, d);
	}
	return rb;
}

struct rulebook *
rulebook_compile(struct str file, struct str text, struct diags *d)
{
	struct rulebook *rb = rulebook_parse(file, text, d);

	rulebook_check(rb, d);
	diags_headings(d, rb);
	return rb;
}

void
rulebook_free(struct rulebook *rb)
{
	if (rb == NULL)
		return;
	arena_done(&rb->arena);
	free(rb);
}

struct decl *
rulebook_find(const struct rulebook *rb, struct str name)
{
	for (unsigned i = 0; i < rb->n_decls; i++) {
		struct decl *d = rb->decls[i];

		if (d->kind != D_EXAMPLE && d->kind != D_ASSESSMENT && d->kind < D_PROCESS && d->id.n > 0 && (str_eq(d->id, name) || (d->alias.n > 0 && str_eq(d->alias, name))))
			return d;
	}
	return NULL;
}

struct decl *
rulebook_assessment(const struct rulebook *rb, struct str id)
{
	for (unsigned i = 0; i < rb->n_decls; i++)
		if (rb->decls[i]->kind == D_ASSESSMENT && str_eq(rb->decls[i]->id, id))
			return rb->decls[i];
	return NULL;
}

struct str
decl_title(const struct decl *d)
{
	return d->title.n > 0 ? d->title : d->id;
}
