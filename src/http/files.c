/*
 * The pages' files, built into the program and found by exact path: no folder, no name of a file system. And the index, which answers
 * deep links with a fresh nonce in its text and its Content-Security-Policy. Built once at start. Called by exchange.c and answer.c.
 */
#include "http/internal.h"

#include <stdlib.h>
#include <string.h>

#define NONCES_MAX 16
static const struct str mark = {"%NONCE%", 7};

struct file { const struct http_file *f; struct str etags[3]; };        /* by enum coding, in quotes */
struct files {
	struct arena arena;
	struct file *list;              /* sorted by path */
	unsigned n;
	struct str pieces[NONCES_MAX + 1];      /* of the index, between the nonces */
	unsigned n_pieces;
};

static int
by_path(const void *a, const void *b)
{
	return str_cmp(str_c(((const struct file *)a)->f->path), str_c(((const struct file *)b)->f->path));
}

static enum rc
index_cut(struct files *s, struct str text, struct err *err)
{
	const char *at;

	while ((at = memmem(text.p, text.n, mark.p, mark.n)) != NULL) {
		if (s->n_pieces == NONCES_MAX)
			return err_set(err, RC_INVALID, "index", "首页中的 %%NONCE%% 太多", "too many %%NONCE%% in the index");
		s->pieces[s->n_pieces++] = (struct str){text.p, (size_t)(at - text.p)};
		text = (struct str){at + mark.n, text.n - (size_t)(at - text.p) - mark.n};
	}
	s->pieces[s->n_pieces++] = text;
	return RC_OK;
}

enum rc
files_new(const struct http_options *o, struct files **out, struct err *err)
{
	static const char *const tails[] = {[CODING_NONE] = "", [CODING_GZIP] = "-gz", [CODING_BROTLI] = "-br"};
	struct files *s = calloc(1, sizeof *s);
	enum rc rc = RC_OK;

	if (s == NULL)
		abort();
	arena_init(&s->arena, 0);
	s->list = ARENA_NEW(&s->arena, struct file, o->n_files);
	for (unsigned i = 0; i < o->n_files; i++) {
		const struct http_file *f = &o->files[i];
		struct str tag = str_c(f->etag);

		if (tag.n >= 2 && tag.p[0] == '"' && tag.p[tag.n - 1] == '"')
			tag = (struct str){tag.p + 1, tag.n - 2};
		s->list[s->n].f = f;
		for (unsigned c = 0; c < COUNT_OF(tails); c++)
			s->list[s->n].etags[c] = str_fmt(&s->arena, "\"" STR_F "%s\"", STR_A(tag), tails[c]);
		s->n++;
	}
	if (s->n > 0)
		qsort(s->list, s->n, sizeof *s->list, by_path);
	if (o->index != NULL) {
		const struct http_file *f = files_find(s, str_c(o->index));

		rc = f == NULL ? err_set(err, RC_NOT_FOUND, "index", "没有首页文件 %s", "there is no index file %s", o->index) : index_cut(s, f->plain, err);
	}
	if (rc == RC_OK)
		*out = s;
	else
		files_free(s);
	return rc;
}

void
files_free(struct files *s)
{
	if (s == NULL)
		return;
	arena_done(&s->arena);
	free(s);
}

static const struct file *
find(const struct files *s, struct str path)
{
	unsigned low = 0, high = s->n;

	while (low < high) {
		unsigned mid = low + (high - low) / 2;
		int c = str_cmp(str_c(s->list[mid].f->path), path);

		if (c == 0)
			return &s->list[mid];
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

const struct http_file *
files_find(const struct files *s, struct str path)
{
	const struct file *f = find(s, path);

	return f == NULL ? NULL : f->f;
}

bool
files_index(const struct files *s)
{
	return s->n_pieces > 0;
}

/* 16 random bytes in base64. */
static struct str
nonce_new(struct answer *a)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned char bytes[16];
	char text[25];
	size_t n = 0;

	random_bytes(bytes, sizeof bytes);
	for (unsigned i = 0; i < 15; i += 3) {
		unsigned v = (unsigned)bytes[i] << 16 | (unsigned)bytes[i + 1] << 8 | bytes[i + 2];

		for (int shift = 18; shift >= 0; shift -= 6)
			text[n++] = letters[v >> shift & 63];
	}
	text[n++] = letters[bytes[15] >> 2];
	text[n++] = letters[(bytes[15] & 3) << 4];
	return answer_text(a, "%.*s==", (int)n, text);
}

static void
index_answer(const struct files *s, struct exchange *x)
{
	struct answer *a = &x->answer;
	struct str nonce = nonce_new(a);

	for (unsigned i = 0; i < s->n_pieces; i++) {
		if (i > 0)
			buf_add(&x->reply.body, nonce);
		buf_add(&x->reply.body, s->pieces[i]);
	}
	x->reply.type = "text/html; charset=utf-8";
	answer_header(a, "Content-Security-Policy", answer_text(a, "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-" STR_F "'; img-src 'self' data: blob:; connect-src 'self'; "
	              "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'", STR_A(nonce)));
	answer_header(a, "Cache-Control", STR("no-cache"));
}

void
files_answer(const struct files *s, struct exchange *x)
{
	const struct file *f = x->file_found == NULL ? NULL : find(s, x->req.path);
	struct answer *a = &x->answer;
	enum coding coding;
	struct str bodies[3], etag;

	if (f == NULL || (x->http->o.index != NULL && str_eq_c(x->req.path, x->http->o.index))) {
		index_answer(s, x);
		return;
	}
	bodies[CODING_NONE] = f->f->plain;
	bodies[CODING_GZIP] = f->f->gzip;
	bodies[CODING_BROTLI] = f->f->brotli;
	coding = coding_choose(header_of(x, "accept-encoding"), (f->f->gzip.n > 0 ? 1U << CODING_GZIP : 0) | (f->f->brotli.n > 0 ? 1U << CODING_BROTLI : 0));
	etag = f->etags[coding];
	x->reply.type = f->f->type;
	if (f->f->gzip.n > 0 || f->f->brotli.n > 0)
		answer_header(a, "Vary", STR("Accept-Encoding"));
	answer_header(a, "ETag", etag);
	answer_header(a, "Cache-Control", f->f->immutable ? STR("public, max-age=31536000, immutable") : STR("no-cache"));
	if (etag_listed(header_of(x, "if-none-match"), etag)) {
		x->reply.status = 304;
		return;
	}
	if (coding != CODING_NONE)
		answer_header(a, "Content-Encoding", coding == CODING_GZIP ? STR("gzip") : STR("br"));
	a->body = bodies[coding];
}
