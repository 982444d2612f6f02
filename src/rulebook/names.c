/*
 * Names: every declaration once, every reference to the thing it means, a suggestion where it means nothing. Called by the type
 * checker for each name it meets.
 */
#include "rulebook/check.h"

#include <string.h>

const struct vfield *
ref_field(const struct ref *r)
{
	return &vocab_at(r->entity)->fields[r->field];
}

/* Parts that a kind of declaration has without saying so, before those that it declares. */
static const struct { enum dkind kind; const char *names[5]; } implicit_parts[] = {
	{D_LIMIT, {"due_at", "start_at", "met"}}, {D_TOTAL, {"base", "plus", "minus", "available_full"}}, {D_TIER, {"tier", "label", "yuan"}},
	{D_MANUAL, {"score", "valid"}}, {D_GRADES, {"eligible"}},
};

void
make_parts(struct rulebook *rb)
{
	for (unsigned i = 0; i < rb->n_decls; i++) {
		struct decl *d = rb->decls[i];

		for (unsigned k = 0; k < COUNT_OF(implicit_parts); k++)
			for (unsigned j = 0; d->kind == implicit_parts[k].kind && j < COUNT_OF(implicit_parts[k].names) && implicit_parts[k].names[j] != NULL; j++) {
				struct clause *c = ARENA_NEW(&rb->arena, struct clause, 1);

				c->kind = C_PART;
				c->name = str_c(implicit_parts[k].names[j]);
				d->parts = arena_append(&rb->arena, d->parts, d->n_parts, sizeof *d->parts);
				d->parts[d->n_parts++] = c;
			}
		for (struct clause *c = d->clauses; c != NULL; c = c->next)
			if (c->kind == C_PART) {
				d->parts = arena_append(&rb->arena, d->parts, d->n_parts, sizeof *d->parts);
				d->parts[d->n_parts++] = c;
			}
	}
}

static int
part_index(const struct decl *d, struct str name)
{
	for (unsigned i = 0; i < d->n_parts; i++)
		if (str_eq(d->parts[i]->name, name))
			return (int)i;
	return -1;
}

/* The nearest of all names that could stand here, for the advice. */
static void
suggest(struct checker *c, struct diag *g, struct str name)
{
	unsigned least = 3, n;
	struct str best = {"", 0};
	const struct ventity *e = vocab_entities(&n);

	for (unsigned i = 0; i < c->rb->n_decls; i++) {
		const struct str names[2] = {c->rb->decls[i]->id, c->rb->decls[i]->alias};

		for (unsigned k = 0; k < 2; k++) {
			unsigned d = names[k].n == 0 ? least : edit_distance(name, names[k], least);

			if (d < least)
				least = d, best = names[k];
		}
	}
	if (c->row >= 0)
		for (unsigned f = 0; f < e[c->row].n; f++) {
			const char *names[2] = {e[c->row].fields[f].name, e[c->row].fields[f].zh};

			for (unsigned k = 0; k < 2; k++) {
				unsigned d = edit_distance(name, str_c(names[k]), least);

				if (d < least)
					least = d, best = str_c(names[k]);
			}
		}
	if (best.n > 0)
		diag_advise(c->diags, g, "是不是“" STR_F "”？", "did you mean “" STR_F "”?", STR_A(best));
	else if (c->row >= 0)
		diag_advise(c->diags, g, "%s 的列见 jieban vocabulary", "the fields of %s are listed by jieban vocabulary", e[c->row].name);
	else
		diag_advise(c->diags, g, "先用 度量、取值 或 选项 声明它", "declare it with measure, let or option");
}

static void
unknown(struct checker *c, const struct expr *e, unsigned at)
{
	suggest(c, diags_add(c->diags, "R202", e->path_at[at], "不认识“" STR_F "”", "unknown name “" STR_F "”", STR_A(e->path[at])), e->path[at]);
}

