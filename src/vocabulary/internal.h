/*
 * vocabulary/internal: the tables behind vocabulary.h. Private to the room.
 */
#ifndef JIEBAN_VOCABULARY_INTERNAL_H
#define JIEBAN_VOCABULARY_INTERNAL_H

#include "vocabulary/vocabulary.h"

extern const struct venum vocabulary_enums[];
extern const unsigned vocabulary_enums_n;
extern const struct ventity vocabulary_entities[];
extern const unsigned vocabulary_entities_n;

#endif
