/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/hadamard.h"

#include "base/memory.h"

/* --- which orders there are --- */

static bool is_prime(size_t q) {
    size_t divisor = 2;
    while (divisor * divisor <= q && q % divisor != 0) divisor++;
    return q >= 2 && divisor * divisor > q;
}

/* Orders q + 1, q a prime of the form 4k + 3. */
static bool is_paley_1(size_t n) {
    return n % 4 == 0 && is_prime(n - 1);
}

/* Orders 2(q + 1), q a prime of the form 4k + 1. */
static bool is_paley_2(size_t n) {
    return n % 4 == 0 && (n / 2 - 1) % 4 == 1 && is_prime(n / 2 - 1);
}

/* The order of the first factor of a matrix of order n, itself where it is no product; 0: there is
   none.  factor: the same of all orders below. */
static size_t factor_of(const size_t *factor, size_t n) {
    if (n == 2 || is_paley_1(n) || is_paley_2(n)) return n;
    for (size_t a = 2; a < n; a += a == 2 ? 2 : 4)
        if (n % a == 0 && factor[a] == a && factor[n / a] != 0) return a;
    return 0;
}

/* --- Paley's matrices --- */

/* 1 where x is a square modulo q, -1 where it is none, 0 for 0. */
static void characters(signed char *character, size_t q) {
    for (size_t x = 0; x < q; x++) character[x] = -1;
    for (size_t x = 1; x < q; x++) character[x * x % q] = 1;
    character[0] = 0;
}

/* The entry of Paley's conference matrix of order q + 1: symmetric where q is 4k + 1, else skew. */
static int conference(const signed char *character, size_t q, size_t i, size_t j) {
    if (i == j) return 0;
    if (i == 0) return 1;
    if (j == 0) return q % 4 == 1 ? 1 : -1;
    return character[(i + q - j) % q];
}

/* S⊗(1 1; 1 -1) + I⊗(1 -1; -1 -1), S the conference matrix. */
static int entry_of_second(const signed char *character, size_t q, size_t i, size_t j) {
    const int corner = i % 2 == 1 && j % 2 == 1 ? -1 : 1;
    if (i / 2 == j / 2) return i % 2 == 0 && j % 2 == 0 ? 1 : -1;
    return corner * conference(character, q, i / 2, j / 2);
}

/* A matrix that is no product, its first row and column as they come. */
static bool fill_factor(signed char *matrix, size_t n) {
    const bool first = n > 2 && is_paley_1(n), second = n > 2 && !first;
    const size_t q = second ? n / 2 - 1 : n - 1;
    signed char *character = chiso__alloc(q, sizeof *character);
    if (character == NULL) return false;
    characters(character, q);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            int entry = i == 1 && j == 1 ? -1 : 1; /* Sylvester's, of order 2 */
            if (first) entry = i == j ? 1 : conference(character, q, i, j);
            if (second) entry = entry_of_second(character, q, i, j);
            matrix[i * n + j] = (signed char)entry;
        }
    }
    chiso__free(character);
    return true;
}

/* --- products --- */

/* The first row and column become 1. */
static void normalise(signed char *matrix, size_t n) {
    for (size_t j = 0; j < n; j++) {
        if (matrix[j] == 1) continue;
        for (size_t i = 0; i < n; i++) matrix[i * n + j] = (signed char)-matrix[i * n + j];
    }
    for (size_t i = 0; i < n; i++) {
        if (matrix[i * n] == 1) continue;
        for (size_t j = 0; j < n; j++) matrix[i * n + j] = (signed char)-matrix[i * n + j];
    }
}

/* Kronecker's product of `matrix`, of order `by`, and one of order a takes the place of `matrix`.
 */
static bool multiply(signed char **matrix, size_t by, size_t a) {
    const size_t n = a * by;
    signed char *factor = chiso__alloc(a * a, sizeof *factor);
    signed char *product = chiso__alloc(n * n, sizeof *product);
    const bool good = factor != NULL && product != NULL && fill_factor(factor, a);
    for (size_t i = 0; good && i < n; i++) {
        for (size_t j = 0; j < n; j++)
            product[i * n + j] =
                (signed char)(factor[i / by * a + j / by] * (*matrix)[i % by * by + j % by]);
    }
    chiso__free(factor);
    chiso__free(good ? *matrix : product);
    if (good) *matrix = product;
    return good;
}

/* One factor after the other; factor: those of all orders. */
static bool build(signed char **matrix, const size_t *factor, size_t n) {
    size_t built = 1;
    bool good = (*matrix = chiso__alloc(1, sizeof **matrix)) != NULL;
    if (good) **matrix = 1;
    for (size_t rest = n; good && rest > 1; rest /= factor[rest]) {
        good = multiply(matrix, built, factor[rest]);
        built *= factor[rest];
    }
    if (good) normalise(*matrix, n);
    if (good) return true;
    chiso__free(*matrix);
    *matrix = NULL;
    return false;
}

bool chiso__hadamard(size_t at_least, size_t *order, signed char **matrix) {
    /* A power of two is never far. */
    size_t *factor = chiso__alloc(2 * at_least + 3, sizeof *factor);
    if (factor == NULL) return false;
    size_t n = 1;
    factor[1] = 1;
    while (n < at_least || factor[n] == 0) {
        n += n < 2 ? 1 : n == 2 ? 2 : 4;
        factor[n] = factor_of(factor, n);
    }
    const bool good = build(matrix, factor, n);
    *order = n;
    chiso__free(factor);
    return good;
}
