/*
 * The report of a bundle: problems with their places, the first thousand kept and all counted, in both languages; and the nearest
 * known name for a mistyped one. Never shows a control character of a foreign text. Called by the readers of this room and by
 * whoever shows the report.
 */
#include "bundle/internal.h"

#include <inttypes.h>
#include <string.h>

#define NAME_MOST 40            /* longer names are no misspelling of ours */

void
bundle_report_init(struct bundle_report *r)
{
	*r = (struct bundle_report){.problems = NULL};
	arena_init(&r->arena, 0);
}

void
bundle_report_done(struct bundle_report *r)
{
	arena_done(&r->arena);
	*r = (struct bundle_report){.problems = NULL};
}

/* A copy that cannot steer a terminal or forge a line. */
static struct str
safe(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n + 1, 1);

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		p[i] = c < 0x20 || c == 0x7f ? '?' : s.p[i];
	}
	return (struct str){p, s.n};
}

void
report_add(struct bundle_report *r, const char *file, uint64_t row, struct str column, const struct err *err)
{
	struct bundle_problem *p;

	r->n_all++;
	if (r->n_problems == PROBLEMS_KEPT)
		return;
	if (r->problems == NULL)
		r->problems = ARENA_NEW(&r->arena, struct bundle_problem, PROBLEMS_KEPT);
	p = &r->problems[r->n_problems++];
	/* problems come file by file, so one copy of the name serves them all */
	p->file = r->n_problems > 1 && strcmp(p[-1].file, file) == 0 ? p[-1].file : safe(&r->arena, str_c(file)).p;
	p->row = row;
	p->column = safe(&r->arena, column);
	for (int lang = 0; lang < LANG__COUNT; lang++)
		p->msg[lang] = safe(&r->arena, str_c(err->msg[lang]));
}

void
bundle_report_print(const struct bundle_report *r, enum lang lang, struct buf *to)
{
	for (size_t i = 0; i < r->n_problems; i++) {
		const struct bundle_problem *p = &r->problems[i];

		buf_add_c(to, p->file);
		if (p->row > 0)
			buf_fmt(to, ":%" PRIu64, p->row);
		if (p->column.n > 0) {
			buf_char(to, ':');
			buf_add(to, p->column);
		}
		buf_add_c(to, ": ");
		buf_add(to, p->msg[lang]);
		buf_char(to, '\n');
	}
	if (r->n_all > r->n_problems)
		buf_fmt(to, MSG(lang, "共 %zu 处问题，以上是前 %zu 处\n", "%zu problems; the first %zu are above\n"), r->n_all, r->n_problems);
	else if (r->n_all > 0)
		buf_fmt(to, MSG(lang, "共 %zu 处问题\n", "problems: %zu\n"), r->n_all);
	if (r->rows_skipped > 0)
		buf_fmt(to, MSG(lang, "略过 %" PRIu64 " 行\n", "rows left out: %" PRIu64 "\n"), r->rows_skipped);
	if (r->unlikely > 0)
		buf_fmt(to, MSG(lang, "提醒：%u 行的两个时间先后不合常理\n", "note: rows with an unlikely order of two instants: %u\n"), r->unlikely);
}

/* Edits (insert, delete, change, swap of neighbours not counted) that turn a into b. */
static unsigned
distance(struct str a, struct str b)
{
	unsigned row[NAME_MOST + 1];

	for (unsigned j = 0; j <= b.n; j++)
		row[j] = j;
	for (unsigned i = 1; i <= a.n; i++) {
		unsigned diagonal = row[0];

		row[0] = i;
		for (unsigned j = 1; j <= b.n; j++) {
			unsigned change = diagonal + (a.p[i - 1] != b.p[j - 1]), least = row[j] + 1;

			diagonal = row[j];
			least = row[j - 1] + 1 < least ? row[j - 1] + 1 : least;
			row[j] = change < least ? change : least;
		}
	}
	return row[b.n];
}

const char *
nearest(struct str s, const char *(*names)(const void *ctx, unsigned i), const void *ctx)
{
	const char *best = NULL, *name;
	unsigned least = 0;

	if (s.n > NAME_MOST)
		s.n = NAME_MOST;
	for (unsigned i = 0; (name = names(ctx, i)) != NULL; i++) {
		unsigned d;

		if (strlen(name) > NAME_MOST)
			continue;
		d = distance(s, str_c(name));
		if (best == NULL || d < least) {
			best = name;
			least = d;
		}
	}
	return best == NULL ? "" : best;
}

const char *
file_name_at(const void *ctx, unsigned i)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	(void)ctx;
	return i < n ? e[i].name : NULL;
}

const char *
sheet_name_at(const void *ctx, unsigned i)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	(void)ctx;
	return i / 2 >= n ? NULL : i % 2 == 0 ? e[i / 2].name : e[i / 2].zh;
}

int
entity_of_sheet(struct str name)
{
	name = str_trim(name);
	if (name.n > 4 && str_eq_c((struct str){name.p + name.n - 4, 4}, ".csv"))
		name.n -= 4;
	return vocab_entity(name);
}

int
entity_of_file(struct str name)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	if (name.n < 4 || !str_eq_c((struct str){name.p + name.n - 4, 4}, ".csv"))
		return -1;
	name.n -= 4;
	for (unsigned i = 0; i < n; i++)
		if (str_eq_c(name, e[i].name))
			return (int)i;
	return -1;
}
