/* CSV written and read again in odd pieces, places of bad rows, JSON, UTF-8, days and instants. */
#include "base/base.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

struct piece { struct str s; size_t at, step; };

static ptrdiff_t
read_piece(void *ctx, char *to, size_t n)
{
	struct piece *p = ctx;
	size_t k = p->s.n - p->at;

	k = k > p->step ? p->step : k;
	k = k > n ? n : k;
	memcpy(to, p->s.p + p->at, k);
	p->at += k;
	return (ptrdiff_t)k;
}

static uint64_t seed = 88172645463325252u;

static unsigned
rnd(unsigned n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (unsigned)(seed % n);
}

static void
test_csv_round_trip(void **state)
{
	static const char *const bits[] = {"a", "中文", "\"", ",", "\n", "\r\n", " ", "1", "=x", "'", "-", "＝", ""};
	(void)state;

	for (int round = 0; round < 300; round++) {
		struct buf text;
		struct arena a;
		struct str want[8][4];
		unsigned rows = 1 + rnd(7), n, bad;
		const struct str *cells;
		uint64_t line;
		struct err err;

		arena_init(&a, 0);
		buf_init(&text, 0);
		for (unsigned r = 0; r < rows; r++)
			for (unsigned c = 0; c < 4; c++) {
				struct buf cell;

				buf_init(&cell, 0);
				buf_add_c(&cell, c == 0 ? "k" : "");            /* no blank lines */
				for (unsigned k = rnd(4); k > 0; k--)
					buf_add_c(&cell, bits[rnd(COUNT_OF(bits))]);
				want[r][c] = str_copy(&a, buf_str(&cell));
				buf_csv(&text, want[r][c]);
				buf_char(&text, c == 3 ? '\n' : ',');
				buf_done(&cell);
			}
		struct piece p = {buf_str(&text), 0, 1 + rnd(9)};
		struct csv *csv = csv_new((struct csv_source){read_piece, &p}, (struct csv_limits){0});

		for (unsigned r = 0; r < rows; r++) {
			assert_int_equal(csv_next(csv, &cells, &n, &line, &bad, &err), RC_OK);
			assert_int_equal(n, 4);
			for (unsigned c = 0; c < 4; c++)
				assert_true(str_eq(csv_undefused(cells[c]), want[r][c]));
		}
		assert_int_equal(csv_next(csv, &cells, &n, &line, &bad, &err), RC_NOT_FOUND);
		csv_free(csv);
		buf_done(&text);
		arena_done(&a);
	}
}

/* What a spreadsheet would run gets a quote, and only that; a text that has one already keeps it. */
static void
test_csv_formulas(void **state)
{
	static const struct { const char *text, *csv; } cases[] = {
		{"=cmd", "\"'=cmd\""}, {"'=cmd", "\"''=cmd\""}, {"''@x", "\"'''@x\""}, {"+1", "\"'+1\""}, {"-x", "\"'-x\""}, {"-5", "-5"}, {"-9.50", "-9.50"}, {"'-5", "\"''-5\""},
		{"'abc", "'abc"}, {"'", "'"}, {"''", "''"}, {"\tx", "\"'\tx\""}, {"\rx", "\"'\rx\""}, {"\nx", "\"'\nx\""}, {"＝cmd", "\"'＝cmd\""}, {"＠", "\"'＠\""}, {"｜", "｜"},
		{"", ""}, {"a=b", "a=b"},
	};
	struct buf b;

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(cases); i++) {
		struct str in;

		buf_init(&b, 0);
		buf_csv(&b, str_c(cases[i].text));
		assert_true(str_eq_c(buf_str(&b), cases[i].csv));
		in = b.n > 1 && b.p[0] == '"' ? (struct str){b.p + 1, b.n - 2} : buf_str(&b);
		assert_true(str_eq_c(csv_undefused(in), cases[i].text));
		buf_done(&b);
	}
	assert_true(str_eq_c(csv_undefused(STR("'hello")), "'hello"));
}

