/*
 * main/demo_desk: the desk of a demo government, acted out in a database. Private.
 */
#ifndef JIEBAN_MAIN_DEMO_DESK_H
#define JIEBAN_MAIN_DEMO_DESK_H

#include "demo/demo.h"
#include "main/main.h"

/* After the facts and the accounts are there and the rulebook is in force. *acts: how many were done. */
enum rc demo_desk_run(struct db *, const struct demo *, const struct demo_government *, int64_t tenant_id, unsigned *acts, struct err *) MUSTCHECK;

#endif
