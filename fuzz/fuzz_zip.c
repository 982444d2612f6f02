/*
 * Foreign bytes as the zip of a bundle. The limits are small, so that a bomb found is a bomb refused within the time of one input.
 */
#include "bundle/bundle.h"

#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static char path[64];

static void
clean_up(void)
{
	(void)unlink(path);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static bool *want[64], all[64];
	struct bundle_options o = {.limits = {.file_max = (uint64_t)1 << 20, .total_max = (uint64_t)1 << 21, .cell_max = 4096, .zip_files_max = 40}};
	struct bundle_report report;
	struct columns *c;
	struct buf b;
	struct err err;
	FILE *f;

	if (path[0] == '\0') {
		int fd;

		snprintf(path, sizeof path, "/tmp/jieban-fuzz-zip-XXXXXX");
		fd = mkstemp(path);
		if (fd < 0 || close(fd) != 0)
			abort();
		(void)atexit(clean_up);
		for (unsigned i = 0; i < 64; i++) {
			want[i] = all;
			all[i] = true;
		}
	}
	f = fopen(path, "wb");
	if (f == NULL || fwrite(data, 1, n, f) != n || fclose(f) != 0)
		abort();
	c = columns_new(&(struct columns_want){.fields = want, .ids = true});
	bundle_report_init(&report);
	o.skip_bad = n % 2 == 1;
	if (bundle_read(path, &o, c, &report, &err) == RC_OK)
		(void)columns_callback_units(c);
	buf_init(&b, 0);
	bundle_report_print(&report, LANG_EN, &b);
	buf_done(&b);
	bundle_report_done(&report);
	columns_free(c);
	return 0;
}
