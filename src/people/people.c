/*
 * The room's handle and the server's secret, under which tokens, logins and addresses are hashed. Never lets the secret out.
 * Called by main and the room.
 */
#include "people/internal.h"

#include <stdlib.h>
#include <string.h>

struct people *
people_new(struct facts *facts, struct store *store)
{
	struct people *p = calloc(1, sizeof *p);

	if (p == NULL || sodium_init() < 0)
		abort();
	p->facts = facts;
	p->store = store;
	p->cache = calloc(CACHE_N, sizeof *p->cache);
	if (p->cache == NULL || pthread_mutex_init(&p->lock, NULL) != 0 || pthread_cond_init(&p->hash_free, NULL) != 0)
		abort();
	return p;
}

void
people_free(struct people *p)
{
	if (p == NULL)
		return;
	pthread_cond_destroy(&p->hash_free);
	pthread_mutex_destroy(&p->lock);
	sodium_memzero(p->secret, sizeof p->secret);
	free(p->cache);
	free(p);
}

struct secret { unsigned char bytes[KEY_BYTES]; };

static enum rc
secret_read(struct tx *tx, void *ctx, struct err *err)
{
	struct secret *s = ctx;
	struct arena a;
	struct row1 row;
	enum rc rc;

	arena_init(&a, 0);
	rc = tx_one(tx, Q_secret_get, &SV_T(STR("session_key")), 1, &a, &row, err);
	if (rc == RC_OK && row.values[0].s.n != KEY_BYTES)
		rc = err_set(err, RC_INVALID, "secret", "服务器密钥长度不对", "the server's secret has a wrong length");
	if (rc == RC_OK)
		memcpy(s->bytes, row.values[0].s.p, KEY_BYTES);
	arena_done(&a);
	return rc;
}

enum rc
people_key(struct people *p, const char *use, struct str text, unsigned char key[KEY_BYTES], struct err *err)
{
	crypto_generichash_state state;
	struct secret secret;
	bool has;

	pthread_mutex_lock(&p->lock);
	has = p->has_secret;
	memcpy(secret.bytes, p->secret, KEY_BYTES);
	pthread_mutex_unlock(&p->lock);
	if (!has) {
		TRY(store_read(p->store, secret_read, &secret, err));
		pthread_mutex_lock(&p->lock);
		memcpy(p->secret, secret.bytes, KEY_BYTES);
		p->has_secret = true;
		pthread_mutex_unlock(&p->lock);
	}
	crypto_generichash_init(&state, secret.bytes, KEY_BYTES, KEY_BYTES);
	crypto_generichash_update(&state, (const unsigned char *)use, strlen(use) + 1);
	crypto_generichash_update(&state, (const unsigned char *)text.p, text.n);
	crypto_generichash_final(&state, key, KEY_BYTES);
	sodium_memzero(&secret, sizeof secret);
	sodium_memzero(&state, sizeof state);
	return RC_OK;
}

enum rc
people_caller_key(struct people *p, int64_t tenant_id, struct str phone, char key[24], struct err *err)
{
	unsigned char hash[KEY_BYTES];
	char digits[64];
	int n = snprintf(digits, sizeof digits, "%lld:", (long long)tenant_id);
	unsigned given = 0;

	for (size_t i = 0; i < phone.n && (size_t)n + 1 < sizeof digits; i++)
		if (phone.p[i] >= '0' && phone.p[i] <= '9') {
			digits[n++] = phone.p[i];
			given++;
		}
	if (given < 7)
		return err_set(err, RC_INVALID, "phone", "电话号码至少 7 位数字", "a phone number has seven digits at least");
	TRY(people_key(p, "caller", (struct str){digits, (size_t)n}, hash, err));
	key[0] = 'p';
	for (unsigned i = 0; i < 10; i++)
		(void)snprintf(key + 1 + 2 * i, 3, "%02x", hash[i]);
	return RC_OK;
}
