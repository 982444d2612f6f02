/*
 * The first pass over a bundle, into columns: headers of all files first, then rows, file by file in the vocabulary's order whatever
 * the folder's, so that links always find what they point to. Reports every problem with its place and goes on; never takes a part.
 * Called by the commands that take facts (score, import).
 */
#include "bundle/internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define SAFETY_PASSES 64                        /* units whose chain of parents breaks are found a level a pass */

static const struct str no_column = {"", 0};

/* A bad row goes to the report, and with its cells to the file of bad rows. */
static void
bad_row(struct reader *b, const struct plan *p, uint64_t line, struct str column, const struct err *err, const struct str *cells, unsigned n)
{
	struct buf row, out, reason;

	report_add(b->report, p->m->name, line, column, err);
	b->report->rows_skipped++;
	if (b->o->skip_bad && b->o->skips != NULL)
		skips_add(b->o->skips, p->m->entity, line);
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
	struct err bad;
	unsigned n, column;
	uint64_t line = 0;
	uint32_t n_out = lines == NULL ? 0 : lines->n_out;
	enum rc rc;

	if (member_open(&b->place, p->m, &bad) != RC_OK) {
		reader_fatal(b, p->m->name, 0, no_column, &bad);
		return;
	}
	rc = member_next(&b->place, &cells, &n, &line, &column, &bad);    /* the header, known by now */
	while (rc != RC_INTERNAL && rc != RC_NOT_FOUND) {
		struct str where = no_column;

		rc = member_next(&b->place, &cells, &n, &line, &column, &bad);
		if (rc == RC_INTERNAL || rc == RC_NOT_FOUND)
			break;
		if (!reader_progress(b, false))
			break;
		if (n_out > 0 && bsearch(&line, lines->left_out, n_out, sizeof line, by_line) != NULL) {
			rc = RC_OK;
			continue;
		}
		if (rc != RC_OK) {
			if (column > 0 && column <= p->n_cells)
				where = p->names[column - 1];
		} else if (n != p->n_cells) {
			rc = err_set(&bad, RC_INVALID, "", "有 %u 格，表头有 %u 列；逗号多了或少了，内容里的逗号要放在引号里",
			             "%u cells, but the header has %u columns; a comma inside a text needs quotes around the text", n, p->n_cells);
		} else {
			const struct str *good = plan_cells(p, cells, n, kept);

			rc = b->o->refuse == NULL ? RC_OK : b->o->refuse(b->o->refuse_ctx, p->m->entity, p->good, good, p->n_good, &bad);
			if (rc == RC_OK)
				rc = columns_row(b->cols, p->m->entity, good, p->n_good, &bad);
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
		reader_fatal(b, p->m->name, line, no_column, &bad);
	member_close(&b->place);
}

/* A file that links to itself (units to their parents). When bad rows are left out it is read again without those whose link leads
 * nowhere, until none is left: leaving one out may orphan others. */
static void
read_self_linked(struct reader *b, const struct plan *p)
{
	struct lines lines = {NULL, 0, 0, NULL, 0, 0};

	for (unsigned pass = 0;; pass++) {
		uint64_t total = b->meter.total_bytes, rows = b->report->rows;
		uint32_t dangling = 0, row;
		int field;
		struct str id;

		read_rows(b, p, &lines);
		if (b->meter.stopped)
			break;
		for (row = 0; columns_self_dangling(b->cols, p->m->entity, &row, &field, &id); row++, dangling++) {
			const struct vfield *f = &vocab_at(p->m->entity)->fields[field];
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
		b->meter.total_bytes = total;
		if (pass == SAFETY_PASSES) {
			struct err bad;

			(void)err_set(&bad, RC_INVALID, "", "上级单位的链条断得太多", "too many broken chains of parents");
			reader_fatal(b, p->m->name, 0, no_column, &bad);
			break;
		}
	}
	free(lines.of_row);
	free(lines.left_out);
}

static bool
self_linked(int entity)
{
	const struct ventity *e = vocab_at(entity);

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
	for (unsigned i = 0; i < n; i++)
		if (b->plans[i] != NULL && b->plans[i]->n_good > 0)
			columns_expect(b->cols, (int)i, b->plans[i]->good, b->plans[i]->n_good);
	for (unsigned i = 0; i < n && !meter_past_limits(&b->meter); i++) {
		const struct plan *p = b->plans[i];

		if (p == NULL || p->n_good == 0)
			continue;
		TRY(columns_open(b->cols, (int)i, p->good, p->n_good, err));
		if (self_linked((int)i))
			read_self_linked(b, p);
		else
			read_rows(b, p, NULL);
	}
	if (b->meter.stopped && b->meter.stop.rc == RC_BUSY) {
		*err = b->meter.stop;
		return RC_BUSY;
	}
	(void)reader_progress(b, true);
	b->report->unlikely = columns_unlikely(b->cols);
	if (b->fatal || (b->report->n_all > 0 && !b->o->skip_bad))
		return err_set(err, b->meter.stopped ? b->meter.stop.rc : RC_INVALID, "", "%s 有 %zu 处问题，什么也没有导入", "%s: %zu problems; nothing was taken", b->place.path,
		               b->report->n_all);
	return columns_seal(b->cols, err);
}

enum rc
bundle_read(const char *path, const struct bundle_options *options, struct columns *cols, struct bundle_report *report, struct err *err)
{
	static const struct bundle_options plain;
	struct reader b = {.o = options == NULL ? &plain : options, .cols = cols, .report = report};
	enum rc rc;

	TRY(reader_open(&b, path, err));
	if (b.o->skips != NULL)
		b.o->skips->stamp = source_stamp(&b.place);
	rc = read_all(&b, err);
	if (b.o->skips != NULL)
		skips_sort(b.o->skips);
	b.place.done(&b.place);
	return rc;
}
