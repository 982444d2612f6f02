/*
 * How often and how many: requests by address (and route), connections by address. Memory is bounded: whatever strangers send, the
 * tables stay their size, and when one is full the entry that owes least is forgotten. Never blocks for long: each shard has its own
 * lock. Called by exchange.c and mhd.c.
 */
#include "http/internal.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#define SHARDS 16
#define SETS 512                /* of each shard */
#define WAYS 8
#define MINUTE_NS INT64_C(60000000000)

/* The bucket as one instant (generic cell rate algorithm): `full_ns` is when it will be full again. A request moves it by a minute
 * over the rate; past a whole minute ahead of now the bucket is empty. */
struct bucket { uint64_t key; int64_t full_ns; };
struct count { uint64_t key; unsigned n; };
struct shard {
	pthread_mutex_t lock;
	struct bucket buckets[SETS][WAYS];
	struct count counts[SETS][WAYS];
};
struct limits { uint64_t seed; struct shard shards[SHARDS]; };

struct limits *
limits_new(void)
{
	struct limits *l = calloc(1, sizeof *l);

	if (l == NULL)
		abort();
	random_bytes(&l->seed, sizeof l->seed);
	for (unsigned i = 0; i < SHARDS; i++)
		pthread_mutex_init(&l->shards[i].lock, NULL);
	return l;
}

void
limits_free(struct limits *l)
{
	if (l == NULL)
		return;
	for (unsigned i = 0; i < SHARDS; i++)
		pthread_mutex_destroy(&l->shards[i].lock);
	free(l);
}

/* Seeded, so that strangers cannot aim at one set; 0 marks a free place. */
static uint64_t
key_of(const struct limits *l, struct str who, unsigned what)
{
	uint64_t h = l->seed ^ ((uint64_t)what * UINT64_C(0x9e3779b97f4a7c15));

	for (size_t i = 0; i < who.n; i++) {
		h = (h ^ (unsigned char)who.p[i]) * UINT64_C(0xff51afd7ed558ccd);
		h ^= h >> 32;
	}
	h = (h ^ (h >> 29)) * UINT64_C(0xc4ceb9fe1a85ec53);
	h ^= h >> 32;
	return h == 0 ? 1 : h;
}

unsigned
limits_request(struct limits *l, struct str who, unsigned what, unsigned per_minute, int64_t now_ns)
{
	uint64_t key = key_of(l, who, what);
	struct shard *s = &l->shards[key % SHARDS];
	struct bucket *set = s->buckets[key / SHARDS % SETS], *mine = NULL, *least = &set[0];
	int64_t step = MINUTE_NS / (per_minute == 0 ? 1 : per_minute), full;
	unsigned wait = 0;

	pthread_mutex_lock(&s->lock);
	for (unsigned i = 0; i < WAYS && mine == NULL; i++) {
		if (set[i].key == key)
			mine = &set[i];
		else if (set[i].full_ns < least->full_ns)
			least = &set[i];
	}
	if (mine == NULL) {
		mine = least;
		*mine = (struct bucket){key, now_ns};
	}
	full = (mine->full_ns > now_ns ? mine->full_ns : now_ns) + step;
	if (full - now_ns > MINUTE_NS + step / 2)
		wait = (unsigned)((full - now_ns - MINUTE_NS + 999999999) / 1000000000);
	else
		mine->full_ns = full;
	pthread_mutex_unlock(&s->lock);
	return wait;
}

unsigned
limits_connection(struct limits *l, struct str who, int change)
{
	uint64_t key = key_of(l, who, 0);
	struct shard *s = &l->shards[key % SHARDS];
	struct count *set = s->counts[key / SHARDS % SETS], *mine = NULL, *least = &set[0];
	unsigned n = 0;

	pthread_mutex_lock(&s->lock);
	for (unsigned i = 0; i < WAYS && mine == NULL; i++) {
		if (set[i].key == key)
			mine = &set[i];
		else if (set[i].n < least->n)
			least = &set[i];
	}
	if (mine == NULL && change > 0) {
		mine = least;
		*mine = (struct count){key, 0};
	}
	if (mine != NULL) {
		if (change > 0 || (change < 0 && mine->n > 0))
			mine->n = (unsigned)((int)mine->n + change);
		n = mine->n;
		if (n == 0)
			mine->key = 0;
	}
	pthread_mutex_unlock(&s->lock);
	return n;
}

struct str
limits_who(const char *address, char room[48])
{
	unsigned char six[16];

	if (inet_pton(AF_INET6, address, six) != 1)
		return str_c(address);
	memset(six + 8, 0, 8);
	if (inet_ntop(AF_INET6, six, room, 48) == NULL)
		return str_c(address);
	return str_c(room);
}
