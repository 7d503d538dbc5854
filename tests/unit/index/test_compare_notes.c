/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rounds.h"

/* Rounds with `nodes` nodes N01, N02 … in the places that are listed. */
static chiso_result *round_of(const char *const *places, size_t nodes, double se) {
    chiso_result *r = round_new(NULL, "place");
    for (size_t p = 0; places[p] != NULL; p++) {
        for (size_t i = 1; i <= nodes; i++) {
            char code[8];
            snprintf(code, sizeof code, "N%02zu", i);
            round_row(r, places[p], code, NULL, 5, se, 9);
        }
    }
    return r;
}

static const char *const here[] = {"a", "b", NULL};
static const char *const there[] = {"b", "c \x1b", NULL};

static void who_is_in_one_round_only_is_listed_once(void **state) {
    (void)state;
    chiso_result *r = compare_rounds(round_of(here, 2, 0.3), round_of(there, 3, 0.3), NULL);
    assert_true(has_note(r, "In one of the rounds only: N03, c ␛, a"));
    chiso_result_free(r);
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    options.language = CHISO_VIETNAMESE;
    r = compare_rounds(round_of(here, 2, 0.3), round_of(there, 3, 0.3), &options);
    assert_true(has_note(r, "Chỉ có ở một kỳ: N03, c ␛, a"));
    chiso_result_free(r);
}

static void a_long_list_says_how_many_there_are(void **state) {
    (void)state;
    chiso_result *r = compare_rounds(round_of(here, 20, 0.3), round_of(here, 15, 0.3), NULL);
    assert_true(has_note(r,
                         "looked at: N01, N02, N03, N04, N05, N06, N07, N08, N09, N10, N11, "
                         "N12, … (15)"));
    assert_true(has_note(r, "rounds only: N16, N17, N18, N19, N20"));
    chiso_result_free(r);
}

static void what_is_a_test_and_what_is_none_is_said(void **state) {
    (void)state;
    chiso_result *r = compare_rounds(round_of(here, 2, 0.3), round_of(here, 2, 0.3), NULL);
    assert_true(has_note(r, "independent samples") && has_note(r, "looks at the size"));
    assert_false(has_note(r, "nothing here is a test"));
    chiso_result_free(r);
    r = compare_rounds(round_of(here, 2, NAN), round_of(here, 2, NAN), NULL);
    assert_true(has_note(r, "nothing here is a test") && has_note(r, "looks at the size"));
    assert_false(has_note(r, "independent samples") || has_note(r, "adjusted"));
    chiso_result_free(r);
}

static void where_nothing_is_compared_no_test_is_spoken_of(void **state) {
    (void)state;
    chiso_result *before = round_new("papi-2018", NULL), *after = round_new("papi-2019", NULL);
    round_row(before, NULL, "1.1", NULL, 5, 0.3, 9);
    round_row(after, NULL, "1.1", NULL, 5, 0.3, 9);
    chiso_result *r = compare_rounds(before, after, NULL);
    assert_int_equal(chiso_result_notes(r), 1);
    assert_true(has_note(r, "Not compared"));
    chiso_result_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_is_in_one_round_only_is_listed_once),
        cmocka_unit_test(a_long_list_says_how_many_there_are),
        cmocka_unit_test(what_is_a_test_and_what_is_none_is_said),
        cmocka_unit_test(where_nothing_is_compared_no_test_is_spoken_of),
    };
    return RUN_TESTS(tests);
}
