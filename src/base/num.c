/*
 * Exact rationals. Small ones are two 64-bit integers in lowest terms and cost no memory; what does not fit becomes a GMP
 * rational that its arena clears. Never a float. Called by the score room, hundreds of thousands of times a score.
 */
#include "base/base.h"
#include "base/big.h"

#include <stdlib.h>
#include <string.h>

__extension__ typedef unsigned __int128 u128;

#define DIGITS_MAX 10000

void
bigs_clear(struct big *b)
{
	for (; b != NULL; b = b->next)
		mpq_clear(b->q);        /* the struct itself is the arena's */
}

static struct big *
big_new(struct arena *a)
{
	struct big *b = ARENA_NEW(a, struct big, 1);

	if (b == NULL)
		abort();                /* numbers live in arenas without a cap */
	mpq_init(b->q);
	b->next = a->bigs;
	a->bigs = b;
	return b;
}

static void
mpz_from_i128(mpz_t z, i128 v)
{
	u128 u = v < 0 ? (u128)0 - (u128)v : (u128)v;
	uint64_t words[2] = {(uint64_t)u, (uint64_t)(u >> 64)};

	mpz_import(z, 2, -1, sizeof words[0], 0, 0, words);
	if (v < 0)
		mpz_neg(z, z);
}

/* The number in a fresh big; from small or big. */
static struct big *
widen(struct arena *a, struct num x)
{
	struct big *b = big_new(a);

	if (x.big != NULL) {
		mpq_set(b->q, x.big->q);
	} else {
		mpz_from_i128(mpq_numref(b->q), x.n);
		mpz_from_i128(mpq_denref(b->q), x.d);
	}
	return b;
}

/* Back to small where it fits, so that equal numbers look equal. */
static struct num
narrow(struct big *b)
{
	const mpz_t *n = (const mpz_t *)mpq_numref(b->q), *d = (const mpz_t *)mpq_denref(b->q);

	if (mpz_fits_slong_p(*n) && mpz_fits_slong_p(*d) && mpz_cmp_si(*n, INT64_MIN) != 0)
		return (struct num){mpz_get_si(*n), mpz_get_si(*d), NULL};
	return (struct num){0, 1, b};
}

static uint64_t
gcd64(uint64_t a, uint64_t b)
{
	int shift;

	if (a == 0 || b == 0)
		return a | b;
	shift = __builtin_ctzll(a | b);
	a >>= __builtin_ctzll(a);
	while (b != 0) {
		b >>= __builtin_ctzll(b);
		if (a > b) {
			uint64_t t = a;

			a = b;
			b = t;
		}
		b -= a;
	}
	return a << shift;
}

static u128
gcd128(u128 a, u128 b)
{
	while (b != 0) {
		if (a <= UINT64_MAX && b <= UINT64_MAX)
			return gcd64((uint64_t)a, (uint64_t)b);
		u128 t = a % b;

		a = b;
		b = t;
	}
	return a;
}

/* n/d with d > 0, any size that i128 holds, brought to lowest terms. */
static struct num
reduce(struct arena *a, i128 n, i128 d)
{
	u128 g;

	if (d == 1 && n > INT64_MIN && n <= INT64_MAX)
		return NUM_INT((int64_t)n);
	if (n == 0)
		return NUM_INT(0);
	g = gcd128(n < 0 ? (u128)0 - (u128)n : (u128)n, (u128)d);
	n /= (i128)g;
	d /= (i128)g;
	if (n > INT64_MIN && n <= INT64_MAX && d <= INT64_MAX)
		return (struct num){(int64_t)n, (int64_t)d, NULL};
	struct big *b = big_new(a);

	mpz_from_i128(mpq_numref(b->q), n);
	mpz_from_i128(mpq_denref(b->q), d);
	return (struct num){0, 1, b};
}

struct num
num_from_i128(struct arena *a, i128 n, int64_t d)
{
	return reduce(a, n, d);
}

struct num
num_frac(struct arena *a, int64_t n, int64_t d)
{
	return d < 0 ? reduce(a, -(i128)n, -(i128)d) : reduce(a, n, d);
}

static struct num
big_op(struct arena *a, struct num x, struct num y, void (*op)(mpq_ptr, mpq_srcptr, mpq_srcptr))
{
	struct big *bx = widen(a, x), *by = widen(a, y);

	op(bx->q, bx->q, by->q);
	return narrow(bx);
}

