/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_PAIRS_H
#define CHISO__QUALITY_PAIRS_H

#include <chiso/responses.h>

#include "quality/tile.h"

/** How all pairs are compared. */
typedef struct chiso__pairs {
    const chiso__planes *planes;
    size_t least;   /* fewest items that both must have answered */
    size_t threads; /* at most; at least 1 */
    chiso_progress
        progress; /* told how many pairs are done, in the caller's thread; NULL: nobody */
    void *progress_context;
} chiso__pairs;

/**
 * Whom each respondent is most like, over all pairs: best->share and best->other of planes->rows
 * elements each, filled here.  The same for any number of threads; where a thread cannot be
 * started, the others do its work.
 * CHISO_OK · CHISO_E_CANCELLED · CHISO_E_MEMORY
 */
chiso_status chiso__pairs_compare(chiso__likeness *best, const chiso__pairs *pairs,
                                  chiso_error *error);

/** How many threads the machine runs at once. */
size_t chiso__pairs_threads(void);

#endif
