/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_DRIVERS_SOME_PEOPLE_H
#define CHISO_TEST_DRIVERS_SOME_PEOPLE_H

#include "drivers/logistic.h"
#include "test.h"

/* People by hand, each in a row of totals of his own, and regressions of them. */

enum { MOST_PEOPLE = 64, MOST_WIDTH = 6 };

typedef struct some_people {
    chiso__people people;
    size_t first[MOST_PEOPLE + 1];
    int32_t rows[MOST_PEOPLE];
    double x[MOST_PEOPLE * MOST_WIDTH], weight[MOST_PEOPLE];
    double answered[2 * MOST_PEOPLE * MOST_WIDTH];
    double sums[MOST_WIDTH * (MOST_WIDTH + 1) / 2 + 2 * MOST_WIDTH], centre[MOST_WIDTH];
    chiso__arena arena;
    chiso__fit fit;
} some_people;

static inline some_people *some_people_new(size_t predictors) {
    some_people *s = calloc(1, sizeof *s);
    assert_non_null(s);
    assert_true(predictors + 2 <= MOST_WIDTH);
    s->people = (chiso__people){.predictors = predictors,
                                .width = predictors + 2,
                                .first = s->first,
                                .x = s->x,
                                .weight = s->weight,
                                .answered = s->answered};
    return s;
}

static inline void some_people_free(some_people *s) {
    chiso__arena_free(&s->arena);
    free(s);
}

/* One more, with what he has: the predictors, then the outcome. */
static inline void add_one(some_people *s, double weight, const double *has) {
    chiso__people *p = &s->people;
    assert_true(p->count < MOST_PEOPLE);
    double *x = s->x + p->count * p->width;
    x[0] = 1;
    memcpy(x + 1, has, (p->width - 1) * sizeof *x);
    s->weight[p->count] = weight;
    s->rows[p->count] = (int32_t)p->count;
    p->rows = ++p->count;
    s->first[p->count] = p->count;
}

/* The regression, as weights are by now. */
static inline chiso__fit *fit_them(some_people *s, bool logistic) {
    const chiso__people *p = &s->people;
    const chiso__scope scope = {.people = p, .rows = s->rows, .n_rows = p->rows};
    const size_t sums = chiso__people_sums(p);
    double one[MOST_WIDTH * (MOST_WIDTH + 1) / 2 + 2 * MOST_WIDTH];
    memset(s->sums, 0, sizeof s->sums);
    for (size_t row = 0; row < p->rows; row++) {
        chiso__people_row(p, row, s->centre, one);
        for (size_t i = 0; i < sums; i++) s->sums[i] += one[i];
    }
    if (s->fit.p == 0) assert_true(chiso__fit_new(&s->fit, p->predictors, logistic, &s->arena));
    chiso__fit_moments(&s->fit, p, s->sums, s->centre);
    if (logistic)
        chiso__fit_logistic(&s->fit, &scope);
    else
        chiso__fit_linear(&s->fit);
    return &s->fit;
}

/* Numbers that look like chance and are the same everywhere: 0 to 1. */
static inline double noise(unsigned i) {
    const double x = sin((double)i * 12.9898 + 4.1414) * 43758.5453;
    return x - floor(x);
}

#endif
