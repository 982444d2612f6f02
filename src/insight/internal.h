/*
 * What the files of insight share: folded text, blocks of documents with their lists, the weights of words. Private to insight (and its tests).
 */
#ifndef JIEBAN_INSIGHT_INTERNAL_H
#define JIEBAN_INSIGHT_INTERNAL_H

#include "insight/insight.h"

__extension__ typedef unsigned __int128 u128;

/* Memory that must be there. */
void *insight_new(size_t n, size_t size);                       /* zeroed */
void *insight_grow(void *, size_t n, size_t size);              /* realloc; what is new is not zeroed */

/* ---- folded text (fold.c) ------------------------------------------------------------------------------------------ */

/* A folded text is UTF-16: letters, digits, a blank for what separates, PART between two fields. */
#define UNIT_GAP ((uint16_t)' ')
#define UNIT_PART ((uint16_t)1)
#define UNIT_HAN ((uint16_t)0x2e80)     /* from here on a letter is a word of its own and counts in bigrams */
enum unit_class { CLASS_GAP, CLASS_DIGIT, CLASS_LATIN, CLASS_HAN };
static inline enum unit_class
unit_class(uint16_t u)
{
	return u >= UNIT_HAN ? CLASS_HAN : u <= UNIT_GAP ? CLASS_GAP : u >= '0' && u <= '9' ? CLASS_DIGIT : CLASS_LATIN;
}

struct folded {
	uint16_t *units;
	uint32_t n, room;
	uint32_t *from;                 /* `mapped`: the byte of the source where each unit begins, counted on over all fields; [n] is the end */
	bool mapped;
	uint32_t n_bytes;               /* of all fields so far */
};
void fold_done(struct folded *);
/* Appends one field. */
enum rc fold_field(struct folded *, struct str, const char *field, struct err *) MUSTCHECK;
uint64_t fold_hash(const uint16_t *, uint32_t n);               /* never 0 */
struct str fold_utf8(struct arena *, const uint16_t *, uint32_t n);

/* A word as a number. Han: the bigram, first << 16 | second; the last of a run also with 0, so that c<<16 .. c<<16|0xffff are all that
 * hold c. Runs of digits or letters: a hash below UNIT_HAN << 16; two runs may share one, which search checks in the text and scores do not notice. */
#define TERM_HAN ((uint32_t)UNIT_HAN << 16)
static inline bool
term_is_end(uint32_t term)
{
	return term >= TERM_HAN && (term & 0xffff) == 0;
}
/* All of a text, with repetitions; to[] has room for n. Returns how many. */
uint32_t fold_terms(const uint16_t *, uint32_t n, uint32_t *to);

/* Tells what was seen since the last terms_clear. */
struct term_set { uint32_t *keys, *stamps, now, mask; };
void terms_clear(struct term_set *, uint32_t n);                /* room for n */
bool terms_add(struct term_set *, uint32_t term);               /* false: was there */
void terms_done(struct term_set *);

/* ---- weights (weights.c) ---------------------------------------------------------------------------------------------- */

#define WEIGHT_MOST 49u
/* Words that weigh less than the most; all others weigh WEIGHT_MOST. */
struct weights { uint32_t *keys; uint8_t *values; bool *used; uint32_t mask, n; };
void weights_init(struct weights *, uint32_t n);
void weights_done(struct weights *);
void weights_add(struct weights *, uint32_t term, uint32_t weight);
static inline uint32_t
weights_of(const struct weights *w, uint32_t term)
{
	if (term_is_end(term))
		return 0;
	if (w->n == 0)
		return WEIGHT_MOST;
	for (uint32_t i = (term * 2654435769u >> 7) & w->mask;; i = (i + 1) & w->mask) {
		if (!w->used[i])
			return WEIGHT_MOST;
		if (w->keys[i] == term)
			return w->values[i];
	}
}
/* Of a table as of given words: 0 for all others. */
static inline uint32_t
weights_given(const struct weights *w, uint32_t term)
{
	for (uint32_t i = (term * 2654435769u >> 7) & w->mask;; i = (i + 1) & w->mask) {
		if (!w->used[i])
			return 0;
		if (w->keys[i] == term)
			return w->values[i];
	}
}
uint64_t root_u64(uint64_t);            /* rounded down */
/* floor(1,000,000 * shared / root(query * document)), at most 1,000,000; 0 when either is 0. */
int32_t weights_cosine(uint64_t shared, uint64_t query, uint64_t document);

/* ---- the documents of a word (list.c) ------------------------------------------------------------------------------------ */

enum list_kind { LIST_NUMBERS, LIST_GAPS, LIST_BITS };
#define LIST_FAR 128u                   /* documents from one to the next: farther than this two bytes each are little longer than gaps and read faster */
/* How df of a block's documents are written, and in how many bytes. */
static inline enum list_kind
list_kind(uint32_t df, uint32_t n_docs)
{
	if (df == 1 || df < n_docs / LIST_FAR)
		return LIST_NUMBERS;
	return df < (n_docs + 7) / 8 ? LIST_GAPS : LIST_BITS;   /* bits when they are no longer than one byte a document */
}
static inline uint32_t
list_bytes(enum list_kind kind, uint32_t df, uint32_t n_docs)   /* not of LIST_GAPS */
{
	return kind == LIST_NUMBERS ? 2 * df : (n_docs + 7) / 8;
}
uint32_t list_gaps(const uint16_t *docs, uint32_t df);          /* of LIST_GAPS */
void list_write(enum list_kind, const uint16_t *docs, uint32_t df, uint32_t n_docs, uint8_t *to);

