/*
 * What the sheets of a workbook share and is held in memory while they are read: its texts, and which number formats are days and
 * times. Never more than the limit on shared texts. Called by workbook.c and sheet.c.
 */
#include "bundle/workbook.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT_IDS 65536
#define STYLES_MAX 65536                /* spreadsheets allow 64,000 */

static void *
grown(void *p, size_t n, size_t size)
{
	p = realloc(p, n * size);
	if (p == NULL)
		abort();
	return p;
}

static int
hex4(const char *p)
{
	int v = 0;

	for (unsigned i = 0; i < 4; i++) {
		char c = p[i];
		int one = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;

		if (one < 0)
			return -1;
		v = v * 16 + one;
	}
	return v;
}

size_t
sheet_text(char *p, size_t n)
{
	size_t to = 0;

	for (size_t from = 0; from < n;) {
		int cp = p[from] == '_' && n - from >= 7 && p[from + 1] == 'x' && p[from + 6] == '_' ? hex4(p + from + 2) : -1;

		if (cp <= 0 || (cp >= 0xd800 && cp <= 0xdfff)) {
			p[to++] = p[from++];
			continue;
		}
		from += 7;
		if (cp < 0x80) {
			p[to++] = (char)cp;
		} else if (cp < 0x800) {
			p[to++] = (char)(0xc0 | cp >> 6);
			p[to++] = (char)(0x80 | (cp & 0x3f));
		} else {
			p[to++] = (char)(0xe0 | cp >> 12);
			p[to++] = (char)(0x80 | (cp >> 6 & 0x3f));
			p[to++] = (char)(0x80 | (cp & 0x3f));
		}
	}
	return to;
}

/* ---- shared texts ------------------------------------------------------------------------------------------------------------ */

struct reading_texts { struct xml *xml; struct texts_held *t; uint64_t max; unsigned phonetic; bool in_item, in_text; };

static bool
fits(struct reading_texts *r, size_t more)
{
	struct err err;

	if (r->t->n + more + (r->t->count + 1) * sizeof *r->t->ends <= r->max)
		return true;
	(void)err_set(&err, RC_TOO_BIG, "", "工作簿的文字合计超过 %" PRIu64 " 字节的上限；请改用 CSV", "the workbook's texts together are more than the limit of %" PRIu64 " bytes; use CSV", r->max);
	xml_fail(r->xml, &err);
	return false;
}

static void
texts_start(void *ctx, const char *name, const char **atts)
{
	struct reading_texts *r = ctx;

	(void)atts;
	if (strcmp(name, "si") == 0)
		r->in_item = true;
	else if (strcmp(name, "rPh") == 0)
		r->phonetic++;
	else if (strcmp(name, "t") == 0)
		r->in_text = r->in_item && r->phonetic == 0;
}

static void
texts_end(void *ctx, const char *name)
{
	struct reading_texts *r = ctx;
	struct texts_held *t = r->t;

	if (strcmp(name, "t") == 0) {
		r->in_text = false;
	} else if (strcmp(name, "rPh") == 0) {
		r->phonetic--;
	} else if (strcmp(name, "si") == 0 && fits(r, 0)) {
		size_t from = t->count == 0 ? 0 : t->ends[t->count - 1];

		r->in_item = false;
		if (t->n > from)
			t->n = from + sheet_text(t->p + from, t->n - from);
		if (t->count == t->ends_room) {
			t->ends_room = t->ends_room == 0 ? 1024 : t->ends_room * 2;
			t->ends = grown(t->ends, t->ends_room, sizeof *t->ends);
		}
		t->ends[t->count++] = t->n;
	}
}

static void
texts_text(void *ctx, struct str s)
{
	struct reading_texts *r = ctx;
	struct texts_held *t = r->t;

	if (!r->in_text || !fits(r, s.n))
		return;
	if (t->n + s.n > t->room) {
		t->room = (t->n + s.n) * 2 + 4096;
		t->p = grown(t->p, t->room, 1);
	}
	memcpy(t->p + t->n, s.p, s.n);
	t->n += s.n;
}

