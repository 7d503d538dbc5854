/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/variance.h"

#include "test.h"

static void defaults_are_filled_in(void **state) {
    (void)state;
    chiso_variance_options options;
    const chiso_variance_options empty = CHISO_VARIANCE_OPTIONS_INIT;
    const chiso_variance_options *const given[] = {NULL, &empty};
    for (size_t i = 0; i < 2; i++) {
        chiso_error error = {0};
        assert_ok(chiso__variance_options(&options, given[i], &error), error);
        assert_true(options.level == 0.95 && options.min_n == 5 && options.df == 0);
        assert_int_equal(options.method, CHISO_VARIANCE_TAYLOR);
        assert_int_equal(options.lone_psu, CHISO_LONE_PSU_FAIL);
        assert_int_equal(options.interval, CHISO_INTERVAL_DEFAULT);
    }
}

static void any_other_than_the_defaults_is_noticed(void **state) {
    (void)state;
    static const chiso_variance_options plain[] = {{.method = CHISO_VARIANCE_TAYLOR},
                                                   {.method = CHISO_VARIANCE_NONE},
                                                   {.level = 0.95}},
                                        other[] = {
                                            {.method = CHISO_VARIANCE_BOOTSTRAP},
                                            {.lone_psu = CHISO_LONE_PSU_REMOVE},
                                            {.interval = CHISO_INTERVAL_T},
                                            {.deff = CHISO_DEFF_WITHOUT},
                                            {.level = 0.9},
                                            {.df = 7},
                                            {.min_n = 10},
                                            {.replicates = 500},
                                            {.seed = 2},
                                            {.centre = CHISO_CENTRE_ESTIMATE},
                                            {.fay_rho = 0.3},
                                        };
    chiso_variance_options options;
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        chiso_variance_options given = plain[i];
        given.struct_size = sizeof given;
        assert_int_equal(chiso__variance_options(&options, &given, NULL), CHISO_OK);
        assert_true(chiso__variance_is_default(&options));
    }
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        chiso_variance_options given = other[i];
        given.struct_size = sizeof given;
        assert_int_equal(chiso__variance_options(&options, &given, NULL), CHISO_OK);
        assert_false(chiso__variance_is_default(&options));
    }
}

