/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "design/design.h"
#include "test.h"

static const double halves[] = {0.5, 0.5}, bad[] = {0.5, -1}, infinite[] = {HUGE_VAL},
                    nothing[] = {0, 0}, not_a_number[] = {NAN};

#define SIZE .struct_size = sizeof(chiso_design_options)
#define PAIR SIZE, .weight = "w", .repweights = "r*"

static void what_does_not_belong_together_is_refused(void **state) {
    (void)state;
    static const char *const column[] = {"v"};
    static const struct {
        chiso_design_options options;
        const char *words;
    } cases[] = {
        {{SIZE, .rep_type = CHISO_REP_JK1}, "--rep-type is about replicate weights"},
        {{SIZE, .rep_combined = CHISO_REP_FACTORS}, "--rep-combined is about"},
        {{SIZE, .rep_scale = 1}, "--rep-scale is about"},
        {{SIZE, .rep_rscales = halves, .n_rep_rscales = 2}, "--rep-rscales is about"},
        {{SIZE, .fay_rho = 0.5}, "--fay-rho is about"},
        {{PAIR, .rep_type = CHISO_REP_JK1, .strata = "h"}, "leave --strata out"},
        {{PAIR, .rep_type = CHISO_REP_JK1, .psu = column, .n_psu = 1}, "leave --psu out"},
        {{PAIR, .rep_type = CHISO_REP_JK1, .fpc = column, .n_fpc = 1}, "leave --fpc out"},
        {{SIZE, .repweights = "r*", .rep_type = CHISO_REP_JK1}, "name its column with --weight"},
        {{PAIR}, "say so with --rep-type"},
        {{PAIR, .rep_type = 7}, "say so with --rep-type"},
        {{PAIR, .rep_type = -1}, "say so with --rep-type"},
        {{PAIR, .rep_type = CHISO_REP_JKN}, "give it with --rep-rscales"},
        {{PAIR, .rep_type = CHISO_REP_OTHER, .rep_scale = 1}, "give it with --rep-rscales"},
        {{PAIR, .rep_type = CHISO_REP_OTHER, .rep_rscales = halves, .n_rep_rscales = 2},
         "give it with --rep-scale"},
        {{PAIR, .rep_type = CHISO_REP_BRR, .rep_scale = 1}, "the scale of brr follows"},
        {{PAIR, .rep_type = CHISO_REP_FAY, .rep_scale = 1, .fay_rho = 0.3}, "the scale of fay"},
        {{PAIR, .rep_type = CHISO_REP_JK1, .rep_scale = -1}, "--rep-scale is a number above 0"},
        {{PAIR, .rep_type = CHISO_REP_JK1, .rep_scale = HUGE_VAL}, "--rep-scale is a number"},
        {{PAIR, .rep_type = CHISO_REP_JK1, .rep_scale = NAN}, "--rep-scale is a number"},
        {{PAIR, .rep_type = CHISO_REP_JKN, .n_rep_rscales = 2}, "rep_rscales is NULL"},
        {{PAIR, .rep_type = CHISO_REP_JKN, .rep_rscales = bad, .n_rep_rscales = 2}, "number 2"},
        {{PAIR, .rep_type = CHISO_REP_JKN, .rep_rscales = infinite, .n_rep_rscales = 1},
         "number 1"},
        {{PAIR, .rep_type = CHISO_REP_JKN, .rep_rscales = not_a_number, .n_rep_rscales = 1},
         "number 1"},
        {{PAIR, .rep_type = CHISO_REP_JKN, .rep_rscales = nothing, .n_rep_rscales = 2}, "all 0"},
        {{PAIR, .rep_type = CHISO_REP_FAY}, "need the rho"},
        {{PAIR, .rep_type = CHISO_REP_FAY, .fay_rho = 1}, "need the rho"},
        {{PAIR, .rep_type = CHISO_REP_BRR, .fay_rho = 0.5}, "belongs to --rep-type fay, not brr"},
        {{PAIR, .rep_type = CHISO_REP_JK1, .rep_combined = 2}, "rep_combined is"},
        {{PAIR, .rep_type = CHISO_REP_JK1, .rep_combined = -1}, "rep_combined is"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        chiso_error error = {0};
        chiso_design *design;
        assert_int_equal(chiso_design_new(&design, &cases[i].options, &error), CHISO_E_ARGUMENT);
        assert_contains(error.message, cases[i].words);
        assert_null(design);
    }
}

static void every_type_can_be_had(void **state) {
    (void)state;
    static const char *const names[] = {"jk1", "jkn", "brr", "fay", "bootstrap", "other"};
    for (int32_t type = CHISO_REP_JK1; type <= CHISO_REP_OTHER; type++) {
        chiso_design_options options = {PAIR, .rep_type = type};
        chiso_design *design;
        chiso_error error = {0};
        if (type == CHISO_REP_JKN || type == CHISO_REP_OTHER)
            options.rep_rscales = halves, options.n_rep_rscales = 2;
        if (type == CHISO_REP_OTHER) options.rep_scale = 2;
        if (type == CHISO_REP_FAY) options.fay_rho = 0.3;
        assert_ok(chiso_design_new(&design, &options, &error), error);
        assert_string_equal(chiso_rep_type_name(type), names[type - 1]);
        assert_int_equal(design->replicates.type, type);
        chiso_design_free(design);
    }
    assert_null(chiso_rep_type_name(0));
    assert_null(chiso_rep_type_name(7));
    assert_null(chiso_rep_type_name(-1));
}

static void the_pattern_is_asked_for_behind_the_weight(void **state) {
    (void)state;
    double rscales[] = {0.25, 0.75};
    char pattern[] = "r*";
    chiso_design_options options = {PAIR, .rep_type = CHISO_REP_JKN, .rep_rscales = rscales,
                                    .n_rep_rscales = 2, .rep_combined = CHISO_REP_FACTORS};
    options.repweights = pattern;
    chiso_design *design;
    chiso_error error = {0};
    chiso__request requests[2];
    assert_ok(chiso_design_new(&design, &options, &error), error);
    pattern[0] = '?', rscales[0] = 9; /* they are copied */
    assert_int_equal(chiso__design_columns(design), 2);
    chiso__design_requests(design, requests);
    assert_true(requests[0].kind == CHISO__COLUMN_WEIGHT && requests[0].replicated);
    assert_int_equal(requests[1].kind, CHISO__COLUMN_REPWEIGHTS);
    assert_string_equal(requests[1].name, "r*");
    assert_string_equal(requests[1].option, "--repweights");
    assert_true(design->replicates.factors && design->replicates.rscales[0] == 0.25);
    chiso_design_free(design);
}

static void settings_tell_what_was_said(void **state) {
    (void)state;
    const chiso_design_options options = {PAIR, .rep_type = CHISO_REP_OTHER, .rep_scale = 0.5,
                                          .rep_rscales = halves, .n_rep_rscales = 2};
    static const struct {
        const char *key, *value;
    } expected[] = {{"repweights", "r*"},
                    {"rep_type", "other"},
                    {"rep_combined", "yes"},
                    {"rep_scale", "0.5"},
                    {"rep_rscales", "0.5"}};
    chiso_design *design;
    chiso_result *result;
    chiso_error error = {0};
    assert_ok(chiso_design_new(&design, &options, &error), error);
    assert_ok(chiso__result_new(&result, "x", &error), error);
    assert_ok(chiso__design_settings(design, result, &error), error);
    assert_int_equal(chiso_result_settings(result), 9);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(chiso_result_setting_key(result, 4 + i), expected[i].key);
        assert_string_equal(chiso_result_setting_text(result, 4 + i, 0), expected[i].value);
    }
    assert_int_equal(chiso_result_setting_count(result, 8), 2);
    chiso_result_free(result);
    chiso_design_free(design);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_does_not_belong_together_is_refused),
        cmocka_unit_test(every_type_can_be_had),
        cmocka_unit_test(the_pattern_is_asked_for_behind_the_weight),
        cmocka_unit_test(settings_tell_what_was_said),
    };
    return RUN_TESTS(tests);
}
