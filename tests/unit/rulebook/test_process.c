/*
 * Processes, printed and read again: parse(fmt(parse(x))) = parse(x) in both languages and in lines of either, over random processes that
 * use every clause, and over the towns'; the compiled machine is the same too. JIEBAN_SEED and JIEBAN_CASES choose what is run.
 */
#include "books.h"
#include "rulebook/process.h"
#include "rulebook/retention.h"

static uint64_t seed_now;

static unsigned
rnd(unsigned n)
{
	seed_now ^= seed_now << 13;
	seed_now ^= seed_now >> 7;
	seed_now ^= seed_now << 17;
	return (unsigned)(seed_now >> 33) % n;
}

#define PICK(list) (list)[rnd(COUNT_OF(list))]

/* What may stand in a condition on a row of each kind. */
static const char *const of_order[] = {
	"difficult", "urgency = urgent", "source in (hotline, mailbox)", "closed_at known", "count(assignment, where part = lead and not returned, via order) > 1", "hard", "alike ≥ 5",
	"title known", "category = \"路灯\"", "spaced(contact, of at, where kind = brief and not reached, gap 1 hours, via order) ≥ 3", "has_site ≠ yes",
};
static const char *const of_assignment[] = {
	"accepted_at unknown", "part = lead", "order.difficult", "seq < 2", "met(as_of, due(accepted_at, 1 working_days))", "slow", "order.hard", "result_claimed in (solved, explained)",
	"count(contact, where kind = first and reached, via assignment) > 0", "minute_of_day(handled_at) < 720 minutes", "order.alike > 2",
};
static const char *const of_contact[] = {"reached", "kind = brief", "order.difficult", "reason unknown or reached", "by known", "assignment.slow"};
static const char *const roles_of[] = {"operator", "dispatcher", "liaison", "head", "handler", "reviewer", "supervisor", "line_leader", "chief", "system"};

enum { OF_ORDER, OF_ASSIGNMENT, OF_CONTACT };

static void
condition(struct buf *b, int of, unsigned depth)
{
	static const char *const joins[] = {" and ", " or ", " and not "};
	const char *one = of == OF_ORDER ? PICK(of_order) : of == OF_ASSIGNMENT ? PICK(of_assignment) : PICK(of_contact);
	unsigned shape = depth == 0 ? 0 : rnd(4);

	if (shape == 0) {
		buf_add_c(b, one);
	} else if (shape == 1) {
		buf_add_c(b, "not (");
		condition(b, of, depth - 1);
		buf_char(b, ')');
	} else {
		buf_char(b, '(');
		condition(b, of, depth - 1);
		buf_char(b, ')');
		buf_add_c(b, PICK(joins));
		buf_char(b, '(');
		condition(b, of, depth - 1);
		buf_char(b, ')');
	}
}

static void
some_roles(struct buf *b, unsigned most)
{
	unsigned n = 1 + rnd(most), from = rnd(COUNT_OF(roles_of));

	for (unsigned i = 0; i < n; i++)
		buf_fmt(b, "%s%s", i == 0 ? "" : " or ", roles_of[(from + i) % COUNT_OF(roles_of)]);
}

