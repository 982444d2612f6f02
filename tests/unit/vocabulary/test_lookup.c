/*
 * Names found by identifier, singular, Chinese word and short link; words that would be ambiguous; the ways by which facts count.
 */
#include "vocabulary/vocabulary.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static int
entity(const char *name)
{
	int e = vocab_entity(str_c(name));

	if (e < 0)
		fail_msg("no entity %s", name);
	return e;
}

static void
every_name_finds_its_own(void **state)
{
	unsigned n, n_enums;
	const struct ventity *e = vocab_entities(&n);
	const struct venum *v = vocab_enums(&n_enums);

	(void)state;
	for (unsigned i = 0; i < n; i++) {
		assert_int_equal(vocab_entity(str_c(e[i].name)), i);
		assert_int_equal(vocab_entity(str_c(e[i].one)), i);
		assert_int_equal(vocab_entity(str_c(e[i].zh)), i);
		if (e[i].zh_also != NULL)
			assert_int_equal(vocab_entity(str_c(e[i].zh_also)), i);
		assert_true(e[i].n <= 64);
		for (unsigned f = 0; f < e[i].n; f++) {
			assert_int_equal(vocab_field((int)i, str_c(e[i].fields[f].name)), f);
			if (vocab_field((int)i, str_c(e[i].fields[f].zh)) != (int)f)
				fail_msg("%s.%s: %s is not its own", e[i].name, e[i].fields[f].name, e[i].fields[f].zh);
			/* one word: no blanks, no punctuation */
			assert_null(strpbrk(e[i].fields[f].zh, " \t,.:;()/_-"));
			/* links point back, save those to the entity itself */
			if (e[i].fields[f].type == VT_LINK)
				assert_in_range(vocab_field_entity(&e[i].fields[f]), 0, i);
			if (e[i].fields[f].type == VT_ENUM)
				assert_true(vocab_field_enum(&e[i].fields[f]) >= 0);
			if (e[i].fields[f].preset != NULL && (e[i].fields[f].flags & VF_VERDICT) == 0) {
				struct vvalue value;
				struct err err;

				assert_int_equal(vocab_cell(&e[i].fields[f], (struct str){"", 0}, &value, &err), RC_OK);
				assert_true(value.known);
			}
		}
	}
	for (unsigned i = 0; i < n_enums; i++)
		for (unsigned k = 0; k < v[i].n; k++) {
			assert_int_equal(vocab_code((int)i, str_c(v[i].codes[k].name)), k);
			assert_int_equal(vocab_code((int)i, str_c(v[i].codes[k].zh)), k);
			if (v[i].codes[k].zh_also != NULL)
				assert_int_equal(vocab_code((int)i, str_c(v[i].codes[k].zh_also)), k);
		}
}

static void
links_may_be_short(void **state)
{
	int a = entity("assignments");

	(void)state;
	assert_int_equal(vocab_field(a, STR("order")), vocab_field(a, STR("order_id")));
	assert_int_equal(vocab_field(a, STR("unit")), vocab_field(a, STR("单位")));
	assert_int_equal(vocab_field(entity("units"), STR("parent")), vocab_field(entity("units"), STR("parent_id")));
	assert_int_equal(vocab_field(a, STR("assignment")), -1);        /* an id is no link */
	assert_int_equal(vocab_field(a, STR("orde")), -1);
	assert_int_equal(vocab_entity(STR("order_id")), -1);
	assert_int_equal(vocab_entity((struct str){"", 0}), -1);
	assert_int_equal(vocab_enum("nothing"), -1);
}

/* path: "grid_id.unit_id", "" for no way, "*" for the subject itself */
static void
counts_by(const char *fact, const char *subject, const char *path, bool fans_out)
{
	struct vpath p = vocab_attribution(entity(fact), entity(subject));
	char got[128] = "";
	int at = entity(fact);

	assert_int_equal(p.self, strcmp(path, "*") == 0);
	assert_int_equal(p.none, path[0] == '\0');
	for (unsigned i = 0; i < p.n; i++) {
		const struct vfield *f = &vocab_at(at)->fields[p.steps[i]];

		snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s", i == 0 ? "" : ".", f->name);
		at = vocab_field_entity(f);
	}
	if (path[0] != '*' && strcmp(got, path) != 0)
		fail_msg("%s count for %s by \"%s\", not \"%s\"", fact, subject, got, path);
	assert_int_equal(p.fans_out, fans_out);
}

