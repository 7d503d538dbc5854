/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_LONE_NOTE_H
#define CHISO__ESTIMATE_LONE_NOTE_H

#include "estimate/taylor.h"
#include "results/result.h"

/** Note in a result how many strata have one sampling unit, and what was done about them. */
chiso_status chiso__lone_psu_note(const chiso__frame *frame, const chiso_variance_options *options,
                                  int32_t language, chiso_result *result, chiso_error *error);

#endif
