/*
 * The tables that the migrations make are those of the vocabulary: every field has its column of its type, and no column is left
 * over. When this fails the vocabulary has grown: add a migration (tools/facts_schema.py --missing prints its lines). On both databases.
 */
#include "town.h"

static void
expect_column(struct buf *b, const struct vfield *f)
{
	bool text = f->type == VT_ID || f->type == VT_LINK || f->type == VT_ENUM || f->type == VT_SET || f->type == VT_TEXT;

	buf_fmt(b, "\t%s %s\n", f->name, text ? "text" : "int");
}

static int
by_line(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Lines sorted, because only their set counts. */
static void
sorted(char *text, char *to, size_t n)
{
	char *lines[200], *save = NULL;
	unsigned k = 0;
	size_t used = 0;

	for (char *l = strtok_r(text, "\n", &save); l != NULL; l = strtok_r(NULL, "\n", &save))
		lines[k++] = l;
	qsort(lines, k, sizeof *lines, by_line);
	to[0] = '\0';
	for (unsigned i = 0; i < k; i++)
		used += (size_t)snprintf(to + used, n - used, "%s\n", lines[i]);
}

/* The columns of one table as the database tells them, without those that every fact has. */
static void
columns_told(const char *schema, const char *table, struct buf *to)
{
	static const char *const every[] = {"\ttenant_id ", "\trow_no ", "\tbatch ", "\tuntil_batch ", "\tversion ", "\tfact_id ", "\tsalt ", "\tprimary ", "\tunique ", "\tindex "};
	char head[80];
	const char *at;

	snprintf(head, sizeof head, "table %s\n", table);
	at = strstr(schema, head);
	if (at == NULL)
		fail_msg("no table %s", table);
	for (at += strlen(head); *at == '\t'; at = strchr(at, '\n') + 1) {
		bool skip = false;

		for (unsigned i = 0; i < COUNT_OF(every); i++)
			skip |= strncmp(at, every[i], strlen(every[i])) == 0;
		if (!skip)
			buf_add(to, (struct str){at, (size_t)(strchr(at, '\n') + 1 - at)});
	}
}

static void
same(const char *schema, const char *table, struct buf *want)
{
	char a[8000], b[8000];
	struct buf told;

	buf_init(&told, 0);
	columns_told(schema, table, &told);
	buf_char(&told, '\0');
	buf_char(want, '\0');
	sorted(want->p, a, sizeof a);
	sorted(told.p, b, sizeof b);
	if (strcmp(a, b) != 0)
		fail_msg("%s: the vocabulary has\n%sthe table has\n%s", table, a, b);
	buf_done(&told);
}

static void
tables(void **state)
{
	struct both *b = *state;
	struct buf schema;
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	buf_init(&schema, 0);
	GOOD(store_schema_text(b->store, &schema, &both_err));
	buf_char(&schema, '\0');
	for (unsigned i = 0; i < n; i++) {
		struct buf main, personal;
		char table[64];

		buf_init(&main, 0);
		buf_init(&personal, 0);
		for (unsigned f = 0; f < e[i].n; f++) {
			unsigned flags = e[i].fields[f].flags;

			if ((int)f == e[i].id || ((flags & VF_DERIVED) != 0 && (flags & VF_VERDICT) == 0))
				continue;
			expect_column((flags & VF_PERSONAL) != 0 ? &personal : &main, &e[i].fields[f]);
		}
		snprintf(table, sizeof table, "fact_%s", e[i].name);
		same(schema.p, table, &main);
		snprintf(table, sizeof table, "personal_%s", e[i].name);
		if (personal.n > 0)
			same(schema.p, table, &personal);
		buf_done(&main);
		buf_done(&personal);
	}
	buf_done(&schema);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {BOTH(tables)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
