/*
 * Takes a resident out of a text that people wrote: the reporter's name, phone and address as the order has them, and whatever looks like a mobile number, since a
 * return's reason may quote them. Knows only those: a nickname or a neighbour's name stays. Pure. Called by paper.c and outside.c.
 */
#include "order/internal.h"

#include <string.h>

#define NAME_LEAST 6            /* bytes: two characters; one alone stands in too many words */
#define MOBILE 11               /* digits, the first a 1 */
#define PHONE_LEAST 7           /* digits of a landline without its area code */

static const char *
found(struct str s, struct str part)
{
	if (part.n == 0 || s.n < part.n)
		return NULL;
	for (size_t i = 0; i + part.n <= s.n; i++)
		if (memcmp(s.p + i, part.p, part.n) == 0)
			return s.p + i;
	return NULL;
}

bool
text_holds(struct str s, struct str part)
{
	return found(s, part) != NULL;
}

static struct str
without(struct arena *a, struct str s, struct str part, struct str instead)
{
	struct buf b;
	const char *at;
	struct str out;

	if (found(s, part) == NULL)
		return s;
	buf_init(&b, 0);
	while ((at = found(s, part)) != NULL) {
		buf_add(&b, (struct str){s.p, (size_t)(at - s.p)});
		buf_add(&b, instead);
		s = (struct str){at + part.n, s.n - (size_t)(at - s.p) - part.n};
	}
	buf_add(&b, s);
	out = str_copy(a, buf_str(&b));
	buf_done(&b);
	return out;
}

static size_t
digits_of(struct str s, char *to, size_t room)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9' && n < room)
			to[n++] = s.p[i];
	return n;
}

/* The end of a run of digits that single blanks or dashes may part. */
static size_t
run_end(struct str s, size_t i)
{
	size_t end = i;

	while (i < s.n) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			end = ++i;
		else if ((s.p[i] == '-' || s.p[i] == ' ') && i == end)
			i++;
		else
			break;
	}
	return end;
}

static bool
is_phone(struct str run, struct str own)
{
	char n[40], mine[40];
	size_t k = digits_of(run, n, sizeof n), m = digits_of(own, mine, sizeof mine);

	return (k == MOBILE && n[0] == '1') || (k >= PHONE_LEAST && m >= k && memcmp(n, mine + m - k, k) == 0);
}

static struct str
without_phones(struct arena *a, struct str s, struct str own, const struct vfield *field, struct str instead)
{
	struct buf b;
	struct str out;

	buf_init(&b, 0);
	for (size_t i = 0; i < s.n;) {
		size_t end = s.p[i] >= '0' && s.p[i] <= '9' ? run_end(s, i) : i;
		struct str run = {s.p + i, end - i};

		if (end == i)
			buf_char(&b, s.p[i++]);
		else {
			buf_add(&b, !is_phone(run, own) ? run : instead.n > 0 ? instead : personal_masked(a, field, run));
			i = end;
		}
	}
	out = str_copy(a, buf_str(&b));
	buf_done(&b);
	return out;
}

struct str
scrubbed(struct arena *a, struct str text, const struct fact *order, struct str instead)
{
	static const struct { const char *field; size_t least; } whole[] = {{"address", NAME_LEAST}, {"caller_name", NAME_LEAST}};
	const struct ventity *e = vocab_at(order->entity);
	int phone = field_of(order->entity, "caller_phone");

	for (unsigned i = 0; i < COUNT_OF(whole); i++) {
		int f = field_of(order->entity, whole[i].field);
		struct str secret = order->values[f].known ? str_trim(order->values[f].text) : STR("");

		if (secret.n >= whole[i].least)
			text = without(a, text, secret, instead.n > 0 ? instead : personal_masked(a, &e->fields[f], secret));
	}
	return without_phones(a, text, order->values[phone].known ? order->values[phone].text : STR(""), &e->fields[phone], instead);
}
