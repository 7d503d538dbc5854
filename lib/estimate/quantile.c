/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/quantile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/mean.h"
#include "estimate/statistic.h"
#include "totals/rows.h"

struct answer {
    double value, weight;
    size_t category;
    int32_t unit, respondent;
};

static int ascending(const void *a, const void *b) {
    const struct answer *x = a, *y = b;
    if (x->value != y->value) return x->value < y->value ? -1 : 1;
    return (x->category > y->category) - (x->category < y->category);
}

/* --- the answers --- */

/* every: also those that nobody gave; a replicate may have somebody who did. */
static size_t take_categories(struct answer *answers, const chiso__variable *variable,
                              const double *total, bool every) {
    const chiso__category *categories = variable->scale->categories;
    size_t count = 0;
    for (size_t k = 0; k < variable->categories; k++) {
        if (every ? categories[k].missing != CHISO__ANSWERED : !(total[k] > 0)) continue;
        answers[count++] =
            (struct answer){.value = categories[k].value, .weight = total[k], .category = k};
    }
    return count;
}

static size_t take_kept(struct answer *answers, const chiso__view *view,
                        const chiso__variable *variable, size_t domain) {
    const chiso_totals *totals = view->totals;
    const int32_t wanted = (int32_t)(variable - view->variables);
    size_t count = 0;
    for (size_t i = 0; i < totals->n_kept; i++) {
        const chiso__kept *kept = &totals->kept[i];
        if (kept->variable != wanted) continue;
        if (domain < totals->domains.count &&
            chiso__row_domain(totals, kept->row) != (int32_t)domain)
            continue;
        const int32_t unit = chiso__row_unit(totals, kept->row);
        answers[count++] = (struct answer){.value = kept->value,
                                           .weight = kept->weight * view->frame.weight[unit],
                                           .unit = unit,
                                           .respondent = kept->respondent};
    }
    return count;
}

static bool fill(chiso__distribution *d, const struct answer *answers, bool scale) {
    chiso__sum below = {0};
    d->value = chiso__alloc(d->count, sizeof *d->value);
    d->weight = chiso__alloc(d->count, sizeof *d->weight);
    d->below = chiso__alloc(d->count, sizeof *d->below);
    d->category = scale ? chiso__alloc(d->count, sizeof *d->category) : NULL;
    d->unit = scale ? NULL : chiso__alloc(d->count, sizeof *d->unit);
    d->respondent = scale ? NULL : chiso__alloc(d->count, sizeof *d->respondent);
    if (d->value == NULL || d->weight == NULL || d->below == NULL ||
        (scale ? d->category == NULL : d->unit == NULL || d->respondent == NULL))
        return false;
    for (size_t i = 0; i < d->count; i++) {
        chiso__sum_add(&below, answers[i].weight);
        d->value[i] = answers[i].value;
        d->weight[i] = answers[i].weight;
        d->below[i] = chiso__sum_value(&below);
        if (scale) d->category[i] = answers[i].category;
        if (scale) continue;
        d->unit[i] = answers[i].unit;
        d->respondent[i] = answers[i].respondent;
    }
    return true;
}

bool chiso__distribution_new(chiso__distribution *d, const chiso__view *view,
                             const chiso__variable *variable, size_t domain) {
    const bool scale = variable->scale != NULL;
    const size_t most = scale ? variable->categories : view->totals->n_kept;
    struct answer *answers = chiso__alloc(most, sizeof *answers);
    if (answers == NULL) return false;
    d->count = scale ? take_categories(answers, variable,
                                       view->domains[domain].totals + variable->first_sum,
                                       view->totals->supplied.count > 0)
                     : take_kept(answers, view, variable, domain);
    qsort(answers, d->count, sizeof *answers, ascending);
    const bool good = fill(d, answers, scale);
    chiso__free(answers);
    return good;
}

void chiso__distribution_free(chiso__distribution *d) {
    chiso__free(d->value);
    chiso__free(d->weight);
    chiso__free(d->below);
    chiso__free(d->category);
    chiso__free(d->unit);
    chiso__free(d->respondent);
}

size_t chiso__distribution_at(const chiso__distribution *d, double p) {
    if (d->count == 0) return 0;
    const double wanted = p * (1 - 1e-12) * d->below[d->count - 1];
    size_t at = 0;
    while (at + 1 < d->count && d->below[at] < wanted) at++;
    return at;
}

bool chiso__distribution_any(const chiso__distribution *d) {
    return d->count > 0 && d->below[d->count - 1] > 0;
}

double chiso__distribution_share(const chiso__distribution *d, size_t at) {
    while (at + 1 < d->count && d->value[at + 1] == d->value[at]) at++;
    return d->below[at] / d->below[d->count - 1];
}

/* --- F at a category, which is what varies --- */

static double evaluate(const chiso__variable *variable, size_t category, const double *total,
                       double *gradient) {
    if (gradient != NULL) memset(gradient, 0, variable->n_sums * sizeof *gradient);
    const double w = chiso__answered(variable, total);
    if (!(w > 0)) return NAN;
    const chiso__category *categories = variable->scale->categories;
    chiso__sum below = {0};
    for (size_t k = 0; k < variable->categories; k++) {
        if (categories[k].value <= categories[category].value) chiso__sum_add(&below, total[k]);
    }
    const double share = chiso__sum_value(&below) / w;
    for (size_t k = 0; gradient != NULL && k < variable->categories; k++) {
        const bool inside = categories[k].value <= categories[category].value;
        gradient[k] = ((inside ? 1 : 0) - share) / w;
    }
    return share;
}

const chiso__statistic chiso__statistic_quantile = {
    .name = "quantile", .is_inverse = true, .evaluate = evaluate};
