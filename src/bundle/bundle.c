/*
 * Reads a bundle into columns: headers of all files first, then rows, file by file in the vocabulary's order whatever the folder's,
 * so that links always find what they point to. Reports every problem with its place and goes on; never believes what an archive
 * says of its own size. Called by the commands that take facts (score, import).
 */
#include "bundle/internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define COLUMNS_MAX 256
#define RATIO_FROM ((uint64_t)16 << 20)         /* smaller files may be packed as well as they like */
#define SAFETY_PASSES 64                        /* units whose chain of parents breaks are found a level a pass */

struct plan {                   /* one file whose header has been read */
	const struct member *m;
	int fields[COLUMNS_MAX]; /* by cell of the header: field, or -1 for a column that is left out */
	struct str names[COLUMNS_MAX];
	unsigned n_cells;
	int id_cell;            /* which cell of the header is the id, or -1 */
	int good[COLUMNS_MAX];  /* the fields that are left, in the order of their cells */
	unsigned n_good;
};
struct reader {
	struct place place;
	const struct bundle_options *o;
	struct bundle_limits limits;
	struct columns *cols;
	struct bundle_report *report;
	struct plan **plans;    /* by entity */
	const struct member *now;
	uint64_t file_bytes, total_bytes, all_claimed;
	bool stopped;           /* `stop` says why reading ended early */
	struct err stop;
	bool fatal;             /* a problem that leaving out rows does not mend */
};

static const struct str no_column = {"", 0};

/* A bundle that passed a limit is not looked at any further, in any of its files. */
static bool
past_limits(const struct reader *b)
{
	return b->stopped && b->stop.rc == RC_TOO_BIG;
}

static void
fatal(struct reader *b, const char *file, uint64_t row, struct str column, const struct err *err)
{
	b->fatal = true;
	report_add(b->report, file, row, column, err);
}

/* The bytes of the open member, counted as they really come. */
static ptrdiff_t
counted_read(void *ctx, char *to, size_t n)
{
	struct reader *b = ctx;
	ptrdiff_t got = b->place.read(&b->place, to, n);

	if (got < 0) {
		b->stopped = true;
		(void)err_set(&b->stop, RC_INVALID, "", "读到一半出错，文件不完整或已损坏", "broke off while reading; the file is incomplete or damaged");
		return -1;
	}
	b->file_bytes += (uint64_t)got;
	b->total_bytes += (uint64_t)got;
	if (b->file_bytes > b->limits.file_max || b->total_bytes > b->limits.total_max) {
		bool file = b->file_bytes > b->limits.file_max;
		uint64_t most = file ? b->limits.file_max : b->limits.total_max;

		b->stopped = true;
		(void)(file ? err_set(&b->stop, RC_TOO_BIG, "", "文件超过 %" PRIu64 " 字节的上限", "the file is longer than the limit of %" PRIu64 " bytes", most)
		            : err_set(&b->stop, RC_TOO_BIG, "", "所有文件合计超过 %" PRIu64 " 字节的上限", "the files together are longer than the limit of %" PRIu64 " bytes", most));
		return -1;
	}
	if (b->place.packed_all > 0) {
		/* a member cannot be larger packed than the archive is, whatever its header says */
		uint64_t packed = b->now->packed < b->place.packed_all ? b->now->packed : b->place.packed_all, ratio = b->limits.zip_ratio_max;

		if ((b->file_bytes > RATIO_FROM && b->file_bytes / ratio > packed) ||
		    (b->total_bytes > RATIO_FROM && b->total_bytes / ratio > b->place.packed_all)) {
			b->stopped = true;
			(void)err_set(&b->stop, RC_TOO_BIG, "", "解开后超过压缩大小的 %" PRIu64 " 倍，疑似压缩炸弹，不再往下读；请直接给文件夹",
			              "unpacks to more than %" PRIu64 " times its packed size, as a zip bomb does, and is not read further; give the folder instead", ratio);
			return -1;
		}
	}
	return got;
}

