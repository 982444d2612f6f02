/*
 * bundle/internal: what a folder and a zip have in common, and the report's pen. Private to the room.
 */
#ifndef JIEBAN_BUNDLE_INTERNAL_H
#define JIEBAN_BUNDLE_INTERNAL_H

#include "bundle/bundle.h"

#define PROBLEMS_KEPT 1000
#define FILES_SEEN_MAX 10000    /* names of a folder that are looked at; a bundle has thirty */

struct member {                 /* one file of a bundle */
	const char *name;       /* as the bundle has it; for people */
	int entity;             /* -1: not one that facts.md knows */
	uint64_t size;          /* bytes as claimed; for progress only */
	uint64_t packed;        /* bytes packed; 0 where nothing is */
	uint64_t index;         /* in the zip */
};
/* Where the bytes of a bundle come from. One member is open at a time. */
struct place {
	struct arena arena;
	struct member *list;
	unsigned n;
	uint64_t packed_all;    /* bytes of the archive on disk; 0 for a folder */
	enum rc (*open)(struct place *, const struct member *, struct err *);
	ptrdiff_t (*read)(struct place *, char *to, size_t n);  /* 0 at the end, -1 on failure */
	void (*close)(struct place *);
	void (*done)(struct place *);
	const char *path;
	void *archive, *file;   /* zip_t and zip_file_t */
	int dir, fd;
};
enum rc place_folder(struct place *, const char *path, struct err *) MUSTCHECK;
/* Entries that are no plain file of the bundle (nested, path tricks) are reported; too many of them refused. */
enum rc place_zip(struct place *, const char *path, unsigned files_max, struct bundle_report *, struct err *) MUSTCHECK;
/* The entity of a file's name ("orders.csv"), or -1. */
int entity_of_file(struct str name);

/* Takes both messages of err; `column` may be empty, row 0 means the file as a whole. Control characters become '?'. */
void report_add(struct bundle_report *, const char *file, uint64_t row, struct str column, const struct err *);
/* The known name that is nearest to `s` by edit distance; `names` is asked for i = 0.. until NULL. */
const char *nearest(struct str s, const char *(*names)(const void *ctx, unsigned i), const void *ctx);
const char *file_name_at(const void *ctx, unsigned i);          /* "units", "persons" … */

#endif
