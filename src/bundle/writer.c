/*
 * A bundle out: parts are written into a folder beside the path, synced, packed if the form asks for it, and given their name at the
 * end, so that a crash leaves no half bundle under that name. Never overwrites. Called by the export.
 */
#include "bundle/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#define ARENA_ROWS 512
#define OUT_BYTES ((size_t)1 << 16)
#define CELL_MAX ((size_t)1 << 20)              /* what the reader takes by default */
#define ROW_MAX ((size_t)4 << 20)
#define PACKED "packed"
#define DEFLATE_LEVEL 3                         /* a quarter of the default's time for a fifth more bytes */

static const struct form *const forms[] = {&form_zip, &form_xlsx, &form_folder};

static enum rc
broke(const struct bundle_writer *w, struct err *err)
{
	int why = errno;

	return err_set(err, RC_INTERNAL, "", "写不了 %s：%s", "cannot write %s: %s", w->path, why == 0 ? "?" : strerror(why));
}

/* Remembers the first failure, so that nothing that follows looks like success. */
static enum rc
settled(struct bundle_writer *w, enum rc rc, const struct err *err)
{
	if (rc != RC_OK && !w->failed) {
		w->failed = true;
		w->why = *err;
	}
	return rc;
}

static enum rc
refused(const struct bundle_writer *w, struct err *err)
{
	*err = w->why;
	return w->why.rc;
}

static void
path_in(const struct bundle_writer *w, const char *file, struct buf *to)
{
	buf_init(to, 0);
	buf_fmt(to, "%s/%s", w->folder, file);
}

static bool
flush(struct bundle_writer *w)
{
	bool good = fwrite(w->out.p, 1, w->out.n, w->f) == w->out.n;

	w->out.n = 0;
	return good;
}

/* The open part, whole and on the disk. */
static enum rc
end_part(struct bundle_writer *w, struct err *err)
{
	bool good;

	if (w->f == NULL)
		return RC_OK;
	if (w->entity >= 0 && w->form->foot != NULL)
		w->form->foot(w);
	good = flush(w) && fflush(w->f) == 0 && fsync(fileno(w->f)) == 0;
	if (fclose(w->f) != 0)
		good = false;
	w->f = NULL;
	return good ? RC_OK : broke(w, err);
}

enum rc
writer_part(struct bundle_writer *w, const char *file, const char *name, int entity, struct err *err)
{
	struct buf path;

	TRY(end_part(w, err));
	w->entity = entity;
	if (w->n_parts == PARTS_MAX)
		return err_set(err, RC_TOO_BIG, "", "超过 %d 个部件", "more than %d parts", PARTS_MAX);
	struct part *p = &w->parts[w->n_parts++];

	p->entity = entity;
	snprintf(p->file, sizeof p->file, "%s", file);
	snprintf(p->name, sizeof p->name, "%s", name);
	path_in(w, file, &path);
	w->f = fopen(path.p, "wbx");
	buf_done(&path);
	return w->f != NULL ? RC_OK : broke(w, err);
}

/* Everything in the folder, and the folder. Failures change nothing any more. */
static void
clear(struct bundle_writer *w)
{
	for (unsigned i = 0; i <= w->n_parts; i++) {
		struct buf path;

		path_in(w, i < w->n_parts ? w->parts[i].file : PACKED, &path);
		(void)unlink(path.p);
		buf_done(&path);
	}
	(void)rmdir(w->folder);
}

static void
release(struct bundle_writer *w)
{
	if (w->f != NULL)
		fclose(w->f);
	free(w->path);
	free(w->folder);
	buf_done(&w->out);
	arena_done(&w->arena);
	free(w);
}

static char *
c_copy(struct str s, const char *more)
{
	size_t n = strlen(more);
	char *p = malloc(s.n + n + 1);

	if (p == NULL)
		abort();
	memcpy(p, s.p, s.n);
	memcpy(p + s.n, more, n + 1);
	return p;
}

