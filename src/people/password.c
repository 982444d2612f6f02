/*
 * Passwords: what may be one, Argon2id through libsodium with few at once so that a small machine lives, and made ones. Never
 * keeps or logs a password. Called by accounts and sessions.
 */
#include "people/internal.h"

#include <string.h>

#define CHARACTERS_MIN 10
#define CHARACTERS_MAX 128
/* 2 passes over 64 MiB: more than is asked of Argon2id today (19 MiB, 2 passes), 0.1 s here. */
#define PASSES 2
#define MEMORY (64u << 20)

/* What an unknown login is checked against: of the same cost, of 32 random bytes that nobody kept. */
static const char of_nobody[] = "$argon2id$v=19$m=65536,t=2,p=1$exjVjRgCiSDLtcP6Gklihw$cnCYcNQc45WEohLo0QEoQXoDmQLM8YCCO6kQGCKiqgY";

extern const struct embedded common_passwords[];
extern const unsigned common_passwords_n;

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool
same_word(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	return true;
}

/* One character over and over is in every list of guesses, however long. */
static bool
is_common(struct str s)
{
	bool one = true;

	for (size_t i = 1; i < s.n; i++)
		one = one && s.p[i] == s.p[0];
	if (one)
		return true;
	for (unsigned f = 0; f < common_passwords_n; f++) {
		struct str rest = common_passwords[f].text;

		while (rest.n > 0) {
			const char *nl = memchr(rest.p, '\n', rest.n);
			struct str line = {rest.p, nl == NULL ? rest.n : (size_t)(nl - rest.p)};

			if (same_word(line, s))
				return true;
			rest = nl == NULL ? (struct str){"", 0} : (struct str){nl + 1, rest.n - line.n - 1};
		}
	}
	return false;
}

enum rc
password_check(struct str s, struct str login, struct err *err)
{
	unsigned n = 0;
	uint32_t cp;

	if (utf8_bad(s) != s.n)
		return err_set(err, RC_INVALID, "fresh", "密码不是有效的文本", "the password is not valid text");
	for (size_t at = 0; at < s.n && n <= CHARACTERS_MAX; n++)
		at += utf8_next((struct str){s.p + at, s.n - at}, &cp);
	if (n < CHARACTERS_MIN || n > CHARACTERS_MAX)
		return err_set(err, RC_INVALID, "fresh", "密码应有 %d 到 %d 个字符", "a password has %d to %d characters", CHARACTERS_MIN, CHARACTERS_MAX);
	if (same_word(s, login))
		return err_set(err, RC_INVALID, "fresh", "密码不能与登录名相同", "the password must not be the login");
	if (is_common(s))
		return err_set(err, RC_INVALID, "fresh", "这个密码太常见，请换一个", "this password is among the commonest; choose another");
	return RC_OK;
}

/* A place among those who hash. Many who wait are turned away rather than kept: each holds a thread. */
static enum rc
hash_enter(struct people *p, struct err *err)
{
	pthread_mutex_lock(&p->lock);
	if (p->waiting >= HASHES_WAITING) {
		pthread_mutex_unlock(&p->lock);
		return err_set(err, RC_BUSY, "", "正在登录的人太多，请稍后再试", "too many people are signing in; try again soon");
	}
	p->waiting++;
	while (p->hashing >= HASHES_AT_ONCE)
		pthread_cond_wait(&p->hash_free, &p->lock);
	p->waiting--;
	p->hashing++;
	pthread_mutex_unlock(&p->lock);
	return RC_OK;
}

static void
hash_leave(struct people *p)
{
	pthread_mutex_lock(&p->lock);
	p->hashing--;
	pthread_cond_signal(&p->hash_free);
	pthread_mutex_unlock(&p->lock);
}

enum rc
password_hash(struct people *p, struct str s, char hash[crypto_pwhash_STRBYTES], struct err *err)
{
	int failed;

	TRY(hash_enter(p, err));
	failed = crypto_pwhash_str_alg(hash, s.p, s.n, PASSES, MEMORY, crypto_pwhash_ALG_ARGON2ID13);
	hash_leave(p);
	return failed ? err_set(err, RC_INTERNAL, "", "没有足够的内存计算密码", "not enough memory to hash a password") : RC_OK;
}

enum rc
password_fits(struct people *p, struct str s, struct str hash, bool *fits, struct err *err)
{
	char text[crypto_pwhash_STRBYTES] = {0};
	bool known = hash.n > 0 && hash.n < sizeof text;

	memcpy(text, known ? hash.p : of_nobody, known ? hash.n : sizeof of_nobody);
	TRY(hash_enter(p, err));
	*fits = crypto_pwhash_str_verify(text, s.p, s.n) == 0 && known;
	hash_leave(p);
	return RC_OK;
}

/* Five groups of four out of 32 letters and digits that cannot be taken for each other: 100 bits. */
void
password_make(char made[32])
{
	static const char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";
	unsigned char r[20];
	size_t n = 0;

	randombytes_buf(r, sizeof r);
	for (unsigned i = 0; i < sizeof r; i++) {
		if (i > 0 && i % 4 == 0)
			made[n++] = '-';
		made[n++] = letters[r[i] % 32];
	}
	made[n] = '\0';
	sodium_memzero(r, sizeof r);
}