static void
test_csv_bad_rows(void **state)
{
	static const char text[] = "\xef\xbb\xbf" "a,b\n1,2\n\"x\"y,3\n4,\xff\n5,6\n\"open";
	static const struct { enum rc rc; uint64_t line; unsigned column; } want[] = {
		{RC_OK, 1, 0}, {RC_OK, 2, 0}, {RC_INVALID, 3, 1}, {RC_INVALID, 4, 2}, {RC_OK, 5, 0}, {RC_INVALID, 6, 1}, {RC_NOT_FOUND, 6, 0},
	};
	struct piece p = {{text, sizeof text - 1}, 0, 5};
	struct csv *csv = csv_new((struct csv_source){read_piece, &p}, (struct csv_limits){0});
	const struct str *cells;
	uint64_t line = 0;
	unsigned n, bad = 0;
	struct err err;
	(void)state;

	for (unsigned i = 0; i < COUNT_OF(want); i++) {
		enum rc rc = csv_next(csv, &cells, &n, &line, &bad, &err);

		assert_int_equal(rc, want[i].rc);
		if (rc == RC_NOT_FOUND)
			break;
		assert_int_equal(line, want[i].line);
		if (rc != RC_OK)
			assert_int_equal(bad, want[i].column);
	}
	csv_free(csv);
}

/* There and back, and as printf writes them. */
static void
test_integers(void **state)
{
	static const int64_t some[] = {0, 1, -1, 9, 10, -10, 99, 100, 1234567890, -987654321, INT64_MAX, INT64_MIN, INT64_MIN + 1, 1000000000000000000};

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(some); i++) {
		char room[I64_CHARS], want[32];
		struct str got = i64_text(room, some[i]);
		int64_t back;

		snprintf(want, sizeof want, "%lld", (long long)some[i]);
		assert_true(str_eq_c(got, want));
		assert_true(str_to_i64(got, &back) && back == some[i]);
	}
}

/* Every byte at every place of texts of every length about eight: what must be escaped is, and nothing else. */
static void
test_json_out(void **state)
{
	(void)state;
	for (unsigned n = 1; n <= 20; n++)
		for (unsigned at = 0; at < n; at++)
			for (unsigned c = 0; c < 256; c++) {
				static const char named[] = "\n\r\t\"\\", names[] = "nrt\"\\";
				const char *name = c == 0 ? NULL : strchr(named, (int)c);
				char text[32], escaped[16], want[64];
				struct buf b;

				memset(text, at % 2 == 0 ? 'x' : 0xe8, n);
				text[at] = (char)c;
				if (name != NULL)
					snprintf(escaped, sizeof escaped, "\\%c", names[name - named]);
				else
					snprintf(escaped, sizeof escaped, c < 0x20 ? "\\u%04x" : "%c", c);
				memcpy(want, "\"", 1);
				memcpy(want + 1, text, at);
				memcpy(want + 1 + at, escaped, strlen(escaped));
				memcpy(want + 1 + at + strlen(escaped), text + at + 1, n - at - 1);
				memcpy(want + n + strlen(escaped), "\"", 1);
				buf_init(&b, 0);
				buf_json(&b, (struct str){text, n});
				if (b.n != n + 1 + strlen(escaped) || memcmp(b.p, want, b.n) != 0)
					fail_msg("%u bytes, byte %u at %u: %.*s", n, c, at, (int)b.n, b.p);
				buf_done(&b);
			}
}