/* Clauses of an action on an order or assignment, in any number. */
static void
clauses(struct buf *b, int of, unsigned n_states, bool forms)
{
	bool contact = rnd(3) == 0;
	int after = contact ? OF_CONTACT : of;

	for (unsigned n = rnd(3); n > 0; n--) {
		buf_add_c(b, "  guard ");
		condition(b, of, 2);
		buf_fmt(b, " \"条件 %u\"\n", n);
	}
	if (contact)
		buf_fmt(b, "  record contact: kind = %s, at = as_of, must reached, may reason, by = me\n", rnd(2) != 0 ? "feedback" : "first");
	if (of == OF_ORDER ? contact : rnd(3) == 0)     /* after a contact: what is read afterwards is read of the first */
		buf_fmt(b, "  record assignment: must unit, basis = designated, dispatched_at = as_of, seq = %s + 1, first_dispatch = no, part = co\n", of == OF_ORDER ? "count(assignment, via order)" : "seq");
	if (of == OF_ASSIGNMENT && rnd(2) == 0)
		buf_add_c(b, "  change assignment: accepted_at = as_of, person = me, may reply, extended_due_at = due(accepted_at, 15 working_days), replied_at = missing\n");
	if (rnd(2) == 0) {
		buf_add_c(b, "  change order if ");
		condition(b, after, 1);
		buf_add_c(b, ": closed_at = as_of\n");
	}
	if (rnd(3) == 0) {
		buf_add_c(b, "  confirm ");
		condition(b, after, 1);
		buf_add_c(b, " \"核对\"\n");
	}
	for (unsigned n = rnd(3); n > 0; n--) {
		buf_fmt(b, "  goto s%u: ", rnd(n_states));
		condition(b, after, 1);
		buf_char(b, '\n');
	}
	for (unsigned n = rnd(2); n > 0; n--) {
		static const char *const kinds[] = {"photo", "audio", "document"};

		buf_fmt(b, "  evidence %s \"材料 %u\"", PICK(kinds), n);
		if (rnd(2) == 0) {
			buf_add_c(b, ": ");
			condition(b, of, 1);
		}
		buf_char(b, '\n');
	}
	if (rnd(2) == 0) {
		buf_add_c(b, "  notify ");
		some_roles(b, 3);
		buf_char(b, '\n');
	}
	if (rnd(3) == 0)
		buf_add_c(b, "  say_why\n");
	if (forms && rnd(3) == 0)
		buf_fmt(b, "  fill %s\n", of == OF_ASSIGNMENT ? "return_form" : "表二");
}

static void
random_process(struct buf *b, unsigned number)
{
	unsigned n = 2 + rnd(8), extra = rnd(4), clocks = rnd(4);
	static const char *const limits[] = {"L-1", "L-2", "办结", "区级"};
	bool alias = rnd(2) == 0;

	buf_fmt(b, "process p%u%s", number, rnd(2) == 0 ? " \"流程\"" : "");
	if (rnd(2) == 0) {
		buf_add_c(b, " of order: ");
		condition(b, OF_ORDER, 1);
	}
	buf_add_c(b, "\n  state ");
	for (unsigned i = 0; i < n; i++)
		buf_fmt(b, alias ? "%ss%u 状态%u" : "%ss%u", i == 0 ? "" : rnd(6) == 0 ? "\n  state " : ", ", i, i);
	buf_fmt(b, "\n  final s%u\n", n - 1);
	for (unsigned i = 0; i < clocks; i++) {
		buf_fmt(b, "  clock %s", limits[i]);
		if (rnd(2) == 0) {
			buf_add_c(b, " if ");
			condition(b, i == 3 ? OF_ORDER : OF_ASSIGNMENT, 1);
		}
		if (i != 3 && rnd(2) == 0)
			buf_add_c(b, ", into due_at");
		if (rnd(2) == 0)
			buf_fmt(b, ", ahead %u %s", 1 + rnd(9), rnd(2) == 0 ? "hours" : "minutes");
		if (rnd(2) == 0) {
			buf_add_c(b, ", remind ");
			some_roles(b, 2);
		}
		if (rnd(2) == 0) {
			buf_add_c(b, ", overdue ");
			some_roles(b, 2);
		}
		buf_char(b, '\n');
	}
	buf_fmt(b, "action begin \"开始\": operator or system, start -> s0\n  change order: must title, may description, source = hotline, %s\n", rnd(2) == 0 ? "district_due_at = due(received_at, 5 working_days)" : "may urgency");
	for (unsigned i = 0; i + 1 < n; i++) {
		int of = rnd(2) == 0 ? OF_ORDER : OF_ASSIGNMENT;

		buf_fmt(b, "action step%u%s%s%s: ", i, rnd(9) == 0 ? " 走" : "", rnd(2) == 0 ? " \"往前\"" : "", of == OF_ASSIGNMENT ? " of assignment" : rnd(2) == 0 ? " of order" : "");
		some_roles(b, 3);
		buf_fmt(b, ", s%u", i);
		if (rnd(2) == 0)
			buf_fmt(b, " or s%u", rnd(n));
		buf_fmt(b, " -> s%u\n", i + 1);
		clauses(b, of, n, true);
	}
	for (unsigned i = 0; i < extra; i++) {
		buf_fmt(b, "action extra%u of assignment: ", i);
		some_roles(b, 2);
		if (rnd(2) == 0)
			buf_add_c(b, ", any -> stay\n");
		else
			buf_fmt(b, ", s%u -> stay\n", rnd(n));
		clauses(b, OF_ASSIGNMENT, n, true);
	}
	buf_add_c(b, "action finish of assignment: head, s0 -> stay\n  change assignment: handled_at = as_of\n  change order: closed_at = as_of\n");
	if (rnd(2) == 0) {
		buf_add_c(b, "trigger many \"同类\" of order: ");
		condition(b, OF_ORDER, 1);
		buf_add_c(b, "\n  record supervision: level = street, opened_at = as_of, reason = \"同类\"\n  notify supervisor\n  once\n");
	}
}

