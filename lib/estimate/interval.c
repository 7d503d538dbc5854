/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/interval.h"

#include <math.h>
#include <string.h>

#include "estimate/quality.h"
#include "numeric/distribution.h"

typedef struct ends {
    double low, high;
} ends;

typedef chiso__interval_input input_of;

static double upper_p(const input_of *in) {
    return 1 - (1 - in->level) / 2;
}

static double t_of(const input_of *in) {
    return chiso__t_quantile(upper_p(in), in->df);
}

/* (t of n - 1 / t of df)²: what few units cost. */
static double few_units(const input_of *in) {
    const double ratio = chiso__t_quantile(upper_p(in), (double)in->n - 1) / t_of(in);
    return ratio * ratio;
}

static ends t_ends(const input_of *in) {
    const double half = t_of(in) * in->se;
    return (ends){in->estimate - half, in->estimate + half};
}

static double expit(double x) {
    return 1 / (1 + exp(-x));
}

static ends logit_ends(const input_of *in) {
    const double p = in->estimate, at = log(p) - log1p(-p);
    const double half = t_of(in) * in->se / (p * (1 - p));
    return (ends){expit(at - half), expit(at + half)};
}

static double effective_n(const input_of *in) {
    return in->estimate * (1 - in->estimate) / in->se / in->se;
}

/* The roots of (p - P)² = t² P (1 - P) / n; their product gives the smaller one all its digits. */
static ends wilson_ends(const input_of *in) {
    const double p = in->estimate, t = t_of(in), share = t * t / effective_n(in);
    const double middle = p + share / 2, half = sqrt(share * (p * (1 - p) + share / 4));
    const double high = (middle + half) / (1 + share);
    return (ends){p * p / (middle + half), high};
}

/* Successes and failures need not be whole. */
static ends clopper_pearson(const input_of *in, double successes, double failures) {
    const double p = upper_p(in);
    return (ends){chiso__beta_quantile((1 - in->level) / 2, successes, failures + 1),
                  chiso__beta_quantile(p, successes + 1, failures)};
}

static ends beta_ends(const input_of *in) {
    static const double largest = 1e100; /* for a se that is nearly 0; a NaN stays one */
    const double computed = effective_n(in) * few_units(in);
    const double n = computed > largest ? largest : computed;
    return clopper_pearson(in, n * in->estimate, n * (1 - in->estimate));
}

static ends exact_ends(const input_of *in) {
    const double n = (double)in->n * few_units(in);
    return in->estimate < 0.5 ? clopper_pearson(in, 0, n) : clopper_pearson(in, n, 0);
}

static const struct {
    const char *name;
    bool proportions; /* alone */
    ends (*ends)(const input_of *);
} kinds[] = {
    [CHISO__INTERVAL_T] = {"t", false, t_ends},
    [CHISO__INTERVAL_LOGIT] = {"logit", true, logit_ends},
    [CHISO__INTERVAL_WILSON] = {"wilson", true, wilson_ends},
    [CHISO__INTERVAL_BETA] = {"beta", true, beta_ends},
};

static bool is_kind(int32_t kind) {
    return kind >= CHISO__INTERVAL_T && kind <= CHISO__INTERVAL_BETA;
}

const char *chiso__interval_name(int32_t kind) {
    return is_kind(kind) ? kinds[kind].name : NULL;
}

int32_t chiso__interval_named(const char *name) {
    for (int32_t kind = CHISO__INTERVAL_T; kind <= CHISO__INTERVAL_BETA; kind++)
        if (strcmp(kinds[kind].name, name) == 0) return kind;
    return 0;
}

static bool is_usable(const input_of *in) {
    return isfinite(in->estimate) && in->se >= 0 && in->df > 0 && in->level > 0 && in->level < 1;
}

typedef enum place { INSIDE, AT_END, NO_PROPORTION } place;

static place place_of(double p) {
    static const double near = 1e-12;
    if (fabs(p) <= near || fabs(1 - p) <= near) return AT_END;
    return p > 0 && p < 1 ? INSIDE : NO_PROPORTION;
}

static ends ends_of(int32_t kind, const input_of *in, place where) {
    static const ends none = {(double)NAN, (double)NAN};
    if (where == NO_PROPORTION) return none;
    if (where == AT_END) return exact_ends(in);
    if (in->se == 0) return (ends){in->estimate, in->estimate};
    return kinds[kind].ends(in);
}

bool chiso__interval(int32_t kind, const chiso__interval_input *input, double *low, double *high,
                     unsigned *flags) {
    *low = *high = NAN;
    if (!is_kind(kind) || !is_usable(input)) return false;
    const place where = kinds[kind].proportions ? place_of(input->estimate) : INSIDE;
    const ends found = ends_of(kind, input, where);
    if (!isfinite(found.high - found.low)) return false;
    *low = found.low, *high = found.high;
    if (where == AT_END && flags != NULL) *flags |= CHISO__FLAG_EXACT;
    return true;
}
