/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "round.h"

enum { BEFORE, AFTER, ROUNDS };

/* What a comparison holds; zero it before use. */
struct comparison {
    tool_round rounds[ROUNDS];
    size_t n_totals; /* how many of the files are totals */
    chiso_score_options scoring;
    chiso_variance_options variance;
    chiso_compare_options options;
    chiso_result *result;
};

/* --- what the command line says --- */

static chiso_status fail(chiso_error *error, const char *one, const char *other) {
    error->status = CHISO_E_ARGUMENT;
    snprintf(error->message, sizeof error->message, "%s%s", one, other);
    return error->status;
}

static bool is_in_order(const tool_options *given) {
    if (given->n_files != ROUNDS) {
        fprintf(stderr,
                "chiso compare: name two rounds, the earlier one first: results that chiso score "
                "wrote with --format json, or totals of chiso totals\n");
        return false;
    }
    return true;
}

/* How rounds are scored that are totals. */
static const option_id of_scoring[] = {
    OPTION_METRIC,     OPTION_POOLING,    OPTION_NATION,     OPTION_LONE_PSU, OPTION_VARIANCE,
    OPTION_REPLICATES, OPTION_REP_CENTER, OPTION_FAY_RHO,    OPTION_SEED,     OPTION_DF,
    OPTION_MIN_N,      OPTION_GEOGRAPHY,  OPTION_POPULATIONS};

static chiso_status check_scoring(const struct comparison *c, const tool_options *given,
                                  chiso_error *error) {
    for (size_t i = 0; c->n_totals == 0 && i < sizeof of_scoring / sizeof of_scoring[0]; i++) {
        if (given->value[of_scoring[i]] != NULL)
            return fail(error, option_table[of_scoring[i]].name,
                        " says how totals are scored, and both files are scores already; leave it "
                        "out, or name totals (chiso totals)");
    }
    for (size_t i = 0; c->options.panel != 0 && i < ROUNDS; i++) {
        if (!c->rounds[i].totals_file)
            return fail(error, c->rounds[i].path,
                        " is no file of totals, and scores do not tell which sampling units rounds "
                        "share; --panel needs the totals of both (chiso totals)");
    }
    return CHISO_OK;
}

static chiso_status read_options(struct comparison *c, const tool_options *given,
                                 chiso_error *error) {
    c->scoring = (chiso_score_options)CHISO_SCORE_OPTIONS_INIT;
    c->options = (chiso_compare_options)CHISO_COMPARE_OPTIONS_INIT;
    c->scoring.language = c->options.language = language_of(given);
    c->scoring.metric = given->value[OPTION_METRIC];
    c->scoring.pooling = given->value[OPTION_POOLING];
    c->scoring.nation = given->value[OPTION_NATION];
    c->scoring.variance = &c->variance;
    c->options.panel = given->value[OPTION_PANEL] != NULL;
    if (given->value[OPTION_BREAKS] != NULL) c->options.breaks = word_number(given, OPTION_BREAKS);
    if (given->value[OPTION_FAMILY] != NULL) c->options.family = word_number(given, OPTION_FAMILY);
    const chiso_status status = variance_of(&c->variance, given, error);
    c->options.level = c->variance.level;
    c->variance.level = 0; /* the intervals of the rounds are not shown */
    return status == CHISO_OK ? check_scoring(c, given, error) : status;
}

/* --- rounds --- */

/* Each by the instrument that is named, alone or as one of two. */
static chiso_status load(struct comparison *c, const tool_options *given, chiso_error *error) {
    const char *list = given->value[OPTION_INSTRUMENT];
    const char **names = NULL;
    size_t count = 0;
    if (list != NULL && (names = options_split(list, &count)) == NULL) return no_memory(error);
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < ROUNDS; i++) {
        const char *name = count == 0 ? NULL : names[i < count ? i : 0];
        status = round_load(&c->rounds[i], name, given, error);
    }
    free(names);
    return status;
}

/* Totals beside scores. */
static chiso_status score(struct comparison *c, chiso_error *error) {
    static const chiso_rank_options no_sets = {.struct_size = sizeof no_sets,
                                               .kind = CHISO_RANKS_NONE};
    chiso_status status = CHISO_OK;
    c->scoring.ranks = &no_sets;
    for (size_t i = 0; status == CHISO_OK && i < ROUNDS; i++) {
        tool_round *round = &c->rounds[i];
        if (round->totals_file)
            status = chiso_score(&round->scores, round->totals, &c->scoring, error);
    }
    return status;
}

