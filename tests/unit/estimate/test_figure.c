/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/figure.h"

#include "numeric/distribution.h"
#include "test.h"

static const chiso_variance_options options = {
    .struct_size = sizeof options, .level = 0.95, .min_n = 30};

/* A mean of 100 answers that weigh 5 each: Σ w q² with q = (y - mean)/Σw. */
static chiso__evidence evidence(void) {
    return (chiso__evidence){.estimate = 4,
                             .variance = 0.09,
                             .support = {.psus = 25, .strata = 5},
                             .n = 100,
                             .square = 500 * 2.25 / 250000,
                             .weight = 500,
                             .interval = CHISO_INTERVAL_T};
}

static void a_figure_has_all_that_is_told_of_an_estimate(void **state) {
    (void)state;
    chiso__figure f;
    const chiso__evidence e = evidence();
    chiso__figure_make(&f, &e, &options);
    const double simple = 500 * e.square / 99; /* n/(n-1) · Σw/n · Σwq² */
    assert_true(f.n == 100 && f.estimate == 4 && f.flags == 0);
    assert_close(f.se, 0.3, 1e-15);
    assert_true(f.df == 20);
    assert_close(f.high - 4, chiso__t_quantile(0.975, 20) * 0.3, 1e-14);
    assert_close(f.low + f.high, 8, 1e-14);
    assert_close(f.deff, 0.09 / simple, 1e-14);
    assert_close(f.n_eff, 100 / f.deff, 1e-13);
    assert_close(f.cv, 0.075, 1e-15);
}

static void degrees_of_freedom_may_be_given(void **state) {
    (void)state;
    chiso__figure f;
    chiso__evidence e = evidence();
    chiso_variance_options given = options;
    given.df = 2.5, given.level = 0.9;
    chiso__figure_make(&f, &e, &given);
    assert_true(f.df == 2.5);
    assert_int_equal(f.flags, CHISO__FLAG_FEW_PSUS);
    assert_close(f.high - 4, chiso__t_quantile(0.95, 2.5) * 0.3, 1e-14);
    e.support.psus = e.support.strata;
    chiso__figure_make(&f, &e, &options);
    assert_true(f.df == 0 && isnan(f.low) && isnan(f.high));
    assert_close(f.se, 0.3, 1e-15);
    assert_int_equal(f.flags, CHISO__FLAG_NO_DF);
}

static void what_is_missing_has_no_figures(void **state) {
    (void)state;
    chiso__figure f;
    chiso__evidence e = evidence();
    e.estimate = NAN, e.n = 0;
    chiso__figure_make(&f, &e, &options);
    assert_true(isnan(f.estimate) && isnan(f.se) && isnan(f.low) && isnan(f.deff));
    assert_true(isnan(f.n_eff) && isnan(f.cv) && f.df == 20);
    assert_int_equal(f.flags, CHISO__FLAG_NO_ANSWERS);
    chiso__figure_plain(&f, 7, 12);
    assert_true(f.estimate == 7 && f.n == 12 && f.flags == 0);
    assert_true(isnan(f.se) && isnan(f.low) && isnan(f.high) && isnan(f.df));
    assert_true(isnan(f.deff) && isnan(f.n_eff) && isnan(f.cv));
}

static void a_design_effect_without_replacement_needs_more_people_than_answers(void **state) {
    (void)state;
    chiso__evidence e = evidence();
    chiso_variance_options without = options;
    chiso__figure f;
    without.deff = CHISO_DEFF_WITHOUT;
    assert_close(chiso__deff(&e, CHISO_DEFF_WITHOUT),
                 chiso__deff(&e, CHISO_DEFF_REPLACE) / (1 - 100.0 / 500), 1e-14);
    e.weight = 100;
    assert_true(isnan(chiso__deff(&e, CHISO_DEFF_WITHOUT)));
    assert_true(!isnan(chiso__deff(&e, CHISO_DEFF_REPLACE)));
    chiso__figure_make(&f, &e, &without);
    assert_int_equal(f.flags, CHISO__FLAG_NO_DEFF);
    assert_true(isnan(f.deff) && isnan(f.n_eff));
    e.n = 0, e.estimate = NAN;
    chiso__figure_make(&f, &e, &without);
    assert_int_equal(f.flags, CHISO__FLAG_NO_ANSWERS);
}

static void where_nothing_would_vary_there_is_no_design_effect(void **state) {
    (void)state;
    chiso__evidence e = evidence();
    chiso__figure f;
    e.square = 0;
    assert_true(isnan(chiso__deff(&e, CHISO_DEFF_REPLACE)));
    e = evidence(), e.n = 1;
    assert_true(isnan(chiso__deff(&e, CHISO_DEFF_REPLACE)));
    e = evidence(), e.variance = 1e-30; /* rounding, beside 4 */
    chiso__figure_make(&f, &e, &options);
    assert_true(f.se == 0 && f.low == 4 && f.high == 4 && f.deff == 0 && f.cv == 0);
    assert_true(isnan(f.n_eff));
    e = evidence(), e.estimate = 0;
    chiso__figure_make(&f, &e, &options);
    assert_true(isnan(f.cv));
}

