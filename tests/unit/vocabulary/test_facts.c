/*
 * The vocabulary against the design's facts.md, word by word, where that file is at hand; and always against the committed golden
 * listing. JIEBAN_RESET=1 rewrites the golden file.
 */
#include "vocabulary/vocabulary.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *
type_word(enum vtype t)
{
	static const char *const words[VT__COUNT] = {
		[VT_ID] = "id", [VT_LINK] = "→", [VT_ENUM] = "enum", [VT_BOOL] = "bool", [VT_INT] = "int", [VT_NUM] = "num", [VT_DAY] = "day",
		[VT_INSTANT] = "instant", [VT_PERIOD] = "period", [VT_SET] = "set", [VT_TEXT] = "text",
	};

	return words[t];
}

/* What the program added to facts.md, each with its reason in vocabulary/entities.c. Whatever else the vocabulary has and the design has not is a mistake. */
static const char *const our_fields[][2] = {
	{"assignments", "first_handled_at"}, {"assignments", "sent_back_at"}, {"assignments", "legal"}, {"site_visits", "assignment_id"}, {"site_visits", "found"}, {"supervisions", "reason"},
	{"supervisions", "progress"}, {"shelvings", "order_id"}, {"shelvings", "reason"},
};
static const char *const our_entities[] = {
	"cases", "order_events", "clocks", "attachments", "filings", "dispatch_lines", "review_points", "deputies", "shift_notes",
};
static const char *const our_enums[] = {"attachment_kind"};

static bool
design(struct arena *a, struct str *text)
{
	const char *source = getenv("JIEBAN_SOURCE");
	struct err err;
	struct str path;

	path = str_fmt(a, "%s/../shared/design/facts.md", source == NULL ? "." : source);
	if (file_read(a, path.p, (size_t)1 << 20, text, &err) == RC_OK)
		return true;
	printf("skipped: facts.md is not at %s\n", path.p);
	return false;
}

static struct str
next_line(struct str *rest)
{
	const char *end = rest->n == 0 ? NULL : memchr(rest->p, '\n', rest->n);
	struct str line = {rest->p, end == NULL ? rest->n : (size_t)(end - rest->p)};

	*rest = end == NULL ? (struct str){"", 0} : (struct str){end + 1, rest->n - line.n - 1};
	return line;
}

/* Takes what stands before `stop` off the front; all when it does not come. */
static struct str
before(struct str *rest, const char *stop)
{
	size_t n = strlen(stop);

	for (size_t i = 0; i + n <= rest->n; i++)
		if (memcmp(rest->p + i, stop, n) == 0) {
			struct str head = {rest->p, i};

			*rest = (struct str){rest->p + i + n, rest->n - i - n};
			return head;
		}
	struct str all = *rest;

	*rest = (struct str){"", 0};
	return all;
}

/* One column as facts.md writes it: `received_at instant`, `order_id → orders`, `seq int=1`, `level int (1 city, …)`. */
static void
check_column(int entity, unsigned k, struct str column)
{
	const struct ventity *e = vocab_at(entity);
	const struct vfield *f = &e->fields[k];
	struct str name, type, preset;

	column = str_trim(column);
	name = before(&column, " ");
	if (k >= e->n || !str_eq_c(name, f->name))
		fail_msg("%s: column %u is " STR_F ", not %s", e->name, k, STR_A(name), k < e->n ? f->name : "(none)");
	if (str_starts(column, STR("→"))) {
		(void)before(&column, " ");
		assert_int_equal(f->type, VT_LINK);
		assert_true(str_eq_c(str_trim(column), f->to));
		return;
	}
	column = before(&column, " ");
	preset = column;
	type = before(&preset, "=");
	if (str_eq_c(type, "id?"))
		assert_true((f->flags & VF_OPTIONAL_ID) != 0);
	else if (!str_eq_c(type, type_word(f->type)))
		fail_msg("%s.%s is " STR_F ", not %s", e->name, f->name, STR_A(type), type_word(f->type));
	if (preset.n > 0 ? f->preset == NULL || !str_eq_c(preset, f->preset) : f->preset != NULL)
		fail_msg("%s.%s has the default " STR_F, e->name, f->name, STR_A(preset));
	assert_int_equal(f->type == VT_ID, k == (unsigned)e->id);
}

