/*
 * One fact: put, removed, read, and what leads to it. The only writer of single facts; each change leaves its line in the log in the same transaction.
 * The government's row is held from the first statement on, so that what is checked still holds when it is written. Called by the API
 * and whatever makes facts one by one; imports write in their own way (import_chunk.c).
 */
#include "facts/internal.h"

#include <stdlib.h>
#include <string.h>

/* What stands of one id: what everybody sees, what a running import brings, what is left of the past. */
struct found { bool stands, coming, past; struct stand at; struct vvalue values[FACT_FIELDS]; };

static enum rc
find(const struct shape *s, struct tx *tx, int64_t tenant_id, struct str id, int64_t visible, struct arena *a, struct found *out, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	memset(out, 0, sizeof *out);
	TRY(tx_rows(tx, s->of_id, (struct sval[]){SV_I(tenant_id), SV_T(id)}, 2, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		int64_t batch = row_int(rows, C_BATCH), until = row_int(rows, C_UNTIL);

		if (batch > visible)
			out->coming = true;
		else if (until != 0 && until <= visible)
			out->past = true;
		else {
			out->stands = true;
			out->coming |= until != 0;
			rc = row_read(s, rows, true, a, &out->at, out->values, err);
			if (rc != RC_OK)
				break;
		}
	}
	rows_end(rows);
	if (rc != RC_NOT_FOUND)
		return rc;
	if (out->coming)
		return err_set(err, RC_CONFLICT, "", "正在进行的导入要改动这条事实，请等导入结束后再试", "an import that is running is about to change this fact; try again when it has ended");
	return RC_OK;
}

/* Another version stands: which, since when, and what its last change touched. */
static enum rc
conflict(struct facts *f, struct tx *tx, int64_t tenant_id, const struct shape *s, struct str id, const struct found *found, struct err *err)
{
	struct arena a;
	struct change *lines;
	unsigned n;
	struct buf touched;
	struct json *what = NULL;
	struct err unheard;

	if (!found->stands)
		return err_set(err, RC_CONFLICT, "", "这条事实已被删除", "this fact has been removed");
	arena_init(&a, 0);
	buf_init(&touched, 200);
	if (facts_history(f, tx, tenant_id, s->entity, id, 1, &a, &lines, &n, &unheard) == RC_OK && n == 1 && json_parse(&a, lines[0].what, &what, &unheard) == RC_OK)
		for (const struct json *k = what->kind == JSON_OBJECT ? what->kids : NULL; k != NULL; k = k->next) {
			buf_add_c(&touched, touched.n == 0 ? "" : ", ");
			buf_add(&touched, k->key);
		}
	(void)err_set(err, RC_CONFLICT, "", "现在是第 %lld 版，与您看到的不同；最近一次改动（%s）涉及：" STR_F, "version %lld stands, not the one you saw; its last change (%s) touched: " STR_F,
	              (long long)found->at.version, n == 1 ? instant_text(&a, lines[0].at_ms / 1000).p : "", STR_A(buf_str(&touched)));
	buf_done(&touched);
	arena_done(&a);
	return RC_CONFLICT;
}

static enum rc
there(const struct shape *s, struct tx *tx, int64_t tenant_id, struct str id, const char *field, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	TRY(tx_rows(tx, s->there, (struct sval[]){SV_I(tenant_id), SV_T(id)}, 2, false, &rows, err));
	rc = rows_next(rows, err);
	rows_end(rows);
	return rc == RC_NOT_FOUND ? err_set(err, RC_NOT_FOUND, field, "“" STR_F "”在%s里找不到", "“" STR_F "” is not among the %s", STR_A(vocab_shown(id)), s->e->name) : rc;
}

/* Facts put in one go: the counters and the counts by kind are read once and written once at the end. */
#define SEEN_MOST 64
struct putter {
	struct facts *f; struct tx *tx; int64_t tenant_id;
	const struct cause *cause;
	struct arena *a;
	struct head head; bool moved;
	struct kind kinds[FACT_KINDS]; bool read[FACT_KINDS], more[FACT_KINDS];
	struct { int entity; struct str id; } seen[SEEN_MOST], asked[SEEN_MOST];        /* facts that are known to be there: many lead to the same; and that were asked for ahead */
	unsigned n_seen, n_asked;
};

static enum rc
linked_there(struct putter *p, int entity, struct str id, const char *field, struct err *err)
{
	for (unsigned i = 0; i < p->n_seen; i++)
		if (p->seen[i].entity == entity && str_eq(p->seen[i].id, id))
			return RC_OK;
	TRY(there(&p->f->shapes[entity], p->tx, p->tenant_id, id, field, err));
	if (p->n_seen < SEEN_MOST) {
		p->seen[p->n_seen].entity = entity;
		p->seen[p->n_seen++].id = str_copy(p->a, id);
	}
	return RC_OK;
}

/* Every link that is new leads to a fact that is there. */
static enum rc
check_links(struct putter *p, const struct shape *s, struct str id, const struct vvalue *old, const struct vvalue *now, struct err *err)
{
	struct dated_target targets[2];

	for (unsigned i = 0; i < s->e->n; i++) {
		const struct vfield *field = &s->e->fields[i];
		int target = vocab_field_entity(field);

		if (target < 0 || !now[i].known || row_same(s, (int)i, &old[i], &now[i]) || (target == s->entity && str_eq(now[i].text, id)))
			continue;
		TRY(linked_there(p, target, now[i].text, field->name, err));
	}
	TRY(dated_check(s, now, targets, err));
	for (unsigned i = 0; i < COUNT_OF(targets); i++)
		if (targets[i].entity >= 0)
			TRY(linked_there(p, targets[i].entity, targets[i].id, targets[i].field, err));
	return RC_OK;
}

/* The next number of a group, past any that stands or is coming. */
static enum rc
make_key(const struct shape *s, struct tx *tx, int64_t tenant_id, const struct vvalue *values, struct arena *a, struct str *id, struct err *err)
{
	struct buf key, end;
	struct rows *rows;
	struct str group;
	uint64_t most = 0, number;
	enum rc rc;

	buf_init(&key, 0);
	buf_init(&end, 0);
	key_group(s, values, &key);
	buf_add(&end, buf_str(&key));
	buf_char(&end, '!' + 1);        /* what begins with the group and ! lies before this */
	buf_char(&key, '!');
	rc = tx_rows(tx, s->group_ids, (struct sval[]){SV_I(tenant_id), SV_T(buf_str(&key)), SV_T(buf_str(&end))}, 3, false, &rows, err);
	if (rc == RC_OK) {
		while ((rc = rows_next(rows, err)) == RC_OK)
			if (key_split(row_text(rows, 0), &group, &number) && group.n == key.n - 1 && number > most)
				most = number;
		rows_end(rows);
	}
	if (rc == RC_NOT_FOUND) {
		rc = RC_OK;
		key.n--;
		key_add_number(&key, most + 1);
		*id = str_copy(a, buf_str(&key));
	}
	buf_done(&key);
	buf_done(&end);
	return rc;
}

/* Which fact is meant: its own id, the key it was given, or a new key. */
static enum rc
name_fact(const struct shape *s, struct tx *tx, int64_t tenant_id, const struct fact *fact, struct vvalue *values, struct arena *a, struct str *id, struct err *err)
{
	int own = s->e->id;

	*id = fact->id;
	if (id->n == 0 && own >= 0 && values[own].known)
		*id = values[own].text;
	if (id->n == 0) {
		if (s->n_group == 0)
			return err_set(err, RC_INVALID, s->e->fields[own].name, "编号不能空", "the id may not be empty");
		return make_key(s, tx, tenant_id, values, a, id, err);
	}
	if (id->n > KEY_MOST && !key_made(s, *id))
		return err_set(err, RC_INVALID, own < 0 ? "" : s->e->fields[own].name, "编号最多 %u 字节", "an id takes at most %u bytes", KEY_MOST);
	if (own >= 0) {
		if (values[own].known && !str_eq(values[own].text, *id))
			return err_set(err, RC_INVALID, s->e->fields[own].name, "编号不能改", "an id cannot be changed");
		values[own] = (struct vvalue){.known = !key_made(s, *id), .text = *id};
	}
	return RC_OK;
}

static enum rc
write_row(const struct shape *s, struct tx *tx, int64_t tenant_id, bool fresh, bool personal, const struct stand *at, const struct vvalue *now, struct err *err)
{
	struct sval args[FACT_FIELDS + 8], key[] = {SV_I(tenant_id), SV_I(at->row_no), SV_I(at->batch)};
	unsigned n;

	if (fresh) {
		n = row_insert_args(s, tenant_id, at, now, args);
		TRY(tx_run(tx, s->insert, args, n, NULL, err));
	} else {
		memcpy(args, key, sizeof key);
		args[3] = SV_I(at->version);
		n = 4;
		for (unsigned i = 0; i < s->n_main; i++)
			args[n++] = row_sval(s, s->main[i], &now[s->main[i]]);
		TRY(tx_run_one(tx, s->update, args, n, err));
		if (personal)
			TRY(tx_run(tx, s->erase_personal, key, COUNT_OF(key), NULL, err));
	}
	if (!personal || !row_personal_any(s, now))
		return RC_OK;
	n = row_personal_args(s, tenant_id, at, now, args);
	return tx_run(tx, s->personal_insert, args, n, NULL, err);
}

/* The number after the last that this id ever had. */
static enum rc
next_version(const struct shape *s, struct tx *tx, int64_t tenant_id, struct str id, int64_t *version, struct err *err)
{
	struct rows *rows;
	enum rc rc;

	TRY(tx_rows(tx, Q_fact_last_version, (struct sval[]){SV_I(tenant_id), SV_T(str_c(s->e->name)), SV_T(id)}, 3, false, &rows, err));
	rc = rows_next(rows, err);
	*version = rc == RC_OK ? row_int(rows, 0) + 1 : 1;
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

/* A new fact counts, and its columns count as delivered from now on. */
static enum rc
count_in(struct putter *p, const struct shape *s, bool fresh, const struct vvalue *now, struct err *err)
{
	struct kind *k = &p->kinds[s->entity];

	if (!p->read[s->entity])
		TRY(kind_get(p->tx, p->tenant_id, s, k, err));
	p->read[s->entity] = true;
	p->more[s->entity] |= fresh || !k->there;
	k->n_rows += fresh;
	for (unsigned i = 0; i < s->e->n; i++)
		if (now[i].known && !k->delivered[i] && s->e->fields[i].preset == NULL)
			p->more[s->entity] = k->delivered[i] = true;
	return RC_OK;
}

static enum rc
put_new(struct putter *p, const struct shape *s, struct str id, const struct vvalue *now, const struct found *found, int64_t *version, struct err *err)
{
	struct vvalue blank[FACT_FIELDS];
	struct stand at = {.row_no = ++p->head.last_row, .batch = p->head.visible_batch, .id = id, .version = 1};
	struct buf what;
	enum rc rc;

	row_blank(s, blank);
	TRY(count_in(p, s, true, now, err));
	if (found->past || p->kinds[s->entity].n_removed > 0)
		TRY(next_version(s, p->tx, p->tenant_id, id, &at.version, err));
	if (row_personal_any(s, now))
		row_salt(at.salt);
	buf_init(&what, 0);
	row_what(s, blank, now, at.salt, &what);
	if (what.n == 0)
		buf_add_c(&what, "{}");
	p->moved = true;
	rc = write_row(s, p->tx, p->tenant_id, true, true, &at, now, err);
	if (rc == RC_OK)
		rc = log_add(p->tx, p->tenant_id, &p->head, str_c(s->e->name), id, at.version, p->cause, buf_str(&what), err);
	buf_done(&what);
	*version = at.version;
	return rc;
}

/* always: a version is counted even if no value is another. */
static enum rc
put_change(struct putter *p, const struct shape *s, struct found *found, const struct vvalue *now, bool always, int64_t *version, bool *changed, struct err *err)
{
	bool personal = row_personal_changed(s, found->values, now);
	struct stand at = found->at;
	struct buf what;
	enum rc rc;

	if (personal)
		row_salt(at.salt);
	buf_init(&what, 0);
	row_what(s, found->values, now, at.salt, &what);
	*version = at.version;
	*changed = what.n > 0;
	if (what.n == 0 && !always) {
		buf_done(&what);
		return RC_OK;
	}
	if (what.n == 0)
		buf_add_c(&what, "{}");
	*version = ++at.version;
	p->moved = true;
	rc = write_row(s, p->tx, p->tenant_id, false, personal, &at, now, err);
	if (rc == RC_OK)
		rc = count_in(p, s, false, now, err);
	if (rc == RC_OK)
		rc = log_add(p->tx, p->tenant_id, &p->head, str_c(s->e->name), at.id, at.version, p->cause, buf_str(&what), err);
	buf_done(&what);
	return rc;
}

static enum rc
put(struct putter *p, const struct fact *fact, int64_t expected, bool always, struct arena *a, struct put_done *done, struct err *err)
{
	struct facts *f = p->f;
	struct tx *tx = p->tx;
	int64_t tenant_id = p->tenant_id;
	const struct shape *s = &f->shapes[fact->entity];
	struct found found;
	struct vvalue now[FACT_FIELDS], blank[FACT_FIELDS];
	bool named = fact->id.n > 0;

	memcpy(now, fact->values, s->e->n * sizeof *now);
	row_blank(s, blank);
	TRY(row_check(s, now, err));
	dated_plain(s, now);
	TRY(name_fact(s, tx, tenant_id, fact, now, a, &done->id, err));
	TRY(find(s, tx, tenant_id, done->id, p->head.visible_batch, a, &found, err));
	if (expected >= 0 && expected != (found.stands ? found.at.version : 0)) {
		if (expected == 0)
			return err_set(err, RC_CONFLICT, s->e->id < 0 ? "" : s->e->fields[s->e->id].name, "编号“" STR_F "”已有了", "there is a “" STR_F "” already", STR_A(vocab_shown(done->id)));
		return conflict(f, tx, tenant_id, s, done->id, &found, err);
	}
	if (!found.stands && named && key_made(s, done->id))
		return err_set(err, RC_NOT_FOUND, "", "没有“" STR_F "”；以 ~ 开头的编号只能由系统给出", "there is no “" STR_F "”; only the program gives ids that begin with ~",
		               STR_A(vocab_shown(done->id)));
	for (unsigned i = 0; i < s->n_personal && !fact->personal; i++)
		now[s->personal[i]] = found.stands ? found.values[s->personal[i]] : blank[s->personal[i]];
	for (unsigned i = 0; found.stands && key_made(s, done->id) && i < s->n_group; i++)
		if (!row_same(s, s->group[i], &found.values[s->group[i]], &now[s->group[i]]))
			return err_set(err, RC_INVALID, s->e->fields[s->group[i]].name, "%s 是这条事实的标识，不能改；请删除后重新录入", "%s tells this fact from others and cannot be changed; remove it and put a new one",
			               s->e->fields[s->group[i]].name);
	TRY(check_links(p, s, done->id, found.stands ? found.values : blank, now, err));
	done->changed = true;
	done->values = ARENA_NEW(p->a, struct vvalue, s->e->n);
	memcpy(done->values, now, s->e->n * sizeof *now);
	return found.stands ? put_change(p, s, &found, now, always, &done->version, &done->changed, err) : put_new(p, s, done->id, now, &found, &done->version, err);
}

enum rc
facts_hold_ahead(struct tx *tx, int64_t tenant_id, struct err *err)
{
	return tx_ahead(tx, Q_fact_head_take, &SV_I(tenant_id), 1, err);
}

enum rc
facts_hold(struct facts *f, struct tx *tx, int64_t tenant_id, struct err *err)
{
	struct head head;

	(void)f;
	return head_take(tx, tenant_id, &head, err);
}

/* Is the fact put by this very list? */
static bool
in_list(const struct fact_put *list, unsigned n, int entity, struct str id)
{
	for (unsigned i = 0; i < n; i++)
		if (list[i].fact->entity == entity && str_eq(list[i].fact->id, id))
			return true;
	return false;
}

/* Are the facts there that a new one leads to? Each is asked for once; those of the list itself are looked for when they have been put. */
static enum rc
links_ahead(struct putter *p, const struct fact_put *list, unsigned n, const struct fact *fact, struct err *err)
{
	const struct shape *s = &p->f->shapes[fact->entity];

	for (unsigned i = 0; i < s->e->n; i++) {
		int target = vocab_field_entity(&s->e->fields[i]);
		struct str id = target >= 0 && fact->values[i].known ? fact->values[i].text : STR("");
		bool asked = id.n == 0 || in_list(list, n, target, id);

		for (unsigned k = 0; k < p->n_asked && !asked; k++)
			asked = p->asked[k].entity == target && str_eq(p->asked[k].id, id);
		if (asked || p->n_asked == COUNT_OF(p->asked))
			continue;
		p->asked[p->n_asked].entity = target;
		p->asked[p->n_asked++].id = id;
		TRY(tx_ahead(p->tx, p->f->shapes[target].there, (struct sval[]){SV_I(p->tenant_id), SV_T(id)}, 2, err));
	}
	return RC_OK;
}

/*
 * What the list will surely be looked at for is asked in one go: the head, which holds the government from here on, what stands under the ids, the
 * counts of the kinds, whether what new facts lead to is there. No fact stands twice in a list. Whatever else is needed asks for itself.
 */
static enum rc
ask_ahead(struct putter *p, const struct fact_put *list, unsigned n, struct err *err)
{
	bool kinds[FACT_KINDS] = {false};

	if (!tx_ahead_pays(p->tx))
		return RC_OK;
	TRY(facts_hold_ahead(p->tx, p->tenant_id, err));
	for (unsigned i = 0; i < n; i++) {
		const struct fact *fact = list[i].fact;
		const struct shape *s = &p->f->shapes[fact->entity];

		if (fact->id.n > 0)
			TRY(tx_ahead(p->tx, s->of_id, (struct sval[]){SV_I(p->tenant_id), SV_T(fact->id)}, 2, err));
		if (!kinds[fact->entity])
			TRY(kind_ahead(p->tx, p->tenant_id, s, err));
		kinds[fact->entity] = true;
		if (list[i].expected == 0)
			TRY(links_ahead(p, list, n, fact, err));
	}
	return RC_OK;
}

static enum rc
put_all(struct putter *p, struct fact_put *list, unsigned n, struct err *err)
{
	TRY(ask_ahead(p, list, n, err));
	TRY(head_take(p->tx, p->tenant_id, &p->head, err));
	for (unsigned i = 0; i < n; i++)
		TRY(put(p, list[i].fact, list[i].expected, list[i].always, p->a, &list[i].done, err));
	for (unsigned e = 0; e < p->f->n; e++)
		if (p->more[e])
			TRY(kind_set(p->tx, p->tenant_id, &p->f->shapes[e], &p->kinds[e], err));
	return p->moved ? head_set(p->tx, p->tenant_id, &p->head, err) : RC_OK;
}

enum rc
facts_put_many(struct facts *f, struct tx *tx, int64_t tenant_id, struct fact_put *list, unsigned n, const struct cause *cause, struct arena *a, struct err *err)
{
	struct putter p = {.f = f, .tx = tx, .tenant_id = tenant_id, .cause = cause, .a = a};
	enum rc rc = put_all(&p, list, n, err);

	tx_ahead_end(tx);               /* what was asked for and not looked at is old now */
	return rc;
}

enum rc
facts_put(struct facts *f, struct tx *tx, int64_t tenant_id, const struct fact *fact, int64_t expected, const struct cause *cause, struct arena *a, struct put_done *out, struct err *err)
{
	struct fact_put one = {.fact = fact, .expected = expected};
	struct put_done done;
	struct arena own;
	enum rc rc;

	arena_init(&own, 0);
	rc = facts_put_many(f, tx, tenant_id, &one, 1, cause, &own, err);
	done = one.done;
	if (rc == RC_OK && out != NULL) {
		const struct ventity *e = f->shapes[fact->entity].e;
		struct vvalue *values = ARENA_NEW(a, struct vvalue, e->n);

		done.id = str_copy(a, done.id);
		for (unsigned i = 0; i < e->n && values != NULL; i++) {
			values[i] = done.values[i];
			if (values[i].known && values[i].text.n > 0)
				values[i].text = str_copy(a, values[i].text);
		}
		done.values = values;
		*out = done;
	}
	arena_done(&own);
	return rc;
}

/* Nothing that stands, or is coming, is linked to it. */
static enum rc
check_unlinked(struct facts *f, const struct shape *s, struct tx *tx, int64_t tenant_id, struct str id, struct err *err)
{
	bool held;

	for (unsigned i = 0; i < f->n; i++)
		for (unsigned k = 0; k < f->shapes[i].e->n; k++) {
			const struct shape *from = &f->shapes[i];
			struct rows *rows;
			enum rc rc;

			if (vocab_field_entity(&from->e->fields[k]) != s->entity)
				continue;
			TRY(tx_rows(tx, sql_linked(f, from, (int)k), (struct sval[]){SV_I(tenant_id), SV_T(id)}, 2, false, &rows, err));
			rc = rows_next(rows, err);
			if (rc == RC_OK)
				rc = err_set(err, RC_CONFLICT, from->e->fields[k].name, "还有%s（" STR_F "）关联着它，不能删除", "cannot be removed: linked to from %s (" STR_F ")",
				             from->e->name, STR_A(vocab_shown(row_text(rows, 0))));
			rows_end(rows);
			if (rc != RC_NOT_FOUND)
				return rc;
		}
	TRY(dated_holds(f, tx, tenant_id, s->entity, id, &held, err));
	return held ? err_set(err, RC_CONFLICT, "", "还有历史值（dated_values）属于它，不能删除", "cannot be removed: dated_values speak of it") : RC_OK;
}

static enum rc
take_away(struct facts *f, struct tx *tx, int64_t tenant_id, const struct shape *s, struct str id, int64_t expected, const struct cause *cause, struct arena *a, struct err *err)
{
	struct head head;
	struct found found;
	struct kind kind;

	TRY(head_take(tx, tenant_id, &head, err));
	TRY(find(s, tx, tenant_id, id, head.visible_batch, a, &found, err));
	if (!found.stands)
		return err_set(err, RC_NOT_FOUND, "", "没有“" STR_F "”", "there is no “" STR_F "”", STR_A(vocab_shown(id)));
	if (expected >= 0 && expected != found.at.version)
		return conflict(f, tx, tenant_id, s, id, &found, err);
	TRY(check_unlinked(f, s, tx, tenant_id, id, err));
	struct sval key[] = {SV_I(tenant_id), SV_I(found.at.row_no), SV_I(found.at.batch)};

	TRY(tx_run(tx, s->erase, key, COUNT_OF(key), NULL, err));
	if (s->n_personal > 0)
		TRY(tx_run(tx, s->erase_personal, key, COUNT_OF(key), NULL, err));
	TRY(kind_get(tx, tenant_id, s, &kind, err));
	kind.n_rows--;
	kind.n_removed++;
	TRY(kind_set(tx, tenant_id, s, &kind, err));
	TRY(log_add(tx, tenant_id, &head, str_c(s->e->name), id, found.at.version + 1, cause, STR("null"), err));
	return head_set(tx, tenant_id, &head, err);
}

enum rc
facts_remove(struct facts *f, struct tx *tx, int64_t tenant_id, int entity, struct str id, int64_t expected, const struct cause *cause, struct err *err)
{
	struct arena a;
	enum rc rc;

	arena_init(&a, 0);
	rc = take_away(f, tx, tenant_id, &f->shapes[entity], id, expected, cause, &a, err);
	arena_done(&a);
	return rc;
}

enum rc
facts_personal(struct facts *f, struct tx *tx, int64_t tenant_id, int entity, void (*each)(void *ctx, struct str id, const bool *known), void *ctx, struct err *err)
{
	const struct shape *s = &f->shapes[entity];
	bool known[FACT_FIELDS] = {false};
	struct rows *rows;
	enum rc rc;

	if (s->n_personal == 0)
		return RC_OK;
	TRY(tx_rows(tx, s->personal_known, &SV_I(tenant_id), 1, true, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		for (unsigned i = 0; i < s->n_personal; i++)
			known[s->personal[i]] = row_int(rows, 1 + i) == 1;
		each(ctx, row_text(rows, 0), known);
	}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

enum rc
facts_get(struct facts *f, struct tx *tx, int64_t tenant_id, int entity, struct str id, bool personal, struct arena *a, struct fact *fact, struct err *err)
{
	const struct shape *s = &f->shapes[entity];
	struct stand at;
	struct rows *rows;
	enum rc rc;

	*fact = (struct fact){.entity = entity, .personal = personal, .values = ARENA_NEW(a, struct vvalue, s->e->n)};
	TRY(tx_rows(tx, personal ? s->get_personal : s->get, (struct sval[]){SV_I(tenant_id), SV_T(id)}, 2, false, &rows, err));
	rc = rows_next(rows, err);
	if (rc == RC_OK)
		rc = row_read(s, rows, personal, a, &at, fact->values, err);
	rows_end(rows);
	if (rc == RC_NOT_FOUND)
		return err_set(err, rc, "", "没有“" STR_F "”", "there is no “" STR_F "”", STR_A(vocab_shown(id)));
	TRY(rc);
	fact->id = at.id;
	fact->version = at.version;
	return RC_OK;
}

enum rc
facts_get_ahead(struct facts *f, struct tx *tx, int64_t tenant_id, int entity, struct str id, bool personal, struct err *err)
{
	const struct shape *s = &f->shapes[entity];

	return tx_ahead(tx, personal ? s->get_personal : s->get, (struct sval[]){SV_I(tenant_id), SV_T(id)}, 2, err);
}

enum rc
facts_linked_ahead(struct facts *f, struct tx *tx, int64_t tenant_id, int entity, int field, struct str id, struct err *err)
{
	return tx_ahead(tx, f->shapes[entity].linked[field], (struct sval[]){SV_I(tenant_id), SV_T(id)}, 2, err);
}

enum rc
facts_linked(struct facts *f, struct tx *tx, int64_t tenant_id, int entity, int field, struct str id, struct arena *a, struct fact **list, unsigned *n, struct err *err)
{
	const struct shape *s = &f->shapes[entity];
	struct stand at;
	struct rows *rows;
	enum rc rc;

	*list = NULL;
	*n = 0;
	TRY(tx_rows(tx, s->linked[field], (struct sval[]){SV_I(tenant_id), SV_T(id)}, 2, false, &rows, err));
	while ((rc = rows_next(rows, err)) == RC_OK) {
		struct vvalue *values = ARENA_NEW(a, struct vvalue, s->e->n);

		rc = row_read(s, rows, false, a, &at, values, err);
		if (rc != RC_OK)
			break;
		*list = arena_append(a, *list, *n, sizeof **list);
		(*list)[(*n)++] = (struct fact){.entity = entity, .id = at.id, .version = at.version, .values = values};
	}
	rows_end(rows);
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}