enum rc
shared_texts_read(struct place *p, const char *part, struct texts_held *t, struct err *err)
{
	static const struct xml_handlers handlers = {texts_start, texts_end, texts_text};
	struct xml x;
	struct reading_texts r = {.xml = &x, .t = t, .max = p->meter->limits.strings_max};

	return xml_read(&x, p, part, &handlers, &r, err);
}

void
shared_texts_done(struct texts_held *t)
{
	free(t->p);
	free(t->ends);
	*t = (struct texts_held){.p = NULL};
}

/* ---- number formats ------------------------------------------------------------------------------------------------------------ */

bool
format_is_date(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		size_t left = s.n - i - 1;
		const char *end;

		switch (s.p[i]) {
		case '"':
			end = left == 0 ? NULL : memchr(s.p + i + 1, '"', left);
			i = end == NULL ? s.n : (size_t)(end - s.p);
			break;
		case '\\': case '_': case '*':          /* the next character is itself, or its width, or fills */
			i++;
			break;
		case '[':                               /* a colour, a language, a condition; or [h], time that runs on */
			if (left > 0 && strchr("hHmMsS", s.p[i + 1]) != NULL && left > 1 && (s.p[i + 2] == ']' || s.p[i + 2] == s.p[i + 1]))
				return true;
			end = left == 0 ? NULL : memchr(s.p + i + 1, ']', left);
			i = end == NULL ? s.n : (size_t)(end - s.p);
			break;
		case 'y': case 'Y': case 'm': case 'M': case 'd': case 'D': case 'h': case 'H': case 's': case 'S':
			return true;
		default:
			break;
		}
	}
	return false;
}

static bool
builtin_is_date(int64_t id)
{
	return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

enum declared { UNDECLARED, A_DATE, NO_DATE };
struct reading_formats { struct formats *f; unsigned char declared[FORMAT_IDS]; bool in_cells; };

static void
formats_start(void *ctx, const char *name, const char **atts)
{
	struct reading_formats *r = ctx;
	struct formats *f = r->f;
	const char *id_text = xml_attribute(atts, "numFmtId"), *code = xml_attribute(atts, "formatCode");
	int64_t id = 0;
	bool has_id = id_text != NULL && str_to_i64(str_c(id_text), &id) && id >= 0 && id < FORMAT_IDS;

	if (strcmp(name, "numFmt") == 0 && has_id && code != NULL) {
		r->declared[id] = format_is_date(str_c(code)) ? A_DATE : NO_DATE;
	} else if (strcmp(name, "cellXfs") == 0) {
		r->in_cells = true;
	} else if (strcmp(name, "xf") == 0 && r->in_cells && f->n < STYLES_MAX) {
		if (f->n == f->room) {
			f->room = f->room == 0 ? 256 : f->room * 2;
			f->is_date = grown(f->is_date, f->room, 1);
		}
		f->is_date[f->n++] = has_id && (r->declared[id] == UNDECLARED ? builtin_is_date(id) : r->declared[id] == A_DATE);
	}
}

static void
formats_end(void *ctx, const char *name)
{
	struct reading_formats *r = ctx;

	if (strcmp(name, "cellXfs") == 0)
		r->in_cells = false;
}

enum rc
formats_read(struct place *p, const char *part, struct formats *f, struct err *err)
{
	static const struct xml_handlers handlers = {formats_start, formats_end, NULL};
	struct reading_formats *r = calloc(1, sizeof *r);
	struct xml x;
	enum rc rc;

	if (r == NULL)
		abort();
	r->f = f;
	rc = xml_read(&x, p, part, &handlers, r, err);
	free(r);
	return rc;
}

void
formats_done(struct formats *f)
{
	free(f->is_date);
	*f = (struct formats){.is_date = NULL};
}
