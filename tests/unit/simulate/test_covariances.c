/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/covariances.h"

#include "numeric/normal.h"
#include "simulate/population.h"
#include "simulated.h"

/* A question of two answers: 100 with probability p, and the latent values correlate. */
static void answers_of_two_kinds_vary_as_one_integral_says(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    chiso__arena arena = {0};
    chiso__covariances c;
    simulated_make(&s);
    assert_true(chiso__covariances_make(&c, &arena, s.simulation, "top2"));
    for (size_t i = 0; i < 5; i++) {
        const chiso__question *x = &s.simulation->questions[i];
        const double a = x->replies[2].cut - chiso__population_centre(s.simulation, i);
        const double p = chiso__normal_cdf(-a);
        assert_close(c.mean[i], 100 * p, 1e-12);
        assert_close(c.within[i * 5 + i], 1e4 * p * (1 - p), 1e-12);
        for (size_t j = 0; j < 5; j++) {
            const chiso__question *y = &s.simulation->questions[j];
            const double b = y->replies[2].cut - chiso__population_centre(s.simulation, j);
            const double r = x->loading * y->loading;
            assert_close(c.between[i * 5 + j], 1e4 * chiso__normal_covariance(a, b, 0.06 * r),
                         1e-12);
            if (i != j)
                assert_close(c.within[i * 5 + j], 1e4 * chiso__normal_covariance(a, b, 0.46 * r),
                             1e-12);
        }
    }
    chiso__arena_free(&arena);
    simulated_free(&s);
}

static void without_clusters_two_people_have_nothing_in_common(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("quoted"));
    chiso__arena arena = {0};
    chiso__covariances c;
    s.options.icc = -1;
    simulated_make(&s);
    assert_true(chiso__covariances_make(&c, &arena, s.simulation, NULL));
    for (size_t i = 0; i < 4; i++) assert_true(c.between[i] == 0);
    assert_true(c.within[0] > 0 && c.within[3] > 0);
    assert_true(c.within[1] < 0 && c.within[1] == c.within[2]); /* high days, low share */
    chiso__arena_free(&arena);
    simulated_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_of_two_kinds_vary_as_one_integral_says),
        cmocka_unit_test(without_clusters_two_people_have_nothing_in_common),
    };
    return RUN_TESTS(tests);
}
