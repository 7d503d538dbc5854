/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "design/design.h"

#include "test.h"

static chiso_design *new_design(const chiso_design_options *options) {
    chiso_error error = {0};
    chiso_design *design;
    assert_ok(chiso_design_new(&design, options, &error), error);
    return design;
}

static void without_options_no_column_is_asked_for(void **state) {
    (void)state;
    const chiso_design_options zero = CHISO_DESIGN_OPTIONS_INIT;
    const chiso_design_options *const given[] = {NULL, &zero};
    for (size_t i = 0; i < 2; i++) {
        chiso_design *design = new_design(given[i]);
        assert_int_equal(chiso__design_columns(design), 0);
        chiso__design_requests(design, NULL);
        chiso_design_free(design);
    }
    chiso_design_free(NULL);
}

static void columns_are_asked_for_weight_first_then_strata_then_units(void **state) {
    (void)state;
    const char *psu[] = {"commune", "village"};
    chiso_design_options options = CHISO_DESIGN_OPTIONS_INIT;
    options.weight = "w", options.strata = "district", options.psu = psu, options.n_psu = 2;
    chiso_design *design = new_design(&options);
    chiso__request requests[4];
    assert_int_equal(chiso__design_columns(design), 4);
    chiso__design_requests(design, requests);
    static const char *const names[] = {"w", "district", "commune", "village"};
    static const char *const named_by[] = {"--weight", "--strata", "--psu", "--psu"};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(requests[i].name, names[i]);
        assert_string_equal(requests[i].option, named_by[i]);
        assert_int_equal(requests[i].kind, i == 0 ? CHISO__COLUMN_WEIGHT : CHISO__COLUMN_KEY);
        assert_int_equal(requests[i].must_answer, i > 0);
        assert_int_equal(requests[i].provinces, 0);
    }
    chiso_design_free(design);
}

static void names_are_copied(void **state) {
    (void)state;
    char weight[] = "w", village[] = "village";
    const char *psu[] = {village};
    chiso_design_options options = CHISO_DESIGN_OPTIONS_INIT;
    options.weight = weight, options.psu = psu, options.n_psu = 1;
    chiso_design *design = new_design(&options);
    weight[0] = village[0] = 'X', psu[0] = NULL;
    assert_string_equal(design->weight, "w");
    assert_string_equal(design->psu[0], "village");
    assert_null(design->strata);
    chiso_design_free(design);
}

static void a_caller_who_knows_fewer_options_is_understood(void **state) {
    (void)state;
    chiso_design_options options = CHISO_DESIGN_OPTIONS_INIT;
    options.struct_size = offsetof(chiso_design_options, psu);
    options.weight = "w", options.strata = "h";
    options.psu = (const char *const *)(uintptr_t)1, options.n_psu = 99; /* not there for it */
    chiso_design *design = new_design(&options);
    assert_int_equal(chiso__design_columns(design), 2);
    chiso_design_free(design);
}

static void a_caller_who_knows_more_options_is_understood_while_they_are_not_set(void **state) {
    (void)state;
    struct {
        chiso_design_options known;
        const char *unknown;
    } newer = {CHISO_DESIGN_OPTIONS_INIT, NULL};
    newer.known.struct_size = sizeof newer;
    newer.known.weight = "w";
    chiso_design *design = new_design(&newer.known);
    assert_int_equal(chiso__design_columns(design), 1);
    chiso_design_free(design);
    newer.unknown = "fpc";
    assert_int_equal(chiso_design_new(&design, &newer.known, NULL), CHISO_E_ARGUMENT);
    assert_null(design);
}

static void a_count_of_units_without_names_is_refused(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_design *design = (chiso_design *)(uintptr_t)1;
    chiso_design_options options = CHISO_DESIGN_OPTIONS_INIT;
    options.n_psu = 2;
    assert_int_equal(chiso_design_new(&design, &options, &error), CHISO_E_ARGUMENT);
    assert_null(design);
    assert_contains(error.message, "n_psu is 2");
    assert_int_equal(chiso_design_new(&design, &options, NULL), CHISO_E_ARGUMENT);
}

