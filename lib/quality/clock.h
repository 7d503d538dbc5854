/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_CLOCK_H
#define CHISO__QUALITY_CLOCK_H

#include <stdbool.h>

/** A point in time, in minutes: since 1970-01-01, or since midnight where no day is said. */
typedef struct chiso__moment {
    double minutes;
    bool dated;
} chiso__moment;

/**
 * Read a time: a day as 2024-05-31 or 31/05/2024 (also with - or .), a space or T, 08:15, with or
 * without seconds, fractions of them, and a zone (Z, +07:00); or the time of day alone.  A day that
 * the calendar does not have is no day.  The same in every locale.
 */
bool chiso__clock_read(chiso__moment *moment, const char *text);

/**
 * Minutes from one time to another; where no day is said, past midnight if need be.  NaN where one
 * has a day and the other has none.
 */
double chiso__clock_between(const chiso__moment *start, const chiso__moment *end);

#endif
