/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "waves.h"

#define ALL_STRATA rotating, sizeof rotating / sizeof rotating[0]

static const char *const place[] = {"place"}, *const gender[] = {"gender"}, *const sizes[] = {"N"};
static const char *const codes[] = {"S", "A", "a1", "a2", "B", "b1", "b2"};

/* --- by another way: both rounds in one file, the round a domain --- */

static chiso_result *stack(waves *w, const chiso_variance_options *variance, const char *where) {
    static const char *const of[] = {"after"}, *const from[] = {"before"};
    chiso_score_options scoring = CHISO_SCORE_OPTIONS_INIT;
    chiso_difference_options differences = CHISO_DIFFERENCE_OPTIONS_INIT;
    survey *s = &w->round[2];
    chiso_result *result;
    s->options.where = where;
    assert_ok(survey_read(s), s->error);
    scoring.variance = variance;
    differences.kind = CHISO_DIFFERENCES_NAMED;
    differences.of = of, differences.from = from, differences.n_named = 1;
    assert_ok(chiso_score_differences(&result, s->totals, &scoring, &differences, &s->error),
              s->error);
    return result;
}

/* Where the people of both rounds meet in no stratum, df is Welch's in both ways. */
static void assert_stacked(waves *w, const chiso_result *panel, const char *domain,
                           const chiso_variance_options *variance, const char *where) {
    static const char *const columns[][2] = {
        {"change", "difference"}, {"se", "se"},           {"df", "df"},
        {"ci_low", "ci_low"},     {"ci_high", "ci_high"}, {"p_value", "p_value"}};
    chiso_result *stacked = stack(w, variance, where);
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        for (size_t k = 0; k < sizeof columns / sizeof columns[0]; k++) {
            const double found = number_in(panel, domain, codes[i], columns[k][0]);
            const double expected = number_in(stacked, "after", codes[i], columns[k][1]);
            assert_true(isnan(found) == isnan(expected));
            if (!isnan(found)) assert_close(found, expected, 1e-12);
        }
    }
    chiso_result_free(stacked);
}

static void try_variance(const chiso_variance_options *variance, const char *const *fpc) {
    waves w = waves_read(ALL_STRATA, place, fpc);
    chiso_result *panel = waves_compare(&w, variance, 1);
    assert_stacked(&w, panel, NULL, variance, NULL);
    assert_stacked(&w, panel, "east", variance, "place = east");
    /* in some bootstraps nobody of c is drawn of one round: the next test */
    if (variance == NULL || variance->method != CHISO_VARIANCE_BOOTSTRAP)
        assert_stacked(&w, panel, "west", variance, "place = west");
    assert_stacked(&w, panel, "isle", variance, "place = isle");
    chiso_result_free(panel);
    waves_free(&w);
    w = waves_read(ALL_STRATA, gender, fpc);
    panel = waves_compare(&w, variance, 1);
    assert_stacked(&w, panel, "f", variance, "gender = f");
    chiso_result_free(panel);
    waves_free(&w);
}

static void a_panel_is_one_survey_of_both_rounds(void **state) {
    (void)state;
    try_variance(NULL, NULL);
    try_variance(NULL, sizes);
}

static void replicates_take_both_rounds_with_the_same_factors(void **state) {
    (void)state;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    variance.method = CHISO_VARIANCE_JACKKNIFE;
    try_variance(&variance, NULL);
    try_variance(&variance, sizes);
    variance.method = CHISO_VARIANCE_BOOTSTRAP;
    variance.replicates = 60;
    variance.centre = CHISO_CENTRE_ESTIMATE;
    try_variance(&variance, NULL);
    try_variance(&variance, sizes);
}

/* All three units that one round drew in c may be left out at once, never all of both rounds. */
static void a_replicate_without_one_of_the_rounds_is_left_out(void **state) {
    (void)state;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    waves w = waves_read(ALL_STRATA, place, NULL);
    variance.method = CHISO_VARIANCE_BOOTSTRAP;
    variance.replicates = 60;
    chiso_result *r = waves_compare(&w, &variance, 1);
    assert_contains(text_in(r, "west", "S", "flags"), "dropped_replicates");
    assert_true(number_in(r, "west", "S", "se") > 0);
    assert_string_equal(text_in(r, NULL, "S", "flags"), "few_psus");
    chiso_result_free(r);
    waves_free(&w);
}

/* --- what follows from what is shared --- */

