/*
 * What is written is read back as it was: random values of every type in every form, and the texts that spreadsheets, CSV and XML
 * trip over. A path has a whole bundle or nothing.
 */
#include "book.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#define ROWS 25

static uint64_t seed;

static uint64_t
rnd(uint64_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (seed >> 24) % below;
}

static int64_t
between(int64_t least, int64_t most)
{
	return least + (int64_t)(rnd(UINT32_MAX) * rnd(UINT32_MAX) % ((uint64_t)(most - least) + 1));
}

static const char *const hard[] = {
	"a", "中文", "\"", ",", "\n", "\r\n", "\r", " ", "=", "+", "-", "@", "'", "\t", "＝", "＠", "_x000D_", "_x0041_", "_x", "&", "<", ">", "]]>", "\x01", "\x1f", "\x7f", "😀",
	"\xef\xbf\xbe", "\xef\xbb\xbf", "'=cmd", "=cmd|' /C calc'!A0", "true", "1", "007", "2024-11-04", "1E5",
};

static struct str
random_text(struct arena *a, const char *ending)
{
	struct buf b;
	struct str s;

	buf_init(&b, 0);
	for (uint64_t k = rnd(5); k > 0; k--)
		buf_add_c(&b, hard[rnd(COUNT_OF(hard))]);
	buf_add_c(&b, ending);
	s = str_copy(a, buf_str(&b));
	buf_done(&b);
	return s;
}

struct facts {                  /* every kind of fact, with every column that may be typed in */
	struct arena arena;
	int fields[40][64];
	unsigned n[40];
	struct vvalue values[40][ROWS][64];
	unsigned at[40];        /* rows that the sink has compared */
	int now;
};

static struct vvalue
random_value(struct facts *f, const struct vfield *field, unsigned row)
{
	struct vvalue v = {.known = field->preset != NULL || field->type == VT_ID || rnd(4) > 0};
	char ending[32];
	const struct ventity *e = vocab_entities(&(unsigned){0});

	if (!v.known)
		return v;
	switch (field->type) {
	case VT_ID:
		snprintf(ending, sizeof ending, "#%u", row);
		v.text = random_text(&f->arena, ending);
		break;
	case VT_LINK:                   /* the first of an entity's columns is its id */
		v.text = f->values[vocab_field_entity(field)][rnd(row > 0 ? row : 1)][e[vocab_field_entity(field)].id].text;
		v.known = v.text.n > 0;
		break;
	case VT_TEXT: case VT_SET:
		v.text = random_text(&f->arena, "");
		v.known = v.text.n > 0;
		break;
	case VT_ENUM:
		v.i = between(0, (int64_t)vocab_enums(&(unsigned){0})[vocab_field_enum(field)].n - 1);
		break;
	case VT_BOOL:
		v.i = (int64_t)rnd(2);
		break;
	case VT_INT:
		v.i = rnd(2) == 0 ? between(-1000, 1000) : between(-((int64_t)1 << 53), (int64_t)1 << 53);
		break;
	case VT_NUM:
		v.i = rnd(2) == 0 ? between(-99999, 99999) * 1000000 : between(-9200000000000000000, 0) + between(0, 9200000000000000000);
		break;
	case VT_DAY:
		v.i = between(day_from_ymd(1900, 1, 1), day_from_ymd(2199, 12, 31));
		break;
	case VT_INSTANT:
		v.i = between(instant_from_day(day_from_ymd(1900, 1, 1), 0), instant_from_day(day_from_ymd(2199, 12, 31), 86399));
		break;
	case VT_PERIOD:
		v.i = between(1900, 2199) * 100 + (const int64_t[]){1, 12, 21, 24, 31, 32, 40}[rnd(7)];
		break;
	case VT__COUNT:
		break;
	}
	return v;
}

static void
make_facts(struct facts *f)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	arena_init(&f->arena, 0);
	assert_true(n <= COUNT_OF(f->n));
	for (unsigned i = 0; i < n; i++) {
		for (unsigned k = 0; k < e[i].n; k++)
			if ((e[i].fields[k].flags & VF_DERIVED) == 0 || (e[i].fields[k].flags & VF_VERDICT) != 0)
				f->fields[i][f->n[i]++] = (int)k;
		for (unsigned r = 0; r < ROWS; r++) {
			bool any = false;

			for (unsigned k = 0; k < f->n[i]; k++) {
				f->values[i][r][k] = random_value(f, &e[i].fields[f->fields[i][k]], r);
				any |= f->values[i][r][k].known;
			}
			if (strcmp(e[i].name, "dated_values") == 0) {   /* its texts mean something */
				struct vvalue *v = f->values[i][r];

				v[0] = (struct vvalue){.known = true, .text = STR("units")};
				v[1] = (struct vvalue){.known = true, .text = f->values[0][rnd(ROWS)][0].text};
				v[2] = (struct vvalue){.known = true, .text = STR("headcount")};
				v[3] = (struct vvalue){.known = true, .i = between(day_from_ymd(1900, 1, 1), day_from_ymd(2199, 12, 31))};
				v[4] = (struct vvalue){.known = true, .text = STR("7")};
			} else if (!any) {      /* what no sheet can hold; tested below */
				r--;
			}
		}
	}
}

