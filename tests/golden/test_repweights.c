/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What columns of replicate weights tell equals R's `survey`; repweights/README.md says how its
   numbers were made. */
#include <stdio.h>

#include "estimates.h"

#define SIZE sizeof(chiso_design_options)
#define WITH(type) .struct_size = SIZE, .weight = "w", .repweights = "rep?*", .rep_type = (type)
#define RSCALES(list) .rep_rscales = (list), .n_rep_rscales = sizeof(list) / sizeof(list)[0]

/* (n - 1)/n of each stratum, once for each of its units. */
static const double of_lone[] = {2.0 / 3, 2.0 / 3, 2.0 / 3, 0.5, 0.5, 0.75, 0.75, 0.75, 0.75},
                    one_half[] = {0.5}, two_thirds[] = {2.0 / 3},
                    but_the_first[] = {0,   0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5,
                                       0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};

static const golden_case cases[] = {
    {.sentence = "a jackknife of clusters",
     .name = "jk1",
     .data = "jk1",
     .design = {WITH(CHISO_REP_JK1)},
     .by = {"stype"}},
    {.sentence = "a jackknife of clusters, as factors and with its scale",
     .name = "jk1-factors",
     .data = "jk1-factors",
     .design = {WITH(CHISO_REP_JK1), .rep_combined = CHISO_REP_FACTORS, .rep_scale = 14.0 / 15},
     .by = {"stype"}},
    {.sentence = "a jackknife with weights of three decimals, one rscale for all",
     .name = "jk1-rounded",
     .data = "jk1-rounded",
     .design = {WITH(CHISO_REP_JK1), .rep_scale = 0.9, RSCALES(one_half)},
     .by = {"stype"}},
    {.sentence = "a jackknife of strata",
     .name = "jkn",
     .data = "jkn",
     .design = {WITH(CHISO_REP_JKN), RSCALES(of_lone)},
     .by = {"area"}},
    {.sentence = "a jackknife of strata, as factors and with a scale beside the rscales",
     .name = "jkn-factors",
     .data = "jkn-factors",
     .design = {WITH(CHISO_REP_JKN), RSCALES(of_lone), .rep_combined = CHISO_REP_FACTORS,
                .rep_scale = 0.8},
     .by = {"area"}},
    {.sentence = "balanced half-samples",
     .name = "brr",
     .data = "brr",
     .design = {WITH(CHISO_REP_BRR)},
     .by = {"area"}},
    {.sentence = "balanced half-samples, as factors",
     .name = "brr-factors",
     .data = "brr-factors",
     .design = {WITH(CHISO_REP_BRR), .rep_combined = CHISO_REP_FACTORS},
     .by = {"area"}},
    {.sentence = "Fay's method with rho 0.3",
     .name = "fay",
     .data = "fay",
     .design = {WITH(CHISO_REP_FAY), .fay_rho = 0.3},
     .by = {"area"}},
    {.sentence = "a bootstrap",
     .name = "bootstrap",
     .data = "bootstrap",
     .design = {WITH(CHISO_REP_BOOTSTRAP)},
     .by = {"stype"}},
    {.sentence = "a bootstrap whose replicates miss domains, with a scale of its own",
     .name = "dropped",
     .data = "dropped",
     .design = {WITH(CHISO_REP_BOOTSTRAP), .rep_scale = 0.03},
     .by = {"part"}},
    {.sentence = "numbers near 1e9",
     .name = "large",
     .data = "large",
     .design = {WITH(CHISO_REP_JKN), RSCALES(two_thirds)},
     .by = {"area"}},
    {.sentence =
         "adjusted weights below 0, people in the replicates alone, a replicate that counts "
         "for nothing",
     .name = "other",
     .data = "other",
     .design = {WITH(CHISO_REP_OTHER), .rep_scale = 0.9, RSCALES(but_the_first)},
     .by = {"area"}},
};

enum { CASES = sizeof cases / sizeof cases[0] };

static size_t row_differs(const estimates *e, const golden_case *c, const table *t, size_t row,
                          const char *se_column) {
    const size_t at = find_row_of(e, c, t, row, "domain");
    const double se = number_cell(t, row, se_column), expected = number_cell(t, row, "estimate");
    const double error = fmax(isnan(se) ? 0 : se, 1e-6 * fabs(expected));
    const bool dropped = number_cell(t, row, "dropped") > 0;
    const bool flagged = strstr(text_at(e->result, at, "flags"), "dropped_replicates") != NULL;
    if (near(number_at(e->result, at, "estimate"), expected, error, 1e-9) &&
        near(number_at(e->result, at, "se"), se, error, 1e-9) &&
        number_at(e->result, at, "df") == number_cell(t, row, "df") && dropped == flagged)
        return 0;
    print_error("[%s] %s %s %s: %.17g, se %.17g, df %g, %s; R has %.17g, %s %.17g, %s\n",
                cell(t, row, "domain"), cell(t, row, "statistic"), cell(t, row, "variable"),
                cell(t, row, "category"), number_at(e->result, at, "estimate"),
                number_at(e->result, at, "se"), number_at(e->result, at, "df"),
                text_at(e->result, at, "flags"), expected, se_column, se, cell(t, row, "df"));
    return 1;
}

