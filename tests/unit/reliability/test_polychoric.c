/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/polychoric.h"

#include "numeric/bivariate_normal.h"
#include "numeric/normal.h"
#include "test.h"

enum { MOST = 6 };

static double ends(const double *cut, size_t levels, size_t k) {
    return k == 0 ? -(double)INFINITY : k == levels ? (double)INFINITY : cut[k - 1];
}

/* The table that a correlation has, exactly: probabilities of all cells. */
static void exact_table(double *count, const double *row, size_t rows, const double *column,
                        size_t columns, double r) {
    for (size_t a = 0; a < rows; a++) {
        for (size_t b = 0; b < columns; b++) {
            const double h = ends(row, rows, a + 1), k = ends(column, columns, b + 1);
            const double from = ends(row, rows, a), to = ends(column, columns, b);
            const double p =
                chiso__bivariate_normal_cdf(h, k, r) - chiso__bivariate_normal_cdf(from, k, r) -
                chiso__bivariate_normal_cdf(h, to, r) + chiso__bivariate_normal_cdf(from, to, r);
            count[a * columns + b] = p > 0 ? p : 0;
        }
    }
}

/* Thresholds from the margins of a table, then its correlation. */
static double two_steps(const double *count, size_t rows, size_t columns, int32_t *flags) {
    double margin[2][MOST] = {{0}}, cut[2][MOST];
    for (size_t i = 0; i < rows * columns; i++) {
        margin[0][i / columns] += count[i];
        margin[1][i % columns] += count[i];
    }
    chiso__thresholds_of(cut[0], margin[0], rows);
    chiso__thresholds_of(cut[1], margin[1], columns);
    const chiso__ordinal_table table = {rows, columns, count, cut[0], cut[1]};
    return chiso__polychoric_of(&table, flags);
}

static const double wide[] = {-1.8, -0.6, 0.1, 0.9, 2.2}, few[] = {-0.5, 1.3}, skew[] = {1.1};

/* Of a table of two rows and columns one cell tells all: where it is next to empty its digits are
   too few to tell r, hence `lowest`. */
static void the_correlation_of_an_exact_table_is_found_again(void **state) {
    (void)state;
    static const struct {
        const double *row;
        size_t rows;
        const double *column;
        size_t columns;
        double lowest;
    } shapes[] = {{wide, 6, wide, 6, -1},
                  {wide, 6, few, 3, -1},
                  {few, 3, skew, 2, -0.98},
                  {skew, 2, skew, 2, -0.85}};
    static const double r[] = {0, 0.02, 0.3, 0.6, 0.85, 0.92, 0.94, 0.98, 0.995};
    for (size_t s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
        for (size_t i = 0; i < 2 * sizeof r / sizeof r[0]; i++) {
            const double truth = i % 2 == 0 ? r[i / 2] : -r[i / 2];
            double count[MOST * MOST];
            int32_t flags;
            if (truth < shapes[s].lowest) continue;
            exact_table(count, shapes[s].row, shapes[s].rows, shapes[s].column, shapes[s].columns,
                        truth);
            assert_close(two_steps(count, shapes[s].rows, shapes[s].columns, &flags), truth, 1e-11);
            assert_int_equal(flags, 0);
        }
    }
}

/* Cut at the medians P(both below) is 1/4 + asin(r) / 2π. */
static void a_table_of_medians_has_sheppards_correlation(void **state) {
    (void)state;
    const double count[] = {40, 10, 10, 40};
    int32_t flags;
    assert_close(two_steps(count, 2, 2, &flags), sin(2 * acos(-1) * 0.15), 1e-11);
    assert_int_equal(flags, 0);
}

static void counts_may_be_weighted(void **state) {
    (void)state;
    double count[] = {40, 5, 0, 8, 30, 6, 1, 4, 20};
    int32_t flags;
    const double r = two_steps(count, 3, 3, &flags);
    for (size_t i = 0; i < 9; i++) count[i] *= 0.37;
    assert_close(two_steps(count, 3, 3, &flags), r, 1e-12);
}

