/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/run.h"

#include "scale_of.h"

static const char answers[] =
    "w,s,v,a,b,c,rep1,rep2,w4\n"
    "1,x,1,1,2,3,1,1,4\n"
    "1,x,2,2,3,5,1,1,4\n"
    "1,y,3,4,4,1,1,1,4\n"
    "1,y,4,5,3,2,1,1,4\n";
static const char *const items[] = {"a", "b", "c", NULL};

static void assert_refused(scale_of *of, const char *words) {
    assert_int_equal(scale_read(of), CHISO_E_ARGUMENT);
    assert_contains(of->s.error.message, words);
    scale_end(of);
}

static void fewer_than_two_items_are_refused(void **state) {
    static const char *const one[] = {"a", NULL}, *const none[] = {NULL};
    (void)state;
    scale_of of = scale_begin(answers, one);
    assert_refused(&of, "two and more");
    of = scale_begin(answers, none);
    assert_refused(&of, "--items");
    chiso_result *result;
    chiso_error error = {0};
    const chiso_reliability_options nowhere = {.struct_size = sizeof nowhere, .n_items = 3};
    assert_int_equal(chiso_reliability(&result, NULL, NULL, NULL, NULL, &nowhere, &error),
                     CHISO_E_ARGUMENT);
}

static void options_that_are_none_ask_for_no_items(void **state) {
    chiso_result *result;
    chiso_error error = {0};
    (void)state;
    assert_int_equal(chiso_reliability(&result, NULL, NULL, NULL, NULL, NULL, &error),
                     CHISO_E_ARGUMENT);
    assert_contains(error.message, "--items");
    assert_null(result);
}

static void an_item_is_named_once(void **state) {
    static const char *const twice[] = {"a", "b", "a", NULL};
    (void)state;
    scale_of of = scale_begin(answers, twice);
    assert_refused(&of, "a is named twice");
}

static void an_item_has_a_name(void **state) {
    static const char *const empty[] = {"a", "", NULL}, *const reversed[] = {"a", NULL};
    (void)state;
    scale_of of = scale_begin(answers, empty);
    assert_refused(&of, "column 2 of --items has no name");
    of = scale_begin(answers, items);
    of.names[1] = NULL;
    assert_refused(&of, "column 2 of --items has no name");
    of = scale_begin(answers, items);
    of.options.reverse = reversed, of.options.n_reverse = 2;
    assert_refused(&of, "column 2 of --reverse has no name");
}

static void what_is_reversed_is_among_the_items(void **state) {
    static const char *const other[] = {"v"};
    (void)state;
    scale_of of = scale_begin(answers, items);
    of.options.reverse = other, of.options.n_reverse = 1;
    assert_refused(&of, "--reverse v");
    of = scale_begin(answers, items);
    of.options.n_reverse = 1;
    assert_refused(&of, "--reverse");
}

static void choices_are_from_their_lists(void **state) {
    (void)state;
    scale_of of = scale_begin(answers, items);
    of.options.use = 2;
    assert_refused(&of, "CHISO_USE_PAIRWISE");
    of = scale_begin(answers, items);
    of.options.use = -1;
    assert_refused(&of, "CHISO_USE_PAIRWISE");
    of = scale_begin(answers, items);
    of.options.language = 7;
    assert_refused(&of, "English or Vietnamese");
    of = scale_begin(answers, items);
    of.variance.level = 2;
    assert_refused(&of, "level");
    assert_string_equal(chiso_use_name(CHISO_USE_PAIRWISE), "pairwise");
    assert_string_equal(chiso_use_name(CHISO_USE_LISTWISE), "listwise");
    assert_null(chiso_use_name(2));
    assert_null(chiso_use_name(-1));
}

static void choices_of_factors_are_from_their_lists(void **state) {
    (void)state;
    scale_of of = scale_begin(answers, items);
    of.options.factors = 4;
    assert_refused(&of, "from 1 to the 3 items");
    of = scale_begin(answers, items);
    of.options.factors = -2;
    assert_refused(&of, "--factors takes parallel");
    of = scale_begin(answers, items);
    of.options.extraction = 2;
    assert_refused(&of, "CHISO_EXTRACTION_MINRES");
    of = scale_begin(answers, items);
    of.options.rotation = -1;
    assert_refused(&of, "CHISO_ROTATION_VARIMAX");
    assert_string_equal(chiso_extraction_name(CHISO_EXTRACTION_COMPONENTS), "components");
    assert_string_equal(chiso_rotation_name(CHISO_ROTATION_NONE), "none");
    assert_null(chiso_extraction_name(-1));
    assert_null(chiso_rotation_name(3));
}

