/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/adjust.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

struct test {
    double p;
    size_t number;
};

static int ascending(const void *left, const void *right) {
    const struct test *a = left, *b = right;
    return (a->p > b->p) - (a->p < b->p);
}

/* Step down from the smallest: (n - i + 1) p, never less than the one before. */
static void step_down(const struct test *tests, size_t n, double *holm) {
    double largest = 0;
    for (size_t i = 0; i < n; i++) {
        largest = fmax(largest, (double)(n - i) * tests[i].p);
        holm[tests[i].number] = fmin(largest, 1);
    }
}

/* Step up from the largest: n/i p, never more than the one before. */
static void step_up(const struct test *tests, size_t n, double *bh) {
    double smallest = 1;
    for (size_t i = n; i-- > 0;) {
        smallest = fmin(smallest, (double)n / (double)(i + 1) * tests[i].p);
        bh[tests[i].number] = smallest;
    }
}

bool chiso__adjust(const double *p, size_t count, double *holm, double *bh) {
    struct test *tests = chiso__alloc(count, sizeof *tests);
    size_t n = 0;
    if (tests == NULL) return false;
    for (size_t i = 0; i < count; i++) {
        holm[i] = bh[i] = p[i];
        if (!isnan(p[i])) tests[n++] = (struct test){p[i], i};
    }
    qsort(tests, n, sizeof *tests, ascending);
    step_down(tests, n, holm);
    step_up(tests, n, bh);
    chiso__free(tests);
    return true;
}