static void there_are_as_many_population_sizes_as_stages(void **state) {
    (void)state;
    static const char *const psu[] = {"commune", "village"}, *const fpc[] = {"N", "M", "K"};
    static const struct {
        size_t n_psu, n_fpc;
        const char *words; /* NULL: it is taken */
    } cases[] = {
        {2, 2, NULL},
        {0, 1, NULL}, /* the respondents are units */
        {1, 1, NULL},
        {2, 1, "the design has 2 stages of sampling and 1 column of --fpc"},
        {1, 2, "the design has 1 stage of sampling and 2 columns of --fpc"},
        {0, 2, "the design has 1 stage of sampling and 2 columns of --fpc"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        chiso_error error = {0};
        chiso_design *design;
        chiso_design_options options = CHISO_DESIGN_OPTIONS_INIT;
        options.psu = psu, options.n_psu = cases[i].n_psu;
        options.fpc = fpc, options.n_fpc = cases[i].n_fpc;
        const chiso_status status = chiso_design_new(&design, &options, &error);
        if (cases[i].words == NULL) {
            assert_ok(status, error);
            assert_int_equal(chiso__design_columns(design), cases[i].n_psu + cases[i].n_fpc);
        } else {
            assert_int_equal(status, CHISO_E_ARGUMENT);
            assert_contains(error.message, cases[i].words);
        }
        chiso_design_free(design);
    }
    chiso_design *design;
    chiso_error error = {0};
    chiso_design_options options = CHISO_DESIGN_OPTIONS_INIT;
    options.n_fpc = 1;
    assert_int_equal(chiso_design_new(&design, &options, &error), CHISO_E_ARGUMENT);
    assert_contains(error.message, "n_fpc is 1 but fpc is NULL");
}

static void population_sizes_are_asked_for_last_and_told(void **state) {
    (void)state;
    static const char *const psu[] = {"commune"}, *const fpc[] = {"N"};
    chiso_error error = {0};
    chiso_design_options options = CHISO_DESIGN_OPTIONS_INIT;
    options.weight = "w", options.psu = psu, options.n_psu = 1, options.fpc = fpc;
    options.n_fpc = 1;
    chiso_design *design = new_design(&options);
    chiso__request requests[3];
    chiso_result *result;
    assert_int_equal(chiso__design_columns(design), 3);
    chiso__design_requests(design, requests);
    assert_string_equal(requests[2].name, "N");
    assert_string_equal(requests[2].option, "--fpc");
    assert_int_equal(requests[2].kind, CHISO__COLUMN_FPC);
    assert_ok(chiso__result_new(&result, "score", &error), error);
    assert_ok(chiso__design_settings(design, result, &error), error);
    assert_string_equal(chiso_result_setting_text(result, 3, 0), "N");
    chiso_result_free(result);
    chiso_design_free(design);
}

static void settings_say_what_is_declared_and_what_is_not(void **state) {
    (void)state;
    const char *psu[] = {"commune", "village"};
    chiso_error error = {0};
    chiso_design_options options = CHISO_DESIGN_OPTIONS_INIT;
    options.weight = "w", options.psu = psu, options.n_psu = 2;
    chiso_design *design = new_design(&options);
    chiso_result *result;
    assert_ok(chiso__result_new(&result, "score", &error), error);
    assert_ok(chiso__design_settings(design, result, &error), error);
    assert_int_equal(chiso_result_settings(result), 4);
    assert_string_equal(chiso_result_setting_key(result, 0), "weight");
    assert_string_equal(chiso_result_setting_text(result, 0, 0), "w");
    assert_string_equal(chiso_result_setting_key(result, 1), "strata");
    assert_int_equal(chiso_result_setting_type(result, 1), CHISO_SETTING_NONE);
    assert_string_equal(chiso_result_setting_key(result, 2), "psu");
    assert_int_equal(chiso_result_setting_count(result, 2), 2);
    assert_string_equal(chiso_result_setting_text(result, 2, 1), "village");
    assert_string_equal(chiso_result_setting_key(result, 3), "fpc");
    assert_int_equal(chiso_result_setting_type(result, 3), CHISO_SETTING_LIST);
    assert_int_equal(chiso_result_setting_count(result, 3), 0);
    chiso_result_free(result);
    chiso_design_free(design);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_options_no_column_is_asked_for),
        cmocka_unit_test(columns_are_asked_for_weight_first_then_strata_then_units),
        cmocka_unit_test(names_are_copied),
        cmocka_unit_test(a_caller_who_knows_fewer_options_is_understood),
        cmocka_unit_test(a_caller_who_knows_more_options_is_understood_while_they_are_not_set),
        cmocka_unit_test(a_count_of_units_without_names_is_refused),
        cmocka_unit_test(there_are_as_many_population_sizes_as_stages),
        cmocka_unit_test(population_sizes_are_asked_for_last_and_told),
        cmocka_unit_test(settings_say_what_is_declared_and_what_is_not),
    };
    return RUN_TESTS(tests);
}
