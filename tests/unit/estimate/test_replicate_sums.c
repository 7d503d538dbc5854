/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replicate weights in columns of the file tell what the replicates that they are tell. */
#include "estimate/replicate_sums.h"

#include "base/number.h"
#include "estimate/estimates.h"
#include "survey.h"

enum { PEOPLE = 60, STRATA = 3, UNITS = 4, REPLICATES = 50, TEXT = 1 << 18 };

static const char *const by[] = {"d"}, *const psu[] = {"v"};
static const chiso_estimand asked[] = {
    {"mean", "y", NULL, 0},       {"total", "y", NULL, 0},      {"ratio", "y", "x", 0},
    {"proportion", "k", NULL, 0}, {"quantile", "y", NULL, 0.5}, {"quantile", "k", NULL, 0.3},
    {"mean", "large", NULL, 0},
};

typedef struct person {
    int stratum, unit, domain, k;
    double w, x, y;
} person;

static person person_of(size_t i) {
    return (person){.stratum = (int)(i % STRATA),
                    .unit = (int)(i / STRATA % UNITS),
                    .domain = (int)(i * 7 % 5),
                    .k = (int)(i * i % 4),
                    .w = 1 + (double)(i * 37 % 11) / 7,
                    .x = 10 + (double)(i * 13 % 17),
                    .y = (double)(i * 29 % 31) / 3};
}

/* With a decimal point whatever the locale. */
static size_t add_number(char *text, double number) {
    text[0] = ',';
    chiso__number_to_text(text + 1, number);
    return strlen(text);
}

/* The survey, and behind it the weights in every replicate; factors: of units, or NULL. */
static char *text_of(const chiso__replicates *of, const chiso__frame *frame, bool whole) {
    char *text = calloc(TEXT, 1);
    assert_non_null(text);
    size_t used = (size_t)sprintf(text, "h,v,d,k,w,x,y,large");
    for (size_t r = 0; of != NULL && r < of->count; r++)
        used += (size_t)sprintf(text + used, ",rep%zu", r + 1);
    for (size_t i = 0; i < PEOPLE; i++) {
        const person p = person_of(i);
        text[used++] = '\n';
        used += (size_t)sprintf(text + used, "%d,%d,d%d,%d", p.stratum, p.unit, p.domain, p.k);
        const double numbers[] = {p.w, p.x, p.y, 1e9 + p.y};
        for (size_t k = 0; k < 4; k++) used += add_number(text + used, numbers[k]);
        const size_t unit = i % ((size_t)STRATA * UNITS); /* as they come by first */
        for (size_t r = 0; of != NULL && r < of->count; r++) {
            const int32_t member = frame->stages[0].groups.member[unit];
            const double factor = of->factor[(size_t)member * of->count + r];
            used += add_number(text + used, whole ? p.w * factor : factor);
        }
    }
    strcpy(text + used, "\n");
    return text;
}

