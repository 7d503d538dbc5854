/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scale_of.h"

static const char answers[] =
    "g,a,b,c,d\n"
    "x,1,1,2,3\nx,2,3,2,3\nx,3,2,5,3\nx,4,5,3,3\nx,5,4,4,3\n"
    "y,2,2,4,3\ny,4,3,1,4\n"
    "z,3,4,4,2\n";
static const char *const items[] = {"a", "b", "c", "d", NULL};
static const char *const by[] = {"g"};

static scale_of of_domains(void) {
    scale_of of = scale_begin(answers, items);
    of.options.by = by, of.options.n_by = 1;
    assert_ok(scale_read(&of), of.s.error);
    return of;
}

static void an_item_with_one_answer_is_left_out_with_a_word(void **state) {
    static const char *const three[] = {"a", "b", "c", NULL};
    (void)state;
    scale_of of = of_domains(), alone = scale_begin(answers, three);
    alone.options.where = "g = x";
    assert_ok(scale_read(&alone), alone.s.error);
    assert_close(scale_number(&of, "x", "alpha", "", "estimate"),
                 scale_estimate(&alone, "alpha", ""), 1e-13);
    assert_contains(scale_flags(&of, "x", "alpha", ""), "items_left_out");
    assert_contains(scale_flags(&of, "x", "item_rest_r", "d"), "no_variance");
    assert_close(scale_number(&of, "x", "item_mean", "d", "estimate"), 3, 1e-15);
    assert_close(scale_number(&of, "x", "item_sd", "d", "estimate"), 0, 0);
    assert_true(isnan(scale_number(&of, "x", "alpha_if_dropped", "d", "estimate")));
    assert_null(strstr(scale_flags(&of, "x", "item_mean", "a"), "items_left_out"));
    assert_null(strstr(scale_flags(&of, "", "alpha", ""), "items_left_out"));
    scale_end(&of);
    scale_end(&alone);
}

static void more_items_than_people_have_no_inverse(void **state) {
    (void)state;
    scale_of of = of_domains();
    assert_contains(scale_flags(&of, "y", "lambda6", ""), "singular");
    assert_contains(scale_flags(&of, "y", "kmo", ""), "singular");
    assert_contains(scale_flags(&of, "y", "smc", "a"), "singular");
    assert_true(isnan(scale_number(&of, "y", "bartlett_p", "", "estimate")));
    assert_true(isfinite(scale_number(&of, "y", "alpha", "", "estimate")));
    scale_end(&of);
}

static void one_person_does_not_vary(void **state) {
    (void)state;
    scale_of of = of_domains();
    assert_contains(scale_flags(&of, "z", "alpha", ""), "few_items");
    assert_contains(scale_flags(&of, "z", "alpha", ""), "no_df");
    assert_close(scale_number(&of, "z", "item_mean", "b", "estimate"), 4, 1e-15);
    assert_true(isnan(scale_number(&of, "z", "item_sd", "b", "estimate")));
    assert_true(isnan(scale_number(&of, "z", "item_mean", "b", "se")));
    scale_end(&of);
}

static void nobody_answers_nothing(void **state) {
    (void)state;
    scale_of of = scale_begin(answers, items);
    of.options.where = "a > 9";
    assert_ok(scale_read(&of), of.s.error);
    for (size_t row = 0; row < chiso_result_rows(of.result); row++) {
        assert_contains(scale_text(of.result, row, "flags"), "no_answers");
        assert_null(strstr(scale_text(of.result, row, "flags"), "few_items"));
    }
    scale_end(&of);
}

/* No estimate is missing without a flag that tells why. */
static void what_is_empty_has_a_flag(void **state) {
    static const char *const reasons[] = {"no_answers", "no_variance", "few_items",
                                          "no_pairs",   "singular",    "undefined"};
    static const char *const files[] = {answers,
                                        "g,a,b,c,d\nx,1,,2,\nx,2,,4,\nx,,3,6,\ny,,4,8,\ny,,,3,1\n",
                                        "g,a,b,c,d\nx,1,1,1,-1\nx,2,2,1,-2\ny,3,3,1,-3\n",
                                        "g,a,b,c,d\nx,1,1,0,0\nx,1,0,1,0\ny,0,1,0,1\ny,0,0,1,1\n"};
    (void)state;
    for (size_t f = 0; f < sizeof files / sizeof files[0]; f++) {
        scale_of of = scale_begin(files[f], items);
        of.options.by = by, of.options.n_by = 1;
        assert_ok(scale_read(&of), of.s.error);
        const size_t estimate = (size_t)chiso_result_find_column(of.result, "estimate");
        for (size_t row = 0; row < chiso_result_rows(of.result); row++) {
            bool told = !isnan(chiso_result_number(of.result, row, estimate));
            for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
                told = told || strstr(scale_text(of.result, row, "flags"), reasons[i]) != NULL;
            if (!told)
                fail_msg("file %zu: %s of \"%s\"", f, scale_text(of.result, row, "statistic"),
                         scale_text(of.result, row, "item"));
        }
        scale_end(&of);
    }
}

