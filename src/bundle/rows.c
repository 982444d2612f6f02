/*
 * The second pass over a bundle: the rows that the first pass found good, typed, to a sink. Never gives a row that was left out, and
 * never goes on when the bundle is not what the first pass saw. Called by the import.
 */
#include "bundle/internal.h"

#include <inttypes.h>

static enum rc
changed(const struct reader *b, const char *file, uint64_t line, struct err *err)
{
	if (file == NULL)
		return err_set(err, RC_CONFLICT, "", "%s 在导入过程中被改动了；请等它写完再导入一次", "%s changed while it was imported; wait until it is complete and import it again", b->place.path);
	return err_set(err, RC_CONFLICT, "", "%s 的 %s 第 %" PRIu64 " 行与检查时不同；请等文件写完再导入一次",
	               "%s: %s, row %" PRIu64 " is not what it was when it was checked; wait until the file is complete and import it again", b->place.path, file, line);
}

/* One good row, its cells typed. */
static enum rc
hand_over(const struct reader *b, const struct plan *p, const struct bundle_sink *sink, const struct str *cells, uint64_t line, struct err *err)
{
	const struct ventity *e = vocab_at(p->m->entity);
	struct vvalue values[COLUMNS_MAX];

	for (unsigned i = 0; i < p->n_good; i++)
		if (vocab_cell(&e->fields[p->good[i]], cells[i], &values[i], err) != RC_OK)
			return changed(b, p->m->name, line, err);
	if (sink->line != NULL)
		*sink->line = line;
	return sink->row(sink->ctx, p->m->entity, values, p->n_good, err);
}

static enum rc
rows_of(struct reader *b, const struct plan *p, const struct bundle_sink *sink, const struct bundle_skip *skip, const struct bundle_skip *skips_end, struct err *err)
{
	const struct str *cells;
	struct str kept[COLUMNS_MAX];
	unsigned n, column;
	uint64_t line = 0;
	enum rc rc = member_next(&b->place, &cells, &n, &line, &column, err);     /* the header, known by now */

	while (skip < skips_end && skip->entity < p->m->entity)
		skip++;
	while (rc == RC_OK || rc == RC_INVALID || rc == RC_TOO_BIG) {
		rc = member_next(&b->place, &cells, &n, &line, &column, err);
		if (rc == RC_NOT_FOUND || rc == RC_INTERNAL)
			break;
		if (!reader_progress(b, false)) {
			*err = b->meter.stop;
			return err->rc;
		}
		if (skip < skips_end && skip->entity == p->m->entity && skip->line == line) {
			skip++;
			rc = RC_OK;
			continue;
		}
		if (rc != RC_OK || n != p->n_cells)
			return changed(b, p->m->name, line, err);
		TRY(hand_over(b, p, sink, plan_cells(p, cells, n, kept), line, err));
	}
	return rc == RC_NOT_FOUND ? RC_OK : changed(b, p->m->name, line, err);
}

static enum rc
all_rows(struct reader *b, const struct bundle_sink *sink, const struct bundle_skips *skips, struct err *err)
{
	static const struct bundle_skips none;
	unsigned n;

	(void)vocab_entities(&n);
	if (skips == NULL)
		skips = &none;
	for (unsigned i = 0; i < n; i++) {
		const struct plan *p = b->plans[i];
		enum rc rc;

		if (p == NULL)
			continue;
		TRY(sink->open(sink->ctx, (int)i, p->good, p->n_good, err));
		TRY(member_open(&b->place, p->m, err));
		rc = rows_of(b, p, sink, skips->list, skips->list + skips->n, err);
		member_close(&b->place);
		TRY(rc);
	}
	return RC_OK;
}

enum rc
bundle_rows(const char *path, const struct bundle_options *options, const struct bundle_skips *skips, const struct bundle_sink *sink, struct err *err)
{
	static const struct bundle_options plain;
	struct bundle_report report;    /* anything in it means that the bundle is another */
	struct reader b = {.o = options == NULL ? &plain : options, .report = &report};
	uint64_t stamp;
	enum rc rc;

	bundle_report_init(&report);
	rc = reader_open(&b, path, err);
	if (rc == RC_OK) {
		stamp = source_stamp(&b.place);
		if (b.fatal || (skips != NULL && stamp != skips->stamp))
			rc = changed(&b, NULL, 0, err);
		else
			rc = all_rows(&b, sink, skips, err);
		if (rc == RC_OK && source_stamp(&b.place) != stamp)
			rc = changed(&b, NULL, 0, err);
		if (rc == RC_OK)
			(void)reader_progress(&b, true);
		b.place.done(&b.place);
	}
	bundle_report_done(&report);
	return rc;
}