static struct csv *
csv_of(struct reader *b)
{
	return csv_new((struct csv_source){counted_read, b}, (struct csv_limits){.cell_max = b->limits.cell_max, .columns_max = COLUMNS_MAX});
}

struct columns_of { const struct ventity *e; };

static const char *
column_at(const void *ctx, unsigned i)
{
	const struct ventity *e = ((const struct columns_of *)ctx)->e;

	/* what is only derived is no column; the last fields are such, so the list may end there */
	return i < e->n && ((e->fields[i].flags & VF_DERIVED) == 0 || (e->fields[i].flags & VF_VERDICT) != 0) ? e->fields[i].name : NULL;
}

/* The field of a column by its identifier or its Chinese name, or -1; what is only derived may not be typed in. */
static int
field_of_column(const struct ventity *e, struct str name)
{
	for (unsigned i = 0; i < e->n; i++)
		if ((str_eq_c(name, e->fields[i].name) || str_eq_c(name, e->fields[i].zh)) &&
		    ((e->fields[i].flags & VF_DERIVED) == 0 || (e->fields[i].flags & VF_VERDICT) != 0))
			return (int)i;
	return -1;
}

/* Cells of the header into fields; problems with it stop the import but not the look at the rows. */
static void
take_header(struct reader *b, struct plan *p, const struct ventity *e, const struct str *cells, unsigned n, uint64_t line)
{
	struct err bad;
	bool has_id = false;

	p->n_cells = n;
	p->id_cell = -1;
	for (unsigned i = 0; i < n; i++) {
		struct str name = str_trim(cells[i]), shown = vocab_shown(name);
		int f = field_of_column(e, name);

		p->names[i] = str_copy(&b->place.arena, shown);
		p->fields[i] = f;
		if (f < 0) {
			const char *near = nearest(name, column_at, &(struct columns_of){e});

			(void)err_set(&bad, RC_INVALID, "", "没有“" STR_F "”这一列，最接近的是 %s", "there is no column “" STR_F "”; the nearest is %s", STR_A(shown), near);
			fatal(b, p->m->name, line, p->names[i], &bad);
			continue;
		}
		for (unsigned k = 0; k < p->n_good; k++)
			if (p->good[k] == f)
				p->fields[i] = -1;
		if (p->fields[i] < 0) {
			(void)err_set(&bad, RC_INVALID, "", "这一列出现了两次", "this column comes twice");
			fatal(b, p->m->name, line, p->names[i], &bad);
			continue;
		}
		if (f == e->id) {
			has_id = true;
			p->id_cell = (int)i;
		}
		p->good[p->n_good++] = f;
	}
	if (e->id >= 0 && !has_id && (e->fields[e->id].flags & VF_OPTIONAL_ID) == 0) {
		(void)err_set(&bad, RC_INVALID, "", "缺少编号列 %s", "the id column %s is missing", e->fields[e->id].name);
		fatal(b, p->m->name, line, str_c(e->fields[e->id].name), &bad);
		p->n_good = 0;
	}
}

static void
read_header(struct reader *b, const struct member *m)
{
	const struct ventity *e = &vocab_entities(&(unsigned){0})[m->entity];
	const struct str *cells;
	struct csv *csv;
	struct err bad;
	unsigned n, column;
	uint64_t line = 1, total = b->total_bytes;
	enum rc rc;
	struct plan *p;

	if (b->plans[m->entity] != NULL) {
		(void)err_set(&bad, RC_INVALID, "", "同一个文件有两份", "this file is there twice");
		fatal(b, m->name, 0, no_column, &bad);
		return;
	}
	p = ARENA_NEW(&b->place.arena, struct plan, 1);
	p->m = m;
	b->plans[m->entity] = p;
	b->now = m;
	b->file_bytes = 0;
	b->stopped = false;
	if (b->place.open(&b->place, m, &bad) != RC_OK) {
		fatal(b, m->name, 0, no_column, &bad);
		return;
	}
	csv = csv_of(b);
	rc = csv_next(csv, &cells, &n, &line, &column, &bad);
	if (rc == RC_OK) {
		take_header(b, p, e, cells, n, line);
	} else {
		if (rc == RC_NOT_FOUND)
			(void)err_set(&bad, RC_INVALID, "", "空文件；第一行应是列名", "empty file; the first row must hold the names of the columns");
		fatal(b, m->name, rc == RC_NOT_FOUND ? 0 : line, no_column, b->stopped ? &b->stop : &bad);
	}
	csv_free(csv);
	b->place.close(&b->place);
	b->total_bytes = total;         /* the rows are read from the start */
}

