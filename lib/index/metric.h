/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_METRIC_H
#define CHISO__INDEX_METRIC_H

#include <stdbool.h>

#include "instrument/instrument.h"

/** How an answer to an item becomes a number between 0 and 100. */
typedef struct chiso__metric {
    const char *name;
    bool is_proportion; /* each answer counts as 0 or 100 */
    /** value[k] of every category of the scale; 0 of a code that means missing. */
    void (*values)(const chiso__scale *scale, double *value);
} chiso__metric;

/** The metric of that name, or NULL. */
const chiso__metric *chiso__metric_named(const char *name);

#endif
