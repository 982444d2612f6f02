/*
 * What a JPEG says of itself: place and time of the picture (Exif), and the picture without it. Bytes of strangers: every length is checked,
 * every list bounded, nothing is followed twice. Kept of Exif is only which way up the picture is. Called by content.c.
 */
#include "order/order.h"

#include <string.h>

#define SEGMENTS_MOST 4000              /* before and between scans of one picture */
#define ENTRIES_MOST 400                /* of one directory */

/* ---- the directory inside: TIFF ------------------------------------------------------------------------------------------------- */

struct tiff { const unsigned char *p; size_t n; bool big; };
struct entry { unsigned tag, type; uint32_t count; size_t at; };        /* at: where the value's bytes are */

static uint32_t
number(const struct tiff *t, size_t at, unsigned bytes)
{
	uint32_t v = 0;

	if (at > t->n || t->n - at < bytes)
		return 0;
	for (unsigned i = 0; i < bytes; i++)
		v = v << 8 | t->p[at + (t->big ? i : bytes - 1 - i)];
	return v;
}

static bool
entry_at(const struct tiff *t, size_t directory, unsigned i, struct entry *e)
{
	static const unsigned sizes[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8};
	size_t at = directory + 2 + (size_t)i * 12;
	uint64_t bytes;

	if (at > t->n || t->n - at < 12)
		return false;
	*e = (struct entry){number(t, at, 2), number(t, at + 2, 2), number(t, at + 4, 4), at + 8};
	if (e->type == 0 || e->type >= COUNT_OF(sizes))
		return false;
	bytes = (uint64_t)e->count * sizes[e->type];
	if (bytes > 4)
		e->at = number(t, at + 8, 4);
	return bytes > 0 && e->at <= t->n && bytes <= t->n - e->at;
}

static bool
find(const struct tiff *t, size_t directory, unsigned tag, unsigned type, uint32_t least, struct entry *e)
{
	unsigned n = number(t, directory, 2);

	for (unsigned i = 0; directory > 0 && i < n && i < ENTRIES_MOST; i++)
		if (entry_at(t, directory, i, e) && e->tag == tag && e->type == type && e->count >= least)
			return true;
	return false;
}

/* Degrees, minutes, seconds as three ratios; as facts keep numbers, to a millionth of a degree (a tenth of a metre). */
static int64_t
degrees(const struct tiff *t, size_t directory, unsigned tag, char minus, int64_t most)
{
	struct entry e, side;
	int64_t sum = 0;

	if (!find(t, directory, tag, 5, 3, &e) || !find(t, directory, tag - 1, 2, 1, &side))
		return INT64_MIN;
	for (unsigned i = 0, part = 1; i < 3; i++, part *= 60) {
		int64_t n = number(t, e.at + (size_t)i * 8, 4), d = number(t, e.at + (size_t)i * 8 + 4, 4);

		if (d == 0 && n != 0)
			return INT64_MIN;
		sum += d == 0 ? 0 : n * 1000000000 / (d * (int64_t)part);
		if (sum > most * VOCAB_NUM_SCALE)
			return INT64_MIN;
	}
	sum = (sum + 500) / 1000 * 1000;
	return t->p[side.at] == (unsigned char)minus ? -sum : sum;
}

/* "2026:03:02 09:00:00", civil time where no offset says otherwise. */
static int64_t
moment(const struct tiff *t, size_t directory, unsigned tag, unsigned offset_tag)
{
	struct entry e, zone;
	char text[32];
	int64_t s;

	if (!find(t, directory, tag, 2, 19, &e))
		return INT64_MIN;
	memcpy(text, t->p + e.at, 19);
	if (text[4] != ':' || text[7] != ':')
		return INT64_MIN;
	text[4] = text[7] = '-';
	text[10] = 'T';
	text[19] = '\0';
	if (!instant_parse(str_c(text), &s))
		return INT64_MIN;
	if (find(t, directory, offset_tag, 2, 6, &zone)) {
		const unsigned char *z = t->p + zone.at;
		bool digits = (z[0] == '+' || z[0] == '-') && z[3] == ':';

		for (unsigned i = 1; i < 6; i++)
			digits = digits && (i == 3 || (z[i] >= '0' && z[i] <= '9'));
		if (digits) {
			int64_t ahead = ((z[1] - '0') * 10 + (z[2] - '0')) * 3600 + ((z[4] - '0') * 10 + (z[5] - '0')) * 60;

			s += 8 * 3600 - (z[0] == '-' ? -ahead : ahead);
		}
	}
	return s;
}

