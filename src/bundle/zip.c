/*
 * A bundle as a zip (libzip), streamed. Foreign bytes: limits are judged by what really comes out, never by what the archive says
 * of itself; names with paths of their own are refused, save one common top folder.
 */
#include "bundle/internal.h"

#include <string.h>
#include <zip.h>

#define MIB ((uint64_t)1 << 20)

struct member { zip_file_t *f; struct reading *r; uint64_t out, packed; const char *name; struct err *err; };

static ptrdiff_t
read_member(void *ctx, char *to, size_t n)
{
	struct member *m = ctx;
	const struct bundle_limits *l = &m->r->o->limits;
	uint64_t file_max = l->file_max != 0 ? l->file_max : 8192 * MIB, total_max = l->total_max != 0 ? l->total_max : 16384 * MIB;
	uint64_t ratio = l->zip_ratio_max != 0 ? l->zip_ratio_max : 200;
	zip_int64_t got = zip_fread(m->f, to, n);

	if (got < 0) {
		err_set(m->err, RC_INVALID, m->name, "%s：压缩内容已损坏", "%s: the packed content is damaged", m->name);
		return -1;
	}
	m->out += (uint64_t)got;
	m->r->done += (uint64_t)got;
	if (m->out > file_max || m->r->done > total_max || (m->out > 16 * MIB && m->out / (m->packed == 0 ? 1 : m->packed) > ratio)) {
		err_set(m->err, RC_TOO_BIG, m->name, "%s：解压后太大（已 %llu MiB，压缩比超过 %llu 或超过总量上限）", "%s: unpacks too large (%llu MiB so far, more than %llu times its packed size, or past the limit)",
		        m->name, (unsigned long long)(m->out / MIB), (unsigned long long)ratio);
		return -1;
	}
	if (m->r->o->progress != NULL)
		m->r->o->progress(m->r->o->progress_ctx, m->r->done, m->r->all);
	return (ptrdiff_t)got;
}

/* The name below one common top folder; NULL for folders and for anything that plays tricks. */
static const char *
plain_name(const char *name, bool *bad)
{
	const char *slash = strchr(name, '/'), *last = strrchr(name, '/');

	*bad = strstr(name, "..") != NULL || name[0] == '/' || strchr(name, '\\') != NULL || (slash != NULL && slash != last);
	if (*bad)
		return NULL;
	if (last != NULL && last[1] == '\0')
		return NULL;
	return last == NULL ? name : last + 1;
}

enum rc
bundle_zip(struct reading *r, const char *path, struct err *err)
{
	unsigned n_entities;
	const struct ventity *e = vocab_entities(&n_entities);
	int code = 0;
	zip_t *z = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code);
	zip_int64_t n;
	zip_int64_t of[64];
	enum rc rc = RC_OK;
	unsigned most = r->o->limits.zip_files_max != 0 ? r->o->limits.zip_files_max : 64;

	if (z == NULL)
		return err_set(err, RC_INVALID, path, "%s：不是完好的 zip 文件", "%s: is no sound zip file", path);
	n = zip_get_num_entries(z, 0);
	if (n > most) {
		zip_discard(z);
		return err_set(err, RC_TOO_BIG, path, "%s：里面有 %lld 个文件，最多 %u 个", "%s: holds %lld files; at most %u", path, (long long)n, most);
	}
	for (unsigned i = 0; i < COUNT_OF(of); i++)
		of[i] = -1;
	for (zip_int64_t i = 0; i < n; i++) {
		const char *name = zip_get_name(z, (zip_uint64_t)i, ZIP_FL_ENC_GUESS), *plain;
		bool bad = name == NULL;
		int entity;
		zip_stat_t st;

		plain = bad ? NULL : plain_name(name, &bad);
		if (bad) {
			struct err why;

			err_set(&why, RC_INVALID, "", "文件名不许带路径", "a name with a path of its own is refused");
			bundle_problem(r->report, name == NULL ? "?" : name, 0, (struct str){"", 0}, &why);
			continue;
		}
		if (plain == NULL || plain[0] == '.' || strncmp(name, "__MACOSX/", 9) == 0)
			continue;
		entity = bundle_entity(r->report, plain);
		if (entity < 0)
			continue;
		if (of[entity] >= 0) {
			struct err why;

			err_set(&why, RC_CONFLICT, "", "这个文件出现了两次", "this file appears twice");
			bundle_problem(r->report, plain, 0, (struct str){"", 0}, &why);
		}
		of[entity] = i;
		if (zip_stat_index(z, (zip_uint64_t)i, 0, &st) == 0 && (st.valid & ZIP_STAT_SIZE) != 0)
			r->all += st.size;
	}
	for (unsigned i = 0; i < n_entities && i < COUNT_OF(of) && rc == RC_OK; i++) {
		struct err source_err = {0};
		char shown[80];
		zip_stat_t st;

		if (of[i] < 0)
			continue;
		snprintf(shown, sizeof shown, "%s.csv", e[i].name);
		struct member m = {zip_fopen_index(z, (zip_uint64_t)of[i], 0), r, 0, 0, shown, &source_err};

		if (m.f == NULL) {
			rc = err_set(err, RC_INVALID, shown, "%s：打不开（加密或损坏）", "%s: cannot be opened (encrypted or damaged)", shown);
			break;
		}
		if (zip_stat_index(z, (zip_uint64_t)of[i], 0, &st) == 0 && (st.valid & ZIP_STAT_COMP_SIZE) != 0)
			m.packed = st.comp_size;
		rc = bundle_csv(r, (int)i, shown, (struct csv_source){read_member, &m}, &source_err, err);
		zip_fclose(m.f);
	}
	zip_discard(z);
	return rc;
}
