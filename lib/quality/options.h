/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_OPTIONS_H
#define CHISO__QUALITY_OPTIONS_H

#include <chiso/quality.h>

#include "results/result.h"

/** The options in force: thresholds of all, checks that there are columns for. */
typedef struct chiso__quality_choice {
    chiso_quality_options given;
    double threshold[CHISO_THRESHOLDS];
    int32_t checks;
} chiso__quality_choice;

/** Fill in defaults.  CHISO_OK · CHISO_E_ARGUMENT */
chiso_status chiso__quality_choice_of(chiso__quality_choice *out,
                                      const chiso_quality_options *given, chiso_error *error);

/** True when that check is to be made. */
bool chiso__quality_has(const chiso__quality_choice *choice, int32_t check);

/** Add columns, checks and thresholds to the settings of a result. */
chiso_status chiso__quality_settings(const chiso__quality_choice *choice, chiso_result *result,
                                     chiso_error *error);

#endif
