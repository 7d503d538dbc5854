/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/options.h"
#include "estimate/domain_columns.h"
#include "estimate/lone_note.h"
#include "estimate/variance.h"
#include "index/notes.h"
#include "index/rank_options.h"
#include "index/score_parts.h"

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

/* Made here, or weights of one that came with the answers. */
static bool is_bootstrap(const chiso__scores *s) {
    return s->variance.method == CHISO_VARIANCE_BOOTSTRAP ||
           (s->variance.method == CHISO__VARIANCE_SUPPLIED &&
            s->totals->supplied.design.type == CHISO_REP_BOOTSTRAP);
}

/* What rank sets and shares of replicates need. */
static chiso_status check_ranks(const chiso__scores *s, const chiso_score_options *options,
                                chiso_error *error) {
    const bool varies = s->variance.method != CHISO_VARIANCE_NONE && !s->totals->published;
    if (options->ranks != NULL && options->ranks->kind != CHISO_RANKS_NONE && !varies)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "rank sets need standard errors, and %s; leave --rank-sets and --draws "
                           "out",
                           s->totals->published ? "published scores have none"
                                                : "--variance none makes none");
    if (options->rank_shares < 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "shares are told of the best 1 or more, not of the best %d",
                           (int)options->rank_shares);
    if (options->rank_shares == 0 || (varies && is_bootstrap(s))) return CHISO_OK;
    return chiso__fail(
        error, CHISO_E_ARGUMENT,
        "shares of replicates are those of a bootstrap (the jackknife and half-samples "
        "do not move ranks as samples do); take --variance bootstrap, or replicate weights of "
        "--rep-type bootstrap, or leave "
        "--rank-shares out");
}

/* Nothing is ranked with doubt where nothing varies. */
static chiso_status read_ranks(chiso__scores *s, const chiso_score_options *options,
                               chiso_error *error) {
    chiso_status status =
        chiso__rank_options_beside(&s->ranks, options->ranks, &s->variance, error);
    if (status == CHISO_OK) status = check_ranks(s, options, error);
    if (s->variance.method == CHISO_VARIANCE_NONE || s->totals->published)
        s->ranks.kind = CHISO_RANKS_NONE;
    s->rank_shares = options->rank_shares;
    return status;
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
        return chiso__fail(
            error, CHISO_E_ARGUMENT,
            "published scores have no standard error, so --variance and all that says how "
            "it is made (--lone-psu, --level, --interval, --deff, --df, --min-n, "
            "--replicates, --seed, --rep-center, --fay-rho) mean nothing for them; "
            "leave them out");
    return check_interval(totals, options, variance->interval, error);
}

/* --- the table of scores --- */

static bool new_table(chiso__scores *s, chiso__within within) {
    const size_t cells = (s->domains + 1) * s->nodes;
    s->figures = chiso__arena_alloc(&s->arena, cells * sizeof *s->figures);
    s->score = chiso__arena_alloc(&s->arena, cells * sizeof *s->score);
    s->rank = chiso__arena_alloc(&s->arena, cells * sizeof *s->rank);
    s->group = chiso__arena_alloc(&s->arena, cells * sizeof *s->group);
    s->rank_low = chiso__arena_alloc(&s->arena, cells * sizeof *s->rank_low);
    s->rank_high = chiso__arena_alloc(&s->arena, cells * sizeof *s->rank_high);
    s->share = chiso__arena_alloc(&s->arena, CHISO__SHARES * (s->rank_shares > 0 ? cells : 0) *
                                                 sizeof *s->share);
    return !s->arena.failed && chiso__view_new_within(&s->view, s->totals, within);
}

/* Everything but ranks. */
static chiso_status make(chiso__scores *s, const chiso_score_options *options, bool all_parts,
                         chiso__within within, chiso_error *error) {
    chiso_status status = chiso__scheme_new(&s->scheme, s->totals, options, &s->arena, error);
    if (status != CHISO_OK) return status;
    if (!new_table(s, within)) return chiso__fail_memory(error);
    s->varies = s->variance.method != CHISO_VARIANCE_NONE && !s->totals->published;
    if (s->varies && chiso__variance_replicates(&s->variance))
        status = chiso__replicates_new(&s->replicates, chiso__view_sample(&s->view), &s->variance,
                                       error);
    else if (s->varies)
        status = chiso__lone_psu_check(chiso__view_sample(&s->view), s->variance.lone_psu, error);
    if (status == CHISO_OK && s->varies) status = chiso__score_parts_new(s, all_parts, error);
    if (status == CHISO_OK && !chiso__scores_figures(s)) status = chiso__fail_memory(error);
    return status;
}

chiso_status chiso__scores_new(chiso__scores *s, const chiso_totals *totals,
                               const chiso_score_options *given, bool all_parts,
                               chiso_error *error) {
    return chiso__scores_new_within(s, totals, given, all_parts, (chiso__within){.frame = NULL},
                                    error);
}

chiso_status chiso__scores_new_within(chiso__scores *s, const chiso_totals *totals,
                                      const chiso_score_options *given, bool all_parts,
                                      chiso__within within, chiso_error *error) {
    chiso_score_options options = defaults;
    *s = (chiso__scores){.totals = totals,
                         .nodes = totals->instrument->n_nodes,
                         .domains = chiso__domains_listed(totals)};
    chiso_status status = chiso__options_copy(&options, sizeof options, given, error);
    if (status == CHISO_OK) status = chiso__variance_options(&s->variance, options.variance, error);
    if (status == CHISO_OK)
        status = chiso__variance_supplied(&s->variance, options.variance, totals, error);
    if (status == CHISO_OK) status = check(totals, &options, &s->variance, error);
    if (status == CHISO_OK) status = read_ranks(s, &options, error);
    s->language = options.language;
    return status == CHISO_OK ? make(s, &options, all_parts, within, error) : status;
}

void chiso__scores_free(chiso__scores *s) {
    chiso__replicates_free(&s->replicates);
    chiso__view_free(&s->view);
    chiso__arena_free(&s->arena);
}

chiso_status chiso__scores_lone_note(const chiso__scores *s, chiso_result *result,
                                     chiso_error *error) {
    if (s->totals->published) return CHISO_OK;
    return chiso__lone_psu_note(chiso__view_sample(&s->view), &s->variance, s->language, result,
                                error);
}

chiso_status chiso_score(chiso_result **out, const chiso_totals *totals,
                         const chiso_score_options *given, chiso_error *error) {
    chiso__scores scores;
    chiso_result *result = NULL;
    *out = NULL;
    chiso_status status = chiso__scores_new(&scores, totals, given, false, error);
    if (status == CHISO_OK) status = chiso__scores_ranks(&scores, error);
    if (status == CHISO_OK) status = chiso__scores_result(&result, &scores, error);
    if (status == CHISO_OK) status = chiso__scores_notes(&scores, result, error);
    if (status == CHISO_OK) status = chiso__scores_lone_note(&scores, result, error);
    chiso__scores_free(&scores);
    if (status == CHISO_OK)
        *out = result;
    else
        chiso_result_free(result);
    return status;
}
