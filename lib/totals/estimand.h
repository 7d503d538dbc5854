/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_ESTIMAND_H
#define CHISO__TOTALS_ESTIMAND_H

#include "totals/totals.h"

/** What a statistic needs of its variable. */
typedef enum chiso__needs {
    CHISO__NEEDS_VALUES,      /* what each answer counts as */
    CHISO__NEEDS_CATEGORIES,  /* codes, be it those that the data have */
    CHISO__NEEDS_PAIR,        /* two numbers of one respondent */
    CHISO__NEEDS_EVERY_ANSWER /* ordered categories, or every number as it is */
} chiso__needs;

/** What the statistic of an estimand that was checked needs. */
chiso__needs chiso__estimand_needs(const chiso_estimand *estimand);

/** The option of the command line that names it, such as `--mean`. */
const char *chiso__estimand_option(const chiso_estimand *estimand);

/** CHISO_OK · CHISO_E_ARGUMENT: no such statistic, no variable, no denominator, p not in (0, 1) */
chiso_status chiso__estimands_check(const chiso_estimand *estimands, size_t count,
                                    chiso_error *error);

/** Copy estimands into the totals.  False when memory ran out. */
bool chiso__estimands_copy(chiso_totals *totals, const chiso_estimand *estimands, size_t count);

#endif
