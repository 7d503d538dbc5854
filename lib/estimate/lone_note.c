/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/lone_note.h"

#include <stdio.h>

#include "estimate/variance.h"

static chiso_status note_stage(const chiso__frame *frame, size_t stage, const char *policy,
                               int32_t language, chiso_result *result, chiso_error *error) {
    const size_t lone = chiso__lone_psu_count(frame, stage),
                 groups = frame->stages[stage].groups.lookup.count;
    char note[240];
    if (lone == 0) return CHISO_OK;
    if (language == CHISO_VIETNAMESE)
        snprintf(
            note, sizeof note,
            "%zu trong %zu %s chỉ có một đơn vị mẫu ở giai đoạn %zu; phương sai của chúng theo "
            "--lone-psu %s",
            lone, groups, stage == 0 ? "tầng" : "đơn vị", stage + 1, policy);
    else
        snprintf(note, sizeof note,
                 "%zu of %zu %s have one sampling unit at stage %zu; --lone-psu %s says what they "
                 "add to the variance",
                 lone, groups, stage == 0 ? "strata" : "units", stage + 1, policy);
    return chiso__result_add_note(result, note, error);
}

chiso_status chiso__lone_psu_note(const chiso__frame *frame, const chiso_variance_options *options,
                                  int32_t language, chiso_result *result, chiso_error *error) {
    const char *policy = chiso_lone_psu_name(options->lone_psu);
    chiso_status status = CHISO_OK;
    if (options->method == CHISO_VARIANCE_NONE || options->method == CHISO__VARIANCE_SUPPLIED)
        return CHISO_OK;
    for (size_t stage = 0; status == CHISO_OK && stage < frame->n_stages; stage++)
        status = note_stage(frame, stage, policy, language, result, error);
    return status;
}
