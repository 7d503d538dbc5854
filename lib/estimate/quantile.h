/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_QUANTILE_H
#define CHISO__ESTIMATE_QUANTILE_H

#include "totals/view.h"

/**
 * The answers of a variable in one domain, ascending, with their weights: categories of a scale, or
 * the answers that were kept.  Where replicate weights came with the file some may weigh 0 in the
 * sample itself.  Zero it before use.
 */
typedef struct chiso__distribution {
    double *value, *weight, *below; /* below: Σw up to and with it */
    size_t *category;               /* of a scale, else NULL */
    int32_t *unit, *respondent;     /* of an answer that was kept, else NULL: whose it is */
    size_t count;
} chiso__distribution;

/**
 * The distribution in a domain, or in all (`domain` = number of domains).  False when memory ran
 * out; chiso__distribution_free() in every case.
 */
bool chiso__distribution_new(chiso__distribution *d, const chiso__view *view,
                             const chiso__variable *variable, size_t domain);

/**
 * Where the p-quantile is: the first with F ≥ p(1 - 1e-12); the first for p ≤ 0, the last for p
 * near 1 or above.  Nobody: 0, and count is 0.  Same as (R survey): qrule = "math".
 */
size_t chiso__distribution_at(const chiso__distribution *d, double p);

/** Has anybody with a weight answered? */
bool chiso__distribution_any(const chiso__distribution *d);

/** F at that answer: the share of those who answered it or less, ties included. */
double chiso__distribution_share(const chiso__distribution *d, size_t at);

void chiso__distribution_free(chiso__distribution *d);

#endif