/* R: lavCor(data.frame(x, y), ordered = c("x", "y")) of these counts, to three digits. */
static void an_empty_cell_is_left_empty(void **state) {
    (void)state;
    const double one[] = {40, 5, 0, 8, 30, 6, 1, 4, 20};
    int32_t flags;
    assert_close(two_steps(one, 3, 3, &flags), 0.903, 5e-4);
    assert_int_equal(flags, 0);
}

static void categories_that_nobody_used_change_nothing(void **state) {
    (void)state;
    const double used[] = {40, 5, 2, 8, 30, 6};
    const double more[] = {0, 0, 0, 0, 0,  40, 0, 5, 2, 0, 0, 0, 0,
                           0, 0, 8, 0, 30, 6,  0, 0, 0, 0, 0, 0};
    int32_t flags;
    const double r = two_steps(used, 2, 3, &flags);
    assert_close(two_steps(more, 5, 5, &flags), r, 1e-12);
    assert_int_equal(flags, 0);
}

static void likelihoods_that_rise_to_the_end_are_flagged(void **state) {
    (void)state;
    const double together[] = {30, 0, 0, 0, 20, 0, 0, 0, 10}, against[] = {0, 12, 20, 0};
    const double corner[] = {30, 0, 12, 20};
    int32_t flags;
    assert_true(two_steps(together, 3, 3, &flags) == CHISO__POLYCHORIC_MOST);
    assert_int_equal(flags, CHISO__POLYCHORIC_BOUNDARY);
    assert_true(two_steps(against, 2, 2, &flags) == -CHISO__POLYCHORIC_MOST);
    assert_int_equal(flags, CHISO__POLYCHORIC_BOUNDARY);
    assert_true(two_steps(corner, 2, 2, &flags) == CHISO__POLYCHORIC_MOST);
    assert_int_equal(flags, CHISO__POLYCHORIC_BOUNDARY);
}

/* Cut far from each other, which leaves no slope at all near ±1, not a double of it. */
static void so_are_those_that_are_flat_to_the_last_digit(void **state) {
    (void)state;
    const double up[] = {30, 0, 800, 30}, down[] = {0, 30, 30, 800};
    int32_t flags;
    assert_true(two_steps(up, 2, 2, &flags) == CHISO__POLYCHORIC_MOST);
    assert_int_equal(flags, CHISO__POLYCHORIC_BOUNDARY);
    assert_true(two_steps(down, 2, 2, &flags) == -CHISO__POLYCHORIC_MOST);
    assert_int_equal(flags, CHISO__POLYCHORIC_BOUNDARY);
}

static void unrelated_answers_have_none(void **state) {
    (void)state;
    const double count[] = {10, 20, 10, 20};
    int32_t flags;
    assert_close(two_steps(count, 2, 2, &flags), 0, 1e-15);
    assert_int_equal(flags, 0);
}

static void one_category_has_no_correlation(void **state) {
    (void)state;
    const double row[] = {3, 4, 5, 0, 0, 0}, none[] = {0, 0, 0, 0};
    int32_t flags;
    assert_true(isnan(two_steps(row, 2, 3, &flags)));
    assert_int_equal(flags, CHISO__POLYCHORIC_EMPTY);
    const double column[] = {3, 0, 4, 0, 5, 0};
    assert_true(isnan(two_steps(column, 3, 2, &flags)));
    assert_int_equal(flags, CHISO__POLYCHORIC_EMPTY);
    assert_true(isnan(two_steps(none, 2, 2, &flags)));
    assert_int_equal(flags, CHISO__POLYCHORIC_EMPTY);
}

