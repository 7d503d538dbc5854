/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers to scores through the public functions.  An input is a line of digits, one an option, and
 * the file; a line %% parts it into two files. */
#include <math.h>
#include <string.h>

#include "fuzz.h"
#include "promises.h"
#include "scratch.h"

enum { INSTRUMENTS = 2, FILES = 2 };

static chiso_instrument *instruments[INSTRUMENTS];
static const char *paths[FILES];

struct options {
    const chiso_instrument *instrument;
    chiso_responses_options responses;
    chiso_design_options design;
    chiso_totals_options totals;
    chiso_score_options score;
    chiso_variance_options variance;
};

int LLVMFuzzerInitialize(int *count, char ***words) {
    (void)count, (void)words;
    static const char *const names[INSTRUMENTS] = {"papi-2024", CHISO_FUZZ_DATA "/one-stop"};
    for (size_t i = 0; i < INSTRUMENTS; i++) {
        chiso_error error = {0};
        const chiso_status status = chiso_instrument_open(&instruments[i], NULL, names[i], &error);
        REQUIRE(status == CHISO_OK, "%s", error.message);
    }
    paths[0] = scratch_path(scratch_folder(), "answers.csv");
    paths[1] = scratch_path(scratch_folder(), "more.csv");
    return 0;
}

static void choose_reading(chiso_responses_options *options, fuzz_input *input) {
    static const char delimiters[] = {'\0', ',', ';', '\t'}, decimals[] = {'\0', '.', ','};
    static const char *const missing[] = {"NA", "99", "", "q1"};
    static const size_t n_missing[] = {0, 1, 4};
    options->delimiter = delimiters[fuzz_choose(input, 4)];
    options->decimal = decimals[fuzz_choose(input, 3)];
    options->missing = missing;
    options->n_missing = n_missing[fuzz_choose(input, 3)];
    options->invalid = (int32_t)fuzz_choose(input, 2);
}

static void choose_columns(struct options *options, fuzz_input *input) {
    static const char *const by[] = {"province_code", "province", "district"};
    static const char *const psu[] = {"village", "house"};
    static const struct { size_t first, count; } lists[] = {{0, 0}, {0, 1}, {1, 1}, {1, 2}};
    const size_t list = fuzz_choose(input, 4);
    options->totals.by = by + lists[list].first;
    options->totals.n_by = lists[list].count;
    options->design.weight = fuzz_choose(input, 2) ? "w" : NULL;
    options->design.strata = fuzz_choose(input, 2) ? "stratum" : NULL;
    options->design.psu = psu;
    options->design.n_psu = fuzz_choose(input, 3);
    options->totals.province = fuzz_choose(input, 2) ? "province" : NULL;
    options->score.language = (int32_t)fuzz_choose(input, 2);
}

/* Behind those that came first; a line may end before them. */
static void choose_estimates(struct options *options, fuzz_input *input) {
    static const char *const fpc[] = {"w", "house"};
    static const chiso_estimand estimands[] = {{"mean", "q3", NULL, 0},
                                               {"ratio", "q3", "w", 0},
                                               {"proportion", "q1", NULL, 0},
                                               {"quantile", "w", NULL, 0.5},
                                               {"proportion", "village", NULL, 0}};
    static const size_t n_estimands[] = {0, 3, 4, 5};
    if (input->length == 0 || *input->bytes == '\n') return;
    options->variance.lone_psu = (int32_t)fuzz_choose(input, 6) % 5;
    const size_t stages = options->design.n_psu > 0 ? options->design.n_psu : 1;
    options->design.fpc = fpc;
    options->design.n_fpc = fuzz_choose(input, 2) ? stages : 0;
    options->totals.estimands = estimands;
    options->totals.n_estimands = n_estimands[fuzz_choose(input, 4)];
}

static struct options choose(fuzz_input *input) {
    struct options options = {.responses = CHISO_RESPONSES_OPTIONS_INIT,
                              .design = CHISO_DESIGN_OPTIONS_INIT,
                              .totals = CHISO_TOTALS_OPTIONS_INIT,
                              .score = CHISO_SCORE_OPTIONS_INIT,
                              .variance = CHISO_VARIANCE_OPTIONS_INIT};
    options.instrument = instruments[fuzz_choose(input, INSTRUMENTS)];
    choose_reading(&options.responses, input);
    choose_columns(&options, input);
    choose_estimates(&options, input);
    if (input->length > 0 && *input->bytes == '\n') fuzz_choose(input, 1);
    return options;
}

