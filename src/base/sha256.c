/*
 * SHA-256 of our texts: editions, migrations, chains of hashes, backups. Not keyed and not in constant time: never for passwords. Called by
 * all rooms.
 */
#include "base/base.h"

void
sha256_add(struct sha256_ctx *c, struct str s)
{
	sha256_update(c, s.n, (const uint8_t *)s.p);
}

void
sha256_done(struct sha256_ctx *c, unsigned char digest[SHA256_DIGEST_SIZE])
{
	sha256_digest(c, SHA256_DIGEST_SIZE, digest);
}

struct str
sha256_hex(struct arena *a, struct str s)
{
	struct sha256_ctx c;
	unsigned char d[SHA256_DIGEST_SIZE];
	char hex[2 * sizeof d + 1];

	sha256_init(&c);
	sha256_add(&c, s);
	sha256_done(&c, d);
	for (size_t i = 0; i < sizeof d; i++)
		snprintf(hex + 2 * i, 3, "%02x", d[i]);
	return str_copy(a, (struct str){hex, sizeof hex - 1});
}
