/*
 * bundle/internal: how a folder and a zip hand their files to the reader. Private.
 */
#ifndef JIEBAN_BUNDLE_INTERNAL_H
#define JIEBAN_BUNDLE_INTERNAL_H

#include "bundle/bundle.h"

struct reading {
	const struct bundle_options *o;
	struct columns *cols;
	struct bundle_report *report;
	uint64_t done, all;             /* bytes, for progress and limits */
};
/* One CSV of an entity. The source may fail with its own words in *source_err. */
enum rc bundle_csv(struct reading *, int entity, const char *file, struct csv_source, struct err *source_err, struct err *) MUSTCHECK;
void bundle_problem(struct bundle_report *, const char *file, uint64_t row, struct str column, const struct err *);
/* The entity of a file name `orders.csv`, or -1 after reporting the nearest known name. */
int bundle_entity(struct bundle_report *, const char *file);
enum rc bundle_zip(struct reading *, const char *path, struct err *) MUSTCHECK;
enum rc bundle_folder(struct reading *, const char *path, struct err *) MUSTCHECK;

#endif
