/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESULTS_FINDINGS_LIST_H
#define CHISO__RESULTS_FINDINGS_LIST_H

#include "base/lookup.h"
#include "results/findings.h"

/* What findings are made of; for the files of this folder alone. */

enum { CHISO__KEPT_OF_A_RULE = 1000 };

/* A finding kept; its texts are held by the list. */
typedef struct chiso__kept {
    chiso__finding finding;
    int32_t file; /* as first seen */
    size_t order; /* as added */
} chiso__kept;

struct chiso__findings {
    char *command;
    chiso__lookup texts, files, rules; /* a rule is one key for its faults, one for its warnings */
    chiso__kept *kept;
    size_t count, capacity;
    size_t *counts; /* by rule: how many were added, kept or not */
    size_t count_capacity;
    size_t added, faults;
    bool counts_records;
};

/* The order in which findings are told: file as first seen, line, as added. */
int chiso__findings_order(const void *left, const void *right);

#endif
