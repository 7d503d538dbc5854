/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/run.h"

#include "scale_of.h"

static void expand(const char *const *names, size_t count, const char *expected) {
    chiso_instrument *instrument;
    chiso_error error = {0};
    chiso__arena arena = {0};
    chiso_reliability_options options = CHISO_RELIABILITY_OPTIONS_INIT;
    char text[200] = "";
    assert_ok(chiso_instrument_open(&instrument, NULL, CHISO_SOURCE "/tests/unit/survey", &error),
              error);
    options.items = names, options.n_items = count;
    assert_true(chiso__items_expand(&options, instrument, &arena));
    for (size_t i = 0; i < options.n_items; i++) strcat(strcat(text, options.items[i]), " ");
    assert_string_equal(text, expected);
    chiso__arena_free(&arena);
    chiso_instrument_free(instrument);
}

static void groups_stand_for_the_items_below_them(void **state) {
    (void)state;
    expand((const char *const[]){"A"}, 1, "q1 q2 ");
    expand((const char *const[]){"S"}, 1, "q1 q2 days got ");
    expand((const char *const[]){"B", "other"}, 2, "days got other ");
}

static void columns_and_leaves_stay_what_they_are(void **state) {
    (void)state;
    expand((const char *const[]){"q1", "a1", "nothing"}, 3, "q1 a1 nothing ");
    expand(NULL, 0, "");
}

static void without_an_instrument_there_are_no_groups(void **state) {
    const char *const names[] = {"A", "B"};
    chiso__arena arena = {0};
    chiso_reliability_options options = CHISO_RELIABILITY_OPTIONS_INIT;
    (void)state;
    options.items = names, options.n_items = 2;
    assert_true(chiso__items_expand(&options, NULL, &arena));
    assert_ptr_equal(options.items, names);
}

static void reliability_of_a_group_is_that_of_its_items(void **state) {
    static const char answers[] = "q1,q2\n5,1\n4,2\n1,3\n2,5\n2,9\n5,4\n";
    (void)state;
    scale_of group = scale_begin(answers, (const char *const[]){"A", NULL});
    scale_of items = scale_begin(answers, (const char *const[]){"q1", "q2", NULL});
    group.s.instrument_name = items.s.instrument_name = CHISO_SOURCE "/tests/unit/survey";
    assert_ok(scale_read(&group), group.s.error);
    assert_ok(scale_read(&items), items.s.error);
    assert_close(scale_estimate(&group, "alpha", ""), scale_estimate(&items, "alpha", ""), 0);
    assert_string_equal(scale_text(group.result, scale_row(&group, "", "item_mean", "q2"), "item"),
                        "q2");
    scale_end(&group);
    scale_end(&items);
}

static void an_item_below_two_groups_is_named_twice(void **state) {
    (void)state;
    scale_of of = scale_begin("q1,q2\n1,2\n", (const char *const[]){"A", "q1", NULL});
    of.s.instrument_name = CHISO_SOURCE "/tests/unit/survey";
    assert_int_equal(scale_read(&of), CHISO_E_ARGUMENT);
    assert_contains(of.s.error.message, "q1 is named twice");
    scale_end(&of);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_stand_for_the_items_below_them),
        cmocka_unit_test(columns_and_leaves_stay_what_they_are),
        cmocka_unit_test(without_an_instrument_there_are_no_groups),
        cmocka_unit_test(reliability_of_a_group_is_that_of_its_items),
        cmocka_unit_test(an_item_below_two_groups_is_named_twice),
    };
    return RUN_TESTS(tests);
}