static void
test_json(void **state)
{
	static const char *const bad[] = {"", "{", "[1,]", "{\"a\":1,\"a\":2}", "01", "1.", "\"\\x\"", "\"\\ud800\"", "nul", "1 2", "\"a", "{\"a\" 1}", "\"\x01\""};
	struct arena a;
	struct json *j;
	struct err err;
	struct num x;
	char deep[200];
	(void)state;

	arena_init(&a, 0);
	for (unsigned i = 0; i < COUNT_OF(bad); i++)
		assert_int_equal(json_parse(&a, str_c(bad[i]), &j, &err), RC_INVALID);
	assert_int_equal(json_parse(&a, STR("{\"a\":[9.975,\"48/5\",\"\\u4e2d\\n\"]}"), &j, &err), RC_OK);
	j = json_get(j, "a");
	assert_true(json_num(&a, j->kids, &x) && num_cmp(x, num_frac(&a, 399, 40)) == 0);
	assert_true(json_num(&a, j->kids->next, &x) && num_cmp(x, num_frac(&a, 48, 5)) == 0);
	assert_true(str_eq_c(j->kids->next->next->text, "中\n"));
	memset(deep, '[', sizeof deep);
	assert_int_equal(json_parse(&a, (struct str){deep, sizeof deep}, &j, &err), RC_INVALID);
	arena_done(&a);
}

static void
test_instants(void **state)
{
	struct arena a;
	int64_t s, t;
	int32_t day;
	static const char *const bad[] = {"2024-02-30", "2024-13-01", "1899-12-31", "2200-01-01", "2024-1-1", "2024-01-01T24:00", "2024-01-01T09", "2024-01-01T09:00+8", ""};
	(void)state;

	arena_init(&a, 0);
	assert_true(instant_parse(STR("2024-11-04T09:00"), &s) && instant_parse(STR("2024-11-04 01:00:00Z"), &t) && s == t);
	assert_string_equal(instant_text(&a, s).p, "2024-11-04T09:00");
	for (unsigned i = 0; i < COUNT_OF(bad); i++)
		assert_false(instant_parse(str_c(bad[i]), &s));
	/* every day of three centuries there and back */
	for (int32_t d = day_from_ymd(1900, 1, 1); d < day_from_ymd(2200, 1, 1); d++) {
		int y, m, dd;

		day_to_ymd(d, &y, &m, &dd);
		assert_int_equal(day_from_ymd(y, m, dd), d);
	}
	assert_true(day_parse(STR("2024-02-29"), &day));
	assert_int_equal(day_weekday(day), 3);
	arena_done(&a);
}

static void
test_utf8(void **state)
{
	(void)state;
	assert_int_equal(utf8_bad(STR("abc中文😀")), 13);
	assert_int_equal(utf8_bad(STR("abcdefgh\xc0\x80")), 8);
	assert_int_equal(utf8_bad(STR("\xed\xa0\x80")), 0);
	assert_int_equal(utf8_bad((struct str){"abcdefg\0h", 9}), 7);
	assert_int_equal(utf8_width(STR("a中b")), 4);
}

/* The examples of FIPS 180-4, and every length around the blocks in pieces of any size. */
static void
test_sha256(void **state)
{
	static const struct { const char *text, *want; } known[] = {
		{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
		{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
	};
	struct arena a;
	char text[300];
	(void)state;

	arena_init(&a, 0);
	for (unsigned i = 0; i < COUNT_OF(known); i++)
		assert_string_equal(sha256_hex(&a, str_c(known[i].text)).p, known[i].want);
	for (size_t n = 0; n < sizeof text; n++)
		text[n] = (char)('a' + n % 26);
	for (size_t n = 0; n < sizeof text; n++) {
		struct sha256_ctx c;
		unsigned char d[32];
		char hex[65];

		sha256_init(&c);
		for (size_t at = 0, step; at < n; at += step) {
			step = 1 + rnd(90);
			step = step > n - at ? n - at : step;
			sha256_add(&c, (struct str){text + at, step});
		}
		sha256_done(&c, d);
		for (size_t i = 0; i < 32; i++)
			snprintf(hex + 2 * i, 3, "%02x", d[i]);
		assert_string_equal(hex, sha256_hex(&a, (struct str){text, n}).p);
	}
	arena_done(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_csv_round_trip), cmocka_unit_test(test_csv_formulas), cmocka_unit_test(test_csv_bad_rows), cmocka_unit_test(test_integers), cmocka_unit_test(test_json_out), cmocka_unit_test(test_json), cmocka_unit_test(test_instants),
		cmocka_unit_test(test_utf8), cmocka_unit_test(test_sha256),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
