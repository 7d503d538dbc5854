/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/own_match.h"

#include <math.h>

#include "base/error.h"
#include "numeric/incomplete_beta.h"

/* Records that were compared, and pairs of most alike among them, of each interviewer and of all
   who have one. */
struct own {
    double *n, *pairs;
    double all, all_pairs, chance; /* chance: the expected number of pairs */
};

/* Two that are most like each other are one pair: it is seen from its first. */
static bool is_own_pair(const chiso__groups *groups, const int32_t *other, size_t i) {
    const int32_t j = other[i];
    if (j < 0 || groups->of[i] < 0 || groups->of[j] != groups->of[i]) return false;
    return other[j] != (int32_t)i || (size_t)j > i;
}

static void count(struct own *own, const chiso__groups *groups, const int32_t *other, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        if (other[i] < 0 || groups->of[i] < 0) continue;
        own->n[groups->of[i]]++;
        own->all++;
        if (!is_own_pair(groups, other, i)) continue;
        own->pairs[groups->of[i]]++;
        own->all_pairs++;
    }
}

/* The share of all others who are of the same interviewer. */
static double chance_of(const struct own *own, size_t group) {
    return own->all > 1 ? (own->n[group] - 1) / (own->all - 1) : 0;
}

/* P(X ≥ x), X binomial: the incomplete beta function. */
static double upper_tail(double x, double n, double p) {
    if (x <= 0 || p >= 1) return 1;
    if (p <= 0) return 0;
    return chiso__beta_tails_at(log(p) - log1p(-p), x, n - x + 1).lower;
}

/* The smallest share of pairs that is beyond the level; NaN: not even all of them would be. */
static double threshold_of(double n, double p, double groups, double level) {
    double x = 1;
    while (x <= n && groups * upper_tail(x, n, p) > 1 - level) x++;
    return x <= n ? x / n : (double)NAN;
}

static chiso_status add_group(chiso__inspection *q, const struct own *own, size_t group,
                              double compared, chiso_error *error) {
    const double *limits = q->choice.threshold, n = own->n[group];
    const double factor = own->chance > 0 ? own->all_pairs / own->chance : 0;
    const double expected = factor * chance_of(own, group), p = expected < 1 ? expected : 1;
    chiso__quality_row row = chiso__quality_row_none;
    row.measure = CHISO__OWN_MATCH;
    row.rung = CHISO__OF_INTERVIEWER;
    row.interviewer = (int32_t)group;
    row.n = n;
    row.value = own->pairs[group] / n;
    row.verdict = n < limits[CHISO_THRESHOLD_MIN_INTERVIEWS] ? CHISO__TOO_FEW
                  : compared < 2                             ? CHISO__NOT_COMPARED
                                                             : CHISO__WITHIN;
    if (row.verdict == CHISO__WITHIN) {
        const double tail = compared * upper_tail(own->pairs[group], n, p);
        row.expected = p;
        row.threshold = threshold_of(n, p, compared, limits[CHISO_THRESHOLD_LEVEL]);
        row.p = tail < 1 ? tail : 1;
        if (row.value >= row.threshold) row.verdict = CHISO__TOO_HIGH;
    }
    return chiso__quality_add(q, &row, error);
}

static chiso_status add_whole(chiso__inspection *q, const struct own *own, chiso_error *error) {
    chiso__quality_row row = chiso__quality_row_none;
    const bool any = own->all > 1;
    row.measure = CHISO__OWN_MATCH;
    row.summary = true;
    row.statistic = "share";
    row.n = own->all;
    row.value = any ? own->all_pairs / own->all : (double)NAN;
    row.expected = any ? own->chance / own->all : (double)NAN;
    row.verdict = any ? CHISO__WITHIN : CHISO__NOT_COMPARED;
    return chiso__quality_add(q, &row, error);
}

static chiso_status add_all(chiso__inspection *q, struct own *own, const int32_t *other,
                            chiso_error *error) {
    const chiso__groups *groups = &q->interviewers;
    double compared = 0;
    count(own, groups, other, q->cases.rows);
    for (size_t g = 0; g < groups->count; g++) {
        if (own->n[g] > 0) own->chance += own->n[g] * chance_of(own, g);
        if (own->n[g] >= q->choice.threshold[CHISO_THRESHOLD_MIN_INTERVIEWS]) compared++;
    }
    chiso_status status = add_whole(q, own, error);
    for (size_t g = 0; status == CHISO_OK && g < groups->count; g++) {
        if (own->n[g] > 0) status = add_group(q, own, g, compared, error);
    }
    return status;
}

chiso_status chiso__own_match_add(chiso__inspection *q, const int32_t *other, chiso_error *error) {
    const size_t groups = q->interviewers.count;
    if (groups == 0) return CHISO_OK;
    double *numbers = chiso__alloc(2 * groups, sizeof *numbers);
    if (numbers == NULL) return chiso__fail_memory(error);
    struct own own = {.n = numbers, .pairs = numbers + groups};
    const chiso_status status = add_all(q, &own, other, error);
    chiso__free(numbers);
    return status;
}