/* log π of every cell by itself, each a sum that keeps its digits; the largest by thirds. */
static double log_likelihood(const double *count, const double *row, size_t rows,
                             const double *column, size_t columns, double r) {
    enum { STEPS = 4000 };
    double sum = 0;
    const double s = sqrt(1 - r * r);
    for (size_t a = 0; a < rows; a++) {
        for (size_t b = 0; b < columns; b++) {
            if (count[a * columns + b] == 0) continue;
            const double from = fmax(ends(row, rows, a), -10),
                         to = fmin(ends(row, rows, a + 1), 10);
            double p = 0;
            for (int i = 0; i <= STEPS; i++) { /* Simpson */
                const double x = from + (to - from) * i / STEPS;
                const double low = (ends(column, columns, b) - r * x) / s;
                const double high = (ends(column, columns, b + 1) - r * x) / s;
                const double inside = low > 0 ? chiso__normal_cdf(-low) - chiso__normal_cdf(-high)
                                              : chiso__normal_cdf(high) - chiso__normal_cdf(low);
                p += (i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2) * exp(-x * x / 2) * inside;
            }
            sum += count[a * columns + b] * log(p * (to - from) / STEPS / 3);
        }
    }
    return sum;
}

/* One of 2,000 answered against all the others: his cell has a probability of e^-80 or so at the
   correlation of the rest, no difference of others.  He counts all the same. */
static void who_answered_against_all_others_counts(void **state) {
    (void)state;
    double count[36], row[5], low = 0.5, high = 0.99, margin[2][MOST] = {{0}}, column[5];
    int32_t flags;
    exact_table(count, wide, 6, wide, 6, 0.96);
    for (size_t i = 0; i < 36; i++) count[i] = floor(2000 * count[i] + 0.5);
    const double without = two_steps(count, 6, 6, &flags);
    count[5] += 1;
    for (size_t i = 0; i < 36; i++) {
        margin[0][i / 6] += count[i];
        margin[1][i % 6] += count[i];
    }
    chiso__thresholds_of(row, margin[0], 6);
    chiso__thresholds_of(column, margin[1], 6);
    for (int i = 0; i < 60; i++) {
        const double third = (high - low) / 3;
        if (log_likelihood(count, row, 6, column, 6, low + third) <
            log_likelihood(count, row, 6, column, 6, high - third))
            low += third;
        else
            high -= third;
    }
    const double with = two_steps(count, 6, 6, &flags);
    assert_int_equal(flags, 0);
    assert_true(with < without - 1e-3);
    assert_close(with, low, 1e-6);
}

static void a_cell_of_no_width_tells_nothing(void **state) {
    (void)state;
    const double count[] = {40, 10, 1, 1, 10, 40}, row[] = {0, 0}, column[] = {0};
    int32_t flags;
    const chiso__ordinal_table table = {3, 2, count, row, column};
    assert_close(chiso__polychoric_of(&table, &flags), sin(2 * acos(-1) * 0.15), 1e-10);
}

static void thresholds_are_quantiles_of_shares(void **state) {
    (void)state;
    const double count[] = {0, 2.5, 2.5, 0, 95, 0}, tail[] = {1, 1e-15};
    double cut[5];
    chiso__thresholds_of(cut, count, 6);
    assert_true(isinf(cut[0]) && cut[0] < 0);
    assert_close(cut[1], -1.9599639845400545, 1e-14);
    assert_close(cut[2], -1.6448536269514722, 1e-14);
    assert_close(cut[3], -1.6448536269514722, 1e-14);
    assert_true(isinf(cut[4]) && cut[4] > 0);
    chiso__thresholds_of(cut, tail, 2);
    assert_close(cut[0], 7.9413453261709970, 1e-13); /* R: qnorm(1e-15, lower.tail = FALSE) */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_correlation_of_an_exact_table_is_found_again),
        cmocka_unit_test(a_table_of_medians_has_sheppards_correlation),
        cmocka_unit_test(counts_may_be_weighted),
        cmocka_unit_test(an_empty_cell_is_left_empty),
        cmocka_unit_test(categories_that_nobody_used_change_nothing),
        cmocka_unit_test(likelihoods_that_rise_to_the_end_are_flagged),
        cmocka_unit_test(so_are_those_that_are_flat_to_the_last_digit),
        cmocka_unit_test(unrelated_answers_have_none),
        cmocka_unit_test(one_category_has_no_correlation),
        cmocka_unit_test(who_answered_against_all_others_counts),
        cmocka_unit_test(a_cell_of_no_width_tells_nothing),
        cmocka_unit_test(thresholds_are_quantiles_of_shares),
    };
    return RUN_TESTS(tests);
}
