/*
 * Text into XML, and into the cells of spreadsheets, whose own escape carries what XML cannot. Never writes a byte that a parser of
 * XML would refuse when buf_sheet went before buf_xml. Called by the writers of workbooks.
 */
#include "base/base.h"

void
buf_xml(struct buf *b, struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		const char *as;

		switch (s.p[i]) {
		case '&': as = "&amp;"; break;
		case '<': as = "&lt;"; break;
		case '>': as = "&gt;"; break;
		case '"': as = "&quot;"; break;
		case '\r': as = "&#13;"; break;
		default: continue;
		}
		buf_add(b, (struct str){s.p + from, i - from});
		buf_add_c(b, as);
		from = i + 1;
	}
	buf_add(b, (struct str){s.p + from, s.n - from});
}

/* _xHHHH_ as it stands in the text itself, which must not be taken for an escape when it is read again. */
static bool
like_an_escape(struct str s)
{
	if (s.n < 7 || s.p[0] != '_' || s.p[1] != 'x' || s.p[6] != '_')
		return false;
	for (unsigned i = 2; i < 6; i++)
		if (!((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] >= 'a' && s.p[i] <= 'f') || (s.p[i] >= 'A' && s.p[i] <= 'F')))
			return false;
	return true;
}

void
buf_sheet(struct buf *b, struct str s)
{
	size_t from = 0, step;

	for (size_t i = 0; i < s.n; i += step) {
		struct str rest = {s.p + i, s.n - i};
		uint32_t cp = (unsigned char)s.p[i];
		bool escape;

		step = 1;
		if (cp == 0xef)
			step = utf8_next(rest, &cp);
		escape = (cp < 0x20 && cp != '\t' && cp != '\n') || cp == 0xfffe || cp == 0xffff || like_an_escape(rest);
		if (!escape)
			continue;
		buf_add(b, (struct str){s.p + from, i - from});
		buf_fmt(b, "_x%04X_", cp);
		from = i + step;
	}
	buf_add(b, (struct str){s.p + from, s.n - from});
}
