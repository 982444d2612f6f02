/*
 * The statements that the program's writer sends to PostgreSQL, written down where they leave for libpq, and run again on another database.
 * For bench_orders.
 */
#ifndef JIEBAN_BENCH_ORDERS_POSTGRES_H
#define JIEBAN_BENCH_ORDERS_POSTGRES_H

#include "base/base.h"

void must(bool good, const char *what, const char *why);
int64_t now_us(void);

void pg_tape(bool on);                  /* from here on, or no more */
size_t pg_tape_statements(void);        /* without beginnings and commits */
/* Runs what was written down on one connection, prepared once, `group` actions a commit; a round trip a statement, or (pipelined) one for the statements
 * of an action. Microseconds. */
int64_t pg_play(const char *url, int64_t group, bool pipelined);

#endif
