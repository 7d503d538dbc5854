/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interviews.h"

/* Everything that can be asked, with columns who, minutes, w. */
static chiso_quality_options asked(void) {
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    options.interviewer = "who";
    options.rows = CHISO_QUALITY_ALL;
    options.threads = 1;
    return options;
}

/* No value is missing without a word, and none is no number. */
static void assert_told(const looked *l) {
    for (size_t row = 0; row < chiso_result_rows(l->result); row++) {
        const bool missing = isnan(number_at(l, row, "value"));
        if (missing && text_at(l, row, "flags")[0] == '\0' &&
            strcmp(text_at(l, row, "level"), "whole") != 0)
            fail_msg("%s %s has neither a value nor a flag", text_at(l, row, "check"),
                     text_at(l, row, "subject"));
        if (missing && strcmp(text_at(l, row, "level"), "whole") == 0)
            assert_true(number_at(l, row, "n") == 0 || text_at(l, row, "flags")[0] != '\0');
    }
}

static void one_person_alone_is_like_nobody(void **state) {
    (void)state;
    const chiso_quality_options options = asked();
    looked l = look("q1,q2,q3,q4,who\n1,2,3,4,a\n", &options);
    assert_ok(l.status, l.error);
    assert_told(&l);
    assert_true(has_note(&l, "fewer than two records"));
    assert_string_equal(flags_of(&l, "percent_match", "record", "line 2"), "too_few");
    assert_string_equal(flags_of(&l, "item_nonresponse", "interviewer", "a, share"), "too_few");
    assert_true(has_note(&l, "there is no variance to compare"));
    looked_free(&l);
}

static void nobody_at_all_is_told(void **state) {
    (void)state;
    chiso_quality_options options = asked();
    options.where = "who = z";
    looked l = look("q1,q2,q3,who\n1,2,3,a\n", &options);
    assert_int_equal(l.status, CHISO_E_ARGUMENT);
    assert_contains(l.error.message, "nobody answered any of the 3 items");
    looked_free(&l);
}

static void items_that_nobody_answered_are_no_items(void **state) {
    (void)state;
    looked l = look("q1,q2\n,\n,\n", NULL);
    assert_int_equal(l.status, CHISO_E_ARGUMENT);
    assert_contains(l.error.message, "nobody answered any of the 2 items");
    looked_free(&l);
    l = look("age\n4\n", NULL);
    assert_int_equal(l.status, CHISO_E_ARGUMENT);
    assert_contains(l.error.message, "no items: name their columns with --items");
    looked_free(&l);
}

static void an_item_that_nobody_answered_is_a_finding(void **state) {
    (void)state;
    const chiso_quality_options options = asked();
    looked l = look("q1,q2,q3,q4,who\n1,2,3,,a\n2,1,3,,a\n3,2,3,,a\n", &options);
    assert_ok(l.status, l.error);
    assert_told(&l);
    assert_true(value_of(&l, "item_nonresponse", "item", "q4, share") == 1);
    const int64_t row = row_of(&l, "item_nonresponse", "item", "q4, share");
    assert_string_equal(text_at(&l, (size_t)row, "flags"), "too_high");
    assert_contains(text_at(&l, (size_t)row, "advice"), "nobody answered");
    assert_true(value_of(&l, "item_nonresponse", "whole", "share") == 0);
    looked_free(&l);
}

static void one_interviewer_alone_is_compared_with_nobody(void **state) {
    (void)state;
    const chiso_quality_options options = asked();
    looked l =
        look("q1,q2,q3,who\n1,2,3,a\n2,1,3,a\n3,2,1,a\n3,3,1,a\n1,2,1,a\n,2,1,a\n", &options);
    assert_ok(l.status, l.error);
    assert_told(&l);
    assert_string_equal(flags_of(&l, "item_nonresponse", "interviewer", "a, share"),
                        "not_compared");
    assert_string_equal(flags_of(&l, "interviewer_variance", "interviewer", "a"), "not_compared");
    assert_string_equal(flags_of(&l, "interviewer_effect", "item", "q1, intraclass correlation"),
                        "not_compared");
    assert_string_equal(flags_of(&l, "interviewer_effect", "whole", "design effect"),
                        "not_compared");
    looked_free(&l);
}

