/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/difference.h"

#include <math.h>
#include <stddef.h>

#include "estimate/interval.h"
#include "numeric/distribution.h"

static const double rounding = 1e-12;  /* estimates that differ by less, relatively, are equal */
static const double cancelled = 1e-13; /* what is left where all of a variance cancels */

double chiso__difference_rounding(const chiso__compared *of, const chiso__compared *from) {
    return rounding * fmax(fabs(of->estimate), fabs(from->estimate));
}

chiso__direction chiso__direction_by_size(double value, double nothing) {
    if (isnan(value)) return CHISO__DIRECTION_UNKNOWN;
    if (fabs(value) <= nothing) return CHISO__DIRECTION_NONE;
    return value > 0 ? CHISO__DIRECTION_UP : CHISO__DIRECTION_DOWN;
}

/* What an estimate adds to the denominator: one that is known exactly adds nothing.  A standard
   error of 0 without degrees of freedom is one of which nothing is known. */
static double share(const chiso__compared *compared) {
    if (compared->df <= 0) return NAN;
    if (compared->se == 0) return 0;
    return compared->df > 0 ? pow(compared->se, 4) / compared->df : (double)NAN;
}

/* Welch and Satterthwaite; infinite where both estimates are known exactly. */
static double welch(double variance, const chiso__compared *of, const chiso__compared *from) {
    const double shares = share(of) + share(from);
    return shares == 0 ? (double)INFINITY : variance * variance / shares;
}

/* What is known of less is known of their difference. */
static double lesser(const chiso__compared *of, const chiso__compared *from) {
    return isnan(of->df) || isnan(from->df) ? (double)NAN : fmin(of->df, from->df);
}

static double square(const chiso__compared *of, const chiso__compared *from) {
    return of->se * of->se + from->se * from->se;
}

/* As of an estimate by itself. */
static bool is_rounding(double variance, const chiso__compared *of, const chiso__compared *from) {
    const double most = fmax(fabs(of->estimate), fabs(from->estimate));
    return variance <= 1e-26 * most * most;
}

/* Without doubt about both estimates the difference is what it is. */
static void test_certain(chiso__difference *d, double nothing) {
    const bool same = fabs(d->value) <= nothing;
    d->t = same ? (double)NAN : copysign(INFINITY, d->value);
    d->p = same ? 1 : 0;
}

static void make(chiso__difference *d, const chiso__compared *of, const chiso__compared *from,
                 bool together, double variance, double level) {
    *d = (chiso__difference){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    d->value = of->estimate - from->estimate;
    if (isnan(d->value)) return;
    if (variance <= cancelled * square(of, from) || is_rounding(variance, of, from)) variance = 0;
    d->se = sqrt(variance);
    if (isnan(variance)) return;
    d->df = together ? lesser(of, from) : welch(variance, of, from);
    const chiso__interval_input input = {
        .estimate = d->value, .se = d->se, .df = d->df, .level = level};
    if (!chiso__interval(CHISO__INTERVAL_T, &input, &d->low, &d->high, NULL)) return;
    if (d->se == 0) {
        test_certain(d, chiso__difference_rounding(of, from));
        return;
    }
    d->t = d->value / d->se;
    d->p = 2 * chiso__t_probability(-fabs(d->t), d->df);
}

void chiso__difference_make(chiso__difference *d, const chiso__compared *of,
                            const chiso__compared *from, chiso__tie tie, double level) {
    make(d, of, from, tie.together, square(of, from) - 2 * tie.covariance, level);
}

void chiso__difference_make_of(chiso__difference *d, const chiso__compared *of,
                               const chiso__compared *from, double variance, double level) {
    make(d, of, from, true, variance, level);
}

chiso__direction chiso__difference_direction(const chiso__difference *d, const chiso__compared *of,
                                             const chiso__compared *from) {
    const bool neither = isnan(of->se) && isnan(from->se) && isnan(d->se);
    if (neither || (d->se == 0 && !isnan(d->low)))
        return chiso__direction_by_size(d->value, chiso__difference_rounding(of, from));
    if (isnan(d->low)) return CHISO__DIRECTION_UNKNOWN;
    if (d->low > 0) return CHISO__DIRECTION_UP;
    return d->high < 0 ? CHISO__DIRECTION_DOWN : CHISO__DIRECTION_NONE;
}
