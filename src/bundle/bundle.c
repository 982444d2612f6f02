/*
 * A bundle of CSV files into columns: headers matched, every row checked, every problem placed. Never takes half: problems mean
 * refusal unless the caller said to skip bad rows. Called by main.
 */
#include "bundle/internal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define KEPT 1000

void
bundle_report_init(struct bundle_report *r)
{
	*r = (struct bundle_report){0};
	arena_init(&r->arena, 0);
	r->problems = ARENA_NEW(&r->arena, struct bundle_problem, KEPT);
}

void
bundle_report_done(struct bundle_report *r)
{
	arena_done(&r->arena);
	*r = (struct bundle_report){0};
}

void
bundle_problem(struct bundle_report *r, const char *file, uint64_t row, struct str column, const struct err *err)
{
	struct bundle_problem *p;

	r->n_all++;
	if (r->n_problems == KEPT)
		return;
	p = &r->problems[r->n_problems++];
	p->file = str_copy(&r->arena, str_c(file)).p;
	p->row = row;
	p->column = str_copy(&r->arena, column);
	for (int l = 0; l < LANG__COUNT; l++)
		p->msg[l] = str_copy(&r->arena, str_c(err->msg[l]));
}

void
bundle_report_print(const struct bundle_report *r, enum lang lang, struct buf *to)
{
	for (size_t i = 0; i < r->n_problems; i++) {
		const struct bundle_problem *p = &r->problems[i];

		buf_add_c(to, p->file);
		if (p->row > 0)
			buf_fmt(to, ":%llu", (unsigned long long)p->row);
		if (p->column.n > 0)
			buf_fmt(to, ":" STR_F, STR_A(p->column));
		buf_fmt(to, ": " STR_F "\n", STR_A(p->msg[lang]));
	}
	if (r->n_all > r->n_problems)
		buf_fmt(to, MSG(lang, "……共 %zu 处问题，只列出前 %zu 处\n", "… %zu problems in all, the first %zu listed\n"), r->n_all, r->n_problems);
	else if (r->n_all > 0)
		buf_fmt(to, MSG(lang, "共 %zu 处问题\n", "%zu problems\n"), r->n_all);
	if (r->unlikely > 0)
		buf_fmt(to, MSG(lang, "提醒：%u 条的两个时间先后不合常理（如办结早于派单）\n", "warning: %u rows with two instants in an unlikely order (handled before dispatched …)\n"), r->unlikely);
}

/* How far two ASCII names are apart, up to 9. */
static unsigned
distance(const char *a, const char *b)
{
	unsigned row[64], n = (unsigned)strlen(b);

	if (n > 60 || strlen(a) > 60)
		return 9;
	for (unsigned j = 0; j <= n; j++)
		row[j] = j;
	for (unsigned i = 1; a[i - 1] != '\0'; i++) {
		unsigned diagonal = row[0];

		row[0] = i;
		for (unsigned j = 1; j <= n; j++) {
			unsigned change = diagonal + (a[i - 1] != b[j - 1]), least = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;

			diagonal = row[j];
			row[j] = change < least ? change : least;
		}
	}
	return row[n];
}

int
bundle_entity(struct bundle_report *r, const char *file)
{
	unsigned n, least = 9;
	const struct ventity *e = vocab_entities(&n);
	size_t len = strlen(file);
	char name[64];
	const char *near = e[0].name;
	struct err err;

	if (len > 4 && len < sizeof name && strcmp(file + len - 4, ".csv") == 0) {
		memcpy(name, file, len - 4);
		name[len - 4] = '\0';
		for (unsigned i = 0; i < n; i++) {
			unsigned d = distance(name, e[i].name);

			if (d == 0)
				return (int)i;
			if (d < least)
				least = d, near = e[i].name;
		}
	}
	err_set(&err, RC_INVALID, "", "不认识这个文件；最接近的是 %s.csv", "an unknown file; the nearest known one is %s.csv", near);
	bundle_problem(r, file, 0, (struct str){"", 0}, &err);
	return -1;
}

