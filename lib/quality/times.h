/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_TIMES_H
#define CHISO__QUALITY_TIMES_H

#include "quality/clock.h"
#include "quality/inspection.h"

/** When an interview was, as far as columns tell. */
typedef struct chiso__time {
    double minutes;    /* it took; NaN: not known */
    double start, end; /* NaN: not known, or without a day */
    bool unreadable;   /* a time stands there that cannot be read */
} chiso__time;

/** The time of a record: the column of the duration first, else from start to end. */
chiso__time chiso__time_of(const chiso__inspection *q, size_t i);

#endif