/* A name in a row: link fields, then a field or a derive of the entity reached. */
static bool
row_name(struct checker *c, struct expr *e)
{
	int entity = c->row;
	struct ref *r = &e->ref;

	for (unsigned i = 0; i < e->n_path; i++) {
		int f = vocab_field(entity, e->path[i]);
		const struct vfield *vf;

		if (f < 0) {
			for (unsigned k = 0; k < c->rb->n_decls; k++) {
				struct decl *d = c->rb->decls[k];

				if ((d->kind == D_DERIVE || d->kind == D_LIMIT) && d->entity == entity &&
				    (str_eq(d->id, e->path[i]) || (d->alias.n > 0 && str_eq(d->alias, e->path[i])))) {
					if (i + 1 != e->n_path) {
						unknown(c, e, i + 1);
						return true;
					}
					check_decl(c, d);
					r->kind = R_DERIVE;
					r->decl = d;
					r->entity = entity;
					decl_type(d, &e->type, &e->unit, &e->enumeration);
					return true;
				}
			}
			if (i > 0)
				unknown(c, e, i);
			return i > 0;
		}
		vf = &vocab_at(entity)->fields[f];
		if (i + 1 < e->n_path) {
			if (vf->type != VT_LINK) {
				diags_add(c->diags, "R203", e->path_at[i], "“" STR_F "”不指向别的事实，后面不能再接", "“" STR_F "” leads to no other fact", STR_A(e->path[i]));
				return true;
			}
			r->steps[r->n_steps++] = f;
			entity = vocab_field_entity(vf);
			continue;
		}
		r->kind = R_FIELD;
		r->entity = entity;
		r->field = f;
		switch (vf->type) {
		case VT_INT: case VT_NUM: e->type = T_NUM; e->unit = vf->unit; break;
		case VT_BOOL: e->type = T_YESNO; break;
		case VT_ENUM: e->type = T_CODE; e->enumeration = vocab_field_enum(vf); break;
		case VT_DAY: e->type = T_DAY; break;
		case VT_INSTANT: e->type = T_INSTANT; break;
		case VT_PERIOD: e->type = T_PERIOD; break;
		case VT_SET: e->type = T_SET; break;
		case VT_LINK: e->type = T_ROW; break;
		case VT_TEXT: case VT_ID: e->type = T_TEXT; break;
		case VT__COUNT: break;
		}
	}
	return true;
}

/* 对象.field[.field]: the subject's own row; which entity that is depends on who is being scored. */
static bool
subject_name(struct checker *c, struct expr *e)
{
	static const char *const kinds[] = {"units", "persons", "grids"};

	if (e->n_path < 2 || !word_is(&kw_words[KW_SUBJECT], e->path[0]))
		return false;
	for (unsigned k = 0; k < COUNT_OF(kinds); k++) {
		int at = vocab_entity(str_c(kinds[k]));
		const struct vfield *vf = NULL;

		if (c->decl != NULL && c->decl->subjects != 0 && (c->decl->subjects & (1u << k)) == 0)
			continue;
		for (unsigned i = 1; i < e->n_path && at >= 0; i++) {
			int f = vocab_field(at, e->path[i]);

			vf = f < 0 ? NULL : &vocab_at(at)->fields[f];
			if (vf == NULL)
				break;
			e->ref.entity = at;
			e->ref.field = f;
			at = vf->type == VT_LINK ? vocab_field_entity(vf) : i + 1 < e->n_path ? -1 : at;
		}
		if (vf == NULL || at < 0)
			continue;
		e->ref.kind = R_SUBJECT;
		e->type = vf->type == VT_ENUM ? T_CODE : vf->type == VT_BOOL ? T_YESNO : vf->type == VT_INT || vf->type == VT_NUM ? T_NUM
		          : vf->type == VT_DAY ? T_DAY : vf->type == VT_LINK ? T_ROW : T_TEXT;
		e->unit = vf->unit;
		e->enumeration = vocab_field_enum(vf);
		return true;
	}
	unknown(c, e, 1);
	return true;
}

static bool
own_part(struct checker *c, struct expr *e)
{
	int part = c->decl == NULL || e->n_path != 1 ? -1 : part_index(c->decl, e->path[0]);

	if (part < 0)
		return false;
	check_part(c, c->decl, part);
	e->ref.kind = R_PART;
	e->ref.decl = c->decl;
	e->ref.part = part;
	return true;
}

/* What a part is. */
static void
part_type(const struct decl *d, int part, struct expr *e)
{
	const struct clause *p = d->parts[part];

	if (p->n > 0) {
		e->type = p->args[0]->type;
		e->unit = p->args[0]->unit;
		e->enumeration = p->args[0]->enumeration;
	} else if (str_eq_c(p->name, "due_at") || str_eq_c(p->name, "start_at")) {
		e->type = T_INSTANT;
	} else if (str_eq_c(p->name, "met") || str_eq_c(p->name, "valid")) {
		e->type = T_YESNO;
	} else if (str_eq_c(p->name, "label")) {
		e->type = T_TEXT;
	} else {
		e->type = T_NUM;
		e->unit = str_eq_c(p->name, "yuan") ? U_YUAN : str_eq_c(p->name, "eligible") || str_eq_c(p->name, "tier") ? U_NONE : U_POINTS;
	}
}

