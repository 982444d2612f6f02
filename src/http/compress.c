/*
 * gzip at the fastest level, in one go. Never called on what is packed already. Called by answer.c.
 */
#include "http/internal.h"

#include <limits.h>
#include <zlib.h>

bool
gzip_pack(struct str from, struct buf *to)
{
	z_stream z = {0};
	char piece[16384];
	int state = Z_OK;

	buf_init(to, 0);
	if (from.n > UINT_MAX || deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		return false;
	z.next_in = (z_const Bytef *)(uintptr_t)from.p;
	z.avail_in = (uInt)from.n;
	while (state == Z_OK) {
		z.next_out = (Bytef *)piece;
		z.avail_out = sizeof piece;
		state = deflate(&z, Z_FINISH);
		buf_add(to, (struct str){piece, sizeof piece - z.avail_out});
	}
	deflateEnd(&z);
	return state == Z_STREAM_END;
}
