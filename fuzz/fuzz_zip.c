/*
 * A bundle as any bytes that call themselves a zip. Never crashes, never unpacks past the limits.
 */
#include "bundle/bundle.h"
#include "facts.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char path[64];
	FILE *f;
	struct arena a;
	struct columns *c;
	struct bundle_report report;
	struct bundle_options o = {.limits = {.file_max = 1 << 20, .total_max = 1 << 22}};
	struct err err;

	snprintf(path, sizeof path, "/tmp/jieban-fuzz-%ld.zip", (long)getpid());
	f = fopen(path, "wb");
	if (f == NULL || (n > 0 && fwrite(data, 1, n, f) != n) || fclose(f) != 0)
		abort();
	arena_init(&a, 0);
	c = all_columns(&a);
	bundle_report_init(&report);
	if (bundle_read(path, &o, c, &report, &err) != RC_OK && err.msg[0][0] == 0)
		abort();
	bundle_report_done(&report);
	columns_free(c);
	arena_done(&a);
	unlink(path);
	return 0;
}
