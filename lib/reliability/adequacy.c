/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/adequacy.h"

#include <math.h>
#include <string.h>

#include "numeric/chi_square.h"
#include "numeric/symmetric.h"

/* Σ of squares of the correlations of an item, and of its partial ones. */
static void add_squares(const double *r, const double *inverse, size_t k, size_t a, double *plain,
                        double *partial) {
    *plain = *partial = 0;
    for (size_t b = 0; b < k; b++) {
        const double v = inverse[a * k + b];
        if (b == a) continue;
        *plain += r[a * k + b] * r[a * k + b];
        *partial += v * v / (inverse[a * k + a] * inverse[b * k + b]);
    }
}

static void fill_kmo(chiso__adequacy *out, const double *r, const double *inverse, size_t k) {
    double plain = 0, partial = 0;
    for (size_t a = 0; a < k; a++) {
        double own, of_others;
        add_squares(r, inverse, k, a, &own, &of_others);
        out->item[a] = own / (own + of_others);
        plain += own;
        partial += of_others;
    }
    out->kmo = plain / (plain + partial);
}

static void fill_bartlett(chiso__adequacy *out, double log_determinant, size_t k, double n) {
    const double items = (double)k, factor = n - 1 - (2 * items + 5) / 6;
    if (!(factor > 0)) return;
    out->bartlett_df = items * (items - 1) / 2;
    out->bartlett = -factor * log_determinant;
    out->bartlett_p = chiso__chi_square_above(out->bartlett, k * (k - 1) / 2);
}

bool chiso__adequacy_of(chiso__adequacy *out, chiso__arena *arena, const double *r, size_t k,
                        double n) {
    double *inverse = chiso__arena_alloc(arena, k * k * sizeof *inverse), log_determinant;
    *out = (chiso__adequacy){.kmo = NAN, .bartlett = NAN, .bartlett_df = NAN, .bartlett_p = NAN};
    out->item = chiso__arena_alloc(arena, k * sizeof *out->item);
    if (inverse == NULL || out->item == NULL) return false;
    for (size_t a = 0; a < k; a++) out->item[a] = NAN;
    if (k < 2) return true;
    memcpy(inverse, r, k * k * sizeof *inverse);
    out->singular = !chiso__symmetric_inverse(inverse, &log_determinant, k);
    if (out->singular) return true;
    fill_kmo(out, r, inverse, k);
    fill_bartlett(out, log_determinant, k, n);
    return true;
}