static void
read_exif(const unsigned char *p, size_t n, struct photo *out)
{
	struct tiff t = {p, n, n > 0 && p[0] == 'M'};
	struct entry e;
	size_t main, exif, gps;

	if (n < 8 || (memcmp(p, "II*\0", 4) != 0 && memcmp(p, "MM\0*", 4) != 0))
		return;
	main = number(&t, 4, 4);
	if (find(&t, main, 0x0112, 3, 1, &e))
		out->turned = number(&t, e.at, 2);
	exif = find(&t, main, 0x8769, 4, 1, &e) ? number(&t, e.at, 4) : 0;
	gps = find(&t, main, 0x8825, 4, 1, &e) ? number(&t, e.at, 4) : 0;
	out->taken_at = moment(&t, exif, 0x9003, 0x9011);
	if (out->taken_at == INT64_MIN)
		out->taken_at = moment(&t, main, 0x0132, 0x9010);
	out->lat = degrees(&t, gps, 2, 'S', 90);
	out->lon = degrees(&t, gps, 4, 'W', 180);
	/* half a place is none; 0, 0 is what a telephone writes that does not know */
	if (out->lat == INT64_MIN || out->lon == INT64_MIN || (out->lat == 0 && out->lon == 0))
		out->lat = out->lon = INT64_MIN;
}

/* ---- the picture's segments ------------------------------------------------------------------------------------------------------- */

static bool
begins(const unsigned char *p, size_t n, const char *with, size_t length)
{
	return n >= length && memcmp(p, with, length) == 0;
}

/* Exif, XMP and IPTC can all say where; a picture put behind the picture can too. */
static bool
tells(unsigned marker, const unsigned char *p, size_t n)
{
	return (marker == 0xe1 && (begins(p, n, "Exif\0", 5) || begins(p, n, "http://ns.adobe.com/", 20))) || (marker == 0xed && begins(p, n, "Photoshop ", 10));
}

/* Only which way up: a little Exif of our own in place of the one that was there. */
static void
put_turned(unsigned turned, struct buf *to)
{
	unsigned char own[] = {0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (unsigned char)turned, 0, 0, 0, 0, 0, 0};

	buf_add(to, (struct str){(const char *)own, sizeof own});
}

void
photo_read(struct str jpeg, struct photo *out, struct buf *clean)
{
	const unsigned char *p = (const unsigned char *)jpeg.p;
	size_t at = 2, from = 0;        /* from: what comes next to the clean picture */
	bool cut = false, ends = false;

	*out = (struct photo){.lon = INT64_MIN, .lat = INT64_MIN, .taken_at = INT64_MIN};
	clean->n = 0;
	if (jpeg.n < 4 || p[0] != 0xff || p[1] != 0xd8)
		return;
	for (unsigned i = 0; i < SEGMENTS_MOST && jpeg.n - at >= 4 && !ends; i++) {
		size_t begin = at, length;
		unsigned marker;

		if (p[at] != 0xff)
			break;
		while (at + 1 < jpeg.n && p[at + 1] == 0xff)
			at++;                   /* fill bytes */
		if (jpeg.n - at < 4)
			break;
		marker = p[at + 1];
		length = (size_t)p[at + 2] << 8 | p[at + 3];
		if (marker == 0xd9 || length < 2 || length > jpeg.n - at - 2)
			break;
		if (tells(marker, p + at + 4, length - 2)) {
			bool first = out->taken_at == INT64_MIN && out->lon == INT64_MIN && out->turned == 0;

			if (first && marker == 0xe1 && begins(p + at + 4, length - 2, "Exif\0\0", 6))
				read_exif(p + at + 10, length - 8, out);
			buf_add(clean, (struct str){jpeg.p + from, begin - from});
			if (first && out->turned > 1 && out->turned <= 8)
				put_turned(out->turned, clean);
			from = at + 2 + length;
			cut = true;
		}
		at += 2 + length;
		/* a scan's data run until a marker that is neither a stuffed byte nor a restart */
		while (marker == 0xda && at + 1 < jpeg.n && (p[at] != 0xff || p[at + 1] == 0 || p[at + 1] == 0xff || (p[at + 1] >= 0xd0 && p[at + 1] <= 0xd7)))
			at++;
		ends = marker == 0xda && at + 1 < jpeg.n && p[at + 1] == 0xd9;
	}
	/* behind the end: often a second, smaller picture with an Exif of its own */
	if (ends && jpeg.n - at > 2)
		for (size_t k = at + 2; k + 6 <= jpeg.n; k++)
			if (memcmp(p + k, "Exif\0\0", 6) == 0) {
				buf_add(clean, (struct str){jpeg.p + from, at + 2 - from});
				return;
			}
	if (cut)
		buf_add(clean, (struct str){jpeg.p + from, jpeg.n - from});
}
