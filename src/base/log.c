/*
 * The program's own record on stderr: one line an event, no forged lines, never personal data.
 */
#include "base/base.h"

#include <stdatomic.h>

static atomic_int up_to = LOG_INFO;
static _Thread_local const char *request;      /* the id of what this thread is at work on; NULL: nothing */

void
log_up_to(enum log_level level)
{
	atomic_store(&up_to, (int)level);
}

void
log_request(const char *id)
{
	request = id;
}

void
log_ev(enum log_level level, const char *event, const char *fmt, ...)
{
	char line[1024];
	va_list ap;

	if ((int)level > atomic_load_explicit(&up_to, memory_order_relaxed))
		return;
	va_start(ap, fmt);
	vsnprintf(line, sizeof line, fmt, ap);
	va_end(ap);
	for (char *p = line; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			*p = '?';
	fprintf(stderr, "<%d>%s%s%sev=%s %s\n", (int)level, request == NULL ? "" : "req=", request == NULL ? "" : request, request == NULL ? "" : " ", event, line);
}
