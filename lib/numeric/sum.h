/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_SUM_H
#define CHISO__NUMERIC_SUM_H

#include <math.h>

/**
 * A sum that keeps what rounding loses, so that the order of its terms does not matter to about
 * 1e-16 of the largest (Neumaier 1974, ZAMM 54, 39-51).  Zero it before use.
 */
typedef struct chiso__sum {
    double sum, carry;
} chiso__sum;

static inline void chiso__sum_add(chiso__sum *s, double x) {
    double t = s->sum + x;
    s->carry += fabs(s->sum) >= fabs(x) ? (s->sum - t) + x : (x - t) + s->sum;
    s->sum = t;
}

static inline void chiso__sum_merge(chiso__sum *s, const chiso__sum *other) {
    chiso__sum_add(s, other->sum);
    chiso__sum_add(s, other->carry);
}

static inline double chiso__sum_value(const chiso__sum *s) {
    return s->sum + s->carry;
}

#endif
