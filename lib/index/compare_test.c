/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "estimate/interval.h"
#include "index/compare.h"
#include "numeric/distribution.h"

static const double size_rule = 0.05;
static const double rounding = 1e-12; /* scores that differ by less, relatively, are equal */

static double rounding_of(const chiso__scored rounds[CHISO__ROUNDS]) {
    return rounding * fmax(fabs(rounds[CHISO__BEFORE].score), fabs(rounds[CHISO__AFTER].score));
}

static chiso__direction by_size(double change, double nothing) {
    if (isnan(change)) return CHISO__DIRECTION_UNKNOWN;
    if (fabs(change) <= nothing) return CHISO__DIRECTION_NONE;
    return change > 0 ? CHISO__DIRECTION_UP : CHISO__DIRECTION_DOWN;
}

/* What a round adds to the denominator: a score that is known exactly adds nothing. */
static double share(const chiso__scored *scored) {
    if (scored->se == 0) return 0;
    return scored->df > 0 ? pow(scored->se, 4) / scored->df : (double)NAN;
}

/* Welch and Satterthwaite; infinite where both scores are known exactly. */
static double df_of(double variance, const chiso__scored rounds[CHISO__ROUNDS]) {
    const double shares = share(&rounds[CHISO__BEFORE]) + share(&rounds[CHISO__AFTER]);
    return shares == 0 ? (double)INFINITY : variance * variance / shares;
}

/* Without doubt about both scores the change is what it is. */
static void test_certain(chiso__change *c, double nothing) {
    const bool same = fabs(c->change) <= nothing;
    c->t = same ? (double)NAN : copysign(INFINITY, c->change);
    c->p = same ? 1 : 0;
}

void chiso__change_make(chiso__change *c, const chiso__scored rounds[CHISO__ROUNDS], double level) {
    const chiso__scored *before = &rounds[CHISO__BEFORE], *after = &rounds[CHISO__AFTER];
    *c = (chiso__change){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    c->change = after->score - before->score;
    if (isnan(c->change)) return;
    const double variance = before->se * before->se + after->se * after->se;
    c->se = sqrt(variance);
    if (isnan(variance)) return;
    c->df = df_of(variance, rounds);
    const chiso__interval_input input = {
        .estimate = c->change, .se = c->se, .df = c->df, .level = level};
    if (!chiso__interval(CHISO__INTERVAL_T, &input, &c->low, &c->high, NULL)) return;
    if (c->se == 0) {
        test_certain(c, rounding_of(rounds));
        return;
    }
    c->t = c->change / c->se;
    c->p = 2 * chiso__t_probability(-fabs(c->t), c->df);
}

chiso__direction chiso__change_direction(const chiso__change *c,
                                         const chiso__scored rounds[CHISO__ROUNDS]) {
    const bool neither = isnan(rounds[CHISO__BEFORE].se) && isnan(rounds[CHISO__AFTER].se);
    if (neither || c->se == 0) return by_size(c->change, rounding_of(rounds));
    if (isnan(c->low)) return CHISO__DIRECTION_UNKNOWN;
    if (c->low > 0) return CHISO__DIRECTION_UP;
    return c->high < 0 ? CHISO__DIRECTION_DOWN : CHISO__DIRECTION_NONE;
}

chiso__direction chiso__change_rule(const chiso__scored rounds[CHISO__ROUNDS]) {
    const double before = rounds[CHISO__BEFORE].score;
    const double change = rounds[CHISO__AFTER].score - before;
    return by_size(change, size_rule * fabs(before) + rounding_of(rounds));
}
