/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/adequacy.h"

#include "test.h"

/* Three items that all correlate by r: partial correlations are r / (1 + r). */
static void kmo_and_bartlett_are_what_their_formulas_say(void **state) {
    const double r[9] = {1, 0.5, 0.5, 0.5, 1, 0.5, 0.5, 0.5, 1};
    chiso__arena arena = {0};
    chiso__adequacy a;
    (void)state;
    assert_true(chiso__adequacy_of(&a, &arena, r, 3, 101));
    assert_close(a.kmo, 0.25 / (0.25 + 1 / 9.0), 1e-14);
    for (size_t j = 0; j < 3; j++) assert_close(a.item[j], a.kmo, 1e-14);
    assert_close(a.bartlett, -(100 - 11 / 6.0) * log(0.5), 1e-12);
    assert_close(a.bartlett_df, 3, 0);
    assert_true(a.bartlett_p > 0 && a.bartlett_p < 1e-13);
    assert_false(a.singular);
    chiso__arena_free(&arena);
}

static void two_items_are_half_adequate(void **state) {
    const double r[4] = {1, 0.3, 0.3, 1};
    chiso__arena arena = {0};
    chiso__adequacy a;
    (void)state;
    assert_true(chiso__adequacy_of(&a, &arena, r, 2, 50));
    assert_close(a.kmo, 0.5, 1e-14);
    chiso__arena_free(&arena);
}

static void without_an_inverse_there_is_nothing(void **state) {
    const double same[4] = {1, 1, 1, 1}, unknown[4] = {1, NAN, NAN, 1};
    chiso__arena arena = {0};
    chiso__adequacy a;
    (void)state;
    assert_true(chiso__adequacy_of(&a, &arena, same, 2, 50));
    assert_true(a.singular && isnan(a.kmo) && isnan(a.item[1]) && isnan(a.bartlett));
    assert_true(chiso__adequacy_of(&a, &arena, unknown, 2, 50));
    assert_true(a.singular && isnan(a.bartlett_p));
    chiso__arena_free(&arena);
}

static void one_item_is_no_matter_of_adequacy(void **state) {
    const double r[1] = {1};
    chiso__arena arena = {0};
    chiso__adequacy a;
    (void)state;
    assert_true(chiso__adequacy_of(&a, &arena, r, 1, 50));
    assert_true(isnan(a.kmo) && isnan(a.bartlett_df) && !a.singular);
    chiso__arena_free(&arena);
}

/* -(n - 1 - (2k + 5)/6) would turn the sign round. */
static void of_too_few_people_there_is_no_test(void **state) {
    const double r[4] = {1, 0.3, 0.3, 1};
    chiso__arena arena = {0};
    chiso__adequacy a;
    (void)state;
    assert_true(chiso__adequacy_of(&a, &arena, r, 2, 2));
    assert_true(isnan(a.bartlett) && isnan(a.bartlett_df) && isnan(a.bartlett_p));
    assert_close(a.kmo, 0.5, 1e-14);
    chiso__arena_free(&arena);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(kmo_and_bartlett_are_what_their_formulas_say),
        cmocka_unit_test(two_items_are_half_adequate),
        cmocka_unit_test(without_an_inverse_there_is_nothing),
        cmocka_unit_test(one_item_is_no_matter_of_adequacy),
        cmocka_unit_test(of_too_few_people_there_is_no_test),
    };
    return RUN_TESTS(tests);
}
