/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/summary.h"

#include <math.h>
#include <stdio.h>

#include "base/error.h"
#include "base/memory.h"
#include "numeric/quantile.h"
#include "quality/robust.h"

static const struct {
    const char *name;
    double p;
} quantiles[] = {{"minimum", 0}, {"q05", 0.05}, {"q25", 0.25}, {"median", 0.5},
                 {"q75", 0.75},  {"q95", 0.95}, {"q99", 0.99}, {"maximum", 1}};

static chiso_status add(chiso__inspection *q, chiso__quality_row *row, const char *statistic,
                        double value, chiso_error *error) {
    row->statistic = statistic;
    row->value = value;
    return chiso__quality_add(q, row, error);
}

chiso_status chiso__summary_add(chiso__inspection *q, chiso__measure measure, const double *value,
                                size_t beyond, double threshold, chiso_error *error) {
    chiso__quality_row row = chiso__quality_row_none;
    size_t n;
    double *sorted = chiso__sorted(value, q->cases.rows, &n);
    if (sorted == NULL) return chiso__fail_memory(error);
    row.measure = measure;
    row.summary = true;
    row.n = (double)n;
    row.threshold = threshold;
    chiso_status status =
        add(q, &row, "share_beyond", n > 0 ? (double)beyond / (double)n : (double)NAN, error);
    row.threshold = NAN;
    for (size_t i = 0; status == CHISO_OK && i < sizeof quantiles / sizeof quantiles[0]; i++)
        status = add(q, &row, quantiles[i].name, chiso__quantile(sorted, n, quantiles[i].p), error);
    chiso__free(sorted);
    return status;
}

/* --- shares --- */

enum { BINS = 20 };

/* In whole hundredths, so that no decimal mark of a locale comes in. */
static void name_bin(char *name, size_t room, size_t bin) {
    const int from = 100 / BINS * (int)bin;
    if (bin == BINS)
        snprintf(name, room, "1");
    else
        snprintf(name, room, "0.%02d-%d.%02d", from, (from + 5) / 100, (from + 5) % 100);
}

static chiso_status add_bin(chiso__inspection *q, chiso__measure measure, size_t bin, double n,
                            double all, chiso_error *error) {
    chiso__quality_row row = chiso__quality_row_none;
    char name[32];
    name_bin(name, sizeof name, bin);
    row.measure = measure;
    row.summary = true;
    row.statistic = "distribution";
    row.category = name;
    row.n = n;
    row.value = n / all;
    return chiso__quality_add(q, &row, error);
}

/* Empty bins in between are shown, those at either end are not. */
chiso_status chiso__summary_shares(chiso__inspection *q, chiso__measure measure,
                                   const double *value, chiso_error *error) {
    double count[BINS + 1] = {0}, all = 0;
    size_t first = BINS, last = 0;
    for (size_t i = 0; i < q->cases.rows; i++) {
        if (isnan(value[i])) continue;
        const size_t bin = (size_t)(value[i] * BINS + 1e-9);
        count[bin]++;
        all++;
        if (bin < first) first = bin;
        if (bin > last) last = bin;
    }
    chiso_status status = CHISO_OK;
    for (size_t bin = first; status == CHISO_OK && all > 0 && bin <= last; bin++)
        status = add_bin(q, measure, bin, count[bin], all, error);
    return status;
}
