/*
 * Folds text to what is compared (compatibility forms, case and accents away, one separator for all punctuation) and names its words as
 * numbers. Never judges what a word is worth. Called by texts.c for documents, by similar.c and search.c for questions.
 */
#include "insight/internal.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define OUT_MOST 32                     /* the longest decomposition of one character has 18 */

void *
insight_new(size_t n, size_t size)
{
	void *p = calloc(n == 0 ? 1 : n, size);

	if (p == NULL)
		abort();
	return p;
}

void *
insight_grow(void *old, size_t n, size_t size)
{
	size_t bytes;
	void *p;

	if (__builtin_mul_overflow(n == 0 ? 1 : n, size, &bytes))
		abort();
	p = realloc(old, bytes);
	if (p == NULL)
		abort();
	return p;
}

void
fold_done(struct folded *f)
{
	free(f->units);
	free(f->from);
	*f = (struct folded){.mapped = f->mapped};
}

/* Room for k more units and the end of the map. */
static void
room(struct folded *f, uint32_t k)
{
	if (f->room - f->n > k)
		return;
	f->room = (f->n + k + 64) * 2;
	f->units = insight_grow(f->units, f->room, sizeof *f->units);
	if (f->mapped)
		f->from = insight_grow(f->from, f->room, sizeof *f->from);
}

static void
unit(struct folded *f, uint32_t u, uint32_t at)
{
	if (u == UNIT_GAP && (f->n == 0 || f->units[f->n - 1] <= UNIT_GAP))
		return;
	f->units[f->n] = (uint16_t)u;
	if (f->mapped)
		f->from[f->n] = at;
	f->n++;
}

/* What a character is after folding: itself when it is a letter or a digit, else a gap. */
static uint32_t
kept(uint32_t cp)
{
	switch ((int)utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO:
	case UTF8PROC_CATEGORY_CO:      /* rare characters of names in places that have them so */
		return cp;
	default:
		return UNIT_GAP;
	}
}

