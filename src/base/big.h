/*
 * big: the GMP rationals behind struct num, kept in a list of their arena. Private to base.
 */
#ifndef JIEBAN_BASE_BIG_H
#define JIEBAN_BASE_BIG_H

#include <gmp.h>

struct big { struct big *next; mpq_t q; };
void bigs_clear(struct big *);

#endif
