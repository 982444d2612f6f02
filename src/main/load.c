/*
 * What several sub-commands need: a rulebook from a file, the calendars, the --set options.
 */
#include "main/main.h"

#include <string.h>

struct rulebook *
load_rulebook(const struct args *a, const char *path, int *status)
{
	struct arena text;
	struct str s;
	struct err err;
	struct diags d;
	struct rulebook *rb = NULL;
	enum rc rc;

	arena_init(&text, 0);
	rc = file_read(&text, path, RB_TEXT_MAX + 1, &s, &err);
	if (rc != RC_OK) {
		*status = fail(a, rc, &err);
	} else {
		diags_init(&d);
		rb = rulebook_compile(str_c(path), s, &d);
		if (d.n > 0) {
			struct buf b;

			buf_init(&b, 0);
			diags_print(&d, str_c(path), s, a->lang, &b);
			fwrite(b.p, 1, b.n, stderr);
			buf_done(&b);
		}
		if (d.errors > 0) {
			rulebook_free(rb);
			rb = NULL;
			*status = EXIT_INPUT;
		}
		diags_done(&d);
	}
	arena_done(&text);
	return rb;
}

struct calendar *
load_calendar(const struct args *a, int *status)
{
	struct calendar *c = calendar_new();
	struct err err;
	const char *dir = option(a, "calendar");
	enum rc rc = dir != NULL ? calendar_add_folder(c, dir, &err) : calendar_add_builtin(c, &err);

	if (rc == RC_OK)
		return c;
	*status = fail(a, rc, &err);
	calendar_free(c);
	return NULL;
}

struct option_set
option_settings(const struct args *a, struct arena *arena)
{
	struct str *names = ARENA_NEW(arena, struct str, a->n_options + 1), *values = ARENA_NEW(arena, struct str, a->n_options + 1);
	struct option_set set = {names, values, 0};

	for (unsigned i = 0; i < a->n_options; i++) {
		const char *eq = strcmp(a->options[i].name, "set") == 0 ? strchr(a->options[i].value, '=') : NULL;

		if (eq == NULL)
			continue;
		names[set.n] = (struct str){a->options[i].value, (size_t)(eq - a->options[i].value)};
		values[set.n++] = str_c(eq + 1);
	}
	return set;
}
