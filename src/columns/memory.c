/*
 * Memory of columns: arrays that grow, or abort the process when the machine has none. What is known to be filled is asked for at once, in
 * huge pages where it is large: page faults, one by one, are a third of the time of a load otherwise. Private to the room.
 */
#define _DEFAULT_SOURCE         /* madvise */
#include "columns/internal.h"

#include <stdlib.h>
#include <sys/mman.h>

#define ADVISE_FROM ((size_t)256 << 10) /* less is not worth a call */
#define PAGE ((uintptr_t)4096)

/* The pages that a piece of memory touches: with the first, where malloc keeps its own, or neighbours would not make one range. */
static size_t
pages(void *p, size_t n_bytes, void **first)
{
	uintptr_t from = (uintptr_t)p & ~(PAGE - 1), to = ((uintptr_t)p + n_bytes + PAGE - 1) & ~(PAGE - 1);

	*first = (void *)from;
	return n_bytes < ADVISE_FROM ? 0 : to - from;
}

/* Huge pages, only for what does not grow: moving them about costs more than they save (measured). */
void
columns_advise(void *p, size_t n_bytes)
{
#ifdef MADV_HUGEPAGE
	void *first;
	size_t n = pages(p, n_bytes, &first);

	if (n > 0)
		(void)madvise(first, n, MADV_HUGEPAGE);
#else
	(void)p, (void)n_bytes;
#endif
}

/* Memory that is about to be filled, at once: a kernel that cannot do that (before Linux 5.14) does it page by page as it always did. */
void
columns_fault_in(void *p, size_t n_bytes)
{
#ifdef MADV_POPULATE_WRITE
	void *first;
	size_t n = pages(p, n_bytes, &first);

	if (n > 0)
		(void)madvise(first, n, MADV_POPULATE_WRITE);
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
