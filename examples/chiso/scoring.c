/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scoring.h"

/* Rank sets are there by default; who asks for them where there can be none is told so. */
static chiso_status ranks_of(chiso_score_options *options, chiso_rank_options *ranks,
                             const tool_options *given, chiso_error *error) {
    int64_t best = 0;
    if (given->value[OPTION_RANK_SETS] != NULL || given->value[OPTION_DRAWS] != NULL)
        options->ranks = ranks;
    chiso_status status = rank_sets_of(ranks, given, error);
    if (status == CHISO_OK) status = count_of(&ranks->seed, given, OPTION_SEED, error);
    if (status == CHISO_OK) status = count_of(&best, given, OPTION_RANK_SHARES, error);
    options->rank_shares = best < INT32_MAX ? (int32_t)best : INT32_MAX;
    return status;
}

chiso_status scoring_of(tool_scoring *scoring, const tool_options *given, chiso_error *error) {
    *scoring =
        (tool_scoring){.options = CHISO_SCORE_OPTIONS_INIT, .ranks = CHISO_RANK_OPTIONS_INIT};
    scoring->options.language = language_of(given);
    scoring->options.metric = given->value[OPTION_METRIC];
    scoring->options.pooling = given->value[OPTION_POOLING];
    scoring->options.nation = given->value[OPTION_NATION];
    scoring->options.variance = &scoring->variance;
    chiso_status status = variance_of(&scoring->variance, given, error);
    if (status == CHISO_OK) status = ranks_of(&scoring->options, &scoring->ranks, given, error);
    if (status == CHISO_OK) status = differences_of(&scoring->differences, given, error);
    return status;
}

/* Beside replicate weights of the file nothing is drawn but for ranks. */
void scoring_settle(tool_scoring *scoring, const chiso_totals *totals, const tool_options *given) {
    if (chiso_totals_replicates(totals) == 0) return;
    scoring->variance.seed = 0;
    if (given->value[OPTION_SEED] != NULL && scoring->variance.method != CHISO_VARIANCE_NONE)
        scoring->options.ranks = &scoring->ranks;
}
