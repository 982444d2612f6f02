/*
 * calendar: the working calendar as the State Council publishes it, year by year, and deadlines with their derivation.
 * A year that no notice covers is not guessed: counting working days over it is refused (RC_NOT_FOUND, err names the
 * days and what to load). Stands on base only. Source of the data: rulebooks/calendars/YYYY.csv.
 */
#ifndef JIEBAN_CALENDAR_H
#define JIEBAN_CALENDAR_H

#include "base/base.h"

enum clock { CLOCK_HOUR, CLOCK_WORKING_HOUR, CLOCK_DAY, CLOCK_WORKING_DAY, CLOCK__COUNT };

/* A notice file: CSV with the header `date,work,name` and comment lines before it: `# notice: 国办发明电〔2024〕12号`,
 * `# source: URL`, `# year: 2025`. date is a day that the notice moves off its weekday rule; work is `off` or `work`.
 * A notice may name days of the neighbouring years (2018's end in 2019's notice): they count wherever they fall. */
struct calendar;
struct calendar *calendar_new(void);
void calendar_free(struct calendar *);
enum rc calendar_add(struct calendar *, struct str file_name, struct str csv_text, struct err *) MUSTCHECK;
/* All YYYY.csv of a folder, in order. */
enum rc calendar_add_folder(struct calendar *, const char *dir, struct err *) MUSTCHECK;
/* What a notice file says of itself in a comment line: "year", "notice", "source"; the last such line counts, empty: none. A view. */
struct str calendar_notice_says(struct str csv_text, const char *key);
/* The calendars built into the program (generated from rulebooks/calendars at build time). */
const struct embedded *calendar_builtin(unsigned *n);           /* by year */
enum rc calendar_add_builtin(struct calendar *, struct err *) MUSTCHECK;

bool calendar_covers(const struct calendar *, int32_t day);     /* a notice covers this day's year */
bool calendar_is_working(const struct calendar *, int32_t day); /* by notice, else by weekday (callers check covers) */
/* One text that changes when any loaded notice changes: short hex of a hash over the notices. Borrowed. */
struct str calendar_edition(const struct calendar *);
int32_t calendar_working_days_between(const struct calendar *, int32_t from, int32_t to); /* working days in [from, to) */

/* How a limit is counted: the options of. Zeroed = the defaults. */
enum day_end { DAY_END_MIDNIGHT, DAY_END_CLOSE, DAY_END_SAME_TIME };     /* "24:00", "17:00" (office_close), "same_time" */
struct counting {
	bool count_start_day;           /* A-01; default false */
	enum day_end day_end;
	int32_t office_open_s, office_close_s;  /* seconds of day; 0,0 = 09:00 and 17:00 */
};
struct due {
	int64_t at;                     /* instant */
	bool exclusive;                 /* day limits end at an exclusive 00:00; hour limits are met at the instant itself */
	bool provisional;               /* weekends only, no notice yet; only when asked for */
	struct str (*steps)[2];         /* derivation, one line each, by enum lang; borrowed from the arena */
	size_t n_steps;
};
/* start + n of the clock. n may be a fraction for hours (num), whole for days; n in 0..100000. Working hours run from
 * office_open to office_close on working days. `allow_provisional`: uncovered days count by weekday and set provisional.
 * `a` may be NULL: then no steps are written (the hot path). Result outside 1900..2199: RC_INVALID. */
enum rc calendar_due(const struct calendar *, struct arena *a, int64_t start, struct num n, enum clock, struct counting,
                     bool allow_provisional, struct due *, struct err *) MUSTCHECK;
/* Was something done at `at` in time for a limit due at `due`? The one place of the bound's meaning. */
bool due_met(int64_t at, int64_t due, bool exclusive);

#endif
