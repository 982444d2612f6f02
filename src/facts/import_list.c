/*
 * Imports as people see them: which there were, how they ended, what was wrong with the rows. Only reads. Called by the API.
 */
#include "facts/internal.h"

enum rc
import_list(struct facts *f, struct tx *tx, int64_t tenant_id, unsigned limit, struct arena *a, struct import_line **out, unsigned *n, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	(void)f;
	*n = 0;
	*out = ARENA_NEW(a, struct import_line, limit);
	TRY(tx_rows(tx, Q_import_list, (struct sval[]){SV_I(tenant_id), SV_I(limit)}, 2, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK && *n < limit)
		(*out)[(*n)++] = (struct import_line){
			.import_id = row_int(rows, 0), .by = row_int(rows, 1), .started_at_ms = row_int(rows, 2), .ended_at_ms = row_int(rows, 3), .rows = row_int(rows, 4),
			.added = row_int(rows, 5), .changed = row_int(rows, 6), .same = row_int(rows, 7), .removed = row_int(rows, 8), .skipped = row_int(rows, 9),
			.problems = row_int(rows, 10), .name = str_copy(a, row_text(rows, 11)), .state = str_copy(a, row_text(rows, 12)),
			.message = {str_copy(a, row_text(rows, 13)), str_copy(a, row_text(rows, 14))},
		};
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

enum rc
import_problems(struct facts *f, struct tx *tx, int64_t tenant_id, int64_t import_id, unsigned from, unsigned limit, struct arena *a, struct import_problem **out, unsigned *n, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	(void)f;
	*n = 0;
	*out = ARENA_NEW(a, struct import_problem, limit);
	TRY(tx_rows(tx, Q_import_problems, (struct sval[]){SV_I(tenant_id), SV_I(import_id), SV_I(from), SV_I(limit)}, 4, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK && *n < limit)
		(*out)[(*n)++] = (struct import_problem){
			.file = str_copy(a, row_text(rows, 0)), .row = row_int(rows, 1), .column = str_copy(a, row_text(rows, 2)),
			.msg = {str_copy(a, row_text(rows, 3)), str_copy(a, row_text(rows, 4))},
		};
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}
