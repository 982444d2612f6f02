/*
 * A picture of a stranger: whatever the bytes are, what it says lies on the earth, and the picture without it says nothing more.
 */
#include "order/order.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str bytes = {(const char *)data, n};
	struct photo said, more;
	struct buf clean, again;

	if (n > (1 << 20))
		return 0;
	buf_init(&clean, 0);
	buf_init(&again, 0);
	photo_read(bytes, &said, &clean);
	if ((said.lon == INT64_MIN) != (said.lat == INT64_MIN))
		abort();
	if (said.lon != INT64_MIN && (llabs(said.lat) > 90 * VOCAB_NUM_SCALE || llabs(said.lon) > 180 * VOCAB_NUM_SCALE))
		abort();
	if (clean.n > n + 36)
		abort();
	if (clean.n > 0) {
		photo_read(buf_str(&clean), &more, &again);
		if (more.lon != INT64_MIN || more.taken_at != INT64_MIN)
			abort();
		if (again.n > 0 && (again.n != clean.n || memcmp(again.p, clean.p, again.n) != 0))
			abort();
	}
	buf_done(&clean);
	buf_done(&again);
	return 0;
}