static void what_there_is_not_is_refused(void **state) {
    (void)state;
    static const struct {
        chiso_variance_options options;
        const char *words;
    } cases[] = {
        {{.method = 6}, "no variance 6"},
        {{.method = -1}, "no variance -1"},
        {{.lone_psu = 5}, "no lone-PSU policy 5"},
        {{.lone_psu = -1}, "no lone-PSU policy -1"},
        {{.interval = 5}, "no interval 5"},
        {{.interval = -1}, "no interval -1"},
        {{.deff = 2}, "with or without replacement"},
        {{.level = 1}, "between 0 and 1"},
        {{.level = -0.5}, "between 0 and 1"},
        {{.level = 95}, "between 0 and 1"},
        {{.df = -1}, "degrees of freedom are positive"},
        {{.min_n = -1}, "not negative"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        chiso_variance_options out, given = cases[i].options;
        chiso_error error = {0};
        given.struct_size = sizeof given;
        assert_int_equal(chiso__variance_options(&out, &given, &error), CHISO_E_ARGUMENT);
        assert_contains(error.message, cases[i].words);
        given.struct_size = 0;
        error = (chiso_error){0};
        assert_int_equal(chiso__variance_options(&out, &given, &error), CHISO_E_ARGUMENT);
        assert_contains(error.message, "struct_size");
    }
    chiso_variance_options out, given = CHISO_VARIANCE_OPTIONS_INIT;
    given.level = NAN;
    assert_int_equal(chiso__variance_options(&out, &given, NULL), CHISO_E_ARGUMENT);
    given.level = 0.9, given.df = NAN;
    assert_int_equal(chiso__variance_options(&out, &given, NULL), CHISO_E_ARGUMENT);
}

static void an_interval_for_proportions_leaves_the_others_at_t(void **state) {
    (void)state;
    chiso_variance_options options = CHISO_VARIANCE_OPTIONS_INIT;
    assert_int_equal(chiso__variance_interval(&options, true), CHISO_INTERVAL_LOGIT);
    for (int32_t kind = 0; kind <= CHISO_INTERVAL_BETA; kind++) {
        options.interval = kind;
        assert_int_equal(chiso__variance_interval(&options, false), CHISO_INTERVAL_T);
        if (kind > 0) assert_int_equal(chiso__variance_interval(&options, true), kind);
    }
}

static void choices_have_words(void **state) {
    (void)state;
    static const char *const policies[] = {"fail", "certainty", "centre", "average", "remove"};
    static const char *const intervals[] = {"t", "logit", "wilson", "beta"};
    for (int32_t i = 0; i < 5; i++) assert_string_equal(chiso_lone_psu_name(i), policies[i]);
    for (int32_t i = 0; i < 4; i++) assert_string_equal(chiso_interval_name(i + 1), intervals[i]);
    assert_null(chiso_lone_psu_name(5));
    assert_null(chiso_lone_psu_name(-1));
    assert_null(chiso_interval_name(0));
    assert_null(chiso_interval_name(5));
}

static void assert_settings(const chiso_variance_options *options, const char *const *expected) {
    chiso_error error = {0};
    chiso_result *result;
    size_t count = 0;
    assert_ok(chiso__result_new(&result, "estimate", &error), error);
    assert_ok(chiso__variance_settings(options, NULL, result, &error), error);
    for (; expected[2 * count] != NULL; count++) {
        assert_string_equal(chiso_result_setting_key(result, count), expected[2 * count]);
        assert_string_equal(chiso_result_setting_text(result, count, 0), expected[2 * count + 1]);
    }
    assert_int_equal(chiso_result_settings(result), count);
    chiso_result_free(result);
}

/* The first settings, as far as they are expected. */
static void assert_replicate_settings(const chiso_variance_options *options,
                                      const chiso__replicates *replicates,
                                      const char *const *expected) {
    chiso_error error = {0};
    chiso_result *result;
    assert_ok(chiso__result_new(&result, "estimate", &error), error);
    assert_ok(chiso__variance_settings(options, replicates, result, &error), error);
    for (size_t i = 0; expected[2 * i] != NULL; i++) {
        assert_string_equal(chiso_result_setting_key(result, i), expected[2 * i]);
        assert_string_equal(chiso_result_setting_text(result, i, 0), expected[2 * i + 1]);
    }
    chiso_result_free(result);
}

static void settings_tell_what_is_in_force(void **state) {
    (void)state;
    chiso_variance_options options;
    assert_int_equal(chiso__variance_options(&options, NULL, NULL), CHISO_OK);
    assert_settings(&options, (const char *const[]){"variance", "taylor", "lone_psu", "fail",
                                                    "level", "0.95", "interval", "default", "deff",
                                                    "replace", "df", "design", "min_n", "5", NULL});
    options.lone_psu = CHISO_LONE_PSU_AVERAGE, options.interval = CHISO_INTERVAL_WILSON;
    options.deff = CHISO_DEFF_WITHOUT, options.df = 12.5, options.level = 0.9, options.min_n = 7;
    assert_settings(&options, (const char *const[]){"variance", "taylor", "lone_psu", "average",
                                                    "level", "0.9", "interval", "wilson", "deff",
                                                    "without", "df", "12.5", "min_n", "7", NULL});
    options.method = CHISO_VARIANCE_NONE;
    assert_settings(&options, (const char *const[]){"variance", "none", "min_n", "7", NULL});
}

static void settings_tell_how_replicates_are_made(void **state) {
    (void)state;
    chiso_variance_options options;
    const chiso__replicates replicates = {.count = 12, .scale = 0.25, .name = "fay"};
    assert_int_equal(chiso__variance_options(&options, NULL, NULL), CHISO_OK);
    options.method = CHISO_VARIANCE_FAY, options.centre = CHISO_CENTRE_ESTIMATE;
    assert_replicate_settings(
        &options, &replicates,
        (const char *const[]){"variance", "fay", "scheme", "fay", "replicates", "12", "scale",
                              "0.25", "rep_center", "estimate", "fay_rho", "0.5", NULL});
    options.method = CHISO_VARIANCE_BOOTSTRAP, options.seed = 7;
    assert_replicate_settings(&options, &replicates,
                              (const char *const[]){"variance", "bootstrap", "scheme", "fay",
                                                    "replicates", "12", "scale", "0.25",
                                                    "rep_center", "estimate", "seed", "7", NULL});
}

/* Of totals that came with replicate weights. */
static void replicate_weights_of_the_file_leave_no_other_way(void **state) {
    (void)state;
    static const struct {
        chiso_variance_options given;
        const char *option;
    } cases[] = {
        {{.method = CHISO_VARIANCE_JACKKNIFE}, "leave --variance out, or take none"},
        {{.method = CHISO_VARIANCE_BOOTSTRAP}, "leave --variance out, or take none"},
        {{.lone_psu = CHISO_LONE_PSU_REMOVE}, "leave --lone-psu out"},
        {{.replicates = 50}, "leave --replicates out"},
        {{.seed = 1}, "leave --seed out"},
        {{.fay_rho = 0.5}, "leave --fay-rho out"},
    };
    const chiso_totals supplied = {.supplied = {.count = 2}}, plain = {.supplied = {.count = 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        chiso_variance_options options, given = cases[i].given;
        chiso_error error = {0};
        given.struct_size = sizeof given;
        assert_ok(chiso__variance_options(&options, &given, &error), error);
        assert_ok(chiso__variance_supplied(&options, &given, &plain, &error), error);
        assert_int_equal(options.method, given.method);
        assert_int_equal(chiso__variance_supplied(&options, &given, &supplied, &error),
                         CHISO_E_ARGUMENT);
        assert_contains(error.message, cases[i].option);
    }
}

static void replicate_weights_of_the_file_are_the_method(void **state) {
    (void)state;
    chiso_variance_options options, given = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_error error = {0};
    const chiso_totals supplied = {.supplied = {.count = 2}};
    const chiso__replicates replicates = {.count = 2, .scale = 0.5, .name = "jk1"};
    assert_ok(chiso__variance_options(&options, NULL, &error), error);
    assert_ok(chiso__variance_supplied(&options, NULL, &supplied, &error), error);
    assert_int_equal(options.method, CHISO__VARIANCE_SUPPLIED);
    assert_true(chiso__variance_replicates(&options));
    assert_replicate_settings(&options, &replicates,
                              (const char *const[]){"variance", "repweights", "scheme", "jk1",
                                                    "replicates", "2", "scale", "0.5", "rep_center",
                                                    "mean", NULL});
    given.method = CHISO_VARIANCE_NONE, given.centre = CHISO_CENTRE_ESTIMATE, given.df = 3;
    assert_ok(chiso__variance_options(&options, &given, &error), error);
    assert_ok(chiso__variance_supplied(&options, &given, &supplied, &error), error);
    assert_int_equal(options.method, CHISO_VARIANCE_NONE);
    given.struct_size = 0;
    assert_int_equal(chiso__variance_supplied(&options, &given, &supplied, &error),
                     CHISO_E_ARGUMENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_are_filled_in),
        cmocka_unit_test(any_other_than_the_defaults_is_noticed),
        cmocka_unit_test(what_there_is_not_is_refused),
        cmocka_unit_test(an_interval_for_proportions_leaves_the_others_at_t),
        cmocka_unit_test(choices_have_words),
        cmocka_unit_test(settings_tell_what_is_in_force),
        cmocka_unit_test(settings_tell_how_replicates_are_made),
        cmocka_unit_test(replicate_weights_of_the_file_leave_no_other_way),
        cmocka_unit_test(replicate_weights_of_the_file_are_the_method),
    };
    return RUN_TESTS(tests);
}
