/*
 * demo: the demo governments as folders of CSV files, one folder each, so that everything can be scored at once. Writes only below
 * --out. Called by main.
 */
#include "main/main.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

struct folder { const char *dir; FILE *file; int fields[64]; unsigned n; struct buf line; uint64_t rows, all; char path[1024]; };

static enum rc
failed(const struct folder *f, struct err *err)
{
	return err_set(err, RC_INTERNAL, "out", "%s：写不了（%s）", "%s: cannot be written (%s)", f->path, strerror(errno));
}

static enum rc
close_file(struct folder *f, struct err *err)
{
	FILE *file = f->file;

	f->file = NULL;
	return file == NULL || fclose(file) == 0 ? RC_OK : failed(f, err);
}

static enum rc
put_line(struct folder *f, struct err *err)
{
	buf_char(&f->line, '\n');
	if (fwrite(f->line.p, 1, f->line.n, f->file) != f->line.n)
		return failed(f, err);
	f->line.n = 0;
	return RC_OK;
}

static enum rc
folder_open(void *ctx, int entity, const int *fields, unsigned n, struct err *err)
{
	struct folder *f = ctx;
	unsigned n_entities;
	const struct ventity *e = &vocab_entities(&n_entities)[entity];

	TRY(close_file(f, err));
	if ((size_t)snprintf(f->path, sizeof f->path, "%s/%s.csv", f->dir, e->name) >= sizeof f->path)
		return err_set(err, RC_INVALID, "out", "路径太长", "the path is too long");
	f->file = fopen(f->path, "wb");
	if (f->file == NULL)
		return failed(f, err);
	f->n = n;
	for (unsigned i = 0; i < n; i++) {
		f->fields[i] = fields[i];
		buf_add_c(&f->line, i == 0 ? "" : ",");
		buf_csv(&f->line, str_c(e->fields[fields[i]].name));
	}
	return put_line(f, err);
}

static void
put_cell(struct buf *b, const struct vfield *field, const struct vvalue *v)
{
	struct arena a;
	unsigned n_enums;

	if (!v->known)
		return;
	arena_init(&a, 0);
	switch (field->type) {
	case VT_ID: case VT_LINK: case VT_TEXT: case VT_SET: buf_csv(b, v->text); break;
	case VT_ENUM: buf_add_c(b, vocab_enums(&n_enums)[vocab_field_enum(field)].codes[v->i].name); break;
	case VT_BOOL: buf_add_c(b, v->i ? "true" : "false"); break;
	case VT_INT: buf_fmt(b, "%lld", (long long)v->i); break;
	case VT_NUM: {
		struct num n = num_frac(&a, v->i, VOCAB_NUM_SCALE);
		unsigned places = 0;

		for (int64_t d = VOCAB_NUM_SCALE; places < 9 && v->i % d != 0; d /= 10)
			places++;
		buf_add(b, num_shown(&a, n, places));
		break;
	}
	case VT_DAY: buf_add(b, day_text(&a, (int32_t)v->i)); break;
	case VT_INSTANT: buf_add(b, instant_text(&a, v->i)); break;
	case VT_PERIOD: buf_add(b, period_text(&a, (int32_t)v->i)); break;
	case VT__COUNT: break;
	}
	arena_done(&a);
}

static enum rc
folder_row(void *ctx, int entity, const struct vvalue *values, unsigned n, struct err *err)
{
	struct folder *f = ctx;
	unsigned n_entities;
	const struct ventity *e = &vocab_entities(&n_entities)[entity];

	for (unsigned i = 0; i < n; i++) {
		buf_add_c(&f->line, i == 0 ? "" : ",");
		put_cell(&f->line, &e->fields[f->fields[i]], &values[i]);
	}
	f->rows++;
	return put_line(f, err);
}

static enum rc
make_dir(const char *path, struct err *err)
{
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		return err_set(err, RC_INTERNAL, "out", "%s：建不了文件夹（%s）", "%s: the folder cannot be made (%s)", path, strerror(errno));
	return RC_OK;
}

static enum rc
write_government(const struct demo *d, const struct demo_government *g, const char *out, uint64_t *rows, struct err *err)
{
	char dir[800];
	struct folder f = {.dir = dir};
	struct demo_sink sink = {&f, folder_open, folder_row};
	struct err later;
	enum rc rc;

	if ((size_t)snprintf(dir, sizeof dir, "%s/" STR_F, out, STR_A(g->slug)) >= sizeof dir)
		return err_set(err, RC_INVALID, "out", "路径太长", "the path is too long");
	TRY(make_dir(dir, err));
	buf_init(&f.line, 0);
	rc = demo_rows(d, g, &sink, err);
	if (close_file(&f, rc == RC_OK ? err : &later) != RC_OK && rc == RC_OK)
		rc = RC_INTERNAL;
	buf_done(&f.line);
	*rows = f.rows;
	return rc;
}

int
cmd_demo(const struct args *a)
{
	const char *out = option(a, "out");
	struct demo *d;
	struct err err = {0};
	const struct demo_government *g;
	unsigned n;
	enum rc rc;

	if (a->n_words > 0 || out == NULL)
		return EXIT_USAGE;
	rc = demo_new(&d, &err);
	if (rc != RC_OK)
		return fail(a, rc, &err);
	rc = make_dir(out, &err);
	g = demo_governments(d, &n);
	for (unsigned i = 0; i < n && rc == RC_OK; i++) {
		uint64_t rows = 0;

		rc = write_government(d, &g[i], out, &rows, &err);
		if (rc == RC_OK)
			printf("%s/" STR_F "\t" STR_F "\t%llu\n", out, STR_A(g[i].slug), STR_A(g[i].name), (unsigned long long)rows);
		for (unsigned k = 0; k < g[i].n_accounts && rc == RC_OK; k++) {
			int code = vocab_code(vocab_enum("person_role"), g[i].accounts[k].role);
			unsigned n_enums;

			printf("\t" STR_F "\t%s\t" STR_F "\n", STR_A(g[i].accounts[k].login),
			       code < 0 ? "" : MSG(a->lang, vocab_enums(&n_enums)[vocab_enum("person_role")].codes[code].zh, vocab_enums(&n_enums)[vocab_enum("person_role")].codes[code].name),
			       STR_A(g[i].accounts[k].name));
		}
	}
	if (rc == RC_OK)
		printf(MSG(a->lang, "口令都是 " STR_F "；演示停在 " STR_F "\n", "every password is " STR_F "; the demo stands on " STR_F "\n"), STR_A(demo_password(d)), STR_A(demo_today(d)));
	demo_free(d);
	return rc == RC_OK ? EXIT_DONE : fail(a, rc, &err);
}
