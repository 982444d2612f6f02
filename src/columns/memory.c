/*
 * Memory of columns: arrays that grow, or abort the process when the machine has none. Large ones whose size is known before they are
 * filled ask for huge pages: page faults are a third of the time of a load otherwise. Private to the room.
 */
#define _DEFAULT_SOURCE         /* madvise */
#include "columns/internal.h"

#include <stdlib.h>
#include <sys/mman.h>

#define HUGE_FROM ((size_t)4 << 20)     /* smaller ones would waste too much of their last huge page */
#define PAGE ((uintptr_t)4096)

/* Only advice, and only for what does not grow: moving huge pages about costs more than they save (measured). */
void
columns_advise(void *p, size_t n_bytes)
{
#ifdef MADV_HUGEPAGE
	uintptr_t from = ((uintptr_t)p + PAGE - 1) & ~(PAGE - 1), to = ((uintptr_t)p + n_bytes) & ~(PAGE - 1);

	if (n_bytes >= HUGE_FROM)
		(void)madvise((void *)from, to - from, MADV_HUGEPAGE);
#else
	(void)p, (void)n_bytes;
#endif
}

void *
columns_grown(void *p, size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes) || (p = realloc(p, bytes == 0 ? 1 : bytes)) == NULL)
		abort();
	return p;
}

void *
columns_zeroed(size_t n, size_t size)
{
	void *p = calloc(n == 0 ? 1 : n, size);

	if (p == NULL)
		abort();
	return p;
}
