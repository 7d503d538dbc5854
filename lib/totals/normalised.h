/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_NORMALISED_H
#define CHISO__TOTALS_NORMALISED_H

#include "results/findings.h"
#include "totals/totals.h"

/** How weights give themselves away as normalised within provinces (docs/methods.md). */
typedef enum chiso__normalised {
    CHISO__NORMALISED_NOT,     /* nothing speaks for it */
    CHISO__NORMALISED_ONE,     /* their mean is 1 in every province */
    CHISO__NORMALISED_SAME,    /* their mean is the same in every province, though they vary */
    CHISO__NORMALISED_SAME_SUM /* so is their sum, though not all of them are the same */
} chiso__normalised;

/** What respondents of one province weigh. */
typedef struct chiso__weighed {
    int64_t n;
    chiso__sum sum, squares;
} chiso__weighed;

/**
 * Do the weights of provinces look normalised within them?  Provinces without a weight above 0 are
 * passed over, and two are needed.  *provinces, *value: how many, and the mean or sum that they
 * have in common.
 */
chiso__normalised chiso__weights_normalised(const chiso__weighed *weighed, size_t count,
                                            size_t *provinces, double *value);

/** Warn of it where totals have a column of provinces and weights of their own, or 1.  CHISO_OK ·
 * CHISO_E_MEMORY */
chiso_status chiso__normalised_note(const chiso_totals *totals, chiso__findings *findings,
                                    chiso_error *error);

#endif
