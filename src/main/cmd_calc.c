/*
 * calc and due: one item, one limit, on given values.
 */
#include "main/main.h"

#include <string.h>

/* The JSON of --given, or an empty object. */
static enum rc
read_given(const struct args *a, struct arena *arena, struct json **out, struct err *err)
{
	const char *path = option(a, "given");
	struct str text = STR("{}");

	if (path != NULL)
		TRY(file_read(arena, path, 64u << 20, &text, err));
	enum rc rc = json_parse(arena, text, out, err);

	if (rc == RC_OK && (*out)->kind != JSON_OBJECT)
		rc = err_set(err, RC_INVALID, "given", "应是一个 JSON 对象", "must be a JSON object");
	if (rc != RC_OK && path != NULL) {
		struct err e = *err;

		err_set(err, rc, "given", "%s：%.400s", "%s: %.400s", path, e.msg[LANG_ZH]);
		snprintf(err->msg[LANG_EN], sizeof err->msg[LANG_EN], "%.90s: %.400s", path, e.msg[LANG_EN]);
	}
	return rc;
}

int
cmd_calc(const struct args *a)
{
	int status = EXIT_DONE;
	struct rulebook *rb;
	struct calendar *cal;
	struct arena arena;
	struct json *given;
	struct err err = {0};
	struct scores s = {0};
	enum rc rc;

	if (a->n_words != 2)
		return EXIT_USAGE;
	rb = load_rulebook(a, a->words[0], &status);
	cal = rb == NULL ? NULL : load_calendar(a, &status);
	arena_init(&arena, 0);
	if (cal != NULL) {
		struct option_set set = option_settings(a, &arena);

		rc = read_given(a, &arena, &given, &err);
		if (rc == RC_OK)
			rc = score_calc(rb, cal, str_c(a->words[1]), given, &set, &s, &err);
		if (rc != RC_OK) {
			status = fail(a, rc, &err);
		} else {
			struct buf b;

			buf_init(&b, 0);
			scores_print(&s, "json", a->lang, &b);
			status = output(&b);
			buf_done(&b);
		}
		scores_done(&s);
	}
	arena_done(&arena);
	calendar_free(cal);
	rulebook_free(rb);
	return status;
}

int
cmd_due(const struct args *a)
{
	int status = EXIT_DONE;
	struct rulebook *rb;
	struct calendar *cal;
	struct arena arena;
	struct json *given;
	struct err err = {0};
	const char *from = option(a, "from"), *format = option(a, "format");
	int64_t at = 0;
	enum rc rc;

	if (a->n_words != 2 || (from == NULL && option(a, "given") == NULL) || (format != NULL && strcmp(format, "json") != 0 && strcmp(format, "text") != 0))
		return EXIT_USAGE;
	if (from != NULL && !instant_parse(str_c(from), &at)) {
		fprintf(stderr, MSG(a->lang, "--from “%s”不是时刻，应写成 2024-11-04T09:00\n", "--from “%s” is no instant; write 2024-11-04T09:00\n"), from);
		return EXIT_INPUT;
	}
	rb = load_rulebook(a, a->words[0], &status);
	cal = rb == NULL ? NULL : load_calendar(a, &status);
	arena_init(&arena, 0);
	if (cal != NULL) {
		struct option_set set = option_settings(a, &arena);
		struct due_result due;

		rc = read_given(a, &arena, &given, &err);
		if (rc == RC_OK)
			rc = score_due(rb, cal, str_c(a->words[1]), from != NULL, at, given, &set, &arena, &due, &err);
		if (rc != RC_OK) {
			status = fail(a, rc, &err);
		} else {
			struct buf b;

			buf_init(&b, 0);
			due_print(&due, rb, format != NULL && strcmp(format, "json") == 0, a->lang, &b);
			status = output(&b);
			buf_done(&b);
		}
	}
	arena_done(&arena);
	calendar_free(cal);
	rulebook_free(rb);
	return status;
}
