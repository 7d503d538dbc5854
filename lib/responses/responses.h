/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESPONSES_RESPONSES_H
#define CHISO__RESPONSES_RESPONSES_H

#include <chiso/responses.h>
#include <stdbool.h>

#include "base/memory.h"
#include "results/result.h"

struct chiso_responses {
    chiso__arena arena; /* holds every text */
    const char **paths, **missing;
    size_t n_paths, n_missing;
    char delimiter, decimal; /* 0: found by looking */
    bool invalid_is_missing;
};

/** True when the text is one of the codes declared missing. */
bool chiso__responses_declared_missing(const chiso_responses *responses, const char *text);

/** The file of that number, as messages name it: its path, or `standard input`. */
const char *chiso__responses_shown(const chiso_responses *responses, size_t file);

/** Add files, delimiter, decimal, missing and invalid to the settings of a result. */
chiso_status chiso__responses_settings(const chiso_responses *responses, chiso_result *result,
                                       chiso_error *error);

#endif
