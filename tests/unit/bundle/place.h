/*
 * For the tests of the bundle: folders and zips made for the moment, and what the reader said of them.
 */
#ifndef JIEBAN_TEST_PLACE_H
#define JIEBAN_TEST_PLACE_H

#include "../columns/feed.h"
#include "bundle/bundle.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

struct box { char path[256]; };         /* a folder of its own, with whatever is put in */

static inline struct box
box_new(void)
{
	struct box b;
	const char *tmp = getenv("TMPDIR");

	snprintf(b.path, sizeof b.path, "%.200s/jieban-test-XXXXXX", tmp == NULL ? "/tmp" : tmp);
	assert_non_null(mkdtemp(b.path));
	return b;
}

static inline void
box_path(const struct box *b, const char *name, char *to, size_t n)
{
	assert_true(snprintf(to, n, "%s/%s", b->path, name) < (int)n);
}

static inline void
box_put_bytes(const struct box *b, const char *name, const char *p, size_t n)
{
	char path[512];
	FILE *f;

	box_path(b, name, path, sizeof path);
	f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(p, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

static inline void
box_put(const struct box *b, const char *name, const char *text)
{
	box_put_bytes(b, name, text, strlen(text));
}

static inline void
box_free(const struct box *b)
{
	DIR *d = opendir(b->path);

	assert_non_null(d);
	for (struct dirent *e; (e = readdir(d)) != NULL;) {
		char path[600];

		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		snprintf(path, sizeof path, "%s/%s", b->path, e->d_name);
		if (unlink(path) != 0)
			assert_int_equal(rmdir(path), 0);
	}
	closedir(d);
	assert_int_equal(rmdir(b->path), 0);
}

struct entry { const char *name, *text; size_t n; };    /* n: 0 for strlen(text) */

static inline void
zip_make(const char *path, const struct entry *e, unsigned n)
{
	int code = 0;
	zip_t *z = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);

	assert_non_null(z);
	for (unsigned i = 0; i < n; i++) {
		zip_source_t *s = zip_source_buffer(z, e[i].text, e[i].n != 0 ? e[i].n : strlen(e[i].text), 0);

		assert_non_null(s);
		assert_true((e[i].name[strlen(e[i].name) - 1] == '/' ? zip_dir_add(z, e[i].name, 0) : zip_file_add(z, e[i].name, s, 0)) >= 0);
		if (e[i].name[strlen(e[i].name) - 1] == '/')
			zip_source_free(s);
	}
	assert_int_equal(zip_close(z), 0);
}

struct seen {                           /* what came of reading a bundle */
	enum rc rc;
	struct err err;
	struct bundle_report report;
	struct columns *cols;
	struct buf text[LANG__COUNT];
};

static inline struct seen
see_with(const char *path, const struct bundle_options *o, const char *want)
{
	struct seen s = {.cols = columns_wanting(want, true)};

	bundle_report_init(&s.report);
	s.rc = bundle_read(path, o, s.cols, &s.report, &s.err);
	for (int lang = 0; lang < LANG__COUNT; lang++) {
		buf_init(&s.text[lang], 0);
		bundle_report_print(&s.report, (enum lang)lang, &s.text[lang]);
		buf_char(&s.text[lang], '\0');
	}
	return s;
}

static inline struct seen
see(const char *path)
{
	return see_with(path, NULL, "*");
}

static inline void
seen_free(struct seen *s)
{
	for (int lang = 0; lang < LANG__COUNT; lang++)
		buf_done(&s->text[lang]);
	bundle_report_done(&s->report);
	columns_free(s->cols);
}

/* Refused with so many problems, and the report holds the words in both languages. */
static inline void
refused_with(struct seen *s, size_t problems, const char *const *words, unsigned n)
{
	if (s->rc == RC_OK || s->report.n_all != problems)
		fail_msg("rc %d, %zu problems: %s%s", s->rc, s->report.n_all, s->text[LANG_EN].p, s->rc == RC_OK ? "" : s->err.msg[LANG_EN]);
	for (unsigned i = 0; i < n; i++)
		for (int lang = 0; lang < LANG__COUNT; lang++)
			if (strstr(s->text[lang].p, words[i]) == NULL && strstr(s->err.msg[lang], words[i]) == NULL)
				fail_msg("%s is not in %s (%s)", words[i], s->text[lang].p, s->err.msg[lang]);
	seen_free(s);
}
#define REFUSED(s, problems, ...) refused_with(&(s), (problems), (const char *const[]){__VA_ARGS__}, COUNT_OF(((const char *const[]){__VA_ARGS__})))

#endif
