/*
 * CSV as RFC 4180 has it, streamed: 64 KiB at a time, cells as views of the reader's own row buffer, limits on cells, rows and
 * columns, every bad row placed and left out without stopping. Never holds more than one row. Called by bundle and calendar.
 */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>

#define INPUT ((size_t)1 << 16)

struct csv {
	struct csv_source from;
	struct csv_limits limits;
	char *in;                       /* what is read and not yet used: in[at..have) */
	size_t at, have;
	bool eof, failed, started;
	uint64_t line;                  /* of the next byte */
	char *row;                      /* the text of this row's cells that could not stay in `in` */
	size_t row_n, row_room;
	struct str *cells;
	size_t *offsets;                /* where each cell begins in `row` */
	unsigned n;
};

struct csv *
csv_new(struct csv_source from, struct csv_limits limits)
{
	struct csv *c = calloc(1, sizeof *c);

	if (c == NULL)
		abort();
	c->from = from;
	c->limits = (struct csv_limits){
		limits.cell_max != 0 ? limits.cell_max : (size_t)1 << 20,
		limits.row_max != 0 ? limits.row_max : (size_t)4 << 20,
		limits.columns_max != 0 ? limits.columns_max : 256,
	};
	c->in = malloc(INPUT);
	c->cells = calloc(c->limits.columns_max, sizeof *c->cells);
	c->offsets = calloc((size_t)c->limits.columns_max + 1, sizeof *c->offsets);
	if (c->in == NULL || c->cells == NULL || c->offsets == NULL)
		abort();
	c->line = 1;
	return c;
}

void
csv_free(struct csv *c)
{
	if (c == NULL)
		return;
	free(c->in);
	free(c->row);
	free(c->cells);
	free(c->offsets);
	free(c);
}

/* More input behind what is left; false at the end. Keeps in[at..have) at the buffer's start. */
static bool
fill(struct csv *c)
{
	ptrdiff_t got;

	if (c->eof)
		return false;
	memmove(c->in, c->in + c->at, c->have - c->at);
	c->have -= c->at;
	c->at = 0;
	got = c->from.read(c->from.ctx, c->in + c->have, INPUT - c->have);
	if (got <= 0) {
		c->eof = true;
		c->failed = got < 0;
		return false;
	}
	c->have += (size_t)got;
	return true;
}

static void
keep(struct csv *c, const char *p, size_t n)
{
	if (c->row_n + n > c->row_room) {
		c->row_room = (c->row_n + n) * 2 + 256;
		c->row = realloc(c->row, c->row_room);
		if (c->row == NULL)
			abort();
	}
	if (n > 0)
		memcpy(c->row + c->row_n, p, n);
	c->row_n += n;
}

enum trouble { FINE, TOO_LONG, TOO_MANY, JUNK, NO_CLOSE, NOT_UTF8, HAS_NUL };

/* A row that lies whole in the buffer without a quote is the rule: its cells are views of the buffer and nothing is copied. */
static bool
plain_row(struct csv *c, enum trouble *trouble, unsigned *column)
{
	const char *from = c->in + c->at, *newline = memchr(from, '\n', c->have - c->at), *end;
	size_t bad;

	if (newline == NULL) {
		if (c->at > 0 && fill(c))
			return plain_row(c, trouble, column);   /* once more with a full buffer; at is 0 then */
		return false;
	}
	end = newline;
	if (end > from && end[-1] == '\r')
		end--;
	if (memchr(from, '"', (size_t)(end - from)) != NULL || (size_t)(end - from) > c->limits.row_max)
		return false;
	c->n = 0;
	for (const char *p = from;;) {
		const char *comma = memchr(p, ',', (size_t)(end - p)), *stop = comma == NULL ? end : comma;

		if (c->n == c->limits.columns_max) {
			*trouble = TOO_MANY;
			*column = c->n + 1;
			break;
		}
		c->cells[c->n++] = (struct str){p, (size_t)(stop - p)};
		if ((size_t)(stop - p) > c->limits.cell_max) {
			*trouble = TOO_LONG;
			*column = c->n;
			break;
		}
		if (comma == NULL)
			break;
		p = comma + 1;
	}
	bad = utf8_bad((struct str){from, (size_t)(end - from)});
	if (*trouble == FINE && bad != (size_t)(end - from)) {
		*trouble = from[bad] == '\0' ? HAS_NUL : NOT_UTF8;
		for (*column = 1; *column < c->n && c->cells[*column].p <= from + bad; (*column)++)
			;
	}
	c->at = (size_t)(newline + 1 - c->in);
	c->line++;
	return true;
}

