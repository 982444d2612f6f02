/*
 * Row expressions as a straight program over blocks of rows: each op is one loop over at most COL_BLOCK values; equal ops are
 * made once. Unknown compares false; an event later than as-of has not happened. Never allocates while running. Called by
 * pass.c, measures.c and row.c.
 */
#include "score/internal.h"

#include <stdlib.h>
#include <string.h>

enum { REG_ROW, REG_ASOF, REG_DATED, REG_FIRST_FREE };

void
program_init(struct program *p, struct measures *m)
{
	*p = (struct program){.m = m, .n_regs = REG_FIRST_FREE};
}

void
program_done(struct program *p)
{
	free(p->room);
	free(p->regs);
	free(p->ops);
	*p = (struct program){0};
}

int
program_row(struct program *p)
{
	(void)p;
	return REG_ROW;
}

int64_t
intern(struct measures *m, struct str s)
{
	for (unsigned i = 0; i < m->n_texts; i++)
		if (str_eq(m->texts[i], s))
			return i;
	m->texts = arena_append(&m->arena, m->texts, m->n_texts, sizeof *m->texts);
	m->texts[m->n_texts] = s;
	return m->n_texts++;
}

struct str
interned(const struct measures *m, int64_t i)
{
	return i >= 0 && i < m->n_texts ? m->texts[i] : (struct str){"", 0};
}

/* The register of an op's result; an equal op that is there already is shared. */
int
program_op(struct program *p, struct step o)
{
	for (unsigned i = 0; i < p->n; i++) {
		const struct step *q = &p->ops[i];

		if (q->code == o.code && q->a == o.a && q->b == o.b && q->c == o.c && q->data == o.data && q->imm == o.imm && q->list == o.list && q->agg == o.agg &&
		    q->entity == o.entity && q->field == o.field)
			return q->dst;
	}
	if (p->n == 0 || (p->n & (p->n - 1)) == 0) {
		p->ops = realloc(p->ops, (p->n == 0 ? 8 : (size_t)p->n * 2) * sizeof *p->ops);
		if (p->ops == NULL)
			abort();
	}
	o.dst = p->n_regs++;
	p->ops[p->n++] = o;
	return o.dst;
}

static int
constant(struct program *p, int64_t v)
{
	return program_op(p, (struct step){.code = OPC_CONST, .imm = v});
}

static int
fail(struct program *p, const char *zh, const char *en, struct span at)
{
	size_t line = 1;

	for (size_t i = 0; i < at.off && i < p->m->rb->text.n; i++)
		line += p->m->rb->text.p[i] == '\n';
	if (!p->failed)
		err_set(&p->err, RC_INVALID, "rulebook", zh, en, line);
	p->failed = true;
	return constant(p, UNKNOWN);
}

/* A number as registers hold it; what needs more than nine decimals is refused. */
static int
number(struct program *p, struct num v, struct span at)
{
	struct arena a;
	int64_t i = 0;
	bool good;

	arena_init(&a, 0);
	good = num_to_i64(num_mul(&a, v, NUM_INT(VOCAB_NUM_SCALE)), &i);
	arena_done(&a);
	return good ? constant(p, i) : fail(p, "规则第 %zu 行：逐条的式子里的数最多 9 位小数", "rulebook line %zu: a number over rows has at most 9 decimals", at);
}

int
program_link(struct program *p, int entity, int field, int row, bool on_day)
{
	const struct col *c = &columns_table(p->m->cols, entity)->cols[field];

	if (c->data == NULL) {
		if (columns_table(p->m->cols, entity)->n_rows > 0)
			p->no_data = true;
		return constant(p, -1);
	}
	return program_op(p, (struct step){.code = on_day && columns_has_dated(p->m->cols, entity, field) ? OPC_LINK_ON : OPC_LINK, .a = row, .data = c->data,
	                                 .n_rows = columns_table(p->m->cols, entity)->n_rows, .entity = entity, .field = field});
}

