/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common.h"

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

/* What the options ask of totals. */
typedef struct asked {
    chiso_score_options options;
    chiso_variance_options variance;
    chiso_rank_options ranks;
    tool_differences differences;
} asked;

static chiso_status read_asked(asked *a, const tool_options *given, chiso_error *error) {
    *a = (asked){.options = CHISO_SCORE_OPTIONS_INIT, .ranks = CHISO_RANK_OPTIONS_INIT};
    a->options.language = language_of(given);
    a->options.metric = given->value[OPTION_METRIC];
    a->options.pooling = given->value[OPTION_POOLING];
    a->options.nation = given->value[OPTION_NATION];
    a->options.variance = &a->variance;
    chiso_status status = variance_of(&a->variance, given, error);
    if (status == CHISO_OK) status = ranks_of(&a->options, &a->ranks, given, error);
    if (status == CHISO_OK) status = differences_of(&a->differences, given, error);
    return status;
}

/* Beside replicate weights of the file nothing is drawn but for ranks. */
static void seed_ranks_alone(asked *a, const tool_options *given) {
    a->variance.seed = 0;
    if (given->value[OPTION_SEED] != NULL && a->variance.method != CHISO_VARIANCE_NONE)
        a->options.ranks = &a->ranks;
}

static chiso_status make_table(chiso_result **result, const chiso_totals *totals, asked *a,
                               const tool_options *given, chiso_error *error) {
    if (a->differences.asked)
        return chiso_score_differences(result, totals, &a->options, &a->differences.options, error);
    if (chiso_totals_replicates(totals) > 0) seed_ranks_alone(a, given);
    return chiso_score(result, totals, &a->options, error);
}

static chiso_status score(chiso_result **result, tool_run *run, const tool_options *given,
                          chiso_error *error) {
    const tool_wants wants = {.hold = CHISO_HOLD_INDEX};
    asked a;
    chiso_status status = read_asked(&a, given, error);
    if (status == CHISO_OK) status = run_read(run, given, &wants, error);
    if (status == CHISO_OK) status = make_table(result, run->totals, &a, given, error);
    if (status == CHISO_OK) status = suppress_rows(result, given, error);
    if (status == CHISO_OK) status = choose_rows(result, given, error);
    differences_free(&a.differences);
    return status;
}

static int run_score(const tool_options *given) {
    tool_run run = {0};
    chiso_error error = {0};
    chiso_result *result = NULL;
    chiso_status status = score(&result, &run, given, &error);
    int code = run_report("score", status, &run, &error);
    if (status == CHISO_OK) code = write_result("score", result, given);
    chiso_result_free(result);
    run_free(&run);
    return code;
}

const tool_verb verb_score = {
    .name = "score",
    .synopsis = "FILE... --instrument I [OPTIONS]",
    .summary = "score an index: every node of its tree for every domain, with rank and group",
    .text =
        "Reads the files once and scores every node of the instrument for the whole and for every\n"
        "domain of --by, with standard error, interval, degrees of freedom and design effect, and\n"
        "from which rank to which it may really have, where the files hold respondents.  A FILE\n"
        "may hold totals (chiso totals).  A fault in the files forbids any result; chiso check\n"
        "shows all of them.  Provinces are matched by GSO code or by any spelling of their name.\n"
        "A round by the 63 is scored by the 34 of 2025, or by regions, with --geography: exactly\n"
        "from respondents, and as means of published scores weighted by --populations.",
    .examples =
        "  # PAPI 2024 from published scores: the ranking, and one province\n"
        "  chiso score papi-2024.csv --instrument papi-2024 --node PAPI --order rank\n"
        "  chiso score papi-2024.csv --instrument papi-2024 --domain \"Lạng Sơn\" --lang vi\n\n"
        "  # SIPAS 2024 from respondents, with standard errors and intervals\n"
        "  chiso score answers.csv --instrument sipas-2024 --by province --weight weight \\\n"
        "      --strata stratum --psu village --node SIPAS --order rank\n\n"
        "  # which provinces differ from the nation, and two of them from each other\n"
        "  chiso score answers.csv --instrument sipas-2024 --by province --weight weight \\\n"
        "      --strata stratum --psu village --node SIPAS --differences whole --order p_holm\n"
        "  chiso score answers.csv --instrument sipas-2024 --by province --weight weight \\\n"
        "      --strata stratum --psu village --differences \"Lạng Sơn:Cao Bằng\"\n\n"
        "  # the same by the 34 provinces; and published scores, with a file of populations\n"
        "  chiso score answers.csv --instrument sipas-2024 --by province --weight weight \\\n"
        "      --strata stratum --psu village --geography 34\n"
        "  chiso score papi-2023.csv --instrument papi-2023 --geography 34 \\\n"
        "      --populations populations.csv\n\n"
        "  # an instrument of one's own\n"
        "  chiso score answers.csv --instrument my-survey --by district --weight w \\\n"
        "      --strata stratum --psu village --format csv -o scores.csv",
    .options =
        OPTION_LIST(OPTION_INSTRUMENT, DOMAIN_OPTIONS, REGROUP_OPTIONS, OPTION_METRIC,
                    OPTION_POOLING, OPTION_NATION, INPUT_OPTIONS, DESIGN_OPTIONS, VARIANCE_OPTIONS,
                    OPTION_RANK_SETS, OPTION_DRAWS, OPTION_RANK_SHARES, DIFFERENCE_OPTIONS,
                    OPTION_NODE, OPTION_DOMAIN, OPTION_ORDER, OPTION_SUPPRESS, OUTPUT_OPTIONS),
    .run = run_score,
};
