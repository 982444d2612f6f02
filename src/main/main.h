/*
 * main: arguments of the command line and the sub-commands. Private to the room.
 */
#ifndef JIEBAN_MAIN_H
#define JIEBAN_MAIN_H

#include "api/api.h"
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
int cmd_draw(const struct args *);
int cmd_vocabulary(const struct args *);
int cmd_calc(const struct args *);
int cmd_due(const struct args *);
int cmd_score(const struct args *);
int cmd_explain(const struct args *);
int cmd_init(const struct args *);
int cmd_migrate(const struct args *);
int cmd_backup(const struct args *);
int cmd_restore(const struct args *);
int cmd_verify(const struct args *);
int cmd_tenant(const struct args *);
int cmd_user(const struct args *);
int cmd_calendar(const struct args *);
int cmd_rulebook_add(const struct args *);
int cmd_take(const struct args *);
int cmd_import(const struct args *);
int cmd_export(const struct args *);
int cmd_retention(const struct args *);
int cmd_serve(const struct args *);
int cmd_demo(const struct args *);
int cmd_openapi(const struct args *);

int fail(const struct args *, enum rc, const struct err *);
const char *option(const struct args *, const char *name);
int output(const struct buf *);
/* A rulebook from a file, its diagnostics on stderr; NULL when it cannot be used, with the exit status. */
struct rulebook *load_rulebook(const struct args *, const char *path, int *status);
/* The built-in calendars, or those of --calendar DIR. */
struct calendar *load_calendar(const struct args *, int *status);

/* A database with its rooms. db_open: EXIT_DONE or the exit status, said already; db_close always. */
struct db { struct store *store; struct facts *facts; struct people *people; struct editions *editions; struct orders *orders; struct arena arena; };
int db_open(const struct args *, bool create, bool any_schema, struct db *);
void db_close(struct db *);
int db_tenant(const struct args *, struct db *, struct tenant *);       /* the government of --tenant */
int64_t clock_ms(void);
/* Adds an edition from text and puts it in force; diagnostics on stderr. */
int add_edition(const struct args *, struct db *, int64_t tenant_id, struct str file_name, struct str text, bool in_force, int32_t from_day);

struct option_set option_settings(const struct args *, struct arena *);

#endif
