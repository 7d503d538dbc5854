/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESULTS_FINDINGS_H
#define CHISO__RESULTS_FINDINGS_H

#include <stdbool.h>

#include "results/result.h"

/* What checking an instrument or answers finds: every fault and warning, as a result. */

typedef struct chiso__findings chiso__findings;

/** One finding; texts are copied.  NULL or 0 leaves a cell missing. */
typedef struct chiso__finding {
    bool fault;         /* else a warning */
    const char *file;   /* as the caller named it */
    int64_t line;       /* from 1; 0: none */
    const char *column; /* name of the column, or the field of the instrument */
    const char *value;  /* what was found */
    const char *rule;   /* what it breaks: a short name from the list in docs/output.md */
    const char *advice; /* what was expected and what to do */
    int64_t record;     /* data record, from 1; 0: not known */
} chiso__finding;

chiso_status chiso__findings_new(chiso__findings **out, const char *command, chiso_error *error);

/**
 * Add a finding.  Of one rule the first 1,000 are kept and the others counted, so that a file at
 * fault in every line does not fill the memory; chiso__findings_take says how many were left out.
 */
chiso_status chiso__findings_add(chiso__findings *findings, const chiso__finding *finding,
                                 chiso_error *error);

/** What stands as line counts records, of tables in memory. */
void chiso__findings_count_records(chiso__findings *findings);

/** How many findings were added, kept or not. */
size_t chiso__findings_added(const chiso__findings *findings);

/** How many faults were added, kept or not. */
size_t chiso__findings_faults(const chiso__findings *findings);

/**
 * Turn the first fault into an error: "FILE, line N, column C: found V: advice (and M more
 * faults)". Returns `status`, or CHISO_OK where there is no fault.
 */
chiso_status chiso__findings_fail(const chiso__findings *findings, chiso_status status,
                                  chiso_error *error);

/**
 * Hand the findings out as a result with the columns severity, file, line, column, value, rule,
 * advice, ordered by file as first seen, then line, then as added; frees `findings`.  A note tells
 * what was left out.
 */
chiso_status chiso__findings_take(chiso_result **out, chiso__findings *findings,
                                  chiso_error *error);

void chiso__findings_free(chiso__findings *findings);

#endif
