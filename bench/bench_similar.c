/*
 * The ten most similar of N texts, and words in a list: texts_similar and texts_search against a plain inverted index in C (every bigram's documents as
 * whole numbers, exact Jaccard of all that share one), question by question in turn. The texts are pieces of the real messages in DATA
 * put together anew, as long as real ones are. Times are processor time. Prints one JSON object a line. Usage: bench_similar DATA N QUESTIONS [FILE]
 * FILE: the texts, then an empty line, the questions, an empty line and our p50 in microseconds, for bench/similar_peers.py.
 */
#include "insight/insight.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Processor time of this one thread: what else the machine does disturbs neither side. */
static int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void *
need(void *p)
{
	if (p == NULL)
		abort();
	return p;
}

/* ---- texts --------------------------------------------------------------------------------------------------------------- */

static struct arena arena;
static struct str *pieces;
static uint32_t n_pieces, room_pieces, lengths[20000], n_lengths;

static ptrdiff_t
read_file(void *ctx, char *to, size_t n)
{
	return (ptrdiff_t)fread(to, 1, n, ctx);
}

static bool
ends_piece(uint32_t cp)
{
	return cp < 0x30 || cp == 0x3001 || cp == 0x3002 || cp == 0xff0c || cp == 0xff1b || cp == 0xff01 || cp == 0xff1f || cp == 0xff1a;
}

static void
take_pieces(struct str s)
{
	while (s.n > 0) {
		size_t n = 0;
		uint32_t cp = 0;

		do
			n += utf8_next((struct str){s.p + n, s.n - n}, &cp);
		while (n < s.n && !ends_piece(cp));
		if (n > 6) {
			if (n_pieces == room_pieces) {
				room_pieces = room_pieces * 2 + 1024;
				pieces = need(realloc(pieces, room_pieces * sizeof *pieces));
			}
			pieces[n_pieces++] = str_copy(&arena, (struct str){s.p, n});
		}
		s.p += n;
		s.n -= n;
	}
}

static void
load(const char *data, const char *name)
{
	char path[1024];
	FILE *f;
	struct csv *c;
	const struct str *cells;
	unsigned n, bad;
	uint64_t line;
	struct err err;

	snprintf(path, sizeof path, "%s/%s/orders.csv", data, name);
	f = fopen(path, "rb");
	if (f == NULL) {
		printf("{\"name\":\"similar texts\",\"skipped\":\"%s is not there\"}\n", path);
		exit(0);
	}
	c = csv_new((struct csv_source){read_file, f}, (struct csv_limits){0});
	while (csv_next(c, &cells, &n, &line, &bad, &err) == RC_OK)
		if (line > 1 && n > 3 && n_lengths < COUNT_OF(lengths)) {
			take_pieces(cells[2]);
			take_pieces(cells[3]);
			lengths[n_lengths++] = (uint32_t)(cells[2].n + cells[3].n);
		}
	csv_free(c);
	fclose(f);
}

/* The i-th text, the same every time. */
static void
text_at(uint64_t i, struct buf *to)
{
	uint64_t x = (i + 1) * 0x9e3779b97f4a7c15u;
	uint32_t n;

	to->n = 0;
#define NEXT (x ^= x << 13, x ^= x >> 7, x ^= x << 17, (uint32_t)(x >> 20))
	n = lengths[NEXT % n_lengths];
	do
		buf_add(to, pieces[NEXT % n_pieces]);
	while (to->n < n);
	for (size_t k = 0; k < to->n; k++)
		if (to->p[k] == '\n' || to->p[k] == '\r' || to->p[k] == '\t')
			to->p[k] = ' ';
}

/* ---- the plain index ---------------------------------------------------------------------------------------------------------- */

struct postings { uint64_t word; uint32_t *docs, n, room; };
struct plain { struct postings *words; size_t mask, n_words; uint32_t *sizes; uint16_t *counts; uint32_t n; };

static struct postings *
plain_word(struct plain *p, uint64_t word)
{
	size_t i = (size_t)(word * 0x9e3779b97f4a7c15u >> 24) & p->mask;

	while (p->words[i].word != 0 && p->words[i].word != word)
		i = (i + 1) & p->mask;
	return &p->words[i];
}

