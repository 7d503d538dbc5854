/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/people.h"

#include "some_people.h"

static some_people *three(void) {
    some_people *s = some_people_new(2);
    add_one(s, 2, (double[]){1, 5, 7});
    add_one(s, 1, (double[]){3, 4, 2});
    add_one(s, 3, (double[]){0, 1, 1});
    return s;
}

static void sums_are_products_of_all_pairs(void **state) {
    (void)state;
    some_people *s = three();
    static const double none[4] = {0};
    double sums[16];
    assert_int_equal(chiso__people_sums(&s->people), 14);
    chiso__people_row(&s->people, 1, none, sums);
    /* 1; 3, 9; 4, 12, 16; 2, 6, 8, 4 */
    static const double expected[] = {1, 3, 9, 4, 12, 16, 2, 6, 8, 4};
    for (size_t i = 0; i < 10; i++) assert_close(sums[i], expected[i], 1e-15);
    assert_int_equal(chiso__product(3, 2), 8);
    some_people_free(s);
}

static void sums_are_about_a_centre(void **state) {
    (void)state;
    some_people *s = three();
    static const double centre[4] = {0, 1, 2, 3};
    double sums[16];
    chiso__people_row(&s->people, 0, centre, sums);
    /* w = 2, about the centre: 1, 0, 3, 4 */
    static const double expected[] = {2, 0, 0, 6, 0, 18, 8, 0, 24, 32};
    for (size_t i = 0; i < 10; i++) assert_close(sums[i], expected[i], 1e-15);
    some_people_free(s);
}

/* Σw and Σw(x - centre) of all who have a predictor, complete or not. */
static void those_who_have_a_predictor_are_summed_apart(void **state) {
    (void)state;
    some_people *s = three();
    static const double centre[4] = {0, 1, 2, 3};
    double sums[16];
    s->answered[(2 * 2 + 1) * 2] = 5;
    s->answered[(2 * 2 + 1) * 2 + 1] = 12;
    chiso__people_row(&s->people, 2, centre, sums);
    const size_t at = chiso__people_answered(&s->people, 1);
    assert_int_equal(at, 12);
    assert_close(sums[at], 5, 1e-15);
    assert_close(sums[at + 1], 2, 1e-15);
    some_people_free(s);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_are_products_of_all_pairs),
        cmocka_unit_test(sums_are_about_a_centre),
        cmocka_unit_test(those_who_have_a_predictor_are_summed_apart),
    };
    return RUN_TESTS(tests);
}
