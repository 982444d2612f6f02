/*
 * The second pass: the sink gets exactly the good rows, typed, in the vocabulary's order, and nothing once the bundle has changed.
 */
#include "book.h"

struct got { struct buf text; unsigned refuse_after; int fields[64]; };

static enum rc
take_file(void *ctx, int entity, const int *fields, unsigned n, struct err *err)
{
	struct got *g = ctx;
	const struct ventity *e = vocab_at(entity);

	(void)err;
	buf_fmt(&g->text, "[%s:", e->name);
	for (unsigned i = 0; i < n; i++) {
		buf_fmt(&g->text, " %s", e->fields[fields[i]].name);
		g->fields[i] = fields[i];
	}
	buf_add_c(&g->text, "]\n");
	return RC_OK;
}

static enum rc
take_row(void *ctx, int entity, const struct vvalue *values, unsigned n, struct err *err)
{
	struct got *g = ctx;
	const struct ventity *e = vocab_at(entity);

	if (g->refuse_after > 0 && --g->refuse_after == 0)
		return err_set(err, RC_BUSY, "", "满了", "full");
	for (unsigned i = 0; i < n; i++) {
		enum vtype t = e->fields[g->fields[i]].type;

		buf_add_c(&g->text, i == 0 ? "" : "|");
		if (!values[i].known)
			buf_char(&g->text, '-');
		else if (t == VT_TEXT || t == VT_ID || t == VT_LINK || t == VT_SET)
			buf_add(&g->text, values[i].text);
		else
			buf_fmt(&g->text, "%lld", (long long)values[i].i);
	}
	buf_char(&g->text, '\n');
	return RC_OK;
}

/* Both passes; between them `file` of the box is changed when it is not NULL. */
static enum rc
both(const struct box *b, const char *path, bool skip_bad, const char *file, const char *text, unsigned refuse_after, struct got *g, struct err *err)
{
	struct bundle_skips skips;
	struct bundle_options o = {.skip_bad = skip_bad, .skips = &skips};
	struct bundle_sink sink = {g, take_file, take_row, NULL};
	struct seen s;
	enum rc rc;

	bundle_skips_init(&skips);
	s = see_with(path, &o, "*");
	if (s.rc != RC_OK)
		fail_msg("%s%s", s.text[LANG_EN].p, s.err.msg[LANG_EN]);
	assert_int_equal(skips.n, s.report.rows_skipped);
	seen_free(&s);
	if (file != NULL)
		box_put(b, file, text);
	*g = (struct got){.refuse_after = refuse_after};
	buf_init(&g->text, 0);
	rc = bundle_rows(path, &o, &skips, &sink, err);
	buf_char(&g->text, '\0');
	bundle_skips_done(&skips);
	return rc;
}

static void
good_rows_are_handed_over(void **state)
{
	static const char expected[] =
		"[units: unit_id parent_id kind]\na|-|0\nd|a|1\n"
		"[orders: title order_id received_at]\n'x,|o1|1735660800\n=cmd|o4|-\n"
		"[callbacks: order_id rating]\n";
	struct box b = box_new();
	struct got g;
	struct err err = {0};

	(void)state;
	box_put(&b, "callbacks.csv", "order_id,rating\n");
	box_put(&b, "units.csv", "unit_id,parent_id,kind\na,,office\nb,x,\nc,b,\nd,a,企事业单位\na,,\n");     /* c falls with b */
	box_put(&b, "orders.csv", "\"title\",order_id,received_at\n\"'x,\",o1,2025-01-01\n,o2,never\nx,o3\n\"'=cmd\",o4,\n\"x\"y,o5,\n");
	if (both(&b, b.path, true, NULL, NULL, 0, &g, &err) != RC_OK)
		fail_msg("%s", err.msg[LANG_EN]);
	assert_string_equal(g.text.p, expected);
	buf_done(&g.text);
	/* the sink's own refusal ends the pass */
	assert_int_equal(both(&b, b.path, true, NULL, NULL, 3, &g, &err), RC_BUSY);
	assert_string_equal(err.msg[LANG_EN], "full");
	assert_non_null(strstr(g.text.p, "d|a|1\n[orders: title order_id received_at]\n"));
	assert_null(strstr(g.text.p, "o1"));
	buf_done(&g.text);
	box_free(&b);
}

static void
what_was_left_out_is_known_past_the_first_thousand(void **state)
{
	struct box b = box_new();
	struct buf text;
	struct got g;
	struct err err = {0};
	unsigned lines = 0;

	(void)state;
	buf_init(&text, 0);
	buf_add_c(&text, "unit_id,kind\n");
	for (unsigned i = 0; i < 5000; i++)
		buf_fmt(&text, "u%u,%s\n", i, i % 2 == 0 ? "nosuch" : "office");
	box_put_bytes(&b, "units.csv", text.p, text.n);
	buf_done(&text);
	if (both(&b, b.path, true, NULL, NULL, 0, &g, &err) != RC_OK)
		fail_msg("%s", err.msg[LANG_EN]);
	for (const char *p = g.text.p; *p != '\0'; p++)
		lines += *p == '\n';
	assert_int_equal(lines, 2501);
	assert_non_null(strstr(g.text.p, "u4999|0\n"));
	assert_null(strstr(g.text.p, "u4998"));
	buf_done(&g.text);
	box_free(&b);
}