static int
by_word(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* The distinct words of a text. */
static uint32_t
plain_words(struct str text, uint64_t *to)
{
	struct arena a = {0};
	struct err err;
	struct str s;
	uint32_t n = 0, m = 0, last = ' ', cp;
	uint64_t run = 0;

	if (texts_fold(text, &a, &s, &err) != RC_OK)
		abort();
	for (; s.n > 0; last = cp) {
		size_t one = utf8_next(s, &cp);

		if (run != 0 && (cp >= 0x2e80 || cp == ' ' || (cp - '0' < 10) != (last - '0' < 10))) {
			to[n++] = run;
			run = 0;
		}
		if (cp >= 0x2e80 && last >= 0x2e80)
			to[n++] = (uint64_t)last << 32 | cp;
		else if (cp < 0x2e80 && cp != ' ')
			run = ((run + cp) * 0x100000001b3u) | (uint64_t)1 << 63;
		s.p += one;
		s.n -= one;
	}
	if (run != 0)
		to[n++] = run;
	arena_done(&a);
	qsort(to, n, sizeof *to, by_word);
	for (uint32_t i = 0; i < n; i++)
		if (i == 0 || to[i] != to[i - 1])
			to[m++] = to[i];
	return m;
}

static void
plain_add(struct plain *p, const uint64_t *words, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		struct postings *w = plain_word(p, words[i]);

		if (w->word == 0) {
			w->word = words[i];
			if (++p->n_words * 2 > p->mask) {
				struct postings *old = p->words;
				size_t size = p->mask + 1;

				p->mask = size * 2 - 1;
				p->words = need(calloc(size * 2, sizeof *old));
				for (size_t k = 0; k < size; k++)
					if (old[k].word != 0)
						*plain_word(p, old[k].word) = old[k];
				free(old);
				w = plain_word(p, words[i]);
			}
		}
		if (w->n == w->room) {
			w->room = w->room == 0 ? 2 : w->room * 2;
			w->docs = need(realloc(w->docs, w->room * sizeof *w->docs));
		}
		w->docs[w->n++] = p->n;
	}
	p->sizes[p->n++] = n;
}

static size_t
plain_bytes(struct plain *p)
{
	size_t sum = (p->mask + 1) * sizeof *p->words + p->n * (sizeof *p->sizes + sizeof *p->counts);

	for (size_t k = 0; k <= p->mask; k++)
		sum += p->words[k].n * sizeof(uint32_t);
	return sum;
}

/* The numbers of the ten of the highest Jaccard. */
static unsigned
plain_similar(struct plain *p, struct str text, uint32_t *best)
{
	uint64_t words[70000];
	uint32_t shared[10], sizes[10], n = plain_words(text, words);
	unsigned k = 0;

	memset(p->counts, 0, p->n * sizeof *p->counts);
	for (uint32_t i = 0; i < n; i++) {
		const struct postings *w = plain_word(p, words[i]);

		for (uint32_t d = 0; d < w->n; d++)
			p->counts[w->docs[d]]++;
	}
	for (uint32_t d = 0; d < p->n; d++) {
		uint32_t c = p->counts[d], either = n + p->sizes[d] - c;
		unsigned at;

		if (c == 0 || (k == 10 && (uint64_t)c * sizes[9] <= (uint64_t)shared[9] * either))
			continue;
		for (at = k < 10 ? k++ : 9; at > 0 && (uint64_t)c * sizes[at - 1] > (uint64_t)shared[at - 1] * either; at--) {
			shared[at] = shared[at - 1];
			sizes[at] = sizes[at - 1];
			best[at] = best[at - 1];
		}
		shared[at] = c;
		sizes[at] = either;
		best[at] = d;
	}
	return k;
}

/* ---- figures -------------------------------------------------------------------------------------------------------------------- */

struct times { int64_t *us; unsigned n; };