static void
write_facts(const struct facts *f, const char *path)
{
	struct bundle_writer *w;
	struct err err = {0};
	unsigned n;

	(void)vocab_entities(&n);
	assert_int_equal(bundle_writer_open(&w, path, &err), RC_OK);
	for (unsigned i = n; i-- > 0;) {
		if (bundle_writer_entity(w, (int)i, f->fields[i], f->n[i], &err) != RC_OK)
			fail_msg("%s", err.msg[LANG_EN]);
		for (unsigned r = 0; r < ROWS; r++)
			if (bundle_writer_row(w, f->values[i][r], &err) != RC_OK)
				fail_msg("%s", err.msg[LANG_EN]);
	}
	if (bundle_writer_close(w, &err) != RC_OK)
		fail_msg("%s", err.msg[LANG_EN]);
}

static enum rc
same_file(void *ctx, int entity, const int *fields, unsigned n, struct err *err)
{
	const struct facts *f = ctx;

	(void)err;
	assert_int_equal(n, f->n[entity]);
	assert_memory_equal(fields, f->fields[entity], n * sizeof *fields);
	return RC_OK;
}

static enum rc
same_row(void *ctx, int entity, const struct vvalue *values, unsigned n, struct err *err)
{
	struct facts *f = ctx;
	const struct ventity *e = vocab_at(entity);
	const struct vvalue *want = f->values[entity][f->at[entity]++];

	(void)err;
	for (unsigned i = 0; i < n; i++) {
		const struct vfield *field = &e->fields[f->fields[entity][i]];
		bool text = field->type == VT_ID || field->type == VT_LINK || field->type == VT_TEXT || field->type == VT_SET;

		if (values[i].known != want[i].known || (want[i].known && (text ? !str_eq(values[i].text, want[i].text) : values[i].i != want[i].i)))
			fail_msg("%s.%s: “" STR_F "” %lld, not “" STR_F "” %lld", e->name, field->name, STR_A(values[i].text), (long long)values[i].i, STR_A(want[i].text), (long long)want[i].i);
	}
	return RC_OK;
}

static void
reads_back(struct facts *f, const char *path)
{
	struct bundle_skips skips;
	struct bundle_options o = {.skips = &skips};
	struct bundle_sink sink = {f, same_file, same_row, NULL};
	struct err err = {0};
	struct seen s;
	unsigned n;

	(void)vocab_entities(&n);
	bundle_skips_init(&skips);
	s = see_with(path, &o, "*");
	if (s.rc != RC_OK)
		fail_msg("%s: %s%s", path, s.text[LANG_EN].p, s.err.msg[LANG_EN]);
	seen_free(&s);
	memset(f->at, 0, sizeof f->at);
	if (bundle_rows(path, &o, &skips, &sink, &err) != RC_OK)
		fail_msg("%s", err.msg[LANG_EN]);
	for (unsigned i = 0; i < n; i++)
		assert_int_equal(f->at[i], ROWS);
	bundle_skips_done(&skips);
}

static void
what_is_written_is_read_back(void **state)
{
	const char *env = getenv("JIEBAN_SEED");

	(void)state;
	seed = env != NULL ? strtoull(env, NULL, 10) : 20261126;
	printf("JIEBAN_SEED=%llu\n", (unsigned long long)seed);
	for (unsigned round = 0; round < 4; round++) {
		struct facts *f = calloc(1, sizeof *f);
		static const char *const forms[] = {"facts", "facts.zip", "facts.xlsx"};
		struct box b = box_new();
		char path[512], member[600];
		unsigned n;
		const struct ventity *e = vocab_entities(&n);

		assert_non_null(f);
		make_facts(f);
		for (unsigned i = 0; i < COUNT_OF(forms); i++) {
			box_path(&b, forms[i], path, sizeof path);
			write_facts(f, path);
			reads_back(f, path);
		}
		box_path(&b, "facts", path, sizeof path);
		for (unsigned i = 0; i < n; i++) {
			snprintf(member, sizeof member, "%s/%s.csv", path, e[i].name);
			assert_int_equal(unlink(member), 0);
		}
		box_free(&b);           /* fails when anything but the three was left in the box */
		arena_done(&f->arena);
		free(f);
	}
}

