/*
 * The program's own record on stderr: one line an event, no forged lines, never personal data.
 */
#include "base/base.h"

#include <string.h>

void
log_ev(enum log_level level, const char *event, const char *fmt, ...)
{
	char line[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof line, fmt, ap);
	va_end(ap);
	for (char *p = line; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			*p = '?';
	fprintf(stderr, "<%d>ev=%s %s\n", (int)level, event, line);
}