static void where_nothing_is_shared_the_rounds_are_independent(void **state) {
    (void)state;
    waves w = waves_read(ALL_STRATA, place, NULL);
    chiso_result *panel = waves_compare(&w, NULL, 1), *apart = waves_compare(&w, NULL, 0);
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        assert_close(number_in(panel, "isle", codes[i], "se"),
                     number_in(apart, "isle", codes[i], "se"), 1e-13);
        assert_close(number_in(panel, "isle", codes[i], "df"),
                     number_in(apart, "isle", codes[i], "df"), 1e-12);
    }
    /* a stratum that is shared, without a unit that is, has other means than each of its rounds */
    assert_true(
        fabs(number_in(panel, "west", "S", "se") / number_in(apart, "west", "S", "se") - 1) > 1e-3);
    chiso_result_free(panel);
    chiso_result_free(apart);
    waves_free(&w);
}

static void assert_no_change(const chiso_result *r, const char *domain) {
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        assert_true(number_in(r, domain, codes[i], "change") == 0);
        assert_true(number_in(r, domain, codes[i], "se") == 0);
        assert_true(number_in(r, domain, codes[i], "ci_high") == 0);
        assert_true(number_in(r, domain, codes[i], "p_value") == 1);
        assert_string_equal(text_in(r, domain, codes[i], "direction"), "none");
    }
}

static void a_round_does_not_differ_from_itself(void **state) {
    (void)state;
    static const int32_t methods[] = {CHISO_VARIANCE_TAYLOR, CHISO_VARIANCE_JACKKNIFE};
    for (size_t i = 0; i < 2; i++) {
        chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
        chiso_score_options scoring = CHISO_SCORE_OPTIONS_INIT;
        chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
        waves w = waves_read(ALL_STRATA, place, NULL);
        chiso_result *r;
        variance.method = methods[i], scoring.variance = &variance, options.panel = 1;
        assert_ok(chiso_compare_totals(&r, w.round[0].totals, w.round[0].totals, &scoring, &options,
                                       &w.error),
                  w.error);
        assert_no_change(r, NULL);
        assert_no_change(r, "east");
        assert_true(number_in(r, "east", "S", "se_after") > 0);
        chiso_result_free(r);
        waves_free(&w);
    }
}

/* All units stay: the standard errors of each round are those that score tells. */
static void with_the_same_units_a_round_keeps_its_own_standard_error(void **state) {
    (void)state;
    static const wave_stratum stay[] = {{"a", "east", 9, {"123", "123"}},
                                        {"b", "west", 7, {"12", "12"}}};
    waves w = waves_read(stay, 2, place, sizes);
    chiso_result *panel = waves_compare(&w, NULL, 1), *apart = waves_compare(&w, NULL, 0);
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        assert_close(number_in(panel, "east", codes[i], "se_before"),
                     number_in(apart, "east", codes[i], "se_before"), 1e-13);
        assert_close(number_in(panel, "west", codes[i], "se_after"),
                     number_in(apart, "west", codes[i], "se_after"), 1e-13);
    }
    assert_true(number_in(panel, NULL, "S", "se") < number_in(apart, NULL, "S", "se"));
    assert_true(number_in(panel, "east", "S", "df") == 2);
    chiso_result_free(panel);
    chiso_result_free(apart);
    waves_free(&w);
}

/* 1 in the earlier round and 1 of two in the later are two units of one stratum. */
static void lone_units_are_those_of_both_rounds_together(void **state) {
    (void)state;
    static const wave_stratum lone[] = {{"a", "east", 9, {"123", "123"}},
                                        {"b", "west", 7, {"1", "12"}}};
    static const wave_stratum alone[] = {{"a", "east", 9, {"123", "123"}},
                                         {"b", "west", 7, {"1", "1"}}};
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_result *r;
    waves w = waves_read(lone, 2, place, NULL);
    assert_int_equal(waves_try(&r, &w, NULL, 0), CHISO_E_LONE_PSU);
    assert_contains(w.error.message, "the earlier round: a stratum has one sampling unit");
    r = waves_compare(&w, NULL, 1);
    assert_true(number_in(r, NULL, "S", "se") > 0);
    chiso_result_free(r);
    waves_free(&w);
    w = waves_read(alone, 2, place, NULL);
    assert_int_equal(waves_try(&r, &w, NULL, 1), CHISO_E_LONE_PSU);
    assert_contains(w.error.message, "both rounds together: a stratum has one sampling unit");
    variance.lone_psu = CHISO_LONE_PSU_CERTAINTY;
    r = waves_compare(&w, &variance, 1);
    assert_true(has_note(r, "1 of 2 strata have one sampling unit"));
    assert_string_equal(text_in(r, "west", "S", "flags"), "small_cell;few_answers;no_df");
    chiso_result_free(r);
    waves_free(&w);
}