static int
load(struct program *p, int entity, int field, int row)
{
	const struct table *t = columns_table(p->m->cols, entity);
	const struct col *c = &t->cols[field];
	const struct vfield *f = &vocab_at(entity)->fields[field];
	static const enum opcode codes[VT__COUNT] = {
		[VT_ID] = OPC_LOAD32, [VT_LINK] = OPC_LOAD32, [VT_ENUM] = OPC_LOAD8, [VT_BOOL] = OPC_LOAD8, [VT_INT] = OPC_LOADINT, [VT_NUM] = OPC_LOAD64,
		[VT_DAY] = OPC_LOAD32, [VT_INSTANT] = OPC_LOAD64, [VT_PERIOD] = OPC_LOAD32, [VT_SET] = OPC_LOAD64, [VT_TEXT] = OPC_LOAD32,
	};
	int r;

	if (strcmp(f->name, "on_time") == 0 || strcmp(f->name, "overdue") == 0) {
		int due = load(p, entity, vocab_field(entity, STR("effective_due_at")), row), handled = load(p, entity, vocab_field(entity, STR("handled_at")), row);
		int met = program_op(p, (struct step){.code = OPC_MET, .a = handled, .b = due});

		if (f->name[1] == 'n')
			return met;
		int late = program_op(p, (struct step){.code = OPC_GE, .a = REG_ASOF, .b = due});
		int not_met = program_op(p, (struct step){.code = OPC_NOT, .a = met});

		return program_op(p, (struct step){.code = OPC_AND, .a = not_met, .b = late});
	}
	if (c->data == NULL) {
		if (t->n_rows > 0 && !c->present)
			p->no_data = true;
		return constant(p, UNKNOWN);
	}
	p->imported |= c->imported;
	r = program_op(p, (struct step){.code = codes[c->type], .a = row, .data = c->data, .n_rows = t->n_rows, .entity = entity, .field = field,
	                                 .imm = codes[c->type] == OPC_LOAD32 && c->type != VT_DAY});
	if (c->type == VT_INSTANT && (f->flags & VF_PLAN) == 0)
		r = program_op(p, (struct step){.code = OPC_EVENT, .a = r});
	return r;
}

/* The text of a literal as the number that the other side uses: a dictionary's code, or an interned one. */
static int
text_side(struct program *p, const struct expr *e, const struct expr *other, int entity, int row)
{
	if (e->kind == E_TEXT && other->kind == E_NAME && other->ref.kind == R_FIELD && (other->type == T_TEXT || other->type == T_SET)) {
		int32_t code = columns_code(p->m->cols, other->ref.entity, other->ref.field, e->text);

		return constant(p, code < 0 ? INT64_MAX : code);
	}
	if (e->type == T_ROW)
		return program_compile(p, e, entity, row);
	return program_compile(p, e, entity, row);
}

static int
compile_case(struct program *p, const struct expr *e, int entity, int row)
{
	const struct expr *on = e->kids[0];
	int result = constant(p, UNKNOWN), looked = program_compile(p, on, entity, row);

	/* from the last arm to the first, so that the first that fits wins */
	for (unsigned i = e->n - 1; i >= 1; i--) {
		const struct expr *arm = e->kids[i];
		int value = program_compile(p, arm->kids[0], entity, row), fits = -1;

		if (arm->kind == E_ELSE) {
			result = value;
			continue;
		}
		for (unsigned k = 1; k < arm->n; k++) {
			static const enum opcode codes[] = {[BIN_EQ] = OPC_EQ, [BIN_NE] = OPC_NE, [BIN_LT] = OPC_LT, [BIN_LE] = OPC_LE, [BIN_GT] = OPC_GT, [BIN_GE] = OPC_GE};
			int code = text_side(p, arm->kids[k], on, entity, row);
			int one = program_op(p, (struct step){.code = e->kind == E_BANDS ? codes[arm->op] : OPC_EQ, .a = looked, .b = code});

			fits = fits < 0 ? one : program_op(p, (struct step){.code = OPC_OR, .a = fits, .b = one});
		}
		result = program_op(p, (struct step){.code = OPC_IF, .a = fits, .b = value, .c = result});
	}
	return result;
}