/* --- all together --- */

static chiso_status compare_files(struct comparison *c, chiso_error *error) {
    const tool_round *before = &c->rounds[BEFORE], *after = &c->rounds[AFTER];
    if (c->n_totals == ROUNDS)
        return chiso_compare_totals(&c->result, before->totals, after->totals, &c->scoring,
                                    &c->options, error);
    const chiso_status status = score(c, error);
    c->options.before = before->instrument;
    c->options.after = after->instrument;
    if (status != CHISO_OK) return status;
    return chiso_compare(&c->result, before->scores, after->scores, &c->options, error);
}

static chiso_status compare(struct comparison *c, const tool_options *given, chiso_error *error) {
    for (size_t i = 0; i < ROUNDS; i++) {
        c->rounds[i] = round_at(given->files[i]);
        c->n_totals += c->rounds[i].totals_file;
    }
    chiso_status status = read_options(c, given, error);
    if (status == CHISO_OK) status = load(c, given, error);
    if (status == CHISO_OK) status = compare_files(c, error);
    if (status == CHISO_OK) status = suppress_rows(&c->result, given, error);
    return status == CHISO_OK ? choose_rows(&c->result, given, error) : status;
}

static int run_compare(const tool_options *given) {
    struct comparison c = {.result = NULL};
    chiso_error error = {0};
    if (!is_in_order(given)) return EXIT_COMMAND;
    const chiso_status status = compare(&c, given, &error);
    const int code = status == CHISO_OK ? write_result("compare", c.result, given)
                                        : report("compare", status, &error);
    for (size_t i = 0; i < ROUNDS; i++) round_free(&c.rounds[i]);
    chiso_result_free(c.result);
    return code;
}

const tool_verb verb_compare = {
    .name = "compare",
    .synopsis = "BEFORE AFTER [OPTIONS]",
    .summary = "compare two rounds of scores: change, standard error, tests, breaks",
    .text =
        "BEFORE and AFTER are results of chiso score in JSON, or totals of chiso totals, which\n"
        "are scored as the options say.  For every domain and node: the change, its standard\n"
        "error and interval, p, p adjusted for the number of domains (Holm, Benjamini-Hochberg),\n"
        "and PAPI's 5 % rule, which looks at the size alone.  The samples are taken as\n"
        "independent, unless --panel says that strata and sampling units of one name are the same\n"
        "in both; that needs totals.  A round by the 63 provinces compares with one by the 34 on\n"
        "the 34: --geography 34 of score, or here, of totals.  Nodes whose definition changed are\n"
        "marked, and compared only with --breaks compare; --instrument names instruments of your\n"
        "own, that of both rounds or BEFORE,AFTER, so that definitions can be compared.  --node\n"
        "and --domain choose rows after p is adjusted.",
    .examples =
        "  chiso score papi-2023.csv --instrument papi-2023 --format json -o 2023.json\n"
        "  chiso score papi-2024.csv --instrument papi-2024 --format json -o 2024.json\n"
        "  chiso compare 2023.json 2024.json --node PAPI --order change\n\n"
        "  # two rounds that were asked in the same villages, for the most part\n"
        "  chiso totals 2022.csv --instrument sipas-2022 --by province --weight weight \\\n"
        "      --strata stratum --psu village -o 2022.totals\n"
        "  chiso totals 2024.csv --instrument sipas-2024 --by province --weight weight \\\n"
        "      --strata stratum --psu village -o 2024.totals\n"
        "  chiso compare 2022.totals 2024.totals --panel --node SIPAS --order p_holm",
    .options = OPTION_LIST(OPTION_INSTRUMENT, REGROUP_OPTIONS, OPTION_METRIC, OPTION_POOLING,
                           OPTION_NATION, OPTION_LONE_PSU, OPTION_VARIANCE, OPTION_REPLICATES,
                           OPTION_REP_CENTER, OPTION_FAY_RHO, OPTION_SEED, OPTION_LEVEL, OPTION_DF,
                           OPTION_MIN_N, OPTION_PANEL, OPTION_BREAKS, OPTION_FAMILY, OPTION_NODE,
                           OPTION_DOMAIN, OPTION_ORDER, OPTION_SUPPRESS, OUTPUT_OPTIONS),
    .bare = true,
    .run = run_compare,
};
