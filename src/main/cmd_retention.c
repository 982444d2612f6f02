/*
 * retention: callers' data whose time is over. Without --erase it only looks and prints what would go and what is held back, with a code;
 * --erase takes that code, so that what was seen is what is erased.
 */
#include "main/main.h"
#include "order/retention.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

static bool
progress(void *ctx, const char *phase, uint64_t done, uint64_t all)
{
	static const struct { const char *phase, *words[LANG__COUNT]; } names[] = {{"look", {"查找", "looking"}}, {"erase", {"抹去", "erasing"}}, {"scrub", {"重写文件", "writing the files anew"}}};
	const struct args *a = ctx;

	for (unsigned i = 0; isatty(2) && i < COUNT_OF(names); i++)
		if (strcmp(names[i].phase, phase) == 0)
			fprintf(stderr, "\r%s %" PRIu64 "/%" PRIu64 "        ", names[i].words[a->lang], done, all);
	return true;
}

static void
print_table(const struct args *a, const struct retention_plan *p, struct buf *to)
{
	enum lang lang = a->lang;
	struct arena texts;

	arena_init(&texts, 0);
	if (p->book.n == 0) {
		buf_add_c(to, MSG(lang, "施行的规则里没有写保存多久：什么也不抹去\n", "no rulebook in force says how long data are kept: nothing is erased\n"));
		return;
	}
	buf_fmt(to, MSG(lang, "截至 " STR_F "，依据 " STR_F "\n", "as of " STR_F ", by " STR_F "\n"), STR_A(day_text(&texts, p->day)), STR_A(p->book));
	for (unsigned i = 0; i < p->n_rules; i++) {
		buf_fmt(to, "  " STR_F "（" STR_F "）", STR_A(p->rules[i].title), STR_A(p->rules[i].clause));
		if (p->rules[i].months < 0)
			buf_add_c(to, MSG(lang, "：一直保存\n", ": kept for good\n"));
		else
			buf_fmt(to, MSG(lang, "：满 %lld 个月，%llu 件到期\n", ": %lld months, %llu orders over\n"), (long long)p->rules[i].months, (unsigned long long)p->rules[i].orders);
	}
	buf_fmt(to, MSG(lang, "要抹去：%llu 件工单的 %llu 项个人信息、%llu 个附件内容（%lld 字节）；没到期的还有 %llu 件\n",
	                "to be erased: of %llu orders %llu personal values and %llu contents (%lld bytes); %llu orders are not over yet\n"),
	        (unsigned long long)p->orders, (unsigned long long)p->fields, (unsigned long long)p->contents, (long long)p->bytes, (unsigned long long)p->kept);
	for (unsigned i = 0; i < p->n_years; i++)
		buf_fmt(to, MSG(lang, "  %d 年：%llu 件，%llu 项，%llu 个内容\n", "  %d: %llu orders, %llu values, %llu contents\n"), p->years[i].year, (unsigned long long)p->years[i].orders,
		        (unsigned long long)p->years[i].fields, (unsigned long long)p->years[i].contents);
	for (unsigned i = 0; i < p->n_counts; i++) {
		const struct ventity *e = vocab_at(p->counts[i].entity);

		buf_fmt(to, "  %s.%s：%llu\n", MSG(lang, e->zh, e->name), MSG(lang, e->fields[p->counts[i].field].zh, e->fields[p->counts[i].field].name), (unsigned long long)p->counts[i].n);
	}
	for (unsigned i = 0; i < p->n_held; i++)
		buf_fmt(to, MSG(lang, "  到期而暂留：" STR_F "，%llu 件\n", "  over, but held back: " STR_F ", %llu orders\n"), STR_A(p->held[i].reason[lang]), (unsigned long long)p->held[i].orders);
	buf_fmt(to, MSG(lang, "确认码 %s（抹去：jieban retention … --as-of %s --erase %s）\n", "code %s (to erase: jieban retention … --as-of %s --erase %s)\n"), p->confirm, day_text(&texts, p->day).p, p->confirm);
	arena_done(&texts);
}

static int
erase(const struct args *a, struct db *db, int64_t tenant_id, int32_t day, int64_t now_ms)
{
	struct erase_done done;
	struct erase_ask ask = {.tenant_id = tenant_id, .now_ms = now_ms, .day = day, .confirm = str_c(option(a, "erase")), .progress = progress};
	struct err err = {0};
	enum rc rc;

	memcpy(&ask.progress_ctx, &a, sizeof a);
	rc = retention_erase(db->orders, &ask, &done, &err);
	if (isatty(2))
		fputs("\r                                        \r", stderr);
	if (rc == RC_OK || done.orders > 0)
		printf(MSG(a->lang, "已抹去 %" PRIu64 " 件工单的 %" PRIu64 " 项个人信息、%" PRIu64 " 个附件内容（%" PRId64 " 字节）；%" PRIu64 " 件其间有变动，留待下次\n",
		           "erased of %" PRIu64 " orders %" PRIu64 " personal values and %" PRIu64 " contents (%" PRId64 " bytes); %" PRIu64 " orders changed meanwhile and are left\n"),
		       done.orders, done.fields, done.contents, done.bytes, done.left);
	return rc == RC_OK ? EXIT_DONE : fail(a, rc, &err);
}

int
cmd_retention(const struct args *a)
{
	const char *as_of = option(a, "as-of"), *format = option(a, "format");
	int64_t now_ms = clock_ms();
	int32_t day = instant_day(now_ms / 1000);
	struct db db;
	struct tenant tenant;
	int status;

	if (a->n_words > 0 || (as_of != NULL && !day_parse(str_c(as_of), &day)) || (format != NULL && strcmp(format, "table") != 0 && strcmp(format, "json") != 0))
		return EXIT_USAGE;
	status = db_open(a, false, false, &db);
	if (status == EXIT_DONE)
		status = db_tenant(a, &db, &tenant);
	if (status == EXIT_DONE && option(a, "erase") != NULL) {
		status = erase(a, &db, tenant.tenant_id, day, now_ms);
	} else if (status == EXIT_DONE) {
		struct retention_plan plan;
		struct err err = {0};
		struct buf b;
		enum rc rc = retention_look(db.orders, tenant.tenant_id, day, now_ms, &db.arena, &plan, &err);

		buf_init(&b, 0);
		if (rc == RC_OK && format != NULL && strcmp(format, "json") == 0) {
			struct jw w;

			jw_init(&w, &b);
			retention_json(&w, &plan);
			buf_char(&b, '\n');
		} else if (rc == RC_OK) {
			print_table(a, &plan, &b);
		}
		status = rc == RC_OK ? output(&b) : fail(a, rc, &err);
		buf_done(&b);
	}
	db_close(&db);
	return status;
}
