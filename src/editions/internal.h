/*
 * editions/internal: what the room keeps in memory. Private to the room.
 */
#ifndef JIEBAN_EDITIONS_INTERNAL_H
#define JIEBAN_EDITIONS_INTERNAL_H

#include "editions/editions.h"

#include <pthread.h>

#define SHA_CHARS 64                    /* hex */
#define IDLE_BOOKS 32                   /* compiled rulebooks that nobody uses are kept up to so many */
#define NOTICE_MAX (1u << 20)

/* A compiled text, shared by every government that keeps it. Nothing in it changes after it was compiled. */
struct compiled {
	struct compiled *next;
	char sha256[SHA_CHARS + 1];
	struct rulebook *rulebook;
	unsigned users;
	uint64_t used;                  /* when last, by count */
};
struct held { struct book book; struct compiled *compiled; struct arena arena; };

/* One calendar out of a state of the notices' table; freed when it is no longer the newest and the last user let go. */
struct shared { struct calendar_hold hold; struct calendar *calendar; unsigned users; int64_t n, newest; };

struct editions {
	struct store *store;
	struct facts *facts;
	pthread_mutex_t lock;           /* guards what follows; never held over a query or a compilation */
	struct compiled *books;
	unsigned n_books;
	uint64_t clock;
	struct shared *shared;
	struct arena answers;           /* hashes of notices added: a few a year */
};

/* ---- books ---- */
enum rc compiled_take(struct editions *, struct tx *, struct str sha256, struct compiled **, struct err *) MUSTCHECK;
void compiled_release(struct editions *, struct compiled *);

/* ---- editions ---- */
struct edition edition_of_row(struct arena *, const struct rows *);
/* Those in force, the latest adopted first. */
enum rc editions_in_force(struct tx *, int64_t tenant_id, struct arena *, struct edition **, unsigned *n, struct err *) MUSTCHECK;

#endif
