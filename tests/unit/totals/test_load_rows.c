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

static void rows_are_no_more_than_respondents(void **state) {
    (void)state;
    parts p = handmade();
    p.respondents = 1;
    refused_parts(p, "more rows than respondents");
    p = handmade(), p.n_rows = 1; /* nobody is in a domain */
    taken_parts(p);
    p = handmade(), p.n_rows = 3;
    refused_parts(p, "more rows than respondents");
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

static void nothing_stands_behind_all(void **state) {
    (void)state;
    parts p = handmade();
    p.behind = "x";
    refused_parts(p, "behind its end");
    p = handmade_survey(), p.behind = "x";
    refused_parts(p, "behind its end");
}

static void a_row_is_empty_single_or_full(void **state) {
    (void)state;
    parts p = handmade_sizes();
    p.row_kind[1] = CHISO__TOTALS_ROW_EMPTY;
    taken_parts(p);
    p.row_kind[1] = CHISO__TOTALS_ROW_FULL + 1;
    refused_parts(p, "no known kind");
    p.row_kind[1] = CHISO__TOTALS_ROW_SINGLE;
    taken_parts(p);
    p.n_rows = 3; /* the third is cut off, so its unit and domain are whatever stands there */
    refused_parts(p, "more rows than respondents");
}

/* n, then the answers to each variable: 7 and 7 categories, a number, 3, a ratio. */
static void nobody_is_in_one_row_in_full_and_alone_in_another(void **state) {
    (void)state;
    static const size_t at[] = {0, 8, 23, 38, 47, 58};
    parts p = handmade_sizes();
    p.row_kind[0] = CHISO__TOTALS_ROW_FULL, p.row_kind[1] = CHISO__TOTALS_ROW_SINGLE;
    p.counts_everywhere = true;
    for (size_t i = 0; i < 6; i++) p.count_at[i] = at[i], p.count[i] = 1;
    taken_parts(p);
    for (size_t i = 0; i < 6; i++) p.count[i] = 2; /* both */
    refused_parts(p, "or there are too many");
}

static void the_respondent_of_a_row_has_answers_that_there_are(void **state) {
    (void)state;
    parts p = handmade_sizes();
    p.weight = 0;
    refused_parts(p, "a weight is not positive");
    p.weight = -1;
    refused_parts(p, "a weight is not positive");
    p.weight = NAN;
    refused_parts(p, "not a finite number");
    p = handmade_sizes(), p.number = INFINITY;
    refused_parts(p, "not a finite number");
    p = handmade_sizes(), p.code = (uint64_t)(uint32_t)-1; /* blank */
    taken_parts(p);
    p.code = (uint64_t)(uint32_t)(1 - CHISO__MISSING_REASONS);
    taken_parts(p);
    p.code = (uint64_t)(uint32_t)-CHISO__MISSING_REASONS;
    refused_parts(p, "none of its variable");
    p.code = 1; /* a number has but one cell */
    refused_parts(p, "none of its variable");
}

/* tests/unit/asked, with all that it describes: q1 q3 heard (three boxes) again age. */
static void boxes_are_ticked_that_there_are(void **state) {
    (void)state;
    static const double good[] = {0, 1, 5, 7}, bad[] = {8, -1, 2.5, 1e300};
    parts p = handmade_survey();
    p.instrument = CHISO_SOURCE "/tests/unit/asked", p.name = "asked";
    p.hold = CHISO_HOLD_ALL;
    p.sums = 2 + 3 + 3 + 4 + 5 + 3;
    p.counts = 1 + 3 + 3 + 1 + 1 + 5 + 1 + 5 * CHISO__MISSING_REASONS;
    p.row_kind[0] = CHISO__TOTALS_ROW_SINGLE;
    p.codes = 5, p.numbers = 3; /* q3, boxes, age */
    p.moments_width = 5 * 6 / 2 + 3;
    for (size_t i = 0; i < 4; i++) {
        p.number = good[i];
        taken_parts(p);
        p.number = bad[i];
        refused_parts(p, "a box is ticked that is not there");
    }
}

static void a_row_in_full_is_not_cut_off(void **state) {
    (void)state;
    parts p = handmade();
    p.n_rows = 2, p.row_kind[1] = CHISO__TOTALS_ROW_EMPTY;
    taken_parts(p);
    chiso_error error = {0};
    chiso_instrument *instrument;
    assert_ok(chiso_instrument_open(&instrument, NULL, p.instrument, &error), error);
    bytes *b = make_file(&p, instrument);
    b->length -= 8;
    b->at[b->length - 4] = CHISO__TOTALS_ROW_FULL;
    close_file(b);
    write_bytes(b->at, b->length);
    refused_as(totals_path(), instrument, CHISO_E_DATA, "a row is cut off");
    unlink(totals_path());
    chiso_instrument_free(instrument);
    free(b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_belong_to_units_and_domains_that_are_there),
        cmocka_unit_test(a_unit_and_domain_have_one_row),
        cmocka_unit_test(rows_are_as_wide_as_the_instrument_has_it),
        cmocka_unit_test(rows_are_no_more_than_respondents),
        cmocka_unit_test(sums_are_finite),
        cmocka_unit_test(counts_hold_together),
        cmocka_unit_test(nobody_is_in_two_rows),
        cmocka_unit_test(respondents_are_few_enough_to_be_counted),
        cmocka_unit_test(nothing_stands_behind_all),
        cmocka_unit_test(a_row_is_empty_single_or_full),
        cmocka_unit_test(nobody_is_in_one_row_in_full_and_alone_in_another),
        cmocka_unit_test(the_respondent_of_a_row_has_answers_that_there_are),
        cmocka_unit_test(boxes_are_ticked_that_there_are),
        cmocka_unit_test(a_row_in_full_is_not_cut_off),
    };
    return RUN_TESTS(tests);
}
