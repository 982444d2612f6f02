/*
 * The compiler: any bytes are a rulebook or a list of diagnostics; a good one printed in either language means the same. Never
 * crashes, never hangs.
 */
#include "rulebook/rulebook.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static bool
same_after_fmt(const struct rulebook *rb, enum lang lang)
{
	struct buf text, before, after;
	struct diags d;
	bool same;

	buf_init(&text, 0);
	buf_init(&before, 0);
	buf_init(&after, 0);
	diags_init(&d);
	rulebook_fmt(rb, lang, &text);
	struct rulebook *again = rulebook_compile(STR("again.md"), buf_str(&text), &d);

	rulebook_dump(rb, &before);
	rulebook_dump(again, &after);
	same = d.errors == 0 && str_eq(buf_str(&before), buf_str(&after));
	rulebook_free(again);
	diags_done(&d);
	buf_done(&text);
	buf_done(&before);
	buf_done(&after);
	return same;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct diags d;
	struct buf out;
	struct rulebook *rb;

	diags_init(&d);
	rb = rulebook_compile(STR("fuzz.md"), (struct str){(const char *)data, n}, &d);
	buf_init(&out, 0);
	for (int l = 0; l < LANG__COUNT; l++) {
		diags_print(&d, STR("fuzz.md"), rb->text, (enum lang)l, &out);
		if (d.errors == 0 && !same_after_fmt(rb, (enum lang)l))
			abort();
	}
	buf_done(&out);
	rulebook_free(rb);
	diags_done(&d);
	return 0;
}
