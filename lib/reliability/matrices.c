/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/matrices.h"

#include <math.h>
#include <string.h>

#include "numeric/symmetric.h"
#include "reliability/pair_sums.h"

bool chiso__matrices_new(chiso__matrices *m, chiso__arena *arena, size_t items) {
    const size_t square = items * items * sizeof(double);
    *m = (chiso__matrices){.all = items};
    m->item = chiso__arena_alloc(arena, items * sizeof *m->item);
    m->mean = chiso__arena_alloc(arena, items * sizeof *m->mean);
    m->covariance = chiso__arena_alloc(arena, square);
    m->correlation = chiso__arena_alloc(arena, square);
    m->inverse = chiso__arena_alloc(arena, square);
    return !arena->failed;
}

static void fill_means(chiso__matrices *m, const double *sums) {
    for (size_t j = 0; j < m->all; j++) {
        const double *pair = sums + chiso__pair(j, j) * CHISO__PAIR_SUMS;
        const bool any = pair[CHISO__PAIR_W] > 0;
        m->mean[j] = any ? pair[CHISO__PAIR_X] / pair[CHISO__PAIR_W] : (double)NAN;
    }
}

/* Row and column a: what was said of b and a is what was said of a and b. */
static void fill_covariances(chiso__matrices *m, const double *sums, const double *n, size_t a) {
    for (size_t b = 0; b <= a; b++) {
        const size_t at = chiso__pair(m->item[a], m->item[b]);
        const double factor = n[at] > 1 ? n[at] / (n[at] - 1) : (double)NAN;
        const double value = factor * chiso__pair_covariance(sums + at * CHISO__PAIR_SUMS);
        m->apart = m->apart || !(n[at] > 1);
        m->covariance[a * m->items + b] = m->covariance[b * m->items + a] = value;
    }
}

static void fill_correlations(chiso__matrices *m, size_t a) {
    const size_t k = m->items;
    const double *c = m->covariance;
    for (size_t b = 0; b < a; b++) {
        const double value = c[a * k + b] / sqrt(c[a * k + a] * c[b * k + b]);
        m->correlation[a * k + b] = m->correlation[b * k + a] = value;
    }
    m->correlation[a * k + a] = 1;
}

void chiso__matrices_fill(chiso__matrices *m, const double *sums, const double *n,
                          const bool *varies) {
    m->items = 0;
    m->apart = false;
    for (size_t j = 0; j < m->all; j++) {
        if (varies[j]) m->item[m->items++] = j;
    }
    fill_means(m, sums);
    for (size_t a = 0; a < m->items; a++) fill_covariances(m, sums, n, a);
    for (size_t a = 0; a < m->items; a++) fill_correlations(m, a);
    memcpy(m->inverse, m->correlation, m->items * m->items * sizeof *m->inverse);
    m->singular = !chiso__symmetric_inverse(m->inverse, NULL, m->items);
}

void chiso__matrices_pairwise(double *out, const chiso__matrices *m, const double *sums) {
    const size_t k = m->items;
    for (size_t a = 0; a < k; a++) {
        for (size_t b = 0; b < a; b++) {
            const size_t at = chiso__pair(m->item[a], m->item[b]);
            out[a * k + b] = out[b * k + a] = chiso__pair_correlation(sums + at * CHISO__PAIR_SUMS);
        }
        out[a * k + a] = 1;
    }
}
