/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chiso_estimate_differences(). */
#include "base/error.h"
#include "estimate/covariance.h"
#include "estimate/differences.h"
#include "estimate/domain_columns.h"
#include "estimate/lone_note.h"
#include "estimate/target_columns.h"
#include "estimate/variance.h"

static const chiso__column_titles values[] = {
    {"estimate", CHISO_COLUMN_NUMBER, {"Estimate", "Ước lượng"}},
    {"estimate_other", CHISO_COLUMN_NUMBER, {"Other", "So với"}},
};

/* The estimates of every domain, and of the whole behind them, with what they vary by. */
struct parts {
    const chiso__estimates *e;
    chiso__arena arena;
    chiso__figure *figures; /* figures[domain * targets + target] */
    double **slope;         /* of each domain, linearised */
    const double **each;    /* of the whole, in the rows of each domain, for one target */
    double *theta;          /* theta[(domain * targets + target) * replicates + r] */
    int32_t *meeting;
    bool *meet;
};

static bool new_parts(struct parts *p) {
    const chiso__estimates *e = p->e;
    const size_t blocks = e->domains + 1;
    p->figures = chiso__arena_alloc(&p->arena, blocks * e->n_targets * sizeof *p->figures);
    p->slope = chiso__arena_alloc(&p->arena, blocks * sizeof *p->slope);
    p->each = chiso__arena_alloc(&p->arena, blocks * sizeof(double *));
    p->meeting = chiso__arena_alloc(&p->arena, blocks * sizeof *p->meeting);
    p->meet = chiso__arena_alloc(&p->arena, e->domains * e->domains * sizeof *p->meet);
    return !p->arena.failed;
}

static bool find_meeting(struct parts *p) {
    const chiso_totals *totals = p->e->totals;
    bool *wanted = chiso__arena_alloc(&p->arena, (p->e->domains + 1) * sizeof *wanted);
    for (size_t d = 0; wanted != NULL && d < p->e->domains; d++)
        wanted[d] = !chiso__totals_domain_is_missing(totals, (int32_t)d);
    if (wanted == NULL) return false;
    chiso__meeting_groups(&p->e->view, wanted, p->meeting);
    return chiso__meeting_pairs(&p->e->view, wanted, p->meet);
}

static bool linearise(struct parts *p) {
    const chiso__estimates *e = p->e;
    const size_t sums = e->totals->row_sums;
    double *gradient = chiso__arena_alloc(&p->arena, sums * sizeof *gradient);
    for (size_t d = 0; gradient != NULL && d <= e->domains; d++) {
        p->slope[d] = chiso__arena_alloc(&p->arena, sums * e->n_targets * sizeof(double));
        if (p->slope[d] == NULL) return false;
        chiso__estimates_linearise(e, d, p->slope[d], gradient);
    }
    return gradient != NULL;
}

static bool make_figures(struct parts *p) {
    const chiso__estimates *e = p->e;
    bool good = true;
    for (size_t d = 0; good && d <= e->domains; d++) {
        const size_t first = d * e->n_targets;
        good = chiso__estimates_domain_figures(
            e, d, p->figures + first,
            p->theta != NULL ? p->theta + first * e->replicates.count : NULL);
    }
    return good;
}

static chiso_status make_parts(struct parts *p, chiso_error *error) {
    const bool replicates = chiso__variance_replicates(&p->e->variance);
    if (!new_parts(p) || !find_meeting(p)) return chiso__fail_memory(error);
    chiso_status status = replicates ? chiso__estimates_theta(&p->theta, p->e, error) : CHISO_OK;
    if (status == CHISO_OK && !(make_figures(p) && (replicates || linearise(p))))
        status = chiso__fail_memory(error);
    return status;
}

static chiso__part part_of(const void *context, size_t domain, size_t item) {
    const struct parts *p = context;
    const chiso__estimates *e = p->e;
    const size_t row = domain * e->n_targets + item;
    chiso__part part = {
        .se = p->figures[row].se, .domain = domain, .estimate = p->figures[row].estimate};
    if (p->theta != NULL) {
        part.theta = p->theta + row * e->replicates.count;
        return part;
    }
    part.slope = p->slope[domain] + item;
    for (size_t d = 0; domain == e->domains && d < e->domains; d++) p->each[d] = part.slope;
    if (domain == e->domains) part.each = p->each;
    return part;
}

static chiso_status set_target(const void *context, chiso_result *result, size_t first, size_t item,
                               chiso_error *error) {
    const struct parts *p = context;
    return chiso__target_columns_set(result, first, &p->e->targets[item], error);
}

static chiso_status fill(const struct parts *p, const chiso_difference_options *options,
                         chiso_result *result, chiso_error *error) {
    const chiso__estimates *e = p->e;
    const chiso__comparable comparable = {
        .totals = e->totals,
        .items = e->n_targets,
        .figures = p->figures,
        .varies = e->variance.method != CHISO_VARIANCE_NONE,
        .together = {.view = &e->view,
                     .stride = e->n_targets,
                     .lone_psu = e->variance.lone_psu,
                     .replicates = p->theta != NULL ? &e->replicates : NULL,
                     .centre = e->variance.centre},
        .meeting = p->meeting,
        .meet = p->meet,
        .part = part_of,
        .level = e->variance.level,
        .language = e->options.language,
        .titles = chiso__target_titles,
        .n_titles = CHISO__TARGET_COLUMNS,
        .set_item = set_target,
        .values = values,
        .context = p};
    chiso__differences differences = {.options = *options};
    chiso_status status = chiso__differences_new(&differences, &comparable, error);
    if (status == CHISO_OK) status = chiso__estimates_settings(e, result, error);
    if (status == CHISO_OK) status = chiso__differences_fill(&differences, result, error);
    if (status == CHISO_OK)
        status =
            chiso__lone_psu_note(&e->view.frame, &e->variance, e->options.language, result, error);
    chiso__differences_free(&differences);
    return status;
}

/* How a linearised quantile varies with another is not known. */
static chiso_status check_quantiles(const chiso__estimates *e, chiso_error *error) {
    if (e->variance.method != CHISO_VARIANCE_TAYLOR) return CHISO_OK;
    for (size_t t = 0; t < e->n_targets; t++) {
        if (e->targets[t].statistic->is_inverse)
            return chiso__fail_at(
                error, CHISO_E_ARGUMENT, 0, e->targets[t].variable->name,
                "how quantiles vary together takes replicates; add --variance bootstrap, "
                "or leave the quantiles out");
    }
    return CHISO_OK;
}

chiso_status chiso_estimate_differences(chiso_result **out, const chiso_totals *totals,
                                        const chiso_estimate_options *given,
                                        const chiso_difference_options *differences,
                                        chiso_error *error) {
    chiso__estimates e = {.totals = NULL};
    struct parts p = {.e = &e};
    chiso_difference_options options;
    chiso_result *result = NULL;
    *out = NULL;
    chiso_status status = chiso__difference_options(&options, differences, totals, error);
    if (status == CHISO_OK) status = chiso__estimates_new(&e, totals, given, error);
    if (status == CHISO_OK) status = check_quantiles(&e, error);
    if (status == CHISO_OK) status = make_parts(&p, error);
    if (status == CHISO_OK) status = chiso__result_new(&result, "differences", error);
    if (status == CHISO_OK) status = fill(&p, &options, result, error);
    chiso__free(p.theta);
    chiso__arena_free(&p.arena);
    chiso__estimates_free(&e);
    if (status == CHISO_OK)
        *out = result;
    else
        chiso_result_free(result);
    return status;
}
