/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What answers count as, once they are read. */
#include <math.h>

#include "base/error.h"
#include "drivers/terms.h"
#include "totals/variables.h"

/* --- bounds --- */

struct bounds {
    double low, high;
};

/* Every answer of a scale has a value: the instrument was checked. */
static struct bounds bounds_of_scale(const chiso__scale *scale) {
    struct bounds bounds = {INFINITY, -INFINITY};
    for (size_t k = 0; k < scale->count; k++) {
        const chiso__category *category = &scale->categories[k];
        if (category->missing != CHISO__ANSWERED) continue;
        bounds.low = fmin(bounds.low, category->value);
        bounds.high = fmax(bounds.high, category->value);
    }
    return bounds;
}

static struct bounds bounds_of(const chiso__variable *variable, const chiso__member *member) {
    if (variable->scale != NULL) return bounds_of_scale(variable->scale);
    if (member->leaf != NULL) return (struct bounds){member->leaf->min, member->leaf->max};
    return (struct bounds){NAN, NAN};
}

/* An answer below a node: from worst to best is 0 to 100. */
static chiso_status bring_to_100(chiso__member *member, const struct bounds *bounds,
                                 chiso_error *error) {
    const bool high_is_bad = member->leaf->direction < 0;
    if (!(bounds->low < bounds->high))
        return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, member->column,
                              "the bounds of %s are not known, so it has no place in the mean of a "
                              "node; name columns as predictors",
                              member->column);
    member->from = high_is_bad ? bounds->high : bounds->low;
    member->factor = (high_is_bad ? -100 : 100) / (bounds->high - bounds->low);
    return CHISO_OK;
}

/* --- an outcome of two answers --- */

static int64_t count_code(const chiso__cases *cases, size_t variable, size_t code) {
    int64_t count = 0;
    for (size_t i = 0; i < cases->rows; i++)
        count += cases->weight[i] > 0 &&
                 cases->code[i * cases->totals->n_variables + variable] == (int16_t)code;
    return count;
}

static bool stands_above(const chiso__category *a, const chiso__category *b) {
    return !(a->value < b->value); /* without values, the later one */
}

static chiso_status find_event(chiso__terms *terms, const chiso__cases *cases, size_t variable,
                               chiso_error *error) {
    const chiso__variable *outcome = &cases->totals->variables[variable];
    const chiso__category *categories = outcome->scale->categories;
    size_t answers = 0, event = 0;
    if (outcome->kind == CHISO__KIND_MULTIPLE)
        return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, outcome->name,
                              "%s is a question with several boxes; name one of its boxes",
                              outcome->name);
    for (size_t k = 0; k < outcome->scale->count; k++) {
        if (categories[k].missing != CHISO__ANSWERED || count_code(cases, variable, k) == 0)
            continue;
        if (answers++ == 0 || stands_above(&categories[k], &categories[event])) event = k;
    }
    if (answers != 2)
        return chiso__fail_at(error, CHISO_E_DATA, 0, outcome->name,
                              "people gave %zu answers to %s, and --family logistic takes an "
                              "outcome of two, such as yes and no%s",
                              answers, outcome->name,
                              answers > 2 ? "; leave people out with --where, or take --family "
                                            "gaussian"
                                          : "");
    terms->event = &categories[event];
    terms->event_place = (int16_t)event;
    return CHISO_OK;
}

/* --- all together --- */

static chiso_status bind_member(chiso__term *term, chiso__member *member,
                                const chiso_totals *totals, chiso_error *error) {
    const struct bounds bounds = bounds_of(&totals->variables[member->variable], member);
    term->low = bounds.low;
    term->high = bounds.high;
    if (member->leaf == NULL) return CHISO_OK;
    term->low = 0;
    term->high = 100;
    return bring_to_100(member, &bounds, error);
}

chiso_status chiso__terms_bind(chiso__terms *terms, const chiso__cases *cases, chiso_error *error) {
    const chiso_totals *totals = cases->totals;
    chiso_status status = CHISO_OK;
    size_t estimand = 0;
    for (size_t t = 0; status == CHISO_OK && t < terms->count; t++) {
        chiso__term *term = &terms->list[t];
        for (size_t i = 0; status == CHISO_OK && i < term->count; i++) {
            chiso__member *member = &term->members[i];
            member->variable = (size_t)chiso__variables_find(totals, &terms->estimands[estimand++]);
            status = terms->binary && t == 0 ? find_event(terms, cases, member->variable, error)
                                             : bind_member(term, member, totals, error);
        }
    }
    return status;
}
