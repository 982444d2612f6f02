/*
 * Does a government's record hold? The chain of the log and of each batch is computed anew; every fact is rebuilt from its lines and
 * compared with its row; links lead somewhere; counts are right; personal values fit their hashes (erased ones leave a hash whose
 * salt is gone, which is no fault). All in one snapshot, streamed: memory does not grow with the facts. Only reads. Called by `jieban verify`.
 */
#include "facts/internal.h"

#include <stdlib.h>
#include <string.h>

struct verify { struct facts *f; struct tx *tx; int64_t tenant_id; struct verify_report *report; int64_t batches; };

static void problem(struct verify_report *, const char *zh, const char *en, ...) __attribute__((format(printf, 2, 4), format(printf, 3, 4)));

static void
problem(struct verify_report *r, const char *zh, const char *en, ...)
{
	char text[LANG__COUNT][600];
	va_list args;

	va_start(args, en);
	vsnprintf(text[LANG_ZH], sizeof text[LANG_ZH], zh, args);
	va_end(args);
	va_start(args, en);
	vsnprintf(text[LANG_EN], sizeof text[LANG_EN], en, args);
	va_end(args);
	for (int lang = 0; lang < LANG__COUNT && r->n_problems < COUNT_OF(r->problems); lang++)
		r->problems[r->n_problems][lang] = str_copy(&r->arena, str_c(text[lang]));
	r->n_problems++;
}

/* ---- the chain ----------------------------------------------------------------------------------------------------------- */

