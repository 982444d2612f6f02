/*
 * people/internal: what the files of the room share. Private to the room.
 */
#ifndef JIEBAN_PEOPLE_INTERNAL_H
#define JIEBAN_PEOPLE_INTERNAL_H

#include "people/people.h"

#include <pthread.h>
#include <sodium.h>

#define KEY_BYTES 32                    /* of every keyed hash here */
#define CACHE_N 4096                    /* sessions kept in memory; a token has one place, by its hash */
#define CACHE_MS 5000
#define QUIET_N 1024
#define QUIET_MS 30000                  /* longer than any transaction that changes an account may take */
#define IDLE_MS (12 * 3600 * INT64_C(1000))
#define LIFE_MS (7 * 24 * 3600 * INT64_C(1000))
#define SEEN_MS (600 * INT64_C(1000))   /* use of a session is written down this often */
#define HASHES_AT_ONCE 2                /* 64 MiB each */
#define HASHES_WAITING 32
#define LOGIN_MAX 64
#define ID_MAX 128                      /* bytes of a name or a fact's id that a session carries */

struct cached { unsigned char key[KEY_BYTES]; int64_t at_ms; struct session session; };
struct people {
	struct facts *facts;
	struct store *store;
	pthread_mutex_t lock;           /* guards everything below, never held over a query or a hash */
	bool has_secret;
	unsigned char secret[KEY_BYTES];
	struct cached *cache;
	/* Until when sessions of an account are asked of the database each time, because it was changed; by account_id modulo.
	 * Two accounts in one place are both asked, which is never wrong. */
	int64_t quiet_until[QUIET_N];
	pthread_cond_t hash_free;
	unsigned hashing, waiting;
};

/* Keyed BLAKE2b of a text under the server's secret; `use` keeps hashes for different ends apart. Reads the secret the
 * first time, in a transaction of its own: not to be called within one. */
enum rc people_key(struct people *, const char *use, struct str, unsigned char key[KEY_BYTES], struct err *) MUSTCHECK;

/* ---- accounts ---- */
struct account_row { struct account account; struct str password; int64_t era; };
/* statement: account_by_login or account_by_id. Posts are read too. RC_NOT_FOUND. */
enum rc account_read(struct tx *, int statement, struct sval, struct arena *, struct account_row *, struct err *) MUSTCHECK;
bool login_lower(struct str, char to[LOGIN_MAX + 1], size_t *n);        /* false: not the form of a login */
/* The account's governments, each once, by rising tenant_id. */
int64_t *account_tenants(struct arena *, const struct account *, unsigned *n);
void account_quiet(struct people *, int64_t account_id, int64_t now_ms);
bool account_is_quiet(struct people *, int64_t account_id, int64_t now_ms);     /* under the lock */

/* ---- passwords ---- */
enum rc password_check(struct str password, struct str login, struct err *) MUSTCHECK;
enum rc password_hash(struct people *, struct str password, char hash[crypto_pwhash_STRBYTES], struct err *) MUSTCHECK;
/* hash empty: the same work against a hash that nothing fits. RC_BUSY: too many are waiting. */
enum rc password_fits(struct people *, struct str password, struct str hash, bool *fits, struct err *) MUSTCHECK;
void password_make(char made[32]);

/* ---- throttle ---- */
enum throttle { THROTTLE_LOGIN, THROTTLE_ADDRESS, THROTTLE__COUNT };
struct throttle_keys { unsigned char of[THROTTLE__COUNT][KEY_BYTES]; };
/* Counts a try as failed before it is made, so that tries side by side count each other. *wait_s > 0: not now, nothing counted. */
enum rc throttle_charge(struct tx *, const struct throttle_keys *keys, int64_t now_ms, unsigned *wait_s, struct err *) MUSTCHECK;
/* The try was good: its login begins anew, its address gets this one back. */
enum rc throttle_forgive(struct tx *, const struct throttle_keys *keys, struct err *) MUSTCHECK;

int role_code(struct str name);         /* -1: no such role */
const char *role_name(int code);
uint32_t role_rights(int code);

#endif
