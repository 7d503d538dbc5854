/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/taylor.h"

#include "textbook.h"

static const int32_t policies[] = {CHISO_LONE_PSU_FAIL, CHISO_LONE_PSU_CERTAINTY,
                                   CHISO_LONE_PSU_CENTRE, CHISO_LONE_PSU_AVERAGE,
                                   CHISO_LONE_PSU_REMOVE};

/* Is a lone unit refused, as the policy says? */
static bool refuses(const design *d, const record *all, int32_t policy) {
    const bool later = d->n_fpc > 1 && any_lone(d, all, 2);
    if (policy == CHISO_LONE_PSU_FAIL) return later || any_lone(d, all, 1);
    return policy == CHISO_LONE_PSU_AVERAGE && later;
}

static double number_at(const chiso_result *result, size_t row, const char *column) {
    return chiso_result_number(result, row, (size_t)chiso_result_find_column(result, column));
}

/* Every row of a result: domains 0 (the whole) to the last, all of WHATS in each. */
static void assert_rows(const chiso_result *result, const design *d, const record *all,
                        int32_t policy) {
    assert_int_equal(chiso_result_rows(result), (DOMAINS + 1) * WHATS);
    for (int domain = 0; domain <= DOMAINS; domain++) {
        for (int e = 0; e < WHATS; e++) {
            double z[RECORDS];
            const size_t row = (size_t)(domain * WHATS + e);
            const double estimate = linearise(all, (what)e, domain, z);
            const double se = sqrt(variance(d, all, z, domain, policy));
            const double found = number_at(result, row, "se");
            assert_close(number_at(result, row, "estimate"), estimate, 1e-13);
            assert_true(number_at(result, row, "df") == degrees(d, all, domain));
            if (isnan(se))
                assert_true(isnan(found));
            else if (!(fabs(found - se) <= 1e-10 * fmax(se, 1e-3 * fabs(estimate))))
                fail_msg("%s, domain %d: %.17g is not %.17g", asked[e].statistic, domain, found,
                         se);
        }
    }
}

static void try_policy(const survey *s, const design *d, const record *all, int32_t policy) {
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    chiso_variance_options variance_options = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *result;
    variance_options.lone_psu = policy;
    options.variance = &variance_options;
    const chiso_status status = chiso_estimate(&result, s->totals, &options, &error);
    if (refuses(d, all, policy)) {
        assert_int_equal(status, CHISO_E_LONE_PSU);
        return;
    }
    assert_ok(status, error);
    assert_rows(result, d, all, policy);
    chiso_result_free(result);
}

static void variances_are_those_of_the_textbook_for_every_design_and_policy(void **state) {
    (void)state;
    uint64_t random = 88172645463325252u;
    size_t refused = 0, tried = 0;
    for (size_t i = 0; i < DESIGNS; i++) {
        for (int round = 0; round < 3; round++) {
            record all[RECORDS];
            make_records(all, &designs[i], &random);
            survey s = read_records(all, &designs[i], asked, WHATS);
            for (size_t p = 0; p < 5; p++, tried++) {
                refused += refuses(&designs[i], all, policies[p]);
                try_policy(&s, &designs[i], all, policies[p]);
            }
            survey_free(&s);
        }
    }
    assert_true(refused > 10 && refused < tried / 2);
}

/* --- by hand --- */

/* Two strata of two units with totals 1, 3 and 5, 9: Σ 2/1·Σ(z - z̄)² = 2·2 + 2·8. */
static const char four[] = "h,v,y\n1,1,1\n1,2,3\n2,1,5\n2,2,9\n";

static double variance_of_total(const char *text, size_t n_fpc, int32_t lone_psu) {
    static const chiso_estimand total[] = {{"total", "y", NULL, 0}};
    static const char *const psu[] = {"v"}, *const fpc[] = {"N"};
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    chiso_variance_options variance_options = CHISO_VARIANCE_OPTIONS_INIT;
    survey s = survey_new();
    survey_file(&s, text);
    s.instrument_name = NULL, s.options.estimands = total, s.options.n_estimands = 1;
    s.design.strata = "h", s.design.psu = psu, s.design.n_psu = 1;
    s.design.fpc = fpc, s.design.n_fpc = n_fpc;
    assert_ok(survey_read(&s), s.error);
    double matrix;
    variance_options.lone_psu = lone_psu, options.variance = &variance_options;
    assert_ok(chiso_covariance(&matrix, 1, s.totals, &options, &s.error), s.error);
    survey_free(&s);
    return matrix;
}

static void strata_add_up(void **state) {
    (void)state;
    assert_close(variance_of_total(four, 0, 0), 2 * 2 + 2 * 8, 1e-15);
}

static void a_population_that_is_sampled_whole_has_no_variance(void **state) {
    (void)state;
    assert_true(variance_of_total("h,v,y,N\n1,1,1,2\n1,2,3,2\n2,1,5,1\n", 1, 0) == 0);
    /* 2 of 4: each weighs 2, and half is left */
    assert_close(variance_of_total("h,v,y,N\n1,1,1,4\n1,2,3,4\n2,1,5,1\n", 1, 0), 0.5 * 2 * 8,
                 1e-15);
}

static void a_lone_unit_adds_what_its_policy_says(void **state) {
    (void)state;
    static const char lone[] = "h,v,y\n1,1,1\n1,2,3\n2,1,5\n";
    assert_close(variance_of_total(lone, 0, CHISO_LONE_PSU_CERTAINTY), 4, 1e-15);
    assert_close(variance_of_total(lone, 0, CHISO_LONE_PSU_REMOVE), 4, 1e-15);
    assert_close(variance_of_total(lone, 0, CHISO_LONE_PSU_CENTRE), 4 + 25, 1e-15);
    assert_close(variance_of_total(lone, 0, CHISO_LONE_PSU_AVERAGE), 4 * 2, 1e-15);
    assert_true(isnan(variance_of_total("h,v,y\n1,1,1\n", 0, CHISO_LONE_PSU_AVERAGE)));
}

static void the_order_of_records_does_not_matter(void **state) {
    (void)state;
    assert_close(variance_of_total("h,v,y\n2,2,4\n1,2,3\n2,1,5\n1,1,1\n2,2,5\n", 0, 0), 20, 1e-15);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(variances_are_those_of_the_textbook_for_every_design_and_policy),
        cmocka_unit_test(strata_add_up),
        cmocka_unit_test(a_population_that_is_sampled_whole_has_no_variance),
        cmocka_unit_test(a_lone_unit_adds_what_its_policy_says),
        cmocka_unit_test(the_order_of_records_does_not_matter),
    };
    return RUN_TESTS(tests);
}
