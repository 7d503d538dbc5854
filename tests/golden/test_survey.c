/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Estimates equal those of R's `survey`; survey/README.md says how its numbers were made. */
#include "survey_cases.h"

/* n and df exactly; the estimate and its error to 1e-9 of max(se, 1e-6 |estimate|); limits and
   deff to 1e-9 of themselves. */
static const struct compared {
    const char *column, *expected;
    enum { EXACTLY, OF_ERROR, OF_ITSELF } scale;
} compared[] =
    {
        {"n", "n", EXACTLY},
        {"df", "df", EXACTLY},
        {"estimate", "estimate", OF_ERROR},
        {"se", "se", OF_ERROR},
        {"ci_low", "ci_low", OF_ITSELF},
        {"ci_high", "ci_high", OF_ITSELF},
        {"deff", "deff", OF_ITSELF},
},
  without[] = {{"deff", "deff_without", OF_ITSELF}};

static double scale_of(const table *t, size_t row, const struct compared *by, double expected) {
    if (by->scale == EXACTLY) return 0;
    if (by->scale == OF_ITSELF) return fmax(fabs(expected), 1e-3); /* nearly zero: to 1e-12 */
    return fmax(number_cell(t, row, "se"), 1e-6 * fabs(number_cell(t, row, "estimate")));
}

/* 1 where a column differs; each is shown, so that one run tells them all. */
static size_t differs(const estimates *e, size_t found, const table *t, size_t row,
                      const struct compared *by) {
    const double actual = number_at(e->result, found, by->column);
    const double expected = number_cell(t, row, by->expected);
    if (near(actual, expected, scale_of(t, row, by, expected), 1e-9)) return 0;
    print_error("[%s] %s %s%s%s %s%s: %s (%s) is %.17g, R has %.17g\n", cell(t, row, "domain"),
                cell(t, row, "statistic"), cell(t, row, "variable"),
                cell(t, row, "denominator")[0] != '\0' ? "/" : "", cell(t, row, "denominator"),
                cell(t, row, "category"), cell(t, row, "p"), by->column, cell(t, row, "interval"),
                actual, expected);
    return 1;
}

/* R's rows whose interval is beta, or all others, which are defaults. */
static size_t compare(const estimates *e, const golden_case *c, const table *t, bool beta,
                      const struct compared *columns, size_t count) {
    size_t different = 0;
    for (size_t row = 0; row < t->rows; row++) {
        if ((strcmp(cell(t, row, "interval"), "beta") == 0) != beta) continue;
        const size_t found = find_row_of(e, c, t, row, "domain");
        for (size_t i = 0; i < count; i++) different += differs(e, found, t, row, &columns[i]);
    }
    return different;
}

/* The default intervals, those of Korn and Graubard, and deff against a sample without
   replacement. */
static void compare_all(estimates *e, const golden_case *c, const table *t) {
    enum { COLUMNS = sizeof compared / sizeof compared[0] };
    chiso_variance_options variance = variance_of(c);
    assert_ok(estimate(e, &variance), e->error);
    size_t different = compare(e, c, t, false, compared, COLUMNS);
    variance.deff = CHISO_DEFF_WITHOUT;
    assert_ok(estimate(e, &variance), e->error);
    different += compare(e, c, t, false, without, 1);
    variance.interval = CHISO_INTERVAL_BETA;
    variance.deff = CHISO_DEFF_REPLACE;
    assert_ok(estimate(e, &variance), e->error);
    different += compare(e, c, t, true, compared, COLUMNS);
    assert_int_equal(different, 0);
}

static void the_estimates_of_a_case_are_those_of_r(void **state) {
    const golden_case *c = *state;
    char path[PATH];
    estimates e = {0};
    table t = table_read(path_of(path, "expected", c->name));
    want_all(&e, &t);
    assert_ok(read_totals(&e, c, true), e.error);
    compare_all(&e, c, &t);
    estimates_free(&e);
    table_free(&t);
}

/* What needs no words of an instrument: numbers, and codes that all are answers. */
static bool is_plain(const table *t, size_t row) {
    const char *variable = cell(t, row, "variable");
    if (variable[0] == 'x' || strcmp(variable, "y") == 0 || strcmp(variable, "y_m") == 0)
        return true;
    return strcmp(variable, "item") == 0 ||
           (strcmp(variable, "yes") == 0 && strcmp(cell(t, row, "statistic"), "proportion") == 0);
}

