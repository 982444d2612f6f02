/*
 * Sentences from templates: {路} is drawn from a list of the unit, the government or the common words, {楼:1-38} is a number; what was
 * drawn once stays within one order, so that title, text, address and reply speak of the same place. Never makes a sentence itself.
 */
#include "demo/internal.h"

#include <string.h>

#define DEPTH_MAX 6

void
slots_init(struct slots *s, const struct world *w, const struct agency *u, struct rng rng)
{
	*s = (struct slots){.rng = rng};
	s->places[0] = u == NULL ? NULL : json_get(u->file, "places");
	s->places[1] = json_get(w->file, "places");
	s->places[2] = json_get(w->words, "slots");
}

void
slots_keep(struct slots *s, struct str name, struct str value)
{
	if (s->n < COUNT_OF(s->kept)) {
		s->kept[s->n].name = name;
		s->kept[s->n++].value = value;
	}
}

static struct str
draw(struct world *w, struct slots *s, struct str slot)
{
	const char *colon = memchr(slot.p, ':', slot.n), *dash;
	struct str name = {slot.p, colon == NULL ? slot.n : (size_t)(colon - slot.p)}, value = {"", 0};

	for (unsigned i = 0; i < s->n; i++)
		if (str_eq(s->kept[i].name, name))
			return s->kept[i].value;
	if (colon != NULL) {
		struct str range = {colon + 1, slot.n - name.n - 1};
		int64_t low = 0, high = 0;

		dash = memchr(range.p, '-', range.n);
		if (dash == NULL || !str_to_i64((struct str){range.p, (size_t)(dash - range.p)}, &low) ||
		    !str_to_i64((struct str){dash + 1, range.n - (size_t)(dash - range.p) - 1}, &high))
			world_fail(w, "{}", "“{" STR_F "}”应写成 {名:1-9}", "“{" STR_F "}” must be {name:1-9}", slot);
		value = str_fmt(&w->arena, "%lld", (long long)rng_between(&s->rng, low, high));
	} else {
		for (unsigned i = 0; i < COUNT_OF(s->places) && value.n == 0; i++) {
			char key[64];
			const struct json *list;

			if (s->places[i] == NULL || name.n >= sizeof key)
				continue;
			memcpy(key, name.p, name.n);
			key[name.n] = '\0';
			list = json_get(s->places[i], key);
			if (list != NULL && list->n_kids > 0)
				value = slots_fill(w, s, data_nth(list, rng_next(&s->rng))->text);
		}
		if (value.n == 0)
			world_fail(w, "{}", "没有“{" STR_F "}”的词表", "there is no list for “{" STR_F "}”", name);
	}
	slots_keep(s, name, value);
	return value;
}

struct str
slots_fill(struct world *w, struct slots *s, struct str t)
{
	struct buf b;
	struct str out;

	if (memchr(t.p, '{', t.n) == NULL)
		return t;
	if (s->depth == DEPTH_MAX) {
		world_fail(w, "{}", "“" STR_F "”里的词表绕回了自己", "the lists of “" STR_F "” come back to themselves", t);
		return t;
	}
	s->depth++;
	buf_init(&b, 0);
	for (size_t i = 0; i < t.n;) {
		const char *close = t.p[i] == '{' ? memchr(t.p + i, '}', t.n - i) : NULL;

		if (close == NULL) {
			buf_char(&b, t.p[i++]);
			continue;
		}
		buf_add(&b, draw(w, s, (struct str){t.p + i + 1, (size_t)(close - t.p) - i - 1}));
		i = (size_t)(close - t.p) + 1;
	}
	out = str_copy(&w->arena, buf_str(&b));
	buf_done(&b);
	s->depth--;
	return out;
}

struct str
slots_nth(struct world *w, struct slots *s, const struct json *templates, uint64_t n)
{
	const struct json *t = data_nth(templates, n);

	return t == NULL ? (struct str){"", 0} : slots_fill(w, s, t->text);
}

struct str
slots_pick(struct world *w, struct slots *s, const struct json *templates)
{
	return slots_nth(w, s, templates, rng_next(&s->rng));
}
