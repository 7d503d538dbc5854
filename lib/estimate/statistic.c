/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/statistic.h"

#include <string.h>

/* One in each file. */
extern const chiso__statistic chiso__statistic_mean;
extern const chiso__statistic chiso__statistic_proportion;
extern const chiso__statistic chiso__statistic_quantile;
extern const chiso__statistic chiso__statistic_ratio;
extern const chiso__statistic chiso__statistic_total;

const chiso__statistic *const *chiso__statistics(void) {
    static const chiso__statistic *const statistics[] = {
        &chiso__statistic_mean,  &chiso__statistic_total,    &chiso__statistic_proportion,
        &chiso__statistic_ratio, &chiso__statistic_quantile, NULL,
    };
    return statistics;
}

const chiso__statistic *chiso__statistic_named(const char *name) {
    const chiso__statistic *const *at = chiso__statistics();
    while (*at != NULL && strcmp((*at)->name, name) != 0) at++;
    return *at;
}