/* How long callers' data are kept: an option's months or years, or written out; each kind that can be erased once. */
static void
random_retention(struct buf *b)
{
	bool option = rnd(2) == 0;

	if (option)
		buf_fmt(b, "option kept_for = %u %s \"原文没有写\"\n", 1 + rnd(40), rnd(2) == 0 ? "months" : "years");
	buf_fmt(b, "retention callers%s%s of order: from %s kept ", rnd(2) == 0 ? " 诉求人" : "", rnd(2) == 0 ? " \"个人信息\"" : "", rnd(2) == 0 ? "received_at" : "first_known(closed_at, received_at)");
	if (option)
		buf_add_c(b, "kept_for");
	else
		buf_fmt(b, "%u years", 1 + rnd(9));
	buf_add_c(b, "\n  erase order");
	if (rnd(2) == 0) {
		buf_add_c(b, " if ");
		condition(b, OF_ORDER, 1);
	}
	buf_fmt(b, ": %s\n", rnd(2) == 0 ? "caller_name, caller_phone, address" : "caller_phone");
	if (rnd(2) == 0)
		buf_add_c(b, "  erase filing: content\n");
	if (rnd(2) == 0)
		buf_fmt(b, "  erase attachment%s\n", rnd(2) == 0 ? " if kind = audio or label known" : "");
	for (unsigned n = rnd(3); n > 0; n--) {
		buf_add_c(b, "  hold ");
		condition(b, OF_ORDER, 1);
		buf_fmt(b, " \"暂留 %u\"\n", n);
	}
	if (rnd(2) == 0)
		buf_add_c(b, "  note \"三年\"\n");
}

static void
random_book(struct buf *b)
{
	buf_add_c(b, "---\nid: r\nedition: 1\nlanguage: 1\n---\n\n# 流程\n\n```rule\n"
	             "derive hard of order: difficult or has_site = yes\n"
	             "derive alike of order: kin(order, dated received_at, same(matter_key, caller_key), within 7 days, of caller_key, where not shelved)\n"
	             "derive slow of assignment: handled_at known and not met(handled_at, due(dispatched_at, 5 working_days))\n"
	             "limit L-1 \"先行联系\" of assignment: from dispatched_at within 1 working_days until least_of(contact, of at, where kind = first, via assignment)\n"
	             "limit L-2 of assignment: from first_known(accepted_at, dispatched_at) within 4 hours until first_known(replied_at, handled_at)\n"
	             "limit 办结 closing of assignment: from dispatched_at deadline order.district_due_at until handled_at\n"
	             "limit 区级 of order: from received_at deadline district_due_at until closed_at\n"
	             "form 退单表 return_form \"退单审核表\" of assignment\n  field \"诉求编号\": order.title\n  field \"理由\"\n  sign \"负责人\": head or liaison\n"
	             "form 表二 of order\n  field \"标题\": title\n  note \"一式两份\"\n");
	for (unsigned i = 0, n = 1 + rnd(2); i < n; i++)
		random_process(b, i);
	if (rnd(2) == 0)
		random_retention(b);
	buf_add_c(b, "```\n");
}

/* L-1 is stopped by contacts: a random process may record none; and two actions may have got one alias. */
static bool
only_clocks(const struct diags *d)
{
	for (unsigned i = 0; i < d->n; i++)
		if (strcmp(d->list[i].code, "R723") != 0 && strcmp(d->list[i].code, "R205") != 0)
			return false;
	return true;
}

