/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/symmetric.h"

#include <float.h>
#include <math.h>

static const double no_variance = 1e-12; /* of a row's own: what rounding leaves */
static const double nothing = 1e-9;      /* of a vector of length 1, for its sign */
static const size_t most_steps = 60;     /* for each eigenvalue; two or three are usual */

/* --- three diagonals --- */

/* Turn x into u with |u|² = 2, so that I - u uᵀ takes x to its first axis; what stands there then.
 */
static double reflect(double *x, size_t n) {
    double square = 0;
    for (size_t i = 0; i < n; i++) square += x[i] * x[i];
    const double length = copysign(sqrt(square), x[0]);
    if (square == 0) return 0;
    const double scale = sqrt(square + length * x[0]);
    x[0] += length;
    for (size_t i = 0; i < n; i++) x[i] /= scale;
    return -length;
}

/* Both sides of the rest of a matrix of n rows, from row `first` on, by I - u uᵀ. */
static void reflect_both_sides(double *a, size_t n, size_t first, const double *u, double *p) {
    double half = 0;
    for (size_t i = first; i < n; i++) {
        p[i] = 0;
        for (size_t j = first; j < n; j++) p[i] += a[i * n + j] * u[j];
        half += u[i] * p[i] / 2;
    }
    for (size_t i = first; i < n; i++) p[i] -= half * u[i];
    for (size_t i = first; i < n; i++)
        for (size_t j = first; j < n; j++) a[i * n + j] -= u[i] * p[j] + p[i] * u[j];
}

/* Rows of `a` keep the u of each reflection above the diagonal; beside[k] stands between k, k + 1.
 */
static void reduce(double *a, double *beside, size_t n) {
    for (size_t k = 0; k + 1 < n; k++) {
        double *row = a + k * n;
        beside[k] = row[k + 1];
        if (k + 2 == n) break;
        beside[k] = reflect(row + k + 1, n - k - 1);
        reflect_both_sides(a, n, k + 1, row, beside);
    }
}

/* The product of all reflections. */
static void multiply_reflections(double *vectors, const double *a, size_t n, double *room) {
    for (size_t i = 0; i < n * n; i++) vectors[i] = i % (n + 1) == 0;
    for (size_t k = n < 2 ? 0 : n - 2; k-- > 0;) {
        const double *u = a + k * n;
        for (size_t j = k + 1; j < n; j++) room[j] = 0;
        for (size_t i = k + 1; i < n; i++)
            for (size_t j = k + 1; j < n; j++) room[j] += u[i] * vectors[i * n + j];
        for (size_t i = k + 1; i < n; i++)
            for (size_t j = k + 1; j < n; j++) vectors[i * n + j] -= u[i] * room[j];
    }
}

/* --- eigenvalues of three diagonals --- */

typedef struct diagonals {
    double *main, *beside; /* beside[k] between k and k + 1 */
    double *vectors;       /* of them the rows; NULL: none */
    size_t n;
} diagonals;

static void rotate_vectors(double *vectors, size_t n, size_t k, double c, double s) {
    if (vectors == NULL) return;
    double *one = vectors + k * n, *next = one + n;
    for (size_t i = 0; i < n; i++) {
        const double x = one[i], y = next[i];
        one[i] = c * x + s * y;
        next[i] = c * y - s * x;
    }
}

/* Not hypot(), whose last digit is another in every C library: what is squared here is near 1. */
static double length_of(double x, double y) {
    return sqrt(x * x + y * y);
}

/* The eigenvalue of the last two rows that is nearer to the last. */
static double wilkinson_shift(const diagonals *t, size_t last) {
    const double b = t->beside[last - 1], half = (t->main[last - 1] - t->main[last]) / 2;
    return t->main[last] - b * b / (half + copysign(length_of(half, b), half));
}

/* One step from row `first` to `last`: a rotation makes a bulge, others chase it out below. */
static void step(const diagonals *t, size_t first, size_t last) {
    double *d = t->main, *e = t->beside;
    double x = d[first] - wilkinson_shift(t, last), bulge = e[first];
    for (size_t k = first; k < last; k++) {
        const double r = length_of(x, bulge), c = r > 0 ? x / r : 1, s = r > 0 ? bulge / r : 0;
        const double a = d[k], b = e[k], below = d[k + 1];
        if (k > first) e[k - 1] = r;
        d[k] = c * c * a + 2 * c * s * b + s * s * below;
        d[k + 1] = s * s * a - 2 * c * s * b + c * c * below;
        e[k] = c * s * (below - a) + (c * c - s * s) * b;
        x = e[k];
        if (k + 1 < last) {
            bulge = s * e[k + 1];
            e[k + 1] *= c;
        }
        rotate_vectors(t->vectors, t->n, k, c, s);
    }
}

static double largest(const diagonals *t) {
    double most = 0;
    for (size_t k = 0; k < t->n; k++)
        most = fmax(most, fabs(t->main[k]) + (k + 1 < t->n ? fabs(t->beside[k]) : 0));
    return most;
}

