/*
 * Messages in the program: one row for a role (and a unit, for roles that belong to one), read marks by account. Called by act.c, trigger.c,
 * tick.c and the api.
 */
#include "order/internal.h"

/* Roles whose messages go to their own unit only: those that may not see every unit's facts. */
static bool
of_a_unit(int role)
{
	return !role_may(role, RIGHT_FACTS);
}

enum rc
message_send(struct orders *o, struct tx *tx, int64_t tenant_id, uint32_t roles, struct str unit_id, const char *kind, struct str order_id, struct str zh, struct str en,
             int64_t now_ms, struct err *err)
{
	const struct venum *all = &vocab_enums(&(unsigned){0})[vocab_enum("person_role")];

	for (unsigned r = 0; r < all->n; r++) {
		int64_t id;

		if ((roles >> r & 1) == 0 || (of_a_unit((int)r) && unit_id.n == 0))
			continue;
		TRY(store_new_id(o->store, &id, err));
		struct sval args[] = {SV_I(tenant_id), SV_I(id), SV_I(now_ms), SV_T(str_c(kind)), SV_T(str_c(all->codes[r].name)), SV_T(of_a_unit((int)r) ? unit_id : STR("")),
		                      SV_T(order_id), SV_T(zh), SV_T(en)};

		TRY(tx_run(tx, Q_message_add, args, COUNT_OF(args), NULL, err));
	}
	return RC_OK;
}

/* The newest of one role at a time, merged: a role list is short. */
enum rc
message_list(struct orders *o, struct tx *tx, int64_t tenant_id, const struct actor *actor, int64_t before_id, unsigned limit, struct arena *a, struct message **out, unsigned *n,
             unsigned *unread, struct err *err)
{
	const struct venum *all = &vocab_enums(&(unsigned){0})[vocab_enum("person_role")];
	struct message *list = ARENA_NEW(a, struct message, limit + 1);
	unsigned have = 0;

	(void)o;
	*unread = 0;
	for (unsigned r = 0; r < all->n; r++) {
		struct sval args[] = {SV_I(tenant_id), SV_I(actor->account_id), SV_T(str_c(all->codes[r].name)), SV_T(of_a_unit((int)r) ? actor->unit_id : STR("")),
		                      SV_I(before_id > 0 ? before_id : INT64_MAX), SV_I(limit)};
		struct rows *rows;
		enum rc rc;

		if ((actor->roles >> r & 1) == 0)
			continue;
		TRY(tx_rows(tx, Q_message_list, args, COUNT_OF(args), false, &rows, err));
		while ((rc = rows_next(rows, err)) == RC_OK) {
			struct message m = {row_int(rows, 0), row_int(rows, 1), str_copy(a, row_text(rows, 2)), str_copy(a, row_text(rows, 3)),
			                    {str_copy(a, row_text(rows, 4)), str_copy(a, row_text(rows, 5))}, row_int(rows, 6) != 0};
			unsigned at = have;

			while (at > 0 && list[at - 1].message_id < m.message_id) {
				list[at] = list[at - 1];
				at--;
			}
			if (at < limit)
				list[at] = m;
			if (have < limit)
				have++;
		}
		rows_end(rows);
		if (rc != RC_NOT_FOUND)
			return rc;
	}
	for (unsigned i = 0; i < have; i++)
		*unread += !list[i].read;
	*out = list;
	*n = have;
	return RC_OK;
}

enum rc
message_read(struct orders *o, struct tx *tx, int64_t tenant_id, int64_t account_id, int64_t message_id, int64_t now_ms, struct err *err)
{
	struct sval args[] = {SV_I(tenant_id), SV_I(account_id), SV_I(message_id), SV_I(now_ms)};

	(void)o;
	return tx_run(tx, Q_message_read, args, COUNT_OF(args), NULL, err);
}
