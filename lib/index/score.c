/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/options.h"
#include "estimate/mean.h"
#include "index/notes.h"
#include "index/rank.h"
#include "index/score.h"
#include "index/tree.h"

static const chiso_score_options defaults = CHISO_SCORE_OPTIONS_INIT;

static chiso_status check(const chiso_totals *totals, const chiso_score_options *options,
                          chiso_error *error) {
    if (options->language != CHISO_ENGLISH && options->language != CHISO_VIETNAMESE)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the language is English or Vietnamese");
    if (chiso__instrument_has_items(totals->instrument))
        return chiso__fail(error, CHISO_E_INSTRUMENT, "scores of items are not computed yet");
    for (size_t i = 0; i < totals->instrument->n_nodes; i++) {
        const chiso__node *node = &totals->instrument->nodes[i];
        if (node->type == CHISO__NODE_INDICATOR && !(node->min < node->max))
            return chiso__fail_at(error, CHISO_E_INSTRUMENT, 0, node->variable,
                                  "node %s has no bounds, so its answers cannot be brought to a "
                                  "score; fill in min and max in nodes.csv, line %d",
                                  node->code, node->line);
    }
    return CHISO_OK;
}

/* --- the table of scores --- */

static bool new_table(chiso__scores *s, const chiso_totals *totals) {
    s->totals = totals;
    s->nodes = totals->instrument->n_nodes;
    s->domains = totals->n_by > 0 ? totals->domains.count : 0;
    const size_t cells = (s->domains + 1) * s->nodes;
    s->score = chiso__arena_alloc(&s->arena, cells * sizeof *s->score);
    s->rank = chiso__arena_alloc(&s->arena, cells * sizeof *s->rank);
    s->group = chiso__arena_alloc(&s->arena, cells * sizeof *s->group);
    return s->score != NULL && s->rank != NULL && s->group != NULL &&
           chiso__totals_collapse(totals, &s->arena, &s->collapsed);
}

static void score_domain(const chiso__scores *s, size_t domain, double *mean) {
    const chiso_totals *totals = s->totals;
    const chiso__collapsed *collapsed = chiso__scores_collapsed(s, domain);
    for (size_t i = 0; i < s->nodes; i++) {
        const int v = totals->node_variable[i];
        if (v < 0) continue;
        const chiso__variable *variable = &totals->variables[v];
        mean[i] = chiso__mean(variable, collapsed->totals + variable->first_sum, NULL);
    }
    chiso__tree_score(totals->instrument, mean, s->score + domain * s->nodes);
}

/* Published scores: the whole is the plain mean, node by node, of the domains that have the node.
 */
static void average_domains(const chiso__scores *s) {
    for (size_t i = 0; i < s->nodes; i++) {
        chiso__sum sum = {0};
        size_t present = 0;
        for (size_t d = 0; d < s->domains; d++) {
            const double score = s->score[d * s->nodes + i];
            if (isnan(score)) continue;
            chiso__sum_add(&sum, score);
            present++;
        }
        s->score[s->domains * s->nodes + i] =
            present > 0 ? chiso__sum_value(&sum) / (double)present : (double)NAN;
    }
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

static bool fill_table(chiso__scores *s) {
    double *mean = chiso__arena_alloc(&s->arena, s->nodes * sizeof *mean);
    double *column = chiso__arena_alloc(&s->arena, (s->domains + 1) * sizeof *column);
    double *rank = chiso__arena_alloc(&s->arena, (s->domains + 1) * sizeof *rank);
    chiso__group *group = chiso__arena_alloc(&s->arena, (s->domains + 1) * sizeof *group);
    if (mean == NULL || column == NULL || rank == NULL || group == NULL) return false;
    for (size_t d = 0; d <= s->domains; d++) score_domain(s, d, mean);
    if (s->totals->published) average_domains(s);
    for (size_t i = 0; i < s->nodes; i++) s->rank[s->domains * s->nodes + i] = NAN;
    for (size_t i = 0; i < s->nodes; i++) {
        if (!compare_domains(s, i, column, rank, group)) return false;
    }
    return true;
}

chiso_status chiso_score(chiso_result **out, const chiso_totals *totals,
                         const chiso_score_options *given, chiso_error *error) {
    *out = NULL;
    chiso_score_options options = defaults;
    chiso_result *result = NULL;
    chiso_status status = chiso__options_copy(&options, sizeof options, given, error);
    if (status == CHISO_OK) status = check(totals, &options, error);
    if (status != CHISO_OK) return status;
    chiso__scores scores = {.language = options.language};
    if (!new_table(&scores, totals) || !fill_table(&scores)) {
        status = chiso__fail_memory(error);
        goto done;
    }
    status = chiso__scores_result(&result, &scores, error);
    if (status == CHISO_OK) status = chiso__scores_notes(&scores, result, error);
done:
    if (status == CHISO_OK) {
        *out = result;
    } else {
        chiso_result_free(result);
    }
    chiso__arena_free(&scores.arena);
    return status;
}
