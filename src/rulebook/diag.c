/*
 * Diagnostics: collected, never printed on the way; shown with the source line and a caret under the right display column, where
 * a Han character is two wide. Called by all passes of the room.
 */
#include "rulebook/internal.h"

#include <stdlib.h>
#include <string.h>

void
diags_init(struct diags *d)
{
	*d = (struct diags){0};
	arena_init(&d->arena, 0);
}

void
diags_done(struct diags *d)
{
	arena_done(&d->arena);
	*d = (struct diags){0};
}

static struct str
formatted(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	char *p;
	int n;

	va_copy(again, ap);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	p = arena_take(a, (size_t)(n < 0 ? 0 : n) + 1, 1);
	va_copy(again, ap);
	vsnprintf(p, (size_t)(n < 0 ? 0 : n) + 1, fmt, again);
#pragma GCC diagnostic pop
	va_end(again);
	return (struct str){p, (size_t)(n < 0 ? 0 : n)};
}

/* Counts one more; its place in the list, or NULL past the last that is kept. */
static struct diag *
one_more(struct diags *d, const char *code, struct span at)
{
	struct diag *g;

	d->all++;
	d->errors++;
	if (d->n == RB_DIAGS_MAX)
		return NULL;
	d->list = arena_append(&d->arena, d->list, d->n, sizeof *d->list);
	g = &d->list[d->n++];
	*g = (struct diag){.at = at, .code = code};
	return g;
}

struct diag *
diags_add(struct diags *d, const char *code, struct span at, const char *zh, const char *en, ...)
{
	struct diag *g = one_more(d, code, at);
	va_list ap;

	if (g == NULL)
		return NULL;
	va_start(ap, en);
	g->msg[LANG_ZH] = formatted(&d->arena, zh, ap);
	g->msg[LANG_EN] = formatted(&d->arena, en, ap);
	va_end(ap);
	return g;
}

static struct str
with_words(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	struct str s;

	va_start(ap, fmt);
	s = formatted(a, fmt, ap);
	va_end(ap);
	return s;
}

struct diag *
diags_add_words(struct diags *d, const char *code, struct span at, const char *zh, const char *en, const struct diag_words *w)
{
	struct diag *g = one_more(d, code, at);

	if (g == NULL)
		return NULL;
	g->msg[LANG_ZH] = with_words(&d->arena, zh, w->word[0][LANG_ZH], w->word[1][LANG_ZH], w->word[2][LANG_ZH]);
	g->msg[LANG_EN] = with_words(&d->arena, en, w->word[0][LANG_EN], w->word[1][LANG_EN], w->word[2][LANG_EN]);
	return g;
}

void
diag_advise(struct diags *d, struct diag *g, const char *zh, const char *en, ...)
{
	va_list ap;

	if (g == NULL)
		return;
	va_start(ap, en);
	g->advice[LANG_ZH] = formatted(&d->arena, zh, ap);
	g->advice[LANG_EN] = formatted(&d->arena, en, ap);
	va_end(ap);
}

void
diags_headings(struct diags *d, const struct rulebook *rb)
{
	for (unsigned i = 0; i < d->n; i++) {
		struct str heading = {"", 0};

		for (unsigned h = 0; h < rb->n_headings && rb->headings[h].at.off <= d->list[i].at.off; h++)
			heading = rb->headings[h].text;
		d->list[i].heading = str_copy(&d->arena, heading);
	}
}

static int
by_place(const void *x, const void *y)
{
	const struct diag *a = *(const struct diag *const *)x, *b = *(const struct diag *const *)y;

	return a->at.off != b->at.off ? (a->at.off > b->at.off) - (a->at.off < b->at.off) : strcmp(a->code, b->code);
}

/* The line that holds `off`, and its number. */
static struct str
line_of(struct str text, size_t off, size_t *number)
{
	size_t from = off, to = off;

	*number = 1;
	if (off > text.n)
		off = from = to = text.n;
	while (from > 0 && text.p[from - 1] != '\n')
		from--;
	while (to < text.n && text.p[to] != '\n' && text.p[to] != '\r')
		to++;
	for (size_t i = 0; i < from; i++)
		*number += text.p[i] == '\n';
	return (struct str){text.p + from, to - from};
}

void
diags_print(const struct diags *d, struct str file, struct str text, enum lang lang, struct buf *to)
{
	const struct diag **order = calloc((size_t)d->n + 1, sizeof *order);

	if (order == NULL)
		abort();
	for (unsigned i = 0; i < d->n; i++)
		order[i] = &d->list[i];
	qsort(order, d->n, sizeof *order, by_place);
	for (unsigned i = 0; i < d->n; i++) {
		const struct diag *g = order[i];
		size_t number, column, other;
		struct str line = line_of(text, g->at.off, &number), before = {line.p, 0};
		unsigned carets, pad;

		if (g->at.off <= text.n && text.p + g->at.off >= line.p)
			before.n = (size_t)(text.p + g->at.off - line.p);
		if (before.n > line.n)
			before.n = line.n;
		pad = utf8_width(before);
		column = 1;
		for (struct str s = before; s.n > 0; column++) {
			uint32_t cp;
			size_t n = utf8_next(s, &cp);

			s.p += n, s.n -= n;
		}
		struct str under = {line.p + before.n, line.n - before.n};

		if (under.n > g->at.len)
			under.n = g->at.len;
		carets = utf8_width(under);
		if (carets == 0)
			carets = 1;
		if (carets > 60)
			carets = 60;
		buf_fmt(to, STR_F ":%zu:%zu: %s %s: " STR_F "\n", STR_A(file), number, column,
		        g->warning ? MSG(lang, "提醒", "warning") : MSG(lang, "错误", "error"), g->code, STR_A(g->msg[lang]));
		if (pad <= 400 && line.n > 0) {
			struct str shown = line;

			if (shown.n > 1000)
				for (shown.n = 1000; shown.n > 0 && ((unsigned char)shown.p[shown.n] & 0xc0) == 0x80; shown.n--)
					;
			buf_add_c(to, "    ");
			buf_add(to, shown);
			buf_add_c(to, "\n    ");
			for (size_t k = 0; k < before.n; k++)
				if (before.p[k] == '\t')
					buf_char(to, '\t');
			for (unsigned k = 0; k < pad; k++)
				buf_char(to, ' ');
			for (unsigned k = 0; k < carets; k++)
				buf_char(to, '^');
			buf_char(to, '\n');
		}
		if (g->also.len > 0) {
			(void)line_of(text, g->also.off, &other);
			buf_fmt(to, MSG(lang, "    另见第 %zu 行\n", "    see also line %zu\n"), other);
		}
		if (g->heading.n > 0)
			buf_fmt(to, MSG(lang, "    条款：" STR_F "\n", "    clause: " STR_F "\n"), STR_A(g->heading));
		if (g->advice[lang].n > 0)
			buf_fmt(to, MSG(lang, "    建议：" STR_F "\n", "    advice: " STR_F "\n"), STR_A(g->advice[lang]));
	}
	if (d->all > d->n)
		buf_fmt(to, MSG(lang, "……共 %u 处，只显示前 %u 处\n", "… %u in all, the first %u shown\n"), d->all, d->n);
	free(order);
}
