/*
 * main: arguments of the command line and the sub-commands. Private to the room.
 */
#ifndef JIEBAN_MAIN_H
#define JIEBAN_MAIN_H

#include "bundle/bundle.h"
#include "demo/demo.h"
#include "score/score.h"

enum { EXIT_DONE, EXIT_INPUT, EXIT_USAGE, EXIT_SYSTEM };
struct arg_option { const char *name, *value; };
struct args {
	enum lang lang;
	const char *words[256]; unsigned n_words;
	struct arg_option options[256]; unsigned n_options;
};
struct command { const char *name; int (*run)(const struct args *); const char *usage, *zh, *en; };
int cmd_check(const struct args *);
int cmd_fmt(const struct args *);
int cmd_vocabulary(const struct args *);
int cmd_calc(const struct args *);
int cmd_due(const struct args *);
int cmd_score(const struct args *);
int cmd_explain(const struct args *);
int cmd_demo(const struct args *);

int fail(const struct args *, enum rc, const struct err *);
const char *option(const struct args *, const char *name);
int output(const struct buf *);
/* A rulebook from a file, its diagnostics on stderr; NULL when it cannot be used, with the exit status. */
struct rulebook *load_rulebook(const struct args *, const char *path, int *status);
/* The built-in calendars, or those of --calendar DIR. */
struct calendar *load_calendar(const struct args *, int *status);
struct option_set option_settings(const struct args *, struct arena *);

#endif
