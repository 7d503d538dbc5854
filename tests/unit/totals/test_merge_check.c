/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pieces.h"

#define ANSWERS                                                                                    \
    "h,province,d,v,w,q1,q2,days,got\n"                                                            \
    "a,Huế,x,1,0.1,1,2,3.3,yes\n"                                                                \
    "b,ha noi,y,2,0.2,5,2,,no\n"

static const char *const district[] = {"d"}, *const province[] = {"province"};
static const char *const village[] = {"v"}, *const missing[] = {"99", "x"};

static survey plain(void) {
    survey like = {.instrument_name = CHISO_SOURCE "/tests/unit/survey",
                   .input = CHISO_RESPONSES_OPTIONS_INIT,
                   .design = CHISO_DESIGN_OPTIONS_INIT,
                   .options = CHISO_TOTALS_OPTIONS_INIT};
    like.design.weight = "w";
    return like;
}

/* The second of two pieces is read in another way. */
static void differ(const survey *first, const survey *second, const char *words) {
    pieces p = {.count = 0};
    pieces_add(&p, first, ANSWERS);
    pieces_add(&p, second, ANSWERS);
    assert_int_equal(pieces_merge(&p), CHISO_E_ARGUMENT);
    assert_contains(p.error.message, words);
    pieces_free(&p);
}

static void each_setting_must_be_that_of_the_first(void **state) {
    (void)state;
    const survey first = plain();
    survey other = plain();
    other.options.by = district, other.options.n_by = 1;
    differ(&first, &other, "\"by\" is d in number 2 and nothing in the first");
    differ(&other, &first, "\"by\" is nothing in number 2 and d in the first");
    survey second = other;
    second.options.by = province;
    differ(&other, &second, "\"by\" is province in number 2 and d in the first");
    other = plain(), other.design.weight = NULL;
    differ(&first, &other, "\"weight\" is nothing");
    other = plain(), other.design.strata = "h";
    differ(&first, &other, "\"strata\" is h");
    other = plain(), other.design.psu = village, other.design.n_psu = 1;
    differ(&first, &other, "\"psu\" is v");
    other = plain(), other.options.where = "q1 < 3";
    differ(&first, &other, "\"where\" is q1 < 3");
    other = plain(), other.input.missing = missing, other.input.n_missing = 2;
    differ(&first, &other, "\"missing\" is 99,x");
    other = plain(), other.input.invalid = CHISO_INVALID_MISSING;
    differ(&first, &other, "\"invalid\" is missing in number 2 and fault in the first");
}

static void codes_of_two_lists_are_not_added(void **state) {
    (void)state;
    survey like = plain();
    like.options.by = province, like.options.n_by = 1;
    pieces p = {.count = 0};
    chiso_totals *of_34;
    pieces_add(&p, &like, ANSWERS);
    pieces_add(&p, &like, ANSWERS);
    const chiso_totals *of_63 = p.totals[1];
    assert_ok(chiso_totals_regroup(&of_34, NULL, of_63, NULL, &p.error), p.error);
    for (size_t i = 0; i < 2; i++) {
        p.totals[i] = of_34, p.totals[1 - i] = of_63;
        assert_int_equal(pieces_merge(&p), CHISO_E_ARGUMENT);
        assert_contains(p.error.message, i == 0 ? "\"geography\" is 63 in number 2 and 34 in the"
                                                : "\"geography\" is 34 in number 2 and 63 in the");
        assert_contains(p.error.message, "chiso totals FILE --geography 34 -o FILE");
    }
    p.totals[0] = p.totals[1] = of_34;
    assert_ok(pieces_merge(&p), p.error);
    chiso_totals_free(of_34);
    pieces_free(&p);
}

static void how_a_file_is_written_may_differ(void **state) {
    (void)state;
    const survey first = plain();
    survey other = plain();
    pieces p = {.count = 0};
    other.input.delimiter = ',', other.input.decimal = '.';
    pieces_add(&p, &first, ANSWERS);
    pieces_add(&p, &other, ANSWERS);
    assert_ok(pieces_merge(&p), p.error);
    pieces_free(&p);
}

