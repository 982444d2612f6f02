/*
 * Personal texts masked: what is shown, and that short ones show nothing.
 */
#include "people/people.h"

#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

static void
cases(void **state)
{
	static const struct { const char *field, *text, *want; } table[] = {
		{"caller_name", "张三丰", "张**"}, {"caller_name", "欧阳", "欧**"}, {"caller_name", "张", "**"}, {"caller_name", " 李 四 ", "李**"},
		{"caller_name", "Ann", "A**"}, {"caller_name", "𠮷野家", "𠮷**"}, {"caller_name", "", ""}, {"caller_name", "  ", ""},
		{"caller_phone", "19912345678", "199****5678"}, {"caller_phone", "021-5888 0000", "021****0000"}, {"caller_phone", "12345678", "123****5678"},
		{"caller_phone", "1234567", "****"}, {"caller_phone", "不详", "****"}, {"caller_phone", "8", "****"},
		{"address", "上南路1号303室", "上南路1号3***"}, {"address", "上南路1号3", "***"}, {"address", "长", "***"}, {"address", "№1 Main Street", "№1 Mai***"},
		{"id_card", "310101199001011234", "***"}, {"caller_name", "\xff\xfe", "***"},
	};
	struct arena a;

	(void)state;
	arena_init(&a, 0);
	for (unsigned i = 0; i < COUNT_OF(table); i++) {
		struct vfield f = {.name = table[i].field, .type = VT_TEXT, .flags = VF_PERSONAL};
		struct str got = personal_masked(&a, &f, str_c(table[i].text));

		if (!str_eq_c(got, table[i].want))
			fail_msg("%s “%s”: “" STR_F "”, not “%s”", table[i].field, table[i].text, STR_A(got), table[i].want);
	}
	arena_done(&a);
}

/* Every personal field of the vocabulary, at any length: never more than 64 bytes, never the whole text. */
static void
every_field(void **state)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	struct arena a;
	unsigned seen = 0;

	(void)state;
	arena_init(&a, 0);
	for (unsigned i = 0; i < n; i++)
		for (unsigned f = 0; f < e[i].n; f++) {
			struct buf b;

			if ((e[i].fields[f].flags & VF_PERSONAL) == 0)
				continue;
			seen++;
			buf_init(&b, 0);
			for (unsigned k = 0; k < 200; k++) {
				struct str got;

				buf_add_c(&b, k % 3 == 0 ? "1" : k % 3 == 1 ? "路" : "𠮷");
				got = personal_masked(&a, &e[i].fields[f], buf_str(&b));
				assert_true(got.n <= 64 && got.n > 0 && utf8_bad(got) == got.n);
				assert_false(str_eq(got, buf_str(&b)));
				assert_true(strchr(got.p, '*') != NULL);
			}
			buf_done(&b);
		}
	assert_true(seen >= 3);
	arena_done(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(cases), cmocka_unit_test(every_field)};

	return cmocka_run_group_tests_name("people/mask", tests, NULL, NULL);
}
