/*
 * Foreign CSV through bundle and columns: the first byte chooses the kind of fact and whether bad rows are left out, the rest is the
 * file. Beside it lie a few good facts to link to. What was read is then asked for in every way the evaluator asks.
 */
#include "bundle/bundle.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const struct { const char *name, *text; } good[] = {
	{"units", "unit_id,name,kind,parent_id,headcount\nu1,甲,office,,3\nu2,乙,village,u1,\n"},
	{"persons", "person_id,name,unit_id\np1,丙,u1\n"},
	{"grids", "grid_id,name,unit_id,leader_id\ng1,丁,u2,p1\n"},
	{"orders", "order_id,grid_id,caller_key,matter_key,received_at\no1,g1,c,m,2025-01-01\no2,g1,c,m,2025-02-01\n"},
	{"assignments", "assignment_id,order_id,unit_id,dispatched_at,handled_at\na1,o1,u1,2025-01-01,2025-01-03\na2,o2,u2,2025-02-01,\n"},
};
static char folder[64];

static void
put(const char *name, const char *p, size_t n)
{
	char path[128];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s.csv", folder, name);
	f = fopen(path, "wb");
	if (f == NULL || fwrite(p, 1, n, f) != n || fclose(f) != 0)
		abort();
}

static void
drop(const char *name)
{
	char path[128];

	snprintf(path, sizeof path, "%s/%s.csv", folder, name);
	(void)unlink(path);
}

static void
clean_up(void)
{
	for (size_t i = 0; i < COUNT_OF(good); i++)
		drop(good[i].name);
	(void)rmdir(folder);
}

/* Every value of every column, backwards links, days. */
static void
ask(struct columns *c)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	uint64_t sum = 0;

	for (unsigned i = 0; i < n; i++)
		for (unsigned f = 0; f < e[i].n; f++) {
			const struct table *t = columns_table(c, (int)i);

			for (uint32_t r = 0; r < t->n_rows; r++) {
				int64_t v = columns_value(c, (int)i, (int)f, r);

				sum += (uint64_t)v + columns_id(c, (int)i, r).n;
				if (e[i].fields[f].type == VT_TEXT && v >= 0)
					sum += columns_text(c, (int)i, (int)f, (int32_t)v).n;
				if ((e[i].fields[f].flags & VF_DATED) != 0)
					sum += (uint64_t)columns_on_day(c, (int)i, (int)f, r, 20000);
			}
			if (e[i].fields[f].type == VT_LINK)
				(void)columns_reverse(c, (int)i, (int)f);
		}
	(void)columns_callback_units(c);
	if (sum == columns_bytes(c))            /* so that nothing is optimised away */
		folder[63] = '\0';
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	unsigned n_entities;
	const struct ventity *e = vocab_entities(&n_entities);
	static bool *want[64], all[64];
	struct bundle_options o = {.limits = {.cell_max = 4096}};
	struct bundle_report report;
	struct columns *c;
	struct buf b;
	struct err err;
	unsigned chosen;

	if (n == 0)
		return 0;
	if (folder[0] == '\0') {
		snprintf(folder, sizeof folder, "/tmp/jieban-fuzz-XXXXXX");
		if (mkdtemp(folder) == NULL)
			abort();
		(void)atexit(clean_up);
		for (unsigned i = 0; i < 64; i++) {
			want[i] = all;
			all[i] = true;
		}
		for (size_t i = 0; i < COUNT_OF(good); i++)
			put(good[i].name, good[i].text, strlen(good[i].text));
	}
	chosen = data[0] % 32 % n_entities;
	o.skip_bad = (data[0] & 32) != 0;
	put(e[chosen].name, (const char *)data + 1, n - 1);
	c = columns_new(&(struct columns_want){.fields = want, .ids = true});
	bundle_report_init(&report);
	if (bundle_read(folder, &o, c, &report, &err) == RC_OK)
		ask(c);
	buf_init(&b, 0);
	bundle_report_print(&report, LANG_ZH, &b);
	buf_done(&b);
	bundle_report_done(&report);
	columns_free(c);
	drop(e[chosen].name);
	for (size_t i = 0; i < COUNT_OF(good); i++)
		if (strcmp(good[i].name, e[chosen].name) == 0)
			put(good[i].name, good[i].text, strlen(good[i].text));
	return 0;
}
