/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "common.h"

static void print_summary(const tool_run *run) {
    const size_t faults = findings_count(run->findings, "fault");
    const size_t warnings = findings_count(run->findings, "warning");
    fprintf(stderr, "chiso check: %zu fault%s, %zu warning%s\n", faults, faults == 1 ? "" : "s",
            warnings, warnings == 1 ? "" : "s");
}

/* Answers that are added up cannot be looked at any more. */
static chiso_status refuse_totals(const tool_options *given, chiso_error *error) {
    for (size_t i = 0; i < given->n_files; i++) {
        if (!is_totals(given->files[i])) continue;
        error->status = CHISO_E_ARGUMENT;
        snprintf(error->message, sizeof error->message,
                 "%s holds totals, not answers; check the answers that they were made of",
                 given->files[i]);
        return error->status;
    }
    return CHISO_OK;
}

/* The instrument alone, when no file is named. */
static chiso_status check(tool_run *run, const tool_options *given, chiso_error *error) {
    const tool_wants wants = {.hold = CHISO_HOLD_ALL, .adds_up = true};
    if (refuse_totals(given, error) != CHISO_OK) return error->status;
    if (given->n_files > 0) return run_read(run, given, &wants, error);
    return chiso_instrument_open(&run->instrument, &run->findings, given->value[OPTION_INSTRUMENT],
                                 error);
}

/* A table without rows says nothing; a program gets its empty list. */
static int write_findings(const chiso_result *findings, const tool_options *given) {
    const char *format = given->value[OPTION_FORMAT];
    const bool table = format == NULL || strcmp(format, "table") == 0;
    if (table && chiso_result_rows(findings) == 0 && given->value[OPTION_OUTPUT] == NULL)
        return EXIT_DONE;
    return write_result("check", findings, given);
}

static int run_check(const tool_options *given) {
    tool_run run = {0};
    chiso_error error = {0};
    chiso_status status = check(&run, given, &error);
    const bool found = findings_count(run.findings, "fault") > 0;
    int code = EXIT_DONE;
    if (status == CHISO_OK || found) {
        code = write_findings(run.findings, given);
        print_summary(&run);
    }
    if (code == EXIT_DONE && status != CHISO_OK)
        code = ended_in_faults(status, run.findings) ? EXIT_FAULT : report("check", status, &error);
    run_free(&run);
    return code;
}

const tool_verb verb_check = {
    .name = "check",
    .synopsis = "[FILE...] --instrument I [OPTIONS]",
    .summary = "find every fault in answers or in an instrument, before anything is computed",
    .text =
        "Reads what chiso score would read and lists every finding with file, line, column,\n"
        "value, rule and what to do.  Without a FILE the instrument alone is checked.  Exit\n"
        "status 1 when there is a fault; warnings do not count.",
    .examples =
        "  chiso check papi-2024.csv --instrument papi-2024\n"
        "  chiso check --instrument my-survey\n"
        "  chiso check answers.csv --instrument my-survey --weight w --format csv",
    .options = OPTION_LIST(OPTION_INSTRUMENT, DOMAIN_OPTIONS, INPUT_OPTIONS, DESIGN_OPTIONS,
                           OUTPUT_OPTIONS),
    .run = run_check,
};
