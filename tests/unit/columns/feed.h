/*
 * For the tests of columns and bundle: facts from a few lines of text, and values asked for by name.
 */
#ifndef JIEBAN_TEST_FEED_H
#define JIEBAN_TEST_FEED_H

#include "columns/columns.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static inline int
entity_named(const char *name)
{
	int e = vocab_entity(str_c(name));

	if (e < 0)
		fail_msg("no entity %s", name);
	return e;
}

static inline int
field_named(const char *entity, const char *name)
{
	int f = vocab_field(entity_named(entity), str_c(name));

	if (f < 0)
		fail_msg("no field %s.%s", entity, name);
	return f;
}

/* "orders.received_at orders.shelved …", or "*" for all. */
static inline struct columns *
columns_wanting(const char *list, bool ids)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	bool **want = calloc(n, sizeof *want);
	struct columns *c;

	assert_non_null(want);
	for (unsigned i = 0; i < n; i++) {
		want[i] = calloc(e[i].n, sizeof **want);
		assert_non_null(want[i]);
		for (unsigned f = 0; f < e[i].n; f++)
			want[i][f] = list[0] == '*';
	}
	while (list[0] != '\0' && list[0] != '*') {
		char entity[64], field[64];
		int used = 0;

		assert_int_equal(sscanf(list, " %63[a-z_].%63[a-z_]%n", entity, field, &used), 2);
		want[entity_named(entity)][field_named(entity, field)] = true;
		list += used;
	}
	c = columns_new(&(struct columns_want){.fields = want, .ids = ids});
	for (unsigned i = 0; i < n; i++)
		free(want[i]);
	free(want);
	return c;
}

/* Cells of one line, split at commas; no quotes here. */
static inline unsigned
cells_of(const char **text, struct str *cells)
{
	const char *end = strchr(*text, '\n'), *p = *text;
	unsigned n = 0;

	if (end == NULL)
		end = p + strlen(p);
	for (;;) {
		const char *comma = memchr(p, ',', (size_t)(end - p));

		assert_true(n < 64);
		cells[n++] = (struct str){p, (size_t)((comma == NULL ? end : comma) - p)};
		if (comma == NULL)
			break;
		p = comma + 1;
	}
	*text = *end == '\0' ? end : end + 1;
	return n;
}

/* Header and rows; the first row that is refused ends it. */
static inline enum rc
feed(struct columns *c, const char *entity, const char *text, struct err *err)
{
	struct str cells[64];
	int fields[64], e = entity_named(entity);
	unsigned n = cells_of(&text, cells);

	for (unsigned i = 0; i < n; i++) {
		fields[i] = vocab_field(e, cells[i]);
		if (fields[i] < 0)
			fail_msg("no column " STR_F, STR_A(cells[i]));
	}
	TRY(columns_open(c, e, fields, n, err));
	while (*text != '\0') {
		n = cells_of(&text, cells);
		TRY(columns_row(c, e, cells, n, err));
	}
	return RC_OK;
}

static inline void
feed_good(struct columns *c, const char *entity, const char *text)
{
	struct err err = {0};

	if (feed(c, entity, text, &err) != RC_OK)
		fail_msg("%s: %s: %s", entity, err.field, err.msg[LANG_EN]);
}

static inline void
seal_good(struct columns *c)
{
	struct err err = {0};

	if (columns_seal(c, &err) != RC_OK)
		fail_msg("seal: %s", err.msg[LANG_EN]);
}

static inline int64_t
value(const struct columns *c, const char *entity, const char *field, uint32_t row)
{
	return columns_value(c, entity_named(entity), field_named(entity, field), row);
}

static inline const struct col *
column(const struct columns *c, const char *entity, const char *field)
{
	return &columns_table(c, entity_named(entity))->cols[field_named(entity, field)];
}

#endif