static void check_numbers(const chiso_result *result, const char *column, double low, double high) {
    const int64_t at = chiso_result_find_column(result, column);
    REQUIRE(at >= 0, "no column %s", column);
    for (size_t i = 0; i < chiso_result_rows(result); i++) {
        const double number = chiso_result_number(result, i, (size_t)at);
        REQUIRE(!(number < low) && !(number > high), "%s is %g, row %zu", column, number, i);
    }
}

/* A stratum with one unit is told where the policy is to fail, or nothing was drawn there. */
static bool is_lone(chiso_status status, const struct options *options) {
    return status == CHISO_E_LONE_PSU && (options->variance.lone_psu == CHISO_LONE_PSU_FAIL ||
                                          options->variance.lone_psu == CHISO_LONE_PSU_AVERAGE);
}

static void estimate(const chiso_totals *totals, const struct options *options) {
    chiso_error error = {0};
    chiso_result *result = NULL;
    const chiso_estimate_options asked = {.struct_size = sizeof asked,
                                          .variance = &options->variance};
    const chiso_status status = chiso_estimate(&result, totals, &asked, &error);
    promise_error(status, &error);
    if (status == CHISO_OK) {
        check_numbers(result, "n", 0, (double)chiso_totals_respondents(totals));
        check_numbers(result, "se", 0, HUGE_VAL);
        promise_result(result);
    } else {
        REQUIRE(is_lone(status, options) || status == CHISO_E_ARGUMENT, "%s", error.message);
    }
    chiso_result_free(result);
}

static void score(const chiso_totals *totals, const struct options *options) {
    chiso_error error = {0};
    chiso_result *result = NULL;
    const size_t domains = chiso_totals_domains(totals);
    const size_t respondents = chiso_totals_respondents(totals);
    REQUIRE(chiso_totals_units(totals) <= respondents, "more units than respondents");
    REQUIRE(domains <= respondents, "more domains than respondents");
    chiso_score_options asked = options->score;
    asked.variance = &options->variance;
    const chiso_status status = chiso_score(&result, totals, &asked, &error);
    promise_error(status, &error);
    if (is_lone(status, options)) return;
    REQUIRE(status == CHISO_OK, "%s", error.message);
    REQUIRE(chiso_result_rows(result) ==
                (1 + domains) * chiso_instrument_nodes(options->instrument),
            "%zu rows", chiso_result_rows(result));
    check_numbers(result, "n", 0, (double)respondents);
    check_numbers(result, "rank", 1, (double)domains);
    promise_result(result);
    chiso_result_free(result);
}

static void read_totals(const chiso_responses *responses, const struct options *options) {
    chiso_error error = {0};
    chiso_design *design = NULL;
    chiso_totals *totals = NULL;
    chiso_result *findings = NULL;
    chiso_status status = chiso_design_new(&design, &options->design, &error);
    REQUIRE(status == CHISO_OK, "%s", error.message);
    status = chiso_totals_read(&totals, &findings, responses, options->instrument, design,
                               &options->totals, &error);
    promise_error(status, &error);
    const size_t faults = promise_findings(findings);
    REQUIRE((status == CHISO_OK) == (totals != NULL), "%s", chiso_status_name(status));
    REQUIRE(faults == 0 || status != CHISO_OK, "%zu faults", faults);
    REQUIRE(status != CHISO_E_DATA || faults > 0, "%s", error.message);
    REQUIRE(status == CHISO_OK || status == CHISO_E_DATA || status == CHISO_E_ARGUMENT, "%s",
            error.message);
    if (totals != NULL) {
        score(totals, options);
        estimate(totals, options);
    }
    chiso_result_free(findings);
    chiso_totals_free(totals);
    chiso_design_free(design);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_input input = {(const char *)data, size};
    const struct options options = choose(&input);
    chiso_error error = {0};
    chiso_responses *responses = NULL;
    size_t count = 0;
    do {
        const fuzz_input part = fuzz_part(&input, "\n%%\n");
        scratch_write(paths[count++], part.bytes, part.length);
    } while (count < FILES && input.length > 0);
    const chiso_status status =
        chiso_responses_from_files(&responses, paths, count, &options.responses, &error);
    REQUIRE(status == CHISO_OK, "%s", error.message);
    read_totals(responses, &options);
    chiso_responses_free(responses);
    return 0;
}
