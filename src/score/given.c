/*
 * What `calc` is given, as JSON: values that stand for measures and items, and small facts that become real columns, so that the
 * very same measures run. Foreign bytes: every cell passes the vocabulary's check. Called by calc.c.
 */
#include "score/given.h"

#include <stdlib.h>
#include <string.h>

/* ---- overrides -------------------------------------------------------------------------------------------------------- */

static struct value
from_json(struct eval *e, const struct json *j, const struct expr *like)
{
	struct value v = {.state = V_VALUE, .type = like == NULL ? T_NUM : like->type, .unit = like == NULL ? U_NONE : like->unit, .enumeration = like == NULL ? -1 : like->enumeration};
	int32_t day;

	if (j->kind == JSON_NULL)
		return none(V_EMPTY, FLAG_NO_SAMPLE, like);
	if (j->kind == JSON_BOOL) {
		v.type = T_YESNO;
		v.i = j->yes;
		return v;
	}
	if (j->kind == JSON_OBJECT && v.enumeration >= 0) {
		const struct venum *en = &vocab_enums(&(unsigned){0})[v.enumeration];
		struct num *t = ARENA_NEW(e->a, struct num, en->n);

		for (unsigned i = 0; i < en->n; i++)
			t[i] = NUM_INT(0);
		for (const struct json *k = j->kids; k != NULL; k = k->next) {
			int code = vocab_code(v.enumeration, k->key);

			if (code < 0 || !json_num(e->a, k, &t[code])) {
				if (!e->failed)
					err_set(&e->err, RC_INVALID, "given", "“" STR_F "”不在取值之内，或不是数", "“" STR_F "” is no code, or no number", STR_A(k->key));
				e->failed = true;
			}
		}
		v.type = T_TALLY;
		v.tally = t;
		v.n_tally = en->n;
		return v;
	}
	if ((v.type == T_NUM || v.type == T_TALLY || v.type == T_NONE || v.type == T_ANY) && json_num(e->a, j, &v.num)) {
		v.type = T_NUM;
		return v;
	}
	if (j->kind != JSON_STRING)
		goto bad;
	v.text = j->text;
	switch ((int)v.type) {
	case T_INSTANT:
		if (instant_parse(j->text, &v.i))
			return v;
		goto bad;
	case T_DAY:
		if (day_parse(j->text, &day)) {
			v.i = day;
			return v;
		}
		goto bad;
	case T_CODE:
		if (v.enumeration >= 0) {
			v.i = vocab_code(v.enumeration, j->text);
			if (v.i < 0)
				goto bad;
			v.text = str_c(vocab_enums(&(unsigned){0})[v.enumeration].codes[v.i].name);
		}
		return v;
	default:
		v.type = T_TEXT;
		return v;
	}
bad:
	if (!e->failed)
		err_set(&e->err, RC_INVALID, "given", "给出的值“" STR_F "”读不懂", "the given value “" STR_F "” cannot be read", STR_A(j->text));
	e->failed = true;
	return none(V_NO_DATA, FLAG_NO_DATA, like);
}

bool
given_value(struct eval *e, struct ctx *c, uint32_t row, struct str name, const struct str *alias, const struct expr *like, struct value *out)
{
	static const char *const groups[] = {"measures", "items"};

	for (unsigned g = 0; c->given[row] != NULL && g < COUNT_OF(groups); g++) {
		const struct json *o = json_get(c->given[row], groups[g]);

		for (const struct json *k = o == NULL || o->kind != JSON_OBJECT ? NULL : o->kids; k != NULL; k = k->next)
			if (str_eq(k->key, name) || (alias != NULL && alias->n > 0 && str_eq(k->key, *alias))) {
				*out = from_json(e, k, like);
				return true;
			}
	}
	return false;
}

/* ---- facts -------------------------------------------------------------------------------------------------------------- */

struct cell { int field; struct str text; };
struct row { struct cell *cells; unsigned n; struct str id; };
struct rows { struct row *list; unsigned n; bool named; };

struct facts { struct arena *a; struct rows *of; struct err *err; };

static void
set_cell(struct facts *f, struct row *r, int field, struct str text)
{
	struct cell *more;

	for (unsigned i = 0; i < r->n; i++)
		if (r->cells[i].field == field) {
			r->cells[i].text = text;
			return;
		}
	more = ARENA_NEW(f->a, struct cell, r->n + 1);
	if (r->n > 0)
		memcpy(more, r->cells, r->n * sizeof *more);
	more[r->n++] = (struct cell){field, text};
	r->cells = more;
}