enum rc
bundle_writer_open(struct bundle_writer **out, const char *path, struct err *err)
{
	struct bundle_writer *w;
	struct str s = str_c(path);
	struct stat st;

	*out = NULL;
	while (s.n > 1 && s.p[s.n - 1] == '/')
		s.n--;
	w = calloc(1, sizeof *w);
	if (w == NULL)
		abort();
	w->entity = -1;
	arena_init(&w->arena, 0);
	buf_init(&w->out, 0);
	w->path = c_copy(s, "");
	w->folder = c_copy(s, ".XXXXXX");
	for (unsigned i = 0; w->form == NULL; i++) {
		struct str ending = str_c(forms[i]->ending);

		if (s.n >= ending.n && str_eq((struct str){s.p + s.n - ending.n, ending.n}, ending))
			w->form = forms[i];
	}
	if (lstat(w->path, &st) == 0) {
		(void)err_set(err, RC_CONFLICT, "", "%s 已经有了；请换一个名字，或先移走它", "%s is there already; take another name or move it away", w->path);
	} else if (mkdtemp(w->folder) == NULL) {
		(void)broke(w, err);
	} else {
		*out = w;
		return RC_OK;
	}
	release(w);
	return err->rc;
}

enum rc
bundle_writer_entity(struct bundle_writer *w, int entity, const int *fields, unsigned n, struct err *err)
{
	const struct ventity *e = vocab_at(entity);
	char file[64], name[80];
	enum rc rc;

	if (w->failed)
		return refused(w, err);
	if (n == 0 || n > COLUMNS_MAX)
		return settled(w, err_set(err, RC_INVALID, "", "%s 没有列", "%s has no columns", e->name), err);
	for (unsigned i = 0; i < w->n_parts; i++)
		if (w->parts[i].entity == entity)
			return settled(w, err_set(err, RC_CONFLICT, "", "%s 给了两次", "%s is given twice", e->name), err);
	w->form->name(e, w->n_parts + 1, file, name);
	rc = writer_part(w, file, name, entity, err);
	if (rc != RC_OK)
		return settled(w, rc, err);
	memcpy(w->fields, fields, n * sizeof *fields);
	w->n = n;
	w->rows = 1;
	w->form->head(w);
	return RC_OK;
}

/* What the reader would refuse is not written. */
static enum rc
checked(const struct bundle_writer *w, const struct str *cells, struct err *err)
{
	const struct ventity *e = vocab_at(w->entity);
	size_t all = 0;

	for (unsigned i = 0; i < w->n; i++) {
		all += cells[i].n;
		if (cells[i].n > CELL_MAX || all > ROW_MAX)
			return err_set(err, RC_TOO_BIG, e->fields[w->fields[i]].name, "%s 的 %s 超过一格 %zu 字节、一行 %zu 字节的上限",
			               "%s.%s is longer than the limit of %zu bytes a cell, %zu a row", e->name, e->fields[w->fields[i]].name, CELL_MAX, ROW_MAX);
		if (utf8_bad(cells[i]) != cells[i].n)
			return err_set(err, RC_INVALID, e->fields[w->fields[i]].name, "%s 的 %s 不是 UTF-8 文本", "%s.%s is not UTF-8 text", e->name, e->fields[w->fields[i]].name);
	}
	if (all == 0 && (w->n == 1 || w->form == &form_xlsx))
		return err_set(err, RC_INVALID, "", "%s 有一行什么也没有，这种格式写不出来", "%s has a row without any value, which this form cannot hold", e->name);
	return RC_OK;
}

enum rc
bundle_writer_row(struct bundle_writer *w, const struct vvalue *values, struct err *err)
{
	struct str cells[COLUMNS_MAX];
	enum rc rc;

	if (w->failed)
		return refused(w, err);
	if (w->entity < 0)
		return settled(w, err_set(err, RC_INTERNAL, "", "还没有说是哪种事实", "a row before its kind of fact"), err);
	const struct ventity *e = vocab_at(w->entity);

	if (++w->arena_rows == ARENA_ROWS) {
		arena_done(&w->arena);
		arena_init(&w->arena, 0);
		w->arena_rows = 0;
	}
	for (unsigned i = 0; i < w->n; i++)
		cells[i] = vocab_text(&w->arena, &e->fields[w->fields[i]], &values[i]);
	w->rows++;
	rc = checked(w, cells, err);
	if (rc == RC_OK)
		rc = w->form->row(w, cells, err);
	if (rc == RC_OK && w->out.n >= OUT_BYTES && !flush(w))
		rc = broke(w, err);
	return settled(w, rc, err);
}

