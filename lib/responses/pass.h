/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESPONSES_PASS_H
#define CHISO__RESPONSES_PASS_H

#include "responses/batch.h"
#include "responses/cells.h"
#include "responses/header.h"
#include "responses/repweights.h"

/* One pass over files, or over tables in memory; for the files of this folder alone. */
typedef struct chiso__pass {
    const chiso_responses *responses;
    const chiso__request *requests;
    size_t count;
    chiso__keys *keys;
    chiso__findings *findings;
    chiso__batch_function *function;
    void *context;
    chiso__batch batch;
    chiso__repweights repweights;
    int *columns;         /* of the requests, in the file or table that is being read */
    size_t records;       /* in that one */
    int64_t all_records;  /* handed on so far, of all */
    double behind, whole; /* bytes or rows of those that are done, and of all; NaN: not known */
    double told;          /* the fraction that was told last */
} chiso__pass;

/** Find the columns of all requests, and those of replicate weights.
 *  CHISO_OK · CHISO_E_ARGUMENT · CHISO_E_MEMORY */
chiso_status chiso__pass_match(chiso__pass *pass, const chiso__header *header, chiso_error *error);

/**
 * Hand the batch on and empty it; `at`: bytes or rows read of this file or table.
 * CHISO_OK · CHISO_E_CANCELLED · what the function of the pass returns
 */
chiso_status chiso__pass_hand_on(chiso__pass *pass, double at, chiso_error *error);

/** CHISO_OK · CHISO_E_DATA · CHISO_E_ARGUMENT · CHISO_E_OPEN · CHISO_E_READ · CHISO_E_MEMORY · what
 *  chiso__pass_hand_on() returns */
chiso_status chiso__pass_read_file(chiso__pass *pass, const char *path, chiso_error *error);

/** CHISO_OK · CHISO_E_DATA · CHISO_E_ARGUMENT · CHISO_E_MEMORY · what chiso__pass_hand_on()
 *  returns */
chiso_status chiso__pass_read_table(chiso__pass *pass, const chiso_table *table,
                                    chiso_error *error);

#endif