static void
dump_of(const struct rulebook *rb, struct buf *to)
{
	rulebook_dump(rb, to);
	for (unsigned i = 0; i < rb->n_processes; i++) {
		const struct process *p = rb->processes[i];

		process_draw(p, LANG_ZH, to);
		for (unsigned k = 0; k < p->n_actions; k++)
			buf_fmt(to, STR_F " %x %d %llx %d %u %u %u %x\n", STR_A(p->actions[k].decl->id), p->actions[k].roles, p->actions[k].system, (unsigned long long)p->actions[k].from, p->actions[k].to,
			        p->actions[k].n_records, p->actions[k].n_gotos, p->actions[k].n_evidence, p->actions[k].notify);
		for (unsigned k = 0; k < p->n_clocks; k++)
			buf_fmt(to, STR_F " %d %x %x\n", STR_A(p->clocks[k].limit->id), p->clocks[k].into, p->clocks[k].remind, p->clocks[k].overdue);
	}
	for (unsigned i = 0; i < rb->n_retentions; i++) {
		const struct retention *r = &rb->retentions[i];

		assert_true(r->from != NULL && r->kept != NULL && r->n_erases > 0);
		buf_fmt(to, STR_F " %u %u\n", STR_A(r->decl->id), r->n_holds, r->n_erases);
		for (unsigned k = 0; k < r->n_erases; k++)
			buf_fmt(to, "%d %d %u %d %d\n", r->erases[k].entity, r->erases[k].link, r->erases[k].n_fields, r->erases[k].n_fields > 0 ? r->erases[k].fields[0] : -1, r->erases[k].when != NULL);
	}
}

static void
wrong(unsigned number, const struct diags *d, struct str text)
{
	struct buf b;

	buf_init(&b, 0);
	diags_print(d, STR("random.md"), text, LANG_EN, &b);
	printf(STR_F, STR_A(buf_str(&b)));
	buf_done(&b);
	fail_msg("case %u does not compile", number);
}

static void
same_as(const struct buf *want, struct str text, const char *how)
{
	struct diags d;
	struct rulebook *rb;
	struct buf got;

	diags_init(&d);
	buf_init(&got, 0);
	rb = rulebook_compile(STR("again.md"), text, &d);
	if (d.errors > 0)
		wrong(0, &d, text);
	dump_of(rb, &got);
	if (!str_eq(buf_str(&got), buf_str(want)))
		fail_msg("%s: it means something else\n" STR_F, how, STR_A(text));
	buf_done(&got);
	rulebook_free(rb);
	diags_done(&d);
}

static struct str
line(struct str *rest)
{
	const char *end = memchr(rest->p, '\n', rest->n);
	struct str one = {rest->p, end == NULL ? rest->n : (size_t)(end - rest->p) + 1};

	*rest = (struct str){rest->p + one.n, rest->n - one.n};
	return one;
}

/* Printed in Chinese no English word of the language or the vocabulary is left; the names of random books are none of them. */
static void
all_chinese(struct str text)
{
	unsigned n_words, n_entities, n_enums;
	const struct word *words = rb_keywords(&n_words);
	const struct ventity *e = vocab_entities(&n_entities);
	const struct venum *v = vocab_enums(&n_enums);
	bool quoted = false;

	for (size_t i = 0; i < text.n; i++) {
		struct str w = {text.p + i, 0};

		quoted = text.p[i] == '"' ? !quoted : quoted;
		while (i + w.n < text.n && ((text.p[i + w.n] >= 'a' && text.p[i + w.n] <= 'z') || text.p[i + w.n] == '_'))
			w.n++;
		if (w.n == 0)
			continue;
		i += w.n - 1;
		for (unsigned k = 0; !quoted && k < n_words; k++)
			if (str_eq_c(w, words[k].en))
				fail_msg("“%s” is not printed in Chinese", words[k].en);
		for (unsigned k = 0; !quoted && k < n_entities; k++) {
			assert_false(str_eq_c(w, e[k].one));
			for (unsigned f = 0; f < e[k].n; f++)
				if (str_eq_c(w, e[k].fields[f].name))
					fail_msg("%s.%s is not printed in Chinese", e[k].name, e[k].fields[f].name);
		}
		for (unsigned k = 0; !quoted && k < n_enums; k++)
			for (unsigned f = 0; f < v[k].n; f++)
				if (str_eq_c(w, v[k].codes[f].name))
					fail_msg("%s is not printed in Chinese", v[k].codes[f].name);
	}
}

