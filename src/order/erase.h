/*
 * order/erase: what retention.c finds and erase.c erases. Private to the room.
 */
#ifndef JIEBAN_ORDER_ERASE_H
#define JIEBAN_ORDER_ERASE_H

#include "order/internal.h"
#include "order/retention.h"

/* One fact of an order: personal fields by bit, or a content by its hash; by order, then kind, then id. */
struct retention_target { int entity; struct str id, order, sha256; uint64_t fields; int64_t bytes; unsigned rule; bool first /* of its content */, left; };

#endif