static uint32_t
ascii(uint32_t cp)
{
	return cp >= 'A' && cp <= 'Z' ? cp + 32 : (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9') ? cp : UNIT_GAP;
}

static void
character(struct folded *f, uint32_t cp, uint32_t at)
{
	utf8proc_int32_t out[OUT_MOST];
	int boundary = 0;
	utf8proc_ssize_t n;

	/* The usual ones first; they fold to one unit without a table. */
	if ((cp >= 0x4e00 && cp <= 0x9fff) || (cp >= 0x3400 && cp <= 0x4dbf)) {
		unit(f, cp, at);
		return;
	}
	if (cp < 0x80 || (cp >= 0xff01 && cp <= 0xff5e)) {
		unit(f, ascii(cp < 0x80 ? cp : cp - 0xfee0), at);
		return;
	}
	if ((cp >= 0x3000 && cp <= 0x3002) || (cp >= 0x3008 && cp <= 0x3011) || (cp >= 0x2014 && cp <= 0x2026)) {
		unit(f, UNIT_GAP, at);
		return;
	}
	n = utf8proc_decompose_char((utf8proc_int32_t)cp, out, OUT_MOST,
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE, &boundary);
	if (n < 0 || n > OUT_MOST) {
		unit(f, UNIT_GAP, at);
		return;
	}
	for (utf8proc_ssize_t i = 0; i < n; i++) {
		uint32_t c = out[i] < 0x80 ? ascii((uint32_t)out[i]) : kept((uint32_t)out[i]);

		if (c >= 0x10000) {
			unit(f, 0xd7c0 + (c >> 10), at);
			unit(f, 0xdc00 | (c & 0x3ff), at);
		} else {
			unit(f, c, at);
		}
	}
}

enum rc
fold_field(struct folded *f, struct str s, const char *field, struct err *err)
{
	size_t bad = utf8_bad(s);
	uint32_t start = f->n_bytes;

	if (bad < s.n)
		return err_set(err, RC_INVALID, field, "文字不是有效的 UTF-8（第 %zu 字节）；请改用 UTF-8 编码", "the text is no valid UTF-8 (byte %zu); encode it as UTF-8", bad + 1);
	/* A unit takes at least one byte of four, so that what is longer is refused before it is read. */
	if (s.n > 4 * (size_t)TEXTS_UNITS_MAX)
		goto long_;
	room(f, 1);
	if (f->n > 0 || start > 0)
		unit(f, UNIT_PART, start);
	for (struct str rest = s; rest.n > 0;) {
		uint32_t cp;
		size_t k = utf8_next(rest, &cp);

		room(f, 2 * OUT_MOST);
		character(f, cp, start + (uint32_t)(rest.p - s.p));
		if (f->n > TEXTS_UNITS_MAX)
			goto long_;
		rest.p += k;
		rest.n -= k;
	}
	if (f->n > 0 && f->units[f->n - 1] == UNIT_GAP)
		f->n--;
	f->n_bytes = start + (uint32_t)s.n;
	if (f->mapped)
		f->from[f->n] = f->n_bytes;
	return RC_OK;
long_:
	return err_set(err, RC_TOO_BIG, field, "文字过长，最多 %d 个字；请缩短", "the text is too long, at most %d characters; shorten it", TEXTS_UNITS_MAX);
}

uint64_t
fold_hash(const uint16_t *u, uint32_t n)
{
	uint64_t h = str_hash((struct str){(const char *)u, (size_t)n * sizeof *u});

	return h == 0 ? 1 : h;
}

struct str
fold_utf8(struct arena *a, const uint16_t *u, uint32_t n)
{
	unsigned char *to = ARENA_NEW(a, unsigned char, 3 * (size_t)n + 1);
	utf8proc_ssize_t k = 0;

	if (to == NULL)
		return STR("");
	for (uint32_t i = 0; i < n; i++) {
		uint32_t cp = u[i] <= UNIT_GAP ? UNIT_GAP : u[i];

		if (cp >= 0xd800 && cp < 0xdc00 && i + 1 < n)
			cp = 0x10000 + ((cp & 0x3ff) << 10) + (u[++i] & 0x3ffu);
		k += utf8proc_encode_char((utf8proc_int32_t)cp, to + k);
	}
	return (struct str){(const char *)to, (size_t)k};
}

uint32_t
fold_terms(const uint16_t *u, uint32_t n, uint32_t *to)
{
	uint32_t k = 0;

	for (uint32_t i = 0; i < n;) {
		enum unit_class c = unit_class(u[i]);

		if (c == CLASS_HAN) {
			for (; i + 1 < n && u[i + 1] >= UNIT_HAN; i++)
				to[k++] = (uint32_t)u[i] << 16 | u[i + 1];
			to[k++] = (uint32_t)u[i++] << 16;
		} else if (c == CLASS_GAP) {
			i++;
		} else {
			uint32_t h = 2166136261u;

			for (; i < n && unit_class(u[i]) == c; i++)
				h = (h ^ u[i]) * 16777619u;
			h ^= h >> 15;
			h *= 2246822519u;
			h ^= h >> 13;
			to[k++] = (uint32_t)((uint64_t)h * TERM_HAN >> 32);
		}
	}
	return k;
}

void
terms_clear(struct term_set *s, uint32_t n)
{
	uint32_t want = 64;

	while (want < 2 * (uint64_t)n)
		want *= 2;
	if (s->keys == NULL || want > s->mask + 1) {
		terms_done(s);
		s->keys = insight_new(want, sizeof *s->keys);
		s->stamps = insight_new(want, sizeof *s->stamps);
		s->mask = want - 1;
	}
	if (++s->now == 0) {
		memset(s->stamps, 0, ((size_t)s->mask + 1) * sizeof *s->stamps);
		s->now = 1;
	}
}

bool
terms_add(struct term_set *s, uint32_t term)
{
	for (uint32_t i = (term * 2654435769u >> 5) & s->mask;; i = (i + 1) & s->mask) {
		if (s->stamps[i] != s->now) {
			s->stamps[i] = s->now;
			s->keys[i] = term;
			return true;
		}
		if (s->keys[i] == term)
			return false;
	}
}

void
terms_done(struct term_set *s)
{
	free(s->keys);
	free(s->stamps);
	*s = (struct term_set){0};
}

enum rc
texts_fold(struct str s, struct arena *a, struct str *to, struct err *err)
{
	struct folded f = {0};
	enum rc rc = fold_field(&f, s, "text", err);

	if (rc == RC_OK)
		*to = fold_utf8(a, f.units, f.n);
	fold_done(&f);
	return rc;
}