static void
columns_are_those_of_facts_md(void **state)
{
	struct arena a;
	struct str text, line;
	unsigned n_files = 0, n_added = 0, n_entities;
	const struct ventity *e = vocab_entities(&n_entities);
	bool seen[64] = {false};

	(void)state;
	arena_init(&a, 0);
	if (!design(&a, &text)) {
		arena_done(&a);
		skip();
	}
	while (text.n > 0) {
		char list[4096];
		size_t n = 0;
		unsigned k = 0, depth = 0;
		int entity;
		struct str file, zh;
		bool inside = false;

		line = next_line(&text);
		if (!str_starts(line, STR("| `")))
			continue;
		line = (struct str){line.p + 3, line.n - 3};
		file = before(&line, ".csv`");
		(void)before(&line, "| ");
		zh = str_trim(before(&line, "|"));
		entity = vocab_entity(file);
		if (entity < 0)
			fail_msg("no entity " STR_F, STR_A(file));
		assert_int_equal(vocab_entity(before(&zh, "、")), entity);
		struct str second = before(&zh, "、");

		if (second.n > 0 && zh.n == 0)          /* two words: both are taken; of a longer list only the first */
			assert_int_equal(vocab_entity(second), entity);
		/* the backquoted pieces, up to a remark in brackets after them */
		for (size_t i = 0; i < line.n; i++) {
			if (line.p[i] == '`')
				inside = !inside;
			else if (inside && n < sizeof list)
				list[n++] = line.p[i];
			else if (!inside && line.p[i] == '(')
				break;
		}
		for (size_t i = 0, from = 0; i <= n; i++) {
			if (i < n && list[i] == '(')
				depth++;
			else if (i < n && list[i] == ')')
				depth--;
			else if (i == n || (list[i] == ',' && depth == 0)) {
				check_column(entity, k++, (struct str){list + from, i - from});
				from = i + 1;
			}
		}
		/* what follows is derived, or ours */
		for (; k < e[entity].n; k++) {
			bool ours = (e[entity].fields[k].flags & VF_DERIVED) != 0;

			for (unsigned i = 0; i < COUNT_OF(our_fields) && !ours; i++)
				if (strcmp(our_fields[i][0], e[entity].name) == 0 && strcmp(our_fields[i][1], e[entity].fields[k].name) == 0) {
					ours = true;
					n_added++;
				}
			if (!ours)
				fail_msg("%s.%s is not in facts.md", e[entity].name, e[entity].fields[k].name);
		}
		seen[entity] = true;
		n_files++;
	}
	for (unsigned i = 0; i < COUNT_OF(our_entities); i++) {
		int entity = vocab_entity(str_c(our_entities[i]));

		if (entity < 0 || seen[entity])
			fail_msg("%s is %s", our_entities[i], entity < 0 ? "not there" : "in facts.md already");
	}
	assert_int_equal(n_files + COUNT_OF(our_entities), n_entities);
	assert_int_equal(n_added, COUNT_OF(our_fields));
	arena_done(&a);
}

/* `office` 职能科室 · `committee` 居委会 (also 居民区) … against one enumeration, in order. */
static unsigned
check_codes(int enumeration, struct str codes)
{
	const struct venum *v = &vocab_enums(&(unsigned){0})[enumeration];
	unsigned k = 0;

	while (codes.n > 0) {
		struct str one = before(&codes, "·"), name, zh;

		(void)before(&one, "`");
		name = before(&one, "`");
		zh = str_trim(before(&one, "("));
		if (k >= v->n || !str_eq_c(name, v->codes[k].name) || !str_eq_c(zh, v->codes[k].zh))
			fail_msg("%s: code %u is " STR_F " " STR_F, v->name, k, STR_A(name), STR_A(zh));
		if (str_starts(one, STR("also "))) {
			struct str also = {one.p + 5, one.n - 5};

			assert_int_equal(vocab_code(enumeration, before(&also, ")")), (int)k);
		}
		k++;
	}
	assert_int_equal(k, v->n);
	return 1;
}