static int
compile_in(struct program *p, const struct expr *e, int entity, int row)
{
	const struct expr *x = e->kids[0], *list = e->kids[1];
	int a = program_compile(p, x, entity, row);
	int64_t *values;

	if (list->kind == E_NAME)
		list = p->m->options[list->ref.decl->option].list;
	if (list == NULL || list->n == 0)
		return constant(p, 0);
	values = ARENA_NEW(&p->m->arena, int64_t, list->n);
	for (unsigned i = 0; i < list->n; i++) {
		const struct expr *k = list->kids[i];

		if (x->type == T_CODE && x->enumeration >= 0)
			values[i] = k->ref.kind == R_CODE && k->ref.enumeration >= 0 ? k->ref.i : vocab_code(x->enumeration, k->text);
		else if (x->type == T_CODE)
			values[i] = intern(p->m, k->text);
		else if (x->type == T_TEXT && x->ref.kind == R_FIELD) {
			int32_t code = columns_code(p->m->cols, x->ref.entity, x->ref.field, k->text);

			values[i] = code < 0 ? INT64_MAX : code;
		} else if (x->type == T_TEXT)
			values[i] = intern(p->m, k->text);
		else if (x->type == T_NUM && k->kind == E_NUM) {
			int64_t v = 0;
			struct num scaled = num_mul(&p->m->arena, k->num, NUM_INT(VOCAB_NUM_SCALE));

			values[i] = num_to_i64(scaled, &v) ? v : INT64_MAX;
		} else
			values[i] = k->i;
	}
	return program_op(p, (struct step){.code = OPC_IN, .a = a, .list = values, .n_list = list->n});
}

static int
compile_binary(struct program *p, const struct expr *e, int entity, int row)
{
	static const enum opcode codes[] = {
		[BIN_ADD] = OPC_ADD, [BIN_SUB] = OPC_SUB, [BIN_MUL] = OPC_MUL, [BIN_EQ] = OPC_EQ, [BIN_NE] = OPC_NE, [BIN_LT] = OPC_LT, [BIN_LE] = OPC_LE,
		[BIN_GT] = OPC_GT, [BIN_GE] = OPC_GE, [BIN_AND] = OPC_AND, [BIN_OR] = OPC_OR,
	};
	int a = text_side(p, e->kids[0], e->kids[1], entity, row), b = text_side(p, e->kids[1], e->kids[0], entity, row);

	return program_op(p, (struct step){.code = codes[e->op], .a = a, .b = b});
}

static int
compile_option(struct program *p, const struct expr *e)
{
	const struct ovalue *o = &p->m->options[e->ref.decl->option];

	if (o->none)
		return constant(p, UNKNOWN);
	switch ((int)o->type) {
	case T_NUM: return number(p, o->num, e->at);
	case T_CODE: case T_TEXT: return constant(p, intern(p->m, o->text));
	default: return constant(p, o->i);
	}
}

enum clock
clock_of(enum unit u)
{
	return u == U_WORKING_DAYS ? CLOCK_WORKING_DAY : u == U_DAYS ? CLOCK_DAY : u == U_WORKING_HOURS ? CLOCK_WORKING_HOUR : CLOCK_HOUR;
}

