/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regressions equal those of R's `survey`; drivers/README.md says how its numbers were made. */
#include "table.h"

enum { NAMES = 4, PATH = 512 };

#define SIZE sizeof(chiso_design_options)
#define STRATA .struct_size = SIZE, .weight = "pw", .strata = "stype"
#define DISTRICTS .struct_size = SIZE, .weight = "pw", .psu = district, .n_psu = 1

static const char *const fpc[] = {"fpc"}, *const district[] = {"dnum"},
                         *const school[] = {"dnum", "snum"}, *const counts[] = {"fpc1", "fpc2"};

/* The cases of drivers/cases.R, in our words. */
static const struct golden_case {
    const char *name, *data;
    chiso_design_options design;
    const char *outcome, *predictors[NAMES], *by;
    int32_t family, method;
    double level;
} cases[] = {
    {.name = "apistrat",
     .data = "apistrat",
     .design = {STRATA, .fpc = fpc, .n_fpc = 1},
     .outcome = "api00",
     .predictors = {"ell", "meals", "mobility"},
     .by = "sch_wide"},
    {.name = "apistrat-90",
     .data = "apistrat",
     .design = {STRATA, .fpc = fpc, .n_fpc = 1},
     .outcome = "api00",
     .predictors = {"avg_ed", "meals"},
     .level = 0.9},
    {.name = "apistrat-near",
     .data = "apistrat",
     .design = {STRATA, .fpc = fpc, .n_fpc = 1},
     .outcome = "api00",
     .predictors = {"api99", "ell", "full", "emer"}},
    {.name = "apiclus1",
     .data = "apiclus1",
     .design = {DISTRICTS, .fpc = fpc, .n_fpc = 1},
     .outcome = "api00",
     .predictors = {"ell", "meals", "mobility"},
     .by = "stype"},
    {.name = "apiclus2",
     .data = "apiclus2",
     .design = {.struct_size = SIZE, .psu = school, .n_psu = 2, .fpc = counts, .n_fpc = 2},
     .outcome = "api00",
     .predictors = {"ell", "meals", "mobility"},
     .by = "sch_wide"},
    {.name = "apiclus2-missing",
     .data = "apiclus2",
     .design = {.struct_size = SIZE, .psu = school, .n_psu = 2, .fpc = counts, .n_fpc = 2},
     .outcome = "api00",
     .predictors = {"avg_ed", "ell", "full"}},
    {.name = "apistrat-logistic",
     .data = "apistrat",
     .design = {STRATA, .fpc = fpc, .n_fpc = 1},
     .outcome = "sch_wide",
     .predictors = {"ell", "meals", "mobility"},
     .by = "stype",
     .family = CHISO_DRIVERS_LOGISTIC},
    {.name = "apiclus1-logistic",
     .data = "apiclus1",
     .design = {DISTRICTS, .fpc = fpc, .n_fpc = 1},
     .outcome = "awards",
     .predictors = {"ell", "meals"},
     .family = CHISO_DRIVERS_LOGISTIC},
    {.name = "apiclus2-logistic",
     .data = "apiclus2",
     .design = {.struct_size = SIZE, .psu = school, .n_psu = 2, .fpc = counts, .n_fpc = 2},
     .outcome = "sch_wide",
     .predictors = {"ell", "meals", "mobility"},
     .family = CHISO_DRIVERS_LOGISTIC},
    {.name = "apistrat-jackknife",
     .data = "apistrat",
     .design = {STRATA},
     .outcome = "api00",
     .predictors = {"ell", "meals", "mobility"},
     .method = CHISO_VARIANCE_JACKKNIFE},
    {.name = "apiclus1-jackknife",
     .data = "apiclus1",
     .design = {DISTRICTS},
     .outcome = "api00",
     .predictors = {"ell", "meals", "mobility"},
     .by = "stype",
     .method = CHISO_VARIANCE_JACKKNIFE},
    {.name = "apiclus1-jackknife-logistic",
     .data = "apiclus1",
     .design = {DISTRICTS},
     .outcome = "sch_wide",
     .predictors = {"ell", "meals"},
     .family = CHISO_DRIVERS_LOGISTIC,
     .method = CHISO_VARIANCE_JACKKNIFE},
};

enum { CASES = sizeof cases / sizeof cases[0] };