static void numbers_and_codes_need_no_instrument(void **state) {
    (void)state;
    const golden_case *c = case_named("apiclus2");
    char path[PATH];
    estimates e = {0};
    table t = table_read(path_of(path, "expected", c->name));
    for (size_t row = 0; row < t.rows; row++)
        if (is_plain(&t, row)) want(&e, &t, row);
    assert_ok(read_totals(&e, c, false), e.error);
    const chiso_variance_options variance = variance_of(c);
    assert_ok(estimate(&e, &variance), e.error);
    size_t different = 0;
    for (size_t row = 0; row < t.rows; row++) {
        if (!is_plain(&t, row) || strcmp(cell(&t, row, "interval"), "beta") == 0) continue;
        const size_t found = find_row_of(&e, c, &t, row, "domain");
        for (size_t i = 0; i < sizeof compared / sizeof compared[0]; i++)
            different += differs(&e, found, &t, row, &compared[i]);
    }
    assert_int_equal(different, 0);
    estimates_free(&e);
    table_free(&t);
}

/* To 1e-9 of themselves, not of the mean. */
static void errors_of_numbers_near_1e9_keep_their_digits(void **state) {
    (void)state;
    static const char *const columns[] = {"se", "deff"};
    char path[PATH];
    estimates e = {.wanted = {{"mean", "y", NULL, 0}}, .n_wanted = 1};
    table t = table_read(path_of(path, "expected", large.name));
    const chiso_variance_options variance = variance_of(&large);
    assert_ok(read_totals(&e, &large, false), e.error);
    assert_ok(estimate(&e, &variance), e.error);
    for (size_t i = 0; i < 2 * t.rows; i++) {
        const size_t row = find_row_of(&e, &large, &t, i / 2, "domain");
        const double expected = number_cell(&t, i / 2, columns[i % 2]);
        const double found = number_at(e.result, row, columns[i % 2]);
        assert_true(near(number_at(e.result, row, "estimate"), number_cell(&t, i / 2, "estimate"),
                         1e9, 1e-15));
        if (!near(found, expected, expected, 1e-9))
            fail_msg("%s is %.17g, not %.17g", columns[i % 2], found, expected);
    }
    estimates_free(&e);
    table_free(&t);
}

static void lone_psus_fail_unless_told_otherwise(void **state) {
    const golden_case *c = case_named(*state);
    char path[PATH];
    estimates e = {0};
    table t = table_read(path_of(path, "expected", c->name));
    want_all(&e, &t);
    assert_ok(read_totals(&e, c, true), e.error);
    chiso_variance_options variance = variance_of(c);
    variance.lone_psu = CHISO_LONE_PSU_FAIL;
    assert_int_equal(estimate(&e, &variance), CHISO_E_LONE_PSU);
    assert_null(e.result);
    assert_contains(e.error.message, "one sampling unit");
    assert_contains(e.error.message, ": c");
    estimates_free(&e);
    table_free(&t);
}

static void lone_units_below_the_first_stage_cannot_be_averaged(void **state) {
    (void)state;
    const golden_case *c = case_named("stages-centre");
    char path[PATH];
    estimates e = {0};
    table t = table_read(path_of(path, "expected", c->name));
    want_all(&e, &t);
    assert_ok(read_totals(&e, c, true), e.error);
    chiso_variance_options variance = variance_of(c);
    variance.lone_psu = CHISO_LONE_PSU_AVERAGE;
    assert_int_equal(estimate(&e, &variance), CHISO_E_LONE_PSU);
    assert_null(e.result);
    estimates_free(&e);
    table_free(&t);
}

#include "survey_contrasts.h"

int main(void) {
    static char fails_in_one_stage[] = "lone-centre", fails_in_two_stages[] = "stages-centre";
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(numbers_and_codes_need_no_instrument),
        cmocka_unit_test(errors_of_numbers_near_1e9_keep_their_digits),
        {"lone PSUs fail unless told otherwise", lone_psus_fail_unless_told_otherwise, NULL, NULL,
         fails_in_one_stage},
        {"lone units of two stages fail unless told otherwise",
         lone_psus_fail_unless_told_otherwise, NULL, NULL, fails_in_two_stages},
        cmocka_unit_test(lone_units_below_the_first_stage_cannot_be_averaged),
        CONTRASTS("apistrat"),
        CONTRASTS("apiclus1"),
        CONTRASTS("apiclus2"),
        CONTRASTS("lone-certainty"),
        CONTRASTS("lone-centre"),
        CONTRASTS("lone-average"),
    };
    enum { OTHERS = sizeof others / sizeof others[0] };
    struct CMUnitTest tests[CASES + OTHERS];
    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){cases[i].sentence, the_estimates_of_a_case_are_those_of_r,
                                       NULL, NULL, (void *)(uintptr_t)&cases[i]};
    memcpy(tests + CASES, others, sizeof others);
    return RUN_TESTS(tests);
}
