/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "scoring.h"

static chiso_status make_table(chiso_result **result, const chiso_totals *totals, tool_scoring *a,
                               const tool_options *given, chiso_error *error) {
    if (a->differences.asked)
        return chiso_score_differences(result, totals, &a->options, &a->differences.options, error);
    scoring_settle(a, totals, given);
    return chiso_score(result, totals, &a->options, error);
}

/* A workbook has all of an index, unless rows or another table are asked for. */
static bool is_workbook(const tool_options *given) {
    static const option_id others[] = {OPTION_NODE, OPTION_DOMAIN, OPTION_ORDER,
                                       OPTION_DIFFERENCES};
    const char *format = given->value[OPTION_FORMAT];
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (given->value[others[i]] != NULL) return false;
    }
    return format != NULL && strcmp(format, "xlsx") == 0;
}

/* What score makes: the rows of a table, or a report of which a workbook is made. */
struct made {
    chiso_result *table;
    chiso_report *report;
};

static chiso_status make_report(struct made *made, const chiso_totals *totals, tool_scoring *a,
                                const tool_options *given, chiso_error *error) {
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    scoring_settle(a, totals, given);
    options.score = &a->options;
    return chiso_report_new(&made->report, totals, &options, error);
}

static chiso_status make_rows(struct made *made, const chiso_totals *totals, tool_scoring *a,
                              const tool_options *given, chiso_error *error) {
    chiso_status status = make_table(&made->table, totals, a, given, error);
    if (status == CHISO_OK) status = suppress_rows(&made->table, given, error);
    return status == CHISO_OK ? choose_rows(&made->table, given, error) : status;
}

static chiso_status score(struct made *made, tool_run *run, const tool_options *given,
                          chiso_error *error) {
    const tool_wants wants = {.hold = CHISO_HOLD_INDEX};
    tool_scoring a;
    chiso_status status = scoring_of(&a, given, error);
    if (status == CHISO_OK) status = run_read(run, given, &wants, error);
    if (status == CHISO_OK && is_workbook(given))
        status = make_report(made, run->totals, &a, given, error);
    else if (status == CHISO_OK)
        status = make_rows(made, run->totals, &a, given, error);
    differences_free(&a.differences);
    return status;
}

static int run_score(const tool_options *given) {
    tool_run run = {0};
    chiso_error error = {0};
    struct made made = {NULL, NULL};
    chiso_status status = score(&made, &run, given, &error);
    int code = run_report("score", status, &run, &error);
    if (made.report != NULL)
        code = write_report("score", made.report, "xlsx", given);
    else if (status == CHISO_OK)
        code = write_result("score", made.table, given);
    chiso_result_free(made.table);
    chiso_report_free(made.report);
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
        "from respondents, and as means of published scores weighted by --populations.\n"
        "--format xlsx makes a workbook of the whole index; with --node, --domain, --order or\n"
        "--differences, of those rows.",
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
        "  # a workbook with charts\n"
        "  chiso score papi-2024.csv --instrument papi-2024 --format xlsx -o papi-2024.xlsx\n\n"
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
