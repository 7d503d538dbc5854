/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_LINES_H
#define CHISO__QUALITY_LINES_H

#include "quality/answers.h"

/** How alike the answers of one record are, among items that share a scale. */
typedef struct chiso__line {
    size_t answers; /* in batteries of which the record answered at least 3 items */
    double share;   /* Σ of the most frequent answer of each battery, of the answers */
    size_t run;     /* longest run of one answer; items without an answer are passed over */
    double sd;      /* within batteries: sqrt(Σ(x - mean)² / Σ(n - 1)) */
} chiso__line;

/** Room for one record: numbers of as many as there are items, twice. */
typedef struct chiso__line_room {
    double *key, *value;
} chiso__line_room;

/** Measure a record: share and sd are NaN, and run 0, where there are no answers to measure. */
chiso__line chiso__line_of(const chiso__interviews *a, size_t i, const chiso__line_room *room);

#endif