static struct bundle_writer *
opened(const struct box *b, const char *name, const char *entity, const char *const *columns, unsigned n)
{
	struct bundle_writer *w;
	struct err err = {0};
	char path[512];
	int fields[8];

	box_path(b, name, path, sizeof path);
	if (bundle_writer_open(&w, path, &err) != RC_OK)
		fail_msg("%s", err.msg[LANG_EN]);
	for (unsigned i = 0; i < n; i++)
		fields[i] = field_named(entity, columns[i]);
	assert_int_equal(bundle_writer_entity(w, entity_named(entity), fields, n, &err), RC_OK);
	return w;
}
#define OPENED(b, name, entity, ...) opened((b), (name), (entity), (const char *const[]){__VA_ARGS__}, COUNT_OF(((const char *const[]){__VA_ARGS__})))

static struct vvalue
text_value(struct str s)
{
	return (struct vvalue){.known = s.n > 0, .text = s};
}

/* A spreadsheet that opens the CSV sees text, not a formula. */
static void
formulas_are_defused(void **state)
{
	struct box b = box_new();
	struct bundle_writer *w = OPENED(&b, "facts", "units", "unit_id", "name");
	struct err err = {0};
	char path[512], text[256];
	FILE *f;
	size_t n;

	(void)state;
	assert_int_equal(bundle_writer_row(w, (struct vvalue[]){text_value(STR("=cmd")), text_value(STR("'-x"))}, &err), RC_OK);
	assert_int_equal(bundle_writer_close(w, &err), RC_OK);
	box_path(&b, "facts/units.csv", path, sizeof path);
	f = fopen(path, "rb");
	assert_non_null(f);
	n = fread(text, 1, sizeof text - 1, f);
	text[n] = '\0';
	fclose(f);
	assert_string_equal(text, "unit_id,name\n\"'=cmd\",\"''-x\"\n");
	assert_int_equal(unlink(path), 0);
	box_free(&b);
}

static unsigned
things_in(const struct box *b)
{
	DIR *d = opendir(b->path);
	unsigned n = 0;

	assert_non_null(d);
	for (struct dirent *e; (e = readdir(d)) != NULL;)
		n += e->d_name[0] != '.';
	closedir(d);
	return n;
}

static void
a_path_has_a_whole_bundle_or_nothing(void **state)
{
	static const char *const forms[] = {"facts", "facts.zip", "facts.xlsx"};
	static const struct { struct str text; enum rc rc; } bad[] = {{{"\xff", 1}, RC_INVALID}, {{"a\0b", 3}, RC_INVALID}};
	struct box b = box_new();
	struct bundle_writer *w;
	struct err err = {0};
	char path[512];

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(forms); i++) {
		box_path(&b, forms[i], path, sizeof path);
		/* given up, or never given anything */
		w = OPENED(&b, forms[i], "units", "unit_id");
		assert_int_equal(bundle_writer_row(w, (struct vvalue[]){text_value(STR("u"))}, &err), RC_OK);
		assert_int_equal(access(path, F_OK), -1);
		bundle_writer_drop(w);
		assert_int_equal(things_in(&b), 0);
		assert_int_equal(bundle_writer_open(&w, path, &err), RC_OK);
		assert_int_equal(bundle_writer_close(w, &err), RC_INVALID);
		assert_int_equal(things_in(&b), 0);
		/* a failure sticks, whatever comes after it */
		for (unsigned k = 0; k < COUNT_OF(bad); k++) {
			w = OPENED(&b, forms[i], "units", "unit_id");
			assert_int_equal(bundle_writer_row(w, (struct vvalue[]){text_value(bad[k].text)}, &err), bad[k].rc);
			assert_int_equal(bundle_writer_row(w, (struct vvalue[]){text_value(STR("u"))}, &err), bad[k].rc);
			assert_int_equal(bundle_writer_close(w, &err), bad[k].rc);
			assert_non_null(strstr(err.msg[LANG_EN], "units.unit_id"));
			assert_int_equal(things_in(&b), 0);
		}
		w = OPENED(&b, forms[i], "units", "unit_id");
		assert_int_equal(bundle_writer_entity(w, entity_named("units"), (int[]){0}, 1, &err), RC_CONFLICT);
		bundle_writer_drop(w);
		/* a row of one column without a value */
		w = OPENED(&b, forms[i], "crimes", "grid_id");
		assert_int_equal(bundle_writer_row(w, (struct vvalue[]){{.known = false}}, &err), RC_INVALID);
		bundle_writer_drop(w);
		/* what is there stays */
		box_put(&b, forms[i], "mine");
		assert_int_equal(bundle_writer_open(&w, path, &err), RC_CONFLICT);
		assert_null(w);
		assert_int_equal(unlink(path), 0);
		/* also what came meanwhile */
		w = OPENED(&b, forms[i], "units", "unit_id");
		box_put(&b, forms[i], "mine");
		assert_int_equal(bundle_writer_close(w, &err), RC_INTERNAL);
		assert_int_equal(things_in(&b), 1);
		assert_int_equal(unlink(path), 0);
	}
	box_path(&b, "no/such/folder.zip", path, sizeof path);
	assert_int_equal(bundle_writer_open(&w, path, &err), RC_INTERNAL);
	box_free(&b);
}