static chiso_result *drive(const struct golden_case *c) {
    char path[PATH];
    const char *file = path;
    chiso_responses *responses;
    chiso_design *design;
    chiso_result *result;
    chiso_error error = {0};
    chiso_drivers_options options = CHISO_DRIVERS_OPTIONS_INIT;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    variance.method = c->method;
    variance.level = c->level;
    variance.replicates = 20; /* of relative weights, whose intervals are not compared */
    options.outcome = c->outcome;
    options.predictors = c->predictors;
    while (options.n_predictors < NAMES && c->predictors[options.n_predictors] != NULL)
        options.n_predictors++;
    options.by = &c->by;
    options.n_by = c->by != NULL ? 1 : 0;
    options.family = c->family;
    options.variance = &variance;
    snprintf(path, PATH, CHISO_TEST_DATA "/data/%s.csv", c->data);
    assert_ok(chiso_responses_from_files(&responses, &file, 1, NULL, &error), error);
    assert_ok(chiso_design_new(&design, &c->design, &error), error);
    assert_ok(chiso_drivers(&result, NULL, responses, NULL, design, &options, &error), error);
    chiso_responses_free(responses);
    chiso_design_free(design);
    return result;
}

static const char *text_at(const chiso_result *result, size_t row, const char *column) {
    const int64_t at = chiso_result_find_column(result, column);
    const char *text = at >= 0 ? chiso_result_text(result, row, (size_t)at) : NULL;
    return text != NULL ? text : "";
}

static double number_at(const chiso_result *result, size_t row, const char *column) {
    return chiso_result_number(result, row, (size_t)chiso_result_find_column(result, column));
}

static size_t find_row(const chiso_result *result, const struct golden_case *c, const table *t,
                       size_t row) {
    for (size_t i = 0; i < chiso_result_rows(result); i++)
        if (strcmp(text_at(result, i, "statistic"), cell(t, row, "statistic")) == 0 &&
            strcmp(text_at(result, i, "variable"), cell(t, row, "variable")) == 0 &&
            strcmp(c->by != NULL ? text_at(result, i, c->by) : "", cell(t, row, "domain")) == 0)
            return i;
    fail_msg("%s: no row %s %s %s", c->name, cell(t, row, "domain"), cell(t, row, "statistic"),
             cell(t, row, "variable"));
    return 0;
}

/* Derivatives by differences have fewer digits than the rest. */
static bool is_by_differences(const table *t, size_t row) {
    const char *statistic = cell(t, row, "statistic");
    return strcmp(statistic, "coefficient_standardized") == 0 ||
           strncmp(statistic, "r_squared", strlen("r_squared")) == 0;
}

/* What R has not is not compared.  1 where a column differs; each is shown. */
static size_t differs(const chiso_result *result, size_t found, const table *t, size_t row,
                      const char *column) {
    const double actual = number_at(result, found, column), expected = number_cell(t, row, column);
    const double se = number_cell(t, row, "se");
    const bool of_error = strcmp(column, "estimate") == 0;
    const double scale = of_error && !isnan(se) ? fmax(se, 1e-6 * fabs(expected)) : fabs(expected);
    const double tolerance = strcmp(column, "se") == 0 && is_by_differences(t, row) ? 1e-8 : 1e-9;
    if (isnan(expected) || near(actual, expected, scale, tolerance)) return 0;
    print_error("[%s] %s %s: %s is %.17g, R has %.17g (%.2g)\n", cell(t, row, "domain"),
                cell(t, row, "statistic"), cell(t, row, "variable"), column, actual, expected,
                fabs(actual - expected) / scale);
    return 1;
}

static void the_regressions_of_a_case_are_those_of_r(void **state) {
    static const char *const columns[] = {"n",      "estimate", "se",     "df",
                                          "ci_low", "ci_high",  "p_value"};
    const struct golden_case *c = *state;
    char path[PATH];
    snprintf(path, PATH, CHISO_TEST_DATA "/expected/%s.csv", c->name);
    table t = table_read(path);
    chiso_result *result = drive(c);
    size_t different = 0;
    for (size_t row = 0; row < t.rows; row++) {
        const size_t found = find_row(result, c, &t, row);
        for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
            different += differs(result, found, &t, row, columns[i]);
    }
    assert_int_equal(different, 0);
    chiso_result_free(result);
    table_free(&t);
}

int main(void) {
    struct CMUnitTest tests[CASES];
    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, the_regressions_of_a_case_are_those_of_r,
                                       NULL, NULL, (void *)(uintptr_t)&cases[i]};
    return RUN_TESTS(tests);
}