static void all_answers_equal_are_told_and_not_divided_by_nothing(void **state) {
    (void)state;
    const chiso_quality_options options = asked();
    looked l = look("q1,q2,q3,who\n4,4,4,a\n4,4,4,a\n4,4,4,b\n4,4,4,\n", &options);
    assert_ok(l.status, l.error);
    assert_told(&l);
    assert_string_equal(flags_of(&l, "percent_match", "record", "line 2"),
                        "too_high;straight_line");
    assert_true(value_of(&l, "response_variability", "record", "line 2") == 0);
    assert_true(value_of(&l, "long_string", "record", "line 5") == 3);
    assert_true(has_note(&l, "there is no variance to compare"));
    assert_true(has_note(&l, "no threshold of the match tells copies"));
    assert_true(value_of(&l, "percent_match", "whole", "distribution, 1") == 1);
    assert_true(value_of(&l, "found", "whole", "share") == 1);
    looked_free(&l);
}

static void weights_tell_kishs_effect(void **state) {
    (void)state;
    const char *const text = "q1,q2,q3,w\n1,2,3,1\n1,2,4,1\n1,2,5,1\n2,2,3,9\n2,1,3,0\n";
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    chiso_design_options drawn = CHISO_DESIGN_OPTIONS_INIT;
    chiso_design *design;
    chiso_error error = {0};
    drawn.weight = "w";
    options.checks = CHISO_CHECK_WEIGHTS;
    assert_ok(chiso_design_new(&design, &drawn, &error), error);
    looked l = look_with(text, NULL, design, &options);
    assert_ok(l.status, l.error);
    /* 4 · (1 + 1 + 1 + 81) / 12² */
    assert_close(value_of(&l, "weight_effect", "whole", "design effect"), 84.0 / 36, 1e-15);
    assert_string_equal(flags_of(&l, "weight_effect", "whole", "design effect"), "too_high");
    assert_close(value_of(&l, "weight_effect", "whole", "effective n"), 144.0 / 84, 1e-15);
    assert_true(value_of(&l, "weight_effect", "whole", "weights of 0") == 1);
    assert_close(value_of(&l, "weight_effect", "whole", "share of the largest 1 %"), 0.75, 1e-15);
    assert_true(value_of(&l, "weight", "record", "line 5") == 9);
    looked_free(&l);
    l = look_with("q1,q2,q3,w\n1,2,3,0\n1,2,4,0\n", NULL, design, &options);
    assert_ok(l.status, l.error);
    assert_string_equal(flags_of(&l, "weight_effect", "whole", "design effect"), "not_compared");
    looked_free(&l);
    chiso_design_free(design);
    l = look_with(text, NULL, NULL, &options);
    assert_true(value_of(&l, "weight_effect", "whole", "design effect") == 1);
    looked_free(&l);
    l = look_with(text, NULL, NULL, NULL); /* nobody asks for weights that are not there */
    assert_true(row_of(&l, "weight_effect", "whole", "design effect") < 0);
    assert_true(has_note(&l, "weights were not looked at: no column has them (--weight)"));
    looked_free(&l);
}

/* Weights that nobody wrote down are N/n of the stratum. */
static void weights_follow_from_population_sizes(void **state) {
    (void)state;
    static const char *const psu[] = {"u"}, *const fpc[] = {"N"};
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    chiso_design_options drawn = CHISO_DESIGN_OPTIONS_INIT;
    chiso_design *design;
    chiso_error error = {0};
    drawn.strata = "s", drawn.psu = psu, drawn.n_psu = 1, drawn.fpc = fpc, drawn.n_fpc = 1;
    options.rows = CHISO_QUALITY_ALL;
    options.checks = CHISO_CHECK_WEIGHTS;
    assert_ok(chiso_design_new(&design, &drawn, &error), error);
    looked l = look_with("q1,q2,q3,s,u,N\n1,2,3,x,1,10\n1,2,4,x,2,10\n3,2,1,y,1,6\n", NULL, design,
                         &options);
    assert_ok(l.status, l.error);
    assert_true(value_of(&l, "weight", "record", "line 2") == 5);
    assert_true(value_of(&l, "weight", "record", "line 4") == 6);
    assert_string_equal(text_at(&l, (size_t)row_of(&l, "weight", "record", "line 4"), "village"),
                        "y/1");
    looked_free(&l);
    chiso_design_free(design);
}

static void published_scores_have_no_interviews(void **state) {
    (void)state;
    chiso_instrument *instrument;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&instrument, NULL, "papi-2024", &error), error);
    looked l = look_with("province,1.1\n01,1.4\n", instrument, NULL, NULL);
    assert_int_equal(l.status, CHISO_E_ARGUMENT);
    assert_contains(l.error.message, "published scores have no interviews");
    looked_free(&l);
    chiso_instrument_free(instrument);
}

