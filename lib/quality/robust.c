/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/robust.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "numeric/quantile.h"

static const double of_median_deviation = 1.4826, of_mean_deviation = 1.2533;

static int ascending(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double *chiso__sorted(const double *values, size_t count, size_t *present) {
    double *sorted = chiso__alloc(count, sizeof *sorted);
    *present = 0;
    for (size_t i = 0; sorted != NULL && i < count; i++) {
        if (!isnan(values[i])) sorted[(*present)++] = values[i];
    }
    if (sorted != NULL) qsort(sorted, *present, sizeof *sorted, ascending);
    return sorted;
}

bool chiso__bulk_of(chiso__bulk *bulk, const double *values, size_t count) {
    double sum = 0;
    *bulk = (chiso__bulk){.n = 0};
    double *numbers = chiso__sorted(values, count, &bulk->n);
    if (numbers == NULL) return false;
    bulk->median = chiso__quantile(numbers, bulk->n, 0.5);
    for (size_t i = 0; i < bulk->n; i++) {
        numbers[i] = fabs(numbers[i] - bulk->median);
        sum += numbers[i];
    }
    if (bulk->n > 0) {
        bulk->spread = of_median_deviation * chiso__quantile_select(numbers, bulk->n, 0.5);
        if (!(bulk->spread > 0)) bulk->spread = of_mean_deviation * sum / (double)bulk->n;
    }
    chiso__free(numbers);
    return true;
}

double chiso__bulk_limit(const chiso__bulk *bulk, double spreads) {
    return bulk->spread > 0 ? bulk->median + spreads * bulk->spread : (double)NAN;
}
