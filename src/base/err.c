/*
 * Errors for people: one code, the field it is about, and the message in both languages. Never prints. Called by all rooms.
 */
#include "base/base.h"

#include <string.h>

/* Cuts a UTF-8 text that vsnprintf cut at any byte back to whole characters. */
static void
cut_at_character(char *s)
{
	struct str t = str_c(s);
	size_t good = utf8_bad(t);

	s[good] = '\0';
}

enum rc
err_set(struct err *e, enum rc rc, const char *field, const char *zh, const char *en, ...)
{
	va_list ap;

	if (e == NULL)
		return rc;
	e->rc = rc;
	snprintf(e->field, sizeof e->field, "%s", field);
	va_start(ap, en);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	for (int lang = 0; lang < LANG__COUNT; lang++) {
		va_list again;

		va_copy(again, ap);
		vsnprintf(e->msg[lang], sizeof e->msg[lang], MSG(lang, zh, en), again);
		va_end(again);
		cut_at_character(e->msg[lang]);
	}
#pragma GCC diagnostic pop
	va_end(ap);
	return rc;
}