static int
compile_call(struct program *p, const struct expr *e, int entity, int row)
{
	int a = e->n > 0 ? program_compile(p, e->kids[0], entity, row) : -1, b;

	switch ((int)e->fn) {
	case FN_MIN: case FN_MAX: case FN_FIRST_KNOWN:
		for (unsigned i = 1; i < e->n; i++) {
			b = program_compile(p, e->kids[i], entity, row);
			a = program_op(p, (struct step){.code = e->fn == FN_MIN ? OPC_MIN : e->fn == FN_MAX ? OPC_MAX : OPC_FIRST, .a = a, .b = b});
		}
		return a;
	case FN_ABS:
		return program_op(p, (struct step){.code = OPC_ABS, .a = a});
	case FN_DUE:
		b = program_compile(p, e->kids[1], entity, row);
		return program_op(p, (struct step){.code = OPC_DUE, .a = a, .b = b, .imm = (int64_t)clock_of(e->kids[1]->unit) * 2 + (e->kids[1]->unit == U_MINUTES)});
	case FN_MET:
		b = program_compile(p, e->kids[1], entity, row);
		return program_op(p, (struct step){.code = OPC_MET, .a = a, .b = b});
	case FN_DAY_OF:
		return program_op(p, (struct step){.code = OPC_DAY, .a = a});
	case FN_ASSESSMENT_YEAR:
		b = program_compile(p, e->kids[1], entity, row);
		return program_op(p, (struct step){.code = OPC_YEAR, .a = a, .b = b});
	case FN_HOURS_BETWEEN:
		b = program_compile(p, e->kids[1], entity, row);
		return program_op(p, (struct step){.code = OPC_HOURS, .a = a, .b = b});
	case FN_SECOND_OF_DAY:
		return program_op(p, (struct step){.code = OPC_MINUTE, .a = a});
	default:
		return fail(p, "规则第 %zu 行：这个函数不能用在逐条的式子里", "rulebook line %zu: this function cannot be used over rows", e->at);
	}
}

int
program_compile(struct program *p, const struct expr *e, int entity, int row)
{
	int a, b, c, at = entity;

	switch (e->kind) {
	case E_NUM: return number(p, e->num, e->at);
	case E_TEXT: return constant(p, intern(p->m, e->text));
	case E_DAY: case E_INSTANT: case E_PERIOD: case E_YESNO: return constant(p, e->i);
	case E_NONE: case E_MISSING: return constant(p, UNKNOWN);
	case E_NAME:
		switch ((int)e->ref.kind) {
		case R_CODE: return constant(p, e->ref.enumeration >= 0 ? e->ref.i : intern(p->m, e->text));
		case R_OPTION: return compile_option(p, e);
		case R_BUILTIN: return REG_ASOF;
		case R_FIELD: case R_DERIVE:
			for (unsigned i = 0; i < e->ref.n_steps; i++) {
				row = program_link(p, at, e->ref.steps[i], row, true);
				at = vocab_field_entity(&vocab_at(at)->fields[e->ref.steps[i]]);
			}
			if (e->ref.kind == R_FIELD)
				return load(p, at, e->ref.field, row);
			if (e->ref.decl->kind == D_LIMIT) {
				const struct expr *from = NULL, *within = NULL;

				for (const struct clause *k = e->ref.decl->clauses; k != NULL; k = k->next)
					if (k->kind == C_FROM)
						from = k->args[0];
					else if (k->kind == C_WITHIN)
						within = k->args[0];
					else if (k->kind == C_DEADLINE)
						return program_compile(p, k->args[0], at, row);
				if (from == NULL || within == NULL)
					break;
				a = program_compile(p, from, at, row);
				b = program_compile(p, within, at, row);
				return program_op(p, (struct step){.code = OPC_DUE, .a = a, .b = b, .imm = (int64_t)clock_of(within->unit) * 2 + (within->unit == U_MINUTES)});
			}
			return program_compile(p, e->ref.decl->value, at, row);
		default: break;
		}
		break;
	case E_NEG:
		a = program_compile(p, e->kids[0], entity, row);
		return program_op(p, (struct step){.code = OPC_NEG, .a = a});
	case E_NOT: case E_KNOWN: case E_UNKNOWN:
		a = program_compile(p, e->kids[0], entity, row);
		return program_op(p, (struct step){.code = e->kind == E_NOT ? OPC_NOT : e->kind == E_KNOWN ? OPC_KNOWN : OPC_UNKNOWN, .a = a});
	case E_BINARY: return compile_binary(p, e, entity, row);
	case E_IN: return compile_in(p, e, entity, row);
	case E_HAS:
		a = program_compile(p, e->kids[0], entity, row);
		b = text_side(p, e->kids[1], e->kids[0], entity, row);
		return program_op(p, (struct step){.code = OPC_HAS, .a = a, .b = b});
	case E_IF:
		a = program_compile(p, e->kids[0], entity, row);
		b = program_compile(p, e->kids[1], entity, row);
		c = program_compile(p, e->kids[2], entity, row);
		return program_op(p, (struct step){.code = OPC_IF, .a = a, .b = b, .c = c});
	case E_CASE: case E_BANDS: return compile_case(p, e, entity, row);
	case E_CALL: return compile_call(p, e, entity, row);
	case E_AGG: return program_op(p, (struct step){.code = OPC_SUB_ARRAY, .a = row, .agg = e, .entity = entity});
	case E_LIST: case E_WEIGHTED: case E_ARM: case E_ELSE: break;
	}
	return fail(p, "规则第 %zu 行：这里不能用在逐条的式子里", "rulebook line %zu: this cannot be used over rows", e->at);
}

