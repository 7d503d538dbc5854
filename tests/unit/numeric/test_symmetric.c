/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/symmetric.h"

#include "test.h"

enum { MOST = 60 };

static double room[MOST * MOST + MOST];

/* Numbers that look random: x from 0 to 1 of a fixed sequence. */
static double next(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(*state >> 11) / 9007199254740992.0;
}

/* Σ over k of value vector vectorᵀ is the matrix, and the vectors are at right angles. */
static void assert_decomposed(const double *matrix, size_t n) {
    static double values[MOST], vectors[MOST * MOST], alone[MOST];
    double largest = 0;
    assert_true(chiso__symmetric_eigen(values, vectors, matrix, n, room));
    assert_true(chiso__symmetric_eigen(alone, NULL, matrix, n, room));
    for (size_t k = 0; k < n; k++) largest = fmax(largest, fabs(values[k]));
    const double tolerance = 1e-14 * (double)n * (largest > 0 ? largest : 1);
    for (size_t i = 0; i < n; i++) {
        assert_true(fabs(alone[i] - values[i]) <= tolerance);
        if (i > 0) assert_true(values[i] <= values[i - 1]);
        for (size_t j = 0; j < n; j++) {
            double sum = 0, product = 0;
            for (size_t k = 0; k < n; k++) {
                sum += values[k] * vectors[i * n + k] * vectors[j * n + k];
                product += vectors[k * n + i] * vectors[k * n + j];
            }
            const double expected = i < j ? matrix[j * n + i] : matrix[i * n + j];
            assert_true(fabs(sum - expected) <= tolerance);
            assert_true(fabs(product - (double)(i == j)) <= 1e-14 * (double)n);
        }
    }
}

static void any_matrix_is_the_sum_of_its_vectors(void **state) {
    (void)state;
    static double matrix[MOST * MOST];
    uint64_t random = 1;
    for (size_t n = 1; n <= MOST; n += n < 8 ? 1 : 13) {
        for (size_t i = 0; i < n * n; i++) matrix[i] = next(&random) - 0.5;
        assert_decomposed(matrix, n);
    }
}

static void special_matrices_too(void **state) {
    (void)state;
    static double matrix[MOST * MOST];
    const size_t n = 12;
    for (size_t i = 0; i < n * n; i++) matrix[i] = 0;
    assert_decomposed(matrix, n); /* nothing */
    for (size_t i = 0; i < n; i++) matrix[i * n + i] = 1;
    assert_decomposed(matrix, n); /* one */
    for (size_t i = 0; i < n * n; i++) matrix[i] = 1;
    assert_decomposed(matrix, n); /* rank 1 */
    for (size_t i = 0; i < n * n; i++) matrix[i] = 1.0 / (double)(i / n + i % n + 1);
    assert_decomposed(matrix, n); /* Hilbert's: eigenvalues down to 1e-17 */
    for (size_t i = 0; i < n * n; i++) matrix[i] = i / n == i % n ? 2 : i / n == i % n + 1 ? -1 : 0;
    assert_decomposed(matrix, n); /* three diagonals already */
    for (size_t i = 0; i < n * n; i++) matrix[i] = i / n == n - 1 - i % n;
    assert_decomposed(matrix, n); /* ±1, six times each */
    for (size_t i = 0; i < n * n; i++) matrix[i] *= 1e-200;
    assert_decomposed(matrix, n); /* whose squares are no doubles */
    for (size_t i = 0; i < n * n; i++) matrix[i] = matrix[i] * 1e200 * 1e200;
    assert_decomposed(matrix, n); /* nor are theirs */
}

/* 2 - 2 cos(kπ / (n + 1)): the second difference with fixed ends. */
static void eigenvalues_of_a_string_are_known(void **state) {
    (void)state;
    static double matrix[MOST * MOST], values[MOST];
    const size_t n = MOST;
    for (size_t i = 0; i < n * n; i++)
        matrix[i] = i / n == i % n ? 2 : i / n == i % n + 1 || i % n == i / n + 1 ? -1 : 0;
    assert_true(chiso__symmetric_eigen(values, NULL, matrix, n, room));
    for (size_t k = 0; k < n; k++)
        assert_close(values[k], 2 - 2 * cos((double)(n - k) * acos(-1) / (double)(n + 1)), 1e-14);
}

