/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_JOINT_H
#define CHISO__TOTALS_JOINT_H

#include "totals/view.h"

/* Two rounds of a survey as one sample: the sampling units of both, told apart by their names. */

enum { CHISO__JOINT_ROUNDS = 2, CHISO__JOINT_BOTH = 3 /* both of their bits */ };

/** Which of the sampling units, or strata, each round has. */
typedef struct chiso__shared {
    unsigned char *rounds;                   /* of each: bit r, round r has it */
    size_t round[CHISO__JOINT_ROUNDS], both; /* how many one round has, and both have */
} chiso__shared;

typedef struct chiso__joint {
    const chiso_totals *rounds[CHISO__JOINT_ROUNDS]; /* the earlier one first */
    chiso_totals *sample;               /* units and population sizes of both, and nobody in them */
    chiso__frame frame;                 /* of that sample */
    int32_t *unit[CHISO__JOINT_ROUNDS]; /* of each unit of a round, its number in the sample */
    chiso__shared psus, strata;         /* of the first stage */
} chiso__joint;

/**
 * Could the rounds have units in common: does each name them, in the same columns?  CHISO_OK ·
 * CHISO_E_ARGUMENT (the message says what is in the way)
 */
chiso_status chiso__joint_check(const chiso_totals *before, const chiso_totals *after,
                                chiso_error *error);

/**
 * Bring the units of both together and count them; chiso__joint_free() also on failure.  sizes: the
 * population sizes too, which must agree.  CHISO_OK · CHISO_E_DATA (sizes disagree, or are below
 * the sample of both) · CHISO_E_MEMORY
 */
chiso_status chiso__joint_new(chiso__joint *joint, const chiso_totals *before,
                              const chiso_totals *after, bool sizes, chiso_error *error);

/**
 * Is there a unit of the first stage that both rounds have?  CHISO_OK · CHISO_E_ARGUMENT (the
 * message says whether it is for want of common strata)
 */
chiso_status chiso__joint_check_shared(const chiso__joint *joint, chiso_error *error);

/** What a view of a round is to see of the sample. */
chiso__within chiso__joint_within(const chiso__joint *joint, size_t round);

void chiso__joint_free(chiso__joint *joint);

#endif