/* Steps on the last block that is not yet diagonal, until none is. */
static bool diagonalise(const diagonals *t) {
    const double small = largest(t) * DBL_EPSILON / 2;
    size_t last = t->n - 1;
    for (size_t steps = 0; steps < most_steps * t->n; steps++) {
        while (last > 0 && fabs(t->beside[last - 1]) <= small) last--;
        if (last == 0) return true;
        size_t first = last - 1;
        while (first > 0 && fabs(t->beside[first - 1]) > small) first--;
        step(t, first, last);
    }
    return false; /* GCOVR_EXCL_LINE: Wilkinson's shift always ends */
}

/* --- order and signs --- */

static void exchange(double *a, double *b) {
    const double kept = *a;
    *a = *b;
    *b = kept;
}

static void sort(double *values, double *vectors, size_t n) {
    for (size_t k = 0; k + 1 < n; k++) {
        size_t most = k;
        for (size_t i = k + 1; i < n; i++) most = values[i] > values[most] ? i : most;
        if (most == k) continue;
        exchange(&values[k], &values[most]);
        for (size_t i = 0; vectors != NULL && i < n; i++)
            exchange(&vectors[k * n + i], &vectors[most * n + i]);
    }
}

static void fix_sign(double *vector, size_t n) {
    double sum = 0, first = 0;
    for (size_t i = 0; i < n; i++) {
        sum += vector[i];
        if (first == 0 && fabs(vector[i]) > nothing) first = vector[i];
    }
    if ((fabs(sum) > nothing ? sum : first) >= 0) return;
    for (size_t i = 0; i < n; i++) vector[i] = -vector[i];
}

static void transpose(double *matrix, size_t n) {
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++) exchange(&matrix[i * n + j], &matrix[j * n + i]);
}

/* A full copy of what stands below the diagonal, times the power of 2 that makes it less than 1,
   and its exponent, which goes back into the values; false where a number is not finite. */
static bool copy_lower(double *copy, int *exponent, const double *matrix, size_t n) {
    double most = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j <= i; j++) {
            if (!isfinite(matrix[i * n + j])) return false;
            most = fmax(most, fabs(matrix[i * n + j]));
        }
    }
    (void)frexp(most, exponent);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++)
            copy[i * n + j] = copy[j * n + i] = ldexp(matrix[i * n + j], -*exponent);
    return true;
}

bool chiso__symmetric_eigen(double *values, double *vectors, const double *matrix, size_t n,
                            double *room) {
    double *a = room, *beside = room + n * n;
    const diagonals t = {.main = values, .beside = beside, .vectors = vectors, .n = n};
    int exponent;
    if (!copy_lower(a, &exponent, matrix, n)) return false;
    reduce(a, beside, n);
    if (vectors != NULL) {
        multiply_reflections(vectors, a, n, values);
        transpose(vectors, n); /* so that what is rotated stands together */
    }
    for (size_t i = 0; i < n; i++) values[i] = a[i * n + i];
    if (!diagonalise(&t)) return false;
    for (size_t k = 0; k < n; k++) values[k] = ldexp(values[k], exponent);
    sort(values, vectors, n);
    for (size_t k = 0; vectors != NULL && k < n; k++) fix_sign(vectors + k * n, n);
    if (vectors != NULL) transpose(vectors, n);
    return true;
}

/* --- the inverse --- */

/* L with L Lᵀ the matrix, in its lower triangle. */
static bool cholesky(double *a, size_t n) {
    for (size_t j = 0; j < n; j++) {
        const double own = a[j * n + j];
        double *row = a + j * n;
        for (size_t k = 0; k < j; k++) row[j] -= row[k] * row[k];
        if (!(isfinite(own) && row[j] > no_variance * own)) return false;
        row[j] = sqrt(row[j]);
        for (size_t i = j + 1; i < n; i++) {
            for (size_t k = 0; k < j; k++) a[i * n + j] -= a[i * n + k] * row[k];
            a[i * n + j] /= row[j];
        }
    }
    return true;
}

static void invert_lower(double *a, size_t n) {
    for (size_t j = 0; j < n; j++) {
        a[j * n + j] = 1 / a[j * n + j];
        for (size_t i = j + 1; i < n; i++) {
            double sum = 0;
            for (size_t k = j; k < i; k++) sum += a[i * n + k] * a[k * n + j];
            a[i * n + j] = -sum / a[i * n + i];
        }
    }
}

/* LᵀL of a lower triangle, above and below the diagonal. */
static void square_lower(double *a, size_t n) {
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j <= i; j++) {
            double sum = 0;
            for (size_t k = i; k < n; k++) sum += a[k * n + i] * a[k * n + j];
            a[j * n + i] = a[i * n + j] = sum;
        }
    }
}

bool chiso__symmetric_inverse(double *matrix, double *log_determinant, size_t n) {
    double log_root = 0;
    if (!cholesky(matrix, n)) return false;
    for (size_t i = 0; i < n; i++) log_root += log(matrix[i * n + i]);
    if (log_determinant != NULL) *log_determinant = 2 * log_root;
    invert_lower(matrix, n);
    square_lower(matrix, n);
    return true;
}
