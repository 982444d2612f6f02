/*
 * A bundle as a folder of CSV files, read in the vocabulary's order. Only regular files; what is not a known CSV is a problem.
 */
#include "bundle/internal.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

struct file { FILE *f; struct reading *r; };

static ptrdiff_t
read_file(void *ctx, char *to, size_t n)
{
	struct file *f = ctx;
	size_t got = fread(to, 1, n, f->f);

	f->r->done += got;
	if (f->r->o->progress != NULL)
		f->r->o->progress(f->r->o->progress_ctx, f->r->done, f->r->all);
	return got == 0 && ferror(f->f) ? -1 : (ptrdiff_t)got;
}

enum rc
bundle_folder(struct reading *r, const char *path, struct err *err)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	DIR *d = opendir(path);
	enum rc rc = RC_OK;
	char name[4096];
	struct stat st;

	if (d == NULL)
		return err_set(err, RC_INVALID, path, "%s：打不开（%s）", "%s: cannot be opened (%s)", path, strerror(errno));
	for (struct dirent *f; (f = readdir(d)) != NULL;)
		if (f->d_name[0] != '.')
			(void)bundle_entity(r->report, f->d_name);
	closedir(d);
	for (unsigned i = 0; i < n; i++) {
		snprintf(name, sizeof name, "%s/%s.csv", path, e[i].name);
		if (stat(name, &st) == 0)
			r->all += (uint64_t)st.st_size;
	}
	for (unsigned i = 0; i < n && rc == RC_OK; i++) {
		struct file f = {NULL, r};
		struct err none = {0};
		char shown[80];

		snprintf(name, sizeof name, "%s/%s.csv", path, e[i].name);
		snprintf(shown, sizeof shown, "%s.csv", e[i].name);
		f.f = fopen(name, "rb");
		if (f.f == NULL) {
			if (errno != ENOENT)
				rc = err_set(err, RC_INVALID, shown, "%s：打不开（%s）", "%s: cannot be opened (%s)", shown, strerror(errno));
			continue;
		}
		rc = bundle_csv(r, (int)i, shown, (struct csv_source){read_file, &f}, &none, err);
		fclose(f.f);
	}
	return rc;
}