static void
round_trip(const struct rulebook *rb)
{
	struct buf want, text[LANG__COUNT], again, mixed;
	struct str rest[LANG__COUNT];

	buf_init(&want, 0);
	buf_init(&mixed, 0);
	dump_of(rb, &want);
	for (int l = 0; l < LANG__COUNT; l++) {
		struct diags d;
		struct rulebook *other;

		buf_init(&text[l], 0);
		rulebook_fmt(rb, (enum lang)l, &text[l]);
		same_as(&want, buf_str(&text[l]), l == LANG_ZH ? "printed in Chinese" : "printed in English");
		/* printing what is printed changes nothing */
		diags_init(&d);
		other = rulebook_compile(STR("again.md"), buf_str(&text[l]), &d);
		buf_init(&again, 0);
		rulebook_fmt(other, (enum lang)l, &again);
		assert_true(str_eq(buf_str(&again), buf_str(&text[l])));
		buf_done(&again);
		rulebook_free(other);
		diags_done(&d);
		rest[l] = buf_str(&text[l]);
	}
	while (rest[LANG_ZH].n > 0) {
		struct str zh = line(&rest[LANG_ZH]), en = line(&rest[LANG_EN]);

		buf_add(&mixed, rnd(2) == 0 ? zh : en);
	}
	assert_int_equal(rest[LANG_EN].n, 0);
	same_as(&want, buf_str(&mixed), "lines of either language");
	for (int l = 0; l < LANG__COUNT; l++)
		buf_done(&text[l]);
	buf_done(&mixed);
	buf_done(&want);
}

static void
random_processes(void **state)
{
	const char *seed = getenv("JIEBAN_SEED"), *cases = getenv("JIEBAN_CASES");
	unsigned long long first = seed == NULL ? 20261126 : strtoull(seed, NULL, 10);
	unsigned n = cases == NULL ? 300 : (unsigned)strtoul(cases, NULL, 10), good = 0;

	(void)state;
	printf("JIEBAN_SEED=%llu\n", first);
	for (unsigned i = 0; i < n; i++) {
		struct buf b;
		struct diags d;
		struct rulebook *rb;

		seed_now = (first + i) * 0x9e3779b97f4a7c15ull | 1;
		buf_init(&b, 0);
		diags_init(&d);
		random_book(&b);
		rb = rulebook_compile(STR("random.md"), buf_str(&b), &d);
		if (d.errors > 0 && !only_clocks(&d))
			wrong(i, &d, buf_str(&b));
		if (d.errors == 0) {
			struct buf zh;

			assert_true(rb->n_processes > 0);
			round_trip(rb);
			buf_init(&zh, 0);
			rulebook_fmt(rb, LANG_ZH, &zh);
			buf_char(&zh, '\0');
			all_chinese(str_c(strstr(zh.p, "```规则")));
			buf_done(&zh);
			good++;
		}
		rulebook_free(rb);
		diags_done(&d);
		buf_done(&b);
	}
	printf("%u of %u compile\n", good, n);
	assert_true(good * 3 > n);
}

static void
the_towns(void **state)
{
	static const char *const towns[] = {"nanmatou-2024", "xinyang-2019", "gumei-2025"};

	(void)state;
	seed_now = 1;
	for (unsigned i = 0; i < COUNT_OF(towns); i++) {
		struct arena a;
		struct str text;
		struct rulebook *rb;

		arena_init(&a, 0);
		rb = book_named(&a, towns[i], &text);
		assert_true(rb->n_processes > 0);
		round_trip(rb);
		rulebook_free(rb);
		arena_done(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(random_processes), cmocka_unit_test(the_towns)};

	return cmocka_run_group_tests_name("rulebook/process", tests, NULL, NULL);
}
