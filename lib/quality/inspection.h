/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_INSPECTION_H
#define CHISO__QUALITY_INSPECTION_H

#include "quality/answers.h"
#include "quality/groups.h"
#include "quality/options.h"

enum { CHISO__MOST_ADVICE = 64 };

/** All that a call of chiso_quality() holds. */
typedef struct chiso__inspection {
    const chiso_responses *responses;
    chiso__quality_choice choice;
    chiso__cases cases;
    chiso__interviews answers;
    chiso__groups interviewers, villages;
    int id, start, end;                   /* texts of the cases; negative: none */
    int duration;                         /* variable of the totals; negative: none */
    bool *found;                          /* of each record: something is beyond a threshold */
    const char *said[CHISO__MOST_ADVICE]; /* advice of rows so far, each once … */
    int said_of[CHISO__MOST_ADVICE];      /* … and the measure that it is about */
    size_t n_said;
    chiso_result *result;
} chiso__inspection;

/* The checks, each in a file of its own, which add rows and notes to the result.
 * CHISO_OK · CHISO_E_MEMORY; chiso__check_match() also CHISO_E_CANCELLED */
chiso_status chiso__check_match(chiso__inspection *q, chiso_error *error);
chiso_status chiso__check_lines(chiso__inspection *q, chiso_error *error);
chiso_status chiso__check_nonresponse(chiso__inspection *q, chiso_error *error);
chiso_status chiso__check_variance(chiso__inspection *q, chiso_error *error);
chiso_status chiso__check_effect(chiso__inspection *q, chiso_error *error);
chiso_status chiso__check_duration(chiso__inspection *q, chiso_error *error);
chiso_status chiso__check_overlap(chiso__inspection *q, chiso_error *error);
chiso_status chiso__check_weights(chiso__inspection *q, chiso_error *error);

/** How many records of each interviewer and village something was found about. */
chiso_status chiso__check_found(chiso__inspection *q, chiso_error *error);

#endif
