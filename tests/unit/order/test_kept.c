/*
 * The columns of an edition are filled again for each action instead of being made anew: the next order reads nothing of the last one, what was erased
 * is in none of them once it was forgotten, also where somebody was reading meanwhile, and what failed half way spoils nobody else's. On both databases.
 */
#include "desk.h"
#include "order/retention.h"

static const char book[] =
	"---\n"
	"id: kept\n"
	"title: 留列\n"
	"edition: 1\n"
	"in_force: 2025-01-01\n"
	"applies_to: 2025\n"
	"language: 1\n"
	"---\n"
	"\n"
	"# 留列\n"
	"\n"
	"```规则\n"
	"流程 小流程 small \"小流程\" 取 工单：来源 已知\n"
	"  状态 已收，已派\n"
	"  终止 已派\n"
	"判别 地名 取 工单：事项标识 = \"秘密路七号\"\n"
	"判别 几派 取 工单：件数（派单，经 工单）\n"
	"动作 收 \"收\"：坐席，始 → 已收\n"
	"  改 工单：须 来源，须 标题，可 事项标识\n"
	"动作 派 \"派\"：派单员，已收 → 已派\n"
	"  条件 地名 \"只派秘密路七号\"\n"
	"  条件 几派 = 0 \"派过了\"\n"
	"  记 派单：须 单位，派单时间 = 时点\n"
	"```\n";

#define SECRET "{\"orders.source\":\"hotline\",\"orders.title\":\"路灯不亮\",\"orders.matter_key\":\"秘密路七号\"}"
#define ANOTHER "{\"orders.source\":\"hotline\",\"orders.title\":\"路灯不亮\"}"

static unsigned
n_kept(const struct orders *o)
{
	unsigned n = 0;

	for (const struct wanted *w = o->wanted; w != NULL; w = w->next)
		for (const struct kept_columns *k = w->kept; k != NULL; k = k->next)
			n++;
	return n;
}

static void
columns_are_filled_again(void **state)
{
	struct desk *d = desk_new(*state, str_c(book), 2025, 3, 3);
	struct act_done first, second, done;
	struct arena a;
	const struct kept_columns *k;

	arena_init(&a, 0);
	first = desk_do(d, "operator", STR(""), "收", SECRET, &a);
	k = d->o->wanted->kept;
	if (n_kept(d->o) != 1)
		fail_msg("%u sets of columns are kept after one action, not one", n_kept(d->o));
	second = desk_do(d, "operator", STR(""), "收", ANOTHER, &a);
	if (n_kept(d->o) != 1 || d->o->wanted->kept != k)
		fail_msg("the next action made columns of its own: %u are kept", n_kept(d->o));
	/* each by its own facts, whosever were there before */
	(void)desk_do(d, "dispatcher", first.order_id, "派", "{\"assignments.unit_id\":\"u1\"}", &a);
	assert_int_equal(desk_try(d, desk_actor(d, "dispatcher"), second.order_id, "派", "{\"assignments.unit_id\":\"u1\"}", -1, &a, &done), RC_INVALID);
	assert_string_equal(d->err.msg[LANG_ZH], "只派秘密路七号");
	assert_ptr_equal(d->o->wanted->kept, k);
	arena_done(&a);
	desk_free(d);
}

/* Two read the order at a time; `forget`: meanwhile what was erased is forgotten. */
struct reading { struct desk *d; struct str order; bool forget; };

static enum rc
two_read(struct tx *tx, void *ctx, struct err *err)
{
	const struct reading *r = ctx;
	struct desk *desk = r->d;
	int matter = field_of(ent.orders, "matter_key");
	struct docket d[2];
	struct arena a;

	arena_init(&a, 0);
	for (unsigned i = 0; i < 2; i++) {
		TRY(docket_open(&d[i], desk->o, tx, desk->tenant, r->order, DOCKET_VIEW, &a, err));
		TRY(docket_settle(&d[i], desk->now_ms / 1000, err));
	}
	assert_ptr_not_equal(d[0].kept, d[1].kept);
	if (r->forget)
		orders_forget(desk->o, desk->tenant);
	for (unsigned i = 0; i < 2; i++) {
		const struct columns *cols = d[i].kept->cols;
		int64_t code = columns_value(cols, ent.orders, matter, 0);

		assert_true(code >= 0);
		assert_true(str_eq_c(columns_text(cols, ent.orders, matter, (int32_t)code), "秘密路七号"));     /* what is to be forgotten is in them */
		docket_close(&d[i]);
	}
	arena_done(&a);
	return RC_OK;
}

static void
what_was_erased_is_forgotten(void **state)
{
	struct desk *d = desk_new(*state, str_c(book), 2025, 3, 3);
	struct reading r = {.d = d};
	struct arena a;

	arena_init(&a, 0);
	r.order = desk_do(d, "operator", STR(""), "收", SECRET, &a).order_id;
	GOOD(store_read(d->b->store, two_read, &r, &both_err));
	assert_int_equal(n_kept(d->o), 2);
	orders_forget(d->o, d->tenant);
	if (n_kept(d->o) > 0)
		fail_msg("%u sets of columns with what was erased are kept", n_kept(d->o));
	r.forget = true;
	GOOD(store_read(d->b->store, two_read, &r, &both_err));
	if (n_kept(d->o) > 0)
		fail_msg("%u sets of columns that were in use while it was forgotten came back with what was erased", n_kept(d->o));
	(void)desk_do(d, "dispatcher", r.order, "派", "{\"assignments.unit_id\":\"u1\"}", &a);        /* as if nothing had been */
	assert_int_equal(n_kept(d->o), 1);
	arena_done(&a);
	desk_free(d);
}

/* The columns are half full when a row is refused: two of one id. */
static enum rc
fails_half_way(struct tx *tx, void *ctx, struct err *err)
{
	const struct reading *r = ctx;
	struct desk *desk = r->d;
	struct docket d;
	struct arena a;
	enum rc rc;

	arena_init(&a, 0);
	rc = docket_open(&d, desk->o, tx, desk->tenant, r->order, DOCKET_VIEW, &a, err);
	if (rc == RC_OK) {
		for (unsigned i = 0; i < 2; i++) {
			struct drow *row = docket_add(&d, ent.assignments, STR("twice"));

			*docket_value(row, "order_id") = v_text(r->order);
		}
		rc = docket_settle(&d, desk->now_ms / 1000, err);
		docket_close(&d);
	}
	arena_done(&a);
	return rc;
}

static void
half_filled_ones_serve_again(void **state)
{
	struct desk *d = desk_new(*state, str_c(book), 2025, 3, 3);
	struct reading r = {.d = d};
	struct arena a;
	struct act_done done;

	arena_init(&a, 0);
	r.order = desk_do(d, "operator", STR(""), "收", SECRET, &a).order_id;
	assert_int_equal(store_read(d->b->store, fails_half_way, &r, &both_err), RC_CONFLICT);
	assert_non_null(strstr(both_err.msg[LANG_EN], "twice"));
	assert_int_equal(n_kept(d->o), 1);
	if (desk_try(d, desk_actor(d, "dispatcher"), r.order, "派", "{\"assignments.unit_id\":\"u1\"}", -1, &a, &done) != RC_OK)
		fail_msg("after columns were half filled, nothing goes: %s", d->err.msg[LANG_ZH]);
	arena_done(&a);
	desk_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {BOTH(columns_are_filled_again), BOTH(what_was_erased_is_forgotten), BOTH(half_filled_ones_serve_again)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