/* Equal correlations r: 1 + (n - 1)r once, with equal parts of all; 1 - r else. */
static void a_vector_sums_to_zero_or_more(void **state) {
    (void)state;
    double matrix[25], values[5], vectors[25];
    for (size_t i = 0; i < 25; i++) matrix[i] = i % 6 == 0 ? 1 : 0.4;
    assert_true(chiso__symmetric_eigen(values, vectors, matrix, 5, room));
    assert_close(values[0], 2.6, 1e-15);
    for (size_t i = 0; i < 5; i++) {
        assert_close(vectors[i * 5], sqrt(0.2), 1e-14);
        if (i > 0) assert_close(values[i], 0.6, 1e-15);
    }
    const double pair[] = {1, 0, -0.3, 1}; /* (1, -1) sums to 0: the first is positive */
    assert_true(chiso__symmetric_eigen(values, vectors, pair, 2, room));
    assert_close(vectors[0], sqrt(0.5), 1e-15);
    assert_close(vectors[2], -sqrt(0.5), 1e-15);
}

static void what_is_not_finite_has_no_eigenvalues_and_no_inverse(void **state) {
    (void)state;
    double bad[] = {1, 0, NAN, 1}, upper[] = {1, NAN, 0.5, 1}, values[2], vectors[4];
    assert_false(chiso__symmetric_eigen(values, vectors, bad, 2, room));
    assert_true(chiso__symmetric_eigen(values, vectors, upper, 2, room)); /* is not read */
    assert_false(chiso__symmetric_inverse(bad, NULL, 2));
    double infinite[] = {INFINITY};
    assert_false(chiso__symmetric_inverse(infinite, NULL, 1));
}

static void a_matrix_times_its_inverse_is_one(void **state) {
    (void)state;
    static double factor[MOST * MOST], matrix[MOST * MOST], inverse[MOST * MOST];
    uint64_t random = 2;
    for (size_t n = 1; n <= MOST; n += 7) {
        for (size_t i = 0; i < n * n; i++) factor[i] = next(&random) - 0.5;
        for (size_t i = 0; i < n * n; i++) {
            matrix[i] = i / n == i % n ? 1 : 0;
            for (size_t k = 0; k < n; k++)
                matrix[i] += factor[i / n * n + k] * factor[i % n * n + k];
            inverse[i] =
                i / n < i % n ? (double)NAN : matrix[i]; /* above the diagonal nothing is read */
        }
        assert_true(chiso__symmetric_inverse(inverse, NULL, n));
        for (size_t i = 0; i < n * n; i++) {
            double product = 0;
            for (size_t k = 0; k < n; k++)
                product += matrix[i / n * n + k] * inverse[k * n + i % n];
            assert_close(product, i / n == i % n, 1e-12);
        }
    }
}

static void the_determinant_comes_as_a_logarithm(void **state) {
    (void)state;
    double two[] = {4, 1, 1, 9}, logarithm; /* 36 - 1 */
    assert_true(chiso__symmetric_inverse(two, &logarithm, 2));
    assert_close(logarithm, log(35), 1e-15);
    assert_close(two[0], 9.0 / 35, 1e-15);
    assert_close(two[1], -1.0 / 35, 1e-15);
}

static void what_is_singular_or_no_covariance_has_no_inverse(void **state) {
    (void)state;
    double same[] = {1, 1, 1, 1}, no_variance[] = {1, 0, 0, 0}, more[] = {1, 2, 2, 1};
    double third[] = {1, 0, 0.8, 0, 1, 0.6, 0.8, 0.6, 1}; /* the third is of the two others */
    assert_false(chiso__symmetric_inverse(same, NULL, 2));
    assert_false(chiso__symmetric_inverse(no_variance, NULL, 2));
    assert_false(chiso__symmetric_inverse(more, NULL, 2));
    assert_false(chiso__symmetric_inverse(third, NULL, 3));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_matrix_is_the_sum_of_its_vectors),
        cmocka_unit_test(special_matrices_too),
        cmocka_unit_test(eigenvalues_of_a_string_are_known),
        cmocka_unit_test(a_vector_sums_to_zero_or_more),
        cmocka_unit_test(what_is_not_finite_has_no_eigenvalues_and_no_inverse),
        cmocka_unit_test(a_matrix_times_its_inverse_is_one),
        cmocka_unit_test(the_determinant_comes_as_a_logarithm),
        cmocka_unit_test(what_is_singular_or_no_covariance_has_no_inverse),
    };
    return RUN_TESTS(tests);
}