/* The careful way: quotes, rows across buffers, limits. Reads to the row's end whatever happens. */
static void
careful_row(struct csv *c, enum trouble *trouble, unsigned *column)
{
	enum { START, BARE, QUOTED, AFTER_QUOTE } state = START;
	bool done = false;

	c->row_n = 0;
	c->n = 0;
	c->offsets[0] = 0;
	while (!done) {
		if (c->at == c->have && !fill(c)) {
			if (state == QUOTED && *trouble == FINE) {
				*trouble = NO_CLOSE;
				*column = c->n + 1;
			}
			break;
		}
		const char *p = c->in + c->at, *end = c->in + c->have, *from = p;

		/* runs of ordinary bytes at once */
		if (state == QUOTED) {
			const char *q = memchr(p, '"', (size_t)(end - p)), *stop = q == NULL ? end : q;

			for (const char *l = p; (l = memchr(l, '\n', (size_t)(stop - l))) != NULL; l++)
				c->line++;
			p = stop;
		} else if (state == BARE) {
			while (p < end && *p != ',' && *p != '\n' && *p != '\r')
				p++;
		}
		if (p > from) {
			size_t n = (size_t)(p - from);

			if (*trouble == FINE && (c->row_n - c->offsets[c->n] + n > c->limits.cell_max || c->row_n + n > c->limits.row_max)) {
				*trouble = TOO_LONG;
				*column = c->n + 1;
			}
			if (*trouble == FINE)
				keep(c, from, n);
			c->at += n;
			continue;
		}
		char ch = *p;

		c->at++;
		switch (state) {
		case QUOTED:                    /* only a quote stops the run */
			state = AFTER_QUOTE;
			continue;
		case AFTER_QUOTE:
			if (ch == '"') {
				if (*trouble == FINE)
					keep(c, "\"", 1);
				state = QUOTED;
				continue;
			}
			break;
		case START:
			if (ch == '"') {
				state = QUOTED;
				continue;
			}
			break;
		case BARE:
			break;
		}
		if (ch == ',' || ch == '\n') {
			done = ch == '\n';
			if (c->n + 1 == c->limits.columns_max && !done && *trouble == FINE) {
				*trouble = TOO_MANY;
				*column = c->n + 2;
			}
			if (*trouble == FINE)
				c->offsets[++c->n] = c->row_n;
			state = START;
			c->line += done;
			continue;
		}
		if (ch == '\r') {               /* only before a newline or the end */
			if (c->at == c->have)
				fill(c);
			if (c->at == c->have || c->in[c->at] == '\n')
				continue;
		}
		if (state == AFTER_QUOTE) {
			if (*trouble == FINE) {
				*trouble = JUNK;
				*column = c->n + 1;
			}
			state = BARE;
			continue;
		}
		if (*trouble == FINE)
			keep(c, &ch, 1);
		state = BARE;
	}
	if (*trouble != FINE)
		return;
	if (!done)
		c->offsets[++c->n] = c->row_n;
	for (unsigned i = 0; i < c->n; i++)
		c->cells[i] = (struct str){c->row + c->offsets[i], c->offsets[i + 1] - c->offsets[i]};
	for (unsigned i = 0; i < c->n && *trouble == FINE; i++) {
		size_t bad = utf8_bad(c->cells[i]);

		if (bad != c->cells[i].n) {
			*trouble = c->cells[i].p[bad] == '\0' ? HAS_NUL : NOT_UTF8;
			*column = i + 1;
		}
	}
}

enum rc
csv_next(struct csv *c, const struct str **cells, unsigned *n, uint64_t *line, unsigned *bad_column, struct err *err)
{
	enum trouble trouble = FINE;
	unsigned column = 0;

	if (!c->started) {
		c->started = true;
		while (c->have < 3 && fill(c))
			;
		if (c->have >= 3 && memcmp(c->in, "\xef\xbb\xbf", 3) == 0)
			c->at = 3;
	}
	do {
		if (c->at == c->have && !fill(c)) {
			if (c->failed)
				return err_set(err, RC_INTERNAL, "", "读取失败", "reading failed");
			return RC_NOT_FOUND;
		}
		*line = c->line;
		if (!plain_row(c, &trouble, &column))
			careful_row(c, &trouble, &column);
	} while (trouble == FINE && c->n == 1 && c->cells[0].n == 0);   /* blank lines are free */
	*cells = c->cells;
	*n = c->n;
	*bad_column = column;
	if (c->failed)
		return err_set(err, RC_INTERNAL, "", "读取失败", "reading failed");
	switch (trouble) {
	case FINE:
		return RC_OK;
	case TOO_LONG:
		return err_set(err, RC_TOO_BIG, "", "内容超过一格 %zu 字节、一行 %zu 字节的上限", "longer than the limit of %zu bytes a cell, %zu a row",
		               c->limits.cell_max, c->limits.row_max);
	case TOO_MANY:
		return err_set(err, RC_TOO_BIG, "", "超过 %u 列", "more than %u columns", c->limits.columns_max);
	case JUNK:
		return err_set(err, RC_INVALID, "", "结束引号后面还有字；引号里的引号要写两遍", "text after a closing quote; write a quote inside quotes twice");
	case NO_CLOSE:
		return err_set(err, RC_INVALID, "", "引号没有结束，从这一行起读不下去", "a quote that is never closed; nothing after this row can be read");
	case NOT_UTF8:
		return err_set(err, RC_INVALID, "", "不是 UTF-8 文本；请另存为 UTF-8（CSV UTF-8）", "not UTF-8 text; save the file as CSV UTF-8");
	case HAS_NUL:
		return err_set(err, RC_INVALID, "", "有空字节（NUL）", "a NUL byte");
	}
	return RC_INTERNAL;
}
