/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/mean.h"

#include "test.h"

/* Codes 1, 2.5, -3, and one that is no answer. */
static chiso__category categories[] = {
    {.code = "1", .value = 1},
    {.code = "9", .value = NAN, .missing = CHISO__REFUSED},
    {.code = "2.5", .value = 2.5},
    {.code = "-3", .value = -3},
};
static const chiso__scale scale = {.name = "scale", .categories = categories, .count = 4};
static const chiso__variable coded = {.name = "q", .scale = &scale, .categories = 4, .n_sums = 4};
static const chiso__variable number = {
    .name = "x", .kind = CHISO__KIND_NUMBER, .categories = 1, .n_sums = CHISO__NUMBER_SUMS};

static void the_mean_of_categories_weighs_their_values(void **state) {
    (void)state;
    const double total[] = {2, 0, 4, 0.5};
    assert_close(chiso__mean(&coded, total, NULL), (2 * 1 + 4 * 2.5 + 0.5 * -3) / 6.5, 1e-15);
}

static void the_mean_of_a_number_is_its_total_by_the_weight(void **state) {
    (void)state;
    const double total[] = {4, 10, 999};
    assert_true(chiso__mean(&number, total, NULL) == 2.5);
}

static void the_mean_of_a_centred_number_has_its_centre_again(void **state) {
    (void)state;
    chiso__variable centred = number;
    centred.centre = 20;
    const double total[] = {4, 10, 999};
    double gradient[3];
    assert_true(chiso__mean(&centred, total, gradient) == 22.5);
    assert_true(gradient[CHISO__NUMBER_W] == -2.5 / 4 && gradient[CHISO__NUMBER_WY] == 0.25);
}

static void categories_may_count_as_anything(void **state) {
    (void)state;
    const double total[] = {2, 0, 4, 0.5}, values[] = {100, NAN, 0, 50};
    double gradient[4];
    assert_close(chiso__mean_of(&coded, values, total, gradient), (200 + 25) / 6.5, 1e-15);
    assert_true(gradient[1] == 0);
    assert_close(gradient[0], (100 - 225 / 6.5) / 6.5, 1e-14);
    assert_true(chiso__answered(&coded, total) == 6.5);
}

static void a_value_of_zero_is_an_answer(void **state) {
    (void)state;
    const double total[] = {4, 0, 0};
    assert_true(chiso__mean(&number, total, NULL) == 0);
}

static void where_nobody_answered_there_is_no_mean_and_no_gradient(void **state) {
    (void)state;
    const double nothing[4] = {0};
    for (int i = 0; i < 2; i++) {
        double gradient[4] = {9, 9, 9, 9};
        const chiso__variable *variable = i == 0 ? &coded : &number;
        assert_true(isnan(chiso__mean(variable, nothing, gradient)));
        for (size_t k = 0; k < variable->n_sums; k++) assert_true(gradient[k] == 0);
        assert_true(isnan(chiso__mean(variable, nothing, NULL)));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_mean_of_categories_weighs_their_values),
        cmocka_unit_test(the_mean_of_a_number_is_its_total_by_the_weight),
        cmocka_unit_test(the_mean_of_a_centred_number_has_its_centre_again),
        cmocka_unit_test(categories_may_count_as_anything),
        cmocka_unit_test(a_value_of_zero_is_an_answer),
        cmocka_unit_test(where_nobody_answered_there_is_no_mean_and_no_gradient),
    };
    return RUN_TESTS(tests);
}