static int
by_time(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static int64_t
at_percent(struct times *t, unsigned percent)
{
	unsigned i = t->n * percent / 100;

	qsort(t->us, t->n, sizeof *t->us, by_time);
	return t->us[i < t->n ? i : t->n - 1];
}

static void
line(const char *name, int64_t rows, double value, const char *unit, const char *against, double other)
{
	printf("{\"name\":\"%s\",\"rows\":%lld,\"value\":%.3f,\"unit\":\"%s\"", name, (long long)rows, value, unit);
	if (against != NULL)
		printf(",\"against\":\"%s %.3f %s\",\"ratio\":%.2f", against, other, unit, other / value);
	printf("}\n");
	fflush(stdout);
}

static void
pair(const char *name, int64_t rows, struct times *ours, struct times *theirs)
{
	char text[100];

	for (unsigned percent = 50; percent <= 99; percent += 49) {
		snprintf(text, sizeof text, "%s p%u", name, percent);
		line(text, rows, (double)at_percent(ours, percent) / 1000, "ms", theirs == NULL ? NULL : "plain C index, Jaccard", theirs == NULL ? 0 : (double)at_percent(theirs, percent) / 1000);
	}
}

/* All questions of a kind: whole texts or their first characters, with or without the plain index. */
static int64_t
ask(const char *name, const struct texts_index *x, struct plain *p, uint32_t rows, unsigned n, size_t bytes, const struct texts_weights *w, const struct texts_filter *filter)
{
	struct times ours = {need(calloc(n, sizeof(int64_t))), n}, theirs = {need(calloc(n, sizeof(int64_t))), n};
	struct buf b;
	uint32_t best[10];
	unsigned found = 0;
	int64_t p50;

	buf_init(&b, 0);
	for (unsigned i = 0; i < n; i++) {
		struct arena a = {0};
		struct texts_query q = {.lon = TEXTS_PLACE_NONE, .lat = TEXTS_PLACE_NONE, .received_s = rows};
		struct texts_match *got;
		unsigned k;
		struct err err;
		int64_t t;

		text_at((uint64_t)rows * 3 + i, &b);
		q.description = buf_str(&b);
		if (bytes != 0 && q.description.n > bytes)
			q.description.n = bytes;
		while (utf8_bad(q.description) != q.description.n)
			q.description.n--;
		t = now_us();
		if (texts_similar(x, &q, w, filter, 10, &a, &got, &k, &err) != RC_OK)
			abort();
		ours.us[i] = now_us() - t;
		found += k;
		arena_done(&a);
		if (p != NULL) {
			t = now_us();
			found += plain_similar(p, q.description, best);
			theirs.us[i] = now_us() - t;
		}
	}
	if (found == 0)
		abort();
	pair(name, rows, &ours, p == NULL ? NULL : &theirs);
	p50 = at_percent(&ours, 50);
	buf_done(&b);
	free(ours.us);
	free(theirs.us);
	return p50;
}

static void
search(const char *name, const struct texts_index *x, uint32_t rows, unsigned n, unsigned characters)
{
	struct times ours = {need(calloc(n, sizeof(int64_t))), n};
	struct buf b;

	buf_init(&b, 0);
	for (unsigned i = 0; i < n; i++) {
		struct arena a = {0};
		struct texts_hit *hits;
		struct str word;
		unsigned k, tries = 0;
		uint32_t cp;
		bool more, han = false;
		struct err err;
		int64_t t;

		/* some characters out of the middle of a text, all of them Han */
		while (!han && tries < 1000) {
			size_t at = 0;

			text_at((uint64_t)rows * 4 + i * 1000 + tries++, &b);
			word = buf_str(&b);
			while (at < word.n / 2)
				at += utf8_next((struct str){word.p + at, word.n - at}, &cp);
			word = (struct str){word.p + at, 0};
			han = true;
			for (unsigned c = 0; c < characters && han; c++) {
				size_t one = utf8_next((struct str){word.p + word.n, b.n - (size_t)(word.p + word.n - b.p)}, &cp);

				han = cp >= 0x4e00 && cp <= 0x9fff;
				word.n += one;
			}
		}
		t = now_us();
		if (texts_search(x, word, NULL, NULL, 20, &a, &hits, &k, &more, &err) != RC_OK)
			abort();
		ours.us[i] = now_us() - t;
		arena_done(&a);
	}
	pair(name, rows, &ours, NULL);
	buf_done(&b);
	free(ours.us);
}

int
main(int argc, char **argv)
{
	int64_t n, questions, start, built;
	struct texts_index *x = texts_new(NULL, NULL);
	struct plain p = {.mask = 1 << 20 | ((1 << 20) - 1)};
	struct texts_weights all = TEXTS_REPEATS;
	struct texts_filter open = {.open_only = true};
	struct texts_size size;
	struct buf b;
	struct err err;
	uint64_t *words = need(calloc(70000, sizeof *words));
	size_t bytes = 0;
	int64_t p50;

	if (argc < 4 || !str_to_i64(str_c(argv[2]), &n) || n < 1 || n > 100000000 || !str_to_i64(str_c(argv[3]), &questions) || questions < 1 || questions > 100000)
		return 2;
	load(argv[1], "messages");
	load(argv[1], "hotspots");
	buf_init(&b, 0);
	/* making the texts alone, which neither side is charged for */
	start = now_us();
	for (int64_t i = 0; i < n; i++) {
		text_at((uint64_t)i, &b);
		bytes += b.n;
	}
	built = now_us() - start;
	start = now_us();
	texts_bulk(x, true);
	for (int64_t i = 0; i < n; i++) {
		text_at((uint64_t)i, &b);
		if (texts_put(x, &(struct texts_doc){.id = i + 1, .description = buf_str(&b), .lon = TEXTS_PLACE_NONE, .lat = TEXTS_PLACE_NONE, .received_s = i, .open = i % 50 == 0}, &err) != RC_OK)
			abort();
	}
	texts_bulk(x, false);
	texts_compact(x);
	built = now_us() - start - built;
	p.words = need(calloc(p.mask + 1, sizeof *p.words));
	p.sizes = need(calloc((size_t)n, sizeof *p.sizes));
	p.counts = need(calloc((size_t)n, sizeof *p.counts));
	start = now_us();
	for (int64_t i = 0; i < n; i++) {
		text_at((uint64_t)i, &b);
		plain_add(&p, words, plain_words(buf_str(&b), words));
	}
	size = texts_size(x);
	line("similar build", n, (double)built / 1e6, "s", "plain C index", (double)(now_us() - start) / 1e6);
	line("similar memory, words and documents", n, (double)(size.bytes_words + size.bytes_documents) / 1048576, "MiB", "plain C index", (double)plain_bytes(&p) / 1048576);
	line("similar memory, kept texts", n, (double)size.bytes_texts / 1048576, "MiB", "UTF-8", (double)bytes / 1048576);
	all.threshold = 0;
	p50 = ask("ten most similar", x, &p, (uint32_t)n, (unsigned)questions, 0, &all, NULL);
	ask("ten most similar above the threshold", x, NULL, (uint32_t)n, (unsigned)questions, 0, &TEXTS_REPEATS, NULL);
	ask("ten most similar, 20 characters", x, &p, (uint32_t)n, (unsigned)questions, 60, &all, NULL);
	ask("ten most similar, open ones (1 in 50)", x, NULL, (uint32_t)n, (unsigned)questions, 0, &TEXTS_REPEATS, &open);
	search("search, one character", x, (uint32_t)n, (unsigned)questions, 1);
	search("search, two characters", x, (uint32_t)n, (unsigned)questions, 2);
	search("search, phrase of six", x, (uint32_t)n, (unsigned)questions, 6);
	if (argc > 4) {
		FILE *f = fopen(argv[4], "wb");

		if (f == NULL)
			return 3;
		for (int64_t i = 0; i < n; i++) {
			text_at((uint64_t)i, &b);
			fprintf(f, STR_F "\n", STR_A(buf_str(&b)));
		}
		fprintf(f, "\n");
		for (int64_t i = 0; i < questions; i++) {
			text_at((uint64_t)n * 3 + (uint64_t)i, &b);
			fprintf(f, STR_F "\n", STR_A(buf_str(&b)));
		}
		fprintf(f, "\n%lld\n", (long long)p50);
		fclose(f);
	}
	texts_free(x);
	return 0;
}