/* --- nodes of two instruments --- */

static chiso_instrument *other_order(void) {
    return own_instrument("key,value\nname,other\n",
                          "code,parent,name_en,name_vi,type,variable,weight,direction,min,max,"
                          "aggregate,range_min,range_max\n"
                          "S,,Survey,Khảo sát,group,,,,,,sum,,\n"
                          "new,S,New,Mới,indicator,w,,1,0,10,,,\n"
                          "b1,S,Days of waiting,Số ngày chờ,indicator,days,,-1,0,30,,,\n",
                          NULL, NULL);
}

/* The later round has b1 at another place in its tree: the change is the same. */
static void nodes_are_matched_by_code_wherever_they_stand(void **state) {
    (void)state;
    static const int32_t methods[] = {CHISO_VARIANCE_TAYLOR, CHISO_VARIANCE_JACKKNIFE};
    for (size_t i = 0; i < 2; i++) {
        chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
        chiso_score_options scoring = CHISO_SCORE_OPTIONS_INIT;
        chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
        chiso_error error = {0};
        chiso_responses *responses;
        chiso_design *design;
        chiso_totals *after;
        chiso_result *r;
        waves w = waves_read(ALL_STRATA, place, NULL);
        chiso_instrument *other = other_order();
        survey *s = &w.round[AFTER];
        const char *path = s->path[0];
        assert_ok(chiso_responses_from_files(&responses, &path, 1, NULL, &error), error);
        assert_ok(chiso_design_new(&design, &s->design, &error), error);
        assert_ok(chiso_totals_read(&after, NULL, responses, other, design, &s->options, &error),
                  error);
        variance.method = methods[i], scoring.variance = &variance;
        options.panel = 1, options.breaks = CHISO_BREAKS_COMPARE;
        assert_ok(
            chiso_compare_totals(&r, w.round[BEFORE].totals, after, &scoring, &options, &error),
            error);
        chiso_result *same = waves_compare(&w, &variance, 1);
        assert_close(number_in(r, "east", "b1", "se"), number_in(same, "east", "b1", "se"), 1e-13);
        assert_close(number_in(r, NULL, "b1", "se"), number_in(same, NULL, "b1", "se"), 1e-13);
        assert_true(isnan(number_in(r, NULL, "new", "se")));
        assert_string_equal(text_in(r, NULL, "b1", "break_why"), "another parent");
        chiso_result_free(same);
        chiso_result_free(r);
        chiso_totals_free(after);
        chiso_design_free(design);
        chiso_responses_free(responses);
        chiso_instrument_free(other);
        waves_free(&w);
    }
}

/* A domain of one round alone has no change. */
static void a_domain_of_one_round_is_shown_without_a_change(void **state) {
    (void)state;
    static const wave_stratum gone[] = {{"a", "east", 9, {"123", "123"}},
                                        {"b", "west", 7, {"12", ""}}};
    waves w = waves_read(gone, 2, place, NULL);
    chiso_result *r = waves_compare(&w, NULL, 1);
    assert_true(isnan(number_in(r, "west", "S", "change")));
    assert_contains(text_in(r, "west", "S", "flags"), "only_before");
    assert_true(number_in(r, NULL, "S", "se") > 0);
    chiso_result_free(r);
    waves_free(&w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_panel_is_one_survey_of_both_rounds),
        cmocka_unit_test(replicates_take_both_rounds_with_the_same_factors),
        cmocka_unit_test(a_replicate_without_one_of_the_rounds_is_left_out),
        cmocka_unit_test(where_nothing_is_shared_the_rounds_are_independent),
        cmocka_unit_test(a_round_does_not_differ_from_itself),
        cmocka_unit_test(with_the_same_units_a_round_keeps_its_own_standard_error),
        cmocka_unit_test(lone_units_are_those_of_both_rounds_together),
        cmocka_unit_test(nodes_are_matched_by_code_wherever_they_stand),
        cmocka_unit_test(a_domain_of_one_round_is_shown_without_a_change),
    };
    return RUN_TESTS(tests);
}
