/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__DRIVERS_RESULT_H
#define CHISO__DRIVERS_RESULT_H

#include "drivers/analysis.h"
#include "estimate/figure.h"
#include "results/result.h"

/** Where a predictor stands: importance, then performance, at least their mean (1) or below (0). */
typedef enum chiso__quadrant {
    CHISO__LOW_PRIORITY,
    CHISO__POSSIBLE_OVERKILL,
    CHISO__CONCENTRATE_HERE,
    CHISO__KEEP_UP,
    CHISO__NO_QUADRANT
} chiso__quadrant;

/** A row of the result. */
typedef struct chiso__driver_row {
    const char *statistic, *variable; /* NULL: of none */
    chiso__figure figure;
    double p_value; /* NaN: no test */
    chiso__quadrant quadrant;
} chiso__driver_row;

/** How many rows a domain has. */
size_t chiso__driver_rows_of(const chiso__effects *effects);

/** Fill them, in the order of the result. */
void chiso__driver_rows(chiso__driver_row *rows, const chiso__analysis *analysis,
                        const chiso__domain_drivers *drivers);

/** Add the columns and settings. */
chiso_status chiso__drivers_begin(const chiso__analysis *analysis, chiso_result *result,
                                  chiso_error *error);

/** Add the rows of a domain.  rows: room for chiso__driver_rows_of(). */
chiso_status chiso__drivers_add(const chiso__analysis *analysis,
                                const chiso__domain_drivers *drivers, chiso__driver_row *rows,
                                chiso_result *result, chiso_error *error);

/**
 * Why there is no regression of a domain, as a sentence without an end; cut to fit.  with: room for
 * as many as there are predictors.
 */
void chiso__drivers_reason(const chiso__analysis *analysis, const chiso__domain_drivers *drivers,
                           int32_t language, bool *with, char *text, size_t room);

/** What a reader must know of the whole. */
chiso_status chiso__drivers_notes(const chiso__analysis *analysis, chiso_result *result,
                                  chiso_error *error);

#endif