static void the_instrument_must_be_the_same(void **state) {
    (void)state;
    static const chiso_estimand mean = {"mean", "days", NULL, 0};
    survey first = plain(), other = plain();
    first.options.estimands = other.options.estimands = &mean;
    first.options.n_estimands = other.options.n_estimands = 1;
    first.options.hold = other.options.hold = CHISO_HOLD_ESTIMANDS;
    other.instrument_name = "sipas-2024";
    differ(&first, &other, "their instruments differ (survey, sipas-2024)");
    other.instrument_name = NULL;
    differ(&first, &other, "their instruments differ");
}

static void the_same_must_be_held(void **state) {
    (void)state;
    static const chiso_estimand some[] = {
        {"mean", "days", NULL, 0},      {"total", "days", NULL, 0}, {"mean", "q1", NULL, 0},
        {"ratio", "q1", "days", 0},     {"ratio", "q1", "q2", 0},   {"quantile", "days", NULL, 0.5},
        {"quantile", "days", NULL, 0.6}};
    const survey first = plain();
    for (size_t i = 0; i + 1 < sizeof some / sizeof some[0]; i++) {
        survey one = plain(), two = plain();
        one.options.estimands = &some[i], two.options.estimands = &some[i + 1];
        one.options.n_estimands = two.options.n_estimands = 1;
        differ(&one, &two, "number 2 holds other variables than the first");
        differ(&first, &one, "number 2 holds other variables than the first");
    }
    survey all = plain();
    all.options.hold = CHISO_HOLD_ALL;
    differ(&first, &all, "number 2 holds other variables than the first");
}

static void categories_that_the_data_have_are_not_merged(void **state) {
    (void)state;
    static const chiso_estimand proportion = {"proportion", "d", NULL, 0};
    survey open = plain();
    open.options.estimands = &proportion, open.options.n_estimands = 1;
    differ(&open, &open, "give d a scale in the instrument");
}

static void published_scores_are_not_merged(void **state) {
    (void)state;
    survey s = survey_new();
    s.instrument_name = "papi-2024";
    chiso_instrument *papi;
    chiso_totals *whole = NULL;
    assert_ok(chiso_instrument_open(&papi, NULL, "papi-2024", &s.error), s.error);
    const char *path = CHISO_SOURCE "/examples/data/papi-2024.csv";
    chiso_responses *responses;
    assert_ok(chiso_responses_from_files(&responses, &path, 1, NULL, &s.error), s.error);
    assert_ok(chiso_totals_read(&s.totals, NULL, responses, papi, NULL, NULL, &s.error), s.error);
    const chiso_totals *const twice[] = {s.totals, s.totals};
    assert_int_equal(chiso_totals_merge(&whole, twice, 2, &s.error), CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "published scores are not merged");
    assert_null(whole);
    chiso_responses_free(responses);
    survey_free(&s);
    chiso_instrument_free(papi);
}

/* A value of any length is cut, not written beyond its place. */
static void a_long_setting_is_cut(void **state) {
    (void)state;
    const survey first = plain();
    survey other = plain();
    static const char *const words[] = {"code number one of those that are missing",
                                        "code number two of those that are missing",
                                        "code number three of those that are missing"};
    other.input.missing = words, other.input.n_missing = 3;
    differ(&first, &other,
           "\"missing\" is code number one of those that are missing,code number "
           "two of those that are missing,code number thr");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_setting_must_be_that_of_the_first),
        cmocka_unit_test(codes_of_two_lists_are_not_added),
        cmocka_unit_test(how_a_file_is_written_may_differ),
        cmocka_unit_test(the_instrument_must_be_the_same),
        cmocka_unit_test(the_same_must_be_held),
        cmocka_unit_test(categories_that_the_data_have_are_not_merged),
        cmocka_unit_test(published_scores_are_not_merged),
        cmocka_unit_test(a_long_setting_is_cut),
    };
    return RUN_TESTS(tests);
}
