/*
 * What people attach: small pictures (PNG, drawn here) and letters (PDF, one page), made of nothing but a seed and words. No library, no
 * compression: a picture has sixteen colours and stands in stored blocks, a letter uses the Chinese font that every reader brings. Called by desk.c.
 */
#include "demo/internal.h"

#include <string.h>

#define WIDE 96
#define HIGH 72
#define LINE (1 + WIDE / 2)             /* a filter byte, then two points a byte */

enum colour { SKY, CLOUD, WALL, ROOF, WINDOW, ROAD, MARK, GRASS, TREE, TRUNK, DIRT, RUBBISH, RUST, WARN, CLEAN, BLACK };

static uint32_t
crc(struct str s)
{
	uint32_t c = 0xffffffff;

	for (size_t i = 0; i < s.n; i++) {
		c ^= (unsigned char)s.p[i];
		for (int k = 0; k < 8; k++)
			c = c & 1 ? c >> 1 ^ 0xedb88320 : c >> 1;
	}
	return ~c;
}

static void
big(struct buf *b, uint32_t v)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_char(b, (char)(v >> shift & 255));
}

static void
chunk(struct buf *b, const char *type, struct str data)
{
	size_t from;

	big(b, (uint32_t)data.n);
	from = b->n;
	buf_add(b, (struct str){type, 4});
	buf_add(b, data);
	big(b, crc((struct str){b->p + from, b->n - from}));
}

static void
block(unsigned char *points, int64_t left, int64_t top, int64_t wide, int64_t high, enum colour c)
{
	for (int64_t y = top < 0 ? 0 : top; y < top + high && y < HIGH; y++)
		for (int64_t x = left < 0 ? 0 : left; x < left + wide && x < WIDE; x++) {
			unsigned char *p = &points[y * LINE + 1 + x / 2];

			*p = (unsigned char)(x % 2 == 0 ? (*p & 15) | c << 4 : (*p & 240) | c);
		}
}

/* A street with a house: the same one before and after, with or without what was complained about. */
static void
draw(unsigned char *points, uint64_t seed, bool after)
{
	struct rng r = rng_at(seed, 1);
	int64_t left = rng_between(&r, 4, 40), wide = rng_between(&r, 24, 44), top = rng_between(&r, 10, 22), tree = rng_between(&r, 4, 84), at = rng_between(&r, 12, 60);

	block(points, 0, 0, WIDE, 44, SKY);
	block(points, rng_between(&r, 0, 60), 4, 22, 4, CLOUD);
	block(points, left, top, wide, 44 - top, WALL);
	block(points, left - 2, top - 3, wide + 4, 3, ROOF);
	for (int64_t y = top + 3; y < 38; y += 8)
		for (int64_t x = left + 3; x < left + wide - 5; x += 8)
			block(points, x, y, 4, 4, WINDOW);
	block(points, tree, 30, 3, 16, TRUNK);
	block(points, tree - 5, 20, 13, 12, TREE);
	block(points, 0, 44, WIDE, 6, GRASS);
	block(points, 0, 50, WIDE, 22, ROAD);
	for (int64_t x = 2; x < WIDE; x += 16)
		block(points, x, 60, 8, 2, MARK);
	if (after) {
		block(points, at, 48, 18, 5, CLEAN);
		return;
	}
	for (int i = 0; i < 26; i++)
		block(points, at + rng_between(&r, 0, 18), 44 + rng_between(&r, 0, 12), rng_between(&r, 2, 6), rng_between(&r, 2, 4), (enum colour)rng_between(&r, DIRT, WARN));
}