/* A bad row goes to the report, and with its cells to the file of bad rows. */
static void
bad_row(struct reader *b, const struct plan *p, uint64_t line, struct str column, const struct err *err, const struct str *cells, unsigned n)
{
	struct buf row, out, reason;

	report_add(b->report, p->m->name, line, column, err);
	b->report->rows_skipped++;
	if (!b->o->skip_bad || b->o->bad_rows == NULL)
		return;
	buf_init(&row, 0);
	buf_init(&out, 0);
	for (unsigned i = 0; i < n; i++) {
		if (i > 0)
			buf_char(&row, ',');
		buf_csv(&row, cells[i]);
	}
	buf_csv(&out, str_c(p->m->name));
	buf_fmt(&out, ",%" PRIu64 ",", line);
	buf_csv(&out, column);
	buf_char(&out, ',');
	buf_init(&reason, 0);
	buf_fmt(&reason, "%s / %s", err->msg[LANG_ZH], err->msg[LANG_EN]);
	buf_csv(&out, buf_str(&reason));
	buf_done(&reason);
	buf_char(&out, ',');
	buf_csv(&out, buf_str(&row));
	buf_char(&out, '\n');
	(void)fwrite(out.p, 1, out.n, b->o->bad_rows);
	buf_done(&row);
	buf_done(&out);
}

/* Lines of rows, kept only for a file that links to itself, whose dangling links are known when all its rows are in. */
struct lines { uint64_t *of_row; uint32_t n, room; uint64_t *left_out; uint32_t n_out, room_out; };

static void
line_add(uint64_t **list, uint32_t *n, uint32_t *room, uint64_t line)
{
	if (*n == *room) {
		*room = *room == 0 ? 256 : *room * 2;
		*list = realloc(*list, *room * sizeof **list);
		if (*list == NULL)
			abort();
	}
	(*list)[(*n)++] = line;
}

