/*
 * JSON in: any bytes are a tree or a refusal; what was read and written again reads as the same text. Never crashes.
 */
#include "base/base.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
write(struct jw *w, const struct json *j)
{
	switch (j->kind) {
	case JSON_NULL: jw_null(w); break;
	case JSON_BOOL: jw_yes(w, j->yes); break;
	case JSON_NUMBER: jw_text(w, j->text); break;
	case JSON_STRING: jw_text(w, j->text); break;
	case JSON_ARRAY: case JSON_OBJECT:
		jw_open(w, j->kind == JSON_ARRAY ? '[' : '{');
		for (const struct json *k = j->kids; k != NULL; k = k->next) {
			if (j->kind == JSON_OBJECT)
				jw_key_str(w, k->key);
			write(w, k);
		}
		jw_close(w, j->kind == JSON_ARRAY ? ']' : '}');
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena a;
	struct json *j;
	struct err err;
	struct buf once, twice;
	struct jw w;
	struct num x;

	arena_init(&a, 64u << 20);
	if (json_parse(&a, (struct str){(const char *)data, n}, &j, &err) == RC_OK) {
		struct arena b;

		arena_init(&b, 0);
		(void)json_num(&b, j, &x);
		buf_init(&once, 0);
		buf_init(&twice, 0);
		jw_init(&w, &once);
		write(&w, j);
		if (json_parse(&b, buf_str(&once), &j, &err) != RC_OK)
			abort();
		jw_init(&w, &twice);
		write(&w, j);
		if (!str_eq(buf_str(&once), buf_str(&twice)))
			abort();
		buf_done(&once);
		buf_done(&twice);
		arena_done(&b);
	}
	arena_done(&a);
	return 0;
}
