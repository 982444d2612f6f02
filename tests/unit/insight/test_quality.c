/*
 * What `similar` proposes on real messages: two matters of which some fifty messages each are known by their words. Tells how many of the proposed
 * pairs belong together and how many are missed, at the threshold of TEXTS_REPEATS and around it, and refuses to get worse. Skips where the data is not.
 */
#include "mirror.h"

#include <unistd.h>

#define MESSAGES_MOST 5000

static struct arena arena;
static struct texts_doc docs[MESSAGES_MOST];
static unsigned n_docs;

static ptrdiff_t
read_file(void *ctx, char *to, size_t n)
{
	return (ptrdiff_t)fread(to, 1, n, ctx);
}

static void
load(const char *path)
{
	FILE *f = fopen(path, "rb");
	struct csv *c;
	const struct str *cells;
	unsigned n, bad;
	uint64_t line;
	struct err err;

	assert_non_null(f);
	c = csv_new((struct csv_source){read_file, f}, (struct csv_limits){0});
	assert_int_equal(csv_next(c, &cells, &n, &line, &bad, &err), RC_OK);
	while (csv_next(c, &cells, &n, &line, &bad, &err) == RC_OK) {
		struct texts_doc *d = &docs[n_docs++];

		assert_true(n == 6 && n_docs < MESSAGES_MOST);
		*d = (struct texts_doc){.id = n_docs, .title = str_copy(&arena, cells[2]), .description = str_copy(&arena, cells[3]), .caller = str_copy(&arena, cells[4]),
		    .lon = TEXTS_PLACE_NONE, .lat = TEXTS_PLACE_NONE, .open = true};
		assert_true(instant_parse(cells[5], &d->received_s));
	}
	csv_free(c);
	fclose(f);
}

static bool
says(const struct texts_doc *d, const char *word)
{
	return mirror_holds(d->title, str_c(word)) || mirror_holds(d->description, str_c(word));
}

static void
test_two_matters(void **state)
{
	static const char *const words[][2] = {{"丽发新城", "搅拌"}, {"伊景园", "车位"}};
	static const int32_t thresholds[] = {50000, 60000, 70000, 75000, 80000, 90000, 100000, 120000, 150000};
	const char *data = getenv("JIEBAN_DATA"), *source = getenv("JIEBAN_SOURCE");
	unsigned right[COUNT_OF(thresholds)] = {0}, all[COUNT_OF(thresholds)] = {0}, there = 0, proposed = 0, with_any = 0;
	struct texts_index *x = texts_new(NULL, NULL);
	struct texts_weights w = TEXTS_REPEATS;
	struct err err;
	char path[1024];

	(void)state;
	if (data != NULL)
		snprintf(path, sizeof path, "%s/hotspots/orders.csv", data);
	else
		snprintf(path, sizeof path, "%s/../shared/data/hotspots/orders.csv", source == NULL ? "." : source);
	if (access(path, R_OK) != 0) {
		printf("skipped: hotspots is not at %s\n", path);
		texts_free(x);
		skip();
	}
	load(path);
	for (unsigned i = 0; i < n_docs; i++)
		assert_int_equal(texts_put(x, &docs[i], &err), RC_OK);
	texts_compact(x);
	w.threshold = thresholds[0];
	for (unsigned i = 0; i < n_docs; i++) {
		struct arena a = {0};
		struct texts_query q = query_of(&docs[i]);
		struct texts_match *got;
		unsigned n, above = 0;
		int matter = -1;

		for (int k = 0; k < (int)COUNT_OF(words); k++)
			if (says(&docs[i], words[k][0]) && says(&docs[i], words[k][1]))
				matter = k;
		assert_int_equal(texts_similar(x, &q, &w, NULL, matter >= 0 ? 1000 : 50, &a, &got, &n, &err), RC_OK);
		for (unsigned k = 0; k < n; k++) {
			const struct texts_doc *d = &docs[got[k].id - 1];

			above += got[k].score >= TEXTS_REPEATS.threshold;
			for (size_t t = 0; t < COUNT_OF(thresholds) && matter >= 0; t++)
				if (got[k].score >= thresholds[t]) {
					all[t]++;
					right[t] += says(d, words[matter][0]) && says(d, words[matter][1]);
				}
		}
		for (unsigned k = 0; k < n_docs && matter >= 0; k++)
			there += k != i && says(&docs[k], words[matter][0]) && says(&docs[k], words[matter][1]);
		proposed += above;
		with_any += above > 0;
		arena_done(&a);
	}
	printf("%u messages; at the default threshold %u of them have something similar, %u pairs (both ways)\n", n_docs, with_any, proposed);
	printf("pairs of the two matters, both ways: %u\n", there);
	for (size_t t = 0; t < COUNT_OF(thresholds); t++)
		printf("score >= %.3f: %5u proposed, %5u belong together (%.1f %%), %4u missed (%.1f %%)%s\n", thresholds[t] / 1e6, all[t], right[t], 100.0 * right[t] / all[t], there - right[t],
		    100.0 * (there - right[t]) / there, thresholds[t] == TEXTS_REPEATS.threshold ? "  <- default" : "");
	for (size_t t = 0; t < COUNT_OF(thresholds); t++)
		if (thresholds[t] == TEXTS_REPEATS.threshold) {
			assert_true(right[t] * 100 >= all[t] * 93);
			assert_true(right[t] * 100 >= there * 90);
		}
	texts_free(x);
	arena_done(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_two_matters)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