static const struct cell *
get_cell(const struct row *r, int field)
{
	for (unsigned i = 0; i < r->n; i++)
		if (r->cells[i].field == field && r->cells[i].text.n > 0)
			return &r->cells[i];
	return NULL;
}

/* The row with that id, made when it is not there. */
static struct row *
row_with_id(struct facts *f, int entity, struct str id)
{
	struct rows *rows = &f->of[entity];
	struct row *r;

	for (unsigned i = 0; id.n > 0 && i < rows->n; i++)
		if (str_eq(rows->list[i].id, id))
			return &rows->list[i];
	rows->list = arena_append(f->a, rows->list, rows->n, sizeof *rows->list);
	rows->named = true;
	r = &rows->list[rows->n++];
	*r = (struct row){.id = id};
	if (vocab_at(entity)->id >= 0 && id.n > 0)
		set_cell(f, r, vocab_at(entity)->id, id);
	return r;
}

static struct str
json_text(struct facts *f, const struct json *j)
{
	(void)f;
	switch (j->kind) {
	case JSON_BOOL: return j->yes ? STR("true") : STR("false");
	case JSON_NUMBER: case JSON_STRING: return j->text;
	case JSON_NULL: case JSON_ARRAY: case JSON_OBJECT: break;
	}
	return (struct str){"", 0};
}

/* One field of a row; `person.role` sets a field of the row that it leads to. */
static enum rc
set_field(struct facts *f, int entity, unsigned row, struct str key, struct str text)
{
	const char *dot = memchr(key.p, '.', key.n);
	struct str head = {key.p, dot == NULL ? key.n : (size_t)(dot - key.p)};
	int field = vocab_field(entity, head);
	const struct vfield *vf = field < 0 ? NULL : &vocab_at(entity)->fields[field];

	if (vf == NULL || (dot != NULL && vf->type != VT_LINK))
		return err_set(f->err, RC_INVALID, "given", "%s 没有“" STR_F "”这一列", "%s has no field “" STR_F "”", vocab_at(entity)->name, STR_A(key));
	if (dot == NULL) {
		set_cell(f, &f->of[entity].list[row], field, text);
		if (field == vocab_at(entity)->id)
			f->of[entity].list[row].id = text;
		return RC_OK;
	}
	const struct cell *link = get_cell(&f->of[entity].list[row], field);
	int target = vocab_field_entity(vf);
	struct str id = link != NULL ? link->text : str_fmt(f->a, "_%s%u", vf->name, row);
	unsigned at;

	(void)row_with_id(f, target, id);
	for (at = 0; !str_eq(f->of[target].list[at].id, id); at++)
		;
	set_cell(f, &f->of[entity].list[row], field, id);
	return set_field(f, target, at, (struct str){dot + 1, key.n - head.n - 1}, text);
}

static enum rc
add_object(struct facts *f, int entity, struct str id, const struct json *o, unsigned *at)
{
	struct row *r = row_with_id(f, entity, id);

	*at = (unsigned)(r - f->of[entity].list);
	for (const struct json *k = o == NULL ? NULL : o->kids; k != NULL; k = k->next)
		TRY(set_field(f, entity, *at, k->key, json_text(f, k)));
	return RC_OK;
}

/* Links to rows that nobody gave: bare rows are made for them. From the last entity to the first, since links point back. */
static void
complete_links(struct facts *f)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = n; i-- > 0;)
		for (unsigned r = 0; r < f->of[i].n; r++)
			for (unsigned k = 0; k < f->of[i].list[r].n; k++) {
				const struct cell *c = &f->of[i].list[r].cells[k];
				const struct vfield *vf = &e[i].fields[c->field];

				if (vf->type == VT_LINK && c->text.n > 0)
					(void)row_with_id(f, vocab_field_entity(vf), c->text);
			}
}

/* Facts without a link to the subject (or to the one row of a derive) belong to it. */
static void
belong(struct facts *f, int entity, int owner, struct str id)
{
	const struct ventity *e = vocab_at(entity);
	struct vpath path = vocab_attribution(entity, owner);
	int field = !path.none && path.n == 1 ? path.steps[0] : -1;

	for (unsigned k = 0; field < 0 && k < e->n; k++)
		if (e->fields[k].type == VT_LINK && vocab_field_entity(&e->fields[k]) == owner)
			field = (int)k;
	for (unsigned r = 0; field >= 0 && entity != owner && r < f->of[entity].n; r++)
		if (get_cell(&f->of[entity].list[r], field) == NULL)
			set_cell(f, &f->of[entity].list[r], field, id);
}