static void
a_bundle_that_changed_is_refused(void **state)
{
	struct box b = box_new();
	struct got g;
	struct err err = {0};
	char path[512];

	(void)state;
	box_put(&b, "units.csv", "unit_id\na\n");
	assert_int_equal(both(&b, b.path, false, "units.csv", "unit_id\nab\n", 0, &g, &err), RC_CONFLICT);      /* another size */
	assert_string_equal(g.text.p, "");
	buf_done(&g.text);
	assert_int_equal(both(&b, b.path, false, "units.csv", "unit_id\nxy\n", 0, &g, &err), RC_CONFLICT);      /* another time */
	buf_done(&g.text);
	assert_int_equal(both(&b, b.path, false, "persons.csv", "person_id\np\n", 0, &g, &err), RC_CONFLICT);   /* one file more */
	buf_done(&g.text);
	box_path(&b, "facts.zip", path, sizeof path);
	zip_make(path, &(struct entry){"units.csv", "unit_id\na\n", 0}, 1);
	assert_int_equal(both(&b, path, false, NULL, NULL, 0, &g, &err), RC_OK);
	assert_string_equal(g.text.p, "[units: unit_id]\na\n");
	buf_done(&g.text);
	assert_int_equal(both(&b, path, false, "facts.zip", "gone", 0, &g, &err), RC_INVALID);
	buf_done(&g.text);
	box_free(&b);
}

struct listener { bool enough; unsigned calls; };

static void
heard(void *ctx, uint64_t done, uint64_t all)
{
	struct listener *l = ctx;

	assert_true(done <= all);
	l->enough = ++l->calls == 2;
}

/* Whoever watches the progress may have had enough, in either pass. */
static void
both_passes_stop_when_asked(void **state)
{
	struct box b = box_new();
	struct listener l = {.calls = 0};
	struct bundle_options o = {.progress = heard, .progress_ctx = &l, .stop = &l.enough};
	struct got g = {.refuse_after = 0};
	struct bundle_sink sink = {&g, take_file, take_row, NULL};
	struct err err = {0};
	struct buf text;
	struct seen s;

	(void)state;
	buf_init(&text, 0);
	buf_init(&g.text, 0);
	buf_add_c(&text, "unit_id,name\n");
	for (unsigned i = 0; i < 60000; i++)
		buf_fmt(&text, "u%u,a name that is long enough to make five million bytes of it all and a name that is long enough\n", i);
	box_put_bytes(&b, "units.csv", text.p, text.n);
	s = see_with(b.path, &o, "*");
	assert_int_equal(s.rc, RC_BUSY);
	assert_int_equal(l.calls, 2);
	if (s.report.rows == 0 || s.report.rows >= 40000)
		fail_msg("%u rows", (unsigned)s.report.rows);
	seen_free(&s);
	l = (struct listener){.calls = 0};
	assert_int_equal(bundle_rows(b.path, &o, NULL, &sink, &err), RC_BUSY);
	assert_int_equal(l.calls, 2);
	buf_done(&text);
	buf_done(&g.text);
	box_free(&b);
}

/* Without what was left out: a bad row that turns up is no good row. */
static void
bad_rows_without_skips_are_a_conflict(void **state)
{
	struct box b = box_new();
	struct got g = {.refuse_after = 0};
	struct bundle_sink sink = {&g, take_file, take_row, NULL};
	struct err err = {0};

	(void)state;
	buf_init(&g.text, 0);
	box_put(&b, "units.csv", "unit_id,kind\na,office\nb,nosuch\n");
	assert_int_equal(bundle_rows(b.path, NULL, NULL, &sink, &err), RC_CONFLICT);
	assert_non_null(strstr(err.msg[LANG_EN], "row 3"));
	assert_non_null(strstr(err.msg[LANG_ZH], "第 3 行"));
	buf_done(&g.text);
	box_free(&b);
}

static void
a_workbook_is_handed_over(void **state)
{
	static const struct book book = {
		.pages = {{"名额", ROW("1", T("B1", "period") T("A1", "")) , NULL, NULL}},
	}, sound = {
		.pages = {{"名额", ROW("2", T("A2", "period") T("B2", "grade")) ROW("4", D("A4", "1", "45717") T("B4", "=x")) ROW("9", T("A9", "never")) ROW("10", N("A10", "2024")), NULL, NULL}},
		.styles = "<cellXfs><xf/><xf numFmtId=\"17\"/></cellXfs>",
	};
	struct box b = box_new();
	struct got g;
	struct err err = {0};
	struct seen s;
	char path[512];

	(void)state;
	box_path(&b, "facts.xlsx", path, sizeof path);
	book_write(path, &sound);
	assert_int_equal(both(&b, path, true, NULL, NULL, 0, &g, &err), RC_OK);
	assert_string_equal(g.text.p, "[quotas: period grade]\n202503|=x\n202440|-\n");
	buf_done(&g.text);
	s = see_book(&book);            /* cells that go back */
	assert_int_equal(s.rc, RC_INVALID);
	seen_free(&s);
	box_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_rows_are_handed_over), cmocka_unit_test(what_was_left_out_is_known_past_the_first_thousand),
		cmocka_unit_test(a_bundle_that_changed_is_refused), cmocka_unit_test(bad_rows_without_skips_are_a_conflict), cmocka_unit_test(both_passes_stop_when_asked),
		cmocka_unit_test(a_workbook_is_handed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
