/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TOOL_SCORING_H
#define CHISO_TOOL_SCORING_H

#include "common.h"

/** How the options of score and report want totals scored; it points into itself. */
typedef struct tool_scoring {
    chiso_score_options options;
    chiso_variance_options variance;
    chiso_rank_options ranks;
    tool_differences differences;
} tool_scoring;

/** Read them; differences_free(&scoring->differences) also on failure. */
chiso_status scoring_of(tool_scoring *scoring, const tool_options *given, chiso_error *error);

/** What the options mean for these totals, once they are read. */
void scoring_settle(tool_scoring *scoring, const chiso_totals *totals, const tool_options *given);

#endif