static survey made_survey(void) {
    survey s = survey_new();
    char *text = text_of(NULL, NULL, false);
    survey_file(&s, text);
    free(text);
    s.instrument_name = NULL;
    s.options.by = by, s.options.n_by = 1;
    s.options.estimands = asked, s.options.n_estimands = sizeof asked / sizeof asked[0];
    s.design.weight = "w", s.design.strata = "h", s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static survey supplied_survey(const chiso__replicates *of, const chiso__frame *frame, bool whole) {
    survey s = survey_new();
    char *text = text_of(of, frame, whole);
    survey_file(&s, text);
    free(text);
    s.instrument_name = NULL;
    s.options.by = by, s.options.n_by = 1;
    s.options.estimands = asked, s.options.n_estimands = sizeof asked / sizeof asked[0];
    s.design.weight = "w", s.design.repweights = "rep*";
    s.design.rep_type = CHISO_REP_BOOTSTRAP;
    s.design.rep_combined = whole ? CHISO_REP_COMBINED : CHISO_REP_FACTORS;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static chiso_result *estimated(const survey *s, const chiso_variance_options *variance) {
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *result;
    options.variance = variance;
    assert_ok(chiso_estimate(&result, s->totals, &options, &error), error);
    return result;
}

static double number_in(const chiso_result *result, size_t row, const char *column) {
    return chiso_result_number(result, row, (size_t)chiso_result_find_column(result, column));
}

static void same_errors(const chiso_result *made, const chiso_result *supplied) {
    assert_int_equal(chiso_result_rows(made), chiso_result_rows(supplied));
    for (size_t row = 0; row < chiso_result_rows(made); row++) {
        const double se = number_in(made, row, "se");
        const double estimate = number_in(made, row, "estimate");
        assert_close(number_in(supplied, row, "estimate"), estimate, 1e-12 * fabs(estimate));
        /* of numbers near 1e9 the weights are told apart to fewer digits */
        assert_close(number_in(supplied, row, "se"), se, 1e-12 * se + 1e-17 * fabs(estimate));
        assert_true(se > 0);
    }
}

static void compare(int32_t centre, bool whole) {
    survey s = made_survey();
    chiso_variance_options options = CHISO_VARIANCE_OPTIONS_INIT, plain = options;
    chiso__view view;
    chiso__replicates replicates;
    chiso_error error = {0};
    options.method = CHISO_VARIANCE_BOOTSTRAP, options.replicates = REPLICATES;
    options.centre = plain.centre = centre;
    chiso_result *made = estimated(&s, &options);
    chiso__replicates_defaults(&options);
    assert_true(chiso__view_new(&view, s.totals));
    assert_ok(chiso__replicates_new(&replicates, &view.frame, &options, &error), error);
    survey with = supplied_survey(&replicates, &view.frame, whole);
    chiso_result *supplied = estimated(&with, &plain);
    same_errors(made, supplied);
    chiso_result_free(made);
    chiso_result_free(supplied);
    chiso__replicates_free(&replicates);
    chiso__view_free(&view);
    survey_free(&s);
    survey_free(&with);
}

static void whole_weights_of_the_file_tell_what_made_replicates_tell(void **state) {
    (void)state;
    compare(CHISO_CENTRE_MEAN, true);
    compare(CHISO_CENTRE_ESTIMATE, true);
}

static void factors_of_the_file_tell_what_made_replicates_tell(void **state) {
    (void)state;
    compare(CHISO_CENTRE_MEAN, false);
    compare(CHISO_CENTRE_ESTIMATE, false);
}

/* --- by hand --- */

static survey small(const char *text, int32_t type, const chiso_estimand *estimands, size_t count) {
    survey s = survey_new();
    survey_file(&s, text);
    s.instrument_name = NULL;
    s.options.by = by, s.options.n_by = 1;
    s.options.estimands = estimands, s.options.n_estimands = count;
    s.design.weight = "w", s.design.repweights = "r?";
    s.design.rep_type = type;
    assert_ok(survey_read(&s), s.error);
    return s;
}

/* Σw 1 and -1: the total of b in the second replicate is -5, and a mean there would be of nobody.
 */
static void a_total_of_weights_below_zero_is_what_it_is(void **state) {
    (void)state;
    static const chiso_estimand wanted[] = {{"total", "y", NULL, 0}, {"mean", "y", NULL, 0}};
    survey s = small("d,w,y,r1,r2\na,1,2,1,1\nb,1,5,1,-1\n", CHISO_REP_BRR, wanted, 2);
    chiso_result *result = estimated(&s, NULL);
    assert_close(number_in(result, 0, "se"), 5, 1e-14); /* 7 and -3 about 2: √(25 + 25)/√2 */
    assert_close(number_in(result, 4, "se"), 5, 1e-14); /* b: 5 and -5 about 0 */
    assert_true(isnan(number_in(result, 5, "se")));     /* one of two replicates is too many */
    assert_true(number_in(result, 2, "se") == 0);       /* a: 2 and 2 */
    assert_string_equal(finding_text(result, 5, "flags"),
                        "small_cell;few_answers;no_df;dropped_replicates");
    chiso_result_free(result);
    survey_free(&s);
}

/* The sample has not the person of weight 0, whose answer replicates have. */
static void who_weighs_nothing_counts_in_the_replicates(void **state) {
    (void)state;
    static const chiso_estimand wanted[] = {{"quantile", "y", NULL, 0.5}, {"mean", "y", NULL, 0}};
    survey s = small("d,w,y,r1,r2\na,1,2,2,0\na,0,6,1,3\nb,0,1,1,1\n", CHISO_REP_BRR, wanted, 2);
    chiso_result *result = estimated(&s, NULL);
    assert_true(number_in(result, 0, "estimate") == 2 && number_in(result, 0, "n") == 1);
    assert_close(number_in(result, 0, "se"), 2, 1e-14); /* medians of 2 and 6, whole and in a */
    assert_close(number_in(result, 2, "se"), 2, 1e-14);
    assert_true(isnan(number_in(result, 4, "estimate")) && isnan(number_in(result, 4, "se")));
    assert_true(number_in(result, 4, "n") == 0);
    chiso_result_free(result);
    survey_free(&s);
}

/* Half of the replicates' weights are factors of each other in a: its rank is 1. */
static void df_is_the_rank_of_the_weights_less_one(void **state) {
    (void)state;
    static const chiso_estimand wanted[] = {{"mean", "y", NULL, 0}};
    survey s = small("d,w,y,r1,r2,r3\na,1,2,1,2,0\na,3,6,3,6,0\nb,1,1,1,0,1\nb,1,1,0,1,1\n",
                     CHISO_REP_BRR, wanted, 1);
    chiso_result *result = estimated(&s, NULL);
    assert_true(number_in(result, 0, "df") == 2);
    assert_true(number_in(result, 1, "df") == 0);
    assert_true(number_in(result, 2, "df") == 1);
    chiso_result_free(result);
    chiso_variance_options five = CHISO_VARIANCE_OPTIONS_INIT;
    five.df = 5;
    result = estimated(&s, &five);
    assert_true(number_in(result, 1, "df") == 5);
    chiso_result_free(result);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_weights_of_the_file_tell_what_made_replicates_tell),
        cmocka_unit_test(factors_of_the_file_tell_what_made_replicates_tell),
        cmocka_unit_test(a_total_of_weights_below_zero_is_what_it_is),
        cmocka_unit_test(who_weighs_nothing_counts_in_the_replicates),
        cmocka_unit_test(df_is_the_rank_of_the_weights_less_one),
    };
    return RUN_TESTS(tests);
}
