/*
 * rulebook/retention: what a checked rulebook says of how long callers' data are kept: what is erased, when, and what holds it back. The order
 * room carries it out (order/retention.h). Everything is borrowed from the rulebook. Empty unless the check was clean.
 *
 * A retention looks at orders. Its time runs from `from` (on the order; unknown: the data stay), `kept` long (months or years on the
 * calendar). What a process still handles is never due, whatever the clauses say.
 */
#ifndef JIEBAN_RULEBOOK_RETENTION_H
#define JIEBAN_RULEBOOK_RETENTION_H

#include "rulebook/rulebook.h"

struct rhold { const struct expr *when; struct str reason; };           /* on the order: kept while it holds */
/* Personal fields of the order, or of the facts that lead to it over `link`; n_fields 0: the contents of its attachments. when (on that fact), NULL: always. */
struct rerase { int entity, link; const struct expr *when; const int *fields; unsigned n_fields; };
struct retention {
	const struct decl *decl;
	const struct expr *from, *kept;
	struct rhold *holds; unsigned n_holds;
	struct rerase *erases; unsigned n_erases;
};

#endif
