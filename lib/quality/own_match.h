/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_OWN_MATCH_H
#define CHISO__QUALITY_OWN_MATCH_H

#include "quality/rows.h"

/**
 * How often people are most like others of the same interviewer, against how often they would be
 * by chance: what copying leaves behind where everybody answers much alike, so that no threshold of
 * the match tells anything.
 *
 * @param other whom each record is most like; negative: it was not compared.
 * CHISO_OK · CHISO_E_MEMORY
 */
chiso_status chiso__own_match_add(chiso__inspection *q, const int32_t *other, chiso_error *error);

#endif
