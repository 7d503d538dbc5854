/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/factors.h"

#include <math.h>

bool chiso__factors_new(chiso__factors *out, chiso__arena *arena, size_t items, size_t factors) {
    *out = (chiso__factors){.items = items, .factors = factors};
    out->loading = chiso__arena_alloc(arena, items * factors * sizeof *out->loading);
    out->communality = chiso__arena_alloc(arena, items * sizeof *out->communality);
    out->uniqueness = chiso__arena_alloc(arena, items * sizeof *out->uniqueness);
    out->explained = chiso__arena_alloc(arena, factors * sizeof *out->explained);
    return !arena->failed;
}

void chiso__factors_load(chiso__factors *out, const double *values, const double *vectors) {
    for (size_t i = 0; i < out->items; i++)
        for (size_t f = 0; f < out->factors; f++)
            out->loading[i * out->factors + f] =
                vectors[i * out->items + f] * sqrt(fmax(values[f], 0));
}

static double phi(const chiso__factors *f, size_t a, size_t b) {
    return f->correlation != NULL ? f->correlation[a * f->factors + b] : (double)(a == b);
}

void chiso__factors_explain(chiso__factors *out) {
    const size_t m = out->factors;
    for (size_t f = 0; f < m; f++) out->explained[f] = 0;
    for (size_t i = 0; i < out->items; i++) {
        const double *row = out->loading + i * m;
        out->communality[i] = 0;
        for (size_t a = 0; a < m; a++) {
            double structure = 0; /* the correlation of item and factor */
            for (size_t b = 0; b < m; b++) structure += row[b] * phi(out, a, b);
            out->communality[i] += row[a] * structure;
            out->explained[a] += row[a] * structure;
        }
        out->uniqueness[i] = 1 - out->communality[i];
    }
}

void chiso__factors_compare(chiso__factors *out, const double *correlation) {
    const size_t n = out->items, m = out->factors;
    out->objective = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            double left = correlation[i * n + j];
            for (size_t f = 0; f < m; f++)
                left -= out->loading[i * m + f] * out->loading[j * m + f];
            out->objective += left * left;
        }
    }
}