static void an_ordinal_item_has_few_answers(void **state) {
    char text[600] = "a,b\n";
    (void)state;
    for (int i = 0; i < 40; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%d,%d\n", i % 5, i);
    scale_of of = scale_begin(text, (const char *const[]){"a", "b", NULL});
    of.options.ordinal = 1;
    assert_refused(&of, "b has more than 32 different answers");
}

static void replicate_weights_of_the_file_are_refused(void **state) {
    (void)state;
    scale_of of = scale_begin(answers, items);
    of.s.design.weight = "w", of.s.design.repweights = "rep*", of.s.design.rep_type = CHISO_REP_JK1;
    assert_refused(&of, "--repweights");
}

static void published_scores_are_refused(void **state) {
    (void)state;
    scale_of of = scale_begin(answers, items);
    of.s.instrument_name = "papi-2024";
    assert_refused(&of, "published scores");
}

static void a_column_that_is_not_there_is_named(void **state) {
    static const char *const absent[] = {"a", "nowhere", NULL};
    (void)state;
    scale_of of = scale_begin(answers, absent);
    assert_refused(&of, "\"nowhere\" (--items)");
}

static void what_is_no_number_is_a_fault_with_its_line(void **state) {
    (void)state;
    scale_of of = scale_begin("a,b\n1,2\nx,3\n", (const char *const[]){"a", "b", NULL});
    assert_int_equal(scale_read(&of), CHISO_E_DATA);
    assert_int_equal(chiso_result_rows(of.s.findings), 3);
    scale_end(&of);
}

static void a_lone_unit_is_told_of(void **state) {
    static const char *const psu[] = {"v"};
    (void)state;
    scale_of of =
        scale_begin("s,v,a,b\nx,1,1,2\nx,2,2,3\ny,3,4,4\n", (const char *const[]){"a", "b", NULL});
    of.s.design.strata = "s", of.s.design.psu = psu, of.s.design.n_psu = 1;
    assert_int_equal(scale_read(&of), CHISO_E_LONE_PSU);
    of.variance.method = CHISO_VARIANCE_JACKKNIFE;
    assert_int_equal(scale_read(&of), CHISO_E_LONE_PSU);
    of.variance.lone_psu = CHISO_LONE_PSU_CERTAINTY;
    assert_ok(scale_read(&of), of.s.error);
    assert_contains(scale_notes(&of), "1 of 2 strata");
    of.variance.method = CHISO_VARIANCE_NONE;
    of.variance.lone_psu = CHISO_LONE_PSU_FAIL;
    assert_ok(scale_read(&of), of.s.error);
    assert_true(isnan(scale_number(&of, "", "alpha", "", "se")));
    assert_true(isnan(scale_number(&of, "", "alpha", "", "df")));
    scale_end(&of);
}

static const char *setting(const chiso_result *result, const char *key) {
    for (size_t i = 0; i < chiso_result_settings(result); i++) {
        if (strcmp(chiso_result_setting_key(result, i), key) == 0)
            return chiso_result_setting_count(result, i) > 0
                       ? chiso_result_setting_text(result, i, 0)
                       : "(none)";
    }
    return "(absent)";
}

static void settings_tell_every_option(void **state) {
    static const char *const reverse[] = {"c"};
    (void)state;
    scale_of of = scale_begin(answers, items);
    of.options.reverse = reverse, of.options.n_reverse = 1;
    of.options.use = CHISO_USE_LISTWISE;
    assert_ok(scale_read(&of), of.s.error);
    assert_string_equal(chiso_result_command(of.result), "reliability");
    assert_string_equal(setting(of.result, "items"), "a");
    assert_string_equal(setting(of.result, "reverse"), "c");
    assert_string_equal(setting(of.result, "use"), "listwise");
    assert_string_equal(setting(of.result, "alpha_interval"), "feldt");
    assert_string_equal(setting(of.result, "variance"), "taylor");
    assert_string_equal(setting(of.result, "lang"), "en");
    of.s.design.weight = "w";
    assert_ok(scale_read(&of), of.s.error);
    assert_string_equal(setting(of.result, "alpha_interval"), "t");
    of.s.design.weight = NULL, of.s.design.strata = "s";
    assert_ok(scale_read(&of), of.s.error);
    assert_string_equal(setting(of.result, "alpha_interval"), "t");
    static const char *const column[] = {"w4"}, *const unit[] = {"v"};
    of.s.design.strata = NULL, of.s.design.psu = unit, of.s.design.n_psu = 1;
    assert_ok(scale_read(&of), of.s.error);
    assert_string_equal(setting(of.result, "alpha_interval"), "t");
    of.s.design.n_psu = 0, of.s.design.fpc = column, of.s.design.n_fpc = 1;
    assert_ok(scale_read(&of), of.s.error);
    assert_string_equal(setting(of.result, "alpha_interval"), "t");
    of.variance.method = CHISO_VARIANCE_NONE;
    assert_ok(scale_read(&of), of.s.error);
    assert_string_equal(setting(of.result, "alpha_interval"), "(none)");
    assert_string_equal(setting(of.result, "ordinal"), "false");
    assert_string_equal(setting(of.result, "factors"), "(none)");
    assert_string_equal(setting(of.result, "rotation"), "(absent)");
    of.options.factors = 1;
    assert_ok(scale_read(&of), of.s.error);
    assert_string_equal(setting(of.result, "factors"), "1");
    assert_string_equal(setting(of.result, "extraction"), "minres");
    assert_string_equal(setting(of.result, "rotation"), "varimax");
    assert_string_equal(setting(of.result, "parallel_seed"), "(absent)");
    of.options.factors = CHISO_FACTORS_PARALLEL, of.variance.seed = 9;
    assert_ok(scale_read(&of), of.s.error);
    assert_string_equal(setting(of.result, "factors"), "parallel");
    assert_string_equal(setting(of.result, "parallel_seed"), "9");
    scale_end(&of);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(fewer_than_two_items_are_refused),
        cmocka_unit_test(options_that_are_none_ask_for_no_items),
        cmocka_unit_test(an_item_is_named_once),
        cmocka_unit_test(an_item_has_a_name),
        cmocka_unit_test(what_is_reversed_is_among_the_items),
        cmocka_unit_test(choices_are_from_their_lists),
        cmocka_unit_test(choices_of_factors_are_from_their_lists),
        cmocka_unit_test(an_ordinal_item_has_few_answers),
        cmocka_unit_test(replicate_weights_of_the_file_are_refused),
        cmocka_unit_test(published_scores_are_refused),
        cmocka_unit_test(a_column_that_is_not_there_is_named),
        cmocka_unit_test(what_is_no_number_is_a_fault_with_its_line),
        cmocka_unit_test(a_lone_unit_is_told_of),
        cmocka_unit_test(settings_tell_every_option),
    };
    return RUN_TESTS(tests);
}
