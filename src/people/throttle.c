/*
 * Failed sign-ins, counted by login and by address in the database, so that all servers agree. Never keeps a name or an address,
 * only keyed hashes. Called by sessions.
 */
#include "people/internal.h"

#define WAIT_MAX_S 300

/* So many failures are free; one is forgotten in each span: longer than the longest wait, so that who goes on guessing goes on waiting. An
 * address may be a whole office behind one router. */
static const struct { unsigned free; int64_t forget_ms; } limits[THROTTLE__COUNT] = {
	[THROTTLE_LOGIN] = {5, 360000}, [THROTTLE_ADDRESS] = {30, 30000},
};
#define SWEEP_MS 86400000

struct failures { int64_t n, last_at_ms; };

static struct sval
key_val(const unsigned char *key)
{
	return SV_B(((struct str){(const char *)key, KEY_BYTES}));
}

static enum rc
failures_read(struct tx *tx, const unsigned char *key, int64_t forget_ms, int64_t now_ms, struct failures *f, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	*f = (struct failures){0, 0};
	TRY(tx_rows(tx, Q_failure_hold, (struct sval[]){key_val(key), SV_I(now_ms)}, 2, false, &rows, err));
	rc = rows_next(rows, err);
	if (rc == RC_OK) {
		int64_t ago;

		*f = (struct failures){row_int(rows, 0), row_int(rows, 1)};
		ago = now_ms > f->last_at_ms ? now_ms - f->last_at_ms : 0;
		f->n = f->n > ago / forget_ms ? f->n - ago / forget_ms : 0;
	}
	rows_end(rows);
	return rc;
}

/* 1, 2, 4 … 300 s after the last failure. */
static int64_t
wait_ms(const struct failures *f, unsigned free_ones, int64_t now_ms)
{
	int64_t over = f->n - free_ones, wait = over >= 9 ? WAIT_MAX_S : over >= 0 ? INT64_C(1) << over : 0, until = f->last_at_ms + wait * 1000;

	return wait > 0 && until > now_ms ? until - now_ms : 0;
}

enum rc
throttle_charge(struct tx *tx, const struct throttle_keys *keys, int64_t now_ms, unsigned *wait_s, struct err *err)
{
	struct failures f[THROTTLE__COUNT];
	int64_t longest = 0;

	for (int i = 0; i < THROTTLE__COUNT; i++) {
		int64_t wait;

		TRY(failures_read(tx, keys->of[i], limits[i].forget_ms, now_ms, &f[i], err));
		wait = wait_ms(&f[i], limits[i].free, now_ms);
		longest = wait > longest ? wait : longest;
	}
	*wait_s = (unsigned)((longest + 999) / 1000);
	if (longest > 0)
		return RC_OK;
	for (int i = 0; i < THROTTLE__COUNT; i++)
		TRY(tx_run(tx, Q_failure_set, (struct sval[]){key_val(keys->of[i]), SV_I(f[i].n + 1), SV_I(now_ms)}, 3, NULL, err));
	return tx_run(tx, Q_failures_sweep, &SV_I(now_ms - SWEEP_MS), 1, NULL, err);
}

enum rc
throttle_forgive(struct tx *tx, const struct throttle_keys *keys, struct err *err)
{
	struct sval login = key_val(keys->of[THROTTLE_LOGIN]), address = key_val(keys->of[THROTTLE_ADDRESS]);

	TRY(tx_run(tx, Q_failure_clear, &login, 1, NULL, err));
	return tx_run(tx, Q_failure_less, &address, 1, NULL, err);
}
