/*
 * Columns loaded from a database against a bare loop that reads the same rows from it, and filtered pages of orders: bench_load URL DIR
 * with DIR/facts of bench_facts, into an empty database. Prints one JSON object a line. The bare loop runs the same SELECT of every kind
 * through the store's rows and touches every value, one by one and, the harder measure, a row's values at once as the load does; what is on top is ids into
 * rows, dictionaries, zone maps.
 */
#include "facts/facts.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PAGES 500

static int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static struct err err;

static void
good(enum rc rc)
{
	if (rc == RC_OK)
		return;
	fprintf(stderr, "%s\n", err.msg[LANG_EN]);
	exit(3);
}

static void
line(const struct store *s, const char *name, int64_t rows, int64_t value, const char *unit, const char *against, int64_t other)
{
	printf("{\"name\":\"%s %s\",\"rows\":%lld,\"value\":%lld,\"unit\":\"%s\",\"against\":\"%s\",\"ratio\":%lld.%02lld}\n", store_kind(s), name, (long long)rows, (long long)value, unit,
	       against, (long long)(other == 0 ? 0 : value / other), (long long)(other == 0 ? 0 : value * 100 / other % 100));
	fflush(stdout);
}

/* What a score of the bench's facts wants: the order of entities is the vocabulary's. */
static const struct { const char *entity, *fields; } wants[] = {
	{"units", "unit_id"}, {"orders", "order_id source received_at district_due_at"},
	{"assignments", "order_id unit_id part dispatched_at accepted_at due_at extended_due_at handled_at returned"},
	{"callbacks", "order_id unit_id round at contacted solved rating"},
};

struct bench { struct store *store; struct facts *facts; int64_t tenant_id, rows, sum; bool at_once; int page; struct page out; struct arena arena; };

static enum rc
tenant_fn(struct tx *tx, void *ctx, struct err *e)
{
	struct bench *b = ctx;
	struct tenant t = {.slug = STR("bench"), .name = STR("bench"), .level = 3};

	TRY(tenant_add(b->facts, tx, &t, &(struct cause){0, 1735700000000, STR("bench")}, e));
	b->tenant_id = t.tenant_id;
	return RC_OK;
}

static enum rc
bare_fn(struct tx *tx, void *ctx, struct err *e)
{
	struct bench *b = ctx;

	b->rows = b->sum = 0;
	for (unsigned i = 0; i < COUNT_OF(wants); i++) {
		int entity = vocab_entity(str_c(wants[i].entity)), id = vocab_entities(&(unsigned){0})[entity].id;
		struct str rest = str_c(wants[i].fields);
		bool text[16];
		unsigned n = 0;
		struct buf sql;
		struct rows *rows;
		enum rc rc;

		buf_init(&sql, 0);
		buf_add_c(&sql, "SELECT ");
		while (rest.n > 0) {
			const char *blank = memchr(rest.p, ' ', rest.n);
			struct str one = {rest.p, blank == NULL ? rest.n : (size_t)(blank - rest.p)};
			int field = vocab_field(entity, one);
			enum vtype t = vocab_entities(&(unsigned){0})[entity].fields[field].type;

			text[n] = t == VT_ID || t == VT_LINK || t == VT_ENUM;
			buf_add_c(&sql, n++ == 0 ? "" : ", ");
			if (field == id)
				buf_add_c(&sql, "f.fact_id");
			else
				buf_fmt(&sql, "f.\"" STR_F "\"", STR_A(one));
			rest = blank == NULL ? (struct str){"", 0} : (struct str){blank + 1, rest.n - one.n - 1};
		}
		buf_fmt(&sql, " FROM fact_%s f WHERE f.tenant_id = $1 AND f.batch <= (SELECT visible_batch FROM fact_head WHERE tenant_id = $1)"
		        " AND (f.until_batch = 0 OR f.until_batch > (SELECT visible_batch FROM fact_head WHERE tenant_id = $1)) ORDER BY f.row_no", wants[i].entity);
		rc = tx_rows(tx, store_compose(b->store, buf_str(&sql)), (struct sval[]){SV_I(b->tenant_id)}, 1, true, &rows, e);
		buf_done(&sql);
		TRY(rc);
		while ((rc = rows_next(rows, e)) == RC_OK) {
			struct sval cells[16];

			if (b->at_once)
				row_values(rows, cells, n);
			for (unsigned k = 0; b->at_once && k < n; k++)
				b->sum += cells[k].kind == SV_NULL ? 0 : text[k] ? (int64_t)cells[k].s.n : cells[k].i;
			for (unsigned k = 0; !b->at_once && k < n; k++)
				b->sum += row_null(rows, k) ? 0 : text[k] ? (int64_t)row_text(rows, k).n : row_int(rows, k);
			b->rows++;
		}
		rows_end(rows);
		if (rc != RC_NOT_FOUND)
			return rc;
	}
	return RC_OK;
}