/* The header: which field each column is. false when it cannot be used. */
static bool
read_header(struct reading *r, int entity, const char *file, const struct str *cells, unsigned n, int *fields)
{
	const struct ventity *e = &vocab_entities(&(unsigned){0})[entity];
	bool good = true, has_id = e->id < 0 || (e->fields[e->id].flags & VF_OPTIONAL_ID) != 0;
	struct err err;

	for (unsigned i = 0; i < n; i++) {
		struct str name = str_trim(cells[i]);
		char text[64];

		fields[i] = -1;
		/* only the column's own name: a file is a contract, the language is kinder */
		for (unsigned f = 0; f < e->n; f++)
			if (str_eq_c(name, e->fields[f].name) && ((e->fields[f].flags & VF_DERIVED) == 0 || (e->fields[f].flags & VF_VERDICT) != 0))
				fields[i] = (int)f;
		if (fields[i] < 0) {
			const char *near = e->fields[0].name;
			unsigned least = 9;

			snprintf(text, sizeof text, STR_F, (int)(name.n > 60 ? 60 : name.n), name.p);
			for (unsigned f = 0; f < e->n; f++) {
				unsigned d = distance(text, e->fields[f].name);

				if (d < least)
					least = d, near = e->fields[f].name;
			}
			err_set(&err, RC_INVALID, "", "不认识这一列；最接近的是 %s", "an unknown column; the nearest known one is %s", near);
			bundle_problem(r->report, file, 1, name, &err);
			good = false;
			continue;
		}
		has_id |= fields[i] == e->id;
		for (unsigned k = 0; k < i; k++)
			if (fields[k] == fields[i]) {
				err_set(&err, RC_INVALID, "", "这一列出现了两次", "this column appears twice");
				bundle_problem(r->report, file, 1, name, &err);
				good = false;
			}
	}
	if (!has_id) {
		err_set(&err, RC_INVALID, "", "缺编号列 %s", "the id column %s is missing", e->fields[e->id].name);
		bundle_problem(r->report, file, 1, str_c(e->fields[e->id].name), &err);
		good = false;
	}
	return good;
}

/* A bad row: left out and written down, or a problem. */
static void
bad_row(struct reading *r, const char *file, uint64_t line, const struct err *err)
{
	struct buf b;

	if (!r->o->skip_bad) {
		bundle_problem(r->report, file, line, str_c(err->field), err);
		return;
	}
	r->report->rows_skipped++;
	if (r->o->bad_rows == NULL)
		return;
	buf_init(&b, 0);
	buf_csv(&b, str_c(file));
	buf_fmt(&b, ",%llu,", (unsigned long long)line);
	buf_csv(&b, str_c(err->field));
	buf_char(&b, ',');
	buf_csv(&b, str_c(err->msg[LANG_ZH]));
	buf_char(&b, '\n');
	fwrite(b.p, 1, b.n, r->o->bad_rows);
	buf_done(&b);
}

enum rc
bundle_csv(struct reading *r, int entity, const char *file, struct csv_source source, struct err *source_err, struct err *err)
{
	const struct ventity *e = &vocab_entities(&(unsigned){0})[entity];
	struct csv *csv = csv_new(source, (struct csv_limits){.cell_max = r->o->limits.cell_max});
	int fields[256];
	unsigned n_fields = 0, n, bad;
	bool header = false;
	const struct str *cells;
	uint64_t line;
	enum rc rc;
	struct err row_err;

	for (;;) {
		row_err.field[0] = '\0';
		rc = csv_next(csv, &cells, &n, &line, &bad, &row_err);
		if (rc == RC_NOT_FOUND)
			break;
		if (rc == RC_INTERNAL) {
			*err = source_err->rc != RC_OK ? *source_err : row_err;
			csv_free(csv);
			return err->rc;
		}
		if (!header) {
			header = true;
			if (rc != RC_OK) {
				bundle_problem(r->report, file, line, (struct str){"", 0}, &row_err);
				break;
			}
			if (!read_header(r, entity, file, cells, n, fields))
				break;
			n_fields = n;
			rc = columns_open(r->cols, entity, fields, n, &row_err);
			if (rc != RC_OK) {
				bundle_problem(r->report, file, 0, (struct str){"", 0}, &row_err);
				break;
			}
			continue;
		}
		r->report->rows++;
		if (rc == RC_OK)
			rc = columns_row(r->cols, entity, cells, n, &row_err);
		else if (bad >= 1 && bad <= n_fields)
			snprintf(row_err.field, sizeof row_err.field, "%s", e->fields[fields[bad - 1]].name);
		if (rc != RC_OK)
			bad_row(r, file, line, &row_err);
	}
	csv_free(csv);
	return RC_OK;
}

enum rc
bundle_read(const char *path, const struct bundle_options *o, struct columns *cols, struct bundle_report *report, struct err *err)
{
	struct reading r = {.o = o, .cols = cols, .report = report};
	struct stat st;
	size_t len = strlen(path);
	enum rc rc;

	if (stat(path, &st) != 0)
		return err_set(err, RC_NOT_FOUND, path, "%s：打不开", "%s: cannot be opened", path);
	if (S_ISDIR(st.st_mode))
		rc = bundle_folder(&r, path, err);
	else if (len > 4 && strcmp(path + len - 4, ".zip") == 0)
		rc = bundle_zip(&r, path, err);
	else
		rc = err_set(err, RC_INVALID, path, "%s：应是文件夹或 .zip", "%s: must be a folder or a .zip", path);
	if (rc == RC_OK && report->n_all > 0)
		rc = err_set(err, RC_INVALID, path, "%s：有 %zu 处问题，什么都没有导入", "%s: %zu problems; nothing was taken", path, report->n_all);
	if (rc == RC_OK)
		rc = columns_seal(cols, err);
	report->unlikely = columns_unlikely(cols);
	return rc;
}
