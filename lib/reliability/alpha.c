/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/alpha.h"

#include <math.h>
#include <stdlib.h>

#include "numeric/distribution.h"
#include "reliability/pair_sums.h"

size_t chiso__family_slopes(const chiso__matrices *m) {
    return chiso__pairs(m->all) + m->all;
}

/* --- slopes --- */

/* f changes by g for each of C[a][b] and C[b][a]; of the diagonal by g once. */
static void add_slope(double *slope, const chiso__matrices *m, size_t a, size_t b, double g) {
    if (slope != NULL) slope[chiso__pair(m->item[a], m->item[b])] += a == b ? g : 2 * g;
}

/* The same of correlations: R[a][b] = C[a][b] / √(C[a][a] C[b][b]), a ≠ b. */
static void add_slope_of_r(double *slope, const chiso__matrices *m, size_t a, size_t b, double g) {
    const size_t k = m->items;
    const double *c = m->covariance, r = m->correlation[a * k + b];
    add_slope(slope, m, a, b, g / sqrt(c[a * k + a] * c[b * k + b]));
    add_slope(slope, m, a, a, -g * r / c[a * k + a]);
    add_slope(slope, m, b, b, -g * r / c[b * k + b]);
}

/* A function of the sum over pairs a ≠ b of R, both ways round. */
static void add_slopes_of_sum_r(double *slope, const chiso__matrices *m, double g) {
    for (size_t a = 0; slope != NULL && a < m->items; a++) {
        for (size_t b = 0; b < a; b++) add_slope_of_r(slope, m, a, b, g);
    }
}

/* --- sums --- */

/* The trace and the sum of a matrix but for one place; `none`: m->items. */
static void add_up(const double *matrix, size_t k, size_t none, double *trace, double *sum) {
    *trace = *sum = 0;
    for (size_t a = 0; a < k; a++) {
        if (a == none) continue;
        *trace += matrix[a * k + a];
        for (size_t b = 0; b < k; b++) *sum += b != none ? matrix[a * k + b] : 0;
    }
}

/* What is left of a sum is rounding. */
static bool is_nothing(double sum, double trace) {
    return !(fabs(sum) > 1e-12 * trace);
}

/* --- alpha --- */

/* Of all items but one. */
static double alpha_without(const chiso__matrices *m, size_t none, double *slope) {
    const double k = (double)m->items - (none < m->items), factor = k / (k - 1);
    double trace, sum;
    add_up(m->covariance, m->items, none, &trace, &sum);
    if (k < 2 || is_nothing(sum, trace)) return NAN;
    for (size_t a = 0; slope != NULL && a < m->items; a++) {
        for (size_t b = 0; b <= a; b++) {
            if (a == none || b == none) continue;
            add_slope(slope, m, a, b, factor * (trace / sum - (a == b)) / sum);
        }
    }
    return factor * (1 - trace / sum);
}

static double alpha(const chiso__matrices *m, size_t at, double *slope) {
    (void)at;
    return alpha_without(m, m->items, slope);
}

static double alpha_if_dropped(const chiso__matrices *m, size_t at, double *slope) {
    return alpha_without(m, at, slope);
}

static double alpha_standardized(const chiso__matrices *m, size_t at, double *slope) {
    const double k = (double)m->items, factor = k / (k - 1);
    double trace, sum;
    (void)at;
    add_up(m->correlation, m->items, m->items, &trace, &sum);
    if (k < 2 || is_nothing(sum, trace)) return NAN;
    add_slopes_of_sum_r(slope, m, factor * k / (sum * sum));
    return factor * (1 - k / sum);
}

static double mean_r(const chiso__matrices *m, size_t at, double *slope) {
    const double k = (double)m->items, pairs = k * (k - 1);
    double trace, sum;
    (void)at;
    add_up(m->correlation, m->items, m->items, &trace, &sum);
    if (k < 2) return NAN;
    add_slopes_of_sum_r(slope, m, 1 / pairs);
    return (sum - k) / pairs;
}

/* --- Guttman's sixth bound --- */

double chiso__squared_multiple_r(const chiso__matrices *m, size_t at) {
    return m->singular || m->items < 2 ? (double)NAN : 1 - 1 / m->inverse[at * m->items + at];
}