/* Killed at any instant: under the name is a whole bundle or nothing. */
static void
a_crash_leaves_no_half_bundle(void **state)
{
	static const char *const forms[] = {"facts", "facts.zip", "facts.xlsx"};
	unsigned whole = 0, rounds = 24;

	(void)state;
	for (unsigned i = 0; i < rounds; i++) {
		struct box b = box_new();
		char path[512], command[600];
		pid_t child;
		int status;

		box_path(&b, forms[i % COUNT_OF(forms)], path, sizeof path);
		child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			struct bundle_writer *w = OPENED(&b, forms[i % COUNT_OF(forms)], "units", "unit_id", "name");
			struct err err;

			for (unsigned r = 0; r < 20000; r++) {
				char id[16];

				snprintf(id, sizeof id, "u%u", r);
				if (bundle_writer_row(w, (struct vvalue[]){text_value(str_c(id)), text_value(STR("=甲"))}, &err) != RC_OK)
					_exit(1);
			}
			_exit(bundle_writer_close(w, &err) == RC_OK ? 0 : 1);
		}
		nanosleep(&(struct timespec){.tv_nsec = (long)rnd(400) * 1000000}, NULL);
		(void)kill(child, SIGKILL);
		assert_true(waitpid(child, &status, 0) == child);
		if (access(path, F_OK) == 0) {
			struct seen s = see(path);

			if (s.rc != RC_OK)
				fail_msg("%s%s", s.text[LANG_EN].p, s.err.msg[LANG_EN]);
			assert_int_equal(s.report.rows, 20000);
			seen_free(&s);
			whole++;
		}
		snprintf(command, sizeof command, "rm -r '%s'", b.path);
		assert_int_equal(system(command), 0);
	}
	print_message("killed %u times: %u bundles were whole, %u were not there\n", rounds, whole, rounds - whole);
}

static void
what_a_sheet_cannot_hold(void **state)
{
	struct box b = box_new();
	struct bundle_writer *w;
	struct err err = {0};
	struct buf text;
	struct vvalue row[2];

	(void)state;
	buf_init(&text, 0);
	for (unsigned i = 0; i < 32767; i++)
		buf_add_c(&text, "中");
	row[0] = text_value(STR("u"));
	row[1] = text_value(buf_str(&text));
	w = OPENED(&b, "facts.xlsx", "units", "unit_id", "name");
	assert_int_equal(bundle_writer_row(w, row, &err), RC_OK);
	buf_char(&text, '!');
	row[1] = text_value(buf_str(&text));
	assert_int_equal(bundle_writer_row(w, row, &err), RC_TOO_BIG);
	bundle_writer_drop(w);
	w = OPENED(&b, "facts.xlsx", "units", "unit_id", "name");
	row[1] = text_value(STR("x"));
	for (unsigned i = 2; i <= 1048576; i++)
		if (bundle_writer_row(w, row, &err) != RC_OK)
			fail_msg("row %u: %s", i, err.msg[LANG_EN]);
	assert_int_equal(bundle_writer_row(w, row, &err), RC_TOO_BIG);
	bundle_writer_drop(w);
	buf_done(&text);
	box_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_read_back), cmocka_unit_test(formulas_are_defused), cmocka_unit_test(a_path_has_a_whole_bundle_or_nothing),
		cmocka_unit_test(a_crash_leaves_no_half_bundle), cmocka_unit_test(what_a_sheet_cannot_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
