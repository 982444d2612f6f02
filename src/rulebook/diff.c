/*
 * What differs between two editions, declaration by declaration, as people compare them. Never compares layout: two spellings
 * of one meaning are equal. Called by the api.
 */
#include "rulebook/internal.h"

#include <string.h>

struct str
decl_text(const struct rulebook *rb, const struct decl *d)
{
	const struct tokens *t = rb->tokens;
	unsigned low = 0, high = t->n;
	uint32_t end;

	while (low < high) {            /* the first token of the declaration */
		unsigned mid = low + (high - low) / 2;

		if (t->list[mid].at.off < d->at.off)
			low = mid + 1;
		else
			high = mid;
	}
	end = d->at.off + d->at.len;
	for (unsigned i = low; i < t->n && (i == low || !t->list[i].first || t->list[i].indented); i++)
		end = t->list[i].at.off + t->list[i].at.len;
	return (struct str){rb->text.p + d->at.off, end - d->at.off};
}

/* A declaration of the same kind and name, the n-th where a name stands several times. */
static const struct decl *
same_decl(const struct rulebook *in, const struct rulebook *of, unsigned at)
{
	const struct decl *d = of->decls[at];
	unsigned nth = 0;

	for (unsigned i = 0; i < at; i++)
		nth += of->decls[i]->kind == d->kind && str_eq(of->decls[i]->id, d->id);
	for (unsigned i = 0; i < in->n_decls; i++)
		if (in->decls[i]->kind == d->kind && str_eq(in->decls[i]->id, d->id) && nth-- == 0)
			return in->decls[i];
	return NULL;
}

static bool
means_same(const struct decl *x, const struct decl *y)
{
	struct buf a, b;
	bool same;

	buf_init(&a, 0);
	buf_init(&b, 0);
	decl_dump(x, &a);
	decl_dump(y, &b);
	same = str_eq(buf_str(&a), buf_str(&b));
	buf_done(&a);
	buf_done(&b);
	return same;
}

static void
add_change(struct arena *a, struct rulebook_diff *out, enum rb_how how, const struct rulebook *const books[2], const struct decl *const d[2])
{
	const struct decl *one = d[1] != NULL ? d[1] : d[0];
	struct rb_change *c;

	out->list = arena_append(a, out->list, out->n, sizeof *out->list);
	c = &out->list[out->n++];
	*c = (struct rb_change){.how = how, .kind = one->kind, .id = str_copy(a, one->id), .title = str_copy(a, one->title)};
	for (int i = 0; i < 2; i++) {
		c->text[i] = d[i] == NULL ? STR("") : str_copy(a, decl_text(books[i], d[i]));
		c->heading[i] = d[i] == NULL ? STR("") : str_copy(a, d[i]->heading);
	}
}

/* Headings of one that the other has not, in order. */
static void
headings_beyond(struct arena *a, const struct rulebook *of, const struct rulebook *other, struct str **list, unsigned *n)
{
	for (unsigned i = 0; i < of->n_headings; i++) {
		bool there = false;

		for (unsigned k = 0; k < other->n_headings && !there; k++)
			there = str_eq(of->headings[i].text, other->headings[k].text);
		if (there)
			continue;
		*list = arena_append(a, *list, *n, sizeof **list);
		(*list)[(*n)++] = str_copy(a, of->headings[i].text);
	}
}

void
rulebook_diff(struct arena *a, const struct rulebook *before, const struct rulebook *after, struct rulebook_diff *out)
{
	const struct rulebook *const books[2] = {before, after};

	*out = (struct rulebook_diff){0};
	for (unsigned i = 0; i < before->n_decls; i++) {
		const struct decl *d[2] = {before->decls[i], same_decl(after, before, i)};

		if (d[0]->kind == D_EXAMPLE)
			continue;
		if (d[1] == NULL)
			add_change(a, out, RB_REMOVED, books, d);
		else if (!means_same(d[0], d[1]))
			add_change(a, out, RB_CHANGED, books, d);
		else if (!str_eq(d[0]->heading, d[1]->heading))
			add_change(a, out, RB_MOVED, books, d);
	}
	for (unsigned i = 0; i < after->n_decls; i++) {
		const struct decl *d[2] = {NULL, after->decls[i]};

		if (d[1]->kind != D_EXAMPLE && same_decl(before, after, i) == NULL)
			add_change(a, out, RB_ADDED, books, d);
	}
	headings_beyond(a, before, after, &out->headings_removed, &out->n_headings_removed);
	headings_beyond(a, after, before, &out->headings_added, &out->n_headings_added);
}
