/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/estimates.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/options.h"
#include "estimate/domain_columns.h"
#include "estimate/variance.h"
#include "totals/estimand.h"
#include "totals/variables.h"

enum { HELD = 240 };

static const chiso_estimate_options defaults = CHISO_ESTIMATE_OPTIONS_INIT;

/* --- what is asked --- */

/* Names of the variables that there are, as many as fit. */
static void list_held(const chiso_totals *totals, char *text, size_t room) {
    size_t used = 0;
    text[0] = '\0';
    for (size_t v = 0; v < totals->n_variables; v++) {
        const chiso__variable *variable = &totals->variables[v];
        const bool ratio = variable->kind == CHISO__KIND_RATIO;
        const size_t length =
            strlen(variable->name) + (ratio ? strlen(variable->denominator) + 1 : 0) + 2;
        if (used + length + 8 > room) {
            snprintf(text + used, room - used, ", …");
            return;
        }
        used +=
            (size_t)snprintf(text + used, room - used, "%s%s%s%s", used > 0 ? ", " : "",
                             variable->name, ratio ? "/" : "", ratio ? variable->denominator : "");
    }
}

static chiso_status fail_not_held(const chiso_totals *totals, const chiso_estimand *estimand,
                                  chiso_error *error) {
    char held[HELD];
    list_held(totals, held, sizeof held);
    return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, estimand->variable,
                          "these totals cannot tell the %s of %s%s%s; they hold %s; take the "
                          "answers themselves",
                          estimand->statistic, estimand->variable,
                          estimand->denominator != NULL ? "/" : "",
                          estimand->denominator != NULL ? estimand->denominator : "", held);
}

/* A mean is of numbers: codes that the instrument gives no value to have none. */
static size_t targets_of(const chiso__statistic *statistic, const chiso__variable *variable) {
    return statistic->of_categories ? variable->categories : 1;
}

static bool is_category(const chiso__target *target) {
    const chiso__variable *variable = target->variable;
    return !target->statistic->of_categories ||
           variable->scale->categories[target->category].missing == CHISO__ANSWERED;
}

static chiso_status add_estimand(chiso__estimates *e, const chiso_estimand *estimand,
                                 chiso_error *error) {
    const int v = chiso__variables_find(e->totals, estimand);
    if (v < 0) return fail_not_held(e->totals, estimand, error);
    const chiso__statistic *statistic = chiso__statistic_named(estimand->statistic);
    const chiso__variable *variable = &e->view.variables[v];
    for (size_t k = 0; k < targets_of(statistic, variable); k++) {
        const chiso__target target = {estimand, statistic, variable, k};
        if (is_category(&target)) e->targets[e->n_targets++] = target;
    }
    return CHISO_OK;
}

static chiso_status add_estimands(chiso__estimates *e, chiso_error *error) {
    size_t most = 0;
    for (size_t v = 0; v < e->totals->n_variables; v++) most += e->totals->variables[v].categories;
    const size_t count = e->options.n_estimands;
    e->targets = chiso__arena_alloc(&e->arena, (most + 1) * count * sizeof *e->targets);
    if (e->targets == NULL) return chiso__fail_memory(error);
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < count; i++)
        status = add_estimand(e, &e->options.estimands[i], error);
    return status;
}

static chiso_status check(chiso__estimates *e, chiso_error *error) {
    if (e->options.language != CHISO_ENGLISH && e->options.language != CHISO_VIETNAMESE)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the language is English or Vietnamese");
    if (e->totals->published)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "published scores are no answers, so nothing can be estimated from "
                           "them; score them");
    chiso_status status =
        chiso__estimands_check(e->options.estimands, e->options.n_estimands, error);
    if (status == CHISO_OK && e->options.n_estimands == 0)
        status = chiso__fail(error, CHISO_E_ARGUMENT, "nothing was named to be estimated");
    return status;
}

static bool is_jackknife(const chiso__estimates *e) {
    const int32_t type = e->totals->supplied.design.type;
    return e->variance.method == CHISO_VARIANCE_JACKKNIFE || type == CHISO_REP_JK1 ||
           type == CHISO_REP_JKN;
}

/* Leaving out one unit at a time does not tell how a quantile varies. */
static chiso_status new_replicates(chiso__estimates *e, chiso_error *error) {
    for (size_t t = 0; t < e->n_targets; t++) {
        if (!e->targets[t].statistic->is_inverse || !is_jackknife(e)) continue;
        return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, e->targets[t].variable->name,
                              "the jackknife is wrong for quantiles, which jump; take --variance "
                              "%s",
                              e->totals->supplied.count > 0 ? "none" : "bootstrap or taylor");
    }
    return chiso__replicates_new(&e->replicates, &e->view.frame, &e->variance, error);
}

chiso_status chiso__estimates_new(chiso__estimates *e, const chiso_totals *totals,
                                  const chiso_estimate_options *given, chiso_error *error) {
    e->totals = totals;
    e->options = defaults;
    chiso_status status = chiso__options_copy(&e->options, sizeof e->options, given, error);
    if (status != CHISO_OK) return status;
    if (e->options.estimands == NULL && e->options.n_estimands == 0) {
        e->options.estimands = totals->estimands;
        e->options.n_estimands = totals->n_estimands;
    }
    e->domains = chiso__domains_listed(totals);
    status = check(e, error);
    if (status == CHISO_OK)
        status = chiso__variance_options(&e->variance, e->options.variance, error);
    if (status == CHISO_OK)
        status = chiso__variance_supplied(&e->variance, e->options.variance, totals, error);
    if (status != CHISO_OK) return status;
    if (!chiso__view_new(&e->view, totals)) return chiso__fail_memory(error);
    status = add_estimands(e, error);
    if (status == CHISO_OK && e->variance.method == CHISO_VARIANCE_TAYLOR)
        status = chiso__lone_psu_check(&e->view.frame, e->variance.lone_psu, error);
    if (status == CHISO_OK && chiso__variance_replicates(&e->variance))
        status = new_replicates(e, error);
    return status;
}

void chiso__estimates_free(chiso__estimates *e) {
    chiso__replicates_free(&e->replicates);
    chiso__view_free(&e->view);
    chiso__arena_free(&e->arena);
}

size_t chiso__estimates_domain(const chiso__estimates *e, size_t block) {
    return block == 0 ? e->totals->domains.count : (size_t)e->totals->order[block - 1];
}

const double *chiso__target_totals(const chiso__estimates *e, const chiso__target *target,
                                   size_t domain) {
    return e->view.domains[domain].totals + target->variable->first_sum;
}

int64_t chiso__target_answers(const chiso__estimates *e, const chiso__target *target,
                              size_t domain) {
    return chiso__totals_answers(target->variable, e->view.domains[domain].counts);
}
