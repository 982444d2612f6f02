/*
 * The command line: one table of sub-commands, options read by one loop, exit status 0 done, 1 the input is wrong, 2 usage,
 * 3 the system failed. The only place that prints and exits.
 */
#include "main/main.h"

#include <stdlib.h>
#include <string.h>

static const struct command commands[] = {
	{"check", cmd_check, "check FILE…", "编译规则并运行其中的例子", "compile rulebooks and run their examples"},
	{"fmt", cmd_fmt, "fmt --lang zh|en FILE", "换一种语言的关键词打印", "print with the keywords of a language"},
	{"draw", cmd_draw, "draw FILE [PROCESS] [--lang zh|en]", "流程画成图（DOT，给 graphviz）", "a process as a graph in DOT, for graphviz"},
	{"vocabulary", cmd_vocabulary, "vocabulary --format md|json", "事实的词汇", "the vocabulary of facts"},
	{"calc", cmd_calc, "calc FILE ITEM --given FILE.json [--set option=value …]", "按给出的数算一个指标", "one item on given values"},
	{"due", cmd_due, "due FILE LIMIT --from INSTANT [--given FILE.json] [--set …] [--format text|json]", "一个时限何时届满，怎么算的", "when a limit ends, and how"},
	{"score", cmd_score, "score (--rulebook FILE --facts DIR|ZIP | --db URL --tenant SLUG [--rulebook FILE]) --assessment A --period P [--subject S] [--as-of INSTANT] [--set …] [--format table|json|csv] [--skip-bad FILE]",
	 "按事实计分", "score facts"},
	{"explain", cmd_explain, "explain (--rulebook FILE --facts DIR|ZIP | --db URL --tenant SLUG [--rulebook FILE]) --assessment A --period P --subject S --item ID [--as-of INSTANT] [--set …] [--format text|json] [--skip-bad FILE]",
	 "一个分数的来历：条款、算法、数据", "where a number comes from"},
	{"init", cmd_init, "init --db URL [--tenant SLUG] [--name NAME] [--level 1|2|3] [--login NAME]", "建库、第一个政府和管理员", "make a database, its first government and administrator"},
	{"serve", cmd_serve, "serve --db URL [--listen 127.0.0.1:8080] [--origin https://…] [--trust-proxy yes] [--threads N] [--workers N] [--connections N] [--per-minute N] [--idle SECONDS] [--tmp DIR]",
	 "运行服务", "run the server"},
	{"demo", cmd_demo, "demo --db URL | --out DIR | --who yes", "五个政府、十五个月的演示", "five governments, fifteen months, the same every time"},
	{"tenant", cmd_tenant, "tenant add --db URL --tenant SLUG [--name NAME] [--level N] [--parent SLUG] | tenant list --db URL", "加入、列出政府", "add or list governments"},
	{"user", cmd_user, "user add|reset|disable|enable --db URL --tenant SLUG --login NAME [--name NAME] [--role ROLE] [--unit ID] [--person ID]", "账号", "accounts"},
	{"calendar", cmd_calendar, "calendar add FILE --db URL", "加入一年的放假通知", "add a year's holiday notice"},
	{"rulebook", cmd_rulebook_add, "rulebook add FILE --db URL --tenant SLUG [--in-force DATE]", "加入一版规则，不给日期的是草稿", "add an edition; a draft without --in-force"},
	{"import", cmd_import, "import DIR|ZIP|XLSX --db URL --tenant SLUG [--skip-bad FILE]", "导入事实", "import facts"},
	{"take", cmd_take, "take FILE.csv|FILE.xlsx --db URL --tenant SLUG [--skip-bad yes]", "收下一份工单清单", "take in a list of orders"},
	{"export", cmd_export, "export DIR|FILE.zip|FILE.xlsx --db URL --tenant SLUG [--personal no] [--log yes]", "导出事实", "export facts"},
	{"retention", cmd_retention, "retention --db URL --tenant SLUG [--as-of DATE] [--format table|json] [--erase CODE]", "保存期：试运行，或凭试运行给的确认码抹去",
	 "retention: a dry run, or with the code that it gave the erasure"},
	{"backup", cmd_backup, "backup FILE --db URL", "备份整个数据库，可在使用中", "back up the whole database, while it is in use"},
	{"restore", cmd_restore, "restore FILE --db URL", "恢复到一个空的数据库", "restore into an empty database"},
	{"verify", cmd_verify, "verify --db URL [--tenant SLUG]", "核对变更链、事实和审计", "check the chains, the facts and the audit"},
	{"migrate", cmd_migrate, "migrate --db URL", "升级数据库结构", "bring the schema up to date"},
	{"openapi", cmd_openapi, "openapi", "接口说明 openapi.json", "the description of the interface, openapi.json"},
};

static void
usage(enum lang lang)
{
	fprintf(stderr, MSG(lang, "用法：jieban [--lang zh|en] 命令 …\n", "usage: jieban [--lang zh|en] COMMAND …\n"));
	for (unsigned i = 0; i < COUNT_OF(commands); i++)
		fprintf(stderr, "  jieban %s\n      %s\n", commands[i].usage, MSG(lang, commands[i].zh, commands[i].en));
}

int
fail(const struct args *a, enum rc rc, const struct err *err)
{
	fprintf(stderr, "%s\n", err->msg[a->lang]);
	return rc == RC_INTERNAL ? EXIT_SYSTEM : EXIT_INPUT;
}

const char *
option(const struct args *a, const char *name)
{
	for (unsigned i = 0; i < a->n_options; i++)
		if (strcmp(a->options[i].name, name) == 0)
			return a->options[i].value;
	return NULL;
}

/* Prints a result; a full disk or closed pipe is the system's failure. */
int
output(const struct buf *b)
{
	if ((b->n > 0 && fwrite(b->p, 1, b->n, stdout) != b->n) || fflush(stdout) != 0)
		return EXIT_SYSTEM;
	return EXIT_DONE;
}

int
main(int argc, char **argv)
{
	const char *env = getenv("LANG");
	struct args a = {.lang = env != NULL && strncmp(env, "en", 2) == 0 ? LANG_EN : LANG_ZH};
	const struct command *command = NULL;

	for (int i = 1; i < argc; i++) {
		const char *s = argv[i];

		if (strncmp(s, "--", 2) == 0 && s[2] != '\0') {
			if (i + 1 >= argc || a.n_options == COUNT_OF(a.options)) {
				usage(a.lang);
				return EXIT_USAGE;
			}
			a.options[a.n_options++] = (struct arg_option){s + 2, argv[++i]};
			/* before the command it is the language of messages, after it fmt's */
			if (strcmp(s, "--lang") == 0 && command == NULL)
				a.lang = strcmp(argv[i], "en") == 0 ? LANG_EN : LANG_ZH;
		} else if (command == NULL) {
			for (unsigned k = 0; k < COUNT_OF(commands); k++)
				if (strcmp(commands[k].name, s) == 0)
					command = &commands[k];
			if (command == NULL) {
				usage(a.lang);
				return EXIT_USAGE;
			}
		} else if (a.n_words < COUNT_OF(a.words)) {
			a.words[a.n_words++] = s;
		}
	}
	if (command == NULL) {
		usage(a.lang);
		return EXIT_USAGE;
	}
	int status = command->run(&a);

	if (status == EXIT_USAGE)
		fprintf(stderr, MSG(a.lang, "用法：jieban %s\n", "usage: jieban %s\n"), command->usage);
	return status;
}
