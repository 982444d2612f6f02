/*
 * SHA-256 of a rulebook's bytes (FIPS 180-4): an edition is kept whole under it. Private to the room until a store brings a
 * library for it.
 */
#ifndef JIEBAN_RULEBOOK_SHA256_H
#define JIEBAN_RULEBOOK_SHA256_H

#include "base/base.h"

struct str sha256_hex(struct arena *, struct str);

#endif
