/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/factor.h"

#include <math.h>

/* Of correlations: what is left below the first is rounding, and above the second none. */
static const double nothing = 1e-9, most_rounding = 1e-6;
static const double same = 1e-9; /* of two that differ by less, the first comes first */

/* Correlations, and standard deviations; false for a variance below 0. */
static bool start(double *left, double *sd, const double *matrix, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!(matrix[i * n + i] >= 0)) return false;
        sd[i] = sqrt(matrix[i * n + i]);
        for (size_t j = 0; j <= i; j++) {
            const double covariance = matrix[i * n + j], scale = sd[i] * sd[j];
            if (scale == 0 && covariance != 0) return false;
            left[i * n + j] = left[j * n + i] = scale > 0 ? covariance / scale : 0;
        }
    }
    return true;
}

/* The first of the rows that have the most variance left, whatever rounding says of them; n when
   none has any. */
static size_t find_pivot(const double *left, size_t n) {
    double most = 0;
    for (size_t i = 0; i < n; i++) most = fmax(most, left[i * n + i]);
    for (size_t i = 0; i < n && most > nothing; i++) {
        if (left[i * n + i] >= most * (1 - same)) return i;
    }
    return n;
}

/* The next column of the factor; what it explains is left no more, of its own row nothing. */
static void take_column(double *factor, double *left, size_t n, size_t pivot, size_t column) {
    const double root = sqrt(left[pivot * n + pivot]);
    for (size_t i = 0; i < n; i++) factor[i * n + column] = left[i * n + pivot] / root;
    for (size_t i = 0; i < n; i++) {
        const double own = factor[i * n + column];
        for (size_t j = 0; own != 0 && j < n; j++) left[i * n + j] -= own * factor[j * n + column];
    }
    for (size_t i = 0; i < n; i++) left[i * n + pivot] = left[pivot * n + i] = 0;
}

bool chiso__factor(double *factor, size_t *rank, const double *matrix, size_t n, double *room) {
    double *left = room, *sd = room + n * n;
    if (!start(left, sd, matrix, n)) return false;
    for (size_t i = 0; i < n * n; i++) factor[i] = 0;
    for (*rank = 0; *rank < n; ++*rank) {
        const size_t pivot = find_pivot(left, n);
        if (pivot == n) break;
        take_column(factor, left, n, pivot, *rank);
    }
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            if (!(fabs(left[i * n + j]) <= most_rounding)) return false; /* NaN too */
            factor[i * n + j] *= sd[i];
        }
    }
    return true;
}
