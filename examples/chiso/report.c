/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "round.h"
#include "scoring.h"

/* What a report is made from; zero it before use. */
struct making {
    tool_run run;
    tool_scoring scoring;
    tool_round before;
    chiso_report_options options;
    chiso_report *report;
};

static chiso_status fail(chiso_error *error, const char *message) {
    error->status = CHISO_E_ARGUMENT;
    snprintf(error->message, sizeof error->message, "%s", message);
    return error->status;
}

static const char *format_of(const tool_options *given) {
    const char *format = given->value[OPTION_REPORT_FORMAT];
    return format != NULL ? format : chiso_report_format(0);
}

/* --- what the command line says --- */

static chiso_status check_before(const tool_options *given, chiso_error *error) {
    const char *path = given->value[OPTION_BEFORE];
    if (path == NULL && given->value[OPTION_BEFORE_INSTRUMENT] != NULL)
        return fail(error,
                    "--before-instrument is that of an earlier round; name its file with --before, "
                    "or leave it out");
    if (given->value[OPTION_PANEL] != NULL && (path == NULL || !is_totals(path)))
        return fail(error,
                    "--panel needs the totals of both rounds (chiso totals): name those of the "
                    "earlier one with --before");
    if (path == NULL && given->value[OPTION_BREAKS] != NULL)
        return fail(error,
                    "--breaks is about an earlier round; name its file with --before, or leave it "
                    "out");
    return CHISO_OK;
}

static chiso_status read_options(struct making *m, const tool_options *given, chiso_error *error) {
    m->options = (chiso_report_options)CHISO_REPORT_OPTIONS_INIT;
    m->options.score = &m->scoring.options;
    m->options.title = given->value[OPTION_TITLE];
    m->options.panel = given->value[OPTION_PANEL] != NULL;
    if (given->value[OPTION_BREAKS] != NULL) m->options.breaks = word_number(given, OPTION_BREAKS);
    const chiso_status status = scoring_of(&m->scoring, given, error);
    return status == CHISO_OK ? check_before(given, error) : status;
}

/* --- from answers to a report --- */

static chiso_status load_before(struct making *m, const tool_options *given, chiso_error *error) {
    if (given->value[OPTION_BEFORE] == NULL) return CHISO_OK;
    m->before = round_at(given->value[OPTION_BEFORE]);
    const chiso_status status =
        round_load(&m->before, given->value[OPTION_BEFORE_INSTRUMENT], given, error);
    m->options.before = m->before.scores;
    m->options.before_totals = m->before.totals;
    if (m->before.totals == NULL) m->options.before_instrument = m->before.instrument;
    return status;
}

static chiso_status make(struct making *m, const tool_options *given, chiso_error *error) {
    const tool_wants wants = {.hold = CHISO_HOLD_INDEX};
    chiso_status status = read_options(m, given, error);
    if (status == CHISO_OK) status = load_before(m, given, error);
    if (status == CHISO_OK) status = run_read(&m->run, given, &wants, error);
    if (status != CHISO_OK) return status;
    scoring_settle(&m->scoring, m->run.totals, given);
    return chiso_report_new(&m->report, m->run.totals, &m->options, error);
}

static int run_verb_report(const tool_options *given) {
    struct making m = {.report = NULL};
    chiso_error error = {0};
    if (!output_is_no_terminal("report", format_of(given), given)) return EXIT_COMMAND;
    const chiso_status status = make(&m, given, &error);
    int code = run_report("report", status, &m.run, &error);
    if (status == CHISO_OK) code = write_report("report", m.report, format_of(given), given);
    chiso_report_free(m.report);
    differences_free(&m.scoring.differences);
    run_free(&m.run);
    round_free(&m.before);
    return code;
}

const tool_verb verb_report = {
    .name = "report",
    .synopsis = "FILE... --instrument I -o PAGE.html [OPTIONS]",
    .summary = "make a page to publish: ranking with intervals, map, profiles, answers, method",
    .text =
        "Scores an index as chiso score does, and writes one HTML page that needs no other file\n"
        "and no network: the ranking with intervals, which provinces can be told apart, a map of\n"
        "tiles, the profile of every province, its lowest items, the answers, and how the survey\n"
        "was done, in Vietnamese and English; for the screen and for A4 paper.  --before adds the\n"
        "change since an earlier round, a result of chiso score in JSON or totals of chiso "
        "totals.\n"
        "Published scores have no standard errors: the page says so, and shows none.  Figures of\n"
        "fewer than --min-n respondents are not in the page.  --format xlsx makes a workbook of\n"
        "the same.",
    .examples =
        "  # PAPI 2024 from published scores, with the change since 2023\n"
        "  chiso score papi-2023.csv --instrument papi-2023 --format json -o 2023.json\n"
        "  chiso report papi-2024.csv --instrument papi-2024 --before 2023.json \\\n"
        "      -o papi-2024.html --lang vi\n\n"
        "  # SIPAS 2024 from respondents\n"
        "  chiso report answers.csv --instrument sipas-2024 --by province --weight weight \\\n"
        "      --strata stratum --psu village -o sipas-2024.html",
    .options = OPTION_LIST(
        OPTION_INSTRUMENT, DOMAIN_OPTIONS, REGROUP_OPTIONS, OPTION_METRIC, OPTION_POOLING,
        OPTION_NATION, INPUT_OPTIONS, DESIGN_OPTIONS, VARIANCE_OPTIONS, OPTION_RANK_SETS,
        OPTION_DRAWS, OPTION_RANK_SHARES, OPTION_BEFORE, OPTION_BEFORE_INSTRUMENT, OPTION_PANEL,
        OPTION_BREAKS, OPTION_TITLE, OPTION_REPORT_FORMAT, OPTION_OUTPUT, OPTION_LANG, OPTION_HELP),
    .run = run_verb_report,
};
