/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_PROVENANCE_H
#define CHISO__ESTIMATE_PROVENANCE_H

#include "results/result.h"
#include "totals/totals.h"

/** The setting `provenance`: what the instrument says of its sources, and of what is not official.
 *  CHISO_OK or CHISO_E_MEMORY. */
chiso_status chiso__provenance_setting(const chiso_totals *totals, int32_t language,
                                       chiso_result *result, chiso_error *error);

#endif
