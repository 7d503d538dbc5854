/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/lone_note.h"

#include <stdio.h>

chiso_status chiso__lone_psu_note(const chiso__frame *frame, const chiso_variance_options *options,
                                  int32_t language, chiso_result *result, chiso_error *error) {
    const size_t lone = chiso__lone_psu_count(frame);
    const size_t strata = frame->stages[0].groups.lookup.count;
    char note[240];
    if (lone == 0 || options->method == CHISO_VARIANCE_NONE) return CHISO_OK;
    snprintf(note, sizeof note,
             language == CHISO_VIETNAMESE
                 ? "%zu trong %zu tầng chỉ có một đơn vị mẫu; phương sai của các tầng đó theo "
                   "--lone-psu %s"
                 : "%zu of %zu strata have one sampling unit; --lone-psu %s says what they add to "
                   "the variance",
             lone, strata, chiso_lone_psu_name(options->lone_psu));
    return chiso__result_add_note(result, note, error);
}
