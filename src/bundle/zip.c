/*
 * A bundle that is a zip, unpacked as it is read and never to disk. What an archive says of its own sizes is not believed: limits
 * count the bytes that come out (bundle.c). One folder on top is taken off; deeper ones and paths that point elsewhere are
 * refused. An archive that holds a workbook is handed on (workbook.c). Called by source.c.
 */
#include "bundle/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

static enum rc
archive_open(struct place *p, const struct member *m, struct err *err)
{
	p->file = zip_fopen_index(p->archive, m->index, 0);
	if (p->file == NULL)
		return err_set(err, RC_INVALID, "", "解不开：%s", "cannot be unpacked: %s", zip_strerror(p->archive));
	return RC_OK;
}

static ptrdiff_t
archive_read(struct place *p, char *to, size_t n)
{
	return (ptrdiff_t)zip_fread(p->file, to, n);
}

static void
archive_close(struct place *p)
{
	if (p->file != NULL)
		zip_fclose(p->file);
	p->file = NULL;
}

static void
archive_done(struct place *p)
{
	archive_close(p);
	if (p->archive != NULL)
		zip_discard(p->archive);
	arena_done(&p->arena);
}

/* What a desktop adds by itself, and folders' own entries. */
static bool
droppings(struct str name)
{
	struct str last = name;

	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] == '/')
			last = (struct str){name.p + i + 1, name.n - i - 1};
	return str_starts(name, STR("__MACOSX/")) || str_eq_c(last, ".DS_Store") || str_eq_c(last, "desktop.ini") || str_eq_c(last, "Thumbs.db");
}

/* The name below the one folder on top, which all entries share; empty for that folder itself. False: refused. */
static bool
flattened(struct str name, struct str *top, struct str *out)
{
	const char *slash = name.n == 0 ? NULL : memchr(name.p, '/', name.n);
	struct str folder;

	*out = name;
	if (name.n == 0 || name.p[0] == '.' || memchr(name.p, '\\', name.n) != NULL)
		return false;
	if (slash == NULL)
		return true;
	folder = (struct str){name.p, (size_t)(slash - name.p)};
	*out = (struct str){slash + 1, name.n - folder.n - 1};
	if (folder.n == 0 || (top->n > 0 && !str_eq(*top, folder)) || (out->n > 0 && (out->p[0] == '.' || memchr(out->p, '/', out->n) != NULL)))
		return false;
	*top = folder;
	return true;
}

/* An old .xls, or a workbook under a password, is another kind of file altogether (OLE). */
static bool
is_ole(const char *path)
{
	static const unsigned char magic[8] = {0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1};
	unsigned char head[sizeof magic];
	FILE *f = fopen(path, "rb");
	bool is = f != NULL && fread(head, 1, sizeof head, f) == sizeof head && memcmp(head, magic, sizeof magic) == 0;

	if (f != NULL)
		fclose(f);
	return is;
}

static enum rc
open_archive(struct place *p, struct err *err)
{
	struct stat st;
	int code = 0;

	if (stat(p->path, &st) != 0 || !S_ISREG(st.st_mode))
		return err_set(err, RC_NOT_FOUND, "", "%s 不是文件夹、zip 或 xlsx", "%s is neither a folder nor a zip or xlsx file", p->path);
	p->packed_all = st.st_size > 0 ? (uint64_t)st.st_size : 1;
	p->archive = zip_open(p->path, ZIP_RDONLY, &code);
	if (p->archive != NULL)
		return RC_OK;
	if (is_ole(p->path))
		return err_set(err, RC_INVALID, "", "%s 是旧式 .xls 或加了密码的工作簿；请不加密码另存为 .xlsx", "%s is an old .xls or under a password; save it as .xlsx without one", p->path);
	zip_error_t why;

	zip_error_init_with_code(&why, code);
	(void)err_set(err, RC_INVALID, "", "%s 不是文件夹，也不是完好的 zip 或 xlsx：%s", "%s is neither a folder nor a sound zip or xlsx: %s", p->path, zip_error_strerror(&why));
	zip_error_fini(&why);
	return RC_INVALID;
}

/* CSV files at the top of the archive, or all in one folder there. */
static enum rc
list_files(struct place *p, struct bundle_report *report, struct err *err)
{
	struct str top = {"", 0};
	zip_int64_t entries = zip_get_num_entries(p->archive, 0);
	unsigned files_max = p->meter->limits.zip_files_max;

	if (entries < 0 || (zip_uint64_t)entries > files_max)
		return err_set(err, RC_TOO_BIG, "", "%s 里有 %lld 个文件，超过 %u 个的上限", "%s holds %lld files, more than the limit of %u", p->path, (long long)entries, files_max);
	p->list = ARENA_NEW(&p->arena, struct member, entries + 1);
	for (zip_uint64_t i = 0; i < (zip_uint64_t)entries; i++) {
		zip_stat_t s;
		struct str full = {"", 0}, name;

		zip_stat_init(&s);
		if (zip_stat_index(p->archive, i, 0, &s) == 0 && (s.valid & ZIP_STAT_NAME) != 0 && s.name != NULL)
			full = str_copy(&p->arena, str_c(s.name));
		if (utf8_bad(full) != full.n)
			full = STR("?");
		if (droppings(full))
			continue;
		if (!flattened(full, &top, &name)) {
			struct err bad;

			(void)err_set(&bad, RC_INVALID, "", "文件应直接放在 zip 里，或都放在同一个文件夹里", "files must lie at the top of the zip, or all in one folder there");
			report_add(report, full.p, 0, (struct str){"", 0}, &bad);
			continue;
		}
		if (name.n == 0)
			continue;
		p->list[p->n++] = (struct member){
			.name = str_copy(&p->arena, name).p, .entity = entity_of_file(name), .index = i,
			.size = (s.valid & ZIP_STAT_SIZE) != 0 ? s.size : 0, .packed = (s.valid & ZIP_STAT_COMP_SIZE) != 0 ? s.comp_size : 0,
		};
	}
	return RC_OK;
}

enum rc
place_zip(struct place *p, const char *path, struct bundle_report *report, struct err *err)
{
	enum rc rc;

	p->open = archive_open;
	p->read = archive_read;
	p->close = archive_close;
	p->done = archive_done;
	p->path = path;
	rc = open_archive(p, err);
	if (rc == RC_OK)
		rc = zip_name_locate(p->archive, "[Content_Types].xml", 0) >= 0 ? place_workbook(p, report, err) : list_files(p, report, err);
	if (rc != RC_OK)
		p->done(p);
	return rc;
}
