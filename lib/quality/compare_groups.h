/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_COMPARE_GROUPS_H
#define CHISO__QUALITY_COMPARE_GROUPS_H

#include "quality/rates.h"
#include "quality/rows.h"

/** A rate that interviewers, or villages, are compared by. */
typedef struct chiso__comparison {
    chiso__measure measure;
    chiso__rung rung; /* CHISO__OF_INTERVIEWER or _VILLAGE */
    const char *statistic, *item;
    const double *part, *whole;
    double level;                  /* 0: that of the options */
    bool low;                      /* only what is too low counts */
    double (*shown)(double value); /* how values and limits are shown; NULL: as they are */
} chiso__comparison;

/** Compare the groups and add a row for each; `verdict`, if not NULL, has one for each group.
 *  CHISO_OK · CHISO_E_MEMORY */
chiso_status chiso__compare_groups(chiso__inspection *q, const chiso__comparison *c,
                                   chiso__verdict *verdict, chiso_error *error);

/** The groups of a rung. */
const chiso__groups *chiso__groups_of(const chiso__inspection *q, chiso__rung rung);

#endif
