/*
 * What periods an edition says it applies to (front matter `applies_to`): "2024", "2024-Q4, 2025", "2024-07..2025-06", "2025.."
 * (from then on). Never decides which edition scores a period; the editions room does. Called by rulebook_parse and editions.
 */
#include "rulebook/internal.h"

#include <string.h>

/* The next piece between commas (of either kind); false at the end. */
static bool
next_piece(struct str *rest, struct str *piece)
{
	static const char *const commas[] = {",", "，", "、"};
	size_t at = rest->n, skip = 0;

	if (rest->p == NULL)
		return false;
	for (size_t i = 0; i < rest->n && skip == 0; i++)
		for (unsigned k = 0; k < COUNT_OF(commas) && skip == 0; k++)
			if (str_starts((struct str){rest->p + i, rest->n - i}, str_c(commas[k]))) {
				at = i;
				skip = strlen(commas[k]);
			}
	*piece = str_trim((struct str){rest->p, at});
	*rest = skip == 0 ? (struct str){NULL, 0} : (struct str){rest->p + at + skip, rest->n - at - skip};
	return true;
}

/* "A", "A..B" or "A..": *to is 0 for an open end. */
static bool
piece_periods(struct str piece, int32_t *from, int32_t *to)
{
	for (size_t i = 0; i + 1 < piece.n; i++) {
		struct str after = {piece.p + i + 2, piece.n - i - 2};

		if (piece.p[i] != '.' || piece.p[i + 1] != '.')
			continue;
		after = str_trim(after);
		*to = 0;
		return period_parse(str_trim((struct str){piece.p, i}), from) && (after.n == 0 || period_parse(after, to));
	}
	return period_parse(piece, from) && (*to = *from) != 0;
}

bool
applies_well_formed(struct str applies_to)
{
	struct str rest = applies_to, piece;
	int32_t from, to;

	while (next_piece(&rest, &piece))
		if (!piece_periods(piece, &from, &to))
			return false;
	return true;
}

bool
rulebook_applies(const struct rulebook *rb, int year_starts, int32_t period)
{
	struct str rest = rb->applies_to, piece;
	int32_t first, after, from, to, a, b, ignored;

	if (rest.n == 0)
		return false;
	period_days(period, year_starts, &first, &after);
	while (next_piece(&rest, &piece)) {
		if (!piece_periods(piece, &from, &to))
			continue;
		period_days(from, year_starts, &a, &b);
		if (to != 0)
			period_days(to, year_starts, &ignored, &b);
		if (first >= a && (to == 0 || after <= b))
			return true;
	}
	return false;
}

int
rulebook_year_starts(const struct decl *assessment)
{
	int64_t month = 1;

	for (const struct clause *k = assessment->clauses; k != NULL; k = k->next)
		if (k->kind == C_YEAR_STARTS && k->n > 0 && num_to_i64(k->args[0]->num, &month))
			break;
	return month >= 1 && month <= 12 ? (int)month : 1;
}
