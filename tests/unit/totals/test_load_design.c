/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals_file.h"

/* --- what the totals were read for --- */

static void estimands_make_sense(void **state) {
    (void)state;
    parts p = handmade_sizes();
    p.statistic = "median";
    refused_parts(p, "what it was made for has no meaning");
    p = handmade_sizes(), p.denominator = "";
    refused_parts(p, "what it was made for has no meaning");
    p = handmade_sizes(), p.variable = "";
    refused_parts(p, "what it was made for has no meaning");
    p = handmade_sizes(), p.hold = CHISO_HOLD_ESTIMANDS + 1;
    refused_parts(p, "what it was made for has no meaning");
    p = handmade_sizes(), p.p = NAN;
    refused_parts(p, "not a finite number");
    p = handmade_sizes(), p.n_estimands = 1u << 30;
    refused_parts(p, "larger than the file");
    p = handmade_survey(), p.hold = CHISO_HOLD_ALL; /* it describes no more than the tree */
    taken_parts(p);
}

static void what_a_file_cannot_hold_is_refused(void **state) {
    (void)state;
    parts p = handmade_sizes();
    p.statistic = "proportion", p.variable = "village";
    refused_parts(p, "made for what a file cannot hold");
    p.statistic = "quantile", p.variable = "days", p.p = 0.5;
    refused_parts(p, "made for what a file cannot hold");
}

static void variables_of_estimands_alone_have_no_moments(void **state) {
    (void)state;
    parts p = handmade_sizes();
    p.hold = CHISO_HOLD_ESTIMANDS;
    refused_parts(p, "not those of the instrument"); /* rows of the whole tree */
    p.sums = 2 + CHISO__RATIO_SUMS, p.counts = 1 + 7 + 1 + CHISO__MISSING_REASONS;
    p.codes = 1, p.numbers = 2, p.moments_width = 0;
    taken_parts(p);
}

/* --- population sizes --- */

static void sizes_are_of_groups_that_there_may_be(void **state) {
    (void)state;
    parts p = handmade_sizes();
    p.n_sizes = 2, p.size_key[1] = 1; /* a stratum without a unit */
    taken_parts(p);
    p.size_key[1] = 0;
    refused_parts(p, "stand twice");
    p.size_key[1] = 2;
    refused_parts(p, "a value that is not there");
    p.size_key[1] = 1, p.size[1] = 0.5;
    refused_parts(p, "mixed with fractions");
    p.size[1] = 0;
    refused_parts(p, "is not positive");
    p.size[1] = HUGE_VAL;
    refused_parts(p, "not a finite number");
    p = handmade_sizes(), p.n_sizes = 1u << 30;
    refused_parts(p, "larger than the file");
}

static void every_group_has_a_size_and_no_smaller_than_its_sample(void **state) {
    (void)state;
    parts p = handmade_sizes();
    p.size[0] = 2;
    taken_parts(p);
    p.size[0] = 1.5; /* of two units */
    refused_parts(p, "below the sample");
    p.size[0] = 0.25;
    taken_parts(p);
    p = handmade_sizes(), p.size_key[0] = 1;
    refused_parts(p, "a population size is not there");
    p = handmade_sizes(), p.n_sizes = 0;
    refused_parts(p, "a population size is not there");
}

static void there_are_as_many_stages_of_sizes_as_of_units(void **state) {
    (void)state;
    parts p = handmade_sizes();
    p.n_stages = 2;
    refused_parts(p, "differ in number");
    p.n_stages = UINT32_MAX;
    refused_parts(p, "differ in number");
    p = handmade_sizes(), p.n_stages = 0, p.moment_keys = 0;
    taken_parts(p);
}

/* --- moments --- */

static void moments_belong_to_domains_and_units_that_are_there(void **state) {
    (void)state;
    parts p = handmade_survey();
    p.moment_domain[0] = 2;
    refused_parts(p, "moments belong to a domain that is not there");
    p = handmade_sizes(), p.moment_key = 2;
    refused_parts(p, "a value that is not there");
    p.moment_key = 1; /* a stratum in which nobody was sampled */
    refused_parts(p, "moments belong to a unit that is not there");
    p.n_sizes = 2, p.size_key[1] = 1;
    refused_parts(p, "moments belong to a unit that is not there");
}

static void moments_stand_once_and_are_finite(void **state) {
    (void)state;
    parts p = handmade_survey();
    p.n_moments = 2, p.moment_domain[1] = 1;
    taken_parts(p);
    p.moment_domain[1] = 0;
    refused_parts(p, "moments stand twice");
    p = handmade_survey(), p.moment = HUGE_VAL;
    refused_parts(p, "not a finite number");
    p = handmade_survey(), p.n_moments = 1u << 30;
    refused_parts(p, "larger than the file");
    p = handmade_survey(), p.n_moments = 0;
    taken_parts(p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(estimands_make_sense),
        cmocka_unit_test(what_a_file_cannot_hold_is_refused),
        cmocka_unit_test(variables_of_estimands_alone_have_no_moments),
        cmocka_unit_test(sizes_are_of_groups_that_there_may_be),
        cmocka_unit_test(every_group_has_a_size_and_no_smaller_than_its_sample),
        cmocka_unit_test(there_are_as_many_stages_of_sizes_as_of_units),
        cmocka_unit_test(moments_belong_to_domains_and_units_that_are_there),
        cmocka_unit_test(moments_stand_once_and_are_finite),
    };
    return RUN_TESTS(tests);
}
