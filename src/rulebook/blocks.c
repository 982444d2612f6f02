/*
 * The document cut into blocks for a page: front matter, headings, prose, rules with their declarations. Never loses a byte of
 * prose and never renders anything. Called by the api.
 */
#include "rulebook/internal.h"

#include <string.h>

struct cut { struct arena *a; const struct rulebook *rb; struct rb_part *list; unsigned n; int heading; };

static struct str
piece(const struct rulebook *rb, uint32_t from, uint32_t to)
{
	return (struct str){rb->text.p + from, to - from};
}

/* The start of the line that an offset is in, and the start of the next line. */
static uint32_t
line_start(const struct rulebook *rb, uint32_t at)
{
	while (at > 0 && rb->text.p[at - 1] != '\n')
		at--;
	return at;
}

static uint32_t
line_after(const struct rulebook *rb, uint32_t at)
{
	const char *nl = at < rb->text.n ? memchr(rb->text.p + at, '\n', rb->text.n - at) : NULL;

	return nl == NULL ? (uint32_t)rb->text.n : (uint32_t)(nl - rb->text.p) + 1;
}

static struct rb_part *
add_part(struct cut *c, enum rb_part_kind kind, uint32_t from, uint32_t to, struct str text)
{
	c->list = arena_append(c->a, c->list, c->n, sizeof *c->list);
	c->list[c->n] = (struct rb_part){.kind = kind, .at = {from, to - from}, .text = text, .heading = c->heading};
	return &c->list[c->n++];
}

/* What lies between two blocks, without the blank lines around it. */
static void
add_prose(struct cut *c, uint32_t from, uint32_t to)
{
	const char *p = c->rb->text.p;
	uint32_t end = to;

	while (end > from && (p[end - 1] == '\n' || p[end - 1] == '\r' || p[end - 1] == ' ' || p[end - 1] == '\t'))
		end--;
	/* only whole blank lines go: blanks before the first word may be Markdown */
	while (from < end && str_trim(piece(c->rb, from, line_after(c->rb, from))).n == 0)
		from = line_after(c->rb, from);
	if (from < end)
		add_part(c, RB_PROSE, from, end, piece(c->rb, from, end));
}

/* A heading as a name: letters, digits and everything beyond ASCII stay, blanks become hyphens; a second one of a name gets a number. */
static struct str
anchor_of(struct cut *c, struct str text)
{
	char *to = arena_take(c->a, text.n + 1, 1);
	struct str name = {to, 0}, made;
	unsigned again = 1;
	bool taken = true;

	for (size_t i = 0; i < text.n; i++) {
		char ch = text.p[i];

		if (ch >= 'A' && ch <= 'Z')
			ch = (char)(ch - 'A' + 'a');
		if (ch == ' ')
			ch = '-';
		if ((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || ch == '-' || (unsigned char)ch >= 0x80)
			to[name.n++] = ch;
	}
	if (name.n == 0)
		name = STR("section");
	for (made = name; taken; made = taken ? str_fmt(c->a, STR_F "-%u", STR_A(name), ++again) : made) {
		taken = false;
		for (unsigned i = 0; i < c->n && !taken; i++)
			taken = c->list[i].kind == RB_HEADING && str_eq(c->list[i].anchor, made);
	}
	return made;
}

/* Between the first two lines of ---; 0: there is none. */
static uint32_t
add_front(struct cut *c)
{
	const struct rulebook *rb = c->rb;
	uint32_t start = rb->text.n >= 3 && memcmp(rb->text.p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0, from = line_after(rb, start), at = from;
	struct rb_part *front;

	if (!str_eq_c(str_trim(piece(rb, start, from)), "---"))
		return start;
	while (at < rb->text.n && !str_eq_c(str_trim(piece(rb, at, line_after(rb, at))), "---"))
		at = line_after(rb, at);
	front = add_part(c, RB_FRONT, start, line_after(rb, at), piece(rb, from, at));
	for (uint32_t line = from; line < at; line = line_after(rb, line)) {
		struct str s = str_trim(piece(rb, line, line_after(rb, line)));
		const char *colon = memchr(s.p, ':', s.n);

		if (colon == NULL)
			continue;
		front->fields = arena_append(c->a, front->fields, front->n_fields, sizeof *front->fields);
		front->fields[front->n_fields][0] = str_trim((struct str){s.p, (size_t)(colon - s.p)});
		front->fields[front->n_fields++][1] = str_trim((struct str){colon + 1, s.n - (size_t)(colon + 1 - s.p)});
	}
	return line_after(rb, at);
}

/* Returns where the block ends, its closing fence included. */
static uint32_t
add_rules(struct cut *c, uint32_t fence, struct span rules, unsigned *next_decl)
{
	const struct rulebook *rb = c->rb;
	uint32_t end = rules.off + rules.len;
	struct rb_part *part = add_part(c, RB_RULES, fence, line_after(rb, end), piece(rb, rules.off, end));

	for (; *next_decl < rb->n_decls && rb->decls[*next_decl]->at.off < end; (*next_decl)++) {
		const struct decl *d = rb->decls[*next_decl];

		part->decls = arena_append(c->a, part->decls, part->n_decls, sizeof *part->decls);
		part->decls[part->n_decls++] = (struct rb_declared){d, {d->at.off, (uint32_t)decl_text(rb, d).n}};
	}
	return line_after(rb, end);
}

void
rulebook_blocks(struct arena *a, const struct rulebook *rb, struct rb_part **list, unsigned *n)
{
	struct cut c = {a, rb, NULL, 0, -1};
	unsigned h = 0, b = 0, d = 0;
	uint32_t at = add_front(&c);

	while (h < rb->n_headings || b < rb->n_blocks) {
		/* the line before the rules is their fence */
		uint32_t fence = b < rb->n_blocks ? line_start(rb, rb->blocks[b].at.off - 1) : UINT32_MAX;

		if (h < rb->n_headings && rb->headings[h].at.off < fence) {
			const struct rb_head *head = &rb->headings[h++];
			struct str anchor = anchor_of(&c, head->text);
			struct rb_part *part;

			add_prose(&c, at, head->at.off);
			c.heading = (int)c.n;
			at = line_after(rb, head->at.off);
			part = add_part(&c, RB_HEADING, head->at.off, at, head->text);
			part->level = head->depth;
			part->anchor = anchor;
		} else {
			add_prose(&c, at, fence);
			at = add_rules(&c, fence, rb->blocks[b++].at, &d);
		}
	}
	add_prose(&c, at, (uint32_t)rb->text.n);
	*list = c.list;
	*n = c.n;
}