static void standard_errors_and_df_are_those_of_r(void **state) {
    static const char *const columns[] = {"se", "se_estimate"};
    const golden_case *c = *state;
    char path[PATH];
    estimates e = {0};
    size_t different = 0;
    table t = table_read(path_of(path, "expected", c->name));
    want_all(&e, &t);
    assert_ok(read_totals(&e, c, false), e.error);
    for (int32_t centre = CHISO_CENTRE_MEAN; centre <= CHISO_CENTRE_ESTIMATE; centre++) {
        chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
        variance.centre = centre;
        assert_ok(estimate(&e, &variance), e.error);
        for (size_t row = 0; row < t.rows; row++)
            different += row_differs(&e, c, &t, row, columns[centre]);
    }
    assert_true(t.rows > 0);
    assert_int_equal(different, 0);
    estimates_free(&e);
    table_free(&t);
}

/* --- an index --- */

static void read_sipas(estimates *e) {
    static const char *const by[] = {"province"};
    static const char *const file = CHISO_TEST_DATA "/data/sipas.csv";
    static const chiso_design_options options = {WITH(CHISO_REP_BOOTSTRAP)};
    chiso_totals_options totals = CHISO_TOTALS_OPTIONS_INIT;
    chiso_responses *responses;
    chiso_design *design;
    totals.by = by, totals.n_by = 1;
    assert_ok(chiso_instrument_open(&e->instrument, NULL, "sipas-2024", &e->error), e->error);
    assert_ok(chiso_responses_from_files(&responses, &file, 1, NULL, &e->error), e->error);
    assert_ok(chiso_design_new(&design, &options, &e->error), e->error);
    assert_ok(
        chiso_totals_read(&e->totals, NULL, responses, e->instrument, design, &totals, &e->error),
        e->error);
    chiso_responses_free(responses);
    chiso_design_free(design);
}

static void score_sipas(estimates *e, const char *pooling, int32_t centre) {
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    const bool of_provinces = strcmp(pooling, "province-mean") == 0;
    variance.centre = centre;
    options.variance = &variance;
    options.pooling = of_provinces ? "pool" : pooling;
    options.nation = of_provinces ? pooling : "pool";
    chiso_result_free(e->result);
    assert_ok(chiso_score(&e->result, e->totals, &options, &e->error), e->error);
}

static size_t node_differs(const estimates *e, const table *t, size_t row, const char *se_column) {
    size_t at = 0;
    while (at < chiso_result_rows(e->result) &&
           (strcmp(text_at(e->result, at, "province"), cell(t, row, "province")) != 0 ||
            strcmp(text_at(e->result, at, "code"), cell(t, row, "code")) != 0))
        at++;
    assert_true(at < chiso_result_rows(e->result));
    const double se = number_cell(t, row, se_column), score = number_cell(t, row, "score");
    const double error = fmax(se, 1e-6 * fabs(score));
    if (near(number_at(e->result, at, "score"), score, error, 1e-9) &&
        near(number_at(e->result, at, "se"), se, error, 1e-9) &&
        number_at(e->result, at, "df") == number_cell(t, row, "df"))
        return 0;
    print_error("[%s] %s: %.17g, se %.17g, df %g; R has %.17g, %.17g, %s\n",
                cell(t, row, "province"), cell(t, row, "code"), number_at(e->result, at, "score"),
                number_at(e->result, at, "se"), number_at(e->result, at, "df"), score, se,
                cell(t, row, "df"));
    return 1;
}

static void nodes_of_an_index_are_those_of_r(void **state) {
    static const char *const columns[] = {"se", "se_estimate"};
    const char *pooling = *state;
    estimates e = {0};
    table t = table_read(CHISO_TEST_DATA "/expected/sipas.csv");
    size_t different = 0, compared = 0;
    read_sipas(&e);
    for (int32_t centre = CHISO_CENTRE_MEAN; centre <= CHISO_CENTRE_ESTIMATE; centre++) {
        score_sipas(&e, pooling, centre);
        for (size_t row = 0; row < t.rows; row++) {
            if (strcmp(cell(&t, row, "pooling"), pooling) != 0) continue;
            different += node_differs(&e, &t, row, columns[centre]);
            compared++;
        }
    }
    assert_true(compared > 0);
    assert_int_equal(different, 0);
    estimates_free(&e);
    table_free(&t);
}

int main(void) {
    static char pool[] = "pool", group_mean[] = "group-mean", provinces[] = "province-mean";
    struct CMUnitTest tests[CASES + 3] = {
        {"SIPAS, all answers of a node together", nodes_of_an_index_are_those_of_r, NULL, NULL,
         pool},
        {"SIPAS, the mean of its two parts", nodes_of_an_index_are_those_of_r, NULL, NULL,
         group_mean},
        {"SIPAS, the mean of the provinces", nodes_of_an_index_are_those_of_r, NULL, NULL,
         provinces}};
    for (size_t i = 0; i < CASES; i++)
        tests[i + 3] = (struct CMUnitTest){cases[i].sentence, standard_errors_and_df_are_those_of_r,
                                           NULL, NULL, (void *)(uintptr_t)&cases[i]};
    return RUN_TESTS(tests);
}