struct list { const uint8_t *p, *end; uint32_t df; enum list_kind kind; };
void list_read(const struct list *, uint16_t *to);              /* to[] has room for df */
void list_add(const struct list *, uint32_t weight, uint32_t *sums);    /* for each of its documents */

/* ---- documents (block.c) ------------------------------------------------------------------------------------------------ */

#define DOCS_MOST 65536u                /* of a block */
#define LIST_EVERY 8u                   /* words between two heads of a block's dictionary */
enum { DOC_OPEN = 1, DOC_DEAD = 2 };
#define PLACE_NONE INT32_MIN

struct docs {
	uint32_t n, room;
	int64_t *id, *received_s;
	uint64_t *caller, *address;     /* hashes; 0: none */
	int32_t *lon, *lat;             /* degrees * 10^7; PLACE_NONE */
	uint32_t *unit;
	uint8_t *flags;
	uint32_t *n_words, *weight;     /* distinct words, and the sum of their weights */
	uint16_t *root;                 /* floor(16 * root(weight)) */
	bool kept;                      /* texts */
	uint16_t *units;
	size_t *units_at, n_units, units_room;
};
void docs_free(struct docs *);
/* Room for one more; its fields are to be filled, then n counted up. */
void docs_room(struct docs *);
void docs_text(struct docs *, const uint16_t *, uint32_t n);    /* of the document at n */
void docs_copy(struct docs *, const struct docs *, uint32_t i);
void docs_weigh(struct docs *, uint32_t i, uint32_t weight);
size_t docs_bytes(const struct docs *);

struct block {
	struct docs docs;
	uint32_t live, n_open;          /* n_open: of the live ones */
	uint32_t weight_min;            /* of all documents */
	unsigned level;
	uint32_t n_terms;
	uint32_t *heads;                /* every LIST_EVERYth word */
	uint32_t *offsets;              /* and where it stands in bytes */
	uint8_t *bytes;
	size_t n_bytes;
};
void block_free(struct block *);
void block_note(struct block *);        /* counts live, n_open and weight_min */

bool block_find(const struct block *, uint32_t term, struct list *);
/* Many at once, rising; df 0 for those that are not there. groups[] has room for n. */
void block_find_all(const struct block *, const uint32_t *terms, uint32_t n, uint32_t *groups, struct list *lists);

/* Reads a dictionary in order. */
struct cursor { const struct block *block; const uint8_t *p; uint32_t at, term; struct list list; };
bool cursor_start(struct cursor *, const struct block *);               /* false: no words */
bool cursor_next(struct cursor *);
bool cursor_seek(struct cursor *, const struct block *, uint32_t term); /* the first word >= term */

/* A block of documents with their distinct words: pairs are word << 32 | document, in the order of documents; they are sorted in place.
 * Takes the documents over (docs becomes empty). */
struct block *block_seal(struct docs *, uint64_t *pairs, size_t n_pairs);
/* One block of the live documents of several, in their order; at most DOCS_MOST in all. */
struct block *block_merge(struct block *const *, unsigned n);

/* ---- the index (texts.c) ---------------------------------------------------------------------------------------------- */

#define TAIL_MOST 256u                  /* documents of the tail; level 0 of blocks */
#define TAIL_BULK 16384u
#define LEVEL_MOST 4u                   /* 256 * 4^4 = 65,536 */
#define SLOT_TAIL 0xffffu

struct tail {
	struct docs docs;
	uint32_t live, n_open;
	uint32_t *terms;                /* distinct ones of each document, one after the other */
	size_t *terms_at, n_terms, terms_room;
};
struct texts_index {
	texts_given *given;
	void *ctx;
	struct block **blocks;          /* slots; NULL where free */
	unsigned n_slots;
	struct tail tail;
	struct weights weights;
	uint64_t live, counted;         /* counted: live ones when words were counted last; 0: never */
	bool bulk;
	int64_t *ids;                   /* open addressing; 0: free */
	uint32_t *where;                /* slot << 16 | number */
	size_t ids_mask, n_ids;
	struct folded folded;           /* scratch of the writer */
	struct term_set seen;
	uint32_t *terms;
	size_t terms_room;
};
/* The folded text of a document: title, description, address with UNIT_PART between. False: there is none. */
bool texts_units(const struct texts_index *, const struct docs *, uint32_t i, struct folded *scratch, const uint16_t **, uint32_t *n);
int32_t place_of(int64_t degrees, int64_t most);        /* scaled by VOCAB_NUM_SCALE to 10^7; PLACE_NONE */
int64_t place_metres(int32_t lon_a, int32_t lat_a, int32_t lon_b, int32_t lat_b);       /* all known */

/* ---- filters and reasons (filter.c, why.c) ------------------------------------------------------------------------------- */

bool filter_passes(const struct texts_filter *, const struct docs *, uint32_t i);
/* Fills phrases of the match. */
void why_phrases(const struct texts_index *, const struct folded *query, const struct str *fields, unsigned n_fields, const uint16_t *text, uint32_t n,
    struct texts_match *);

#endif
