/*
 * The evaluator: a rulebook, then a line of three equals signs, then JSON for calc. Every item that compiles is run on it. Never
 * crashes, always ends.
 */
#include "score/score.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct calendar *cal;
	struct diags d;
	struct rulebook *rb;
	struct arena a;
	struct json *given;
	struct err err;
	const char *cut = NULL;

	if (cal == NULL) {
		cal = calendar_new();
		if (calendar_add_builtin(cal, &err) != RC_OK)
			return 0;
	}
	for (size_t i = 0; i + 5 <= n && cut == NULL; i++)
		if (memcmp(data + i, "\n===\n", 5) == 0)
			cut = (const char *)data + i;
	if (cut == NULL)
		return 0;
	diags_init(&d);
	arena_init(&a, 64u << 20);
	rb = rulebook_compile(STR("fuzz.md"), (struct str){(const char *)data, (size_t)(cut - (const char *)data)}, &d);
	if (d.errors == 0 && json_parse(&a, (struct str){cut + 5, n - (size_t)(cut + 5 - (const char *)data)}, &given, &err) == RC_OK) {
		(void)score_examples(rb, cal, &d);
		for (unsigned i = 0; i < rb->n_decls && i < 40; i++) {
			struct scores s = {0};
			struct buf out;

			if (rb->decls[i]->kind < D_DERIVE || rb->decls[i]->kind > D_UNDEFINED || given->kind != JSON_OBJECT)
				continue;
			if (score_calc(rb, cal, rb->decls[i]->id, given, NULL, &s, &err) == RC_OK) {
				buf_init(&out, 0);
				scores_print(&s, "json", LANG_ZH, &out);
				scores_print(&s, "table", LANG_EN, &out);
				buf_done(&out);
			}
			scores_done(&s);
		}
	}
	rulebook_free(rb);
	arena_done(&a);
	diags_done(&d);
	return 0;
}
