/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes between rounds that share sampling units equal those of R's `survey`; panel/README.md
   says how its numbers were made. */
#include "scores.h"
#include "table.h"

enum { ROUNDS = 2 };

static const char *const one_stage[] = {"psu"}, *const two_stages[] = {"psu", "village"},
                         *const flat[] = {"stratum"}, *const sizes[] = {"N", "M"};

typedef struct panel_case {
    const char *name, *by;
    const char *const *psu;
    size_t stages, n_fpc;
    int32_t lone_psu;
    bool of_fpc, unstratified; /* weights follow from fpc; there are no strata */
} panel_case;

static const panel_case cases[] = {
    {"strata", "province", one_stage, 1, 0, CHISO_LONE_PSU_FAIL, false, false},
    {"fpc", "province", one_stage, 1, 1, CHISO_LONE_PSU_FAIL, false, false},
    {"stages", "province", two_stages, 2, 2, CHISO_LONE_PSU_FAIL, false, false},
    {"stages-gender", "gender", two_stages, 2, 2, CHISO_LONE_PSU_FAIL, false, false},
    {"weights-of-fpc", "province", two_stages, 2, 2, CHISO_LONE_PSU_FAIL, true, false},
    {"unstratified", "gender", flat, 1, 0, CHISO_LONE_PSU_FAIL, false, true},
    {"lone-certainty", "province", one_stage, 1, 0, CHISO_LONE_PSU_CERTAINTY, false, false},
    {"lone-centre", "gender", two_stages, 2, 2, CHISO_LONE_PSU_CENTRE, false, false},
    {"lone-average", "gender", one_stage, 1, 0, CHISO_LONE_PSU_AVERAGE, false, false},
};

static const char *const files[2][ROUNDS] = {
    {CHISO_TEST_DATA "/before.csv", CHISO_TEST_DATA "/after.csv"},
    {CHISO_TEST_DATA "/before-lone.csv", CHISO_TEST_DATA "/after-lone.csv"}};

static chiso_totals *read_round(const panel_case *c, size_t round,
                                const chiso_instrument *instrument) {
    const char *file = files[c->lone_psu != CHISO_LONE_PSU_FAIL][round];
    chiso_design_options drawn = CHISO_DESIGN_OPTIONS_INIT;
    chiso_totals_options options = CHISO_TOTALS_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_responses *responses;
    chiso_design *design;
    chiso_totals *totals;
    drawn.weight = c->of_fpc ? NULL : "w", drawn.strata = c->unstratified ? NULL : "stratum";
    drawn.psu = c->psu, drawn.n_psu = c->stages;
    drawn.fpc = c->n_fpc > 0 ? sizes : NULL, drawn.n_fpc = c->n_fpc;
    options.by = &c->by, options.n_by = 1;
    assert_ok(chiso_responses_from_files(&responses, &file, 1, NULL, &error), error);
    assert_ok(chiso_design_new(&design, &drawn, &error), error);
    assert_ok(chiso_totals_read(&totals, NULL, responses, instrument, design, &options, &error),
              error);
    chiso_responses_free(responses);
    chiso_design_free(design);
    return totals;
}

static chiso_result *compare(const panel_case *c, const char *nodes) {
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_score_options scoring = CHISO_SCORE_OPTIONS_INIT;
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_instrument *instrument;
    chiso_totals *rounds[ROUNDS];
    chiso_result *result;
    variance.lone_psu = c->lone_psu, scoring.variance = &variance, options.panel = 1;
    assert_ok(chiso_instrument_open(&instrument, NULL, nodes, &error), error);
    for (size_t i = 0; i < ROUNDS; i++) rounds[i] = read_round(c, i, instrument);
    assert_ok(chiso_compare_totals(&result, rounds[0], rounds[1], &scoring, &options, &error),
              error);
    for (size_t i = 0; i < ROUNDS; i++) chiso_totals_free(rounds[i]);
    chiso_instrument_free(instrument);
    return result;
}

/* Scores and standard errors to 1e-9 of the standard error, or of a millionth of the score. */
static void check_row(const chiso_result *result, const table *t, size_t row) {
    static const char *const columns[] = {"before", "after",    "change",
                                          "se",     "se_after", "se_before"};
    const char *domain = cell(t, row, "domain"), *code = cell(t, row, "code");
    const char *place = domain[0] != '\0' ? domain : NULL;
    const double scale =
        fmax(number_cell(t, row, "se"), 1e-6 * fabs(number_cell(t, row, "before")));
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        const double found = number_of(result, place, code, columns[i]);
        if (!near(found, number_cell(t, row, columns[i]), scale, 1e-9))
            fail_msg("%s, %s %s: %s is %.17g, not %.17g", cell(t, row, "case"), domain, code,
                     columns[i], found, number_cell(t, row, columns[i]));
    }
    const double df = number_of(result, place, code, "df");
    assert_true(near(df, number_cell(t, row, "df"), df, 1e-9));
}

static bool has_node(const chiso_result *result, const char *code) {
    const size_t column = column_of(result, "code");
    bool has = false;
    for (size_t row = 0; row < chiso_result_rows(result); row++)
        has = has || strcmp(chiso_result_text(result, row, column), code) == 0;
    return has;
}

/* Every row of the comparison once; returns how many. */
static size_t check_case(const panel_case *c, const table *t, const char *nodes) {
    chiso_result *result = compare(c, nodes);
    size_t checked = 0;
    for (size_t row = 0; row < t->rows; row++) {
        if (strcmp(cell(t, row, "case"), c->name) != 0 || !has_node(result, cell(t, row, "code")))
            continue;
        check_row(result, t, row);
        checked++;
    }
    assert_int_equal(checked, chiso_result_rows(result));
    chiso_result_free(result);
    return checked;
}

static void changes_of_panels_are_those_of_r(void **state) {
    (void)state;
    table t = table_read(CHISO_TEST_DATA "/expected.csv");
    size_t checked = 0;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        checked += check_case(&cases[i], &t, CHISO_TEST_DATA "/items");
        checked += check_case(&cases[i], &t, CHISO_TEST_DATA "/numbers");
    }
    assert_int_equal(checked, t.rows);
    table_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_of_panels_are_those_of_r),
    };
    return RUN_TESTS(tests);
}
