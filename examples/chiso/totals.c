/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "common.h"

static void print_count(size_t count, const char *what, const char *behind) {
    fprintf(stderr, "%zu %s%s%s", count, what, count == 1 ? "" : "s", behind);
}

/* Save what was read or merged, and say what it holds. */
static int save(const char *verb, const tool_run *run, const char *path) {
    chiso_error error = {0};
    const chiso_status status = chiso_totals_save(run->totals, path, &error);
    if (status != CHISO_OK) return report(verb, status, &error);
    fprintf(stderr, "chiso %s: ", verb);
    print_count(chiso_totals_respondents(run->totals), "respondent", ", ");
    if (chiso_totals_replicates(run->totals) > 0)
        print_count(chiso_totals_replicates(run->totals), "replicate weight", ", ");
    else
        print_count(chiso_totals_units(run->totals), "sampling unit", ", ");
    print_count(chiso_totals_domains(run->totals), "domain", "");
    fprintf(stderr, " in %s\n", path);
    return EXIT_DONE;
}

static int run_verb(const char *verb, const tool_options *given) {
    tool_run run = {0};
    chiso_error error = {0};
    const tool_wants wants = {.hold = CHISO_HOLD_ALL, .adds_up = true};
    const char *path = given->value[OPTION_OUTPUT];
    if (path == NULL || strcmp(path, "-") == 0) {
        fprintf(stderr, "chiso %s: totals are written to a file; name it with -o\n", verb);
        return EXIT_COMMAND;
    }
    const chiso_status status = run_read(&run, given, &wants, &error);
    int code = run_report(verb, status, &run, &error);
    if (status == CHISO_OK) code = save(verb, &run, path);
    run_free(&run);
    return code;
}

static int run_totals(const tool_options *given) {
    return run_verb("totals", given);
}

static int run_merge(const tool_options *given) {
    if (given->n_files == 0) {
        fprintf(stderr, "chiso merge: name the files of totals that are to be added\n");
        return EXIT_COMMAND;
    }
    for (size_t i = 0; i < given->n_files; i++) {
        if (is_totals(given->files[i])) continue;
        fprintf(stderr, "chiso merge: %s is not a totals file; chiso totals makes one\n",
                given->files[i]);
        return EXIT_COMMAND;
    }
    return run_verb("merge", given);
}

const tool_verb verb_totals = {
    .name = "totals",
    .synopsis = "FILE... --instrument I [OPTIONS] -o T",
    .summary = "add answers up into a file of totals: a piece of a larger survey",
    .text =
        "Reads what chiso score reads and writes weighted totals, one row for each sampling unit\n"
        "and domain; without --psu every respondent is such a unit.  Pieces made on different\n"
        "machines are added up by chiso merge; chiso score and chiso estimate take totals in the\n"
        "place of answers.  Every variable that the instrument describes is in them.",
    .examples =
        "  chiso totals north.csv --instrument sipas-2024 --by province --weight weight \\\n"
        "      --strata stratum --psu village -o north.totals\n\n"
        "  # totals by the 63 provinces become totals by the 34\n"
        "  chiso totals north.totals --geography 34 -o north-34.totals",
    .options = OPTION_LIST(OPTION_INSTRUMENT, DOMAIN_OPTIONS, REGROUP_OPTIONS, INPUT_OPTIONS,
                           DESIGN_OPTIONS, OPTION_OUTPUT, OPTION_HELP),
    .run = run_totals,
};

const tool_verb verb_merge = {
    .name = "merge",
    .synopsis = "T... [--instrument I] -o T",
    .summary = "add files of totals together",
    .text =
        "The result is what chiso totals would have made of all answers at once.  Totals that do\n"
        "not belong together are refused: another instrument, other domains, another design.\n"
        "The instrument is the one that the first file names, unless it is one of your own.",
    .examples =
        "  chiso merge north.totals south.totals -o all.totals\n"
        "  chiso merge north.totals south.totals --geography 34 -o all-34.totals\n"
        "  chiso score all.totals --node SIPAS --order rank",
    .options = OPTION_LIST(OPTION_INSTRUMENT, REGROUP_OPTIONS, OPTION_OUTPUT, OPTION_HELP),
    .bare = true, /* totals name it */
    .run = run_merge,
};