static int
by_line(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* When nothing will be taken anyhow, a bad row's id still counts as there: what links to it is not wrong, and is not to be buried
 * under it. True when a bare row was added. */
static bool
keep_id(struct reader *b, const struct plan *p, const struct str *cells, unsigned n)
{
	struct str bare[COLUMNS_MAX];
	struct err ignored;

	if (b->o->skip_bad || p->id_cell < 0 || n <= (unsigned)p->id_cell || cells[p->id_cell].n == 0)
		return false;
	for (unsigned i = 0; i < p->n_good; i++)
		bare[i] = p->good[i] == p->fields[p->id_cell] ? cells[p->id_cell] : (struct str){"", 0};
	return columns_row(b->cols, p->m->entity, bare, p->n_good, &ignored) == RC_OK;
}

/* All rows of one file. `lines` may be NULL; rows whose lines are left out already are not looked at again. */
static void
read_rows(struct reader *b, const struct plan *p, struct lines *lines)
{
	const struct str *cells;
	struct str kept[COLUMNS_MAX];
	struct csv *csv;
	struct err bad;
	unsigned n, column;
	uint64_t line = 0, told = b->total_bytes;
	uint32_t n_out = lines == NULL ? 0 : lines->n_out;
	bool straight = p->n_good == p->n_cells;
	enum rc rc;

	b->now = p->m;
	b->file_bytes = 0;
	b->stopped = false;
	if (b->place.open(&b->place, p->m, &bad) != RC_OK) {
		fatal(b, p->m->name, 0, no_column, &bad);
		return;
	}
	csv = csv_of(b);
	rc = csv_next(csv, &cells, &n, &line, &column, &bad);   /* the header, known by now */
	while (rc != RC_INTERNAL && rc != RC_NOT_FOUND) {
		struct str where = no_column;

		rc = csv_next(csv, &cells, &n, &line, &column, &bad);
		if (rc == RC_INTERNAL || rc == RC_NOT_FOUND)
			break;
		if (b->o->progress != NULL && b->total_bytes - told > ((uint64_t)1 << 20)) {
			told = b->total_bytes;
			b->o->progress(b->o->progress_ctx, b->total_bytes, b->all_claimed > b->total_bytes ? b->all_claimed : b->total_bytes);
		}
		if (n_out > 0 && bsearch(&line, lines->left_out, n_out, sizeof line, by_line) != NULL) {
			rc = RC_OK;
			continue;
		}
		if (rc != RC_OK) {
			if (column > 0 && column <= p->n_cells)
				where = p->names[column - 1];
			n = 0;
		} else if (n != p->n_cells) {
			rc = err_set(&bad, RC_INVALID, "", "有 %u 格，表头有 %u 列；逗号多了或少了，内容里的逗号要放在引号里",
			             "%u cells, but the header has %u columns; a comma inside a text needs quotes around the text", n, p->n_cells);
		} else {
			const struct str *row = cells;

			if (!straight) {
				unsigned k = 0;

				for (unsigned i = 0; i < n; i++)
					if (p->fields[i] >= 0)
						kept[k++] = cells[i];
				row = kept;
			}
			rc = columns_row(b->cols, p->m->entity, row, p->n_good, &bad);
			where = str_c(bad.field);
		}
		if (rc == RC_OK) {
			b->report->rows++;
			if (lines != NULL)
				line_add(&lines->of_row, &lines->n, &lines->room, line);
		} else {
			bad_row(b, p, line, where, &bad, cells, n);
			if (keep_id(b, p, cells, n)) {
				if (lines != NULL)
					line_add(&lines->of_row, &lines->n, &lines->room, line);
			} else if (lines != NULL)
				line_add(&lines->left_out, &lines->n_out, &lines->room_out, line);
			rc = RC_OK;
		}
	}
	if (rc == RC_INTERNAL)
		fatal(b, p->m->name, line, no_column, b->stopped ? &b->stop : &bad);
	csv_free(csv);
	b->place.close(&b->place);
}

/* A file that links to itself (units to their parents). When bad rows are left out it is read again without those whose link leads
 * nowhere, until none is left: leaving one out may orphan others. */
static void
read_self_linked(struct reader *b, const struct plan *p)
{
	struct lines lines = {NULL, 0, 0, NULL, 0, 0};

	for (unsigned pass = 0;; pass++) {
		uint64_t total = b->total_bytes, rows = b->report->rows;
		uint32_t dangling = 0, row;
		int field;
		struct str id;

		read_rows(b, p, &lines);
		if (b->stopped)
			break;
		for (row = 0; columns_self_dangling(b->cols, p->m->entity, &row, &field, &id); row++, dangling++) {
			const struct vfield *f = &vocab_entities(&(unsigned){0})[p->m->entity].fields[field];
			struct err bad;

			(void)err_set(&bad, RC_NOT_FOUND, f->name, "“" STR_F "”在 %s.csv 里找不到", "“" STR_F "” is not in %s.csv", STR_A(vocab_shown(id)), f->to);
			bad_row(b, p, lines.of_row[row], str_c(f->name), &bad, NULL, 0);
			line_add(&lines.left_out, &lines.n_out, &lines.room_out, lines.of_row[row]);
		}
		if (dangling == 0 || !b->o->skip_bad)
			break;
		qsort(lines.left_out, lines.n_out, sizeof *lines.left_out, by_line);
		columns_reset(b->cols, p->m->entity);
		lines.n = 0;
		b->report->rows = rows;
		b->total_bytes = total;
		if (pass == SAFETY_PASSES) {
			struct err bad;

			(void)err_set(&bad, RC_INVALID, "", "上级单位的链条断得太多", "too many broken chains of parents");
			fatal(b, p->m->name, 0, no_column, &bad);
			break;
		}
	}
	free(lines.of_row);
	free(lines.left_out);
}

static bool
self_linked(int entity)
{
	const struct ventity *e = &vocab_entities(&(unsigned){0})[entity];

	for (unsigned i = 0; i < e->n; i++)
		if (e->fields[i].type == VT_LINK && vocab_field_entity(&e->fields[i]) == entity)
			return true;
	return false;
}

static enum rc
read_all(struct reader *b, struct err *err)
{
	unsigned n;

	(void)vocab_entities(&n);
	b->plans = ARENA_NEW(&b->place.arena, struct plan *, n);
	for (unsigned i = 0; i < b->place.n && !past_limits(b); i++) {
		const struct member *m = &b->place.list[i];

		b->all_claimed += m->size;
		if (m->entity < 0) {
			struct err bad;
			struct str stem = str_c(m->name);

			if (stem.n > 4 && str_eq_c((struct str){stem.p + stem.n - 4, 4}, ".csv"))
				stem.n -= 4;
			(void)err_set(&bad, RC_INVALID, "", "不认识这个文件，最接近的是 %s.csv", "not a file of a bundle; the nearest is %s.csv", nearest(stem, file_name_at, NULL));
			fatal(b, m->name, 0, no_column, &bad);
			continue;
		}
		read_header(b, m);
	}
	for (unsigned i = 0; i < n; i++)
		if (b->plans[i] != NULL && b->plans[i]->n_good > 0)
			columns_expect(b->cols, (int)i, b->plans[i]->good, b->plans[i]->n_good);
	for (unsigned i = 0; i < n && !past_limits(b); i++) {
		const struct plan *p = b->plans[i];

		if (p == NULL || p->n_good == 0)
			continue;
		TRY(columns_open(b->cols, (int)i, p->good, p->n_good, err));
		if (self_linked((int)i))
			read_self_linked(b, p);
		else
			read_rows(b, p, NULL);
	}
	if (b->o->progress != NULL)
		b->o->progress(b->o->progress_ctx, b->total_bytes, b->total_bytes);
	b->report->unlikely = columns_unlikely(b->cols);
	if (b->fatal || (b->report->n_all > 0 && !b->o->skip_bad))
		return err_set(err, b->stopped ? b->stop.rc : RC_INVALID, "", "%s 有 %zu 处问题，什么也没有导入", "%s: %zu problems; nothing was taken", b->place.path,
		               b->report->n_all);
	return columns_seal(b->cols, err);
}

enum rc
bundle_read(const char *path, const struct bundle_options *options, struct columns *cols, struct bundle_report *report, struct err *err)
{
	static const struct bundle_options plain;
	struct reader b = {.o = options == NULL ? &plain : options, .cols = cols, .report = report};
	struct stat st;
	enum rc rc;

	b.limits = b.o->limits;
	if (b.limits.file_max == 0)
		b.limits.file_max = (uint64_t)8 << 30;
	if (b.limits.total_max == 0)
		b.limits.total_max = (uint64_t)16 << 30;
	if (b.limits.zip_ratio_max == 0)
		b.limits.zip_ratio_max = 200;
	if (b.limits.zip_files_max == 0)
		b.limits.zip_files_max = 64;
	if (b.limits.cell_max == 0)
		b.limits.cell_max = (size_t)1 << 20;
	if (stat(path, &st) != 0)
		return err_set(err, RC_NOT_FOUND, "", "没有 %s 这个文件夹或 zip", "there is no folder or zip %s", path);
	if (S_ISDIR(st.st_mode))
		TRY(place_folder(&b.place, path, err));
	else
		TRY(place_zip(&b.place, path, b.limits.zip_files_max, report, err));
	b.fatal = report->n_all > 0;    /* entries of the zip that were refused */
	rc = read_all(&b, err);
	b.place.done(&b.place);
	return rc;
}
