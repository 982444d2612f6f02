/*
 * calendar/internal: what calendar.c keeps and due.c reads. Private to the room.
 */
#ifndef JIEBAN_CALENDAR_INTERNAL_H
#define JIEBAN_CALENDAR_INTERNAL_H

#include "calendar/calendar.h"

#define YEAR_FIRST 1900
#define YEAR_LAST 2199

enum day_kind { DAY_BY_WEEKDAY, DAY_OFF, DAY_WORK };
struct day_entry { uint8_t kind, notice; struct str what; };
struct notice { int year; struct str name; };
struct calendar {
	struct arena arena;
	int32_t first, n_days;          /* days of 1900..2199 */
	struct day_entry *days;         /* by day - first */
	int32_t *before;                /* working days before it, from the first */
	int32_t *nth, n_working;        /* the k-th working day */
	bool covered[YEAR_LAST - YEAR_FIRST + 1];
	struct notice notices[128];
	unsigned n_notices;
	uint64_t hash;
	struct str edition;
};

#endif