void
resolve_name(struct checker *c, struct expr *e)
{
	struct decl *d;
	int b;

	if (c->row >= 0 && row_name(c, e))
		return;
	if (c->row < 0 && (subject_name(c, e)))
		return;
	if (own_part(c, e)) {
		part_type(c->decl, e->ref.part, e);
		return;
	}
	d = rulebook_find(c->rb, e->path[0]);
	if (d != NULL && (d->kind == D_OPTION || d->kind == D_PARAMETER)) {
		e->ref.kind = R_OPTION;
		e->ref.decl = d;
		check_decl(c, d);
		e->type = d->type;
		e->unit = d->unit;
		e->enumeration = -1;
		if (e->n_path > 1)
			unknown(c, e, 1);
		return;
	}
	if (d != NULL && c->row < 0 && d->kind != D_COUNTING) {
		check_decl(c, d);
		decl_type(d, &e->type, &e->unit, &e->enumeration);
		e->ref.decl = d;
		if (e->n_path == 1) {
			e->ref.kind = R_DECL;
			return;
		}
		int part = part_index(d, e->path[1]), code;

		if (part >= 0) {
			check_part(c, d, part);
			e->ref.kind = R_PART;
			e->ref.part = part;
			part_type(d, part, e);
		} else if (e->type == T_TALLY && (code = vocab_code(e->enumeration, e->path[1])) >= 0) {
			e->ref.kind = R_TALLY_CODE;
			e->ref.i = code;
			e->ref.enumeration = e->enumeration;
			e->type = T_NUM;
		} else {
			e->type = T_NONE;
			unknown(c, e, 1);
		}
		return;
	}
	b = e->n_path == 1 ? builtin_find(e->path[0]) : -1;
	if (b >= 0 && (b == B_ME || b == B_MY_UNIT ? c->acting : c->row < 0 || b == B_AS_OF)) {
		static const struct { enum type type; enum unit unit; } types[B__COUNT] = {
			[B_FULL] = {T_NUM, U_POINTS}, [B_AS_OF] = {T_INSTANT, U_NONE}, [B_PERIOD_FIRST] = {T_DAY, U_NONE}, [B_PERIOD_LAST] = {T_DAY, U_NONE},
			[B_MONTHS_IN_PERIOD] = {T_NUM, U_MONTHS}, [B_ACTIVE_MONTHS] = {T_NUM, U_MONTHS}, [B_EXPECTED_HALF_DAYS] = {T_NUM, U_COUNT},
			[B_SUBJECT_KIND] = {T_TEXT, U_NONE}, [B_PLUS] = {T_NUM, U_POINTS}, [B_MINUS] = {T_NUM, U_POINTS}, [B_BASE] = {T_NUM, U_POINTS},
			[B_ELIGIBLE] = {T_NUM, U_NONE}, [B_ME] = {T_ROW, U_NONE}, [B_MY_UNIT] = {T_ROW, U_NONE},
		};

		e->ref.kind = R_BUILTIN;
		e->ref.builtin = (enum builtin)b;
		e->type = types[b].type;
		e->unit = types[b].unit;
		return;
	}
	unknown(c, e, 0);
}

const struct decl *
option_of(const struct expr *e)
{
	return e->kind == E_NAME && e->ref.kind == R_OPTION ? e->ref.decl : NULL;
}

/* A bare word (or text) where a code is looked for. Of an option the texts are compared; its choices say which there are. */
bool
resolve_code(struct checker *c, struct expr *e, int enumeration, const struct decl *option)
{
	/* `none`, `yes` and `no` may be the names of choices and codes */
	if (e->kind == E_NONE || e->kind == E_YESNO) {
		struct str name = e->kind == E_NONE ? STR("none") : e->i != 0 ? STR("yes") : STR("no");

		if (enumeration >= 0 && vocab_code(enumeration, name) < 0)
			return false;
		e->kind = enumeration >= 0 ? E_NAME : E_TEXT;
		e->text = e->path[0] = name;
		e->path_at[0] = e->at;
		e->n_path = 1;
	}
	struct str word = e->kind == E_TEXT ? e->text : e->kind == E_NAME && e->n_path == 1 ? e->path[0] : (struct str){"", 0};

	if (word.n == 0)
		return false;
	if (enumeration >= 0) {
		int code = vocab_code(enumeration, word);

		if (code < 0)
			return false;
		e->ref = (struct ref){.kind = R_CODE, .enumeration = enumeration, .i = code};
	} else {
		bool found = option == NULL || option->choices == NULL;

		for (unsigned i = 0; !found && i < option->choices->n; i++)
			found = str_eq(option->choices->kids[i]->kind == E_TEXT ? option->choices->kids[i]->text : option->choices->kids[i]->path[0], word);
		if (!found)
			return false;
		e->ref = (struct ref){.kind = R_CODE, .enumeration = -1};
	}
	(void)c;
	e->text = word;
	e->type = T_CODE;
	e->enumeration = enumeration;
	return true;
}