/* A page of fifty: one source, falling by time, somewhere in the year. */
static enum rc
page_fn(struct tx *tx, void *ctx, struct err *e)
{
	struct bench *b = ctx;
	int entity = vocab_entity(STR("orders")), source = vocab_field(entity, STR("source")), received = vocab_field(entity, STR("received_at"));
	bool fields[64] = {false};
	struct filter filters[] = {
		{source, OP_EQ, {.known = true, .i = vocab_code(vocab_enum("source"), STR("hotline"))}, {"", 0}},
		{received, OP_LT, {.known = true, .i = instant_from_day(day_from_ymd(2025, 1, 3) + b->page % 360, 0)}, {"", 0}},
	};
	struct page_ask ask = {.entity = entity, .fields = fields, .filters = filters, .n_filters = COUNT_OF(filters), .sort = received, .falling = true, .limit = 50};

	fields[source] = fields[received] = fields[vocab_field(entity, STR("district_due_at"))] = fields[vocab_field(entity, STR("title"))] = true;
	return facts_page(b->facts, tx, b->tenant_id, &ask, &b->arena, &b->out, e);
}

static void
measure(struct bench *b)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);
	bool *fields[64] = {NULL};
	struct columns_want want = {.fields = fields};
	int64_t bare[2] = {INT64_MAX, INT64_MAX}, load = INT64_MAX, us;

	for (unsigned i = 0; i < COUNT_OF(wants); i++) {
		int entity = vocab_entity(str_c(wants[i].entity));

		fields[entity] = calloc(64, sizeof **fields);
		if (fields[entity] == NULL)
			abort();
		for (unsigned f = 0; f < e[entity].n; f++)
			fields[entity][f] = (int)f != e[entity].id && strstr(wants[i].fields, e[entity].fields[f].name) != NULL;
	}
	for (int run = 0; run < 3; run++) {
		struct columns *c;

		for (unsigned i = 0; i < 2; i++) {
			b->at_once = i == 1;
			us = now_us();
			good(store_read(b->store, bare_fn, b, &err));
			us = now_us() - us;
			bare[i] = us < bare[i] ? us : bare[i];
		}
		us = now_us();
		good(facts_load(b->facts, b->tenant_id, &want, &c, NULL, &err));
		us = now_us() - us;
		load = us < load ? us : load;
		columns_free(c);
	}
	line(b->store, "columns loaded", b->rows, load / 1000, "ms", "the same rows read, value by value", bare[0] / 1000);
	line(b->store, "columns loaded", b->rows, load / 1000, "ms", "the same rows read, a row at once", bare[1] / 1000);
	us = now_us();
	for (b->page = 0; b->page < PAGES; b->page++) {
		arena_init(&b->arena, 0);
		good(store_read(b->store, page_fn, b, &err));
		arena_done(&b->arena);
	}
	line(b->store, "filtered page of 50", b->rows, (now_us() - us) / PAGES, "us", "", 0);
	for (unsigned i = 0; i < n; i++)
		free(fields[i]);
}

int
main(int argc, char **argv)
{
	struct store_options o = {.create = true};
	struct bench b = {.rows = 0};
	struct bundle_report report;
	struct import_result r;
	char path[4096];
	unsigned steps;
	int64_t us;

	if (argc != 3)
		return 2;
	good(store_open(argv[1], &o, &b.store, &err));
	good(store_migrate(b.store, &steps, &err));
	b.facts = facts_new(b.store);
	good(store_write(b.store, tenant_fn, &b, &err));
	snprintf(path, sizeof path, "%s/facts", argv[2]);
	struct import_ask ask = {.tenant_id = b.tenant_id, .path = path, .name = STR("bench"), .cause = {0, 1735700000000, STR("bench")}};

	bundle_report_init(&report);
	us = now_us();
	good(facts_import(b.facts, &ask, &report, &r, &err));
	us = now_us() - us;
	bundle_report_done(&report);
	line(b.store, "import, rows a second", (int64_t)r.rows, (int64_t)r.rows * 1000000 / us, "1/s", "", 0);
	measure(&b);
	facts_free(b.facts);
	store_close(b.store);
	return 0;
}
