/*
 * JSON out: a writer that minds the commas. Never allocates but in its buf. Called by everything that prints JSON.
 */
#include "base/base.h"

#include <string.h>

void
jw_init(struct jw *w, struct buf *to)
{
	*w = (struct jw){.to = to};
}

/* Whether a comma is due, and note that something stands at this depth now. Depth beyond 63 has no comma: nobody nests so. */
static bool
comma_due(struct jw *w)
{
	uint64_t bit = w->depth < 64 ? (uint64_t)1 << w->depth : 0;
	bool due = !w->after_key && (w->comma & bit) != 0;

	if (!w->after_key)
		w->comma |= bit;
	w->after_key = false;
	return due;
}

static void
separate(struct jw *w)
{
	if (comma_due(w))
		buf_char(w->to, ',');
}

void
jw_open(struct jw *w, char bracket)
{
	separate(w);
	buf_char(w->to, bracket);
	w->depth++;
	if (w->depth < 64)
		w->comma &= ~((uint64_t)1 << w->depth);
}

void
jw_close(struct jw *w, char bracket)
{
	w->depth--;
	buf_char(w->to, bracket);
}

void
jw_key_str(struct jw *w, struct str key)
{
	separate(w);
	buf_json(w->to, key);
	buf_char(w->to, ':');
	w->after_key = true;
}

/* A list of facts is keys for a third: they are names of ours, with nothing to escape, and are laid down at once. */
void
jw_key(struct jw *w, const char *key)
{
	struct buf *b = w->to;
	size_t n = strlen(key);
	bool comma = comma_due(w);

	w->after_key = true;
	if (!buf_room(b, n + 4))
		return;
	if (comma)
		b->p[b->n++] = ',';
	b->p[b->n++] = '"';
	memcpy(b->p + b->n, key, n);
	b->n += n;
	b->p[b->n++] = '"';
	b->p[b->n++] = ':';
	b->p[b->n] = '\0';
}

void
jw_text(struct jw *w, struct str s)
{
	separate(w);
	buf_json(w->to, s);
}

void
jw_i64(struct jw *w, int64_t i)
{
	char room[I64_CHARS];

	separate(w);
	buf_add(w->to, i64_text(room, i));
}

void
jw_yes(struct jw *w, bool yes)
{
	separate(w);
	buf_add_c(w->to, yes ? "true" : "false");
}

void
jw_null(struct jw *w)
{
	separate(w);
	buf_add_c(w->to, "null");
}
