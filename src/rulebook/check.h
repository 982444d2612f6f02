/*
 * rulebook/check: what the second pass's files share (names.c resolves, types.c types, rules.c holds the rest). Private.
 */
#ifndef JIEBAN_RULEBOOK_CHECK_H
#define JIEBAN_RULEBOOK_CHECK_H

#include "rulebook/internal.h"

struct checker {
	struct rulebook *rb;
	struct diags *diags;
	struct decl *decl;              /* whose expressions are being checked */
	int row;                        /* entity of the row context, or -1: item context */
	unsigned char *state;           /* by decl: 0 untouched, 1 being checked, 2 done */
	bool acting;                    /* the value that an action records, alone: 本人 and 本单位 mean something */
	unsigned over;                  /* nesting of over, peer and last_year */
};
void check_expr(struct checker *, struct expr *);
void check_decl(struct checker *, struct decl *);               /* on demand; a cycle is reported once */
void check_part(struct checker *, struct decl *, int part);
void resolve_name(struct checker *, struct expr *);
bool resolve_code(struct checker *, struct expr *, int enumeration, const struct decl *option);
void not_a_code(struct checker *, const struct expr *, int enumeration, const struct decl *option);    /* types.c: R204 */
void decl_type(const struct decl *, enum type *, enum unit *, int *enumeration);
void check_rules(struct checker *);
void check_process_clause(struct checker *, struct decl *, struct clause *);    /* process.c */
void check_processes(struct checker *);                                         /* after everything else: builds rulebook.processes, proves the machines */
void check_retention_clause(struct checker *, struct clause *);                 /* retention.c */
void check_retentions(struct checker *);                                        /* builds rulebook.retentions */
int link_to(int entity, const char *target);                                    /* process.c: the first link of an entity to that kind, or -1 */
void no_field(struct checker *, int entity, const struct expr *name);           /* process.c: R702 */
void want_type(struct checker *, const struct expr *, enum type, enum unit, const char *zh, const char *en);
void make_parts(struct rulebook *);
const struct vfield *ref_field(const struct ref *);
const struct decl *option_of(const struct expr *);      /* the option a code expression looks at, or NULL */
const char *type_word(enum type, enum unit, enum lang);

#endif
