/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "index/compare.h"

static const double size_rule = 0.05;

chiso__direction chiso__change_rule(const chiso__scored rounds[CHISO__ROUNDS]) {
    const chiso__scored *before = &rounds[CHISO__BEFORE], *after = &rounds[CHISO__AFTER];
    const double nothing = chiso__difference_rounding(before, after);
    return chiso__direction_by_size(after->estimate - before->estimate,
                                    size_rule * fabs(before->estimate) + nothing);
}
