/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/span.h"

#include <math.h>
#include <string.h>

#include "numeric/random.h"

enum { PROBES = 4, LANES = 8 };

static const double tolerance = 1e-5;

/* Eight sums side by side, which a compiler turns into vectors. */
static double dot(const double *a, const double *b, size_t n) {
    double lane[LANES] = {0}, sum = 0;
    size_t i = 0;
    for (; i + LANES <= n; i += LANES)
        for (size_t k = 0; k < LANES; k++) lane[k] += a[i + k] * b[i + k];
    for (; i < n; i++) sum += a[i] * b[i];
    for (size_t k = 0; k < LANES; k++) sum += lane[k];
    return sum;
}

/* a - factor·b */
static void take_off(double *restrict a, const double *restrict b, double factor, size_t n) {
    size_t i = 0;
    for (; i + LANES <= n; i += LANES)
        for (size_t k = 0; k < LANES; k++) a[i + k] -= factor * b[i + k];
    for (; i < n; i++) a[i] -= factor * b[i];
}

static void project(const chiso__span *s, double *row) {
    for (size_t i = 0; i < s->rank; i++) {
        const double *q = s->basis + i * s->width;
        take_off(row, q, dot(row, q, s->width), s->width);
    }
}

/* --- random vectors --- */

static bool new_probes(chiso__span *s) {
    if (s->probe != NULL) return true;
    chiso__arena arena = {0};
    chiso__random *random = chiso__random_new(&arena, 1, 0);
    s->probe = chiso__alloc(PROBES * s->width, sizeof *s->probe);
    for (size_t i = 0; s->probe != NULL && random != NULL && i < PROBES * s->width; i++)
        s->probe[i] = chiso__random_normal(random);
    const bool good = s->probe != NULL && random != NULL;
    chiso__arena_free(&arena);
    for (size_t p = 0; good && p < PROBES; p++) project(s, s->probe + p * s->width);
    if (good) return true;
    chiso__free(s->probe);
    s->probe = NULL;
    return false;
}

/* The product of a row and a random normal vector perpendicular to the space is normal, with the
   distance of the row from the space as its sd.  Where four are all near 0, so is the distance, but
   for one row in 10^4 at the tolerance itself, and one in 10^11 a thousand times as far. */
static bool is_inside(const chiso__span *s, const double *row, double length) {
    double square = 0;
    for (size_t p = 0; p < PROBES; p++) {
        const double product = dot(s->probe + p * s->width, row, s->width);
        square += product * product;
    }
    const double least = tolerance * length / 10;
    return square <= PROBES * least * least;
}

/* --- the basis --- */

static void is_everything(chiso__span *s) {
    chiso__free(s->basis);
    chiso__free(s->probe);
    s->basis = s->probe = NULL;
    s->room = 0;
    s->rank = s->width;
}

/* Gram and Schmidt's method, each step twice against rounding. */
static void extend(chiso__span *s, const double *row, double length) {
    double *q = s->basis + s->rank * s->width;
    for (size_t i = 0; i < s->width; i++) q[i] = row[i] / length;
    project(s, q);
    project(s, q);
    const double left = sqrt(dot(q, q, s->width));
    if (left <= tolerance) return;
    for (size_t i = 0; i < s->width; i++) q[i] /= left;
    for (size_t p = 0; p < PROBES; p++) {
        double *probe = s->probe + p * s->width;
        take_off(probe, q, dot(probe, q, s->width), s->width);
    }
    if (++s->rank == s->width) is_everything(s);
}

bool chiso__span_add(chiso__span *s, const double *row) {
    if (s->rank == s->width) return true;
    const double length = sqrt(dot(row, row, s->width));
    if (!(length > 0) || isinf(length)) return true;
    if (!new_probes(s)) return false;
    if (is_inside(s, row, length)) return true;
    if (!chiso__grow(&s->basis, &s->room, (s->rank + 1) * s->width, sizeof *s->basis)) return false;
    extend(s, row, length);
    return true;
}

bool chiso__span_join(chiso__span *into, const chiso__span *from) {
    if (from->rank == from->width) is_everything(into);
    for (size_t i = 0; i < from->rank && into->rank < into->width; i++) {
        if (!chiso__span_add(into, from->basis + i * from->width)) return false;
    }
    return true;
}

bool chiso__span_is_sound(const chiso__span *s) {
    if (s->rank >= s->width) return s->rank == s->width;
    for (size_t i = 0; i < s->rank; i++) {
        for (size_t k = 0; k <= i; k++) {
            const double product = dot(s->basis + i * s->width, s->basis + k * s->width, s->width);
            if (!(fabs(product - (i == k)) < 1e-9)) return false;
        }
    }
    return true;
}

void chiso__span_free(chiso__span *s) {
    chiso__free(s->basis);
    chiso__free(s->probe);
    s->basis = s->probe = NULL;
    s->room = 0;
}
