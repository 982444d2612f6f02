/*
 * SHA-256 as FIPS 180-4 defines it, in pieces or at once: editions, migrations, chains of hashes, backups. Not keyed and not in
 * constant time: never for passwords. Called by all rooms.
 */
#include "base/base.h"

#include <string.h>

static const uint32_t K[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
	0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
	0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
	0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t
turn(uint32_t x, unsigned n)
{
	return x >> n | x << (32 - n);
}

/* One round: h becomes the new a and d the new e; the eight go round by their names, so that nothing is moved. */
static inline void
round_of(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f, uint32_t g, uint32_t *h, uint32_t kw)
{
	uint32_t t = *h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (g ^ (e & (f ^ g))) + kw;

	*d += t;
	*h = t + (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) | (c & (a | b)));
}

static void
block(uint32_t state[8], const unsigned char *p)
{
	uint32_t w[64], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];

	for (int i = 0; i < 16; i++)
		w[i] = (uint32_t)p[i * 4] << 24 | (uint32_t)p[i * 4 + 1] << 16 | (uint32_t)p[i * 4 + 2] << 8 | p[i * 4 + 3];
	for (int i = 16; i < 64; i++)
		w[i] = (turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >> 10) + w[i - 7] + (turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ w[i - 15] >> 3) + w[i - 16];
	for (int i = 0; i < 64; i += 8) {
		round_of(a, b, c, &d, e, f, g, &h, K[i] + w[i]);
		round_of(h, a, b, &c, d, e, f, &g, K[i + 1] + w[i + 1]);
		round_of(g, h, a, &b, c, d, e, &f, K[i + 2] + w[i + 2]);
		round_of(f, g, h, &a, b, c, d, &e, K[i + 3] + w[i + 3]);
		round_of(e, f, g, &h, a, b, c, &d, K[i + 4] + w[i + 4]);
		round_of(d, e, f, &g, h, a, b, &c, K[i + 5] + w[i + 5]);
		round_of(c, d, e, &f, g, h, a, &b, K[i + 6] + w[i + 6]);
		round_of(b, c, d, &e, f, g, h, &a, K[i + 7] + w[i + 7]);
	}
	state[0] += a;
	state[1] += b;
	state[2] += c;
	state[3] += d;
	state[4] += e;
	state[5] += f;
	state[6] += g;
	state[7] += h;
}

void
sha256_init(struct sha256 *c)
{
	*c = (struct sha256){.h = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void
sha256_add(struct sha256 *c, struct str s)
{
	size_t have = c->n % 64;

	c->n += s.n;
	if (have > 0) {
		size_t take = s.n < 64 - have ? s.n : 64 - have;

		if (take > 0)
			memcpy(c->rest + have, s.p, take);
		s.p += take;
		s.n -= take;
		if (have + take < 64)
			return;
		block(c->h, c->rest);
	}
	for (; s.n >= 64; s.p += 64, s.n -= 64)
		block(c->h, (const unsigned char *)s.p);
	if (s.n > 0)
		memcpy(c->rest, s.p, s.n);
}

void
sha256_done(struct sha256 *c, unsigned char digest[32])
{
	unsigned char tail[72] = {0x80};
	uint64_t bits = c->n * 8;
	size_t pad = (size_t)((119 - c->n % 64) % 64) + 1;      /* to 56 of the last block */

	for (size_t k = 0; k < 8; k++)
		tail[pad + k] = (unsigned char)(bits >> (56 - 8 * k));
	sha256_add(c, (struct str){(const char *)tail, pad + 8});
	for (size_t i = 0; i < 32; i++)
		digest[i] = (unsigned char)(c->h[i / 4] >> (24 - 8 * (i % 4)));
}

struct str
sha256_hex(struct arena *a, struct str s)
{
	struct sha256 c;
	unsigned char d[32];
	char hex[65];

	sha256_init(&c);
	sha256_add(&c, s);
	sha256_done(&c, d);
	for (size_t i = 0; i < 32; i++)
		snprintf(hex + 2 * i, 3, "%02x", d[i]);
	return str_copy(a, (struct str){hex, 64});
}