/* Of an instrument's items those that the data have; a scale is a battery, a number is none. */
static void an_instrument_knows_the_items(void **state) {
    (void)state;
    const chiso_quality_options options = {.struct_size = sizeof options,
                                           .rows = CHISO_QUALITY_ALL};
    chiso_instrument *instrument;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&instrument, NULL, "sipas-2024", &error), error);
    looked l =
        look_with("Q9_1,Q9_2,Q9_3,Q9_4\n5,5,4,5\n4,4,4,4\n3,5,,2\n", instrument, NULL, &options);
    assert_ok(l.status, l.error);
    assert_true(value_of(&l, "straight_line", "record", "line 3") == 1);
    assert_string_equal(flags_of(&l, "item_nonresponse", "item", "Q9_39, share"), "not_compared");
    looked_free(&l);
    chiso_instrument_free(instrument);
}

static void items_of_no_battery_are_no_lines(void **state) {
    (void)state;
    static const char *const days[] = {"days"};
    const chiso_quality_options options = {
        .struct_size = sizeof options, .items = days, .n_items = 1, .checks = CHISO_CHECK_LINES};
    chiso_instrument *instrument;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&instrument, NULL, CHISO_SOURCE "/tests/unit/survey", &error),
              error);
    looked l = look_with("days\n5\n4\n", instrument, NULL, &options);
    assert_ok(l.status, l.error);
    assert_true(has_note(&l, "no two items share a scale"));
    looked_free(&l);
    chiso_instrument_free(instrument);
}

static void two_items_are_too_few_for_lines_and_pairs(void **state) {
    (void)state;
    const chiso_quality_options options = asked();
    looked l = look("q1,q2,who\n1,2,a\n2,2,a\n3,1,a\n", &options);
    assert_ok(l.status, l.error);
    assert_told(&l);
    assert_true(has_note(&l, "nobody answered enough items that share a scale"));
    assert_true(has_note(&l, "fewer than two records answered enough items"));
    assert_string_equal(flags_of(&l, "straight_line", "record", "line 2"), "too_few");
    looked_free(&l);
    l = look("q1,q2,q3,who\n1,2,1,a\n2,2,,a\n3,1,,a\n", &options);
    assert_ok(l.status, l.error);
    assert_false(has_note(&l, "nobody answered enough items that share a scale"));
    looked_free(&l);
}

static void a_column_that_is_not_there_is_named_with_its_option(void **state) {
    (void)state;
    static const struct {
        const char *option;
        size_t place;
    } columns[] = {{"--id", offsetof(chiso_quality_options, id)},
                   {"--interviewer", offsetof(chiso_quality_options, interviewer)},
                   {"--village", offsetof(chiso_quality_options, village)},
                   {"--duration", offsetof(chiso_quality_options, duration)},
                   {"--start", offsetof(chiso_quality_options, start)}};
    const char *const name = "none", *const items[] = {"q1", "missing"};
    for (size_t k = 0; k < sizeof columns / sizeof columns[0]; k++) {
        chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
        memcpy((char *)&options + columns[k].place, &name, sizeof name);
        if (options.start != NULL) options.end = "q1";
        looked l = look("q1,q2,q3\n1,2,3\n", &options);
        assert_int_equal(l.status, CHISO_E_ARGUMENT);
        assert_contains(l.error.message, columns[k].option);
        looked_free(&l);
    }
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    options.items = items, options.n_items = 2;
    looked l = look("q1,q2,q3\n1,2,3\n", &options);
    assert_int_equal(l.status, CHISO_E_ARGUMENT);
    assert_contains(l.error.message, "no column \"missing\" (--items)");
    looked_free(&l);
}

static void a_fault_of_the_data_is_told_with_its_place(void **state) {
    (void)state;
    looked l = look("q1,q2,q3\n1,2,3\n1,b,3\n", NULL);
    assert_int_equal(l.status, CHISO_E_DATA);
    assert_contains(l.error.message, "line 3");
    assert_int_equal(chiso_result_rows(l.findings), 1);
    looked_free(&l);
}

static void an_item_named_twice_counts_once(void **state) {
    (void)state;
    static const char *const items[] = {"q1", "q2", "q1", "q3"};
    chiso_quality_options options = asked();
    options.items = items, options.n_items = 4;
    looked l = look("q1,q2,q3,who\n1,2,3,a\n1,2,4,a\n", &options);
    assert_ok(l.status, l.error);
    assert_close(value_of(&l, "percent_match", "record", "line 2"), 2.0 / 3, 1e-15);
    looked_free(&l);
}

