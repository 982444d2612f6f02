/*
 * For the tests of the room: the five regulations, and small rulebooks in a line.
 */
#ifndef JIEBAN_TEST_BOOKS_H
#define JIEBAN_TEST_BOOKS_H

#include "rulebook/rulebook.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static const char *const five[] = {"dongying-2018", "gumei-2025", "nanmatou-2024", "xinyang-2019", "yangkou-2022"};

static inline struct rulebook *
book_of(const char *text, size_t n)
{
	struct diags d;
	struct rulebook *rb;

	diags_init(&d);
	rb = rulebook_compile(STR("test.md"), (struct str){text, n}, &d);
	if (d.errors > 0)
		fail_msg("%s at %u: " STR_F, d.list[0].code, d.list[0].at.off, STR_A(d.list[0].msg[LANG_EN]));
	diags_done(&d);
	return rb;
}

/* The text is the caller's arena's. */
static inline struct rulebook *
book_named(struct arena *a, const char *name, struct str *text)
{
	char path[600];
	struct err err;

	snprintf(path, sizeof path, "%s/rulebooks/%s.md", getenv("JIEBAN_SOURCE"), name);
	assert_int_equal(file_read(a, path, RB_TEXT_MAX, text, &err), RC_OK);
	return book_of(text->p, text->n);
}

#endif