static enum rc
check_batch(struct verify *v, struct str batch, struct str what, struct err *err)
{
	unsigned char hash[HASH] = {0};
	char hex[2 * HASH + 1];
	int64_t number = 0, line_no = 0, lines = -1;
	struct arena a;
	struct json *j = NULL, *told = NULL, *n = NULL;
	struct err bad;
	struct rows *rows;
	enum rc rc;

	if (!str_to_i64(batch, &number)) {
		problem(v->report, "批次号“" STR_F "”不是数", "the batch “" STR_F "” is no number", STR_A(vocab_shown(batch)));
		return RC_OK;
	}
	arena_init(&a, 0);
	if (json_parse(&a, what, &j, &bad) == RC_OK) {
		told = json_get(j, "hash");
		n = json_get(j, "lines");
	}
	if (n == NULL || !str_to_i64(n->text, &lines))
		lines = -1;
	rc = tx_rows(v->tx, Q_fact_batch_lines, (struct sval[]){SV_I(v->tenant_id), SV_I(number), SV_I(0)}, 3, true, &rows, err);
	while (rc == RC_OK && (rc = rows_next(rows, err)) == RC_OK) {
		struct str there = row_text(rows, 5);

		v->report->lines++;
		if (row_int(rows, 0) != ++line_no) {
			problem(v->report, "第 %lld 批缺第 %lld 行", "batch %lld: line %lld is missing", (long long)number, (long long)line_no);
			line_no = row_int(rows, 0);
		}
		log_batch_hash(hash, number, line_no, row_text(rows, 1), row_text(rows, 2), row_int(rows, 3), row_text(rows, 4));
		if (there.n != HASH || memcmp(there.p, hash, HASH) != 0) {
			problem(v->report, "第 %lld 批第 %lld 行（" STR_F " " STR_F "）被改动过", "batch %lld: line %lld (" STR_F " " STR_F ") was altered", (long long)number, (long long)line_no,
			        STR_A(row_text(rows, 1)), STR_A(vocab_shown(row_text(rows, 2))));
			if (there.n == HASH)
				memcpy(hash, there.p, HASH);    /* one fault, one problem */
		}
	}
	rows_end(rows);
	hex_of(hash, HASH, hex);
	if (rc == RC_NOT_FOUND && (lines != line_no || told == NULL || !str_eq_c(told->text, hex)))
		problem(v->report, "第 %lld 批与变更日志里记的行数或摘要不符", "batch %lld is not as long, or not the one, that the change log names", (long long)number);
	arena_done(&a);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

static enum rc
check_chain(struct verify *v, struct err *err)
{
	unsigned char hash[HASH] = {0};
	int64_t change_no = 0;
	struct head head;
	struct rows *rows;
	enum rc rc;

	TRY(head_get(v->tx, v->tenant_id, &head, err));
	TRY(tx_rows(v->tx, Q_fact_changes_after, (struct sval[]){SV_I(v->tenant_id), SV_I(0)}, 2, true, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		struct str there = row_text(rows, 8);

		v->report->lines++;
		if (row_int(rows, 0) != ++change_no) {
			problem(v->report, "变更日志缺第 %lld 行", "the change log lacks line %lld", (long long)change_no);
			change_no = row_int(rows, 0);
		}
		log_hash(hash, change_no, row_text(rows, 1), row_text(rows, 2), row_int(rows, 3), row_int(rows, 4), row_int(rows, 5), row_text(rows, 6), row_text(rows, 7));
		if (there.n != HASH || memcmp(there.p, hash, HASH) != 0) {
			problem(v->report, "变更日志第 %lld 行（" STR_F " " STR_F "）被改动过，或前一行不见了", "line %lld of the change log (" STR_F " " STR_F ") was altered, or the one before it is gone",
			        (long long)change_no, STR_A(row_text(rows, 1)), STR_A(vocab_shown(row_text(rows, 2))));
			if (there.n == HASH)
				memcpy(hash, there.p, HASH);
		}
		if (row_text(rows, 1).n == 0) {
			v->batches++;
			rc = check_batch(v, row_text(rows, 2), row_text(rows, 6), err);
			if (rc != RC_OK)
				break;
		}
	}
	rows_end(rows);
	if (rc != RC_NOT_FOUND)
		return rc;
	if (change_no != head.change_no || memcmp(hash, head.hash, HASH) != 0)
		problem(v->report, "变更日志应有 %lld 行，现到第 %lld 行为止，末尾不符", "the change log should have %lld lines and ends with line %lld, which is not its end", (long long)head.change_no,
		        (long long)change_no);
	return RC_OK;
}

/* Which line made each import visible: the log says so, and the import's own row must agree. */
static enum rc
check_imports(struct verify *v, struct err *err)
{
	struct arena a;
	struct rows *rows;
	int64_t n = 0;
	enum rc rc;

	arena_init(&a, 0);
	rc = tx_rows(v->tx, Q_import_visible_all, (struct sval[]){SV_I(v->tenant_id)}, 1, false, &rows, err);
	while (rc == RC_OK && (rc = rows_next(rows, err)) == RC_OK) {
		struct row1 line;
		struct str id = str_fmt(&a, "%lld", (long long)row_int(rows, 0));
		struct sval args[] = {SV_I(v->tenant_id), SV_I(row_int(rows, 1))};
		enum rc found = tx_one(v->tx, Q_fact_change_batch, args, COUNT_OF(args), &a, &line, err);

		n++;
		if (found == RC_OK && str_eq(line.values[0].s, STR("")) && str_eq(line.values[1].s, id))
			continue;
		if (found != RC_OK && found != RC_NOT_FOUND) {
			rc = found;
			break;
		}
		problem(v->report, "第 " STR_F " 次导入不是由它所说的那一行日志生效的", "import " STR_F " was not made visible by the line that it names", STR_A(id));
	}
	rows_end(rows);
	arena_done(&a);
	if (rc == RC_NOT_FOUND && n != v->batches)
		problem(v->report, "日志里有 %lld 个批次，导入记录里有 %lld 个", "the log has %lld batches, the imports are %lld", (long long)v->batches, (long long)n);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* ---- facts rebuilt --------------------------------------------------------------------------------------------------------- */

/* One of the three streams that are merged by id: single lines, lines of batches, rows. */
struct stream { struct rows *rows; bool more; unsigned id_column; };

static enum rc
step(struct stream *s, struct err *err)
{
	enum rc rc = rows_next(s->rows, err);

	s->more = rc == RC_OK;
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* A fact as its lines make it. Personal values are the hashes. */
struct rebuilt { bool there; int64_t version; struct vvalue values[FACT_FIELDS]; };

static enum rc
apply_line(struct verify *v, const struct shape *s, struct str id, int64_t version, struct str what, struct rebuilt *b, struct arena *a)
{
	struct json *j;
	struct err bad;

	if (version <= b->version)
		problem(v->report, "%s " STR_F "：日志里版本 %lld 不在 %lld 之后", "%s " STR_F ": version %lld does not follow %lld in the log", s->e->name, STR_A(vocab_shown(id)), (long long)version,
		        (long long)b->version);
	b->version = version;
	if (json_parse(a, str_copy(a, what), &j, &bad) != RC_OK || (j->kind != JSON_OBJECT && j->kind != JSON_NULL)) {
		problem(v->report, "%s " STR_F "：版本 %lld 的日志读不懂", "%s " STR_F ": the line of version %lld cannot be read", s->e->name, STR_A(vocab_shown(id)), (long long)version);
		return RC_OK;
	}
	if (j->kind == JSON_NULL || !b->there)
		row_blank(s, b->values);
	b->there = j->kind == JSON_OBJECT;
	for (const struct json *k = b->there ? j->kids : NULL; k != NULL; k = k->next) {
		int field = vocab_field(s->entity, k->key);

		if (field < 0 || (k->kind != JSON_STRING && k->kind != JSON_NULL)) {
			problem(v->report, "%s " STR_F "：日志里的字段“" STR_F "”这个版本不认识", "%s " STR_F ": this version does not know the field “" STR_F "” of the log", s->e->name,
			        STR_A(vocab_shown(id)), STR_A(vocab_shown(k->key)));
			continue;
		}
		if (k->kind == JSON_NULL)
			b->values[field] = (struct vvalue){.known = false};
		else if ((s->e->fields[field].flags & VF_PERSONAL) != 0)
			b->values[field] = (struct vvalue){.known = true, .text = k->text};
		else if (vocab_cell(&s->e->fields[field], k->text, &b->values[field], &bad) != RC_OK)
			problem(v->report, "%s " STR_F "：日志里 %s 的值“" STR_F "”不成立", "%s " STR_F ": the log's value of %s, “" STR_F "”, is none", s->e->name, STR_A(vocab_shown(id)),
			        s->e->fields[field].name, STR_A(vocab_shown(k->text)));
	}
	return RC_OK;
}

static void
compare_personal(struct verify *v, const struct shape *s, const struct stand *at, const struct vvalue *row, const struct rebuilt *b)
{
	for (unsigned i = 0; i < s->n_personal; i++) {
		int field = s->personal[i];
		char hex[2 * HASH + 1];

		if (!row[field].known)
			continue;               /* erased, or never there */
		v->report->personal++;
		if (!b->values[field].known || !str_eq(b->values[field].text, row_personal_hash(&s->e->fields[field], at->salt, row[field].text, hex)))
			problem(v->report, "%s " STR_F "：%s 与日志里的摘要不符", "%s " STR_F ": %s does not fit its hash in the log", s->e->name, STR_A(vocab_shown(at->id)), s->e->fields[field].name);
	}
}

static void
compare_row(struct verify *v, const struct shape *s, struct str id, bool stands, const struct stand *at, const struct vvalue *row, const struct rebuilt *b)
{
	if (stands != b->there) {
		if (stands)
			problem(v->report, "%s " STR_F "：表里有，日志里没有", "%s " STR_F ": stands in the table, but not by the log", s->e->name, STR_A(vocab_shown(id)));
		else
			problem(v->report, "%s " STR_F "：日志里有，表里没有", "%s " STR_F ": stands by the log, but not in the table", s->e->name, STR_A(vocab_shown(id)));
		return;
	}
	if (!stands)
		return;
	if (at->version != b->version)
		problem(v->report, "%s " STR_F "：表里是第 %lld 版，日志里是第 %lld 版", "%s " STR_F ": version %lld in the table, %lld by the log", s->e->name, STR_A(vocab_shown(id)), (long long)at->version,
		        (long long)b->version);
	for (unsigned i = 0; i < s->n_main; i++)
		if (!row_same(s, s->main[i], &row[s->main[i]], &b->values[s->main[i]]))
			problem(v->report, "%s " STR_F "：%s 与日志不符", "%s " STR_F ": %s is not what the log says", s->e->name, STR_A(vocab_shown(id)), s->e->fields[s->main[i]].name);
	compare_personal(v, s, at, row, b);
}

static bool
at_id(const struct stream *s, struct str id)
{
	return s->more && str_eq(row_text(s->rows, s->id_column), id);
}

/* The least id of the three streams, all its lines in the order of the log, its row. */
static enum rc
one_fact(struct verify *v, const struct shape *s, struct stream *single, struct stream *batch, struct stream *rows, int64_t *n_rows, struct arena *a, struct err *err)
{
	const struct stream *all[] = {single, batch, rows};
	struct rebuilt b = {.there = false};
	struct vvalue row[FACT_FIELDS];
	struct stand at = {0};
	struct str id = {NULL, 0};
	bool stands = false;

	for (unsigned i = 0; i < COUNT_OF(all); i++)
		if (all[i]->more && (id.p == NULL || str_cmp(row_text(all[i]->rows, all[i]->id_column), id) < 0))
			id = row_text(all[i]->rows, all[i]->id_column);
	id = str_copy(a, id);
	row_blank(s, b.values);
	while (at_id(single, id) || at_id(batch, id)) {
		bool first = at_id(single, id) && (!at_id(batch, id) || row_int(single->rows, 0) < row_int(batch->rows, 0));
		struct stream *next = first ? single : batch;

		TRY(apply_line(v, s, id, row_int(next->rows, 2), row_text(next->rows, 3), &b, a));
		TRY(step(next, err));
	}
	while (at_id(rows, id)) {
		if (stands)
			problem(v->report, "%s " STR_F "：表里有两行", "%s " STR_F ": two rows stand in the table", s->e->name, STR_A(vocab_shown(id)));
		stands = true;
		TRY(row_read(s, rows->rows, true, a, &at, row, err));
		(*n_rows)++;
		TRY(step(rows, err));
	}
	compare_row(v, s, id, stands, &at, row, &b);
	return RC_OK;
}

static enum rc
merge(struct verify *v, const struct shape *s, struct stream *single, struct stream *batch, struct stream *rows, int64_t *n_rows, struct err *err)
{
	TRY(step(single, err));
	TRY(step(batch, err));
	TRY(step(rows, err));
	while (single->more || batch->more || rows->more) {
		struct arena a;
		enum rc rc;

		arena_init(&a, 0);
		rc = one_fact(v, s, single, batch, rows, n_rows, &a, err);
		arena_done(&a);
		TRY(rc);
	}
	return RC_OK;
}

static enum rc
check_kind(struct verify *v, const struct shape *s, struct err *err)
{
	struct sval args[] = {SV_I(v->tenant_id), SV_T(str_c(s->e->name))};
	struct stream single = {.id_column = 1}, batch = {.id_column = 1}, rows = {.id_column = C_ID};
	struct kind kind;
	int64_t n = 0;
	enum rc rc = tx_rows(v->tx, Q_fact_changes_of, args, 2, true, &single.rows, err);

	if (rc == RC_OK)
		rc = tx_rows(v->tx, Q_fact_batch_lines_of, args, 2, true, &batch.rows, err);
	if (rc == RC_OK)
		rc = tx_rows(v->tx, s->all_by_id, args, 1, true, &rows.rows, err);
	if (rc == RC_OK)
		rc = merge(v, s, &single, &batch, &rows, &n, err);
	rows_end(single.rows);
	rows_end(batch.rows);
	rows_end(rows.rows);
	TRY(rc);
	v->report->rows += (uint64_t)n;
	TRY(kind_get(v->tx, v->tenant_id, s, &kind, err));
	if (kind.n_rows != n)
		problem(v->report, "%s：记着 %lld 条，实有 %lld 条", "%s: counted as %lld, there are %lld", s->e->name, (long long)kind.n_rows, (long long)n);
	return RC_OK;
}

static enum rc
check_links(struct verify *v, const struct shape *s, struct err *err)
{
	for (unsigned i = 0; i < s->e->n; i++) {
		int target = vocab_field_entity(&s->e->fields[i]);
		struct rows *rows;
		enum rc rc;

		if (target < 0)
			continue;
		TRY(tx_rows(v->tx, sql_dangling(v->f, s, (int)i, &v->f->shapes[target]), (struct sval[]){SV_I(v->tenant_id)}, 1, false, &rows, err));
		while ((rc = rows_next(rows, err)) == RC_OK)
			problem(v->report, "%s " STR_F "：%s“" STR_F "”找不到", "%s " STR_F ": %s “" STR_F "” leads nowhere", s->e->name, STR_A(vocab_shown(row_text(rows, 0))), s->e->fields[i].name,
			        STR_A(vocab_shown(row_text(rows, 1))));
		rows_end(rows);
		if (rc != RC_NOT_FOUND)
			return rc;
	}
	return RC_OK;
}

static enum rc
verify_fn(struct tx *tx, void *ctx, struct err *err)
{
	struct verify *v = ctx;

	v->tx = tx;
	v->batches = 0;
	arena_done(&v->report->arena);
	memset(v->report, 0, sizeof *v->report);
	arena_init(&v->report->arena, 0);
	TRY(check_chain(v, err));
	TRY(check_imports(v, err));
	for (unsigned i = 0; i < v->f->n; i++) {
		TRY(check_kind(v, &v->f->shapes[i], err));
		TRY(check_links(v, &v->f->shapes[i], err));
	}
	return RC_OK;
}

enum rc
facts_verify(struct facts *f, int64_t tenant_id, struct verify_report *report, struct err *err)
{
	struct verify v = {.f = f, .tenant_id = tenant_id, .report = report};

	memset(report, 0, sizeof *report);
	arena_init(&report->arena, 0);
	return store_read(f->store, verify_fn, &v, err);
}