/* 400 people and 60 items with five answers: what a match of 0.2 says of them. */
static void a_threshold_below_what_the_data_suggest_says_little(void **state) {
    (void)state;
    enum { ITEMS = 60, PEOPLE = 400 };
    static int8_t answers[ITEMS][PEOPLE];
    static char names[ITEMS][8];
    static const char *items[ITEMS];
    static chiso_column columns[ITEMS];
    const double thresholds[] = {0.2};
    uint32_t seed = 3;
    for (int j = 0; j < ITEMS; j++) {
        snprintf(names[j], sizeof names[j], "q%d", j);
        items[j] = names[j];
        for (int i = 0; i < PEOPLE; i++) {
            seed = seed * 1664525 + 1013904223;
            answers[j][i] = (int8_t)(seed >> 24) % 5;
        }
        columns[j] =
            (chiso_column){.name = names[j], .values = answers[j], .type = CHISO_VALUES_INT8};
    }
    const chiso_table table = {.columns = columns, .n_columns = ITEMS, .n_rows = PEOPLE};
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    chiso_responses *responses;
    looked l = {.status = CHISO_OK};
    options.items = items, options.n_items = ITEMS;
    options.checks = CHISO_CHECK_MATCH;
    options.thresholds = thresholds, options.n_thresholds = 1;
    assert_ok(chiso_responses_from_tables(&responses, &table, 1, NULL, &l.error), l.error);
    assert_ok(chiso_quality(&l.result, NULL, responses, NULL, NULL, &options, &l.error), l.error);
    assert_true(has_note(&l, "a match of 0.2 says little by itself: beyond 0."));
    const double suggested =
        value_of(&l, "percent_match", "whole", "threshold that the data suggest");
    const double q95 = value_of(&l, "percent_match", "whole", "95 % quantile");
    const double q75 = value_of(&l, "percent_match", "whole", "75 % quantile");
    assert_close(suggested, q95 + (q95 - q75) * log(500) / log(5), 1e-12);
    assert_true(suggested > value_of(&l, "percent_match", "whole", "maximum"));
    chiso_responses_free(responses);
    looked_free(&l);
}

/* Ten villages of eight people; those of one leave out most of what they are asked. */
static void a_village_that_leaves_much_out_is_told_with_its_reasons(void **state) {
    (void)state;
    static char text[8192];
    static const char *const psu[] = {"u"};
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    chiso_design_options drawn = CHISO_DESIGN_OPTIONS_INIT;
    chiso_design *design;
    chiso_error error = {0};
    uint32_t seed = 11;
    size_t used = (size_t)snprintf(text, sizeof text, "q1,q2,q3,q4,q5,q6,u\n");
    for (int i = 0; i < 80; i++) {
        for (int j = 0; j < 6; j++) {
            seed = seed * 1664525 + 1013904223;
            const bool out = (seed >> 16) % 100 < (i / 8 == 4 ? 70u : 10u);
            used += (size_t)snprintf(text + used, sizeof text - used, "%s,", out ? "" : "3");
        }
        used += (size_t)snprintf(text + used, sizeof text - used, "v%d\n", i / 8);
    }
    drawn.psu = psu, drawn.n_psu = 1;
    options.checks = CHISO_CHECK_NONRESPONSE;
    assert_ok(chiso_design_new(&design, &drawn, &error), error);
    looked l = look_with(text, NULL, design, &options);
    assert_ok(l.status, l.error);
    assert_string_equal(flags_of(&l, "item_nonresponse", "village", "v4, share"), "too_high");
    const double share = value_of(&l, "item_nonresponse", "village", "v4, share");
    assert_close(value_of(&l, "item_nonresponse", "village", "v4, of these, by reason, blank"),
                 share, 1e-15);
    assert_true(row_of(&l, "item_nonresponse", "village", "v3, share") < 0);
    looked_free(&l);
    chiso_design_free(design);
}

