/*
 * jobs: what a server does by itself: clocks that come due are warned of and escalated, broken imports swept. Safe with several servers on one
 * database: a government's clocks are one server's for as long as its lease is renewed, and even two at once could not do a thing twice.
 * Stands on order.
 */
#ifndef JIEBAN_JOBS_H
#define JIEBAN_JOBS_H

#include "order/order.h"

struct jobs_options {
	struct store *store; struct facts *facts; struct orders *orders;
	int64_t (*now_ms)(void);
	void (*did)(void *ctx, struct str slug);        /* something changed in that government: for event streams; may be NULL */
	void *ctx;
};
struct jobs;
enum rc jobs_start(const struct jobs_options *, struct jobs **, struct err *) MUSTCHECK;
void jobs_stop(struct jobs *);          /* waits for what runs */

#endif
