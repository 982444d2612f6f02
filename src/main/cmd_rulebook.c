/*
 * check, fmt, draw, vocabulary: what needs a rulebook alone.
 */
#include "main/main.h"
#include "rulebook/process.h"

#include <string.h>

int
cmd_check(const struct args *a)
{
	int status = EXIT_DONE;
	struct calendar *cal = load_calendar(a, &status);

	if (cal == NULL)
		return status;
	if (a->n_words == 0) {
		calendar_free(cal);
		return EXIT_USAGE;
	}
	for (unsigned i = 0; i < a->n_words; i++) {
		struct rulebook *rb = load_rulebook(a, a->words[i], &status);
		struct diags d;
		unsigned passed;
		struct buf b;

		if (rb == NULL)
			continue;
		diags_init(&d);
		passed = score_examples(rb, cal, &d);
		buf_init(&b, 0);
		if (d.errors > 0) {
			diags_print(&d, rb->file, rb->text, a->lang, &b);
			fwrite(b.p, 1, b.n, stderr);
			status = EXIT_INPUT;
		}
		fprintf(status == EXIT_DONE ? stdout : stderr, MSG(a->lang, "%s：%u 个例子通过，%u 个不符\n", "%s: %u examples passed, %u failed\n"), a->words[i], passed, d.all);
		buf_done(&b);
		diags_done(&d);
		rulebook_free(rb);
	}
	calendar_free(cal);
	return status;
}

int
cmd_fmt(const struct args *a)
{
	const char *lang = option(a, "lang");
	int status = EXIT_DONE;
	struct rulebook *rb;
	struct buf b;

	if (a->n_words != 1 || lang == NULL || (strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0))
		return EXIT_USAGE;
	/* the last --lang is the one to print in */
	for (unsigned i = 0; i < a->n_options; i++)
		if (strcmp(a->options[i].name, "lang") == 0)
			lang = a->options[i].value;
	rb = load_rulebook(a, a->words[0], &status);
	if (rb == NULL)
		return status;
	buf_init(&b, 0);
	rulebook_fmt(rb, strcmp(lang, "en") == 0 ? LANG_EN : LANG_ZH, &b);
	status = output(&b);
	buf_done(&b);
	rulebook_free(rb);
	return status;
}

int
cmd_draw(const struct args *a)
{
	const char *lang = option(a, "lang");
	int status = EXIT_DONE;
	const struct process *p = NULL;
	struct rulebook *rb;
	struct err err;
	struct buf b;

	if (a->n_words == 0 || a->n_words > 2)
		return EXIT_USAGE;
	for (unsigned i = 0; i < a->n_options; i++)
		if (strcmp(a->options[i].name, "lang") == 0)
			lang = a->options[i].value;
	rb = load_rulebook(a, a->words[0], &status);
	if (rb == NULL)
		return status;
	if (a->n_words == 2)
		p = process_find(rb, str_c(a->words[1]));
	else if (rb->n_processes > 0)
		p = rb->processes[0];
	if (p == NULL) {
		status = a->n_words == 2 ? fail(a, err_set(&err, RC_NOT_FOUND, "", "没有叫“%s”的流程", "there is no process “%s”", a->words[1]), &err)
		                         : fail(a, err_set(&err, RC_NOT_FOUND, "", "这份规则里没有流程", "the rulebook has no process"), &err);
	} else {
		buf_init(&b, 0);
		process_draw(p, lang == NULL ? a->lang : strcmp(lang, "en") == 0 ? LANG_EN : LANG_ZH, &b);
		status = output(&b);
		buf_done(&b);
	}
	rulebook_free(rb);
	return status;
}

int
cmd_vocabulary(const struct args *a)
{
	const char *format = option(a, "format");
	struct buf b;
	int status;

	if (a->n_words > 0 || (format != NULL && strcmp(format, "md") != 0 && strcmp(format, "json") != 0))
		return EXIT_USAGE;
	buf_init(&b, 0);
	vocab_print(&b, format != NULL && strcmp(format, "json") == 0);
	status = output(&b);
	buf_done(&b);
	return status;
}
