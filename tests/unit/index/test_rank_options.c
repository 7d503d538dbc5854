/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank_options.h"

#include <chiso/instrument.h>

#include "test.h"

static void zeros_are_the_defaults(void **state) {
    (void)state;
    chiso_rank_options given = CHISO_RANK_OPTIONS_INIT, out;
    chiso_error error = {0};
    for (int i = 0; i < 2; i++) {
        assert_ok(chiso__rank_options(&out, i ? &given : NULL, &error), error);
        assert_true(out.level == 0.95);
        assert_int_equal(out.draws, 1000);
        assert_int_equal(out.seed, 1);
        assert_int_equal(out.kind, CHISO_RANKS_SIMULTANEOUS);
        const chiso__rank_choice choice = chiso__rank_choice_of(&out);
        assert_false(choice.marginal);
        assert_false(choice.single_step);
        assert_int_equal(choice.draws, 1000);
        assert_int_equal(choice.stream, 0);
    }
}

static void what_is_given_stays(void **state) {
    (void)state;
    chiso_rank_options given = CHISO_RANK_OPTIONS_INIT, out;
    chiso_error error = {0};
    given.level = 0.9;
    given.draws = 77;
    given.seed = UINT32_MAX;
    given.kind = CHISO_RANKS_MARGINAL;
    given.single_step = 1;
    assert_ok(chiso__rank_options(&out, &given, &error), error);
    const chiso__rank_choice choice = chiso__rank_choice_of(&out);
    assert_true(choice.marginal && choice.single_step && choice.level == 0.9);
    assert_true(choice.draws == 77 && choice.seed == UINT32_MAX);
}

static void assert_refused(const chiso_rank_options *given, const char *word) {
    chiso_rank_options out;
    chiso_error error = {0};
    assert_int_equal(chiso__rank_options(&out, given, &error), CHISO_E_ARGUMENT);
    assert_contains(error.message, word);
}

static void what_makes_no_sense_is_refused(void **state) {
    (void)state;
    const struct {
        chiso_rank_options options;
        const char *word;
    } cases[] = {
        {{sizeof(chiso_rank_options), 1, 0, 0, 0, 0, 0, 0}, "level"},
        {{sizeof(chiso_rank_options), -0.1, 0, 0, 0, 0, 0, 0}, "level"},
        {{sizeof(chiso_rank_options), NAN, 0, 0, 0, 0, 0, 0}, "level"},
        {{sizeof(chiso_rank_options), 0, -1, 0, 0, 0, 0, 0}, "draws"},
        {{sizeof(chiso_rank_options), 0, 1000001, 0, 0, 0, 0, 0}, "draws"},
        {{sizeof(chiso_rank_options), 0, 0, -1, 0, 0, 0, 0}, "seed"},
        {{sizeof(chiso_rank_options), 0, 0, INT64_C(1) << 32, 0, 0, 0, 0}, "seed"},
        {{sizeof(chiso_rank_options), 0, 0, 0, 2, 0, 0, 0}, "marginal"},
        {{sizeof(chiso_rank_options), 0, 0, 0, -1, 0, 0, 0}, "marginal"},
        {{sizeof(chiso_rank_options), 0, 0, 0, 0, 2, 0, 0}, "single_step"},
        {{sizeof(chiso_rank_options), 0, 0, 0, 0, 0, 7, 0}, "language"},
        {{0, 0, 0, 0, 0, 0, 0, 0}, "size"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_refused(&cases[i].options, cases[i].word);
}

static void beside_a_variance_its_level_and_seed_are_the_defaults(void **state) {
    (void)state;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_rank_options given = CHISO_RANK_OPTIONS_INIT, out;
    chiso_error error = {0};
    variance.level = 0.9, variance.seed = 7;
    assert_ok(chiso__rank_options_beside(&out, NULL, &variance, &error), error);
    assert_true(out.level == 0.9 && out.seed == 7 && out.draws == 1000);
    given.level = 0.8, given.seed = 3, given.kind = CHISO_RANKS_NONE;
    assert_ok(chiso__rank_options_beside(&out, &given, &variance, &error), error);
    assert_true(out.level == 0.8 && out.seed == 3 && out.kind == CHISO_RANKS_NONE);
    given.kind = 3;
    assert_int_equal(chiso__rank_options_beside(&out, &given, &variance, &error), CHISO_E_ARGUMENT);
    assert_contains(error.message, "none");
    given.struct_size = 0;
    assert_int_equal(chiso__rank_options_beside(&out, &given, &variance, &error), CHISO_E_ARGUMENT);
}

static void beside_a_variance_settings_have_names_of_their_own(void **state) {
    (void)state;
    static const char *const keys[] = {"rank_sets", "rank_steps", "rank_level", "rank_draws",
                                       "rank_seed"};
    chiso_rank_options given = CHISO_RANK_OPTIONS_INIT, out;
    chiso_error error = {0};
    chiso_result *result;
    assert_ok(chiso__rank_options(&out, &given, &error), error);
    assert_ok(chiso__result_new(&result, "score", &error), error);
    assert_ok(chiso__rank_settings(&out, true, result, &error), error);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(chiso_result_setting_key(result, i), keys[i]);
    out.kind = CHISO_RANKS_NONE;
    assert_ok(chiso__rank_settings(&out, true, result, &error), error);
    assert_int_equal(chiso_result_settings(result), 5); /* it took the place of the first */
    assert_string_equal(chiso_result_setting_text(result, 0, 0), "none");
    chiso_result_free(result);
}

static void kinds_have_names(void **state) {
    (void)state;
    assert_string_equal(chiso_rank_sets_name(CHISO_RANKS_SIMULTANEOUS), "simultaneous");
    assert_string_equal(chiso_rank_sets_name(CHISO_RANKS_MARGINAL), "marginal");
    assert_string_equal(chiso_rank_sets_name(CHISO_RANKS_NONE), "none");
    assert_null(chiso_rank_sets_name(3));
    assert_null(chiso_rank_sets_name(-1));
}

static void settings_tell_what_was_in_force(void **state) {
    (void)state;
    chiso_rank_options given = CHISO_RANK_OPTIONS_INIT, out;
    chiso_error error = {0};
    for (int32_t step = 0; step < 2; step++) {
        const char *const expected[] = {"simultaneous", step ? "single" : "stepdown", "0.95",
                                        "1000", "1"};
        const char *const keys[] = {"rank_sets", "steps", "level", "draws", "seed"};
        chiso_result *result;
        given.single_step = step;
        assert_ok(chiso__rank_options(&out, &given, &error), error);
        assert_ok(chiso__result_new(&result, "rank", &error), error);
        assert_ok(chiso__rank_settings(&out, false, result, &error), error);
        assert_int_equal(chiso_result_settings(result), 5);
        for (size_t i = 0; i < 5; i++) {
            assert_string_equal(chiso_result_setting_key(result, i), keys[i]);
            assert_string_equal(chiso_result_setting_text(result, i, 0), expected[i]);
        }
        chiso_result_free(result);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zeros_are_the_defaults),
        cmocka_unit_test(what_is_given_stays),
        cmocka_unit_test(what_makes_no_sense_is_refused),
        cmocka_unit_test(kinds_have_names),
        cmocka_unit_test(settings_tell_what_was_in_force),
        cmocka_unit_test(beside_a_variance_its_level_and_seed_are_the_defaults),
        cmocka_unit_test(beside_a_variance_settings_have_names_of_their_own),
    };
    return RUN_TESTS(tests);
}
