/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals_file.h"

static void values_stand_once_and_are_text(void **state) {
    (void)state;
    parts p = handmade_survey();
    p.value[1] = p.value[0];
    refused_parts(p, "a value stands twice");
    p = handmade_survey(), p.unit_value[0] = p.unit_value[1];
    refused_parts(p, "a value stands twice");
    p = handmade_survey(), p.value[0] = "\xFF";
    refused_parts(p, "not UTF-8");
}

static void provinces_are_known_by_their_codes(void **state) {
    (void)state;
    parts p = handmade();
    p.value[1] = "03";
    refused_parts(p, "not the code of a province");
    p.value[1] = "Huế";
    refused_parts(p, "not the code of a province");
    p.provinces = 0;
    taken_parts(p);
}

static void domains_and_units_are_made_of_values_that_are_there(void **state) {
    (void)state;
    parts p = handmade_survey();
    p.domain[1] = 2;
    refused_parts(p, "a value that is not there");
    p = handmade_survey(), p.unit[1] = 2;
    refused_parts(p, "a value that is not there");
    p.unit[1] = UINT32_MAX - 1;
    refused_parts(p, "a value that is not there");
}

static void only_a_domain_of_respondents_may_be_missing(void **state) {
    (void)state;
    parts p = handmade_survey();
    p.domain[1] = UINT32_MAX;
    taken_parts(p);
    p = handmade_survey(), p.unit[1] = UINT32_MAX;
    refused_parts(p, "a value that is not there");
    p = handmade(), p.domain[1] = UINT32_MAX;
    refused_parts(p, "a value that is not there");
}

static void domains_and_units_stand_once(void **state) {
    (void)state;
    parts p = handmade();
    p.domain[1] = 0;
    refused_parts(p, "stands twice");
    p = handmade_survey(), p.unit[1] = 0;
    refused_parts(p, "stands twice");
    p = handmade(), p.n_units = 2; /* without a column there is but one */
    refused_parts(p, "stands twice");
    p.n_units = UINT32_MAX;
    refused_parts(p, "stands twice");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_stand_once_and_are_text),
        cmocka_unit_test(provinces_are_known_by_their_codes),
        cmocka_unit_test(domains_and_units_are_made_of_values_that_are_there),
        cmocka_unit_test(only_a_domain_of_respondents_may_be_missing),
        cmocka_unit_test(domains_and_units_stand_once),
    };
    return RUN_TESTS(tests);
}
