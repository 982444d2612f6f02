/*
 * A whole small file into an arena, with a limit. Foreign bytes: the caller checks what is in them.
 */
#include "base/base.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum rc
file_read(struct arena *a, const char *path, size_t max, struct str *out, struct err *err)
{
	FILE *f = fopen(path, "rb");
	struct buf b;
	size_t got;
	char piece[65536];
	enum rc rc = RC_OK;

	if (f == NULL)
		return err_set(err, errno == ENOENT ? RC_NOT_FOUND : RC_INVALID, path, "%s：打不开（%s）", "%s: cannot be opened (%s)", path, strerror(errno));
	buf_init(&b, 0);
	while ((got = fread(piece, 1, sizeof piece, f)) > 0 && b.n <= max)
		buf_add(&b, (struct str){piece, got});
	if (ferror(f))
		rc = err_set(err, RC_INVALID, path, "%s：读取失败（%s）", "%s: cannot be read (%s)", path, strerror(errno));
	else if (b.n > max)
		rc = err_set(err, RC_TOO_BIG, path, "%s：超过 %zu 字节的上限", "%s: larger than the limit of %zu bytes", path, max);
	else
		*out = str_copy(a, buf_str(&b));
	buf_done(&b);
	fclose(f);
	return rc;
}
