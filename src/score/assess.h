/*
 * score/assess: a run of an assessment, shared by score_run and score_explain. Private to the room.
 */
#ifndef JIEBAN_SCORE_ASSESS_H
#define JIEBAN_SCORE_ASSESS_H

#include "score/evaluate.h"

struct assess { struct eval e; struct ctx *c; int entity; int64_t as_of; bool *items; };
enum rc assess_start(struct assess *, const struct score_ask *, struct arena *, struct err *) MUSTCHECK;
void assess_end(struct assess *);

#endif