void
program_ready(struct program *p, uint32_t n)
{
	/* one piece: a program over an order's few rows costs more to make than to run */
	p->regs = calloc((size_t)p->n_regs, sizeof *p->regs);
	p->room = calloc((size_t)p->n_regs * n + 1, sizeof *p->room);
	if (p->regs == NULL || p->room == NULL)
		abort();
	for (int r = 0; r < p->n_regs; r++)
		p->regs[r] = p->room + (size_t)r * n;
	for (unsigned k = 0; k < p->n; k++)
		for (unsigned i = 0; p->ops[k].code == OPC_CONST && i < n; i++)
			p->regs[p->ops[k].dst][i] = p->ops[k].imm;
}

#define EACH for (uint32_t i = 0; i < n; i++)
#define COMPARE(sign) EACH d[i] = (a[i] != UNKNOWN) & (b[i] != UNKNOWN) & (a[i] sign b[i])

static enum rc
run_due(struct program *p, const struct step *o, uint32_t n, struct err *err)
{
	int64_t *d = p->regs[o->dst];
	const int64_t *a = p->regs[o->a], *b = p->regs[o->b];
	enum clock clock = (enum clock)(o->imm / 2);

	EACH {
		struct due due;
		struct arena none;
		struct num k;

		d[i] = UNKNOWN;
		if (a[i] == UNKNOWN || b[i] == UNKNOWN)
			continue;
		arena_init(&none, 0);
		k = num_frac(&none, b[i], VOCAB_NUM_SCALE * (o->imm % 2 == 1 ? 60 : 1));
		enum rc rc = calendar_due(p->m->calendar, NULL, a[i], k, clock, p->m->counting, p->m->provisional, &due, err);

		arena_done(&none);
		TRY(rc);
		d[i] = due.at;
	}
	return RC_OK;
}

