/*
 * report/internal: what both forms of a table ask. Private to the room.
 */
#ifndef JIEBAN_REPORT_INTERNAL_H
#define JIEBAN_REPORT_INTERNAL_H

#include "report/report.h"

enum rc table_checked(const struct table_doc *, struct err *) MUSTCHECK;

#endif
