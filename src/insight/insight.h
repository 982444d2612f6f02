/*
 * insight: what the texts of a government's work orders have in common. An index in memory finds the orders most similar to a text
 * that is being typed (and says why), and finds words and phrases in a list, two-character words too, which is what most Chinese
 * words are. Knows no database, no clock and no rule; the caller keeps the index in step with the orders. Stands on vocabulary.
 *
 * Text is folded before anything is compared: full width to half width and compatibility forms to plain ones (as NFKC does), case
 * and accents away, everything that is no letter and no digit to one separator. A Han text counts as its bigrams (停水 管道 → 停水,
 * 管道); digits and Latin words count as whole runs. Han beyond the basic plane counts as two characters.
 *
 * Threads: the index has no lock. Functions that take `const struct texts_index *` may run at the same time in any number of
 * threads; the others need it alone. A read-write lock around it is enough: readers hold it shared during a call (what a call
 * returns lies in the arena and stays), the one writer holds it alone. A put is some 50 microseconds, but one in 256 writes a block
 * and one in 16,384 joins blocks, which may take a tenth of a second.
 *
 * Memory: blocks of at most 65,536 documents that never change but for marks, under a tail of at most 256. A document of 370
 * characters takes about 540 bytes, and 2 bytes a character more where the index keeps the texts.
 *
 * Ownership: what is returned lies in the arena that was given, unless said otherwise. Running out of memory aborts.
 */
#ifndef JIEBAN_INSIGHT_H
#define JIEBAN_INSIGHT_H

#include "vocabulary/vocabulary.h"

#define TEXTS_PLACE_NONE INT64_MIN      /* lon or lat that nobody knows */
#define TEXTS_UNITS_MAX 65535           /* folded characters of a document; more is refused */
#define TEXTS_ONE 1000000               /* scores and shares are whole millionths: 1,000,000 is all of it */

struct texts_index;

/* A document as its order is now. Texts are valid UTF-8 (checked) and copied as far as needed. */
struct texts_doc {
	int64_t id;                     /* 1 .. 2^63-1 */
	struct str title, description, address;
	struct str caller;              /* the caller's key; only a hash of it is kept; empty: unknown */
	int64_t lon, lat;               /* WGS-84 degrees times VOCAB_NUM_SCALE; outside ±180, ±90 or TEXTS_PLACE_NONE: unknown */
	int64_t received_s;             /* instant, UTC seconds */
	bool open;
	uint32_t unit;                  /* the caller's own code of the unit, for filters */
};

/* The texts of a document, for an index that does not keep them: fills title, description and address as they were put, memory of the arena.
 * False: there is none (any more); the document is then not found and gets no shared phrases. Runs inside texts_similar and
 * texts_search, in the thread of the caller. */
typedef bool texts_given(void *ctx, int64_t id, struct arena *, struct str *title, struct str *description, struct str *address);

/* given NULL: the index keeps the folded texts itself. */
struct texts_index *texts_new(texts_given *given, void *ctx);
void texts_free(struct texts_index *);

/* Adds a document or replaces the one of that id. RC_INVALID: id, or text that is no UTF-8; RC_TOO_BIG: a text past TEXTS_UNITS_MAX. On failure
 * nothing changed. */
enum rc texts_put(struct texts_index *, const struct texts_doc *, struct err *) MUSTCHECK;
/* False when there is no such document. */
bool texts_remove(struct texts_index *, int64_t id);
/* What changes often and touches no text. */
bool texts_mark(struct texts_index *, int64_t id, bool open, uint32_t unit);
bool texts_has(const struct texts_index *, int64_t id);

/* Around a load of very many: puts between are faster, questions slower (never wrong). texts_bulk(false) ends it. */
void texts_bulk(struct texts_index *, bool on);
/* Joins all blocks, forgets what was removed and counts the words anew (below): some seconds a million documents. */
void texts_compact(struct texts_index *);

struct texts_size {
	uint64_t documents;             /* live ones */
	uint64_t removed;               /* still taking room */
	uint64_t blocks;
	size_t bytes_words;             /* words and the documents that hold them */
	size_t bytes_documents;         /* ids, instants, places, callers … and the table of ids */
	size_t bytes_texts;             /* kept texts */
};
struct texts_size texts_size(const struct texts_index *);

/* ---- the most similar ------------------------------------------------------------------------------------------ */