static void
codes_are_those_of_facts_md(void **state)
{
	static const struct { const char *written, *name; } other[] = {
		{"result claimed, callback solved", "solved"}, {"callback round", "round"}, {"supervision and recheck level", "supervision_level"},
		{"sign-in kind", "sign_in_kind"},
	};
	struct arena a;
	struct str text;
	unsigned n = 0, n_enums;

	(void)state;
	arena_init(&a, 0);
	if (!design(&a, &text)) {
		arena_done(&a);
		skip();
	}
	(void)vocab_enums(&n_enums);
	(void)before(&text, "## Enumerations");
	while (text.n > 0) {
		struct str line = next_line(&text);

		if (!str_starts(line, STR("- ")))
			continue;
		line = (struct str){line.p + 2, line.n - 2};
		while (line.n > 0) {
			struct str group = before(&line, "; "), title = before(&group, ":");
			char name[64];
			int enumeration = -1;

			snprintf(name, sizeof name, STR_F, STR_A(title));
			for (char *p = name; *p != '\0'; p++)
				*p = *p == ' ' ? '_' : *p;
			for (unsigned i = 0; i < COUNT_OF(other); i++)
				if (str_eq_c(title, other[i].written))
					snprintf(name, sizeof name, "%s", other[i].name);
			if (strcmp(name, "person_role") != 0 && (enumeration = vocab_enum(name)) < 0)
				fail_msg("no enumeration %s", name);
			n += check_codes(enumeration < 0 ? vocab_enum("person_role") : enumeration, group);
		}
	}
	for (unsigned i = 0; i < COUNT_OF(our_enums); i++)
		assert_true(vocab_enum(our_enums[i]) >= 0);
	assert_int_equal(n + COUNT_OF(our_enums), n_enums);
	arena_done(&a);
}

static void
listing_is_golden(void **state)
{
	const char *source = getenv("JIEBAN_SOURCE");
	struct arena a;
	struct buf now;
	struct str then, path;
	struct err err;

	(void)state;
	arena_init(&a, 0);
	buf_init(&now, 0);
	vocab_print(&now, false);
	path = str_fmt(&a, "%s/tests/golden/vocabulary.md", source == NULL ? "." : source);
	if (getenv("JIEBAN_RESET") != NULL) {
		FILE *f = fopen(path.p, "wb");

		assert_non_null(f);
		assert_int_equal(fwrite(now.p, 1, now.n, f), now.n);
		assert_int_equal(fclose(f), 0);
	}
	assert_int_equal(file_read(&a, path.p, (size_t)1 << 20, &then, &err), RC_OK);
	if (!str_eq(then, buf_str(&now)))
		fail_msg("the vocabulary is not that of %s; JIEBAN_RESET=1 rewrites it", path.p);
	buf_done(&now);
	arena_done(&a);
}

static void
json_is_sound_and_whole(void **state)
{
	struct arena a;
	struct buf b;
	struct json *j;
	struct err err;
	unsigned n_entities, n_enums;

	(void)state;
	(void)vocab_entities(&n_entities);
	(void)vocab_enums(&n_enums);
	arena_init(&a, 0);
	buf_init(&b, 0);
	vocab_print(&b, true);
	assert_int_equal(json_parse(&a, buf_str(&b), &j, &err), RC_OK);
	assert_int_equal(json_get(j, "entities")->n_kids, n_entities);
	assert_int_equal(json_get(j, "enumerations")->n_kids, n_enums);
	buf_done(&b);
	arena_done(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_those_of_facts_md), cmocka_unit_test(codes_are_those_of_facts_md), cmocka_unit_test(listing_is_golden),
		cmocka_unit_test(json_is_sound_and_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
