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

/* What is known of a content stands beside its pieces, as piece -1: kind, media, bytes, lon, lat, taken_at. */
static enum rc
put_about(struct tx *tx, int64_t tenant_id, const struct content *c, struct err *err)
{
	char text[200];
	int n = snprintf(text, sizeof text, "%s %s %lld %lld %lld %lld", c->is.kind, c->is.media, (long long)c->bytes, (long long)c->lon, (long long)c->lat, (long long)c->taken_at);
	struct sval args[] = {SV_I(tenant_id), SV_T(str_c(c->sha256)), SV_I(-1), SV_B(((struct str){text, (size_t)n}))};

	return tx_run(tx, Q_content_add, args, COUNT_OF(args), NULL, err);
}

static enum rc
put_pieces(struct tx *tx, int64_t tenant_id, struct str bytes, struct content *c, struct err *err)
{
	unsigned char hash[32];
	struct sha256_ctx h;

	sha256_init(&h);
	sha256_add(&h, bytes);
	sha256_done(&h, hash);
	for (unsigned i = 0; i < 32; i++)
		(void)snprintf(c->sha256 + 2 * i, 3, "%02x", hash[i]);
	c->bytes = (int64_t)bytes.n;
	for (size_t at = 0, piece = 0; at < bytes.n; at += PIECE, piece++) {
		struct str part = {bytes.p + at, bytes.n - at < PIECE ? bytes.n - at : PIECE};
		struct sval args[] = {SV_I(tenant_id), SV_T(str_c(c->sha256)), SV_I((int64_t)piece), SV_B(part)};

		TRY(tx_run(tx, Q_content_add, args, COUNT_OF(args), NULL, err));
	}
	return put_about(tx, tenant_id, c, err);
}

enum rc
content_put(struct orders *o, struct tx *tx, int64_t tenant_id, struct str bytes, struct content *c, struct err *err)
{
	struct photo photo = {.lon = INT64_MIN, .lat = INT64_MIN, .taken_at = INT64_MIN};
	struct buf clean;
	enum rc rc;

	(void)o;
	if (bytes.n == 0 || bytes.n > CONTENT_MAX)
		return err_set(err, RC_TOO_BIG, "file", "附件最大 20 MB，且不能是空的", "an attachment has 1 byte to 20 MB");
	TRY(content_look(bytes, &c->is, err));
	buf_init(&clean, 0);
	if (strcmp(c->is.media, "image/jpeg") == 0)
		photo_read(bytes, &photo, &clean);
	c->lon = photo.lon;
	c->lat = photo.lat;
	c->taken_at = photo.taken_at;
	rc = put_pieces(tx, tenant_id, clean.n > 0 ? buf_str(&clean) : bytes, c, err);
	buf_done(&clean);
	return rc;
}

enum rc
content_about(struct orders *o, struct tx *tx, int64_t tenant_id, struct str sha256, struct content *c, struct err *err)
{
	static const struct content_kind kinds[] = {
		{"photo", "image/jpeg"}, {"photo", "image/png"}, {"photo", "image/webp"}, {"document", "application/pdf"}, {"audio", "audio/wav"}, {"audio", "audio/mpeg"}, {"audio", "audio/ogg"}, {"audio", "audio/mp4"},
	};
	struct sval args[] = {SV_I(tenant_id), SV_T(sha256), SV_I(-1), SV_I(-1)};
	struct rows *rows;
	long long bytes, lon, lat, taken;
	char kind[12] = "", media[40] = "", text[200];
	enum rc rc;

	(void)o;
	*c = (struct content){.bytes = 0};
	TRY(tx_rows(tx, Q_content_get, args, COUNT_OF(args), false, &rows, err));
	rc = rows_next(rows, err);
	if (rc == RC_OK)
		(void)snprintf(text, sizeof text, STR_F, STR_A(row_text(rows, 1)));
	rows_end(rows);
	if (rc == RC_NOT_FOUND)
		return err_set(err, RC_NOT_FOUND, "attachments", "附件还没有上传", "the attachment has not been uploaded");
	TRY(rc);
	if (sscanf(text, "%11s %39s %lld %lld %lld %lld", kind, media, &bytes, &lon, &lat, &taken) != 6)
		return err_set(err, RC_INTERNAL, "", "", "what is known of a content cannot be read");
	(void)snprintf(c->sha256, sizeof c->sha256, STR_F, STR_A(sha256));
	for (unsigned i = 0; i < COUNT_OF(kinds); i++)
		if (strcmp(kinds[i].media, media) == 0)
			c->is = kinds[i];
	c->bytes = bytes;
	c->lon = lon;
	c->lat = lat;
	c->taken_at = taken;
	return c->is.kind == NULL ? err_set(err, RC_INTERNAL, "", "", "what is known of a content cannot be read") : RC_OK;
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
