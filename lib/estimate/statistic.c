/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/statistic.h"

/* One in each file. */
extern const chiso__statistic chiso__statistic_mean;

const chiso__statistic *const *chiso__statistics(void) {
    static const chiso__statistic *const statistics[] = {
        &chiso__statistic_mean,
        NULL,
    };
    return statistics;
}
