/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/terms.h"

#include <sys/stat.h>

#include "driven.h"

/* q1 1 to 5 is 0 to 100, and so is days from 30 down to 0. */
static void performance_is_in_percent_where_bounds_are_known(void **state) {
    (void)state;
    driven *d =
        driven_new("q1,days,got,y\n1,0,yes,2\n2,30,no,3\n4,15,yes,5\n5,6,no,4\n", "y", "q1", NULL);
    d->survey.instrument_name = CHISO_SOURCE "/tests/unit/survey";
    assert_ok(drive(d), d->survey.error);
    assert_close(driven_number(d, NULL, "performance", "q1", "estimate"), 50, 1e-14);
    assert_null(strstr(driven_notes(d), "bounds"));
    d->predictors[0] = "B"; /* 100 and 100, 0 and 0, 50 and 100, 80 and 0 */
    assert_ok(drive(d), d->survey.error);
    assert_close(driven_number(d, NULL, "performance", "B", "estimate"), 53.75, 1e-14);
    driven_free(d);
}

/* Coefficients are of answers as they stand, in the units of the column. */
static void coefficients_are_of_columns_as_they_stand(void **state) {
    (void)state;
    driven *known = driven_new("q1,y\n1,2\n2,3\n4,5\n5,4\n3,3\n", "y", "q1", NULL),
           *unknown = driven_new("q1,y\n1,2\n2,3\n4,5\n5,4\n3,3\n", "y", "q1", NULL);
    known->survey.instrument_name = CHISO_SOURCE "/tests/unit/survey";
    assert_ok(drive(known), known->survey.error);
    assert_ok(drive(unknown), unknown->survey.error);
    assert_close(driven_number(known, NULL, "coefficient", "q1", "estimate"),
                 driven_number(unknown, NULL, "coefficient", "q1", "estimate"), 1e-14);
    assert_close(driven_number(unknown, NULL, "performance", "q1", "estimate"), 3, 1e-14);
    driven_free(known);
    driven_free(unknown);
}

static driven *with_instrument_of(const char *nodes, const char *scales) {
    static const char answers[] = "q1,q2,y\n1,2,2\n2,1,3\n3,2,5\n2,2,4\n1,3,1\n";
    driven *d = driven_new(answers, "y", "A", NULL);
    static char folder[128];
    snprintf(folder, sizeof folder, "%s/instrument", d->survey.folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    const char *const texts[][2] = {
        {"instrument.csv", "key,value\nname,own\n"}, {"nodes.csv", nodes}, {"scales.csv", scales}};
    for (size_t i = 0; i < 3; i++) {
        char path[192];
        snprintf(path, sizeof path, "%s/%s", folder, texts[i][0]);
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        assert_true(fputs(texts[i][1], file) >= 0);
        assert_int_equal(fclose(file), 0);
    }
    d->survey.instrument_name = folder;
    return d;
}

static void free_with_instrument(driven *d) {
    static const char *const files[] = {"instrument.csv", "nodes.csv", "scales.csv"};
    for (size_t i = 0; i < 3; i++) {
        char path[192];
        snprintf(path, sizeof path, "%s/%s", d->survey.instrument_name, files[i]);
        unlink(path);
    }
    assert_int_equal(rmdir(d->survey.instrument_name), 0);
    driven_free(d);
}

#define NODES                                                                                      \
    "code,parent,name_en,name_vi,type,variable,scale,weight,direction,min,max,aggregate\n"         \
    "A,,A,A,group,,,,,,,mean\n"

static void a_leaf_without_bounds_has_no_place_in_a_mean(void **state) {
    (void)state;
    driven *d = with_instrument_of(
        NODES "1,A,One,Một,indicator,q1,,,1,,,\n2,A,Two,Hai,indicator,q2,,,1,1,3,\n",
        "scale,code,label_en,label_vi,value,missing\n");
    const chiso_status status = drive(d);
    assert_int_equal(status, CHISO_E_ARGUMENT);
    assert_contains(d->survey.error.message, "the bounds of q1 are not known");
    free_with_instrument(d);
}

static driven *of_two_answers(const char *answers) {
    driven *d = driven_new(answers, "yes", "a", NULL);
    d->options.family = CHISO_DRIVERS_LOGISTIC;
    return d;
}

static void assert_event(driven *d, const char *event) {
    char note[64];
    assert_ok(drive(d), d->survey.error);
    snprintf(note, sizeof note, "the odds are those of answer %s to", event);
    assert_contains(driven_notes(d), note);
    driven_free(d);
}

static void the_higher_of_two_answers_is_the_event(void **state) {
    (void)state;
    assert_event(of_two_answers("yes,a\n0,1\n1,2\n0,3\n1,4\n0,2\n1,1\n"), "1");
    assert_event(of_two_answers("yes,a\n7,1\n12,2\n7,3\n12,4\n7,2\n12,1\n"), "12");
    assert_event(of_two_answers("yes,a\nYes,1\nNo,2\nYes,3\nNo,4\nNo,2\nYes,1\n"), "Yes");
    /* by the value that the scale gives, not by its place */
    driven *d = of_two_answers("got,a\nyes,1\nno,2\nyes,3\nno,4\nno,2\n-,3\nyes,1\n");
    d->options.outcome = "got";
    d->survey.instrument_name = CHISO_SOURCE "/tests/unit/survey";
    assert_event(d, "yes (yes)");
}

static void assert_no_two_answers(driven *d, const char *why) {
    assert_int_equal(drive(d), CHISO_E_DATA);
    assert_contains(d->survey.error.message, why);
    driven_free(d);
}

static void an_outcome_of_other_than_two_answers_is_refused(void **state) {
    (void)state;
    assert_no_two_answers(of_two_answers("yes,a\n0,1\n1,2\n2,3\n1,4\n0,2\n1,1\n"),
                          "people gave 3 answers to yes");
    assert_no_two_answers(of_two_answers("yes,a\n1,1\n1,2\n1,3\n"), "people gave 1 answers to yes");
}

/* Whom nobody counts gives no answer. */
static void answers_of_weight_zero_are_not_counted(void **state) {
    (void)state;
    driven *d = of_two_answers("w,yes,a\n1,0,1\n2,1,2\n1,0,3\n1,1,4\n0,2,2\n1,1,1\n");
    d->survey.design.weight = "w";
    assert_event(d, "1");
}

static void a_question_with_boxes_is_no_outcome(void **state) {
    (void)state;
    driven *d =
        driven_new("heard_1,heard_2,heard_3,a\n1,,1,1\n,1,,2\n1,1,,3\n", "heard", "a", NULL);
    d->survey.instrument_name = CHISO_SOURCE "/tests/unit/asked";
    d->options.family = CHISO_DRIVERS_LOGISTIC;
    assert_int_equal(drive(d), CHISO_E_ARGUMENT);
    assert_contains(d->survey.error.message, "heard is a question with several boxes");
    driven_free(d);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(performance_is_in_percent_where_bounds_are_known),
        cmocka_unit_test(coefficients_are_of_columns_as_they_stand),
        cmocka_unit_test(a_leaf_without_bounds_has_no_place_in_a_mean),
        cmocka_unit_test(the_higher_of_two_answers_is_the_event),
        cmocka_unit_test(an_outcome_of_other_than_two_answers_is_refused),
        cmocka_unit_test(answers_of_weight_zero_are_not_counted),
        cmocka_unit_test(a_question_with_boxes_is_no_outcome),
    };
    return RUN_TESTS(tests);
}
