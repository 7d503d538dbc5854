/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scale_of.h"

static const char answers[] =
    "district,q1,q2,days\na,5,1,3\na,4,2,8\nb,1,3,30\nb,2,5,4\nb,2,9,5\nb,5,8,2\n";
static const char *const items[] = {"q1", "q2", "days", NULL};

static void answers_of_an_instrument_are_those_of_its_scales(void **state) {
    static const char *const reverse[] = {"q2"};
    (void)state;
    scale_of of = scale_begin(answers, items);
    of.s.instrument_name = CHISO_SOURCE "/tests/unit/survey";
    of.options.reverse = reverse, of.options.n_reverse = 1;
    assert_ok(scale_read(&of), of.s.error);
    assert_close(scale_number(&of, "", "item_mean", "q2", "n"), 4, 0); /* refused, don't know */
    assert_close(scale_estimate(&of, "item_mean", "q2"), 6 - 11 / 4.0, 1e-14);
    assert_null(strstr(scale_notes(&of), "no scale says"));
    scale_end(&of);
}

static void domains_are_those_of_the_records_with_the_whole_first(void **state) {
    static const char *const by[] = {"district"};
    (void)state;
    scale_of of = scale_begin(answers, items), alone = scale_begin(answers, items);
    of.options.by = by, of.options.n_by = 1;
    alone.options.where = "district = b";
    assert_ok(scale_read(&of), of.s.error);
    assert_ok(scale_read(&alone), alone.s.error);
    assert_string_equal(scale_text(of.result, 0, "district"), "");
    assert_close(scale_number(&of, "b", "alpha", "", "estimate"),
                 scale_estimate(&alone, "alpha", ""), 1e-13);
    scale_end(&of);
    scale_end(&alone);
}

static void findings_are_handed_out_and_need_not_be_wanted(void **state) {
    chiso_responses *responses;
    chiso_result *result;
    chiso_reliability_options options = CHISO_RELIABILITY_OPTIONS_INIT;
    (void)state;
    scale_of of = scale_begin(answers, items);
    const char *const path = of.s.path[0];
    assert_ok(scale_read(&of), of.s.error);
    assert_int_equal(chiso_result_rows(of.s.findings), 2); /* no weight, no units */
    options.items = items, options.n_items = 3;
    assert_ok(chiso_responses_from_files(&responses, &path, 1, NULL, &of.s.error), of.s.error);
    assert_ok(chiso_reliability(&result, NULL, responses, NULL, NULL, &options, &of.s.error),
              of.s.error);
    assert_int_equal(chiso_result_rows(result), chiso_result_rows(of.result));
    chiso_result_free(result);
    chiso_responses_free(responses);
    scale_end(&of);
}

/* The weight of an item of a census: people stand for as many as were drawn of. */
static void weights_follow_from_population_sizes(void **state) {
    static const char *const fpc[] = {"N"};
    (void)state;
    scale_of of = scale_begin("s,N,w,a,b\nx,4,2,1,2\nx,4,2,3,3\ny,9,3,2,5\ny,9,3,4,4\ny,9,3,5,1\n",
                              (const char *const[]){"a", "b", NULL});
    of.s.design.strata = "s", of.s.design.fpc = fpc, of.s.design.n_fpc = 1;
    assert_ok(scale_read(&of), of.s.error);
    assert_close(scale_estimate(&of, "item_mean", "a"), (2 * 4 + 3 * 11) / 13.0, 1e-14);
    const double alpha = scale_estimate(&of, "alpha", "");
    of.s.design.n_fpc = 0, of.s.design.weight = "w";
    assert_ok(scale_read(&of), of.s.error);
    assert_close(scale_estimate(&of, "alpha", ""), alpha, 1e-13);
    scale_end(&of);
}

static void an_options_struct_of_another_version_is_refused(void **state) {
    (void)state;
    scale_of of = scale_begin(answers, items);
    of.options.struct_size = 0;
    assert_int_equal(scale_read(&of), CHISO_E_ARGUMENT);
    scale_end(&of);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_of_an_instrument_are_those_of_its_scales),
        cmocka_unit_test(domains_are_those_of_the_records_with_the_whole_first),
        cmocka_unit_test(findings_are_handed_out_and_need_not_be_wanted),
        cmocka_unit_test(weights_follow_from_population_sizes),
        cmocka_unit_test(an_options_struct_of_another_version_is_refused),
    };
    return RUN_TESTS(tests);
}
