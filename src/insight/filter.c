/*
 * Which documents a question is about at all. Never scores. Called by similar.c and search.c for documents that would otherwise be answered.
 */
#include "insight/internal.h"

static bool
among(const int64_t *ids, size_t n, int64_t id)
{
	size_t lo = 0;

	while (n > 0) {
		size_t half = n / 2;

		if (ids[lo + half] < id) {
			lo += half + 1;
			n -= half + 1;
		} else {
			n = half;
		}
	}
	return ids[lo] == id;
}

bool
filter_passes(const struct texts_filter *f, const struct docs *d, uint32_t i)
{
	if (f == NULL)
		return true;
	if ((d->flags[i] & DOC_OPEN) == 0 ? f->open_only : f->closed_only)
		return false;
	if (f->in_time && (d->received_s[i] < f->from_s || d->received_s[i] >= f->to_s))
		return false;
	if (f->units != NULL) {
		size_t lo = 0, hi = f->n_units;

		while (lo < hi) {
			size_t mid = lo + (hi - lo) / 2;

			if (f->units[mid] < d->unit[i])
				lo = mid + 1;
			else
				hi = mid;
		}
		if (lo == f->n_units || f->units[lo] != d->unit[i])
			return false;
	}
	if (f->ids != NULL && (f->n_ids == 0 || f->ids[f->n_ids - 1] < d->id[i] || !among(f->ids, f->n_ids, d->id[i])))
		return false;
	return f->passes == NULL || f->passes(f->ctx, d->id[i]);
}
