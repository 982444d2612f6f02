/*
 * score/given: JSON of calc to columns. Private to the room.
 */
#ifndef JIEBAN_SCORE_GIVEN_H
#define JIEBAN_SCORE_GIVEN_H

#include "score/evaluate.h"

enum rc given_columns(struct arena *, const struct rulebook *, const struct json *given, int subject, int about, struct columns **,
                      const struct json ***by_subject, unsigned *n_subjects, struct err *) MUSTCHECK;

#endif
