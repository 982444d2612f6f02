/*
 * Random numbers that are the same on every machine and in every year: splitmix64. Never reads a clock or the system's source.
 * Called by every maker of the room.
 */
#include "demo/internal.h"

uint64_t
rng_next(struct rng *r)
{
	uint64_t z = (r->s += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

struct rng
rng_at(uint64_t seed, uint64_t place)
{
	struct rng r = {seed ^ (place * 0xd1342543de82ef95u)};

	rng_next(&r);
	return (struct rng){rng_next(&r)};
}

int64_t
rng_between(struct rng *r, int64_t low, int64_t high)
{
	return high <= low ? low : low + (int64_t)(rng_next(r) % ((uint64_t)(high - low) + 1));
}

bool
rng_chance(struct rng *r, int64_t permille)
{
	return rng_between(r, 0, 999) < permille;
}

/* FNV-1a: short, and the same everywhere. */
uint64_t
rng_seed(struct str s)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return h;
}
