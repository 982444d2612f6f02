/*
 * Reading the demo's files, which are JSON: small questions with an answer for what is absent. Never prints, never holds state.
 * Called by every maker of the room.
 */
#include "demo/internal.h"

struct str
data_text(const struct json *o, const char *key)
{
	const struct json *j = json_get(o, key);

	return j != NULL && (j->kind == JSON_STRING || j->kind == JSON_NUMBER) ? j->text : (struct str){"", 0};
}

static int64_t
int_of(const struct json *j, int64_t absent)
{
	int64_t i;

	return j != NULL && j->kind == JSON_NUMBER && str_to_i64(j->text, &i) ? i : absent;
}

int64_t
data_int(const struct json *o, const char *key, int64_t absent)
{
	return int_of(json_get(o, key), absent);
}

bool
data_yes(const struct json *o, const char *key)
{
	const struct json *j = json_get(o, key);

	return j != NULL && j->kind == JSON_BOOL && j->yes;
}

bool
data_has(const struct json *list, struct str word)
{
	for (const struct json *j = list == NULL ? NULL : list->kids; j != NULL; j = j->next)
		if (str_eq(j->text, word))
			return true;
	return false;
}

const struct json *
data_nth(const struct json *list, uint64_t n)
{
	const struct json *j = list == NULL ? NULL : list->kids;

	if (j == NULL)
		return NULL;
	for (n %= list->n_kids; n > 0; n--)
		j = j->next;
	return j;
}

int64_t
data_by_strength(const struct json *pair, int strength, int64_t absent)
{
	int64_t weak, strong;

	if (pair == NULL)
		return absent;
	if (pair->kind == JSON_NUMBER)
		return int_of(pair, absent);
	weak = int_of(data_nth(pair, 0), absent);
	strong = int_of(data_nth(pair, 1), weak);
	return weak + (strong - weak) * strength / STRENGTH_MOST;
}
