/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_GOLDEN_SURVEY_CONTRASTS_H
#define CHISO_GOLDEN_SURVEY_CONTRASTS_H

#include "differences.h"
#include "survey_cases.h"

/* Differences of rows, and the covariance of the rows. */

#define CONTRASTS(name)                                                                            \
    {"differences between domains, and from the whole: " name, differences_are_those_of_r, NULL,   \
     NULL, (void *)name},                                                                          \
        {"the same asked for as such: " name, domains_differ_as_in_r, NULL, NULL, (void *)name}, { \
        "covariances of shares in all domains: " name, covariances_are_those_of_r, NULL, NULL,     \
            (void *)name                                                                           \
    }

/* One row of coefficients for every row of the table: 1 for the domain, -1 for the other. */
static double *differences_of(const estimates *e, const golden_case *c, const table *t,
                              size_t rows) {
    double *coefficients = calloc(t->rows * rows, sizeof *coefficients);
    assert_non_null(coefficients);
    for (size_t row = 0; row < t->rows; row++) {
        coefficients[row * rows + find_row_of(e, c, t, row, "domain")] = 1;
        coefficients[row * rows + find_row_of(e, c, t, row, "other")] = -1;
    }
    return coefficients;
}

static void compare_differences(const chiso_result *found, const table *t) {
    size_t different = 0;
    assert_int_equal(chiso_result_rows(found), t->rows);
    for (size_t row = 0; row < t->rows; row++) {
        const double se = number_cell(t, row, "se"), expected = number_cell(t, row, "estimate");
        const double scale = fmax(se, 1e-6 * fabs(expected));
        if (near(number_at(found, row, "estimate"), expected, scale, 1e-9) &&
            near(number_at(found, row, "se"), se, scale, 1e-9))
            continue;
        print_error("%s %s %s [%s]-[%s]: %.17g (%.17g), R has %.17g (%.17g)\n",
                    cell(t, row, "statistic"), cell(t, row, "variable"), cell(t, row, "category"),
                    cell(t, row, "domain"), cell(t, row, "other"),
                    number_at(found, row, "estimate"), number_at(found, row, "se"), expected, se);
        different++;
    }
    assert_int_equal(different, 0);
}

static void differences_are_those_of_r(void **state) {
    const golden_case *c = case_named(*state);
    char path[PATH];
    estimates e = {0};
    table t = table_read(path_of(path, "contrasts", c->name));
    for (size_t row = 0; row < t.rows; row++) want(&e, &t, row);
    assert_ok(read_totals(&e, c, true), e.error);
    const chiso_variance_options variance = variance_of(c);
    const chiso_estimate_options options = estimate_options(&e, &variance);
    assert_ok(estimate(&e, &variance), e.error);
    const size_t rows = chiso_result_rows(e.result);
    double *coefficients = differences_of(&e, c, &t, rows);
    chiso_result *found = NULL;
    assert_ok(chiso_contrast(&found, e.totals, &options, coefficients, t.rows, rows, &e.error),
              e.error);
    compare_differences(found, &t);
    chiso_result_free(found);
    free(coefficients);
    estimates_free(&e);
    table_free(&t);
}

static void domains_differ_as_in_r(void **state) {
    const golden_case *c = case_named(*state);
    char path[PATH];
    estimates e = {0};
    table t = table_read(path_of(path, "contrasts", c->name));
    for (size_t row = 0; row < t.rows; row++) want(&e, &t, row);
    assert_ok(read_totals(&e, c, true), e.error);
    const chiso_variance_options variance = variance_of(c);
    assert_differences(&e, c, &t, &variance, "se");
    estimates_free(&e);
    table_free(&t);
}

/* To 1e-9 of the product of the two standard errors. */
static void compare_covariances(const double *matrix, const estimates *e, const golden_case *c,
                                const table *t) {
    const size_t rows = chiso_result_rows(e->result);
    size_t at[PATH];
    for (size_t i = 0; i < t->rows; i++)
        at[i] =
            find_row(e, c, cell(t, i, "domain"), "proportion", "item_m", cell(t, i, "category"));
    for (size_t i = 0; i < t->rows; i++) {
        for (size_t j = 0; j < t->rows; j++) {
            const double found = matrix[at[i] * rows + at[j]],
                         expected = number_in(table_at(t, i, j + 2));
            const double scale =
                sqrt(number_in(table_at(t, i, i + 2)) * number_in(table_at(t, j, j + 2)));
            if (!near(found, expected, scale, 1e-9))
                fail_msg("%zu, %zu: %.17g, R has %.17g", i, j, found, expected);
        }
    }
}

static void covariances_are_those_of_r(void **state) {
    const golden_case *c = case_named(*state);
    char path[PATH];
    table t = table_read(path_of(path, "covariances", c->name));
    estimates e = {.wanted = {{"proportion", "item_m", NULL, 0}}, .n_wanted = 1};
    assert_ok(read_totals(&e, c, true), e.error);
    const chiso_variance_options variance = variance_of(c);
    const chiso_estimate_options options = estimate_options(&e, &variance);
    assert_ok(estimate(&e, &variance), e.error);
    const size_t rows = chiso_result_rows(e.result);
    assert_int_equal(rows, t.rows);
    double *matrix = calloc(rows * rows, sizeof *matrix);
    assert_non_null(matrix);
    assert_ok(chiso_covariance(matrix, rows, e.totals, &options, &e.error), e.error);
    compare_covariances(matrix, &e, c, &t);
    free(matrix);
    estimates_free(&e);
    table_free(&t);
}

#endif
