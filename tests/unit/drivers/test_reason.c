/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driven.h"

/* The whole in English as an error; a domain, beside one that is well, as a note in either
   language. */
static void assert_reason(const char *rows, const char *second, int32_t family, const char *english,
                          const char *vietnamese) {
    static const char well[] = "w,1,2,5\nw,0,1,2\nw,1,2,2\nw,0,4,1\nw,1,5,4\nw,0,2,3\nw,0,3,3\n";
    char text[2048];
    snprintf(text, sizeof text, "g,y,a,b\n%s", rows);
    driven *d = driven_new(text, "y", "a", second);
    d->options.family = family;
    assert_int_equal(drive(d), CHISO_E_DATA);
    assert_contains(d->survey.error.message, english);
    driven_free(d);
    snprintf(text, sizeof text, "g,y,a,b\n%s%s", well, rows);
    d = driven_new(text, "y", "a", second);
    d->options.family = family;
    domains_by(d, "g");
    d->variance.min_n = 1; /* of small cells nothing is told */
    assert_ok(drive(d), d->survey.error);
    assert_contains(driven_notes(d), english);
    d->options.language = CHISO_VIETNAMESE;
    assert_ok(drive(d), d->survey.error);
    assert_contains(driven_notes(d), vietnamese);
    driven_free(d);
}

static void nobody_answered_everything(void **state) {
    (void)state;
    assert_reason("v,1,2,\nv,0,,3\nv,,1,1\n", "b", CHISO_DRIVERS_GAUSSIAN,
                  "nobody who counts answered y and all predictors",
                  "không ai có đủ câu trả lời cho y");
}

static void there_are_fewer_people_than_coefficients(void **state) {
    (void)state;
    assert_reason("v,1,2,1\nv,0,3,3\nv,0,1,1\n", "b", CHISO_DRIVERS_GAUSSIAN,
                  "only 3 answered y and all predictors, and 3 coefficients take more",
                  "chỉ 3 người có đủ câu trả lời cho y");
}

static void an_outcome_does_not_vary(void **state) {
    (void)state;
    assert_reason("v,1,2,1\nv,1,3,3\nv,1,1,1\nv,1,4,1\n", "b", CHISO_DRIVERS_GAUSSIAN,
                  "y is the same for all 4 people", "y giống nhau ở cả 4 người");
}

static void predictors_are_the_same_in_other_units(void **state) {
    (void)state;
    assert_reason("v,1,2,4\nv,0,3,6\nv,0,1,2\nv,1,1,2\n", "b", CHISO_DRIVERS_GAUSSIAN,
                  "b is wholly made up of a, so", "b hoàn toàn do a tạo thành");
    assert_reason("v,1,2,4\nv,0,3,6\nv,0,1,2\nv,1,1,2\n", "b", CHISO_DRIVERS_LOGISTIC,
                  "b is wholly made up of a, so", "b hoàn toàn do a tạo thành");
}

static void predictors_tell_the_answers_apart(void **state) {
    (void)state;
    assert_reason("v,0,1,4\nv,0,2,1\nv,0,2,3\nv,1,4,2\nv,1,5,3\nv,1,3,1\n", "b",
                  CHISO_DRIVERS_LOGISTIC, "the predictors, a above all, tell the two answers to y",
                  "nhất là a, phân biệt hoàn toàn hai câu trả lời cho y");
}

/* c is what a, b and d make up. */
static void all_that_make_up_a_predictor_are_named(void **state) {
    (void)state;
    static char text[2048];
    size_t used = (size_t)snprintf(text, sizeof text, "y,a,b,d,c\n");
    for (unsigned i = 0; i < 20; i++) {
        const int a = graded(6 * noise(i)), b = graded(6 * noise(i + 40)),
                  e = graded(6 * noise(i + 80));
        used += (size_t)snprintf(text + used, sizeof text - used, "%d,%d,%d,%d,%d\n",
                                 graded(6 * noise(i + 120)), a, b, e, a + b - 2 * e);
    }
    driven *d = driven_new(text, "y", "a", "b");
    d->predictors[2] = "d";
    d->predictors[3] = "c";
    d->options.n_predictors = 4;
    assert_int_equal(drive(d), CHISO_E_DATA);
    assert_contains(d->survey.error.message, "c is wholly made up of a, b and d, so");
    driven_free(d);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_answered_everything),
        cmocka_unit_test(there_are_fewer_people_than_coefficients),
        cmocka_unit_test(an_outcome_does_not_vary),
        cmocka_unit_test(predictors_are_the_same_in_other_units),
        cmocka_unit_test(predictors_tell_the_answers_apart),
        cmocka_unit_test(all_that_make_up_a_predictor_are_named),
    };
    return RUN_TESTS(tests);
}
