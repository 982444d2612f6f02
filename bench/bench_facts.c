/*
 * Makes the facts of the bench, the same every time: N orders, assignments and call-backs of 300 units over 2025, in the order of
 * time. DIR/facts is a bundle; DIR/sql the same rows with whole numbers for the SQL peers. Usage: bench_facts DIR N
 */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define UNITS 300

static uint64_t seed = 88172645463325252u;

static uint64_t
rnd(uint64_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed % n;
}

static FILE *
open_file(const char *dir, const char *sub, const char *name, const char *header)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s/%s.csv", dir, sub, name);
	f = fopen(path, "wb");
	if (f == NULL) {
		fprintf(stderr, "%s: cannot be written\n", path);
		exit(3);
	}
	if (header != NULL)
		fprintf(f, "%s\n", header);
	return f;
}

static const char *
at_text(struct arena *a, int64_t at)
{
	return instant_text(a, at).p;
}

int
main(int argc, char **argv)
{
	static const char *const rounds[] = {"street", "district", "municipal"}, *const solved[] = {"solved", "explained", "excessive", "filed", "unsolved"};
	static const char *const ratings[] = {"satisfied", "mostly", "fair", "dissatisfied", "none"};
	int64_t n, year = instant_from_day(day_from_ymd(2025, 1, 1), 0), span = (int64_t)365 * 86400;
	char path[4096];
	FILE *f, *s;

	if (argc != 3 || !str_to_i64(str_c(argv[2]), &n) || n < 1)
		return 2;
	for (int k = 0; k < 3; k++) {
		snprintf(path, sizeof path, "%s%s", argv[1], k == 0 ? "" : k == 1 ? "/facts" : "/sql");
		mkdir(path, 0777);
	}
	f = open_file(argv[1], "facts", "units", "unit_id,name,kind");
	for (int u = 0; u < UNITS; u++)
		fprintf(f, "u%d,单位%d,office\n", u, u);
	fclose(f);
	f = open_file(argv[1], "facts", "orders", "order_id,source,received_at,district_due_at");
	s = open_file(argv[1], "sql", "orders", NULL);
	for (int64_t i = 0; i < n; i++) {
		struct arena a;
		int64_t at = year + i * span / n, due = at + (int64_t)(5 + rnd(10)) * 86400;

		arena_init(&a, 0);
		fprintf(f, "%lld,hotline,%s,%s\n", (long long)i, at_text(&a, at), at_text(&a, due));
		fprintf(s, "%lld,%lld,%lld\n", (long long)i, (long long)at, (long long)due);
		arena_done(&a);
	}
	fclose(f);
	fclose(s);
	f = open_file(argv[1], "facts", "assignments", "assignment_id,order_id,unit_id,part,dispatched_at,accepted_at,due_at,extended_due_at,handled_at,returned");
	s = open_file(argv[1], "sql", "assignments", NULL);
	for (int64_t i = 0; i < n; i++) {
		struct arena a;
		int64_t at = year + i * span / n + (int64_t)rnd(3600), due = at + 5 * 86400 + (int64_t)rnd(86400), ext = rnd(20) == 0 ? at + 20 * 86400 : 0;
		int64_t handled = rnd(30) == 0 ? 0 : at + (int64_t)rnd(7 * 86400), order = i - (rnd(10) == 0 && i > 0);
		bool co = order != i, returned = rnd(50) == 0;
		uint64_t unit = rnd(UNITS);

		arena_init(&a, 0);
		fprintf(f, "a%lld,%lld,u%d,%s,%s,%s,%s,%s,%s,%s\n", (long long)i, (long long)order, (int)unit, co ? "co" : "lead", at_text(&a, at), at_text(&a, at + 1800),
		        at_text(&a, due), ext != 0 ? at_text(&a, ext) : "", handled != 0 ? at_text(&a, handled) : "", returned ? "true" : "false");
		fprintf(s, "%lld,%lld,%d,%d,%lld,%lld,%lld,%d\n", (long long)i, (long long)order, (int)unit, co, (long long)at, (long long)(ext != 0 ? ext : due),
		        (long long)handled, returned);
		arena_done(&a);
	}
	fclose(f);
	fclose(s);
	f = open_file(argv[1], "facts", "callbacks", "order_id,unit_id,round,at,contacted,solved,rating");
	s = open_file(argv[1], "sql", "callbacks", NULL);
	for (int64_t i = 0; i < n; i++) {
		struct arena a;
		int64_t at = year + i * span / n, order = (i - (int64_t)rnd(20) + n) % n;
		uint64_t unit = (uint64_t)order * 7919 % UNITS, r = rnd(3), c = rnd(11), so = rnd(6), ra = rnd(6);

		arena_init(&a, 0);
		fprintf(f, "%lld,u%d,%s,%s,%s,%s,%s\n", (long long)order, (int)unit, rounds[r], at_text(&a, at), c == 10 ? "" : c < 8 ? "true" : "false", so == 5 ? "" : solved[so],
		        ra == 5 ? "" : ratings[ra]);
		fprintf(s, "%lld,%lld,%d,%d,%lld,%d,%d,%d\n", (long long)i, (long long)order, (int)unit, (int)r, (long long)at, c == 10 ? -1 : c < 8, so == 5 ? -1 : (int)so, ra == 5 ? -1 : (int)ra);
		arena_done(&a);
	}
	fclose(f);
	fclose(s);
	return 0;
}