/* Whom nobody asked, and interviewers outside the condition, are no groups. */
static void what_nobody_of_an_interviewer_answered_is_not_compared(void **state) {
    (void)state;
    chiso_quality_options options = asked();
    options.where = "z = 1";
    looked l = look(
        "q1,q2,q3,q4,who,z\n1,2,3,,a,1\n2,1,3,,a,1\n3,2,3,,b,1\n3,3,3,,b,1\n"
        "5,5,5,5,,1\n1,1,1,1,c,2\n",
        &options);
    assert_ok(l.status, l.error);
    assert_told(&l);
    assert_string_equal(flags_of(&l, "interviewer_effect", "item", "q4, intraclass correlation"),
                        "not_compared");
    /* all of them said 3: neither between nor within */
    assert_string_equal(flags_of(&l, "interviewer_effect", "item", "q3, intraclass correlation"),
                        "not_compared");
    assert_true(row_of(&l, "interviewer_variance", "interviewer", "c") < 0);
    looked_free(&l);
}

/* Interviewers of equal means: F is 0, and nothing speaks for an effect. */
static void equal_means_of_interviewers_are_no_effect(void **state) {
    (void)state;
    const chiso_quality_options options = asked();
    looked l = look("q1,q2,q3,who\n1,2,3,a\n3,1,2,a\n1,2,3,b\n3,1,2,b\n", &options);
    assert_ok(l.status, l.error);
    const int64_t row = row_of(&l, "interviewer_effect", "item", "q1, intraclass correlation");
    assert_true(number_at(&l, (size_t)row, "p") == 1);
    assert_true(number_at(&l, (size_t)row, "value") < 0);
    looked_free(&l);
}

static void a_number_between_items_of_a_scale_is_of_no_battery(void **state) {
    (void)state;
    static const char *const items[] = {"Q9_1", "days", "Q9_2", "Q9_3"};
    const chiso_quality_options options = {.struct_size = sizeof options,
                                           .items = items,
                                           .n_items = 4,
                                           .checks = CHISO_CHECK_LINES,
                                           .rows = CHISO_QUALITY_ALL};
    chiso_instrument *instrument;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&instrument, NULL, "sipas-2024", &error), error);
    looked l = look_with("Q9_1,days,Q9_2,Q9_3\n5,2,5,5\n4,4,4,1\n", instrument, NULL, &options);
    assert_ok(l.status, l.error);
    assert_true(value_of(&l, "long_string", "record", "line 2") == 3); /* past the number */
    assert_true(number_at(&l, (size_t)row_of(&l, "long_string", "record", "line 3"), "n") == 3);
    looked_free(&l);
    chiso_instrument_free(instrument);
}

static int32_t stop(void *context, int64_t records, double fraction) {
    (void)context, (void)records, (void)fraction;
    return 1;
}

static void who_is_told_of_pairs_may_end_it(void **state) {
    (void)state;
    chiso_quality_options options = asked();
    options.progress = stop;
    looked l = look("q1,q2,q3,who\n1,2,3,a\n1,2,4,a\n", &options);
    assert_int_equal(l.status, CHISO_E_CANCELLED);
    looked_free(&l);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_person_alone_is_like_nobody),
        cmocka_unit_test(nobody_at_all_is_told),
        cmocka_unit_test(items_that_nobody_answered_are_no_items),
        cmocka_unit_test(an_item_that_nobody_answered_is_a_finding),
        cmocka_unit_test(one_interviewer_alone_is_compared_with_nobody),
        cmocka_unit_test(all_answers_equal_are_told_and_not_divided_by_nothing),
        cmocka_unit_test(weights_tell_kishs_effect),
        cmocka_unit_test(weights_follow_from_population_sizes),
        cmocka_unit_test(published_scores_have_no_interviews),
        cmocka_unit_test(an_instrument_knows_the_items),
        cmocka_unit_test(items_of_no_battery_are_no_lines),
        cmocka_unit_test(two_items_are_too_few_for_lines_and_pairs),
        cmocka_unit_test(a_column_that_is_not_there_is_named_with_its_option),
        cmocka_unit_test(a_fault_of_the_data_is_told_with_its_place),
        cmocka_unit_test(an_item_named_twice_counts_once),
        cmocka_unit_test(a_threshold_below_what_the_data_suggest_says_little),
        cmocka_unit_test(a_village_that_leaves_much_out_is_told_with_its_reasons),
        cmocka_unit_test(what_nobody_of_an_interviewer_answered_is_not_compared),
        cmocka_unit_test(equal_means_of_interviewers_are_no_effect),
        cmocka_unit_test(a_number_between_items_of_a_scale_is_of_no_battery),
        cmocka_unit_test(who_is_told_of_pairs_may_end_it),
    };
    return RUN_TESTS(tests);
}
