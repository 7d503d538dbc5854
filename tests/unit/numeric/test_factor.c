/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/factor.h"

#include "test.h"

enum { MOST = 12 };

static bool factor_of(double *factor, size_t *rank, const double *matrix, size_t n) {
    static double room[MOST * MOST + MOST];
    assert_true(n <= MOST);
    return chiso__factor(factor, rank, matrix, n, room);
}

/* F Fᵀ is the matrix again. */
static void assert_factor(const double *matrix, size_t n, size_t expected_rank) {
    double factor[MOST * MOST];
    size_t rank;
    assert_true(factor_of(factor, &rank, matrix, n));
    assert_int_equal(rank, expected_rank);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            double product = 0;
            for (size_t k = 0; k < n; k++) {
                product += factor[i * n + k] * factor[j * n + k];
                if (k >= rank) assert_true(factor[i * n + k] == 0);
            }
            const double scale = sqrt(matrix[i * n + i] * matrix[j * n + j]);
            assert_close(product, matrix[i * n + j], 1e-9 * (scale > 1e-9 ? scale : 1));
        }
    }
}

static void a_matrix_of_full_rank_is_the_square_of_its_factor(void **state) {
    (void)state;
    const double two[] = {4, 1.2, 1.2, 9};
    assert_factor(two, 2, 2);
    double hilbert[36]; /* nearly singular */
    for (size_t i = 0; i < 36; i++) hilbert[i] = 1.0 / (double)(i / 6 + i % 6 + 1);
    double factor[36];
    size_t rank;
    assert_true(factor_of(factor, &rank, hilbert, 6));
    assert_true(rank >= 5);
}

static void variances_may_differ_by_many_powers_of_ten(void **state) {
    (void)state;
    const double wide[] = {1e-12, 5e-7, 0, 5e-7, 1, 1e5, 0, 1e5, 1e12};
    assert_factor(wide, 3, 3);
}

static void a_matrix_of_lower_rank_has_a_factor(void **state) {
    (void)state;
    double one[MOST * MOST], two[MOST * MOST], nothing[4] = {0};
    for (size_t i = 0; i < MOST; i++) {
        for (size_t j = 0; j < MOST; j++) {
            const double a = (double)i + 1, b = (double)j + 1;
            one[i * MOST + j] = a * b;
            two[i * MOST + j] = a * b + (double)(i % 3) * (double)(j % 3);
        }
    }
    assert_factor(one, MOST, 1);
    assert_factor(two, MOST, 2);
    assert_factor(nothing, 2, 0);
}

static void a_variance_of_zero_stands_alone(void **state) {
    (void)state;
    const double good[] = {0, 0, 0, 0, 2, 1, 0, 1, 2}, bad[] = {0, 0.1, 0.1, 1};
    double factor[9];
    size_t rank;
    assert_factor(good, 3, 2);
    assert_false(factor_of(factor, &rank, bad, 2));
}

static void what_is_no_covariance_has_none(void **state) {
    (void)state;
    const double negative[] = {1, 0, 0, -1}, strong[] = {1, 1.1, 1.1, 1}, nan[] = {1, NAN, NAN, 1};
    const double cycle[] = {1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1}, no_variance[] = {NAN};
    double factor[9];
    size_t rank;
    assert_false(factor_of(factor, &rank, negative, 2));
    assert_false(factor_of(factor, &rank, strong, 2));
    assert_false(factor_of(factor, &rank, nan, 2));
    assert_false(factor_of(factor, &rank, cycle, 3));
    assert_false(factor_of(factor, &rank, no_variance, 1));
}

/* Correlation 1, written with seven digits. */
static void rounding_is_no_reason_to_refuse(void **state) {
    (void)state;
    const double rounded[] = {0.3333333, 0.4714045, 0.4714045, 0.6666667};
    double factor[4];
    size_t rank;
    assert_true(factor_of(factor, &rank, rounded, 2));
}

/* The same covariance, summed up in another order: else other errors would be drawn with it. */
static void rounding_does_not_choose_another_factor(void **state) {
    (void)state;
    static const double matrix[2][9] = {
        {0.00074705463944207018, 0.00089962181048486268, 0.0009563390113969067,
         0.00089962181048486268, 0.0030276231007175017, 0.0015220047413430655,
         0.00095633901139690637, 0.001522004741343065, 0.0020049564001711042},
        {0.00074705463944207073, 0.00089962181048486322, 0.00095633901139690692,
         0.00089962181048486322, 0.003027623100717503, 0.0015220047413430659,
         0.00095633901139690692, 0.0015220047413430659, 0.0020049564001711055}};
    double factor[2][9];
    size_t rank;
    for (size_t i = 0; i < 2; i++) assert_true(factor_of(factor[i], &rank, matrix[i], 3));
    for (size_t i = 0; i < 9; i++) assert_true(fabs(factor[1][i] - factor[0][i]) < 1e-12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_matrix_of_full_rank_is_the_square_of_its_factor),
        cmocka_unit_test(variances_may_differ_by_many_powers_of_ten),
        cmocka_unit_test(a_matrix_of_lower_rank_has_a_factor),
        cmocka_unit_test(a_variance_of_zero_stands_alone),
        cmocka_unit_test(what_is_no_covariance_has_none),
        cmocka_unit_test(rounding_is_no_reason_to_refuse),
        cmocka_unit_test(rounding_does_not_choose_another_factor),
    };
    return RUN_TESTS(tests);
}