static void an_item_that_runs_against_the_others_is_flagged_and_not_turned(void **state) {
    static const char *const reverse[] = {"c"};
    (void)state;
    scale_of of = scale_begin("a,b,c\n1,1,5\n2,3,4\n3,2,4\n4,5,2\n5,4,1\n",
                              (const char *const[]){"a", "b", "c", NULL});
    assert_ok(scale_read(&of), of.s.error);
    assert_contains(scale_flags(&of, "", "item_rest_r", "c"), "reverse");
    assert_null(strstr(scale_flags(&of, "", "item_rest_r", "a"), "reverse"));
    assert_true(scale_estimate(&of, "item_rest_r", "c") < 0);
    of.options.reverse = reverse, of.options.n_reverse = 1;
    assert_ok(scale_read(&of), of.s.error);
    assert_null(strstr(scale_flags(&of, "", "item_rest_r", "c"), "reverse"));
    assert_true(scale_estimate(&of, "item_rest_r", "c") > 0);
    assert_close(scale_estimate(&of, "item_mean", "c"), 6 - 3.2, 1e-14);
    scale_end(&of);
}

static void feldt_is_for_samples_without_a_design(void **state) {
    (void)state;
    scale_of of = scale_begin("w,a,b\n1,1,2\n1,2,2\n1,3,5\n1,4,3\n1,5,4\n",
                              (const char *const[]){"a", "b", NULL});
    assert_ok(scale_read(&of), of.s.error);
    const double alpha = scale_estimate(&of, "alpha", "");
    const double se = scale_number(&of, "", "alpha", "", "se");
    /* asymmetric; R: 1 - (1 - alpha)·qf(0.025, 4, 4) */
    assert_close(scale_number(&of, "", "alpha", "", "ci_high"),
                 1 - (1 - alpha) * 0.1041175374539276, 1e-12);
    of.s.design.weight = "w";
    assert_ok(scale_read(&of), of.s.error);
    assert_close(scale_number(&of, "", "alpha", "", "se"), se, 1e-14);
    assert_close(scale_number(&of, "", "alpha", "", "ci_high"), alpha + 2.7764451051977934 * se,
                 1e-12);
    of.s.design.weight = NULL;
    of.variance.method = CHISO_VARIANCE_JACKKNIFE;
    assert_ok(scale_read(&of), of.s.error);
    const double jackknife = scale_number(&of, "", "alpha", "", "se");
    assert_close(scale_number(&of, "", "alpha", "", "ci_high"),
                 alpha + 2.7764451051977934 * jackknife, 1e-12);
    scale_end(&of);
}

static void replicates_without_a_value_are_left_out_with_a_flag(void **state) {
    char text[2000] = "a,b\n";
    (void)state;
    for (int i = 0; i < 40; i++) strcat(text, i % 20 == 0 ? "1,2\n" : i % 2 ? "0,1\n" : "0,3\n");
    scale_of of = scale_begin(text, (const char *const[]){"a", "b", NULL});
    of.variance.method = CHISO_VARIANCE_BOOTSTRAP;
    of.variance.replicates = 400;
    assert_ok(scale_read(&of), of.s.error);
    /* in one of eight samples nobody says 1: more than 5 % */
    assert_contains(scale_flags(&of, "", "mean_r", ""), "dropped_replicates");
    assert_true(isnan(scale_number(&of, "", "mean_r", "", "se")));
    assert_null(strstr(scale_flags(&of, "", "item_mean", "a"), "dropped_replicates"));
    scale_end(&of);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_item_with_one_answer_is_left_out_with_a_word),
        cmocka_unit_test(more_items_than_people_have_no_inverse),
        cmocka_unit_test(one_person_does_not_vary),
        cmocka_unit_test(nobody_answers_nothing),
        cmocka_unit_test(what_is_empty_has_a_flag),
        cmocka_unit_test(an_item_that_runs_against_the_others_is_flagged_and_not_turned),
        cmocka_unit_test(feldt_is_for_samples_without_a_design),
        cmocka_unit_test(replicates_without_a_value_are_left_out_with_a_flag),
    };
    return RUN_TESTS(tests);
}