static enum rc
fill(struct facts *f, struct columns *cols, const struct columns_want *want)
{
	unsigned n;
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = 0; i < n; i++) {
		int fields[64];
		unsigned nf = 0;

		if (f->of[i].n == 0)
			continue;
		for (unsigned k = 0; k < e[i].n && nf < COUNT_OF(fields); k++) {
			bool used = (want->fields[i][k] && (e[i].fields[k].flags & VF_DERIVED) == 0) || (int)k == e[i].id;

			for (unsigned r = 0; r < f->of[i].n && !used; r++)
				used = get_cell(&f->of[i].list[r], (int)k) != NULL;
			if (used)
				fields[nf++] = (int)k;
		}
		TRY(columns_open(cols, (int)i, fields, nf, f->err));
		for (unsigned r = 0; r < f->of[i].n; r++) {
			struct str cells[64];

			for (unsigned k = 0; k < nf; k++) {
				const struct cell *c = get_cell(&f->of[i].list[r], fields[k]);

				cells[k] = c == NULL ? (struct str){"", 0} : c->text;
			}
			if (e[i].id >= 0 && f->of[i].list[r].id.n == 0)
				for (unsigned k = 0; k < nf; k++)
					if (fields[k] == e[i].id)
						cells[k] = str_fmt(f->a, "_%u", r);
			TRY(columns_row(cols, (int)i, cells, nf, f->err));
		}
	}
	return columns_seal(cols, f->err);
}

/* `about`: the entity of a derive or limit (its row is number 0), or -1. */
enum rc
given_columns(struct arena *a, const struct rulebook *rb, const struct json *given, int subject, int about, struct columns **out,
              const struct json ***by_subject, unsigned *n_subjects, struct err *err)
{
	unsigned n, at;
	struct columns_want want;
	struct facts f = {a, NULL, err};
	const struct json *subjects = json_get(given, "subjects"), *facts = json_get(given, "facts");
	static const struct { const char *key, *entity; } below[] = {{"grids", "grids"}, {"persons", "persons"}};

	(void)vocab_entities(&n);
	f.of = ARENA_NEW(a, struct rows, n);
	measures_want(a, rb, &want);
	want.ids = true;
	*n_subjects = subjects == NULL ? 1 : (unsigned)subjects->n_kids;
	*by_subject = ARENA_NEW(a, const struct json *, *n_subjects + 1);
	for (unsigned i = 0; i < *n_subjects; i++) {
		const struct json *one = given;
		struct str id = STR("_");

		if (subjects != NULL) {
			one = subjects->kids;
			for (unsigned k = 0; k < i; k++)
				one = one->next;
			id = one->key;
		}
		(*by_subject)[i] = one;
		TRY(add_object(&f, subject, id, json_get(one, "subject"), &at));
		for (unsigned b = 0; b < COUNT_OF(below); b++) {
			const struct json *list = json_get(one, below[b].key);
			int entity = vocab_entity(str_c(below[b].entity));
			unsigned k = 0;

			for (const struct json *j = list == NULL || list->kind != JSON_ARRAY ? NULL : list->kids; j != NULL; j = j->next, k++) {
				TRY(add_object(&f, entity, str_fmt(a, STR_F "/%u", STR_A(id), k), json_get(j, "subject"), &at));
				TRY(set_field(&f, entity, at, STR("unit_id"), id));
			}
		}
	}
	if (about >= 0)
		TRY(add_object(&f, about, about == subject ? STR("_") : STR("_row"), json_get(given, "row"), &at));
	for (const struct json *k = facts == NULL ? NULL : facts->kids; k != NULL; k = k->next) {
		int entity = vocab_entity(k->key);

		if (entity < 0)
			return err_set(err, RC_INVALID, "given", "“" STR_F "”不是一种事实", "“" STR_F "” is no kind of fact", STR_A(k->key));
		for (const struct json *j = k->kids; j != NULL; j = j->next) {
			const struct json *id = vocab_at(entity)->id < 0 ? NULL : json_get(j, vocab_at(entity)->fields[vocab_at(entity)->id].name);

			TRY(add_object(&f, entity, id == NULL ? (struct str){"", 0} : json_text(&f, id), j, &at));
		}
		if (about >= 0 && entity != about)
			belong(&f, entity, about, STR("_row"));
		else if (*n_subjects == 1)
			belong(&f, entity, subject, STR("_"));
	}
	complete_links(&f);
	*out = columns_new(&want);
	enum rc rc = fill(&f, *out, &want);

	if (rc != RC_OK) {
		columns_free(*out);
		*out = NULL;
	}
	return rc;
}
