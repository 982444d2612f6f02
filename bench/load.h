/*
 * A load of keep-alive HTTP clients: one thread, epoll, each connection asks again when it has its answer. For the measuring programs.
 */
#ifndef JIEBAN_BENCH_LOAD_H
#define JIEBAN_BENCH_LOAD_H

#include "base/base.h"

#define CLIENTS_MAX 1000

/* What a run gave. cpu_ns: processor time of this process for a request (client, and the server where it runs in here). stalled: no answer
 * came for a second, or the clients never got through at all. */
struct load { int64_t per_second, p99_us, cpu_ns, answers; bool stalled; };

/* The next request of a connection, into `to`; returns its bytes. */
typedef size_t load_ask(void *ctx, char *to, size_t room);

int64_t load_now_us(void);
/* Runs `clients` connections for `ms` after all are warm. An answer that is not 200 ends the program with its text. */
struct load load_run(unsigned port, unsigned clients, int64_t ms, load_ask *ask, void *ctx);
/* One JSON object a line, as the other benches print. */
void load_line(const char *name, int64_t rows, int64_t value, const char *unit, const char *against, int64_t other);

#endif