WIDE enum rc
program_run(struct program *p, uint32_t n, struct err *err)
{
	if (p->failed) {
		*err = p->err;
		return p->err.rc;
	}
	const int64_t *row = p->regs[REG_ROW];
	bool dense = n > 0 && row[n - 1] - row[0] == (int64_t)n - 1;    /* a run of rows: then columns are read straight through */

	for (unsigned k = p->first; k < p->n; k++) {
		const struct step *o = &p->ops[k];
		int64_t *restrict d = p->regs[o->dst];
		const int64_t *a = p->regs[o->a], *b = p->regs[o->b], *c = p->regs[o->c];

		switch (o->code) {
		case OPC_ROW: case OPC_ASOF: case OPC_DATED: break;
		case OPC_TRUE: EACH d[i] = 1; break;
		case OPC_CONST: break;          /* filled once, by program_ready */
		case OPC_LOAD8: {
			const uint8_t *data = o->data;

			if (o->a == REG_ROW && dense) {
				data += a[0];
				EACH d[i] = data[i] == COL_U8_NONE ? UNKNOWN : data[i];
			} else {
				EACH d[i] = a[i] < 0 || data[a[i]] == COL_U8_NONE ? UNKNOWN : data[a[i]];
			}
		} break;
		case OPC_LOAD32: {
			const int32_t *data = o->data;
			int32_t also = o->imm == 1 ? -1 : COL_I32_NONE;         /* what else means unknown: -1, but for days */

			if (o->a == REG_ROW && dense) {
				data += a[0];
				EACH d[i] = data[i] == COL_I32_NONE || data[i] == also ? UNKNOWN : data[i];
			} else {
				EACH d[i] = a[i] < 0 || data[a[i]] == COL_I32_NONE || data[a[i]] == also ? UNKNOWN : data[a[i]];
			}
		} break;
		case OPC_LOAD64: {
			const int64_t *data = o->data;

			if (o->a == REG_ROW && dense)
				memcpy(d, data + a[0], n * sizeof *d);
			else
				EACH d[i] = a[i] < 0 ? UNKNOWN : data[a[i]];
		} break;
		case OPC_LOADINT: EACH {
			int64_t v = a[i] < 0 ? UNKNOWN : ((const int64_t *)o->data)[a[i]];

			d[i] = v == UNKNOWN || __builtin_mul_overflow(v, (int64_t)VOCAB_NUM_SCALE, &v) ? UNKNOWN : v;
		} break;
		case OPC_LINK: {
			const int32_t *data = o->data;

			if (o->a == REG_ROW && dense) {
				data += a[0];
				EACH d[i] = data[i];
			} else {
				EACH d[i] = a[i] < 0 ? -1 : data[a[i]];
			}
		} break;
		case OPC_LINK_ON: EACH {
			int64_t on = p->regs[REG_DATED][i], v;

			if (a[i] < 0) {
				d[i] = -1;
				continue;
			}
			v = on == UNKNOWN ? ((const int32_t *)o->data)[a[i]] : columns_on_day(p->m->cols, o->entity, o->field, (uint32_t)a[i], (int32_t)on);
			d[i] = v == UNKNOWN ? -1 : v;
		} break;
		case OPC_EVENT: EACH d[i] = a[i] > p->regs[REG_ASOF][i] ? UNKNOWN : a[i]; break;
		case OPC_EQ: COMPARE(==); break;
		case OPC_NE: COMPARE(!=); break;
		case OPC_LT: COMPARE(<); break;
		case OPC_LE: COMPARE(<=); break;
		case OPC_GT: COMPARE(>); break;
		case OPC_GE: COMPARE(>=); break;
		case OPC_AND: EACH d[i] = (a[i] == 1) & (b[i] == 1); break;
		case OPC_OR: EACH d[i] = (a[i] == 1) | (b[i] == 1); break;
		case OPC_NOT: EACH d[i] = a[i] != 1; break;
		case OPC_KNOWN: EACH d[i] = a[i] != UNKNOWN; break;
		case OPC_UNKNOWN: EACH d[i] = a[i] == UNKNOWN; break;
		case OPC_IN:
			EACH d[i] = (a[i] == o->list[0]) & (a[i] != UNKNOWN);
			for (unsigned j = 1; j < o->n_list; j++)
				EACH d[i] |= (a[i] == o->list[j]) & (a[i] != UNKNOWN);
			break;
		case OPC_HAS: EACH d[i] = a[i] != UNKNOWN && b[i] >= 0 && b[i] < 64 && ((uint64_t)a[i] >> b[i] & 1) != 0; break;
		case OPC_IF: EACH d[i] = a[i] == 1 ? b[i] : c[i]; break;
		case OPC_ADD: EACH d[i] = a[i] == UNKNOWN || b[i] == UNKNOWN || __builtin_add_overflow(a[i], b[i], &d[i]) ? UNKNOWN : d[i]; break;
		case OPC_SUB: EACH d[i] = a[i] == UNKNOWN || b[i] == UNKNOWN || __builtin_sub_overflow(a[i], b[i], &d[i]) ? UNKNOWN : d[i]; break;
		case OPC_MUL: EACH {
			i128 v = a[i] == UNKNOWN || b[i] == UNKNOWN ? (i128)UNKNOWN : (i128)a[i] * b[i] / VOCAB_NUM_SCALE;

			d[i] = v > INT64_MAX || v <= (i128)INT64_MIN ? UNKNOWN : (int64_t)v;
		} break;
		case OPC_NEG: EACH d[i] = a[i] == UNKNOWN ? UNKNOWN : -a[i]; break;
		case OPC_ABS: EACH d[i] = a[i] != UNKNOWN && a[i] < 0 ? -a[i] : a[i]; break;
		case OPC_MIN: EACH d[i] = a[i] == UNKNOWN ? b[i] : b[i] == UNKNOWN ? a[i] : a[i] < b[i] ? a[i] : b[i]; break;
		case OPC_MAX: EACH d[i] = a[i] > b[i] ? a[i] : b[i]; break;
		case OPC_FIRST: EACH d[i] = a[i] != UNKNOWN ? a[i] : b[i]; break;
		case OPC_DUE: TRY(run_due(p, o, n, err)); break;
		case OPC_MET: {         /* a stored due instant at midnight is an exclusive day limit; which it is decides to the second only */
			bool close = false;

			EACH {
				d[i] = (a[i] != UNKNOWN) & (b[i] != UNKNOWN) & (a[i] < b[i]);
				close |= (a[i] != UNKNOWN) & (a[i] == b[i]);
			}
			for (uint32_t i = 0; i < n && close; i++)
				if (a[i] == b[i])
					d[i] = a[i] != UNKNOWN && due_met(a[i], b[i], instant_second_of_day(b[i]) == 0);
		} break;
		case OPC_DAY: EACH d[i] = a[i] == UNKNOWN ? UNKNOWN : instant_day(a[i]); break;
		case OPC_YEAR: EACH {
			int y = 0, mo = 0, day;

			if (a[i] != UNKNOWN)
				day_to_ymd((int32_t)a[i], &y, &mo, &day);
			d[i] = a[i] == UNKNOWN || b[i] == UNKNOWN ? UNKNOWN : (int64_t)(y + (b[i] > VOCAB_NUM_SCALE && mo >= b[i] / VOCAB_NUM_SCALE)) * VOCAB_NUM_SCALE;
		} break;
		case OPC_HOURS: EACH d[i] = a[i] == UNKNOWN || b[i] == UNKNOWN ? UNKNOWN : (b[i] - a[i]) / 3600 * VOCAB_NUM_SCALE; break;
		case OPC_MINUTE: EACH d[i] = a[i] == UNKNOWN ? UNKNOWN : (int64_t)(instant_second_of_day(a[i]) / 60) * VOCAB_NUM_SCALE; break;
		case OPC_SUB_ARRAY: {
			const int64_t *values = NULL;
			uint32_t n_values = 0;
			int64_t as_of = 0;

			EACH {
				if (values == NULL || p->regs[REG_ASOF][i] != as_of) {
					as_of = p->regs[REG_ASOF][i];
					values = sub_values(p->m, o->agg, as_of, &n_values, &p->no_data, err);
					if (values == NULL)
						return err->rc;
				}
				d[i] = a[i] < 0 || a[i] >= n_values ? UNKNOWN : values[a[i]];
			}
		} break;
		}
	}
	return RC_OK;
}

enum rc
program_rows(struct program *p, uint32_t from, uint32_t end, int64_t as_of, struct err *err)
{
	for (uint32_t r = from; r < end; r++) {
		p->regs[0][r - from] = r;
		p->regs[1][r - from] = as_of;
		p->regs[2][r - from] = UNKNOWN;
	}
	return program_run(p, end - from, err);
}

int64_t
window_seconds(const struct measures *m, const struct expr *e)
{
	struct num v;
	int64_t n = 0;

	if (e == NULL)
		return 0;
	v = e->kind == E_NAME && e->ref.kind == R_OPTION ? m->options[e->ref.decl->option].num : e->num;
	(void)num_to_i64(v, &n);
	return n * (e->unit == U_HOURS ? 3600 : e->unit == U_MINUTES ? 60 : 86400);
}
