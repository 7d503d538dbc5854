/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/statistic.h"

#include <string.h>

#include "totals/statistics.h"

/* One in each file. */
#define DECLARE(name, needs) extern const chiso__statistic chiso__statistic_##name;
CHISO__STATISTICS(DECLARE)
#undef DECLARE

const chiso__statistic *const *chiso__statistics(void) {
#define POINTER(name, needs) &chiso__statistic_##name,
    static const chiso__statistic *const statistics[] = {CHISO__STATISTICS(POINTER) NULL};
#undef POINTER
    return statistics;
}

const chiso__statistic *chiso__statistic_named(const char *name) {
    const chiso__statistic *const *at = chiso__statistics();
    while (*at != NULL && strcmp((*at)->name, name) != 0) at++;
    return *at;
}
