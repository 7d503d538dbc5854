/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_SORTED_UNITS_H
#define CHISO__TOTALS_SORTED_UNITS_H

#include "totals/frame.h"

/**
 * The sampled units of one stage by the names of their strata and of themselves, so that what is
 * drawn for them depends neither on the order of the records nor on how pieces were merged.
 * Respondents, who have no names, stand by their answers.  Zero it before use.
 */
typedef struct chiso__sorted_units {
    int32_t *member; /* of the stage's members, those of a group together */
    size_t count;
    size_t *first; /* group g, by its name, has first[g] … first[g + 1] - 1 */
    size_t groups;
} chiso__sorted_units;

/** Sort them; chiso__sorted_units_free() also on failure.  False when memory ran out. */
bool chiso__sorted_units_new(chiso__sorted_units *sorted, const chiso__frame *frame, size_t stage);

void chiso__sorted_units_free(chiso__sorted_units *sorted);

#endif