struct num
num_add(struct arena *a, struct num x, struct num y)
{
	int64_t sum;
	i128 n;

	if (x.big != NULL || y.big != NULL)
		return big_op(a, x, y, mpq_add);
	if (x.d == 1 && y.d == 1 && !__builtin_add_overflow(x.n, y.n, &sum) && sum != INT64_MIN)
		return NUM_INT(sum);
	if (x.d == y.d)
		return reduce(a, (i128)x.n + y.n, x.d);
	if (__builtin_add_overflow((i128)x.n * y.d, (i128)y.n * x.d, &n))
		return big_op(a, x, y, mpq_add);
	return reduce(a, n, (i128)x.d * y.d);
}

struct num
num_neg(struct arena *a, struct num x)
{
	if (x.big == NULL)
		return (struct num){-x.n, x.d, NULL};
	struct big *b = widen(a, x);

	mpq_neg(b->q, b->q);
	return narrow(b);
}

struct num
num_sub(struct arena *a, struct num x, struct num y)
{
	if (x.big != NULL || y.big != NULL)
		return big_op(a, x, y, mpq_sub);
	return num_add(a, x, num_neg(a, y));
}

struct num
num_mul(struct arena *a, struct num x, struct num y)
{
	int64_t product;

	if (x.big != NULL || y.big != NULL)
		return big_op(a, x, y, mpq_mul);
	if (x.d == 1 && y.d == 1 && !__builtin_mul_overflow(x.n, y.n, &product) && product != INT64_MIN)
		return NUM_INT(product);
	return reduce(a, (i128)x.n * y.n, (i128)x.d * y.d);
}

struct num
num_div(struct arena *a, struct num x, struct num y)
{
	if (x.big != NULL || y.big != NULL)
		return big_op(a, x, y, mpq_div);
	if (y.n < 0)
		return reduce(a, -(i128)x.n * y.d, -(i128)x.d * y.n);
	return reduce(a, (i128)x.n * y.d, (i128)x.d * y.n);
}

int
num_cmp(struct num x, struct num y)
{
	if (x.big == NULL && y.big == NULL) {
		i128 l = (i128)x.n * y.d, r = (i128)y.n * x.d;

		return (l > r) - (l < r);
	}
	if (x.big != NULL && y.big != NULL)
		return mpq_cmp(x.big->q, y.big->q);
	if (x.big != NULL)
		return mpq_cmp_si(x.big->q, y.n, (unsigned long)y.d);
	return -mpq_cmp_si(y.big->q, x.n, (unsigned long)x.d);
}

int
num_sign(struct num x)
{
	return x.big != NULL ? mpq_sgn(x.big->q) : (x.n > 0) - (x.n < 0);
}

bool
num_is_int(struct num x)
{
	return x.big != NULL ? mpz_cmp_ui(mpq_denref(x.big->q), 1) == 0 : x.d == 1;
}

bool
num_to_i64(struct num x, int64_t *out)
{
	if (x.big != NULL || x.d != 1)
		return false;
	*out = x.n;
	return true;
}

struct num
num_round(struct arena *a, struct num x, unsigned decimals, enum num_round how)
{
	struct big *b;
	mpz_t scale, q, r;

	if (x.big == NULL && decimals <= 9) {           /* the common case without GMP */
		int64_t s = 1;
		i128 n, w;

		for (unsigned i = 0; i < decimals; i++)
			s *= 10;
		if (x.d == 1 || s % x.d == 0)
			return x;
		n = (i128)x.n * s;
		w = n / x.d;
		if (n % x.d != 0 && n < 0)
			w--;                            /* now the floor */
		i128 rest = n - w * x.d;

		if ((how == ROUND_CEIL && rest != 0) ||
		    (how == ROUND_HALF_UP && (n < 0 ? 2 * rest > x.d : 2 * rest >= x.d)))
			w++;
		return reduce(a, w, s);
	}
	b = widen(a, x);
	mpz_inits(scale, q, r, NULL);
	mpz_ui_pow_ui(scale, 10, decimals);
	mpz_mul(q, mpq_numref(b->q), scale);
	mpz_fdiv_qr(q, r, q, mpq_denref(b->q));
	mpz_mul_2exp(r, r, 1);
	int half = mpz_cmp(r, mpq_denref(b->q));

	if ((how == ROUND_CEIL && mpz_sgn(r) != 0) ||
	    (how == ROUND_HALF_UP && (mpq_sgn(b->q) < 0 ? half > 0 : half >= 0)))
		mpz_add_ui(q, q, 1);
	mpz_set(mpq_numref(b->q), q);
	mpz_set(mpq_denref(b->q), scale);
	mpq_canonicalize(b->q);
	mpz_clears(scale, q, r, NULL);
	return narrow(b);
}

