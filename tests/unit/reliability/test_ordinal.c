/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "reliability/factoring.h"
#include "test.h"

enum { ITEMS = 3, PEOPLE = 6 };

/* The third does not vary; the last is not counted; the last but one weighs three. */
static double value[PEOPLE * ITEMS] = {-1.5, 2, 0, 0.5, 7, 0,   -1.5, NAN, 0,
                                       0.25, 2, 0, 0.5, 2, NAN, 9,    9,   0};
static double weight[PEOPLE] = {1, 1, 1, 1, 3, 1};
static bool counted[PEOPLE] = {true, true, true, true, true, false};
static size_t order[PEOPLE] = {4, 2, 0, 1, 3, 5}, places[] = {0, 1};

static const chiso__answers answers = {.rows = PEOPLE,
                                       .items = ITEMS,
                                       .value = value,
                                       .weight = weight,
                                       .order = order,
                                       .n_order = PEOPLE,
                                       .counted = counted};

/* A table of the same people, made by hand: levels of a are -1.5 < 0.25 < 0.5 (< 9), of b 2 < 7. */
static void answers_are_categories_in_their_order(void **state) {
    static const int16_t level[] = {0, 0, 2, 1, 0, -1, 1, 0, 2, 0};
    static const size_t levels[] = {3, 2};
    const chiso__matrices m = {.all = ITEMS, .items = 2, .item = places};
    const chiso__group group = {
        .answers = &answers, .respondents = order, .count = PEOPLE, .matrices = &m};
    const chiso__ordinal by_hand = {
        .items = 2, .cases = 5, .level = level, .levels = levels, .weight = weight};
    chiso__arena arena = {0};
    chiso__polychoric found, expected;
    (void)state;
    assert_true(chiso__ordinal_of(&found, &arena, &group));
    assert_true(chiso__polychorics(&expected, &arena, &by_hand, CHISO__THRESHOLDS_GLOBAL));
    assert_true(expected.correlation[1] > -1 && expected.correlation[1] < 1);
    assert_close(found.correlation[1], expected.correlation[1], 1e-10);
    assert_close(found.n[1], 4, 0);
    chiso__arena_free(&arena);
}

static void more_answers_than_categories_can_be_are_refused(void **state) {
    enum { MANY = CHISO__MOST_LEVELS + 1 };
    static double many[MANY * 2];
    static size_t all[MANY];
    chiso__answers a = {.rows = MANY, .items = 2, .value = many, .order = all, .n_order = MANY};
    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        many[2 * i] = (double)(i % 3);
        many[2 * i + 1] = (double)(MANY - i);
        all[i] = i;
    }
    assert_int_equal(chiso__ordinal_refuses(&a), 1);
    a.n_order = MANY - 1;
    assert_int_equal(chiso__ordinal_refuses(&a), 2);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_categories_in_their_order),
        cmocka_unit_test(more_answers_than_categories_can_be_are_refused),
    };
    return RUN_TESTS(tests);
}
