/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_FAULT_OUTCOME_H
#define CHISO_FAULT_OUTCOME_H

#include <stdbool.h>

#include "world.h"

/* What a scenario made.  What it asks for it sets to `untouched` before the call, so that an out
 * parameter which the library leaves alone is seen. */
typedef struct outcome {
    const world *world;
    chiso_status status;
    chiso_error error, *report; /* what the call is given to report to: &error, or NULL */
    chiso_instrument *instrument;
    chiso_responses *responses;
    chiso_design *design;
    chiso_totals *totals;
    chiso_simulation *simulation;
    chiso_result *result, *findings;
    chiso_report *made;
    char *text;
    const char *word; /* borrowed */
} outcome;

extern void *const untouched;

/** All that can be seen of it and of the working directory, as text to be freed. */
char *outcome_text(const outcome *o);

/** True when an out parameter is not NULL. */
bool outcome_made_anything(const outcome *o);

/** True when an out parameter was never written to. */
bool outcome_left_untouched(const outcome *o);

void outcome_free(outcome *o);

#endif
