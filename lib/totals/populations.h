/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_POPULATIONS_H
#define CHISO__TOTALS_POPULATIONS_H

#include "responses/keys.h"
#include "responses/responses.h"
#include "results/findings.h"

/** How many people live in each of the 63 provinces.  Zero it before use. */
typedef struct chiso__populations {
    chiso__keys keys[2]; /* of the columns; those of the first are the codes of the provinces */
    double *people;      /* of each province that has a record */
    struct chiso__population_line {
        int64_t line; /* 0: nowhere */
        size_t file;
    } * lines;
    size_t count, capacity[2];
} chiso__populations;

/**
 * Read them from the columns `province` and `population`, and add to the findings what is wrong;
 * faults are no failure here.  CHISO_OK · CHISO_E_DATA (cannot be read on) · CHISO_E_ARGUMENT ·
 * CHISO_E_OPEN · CHISO_E_READ · CHISO_E_MEMORY
 */
chiso_status chiso__populations_read(chiso__populations *populations,
                                     const chiso_responses *responses, chiso__findings *findings,
                                     chiso_error *error);

/** The people of a province; NaN where it has no record. */
double chiso__population_of(const chiso__populations *populations, const char *code);

/** Note that a province has no record in those files.  CHISO_OK · CHISO_E_MEMORY */
chiso_status chiso__population_missing(const chiso_responses *responses, const char *code,
                                       chiso__findings *findings, chiso_error *error);

void chiso__populations_free(chiso__populations *populations);

#endif