static void proportions_have_their_own_intervals_and_no_high_cv(void **state) {
    (void)state;
    chiso__figure f;
    chiso__evidence e = evidence();
    e.estimate = 0.1, e.variance = 0.0036, e.is_proportion = true;
    for (int32_t kind = CHISO_INTERVAL_T; kind <= CHISO_INTERVAL_BETA; kind++) {
        const chiso__interval_input input = {
            .estimate = 0.1, .se = 0.06, .df = 20, .level = 0.95, .n = 100};
        double low, high;
        e.interval = kind;
        assert_true(chiso__interval(kind, &input, &low, &high, NULL));
        chiso__figure_make(&f, &e, &options);
        assert_close(f.low, low, 1e-14);
        assert_close(f.high, high, 1e-14);
        assert_true(f.flags == 0);
    }
    e.is_proportion = false;
    chiso__figure_make(&f, &e, &options);
    assert_int_equal(f.flags, CHISO__FLAG_HIGH_CV);
}

static void a_score_is_a_proportion_of_its_range(void **state) {
    (void)state;
    chiso__figure f;
    chiso__evidence e = evidence();
    e.low = 1, e.high = 11, e.interval = CHISO_INTERVAL_LOGIT;
    const chiso__interval_input input = {
        .estimate = 0.3, .se = 0.03, .df = 20, .level = 0.95, .n = 100};
    double low, high;
    assert_true(chiso__interval(CHISO_INTERVAL_LOGIT, &input, &low, &high, NULL));
    chiso__figure_make(&f, &e, &options);
    assert_close(f.low, 1 + 10 * low, 1e-14);
    assert_close(f.high, 1 + 10 * high, 1e-14);
    e.estimate = 11; /* the end of it */
    chiso__figure_make(&f, &e, &options);
    assert_true(isnan(f.low) && (f.flags & CHISO__FLAG_EXACT) == 0); /* no count of people */
    e.is_proportion = true;
    chiso__figure_make(&f, &e, &options);
    assert_true(f.high == 11 && f.low > 10);
    assert_true((f.flags & CHISO__FLAG_EXACT) != 0);
    e.estimate = 12; /* beyond */
    chiso__figure_make(&f, &e, &options);
    assert_true(isnan(f.low) && isnan(f.high) && f.se > 0);
}

/* --- Σ w q² --- */

enum { PEOPLE = 6 };

static const struct person {
    double w, y, x;
    int category;
    unsigned boxes;
} people[PEOPLE] = {{1, 2, 5, 0, 1},   {2.5, -3, 1, 2, 6}, {0.5, 40, 2, 1, 0},
                    {4, 0, 0.5, 2, 7}, {1, 7, 3, 0, 2},    {3, 7, 1, 1, 5}};

static void add_person(double *total, const struct person *p, chiso__kind kind) {
    const double number[] = {p->w, p->w * p->y, p->w * p->y * p->y};
    const double ratio[] = {
        p->w, p->w * p->x, p->w * p->y, p->w * p->x * p->x, p->w * p->x * p->y, p->w * p->y * p->y};
    if (kind == CHISO__KIND_SCALE) total[p->category] += p->w;
    for (size_t i = 0; i < 3 && kind == CHISO__KIND_NUMBER; i++) total[i] += number[i];
    for (size_t i = 0; i < 6 && kind == CHISO__KIND_RATIO; i++) total[i] += ratio[i];
    if (kind != CHISO__KIND_MULTIPLE) return;
    total[0] += p->w;
    for (size_t i = 0; i < 3; i++) total[1 + i] += (p->boxes >> i & 1) != 0 ? p->w : 0;
}

static void squares_are_those_of_the_people_one_by_one(void **state) {
    (void)state;
    static const struct {
        chiso__variable variable;
        double slope[6]; /* of boxes one at a time, as proportions are */
    } cases[] = {
        {{.kind = CHISO__KIND_SCALE, .categories = 3, .n_sums = 3}, {0.5, -2, 1}},
        {{.kind = CHISO__KIND_NUMBER, .categories = 1, .n_sums = 3}, {-0.7, 0.3}},
        {{.kind = CHISO__KIND_RATIO, .categories = 1, .n_sums = 6}, {0.1, 0.2, -0.4}},
        {{.kind = CHISO__KIND_MULTIPLE, .categories = 3, .n_sums = 4}, {-0.3, 0, 0.9, 0}},
    };
    for (size_t c = 0; c < 4; c++) {
        const chiso__variable *v = &cases[c].variable;
        double total[6] = {0}, square = 0, sum = 0, linear;
        for (size_t i = 0; i < PEOPLE; i++) {
            double own[6] = {0}, q = 0;
            add_person(total, &people[i], v->kind);
            add_person(own, &people[i], v->kind);
            for (size_t k = 0; k < v->n_sums; k++) q += cases[c].slope[k] * own[k] / people[i].w;
            square += people[i].w * q * q, sum += people[i].w * q;
        }
        assert_close(chiso__square(v, total, cases[c].slope, &linear), square, 1e-13);
        assert_close(linear, sum, 1e-13);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_has_all_that_is_told_of_an_estimate),
        cmocka_unit_test(degrees_of_freedom_may_be_given),
        cmocka_unit_test(what_is_missing_has_no_figures),
        cmocka_unit_test(a_design_effect_without_replacement_needs_more_people_than_answers),
        cmocka_unit_test(where_nothing_would_vary_there_is_no_design_effect),
        cmocka_unit_test(proportions_have_their_own_intervals_and_no_high_cv),
        cmocka_unit_test(a_score_is_a_proportion_of_its_range),
        cmocka_unit_test(squares_are_those_of_the_people_one_by_one),
    };
    return RUN_TESTS(tests);
}
