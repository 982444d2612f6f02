/*
 * The document as blocks: nothing of the five regulations is lost, and a small one looks as expected.
 */
#include "books.h"

static bool
blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ' && s.p[i] != '\n' && s.p[i] != '\r' && s.p[i] != '\t')
			return false;
	return true;
}

/* Blocks follow each other, between them only blanks; every rule block and declaration is in one. */
static void
nothing_is_lost(const struct rulebook *rb, const struct rb_part *p, unsigned n)
{
	uint32_t at = rb->text.n >= 3 && memcmp(rb->text.p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	unsigned heads = 0, rules = 0, decls = 0;

	for (unsigned i = 0; i < n; i++) {
		struct str between = {rb->text.p + at, p[i].at.off - at}, whole = {rb->text.p + p[i].at.off, p[i].at.len};

		assert_true(p[i].at.off >= at);
		if (!blank(between))
			fail_msg("lost: “" STR_F "”", STR_A(between));
		at = p[i].at.off + p[i].at.len;
		assert_true(at <= rb->text.n && p[i].text.p >= whole.p && p[i].text.p + p[i].text.n <= whole.p + whole.n);
		if (p[i].kind == RB_HEADING) {
			assert_true(str_eq(p[i].text, rb->headings[heads].text) && p[i].level == rb->headings[heads].depth && p[i].heading == (int)i);
			for (unsigned k = 0; k < i; k++)
				assert_false(p[k].kind == RB_HEADING && str_eq(p[k].anchor, p[i].anchor));
			heads++;
		} else {
			/* of the heading it stands under */
			int above = -1;

			for (unsigned k = 0; k < i; k++)
				above = p[k].kind == RB_HEADING ? (int)k : above;
			assert_int_equal(p[i].heading, above);
		}
		if (p[i].kind == RB_PROSE)
			assert_true(str_eq(p[i].text, whole));
		if (p[i].kind != RB_RULES)
			continue;
		assert_true(p[i].text.n == rb->blocks[rules].at.len && p[i].text.p == rb->text.p + rb->blocks[rules].at.off);
		rules++;
		for (unsigned k = 0; k < p[i].n_decls; k++) {
			const struct rb_declared *d = &p[i].decls[k];

			assert_ptr_equal(d->decl, rb->decls[decls]);
			decls++;
			assert_true(d->at.off >= p[i].at.off && d->at.off + d->at.len <= at);
			assert_false(k > 0 && d->at.off < d[-1].at.off + d[-1].at.len);
			for (const struct clause *c = d->decl->clauses; c != NULL; c = c->next)
				if (c->at.off < d->at.off || c->at.off > d->at.off + d->at.len)  /* at its end: a clause that says nothing more */
					fail_msg("“" STR_F "” is not in “" STR_F "”", (int)c->at.len, rb->text.p + c->at.off, (int)d->at.len, rb->text.p + d->at.off);
		}
	}
	assert_true(blank((struct str){rb->text.p + at, rb->text.n - at}));
	assert_int_equal(heads, rb->n_headings);
	assert_int_equal(rules, rb->n_blocks);
	assert_int_equal(decls, rb->n_decls);
}

static void
the_five(void **state)
{
	(void)state;
	for (unsigned i = 0; i < COUNT_OF(five); i++) {
		struct arena a;
		struct str text;
		struct rulebook *rb;
		struct rb_part *p;
		unsigned n, k = 0, prose = 0;

		arena_init(&a, 0);
		rb = book_named(&a, five[i], &text);
		rulebook_blocks(&a, rb, &p, &n);
		assert_true(n > 20 && p[0].kind == RB_FRONT && p[1].kind == RB_HEADING);
		assert_true(p[0].n_fields >= 5 && str_eq_c(p[0].fields[0][0], "id") && str_eq_c(p[0].fields[0][1], five[i]));
		nothing_is_lost(rb, p, n);
		for (k = 0; k < n; k++)
			prose += p[k].kind == RB_PROSE;
		assert_true(prose > 5);
		rulebook_free(rb);
		arena_done(&a);
	}
}

static const char small[] =
	"\xef\xbb\xbf---\r\nid: t\r\nedition: 1\r\ntitle: A: b\r\nlanguage: 1\r\n---\r\n\r\nbefore all\r\n\r\n"
	"# One  \r\n    code\r\n\r\n- a\r\n- b\r\n\r\n"
	"```规则\r\nparameter p: number = 1 \"s\"\r\n# of q\r\nparameter q: number =\r\n  2 \"s\"\r\n```\r\n"
	"```text\n# no heading\n```\n\n"
	"## One\n## !!\n## ？\n````rule\nparameter r: number = 3 \"s\"\n````\nafter";

static void
a_small_one(void **state)
{
	static const struct { enum rb_part_kind kind; const char *text; int heading; const char *anchor; } want[] = {
		{RB_FRONT, "id: t\r\nedition: 1\r\ntitle: A: b\r\nlanguage: 1\r\n", -1, ""}, {RB_PROSE, "before all", -1, ""}, {RB_HEADING, "One", 2, "one"},
		{RB_PROSE, "    code\r\n\r\n- a\r\n- b", 2, ""}, {RB_RULES, "parameter p: number = 1 \"s\"\r\n# of q\r\nparameter q: number =\r\n  2 \"s\"\r\n", 2, ""},
		{RB_PROSE, "```text\n# no heading\n```", 2, ""}, {RB_HEADING, "One", 6, "one-2"}, {RB_HEADING, "!!", 7, "section"}, {RB_HEADING, "？", 8, "？"},
		{RB_RULES, "parameter r: number = 3 \"s\"\n", 8, ""}, {RB_PROSE, "after", 8, ""},
	};
	struct rulebook *rb = book_of(small, sizeof small - 1);
	struct rb_part *p;
	struct arena a;
	unsigned n;

	(void)state;
	arena_init(&a, 0);
	rulebook_blocks(&a, rb, &p, &n);
	assert_int_equal(n, COUNT_OF(want));
	for (unsigned i = 0; i < n; i++)
		if (p[i].kind != want[i].kind || !str_eq_c(p[i].text, want[i].text) || p[i].heading != want[i].heading || !str_eq(p[i].anchor, str_c(want[i].anchor)))
			fail_msg("block %u: kind %d “" STR_F "” under %d “" STR_F "”", i, (int)p[i].kind, STR_A(p[i].text), p[i].heading, STR_A(p[i].anchor));
	assert_true(str_eq_c(p[0].fields[2][0], "title") && str_eq_c(p[0].fields[2][1], "A: b"));
	assert_int_equal(p[4].n_decls, 2);
	assert_true(str_eq((struct str){rb->text.p + p[4].decls[1].at.off, p[4].decls[1].at.len}, STR("parameter q: number =\r\n  2 \"s\"")));
	nothing_is_lost(rb, p, n);
	rulebook_free(rb);
	arena_done(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_five), cmocka_unit_test(a_small_one)};

	return cmocka_run_group_tests_name("rulebook/blocks", tests, NULL, NULL);
}
