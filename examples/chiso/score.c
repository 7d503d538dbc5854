/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scoring.h"

static chiso_status make_table(chiso_result **result, const chiso_totals *totals, tool_scoring *a,
                               const tool_options *given, chiso_error *error) {
    if (a->differences.asked)
        return chiso_score_differences(result, totals, &a->options, &a->differences.options, error);
    scoring_settle(a, totals, given);
    return chiso_score(result, totals, &a->options, error);
}

static chiso_status score(chiso_result **result, tool_run *run, const tool_options *given,
                          chiso_error *error) {
    const tool_wants wants = {.hold = CHISO_HOLD_INDEX};
    tool_scoring a;
    chiso_status status = scoring_of(&a, given, error);
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
