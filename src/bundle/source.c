/*
 * Where rows come from, whatever the bundle is: opens a path, gives the rows of a member one by one, and says what the files look
 * like from outside. Never judges a row's values. Called by both passes.
 */
#include "bundle/internal.h"

#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

enum rc
source_open(struct place *p, const char *path, struct meter *meter, struct bundle_report *report, struct err *err)
{
	struct stat st;

	*p = (struct place){.path = path, .meter = meter, .dir = -1, .fd = -1};
	if (stat(path, &st) != 0)
		return err_set(err, RC_NOT_FOUND, "", "没有 %s 这个文件夹、zip 或 xlsx", "there is no folder, zip or xlsx %s", path);
	arena_init(&p->arena, 0);
	TRY(S_ISDIR(st.st_mode) ? place_folder(p, path, err) : place_zip(p, path, report, err));
	meter->packed_all = p->packed_all;
	return RC_OK;
}

/* One file's part of the stamp, chained to what came before. */
static uint64_t
stamped(uint64_t before, const char *name, const struct stat *st)
{
	char text[512];
	int n = snprintf(text, sizeof text, "%" PRIu64 " %jd %jd %jd.%ld %.300s", before, (intmax_t)st->st_ino, (intmax_t)st->st_size,
	                 (intmax_t)st->st_mtim.tv_sec, st->st_mtim.tv_nsec, name);

	return str_hash((struct str){text, n < (int)sizeof text ? (size_t)n : sizeof text - 1});
}

uint64_t
source_stamp(const struct place *p)
{
	struct stat st;
	uint64_t stamp = 0;

	memset(&st, 0, sizeof st);
	if (p->dir < 0)
		return stat(p->path, &st) == 0 ? stamped(0, "", &st) : 0;
	for (unsigned i = 0; i < p->n; i++) {
		if (fstatat(p->dir, p->list[i].name, &st, 0) != 0)
			memset(&st, 0, sizeof st);
		stamp = stamped(stamp, p->list[i].name, &st);
	}
	return stamp;
}

static ptrdiff_t
counted_read(void *ctx, char *to, size_t n)
{
	struct place *p = ctx;
	ptrdiff_t got = p->read(p, to, n);

	return meter_took(p->meter, got) ? got : -1;
}

enum rc
member_open(struct place *p, const struct member *m, struct err *err)
{
	meter_begin(p->meter, m->packed);
	TRY(p->open(p, m, err));
	if (p->read != NULL)
		p->csv = csv_new((struct csv_source){counted_read, p}, (struct csv_limits){.cell_max = p->meter->limits.cell_max, .columns_max = COLUMNS_MAX});
	return RC_OK;
}

enum rc
member_next(struct place *p, const struct str **cells, unsigned *n, uint64_t *line, unsigned *column, struct err *err)
{
	enum rc rc;
	unsigned i = 0;

	if (p->next != NULL)
		return p->next(p, cells, n, line, column, err);
	rc = csv_next(p->csv, cells, n, line, column, err);
	if (rc == RC_INTERNAL && p->meter->stopped) {
		*err = p->meter->stop;
		err->rc = RC_INTERNAL;
	}
	if (rc != RC_OK) {
		*n = 0;
		return rc;
	}
	while (i < *n && ((*cells)[i].n == 0 || (*cells)[i].p[0] != '\''))
		i++;
	if (i == *n)
		return RC_OK;
	for (i = 0; i < *n; i++)
		p->plain[i] = csv_undefused((*cells)[i]);
	*cells = p->plain;
	return RC_OK;
}

void
member_close(struct place *p)
{
	csv_free(p->csv);
	p->csv = NULL;
	p->close(p);
}
