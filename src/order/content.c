/*
 * Contents of attachments, by the hash of their bytes, in pieces so that a part of a recording can be read alone. What is taken is told by
 * its first bytes, never by its name. Called by the api.
 */
#include "order/internal.h"

#include <string.h>

#define PIECE (256u << 10)

enum rc
content_look(struct str b, struct content_kind *out, struct err *err)
{
	static const struct { const char *magic; unsigned n, at; const char *kind, *media; } known[] = {
		{"\xff\xd8\xff", 3, 0, "photo", "image/jpeg"}, {"\x89PNG\r\n\x1a\n", 8, 0, "photo", "image/png"}, {"WEBP", 4, 8, "photo", "image/webp"},
		{"%PDF-", 5, 0, "document", "application/pdf"}, {"WAVE", 4, 8, "audio", "audio/wav"}, {"ID3", 3, 0, "audio", "audio/mpeg"},
		{"\xff\xfb", 2, 0, "audio", "audio/mpeg"}, {"OggS", 4, 0, "audio", "audio/ogg"}, {"ftypM4A", 7, 4, "audio", "audio/mp4"},
	};

	for (unsigned i = 0; i < COUNT_OF(known); i++)
		if (b.n >= known[i].at + known[i].n && memcmp(b.p + known[i].at, known[i].magic, known[i].n) == 0) {
			*out = (struct content_kind){known[i].kind, known[i].media};
			return RC_OK;
		}
	return err_set(err, RC_INVALID, "file", "只收照片（JPEG、PNG、WebP）、录音（WAV、MP3、OGG、M4A）和 PDF", "only photos (JPEG, PNG, WebP), recordings (WAV, MP3, OGG, M4A) and PDF are taken");
}

enum rc
content_put(struct orders *o, struct tx *tx, int64_t tenant_id, struct str bytes, char hex[65], struct err *err)
{
	unsigned char hash[32];

	(void)o;
	if (bytes.n == 0 || bytes.n > CONTENT_MAX)
		return err_set(err, RC_TOO_BIG, "file", "附件最大 20 MB，且不能是空的", "an attachment has 1 byte to 20 MB");
	struct sha256 h;

	sha256_init(&h);
	sha256_add(&h, bytes);
	sha256_done(&h, hash);
	for (unsigned i = 0; i < 32; i++)
		(void)snprintf(hex + 2 * i, 3, "%02x", hash[i]);
	for (size_t at = 0, piece = 0; at < bytes.n; at += PIECE, piece++) {
		struct str part = {bytes.p + at, bytes.n - at < PIECE ? bytes.n - at : PIECE};
		struct sval args[] = {SV_I(tenant_id), SV_T(((struct str){hex, 64})), SV_I((int64_t)piece), SV_B(part)};

		TRY(tx_run(tx, Q_content_add, args, COUNT_OF(args), NULL, err));
	}
	return RC_OK;
}

enum rc
content_get(struct orders *o, struct tx *tx, int64_t tenant_id, struct str sha256, int64_t from, int64_t n, struct buf *to, struct err *err)
{
	int64_t first = from / PIECE, last = (from + n - 1) / PIECE;
	struct sval args[] = {SV_I(tenant_id), SV_T(sha256), SV_I(first), SV_I(last)};
	struct rows *rows;
	enum rc rc;

	(void)o;
	if (from < 0 || n <= 0)
		return err_set(err, RC_INVALID, "range", "范围不对", "the range is wrong");
	TRY(tx_rows(tx, Q_content_get, args, COUNT_OF(args), false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		int64_t start = row_int(rows, 0) * PIECE;
		struct str b = row_text(rows, 1);
		int64_t a = from > start ? from - start : 0, e = from + n - start;

		if (e > (int64_t)b.n)
			e = (int64_t)b.n;
		if (a < e)
			buf_add(to, (struct str){b.p + a, (size_t)(e - a)});
	}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}
