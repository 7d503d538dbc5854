/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TOOL_ROUND_H
#define CHISO_TOOL_ROUND_H

#include "common.h"

/** A round of a survey as its file has it: scores (JSON of chiso score), or totals. */
typedef struct tool_round {
    const char *path;
    bool totals_file;
    chiso_instrument *instrument; /* NULL: none is named, and scores name their own */
    chiso_totals *totals;
    chiso_result *scores;
} tool_round;

/** The round in a file that is not read yet. */
tool_round round_at(const char *path);

/** Read it, by the instrument of that name (NULL: of totals the built-in one that they name), and
 *  bring totals to the provinces of --geography.  round_free() also on failure. */
chiso_status round_load(tool_round *round, const char *instrument, const tool_options *given,
                        chiso_error *error);
void round_free(tool_round *round);

#endif
