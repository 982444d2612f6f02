/*
 * bundle/writer: a bundle on its way out, and the forms that it may take. Private to the files of this room that write one.
 */
#ifndef JIEBAN_BUNDLE_WRITER_H
#define JIEBAN_BUNDLE_WRITER_H

#include "bundle/internal.h"

#define PARTS_MAX 64

struct bundle_writer;
struct form {
	const char *ending;     /* of the path; "" is a folder */
	/* The file's name in the folder and its name in the archive, for the n-th entity. */
	void (*name)(const struct ventity *, unsigned n, char file[64], char part[80]);
	void (*head)(struct bundle_writer *);
	enum rc (*row)(struct bundle_writer *, const struct str *cells, struct err *);
	void (*foot)(struct bundle_writer *);
	enum rc (*rest)(struct bundle_writer *, struct err *);  /* what the archive needs beside; NULL: nothing */
	bool packed;            /* the parts become one archive */
};
struct part { char file[64], name[80]; int entity; };
struct bundle_writer {
	const struct form *form;
	char *path, *folder;    /* where it is to be, and the folder beside it that holds the parts until then */
	struct part parts[PARTS_MAX];
	unsigned n_parts;
	FILE *f;                /* the open part */
	struct buf out;         /* of the part, not yet in the file */
	int entity;
	int fields[COLUMNS_MAX];
	unsigned n;
	uint64_t rows;          /* of the part, the header too */
	struct arena arena;     /* texts of values; emptied now and then */
	unsigned arena_rows;
	bool failed;
	struct err why;
};
extern const struct form form_folder, form_zip, form_xlsx;

/* Ends the open part, if any, and begins another. */
enum rc writer_part(struct bundle_writer *, const char *file, const char *name, int entity, struct err *) MUSTCHECK;

#endif
