/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals_file.h"

static void rows_belong_to_units_and_domains_that_are_there(void **state) {
    (void)state;
    parts p = handmade();
    p.row_domain[1] = 2;
    refused_parts(p, "that is not there");
    p = handmade(), p.row_unit[0] = 1;
    refused_parts(p, "that is not there");
    p.row_unit[0] = UINT32_MAX;
    refused_parts(p, "that is not there");
}

static void a_unit_and_domain_have_one_row(void **state) {
    (void)state;
    parts p = handmade();
    p.row_domain[1] = 0;
    refused_parts(p, "two rows");
}

static void rows_are_as_wide_as_the_instrument_has_it(void **state) {
    (void)state;
    parts p = handmade();
    p.sums++;
    refused_parts(p, "not those of the instrument");
    p = handmade(), p.counts--;
    refused_parts(p, "not those of the instrument");
}

static void rows_are_no_more_than_respondents_and_no_fewer_than_domains(void **state) {
    (void)state;
    parts p = handmade();
    p.respondents = 1;
    refused_parts(p, "more rows than respondents");
    p = handmade(), p.n_rows = 1;
    refused_parts(p, "fewer than domains");
    p = handmade(), p.n_rows = 3;
    refused_parts(p, "larger than the file");
    p.n_rows = UINT32_MAX;
    refused_parts(p, "larger than the file");
}

static void sums_are_finite(void **state) {
    (void)state;
    parts p = handmade();
    p.sum = 1e308;
    taken_parts(p);
    p.sum = HUGE_VAL;
    refused_parts(p, "not a finite number");
    p.sum = NAN;
    refused_parts(p, "not a finite number");
}

/* p1 has its answer at 4, then its reasons; p2 at 4 + 1 + reasons. */
static void counts_hold_together(void **state) {
    (void)state;
    enum { P1 = 4, P2 = P1 + 1 + CHISO__MISSING_REASONS };
    parts p = handmade();
    p.count[0] = 1; /* a respondent without answers or reasons */
    refused_parts(p, "not all respondents");
    p = handmade(), p.count_at[0] = 1, p.count[0] = 1;
    refused_parts(p, "larger than the number of respondents");
    p.count[0] = 3; /* of two */
    refused_parts(p, "larger than the number of respondents");
    p.count[0] = UINT64_MAX;
    refused_parts(p, "larger than the number of respondents");
    p = handmade(), p.count_at[0] = P2 + 2, p.count[0] = 1;
    refused_parts(p, "larger than the number of respondents");
}

static void nobody_is_in_two_rows(void **state) {
    (void)state;
    parts p = handmade();
    for (size_t i = 0; i < 3; i++) p.count[i] = 1;
    p.count_at[1] = 4, p.count_at[2] = 4 + 1 + CHISO__MISSING_REASONS;
    p.counts_everywhere = true;
    taken_parts(p);
    for (size_t i = 0; i < 3; i++) p.count[i] = 2;
    refused_parts(p, "larger than the number of respondents");
}

static void respondents_are_few_enough_to_be_counted(void **state) {
    (void)state;
    parts p = handmade();
    p.respondents = UINT64_C(1) << 53;
    taken_parts(p);
    p.respondents++;
    refused_parts(p, "more respondents than can be");
    p.respondents = UINT64_MAX;
    refused_parts(p, "more respondents than can be");
}

static void nothing_stands_behind_the_rows(void **state) {
    (void)state;
    parts p = handmade();
    p.behind = "x";
    refused_parts(p, "behind the last row");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_belong_to_units_and_domains_that_are_there),
        cmocka_unit_test(a_unit_and_domain_have_one_row),
        cmocka_unit_test(rows_are_as_wide_as_the_instrument_has_it),
        cmocka_unit_test(rows_are_no_more_than_respondents_and_no_fewer_than_domains),
        cmocka_unit_test(sums_are_finite),
        cmocka_unit_test(counts_hold_together),
        cmocka_unit_test(nobody_is_in_two_rows),
        cmocka_unit_test(respondents_are_few_enough_to_be_counted),
        cmocka_unit_test(nothing_stands_behind_the_rows),
    };
    return RUN_TESTS(tests);
}