/* Of Σ 1/V[j][j], V the inverse of R: dV = -V dR V. */
static double slope_of_errors(const chiso__matrices *m, size_t a, size_t b) {
    const size_t k = m->items;
    const double *v = m->inverse;
    double slope = 0;
    for (size_t j = 0; j < k; j++)
        slope += v[j * k + a] * v[j * k + b] / (v[j * k + j] * v[j * k + j]);
    return slope;
}

static double lambda6(const chiso__matrices *m, size_t at, double *slope) {
    const size_t k = m->items;
    double trace, sum, errors = 0;
    (void)at;
    add_up(m->correlation, k, k, &trace, &sum);
    if (k < 2 || m->singular || is_nothing(sum, trace)) return NAN;
    for (size_t j = 0; j < k; j++) errors += 1 / m->inverse[j * k + j];
    for (size_t a = 0; slope != NULL && a < k; a++) {
        for (size_t b = 0; b < a; b++)
            add_slope_of_r(slope, m, a, b, (errors / sum - slope_of_errors(m, a, b)) / sum);
    }
    return 1 - errors / sum;
}

/* --- items --- */

static double item_mean(const chiso__matrices *m, size_t at, double *slope) {
    if (slope != NULL) slope[chiso__pairs(m->all) + m->item[at]] = 1;
    return m->mean[m->item[at]];
}

static double item_sd(const chiso__matrices *m, size_t at, double *slope) {
    const double sd = sqrt(m->covariance[at * m->items + at]);
    add_slope(slope, m, at, at, 1 / (2 * sd));
    return sd;
}

/* With the sum of the others: c / √(s² v). */
static double item_rest_r(const chiso__matrices *m, size_t at, double *slope) {
    const size_t k = m->items;
    const double own = m->covariance[at * k + at];
    double trace, rest, shared = 0;
    add_up(m->covariance, k, at, &trace, &rest);
    for (size_t b = 0; b < k; b++) shared += b != at ? m->covariance[at * k + b] : 0;
    if (k < 2 || is_nothing(rest, trace) || rest < 0) return NAN;
    const double root = sqrt(own * rest), r = shared / root;
    for (size_t a = 0; slope != NULL && a < k; a++) {
        for (size_t b = 0; b <= a; b++) {
            const bool one = a == at || b == at;
            add_slope(slope, m, a, b,
                      a == b && one ? -r / (2 * own)
                      : one         ? 1 / (2 * root)
                                    : -r / (2 * rest));
        }
    }
    return r;
}

const chiso__family chiso__family_table[CHISO__FAMILY] = {
    [CHISO__ALPHA] = {"alpha", 2, alpha, false, false},
    [CHISO__ALPHA_STANDARDIZED] = {"alpha_standardized", 2, alpha_standardized, false, false},
    [CHISO__LAMBDA6] = {"lambda6", 2, lambda6, false, true},
    [CHISO__MEAN_R] = {"mean_r", 2, mean_r, false, false},
    [CHISO__ITEM_MEAN] = {"item_mean", 1, item_mean, true, false},
    [CHISO__ITEM_SD] = {"item_sd", 1, item_sd, true, false},
    [CHISO__ITEM_REST_R] = {"item_rest_r", 2, item_rest_r, true, false},
    [CHISO__ALPHA_IF_DROPPED] = {"alpha_if_dropped", 3, alpha_if_dropped, true, false},
};

/* --- without slopes --- */

static int by_size(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double chiso__median_r(const chiso__matrices *m, double *room) {
    size_t count = 0;
    for (size_t a = 0; a < m->items; a++) {
        for (size_t b = 0; b < a; b++) room[count++] = m->correlation[a * m->items + b];
    }
    if (count == 0 || m->apart) return NAN;
    qsort(room, count, sizeof *room, by_size);
    return (room[(count - 1) / 2] + room[count / 2]) / 2;
}

/* F with d1 and d2 degrees of freedom from the beta distribution. */
static double f_quantile(double p, double d1, double d2) {
    const double x = chiso__beta_quantile(p, d1 / 2, d2 / 2);
    return d2 / d1 * x / (1 - x);
}

void chiso__feldt(double value, double n, size_t items, double level, double *low, double *high) {
    const double tail = (1 - level) / 2, d1 = n - 1, d2 = (n - 1) * ((double)items - 1);
    *low = *high = NAN;
    if (!(n > 1) || items < 2) return;
    *low = 1 - (1 - value) * f_quantile(1 - tail, d1, d2);
    *high = 1 - (1 - value) * f_quantile(tail, d1, d2);
}
