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

#ifndef MADV_HUGEPAGE
#define MADV_HUGEPAGE MADV_NORMAL
#endif
#ifndef MADV_POPULATE_WRITE             /* Linux 5.14 */
#define MADV_POPULATE_WRITE MADV_NORMAL
#endif

/* About the pages that a piece of memory touches: with the first, where malloc keeps its own, or neighbours would not make one range. A kernel that does
 * not know the advice refuses it, and nothing is lost. */
static void
advise(void *p, size_t n_bytes, int what)
{
	uintptr_t from = (uintptr_t)p & ~(PAGE - 1), to = ((uintptr_t)p + n_bytes + PAGE - 1) & ~(PAGE - 1);

	if (n_bytes >= ADVISE_FROM)
		(void)madvise((void *)from, to - from, what);
}

/* Huge pages, only for what does not grow: moving them about costs more than they save (measured). */
void
columns_advise(void *p, size_t n_bytes)
{
	advise(p, n_bytes, MADV_HUGEPAGE);
}

/* Memory that is about to be filled, at once instead of page by page. */
void
columns_fault_in(void *p, size_t n_bytes)
{
	advise(p, n_bytes, MADV_POPULATE_WRITE);
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