static bool
pack_part(const struct bundle_writer *w, zip_t *z, const struct part *p)
{
	struct buf path;
	zip_source_t *s;
	zip_int64_t index;

	path_in(w, p->file, &path);
	s = zip_source_file(z, path.p, 0, -1);
	buf_done(&path);
	index = s == NULL ? -1 : zip_file_add(z, p->name, s, ZIP_FL_ENC_UTF_8);
	if (index < 0 && s != NULL)
		zip_source_free(s);
	return index >= 0 && zip_set_file_compression(z, (zip_uint64_t)index, ZIP_CM_DEFLATE, DEFLATE_LEVEL) == 0;
}

/* The parts into one archive in the folder; libzip reads them while it packs. */
static enum rc
pack(struct bundle_writer *w, struct err *err)
{
	struct buf path;
	zip_t *z;
	bool good = true;

	path_in(w, PACKED, &path);
	z = zip_open(path.p, ZIP_CREATE | ZIP_EXCL, NULL);
	buf_done(&path);
	if (z == NULL)
		return broke(w, err);
	/* what stands around the sheets goes first: programs look there to know a workbook */
	for (unsigned i = 0; i < w->n_parts && good; i++)
		good = w->parts[i].entity >= 0 || pack_part(w, z, &w->parts[i]);
	for (unsigned i = 0; i < w->n_parts && good; i++)
		good = w->parts[i].entity < 0 || pack_part(w, z, &w->parts[i]);
	if (good && zip_close(z) == 0)
		return RC_OK;
	(void)err_set(err, RC_INTERNAL, "", "打包 %s 出错：%s", "cannot pack %s: %s", w->path, zip_strerror(z));
	zip_discard(z);
	return RC_INTERNAL;
}

static bool
synced(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return good;
}

/* The name that was just given lasts only when its folder is on the disk. */
static bool
parent_synced(const char *path)
{
	struct str s = str_c(path);
	char *parent;
	bool good;

	while (s.n > 0 && s.p[s.n - 1] != '/')
		s.n--;
	parent = s.n == 0 ? c_copy(STR("."), "") : c_copy(s, "");
	good = synced(parent);
	free(parent);
	return good;
}

/* Under its own name at last. A file is linked, which refuses a name that somebody took meanwhile. */
static enum rc
name_it(struct bundle_writer *w, struct err *err)
{
	struct buf packed;
	bool good;

	if (!w->form->packed)
		return synced(w->folder) && rename(w->folder, w->path) == 0 && parent_synced(w->path) ? RC_OK : broke(w, err);
	path_in(w, PACKED, &packed);
	/* residents' names and numbers: for the owner's eyes, as mkdtemp made the folder */
	good = chmod(packed.p, S_IRUSR | S_IWUSR) == 0 && synced(packed.p) && link(packed.p, w->path) == 0 && parent_synced(w->path);
	buf_done(&packed);
	return good ? RC_OK : broke(w, err);
}

enum rc
bundle_writer_close(struct bundle_writer *w, struct err *err)
{
	enum rc rc;

	if (w->failed)
		rc = refused(w, err);
	else if (w->n_parts == 0)
		rc = err_set(err, RC_INVALID, "", "没有东西可写", "there is nothing to write");
	else
		rc = end_part(w, err);
	if (rc == RC_OK && w->form->rest != NULL)
		rc = w->form->rest(w, err);
	if (rc == RC_OK)
		rc = end_part(w, err);
	if (rc == RC_OK && w->form->packed)
		rc = pack(w, err);
	if (rc == RC_OK)
		rc = name_it(w, err);
	if (rc != RC_OK || w->form->packed)
		clear(w);
	release(w);
	return rc;
}

void
bundle_writer_drop(struct bundle_writer *w)
{
	if (w == NULL)
		return;
	clear(w);
	release(w);
}