static void
facts_count_for_subjects(void **state)
{
	(void)state;
	counts_by("units", "units", "*", false);
	counts_by("persons", "units", "unit_id", false);
	counts_by("grids", "units", "unit_id", false);
	counts_by("orders", "units", "grid_id.unit_id", false);
	counts_by("assignments", "units", "unit_id", false);
	counts_by("callbacks", "units", "unit_id", true);
	counts_by("callbacks", "grids", "order_id.grid_id", false);
	counts_by("assignments", "grids", "order_id.grid_id", false);
	counts_by("assignments", "persons", "person_id", false);
	counts_by("site_visits", "persons", "", false);
	counts_by("contacts", "persons", "", false);
	counts_by("patrols", "units", "person_id.unit_id", false);
	counts_by("patrols", "grids", "grid_id", false);
	counts_by("patrols", "persons", "person_id", false);
	counts_by("sign_ins", "units", "person_id.unit_id", false);
	counts_by("key_visits", "units", "person_id.unit_id", false);
	counts_by("attendance", "units", "person_id.unit_id", false);
	counts_by("crimes", "units", "grid_id.unit_id", false);
	counts_by("crimes", "persons", "", false);
	counts_by("shelvings", "units", "order_id.grid_id.unit_id", false);
	counts_by("incidents", "units", "unit_id", false);
	counts_by("incidents", "persons", "person_id", false);
	counts_by("incidents", "grids", "grid_id", false);
	counts_by("surveys", "grids", "grid_id", false);
	counts_by("checklists", "grids", "grid_id", false);
	counts_by("manual_scores", "grids", "", false);
	counts_by("allocations", "persons", "person_id", false);
	counts_by("grid_members", "units", "grid_id.unit_id", false);
}

static void
flags_and_units(void **state)
{
	static const struct { const char *entity, *field; unsigned flag; } flagged[] = {
		{"assignments", "due_at", VF_PLAN}, {"assignments", "extended_due_at", VF_PLAN}, {"assignments", "effective_due_at", VF_PLAN | VF_DERIVED},
		{"orders", "district_due_at", VF_PLAN}, {"extensions", "new_due_at", VF_PLAN}, {"reminders", "correct_by", VF_PLAN},
		{"notices", "reply_due_at", VF_PLAN}, {"supervisions", "due_at", VF_PLAN}, {"rechecks", "due_at", VF_PLAN},
		{"orders", "caller_name", VF_PERSONAL}, {"orders", "caller_phone", VF_PERSONAL}, {"orders", "address", VF_PERSONAL}, {"orders", "caller_key", 0},
		{"orders", "finding_excluded", VF_DERIVED | VF_VERDICT}, {"orders", "shelved", VF_DERIVED | VF_VERDICT}, {"orders", "closed_loop", VF_DERIVED | VF_VERDICT},
		{"orders", "repeat_no", VF_DERIVED}, {"orders", "untrue_forms", VF_DERIVED}, {"assignments", "on_time", VF_DERIVED},
		{"assignments", "overdue", VF_DERIVED}, {"assignments", "handled_at", 0},
		{"units", "headcount", VF_DATED}, {"units", "peer_group", VF_DATED}, {"units", "closing_base", VF_DATED}, {"units", "kind", VF_DATED},
		{"units", "parent_id", VF_DATED}, {"units", "level", VF_DATED}, {"units", "name", 0}, {"persons", "unit_id", VF_DATED}, {"persons", "role", VF_DATED},
		{"persons", "staffing", VF_DATED}, {"grids", "unit_id", VF_DATED}, {"grids", "grid_type", VF_DATED}, {"grids", "leader_id", VF_DATED},
		{"grids", "residents", VF_DATED}, {"grids", "participants", VF_DATED},
	};

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(flagged); i++) {
		int e = entity(flagged[i].entity), f = vocab_field(e, str_c(flagged[i].field));

		assert_true(f >= 0);
		if (vocab_at(e)->fields[f].flags != flagged[i].flag)
			fail_msg("%s.%s has flags %u", flagged[i].entity, flagged[i].field, vocab_at(e)->fields[f].flags);
	}
	for (int u = U_NONE; u < U__COUNT; u++)
		for (int lang = 0; lang < LANG__COUNT; lang++)
			assert_non_null(unit_word((enum unit)u, (enum lang)lang));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_name_finds_its_own), cmocka_unit_test(links_may_be_short), cmocka_unit_test(facts_count_for_subjects),
		cmocka_unit_test(flags_and_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
