/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESPONSES_RESPONSES_H
#define CHISO__RESPONSES_RESPONSES_H

#include <chiso/responses.h>
#include <stdbool.h>

#include "base/memory.h"
#include "results/result.h"

struct chiso_responses {
    chiso__arena arena;            /* holds every text */
    const char **paths, **missing; /* paths of files, or names of tables */
    double *missing_number;        /* of each code that is a number, else NaN */
    const chiso_table *tables;     /* as many as paths; NULL: files */
    chiso_progress progress;
    void *progress_context;
    size_t n_paths, n_missing;
    char delimiter, decimal; /* 0: found by looking */
    bool invalid_is_missing;
};

/** True when the text is one of the codes declared missing. */
bool chiso__responses_declared_missing(const chiso_responses *responses, const char *text);

/** The file of that number, as messages name it: its path, or `standard input`. */
const char *chiso__responses_shown(const chiso_responses *responses, size_t file);

/** What a number in front of a record's place counts: `line` of a file, `record` of a table. */
const char *chiso__responses_place(const chiso_responses *responses);

/**
 * Responses with copies of paths and options, and nothing else.
 * CHISO_OK · CHISO_E_ARGUMENT · CHISO_E_MEMORY
 */
chiso_status chiso__responses_new(chiso_responses **out, const char *const *paths, size_t count,
                                  const chiso_responses_options *given, chiso_error *error);

/** Add files, delimiter, decimal, missing and invalid to the settings of a result. */
chiso_status chiso__responses_settings(const chiso_responses *responses, chiso_result *result,
                                       chiso_error *error);

#endif
