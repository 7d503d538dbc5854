/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"

enum { BEFORE, AFTER, ROUNDS };

/* What a comparison holds; zero it before use. */
struct comparison {
    chiso_result *rounds[ROUNDS], *result;
    chiso_instrument *instruments[ROUNDS];
};

static bool is_in_order(const tool_options *given) {
    if (given->n_files != ROUNDS) {
        fprintf(stderr,
                "chiso compare: name two results, the earlier one first; chiso score with --format "
                "json writes them\n");
        return false;
    }
    return true;
}

/* Whether a file holds totals is asked behind: a pipe can be read once. */
static chiso_status load(chiso_result **out, const char *path, chiso_error *error) {
    const chiso_status status = chiso_result_load(out, path, error);
    if (status != CHISO_E_DATA || !chiso_totals_is_file(path)) return status;
    error->status = CHISO_E_ARGUMENT;
    snprintf(error->message, sizeof error->message,
             "%s holds totals; score it first: chiso score %s --format json -o scores.json", path,
             path);
    return error->status;
}

/* One instrument is that of both rounds. */
static chiso_status open_instruments(struct comparison *c, const tool_options *given,
                                     chiso_error *error) {
    const char *list = given->value[OPTION_INSTRUMENT];
    size_t count;
    if (list == NULL) return CHISO_OK;
    const char **names = options_split(list, &count);
    if (names == NULL) return no_memory(error);
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < ROUNDS; i++)
        status = chiso_instrument_open(&c->instruments[i], NULL, names[i < count ? i : 0], error);
    free(names);
    return status;
}

static chiso_status compare(struct comparison *c, const tool_options *given, chiso_error *error) {
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    options.language = language_of(given);
    if (given->value[OPTION_BREAKS] != NULL) options.breaks = word_number(given, OPTION_BREAKS);
    if (given->value[OPTION_FAMILY] != NULL) options.family = word_number(given, OPTION_FAMILY);
    chiso_status status = level_of(&options.level, given, error);
    if (status == CHISO_OK) status = open_instruments(c, given, error);
    options.before = c->instruments[BEFORE];
    options.after = c->instruments[AFTER];
    for (size_t i = 0; status == CHISO_OK && i < ROUNDS; i++)
        status = load(&c->rounds[i], given->files[i], error);
    if (status == CHISO_OK)
        status = chiso_compare(&c->result, c->rounds[BEFORE], c->rounds[AFTER], &options, error);
    return status == CHISO_OK ? choose_rows(&c->result, given, error) : status;
}

static int run_compare(const tool_options *given) {
    struct comparison c = {.result = NULL};
    chiso_error error = {0};
    if (!is_in_order(given)) return EXIT_COMMAND;
    const chiso_status status = compare(&c, given, &error);
    const int code = status == CHISO_OK ? write_result("compare", c.result, given)
                                        : report("compare", status, &error);
    for (size_t i = 0; i < ROUNDS; i++) {
        chiso_result_free(c.rounds[i]);
        chiso_instrument_free(c.instruments[i]);
    }
    chiso_result_free(c.result);
    return code;
}

const tool_verb verb_compare = {
    .name = "compare",
    .synopsis = "BEFORE AFTER [OPTIONS]",
    .summary = "compare two rounds of scores: change, standard error, tests, breaks",
    .text =
        "BEFORE and AFTER are results of chiso score in JSON.  For every domain and node: the\n"
        "change, its standard error and interval, p, p adjusted for the number of domains (Holm,\n"
        "Benjamini-Hochberg), and PAPI's 5 % rule, which looks at the size alone.  The samples "
        "are\n"
        "taken as independent.  Nodes whose definition changed are marked, and compared only with\n"
        "--breaks compare; --instrument names instruments of your own, that of both rounds or\n"
        "BEFORE,AFTER, so that definitions can be compared.  --node and --domain choose rows\n"
        "after p is adjusted.",
    .examples =
        "  chiso score papi-2023.csv --instrument papi-2023 --format json -o 2023.json\n"
        "  chiso score papi-2024.csv --instrument papi-2024 --format json -o 2024.json\n"
        "  chiso compare 2023.json 2024.json --node PAPI --order change",
    .options = OPTION_LIST(OPTION_INSTRUMENT, OPTION_LEVEL, OPTION_BREAKS, OPTION_FAMILY,
                           OPTION_NODE, OPTION_DOMAIN, OPTION_ORDER, OUTPUT_OPTIONS),
    .bare = true,
    .run = run_compare,
};
