/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/options.h"
#include "estimate/domain_columns.h"
#include "estimate/lone_note.h"
#include "estimate/variance.h"
#include "index/notes.h"
#include "index/rank.h"
#include "index/score.h"

static const chiso_score_options defaults = CHISO_SCORE_OPTIONS_INIT;

/* Intervals for proportions alone need answers that count as 0 or 100. */
static chiso_status check_interval(const chiso_totals *totals, const chiso_score_options *options,
                                   int32_t interval, chiso_error *error) {
    if (interval != CHISO_INTERVAL_WILSON && interval != CHISO_INTERVAL_BETA) return CHISO_OK;
    const char *metric = options->metric != NULL
                             ? options->metric
                             : chiso__instrument_choice(totals->instrument, "metrics", 0);
    const chiso__metric *named = metric != NULL ? chiso__metric_named(metric) : NULL;
    if (named != NULL && named->is_proportion) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "the interval %s is for proportions, and these scores are none; take t or "
                       "logit%s",
                       chiso_interval_name(interval), named != NULL ? ", or --metric top2" : "");
}

static chiso_status check(const chiso_totals *totals, const chiso_score_options *options,
                          const chiso_variance_options *variance, chiso_error *error) {
    if (totals->hold == CHISO_HOLD_ESTIMANDS || totals->instrument->n_nodes == 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "these totals were read for estimates alone, without the index; read "
                           "them with an instrument");
    if (options->language != CHISO_ENGLISH && options->language != CHISO_VIETNAMESE)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the language is English or Vietnamese");
    for (size_t i = 0; i < totals->instrument->n_nodes; i++) {
        const chiso__node *node = &totals->instrument->nodes[i];
        if (node->type == CHISO__NODE_INDICATOR && !(node->min < node->max))
            return chiso__fail_at(error, CHISO_E_INSTRUMENT, 0, node->variable,
                                  "node %s has no bounds, so its answers cannot be brought to a "
                                  "score; fill in min and max in nodes.csv, line %d",
                                  node->code, node->line);
    }
    if (totals->published && !chiso__variance_is_default(variance))
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "published scores have no standard error, so --lone-psu, --level, "
                           "--interval, --deff, --df and --min-n mean nothing for them; leave them "
                           "out");
    return check_interval(totals, options, variance->interval, error);
}

/* --- the table of scores --- */

static bool new_table(chiso__scores *s, const chiso_totals *totals) {
    const size_t cells = (s->domains + 1) * s->nodes;
    s->figures = chiso__arena_alloc(&s->arena, cells * sizeof *s->figures);
    s->score = chiso__arena_alloc(&s->arena, cells * sizeof *s->score);
    s->rank = chiso__arena_alloc(&s->arena, cells * sizeof *s->rank);
    s->group = chiso__arena_alloc(&s->arena, cells * sizeof *s->group);
    return s->figures != NULL && s->score != NULL && s->rank != NULL && s->group != NULL &&
           chiso__view_new(&s->view, totals);
}

/* Rank and group one node over the domains; `(missing)` is no competitor. */
static bool compare_domains(const chiso__scores *s, size_t node, double *column, double *rank,
                            chiso__group *group) {
    for (size_t d = 0; d < s->domains; d++) {
        const bool competes = !chiso__totals_domain_is_missing(s->totals, (int32_t)d);
        column[d] = competes ? s->score[d * s->nodes + node] : (double)NAN;
    }
    if (!chiso__rank(column, s->domains, rank) || !chiso__groups(column, s->domains, group))
        return false;
    for (size_t d = 0; d < s->domains; d++) {
        s->rank[d * s->nodes + node] = rank[d];
        s->group[d * s->nodes + node] = group[d];
    }
    return true;
}

static bool rank_nodes(chiso__scores *s) {
    double *column = chiso__arena_alloc(&s->arena, (s->domains + 1) * sizeof *column);
    double *rank = chiso__arena_alloc(&s->arena, (s->domains + 1) * sizeof *rank);
    chiso__group *group = chiso__arena_alloc(&s->arena, (s->domains + 1) * sizeof *group);
    if (column == NULL || rank == NULL || group == NULL) return false;
    for (size_t i = 0; i < s->nodes; i++) s->rank[s->domains * s->nodes + i] = NAN;
    for (size_t i = 0; i < s->nodes; i++) {
        if (!compare_domains(s, i, column, rank, group)) return false;
    }
    return true;
}

static chiso_status score(chiso__scores *s, const chiso_score_options *options,
                          chiso_error *error) {
    chiso_status status = chiso__scheme_new(&s->scheme, s->totals, options, &s->arena, error);
    if (status != CHISO_OK) return status;
    if (!new_table(s, s->totals)) return chiso__fail_memory(error);
    const bool varies = s->variance.method != CHISO_VARIANCE_NONE && !s->totals->published;
    if (varies && chiso__variance_replicates(&s->variance))
        status = chiso__replicates_new(&s->replicates, &s->view.frame, &s->variance, error);
    else if (varies)
        status = chiso__lone_psu_check(&s->view.frame, s->variance.lone_psu, error);
    if (status == CHISO_OK && !(chiso__scores_figures(s) && rank_nodes(s)))
        status = chiso__fail_memory(error);
    return status;
}

chiso_status chiso_score(chiso_result **out, const chiso_totals *totals,
                         const chiso_score_options *given, chiso_error *error) {
    *out = NULL;
    chiso_score_options options = defaults;
    chiso_result *result = NULL;
    chiso__scores scores = {.totals = totals,
                            .nodes = totals->instrument->n_nodes,
                            .domains = chiso__domains_listed(totals)};
    chiso_status status = chiso__options_copy(&options, sizeof options, given, error);
    if (status == CHISO_OK)
        status = chiso__variance_options(&scores.variance, options.variance, error);
    if (status == CHISO_OK)
        status = chiso__variance_supplied(&scores.variance, options.variance, totals, error);
    if (status == CHISO_OK) status = check(totals, &options, &scores.variance, error);
    scores.language = options.language;
    if (status == CHISO_OK) status = score(&scores, &options, error);
    if (status == CHISO_OK) status = chiso__scores_result(&result, &scores, error);
    if (status == CHISO_OK) status = chiso__scores_notes(&scores, result, error);
    if (status == CHISO_OK && !totals->published)
        status = chiso__lone_psu_note(&scores.view.frame, &scores.variance, scores.language, result,
                                      error);
    if (status == CHISO_OK) {
        *out = result;
    } else {
        chiso_result_free(result);
    }
    chiso__replicates_free(&scores.replicates);
    chiso__view_free(&scores.view);
    chiso__arena_free(&scores.arena);
    return status;
}