struct str
paper_photo(struct arena *a, uint64_t seed, bool after)
{
	static const unsigned char colours[48] = {158, 200, 226, 236, 242, 246, 214, 196, 168, 150, 74, 58, 96, 128, 152, 96, 98, 102, 232, 226, 190, 108, 156, 84, 62, 118, 62, 104, 78, 50,
		122, 98, 66, 86, 76, 68, 150, 90, 48, 216, 150, 40, 148, 152, 154, 24, 24, 24};
	static const char head[] = {0, 0, 0, WIDE, 0, 0, 0, HIGH, 4, 3, 0, 0, 0};       /* 4 bits a point, a palette */
	unsigned char points[LINE * HIGH] = {0};
	uint32_t one = 1, two = 0;
	struct buf b, data;
	struct str s;

	draw(points, seed, after);
	for (size_t i = 0; i < sizeof points; i++) {
		one = (one + points[i]) % 65521;
		two = (two + one) % 65521;
	}
	buf_init(&data, 0);
	buf_add(&data, (struct str){"\x78\x01\x01", 3});
	for (int i = 0; i < 2; i++) {           /* the length and what is not it, the small end first */
		unsigned n = i == 0 ? (unsigned)sizeof points : ~(unsigned)sizeof points;

		buf_char(&data, (char)(n & 255));
		buf_char(&data, (char)(n >> 8 & 255));
	}
	buf_add(&data, (struct str){(const char *)points, sizeof points});
	big(&data, two << 16 | one);
	buf_init(&b, 0);
	buf_add(&b, (struct str){"\x89PNG\r\n\x1a\n", 8});
	chunk(&b, "IHDR", (struct str){head, sizeof head});
	chunk(&b, "PLTE", (struct str){(const char *)colours, sizeof colours});
	chunk(&b, "IDAT", buf_str(&data));
	chunk(&b, "IEND", STR(""));
	s = str_copy(a, buf_str(&b));
	buf_done(&b);
	buf_done(&data);
	return s;
}

/* One line of the letter as UTF-16 in hexadecimal digits: the demo's words are all in the basic plane. */
static void
line(struct buf *b, struct str s, int size, int y)
{
	buf_fmt(b, "BT /F %d Tf 60 %d Td <", size, y);
	while (s.n > 0) {
		uint32_t cp;
		size_t n = utf8_next(s, &cp);

		buf_fmt(b, "%04X", (unsigned)(cp & 0xffff));
		s.p += n;
		s.n -= n;
	}
	buf_add_c(b, "> Tj ET\n");
}

/* The page's content as an object with its length. */
static struct str
page(struct arena *a, struct str title, struct str text)
{
	struct buf b, whole;
	struct str s;
	int y = 700;

	buf_init(&b, 0);
	line(&b, title, 18, 760);
	while (text.n > 0 && y > 60) {          /* thirty-eight characters a line */
		struct str row = {text.p, 0};

		for (int i = 0; i < 38 && row.n < text.n; i++) {
			uint32_t cp;

			row.n += utf8_next((struct str){text.p + row.n, text.n - row.n}, &cp);
		}
		line(&b, row, 12, y);
		y -= 22;
		text.p += row.n;
		text.n -= row.n;
	}
	buf_init(&whole, 0);
	buf_fmt(&whole, "<< /Length %zu >>\nstream\n", b.n);
	buf_add(&whole, buf_str(&b));
	buf_add_c(&whole, "endstream");
	s = str_copy(a, buf_str(&whole));
	buf_done(&whole);
	buf_done(&b);
	return s;
}

struct str
paper_letter(struct arena *a, struct str title, struct str text)
{
	struct str s;
	const struct str objects[] = {
		STR("<< /Type /Catalog /Pages 2 0 R >>"), STR("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
		STR("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 5 0 R >> >> /Contents 4 0 R >>"),
		page(a, title, text),
		STR("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>"),
		STR("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R >>"),
		STR("<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"),
	};
	size_t places[COUNT_OF(objects)], table;
	struct buf b;

	buf_init(&b, 0);
	buf_add_c(&b, "%PDF-1.4\n");
	for (size_t i = 0; i < COUNT_OF(objects); i++) {
		places[i] = b.n;
		buf_fmt(&b, "%zu 0 obj\n", i + 1);
		buf_add(&b, objects[i]);
		buf_add_c(&b, "\nendobj\n");
	}
	table = b.n;
	buf_fmt(&b, "xref\n0 %zu\n0000000000 65535 f \n", COUNT_OF(objects) + 1);
	for (size_t i = 0; i < COUNT_OF(objects); i++)
		buf_fmt(&b, "%010zu 00000 n \n", places[i]);
	buf_fmt(&b, "trailer << /Size %zu /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n", COUNT_OF(objects) + 1, table);
	s = str_copy(a, buf_str(&b));
	buf_done(&b);
	return s;
}
