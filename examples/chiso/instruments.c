/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "common.h"

static const char verb_name[] = "instruments";

static int list_all(const tool_options *given) {
    chiso_error error = {0};
    chiso_result *list = NULL;
    chiso_status status = chiso_instrument_list(&list, language_of(given), &error);
    int code = status == CHISO_OK ? write_result(verb_name, list, given)
                                  : report(verb_name, status, &error);
    chiso_result_free(list);
    return code;
}

static int describe(const chiso_instrument *instrument, const tool_options *given) {
    chiso_error error = {0};
    chiso_result *nodes = NULL;
    chiso_status status = chiso_instrument_describe(&nodes, instrument, language_of(given), &error);
    int code = status == CHISO_OK ? write_result(verb_name, nodes, given)
                                  : report(verb_name, status, &error);
    chiso_result_free(nodes);
    return code;
}

static int list_variables(const chiso_instrument *instrument, const tool_options *given) {
    chiso_error error = {0};
    chiso_result *variables = NULL;
    chiso_status status =
        chiso_instrument_variables(&variables, instrument, language_of(given), &error);
    int code = status == CHISO_OK ? write_result(verb_name, variables, given)
                                  : report(verb_name, status, &error);
    chiso_result_free(variables);
    return code;
}

static int export_to(const chiso_instrument *instrument, const char *directory) {
    chiso_error error = {0};
    chiso_status status = chiso_instrument_export(instrument, directory, &error);
    if (status != CHISO_OK) return report(verb_name, status, &error);
    fprintf(stderr,
            "chiso instruments: wrote %s; edit it, check it with: chiso check --instrument %s\n",
            directory, directory);
    return EXIT_DONE;
}

/* What is wanted of an instrument that is good. */
static int show(const chiso_instrument *instrument, const tool_options *given) {
    const char *directory = given->value[OPTION_EXPORT];
    if (directory != NULL) return export_to(instrument, directory);
    if (given->value[OPTION_VARIABLES] != NULL) return list_variables(instrument, given);
    return describe(instrument, given);
}

static int show_one(const tool_options *given) {
    chiso_error error = {0};
    chiso_instrument *instrument = NULL;
    chiso_result *findings = NULL;
    chiso_status status = chiso_instrument_open(&instrument, &findings, given->files[0], &error);
    int code;
    findings_print(findings, "fault", true);
    findings_print(findings, "warning", true);
    if (status == CHISO_E_INSTRUMENT) {
        code = EXIT_FAULT;
    } else if (status != CHISO_OK) {
        code = report(verb_name, status, &error);
    } else {
        code = show(instrument, given);
    }
    chiso_result_free(findings);
    chiso_instrument_free(instrument);
    return code;
}

static int run_instruments(const tool_options *given) {
    if (given->n_files > 1) {
        fprintf(stderr, "chiso instruments: one NAME at a time, not \"%s\" too\n", given->files[1]);
        return EXIT_COMMAND;
    }
    if (given->value[OPTION_EXPORT] != NULL && given->value[OPTION_VARIABLES] != NULL) {
        fprintf(stderr, "chiso instruments: either --variables or --export, not both\n");
        return EXIT_COMMAND;
    }
    if (given->n_files == 1) return show_one(given);
    if (given->value[OPTION_EXPORT] != NULL) {
        fprintf(stderr, "chiso instruments: --export needs the NAME of the instrument to write\n");
        return EXIT_COMMAND;
    }
    if (given->value[OPTION_VARIABLES] != NULL) {
        fprintf(stderr, "chiso instruments: --variables needs the NAME of the instrument\n");
        return EXIT_COMMAND;
    }
    return list_all(given);
}

const tool_verb verb_instruments = {
    .name = "instruments",
    .synopsis = "[NAME [--variables | --export DIR]] [OPTIONS]",
    .summary = "list the built-in instruments, show the nodes of one, or export it",
    .text =
        "Without NAME: the instruments that are built in.  With NAME, which may also be a\n"
        "directory: its nodes.  --variables lists the columns that a file of its answers may\n"
        "have, and what their codes mean.  --export writes it as CSV files to start one's own "
        "from.",
    .examples =
        "  chiso instruments\n"
        "  chiso instruments papi-2024 --lang vi\n"
        "  chiso instruments sipas-2024 --variables\n"
        "  chiso instruments papi-2024 --export my-survey",
    .options = OPTION_LIST(OPTION_VARIABLES, OPTION_EXPORT, OUTPUT_OPTIONS),
    .word = chiso_instrument_builtin,
    .run = run_instruments,
};
