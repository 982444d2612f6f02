/*
 * The first row of every file: which columns there are and what they mean. Reports what it does not know with the nearest name that
 * it does. Never looks at values. Called by both passes over a bundle.
 */
#include "bundle/internal.h"

#include <string.h>

static const struct str no_column = {"", 0};

void
reader_fatal(struct reader *b, const char *file, uint64_t row, struct str column, const struct err *err)
{
	b->fatal = true;
	report_add(b->report, file, row, column, err);
}

bool
reader_progress(struct reader *b, bool end)
{
	uint64_t done = b->meter.total_bytes, all = end ? done : b->all_claimed;

	if (b->o->progress == NULL || (!end && done - b->told <= ((uint64_t)1 << 20)))
		return true;
	b->told = done;
	b->o->progress(b->o->progress_ctx, done, all > done ? all : done);
	if (end || b->o->stop == NULL || !*b->o->stop)
		return true;
	b->meter.stopped = true;
	(void)err_set(&b->meter.stop, RC_BUSY, "", "按要求停下了，什么也没有导入", "stopped as asked; nothing was taken");
	return false;
}

struct columns_of { const struct ventity *e; };

/* What is only derived may not be typed in. */
static bool
typed_in(const struct vfield *f)
{
	return (f->flags & VF_DERIVED) == 0 || (f->flags & VF_VERDICT) != 0;
}

/* Both names of every column that may be there, in turn. */
static const char *
column_at(const void *ctx, unsigned i)
{
	const struct ventity *e = ((const struct columns_of *)ctx)->e;

	/* the last fields are the derived ones, so the list may end there */
	return i / 2 >= e->n || !typed_in(&e->fields[i / 2]) ? NULL : i % 2 == 0 ? e->fields[i / 2].name : e->fields[i / 2].zh;
}

/* The field of a column by its identifier or its Chinese name, or -1. */
static int
field_of_column(const struct ventity *e, struct str name)
{
	for (unsigned i = 0; i < e->n; i++)
		if ((str_eq_c(name, e->fields[i].name) || str_eq_c(name, e->fields[i].zh)) && typed_in(&e->fields[i]))
			return (int)i;
	return -1;
}

/* Cells of the header into fields; problems with it stop the import but not the look at the rows. */
static void
take_header(struct reader *b, struct plan *p, const struct ventity *e, const struct str *cells, unsigned n, uint64_t line)
{
	struct err bad;
	bool has_id = false, periods = false;

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
			reader_fatal(b, p->m->name, line, p->names[i], &bad);
			continue;
		}
		for (unsigned k = 0; k < p->n_good; k++)
			if (p->good[k] == f)
				p->fields[i] = -1;
		if (p->fields[i] < 0) {
			(void)err_set(&bad, RC_INVALID, "", "这一列出现了两次", "this column comes twice");
			reader_fatal(b, p->m->name, line, p->names[i], &bad);
			continue;
		}
		if (f == e->id) {
			has_id = true;
			p->id_cell = (int)i;
		}
		p->period[i] = b->place.book != NULL && e->fields[f].type == VT_PERIOD;
		periods |= p->period[i];
		p->good[p->n_good++] = f;
	}
	p->straight = p->n_good == n && !periods;
	if (e->id >= 0 && !has_id && (e->fields[e->id].flags & VF_OPTIONAL_ID) == 0) {
		(void)err_set(&bad, RC_INVALID, "", "缺少编号列 %s", "the id column %s is missing", e->fields[e->id].name);
		reader_fatal(b, p->m->name, line, str_c(e->fields[e->id].name), &bad);
		p->n_good = 0;
	}
}

const struct str *
plan_cells(const struct plan *p, const struct str *cells, unsigned n, struct str kept[COLUMNS_MAX])
{
	unsigned k = 0;
	int32_t day;

	if (p->straight)
		return cells;
	for (unsigned i = 0; i < n && i < p->n_cells; i++) {
		struct str cell = cells[i];

		if (p->fields[i] < 0)
			continue;
		/* 2025-03 typed into a spreadsheet is the first of March to it */
		if (p->period[i] && day_parse(cell, &day) && cell.p[8] == '0' && cell.p[9] == '1')
			cell.n = 7;
		kept[k++] = cell;
	}
	while (k < p->n_good)
		kept[k++] = no_column;
	return kept;
}

static void
read_header(struct reader *b, const struct member *m)
{
	const struct ventity *e = vocab_at(m->entity);
	const struct str *cells;
	struct err bad;
	unsigned n, column;
	uint64_t line = 1, total = b->meter.total_bytes;
	enum rc rc;
	struct plan *p;

	if (b->plans[m->entity] != NULL) {
		(void)(b->place.book != NULL ? err_set(&bad, RC_INVALID, "", "这种事实有两张工作表，另一张叫“%s”", "two sheets of this kind of fact; the other is “%s”", b->plans[m->entity]->m->name)
		                             : err_set(&bad, RC_INVALID, "", "同一个文件有两份", "this file is there twice"));
		reader_fatal(b, m->name, 0, no_column, &bad);
		return;
	}
	p = ARENA_NEW(&b->place.arena, struct plan, 1);
	p->m = m;
	b->plans[m->entity] = p;
	if (member_open(&b->place, m, &bad) != RC_OK) {
		reader_fatal(b, m->name, 0, no_column, &bad);
		return;
	}
	rc = member_next(&b->place, &cells, &n, &line, &column, &bad);
	if (rc == RC_OK) {
		take_header(b, p, e, cells, n, line);
	} else {
		if (rc == RC_NOT_FOUND)
			(void)err_set(&bad, RC_INVALID, "", "空文件；第一行应是列名", "empty file; the first row must hold the names of the columns");
		reader_fatal(b, m->name, rc == RC_NOT_FOUND ? 0 : line, no_column, &bad);
	}
	member_close(&b->place);
	b->meter.total_bytes = total;   /* the rows are read from the start */
}

static void
unknown_member(struct reader *b, const struct member *m)
{
	struct err bad;
	struct str stem = str_c(m->name);

	if (stem.n > 4 && str_eq_c((struct str){stem.p + stem.n - 4, 4}, ".csv"))
		stem.n -= 4;
	(void)(b->place.book != NULL ? err_set(&bad, RC_INVALID, "", "不认识这张工作表，最接近的名字是 %s；不要的表请删掉或隐藏",
	                                       "not a sheet of a bundle; the nearest name is %s; delete or hide a sheet that is not meant", nearest(stem, sheet_name_at, NULL))
	                             : err_set(&bad, RC_INVALID, "", "不认识这个文件，最接近的是 %s.csv", "not a file of a bundle; the nearest is %s.csv", nearest(stem, file_name_at, NULL)));
	reader_fatal(b, m->name, 0, no_column, &bad);
}

enum rc
reader_open(struct reader *b, const char *path, struct err *err)
{
	unsigned n;

	meter_init(&b->meter, &b->o->limits);
	TRY(source_open(&b->place, path, &b->meter, b->report, err));
	b->fatal = b->report->n_all > 0;        /* entries of the zip that were refused */
	(void)vocab_entities(&n);
	b->plans = ARENA_NEW(&b->place.arena, struct plan *, n);
	for (unsigned i = 0; i < b->place.n && !meter_past_limits(&b->meter); i++) {
		const struct member *m = &b->place.list[i];

		b->all_claimed += m->size;
		if (m->entity < 0)
			unknown_member(b, m);
		else
			read_header(b, m);
	}
	return RC_OK;
}