/* Digits of s as a whole number, small while it fits. */
static bool
parse_digits(struct arena *a, struct str s, struct num *out)
{
	int64_t small;

	if (s.n == 0 || s.n > DIGITS_MAX)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	if (s.n <= 18 && str_to_i64(s, &small)) {
		*out = NUM_INT(small);
		return true;
	}
	struct big *b = big_new(a);
	char *z = malloc(s.n + 1);

	if (z == NULL)
		abort();
	memcpy(z, s.p, s.n);
	z[s.n] = '\0';
	mpz_set_str(mpq_numref(b->q), z, 10);
	free(z);
	*out = narrow(b);
	return true;
}

static struct num
power_of_ten(struct arena *a, size_t n)
{
	int64_t p = 1;

	if (n > 18) {
		struct big *b = big_new(a);

		mpz_ui_pow_ui(mpq_numref(b->q), 10, n);
		return narrow(b);
	}
	while (n-- > 0)
		p *= 10;
	return NUM_INT(p);
}

bool
num_parse(struct arena *a, struct str s, struct num *out)
{
	bool minus = false, percent = false;
	struct num whole, frac, den = NUM_INT(1);
	const char *dot, *slash;

	if (s.n > 0 && (s.p[0] == '-' || s.p[0] == '+')) {
		minus = s.p[0] == '-';
		s.p++, s.n--;
	}
	if (s.n > 0 && s.p[s.n - 1] == '%') {
		percent = true;
		s.n--;
	}
	if (s.n == 0)
		return false;
	dot = memchr(s.p, '.', s.n);
	slash = memchr(s.p, '/', s.n);
	if (slash != NULL && dot == NULL) {
		size_t at = (size_t)(slash - s.p);

		if (!parse_digits(a, (struct str){s.p, at}, &whole) ||
		    !parse_digits(a, (struct str){slash + 1, s.n - at - 1}, &den) || num_sign(den) == 0)
			return false;
		whole = num_div(a, whole, den);
	} else if (dot != NULL) {
		struct str after = {dot + 1, s.n - (size_t)(dot - s.p) - 1};

		if (slash != NULL || !parse_digits(a, (struct str){s.p, (size_t)(dot - s.p)}, &whole) ||
		    !parse_digits(a, after, &frac))
			return false;
		whole = num_add(a, whole, num_div(a, frac, power_of_ten(a, after.n)));
	} else if (!parse_digits(a, s, &whole)) {
		return false;
	}
	if (percent)
		whole = num_div(a, whole, NUM_INT(100));
	*out = minus ? num_neg(a, whole) : whole;
	return true;
}

struct str
num_exact(struct arena *a, struct num x)
{
	if (x.big == NULL)
		return x.d == 1 ? str_fmt(a, "%lld", (long long)x.n) : str_fmt(a, "%lld/%lld", (long long)x.n, (long long)x.d);
	char *z = mpq_get_str(NULL, 10, x.big->q);
	struct str s = str_copy(a, str_c(z));

	free(z);
	return s;
}

struct str
num_shown(struct arena *a, struct num x, unsigned decimals)
{
	struct num r = num_mul(a, num_round(a, x, decimals, ROUND_HALF_UP), power_of_ten(a, decimals));
	bool minus = num_sign(r) < 0;
	struct str digits = num_exact(a, minus ? num_neg(a, r) : r);
	struct buf b;
	struct str s;

	buf_init(&b, 0);
	if (minus)
		buf_char(&b, '-');
	for (size_t i = digits.n; i <= decimals; i++)
		buf_char(&b, '0');
	buf_add(&b, digits);
	if (decimals > 0) {
		buf_char(&b, '0');              /* room for the point */
		memmove(b.p + b.n - decimals, b.p + b.n - decimals - 1, decimals);
		b.p[b.n - decimals - 1] = '.';
	}
	s = str_copy(a, buf_str(&b));
	buf_done(&b);
	return s;
}