/*
 * The score of a document, in whole millionths, every division and root rounded down:
 *   words = cosine of the two sets of words (title, description and address together): sum of the weights of the words in both, over the root of
 *           the product of the sums of each. The weight of a word that stands in df of n documents is the square of log2(n/df), which
 *           is at most 7, rounded (0..49). n and df are counted when the number of live documents has doubled since the last count (from 32 on) and
 *           by texts_compact; before the first count every word weighs 49. So all scores between two counts are comparable.
 *   then  1 - (1 - words) * (1 - same_caller) * (1 - same_place), where the caller, the place is the same
 *   times the share for the distance: 1 up to near_m, `far` from far_m on, straight in between; unknown_place where either place is unknown
 *   times the share for the age, |query's instant - received|: 1 up to fresh_s, `old` from old_s on, straight in between.
 * The place is the same when both are known and at most same_m apart, or when both addresses fold to the same (not empty) text.
 */
struct texts_weights {
	int32_t threshold;              /* documents below this score are not returned; 0: any that shares a word, the caller or the place */
	int32_t same_caller, same_place;        /* 0 .. TEXTS_ONE */
	int32_t same_m, near_m, far_m;          /* metres */
	int32_t far, unknown_place;             /* 0 .. TEXTS_ONE */
	int64_t fresh_s, old_s;
	int32_t old;                            /* 0 .. TEXTS_ONE */
};
/* For repeats: found on real messages (tests/unit/insight/test_quality.c). */
extern const struct texts_weights TEXTS_REPEATS;

/* Which documents count at all. Zeros let everything pass. */
struct texts_filter {
	bool open_only, closed_only;
	bool in_time;                   /* from_s <= received_s < to_s */
	int64_t from_s, to_s;
	const uint32_t *units;          /* ascending; NULL: any */
	size_t n_units;
	const int64_t *ids;             /* ascending; NULL: any */
	size_t n_ids;
	bool (*passes)(void *ctx, int64_t id);  /* the caller's own, asked last; NULL: none */
	void *ctx;
};

/* What is compared: an order that need not be in the index. `id` is left out of the answer (0: nothing is). Fields as in texts_doc. */
struct texts_query {
	int64_t id;
	struct str title, description, address, caller;
	int64_t lon, lat, received_s;
};

#define TEXTS_PHRASES 6
struct texts_match {
	int64_t id;
	int32_t score, words;           /* millionths */
	bool same_caller, same_place;
	bool same_address;              /* both addresses fold to the same text */
	int64_t metres;                 /* apart; -1 when either place is unknown */
	int64_t received_s;
	/* The longest texts that both have, heaviest first, as they stand in the query (views into its fields). */
	struct str phrases[TEXTS_PHRASES];
	unsigned n_phrases;
};

/* The k documents of the highest scores, highest first, of equal ones the later received first, then the higher id. Exactly those: nothing is guessed.
 * RC_INVALID: text that is no UTF-8, shares out of range; RC_TOO_BIG: a text past TEXTS_UNITS_MAX, k past 1,000. */
enum rc texts_similar(const struct texts_index *, const struct texts_query *, const struct texts_weights *, const struct texts_filter *, unsigned k,
    struct arena *, struct texts_match **, unsigned *n, struct err *) MUSTCHECK;

/* ---- words in a list -------------------------------------------------------------------------------------------- */

struct texts_hit { int64_t id, received_s; };

/*
 * The documents that hold every word of `words`, newest first (received_s, then id, both falling), after `after` (NULL: from the start),
 * at most `limit`; *more: there are others after them. Words are parted by blanks; "…", “…” and 「…」 hold a phrase together.
 * Every word is a phrase: its characters stand side by side in the title, the description or the address, whatever punctuation separates
 * in the one separates in the other; Latin words and numbers match whole (12 does not find 123). One character is a word too.
 * RC_INVALID: no word at all, text that is no UTF-8; RC_TOO_BIG: more than 16 words or 200 characters, limit past 1,000.
 */
enum rc texts_search(const struct texts_index *, struct str words, const struct texts_filter *, const struct texts_hit *after, unsigned limit,
    struct arena *, struct texts_hit **, unsigned *n, bool *more, struct err *) MUSTCHECK;

/* ---- for tests and explanations ------------------------------------------------------------------------------------ */

/* The folded text, as it is compared: UTF-8, one blank between runs that something separates. RC_INVALID, RC_TOO_BIG as above. */
enum rc texts_fold(struct str, struct arena *, struct str *, struct err *) MUSTCHECK;
/* The weight of a word that stands in df of n documents. */
uint32_t texts_weight(uint64_t df, uint64_t n);
/* Metres between two places (degrees times VOCAB_NUM_SCALE), on a sphere, right to 1 % below 100 km; -1 when either is unknown. */
int64_t texts_metres(int64_t lon_a, int64_t lat_a, int64_t lon_b, int64_t lat_b);

#endif
